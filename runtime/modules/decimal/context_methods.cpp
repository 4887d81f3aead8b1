// _decimal: the methods of Context: operations on operands that are converted first.
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/modules/decimal/decimal.h"
#include "runtime/modules/decimal/methods.h"
#include "runtime/operators.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::decimal {

namespace {

Context* context_of(Value v) { return v.as<Context>(); }

template <Unary f>
Value unary(Thread* th, Value self, Value a) {
    Context* context = context_of(self);
    Number x, out;
    if (!need_operand(th, a, context, &x)) return {};
    u32 status = 0;
    f(out, x, context->env, &status);
    return finish(th, context, out, status);
}

template <Binary f>
Value binary(Thread* th, Value self, Value a, Value b) {
    Context* context = context_of(self);
    Number x, y, out;
    if (!need_operand(th, a, context, &x) || !need_operand(th, b, context, &y)) return {};
    u32 status = 0;
    f(out, x, y, context->env, &status);
    return finish(th, context, out, status);
}

template <Test f>
Value test(Thread* th, Value self, Value a) {
    Number x;
    return need_operand(th, a, context_of(self), &x) ? py_bool(f(x)) : Value();
}
template <bool (*f)(const Number&, const Env&)>
Value test_in(Thread* th, Value self, Value a) {
    Number x;
    return need_operand(th, a, context_of(self), &x) ? py_bool(f(x, context_of(self)->env)) : Value();
}

Value ctx_divmod(Thread* th, Value self, Value a, Value b) {
    Context* context = context_of(self);
    Number x, y, quotient, rest;
    if (!need_operand(th, a, context, &x) || !need_operand(th, b, context, &y)) return {};
    u32 status = 0;
    divmod(quotient, rest, x, y, context->env, &status);
    if (!add_status(th, context, status)) return {};
    Value q = KRAIT_TRY(new_decimal(th, quotient));
    Value r = KRAIT_TRY(new_decimal(th, rest));
    return Value(make_tuple(th, q, r));
}

Value ctx_power(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"a", "b", "modulo"};
    Value p[3];
    if (!parse_args(th, {"function", kNames, 3, 2, 0, 3}, args, p)) return {};
    Context* context = context_of(self);
    Number x, y, z, out;
    if (!need_operand(th, p[0], context, &x) || !need_operand(th, p[1], context, &y)) return {};
    u32 status = 0;
    if (!p[2] || is_none(p[2])) {
        power(out, x, y, context->env, &status);
    } else {
        if (!need_operand(th, p[2], context, &z)) return {};
        power_mod(out, x, y, z, context->env, &status);
    }
    return finish(th, context, out, status);
}

Value ctx_fma(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"x", "y", "z"};
    Value p[3];
    if (!parse_args(th, {"fma", kNames, 3, 3, 3, 3}, args, p)) return {};
    Context* context = context_of(self);
    Number x, y, z, out;
    if (!need_operand(th, p[0], context, &x) || !need_operand(th, p[1], context, &y) || !need_operand(th, p[2], context, &z)) return {};
    u32 status = 0;
    fma(out, x, y, z, context->env, &status);
    return finish(th, context, out, status);
}

// ---- Without rounding ----

Value ctx_canonical(Thread* th, Value, Value a) { return is_decimal(a) ? a : raise(th, Exc::TypeError, "argument must be a Decimal"); }
Value ctx_is_canonical(Thread* th, Value, Value a) {
    return is_decimal(a) ? py_true() : raise(th, Exc::TypeError, "argument must be a Decimal");
}
void copy_abs(Number& out, const Number& x, const Env&, u32*) {
    out = x;
    out.negative = false;
}
void copy_negate(Number& out, const Number& x, const Env&, u32*) {
    out = x;
    out.negative = !x.negative;
}
void copy_sign(Number& out, const Number& x, const Number& y, const Env&, u32*) {
    out = x;
    out.negative = y.negative;
}
void apply(Number& out, const Number& x, const Env& env, u32* status) {
    out = x;
    finalize(out, env, status);
}
Value ctx_copy_decimal(Thread* th, Value self, Value a) {
    if (is_decimal(a)) return a;
    Number x;
    return need_operand(th, a, context_of(self), &x) ? new_decimal(th, x) : Value();
}
Value ctx_same_quantum(Thread* th, Value self, Value a, Value b) {
    Number x, y;
    if (!need_operand(th, a, context_of(self), &x) || !need_operand(th, b, context_of(self), &y)) return {};
    return py_bool(same_quantum(x, y));
}

// ---- As text ----

Value ctx_number_class(Thread* th, Value self, Value a) {
    Number x;
    return need_operand(th, a, context_of(self), &x) ? Value(str_from_ascii(th, number_class(x, context_of(self)->env))) : Value();
}
template <bool engineering>
Value ctx_text(Thread* th, Value self, Value a) {
    Number x;
    if (!need_operand(th, a, context_of(self), &x)) return {};
    return str_from_ascii(th, to_text(x, context_of(self)->env.capitals, engineering));
}

// ---- The context itself ----

Value ctx_etiny(Thread* th, Value self) { return int_from_i64(th, context_of(self)->env.etiny()); }
Value ctx_etop(Thread* th, Value self) { return int_from_i64(th, context_of(self)->env.etop()); }
Value ctx_radix(Thread* th, Value) {
    Number x;
    x.set(false, 10, 0);
    return new_decimal(th, x);
}
Value ctx_clear_flags(Thread*, Value self) { return context_of(self)->env.status = 0, none(); }
Value ctx_clear_traps(Thread*, Value self) { return context_of(self)->env.traps = 0, none(); }
Value ctx_copy(Thread* th, Value self) { return Value(new_context(th, context_of(self)->env)); }
Value ctx_reduce(Thread* th, Value self) {
    const Env& e = context_of(self)->env;
    Tuple* t = KRAIT_TRY(new_tuple(th, 8));
    auto put = [&](int i, Value v) {
        t->items[i] = v;
        write_barrier(th, t);
        return static_cast<bool>(v);
    };
    Value rounding = get_attribute(th, self, "rounding");
    if (!put(0, int_from_i64(th, e.prec)) || !put(1, rounding) || !put(2, int_from_i64(th, e.emin)) ||
        !put(3, int_from_i64(th, e.emax)) || !put(4, Value::from_small_int(e.capitals)) || !put(5, Value::from_small_int(e.clamp)) ||
        !put(6, signal_list(th, e.status)) || !put(7, signal_list(th, e.traps)))
        return {};
    return Value(make_tuple(th, type_of(self), Value(t)));
}

Value ctx_create_decimal(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "create_decimal", args) || !check_arg_count(th, "create_decimal", args, 0, 1)) return {};
    return decimal_from(th, args.get(0), context_of(self));
}
Value ctx_create_decimal_from_float(Thread* th, Value self, Value f) { return decimal_from_float(th, nullptr, f, context_of(self), false); }

#define ONE(name) #name "($self, x, /)\n--\n\n"
#define TWO(name) #name "($self, x, y, /)\n--\n\n"
#define NONE(name) #name "($self, /)\n--\n\n"

constexpr NativeDef kMethods[] = {
    {"abs", unary<absolute>, ONE(abs) "The absolute value, rounded."},
    {"exp", unary<exp>, ONE(exp) "e ** x."},
    {"ln", unary<ln>, ONE(ln) "The natural logarithm."},
    {"log10", unary<log10>, ONE(log10) "The logarithm to base ten."},
    {"minus", unary<minus>, ONE(minus) "-x, rounded."},
    {"next_minus", unary<next_minus>, ONE(next_minus) "The largest number below x."},
    {"next_plus", unary<next_plus>, ONE(next_plus) "The smallest number above x."},
    {"normalize", unary<normalize>, ONE(normalize) "x without zeros at the end."},
    {"plus", unary<plus>, ONE(plus) "+x: x rounded to this context."},
    {"to_integral", unary<to_integral_value>, ONE(to_integral) "The same as to_integral_value."},
    {"to_integral_exact", unary<to_integral_exact>, ONE(to_integral_exact) "Rounded to a whole number, with signals."},
    {"to_integral_value", unary<to_integral_value>, ONE(to_integral_value) "Rounded to a whole number."},
    {"sqrt", unary<square_root>, ONE(sqrt) "The square root."},
    {"add", binary<add>, TWO(add) "x + y."},
    {"compare", binary<compare>, TWO(compare) "-1, 0, 1 or NaN."},
    {"compare_signal", binary<compare_signal>, TWO(compare_signal) "As compare, but any NaN signals."},
    {"divide", binary<divide>, TWO(divide) "x / y."},
    {"divide_int", binary<divide_int>, TWO(divide_int) "x / y without its fraction."},
    {"divmod", ctx_divmod, TWO(divmod) "Whole quotient and remainder."},
    {"max", binary<max>, TWO(max) "The larger number."},
    {"max_mag", binary<max_mag>, TWO(max_mag) "The number of larger magnitude."},
    {"min", binary<min>, TWO(min) "The smaller number."},
    {"min_mag", binary<min_mag>, TWO(min_mag) "The number of smaller magnitude."},
    {"multiply", binary<multiply>, TWO(multiply) "x * y."},
    {"next_toward", binary<next_toward>, TWO(next_toward) "The neighbour of x in the direction of y."},
    {"quantize", binary<quantize>, TWO(quantize) "x with the exponent of y."},
    {"remainder", binary<remainder>, TWO(remainder) "What x / y leaves; the sign is x's."},
    {"remainder_near", binary<remainder_near>, TWO(remainder_near) "What is left after the nearest multiple of y."},
    {"subtract", binary<subtract>, TWO(subtract) "x - y."},
    {"power", ctx_power, "power($self, /, a, b, modulo=None)\n--\n\na ** b, modulo a number if given."},
    {"fma", ctx_fma, "fma($self, x, y, z, /)\n--\n\nx * y + z, rounded once."},
    {"Etiny", ctx_etiny, NONE(Etiny) "The smallest exponent of a subnormal number."},
    {"Etop", ctx_etop, NONE(Etop) "The largest exponent of a number of full precision."},
    {"radix", ctx_radix, NONE(radix) "Decimal(10)."},
    {"is_canonical", ctx_is_canonical, ONE(is_canonical) "True."},
    {"is_finite", test<is_finite>, ONE(is_finite) "Neither infinity nor NaN?"},
    {"is_infinite", test<is_infinite>, ONE(is_infinite) "An infinity?"},
    {"is_nan", test<is_nan>, ONE(is_nan) "A NaN?"},
    {"is_normal", test_in<is_normal>, ONE(is_normal) "Finite, not zero, not subnormal?"},
    {"is_qnan", test<is_qnan>, ONE(is_qnan) "A quiet NaN?"},
    {"is_signed", test<is_signed>, ONE(is_signed) "A negative sign?"},
    {"is_snan", test<is_snan>, ONE(is_snan) "A signaling NaN?"},
    {"is_subnormal", test_in<is_subnormal>, ONE(is_subnormal) "Smaller than the smallest normal number?"},
    {"is_zero", test<is_zero>, ONE(is_zero) "A zero?"},
    {"_apply", unary<apply>, nullptr},
    {"canonical", ctx_canonical, ONE(canonical) "x itself."},
    {"copy_abs", unary<copy_abs>, ONE(copy_abs) "x without its sign."},
    {"copy_decimal", ctx_copy_decimal, ONE(copy_decimal) "x as a Decimal."},
    {"copy_negate", unary<copy_negate>, ONE(copy_negate) "x with the other sign."},
    {"logb", unary<logb>, ONE(logb) "The exponent of the first digit."},
    {"logical_invert", unary<logical_invert>, ONE(logical_invert) "Each digit 0 or 1 inverted."},
    {"number_class", ctx_number_class, ONE(number_class) "The class of the number, as text."},
    {"to_sci_string", ctx_text<false>, ONE(to_sci_string) "As text, in scientific notation if it has an exponent."},
    {"to_eng_string", ctx_text<true>, ONE(to_eng_string) "As text, in engineering notation if it has an exponent."},
    {"compare_total", binary<compare_total>, TWO(compare_total) "-1, 0 or 1 in the total order."},
    {"compare_total_mag", binary<compare_total_mag>, TWO(compare_total_mag) "As compare_total, without signs."},
    {"copy_sign", binary<copy_sign>, TWO(copy_sign) "x with the sign of y."},
    {"logical_and", binary<logical_and>, TWO(logical_and) "Digit by digit `and`."},
    {"logical_or", binary<logical_or>, TWO(logical_or) "Digit by digit `or`."},
    {"logical_xor", binary<logical_xor>, TWO(logical_xor) "Digit by digit exclusive `or`."},
    {"rotate", binary<rotate>, TWO(rotate) "The digits of x rotated by y."},
    {"same_quantum", ctx_same_quantum, TWO(same_quantum) "The same exponent?"},
    {"scaleb", binary<scaleb>, TWO(scaleb) "x with its exponent increased by y."},
    {"shift", binary<shift>, TWO(shift) "The digits of x shifted by y."},
    {"clear_flags", ctx_clear_flags, NONE(clear_flags) "Clears all flags."},
    {"clear_traps", ctx_clear_traps, NONE(clear_traps) "Clears all traps."},
    {"__copy__", ctx_copy, nullptr},
    {"__reduce__", ctx_reduce, nullptr},
    {"copy", ctx_copy, NONE(copy) "A copy, flags included."},
    {"create_decimal", ctx_create_decimal, "create_decimal($self, num=\"0\", /)\n--\n\nA Decimal rounded to this context."},
    {"create_decimal_from_float", ctx_create_decimal_from_float, "create_decimal_from_float($self, f, /)\n--\n\nA float rounded to this context."},
};

#undef ONE
#undef TWO
#undef NONE

}  // namespace

const NativeDef* const context_methods = kMethods;
const size_t context_method_count = std::size(kMethods);

}  // namespace krait::decimal
