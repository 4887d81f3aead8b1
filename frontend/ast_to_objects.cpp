// Trees to `_ast` objects: every field is set, absent ones to None, then the positions; enumerators are shared.
#include "frontend/ast_classes.h"
#include "frontend/ast_objects.h"
#include "runtime/operators.h"
#include "runtime/types/list.h"

namespace krait {

using ast::FieldInfo;
using ast::FieldType;
using ast::is_enum;
using ast::is_node;
using ast::LocatedNode;
using ast::Node;
using ast::node_info;
using ast::NodeInfo;
using ast::Quantifier;
using ast::Tag;

namespace {

class ToObjects {
  public:
    ToObjects(Thread* th, AstClasses& c) : th_(th), c_(c) {
        limit_ = th->recursion_limit < (1 << 28) ? th->recursion_limit * 3 : 1 << 30;
        depth_ = th->recursion_depth * 3;
    }

    Value node(const Node* n) {
        char here;
        if (++depth_ > limit_ || &here < th_->c_stack_limit)
            return raise(th_, Exc::RecursionError, "maximum recursion depth exceeded during ast construction");
        const NodeInfo& info = node_info(n->tag);
        int tag = static_cast<int>(n->tag);
        Object* object = KRAIT_TRY(new_instance(th_, c_.node(n->tag).as<Type>()));
        for (int i = 0; i < info.field_count; ++i) {
            Value value = KRAIT_TRY(field(n, info.fields[i]));
            if (!instance_set(th_, object, c_.field_names[tag][i], value)) return {};
        }
        if (info.is_located) {
            auto* at = static_cast<const LocatedNode*>(n);
            const i32 numbers[] = {at->lineno, at->col_offset, at->end_lineno, at->end_col_offset};
            for (int i = 0; i < 4; ++i)
                if (!instance_set(th_, object, c_.attribute_names[i], Value::from_small_int(numbers[i]))) return {};
        }
        --depth_;
        return Value(object);
    }

  private:
    Value field(const Node* n, const FieldInfo& f) {
        const char* at = reinterpret_cast<const char*>(n) + f.offset;
        if (f.quantifier != Quantifier::Seq) return item(at, f.type);
        auto& seq = *reinterpret_cast<const Seq<void*>*>(at);
        List* list = KRAIT_TRY(new_list(th_, seq.size()));
        size_t size = is_enum(f.type) ? 1 : sizeof(void*);
        for (u32 i = 0; i < seq.size(); ++i) {
            Value v = KRAIT_TRY(item(reinterpret_cast<const char*>(seq.data) + i * size, f.type));
            if (!list_append(th_, list, v)) return {};
        }
        return Value(list);
    }

    Value item(const char* at, FieldType type) {
        if (is_enum(type)) return c_.singletons[static_cast<int>(type)][*reinterpret_cast<const u8*>(at)];
        if (type == FieldType::integer) return Value::from_small_int(*reinterpret_cast<const i32*>(at));
        Value value = *reinterpret_cast<const Value*>(at);
        if (value.is_empty()) return none();
        return is_node(type) ? node(*reinterpret_cast<Node* const*>(at)) : value;
    }

    Thread* th_;
    AstClasses& c_;
    int depth_ = 0, limit_ = 0;
};

}  // namespace

Value tree_to_object(Thread* th, const Node* tree) {
    AstClasses* c = KRAIT_TRY(ast_classes(th));
    return ToObjects(th, *c).node(tree);
}

}  // namespace krait
