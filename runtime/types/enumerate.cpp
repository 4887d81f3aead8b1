// enumerate(iterable, start=0) (CPython's Objects/enumobject.c).
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"

namespace krait {

Type* enumerate_type;

namespace {

struct Enumerate : Object {
    Value iterator;
    Value next;  // int
};

void trace_enumerate(Object* object, Marker& marker) {
    marker.visit(static_cast<Enumerate*>(object)->iterator);
    marker.visit(static_cast<Enumerate*>(object)->next);
}

Value iterator_self(Thread*, Value self) { return self; }

Value enumerate_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* kNames[] = {"iterable", "start"};
    Value parsed[2];
    if (args.count + args.keyword_count() == 0)
        return raise(th, Exc::TypeError, "enumerate() missing required argument 'iterable'");
    if (!parse_args(th, ArgSpec{"enumerate", kNames, 2, 1, 0, 2}, args, parsed)) return {};
    Value start = Value::from_small_int(0);
    if (parsed[1]) start = KRAIT_TRY(to_index(th, parsed[1]));
    Value iterator = KRAIT_TRY(get_iter(th, parsed[0]));
    Enumerate* e = static_cast<Enumerate*>(new_instance(th, type));
    if (!e) return {};
    e->iterator = iterator;
    e->next = start;
    return e;
}

Value enumerate_next(Thread* th, Value self) {
    Enumerate* e = self.as<Enumerate>();
    Value item = iter_next(th, e->iterator);
    if (!item) return {};
    Value index = e->next;
    Value next;
    if (index.is_small_int()) {
        next = KRAIT_TRY(int_from_i64(th, index.small_int() + 1));
    } else {
        next = KRAIT_TRY(int_binary(th, BinaryOp::Add, index, Value::from_small_int(1)));
    }
    e->next = next;
    if (next.is_object()) write_barrier(th, e);
    return make_tuple(th, index, item);
}

Value enumerate_reduce(Thread* th, Value self) {
    Enumerate* e = self.as<Enumerate>();
    return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, e->iterator, e->next)));
}

constexpr NativeDef kMethods[] = {
    {"__reduce__", enumerate_reduce, "Return state information for pickling."},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};

}  // namespace

void setup_enumerate_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "enumerate";
    spec.doc =
        "enumerate(iterable, start=0)\n--\n\nReturn an enumerate object.\n\n  iterable\n    an object supporting "
        "iteration\n\nThe enumerate object yields pairs containing a count (from start, which\ndefaults to zero) and a "
        "value yielded by the iterable argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, "
        "seq[0]), (1, seq[1]), (2, seq[2]), ...";
    spec.kind = Kind::Iterator;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Enumerate);
    spec.trace = trace_enumerate;
    spec.slots.new_ = enumerate_new;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = enumerate_next;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    enumerate_type = new_builtin_type(th, spec);
}

}  // namespace krait
