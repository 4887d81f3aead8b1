// tuple. Items stand in the object; an attribute area of a subclass follows them (kShapeVarSized). The hash is CPython's,
// derived from xxHash (Collet; Objects/tupleobject.c), because programs print and order by it.
#include <cstring>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list_items.h"
#include "runtime/types/repr_guard.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

// The empty tuple is needed before there is a heap to speak of.
struct StaticTuple {
    alignas(16) char memory[sizeof(Tuple)];
} empty_tuple_storage;

Tuple* self_tuple(Value v) { return v.as<Tuple>(); }

void copy_items(Value* to, const Value* from, i64 count) {
    if (count > 0) memcpy(static_cast<void*>(to), from, static_cast<size_t>(count) * sizeof(Value));
}

void trace_tuple(Object* object, Marker& marker) {
    Tuple* tuple = static_cast<Tuple*>(object);
    marker.visit_range(tuple->items, tuple->items + tuple->size);
}

}  // namespace

Tuple* empty_tuple() {
    Tuple* tuple = reinterpret_cast<Tuple*>(empty_tuple_storage.memory);
    if (!tuple->shape_bits) {
        tuple->set_shape(builtin_shape(Kind::Tuple));
        tuple->gc = kGcStatic;
    }
    return tuple;
}

Tuple* new_tuple(Thread* th, i64 size) {
    if (size == 0) return empty_tuple();
    if (size > (i64{1} << 44)) {
        raise_no_memory(th);
        return nullptr;
    }
    Tuple* tuple = heap_new<Tuple>(th, builtin_shape(Kind::Tuple), static_cast<size_t>(size) * sizeof(Value));
    if (tuple) tuple->size = size;
    return tuple;
}

Tuple* tuple_from(Thread* th, const Value* items, i64 count) {
    Tuple* tuple = new_tuple(th, count);
    if (tuple) copy_items(tuple->items, items, count);
    return tuple;
}

Tuple* make_tuple(Thread* th, Value a) {
    Tuple* tuple = new_tuple(th, 1);
    if (tuple) tuple->items[0] = a;
    return tuple;
}

Tuple* make_tuple(Thread* th, Value a, Value b) {
    Tuple* tuple = new_tuple(th, 2);
    if (tuple) {
        tuple->items[0] = a;
        tuple->items[1] = b;
    }
    return tuple;
}

Tuple* make_tuple(Thread* th, Value a, Value b, Value c) {
    Tuple* tuple = new_tuple(th, 3);
    if (tuple) {
        tuple->items[0] = a;
        tuple->items[1] = b;
        tuple->items[2] = c;
    }
    return tuple;
}

Tuple* tuple_subtype(Thread* th, Type* type, const Value* items, i64 count) {
    if (type == builtin_type(Kind::Tuple)) return tuple_from(th, items, count);
    Tuple* tuple = static_cast<Tuple*>(new_instance(th, type, static_cast<size_t>(count) * sizeof(Value)));
    if (!tuple) return nullptr;
    tuple->size = count;
    copy_items(tuple->items, items, count);
    return tuple;
}

namespace {

// ---- Slots ----

Value tuple_new(Thread* th, Type* type, const Args& args) {
    if (takes_no_keywords(type, builtin_type(Kind::Tuple)) && !check_no_keywords(th, "tuple", args)) return {};
    if (!check_arg_count(th, "tuple", args.positional(), 0, 1)) return {};
    if (type == builtin_type(Kind::Tuple)) {
        if (!args.count) return empty_tuple();
        return to_tuple(th, args[0]);
    }
    Tuple* items = args.count ? KRAIT_TRY(to_tuple(th, args[0])) : empty_tuple();
    return tuple_subtype(th, type, items->items, items->size);
}

i64 tuple_len(Thread*, Value self) { return self_tuple(self)->size; }

Value tuple_subscript(Thread* th, Value self, Value key) {
    Tuple* tuple = self_tuple(self);
    if (key.is_small_int() || has_index(key)) {
        i64 i;
        if (!to_ssize(th, key, Exc::IndexError, &i)) return {};
        if (!normalize_index(&i, tuple->size)) return raise(th, Exc::IndexError, "tuple index out of range");
        return tuple->items[i];
    }
    if (!has_kind(key, Kind::Slice)) {
        return raise(th, Exc::TypeError, "tuple indices must be integers or slices, not %T", key);
    }
    i64 start, stop, step, count;
    if (!slice_indices(th, key.as<Slice>(), tuple->size, &start, &stop, &step, &count)) return {};
    if (count == tuple->size && step == 1 && is_exactly(self, Kind::Tuple)) return self;
    if (step == 1) return tuple_from(th, tuple->items + start, count);
    Tuple* result = KRAIT_TRY(new_tuple(th, count));
    for (i64 i = 0; i < count; ++i) result->items[i] = tuple->items[start + i * step];
    return result;
}

int tuple_contains(Thread* th, Value self, Value item) {
    Tuple* tuple = self_tuple(self);
    for (i64 i = 0; i < tuple->size; ++i) {
        int same = quick_equals(th, tuple->items[i], item);
        if (same) return same;
    }
    return 0;
}

Value tuple_concat(Thread* th, Value a, Value b) {
    if (self_tuple(a)->size == 0 && is_exactly(b, Kind::Tuple)) return b;
    if (!is_tuple(b)) return raise(th, Exc::TypeError, "can only concatenate tuple (not \"%T\") to tuple", b);
    Tuple *x = self_tuple(a), *y = self_tuple(b);
    if (y->size == 0 && is_exactly(a, Kind::Tuple)) return a;
    Tuple* result = KRAIT_TRY(new_tuple(th, x->size + y->size));
    copy_items(result->items, x->items, x->size);
    copy_items(result->items + x->size, y->items, y->size);
    return result;
}

Value tuple_repeat(Thread* th, Value self, i64 times) {
    Tuple* tuple = self_tuple(self);
    if ((times == 1 || tuple->size == 0) && is_exactly(self, Kind::Tuple)) return self;
    if (times <= 0 || tuple->size == 0) return empty_tuple();
    if (times > (i64{1} << 44) / tuple->size) return raise_no_memory(th);
    Tuple* result = KRAIT_TRY(new_tuple(th, tuple->size * times));
    for (i64 i = 0; i < times; ++i) copy_items(result->items + i * tuple->size, tuple->items, tuple->size);
    return result;
}

i64 tuple_hash(Thread* th, Value self) {
    constexpr u64 kPrime1 = 11400714785074694791u, kPrime2 = 14029467366897019727u, kPrime5 = 2870177450012600261u;
    Tuple* tuple = self_tuple(self);
    u64 acc = kPrime5;
    for (i64 i = 0; i < tuple->size; ++i) {
        u64 lane;
        if (!hash_key(th, tuple->items[i], &lane)) return -1;
        acc += lane * kPrime2;
        acc = std::rotl(acc, 31) * kPrime1;
    }
    acc += static_cast<u64>(tuple->size) ^ (kPrime5 ^ 3527539u);
    return acc == ~u64{0} ? 1546275796 : static_cast<i64>(acc);
}

Value tuple_repr(Thread* th, Value self) {
    Tuple* tuple = self_tuple(self);
    if (!tuple->size) return str_from_ascii(th, "()");
    ReprGuard guard(tuple);
    if (guard.recursive()) return str_from_ascii(th, "(...)");
    StrBuilder out(th);
    out.append("(");
    for (i64 i = 0; i < tuple->size; ++i) {
        if (i) out.append(", ");
        out.append(KRAIT_TRY(to_repr(th, tuple->items[i])));
    }
    out.append(tuple->size == 1 ? ",)" : ")");
    return out.finish();
}

Value tuple_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (!is_tuple(a) || !is_tuple(b)) return not_implemented();
    Tuple *x = self_tuple(a), *y = self_tuple(b);
    i64 common = x->size < y->size ? x->size : y->size, i = 0;
    for (; i < common; ++i) {
        int same = quick_equals(th, x->items[i], y->items[i]);
        if (same < 0) return {};
        if (!same) break;
    }
    if (i >= common) return compare_sizes(x->size, y->size, op);
    if (op == CompareOp::Eq) return py_false();
    if (op == CompareOp::Ne) return py_true();
    return rich_compare(th, x->items[i], y->items[i], op);
}

// ---- Methods ----

Value method_index(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "tuple.index", args) || !check_arg_count(th, "index", args, 1, 3)) return {};
    Tuple* tuple = self_tuple(self);
    i64 start, stop;
    if (!index_bounds(th, args, tuple->size, &start, &stop)) return {};
    for (i64 i = start; i < stop && i < tuple->size; ++i) {
        int same = quick_equals(th, tuple->items[i], args[0]);
        if (same < 0) return {};
        if (same) return Value::from_small_int(i);
    }
    return raise(th, Exc::ValueError, "tuple.index(x): x not in tuple");
}

Value method_count(Thread* th, Value self, Value item) {
    Tuple* tuple = self_tuple(self);
    i64 n = 0;
    for (i64 i = 0; i < tuple->size; ++i) {
        int same = quick_equals(th, tuple->items[i], item);
        if (same < 0) return {};
        n += same;
    }
    return Value::from_small_int(n);
}

Value method_getnewargs(Thread* th, Value self) {
    Tuple* tuple = self_tuple(self);
    return make_tuple(th, KRAIT_TRY(tuple_from(th, tuple->items, tuple->size)));
}

constexpr NativeDef kMethods[] = {
    {"__getnewargs__", method_getnewargs, "__getnewargs__($self, /)\n--\n\n"},
    {"index", method_index,
     "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\nReturn first index of value.\n\nRaises ValueError if the "
     "value is not present."},
    {"count", method_count, "count($self, value, /)\n--\n\nReturn number of occurrences of value."},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};

}  // namespace

void setup_tuple_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "tuple";
    spec.doc =
        "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf iterable is "
        "specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the return value is "
        "the same object.";
    spec.kind = Kind::Tuple;
    spec.flags = kTypeBase | kTypeSequence | kTypeMatchSelf;
    spec.basic_size = sizeof(Tuple);
    spec.trace = trace_tuple;
    Slots& s = spec.slots;
    s.new_ = tuple_new;
    s.len = tuple_len;
    s.getitem = tuple_subscript;
    s.contains = tuple_contains;
    s.concat = tuple_concat;
    s.repeat = tuple_repeat;
    s.iter = tuple_iterator;
    s.hash = tuple_hash;
    s.repr = tuple_repr;
    s.richcompare = tuple_compare;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    setup_type(th, builtin_type(Kind::Tuple), spec);
}

}  // namespace krait
