// Optimisation within a basic block: constant conditions, tuples of constants, jump threading, stack shuffles.
//
// Source: CPython 3.11 Python/compile.c, `optimize_basic_block`, `fold_tuple_on_constants`, `swaptimize` (after
// https://cs.stackexchange.com/a/13938: a permutation is written as its cycles, all through the top of the stack),
// `apply_static_swaps`. A jump is threaded only to one of its own line, so that tracing sees every line.
#include "frontend/constants.h"
#include "frontend/flow_graph.h"
#include "runtime/operators.h"
#include "runtime/types/list.h"

namespace krait {

namespace {

using Op = StackOp;

struct BlockOptimizer {
    Thread* th;
    Block* block;
    ConstantTable& constants;
    std::vector<Instr>& instrs;
    i32 i = 0;

    [[nodiscard]] bool run();

  private:
    i32 count() const { return static_cast<i32>(instrs.size()); }
    Op op_at(i32 at) const { return at < count() ? instrs[at].op : Op::CACHE; }
    bool visit(Instr& instr);
    bool load_const(Instr& instr);
    bool constant_condition(Instr& instr, Op next);
    bool build_tuple(Instr& instr);
    bool fold_tuple(i32 first, i32 size);
    void thread_or_pop(Instr& instr, Op same_pop, Op same_or_pop, Op other_pop, Op other_or_pop);
    void thread(Instr& instr, Op op);
    void swap(Instr& instr);
    void optimize_swaps();
    void apply_static_swaps(i32 from);
    i32 next_swappable(i32 at, i32 line) const;
};

bool BlockOptimizer::run() {
    for (i = 0; i < count(); ++i)
        if (!visit(instrs[i])) return false;
    return true;
}

bool BlockOptimizer::visit(Instr& instr) {
    if (has_target(instr))
        while (instr.target->empty() && instr.target->next) instr.target = instr.target->next;
    switch (instr.op) {
        case Op::LOAD_CONST: return load_const(instr);
        case Op::BUILD_TUPLE: return build_tuple(instr);
        case Op::JUMP_IF_FALSE_OR_POP:
            thread_or_pop(instr, Op::POP_JUMP_IF_FALSE, Op::JUMP_IF_FALSE_OR_POP, Op::POP_JUMP_IF_TRUE,
                          Op::JUMP_IF_TRUE_OR_POP);
            break;
        case Op::JUMP_IF_TRUE_OR_POP:
            thread_or_pop(instr, Op::POP_JUMP_IF_TRUE, Op::JUMP_IF_TRUE_OR_POP, Op::POP_JUMP_IF_FALSE,
                          Op::JUMP_IF_FALSE_OR_POP);
            break;
        case Op::POP_JUMP_IF_NOT_NONE:
        case Op::POP_JUMP_IF_NONE:
        case Op::POP_JUMP_IF_FALSE:
        case Op::POP_JUMP_IF_TRUE:
        case Op::JUMP:
            if (!instr.target->empty() && instr.target->instrs[0].op == Op::JUMP) thread(instr, instr.op);
            break;
        case Op::SWAP: swap(instr); break;
        case Op::PUSH_NULL:
            if (op_at(i + 1) == Op::LOAD_GLOBAL) {
                instr.op = Op::NOP;
                instr.arg = 0;
                instrs[i + 1].arg |= 1;
            }
            break;
        default: break;
    }
    return true;
}

// ---- Constants ----

bool BlockOptimizer::load_const(Instr& instr) {
    Op next = op_at(i + 1);
    switch (next) {
        case Op::POP_JUMP_IF_FALSE:
        case Op::POP_JUMP_IF_TRUE:
        case Op::JUMP_IF_FALSE_OR_POP:
        case Op::JUMP_IF_TRUE_OR_POP: return constant_condition(instr, next);
        case Op::IS_OP: {
            Op jump = op_at(i + 2);
            if (!is_none(constants[instr.arg])) break;
            if (jump != Op::POP_JUMP_IF_FALSE && jump != Op::POP_JUMP_IF_TRUE) break;
            bool inverted = instrs[i + 1].arg == 1;
            instr.op = Op::NOP;
            instrs[i + 1].op = Op::NOP;
            instrs[i + 2].op = inverted != (jump == Op::POP_JUMP_IF_FALSE) ? Op::POP_JUMP_IF_NOT_NONE
                                                                           : Op::POP_JUMP_IF_NONE;
            break;
        }
        default: break;
    }
    return true;
}

bool BlockOptimizer::constant_condition(Instr& instr, Op next) {
    int is_true = truth(th, constants[instr.arg]);
    if (is_true < 0) return false;
    bool jumps_if_true = next == Op::POP_JUMP_IF_TRUE || next == Op::JUMP_IF_TRUE_OR_POP;
    bool pops_always = next == Op::POP_JUMP_IF_TRUE || next == Op::POP_JUMP_IF_FALSE;
    bool jumps = (is_true == 1) == jumps_if_true;
    if (pops_always || !jumps) instr.op = Op::NOP;
    if (jumps) {
        instrs[i + 1].op = Op::JUMP;
        block->no_fallthrough = true;
    } else {
        instrs[i + 1].op = Op::NOP;
        instrs[i + 1].target = nullptr;
    }
    return true;
}

bool BlockOptimizer::build_tuple(Instr& instr) {
    i32 size = instr.arg;
    if (op_at(i + 1) == Op::UNPACK_SEQUENCE && instrs[i + 1].arg == size) {
        if (size == 1) {
            instr.op = instrs[i + 1].op = Op::NOP;
            return true;
        }
        if (size == 2 || size == 3) {
            instr.op = Op::NOP;
            instrs[i + 1].op = Op::SWAP;
            return true;
        }
    }
    return i < size || fold_tuple(i - size, size);
}

bool BlockOptimizer::fold_tuple(i32 first, i32 size) {
    for (i32 k = first; k < first + size; ++k)
        if (instrs[k].op != Op::LOAD_CONST) return true;
    Tuple* tuple = new_tuple(th, size);
    if (!tuple) return false;
    for (i32 k = 0; k < size; ++k) {
        tuple->items[k] = constants[instrs[first + k].arg];
        instrs[first + k].op = Op::NOP;
    }
    instrs[first + size].op = Op::LOAD_CONST;
    instrs[first + size].arg = constants.add(Value(tuple));
    return true;
}

// ---- Jump threading ----

// Lets `instr` jump where the jump at its target goes, as `op`, and has it looked at again.
void BlockOptimizer::thread(Instr& instr, Op op) {
    const Instr& target = instr.target->instrs[0];
    if (instr.location.line != target.location.line || instr.target == target.target) return;
    instr.target = target.target;
    instr.op = op;
    --i;
}

// A conditional jump to a test of the same value: the outcome there is known.
void BlockOptimizer::thread_or_pop(Instr& instr, Op same_pop, Op same_or_pop, Op other_pop, Op other_or_pop) {
    if (instr.target->empty()) return;
    const Instr& target = instr.target->instrs[0];
    if (target.op == same_pop) {
        thread(instr, same_pop);
    } else if (target.op == same_or_pop || target.op == Op::JUMP) {
        thread(instr, same_or_pop);
    } else if (target.op == other_pop || target.op == other_or_pop) {
        if (instr.location.line != target.location.line) return;
        instr.op = same_pop;
        instr.target = instr.target->next;
        --i;
    }
}

// ---- Swaps ----

void BlockOptimizer::swap(Instr& instr) {
    if (instr.arg == 1) {
        instr.op = Op::NOP;
        return;
    }
    optimize_swaps();
    apply_static_swaps(i);
}

// The run of SWAPs and NOPs from `i` on becomes the shortest one with the same effect; `i` moves to its end.
void BlockOptimizer::optimize_swaps() {
    i32 depth = instrs[i].arg;
    i32 length = 1;
    bool several = false;
    for (; i + length < count(); ++length) {
        const Instr& instr = instrs[i + length];
        if (instr.op == Op::SWAP) {
            if (instr.arg > depth) depth = instr.arg;
            several = true;
        } else if (instr.op != Op::NOP) {
            break;
        }
    }
    if (!several) return;
    std::vector<i32> stack(static_cast<size_t>(depth));
    for (i32 k = 0; k < depth; ++k) stack[k] = k;
    for (i32 k = 0; k < length; ++k)
        if (instrs[i + k].op == Op::SWAP) std::swap(stack[0], stack[instrs[i + k].arg - 1]);
    constexpr i32 kDone = -1;
    i32 current = length - 1;
    for (i32 k = 0; k < depth; ++k) {
        if (stack[k] == kDone || stack[k] == k) continue;
        for (i32 j = k;;) {
            if (j) {
                instrs[i + current].op = Op::SWAP;
                instrs[i + current--].arg = j + 1;
            }
            if (stack[j] == kDone) break;
            i32 next = stack[j];
            stack[j] = kDone;
            j = next;
        }
    }
    while (current >= 0) instrs[i + current--].op = Op::NOP;
    i += length - 1;
}

bool is_swappable(Op op) { return op == Op::STORE_FAST || op == Op::POP_TOP; }

i32 BlockOptimizer::next_swappable(i32 at, i32 line) const {
    while (++at < count()) {
        if (line >= 0 && instrs[at].location.line != line) return -1;
        if (instrs[at].op == Op::NOP) continue;
        return is_swappable(instrs[at].op) ? at : -1;
    }
    return -1;
}

// SWAPs up to `from` followed by stores: the stores change places instead of the values.
void BlockOptimizer::apply_static_swaps(i32 from) {
    for (i32 at = from; at >= 0; --at) {
        Instr& swap = instrs[at];
        if (swap.op != Op::SWAP) {
            if (swap.op == Op::NOP || is_swappable(swap.op)) continue;
            return;
        }
        i32 first = next_swappable(at, -1);
        if (first < 0) return;
        i32 last = first;
        i32 line = instrs[first].location.line;
        for (i32 k = swap.arg - 1; k > 0; --k) {
            last = next_swappable(last, line);
            if (last < 0) return;
        }
        swap.op = Op::NOP;
        std::swap(instrs[first], instrs[last]);
    }
}

}  // namespace

bool optimize_block(Thread* th, Block* block, ConstantTable& constants) {
    BlockOptimizer optimizer{th, block, constants, block->instrs};
    return optimizer.run();
}

}  // namespace krait
