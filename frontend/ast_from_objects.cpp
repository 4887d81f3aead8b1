// `_ast` objects to trees, for compile(): any object of the right class with the right attributes will do. What is wrong
// is said in CPython's words; what a tree may contain at all is checked afterwards (frontend/ast_validate.cpp).
#include <string>

#include "frontend/ast_classes.h"
#include "frontend/ast_objects.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

using ast::enum_info;
using ast::field_type_name;
using ast::FieldInfo;
using ast::FieldType;
using ast::is_enum;
using ast::is_node;
using ast::LocatedNode;
using ast::ModNode;
using ast::Node;
using ast::node_info;
using ast::NodeInfo;
using ast::Quantifier;
using ast::Tag;

namespace {

class FromObjects {
  public:
    FromObjects(Arena& arena, AstClasses& c) : arena_(arena), th_(arena.thread()), c_(c) {}

    // The node of `object` as a `type`; `*out` null for None.
    bool node(Value object, FieldType type, Node** out) {
        *out = nullptr;
        bool is_sum = type <= FieldType::type_ignore;
        if (is_sum && is_none(object)) return true;
        std::string where = std::string(" while traversing '") + field_type_name(type) + "' node";
        RecursionGuard guard(th_, where.c_str());
        if (!guard.ok()) return false;
        i32 place[4] = {0, 0, 0, 0};
        bool located = type >= FieldType::stmt && type <= FieldType::excepthandler;
        if (is_sum) {
            if (located && !position(object, field_type_name(type), place, type == FieldType::pattern)) return false;
            Tag tag;
            if (!find_tag(object, type, &tag)) return false;
            return fill(object, tag, place, out);
        }
        for (int t = 0; t < static_cast<int>(Tag::Count); ++t)
            if (node_info(static_cast<Tag>(t)).sum == type) return fill(object, static_cast<Tag>(t), place, out);
        return false;
    }

  private:
    bool find_tag(Value object, FieldType type, Tag* out) {
        for (int t = 0; t < static_cast<int>(Tag::Count); ++t) {
            if (node_info(static_cast<Tag>(t)).sum != type) continue;
            int yes = is_instance(th_, object, c_.nodes[t]);
            if (yes < 0) return false;
            if (!yes) continue;
            *out = static_cast<Tag>(t);
            return true;
        }
        raise(th_, Exc::TypeError, "expected some sort of %s, but got %R", field_type_name(type), object);
        return false;
    }

    // The attribute, or empty if it is missing; false: raised.
    bool look_up(Value object, Str* name, Value* out) {
        *out = find_attribute(th_, object, name);
        return *out || !has_pending(th_);
    }

    bool missing(const char* field, const char* owner) {
        raise(th_, Exc::TypeError, "required field \"%s\" missing from %s", field, owner);
        return false;
    }

    // lineno, col_offset, end_lineno, end_col_offset; the ends default to the starts, except for patterns.
    bool position(Value object, const char* owner, i32* place, bool ends_required = false) {
        static const char* const names[] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};
        for (int i = 0; i < 4; ++i) {
            Value v;
            if (!look_up(object, c_.attribute_names[i], &v)) return false;
            if (i >= 2 && !ends_required && (!v || is_none(v))) place[i] = place[i - 2];
            else if (!v) return missing(names[i], owner);
            else if (!integer(v, &place[i])) return false;
        }
        return true;
    }

    bool fill(Value object, Tag tag, const i32* place, Node** out) {
        const NodeInfo& info = node_info(tag);
        auto* n = static_cast<Node*>(arena_.allocate(info.bytes));
        std::memset(static_cast<void*>(n), 0, info.bytes);
        n->tag = tag;
        for (int i = 0; i < info.field_count; ++i)
            if (!field(object, info, i, reinterpret_cast<char*>(n) + info.fields[i].offset)) return false;
        if (info.is_located) {
            i32 own[4];
            if (info.is_product && !position(object, info.name, own)) return false;
            const i32* p = info.is_product ? own : place;
            auto* at = static_cast<LocatedNode*>(n);
            at->lineno = p[0];
            at->col_offset = p[1];
            at->end_lineno = p[2];
            at->end_col_offset = p[3];
        }
        // Checked after all fields have been read, as CPython's constructors do.
        for (int i = 0; i < info.field_count; ++i) {
            const FieldInfo& f = info.fields[i];
            bool pointer = is_node(f.type) || f.type == FieldType::identifier || f.type == FieldType::string ||
                           f.type == FieldType::constant;
            if (f.quantifier != Quantifier::One || !pointer) continue;
            if (*reinterpret_cast<void**>(reinterpret_cast<char*>(n) + f.offset)) continue;
            raise(th_, Exc::ValueError, "field '%s' is required for %s", f.name, info.name);
            return false;
        }
        *out = n;
        return true;
    }

    bool field(Value object, const NodeInfo& info, int index, char* at) {
        const FieldInfo& f = info.fields[index];
        Value v;
        if (!look_up(object, c_.field_names[tag_of(info)][index], &v)) return false;
        if (f.quantifier == Quantifier::Opt) return !v || is_none(v) ? true : item(v, f.type, at);
        if (!v) return missing(f.name, info.name);
        if (f.quantifier == Quantifier::One) return item(v, f.type, at);
        if (!is_list(v)) {
            raise(th_, Exc::TypeError, "%s field \"%s\" must be a list, not a %.200s", info.name, f.name,
                  type_name(type_of(v)));
            return false;
        }
        return sequence(v.as<krait::List>(), info, f, at);
    }

    static int tag_of(const NodeInfo& info) { return static_cast<int>(&info - &node_info(static_cast<Tag>(0))); }

    bool sequence(krait::List* list, const NodeInfo& info, const FieldInfo& f, char* at) {
        i64 count = list->size;
        size_t size = is_enum(f.type) ? 1 : sizeof(void*);
        auto& seq = *reinterpret_cast<Seq<void*>*>(at);
        char* items = static_cast<char*>(arena_.allocate(size * static_cast<size_t>(count) + 1));
        std::memset(items, 0, size * static_cast<size_t>(count) + 1);
        seq.data = reinterpret_cast<void**>(items);
        seq.count = static_cast<u32>(count);
        for (i64 i = 0; i < count; ++i) {
            if (!item(list->items[i], f.type, items + static_cast<size_t>(i) * size)) return false;
            if (list->size == count) continue;
            raise(th_, Exc::RuntimeError, "%s field \"%s\" changed size during iteration", info.name, f.name);
            return false;
        }
        return true;
    }

    bool integer(Value v, i32* out) {
        if (!is_int(v)) {
            raise(th_, Exc::ValueError, "invalid integer value: %R", v);
            return false;
        }
        int n;
        if (!to_int32(th_, v, &n)) return false;
        *out = n;
        return true;
    }

    bool item(Value v, FieldType type, char* at) {
        if (is_enum(type)) return enumerator(v, type, reinterpret_cast<u8*>(at));
        switch (type) {
            case FieldType::integer: return integer(v, reinterpret_cast<i32*>(at));
            case FieldType::constant:
                *reinterpret_cast<Value*>(at) = arena_.root(v);
                return true;
            case FieldType::identifier:
                if (is_none(v)) return true;
                if (!is_exactly(v, Kind::Str)) {
                    raise(th_, Exc::TypeError, "AST identifier must be of type str");
                    return false;
                }
                *reinterpret_cast<Str**>(at) = arena_.intern(str_utf8(th_, v.as<Str>()));
                return *reinterpret_cast<Str**>(at) != nullptr;
            case FieldType::string:
                if (is_none(v)) return true;
                if (!is_exactly(v, Kind::Str) && !is_exactly(v, Kind::Bytes)) {
                    raise(th_, Exc::TypeError, "AST string must be of type str");
                    return false;
                }
                *reinterpret_cast<Value*>(at) = arena_.root(v);
                return true;
            default: return node(v, type, reinterpret_cast<Node**>(at));
        }
    }

    bool enumerator(Value v, FieldType type, u8* out) {
        int t = static_cast<int>(type);
        for (int i = 0; i < enum_info(type).count; ++i) {
            int yes = is_instance(th_, v, c_.enumerators[t][i]);
            if (yes < 0) return false;
            if (!yes) continue;
            *out = static_cast<u8>(i);
            return true;
        }
        raise(th_, Exc::TypeError, "expected some sort of %s, but got %R", field_type_name(type), v);
        return false;
    }

    Arena& arena_;
    Thread* th_;
    AstClasses& c_;
};

}  // namespace

bool check_is_tree(Thread* th, Value object) {
    AstClasses* c = KRAIT_TRY(ast_classes(th));
    int yes = is_instance(th, object, Value(c->base));
    if (!yes) raise(th, Exc::TypeError, "compile() arg 1 must be a string, bytes or AST object");
    return yes > 0;
}

ModNode* object_to_tree(Arena& arena, Value object, CompileMode mode) {
    Thread* th = arena.thread();
    AstClasses* c = KRAIT_TRY(ast_classes(th));
    Tag wanted = mode == CompileMode::Exec ? Tag::Module : mode == CompileMode::Eval ? Tag::Expression : Tag::Interactive;
    int yes = is_instance(th, object, c->node(wanted));
    if (yes < 0) return nullptr;
    if (!yes) {
        raise(th, Exc::TypeError, "expected %s node, got %.400s", node_info(wanted).name, type_name(type_of(object)));
        return nullptr;
    }
    Node* tree = nullptr;
    if (!FromObjects(arena, *c).node(object, FieldType::mod, &tree)) return nullptr;
    auto* module = static_cast<ModNode*>(tree);
    return validate_tree(th, module) ? module : nullptr;
}

}  // namespace krait
