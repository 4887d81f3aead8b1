// Decimal numbers: the arithmetic of the General Decimal Arithmetic specification 1.70 (speleotrove.com/decimal), without Python.
//
// A Number is sign, integer coefficient and exponent, or a special value. The coefficient is binary (GMP): a product or a sum of
// coefficients is one mpn call, and only rounding divides by a power of ten. Debian 12 has no libmpdec, whose coefficients are
// decimal; the price is paid where a number of a million digits becomes text.
//
// Functions take operands by reference, write a result that is none of the operands, and add conditions to `status`: nothing
// raises here. What would need more than kMaxDigits digits gives Status::MallocError (MemoryError).
// Files: number.cpp (rounding, text), arithmetic.cpp, compare.cpp, digits.cpp (digit-wise and neighbours), functions.cpp (exp, ln, power).
#pragma once

#include <gmp.h>

#include <string>
#include <string_view>
#include <utility>

#include "runtime/value.h"

namespace krait::decimal {

constexpr i64 kMaxPrec = 999999999999999999;
constexpr i64 kMaxEmax = 999999999999999999;
constexpr i64 kMinEtiny = -1999999999999999997;
constexpr i64 kMaxDigits = 400'000'000;

enum Status : u32 {
    kClamped = 1,
    kConversionSyntax = 2,
    kDivisionByZero = 4,
    kDivisionImpossible = 8,
    kDivisionUndefined = 0x10,
    kInexact = 0x40,
    kInvalidContext = 0x80,
    kInvalidOperation = 0x100,
    kMallocError = 0x200,
    kFloatOperation = 0x400,
    kOverflow = 0x800,
    kRounded = 0x1000,
    kSubnormal = 0x2000,
    kUnderflow = 0x4000,
    // The signal InvalidOperation and the conditions it covers.
    kAnyInvalid = kConversionSyntax | kDivisionImpossible | kDivisionUndefined | kInvalidContext | kInvalidOperation | kMallocError | 0x20,
    kErrors = kAnyInvalid | kDivisionByZero,
};

enum class Rounding : u8 { Up, Down, Ceiling, Floor, HalfUp, HalfDown, HalfEven, ZeroFiveUp };

struct Env {
    i64 prec = 28, emax = 999999, emin = -999999;
    u32 traps = kAnyInvalid | kDivisionByZero | kOverflow;
    u32 status = 0;
    Rounding rounding = Rounding::HalfEven;
    u8 clamp = 0, capitals = 1;

    i64 etiny() const { return emin - prec + 1; }
    i64 etop() const { return emax - prec + 1; }
};
// Wide enough for everything that is exact.
Env max_env();

// A GMP integer that owns its limbs, or shows those of somebody else.
class Big {
  public:
    Big() { mpz_init(z_); }
    Big(const mp_limb_t* limbs, i64 count) : owned_(false) { mpz_roinit_n(z_, limbs, count); }
    Big(const Big& other) { mpz_init_set(z_, other.z_); }
    Big(Big&& other) noexcept : Big() { swap(other); }
    Big& operator=(const Big& other) {
        own();
        mpz_set(z_, other.z_);
        return *this;
    }
    Big& operator=(Big&& other) noexcept {
        swap(other);
        return *this;
    }
    ~Big() {
        if (owned_) mpz_clear(z_);
    }
    void swap(Big& other) {
        std::swap(z_[0], other.z_[0]);
        std::swap(owned_, other.owned_);
    }
    mpz_ptr w() {  // to be written
        own();
        return z_;
    }
    mpz_srcptr r() const { return z_; }
    bool is_zero() const { return mpz_sgn(z_) == 0; }
    bool odd() const { return mpz_odd_p(z_); }
    void set(u64 v) { mpz_set_ui(w(), v); }

  private:
    void own() {
        if (owned_) return;
        __mpz_struct borrowed = z_[0];
        mpz_init_set(z_, &borrowed);
        owned_ = true;
    }
    mpz_t z_;
    bool owned_ = true;
};

enum class Special : u8 { None, Infinity, NaN, SignalingNaN };

struct Number {
    bool negative = false;
    Special special = Special::None;
    i64 exp = 0;
    i64 digits = 1;  // of the coefficient; 1 for zero. Of a NaN's payload: 0 if it has none
    Big c;

    bool finite() const { return special == Special::None; }
    bool infinite() const { return special == Special::Infinity; }
    bool nan() const { return special >= Special::NaN; }
    bool snan() const { return special == Special::SignalingNaN; }
    bool zero() const { return finite() && c.is_zero(); }
    i64 adjusted() const { return exp + digits - 1; }
    void count_digits();
    void set_special(bool sign, Special s);
    void set(bool sign, u64 coefficient, i64 exponent);
    bool integer() const;   // finite and a whole number
    bool odd_integer() const;
};

// 10**k; k <= kMaxDigits. Small ones are kept.
void power_of_ten(mpz_ptr out, i64 k);
i64 digits_of(mpz_srcptr c);

// ---- number.cpp ----
void finalize(Number& x, const Env& env, u32* status);
void fail(Number& out, u32 condition, u32* status);  // NaN
// `x` with exponent `exp`, rounded if that drops digits; never finalised. Conditions are for the caller to find: true if exact.
bool rescale(Number& out, const Number& x, i64 exp, Rounding rounding, u32* status);
// Cuts `drop` digits off the coefficient (exponent unchanged); true: inexact.
bool drop_digits(Big& c, i64 digits, i64 drop, bool negative, Rounding rounding);
// True if an operand was a NaN: `out` is then the result.
bool check_nans(Number& out, const Number& a, const Env& env, u32* status);
bool check_nans(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
// Text as Decimal's constructor takes it (ASCII, no white space); conditions as finalize.
void parse(Number& out, std::string_view text, const Env& env, u32* status);
std::string digits_text(const Number& x);  // of the coefficient
std::string to_text(const Number& x, bool capitals, bool engineering);

// ---- arithmetic.cpp ----
void add(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void subtract(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void multiply(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void divide(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void divide_int(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void remainder(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void divmod(Number& quotient, Number& rest, const Number& a, const Number& b, const Env& env, u32* status);
void remainder_near(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void fma(Number& out, const Number& a, const Number& b, const Number& c, const Env& env, u32* status);
void square_root(Number& out, const Number& a, const Env& env, u32* status);
void plus(Number& out, const Number& a, const Env& env, u32* status);
void minus(Number& out, const Number& a, const Env& env, u32* status);
void absolute(Number& out, const Number& a, const Env& env, u32* status);
void quantize(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void to_integral_value(Number& out, const Number& a, const Env& env, u32* status);
void to_integral_exact(Number& out, const Number& a, const Env& env, u32* status);
void normalize(Number& out, const Number& a, const Env& env, u32* status);

// ---- compare.cpp ----
int compare_values(const Number& a, const Number& b);  // no NaN
int compare_total_order(const Number& a, const Number& b);
void compare(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void compare_signal(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void compare_total(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void compare_total_mag(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void max(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void min(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void max_mag(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void min_mag(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
bool same_quantum(const Number& a, const Number& b);
const char* number_class(const Number& a, const Env& env);
bool is_normal(const Number& a, const Env& env);
bool is_subnormal(const Number& a, const Env& env);

// ---- digits.cpp ----
void next_minus(Number& out, const Number& a, const Env& env, u32* status);
void next_plus(Number& out, const Number& a, const Env& env, u32* status);
void next_toward(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void logb(Number& out, const Number& a, const Env& env, u32* status);
void scaleb(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void shift(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void rotate(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void logical_and(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void logical_or(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void logical_xor(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void logical_invert(Number& out, const Number& a, const Env& env, u32* status);

// ---- functions.cpp ----
void exp(Number& out, const Number& a, const Env& env, u32* status);
void ln(Number& out, const Number& a, const Env& env, u32* status);
void log10(Number& out, const Number& a, const Env& env, u32* status);
void power(Number& out, const Number& a, const Number& b, const Env& env, u32* status);
void power_mod(Number& out, const Number& a, const Number& b, const Number& c, const Env& env, u32* status);

}  // namespace krait::decimal
