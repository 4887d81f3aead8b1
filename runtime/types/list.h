// list and tuple.
#pragma once

#include "runtime/thread.h"

namespace krait {

// Generated code reads `size` and `items` directly.
struct List : Object {
    i64 size;
    Value* items;      // points at items[] of a ValueArray; null when that is null
    i64 capacity;
};

struct Tuple : Object {
    i64 size;
    i64 hash_unused;
    Value items[];
};

static_assert(offsetof(List, size) == 8 && offsetof(List, items) == 16);
static_assert(offsetof(Tuple, items) == 24);

List* new_list(Thread* th, i64 capacity = 0);
List* list_from(Thread* th, const Value* items, i64 count);
[[nodiscard]] bool list_append(Thread* th, List* list, Value v);
[[nodiscard]] bool list_insert(Thread* th, List* list, i64 index, Value v);
[[nodiscard]] bool list_extend(Thread* th, List* list, Value iterable);
// Sorts in place by `<`; `key` may be empty or none.
[[nodiscard]] bool list_sort(Thread* th, List* list, Value key, bool reverse);
void list_clear(Thread* th, List* list);

Tuple* new_tuple(Thread* th, i64 size);     // items empty; fill before it is seen
Tuple* tuple_from(Thread* th, const Value* items, i64 count);
Tuple* empty_tuple();
// An instance of a subclass of tuple (or tuple itself).
Tuple* tuple_subtype(Thread* th, Type* type, const Value* items, i64 count);
Tuple* make_tuple(Thread* th, Value a);
Tuple* make_tuple(Thread* th, Value a, Value b);
Tuple* make_tuple(Thread* th, Value a, Value b, Value c);

}  // namespace krait
