// repr of str, and ascii(): quoting and escaping by the rules of CPython's repr (printable means unicode::is_printable).
#include "runtime/types/str_methods.h"
#include "runtime/types/unicode.h"

namespace krait {

namespace {

void append_hex(StrBuilder& out, const char* prefix, u32 c, int digits) {
    char text[24];
    int n = 0;
    while (*prefix) text[n++] = *prefix++;
    for (int i = digits - 1; i >= 0; --i) text[n++] = "0123456789abcdef"[(c >> (4 * i)) & 15];
    out.append(std::string_view(text, static_cast<size_t>(n)));
}

void append_escaped(StrBuilder& out, u32 c) {
    if (c < 0x100) append_hex(out, "\\x", c, 2);
    else if (c < 0x10000) append_hex(out, "\\u", c, 4);
    else append_hex(out, "\\U", c, 8);
}

}  // namespace

Str* str_repr(Thread* th, Str* s) {
    bool has_single = false, has_double = false, plain = s->is_ascii();
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        if (c == '\'') has_single = true;
        else if (c == '"') has_double = true;
        else if (c == '\\' || c < 32 || c == 127) plain = false;
    }
    char quote = has_single && !has_double ? '"' : '\'';
    if (plain && !(has_single && has_double)) {
        Str* result = new_str(th, s->length + 2, 1, true);
        if (!result) return nullptr;
        result->data[0] = result->data[s->length + 1] = quote;
        memcpy(result->data + 1, s->data, static_cast<size_t>(s->length));
        return result;
    }
    StrBuilder out(th);
    out.append(static_cast<u32>(quote));
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        if (c == static_cast<u32>(quote) || c == '\\') {
            out.append(u32{'\\'});
            out.append(c);
        } else if (c == '\n') {
            out.append("\\n");
        } else if (c == '\r') {
            out.append("\\r");
        } else if (c == '\t') {
            out.append("\\t");
        } else if (unicode::is_printable(c)) {
            out.append(c);
        } else {
            append_escaped(out, c);
        }
    }
    out.append(static_cast<u32>(quote));
    return out.finish();
}

Str* str_ascii(Thread* th, Str* repr) {
    if (repr->is_ascii()) return repr;
    StrBuilder out(th);
    for (i64 i = 0; i < repr->length; ++i) {
        u32 c = repr->at(i);
        if (c < 128) out.append(c);
        else append_escaped(out, c);
    }
    return out.finish();
}

}  // namespace krait
