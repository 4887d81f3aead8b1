// _thread._local: an object with one attribute dictionary for each thread that touches it (CPython's Modules/_threadmodule.c).
// The first touch in a thread makes the dictionary and calls __init__ again with the arguments of the construction.
//
// A local object maps thread serials to dictionaries; a thread's record keeps weak references to the locals it has touched, so that
// its dictionaries go when it ends, and a local object takes all of them with it.
#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/gil.h"
#include "runtime/modules/thread_locks.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/weakref.h"

namespace krait {

namespace {

struct Local : Object {
    Tuple* arguments;
    Value keywords;  // dict, or empty
    Dict* dicts;     // thread serial: dict
    u64 last_serial; // of the thread that touched it last,
    Dict* last;      // and its dictionary
};

void trace_local(Object* object, Marker& marker) {
    auto* local = static_cast<Local*>(object);
    marker.visit(Value(local->arguments));
    marker.visit(local->keywords);
    marker.visit(Value(local->dicts));
    marker.visit(Value(local->last));
}

Dict* add_dict(Thread* th, Local* local, ThreadRecord* record) {
    Dict* dict = KRAIT_TRY(new_dict(th));
    if (!dict_set(th, local->dicts, Value::from_small_int(static_cast<i64>(record->serial)), dict)) return nullptr;
    if (!record->locals) record->locals = Value(KRAIT_TRY(new_list(th)));
    WeakRef* reference = KRAIT_TRY(new_plain_weakref(th, local));
    if (!list_append(th, record->locals.as<List>(), Value(reference))) return nullptr;
    return dict;
}

// The calling thread's dictionary. Null: raised.
Dict* local_dict(Thread* th, Local* local) {
    ThreadRecord* record = current_thread(th);
    if (local->last_serial == record->serial) return local->last;
    Value serial = Value::from_small_int(static_cast<i64>(record->serial));
    Value found = dict_get(th, local->dicts, serial);
    Dict* dict = found ? found.as<Dict>() : nullptr;
    if (!dict) {
        dict = KRAIT_TRY(add_dict(th, local, record));
        local->last_serial = record->serial;
        local->last = dict;
        write_barrier(th, local);
        Type* type = type_of(Value(local));
        if (type->slots.init != object_type.slots.init) {
            Value init = KRAIT_TRY(get_attribute(th, Value(local), intern(th, "__init__")));
            if (!call_tuple_dict(th, init, local->arguments, local->keywords ? local->keywords.as<Dict>() : nullptr)) {
                local->last_serial = 0;
                dict_delete(th, local->dicts, serial);
                return nullptr;
            }
        }
    }
    local->last_serial = record->serial;
    local->last = dict;
    write_barrier(th, local);
    return dict;
}

Value local_new(Thread* th, Type* type, const Args& args) {
    bool has_arguments = args.count || args.keyword_count();
    if (has_arguments && type->slots.init == object_type.slots.init)
        return raise(th, Exc::TypeError, "Initialization arguments are not supported");
    auto* local = static_cast<Local*>(KRAIT_TRY(new_instance(th, type)));
    local->arguments = KRAIT_TRY(tuple_from(th, args.data, args.count));
    write_barrier(th, local);
    if (args.keyword_count()) {
        Dict* keywords = KRAIT_TRY(new_dict(th));
        set_field(th, local, local->keywords, Value(keywords));
        for (u32 i = 0; i < args.keyword_count(); ++i)
            if (!dict_set(th, keywords, args.kwnames->items[i], args.data[args.count + i])) return {};
    }
    Dict* dicts = KRAIT_TRY(new_dict(th));
    set_field(th, local, local->dicts, dicts);
    ThreadRecord* record = current_thread(th);
    Dict* dict = KRAIT_TRY(add_dict(th, local, record));
    local->last_serial = record->serial;
    set_field(th, local, local->last, dict);
    return Value(local);
}

bool is_data_descriptor(Value v) { return v && type_of(v)->slots.descr_set; }

Value local_getattr(Thread* th, Value self, Str* name) {
    Dict* dict = KRAIT_TRY(local_dict(th, self.as<Local>()));
    if (str_equal(name, "__dict__")) return Value(dict);
    Type* type = type_of(self);
    Value in_class = type_lookup(type, name);
    auto* get = in_class ? type_of(in_class)->slots.descr_get : nullptr;
    if (is_data_descriptor(in_class) && get) return get(th, in_class, self, type);
    if (Value found = dict_get_str(dict, name)) return found;
    if (in_class) return get ? get(th, in_class, self, type) : in_class;
    return raise(th, Exc::AttributeError, "'%.100s' object has no attribute '%U'", type_name(type), name);
}

bool local_setattr(Thread* th, Value self, Str* name, Value value) {
    Dict* dict = KRAIT_TRY(local_dict(th, self.as<Local>()));
    if (str_equal(name, "__dict__")) {
        raise(th, Exc::AttributeError, "'%.100s' object attribute '%U' is read-only", type_name(type_of(self)), name);
        return false;
    }
    Value in_class = type_lookup(type_of(self), name);
    if (is_data_descriptor(in_class)) return type_of(in_class)->slots.descr_set(th, in_class, self, value);
    if (value) return dict_set_str(th, dict, name, value);
    int deleted = dict_delete(th, dict, Value(name));
    if (deleted > 0) return true;
    if (deleted == 0)
        raise(th, Exc::AttributeError, "'%.100s' object has no attribute '%U'", type_name(type_of(self)), name);
    return false;
}

}  // namespace

void forget_thread_locals(Thread* th, ThreadRecord* record) {
    if (!record->locals) return;
    List* list = record->locals.as<List>();
    for (i64 i = 0; i < list->size; ++i) {
        Value target = list->items[i].as<WeakRef>()->target;
        if (!target) continue;
        auto* local = target.as<Local>();
        if (local->last_serial == record->serial) local->last_serial = 0, local->last = nullptr;
        dict_delete(th, local->dicts, Value::from_small_int(static_cast<i64>(record->serial)));
    }
    record->locals = Value();
}

Type* make_local_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "_thread._local";
    spec.doc = "Thread-local data";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase | kTypeHasWeakref;
    spec.basic_size = sizeof(Local);
    spec.trace = trace_local;
    spec.slots.new_ = local_new;
    spec.slots.getattr = local_getattr;
    spec.slots.setattr = local_setattr;
    return new_builtin_type(th, spec);
}

}  // namespace krait
