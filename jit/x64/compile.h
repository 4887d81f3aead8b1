// From a finished trace to installed machine code.
#pragma once

#include "jit/x64/code_memory.h"
#include "jit/x64/emitter.h"

namespace krait::jit::x64 {

// Emits and installs. On failure false, and `out->error` says why.
[[nodiscard]] bool compile_trace(CodeMemory& memory, const EmitInput& in, EmitOutput* out, CodeBlock* block);

}  // namespace krait::jit::x64
