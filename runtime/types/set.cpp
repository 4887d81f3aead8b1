// The set table: open addressing with short linear runs, then perturbation, in CPython's way (Objects/setobject.c): same
// sizes, same probe sequence, same growth, so that the order of iteration, which programs print, is CPython's.
//
// The table is a RawBuffer that only the set's trace function looks into: the write barrier goes to the set. An empty set of the
// smallest size has no table yet. A free entry has an empty key and hash 0; a deleted one an empty key and hash ~0.
// __eq__ may change the set: seen by the table's address and the key, and the search starts again.
#include "runtime/types/set.h"

#include <cstring>

#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

constexpr i64 kMinSize = 8;
constexpr u64 kLinearProbes = 9;
constexpr int kPerturbShift = 5;
constexpr u64 kDeleted = ~u64{0};

RawBuffer* buffer_of(Set* set) {
    return reinterpret_cast<RawBuffer*>(reinterpret_cast<char*>(set->table) - offsetof(RawBuffer, data));
}

bool is_free(const SetEntry& e) { return !e.key && e.hash != kDeleted; }

bool new_table(Thread* th, Set* set, i64 size) {
    RawBuffer* buffer = new_raw_buffer(th, size * static_cast<i64>(sizeof(SetEntry)));
    if (!buffer) return false;
    set->table = reinterpret_cast<SetEntry*>(buffer->data);
    set->mask = size - 1;
    write_barrier(th, set);
    return true;
}

// Into a table without deleted entries that does not hold the key.
void insert_clean(SetEntry* table, u64 mask, Value key, u64 hash) {
    u64 perturb = hash, i = hash & mask;
    for (;;) {
        u64 probes = i + kLinearProbes <= mask ? kLinearProbes : 0;
        for (u64 j = 0; j <= probes; ++j) {
            if (!table[i + j].key) {
                table[i + j] = SetEntry{key, hash};
                return;
            }
        }
        perturb >>= kPerturbShift;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

bool resize(Thread* th, Set* set, i64 minimum) {
    i64 size = kMinSize;
    while (size <= minimum) size <<= 1;
    SetEntry* old = set->table;
    i64 old_mask = set->mask;
    if (!new_table(th, set, size)) return false;
    if (old) {
        for (i64 i = 0; i <= old_mask; ++i) {
            if (old[i].key) insert_clean(set->table, static_cast<u64>(set->mask), old[i].key, old[i].hash);
        }
    }
    set->fill = set->used;
    return true;
}

// Entry that holds `key`: its index; -1: absent (`*free_index` is the last deleted entry met, or else the free one where the
// search ended: adding takes it, as CPython does); -2 raised; -3: the set changed.
// Without `python`: kFindRunsPython where a user's __eq__ would run.
template <bool python>
i64 search_once(Thread* th, Set* set, Value key, u64 hash, u64* free_index) {
    u64 mask = static_cast<u64>(set->mask), perturb = hash, i = hash & mask, deleted = ~u64{0};
    SetEntry* table = set->table;
    for (;;) {
        u64 probes = i + kLinearProbes <= mask ? kLinearProbes : 0;
        for (u64 j = i; j <= i + probes; ++j) {
            SetEntry& e = table[j];
            if (e.hash == hash && e.key) {
                if (e.key == key) return static_cast<i64>(j);
                if (both_small_ints(e.key, key)) continue;
                if (is_exactly(key, Kind::Str) && is_exactly(e.key, Kind::Str)) {
                    if (str_equal(e.key.as<Str>(), key.as<Str>())) return static_cast<i64>(j);
                    continue;
                }
                Value candidate = e.key;
                if (!python && type_of(candidate)->type_flags & kTypeHeap) return kFindRunsPython;
                int same = equals(th, candidate, key);
                if (same < 0) return -2;
                if (table != set->table || e.key != candidate) return -3;
                if (same) return static_cast<i64>(j);
            } else if (!e.key) {
                if (e.hash != kDeleted) {
                    *free_index = deleted != ~u64{0} && !table[deleted].key ? deleted : j;
                    return -1;
                }
                deleted = j;
            }
        }
        perturb >>= kPerturbShift;
        i = (i * 5 + 1 + perturb) & mask;
    }
}

i64 search(Thread* th, Set* set, Value key, u64 hash, u64* free_index) {
    for (;;) {
        if (!set->table) return -1;
        i64 at = search_once<true>(th, set, key, hash, free_index);
        if (at != -3) return at;
    }
}

Set* empty_set(Thread* th, Kind kind) {
    Set* set = heap_new<Set>(th, builtin_shape(kind));
    if (!set) return nullptr;
    set->mask = kMinSize - 1;
    set->hash = -1;
    return set;
}

}  // namespace

bool set_compact(Thread* th, Set* set) { return resize(th, set, set->used > 50000 ? set->used * 2 : set->used * 4); }

Set* new_set(Thread* th) { return empty_set(th, Kind::Set); }
Set* new_frozenset(Thread* th) { return empty_set(th, Kind::Frozenset); }

void trace_set(Object* object, Marker& marker) {
    Set* set = static_cast<Set*>(object);
    if (!set->table) return;
    marker.visit_owned(buffer_of(set));
    if (!(set->flags & kSetHoldsObjects)) return;
    static_assert(sizeof(SetEntry) == 2 * sizeof(Value) && offsetof(SetEntry, key) == 0);
    const Value* words = &set->table->key;
    marker.visit_range(words, words + 2 * (set->mask + 1), 2);
}

void set_clear(Set* set) {
    set->table = nullptr;
    set->mask = kMinSize - 1;
    set->used = set->fill = 0;
    set->hash = -1;
    set->finger = 0;
    set->flags &= static_cast<u8>(~kSetHoldsObjects);
}

int set_add(Thread* th, Set* set, Value key, u64 hash) {
    if (!set->table && !new_table(th, set, set->mask + 1)) return -1;
    u64 place;
    i64 at = search(th, set, key, hash, &place);
    if (at >= 0) return 0;
    if (at == -2) return -1;
    if (!set->table) return set_add(th, set, key, hash);  // cleared meanwhile
    bool was_deleted = !is_free(set->table[place]);
    set->table[place] = SetEntry{key, hash};
    if (key.is_object()) set->flags |= kSetHoldsObjects;
    set->used++;
    write_barrier(th, set);
    if (was_deleted) return 1;
    set->fill++;
    if (static_cast<u64>(set->fill) * 5 < static_cast<u64>(set->mask) * 3) return 1;
    return resize(th, set, set->used > 50000 ? set->used * 2 : set->used * 4) ? 1 : -1;
}

int set_add(Thread* th, Set* set, Value key) {
    u64 hash;
    return hash_key(th, key, &hash) ? set_add(th, set, key, hash) : -1;
}

int set_contains(Thread* th, Set* set, Value key, u64 hash) {
    u64 place;
    i64 at = search(th, set, key, hash, &place);
    return at >= 0 ? 1 : at == -1 ? 0 : -1;
}

int set_contains_plain(Thread* th, Set* set, Value key, u64 hash) {
    u64 place;
    i64 at = set->table ? search_once<false>(th, set, key, hash, &place) : -1;
    return at >= 0 ? 1 : at == -1 ? 0 : kFindRunsPython;
}

int set_contains(Thread* th, Set* set, Value key) {
    u64 hash;
    return hash_key(th, key, &hash) ? set_contains(th, set, key, hash) : -1;
}

int set_discard(Thread* th, Set* set, Value key, u64 hash) {
    u64 place;
    i64 at = search(th, set, key, hash, &place);
    if (at < 0) return at == -1 ? 0 : -1;
    set->table[at] = SetEntry{Value(), kDeleted};
    set->used--;
    return 1;
}

int set_discard(Thread* th, Set* set, Value key) {
    u64 hash;
    return hash_key(th, key, &hash) ? set_discard(th, set, key, hash) : -1;
}

bool set_next_entry(const Set* set, i64* position, SetEntry* entry) {
    if (!set->table) return false;
    for (i64 i = *position; i <= set->mask; ++i) {
        if (!set->table[i].key) continue;
        *entry = set->table[i];
        *position = i + 1;
        return true;
    }
    *position = set->mask + 1;
    return false;
}

bool set_next(Set* set, i64* position, Value* key) {
    SetEntry e;
    if (!set_next_entry(set, position, &e)) return false;
    *key = e.key;
    return true;
}

bool set_merge(Thread* th, Set* set, Set* other) {
    if (other == set || other->used == 0) return true;
    if ((set->fill + other->used) * 5 >= set->mask * 3 && !resize(th, set, (set->used + other->used) * 2)) return false;
    if (!set->table && !new_table(th, set, set->mask + 1)) return false;
    set->flags |= other->flags & kSetHoldsObjects;
    if (set->fill == 0 && set->mask == other->mask && other->fill == other->used) {
        memcpy(static_cast<void*>(set->table), other->table, static_cast<size_t>(set->mask + 1) * sizeof(SetEntry));
        set->fill = set->used = other->used;
        write_barrier(th, set);
        return true;
    }
    i64 position = 0;
    SetEntry e;
    if (set->fill == 0) {
        while (set_next_entry(other, &position, &e)) {
            insert_clean(set->table, static_cast<u64>(set->mask), e.key, e.hash);
        }
        set->fill = set->used = other->used;
        write_barrier(th, set);
        return true;
    }
    while (set_next_entry(other, &position, &e)) {
        if (set_add(th, set, e.key, e.hash) < 0) return false;
    }
    return true;
}

bool set_update(Thread* th, Set* set, Value iterable) {
    if (is_any_set(iterable)) return set_merge(th, set, iterable.as<Set>());
    if (is_exactly(iterable, Kind::Dict)) {
        Dict* dict = iterable.as<Dict>();
        if ((set->fill + dict->used) * 5 >= set->mask * 3 && !resize(th, set, (set->used + dict->used) * 2)) return false;
        for (u32 i = 0; i < dict->entry_count; ++i) {
            DictEntry e = dict->entries[i];
            if (e.key && set_add(th, set, e.key, e.hash) < 0) return false;
        }
        return true;
    }
    Value it = KRAIT_TRY(get_iter(th, iterable));
    while (Value item = iter_next(th, it)) {
        if (set_add(th, set, item) < 0) return false;
    }
    return !has_pending(th);
}

}  // namespace krait
