// Methods of bytes and bytearray that treat them as ASCII text: case, predicates, trimming, padding, translation.
#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/codecs.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_units.h"

namespace krait {

namespace {

using View = std::string_view;

bool upper(u8 c) { return c >= 'A' && c <= 'Z'; }
bool lower(u8 c) { return c >= 'a' && c <= 'z'; }
bool alpha(u8 c) { return upper(c) || lower(c); }
bool digit(u8 c) { return c >= '0' && c <= '9'; }
bool space(u8 c) { return c == ' ' || (c >= 9 && c <= 13); }
u8 to_upper(u8 c) { return lower(c) ? static_cast<u8>(c - 32) : c; }
u8 to_lower(u8 c) { return upper(c) ? static_cast<u8>(c + 32) : c; }

template <class F>
Value map(Thread* th, Value self, F f) {
    std::string out(byte_view(self));
    for (size_t i = 0; i < out.size(); ++i) out[i] = static_cast<char>(f(i, static_cast<u8>(out[i])));
    return bytes_like(th, self, out);
}

template <class F>
Value all(Value self, F f) {
    View s = byte_view(self);
    for (char c : s)
        if (!f(static_cast<u8>(c))) return py_false();
    return py_bool(!s.empty());
}

}  // namespace

Value bytes_method_capitalize(Thread* th, Value self) {
    return map(th, self, [](size_t i, u8 c) { return i ? to_lower(c) : to_upper(c); });
}
Value bytes_method_lower(Thread* th, Value self) {
    return map(th, self, [](size_t, u8 c) { return to_lower(c); });
}
Value bytes_method_upper(Thread* th, Value self) {
    return map(th, self, [](size_t, u8 c) { return to_upper(c); });
}
Value bytes_method_swapcase(Thread* th, Value self) {
    return map(th, self, [](size_t, u8 c) { return alpha(c) ? static_cast<u8>(c ^ 32) : c; });
}
Value bytes_method_title(Thread* th, Value self) {
    bool inside = false;
    return map(th, self, [&](size_t, u8 c) {
        u8 r = inside ? to_lower(c) : to_upper(c);
        inside = alpha(c);
        return r;
    });
}

Value bytes_method_isalnum(Thread*, Value self) {
    return all(self, [](u8 c) { return alpha(c) || digit(c); });
}
Value bytes_method_isalpha(Thread*, Value self) { return all(self, alpha); }
Value bytes_method_isdigit(Thread*, Value self) { return all(self, digit); }
Value bytes_method_isspace(Thread*, Value self) { return all(self, space); }
Value bytes_method_isascii(Thread*, Value self) {
    View s = byte_view(self);
    return py_bool(is_ascii_data(s.data(), s.size()));
}
Value bytes_method_islower(Thread*, Value self) {
    bool cased = false;
    for (char c : byte_view(self)) {
        if (upper(static_cast<u8>(c))) return py_false();
        cased = cased || lower(static_cast<u8>(c));
    }
    return py_bool(cased);
}
Value bytes_method_isupper(Thread*, Value self) {
    bool cased = false;
    for (char c : byte_view(self)) {
        if (lower(static_cast<u8>(c))) return py_false();
        cased = cased || upper(static_cast<u8>(c));
    }
    return py_bool(cased);
}
Value bytes_method_istitle(Thread*, Value self) {
    bool cased = false, previous = false;
    for (char raw : byte_view(self)) {
        u8 c = static_cast<u8>(raw);
        if (upper(c)) {
            if (previous) return py_false();
            previous = cased = true;
        } else if (lower(c)) {
            if (!previous) return py_false();
            cased = true;
        } else {
            previous = false;
        }
    }
    return py_bool(cased);
}

// ---- Trimming ----

namespace {

Value strip(Thread* th, Value self, const Args& args, const char* name, bool left, bool right) {
    if (!check_no_keywords(th, name, args) || !check_arg_count(th, name, args, 0, 1)) return {};
    View s = byte_view(self);
    size_t start = 0, end = s.size();
    Value set = args.get(0);
    if (set && !is_none(set)) {
        BufferHold hold(th, set);
        if (!hold.ok()) return {};
        s = byte_view(self);
        View chars = hold.bytes();
        while (left && start < end && chars.find(s[start]) != View::npos) ++start;
        while (right && end > start && chars.find(s[end - 1]) != View::npos) --end;
    } else {
        while (left && start < end && space(static_cast<u8>(s[start]))) ++start;
        while (right && end > start && space(static_cast<u8>(s[end - 1]))) --end;
    }
    if (start == 0 && end == s.size()) return bytes_unchanged(th, self);
    return bytes_like(th, self, s.substr(start, end - start));
}

// ---- Padding ----

Value pad(Thread* th, Value self, i64 left, i64 right, char fill) {
    if (left + right > (i64{1} << 40)) return raise_no_memory(th);
    std::string out(static_cast<size_t>(left), fill);
    out += byte_view(self);
    out.append(static_cast<size_t>(right), fill);
    return bytes_like(th, self, out);
}

bool parse_padding(Thread* th, const Args& args, const char* name, i64* width, char* fill) {
    if (!check_no_keywords(th, name, args) || !check_arg_count(th, name, args, 1, 2)) return false;
    if (!to_ssize(th, args[0], Exc::OverflowError, width)) return false;
    *fill = ' ';
    if (args.count < 2) return true;
    if ((is_bytes(args[1]) || is_bytearray(args[1])) && byte_view(args[1]).size() == 1) {
        *fill = byte_view(args[1])[0];
        return true;
    }
    raise(th, Exc::TypeError, "%s() argument 2 must be a byte string of length 1, not %.50s", name, type_name(type_of(args[1])));
    return false;
}

}  // namespace

Value bytes_method_strip(Thread* th, Value self, const Args& args) { return strip(th, self, args, "strip", true, true); }
Value bytes_method_lstrip(Thread* th, Value self, const Args& args) { return strip(th, self, args, "lstrip", true, false); }
Value bytes_method_rstrip(Thread* th, Value self, const Args& args) { return strip(th, self, args, "rstrip", false, true); }

Value bytes_method_center(Thread* th, Value self, const Args& args) {
    i64 width;
    char fill;
    if (!parse_padding(th, args, "center", &width, &fill)) return {};
    i64 margin = width - static_cast<i64>(byte_view(self).size());
    if (margin <= 0) return bytes_unchanged(th, self);
    i64 left = margin / 2 + (margin & width & 1);
    return pad(th, self, left, margin - left, fill);
}
Value bytes_method_ljust(Thread* th, Value self, const Args& args) {
    i64 width;
    char fill;
    if (!parse_padding(th, args, "ljust", &width, &fill)) return {};
    i64 margin = width - static_cast<i64>(byte_view(self).size());
    return margin <= 0 ? bytes_unchanged(th, self) : pad(th, self, 0, margin, fill);
}
Value bytes_method_rjust(Thread* th, Value self, const Args& args) {
    i64 width;
    char fill;
    if (!parse_padding(th, args, "rjust", &width, &fill)) return {};
    i64 margin = width - static_cast<i64>(byte_view(self).size());
    return margin <= 0 ? bytes_unchanged(th, self) : pad(th, self, margin, 0, fill);
}

Value bytes_method_zfill(Thread* th, Value self, Value width_value) {
    i64 width;
    if (!to_ssize(th, width_value, Exc::OverflowError, &width)) return {};
    View s = byte_view(self);
    i64 fill = width - static_cast<i64>(s.size());
    if (fill <= 0) return bytes_unchanged(th, self);
    if (fill > (i64{1} << 40)) return raise_no_memory(th);
    std::string out(static_cast<size_t>(fill), '0');
    out += s;
    if (!s.empty() && (s[0] == '+' || s[0] == '-')) {
        out[0] = s[0];
        out[static_cast<size_t>(fill)] = '0';
    }
    return bytes_like(th, self, out);
}

Value bytes_method_expandtabs(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"tabsize"};
    Value v;
    if (!parse_args(th, ArgSpec{"expandtabs", names, 1, 0, 0, 1}, args, &v)) return {};
    int tab_size = 8;
    if (v && !to_int32(th, v, &tab_size)) return {};
    std::string out;
    i64 column = 0;
    for (char c : byte_view(self)) {
        if (c == '\t') {
            if (tab_size > 0) {
                i64 spaces = tab_size - column % tab_size;
                column += spaces;
                if (out.size() + static_cast<size_t>(spaces) > (size_t{1} << 40)) return raise(th, Exc::OverflowError, "result too long");
                out.append(static_cast<size_t>(spaces), ' ');
            }
            continue;
        }
        ++column;
        out += c;
        if (c == '\n' || c == '\r') column = 0;
    }
    return bytes_like(th, self, out);
}

// ---- Translation, hex, join, decode ----

Value bytes_method_translate(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"", "delete"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"translate", names, 2, 1, 1, 2}, args, v)) return {};
    u8 table[256];
    for (int i = 0; i < 256; ++i) table[i] = static_cast<u8>(i);
    if (!is_none(v[0])) {
        BufferHold hold(th, v[0]);
        if (!hold.ok()) return {};
        if (hold.bytes().size() != 256) return raise(th, Exc::ValueError, "translation table must be 256 characters long");
        memcpy(table, hold.bytes().data(), 256);
    }
    bool drop[256] = {};
    if (v[1]) {
        BufferHold hold(th, v[1]);
        if (!hold.ok()) return {};
        for (char c : hold.bytes()) drop[static_cast<u8>(c)] = true;
    }
    std::string out;
    for (char c : byte_view(self))
        if (!drop[static_cast<u8>(c)]) out += static_cast<char>(table[static_cast<u8>(c)]);
    if (is_exactly(self, Kind::Bytes) && out == byte_view(self)) return self;
    return bytes_like(th, self, out);
}

Value bytes_method_maketrans(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "maketrans", args) || !check_arg_count(th, "maketrans", args, 2, 2)) return {};
    BufferHold from(th, args[0]);
    if (!from.ok()) return {};
    BufferHold to(th, args[1]);
    if (!to.ok()) return {};
    if (from.bytes().size() != to.bytes().size()) return raise(th, Exc::ValueError, "maketrans arguments must have same length");
    Bytes* table = new_bytes(th, 256);
    if (!table) return {};
    for (int i = 0; i < 256; ++i) table->data[i] = static_cast<char>(i);
    for (size_t i = 0; i < from.bytes().size(); ++i) table->data[static_cast<u8>(from.bytes()[i])] = to.bytes()[i];
    return table;
}

Value bytes_method_join(Thread* th, Value self, Value iterable) {
    if (!is_list(iterable) && !is_tuple(iterable) && !type_of(iterable)->slots.iter && !type_of(iterable)->slots.getitem)
        return raise(th, Exc::TypeError, "can only join an iterable");
    Tuple* items = to_tuple(th, iterable);
    if (!items) return {};
    if (items->size == 1 && is_exactly(items->items[0], Kind::Bytes) && is_bytes(self)) return items->items[0];
    std::string out;
    for (i64 i = 0; i < items->size; ++i) {
        Value item = items->items[i];
        if (!supports_buffer(item))
            return raise(th, Exc::TypeError, "sequence item %zd: expected a bytes-like object, %.80s found", i, type_name(type_of(item)));
        if (i) out += byte_view(self);
        BufferHold hold(th, item);
        if (!hold.ok()) return {};
        out += hold.bytes();
    }
    return bytes_like(th, self, out);
}

Value bytes_method_decode(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"encoding", "errors"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"decode", names, 2, 0, 0, 2}, args, v)) return {};
    const char* text[2] = {};
    for (int i = 0; i < 2; ++i) {
        if (!v[i]) continue;
        if (!is_str(v[i]))
            return raise(th, Exc::TypeError, "decode() argument '%s' must be str, not %s", names[i],
                         is_none(v[i]) ? "None" : type_name(type_of(v[i])));
        text[i] = str_utf8(th, v[i].as<Str>()).data();
        if (strlen(text[i]) != str_utf8(th, v[i].as<Str>()).size()) return raise(th, Exc::ValueError, "embedded null character");
    }
    return decode_text(th, byte_view(self), self, text[0], text[1]);
}

Value bytes_method_fromhex(Thread* th, Value cls, Value text) {
    if (!is_str(text)) return raise(th, Exc::TypeError, "fromhex() argument must be str, not %T", text);
    Str* s = text.as<Str>();
    auto hex = [&](i64 i) -> int {
        if (i >= s->length) return -1;
        u32 c = s->at(i);
        if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
        if ((c | 32) >= 'a' && (c | 32) <= 'f' && c < 128) return static_cast<int>((c | 32) - 'a' + 10);
        return -1;
    };
    std::string out;
    for (i64 i = 0; i < s->length;) {
        u32 c = s->at(i);
        if (c < 128 && space(static_cast<u8>(c))) {
            ++i;
            continue;
        }
        int high = hex(i), low = high < 0 ? -1 : hex(i + 1);
        if (low < 0)
            return raise(th, Exc::ValueError, "non-hexadecimal number found in fromhex() arg at position %zd", high < 0 ? i : i + 1);
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    auto* type = cls.as<Type>();
    if (type == builtin_type(Kind::Bytearray)) return bytearray_from(th, out);
    Bytes* bytes = bytes_from(th, out);
    if (!bytes || type == builtin_type(Kind::Bytes)) return bytes;
    return call(th, cls, bytes);
}

Value bytes_method_sizeof_(Thread* th, Value self) {
    if (is_bytes(self)) return int_from_i64(th, 33 + self.as<Bytes>()->length);
    auto* array = self.as<Bytearray>();
    return int_from_i64(th, 56 + (array->length ? array->buffer->capacity : 0));
}

}  // namespace krait
