// Padding (center, ljust, rjust, zfill), tabs, and translation tables of str.
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_methods.h"

namespace krait {

namespace {

Value pad(Thread* th, Value self, i64 left, i64 right, u32 fill) {
    Str* s = str_of(self);
    if (left < 0) left = 0;
    if (right < 0) right = 0;
    if (left == 0 && right == 0) return exact_str(th, self);
    if (left > INT64_MAX / 4 - s->length || right > INT64_MAX / 4 - (left + s->length))
        return raise(th, Exc::OverflowError, "padded string is too long");
    u32 bound = max_char_bound(s);
    if (fill > bound) bound = fill;
    Str* result = new_str_for(th, left + s->length + right, bound);
    if (!result) return {};
    int width = result->width();
    for (i64 i = 0; i < left; ++i) put_unit(result->data, width, i, fill);
    copy_units(result->data, width, left, s, 0, s->length);
    for (i64 i = 0; i < right; ++i) put_unit(result->data, width, left + s->length + i, fill);
    return result;
}

bool parse_padding(Thread* th, const Args& args, const char* name, const char* full_name, i64* width, u32* fill) {
    if (!check_no_keywords(th, full_name, args) || !check_arg_count(th, name, args, 1, 2)) return false;
    if (!to_ssize(th, args[0], Exc::OverflowError, width)) return false;
    *fill = ' ';
    if (args.count < 2) return true;
    if (!is_str(args[1])) {
        raise(th, Exc::TypeError, "The fill character must be a unicode character, not %T", args[1]);
        return false;
    }
    if (str_of(args[1])->length != 1) {
        raise(th, Exc::TypeError, "The fill character must be exactly one character long");
        return false;
    }
    *fill = str_of(args[1])->at(0);
    return true;
}

}  // namespace

Value str_method_center(Thread* th, Value self, const Args& args) {
    i64 width;
    u32 fill;
    if (!parse_padding(th, args, "center", "str.center", &width, &fill)) return {};
    i64 margin = width - str_of(self)->length;
    if (margin <= 0) return exact_str(th, self);
    i64 left = margin / 2 + (margin & width & 1);
    return pad(th, self, left, margin - left, fill);
}

Value str_method_ljust(Thread* th, Value self, const Args& args) {
    i64 width;
    u32 fill;
    if (!parse_padding(th, args, "ljust", "str.ljust", &width, &fill)) return {};
    return width <= str_of(self)->length ? Value(exact_str(th, self)) : pad(th, self, 0, width - str_of(self)->length, fill);
}

Value str_method_rjust(Thread* th, Value self, const Args& args) {
    i64 width;
    u32 fill;
    if (!parse_padding(th, args, "rjust", "str.rjust", &width, &fill)) return {};
    return width <= str_of(self)->length ? Value(exact_str(th, self)) : pad(th, self, width - str_of(self)->length, 0, fill);
}

Value str_method_zfill(Thread* th, Value self, Value width_value) {
    i64 width;
    if (!to_ssize(th, width_value, Exc::OverflowError, &width)) return {};
    Str* s = str_of(self);
    if (s->length >= width) return exact_str(th, self);
    i64 fill = width - s->length;
    Value padded = pad(th, self, fill, 0, '0');
    if (!padded) return {};
    Str* result = str_of(padded);
    u32 sign = s->length ? s->at(0) : 0;
    if (sign == '+' || sign == '-') {
        put_unit(result->data, result->width(), 0, sign);
        put_unit(result->data, result->width(), fill, '0');
    }
    return padded;
}

Value str_method_expandtabs(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"tabsize"};
    Value v;
    if (!parse_args(th, ArgSpec{"expandtabs", names, 1, 0, 0, 1}, args, &v)) return {};
    int tab_size = 8;
    if (v && !to_int32(th, v, &tab_size)) return {};
    Str* s = str_of(self);
    StrBuilder out(th);
    i64 column = 0, total = 0;
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        if (c == '\t') {
            if (tab_size > 0) {
                i64 spaces = tab_size - column % tab_size;
                column += spaces;
                total += spaces;
                if (total > (i64{1} << 40)) return raise(th, Exc::OverflowError, "new string is too long");
                while (spaces--) out.append(u32{' '});
            }
            continue;
        }
        ++column;
        ++total;
        out.append(c);
        if (c == '\n' || c == '\r') column = 0;
    }
    return out.finish();
}

// ---- translate ----

namespace {

// What the table says about `c`: 1 with `*out` (str, or int as code point in `*code`), 0 unchanged, -1 raised.
enum class Mapping { Error, Keep, Delete, Char, Text };

Mapping look_up(Thread* th, Value table, u32 c, u32* code, Str** text) {
    Value key = Value::from_small_int(c);
    Value v = is_exactly(table, Kind::Dict) ? dict_get(th, table.as<Dict>(), key) : get_item(th, table, key);
    if (!v) {
        if (has_pending(th)) return catch_pending(th, Exc::LookupError) ? Mapping::Keep : Mapping::Error;
        return Mapping::Keep;
    }
    if (is_none(v)) return Mapping::Delete;
    if (is_int(v)) {
        i64 i;
        if (!int_fits_i64(v, &i) || i < 0 || i > kMaxCodePoint) {
            raise(th, Exc::ValueError, "character mapping must be in range(0x%x)", kMaxCodePoint + 1);
            return Mapping::Error;
        }
        *code = static_cast<u32>(i);
        return Mapping::Char;
    }
    if (is_str(v)) {
        *text = str_of(v);
        return Mapping::Text;
    }
    raise(th, Exc::TypeError, "character mapping must return integer, None or str");
    return Mapping::Error;
}

}  // namespace

Value str_method_translate(Thread* th, Value self, Value table) {
    Str* s = str_of(self);
    StrBuilder out(th);
    // Decisions for ASCII characters, made once: -1 unknown, -2 delete, else the replacement.
    i32 cache[128];
    for (i32& c : cache) c = -1;
    bool cacheable = is_exactly(table, Kind::Dict);
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        if (c < 128 && cache[c] != -1) {
            if (cache[c] >= 0) out.append(static_cast<u32>(cache[c]));
            continue;
        }
        u32 code = c;
        Str* text = nullptr;
        Mapping mapping = look_up(th, table, c, &code, &text);
        if (mapping == Mapping::Error) return {};
        if (mapping == Mapping::Text) {
            out.append(text);
            continue;
        }
        if (cacheable && c < 128) cache[c] = mapping == Mapping::Delete ? -2 : static_cast<i32>(code);
        if (mapping != Mapping::Delete) out.append(code);
    }
    return out.finish();
}

namespace {

Value maketrans_from_dict(Thread* th, Value mapping) {
    if (!is_exactly(mapping, Kind::Dict)) {
        return raise(th, Exc::TypeError, "if you give only one argument to maketrans it must be a dict");
    }
    Dict* result = new_dict(th);
    if (!result) return {};
    i64 position = 0;
    Value key, value;
    while (dict_next(mapping.as<Dict>(), &position, &key, &value)) {
        if (is_str(key)) {
            if (str_of(key)->length != 1)
                return raise(th, Exc::ValueError, "string keys in translate table must be of length 1");
            key = Value::from_small_int(str_of(key)->at(0));
        } else if (!is_int(key)) {
            return raise(th, Exc::TypeError, "keys in translate table must be strings or integers");
        }
        if (!dict_set(th, result, key, value)) return {};
    }
    return result;
}

}  // namespace

Value str_method_maketrans(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "str.maketrans", args) || !check_arg_count(th, "maketrans", args, 1, 3)) return {};
    Str* with = args.count > 1 ? str_argument(th, args[1], "maketrans", 2) : nullptr;
    if (args.count > 1 && !with) return {};
    Str* removed = args.count > 2 ? str_argument(th, args[2], "maketrans", 3) : nullptr;
    if (args.count > 2 && !removed) return {};
    if (!with) return maketrans_from_dict(th, args[0]);
    if (!is_str(args[0]))
        return raise(th, Exc::TypeError, "first maketrans argument must be a string if there is a second argument");
    Str* from = str_of(args[0]);
    if (from->length != with->length)
        return raise(th, Exc::ValueError, "the first two maketrans arguments must have equal length");
    Dict* result = new_dict(th);
    if (!result) return {};
    for (i64 i = 0; i < from->length; ++i)
        if (!dict_set(th, result, Value::from_small_int(from->at(i)), Value::from_small_int(with->at(i)))) return {};
    for (i64 i = 0; removed && i < removed->length; ++i)
        if (!dict_set(th, result, Value::from_small_int(removed->at(i)), none())) return {};
    return result;
}

}  // namespace krait
