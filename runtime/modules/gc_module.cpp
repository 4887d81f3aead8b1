// gc: the collector as Python sees it. Krait's collector has two generations; thresholds are kept but only read back.
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/heap_census.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

bool enabled = true;
i64 thresholds[3] = {700, 10, 10};
int debug_flags = 0;
Value callbacks;
i64 collected_by[3] = {};  // garbage found by explicit collections, by generation

// Objects CPython's collector knows at all: containers, not strings, numbers or internal buffers.
bool is_container(Object* object) {
    if (object->gc & kGcStatic) return is_type(Value(object));
    switch (object->kind()) {
        case Kind::ValueArray:
        case Kind::RawBuffer:
        case Kind::Code: return false;
        case Kind::Int:
        case Kind::Float:
        case Kind::Complex:
        case Kind::Str:
        case Kind::Bytes:
        case Kind::Bytearray:
        case Kind::Range:
        case Kind::Bool: return object->shape()->flags & kShapeHasSlots;
        case Kind::Instance: return object->type() != &object_type;
        default: return true;
    }
}

// And those it tracks: a plain dict only once it holds a container.
bool is_tracked(Object* object) {
    if (!is_container(object)) return false;
    if (object->kind() != Kind::Dict || object->type() != builtin_type(Kind::Dict)) return true;
    i64 position = 0;
    Value key, value;
    while (dict_next(reinterpret_cast<Dict*>(object), &position, &key, &value))
        if ((key.is_object() && is_container(key.object())) || (value.is_object() && is_container(value.object()))) return true;
    return false;
}
bool run_callbacks(Thread* th, const char* phase, i64 generation, i64 collected) {
    List* list = callbacks.as<List>();
    if (!list->size) return true;
    Dict* info = new_dict(th);
    Value name = str_from_ascii(th, phase);
    if (!info || !name || !dict_set_str(th, info, "generation", Value::from_small_int(generation)) ||
        !dict_set_str(th, info, "collected", Value::from_small_int(collected)) ||
        !dict_set_str(th, info, "uncollectable", Value::from_small_int(0)))
        return false;
    for (i64 i = 0; i < list->size; ++i) {
        if (!call(th, list->items[i], name, Value(info))) write_unraisable(th, list->items[i]);
    }
    return true;
}

// The conservative scan of the machine stack begins below this call's frame: what earlier calls left there must not keep
// garbage alive.
[[gnu::noinline, gnu::no_sanitize_address]] void clear_stack_below() {
    volatile u64 words[2048];
    for (volatile u64& word : words) word = 0;
}

Value gc_collect(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"generation"};
    Value p[1];
    int generation = 2;
    if (!parse_args(th, ArgSpec{"collect", kNames, 1, 0, 0, 1}, args, p) || (p[0] && !to_int32(th, p[0], &generation))) return {};
    if (generation < 0 || generation > 2) return raise(th, Exc::ValueError, "invalid generation");
    if (!run_callbacks(th, "start", generation, 0)) return {};
    if (interp_hooks.clear_dead_registers) interp_hooks.clear_dead_registers(th);
    clear_stack_below();
    i64 found = collect_and_count(th, generation == 0 ? CollectKind::Young : CollectKind::Full, is_tracked);
    // What finalisers and weak references released goes in a second round.
    bool again = generation == 2 && __atomic_load_n(&th->poll, __ATOMIC_RELAXED) & kPollFinalizers;
    run_pending_finalizers(th);
    if (again) {
        clear_stack_below();
        collect(th, CollectKind::Full);
        run_pending_finalizers(th);
    }
    collected_by[generation] += found;
    if (!run_callbacks(th, "stop", generation, found)) return {};
    return Value::from_small_int(found);
}

Value gc_enable(Thread*, Value) {
    enabled = true;
    return none();
}
Value gc_disable(Thread*, Value) {
    enabled = false;
    return none();
}
Value gc_isenabled(Thread*, Value) { return py_bool(enabled); }
Value gc_get_debug(Thread*, Value) { return Value::from_small_int(debug_flags); }
Value gc_set_debug(Thread* th, Value, Value flags) { return to_int32(th, flags, &debug_flags) ? none() : Value(); }

Value gc_get_threshold(Thread* th, Value) {
    return make_tuple(th, Value::from_small_int(thresholds[0]), Value::from_small_int(thresholds[1]),
                      Value::from_small_int(thresholds[2]));
}
Value gc_set_threshold(Thread* th, Value, const Args& args) {
    if (!check_arg_count(th, "set_threshold", args, 1, 3)) return {};
    for (u32 i = 0; i < args.count; ++i) {
        if (!to_i64(th, args[i], &thresholds[i])) return {};
    }
    return none();
}

Value gc_get_count(Thread* th, Value) {
    Value zero = Value::from_small_int(0);
    return make_tuple(th, zero, zero, zero);
}

Value gc_get_stats(Thread* th, Value) {
    HeapStats stats = heap_stats(th);
    List* list = KRAIT_TRY(new_list(th));
    for (int i = 0; i < 3; ++i) {
        Dict* dict = KRAIT_TRY(new_dict(th));
        u64 count = i == 2 ? stats.full_collections : i == 0 ? stats.young_collections : 0;
        if (!dict_set_str(th, dict, "collections", Value::from_small_int(static_cast<i64>(count))) ||
            !dict_set_str(th, dict, "collected", Value::from_small_int(collected_by[i])) ||
            !dict_set_str(th, dict, "uncollectable", Value::from_small_int(0)) || !list_append(th, list, dict))
            return {};
    }
    return list;
}

struct Collected {
    ValueVector* objects;
};

Value gc_get_objects(Thread* th, Value, const Args&) {
    ValueVector objects(th);
    Collected context{&objects};
    for_each_object(
        th,
        [](Object* object, void* data) {
            if (is_tracked(object)) static_cast<Collected*>(data)->objects->push_back(Value(object));
        },
        &context);
    return list_from(th, objects.data(), static_cast<i64>(objects.size()));
}

Value gc_is_tracked(Thread*, Value, Value v) { return py_bool(v.is_object() && is_tracked(v.object())); }
Value gc_is_finalized(Thread*, Value, Value) { return py_false(); }
Value gc_freeze(Thread*, Value) { return none(); }
Value gc_freeze_count(Thread*, Value) { return Value::from_small_int(0); }

Value gc_no_referrers(Thread* th, Value, const Args&) { return new_list(th); }

// Approximate: the parts of plain containers.
Value gc_get_referents(Thread* th, Value, const Args& args) {
    List* out = KRAIT_TRY(new_list(th));
    for (u32 i = 0; i < args.count; ++i) {
        Value v = args[i];
        if (is_list(v) || is_tuple(v)) {
            if (!list_extend(th, out, v)) return {};
        } else if (is_dict(v)) {
            i64 position = 0;
            Value key, value;
            while (dict_next(v.as<Dict>(), &position, &key, &value)) {
                if (!list_append(th, out, key) || !list_append(th, out, value)) return {};
            }
        }
    }
    return out;
}

constexpr NativeDef kFunctions[] = {
    {"enable", gc_enable, "enable($module, /)\n--\n\nEnable automatic garbage collection."},
    {"disable", gc_disable, "disable($module, /)\n--\n\nDisable automatic garbage collection."},
    {"isenabled", gc_isenabled, "isenabled($module, /)\n--\n\nReturns true if automatic garbage collection is enabled."},
    {"collect", gc_collect, "collect($module, /, generation=2)\n--\n\nRun the garbage collector."},
    {"get_debug", gc_get_debug, "get_debug($module, /)\n--\n\nGet the garbage collection debugging flags."},
    {"set_debug", gc_set_debug, "set_debug($module, flags, /)\n--\n\nSet the garbage collection debugging flags."},
    {"get_count", gc_get_count, "get_count($module, /)\n--\n\nReturn a three-tuple of the current collection counts."},
    {"get_threshold", gc_get_threshold, "get_threshold($module, /)\n--\n\nReturn the current collection thresholds."},
    {"set_threshold", gc_set_threshold, "set_threshold(threshold0, [threshold1, threshold2]) -> None\n\nSets the collection "
                                        "thresholds."},
    {"get_stats", gc_get_stats, "get_stats($module, /)\n--\n\nReturn a list of dictionaries containing per-generation statistics."},
    {"get_objects", gc_get_objects, "get_objects($module, /, generation=None)\n--\n\nReturn a list of objects tracked by the "
                                    "collector (excluding the list returned)."},
    {"get_referrers", gc_no_referrers, "get_referrers(*objs) -> list\nReturn the list of objects that directly refer to any of "
                                       "objs."},
    {"get_referents", gc_get_referents, "get_referents(*objs) -> list\nReturn the list of objects that are directly referred to by "
                                        "objs."},
    {"is_tracked", gc_is_tracked, "is_tracked($module, obj, /)\n--\n\nReturns true if the object is tracked by the garbage "
                                  "collector."},
    {"is_finalized", gc_is_finalized, "is_finalized($module, obj, /)\n--\n\nReturns true if the object has been already finalized "
                                      "by the GC."},
    {"freeze", gc_freeze, "freeze($module, /)\n--\n\nFreeze all current tracked objects and ignore them for future collections."},
    {"unfreeze", gc_freeze, "unfreeze($module, /)\n--\n\nUnfreeze all objects in the permanent generation."},
    {"get_freeze_count", gc_freeze_count, "get_freeze_count($module, /)\n--\n\nReturn the number of objects in the permanent "
                                          "generation."},
};
constexpr ModuleDef kModule = {"gc", "This module provides access to the garbage collector for reference cycles.", kFunctions,
                               std::size(kFunctions)};

}  // namespace

Value init_gc(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    if (!callbacks) {
        callbacks = KRAIT_TRY(new_list(th));
        add_root(th, &callbacks);
    }
    struct Named {
        const char* name;
        int number;
    };
    constexpr Named kFlags[] = {{"DEBUG_STATS", 1},       {"DEBUG_COLLECTABLE", 2}, {"DEBUG_UNCOLLECTABLE", 4},
                                {"DEBUG_SAVEALL", 32}, {"DEBUG_LEAK", 38}};
    for (const Named& n : kFlags) {
        if (!module_add(th, module, n.name, Value::from_small_int(n.number))) return {};
    }
    bool ok = module_add(th, module, "garbage", Value(new_list(th))) && module_add(th, module, "callbacks", callbacks);
    return ok ? Value(module) : Value();
}

}  // namespace krait
