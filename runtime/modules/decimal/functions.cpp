// Decimal numbers: exp, ln, log10 and power. exp, ln and log10 are correctly rounded (half to even): they are computed in binary
// fixed point with some digits to spare, and again with more when the spare digits do not decide the rounding.
//
// exp(x) = 10**k exp(r), r = x - k ln 10, with exp(r) by its series at r / 2**s and s squarings; ln(y) by t square roots and the
// series of atanh (Brent and Zimmermann, Modern Computer Arithmetic, 4.3 and 4.4). power() follows libmpdec in what it rounds:
// whole exponents by squaring with a few digits to spare, others through exp and ln, never exact.
#include "runtime/modules/decimal/number.h"

namespace krait::decimal {

namespace {

i64 bits_for(i64 digits) { return digits * 3322 / 1000 + 8; }

i64 root_of(i64 n) {
    i64 r = 1;
    while (r * r < n) r += r < 16 ? 1 : r / 8;
    return r;
}

// ln(m / 2**bits) * 2**bits for m > 0, wrong by less than 2**(root of bits) or so: callers keep 64 + that to spare.
void ln_fixed(Big& out, const Big& m, i64 bits) {
    i64 t = root_of(bits) / 2 + 4;
    i64 wide = bits + 2 * t + 16;
    Big y = m;
    mpz_mul_2exp(y.w(), y.r(), static_cast<u64>(wide - bits));
    for (i64 i = 0; i < t; ++i) {
        mpz_mul_2exp(y.w(), y.r(), static_cast<u64>(wide));
        mpz_sqrt(y.w(), y.r());
    }
    Big one, top, bottom, z, square, term, sum, part;
    mpz_setbit(one.w(), static_cast<u64>(wide));
    mpz_sub(top.w(), y.r(), one.r());
    mpz_add(bottom.w(), y.r(), one.r());
    mpz_mul_2exp(top.w(), top.r(), static_cast<u64>(wide));
    mpz_tdiv_q(z.w(), top.r(), bottom.r());
    mpz_mul(square.w(), z.r(), z.r());
    mpz_fdiv_q_2exp(square.w(), square.r(), static_cast<u64>(wide));
    term = z;
    for (u64 k = 1; mpz_sgn(term.r()) != 0; k += 2) {
        mpz_tdiv_q_ui(part.w(), term.r(), k);
        mpz_add(sum.w(), sum.r(), part.r());
        mpz_mul(term.w(), term.r(), square.r());
        mpz_tdiv_q_2exp(term.w(), term.r(), static_cast<u64>(wide));
    }
    mpz_mul_2exp(sum.w(), sum.r(), static_cast<u64>(t + 1));
    mpz_fdiv_q_2exp(out.w(), sum.r(), static_cast<u64>(wide - bits));
}

void ln10_fixed(Big& out, i64 bits) {
    Big ten;
    ten.set(10);
    mpz_mul_2exp(ten.w(), ten.r(), static_cast<u64>(bits));
    ln_fixed(out, ten, bits);
}

// exp(r / 2**bits) * 2**bits for 0 <= r < 2**(bits + 2).
void exp_fixed(Big& out, const Big& r, i64 bits) {
    i64 s = root_of(bits) + 2;
    i64 wide = bits + 2 * s + 16;
    Big x = r, term, sum;
    mpz_mul_2exp(x.w(), x.r(), static_cast<u64>(wide - bits - s));
    mpz_setbit(term.w(), static_cast<u64>(wide));
    sum = term;
    for (u64 k = 1; mpz_sgn(term.r()) != 0; ++k) {
        mpz_mul(term.w(), term.r(), x.r());
        mpz_fdiv_q_2exp(term.w(), term.r(), static_cast<u64>(wide));
        mpz_fdiv_q_ui(term.w(), term.r(), k);
        mpz_add(sum.w(), sum.r(), term.r());
    }
    for (i64 i = 0; i < s; ++i) {
        mpz_mul(sum.w(), sum.r(), sum.r());
        mpz_fdiv_q_2exp(sum.w(), sum.r(), static_cast<u64>(wide));
    }
    mpz_fdiv_q_2exp(out.w(), sum.r(), static_cast<u64>(wide - bits));
}

// c * 10**exp * 2**bits, rounded down.
void to_fixed(Big& out, const Big& c, i64 exp, i64 bits) {
    Big p;
    power_of_ten(p.w(), exp < 0 ? -exp : exp);
    if (exp >= 0) {
        mpz_mul(out.w(), c.r(), p.r());
        mpz_mul_2exp(out.w(), out.r(), static_cast<u64>(bits));
    } else {
        mpz_mul_2exp(out.w(), c.r(), static_cast<u64>(bits));
        mpz_tdiv_q(out.w(), out.r(), p.r());
    }
}

// Does a value known as v +- 2 round to `prec` digits in one way only?
bool decides(const Big& v, i64 prec) {
    i64 extra = digits_of(v.r()) - prec;
    if (extra < 2) return false;
    Big p, r;
    power_of_ten(p.w(), extra);
    mpz_fdiv_r(r.w(), v.r(), p.r());
    Big low = r, half;
    mpz_sub(p.w(), p.r(), r.r());  // distance to the next
    power_of_ten(half.w(), extra);
    mpz_fdiv_q_2exp(half.w(), half.r(), 1);
    mpz_sub(half.w(), half.r(), r.r());
    return mpz_cmp_ui(low.r(), 3) > 0 && mpz_cmp_ui(p.r(), 3) > 0 && mpz_cmpabs_ui(half.r(), 3) > 0;
}

void finish(Number& out, const Env& env, u32* status) {
    out.count_digits();
    Env half_even = env;
    half_even.rounding = Rounding::HalfEven;
    finalize(out, half_even, status);
}

// `v` stands for a number with more digits behind it.
void set_inexact(Number& out, bool negative, Big&& v, i64 exp) {
    out.set(negative, 0, exp);
    out.c = std::move(v);
    if (mpz_divisible_ui_p(out.c.r(), 5)) mpz_add_ui(out.c.w(), out.c.r(), 1);
}

bool precision_too_high(Number& out, const Env& env, u32* status) {
    if (env.prec <= 10'000'000) return false;
    fail(out, kMallocError, status);
    return true;
}

}  // namespace

void exp(Number& out, const Number& a, const Env& env, u32* status) {
    if (check_nans(out, a, env, status)) return;
    if (a.infinite()) return a.negative ? out.set(false, 0, 0) : out.set_special(false, Special::Infinity);
    if (a.c.is_zero()) return out.set(false, 1, 0);
    if (precision_too_high(out, env, status)) return;
    i64 adjusted = a.adjusted();
    if (adjusted > 19) {  // beyond every exponent
        out.set(false, 1, a.negative ? env.etiny() - 1 : env.emax + 1);
        return finish(out, env, status);
    }
    if (adjusted < -env.prec - 1) {  // 1 and nothing that shows
        Big v;
        power_of_ten(v.w(), env.prec + 1);
        if (a.negative) mpz_sub_ui(v.w(), v.r(), 1);
        else mpz_add_ui(v.w(), v.r(), 1);
        set_inexact(out, false, std::move(v), -env.prec - 1);
        return finish(out, env, status);
    }
    for (i64 extra = 4;; extra += extra) {
        i64 digits = env.prec + extra;
        i64 bits = bits_for(digits + 22) + 2 * root_of(bits_for(digits)) + 64;
        Big x, ln10, k, r, e, p;
        to_fixed(x, a.c, a.exp, bits);
        if (a.negative) mpz_neg(x.w(), x.r());
        ln10_fixed(ln10, bits);
        mpz_fdiv_qr(k.w(), r.w(), x.r(), ln10.r());
        exp_fixed(e, r, bits);
        power_of_ten(p.w(), digits);
        mpz_mul(e.w(), e.r(), p.r());
        mpz_fdiv_q_2exp(e.w(), e.r(), static_cast<u64>(bits));
        if (!decides(e, env.prec)) continue;
        i64 exponent = mpz_fits_slong_p(k.r()) ? mpz_get_si(k.r()) : a.negative ? -2 * kMaxEmax : 2 * kMaxEmax;
        set_inexact(out, false, std::move(e), exponent - digits);
        return finish(out, env, status);
    }
}

namespace {

// ln(a), or log10(a), of a positive number other than a power of ten (or 1).
void logarithm(Number& out, const Number& a, bool base_ten, const Env& env, u32* status) {
    if (precision_too_high(out, env, status)) return;
    // a = m * 10**k, m within a factor of 4 of 1.
    i64 k = a.adjusted();
    Big lead;
    power_of_ten(lead.w(), a.digits - 1);
    mpz_mul_ui(lead.w(), lead.r(), 3);
    if (mpz_cmp(a.c.r(), lead.r()) > 0) ++k;
    i64 exp = a.exp - k;  // m = c * 10**exp
    i64 close = 0;        // zeros behind the point of ln(m)
    if (k == 0) {
        Big one, difference;
        power_of_ten(one.w(), exp < 0 ? -exp : 0);
        mpz_sub(difference.w(), a.c.r(), one.r());
        close = -exp - digits_of(difference.r()) + 1;
        if (close < 0) close = 0;
    }
    for (i64 extra = 4;; extra += extra) {
        i64 digits = env.prec + extra;
        i64 bits = bits_for(digits + close + 22) + root_of(bits_for(digits + close)) + 64;
        Big m, v, ln10, p;
        to_fixed(m, a.c, exp, bits);
        ln_fixed(v, m, bits);
        if (k != 0 || base_ten) ln10_fixed(ln10, bits);
        if (k != 0) {
            Big times;
            mpz_mul_si(times.w(), ln10.r(), k);
            mpz_add(v.w(), v.r(), times.r());
        }
        if (base_ten) {
            mpz_mul_2exp(v.w(), v.r(), static_cast<u64>(bits));
            mpz_tdiv_q(v.w(), v.r(), ln10.r());
        }
        bool negative = mpz_sgn(v.r()) < 0;
        mpz_abs(v.w(), v.r());
        i64 places = digits + close;
        power_of_ten(p.w(), places);
        mpz_mul(v.w(), v.r(), p.r());
        mpz_fdiv_q_2exp(v.w(), v.r(), static_cast<u64>(bits));
        if (!decides(v, env.prec)) continue;
        set_inexact(out, negative, std::move(v), -places);
        return finish(out, env, status);
    }
}

// NaN, infinity, zero and negative numbers. False: `a` is a positive finite number.
bool log_special(Number& out, const Number& a, const Env& env, u32* status) {
    if (check_nans(out, a, env, status)) return true;
    if (a.zero()) return out.set_special(true, Special::Infinity), true;
    if (a.negative) return fail(out, kInvalidOperation, status), true;
    if (a.infinite()) return out.set_special(false, Special::Infinity), true;
    return false;
}

// Is the coefficient a power of ten?
bool power_of_ten_only(const Number& a) {
    Big p;
    power_of_ten(p.w(), a.digits - 1);
    return mpz_cmp(a.c.r(), p.r()) == 0;
}

}  // namespace

void ln(Number& out, const Number& a, const Env& env, u32* status) {
    if (log_special(out, a, env, status)) return;
    if (a.adjusted() == 0 && power_of_ten_only(a)) return out.set(false, 0, 0);
    logarithm(out, a, false, env, status);
}

void log10(Number& out, const Number& a, const Env& env, u32* status) {
    if (log_special(out, a, env, status)) return;
    if (!power_of_ten_only(a)) return logarithm(out, a, true, env, status);
    i64 n = a.adjusted();
    out.set(n < 0, static_cast<u64>(n < 0 ? -n : n), 0);
    finish(out, env, status);
}

// ---- power ----

namespace {

void one_with_zeros(Number& out, bool negative, i64 zeros) {
    out.set(negative, 1, -zeros);
    power_of_ten(out.c.w(), zeros);
    out.digits = zeros + 1;
}

// |a| is 1: what its digits become. False: not one.
bool power_of_one(Number& out, const Number& a, const Number& b, bool negative, const Env& env, u32* status) {
    if (a.adjusted() != 0 || !power_of_ten_only(a)) return false;
    i64 most = env.prec - 1;
    if (b.integer()) {
        if (b.negative) return out.set(negative, 1, 0), true;
        Number zeros, times;
        zeros.set(false, static_cast<u64>(-a.exp), 0);
        u32 ignored = 0;
        multiply(times, zeros, b, max_env(), &ignored);
        Number limit;
        limit.set(false, static_cast<u64>(most), 0);
        if (compare_values(times, limit) > 0) {
            *status |= kRounded;
        } else {
            Number whole;
            rescale(whole, times, 0, Rounding::Down, &ignored);
            most = static_cast<i64>(mpz_get_ui(whole.c.r()));
        }
    } else {
        *status |= kInexact | kRounded;
    }
    if (most > kMaxDigits) return fail(out, kMallocError, status), true;
    one_with_zeros(out, negative, most);
    return true;
}

// Beyond all exponents: a number that the context's rounding, and its flags, will turn into what they want.
bool saturate(Number& x, const Env& env) {
    if (x.infinite()) x.set(x.negative, 1, 2 * kMaxEmax);
    else if (x.zero()) x.set(x.negative, 1, env.etiny() - 1);
    else return false;
    return true;
}

// Is a ** b surely over or under all exponents? A lower bound of the size of log10(a), times b.
bool beyond_exponents(Number& out, const Number& a, const Number& b, const Env& env) {
    i64 adjusted = a.adjusted();
    if (adjusted == 0 || adjusted == -1) return false;
    i64 size = adjusted > 0 ? adjusted : -1 - adjusted;
    i64 least = static_cast<i64>(std::to_string(size).size()) - 1 + b.adjusted();
    bool over = (adjusted > 0) != b.negative;
    i64 limit = over ? env.emax : -env.etiny();
    if (static_cast<i64>(std::to_string(limit).size()) >= least) return false;
    out.set(false, 1, over ? 2 * kMaxEmax : env.etiny() - 1);
    return true;
}

void power_whole(Number& out, const Number& a, u64 n, bool invert, bool negative, i64 exponent_digits, const Env& env, u32* status) {
    u32 before = *status;
    Env work = env;
    work.prec += exponent_digits + 2;
    work.rounding = Rounding::HalfEven;
    work.clamp = 0;
    Number base = a, one, result;
    if (invert) {
        work.prec += 1;
        one.set(false, 1, 0);
        divide(base, one, a, work, status);
    }
    result = base;
    for (int bit = 62 - __builtin_clzll(n); bit >= 0; --bit) {
        Number next;
        multiply(next, result, result, work, status);
        if (n >> bit & 1) {
            multiply(result, next, base, work, status);
        } else {
            result = std::move(next);
        }
        if (!result.finite() || result.c.is_zero()) break;
    }
    if (*status & kMallocError) return fail(out, kMallocError, status);
    if (result.infinite()) {
        saturate(result, env);
        *status = before;
    }
    result.negative = negative;
    out = std::move(result);
    finalize(out, env, status);
}

void power_real(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    Env work = env;
    work.clamp = 0;
    work.rounding = Rounding::HalfEven;
    work.prec = (a.digits > env.prec ? a.digits : env.prec) + 23;
    u32 ignored = 0;
    Number log, times, one;
    ln(log, a, work, &ignored);
    multiply(times, log, b, work, &ignored);
    if (ignored & kMallocError) return fail(out, kMallocError, status);
    u32 seen = 0;
    exp(out, times, work, &seen);
    if (!saturate(out, env)) *status |= seen;
    one.set(false, 1, 0);
    if (out.finite() && compare_values(out, one) == 0) one_with_zeros(out, false, env.prec - 1);
    finalize(out, env, status);
}

}  // namespace

void power(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) return;
    bool whole = b.integer();
    bool negative = a.negative && whole && b.odd_integer();
    if (a.zero()) {
        if (b.zero()) return fail(out, kInvalidOperation, status);
        return b.negative ? out.set_special(negative, Special::Infinity) : out.set(negative, 0, 0);
    }
    if (a.negative && !whole) return fail(out, kInvalidOperation, status);
    if (b.infinite()) {
        Number one;
        one.set(false, 1, 0);
        int order = compare_values(a, one);
        if (order == 0) {
            if (env.prec > kMaxDigits) return fail(out, kMallocError, status);
            *status |= kInexact | kRounded;
            return one_with_zeros(out, negative, env.prec - 1);
        }
        return (order < 0) != b.negative ? out.set(negative, 0, 0) : out.set_special(negative, Special::Infinity);
    }
    if (a.infinite()) {
        if (b.zero()) return out.set(negative, 1, 0);
        return b.negative ? out.set(negative, 0, 0) : out.set_special(negative, Special::Infinity);
    }
    if (b.zero()) return out.set(negative, 1, 0);
    if (power_of_one(out, a, b, negative, env, status)) return;
    Number size = a;
    size.negative = false;
    if (beyond_exponents(out, size, b, env)) {
        out.negative = negative;
        return finalize(out, env, status);
    }
    if (whole && b.adjusted() < 19) {
        Number n;
        rescale(n, b, 0, Rounding::Down, status);
        return power_whole(out, size, mpz_get_ui(n.c.r()), b.negative, negative, b.digits + b.exp, env, status);
    }
    power_real(out, size, b, env, status);
    if (out.finite() || out.infinite()) out.negative = negative;
}

void power_mod(Number& out, const Number& a, const Number& b, const Number& c, const Env& env, u32* status) {
    for (const Number* x : {&a, &b, &c})
        if (x->snan()) return void(check_nans(out, *x, env, status));
    for (const Number* x : {&a, &b, &c})
        if (x->nan()) return void(check_nans(out, *x, env, status));
    if (!a.integer() || !b.integer() || !c.integer() || (b.negative && !b.zero()) || c.zero() || (a.zero() && b.zero()) || c.adjusted() >= env.prec)
        return fail(out, kInvalidOperation, status);
    Number modulus;
    rescale(modulus, c, 0, Rounding::Down, status);
    auto power_mod_big = [&](Big& result, const Big& base, const Big& exponent) {
        mpz_powm(result.w(), base.r(), exponent.r(), modulus.c.r());
    };
    // c * 10**e modulo the modulus, e of any size.
    Big base = a.c, ten, e, p;
    if (a.exp >= 0) {
        ten.set(10);
        mpz_set_si(e.w(), a.exp);
        power_mod_big(p, ten, e);
        mpz_mul(base.w(), base.r(), p.r());
    } else {
        Number exact;
        rescale(exact, a, 0, Rounding::Down, status);
        base = exact.c;
    }
    Number exponent;
    if (b.exp > 0 && b.exp + b.digits > 100'000) {
        // base ** (c * 10**e) as c and then e tens.
        power_mod_big(p, base, b.c);
        ten.set(10);
        for (i64 i = 0; i < b.exp; ++i) power_mod_big(p, p, ten);
    } else {
        rescale(exponent, b, 0, Rounding::Down, status);
        power_mod_big(p, base, exponent.c);
    }
    out.set(a.negative && b.odd_integer(), 0, 0);
    out.c = std::move(p);
    out.count_digits();
}

}  // namespace krait::decimal
