// Raising. An exception in flight is `th->pending`, an instance; the function that raised returns an empty Value,
// false, null or -1.
#pragma once

#include "runtime/thread.h"

namespace krait {

// Every builtin exception class, a Type in static storage: exception_type(Exc::KeyError).
enum class Exc : u16 {
#define EXCEPTION(name, base, layout, doc) name,
#include "runtime/exceptions.def"
#undef EXCEPTION
    Count,
};
Type* exception_type(Exc exc);

// Formats the message and raises. Directives: %s C string; %S str(value) of a Value; %R repr of a Value; %A ascii();
// %U a Str*; %T name of the type of a Value; %N name of a Type*; %d int; %ld/%lld/%zd i64; %zu u64; %c char; %x hex;
// %p; %%; precision as in %.200s, %.100U. Always returns the empty Value. May run Python code (%S, %R).
[[gnu::cold]] Value raise(Thread* th, Exc exc, const char* format, ...);
[[gnu::cold]] Value raise_type(Thread* th, Type* type, const char* format, ...);
// Raises `type(value)`; with one argument, not formatted. For KeyError(key), StopIteration(value) and the like.
[[gnu::cold]] Value raise_with(Thread* th, Exc exc, Value argument);
// Raises an instance, or a class called without arguments (the `raise` statement, without chaining of `from`).
[[gnu::cold]] Value raise_value(Thread* th, Value exception);
[[gnu::cold]] Value raise_errno(Thread* th, int error_number, Value filename = Value(), Value filename2 = Value());
[[gnu::cold]] Value raise_no_memory(Thread* th);
// "bad operand"-free: SystemError for what the runtime should not have let happen.
[[gnu::cold]] Value raise_system_error(Thread* th, const char* what);
// A feature Krait does not have yet: NotImplementedError "krait does not support %s yet".
[[gnu::cold]] Value raise_unsupported(Thread* th, const char* what);

inline bool has_pending(Thread* th) { return static_cast<bool>(th->pending); }
// Takes the pending exception (empty if none).
inline Value take_pending(Thread* th) {
    Value e = th->pending;
    th->pending = Value();
    return e;
}
inline void clear_pending(Thread* th) { th->pending = Value(); }
inline void restore_pending(Thread* th, Value exception) { th->pending = exception; }
// Is the pending exception an instance of `exc`?
bool pending_matches(Thread* th, Exc exc);
// Clears it and returns true if so.
bool catch_pending(Thread* th, Exc exc);
// If StopIteration is pending: clear it and return its value. Otherwise empty (with what else is pending).
Value take_stop_iteration(Thread* th);
// Sets __context__ of the pending exception chain to `context` as _PyErr_ChainExceptions does.
void chain_pending(Thread* th, Value context);
// sys.unraisablehook for the pending exception, which is cleared.
// `what` replaces "Exception ignored in".
void write_unraisable(Thread* th, Value object, const char* what = nullptr);
// Prints the pending exception as the interpreter does at top level, through sys.excepthook; handles SystemExit by
// returning its status (else 1).
int report_pending(Thread* th);
// Issues a warning through the warnings machinery. False if it became an exception.
[[nodiscard]] bool warn(Thread* th, Exc category, int stack_level, const char* format, ...);

// str built from the same directives as raise().
Str* format_message(Thread* th, const char* format, ...);

}  // namespace krait

// Evaluates to the value, or returns (empty, false, null) from the enclosing function.
#define KRAIT_TRY(expression)                     \
    ({                                            \
        auto krait_try_result = (expression);     \
        if (!krait_try_result) [[unlikely]]       \
            return {};                            \
        krait_try_result;                         \
    })
