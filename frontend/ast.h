// The abstract syntax tree: plain structs generated from frontend/asdl.def, in an Arena.
//
// `node->tag` says which struct it is; `as<Name>(node)` casts. Located nodes carry CPython's positions: lines from 1,
// columns in UTF-8 bytes from 0. `One` fields are never null (identifiers included) except kw_defaults' and Dict.keys'
// elements, `Opt` fields are null (constants: never) when absent. Node types carry the ASDL's own constructor names;
// sums and products have PascalCase names (ExprNode, Arguments).
//
// The same rows give every node a description (`node_info`), which the printer (frontend/ast_print.cpp) and the
// conversion to `_ast` objects walk instead of knowing the classes.
#pragma once

#include "frontend/arena.h"
#include "runtime/object.h"

namespace krait::ast {

// ---- Tags and enumerations ----

enum class Tag : u8 {
#define SUM(asdl, base, located)
#define NODE(base, name, python) name,
#define PRODUCT(base, name, python) name,
#define FIELD(type, quantifier, name)
#define END(name)
#define ENUM(asdl, cpp, python)
#define ENUMERATOR(cpp, name)
#define END_ENUM(cpp)
#include "frontend/asdl.def"
#undef NODE
#undef PRODUCT
#undef ENUM
#undef ENUMERATOR
#undef END_ENUM
    Count,
};

#define NODE(base, name, python)
#define PRODUCT(base, name, python)
#define ENUM(asdl, cpp, python) enum class cpp : u8 {
#define ENUMERATOR(cpp, name) name,
#define END_ENUM(cpp) \
    }                 \
    ;
#include "frontend/asdl.def"
#undef SUM
#undef NODE
#undef PRODUCT
#undef FIELD
#undef END
#undef ENUM
#undef ENUMERATOR
#undef END_ENUM

// ---- Nodes ----

struct Node {
    Tag tag{};
};
struct LocatedNode : Node {
    i32 lineno = 0, col_offset = 0, end_lineno = 0, end_col_offset = 0;
};
struct ModNode : Node {};
struct StmtNode : LocatedNode {};
struct ExprNode : LocatedNode {};
struct PatternNode : LocatedNode {};
struct HandlerNode : LocatedNode {};
struct TypeIgnoreNode : Node {};
struct Comprehension;
struct Arguments;
struct Arg;
struct Keyword;
struct Alias;
struct WithItem;
struct MatchCase;

// The C++ type of a field of each ASDL type.
namespace field {
using identifier = Str*;
using string = Str*;
using constant = Value;
using integer = i32;
using expr_context = ExprContext;
using boolop = BoolOperator;
using operator_ = Operator;
using unaryop = UnaryOperator;
using cmpop = CompareOperator;
using mod = ModNode*;
using stmt = StmtNode*;
using expr = ExprNode*;
using pattern = PatternNode*;
using excepthandler = HandlerNode*;
using type_ignore = TypeIgnoreNode*;
using comprehension = Comprehension*;
using arguments = Arguments*;
using arg = Arg*;
using keyword = Keyword*;
using alias = Alias*;
using withitem = WithItem*;
using match_case = MatchCase*;
}  // namespace field

#define KRAIT_FIELD_One(type, name) field::type name{};
#define KRAIT_FIELD_Opt(type, name) field::type name{};
#define KRAIT_FIELD_Seq(type, name) Seq<field::type> name{};
#define SUM(asdl, base, located)
#define NODE(base, name, python) \
    struct name : base {         \
        static constexpr Tag kTag = Tag::name;
#define PRODUCT(base, name, python) NODE(base, name, python)
#define FIELD(type, quantifier, name) KRAIT_FIELD_##quantifier(type, name)
#define END(name) \
    }             \
    ;
#define ENUM(asdl, cpp, python)
#define ENUMERATOR(cpp, name)
#define END_ENUM(cpp)
#include "frontend/asdl.def"
#undef SUM
#undef NODE
#undef PRODUCT
#undef FIELD
#undef END
#undef ENUM
#undef ENUMERATOR
#undef END_ENUM
#undef KRAIT_FIELD_One
#undef KRAIT_FIELD_Opt
#undef KRAIT_FIELD_Seq

template <class T>
T* as(Node* node) {
    return static_cast<T*>(node);
}
template <class T>
const T* as(const Node* node) {
    return static_cast<const T*>(node);
}
// `node` as a T, or null if it is another kind (or null).
template <class T>
T* is(Node* node) {
    return node && node->tag == T::kTag ? static_cast<T*>(node) : nullptr;
}

template <class T>
T* make(Arena& arena) {
    T* node = arena.make<T>();
    static_cast<Node*>(node)->tag = T::kTag;  // TypeIgnore has a field `tag`
    return node;
}

// ---- Description ----

enum class FieldType : u8 {
    identifier, string, constant, integer,
    expr_context, boolop, operator_, unaryop, cmpop,
    mod, stmt, expr, pattern, excepthandler, type_ignore,
    comprehension, arguments, arg, keyword, alias, withitem, match_case,
    Count,
};
inline bool is_enum(FieldType t) { return t >= FieldType::expr_context && t <= FieldType::cmpop; }
inline bool is_node(FieldType t) { return t >= FieldType::mod; }

enum class Quantifier : u8 { One, Opt, Seq };

struct FieldInfo {
    const char* name;
    FieldType type;
    Quantifier quantifier;
    u16 offset;
};

struct NodeInfo {
    const char* name;    // Python class name
    FieldType sum;       // the type it belongs to (itself for products)
    bool is_product;
    bool is_located;
    u16 bytes;           // sizeof the struct
    u8 field_count;
    const FieldInfo* fields;
};
const NodeInfo& node_info(Tag tag);

struct EnumInfo {
    const char* name;    // Python class name of the base
    u8 count;
    const char* const* names;
};
// `type` is one that is_enum() accepts.
const EnumInfo& enum_info(FieldType type);
// ASDL name: "expr", "int", "operator".
const char* field_type_name(FieldType type);

}  // namespace krait::ast
