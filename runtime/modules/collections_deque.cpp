// _collections.deque: a ring of Values in one buffer (CPython's uses linked blocks; the behaviour is the same). Items stand at
// ring positions head, head+1, … modulo the capacity, a power of two. The deque's own trace function visits them.
// `state` counts changes, so that iteration notices them.
#include <cstring>
#include <iterator>

#include "runtime/modules/collections.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/list_items.h"
#include "runtime/types/repr_guard.h"

namespace krait {

namespace {

struct Deque : Object {
    ValueArray* array;  // null while empty and new
    i64 head, size;
    i64 max_length;     // -1: none
    u64 state;

    i64 mask() const { return array->capacity - 1; }
    Value& at(i64 i) const { return array->items[(head + i) & mask()]; }
};
struct DequeIterator : Object {
    Deque* deque;
    i64 index, remaining;
    u64 state;
    bool reversed;
};

Type *deque_type, *iterator_type, *reverse_iterator_type;

Deque* self_deque(Value v) { return v.as<Deque>(); }

void trace_deque(Object* o, Marker& m) {
    Deque* d = static_cast<Deque*>(o);
    if (d->array) m.visit_owned(d->array);
    for (i64 i = 0; i < d->size; ++i) m.visit(d->at(i));
}

bool grow(Thread* th, Deque* d) {
    if (d->array && d->size < d->array->capacity) return true;
    i64 capacity = d->array ? d->array->capacity * 2 : 8;
    size_t bytes = sizeof(ValueArray) + static_cast<size_t>(capacity) * sizeof(Value);
    ValueArray* array = reinterpret_cast<ValueArray*>(allocate(th, builtin_shape(Kind::ValueArray), bytes));
    if (!array) return false;
    array->capacity = capacity;
    for (i64 i = 0; i < d->size; ++i) array->items[i] = d->at(i);
    d->array = array;
    d->head = 0;
    write_barrier(th, d);
    return true;
}

Value pop_first(Deque* d) {
    Value v = d->at(0);
    d->head = (d->head + 1) & d->mask();
    d->size--;
    d->state++;
    return v;
}
Value pop_last(Deque* d) {
    d->state++;
    return d->at(--d->size);
}

bool push_last(Thread* th, Deque* d, Value v) {
    if (d->max_length == 0) return true;
    if (!grow(th, d)) return false;
    d->at(d->size) = v;
    d->size++;
    d->state++;
    write_barrier(th, d);
    if (d->max_length >= 0 && d->size > d->max_length) pop_first(d);
    return true;
}
bool push_first(Thread* th, Deque* d, Value v) {
    if (d->max_length == 0) return true;
    if (!grow(th, d)) return false;
    d->head = (d->head - 1) & d->mask();
    d->array->items[d->head] = v;
    d->size++;
    d->state++;
    write_barrier(th, d);
    if (d->max_length >= 0 && d->size > d->max_length) pop_last(d);
    return true;
}

void clear(Deque* d) {
    d->array = nullptr;
    d->head = d->size = 0;
    d->state++;
}

bool extend(Thread* th, Deque* d, Value iterable, bool left) {
    if (iterable == Value(d)) iterable = Value(to_list(th, iterable));
    Value it = iterable ? get_iter(th, iterable) : Value();
    if (!it) return false;
    while (Value item = iter_next(th, it)) {
        if (!(left ? push_first(th, d, item) : push_last(th, d, item))) return false;
    }
    return !has_pending(th);
}

void rotate(Deque* d, i64 n) {
    if (d->size <= 1) return;
    n %= d->size;
    if (n > d->size / 2) n -= d->size;
    if (n < -d->size / 2) n += d->size;
    if (n) d->state++;
    for (; n > 0; --n) {
        Value v = d->at(d->size - 1);
        d->head = (d->head - 1) & d->mask();
        d->array->items[d->head] = v;
    }
    for (; n < 0; ++n) {
        Value v = d->at(0);
        d->head = (d->head + 1) & d->mask();
        d->at(d->size - 1) = v;
    }
}

// ---- Construction ----

Value deque_new(Thread* th, Type* type, const Args&) {
    Deque* d = static_cast<Deque*>(new_instance(th, type));
    if (d) d->max_length = -1;
    return d;
}

bool deque_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"iterable", "maxlen"};
    Value p[2];
    if (!parse_args(th, ArgSpec{"deque", kNames, 2, 0, 0, 2}, args, p)) return false;
    Deque* d = self_deque(self);
    i64 max_length = -1;
    if (p[1] && !is_none(p[1])) {
        if (!is_int(p[1])) {
            raise(th, Exc::TypeError, "an integer is required");
            return false;
        }
        if (!to_ssize(th, p[1], Exc::OverflowError, &max_length)) return false;
        if (max_length < 0) {
            raise(th, Exc::ValueError, "maxlen must be non-negative");
            return false;
        }
    }
    d->max_length = max_length;
    if (d->size) clear(d);
    return !p[0] || extend(th, d, p[0], false);
}

Value copy_of(Thread* th, Value self) {
    Deque* d = self_deque(self);
    if (type_of(self) == deque_type) {
        Deque* copy = static_cast<Deque*>(new_instance(th, deque_type));
        if (!copy) return {};
        copy->max_length = d->max_length;
        for (i64 i = 0; i < d->size; ++i) {
            if (!push_last(th, copy, d->at(i))) return {};
        }
        return copy;
    }
    Value result = d->max_length < 0 ? call(th, type_of(self), self)
                                     : call(th, type_of(self), self, Value::from_small_int(d->max_length));
    if (result && !is_instance_of(result, deque_type)) {
        return raise(th, Exc::TypeError, "%T() must return a deque, not %T", self, result);
    }
    return result;
}

// ---- Slots ----

i64 deque_len(Thread*, Value self) { return self_deque(self)->size; }

bool item_index(Thread* th, Deque* d, Value key, i64* i) {
    if (!has_index(key)) {
        raise(th, Exc::TypeError, "sequence index must be integer, not '%T'", key);
        return false;
    }
    if (!to_ssize(th, key, Exc::IndexError, i)) return false;
    if (*i < 0) *i += d->size;
    if (*i >= 0 && *i < d->size) return true;
    raise(th, Exc::IndexError, "deque index out of range");
    return false;
}

Value deque_getitem(Thread* th, Value self, Value key) {
    i64 i;
    return item_index(th, self_deque(self), key, &i) ? self_deque(self)->at(i) : Value();
}

void erase(Deque* d, i64 i) {
    for (; i + 1 < d->size; ++i) d->at(i) = d->at(i + 1);
    d->size--;
    d->state++;
}

bool deque_setitem(Thread* th, Value self, Value key, Value value) {
    Deque* d = self_deque(self);
    i64 i;
    if (!item_index(th, d, key, &i)) return false;
    if (!value) {
        erase(d, i);
    } else {
        d->at(i) = value;
        write_barrier(th, d);
    }
    return true;
}

int deque_contains(Thread* th, Value self, Value item) {
    Deque* d = self_deque(self);
    u64 state = d->state;
    for (i64 i = 0; i < d->size; ++i) {
        int same = quick_equals(th, d->at(i), item);
        if (same) return same;
        if (state != d->state) {
            raise(th, Exc::RuntimeError, "deque mutated during iteration");
            return -1;
        }
    }
    return 0;
}

Value deque_concat(Thread* th, Value self, Value other) {
    if (!is_instance_of(other, deque_type)) {
        return raise(th, Exc::TypeError, "can only concatenate deque (not \"%T\") to deque", other);
    }
    Value copy = KRAIT_TRY(copy_of(th, self));
    return extend(th, self_deque(copy), other, false) ? copy : Value();
}

Value deque_inplace_concat(Thread* th, Value self, Value other) {
    return extend(th, self_deque(self), other, false) ? self : Value();
}

Value deque_inplace_repeat(Thread* th, Value self, i64 times) {
    Deque* d = self_deque(self);
    if (times <= 0) {
        clear(d);
        return self;
    }
    i64 n = d->size;
    if (n && times > (i64{1} << 44) / n) return raise_no_memory(th);
    List* items = KRAIT_TRY(to_list(th, self));
    for (i64 k = 1; k < times; ++k) {
        // Rounds that would be pushed out at once are skipped.
        if (d->max_length >= 0 && n && (times - k) * n > d->max_length + n) {
            k = times - d->max_length / n - 2;
            if (k < 1) k = 1;
        }
        for (i64 i = 0; i < n; ++i) {
            if (!push_last(th, d, items->items[i])) return {};
        }
    }
    return self;
}

Value deque_repeat(Thread* th, Value self, i64 times) {
    return deque_inplace_repeat(th, KRAIT_TRY(copy_of(th, self)), times);
}

Value deque_repr(Thread* th, Value self) {
    ReprGuard guard(self.object());
    if (guard.recursive()) return str_from_ascii(th, "[...]");
    List* items = KRAIT_TRY(to_list(th, self));
    Deque* d = self_deque(self);
    Str* name = type_of(self)->name;
    if (d->max_length < 0) return Value(format_message(th, "%U(%R)", name, Value(items)));
    return Value(format_message(th, "%U(%R, maxlen=%zd)", name, Value(items), d->max_length));
}

Value deque_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (!is_instance_of(a, deque_type) || !is_instance_of(b, deque_type)) return not_implemented();
    Deque *x = self_deque(a), *y = self_deque(b);
    if (op == CompareOp::Eq || op == CompareOp::Ne) {
        if (x == y) return py_bool(op == CompareOp::Eq);
        if (x->size != y->size) return py_bool(op == CompareOp::Ne);
    }
    i64 i = 0;
    for (; i < x->size && i < y->size; ++i) {
        u64 s1 = x->state, s2 = y->state;
        int same = quick_equals(th, x->at(i), y->at(i));
        if (same < 0) return {};
        if (s1 != x->state || s2 != y->state) return raise(th, Exc::RuntimeError, "deque mutated during iteration");
        if (!same) {
            if (op == CompareOp::Eq) return py_false();
            if (op == CompareOp::Ne) return py_true();
            return rich_compare(th, x->at(i), y->at(i), op);
        }
    }
    return compare_sizes(x->size, y->size, op);
}

// ---- Methods ----

Value method_append(Thread* th, Value self, Value v) { return push_last(th, self_deque(self), v) ? none() : Value(); }
Value method_appendleft(Thread* th, Value self, Value v) { return push_first(th, self_deque(self), v) ? none() : Value(); }
Value method_extend(Thread* th, Value self, Value v) { return extend(th, self_deque(self), v, false) ? none() : Value(); }
Value method_extendleft(Thread* th, Value self, Value v) { return extend(th, self_deque(self), v, true) ? none() : Value(); }
Value method_pop(Thread* th, Value self) {
    if (!self_deque(self)->size) return raise(th, Exc::IndexError, "pop from an empty deque");
    return pop_last(self_deque(self));
}
Value method_popleft(Thread* th, Value self) {
    if (!self_deque(self)->size) return raise(th, Exc::IndexError, "pop from an empty deque");
    return pop_first(self_deque(self));
}
Value method_clear(Thread*, Value self) {
    clear(self_deque(self));
    return none();
}
Value method_copy(Thread* th, Value self) { return copy_of(th, self); }

Value method_count(Thread* th, Value self, Value v) {
    Deque* d = self_deque(self);
    u64 state = d->state;
    i64 n = 0;
    for (i64 i = 0; i < d->size; ++i) {
        int same = quick_equals(th, d->at(i), v);
        if (same < 0) return {};
        if (state != d->state) return raise(th, Exc::RuntimeError, "deque mutated during iteration");
        n += same;
    }
    return Value::from_small_int(n);
}

Value method_index(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "index", args) || !check_arg_count(th, "index", args, 1, 3)) return {};
    Deque* d = self_deque(self);
    i64 start, stop;
    if (!index_bounds(th, args, d->size, &start, &stop)) return {};
    u64 state = d->state;
    for (i64 i = start; i < stop && i < d->size; ++i) {
        int same = quick_equals(th, d->at(i), args[0]);
        if (same < 0) return {};
        if (state != d->state) return raise(th, Exc::RuntimeError, "deque mutated during iteration");
        if (same) return Value::from_small_int(i);
    }
    return raise(th, Exc::ValueError, "%R is not in deque", args[0]);
}

Value method_insert(Thread* th, Value self, Value index_value, Value v) {
    Deque* d = self_deque(self);
    i64 index;
    if (!to_ssize(th, index_value, Exc::OverflowError, &index)) return {};
    if (d->max_length >= 0 && d->size >= d->max_length) return raise(th, Exc::IndexError, "deque already at its maximum size");
    i64 n = d->size;
    if (index < 0) index = index + n < 0 ? 0 : index + n;
    if (index > n) index = n;
    if (!push_last(th, d, v)) return {};
    for (i64 i = n; i > index; --i) d->at(i) = d->at(i - 1);
    d->at(index) = v;
    return none();
}

Value method_remove(Thread* th, Value self, Value v) {
    Deque* d = self_deque(self);
    i64 n = d->size;
    for (i64 i = 0; i < n; ++i) {
        int same = quick_equals(th, d->at(i), v);
        if (same < 0) return {};
        if (n != d->size) return raise(th, Exc::IndexError, "deque mutated during remove().");
        if (same) {
            erase(d, i);
            return none();
        }
    }
    return raise(th, Exc::ValueError, "%R is not in deque", v);
}

Value method_reverse(Thread*, Value self) {
    Deque* d = self_deque(self);
    for (i64 i = 0, j = d->size - 1; i < j; ++i, --j) std::swap(d->at(i), d->at(j));
    return none();
}

Value method_rotate(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "deque.rotate", args) || !check_arg_count(th, "rotate", args, 0, 1)) return {};
    i64 n = 1;
    if (args.count && !to_ssize(th, args[0], Exc::OverflowError, &n)) return {};
    rotate(self_deque(self), n);
    return none();
}

Value method_reduce(Thread* th, Value self) {
    Deque* d = self_deque(self);
    Value state = KRAIT_TRY(call_method(th, self, th->vm->names.dunder_getstate));
    Value iterator = KRAIT_TRY(get_iter(th, self));
    Value args = d->max_length < 0 ? Value(empty_tuple())
                                   : Value(make_tuple(th, empty_tuple(), Value::from_small_int(d->max_length)));
    Value items[] = {Value(type_of(self)), KRAIT_TRY(args), state, iterator};
    return tuple_from(th, items, 4);
}

Value method_sizeof(Thread*, Value self) {
    Deque* d = self_deque(self);
    return Value::from_small_int(static_cast<i64>(sizeof(Deque)) + (d->array ? d->array->capacity * 8 : 0));
}

Value get_maxlen(Thread* th, Value self) {
    i64 n = self_deque(self)->max_length;
    return n < 0 ? none() : int_from_i64(th, n);
}

// ---- Iterators ----

void trace_iterator(Object* o, Marker& m) { m.visit(static_cast<DequeIterator*>(o)->deque); }

Value make_iterator(Thread* th, Deque* d, bool reversed) {
    Type* type = reversed ? reverse_iterator_type : iterator_type;
    DequeIterator* it = heap_new<DequeIterator>(th, type->root_shape);
    if (!it) return {};
    it->deque = d;
    it->remaining = d->size;
    it->index = reversed ? d->size - 1 : 0;
    it->state = d->state;
    it->reversed = reversed;
    return it;
}

Value deque_iter(Thread* th, Value self) { return make_iterator(th, self_deque(self), false); }
Value method_reversed(Thread* th, Value self) { return make_iterator(th, self_deque(self), true); }

Value iterator_next(Thread* th, Value self) {
    DequeIterator* it = self.as<DequeIterator>();
    if (it->deque->state != it->state) {
        it->remaining = 0;
        return raise(th, Exc::RuntimeError, "deque mutated during iteration");
    }
    if (it->remaining == 0) return {};
    it->remaining--;
    return it->deque->at(it->reversed ? it->index-- : it->index++);
}

Value iterator_self(Thread*, Value self) { return self; }
Value iterator_length_hint(Thread*, Value self) { return Value::from_small_int(self.as<DequeIterator>()->remaining); }
Value iterator_reduce(Thread* th, Value self) {
    DequeIterator* it = self.as<DequeIterator>();
    Value given = Value::from_small_int(it->deque->size - it->remaining);
    return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, it->deque, given)));
}

Value iterator_new(Thread* th, Type* type, const Args& args) {
    if (!check_arg_count(th, type_name(type), args, 1, 2)) return {};
    i64 skip = 0;
    if (!is_instance_of(args[0], deque_type)) {
        return raise(th, Exc::TypeError, "argument 1 must be collections.deque, not %T", args[0]);
    }
    if (args.count == 2 && !to_ssize(th, args[1], Exc::OverflowError, &skip)) return {};
    Value it = KRAIT_TRY(make_iterator(th, self_deque(args[0]), type == reverse_iterator_type));
    for (; skip > 0; --skip) {
        if (!iterator_next(th, it)) break;
    }
    return has_pending(th) ? Value() : it;
}

constexpr NativeDef kIteratorMethods[] = {
    {"__length_hint__", iterator_length_hint, "Private method returning an estimate of len(list(it)).", kReads},
    {"__reduce__", iterator_reduce, "Return state information for pickling."},
};
constexpr NativeDef kMethods[] = {
    {"append", method_append, "Add an element to the right side of the deque."},
    {"appendleft", method_appendleft, "Add an element to the left side of the deque."},
    {"clear", method_clear, "Remove all elements from the deque."},
    {"__copy__", method_copy, "Return a shallow copy of a deque."},
    {"copy", method_copy, "Return a shallow copy of a deque."},
    {"count", method_count, "D.count(value) -- return number of occurrences of value"},
    {"extend", method_extend, "Extend the right side of the deque with elements from the iterable"},
    {"extendleft", method_extendleft, "Extend the left side of the deque with elements from the iterable"},
    {"index", method_index, "D.index(value, [start, [stop]]) -- return first index of value.\nRaises ValueError if the value is "
                            "not present."},
    {"insert", method_insert, "D.insert(index, object) -- insert object before index"},
    {"pop", method_pop, "Remove and return the rightmost element."},
    {"popleft", method_popleft, "Remove and return the leftmost element."},
    {"__reduce__", method_reduce, "Return state information for pickling."},
    {"remove", method_remove, "D.remove(value) -- remove first occurrence of value."},
    {"__reversed__", method_reversed, "D.__reversed__() -- return a reverse iterator over the deque"},
    {"reverse", method_reverse, "D.reverse() -- reverse *IN PLACE*"},
    {"rotate", method_rotate, "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left."},
    {"__sizeof__", method_sizeof, "D.__sizeof__() -- size of D in memory, in bytes"},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};
constexpr GetSetDef kGetSets[] = {{"maxlen", get_maxlen, nullptr, "maximum size of a deque or None if unbounded"}};

Type* make_iterator_type(Thread* th, const char* name) {
    TypeSpec spec{};
    spec.name = name;
    spec.kind = Kind::Iterator;
    spec.basic_size = sizeof(DequeIterator);
    spec.trace = trace_iterator;
    spec.slots.new_ = iterator_new;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = iterator_next;
    spec.methods = kIteratorMethods;
    spec.method_count = std::size(kIteratorMethods);
    return new_builtin_type(th, spec);
}

}  // namespace

bool add_deque(Thread* th, Module* module) {
    iterator_type = make_iterator_type(th, "_collections._deque_iterator");
    reverse_iterator_type = make_iterator_type(th, "_collections._deque_reverse_iterator");
    TypeSpec spec{};
    spec.name = "collections.deque";
    spec.doc = "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for data accesses near its "
               "endpoints.";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase | kTypeSequence | kTypeHasWeakref;
    spec.basic_size = sizeof(Deque);
    spec.trace = trace_deque;
    Slots& s = spec.slots;
    s.new_ = deque_new;
    s.init = deque_init;
    s.len = deque_len;
    s.getitem = deque_getitem;
    s.setitem = deque_setitem;
    s.contains = deque_contains;
    s.concat = deque_concat;
    s.inplace_concat = deque_inplace_concat;
    s.repeat = deque_repeat;
    s.inplace_repeat = deque_inplace_repeat;
    s.iter = deque_iter;
    s.repr = deque_repr;
    s.richcompare = deque_compare;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    spec.getsets = kGetSets;
    spec.getset_count = std::size(kGetSets);
    deque_type = new_builtin_type(th, spec);
    return deque_type && iterator_type && reverse_iterator_type && module_add(th, module, "deque", deque_type) &&
           module_add(th, module, "_deque_iterator", iterator_type) &&
           module_add(th, module, "_deque_reverse_iterator", reverse_iterator_type);
}

}  // namespace krait
