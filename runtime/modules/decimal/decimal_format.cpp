// _decimal: Decimal.__format__. The specification is libmpdec's dialect of the format mini-language: no '#', no '_', a type of its
// own default, zero padding that excludes an alignment.
#include <clocale>
#include <cstring>

#include "runtime/error.h"
#include "runtime/format.h"
#include "runtime/modules/decimal/decimal.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"

namespace krait::decimal {

namespace {

struct Spec {
    u32 fill = ' ';
    char align = '>', sign = '-', type = 0;
    bool zero_padded = false, no_negative_zero = false;
    i64 width = 0, precision = -1;
    std::string point = ".";
    Grouping grouping;
};

bool is_align(u32 c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

bool parse_spec(Str* text, bool capitals, Spec* s) {
    i64 at = 0, end = text->length;
    auto peek = [&](i64 k = 0) -> u32 { return at + k < end ? text->at(at + k) : 0; };
    auto digit = [&] { return at < end && peek() >= '0' && peek() <= '9'; };
    auto number = [&](i64* out) {
        for (*out = 0; digit(); ++at) {
            *out = *out * 10 + (peek() - '0');
            if (*out > kMaxPrec) return false;
        }
        return true;
    };
    bool aligned = true;
    if (end > 1 && is_align(peek(1))) {
        s->fill = peek();
        s->align = static_cast<char>(peek(1));
        at = 2;
    } else if (end > 0 && is_align(peek())) {
        s->align = static_cast<char>(peek());
        at = 1;
    } else {
        aligned = false;
    }
    if (peek() == '+' || peek() == '-' || peek() == ' ') s->sign = static_cast<char>(peek()), ++at;
    if (peek() == 'z') s->no_negative_zero = true, ++at;
    if (peek() == '0') {
        if (aligned) return false;
        s->zero_padded = true;
        ++at;
    }
    if (digit()) {
        if (peek() == '0' || !number(&s->width)) return false;
    }
    if (peek() == ',') {
        s->grouping = {",", "\3"};
        ++at;
    }
    if (peek() == '.') {
        ++at;
        if (!digit() || !number(&s->precision)) return false;
    }
    s->type = capitals ? 'G' : 'g';
    u32 type = peek();
    if (at < end && type < 128 && strchr("eEfFgG%", static_cast<int>(type))) {
        s->type = static_cast<char>(type);
        ++at;
    } else if (type == 'n' || type == 'N') {
        if (!s->grouping.sizes.empty()) return false;
        s->type = type == 'n' ? 'g' : 'G';
        const lconv* lc = localeconv();
        s->point = lc->decimal_point;
        s->grouping = {lc->thousands_sep, lc->grouping};
        ++at;
    }
    return at == end;
}

// The optional dict of test_decimal: decimal_point, thousands_sep, grouping.
bool apply_override(Thread* th, Value v, Spec* s) {
    if (!is_dict(v)) return raise(th, Exc::TypeError, "optional argument must be a dict"), false;
    struct Row {
        const char* key;
        std::string* to;
    } rows[] = {{"decimal_point", &s->point}, {"thousands_sep", &s->grouping.separator}, {"grouping", &s->grouping.sizes}};
    for (const Row& row : rows) {
        Value item = dict_get(th, v.as<Dict>(), str_from_ascii(th, row.key));
        if (!item && has_pending(th)) return false;
        if (item && is_str(item)) *row.to = std::string(str_utf8(th, item.as<Str>()));
    }
    // As a C string of localeconv().
    std::string& sizes = s->grouping.sizes;
    if (size_t end = sizes.find('\0'); end != std::string::npos) sizes.resize(end);
    for (char size : sizes)
        if (size < 0) return raise(th, Exc::ValueError, "invalid override dict"), false;
    if (s->point.empty() || s->point.size() > 4 || s->grouping.separator.size() > 4)
        return raise(th, Exc::ValueError, "invalid override dict"), false;
    return true;
}

// Rounded to `places` significant digits; not zero.
void round_to(Number& x, i64 places, Rounding rounding, u32* status) {
    for (int i = 0; i < 2; ++i) {  // the second time if 9.99 became 10.00
        i64 adjusted = x.adjusted();
        Number rounded;
        rescale(rounded, x, adjusted + 1 - places, rounding, status);
        x = std::move(rounded);
        if (!x.finite() || x.adjusted() == adjusted) return;
    }
}

// Rounding and the number taken apart. False: beyond limits.
bool take_apart(Number x, const Spec& s, const Env& env, NumberParts* parts) {
    u32 status = 0;
    char type = static_cast<char>(s.type | 0x20);
    if (s.type == '%') {
        type = 'f';
        x.exp += 2;
    }
    if (s.precision >= 0) {
        if (type == 'f') {
            Number rounded;
            rescale(rounded, x, -s.precision, env.rounding, &status);
            x = std::move(rounded);
        } else if (type == 'e') {
            if (!x.c.is_zero()) round_to(x, s.precision + 1, env.rounding, &status);
        } else if (x.digits > (s.precision ? s.precision : 1)) {
            round_to(x, s.precision ? s.precision : 1, env.rounding, &status);
        }
    }
    if (type == 'f' && x.exp > 0) {
        if (x.c.is_zero()) {
            x.exp = 0;
        } else if (x.exp > kMaxDigits) {
            return false;
        }
    }
    if (status & kErrors || !x.finite()) return false;
    if (s.no_negative_zero && x.c.is_zero()) parts->negative = false;
    std::string digits = digits_text(x);
    i64 n = static_cast<i64>(digits.size()), left = x.exp + n, point = 1;
    if (type == 'e') point = x.c.is_zero() && s.precision >= 0 ? 1 - s.precision : 1;
    else if (type == 'f' || (x.exp <= 0 && left > -6)) point = left;
    std::string fraction;
    if (point <= 0) {
        parts->digits = "0";
        fraction = std::string(static_cast<size_t>(-point), '0') + digits;
    } else if (point >= n) {
        parts->digits = digits + std::string(static_cast<size_t>(point - n), '0');
    } else {
        parts->digits = digits.substr(0, static_cast<size_t>(point));
        fraction = digits.substr(static_cast<size_t>(point));
    }
    if (!fraction.empty()) {
        parts->point = s.point;
        parts->rest = fraction;
    }
    i64 exponent = left - point;
    if (type == 'e' || exponent != 0) {
        parts->rest += s.type & 0x20 && s.type != '%' ? 'e' : 'E';
        parts->rest += (exponent < 0 ? "" : "+") + std::to_string(exponent);
    }
    if (s.type == '%') parts->rest += '%';
    return true;
}

}  // namespace

Value decimal_format(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "__format__", args) || !check_arg_count(th, "__format__", args, 1, 2)) return {};
    Context* context = KRAIT_TRY(current_context(th));
    if (!is_str(args[0])) return raise(th, Exc::TypeError, "format arg must be str");
    Spec s;
    if (!parse_spec(args[0].as<Str>(), context->env.capitals, &s)) return raise(th, Exc::ValueError, "invalid format string");
    if (args.count == 2 && !apply_override(th, args[1], &s)) return {};
    Number x = view(self);
    NumberParts parts;
    parts.negative = x.negative;
    FormatSpec layout;
    layout.fill = s.fill;
    layout.align = static_cast<u32>(s.align);
    layout.sign = static_cast<u32>(s.sign);
    layout.width = s.width;
    if (!x.finite()) {
        x.negative = false;
        parts.digits = to_text(x, true, false) + (s.type == '%' ? "%" : "");
        s.grouping = {};
    } else {
        if (!take_apart(std::move(x), s, context->env, &parts))
            return raise(th, Exc::ValueError, "format specification exceeds internal limits of _decimal");
        if (s.zero_padded) {
            layout.fill = '0';
            layout.align = '=';
        } else if (s.fill == '0' && s.align == '=') {
            // Zeros as any other filling: not grouped.
            StrBuilder body(th), out(th);
            FormatSpec plain;
            bool negative = parts.negative;
            parts.negative = false;
            if (!lay_out_number(th, plain, parts, s.grouping, body)) return {};
            i64 sign = negative || s.sign == '+' || s.sign == ' ';
            if (sign) out.append(negative ? '-' : static_cast<u32>(s.sign));
            for (i64 n = s.width - body.length() - sign; n > 0; --n) out.append('0');
            Str* text = KRAIT_TRY(body.finish());
            out.append(text);
            return Value(out.finish());
        }
    }
    StrBuilder out(th);
    if (!lay_out_number(th, layout, parts, s.grouping, out)) return {};
    return Value(out.finish());
}

}  // namespace krait::decimal
