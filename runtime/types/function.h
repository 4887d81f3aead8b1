// function, bound method, cell, property, classmethod, staticmethod, module.
#pragma once

#include "runtime/type.h"
#include "runtime/types/code.h"

namespace krait {

struct Cell : Object {
    Value value;    // empty: unbound
};

// A Python function. `version` changes when __code__, defaults or kwdefaults are set (0: never given out).
struct Function : Object {
    Code* code;
    Dict* globals;
    Dict* builtins;
    Value name, qualname;   // str
    Tuple* defaults;        // or null
    Dict* kwdefaults;       // or null
    Tuple* closure;         // of Cells, or null
    Value doc, module;
    Value annotations;      // dict, tuple of pairs (lazy), or empty
    Dict* dict;             // __dict__, or null
    u32 version;
};
Function* new_function(Thread* th, Code* code, Dict* globals);  // qualname from code; module from globals["__name__"]

struct BoundMethod : Object {
    Value function;
    Value self;
};
BoundMethod* new_bound_method(Thread* th, Value function, Value self);
Cell* new_cell(Thread* th, Value v = Value());

struct Property : Object {
    Value fget, fset, fdel, doc, name;  // none() when absent
    bool getter_doc;
};
struct ClassMethod : Object {   // staticmethod has the same layout
    Value callable;
    Dict* dict;
};

struct Module : Object {
    Dict* dict;
    const struct ModuleDef* def;
    void* state;
};
Module* new_module(Thread* th, Str* name);

struct Slice : Object {
    Value start, stop, step;
};
Slice* new_slice(Thread* th, Value start, Value stop, Value step);
// slice.indices for a sequence of `length`: start, stop, step and the number of items.
[[nodiscard]] bool slice_indices(Thread* th, Slice* slice, i64 length, i64* start, i64* stop, i64* step, i64* count);

struct Range : Object {
    Value start, stop, step, length;  // ints of any size
};
struct RangeIterator : Object {       // Kind::Iterator; ints that fit in 64 bits. Generated code knows it
    i64 next, step, remaining;
    i64 start;                        // for pickling only
};

}  // namespace krait
