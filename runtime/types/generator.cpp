// Generators and coroutines: the protocol of send, throw and close (language reference 6.2.9.1, PEP 342, 380, 492). The frame and
// its resumption belong to the interpreter; here stand the states, the delegation to sub-iterators, and the types.
#include "runtime/types/generator.h"

#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/async_generator.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

Generator* self_generator(Value self) { return self.as<Generator>(); }

const char* kind_word(const Generator* g) {
    switch (g->kind()) {
        case Kind::Coroutine: return "coroutine";
        case Kind::AsyncGenerator: return "async generator";
        default: return "generator";
    }
}

}  // namespace

Value raise_stop_iteration(Thread* th, Value value) {
    if (is_none(value)) {
        Value stop = KRAIT_TRY(call(th, Value(exception_type(Exc::StopIteration))));
        return raise_value(th, stop);
    }
    return raise_with(th, Exc::StopIteration, value);
}

bool generator_created(Thread* th, Generator* g) {
    bool has_handlers = g->code->exceptiontable && g->code->exceptiontable->length > 0;
    if (g->kind() == Kind::Coroutine || g->kind() == Kind::AsyncGenerator || has_handlers) register_finalizer(th, g);
    return true;
}

int generator_send(Thread* th, Generator* g, Value value, Value exception, Value* result, bool closing) {
    *result = none();
    if (g->state == kGenRunning) {
        raise(th, Exc::ValueError, "%s already executing", kind_word(g));
        return -1;
    }
    if (g->state == kGenFinished) {
        if (g->kind() == Kind::Coroutine && !closing) {
            raise(th, Exc::RuntimeError, "cannot reuse already awaited coroutine");
            return -1;
        }
        if (exception) {
            restore_pending(th, exception);
            return -1;
        }
        return 0;
    }
    if (g->state == kGenCreated && !exception && value && !is_none(value)) {
        raise(th, Exc::TypeError, "can't send non-None value to a just-started %s", kind_word(g));
        return -1;
    }
    return interp_hooks.resume_generator(th, g, value ? value : none(), exception, result);
}

namespace {

// What send(), throw() and __next__ make of the three outcomes.
Value deliver(Thread* th, Generator* g, int outcome, Value result) {
    if (outcome > 0) return result;
    if (outcome < 0) return {};
    if (g->kind() == Kind::AsyncGenerator) {
        Value stop = KRAIT_TRY(call(th, Value(exception_type(Exc::StopAsyncIteration))));
        return raise_value(th, stop);
    }
    return raise_stop_iteration(th, result);
}

Value generator_send_method(Thread* th, Value self, Value value) {
    Value result;
    Generator* g = self_generator(self);
    int outcome = generator_send(th, g, value, Value(), &result);
    return deliver(th, g, outcome, result);
}

Value generator_next(Thread* th, Value self) {
    Value result;
    Generator* g = self_generator(self);
    int outcome = generator_send(th, g, none(), Value(), &result);
    if (outcome > 0) return result;
    if (outcome < 0 || is_none(result)) return {};
    return raise_stop_iteration(th, result);
}

int generator_send_slot(Thread* th, Value self, Value value, Value* result) {
    return generator_send(th, self_generator(self), value, Value(), result);
}

// Closes what a generator delegates to. False: raised.
bool close_receiver(Thread* th, Value receiver) {
    if (is_generator(receiver) || is_coroutine(receiver)) return generator_close(th, self_generator(receiver));
    Value method = find_attribute(th, receiver, th->vm->names.close);
    if (!method) {
        if (has_pending(th)) write_unraisable(th, receiver);
        return true;
    }
    return static_cast<bool>(call(th, method));
}

}  // namespace

Value generator_throw(Thread* th, Generator* g, Value exception, bool close_on_exit, const Args* given) {
    Value receiver = g->state == kGenSuspended ? generator_receiver(g) : Value();
    Value result;
    if (receiver) {
        bool exits = is_instance_of(exception, exception_type(Exc::GeneratorExit));
        if (exits && close_on_exit) {
            g->state = kGenRunning;
            bool closed = close_receiver(th, receiver);
            g->state = kGenSuspended;
            if (!closed) exception = take_pending(th);
            int outcome = generator_send(th, g, Value(), exception, &result);
            return deliver(th, g, outcome, result);
        }
        Value yielded;
        bool delegated = true;
        // The frame is on the stack meanwhile, for those who look at it.
        g->state = kGenRunning;
        g->frame.back = th->frame;
        th->frame = &g->frame;
        if (is_generator(receiver) || is_coroutine(receiver)) {
            yielded = generator_throw(th, self_generator(receiver), exception, close_on_exit, given);
        } else {
            Value method = find_attribute(th, receiver, th->vm->names.throw_);
            if (method) yielded = given ? call(th, method, *given) : call(th, method, exception);
            else delegated = has_pending(th);
        }
        th->frame = g->frame.back;
        g->state = kGenSuspended;
        if (delegated) {
            if (yielded) return yielded;
            Value returned = take_stop_iteration(th);
            int outcome = returned ? resume_after_delegation(th, g, returned, &result)
                                   : generator_send(th, g, Value(), take_pending(th), &result);
            return deliver(th, g, outcome, result);
        }
    }
    int outcome = generator_send(th, g, Value(), exception, &result);
    return deliver(th, g, outcome, result);
}

bool generator_close(Thread* th, Generator* g) {
    if (g->state == kGenFinished) return true;
    Value exit;
    Value result;
    if (g->state == kGenSuspended) {
        if (Value receiver = generator_receiver(g)) {
            g->state = kGenRunning;
            bool closed = close_receiver(th, receiver);
            g->state = kGenSuspended;
            if (!closed) exit = take_pending(th);
        }
    }
    if (!exit) {
        exit = new_exception(th, exception_type(Exc::GeneratorExit));
        if (!exit) return false;
    }
    int outcome = generator_send(th, g, Value(), exit, &result, true);
    if (outcome > 0) {
        raise(th, Exc::RuntimeError, "%s ignored GeneratorExit", kind_word(g));
        return false;
    }
    if (outcome == 0) return true;
    return catch_pending(th, Exc::StopIteration) || catch_pending(th, Exc::GeneratorExit);
}

// throw(type[, value[, traceback]]) to one exception instance. Empty: raised.
Value exception_of_throw(Thread* th, const Args& args) {
    Value type = args[0], value = args.get(1), tb = args.get(2);
    if (tb && is_none(tb)) tb = Value();
    if (tb && !has_kind(tb, Kind::Traceback))
        return raise(th, Exc::TypeError, "throw() third argument must be a traceback object");
    Value instance;
    if (is_type(type) && is_subtype(type.as<Type>(), exception_type(Exc::BaseException))) {
        if (value && is_instance_of(value, type.as<Type>())) instance = value;
        else if (!value || is_none(value)) instance = call(th, type);
        else if (is_tuple(value)) instance = call_tuple_dict(th, type, value.as<Tuple>(), nullptr);
        else instance = call(th, type, value);
        // What goes wrong in making the exception is raised inside the generator.
        if (!instance) return take_pending(th);
        if (!is_exception(instance)) {
            raise(th, Exc::TypeError, "calling %R should have returned an instance of BaseException, not %R", type,
                  Value(type_of(instance)));
            return take_pending(th);
        }
    } else if (is_exception(type)) {
        if (value && !is_none(value)) return raise(th, Exc::TypeError, "instance exception may not have a separate value");
        instance = type;
    } else {
        return raise(th, Exc::TypeError, "exceptions must be classes or instances deriving from BaseException, not %T", type);
    }
    if (tb) {
        exception(instance)->traceback = tb;
        write_barrier(th, instance.object());
    }
    return instance;
}

namespace {

Value generator_throw_method(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "throw", args) || !check_arg_count(th, "throw", args, 1, 3)) return {};
    Value exception = KRAIT_TRY(exception_of_throw(th, args));
    return generator_throw(th, self_generator(self), exception, true, &args);
}

Value generator_close_method(Thread* th, Value self) {
    return generator_close(th, self_generator(self)) ? none() : Value();
}

// Called when the object has become unreachable: PEP 442.
void generator_finalize(Thread* th, Value self) {
    Generator* g = self_generator(self);
    if (g->state == kGenFinished || g->state == kGenRunning) return;
    Value saved = take_pending(th);
    if (g->kind() == Kind::AsyncGenerator && g->origin_or_finalizer && !g->closed) {
        if (!call(th, g->origin_or_finalizer, self)) write_unraisable(th, self);
    } else if (g->kind() == Kind::Coroutine && g->state == kGenCreated) {
        if (!warn(th, Exc::RuntimeWarning, 1, "coroutine '%S' was never awaited", g->qualname)) write_unraisable(th, self);
        g->state = kGenFinished;
    } else if (!generator_close(th, g)) {
        write_unraisable(th, self);
    }
    restore_pending(th, saved);
}

void trace_generator(Object* object, Marker& marker) {
    auto* g = reinterpret_cast<Generator*>(object);
    marker.visit(g->name);
    marker.visit(g->qualname);
    marker.visit(g->code);
    marker.visit(g->handled.exception);
    marker.visit(g->origin_or_finalizer);
    Frame& frame = g->frame;
    if (frame.object) marker.visit(frame.object);
    if (g->state == kGenFinished) return;
    marker.visit(reinterpret_cast<Object*>(frame.function));
    marker.visit(reinterpret_cast<Object*>(frame.globals));
    marker.visit(reinterpret_cast<Object*>(frame.builtins));
    marker.visit(frame.locals);
    marker.visit(frame.construct_self);
    // Dead temporaries may hold stale words.
    u32 count = frame_register_count(&frame);
    for (u32 i = 0; i < count; i++) marker.visit_conservative(frame.registers[i].bits());
}

Value generator_repr(Thread* th, Value self) {
    Generator* g = self_generator(self);
    const char* word = g->kind() == Kind::Coroutine ? "coroutine" : g->kind() == Kind::AsyncGenerator ? "async_generator" : "generator";
    return Value(format_message(th, "<%s object %S at 0x%zx>", word, g->qualname, static_cast<size_t>(self.bits())));
}

// ---- Attributes ----

Value get_name(Thread*, Value self) { return self_generator(self)->name; }
Value get_qualname(Thread*, Value self) { return self_generator(self)->qualname; }
bool set_text(Thread* th, Value self, Value value, Value* field, const char* what) {
    if (!value || !is_str(value)) {
        raise(th, Exc::TypeError, "%s must be set to a string object", what);
        return false;
    }
    *field = value;
    write_barrier(th, self.object());
    return true;
}
bool set_name(Thread* th, Value self, Value v) { return set_text(th, self, v, &self_generator(self)->name, "__name__"); }
bool set_qualname(Thread* th, Value self, Value v) {
    return set_text(th, self, v, &self_generator(self)->qualname, "__qualname__");
}
Value get_frame(Thread* th, Value self) {
    Generator* g = self_generator(self);
    return g->state == kGenFinished ? none() : Value(frame_object(th, &g->frame));
}
Value get_running(Thread*, Value self) { return py_bool(self_generator(self)->state == kGenRunning); }
Value get_suspended(Thread*, Value self) { return py_bool(self_generator(self)->state == kGenSuspended); }
Value get_code(Thread*, Value self) { return Value(self_generator(self)->code); }
Value get_receiver(Thread*, Value self) {
    Generator* g = self_generator(self);
    Value v = g->state == kGenSuspended ? generator_receiver(g) : Value();
    return v ? v : none();
}
Value get_origin(Thread*, Value self) {
    Value origin = self_generator(self)->origin_or_finalizer;
    return origin ? origin : none();
}
Value generator_self(Thread*, Value self) { return self; }

constexpr const char* kSendDoc = "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.";
constexpr const char* kThrowDoc =
    "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration.";
constexpr const char* kCloseDoc = "close() -> raise GeneratorExit inside generator.";

constexpr NativeDef generator_methods[] = {
    {"send", generator_send_method, kSendDoc},
    {"throw", generator_throw_method, kThrowDoc},
    {"close", generator_close_method, kCloseDoc},
};
constexpr GetSetDef generator_getsets[] = {
    {"__name__", get_name, set_name, "name of the generator"},
    {"__qualname__", get_qualname, set_qualname, "qualified name of the generator"},
    {"gi_yieldfrom", get_receiver, nullptr, "object being iterated by yield from, or None"},
    {"gi_running", get_running, nullptr, nullptr},
    {"gi_frame", get_frame, nullptr, nullptr},
    {"gi_suspended", get_suspended, nullptr, nullptr},
    {"gi_code", get_code, nullptr, nullptr},
};

// ---- Coroutines ----

// What `await coroutine.__await__()` iterates: passes everything on.
struct CoroutineWrapper : Object {
    Generator* coroutine;
};
Type* coroutine_wrapper_type;

Value coroutine_await(Thread* th, Value self) {
    auto* wrapper = KRAIT_TRY(heap_new<CoroutineWrapper>(th, coroutine_wrapper_type->root_shape));
    wrapper->coroutine = self_generator(self);
    return Value(wrapper);
}
Value wrapped(Value self) { return Value(self.as<CoroutineWrapper>()->coroutine); }
Value wrapper_next(Thread* th, Value self) { return generator_next(th, wrapped(self)); }
Value wrapper_send(Thread* th, Value self, Value v) { return generator_send_method(th, wrapped(self), v); }
Value wrapper_throw(Thread* th, Value self, const Args& args) { return generator_throw_method(th, wrapped(self), args); }
Value wrapper_close(Thread* th, Value self) { return generator_close_method(th, wrapped(self)); }
void trace_wrapper(Object* object, Marker& marker) { marker.visit(reinterpret_cast<CoroutineWrapper*>(object)->coroutine); }

constexpr NativeDef coroutine_methods[] = {
    {"send", generator_send_method, "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration."},
    {"throw", generator_throw_method,
     "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated value or raise\nStopIteration."},
    {"close", generator_close_method, "close() -> raise GeneratorExit inside coroutine."},
};
constexpr GetSetDef coroutine_getsets[] = {
    {"__name__", get_name, set_name, "name of the coroutine"},
    {"__qualname__", get_qualname, set_qualname, "qualified name of the coroutine"},
    {"cr_await", get_receiver, nullptr, "object being awaited on, or None"},
    {"cr_running", get_running, nullptr, nullptr},
    {"cr_frame", get_frame, nullptr, nullptr},
    {"cr_suspended", get_suspended, nullptr, nullptr},
    {"cr_code", get_code, nullptr, nullptr},
    {"cr_origin", get_origin, nullptr, nullptr},
};
constexpr NativeDef wrapper_methods[] = {
    {"send", wrapper_send, "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration."},
    {"throw", wrapper_throw,
     "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated value or raise\nStopIteration."},
    {"close", wrapper_close, "close() -> raise GeneratorExit inside coroutine."},
};

}  // namespace

Value get_awaitable_iterator(Thread* th, Value awaitable) {
    if (is_coroutine(awaitable)) return awaitable;
    if (is_generator(awaitable) && (self_generator(awaitable)->code->co_flags & kCoIterableCoroutine)) return awaitable;
    auto slot = type_of(awaitable)->slots.await;
    if (!slot) return raise(th, Exc::TypeError, "object %T can't be used in 'await' expression", awaitable);
    Value iterator = KRAIT_TRY(slot(th, awaitable));
    bool coroutine_like = is_coroutine(iterator) ||
                          (is_generator(iterator) && (self_generator(iterator)->code->co_flags & kCoIterableCoroutine));
    if (coroutine_like) return raise(th, Exc::TypeError, "__await__() returned a coroutine");
    if (!is_iterator(iterator)) return raise(th, Exc::TypeError, "__await__() returned non-iterator of type '%T'", iterator);
    return iterator;
}

static void setup_coroutine_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "coroutine";
    spec.kind = Kind::Coroutine;
    spec.flags = kTypeNoInstantiate | kTypeHasWeakref;
    spec.basic_size = sizeof(Generator);
    spec.trace = trace_generator;
    spec.slots.repr = generator_repr;
    spec.slots.await = coroutine_await;
    spec.slots.send = generator_send_slot;
    spec.slots.finalize = generator_finalize;
    spec.methods = coroutine_methods;
    spec.method_count = std::size(coroutine_methods);
    spec.getsets = coroutine_getsets;
    spec.getset_count = std::size(coroutine_getsets);
    setup_type(th, builtin_type(Kind::Coroutine), spec);

    TypeSpec wrapper{};
    wrapper.name = "coroutine_wrapper";
    wrapper.doc = "A wrapper object implementing __await__ for coroutines.";
    wrapper.kind = Kind::Iterator;
    wrapper.flags = kTypeNoInstantiate;
    wrapper.basic_size = sizeof(CoroutineWrapper);
    wrapper.trace = trace_wrapper;
    wrapper.slots.iter = generator_self;
    wrapper.slots.iternext = wrapper_next;
    wrapper.methods = wrapper_methods;
    wrapper.method_count = std::size(wrapper_methods);
    coroutine_wrapper_type = new_builtin_type(th, wrapper);
}

void setup_generator_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "generator";
    spec.kind = Kind::Generator;
    spec.flags = kTypeNoInstantiate | kTypeHasWeakref;
    spec.basic_size = sizeof(Generator);
    spec.trace = trace_generator;
    spec.slots.repr = generator_repr;
    spec.slots.iter = generator_self;
    spec.slots.iternext = generator_next;
    spec.slots.send = generator_send_slot;
    spec.slots.finalize = generator_finalize;
    spec.methods = generator_methods;
    spec.method_count = std::size(generator_methods);
    spec.getsets = generator_getsets;
    spec.getset_count = std::size(generator_getsets);
    setup_type(th, builtin_type(Kind::Generator), spec);
    setup_coroutine_types(th);
    AsyncGeneratorParts parts{get_name, set_name, get_qualname, set_qualname, get_frame, get_running, get_suspended, get_code,
                              get_receiver, generator_repr, generator_finalize, trace_generator};
    setup_async_generator_types(th, parts);
}

}  // namespace krait
