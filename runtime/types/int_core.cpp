// int: representation and conversions to and from C types. Arithmetic is in int_arith.cpp, text in int_text.cpp.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "runtime/error.h"
#include "runtime/types/int_limbs.h"

namespace krait {

IntView::IntView(Value v) {
    if (v.is_small_int()) {
        i64 i = v.small_int();
        storage = static_cast<mp_limb_t>(i < 0 ? -i : i);
        limbs = &storage;
        size = i == 0 ? 0 : i < 0 ? -1 : 1;
    } else if (v.object()->kind() == Kind::Bool) {
        storage = v == py_true();
        limbs = &storage;
        size = static_cast<i64>(storage);
    } else {
        auto* big = v.as<Int>();
        storage = 0;
        limbs = big->limbs;
        size = big->size;
    }
}

Int* new_int(Thread* th, i64 limb_count) {
    if (limb_count < 0 || limb_count > kMaxLimbs) {
        raise_no_memory(th);
        return nullptr;
    }
    return heap_new<Int>(th, builtin_shape(Kind::Int), static_cast<size_t>(limb_count) * sizeof(mp_limb_t), kGcAtomic);
}

Value finish_int(Int* big, i64 limb_count, bool negative) {
    while (limb_count > 0 && big->limbs[limb_count - 1] == 0) limb_count--;
    if (limb_count == 0) return Value::from_small_int(0);
    if (limb_count == 1) {
        mp_limb_t low = big->limbs[0];
        if (low <= static_cast<u64>(kSmallIntMax)) {
            i64 i = static_cast<i64>(low);
            return Value::from_small_int(negative ? -i : i);
        }
        if (negative && low == static_cast<u64>(kSmallIntMax) + 1) return Value::from_small_int(kSmallIntMin);
    }
    big->size = negative ? -limb_count : limb_count;
    return Value(big);
}

Value int_from_i64(Thread* th, i64 i) {
    if (Value::fits_small_int(i)) return Value::from_small_int(i);
    Int* big = new_int(th, 1);
    if (!big) return {};
    big->limbs[0] = i < 0 ? 0 - static_cast<u64>(i) : static_cast<u64>(i);
    big->size = i < 0 ? -1 : 1;
    return Value(big);
}

Value int_from_u64(Thread* th, u64 i) {
    if (i <= static_cast<u64>(kSmallIntMax)) return Value::from_small_int(static_cast<i64>(i));
    Int* big = new_int(th, 1);
    if (!big) return {};
    big->limbs[0] = i;
    big->size = 1;
    return Value(big);
}

Value int_from_i128(Thread* th, __int128 i) {
    if (i >= INT64_MIN && i <= INT64_MAX) return int_from_i64(th, static_cast<i64>(i));
    Int* big = new_int(th, 2);
    if (!big) return {};
    auto magnitude = i < 0 ? 0 - static_cast<unsigned __int128>(i) : static_cast<unsigned __int128>(i);
    big->limbs[0] = static_cast<mp_limb_t>(magnitude);
    big->limbs[1] = static_cast<mp_limb_t>(magnitude >> 64);
    return finish_int(big, 2, i < 0);
}

Value int_from_limbs(Thread* th, const mp_limb_t* limbs, i64 count, bool negative) {
    while (count > 0 && limbs[count - 1] == 0) count--;
    if (count == 0) return Value::from_small_int(0);
    if (count == 1 && limbs[0] <= static_cast<u64>(kSmallIntMax)) {
        i64 i = static_cast<i64>(limbs[0]);
        return Value::from_small_int(negative ? -i : i);
    }
    Int* big = new_int(th, count);
    if (!big) return {};
    memcpy(big->limbs, limbs, static_cast<size_t>(count) * sizeof(mp_limb_t));
    return finish_int(big, count, negative);
}

Value int_from_mpz(Thread* th, const mpz_t z) {
    return int_from_limbs(th, mpz_limbs_read(z), static_cast<i64>(mpz_size(z)), mpz_sgn(z) < 0);
}

// Exact: a finite double is an integer times a power of two.
Value int_from_double(Thread* th, double d) {
    d = std::trunc(d);
    if (std::fabs(d) < 9e18) return int_from_i64(th, static_cast<i64>(d));
    int exponent;
    double fraction = std::frexp(std::fabs(d), &exponent);  // |d| = fraction * 2^exponent
    auto mantissa = static_cast<u64>(std::ldexp(fraction, 53));
    int shift = exponent - 53;
    i64 count = shift / 64 + 2;
    Int* big = new_int(th, count);
    if (!big) return {};
    int word = shift / 64, bit = shift % 64;
    big->limbs[word] = mantissa << bit;
    if (bit) big->limbs[word + 1] = mantissa >> (64 - bit);
    return finish_int(big, count, d < 0);
}

bool int_fits_i64(Value v, i64* out) {
    if (v.is_small_int()) {
        *out = v.small_int();
        return true;
    }
    IntView view(v);
    if (view.size == 0) {
        *out = 0;
        return true;
    }
    if (view.size != 1 && view.size != -1) return false;
    u64 low = view.limbs[0];
    if (view.size > 0) {
        if (low > static_cast<u64>(INT64_MAX)) return false;
        *out = static_cast<i64>(low);
    } else {
        if (low > u64{1} << 63) return false;
        *out = static_cast<i64>(0 - low);
    }
    return true;
}

i64 int_bit_length(Value v) {
    IntView view(v);
    i64 n = std::abs(view.size);
    if (n == 0) return 0;
    return n * 64 - std::countl_zero(view.limbs[n - 1]);
}

int int_sign(Value v) {
    if (v.is_small_int()) return (v.small_int() > 0) - (v.small_int() < 0);
    IntView view(v);
    return (view.size > 0) - (view.size < 0);
}

// The top 64 bits, with a sticky bit for what is below, converted by one correctly rounded operation.
double limbs_to_double(const mp_limb_t* limbs, i64 n, i64* exponent) {
    *exponent = 0;
    if (n == 0) return 0.0;
    int zeros = std::countl_zero(limbs[n - 1]);
    u64 top = limbs[n - 1] << zeros;
    if (zeros && n > 1) top |= limbs[n - 2] >> (64 - zeros);
    bool sticky = n > 1 && zeros < 64 && (zeros ? (limbs[n - 2] << zeros) != 0 : limbs[n - 2] != 0);
    for (i64 i = n - 3; i >= 0 && !sticky; i--) sticky = limbs[i] != 0;
    // 64 bits to 53, ties to even: the low 11 bits decide.
    u64 kept = top >> 11, rest = top & 0x7FF;
    if (rest > 0x400 || (rest == 0x400 && (sticky || (kept & 1)))) kept++;
    *exponent = n * 64 - zeros - 53;
    return static_cast<double>(kept);
}

bool int_to_double(Thread* th, Value v, double* out) {
    i64 small;
    if (v.is_small_int() || int_fits_i64(v, &small)) {
        if (v.is_small_int()) small = v.small_int();
        *out = static_cast<double>(small);
        return true;
    }
    IntView view(v);
    i64 exponent;
    double mantissa = limbs_to_double(view.limbs, std::abs(view.size), &exponent);
    double result = exponent > 2000 ? HUGE_VAL : std::ldexp(mantissa, static_cast<int>(exponent));
    if (std::isinf(result)) {
        raise(th, Exc::OverflowError, "int too large to convert to float");
        return false;
    }
    *out = view.size < 0 ? -result : result;
    return true;
}

int int_compare(Value a, Value b) {
    if (both_small_ints(a, b)) return (a.bits() > b.bits()) - (a.bits() < b.bits());
    IntView x(a), y(b);
    if (x.size != y.size) return x.size < y.size ? -1 : 1;
    int c = x.size == 0 ? 0 : mpn_cmp(x.limbs, y.limbs, std::abs(x.size));
    return x.size < 0 ? -(c > 0) + (c < 0) : (c > 0) - (c < 0);
}

int int_compare_double(Value a, double b) {
    if (std::isinf(b)) return b > 0 ? -1 : 1;
    if (a.is_small_int()) {
        double d = static_cast<double>(a.small_int());  // exact: 48 bits
        return (d > b) - (d < b);
    }
    int sign = int_sign(a), other = (b > 0) - (b < 0);
    if (sign != other) return sign < other ? -1 : 1;
    if (sign == 0) return 0;
    int exponent;
    std::frexp(b, &exponent);  // 2^(exponent-1) <= |b| < 2^exponent
    i64 bits = int_bit_length(a);
    if (bits != exponent) return (bits < exponent ? -1 : 1) * sign;
    // Same magnitude class: compare with the integer part, then the fraction.
    double whole = std::trunc(b);
    mpz_t z;
    IntView view(a);
    mpz_t wrapped;
    mpz_roinit_n(wrapped, view.limbs, view.size);
    mpz_init_set_d(z, whole);
    int c = mpz_cmp(wrapped, z);
    mpz_clear(z);
    if (c) return c < 0 ? -1 : 1;
    return whole < b ? -1 : whole > b ? 1 : 0;
}

// Modulo 2^61 - 1, as CPython: equal to the hash of an equal float.
i64 int_hash(Value v) {
    constexpr u64 kModulus = (u64{1} << 61) - 1;
    if (v.is_small_int()) {
        i64 i = v.small_int();
        return i == -1 ? -2 : i;
    }
    IntView view(v);
    u64 h = 0;
    for (i64 i = std::abs(view.size) - 1; i >= 0; i--) {
        // h * 2^64 + limb modulo 2^61 - 1: 2^64 is 8.
        unsigned __int128 t = static_cast<unsigned __int128>(h) * 8 + view.limbs[i];
        h = static_cast<u64>((t & kModulus) + (t >> 61));
        if (h >= kModulus) h -= kModulus;
    }
    i64 result = static_cast<i64>(h);
    if (view.size < 0) result = -result;
    return result == -1 ? -2 : result;
}

}  // namespace krait
