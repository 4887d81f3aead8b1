// slice objects and the arithmetic of slices (language reference 3.2, "Slice objects"; PySlice_Unpack and
// PySlice_AdjustIndices in CPython's Objects/sliceobject.c).
#include "runtime/types/slice.h"

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

#include <iterator>

namespace krait {

namespace {

constexpr i64 kMax = INT64_MAX;

Slice* self_slice(Value v) { return v.as<Slice>(); }

void trace_slice(Object* object, Marker& marker) {
    Slice* slice = static_cast<Slice*>(object);
    marker.visit(slice->start);
    marker.visit(slice->stop);
    marker.visit(slice->step);
}

// None allowed by the caller's message.
bool bound(Thread* th, Value v, i64* out) {
    if (v.is_small_int()) {
        *out = v.small_int();
        return true;
    }
    if (!has_index(v)) {
        raise(th, Exc::TypeError, "slice indices must be integers or None or have an __index__ method");
        return false;
    }
    return to_ssize(th, v, Exc::Count, out);
}

}  // namespace

bool slice_bound(Thread* th, Value v, i64* out) {
    if (v.is_small_int()) {
        *out = v.small_int();
        return true;
    }
    if (!has_index(v)) {
        raise(th, Exc::TypeError, "slice indices must be integers or have an __index__ method");
        return false;
    }
    return to_ssize(th, v, Exc::Count, out);
}

bool slice_unpack(Thread* th, Slice* slice, i64* start, i64* stop, i64* step) {
    if (is_none(slice->step)) {
        *step = 1;
    } else {
        if (!bound(th, slice->step, step)) return false;
        if (*step == 0) {
            raise(th, Exc::ValueError, "slice step cannot be zero");
            return false;
        }
        if (*step < -kMax) *step = -kMax;
    }
    if (is_none(slice->start)) {
        *start = *step < 0 ? kMax : 0;
    } else if (!bound(th, slice->start, start)) {
        return false;
    }
    if (is_none(slice->stop)) {
        *stop = *step < 0 ? INT64_MIN : kMax;
    } else if (!bound(th, slice->stop, stop)) {
        return false;
    }
    return true;
}

i64 slice_adjust(i64 length, i64* start, i64* stop, i64 step) {
    if (*start < 0) {
        *start += length;
        if (*start < 0) *start = step < 0 ? -1 : 0;
    } else if (*start >= length) {
        *start = step < 0 ? length - 1 : length;
    }
    if (*stop < 0) {
        *stop += length;
        if (*stop < 0) *stop = step < 0 ? -1 : 0;
    } else if (*stop >= length) {
        *stop = step < 0 ? length - 1 : length;
    }
    if (step < 0) return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

bool slice_indices(Thread* th, Slice* slice, i64 length, i64* start, i64* stop, i64* step, i64* count) {
    if (!slice_unpack(th, slice, start, stop, step)) return false;
    *count = slice_adjust(length, start, stop, *step);
    return true;
}

Slice* new_slice(Thread* th, Value start, Value stop, Value step) {
    Slice* slice = heap_new<Slice>(th, builtin_shape(Kind::Slice));
    if (!slice) return nullptr;
    slice->start = start ? start : none();
    slice->stop = stop ? stop : none();
    slice->step = step ? step : none();
    return slice;
}

namespace {

Value long_bound(Thread* th, Value v, Value length, Value lower, Value upper) {
    if (!has_index(v)) {
        return raise(th, Exc::TypeError, "slice indices must be integers or None or have an __index__ method");
    }
    v = KRAIT_TRY(to_index(th, v));
    if (int_sign(v) < 0) {
        v = KRAIT_TRY(int_binary(th, BinaryOp::Add, v, length));
        return int_compare(v, lower) < 0 ? lower : v;
    }
    return int_compare(v, upper) > 0 ? upper : v;
}

}  // namespace

bool slice_long_indices(Thread* th, Slice* slice, Value length, Value* start, Value* stop, Value* step) {
    *step = Value::from_small_int(1);
    if (!is_none(slice->step)) {
        if (!has_index(slice->step)) {
            raise(th, Exc::TypeError, "slice indices must be integers or None or have an __index__ method");
            return false;
        }
        *step = KRAIT_TRY(to_index(th, slice->step));
    }
    int direction = int_sign(*step);
    if (direction == 0) {
        raise(th, Exc::ValueError, "slice step cannot be zero");
        return false;
    }
    Value one = Value::from_small_int(1);
    Value lower = Value::from_small_int(direction < 0 ? -1 : 0);
    Value upper = direction < 0 ? KRAIT_TRY(int_binary(th, BinaryOp::Sub, length, one)) : length;
    *start = is_none(slice->start) ? (direction < 0 ? upper : lower)
                                   : KRAIT_TRY(long_bound(th, slice->start, length, lower, upper));
    *stop = is_none(slice->stop) ? (direction < 0 ? lower : upper)
                                 : KRAIT_TRY(long_bound(th, slice->stop, length, lower, upper));
    return true;
}

namespace {

Value slice_new(Thread* th, Type*, const Args& args) {
    if (!check_no_keywords(th, "slice", args) || !check_arg_count(th, "slice", args, 1, 3)) return {};
    if (args.count == 1) return new_slice(th, none(), args[0], none());
    return new_slice(th, args[0], args[1], args.get(2, none()));
}

Value slice_repr(Thread* th, Value self) {
    Slice* s = self_slice(self);
    return format_message(th, "slice(%R, %R, %R)", s->start, s->stop, s->step);
}

Value slice_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (!has_kind(a, Kind::Slice) || !has_kind(b, Kind::Slice)) return not_implemented();
    if (a == b) return py_bool(op == CompareOp::Eq || op == CompareOp::Le || op == CompareOp::Ge);
    Slice *x = self_slice(a), *y = self_slice(b);
    Tuple* left = KRAIT_TRY(make_tuple(th, x->start, x->stop, x->step));
    Tuple* right = KRAIT_TRY(make_tuple(th, y->start, y->stop, y->step));
    return rich_compare(th, left, right, op);
}

Value slice_method_indices(Thread* th, Value self, Value length) {
    length = KRAIT_TRY(to_index(th, length));
    if (int_sign(length) < 0) return raise(th, Exc::ValueError, "length should not be negative");
    Value start, stop, step;
    if (!slice_long_indices(th, self_slice(self), length, &start, &stop, &step)) return {};
    return make_tuple(th, start, stop, step);
}

Value slice_reduce(Thread* th, Value self) {
    Slice* s = self_slice(self);
    return make_tuple(th, builtin_type(Kind::Slice), KRAIT_TRY(make_tuple(th, s->start, s->stop, s->step)));
}

constexpr NativeDef kMethods[] = {
    {"indices", slice_method_indices,
     "S.indices(len) -> (start, stop, stride)\n\nAssuming a sequence of length len, calculate the start and stop\n"
     "indices, and the stride length of the extended slice described by\nS. Out of bounds indices are clipped in a "
     "manner consistent with the\nhandling of normal slices."},
    {"__reduce__", slice_reduce, "Return state information for pickling."},
};

constexpr MemberDef kMembers[] = {
    {"start", offsetof(Slice, start), MemberKind::Object, true, nullptr},
    {"stop", offsetof(Slice, stop), MemberKind::Object, true, nullptr},
    {"step", offsetof(Slice, step), MemberKind::Object, true, nullptr},
};

}  // namespace

void setup_slice_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "slice";
    spec.doc =
        "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object.  This is used for extended slicing (e.g. "
        "a[0:10:2]).";
    spec.kind = Kind::Slice;
    spec.basic_size = sizeof(Slice);
    spec.trace = trace_slice;
    spec.slots.new_ = slice_new;
    spec.slots.repr = slice_repr;
    spec.slots.richcompare = slice_compare;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    spec.members = kMembers;
    spec.member_count = std::size(kMembers);
    setup_type(th, builtin_type(Kind::Slice), spec);
}

}  // namespace krait
