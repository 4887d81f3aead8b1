// Building the flow graph, and the passes over whole graphs: reachability, empty blocks, line numbers.
//
// Source: CPython 3.11 Python/compile.c, `optimize_cfg` and what surrounds it. Differs in data structures only; each
// pass must keep the effect of its model, because identical code objects are the measure.
#include "frontend/flow_graph.h"

#include "frontend/constants.h"

namespace krait {

namespace {

// Largest block that is copied instead of jumped to.
constexpr size_t kMaxCopiedExit = 4;

bool exits_without_line(const Block* block) {
    if (!block->exits) return false;
    for (const Instr& instr : block->instrs)
        if (instr.location.line >= 0) return false;
    return true;
}

Block* skip_empty(Block* block) {
    while (block->empty() && block->next) block = block->next;
    return block;
}

void mark_reachable(FlowGraph& graph) {
    std::vector<Block*> work{graph.entry()};
    graph.entry()->predecessors = 1;
    auto reach = [&](Block* block) {
        if (block->predecessors++ == 0) work.push_back(block);
    };
    while (!work.empty()) {
        Block* block = work.back();
        work.pop_back();
        if (block->next && !block->no_fallthrough) reach(block->next);
        for (const Instr& instr : block->instrs)
            if (has_target(instr)) reach(instr.target);
    }
}

void remove_empty_blocks(FlowGraph& graph) {
    for (Block* block = graph.entry(); block; block = block->next) {
        if (block->next) block->next = skip_empty(block->next);
    }
    for (Block* block = graph.entry(); block; block = block->next)
        for (Instr& instr : block->instrs)
            if (has_target(instr)) instr.target = skip_empty(instr.target);
}

// A jump to what follows anyway becomes a NOP, which stays for now: it may yet get a line that needs it.
void remove_redundant_jumps(FlowGraph& graph) {
    for (Block* block = graph.entry(); block; block = block->next) {
        if (block->empty()) continue;
        Instr& last = block->last();
        if (!is_unconditional_jump(last.op) || last.target != block->next) continue;
        block->no_fallthrough = false;
        last.op = StackOp::NOP;
        last.target = nullptr;
    }
}

void remove_unreachable(FlowGraph& graph) {
    mark_reachable(graph);
    for (Block* block = graph.entry(); block; block = block->next) {
        if (block->predecessors) continue;
        block->instrs.clear();
        block->no_fallthrough = false;
        block->exits = false;
    }
}

}  // namespace

FlowGraph::~FlowGraph() {
    for (Block* block = newest_; block;) {
        Block* older = block->older;
        delete block->handler_stack;
        delete block;
        block = older;
    }
}

Block* FlowGraph::new_block() {
    Block* block = new Block();
    block->older = newest_;
    newest_ = block;
    return block;
}

void FlowGraph::append(StackOp op, i32 arg, Block* target, const Location& location) {
    if (!current_->empty()) {
        const Instr& last = current_->last();
        if (is_jump(last) || is_exit_op(last.op)) use_block(new_block());
    }
    current_->instrs.push_back({op, arg, target, nullptr, location});
}

Block* FlowGraph::copy_block(const Block* block) {
    Block* copy = new_block();
    copy->instrs = block->instrs;
    copy->exits = block->exits;
    copy->no_fallthrough = block->no_fallthrough;
    return copy;
}

void normalize_blocks(FlowGraph& graph) {
    for (Block* block = graph.newest(); block; block = block->older) {
        for (Instr& instr : block->instrs) {
            if (is_exit_op(instr.op)) block->exits = block->no_fallthrough = true;
            if (is_unconditional_jump(instr.op)) block->no_fallthrough = true;
            if (is_jump(instr)) instr.target = skip_empty(instr.target);
        }
    }
}

void inline_exit_blocks(FlowGraph& graph) {
    for (Block* block = graph.newest(); block; block = block->older) {
        if (block->empty() || !is_unconditional_jump(block->last().op)) continue;
        Block* target = block->last().target;
        if (!exits_without_line(target) || target->instrs.size() > kMaxCopiedExit) continue;
        block->last().op = StackOp::NOP;
        block->last().target = nullptr;
        std::vector<Instr> copied = target->instrs;
        block->instrs.insert(block->instrs.end(), copied.begin(), copied.end());
        block->exits = true;
    }
}

bool optimize_flow_graph(Thread* th, FlowGraph& graph, ConstantTable& constants) {
    for (Block* block = graph.entry(); block; block = block->next) {
        if (!optimize_block(th, block, constants)) return false;
        remove_nops(block);
    }
    inline_exit_blocks(graph);
    remove_unreachable(graph);
    for (Block* block = graph.entry(); block; block = block->next) remove_nops(block);
    remove_empty_blocks(graph);
    remove_redundant_jumps(graph);
    return true;
}

// A NOP stays only if its line would otherwise have no instruction here.
void remove_nops(Block* block) {
    i32 previous_line = -1;
    std::vector<Instr>& instrs = block->instrs;
    size_t kept = 0;
    for (size_t i = 0; i < instrs.size(); ++i) {
        i32 line = instrs[i].location.line;
        if (instrs[i].op == StackOp::NOP) {
            if (line < 0 || line == previous_line) continue;
            if (i + 1 < instrs.size()) {
                i32 next_line = instrs[i + 1].location.line;
                if (next_line == line) continue;
                if (next_line < 0) {
                    instrs[i + 1].location = instrs[i].location;
                    continue;
                }
            } else {
                Block* next = block->next;
                while (next && next->empty()) next = next->next;
                if (next && next->instrs[0].location.line == line) continue;
            }
        }
        if (kept != i) instrs[kept] = instrs[i];
        ++kept;
        previous_line = line;
    }
    instrs.resize(kept);
}

void duplicate_exits_without_line(FlowGraph& graph) {
    for (Block* block = graph.newest(); block; block = block->older) {
        if (block->empty() || !is_jump(block->last())) continue;
        Block* target = block->last().target;
        if (!exits_without_line(target) || target->predecessors <= 1) continue;
        Block* copy = graph.copy_block(target);
        copy->instrs[0].location = block->last().location;
        block->last().target = copy;
        --target->predecessors;
        copy->predecessors = 1;
        copy->next = target->next;
        target->next = copy;
    }
    for (Block* block = graph.entry(); block; block = block->next) {
        if (block->no_fallthrough || !block->next || block->empty()) continue;
        if (exits_without_line(block->next)) block->next->instrs[0].location = block->last().location;
    }
}

void trim_unused_constants(FlowGraph& graph, ConstantTable& constants) {
    i32 greatest = 0;  // the first may be the docstring and always stays
    for (Block* block = graph.entry(); block; block = block->next)
        for (const Instr& instr : block->instrs)
            if (ir::info(instr.op).operand == ir::StackOperand::Const && instr.arg > greatest) greatest = instr.arg;
    constants.trim(greatest + 1);
}

void propagate_lines(FlowGraph& graph) {
    for (Block* block = graph.entry(); block; block = block->next) {
        if (block->empty()) continue;
        Location previous;
        for (Instr& instr : block->instrs) {
            if (instr.location.line < 0)
                instr.location = previous;
            else
                previous = instr.location;
        }
        auto give = [&](Block* to) {
            if (to->predecessors == 1 && !to->empty() && to->instrs[0].location.line < 0)
                to->instrs[0].location = previous;
        };
        if (!block->no_fallthrough && block->next) give(block->next);
        if (is_jump(block->last())) give(block->last().target);
    }
}

void guarantee_lines_of_exits(FlowGraph& graph, i32 first_line) {
    i32 line = first_line;
    for (Block* block = graph.entry(); block; block = block->next) {
        if (block->empty()) continue;
        if (block->last().location.line >= 0) {
            line = block->last().location.line;
        } else if (block->last().op == StackOp::RETURN_VALUE) {
            for (Instr& instr : block->instrs) instr.location.line = line;
        }
    }
}

void resolve_jump_directions(FlowGraph& graph) {
    for (Block* block = graph.entry(); block; block = block->next) block->visited = false;
    for (Block* block = graph.entry(); block; block = block->next) {
        block->visited = true;
        if (block->empty()) continue;
        Instr& last = block->last();
        if (!is_jump(last)) continue;
        bool forward = !last.target->visited;
#define DIRECTION(op_name, forward_op, backward_op) \
    case StackOp::op_name: last.op = forward ? StackOp::forward_op : StackOp::backward_op; break;
        switch (last.op) {
            DIRECTION(JUMP, JUMP_FORWARD, JUMP_BACKWARD)
            DIRECTION(JUMP_NO_INTERRUPT, JUMP_FORWARD, JUMP_BACKWARD_NO_INTERRUPT)
            DIRECTION(POP_JUMP_IF_FALSE, POP_JUMP_FORWARD_IF_FALSE, POP_JUMP_BACKWARD_IF_FALSE)
            DIRECTION(POP_JUMP_IF_TRUE, POP_JUMP_FORWARD_IF_TRUE, POP_JUMP_BACKWARD_IF_TRUE)
            DIRECTION(POP_JUMP_IF_NONE, POP_JUMP_FORWARD_IF_NONE, POP_JUMP_BACKWARD_IF_NONE)
            DIRECTION(POP_JUMP_IF_NOT_NONE, POP_JUMP_FORWARD_IF_NOT_NONE, POP_JUMP_BACKWARD_IF_NOT_NONE)
            default: break;
        }
#undef DIRECTION
    }
}

}  // namespace krait
