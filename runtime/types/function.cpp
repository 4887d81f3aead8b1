// function: Python functions and their attributes. Calls go to the interpreter.
//
// Setting what a call depends on (code, defaults) takes a new version and notifies watchers.
// Reference: CPython's Objects/funcobject.c.
#include "runtime/types/function.h"

#include "runtime/call.h"
#include "runtime/frame.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/shape.h"
#include "runtime/type_set_up.h"
#include "runtime/types/dict.h"
#include "runtime/types/function_set_up.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/watch.h"

namespace krait {

Function* new_function(Thread* th, Code* code, Dict* globals) {
    auto* f = heap_new<Function>(th, builtin_shape(Kind::Function));
    if (!f) return nullptr;
    f->code = code;
    f->globals = globals;
    f->name = Value(code->name);
    f->qualname = Value(code->qualname ? code->qualname : code->name);
    Value builtins = dict_get_str(globals, th->vm->names.dunder_builtins);
    if (builtins && has_kind(builtins, Kind::Module)) builtins = Value(builtins.as<Module>()->dict);
    Dict* inherited = th->frame && th->frame->builtins ? th->frame->builtins : th->vm->builtins;
    f->builtins = builtins && is_dict(builtins) ? builtins.as<Dict>() : inherited;
    Value module = dict_get_str(globals, th->vm->names.dunder_name);
    f->module = module ? module : none();
    Value doc = none();
    if (code->consts && code->consts->size > 0 && is_str(code->consts->items[0])) doc = code->consts->items[0];
    f->doc = doc;
    f->version = 0;
    return f;
}

static void changed(Thread* th, Function* f) {
    if (f->version && watch_hooks.invalidate) watch_hooks.invalidate(th, Watched::FunctionVersion, f, Value());
    f->version = 0;
}

static Function* function(Value v) { return v.as<Function>(); }

static Value get_code(Thread*, Value self) { return Value(function(self)->code); }
static bool set_code(Thread* th, Value self, Value value) {
    Function* f = function(self);
    if (!value || !has_kind(value, Kind::Code)) {
        raise(th, Exc::TypeError, "__code__ must be set to a code object");
        return false;
    }
    auto* code = value.as<Code>();
    i64 closure = f->closure ? f->closure->size : 0;
    if (code->nfreevars != closure) {
        raise(th, Exc::ValueError, "%U() requires a code object with %zd free vars, not %zd", f->name.as<Str>(), closure,
              static_cast<i64>(code->nfreevars));
        return false;
    }
    changed(th, f);
    set_field(th, f, f->code, code);
    return true;
}

static Value get_name(Thread*, Value self) { return function(self)->name; }
static bool set_name(Thread* th, Value self, Value value) {
    if (!value || !is_str(value)) {
        raise(th, Exc::TypeError, "__name__ must be set to a string object");
        return false;
    }
    set_field(th, self.object(), function(self)->name, value);
    return true;
}
static Value get_qualname(Thread*, Value self) { return function(self)->qualname; }
static bool set_qualname(Thread* th, Value self, Value value) {
    if (!value || !is_str(value)) {
        raise(th, Exc::TypeError, "__qualname__ must be set to a string object");
        return false;
    }
    set_field(th, self.object(), function(self)->qualname, value);
    return true;
}

static Value get_defaults(Thread*, Value self) {
    Tuple* t = function(self)->defaults;
    return t ? Value(t) : none();
}
static bool set_defaults(Thread* th, Value self, Value value) {
    if (value && is_none(value)) value = Value();
    if (value && !is_tuple(value)) {
        raise(th, Exc::TypeError, "__defaults__ must be set to a tuple object");
        return false;
    }
    changed(th, function(self));
    set_field(th, self.object(), function(self)->defaults, value ? value.as<Tuple>() : nullptr);
    return true;
}
static Value get_kwdefaults(Thread*, Value self) {
    Dict* d = function(self)->kwdefaults;
    return d ? Value(d) : none();
}
static bool set_kwdefaults(Thread* th, Value self, Value value) {
    if (value && is_none(value)) value = Value();
    if (value && !is_dict(value)) {
        raise(th, Exc::TypeError, "__kwdefaults__ must be set to a dict object");
        return false;
    }
    changed(th, function(self));
    set_field(th, self.object(), function(self)->kwdefaults, value ? value.as<Dict>() : nullptr);
    return true;
}

static Value get_annotations(Thread* th, Value self) {
    Function* f = function(self);
    if (!f->annotations) {
        set_field(th, f, f->annotations, Value(KRAIT_TRY(new_dict(th))));
    } else if (is_tuple(f->annotations)) {
        // The compiler gives name, value, name, value …; the dict is made when first asked for.
        Tuple* flat = f->annotations.as<Tuple>();
        Dict* dict = KRAIT_TRY(new_dict(th));
        for (i64 i = 0; i + 1 < flat->size; i += 2) KRAIT_TRY(dict_set(th, dict, flat->items[i], flat->items[i + 1]));
        set_field(th, f, f->annotations, Value(dict));
    }
    return f->annotations;
}
static bool set_annotations(Thread* th, Value self, Value value) {
    if (value && is_none(value)) value = Value();
    if (value && !is_dict(value)) {
        raise(th, Exc::TypeError, "__annotations__ must be set to a dict object");
        return false;
    }
    set_field(th, self.object(), function(self)->annotations, value);
    return true;
}

constexpr GetSetDef kGetSets[] = {
    {"__code__", get_code, set_code, nullptr},
    {"__defaults__", get_defaults, set_defaults, nullptr},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults, nullptr},
    {"__annotations__", get_annotations, set_annotations, nullptr},
    {"__dict__", generic_get_dict, generic_set_dict, nullptr},
    {"__name__", get_name, set_name, nullptr},
    {"__qualname__", get_qualname, set_qualname, nullptr},
};
constexpr MemberDef kMembers[] = {
    {"__closure__", offsetof(Function, closure), MemberKind::Object, true, nullptr},
    {"__doc__", offsetof(Function, doc), MemberKind::Object, false, nullptr},
    {"__globals__", offsetof(Function, globals), MemberKind::Object, true, nullptr},
    {"__module__", offsetof(Function, module), MemberKind::Object, false, nullptr},
    {"__builtins__", offsetof(Function, builtins), MemberKind::Object, true, nullptr},
};

static Value function_repr(Thread* th, Value self) {
    return Value(format_message(th, "<function %U at %p>", function(self)->qualname.as<Str>(),
                                static_cast<void*>(self.object())));
}
static Value function_call(Thread* th, Value callable, const Args& args) {
    return interp_hooks.call_function(th, callable.as<Function>(), args);
}
static Value function_get(Thread* th, Value f, Value instance, Type*) {
    return instance ? Value(new_bound_method(th, f, instance)) : f;
}

static Value function_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* names[] = {"code", "globals", "name", "argdefs", "closure"};
    Value a[5];
    KRAIT_TRY(parse_args(th, {"function", names, 5, 2, 0, 5}, args, a));
    if (!has_kind(a[0], Kind::Code))
        return raise(th, Exc::TypeError, "function() argument 'code' must be code, not %.50s", type_name(type_of(a[0])));
    if (!is_dict(a[1]))
        return raise(th, Exc::TypeError, "function() argument 'globals' must be dict, not %.50s", type_name(type_of(a[1])));
    auto* code = a[0].as<Code>();
    if (a[2] && !is_none(a[2]) && !is_str(a[2])) return raise(th, Exc::TypeError, "arg 3 (name) must be None or string");
    if (a[3] && !is_none(a[3]) && !is_tuple(a[3])) return raise(th, Exc::TypeError, "arg 4 (defaults) must be None or tuple");
    bool has_closure = a[4] && !is_none(a[4]);
    if (has_closure && !is_tuple(a[4])) return raise(th, Exc::TypeError, "arg 5 (closure) must be %s", code->nfreevars ? "tuple" : "None or tuple");
    if (!has_closure && code->nfreevars) return raise(th, Exc::TypeError, "arg 5 (closure) must be tuple");
    i64 n = has_closure ? a[4].as<Tuple>()->size : 0;
    if (n != code->nfreevars)
        return raise(th, Exc::ValueError, "%U requires closure of length %zd, not %zd", code->name,
                     static_cast<i64>(code->nfreevars), n);
    for (i64 i = 0; i < n; i++) {
        Value cell = a[4].as<Tuple>()->items[i];
        if (!has_kind(cell, Kind::Cell))
            return raise(th, Exc::TypeError, "arg 5 (closure) expected cell, found %s", type_name(type_of(cell)));
    }
    Function* f = KRAIT_TRY(new_function(th, code, a[1].as<Dict>()));
    if (a[2] && !is_none(a[2])) f->name = a[2];
    if (a[3] && !is_none(a[3])) f->defaults = a[3].as<Tuple>();
    if (has_closure && n) f->closure = a[4].as<Tuple>();
    write_barrier(th, f);
    return Value(f);
}

static void trace_function(Object* object, Marker& marker) {
    auto* f = reinterpret_cast<Function*>(object);
    for (Value v : {Value(f->code), Value(f->globals), Value(f->builtins), f->name, f->qualname, Value(f->defaults),
                    Value(f->kwdefaults), Value(f->closure), f->doc, f->module, f->annotations, Value(f->dict)})
        marker.visit(v);
}

void setup_function_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "function";
    spec.doc = "function(code, globals, name=None, argdefs=None, closure=None)\n--\n\nCreate a function object.\n\n"
               "  code\n    a code object\n  globals\n    the globals dictionary\n  name\n"
               "    a string that overrides the name from the code object\n  argdefs\n"
               "    a tuple that specifies the default argument values\n  closure\n"
               "    a tuple that supplies the bindings for free variables";
    spec.kind = Kind::Function;
    spec.flags = kTypeMethodDescriptor | kTypeHasDict | kTypeHasWeakref;
    spec.basic_size = sizeof(Function);
    spec.trace = trace_function;
    spec.slots.repr = function_repr;
    spec.slots.call = function_call;
    spec.slots.descr_get = function_get;
    spec.slots.new_ = function_new;
    spec.getsets = kGetSets;
    spec.getset_count = sizeof kGetSets / sizeof *kGetSets;
    spec.members = kMembers;
    spec.member_count = sizeof kMembers / sizeof *kMembers;
    setup_type(th, builtin_type(Kind::Function), spec);
}

void setup_function_types(Thread* th) {
    setup_function_type(th);
    setup_method_types(th);
    setup_cell_type(th);
    setup_class_method_types(th);
    setup_property_type(th);
    setup_super_type(th);
    setup_mapping_proxy_type(th);
}

}  // namespace krait
