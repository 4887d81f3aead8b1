// Source text to syntax tree and code object: what `compile()`, scripts and imports go through.
#pragma once

#include "frontend/ast.h"
#include "frontend/parse_context.h"
#include "runtime/compile.h"
#include "runtime/types/code.h"

namespace krait {

// Parses `source` (str or bytes-like) in `arena`. Null: raised.
ast::ModNode* parse_source(Arena& arena, Value source, const CompileOptions& options);
// Raises what `context` found.
void raise_parse_error(ParseContext& context);
// The -O level to use for `options.optimize`.
int optimize_level(Thread* th, const CompileOptions& options);

}  // namespace krait
