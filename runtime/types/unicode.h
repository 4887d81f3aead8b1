// Unicode properties as CPython 3.11's str sees them (Unicode 14): categories and simple case mappings from utf8proc, whose
// Unicode 15 additions are masked; full case mappings and derived properties through the rows of unicode_exceptions.inc.
#pragma once

#include "runtime/value.h"

namespace krait::unicode {

enum Category : u8 {  // utf8proc's numbers
    Cn, Lu, Ll, Lt, Lm, Lo, Mn, Mc, Me, Nd, Nl, No, Pc, Pd, Ps, Pe, Pi, Pf, Po, Sm, Sc, Sk, So, Zs, Zl, Zp, Cc, Cf, Cs, Co
};
Category category(u32 c);
bool is_new_in_15(u32 c);   // unassigned for Python 3.11
bool is_alpha(u32 c);
bool is_decimal(u32 c);
bool is_digit(u32 c);
bool is_numeric(u32 c);
bool is_lower(u32 c);
bool is_upper(u32 c);
bool is_title(u32 c);
bool is_cased(u32 c);
bool is_case_ignorable(u32 c);
bool is_printable(u32 c);
bool is_id_start(u32 c);     // '_' included
bool is_id_continue(u32 c);
inline bool is_alnum(u32 c) { return is_alpha(c) || is_decimal(c) || is_digit(c) || is_numeric(c); }
int decimal_value(u32 c);    // -1: not a decimal digit
int digit_value(u32 c);

bool is_space_slow(u32 c);
inline bool is_space(u32 c) {
    if (c < 128) return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f);
    return is_space_slow(c);
}
inline bool is_line_break(u32 c) {
    return (c >= 10 && c <= 13) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

u32 simple_lower(u32 c);
u32 simple_upper(u32 c);
u32 simple_title(u32 c);
// Full mappings: 1 to 3 code points into `out`.
int full_lower(u32 c, u32* out);
int full_upper(u32 c, u32* out);
int full_title(u32 c, u32* out);
int full_fold(u32 c, u32* out);

}  // namespace krait::unicode
