// Module `_struct`: packing values into bytes by a format (library reference, struct). A format is compiled to items of
// (code, size, offset, count) in a Struct object; module functions keep a small cache of them.
#include <cmath>
#include <cstring>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/type.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_units.h"

namespace krait {

namespace {

struct Item {
    char code;
    u8 size;        // of one value; of s and p the whole
    i64 offset, count;
};

struct Struct : Object {
    Value format;   // str
    RawBuffer* items;
    i64 item_count, size, value_count;
    bool native, little;

    Item* item(i64 i) { return reinterpret_cast<Item*>(items->data) + i; }
};

Type* struct_type;
Type* iterator_type;
Value error_type;
Value cache;

Value fail(Thread* th, const char* message) { return raise_type(th, error_type.as<Type>(), "%s", message); }

Struct* struct_of(Value v) { return v.as<Struct>(); }

void trace_struct(Object* object, Marker& marker) {
    marker.visit(static_cast<Struct*>(object)->format);
    marker.visit(static_cast<Struct*>(object)->items);
}

// Size and alignment of a code; 0: bad code.
int code_size(char code, bool native, int* align) {
    int size = 0;
    switch (code) {
        case 'x': case 'c': case 'b': case 'B': case '?': case 's': case 'p': size = 1; break;
        case 'h': case 'H': case 'e': size = 2; break;
        case 'i': case 'I': case 'f': size = 4; break;
        case 'l': case 'L': size = native ? 8 : 4; break;
        case 'q': case 'Q': case 'd': size = 8; break;
        case 'n': case 'N': case 'P': size = native ? 8 : 0; break;
        default: break;
    }
    *align = native ? size : 0;
    return size;
}

bool compile_format(Thread* th, Struct* s, std::string_view text) {
    size_t i = 0;
    s->native = true;
    s->little = true;
    if (!text.empty()) {
        switch (text[0]) {
            case '<': s->native = false, i = 1; break;
            case '>': case '!': s->native = false, s->little = false, i = 1; break;
            case '=': s->native = false, i = 1; break;
            case '@': i = 1; break;
            default: break;
        }
    }
    RawBuffer* items = new_raw_buffer(th, static_cast<i64>((text.size() + 1) * sizeof(Item)));
    if (!items) return false;
    s->items = items;
    write_barrier(th, s);
    s->item_count = s->size = s->value_count = 0;
    auto too_long = [&] {
        fail(th, "total struct size too long");
        return false;
    };
    while (i < text.size()) {
        char c = text[i++];
        if (c == ' ' || (c >= 9 && c <= 13)) continue;
        i64 count = 1;
        if (c >= '0' && c <= '9') {
            count = c - '0';
            while (i < text.size() && text[i] >= '0' && text[i] <= '9') {
                if (count > (INT64_MAX - 9) / 10) return too_long();
                count = count * 10 + (text[i++] - '0');
            }
            if (i == text.size()) return fail(th, "repeat count given without format specifier"), false;
            c = text[i++];
        }
        int align, size = code_size(c, s->native, &align);
        if (!size) return fail(th, "bad char in struct format"), false;
        if (align > 1) s->size = (s->size + align - 1) / align * align;
        if (count > (INT64_MAX - s->size) / size) return too_long();
        Item* item = s->item(s->item_count);
        *item = {c, static_cast<u8>(size), s->size, count};
        s->size += size * count;
        if (c == 'x') continue;
        if (c == 's' || c == 'p') {
            ++s->value_count;
            ++s->item_count;
        } else if (count) {
            s->value_count += count;
            ++s->item_count;
        }
    }
    return true;
}

Struct* make_struct(Thread* th, Value format, Type* type) {
    Str* text;
    if (is_str(format)) {
        text = format.as<Str>();
        if (!text->is_ascii()) {
            Value bytes = call_method(th, format, th->vm->names.encode, {Value(str_from_ascii(th, "ascii"))});
            if (!bytes) return nullptr;
        }
    } else if (is_bytes(format)) {
        text = str_from_latin1(th, byte_view(format));
    } else {
        raise(th, Exc::TypeError, "Struct() argument 1 must be a str or bytes object, not %.200s", type_name(type_of(format)));
        return nullptr;
    }
    if (!text) return nullptr;
    if (text->ascii().find('\0') != std::string_view::npos) return fail(th, "embedded null character"), nullptr;
    auto* s = reinterpret_cast<Struct*>(new_instance(th, type));
    if (!s) return nullptr;
    s->format = exact_str(th, text);
    return compile_format(th, s, text->ascii()) ? s : nullptr;
}

Struct* cached_struct(Thread* th, Value format) {
    if (!cache) cache = new_dict(th);
    if (!cache) return nullptr;
    bool plain = is_exactly(format, Kind::Str) || is_exactly(format, Kind::Bytes);
    if (plain) {
        Value found = dict_get(th, cache.as<Dict>(), format);
        if (found) return struct_of(found);
    }
    Struct* s = make_struct(th, format, struct_type);
    if (!s || !plain) return s;
    if (cache.as<Dict>()->used >= 100) dict_clear(th, cache.as<Dict>());
    return dict_set(th, cache.as<Dict>(), format, s) ? s : nullptr;
}

// ---- One value ----

void put_int(char* at, u64 bits, int size, bool little) {
    for (int i = 0; i < size; ++i) at[little ? i : size - 1 - i] = static_cast<char>(bits >> (8 * i));
}

u64 get_int(const char* at, int size, bool little) {
    u64 bits = 0;
    for (int i = 0; i < size; ++i) bits |= static_cast<u64>(static_cast<u8>(at[little ? i : size - 1 - i])) << (8 * i);
    return bits;
}

bool bad_range(Thread* th, const Item& item, bool is_signed) {
    if (item.size == 1) {
        fail(th, is_signed ? "byte format requires -128 <= number <= 127" : "ubyte format requires 0 <= number <= 255");
    } else if (item.size == 2) {
        fail(th, is_signed ? "short format requires -32768 <= number <= 32767" : "ushort format requires 0 <= number <= 65535");
    } else {
        i64 low = is_signed ? -(i64{1} << (item.size * 8 - 1)) : 0;
        i64 high = is_signed ? (i64{1} << (item.size * 8 - 1)) - 1 : (i64{1} << (item.size * 8)) - 1;
        raise_type(th, error_type.as<Type>(), "'%c' format requires %ld <= number <= %ld", item.code, low, high);
    }
    return false;
}

bool pack_int(Thread* th, char* at, const Item& item, Value v, bool little) {
    bool is_signed = item.code >= 'a' && item.code != 'P';
    Value number = v;
    if (!is_int(v)) {
        if (!has_index(v)) return fail(th, "required argument is not an integer"), false;
        number = to_index(th, v);
        if (!number) return false;
    }
    IntView view(number);
    i64 small;
    if (item.size == 8) {
        bool fits = is_signed ? int_fits_i64(number, &small) : view.size >= 0 && view.size <= 1;
        if (item.code == 'P' && view.size < 0) fits = int_fits_i64(number, &small);
        if (!fits) return fail(th, "argument out of range"), false;
        u64 bits = view.size ? view.limbs[0] : 0;
        put_int(at, view.size < 0 ? 0 - bits : bits, 8, little);
        return true;
    }
    if (!int_fits_i64(number, &small)) return fail(th, "argument out of range"), false;
    if (!is_signed && small < 0 && item.size >= 4) return fail(th, "argument out of range"), false;
    i64 low = is_signed ? -(i64{1} << (item.size * 8 - 1)) : 0;
    i64 high = is_signed ? (i64{1} << (item.size * 8 - 1)) - 1 : (i64{1} << (item.size * 8)) - 1;
    if (small < low || small > high) return bad_range(th, item, is_signed);
    put_int(at, static_cast<u64>(small), item.size, little);
    return true;
}

bool pack_float(Thread* th, char* at, const Item& item, Value v, bool little, bool native) {
    double d;
    if (!to_double(th, v, &d)) {
        clear_pending(th);
        return fail(th, "required argument is not a float"), false;
    }
    if (item.code == 'd') {
        u64 bits;
        memcpy(&bits, &d, 8);
        put_int(at, bits, 8, little);
    } else if (item.code == 'f') {
        float f = static_cast<float>(d);
        if (!native && std::isinf(f) && !std::isinf(d)) return raise(th, Exc::OverflowError, "float too large to pack with f format"), false;
        u32 bits;
        memcpy(&bits, &f, 4);
        put_int(at, bits, 4, little);
    } else {
        auto h = static_cast<_Float16>(d);
        u16 bits;
        memcpy(&bits, &h, 2);
        if (std::isnan(d)) bits = std::signbit(d) ? 0xFE00 : 0x7E00;
        if ((bits & 0x7FFF) == 0x7C00 && !std::isinf(d)) return raise(th, Exc::OverflowError, "float too large to pack with e format"), false;
        put_int(at, bits, 2, little);
    }
    return true;
}

bool pack_text(Thread* th, char* at, const Item& item, Value v) {
    if (!is_bytes(v) && !is_bytearray(v))
        return raise_type(th, error_type.as<Type>(), "argument for '%c' must be a bytes object", item.code), false;
    std::string_view data = byte_view(v);
    i64 room = item.count, n = static_cast<i64>(data.size());
    if (item.code == 'p') {
        if (room == 0) return true;
        if (n > room - 1) n = room - 1;
        memcpy(at + 1, data.data(), static_cast<size_t>(n));
        *at = static_cast<char>(n > 255 ? 255 : n);
        return true;
    }
    memcpy(at, data.data(), static_cast<size_t>(n > room ? room : n));
    return true;
}

bool pack_one(Thread* th, Struct* s, char* at, const Item& item, Value v) {
    switch (item.code) {
        case 'c':
            if (!is_bytes(v) || v.as<Bytes>()->length != 1) return fail(th, "char format requires a bytes object of length 1"), false;
            *at = v.as<Bytes>()->data[0];
            return true;
        case '?': {
            int t = truth(th, v);
            if (t < 0) return false;
            *at = static_cast<char>(t);
            return true;
        }
        case 'e': case 'f': case 'd': return pack_float(th, at, item, v, s->little, s->native);
        default: return pack_int(th, at, item, v, s->little);
    }
}

Value unpack_one(Thread* th, Struct* s, const char* at, const Item& item) {
    u64 bits = get_int(at, item.size, s->little);
    switch (item.code) {
        case 'c': return bytes_from(th, {at, 1});
        case '?': return py_bool(*at != 0);
        case 'b': return Value::from_small_int(static_cast<i8>(bits));
        case 'h': return Value::from_small_int(static_cast<i16>(bits));
        case 'i': return Value::from_small_int(static_cast<i32>(bits));
        case 'l': return item.size == 4 ? Value::from_small_int(static_cast<i32>(bits)) : int_from_i64(th, static_cast<i64>(bits));
        case 'q': case 'n': return int_from_i64(th, static_cast<i64>(bits));
        case 'd': {
            double d;
            memcpy(&d, &bits, 8);
            return Value::from_double(d);
        }
        case 'f': {
            u32 low = static_cast<u32>(bits);
            float f;
            memcpy(&f, &low, 4);
            return Value::from_double(f);
        }
        case 'e': {
            u16 low = static_cast<u16>(bits);
            _Float16 h;
            memcpy(&h, &low, 2);
            return Value::from_double(static_cast<double>(h));
        }
        default: return int_from_u64(th, bits);
    }
}

bool pack_all(Thread* th, Struct* s, char* to, const Value* values) {
    memset(to, 0, static_cast<size_t>(s->size));
    for (i64 i = 0; i < s->item_count; ++i) {
        Item item = *s->item(i);
        if (item.code == 's' || item.code == 'p') {
            if (!pack_text(th, to + item.offset, item, *values++)) return false;
            continue;
        }
        for (i64 k = 0; k < item.count; ++k)
            if (!pack_one(th, s, to + item.offset + k * item.size, item, *values++)) return false;
    }
    return true;
}

Value unpack_all(Thread* th, Struct* s, const char* from) {
    Tuple* result = new_tuple(th, s->value_count);
    if (!result) return {};
    i64 n = 0;
    for (i64 i = 0; i < s->item_count; ++i) {
        Item item = *s->item(i);
        if (item.code == 's' || item.code == 'p') {
            const char* at = from + item.offset;
            i64 length = item.count;
            if (item.code == 'p') {
                length = item.count ? static_cast<u8>(*at) : 0;
                if (length >= item.count) length = item.count ? item.count - 1 : 0;
                ++at;
            }
            Value v = bytes_from(th, {length ? at : "", static_cast<size_t>(length)});
            if (!v) return {};
            result->items[n++] = v;
            write_barrier(th, result);
            continue;
        }
        for (i64 k = 0; k < item.count; ++k) {
            Value v = unpack_one(th, s, from + item.offset + k * item.size, item);
            if (!v) return {};
            result->items[n++] = v;
            write_barrier(th, result);
        }
    }
    return result;
}

// ---- Operations ----

bool check_values(Thread* th, Struct* s, i64 count, const char* name) {
    if (count == s->value_count) return true;
    raise_type(th, error_type.as<Type>(), "%s expected %zd items for packing (got %zd)", name, s->value_count, count);
    return false;
}

Value pack(Thread* th, Struct* s, const Value* values, i64 count) {
    if (!check_values(th, s, count, "pack")) return {};
    Bytes* bytes = new_bytes(th, s->size);
    if (!bytes) return {};
    if (s->size == 0) {
        char nothing[1];
        return pack_all(th, s, nothing, values) ? Value(bytes) : Value();
    }
    return pack_all(th, s, bytes->data, values) ? Value(bytes) : Value();
}

Value pack_into(Thread* th, Struct* s, const Value* args, i64 count) {
    if (count < 2 || count - 2 != s->value_count) {
        if (count == 0) return fail(th, "pack_into expected buffer argument");
        if (count == 1) return fail(th, "pack_into expected offset argument");
        return check_values(th, s, count - 2, "pack_into"), Value();
    }
    if (!supports_buffer(args[0]))
        return raise(th, Exc::TypeError, "argument must be read-write bytes-like object, not %T", args[0]);
    BufferView view;
    if (!get_buffer(th, args[0], &view, kBufferWritable)) {
        clear_pending(th);
        return raise(th, Exc::TypeError, "argument must be read-write bytes-like object, not %T", args[0]);
    }
    Value result;
    i64 offset;
    if (to_ssize(th, args[1], Exc::IndexError, &offset)) {
        if (offset < 0 && offset + s->size > 0) {
            raise_type(th, error_type.as<Type>(), "no space to pack %zd bytes at offset %zd", s->size, offset);
        } else if (offset < 0 && offset + view.length < 0) {
            raise_type(th, error_type.as<Type>(), "offset %zd out of range for %zd-byte buffer", offset, view.length);
        } else {
            if (offset < 0) offset += view.length;
            if (view.length - offset < s->size) {
                raise_type(th, error_type.as<Type>(),
                           "pack_into requires a buffer of at least %zu bytes for packing %zd bytes at offset %zd (actual buffer size is %zd)",
                           static_cast<u64>(s->size + offset), s->size, offset, view.length);
            } else if (pack_all(th, s, view.data + offset, args + 2)) {
                result = none();
            }
        }
    } else if (pending_matches(th, Exc::IndexError) && !has_index(args[1])) {
        result = Value();
    }
    release_buffer(th, &view);
    return result;
}

Value unpack(Thread* th, Struct* s, Value buffer) {
    BufferHold hold(th, buffer);
    if (!hold.ok()) return {};
    if (hold.view().length != s->size) return raise_type(th, error_type.as<Type>(), "unpack requires a buffer of %zd bytes", s->size);
    return unpack_all(th, s, hold.bytes().data());
}

Value unpack_from(Thread* th, Struct* s, Value buffer, Value offset_value) {
    BufferHold hold(th, buffer);
    if (!hold.ok()) return {};
    i64 offset = 0, n = hold.view().length;
    if (offset_value && !to_ssize(th, offset_value, Exc::IndexError, &offset)) return {};
    if (offset < 0) {
        if (offset + s->size > 0) return raise_type(th, error_type.as<Type>(), "not enough data to unpack %zd bytes at offset %zd", s->size, offset);
        if (offset + n < 0) return raise_type(th, error_type.as<Type>(), "offset %zd out of range for %zd-byte buffer", offset, n);
        offset += n;
    }
    if (n - offset < s->size)
        return raise_type(th, error_type.as<Type>(),
                          "unpack_from requires a buffer of at least %zu bytes for unpacking %zd bytes at offset %zd (actual buffer size is %zd)",
                          static_cast<u64>(s->size + offset), s->size, offset, n);
    return unpack_all(th, s, hold.bytes().data() + offset);
}

// ---- iter_unpack ----

struct UnpackIterator : Object {
    Struct* format;
    BufferView view;
    i64 index;
};

void trace_iterator(Object* object, Marker& marker) {
    marker.visit(static_cast<UnpackIterator*>(object)->format);
    marker.visit(static_cast<UnpackIterator*>(object)->view.owner);
}
Value iterator_self(Thread*, Value self) { return self; }
void iterator_finalize(Thread* th, Value self) { release_buffer(th, &self.as<UnpackIterator>()->view); }

Value iterator_next(Thread* th, Value self) {
    auto* it = self.as<UnpackIterator>();
    if (!it->view.owner) return {};
    if (it->index >= it->view.length) {
        release_buffer(th, &it->view);
        return {};
    }
    Value row = unpack_all(th, it->format, it->view.data + it->index);
    it->index += it->format->size;
    return row;
}
Value iterator_length_hint(Thread*, Value self) {
    auto* it = self.as<UnpackIterator>();
    return Value::from_small_int(it->view.owner ? (it->view.length - it->index) / it->format->size : 0);
}
constexpr NativeDef iterator_methods[] = {{"__length_hint__", iterator_length_hint, nullptr}};

Value iter_unpack(Thread* th, Struct* s, Value buffer) {
    if (s->size == 0) return fail(th, "cannot iteratively unpack with a struct of length 0");
    auto* it = heap_new<UnpackIterator>(th, iterator_type->root_shape);
    if (!it || !get_buffer(th, buffer, &it->view, kBufferSimple)) return {};
    if (it->view.length % s->size) {
        release_buffer(th, &it->view);
        return raise_type(th, error_type.as<Type>(), "iterative unpacking requires a buffer of a multiple of %zd bytes", s->size);
    }
    it->format = s;
    write_barrier(th, it);
    register_finalizer(th, it);
    return it;
}

// ---- Struct ----

bool struct_ready(Thread* th, Value self) {
    if (struct_of(self)->items) return true;
    raise(th, Exc::RuntimeError, "Struct object is not initialized");
    return false;
}

Value struct_new(Thread* th, Type* type, const Args&) { return new_instance(th, type); }

bool struct_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"format"};
    Value format;
    if (!parse_args(th, ArgSpec{"Struct", names, 1, 1, 0, 1}, args, &format)) return false;
    Struct* made = make_struct(th, format, struct_type);
    if (!made) return false;
    auto* s = struct_of(self);
    s->format = made->format;
    s->items = made->items;
    s->item_count = made->item_count;
    s->size = made->size;
    s->value_count = made->value_count;
    s->native = made->native;
    s->little = made->little;
    write_barrier(th, s);
    return true;
}

Value method_pack(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "pack", args) || !struct_ready(th, self)) return {};
    return pack(th, struct_of(self), args.data, args.count);
}
Value method_pack_into(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "pack_into", args) || !struct_ready(th, self)) return {};
    return pack_into(th, struct_of(self), args.data, args.count);
}
Value method_unpack(Thread* th, Value self, Value buffer) { return struct_ready(th, self) ? unpack(th, struct_of(self), buffer) : Value(); }
Value method_unpack_from(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"buffer", "offset"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"unpack_from", names, 2, 1, 0, 2}, args, v) || !struct_ready(th, self)) return {};
    return unpack_from(th, struct_of(self), v[0], v[1]);
}
Value method_iter_unpack(Thread* th, Value self, Value buffer) {
    return struct_ready(th, self) ? iter_unpack(th, struct_of(self), buffer) : Value();
}
Value method_sizeof(Thread* th, Value self) { return int_from_i64(th, 56 + (struct_of(self)->item_count + 1) * 32); }

constexpr NativeDef struct_methods[] = {
    {"iter_unpack", method_iter_unpack, "iter_unpack($self, buffer, /)\n--\n\nReturn an iterator yielding tuples."},
    {"pack", method_pack, "S.pack(v1, v2, ...) -> bytes"},
    {"pack_into", method_pack_into, "S.pack_into(buffer, offset, v1, v2, ...)"},
    {"unpack", method_unpack, "unpack($self, buffer, /)\n--\n\nReturn a tuple containing unpacked values."},
    {"unpack_from", method_unpack_from, "unpack_from($self, /, buffer, offset=0)\n--\n\nReturn a tuple containing unpacked values."},
    {"__sizeof__", method_sizeof, nullptr},
};
Value get_format(Thread* th, Value self) { return struct_ready(th, self) ? struct_of(self)->format : Value(); }
Value get_size(Thread* th, Value self) { return int_from_i64(th, struct_of(self)->size); }
constexpr GetSetDef struct_getsets[] = {{"format", get_format, nullptr, "struct format string"}, {"size", get_size, nullptr, "struct size in bytes"}};

// ---- Module functions ----

Value module_pack(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "pack", args)) return {};
    if (args.count == 0) return raise(th, Exc::TypeError, "missing format argument");
    Struct* s = cached_struct(th, args[0]);
    return s ? pack(th, s, args.data + 1, args.count - 1) : Value();
}
Value module_pack_into(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "pack_into", args)) return {};
    if (args.count == 0) return raise(th, Exc::TypeError, "missing format argument");
    Struct* s = cached_struct(th, args[0]);
    return s ? pack_into(th, s, args.data + 1, args.count - 1) : Value();
}
Value module_unpack(Thread* th, Value, Value format, Value buffer) {
    Struct* s = cached_struct(th, format);
    return s ? unpack(th, s, buffer) : Value();
}
Value module_unpack_from(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"", "buffer", "offset"};
    Value v[3] = {};
    if (!parse_args(th, ArgSpec{"unpack_from", names, 3, 2, 1, 3}, args, v)) return {};
    Struct* s = cached_struct(th, v[0]);
    return s ? unpack_from(th, s, v[1], v[2]) : Value();
}
Value module_iter_unpack(Thread* th, Value, Value format, Value buffer) {
    Struct* s = cached_struct(th, format);
    return s ? iter_unpack(th, s, buffer) : Value();
}
Value module_calcsize(Thread* th, Value, Value format) {
    Struct* s = cached_struct(th, format);
    return s ? int_from_i64(th, s->size) : Value();
}
Value module_clearcache(Thread* th, Value) {
    if (cache) dict_clear(th, cache.as<Dict>());
    return none();
}

constexpr NativeDef struct_functions[] = {
    {"_clearcache", module_clearcache, "_clearcache($module, /)\n--\n\nClear the internal cache."},
    {"calcsize", module_calcsize, "calcsize($module, format, /)\n--\n\nReturn size in bytes of the struct described by the format string."},
    {"iter_unpack", module_iter_unpack, "iter_unpack($module, format, buffer, /)\n--\n\nReturn an iterator yielding tuples unpacked from the given bytes."},
    {"pack", module_pack, "pack(format, v1, v2, ...) -> bytes"},
    {"pack_into", module_pack_into, "pack_into(format, buffer, offset, v1, v2, ...)"},
    {"unpack", module_unpack, "unpack($module, format, buffer, /)\n--\n\nReturn a tuple containing values unpacked according to the format string."},
    {"unpack_from", module_unpack_from, "unpack_from($module, format, /, buffer, offset=0)\n--\n\nReturn a tuple containing values unpacked according to the format string."},
};

void make_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "_struct.Struct";
    spec.doc = "Struct(fmt) --> compiled struct object";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase | kTypeHasWeakref;
    spec.basic_size = sizeof(Struct);
    spec.trace = trace_struct;
    spec.slots.new_ = struct_new;
    spec.slots.init = struct_init;
    spec.methods = struct_methods;
    spec.method_count = sizeof struct_methods / sizeof *struct_methods;
    spec.getsets = struct_getsets;
    spec.getset_count = 2;
    struct_type = new_builtin_type(th, spec);

    spec = TypeSpec{};
    spec.name = "_struct.unpack_iterator";
    spec.kind = Kind::Iterator;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(UnpackIterator);
    spec.trace = trace_iterator;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = iterator_next;
    spec.slots.finalize = iterator_finalize;
    spec.methods = iterator_methods;
    spec.method_count = 1;
    iterator_type = new_builtin_type(th, spec);
}

}  // namespace

Value init_struct_module(Thread* th) {
    if (!error_type) {
        make_types(th);
        add_root(th, &error_type);
        add_root(th, &cache);
        Dict* ns = new_dict(th);
        if (!ns || !dict_set_str(th, ns, "__module__", str_from_ascii(th, "struct"))) return {};
        error_type = call(th, builtin_type(Kind::Type), str_from_ascii(th, "error"), make_tuple(th, exception_type(Exc::Exception)), ns);
    }
    if (!error_type) return {};
    static const ModuleDef def{"_struct", "Functions to convert between Python values and C structs represented\nas Python bytes objects.", struct_functions,
                               sizeof struct_functions / sizeof *struct_functions};
    Module* module = new_native_module(th, def);
    if (!module || !module_add(th, module, "Struct", struct_type) || !module_add(th, module, "error", error_type)) return {};
    return module;
}

}  // namespace krait
