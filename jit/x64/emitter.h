// Emitter: trace IR to machine code, one pass, registers allocated on the way. One handler per op, named after it
// (emit_guard.cpp, emit_arith.cpp, emit_memory.cpp, emit_call.cpp, emit_control.cpp).
//
// A guard's failing branch goes to a stub behind the code: it stores the number of the exit and jumps to the common handler,
// which saves the registers and calls C++ (jit/exits.cpp). A stub is 16 bytes and is patched to a jump when a side trace
// is attached. What each value of the snapshot is in at that point stands in the exit's list of places.
//
// Handlers that destroy an operand's register before they branch keep what the snapshot names alive until then.
#pragma once

#include <asmjit/asmjit.h>

#include "ir/trace.h"
#include "jit/x64/allocator.h"

namespace krait::jit::x64 {

using asmjit::Label;
using asmjit::x86::Gp;
using asmjit::x86::Mem;
using asmjit::x86::Xmm;
using ir::TraceInst;
using ir::TraceOp;
using ir::TraceType;
using CondCode = asmjit::x86::CondCode;

// Routines made once, in assembly (jit/x64/thunks.cpp).
struct Thunks {
    void* enter = nullptr;        // RunAction enter(Thread*, Frame*, code)
    void* exit = nullptr;         // where exit stubs go
    void* box_int = nullptr;      // r11: i64 to Value; nothing else changes
    void* box_uint = nullptr;     // r11: u64 to Value; nothing else changes
    void* remember = nullptr;     // r11: object to remember
    void* allocate = nullptr;     // r11: shape, [kThunkArg]: bytes | gc << 32; gives the object or 0 in r11
};

struct EmittedExit {
    u32 snapshot;
    u32 inst;
    u32 first_loc, loc_count;     // places of the snapshot's references, in for_each_snapshot_leaf order
    u32 stub_offset;
};

// The loop of a root trace, for JumpLoop.
struct LoopTarget {
    const void* code;
    const std::vector<Allocator::Place>* places;
};

struct EmitInput {
    ir::Trace* trace;
    const Thunks* thunks;
    u32 first_exit;               // global number of the first exit
    const std::vector<Loc>* inherited = nullptr;   // places of Inherit values
    u32 first_spill = 0;
    const u32* invalid_flag = nullptr;
    // Entry of the root trace JumpRoot names.
    const void* (*root_entry)(void* context, u32 root) = nullptr;
    LoopTarget (*root_loop)(void* context, u32 root) = nullptr;
    void* context = nullptr;
    u32 gprs = kAllGprs, xmms = kAllXmms;
    u32* stress_counter = nullptr;  // --stress=exits
    u32 self = 0xFFFFFFFF;          // number of the unit being made
};

struct EmitOutput {
    const char* error = nullptr;
    std::vector<EmittedExit> exits;
    std::vector<Loc> locs;
    std::vector<u32> inst_offsets;     // machine code of instruction i starts here
    std::vector<Loc> result_locs;      // for dumps
    std::vector<Allocator::Place> head_places;  // what is where when the loop's body starts
    u32 cold_offset = 0, loop_offset = 0;
    u32 spills = 0;
};

enum ColdKind { kColdBoxReg, kColdBoxMem, kColdBoxUintReg, kColdBoxUintMem, kColdRemember, kColdAllocate };

class Emitter final : public MoveSink {
  public:
    Emitter(asmjit::x86::Assembler& as, const EmitInput& in, EmitOutput& out);
    void run();

  private:
    // One handler per op of ir/trace_ops.def.
#define TRACE_OP(name, ...) void name(u32 i, const TraceInst& inst);
#include "ir/trace_ops.def"
#undef TRACE_OP

    // MoveSink
    void move_reg(int to, int from) override;
    void load_spill(int to, Loc slot) override;
    void store_spill(Loc slot, int from) override;
    void load_const(int to, Ref constant) override;

    static Gp gp(int reg) { return asmjit::x86::gpq(static_cast<u32>(reg)); }
    static Gp gp32(int reg) { return asmjit::x86::gpd(static_cast<u32>(reg)); }
    static Xmm xmm(int reg) { return asmjit::x86::xmm(static_cast<u32>(reg - kXmmBase)); }
    static Gp thread() { return asmjit::x86::rbx; }
    static Gp frame() { return asmjit::x86::rbp; }
    static Gp bias() { return asmjit::x86::r14; }
    static Gp dbl() { return asmjit::x86::r15; }
    static Gp scratch() { return asmjit::x86::r11; }
    static Gp scratch32() { return asmjit::x86::r11d; }
    static Xmm scratch_xmm() { return asmjit::x86::xmm15; }
    static Mem machine_frame(i32 offset) { return asmjit::x86::qword_ptr(asmjit::x86::rsp, offset); }

    // ---- Guards ----
    // The exit of instruction `i`, with places as they are now.
    Label exit_of(u32 i);
    Label make_exit(u32 i, u32 snapshot);
    void guard(CondCode leave_if, u32 i) { as_.j(leave_if, exit_of(i)); }
    void stress_exit(u32 i);
    void check_pointer(u32 i, int value);
    void refined(u32 i, const TraceInst& inst, int value);
    // Operands are used up: registers of what dies here are free for the result.
    void operands_done(u32 i) { regs_.release_dead(i); }
    void operands_done_keep_snapshot(u32 i);
    void compare(const TraceInst& inst, CondCode* holds, bool* check_parity, bool* parity_holds);
    void guard_truth(u32 i, const TraceInst& inst, bool wanted);

    // ---- Constants and arithmetic ----
    bool is_k(Ref r) const { return ir::is_const(r); }
    i64 k(Ref r) const { return t_.int_at(r); }
    bool fits32(Ref r) const { return is_k(r) && k(r) == static_cast<i32>(k(r)); }
    void int_binary(u32 i, const TraceInst& inst, asmjit::x86::Inst::Id op, bool overflow, bool commutative);
    void float_binary(u32 i, const TraceInst& inst, asmjit::x86::Inst::Id op, bool commutative);
    void divide(u32 i, const TraceInst& inst, bool modulo);
    void divide_unsigned(u32 i, const TraceInst& inst, bool modulo);
    bool divide_by_constant(u32 i, const TraceInst& inst, bool modulo);
    void shift(u32 i, const TraceInst& inst, asmjit::x86::Inst::Id op);
    void set_bool(u32 i, const TraceInst& inst);
    Mem float_constant(u64 bits);
    Mem float_mask(u64 low);  // 16 bytes
    void compare_value(Ref a, Ref b);
    void canonical_nan(int reg);

    // ---- Memory and calls ----
    Mem field(Ref base, i32 offset, u32 size);
    Mem item(const TraceInst& inst, u32 shift);
    void load(u32 i, const TraceInst& inst, Mem from, u32 size);
    void load_double(u32 i, const TraceInst& inst, i32 offset);
    void store_value(Mem to, Ref value);
    void box_int(int reg);            // in place
    void call_address(const void* function);
    void write_frames(u32 snapshot, bool enter_innermost, bool keep_registers);
    void write_header(const ir::SnapFrame& frame, const ir::SnapFrame& back, bool back_is_root, Gp top, Gp temp);
    void write_generator(const ir::SnapFrame& frame, const ir::SnapFrame& back, bool back_is_root, Gp top, Gp temp);
    void frame_address(Gp to, const ir::SnapFrame& frame, bool is_root, Gp top);
    void load_any(Gp to, ir::Ref ref);
    void remember_if_old(Gp object);

    struct Cold { Label from, back; int kind; int reg; Mem mem; u32 a; u64 b; };
    void emit_cold();
    void emit_stubs();

    asmjit::x86::Assembler& as_;
    const EmitInput& in_;
    EmitOutput& out_;
    ir::Trace& t_;
    Liveness live_;
    Allocator regs_;
    std::vector<Label> exit_labels_;
    std::vector<Cold> cold_;
    std::vector<std::pair<u32, Label>> allocate_exits_;  // label id of the slow path, exit when memory ran out
    std::vector<std::pair<u64, Label>> pool_;       // 8-byte constants
    std::vector<std::pair<u64, Label>> mask_pool_;  // 16-byte, high half zero
    Label head_, entry_;
    u32 current_ = 0;
};

}  // namespace krait::jit::x64
