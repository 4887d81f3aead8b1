// Translator: locals, operators, compare and branch, loops, calls; see ir/translate.h.
#include "ir/translate_ops.h"
#include "runtime/types/list.h"

namespace krait::ir {

const Insn* Translator::follower(int i) const {
    size_t next = static_cast<size_t>(i) + 1;
    return next < cfg_.insns.size() && !cfg_.leader[next] ? &cfg_.insns[next] : nullptr;
}

int Translator::translate(int i) {
    const Insn& insn = cfg_.insns[i];
    switch (insn.op) {
        case StackOp::LOAD_FAST: load_local(insn); return i + 1;
        case StackOp::STORE_FAST: store_local(static_cast<u32>(insn.arg)); return i + 1;
        case StackOp::LOAD_CONST: b.push_constant(static_cast<u32>(insn.arg)); return i + 1;
        case StackOp::BINARY_OP: binary(insn); return i + 1;
        case StackOp::BINARY_SUBSCR: subscript(insn); return i + 1;
        case StackOp::STORE_SUBSCR: store_subscript(insn); return i + 1;
        case StackOp::COMPARE_OP:
        case StackOp::IS_OP:
        case StackOp::CONTAINS_OP:
        case StackOp::CHECK_EXC_MATCH: return compare(i);
        case StackOp::UNPACK_SEQUENCE: return unpack(i);
        case StackOp::FOR_ITER: return for_iter(i);
        case StackOp::PRECALL: return i + 1;
        case StackOp::KW_NAMES:
            kwnames_ = static_cast<u32>(insn.arg);
            has_kwnames_ = true;
            return i + 1;
        case StackOp::CALL: call(insn); return i + 1;
        default: break;
    }
    if (info(insn.op).operand >= StackOperand::JumpForward) return control(i);
    if (!simple(insn) && !names(insn) && !build(insn) && !except(insn)) generators(insn);
    if (info(insn.op).flags & kNoFallthrough) falls_through_ = false;
    return i + 1;
}

// ---- Locals ----

void Translator::load_local(const Insn& insn) {
    u32 local = static_cast<u32>(insn.arg);
    if (!bound(local)) {
        b.emit(RegOp::CheckLocal, local);
        set_bound(local, true);
    }
    b.push_register(local);
}

void Translator::store_local(u32 local) {
    if (!b.retarget_top(local)) {
        b.save_local(local, 1);
        b.move(static_cast<u16>(local), b.stack.back());
    }
    b.pop(1);
    set_bound(local, true);
}

// ---- Operators ----

namespace {
struct ArithOps { RegOp rr, rk, kr, inplace, inplace_k; };
#define ROW(name) {RegOp::name, RegOp::name##K, RegOp::name##KL, RegOp::Inplace##name, RegOp::Inplace##name##K},
constexpr ArithOps kArith[13] = {ROW(Add) ROW(And) ROW(FloorDiv) ROW(LShift) ROW(MatMul) ROW(Mul) ROW(Rem) ROW(Or) ROW(Pow)
                                 ROW(RShift) ROW(Sub) ROW(TrueDiv) ROW(Xor)};
#undef ROW
struct CompareOps { RegOp value, value_k, if_, if_k, unless, unless_k; };
#define ROW(name) \
    {RegOp::name, RegOp::name##K, RegOp::JumpIf##name, RegOp::JumpIf##name##K, RegOp::JumpUnless##name, \
     RegOp::JumpUnless##name##K},
constexpr CompareOps kCompare[6] = {ROW(Lt) ROW(Le) ROW(Eq) ROW(Ne) ROW(Gt) ROW(Ge)};
#undef ROW
}  // namespace

void Translator::binary(const Insn& insn) {
    bool inplace = insn.arg >= 13;
    const ArithOps& ops = kArith[inplace ? insn.arg - 13 : insn.arg];
    b.prepare(2, 1);
    int left = b.depth() - 2, right = b.depth() - 1;
    if (is_small_constant(right)) {
        u32 k = b.stack[right].index;
        u32 x = b.source(left);
        b.result(2, inplace ? ops.inplace_k : ops.rk, x, k);
    } else if (is_small_constant(left) && !inplace) {
        u32 k = b.stack[left].index;
        b.result(2, ops.kr, k, b.source(right));
    } else {
        u32 x = b.source(left), y = b.source(right);
        x = b.source(left);
        b.result(2, inplace ? ops.inplace : ops.rr, x, y);
    }
}

void Translator::subscript(const Insn&) {
    b.prepare(2, 1);
    int left = b.depth() - 2, right = b.depth() - 1;
    if (is_small_constant(right)) {
        u32 k = b.stack[right].index;
        u32 x = b.source(left);
        b.result(2, RegOp::GetItemK, x, k);
        return;
    }
    u32 y = b.source(right), x = b.source(left);
    y = b.source(right);
    b.result(2, RegOp::GetItem, x, y);
}

// Stack: value, container, key.
void Translator::store_subscript(const Insn&) {
    int value = b.depth() - 3;
    b.source(value), b.source(value + 1);
    if (is_small_constant(value + 2)) {
        u32 k = b.stack[value + 2].index;
        b.emit(RegOp::SetItemK, b.source(value + 1), k, b.source(value));
    } else {
        b.source(value + 2);
        b.emit(RegOp::SetItem, b.source(value + 1), b.source(value + 2), b.source(value));
    }
    b.pop(3);
}

// ---- Compare and branch ----

bool Translator::is_pop_jump(StackOp op, bool* sense) {
    *sense = op == StackOp::POP_JUMP_FORWARD_IF_TRUE || op == StackOp::POP_JUMP_BACKWARD_IF_TRUE;
    return *sense || op == StackOp::POP_JUMP_FORWARD_IF_FALSE || op == StackOp::POP_JUMP_BACKWARD_IF_FALSE;
}

// A comparison (or except test), fused with the branch that follows if there is one.
int Translator::compare(int i) {
    const Insn& insn = cfg_.insns[i];
    const Insn* next = follower(i);
    bool sense = false;
    bool fused = fuse_ && next && is_pop_jump(next->op, &sense);
    bool is_except = insn.op == StackOp::CHECK_EXC_MATCH;
    int keep = is_except ? 1 : 2;  // CHECK_EXC_MATCH leaves the exception
    if (is_except && sense) fused = false;
    if (fused) b.flush(0, b.depth() - keep);
    else b.prepare(keep, 1);
    int left = b.depth() - 2, right = b.depth() - 1;
    bool constant = insn.op == StackOp::COMPARE_OP && is_small_constant(right);
    if (!constant) b.source(right);
    u32 x = b.source(left);
    u32 y = constant ? b.stack[right].index : b.source(right);
    RegOp value, jump;
    if (insn.op == StackOp::COMPARE_OP) {
        const CompareOps& ops = kCompare[insn.arg % 6];
        value = constant ? ops.value_k : ops.value;
        jump = sense ? (constant ? ops.if_k : ops.if_) : (constant ? ops.unless_k : ops.unless);
    } else if (insn.op == StackOp::IS_OP) {
        value = insn.arg ? RegOp::IsNot : RegOp::Is;
        jump = (insn.arg != 0) != sense ? RegOp::JumpIfIs : RegOp::JumpUnlessIs;
    } else if (insn.op == StackOp::CONTAINS_OP) {
        value = insn.arg ? RegOp::NotContains : RegOp::Contains;
        jump = (insn.arg != 0) != sense ? RegOp::JumpIfIn : RegOp::JumpUnlessIn;
    } else {
        value = RegOp::CheckExcMatch;
        jump = RegOp::JumpUnlessExcMatch;
    }
    if (!fused) {
        b.result(keep, value, x, y);
        return i + 1;
    }
    b.pop(keep);
    b.jump_to(b.emit(jump, x, y), JumpField::Jump16, next->target);
    b.forget_result();
    return i + 2;
}

// ---- Jumps ----

int Translator::control(int i) {
    const Insn& insn = cfg_.insns[i];
    switch (insn.op) {
        case StackOp::JUMP_FORWARD:
            b.flush_all();
            b.jump_to(b.emit(RegOp::Jump), JumpField::Jump, insn.target);
            break;
        case StackOp::JUMP_BACKWARD:
        case StackOp::JUMP_BACKWARD_NO_INTERRUPT: jump_backward(i); break;
        case StackOp::JUMP_IF_FALSE_OR_POP: value_branch(insn, RegOp::JumpIfFalse, 1); break;
        case StackOp::JUMP_IF_TRUE_OR_POP: value_branch(insn, RegOp::JumpIfTrue, 1); break;
        case StackOp::POP_JUMP_FORWARD_IF_FALSE:
        case StackOp::POP_JUMP_BACKWARD_IF_FALSE: value_branch(insn, RegOp::JumpIfFalse, 0); break;
        case StackOp::POP_JUMP_FORWARD_IF_TRUE:
        case StackOp::POP_JUMP_BACKWARD_IF_TRUE: value_branch(insn, RegOp::JumpIfTrue, 0); break;
        case StackOp::POP_JUMP_FORWARD_IF_NONE:
        case StackOp::POP_JUMP_BACKWARD_IF_NONE: value_branch(insn, RegOp::JumpIfNone, 0); break;
        case StackOp::POP_JUMP_FORWARD_IF_NOT_NONE:
        case StackOp::POP_JUMP_BACKWARD_IF_NOT_NONE: value_branch(insn, RegOp::JumpIfNotNone, 0); break;
        default: generators(insn); break;  // SEND
    }
    if (info(insn.op).flags & kNoFallthrough) falls_through_ = false;
    return i + 1;
}

// Branch on the top; `keep` 1: it stays on the stack where the branch goes.
void Translator::value_branch(const Insn& insn, RegOp op, int keep) {
    if (keep) b.flush_all();
    else b.flush(0, b.depth() - 1);
    u32 x = b.source_from_top(0);
    b.jump_to(b.emit(op, x), JumpField::Jump, insn.target);
    b.pop(1);
    b.forget_result();
}

void Translator::jump_backward(int i) {
    const Insn& insn = cfg_.insns[i];
    b.flush_all();
    int header = for_header_of_unit_[insn.target];
    const Insn* target = cfg_.at_unit(insn.target);
    int target_index = cfg_.insn_at[insn.target];
    if (header >= 0 && target->op == StackOp::FOR_ITER && cfg_.range_of[i] == cfg_.range_of[target_index]) {
        const ForHeader& f = for_headers_[header];
        b.set_position(*target);
        const Word top = word_at(&b.words[f.at]);
        u32 at = b.emit(RegOp::ForLoop, top.a, top.b);
        jump_cache(&b.words[at]).jump = static_cast<i32>(f.body) - static_cast<i32>(at);
        loops[f.loop].end = b.here();
        if (insn.next != target->target) b.jump_to(b.emit(RegOp::Jump), JumpField::Jump, target->target);
        return;
    }
    b.jump_to(b.emit(RegOp::Jump), JumpField::Jump, insn.target);
    int loop = loop_of_unit_[insn.target];
    if (loop >= 0) loops[loop].end = b.here();
}

// FOR_ITER starts a block, so all slots are home. The value goes straight to a local when one is stored next.
int Translator::for_iter(int i) {
    const Insn& insn = cfg_.insns[i];
    b.flush_all();
    int iterator = b.depth() - 1;
    size_t after = static_cast<size_t>(i) + 1;  // starts a block only because FOR_ITER may jump
    bool alone = after < cfg_.insns.size() && !cfg_.states[after].is_target && cfg_.range_of[after] == cfg_.range_of[i];
    const Insn* next = alone ? &cfg_.insns[after] : nullptr;
    bool to_local = next && next->op == StackOp::STORE_FAST && next->line == insn.line;
    u32 value = to_local ? static_cast<u32>(next->arg) : b.home(b.depth());
    u32 at = b.emit(RegOp::ForIter, value, b.home(iterator));
    b.jump_to(at, JumpField::Cache, insn.target);
    if (to_local) set_bound(value, true);
    else b.push_register(value);
    int body = i + (to_local ? 2 : 1);
    if (static_cast<size_t>(body) < cfg_.insns.size()) b.set_position(cfg_.insns[body]);
    for_header_of_unit_[insn.start] = static_cast<int>(for_headers_.size());
    u32 hint = b.here();
    loop_hint(insn.start);
    for_headers_.push_back({at, hint, static_cast<int>(loops.size()) - 1});
    return body;
}

int Translator::unpack(int i) {
    const Insn& insn = cfg_.insns[i];
    int n = insn.arg;
    auto store_at = [&](int k) {
        size_t at = static_cast<size_t>(i + k);
        bool ok = at < cfg_.insns.size() && !cfg_.leader[at] && cfg_.insns[at].op == StackOp::STORE_FAST &&
                  cfg_.insns[at].line == insn.line;
        return ok ? cfg_.insns[at].arg : -1;
    };
    int x = store_at(1), y = store_at(2), z = store_at(3);
    if ((n == 2 && x >= 0 && y >= 0) || (n == 3 && x >= 0 && y >= 0 && z >= 0)) {
        for (int k = 0; k < n; k++) {
            b.save_local(static_cast<u32>(store_at(k + 1)), 1);
            set_bound(static_cast<u32>(store_at(k + 1)), true);
        }
        u32 from = b.source_from_top(0);
        if (n == 2) b.emit(RegOp::Unpack2, static_cast<u32>(x), static_cast<u32>(y), from);
        else b.emit_number(RegOp::Unpack3, static_cast<u32>(z), static_cast<u32>(x), static_cast<u32>(y), from);
        b.pop(1);
        return i + 1 + n;
    }
    b.prepare(1, n);
    u32 from = b.source_from_top(0);
    b.pop(1);
    b.emit(RegOp::Unpack, b.home(b.depth()), from, static_cast<u32>(n));
    for (int k = 0; k < n; k++) b.push_register(b.home(b.depth()));
    return i + 1;
}

// ---- Calls ----

// Stack: NULL callable args…, or what LOAD_METHOD left (function self, or NULL attribute) and args.
void Translator::call(const Insn& insn) {
    int base = b.depth() - insn.arg - 2;
    b.prepare(insn.arg + 2, 1);
    bool plain = b.stack[base].kind == Slot::Null;
    b.flush(base, b.depth());
    u32 argc = static_cast<u32>(insn.arg);
    u32 window = b.home(plain ? base + 1 : base);
    b.pop(insn.arg + 2);
    if (has_kwnames_) {
        b.pushed_result(b.emit_number(plain ? RegOp::CallKw : RegOp::CallMethodKw, kwnames_, b.home(b.depth()), window, argc));
        has_kwnames_ = false;
    } else {
        b.pushed_result(b.emit(plain ? RegOp::Call : RegOp::CallMethod, b.home(b.depth()), window, argc));
    }
}

}  // namespace krait::ir
