// Bounds of slices and of the start/stop arguments of index().
#pragma once

#include "runtime/types/function.h"

namespace krait {

// A slice bound: clamps to the range of i64; not None. TypeError "slice indices must be integers or have an __index__ method".
[[nodiscard]] bool slice_bound(Thread* th, Value v, i64* out);
// The slice's fields as i64, None replaced (PySlice_Unpack).
[[nodiscard]] bool slice_unpack(Thread* th, Slice* slice, i64* start, i64* stop, i64* step);
// Clips to a length; returns the number of items (PySlice_AdjustIndices).
i64 slice_adjust(i64 length, i64* start, i64* stop, i64 step);
// start, stop, step for a length of any size, as ints (slice.indices).
[[nodiscard]] bool slice_long_indices(Thread* th, Slice* slice, Value length, Value* start, Value* stop, Value* step);

// i += length when negative; false if then out of range.
inline bool normalize_index(i64* i, i64 length) {
    if (*i < 0) *i += length;
    return *i >= 0 && *i < length;
}

}  // namespace krait
