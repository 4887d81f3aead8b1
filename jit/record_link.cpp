// Recorder: jumping into a loop's body with values in registers, when a trace arrives where a peeled loop starts.
//
// The loop's body takes the values of the loop's start from registers and from what its preamble computed, and leaves out
// whatever vanished when the preamble was emitted a second time (jit/opt/peel.cpp): guards that hold, loads whose values
// are known. All of this are facts about the start of an iteration, true after the preamble. For somebody who comes from
// elsewhere they are established again: the vanished instructions are emitted here once more, in their order, over the
// registers as they are now. Guards are checked (or hold already, by what this trace knows), loads load, and a value that
// the body calls v is what the instructions that became v compute now. All of them must agree, else (or when a value
// cannot be had this way) the trace writes its frames to memory and enters through the preamble (JumpRoot).
//
// What varies from path to path is hence passed in registers, what does not is checked; nothing relies on what the loop
// did before. A rule of the builder that uses how the *previous* iteration made a value, without leaving an instruction
// that vanished, would be wrong here: so while a body is emitted, ranges and freshness of varying values are unknown.
//
// No guard here follows an effect; all leave to the loop's start. Registers that the loop does not carry are written to
// the frame, since its exits do not list them. Not handled: arriving with inlined frames.
#include "jit/recorder.h"

namespace krait::jit {

using namespace ir;

namespace {

// Re-emits the facts of a loop's start and collects the value of each place.
class LoopEntry {
  public:
    LoopEntry(Builder& builder, Unit& root) : b_(builder), trace_(builder.trace()), root_(root), link_(*root.link) {}

    template <class Get>
    bool run(Get&& get, std::vector<Ref>* arguments) {
        size_t count = link_.preamble.size();
        now_.assign(count, kNoRef);
        wanted_.assign(count, 0);
        value_.assign(count, kNoRef);
        origin_.assign(count, kNoRef);
        for (const x64::Allocator::Place& place : root_.out.head_places) {
            if (place.ref >= count) return false;
            wanted_[place.ref] = 1;
        }
        for (u32 j = 0; j < count; ++j) {
            if (!link_.entry[j]) continue;
            const TraceInst& inst = link_.preamble[j];
            now_[j] = inst.op == TraceOp::LoadSlot ? get(inst.a) : emit(inst);
            if (now_[j] == kFails || now_[j] == kNoRef || b_.failed) return refuse("a guard fails", j);
            if (now_[j] != kHolds && !agrees(link_.next[j], now_[j])) return refuse("differs from what the loop knows", j);
        }
        for (const SnapEntry& entry : link_.carried)
            if (!agrees(entry.ref, get(entry.reg))) return refuse("a register differs", entry.reg);
        for (const x64::Allocator::Place& place : root_.out.head_places) {
            Ref value = converted(value_[place.ref], root_.trace.type_of(place.ref));
            if (value >= kFails || value == kNoRef || b_.failed) return refuse("no value for a place", place.ref);
            arguments->push_back(value);
        }
        return true;
    }

    // Why not, and the instruction or register concerned.
    const char* why = "";
    u32 where = 0;

  private:
    bool refuse(const char* reason, u32 index) {
        why = reason;
        where = index;
        return false;
    }
    Ref constant(Ref r) {
        TraceConst c = root_.trace.constant_at(r);
        return trace_.constant(c.type, c.bits);
    }
    Ref mapped(Ref r) { return is_inst(r) ? now_[r] : constant(r); }

    Ref emit(TraceInst inst) {
        if (inst.op == TraceOp::Call) {
            const CallInfo call = root_.trace.calls[inst.a];
            std::vector<Ref> args;
            for (u32 k = 0; k < call.arg_count; ++k) {
                Ref original = root_.trace.args[call.first_arg + k];
                Ref r = converted(mapped(original), root_.trace.type_of(original));
                if (r >= kFails) return kFails;
                args.push_back(r);
            }
            return b_.call_with(inst.type, call, args.data(), call.arg_count);
        }
        const TraceOpInfo& row = info(inst.op);
        u32* slots[3] = {&inst.a, &inst.b, &inst.c};
        for (int k = 0; k < 3; ++k)
            if (row.operands[k] != TraceType::None && row.operands[k] < TraceType::Imm) *slots[k] = mapped(*slots[k]);
        inst.flags = 0;
        return b_.emit_inst(inst);
    }

    // `now` as a value of type `wanted`, unboxed by a guard if need be.
    Ref converted(Ref now, TraceType wanted) {
        if (now >= kFails) return now;
        TraceType given = trace_.type_of(now);
        bool sign_matters = (wanted == TraceType::Int && given == TraceType::Uint) || (wanted == TraceType::Uint && given == TraceType::Int);
        if (type_fits(wanted, given) && !sign_matters) return now;
        switch (wanted) {
            case TraceType::Value: return b_.as_value(now);
            case TraceType::Int: return b_.emit(TraceOp::GuardInt, now);
            case TraceType::Uint: return b_.emit(TraceOp::GuardUint, now);
            case TraceType::Float: return b_.emit(TraceOp::GuardFloat, now);
            case TraceType::Bool: return b_.emit(TraceOp::GuardBool, now);
            case TraceType::Object: return b_.emit(TraceOp::GuardObject, now);
            default: return kFails;
        }
    }

    // `now` is what the body knows as `then`.
    bool agrees(Ref then, Ref now) {
        if (then >= kFails) return true;
        if (ir::is_const(then)) {
            TraceConst c = root_.trace.constant_at(then);
            return now == trace_.constant(c.type, c.bits) || converted(now, c.type) == trace_.constant(c.type, c.bits);
        }
        TraceType type = root_.trace.type_of(then);
        if (type == TraceType::Wide) return false;  // an expression that exits compute over places not asked for here
        bool unboxed = type == TraceType::Int || type == TraceType::Uint || type == TraceType::Float || type == TraceType::Bool;
        if (type == TraceType::Value || (unboxed && wanted_[then])) now = converted(now, type);
        if (!unboxed && !same_origin(then, now)) return false;
        if (!wanted_[then]) return true;
        Ref& value = value_[then];
        if (now >= kFails) return false;
        if (value == kNoRef) {
            value = now;
            return true;
        }
        if (value == now) return true;
        if (unboxed || b_.origin(value) != b_.origin(now)) return false;
        // The same object, known better or worse.
        if (!type_fits(type, trace_.type_of(value)) || value < now) value = now;
        return true;
    }

    // Two references that the body takes for one object are one now.
    bool same_origin(Ref then, Ref now) {
        while (is_inst(then)) {
            const TraceInst& inst = link_.preamble[then];
            if (inst.op != TraceOp::GuardShape && inst.op != TraceOp::GuardObject && inst.op != TraceOp::GuardBound) break;
            then = inst.a;
        }
        if (!is_inst(then)) return ir::is_const(then) && now == constant(then);
        now = b_.origin(now);
        if (origin_[then] == kNoRef) origin_[then] = now;
        return origin_[then] == now;
    }

    Builder& b_;
    Trace& trace_;
    Unit& root_;
    const LoopLink& link_;
    std::vector<Ref> now_;      // what an instruction of the preamble computes now
    std::vector<u8> wanted_;    // has a place at the loop's head
    std::vector<Ref> value_;    // of what has a place
    std::vector<Ref> origin_;   // for each origin in the preamble: origin of what stands for it now
};

}  // namespace

// The JumpLoop's snapshot lists only what goes to memory.
u32 Recorder::registers_not_carried(const Carried& carried, u32 pc) {
    u32 whole = snapshot_at(pc, false, false);
    Snapshot snap = trace_.snapshots[whole];
    SnapFrame frame = trace_.frames[snap.first_frame];
    u32 first = frame.first_entry, count = frame.entry_count;
    frame.first_entry = static_cast<u32>(trace_.entries.size());
    for (u32 e = first; e < first + count; ++e) {
        SnapEntry entry = trace_.entries[e];
        bool is_carried = false;
        for (const SnapEntry& c : carried) is_carried |= c.reg == entry.reg;
        if (!is_carried) trace_.entries.push_back(entry);
    }
    frame.entry_count = static_cast<u32>(trace_.entries.size()) - frame.first_entry;
    snap.first_frame = static_cast<u32>(trace_.frames.size());
    trace_.frames.push_back(frame);
    trace_.snapshots.push_back(snap);
    return static_cast<u32>(trace_.snapshots.size()) - 1;
}

bool Recorder::link_loop(u32 number) {
    if (frames_.size() != 1 || number == unit_->number || !jit_.optimise_link) return false;
    // An exit at the loop's start: what its guard refused cannot be had. Enter through the preamble.
    if (!is_root_ && recorded_ == 0) return false;
    Unit& root = *jit_.units_[number];
    if (!root.link) return false;
    u32 mark = static_cast<u32>(trace_.insts.size());
    std::vector<Ref> arguments;
    LoopEntry entry(b_, root);
    if (b_.failed) return false;
    if (!entry.run([&](u32 reg) { return get(reg); }, &arguments)) {
        if (jit_.options->jit_log) fprintf(stderr, "krait: trace %u enters trace %u through memory: %s (%u)\n", unit_->number, number, entry.why, entry.where);
        b_.failed = false;
        for (Ref& r : top().regs)
            if (is_inst(r) && r >= mark) r = kNoRef;
        b_.truncate(mark);
        snapshot_cache_ = kNoRef;
        return false;
    }
    CallInfo info;
    info.name = "loop";
    snapshot_cache_ = registers_not_carried(root.link->carried, snapshot_cache_pc_);
    info.first_arg = static_cast<u32>(trace_.args.size());
    info.arg_count = static_cast<u16>(arguments.size());
    trace_.args.insert(trace_.args.end(), arguments.begin(), arguments.end());
    trace_.calls.push_back(info);
    b_.emit(TraceOp::JumpLoop, static_cast<u32>(trace_.calls.size()) - 1, number);
    return true;
}

}  // namespace krait::jit
