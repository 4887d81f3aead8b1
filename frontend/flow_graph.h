// Flow graph: the basic blocks that the code generator writes and the assembler lays out.
//
// Two orders of blocks exist. `next` is the order of the code. `older` links all blocks, newest first, in order of
// allocation; two passes walk it, and the order in which they copy blocks can be seen in the code that comes out.
// A block ends at its first jump or exit: the generator starts a new one by itself (FlowGraph::append).
//
// Exception regions are pseudo instructions (SETUP_FINALLY, SETUP_CLEANUP, SETUP_WITH … POP_BLOCK) until
// label_exception_targets turns them into `Instr::handler`.
//
// The passes reproduce those of CPython 3.11's compiler (Python/compile.c, from `optimize_cfg` on) in its order, since
// the code objects must be identical to its.
#pragma once

#include <vector>

#include "frontend/arena.h"
#include "ir/stack_ops.h"

namespace krait {

using ir::StackOp;

struct Location {
    i32 line = -1, end_line = -1, column = -1, end_column = -1;  // line -1: artificial
};
constexpr Location kNoLocation{};

struct Block;

struct Instr {
    StackOp op;
    i32 arg;
    Block* target;   // of jumps and SETUP_*
    Block* handler;  // where exceptions raised here go; null: out of the frame
    Location location;
};

struct Block {
    Block* older = nullptr;
    Block* next = nullptr;
    std::vector<Instr> instrs;
    i32 predecessors = 0;
    i32 start_depth = -1;
    i32 offset = 0;
    bool preserve_lasti = false;
    bool visited = false;
    bool exits = false;           // ends with return, raise or re-raise
    bool no_fallthrough = false;  // exits, or ends with an unconditional jump
    std::vector<Block*>* handler_stack = nullptr;  // for label_exception_targets

    bool empty() const { return instrs.empty(); }
    Instr& last() { return instrs.back(); }
};

inline bool is_block_push(StackOp op) {
    return op == StackOp::SETUP_FINALLY || op == StackOp::SETUP_CLEANUP || op == StackOp::SETUP_WITH;
}
inline bool is_jump(const Instr& instr) { return ir::is_jump(instr.op) && !is_block_push(instr.op); }
inline bool has_target(const Instr& instr) { return ir::is_jump(instr.op); }
inline bool is_exit_op(StackOp op) {
    return op == StackOp::RETURN_VALUE || op == StackOp::RAISE_VARARGS || op == StackOp::RERAISE;
}
inline bool is_unconditional_jump(StackOp op) { return op == StackOp::JUMP || op == StackOp::JUMP_NO_INTERRUPT; }

class FlowGraph {
  public:
    FlowGraph() { current_ = first_ = new_block(); }
    ~FlowGraph();
    FlowGraph(const FlowGraph&) = delete;
    FlowGraph& operator=(const FlowGraph&) = delete;

    Block* new_block();
    // Makes `block` the one that follows in the code.
    void use_block(Block* block) {
        current_->next = block;
        current_ = block;
    }
    void append(StackOp op, i32 arg, Block* target, const Location& location);

    Block* entry() const { return first_; }
    Block* current() const { return current_; }
    Block* newest() const { return newest_; }
    Block* copy_block(const Block* block);

  private:
    Block* newest_ = nullptr;
    Block* first_ = nullptr;
    Block* current_ = nullptr;
};

class ConstantTable;

// ---- Passes, in the order of the assembler (frontend/assemble.cpp) ----

// Sets `exits` and `no_fallthrough`; lets jumps to empty blocks go on to what follows them.
void normalize_blocks(FlowGraph& graph);
// Replaces jumps to short blocks without line that leave the function by a copy of the block.
void inline_exit_blocks(FlowGraph& graph);
// Folding, jump threading, removal of dead code, NOPs and empty blocks. False: raised.
[[nodiscard]] bool optimize_flow_graph(Thread* th, FlowGraph& graph, ConstantTable& constants);
void remove_nops(Block* block);
// Exits that no line belongs to get a copy for each jump to them, with the jump's line.
void duplicate_exits_without_line(FlowGraph& graph);
void trim_unused_constants(FlowGraph& graph, ConstantTable& constants);
void propagate_lines(FlowGraph& graph);
void guarantee_lines_of_exits(FlowGraph& graph, i32 first_line);
// Sets `start_depth` of each block and returns the greatest depth.
i32 compute_stack_depth(FlowGraph& graph, bool is_generator);
void label_exception_targets(FlowGraph& graph);
void remove_exception_pseudo_ops(FlowGraph& graph);
// Gives the direction-less jumps their direction.
void resolve_jump_directions(FlowGraph& graph);

// Within a block (frontend/flow_peephole.cpp).
[[nodiscard]] bool optimize_block(Thread* th, Block* block, ConstantTable& constants);

}  // namespace krait
