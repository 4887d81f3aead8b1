// _contextvars: Context, ContextVar, Token (PEP 567).
//
// A Context's mapping is a dict of its own, copied when the context is (CPython uses a HAMT to the same effect).
// Reference: CPython's Python/context.c.
#include "runtime/modules/contextvars.h"

#include "runtime/call.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/type_set_up.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

struct Context : Object {
    Dict* vars;
    Value previous;   // the context that was current when this one was entered
    bool entered;
};
struct ContextVar : Object {
    Value name, default_value;
};
struct Token : Object {
    Value context, var, old_value;
    bool used;
};
Type *context_type, *var_type, *token_type, *missing_type;
Value missing;

Context* new_context(Thread* th) {
    Dict* vars = KRAIT_TRY(new_dict(th));
    auto* c = heap_new<Context>(th, context_type->root_shape);
    if (c) c->vars = vars;
    return c;
}

Context* current_context(Thread* th) {
    if (!th->context) {
        Context* c = KRAIT_TRY(new_context(th));
        th->context = Value(c);
    }
    return th->context.as<Context>();
}

// ---- Context ----

Value context_new(Thread* th, Type*, const Args& args) {
    if (args.count || args.keyword_count()) return raise(th, Exc::TypeError, "Context() does not accept any arguments");
    return Value(new_context(th));
}

Value copy_of(Thread* th, Context* from) {
    Dict* vars = KRAIT_TRY(dict_copy(th, from->vars));
    Context* c = KRAIT_TRY(new_context(th));
    c->vars = vars;
    write_barrier(th, c);
    return Value(c);
}
Value context_copy(Thread* th, Value self) { return copy_of(th, self.as<Context>()); }

Value context_run(Thread* th, Value self, const Args& args) {
    if (args.count == 0) return raise(th, Exc::TypeError, "run() missing 1 required positional argument");
    auto* c = self.as<Context>();
    if (c->entered) return raise(th, Exc::RuntimeError, "cannot enter context: %R is already entered", self);
    c->previous = th->context;
    c->entered = true;
    write_barrier(th, c);
    th->context = self;
    Value r = call(th, args[0], Args{args.data + 1, args.count - 1, args.kwnames});
    th->context = c->previous;
    c->previous = Value();
    c->entered = false;
    return r;
}

bool check_key(Thread* th, Value key) {
    if (is_instance_of(key, var_type)) return true;
    raise(th, Exc::TypeError, "a ContextVar key was expected, got %R", key);
    return false;
}

Value context_getitem(Thread* th, Value self, Value key) {
    KRAIT_TRY(check_key(th, key));
    Value v = dict_get(th, self.as<Context>()->vars, key);
    return v || has_pending(th) ? v : raise_with(th, Exc::KeyError, key);
}
int context_contains(Thread* th, Value self, Value key) {
    return check_key(th, key) ? dict_contains(th, self.as<Context>()->vars, key) : -1;
}
Value context_get(Thread* th, Value self, const Args& args) {
    KRAIT_TRY(check_arg_count(th, "get", args, 1, 2));
    KRAIT_TRY(check_key(th, args[0]));
    Value v = dict_get(th, self.as<Context>()->vars, args[0]);
    if (v || has_pending(th)) return v;
    return args.get(1, none());
}
i64 context_len(Thread*, Value self) { return self.as<Context>()->vars->used; }
Value context_iter(Thread* th, Value self) { return get_iter(th, Value(self.as<Context>()->vars)); }
Value context_keys(Thread* th, Value self) { return call_method(th, Value(self.as<Context>()->vars), th->vm->names.keys); }
Value context_values(Thread* th, Value self) { return call_method(th, Value(self.as<Context>()->vars), th->vm->names.values); }
Value context_items(Thread* th, Value self) { return call_method(th, Value(self.as<Context>()->vars), th->vm->names.items); }
Value context_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (!is_instance_of(b, context_type) || (op != CompareOp::Eq && op != CompareOp::Ne)) return not_implemented();
    return rich_compare(th, Value(a.as<Context>()->vars), Value(b.as<Context>()->vars), op);
}

constexpr NativeDef kContextMethods[] = {
    {"run", context_run, "run(callable, *args, **kwargs)"},
    {"copy", context_copy, "copy($self, /)\n--\n\nReturn a shallow copy of the context object."},
    {"get", context_get, "get($self, key, default=None, /)\n--\n\nReturn the value for `key` if `key` has the value in the context object."},
    {"keys", context_keys, "keys($self, /)\n--\n\nReturn a list of all variables in the context object."},
    {"values", context_values, "values($self, /)\n--\n\nReturn a list of all variables\' values in the context object."},
    {"items", context_items, "items($self, /)\n--\n\nReturn all variables and their values in the context object."},
};

void trace_context(Object* object, Marker& marker) {
    auto* c = reinterpret_cast<Context*>(object);
    marker.visit(Value(c->vars));
    marker.visit(c->previous);
}

// ---- ContextVar ----

Value var_new(Thread* th, Type*, const Args& args) {
    static constexpr const char* names[] = {"name", "default"};
    Value a[2];
    if (args.count == 2)
        return raise(th, Exc::TypeError, "ContextVar() takes at most 1 positional argument (2 given)");
    KRAIT_TRY(parse_args(th, {"ContextVar", names, 2, 1, 0, 1}, args, a));
    if (!is_str(a[0])) return raise(th, Exc::TypeError, "context variable name must be a str");
    auto* v = heap_new<ContextVar>(th, var_type->root_shape);
    if (!v) return Value();
    v->name = a[0];
    v->default_value = a[1];
    return Value(v);
}

Value var_get(Thread* th, Value self, const Args& args) {
    KRAIT_TRY(check_arg_count(th, "get", args, 0, 1));
    Context* c = KRAIT_TRY(current_context(th));
    Value v = dict_get(th, c->vars, self);
    if (v || has_pending(th)) return v;
    if (args.count) return args[0];
    Value otherwise = self.as<ContextVar>()->default_value;
    return otherwise ? otherwise : raise_with(th, Exc::LookupError, self);
}

Value var_set(Thread* th, Value self, Value value) {
    Context* c = KRAIT_TRY(current_context(th));
    Value old = dict_get(th, c->vars, self);
    if (!old && has_pending(th)) return Value();
    auto* token = heap_new<Token>(th, token_type->root_shape);
    if (!token) return Value();
    token->context = Value(c);
    token->var = self;
    token->old_value = old;
    KRAIT_TRY(dict_set(th, c->vars, self, value));
    return Value(token);
}

Value var_reset(Thread* th, Value self, Value v) {
    if (!is_instance_of(v, token_type)) return raise(th, Exc::TypeError, "expected an instance of Token, got %R", v);
    auto* token = v.as<Token>();
    if (token->used) return raise(th, Exc::RuntimeError, "%R has already been used once", v);
    if (token->var != self) return raise(th, Exc::ValueError, "%R was created by a different ContextVar", v);
    Context* c = KRAIT_TRY(current_context(th));
    if (token->context != Value(c)) return raise(th, Exc::ValueError, "%R was created in a different Context", v);
    token->used = true;
    if (token->old_value)
        KRAIT_TRY(dict_set(th, c->vars, self, token->old_value));
    else if (dict_delete(th, c->vars, self) < 0)
        return Value();
    return none();
}

Value var_repr(Thread* th, Value self) {
    auto* v = self.as<ContextVar>();
    void* at = static_cast<void*>(v);
    if (v->default_value) return Value(format_message(th, "<ContextVar name=%R default=%R at %p>", v->name, v->default_value, at));
    return Value(format_message(th, "<ContextVar name=%R at %p>", v->name, at));
}

constexpr NativeDef kVarMethods[] = {
    {"get", var_get, "Return a value for the context variable for the current context."},
    {"set", var_set, "set($self, value, /)\n--\n\nCall to set a new value for the context variable in the current context."},
    {"reset", var_reset, "reset($self, token, /)\n--\n\nReset the context variable."},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};
constexpr MemberDef kVarMembers[] = {{"name", offsetof(ContextVar, name), MemberKind::Object, true, nullptr}};

void trace_var(Object* object, Marker& marker) {
    auto* v = reinterpret_cast<ContextVar*>(object);
    marker.visit(v->name);
    marker.visit(v->default_value);
}

// ---- Token ----

Value token_new(Thread* th, Type*, const Args&) { return raise(th, Exc::RuntimeError, "Tokens can only be created by ContextVars"); }
Value token_repr(Thread* th, Value self) {
    auto* t = self.as<Token>();
    return Value(format_message(th, "<Token%s var=%R at %p>", t->used ? " used" : "", t->var, static_cast<void*>(t)));
}
Value token_var(Thread*, Value self) { return self.as<Token>()->var; }
Value token_old_value(Thread*, Value self) {
    Value v = self.as<Token>()->old_value;
    return v ? v : missing;
}
constexpr GetSetDef kTokenGetSets[] = {{"var", token_var, nullptr, nullptr}, {"old_value", token_old_value, nullptr, nullptr}};
constexpr NativeDef kTokenMethods[] = {{"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod}};
void trace_token(Object* object, Marker& marker) {
    auto* t = reinterpret_cast<Token*>(object);
    for (Value v : {t->context, t->var, t->old_value}) marker.visit(v);
}
Value missing_repr(Thread* th, Value) { return Value(str_from_ascii(th, "<Token.MISSING>")); }

Value copy_context(Thread* th, Value) {
    Context* c = KRAIT_TRY(current_context(th));
    return copy_of(th, c);
}
constexpr NativeDef kFunctions[] = {{"copy_context", copy_context, nullptr}};
constexpr ModuleDef kModule{"_contextvars", "Context Variables", kFunctions, 1};

void make_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "_contextvars.Context";
    spec.kind = Kind::Native;
    spec.flags = kTypeHasWeakref | kTypeMapping;
    spec.basic_size = sizeof(Context);
    spec.trace = trace_context;
    spec.slots.new_ = context_new;
    spec.slots.getitem = context_getitem;
    spec.slots.contains = context_contains;
    spec.slots.len = context_len;
    spec.slots.iter = context_iter;
    spec.slots.richcompare = context_compare;
    spec.slots.hash = hash_not_implemented;
    spec.methods = kContextMethods;
    spec.method_count = sizeof kContextMethods / sizeof *kContextMethods;
    context_type = new_builtin_type(th, spec);

    TypeSpec var{};
    var.name = "_contextvars.ContextVar";
    var.kind = Kind::Native;
    var.basic_size = sizeof(ContextVar);
    var.trace = trace_var;
    var.slots.new_ = var_new;
    var.slots.repr = var_repr;
    var.methods = kVarMethods;
    var.method_count = sizeof kVarMethods / sizeof *kVarMethods;
    var.members = kVarMembers;
    var.member_count = 1;
    var_type = new_builtin_type(th, var);

    TypeSpec token{};
    token.name = "_contextvars.Token";
    token.kind = Kind::Native;
    token.basic_size = sizeof(Token);
    token.trace = trace_token;
    token.slots.new_ = token_new;
    token.slots.repr = token_repr;
    token.slots.hash = hash_not_implemented;
    token.methods = kTokenMethods;
    token.method_count = 1;
    token.getsets = kTokenGetSets;
    token.getset_count = 2;
    token_type = new_builtin_type(th, token);

    TypeSpec none_like{};
    none_like.name = "Token.MISSING";
    none_like.kind = Kind::Native;
    none_like.flags = kTypeNoInstantiate;
    none_like.basic_size = sizeof(Object);
    none_like.slots.repr = missing_repr;
    missing_type = new_builtin_type(th, none_like);
}

}  // namespace

Value new_context_var(Thread* th, const char* name) {
    Value text = KRAIT_TRY(str_from_ascii(th, name));
    auto* v = heap_new<ContextVar>(th, var_type->root_shape);
    if (v) v->name = text;
    return Value(v);
}

Value context_var_value(Thread* th, Value var) {
    Context* c = KRAIT_TRY(current_context(th));
    return dict_get(th, c->vars, var);
}

bool set_context_var(Thread* th, Value var, Value value) {
    Context* c = current_context(th);
    return c && dict_set(th, c->vars, var, value);
}

Value init_contextvars_module(Thread* th) {
    make_types(th);
    missing = Value(new_instance(th, missing_type));
    if (!missing || !dict_set_str(th, token_type->dict, "MISSING", missing)) return Value();
    type_modified(th, token_type, nullptr);
    Module* m = KRAIT_TRY(new_native_module(th, kModule));
    KRAIT_TRY(module_add(th, m, "Context", Value(context_type)));
    KRAIT_TRY(module_add(th, m, "ContextVar", Value(var_type)));
    KRAIT_TRY(module_add(th, m, "Token", Value(token_type)));
    return Value(reinterpret_cast<Object*>(m));
}

}  // namespace krait
