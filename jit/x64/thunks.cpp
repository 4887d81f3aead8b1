// Routines in assembly that all traces share. See jit/x64/thunks.h.
#include "jit/x64/thunks.h"

#include "runtime/thread.h"

namespace krait::jit::x64 {

namespace x86 = asmjit::x86;
using x86::rax, x86::rbp, x86::rbx, x86::rcx, x86::rdi, x86::rdx, x86::rsi, x86::rsp, x86::r10, x86::r11, x86::r12,
    x86::r13, x86::r14, x86::r15, x86::r8, x86::r9;

static const Gp kSaved[] = {rbp, rbx, r12, r13, r14, r15};
// The return address and six registers leave rsp 8 off a multiple of 16.
static constexpr i32 kEntryBytes = kFrameBytes + 8;
static_assert(kFrameBytes % 16 == 0);

static void emit_enter(x86::Assembler& as) {
    for (Gp r : kSaved) as.push(r);
    as.sub(rsp, kEntryBytes);
    as.mov(rbx, rdi);
    as.mov(rbp, rsi);
    as.mov(x86::qword_ptr(rsp, kEntryFrameOffset), rsi);
    as.mov(rax, x86::qword_ptr(rdi, offsetof(Thread, stack_top)));
    as.mov(x86::qword_ptr(rsp, kEntryTopOffset), rax);
    as.mov(r14, kIntBias);
    as.mov(r15, kDoubleOffset);
    as.jmp(rdx);
}

static void emit_exit(x86::Assembler& as, const ThunkTargets& targets) {
    for (u32 r = 0; r < 16; ++r)
        if (r != 4) as.mov(x86::qword_ptr(rsp, kGprsOffset + 8 * static_cast<i32>(r)), x86::gpq(r));
    for (u32 r = 0; r < 16; ++r) as.movsd(x86::qword_ptr(rsp, kXmmsOffset + 8 * static_cast<i32>(r)), x86::xmm(r));
    as.mov(rdi, rbx);
    as.mov(rsi, rsp);
    as.call(asmjit::imm(reinterpret_cast<u64>(targets.handle_exit)));
    as.add(rsp, kEntryBytes);
    for (int i = 5; i >= 0; --i) as.pop(kSaved[i]);
    as.ret();
}

// f(th, r11, extra) with everything but r11 preserved. Called with rsp 8 off.
static void emit_keeping_call(x86::Assembler& as, u64 target, bool with_argument) {
    static const Gp regs[] = {rax, rcx, rdx, rsi, rdi, r8, r9, r10};
    for (Gp r : regs) as.push(r);
    constexpr i32 kXmmBytes = 15 * 8;
    static_assert((8 + 8 * 8 + kXmmBytes) % 16 == 0);
    as.sub(rsp, kXmmBytes);
    for (u32 r = 0; r < 15; ++r) as.movsd(x86::qword_ptr(rsp, 8 * static_cast<i32>(r)), x86::xmm(r));
    as.mov(rdi, rbx);
    as.mov(rsi, r11);
    if (with_argument) as.mov(rdx, x86::qword_ptr(rsp, kXmmBytes + 8 * 8 + 8 + kThunkArgOffset));
    as.call(asmjit::imm(target));
    as.mov(r11, rax);
    for (u32 r = 0; r < 15; ++r) as.movsd(x86::xmm(r), x86::qword_ptr(rsp, 8 * static_cast<i32>(r)));
    as.add(rsp, kXmmBytes);
    for (int i = 7; i >= 0; --i) as.pop(regs[i]);
    as.ret();
}

bool make_thunks(CodeMemory& memory, const ThunkTargets& targets, Thunks* out, CodeBlock* block) {
    asmjit::CodeHolder code;
    code.init(memory.environment());
    x86::Assembler as(&code);
    size_t offsets[6];
    offsets[0] = as.offset();
    emit_enter(as);
    offsets[1] = as.offset();
    emit_exit(as, targets);
    offsets[2] = as.offset();
    emit_keeping_call(as, reinterpret_cast<u64>(targets.box_int), false);
    offsets[3] = as.offset();
    emit_keeping_call(as, reinterpret_cast<u64>(targets.remember), false);
    offsets[4] = as.offset();
    emit_keeping_call(as, reinterpret_cast<u64>(targets.allocate), true);
    offsets[5] = as.offset();
    emit_keeping_call(as, reinterpret_cast<u64>(targets.box_uint), false);
    const char* error;
    if (!memory.install(code, block, &error)) return false;
    out->enter = block->rx + offsets[0];
    out->exit = block->rx + offsets[1];
    out->box_int = block->rx + offsets[2];
    out->remember = block->rx + offsets[3];
    out->allocate = block->rx + offsets[4];
    out->box_uint = block->rx + offsets[5];
    return true;
}

}  // namespace krait::jit::x64
