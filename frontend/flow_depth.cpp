// Stack depth of every block, and from SETUP_* pseudo instructions to a handler per instruction.
//
// Source: CPython 3.11 Python/compile.c, `stackdepth` and `label_exception_targets`. The depth relies on
// ir/stack_ops.def; a generator starts with one value on the stack, the one sent first, which POP_TOP drops.
#include "frontend/flow_graph.h"

namespace krait {

i32 compute_stack_depth(FlowGraph& graph, bool is_generator) {
    for (Block* block = graph.entry(); block; block = block->next) block->start_depth = -1;
    std::vector<Block*> work;
    auto reach = [&](Block* block, i32 depth) {
        if (block->start_depth < depth && block->start_depth < 100) {
            block->start_depth = depth;
            work.push_back(block);
        }
    };
    reach(graph.entry(), is_generator ? 1 : 0);
    i32 greatest = 0;
    while (!work.empty()) {
        Block* block = work.back();
        work.pop_back();
        i32 depth = block->start_depth;
        Block* next = block->next;
        for (const Instr& instr : block->instrs) {
            i32 after = depth + ir::stack_effect(instr.op, instr.arg);
            if (after > greatest) greatest = after;
            if (has_target(instr)) {
                i32 target_depth = depth + ir::stack_effect_of_jump(instr.op, instr.arg);
                if (target_depth > greatest) greatest = target_depth;
                reach(instr.target, target_depth);
            }
            depth = after;
            if (is_unconditional_jump(instr.op) || is_exit_op(instr.op)) {
                next = nullptr;
                break;
            }
        }
        if (next) reach(next, depth);
    }
    return greatest;
}

void label_exception_targets(FlowGraph& graph) {
    using Stack = std::vector<Block*>;
    for (Block* block = graph.entry(); block; block = block->next) block->visited = false;
    std::vector<Block*> work;
    auto reach = [&](Block* block, Stack* stack) {
        block->visited = true;
        block->handler_stack = stack;
        work.push_back(block);
    };
    reach(graph.entry(), new Stack());
    while (!work.empty()) {
        Block* block = work.back();
        work.pop_back();
        Stack* stack = block->handler_stack;
        block->handler_stack = nullptr;
        for (Instr& instr : block->instrs) {
            if (is_block_push(instr.op)) {
                if (!instr.target->visited) reach(instr.target, new Stack(*stack));
                if (instr.op != StackOp::SETUP_FINALLY) instr.target->preserve_lasti = true;
                stack->push_back(instr.target);
                continue;
            }
            if (instr.op == StackOp::POP_BLOCK) {
                if (!stack->empty()) stack->pop_back();
                continue;
            }
            instr.handler = stack->empty() ? nullptr : stack->back();
            if (is_jump(instr) && !instr.target->visited) reach(instr.target, new Stack(*stack));
        }
        if (!block->no_fallthrough && block->next && !block->next->visited)
            reach(block->next, stack);
        else
            delete stack;
    }
}

void remove_exception_pseudo_ops(FlowGraph& graph) {
    for (Block* block = graph.entry(); block; block = block->next) {
        for (Instr& instr : block->instrs) {
            if (!is_block_push(instr.op) && instr.op != StackOp::POP_BLOCK) continue;
            instr.op = StackOp::NOP;
            instr.target = nullptr;
        }
    }
}

}  // namespace krait
