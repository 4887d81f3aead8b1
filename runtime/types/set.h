// set and frozenset.
#pragma once

#include "runtime/thread.h"

namespace krait {

struct SetEntry {
    Value key;     // empty: free
    u64 hash;      // for a deleted entry: ~0 with empty key
};

struct Set : Object {      // frozenset has the same layout
    i64 used;
    i64 fill;              // used + deleted
    i64 mask;              // table size - 1
    SetEntry* table;
    i64 hash;              // of a frozenset, -1: not computed
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

}  // namespace krait
