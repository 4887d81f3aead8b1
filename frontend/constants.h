// Constants of a code object under construction: `co_consts` in order of first use, equal constants merged.
//
// Two constants are one if no program could tell them apart: same type all the way down (1, 1.0 and True differ), same
// sign of zero; NaNs only when they are the same object; code objects by value (a `finally` body is compiled twice).
#pragma once

#include <vector>

#include "runtime/roots.h"

namespace krait {

u64 constant_hash(Value v);
bool constants_equal(Value a, Value b);

class ConstantTable {
  public:
    explicit ConstantTable(Thread* th) : values_(th) {}

    // Index of `v`, added if new.
    i32 add(Value v);
    i32 size() const { return static_cast<i32>(values_.size()); }
    Value operator[](i32 i) const { return values_[static_cast<size_t>(i)]; }
    const Value* data() const { return values_.data(); }
    void trim(i32 size) {
        if (size < this->size()) values_.resize(static_cast<size_t>(size));
    }

  private:
    void grow();

    ValueVector values_;
    std::vector<u64> hashes_;
    std::vector<i32> slots_;  // open addressing, -1 free; size a power of two
};

}  // namespace krait
