// Translator: the object that walks the instructions. Families of stack opcodes are translated by the members below, each in the
// file of its family.
#pragma once

#include "ir/translate_builder.h"

namespace krait::ir {

class Translator {
  public:
    Translator(const Code* code, Cfg& cfg, bool fuse_branches);
    void run();
    Builder b;
    std::vector<u32> label_of_unit;  // where jumps to a code unit go
    std::vector<u32> body_of_unit;   // behind its LoopHint: where an exception range starts
    std::vector<LoopHeader> loops;
    bool jumps_fit() const { return b.jumps_fit; }

  private:
    // ---- Blocks (translate.cpp) ----
    void begin_block(int i);
    void end_block(int i);
    void mark_line(const Insn& insn);
    void finish_line();
    void loop_hint(int unit);
    int translate(int i);  // returns the index of the instruction to go on with
    // ---- Families ----
    bool simple(const Insn& insn);         // translate_ops.cpp: stack, names, cells, build, match, exceptions, generators
    bool names(const Insn& insn);
    bool build(const Insn& insn);
    bool except(const Insn& insn);
    bool generators(const Insn& insn);
    int control(int i);                    // translate_control.cpp: jumps, loops, compare and branch, stores, calls
    void store_local(u32 local);
    void load_local(const Insn& insn);
    int compare(int i);
    int branch_on(int i, RegOp if_true, RegOp if_false, u32 x, u32 y);
    void value_branch(const Insn& insn, RegOp op, int keep);
    void jump_backward(int i);
    int for_iter(int i);
    int unpack(int i);
    void binary(const Insn& insn);
    void subscript(const Insn& insn);
    void store_subscript(const Insn& insn);
    void call(const Insn& insn);
    bool is_small_constant(int slot) const {
        return b.stack[slot].kind == Slot::Constant && b.stack[slot].index <= 0xFFFF;
    }
    const Insn* follower(int i) const;     // the next instruction if no block starts there
    static bool is_pop_jump(StackOp op, bool* sense);
    bool bound(u32 local) const { return bound_[local >> 6] >> (local & 63) & 1; }
    void set_bound(u32 local, bool is_bound) {
        u64 bit = u64{1} << (local & 63);
        bound_[local >> 6] = is_bound ? bound_[local >> 6] | bit : bound_[local >> 6] & ~bit;
    }

    struct ForHeader { u32 at; u32 body; int loop; };

    const Code* code_;
    Cfg& cfg_;
    bool fuse_;
    bool falls_through_ = false;
    std::vector<u64> bound_;
    u32 kwnames_ = 0;
    bool has_kwnames_ = false;
    std::vector<int> loop_of_unit_;
    std::vector<ForHeader> for_headers_;
    std::vector<int> for_header_of_unit_;
    int line_ = -2;
    u32 line_started_at_ = 0;
    const Insn* line_first_ = nullptr;
};

}  // namespace krait::ir
