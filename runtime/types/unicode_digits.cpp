// Decimal digits of all scripts, through utf8proc's categories.
#include "runtime/types/unicode_digits.h"

#include <utf8proc.h>

namespace krait {

// Digits of a script stand in runs of ten; the first of a run is found by walking back.
int unicode_decimal(u32 c) {
    if (c < 128) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
    if (utf8proc_category(static_cast<utf8proc_int32_t>(c)) != UTF8PROC_CATEGORY_ND) return -1;
    if (c >= 0x1D7CE && c <= 0x1D7FF) return static_cast<int>((c - 0x1D7CE) % 10);
    int back = 0;
    while (back < 9 && utf8proc_category(static_cast<utf8proc_int32_t>(c) - back - 1) == UTF8PROC_CATEGORY_ND) back++;
    return back;
}

static bool is_unicode_space(u32 c) {
    if (c < 128) return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f);
    if (c == 0x85 || c == 0xA0) return true;
    auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

std::string ascii_digits_text(const Str* s) {
    std::string ascii;
    ascii.reserve(static_cast<size_t>(s->length));
    for (i64 i = 0; i < s->length; i++) {
        u32 c = s->at(i);
        int d = c < 128 ? -1 : unicode_decimal(c);
        if (d >= 0) ascii.push_back(static_cast<char>('0' + d));
        else if (c < 128) ascii.push_back(static_cast<char>(c));
        else ascii.push_back(is_unicode_space(c) ? ' ' : '?');
    }
    return ascii;
}

}  // namespace krait
