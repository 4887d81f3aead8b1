// Code memory: machine code in pages mapped twice, executable at one address and writable at another (asmjit's
// JitAllocator with dual mapping), so no page is ever both.
#pragma once

#include <asmjit/asmjit.h>

#include "runtime/value.h"

namespace krait::jit::x64 {

struct CodeBlock {
    u8* rx = nullptr;
    u8* rw = nullptr;
    u32 size = 0;
};

class CodeMemory {
  public:
    // `has_one_mapping`: plain anonymous pages, writable and executable. Only for --perf-map: perf looks into its map for
    // anonymous memory alone, and pages mapped twice have a file behind them.
    explicit CodeMemory(size_t limit, bool has_one_mapping = false);

    asmjit::Environment environment() const { return asmjit::Environment::host(); }
    // Relocates and copies what `code` holds. False: no memory, the limit, or an error of asmjit (`*error`).
    [[nodiscard]] bool install(asmjit::CodeHolder& code, CodeBlock* out, const char** error);
    void release(CodeBlock& block);
    // A jump to `target` over the 5 bytes at `offset`.
    void patch_jump(const CodeBlock& block, u32 offset, const void* target);

    size_t used() const { return used_; }
    size_t limit() const { return limit_; }

  private:
    asmjit::JitAllocator allocator_;
    size_t used_ = 0, limit_;
};

}  // namespace krait::jit::x64
