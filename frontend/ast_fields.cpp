// The descriptions of node classes and enumerations, from the rows of frontend/asdl.def.
#include "frontend/ast.h"

#include <cstddef>

#pragma GCC diagnostic ignored "-Winvalid-offsetof"

namespace krait::ast {

// ---- Fields of each node: ast::fields_of::Name::kFields ----

namespace fields_of {
#define SUM(asdl, base, located)
#define NODE(base, name, python) \
    namespace name {             \
    using Self = ast::name;      \
    static const FieldInfo kFields[] = {
#define PRODUCT(base, name, python) NODE(base, name, python)
#define FIELD(type, quantifier, name) \
    {#name, FieldType::type, Quantifier::quantifier, static_cast<u16>(offsetof(Self, name))},
#define END(name)                                       \
    { nullptr, FieldType::Count, Quantifier::One, 0 } } \
    ;                                                   \
    }
#define ENUM(asdl, cpp, python)
#define ENUMERATOR(cpp, name)
#define END_ENUM(cpp)
#include "frontend/asdl.def"
#undef SUM
#undef NODE
#undef PRODUCT
#undef FIELD
#undef END
}  // namespace fields_of

// ---- Nodes ----

namespace {

// Which FieldType a C++ base or product struct stands for.
template <class T>
struct TypeOf;
#define SUM(asdl, base, located_)                               \
    template <>                                                 \
    struct TypeOf<base> {                                       \
        static constexpr FieldType kType = FieldType::asdl;     \
    };
#define NODE(base, name, python)
#define PRODUCT(base, name, python)
#define FIELD(type, quantifier, name)
#define END(name)
#include "frontend/asdl.def"
#undef SUM
#undef NODE
#undef PRODUCT
#define SUM(asdl, base, located)

constexpr FieldType product_type(std::string_view python) {
    if (python == "comprehension") return FieldType::comprehension;
    if (python == "arguments") return FieldType::arguments;
    if (python == "arg") return FieldType::arg;
    if (python == "keyword") return FieldType::keyword;
    if (python == "alias") return FieldType::alias;
    if (python == "withitem") return FieldType::withitem;
    return FieldType::match_case;
}

template <class T>
constexpr bool located() {
    return __is_base_of(LocatedNode, T);
}

#define NODE(base, name, python)                                              \
    {python, TypeOf<base>::kType, false, located<base>(), sizeof(name),       \
     static_cast<u8>(sizeof(fields_of::name::kFields) / sizeof(FieldInfo) - 1), fields_of::name::kFields},
#define PRODUCT(base, name, python)                                           \
    {python, product_type(python), true, located<base>(), sizeof(name),       \
     static_cast<u8>(sizeof(fields_of::name::kFields) / sizeof(FieldInfo) - 1), fields_of::name::kFields},
const NodeInfo kNodes[] = {
#include "frontend/asdl.def"
};
#undef NODE
#undef PRODUCT
#undef ENUM
#undef ENUMERATOR
#undef END_ENUM

// ---- Enumerations ----

#define NODE(base, name, python)
#define PRODUCT(base, name, python)
#define ENUM(asdl, cpp, python) const char* const kNames_##asdl[] = {
#define ENUMERATOR(cpp, name) #name,
#define END_ENUM(cpp) \
    }                 \
    ;
#include "frontend/asdl.def"
#undef ENUM
#undef ENUMERATOR
#undef END_ENUM
#define ENUM(asdl, cpp, python) {python, sizeof(kNames_##asdl) / sizeof(const char*), kNames_##asdl},
#define ENUMERATOR(cpp, name)
#define END_ENUM(cpp)
const EnumInfo kEnums[] = {
#include "frontend/asdl.def"
};

const char* const kTypeNames[] = {
    "identifier", "string", "constant", "int",
    "expr_context", "boolop", "operator", "unaryop", "cmpop",
    "mod", "stmt", "expr", "pattern", "excepthandler", "type_ignore",
    "comprehension", "arguments", "arg", "keyword", "alias", "withitem", "match_case",
};
static_assert(sizeof(kTypeNames) / sizeof(*kTypeNames) == static_cast<size_t>(FieldType::Count));

}  // namespace

const NodeInfo& node_info(Tag tag) { return kNodes[static_cast<int>(tag)]; }
const EnumInfo& enum_info(FieldType type) {
    return kEnums[static_cast<int>(type) - static_cast<int>(FieldType::expr_context)];
}
const char* field_type_name(FieldType type) { return kTypeNames[static_cast<int>(type)]; }

}  // namespace krait::ast
