// cmath: complex functions through the C library's (C99 Annex G gives the special values CPython's tables give).
#include <cmath>
#include <complex>
#include <iterator>

#include "runtime/call.h"
#include "runtime/native.h"
#include "runtime/operators.h"
#include "runtime/types/complex.h"
#include "runtime/types/float.h"
#include "runtime/types/list.h"

namespace krait {

namespace {

using Complex128 = std::complex<double>;

Value domain_error(Thread* th) { return raise(th, Exc::ValueError, "math domain error"); }
Value range_error(Thread* th) { return raise(th, Exc::OverflowError, "math range error"); }

bool is_finite(Complex128 z) { return std::isfinite(z.real()) && std::isfinite(z.imag()); }

// Any number: complex, __complex__, float, int.
bool argument(Thread* th, Value v, Complex128* out) {
    double re, im;
    int ok = to_complex(th, v, &re, &im);
    if (ok < 0) return false;
    if (ok == 0) {
        Value method = lookup_special(th, v, th->vm->names.dunder_complex);
        if (!method && has_pending(th)) return false;
        if (method) {
            Value converted = call(th, method);
            if (!converted) return false;
            if (to_complex(th, converted, &re, &im) != 1 || !has_kind(converted, Kind::Complex)) {
                raise(th, Exc::TypeError, "__complex__ returned non-complex (type %T)", converted);
                return false;
            }
        } else if (!to_double(th, v, &re)) {
            return false;
        } else {
            im = 0.0;
        }
    }
    *out = {re, im};
    return true;
}

template <Complex128 (*function)(const Complex128&)>
Value unary(Thread* th, Value, Value v) {
    Complex128 z;
    if (!argument(th, v, &z)) return {};
    Complex128 r = function(z);
    if (is_finite(z)) {
        if (std::isnan(r.real()) || std::isnan(r.imag())) return domain_error(th);
        if (!is_finite(r)) return range_error(th);
    } else if (!std::isnan(z.real()) && !std::isnan(z.imag()) && std::isnan(r.real()) && std::isnan(r.imag())) {
        return domain_error(th);
    }
    return Value(new_complex(th, r.real(), r.imag()));
}

Complex128 f_sqrt(const Complex128& z) { return std::sqrt(z); }
Complex128 f_exp(const Complex128& z) { return std::exp(z); }
Complex128 f_sin(const Complex128& z) { return std::sin(z); }
Complex128 f_cos(const Complex128& z) { return std::cos(z); }
Complex128 f_asin(const Complex128& z) { return std::asin(z); }
Complex128 f_acos(const Complex128& z) { return std::acos(z); }
Complex128 f_atan(const Complex128& z) { return std::atan(z); }
Complex128 f_sinh(const Complex128& z) { return std::sinh(z); }
Complex128 f_cosh(const Complex128& z) { return std::cosh(z); }

// By the real functions, as CPython; the C library's rounds differently in the last place.
Complex128 f_tanh(const Complex128& z) {
    if (!is_finite(z)) return std::tanh(z);
    double x = z.real(), y = z.imag();
    if (std::fabs(x) > 708.396418532264106224 - 1.386294361119890619)
        return {std::copysign(1.0, x), 4.0 * std::sin(y) * std::cos(y) * std::exp(-2.0 * std::fabs(x))};
    double tx = std::tanh(x), ty = std::tan(y), cx = 1.0 / std::cosh(x), txty = tx * ty, denominator = 1.0 + txty * txty;
    return {tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx};
}
Complex128 f_tan(const Complex128& z) {
    Complex128 s = f_tanh({-z.imag(), z.real()});
    return {s.imag(), -s.real()};
}
Complex128 f_asinh(const Complex128& z) { return std::asinh(z); }
Complex128 f_acosh(const Complex128& z) { return std::acosh(z); }
Complex128 f_atanh(const Complex128& z) { return std::atanh(z); }

// A pole is a domain error here: log(0), atanh(1), atan(1j).
template <Complex128 (*function)(const Complex128&)>
Value with_poles(Thread* th, Value, Value v) {
    Complex128 z;
    if (!argument(th, v, &z)) return {};
    Complex128 r = function(z);
    if (is_finite(z) && !is_finite(r)) return domain_error(th);
    return Value(new_complex(th, r.real(), r.imag()));
}

Value cmath_log(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "cmath.log", args) || !check_arg_count(th, "log", args, 1, 2)) return {};
    Complex128 z;
    if (!argument(th, args[0], &z)) return {};
    if (z == 0.0) return domain_error(th);
    Complex128 r = std::log(z);
    if (args.count == 2) {
        Complex128 base;
        if (!argument(th, args[1], &base)) return {};
        if (base == 0.0) return domain_error(th);
        Value n(new_complex(th, r.real(), r.imag()));
        Complex128 lb = std::log(base);
        Value d(new_complex(th, lb.real(), lb.imag()));
        if (!n || !d) return {};
        if (lb == 0.0) return domain_error(th);
        return binary_op(th, BinaryOp::TrueDiv, n, d);
    }
    return Value(new_complex(th, r.real(), r.imag()));
}

Value cmath_log10(Thread* th, Value, Value v) {
    Complex128 z;
    if (!argument(th, v, &z)) return {};
    if (z == 0.0) return domain_error(th);
    Complex128 r = std::log(z);
    return Value(new_complex(th, r.real() / M_LN10, r.imag() / M_LN10));
}

Value cmath_phase(Thread* th, Value, Value v) {
    Complex128 z;
    return argument(th, v, &z) ? Value::from_double(std::atan2(z.imag(), z.real())) : Value();
}

Value cmath_polar(Thread* th, Value, Value v) {
    Complex128 z;
    if (!argument(th, v, &z)) return {};
    double r = std::hypot(z.real(), z.imag());
    if (std::isinf(r) && is_finite(z)) return range_error(th);
    return Value(make_tuple(th, Value::from_double(r), Value::from_double(std::atan2(z.imag(), z.real()))));
}

Value cmath_rect(Thread* th, Value, const Args& args) {
    double r, phi;
    if (!check_no_keywords(th, "cmath.rect", args) || !check_arg_count(th, "rect", args, 2, 2) || !to_double(th, args[0], &r) ||
        !to_double(th, args[1], &phi))
        return {};
    if (r == 0.0) return Value(new_complex(th, std::isfinite(phi) ? r * std::cos(phi) : 0.0, std::isfinite(phi) ? r * std::sin(phi) : 0.0));
    if (std::isinf(phi) && !std::isnan(r)) return domain_error(th);
    if (phi == 0.0) return Value(new_complex(th, r, r * phi));
    return Value(new_complex(th, r * std::cos(phi), r * std::sin(phi)));
}

template <int which>
Value test(Thread* th, Value, Value v) {
    Complex128 z;
    if (!argument(th, v, &z)) return {};
    if (which == 0) return py_bool(is_finite(z));
    if (which == 1) return py_bool(std::isinf(z.real()) || std::isinf(z.imag()));
    return py_bool(std::isnan(z.real()) || std::isnan(z.imag()));
}

Value cmath_isclose(Thread* th, Value, const Args& args) {
    static const char* const names[] = {"a", "b", "rel_tol", "abs_tol"};
    Value out[4];
    Complex128 a, b;
    double relative = 1e-9, absolute = 0.0;
    if (!parse_args(th, {"isclose", names, 4, 2, 0, 2}, args, out) || !argument(th, out[0], &a) || !argument(th, out[1], &b))
        return {};
    if (out[2] && !to_double(th, out[2], &relative)) return {};
    if (out[3] && !to_double(th, out[3], &absolute)) return {};
    if (relative < 0.0 || absolute < 0.0) return raise(th, Exc::ValueError, "tolerances must be non-negative");
    if (a == b) return py_true();
    if (!is_finite(a) || !is_finite(b)) return py_false();
    double difference = std::abs(a - b);
    return py_bool(difference <= relative * std::abs(b) || difference <= relative * std::abs(a) || difference <= absolute);
}

constexpr NativeDef cmath_functions[] = {
    {"acos", unary<f_acos>, "acos($module, z, /)\n--\n\nReturn the arc cosine of z."},
    {"acosh", unary<f_acosh>, "acosh($module, z, /)\n--\n\nReturn the inverse hyperbolic cosine of z."},
    {"asin", unary<f_asin>, "asin($module, z, /)\n--\n\nReturn the arc sine of z."},
    {"asinh", unary<f_asinh>, "asinh($module, z, /)\n--\n\nReturn the inverse hyperbolic sine of z."},
    {"atan", with_poles<f_atan>, "atan($module, z, /)\n--\n\nReturn the arc tangent of z."},
    {"atanh", with_poles<f_atanh>, "atanh($module, z, /)\n--\n\nReturn the inverse hyperbolic tangent of z."},
    {"cos", unary<f_cos>, "cos($module, z, /)\n--\n\nReturn the cosine of z."},
    {"cosh", unary<f_cosh>, "cosh($module, z, /)\n--\n\nReturn the hyperbolic cosine of z."},
    {"exp", unary<f_exp>, "exp($module, z, /)\n--\n\nReturn the exponential value e**z."},
    {"isclose", cmath_isclose, "isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)\n--\n\nDetermine whether two complex numbers are close in value."},
    {"isfinite", test<0>, "isfinite($module, z, /)\n--\n\nReturn True if both the real and imaginary parts of z are finite, else False."},
    {"isinf", test<1>, "isinf($module, z, /)\n--\n\nChecks if the real or imaginary part of z is infinite."},
    {"isnan", test<2>, "isnan($module, z, /)\n--\n\nChecks if the real or imaginary part of z not a number (NaN)."},
    {"log", cmath_log, "log($module, z, base=<unrepresentable>, /)\n--\n\nlog(z[, base]) -> the logarithm of z to the given base.\n\nIf the base is not specified, returns the natural logarithm (base e) of z."},
    {"log10", cmath_log10, "log10($module, z, /)\n--\n\nReturn the base-10 logarithm of z."},
    {"phase", cmath_phase, "phase($module, z, /)\n--\n\nReturn argument, also known as the phase angle, of a complex."},
    {"polar", cmath_polar, "polar($module, z, /)\n--\n\nConvert a complex from rectangular coordinates to polar coordinates.\n\nr is the distance from 0 and phi the phase angle."},
    {"rect", cmath_rect, "rect($module, r, phi, /)\n--\n\nConvert from polar coordinates to rectangular coordinates."},
    {"sin", unary<f_sin>, "sin($module, z, /)\n--\n\nReturn the sine of z."},
    {"sinh", unary<f_sinh>, "sinh($module, z, /)\n--\n\nReturn the hyperbolic sine of z."},
    {"sqrt", unary<f_sqrt>, "sqrt($module, z, /)\n--\n\nReturn the square root of z."},
    {"tan", unary<f_tan>, "tan($module, z, /)\n--\n\nReturn the tangent of z."},
    {"tanh", unary<f_tanh>, "tanh($module, z, /)\n--\n\nReturn the hyperbolic tangent of z."},
};

}  // namespace

Value init_cmath(Thread* th) {
    static const ModuleDef def{"cmath",
                               "This module provides access to mathematical functions for complex\nnumbers.",
                               cmath_functions, std::size(cmath_functions)};
    Module* module = new_native_module(th, def);
    double nan = std::bit_cast<double>(0x7FF8000000000000);
    bool ok = module && module_add(th, module, "pi", Value::from_double(M_PI)) &&
              module_add(th, module, "e", Value::from_double(M_E)) &&
              module_add(th, module, "tau", Value::from_double(2 * M_PI)) &&
              module_add(th, module, "inf", Value::from_double(HUGE_VAL)) &&
              module_add(th, module, "infj", Value(new_complex(th, 0.0, HUGE_VAL))) &&
              module_add(th, module, "nan", Value::from_double(nan)) &&
              module_add(th, module, "nanj", Value(new_complex(th, 0.0, nan)));
    return ok ? Value(reinterpret_cast<Object*>(module)) : Value();
}

}  // namespace krait
