// type: attributes of classes, calling them, and type's own methods. Making classes is in type_new.cpp.
// Reference: CPython's Objects/typeobject.c (type_*).
#include "runtime/types/type_object.h"

#include "runtime/call.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/shape.h"
#include "runtime/type_set_up.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/function_set_up.h"
#include "runtime/types/list.h"
#include "runtime/types/object.h"
#include "runtime/types/str.h"
#include "runtime/types/union.h"
#include "runtime/types/weakref.h"

namespace krait {

static Type* type(Value v) { return v.as<Type>(); }
static bool is_heap(Type* t) { return t->type_flags & kTypeHeap; }

// ---- Attributes ----

Value type_find_attribute(Thread* th, Type* self, Str* name) {
    Type* metatype = self->type();
    Value meta = type_lookup(metatype, name);
    decltype(Slots::descr_get) meta_get = nullptr;
    if (meta) {
        Type* kind = type_of(meta);
        meta_get = kind->slots.descr_get;
        if (meta_get && kind->slots.descr_set) return meta_get(th, meta, Value(self), metatype);
    }
    if (Value found = type_lookup(self, name)) {
        auto get = type_of(found)->slots.descr_get;
        return get ? get(th, found, Value(), self) : found;
    }
    if (meta_get) return meta_get(th, meta, Value(self), metatype);
    return meta;
}

Value type_get_attribute(Thread* th, Value self, Str* name) {
    Value v = type_find_attribute(th, type(self), name);
    if (v || has_pending(th)) return v;
    return raise_no_attribute(th, self, name);
}

bool type_set_attribute(Thread* th, Type* self, Str* name, Value value) {
    if (self->type_flags & kTypeImmutable) {
        raise(th, Exc::TypeError, "cannot set %R attribute of immutable type '%s'", Value(name), type_name(self));
        return false;
    }
    name = intern(th, name);
    if (Value meta = type_lookup(self->type(), name)) {
        if (auto set = type_of(meta)->slots.descr_set) return set(th, meta, Value(self), value);
    }
    if (value) {
        KRAIT_TRY(dict_set_str(th, self->dict, name, value));
    } else {
        int r = dict_delete(th, self->dict, Value(name));
        if (r < 0) return false;
        if (r == 0) {
            raise_no_attribute(th, Value(self), name);
            return false;
        }
    }
    type_modified(th, self, name);
    if (name == th->vm->names.dunder_del) set_finalize_flag(th, self);
    return true;
}

bool type_set_attr_slot(Thread* th, Value self, Str* name, Value value) {
    return type_set_attribute(th, type(self), name, value);
}

// ---- Calling ----

Value type_call(Thread* th, Value callable, const Args& args) {
    Type* self = type(callable);
    if (self == builtin_type(Kind::Type)) {
        if (args.count == 1 && !args.keyword_count()) return Value(type_of(args[0]));
        if (args.count != 3) return raise(th, Exc::TypeError, "type() takes 1 or 3 arguments");
    }
    if (!self->slots.new_ || (self->type_flags & kTypeNoInstantiate))
        return raise(th, Exc::TypeError, "cannot create '%s' instances", type_name(self));
    Value made = KRAIT_TRY(self->slots.new_(th, self, args));
    Type* actual = type_of(made);
    if (!is_subtype(actual, self)) return made;
    if (actual->slots.init && actual->slots.init != object_init) {
        KRAIT_TRY(actual->slots.init(th, made, args));
    } else if (actual->slots.init) {
        KRAIT_TRY(object_init(th, made, args));
    }
    return made;
}

// ---- Getters and setters ----

static bool check_settable(Thread* th, Type* self, Value value, const char* name) {
    if (self->type_flags & kTypeImmutable) {
        raise(th, Exc::TypeError, "cannot set '%s' attribute of immutable type '%s'", name, type_name(self));
        return false;
    }
    if (!value) {
        raise(th, Exc::TypeError, "cannot delete '%s' attribute of immutable type '%s'", name, type_name(self));
        return false;
    }
    return true;
}

static Value get_name(Thread*, Value self) { return Value(type(self)->name); }
static bool set_name(Thread* th, Value self, Value value) {
    KRAIT_TRY(check_settable(th, type(self), value, "__name__"));
    if (!is_str(value)) {
        raise(th, Exc::TypeError, "can only assign string to %s.__name__, not '%s'", type_name(type(self)), type_name(type_of(value)));
        return false;
    }
    Str* s = value.as<Str>();
    KRAIT_TRY(check_encodable(th, s));
    for (i64 i = 0; i < s->length; i++)
        if (s->at(i) == 0) {
            raise(th, Exc::ValueError, "type name must not contain null characters");
            return false;
        }
    set_field(th, type(self), type(self)->name, s);
    return true;
}

static Value get_qualname(Thread*, Value self) { return type(self)->qualname; }
static bool set_qualname(Thread* th, Value self, Value value) {
    KRAIT_TRY(check_settable(th, type(self), value, "__qualname__"));
    if (!is_str(value)) {
        raise(th, Exc::TypeError, "can only assign string to %s.__qualname__, not '%s'", type_name(type(self)), type_name(type_of(value)));
        return false;
    }
    set_field(th, type(self), type(self)->qualname, value);
    return true;
}

static Value get_module(Thread* th, Value self) {
    Type* t = type(self);
    if (!is_heap(t)) return t->module;
    Value v = dict_get_str(t->dict, th->vm->names.dunder_module);
    if (v) return v;
    raise_with(th, Exc::AttributeError, Value(th->vm->names.dunder_module));
    return Value();
}
static bool set_module(Thread* th, Value self, Value value) {
    KRAIT_TRY(check_settable(th, type(self), value, "__module__"));
    type_modified(th, type(self), th->vm->names.dunder_module);
    return dict_set_str(th, type(self)->dict, th->vm->names.dunder_module, value);
}

static Value get_bases(Thread*, Value self) { return Value(type(self)->bases); }
static bool read_only(Thread* th, Value, Value) {
    raise(th, Exc::AttributeError, "readonly attribute");
    return false;
}
static Value get_dict(Thread* th, Value self) { return new_mapping_proxy(th, Value(type(self)->dict)); }
static Value get_basicsize(Thread*, Value self) { return Value::from_small_int(type(self)->basic_size + 8); }
static Value get_itemsize(Thread*, Value self) {
    switch (type(self)->kind) {
        case Kind::Tuple: return Value::from_small_int(8);
        case Kind::Int: return Value::from_small_int(4);
        case Kind::Bytes: return Value::from_small_int(1);
        case Kind::Type: return Value::from_small_int(40);
        default: return Value::from_small_int(0);
    }
}
static Value get_weakrefoffset(Thread*, Value self) {
    return Value::from_small_int(type(self)->type_flags & kTypeHasWeakref ? type(self)->basic_size : 0);
}
static Value get_dictoffset(Thread*, Value self) {
    return Value::from_small_int(type(self)->type_flags & kTypeHasDict ? type(self)->basic_size : 0);
}

// tp_flags in CPython's numbering, as far as Python code asks for them.
static Value get_flags(Thread*, Value self) {
    Type* t = type(self);
    i64 f = 1 << 12;  // Py_TPFLAGS_READY
    if (is_heap(t)) f |= 1 << 9;
    if (t->type_flags & kTypeBase) f |= 1 << 10;
    if (t->type_flags & kTypeImmutable) f |= 1 << 8;
    if (t->type_flags & kTypeNoInstantiate) f |= 1 << 7;
    if (t->type_flags & kTypeSequence) f |= 1 << 5;
    if (t->type_flags & kTypeMapping) f |= 1 << 6;
    if (t->type_flags & kTypeAbstract) f |= 1 << 20;
    if (t->type_flags & kTypeMethodDescriptor) f |= 1 << 17;
    if (t->type_flags & kTypeHasDict) f |= 1 << 14;
    if (is_subtype(t, builtin_type(Kind::Int))) f |= 1 << 24;
    if (t->kind == Kind::List) f |= 1 << 25;
    if (t->kind == Kind::Tuple) f |= 1 << 26;
    if (t->kind == Kind::Bytes) f |= 1 << 27;
    if (t->kind == Kind::Str) f |= 1 << 28;
    if (t->kind == Kind::Dict) f |= 1 << 29;
    if (t->kind == Kind::Exception) f |= 1 << 30;
    if (t->kind == Kind::Type) f |= i64{1} << 31;
    return Value::from_small_int(f);
}

static Value get_abstract_methods(Thread* th, Value self) {
    Value v = self == Value(builtin_type(Kind::Type)) ? Value() : dict_get_str(type(self)->dict, th->vm->names.dunder_abstractmethods);
    return v ? v : raise_with(th, Exc::AttributeError, Value(th->vm->names.dunder_abstractmethods));
}
static bool set_abstract_methods(Thread* th, Value self, Value value) {
    Type* t = type(self);
    int abstract = 0;
    if (value) {
        abstract = truth(th, value);
        if (abstract < 0) return false;
        KRAIT_TRY(dict_set_str(th, t->dict, th->vm->names.dunder_abstractmethods, value));
    } else if (dict_delete(th, t->dict, Value(th->vm->names.dunder_abstractmethods)) <= 0) {
        if (!has_pending(th)) raise_with(th, Exc::AttributeError, Value(th->vm->names.dunder_abstractmethods));
        return false;
    }
    t->type_flags = abstract ? t->type_flags | kTypeAbstract : t->type_flags & ~u32{kTypeAbstract};
    type_modified(th, t, th->vm->names.dunder_abstractmethods);
    return true;
}

static Value get_doc(Thread* th, Value self) {
    Type* t = type(self);
    if (!is_heap(t) && t->doc) return doc_text(th, str_utf8(th, t->name).data(), t->doc);
    Value v = dict_get_str(t->dict, th->vm->names.dunder_doc);
    if (!v) return none();
    auto get = type_of(v)->slots.descr_get;
    return get ? get(th, v, Value(), t) : v;
}
static bool set_doc(Thread* th, Value self, Value value) {
    KRAIT_TRY(check_settable(th, type(self), value, "__doc__"));
    type_modified(th, type(self), th->vm->names.dunder_doc);
    return dict_set_str(th, type(self)->dict, th->vm->names.dunder_doc, value);
}
static Value get_text_signature(Thread* th, Value self) {
    Type* t = type(self);
    return doc_signature(th, str_utf8(th, t->name).data(), t->doc);
}

static Value get_annotations(Thread* th, Value self) {
    Type* t = type(self);
    Str* name = th->vm->names.dunder_annotations;
    if (!is_heap(t))
        return raise(th, Exc::AttributeError, "type object '%s' has no attribute '__annotations__'", type_name(t));
    Value v = dict_get_str(t->dict, name);
    if (v) {
        auto get = type_of(v)->slots.descr_get;
        return get ? get(th, v, Value(), t) : v;
    }
    Dict* made = KRAIT_TRY(new_dict(th));
    KRAIT_TRY(dict_set_str(th, t->dict, name, Value(made)));
    type_modified(th, t, name);
    return Value(made);
}
static bool set_annotations(Thread* th, Value self, Value value) {
    Type* t = type(self);
    Str* name = th->vm->names.dunder_annotations;
    if (t->type_flags & kTypeImmutable) {
        raise(th, Exc::TypeError, "cannot set '__annotations__' attribute of immutable type '%s'", type_name(t));
        return false;
    }
    if (value) {
        KRAIT_TRY(dict_set_str(th, t->dict, name, value));
    } else {
        int r = dict_delete(th, t->dict, Value(name));
        if (r < 0) return false;
        if (r == 0) {
            raise_with(th, Exc::AttributeError, Value(name));
            return false;
        }
    }
    type_modified(th, t, name);
    return true;
}

// ---- Methods ----

static Value type_repr(Thread* th, Value self) {
    Type* t = type(self);
    Value module = is_heap(t) ? dict_get_str(t->dict, th->vm->names.dunder_module) : t->module;
    if (module && is_str(module) && !str_equal(module.as<Str>(), "builtins"))
        return Value(format_message(th, "<class '%S.%S'>", module, t->qualname));
    return Value(format_message(th, "<class '%U'>", is_heap(t) ? t->name : t->name));
}

static Value type_mro(Thread* th, Value self) {
    Tuple* mro = KRAIT_TRY(c3_mro(th, type(self)));
    return Value(list_from(th, mro->items, mro->size));
}

static Value type_subclasses(Thread* th, Value self) {
    List* out = KRAIT_TRY(new_list(th));
    List* subs = type(self)->subclasses;
    for (i64 i = 0; subs && i < subs->size; i++) {
        Value target = subs->items[i].as<WeakRef>()->target;
        if (target) KRAIT_TRY(list_append(th, out, target));
    }
    return Value(out);
}

static Value type_prepare(Thread* th, Value, const Args&) { return Value(new_dict(th)); }

int plain_is_instance(Thread* th, Value v, Value cls);
int plain_is_subclass(Thread* th, Value derived, Value cls);

static Value type_instancecheck(Thread* th, Value self, Value v) {
    int r = plain_is_instance(th, v, self);
    return r < 0 ? Value() : py_bool(r);
}
static Value type_subclasscheck(Thread* th, Value self, Value sub) {
    int r = plain_is_subclass(th, sub, self);
    return r < 0 ? Value() : py_bool(r);
}

static Value type_dir(Thread* th, Value self) {
    Dict* names = KRAIT_TRY(new_dict(th));
    KRAIT_TRY(merge_class_dict(th, names, self));
    return Value(dict_keys_list(th, names));
}

static Value type_sizeof(Thread*, Value self) { return Value::from_small_int(is_heap(type(self)) ? 1064 : 408); }
static Value type_or(Thread* th, Value a, Value b) { return make_union(th, a, b); }

constexpr NativeDef kMethods[] = {
    {"mro", type_mro, "mro($self, /)\n--\n\nReturn a type\'s method resolution order."},
    {"__subclasses__", type_subclasses, "__subclasses__($self, /)\n--\n\nReturn a list of immediate subclasses."},
    {"__prepare__", type_prepare, "__prepare__() -> dict\nused to create the namespace for the class statement", kAnyEffect,
     kNativeClassMethod},
    {"__instancecheck__", type_instancecheck,
     "__instancecheck__($self, instance, /)\n--\n\nCheck if an object is an instance."},
    {"__subclasscheck__", type_subclasscheck,
     "__subclasscheck__($self, subclass, /)\n--\n\nCheck if a class is a subclass."},
    {"__dir__", type_dir, "__dir__($self, /)\n--\n\nSpecialized __dir__ implementation for types."},
    {"__sizeof__", type_sizeof, "__sizeof__($self, /)\n--\n\nReturn memory consumption of the type object."},
};
constexpr GetSetDef kGetSets[] = {
    {"__basicsize__", get_basicsize, read_only, nullptr},
    {"__itemsize__", get_itemsize, read_only, nullptr},
    {"__flags__", get_flags, read_only, nullptr},
    {"__weakrefoffset__", get_weakrefoffset, read_only, nullptr},
    {"__dictoffset__", get_dictoffset, read_only, nullptr},
    {"__name__", get_name, set_name, nullptr},
    {"__qualname__", get_qualname, set_qualname, nullptr},
    {"__bases__", get_bases, type_set_bases, nullptr},
    {"__module__", get_module, set_module, nullptr},
    {"__abstractmethods__", get_abstract_methods, set_abstract_methods, nullptr},
    {"__dict__", get_dict, nullptr, nullptr},
    {"__doc__", get_doc, set_doc, nullptr},
    {"__text_signature__", get_text_signature, nullptr, nullptr},
    {"__annotations__", get_annotations, set_annotations, nullptr},
};

constexpr MemberDef kMembers[] = {
    {"__base__", offsetof(Type, base), MemberKind::Object, true, nullptr},
    {"__mro__", offsetof(Type, mro), MemberKind::Object, true, nullptr},
};

// `T.__new__` of a builtin type: checks that the class asked for is a subclass whose layout T can make.
static Value new_wrapper_call(Thread* th, Value self, const Args& args) {
    Type* t = type(self);
    if (args.count < 1) return raise(th, Exc::TypeError, "%s.__new__(): not enough arguments", type_name(t));
    Value arg = args[0];
    if (!is_type(arg))
        return raise(th, Exc::TypeError, "%s.__new__(X): X is not a type object (%s)", type_name(t), type_name(type_of(arg)));
    Type* sub = type(arg);
    if (!is_subtype(sub, t))
        return raise(th, Exc::TypeError, "%s.__new__(%s): %s is not a subtype of %s", type_name(t), type_name(sub),
                     type_name(sub), type_name(t));
    // The most derived builtin base must construct instances the same way.
    Type* builtin = sub;
    while (builtin && (builtin->slots.new_ == slot_new_dispatch || is_heap(builtin))) builtin = builtin->base;
    if (builtin && builtin->slots.new_ != t->slots.new_)
        return raise(th, Exc::TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", type_name(t), type_name(sub), type_name(builtin));
    return t->slots.new_(th, sub, Args{args.data + 1, args.count - 1, args.kwnames});
}
static constexpr NativeDef kNewWrapper{"__new__", new_wrapper_call,
    "__new__($type, *args, **kwargs)\n--\n\nCreate and return a new object.  See help(type) for accurate signature."};

Value new_new_wrapper(Thread* th, Type* t) { return Value(new_builtin(th, &kNewWrapper, Value(t), Value())); }
bool is_new_wrapper(Value v) { return has_kind(v, Kind::Builtin) && v.as<Builtin>()->def == &kNewWrapper; }

void setup_type_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "type";
    spec.doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type";
    spec.kind = Kind::Type;
    spec.flags = kTypeBase | kTypeTypeSubclass | kTypeHasDict | kTypeHasWeakref;
    spec.basic_size = sizeof(Type);
    spec.trace = trace_type;
    spec.slots.new_ = type_new_slot;
    spec.slots.init = type_init_slot;
    spec.slots.call = type_call;
    spec.slots.repr = type_repr;
    spec.slots.getattr = type_get_attribute;
    spec.slots.setattr = type_set_attr_slot;
    spec.slots.binary[static_cast<int>(BinaryOp::Or)] = type_or;
    spec.methods = kMethods;
    spec.method_count = sizeof kMethods / sizeof *kMethods;
    spec.getsets = kGetSets;
    spec.getset_count = sizeof kGetSets / sizeof *kGetSets;
    spec.members = kMembers;
    spec.member_count = sizeof kMembers / sizeof *kMembers;
    setup_type(th, builtin_type(Kind::Type), spec);
}

}  // namespace krait
