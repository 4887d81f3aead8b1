// Source text to syntax tree and code object: what `compile()`, scripts and imports go through.
#pragma once

#include "frontend/ast.h"
#include "frontend/parse_context.h"
#include "runtime/compile.h"
#include "runtime/types/code.h"

namespace krait {

// compile()'s own flags (PyCF_*).
enum CompileFlags : int {
    kDontImplyDedent = 0x200,
    kOnlyAst = 0x400,
    kIgnoreCookie = 0x800,
    kTypeComments = 0x1000,
    kAllowIncompleteInput = 0x4000,
};

// Parses `source` (str or bytes-like) in `arena`. Null: raised.
ast::ModNode* parse_source(Arena& arena, Value source, const CompileOptions& options);
// Raises what `context` found.
void raise_parse_error(ParseContext& context);
// The -O level to use for `options.optimize`.
int optimize_level(Thread* th, const CompileOptions& options);

// The modules `_ast` (frontend/ast_module.cpp), `_tokenize` (frontend/tokenize_module.cpp) and `_symtable` (frontend/symtable_module.cpp).
Value init_ast_module(Thread* th);
Value init_symtable_module(Thread* th);
Value init_tokenize_module(Thread* th);

}  // namespace krait
