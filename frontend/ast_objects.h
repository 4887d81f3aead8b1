// Trees as Python objects: the classes of `_ast`, and the conversions both ways.
#pragma once

#include "frontend/ast.h"
#include "runtime/compile.h"

namespace krait {

// The `_ast` object of a tree. Empty: raised.
Value tree_to_object(Thread* th, const ast::Node* tree);
// Is it an instance of ast.AST? False: raised compile()'s TypeError.
[[nodiscard]] bool check_is_tree(Thread* th, Value object);
// The tree of an `_ast` object given to compile(), checked and validated. Null: raised.
ast::ModNode* object_to_tree(Arena& arena, Value object, CompileMode mode);
// CPython's checks of trees that did not come from the parser (PyAST_Validate). False: raised ValueError, TypeError.
[[nodiscard]] bool validate_tree(Thread* th, const ast::ModNode* tree);


}  // namespace krait
