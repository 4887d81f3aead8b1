// functools._lru_cache_wrapper. The bounded cache is one dict in order of use: a hit takes its entry out and puts it back at the
// end, the oldest entry is the first one.
#include <iterator>

#include "runtime/modules/functools.h"

namespace krait {

namespace {

struct Cache : Object {
    Value function, make_info;
    Value keyword_mark;   // separates positional from keyword arguments in keys
    Dict* entries;
    i64 max_size;         // -1: unbounded
    i64 hits, misses;
    bool typed;
};
Type* cache_type;

Cache* self_cache(Value v) { return v.as<Cache>(); }

void trace_cache(Object* o, Marker& m) {
    Cache* c = static_cast<Cache*>(o);
    m.visit(c->function);
    m.visit(c->make_info);
    m.visit(c->keyword_mark);
    m.visit(c->entries);
}

Value cache_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* kNames[] = {"user_function", "maxsize", "typed", "cache_info_type"};
    Value p[4];
    if (!parse_args(th, ArgSpec{"lru_cache", kNames, 4, 4, 0, 4}, args, p)) return {};
    if (!is_callable(p[0])) return raise(th, Exc::TypeError, "the first argument must be callable");
    i64 max_size = -1;
    if (!is_none(p[1])) {
        if (!has_index(p[1])) return raise(th, Exc::TypeError, "maxsize should be integer or None");
        if (!to_ssize(th, p[1], Exc::OverflowError, &max_size)) return {};
        if (max_size < 0) max_size = 0;
    }
    int typed = truth(th, p[2]);
    if (typed < 0) return {};
    Dict* entries = KRAIT_TRY(new_dict(th));
    Object* mark = KRAIT_TRY(new_instance(th, &object_type));
    Cache* c = static_cast<Cache*>(new_instance(th, type));
    if (!c) return {};
    c->function = p[0];
    c->make_info = p[3];
    c->keyword_mark = mark;
    c->entries = entries;
    c->max_size = max_size;
    c->typed = typed;
    return c;
}

// The key of a call: one str or int argument stands for itself, else a tuple of arguments, names and perhaps types.
Value make_key(Thread* th, Cache* c, const Args& args) {
    u32 keywords = args.keyword_count();
    if (!c->typed && !keywords && args.count == 1) {
        if (is_exactly(args[0], Kind::Str) || args[0].is_small_int() || is_exactly(args[0], Kind::Int)) return args[0];
    }
    i64 size = args.count + (keywords ? 1 + 2 * i64{keywords} : 0) + (c->typed ? i64{args.count} + keywords : 0);
    Tuple* key = KRAIT_TRY(new_tuple(th, size));
    i64 at = 0;
    for (u32 i = 0; i < args.count; ++i) key->items[at++] = args[i];
    if (keywords) {
        key->items[at++] = c->keyword_mark;
        for (u32 i = 0; i < keywords; ++i) {
            key->items[at++] = args.kwnames->items[i];
            key->items[at++] = args[args.count + i];
        }
    }
    if (c->typed) {
        for (u32 i = 0; i < args.count + keywords; ++i) key->items[at++] = type_of(args[i]);
    }
    return key;
}

void drop_oldest(Thread* th, Dict* dict) {
    // Holes before the first entry go when the dict rebuilds its table.
    for (u32 i = 0; i < dict->entry_count; ++i) {
        if (!dict->entries[i].key) continue;
        dict_erase_at(th, dict, i);
        return;
    }
}

Value call_bounded(Thread* th, Cache* c, const Args& args) {
    Value key = KRAIT_TRY(make_key(th, c, args));
    u64 hash;
    if (!hash_key(th, key, &hash)) return {};
    i64 at = dict_find(th, c->entries, key, hash);
    if (at == -2) return {};
    if (at >= 0) {
        DictEntry e = c->entries->entries[at];
        if (at != static_cast<i64>(c->entries->entry_count) - 1) {
            dict_erase_at(th, c->entries, at);
            if (!dict_set_absent(th, c->entries, e.key, hash, e.value)) return {};
        }
        c->hits++;
        return e.value;
    }
    c->misses++;
    Value result = KRAIT_TRY(call(th, c->function, args));
    // The call may have filled the entry or changed the cache.
    at = dict_find(th, c->entries, key, hash);
    if (at == -2) return {};
    if (at >= 0) return result;
    while (c->entries->used >= c->max_size) drop_oldest(th, c->entries);
    if (!dict_set_absent(th, c->entries, key, hash, result)) return {};
    return result;
}

Value cache_call(Thread* th, Value self, const Args& args) {
    Cache* c = self_cache(self);
    if (c->max_size == 0) {
        c->misses++;
        return call(th, c->function, args);
    }
    if (c->max_size > 0) return call_bounded(th, c, args);
    Value key = KRAIT_TRY(make_key(th, c, args));
    u64 hash;
    if (!hash_key(th, key, &hash)) return {};
    Value found = dict_get(th, c->entries, key, static_cast<i64>(hash));
    if (found) {
        c->hits++;
        return found;
    }
    if (has_pending(th)) return {};
    c->misses++;
    Value result = KRAIT_TRY(call(th, c->function, args));
    if (!dict_set(th, c->entries, key, static_cast<i64>(hash), result)) return {};
    return result;
}

Value cache_info(Thread* th, Value self) {
    Cache* c = self_cache(self);
    Value parts[] = {Value::from_small_int(c->hits), Value::from_small_int(c->misses),
                     c->max_size < 0 ? none() : Value::from_small_int(c->max_size), Value::from_small_int(c->entries->used)};
    return call(th, c->make_info, Args{parts, 4, nullptr});
}

Value cache_clear(Thread* th, Value self) {
    Cache* c = self_cache(self);
    dict_clear(th, c->entries);
    c->hits = c->misses = 0;
    return none();
}

Value cache_reduce(Thread* th, Value self) { return get_attribute(th, self, th->vm->names.dunder_qualname); }
Value cache_same(Thread*, Value self) { return self; }
Value cache_deepcopy(Thread*, Value self, Value) { return self; }

Value cache_descr_get(Thread* th, Value self, Value instance, Type*) {
    if (!instance || is_none(instance)) return self;
    return new_bound_method(th, self, instance);
}

constexpr NativeDef kMethods[] = {
    {"cache_info", cache_info, "cache_info($self, /)\n--\n\nReport cache statistics"},
    {"cache_clear", cache_clear, "cache_clear($self, /)\n--\n\nClear the cache and cache statistics"},
    {"__reduce__", cache_reduce, nullptr},
    {"__copy__", cache_same, nullptr},
    {"__deepcopy__", cache_deepcopy, nullptr},
};

}  // namespace

bool add_lru_cache(Thread* th, Module* module) {
    TypeSpec spec{};
    spec.name = "functools._lru_cache_wrapper";
    spec.doc =
        "Create a cached callable that wraps another function.\n\nuser_function:      the function being cached\n\nmaxsize:  0        "
        " for no caching\n          None      for unlimited cache size\n          n         for a bounded cache\n\ntyped:    False "
        "    cache f(3) and f(3.0) as identical calls\n          True      cache f(3) and f(3.0) as distinct calls\n\n"
        "cache_info_type:    namedtuple class with the fields:\n                        hits misses currsize maxsize\n";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase | kTypeHasDict | kTypeHasWeakref | kTypeMethodDescriptor;
    spec.basic_size = sizeof(Cache);
    spec.trace = trace_cache;
    spec.slots.new_ = cache_new;
    spec.slots.call = cache_call;
    spec.slots.descr_get = cache_descr_get;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    cache_type = new_builtin_type(th, spec);
    return cache_type && module_add(th, module, "_lru_cache_wrapper", cache_type);
}

}  // namespace krait
