// Bounds the nesting of the tree walks after parsing: three times the recursion limit, as CPython's, and the C stack.
#pragma once

#include "runtime/error.h"

namespace krait {

class CompileDepth {
  public:
    CompileDepth(Thread* th, i32& depth) : depth_(depth) {
        constexpr i32 kScale = 3;  // CPython's COMPILER_STACK_FRAME_SCALE
        constexpr i32 kNoLimit = 1 << 28;
        i32 limit = th->recursion_limit < kNoLimit ? th->recursion_limit * kScale : 4 * kNoLimit;
        char here;
        ok_ = ++depth_ + th->recursion_depth * kScale <= limit && &here > th->c_stack_limit;
        if (!ok_) raise(th, Exc::RecursionError, "maximum recursion depth exceeded during compilation");
    }
    ~CompileDepth() { --depth_; }
    CompileDepth(const CompileDepth&) = delete;
    CompileDepth& operator=(const CompileDepth&) = delete;
    bool ok() const { return ok_; }

  private:
    i32& depth_;
    bool ok_;
};

}  // namespace krait
