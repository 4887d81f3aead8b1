// Async generators (PEP 525): __anext__, asend, athrow and aclose return awaitables that drive the generator until it hands out a
// wrapped value (a `yield` of its own) and pass on everything else (an `await` inside it).
#include "runtime/types/async_generator.h"

#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/exception.h"
#include "runtime/types/generator.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

struct WrappedValue : Object {
    Value value;
};

enum class StepState : u8 { Init, Iterating, Closed };

// The awaitable of asend() and __anext__ (`throwing` false), athrow() and aclose() (true; aclose has no exception).
struct AsyncStep : Object {
    Generator* generator;
    Value argument;       // what is sent; or the exception thrown, empty for aclose()
    StepState state;
    bool throwing;
};

// anext(it, default): see builtins.
struct AnextAwaitable : Object {
    Value wrapped, otherwise;
};

Type* wrapped_value_type;
Type* asend_type;
Type* athrow_type;
Type* anext_awaitable_type;

void trace_wrapped(Object* object, Marker& marker) { marker.visit(reinterpret_cast<WrappedValue*>(object)->value); }
void trace_step(Object* object, Marker& marker) {
    auto* step = reinterpret_cast<AsyncStep*>(object);
    marker.visit(step->generator);
    marker.visit(step->argument);
}
void trace_anext(Object* object, Marker& marker) {
    auto* a = reinterpret_cast<AnextAwaitable*>(object);
    marker.visit(a->wrapped);
    marker.visit(a->otherwise);
}

Value raise_plain(Thread* th, Exc exc) {
    Value instance = KRAIT_TRY(call(th, Value(exception_type(exc))));
    return raise_value(th, instance);
}

// Remembers the event loop's hooks at the first step (sys.set_asyncgen_hooks).
bool init_hooks(Thread* th, Generator* g) {
    if (g->hooks_inited) return true;
    g->hooks_inited = true;
    if (th->async_gen_finalizer && !is_none(th->async_gen_finalizer)) {
        g->origin_or_finalizer = th->async_gen_finalizer;
        write_barrier(th, g);
    }
    if (th->async_gen_firstiter && !is_none(th->async_gen_firstiter))
        return static_cast<bool>(call(th, th->async_gen_firstiter, Value(g)));
    return true;
}

Value new_step(Thread* th, Value self, Value argument, bool throwing) {
    auto* g = self.as<Generator>();
    if (!init_hooks(th, g)) return {};
    auto* step = KRAIT_TRY(heap_new<AsyncStep>(th, (throwing ? athrow_type : asend_type)->root_shape));
    step->generator = g;
    step->argument = argument;
    step->throwing = throwing;
    return Value(step);
}

Value generator_anext(Thread* th, Value self) { return new_step(th, self, Value(), false); }
Value generator_asend(Thread* th, Value self, Value v) { return new_step(th, self, v, false); }
Value generator_aclose(Thread* th, Value self) { return new_step(th, self, Value(), true); }
Value generator_athrow(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "athrow", args) || !check_arg_count(th, "athrow", args, 1, 3)) return {};
    Value exception = KRAIT_TRY(exception_of_throw(th, args));
    return new_step(th, self, exception, true);
}

// A step's outcome: a wrapped value ends the await with StopIteration(value), an exception that ends the generator closes it.
Value unwrap(Thread* th, Generator* g, Value result) {
    if (!result) {
        if (!has_pending(th)) raise_plain(th, Exc::StopAsyncIteration);
        if (pending_matches(th, Exc::StopAsyncIteration) || pending_matches(th, Exc::GeneratorExit)) g->closed = true;
        g->running_async = false;
        return {};
    }
    if (!is_async_wrapped_value(result)) return result;
    g->running_async = false;
    return raise_with(th, Exc::StopIteration, result.as<WrappedValue>()->value);
}

// generator_send with the outcomes as an async generator reports them: empty without exception means returned.
Value drive(Thread* th, Generator* g, Value value, Value exception) {
    Value result;
    int outcome = generator_send(th, g, value, exception, &result);
    if (outcome > 0) return result;
    if (outcome == 0) raise_plain(th, Exc::StopAsyncIteration);
    return {};
}

// ---- asend ----

Value asend_send(Thread* th, Value self, Value value) {
    auto* step = self.as<AsyncStep>();
    Generator* g = step->generator;
    if (step->state == StepState::Closed)
        return raise(th, Exc::RuntimeError, "cannot reuse already awaited __anext__()/asend()");
    if (step->state == StepState::Init) {
        if (g->running_async)
            return raise(th, Exc::RuntimeError, "anext(): asynchronous generator is already running");
        if (is_none(value)) value = step->argument ? step->argument : none();
        step->state = StepState::Iterating;
    }
    g->running_async = true;
    Value result = unwrap(th, g, drive(th, g, value, Value()));
    if (!result) step->state = StepState::Closed;
    return result;
}

Value asend_throw(Thread* th, Value self, const Args& args) {
    auto* step = self.as<AsyncStep>();
    if (step->state == StepState::Closed)
        return raise(th, Exc::RuntimeError, "cannot reuse already awaited __anext__()/asend()");
    if (!check_arg_count(th, "throw", args, 1, 3)) return {};
    Value exception = KRAIT_TRY(exception_of_throw(th, args));
    Value result = unwrap(th, step->generator, generator_throw(th, step->generator, exception));
    if (!result) step->state = StepState::Closed;
    return result;
}

Value step_close(Thread*, Value self) {
    self.as<AsyncStep>()->state = StepState::Closed;
    return none();
}

// ---- athrow, aclose ----

// Ends an athrow()/aclose() step after an exception: for aclose the generator's end is success.
Value end_throw(Thread* th, AsyncStep* step) {
    Generator* g = step->generator;
    g->running_async = false;
    step->state = StepState::Closed;
    if (!step->argument && (catch_pending(th, Exc::StopAsyncIteration) || catch_pending(th, Exc::GeneratorExit)))
        return raise_plain(th, Exc::StopIteration);
    return {};
}

Value ignored_exit(Thread* th, AsyncStep* step) {
    step->generator->running_async = false;
    step->state = StepState::Closed;
    return raise(th, Exc::RuntimeError, "async generator ignored GeneratorExit");
}

Value after_throw_step(Thread* th, AsyncStep* step, Value result) {
    Generator* g = step->generator;
    if (step->argument) {
        Value unwrapped = unwrap(th, g, result);
        if (!unwrapped) step->state = StepState::Closed;
        return unwrapped;
    }
    if (!result) return end_throw(th, step);
    return is_async_wrapped_value(result) ? ignored_exit(th, step) : result;
}

Value athrow_send(Thread* th, Value self, Value value) {
    auto* step = self.as<AsyncStep>();
    Generator* g = step->generator;
    if (step->state == StepState::Closed || g->state == kGenFinished) {
        if (step->state == StepState::Init && g->state == kGenFinished && !step->argument) {
            step->state = StepState::Closed;
            return raise_plain(th, Exc::StopIteration);
        }
        step->state = StepState::Closed;
        return raise(th, Exc::RuntimeError, "cannot reuse already awaited aclose()/athrow()");
    }
    if (step->state == StepState::Init) {
        if (g->running_async) {
            step->state = StepState::Closed;
            return raise(th, Exc::RuntimeError, step->argument ? "athrow(): asynchronous generator is already running"
                                                               : "aclose(): asynchronous generator is already running");
        }
        if (g->closed) {
            step->state = StepState::Closed;
            return raise_plain(th, Exc::StopAsyncIteration);
        }
        if (!is_none(value))
            return raise(th, Exc::RuntimeError, "can't send non-None value to a just-started coroutine");
        step->state = StepState::Iterating;
        g->running_async = true;
        Value exception = step->argument;
        if (!exception) {
            g->closed = true;
            exception = KRAIT_TRY(new_exception(th, exception_type(Exc::GeneratorExit)));
        }
        Value result = generator_throw(th, g, exception, step->argument.is_empty() ? false : true);
        return after_throw_step(th, step, result);
    }
    return after_throw_step(th, step, drive(th, g, value, Value()));
}

Value athrow_throw(Thread* th, Value self, const Args& args) {
    auto* step = self.as<AsyncStep>();
    if (step->state == StepState::Closed)
        return raise(th, Exc::RuntimeError, "cannot reuse already awaited aclose()/athrow()");
    if (!check_arg_count(th, "throw", args, 1, 3)) return {};
    Value exception = KRAIT_TRY(exception_of_throw(th, args));
    return after_throw_step(th, step, generator_throw(th, step->generator, exception));
}

Value asend_next(Thread* th, Value self) { return asend_send(th, self, none()); }
Value athrow_next(Thread* th, Value self) { return athrow_send(th, self, none()); }
Value step_self(Thread*, Value self) { return self; }

// ---- anext(it, default) ----

// The iterator to drive: the awaitable itself, or what its __await__ gives.
Value anext_iterator(Thread* th, AnextAwaitable* a) {
    Value iterator = KRAIT_TRY(get_awaitable_iterator(th, a->wrapped));
    if (is_coroutine(iterator)) return call_special(th, iterator, th->vm->names.dunder_await);
    return iterator;
}
Value or_default(Thread* th, AnextAwaitable* a, Value result) {
    if (result || !catch_pending(th, Exc::StopAsyncIteration)) return result;
    return raise_with(th, Exc::StopIteration, a->otherwise);
}
Value anext_next(Thread* th, Value self) {
    auto* a = self.as<AnextAwaitable>();
    Value iterator = KRAIT_TRY(anext_iterator(th, a));
    return or_default(th, a, iter_next(th, iterator));
}
Value anext_proxy(Thread* th, Value self, const char* method, const Args& args) {
    auto* a = self.as<AnextAwaitable>();
    Value iterator = KRAIT_TRY(anext_iterator(th, a));
    Value bound = KRAIT_TRY(get_attribute(th, iterator, method));
    return or_default(th, a, call(th, bound, args));
}
Value anext_send(Thread* th, Value self, Value v) { return anext_proxy(th, self, "send", Args{&v, 1, nullptr}); }
Value anext_throw(Thread* th, Value self, const Args& args) { return anext_proxy(th, self, "throw", args); }
Value anext_close(Thread* th, Value self) { return anext_proxy(th, self, "close", Args{nullptr, 0, nullptr}); }

constexpr NativeDef generator_methods[] = {
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
    {"asend", generator_asend, "asend(v) -> send 'v' in generator."},
    {"athrow", generator_athrow, "athrow(typ[,val[,tb]]) -> raise exception in generator."},
    {"aclose", generator_aclose, "aclose() -> raise GeneratorExit inside generator."},
};
constexpr NativeDef asend_methods[] = {
    {"send", asend_send, nullptr}, {"throw", asend_throw, nullptr}, {"close", step_close, nullptr}};
constexpr NativeDef athrow_methods[] = {
    {"send", athrow_send, nullptr}, {"throw", athrow_throw, nullptr}, {"close", step_close, nullptr}};
constexpr NativeDef anext_methods[] = {
    {"send", anext_send, nullptr}, {"throw", anext_throw, nullptr}, {"close", anext_close, nullptr}};

Type* step_type(Thread* th, const char* name, UnarySlot next, const NativeDef* methods, TraceFn trace, u32 size) {
    TypeSpec spec{};
    spec.name = name;
    spec.kind = Kind::Iterator;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = size;
    spec.trace = trace;
    spec.slots.await = step_self;
    spec.slots.iter = step_self;
    spec.slots.iternext = next;
    spec.methods = methods;
    spec.method_count = 3;
    return new_builtin_type(th, spec);
}

}  // namespace

Value new_async_wrapped_value(Thread* th, Value v) {
    auto* wrapped = KRAIT_TRY(heap_new<WrappedValue>(th, wrapped_value_type->root_shape));
    wrapped->value = v;
    return Value(wrapped);
}
bool is_async_wrapped_value(Value v) { return v.is_object() && v.object()->type() == wrapped_value_type; }

Value anext_awaitable(Thread* th, Value awaitable, Value otherwise) {
    auto* a = KRAIT_TRY(heap_new<AnextAwaitable>(th, anext_awaitable_type->root_shape));
    a->wrapped = awaitable;
    a->otherwise = otherwise;
    return Value(a);
}

static Value get_ag_running(Thread*, Value self) { return py_bool(self.as<Generator>()->running_async); }

void setup_async_generator_types(Thread* th, const AsyncGeneratorParts& parts) {
    static GetSetDef getsets[] = {
        {"__name__", parts.get_name, parts.set_name, "name of the async generator"},
        {"__qualname__", parts.get_qualname, parts.set_qualname, "qualified name of the async generator"},
        {"ag_await", parts.get_receiver, nullptr, "object being awaited on, or None"},
        {"ag_frame", parts.get_frame, nullptr, nullptr},
        {"ag_running", get_ag_running, nullptr, nullptr},
        {"ag_code", parts.get_code, nullptr, nullptr},
        {"ag_suspended", parts.get_suspended, nullptr, nullptr},
    };
    TypeSpec spec{};
    spec.name = "async_generator";
    spec.kind = Kind::AsyncGenerator;
    spec.flags = kTypeNoInstantiate | kTypeHasWeakref;
    spec.basic_size = sizeof(Generator);
    spec.trace = parts.trace;
    spec.slots.repr = parts.repr;
    spec.slots.aiter = step_self;
    spec.slots.anext = generator_anext;
    spec.slots.finalize = parts.finalize;
    spec.methods = generator_methods;
    spec.method_count = std::size(generator_methods);
    spec.getsets = getsets;
    spec.getset_count = std::size(getsets);
    setup_type(th, builtin_type(Kind::AsyncGenerator), spec);

    TypeSpec wrapped{};
    wrapped.name = "async_generator_wrapped_value";
    wrapped.kind = Kind::Native;
    wrapped.flags = kTypeNoInstantiate;
    wrapped.basic_size = sizeof(WrappedValue);
    wrapped.trace = trace_wrapped;
    wrapped_value_type = new_builtin_type(th, wrapped);
    asend_type = step_type(th, "async_generator_asend", asend_next, asend_methods, trace_step, sizeof(AsyncStep));
    athrow_type = step_type(th, "async_generator_athrow", athrow_next, athrow_methods, trace_step, sizeof(AsyncStep));
    anext_awaitable_type = step_type(th, "anext_awaitable", anext_next, anext_methods, trace_anext, sizeof(AnextAwaitable));
}

}  // namespace krait
