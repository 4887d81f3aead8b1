// Formatting of numbers and text: the format mini-language of PEP 3101 and the conversion of floats to text.
#pragma once

#include <string>

#include "runtime/thread.h"

namespace krait {

// `type.__format__(v, spec)` of the builtin types.
Value format_str(Thread* th, Str* s, Str* spec);
Value format_int(Thread* th, Value v, Str* spec);
Value format_float(Thread* th, double v, Str* spec);
Value format_complex(Thread* th, double real, double imag, Str* spec);

enum FloatTextFlags { kFloatSign = 1, kFloatAddDotZero = 2, kFloatAlternate = 4, kFloatNoNegativeZero = 8 };
// What PyOS_double_to_string gives: `code` is one of r e E f F g G; `precision` is ignored for r (shortest text that reads back).
std::string float_text(double v, char code, int precision, int flags);
inline std::string float_repr_text(double v) { return float_text(v, 'r', 0, kFloatAddDotZero); }
std::string complex_repr_text(double real, double imag);

// ---- The specification, parsed ----

struct FormatSpec {
    u32 fill = ' ';
    u32 align = 0;
    u32 sign = 0;
    bool alternate = false;
    bool no_negative_zero = false;
    bool align_given = false;
    i64 width = -1;
    u32 thousands = 0;  // ',' '_' or 0
    i64 precision = -1;
    u32 type = 0;
};
[[nodiscard]] bool parse_format_spec(Thread* th, Str* spec, const char* object_type, u32 default_type, u32 default_align,
                                     FormatSpec* out);

// A number taken apart, all ASCII: what pad_number lays out.
struct NumberParts {
    bool negative = false;
    std::string prefix;   // "0x"
    std::string digits;   // integer digits, grouped on layout
    std::string point;    // decimal point of the locale, or empty
    std::string rest;     // fraction, exponent, "%"
};
struct Grouping {
    std::string separator;
    std::string sizes;    // as localeconv()->grouping: "\3" repeats three; empty: none
};
// Text with sign, padding and grouping, appended to `out`. `separator` and `point` may be non-ASCII (UTF-8).
[[nodiscard]] bool lay_out_number(Thread* th, const FormatSpec& spec, const NumberParts& parts, const Grouping& grouping,
                                  class StrBuilder& out);

}  // namespace krait
