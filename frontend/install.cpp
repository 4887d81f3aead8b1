// Gives the runtime its way up into the frontend (runtime/compile.h).
#include "frontend/ast_objects.h"
#include "frontend/compile_source.h"
#include "frontend/compile_tree.h"
#include "runtime/error.h"
#include "runtime/startup.h"

namespace krait {

namespace {

Value compile_source(Thread* th, Value source, const CompileOptions& options) {
    Arena arena(th);
    ast::ModNode* tree = KRAIT_TRY(parse_source(arena, source, options));
    if (options.flags & kOnlyAst) return tree_to_object(th, tree);
    return Value(reinterpret_cast<Object*>(compile_tree(arena, tree, options.filename, static_cast<u32>(options.flags),
                                                        optimize_level(th, options))));
}

Value compile_ast(Thread* th, Value object, const CompileOptions& options) {
    if (!check_is_tree(th, object)) return {};
    if (options.flags & kOnlyAst) return object;
    Arena arena(th);
    ast::ModNode* tree = KRAIT_TRY(object_to_tree(arena, object, options.mode));
    return Value(reinterpret_cast<Object*>(compile_tree(arena, tree, options.filename, static_cast<u32>(options.flags),
                                                        optimize_level(th, options))));
}

}  // namespace

void install_frontend() {
    frontend_hooks.compile_source = compile_source;
    frontend_hooks.compile_ast = compile_ast;
    frontend_hooks.stack_effect = stack_effect_of;
    frontend_hooks.init_ast = init_ast_module;
    frontend_hooks.init_symtable = init_symtable_module;
    frontend_hooks.init_tokenize = init_tokenize_module;
}

}  // namespace krait
