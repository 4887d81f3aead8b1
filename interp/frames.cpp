// Frames: limits, ends, calls that push, and what a result or an exception does to the caller; see interp/frames.h.
#include "interp/frames.h"

#include "interp/ops.h"
#include "interp/python_bodies.h"
#include "runtime/error.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/exception.h"
#include "runtime/types/generator.h"
#include "runtime/types/list.h"

namespace krait {

using namespace ir;

Frame* raise_frame_limit(Thread* th) {
    // A handler of the error needs some room: the limit is lifted a little while it is made.
    i32 limit = th->recursion_limit;
    th->recursion_limit += 50;
    raise(th, Exc::RecursionError, "maximum recursion depth exceeded");
    th->recursion_limit = limit;
    return nullptr;
}

void pop_frame(Thread* th, Frame* frame) {
    if (frame->flags & kFrameHasObject) [[unlikely]] detach_frame_object(th, frame);
    th->frame = frame->back;
    th->recursion_depth--;
    th->stack_top = reinterpret_cast<Value*>(frame);
}

// ---- Calls ----

Frame* push_function(Thread* th, Function* function, const Value* args, u32 count, Tuple* kwnames, ReturnTo to) {
    RegCode* reg = function->code->reg;
    if (!reg) [[unlikely]] {
        reg = reg_code(th, function->code);
        if (!reg) return nullptr;
    }
    Frame* frame = allocate_frame(th, function, reg);
    if (!frame) [[unlikely]] return nullptr;
    set_return(frame, to);
    u32 locals = reg->home;
    if (!kwnames && reg->exact_args == static_cast<i32>(count)) {
        for (u32 i = 0; i < count; i++) frame->registers[i] = args[i];
        for (u32 i = count; i < locals; i++) frame->registers[i] = Value();
    } else {
        for (u32 i = 0; i < locals; i++) frame->registers[i] = Value();
        if (!bind_arguments(th, function, Args{args, count, kwnames}, frame->registers)) {
            th->recursion_depth--;
            th->stack_top = reinterpret_cast<Value*>(frame);
            return nullptr;
        }
    }
    th->frame = frame;
    return frame;
}

namespace {

Value pushed_or_raised(Frame* frame) { return frame ? pushed() : Value(); }

// `type(args)` when that is object.__new__ and a Python __init__. `*done` false: not that case.
Value construct(Thread* th, Type* type, const Value* args, u32 count, Tuple* kwnames, ReturnTo to, bool* done) {
    *done = false;
    Function* init = python_init(th, type);
    if (!init) return Value();
    *done = true;
    Object* instance = new_instance(th, type);
    if (!instance) return Value();
    const_cast<Value*>(args)[-1] = Value(instance);
    to.mode = ReturnMode::Init;
    Frame* frame = push_function(th, init, args - 1, count + 1, kwnames, to);
    if (!frame) return Value();
    frame->construct_self = Value(instance);
    return pushed();
}

}  // namespace

// The Python __init__ that constructing `type` runs after object.__new__, or null.
Function* python_init(Thread* th, Type* type) {
    if (type->cache_version != type->version) {
        type->cached_init = type_lookup(type, th->vm->names.dunder_init);
        type->cached_new = type_lookup(type, th->vm->names.dunder_new);
        type->cache_version = type->version;
    }
    if (!is_exactly(type->cached_init, Kind::Function)) return nullptr;
    if (type->slots.new_ != object_type.slots.new_ || (type->type_flags & kTypeAbstract)) return nullptr;
    if (type_of(Value(type))->slots.call != builtin_type(Kind::Type)->slots.call) return nullptr;
    if (type->kind != Kind::Instance) return nullptr;
    return type->cached_init.as<Function>();
}

// Builtins whose Python callbacks run in this loop.
static Value push_into_builtin(Thread* th, Value callable, const Value* args, u32 count, Tuple* kwnames, ReturnTo to, bool* done) {
    *done = true;
    GeneratorCall entered;
    if (to.mode == ReturnMode::Store && find_generator_call(th, callable, args, count, kwnames, &entered)) {
        to.mode = entered.otherwise < 0 ? ReturnMode::GeneratorCall : ReturnMode::GeneratorDefault;
        enter_generator(th, entered.generator, entered.sent < 0 ? none() : args[entered.sent], to);
        if (entered.otherwise >= 0) entered.generator->frame.construct_self = args[entered.otherwise];
        return pushed();
    }
    BodyCall body;
    if (find_body(th, callable, args, count, kwnames, &body)) return pushed_or_raised(push_body(th, body, args, to));
    *done = false;
    return Value();
}

Value call_or_push(Thread* th, Value callable, const Value* args, u32 count, Tuple* kwnames, ReturnTo to) {
    if (!callable.is_object()) return call(th, callable, Args{args, count, kwnames});
    bool done;
    switch (callable.object()->kind()) {
        case Kind::Function: return pushed_or_raised(push_function(th, callable.as<Function>(), args, count, kwnames, to));
        case Kind::BoundMethod: {
            auto* method = callable.as<BoundMethod>();
            Value function = method->function;
            if (!has_kind(function, Kind::Function)) break;
            const_cast<Value*>(args)[-1] = method->self;
            return pushed_or_raised(push_function(th, function.as<Function>(), args - 1, count + 1, kwnames, to));
        }
        case Kind::Type: {
            Value r = construct(th, callable.as<Type>(), args, count, kwnames, to, &done);
            if (done) return r;
            [[fallthrough]];
        }
        case Kind::MethodDescriptor:
        case Kind::Builtin: {
            Value r = push_into_builtin(th, callable, args, count, kwnames, to, &done);
            if (done) return r;
            break;
        }
        case Kind::Instance: {
            Type* type = callable.object()->type();
            if (type->slots.call != slot_call_dispatch) break;
            Value method = type_lookup(type, th->vm->names.dunder_call);
            if (!is_exactly(method, Kind::Function)) break;
            const_cast<Value*>(args)[-1] = callable;
            return pushed_or_raised(push_function(th, method.as<Function>(), args - 1, count + 1, kwnames, to));
        }
        default: break;
    }
    return call(th, callable, Args{args, count, kwnames});
}

// ---- Results ----

namespace {

// The instruction that `frame` leaves behind, for line events: its pc moves on here.
void note_previous(Thread* th, const Frame* frame) {
    if (is_tracing(th)) [[unlikely]] interp_state(th).previous_pc = frame->pc;
}

// Delivers the next item to a ForIter or ForLoop at frame->pc.
void deliver_item(Frame* frame, Value item) {
    u64* pc = const_cast<u64*>(frame->pc);
    frame->registers[word_at(pc).a] = item;
    bool loops = generic(word_at(pc).reg_op()) == RegOp::ForLoop;
    frame->pc += loops ? jump_cache(pc).jump : length_at(pc);
}

void deliver_end(Frame* frame) {
    u64* pc = const_cast<u64*>(frame->pc);
    bool loops = generic(word_at(pc).reg_op()) == RegOp::ForLoop;
    frame->pc += loops ? length_at(pc) : jump_cache(pc).jump;
}

bool is_called_generator(ReturnMode mode) { return mode == ReturnMode::GeneratorCall || mode == ReturnMode::GeneratorDefault; }

void deliver_yield(Frame* back, const Frame* frame, Value value) {
    if (is_called_generator(frame->return_mode)) {
        back->registers[frame->return_register] = value;
        back->pc += frame->return_words;
        return;
    }
    u64* pc = const_cast<u64*>(back->pc);
    if (generic(word_at(pc).reg_op()) != RegOp::Send) return deliver_item(back, value);
    back->registers[word_at(pc).a] = value;
    back->pc += length_at(pc);
}

void deliver_generator_return(Frame* back, Value value) {
    u64* pc = const_cast<u64*>(back->pc);
    if (generic(word_at(pc).reg_op()) != RegOp::Send) return deliver_end(back);
    back->registers[word_at(pc).b] = value;
    back->pc += jump_cache(pc).jump;
}

// Branches of the instruction at back->pc by `taken`; JumpIfTrue and JumpIfFalse have 32-bit distances.
void deliver_branch(Frame* back, bool is_true) {
    const Word& w = word_at(back->pc);
    const CompareInfo& compare = compare_info(w.reg_op());
    RegOp op = generic(w.reg_op());
    bool sense = compare.valid ? compare.sense : op == RegOp::JumpIfTrue || op == RegOp::JumpIfIn;
    bool wide = op == RegOp::JumpIfTrue || op == RegOp::JumpIfFalse;
    back->pc += is_true != sense ? length_at(back->pc) : wide ? w.jump() : w.jump16();
}

bool deliver(Thread* th, Frame* back, ReturnMode mode, u16 reg, u8 words, Value self, Value value) {
    switch (mode) {
        case ReturnMode::Init:
            if (!is_none(value)) {
                raise(th, Exc::TypeError, "__init__() should return None, not '%.200s'", type_name(type_of(value)));
                return false;
            }
            value = self;
            break;
        case ReturnMode::Discard: back->pc += words; return true;
        case ReturnMode::Truth:
        case ReturnMode::NotTruth: {
            int t = truth(th, value);
            if (t < 0) return false;
            value = py_bool((t != 0) == (mode == ReturnMode::Truth));
            break;
        }
        case ReturnMode::Branch: {
            int t = truth(th, value);
            if (t < 0) return false;
            deliver_branch(back, t);
            return true;
        }
        case ReturnMode::Binary: {
            if (value == not_implemented()) value = continue_operator(th, back);
            if (!value) return false;
            if (!compare_info(word_at(back->pc).reg_op()).jumps) break;
            int t = truth(th, value);
            if (t < 0) return false;
            deliver_branch(back, t);
            return true;
        }
        case ReturnMode::Next: deliver_item(back, value); return true;
        default: break;
    }
    back->registers[reg] = value;
    back->pc += words;
    return true;
}

}  // namespace

Continue return_slow(Thread* th, Value value, bool* raised) {
    Frame* frame = th->frame;
    Frame* back = frame->back;
    bool entry = frame->flags & kFrameEntry;
    *raised = false;
    if (frame->owner == FrameOwner::Generator) {
        bool is_coroutine = frame->generator->kind() == Kind::Coroutine;
        ReturnMode mode = frame->return_mode;
        Value otherwise = frame->construct_self;
        finish_generator(th, frame->generator, false);
        if (entry) return Continue::Leave;
        if (is_called_generator(mode)) {
            note_previous(th, back);
            if (mode == ReturnMode::GeneratorCall) {
                *raised = true;
                raise_stop_iteration(th, value);
                return Continue::Here;
            }
            back->registers[frame->return_register] = otherwise;
            back->pc += frame->return_words;
            return Continue::Here;
        }
        *raised = is_tracing(th) && !trace_generator_end(th, back, value, is_coroutine);
        note_previous(th, back);
        if (!*raised) deliver_generator_return(back, value);
        return Continue::Here;
    }
    ReturnMode mode = frame->return_mode;
    u16 reg = frame->return_register;
    u8 words = frame->return_words;
    Value self = frame->construct_self;
    pop_frame(th, frame);
    if (entry) return Continue::Leave;
    note_previous(th, back);
    *raised = !deliver(th, back, mode, reg, words, self, value);
    return Continue::Here;
}

Continue yield_slow(Thread* th, Value value) {
    Frame* frame = th->frame;
    Generator* generator = frame->generator;
    Frame* back = frame->back;
    generator->state = kGenSuspended;
    th->handled = generator->handled.previous;
    th->frame = back;
    th->recursion_depth--;
    write_barrier(th, generator);
    if (frame->flags & kFrameEntry) return Continue::Leave;
    note_previous(th, back);
    deliver_yield(back, frame, value);
    return Continue::Here;
}

// ---- Exceptions ----

// The offset that a Reraise gives back (where the exception first left this frame), or `otherwise`.
static u32 restored_offset(const Frame* frame, u32 otherwise) {
    const Word& insn = word_at(const_cast<u64*>(frame->pc));
    if (static_cast<RegOp>(insn.op) != RegOp::Reraise || insn.b == 0xFFFF) return otherwise;
    Value offset = frame->registers[insn.b];
    return offset.is_small_int() ? static_cast<u32>(offset.small_int()) : otherwise;
}

// Lets the frame that is about to end show that offset as its last instruction.
static void restore_position(Frame* frame, const RegCode& reg) {
    u32 here = reg.offset_of(frame->pc);
    u32 offset = restored_offset(frame, here);
    if (offset == here) return;
    for (u32 word = 0; word < reg.word_count; word++)
        if (reg.offsets[word] == offset) {
            frame->pc = reg.words + word;
            return;
        }
}

static void enter_handler(Thread* th, Frame* frame, const RegCode& reg, const RegHandler& handler) {
    u32 slot = reg.home + handler.depth;
    if (handler.push_lasti)
        frame->registers[slot++] = Value::from_small_int(restored_offset(frame, reg.offset_of(frame->pc)));
    frame->registers[slot] = take_pending(th);
    frame->pc = reg.words + handler.target;
}

Continue unwind(Thread* th, bool traced) {
    for (;; traced = true) {
        Frame* frame = th->frame;
        const RegCode& reg = *frame->code->reg;
        if (traced) add_traceback(th, frame);
        if (traced && is_tracing(th)) [[unlikely]] trace_exception(th, frame);
        if (const RegHandler* handler = find_handler(reg, reg.index_of(frame->pc))) {
            note_previous(th, frame);
            enter_handler(th, frame, reg, *handler);
            return Continue::Here;
        }
        restore_position(frame, reg);
        if (is_tracing(th)) [[unlikely]] trace_unwind(th, frame);
        bool entry = frame->flags & kFrameEntry;
        if (frame->owner == FrameOwner::Generator) {
            finish_generator(th, frame->generator, true);
            if (entry) return Continue::Leave;
            continue;
        }
        ReturnMode mode = frame->return_mode;
        pop_frame(th, frame);
        if (entry) return Continue::Leave;
        if (mode == ReturnMode::Next && pending_matches(th, Exc::StopIteration)) {
            if (is_tracing(th)) trace_exception(th, th->frame);
            if (!catch_pending(th, Exc::StopIteration)) continue;
            note_previous(th, th->frame);
            deliver_end(th->frame);
            return Continue::Here;
        }
    }
}

}  // namespace krait
