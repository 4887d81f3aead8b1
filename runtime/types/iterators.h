// Layouts and types of the builtin iterators. All have Kind::Iterator; tell them apart by their type pointer, e.g.
// `v.object()->shape() == list_iterator_type->root_shape`. Interpreter and recorder read these fields directly.
#pragma once

#include "runtime/type.h"
#include "runtime/types/dict.h"
#include "runtime/types/set.h"

namespace krait {

// list, tuple, and any object with __getitem__ (`iterator`); reversed() too, going down.
struct SequenceIterator : Object {
    Value sequence;   // empty: exhausted
    i64 index;        // next item
};
struct DictIterator : Object {
    Dict* dict;       // null: exhausted
    i64 position;     // next entry; reversed: last entry not yet given
    i64 used;         // size when made
    i64 remaining;
    DictPart part;
    bool reversed;
};
struct DictView : Object {
    Dict* dict;
};
struct SetIterator : Object {
    Set* set;         // null: exhausted
    i64 position;
    i64 used;
    i64 remaining;
};

struct StrIterator : Object {
    Str* string;      // null: exhausted
    i64 index;
};

extern Type* str_iterator_types[2];     // str_iterator, str_ascii_iterator
extern Type* list_iterator_type;
extern Type* list_reverse_iterator_type;
extern Type* tuple_iterator_type;
extern Type* range_iterator_type;       // RangeIterator (function.h)
extern Type* long_range_iterator_type;
extern Type* sequence_iterator_type;    // iter() of objects with __getitem__ only
extern Type* callable_iterator_type;
extern Type* dict_iterator_types[6];    // [part + 3 * reversed]
extern Type* dict_view_types[3];        // [part]
extern Type* set_iterator_type;
extern Type* enumerate_type;
extern Type* zip_type;
extern Type* map_type;
extern Type* filter_type;
extern Type* reversed_type;

// iter(list), iter(tuple), iter(range) without a call through the type.
Value list_iterator(Thread* th, Value list);
Value tuple_iterator(Thread* th, Value tuple);
Value range_iterator(Thread* th, Value range);
Value sequence_iterator(Thread* th, Value sequence);          // PySeqIter_New
Value callable_iterator(Thread* th, Value callable, Value sentinel);
inline bool is_dict_view(Value v, DictPart part) {
    return v.is_object() && is_subtype(v.object()->type(), dict_view_types[static_cast<int>(part)]);
}

// `type` is `exact` or a subclass without an __init__ of its own: its constructor then refuses keywords.
inline bool takes_no_keywords(Type* type, Type* exact) { return type == exact || type->slots.init == exact->slots.init; }

void trace_sequence_iterator(Object* object, Marker& marker);
// `builtins.iter`/`builtins.reversed` by name, for __reduce__: "iter" in the builtins namespace.
Value builtin_named(Thread* th, const char* name);

}  // namespace krait
