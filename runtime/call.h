// Calls: the way down from runtime to whoever runs Python code. The interpreter sets the hooks at start-up.
#pragma once

#include <initializer_list>

#include "runtime/native.h"

namespace krait {

struct Function;
struct List;
struct Code;
struct Generator;

// callable(*args, **kwargs) in vectorcall form.
Value call(Thread* th, Value callable, const Args& args);
Value call(Thread* th, Value callable);
Value call(Thread* th, Value callable, Value a);
Value call(Thread* th, Value callable, Value a, Value b);
Value call(Thread* th, Value callable, Value a, Value b, Value c);
// With a tuple and a dict (may be null).
Value call_tuple_dict(Thread* th, Value callable, Tuple* args, Dict* kwargs);
// getattr(self, name)(*args), without making a bound method where it can.
Value call_method(Thread* th, Value self, Str* name, std::initializer_list<Value> args = {});
// The special method `name` of type(self); raises AttributeError if absent.
Value call_special(Thread* th, Value self, Str* name, std::initializer_list<Value> args = {});

// Implemented by the interpreter.
struct InterpHooks {
    // Runs a Python function with arguments bound as the call semantics say.
    Value (*call_function)(Thread* th, Function* function, const Args& args);
    // Runs a code object in given namespaces: module bodies, exec, eval, class bodies (locals any mapping).
    Value (*run_code)(Thread* th, Code* code, Dict* globals, Value locals, Tuple* closure);
    // Resumes a generator with a value (none() first time) or, if `exception` is not empty, raises it inside. 1: yielded,
    // 0: returned, -1: raised.
    int (*resume_generator)(Thread* th, Generator* generator, Value sent, Value exception, Value* result);
    // Empties registers of frames on the stack whose values the program has let go (before an explicit collection).
    void (*clear_dead_registers)(Thread* th);
    // Work due at the poll: signals, finalisers, GIL. False: raised.
    bool (*poll)(Thread* th);
    // The list of function(item) for each item; null: raised.
    List* (*apply_to_each)(Thread* th, Function* function, const Value* items, i64 count);
};
extern InterpHooks interp_hooks;

}  // namespace krait
