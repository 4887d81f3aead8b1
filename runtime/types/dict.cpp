// The dict table: compact index over dense entries in insertion order (see dict.h).
//
// One RawBuffer holds the entries and, behind them, the index; it holds no references as far as the collector knows: the
// dict's own trace function visits the entries, so the write barrier goes to the dict. A deleted entry (hole) keeps its
// hash and its index slot until the next rebuild, so it serves as the "dummy" of open addressing. popitem() gives back holes
// at the end: their slots become empty again, which is right because no later key can have probed past them.
// Invariant: the index has exactly `entry_count` slots in use. Up to kLinearCapacity entries there is no index.
//
// __eq__ of a key may change the dict: match() notices by the address of the entries and the key, and the search starts
// again, as in CPython (Objects/dictobject.c).
#include "runtime/types/dict.h"

#include <cstring>

#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/watch.h"

namespace krait {

namespace {

constexpr u32 kLinearCapacity = 8;
constexpr int kRestart = 2;

// dict_get_str has no thread; the hash of a str needs the seed, which belongs to the Vm.
Thread* hashing_thread = nullptr;
u32 next_keys_version = 1;

u64 hash_of_str(Str* s) { return s->hash ? s->hash : str_hash(hashing_thread, s); }

RawBuffer* buffer_of(Dict* dict) {
    return reinterpret_cast<RawBuffer*>(reinterpret_cast<char*>(dict->entries) - offsetof(RawBuffer, data));
}

int index_width(u8 log2) { return log2 <= 8 ? 1 : log2 <= 16 ? 2 : 4; }
u32 usable(u8 log2) { return static_cast<u32>((u64{2} << log2) / 3); }

template <class T>
constexpr T kFree = static_cast<T>(~T{0});

template <class T>
void place(void* index, u64 mask, u64 hash, u32 entry) {
    T* slots = static_cast<T*>(index);
    u64 i = hash & mask;
    for (u64 perturb = hash; slots[i] != kFree<T>;) {
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & mask;
    }
    slots[i] = static_cast<T>(entry);
}

void index_insert(Dict* dict, u64 hash, u32 entry) {
    if (!dict->index) return;
    u64 mask = (u64{1} << dict->index_log2) - 1;
    switch (index_width(dict->index_log2)) {
        case 1: return place<u8>(dict->index, mask, hash, entry);
        case 2: return place<u16>(dict->index, mask, hash, entry);
        default: return place<u32>(dict->index, mask, hash, entry);
    }
}

template <class T>
void release(void* index, u64 mask, u64 hash, u32 entry) {
    T* slots = static_cast<T*>(index);
    u64 i = hash & mask;
    for (u64 perturb = hash; slots[i] != static_cast<T>(entry);) {
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & mask;
    }
    slots[i] = kFree<T>;
}

// Gives back the index slot of the last entry.
void index_release(Dict* dict, u64 hash, u32 entry) {
    if (!dict->index) return;
    u64 mask = (u64{1} << dict->index_log2) - 1;
    switch (index_width(dict->index_log2)) {
        case 1: return release<u8>(dict->index, mask, hash, entry);
        case 2: return release<u16>(dict->index, mask, hash, entry);
        default: return release<u32>(dict->index, mask, hash, entry);
    }
}

// Room for `wanted` entries (at least as many as are live), holes dropped.
bool rebuild(Thread* th, Dict* dict, i64 wanted) {
    if (!hashing_thread) hashing_thread = th;
    u32 capacity;
    u8 log2 = 0;
    if (wanted <= kLinearCapacity) {
        capacity = wanted <= 4 ? 4 : kLinearCapacity;
    } else {
        log2 = 4;
        while (log2 < 31 && usable(log2) < wanted) ++log2;
        if (usable(log2) < wanted) return static_cast<bool>(raise_no_memory(th));
        capacity = usable(log2);
    }
    size_t entry_bytes = sizeof(DictEntry) * capacity;
    size_t index_bytes = log2 ? (size_t{1} << log2) * static_cast<size_t>(index_width(log2)) : 0;
    RawBuffer* buffer = new_raw_buffer(th, static_cast<i64>(entry_bytes + index_bytes));
    if (!buffer) return false;
    DictEntry* entries = reinterpret_cast<DictEntry*>(buffer->data);
    u32 count = 0;
    if (dict->used == dict->entry_count) {
        count = dict->entry_count;
        if (count) memcpy(static_cast<void*>(entries), dict->entries, sizeof(DictEntry) * count);
    } else {
        for (u32 i = 0; i < dict->entry_count; ++i) {
            if (dict->entries[i].key) entries[count++] = dict->entries[i];
        }
    }
    dict->entries = entries;
    dict->entry_count = count;
    dict->entry_capacity = capacity;
    dict->index_log2 = log2;
    dict->index = log2 ? buffer->data + entry_bytes : nullptr;
    dict->keys_version = 0;
    if (log2) {
        memset(dict->index, 0xFF, index_bytes);
        for (u32 i = 0; i < count; ++i) index_insert(dict, entries[i].hash, i);
    }
    write_barrier(th, dict);
    return true;
}

void notify(Thread* th, Dict* dict, Value key) {
    if ((dict->flags & kDictWatched) && watch_hooks.invalidate) watch_hooks.invalidate(th, Watched::DictValue, dict, key);
}

// ---- Searching ----

bool text_matches(const DictEntry& e, const Str* key, u64 hash) {
    return e.hash == hash && e.key && is_str(e.key) && str_equal(e.key.as<Str>(), key);
}

template <class T>
i64 find_text(const Dict* dict, const Str* key, u64 hash) {
    const T* slots = static_cast<const T*>(dict->index);
    u64 mask = (u64{1} << dict->index_log2) - 1;
    u64 i = hash & mask;
    for (u64 perturb = hash;;) {
        T slot = slots[i];
        if (slot == kFree<T>) return -1;
        const DictEntry& e = dict->entries[slot];
        if (e.key == Value(key) || text_matches(e, key, hash)) return slot;
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & mask;
    }
}

i64 find_text(const Dict* dict, const Str* key, u64 hash) {
    if (!dict->index) {
        for (u32 i = 0; i < dict->entry_count; ++i) {
            if (dict->entries[i].key == Value(key)) return i;
        }
        for (u32 i = 0; i < dict->entry_count; ++i) {
            if (text_matches(dict->entries[i], key, hash)) return i;
        }
        return -1;
    }
    switch (index_width(dict->index_log2)) {
        case 1: return find_text<u8>(dict, key, hash);
        case 2: return find_text<u16>(dict, key, hash);
        default: return find_text<u32>(dict, key, hash);
    }
}

// Is entry `slot` the one for `key`? 1, 0, -1 raised, kRestart: the dict changed meanwhile. Without `python` no user's __eq__
// is run; kFindRunsPython says that one would have to be.
template <bool python>
int match(Thread* th, Dict* dict, u32 slot, Value key, u64 hash) {
    DictEntry* entries = dict->entries;
    DictEntry& e = entries[slot];
    if (e.key == key) return 1;
    if (e.hash != hash || !e.key || both_small_ints(e.key, key)) return 0;
    if (is_exactly(key, Kind::Str) && is_exactly(e.key, Kind::Str)) return str_equal(e.key.as<Str>(), key.as<Str>());
    Value candidate = e.key;
    if (!python && type_of(candidate)->type_flags & kTypeHeap) return kFindRunsPython;
    int same = equals(th, candidate, key);
    if (same < 0) return -1;
    if (dict->entries != entries || slot >= dict->entry_count || entries[slot].key != candidate) return kRestart;
    return same;
}

template <class T, bool python>
i64 find_any(Thread* th, Dict* dict, Value key, u64 hash) {
    u64 mask = (u64{1} << dict->index_log2) - 1;
    u64 i = hash & mask;
    for (u64 perturb = hash;;) {
        T slot = static_cast<T*>(dict->index)[i];
        if (slot == kFree<T>) return -1;
        int r = match<python>(th, dict, slot, key, hash);
        if (r == 1) return slot;
        if (!python && r == kFindRunsPython) return r;
        if (r < 0) return -2;
        if (r == kRestart) return -3;
        perturb >>= 5;
        i = (i * 5 + perturb + 1) & mask;
    }
}

template <bool python>
i64 find_once(Thread* th, Dict* dict, Value key, u64 hash) {
    if (!dict->index) {
        for (u32 i = 0; i < dict->entry_count; ++i) {
            int r = match<python>(th, dict, i, key, hash);
            if (r == 1) return i;
            if (!python && r == kFindRunsPython) return r;
            if (r < 0) return -2;
            if (r == kRestart) return -3;
        }
        return -1;
    }
    switch (index_width(dict->index_log2)) {
        case 1: return find_any<u8, python>(th, dict, key, hash);
        case 2: return find_any<u16, python>(th, dict, key, hash);
        default: return find_any<u32, python>(th, dict, key, hash);
    }
}

// ---- Changing ----

// Adds a key known to be absent.
bool add_entry(Thread* th, Dict* dict, Value key, u64 hash, Value value) {
    if (dict->entry_count == dict->entry_capacity) {
        // Doubles when full of live keys, shrinks when mostly holes.
        i64 wanted = dict->used * 2;
        if (!rebuild(th, dict, wanted > dict->used ? wanted : dict->used + 1)) return false;
    }
    u32 at = dict->entry_count++;
    dict->entries[at] = DictEntry{key, value, hash};
    dict->used++;
    dict->keys_version = 0;
    index_insert(dict, hash, at);
    if ((dict->flags & kDictOnlyStr) && !is_exactly(key, Kind::Str)) dict->flags &= static_cast<u8>(~kDictOnlyStr);
    write_barrier(th, dict);
    if (dict->flags & kDictWatched) notify(th, dict, key);
    return true;
}

void store_at(Thread* th, Dict* dict, i64 at, Value value) {
    DictEntry& e = dict->entries[at];
    if (e.value == value) return;
    e.value = value;
    write_barrier(th, dict);
    if (dict->flags & kDictWatched) notify(th, dict, e.key);
}

}  // namespace

bool hash_key(Thread* th, Value key, u64* hash) {
    if (is_exactly(key, Kind::Str)) {
        Str* s = key.as<Str>();
        *hash = s->hash ? s->hash : str_hash(th, s);
        return true;
    }
    if (key.is_small_int()) {
        i64 i = key.small_int();
        *hash = static_cast<u64>(i == -1 ? -2 : i);
        return true;
    }
    i64 h = hash_value(th, key);
    *hash = static_cast<u64>(h);
    return h != -1;
}

i64 dict_find(Thread* th, Dict* dict, Value key, u64 hash) {
    if ((dict->flags & kDictOnlyStr) && is_exactly(key, Kind::Str)) return find_text(dict, key.as<Str>(), hash);
    for (;;) {
        i64 at = find_once<true>(th, dict, key, hash);
        if (at != -3) return at;
    }
}

i64 dict_find_plain(Thread* th, Dict* dict, Value key, u64 hash) {
    if ((dict->flags & kDictOnlyStr) && is_exactly(key, Kind::Str)) return find_text(dict, key.as<Str>(), hash);
    return find_once<false>(th, dict, key, hash);
}

void dict_store(Thread* th, Dict* dict, i64 index, Value value) { store_at(th, dict, index, value); }

bool dict_set_absent(Thread* th, Dict* dict, Value key, u64 hash, Value value) {
    return add_entry(th, dict, key, hash, value);
}

Dict* new_dict(Thread* th, i64 expected) {
    Dict* dict = heap_new<Dict>(th, builtin_shape(Kind::Dict));
    if (!dict) return nullptr;
    dict->flags = kDictOnlyStr;
    if (expected > 0 && !rebuild(th, dict, expected)) return nullptr;
    return dict;
}

void dict_reserve(Thread* th, Dict* dict, i64 total_keys) {
    if (total_keys > dict->entry_capacity && !rebuild(th, dict, total_keys)) clear_pending(th);
}

Dict* dict_copy(Thread* th, Dict* dict) {
    Dict* copy = new_dict(th);
    if (!copy || !dict->used) return copy;
    Dict source = *dict;  // rebuild reads these fields only
    copy->entries = source.entries;
    copy->used = source.used;
    copy->entry_count = source.entry_count;
    copy->flags = dict->flags & kDictOnlyStr;
    if (rebuild(th, copy, dict->used)) return copy;
    return nullptr;
}

void dict_clear(Thread* th, Dict* dict) {
    dict->used = 0;
    dict->entries = nullptr;
    dict->index = nullptr;
    dict->entry_count = dict->entry_capacity = 0;
    dict->keys_version = 0;
    dict->index_log2 = 0;
    dict->flags |= kDictOnlyStr;
    notify(th, dict, Value());
}

Value dict_get(Thread* th, Dict* dict, Value key) {
    u64 hash;
    if (!hash_key(th, key, &hash)) return {};
    i64 at = dict_find(th, dict, key, hash);
    return at >= 0 ? dict->entries[at].value : Value();
}

Value dict_get(Thread* th, Dict* dict, Value key, i64 hash) {
    i64 at = dict_find(th, dict, key, static_cast<u64>(hash));
    return at >= 0 ? dict->entries[at].value : Value();
}

bool dict_set(Thread* th, Dict* dict, Value key, i64 hash, Value value) {
    i64 at = dict_find(th, dict, key, static_cast<u64>(hash));
    if (at >= 0) {
        store_at(th, dict, at, value);
        return true;
    }
    return at == -1 && add_entry(th, dict, key, static_cast<u64>(hash), value);
}

bool dict_set(Thread* th, Dict* dict, Value key, Value value) {
    u64 hash;
    return hash_key(th, key, &hash) && dict_set(th, dict, key, static_cast<i64>(hash), value);
}

void dict_erase_at(Thread* th, Dict* dict, i64 index) {
    DictEntry& e = dict->entries[index];
    Value key = e.key;
    e.key = e.value = Value();
    dict->used--;
    dict->keys_version = 0;
    if (!dict->used) dict->flags |= kDictOnlyStr;
    notify(th, dict, key);
}

// Gives back the holes at the end. Deleting does not, so that a loop that deletes and adds is noticed (dict_views.cpp).
static void drop_last_holes(Dict* dict) {
    while (dict->entry_count && !dict->entries[dict->entry_count - 1].key) {
        u32 last = dict->entry_count - 1;
        index_release(dict, dict->entries[last].hash, last);
        dict->entry_count = last;
    }
}

i64 dict_last(Dict* dict) {
    drop_last_holes(dict);
    return static_cast<i64>(dict->entry_count) - 1;
}

void dict_erase_last(Thread* th, Dict* dict) {
    dict_erase_at(th, dict, dict_last(dict));
    drop_last_holes(dict);
}

int dict_delete(Thread* th, Dict* dict, Value key) {
    u64 hash;
    if (!hash_key(th, key, &hash)) return -1;
    i64 at = dict_find(th, dict, key, hash);
    if (at < 0) return at == -1 ? 0 : -1;
    dict_erase_at(th, dict, at);
    return 1;
}

Value dict_pop(Thread* th, Dict* dict, Value key) {
    u64 hash;
    if (!hash_key(th, key, &hash)) return {};
    i64 at = dict_find(th, dict, key, hash);
    if (at < 0) return {};
    Value value = dict->entries[at].value;
    dict_erase_at(th, dict, at);
    return value;
}

int dict_contains(Thread* th, Dict* dict, Value key) {
    u64 hash;
    if (!hash_key(th, key, &hash)) return -1;
    i64 at = dict_find(th, dict, key, hash);
    return at >= 0 ? 1 : at == -1 ? 0 : -1;
}

i64 dict_find_str(Dict* dict, Str* key) {
    if (!dict->used) return -1;
    return find_text(dict, key, hash_of_str(key));
}

Value dict_get_str(Dict* dict, Str* key) {
    i64 at = dict_find_str(dict, key);
    return at >= 0 ? dict->entries[at].value : Value();
}

bool dict_set_str(Thread* th, Dict* dict, Str* key, Value value) {
    u64 hash = key->hash ? key->hash : str_hash(th, key);
    i64 at = find_text(dict, key, hash);
    if (at >= 0) {
        store_at(th, dict, at, value);
        return true;
    }
    return add_entry(th, dict, Value(key), hash, value);
}

bool dict_set_str(Thread* th, Dict* dict, const char* key, Value value) {
    Str* name = intern(th, key);
    return name && dict_set_str(th, dict, name, value);
}

bool dict_next(Dict* dict, i64* position, Value* key, Value* value) {
    for (i64 i = *position; i < dict->entry_count; ++i) {
        const DictEntry& e = dict->entries[i];
        if (!e.key) continue;
        if (key) *key = e.key;
        if (value) *value = e.value;
        *position = i + 1;
        return true;
    }
    *position = dict->entry_count;
    return false;
}

u32 dict_version(Thread* th, Dict* dict) {
    if (!dict->keys_version && next_keys_version) dict->keys_version = next_keys_version++;
    return dict->keys_version;
}

List* dict_keys_list(Thread* th, Dict* dict) {
    List* list = new_list(th, dict->used);
    if (!list) return nullptr;
    for (u32 i = 0; i < dict->entry_count; ++i) {
        if (dict->entries[i].key && !list_append(th, list, dict->entries[i].key)) return nullptr;
    }
    return list;
}

void trace_dict(Object* object, Marker& marker) {
    Dict* dict = static_cast<Dict*>(object);
    if (!dict->entries) return;
    marker.visit_owned(buffer_of(dict));
    static_assert(sizeof(DictEntry) == 3 * sizeof(Value) && offsetof(DictEntry, value) == sizeof(Value));
    const Value* words = &dict->entries->key;
    const Value* end = words + 3 * static_cast<size_t>(dict->entry_count);
    marker.visit_range(words, end, 3);
    marker.visit_range(words + 1, end, 3);
}

}  // namespace krait
