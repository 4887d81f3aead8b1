// set and frozenset.
#pragma once

#include "runtime/thread.h"

namespace krait {

struct SetEntry {
    Value key;     // empty: free
    u64 hash;      // for a deleted entry: ~0 with empty key
};

enum SetFlags : u8 {
    kSetHoldsObjects = 1,   // some key was no immediate: the table must be traced
};

struct Set : Object {      // frozenset has the same layout
    i64 used;
    i64 fill;              // used + deleted
    i64 mask;              // table size - 1
    SetEntry* table;
    i64 hash;              // of a frozenset, -1: not computed
    i64 finger;            // where pop() goes on searching
};

Set* new_set(Thread* th);
Set* new_frozenset(Thread* th);
inline bool is_any_set(Value v) { return has_kind(v, Kind::Set) || has_kind(v, Kind::Frozenset); }
// 1 added, 0 was there, -1 raised. Also fills a frozenset under construction.
int set_add(Thread* th, Set* set, Value key);
int set_contains(Thread* th, Set* set, Value key);
int set_discard(Thread* th, Set* set, Value key);   // 1 removed, 0 absent, -1 raised
[[nodiscard]] bool set_update(Thread* th, Set* set, Value iterable);
bool set_next(Set* set, i64* position, Value* key);
int set_add(Thread* th, Set* set, Value key, u64 hash);
int set_contains(Thread* th, Set* set, Value key, u64 hash);
int set_discard(Thread* th, Set* set, Value key, u64 hash);
bool set_next_entry(const Set* set, i64* position, SetEntry* entry);
// 1, 0 or kFindRunsPython, as dict_find_plain.
int set_contains_plain(Thread* th, Set* set, Value key, u64 hash);
void set_clear(Set* set);
[[nodiscard]] bool set_compact(Thread* th, Set* set);   // drops deleted entries
// All of `other` (any set) into `set`.
[[nodiscard]] bool set_merge(Thread* th, Set* set, Set* other);
void trace_set(Object* object, Marker& marker);
void setup_set_iterator_type(Thread* th);
// The operations behind methods and operators. `other` is any iterable; results have the base type of `set`.
Set* set_make(Thread* th, Type* type, Value iterable);   // iterable may be empty
Set* set_copy(Thread* th, Set* set);
Set* set_difference(Thread* th, Set* set, Value other);
Set* set_intersection(Thread* th, Set* set, Value other);
Set* set_symmetric_difference(Thread* th, Set* set, Value other);
[[nodiscard]] bool set_difference_update(Thread* th, Set* set, Value other);
[[nodiscard]] bool set_symmetric_difference_update(Thread* th, Set* set, Value other);
void set_swap_bodies(Thread* th, Set* a, Set* b);
int set_is_subset(Thread* th, Set* set, Value other);   // 1, 0, -1

}  // namespace krait
