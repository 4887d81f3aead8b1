// Gives the runtime its way up into the frontend (runtime/compile.h).
#include "frontend/compile_source.h"
#include "frontend/compile_tree.h"
#include "runtime/error.h"
#include "runtime/startup.h"

namespace krait {

namespace {

Value compile_source(Thread* th, Value source, const CompileOptions& options) {
    Arena arena(th);
    ast::ModNode* tree = parse_source(arena, source, options);
    if (!tree) return {};
    if (options.flags & kOnlyAst) return raise_unsupported(th, "compile() to a syntax tree");
    return Value(compile_tree(arena, tree, options.filename, static_cast<u32>(options.flags), optimize_level(th, options)));
}

Value compile_ast(Thread* th, Value, const CompileOptions&) {
    return raise_unsupported(th, "compile() of a syntax tree");
}

}  // namespace

void install_frontend() {
    frontend_hooks.compile_source = compile_source;
    frontend_hooks.compile_ast = compile_ast;
    frontend_hooks.stack_effect = stack_effect_of;
}

}  // namespace krait
