// Recording of exceptions that are caught in the trace: by a handler of the frame that raises or of one it was called from.
//
// Three things raise: the instructions Raise and Reraise; a call into the runtime; the end of a generator that `next` resumed. The
// recorder learns of it when the interpreter arrives at a handler. Which handler that is follows from the pcs of the frames
// (find_handler), so no guard is needed for it. What is recorded: the frames are written to memory as before any call that may
// look at them, then one call does what the interpreter does (`unwind`): tracebacks, frame objects that take over the locals of
// the frames that end, the handler's registers. So all that a program can see of an exception is made by the same code.
//
// * A runtime call that raised while it was recorded loses its check: instead its result is guarded to say "raised", with an exit that
//   goes on behind the instruction. A call that raised in compiled code leaves through its exit with the exception pending; when that
//   is hot, the side trace starts by unwinding (RunAction::RecordRaised).
// * A call that says "raised" with nothing pending wants its instruction run by the interpreter: the call that unwinds does nothing
//   then and leaves.
// * A traceback keeps a frame object for the handler's frame. Where that frame is inlined the object is part of the abstract frame
//   (AbsFrame::object) and of snapshots, and takes over the registers when the frame returns.
//
// The handled exception (sys.exc_info) is always in memory. Not handled: handlers inside inlined generators; exceptions raised by a
// conditional jump's or a loop's own call.
#include "jit/recorder.h"
#include "jit/runtime_calls.h"
#include "interp/ops.h"
#include "runtime/assert.h"
#include "runtime/error.h"
#include "runtime/frame.h"
#include "runtime/native.h"
#include "runtime/types/exception.h"
#include "runtime/types/generator.h"

namespace krait::jit {

using namespace ir;

// ---- What compiled code calls ----

// The innermost frames in memory are `popped` inlined ones; the one below has a handler. Gives the exception.
static Value unwind_to_handler(Thread* th, u64 popped, u64 slot, bool traced) {
    th->recursion_depth += static_cast<i32>(popped);
    unwind(th, traced);
    return th->frame->registers[slot];
}
static Value unwind_pending(Thread* th, u64 popped, u64 slot) {
    return has_pending(th) ? unwind_to_handler(th, popped, slot, true) : Value();
}
static Value raise_and_unwind(Thread* th, u64* pc, u64 popped, u64 slot) {
    bool again = false;
    if (word_at(pc).reg_op() == RegOp::Reraise) op_reraise(th, th->frame, pc), again = true;
    else op_raise(th, th->frame, pc, &again);
    return unwind_to_handler(th, popped, slot, !again);
}
static Value stop_and_unwind(Thread* th, Value value, u64 popped, u64 slot) {
    raise_stop_iteration(th, value);
    return unwind_to_handler(th, popped, slot, true);
}
static bool nothing_pending(Thread* th) { return !has_pending(th); }

// The frame that returns hands its registers to its frame object, which needs that of the caller.
static Value detach(Thread* th) {
    if (!th->frame->object) return none();
    detach_frame_object(th, th->frame);
    Frame* back = visible_frame(th->frame->back);
    if (!back) return none();
    FrameObject* object = frame_object(th, back);
    KRAIT_CHECK(object, "no memory for a frame");
    return Value(object);
}

// ---- Which handler ----

bool Recorder::find_catch(u32* level, const RegHandler** handler) const {
    for (size_t f = frames_.size(); f-- > 0;) {
        bool innermost = f + 1 == frames_.size();
        *handler = find_handler(*frames_[f].reg, innermost ? snapshot_cache_pc_ : frames_[f].pc);
        *level = static_cast<u32>(f);
        if (*handler) return true;
    }
    return false;
}

bool Recorder::is_caught_in(Frame* frame, u32 count) {
    for (; count--; frame = frame->back)
        if (find_handler(*frame->code->reg, frame->code->reg->index_of(frame->pc))) return true;
    return false;
}

// A frame above the innermost, in a call that was recorded as one operation?
bool Recorder::passes_over(const Frame* frame) const {
    for (int n = 0; ran_python_ && frame && n < 1000; ++n, frame = frame->back)
        if (frame == frames_.back().real) return true;
    return false;
}

// Did control go where the last instruction, not raising, leads?
bool Recorder::arrives_as_expected(const Frame* frame, u32 index) const {
    if (raising_ != Raising::No) return false;
    const AbsFrame& innermost = frames_.back();
    if (innermost.real == nullptr || recorded_ == 0) return true;
    if (frame != innermost.real) return passes_over(frame);
    return branch_.pending ? index == branch_.target || index == branch_.next : index == expected_[0];
}

// ---- Raising ----

bool Recorder::raise_here() {
    u32 level;
    const RegHandler* handler;
    if (!find_catch(&level, &handler)) return false;
    raising_ = Raising::ByOp;
    return true;
}

// The last instruction was recorded as a runtime call, which raised: from now on the trace is of that case.
bool Recorder::last_call_raised() {
    if (branch_.pending || iteration_.pending || frame_changed_ || frames_.size() != before_frames_) return false;
    u32 at = static_cast<u32>(trace_.insts.size());
    while (at-- > before_insts_) {
        TraceOp op = trace_.at(at).op;
        if (op == TraceOp::Call) break;
        if (op != TraceOp::PopFrames && op != TraceOp::LeaveGenerator && op != TraceOp::WriteBarrier) return false;
    }
    if (at == kNoRef || at < before_insts_) return false;
    CallInfo& call = trace_.calls[trace_.at(at).a];
    TraceType type = trace_.at(at).type;
    Ref raised;
    if (call.check == CallCheck::EmptyRaised && type == TraceType::Value) raised = b_.emit(TraceOp::ValueEq, at, trace_.constant(TraceType::Value, 0));
    else if (call.check == CallCheck::NegRaised && type == TraceType::Int) raised = b_.emit(TraceOp::IntLt, at, trace_.const_int(0));
    else if (call.check == CallCheck::FalseRaised && type == TraceType::Bool) raised = b_.emit(TraceOp::BoolNot, at);
    else return false;
    call.check = CallCheck::None;
    snapshot_cache_ = snapshot_at(expected_[0], true, false);
    guard_true(raised);
    snapshot_cache_ = kNoRef;
    top().regs = before_regs_;
    raising_ = Raising::ByCall;
    return !b_.failed;
}

// The interpreter is at the handler's first instruction.
bool Recorder::record_catch(Frame* frame, u32 index) {
    u32 level;
    const RegHandler* handler;
    if (!find_catch(&level, &handler) || frames_[level].real != frame || handler->target != index) return abort(Abort::Exception);
    if (raising_ == Raising::No && !last_call_raised()) return abort(Abort::Exception);
    u32 popped = static_cast<u32>(frames_.size()) - 1 - level, slot = frames_[level].reg->home + handler->depth;
    u64* pc = top().reg->words + snapshot_cache_pc_;
    const Word& w = word_at(pc);
    bool reraise = raising_ == Raising::ByOp && popped == 0 && (w.reg_op() == RegOp::Reraise || w.a == 0);
    // A bare raise adds a traceback entry only if there is nothing to raise.
    if (reraise && level > 0 && top().generator == kNoRef && top().object == kNoRef) return abort(Abort::Unsupported, "raise of an outer exception");
    if (handler->push_lasti) {
        bool restores = raising_ == Raising::ByOp && popped == 0 && w.reg_op() == RegOp::Reraise && w.b != 0xFFFF;
        Ref lasti = restores ? get(w.b) : constant(frame->registers[slot]);
        snapshot_cache_ = kNoRef;
        Ref exc = emit_unwind(pc, level, slot + 1);
        top().regs[slot] = lasti;
        top().regs[slot + 1] = exc;
        if (!reraise) note_frame_object(exc);
    } else {
        snapshot_cache_ = kNoRef;
        Ref exc = emit_unwind(pc, level, slot);
        top().regs[slot] = exc;
        if (!reraise) note_frame_object(exc);
    }
    if (b_.failed) return abort(Abort::GuardFails);
    raising_ = Raising::No;
    branch_.pending = iteration_.pending = false;
    expected_[0] = index;
    return true;
}

// Writes the frames, unwinds, and takes the frames that ended from the abstract ones.
Ref Recorder::emit_unwind(u64* pc, u32 level, u32 slot) {
    flush_frames();
    Ref popped = trace_.const_int(static_cast<i64>(frames_.size()) - 1 - level), at = trace_.const_int(slot);
    CallInfo call;
    call.effects = kReads | kWrites | kAllocates;
    Ref exc;
    switch (raising_) {
        case Raising::ByOp:
            call.function = reinterpret_cast<void*>(raise_and_unwind);
            call.name = "raise_and_unwind";
            call.effects = kAnyEffect;  // a class is called
            exc = b_.call(TraceType::Object, call, {trace_.const_ptr(pc), popped, at});
            break;
        case Raising::Stop:
            call.function = reinterpret_cast<void*>(stop_and_unwind);
            call.name = "stop_and_unwind";
            exc = b_.call(TraceType::Object, call, {b_.as_value(stop_value_), popped, at});
            break;
        default:
            call.function = reinterpret_cast<void*>(unwind_pending);
            call.name = "unwind_pending";
            call.check = CallCheck::EmptyRaised;
            exc = b_.call(TraceType::Object, call, {popped, at});
    }
    frames_.resize(level + 1);
    inner_words_ = words_in_use();
    unflush_frames();
    return exc;
}

// The newest traceback entry is of the handler's frame, and names its object.
void Recorder::note_frame_object(Ref exc) {
    if (frames_.size() == 1 || top().generator != kNoRef) return;
    Ref traceback = b_.load_ptr(exc, offsetof(ExceptionObject, traceback), AliasClass::Other);
    top().object = b_.load_ptr(traceback, offsetof(Traceback, frame), AliasClass::Other);
}

// The innermost frame, the root or one with an object, is about to end.
void Recorder::detach_object() {
    CallInfo call;
    call.function = reinterpret_cast<void*>(detach);
    call.name = "detach";
    call.effects = kReads | kWrites | kAllocates;
    flush_frames();
    Ref outer = b_.call(TraceType::Ptr, call, {});
    unflush_frames();
    top().object = kNoRef;
    for (size_t f = frames_.size() - 1; f-- > 1;) {
        AbsFrame& frame = frames_[f];
        if (frame.code->co_flags & kCoHidden) continue;
        if (frame.generator == kNoRef) frame.object = outer;
        break;
    }
}

// A side trace at the exit of a call, taken where nothing was raised.
void Recorder::guard_nothing_pending() {
    CallInfo call;
    call.function = reinterpret_cast<void*>(nothing_pending);
    call.name = "nothing_pending";
    call.effects = kReads;
    guard_true(b_.call(TraceType::Bool, call, {}));
}

// ---- Instructions ----

bool Recorder::Raise(const Word& w, u64*) { return raise_here() || leave_to_raise(w); }
bool Recorder::Reraise(const Word& w, u64*) { return raise_here() || leave_to_raise(w); }

// What came before is worth keeping; the interpreter raises.
bool Recorder::leave_to_raise(const Word& w) {
    constexpr u32 kWorthLeaving = 40;  // instructions that make a root trace worth its entry
    if (recorded_ < (is_root_ ? kWorthLeaving : 3)) return unsupported(w);
    finish_leave();
    return false;
}

// Where the handled exception stands. A thread's changes when it enters and leaves generators (ReturnRoot, YieldRoot).
Ref Recorder::handled_place() {
    return b_.memory(TraceOp::LoadPtr, b_.emit(TraceOp::ThreadPtr), offsetof(Thread, handled), root_epoch_, AliasClass::Frame);
}
bool Recorder::in_inlined_generator() const {
    for (size_t f = 1; f < frames_.size(); ++f)
        if (frames_[f].generator != kNoRef) return true;
    return false;
}

bool Recorder::PushExcInfo(const Word& w, u64*) {
    if (in_inlined_generator()) return abort(Abort::Generator, "a handler inside");
    Ref exc = b_.as_value(get(w.a)), place = handled_place();
    Ref previous = b_.load_value(place, offsetof(HandledException, exception), AliasClass::Frame);
    Value now = th_->handled->exception;
    Ref empty = b_.emit(TraceOp::ValueEq, previous, trace_.constant(TraceType::Value, 0));
    b_.emit(now ? TraceOp::GuardFalse : TraceOp::GuardTrue, empty);
    b_.emit(TraceOp::StoreValue, place, offsetof(HandledException, exception), exc, static_cast<u8>(AliasClass::Frame));
    set(w.a, now ? previous : trace_.const_object(&none_object));
    set(w.a + 1u, exc);
    return true;
}

bool Recorder::PopExcept(const Word& w, u64*) {
    if (in_inlined_generator()) return abort(Abort::Generator, "a handler inside");
    Ref previous = b_.as_value(get(w.a)), none = trace_.const_object(&none_object);
    bool was_none = is_none(real(w.a));
    b_.emit(was_none ? TraceOp::GuardIs : TraceOp::GuardIsNot, previous, none);
    b_.emit(TraceOp::StoreValue, handled_place(), offsetof(HandledException, exception), was_none ? trace_.constant(TraceType::Value, 0) : previous,
            static_cast<u8>(AliasClass::Frame));
    return true;
}

static bool is_exception_class(Value v) { return is_type(v) && (v.as<Type>()->type_flags & kTypeExceptionSubclass); }

// Does the exception match `type`, a constant of the trace? -1: not known here.
int Recorder::matches_class(Operand& exc, Ref type) {
    if (!ir::is_const(type) || trace_.type_of(type) != TraceType::Object || !is_exception(exc.value)) return -1;
    Value cls = Value::from_bits(trace_.constant_at(type).bits);
    Type* given = type_of(exc.value);
    if (!is_exception_class(cls) || !given->version) return -1;
    as_object(exc, exc.value.object()->shape());
    if (given->type_flags & kTypeHeap) guard_type_version(given);  // its bases
    return is_subtype(given, cls.as<Type>());
}

static i64 exc_match(Thread* th, Value exc, Value type) { return op_exc_match(th, exc, type); }

// As a Bool: of a class or tuple of classes that the trace knows, or by asking.
Ref Recorder::exception_match(u32 exc_reg, u32 type_reg) {
    Operand exc = operand(exc_reg), type = operand(type_reg);
    if (is_exception_class(type.value)) {
        if (!ir::is_const(type.ref)) guard_is(type, type.value);
        int known = matches_class(exc, type.ref);
        if (known >= 0) return trace_.const_bool(known);
    }
    if (is_exactly(type.value, Kind::Tuple)) {
        Tuple* tuple = type.value.as<Tuple>();
        int known = 0;
        for (i64 i = 0; i < tuple->size && known == 0; ++i) {
            Ref object = as_object(type, builtin_shape(Kind::Tuple));
            known = matches_class(exc, ir::is_const(object) ? constant(tuple->items[i])
                                                            : b_.load_value(object, static_cast<i32>(offsetof(Tuple, items) + 8 * i), AliasClass::Immutable));
        }
        if (known > 0) return trace_.const_bool(true);
    }
    Ref answer = call_python_capable(TraceType::Int, reinterpret_cast<void*>(exc_match), "exc_match", CallCheck::NegRaised, {value_of(exc), value_of(type)});
    return b_.emit(TraceOp::IntGt, answer, trace_.const_int(0));
}

bool Recorder::CheckExcMatch(const Word& w, u64*) {
    set(w.a, exception_match(w.b, w.c));
    return true;
}
bool Recorder::JumpUnlessExcMatch(const Word& w, u64*) {
    Ref match = exception_match(w.a, w.b);
    branch(match, false, static_cast<u32>(static_cast<i32>(snapshot_cache_pc_) + w.jump16()), snapshot_cache_pc_ + 1);
    return true;
}

bool Recorder::WithExceptStart(const Word& w, u64*) {
    Operand exc = operand(w.b + 3u);
    if (!is_exception(exc.value)) return unsupported(w);
    Ref object = as_object(exc, exc.value.object()->shape());
    Ref traceback = b_.load_value(object, offsetof(ExceptionObject, traceback), AliasClass::Other);
    if (!exception(exc.value)->traceback) return unsupported(w);
    traceback = b_.emit(TraceOp::GuardBound, traceback);
    set(w.a, get(w.b));
    set(w.a + 1u, trace_.const_object(type_of(exc.value)));
    set(w.a + 2u, object);
    set(w.a + 3u, traceback);
    return true;
}

}  // namespace krait::jit
