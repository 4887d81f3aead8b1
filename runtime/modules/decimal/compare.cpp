// Decimal numbers: comparison by value, by total order, and what follows from it.
#include "runtime/modules/decimal/number.h"

namespace krait::decimal {

namespace {

int compare_magnitudes(const Number& a, const Number& b) {
    if (a.infinite() || b.infinite()) return a.infinite() - b.infinite();
    bool a_zero = a.c.is_zero(), b_zero = b.c.is_zero();
    if (a_zero || b_zero) return b_zero - a_zero;
    if (a.adjusted() != b.adjusted()) return a.adjusted() < b.adjusted() ? -1 : 1;
    if (a.exp == b.exp) return mpz_cmp(a.c.r(), b.c.r());
    // Of the same size, so the exponents differ by no more than the digits do.
    Big p;
    if (a.exp > b.exp) {
        power_of_ten(p.w(), a.exp - b.exp);
        mpz_mul(p.w(), p.r(), a.c.r());
        return mpz_cmp(p.r(), b.c.r());
    }
    power_of_ten(p.w(), b.exp - a.exp);
    mpz_mul(p.w(), p.r(), b.c.r());
    return mpz_cmp(a.c.r(), p.r());
}

int sign_of(int v) { return (v > 0) - (v < 0); }

Number without_sign(const Number& a) {
    Number m = a;
    m.negative = false;
    return m;
}

// max and min: a quiet NaN loses against a number; equal values are told apart by the total order. `sign`: 1 max, -1 min.
void choose(Number& out, const Number& a, const Number& b, const Env& env, u32* status, int sign, bool magnitude) {
    if (a.special == Special::NaN && !b.nan()) {
        out = b;
        return finalize(out, env, status);
    }
    if (b.special == Special::NaN && !a.nan()) {
        out = a;
        return finalize(out, env, status);
    }
    if (check_nans(out, a, b, env, status)) return;
    int order = magnitude ? sign_of(compare_magnitudes(a, b)) : compare_values(a, b);
    if (order == 0) order = compare_total_order(a, b);
    out = order * sign > 0 ? a : order == 0 ? a : b;
    finalize(out, env, status);
}

void set_order(Number& out, int order) { out.set(order < 0, order != 0, 0); }

}  // namespace

int compare_values(const Number& a, const Number& b) {
    if (a.zero() && b.zero()) return 0;
    bool a_negative = a.negative && !a.zero(), b_negative = b.negative && !b.zero();
    if (a_negative != b_negative) return a_negative ? -1 : 1;
    int order = sign_of(compare_magnitudes(a, b));
    return a_negative ? -order : order;
}

int compare_total_order(const Number& a, const Number& b) {
    if (a.negative != b.negative) return a.negative ? -1 : 1;
    int sign = a.negative ? -1 : 1;
    if (a.nan() || b.nan()) {
        // Above everything else; signaling ones below quiet ones.
        auto rank = [](const Number& x) { return x.snan() ? 1 : x.nan() ? 2 : 0; };
        if (rank(a) != rank(b)) return rank(a) < rank(b) ? -sign : sign;
        return sign * sign_of(mpz_cmp(a.c.r(), b.c.r()));
    }
    int order = compare_magnitudes(a, b);
    if (order != 0) return sign * sign_of(order);
    return a.exp < b.exp ? -sign : a.exp > b.exp ? sign : 0;
}

void compare(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) return;
    set_order(out, compare_values(a, b));
}

void compare_signal(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) {
        *status |= kInvalidOperation;
        return;
    }
    set_order(out, compare_values(a, b));
}

void compare_total(Number& out, const Number& a, const Number& b, const Env&, u32*) { set_order(out, compare_total_order(a, b)); }
void compare_total_mag(Number& out, const Number& a, const Number& b, const Env&, u32*) {
    set_order(out, compare_total_order(without_sign(a), without_sign(b)));
}

void max(Number& out, const Number& a, const Number& b, const Env& env, u32* status) { choose(out, a, b, env, status, 1, false); }
void min(Number& out, const Number& a, const Number& b, const Env& env, u32* status) { choose(out, a, b, env, status, -1, false); }
void max_mag(Number& out, const Number& a, const Number& b, const Env& env, u32* status) { choose(out, a, b, env, status, 1, true); }
void min_mag(Number& out, const Number& a, const Number& b, const Env& env, u32* status) { choose(out, a, b, env, status, -1, true); }

bool same_quantum(const Number& a, const Number& b) {
    if (!a.finite() || !b.finite()) return (a.nan() && b.nan()) || (a.infinite() && b.infinite());
    return a.exp == b.exp;
}

bool is_normal(const Number& a, const Env& env) { return a.finite() && !a.c.is_zero() && a.adjusted() >= env.emin; }
bool is_subnormal(const Number& a, const Env& env) { return a.finite() && !a.c.is_zero() && a.adjusted() < env.emin; }

const char* number_class(const Number& a, const Env& env) {
    if (a.nan()) return a.snan() ? "sNaN" : "NaN";
    if (a.infinite()) return a.negative ? "-Infinity" : "+Infinity";
    if (a.c.is_zero()) return a.negative ? "-Zero" : "+Zero";
    if (is_subnormal(a, env)) return a.negative ? "-Subnormal" : "+Subnormal";
    return a.negative ? "-Normal" : "+Normal";
}

}  // namespace krait::decimal
