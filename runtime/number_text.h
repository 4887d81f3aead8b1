// Ints and floats as ASCII in the caller's buffer, without allocation: what str(), repr() and formatting share.
#pragma once

#include <string_view>

#include "runtime/value.h"

namespace krait {

// Decimal digits of `v` so that they end before `end`; the first digit is returned. At most 20.
char* write_decimal(u64 v, char* end);

// `v` in `base` (2 to 36) with its sign, written into `buffer`.
constexpr size_t kIntTextSize = 72;
std::string_view int_text(i64 v, int base, char (&buffer)[kIntTextSize]);

// repr of a finite float that is not negative: shortest digits that read back, exponent below 1e-4 and from 1e16.
// Without `dot0`, whole numbers have no ".0". Returns the end.
constexpr size_t kFloatTextSize = 40;
char* write_float_repr(double v, bool dot0, char* out);

// `v` (finite, not negative) with `precision` digits after the point, correctly rounded, half to even. Null: not a case for the
// exact 128-bit arithmetic here (a precision over 15, a value of 2**63 / 10**precision or more).
char* write_fixed(double v, int precision, char* out);

}  // namespace krait
