// Recording of generators and coroutines: a resumed one runs inlined in the trace of its consumer.
//
// Its frame stands in the generator, and so does the truth about its registers while it is suspended: a resume reads them by
// loads of class Generator, a yield stores those that changed. The next resume in the trace forwards the one from the other, so
// in a loop a value stays in its machine register and costs a store. While it runs inlined, memory says it is suspended at the
// yield before: exits, links and FlushFrames make its frame the current one (state, handled exceptions, place to return to).
//
// Relied on: a resume guards state, place and that no exception is being handled inside, so what an inlined generator does
// needs nothing of Thread::handled. Two references that might be the same generator are told apart by a guard where one
// runs inside the other.
// Not handled: async generators; a finished frame's object (gi_frame kept by a debugger) shows the registers of the last yield.
#include "jit/recorder.h"
#include "jit/runtime_calls.h"
#include "runtime/error.h"
#include "runtime/heap.h"
#include "runtime/types/generator.h"
#include "runtime/types/iterators.h"
#include "interp/ops.h"

namespace krait::jit {

using namespace ir;

constexpr i32 kStateOffset = offsetof(Generator, state);
constexpr i32 kPcOffset = offsetof(Generator, frame.pc);
constexpr i32 kHandledOffset = offsetof(Generator, handled.exception);
static_assert(kStateOffset % 8 == 0, "the state is read as a word whose other bytes are 0 for all but async generators");

static i32 slot_offset(u32 reg) { return static_cast<i32>(offsetof(Generator, frame.registers) + 8 * reg); }

static Ref unrefined(const Trace& trace, Ref r) {
    while (is_inst(r)) {
        const TraceInst& inst = trace.at(r);
        if (inst.op < TraceOp::GuardInt || inst.op > TraceOp::GuardBound) break;
        r = inst.a;
    }
    return r;
}

bool Recorder::is_generator_slot_clean(const AbsFrame& frame, u32 reg) const {
    return !frame.flushed[reg] && frame.loaded[reg] != kNoRef && unrefined(trace_, frame.regs[reg]) == unrefined(trace_, frame.loaded[reg]);
}

// The ForIter, ForLoop or Send at hand enters the generator.
bool Recorder::resume_here(Operand& o, Ref sent) {
    return resume(o, sent, {word_at(top().real->pc).a, 2, ReturnMode::Generator, kNoRef});
}

bool Recorder::resume(Operand& o, Ref sent, ResumedBy by) {
    auto* g = o.value.as<Generator>();
    if (!can_inline_generator(g)) return abort(Abort::Exception);
    if (frames_.size() >= kMaxInlinedFrames) return abort(Abort::TooDeep);
    u32 depth = 0;
    for (const AbsFrame& frame : frames_) depth += frame.code == g->code;
    if (depth >= 3) return abort(Abort::Recursion);
    Value handled = g->handled.exception;
    if (handled) return abort(Abort::Generator, "an exception is handled inside");
    Ref object = as_object(o, g->shape());
    for (const AbsFrame& frame : frames_)
        if (frame.generator != kNoRef) b_.emit(TraceOp::GuardFalse, b_.emit(TraceOp::PtrEq, frame.generator, object));
    Ref state = b_.load_i64(object, kStateOffset, AliasClass::Generator);
    guard_true(b_.emit(TraceOp::IntEq, state, trace_.const_int(g->state)));
    u64 pc = reinterpret_cast<u64>(g->frame.pc);
    guard_true(b_.emit(TraceOp::IntEq, b_.load_i64(object, kPcOffset, AliasClass::Generator), trace_.const_int(static_cast<i64>(pc))));
    b_.emit(TraceOp::GuardIs, b_.load_value(object, kHandledOffset, AliasClass::Generator), trace_.constant(TraceType::Value, 0));
    AbsFrame frame;
    frame.code = g->code;
    frame.reg = g->code->reg;
    frame.regs.assign(frame.reg->register_count, kNoRef);
    frame.loaded.assign(frame.reg->register_count, kNoRef);
    frame.flushed.assign(frame.reg->register_count, 0);
    frame.generator = object;
    frame.resumed_pc = g->state == kGenSuspended ? pc : 0;
    frame.base = inner_words_;
    frame.return_register = by.reg;
    frame.mode = by.mode;
    frame.words = by.words;
    frame.construct_self = by.otherwise;
    frame.regs[word_at(g->frame.pc).a] = sent;
    top().pc = snapshot_cache_pc_;
    expected_[0] = frame.reg->index_of(g->frame.pc) + 1;
    frames_.push_back(std::move(frame));
    frame_changed_ = true;
    return true;
}

// A yield of an inlined generator: its registers go to memory, the value to the instruction that resumed it.
bool Recorder::yield_value(const Word& w) {
    AbsFrame& frame = top();
    u32 here = snapshot_cache_pc_;
    const RegLiveness& live = jit_.liveness(frame.reg);
    Ref value = get(w.b), generator = frame.generator;
    std::vector<std::pair<u32, Ref>> stores;
    bool barrier = false;
    for (u32 r = 0; r < frame.regs.size(); ++r) {
        if (!is_dirty(frame, r, false)) continue;
        bool after = live.live_in(here + 1, r) && r != w.a, given = r == w.b && r >= frame.reg->home;
        if (!after && (given || !live.live_in(here, r))) continue;
        barrier |= needs_barrier(frame.regs[r]);
        stores.emplace_back(r, b_.as_value(frame.regs[r]));
    }
    if (b_.failed) return false;
    for (auto [r, ref] : stores) b_.emit(TraceOp::StoreValue, generator, static_cast<u32>(slot_offset(r)), ref, static_cast<u8>(AliasClass::Generator));
    u64 pc = reinterpret_cast<u64>(frame.reg->words + here);
    if (frame.resumed_pc != pc) {
        b_.emit(TraceOp::StoreI64, generator, kPcOffset, trace_.const_int(static_cast<i64>(pc)), static_cast<u8>(AliasClass::Generator));
        b_.emit(TraceOp::StoreI64, generator, kStateOffset, trace_.const_int(kGenSuspended), static_cast<u8>(AliasClass::Generator));
    }
    if (barrier) b_.emit(TraceOp::WriteBarrier, generator);
    AbsFrame done = std::move(frames_.back());
    frames_.pop_back();
    inner_words_ = words_in_use();
    return deliver_item(done, value);
}

// An item for the ForIter, ForLoop or Send that the innermost frame is at.
bool Recorder::deliver_item(const AbsFrame& done, Ref value) {
    frame_changed_ = true;
    if (done.mode != ReturnMode::Generator) {
        set(done.return_register, value);
        expected_[0] = top().pc + done.words;
        return true;
    }
    u64* pc = top().reg->words + top().pc;
    set(word_at(pc).a, value);
    bool loops = generic(word_at(pc).reg_op()) == RegOp::ForLoop;
    expected_[0] = static_cast<u32>(static_cast<i32>(top().pc) + (loops ? jump_cache(pc).jump : 2));
    return true;
}

static void generator_finished(Thread* th, Generator* g) {
    g->state = kGenFinished;
    Frame* frame = &g->frame;
    if (frame->flags & kFrameHasObject) detach_frame_object(th, frame);
    for (u32 i = 0; i < frame->code->reg->register_count; i++) frame->registers[i] = Value();
    frame->function = nullptr;
    frame->locals = Value();
    g->handled = HandledException{};
}

// An inlined generator, whose frame is the innermost, returned.
void Recorder::generator_returns(Ref value) {
    if (top().mode == ReturnMode::GeneratorCall) {
        abort(Abort::Exception, "StopIteration");
        return;
    }
    // While the generator's frame is still the innermost: the call's snapshot is at its return.
    call_runtime(TraceType::None, reinterpret_cast<void*>(generator_finished), "generator_finished", kWrites, CallCheck::None, {top().generator});
    AbsFrame done = std::move(frames_.back());
    frames_.pop_back();
    inner_words_ = words_in_use();
    frame_changed_ = true;
    if (done.mode == ReturnMode::GeneratorDefault) {
        set(done.return_register, done.construct_self);
        expected_[0] = top().pc + done.words;
        return;
    }
    u64* pc = top().reg->words + top().pc;
    u32 jump = static_cast<u32>(static_cast<i32>(top().pc) + jump_cache(pc).jump);
    RegOp op = generic(word_at(pc).reg_op());
    if (op == RegOp::Send) set(word_at(pc).b, value);
    expected_[0] = op == RegOp::ForLoop ? top().pc + 2 : jump;
}

// ---- Instructions ----

static Value new_generator(Thread* th, Function* function, const u64* pc, const Args& registers) {
    Code* code = function->code;
    Kind kind = code->co_flags & kCoCoroutine ? Kind::Coroutine : code->co_flags & kCoAsyncGenerator ? Kind::AsyncGenerator : Kind::Generator;
    auto* g = heap_new<Generator>(th, builtin_shape(kind), code->reg->register_count * sizeof(Value));
    if (!g) return {};
    g->name = function->name;
    g->qualname = function->qualname;
    g->code = code;
    g->state = kGenCreated;
    g->frame.function = function;
    g->frame.code = code;
    g->frame.globals = function->globals;
    g->frame.builtins = function->builtins;
    g->frame.pc = pc;
    g->frame.generator = g;
    g->frame.owner = FrameOwner::Generator;
    for (u32 i = 0; i < registers.count; i++) g->frame.registers[i] = registers[i];
    return generator_created(th, g) ? Value(g) : Value();
}

bool Recorder::ReturnGenerator(const Word&, u64*) {
    AbsFrame& frame = top();
    if (frames_.size() == 1 || frame.generator != kNoRef) return abort(Abort::Generator, "made at the root");
    u32 count = frame.reg->home;
    if (count > static_cast<u32>(x64::kMaxMemoryArgs)) return abort(Abort::CallArguments);
    CallInfo call;
    call.function = reinterpret_cast<void*>(new_generator);
    call.name = "new_generator";
    call.effects = kReads | kAllocates | kMayRaise;
    call.check = CallCheck::EmptyRaised;
    call.variadic = true;
    call.memory_from = 2;
    std::vector<Ref> args{frame.function, trace_.const_ptr(frame.reg->words + snapshot_cache_pc_)};
    for (u32 r = 0; r < count; ++r) args.push_back(b_.as_value(get(r)));
    Ref made = b_.call_with(TraceType::Object, call, args.data(), static_cast<u32>(args.size()));
    return_value(made);
    return unit_ != nullptr && abort_ == Abort::None;
}

bool Recorder::YieldValue(const Word& w, u64*) {
    if (top().generator != kNoRef) return yield_value(w);
    return yield_from_root(w);
}

// A side trace whose root is the generator goes on in the consumer, which it then takes as its root.
bool Recorder::yield_from_root(const Word& w) {
    Frame* frame = frames_[0].real;
    if (is_root_) return abort(Abort::LeftFrame);
    Kind kind = frame->generator->kind();
    if (kind == Kind::AsyncGenerator || frame->flags || root_epoch_ >= 8) {
        if (recorded_ <= 4) return abort(Abort::LeftFrame);
        finish_leave();
        return false;
    }
    u32 header;
    __builtin_memcpy(&header, &frame->owner, sizeof header);
    Ref value = get(w.b);
    Frame* back = frame->back;
    b_.emit(TraceOp::YieldRoot, trace_.const_ptr(back->pc), header);
    AbsFrame done = std::move(frames_[0]);
    done.mode = frame->return_mode;
    done.return_register = frame->return_register;
    done.words = frame->return_words;
    take_root(back);
    top().pc = top().reg->index_of(back->pc);
    return deliver_item(done, value);
}

bool Recorder::Send(const Word& w, u64* pc) {
    Operand receiver = operand(w.b);
    Value v = receiver.value;
    if (is_exactly(v, Kind::Generator) || is_exactly(v, Kind::Coroutine)) {
        auto* g = v.as<Generator>();
        if (g->state == kGenFinished || (g->state == kGenCreated && !is_none(real(w.c)))) return abort(Abort::Exception);
        Ref sent = get(w.c);
        if (g->state == kGenCreated && !ir::is_const(sent)) b_.emit(TraceOp::GuardIs, sent, trace_.const_object(&none_object));
        return resume_here(receiver, sent);
    }
    return send_to_iterator(w, pc);
}

bool Recorder::send_to_iterator(const Word& w, u64*) { return unsupported(w); }

bool Recorder::GetYieldFromIter(const Word& w, u64*) {
    Operand o = operand(w.b);
    if (!is_exactly(o.value, Kind::Generator)) return is_exactly(o.value, Kind::Coroutine) ? unsupported(w) : get_iter(w.a, w.b);
    set(w.a, as_object(o, o.value.object()->shape()));
    return true;
}

bool Recorder::GetAwaitable(const Word& w, u64*) {
    Operand o = operand(w.b);
    if (!is_exactly(o.value, Kind::Coroutine) || o.value.as<Generator>()->state != kGenCreated) return unsupported(w);
    Ref object = as_object(o, o.value.object()->shape());
    guard_true(b_.emit(TraceOp::IntEq, b_.load_i64(object, kStateOffset, AliasClass::Generator), trace_.const_int(kGenCreated)));
    set(w.a, object);
    return true;
}

}  // namespace krait::jit
