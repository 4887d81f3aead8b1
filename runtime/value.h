// Value: one Python value in 64 bits.
//
// A NaN-boxing in which pointers keep their raw bits, so an object is dereferenced without unmasking, and in which
// the checks that the interpreter and generated code make most are one subtraction or one shift:
//
//   top 16 bits     meaning                         decode
//   0x0000          pointer to Object (0: empty)    as it is
//   0x0001          int of 48 bits, biased          bits - kIntBias
//   0x0007..0xFFFF  double                          bits - kDoubleOffset, as a double
//
// Ints are biased by 2^47 (instead of sign-extended), so unboxing is one subtraction, unsigned order of the bits is
// the order of the ints, and `a + b - kIntBias` is the boxed sum if its top 16 bits are still 0x0001.
// `bits - kDoubleOffset` borrows exactly when the value is no double, so check and decode are one instruction.
// Every NaN made by arithmetic fits; a NaN read from raw memory must pass through Value::from_double, which
// replaces the few NaN payloads that would not fit.
//
// An int is immediate if and only if it fits in 48 bits signed; others are `Int` objects (runtime/types/int.h).
// The empty Value (bits 0) never reaches a program: it marks an unbound local, a raised exception, a deleted slot.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace krait {

using u8 = uint8_t;
using u16 = uint16_t;
using u32 = uint32_t;
using u64 = uint64_t;
using i8 = int8_t;
using i16 = int16_t;
using i32 = int32_t;
using i64 = int64_t;

struct Object;

constexpr u64 kIntTag = 0x0001'0000'0000'0000;
constexpr u64 kIntBias = kIntTag + (u64{1} << 47);
constexpr u64 kDoubleOffset = 0x0007'0000'0000'0000;
constexpr i64 kSmallIntMin = -(i64{1} << 47);
constexpr i64 kSmallIntMax = (i64{1} << 47) - 1;

class Value {
  public:
    constexpr Value() : bits_(0) {}
    Value(const Object* object) : bits_(reinterpret_cast<u64>(object)) {}

    static constexpr Value from_bits(u64 bits) {
        Value v;
        v.bits_ = bits;
        return v;
    }
    // `i` must fit in 48 bits; `int_from_i64` (runtime/types/int.h) takes any.
    static constexpr Value from_small_int(i64 i) { return from_bits(static_cast<u64>(i) + kIntBias); }
    static constexpr bool fits_small_int(i64 i) { return i >= kSmallIntMin && i <= kSmallIntMax; }
    static constexpr Value from_double(double d) {
        u64 raw = std::bit_cast<u64>(d);
        if (raw > 0xFFF8'0000'0000'0000) raw = 0xFFF8'0000'0000'0000;
        return from_bits(raw + kDoubleOffset);
    }

    constexpr u64 bits() const { return bits_; }
    constexpr bool is_empty() const { return bits_ == 0; }
    constexpr explicit operator bool() const { return bits_ != 0; }
    constexpr bool is_object() const { return bits_ != 0 && (bits_ >> 48) == 0; }
    constexpr bool is_small_int() const { return (bits_ >> 48) == 1; }
    constexpr bool is_double() const { return bits_ >= kDoubleOffset; }

    constexpr i64 small_int() const { return static_cast<i64>(bits_ - kIntBias); }
    constexpr double as_double() const { return std::bit_cast<double>(bits_ - kDoubleOffset); }
    Object* object() const { return reinterpret_cast<Object*>(bits_); }
    // The object as its layout; the caller has checked its kind.
    template <class T>
    T* as() const {
        return reinterpret_cast<T*>(bits_);
    }

    // Identity (`is`). For doubles: same bits.
    constexpr bool operator==(const Value& other) const = default;

  private:
    u64 bits_;
};

static_assert(sizeof(Value) == 8);

constexpr bool both_small_ints(Value a, Value b) {
    return (((a.bits() ^ kIntTag) | (b.bits() ^ kIntTag)) >> 48) == 0;
}

}  // namespace krait
