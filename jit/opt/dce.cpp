// Dead code: what no guard, store, call with effects, snapshot of a live guard or live Phi needs becomes Nop.
// A Phi lives only if the body uses its value: one that nothing but itself needs is dead, so Phis are found by iteration.
#include "jit/opt/passes.h"

#include "runtime/native.h"

namespace krait::jit {

using namespace ir;

namespace {

class DeadCode {
  public:
    explicit DeadCode(Trace& trace) : trace_(trace), live_(trace.insts.size()), in_body_(trace.insts.size()) {}

    void run() {
        u32 count = static_cast<u32>(trace_.insts.size());
        for (u32 i = count; i-- > 0;)
            if (is_root(trace_.insts[i])) keep(i);
        propagate();
        for (bool changed = true; changed;) {
            changed = false;
            for (u32 i = count; i-- > 0 && trace_.loop_head != kNoRef;) {
                TraceInst& phi = trace_.insts[i];
                if (phi.op != TraceOp::Phi || live_[i] || !in_body_[phi.a]) continue;
                live_[i] = true;
                use(phi.a, i);
                use(phi.b, i);
                changed = true;
            }
            propagate();
        }
        for (u32 i = 0; i < count; ++i)
            if (!live_[i]) trace_.insts[i] = TraceInst{};
    }

  private:
    bool is_root(const TraceInst& inst) const {
        if (inst.op == TraceOp::Phi || inst.op == TraceOp::NewObject) return false;
        if (inst.op == TraceOp::Call) {
            const CallInfo& call = trace_.calls[inst.a];
            return call.check != CallCheck::None || (call.effects & (kWrites | kMayRaise | kRunsPython));
        }
        return info(inst.op).effects & (kTraceGuard | kTraceStore | kTraceControl);
    }

    void use(Ref r, u32 user) {
        if (!is_inst(r)) return;
        if (trace_.loop_head != kNoRef && user > trace_.loop_head) in_body_[r] = true;
        keep(r);
    }
    void keep(u32 i) {
        if (live_[i]) return;
        live_[i] = true;
        work_.push_back(i);
    }
    void propagate() {
        while (!work_.empty()) {
            u32 i = work_.back();
            work_.pop_back();
            trace_.for_each_operand(trace_.insts[i], [&](Ref& r) { use(r, i); });
            if (info(trace_.insts[i].op).effects & kTraceGuard) {
                trace_.for_each_snapshot_ref(trace_.insts[i].c, [&](Ref& r) { use(r, i); });
                // The exit evaluates Wide expressions: it is there that their operands are used.
                trace_.for_each_snapshot_leaf(trace_.insts[i].c, [&](Ref& r) { use(r, i); });
            }
        }
    }

    Trace& trace_;
    std::vector<bool> live_, in_body_;
    std::vector<u32> work_;
};

}  // namespace

void eliminate_dead_code(Trace& trace) { DeadCode(trace).run(); }

}  // namespace krait::jit
