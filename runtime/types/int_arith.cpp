// int: arithmetic on any sizes. Two immediates take a short path; the rest goes to GMP's mpn functions on magnitudes.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "runtime/error.h"
#include "runtime/types/int_limbs.h"

namespace krait {

namespace {

i64 magnitude(const IntView& v) { return v.size < 0 ? -v.size : v.size; }

Value add_magnitudes(Thread* th, const IntView& a, const IntView& b, bool negative) {
    const IntView& x = magnitude(a) >= magnitude(b) ? a : b;
    const IntView& y = magnitude(a) >= magnitude(b) ? b : a;
    i64 n = magnitude(x), m = magnitude(y);
    Int* out = new_int(th, n + 1);
    if (!out) return {};
    if (m == 0) std::copy(x.limbs, x.limbs + n, out->limbs);
    else out->limbs[n] = mpn_add(out->limbs, x.limbs, n, y.limbs, m);
    return finish_int(out, n + 1, negative);
}

// |a| - |b| with the sign flipped if `negate`.
Value subtract_magnitudes(Thread* th, const IntView& a, const IntView& b, bool negate) {
    i64 n = magnitude(a), m = magnitude(b);
    bool swap = n < m || (n == m && n && mpn_cmp(a.limbs, b.limbs, n) < 0);
    const IntView& x = swap ? b : a;
    const IntView& y = swap ? a : b;
    i64 big = std::max(n, m), small = std::min(n, m);
    Int* out = new_int(th, big);
    if (!out) return {};
    if (small == 0) std::copy(x.limbs, x.limbs + big, out->limbs);
    else mpn_sub(out->limbs, x.limbs, big, y.limbs, small);
    return finish_int(out, big, swap != negate);
}

Value add_or_subtract(Thread* th, Value a, Value b, bool subtract) {
    IntView x(a), y(b);
    bool x_negative = x.size < 0, y_negative = (y.size < 0) != subtract;
    if (x_negative == y_negative) return add_magnitudes(th, x, y, x_negative);
    return subtract_magnitudes(th, x, y, x_negative);
}

Value multiply_ints(Thread* th, Value a, Value b) {
    if (both_small_ints(a, b)) return int_from_i128(th, static_cast<__int128>(a.small_int()) * b.small_int());
    IntView x(a), y(b);
    i64 n = magnitude(x), m = magnitude(y);
    if (n == 0 || m == 0) return Value::from_small_int(0);
    Int* out = new_int(th, n + m);
    if (!out) return {};
    if (x.limbs == y.limbs) mpn_sqr(out->limbs, x.limbs, n);
    else if (n >= m) mpn_mul(out->limbs, x.limbs, n, y.limbs, m);
    else mpn_mul(out->limbs, y.limbs, m, x.limbs, n);
    return finish_int(out, n + m, (x.size < 0) != (y.size < 0));
}

// Two's complement of `count` limbs.
void to_twos_complement(const IntView& v, mp_limb_t* out, i64 count) {
    i64 n = magnitude(v);
    std::copy(v.limbs, v.limbs + n, out);
    std::fill(out + n, out + count, 0);
    if (v.size < 0) mpn_neg(out, out, count);
}

Value int_power(Thread* th, Value base, Value exponent);

}  // namespace

bool int_floor_divmod(Thread* th, Value a, Value b, Value* quotient, Value* remainder) {
    if (both_small_ints(a, b)) {
        i64 x = a.small_int(), y = b.small_int();
        i64 q = x / y, r = x % y;
        if (r != 0 && (r < 0) != (y < 0)) {
            q--;
            r += y;
        }
        if (quotient && !(*quotient = int_from_i64(th, q))) return false;
        if (remainder) *remainder = Value::from_small_int(r);
        return true;
    }
    IntView x(a), y(b);
    i64 n = magnitude(x), m = magnitude(y);
    bool signs_differ = (x.size < 0) != (y.size < 0);
    if (n < m || n == 0) {
        bool adjust = n != 0 && signs_differ;
        if (quotient) *quotient = Value::from_small_int(adjust ? -1 : 0);
        if (remainder) {
            *remainder = adjust ? int_binary(th, BinaryOp::Add, a, b) : int_from_limbs(th, x.limbs, n, x.size < 0);
            if (!*remainder) return false;
        }
        return true;
    }
    Int* q = new_int(th, n - m + 2);
    if (!q) return false;
    Int* r = new_int(th, m + 1);
    if (!r) return false;
    mpn_tdiv_qr(q->limbs, r->limbs, 0, x.limbs, n, y.limbs, m);
    bool inexact = !mpn_zero_p(r->limbs, m);
    if (inexact && signs_differ) {
        // Floor: one less, and the remainder takes the divisor's sign.
        mpn_add_1(q->limbs, q->limbs, n - m + 2, 1);
        mpn_sub_n(r->limbs, y.limbs, r->limbs, m);
    }
    if (quotient) *quotient = finish_int(q, n - m + 2, signs_differ);
    if (remainder) *remainder = finish_int(r, m, y.size < 0);
    return true;
}

// CPython's long_true_divide in outline: scale so that the quotient has 55 or more bits, divide, round once.
Value int_true_divide(Thread* th, Value a, Value b) {
    IntView x(a), y(b);
    if (y.size == 0) return raise(th, Exc::ZeroDivisionError, "division by zero");
    if (x.size == 0) return Value::from_double(y.size < 0 ? -0.0 : 0.0);
    i64 x_bits = int_bit_length(a), y_bits = int_bit_length(b);
    bool negative = (x.size < 0) != (y.size < 0);
    if (x_bits <= 53 && y_bits <= 53) {
        double d = static_cast<double>(x.limbs[0]) / static_cast<double>(y.limbs[0]);
        return Value::from_double(negative ? -d : d);
    }
    i64 difference = x_bits - y_bits;
    if (difference > 1025) return raise(th, Exc::OverflowError, "integer division result too large for a float");
    if (difference < -1100) return Value::from_double(negative ? -0.0 : 0.0);
    // shift so that the quotient has 66 bits or so; a sticky bit stands for the remainder.
    i64 shift = 66 - difference;
    mpz_t n, d, q, r;
    mpz_t xr, yr;
    mpz_roinit_n(xr, x.limbs, magnitude(x));
    mpz_roinit_n(yr, y.limbs, magnitude(y));
    mpz_inits(n, d, q, r, nullptr);
    if (shift >= 0) {
        mpz_mul_2exp(n, xr, static_cast<mp_bitcnt_t>(shift));
        mpz_tdiv_qr(q, r, n, yr);
    } else {
        mpz_mul_2exp(d, yr, static_cast<mp_bitcnt_t>(-shift));
        mpz_tdiv_qr(q, r, xr, d);
    }
    bool sticky = mpz_sgn(r) != 0;
    // Round q * 2^-shift to a double, denormals included: keep as many bits as the result can hold.
    i64 q_bits = static_cast<i64>(mpz_sizeinbase(q, 2));
    i64 result_exponent = q_bits - shift;  // value < 2^result_exponent
    i64 precision = std::min<i64>(53, result_exponent + 1074);
    double result;
    if (precision < 0) {
        result = 0.0;
    } else {
        i64 drop = q_bits - precision;
        sticky = sticky || static_cast<i64>(mpz_scan1(q, 0)) < drop - 1;
        bool half = drop > 0 && mpz_tstbit(q, static_cast<mp_bitcnt_t>(drop - 1));
        mpz_tdiv_q_2exp(q, q, static_cast<mp_bitcnt_t>(drop));
        u64 kept = mpz_get_ui(q);
        if (half && (sticky || (kept & 1))) kept++;
        result = std::ldexp(static_cast<double>(kept), static_cast<int>(drop - shift));
    }
    mpz_clears(n, d, q, r, nullptr);
    if (std::isinf(result)) return raise(th, Exc::OverflowError, "integer division result too large for a float");
    return Value::from_double(negative ? -result : result);
}

Value int_shift(Thread* th, Value a, Value count, bool left) {
    if (int_sign(count) < 0) return raise(th, Exc::ValueError, "negative shift count");
    IntView x(a);
    if (x.size == 0) return Value::from_small_int(0);
    i64 shift;
    if (!int_fits_i64(count, &shift)) {
        if (left && int_bit_length(count) <= 67) return raise_no_memory(th);  // up to 30 * 2^63: CPython's digits can be counted
        if (left) return raise(th, Exc::OverflowError, "too many digits in integer");
        return Value::from_small_int(x.size < 0 ? -1 : 0);
    }
    i64 n = magnitude(x), words = shift / 64;
    int bits = static_cast<int>(shift % 64);
    if (left) {
        if (words > kMaxLimbs) return raise_no_memory(th);
        Int* out = new_int(th, n + words + 1);
        if (!out) return {};
        if (bits) out->limbs[n + words] = mpn_lshift(out->limbs + words, x.limbs, n, static_cast<unsigned>(bits));
        else std::copy(x.limbs, x.limbs + n, out->limbs + words);
        return finish_int(out, n + words + 1, x.size < 0);
    }
    if (words >= n) return Value::from_small_int(x.size < 0 ? -1 : 0);
    bool lost = false;
    if (x.size < 0) {
        for (i64 i = 0; i < words && !lost; i++) lost = x.limbs[i] != 0;
        if (bits) lost = lost || (x.limbs[words] << (64 - bits)) != 0;
    }
    Int* out = new_int(th, n - words + 1);
    if (!out) return {};
    if (bits) mpn_rshift(out->limbs, x.limbs + words, n - words, static_cast<unsigned>(bits));
    else std::copy(x.limbs + words, x.limbs + n, out->limbs);
    if (lost) mpn_add_1(out->limbs, out->limbs, n - words + 1, 1);
    return finish_int(out, n - words + 1, x.size < 0);
}

Value int_bitwise(Thread* th, BinaryOp op, Value a, Value b) {
    if (both_small_ints(a, b)) {
        i64 x = a.small_int(), y = b.small_int();
        return Value::from_small_int(op == BinaryOp::And ? x & y : op == BinaryOp::Or ? x | y : x ^ y);
    }
    IntView x(a), y(b);
    i64 n = std::max(magnitude(x), magnitude(y)) + 1;
    Int* out = new_int(th, n);
    Int* other = out ? new_int(th, n) : nullptr;
    if (!other) return {};
    to_twos_complement(x, out->limbs, n);
    to_twos_complement(y, other->limbs, n);
    switch (op) {
        case BinaryOp::And: mpn_and_n(out->limbs, out->limbs, other->limbs, n); break;
        case BinaryOp::Or: mpn_ior_n(out->limbs, out->limbs, other->limbs, n); break;
        default: mpn_xor_n(out->limbs, out->limbs, other->limbs, n); break;
    }
    bool negative = out->limbs[n - 1] >> 63;
    if (negative) mpn_neg(out->limbs, out->limbs, n);
    return finish_int(out, n, negative);
}

namespace {

Value int_power(Thread* th, Value base, Value exponent) {
    if (int_sign(exponent) < 0) {
        double x, y;
        if (!int_to_double(th, base, &x) || !int_to_double(th, exponent, &y)) return {};
        if (x == 0.0) return raise(th, Exc::ZeroDivisionError, "0.0 cannot be raised to a negative power");
        return Value::from_double(std::pow(x, y));
    }
    IntView x(base);
    i64 e;
    bool fits = int_fits_i64(exponent, &e);
    if (fits && e == 0) return Value::from_small_int(1);
    if (x.size == 0) return Value::from_small_int(0);
    if (magnitude(x) == 1 && x.limbs[0] == 1) {
        IntView y(exponent);
        return Value::from_small_int(x.size < 0 && (y.limbs[0] & 1) ? -1 : 1);
    }
    i64 bits = int_bit_length(base);
    if (!fits || e > (i64{1} << 38) / bits) return raise_no_memory(th);
    if (bits * e <= 62) {
        i64 small, result = 1;
        int_fits_i64(base, &small);
        for (; e; e >>= 1, small = e ? small * small : small)
            if (e & 1) result *= small;
        return int_from_i64(th, result);
    }
    mpz_t wrapped, z;
    mpz_roinit_n(wrapped, x.limbs, x.size);
    mpz_init(z);
    mpz_pow_ui(z, wrapped, static_cast<unsigned long>(e));
    Value result = int_from_mpz(th, z);
    mpz_clear(z);
    return result;
}

}  // namespace

Value int_pow_mod(Thread* th, Value base, Value exponent, Value modulus) {
    IntView x(base), e(exponent), m(modulus);
    if (m.size == 0) return raise(th, Exc::ValueError, "pow() 3rd argument cannot be 0");
    mpz_t xr, er, mr, z, b;
    mpz_roinit_n(xr, x.limbs, x.size);
    mpz_roinit_n(er, e.limbs, magnitude(e));
    mpz_roinit_n(mr, m.limbs, magnitude(m));
    mpz_init(z);
    mpz_init(b);
    mpz_mod(b, xr, mr);
    bool ok = true;
    if (e.size < 0) ok = mpz_invert(b, b, mr) != 0 || mpz_cmp_ui(mr, 1) == 0;
    Value result;
    if (ok) {
        mpz_powm(z, b, er, mr);
        if (m.size < 0 && mpz_sgn(z) != 0) mpz_sub(z, z, mr);
        result = int_from_mpz(th, z);
    } else {
        raise(th, Exc::ValueError, "base is not invertible for the given modulus");
    }
    mpz_clear(z);
    mpz_clear(b);
    return result;
}

Value int_binary(Thread* th, BinaryOp op, Value a, Value b) {
    switch (op) {
        case BinaryOp::Add:
            if (both_small_ints(a, b)) return int_from_i64(th, a.small_int() + b.small_int());
            return add_or_subtract(th, a, b, false);
        case BinaryOp::Sub:
            if (both_small_ints(a, b)) return int_from_i64(th, a.small_int() - b.small_int());
            return add_or_subtract(th, a, b, true);
        case BinaryOp::Mul: return multiply_ints(th, a, b);
        case BinaryOp::TrueDiv: return int_true_divide(th, a, b);
        case BinaryOp::FloorDiv:
        case BinaryOp::Rem: {
            bool quotient = op == BinaryOp::FloorDiv;
            if (int_sign(b) == 0)
                return raise(th, Exc::ZeroDivisionError,
                             quotient ? "integer division or modulo by zero" : "integer modulo by zero");
            Value result;
            if (!int_floor_divmod(th, a, b, quotient ? &result : nullptr, quotient ? nullptr : &result)) return {};
            return result;
        }
        case BinaryOp::LShift: return int_shift(th, a, b, true);
        case BinaryOp::RShift: return int_shift(th, a, b, false);
        case BinaryOp::And:
        case BinaryOp::Or:
        case BinaryOp::Xor: return int_bitwise(th, op, a, b);
        case BinaryOp::Pow: return int_power(th, a, b);
        default: return not_implemented();
    }
}

Value int_neg(Thread* th, Value v) {
    if (v.is_small_int()) return int_from_i64(th, -v.small_int());
    IntView x(v);
    return int_from_limbs(th, x.limbs, magnitude(x), x.size > 0);
}

Value int_invert(Thread* th, Value v) {
    if (v.is_small_int()) return Value::from_small_int(~v.small_int());
    Value n = int_neg(th, v);
    return n ? int_binary(th, BinaryOp::Sub, n, Value::from_small_int(1)) : Value();
}

Value int_abs(Thread* th, Value v) {
    if (v.is_small_int()) return int_from_i64(th, v.small_int() < 0 ? -v.small_int() : v.small_int());
    IntView x(v);
    return int_from_limbs(th, x.limbs, magnitude(x), false);
}

}  // namespace krait
