// Frames: pushing, returning, binding of arguments, unwinding. The dispatch loop inlines the plain cases of the first two.
//
// Stack discipline: th->frame is the innermost frame and th->stack_top the first free word behind the innermost stack frame; a
// generator's frame stands in the generator, so calls from it go on at th->stack_top. Registers of a new frame beyond the bound
// locals hold whatever was there: the collector reads the stack conservatively, and no instruction reads them before writing.
#pragma once

#include "ir/reg_code.h"
#include "runtime/call.h"
#include "runtime/frame.h"
#include "runtime/types/function.h"

namespace krait {

// Results of slow paths besides a Value and empty (raised).
inline constexpr u64 kPushedBits = u64{2} << 48;     // a frame was pushed: run it, its result arrives by its return mode
inline constexpr u64 kExhaustedBits = u64{3} << 48;  // an iterator ended
inline Value pushed() { return Value::from_bits(kPushedBits); }
inline Value exhausted() { return Value::from_bits(kExhaustedBits); }
inline bool is_pushed(Value v) { return v.bits() == kPushedBits; }
inline bool is_exhausted(Value v) { return v.bits() == kExhaustedBits; }

// Where and how the result of a pushed frame goes: the instruction of the caller.
struct ReturnTo {
    u16 reg;
    u8 words;
    ReturnMode mode = ReturnMode::Store;
    u8 flags = 0;
};

// A new frame for `function`, locals not filled in. Null: RecursionError or stack exhaustion raised.
inline Frame* allocate_frame(Thread* th, Function* function, const ir::RegCode* reg);
[[gnu::cold]] Frame* raise_frame_limit(Thread* th);

inline Frame* allocate_frame(Thread* th, Function* function, const ir::RegCode* reg) {
    Value* base = th->stack_top;
    Value* end = base + kFrameWords + reg->register_count;
    if (end > th->stack_limit || th->recursion_depth >= th->recursion_limit) [[unlikely]]
        return raise_frame_limit(th);
    th->recursion_depth++;
    th->stack_top = end;
    auto* frame = reinterpret_cast<Frame*>(base);
    frame->back = th->frame;
    frame->function = function;
    frame->code = reg->code;
    frame->globals = function->globals;
    frame->builtins = function->builtins;
    frame->locals = Value();
    frame->construct_self = Value();
    frame->pc = reg->words;
    frame->object = nullptr;
    frame->generator = nullptr;
    return frame;
}

inline void set_return(Frame* frame, ReturnTo to) {
    frame->owner = FrameOwner::Stack;
    frame->flags = to.flags;
    frame->return_mode = to.mode;
    frame->return_words = to.words;
    frame->return_register = to.reg;
}

// Owner Stack, no flags, mode Store.
inline bool returns_plainly(const Frame* frame) {
    u32 bits;
    __builtin_memcpy(&bits, &frame->owner, sizeof bits);
    return (bits & 0x00FFFFFF) == 0;
}
static_assert(offsetof(Frame, flags) == offsetof(Frame, owner) + 1 && offsetof(Frame, return_mode) == offsetof(Frame, owner) + 2);

// Ends the innermost frame (frame objects take over its locals) and gives its stack back.
void pop_frame(Thread* th, Frame* frame);

// Pushes a frame for `function` with arguments bound. Null: raised.
Frame* push_function(Thread* th, Function* function, const Value* args, u32 count, Tuple* kwnames, ReturnTo to);
// Binds arguments to the parameters of `function` in `registers` (nlocalsplus of them), with CPython's messages.
[[nodiscard]] bool bind_arguments(Thread* th, Function* function, const Args& args, Value* registers);

// Calls `callable`: pushes a frame when it is (or leads to) a Python function, else calls it here. For instructions whose frame->pc
// is set. `args[-1]` may be written when `callable` is a bound method or class.
Value call_or_push(Thread* th, Value callable, const Value* args, u32 count, Tuple* kwnames, ReturnTo to);

// ---- Running ----

enum class Exit : u8 { Returned, Yielded, Raised, Switch };
// Runs th->frame, an entry frame, to its end. `raising`: starts by raising th->pending at frame->pc.
Exit execute(Thread* th, bool raising, Value* result);
Exit run_plain(Thread* th, bool raising, Value* result);
Exit run_hooked(Thread* th, bool raising, Value* result);

// What an unwound or returning frame leads to.
enum class Continue : u8 { Here, Leave };
// An exception is pending in th->frame at frame->pc. Here: th->frame and its pc are set to the handler. Leave: an entry frame was
// left, popped. `traced`: the frame gets a traceback entry first.
Continue unwind(Thread* th, bool add_traceback);
// The frame th->frame returns `value`, not plainly. Here: th->frame->pc is the next instruction. Leave: entry frame left. Raised is
// reported through `*raised` (th->frame is then the frame in which to raise, pc set).
Continue return_slow(Thread* th, Value value, bool* raised);
// YieldValue of th->frame, likewise.
Continue yield_slow(Thread* th, Value value);

// Work due at the poll. False: raised.
[[nodiscard]] bool poll_work(Thread* th);
bool wants_hooks(Thread* th);

// Recording: the JIT's hook is called before each instruction of the loop that runs `recording_depth` deep.
struct InterpState {
    int loop_depth = 0;        // nested execute() calls
    int recording_loop = 0;    // the loop that records; 0: none
    const u64* previous_pc = nullptr;  // when the loops switch between two instructions: the one before
    const char* event = nullptr;       // of the trace function that is running
    void* bodies = nullptr;            // interp/python_bodies.cpp
};
InterpState& interp_state(Thread* th);

// ---- Generators ----

Generator* make_generator(Thread* th, Frame* frame);  // for ReturnGenerator: kind by the code's flags
// Makes `generator` the innermost frame, its YieldValue answered with `sent`. False: raised (already running …).
void enter_generator(Thread* th, Generator* generator, Value sent, ReturnTo to);
// Makes its frame, called from `back`, the innermost one, without moving its pc.
Frame* link_generator_frame(Thread* th, Generator* generator, Frame* back, ReturnTo to);
// The generator's frame ended, by return or exception; StopIteration becomes RuntimeError.
void finish_generator(Thread* th, Generator* generator, bool raised);
inline bool can_inline_generator(Generator* g) { return g->state == kGenSuspended || g->state == kGenCreated; }

// ---- Tracing (sys.settrace, sys.setprofile) ----
// `previous` is the instruction that the frame executed before.
[[nodiscard]] bool trace_instruction(Thread* th, Frame* frame, const u64* pc, const u64* previous);
[[nodiscard]] bool trace_return(Thread* th, Frame* frame, Value value);
void trace_exception(Thread* th, Frame* frame);
// The trace event now being handled ("line" …), or null.
const char* current_trace_event(Thread* th);
[[nodiscard]] bool trace_generator_end(Thread* th, Frame* back, Value value, bool is_coroutine);
void trace_unwind(Thread* th, Frame* frame);
bool is_tracing(Thread* th);
inline bool is_profiling(Thread* th) { return (th->poll & kPollTrace) && th->profile_function && is_tracing(th); }
// Calls a native function between the events c_call and c_return or c_exception.
Value profile_native_call(Thread* th, Frame* frame, Value callable, const Args& args);

// ---- Tracebacks ----
void add_traceback(Thread* th, Frame* frame);
void add_poll_traceback(Thread* th, Frame* frame);  // what a signal handler raised at a loop's head

}  // namespace krait
