// Loop peeling: hoists invariants out of a loop without finding them first.
//
// The recorded iteration becomes the preamble. Its instructions are emitted a second time through the same builder, every
// operand replaced by its value one iteration later. What comes out equal is found by merging of equal computations and
// by load forwarding, and simply vanishes from the body: it is an invariant, computed in the preamble. Guards too: what
// the preamble proved of an invariant holds for all iterations. A preamble value that the body uses and that varies gets
// a Phi. This is LuaJIT's LOOP optimisation (lj_opt_loop.c); ours differs in that values keep their names inside
// the body, so the body is emitted once and never renamed.
//
// Snapshots of the body list, besides what theirs in the preamble listed, every register that an iteration changes: in
// the preamble such a register may still have been as in memory.
//
// Relied on: fold and forwarding rules hold in every iteration (head of jit/builder.h).
#include "jit/opt/passes.h"

namespace krait::jit {

using namespace ir;

namespace {

class Peeler final : public Builder::SnapshotSource {
  public:
    Peeler(Builder& builder, const Carried& carried, LoopLink* link) : b_(builder), trace_(builder.trace()), carried_(carried), link_(link) {}

    bool run() {
        size_ = static_cast<u32>(trace_.insts.size());
        SnapshotSource* outer = b_.snapshots;
        b_.snapshots = this;
        b_.emit(TraceOp::LoopHead);
        trace_.loop_head = size_;
        b_.substitution = &next_;
        b_.preamble_end = size_;
        bool ok = emit_body() && emit_phis();
        if (ok) b_.emit(TraceOp::Loop);
        if (ok && link_ && linkable_) describe();
        b_.substitution = nullptr;
        b_.snapshots = outer;
        if (!ok) {
            b_.truncate(size_);
            trace_.loop_head = kNoRef;
        }
        return ok;
    }

    u32 take_snapshot() override {
        if (last_original_ == current_snapshot_) return last_copy_;
        const Snapshot original = trace_.snapshots[current_snapshot_];
        Snapshot copy = original;
        copy.first_frame = static_cast<u32>(trace_.frames.size());
        for (u32 f = 0; f < original.frame_count; ++f) copy_frame(original.first_frame + f, f == 0);
        trace_.snapshots.push_back(copy);
        last_original_ = current_snapshot_;
        last_copy_ = static_cast<u32>(trace_.snapshots.size()) - 1;
        return last_copy_;
    }

  private:
    Ref mapped(Ref r) const { return is_inst(r) ? next_[r] : r; }

    void copy_frame(u32 index, bool root) {
        SnapFrame frame = trace_.frames[index];
        u32 first = frame.first_entry, count = frame.entry_count;
        frame.first_entry = static_cast<u32>(trace_.entries.size());
        if (frame.function != kNoRef) frame.function = mapped(frame.function);
        if (frame.construct_self != kNoRef) frame.construct_self = mapped(frame.construct_self);
        if (frame.generator != kNoRef) frame.generator = mapped(frame.generator);
        for (u32 e = first; e < first + count; ++e) {
            SnapEntry entry = trace_.entries[e];
            entry.ref = mapped(entry.ref);
            trace_.entries.push_back(entry);
        }
        if (root) {
            for (const SnapEntry& carried : carried_) {
                bool listed = false;
                for (u32 e = first; e < first + count && !listed; ++e) listed = trace_.entries[e].reg == carried.reg;
                if (!listed) trace_.entries.push_back(carried);
            }
        }
        frame.entry_count = static_cast<u32>(trace_.entries.size()) - frame.first_entry;
        trace_.frames.push_back(frame);
    }

    bool emit_body() {
        next_.reserve(size_);
        for (u32 i = 0; i < size_; ++i) {
            TraceInst inst = trace_.insts[i];
            b_.source = trace_.positions[i];
            Ref copy = i;
            if (inst.op == TraceOp::LoadSlot)
                copy = carried_value(inst.a, i);
            else if (inst.op != TraceOp::Nop)
                copy = emit_copy(inst);
            if (copy == kFails) return false;
            next_.push_back(copy);
            if (link_) entry_.push_back(is_entry_fact(i, copy));
        }
        return true;
    }

    // Did the copy vanish because of what holds when the iteration starts? Not so if an operand or what a load finds is
    // made by the body itself: then the body vouches for it.
    bool is_entry_fact(u32 i, Ref copy) {
        TraceInst& inst = trace_.insts[i];
        if (inst.op == TraceOp::LoadSlot) return true;
        if (inst.op == TraceOp::Nop || (is_inst(copy) && copy >= size_)) return false;
        bool known = true;
        trace_.for_each_operand(inst, [&](Ref& r) { known &= !is_inst(r) || entry_[r]; });
        TraceInst moved = inst;
        u32* slots[3] = {&moved.a, &moved.b, &moved.c};
        for (int k = 0; k < 3; ++k)
            if (info(inst.op).operands[k] != TraceType::None && info(inst.op).operands[k] < TraceType::Imm) *slots[k] = mapped(*slots[k]);
        if (b_.supplied_by_body(moved)) return false;
        if (!known) {
            // What the previous iteration left in an object that the body checks anew cannot be asked for at the start.
            if (info(inst.op).effects & kTraceLoad) linkable_ = false;
            return false;
        }
        // A store that the previous iteration made superfluous: who comes from elsewhere did not make it.
        if (info(inst.op).effects & (kTraceStore | kTraceControl | kTraceAlloc) && inst.op != TraceOp::BoxInt) linkable_ = false;
        return true;
    }

    void describe() {
        link_->preamble.assign(trace_.insts.begin(), trace_.insts.begin() + size_);
        link_->next = next_;
        link_->entry = entry_;
        link_->carried = carried_;
    }

    Ref carried_value(u32 reg, Ref otherwise) const {
        for (const SnapEntry& entry : carried_)
            if (entry.reg == reg) return entry.ref;
        return otherwise;
    }

    Ref emit_copy(TraceInst inst) {
        const TraceOpInfo& row = info(inst.op);
        if (row.effects & kTraceGuard) current_snapshot_ = inst.c;
        if (inst.op == TraceOp::Call) {
            CallInfo call = trace_.calls[inst.a];
            std::vector<Ref> args(trace_.args.begin() + call.first_arg, trace_.args.begin() + call.first_arg + call.arg_count);
            for (u32 k = 0; k < args.size(); ++k) {
                TraceType wanted = trace_.type_of(args[k]);
                args[k] = mapped(args[k]);
                if (wanted == TraceType::Value) args[k] = b_.as_value(args[k]);
                if (!type_fits(wanted, trace_.type_of(args[k]))) return kFails;
            }
            return b_.call_with(inst.type, call, args.data(), static_cast<u32>(args.size()));
        }
        u32* slots[3] = {&inst.a, &inst.b, &inst.c};
        for (int k = 0; k < 3; ++k)
            if (row.operands[k] != TraceType::None && row.operands[k] < TraceType::Imm) *slots[k] = mapped(*slots[k]);
        inst.flags = 0;
        return b_.emit_inst(inst);
    }

    // ---- Phis ----

    void need(Ref r) {
        if (!is_inst(r) || r >= size_ || wanted_[r] || next_[r] == r) return;
        wanted_[r] = true;
        order_.push_back(r);
    }

    bool emit_phis() {
        wanted_.assign(size_, false);
        u32 end = static_cast<u32>(trace_.insts.size());
        for (u32 i = size_ + 1; i < end; ++i) {
            trace_.for_each_operand(trace_.insts[i], [&](Ref& r) { need(r); });
            if (info(trace_.insts[i].op).effects & kTraceGuard)
                trace_.for_each_snapshot_leaf(trace_.insts[i].c, [&](Ref& r) { need(r); });
        }
        // A Phi's value may be another varying preamble value (two locals swapped), also one that boxing named: `as_value` gives
        // the box that a guard unboxed, if there is one. So the list grows while it is walked.
        std::vector<std::pair<Ref, Ref>> phis;
        for (size_t k = 0; k < order_.size(); ++k) {
            Ref r = order_[k], s = next_[r];
            if (s >= kFails) return false;
            if (trace_.type_of(r) == TraceType::Value) s = b_.as_value(s);
            if (!type_fits(trace_.type_of(r), trace_.type_of(s))) return false;
            need(s);
            for (; end < trace_.insts.size(); ++end) {
                trace_.for_each_operand(trace_.insts[end], [&](Ref& o) { need(o); });
                if (is_guard(trace_.insts[end].op)) trace_.for_each_snapshot_leaf(trace_.insts[end].c, [&](Ref& o) { need(o); });
            }
            phis.emplace_back(r, s);
        }
        for (auto [r, s] : phis) b_.emit(TraceOp::Phi, r, s);
        return true;
    }

    Builder& b_;
    Trace& trace_;
    const Carried& carried_;
    u32 size_ = 0;
    LoopLink* link_;
    bool linkable_ = true;
    std::vector<u8> entry_;
    std::vector<Ref> next_;  // value one iteration later
    std::vector<bool> wanted_;
    std::vector<Ref> order_;
    u32 current_snapshot_ = 0, last_original_ = kNoRef, last_copy_ = 0;
};

}  // namespace

bool peel_loop(Builder& builder, const Carried& carried, LoopLink* link) { return Peeler(builder, carried, link).run(); }

}  // namespace krait::jit
