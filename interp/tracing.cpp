// sys.settrace and sys.setprofile (data model 3.2 "frame objects", sys module). The hooked loop calls trace_instruction before each
// instruction; events follow CPython 3.11's ceval: call at function entry, line when the line changes or a jump goes back,
// return, exception; c_call, c_return, c_exception for the profiler.
#include "interp/frames.h"
#include "interp/ops.h"
#include "runtime/error.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ir;

static thread_local int inside_tracer = 0;

bool is_tracing(Thread* th) {
    return (th->poll & kPollTrace) && inside_tracer == 0 && (th->trace_function || th->profile_function);
}

namespace {

Value event_name(Thread* th, const char* name) { return Value(intern(th, name)); }

// PyFrame_LocalsToFast: what the tracer did to f_locals takes effect.
void store_locals(Thread* th, FrameObject* object) {
    Frame* frame = object->frame;
    Code* code = frame->code;
    if (frame->locals || !(code->co_flags & kCoOptimized)) return;
    Dict* dict = object->locals_dict.as<Dict>();
    for (i32 i = 0; i < code->nlocalsplus; i++) {
        Value v = dict_get_str(dict, code->localsplusnames->items[i].as<Str>());
        Value& local = frame->registers[i];
        auto kind = static_cast<u8>(code->localspluskinds->data[i]);
        if ((kind & (kFastCell | kFastFree)) && has_kind(local, Kind::Cell)) {
            local.as<Cell>()->value = v;
            write_barrier(th, local.object());
        } else {
            local = v;
        }
    }
    if (frame->owner == FrameOwner::Generator) write_barrier(th, frame->generator);
}

// Calls `function(frame, event, argument)`; on failure tracing is switched off, as CPython does.
Value call_tracer(Thread* th, Value function, FrameObject* object, const char* event, Value argument) {
    if (object->locals_dict && !frame_locals(th, object->frame)) return Value();
    InterpState& state = interp_state(th);
    const char* outer = state.event;
    state.event = event;
    inside_tracer++;
    Value r = call(th, function, Value(object), event_name(th, event), argument);
    inside_tracer--;
    state.event = outer;
    if (r && !object->ended && object->locals_dict) store_locals(th, object);
    return r;
}

void stop_tracing(Thread* th) {
    th->trace_function = Value();
    if (!th->profile_function) __atomic_fetch_and(&th->poll, ~static_cast<u32>(kPollTrace), __ATOMIC_RELAXED);
}

// An event for the local trace function (or the global one, for "call"). False: raised.
bool send_trace(Thread* th, Frame* frame, const char* event, Value argument, bool is_call) {
    FrameObject* object = frame_object(th, frame);
    if (!object) return false;
    Value function = is_call ? th->trace_function : object->trace;
    if (!function || is_none(function)) return true;
    Value r = call_tracer(th, function, object, event, argument);
    if (!r) {
        object->trace = Value();
        stop_tracing(th);
        return false;
    }
    if (is_call) object->trace = is_none(r) ? Value() : r;
    else if (!is_none(r)) object->trace = r;
    write_barrier(th, object);
    return true;
}

bool send_profile(Thread* th, Frame* frame, const char* event, Value argument) {
    if (!th->profile_function) return true;
    FrameObject* object = frame_object(th, frame);
    if (!object) return false;
    if (call_tracer(th, th->profile_function, object, event, argument)) return true;
    th->profile_function = Value();
    return false;
}

bool is_entry(const u64* pc) {
    RegOp op = generic(word_at(pc).reg_op());
    return op == RegOp::Enter || op == RegOp::EnterCold || op == RegOp::EnterTrace;
}

// Resumption of a generator: the instruction behind a YieldValue.
bool is_resumption(const Frame* frame, const u64* pc) {
    return frame->owner == FrameOwner::Generator && pc > frame->code->reg->words &&
           word_at(pc - 1).reg_op() == RegOp::YieldValue && !(frame->flags & kFrameTraced);
}

// Offset of the first Enter: what comes before belongs to no line.
i32 entry_offset(const RegCode& reg) {
    for (u32 at = 0; at < reg.word_count; at += length_at(reg.words + at))
        if (is_entry(reg.words + at)) return static_cast<i32>(reg.offsets[at]);
    return -1;
}

// As maybe_call_line_trace: when the line differs from the previous instruction's, or at a jump back.
bool trace_line(Thread* th, Frame* frame, const u64* pc, const u64* previous) {
    FrameObject* object = frame->object;
    if (!object || !object->trace) return true;
    const RegCode& reg = *frame->code->reg;
    i32 offset = frame_lasti(frame);
    bool known = previous >= reg.words && previous < reg.words + reg.word_count;
    i32 before = known ? static_cast<i32>(reg.offset_of(previous)) : -1;
    i32 line = code_line(frame->code, offset);
    i32 line_before = before <= entry_offset(reg) ? -1 : code_line(frame->code, before);
    bool ok = true;
    if (line > 0 && object->trace_lines) {
        bool jumped_back = offset < before && word_at(pc).reg_op() != RegOp::Send;
        if (line != line_before || jumped_back) ok = send_trace(th, frame, "line", none(), false);
    }
    if (ok && object->trace_opcodes) ok = send_trace(th, frame, "opcode", none(), false);
    return ok;
}

}  // namespace

// The events at a function's entry or a generator's resumption; the latter is seen at its yield.
static bool trace_entry(Thread* th, Frame* frame, const u64* pc, bool resumed) {
    frame->flags |= kFrameTraced;
    if (resumed) frame->pc = pc - 1;
    bool ok = (!th->trace_function || send_trace(th, frame, "call", none(), true)) && send_profile(th, frame, "call", none());
    if (resumed && frame->pc == pc - 1) frame->pc = pc;
    return ok;
}

bool trace_instruction(Thread* th, Frame* frame, const u64* pc, const u64* previous) {
    if (is_entry(pc)) return (frame->flags & kFrameTraced) || trace_entry(th, frame, pc, false);
    if (is_resumption(frame, pc)) {
        if (!trace_entry(th, frame, pc, true)) return false;
        previous = pc - 1;
    }
    return !th->trace_function || trace_line(th, frame, pc, previous);
}

const char* current_trace_event(Thread* th) { return interp_state(th).event; }

bool trace_return(Thread* th, Frame* frame, Value value) {
    RegOp op = word_at(frame->pc).reg_op();
    if (op == RegOp::ReturnGenerator) return true;
    if (op == RegOp::YieldValue) frame->flags &= static_cast<u8>(~kFrameTraced);
    if (th->trace_function && frame->object && !send_trace(th, frame, "return", value, false)) return false;
    return send_profile(th, frame, "return", value);
}

void trace_exception(Thread* th, Frame* frame) {
    if (!th->trace_function || !frame->object || !frame->object->trace) return;
    Value exc = take_pending(th);
    Value traceback = exception(exc)->traceback;
    Value info(make_tuple(th, Value(type_of(exc)), exc, traceback ? traceback : none()));
    if (info && send_trace(th, frame, "exception", info, false)) restore_pending(th, exc);
}

// A generator run by for or yield from returned a value: CPython reports the StopIteration that carries it.
bool trace_generator_end(Thread* th, Frame* back, Value value, bool is_coroutine) {
    if ((is_none(value) && !is_coroutine) || !th->trace_function || !back->object || !back->object->trace) return true;
    Value stop = new_exception(th, exception_type(Exc::StopIteration), is_none(value) ? Value() : value);
    Value info = stop ? Value(make_tuple(th, Value(type_of(stop)), stop, none())) : Value();
    return info && send_trace(th, back, "exception", info, false);
}

void trace_unwind(Thread* th, Frame* frame) {
    Value exc = take_pending(th);
    bool ok = !th->trace_function || !frame->object || send_trace(th, frame, "return", none(), false);
    ok = ok && send_profile(th, frame, "return", none());
    if (ok) restore_pending(th, exc);
}

Value profile_native_call(Thread* th, Frame* frame, Value callable, const Args& args) {
    if (!send_profile(th, frame, "c_call", callable)) return Value();
    Value r = call(th, callable, args);
    if (r) return send_profile(th, frame, "c_return", callable) ? r : Value();
    Value exc = take_pending(th);
    if (send_profile(th, frame, "c_exception", callable)) restore_pending(th, exc);
    return Value();
}

}  // namespace krait
