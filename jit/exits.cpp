// Exits: machine code left through a stub. The interpreter's frames are rebuilt from the snapshot and the saved registers;
// an exit that is taken often starts the recording of a side trace.
#include <x86intrin.h>

#include <algorithm>
#include <cstdio>
#include <cstring>

#include "jit/jit.h"
#include "jit/recorder.h"
#include "runtime/assert.h"
#include "runtime/error.h"
#include "runtime/types/complex.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"

namespace krait::jit {

using namespace ir;

constexpr u32 kManyUnits = 256, kManySides = 32, kMaxPatience = 64;
constexpr u64 kShortRunCycles = 200;
constexpr u32 kMaxShortRuns = 400, kSuspension = 8000;

namespace {

// Reads the values of a snapshot in for_each_snapshot_leaf order.
class ExitValues {
  public:
    ExitValues(Thread* th, const Unit& unit, const x64::EmittedExit& exit, const x64::ExitState* state)
        : th_(th), unit_(unit), next_(exit.first_loc), state_(state) {}

    Value take(Ref ref) {
        if (unit_.trace.type_of(ref) == TraceType::Wide) return take_wide(unit_.trace.at(ref));
        x64::Loc loc = unit_.out.locs[next_++];
        u64 raw;
        if (x64::loc_is_const(loc)) raw = unit_.trace.constant_at(loc).bits;
        else if (x64::loc_is_spill(loc)) raw = state_->spills[loc - x64::kLocSpill];
        else if (x64::is_xmm(static_cast<int>(loc))) std::memcpy(&raw, &state_->xmms[loc - x64::kXmmBase], 8);
        else raw = state_->gprs[loc];
        switch (unit_.trace.type_of(ref)) {
            case TraceType::Int: {
                if (Value::fits_small_int(static_cast<i64>(raw))) return Value::from_small_int(static_cast<i64>(raw));
                // An exception in flight stays what it is.
                Value v = int_from_i64(th_, static_cast<i64>(raw));
                KRAIT_CHECK(v, "no memory for an int");
                return v;
            }
            case TraceType::Uint: {
                Value v = int_from_u64(th_, raw);
                KRAIT_CHECK(v, "no memory for an int");
                return v;
            }
            case TraceType::Float: return Value::from_double(std::bit_cast<double>(raw));
            case TraceType::Bool: return py_bool(raw & 1);
            default: return Value::from_bits(raw);
        }
    }

  private:
    // The exact integer that compiled code left as an expression.
    Value take_wide(const TraceInst& inst) {
        Value a = take(inst.a);
        Value b = take(inst.b);
        if (inst.op == TraceOp::WideComplex) {
            Complex* complex = new_complex(th_, a.as_double(), b.as_double());
            KRAIT_CHECK(complex, "no memory for a complex");
            return Value(complex);
        }
        Value v = int_binary(th_, wide_operator(inst.op), a, b);
        KRAIT_CHECK(v, "no memory for an int");
        return v;
    }

    Thread* th_;
    const Unit& unit_;
    u32 next_;
    const x64::ExitState* state_;
};

}  // namespace

// Values first, in the order of the places; then frames, outermost first. Boxing may collect: what has been read is
// either in frames that the collector scans or still in the saved registers on the machine stack.
void Jit::restore_frames(Thread* th, const Unit& unit, const x64::EmittedExit& exit, x64::ExitState* state) {
    const Trace& t = unit.trace;
    const Snapshot& snap = t.snapshots[exit.snapshot];
    auto* root = reinterpret_cast<Frame*>(state->gprs[x64::kFrameReg]);
    auto* base = reinterpret_cast<Value*>(state->entry_top);
    ExitValues values(th, unit, exit, state);
    th->frame = root;
    th->stack_top = base;
    Frame* frame = root;
    for (u32 f = 0; f < snap.frame_count; ++f) {
        const SnapFrame& sf = t.frames[snap.first_frame + f];
        const RegCode* reg = sf.code->reg;
        if (sf.generator != kNoRef) {
            Value otherwise = sf.construct_self != kNoRef ? values.take(sf.construct_self) : Value();
            Generator* g = values.take(sf.generator).as<Generator>();
            Frame* back = frame;
            frame = link_generator_frame(th, g, back, ReturnTo{sf.return_register, sf.return_words, static_cast<ReturnMode>(sf.return_mode)});
            frame->construct_self = otherwise;
        } else if (f) {
            Frame* back = frame;
            frame = reinterpret_cast<Frame*>(base + sf.base);
            Function* function = values.take(sf.function).as<Function>();
            Value self;
            if (sf.construct_self != kNoRef) self = values.take(sf.construct_self);
            frame->back = back;
            frame->function = function;
            frame->code = const_cast<Code*>(sf.code);
            frame->globals = function->globals;
            frame->builtins = function->builtins;
            frame->locals = Value();
            frame->construct_self = self;
            frame->object = nullptr;
            frame->generator = nullptr;
            frame->return_register = sf.return_register;
            frame->owner = FrameOwner::Stack;
            frame->flags = sf.flags;
            frame->return_mode = static_cast<ReturnMode>(sf.return_mode);
            frame->return_words = sf.return_words;
            frame->spare = 0;
            for (u32 r = 0; r < reg->register_count; ++r) frame->registers[r] = Value();
            th->recursion_depth++;
            th->stack_top = frame->registers + reg->register_count;
            th->frame = frame;
        }
        frame->pc = reg->words + sf.pc;
        for (u32 e = 0; e < sf.entry_count; ++e) {
            const SnapEntry& entry = t.entries[sf.first_entry + e];
            frame->registers[entry.reg] = values.take(entry.ref);
        }
    }
}

// Would the side trace be yet another one for the same place, one hanging on the other?
bool Jit::is_chain(const Unit& unit, const Frame* frame) const {
    int same = 0;
    const Unit* u = &unit;
    for (;;) {
        same += u->code_object == frame->code && frame->code->reg->words + u->pc == frame->pc;
        if (u->parent < 0) break;
        u = units_[static_cast<u32>(u->parent)].get();
    }
    return same > 8;
}

// ---- Keeping the bounds ----

// A trace costs about a hundred times what an exit does. The more there are already, of this tree and at all, the longer a path has
// to prove that it pays.
u32 Jit::exit_threshold(const ::krait::jit::Exit& exit) const {
    if (exit.backoff > 5) return UINT32_MAX;
    u32 threshold = hot_exit << (3 * exit.backoff);
    if (hot_exit <= 2) return threshold;  // asked for
    u32 sides = units_[units_[exit.unit]->root]->side_count;
    return threshold * std::min<u32>(1 + static_cast<u32>(units_.size()) / kManyUnits + sides / kManySides, kMaxPatience);
}

// Entering and leaving machine code costs as much as the interpreter's way round a small loop. A tree that is mostly left at once
// is suspended: the interpreter runs its loop for a while, longer each time.
void Jit::note_run() {
    u64 inside = __rdtsc() - entered_at_;
    Unit& root = *units_[entered_unit_];
    if (inside < kShortRunCycles) {
        if (++root.short_runs >= kMaxShortRuns && hot_exit > 2 && !stress_exits) suspend(root);
    } else {
        root.short_runs -= static_cast<u32>(std::min<u64>(root.short_runs, inside / (4 * kShortRunCycles)));
    }
}

void Jit::suspend(Unit& root) {
    root.short_runs = 0;
    u64* pc = root.code_object->reg->words + root.pc;
    Word& w = word_at(pc);
    if ((w.reg_op() != RegOp::LoopEnter && w.reg_op() != RegOp::EnterTrace) || w.wide() != root.number) return;
    LoopState& state = loops_[pc];
    state.suspended = true;
    w.op = static_cast<u16>(root.is_function ? RegOp::Enter : RegOp::LoopHint);
    w.set_wide(kSuspension << std::min<u32>(2 * state.suspensions++, 14));
    if (options->jit_log) fprintf(stderr, "krait: trace %u suspended: left at once too often\n", root.number);
}

bool Jit::resume_suspended(u64* pc) {
    auto found = loops_.find(pc);
    if (found == loops_.end() || !found->second.suspended) return false;
    found->second.suspended = false;
    const Unit& root = *units_[static_cast<u32>(found->second.unit)];
    Word& w = word_at(pc);
    w.op = static_cast<u16>(root.is_function ? RegOp::EnterTrace : RegOp::LoopEnter);
    w.set_wide(root.number);
    return true;
}

u32 Jit::handle_exit(Thread* th, x64::ExitState* state) {
    u32 number = static_cast<u32>(state->exit_id & 0xFFFFFFFF);
    ::krait::jit::Exit& exit = exits_[number];
    const Unit& unit = *units_[exit.unit];
    const x64::EmittedExit& emitted = unit.out.exits[exit.local];
    Value pending = take_pending(th);
    restore_frames(th, unit, emitted, state);
    ++stats.exits_taken;
    ++exit.total;
    note_run();
    if (pending) {
        restore_pending(th, pending);
        return static_cast<u32>(RunAction::Raised);
    }
    if (stress_exits) {
        random_state = random_state * 6364136223846793005 + 1442695040888963407;
        stress_counter = 1 + static_cast<u32>(random_state >> 33) % 97;
    }
    if (th->poll || exit.side >= 0 || recorder_) return static_cast<u32>(RunAction::Resume);
    if (++exit.count < exit_threshold(exit) || th->trace_function || th->profile_function) return static_cast<u32>(RunAction::Resume);
    exit.count = 0;
    if (unit.trace.insts[emitted.inst].op == TraceOp::Poll || units_[unit.root]->side_count >= 200) return static_cast<u32>(RunAction::Resume);
    if (is_chain(unit, th->frame)) {
        exit.backoff = 99;
        return static_cast<u32>(RunAction::Resume);
    }
    if (over_limit()) return static_cast<u32>(RunAction::Resume);
    start_recording_clock();
    recorder_ = std::make_unique<Recorder>(*this, th, unit, number);
    return static_cast<u32>(RunAction::Record);
}

}  // namespace krait::jit
