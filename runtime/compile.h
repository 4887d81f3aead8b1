// Compiling from the runtime (compile, exec, eval, import): implemented by frontend, which sets the hooks at start-up.
#pragma once

#include "runtime/thread.h"

namespace krait {

struct Code;

enum class CompileMode : u8 { Exec, Eval, Single, FuncType };

struct CompileOptions {
    Value filename;         // str (or what os.fsdecode gives)
    CompileMode mode;
    int flags = 0;          // PyCF_* and __future__ bits, CPython's values
    int optimize = -1;      // -1: the interpreter's -O level
    int feature_version = -1;
    bool is_file = false;   // the source was read from a file to be run: errors of its encoding are worded so
};

struct FrontendHooks {
    // Source as str or bytes-like (bytes: encoding declaration honoured). Returns a Code, or an ast.Module… when flags has
    // PyCF_ONLY_AST. Empty: raised (SyntaxError …).
    Value (*compile_source)(Thread* th, Value source, const CompileOptions& options);
    // From an `_ast` object.
    Value (*compile_ast)(Thread* th, Value tree, const CompileOptions& options);
    // dis.stack_effect: `jump` 0, 1, or -1 for the greater of both. False: no such opcode.
    bool (*stack_effect)(int opcode, int oparg, int jump, int* effect);
    // The modules `_ast`, `_symtable` and `_tokenize`.
    Value (*init_ast)(Thread* th);
    Value (*init_symtable)(Thread* th);
    Value (*init_tokenize)(Thread* th);
};
extern FrontendHooks frontend_hooks;

}  // namespace krait
