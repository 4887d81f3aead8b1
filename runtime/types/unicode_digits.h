// Text of numbers: Unicode decimal digits and spaces as ASCII, for int(), float() and complex() of strings.
#pragma once

#include <string>
#include <string_view>

#include "runtime/types/str.h"

namespace krait {

// Value of a decimal digit (category Nd), or -1.
int unicode_decimal(u32 code_point);
// `s` with decimal digits and white space as ASCII; other characters become '?'.
std::string ascii_digits_text(const Str* s);
// float(text) without the error; the whole text must be a number, white space around it allowed.
bool parse_float_text(std::string_view text, double* out);

}  // namespace krait
