// code: CPython 3.11's code object.
#pragma once

#include "runtime/type.h"

namespace krait {

struct Bytes;

namespace ir { struct RegCode; }

// kCoHidden: Krait's own, the body of a builtin (interp/python_bodies.h); its frames are passed over by whoever walks frames.
enum CodeFlags : u32 {
    kCoOptimized = 1, kCoNewLocals = 2, kCoVarArgs = 4, kCoVarKeywords = 8, kCoNested = 0x10, kCoGenerator = 0x20,
    kCoHidden = 0x40000000, kCoCoroutine = 0x80, kCoIterableCoroutine = 0x100, kCoAsyncGenerator = 0x200,
};
// Kinds of "fast locals" (co_localspluskinds).
enum LocalKind : u8 { kFastLocal = 0x20, kFastCell = 0x40, kFastFree = 0x80 };

struct Code : Object {
    i32 argcount;           // co_argcount: positional, positional-only included
    i32 posonlyargcount;
    i32 kwonlyargcount;
    i32 nlocals;            // co_nlocals
    i32 stacksize;
    u32 co_flags;
    i32 firstlineno;
    i32 nlocalsplus;
    Bytes* code;            // co_code: as the compiler wrote it, never quickened in place
    Tuple* consts;
    Tuple* names;
    Tuple* localsplusnames; // locals, then cells that are not arguments, then free variables
    Bytes* localspluskinds;
    Value filename;         // str
    Str* name;
    Str* qualname;
    Bytes* linetable;
    Bytes* exceptiontable;
    i32 ncellvars, nfreevars;
    ir::RegCode* reg;       // register code, made at first execution; null before. In malloc memory, owned by the code
    i64 hash_cache;
    Value weak_extra;
};

// Line number (or -1) and columns of the bytecode instruction at byte `offset`; columns are UTF-8 byte offsets or -1.
struct CodePosition { i32 line, end_line, column, end_column; };
CodePosition code_position(const Code* code, i32 offset);
inline i32 code_line(const Code* code, i32 offset) { return code_position(code, offset).line; }
// Exception table entry covering byte `offset`. False if none. PEP-less; format in CPython's exception_handling_notes.
struct ExceptionHandler { i32 start, end, target, depth; bool push_lasti; };
bool find_exception_handler(const Code* code, i32 offset, ExceptionHandler* out);
Code* new_code_object(Thread* th);

}  // namespace krait
