// float: methods, and text to float. std::from_chars reads decimal text exactly.
#include "runtime/types/float_methods.h"

#include <charconv>
#include <cmath>
#include <cstring>
#include <string>

#include "runtime/error.h"
#include "runtime/format.h"
#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/float.h"
#include "runtime/types/int_limbs.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/unicode_digits.h"

namespace krait {

namespace {

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
    if (text.size() != lower.size()) return false;
    for (size_t i = 0; i < text.size(); i++)
        if ((text[i] | 32) != lower[i]) return false;
    return true;
}

bool is_space(char c) { return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f); }

// Digits with single underscores between them; false if malformed.
bool strip_underscores(std::string_view text, std::string* out) {
    char previous = 0;
    for (size_t i = 0; i < text.size(); i++) {
        char c = text[i];
        if (c == '_') {
            bool digit_after = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
            if (!(previous >= '0' && previous <= '9') || !digit_after) return false;
        } else {
            out->push_back(c);
        }
        previous = c;
    }
    return true;
}

}  // namespace

bool parse_float_text(std::string_view text, double* out) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    std::string clean;
    if (text.find('_') != std::string_view::npos) {
        if (!strip_underscores(text, &clean)) return false;
        text = clean;
    }
    bool negative = false;
    if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
        negative = text[0] == '-';
        text.remove_prefix(1);
    }
    if (text.empty()) return false;
    double d;
    if (equals_ignoring_case(text, "inf") || equals_ignoring_case(text, "infinity")) {
        d = HUGE_VAL;
    } else if (equals_ignoring_case(text, "nan")) {
        d = std::nan("");
    } else {
        if (!(text[0] == '.' || (text[0] >= '0' && text[0] <= '9'))) return false;
        auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), d, std::chars_format::general);
        if (end != text.data() + text.size() || error == std::errc::invalid_argument) return false;
        if (error == std::errc::result_out_of_range) d = strtod(std::string(text).c_str(), nullptr);
    }
    *out = negative ? -d : d;
    return true;
}

Value float_from_str(Thread* th, Value v) {
    double d;
    if (is_str(v) && v.as<Str>()->is_ascii()) {
        if (parse_float_text(v.as<Str>()->ascii(), &d)) return Value::from_double(d);
        return raise(th, Exc::ValueError, "could not convert string to float: %R", v);
    }
    std::string text;
    if (is_str(v)) {
        text = ascii_digits_text(v.as<Str>());
    } else {
        BufferView view;
        if (!get_buffer(th, v, &view, kBufferSimple)) return {};
        text.assign(view.data, static_cast<size_t>(view.length));
        release_buffer(th, &view);
    }
    if (parse_float_text(text, &d)) return Value::from_double(d);
    return raise(th, Exc::ValueError, "could not convert string to float: %R", v);
}

namespace {

// ---- Hexadecimal ----

Value float_hex(Thread* th, Value self) {
    double d = float_value(self);
    if (!std::isfinite(d)) return Value(float_repr(th, d));
    if (d == 0.0) return Value(str_from_ascii(th, std::signbit(d) ? "-0x0.0p+0" : "0x0.0p+0"));
    int exponent;
    double m = std::frexp(std::fabs(d), &exponent);
    int shift = 1 - std::max(-1021 - exponent, 0);
    m = std::ldexp(m, shift);
    exponent -= shift;
    std::string text = std::signbit(d) ? "-0x" : "0x";
    text.push_back("0123456789abcdef"[static_cast<int>(m)]);
    m -= static_cast<int>(m);
    text.push_back('.');
    for (int i = 0; i < 13; i++) {
        m *= 16.0;
        text.push_back("0123456789abcdef"[static_cast<int>(m)]);
        m -= static_cast<int>(m);
    }
    text += "p";
    text.push_back(exponent < 0 ? '-' : '+');
    text += std::to_string(std::abs(exponent));
    return Value(str_from_ascii(th, text));
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Parses a hexadecimal float exactly, rounding once. 0 good, 1 malformed, 2 overflow.
int parse_hex(std::string_view s, double* out) {
    while (!s.empty() && is_space(s.front())) s.remove_prefix(1);
    while (!s.empty() && is_space(s.back())) s.remove_suffix(1);
    bool negative = false;
    if (!s.empty() && (s[0] == '+' || s[0] == '-')) {
        negative = s[0] == '-';
        s.remove_prefix(1);
    }
    if (equals_ignoring_case(s, "inf") || equals_ignoring_case(s, "infinity")) {
        *out = negative ? -HUGE_VAL : HUGE_VAL;
        return 0;
    }
    if (equals_ignoring_case(s, "nan")) {
        *out = std::nan("");
        return 0;
    }
    if (s.size() >= 2 && s[0] == '0' && (s[1] | 32) == 'x') s.remove_prefix(2);
    u64 mantissa = 0;
    i64 exponent = 0;
    bool sticky = false, any = false, point = false;
    size_t i = 0;
    for (; i < s.size(); i++) {
        if (s[i] == '.' && !point) {
            point = true;
            continue;
        }
        int d = hex_digit(s[i]);
        if (d < 0) break;
        any = true;
        if (mantissa >> 60) {
            sticky = sticky || d;
            if (!point) exponent += 4;
        } else {
            mantissa = mantissa << 4 | static_cast<u64>(d);
            if (point) exponent -= 4;
        }
    }
    if (!any) return 1;
    if (i < s.size() && (s[i] | 32) == 'p') {
        i++;
        bool minus = false;
        if (i < s.size() && (s[i] == '+' || s[i] == '-')) minus = s[i++] == '-';
        if (i >= s.size()) return 1;
        i64 e = 0;
        for (; i < s.size() && s[i] >= '0' && s[i] <= '9'; i++) e = std::min<i64>(e * 10 + (s[i] - '0'), 1 << 30);
        exponent += minus ? -e : e;
    }
    if (i != s.size()) return 1;
    double result = 0.0;
    if (mantissa) {
        int bits = 64 - std::countl_zero(mantissa);
        i64 top = exponent + bits;  // value < 2^top
        if (top > 1024) return 2;
        i64 precision = std::min<i64>(53, top + 1074);
        if (precision >= 0) {
            i64 drop = bits - precision;
            u64 kept = mantissa;
            if (drop > 0) {
                u64 half = u64{1} << (drop - 1);
                u64 rest = drop >= 64 ? mantissa : mantissa & ((half << 1) - 1);
                kept = drop >= 64 ? 0 : mantissa >> drop;
                if (rest > half || (rest == half && (sticky || (kept & 1)))) kept++;
                exponent += drop;
            }
            result = std::ldexp(static_cast<double>(kept), static_cast<int>(std::max<i64>(exponent, -5000)));
        }
        if (std::isinf(result)) return 2;
    }
    *out = negative ? -result : result;
    return 0;
}

Value float_fromhex(Thread* th, Value cls, Value text) {
    if (!is_str(text)) return raise(th, Exc::TypeError, "bad argument type for built-in operation");
    double d = 0;
    Str* s = text.as<Str>();
    int status = s->is_ascii() ? parse_hex(s->ascii(), &d) : 1;
    if (status == 1) return raise(th, Exc::ValueError, "invalid hexadecimal floating-point string");
    if (status == 2) return raise(th, Exc::OverflowError, "hexadecimal value too large to represent as a float");
    Value v = Value::from_double(d);
    return cls.as<Type>() == builtin_type(Kind::Float) ? v : call(th, cls, v);
}

// ---- Others ----

Value float_is_integer(Thread*, Value self) {
    double d = float_value(self);
    return py_bool(std::isfinite(d) && std::floor(d) == d);
}

Value float_self(Thread*, Value self) { return Value::from_double(float_value(self)); }
Value float_zero(Thread*, Value) { return Value::from_double(0.0); }

Value rounded_to_int(Thread* th, double d) {
    if (std::isinf(d)) return raise(th, Exc::OverflowError, "cannot convert float infinity to integer");
    if (std::isnan(d)) return raise(th, Exc::ValueError, "cannot convert float NaN to integer");
    return int_from_double(th, d);
}
Value float_trunc(Thread* th, Value self) { return rounded_to_int(th, float_value(self)); }
Value float_floor(Thread* th, Value self) { return rounded_to_int(th, std::floor(float_value(self))); }
Value float_ceil(Thread* th, Value self) { return rounded_to_int(th, std::ceil(float_value(self))); }

Value float_round(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "__round__", args) || !check_arg_count(th, "__round__", args, 0, 1)) return {};
    double d = float_value(self);
    if (args.count == 0 || is_none(args[0])) return rounded_to_int(th, std::nearbyint(d));
    i64 digits;
    if (!to_ssize(th, args[0], Exc::Count, &digits)) return {};
    if (!std::isfinite(d) || d == 0.0) return Value::from_double(d);
    if (digits > 323) return Value::from_double(d);
    if (digits < -308) return Value::from_double(std::copysign(0.0, d));
    // Correctly rounded decimal text, read back: ties are decided on the exact value.
    double result;
    if (digits >= 0) {
        std::string text = float_text(d, 'f', static_cast<int>(digits), 0);
        parse_float_text(text, &result);
    } else {
        Value whole = KRAIT_TRY(int_from_double(th, d));
        double fraction = d - std::trunc(d);
        Value unit = KRAIT_TRY(int_binary(th, BinaryOp::Pow, Value::from_small_int(10), Value::from_small_int(-digits)));
        Value q, r;
        if (!int_floor_divmod(th, whole, unit, &q, &r)) return {};
        Value twice = KRAIT_TRY(int_binary(th, BinaryOp::Add, r, r));
        int c = int_compare(twice, unit);
        if (c == 0) c = fraction > 0 ? 1 : fraction < 0 ? -1 : 0;
        IntView view(q);
        if (c > 0 || (c == 0 && view.size && (view.limbs[0] & 1)))
            q = KRAIT_TRY(int_binary(th, BinaryOp::Add, q, Value::from_small_int(1)));
        q = KRAIT_TRY(int_binary(th, BinaryOp::Mul, q, unit));
        if (!int_to_double(th, q, &result)) {
            clear_pending(th);
            result = HUGE_VAL;
        }
        if (result == 0.0) result = std::copysign(0.0, d);
    }
    if (std::isinf(result)) return raise(th, Exc::OverflowError, "rounded value too large to represent");
    return Value::from_double(result);
}

Value float_as_integer_ratio(Thread* th, Value self) {
    double d = float_value(self);
    if (std::isinf(d)) return raise(th, Exc::OverflowError, "cannot convert Infinity to integer ratio");
    if (std::isnan(d)) return raise(th, Exc::ValueError, "cannot convert NaN to integer ratio");
    int exponent;
    double m = std::frexp(d, &exponent);
    for (int i = 0; i < 300 && m != std::floor(m); i++) {
        m *= 2.0;
        exponent--;
    }
    Value numerator = KRAIT_TRY(int_from_double(th, m));
    Value denominator = Value::from_small_int(1);
    Value count = Value::from_small_int(std::abs(exponent));
    Value& shifted = exponent > 0 ? numerator : denominator;
    shifted = KRAIT_TRY(int_shift(th, shifted, count, true));
    return Value(make_tuple(th, numerator, denominator));
}

Value float_format(Thread* th, Value self, Value spec) {
    if (!is_str(spec)) return raise(th, Exc::TypeError, "__format__() argument must be str, not %T", spec);
    if (!spec.as<Str>()->length && self.is_object()) return Value(to_str(th, self));
    return format_float(th, float_value(self), spec.as<Str>());
}

Value float_getformat(Thread* th, Value, Value kind) {
    if (!is_str(kind)) return raise(th, Exc::TypeError, "__getformat__() argument must be str, not %T", kind);
    if (!str_equal(kind.as<Str>(), "double") && !str_equal(kind.as<Str>(), "float"))
        return raise(th, Exc::ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
    return Value(str_from_ascii(th, "IEEE, little-endian"));
}

Value float_getnewargs(Thread* th, Value self) { return Value(make_tuple(th, Value::from_double(float_value(self)))); }

constexpr NativeDef float_methods[] = {
    {"conjugate", float_self, "conjugate($self, /)\n--\n\nReturn self, the complex conjugate of any float.", kPure},
    {"__trunc__", float_trunc, "__trunc__($self, /)\n--\n\nReturn the Integral closest to x between 0 and x."},
    {"__floor__", float_floor, "__floor__($self, /)\n--\n\nReturn the floor as an Integral."},
    {"__ceil__", float_ceil, "__ceil__($self, /)\n--\n\nReturn the ceiling as an Integral."},
    {"__round__", float_round,
     "__round__($self, ndigits=None, /)\n--\n\nReturn the Integral closest to x, rounding half toward even.\n\nWhen an argument "
     "is passed, work like built-in round(x, ndigits)."},
    {"as_integer_ratio", float_as_integer_ratio,
     "as_integer_ratio($self, /)\n--\n\nReturn integer ratio.\n\nReturn a pair of integers, whose ratio is exactly equal to the "
     "original float\nand with a positive denominator.\n\nRaise OverflowError on infinities and a ValueError on NaNs.\n\n>>> "
     "(10.0).as_integer_ratio()\n(10, 1)\n>>> (0.0).as_integer_ratio()\n(0, 1)\n>>> (-.25).as_integer_ratio()\n(-1, 4)"},
    {"fromhex", float_fromhex,
     "fromhex($type, string, /)\n--\n\nCreate a floating-point number from a hexadecimal string.\n\n>>> "
     "float.fromhex('0x1.ffffp10')\n2047.984375\n>>> float.fromhex('-0x1p-1074')\n-5e-324",
     kAnyEffect, kNativeClassMethod},
    {"hex", float_hex,
     "hex($self, /)\n--\n\nReturn a hexadecimal representation of a floating-point number.\n\n>>> (-0.1).hex()\n"
     "'-0x1.999999999999ap-4'\n>>> 3.14159.hex()\n'0x1.921f9f01b866ep+1'"},
    {"is_integer", float_is_integer, "is_integer($self, /)\n--\n\nReturn True if the float is an integer.", kPure},
    {"__getnewargs__", float_getnewargs, "__getnewargs__($self, /)\n--\n\n"},
    {"__getformat__", float_getformat,
     "__getformat__($type, typestr, /)\n--\n\nYou probably don't want to use this function.\n\n  typestr\n    Must be 'double' "
     "or 'float'.\n\nIt exists mainly to be used in Python's test suite.\n\nThis function returns whichever of 'unknown', 'IEEE, "
     "big-endian' or 'IEEE,\nlittle-endian' best describes the format of floating point numbers used by the\nC type named by "
     "typestr.",
     kAnyEffect, kNativeClassMethod},
    {"__format__", float_format, "__format__($self, format_spec, /)\n--\n\nFormats the float according to format_spec."},
};

constexpr GetSetDef float_getsets[] = {
    {"real", float_self, nullptr, "the real part of a complex number"},
    {"imag", float_zero, nullptr, "the imaginary part of a complex number"},
};

}  // namespace

void add_float_methods(TypeSpec* spec) {
    spec->methods = float_methods;
    spec->method_count = std::size(float_methods);
    spec->getsets = float_getsets;
    spec->getset_count = std::size(float_getsets);
}

}  // namespace krait
