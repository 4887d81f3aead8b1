// The format mini-language: parsing the specification, laying out numbers (sign, prefix, grouping, padding), and
// str.__format__. Order of checks and messages follow CPython 3.11.
#include <clocale>

#include "runtime/error.h"
#include "runtime/format.h"
#include "runtime/types/str_units.h"
#include "runtime/types/unicode.h"

namespace krait {

namespace {

bool is_align(u32 c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

// Digits at `*at`; the number read in `*out`, the count of digits returned; -1: raised.
int read_number(Thread* th, Str* spec, i64* at, i64* out) {
    i64 value = 0;
    int count = 0;
    for (; *at < spec->length; ++*at, ++count) {
        u32 c = spec->at(*at);
        int digit = c - '0' < 10 ? static_cast<int>(c - '0') : c < 128 ? -1 : unicode::decimal_value(c);
        if (digit < 0) break;
        if (value > (INT64_MAX - digit) / 10) {
            raise(th, Exc::ValueError, "Too many decimal digits in format string");
            return -1;
        }
        value = value * 10 + digit;
    }
    *out = value;
    return count;
}

bool bad_commas(Thread* th) {
    raise(th, Exc::ValueError, "Cannot specify both ',' and '_'.");
    return false;
}

bool check_thousands(Thread* th, const FormatSpec& spec) {
    if (!spec.thousands) return true;
    switch (spec.type) {
        case 'd': case 'e': case 'f': case 'g': case 'E': case 'G': case '%': case 'F': case 0: return true;
        case 'b': case 'o': case 'x': case 'X':
            if (spec.thousands == '_') return true;
            break;
        default: break;
    }
    if (spec.type > 32 && spec.type < 128)
        raise(th, Exc::ValueError, "Cannot specify '%c' with '%c'.", static_cast<int>(spec.thousands), static_cast<int>(spec.type));
    else
        raise(th, Exc::ValueError, "Cannot specify '%c' with '\\x%x'.", static_cast<int>(spec.thousands), spec.type);
    return false;
}

}  // namespace

bool parse_format_spec(Thread* th, Str* spec, const char* object_type, u32 default_type, u32 default_align, FormatSpec* f) {
    i64 at = 0, end = spec->length;
    auto peek = [&](i64 k) -> u32 { return at + k < end ? spec->at(at + k) : 0; };
    bool fill_given = false;
    f->type = default_type;
    f->align = default_align;
    if (end - at >= 2 && is_align(peek(1))) {
        f->align = peek(1);
        f->fill = peek(0);
        fill_given = f->align_given = true;
        at += 2;
    } else if (end - at >= 1 && is_align(peek(0))) {
        f->align = peek(0);
        f->align_given = true;
        ++at;
    }
    if (end > at && (peek(0) == '+' || peek(0) == '-' || peek(0) == ' ')) f->sign = peek(0), ++at;
    if (end > at && peek(0) == 'z') f->no_negative_zero = true, ++at;
    if (end > at && peek(0) == '#') f->alternate = true, ++at;
    if (!fill_given && end > at && peek(0) == '0') {
        f->fill = '0';
        if (!f->align_given && default_align == '>') f->align = '=';
        ++at;
    }
    i64 number;
    int digits = read_number(th, spec, &at, &number);
    if (digits < 0) return false;
    f->width = digits ? number : -1;
    if (end > at && peek(0) == ',') f->thousands = ',', ++at;
    if (end > at && peek(0) == '_') {
        if (f->thousands) return bad_commas(th);
        f->thousands = '_';
        ++at;
    }
    if (end > at && peek(0) == ',' && f->thousands == '_') return bad_commas(th);
    if (end > at && peek(0) == '.') {
        ++at;
        digits = read_number(th, spec, &at, &number);
        if (digits < 0) return false;
        if (digits == 0) {
            raise(th, Exc::ValueError, "Format specifier missing precision");
            return false;
        }
        f->precision = number;
    }
    if (end - at > 1) {
        raise(th, Exc::ValueError, "Invalid format specifier '%U' for object of type '%.200s'", spec, object_type);
        return false;
    }
    if (end > at) f->type = peek(0);
    return check_thousands(th, *f);
}

// ---- Numbers ----

namespace {

// Digits with separators, zeros added on the left up to `min_width`.
std::string group_digits(const std::string& digits, i64 min_width, const Grouping& grouping, i64 separator_width) {
    if (grouping.sizes.empty() && min_width <= static_cast<i64>(digits.size())) return digits;
    if (grouping.sizes == "\3" && min_width <= 0) {
        std::string out;
        out.reserve(digits.size() + (digits.size() - 1) / 3 * grouping.separator.size());
        for (size_t i = 0; i < digits.size(); ++i) {
            if (i && (digits.size() - i) % 3 == 0) out += grouping.separator;
            out += digits[i];
        }
        return out;
    }
    std::string out;
    i64 remaining = static_cast<i64>(digits.size());
    size_t size_index = 0;
    bool use_separator = false, done = false;
    auto take = [&](i64 length) {
        if (use_separator) out.insert(0, grouping.separator);
        i64 zeros = length - remaining > 0 ? length - remaining : 0;
        i64 chars = remaining < length ? remaining : length;
        if (chars < 0) chars = 0;
        std::string piece(static_cast<size_t>(zeros), '0');
        piece += digits.substr(static_cast<size_t>(remaining - chars), static_cast<size_t>(chars));
        out.insert(0, piece);
        use_separator = true;
        remaining -= chars;
        min_width -= length;
    };
    auto group_size = [&]() -> i64 {
        if (grouping.sizes.empty()) return 0;
        if (size_index >= grouping.sizes.size()) return grouping.sizes.back();
        return grouping.sizes[size_index++];
    };
    i64 size;
    while ((size = group_size()) > 0 && size != 127) {
        i64 most = remaining > min_width ? remaining : min_width;
        if (most < 1) most = 1;
        take(size < most ? size : most);
        if (remaining <= 0 && min_width <= 0) {
            done = true;
            break;
        }
        min_width -= separator_width;
    }
    if (!done) {
        i64 most = remaining > min_width ? remaining : min_width;
        take(most < 1 ? 1 : most);
    }
    return out;
}

i64 utf8_length(const std::string& s) {
    i64 n = 0;
    for (char c : s) n += (c & 0xC0) != 0x80;
    return n;
}

void append_utf8(Thread* th, StrBuilder& out, const std::string& s) {
    if (is_ascii_data(s.data(), s.size())) out.append(std::string_view(s));
    else if (Str* text = str_from_utf8(th, s)) out.append(text);
}

}  // namespace

bool lay_out_number(Thread* th, const FormatSpec& spec, const NumberParts& parts, const Grouping& grouping, StrBuilder& out) {
    char sign = parts.negative ? '-' : spec.sign == '+' ? '+' : spec.sign == ' ' ? ' ' : 0;
    i64 fixed = (sign ? 1 : 0) + static_cast<i64>(parts.prefix.size()) + utf8_length(parts.point) +
                static_cast<i64>(parts.rest.size());
    i64 min_digits = spec.fill == '0' && spec.align == '=' ? spec.width - fixed : 0;
    std::string digits;
    if (min_digits > (i64{1} << 32)) {
        raise_no_memory(th);
        return false;
    }
    if (!parts.digits.empty()) {
        digits = group_digits(parts.digits, min_digits, grouping, utf8_length(grouping.separator));
    }
    i64 padding = spec.width - (fixed + utf8_length(digits));
    if (padding < 0) padding = 0;
    if (padding > (i64{1} << 33)) {
        raise_no_memory(th);
        return false;
    }
    i64 left = 0, middle = 0, right = 0;
    switch (spec.align) {
        case '<': right = padding; break;
        case '^': left = padding / 2, right = padding - left; break;
        case '=': middle = padding; break;
        default: left = padding;
    }
    out.append_repeated(spec.fill, left);
    if (sign) out.append(static_cast<u32>(sign));
    out.append(std::string_view(parts.prefix));
    out.append_repeated(spec.fill, middle);
    append_utf8(th, out, digits);
    append_utf8(th, out, parts.point);
    out.append(std::string_view(parts.rest));
    out.append_repeated(spec.fill, right);
    return true;
}

// ---- str ----

Value format_str(Thread* th, Str* s, Str* spec) {
    if (!spec || spec->length == 0) return exact_str(th, s);
    FormatSpec f;
    if (!parse_format_spec(th, spec, "str", 's', '<', &f)) return {};
    if (f.type != 's') {
        if (f.type > 32 && f.type < 128)
            return raise(th, Exc::ValueError, "Unknown format code '%c' for object of type 'str'", static_cast<int>(f.type));
        return raise(th, Exc::ValueError, "Unknown format code '\\x%x' for object of type 'str'", f.type);
    }
    if (f.sign == ' ') return raise(th, Exc::ValueError, "Space not allowed in string format specifier");
    if (f.sign) return raise(th, Exc::ValueError, "Sign not allowed in string format specifier");
    if (f.no_negative_zero)
        return raise(th, Exc::ValueError, "Negative zero coercion (z) not allowed in string format specifier");
    if (f.alternate) return raise(th, Exc::ValueError, "Alternate form (#) not allowed in string format specifier");
    if (f.align == '=') return raise(th, Exc::ValueError, "'=' alignment not allowed in string format specifier");
    i64 length = s->length;
    if (f.precision >= 0 && length > f.precision) length = f.precision;
    i64 padding = f.width - length;
    if (padding <= 0) return str_substring(th, s, 0, length);
    if (padding > (i64{1} << 40)) return raise_no_memory(th);
    i64 left = f.align == '>' ? padding : f.align == '^' ? padding / 2 : 0;
    u32 bound = max_char_bound(s, 0, length);
    if (f.fill > bound) bound = f.fill;
    Str* result = new_str_for(th, length + padding, bound);
    if (!result) return {};
    int width = result->width();
    for (i64 i = 0; i < left; ++i) put_unit(result->data, width, i, f.fill);
    copy_units(result->data, width, left, s, 0, length);
    for (i64 i = left + length; i < result->length; ++i) put_unit(result->data, width, i, f.fill);
    return result;
}

}  // namespace krait
