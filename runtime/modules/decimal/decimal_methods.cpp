// _decimal: the methods of Decimal. Most are an operation of number.h under a context that may be given.
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/modules/decimal/decimal.h"
#include "runtime/modules/decimal/methods.h"
#include "runtime/operators.h"
#include "runtime/types/complex.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::decimal {

namespace {

// ---- An operation of number.h as a method ----

template <Unary f>
Value unary(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"context"};
    Value p[1];
    if (!parse_args(th, {"function", kNames, 1, 0, 0, 1}, args, p)) return {};
    Context* context = KRAIT_TRY(context_argument(th, p[0]));
    Number out;
    u32 status = 0;
    f(out, view(self), context->env, &status);
    return finish(th, context, out, status);
}

// The arguments (other, context=None).
bool get_other(Thread* th, Value self, const Args& args, Context** context, Number* x, Number* y) {
    static constexpr const char* kNames[] = {"other", "context"};
    Value p[2];
    if (!parse_args(th, {"function", kNames, 2, 1, 0, 2}, args, p)) return false;
    *context = context_argument(th, p[1]);
    if (!*context || !need_operand(th, p[0], *context, y)) return false;
    *x = view(self);
    return true;
}

template <Binary f>
Value binary(Thread* th, Value self, const Args& args) {
    Context* context;
    Number x, y, out;
    if (!get_other(th, self, args, &context, &x, &y)) return {};
    u32 status = 0;
    f(out, x, y, context->env, &status);
    return finish(th, context, out, status);
}

template <Test f>
Value test(Thread*, Value self) {
    return py_bool(f(view(self)));
}

template <bool (*f)(const Number&, const Env&)>
Value test_in(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"context"};
    Value p[1];
    if (!parse_args(th, {"function", kNames, 1, 0, 0, 1}, args, p)) return {};
    Context* context = KRAIT_TRY(context_argument(th, p[0]));
    return py_bool(f(view(self), context->env));
}

// ---- Rounding ----

template <Unary f>
Value to_integral(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"rounding", "context"};
    Value p[2];
    if (!parse_args(th, {"function", kNames, 2, 0, 0, 2}, args, p)) return {};
    Context* context = KRAIT_TRY(context_argument(th, p[1]));
    Env env = context->env;
    if (p[0] && !is_none(p[0]) && !get_rounding(th, p[0], &env.rounding)) return {};
    Number out;
    u32 status = 0;
    f(out, view(self), env, &status);
    return finish(th, context, out, status);
}

Value quantize_method(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"exp", "rounding", "context"};
    Value p[3];
    if (args.count == 1 && !args.kwnames) p[0] = args[0];
    else if (!parse_args(th, {"function", kNames, 3, 1, 0, 3}, args, p)) return {};
    Context* context = KRAIT_TRY(context_argument(th, p[2]));
    Env env = context->env;
    if (p[1] && !is_none(p[1]) && !get_rounding(th, p[1], &env.rounding)) return {};
    Number y, out;
    if (!need_operand(th, p[0], context, &y)) return {};
    u32 status = 0;
    quantize(out, view(self), y, env, &status);
    return finish(th, context, out, status);
}

Value fma_method(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"other", "third", "context"};
    Value p[3];
    if (!parse_args(th, {"function", kNames, 3, 2, 0, 3}, args, p)) return {};
    Context* context = KRAIT_TRY(context_argument(th, p[2]));
    Number y, z, out;
    if (!need_operand(th, p[0], context, &y) || !need_operand(th, p[1], context, &z)) return {};
    u32 status = 0;
    fma(out, view(self), y, z, context->env, &status);
    return finish(th, context, out, status);
}

Value round_method(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "__round__", args) || !check_arg_count(th, "__round__", args, 0, 1)) return {};
    Context* context = KRAIT_TRY(current_context(th));
    if (args.count == 0) return int_from_number(th, view(self), Rounding::HalfEven, context);
    if (!is_int(args[0])) return raise(th, Exc::TypeError, "optional arg must be an integer");
    i64 places;
    if (!int_fits_i64(args[0], &places)) return raise(th, Exc::OverflowError, "Python int too large to convert to C ssize_t");
    Number unit, out;
    unit.set(false, 1, places == INT64_MIN ? INT64_MAX : -places);
    u32 status = 0;
    quantize(out, view(self), unit, context->env, &status);
    return finish(th, context, out, status);
}

template <Rounding rounding>
Value to_int(Thread* th, Value self) {
    Context* context = KRAIT_TRY(current_context(th));
    return int_from_number(th, view(self), rounding, context);
}

// ---- Tests and parts ----

Value same_quantum_method(Thread* th, Value self, const Args& args) {
    Context* context;
    Number x, y;
    return get_other(th, self, args, &context, &x, &y) ? py_bool(same_quantum(x, y)) : Value();
}

Value number_class_method(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"context"};
    Value p[1];
    if (!parse_args(th, {"function", kNames, 1, 0, 0, 1}, args, p)) return {};
    Context* context = KRAIT_TRY(context_argument(th, p[0]));
    return str_from_ascii(th, number_class(view(self), context->env));
}

Value to_eng_string_method(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"context"};
    Value p[1];
    if (!parse_args(th, {"function", kNames, 1, 0, 0, 1}, args, p)) return {};
    Context* context = KRAIT_TRY(context_argument(th, p[0]));
    return decimal_text(th, self, context->env.capitals, true);
}

Value copy_sign_method(Thread* th, Value self, const Args& args) {
    Context* context;
    Number x, y;
    if (!get_other(th, self, args, &context, &x, &y)) return {};
    x.negative = y.negative;
    return new_decimal(th, x);
}

Value adjusted_method(Thread* th, Value self) {
    Number x = view(self);
    return int_from_i64(th, x.finite() ? x.adjusted() : 0);
}
Value itself(Thread*, Value self) { return self; }
Value itself_for(Thread*, Value self, Value) { return self; }
Value yes(Thread*, Value) { return py_true(); }
Value ten(Thread* th, Value) {
    Number x;
    x.set(false, 10, 0);
    return new_decimal(th, x);
}
Value copy_abs_method(Thread* th, Value self) {
    Number x = view(self);
    x.negative = false;
    return new_decimal(th, x);
}
Value copy_negate_method(Thread* th, Value self) {
    Number x = view(self);
    x.negative = !x.negative;
    return new_decimal(th, x);
}

// ---- Conversions ----

Value as_tuple_method(Thread* th, Value self) {
    static constexpr const char* kSpecial[] = {"", "F", "n", "N"};
    Number x = view(self);
    std::string text = x.infinite() ? "0" : x.digits ? digits_text(x) : "";
    Tuple* digits = KRAIT_TRY(new_tuple(th, static_cast<i64>(text.size())));
    for (size_t i = 0; i < text.size(); ++i) digits->items[i] = Value::from_small_int(text[i] - '0');
    Value exponent = x.finite() ? int_from_i64(th, x.exp) : Value(str_from_ascii(th, kSpecial[static_cast<int>(x.special)]));
    if (!exponent) return {};
    Value type = KRAIT_TRY(import_attribute(th, "_decimal", "DecimalTuple"));
    return call(th, type, Value::from_small_int(x.negative), Value(digits), exponent);
}

Value as_integer_ratio_method(Thread* th, Value self) {
    Number x = view(self);
    if (x.nan()) return raise(th, Exc::ValueError, "cannot convert NaN to integer ratio");
    if (x.infinite()) return raise(th, Exc::OverflowError, "cannot convert Infinity to integer ratio");
    Big n = x.c, d, p;
    d.set(1);
    i64 shift = x.exp < 0 ? -x.exp : x.exp;
    if (shift > kMaxDigits && !x.c.is_zero()) return raise_no_memory(th);
    if (!x.c.is_zero()) {
        power_of_ten(p.w(), shift);
        if (x.exp >= 0) {
            mpz_mul(n.w(), n.r(), p.r());
        } else {
            Big common;
            mpz_gcd(common.w(), n.r(), p.r());
            mpz_divexact(n.w(), n.r(), common.r());
            mpz_divexact(d.w(), p.r(), common.r());
        }
    }
    auto as_int = [&](const Big& v, bool negative) {
        return int_from_limbs(th, mpz_limbs_read(v.r()), static_cast<i64>(mpz_size(v.r())), negative);
    };
    Value top = KRAIT_TRY(as_int(n, x.negative));
    Value bottom = KRAIT_TRY(as_int(d, false));
    return Value(make_tuple(th, top, bottom));
}

Value from_float_method(Thread* th, Value cls, Value f) {
    Context* context = KRAIT_TRY(current_context(th));
    Value v = decimal_from_float(th, decimal_type, f, context, true);
    if (!v || cls == Value(decimal_type)) return v;
    return call(th, cls, v);
}

Value complex_method(Thread* th, Value self) {
    double d;
    if (!to_double(th, self, &d)) return {};
    return Value(new_complex(th, d, 0.0));
}
Value reduce_method(Thread* th, Value self) {
    Value text = KRAIT_TRY(Value(to_str(th, self)));
    Value arguments = Value(make_tuple(th, text));
    return Value(make_tuple(th, type_of(self), arguments));
}
Value sizeof_method(Thread*, Value self) {
    i64 limbs = self.as<Decimal>()->limb_count;
    return Value::from_small_int(104 + (limbs > 4 ? limbs * 8 : 0));
}

#define IN_CONTEXT(name) #name "($self, /, context=None)\n--\n\n"
#define WITH_OTHER(name) #name "($self, /, other, context=None)\n--\n\n"
#define PLAIN(name) #name "($self, /)\n--\n\n"

constexpr NativeDef kMethods[] = {
    {"exp", unary<exp>, IN_CONTEXT(exp) "e raised to this power, correctly rounded."},
    {"ln", unary<ln>, IN_CONTEXT(ln) "The natural logarithm, correctly rounded."},
    {"log10", unary<log10>, IN_CONTEXT(log10) "The logarithm to base ten, correctly rounded."},
    {"next_minus", unary<next_minus>, IN_CONTEXT(next_minus) "The largest number of the context below this one."},
    {"next_plus", unary<next_plus>, IN_CONTEXT(next_plus) "The smallest number of the context above this one."},
    {"normalize", unary<normalize>, IN_CONTEXT(normalize) "The same value without zeros at the end."},
    {"to_integral", to_integral<to_integral_value>, "to_integral($self, /, rounding=None, context=None)\n--\n\nThe same as to_integral_value."},
    {"to_integral_exact", to_integral<to_integral_exact>, "to_integral_exact($self, /, rounding=None, context=None)\n--\n\nRounded to a whole number; signals Inexact and Rounded."},
    {"to_integral_value", to_integral<to_integral_value>, "to_integral_value($self, /, rounding=None, context=None)\n--\n\nRounded to a whole number, without signals."},
    {"sqrt", unary<square_root>, IN_CONTEXT(sqrt) "The square root, correctly rounded."},
    {"compare", binary<compare>, WITH_OTHER(compare) "-1, 0, 1 or NaN."},
    {"compare_signal", binary<compare_signal>, WITH_OTHER(compare_signal) "As compare, but any NaN signals."},
    {"max", binary<max>, WITH_OTHER(max) "The larger number."},
    {"max_mag", binary<max_mag>, WITH_OTHER(max_mag) "The number of larger magnitude."},
    {"min", binary<min>, WITH_OTHER(min) "The smaller number."},
    {"min_mag", binary<min_mag>, WITH_OTHER(min_mag) "The number of smaller magnitude."},
    {"next_toward", binary<next_toward>, WITH_OTHER(next_toward) "The neighbour in the direction of the other number."},
    {"quantize", quantize_method, "quantize($self, /, exp, rounding=None, context=None)\n--\n\nRounded to the exponent of another number."},
    {"remainder_near", binary<remainder_near>, WITH_OTHER(remainder_near) "What is left after the nearest multiple."},
    {"fma", fma_method, "fma($self, /, other, third, context=None)\n--\n\nself * other + third, rounded once."},
    {"is_canonical", yes, PLAIN(is_canonical) "True."},
    {"is_finite", test<is_finite>, PLAIN(is_finite) "Neither infinity nor NaN?"},
    {"is_infinite", test<is_infinite>, PLAIN(is_infinite) "An infinity?"},
    {"is_nan", test<is_nan>, PLAIN(is_nan) "A NaN, quiet or signaling?"},
    {"is_qnan", test<is_qnan>, PLAIN(is_qnan) "A quiet NaN?"},
    {"is_snan", test<is_snan>, PLAIN(is_snan) "A signaling NaN?"},
    {"is_signed", test<is_signed>, PLAIN(is_signed) "A negative sign? Zeros and NaNs have one too."},
    {"is_zero", test<is_zero>, PLAIN(is_zero) "A zero?"},
    {"is_normal", test_in<is_normal>, IN_CONTEXT(is_normal) "Finite, not zero, not subnormal?"},
    {"is_subnormal", test_in<is_subnormal>, IN_CONTEXT(is_subnormal) "Smaller than the smallest normal number?"},
    {"adjusted", adjusted_method, PLAIN(adjusted) "The exponent of the first digit."},
    {"canonical", itself, PLAIN(canonical) "The number itself."},
    {"conjugate", itself, PLAIN(conjugate) "The number itself."},
    {"radix", ten, PLAIN(radix) "Decimal(10)."},
    {"copy_abs", copy_abs_method, PLAIN(copy_abs) "Without its sign; never rounded."},
    {"copy_negate", copy_negate_method, PLAIN(copy_negate) "With the other sign; never rounded."},
    {"logb", unary<logb>, IN_CONTEXT(logb) "The exponent of the first digit, as a Decimal."},
    {"logical_invert", unary<logical_invert>, IN_CONTEXT(logical_invert) "Each digit 0 or 1 inverted."},
    {"number_class", number_class_method, IN_CONTEXT(number_class) "Which of ten classes the number belongs to, as text."},
    {"to_eng_string", to_eng_string_method, IN_CONTEXT(to_eng_string) "As text with exponents that are multiples of three."},
    {"compare_total", binary<compare_total>, WITH_OTHER(compare_total) "-1, 0 or 1 in the total order of representations."},
    {"compare_total_mag", binary<compare_total_mag>, WITH_OTHER(compare_total_mag) "As compare_total, without signs."},
    {"copy_sign", copy_sign_method, WITH_OTHER(copy_sign) "With the sign of the other number; never rounded."},
    {"same_quantum", same_quantum_method, WITH_OTHER(same_quantum) "The same exponent, or both NaN, or both infinite?"},
    {"logical_and", binary<logical_and>, WITH_OTHER(logical_and) "Digit by digit `and`."},
    {"logical_or", binary<logical_or>, WITH_OTHER(logical_or) "Digit by digit `or`."},
    {"logical_xor", binary<logical_xor>, WITH_OTHER(logical_xor) "Digit by digit exclusive `or`."},
    {"rotate", binary<rotate>, WITH_OTHER(rotate) "The digits rotated within the precision."},
    {"scaleb", binary<scaleb>, WITH_OTHER(scaleb) "The exponent increased."},
    {"shift", binary<shift>, WITH_OTHER(shift) "The digits shifted within the precision."},
    {"from_float", from_float_method, "from_float($type, f, /)\n--\n\nA float as a Decimal, exactly.", kAnyEffect, kNativeClassMethod},
    {"as_tuple", as_tuple_method, PLAIN(as_tuple) "Sign, digits and exponent."},
    {"as_integer_ratio", as_integer_ratio_method, PLAIN(as_integer_ratio) "The fraction it is, in lowest terms."},
    {"__copy__", itself, nullptr},
    {"__deepcopy__", itself_for, nullptr},
    {"__format__", decimal_format, nullptr},
    {"__reduce__", reduce_method, nullptr},
    {"__round__", round_method, nullptr},
    {"__ceil__", to_int<Rounding::Ceiling>, nullptr},
    {"__floor__", to_int<Rounding::Floor>, nullptr},
    {"__trunc__", to_int<Rounding::Down>, nullptr},
    {"__complex__", complex_method, nullptr},
    {"__sizeof__", sizeof_method, nullptr},
};

#undef IN_CONTEXT
#undef WITH_OTHER
#undef PLAIN

}  // namespace

const NativeDef* const decimal_methods = kMethods;
const size_t decimal_method_count = std::size(kMethods);

}  // namespace krait::decimal
