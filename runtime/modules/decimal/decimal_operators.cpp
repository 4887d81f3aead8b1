// _decimal: the operators of Decimal. Most operands are small: sums, products and comparisons of coefficients under 64 bits that
// need no rounding are done here on machine integers; all else goes through number.h.
#include <cmath>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/modules/decimal/decimal.h"
#include "runtime/operators.h"
#include "runtime/types/complex.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::decimal {

namespace {

using Unary = void (*)(Number&, const Number&, const Env&, u32*);
using Binary = void (*)(Number&, const Number&, const Number&, const Env&, u32*);

// Both operands as numbers; false: not for us, or raised (`*result`).
bool get_operands(Thread* th, Value a, Value b, Context* context, Number* x, Number* y, Value* result) {
    Operand first = get_operand(th, a, context, x);
    Operand second = first == Operand::Yes ? get_operand(th, b, context, y) : first;
    if (second == Operand::Yes) return true;
    *result = second == Operand::No ? not_implemented() : Value();
    return false;
}

template <Binary f>
Value binary(Thread* th, Value a, Value b) {
    Context* context = KRAIT_TRY(current_context(th));
    Number x, y, out;
    Value other;
    if (!get_operands(th, a, b, context, &x, &y, &other)) return other;
    u32 status = 0;
    f(out, x, y, context->env, &status);
    return finish(th, context, out, status);
}

template <Unary f>
Value unary(Thread* th, Value a) {
    Context* context = KRAIT_TRY(current_context(th));
    Number out;
    u32 status = 0;
    f(out, view(a), context->env, &status);
    return finish(th, context, out, status);
}

// ---- Small coefficients ----

// A finite Decimal (no subclass needed: the result is a Decimal) of one limb.
Decimal* small(Value v) {
    if (!v.is_object() || v.object()->type() != decimal_type) return nullptr;
    auto* d = v.as<Decimal>();
    return d->special() == Special::None && d->limb_count <= 1 ? d : nullptr;
}

i64 digits_of_u64(u64 v) {
    mp_limb_t limb = v;
    mpz_t z;
    return digits_of(mpz_roinit_n(z, &limb, v != 0));
}

// The result if nothing has to be rounded or clamped; empty otherwise, nothing pending unless out of memory.
Value small_result(Thread* th, const Env& env, bool negative, u64 coefficient, i64 exp, bool* done) {
    *done = false;
    i64 digits = digits_of_u64(coefficient);
    if (digits > env.prec || exp < env.emin || exp + digits - 1 > env.emax || env.clamp) return {};
    *done = true;
    auto* d = heap_new<Decimal>(th, decimal_type->root_shape, 0, kGcAtomic);
    if (!d) return {};
    d->flags = negative;
    d->exp = exp;
    d->digits = digits;
    d->limb_count = coefficient != 0;
    d->low[0] = coefficient;
    return Value(d);
}

constexpr u64 kTens[] = {1, 10, 100, 1000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000, 1'000'000'000};

Value add_small(Thread* th, Value a, Value b, bool flip, const Env& env, bool* done) {
    *done = false;
    Decimal *x = small(a), *y = small(b);
    if (!x || !y || !x->low[0] || !y->low[0]) return {};
    bool x_negative = x->negative(), y_negative = y->negative() != flip;
    i64 apart = x->exp - y->exp;
    if (apart > 9 || apart < -9) return {};
    u64 p = x->low[0], q = y->low[0], r;
    if (apart > 0 ? __builtin_mul_overflow(p, kTens[apart], &p) : __builtin_mul_overflow(q, kTens[-apart], &q)) return {};
    bool negative = x_negative;
    if (x_negative == y_negative) {
        if (__builtin_add_overflow(p, q, &r)) return {};
    } else {
        if (p == q) return {};
        negative = p > q ? x_negative : y_negative;
        r = p > q ? p - q : q - p;
    }
    return small_result(th, env, negative, r, apart > 0 ? y->exp : x->exp, done);
}

Value decimal_add(Thread* th, Value a, Value b) {
    Context* context = KRAIT_TRY(current_context(th));
    bool done;
    Value r = add_small(th, a, b, false, context->env, &done);
    return done ? r : binary<add>(th, a, b);
}
Value decimal_subtract(Thread* th, Value a, Value b) {
    Context* context = KRAIT_TRY(current_context(th));
    bool done;
    Value r = add_small(th, a, b, true, context->env, &done);
    return done ? r : binary<subtract>(th, a, b);
}
Value decimal_multiply(Thread* th, Value a, Value b) {
    Decimal *x = small(a), *y = small(b);
    u64 r;
    if (x && y && x->low[0] && y->low[0] && !__builtin_mul_overflow(x->low[0], y->low[0], &r)) {
        Context* context = KRAIT_TRY(current_context(th));
        bool done;
        Value v = small_result(th, context->env, x->negative() != y->negative(), r, x->exp + y->exp, &done);
        if (done) return v;
    }
    return binary<multiply>(th, a, b);
}

// ---- Others ----

Value decimal_divmod(Thread* th, Value a, Value b) {
    Context* context = KRAIT_TRY(current_context(th));
    Number x, y, quotient, rest;
    Value other;
    if (!get_operands(th, a, b, context, &x, &y, &other)) return other;
    u32 status = 0;
    divmod(quotient, rest, x, y, context->env, &status);
    if (!add_status(th, context, status)) return {};
    Value q = KRAIT_TRY(new_decimal(th, quotient));
    Value r = KRAIT_TRY(new_decimal(th, rest));
    return Value(make_tuple(th, q, r));
}

Value decimal_power(Thread* th, Value a, Value b, Value modulus) {
    Context* context = KRAIT_TRY(current_context(th));
    Number x, y, z, out;
    Value other;
    if (!get_operands(th, a, b, context, &x, &y, &other)) return other;
    u32 status = 0;
    if (is_none(modulus)) {
        power(out, x, y, context->env, &status);
    } else {
        Operand third = get_operand(th, modulus, context, &z);
        if (third != Operand::Yes) return third == Operand::No ? not_implemented() : Value();
        power_mod(out, x, y, z, context->env, &status);
    }
    return finish(th, context, out, status);
}
Value decimal_power2(Thread* th, Value a, Value b) { return decimal_power(th, a, b, none()); }

int decimal_bool(Thread*, Value v) {
    auto* d = v.as<Decimal>();
    return d->special() != Special::None || d->limb_count != 0;
}
Value decimal_int(Thread* th, Value v) {
    Context* context = KRAIT_TRY(current_context(th));
    return int_from_number(th, view(v), Rounding::Down, context);
}
Value decimal_float(Thread* th, Value v) {
    Number x = view(v);
    if (x.snan()) return raise(th, Exc::ValueError, "cannot convert signaling NaN to float");
    if (x.nan()) return Value::from_double(std::copysign(NAN, x.negative ? -1.0 : 1.0));
    return call(th, builtin_type(Kind::Float), str_from_ascii(th, to_text(x, true, false)));
}

// ---- Comparison ----

// `v` as something to compare `x` with, exactly. A Rational n/d: n against x * d.
Operand comparand(Thread* th, Value v, CompareOp op, Context* context, Number* x, Number* y) {
    Operand plain = get_operand(th, v, context, y);
    if (plain != Operand::No) return plain;
    bool equality = op == CompareOp::Eq || op == CompareOp::Ne;
    if (has_kind(v, Kind::Complex) && equality) {
        auto* c = v.as<Complex>();
        if (c->imag != 0.0) return Operand::No;
        v = Value::from_double(c->real);
    }
    if (is_float(v)) {
        if (equality) context->env.status |= kFloatOperation;
        else if (!add_status(th, context, kFloatOperation)) return Operand::Raised;
        double d;
        if (!to_double(th, v, &d)) return Operand::Raised;
        number_from_double(d, y);
        return Operand::Yes;
    }
    Value rational = import_attribute(th, "numbers", "Rational");
    int is = rational ? is_instance(th, v, rational) : -1;
    if (is <= 0) return is < 0 ? Operand::Raised : Operand::No;
    Value n = get_attribute(th, v, "numerator"), d = n ? get_attribute(th, v, "denominator") : Value();
    if (!d) return Operand::Raised;
    Number below, product;
    u32 status = 0;
    if (get_operand(th, n, context, y) != Operand::Yes || get_operand(th, d, context, &below) != Operand::Yes) return has_pending(th) ? Operand::Raised : Operand::No;
    if (x->finite()) {
        multiply(product, *x, below, max_env(), &status);
        *x = std::move(product);
    }
    return Operand::Yes;
}

Value order_result(int order, CompareOp op) {
    switch (op) {
        case CompareOp::Lt: return py_bool(order < 0);
        case CompareOp::Le: return py_bool(order <= 0);
        case CompareOp::Eq: return py_bool(order == 0);
        case CompareOp::Ne: return py_bool(order != 0);
        case CompareOp::Gt: return py_bool(order > 0);
        case CompareOp::Ge: return py_bool(order >= 0);
    }
    return {};
}

Value decimal_compare(Thread* th, Value a, Value b, CompareOp op) {
    Decimal *p = small(a), *q = small(b);
    if (p && q && p->exp == q->exp) {
        u64 u = p->low[0], w = q->low[0];
        bool u_below = u && p->negative(), w_below = w && q->negative();
        int order = u_below != w_below ? (u_below ? -1 : 1) : u == w ? 0 : (u < w) != u_below ? -1 : 1;
        return order_result(order, op);
    }
    Context* context = KRAIT_TRY(current_context(th));
    Number x = view(a), y;
    Operand other = comparand(th, b, op, context, &x, &y);
    if (other != Operand::Yes) return other == Operand::No ? not_implemented() : Value();
    if (x.nan() || y.nan()) {
        // Unordered: an order is invalid, and so is any comparison with a signaling NaN.
        bool equality = op == CompareOp::Eq || op == CompareOp::Ne;
        if ((!equality || x.snan() || y.snan()) && !add_status(th, context, kInvalidOperation)) return {};
        return py_bool(op == CompareOp::Ne);
    }
    return order_result(compare_values(x, y), op);
}

}  // namespace

void set_operator_slots(Slots& slots) {
    auto set = [&](BinaryOp op, BinarySlot f) { slots.binary[static_cast<int>(op)] = f; };
    set(BinaryOp::Add, decimal_add);
    set(BinaryOp::Sub, decimal_subtract);
    set(BinaryOp::Mul, decimal_multiply);
    set(BinaryOp::TrueDiv, binary<divide>);
    set(BinaryOp::FloorDiv, binary<divide_int>);
    set(BinaryOp::Rem, binary<remainder>);
    set(BinaryOp::DivMod, decimal_divmod);
    set(BinaryOp::Pow, decimal_power2);
    slots.power = decimal_power;
    slots.neg = unary<minus>;
    slots.pos = unary<plus>;
    slots.abs = unary<absolute>;
    slots.bool_ = decimal_bool;
    slots.int_ = decimal_int;
    slots.float_ = decimal_float;
    slots.richcompare = decimal_compare;
}

}  // namespace krait::decimal
