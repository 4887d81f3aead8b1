// Decimal numbers: the four operations, remainders, fused multiply-add, square root, and the operations that only round.
//
// Each works on exact integers with one digit more than the precision; a last digit of 0 or 5 with something cut off behind it is
// made 1 or 6, so that finalize rounds as if it saw all the digits (the `sticky` digit).
#include "runtime/modules/decimal/number.h"

namespace krait::decimal {

namespace {

void scale_up(Big& c, i64 digits) {
    if (digits <= 0) return;
    Big p;
    power_of_ten(p.w(), digits);
    mpz_mul(c.w(), c.r(), p.r());
}

void make_sticky(Big& c) {
    if (mpz_divisible_ui_p(c.r(), 5)) mpz_add_ui(c.w(), c.r(), 1);
}

// Takes zeros off the end while the exponent is below `ideal`.
void strip_zeros(Number& x, i64 ideal) {
    while (x.exp < ideal && !x.c.is_zero() && mpz_divisible_ui_p(x.c.r(), 10)) {
        mpz_divexact_ui(x.c.w(), x.c.r(), 10);
        ++x.exp;
    }
    x.count_digits();
}

void zero_result(Number& out, bool negative, i64 exp, const Env& env, u32* status) {
    out.set(negative, 0, exp);
    finalize(out, env, status);
}

// a + b for finite numbers; `flip` negates b.
void add_finite(Number& out, const Number& a, const Number& b, bool flip, const Env& env, u32* status) {
    bool b_negative = b.negative != flip;
    i64 exp = a.exp < b.exp ? a.exp : b.exp;
    if (a.c.is_zero() && b.c.is_zero()) {
        bool negative = env.rounding == Rounding::Floor && a.negative != b_negative ? true : a.negative && b_negative;
        return zero_result(out, negative, exp, env, status);
    }
    if (a.c.is_zero() || b.c.is_zero()) {
        const Number& x = a.c.is_zero() ? b : a;
        if (exp < x.exp - env.prec - 1) exp = x.exp - env.prec - 1;
        rescale(out, x, exp > x.exp ? x.exp : exp, env.rounding, status);
        if (out.nan()) return;
        out.negative = a.c.is_zero() ? b_negative : a.negative;
        return finalize(out, env, status);
    }
    bool a_low = a.exp < b.exp;
    const Number& low = a_low ? a : b;
    const Number& high = a_low ? b : a;
    bool low_negative = a_low ? a.negative : b_negative, high_negative = a_low ? b_negative : a.negative;
    // An operand far below the last digit only has to be seen not to be zero.
    i64 least = high.exp + (high.digits - env.prec - 2 < -1 ? high.digits - env.prec - 2 : -1);
    bool tiny = low.adjusted() < least;
    i64 low_exp = tiny ? least : low.exp;
    if (high.exp - low_exp + high.digits > kMaxDigits) return fail(out, kMallocError, status);
    Number sum;
    sum.exp = low_exp;
    sum.c = high.c;
    scale_up(sum.c, high.exp - low_exp);
    Big one;
    if (tiny) one.set(1);
    mpz_srcptr other = tiny ? one.r() : low.c.r();
    if (low_negative == high_negative) {
        mpz_add(sum.c.w(), sum.c.r(), other);
        sum.negative = high_negative;
    } else {
        mpz_sub(sum.c.w(), sum.c.r(), other);
        if (sum.c.is_zero()) return zero_result(out, env.rounding == Rounding::Floor, exp, env, status);
        sum.negative = mpz_sgn(sum.c.r()) > 0 ? high_negative : low_negative;
        mpz_abs(sum.c.w(), sum.c.r());
    }
    sum.count_digits();
    finalize(sum, env, status);
    out = std::move(sum);
}

void add_signed(Number& out, const Number& a, const Number& b, bool flip, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) return;
    if (a.infinite() || b.infinite()) {
        if (a.infinite() && b.infinite() && a.negative != (b.negative != flip)) return fail(out, kInvalidOperation, status);
        return out.set_special(a.infinite() ? a.negative : b.negative != flip, Special::Infinity);
    }
    add_finite(out, a, b, flip, env, status);
}

// The exact product of finite numbers.
void product(Number& out, const Number& a, const Number& b) {
    out.special = Special::None;
    out.negative = a.negative != b.negative;
    out.exp = a.exp + b.exp;
    mpz_mul(out.c.w(), a.c.r(), b.c.r());
    out.count_digits();
}

// The integer quotient of finite numbers and the rest, both exact; false: the quotient has more digits than the precision.
bool divide_exactly(Number* quotient, Number* rest, const Number& a, const Number& b, const Env& env, u32* status) {
    bool negative = a.negative != b.negative;
    i64 ideal = a.exp < b.exp ? a.exp : b.exp;
    i64 difference = a.adjusted() - b.adjusted();
    if (a.c.is_zero() || difference <= -2) {
        quotient->set(negative, 0, 0);
        rescale(*rest, a, ideal, env.rounding, status);
        return true;
    }
    if (difference > env.prec) return false;
    Big top = a.c, bottom = b.c, q, r;
    if (difference > kMaxDigits) return fail(*rest, kMallocError, status), false;
    if (a.exp >= b.exp) scale_up(top, a.exp - b.exp);
    else scale_up(bottom, b.exp - a.exp);
    mpz_tdiv_qr(q.w(), r.w(), top.r(), bottom.r());
    if (digits_of(q.r()) > env.prec) return false;
    quotient->set(negative, 0, 0);
    quotient->c = std::move(q);
    quotient->count_digits();
    rest->set(a.negative, 0, ideal);
    rest->c = std::move(r);
    rest->count_digits();
    return true;
}

}  // namespace

void add(Number& out, const Number& a, const Number& b, const Env& env, u32* status) { add_signed(out, a, b, false, env, status); }
void subtract(Number& out, const Number& a, const Number& b, const Env& env, u32* status) { add_signed(out, a, b, true, env, status); }

void multiply(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) return;
    if (a.infinite() || b.infinite()) {
        if (a.zero() || b.zero()) return fail(out, kInvalidOperation, status);
        return out.set_special(a.negative != b.negative, Special::Infinity);
    }
    product(out, a, b);
    finalize(out, env, status);
}

void fma(Number& out, const Number& a, const Number& b, const Number& c, const Env& env, u32* status) {
    Number both;
    if (!a.finite() || !b.finite()) {
        u32 seen = 0;
        multiply(both, a, b, env, &seen);
        *status |= seen;
        if (seen & kInvalidOperation) {
            out = both;
            return;
        }
    } else {
        product(both, a, b);
    }
    add_signed(out, both, c, false, env, status);
}

void divide(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) return;
    bool negative = a.negative != b.negative;
    if (a.infinite()) {
        if (b.infinite()) return fail(out, kInvalidOperation, status);
        return out.set_special(negative, Special::Infinity);
    }
    if (b.infinite()) {
        *status |= kClamped;
        out.set(negative, 0, env.etiny());
        return;
    }
    if (b.c.is_zero()) {
        if (a.c.is_zero()) return fail(out, kDivisionUndefined, status);
        *status |= kDivisionByZero;
        return out.set_special(negative, Special::Infinity);
    }
    if (a.c.is_zero()) return zero_result(out, negative, a.exp - b.exp, env, status);
    i64 shift = b.digits - a.digits + env.prec + 1;
    // More digits than this an exact quotient cannot have, so a huge precision is only missed by one that never ends.
    i64 enough = 4 * b.digits + 20;
    bool short_of_precision = shift > enough && shift > 1'000'000;
    if (short_of_precision) shift = enough;
    Number q;
    q.negative = negative;
    q.exp = a.exp - b.exp - shift;
    Big r;
    if (shift >= 0) {
        Big top = a.c;
        scale_up(top, shift);
        mpz_tdiv_qr(q.c.w(), r.w(), top.r(), b.c.r());
    } else {
        Big bottom = b.c;
        scale_up(bottom, -shift);
        mpz_tdiv_qr(q.c.w(), r.w(), a.c.r(), bottom.r());
    }
    if (!r.is_zero()) {
        if (short_of_precision) return fail(out, kMallocError, status);
        make_sticky(q.c);
        q.count_digits();
    } else {
        strip_zeros(q, a.exp - b.exp);
    }
    finalize(q, env, status);
    out = std::move(q);
}

void divide_int(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) return;
    bool negative = a.negative != b.negative;
    if (a.infinite()) {
        if (b.infinite()) return fail(out, kInvalidOperation, status);
        return out.set_special(negative, Special::Infinity);
    }
    if (b.infinite()) return out.set(negative, 0, 0);
    if (b.c.is_zero()) {
        if (a.c.is_zero()) return fail(out, kDivisionUndefined, status);
        *status |= kDivisionByZero;
        return out.set_special(negative, Special::Infinity);
    }
    Number rest;
    if (a.c.is_zero() || a.adjusted() < b.adjusted() - 1) return zero_result(out, negative, 0, env, status);
    if (!divide_exactly(&out, &rest, a, b, env, status)) return fail(out, kDivisionImpossible, status);
    finalize(out, env, status);
}

void remainder(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) return;
    if (a.infinite()) return fail(out, kInvalidOperation, status);
    if (b.infinite()) {
        out = a;
        return finalize(out, env, status);
    }
    if (b.c.is_zero()) return fail(out, a.c.is_zero() ? kDivisionUndefined : kInvalidOperation, status);
    Number quotient;
    if (!divide_exactly(&quotient, &out, a, b, env, status)) return fail(out, kDivisionImpossible, status);
    finalize(out, env, status);
}

void divmod(Number& quotient, Number& rest, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(quotient, a, b, env, status)) {
        rest = quotient;
        return;
    }
    bool negative = a.negative != b.negative;
    if (a.infinite()) {
        if (b.infinite()) fail(quotient, kInvalidOperation, status);
        else quotient.set_special(negative, Special::Infinity);
        return fail(rest, kInvalidOperation, status);
    }
    if (b.infinite()) {
        quotient.set(negative, 0, 0);
        rest = a;
        return finalize(rest, env, status);
    }
    if (b.c.is_zero()) {
        if (a.c.is_zero()) {
            fail(quotient, kDivisionUndefined, status);
            return fail(rest, kDivisionUndefined, status);
        }
        quotient.set_special(negative, Special::Infinity);
        return fail(rest, kDivisionByZero | kInvalidOperation, status);
    }
    if (!divide_exactly(&quotient, &rest, a, b, env, status)) {
        fail(quotient, kDivisionImpossible, status);
        return fail(rest, kDivisionImpossible, status);
    }
    finalize(quotient, env, status);
    finalize(rest, env, status);
}

void remainder_near(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) return;
    if (a.infinite()) return fail(out, kInvalidOperation, status);
    if (b.infinite()) {
        out = a;
        return finalize(out, env, status);
    }
    if (b.c.is_zero()) return fail(out, a.c.is_zero() ? kDivisionUndefined : kInvalidOperation, status);
    i64 ideal = a.exp < b.exp ? a.exp : b.exp;
    if (a.c.is_zero()) return zero_result(out, a.negative, ideal, env, status);
    i64 difference = a.adjusted() - b.adjusted();
    if (difference >= env.prec + 1) return fail(out, kDivisionImpossible, status);
    if (difference <= -2) {
        rescale(out, a, ideal, env.rounding, status);
        return finalize(out, env, status);
    }
    Big top = a.c, bottom = b.c, q, r;
    if (a.exp >= b.exp) scale_up(top, a.exp - b.exp);
    else scale_up(bottom, b.exp - a.exp);
    mpz_tdiv_qr(q.w(), r.w(), top.r(), bottom.r());
    // The even neighbour on a tie.
    Big twice;
    mpz_mul_2exp(twice.w(), r.r(), 1);
    int order = mpz_cmp(twice.r(), bottom.r());
    bool negative = a.negative;
    if (order > 0 || (order == 0 && q.odd())) {
        mpz_sub(r.w(), bottom.r(), r.r());
        mpz_add_ui(q.w(), q.r(), 1);
        negative = !negative;
    }
    if (digits_of(q.r()) > env.prec) return fail(out, kDivisionImpossible, status);
    out.set(negative, 0, ideal);
    out.c = std::move(r);
    out.count_digits();
    finalize(out, env, status);
}

void square_root(Number& out, const Number& a, const Env& env, u32* status) {
    if (check_nans(out, a, env, status)) return;
    if (a.infinite() && !a.negative) return out.set_special(false, Special::Infinity);
    if (a.finite() && a.c.is_zero()) return zero_result(out, a.negative, a.exp >> 1, env, status);
    if (a.negative) return fail(out, kInvalidOperation, status);
    i64 ideal = a.exp >> 1;
    Big c = a.c;
    if (a.exp & 1) mpz_mul_ui(c.w(), c.r(), 10);
    i64 pairs = (a.digits + (a.exp & 1) + 1) / 2;
    i64 shift = env.prec + 1 - pairs;
    bool capped = shift > 1'000'000 && shift > pairs;
    if (capped) shift = 0;  // an exact root needs no more digits
    bool exact = true;
    if (shift >= 0) {
        scale_up(c, 2 * shift);
    } else {
        Big p, r;
        power_of_ten(p.w(), -2 * shift);
        mpz_tdiv_qr(c.w(), r.w(), c.r(), p.r());
        exact = r.is_zero();
    }
    Number root;
    Big rest;
    mpz_sqrtrem(root.c.w(), rest.w(), c.r());
    exact = exact && rest.is_zero();
    root.exp = ideal - shift;
    if (exact) {
        if (shift >= 0) {
            strip_zeros(root, ideal);
        } else {
            scale_up(root.c, -shift);
            root.exp = ideal;
        }
    } else {
        if (capped) return fail(out, kMallocError, status);
        make_sticky(root.c);
    }
    root.count_digits();
    Env half_even = env;
    half_even.rounding = Rounding::HalfEven;
    finalize(root, half_even, status);
    out = std::move(root);
}

// ---- Operations that only round ----

void plus(Number& out, const Number& a, const Env& env, u32* status) {
    if (check_nans(out, a, env, status)) return;
    out = a;
    if (a.zero() && env.rounding != Rounding::Floor) out.negative = false;
    finalize(out, env, status);
}

void minus(Number& out, const Number& a, const Env& env, u32* status) {
    if (check_nans(out, a, env, status)) return;
    out = a;
    out.negative = a.zero() && env.rounding != Rounding::Floor ? false : !a.negative;
    finalize(out, env, status);
}

void absolute(Number& out, const Number& a, const Env& env, u32* status) {
    return a.negative && !a.nan() ? minus(out, a, env, status) : plus(out, a, env, status);
}

void quantize(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) return;
    if (a.infinite() || b.infinite()) {
        if (!a.infinite() || !b.infinite()) return fail(out, kInvalidOperation, status);
        out = a;
        return;
    }
    if (b.exp < env.etiny() || b.exp > env.emax) return fail(out, kInvalidOperation, status);
    if (a.c.is_zero()) return zero_result(out, a.negative, b.exp, env, status);
    if (a.adjusted() > env.emax || a.adjusted() - b.exp + 1 > env.prec) return fail(out, kInvalidOperation, status);
    bool exact = rescale(out, a, b.exp, env.rounding, status);
    if (out.nan()) return;
    if (out.adjusted() > env.emax || out.digits > env.prec) return fail(out, kInvalidOperation, status);
    if (out.exp > a.exp) *status |= exact ? kRounded : kRounded | kInexact;
    if (!out.c.is_zero() && out.adjusted() < env.emin) *status |= kSubnormal;
    u32 ignored = 0;
    finalize(out, env, &ignored);
    *status |= ignored & ~(kRounded | kInexact | kUnderflow);
}

void to_integral_value(Number& out, const Number& a, const Env& env, u32* status) {
    if (check_nans(out, a, env, status)) return;
    if (a.infinite() || a.exp >= 0) {
        out = a;
        return;
    }
    rescale(out, a, 0, env.rounding, status);
}

void to_integral_exact(Number& out, const Number& a, const Env& env, u32* status) {
    if (check_nans(out, a, env, status)) return;
    if (a.infinite() || a.exp >= 0) {
        out = a;
        return;
    }
    bool exact = rescale(out, a, 0, env.rounding, status);
    if (!a.c.is_zero()) *status |= exact ? kRounded : kRounded | kInexact;
}

void normalize(Number& out, const Number& a, const Env& env, u32* status) {
    if (check_nans(out, a, env, status)) return;
    out = a;
    finalize(out, env, status);
    if (!out.finite()) return;
    if (out.c.is_zero()) {
        out.exp = 0;
        return;
    }
    strip_zeros(out, env.clamp ? env.etop() : env.emax);
}

}  // namespace krait::decimal
