// operator.itemgetter, attrgetter, methodcaller (CPython's Modules/_operator.c).
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/repr_guard.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

// itemgetter: keys; attrgetter: names as given, and split at dots (`parts`: a tuple per name, or a str without dots).
struct Getter : Object {
    Tuple* items;
    Tuple* parts;
};
struct MethodCaller : Object {
    Value name;
    Tuple* args;
    Dict* keywords;  // null: none
};
Type *itemgetter_type, *attrgetter_type, *methodcaller_type;

void trace_getter(Object* o, Marker& m) {
    m.visit(static_cast<Getter*>(o)->items);
    m.visit(static_cast<Getter*>(o)->parts);
}
void trace_caller(Object* o, Marker& m) {
    MethodCaller* c = static_cast<MethodCaller*>(o);
    m.visit(c->name);
    m.visit(c->args);
    m.visit(c->keywords);
}

Value make_getter(Thread* th, Type* type, const Args& args, const char* name) {
    if (!check_no_keywords(th, name, args)) return {};
    if (!args.count) return raise(th, Exc::TypeError, "%s expected at least 1 argument, got 0", name);
    Tuple* items = KRAIT_TRY(tuple_from(th, args.data, args.count));
    Getter* g = static_cast<Getter*>(new_instance(th, type));
    if (!g) return {};
    g->items = items;
    return g;
}

Value one_argument(Thread* th, const char* name, const Args& args) {
    if (!check_no_keywords(th, name, args) || !check_arg_count(th, name, args, 1, 1)) return {};
    return args[0];
}

// ---- itemgetter ----

Value itemgetter_new(Thread* th, Type* type, const Args& args) { return make_getter(th, type, args, "itemgetter"); }

Value itemgetter_call(Thread* th, Value self, const Args& args) {
    Value object = KRAIT_TRY(one_argument(th, "itemgetter", args));
    Tuple* items = self.as<Getter>()->items;
    if (items->size == 1) return get_item(th, object, items->items[0]);
    Tuple* result = KRAIT_TRY(new_tuple(th, items->size));
    for (i64 i = 0; i < items->size; ++i) {
        set_field(th, result, result->items[i], KRAIT_TRY(get_item(th, object, items->items[i])));
    }
    return result;
}

// ---- attrgetter ----

Value split_name(Thread* th, Str* name) {
    i64 dots = 0;
    for (i64 i = 0; i < name->length; ++i) dots += name->at(i) == '.';
    if (!dots) return intern(th, name);
    Tuple* parts = KRAIT_TRY(new_tuple(th, dots + 1));
    i64 start = 0, n = 0;
    for (i64 i = 0; i <= name->length; ++i) {
        if (i < name->length && name->at(i) != '.') continue;
        set_field(th, parts, parts->items[n++], Value(KRAIT_TRY(intern(th, KRAIT_TRY(str_substring(th, name, start, i))))));
        start = i + 1;
    }
    return parts;
}

Value attrgetter_new(Thread* th, Type* type, const Args& args) {
    Value made = KRAIT_TRY(make_getter(th, type, args, "attrgetter"));
    Getter* g = made.as<Getter>();
    Tuple* parts = KRAIT_TRY(new_tuple(th, g->items->size));
    for (i64 i = 0; i < parts->size; ++i) {
        Value name = g->items->items[i];
        if (!is_str(name)) return raise(th, Exc::TypeError, "attribute name must be a string");
        set_field(th, parts, parts->items[i], KRAIT_TRY(split_name(th, name.as<Str>())));
    }
    set_field(th, g, g->parts, parts);
    return made;
}

Value get_path(Thread* th, Value object, Value part) {
    if (is_str(part)) return get_attribute(th, object, part.as<Str>());
    Tuple* names = part.as<Tuple>();
    for (i64 i = 0; i < names->size; ++i) object = KRAIT_TRY(get_attribute(th, object, names->items[i].as<Str>()));
    return object;
}

Value attrgetter_call(Thread* th, Value self, const Args& args) {
    Value object = KRAIT_TRY(one_argument(th, "attrgetter", args));
    Tuple* parts = self.as<Getter>()->parts;
    if (parts->size == 1) return get_path(th, object, parts->items[0]);
    Tuple* result = KRAIT_TRY(new_tuple(th, parts->size));
    for (i64 i = 0; i < parts->size; ++i) {
        set_field(th, result, result->items[i], KRAIT_TRY(get_path(th, object, parts->items[i])));
    }
    return result;
}

Value getter_repr(Thread* th, Value self) {
    ReprGuard guard(self.object());
    Type* type = type_of(self);
    if (guard.recursive()) return Value(format_message(th, "%s(...)", type_name(type)));
    StrBuilder out(th);
    out.append(KRAIT_TRY(format_message(th, "%s(", type_name(type))));
    Tuple* items = self.as<Getter>()->items;
    for (i64 i = 0; i < items->size; ++i) {
        if (i) out.append(", ");
        out.append(KRAIT_TRY(to_repr(th, items->items[i])));
    }
    out.append(")");
    return out.finish();
}

Value getter_reduce(Thread* th, Value self) { return make_tuple(th, type_of(self), self.as<Getter>()->items); }

// ---- methodcaller ----

Value caller_new(Thread* th, Type* type, const Args& args) {
    if (!args.count) return raise(th, Exc::TypeError, "methodcaller needs at least one argument, the method name");
    if (!is_str(args[0])) return raise(th, Exc::TypeError, "method name must be a string");
    Dict* keywords = nullptr;
    if (args.keyword_count()) {
        keywords = KRAIT_TRY(new_dict(th));
        for (u32 i = 0; i < args.keyword_count(); ++i) {
            if (!dict_set(th, keywords, args.kwnames->items[i], args[args.count + i])) return {};
        }
    }
    Str* name = KRAIT_TRY(intern(th, args[0].as<Str>()));
    Tuple* rest = KRAIT_TRY(tuple_from(th, args.data + 1, args.count - 1));
    MethodCaller* c = static_cast<MethodCaller*>(new_instance(th, type));
    if (!c) return {};
    c->name = name;
    c->args = rest;
    c->keywords = keywords;
    return c;
}

Value caller_call(Thread* th, Value self, const Args& args) {
    Value object = KRAIT_TRY(one_argument(th, "methodcaller", args));
    MethodCaller* c = self.as<MethodCaller>();
    if (!c->keywords && !c->args->size) return call_method(th, object, c->name.as<Str>());
    return call_tuple_dict(th, KRAIT_TRY(get_attribute(th, object, c->name.as<Str>())), c->args, c->keywords);
}

Value caller_repr(Thread* th, Value self) {
    MethodCaller* c = self.as<MethodCaller>();
    ReprGuard guard(c);
    const char* name = type_name(type_of(self));
    if (guard.recursive()) return Value(format_message(th, "%s(...)", name));
    StrBuilder out(th);
    out.append(KRAIT_TRY(format_message(th, "%s(%R", name, c->name)));
    for (i64 i = 0; i < c->args->size; ++i) out.append(KRAIT_TRY(format_message(th, ", %R", c->args->items[i])));
    i64 position = 0;
    Value key, value;
    while (c->keywords && dict_next(c->keywords, &position, &key, &value)) {
        out.append(KRAIT_TRY(format_message(th, ", %S=%R", key, value)));
    }
    out.append(")");
    return out.finish();
}

Value caller_reduce(Thread* th, Value self) {
    MethodCaller* c = self.as<MethodCaller>();
    Tuple* args = KRAIT_TRY(new_tuple(th, c->args->size + 1));
    args->items[0] = c->name;
    for (i64 i = 0; i < c->args->size; ++i) args->items[i + 1] = c->args->items[i];
    if (!c->keywords) return make_tuple(th, type_of(self), args);
    // partial(methodcaller, name, **keywords)(*args)
    Value partial = KRAIT_TRY(import_attribute(th, "functools", "partial"));
    Tuple* head = KRAIT_TRY(make_tuple(th, type_of(self), c->name));
    Value maker = KRAIT_TRY(call_tuple_dict(th, partial, head, c->keywords));
    return make_tuple(th, maker, c->args);
}

constexpr NativeDef kGetterMethods[] = {{"__reduce__", getter_reduce, "Return state information for pickling"}};
constexpr NativeDef kCallerMethods[] = {{"__reduce__", caller_reduce, "Return state information for pickling"}};

}  // namespace

bool add_operator_getters(Thread* th, Module* module) {
    TypeSpec spec{};
    spec.name = "operator.itemgetter";
    spec.doc = "itemgetter(item, ...) --> itemgetter object\n\nReturn a callable object that fetches the given item(s) from its "
               "operand.\nAfter f = itemgetter(2), the call f(r) returns r[2].\nAfter g = itemgetter(2, 5, 3), the call g(r) returns "
               "(r[2], r[5], r[3])";
    spec.kind = Kind::Native;
    spec.basic_size = sizeof(Getter);
    spec.trace = trace_getter;
    spec.slots.new_ = itemgetter_new;
    spec.slots.call = itemgetter_call;
    spec.slots.repr = getter_repr;
    spec.methods = kGetterMethods;
    spec.method_count = 1;
    itemgetter_type = new_builtin_type(th, spec);
    spec.name = "operator.attrgetter";
    spec.doc = "attrgetter(attr, ...) --> attrgetter object\n\nReturn a callable object that fetches the given attribute(s) from its "
               "operand.\nAfter f = attrgetter('name'), the call f(r) returns r.name.\nAfter g = attrgetter('name', 'date'), the call "
               "g(r) returns (r.name, r.date).\nAfter h = attrgetter('name.first', 'name.last'), the call h(r) returns\n(r.name.first, "
               "r.name.last).";
    spec.slots.new_ = attrgetter_new;
    spec.slots.call = attrgetter_call;
    attrgetter_type = new_builtin_type(th, spec);
    spec.name = "operator.methodcaller";
    spec.doc = "methodcaller(name, ...) --> methodcaller object\n\nReturn a callable object that calls the given method on its operand."
               "\nAfter f = methodcaller('name'), the call f(r) returns r.name().\nAfter g = methodcaller('name', 'date', foo=1), the "
               "call g(r) returns\nr.name('date', foo=1).";
    spec.basic_size = sizeof(MethodCaller);
    spec.trace = trace_caller;
    spec.slots.new_ = caller_new;
    spec.slots.call = caller_call;
    spec.slots.repr = caller_repr;
    spec.methods = kCallerMethods;
    methodcaller_type = new_builtin_type(th, spec);
    return itemgetter_type && attrgetter_type && methodcaller_type && module_add(th, module, "itemgetter", itemgetter_type) &&
           module_add(th, module, "attrgetter", attrgetter_type) && module_add(th, module, "methodcaller", methodcaller_type);
}

}  // namespace krait
