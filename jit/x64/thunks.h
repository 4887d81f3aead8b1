// Routines in assembly that all traces share: entry, exit, and calls that keep every register.
#pragma once

#include "jit/x64/code_memory.h"
#include "jit/x64/emitter.h"

namespace krait {
struct Thread;
}

namespace krait::jit::x64 {

struct ThunkTargets {
    u32 (*handle_exit)(Thread* th, ExitState* state);
    u64 (*box_int)(Thread* th, i64 i);
    u64 (*box_uint)(Thread* th, u64 i);
    void (*remember)(Thread* th, void* object);
    void* (*allocate)(Thread* th, void* shape, u64 size_and_bits);
};
[[nodiscard]] bool make_thunks(CodeMemory& memory, const ThunkTargets& targets, Thunks* out, CodeBlock* block);

}  // namespace krait::jit::x64
