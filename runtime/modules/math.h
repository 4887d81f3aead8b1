// Parts of the math module kept in files of their own. Private to runtime/modules/math*.cpp.
#pragma once

#include "runtime/native.h"

namespace krait {

double gamma_function(double x);       // errno set to EDOM or ERANGE as m_tgamma does
double log_gamma_function(double x);
// math_integer.cpp
Value math_gcd(Thread* th, Value, const Args& args);
Value math_lcm(Thread* th, Value, const Args& args);
Value math_isqrt(Thread* th, Value, Value n);
Value math_factorial(Thread* th, Value, Value n);
Value math_comb(Thread* th, Value, const Args& args);
Value math_perm(Thread* th, Value, const Args& args);
// math_sums.cpp
Value math_fsum(Thread* th, Value, Value iterable);
Value math_prod(Thread* th, Value, const Args& args);
Value math_hypot(Thread* th, Value, const Args& args);
Value math_dist(Thread* th, Value, const Args& args);

}  // namespace krait
