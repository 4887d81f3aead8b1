// Well-formedness of traces: references look backwards, operand types follow the table, guards have snapshots that name
// live values, Phis join equal types and stand at the end of a loop.
#include "ir/trace.h"

namespace krait::ir {

static std::string at(u32 index, const Trace& trace, const char* what) {
    return "v" + std::to_string(index) + ": " + what + ": " + print_inst(trace, index);
}

static const char* check_ref(const Trace& trace, Ref r, u32 index) {
    if (r == kNoRef) return "operand missing";
    if (is_const(r)) return (r & ~kConstBit) < trace.consts.size() ? nullptr : "no such constant";
    if (r >= index) return "forward reference";
    if (trace.at(r).op == TraceOp::Nop) return "reference to a removed instruction";
    if (trace.at(r).type == TraceType::None) return "reference to an instruction without value";
    return nullptr;
}

static const char* check_operands(const Trace& trace, u32 index) {
    const TraceInst& inst = trace.insts[index];
    const TraceOpInfo& row = info(inst.op);
    const u32 operands[3] = {inst.a, inst.b, inst.c};
    for (int i = 0; i < 3; ++i) {
        TraceType kind = row.operands[i];
        if (kind == TraceType::None || kind == TraceType::Imm) continue;
        if (kind == TraceType::CallInfo) {
            if (operands[i] >= trace.calls.size()) return "no such call";
            const CallInfo& call = trace.calls[operands[i]];
            if (call.first_arg + call.arg_count > trace.args.size()) return "no such arguments";
            for (u32 k = 0; k < call.arg_count; ++k)
                if (const char* wrong = check_ref(trace, trace.args[call.first_arg + k], index)) return wrong;
            continue;
        }
        if (const char* wrong = check_ref(trace, operands[i], index)) return wrong;
        if (!type_fits(kind, trace.type_of(operands[i]))) return "operand of wrong type";
    }
    return nullptr;
}

static const char* check_snapshot(const Trace& trace, u32 index) {
    const TraceInst& inst = trace.insts[index];
    if (inst.c >= trace.snapshots.size()) return "guard without snapshot";
    const Snapshot& snap = trace.snapshots[inst.c];
    if (snap.first_frame + snap.frame_count > trace.frames.size()) return "no such frames";
    for (u32 f = snap.first_frame; f < snap.first_frame + snap.frame_count; ++f) {
        const SnapFrame& frame = trace.frames[f];
        if (frame.first_entry + frame.entry_count > trace.entries.size()) return "no such snapshot entries";
        // A call's own result may be part of the state after it.
        u32 limit = snap.after ? index + 1 : index;
        for (u32 e = 0; e < frame.entry_count; ++e)
            if (const char* wrong = check_ref(trace, trace.entries[frame.first_entry + e].ref, limit)) return wrong;
        if (frame.generator != kNoRef && check_ref(trace, frame.generator, index)) return "generator of a frame";
        if (frame.function != kNoRef && check_ref(trace, frame.function, index)) return "function of a frame";
    }
    return nullptr;
}

std::string verify_trace(const Trace& trace) {
    bool in_loop = false;
    for (u32 i = 0; i < trace.insts.size(); ++i) {
        const TraceInst& inst = trace.insts[i];
        const TraceOpInfo& row = info(inst.op);
        if (row.result != TraceType::Any && inst.type != row.result) return at(i, trace, "result type differs from table");
        if (const char* wrong = check_operands(trace, i)) return at(i, trace, wrong);
        if (row.effects & kTraceGuard)
            if (const char* wrong = check_snapshot(trace, i)) return at(i, trace, wrong);
        if (inst.op == TraceOp::LoopHead) in_loop = true;
        if (inst.op == TraceOp::Loop && !in_loop) return at(i, trace, "Loop without LoopHead");
        if (inst.op == TraceOp::Phi) {
            if (!in_loop || !is_inst(inst.a) || inst.a >= trace.loop_head) return at(i, trace, "Phi of what is no value before the loop");
            if (!type_fits(trace.type_of(inst.a), trace.type_of(inst.b))) return at(i, trace, "Phi joins different types");
        }
    }
    return {};
}

}  // namespace krait::ir
