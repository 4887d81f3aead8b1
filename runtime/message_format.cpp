// The formatter behind raise(), warn() and format_message(): printf's plain directives plus %S %R %A %U %T %N.
// Precision cuts: `%.200s`, `%.100U`. Reference for the set: PyUnicode_FromFormatV in CPython's Objects/unicodeobject.c.
#include "runtime/message_format.h"

#include <cstdio>
#include <cstring>

#include "runtime/operators.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

struct Directive {
    char text[16];       // the directive for snprintf, without length modifier
    int precision = -1;
    int longs = 0;       // number of l, or 2 for z
    char conversion = 0;
};

// Parses after '%'; returns the character after the directive.
const char* parse_directive(const char* p, Directive* d) {
    size_t n = 0;
    d->text[n++] = '%';
    while (*p && strchr("0-+ #", *p) && n < 4) d->text[n++] = *p++;
    while (*p >= '0' && *p <= '9' && n < 8) d->text[n++] = *p++;
    if (*p == '.') {
        d->text[n++] = *p++;
        d->precision = 0;
        while (*p >= '0' && *p <= '9' && n < 13) {
            d->precision = d->precision * 10 + (*p - '0');
            d->text[n++] = *p++;
        }
    }
    d->text[n] = 0;
    while (*p == 'l') d->longs++, p++;
    if (*p == 'z') d->longs = 2, p++;
    d->conversion = *p;
    return *p ? p + 1 : p;
}

void append_cut(StrBuilder& out, const Str* s, int precision) {
    if (precision >= 0 && s->length > precision)
        out.append(s, 0, precision);
    else
        out.append(s);
}

bool append_c_string(Thread* th, StrBuilder& out, const char* s, int precision) {
    if (!s) s = "(null)";
    size_t length = precision >= 0 ? strnlen(s, static_cast<size_t>(precision)) : strlen(s);
    // Do not cut inside a UTF-8 sequence.
    while (length && s[length] && (s[length] & 0xC0) == 0x80) length--;
    std::string_view text(s, length);
    for (char c : text)
        if (c & 0x80) {
            Str* str = str_from_utf8(th, text);
            if (!str) return false;
            out.append(str);
            return true;
        }
    out.append(text);
    return true;
}

bool append_number(StrBuilder& out, const Directive& d, va_list* arguments) {
    char format[24], buffer[64];
    int n;
    if (d.conversion == 'd' || d.conversion == 'i') {
        snprintf(format, sizeof format, "%slld", d.text);
        long long v = d.longs ? va_arg(*arguments, long long) : va_arg(*arguments, int);
        n = snprintf(buffer, sizeof buffer, format, v);
    } else {
        snprintf(format, sizeof format, "%sll%c", d.text, d.conversion);
        unsigned long long v = d.longs ? va_arg(*arguments, unsigned long long) : va_arg(*arguments, unsigned);
        n = snprintf(buffer, sizeof buffer, format, v);
    }
    out.append(std::string_view(buffer, static_cast<size_t>(n)));
    return true;
}

}  // namespace

Str* format_message_v(Thread* th, const char* format, va_list list) {
    va_list arguments;
    va_copy(arguments, list);
    StrBuilder out(th);
    bool ok = true;
    for (const char* p = format; *p && ok;) {
        if (*p != '%') {
            const char* start = p;
            while (*p && *p != '%') p++;
            ok = append_c_string(th, out, start, static_cast<int>(p - start));
            continue;
        }
        Directive d;
        p = parse_directive(p + 1, &d);
        Str* s = nullptr;
        switch (d.conversion) {
            case '%': out.append('%'); break;
            case 'c': out.append(static_cast<u32>(va_arg(arguments, int))); break;
            case 's': ok = append_c_string(th, out, va_arg(arguments, const char*), d.precision); break;
            case 'S': s = to_str(th, Value::from_bits(va_arg(arguments, u64))); ok = s; break;
            case 'R': s = to_repr(th, Value::from_bits(va_arg(arguments, u64))); ok = s; break;
            case 'A': s = to_ascii(th, Value::from_bits(va_arg(arguments, u64))); ok = s; break;
            case 'U': s = va_arg(arguments, Str*); break;
            case 'T': ok = append_c_string(th, out, type_name(type_of(Value::from_bits(va_arg(arguments, u64)))), d.precision); break;
            case 'N': ok = append_c_string(th, out, type_name(va_arg(arguments, Type*)), d.precision); break;
            case 'p': {
                char buffer[32];
                int n = snprintf(buffer, sizeof buffer, "%p", va_arg(arguments, void*));
                out.append(std::string_view(buffer, static_cast<size_t>(n)));
                break;
            }
            default: ok = append_number(out, d, &arguments); break;
        }
        if (s) append_cut(out, s, d.precision);
    }
    va_end(arguments);
    return ok ? out.finish() : nullptr;
}

Str* format_message(Thread* th, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    Str* s = format_message_v(th, format, arguments);
    va_end(arguments);
    return s;
}

}  // namespace krait
