// __format__ of int, float and complex, and floats as text. Shortest digits come from std::to_chars; given precisions from
// the C library, whose decimal conversion is exact; the layout (when an exponent is used) is CPython's.
#include <algorithm>
#include <charconv>
#include <clocale>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "runtime/error.h"
#include "runtime/format.h"
#include "runtime/number_text.h"
#include "runtime/operators.h"
#include "runtime/types/int.h"
#include "runtime/types/str_units.h"

namespace krait {

namespace {

struct Decimal {
    std::string digits;  // no trailing zeros unless asked; at least one digit
    int point = 0;       // the value is 0.digits * 10^point
};

Decimal decimal_from_scientific(const char* text, const char* end) {
    Decimal d;
    const char* p = text;
    for (; p < end && *p != 'e'; ++p)
        if (*p != '.') d.digits += *p;
    int exponent = 0;
    bool negative = p + 1 < end && p[1] == '-';
    for (p += 2; p < end; ++p) exponent = exponent * 10 + (*p - '0');
    d.point = (negative ? -exponent : exponent) + 1;
    return d;
}

Decimal rounded_decimal(double v, int digits) {
    if (digits <= 40) {
        char text[64];
        return decimal_from_scientific(text, std::to_chars(text, text + sizeof text - 1, v, std::chars_format::scientific, digits - 1).ptr);
    }
    std::string buffer(static_cast<size_t>(digits) + 32, 0);
    int n = snprintf(buffer.data(), buffer.size(), "%.*e", digits - 1, v);
    return decimal_from_scientific(buffer.data(), buffer.data() + n);
}

std::string exponent_text(int exponent, bool upper) {
    char buffer[16];
    snprintf(buffer, sizeof buffer, "%c%c%02d", upper ? 'E' : 'e', exponent < 0 ? '-' : '+', abs(exponent));
    return buffer;
}

// Digits with a point or an exponent; no sign.
std::string place_digits(const Decimal& d, bool use_exponent, bool upper, bool keep_point, bool add_dot0) {
    std::string out;
    const std::string& digits = d.digits;
    int count = static_cast<int>(digits.size());
    if (use_exponent) {
        out += digits[0];
        if (count > 1 || keep_point) out += '.';
        out += digits.substr(1);
        return out + exponent_text(d.point - 1, upper);
    }
    if (d.point <= 0) {
        out = "0.";
        out.append(static_cast<size_t>(-d.point), '0');
        return out + digits;
    }
    if (d.point >= count) {
        out = digits;
        out.append(static_cast<size_t>(d.point - count), '0');
        if (keep_point) out += '.';
        else if (add_dot0) out += ".0";
        return out;
    }
    return digits.substr(0, static_cast<size_t>(d.point)) + "." + digits.substr(static_cast<size_t>(d.point));
}

std::string magnitude_text(double v, char code, int precision, int flags) {
    bool upper = code == 'E' || code == 'G';
    bool alternate = flags & kFloatAlternate, dot0 = flags & kFloatAddDotZero;
    if (code == 'r') {
        char buffer[kFloatTextSize + 2];
        char* end = write_float_repr(v, dot0, buffer);
        // The alternate form keeps a point: "1." and "1.e+16".
        if (!alternate || memchr(buffer, '.', static_cast<size_t>(end - buffer))) return {buffer, end};
        char* exponent = std::find(buffer, end, 'e');
        return std::string(buffer, exponent) + "." + std::string(exponent, end);
    }
    if ((code == 'f' || code == 'F') && !alternate) {
        char buffer[kFloatTextSize];
        if (char* end = write_fixed(v, precision, buffer)) return {buffer, end};
    }
    if (code == 'g' || code == 'G') {
        if (precision == 0) precision = 1;
        Decimal d = v == 0 ? Decimal{std::string(alternate ? static_cast<size_t>(precision) : 1, '0'), 1} : rounded_decimal(v, precision);
        if (!alternate)
            while (d.digits.size() > 1 && d.digits.back() == '0') d.digits.pop_back();
        bool use_exponent = d.point <= -4 || d.point > precision - (dot0 ? 1 : 0);
        return place_digits(d, use_exponent, upper, alternate, dot0);
    }
    if (!alternate && precision <= 60 && v < 1e60) {
        char buffer[160];
        auto style = code == 'e' || code == 'E' ? std::chars_format::scientific : std::chars_format::fixed;
        auto end = std::to_chars(buffer, buffer + sizeof buffer, v, style, precision).ptr;
        if (upper) std::replace(buffer, end, 'e', 'E');
        return {buffer, end};
    }
    char format[8] = {'%', alternate ? '#' : '.', alternate ? '.' : '*', alternate ? '*' : code, alternate ? code : '\0', 0};
    int n = snprintf(nullptr, 0, format, precision, v);
    std::string out(static_cast<size_t>(n), 0);
    snprintf(out.data(), out.size() + 1, format, precision, v);
    return out;
}

bool is_zero_text(const std::string& text) {
    for (char c : text) {
        if (c >= '1' && c <= '9') return false;
        if (c == 'e' || c == 'E') break;
    }
    return true;
}

}  // namespace

std::string float_text(double v, char code, int precision, int flags) {
    if (std::isnan(v) || std::isinf(v)) {
        bool upper = code == 'E' || code == 'F' || code == 'G';
        if (std::isnan(v)) return (flags & kFloatSign ? "+" : "") + std::string(upper ? "NAN" : "nan");
        return (v < 0 ? "-" : flags & kFloatSign ? "+" : "") + std::string(upper ? "INF" : "inf");
    }
    std::string text = magnitude_text(std::fabs(v), code, precision, flags);
    if (std::signbit(v) && !((flags & kFloatNoNegativeZero) && is_zero_text(text))) return "-" + text;
    return flags & kFloatSign ? "+" + text : text;
}

std::string complex_repr_text(double real, double imag) {
    if (real == 0 && !std::signbit(real)) return float_text(imag, 'r', 0, 0) + "j";
    return "(" + float_text(real, 'r', 0, 0) + float_text(imag, 'r', 0, kFloatSign) + "j)";
}

namespace {

Value unknown_code(Thread* th, u32 code, const char* type) {
    if (code > 32 && code < 128)
        return raise(th, Exc::ValueError, "Unknown format code '%c' for object of type '%.200s'", static_cast<int>(code), type);
    return raise(th, Exc::ValueError, "Unknown format code '\\x%x' for object of type '%.200s'", code, type);
}

Grouping grouping_for(const FormatSpec& spec) {
    if (spec.type == 'n') {
        lconv* locale = localeconv();
        return {locale->thousands_sep, locale->grouping};
    }
    bool by_four = spec.type == 'b' || spec.type == 'o' || spec.type == 'x' || spec.type == 'X';
    if (spec.thousands == ',') return {",", "\3"};
    if (spec.thousands == '_') return {"_", by_four ? "\4" : "\3"};
    return {};
}

// Takes the text of a float without sign apart into digits, point and rest.
void split_float(const std::string& text, bool locale_point, NumberParts& parts) {
    size_t i = 0;
    while (i < text.size() && text[i] >= '0' && text[i] <= '9') ++i;
    parts.digits = text.substr(0, i);
    if (i < text.size() && text[i] == '.') {
        parts.point = locale_point ? localeconv()->decimal_point : ".";
        ++i;
    }
    parts.rest = text.substr(i);
}

const char* int_type_name(Value v) { return is_bool(v) ? "bool" : type_name(type_of(v)); }

// ---- int ----

Value format_int_char(Thread* th, Value v, const FormatSpec& f) {
    if (f.sign) return raise(th, Exc::ValueError, "Sign not allowed with integer format specifier 'c'");
    if (f.alternate) return raise(th, Exc::ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
    i64 code;
    if (!int_fits_i64(v, &code)) return raise(th, Exc::OverflowError, "Python int too large to convert to C long");
    if (code < 0 || code > kMaxCodePoint) return raise(th, Exc::OverflowError, "%%c arg not in range(0x110000)");
    StrBuilder out(th);
    i64 padding = f.width > 1 ? f.width - 1 : 0;
    i64 left = f.align == '^' ? padding / 2 : f.align == '<' ? 0 : padding;
    for (i64 i = 0; i < left; ++i) out.append(f.fill);
    out.append(static_cast<u32>(code));
    for (i64 i = left; i < padding; ++i) out.append(f.fill);
    return out.finish();
}

Value format_int_digits(Thread* th, Value v, const FormatSpec& f) {
    int base = f.type == 'b' ? 2 : f.type == 'o' ? 8 : f.type == 'x' || f.type == 'X' ? 16 : 10;
    NumberParts parts;
    i64 small;
    if (int_fits_i64(v, &small)) {
        char buffer[kIntTextSize];
        std::string_view digits = int_text(small, base, buffer);
        parts.negative = small < 0;
        parts.digits = digits.substr(parts.negative);
    } else {
        Str* text = int_to_str(th, v, base);
        if (!text) return {};
        std::string_view digits = text->ascii();
        parts.negative = digits[0] == '-';
        parts.digits = digits.substr(parts.negative);
    }
    if (!f.sign && !f.thousands && f.type != 'n' && !f.alternate && f.type != 'X' && f.align != '^' && f.fill < 128) {
        // Plain padding on one side: no layout to work out.
        std::string text = parts.negative ? "-" + parts.digits : parts.digits;
        i64 padding = f.width - static_cast<i64>(text.size());
        if (padding <= 0) return str_from_ascii(th, text);
        if (padding < 4096) {
            text.insert(f.align == '<' ? text.size() : f.align == '=' && parts.negative ? 1 : 0, static_cast<size_t>(padding), static_cast<char>(f.fill));
            return str_from_ascii(th, text);
        }
    }
    if (f.alternate && base != 10) parts.prefix = std::string("0") + static_cast<char>(f.type);
    if (f.type == 'X')
        for (char& c : parts.digits)
            if (c >= 'a') c = static_cast<char>(c - 32);
    StrBuilder out(th);
    if (!lay_out_number(th, f, parts, grouping_for(f), out)) return {};
    return out.finish();
}

// ---- float ----

Value format_float_parsed(Thread* th, double v, const FormatSpec& f) {
    if (f.precision > INT32_MAX) return raise(th, Exc::ValueError, "precision too big");
    int flags = (f.alternate ? kFloatAlternate : 0) | (f.no_negative_zero ? kFloatNoNegativeZero : 0);
    char code = static_cast<char>(f.type);
    int precision = static_cast<int>(f.precision);
    int default_precision = 6;
    bool percent = false;
    if (f.type == 0) {
        flags |= kFloatAddDotZero;
        code = 'r';
        default_precision = 0;
    }
    if (code == 'n') code = 'g';
    if (code == '%') {
        code = 'f';
        v *= 100;
        percent = true;
    }
    if (precision < 0) precision = default_precision;
    else if (code == 'r') code = 'g';
    std::string text = float_text(v, code, precision, flags);
    if (f.width <= static_cast<i64>(text.size()) && !f.sign && !f.thousands && f.type != 'n' && !percent) return str_from_ascii(th, text);
    bool negative = text[0] == '-';
    if (!f.sign && !f.thousands && f.type != 'n' && !percent && f.align != '^' && f.fill < 128 && f.width < 4096) {
        text.insert(f.align == '<' ? text.size() : f.align == '=' && negative ? 1 : 0, static_cast<size_t>(f.width) - text.size(), static_cast<char>(f.fill));
        return str_from_ascii(th, text);
    }
    NumberParts parts;
    if (negative) {
        parts.negative = true;
        text.erase(0, 1);
    }
    split_float(text, f.type == 'n', parts);
    if (percent) parts.rest += '%';
    StrBuilder out(th);
    if (!lay_out_number(th, f, parts, grouping_for(f), out)) return {};
    return out.finish();
}

bool is_float_code(u32 c) {
    return c == 'e' || c == 'E' || c == 'f' || c == 'F' || c == 'g' || c == 'G' || c == '%';
}

}  // namespace

Value format_int(Thread* th, Value v, Str* spec) {
    if (spec->length == 0) return is_bool(v) ? Value(to_str(th, v)) : Value(int_to_str(th, v, 10));
    FormatSpec f;
    if (!parse_format_spec(th, spec, int_type_name(v), 'd', '>', &f)) return {};
    switch (f.type) {
        case 'b': case 'c': case 'd': case 'o': case 'x': case 'X': case 'n':
            if (f.precision != -1) return raise(th, Exc::ValueError, "Precision not allowed in integer format specifier");
            if (f.no_negative_zero)
                return raise(th, Exc::ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
            return f.type == 'c' ? format_int_char(th, v, f) : format_int_digits(th, v, f);
        default: break;
    }
    if (!is_float_code(f.type)) return unknown_code(th, f.type, int_type_name(v));
    double d;
    if (!int_to_double(th, v, &d)) return {};
    return format_float_parsed(th, d, f);
}

Value format_float(Thread* th, double v, Str* spec) {
    if (spec->length == 0) return str_from_ascii(th, float_repr_text(v));
    FormatSpec f;
    if (!parse_format_spec(th, spec, "float", 0, '>', &f)) return {};
    if (f.type != 0 && f.type != 'n' && !is_float_code(f.type)) return unknown_code(th, f.type, "float");
    return format_float_parsed(th, v, f);
}

// ---- complex ----

Value format_complex(Thread* th, double real, double imag, Str* spec) {
    if (spec->length == 0) return str_from_ascii(th, complex_repr_text(real, imag));
    FormatSpec f;
    if (!parse_format_spec(th, spec, "complex", 0, '>', &f)) return {};
    if (f.type != 0 && f.type != 'n' && (f.type == '%' || !is_float_code(f.type))) return unknown_code(th, f.type, "complex");
    if (f.precision > INT32_MAX) return raise(th, Exc::ValueError, "precision too big");
    if (f.fill == '0') return raise(th, Exc::ValueError, "Zero padding is not allowed in complex format specifier");
    if (f.align == '=') return raise(th, Exc::ValueError, "'=' alignment flag is not allowed in complex format specifier");
    int flags = (f.alternate ? kFloatAlternate : 0) | (f.no_negative_zero ? kFloatNoNegativeZero : 0);
    char code = static_cast<char>(f.type);
    int precision = static_cast<int>(f.precision), default_precision = 6;
    bool skip_real = false, parentheses = false;
    if (f.type == 0) {
        code = 'r';
        default_precision = 0;
        skip_real = real == 0 && !std::signbit(real);
        parentheses = !skip_real;
    }
    if (code == 'n') code = 'g';
    if (precision < 0) precision = default_precision;
    else if (code == 'r') code = 'g';
    FormatSpec part = f;
    part.fill = ' ';
    part.align = '<';
    part.width = -1;
    StrBuilder number(th);
    if (parentheses) number.append(u32{'('});
    double values[2] = {real, imag};
    for (int i = skip_real ? 1 : 0; i < 2; ++i) {
        std::string text = float_text(values[i], code, precision, flags);
        NumberParts parts;
        if (text[0] == '-') {
            parts.negative = true;
            text.erase(0, 1);
        }
        split_float(text, f.type == 'n', parts);
        if (i == 1 && !skip_real) part.sign = '+';
        if (!lay_out_number(th, part, parts, grouping_for(f), number)) return {};
    }
    number.append(parentheses ? "j)" : "j");
    Str* text = number.finish();
    if (!text) return {};
    i64 padding = f.width > text->length ? f.width - text->length : 0;
    i64 left = f.align == '^' ? padding / 2 : f.align == '<' ? 0 : padding;
    StrBuilder out(th);
    for (i64 i = 0; i < left; ++i) out.append(f.fill);
    out.append(text);
    for (i64 i = left; i < padding; ++i) out.append(f.fill);
    return out.finish();
}

}  // namespace krait
