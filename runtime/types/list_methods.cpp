// The type list: construction, methods, printing.
#include <utility>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list_items.h"
#include "runtime/types/repr_guard.h"
#include "runtime/types/slice.h"
#include "runtime/types/str.h"

namespace krait {

bool index_bounds(Thread* th, const Args& args, i64 length, i64* start, i64* stop) {
    *start = 0;
    *stop = INT64_MAX;
    if (args.count > 1 && !slice_bound(th, args[1], start)) return false;
    if (args.count > 2 && !slice_bound(th, args[2], stop)) return false;
    if (*start < 0) *start = *start + length < 0 ? 0 : *start + length;
    if (*stop < 0) *stop = *stop + length < 0 ? 0 : *stop + length;
    return true;
}

namespace {

List* self_list(Value v) { return v.as<List>(); }

// ---- Slots ----

Value list_new(Thread* th, Type* type, const Args&) {
    if (type == builtin_type(Kind::List)) return new_list(th);
    return new_instance(th, type);
}

bool list_init(Thread* th, Value self, const Args& args) {
    if (type_of(self) == builtin_type(Kind::List) || type_of(self)->slots.new_ == builtin_type(Kind::List)->slots.new_) {
        if (!check_no_keywords(th, "list", args)) return false;
    }
    if (!check_arg_count(th, "list", args.positional(), 0, 1)) return false;
    List* list = self_list(self);
    if (list->items) list_clear(th, list);
    return !args.count || list_extend(th, list, args[0]);
}

i64 list_len(Thread*, Value self) { return self_list(self)->size; }

int list_contains(Thread* th, Value self, Value item) {
    List* list = self_list(self);
    for (i64 i = 0; i < list->size; ++i) {
        int same = quick_equals(th, list->items[i], item);
        if (same) return same;
    }
    return 0;
}

Value list_inplace_concat(Thread* th, Value self, Value other) {
    if (!list_extend(th, self_list(self), other)) return {};
    return self;
}

Value list_repr(Thread* th, Value self) {
    List* list = self_list(self);
    if (!list->size) return str_from_ascii(th, "[]");
    ReprGuard guard(list);
    if (guard.recursive()) return str_from_ascii(th, "[...]");
    StrBuilder out(th);
    out.append("[");
    for (i64 i = 0; i < list->size; ++i) {
        if (i) out.append(", ");
        out.append(KRAIT_TRY(to_repr(th, list->items[i])));
    }
    out.append("]");
    return out.finish();
}

// ---- Methods ----

Value method_append(Thread* th, Value self, Value item) {
    if (!list_append(th, self_list(self), item)) return {};
    return none();
}

Value method_extend(Thread* th, Value self, Value iterable) {
    if (!list_extend(th, self_list(self), iterable)) return {};
    return none();
}

Value method_insert(Thread* th, Value self, Value index, Value item) {
    i64 i;
    if (!to_ssize(th, index, Exc::OverflowError, &i) || !list_insert(th, self_list(self), i, item)) return {};
    return none();
}

Value method_pop(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "list.pop", args) || !check_arg_count(th, "pop", args, 0, 1)) return {};
    i64 i = -1;
    if (args.count && !to_ssize(th, args[0], Exc::OverflowError, &i)) return {};
    List* list = self_list(self);
    if (!list->size) return raise(th, Exc::IndexError, "pop from empty list");
    if (!normalize_index(&i, list->size)) return raise(th, Exc::IndexError, "pop index out of range");
    Value item = list->items[i];
    if (i == list->size - 1) {
        list->size--;
    } else {
        list_remove_range(list, i, i + 1);
    }
    return item;
}

Value method_remove(Thread* th, Value self, Value item) {
    List* list = self_list(self);
    for (i64 i = 0; i < list->size; ++i) {
        int same = quick_equals(th, list->items[i], item);
        if (same < 0) return {};
        if (same) {
            if (i < list->size) list_remove_range(list, i, i + 1);
            return none();
        }
    }
    return raise(th, Exc::ValueError, "list.remove(x): x not in list");
}

Value method_index(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "list.index", args) || !check_arg_count(th, "index", args, 1, 3)) return {};
    List* list = self_list(self);
    i64 start, stop;
    if (!index_bounds(th, args, list->size, &start, &stop)) return {};
    for (i64 i = start; i < stop && i < list->size; ++i) {
        int same = quick_equals(th, list->items[i], args[0]);
        if (same < 0) return {};
        if (same) return Value::from_small_int(i);
    }
    return raise(th, Exc::ValueError, "%R is not in list", args[0]);
}

Value method_count(Thread* th, Value self, Value item) {
    List* list = self_list(self);
    i64 n = 0;
    for (i64 i = 0; i < list->size; ++i) {
        int same = quick_equals(th, list->items[i], item);
        if (same < 0) return {};
        n += same;
    }
    return Value::from_small_int(n);
}

Value method_reverse(Thread*, Value self) {
    List* list = self_list(self);
    for (i64 i = 0, j = list->size - 1; i < j; ++i, --j) std::swap(list->items[i], list->items[j]);
    return none();
}

Value method_copy(Thread* th, Value self) { return list_from(th, self_list(self)->items, self_list(self)->size); }

Value method_clear(Thread* th, Value self) {
    list_clear(th, self_list(self));
    return none();
}

Value method_reversed(Thread* th, Value self) {
    SequenceIterator* it = heap_new<SequenceIterator>(th, list_reverse_iterator_type->root_shape);
    if (!it) return {};
    it->sequence = self;
    it->index = self_list(self)->size - 1;
    return it;
}

Value method_sizeof(Thread*, Value self) {
    return Value::from_small_int(static_cast<i64>(sizeof(List)) + 16 + self_list(self)->capacity * 8);
}

constexpr NativeDef kMethods[] = {
    {"__reversed__", method_reversed, "__reversed__($self, /)\n--\n\nReturn a reverse iterator over the list."},
    {"__sizeof__", method_sizeof, "__sizeof__($self, /)\n--\n\nReturn the size of the list in memory, in bytes."},
    {"clear", method_clear, "clear($self, /)\n--\n\nRemove all items from list.", kWrites},
    {"copy", method_copy, "copy($self, /)\n--\n\nReturn a shallow copy of the list.", kReads | kAllocates},
    {"append", method_append, "append($self, object, /)\n--\n\nAppend object to the end of the list.",
     kWrites | kAllocates | kMayRaise},
    {"insert", method_insert, "insert($self, index, object, /)\n--\n\nInsert object before index."},
    {"extend", method_extend, "extend($self, iterable, /)\n--\n\nExtend list by appending elements from the iterable."},
    {"pop", method_pop,
     "pop($self, index=-1, /)\n--\n\nRemove and return item at index (default last).\n\nRaises IndexError if list is "
     "empty or index is out of range."},
    {"remove", method_remove,
     "remove($self, value, /)\n--\n\nRemove first occurrence of value.\n\nRaises ValueError if the value is not "
     "present."},
    {"index", method_index,
     "index($self, value, start=0, stop=sys.maxsize, /)\n--\n\nReturn first index of value.\n\nRaises ValueError if the "
     "value is not present."},
    {"count", method_count, "count($self, value, /)\n--\n\nReturn number of occurrences of value."},
    {"reverse", method_reverse, "reverse($self, /)\n--\n\nReverse *IN PLACE*.", kWrites},
    {"sort", list_sort_method,
     "sort($self, /, *, key=None, reverse=False)\n--\n\nSort the list in ascending order and return None.\n\nThe sort "
     "is in-place (i.e. the list itself is modified) and stable (i.e. the\norder of two equal elements is "
     "maintained).\n\nIf a key function is given, apply it once to each list item and sort them,\nascending or "
     "descending, according to their function values.\n\nThe reverse flag can be set to sort in descending order."},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};

}  // namespace

void setup_list_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "list";
    spec.doc =
        "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe argument "
        "must be an iterable if specified.";
    spec.kind = Kind::List;
    spec.flags = kTypeBase | kTypeSequence | kTypeMatchSelf;
    spec.basic_size = sizeof(List);
    spec.trace = trace_list;
    Slots& s = spec.slots;
    s.new_ = list_new;
    s.init = list_init;
    s.len = list_len;
    s.getitem = list_subscript;
    s.setitem = list_assign;
    s.contains = list_contains;
    s.concat = list_concat;
    s.repeat = list_repeat;
    s.inplace_concat = list_inplace_concat;
    s.inplace_repeat = list_inplace_repeat;
    s.iter = list_iterator;
    s.repr = list_repr;
    s.richcompare = list_compare;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    setup_type(th, builtin_type(Kind::List), spec);
}

}  // namespace krait
