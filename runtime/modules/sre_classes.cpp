// Character classes of patterns: categories, charsets, and case folding in its three flavours.
//
// What a category says about the first 256 characters is looked up in a bitmap made once; only LOCALE categories and other
// characters are asked one by one.
#include <cctype>

#include "runtime/modules/sre.h"
#include "runtime/types/unicode.h"

namespace krait::sre {

static bool in_category_slow(u32 category, u32 c) {
    auto ascii_word = [](u32 x) { return x < 128 && (std::isalnum(static_cast<int>(x)) || x == '_'); };
    auto ascii_space = [](u32 x) { return x == ' ' || (x >= 9 && x <= 13); };
    switch (category) {
        case CATEGORY_DIGIT: return c >= '0' && c <= '9';
        case CATEGORY_NOT_DIGIT: return !(c >= '0' && c <= '9');
        case CATEGORY_SPACE: return ascii_space(c);
        case CATEGORY_NOT_SPACE: return !ascii_space(c);
        case CATEGORY_WORD: return ascii_word(c);
        case CATEGORY_NOT_WORD: return !ascii_word(c);
        case CATEGORY_LINEBREAK: return c == '\n';
        case CATEGORY_NOT_LINEBREAK: return c != '\n';
        case CATEGORY_LOC_WORD: return c < 256 && (isalnum(static_cast<int>(c)) || c == '_');
        case CATEGORY_LOC_NOT_WORD: return !(c < 256 && (isalnum(static_cast<int>(c)) || c == '_'));
        case CATEGORY_UNI_DIGIT: return unicode::is_decimal(c);
        case CATEGORY_UNI_NOT_DIGIT: return !unicode::is_decimal(c);
        case CATEGORY_UNI_SPACE: return unicode::is_space(c);
        case CATEGORY_UNI_NOT_SPACE: return !unicode::is_space(c);
        case CATEGORY_UNI_WORD: return c < 128 ? ascii_word(c) : unicode::is_alnum(c);
        case CATEGORY_UNI_NOT_WORD: return c < 128 ? !ascii_word(c) : !unicode::is_alnum(c);
        case CATEGORY_UNI_LINEBREAK: return unicode::is_line_break(c);
        case CATEGORY_UNI_NOT_LINEBREAK: return !unicode::is_line_break(c);
        default: return false;
    }
}

CategoryMaps category_maps;

void setup_category_maps() {
    for (u32 category = 0; category < kCategoryCount; category++)
        for (u32 c = 0; c < 256; c++)
            if (in_category_slow(category, c)) category_maps.bits[category][c / 32] |= u32{1} << (c & 31);
}
bool in_category_wide(u32 category, u32 c) { return in_category_slow(category, c); }

u32 lower_ascii(u32 c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
u32 lower_unicode(u32 c) { return c < 128 ? lower_ascii(c) : unicode::simple_lower(c); }
u32 lower_locale(u32 c) { return c < 256 ? static_cast<u32>(tolower(static_cast<int>(c))) : c; }
u32 upper_locale(u32 c) { return c < 256 ? static_cast<u32>(toupper(static_cast<int>(c))) : c; }

bool in_charset(const u32* set, u32 c) {
    bool ok = true;
    for (;;) {
        switch (*set++) {
            case FAILURE: return !ok;
            case LITERAL:
                if (c == *set++) return ok;
                break;
            case CATEGORY:
                if (in_category(*set++, c)) return ok;
                break;
            case CHARSET:
                if (c < 256 && (set[c / 32] >> (c & 31) & 1)) return ok;
                set += 8;
                break;
            case RANGE:
                if (set[0] <= c && c <= set[1]) return ok;
                set += 2;
                break;
            case RANGE_UNI_IGNORE: {
                if (set[0] <= c && c <= set[1]) return ok;
                u32 upper = unicode::simple_upper(c);
                if (set[0] <= upper && upper <= set[1]) return ok;
                set += 2;
                break;
            }
            case NEGATE: ok = !ok; break;
            case BIGCHARSET: {
                u32 count = *set++;
                int block = c < 65536 ? reinterpret_cast<const u8*>(set)[c >> 8] : -1;
                set += 64;
                if (block >= 0 && (set[(static_cast<u32>(block) * 256 + (c & 255)) / 32] >> (c & 31) & 1)) return ok;
                set += count * 8;
                break;
            }
            default: return false;
        }
    }
}

bool in_charset_locale(const u32* set, u32 c) {
    u32 lower = lower_locale(c);
    if (in_charset(set, lower)) return true;
    u32 upper = upper_locale(c);
    return upper != lower && in_charset(set, upper);
}

bool literal_locale(u32 pattern, u32 c) { return c == pattern || lower_locale(c) == pattern || upper_locale(c) == pattern; }

}  // namespace krait::sre
