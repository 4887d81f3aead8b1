// The steps after parsing, in CPython's order: an error of an earlier step hides those of later ones.
#include "frontend/compile_tree.h"

#include "frontend/ast_optimize.h"
#include "frontend/codegen.h"
#include "frontend/symtable.h"
#include "ir/stack_print.h"
#include "runtime/options.h"
#include "runtime/types/list.h"

#include <cstdio>
#include <memory>

namespace krait {

namespace {

#if KRAIT_ASSERTS
constexpr bool kAsserts = true;
#else
constexpr bool kAsserts = false;
#endif

// In builds with asserts, and with --verify: the verifier.
void inspect(Thread* th, const Code* code) {
    const Options* options = th->vm->options;
    if (kAsserts || options->verify) {
        std::string error = ir::verify_stack_code(code);
        if (!error.empty()) std::fprintf(stderr, "krait: malformed code, %s\n", error.c_str());
        KRAIT_CHECK(error.empty(), "the code generator made malformed code");
    }
    for (i64 i = 0; i < code->consts->size; ++i)
        if (has_kind(code->consts->items[i], Kind::Code)) inspect(th, code->consts->items[i].as<Code>());
}

}  // namespace

Code* compile_tree(Arena& arena, ast::ModNode* tree, Value filename, u32 flags, int optimize) {
    Future future;
    if (!collect_futures(arena.thread(), tree, filename, future)) return nullptr;
    future.flags |= flags & kFutureMask;
    if (!optimize_tree(arena, tree, optimize, future.flags & kFutureAnnotations)) return nullptr;
    std::unique_ptr<SymbolTable> symbols(SymbolTable::build(arena, tree, filename, future));
    if (!symbols) return nullptr;
    CompileSettings settings{filename, flags | future.flags, optimize};
    Codegen codegen(arena, *symbols, future, settings);
    Code* code = codegen.compile(tree);
    if (!code) return nullptr;
    inspect(arena.thread(), code);
    ir::dump_stack_code(arena.thread(), code);
    return code;
}

bool stack_effect_of(int opcode, int oparg, int jump, int* effect) {
    if (!ir::is_valid_opcode(opcode)) return false;
    StackOp op = static_cast<StackOp>(opcode);
    int falls = ir::stack_effect(op, oparg), jumps = ir::stack_effect_of_jump(op, oparg);
    *effect = jump == 0 ? falls : jump == 1 ? jumps : falls > jumps ? falls : jumps;
    return true;
}

}  // namespace krait
