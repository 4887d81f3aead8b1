// The translator's virtual stack and emitter; see ir/translate.h for the idea.
#pragma once

#include "ir/translate.h"
#include "ir/translate_cfg.h"

namespace krait::ir {

// What a stack slot stands for.
struct Slot {
    enum Kind : u8 { Register, Constant, Null } kind;
    u32 index;  // register (a local's included) or constant
    bool operator==(const Slot&) const = default;
};

enum class JumpField : u8 { Jump16, Jump, Cache };

class Builder {
  public:
    Builder(const Code* code, Cfg& cfg);
    std::vector<u64> words;
    std::vector<u32> offsets;

    // ---- Positions ----
    void set_position(const Insn& insn) { offset_ = static_cast<u32>(insn.offset) * 2; }
    u32 here() const { return static_cast<u32>(words.size()); }

    // ---- Virtual stack ----
    std::vector<Slot> stack;
    int depth() const { return static_cast<int>(stack.size()); }
    u16 home(int slot) const { return static_cast<u16>(home_base_ + slot); }
    u16 scratch() const { return static_cast<u16>(home_base_ + code_->stacksize); }
    bool is_home(int slot) const { return stack[slot].kind == Slot::Register && stack[slot].index == home(slot); }
    void push_register(u32 reg) { stack.push_back({Slot::Register, reg}); }
    void push_constant(u32 k) { stack.push_back({Slot::Constant, k}); }
    void push_null() { stack.push_back({Slot::Null, 0}); }
    // Before an instruction that pops `pops` and pushes `pushes`: no lower slot may stand in a register it will write.
    void prepare(int pops, int pushes);
    // Writes slots [from, to) to their homes. NULLs stay virtual.
    void flush(int from, int to);
    void flush_all() { flush(0, depth()); }
    // Before local `reg` changes: slots that stand for it go home, except the `except_top` uppermost.
    void save_local(u32 reg, int except_top = 0);
    // The register where slot `i` can be read; a constant is loaded into its home first.
    u16 source(int i);
    u16 source_from_top(int n) { return source(depth() - 1 - n); }
    void pop(int n) { stack.resize(stack.size() - n); }

    // ---- Emission ----
    u32 emit(RegOp op, u32 a = 0, u32 b = 0, u32 c = 0);
    u32 emit_wide(RegOp op, u32 a, u32 wide);
    u32 emit_name(RegOp op, u32 name, u32 a = 0, u32 b = 0, u32 c = 0);
    u32 emit_number(RegOp op, u32 number, u32 a, u32 b, u32 c);
    void move(u16 to, const Slot& from);
    // Pops, emits with the result in the home of the slot pushed, remembers the instruction for STORE_FAST.
    void result(int pops, RegOp op, u32 b = 0, u32 c = 0);
    void pushed_result(u32 at);
    // Turns the destination of the instruction that made the top slot into local `reg`. False: not possible.
    bool retarget_top(u32 reg);
    void forget_result() { result_at_ = kNone; }

    // ---- Jumps ----
    void jump_to(u32 at, JumpField field, int unit);
    void patch_jumps(const std::vector<u32>& label_of_unit);
    bool jumps_fit = true;

  private:
    static constexpr u32 kNone = ~0u;
    struct Fixup { u32 at; JumpField field; int unit; };
    u64* extend(int extra);
    bool referenced_elsewhere(u32 reg, int slot) const;

    const Code* code_;
    u32 home_base_;
    u32 offset_ = 0;
    u32 result_at_ = kNone;  // word of the instruction whose result is the top slot, if it was emitted last
    std::vector<Fixup> fixups_;
};

}  // namespace krait::ir
