// Raising: building the exception, chaining `__context__`, and the questions asked about the pending exception.
//
// A raised exception gets as context the innermost handled one (the top non-empty entry of th->handled), unless that is
// itself; a cycle through the chain is cut where it would close. Reference: CPython's Python/errors.c.
#include "runtime/error.h"

#include <cerrno>
#include <cstdarg>
#include <cstring>

#include "runtime/call.h"
#include "runtime/message_format.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/exception_layout.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

static Value handled_exception(Thread* th) {
    for (HandledException* h = th->handled; h; h = h->previous)
        if (h->exception && !is_none(h->exception)) return h->exception;
    return Value();
}

// Sets `e`'s context to the exception being handled, cutting a cycle that this would close.
void set_context_from_handled(Thread* th, Value e) {
    Value handled = handled_exception(th);
    if (!handled || handled == e || !is_exception(handled)) return;
    Value slow = handled;
    Value at = handled;
    bool step = false;
    while (Value context = exception(at)->context) {
        if (context == e) {
            exception(at)->context = Value();
            break;
        }
        at = context;
        if (slow == at) break;  // a cycle that was there already
        if (step) slow = exception(slow)->context;
        step = !step;
    }
    exception(e)->context = handled;
    write_barrier(th, e.object());
}

static Value set_pending(Thread* th, Value e) {
    if (!e) return Value();
    set_context_from_handled(th, e);
    th->pending = e;
    return Value();
}

static Value raise_message(Thread* th, Type* type, const char* format, va_list arguments) {
    Str* message = format_message_v(th, format, arguments);
    if (!message) return Value();
    th->pending = Value();
    return set_pending(th, new_exception(th, type, Value(message)));
}

Value raise(Thread* th, Exc exc, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_message(th, exception_type(exc), format, arguments);
    va_end(arguments);
    return Value();
}

Value raise_type(Thread* th, Type* type, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    raise_message(th, type, format, arguments);
    va_end(arguments);
    return Value();
}

Value raise_with(Thread* th, Exc exc, Value argument) {
    th->pending = Value();
    Type* type = exception_type(exc);
    // A tuple is one argument here, as it is for KeyError((1, 2)).
    return set_pending(th, new_exception(th, type, argument));
}

Value raise_value(Thread* th, Value e) {
    if (is_type(e) && is_subtype(e.as<Type>(), exception_type(Exc::BaseException))) {
        Value made = KRAIT_TRY(call(th, e));
        if (!is_exception(made))
            return raise(th, Exc::TypeError, "calling %R should have returned an instance of BaseException, not %R", e,
                         Value(type_of(made)));
        return set_pending(th, made);
    }
    if (!is_exception(e)) return raise(th, Exc::TypeError, "exceptions must derive from BaseException");
    return set_pending(th, e);
}

Value raise_errno(Thread* th, int error_number, Value filename, Value filename2) {
    Value args[5] = {Value::from_small_int(error_number), Value(str_from_utf8(th, strerror(error_number)))};
    if (!args[1]) return Value();
    u32 n = 2;
    if (filename) {
        args[n++] = filename;
        if (filename2) {
            args[n++] = Value::from_small_int(0);
            args[n++] = filename2;
        }
    }
    Value e = KRAIT_TRY(call(th, Value(exception_type(Exc::OSError)), Args{args, n, nullptr}));
    return set_pending(th, e);
}

Value raise_no_memory(Thread* th) {
    // A fresh one, as it will hold on to its traceback; the one made at start-up when there is no room for that either.
    static bool making;
    Value e;
    if (!making) {
        making = true;
        e = base_exception_new(th, exception_type(Exc::MemoryError), Args{nullptr, 0, nullptr});
        making = false;
    }
    th->pending = e ? e : memory_error_instance();
    return Value();
}

Value raise_system_error(Thread* th, const char* what) { return raise(th, Exc::SystemError, "%s", what); }
Value raise_unsupported(Thread* th, const char* what) {
    return raise(th, Exc::NotImplementedError, "krait does not support %s yet", what);
}

// ---- Questions about the pending exception ----

bool pending_matches(Thread* th, Exc exc) {
    return th->pending && is_subtype(type_of(th->pending), exception_type(exc));
}

bool catch_pending(Thread* th, Exc exc) {
    if (!pending_matches(th, exc)) return false;
    clear_pending(th);
    return true;
}

Value take_stop_iteration(Thread* th) {
    if (!pending_matches(th, Exc::StopIteration)) return Value();
    Value value = th->pending.as<StopIterationObject>()->value;
    clear_pending(th);
    return value ? value : none();
}

void chain_pending(Thread* th, Value context) {
    if (!context) return;
    if (!th->pending) {
        th->pending = context;
        return;
    }
    if (th->pending == context) return;
    // Hang `context` at the end of the pending chain, unless it is part of it.
    Value at = th->pending;
    for (int guard = 0; guard < 10000; guard++) {
        Value next = exception(at)->context;
        if (!next || next == context) break;
        at = next;
    }
    if (at == th->pending || !exception(at)->context) {
        // As _PyErr_ChainExceptions: the pending exception's own context is replaced.
        exception(th->pending)->context = context;
        write_barrier(th, th->pending.object());
    }
}

int exception_matches(Thread* th, Value e, Value cls) {
    if (is_tuple(cls)) {
        Tuple* tuple = cls.as<Tuple>();
        for (i64 i = 0; i < tuple->size; i++) {
            int r = exception_matches(th, e, tuple->items[i]);
            if (r) return r;
        }
        return 0;
    }
    Type* type = is_type(e) ? e.as<Type>() : type_of(e);
    if (is_type(cls) && (cls.as<Type>()->type_flags & kTypeExceptionSubclass) &&
        (type->type_flags & kTypeExceptionSubclass))
        return is_subtype(type, cls.as<Type>());
    return Value(type) == cls;
}

}  // namespace krait
