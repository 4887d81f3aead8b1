// What the files of int share: making an Int of raw limbs, and views as GMP integers.
#pragma once

#include "runtime/types/int.h"

namespace krait {

constexpr i64 kMaxLimbs = i64{1} << 36;

Int* new_int(Thread* th, i64 limb_count);            // limbs zero; null: MemoryError
Value finish_int(Int* big, i64 limb_count, bool negative);  // canonical form of what was written into `big`
Value int_from_i128(Thread* th, __int128 i);
Value int_from_mpz(Thread* th, const mpz_t z);
// |value| = result * 2^exponent, result rounded to 53 bits, ties to even.
double limbs_to_double(const mp_limb_t* limbs, i64 n, i64* exponent);
// int / int, correctly rounded.
Value int_true_divide(Thread* th, Value a, Value b);
// Floor quotient and modulo; either may be null. The divisor is not zero.
[[nodiscard]] bool int_floor_divmod(Thread* th, Value a, Value b, Value* quotient, Value* remainder);
Value int_shift(Thread* th, Value a, Value count, bool left);
Value int_bitwise(Thread* th, BinaryOp op, Value a, Value b);
// int(v) for any Value with CPython's rules; `base` empty: none given.
Value int_from_value(Thread* th, Value v, Value base);
// A Value of `type` (a subclass of int) equal to `v`.
Value int_as_subtype(Thread* th, Type* type, Value v);
// Any int as an immediate or Int of exact type.
Value int_exact(Thread* th, Value v);

}  // namespace krait
