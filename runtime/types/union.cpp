// types.UnionType: `int | str` of classes, None and generic aliases (PEP 604).
// Reference: CPython's Objects/unionobject.c.
#include "runtime/types/union.h"

#include "runtime/call.h"
#include "runtime/import.h"
#include "runtime/operators.h"
#include "runtime/type_set_up.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/generic_alias_object.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait {

struct UnionObject : Object {
    Tuple* args;
    Value parameters;   // tuple, made when asked for
};
static Type* union_type;
static UnionObject* union_of(Value v) { return v.as<UnionObject>(); }
bool is_union(Value v) { return v.is_object() && type_of(v) == union_type; }
Tuple* union_args(Value v) { return union_of(v)->args; }
Type* union_type_object() { return union_type; }

static bool unionable(Value v) { return is_none(v) || is_type(v) || is_generic_alias(v) || is_union(v); }

static Value new_union(Thread* th, Tuple* args) {
    auto* u = heap_new<UnionObject>(th, union_type->root_shape);
    if (!u) return Value();
    u->args = args;
    return Value(u);
}

static bool add_unique(Thread* th, List* list, Value v) {
    if (is_union(v)) {
        Tuple* args = union_of(v)->args;
        for (i64 i = 0; i < args->size; i++) KRAIT_TRY(add_unique(th, list, args->items[i]));
        return true;
    }
    if (is_none(v)) v = Value(type_of(v));
    for (i64 i = 0; i < list->size; i++) {
        Value have = list->items[i];
        if (have == v) return true;
        if (!is_generic_alias(have) || !is_generic_alias(v)) continue;
        int same = equals(th, have, v);
        if (same < 0) return false;
        if (same) return true;
    }
    return list_append(th, list, v);
}

static Value union_from(Thread* th, const Value* items, i64 count) {
    List* list = KRAIT_TRY(new_list(th));
    for (i64 i = 0; i < count; i++) KRAIT_TRY(add_unique(th, list, items[i]));
    if (list->size == 1) return list->items[0];
    return new_union(th, KRAIT_TRY(tuple_from(th, list->items, list->size)));
}

Value make_union(Thread* th, Value a, Value b) {
    if (!unionable(a) || !unionable(b)) return not_implemented();
    Value pair[] = {a, b};
    return union_from(th, pair, 2);
}

static Value union_repr(Thread* th, Value self) {
    Tuple* args = union_of(self)->args;
    StrBuilder out(th);
    for (i64 i = 0; i < args->size; i++) {
        if (i) out.append(" | ");
        Value v = args->items[i];
        if (v == Value(builtin_type(Kind::None))) {
            out.append("None");
            continue;
        }
        out.append(KRAIT_TRY(annotation_repr(th, v)));
    }
    return Value(out.finish());
}

static i64 union_hash(Thread* th, Value self) {
    Set* set = new_frozenset(th);
    if (!set) return -1;
    Tuple* args = union_of(self)->args;
    for (i64 i = 0; i < args->size; i++)
        if (set_add(th, set, args->items[i]) < 0) return -1;
    return hash_value(th, Value(set));
}

static Value as_set(Thread* th, Value v) {
    Set* set = KRAIT_TRY(new_set(th));
    Tuple* args = union_of(v)->args;
    for (i64 i = 0; i < args->size; i++)
        if (set_add(th, set, args->items[i]) < 0) return Value();
    return Value(set);
}

static Value union_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (!is_union(b) || (op != CompareOp::Eq && op != CompareOp::Ne)) return not_implemented();
    Value x = KRAIT_TRY(as_set(th, a)), y = KRAIT_TRY(as_set(th, b));
    return rich_compare(th, x, y, op);
}

static Value union_instancecheck(Thread* th, Value self, Value v) {
    Tuple* args = union_of(self)->args;
    for (i64 i = 0; i < args->size; i++) {
        int r = is_instance(th, v, args->items[i]);
        if (r < 0) return Value();
        if (r) return py_true();
    }
    return py_false();
}

static Value union_subclasscheck(Thread* th, Value self, Value sub) {
    if (!is_type(sub)) return raise(th, Exc::TypeError, "issubclass() arg 1 must be a class");
    Tuple* args = union_of(self)->args;
    for (i64 i = 0; i < args->size; i++) {
        int r = is_subclass(th, sub, args->items[i]);
        if (r < 0) return Value();
        if (r) return py_true();
    }
    return py_false();
}

static Value get_parameters(Thread* th, Value self) {
    UnionObject* u = union_of(self);
    if (!u->parameters) {
        Tuple* made = KRAIT_TRY(collect_parameters(th, u->args));
        set_field(th, u, u->parameters, Value(made));
    }
    return u->parameters;
}

static Value union_getitem(Thread* th, Value self, Value item) {
    Value parameters = KRAIT_TRY(get_parameters(th, self));
    Tuple* args = KRAIT_TRY(substitute_parameters(th, self, union_of(self)->args, parameters.as<Tuple>(), item));
    if (args->size == 0) return raise(th, Exc::TypeError, "Cannot take a Union of no types.");
    Value result = args->items[0];
    for (i64 i = 1; i < args->size; i++) result = KRAIT_TRY(binary_op(th, BinaryOp::Or, result, args->items[i]));
    return result;
}

static Value union_getattr(Thread* th, Value self, Str* name) {
    // typing looks at __module__ of what it prints; the class's serves.
    if (name == th->vm->names.dunder_module) return Value(intern(th, "types"));
    return generic_get_attribute(th, self, name);
}

constexpr NativeDef kMethods[] = {
    {"__instancecheck__", union_instancecheck, nullptr},
    {"__subclasscheck__", union_subclasscheck, nullptr},
};
constexpr MemberDef kMembers[] = {{"__args__", offsetof(UnionObject, args), MemberKind::Object, true, nullptr}};
constexpr GetSetDef kGetSets[] = {{"__parameters__", get_parameters, nullptr, "Type variables in the types.UnionType."}};

static void trace_union(Object* object, Marker& marker) {
    auto* u = reinterpret_cast<UnionObject*>(object);
    marker.visit(Value(u->args));
    marker.visit(u->parameters);
}

void setup_union_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "types.UnionType";
    spec.doc = "Represent a PEP 604 union type\n\nE.g. for int | str";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(UnionObject);
    spec.trace = trace_union;
    spec.slots.repr = union_repr;
    spec.slots.hash = union_hash;
    spec.slots.richcompare = union_compare;
    spec.slots.getitem = union_getitem;
    spec.slots.getattr = union_getattr;
    spec.slots.binary[static_cast<int>(BinaryOp::Or)] = make_union;
    spec.methods = kMethods;
    spec.method_count = 2;
    spec.members = kMembers;
    spec.member_count = 1;
    spec.getsets = kGetSets;
    spec.getset_count = 1;
    union_type = new_builtin_type(th, spec);
}

}  // namespace krait
