// What the steps after parsing say: SyntaxErrors at a location of the source, and warnings about it.
#pragma once

#include "frontend/flow_graph.h"
#include "runtime/error.h"

namespace krait {

// Raises SyntaxError(message, (filename, line, column, text, end line, end column)); the text is read from the file, if it
// exists. Columns of `where` count from 0, as in the tree.
void raise_compile_error(Thread* th, Value filename, const Location& where, Str* message);

// The form that the symbol table and the future statements use: args are (message,) alone, the place is in attributes.
// `where.end_column` -1: end_offset is None.
void raise_scope_error(Thread* th, Value filename, const Location& where, Str* message);

// warnings.warn_explicit(message, category, filename, line). False: it became an exception.
[[nodiscard]] bool warn_compile(Thread* th, Exc category, Str* message, Value filename, i32 line);

}  // namespace krait
