// _queue: SimpleQueue, an unbounded FIFO whose put() may be called from anywhere (CPython's Modules/_queuemodule.c).
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/gil.h"
#include "runtime/modules/posix.h"
#include "runtime/roots.h"
#include "runtime/import.h"

namespace krait {

namespace {

Value empty_error;

struct SimpleQueue : Object {
    List* items;
    i64 first;         // items before it were taken
    WaitQueue waiting;
};
SimpleQueue* queue_of(Value v) { return v.as<SimpleQueue>(); }
void trace_queue(Object* object, Marker& marker) { marker.visit(static_cast<SimpleQueue*>(object)->items); }

Value queue_new(Thread* th, Type* type, const Args& args) {
    if (!check_no_keywords(th, "SimpleQueue", args) || !check_arg_count(th, "SimpleQueue", args, 0, 0)) return {};
    auto* q = static_cast<SimpleQueue*>(KRAIT_TRY(new_instance(th, type)));
    List* items = KRAIT_TRY(new_list(th));
    set_field(th, q, q->items, items);
    return Value(q);
}

bool put(Thread* th, Value self, Value item) {
    auto* q = queue_of(self);
    if (!list_append(th, q->items, item)) return false;
    wake_one(&q->waiting);
    return true;
}

Value queue_put(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"item", "block", "timeout"};
    Value p[3];
    return parse(th, args, "put", kNames, 1, 0, 3, p) && put(th, self, p[0]) ? none() : Value();
}
Value queue_put_nowait(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"item"};
    Value p[1];
    return parse(th, args, "put_nowait", kNames, 1, 0, 1, p) && put(th, self, p[0]) ? none() : Value();
}

Value get(Thread* th, Value self, bool block, i64 deadline) {
    auto* q = queue_of(self);
    while (q->first == q->items->size) {
        if (!block || (deadline >= 0 && monotonic_now() >= deadline)) return raise_value(th, empty_error);
        if (!wait_in(th, &q->waiting, deadline)) return {};
    }
    Value item = q->items->items[q->first];
    q->items->items[q->first++] = none();
    if (q->first > 10 && q->first > q->items->size / 2) {
        i64 rest = q->items->size - q->first;
        List* shorter = KRAIT_TRY(list_from(th, q->items->items + q->first, rest));
        set_field(th, q, q->items, shorter);
        q->first = 0;
    }
    return item;
}

Value queue_get(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"block", "timeout"};
    Value p[2];
    bool block;
    if (!parse(th, args, "get", kNames, 0, 0, 2, p) || !get_flag(th, p[0], true, &block)) return {};
    i64 deadline = -1;
    if (block && p[1] && !is_none(p[1])) {
        double seconds;
        if (!to_double(th, p[1], &seconds)) return {};
        if (seconds < 0) return raise(th, Exc::ValueError, "'timeout' must be a non-negative number");
        if (seconds > 9223372036.0) return raise(th, Exc::OverflowError, "timeout value is too large");
        deadline = monotonic_now() + static_cast<i64>(seconds * 1e9);
    }
    return get(th, self, block, deadline);
}
Value queue_get_nowait(Thread* th, Value self) { return get(th, self, false, -1); }
Value queue_empty(Thread*, Value self) { return py_bool(queue_of(self)->first == queue_of(self)->items->size); }
Value queue_qsize(Thread*, Value self) { return Value::from_small_int(queue_of(self)->items->size - queue_of(self)->first); }
Value queue_alias(Thread* th, Value cls, Value item) { return call(th, import_attribute(th, "types", "GenericAlias"), cls, item); }

constexpr NativeDef kMethods[] = {
    {"empty", queue_empty, "empty($self, /)\n--\n\nReturn True if the queue is empty, False otherwise (not reliable!)."},
    {"get", queue_get, "get($self, /, block=True, timeout=None)\n--\n\nRemove and return an item from the queue."},
    {"get_nowait", queue_get_nowait, "get_nowait($self, /)\n--\n\nRemove and return an item from the queue without blocking."},
    {"put", queue_put, "put($self, /, item, block=True, timeout=None)\n--\n\nPut the item on the queue."},
    {"put_nowait", queue_put_nowait, "put_nowait($self, /, item)\n--\n\nPut an item into the queue without blocking."},
    {"qsize", queue_qsize, "qsize($self, /)\n--\n\nReturn the approximate size of the queue (not reliable!)."},
    {"__class_getitem__", queue_alias, "See PEP 585", kAnyEffect, kNativeClassMethod},
};
constexpr ModuleDef kModule = {"_queue", "C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.",
                               nullptr, 0};

}  // namespace

Value init_queue(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    add_root(th, &empty_error);
    Dict* ns = KRAIT_TRY(new_dict(th));
    if (!dict_set_str(th, ns, "__module__", str_from_ascii(th, "_queue")) ||
        !dict_set_str(th, ns, "__doc__", str_from_ascii(th, "Exception raised by Queue.get(block=0)/get_nowait().")))
        return {};
    empty_error = KRAIT_TRY(call(th, builtin_type(Kind::Type), str_from_ascii(th, "Empty"), make_tuple(th, exception_type(Exc::Exception)), ns));
    TypeSpec spec{};
    spec.name = "_queue.SimpleQueue";
    spec.doc = "SimpleQueue()\n--\n\nSimple, unbounded, reentrant FIFO queue.";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase | kTypeHasWeakref;
    spec.basic_size = sizeof(SimpleQueue);
    spec.trace = trace_queue;
    spec.slots.new_ = queue_new;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    Type* type = KRAIT_TRY(new_builtin_type(th, spec));
    bool ok = module_add(th, module, "SimpleQueue", type) && module_add(th, module, "Empty", empty_error);
    return ok ? Value(module) : Value();
}

}  // namespace krait
