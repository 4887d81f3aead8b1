// map(function, *iterables) and filter(function, iterable) (CPython's Python/bltinmodule.c).
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"

namespace krait {

Type* map_type;
Type* filter_type;

namespace {

struct Map : Object {
    Tuple* iterators;
    Value function;
};
struct Filter : Object {
    Value function;
    Value iterator;
};

Value iterator_self(Thread*, Value self) { return self; }

void trace_map(Object* object, Marker& marker) {
    marker.visit(static_cast<Map*>(object)->iterators);
    marker.visit(static_cast<Map*>(object)->function);
}

void trace_filter(Object* object, Marker& marker) {
    marker.visit(static_cast<Filter*>(object)->function);
    marker.visit(static_cast<Filter*>(object)->iterator);
}

Value map_new(Thread* th, Type* type, const Args& args) {
    if (takes_no_keywords(type, map_type) && !check_no_keywords(th, "map", args)) return {};
    if (args.count < 2) return raise(th, Exc::TypeError, "map() must have at least two arguments.");
    Tuple* iterators = KRAIT_TRY(new_tuple(th, args.count - 1));
    for (u32 i = 1; i < args.count; ++i) {
        set_field(th, iterators, iterators->items[i - 1], KRAIT_TRY(get_iter(th, args[i])));
    }
    Map* m = static_cast<Map*>(new_instance(th, type));
    if (!m) return {};
    m->iterators = iterators;
    m->function = args[0];
    return m;
}

Value map_next(Thread* th, Value self) {
    Map* m = self.as<Map>();
    u32 count = static_cast<u32>(m->iterators->size);
    if (count <= 4) {
        Value items[4];
        for (u32 i = 0; i < count; ++i) {
            items[i] = iter_next(th, m->iterators->items[i]);
            if (!items[i]) return {};
        }
        return call(th, m->function, Args{items, count, nullptr});
    }
    ValueVector items(th);
    for (u32 i = 0; i < count; ++i) items.push_back(KRAIT_TRY(iter_next(th, m->iterators->items[i])));
    return call(th, m->function, Args{items.data(), count, nullptr});
}

Value map_reduce(Thread* th, Value self) {
    Map* m = self.as<Map>();
    Tuple* args = KRAIT_TRY(new_tuple(th, m->iterators->size + 1));
    args->items[0] = m->function;
    for (i64 i = 0; i < m->iterators->size; ++i) args->items[i + 1] = m->iterators->items[i];
    return make_tuple(th, type_of(self), args);
}

Value filter_new(Thread* th, Type* type, const Args& args) {
    if (takes_no_keywords(type, filter_type) && !check_no_keywords(th, "filter", args)) return {};
    if (!check_arg_count(th, "filter", args.positional(), 2, 2)) return {};
    Value iterator = KRAIT_TRY(get_iter(th, args[1]));
    Filter* f = static_cast<Filter*>(new_instance(th, type));
    if (!f) return {};
    f->function = args[0];
    f->iterator = iterator;
    return f;
}

Value filter_next(Thread* th, Value self) {
    Filter* f = self.as<Filter>();
    bool by_truth = is_none(f->function) || f->function == Value(builtin_type(Kind::Bool));
    for (;;) {
        Value item = iter_next(th, f->iterator);
        if (!item) return {};
        Value verdict = by_truth ? item : call(th, f->function, item);
        if (!verdict) return {};
        int keep = truth(th, verdict);
        if (keep > 0) return item;
        if (keep < 0) return {};
    }
}

Value filter_reduce(Thread* th, Value self) {
    Filter* f = self.as<Filter>();
    return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, f->function, f->iterator)));
}

constexpr NativeDef kMapMethods[] = {{"__reduce__", map_reduce, "Return state information for pickling."}};
constexpr NativeDef kFilterMethods[] = {{"__reduce__", filter_reduce, "Return state information for pickling."}};

}  // namespace

void setup_map_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "map";
    spec.doc =
        "map(func, *iterables) --> map object\n\nMake an iterator that computes the function using arguments from\neach "
        "of the iterables.  Stops when the shortest iterable is exhausted.";
    spec.kind = Kind::Iterator;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Map);
    spec.trace = trace_map;
    spec.slots.new_ = map_new;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = map_next;
    spec.methods = kMapMethods;
    spec.method_count = 1;
    map_type = new_builtin_type(th, spec);

    spec.name = "filter";
    spec.doc =
        "filter(function or None, iterable) --> filter object\n\nReturn an iterator yielding those items of iterable for "
        "which function(item)\nis true. If function is None, return the items that are true.";
    spec.basic_size = sizeof(Filter);
    spec.trace = trace_filter;
    spec.slots.new_ = filter_new;
    spec.slots.iternext = filter_next;
    spec.methods = kFilterMethods;
    filter_type = new_builtin_type(th, spec);
}

}  // namespace krait
