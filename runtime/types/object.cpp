// object: construction, representation, comparison, `__class__`, `__dir__`.
// Pickling support is in object_reduce.cpp. Reference: CPython's Objects/typeobject.c (object_*).
#include "runtime/types/object.h"

#include <algorithm>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/shape.h"
#include "runtime/type_set_up.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

void setup_type_type(Thread* th);

static bool has_arguments(const Args& args) { return args.count || args.keyword_count(); }

// ---- Construction ----

static Value raise_abstract(Thread* th, Type* type) {
    Value names = KRAIT_TRY(get_attribute(th, Value(type), th->vm->names.dunder_abstractmethods));
    List* sorted = KRAIT_TRY(to_list(th, names));
    KRAIT_TRY(list_sort(th, sorted, Value(), false));
    Str* joined = KRAIT_TRY(str_join(th, str_from_ascii(th, ", "), sorted->items, sorted->size));
    return raise(th, Exc::TypeError, "Can't instantiate abstract class %s with abstract method%s %U", type_name(type),
                 sorted->size > 1 ? "s" : "", joined);
}

Value object_new(Thread* th, Type* type, const Args& args) {
    if (has_arguments(args)) {
        if (type->slots.new_ != object_new)
            return raise(th, Exc::TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
        if (type->slots.init == object_init) return raise(th, Exc::TypeError, "%.200s() takes no arguments", type_name(type));
    }
    if (type->type_flags & kTypeAbstract) return raise_abstract(th, type);
    return Value(new_instance(th, type));
}

bool object_init(Thread* th, Value self, const Args& args) {
    if (!has_arguments(args)) return true;
    Type* type = type_of(self);
    if (type->slots.init != object_init) {
        raise(th, Exc::TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
        return false;
    }
    if (type->slots.new_ == object_new) {
        raise(th, Exc::TypeError, "%.200s.__init__() takes exactly one argument (the instance to initialize)", type_name(type));
        return false;
    }
    return true;
}

// ---- Text, comparison ----

static Value object_repr(Thread* th, Value self) {
    Type* type = type_of(self);
    void* address = reinterpret_cast<void*>(self.bits());
    Value module = find_attribute(th, Value(type), th->vm->names.dunder_module);
    clear_pending(th);
    Value qualname = KRAIT_TRY(get_attribute(th, Value(type), th->vm->names.dunder_qualname));
    if (module && is_str(module) && !str_equal(module.as<Str>(), "builtins"))
        return Value(format_message(th, "<%S.%S object at %p>", module, qualname, address));
    return Value(format_message(th, "<%s object at %p>", type_name(type), address));
}

static Value object_str(Thread* th, Value self) { return Value(to_repr(th, self)); }

static Value object_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (op == CompareOp::Eq) return a == b ? py_true() : not_implemented();
    if (op != CompareOp::Ne) return not_implemented();
    auto compare = type_of(a)->slots.richcompare;
    if (!compare) return not_implemented();
    Value r = KRAIT_TRY(compare(th, a, b, CompareOp::Eq));
    if (r == not_implemented()) return r;
    int t = truth(th, r);
    return t < 0 ? Value() : py_bool(!t);
}

static Value object_format(Thread* th, Value self, Value spec) {
    if (!is_str(spec)) return raise(th, Exc::TypeError, "__format__() argument must be str, not %.50s", type_name(type_of(spec)));
    if (spec.as<Str>()->length)
        return raise(th, Exc::TypeError, "unsupported format string passed to %.200s.__format__", type_name(type_of(self)));
    return Value(to_str(th, self));
}

// ---- __class__ ----

// Do instances of both have the same fields at the same places?
bool same_layout(Type* a, Type* b) {
    if (a->kind != b->kind || a->basic_size != b->basic_size) return false;
    if ((a->type_flags ^ b->type_flags) & (kTypeHasDict | kTypeHasWeakref)) return false;
    Type *sa = solid_base(a), *sb = solid_base(b);
    if (sa == sb) return true;
    if (!sa->slot_names || !sb->slot_names || !sa->base || !sb->base) return false;
    if (solid_base(sa->base) != solid_base(sb->base) || sa->slot_names->size != sb->slot_names->size) return false;
    for (i64 i = 0; i < sa->slot_names->size; i++)
        if (!str_equal(sa->slot_names->items[i].as<Str>(), sb->slot_names->items[i].as<Str>())) return false;
    return true;
}

// Which types CPython's cycle collector knows; it shows only in which of two messages a bad assignment gets.
static bool is_gc_type(Type* type) {
    if (type->type_flags & kTypeHeap) return true;
    switch (type->kind) {
        case Kind::Instance:
        case Kind::Int:
        case Kind::Bool:
        case Kind::Float:
        case Kind::Complex:
        case Kind::Str:
        case Kind::Bytes:
        case Kind::Bytearray: return false;
        default: return true;
    }
}

bool check_same_layout(Thread* th, Type* to, Type* from, const char* attribute) {
    if (is_gc_type(to) != is_gc_type(from)) {
        raise(th, Exc::TypeError, "%s assignment: '%s' deallocator differs from '%s'", attribute, type_name(to), type_name(from));
        return false;
    }
    if (same_layout(to, from)) return true;
    raise(th, Exc::TypeError, "%s assignment: '%s' object layout differs from '%s'", attribute, type_name(to), type_name(from));
    return false;
}

static Value get_class(Thread*, Value self) { return Value(type_of(self)); }

// Gives `object` the shape that the same attributes have under `type`.
static bool change_type(Thread* th, Object* object, Type* type) {
    Shape* old = object->shape();
    Shape* shape = type->root_shape;
    if (old->flags & kShapeHasSlots) {
        if (shape->inline_capacity != old->inline_capacity)
            shape = new_root_shape(th, type, old->inline_capacity, type->root_shape->flags);
        if (old->is_dict_mode()) {
            shape = dict_mode_shape(th, shape);
        } else {
            Str* names[kMaxShapeSlots + 1];
            shape_names(old, names);
            for (u32 i = 0; i < old->slot_count && shape; i++) shape = shape_with(th, shape, names[i]);
        }
    }
    object->set_shape(shape);
    write_barrier(th, object);
    if ((shape->flags & kShapeHasDel) && !(object->gc & kGcFinalize)) register_finalizer(th, object);
    return true;
}

static bool set_class(Thread* th, Value self, Value value) {
    if (!value) {
        raise(th, Exc::TypeError, "can't delete __class__ attribute");
        return false;
    }
    if (!is_type(value)) {
        raise(th, Exc::TypeError, "__class__ must be set to a class, not '%s' object", type_name(type_of(value)));
        return false;
    }
    Type *from = type_of(self), *to = value.as<Type>();
    bool modules = from->kind == Kind::Module && to->kind == Kind::Module;
    if (!modules && ((from->type_flags & kTypeImmutable) || (to->type_flags & kTypeImmutable))) {
        raise(th, Exc::TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
        return false;
    }
    KRAIT_TRY(check_same_layout(th, to, from, "__class__"));
    KRAIT_TRY(change_type(th, self.object(), to));
    if (descriptor_kind(from) != descriptor_kind(to)) all_types_modified(th);
    return true;
}

// ---- __dir__ ----

// Adds the names in `cls.__dict__` and in its bases, last bases first overridden by nearer ones.
bool merge_class_dict(Thread* th, Dict* into, Value cls) {
    Value dict = find_attribute(th, cls, th->vm->names.dunder_dict);
    if (!dict && has_pending(th)) return false;
    if (dict) KRAIT_TRY(dict_update(th, into, dict));
    Value bases = find_attribute(th, cls, th->vm->names.dunder_bases);
    if (!bases) return !has_pending(th);
    i64 n = length(th, bases);
    if (n < 0) return false;
    for (i64 i = 0; i < n; i++) {
        Value base = KRAIT_TRY(get_item(th, bases, Value::from_small_int(i)));
        KRAIT_TRY(merge_class_dict(th, into, base));
    }
    return true;
}

static Value object_dir(Thread* th, Value self) {
    Dict* names = KRAIT_TRY(new_dict(th));
    Value own = find_attribute(th, self, th->vm->names.dunder_dict);
    if (!own && has_pending(th)) return Value();
    if (own && is_dict(own)) KRAIT_TRY(dict_update(th, names, own));
    Value cls = find_attribute(th, self, th->vm->names.dunder_class);
    if (!cls && has_pending(th)) return Value();
    if (cls) KRAIT_TRY(merge_class_dict(th, names, cls));
    return Value(dict_keys_list(th, names));
}

static Value object_sizeof(Thread* th, Value self) {
    Type* type = type_of(self);
    u64 size = self.is_object() ? instance_size(self.object()->shape()) : 16;
    return Value::from_small_int(static_cast<i64>(std::max<u64>(size, type->basic_size) + 8));
}

static Value object_subclass_hook(Thread*, Value, const Args&) { return not_implemented(); }
static Value object_init_subclass(Thread*, Value) { return none(); }

constexpr NativeDef kMethods[] = {
    {"__reduce_ex__", object_reduce_ex, "__reduce_ex__($self, protocol, /)\n--\n\nHelper for pickle."},
    {"__reduce__", object_reduce, "__reduce__($self, /)\n--\n\nHelper for pickle."},
    {"__getstate__", object_getstate, "__getstate__($self, /)\n--\n\nHelper for pickle."},
    {"__subclasshook__", object_subclass_hook,
     "Abstract classes can override this to customize issubclass().\n\nThis is invoked early on by abc.ABCMeta.__subclasscheck__().\n"
     "It should return True, False or NotImplemented.  If it returns\nNotImplemented, the normal algorithm is used.  Otherwise, it\n"
     "overrides the normal algorithm (and the outcome is cached).\n",
     kAnyEffect, kNativeClassMethod},
    {"__init_subclass__", object_init_subclass,
     "This method is called when a class is subclassed.\n\nThe default implementation does nothing. It may be\n"
     "overridden to extend subclasses.\n",
     kAnyEffect, kNativeClassMethod},
    {"__format__", object_format, "__format__($self, format_spec, /)\n--\n\nDefault object formatter."},
    {"__sizeof__", object_sizeof, "__sizeof__($self, /)\n--\n\nSize of object in memory, in bytes."},
    {"__dir__", object_dir, "__dir__($self, /)\n--\n\nDefault dir() implementation."},
};
constexpr GetSetDef kGetSets[] = {{"__class__", get_class, set_class, "the object's class"}};

void setup_object_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "object";
    spec.doc = "object()\n--\n\nThe base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new "
               "featureless\ninstance that has no instance attributes and cannot be given any.\n";
    spec.kind = Kind::Instance;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Object);
    spec.slots.new_ = object_new;
    spec.slots.init = object_init;
    spec.slots.repr = object_repr;
    spec.slots.str = object_str;
    spec.slots.hash = identity_hash;
    spec.slots.richcompare = object_compare;
    spec.slots.getattr = generic_get_attribute;
    spec.slots.setattr = generic_set_attribute;
    spec.methods = kMethods;
    spec.method_count = sizeof kMethods / sizeof *kMethods;
    spec.getsets = kGetSets;
    spec.getset_count = 1;
    setup_type(th, &object_type, spec);
    setup_type_type(th);
}

}  // namespace krait
