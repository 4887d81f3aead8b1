// The Python classes of syntax trees, made from the descriptions of frontend/ast.h at the first use.
#pragma once

#include "frontend/ast.h"
#include "runtime/type.h"

namespace krait {

constexpr int kMaxFields = 8;

struct AstClasses {
    Type* base = nullptr;                                         // ast.AST
    Value nodes[static_cast<int>(ast::Tag::Count)];               // classes by tag
    Value sums[static_cast<int>(ast::FieldType::Count)];          // classes of sums, enumerations and products
    Value enumerators[static_cast<int>(ast::FieldType::Count)][16];  // classes of enumerators
    Value singletons[static_cast<int>(ast::FieldType::Count)][16];   // their only instances
    Str* field_names[static_cast<int>(ast::Tag::Count)][kMaxFields] = {};
    Str* attribute_names[4] = {};                                 // lineno, col_offset, end_lineno, end_col_offset
    Str *fields_name = nullptr, *attributes_name = nullptr;       // "_fields", "_attributes"

    Value node(ast::Tag tag) const { return nodes[static_cast<int>(tag)]; }
    Value sum(ast::FieldType type) const { return sums[static_cast<int>(type)]; }
};

// Null: raised.
AstClasses* ast_classes(Thread* th);

}  // namespace krait
