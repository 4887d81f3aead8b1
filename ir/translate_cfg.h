// What the translator knows before it emits: decoded instructions, block leaders, stack depths, NULL slots, which locals are
// certainly bound, lines, exception ranges. One forward data-flow pass over the blocks.
#pragma once

#include <vector>

#include "ir/reg_code.h"
#include "ir/stack_ops.h"

namespace krait::ir {

struct Insn {
    StackOp op;
    int arg;
    int start, offset, next;  // code units; `start` includes EXTENDED_ARG prefixes
    int line;
    int target;               // code unit, or -1
};

struct ExceptionRange {
    int start, end, target;   // code units
    int depth;
    bool push_lasti;
};

// State of the abstract machine where a block starts.
struct BlockState {
    bool reached = false;
    bool is_target = false;          // some jump or handler arrives: all slots are home
    std::vector<u8> null_slots;      // per stack slot: the NULL of a call
    std::vector<u64> bound;          // bit set of locals that are certainly bound
};

struct Cfg {
    const Code* code;
    int units;
    std::vector<Insn> insns;
    std::vector<int> insn_at;        // by code unit: index of the instruction that starts there (prefix included), or -1
    std::vector<u8> leader;          // by instruction
    std::vector<u8> backward_target; // by instruction: a backward jump arrives
    std::vector<BlockState> states;  // by instruction, filled at leaders
    std::vector<ExceptionRange> ranges;
    std::vector<int> range_of;       // by instruction: innermost range or -1
    const char* error = nullptr;

    explicit Cfg(const Code* code) : code(code) {}
    bool build();
    const Insn* at_unit(int unit) const {
        return unit >= 0 && unit < units && insn_at[unit] >= 0 ? &insns[insn_at[unit]] : nullptr;
    }
    bool is_bound(const std::vector<u64>& bound, int local) const { return bound[local >> 6] >> (local & 63) & 1; }

  private:
    void decode_all();
    void read_lines();
    bool read_ranges();
    bool find_leaders();
    bool flow();
    bool flow_block(int first, std::vector<int>* work);
    bool step(const Insn& insn, BlockState* state);
    bool merge(int insn, const BlockState& from, bool as_target, std::vector<int>* work);
    bool fail(const char* what) {
        if (!error) error = what;
        return false;
    }
};

}  // namespace krait::ir
