// range: an arithmetic progression of ints of any size. Fields are ints as Values; arithmetic goes through small-int paths
// first. Iterators: range_iterator while everything fits in 64 bits (generated code knows its layout), else
// longrange_iterator. Semantics: CPython's Objects/rangeobject.c.
#include <utility>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"

namespace krait {

Type* range_iterator_type;
Type* long_range_iterator_type;

namespace {

struct LongRangeIterator : Object {
    Value index, start, step, length;
};

const Value kZero = Value::from_small_int(0);
const Value kOne = Value::from_small_int(1);

Range* self_range(Value v) { return v.as<Range>(); }

void trace_range(Object* object, Marker& marker) {
    Range* r = static_cast<Range*>(object);
    marker.visit(r->start);
    marker.visit(r->stop);
    marker.visit(r->step);
    marker.visit(r->length);
}

// Number of items as an int.
Value count_items(Thread* th, Value start, Value stop, Value step) {
    i64 a, b, s;
    if (int_fits_i64(start, &a) && int_fits_i64(stop, &b) && int_fits_i64(step, &s)) {
        u64 n = 0;
        if (s > 0 && a < b) n = (static_cast<u64>(b) - static_cast<u64>(a) - 1) / static_cast<u64>(s) + 1;
        if (s < 0 && b < a) n = (static_cast<u64>(a) - static_cast<u64>(b) - 1) / (u64{0} - static_cast<u64>(s)) + 1;
        return int_from_u64(th, n);
    }
    if (int_sign(step) < 0) {
        std::swap(start, stop);
        step = KRAIT_TRY(int_neg(th, step));
    }
    if (int_compare(start, stop) >= 0) return kZero;
    Value distance = KRAIT_TRY(int_binary(th, BinaryOp::Sub, stop, start));
    distance = KRAIT_TRY(int_binary(th, BinaryOp::Sub, distance, kOne));
    return int_binary(th, BinaryOp::Add, KRAIT_TRY(int_binary(th, BinaryOp::FloorDiv, distance, step)), kOne);
}

Value make_range(Thread* th, Value start, Value stop, Value step) {
    Value count = KRAIT_TRY(count_items(th, start, stop, step));
    Range* r = heap_new<Range>(th, builtin_shape(Kind::Range));
    if (!r) return {};
    r->start = start;
    r->stop = stop;
    r->step = step;
    r->length = count;
    return r;
}

// start + i * step
Value item_at(Thread* th, Value start, Value step, Value i) {
    if (both_small_ints(start, step) && i.is_small_int()) {
        i64 product, sum;
        if (!__builtin_mul_overflow(i.small_int(), step.small_int(), &product) &&
            !__builtin_add_overflow(start.small_int(), product, &sum)) {
            return int_from_i64(th, sum);
        }
    }
    return int_binary(th, BinaryOp::Add, start, KRAIT_TRY(int_binary(th, BinaryOp::Mul, i, step)));
}

// operator.index() as an exact int.
Value exact_index(Thread* th, Value v) {
    v = KRAIT_TRY(to_index(th, v));
    if (v.is_small_int() || is_exactly(v, Kind::Int)) return v;
    return int_binary(th, BinaryOp::Add, v, kZero);
}

Value range_new(Thread* th, Type* type, const Args& args) {
    if (!check_no_keywords(th, "range", args) || !check_arg_count(th, "range", args, 1, 3)) return {};
    Value start = kZero, stop, step = kOne;
    if (args.count == 1) {
        stop = KRAIT_TRY(exact_index(th, args[0]));
    } else {
        start = KRAIT_TRY(exact_index(th, args[0]));
        stop = KRAIT_TRY(exact_index(th, args[1]));
        if (args.count == 3) {
            step = KRAIT_TRY(exact_index(th, args[2]));
            if (int_sign(step) == 0) return raise(th, Exc::ValueError, "range() arg 3 must not be zero");
        }
    }
    return make_range(th, start, stop, step);
}

i64 range_len(Thread* th, Value self) {
    i64 n;
    if (int_fits_i64(self_range(self)->length, &n)) return n;
    raise(th, Exc::OverflowError, "Python int too large to convert to C ssize_t");
    return -1;
}

int range_bool(Thread*, Value self) { return int_sign(self_range(self)->length) != 0; }

Value range_item(Thread* th, Range* r, Value i) {
    if (int_sign(i) < 0) i = KRAIT_TRY(int_binary(th, BinaryOp::Add, i, r->length));
    if (int_sign(i) < 0 || int_compare(i, r->length) >= 0) {
        return raise(th, Exc::IndexError, "range object index out of range");
    }
    return item_at(th, r->start, r->step, i);
}

Value range_subscript(Thread* th, Value self, Value key) {
    Range* r = self_range(self);
    if (has_index(key)) return range_item(th, r, KRAIT_TRY(to_index(th, key)));
    if (!has_kind(key, Kind::Slice)) {
        return raise(th, Exc::TypeError, "range indices must be integers or slices, not %T", key);
    }
    Value start, stop, step;
    if (!slice_long_indices(th, key.as<Slice>(), r->length, &start, &stop, &step)) return {};
    Value new_step = KRAIT_TRY(int_binary(th, BinaryOp::Mul, r->step, step));
    Value new_start = KRAIT_TRY(item_at(th, r->start, r->step, start));
    Value new_stop = KRAIT_TRY(item_at(th, r->start, r->step, stop));
    return make_range(th, new_start, new_stop, new_step);
}

bool is_plain_int(Value v) { return v.is_small_int() || is_exactly(v, Kind::Int) || is_bool(v); }

// `v` is an int or bool: is it in the range? -1 raised.
int contains_int(Thread* th, Range* r, Value v) {
    int direction = int_sign(r->step);
    if (direction > 0 ? int_compare(v, r->start) < 0 || int_compare(v, r->stop) >= 0
                      : int_compare(v, r->start) > 0 || int_compare(v, r->stop) <= 0) {
        return 0;
    }
    Value distance = int_binary(th, BinaryOp::Sub, v, r->start);
    if (!distance) return -1;
    Value rest = int_binary(th, BinaryOp::Rem, distance, r->step);
    return rest ? int_sign(rest) == 0 : -1;
}

int range_contains(Thread* th, Value self, Value v) {
    if (is_plain_int(v)) return contains_int(th, self_range(self), v);
    Value it = range_iterator(th, self);
    if (!it) return -1;
    while (Value item = iter_next(th, it)) {
        int same = equals(th, item, v);
        if (same) return same;
    }
    return has_pending(th) ? -1 : 0;
}

bool ranges_equal(Range* a, Range* b) {
    if (a == b) return true;
    if (int_compare(a->length, b->length) != 0) return false;
    if (int_sign(a->length) == 0) return true;
    if (int_compare(a->start, b->start) != 0) return false;
    return int_compare(a->length, kOne) == 0 || int_compare(a->step, b->step) == 0;
}

Value range_compare(Thread*, Value a, Value b, CompareOp op) {
    if (!has_kind(a, Kind::Range) || !has_kind(b, Kind::Range)) return not_implemented();
    if (op != CompareOp::Eq && op != CompareOp::Ne) return not_implemented();
    return py_bool(ranges_equal(self_range(a), self_range(b)) == (op == CompareOp::Eq));
}

i64 range_hash(Thread* th, Value self) {
    Range* r = self_range(self);
    bool empty = int_sign(r->length) == 0;
    bool single = int_compare(r->length, kOne) == 0;
    Tuple* t = make_tuple(th, r->length, empty ? none() : r->start, empty || single ? none() : r->step);
    return t ? hash_value(th, t) : -1;
}

Value range_repr(Thread* th, Value self) {
    Range* r = self_range(self);
    if (r->step == kOne) return Value(format_message(th, "range(%R, %R)", r->start, r->stop));
    return Value(format_message(th, "range(%R, %R, %R)", r->start, r->stop, r->step));
}

Value long_iterator(Thread* th, Value start, Value step, Value count) {
    LongRangeIterator* it = heap_new<LongRangeIterator>(th, long_range_iterator_type->root_shape);
    if (!it) return {};
    it->index = kZero;
    it->start = start;
    it->step = step;
    it->length = count;
    return it;
}

Value short_iterator(Thread* th, i64 start, i64 step, i64 count) {
    RangeIterator* it = heap_new<RangeIterator>(th, range_iterator_type->root_shape);
    if (!it) return {};
    it->next = start;
    it->step = step;
    it->remaining = count;
    it->start = start;
    return it;
}

// Iterator over the `count` items from `start`; short if start, step and the place after the end fit.
Value any_iterator(Thread* th, Value start, Value step, Value count) {
    i64 a, s, n, distance, end;
    if (int_fits_i64(start, &a) && int_fits_i64(step, &s) && int_fits_i64(count, &n) &&
        !__builtin_mul_overflow(s, n, &distance) && !__builtin_add_overflow(a, distance, &end)) {
        return short_iterator(th, a, s, n);
    }
    return long_iterator(th, start, step, count);
}

// ---- Methods ----

Value method_reversed(Thread* th, Value self) {
    Range* r = self_range(self);
    Value last = KRAIT_TRY(int_binary(th, BinaryOp::Sub, r->length, kOne));
    Value start = KRAIT_TRY(item_at(th, r->start, r->step, last));
    return any_iterator(th, start, KRAIT_TRY(int_neg(th, r->step)), r->length);
}

Value method_count(Thread* th, Value self, Value v) {
    if (is_plain_int(v)) {
        int in = contains_int(th, self_range(self), v);
        return in < 0 ? Value() : Value::from_small_int(in);
    }
    Value it = KRAIT_TRY(range_iterator(th, self));
    i64 n = 0;
    while (Value item = iter_next(th, it)) {
        int same = equals(th, item, v);
        if (same < 0) return {};
        n += same;
    }
    if (has_pending(th)) return {};
    return Value::from_small_int(n);
}

Value method_index(Thread* th, Value self, Value v) {
    Range* r = self_range(self);
    if (is_plain_int(v)) {
        int in = contains_int(th, r, v);
        if (in < 0) return {};
        if (in) {
            Value distance = KRAIT_TRY(int_binary(th, BinaryOp::Sub, v, r->start));
            return int_binary(th, BinaryOp::FloorDiv, distance, r->step);
        }
        return raise(th, Exc::ValueError, "%R is not in range", v);
    }
    Value it = KRAIT_TRY(range_iterator(th, self));
    for (i64 i = 0;; ++i) {
        Value item = iter_next(th, it);
        if (!item) {
            if (has_pending(th)) return {};
            return raise(th, Exc::ValueError, "sequence.index(x): x not in sequence");
        }
        int same = equals(th, item, v);
        if (same < 0) return {};
        if (same) return Value::from_small_int(i);
    }
}

Value method_reduce(Thread* th, Value self) {
    Range* r = self_range(self);
    return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, r->start, r->stop, r->step)));
}

constexpr NativeDef kMethods[] = {
    {"__reversed__", method_reversed, "Return a reverse iterator.", kAllocates},
    {"__reduce__", method_reduce, nullptr},
    {"count", method_count, "rangeobject.count(value) -> integer -- return number of occurrences of value"},
    {"index", method_index,
     "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present."},
};
constexpr MemberDef kMembers[] = {
    {"start", offsetof(Range, start), MemberKind::Object, true, nullptr},
    {"stop", offsetof(Range, stop), MemberKind::Object, true, nullptr},
    {"step", offsetof(Range, step), MemberKind::Object, true, nullptr},
};

// ---- Iterators ----

Value iterator_self(Thread*, Value self) { return self; }

Value short_next(Thread* th, Value self) {
    RangeIterator* it = self.as<RangeIterator>();
    if (it->remaining <= 0) return {};
    i64 item = it->next;
    it->next = item + it->step;
    it->remaining--;
    return Value::fits_small_int(item) ? Value::from_small_int(item) : int_from_i64(th, item);
}

Value short_length_hint(Thread* th, Value self) { return int_from_i64(th, self.as<RangeIterator>()->remaining); }

Value small(i64 i) { return Value::from_small_int(i); }

Value reduce_iterator(Thread* th, Value range, Value state) {
    return make_tuple(th, KRAIT_TRY(builtin_named(th, "iter")), KRAIT_TRY(make_tuple(th, range)), state);
}

Value short_reduce(Thread* th, Value self) {
    RangeIterator* it = self.as<RangeIterator>();
    Value start = KRAIT_TRY(int_from_i64(th, it->start));
    i64 given = it->step ? (it->next - it->start) / it->step : 0;
    Value stop = KRAIT_TRY(int_from_i64(th, it->next + it->step * it->remaining));
    Value range = KRAIT_TRY(make_range(th, start, stop, KRAIT_TRY(int_from_i64(th, it->step))));
    return reduce_iterator(th, range, small(given));
}

Value short_setstate(Thread* th, Value self, Value state) {
    i64 index;
    if (is_none(state)) return none();
    if (!to_ssize(th, state, Exc::OverflowError, &index)) return {};
    RangeIterator* it = self.as<RangeIterator>();
    i64 length = it->remaining + (it->next - it->start) / it->step;
    if (index < 0) index = 0;
    if (index > length) index = length;
    it->next = it->start + it->step * index;
    it->remaining = length - index;
    return none();
}

void trace_long(Object* object, Marker& marker) {
    LongRangeIterator* it = static_cast<LongRangeIterator*>(object);
    marker.visit(it->index);
    marker.visit(it->start);
    marker.visit(it->step);
    marker.visit(it->length);
}

Value long_next(Thread* th, Value self) {
    LongRangeIterator* it = self.as<LongRangeIterator>();
    if (int_compare(it->index, it->length) >= 0) return {};
    Value item = KRAIT_TRY(item_at(th, it->start, it->step, it->index));
    set_field(th, it, it->index, KRAIT_TRY(int_binary(th, BinaryOp::Add, it->index, kOne)));
    return item;
}

Value long_length_hint(Thread* th, Value self) {
    LongRangeIterator* it = self.as<LongRangeIterator>();
    return int_binary(th, BinaryOp::Sub, it->length, it->index);
}

Value long_reduce(Thread* th, Value self) {
    LongRangeIterator* it = self.as<LongRangeIterator>();
    Value start = KRAIT_TRY(item_at(th, it->start, it->step, it->index));
    Value stop = KRAIT_TRY(item_at(th, it->start, it->step, it->length));
    return reduce_iterator(th, KRAIT_TRY(make_range(th, start, stop, it->step)), none());
}

Value long_setstate(Thread* th, Value self, Value state) {
    LongRangeIterator* it = self.as<LongRangeIterator>();
    if (is_none(state)) return none();
    if (!is_int(state)) return raise(th, Exc::TypeError, "'%T' object cannot be interpreted as an integer", state);
    if (int_sign(state) < 0) state = kZero;
    if (int_compare(state, it->length) > 0) state = it->length;
    set_field(th, it, it->index, state);
    return none();
}

constexpr NativeDef kShortMethods[] = {
    {"__length_hint__", short_length_hint, "Private method returning an estimate of len(list(it)).", kReads},
    {"__reduce__", short_reduce, "Return state information for pickling."},
    {"__setstate__", short_setstate, "Set state information for unpickling."},
};
constexpr NativeDef kLongMethods[] = {
    {"__length_hint__", long_length_hint, "Private method returning an estimate of len(list(it)).", kReads},
    {"__reduce__", long_reduce, "Return state information for pickling."},
    {"__setstate__", long_setstate, "Set state information for unpickling."},
};

Type* add_iterator(Thread* th, const char* name, bool is_long) {
    TypeSpec spec{};
    spec.name = name;
    spec.kind = Kind::Iterator;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = is_long ? sizeof(LongRangeIterator) : sizeof(RangeIterator);
    spec.trace = is_long ? trace_long : nullptr;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = is_long ? long_next : short_next;
    spec.methods = is_long ? kLongMethods : kShortMethods;
    spec.method_count = 3;
    return new_builtin_type(th, spec);
}

}  // namespace

Value range_iterator(Thread* th, Value range) {
    Range* r = self_range(range);
    return any_iterator(th, r->start, r->step, r->length);
}

void setup_range_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "range";
    spec.doc =
        "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a "
        "sequence of integers from start (inclusive)\nto stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, "
        "..., j-1.\nstart defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.\nThese are exactly the "
        "valid indices for a list of 4 elements.\nWhen step is given, it specifies the increment (or decrement).";
    spec.kind = Kind::Range;
    spec.flags = kTypeSequence;
    spec.basic_size = sizeof(Range);
    spec.trace = trace_range;
    Slots& s = spec.slots;
    s.new_ = range_new;
    s.len = range_len;
    s.bool_ = range_bool;
    s.getitem = range_subscript;
    s.contains = range_contains;
    s.iter = range_iterator;
    s.hash = range_hash;
    s.repr = range_repr;
    s.richcompare = range_compare;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    spec.members = kMembers;
    spec.member_count = std::size(kMembers);
    setup_type(th, builtin_type(Kind::Range), spec);
    range_iterator_type = add_iterator(th, "range_iterator", false);
    long_range_iterator_type = add_iterator(th, "longrange_iterator", true);
}

}  // namespace krait
