// Register allocation over a linear trace, one pass, hand in hand with emission: linear scan where the interval ends
// are known beforehand (jit/x64/liveness.h) and registers are given and taken at each instruction.
//
// A value is in a register, in a spill slot, or both; SSA values never change, so a slot written once stays right (in
// loops too, except for what Phis change: their slots are forgotten at the loop head). The victim of a shortage is the value
// whose next use by an instruction is farthest; one that only snapshots name goes first. At the loop head the places of all
// live values are written down; the back-edge moves everything to these places. Where the body wants more registers than there are,
// what it does not change is stored before the loop, once, so that taking its register costs nothing in there.
//
// Emission of moves, loads and stores is behind the MoveSink interface, so the allocator is tested without machine code.
#pragma once

#include <vector>

#include "ir/trace.h"
#include "jit/x64/liveness.h"
#include "jit/x64/registers.h"

namespace krait::jit::x64 {

using ir::Ref;

struct MoveSink {
    virtual void move_reg(int to, int from) = 0;          // bits, across classes too
    virtual void load_spill(int to, Loc slot) = 0;
    virtual void store_spill(Loc slot, int from) = 0;
    virtual void load_const(int to, Ref constant) = 0;

  protected:
    ~MoveSink() = default;
};

class Allocator {
  public:
    Allocator(ir::Trace& trace, const Liveness& live, MoveSink& sink, u32 gprs, u32 xmms, u32 first_spill);

    void at(u32 position) { position_ = position; pinned_ = 0; }
    // Register holding `r` now, loaded if need be, pinned until unpin_all. Constants get a temporary.
    int use(Ref r, u32 avoid = 0);
    // A register for the result of the current instruction. `hint`: preferred register or -1.
    int define(Ref r, int hint = -1);
    // A register for the duration of the instruction.
    int temporary(bool xmm, u32 avoid = 0);
    void pin(int reg) { pinned_ |= 1u << reg; }
    void unpin_all() { pinned_ = 0; }
    // Gives up values whose life ends here; `keep_snapshot`: not those that the snapshot of this instruction names.
    void release_dead(u32 position, const std::vector<Ref>* keep = nullptr);
    void free_temporaries();
    // Stores and vacates every caller-saved register whose value is needed after `position` or is in `also`.
    void vacate_for_call(u32 position, const std::vector<Ref>& also);
    // After the call nothing is in caller-saved registers.
    void forget_caller_saved();
    // Takes register `reg` for the current instruction: its value moves elsewhere.
    void evict(int reg);
    void claim(int reg) {
        evict(reg);
        free_ &= ~(1u << reg);
        temporaries_ |= 1u << reg;
        pin(reg);
    }
    // The value of `r` starts out in `loc` (inherited).
    void place(Ref r, Loc loc);

    Loc location(Ref r) const {
        if (ir::is_const(r)) return r;
        r = resolve(r);
        if (reg_[r] >= 0) return static_cast<Loc>(reg_[r]);
        return spill_[r];
    }
    // The name under which `r` is known now.
    Ref resolve(Ref r) const {
        while (now_[r] != ir::kNoRef) r = now_[r];
        return r;
    }
    // `value`, in a register, is called `name` from here on.
    void rename(Ref value, Ref name);
    // Before instruction `r` is emitted: where the next iteration wants its result stands a value that it wants elsewhere, where
    // room is already: that one moves now, and the back-edge need not.
    void make_way(Ref r);
    Ref owner(int reg) const { return owner_[reg]; }
    u32 spills_used() const { return spill_high_; }
    bool overflowed() const { return spill_high_ >= static_cast<u32>(kMaxSpills); }

    struct Place { Ref ref; Loc loc; };
    // Writes down where everything live is. Phis' slots are forgotten.
    std::vector<Place> loop_head(const std::vector<Ref>& phis);
    int hint_for(Ref r) const { return hint_.empty() ? -1 : hint_[r]; }
    void set_hint(Ref r, int reg) { hint_[r] = static_cast<i8>(reg); }
    bool is_free(int reg) const { return (free_ >> reg) & 1; }

  private:
    bool wants_xmm(Ref r) const { return trace_.type_of(r) == ir::TraceType::Float; }
    int take(bool xmm, u32 avoid, int hint);
    int choose_victim(u32 mask) const;
    void spill_store(Ref r);
    Loc new_slot();
    bool is_short_in_loop(bool xmm) const;

    ir::Trace& trace_;
    const Liveness& live_;
    MoveSink& sink_;
    u32 gprs_, xmms_, free_, pinned_ = 0, temporaries_ = 0, position_ = 0;
    std::vector<i8> reg_;
    std::vector<i8> hint_;
    std::vector<Ref> now_;
    std::vector<Loc> spill_;
    std::vector<Loc> free_slots_;
    u32 spill_high_;
    Ref owner_[kRegCount];
};

// Moves that happen at once: every destination gets what its source held before. Cycles go through the scratch registers.
struct Move { Loc to, from; };
void parallel_move(std::vector<Move> moves, MoveSink& sink);

}  // namespace krait::jit::x64
