// The interpreter's side of the hooks in runtime/call.h, and running code from C++.
//
// execute() runs one entry frame to its end; C++ that calls Python nests it. Each nesting uses C stack, so its depth is checked
// against th->c_stack_limit; Python calling Python does not nest.
#include "interp/frames.h"
#include "interp/jit_hooks.h"
#include "interp/ops.h"
#include "interp/python_bodies.h"
#include "ir/stack_ops.h"
#include "runtime/error.h"
#include "runtime/gil.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/startup.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/generator.h"
#include "runtime/types/list.h"

namespace krait {

using namespace ir;

JitHooks jit_hooks;

int resume_generator(Thread* th, Generator* g, Value sent, Value exc, Value* result);
void trace_running_generators(void* context, Marker& marker);
void trace_handled_generators(HandledException* top, HandledException* bottom, Marker& marker);
void clear_dead_registers(Thread* th);
[[gnu::weak]] bool run_signal_handlers(Thread* th);  // the _signal module's

InterpState& interp_state(Thread* th) {
    if (!th->vm->interp) [[unlikely]] {
        static bool traced = false;  // one for all threads: each has a state of its own
        th->vm->interp = new InterpState;
        if (!traced) add_root_tracer(th, trace_running_generators, th);
        traced = true;
    }
    return *static_cast<InterpState*>(th->vm->interp);
}

// ---- Running ----

static bool c_stack_left(Thread* th) {
    if (static_cast<char*>(__builtin_frame_address(0)) >= th->c_stack_limit) [[likely]] return true;
    raise(th, Exc::RecursionError, "maximum recursion depth exceeded while calling a Python object");
    return false;
}

Exit execute(Thread* th, bool raising, Value* result) {
    InterpState& state = interp_state(th);
    state.loop_depth++;
    if (!c_stack_left(th)) raising = true;
    Exit exit;
    do {
        exit = wants_hooks(th) ? run_hooked(th, raising, result) : run_plain(th, raising, result);
        raising = false;
    } while (exit == Exit::Switch);
    if (state.recording_loop == state.loop_depth) state.recording_loop = 0;
    state.loop_depth--;
    return exit;
}

static Value run_entry(Thread* th) {
    Value result;
    return execute(th, false, &result) == Exit::Returned ? result : Value();
}

static Value call_function(Thread* th, Function* function, const Args& args) {
    ReturnTo to{0, 0, ReturnMode::Store, kFrameEntry};
    if (!push_function(th, function, args.data, args.count, args.kwnames, to)) return Value();
    return run_entry(th);
}

static Value run_code(Thread* th, Code* code, Dict* globals, Value locals, Tuple* closure) {
    Function* function = KRAIT_TRY(new_function(th, code, globals));
    function->closure = closure;
    RegCode* reg = KRAIT_TRY(reg_code(th, code));
    Frame* frame = KRAIT_TRY(allocate_frame(th, function, reg));
    set_return(frame, ReturnTo{0, 0, ReturnMode::Store, kFrameEntry});
    for (u32 i = 0; i < reg->home; i++) frame->registers[i] = Value();
    frame->locals = locals;
    th->frame = frame;
    return run_entry(th);
}

// ---- The poll ----

bool poll_work(Thread* th) {
    u32 bits = th->poll;
    if (bits & kPollFinalizers) {
        __atomic_fetch_and(&th->poll, ~static_cast<u32>(kPollFinalizers), __ATOMIC_RELAXED);
        run_pending_finalizers(th);
    }
    if (bits & kPollSignal) {
        __atomic_fetch_and(&th->poll, ~static_cast<u32>(kPollSignal), __ATOMIC_RELAXED);
        if (run_signal_handlers && !run_signal_handlers(th)) return false;
    }
    if (bits & kPollGil) yield_gil(th);
    return true;
}

// A recording does not survive that other threads change what it has seen.
static void leave_thread(Thread* th) {
    auto* state = static_cast<InterpState*>(th->vm->interp);
    if (!state || !state->recording_loop) return;
    state->recording_loop = 0;
    if (abandon_recording_hook) abandon_recording_hook(th);
}

static void end_thread(Thread* th) {
    delete static_cast<InterpState*>(th->vm->interp);
    th->vm->interp = nullptr;
}

bool wants_hooks(Thread* th) {
    if (is_tracing(th)) return true;
    const InterpState& state = interp_state(th);
    return state.recording_loop != 0 && state.recording_loop == state.loop_depth;
}

void install_interp() {
    interp_hooks.call_function = call_function;
    interp_hooks.run_code = run_code;
    interp_hooks.resume_generator = resume_generator;
    interp_hooks.clear_dead_registers = clear_dead_registers;
    interp_hooks.poll = poll_work;
    interp_hooks.apply_to_each = apply_to_each;
    thread_switch_hooks = {leave_thread, end_thread, trace_handled_generators};
}

// ---- Frames as others see them ----

i32 frame_lasti(const Frame* frame) {
    const RegCode* reg = frame->code->reg;
    return reg && frame->pc ? static_cast<i32>(reg->offset_of(frame->pc)) : -1;
}

u32 frame_register_count(const Frame* frame) { return frame->code->reg ? frame->code->reg->register_count : 0; }

void detach_frame_object(Thread* th, Frame* frame) {
    FrameObject* object = frame->object;
    size_t locals = static_cast<size_t>(frame->code->nlocalsplus);
    size_t bytes = sizeof(Frame) + locals * sizeof(Value);
    Value pending = take_pending(th);
    RawBuffer* storage = new_raw_buffer(th, static_cast<i64>(bytes));
    Value back;
    Frame* outer = frame->owner != FrameOwner::Generator ? visible_frame(frame->back) : nullptr;
    if (outer) back = Value(frame_object(th, outer));
    restore_pending(th, pending);
    object->ended = true;
    frame->object = nullptr;
    frame->flags &= static_cast<u8>(~kFrameHasObject);
    if (!storage) {
        object->frame = nullptr;
        return;
    }
    __builtin_memcpy(storage->data, frame, bytes);
    auto* copy = reinterpret_cast<Frame*>(storage->data);
    copy->owner = FrameOwner::FrameObject;
    copy->back = nullptr;
    copy->generator = nullptr;
    copy->object = object;
    copy->construct_self = Value();
    object->storage = storage;
    object->frame = copy;
    object->back = back;
    write_barrier(th, object);
}

static void add_traceback_at(Thread* th, Frame* frame, i32 lasti) {
    if (!th->pending) [[unlikely]] raise(th, Exc::SystemError, "error return without exception set");
    if (frame->code->co_flags & kCoHidden) return;
    Value exc = take_pending(th);
    FrameObject* object = frame_object(th, frame);
    auto* tb = object ? heap_new<Traceback>(th, builtin_shape(Kind::Traceback)) : nullptr;
    restore_pending(th, exc);
    if (!tb) return;
    tb->frame = Value(object);
    tb->lasti = lasti;
    tb->lineno = kLineLater;
    ExceptionObject* e = exception(exc);
    tb->next = e->traceback && !is_none(e->traceback) ? e->traceback : Value();
    e->traceback = Value(tb);
    write_barrier(th, e);
}

void add_traceback(Thread* th, Frame* frame) { add_traceback_at(th, frame, frame_lasti(frame)); }

// Krait polls at the head of a loop, CPython at the jump back to it: the traceback shows the last of these jumps.
void add_poll_traceback(Thread* th, Frame* frame) {
    i32 lasti = frame_lasti(frame);
    int head = lasti / 2, innermost = -1;
    const Bytes* bytes = frame->code->code;
    auto* units = reinterpret_cast<const u8*>(bytes->data);
    int count = static_cast<int>(bytes->length / 2);
    for (int at = head; at < count;) {
        ir::StackInstruction insn = ir::decode(units, count, at);
        // The poll's own position may be that of an instruction beside the jump's target.
        if (ir::is_backward_jump(insn.op) && insn.target() <= head + 2 && insn.target() >= innermost) {
            innermost = insn.target();
            lasti = insn.offset * 2;
        }
        at = insn.next;
    }
    add_traceback_at(th, frame, lasti);
}

}  // namespace krait
