// functools.partial (CPython's Modules/_functoolsmodule.c).
#include <iterator>

#include "runtime/modules/functools.h"
#include "runtime/roots.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/repr_guard.h"

namespace krait {

namespace {

struct Partial : Object {
    Value function;
    Tuple* args;
    Dict* keywords;
};
Type* partial_type;

Partial* self_partial(Value v) { return v.as<Partial>(); }

void trace_partial(Object* o, Marker& m) {
    Partial* p = static_cast<Partial*>(o);
    m.visit(p->function);
    m.visit(p->args);
    m.visit(p->keywords);
}

Value partial_new(Thread* th, Type* type, const Args& args) {
    if (!args.count) return raise(th, Exc::TypeError, "type 'partial' takes at least one argument");
    Value function = args[0];
    if (!is_callable(function)) return raise(th, Exc::TypeError, "the first argument must be callable");
    Tuple* positional = KRAIT_TRY(tuple_from(th, args.data + 1, args.count - 1));
    Dict* keywords = nullptr;
    // partial(partial(f, a), b) is partial(f, a, b), unless the inner one has attributes of its own.
    if (type_of(function) == partial_type && type == partial_type &&
        function.object()->shape() == partial_type->root_shape) {
        Partial* inner = self_partial(function);
        Tuple* joined = KRAIT_TRY(new_tuple(th, inner->args->size + positional->size));
        for (i64 i = 0; i < inner->args->size; ++i) joined->items[i] = inner->args->items[i];
        for (i64 i = 0; i < positional->size; ++i) joined->items[inner->args->size + i] = positional->items[i];
        positional = joined;
        keywords = KRAIT_TRY(dict_copy(th, inner->keywords));
        function = inner->function;
    } else {
        keywords = KRAIT_TRY(new_dict(th));
    }
    for (u32 i = 0; i < args.keyword_count(); ++i) {
        if (!dict_set(th, keywords, args.kwnames->items[i], args[args.count + i])) return {};
    }
    Partial* p = static_cast<Partial*>(new_instance(th, type));
    if (!p) return {};
    p->function = function;
    p->args = positional;
    p->keywords = keywords;
    return p;
}

Value partial_call(Thread* th, Value self, const Args& args) {
    Partial* p = self_partial(self);
    i64 bound = p->args->size;
    if (!p->keywords->used) {
        size_t total = static_cast<size_t>(bound) + args.count + args.keyword_count();
        Value small[8];
        ValueVector large(th);
        Value* data = small;
        if (total > std::size(small)) {
            large.resize(total);
            data = large.data();
        }
        for (i64 i = 0; i < bound; ++i) data[i] = p->args->items[i];
        for (size_t i = 0; i < args.count + args.keyword_count(); ++i) data[static_cast<size_t>(bound) + i] = args[i];
        return call(th, p->function, Args{data, static_cast<u32>(bound) + args.count, args.kwnames});
    }
    Dict* keywords = KRAIT_TRY(dict_copy(th, p->keywords));
    for (u32 i = 0; i < args.keyword_count(); ++i) {
        if (!dict_set(th, keywords, args.kwnames->items[i], args[args.count + i])) return {};
    }
    Tuple* positional = KRAIT_TRY(new_tuple(th, bound + args.count));
    for (i64 i = 0; i < bound; ++i) positional->items[i] = p->args->items[i];
    for (u32 i = 0; i < args.count; ++i) positional->items[bound + i] = args[i];
    return call_tuple_dict(th, p->function, positional, keywords);
}

Value partial_repr(Thread* th, Value self) {
    Partial* p = self_partial(self);
    ReprGuard guard(p);
    if (guard.recursive()) return str_from_ascii(th, "...");
    StrBuilder out(th);
    Type* type = type_of(self);
    if (type == partial_type) {
        out.append("functools.partial(");
    } else {
        out.append(KRAIT_TRY(format_message(th, "%s", type_name(type))));
        out.append("(");
    }
    out.append(KRAIT_TRY(to_repr(th, p->function)));
    Tuple* args = p->args;
    for (i64 i = 0; i < args->size; ++i) {
        out.append(", ");
        out.append(KRAIT_TRY(to_repr(th, args->items[i])));
    }
    i64 position = 0;
    Value key, value;
    while (dict_next(p->keywords, &position, &key, &value)) {
        out.append(", ");
        out.append(KRAIT_TRY(to_str(th, key)));
        out.append("=");
        out.append(KRAIT_TRY(to_repr(th, value)));
    }
    out.append(")");
    return out.finish();
}

Value instance_dict_or_none(Thread* th, Value self) {
    Value dict = find_attribute(th, self, th->vm->names.dunder_dict);
    if (!dict) return has_pending(th) ? Value() : none();
    if (is_dict(dict) && !dict.as<Dict>()->used) return none();
    return dict;
}

Value partial_reduce(Thread* th, Value self) {
    Partial* p = self_partial(self);
    Value dict = KRAIT_TRY(instance_dict_or_none(th, self));
    Value parts[] = {p->function, p->args, p->keywords, dict};
    Tuple* state = KRAIT_TRY(tuple_from(th, parts, 4));
    return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, p->function)), state);
}

Value partial_setstate(Thread* th, Value self, Value state) {
    Partial* p = self_partial(self);
    Tuple* t = is_tuple(state) ? state.as<Tuple>() : nullptr;
    if (!t || t->size != 4 || !is_callable(t->items[0]) || !is_tuple(t->items[1]) ||
        !(is_none(t->items[2]) || is_dict(t->items[2]))) {
        return raise(th, Exc::TypeError, "invalid partial state");
    }
    Tuple* args = KRAIT_TRY(to_tuple(th, t->items[1]));
    Value given = t->items[2];
    Dict* keywords = is_none(given) ? new_dict(th) : is_exactly(given, Kind::Dict) ? given.as<Dict>() : dict_copy(th, given.as<Dict>());
    if (!keywords) return {};
    p->function = t->items[0];
    p->args = args;
    p->keywords = keywords;
    write_barrier(th, p);
    if (is_none(t->items[3])) {
        Dict* empty = KRAIT_TRY(new_dict(th));
        return set_attribute(th, self, th->vm->names.dunder_dict, Value(empty)) ? none() : Value();
    }
    return set_attribute(th, self, th->vm->names.dunder_dict, t->items[3]) ? none() : Value();
}

constexpr NativeDef kMethods[] = {
    {"__reduce__", partial_reduce, nullptr},
    {"__setstate__", partial_setstate, nullptr},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};
constexpr MemberDef kMembers[] = {
    {"func", offsetof(Partial, function), MemberKind::Object, true, "function object to use in future partial calls"},
    {"args", offsetof(Partial, args), MemberKind::Object, true, "tuple of arguments to future partial calls"},
    {"keywords", offsetof(Partial, keywords), MemberKind::Object, true,
     "dictionary of keyword arguments to future partial calls"},
};

}  // namespace

bool add_partial(Thread* th, Module* module) {
    TypeSpec spec{};
    spec.name = "functools.partial";
    spec.doc = "partial(func, *args, **keywords) - new function with partial application\n    of the given arguments and keywords.\n";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase | kTypeHasDict | kTypeHasWeakref;
    spec.basic_size = sizeof(Partial);
    spec.trace = trace_partial;
    spec.slots.new_ = partial_new;
    spec.slots.call = partial_call;
    spec.slots.repr = partial_repr;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    spec.members = kMembers;
    spec.member_count = std::size(kMembers);
    partial_type = new_builtin_type(th, spec);
    return partial_type && module_add(th, module, "partial", partial_type);
}

}  // namespace krait
