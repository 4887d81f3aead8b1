// math: functions of floats. Domain and range errors follow C99 Annex F through errno-free rules, as in CPython's FUNC1:
// a NaN from a number is a domain error, an infinity from a finite argument a range error (or a domain error at a pole).
#include "runtime/modules/math.h"

#include <cerrno>
#include <cmath>
#include <iterator>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/types/float.h"
#include "runtime/types/int_limbs.h"
#include "runtime/types/list.h"

namespace krait {

namespace {

Value domain_error(Thread* th) { return raise(th, Exc::ValueError, "math domain error"); }
Value range_error(Thread* th) { return raise(th, Exc::OverflowError, "math range error"); }

enum class Overflow { Range, Pole };

template <double (*function)(double), Overflow overflow = Overflow::Pole>
Value unary(Thread* th, Value, Value argument) {
    double x;
    if (!to_double(th, argument, &x)) return {};
    double r = function(x);
    if (std::isnan(r) && !std::isnan(x)) return domain_error(th);
    if (std::isinf(r) && std::isfinite(x)) return overflow == Overflow::Range ? range_error(th) : domain_error(th);
    return Value::from_double(r);
}

// Functions that report through errno.
template <double (*function)(double)>
Value unary_errno(Thread* th, Value, Value argument) {
    double x;
    if (!to_double(th, argument, &x)) return {};
    errno = 0;
    double r = function(x);
    if (errno == EDOM) return domain_error(th);
    if (errno == ERANGE && std::fabs(r) >= 1.5) return range_error(th);
    return Value::from_double(r);
}

bool two_doubles(Thread* th, const char* name, const Args& args, double* x, double* y) {
    return check_no_keywords(th, name, args) && check_arg_count(th, name, args, 2, 2) && to_double(th, args[0], x) &&
           to_double(th, args[1], y);
}

Value math_atan2(Thread* th, Value, const Args& args) {
    double y, x;
    if (!two_doubles(th, "atan2", args, &y, &x)) return {};
    return Value::from_double(std::atan2(y, x));
}
Value math_copysign(Thread* th, Value, const Args& args) {
    double x, y;
    if (!two_doubles(th, "copysign", args, &x, &y)) return {};
    return Value::from_double(std::copysign(x, y));
}
Value math_remainder(Thread* th, Value, const Args& args) {
    double x, y;
    if (!two_doubles(th, "remainder", args, &x, &y)) return {};
    double r = std::remainder(x, y);
    if (std::isnan(r) && !std::isnan(x) && !std::isnan(y)) return domain_error(th);
    return Value::from_double(r);
}
Value math_fmod(Thread* th, Value, const Args& args) {
    double x, y;
    if (!two_doubles(th, "fmod", args, &x, &y)) return {};
    if (std::isinf(y) && std::isfinite(x)) return Value::from_double(x);
    double r = std::fmod(x, y);
    if (std::isnan(r) && !std::isnan(x) && !std::isnan(y)) return domain_error(th);
    return Value::from_double(r);
}
Value math_pow(Thread* th, Value, const Args& args) {
    double x, y;
    if (!two_doubles(th, "pow", args, &x, &y)) return {};
    double r = std::pow(x, y);
    if (std::isfinite(x) && std::isfinite(y)) {
        if (std::isnan(r)) return domain_error(th);
        if (std::isinf(r)) return x == 0.0 ? domain_error(th) : range_error(th);
    }
    return Value::from_double(r);
}
Value math_nextafter(Thread* th, Value, const Args& args) {
    double x, y;
    if (!two_doubles(th, "nextafter", args, &x, &y)) return {};
    return Value::from_double(std::nextafter(x, y));
}

Value math_ulp(Thread* th, Value, Value argument) {
    double x;
    if (!to_double(th, argument, &x)) return {};
    if (std::isnan(x)) return Value::from_double(x);
    x = std::fabs(x);
    if (std::isinf(x)) return Value::from_double(x);
    double next = std::nextafter(x, HUGE_VAL);
    if (std::isinf(next)) return Value::from_double(x - std::nextafter(x, -HUGE_VAL));
    return Value::from_double(next - x);
}

// ---- Rounding ----

// floor, ceil: the special method first, then the float.
Value rounded(Thread* th, Value v, const char* method, double (*function)(double)) {
    if (!v.is_double()) {
        Value bound = lookup_special(th, v, intern(th, method));
        if (bound) return call(th, bound);
        if (has_pending(th)) return {};
    }
    double x;
    if (!to_double(th, v, &x)) return {};
    double r = function(x);
    if (std::fabs(r) < 1e15) return Value::from_small_int(static_cast<i64>(r)).is_small_int() && std::fabs(r) <= double(kSmallIntMax)
                                        ? Value::from_small_int(static_cast<i64>(r))
                                        : int_from_double(th, r);
    if (std::isinf(r)) return raise(th, Exc::OverflowError, "cannot convert float infinity to integer");
    if (std::isnan(r)) return raise(th, Exc::ValueError, "cannot convert float NaN to integer");
    return int_from_double(th, r);
}
Value math_floor(Thread* th, Value, Value v) {
    return rounded(th, v, "__floor__", [](double x) { return std::floor(x); });
}
Value math_ceil(Thread* th, Value, Value v) {
    return rounded(th, v, "__ceil__", [](double x) { return std::ceil(x); });
}
Value math_trunc(Thread* th, Value, Value v) {
    if (v.is_double()) return type_of(v)->slots.int_(th, v);
    Value bound = lookup_special(th, v, th->vm->names.dunder_trunc);
    if (bound) return call(th, bound);
    if (has_pending(th)) return {};
    return raise(th, Exc::TypeError, "type %T doesn't define __trunc__ method", v);
}

// ---- Logarithms ----

// log of any positive number; ints too large for a double go through their mantissa.
Value logarithm(Thread* th, Value v, double (*function)(double)) {
    if (is_int(v)) {
        if (int_sign(v) <= 0) return domain_error(th);
        double d;
        if (!int_to_double(th, v, &d)) {
            if (!catch_pending(th, Exc::OverflowError)) return {};
            IntView view(v);
            i64 exponent;
            double mantissa = limbs_to_double(view.limbs, view.size, &exponent);
            // As CPython: a fraction in [0.5, 1) times a power of two.
            int e;
            double fraction = std::frexp(mantissa, &e);
            return Value::from_double(function(fraction) + function(2.0) * static_cast<double>(exponent + e));
        }
    }
    double x;
    if (!to_double(th, v, &x)) return {};
    if (x <= 0.0) return domain_error(th);
    return Value::from_double(function(x));
}

Value math_log(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "math.log", args)) return {};
    if (args.count < 1 || args.count > 2) return raise(th, Exc::TypeError, "math.log requires 1 to 2 arguments");
    auto ln = [](double x) { return std::log(x); };
    Value n = KRAIT_TRY(logarithm(th, args[0], ln));
    if (args.count == 1) return n;
    Value d = KRAIT_TRY(logarithm(th, args[1], ln));
    return binary_op(th, BinaryOp::TrueDiv, n, d);
}
Value math_log2(Thread* th, Value, Value v) {
    return logarithm(th, v, [](double x) { return std::log2(x); });
}
Value math_log10(Thread* th, Value, Value v) {
    return logarithm(th, v, [](double x) { return std::log10(x); });
}

// ---- Others ----

Value math_frexp(Thread* th, Value, Value v) {
    double x;
    if (!to_double(th, v, &x)) return {};
    int exponent = 0;
    double m = std::isfinite(x) && x != 0.0 ? std::frexp(x, &exponent) : x;
    return Value(make_tuple(th, Value::from_double(m), Value::from_small_int(exponent)));
}
Value math_ldexp(Thread* th, Value, const Args& args) {
    double x;
    if (!check_no_keywords(th, "math.ldexp", args) || !check_arg_count(th, "ldexp", args, 2, 2) || !to_double(th, args[0], &x))
        return {};
    if (!is_int(args[1])) return raise(th, Exc::TypeError, "Expected an int as second argument to ldexp.");
    i64 e;
    if (!int_fits_i64(args[1], &e)) e = int_sign(args[1]) < 0 ? INT64_MIN : INT64_MAX;
    if (x == 0.0 || !std::isfinite(x)) return Value::from_double(x);
    if (e > 100000) return range_error(th);
    if (e < -100000) return Value::from_double(std::copysign(0.0, x));
    double r = std::ldexp(x, static_cast<int>(e));
    return std::isinf(r) ? range_error(th) : Value::from_double(r);
}
Value math_modf(Thread* th, Value, Value v) {
    double x;
    if (!to_double(th, v, &x)) return {};
    if (std::isinf(x)) return Value(make_tuple(th, Value::from_double(std::copysign(0.0, x)), Value::from_double(x)));
    double whole;
    double fraction = std::modf(x, &whole);
    return Value(make_tuple(th, Value::from_double(fraction), Value::from_double(whole)));
}
Value math_degrees(Thread* th, Value, Value v) {
    double x;
    return to_double(th, v, &x) ? Value::from_double(x * (180.0 / M_PI)) : Value();
}
Value math_radians(Thread* th, Value, Value v) {
    double x;
    return to_double(th, v, &x) ? Value::from_double(x * (M_PI / 180.0)) : Value();
}
template <bool (*test)(double)>
Value predicate(Thread* th, Value, Value v) {
    double x;
    return to_double(th, v, &x) ? py_bool(test(x)) : Value();
}
bool is_nan(double x) { return std::isnan(x); }
bool is_inf(double x) { return std::isinf(x); }
bool is_finite(double x) { return std::isfinite(x); }

Value math_isclose(Thread* th, Value, const Args& args) {
    static const char* const names[] = {"a", "b", "rel_tol", "abs_tol"};
    Value out[4];
    double a, b, relative = 1e-9, absolute = 0.0;
    if (!parse_args(th, {"isclose", names, 4, 2, 0, 2}, args, out) || !to_double(th, out[0], &a) || !to_double(th, out[1], &b))
        return {};
    if (out[2] && !to_double(th, out[2], &relative)) return {};
    if (out[3] && !to_double(th, out[3], &absolute)) return {};
    if (relative < 0.0 || absolute < 0.0) return raise(th, Exc::ValueError, "tolerances must be non-negative");
    if (a == b) return py_true();
    if (std::isinf(a) || std::isinf(b)) return py_false();
    double difference = std::fabs(b - a);
    return py_bool(difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) || difference <= absolute);
}

double fn_sqrt(double x) { return std::sqrt(x); }
double fn_sin(double x) { return std::sin(x); }
double fn_cos(double x) { return std::cos(x); }
double fn_tan(double x) { return std::tan(x); }
double fn_asin(double x) { return std::asin(x); }
double fn_acos(double x) { return std::acos(x); }
double fn_atan(double x) { return std::atan(x); }
double fn_sinh(double x) { return std::sinh(x); }
double fn_cosh(double x) { return std::cosh(x); }
double fn_tanh(double x) { return std::tanh(x); }
double fn_asinh(double x) { return std::asinh(x); }
double fn_acosh(double x) { return std::acosh(x); }
double fn_atanh(double x) { return std::atanh(x); }
double fn_exp(double x) { return std::exp(x); }
double fn_exp2(double x) { return std::exp2(x); }
double fn_expm1(double x) { return std::expm1(x); }
double fn_log1p(double x) { return x == 0.0 ? x : std::log1p(x); }
double fn_fabs(double x) { return std::fabs(x); }
double fn_cbrt(double x) { return std::cbrt(x); }
double fn_erf(double x) { return std::erf(x); }
double fn_erfc(double x) { return std::erfc(x); }

constexpr u16 kMath = kPure | kMayRaise;  // with float arguments

constexpr NativeDef math_functions[] = {
    {"acos", unary<fn_acos>, "acos($module, x, /)\n--\n\nReturn the arc cosine (measured in radians) of x.\n\nThe result is between 0 and pi.", kMath},
    {"acosh", unary<fn_acosh>, "acosh($module, x, /)\n--\n\nReturn the inverse hyperbolic cosine of x.", kMath},
    {"asin", unary<fn_asin>, "asin($module, x, /)\n--\n\nReturn the arc sine (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.", kMath},
    {"asinh", unary<fn_asinh>, "asinh($module, x, /)\n--\n\nReturn the inverse hyperbolic sine of x.", kMath},
    {"atan", unary<fn_atan>, "atan($module, x, /)\n--\n\nReturn the arc tangent (measured in radians) of x.\n\nThe result is between -pi/2 and pi/2.", kMath},
    {"atan2", math_atan2, "atan2($module, y, x, /)\n--\n\nReturn the arc tangent (measured in radians) of y/x.\n\nUnlike atan(y/x), the signs of both x and y are considered.", kMath},
    {"atanh", unary<fn_atanh>, "atanh($module, x, /)\n--\n\nReturn the inverse hyperbolic tangent of x.", kMath},
    {"cbrt", unary<fn_cbrt>, "cbrt($module, x, /)\n--\n\nReturn the cube root of x.", kMath},
    {"ceil", math_ceil, "ceil($module, x, /)\n--\n\nReturn the ceiling of x as an Integral.\n\nThis is the smallest integer >= x."},
    {"comb", math_comb, "comb($module, n, k, /)\n--\n\nNumber of ways to choose k items from n items without repetition and without order.\n\nEvaluates to n! / (k! * (n - k)!) when k <= n and evaluates\nto zero when k > n.\n\nAlso called the binomial coefficient because it is equivalent\nto the coefficient of k-th term in polynomial expansion of the\nexpression (1 + x)**n.\n\nRaises TypeError if either of the arguments are not integers.\nRaises ValueError if either of the arguments are negative."},
    {"copysign", math_copysign, "copysign($module, x, y, /)\n--\n\nReturn a float with the magnitude (absolute value) of x but the sign of y.\n\nOn platforms that support signed zeros, copysign(1.0, -0.0)\nreturns -1.0.\n", kMath},
    {"cos", unary<fn_cos>, "cos($module, x, /)\n--\n\nReturn the cosine of x (measured in radians).", kMath},
    {"cosh", unary<fn_cosh, Overflow::Range>, "cosh($module, x, /)\n--\n\nReturn the hyperbolic cosine of x.", kMath},
    {"degrees", math_degrees, "degrees($module, x, /)\n--\n\nConvert angle x from radians to degrees.", kMath},
    {"dist", math_dist, "dist($module, p, q, /)\n--\n\nReturn the Euclidean distance between two points p and q.\n\nThe points should be specified as sequences (or iterables) of\ncoordinates.  Both inputs must have the same dimension.\n\nRoughly equivalent to:\n    sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))"},
    {"erf", unary<fn_erf>, "erf($module, x, /)\n--\n\nError function at x.", kMath},
    {"erfc", unary<fn_erfc>, "erfc($module, x, /)\n--\n\nComplementary error function at x.", kMath},
    {"exp", unary<fn_exp, Overflow::Range>, "exp($module, x, /)\n--\n\nReturn e raised to the power of x.", kMath},
    {"exp2", unary<fn_exp2, Overflow::Range>, "exp2($module, x, /)\n--\n\nReturn 2 raised to the power of x.", kMath},
    {"expm1", unary<fn_expm1, Overflow::Range>, "expm1($module, x, /)\n--\n\nReturn exp(x)-1.\n\nThis function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.", kMath},
    {"fabs", unary<fn_fabs>, "fabs($module, x, /)\n--\n\nReturn the absolute value of the float x.", kMath},
    {"factorial", math_factorial, "factorial($module, n, /)\n--\n\nFind n!.\n\nRaise a ValueError if x is negative or non-integral."},
    {"floor", math_floor, "floor($module, x, /)\n--\n\nReturn the floor of x as an Integral.\n\nThis is the largest integer <= x."},
    {"fmod", math_fmod, "fmod($module, x, y, /)\n--\n\nReturn fmod(x, y), according to platform C.\n\nx % y may differ.", kMath},
    {"frexp", math_frexp, "frexp($module, x, /)\n--\n\nReturn the mantissa and exponent of x, as pair (m, e).\n\nm is a float and e is an int, such that x = m * 2.**e.\nIf x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0."},
    {"fsum", math_fsum, "fsum($module, seq, /)\n--\n\nReturn an accurate floating point sum of values in the iterable seq.\n\nAssumes IEEE-754 floating point arithmetic."},
    {"gamma", unary_errno<gamma_function>, "gamma($module, x, /)\n--\n\nGamma function at x.", kMath},
    {"gcd", math_gcd, "gcd($module, *integers)\n--\n\nGreatest Common Divisor."},
    {"hypot", math_hypot, "hypot(*coordinates) -> value\n\nMultidimensional Euclidean distance from the origin to a point.\n\nRoughly equivalent to:\n    sqrt(sum(x**2 for x in coordinates))\n\nFor a two dimensional point (x, y), gives the hypotenuse\nusing the Pythagorean theorem:  sqrt(x*x + y*y).\n\nFor example, the hypotenuse of a 3/4/5 right triangle is:\n\n    >>> hypot(3.0, 4.0)\n    5.0\n", kMath},
    {"isclose", math_isclose, "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\nDetermine whether two floating point numbers are close in value.\n\n  rel_tol\n    maximum difference for being considered \"close\", relative to the\n    magnitude of the input values\n  abs_tol\n    maximum difference for being considered \"close\", regardless of the\n    magnitude of the input values\n\nReturn True if a is close in value to b, and False otherwise.\n\nFor the values to be considered close, the difference between them\nmust be smaller than at least one of the tolerances.\n\n-inf, inf and NaN behave similarly to the IEEE 754 Standard.  That\nis, NaN is not close to anything, even itself.  inf and -inf are\nonly close to themselves.", kMath},
    {"isfinite", predicate<is_finite>, "isfinite($module, x, /)\n--\n\nReturn True if x is neither an infinity nor a NaN, and False otherwise.", kMath},
    {"isinf", predicate<is_inf>, "isinf($module, x, /)\n--\n\nReturn True if x is a positive or negative infinity, and False otherwise.", kMath},
    {"isnan", predicate<is_nan>, "isnan($module, x, /)\n--\n\nReturn True if x is a NaN (not a number), and False otherwise.", kMath},
    {"isqrt", math_isqrt, "isqrt($module, n, /)\n--\n\nReturn the integer part of the square root of the input."},
    {"lcm", math_lcm, "lcm($module, *integers)\n--\n\nLeast Common Multiple."},
    {"ldexp", math_ldexp, "ldexp($module, x, i, /)\n--\n\nReturn x * (2**i).\n\nThis is essentially the inverse of frexp().", kMath},
    {"lgamma", unary_errno<log_gamma_function>, "lgamma($module, x, /)\n--\n\nNatural logarithm of absolute value of Gamma function at x.", kMath},
    {"log", math_log, "log(x, [base=math.e])\nReturn the logarithm of x to the given base.\n\nIf the base not specified, returns the natural logarithm (base e) of x.", kMath},
    {"log10", math_log10, "log10($module, x, /)\n--\n\nReturn the base 10 logarithm of x.", kMath},
    {"log1p", unary<fn_log1p>, "log1p($module, x, /)\n--\n\nReturn the natural logarithm of 1+x (base e).\n\nThe result is computed in a way which is accurate for x near zero.", kMath},
    {"log2", math_log2, "log2($module, x, /)\n--\n\nReturn the base 2 logarithm of x.", kMath},
    {"modf", math_modf, "modf($module, x, /)\n--\n\nReturn the fractional and integer parts of x.\n\nBoth results carry the sign of x and are floats."},
    {"nextafter", math_nextafter, "nextafter($module, x, y, /)\n--\n\nReturn the next floating-point value after x towards y.", kMath},
    {"perm", math_perm, "perm($module, n, k=None, /)\n--\n\nNumber of ways to choose k items from n items without repetition and with order.\n\nEvaluates to n! / (n - k)! when k <= n and evaluates\nto zero when k > n.\n\nIf k is not specified or is None, then k defaults to n\nand the function returns n!.\n\nRaises TypeError if either of the arguments are not integers.\nRaises ValueError if either of the arguments are negative."},
    {"pow", math_pow, "pow($module, x, y, /)\n--\n\nReturn x**y (x to the power of y).", kMath},
    {"prod", math_prod, "prod($module, iterable, /, *, start=1)\n--\n\nCalculate the product of all the elements in the input iterable.\n\nThe default start value for the product is 1.\n\nWhen the iterable is empty, return the start value.  This function is\nintended specifically for use with numeric values and may reject\nnon-numeric types."},
    {"radians", math_radians, "radians($module, x, /)\n--\n\nConvert angle x from degrees to radians.", kMath},
    {"remainder", math_remainder, "remainder($module, x, y, /)\n--\n\nDifference between x and the closest integer multiple of y.\n\nReturn x - n*y where n*y is the closest integer multiple of y.\nIn the case where x is exactly halfway between two multiples of\ny, the nearest even value of n is used. The result is always exact.", kMath},
    {"sin", unary<fn_sin>, "sin($module, x, /)\n--\n\nReturn the sine of x (measured in radians).", kMath},
    {"sinh", unary<fn_sinh, Overflow::Range>, "sinh($module, x, /)\n--\n\nReturn the hyperbolic sine of x.", kMath},
    {"sqrt", unary<fn_sqrt>, "sqrt($module, x, /)\n--\n\nReturn the square root of x.", kMath},
    {"tan", unary<fn_tan>, "tan($module, x, /)\n--\n\nReturn the tangent of x (measured in radians).", kMath},
    {"tanh", unary<fn_tanh>, "tanh($module, x, /)\n--\n\nReturn the hyperbolic tangent of x.", kMath},
    {"trunc", math_trunc, "trunc($module, x, /)\n--\n\nTruncates the Real x to the nearest Integral toward 0.\n\nUses the __trunc__ magic method."},
    {"ulp", math_ulp, "ulp($module, x, /)\n--\n\nReturn the value of the least significant bit of the float x.", kMath},
};

}  // namespace

Value init_math(Thread* th) {
    static const ModuleDef def{"math",
                               "This module provides access to the mathematical functions\ndefined by the C standard.",
                               math_functions, std::size(math_functions)};
    Module* module = new_native_module(th, def);
    if (!module || !module_add(th, module, "pi", Value::from_double(M_PI)) ||
        !module_add(th, module, "e", Value::from_double(M_E)) || !module_add(th, module, "tau", Value::from_double(2 * M_PI)) ||
        !module_add(th, module, "inf", Value::from_double(HUGE_VAL)) ||
        !module_add(th, module, "nan", Value::from_double(std::bit_cast<double>(0x7FF8000000000000))))
        return {};
    return Value(reinterpret_cast<Object*>(module));
}

}  // namespace krait
