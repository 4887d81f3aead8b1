// What list, tuple, their methods and sorting share: item comparison and the list operations between their files.
#pragma once

#include "runtime/operators.h"
#include "runtime/types/list.h"

namespace krait {

// equals() with the immediates decided here.
inline int quick_equals(Thread* th, Value a, Value b) {
    if (a == b) return 1;
    if (both_small_ints(a, b)) return 0;
    if (a.is_double() && b.is_double()) return a.as_double() == b.as_double();
    return equals(th, a, b);
}

inline Value compare_sizes(i64 a, i64 b, CompareOp op) {
    switch (op) {
        case CompareOp::Lt: return py_bool(a < b);
        case CompareOp::Le: return py_bool(a <= b);
        case CompareOp::Eq: return py_bool(a == b);
        case CompareOp::Ne: return py_bool(a != b);
        case CompareOp::Gt: return py_bool(a > b);
        case CompareOp::Ge: return py_bool(a >= b);
    }
    return not_implemented();
}

[[nodiscard]] bool list_reserve(Thread* th, List* list, i64 capacity);
[[nodiscard]] bool list_extend_items(Thread* th, List* list, const Value* items, i64 count);
void list_remove_range(List* list, i64 start, i64 end);
[[nodiscard]] bool list_replace_range(Thread* th, List* list, i64 start, i64 end, const Value* items, i64 count);
List* list_slice(Thread* th, List* list, i64 start, i64 step, i64 count);
Value list_subscript(Thread* th, Value self, Value key);
[[nodiscard]] bool list_assign(Thread* th, Value self, Value key, Value value);
Value list_concat(Thread* th, Value a, Value b);
Value list_repeat(Thread* th, Value self, i64 times);
Value list_inplace_repeat(Thread* th, Value self, i64 times);
Value list_compare(Thread* th, Value a, Value b, CompareOp op);
void trace_list(Object* object, Marker& marker);
Value list_sort_method(Thread* th, Value self, const Args& args);

// start and stop arguments of index(): clamped to the length.
[[nodiscard]] bool index_bounds(Thread* th, const Args& args, i64 length, i64* start, i64* stop);

}  // namespace krait
