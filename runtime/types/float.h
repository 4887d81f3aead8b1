// float: immediate doubles; FloatObject is the layout of instances of subclasses (and of nothing else).
#pragma once

#include "runtime/type.h"
#include "runtime/types/complex.h"

namespace krait {

struct FloatObject : Object {
    double value;
};

// `v` is a float (is_float).
inline double float_value(Value v) { return v.is_double() ? v.as_double() : v.as<FloatObject>()->value; }
// repr().
Str* float_repr(Thread* th, double d);
i64 float_hash(double d);  // of NaN: 0; float.__hash__ of NaN is by identity, see there
// Python's operators on doubles (6.7): floor division and modulo round toward minus infinity.
double float_mod(double a, double b);       // b != 0
double float_floor_div(double a, double b); // b != 0
Value float_divmod(Thread* th, double a, double b);
Value float_pow(Thread* th, double a, double b);  // may be complex; may raise
// float(text).
Value float_from_str(Thread* th, Value text);

// Any complex, float or int as real and imaginary part. 1 yes, 0 no such type, -1 raised.
int to_complex(Thread* th, Value v, double* re, double* im);

}  // namespace krait
