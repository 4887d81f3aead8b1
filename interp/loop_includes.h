// What the dispatch loop's two copies include, and the integer arithmetic they inline.
#pragma once

#include "interp/frames.h"
#include "interp/jit_hooks.h"
#include "interp/ops.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

// Operands of 48 bits; `b` is not 0. A 32-bit division is several times faster than one of 64 bits.
inline i64 floor_div(i64 a, i64 b) {
    if (((static_cast<u64>(a) | static_cast<u64>(b)) >> 32) == 0) return static_cast<u32>(a) / static_cast<u32>(b);
    i64 q = a / b, r = a % b;
    return q - (r != 0 && (r ^ b) < 0);
}
inline i64 floor_mod(i64 a, i64 b) {
    if (((static_cast<u64>(a) | static_cast<u64>(b)) >> 32) == 0) return static_cast<u32>(a) % static_cast<u32>(b);
    i64 r = a % b;
    return r != 0 && (r ^ b) < 0 ? r + b : r;
}

}  // namespace krait
