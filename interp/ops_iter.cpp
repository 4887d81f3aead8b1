// Iteration, delegation, await (language reference 6.2.9, 8.3, 8.9).
#include "interp/ops.h"
#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/exception.h"
#include "runtime/types/generator.h"
#include "runtime/types/iterators.h"

namespace krait {

using namespace ir;

// ---- for ----

Value op_get_iter(Thread* th, Frame* frame, u64* pc) {
    Value v = frame->registers[insn(pc).b];
    if (is_exactly(v, Kind::List)) return list_iterator(th, v);
    if (is_exactly(v, Kind::Range)) return range_iterator(th, v);
    if (is_exactly(v, Kind::Tuple)) return tuple_iterator(th, v);
    if (is_exactly(v, Kind::Generator)) return v;
    return get_iter(th, v);
}

static RegOp for_form(RegOp base, Value it) {
    bool loops = base == RegOp::ForLoop;
    if (!it.is_object()) return base;
    Shape* shape = it.object()->shape();
    if (shape == range_iterator_type->root_shape) return loops ? RegOp::ForLoopRange : RegOp::ForIterRange;
    if (shape == list_iterator_type->root_shape) return loops ? RegOp::ForLoopList : RegOp::ForIterList;
    if (shape == tuple_iterator_type->root_shape) return loops ? RegOp::ForLoopTuple : RegOp::ForIterTuple;
    if (is_exactly(it, Kind::Generator)) return loops ? RegOp::ForLoopGenerator : RegOp::ForIterGenerator;
    return base;
}

Value op_for_iter(Thread* th, Frame* frame, u64* pc) {
    Value it = frame->registers[insn(pc).b];
    rewrite(pc, for_form(generic(insn(pc).reg_op()), it));
    if (is_exactly(it, Kind::Generator) && can_inline_generator(it.as<Generator>()) && th->recursion_depth < th->recursion_limit) {
        enter_generator(th, it.as<Generator>(), none(), ReturnTo{insn(pc).a, 2, ReturnMode::Generator});
        return pushed();
    }
    Type* type = type_of(it);
    if (it.is_object() && it.object()->kind() == Kind::Instance && type->slots.iternext == slot_iternext_dispatch) {
        Value next = type_lookup(type, th->vm->names.dunder_next);
        if (is_exactly(next, Kind::Function)) {
            ReturnTo to{insn(pc).a, 2, ReturnMode::Next};
            return push_function(th, next.as<Function>(), &it, 1, nullptr, to) ? pushed() : Value();
        }
    }
    Value r = iter_next(th, it);
    if (r) return r;
    // A StopIteration that carries a value (raised by __next__) ends the loop like a plain end.
    if (has_pending(th) && !catch_pending(th, Exc::StopIteration)) return Value();
    return exhausted();
}

// ---- Generators ----

Value op_return_generator(Thread* th, Frame* frame, u64*) {
    Generator* g = make_generator(th, frame);
    return Value(g);
}

int op_send(Thread* th, Frame* frame, u64* pc, Value* result) {
    Value receiver = frame->registers[insn(pc).b], value = frame->registers[insn(pc).c];
    bool own = is_exactly(receiver, Kind::Generator) || is_exactly(receiver, Kind::Coroutine);
    if (own && receiver.as<Generator>()->state == kGenSuspended && th->recursion_depth < th->recursion_limit) {
        enter_generator(th, receiver.as<Generator>(), value, ReturnTo{insn(pc).a, 2, ReturnMode::Generator});
        return 2;
    }
    if (own && receiver.as<Generator>()->state == kGenCreated && is_none(value) && th->recursion_depth < th->recursion_limit) {
        enter_generator(th, receiver.as<Generator>(), value, ReturnTo{insn(pc).a, 2, ReturnMode::Generator});
        return 2;
    }
    if (auto send = type_of(receiver)->slots.send) {
        int r = send(th, receiver, value, result);
        if (r >= 0) return r;
    } else if (is_none(value)) {
        // Through __next__ itself where the class is Python's: its StopIteration carries the value.
        Type* type = type_of(receiver);
        *result = type->slots.iternext == slot_iternext_dispatch ? call_special(th, receiver, th->vm->names.dunder_next)
                                                                 : type->slots.iternext(th, receiver);
        if (*result) return 1;
        if (!has_pending(th)) {
            *result = none();
            return 0;
        }
    } else {
        *result = call_method(th, receiver, th->vm->names.send, {value});
        if (*result) return 1;
    }
    if (is_tracing(th) && pending_matches(th, Exc::StopIteration)) trace_exception(th, frame);
    *result = take_stop_iteration(th);
    return *result ? 0 : -1;
}

// ---- async ----

static Value awaitable_error(Thread* th, Value v, u32 where) {
    if (!type_of(v)->slots.await && where && pending_matches(th, Exc::TypeError)) {
        clear_pending(th);
        raise(th, Exc::TypeError,
              "'async with' received an object from %s that does not implement __await__: %.100s",
              where == 1 ? "__aenter__" : "__aexit__", type_name(type_of(v)));
    }
    return Value();
}

static Value get_awaitable_op(Thread* th, Frame* frame, u64* pc) {
    Value v = frame->registers[insn(pc).b];
    Value it = get_awaitable_iterator(th, v);
    if (!it) return awaitable_error(th, v, insn(pc).c);
    if (is_coroutine(it) && it.as<Generator>()->state == kGenSuspended && generator_receiver(it.as<Generator>()))
        return raise(th, Exc::RuntimeError, "coroutine is being awaited already");
    return it;
}

static Value get_aiter(Thread* th, Value v) {
    auto slot = type_of(v)->slots.aiter;
    if (!slot)
        return raise(th, Exc::TypeError, "'async for' requires an object with __aiter__ method, got %.100s", type_name(type_of(v)));
    Value it = KRAIT_TRY(slot(th, v));
    if (!type_of(it)->slots.anext)
        return raise(th, Exc::TypeError,
                     "'async for' received an object from __aiter__ that does not implement __anext__: %.100s",
                     type_name(type_of(it)));
    return it;
}

static Value get_anext(Thread* th, Value v) {
    auto slot = type_of(v)->slots.anext;
    if (!slot)
        return raise(th, Exc::TypeError, "'async for' requires an iterator with __anext__ method, got %.100s", type_name(type_of(v)));
    Value next = KRAIT_TRY(slot(th, v));
    if (has_kind(v, Kind::AsyncGenerator)) return next;
    Value it = get_awaitable_iterator(th, next);
    if (it) return it;
    Value cause = take_pending(th);
    raise(th, Exc::TypeError, "'async for' received an invalid object from __anext__: %.100s", type_name(type_of(next)));
    auto* e = exception(th->pending);
    e->cause = e->context = cause;
    e->suppress_context = true;
    write_barrier(th, e);
    return Value();
}

static Value get_yield_from_iter(Thread* th, Frame* frame, Value v) {
    if (is_coroutine(v)) {
        if (!(frame->code->co_flags & (kCoCoroutine | kCoIterableCoroutine)))
            return raise(th, Exc::TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
        return v;
    }
    return is_exactly(v, Kind::Generator) ? v : get_iter(th, v);
}

Value op_coroutine(Thread* th, Frame* frame, u64* pc) {
    Value v = frame->registers[insn(pc).b];
    switch (insn(pc).reg_op()) {
        case RegOp::AsyncGenWrap: return new_async_wrapped_value(th, v);
        case RegOp::GetAwaitable: return get_awaitable_op(th, frame, pc);
        case RegOp::GetAiter: return get_aiter(th, v);
        case RegOp::GetAnext: return get_anext(th, v);
        default: return get_yield_from_iter(th, frame, v);
    }
}

// False: the exception is raised again.
bool op_end_async_for(Thread* th, Frame* frame, u64* pc, bool*) {
    Value exc = frame->registers[insn(pc).a + 1];
    if (is_instance_of(exc, exception_type(Exc::StopAsyncIteration))) return true;
    th->pending = exc;
    return false;
}

}  // namespace krait
