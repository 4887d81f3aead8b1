// Bodies in Python for builtins that call Python code for each item: sum, any, all, list, tuple, set, join, min and max over a generator,
// min, max, reduce and sort with a Python key function. The builtin becomes a frame of the dispatch loop, so the generator or the
// key function runs in the same loop, and a trace inlines all of it.
//
// A body behaves as the C++ function it stands for. Its frames are not to be seen: codes have kCoHidden, and whoever walks
// frames (tracebacks, sys._getframe, warnings) passes over them. While a trace or profile function is set bodies are not used.
//
// Each generator code (or key function) has its own copy of a body, so that its loop sees one kind of item only.
#pragma once

#include "interp/frames.h"

namespace krait {

struct BodyCall {
    Function* function = nullptr;
    u32 count = 0;
    struct Argument {
        i32 index;       // of the call's arguments, or -1
        Value constant;
    } arguments[3];
};

// Is there a body for this call? `args` as in vectorcall, keywords behind the `count` positional ones.
bool find_body(Thread* th, Value callable, const Value* args, u32 count, Tuple* kwnames, BodyCall* out);
// Pushes its frame. Null: raised.
Frame* push_body(Thread* th, const BodyCall& body, const Value* args, ReturnTo to);

// next(generator[, default]) and generator.send(value): the generator to enter, if it can be entered from here.
struct GeneratorCall {
    Generator* generator = nullptr;
    i32 sent = -1, otherwise = -1;  // indices of the arguments, or -1
};
bool find_generator_call(Thread* th, Value callable, const Value* args, u32 count, Tuple* kwnames, GeneratorCall* out);

// [key(x) for x in items[0..count)]. Null: raised.
List* apply_to_each(Thread* th, Function* key, const Value* items, i64 count);

}  // namespace krait
