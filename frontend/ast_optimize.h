// Folding of the syntax tree before code generation.
#pragma once

#include "frontend/ast.h"

namespace krait {

// Folds constant expressions of `tree` in place. `optimize` is the -O level, `future_annotations`: annotations are text
// and stay as written. False: raised.
[[nodiscard]] bool optimize_tree(Arena& arena, ast::ModNode* tree, int optimize, bool future_annotations);

// "%s" % (x,) as a JoinedStr; null if `format` is not simple enough or raised (frontend/ast_format.cpp).
ast::ExprNode* fold_format(Arena& arena, const ast::BinOp* node, Str* format, Seq<ast::ExprNode*> values);

// The value of a constant operation, or empty: it raised (nothing pending then) or would be too large to keep
// (frontend/ast_constants.cpp).
Value fold_binary(Thread* th, ast::Operator op, Value left, Value right);
Value fold_unary(Thread* th, ast::UnaryOperator op, Value operand);

}  // namespace krait
