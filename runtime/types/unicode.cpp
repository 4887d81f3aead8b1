// Unicode properties: utf8proc's tables corrected to CPython 3.11's view by binary search in small tables of exceptions
// (unicode_exceptions.inc, written by unicode_exceptions.py from python3.11 itself).
#include "runtime/types/unicode.h"

#include <utf8proc.h>

namespace krait::unicode {

namespace {

struct CodeRange {
    u32 first, last;
};
struct CaseRow {
    u32 code;
    u32 to[3];
};
struct DigitRow {
    u32 code;
    int digit;
};
#include "runtime/types/unicode_exceptions.inc"

template <size_t N>
bool in_ranges(const CodeRange (&ranges)[N], u32 c) {
    size_t low = 0, high = N;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (c > ranges[mid].last) low = mid + 1;
        else if (c < ranges[mid].first) high = mid;
        else return true;
    }
    return false;
}

template <class Row>
const Row* find_row(const Row* rows, size_t count, u32 c) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (rows[mid].code < c) low = mid + 1;
        else if (rows[mid].code > c) high = mid;
        else return &rows[mid];
    }
    return nullptr;
}

int from_row(const CaseRow* row, u32* out) {
    int n = 0;
    while (n < 3 && row->to[n]) {
        out[n] = row->to[n];
        ++n;
    }
    return n;
}

bool between(u32 c, u32 low, u32 high) { return c - low <= high - low; }

}  // namespace

bool is_new_in_15(u32 c) {
    return c >= 0xCF3 && in_ranges(kNewInUnicode15, c);
}

Category category(u32 c) {
    auto raw = static_cast<Category>(utf8proc_category(static_cast<utf8proc_int32_t>(c)));
    return raw != Cn && is_new_in_15(c) ? Cn : raw;
}

bool is_alpha(u32 c) {
    if (c < 128) return between(c | 32, 'a', 'z');
    Category g = category(c);
    return g >= Lu && g <= Lo;
}

bool is_decimal(u32 c) {
    if (c < 128) return between(c, '0', '9');
    return category(c) == Nd;
}

bool is_digit(u32 c) {
    return digit_value(c) >= 0;
}

bool is_numeric(u32 c) {
    if (c < 128) return between(c, '0', '9');
    Category g = category(c);
    return (g == Nd || g == Nl || g == No) != in_ranges(kNumericFlips, c);
}

bool is_lower(u32 c) {
    if (c < 128) return between(c, 'a', 'z');
    return (category(c) == Ll) != in_ranges(kLowerFlips, c);
}

bool is_upper(u32 c) {
    if (c < 128) return between(c, 'A', 'Z');
    return (category(c) == Lu) != in_ranges(kUpperFlips, c);
}

bool is_title(u32 c) {
    return c >= 128 && category(c) == Lt;
}

bool is_cased(u32 c) {
    return is_lower(c) || is_upper(c) || is_title(c);
}

bool is_case_ignorable(u32 c) {
    Category g = category(c);
    return (g == Mn || g == Me || g == Cf || g == Lm || g == Sk) != in_ranges(kCaseIgnorableFlips, c);
}

bool is_printable(u32 c) {
    if (c < 127) return c >= 32;
    Category g = category(c);
    return g != Cn && g < Zs;
}

bool is_id_start(u32 c) {
    if (c < 128) return between(c | 32, 'a', 'z') || c == '_';
    Category g = category(c);
    return ((g >= Lu && g <= Lo) || g == Nl) != in_ranges(kIdStartFlips, c);
}

bool is_id_continue(u32 c) {
    if (c < 128) return between(c | 32, 'a', 'z') || c == '_' || between(c, '0', '9');
    Category g = category(c);
    return ((g >= Lu && g <= Lo) || g == Nl || g == Mn || g == Mc || g == Nd || g == Pc) !=
           in_ranges(kIdContinueFlips, c);
}

bool is_space_slow(u32 c) {
    return c == 0x85 || c == 0xA0 || c == 0x1680 || between(c, 0x2000, 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

// Decimal digits come in runs of ten from zero; longer runs are several of them.
int decimal_value(u32 c) {
    if (c < 128) return between(c, '0', '9') ? static_cast<int>(c - '0') : -1;
    if (category(c) != Nd) return -1;
    u32 first = c;
    while (category(first - 1) == Nd) --first;
    return static_cast<int>((c - first) % 10);
}

int digit_value(u32 c) {
    int d = decimal_value(c);
    if (d >= 0 || c < 128) return d;
    auto* row = find_row(kDigitRows, sizeof kDigitRows / sizeof *kDigitRows, c);
    return row ? row->digit : -1;
}

u32 simple_lower(u32 c) {
    if (c < 128) return between(c, 'A', 'Z') ? c + 32 : c;
    return static_cast<u32>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

u32 simple_upper(u32 c) {
    if (c < 128) return between(c, 'a', 'z') ? c - 32 : c;
    return static_cast<u32>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}

u32 simple_title(u32 c) {
    if (c < 128) return between(c, 'a', 'z') ? c - 32 : c;
    return static_cast<u32>(utf8proc_totitle(static_cast<utf8proc_int32_t>(c)));
}

int full_lower(u32 c, u32* out) {
    if (c == 0x130) return from_row(&kLowerRows[0], out);
    out[0] = simple_lower(c);
    return 1;
}

int full_upper(u32 c, u32* out) {
    if (c >= 0xDF)
        if (auto* row = find_row(kUpperRows, sizeof kUpperRows / sizeof *kUpperRows, c)) return from_row(row, out);
    out[0] = simple_upper(c);
    return 1;
}

int full_title(u32 c, u32* out) {
    if (c >= 0xDF)
        if (auto* row = find_row(kTitleRows, sizeof kTitleRows / sizeof *kTitleRows, c)) return from_row(row, out);
    out[0] = simple_title(c);
    return 1;
}

int full_fold(u32 c, u32* out) {
    if (c < 128) {
        out[0] = simple_lower(c);
        return 1;
    }
    utf8proc_int32_t folded[8];
    int last = 0;
    auto n = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), folded, 8, UTF8PROC_CASEFOLD, &last);
    if (n < 1 || n > 3) {
        out[0] = c;
        return 1;
    }
    for (int i = 0; i < n; ++i) out[i] = static_cast<u32>(folded[i]);
    return static_cast<int>(n);
}

}  // namespace krait::unicode
