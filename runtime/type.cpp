// Types: storage of the builtin ones, set-up from a TypeSpec, lookup along the MRO, versions.
//
// type_lookup goes through one global cache of (version, name) -> value. A type's version is never reused, and only
// interned names are cached (they live for ever), so an entry can be stale but never wrong. The cached value is kept
// alive by the dictionary it came from as long as the version is current.
//
// Builtin types are static or allocated once and never freed; their references are roots through `static_types`.
// Reference: CPython's Objects/typeobject.c (PyType_Ready, _PyType_Lookup, PyType_Modified).
#include "runtime/type.h"

#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/shape.h"
#include "runtime/type_set_up.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/weakref.h"
#include "runtime/watch.h"

namespace krait {

Type builtin_types[static_cast<size_t>(Kind::Count)];
Type object_type;

namespace {

std::vector<Type*>& static_types() {
    static std::vector<Type*> types;
    return types;
}

struct MethodCacheEntry {
    u32 version;
    Str* name;
    Value value;
};
constexpr size_t kMethodCacheSize = 4096;
MethodCacheEntry method_cache[kMethodCacheSize];

size_t method_cache_slot(u32 version, const Str* name) {
    return (version * 31 ^ (reinterpret_cast<uintptr_t>(name) >> 4)) & (kMethodCacheSize - 1);
}

Value lookup_along_mro(Type* type, Str* name) {
    if (!type->mro) return type->dict ? dict_get_str(type->dict, name) : Value();
    for (i64 i = 0; i < type->mro->size; i++) {
        Type* t = type->mro->items[i].as<Type>();
        if (!t->dict) continue;
        if (Value v = dict_get_str(t->dict, name)) return v;
    }
    return Value();
}

}  // namespace

void trace_type(Object* object, Marker& marker) {
    auto* type = reinterpret_cast<Type*>(object);
    marker.visit(Value(type->name));
    marker.visit(type->qualname);
    marker.visit(type->module);
    marker.visit(Value(type->base));
    marker.visit(Value(reinterpret_cast<Object*>(type->bases)));
    marker.visit(Value(reinterpret_cast<Object*>(type->mro)));
    marker.visit(Value(reinterpret_cast<Object*>(type->dict)));
    marker.visit(Value(reinterpret_cast<Object*>(type->subclasses)));
    marker.visit(Value(reinterpret_cast<Object*>(type->slot_names)));
    marker.visit(type->cached_init);
    marker.visit(type->cached_new);
}

static void trace_static_types(void*, Marker& marker) {
    for (Type* type : static_types()) trace_type(type, marker);
}

u32 next_version(Thread* th) { return ++th->vm->next_type_version; }

// ---- Lookup ----

Value type_lookup(Type* type, Str* name) {
    if (!(name->flags & kStrInterned) || !type->version) return lookup_along_mro(type, name);
    MethodCacheEntry& entry = method_cache[method_cache_slot(type->version, name)];
    if (entry.version == type->version && entry.name == name) return entry.value;
    Value v = lookup_along_mro(type, name);
    entry = {type->version, name, v};
    return v;
}

Value lookup_special(Thread* th, Value v, Str* name) {
    Type* type = type_of(v);
    Value found = type_lookup(type, name);
    if (!found) return Value();
    auto get = type_of(found)->slots.descr_get;
    return get ? get(th, found, v, type) : found;
}

bool is_subtype_slow(Type* type, Type* of) {
    if (type->mro) {
        for (i64 i = 0; i < type->mro->size; i++)
            if (type->mro->items[i].as<Type>() == of) return true;
        return false;
    }
    for (Type* t = type; t; t = t->base)
        if (t == of) return true;
    return of == &object_type;
}

const char* type_name(Type* type) {
    if (type->c_name) {
        return type->c_name;
    }
    return type->name ? str_utf8(nullptr, type->name).data() : "?";
}

// ---- Versions ----

void for_each_subclass(Type* type, void (*visit)(Type*, void*), void* context) {
    if (!type->subclasses) return;
    for (i64 i = 0; i < type->subclasses->size; i++) {
        Value target = type->subclasses->items[i].as<WeakRef>()->target;
        if (target) visit(target.as<Type>(), context);
    }
}

namespace {
struct Modification {
    Thread* th;
    Str* name;
    bool is_special;
};
}  // namespace

static void modified_rec(Type* type, void* context) {
    auto* m = static_cast<Modification*>(context);
    type->version = next_version(m->th);
    type->cached_init = type->cached_new = Value();
    type->cache_version = 0;
    if (type->type_flags & kTypeHeap) {
        if (!m->name)
            update_all_slots(type);
        else if (m->is_special)
            update_slots_of(type, m->name);
    }
    if (type->watchers && watch_hooks.invalidate)
        watch_hooks.invalidate(m->th, Watched::TypeVersion, type, m->name ? Value(m->name) : Value());
    for_each_subclass(type, modified_rec, context);
}

void type_modified(Thread* th, Type* type, Str* name) {
    bool special = false;
    if (name && name->length > 4 && name->is_ascii()) special = name->data[0] == '_' && name->data[1] == '_';
    Modification m{th, name, special};
    DescriptorKind before = descriptor_kind(type);
    modified_rec(type, &m);
    if (before != descriptor_kind(type)) all_types_modified(th);
}

void all_types_modified(Thread* th) {
    static Str* const no_name = empty_str();
    Modification m{th, no_name, false};
    modified_rec(&object_type, &m);
}

// ---- Set-up of builtin types ----

bool add_subclass(Thread* th, Type* base, Type* type) {
    if (!base->subclasses) {
        base->subclasses = new_list(th);
        if (!base->subclasses) return false;
        write_barrier(th, base);
    }
    List* list = base->subclasses;
    WeakRef* ref = new_plain_weakref(th, type);
    if (!ref) return false;
    for (i64 i = 0; i < list->size; i++) {
        if (!list->items[i].as<WeakRef>()->target) {
            list->items[i] = Value(ref);
            write_barrier(th, list);
            if (list->capacity) write_barrier(th, reinterpret_cast<Object*>(list->items) - 2);
            return true;
        }
    }
    return list_append(th, list, Value(ref));
}

void remove_subclass(Thread* th, Type* base, Type* type) {
    List* list = base->subclasses;
    if (!list) return;
    for (i64 i = 0; i < list->size; i++) {
        if (list->items[i].as<WeakRef>()->target == Value(type)) {
            for (i64 j = i + 1; j < list->size; j++) list->items[j - 1] = list->items[j];
            list->size--;
            return;
        }
    }
}

bool is_var_sized(Kind kind) {
    return kind == Kind::Tuple || kind == Kind::Int || kind == Kind::Bytes || kind == Kind::Str;
}

bool kind_has_own_dict(Kind kind) {
    return kind == Kind::Type || kind == Kind::Function || kind == Kind::Module || kind == Kind::ClassMethod ||
           kind == Kind::StaticMethod;
}

u16 shape_flags_of(Type* type) {
    u16 flags = 0;
    bool area = (type->type_flags & kTypeHasDict) && !kind_has_own_dict(type->kind);
    flags |= area ? kShapeHasSlots : kShapeNoDict;
    if (is_var_sized(type->kind)) flags |= kShapeVarSized;
    return flags;
}

static void split_name(Thread* th, Type* type, const char* full) {
    const char* dot = strrchr(full, '.');
    const char* last = dot ? dot + 1 : full;
    type->c_name = full;
    type->name = intern(th, last);
    type->qualname = Value(type->name);
    type->module = dot ? Value(intern(th, str_from_ascii(th, std::string_view(full, static_cast<size_t>(dot - full)))))
                       : Value(th->vm->names.builtins);
}

static constexpr GetSetDef kDictGetSet{"__dict__", generic_get_dict, generic_set_dict, nullptr};

static bool fill_dict(Thread* th, Type* type, const TypeSpec& spec) {
    if (type->slots.new_ && !(type->type_flags & kTypeNoInstantiate)) {
        Value wrapper = new_new_wrapper(th, type);
        KRAIT_TRY(dict_set_str(th, type->dict, th->vm->names.dunder_new, wrapper));
    }
    KRAIT_TRY(add_slot_wrappers(th, type));
    for (size_t i = 0; i < spec.method_count; i++) {
        const NativeDef* def = &spec.methods[i];
        Str* name = intern(th, def->name);
        Value v;
        if (def->flags & kNativeStaticMethod) {
            Builtin* f = KRAIT_TRY(new_builtin(th, def, Value(), Value()));
            f->owner = type;
            v = new_static_method(th, Value(f));
        } else {
            v = new_method_descriptor(th, type, def);
        }
        KRAIT_TRY(v);
        // A method table entry does not replace a slot wrapper, as in CPython (METH_COEXIST apart).
        KRAIT_TRY(dict_set_str(th, type->dict, name, v));
    }
    for (size_t i = 0; i < spec.member_count; i++)
        KRAIT_TRY(dict_set_str(th, type->dict, intern(th, spec.members[i].name),
                               Value(new_member_descriptor(th, type, spec.members[i]))));
    for (size_t i = 0; i < spec.getset_count; i++)
        KRAIT_TRY(dict_set_str(th, type->dict, intern(th, spec.getsets[i].name),
                               Value(new_getset_descriptor(th, type, &spec.getsets[i]))));
    Names& names = th->vm->names;
    if ((spec.flags & kTypeHasDict) && !dict_get_str(type->dict, names.dunder_dict))
        KRAIT_TRY(dict_set_str(th, type->dict, names.dunder_dict, Value(new_getset_descriptor(th, type, &kDictGetSet))));
    if (!dict_get_str(type->dict, names.dunder_doc))
        KRAIT_TRY(dict_set_str(th, type->dict, names.dunder_doc, doc_text(th, type->name->data, spec.doc)));
    if (type->slots.hash == hash_not_implemented || (type->slots.richcompare && !type->slots.hash)) {
        if (!dict_get_str(type->dict, names.dunder_hash)) {
            KRAIT_TRY(dict_set_str(th, type->dict, names.dunder_hash, none()));
            type->slots.hash = hash_not_implemented;
        }
    }
    return true;
}

static constexpr u32 kInheritedFlags = kTypeHasDict | kTypeHasWeakref | kTypeSequence | kTypeMapping | kTypeMatchSelf |
                                       kTypeIntSubclass | kTypeExceptionSubclass | kTypeTypeSubclass;

u32 inherited_type_flags() { return kInheritedFlags; }

void setup_type(Thread* th, Type* type, const TypeSpec& spec) {
    bool first = static_types().empty();
    type->set_shape(builtin_shape(Kind::Type));
    type->gc |= kGcStatic;
    static_types().push_back(type);
    if (first) {
        add_root_tracer(th, trace_static_types, nullptr);
        intern_slot_names(th);
    }
    Type* base = spec.base ? spec.base : type == &object_type ? nullptr : &object_type;
    split_name(th, type, spec.name);
    type->doc = spec.doc;
    type->slots = spec.slots;
    type->kind = spec.kind;
    type->trace = spec.trace;
    type->type_flags = spec.flags | kTypeImmutable;
    type->base = base;
    if (base) type->type_flags |= base->type_flags & kInheritedFlags;
    type->basic_size = ((spec.basic_size ? spec.basic_size : base ? base->basic_size : sizeof(Object)) + 7) & ~u32{7};
    if (!type->trace && base) type->trace = base->trace;
    type->dict = new_dict(th);
    type->bases = base ? make_tuple(th, Value(base)) : empty_tuple();
    type->version = next_version(th);

    u16 flags = shape_flags_of(type);
    bool owns_kind = type == builtin_type(spec.kind) || (type == &object_type && spec.kind == Kind::Instance);
    if (owns_kind) {
        init_root_shape(builtin_shape(spec.kind), type, spec.kind, 0, type->basic_size, flags | kShapeExact);
        type->root_shape = builtin_shape(spec.kind);
    } else {
        // A type whose instances came first (classmethod_descriptor) keeps the shape they have.
        if (!type->root_shape) type->root_shape = new_root_shape(th, type, 0, flags);
        init_root_shape(type->root_shape, type, type->kind, 0, type->basic_size, flags);
    }

    bool ok = fill_dict(th, type, spec);
    KRAIT_CHECK(ok, "a builtin type could not be set up");
    i64 base_length = base ? base->mro->size : 0;
    Tuple* mro = new_tuple(th, base_length + 1);
    mro->items[0] = Value(type);
    for (i64 i = 0; i < base_length; i++) mro->items[i + 1] = base->mro->items[i];
    type->mro = mro;
    if (base) {
        inherit_slots(type, base);
        if (!add_subclass(th, base, type)) clear_pending(th);
    }
}

Type* new_builtin_type(Thread* th, const TypeSpec& spec) {
    auto* type = static_cast<Type*>(calloc(1, sizeof(Type)));
    setup_type(th, type, spec);
    return type;
}

// ---- Instances ----

Object* new_instance(Thread* th, Type* type, size_t extra_bytes) {
    Shape* shape = type->root_shape;
    size_t size = instance_size(shape) + ((extra_bytes + 7) & ~size_t{7});
    Object* object = allocate(th, shape, size);
    if (object && (shape->flags & kShapeHasDel)) register_finalizer(th, object);
    return object;
}

}  // namespace krait
