// Liveness of a linear trace. See jit/x64/liveness.h.
#include "jit/x64/liveness.h"

#include <algorithm>

namespace krait::jit::x64 {

using namespace ir;

bool is_compare(TraceOp op) {
    return (op >= TraceOp::IntEq && op <= TraceOp::IntULt) || (op >= TraceOp::FloatEq && op <= TraceOp::FloatGe) ||
           op == TraceOp::ValueEq || op == TraceOp::PtrEq;
}
static_assert(static_cast<int>(TraceOp::IntULt) - static_cast<int>(TraceOp::IntEq) == 6);
static_assert(static_cast<int>(TraceOp::FloatGe) - static_cast<int>(TraceOp::FloatEq) == 5);

// May the result of `guard` stand for its operand in all that follows? Not if the loop comes back to before the guard with the operand
// as it was, nor if one is named on both sides of the loop head.
bool Liveness::may_rename(const Trace& trace, u32 guard, Ref value) const {
    TraceOp op = trace.insts[guard].op;
    if (op != TraceOp::GuardShape && op != TraceOp::GuardObject && op != TraceOp::GuardBound) return false;
    if (!is_inst(value) || loop_head_ == kNoRef) return is_inst(value);
    return guard < loop_head_ ? last_[value] < loop_head_ : value > loop_head_ || is_phi_[value];
}

// A compare whose only user is one guard, on the same side of the loop head, is emitted there.
void Liveness::find_fusions(Trace& trace) {
    u32 count = static_cast<u32>(trace.insts.size());
    std::vector<u32> user(count, 0), users(count, 0);
    for (u32 i = 0; i < count; ++i) {
        trace.for_each_operand(trace.insts[i], [&](Ref& r) {
            if (is_inst(r)) ++users[r], user[r] = i, last_[r] = i;
        });
        if (info(trace.insts[i].op).effects & kTraceGuard && trace.insts[i].op != TraceOp::Nop)
            trace.for_each_snapshot_leaf(trace.insts[i].c, [&](Ref& r) {
                if (is_inst(r)) users[r] += 2, last_[r] = i;
            });
    }
    for (u32 i = 0; i < count; ++i) {
        if (!is_compare(trace.insts[i].op) || users[i] != 1) continue;
        TraceOp op = trace.insts[user[i]].op;
        if (op != TraceOp::GuardTrue && op != TraceOp::GuardFalse) continue;
        if (loop_head_ != kNoRef && (i < loop_head_) != (user[i] < loop_head_)) continue;
        fused[i] = 1;
    }
}

Liveness::Liveness(Trace& trace) : loop_head_(trace.loop_head) {
    u32 count = static_cast<u32>(trace.insts.size());
    live_end.assign(count, 0);
    fused.assign(count, 0);
    loop_end = count ? count - 1 : 0;
    renamed.assign(count, kNoRef);
    last_.assign(count, 0);
    is_phi_.assign(count, false);
    find_fusions(trace);
    for (u32 i = count; i-- > 0 && loop_head_ != kNoRef && (trace.insts[i].op == TraceOp::Phi || trace.insts[i].op == TraceOp::Loop);)
        if (trace.insts[i].op == TraceOp::Phi) is_phi_[trace.insts[i].a] = true;
    std::vector<std::pair<Ref, u32>> found;
    found.reserve(count * 2);
    auto note = [&](Ref r, u32 position) {
        if (position > live_end[r]) live_end[r] = position;
    };
    auto name_of = [&](Ref r) {
        while (renamed[r] != kNoRef) r = renamed[r];
        return r;
    };
    for (u32 i = 0; i < count; ++i) {
        TraceInst& inst = trace.insts[i];
        if (inst.op == TraceOp::Nop || fused[i]) continue;
        auto use = [&](Ref& r) {
            if (!is_inst(r)) return;
            if (fused[r]) {
                trace.for_each_operand(trace.insts[r], [&](Ref& inner) {
                    if (!is_inst(inner)) return;
                    inner = name_of(inner);
                    found.emplace_back(inner, i), note(inner, i);
                });
                return;
            }
            if (inst.op == TraceOp::Phi) return;
            r = name_of(r);
            found.emplace_back(r, i);
            note(r, i);
        };
        trace.for_each_operand(inst, use);
        // The value a Phi is left behind with is needed at the back-edge; the old one only up to its last use.
        if (inst.op == TraceOp::Phi) {
            if (is_inst(inst.b)) inst.b = name_of(inst.b), found.emplace_back(inst.b, loop_end), note(inst.b, loop_end);
        }
        if (info(inst.op).effects & kTraceGuard)
            trace.for_each_snapshot_leaf(inst.c, [&](Ref& r) {
                if (is_inst(r)) note(name_of(r), i);
            });
        if (is_guard(inst.op) && may_rename(trace, i, inst.a)) {
            renamed[inst.a] = i;
            last_[i] = std::max(last_[i], last_[inst.a]);
        }
    }
    use_begin.assign(count + 1, 0);
    for (auto& [r, position] : found) ++use_begin[r + 1];
    for (u32 i = 0; i < count; ++i) use_begin[i + 1] += use_begin[i];
    uses.resize(found.size());
    std::vector<u32> fill(use_begin.begin(), use_begin.end() - 1);
    for (auto& [r, position] : found) uses[fill[r]++] = position;
    cursor_ = use_begin;
    if (loop_head_ == kNoRef) return;
    for (u32 r = 0; r < loop_head_; ++r)
        if (live_end[r] > loop_head_ && !is_phi_[r]) live_end[r] = loop_end;
}

u32 Liveness::next_use(Ref r, u32 position) const {
    u32& at = cursor_[r];
    u32 end = use_begin[r + 1];
    while (at < end && uses[at] <= position) ++at;
    if (at < end) return uses[at];
    // Used again in the next iteration.
    if (loop_head_ != kNoRef && r < loop_head_ && live_end[r] >= loop_end && position > loop_head_)
        for (u32 k = use_begin[r]; k < end; ++k)
            if (uses[k] > loop_head_) return loop_end + (uses[k] - loop_head_);
    return kNever;
}

}  // namespace krait::jit::x64
