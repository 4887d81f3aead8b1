// dict: insertion-ordered hash table with a compact index (Hettinger's design, as in CPython 3.6 and later; open
// addressing with perturbation). Entries are dense in insertion order with holes for deleted keys.
//
// `keys_version` changes when the set of keys or the place of entries changes, never when a value is overwritten: an
// inline cache or trace that holds (dict, keys_version, entry index) may read and write the value directly, after
// checking kDictWatched for writes. Versions come from one counter, so a version names one dict in one state. 0: none
// was asked for yet; dict_version() gives one.
//
// Lookup with str keys compares by identity, then hash, then text, and never runs Python code when `kDictOnlyStr`.
#pragma once

#include "runtime/thread.h"

namespace krait {

struct Str;
struct List;
class Marker;
struct Args;

struct DictEntry {
    Value key;      // empty: deleted
    Value value;
    u64 hash;
};

enum DictFlags : u8 {
    kDictOnlyStr = 1,   // every key is an exact str
    kDictWatched = 2,   // some trace relies on a value in it: stores go through dict_set, which notifies (runtime/watch.h)
    kDictNamespace = 4, // of a module or class
};

struct Dict : Object {
    i64 used;            // live keys
    DictEntry* entries;  // in a RawBuffer-like traced buffer
    void* index;         // u8, u16 or u32 slots; null while there are few entries (linear search)
    u32 entry_count;     // entries used, holes included
    u32 entry_capacity;
    u32 keys_version;
    u8 index_log2;
};

Dict* new_dict(Thread* th, i64 expected = 0);
Dict* dict_copy(Thread* th, Dict* dict);
void dict_clear(Thread* th, Dict* dict);
// Empty without pending exception: absent; with: __hash__ or __eq__ raised.
Value dict_get(Thread* th, Dict* dict, Value key);
Value dict_get(Thread* th, Dict* dict, Value key, i64 hash);
[[nodiscard]] bool dict_set(Thread* th, Dict* dict, Value key, Value value);
[[nodiscard]] bool dict_set(Thread* th, Dict* dict, Value key, i64 hash, Value value);
// 1 deleted, 0 absent, -1 raised.
int dict_delete(Thread* th, Dict* dict, Value key);
Value dict_pop(Thread* th, Dict* dict, Value key);   // empty: absent or raised
int dict_contains(Thread* th, Dict* dict, Value key);
// For str keys: never run Python code, never raise (dict_set_str: MemoryError only).
Value dict_get_str(Dict* dict, Str* key);
[[nodiscard]] bool dict_set_str(Thread* th, Dict* dict, Str* key, Value value);
[[nodiscard]] bool dict_set_str(Thread* th, Dict* dict, const char* key, Value value);
// Index of the entry with this str key, or -1.
i64 dict_find_str(Dict* dict, Str* key);
// Steps `*position` (start at 0) over live entries.
bool dict_next(Dict* dict, i64* position, Value* key, Value* value);
[[nodiscard]] bool dict_update(Thread* th, Dict* dict, Value other);  // dict.update(other): mapping or pairs
[[nodiscard]] bool dict_merge(Thread* th, Dict* dict, Value mapping, bool override_existing);
u32 dict_version(Thread* th, Dict* dict);
// Index of the entry, -1 absent, -2 raised.
i64 dict_find(Thread* th, Dict* dict, Value key, u64 hash);
// The same for a `key` that compares without Python code (str, int, float, None, bool): kFindRunsPython when a key of a user
// class has the same hash, so that its __eq__ would run. Never raises.
constexpr i64 kFindRunsPython = -4;
i64 dict_find_plain(Thread* th, Dict* dict, Value key, u64 hash);
// Removes the live entry at `index`.
void dict_erase_at(Thread* th, Dict* dict, i64 index);
// Index of the last entry (holes behind it are dropped), -1 if none; and removing it.
i64 dict_last(Dict* dict);
void dict_erase_last(Thread* th, Dict* dict);
void dict_reserve(Thread* th, Dict* dict, i64 total_keys);
// A new value for the entry at `index`.
void dict_store(Thread* th, Dict* dict, i64 index, Value value);
// Adds a key just searched for and not found.
[[nodiscard]] bool dict_set_absent(Thread* th, Dict* dict, Value key, u64 hash, Value value);
void trace_dict(Object* object, Marker& marker);
// hash() of a key, quick for exact str and small ints. False: raised.
[[nodiscard]] bool hash_key(Thread* th, Value key, u64* hash);
Value dict_subscript(Thread* th, Value self, Value key);   // d[key], with __missing__ for subclasses
Value dict_repr(Thread* th, Value self);
[[nodiscard]] bool dict_update_args(Thread* th, Value self, const Args& args, const char* function);
enum class DictPart : u8 { Keys, Values, Items };
Value dict_iterator(Thread* th, Dict* dict, DictPart part, bool reversed);
Value dict_view(Thread* th, Dict* dict, DictPart part);
void setup_dict_view_types(Thread* th);
List* dict_keys_list(Thread* th, Dict* dict);

}  // namespace krait
