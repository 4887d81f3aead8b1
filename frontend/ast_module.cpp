// The module `_ast`.
#include "frontend/ast_classes.h"
#include "frontend/compile_source.h"
#include "runtime/native.h"
#include "runtime/types/function.h"

namespace krait {

using ast::enum_info;
using ast::field_type_name;
using ast::FieldType;
using ast::is_enum;
using ast::node_info;
using ast::Tag;

Value init_ast_module(Thread* th) {
    static const ModuleDef def{"_ast", nullptr, nullptr, 0};
    AstClasses* c = KRAIT_TRY(ast_classes(th));
    krait::Module* module = KRAIT_TRY(new_native_module(th, def));
    auto add = [&](const char* name, Value v) { return module_add(th, module, name, v); };
    if (!add("AST", Value(c->base)) || !add("PyCF_ALLOW_TOP_LEVEL_AWAIT", Value::from_small_int(0x2000)) ||
        !add("PyCF_ONLY_AST", Value::from_small_int(kOnlyAst)) ||
        !add("PyCF_TYPE_COMMENTS", Value::from_small_int(kTypeComments)))
        return {};
    for (int t = static_cast<int>(FieldType::expr_context); t < static_cast<int>(FieldType::Count); ++t) {
        auto type = static_cast<FieldType>(t);
        if (!add(field_type_name(type), c->sum(type))) return {};
        if (!is_enum(type)) continue;
        for (int i = 0; i < enum_info(type).count; ++i)
            if (!add(enum_info(type).names[i], c->enumerators[t][i])) return {};
    }
    for (int t = 0; t < static_cast<int>(Tag::Count); ++t)
        if (!add(node_info(static_cast<Tag>(t)).name, c->nodes[t])) return {};
    return Value(module);
}

}  // namespace krait
