// Set algebra behind the operators and methods of set and frozenset. Which operand is walked decides the order of the
// result, so the choices are CPython's (Objects/setobject.c). Results have the base type (set or frozenset) even for subclasses.
#include <utility>

#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/set.h"

namespace krait {

namespace {

Set* like(Thread* th, const Set* set) { return set->kind() == Kind::Frozenset ? new_frozenset(th) : new_set(th); }

// Copies `set` and removes the elements of `other`.
Set* copy_and_remove(Thread* th, Set* set, Value other) {
    Set* result = set_copy(th, set);
    return result && set_difference_update(th, result, other) ? result : nullptr;
}

}  // namespace

Set* set_make(Thread* th, Type* type, Value iterable) {
    Set* set;
    if (type == builtin_type(Kind::Set)) {
        set = new_set(th);
    } else if (type == builtin_type(Kind::Frozenset)) {
        set = new_frozenset(th);
    } else {
        set = static_cast<Set*>(new_instance(th, type));
        if (set) set_clear(set);
    }
    if (!set || (iterable && !set_update(th, set, iterable))) return nullptr;
    return set;
}

Set* set_copy(Thread* th, Set* set) {
    Set* copy = like(th, set);
    return copy && set_merge(th, copy, set) ? copy : nullptr;
}

bool set_difference_update(Thread* th, Set* set, Value other) {
    if (other == Value(set)) {
        set_clear(set);
        return true;
    }
    if (is_any_set(other)) {
        i64 position = 0;
        SetEntry e;
        while (set_next_entry(other.as<Set>(), &position, &e)) {
            if (set_discard(th, set, e.key, e.hash) < 0) return false;
        }
    } else {
        Value it = KRAIT_TRY(get_iter(th, other));
        while (Value item = iter_next(th, it)) {
            if (set_discard(th, set, item) < 0) return false;
        }
        if (has_pending(th)) return false;
    }
    // More than a quarter deleted: clean up.
    if (static_cast<u64>(set->fill - set->used) <= static_cast<u64>(set->mask) / 4) return true;
    return set_compact(th, set);
}

Set* set_difference(Thread* th, Set* set, Value other) {
    i64 other_size;
    if (is_any_set(other)) {
        other_size = other.as<Set>()->used;
    } else if (is_exactly(other, Kind::Dict)) {
        other_size = other.as<Dict>()->used;
    } else {
        return copy_and_remove(th, set, other);
    }
    if ((set->used >> 2) > other_size) return copy_and_remove(th, set, other);
    Set* result = like(th, set);
    if (!result) return nullptr;
    i64 position = 0;
    SetEntry e;
    while (set_next_entry(set, &position, &e)) {
        int in = 0;
        if (is_any_set(other)) {
            in = set_contains(th, other.as<Set>(), e.key, e.hash);
        } else {
            i64 at = dict_find(th, other.as<Dict>(), e.key, e.hash);
            in = at >= 0 ? 1 : at == -1 ? 0 : -1;
        }
        if (in < 0 || (!in && set_add(th, result, e.key, e.hash) < 0)) return nullptr;
    }
    return result;
}

Set* set_intersection(Thread* th, Set* set, Value other) {
    if (other == Value(set)) return set_copy(th, set);
    Set* result = like(th, set);
    if (!result) return nullptr;
    if (is_any_set(other)) {
        Set *walked = other.as<Set>(), *asked = set;
        if (walked->used > asked->used) std::swap(walked, asked);
        i64 position = 0;
        SetEntry e;
        while (set_next_entry(walked, &position, &e)) {
            int in = set_contains(th, asked, e.key, e.hash);
            if (in < 0 || (in && set_add(th, result, e.key, e.hash) < 0)) return nullptr;
        }
        return result;
    }
    Value it = KRAIT_TRY(get_iter(th, other));
    while (Value item = iter_next(th, it)) {
        u64 hash;
        if (!hash_key(th, item, &hash)) return nullptr;
        int in = set_contains(th, set, item, hash);
        if (in < 0 || (in && set_add(th, result, item, hash) < 0)) return nullptr;
    }
    return has_pending(th) ? nullptr : result;
}

bool set_symmetric_difference_update(Thread* th, Set* set, Value other) {
    if (other == Value(set)) {
        set_clear(set);
        return true;
    }
    auto toggle = [&](Value key, u64 hash) {
        int removed = set_discard(th, set, key, hash);
        return removed > 0 || (removed == 0 && set_add(th, set, key, hash) >= 0);
    };
    if (is_exactly(other, Kind::Dict)) {
        Dict* dict = other.as<Dict>();
        for (u32 i = 0; i < dict->entry_count; ++i) {
            DictEntry e = dict->entries[i];
            if (e.key && !toggle(e.key, e.hash)) return false;
        }
        return true;
    }
    Set* walked = is_any_set(other) ? other.as<Set>() : like(th, set);
    if (!walked || (!is_any_set(other) && !set_update(th, walked, other))) return false;
    i64 position = 0;
    SetEntry e;
    while (set_next_entry(walked, &position, &e)) {
        if (!toggle(e.key, e.hash)) return false;
    }
    return true;
}

Set* set_symmetric_difference(Thread* th, Set* set, Value other) {
    Set* result = like(th, set);
    if (!result || !set_update(th, result, other)) return nullptr;
    return set_symmetric_difference_update(th, result, set) ? result : nullptr;
}

void set_swap_bodies(Thread* th, Set* a, Set* b) {
    std::swap(a->used, b->used);
    std::swap(a->fill, b->fill);
    std::swap(a->mask, b->mask);
    std::swap(a->table, b->table);
    u8 moved = (a->flags ^ b->flags) & kSetHoldsObjects;
    a->flags ^= moved;
    b->flags ^= moved;
    a->hash = b->hash = -1;
    write_barrier(th, a);
    write_barrier(th, b);
}

int set_is_subset(Thread* th, Set* set, Value other) {
    if (!is_any_set(other)) {
        Set* made = set_intersection(th, set, other);
        return made ? made->used == set->used : -1;
    }
    if (set->used > other.as<Set>()->used) return 0;
    i64 position = 0;
    SetEntry e;
    while (set_next_entry(set, &position, &e)) {
        int in = set_contains(th, other.as<Set>(), e.key, e.hash);
        if (in <= 0) return in;
    }
    return 1;
}

}  // namespace krait
