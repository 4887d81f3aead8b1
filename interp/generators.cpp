// Frames of generators, coroutines and async generators: making, entering, leaving. Protocols stand in runtime/types/generator.cpp.
//
// The collector: a running generator's registers change without write barriers, so running generators are roots (they are found
// through th->handled, which links exactly them); when one is suspended, yield_slow makes the barrier once.
#include "interp/frames.h"
#include "interp/ops.h"
#include "runtime/error.h"
#include "runtime/roots.h"
#include "runtime/types/exception.h"
#include "runtime/types/exception_layout.h"
#include "runtime/types/generator.h"

namespace krait {

using namespace ir;

static Kind kind_of_code(const Code* code) {
    if (code->co_flags & kCoCoroutine) return Kind::Coroutine;
    return code->co_flags & kCoAsyncGenerator ? Kind::AsyncGenerator : Kind::Generator;
}

Generator* make_generator(Thread* th, Frame* frame) {
    const RegCode& reg = *frame->code->reg;
    auto* g = heap_new<Generator>(th, builtin_shape(kind_of_code(frame->code)), reg.register_count * sizeof(Value));
    if (!g) return nullptr;
    g->name = frame->function->name;
    g->qualname = frame->function->qualname;
    g->code = frame->code;
    g->state = kGenCreated;
    Frame& to = g->frame;
    to.function = frame->function;
    to.code = frame->code;
    to.globals = frame->globals;
    to.builtins = frame->builtins;
    to.locals = frame->locals;
    to.pc = frame->pc;
    to.generator = g;
    to.owner = FrameOwner::Generator;
    for (u32 i = 0; i < reg.home; i++) to.registers[i] = frame->registers[i];
    if (frame->flags & kFrameHasObject) {  // a tracer saw the frame before it became a generator
        to.object = frame->object;
        to.flags = kFrameHasObject | (frame->flags & kFrameTraced);
        to.object->frame = &to;
        write_barrier(th, to.object);
        frame->object = nullptr;
        frame->flags &= static_cast<u8>(~kFrameHasObject);
    }
    return generator_created(th, g) ? g : nullptr;
}

// One that is running already was made current before the call that machine code leaves by.
Frame* link_generator_frame(Thread* th, Generator* g, Frame* back, ReturnTo to) {
    Frame* frame = &g->frame;
    frame->back = back;
    frame->return_mode = to.mode;
    frame->return_words = to.words;
    frame->return_register = to.reg;
    frame->flags = static_cast<u8>((frame->flags & ~kFrameEntry) | to.flags);
    if (g->state != kGenRunning) {
        g->handled.previous = th->handled;
        th->handled = &g->handled;
    }
    th->frame = frame;
    th->recursion_depth++;
    g->state = kGenRunning;
    return frame;
}

void enter_generator(Thread* th, Generator* g, Value sent, ReturnTo to) {
    link_generator_frame(th, g, th->frame, to);
    Frame* frame = &g->frame;
    frame->registers[word_at(frame->pc).a] = sent;  // of ReturnGenerator or YieldValue
    frame->pc += 1;
}

// StopIteration that leaves a generator would be taken for its end: PEP 479.
static void convert_stop_iteration(Thread* th, Generator* g) {
    const char* message = nullptr;
    Kind kind = g->kind();
    if (pending_matches(th, Exc::StopIteration))
        message = kind == Kind::Coroutine        ? "coroutine raised StopIteration"
                  : kind == Kind::AsyncGenerator ? "async generator raised StopIteration"
                                                 : "generator raised StopIteration";
    else if (kind == Kind::AsyncGenerator && pending_matches(th, Exc::StopAsyncIteration))
        message = "async generator raised StopAsyncIteration";
    if (!message) return;
    Value cause = take_pending(th);
    raise(th, Exc::RuntimeError, "%s", message);
    auto* e = exception(th->pending);
    e->cause = e->context = cause;
    e->suppress_context = true;
    write_barrier(th, e);
}

void finish_generator(Thread* th, Generator* g, bool raised) {
    Frame* frame = &g->frame;
    if (frame->flags & kFrameHasObject) detach_frame_object(th, frame);
    g->state = kGenFinished;
    th->handled = g->handled.previous;
    g->handled = HandledException{};
    th->frame = frame->back;
    th->recursion_depth--;
    u32 count = frame->code->reg->register_count;
    for (u32 i = 0; i < count; i++) frame->registers[i] = Value();
    frame->function = nullptr;
    frame->locals = frame->construct_self = Value();
    if (raised) convert_stop_iteration(th, g);
}

// ---- For runtime/types ----

static int run_generator(Thread* th, Generator* g, bool raising, Value* result) {
    switch (execute(th, raising, result)) {
        case Exit::Yielded: return 1;
        case Exit::Returned: return 0;
        default: return -1;
    }
}

static bool check_depth(Thread* th) {
    if (th->recursion_depth < th->recursion_limit) return true;
    raise_frame_limit(th);
    return false;
}

int resume_generator(Thread* th, Generator* g, Value sent, Value exc, Value* result) {
    if (!check_depth(th)) return -1;
    ReturnTo to{0, 0, ReturnMode::Generator, kFrameEntry};
    if (!exc) {
        enter_generator(th, g, sent, to);
        return run_generator(th, g, false, result);
    }
    link_generator_frame(th, g, th->frame, to);
    th->pending = exc;
    if (g->handled.exception && !is_none(g->handled.exception)) set_context_from_handled(th, exc);
    return run_generator(th, g, true, result);
}

Value generator_receiver(const Generator* g) {
    const Word& w = word_at(g->frame.pc);
    if (g->state == kGenCreated || g->state == kGenFinished || w.reg_op() != RegOp::YieldValue || w.c != 1) return Value();
    return g->frame.registers[w.a - 1];
}

// The Send of the delegation: the jump back to it follows the YieldValue.
int resume_after_delegation(Thread* th, Generator* g, Value value, Value* result) {
    if (!check_depth(th)) return -1;
    link_generator_frame(th, g, th->frame, ReturnTo{0, 0, ReturnMode::Generator, kFrameEntry});
    Frame* frame = &g->frame;
    const u64* pc = frame->pc + 1;
    while (word_at(pc).reg_op() == RegOp::Nop) pc++;
    KRAIT_CHECK(word_at(pc).reg_op() == RegOp::Jump, "a delegating yield is followed by the jump to its Send");
    pc += word_at(pc).jump();
    KRAIT_CHECK(word_at(pc).reg_op() == RegOp::Send, "a delegating yield belongs to a Send");
    frame->registers[word_at(pc).b] = value;
    frame->pc = pc + jump_cache(const_cast<u64*>(pc)).jump;
    return run_generator(th, g, false, result);
}

void trace_handled_generators(HandledException* top, HandledException* bottom, Marker& marker) {
    for (HandledException* h = top; h && h != bottom; h = h->previous) {
        auto* g = reinterpret_cast<Generator*>(reinterpret_cast<char*>(h) - offsetof(Generator, handled));
        marker.visit(g);
        u32 count = g->frame.code->reg->register_count;
        for (u32 i = 0; i < count; i++) marker.visit_conservative(g->frame.registers[i].bits());
        marker.visit(g->frame.locals);
        marker.visit(g->frame.construct_self);
        if (g->frame.object) marker.visit(g->frame.object);
    }
}

void trace_running_generators(void* context, Marker& marker) {
    auto* th = static_cast<Thread*>(context);
    trace_handled_generators(th->handled, &th->handled_base, marker);
}

}  // namespace krait
