// module: namespace objects, `__getattr__` (PEP 562), and the making of native modules.
// Reference: CPython's Objects/moduleobject.c; importlib._bootstrap._module_repr.
#include "runtime/call.h"
#include "runtime/import.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/type_set_up.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

static Module* module(Value v) { return v.as<Module>(); }

static bool init_namespace(Thread* th, Dict* dict, Value name, Value doc) {
    Names& n = th->vm->names;
    KRAIT_TRY(dict_set_str(th, dict, n.dunder_name, name));
    KRAIT_TRY(dict_set_str(th, dict, n.dunder_doc, doc));
    KRAIT_TRY(dict_set_str(th, dict, n.dunder_package, none()));
    KRAIT_TRY(dict_set_str(th, dict, n.dunder_loader, none()));
    return dict_set_str(th, dict, n.dunder_spec, none());
}

Module* new_module(Thread* th, Str* name) {
    Dict* dict = KRAIT_TRY(new_dict(th));
    dict->flags |= kDictNamespace;
    auto* m = heap_new<Module>(th, builtin_shape(Kind::Module));
    if (!m) return nullptr;
    m->dict = dict;
    KRAIT_TRY(init_namespace(th, dict, Value(name), none()));
    return m;
}

Module* new_native_module(Thread* th, const ModuleDef& def) {
    Str* name = intern(th, def.name);
    Module* m = KRAIT_TRY(new_module(th, name));
    m->def = &def;
    Value doc = def.doc ? Value(str_from_utf8(th, def.doc)) : none();
    if (!doc || !dict_set_str(th, m->dict, th->vm->names.dunder_doc, doc)) return nullptr;
    for (size_t i = 0; i < def.function_count; i++) {
        Builtin* f = KRAIT_TRY(new_builtin(th, &def.functions[i], Value(m), Value(name)));
        KRAIT_TRY(dict_set_str(th, m->dict, f->name.as<Str>(), Value(f)));
    }
    return m;
}

bool module_add(Thread* th, Module* m, const char* name, Value value) {
    return value && dict_set_str(th, m->dict, intern(th, name), value);
}

static Value module_new(Thread* th, Type* type, const Args&) {
    Dict* dict = KRAIT_TRY(new_dict(th));
    dict->flags |= kDictNamespace;
    Object* object = new_instance(th, type);
    if (!object) return Value();
    reinterpret_cast<Module*>(object)->dict = dict;
    return Value(object);
}

static bool module_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"name", "doc"};
    Value a[2];
    KRAIT_TRY(parse_args(th, {"module", names, 2, 1, 0, 2}, args, a));
    if (!is_str(a[0])) {
        raise(th, Exc::TypeError, "module() argument 'name' must be str, not %s", type_name(type_of(a[0])));
        return false;
    }
    return init_namespace(th, module(self)->dict, a[0], a[1] ? a[1] : none());
}

// ---- Attributes ----

static bool is_initializing(Thread* th, Value spec) {
    if (!spec || is_none(spec)) return false;
    Value flag = find_attribute(th, spec, th->vm->names._initializing);
    if (!flag) {
        clear_pending(th);
        return false;
    }
    int r = truth(th, flag);
    clear_pending(th);
    return r > 0;
}

// Is `name` a submodule that is being imported?
static bool is_unfinished_submodule(Thread* th, Value spec, Str* name) {
    if (!spec || is_none(spec)) return false;
    Value names = find_attribute(th, spec, intern(th, "_uninitialized_submodules"));
    int in = names ? contains(th, names, name) : 0;
    clear_pending(th);
    return in > 0;
}

[[gnu::cold]] static Value no_module_attribute(Thread* th, Value self, Str* name) {
    Dict* dict = module(self)->dict;
    Value mod_name = dict_get_str(dict, th->vm->names.dunder_name);
    if (mod_name && is_str(mod_name)) {
        Value spec = dict_get_str(dict, th->vm->names.dunder_spec);
        if (is_initializing(th, spec))
            raise(th, Exc::AttributeError,
                  "partially initialized module '%S' has no attribute '%U' (most likely due to a circular import)", mod_name, name);
        else if (is_unfinished_submodule(th, spec, name))
            raise(th, Exc::AttributeError, "cannot access submodule '%U' of module '%S' (most likely due to a circular import)", name,
                  mod_name);
        else
            raise(th, Exc::AttributeError, "module '%S' has no attribute '%U'", mod_name, name);
    } else {
        raise(th, Exc::AttributeError, "module has no attribute '%U'", name);
    }
    return Value();
}

Value module_find_attribute(Thread* th, Value self, Str* name) {
    Value v = generic_find_attribute(th, self, name);
    if (v || has_pending(th)) return v;
    Value hook = dict_get_str(module(self)->dict, th->vm->names.dunder_getattr);
    return hook ? call(th, hook, Value(name)) : Value();
}

static Value module_getattr(Thread* th, Value self, Str* name) {
    Value v = module_find_attribute(th, self, name);
    if (v || has_pending(th)) return v;
    return no_module_attribute(th, self, name);
}

static Value module_repr(Thread* th, Value self) {
    Dict* dict = module(self)->dict;
    Names& n = th->vm->names;
    Value spec = dict_get_str(dict, n.dunder_spec), loader = dict_get_str(dict, n.dunder_loader);
    if (spec && !is_none(spec)) {
        Value name = KRAIT_TRY(get_attribute(th, spec, n.name));
        Value origin = KRAIT_TRY(get_attribute(th, spec, "origin"));
        if (is_none(name)) name = Value(str_from_ascii(th, "?"));
        if (is_none(origin)) {
            Value of_spec = KRAIT_TRY(get_attribute(th, spec, "loader"));
            if (is_none(of_spec)) return Value(format_message(th, "<module %R>", name));
            return Value(format_message(th, "<module %R (%R)>", name, of_spec));
        }
        Value located = KRAIT_TRY(get_attribute(th, spec, "has_location"));
        if (truth(th, located) > 0) return Value(format_message(th, "<module %R from %R>", name, origin));
        return Value(format_message(th, "<module %R (%S)>", name, origin));
    }
    // A loader may describe its modules itself (deprecated, but asked in 3.11); what it raises is ignored.
    if (Value describe = loader && !is_none(loader) ? find_attribute(th, loader, intern(th, "module_repr")) : Value()) {
        Value text = call(th, describe, self);
        if (text) return text;
    }
    clear_pending(th);
    Value name = dict_get_str(dict, n.dunder_name), file = dict_get_str(dict, n.dunder_file);
    if (!name) name = Value(str_from_ascii(th, "?"));
    if (file) return Value(format_message(th, "<module %R from %R>", name, file));
    bool built_in = is_str(name) && (is_native_module(name.as<Str>()) || str_equal(name.as<Str>(), "sys") || str_equal(name.as<Str>(), "builtins"));
    if (!loader || is_none(loader))
        return Value(format_message(th, built_in ? "<module %R (built-in)>" : "<module %R>", name));
    return Value(format_message(th, "<module %R (%R)>", name, loader));
}

static Value module_dir(Thread* th, Value self) {
    Value dict = KRAIT_TRY(get_attribute(th, self, th->vm->names.dunder_dict));
    if (!is_dict(dict)) return raise(th, Exc::TypeError, "%U.__dict__ is not a dictionary", th->vm->names.name);
    if (Value hook = dict_get_str(dict.as<Dict>(), th->vm->names.dunder_dir)) return call(th, hook);
    return Value(dict_keys_list(th, dict.as<Dict>()));
}

static Value get_annotations(Thread* th, Value self) {
    Str* name = th->vm->names.dunder_annotations;
    Value v = dict_get_str(module(self)->dict, name);
    if (v) return v;
    Dict* made = KRAIT_TRY(new_dict(th));
    KRAIT_TRY(dict_set_str(th, module(self)->dict, name, Value(made)));
    return Value(made);
}
static bool set_annotations(Thread* th, Value self, Value value) {
    Str* name = th->vm->names.dunder_annotations;
    if (value) return dict_set_str(th, module(self)->dict, name, value);
    int r = dict_delete(th, module(self)->dict, Value(name));
    if (r == 0) raise_with(th, Exc::AttributeError, Value(name));
    return r > 0;
}

static bool read_only(Thread* th, Value, Value) {
    raise(th, Exc::AttributeError, "readonly attribute");
    return false;
}
static Value get_dict(Thread*, Value self) { return Value(module(self)->dict); }

constexpr NativeDef kMethods[] = {{"__dir__", module_dir, "__dir__() -> list\nspecialized dir() implementation"}};
constexpr GetSetDef kGetSets[] = {
    {"__annotations__", get_annotations, set_annotations, nullptr},
    {"__dict__", get_dict, read_only, nullptr},
};

static void trace_module(Object* object, Marker& marker) {
    marker.visit(Value(reinterpret_cast<Module*>(object)->dict));
}

void setup_module_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "module";
    spec.doc = "module(name, doc=None)\n--\n\nCreate a module object.\n\nThe name must be a string; the optional docstring can have any type.";
    spec.kind = Kind::Module;
    spec.flags = kTypeBase | kTypeHasDict | kTypeHasWeakref;
    spec.basic_size = sizeof(Module);
    spec.trace = trace_module;
    spec.slots.new_ = module_new;
    spec.slots.init = module_init;
    spec.slots.repr = module_repr;
    spec.slots.getattr = module_getattr;
    spec.methods = kMethods;
    spec.method_count = 1;
    spec.getsets = kGetSets;
    spec.getset_count = 2;
    setup_type(th, builtin_type(Kind::Module), spec);
}

}  // namespace krait
