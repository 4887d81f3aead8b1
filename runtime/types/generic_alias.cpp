// types.GenericAlias: `list[int]` (PEP 585), with `*tuple[int, ...]` unpacking (PEP 646).
// Reference: CPython's Objects/genericaliasobject.c.
#include "runtime/types/generic_alias.h"

#include "runtime/call.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/shape.h"
#include "runtime/type_set_up.h"
#include "runtime/types/dict.h"
#include "runtime/types/generic_alias_object.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/union.h"

namespace krait {

struct GenericAlias : Object {
    Value origin;
    Tuple* args;
    Value parameters;   // made when asked for
    bool starred;
};
static Type* alias_type;
static Type* alias_iterator_type;
static GenericAlias* alias(Value v) { return v.as<GenericAlias>(); }
bool is_generic_alias(Value v) { return v.is_object() && is_subtype(type_of(v), alias_type); }
Type* generic_alias_type() { return alias_type; }

static Value make(Thread* th, Type* type, Value origin, Value args, bool starred = false) {
    Tuple* tuple = KRAIT_TRY(is_tuple(args) ? args.as<Tuple>() : make_tuple(th, args));
    auto* a = reinterpret_cast<GenericAlias*>(new_instance(th, type));
    if (!a) return Value();
    a->origin = origin;
    a->args = tuple;
    a->starred = starred;
    return Value(a);
}

Value new_generic_alias(Thread* th, Value origin, Value args) { return make(th, alias_type, origin, args); }

static Value alias_new(Thread* th, Type* type, const Args& args) {
    KRAIT_TRY(check_no_keywords(th, "GenericAlias", args));
    KRAIT_TRY(check_arg_count(th, "GenericAlias", args, 2, 2));
    return make(th, type, args[0], args[1]);
}

// ---- Text ----

Str* annotation_repr(Thread* th, Value v) {
    if (v == ellipsis()) return str_from_ascii(th, "...");
    Names& n = th->vm->names;
    Value origin = find_attribute(th, v, n.dunder_origin);
    if (!origin && has_pending(th)) return nullptr;
    if (origin) {
        Value args = find_attribute(th, v, n.dunder_args);
        if (args) return to_repr(th, v);
        if (has_pending(th)) return nullptr;
    }
    Value qualname = find_attribute(th, v, n.dunder_qualname);
    if (!qualname) {
        if (has_pending(th)) return nullptr;
        return to_repr(th, v);
    }
    Value module = find_attribute(th, v, n.dunder_module);
    if (!module || is_none(module)) {
        if (has_pending(th)) return nullptr;
        return to_repr(th, v);
    }
    if (is_str(module) && str_equal(module.as<Str>(), "builtins")) return to_str(th, qualname);
    return format_message(th, "%S.%S", module, qualname);
}

static Value alias_repr(Thread* th, Value self) {
    GenericAlias* a = alias(self);
    StrBuilder out(th);
    if (a->starred) out.append('*');
    out.append(KRAIT_TRY(annotation_repr(th, a->origin)));
    out.append('[');
    for (i64 i = 0; i < a->args->size; i++) {
        if (i) out.append(", ");
        Value v = a->args->items[i];
        if (is_list(v)) {
            out.append('[');
            for (i64 j = 0; j < v.as<List>()->size; j++) {
                if (j) out.append(", ");
                out.append(KRAIT_TRY(annotation_repr(th, v.as<List>()->items[j])));
            }
            out.append(']');
            continue;
        }
        out.append(KRAIT_TRY(annotation_repr(th, v)));
    }
    if (a->args->size == 0) out.append("()");
    out.append(']');
    return Value(out.finish());
}

// ---- Parameters ----

static bool append_unique(Thread* th, List* list, Value v) {
    for (i64 i = 0; i < list->size; i++)
        if (list->items[i] == v) return true;
    return list_append(th, list, v);
}

Tuple* collect_parameters(Thread* th, Tuple* args) {
    List* found = KRAIT_TRY(new_list(th));
    Names& n = th->vm->names;
    for (i64 i = 0; i < args->size; i++) {
        Value v = args->items[i];
        if (is_type(v)) continue;
        Value subst = find_attribute(th, v, n.dunder_typing_subst);
        if (subst) {
            KRAIT_TRY(append_unique(th, found, v));
            continue;
        }
        if (has_pending(th)) return nullptr;
        Value inner = find_attribute(th, v, n.dunder_parameters);
        if (!inner && has_pending(th)) return nullptr;
        if (inner && is_tuple(inner))
            for (i64 j = 0; j < inner.as<Tuple>()->size; j++) KRAIT_TRY(append_unique(th, found, inner.as<Tuple>()->items[j]));
    }
    return tuple_from(th, found->items, found->size);
}

static Value get_parameters(Thread* th, Value self) {
    GenericAlias* a = alias(self);
    if (!a->parameters) {
        Tuple* made = KRAIT_TRY(collect_parameters(th, a->args));
        set_field(th, a, a->parameters, Value(made));
    }
    return a->parameters;
}

// An argument that has parameters of its own (`list[T]`) is subscripted with what they became.
static Value substitute_inside(Thread* th, Value arg, Tuple* parameters, Tuple* values) {
    Value inner = find_attribute(th, arg, th->vm->names.dunder_parameters);
    if (!inner) return has_pending(th) ? Value() : arg;
    if (!is_tuple(inner) || inner.as<Tuple>()->size == 0) return arg;
    Tuple* wanted = inner.as<Tuple>();
    List* chosen = KRAIT_TRY(new_list(th));
    for (i64 i = 0; i < wanted->size; i++) {
        i64 at = -1;
        for (i64 j = 0; j < parameters->size; j++)
            if (parameters->items[j] == wanted->items[i]) at = j;
        Value v = at < 0 ? wanted->items[i] : values->items[at];
        if (at >= 0 && is_tuple(v) && type_of(wanted->items[i])->slots.iter) {
            for (i64 k = 0; k < v.as<Tuple>()->size; k++) KRAIT_TRY(list_append(th, chosen, v.as<Tuple>()->items[k]));
            continue;
        }
        KRAIT_TRY(list_append(th, chosen, v));
    }
    Tuple* key = KRAIT_TRY(tuple_from(th, chosen->items, chosen->size));
    return get_item(th, arg, Value(key));
}

// `*tuple[int, str]` among the items stands for its arguments.
static Tuple* unpack_items(Thread* th, Value item) {
    Tuple* items = is_tuple(item) ? item.as<Tuple>() : make_tuple(th, item);
    if (!items) return nullptr;
    List* out = KRAIT_TRY(new_list(th));
    for (i64 i = 0; i < items->size; i++) {
        Value v = items->items[i];
        Value inner = is_type(v) ? Value() : find_attribute(th, v, th->vm->names.dunder_typing_unpacked_tuple_args);
        if (!inner && has_pending(th)) return nullptr;
        bool open_ended = inner && is_tuple(inner) && inner.as<Tuple>()->size &&
                          inner.as<Tuple>()->items[inner.as<Tuple>()->size - 1] == ellipsis();
        if (inner && is_tuple(inner) && !open_ended) {
            for (i64 j = 0; j < inner.as<Tuple>()->size; j++) KRAIT_TRY(list_append(th, out, inner.as<Tuple>()->items[j]));
            continue;
        }
        KRAIT_TRY(list_append(th, out, v));
    }
    return tuple_from(th, out->items, out->size);
}

Tuple* substitute_parameters(Thread* th, Value self, Tuple* args, Tuple* parameters, Value item) {
    if (parameters->size == 0) {
        raise(th, Exc::TypeError, "%R is not a generic class", self);
        return nullptr;
    }
    Tuple* values = KRAIT_TRY(unpack_items(th, item));
    for (i64 i = 0; i < parameters->size; i++) {
        Value prepare = find_attribute(th, parameters->items[i], intern(th, "__typing_prepare_subst__"));
        if (!prepare) {
            if (has_pending(th)) return nullptr;
            continue;
        }
        if (is_none(prepare)) continue;
        Value r = KRAIT_TRY(call(th, prepare, self, Value(values)));
        values = KRAIT_TRY(is_tuple(r) ? r.as<Tuple>() : make_tuple(th, r));
    }
    if (values->size != parameters->size) {
        raise(th, Exc::TypeError, "Too %s arguments for %R; actual %zd, expected %zd", values->size > parameters->size ? "many" : "few",
              self, values->size, parameters->size);
        return nullptr;
    }
    List* out = KRAIT_TRY(new_list(th));
    for (i64 i = 0; i < args->size; i++) {
        Value arg = args->items[i];
        if (is_type(arg)) {
            KRAIT_TRY(list_append(th, out, arg));
            continue;
        }
        Value unpack = find_attribute(th, arg, intern(th, "__typing_is_unpacked_typevartuple__"));
        if (!unpack && has_pending(th)) return nullptr;
        bool starred = unpack && truth(th, unpack) > 0;
        Value subst = find_attribute(th, arg, th->vm->names.dunder_typing_subst);
        if (!subst && has_pending(th)) return nullptr;
        Value v;
        if (subst) {
            i64 at = 0;
            while (at < parameters->size && parameters->items[at] != arg) at++;
            v = KRAIT_TRY(call(th, subst, values->items[at]));
        } else {
            v = KRAIT_TRY(substitute_inside(th, arg, parameters, values));
        }
        if (starred && is_tuple(v)) {
            for (i64 j = 0; j < v.as<Tuple>()->size; j++) KRAIT_TRY(list_append(th, out, v.as<Tuple>()->items[j]));
            continue;
        }
        KRAIT_TRY(list_append(th, out, v));
    }
    return tuple_from(th, out->items, out->size);
}

static Value alias_getitem(Thread* th, Value self, Value item) {
    Value parameters = KRAIT_TRY(get_parameters(th, self));
    Tuple* args = KRAIT_TRY(substitute_parameters(th, self, alias(self)->args, parameters.as<Tuple>(), item));
    return make(th, type_of(self), alias(self)->origin, Value(args), alias(self)->starred);
}

// ---- Behaviour ----

static Value alias_call(Thread* th, Value self, const Args& args) {
    Value made = KRAIT_TRY(call(th, alias(self)->origin, args));
    if (!set_attribute(th, made, intern(th, "__orig_class__"), self)) {
        if (!catch_pending(th, Exc::AttributeError) && !catch_pending(th, Exc::TypeError)) return Value();
    }
    return made;
}

static i64 alias_hash(Thread* th, Value self) {
    i64 x = hash_value(th, alias(self)->origin);
    if (x == -1) return -1;
    i64 y = hash_value(th, Value(alias(self)->args));
    if (y == -1) return -1;
    i64 h = x ^ y;
    return h == -1 ? -2 : h;
}

static Value alias_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (!is_generic_alias(b) || (op != CompareOp::Eq && op != CompareOp::Ne)) return not_implemented();
    GenericAlias *x = alias(a), *y = alias(b);
    int same = x->starred == y->starred;
    if (same) same = equals(th, x->origin, y->origin);
    if (same > 0) same = equals(th, Value(x->args), Value(y->args));
    return same < 0 ? Value() : py_bool((same > 0) == (op == CompareOp::Eq));
}

// Everything but the alias's own attributes comes from the class it wraps.
static Value alias_getattr(Thread* th, Value self, Str* name) {
    static constexpr const char* own[] = {
        "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__",
        "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__",
    };
    bool blocked = false;
    for (const char* o : own) blocked |= str_equal(name, std::string_view(o));
    if (!blocked) return get_attribute(th, alias(self)->origin, name);
    return generic_get_attribute(th, self, name);
}

static Value alias_iter(Thread* th, Value self) {
    GenericAlias* a = alias(self);
    Value starred = KRAIT_TRY(make(th, type_of(self), a->origin, Value(a->args), true));
    auto* it = heap_new<GenericAlias>(th, alias_iterator_type->root_shape);
    if (!it) return Value();
    it->origin = starred;
    return Value(it);
}
static Value alias_iterator_next(Thread*, Value self) {
    Value v = alias(self)->origin;
    alias(self)->origin = Value();
    return v;
}
static Value return_self(Thread*, Value self) { return self; }
static Value alias_iterator_reduce(Thread* th, Value self) {
    Value iter = KRAIT_TRY(dict_get_str(th->vm->builtins, intern(th, "iter")));
    // An iterator that has given its item goes on as one over nothing.
    Value rest = alias(self)->origin;
    if (rest) {
        Value plain = KRAIT_TRY(make(th, type_of(rest), alias(rest)->origin, Value(alias(rest)->args)));
        rest = plain;
    } else {
        rest = Value(empty_tuple());
    }
    return Value(make_tuple(th, iter, Value(KRAIT_TRY(make_tuple(th, rest)))));
}
constexpr NativeDef kIteratorMethods[] = {{"__reduce__", alias_iterator_reduce, nullptr}};

static Value mro_entries(Thread* th, Value self, Value) { return Value(make_tuple(th, alias(self)->origin)); }
static Value alias_instancecheck(Thread* th, Value, Value) {
    return raise(th, Exc::TypeError, "isinstance() argument 2 cannot be a parameterized generic");
}
static Value alias_subclasscheck(Thread* th, Value, Value) {
    return raise(th, Exc::TypeError, "issubclass() argument 2 cannot be a parameterized generic");
}
static Value alias_reduce(Thread* th, Value self) {
    GenericAlias* a = alias(self);
    if (a->starred) {
        Value plain = KRAIT_TRY(make(th, type_of(self), a->origin, Value(a->args)));
        Value iterator = KRAIT_TRY(get_iter(th, plain));
        Value next = KRAIT_TRY(dict_get_str(th->vm->builtins, intern(th, "next")));
        return Value(make_tuple(th, next, Value(KRAIT_TRY(make_tuple(th, iterator)))));
    }
    return Value(make_tuple(th, Value(alias_type), Value(KRAIT_TRY(make_tuple(th, a->origin, Value(a->args))))));
}
static Value alias_dir(Thread* th, Value self) {
    Value names = KRAIT_TRY(call_special(th, alias(self)->origin, th->vm->names.dunder_dir));
    List* list = KRAIT_TRY(to_list(th, names));
    for (const char* extra : {"__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__",
                              "__deepcopy__", "__unpacked__", "__typing_unpacked_tuple_args__"}) {
        int has = contains(th, Value(list), Value(intern(th, extra)));
        if (has < 0) return Value();
        if (!has) KRAIT_TRY(list_append(th, list, Value(intern(th, extra))));
    }
    return Value(list);
}
static Value get_unpacked_args(Thread*, Value self) {
    GenericAlias* a = alias(self);
    return a->starred && a->origin == Value(builtin_type(Kind::Tuple)) ? Value(a->args) : none();
}

constexpr NativeDef kMethods[] = {
    {"__mro_entries__", mro_entries, nullptr},
    {"__instancecheck__", alias_instancecheck, nullptr},
    {"__subclasscheck__", alias_subclasscheck, nullptr},
    {"__reduce__", alias_reduce, nullptr},
    {"__dir__", alias_dir, nullptr},
};
constexpr MemberDef kMembers[] = {
    {"__origin__", offsetof(GenericAlias, origin), MemberKind::Object, true, nullptr},
    {"__args__", offsetof(GenericAlias, args), MemberKind::Object, true, nullptr},
    {"__unpacked__", offsetof(GenericAlias, starred), MemberKind::Bool, true, nullptr},
};
constexpr GetSetDef kGetSets[] = {
    {"__parameters__", get_parameters, nullptr, "Type variables in the GenericAlias."},
    {"__typing_unpacked_tuple_args__", get_unpacked_args, nullptr, nullptr},
};

static void trace_alias(Object* object, Marker& marker) {
    auto* a = reinterpret_cast<GenericAlias*>(object);
    marker.visit(a->origin);
    marker.visit(Value(a->args));
    marker.visit(a->parameters);
}

void setup_generic_alias_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "types.GenericAlias";
    spec.doc = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase | kTypeHasWeakref;
    spec.basic_size = sizeof(GenericAlias);
    spec.trace = trace_alias;
    spec.slots.new_ = alias_new;
    spec.slots.repr = alias_repr;
    spec.slots.call = alias_call;
    spec.slots.hash = alias_hash;
    spec.slots.richcompare = alias_compare;
    spec.slots.getitem = alias_getitem;
    spec.slots.getattr = alias_getattr;
    spec.slots.setattr = generic_set_attribute;
    spec.slots.iter = alias_iter;
    spec.slots.binary[static_cast<int>(BinaryOp::Or)] = make_union;
    spec.methods = kMethods;
    spec.method_count = sizeof kMethods / sizeof *kMethods;
    spec.members = kMembers;
    spec.member_count = 3;
    spec.getsets = kGetSets;
    spec.getset_count = 2;
    alias_type = new_builtin_type(th, spec);
    TypeSpec iterator{};
    iterator.name = "generic_alias_iterator";
    iterator.kind = Kind::Native;
    iterator.flags = kTypeNoInstantiate;
    iterator.basic_size = sizeof(GenericAlias);
    iterator.trace = trace_alias;
    iterator.slots.iter = return_self;
    iterator.slots.iternext = alias_iterator_next;
    iterator.methods = kIteratorMethods;
    iterator.method_count = 1;
    alias_iterator_type = new_builtin_type(th, iterator);
    setup_union_type(th);
}

}  // namespace krait
