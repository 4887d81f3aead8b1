// The steps after parsing, in CPython's order: an error of an earlier step hides those of later ones.
#include "frontend/compile_tree.h"

#include "frontend/ast_optimize.h"
#include "frontend/codegen.h"
#include "frontend/symtable.h"

#include <memory>

namespace krait {

Code* compile_tree(Arena& arena, ast::ModNode* tree, Value filename, u32 flags, int optimize) {
    Future future;
    if (!collect_futures(arena.thread(), tree, filename, future)) return nullptr;
    future.flags |= flags & kFutureMask;
    if (!optimize_tree(arena, tree, optimize, future.flags & kFutureAnnotations)) return nullptr;
    std::unique_ptr<SymbolTable> symbols(SymbolTable::build(arena, tree, filename, future));
    if (!symbols) return nullptr;
    CompileSettings settings{filename, flags | future.flags, optimize};
    Codegen codegen(arena, *symbols, future, settings);
    return codegen.compile(tree);
}

bool stack_effect_of(int opcode, int oparg, int jump, int* effect) {
    if (!ir::is_valid_opcode(opcode)) return false;
    StackOp op = static_cast<StackOp>(opcode);
    int falls = ir::stack_effect(op, oparg), jumps = ir::stack_effect_of_jump(op, oparg);
    *effect = jump == 0 ? falls : jump == 1 ? jumps : falls > jumps ? falls : jumps;
    return true;
}

}  // namespace krait
