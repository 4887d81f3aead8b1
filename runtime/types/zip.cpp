// zip(*iterables, strict=False) (CPython's Python/bltinmodule.c).
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

Type* zip_type;

namespace {

struct Zip : Object {
    Tuple* iterators;
    bool strict;
};

void trace_zip(Object* object, Marker& marker) { marker.visit(static_cast<Zip*>(object)->iterators); }
Value iterator_self(Thread*, Value self) { return self; }

Value zip_new(Thread* th, Type* type, const Args& args) {
    bool strict = false;
    if (args.keyword_count()) {
        Str* name = args.kwnames->items[0].as<Str>();
        if (args.keyword_count() > 1 || !str_equal(name, "strict")) {
            if (args.keyword_count() > 1) {
                return raise(th, Exc::TypeError, "zip() takes at most 1 keyword argument (%d given)",
                             static_cast<int>(args.keyword_count()));
            }
            return raise(th, Exc::TypeError, "'%U' is an invalid keyword argument for zip()", name);
        }
        int flag = truth(th, args[args.count]);
        if (flag < 0) return {};
        strict = flag;
    }
    Tuple* iterators = KRAIT_TRY(new_tuple(th, args.count));
    for (u32 i = 0; i < args.count; ++i) {
        Value it = get_iter(th, args[i]);
        if (!it) {
            if (pending_matches(th, Exc::TypeError) && !type_of(args[i])->slots.iter) {
                clear_pending(th);
                raise(th, Exc::TypeError, "'%T' object is not iterable", args[i]);
            }
            return {};
        }
        set_field(th, iterators, iterators->items[i], it);
    }
    Zip* z = static_cast<Zip*>(new_instance(th, type));
    if (!z) return {};
    z->iterators = iterators;
    z->strict = strict;
    return z;
}

// Iterator `i` ended first.
Value check_strict(Thread* th, Zip* z, i64 i) {
    if (has_pending(th)) {
        if (!catch_pending(th, Exc::StopIteration)) return {};
    }
    const char* plural = i == 1 ? " " : "s 1-";
    if (i) {
        return raise(th, Exc::ValueError, "zip() argument %zd is shorter than argument%s%zd", i + 1, plural, i);
    }
    for (i = 1; i < z->iterators->size; ++i) {
        Value item = iter_next(th, z->iterators->items[i]);
        if (item) {
            plural = i == 1 ? " " : "s 1-";
            return raise(th, Exc::ValueError, "zip() argument %zd is longer than argument%s%zd", i + 1, plural, i);
        }
        if (has_pending(th)) return {};
    }
    return {};
}

Value zip_next(Thread* th, Value self) {
    Zip* z = self.as<Zip>();
    i64 count = z->iterators->size;
    if (!count) return {};
    Value small[4];
    Value* items = small;
    Tuple* result = nullptr;
    if (count > 4) {
        result = KRAIT_TRY(new_tuple(th, count));
        items = result->items;
    }
    for (i64 i = 0; i < count; ++i) {
        Value item = iter_next(th, z->iterators->items[i]);
        if (!item) return z->strict ? check_strict(th, z, i) : Value();
        items[i] = item;
        if (result) write_barrier(th, result);
    }
    return result ? result : tuple_from(th, small, count);
}

Value zip_reduce(Thread* th, Value self) {
    Zip* z = self.as<Zip>();
    if (z->strict) return make_tuple(th, type_of(self), z->iterators, py_true());
    return make_tuple(th, type_of(self), z->iterators);
}

Value zip_setstate(Thread* th, Value self, Value state) {
    int strict = truth(th, state);
    if (strict < 0) return {};
    self.as<Zip>()->strict = strict;
    return none();
}

constexpr NativeDef kMethods[] = {
    {"__reduce__", zip_reduce, "Return state information for pickling."},
    {"__setstate__", zip_setstate, "Set state information for unpickling."},
};

}  // namespace

void setup_zip_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "zip";
    spec.doc =
        "zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.\n\n   >>> list(zip('abcdefg', "
        "range(3), range(4)))\n   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]\n\nThe zip object yields n-length tuples, "
        "where n is the number of iterables\npassed as positional arguments to zip().  The i-th element in every "
        "tuple\ncomes from the i-th iterable argument to zip().  This continues until the\nshortest argument is "
        "exhausted.\n\nIf strict is true and one of the arguments is exhausted before the others,\nraise a ValueError.";
    spec.kind = Kind::Iterator;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Zip);
    spec.trace = trace_zip;
    spec.slots.new_ = zip_new;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = zip_next;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    zip_type = new_builtin_type(th, spec);
}

}  // namespace krait
