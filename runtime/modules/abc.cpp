// _abc: ABCMeta's registry and caches.
//
// Registered and cached classes are held weakly, in sets of weak references that belong to one `_abc_data` per class. The
// negative cache is valid for one value of the global counter, which every register() advances.
// Reference: CPython's Modules/_abc.c; PEP 3119.
#include "runtime/call.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/type_set_up.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/weakref.h"

namespace krait {

namespace {

struct AbcData : Object {
    Set *registry, *cache, *negative_cache;   // of weak references; null while empty
    u64 negative_version;
};
Type* data_type;
u64 invalidation_counter;

void trace_data(Object* object, Marker& marker) {
    auto* d = reinterpret_cast<AbcData*>(object);
    for (Set* s : {d->registry, d->cache, d->negative_cache}) marker.visit(Value(s));
}

Value data_new(Thread* th, Type*, const Args&) { return Value(heap_new<AbcData>(th, data_type->root_shape)); }

AbcData* data_of(Thread* th, Value cls) {
    Value v = KRAIT_TRY(get_attribute(th, cls, th->vm->names._abc_impl));
    if (type_of(v) != data_type) {
        raise(th, Exc::TypeError, "_abc_impl is set to a wrong type");
        return nullptr;
    }
    return v.as<AbcData>();
}

int set_has(Thread* th, Set* set, Value cls) {
    if (!set || set->used == 0) return 0;
    Value ref = new_weakref(th, cls);
    if (!ref) return catch_pending(th, Exc::TypeError) ? 0 : -1;
    return set_contains(th, set, ref);
}

bool add_to(Thread* th, AbcData* data, Set*& set, Value cls) {
    if (!set) {
        set = KRAIT_TRY(new_set(th));
        write_barrier(th, data);
    }
    Value ref = KRAIT_TRY(new_weakref(th, cls));
    return set_add(th, set, ref) >= 0;
}

// ---- Abstract methods ----

Value compute_abstract_methods(Thread* th, Value cls) {
    Names& n = th->vm->names;
    Set* abstracts = KRAIT_TRY(new_frozenset(th));
    Value ns = KRAIT_TRY(get_attribute(th, cls, n.dunder_dict));
    Value items = KRAIT_TRY(call_method(th, ns, n.items));
    List* pairs = KRAIT_TRY(to_list(th, items));
    for (i64 i = 0; i < pairs->size; i++) {
        Tuple* pair = pairs->items[i].as<Tuple>();
        Value flag = KRAIT_TRY(abstract_get(th, pair->items[1]));
        if (flag == py_true() && set_add(th, abstracts, pair->items[0]) < 0) return Value();
    }
    Value bases = KRAIT_TRY(get_attribute(th, cls, n.dunder_bases));
    if (!is_tuple(bases)) return raise(th, Exc::TypeError, "__bases__ is not tuple");
    for (i64 i = 0; i < bases.as<Tuple>()->size; i++) {
        Value inherited = find_attribute(th, bases.as<Tuple>()->items[i], n.dunder_abstractmethods);
        if (!inherited) {
            if (has_pending(th)) return Value();
            continue;
        }
        Value iterator = KRAIT_TRY(get_iter(th, inherited));
        while (Value key = iter_next(th, iterator)) {
            Value v = find_attribute(th, cls, key.as<Str>());
            if (!v) {
                if (has_pending(th)) return Value();
                continue;
            }
            Value flag = KRAIT_TRY(abstract_get(th, v));
            if (flag == py_true() && set_add(th, abstracts, key) < 0) return Value();
        }
        if (has_pending(th)) return Value();
    }
    KRAIT_TRY(set_attribute(th, cls, n.dunder_abstractmethods, Value(abstracts)));
    return none();
}

constexpr u32 kCollectionFlags = kTypeSequence | kTypeMapping;

Value abc_init(Thread* th, Value, Value cls) {
    KRAIT_TRY(compute_abstract_methods(th, cls));
    Value data(heap_new<AbcData>(th, data_type->root_shape));
    if (!data) return data;
    KRAIT_TRY(set_attribute(th, cls, th->vm->names._abc_impl, data));
    // Sequence and Mapping of collections.abc mark themselves for match statements.
    if (is_type(cls)) {
        Type* t = cls.as<Type>();
        Str* name = intern(th, "__abc_tpflags__");
        Value flags = dict_get_str(t->dict, name);
        i64 bits;
        if (flags && is_int(flags) && int_fits_i64(flags, &bits)) {
            if ((bits & (1 << 5)) && (bits & (1 << 6)))
                return raise(th, Exc::TypeError, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
            if (bits & (1 << 5)) t->type_flags |= kTypeSequence;
            if (bits & (1 << 6)) t->type_flags |= kTypeMapping;
            if (dict_delete(th, t->dict, Value(name)) < 0) return Value();
            type_modified(th, t, name);
        }
    }
    return none();
}

void set_collection_flag(Type* type, u32 flag) {
    if ((type->type_flags & kTypeImmutable) || (type->type_flags & kCollectionFlags) == flag) return;
    type->type_flags = (type->type_flags & ~kCollectionFlags) | flag;
    for_each_subclass(type, [](Type* sub, void* context) { set_collection_flag(sub, *static_cast<u32*>(context)); }, &flag);
}

Value abc_register(Thread* th, Value, Value cls, Value subclass) {
    if (!is_type(subclass)) return raise(th, Exc::TypeError, "Can only register classes");
    int r = is_subclass(th, subclass, cls);
    if (r < 0) return Value();
    if (r) return subclass;
    r = is_subclass(th, cls, subclass);
    if (r < 0) return Value();
    if (r) return raise(th, Exc::RuntimeError, "Refusing to create an inheritance cycle");
    AbcData* data = KRAIT_TRY(data_of(th, cls));
    KRAIT_TRY(add_to(th, data, data->registry, subclass));
    invalidation_counter++;
    if (is_type(cls)) {
        u32 flag = cls.as<Type>()->type_flags & kCollectionFlags;
        if (flag) set_collection_flag(subclass.as<Type>(), flag);
    }
    return subclass;
}

Value abc_instancecheck(Thread* th, Value, Value cls, Value instance) {
    AbcData* data = KRAIT_TRY(data_of(th, cls));
    Value subclass = KRAIT_TRY(get_attribute(th, instance, th->vm->names.dunder_class));
    int r = set_has(th, data->cache, subclass);
    if (r) return r < 0 ? Value() : py_true();
    Value subtype(type_of(instance));
    Str* check = th->vm->names.dunder_subclasscheck;
    if (subtype == subclass) {
        if (data->negative_version == invalidation_counter) {
            r = set_has(th, data->negative_cache, subclass);
            if (r) return r < 0 ? Value() : py_false();
        }
        return call_method(th, cls, check, {subclass});
    }
    Value result = KRAIT_TRY(call_method(th, cls, check, {subclass}));
    r = truth(th, result);
    if (r) return r < 0 ? Value() : result;
    return call_method(th, cls, check, {subtype});
}

// 1 yes, 0 no, -1 raised, 2 unknown: the registry and the subclasses' answers.
int check_registry(Thread* th, AbcData* data, Value subclass) {
    if (set_has(th, data->registry, subclass) > 0) return 1;
    if (!data->registry) return 2;
    ValueVector registered(th);
    i64 position = 0;
    Value key;
    while (set_next(data->registry, &position, &key))
        if (Value target = key.as<WeakRef>()->target) registered.push_back(target);
    for (Value cls : registered) {
        int r = is_subclass(th, subclass, cls);
        if (r < 0) return -1;
        if (r > 0) return add_to(th, data, data->cache, subclass) ? 1 : -1;
    }
    return 2;
}

Value abc_subclasscheck(Thread* th, Value, Value cls, Value subclass) {
    if (!is_type(subclass)) return raise(th, Exc::TypeError, "issubclass() arg 1 must be a class");
    AbcData* data = KRAIT_TRY(data_of(th, cls));
    int r = set_has(th, data->cache, subclass);
    if (r) return r < 0 ? Value() : py_true();
    if (data->negative_version < invalidation_counter) {
        data->negative_cache = nullptr;
        data->negative_version = invalidation_counter;
    } else {
        r = set_has(th, data->negative_cache, subclass);
        if (r) return r < 0 ? Value() : py_false();
    }
    Value ok = KRAIT_TRY(call_method(th, cls, intern(th, "__subclasshook__"), {subclass}));
    if (ok == py_true() || ok == py_false()) {
        bool yes = ok == py_true();
        KRAIT_TRY(add_to(th, data, yes ? data->cache : data->negative_cache, subclass));
        return ok;
    }
    if (ok != not_implemented())
        return raise(th, Exc::AssertionError, "__subclasshook__ must return either False, True, or NotImplemented");
    Type* sub = subclass.as<Type>();
    for (i64 i = 0; sub->mro && i < sub->mro->size; i++)
        if (sub->mro->items[i] == cls) {
            KRAIT_TRY(add_to(th, data, data->cache, subclass));
            return py_true();
        }
    r = check_registry(th, data, subclass);
    if (r != 2) return r < 0 ? Value() : py_bool(r);
    Value subclasses = KRAIT_TRY(call_method(th, cls, th->vm->names.dunder_subclasses));
    if (!is_list(subclasses)) return raise(th, Exc::TypeError, "__subclasses__() must return a list");
    for (i64 i = 0; i < subclasses.as<List>()->size; i++) {
        r = is_subclass(th, subclass, subclasses.as<List>()->items[i]);
        if (r < 0) return Value();
        if (!r) continue;
        KRAIT_TRY(add_to(th, data, data->cache, subclass));
        return py_true();
    }
    KRAIT_TRY(add_to(th, data, data->negative_cache, subclass));
    return py_false();
}

Value get_cache_token(Thread* th, Value) { return int_from_u64(th, invalidation_counter); }

Value copy_of(Thread* th, Set* set) {
    Set* made = KRAIT_TRY(new_set(th));
    if (set) KRAIT_TRY(set_update(th, made, Value(set)));
    return Value(made);
}
Value get_dump(Thread* th, Value, Value cls) {
    AbcData* data = KRAIT_TRY(data_of(th, cls));
    Value parts[] = {KRAIT_TRY(copy_of(th, data->registry)), KRAIT_TRY(copy_of(th, data->cache)),
                     KRAIT_TRY(copy_of(th, data->negative_cache)), KRAIT_TRY(int_from_u64(th, data->negative_version))};
    return Value(tuple_from(th, parts, 4));
}
Value reset_registry(Thread* th, Value, Value cls) {
    AbcData* data = KRAIT_TRY(data_of(th, cls));
    data->registry = nullptr;
    return none();
}
Value reset_caches(Thread* th, Value, Value cls) {
    AbcData* data = KRAIT_TRY(data_of(th, cls));
    data->cache = data->negative_cache = nullptr;
    return none();
}

constexpr NativeDef kFunctions[] = {
    {"get_cache_token", get_cache_token,
     "get_cache_token($module, /)\n--\n\nReturns the current ABC cache token.\n\nThe token is an opaque object (supporting equality "
     "testing) identifying the\ncurrent version of the ABC cache for virtual subclasses. The token changes\nwith every call to "
     "register() on any ABC."},
    {"_abc_init", abc_init, "_abc_init($module, self, /)\n--\n\nInternal ABC helper for class set-up. Should be never used outside abc module."},
    {"_reset_registry", reset_registry, nullptr},
    {"_reset_caches", reset_caches, nullptr},
    {"_get_dump", get_dump, nullptr},
    {"_abc_register", abc_register, nullptr},
    {"_abc_instancecheck", abc_instancecheck, nullptr},
    {"_abc_subclasscheck", abc_subclasscheck, nullptr},
};
constexpr ModuleDef kModule{"_abc", "Module contains faster C implementation of abc.ABCMeta", kFunctions,
                            sizeof kFunctions / sizeof *kFunctions};

}  // namespace

Value init_abc_module(Thread* th) {
    TypeSpec spec{};
    spec.name = "_abc._abc_data";
    spec.doc = "Internal state held by ABC machinery.";
    spec.kind = Kind::Native;
    spec.basic_size = sizeof(AbcData);
    spec.trace = trace_data;
    spec.slots.new_ = data_new;
    data_type = new_builtin_type(th, spec);
    Module* m = KRAIT_TRY(new_native_module(th, kModule));
    return Value(reinterpret_cast<Object*>(m));
}

}  // namespace krait
