// list: the array behind it, item and slice access, concatenation, comparison. Methods are in list_methods.cpp, sorting in
// sort.cpp.
//
// The items stand in a ValueArray that the list owns: its trace function visits the first `size` items, so the write barrier goes to
// the list and what is behind `size` may be anything. The array is traced itself when only a pointer into it is left on the
// stack (C++ code that reads the items after its last use of the list). Growth is by half while small and by a quarter
// when large: a garbage-collected heap keeps the old array for a while, so small steps would cost memory, not save it.
// Comparisons may change the list; every loop that runs Python code looks at `size` again (CPython, Objects/listobject.c).
#include "runtime/types/list.h"

#include <cstring>

#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/list_items.h"
#include "runtime/types/slice.h"

namespace krait {

namespace {

ValueArray* array_of(List* list) {
    return reinterpret_cast<ValueArray*>(reinterpret_cast<char*>(list->items) - offsetof(ValueArray, items));
}

// Moves the items to an array of exactly `capacity`.
bool set_capacity(Thread* th, List* list, i64 capacity) {
    if (capacity > (i64{1} << 44)) return static_cast<bool>(raise_no_memory(th));
    size_t bytes = sizeof(ValueArray) + static_cast<size_t>(capacity) * sizeof(Value);
    ValueArray* array = reinterpret_cast<ValueArray*>(allocate(th, builtin_shape(Kind::ValueArray), bytes));
    if (!array) return false;
    array->capacity = capacity;
    if (list->size) memcpy(static_cast<void*>(array->items), list->items, static_cast<size_t>(list->size) * sizeof(Value));
    list->items = array->items;
    list->capacity = capacity;
    write_barrier(th, list);
    return true;
}

void move_items(Value* to, const Value* from, i64 count) {
    if (count > 0) memmove(static_cast<void*>(to), from, static_cast<size_t>(count) * sizeof(Value));
}

}  // namespace

void trace_list(Object* object, Marker& marker) {
    List* list = static_cast<List*>(object);
    if (!list->items) return;
    marker.visit_owned(array_of(list));
    marker.visit_range(list->items, list->items + list->size);
}

bool list_reserve(Thread* th, List* list, i64 capacity) {
    if (capacity <= list->capacity) return true;
    i64 step = capacity < 1024 ? capacity >> 1 : capacity >> 2;
    return set_capacity(th, list, list->capacity > 0 ? (capacity + step + 3) & ~i64{3} : capacity < 4 ? 4 : capacity);
}

List* new_list(Thread* th, i64 capacity) {
    List* list = heap_new<List>(th, builtin_shape(Kind::List));
    if (!list || (capacity > 0 && !set_capacity(th, list, capacity))) return nullptr;
    return list;
}

List* list_from(Thread* th, const Value* items, i64 count) {
    List* list = new_list(th, count);
    if (!list) return nullptr;
    move_items(list->items, items, count);
    list->size = count;
    return list;
}

bool list_append(Thread* th, List* list, Value v) {
    if (list->size >= list->capacity && !list_reserve(th, list, list->size + 1)) return false;
    list->items[list->size++] = v;
    write_barrier(th, list);
    return true;
}

bool list_insert(Thread* th, List* list, i64 index, Value v) {
    if (list->size >= list->capacity && !list_reserve(th, list, list->size + 1)) return false;
    i64 size = list->size;
    if (index < 0) index = index + size < 0 ? 0 : index + size;
    if (index > size) index = size;
    move_items(list->items + index + 1, list->items + index, size - index);
    list->items[index] = v;
    list->size = size + 1;
    write_barrier(th, list);
    return true;
}

void list_clear(Thread*, List* list) {
    list->size = 0;
    list->items = nullptr;
    list->capacity = 0;
}

bool list_extend_items(Thread* th, List* list, const Value* items, i64 count) {
    // `items` may be the list's own array: it stays alive and unchanged while the new one is filled.
    if (!list_reserve(th, list, list->size + count)) return false;
    move_items(list->items + list->size, items, count);
    list->size += count;
    write_barrier(th, list);
    return true;
}

bool list_extend(Thread* th, List* list, Value iterable) {
    if (is_exactly(iterable, Kind::List)) {
        return list_extend_items(th, list, iterable.as<List>()->items, iterable.as<List>()->size);
    }
    if (is_exactly(iterable, Kind::Tuple)) {
        return list_extend_items(th, list, iterable.as<Tuple>()->items, iterable.as<Tuple>()->size);
    }
    Value it = KRAIT_TRY(get_iter(th, iterable));
    i64 hint = length_hint(th, iterable, 8);
    if (hint < 0) return false;
    if (hint > 0 && hint < (i64{1} << 40) && list->size + hint > list->capacity) {
        if (!(list->size ? list_reserve(th, list, list->size + hint) : set_capacity(th, list, hint))) return false;
    }
    UnarySlot next = type_of(it)->slots.iternext;
    for (;;) {
        Value v = next(th, it);
        if (!v) break;
        if (!list_append(th, list, v)) return false;
    }
    if (has_pending(th)) {
        if (!catch_pending(th, Exc::StopIteration)) return false;
    }
    return true;
}

void list_remove_range(List* list, i64 start, i64 end) {
    if (end <= start) return;
    move_items(list->items + start, list->items + end, list->size - end);
    list->size -= end - start;
    if (!list->size) list_clear(nullptr, list);
}

// list[start:end] = items, which must not be the list's own.
bool list_replace_range(Thread* th, List* list, i64 start, i64 end, const Value* items, i64 count) {
    if (end < start) end = start;
    i64 growth = count - (end - start);
    if (growth > 0 && !list_reserve(th, list, list->size + growth)) return false;
    if (growth) move_items(list->items + end + growth, list->items + end, list->size - end);
    move_items(list->items + start, items, count);
    list->size += growth;
    if (!list->size) list_clear(th, list);
    write_barrier(th, list);
    return true;
}

List* list_slice(Thread* th, List* list, i64 start, i64 step, i64 count) {
    if (step == 1) return list_from(th, list->items + start, count);
    List* result = new_list(th, count);
    if (!result) return nullptr;
    for (i64 i = 0; i < count; ++i) result->items[i] = list->items[start + i * step];
    result->size = count;
    return result;
}

Value list_subscript(Thread* th, Value self, Value key) {
    List* list = self.as<List>();
    if (key.is_small_int() || has_index(key)) {
        i64 i;
        if (!to_ssize(th, key, Exc::IndexError, &i)) return {};
        if (!normalize_index(&i, list->size)) return raise(th, Exc::IndexError, "list index out of range");
        return list->items[i];
    }
    if (!has_kind(key, Kind::Slice)) {
        return raise(th, Exc::TypeError, "list indices must be integers or slices, not %T", key);
    }
    i64 start, stop, step;
    if (!slice_unpack(th, key.as<Slice>(), &start, &stop, &step)) return {};
    i64 count = slice_adjust(list->size, &start, &stop, step);
    return list_slice(th, list, start, step, count);
}

namespace {

void delete_extended(List* list, i64 start, i64 step, i64 count) {
    if (count <= 0) return;
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    i64 to = start;
    for (i64 i = 0; i < count; ++i) {
        i64 from = start + i * step + 1;
        i64 end = i + 1 < count ? from + step - 1 : list->size;
        move_items(list->items + to, list->items + from, end - from);
        to += end - from;
    }
    list->size -= count;
    if (!list->size) list_clear(nullptr, list);
}

bool assign_slice(Thread* th, List* list, Slice* slice, Value value) {
    i64 from, to, step;
    if (!slice_unpack(th, slice, &from, &to, &step)) return false;
    i64 start = from, stop = to;
    i64 count = slice_adjust(list->size, &start, &stop, step);
    if (!value) {
        if (step == 1) {
            list_remove_range(list, start, stop);
        } else {
            delete_extended(list, start, step, count);
        }
        return true;
    }
    List* copy;
    if (is_exactly(value, Kind::List)) {
        copy = list_from(th, value.as<List>()->items, value.as<List>()->size);
    } else {
        copy = to_list(th, value);
        if (!copy && !type_of(value)->slots.iter && catch_pending(th, Exc::TypeError)) {
            raise(th, Exc::TypeError, step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice");
        }
    }
    if (!copy) return false;
    // Making the copy may have changed the list.
    start = from, stop = to;
    count = slice_adjust(list->size, &start, &stop, step);
    if (step == 1) {
        return list_replace_range(th, list, start, stop, copy->items, copy->size);
    }
    if (copy->size != count) {
        raise(th, Exc::ValueError, "attempt to assign sequence of size %zd to extended slice of size %zd", copy->size,
              count);
        return false;
    }
    for (i64 i = 0; i < count; ++i) list->items[start + i * step] = copy->items[i];
    write_barrier(th, list);
    return true;
}

}  // namespace

bool list_assign(Thread* th, Value self, Value key, Value value) {
    List* list = self.as<List>();
    if (key.is_small_int() || has_index(key)) {
        i64 i;
        if (!to_ssize(th, key, Exc::IndexError, &i)) return false;
        if (!normalize_index(&i, list->size)) {
            raise(th, Exc::IndexError, "list assignment index out of range");
            return false;
        }
        if (value) {
            list->items[i] = value;
            write_barrier(th, list);
        } else {
            list_remove_range(list, i, i + 1);
        }
        return true;
    }
    if (!has_kind(key, Kind::Slice)) {
        raise(th, Exc::TypeError, "list indices must be integers or slices, not %T", key);
        return false;
    }
    return assign_slice(th, list, key.as<Slice>(), value);
}

Value list_concat(Thread* th, Value a, Value b) {
    if (!is_list(b)) return raise(th, Exc::TypeError, "can only concatenate list (not \"%T\") to list", b);
    List *x = a.as<List>(), *y = b.as<List>();
    List* result = KRAIT_TRY(new_list(th, x->size + y->size));
    move_items(result->items, x->items, x->size);
    move_items(result->items + x->size, y->items, y->size);
    result->size = x->size + y->size;
    return result;
}

namespace {

// Fills items[size, size*times) with copies of the first `size`.
void repeat_items(Value* items, i64 size, i64 times) {
    if (size == 1) {
        for (i64 i = 1; i < times; ++i) items[i] = items[0];
        return;
    }
    for (i64 done = size, total = size * times; done < total;) {
        i64 chunk = done < total - done ? done : total - done;
        memcpy(static_cast<void*>(items + done), items, static_cast<size_t>(chunk) * sizeof(Value));
        done += chunk;
    }
}

}  // namespace

Value list_repeat(Thread* th, Value self, i64 times) {
    List* list = self.as<List>();
    if (times <= 0 || !list->size) return new_list(th);
    if (times > (i64{1} << 44) / list->size) return raise_no_memory(th);
    List* result = KRAIT_TRY(new_list(th, list->size * times));
    move_items(result->items, list->items, list->size);
    repeat_items(result->items, list->size, times);
    result->size = list->size * times;
    return result;
}

Value list_inplace_repeat(Thread* th, Value self, i64 times) {
    List* list = self.as<List>();
    if (times <= 0) {
        list_clear(th, list);
        return self;
    }
    if (!list->size || times == 1) return self;
    if (times > (i64{1} << 44) / list->size) return raise_no_memory(th);
    if (!list_reserve(th, list, list->size * times)) return {};
    repeat_items(list->items, list->size, times);
    list->size *= times;
    write_barrier(th, list);
    return self;
}

Value list_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (!is_list(a) || !is_list(b)) return not_implemented();
    List *x = a.as<List>(), *y = b.as<List>();
    if (x->size != y->size && op == CompareOp::Eq) return py_false();
    if (x->size != y->size && op == CompareOp::Ne) return py_true();
    i64 i = 0;
    for (; i < x->size && i < y->size; ++i) {
        int same = quick_equals(th, x->items[i], y->items[i]);
        if (same < 0) return {};
        if (!same) break;
    }
    if (i >= x->size || i >= y->size) return compare_sizes(x->size, y->size, op);
    if (op == CompareOp::Eq) return py_false();
    if (op == CompareOp::Ne) return py_true();
    return rich_compare(th, x->items[i], y->items[i], op);
}

}  // namespace krait
