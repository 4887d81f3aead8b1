// Recorder: frames, snapshots, the step from instruction to instruction, and how a trace ends. See jit/recorder.h.
#include "jit/recorder.h"

#include <algorithm>

#include "runtime/assert.h"
#include "runtime/error.h"
#include "runtime/frame.h"
#include "runtime/types/int.h"

namespace krait::jit {

using namespace ir;

constexpr u32 kMaxInstructions = 3000;   // trace instructions
constexpr u32 kMaxRecorded = 2000;       // register instructions
constexpr u32 kMaxInnerIterations = 24;
// Register instructions that the callees of recorded calls run meanwhile: nothing is compiled, nor is compiled code entered, until
// the recording ends.
constexpr u32 kMaxPassedOver = 1000;
// So many levels of recursion are inlined before the callee's frame is built: leaves then never need one.
constexpr u32 kInlinedRecursion = 1;

Recorder::Recorder(Jit& jit, Thread* th, Frame* frame, u64* pc, bool is_function)
    : jit_(jit), th_(th), unit_(std::make_unique<Unit>()), trace_(unit_->trace), b_(trace_), start_pc_(pc),
      root_frame_(frame), is_root_(true), is_function_(is_function) {
    b_.snapshots = this;
    b_.fold_enabled = jit.optimise_fold;
    b_.cse_enabled = jit.optimise_cse;
    b_.forward_enabled = jit.optimise_forward;
    const RegCode* reg = frame->code->reg;
    AbsFrame root;
    root.real = frame;
    root.code = frame->code;
    root.reg = reg;
    root.regs.assign(reg->register_count, kNoRef);
    frames_.push_back(std::move(root));
    flushed_.assign(reg->register_count, 0);
    unit_->number = static_cast<u32>(jit.units_.size());
    unit_->root = unit_->number;
    unit_->code_object = frame->code;
    unit_->pc = reg->index_of(pc);
    unit_->is_function = is_function;
    expected_[0] = reg->index_of(pc) + 1;
}

Recorder::Recorder(Jit& jit, Thread* th, const Unit& parent, u32 exit_number)
    : jit_(jit), th_(th), unit_(std::make_unique<Unit>()), trace_(unit_->trace), b_(trace_),
      parent_exit_(static_cast<i32>(exit_number)) {
    b_.snapshots = this;
    b_.fold_enabled = jit.optimise_fold;
    b_.cse_enabled = jit.optimise_cse;
    b_.forward_enabled = jit.optimise_forward;
    const x64::EmittedExit& exit = parent.out.exits[exit_number - parent.first_exit];
    Trace& pt = const_cast<Unit&>(parent).trace;
    const Snapshot& snap = pt.snapshots[exit.snapshot];
    // One Inherit for each distinct value; exact integers are again expressions over them.
    std::unordered_map<Ref, Ref> mapped;
    u32 n = exit.first_loc;
    pt.for_each_snapshot_leaf(exit.snapshot, [&](Ref& r) {
        x64::Loc loc = parent.out.locs[n++];
        if (mapped.count(r)) return;
        if (ir::is_const(r)) {
            TraceConst c = pt.constant_at(r);
            mapped[r] = trace_.constant(c.type, c.bits);
            return;
        }
        // Two names of one object, known better and worse, are one word.
        auto same = std::find(inherited_.begin(), inherited_.end(), loc);
        if (same != inherited_.end()) {
            mapped[r] = static_cast<Ref>(same - inherited_.begin());
            if (pt.type_of(r) == TraceType::Object) trace_.insts[mapped[r]].type = TraceType::Object;
            return;
        }
        mapped[r] = b_.emit(TraceOp::Inherit, static_cast<u32>(inherited_.size()), 0, 0, 0, pt.type_of(r));
        inherited_.push_back(loc);
    });
    pt.for_each_snapshot_ref(exit.snapshot, [&](Ref& r) { inherit_wide(pt, r, mapped); });
    std::vector<Frame*> real(snap.frame_count);
    Frame* f = th->frame;
    for (u32 k = snap.frame_count; k-- > 0; f = f->back) real[k] = f;
    for (u32 k = 0; k < snap.frame_count; ++k) {
        const SnapFrame& sf = pt.frames[snap.first_frame + k];
        AbsFrame frame;
        frame.real = real[k];
        frame.code = real[k]->code;
        frame.reg = frame.code->reg;
        frame.pc = sf.pc;
        frame.regs.assign(frame.reg->register_count, kNoRef);
        for (u32 e = 0; e < sf.entry_count; ++e) {
            const SnapEntry& entry = pt.entries[sf.first_entry + e];
            frame.regs[entry.reg] = mapped[entry.ref];
        }
        if (sf.function != kNoRef) frame.function = mapped[sf.function];
        if (sf.construct_self != kNoRef) frame.construct_self = mapped[sf.construct_self];
        if (sf.generator != kNoRef) {
            frame.generator = mapped[sf.generator];
            frame.loaded.assign(frame.regs.size(), kNoRef);
            frame.flushed.assign(frame.regs.size(), 0);
        }
        frame.base = sf.base;
        frame.return_register = sf.return_register;
        frame.mode = static_cast<ReturnMode>(sf.return_mode);
        frame.words = sf.return_words;
        frames_.push_back(std::move(frame));
        inner_words_ = words_in_use();
    }
    note_unstable_namespace(pt, exit.inst);
    flushed_.assign(frames_[0].reg->register_count, 0);
    root_frame_ = real[0];
    first_spill_ = parent.out.spills;
    unit_->number = static_cast<u32>(jit.units_.size());
    unit_->parent = static_cast<i32>(parent.number);
    unit_->parent_exit = exit_number;
    unit_->root = parent.root;
    unit_->code_object = th->frame->code;
    unit_->pc = th->frame->code->reg->index_of(th->frame->pc);
    expected_[0] = unit_->pc;
}

Ref Recorder::inherit_wide(const Trace& parent, Ref r, std::unordered_map<Ref, Ref>& mapped) {
    if (auto found = mapped.find(r); found != mapped.end()) return found->second;
    const TraceInst& wide = parent.at(r);
    Ref a = inherit_wide(parent, wide.a, mapped), b = inherit_wide(parent, wide.b, mapped);
    return mapped[r] = b_.emit(wide.op, a, b);
}

// The exit of a guard on a namespace's keys_version: the next trace had better look names up.
void Recorder::note_unstable_namespace(const Trace& parent, u32 inst) {
    const TraceInst& guard = parent.at(inst);
    if (guard.op != TraceOp::GuardTrue || !is_inst(guard.a) || parent.at(guard.a).op != TraceOp::IntEq) return;
    Ref load = parent.at(guard.a).a;
    if (!is_inst(load) || parent.at(load).op != TraceOp::LoadU32 || !ir::is_const(parent.at(load).a)) return;
    if (parent.at(load).aux == static_cast<u8>(AliasClass::Dict)) ++jit_.unstable_namespaces[parent.constant_at(parent.at(load).a).bits];
}

// ---- Registers ----

Ref Recorder::get(u32 reg) {
    AbsFrame& frame = top();
    Ref& r = frame.regs[reg];
    if (r == kNoRef) {
        if (frame.generator != kNoRef) {
            r = b_.load_value(frame.generator, static_cast<i32>(offsetof(Generator, frame.registers) + 8 * reg), AliasClass::Generator);
            frame.loaded[reg] = r;
        } else if (frames_.size() > 1) r = trace_.constant(TraceType::Value, 0);  // never written in an inlined frame: empty
        else r = b_.emit(TraceOp::LoadSlot, reg, 0, 0, root_epoch_);
    }
    return r;
}

void Recorder::set(u32 reg, Ref ref) {
    if (ref >= kFails) b_.failed = true;
    top().regs[reg] = ref;
}

// Differs from what the VM stack holds?
bool Recorder::is_dirty(const AbsFrame& frame, u32 reg, bool root) const {
    Ref r = frame.regs[reg];
    if (r == kNoRef) return false;
    if (frame.generator != kNoRef) return !is_generator_slot_clean(frame, reg);
    if (!root || flushed_[reg]) return true;
    while (is_inst(r)) {
        const TraceInst& inst = trace_.at(r);
        if (inst.op == TraceOp::LoadSlot) return !(inst.a == reg && inst.aux == root_epoch_);
        if (inst.op < TraceOp::GuardInt || inst.op > TraceOp::GuardBound) return true;
        r = inst.a;
    }
    return true;
}
static_assert(TraceOp::GuardInt < TraceOp::GuardShape && TraceOp::GuardShape < TraceOp::GuardBound);

// Needed from `pc` on, or, where that is kNoRef, by the call that the frame is in or after it?
bool Recorder::is_live(const AbsFrame& frame, u32 reg, u32 pc) const {
    const RegLiveness& live = jit_.liveness(frame.reg);
    if (pc != kNoRef) return live.live_in(pc, reg);
    // A frame whose call has begun needs no arguments any more; where to go on after it may be two places.
    const u64* call = frame.reg->words + frame.pc;
    const RegOpInfo& row = info(word_at(call).reg_op());
    bool live_at_call = (row.flags & reg_flags::kJumps) || row.extra == RegExtra::Xjump;
    return (live_at_call && live.live_in(frame.pc, reg)) || live.live_in(frame.pc + static_cast<u32>(length_at(call)), reg);
}

u32 Recorder::snapshot_at(u32 pc, bool after, bool) {
    Snapshot snap;
    snap.first_frame = static_cast<u32>(trace_.frames.size());
    snap.frame_count = static_cast<u16>(frames_.size());
    snap.after = after;
    for (size_t f = 0; f < frames_.size(); ++f) {
        const AbsFrame& frame = frames_[f];
        bool innermost = f + 1 == frames_.size();
        KRAIT_ASSERT(!innermost || pc < frame.reg->word_count, "a snapshot outside of its frame's code");
        SnapFrame out;
        out.code = frame.code;
        out.pc = innermost ? pc : frame.pc;
        out.function = f ? frame.function : kNoRef;
        out.construct_self = f ? frame.construct_self : kNoRef;
        out.generator = frame.generator;
        out.base = frame.base;
        out.return_register = frame.return_register;
        out.return_mode = static_cast<u8>(frame.mode);
        out.return_words = frame.words;
        out.first_entry = static_cast<u32>(trace_.entries.size());
        for (u32 r = 0; r < frame.regs.size(); ++r) {
            if (!is_dirty(frame, r, f == 0) || !is_live(frame, r, innermost ? pc : kNoRef)) continue;
            trace_.entries.push_back({r, frame.regs[r]});
        }
        out.entry_count = static_cast<u32>(trace_.entries.size()) - out.first_entry;
        trace_.frames.push_back(out);
    }
    trace_.snapshots.push_back(snap);
    return static_cast<u32>(trace_.snapshots.size()) - 1;
}

u32 Recorder::take_snapshot() {
    if (snapshot_cache_ == kNoRef) snapshot_cache_ = snapshot_at(snapshot_cache_pc_, false, false);
    return snapshot_cache_;
}

// ---- Calls and returns ----

void Recorder::push_frame(Function* function, Ref function_ref, const RegCode* reg, const Ref* args, u32 count, u16 ret, u8 words, ReturnMode mode, Ref self) {
    if (frames_.size() >= kMaxInlinedFrames) {
        abort(Abort::TooDeep);
        return;
    }
    AbsFrame frame;
    frame.code = function->code;
    frame.reg = reg;
    frame.regs.assign(reg->register_count, kNoRef);
    for (u32 i = 0; i < count; ++i) frame.regs[i] = args[i];
    frame.function = function_ref;
    frame.construct_self = self;
    frame.base = inner_words_;
    frame.return_register = ret;
    frame.mode = mode;
    frame.words = words;
    top().pc = snapshot_cache_pc_;
    inner_words_ += static_cast<u32>(kFrameWords) + reg->register_count;
    if (inner_words_ >= x64::kStackMarginWords) abort(Abort::TooDeep);
    frames_.push_back(std::move(frame));
    expected_[0] = 0;
    frame_changed_ = true;
}

void Recorder::return_value(Ref value, Value real) {
    if (frames_.size() == 1) {
        return_from_root(value);
        return;
    }
    bool is_operator = top().generator == kNoRef && top().mode == ReturnMode::Binary;
    if (is_operator && !operator_returns(value, real)) return;
    if (top().generator != kNoRef) {
        generator_returns(value);
        return;
    }
    AbsFrame done = std::move(frames_.back());
    if (done.mode == ReturnMode::Init) {
        // The interpreter checks for None; here it is known or guarded.
        b_.emit(TraceOp::GuardIs, b_.as_value(value), trace_.const_object(&none_object));
        value = done.construct_self;
    } else if (done.mode == ReturnMode::Truth || done.mode == ReturnMode::NotTruth) {
        abort(Abort::Unsupported, "return mode");
        return;
    } else if (done.mode != ReturnMode::Binary && done.mode != ReturnMode::Store && done.mode != ReturnMode::Discard) {
        abort(Abort::Unsupported, "return mode");
        return;
    }
    frames_.pop_back();
    inner_words_ = words_in_use();
    if (is_operator) branch_on_operator(value, done.return_register);
    else if (done.mode != ReturnMode::Discard) set(done.return_register, value);
    expected_[0] = top().pc + done.words;
    frame_changed_ = true;
}

// The trace's root frame returns: a side trace goes on in the caller, which it then takes as its root.
bool Recorder::return_from_root(Ref value) {
    Frame* frame = frames_[0].real;
    if (is_root_) {
        // A function that C++ called is not worth an entry: machine code could not return from it.
        if (!is_function_ || (frame->flags & kFrameEntry)) return abort(Abort::LeftFrame);
        finish_leave();
        return false;
    }
    if (!returns_plainly(frame) || frame->object || root_epoch_ >= 8) {
        if (recorded_ <= 4) return abort(Abort::LeftFrame);
        finish_leave();
        return false;
    }
    b_.emit(TraceOp::ReturnRoot, trace_.const_ptr(frame->back->pc));
    take_root(frame->back);
    top().regs[frame->return_register] = value;
    expected_[0] = top().reg->index_of(frame->back->pc) + frame->return_words;
    frame_changed_ = true;
    return true;
}

// The frame that the root returned or yielded to is the root now.
void Recorder::take_root(Frame* back) {
    AbsFrame root;
    root.real = back;
    root.code = back->code;
    root.reg = back->code->reg;
    root.regs.assign(root.reg->register_count, kNoRef);
    ++root_epoch_;
    flushed_.assign(root.reg->register_count, 0);
    frames_[0] = std::move(root);
    root_frame_ = back;
}

void Recorder::flush_frames() {
    settle_wides();
    b_.emit(TraceOp::FlushFrames);
    for (u32 r = 0; r < flushed_.size(); ++r)
        if (is_dirty(frames_[0], r, true)) flushed_[r] = 1;
    for (AbsFrame& frame : frames_)
        if (frame.generator != kNoRef) {
            frame.resumed_pc = 0;
            for (u32 r = 0; r < frame.regs.size(); ++r)
                if (is_dirty(frame, r, false)) frame.flushed[r] = 1;
        }
    needs_pop_ = frames_.size() > 1;
}

// After the call for which frames were written: the inlined ones are the trace's own again.
void Recorder::unflush_frames() {
    if (!needs_pop_) return;
    needs_pop_ = false;
    for (size_t f = frames_.size(); f-- > 1;)
        if (frames_[f].generator != kNoRef) b_.emit(TraceOp::LeaveGenerator, frames_[f].generator);
    b_.emit(TraceOp::PopFrames);
    for (const AbsFrame& frame : frames_)
        if (frame.generator != kNoRef) b_.emit(TraceOp::WriteBarrier, frame.generator);
}

// Words of the VM stack that the inlined frames take.
u32 Recorder::words_in_use() const {
    if (frames_.size() < 2) return 0;
    const AbsFrame& last = frames_.back();
    return last.generator != kNoRef ? last.base : last.base + static_cast<u32>(kFrameWords) + last.reg->register_count;
}

Ref Recorder::call_runtime(TraceType type, const void* function, const char* name, u16 effects, CallCheck check, std::initializer_list<Ref> args) {
    CallInfo call;
    call.function = function;
    call.name = name;
    call.effects = effects;
    call.check = check;
    if (effects & kRunsPython) flush_frames(), ran_python_ = true;
    Ref r = b_.call(type, call, args);
    unflush_frames();
    return r;
}

Ref Recorder::call_python_capable(TraceType type, const void* function, const char* name, CallCheck check, std::initializer_list<Ref> args) {
    return call_runtime(type, function, name, kAnyEffect, check, args);
}

// ---- One instruction ----

bool Recorder::abort(Abort why, const char* detail) {
    if (abort_ == Abort::None) abort_ = why, abort_detail_ = detail;
    return false;
}

static bool is_above(Frame* frame, Frame* base) {
    for (int n = 0; frame && n < 1000; ++n, frame = frame->back)
        if (frame == base) return true;
    return false;
}

using Handler = bool (Recorder::*)(const Word& w, u64* pc);

bool Recorder::record(Thread* th, Frame* frame, u64* pc) {
    static const Handler handlers[] = {
#define ARITH_ROW(name, ...) &Recorder::arith_row,
#define COMPARE_ROW(name, ...) &Recorder::compare_row,
#define BRANCH_ROW(name, ...) &Recorder::compare_row,
#define REG_OP(name, ...) &Recorder::name,
#define REG_SPEC(name, ...) nullptr,
#include "ir/reg_ops.def"
    };
    const RegCode* reg = frame->code->reg;
    u32 index = reg->index_of(pc);
    auto give_up = [&](Abort why) {
        abort(why);
        jit_.aborted(abort_, abort_detail_, reg, index);
        return false;
    };
    if (top().real == nullptr) {
        AbsFrame& below = frames_[frames_.size() - 2];
        if (frame->back != below.real || frame->code != top().code) return give_up(Abort::UnexpectedFrame);
        top().real = frame;
    }
    // A frame that the last instruction pushed, where a call of the whole operation was recorded: pass over it.
    if (frame != top().real && ran_python_ && is_above(frame, top().real)) return ++passed_over_ < kMaxPassedOver || give_up(Abort::LongCall);
    if (frame != top().real) return give_up(has_pending(th) ? Abort::Exception : Abort::UnexpectedFrame);
    if (branch_.pending ? index != branch_.target && index != branch_.next : index != expected_[0]) return give_up(Abort::Exception);
    snapshot_cache_ = kNoRef;
    snapshot_cache_pc_ = index;
    trace_.sources.push_back({frame->code, index});
    b_.source = static_cast<u32>(trace_.sources.size()) - 1;
    if (branch_.pending && !resolve_branch(index)) return give_up(Abort::GuardFails);
    if (at_entry(index)) {
        if (abort_ != Abort::None) return give_up(abort_);
        return false;  // finished
    }
    if (++recorded_ > kMaxRecorded || trace_.insts.size() > kMaxInstructions) return give_up(Abort::TooLong);
    const Word& w = word_at(pc);
    RegOp op = generic(w.reg_op());
    frame_changed_ = ran_python_ = false;
    bool go_on = (this->*handlers[static_cast<int>(op)])(w, pc);
    if (abort_ != Abort::None || (!go_on && unit_)) return give_up(abort_);
    if (!go_on) return false;
    if (b_.failed) return give_up(Abort::GuardFails);
    if (!branch_.pending && !frame_changed_ && expected_[0] == index) expected_[0] = index + static_cast<u32>(length_at(pc));
    return true;
}

bool Recorder::resolve_branch(u32 pc) {
    branch_.pending = false;
    if (iteration_.pending) return resolve_iteration(pc);
    expected_[0] = pc;
    if (branch_.target == branch_.next) return true;
    bool taken = pc == branch_.target;
    bool truth = taken == branch_.sense;
    snapshot_cache_ = snapshot_at(taken ? branch_.next : branch_.target, true, false);
    Ref r = b_.emit(truth ? TraceOp::GuardTrue : TraceOp::GuardFalse, branch_.condition);
    snapshot_cache_ = kNoRef;
    return r != kFails;
}

// A call gave an item or said that the iterator is exhausted. The exit for the other case resumes where that leads; an item
// that comes where the end was recorded is in the snapshot.
bool Recorder::resolve_iteration(u32 pc) {
    iteration_.pending = false;
    expected_[0] = pc;
    bool ended = pc == branch_.target;
    Ref before = top().regs[iteration_.dst];
    top().regs[iteration_.dst] = ended ? iteration_.item : before;
    snapshot_cache_ = snapshot_at(ended ? branch_.next : branch_.target, true, false);
    top().regs[iteration_.dst] = ended ? before : iteration_.item;
    Ref r = b_.emit(ended ? TraceOp::GuardTrue : TraceOp::GuardFalse, branch_.condition);
    snapshot_cache_ = kNoRef;
    return r != kFails;
}

void Recorder::branch(Ref condition, bool sense, u32 target, u32 next) {
    branch_ = {true, condition, sense, target, next};
}

// Frames below the innermost that run the same code.
u32 Recorder::recursion_depth() const {
    u32 depth = 0;
    for (size_t f = 0; f + 1 < frames_.size(); ++f) depth += frames_[f].code == frames_.back().code;
    return depth;
}

// Is `pc` where this or another trace starts? Then the recording ends here (true).
bool Recorder::at_entry(u32 pc) {
    const Word& w = word_at(top().reg->words + pc);
    RegOp op = w.reg_op();
    u64* at = top().reg->words + pc;
    if (is_root_ && at == start_pc_ && recorded_ > 0) {
        if (frames_.size() == 1 && !is_function_) {
            b_.emit(TraceOp::Poll);
            finish_loop();
            return true;
        }
        if (is_function_ && recursion_depth() > kInlinedRecursion) {  // the callee's frame is built and entered
            finish_link(unit_->number);
            return true;
        }
    }
    if (op == RegOp::LoopEnter || op == RegOp::EnterTrace) {
        i32 root = jit_.root_at(at);
        if (root < 0) return false;
        // Small functions that do not recurse are better inlined than linked to.
        if (op == RegOp::EnterTrace) {
            u32 depth = recursion_depth();
            if (depth <= kInlinedRecursion && (depth > 0 || frames_.size() > 1 || recorded_ == 0)) return false;
        }
        if (recorded_ == 0 && is_root_) return false;
        b_.emit(TraceOp::Poll);
        finish_link(static_cast<u32>(root));
        return true;
    }
    if (op == RegOp::LoopHint || op == RegOp::LoopCold) {
        if (recorded_ > 0 && ++inner_iterations_ > kMaxInnerIterations) {
            abort(Abort::InnerLoop);
            return true;
        }
        if (recorded_ > 0) b_.emit(TraceOp::Poll);
    }
    return false;
}

// ---- Ends ----

void Recorder::finish_loop() {
    settle_wides(jit_.optimise_loop);
    Carried carried;
    const RegLiveness& live = jit_.liveness(top().reg);
    u32 start = top().reg->index_of(start_pc_);
    for (u32 r = 0; r < top().regs.size(); ++r)
        if (is_dirty(top(), r, true) && live.live_in(start, r)) carried.push_back({r, top().regs[r]});
    if (b_.failed) {
        abort(Abort::GuardFails);
        return;
    }
    jit_.after_pass(*unit_, nullptr);
    if (jit_.optimise_loop && peel_loop(b_, carried, (unit_->link = std::make_unique<LoopLink>()).get())) {
        if (unit_->link->preamble.empty()) unit_->link.reset();
        jit_.after_pass(*unit_, "loop");
        finish(false);
        return;
    }
    unit_->link.reset();
    b_.failed = false;
    settle_wides();  // without Phis the values go round in memory
    snapshot_cache_ = snapshot_at(start, false, false);
    b_.emit(TraceOp::JumpRoot, unit_->number);
    finish(true);
}

void Recorder::finish_link(u32 root) {
    settle_wides();
    if (!link_loop(root)) b_.emit(TraceOp::JumpRoot, root);
    jit_.after_pass(*unit_, nullptr);
    finish(true);
}

void Recorder::finish_leave() {
    b_.emit(TraceOp::Leave);
    jit_.after_pass(*unit_, nullptr);
    finish(false);
}

void Recorder::finish(bool) {
    if (b_.failed) {
        abort(Abort::GuardFails);
        return;
    }
    if (jit_.optimise_dce) {
        eliminate_dead_code(trace_);
        jit_.after_pass(*unit_, "dce");
    }
#if !KRAIT_ASSERTS
    if (jit_.options->verify)
#endif
    {
        std::string wrong = verify_trace(trace_);
        if (!wrong.empty()) {
            fprintf(stderr, "krait: trace not well formed: %s\n%s", wrong.c_str(), print_trace(trace_).c_str());
            abort(Abort::Verify);
            return;
        }
    }
    unit_->max_words = inner_words_;
    const char* why = nullptr;
    jit_.stats.recorded += recorded_;
    u64* start = start_pc_;
    bool is_root = is_root_;
    // From here on the unit is the Jit's.
    Unit* unit = jit_.compile(std::move(unit_), is_root ? nullptr : &inherited_, first_spill_, &why);
    if (!unit) {
        abort(Abort::Code, why);
        return;
    }
    if (is_root) jit_.attach_root(unit, start);
    else jit_.attach_side(unit);
}

// ---- Operands ----

Recorder::Num Recorder::number_kind(const Operand& o) const {
    switch (trace_.type_of(o.ref)) {
        case TraceType::Int: return Num::Int;
        case TraceType::Float: return Num::Float;
        case TraceType::Bool: return Num::Bool;
        default: break;  // Uint and Wide by what they are now
    }
    Value v = o.value;
    if (v.is_small_int()) return Num::Int;
    if (v.is_double()) return Num::Float;
    if (v.is_empty()) return Num::None;
    if (is_bool(v)) return Num::Bool;
    i64 i;
    if (is_exactly(v, Kind::Int)) return int_fits_i64(v, &i) && i != INT64_MIN ? Num::Int : Num::Big;
    return Num::None;
}

Ref Recorder::refine(Operand& o, Ref ref) {
    if (ref < kFails && o.reg != kNoRef && top().regs[o.reg] == o.ref) top().regs[o.reg] = ref;
    o.ref = ref;
    return ref;
}

Ref Recorder::as_int(Operand& o) {
    TraceType type = trace_.type_of(o.ref);
    if (type == TraceType::Int) return o.ref;
    if (type == TraceType::Wide) return wide_as_int(o);
    if (type == TraceType::Uint) {
        if (b_.range(o.ref).lo < 0) guard_true(b_.emit(TraceOp::IntGe, o.ref, trace_.const_int(0)));
        return o.ref;
    }
    if (type == TraceType::Bool) return b_.emit(TraceOp::BoolToInt, o.ref);
    if (is_bool(o.value)) return b_.emit(TraceOp::BoolToInt, refine(o, b_.emit(TraceOp::GuardBool, o.ref)));
    if (ir::is_const(o.ref)) {
        i64 i;
        if (int_fits_i64(o.value, &i)) return trace_.const_int(i);
    }
    if (o.value.is_small_int()) return refine(o, b_.emit(TraceOp::GuardInt, o.ref));
    return refine(o, b_.emit(TraceOp::GuardIntAny, o.ref));
}

Ref Recorder::as_float(Operand& o) {
    if (trace_.type_of(o.ref) == TraceType::Float) return o.ref;
    if (number_kind(o) == Num::Float) return refine(o, b_.emit(TraceOp::GuardFloat, o.ref));
    return b_.emit(TraceOp::IntToFloat, as_int(o));
}

Ref Recorder::as_object(Operand& o, const Shape* shape) {
    if (ir::is_const(o.ref) && trace_.type_of(o.ref) == TraceType::Object && b_.known_shape(o.ref) == shape) return o.ref;
    return refine(o, b_.emit(TraceOp::GuardShape, o.ref, trace_.const_ptr(shape)));
}

Ref Recorder::as_any_object(Operand& o) {
    if (trace_.type_of(o.ref) == TraceType::Object) return o.ref;
    return refine(o, b_.emit(TraceOp::GuardObject, o.ref));
}

void Recorder::guard_is(Operand& o, Value v) {
    Ref constant = trace_.const_object(v.object());
    if (o.ref == constant) return;
    if (b_.emit(TraceOp::GuardIs, o.ref, constant) != kFails) refine(o, constant);
}

// The type's dictionary and bases are as they were: what was looked up in it holds.
void Recorder::guard_type_version(Type* type) {
    Ref version = b_.memory(TraceOp::LoadU32, trace_.const_ptr(type), offsetof(Type, version), 0, AliasClass::Type);
    b_.emit(TraceOp::GuardTrue, b_.emit(TraceOp::IntEq, version, trace_.const_int(type->version)));
}

}  // namespace krait::jit
