// From a syntax tree to a code object: futures, folding, symbol table, code generation.
#pragma once

#include "frontend/ast.h"
#include "runtime/types/code.h"

namespace krait {

// `flags` are PyCF_* and __future__ bits of the caller; `optimize` 0 to 2. The tree is changed. Null: raised.
Code* compile_tree(Arena& arena, ast::ModNode* tree, Value filename, u32 flags, int optimize);

// _opcode.stack_effect: `jump` -1 for the greater of both ways, 0, 1. False: no such opcode.
bool stack_effect_of(int opcode, int oparg, int jump, int* effect);

}  // namespace krait
