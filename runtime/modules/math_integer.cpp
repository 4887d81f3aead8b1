// math: the functions of integers, through GMP.
#include <gmp.h>

#include "runtime/modules/math.h"
#include "runtime/operators.h"
#include "runtime/types/int_limbs.h"

namespace krait {

namespace {

// An mpz over an int's limbs; nothing to free.
struct ReadOnlyMpz {
    IntView view;
    mpz_t z;
    explicit ReadOnlyMpz(Value v) : view(v) { mpz_roinit_n(z, view.limbs, view.size); }
};

using Combine = void (*)(mpz_t, const mpz_t, const mpz_t);

Value fold_integers(Thread* th, const Args& args, i64 start, Combine combine) {
    Value result = Value::from_small_int(start);
    for (u32 i = 0; i < args.count; i++) {
        Value v = KRAIT_TRY(to_index(th, args[i]));
        ReadOnlyMpz a(result), b(v);
        mpz_t z;
        mpz_init(z);
        combine(z, a.z, b.z);
        result = int_from_mpz(th, z);
        mpz_clear(z);
        if (!result) return {};
    }
    return result;
}

}  // namespace

Value math_gcd(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "math.gcd", args)) return {};
    return fold_integers(th, args, 0, mpz_gcd);
}

Value math_lcm(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "math.lcm", args)) return {};
    return fold_integers(th, args, 1, mpz_lcm);
}

Value math_isqrt(Thread* th, Value, Value n) {
    n = KRAIT_TRY(to_index(th, n));
    if (int_sign(n) < 0) return raise(th, Exc::ValueError, "isqrt() argument must be nonnegative");
    ReadOnlyMpz a(n);
    mpz_t z;
    mpz_init(z);
    mpz_sqrt(z, a.z);
    Value result = int_from_mpz(th, z);
    mpz_clear(z);
    return result;
}

Value math_factorial(Thread* th, Value, Value n) {
    n = KRAIT_TRY(to_index(th, n));
    i64 x;
    if (!int_fits_i64(n, &x)) {
        if (int_sign(n) < 0) return raise(th, Exc::ValueError, "factorial() not defined for negative values");
        return raise(th, Exc::OverflowError, "factorial() argument should not exceed %lld", static_cast<long long>(INT64_MAX));
    }
    if (x < 0) return raise(th, Exc::ValueError, "factorial() not defined for negative values");
    mpz_t z;
    mpz_init(z);
    mpz_fac_ui(z, static_cast<unsigned long>(x));
    Value result = int_from_mpz(th, z);
    mpz_clear(z);
    return result;
}

Value math_comb(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "math.comb", args) || !check_arg_count(th, "comb", args, 2, 2)) return {};
    Value n = KRAIT_TRY(to_index(th, args[0]));
    Value k = KRAIT_TRY(to_index(th, args[1]));
    if (int_sign(n) < 0) return raise(th, Exc::ValueError, "n must be a non-negative integer");
    if (int_sign(k) < 0) return raise(th, Exc::ValueError, "k must be a non-negative integer");
    Value rest = KRAIT_TRY(int_binary(th, BinaryOp::Sub, n, k));
    if (int_sign(rest) < 0) return Value::from_small_int(0);
    if (int_compare(rest, k) < 0) k = rest;
    i64 count;
    if (!int_fits_i64(k, &count))
        return raise(th, Exc::OverflowError, "min(n - k, k) must not exceed %lld", static_cast<long long>(INT64_MAX));
    ReadOnlyMpz a(n);
    mpz_t z;
    mpz_init(z);
    mpz_bin_ui(z, a.z, static_cast<unsigned long>(count));
    Value result = int_from_mpz(th, z);
    mpz_clear(z);
    return result;
}

Value math_perm(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "math.perm", args) || !check_arg_count(th, "perm", args, 1, 2)) return {};
    if (args.count == 1 || is_none(args[1])) return math_factorial(th, self, args[0]);
    Value n = KRAIT_TRY(to_index(th, args[0]));
    Value k = KRAIT_TRY(to_index(th, args[1]));
    if (int_sign(n) < 0) return raise(th, Exc::ValueError, "n must be a non-negative integer");
    if (int_sign(k) < 0) return raise(th, Exc::ValueError, "k must be a non-negative integer");
    if (int_compare(n, k) < 0) return Value::from_small_int(0);
    i64 count;
    if (!int_fits_i64(k, &count))
        return raise(th, Exc::OverflowError, "k must not exceed %lld", static_cast<long long>(INT64_MAX));
    ReadOnlyMpz a(n);
    mpz_t z, factor;
    mpz_init_set_ui(z, 1);
    mpz_init_set(factor, a.z);
    for (i64 i = 0; i < count; i++) {
        mpz_mul(z, z, factor);
        mpz_sub_ui(factor, factor, 1);
    }
    Value result = int_from_mpz(th, z);
    mpz_clear(z);
    mpz_clear(factor);
    return result;
}

}  // namespace krait
