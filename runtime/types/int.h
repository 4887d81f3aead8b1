// int: immediates of 48 bits, else an object over GMP limbs (mpn layer), sign and size as in GMP's mpz.
// Canonical form: a value that fits in 48 bits is always immediate (instances of subclasses excepted), and limbs have no
// leading zero. Bool objects have kind Bool and no Int layout: use int_value_i64 / int_view.
#pragma once

#include <gmp.h>

#include "runtime/type.h"

namespace krait {

struct Int : Object {
    i64 size;         // number of limbs, negative for a negative number
    mp_limb_t limbs[];
};

// Any int-like Value (immediate, Int object, subclass, bool) as sign and limbs; `storage` backs immediates.
struct IntView {
    const mp_limb_t* limbs;
    i64 size;         // signed as in Int
    mp_limb_t storage;
    explicit IntView(Value v);
};

Value int_from_i64(Thread* th, i64 i);
Value int_from_u64(Thread* th, u64 i);
Value int_from_limbs(Thread* th, const mp_limb_t* limbs, i64 count, bool negative);  // normalises
Value int_from_double(Thread* th, double d);  // truncates; d finite
// `text` in `base` 2..36 or 0 (prefix decides), underscores allowed, surrounding white space allowed: int(str, base).
// Raises ValueError with CPython's message, also for the 4300-digit limit.
Value int_from_str(Thread* th, Str* text, int base);
// Digits only (a literal's, underscores removed). The limit does not apply... to non-decimal bases.
Value int_from_digits(Thread* th, const char* digits, size_t count, int base);
Str* int_to_str(Thread* th, Value v, int base = 10);  // no prefix; the limit applies for base 10

// True and *out set if the value fits in 64 bits signed.
bool int_fits_i64(Value v, i64* out);
// Nearest double, ties to even; false and OverflowError "int too large to convert to float".
[[nodiscard]] bool int_to_double(Thread* th, Value v, double* out);
int int_sign(Value v);
int int_compare(Value a, Value b);             // -1, 0, 1; any two ints
int int_compare_double(Value a, double b);     // exact; b not NaN
i64 int_hash(Value v);
i64 int_bit_length(Value v);
// int ⊕ int for any sizes. Division and shifts raise as Python does. Pow returns float for negative exponents.
Value int_binary(Thread* th, BinaryOp op, Value a, Value b);
Value int_neg(Thread* th, Value v);
Value int_invert(Thread* th, Value v);
Value int_abs(Thread* th, Value v);
Value int_pow_mod(Thread* th, Value base, Value exponent, Value modulus);

}  // namespace krait
