// Iterators over sequences: list_iterator, list_reverseiterator, tuple_iterator, iterator (any __getitem__), callable_iterator,
// reversed. They follow CPython's Objects/iterobject.c and enumobject.c, pickling included. Those that combine other
// iterators (enumerate, zip, map, filter) are in enumerate.cpp, zip.cpp, map.cpp.
#include "runtime/types/iterators.h"

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"

#include <iterator>

namespace krait {

void setup_enumerate_type(Thread* th);
void setup_zip_type(Thread* th);
void setup_map_types(Thread* th);

Type* list_iterator_type;
Type* list_reverse_iterator_type;
Type* tuple_iterator_type;
Type* sequence_iterator_type;
Type* callable_iterator_type;
Type* reversed_type;

void trace_sequence_iterator(Object* object, Marker& marker) {
    marker.visit(static_cast<SequenceIterator*>(object)->sequence);
}

Value builtin_named(Thread* th, const char* name) {
    Value v = dict_get_str(th->vm->builtins, intern(th, name));
    return v ? v : raise(th, Exc::AttributeError, "%s", name);
}

namespace {

struct CallableIterator : Object {
    Value callable;  // empty: exhausted
    Value sentinel;
};

SequenceIterator* self_iterator(Value v) { return v.as<SequenceIterator>(); }
Value iterator_self(Thread*, Value self) { return self; }

Value new_sequence_iterator(Thread* th, Type* type, Value sequence, i64 index) {
    SequenceIterator* it = heap_new<SequenceIterator>(th, type->root_shape);
    if (!it) return {};
    it->sequence = sequence;
    it->index = index;
    return it;
}

// ---- list and tuple ----

Value list_next(Thread*, Value self) {
    SequenceIterator* it = self_iterator(self);
    if (!it->sequence) return {};
    List* list = it->sequence.as<List>();
    if (it->index < list->size) return list->items[it->index++];
    it->sequence = Value();
    return {};
}

Value list_reverse_next(Thread*, Value self) {
    SequenceIterator* it = self_iterator(self);
    if (!it->sequence) return {};
    List* list = it->sequence.as<List>();
    if (it->index >= 0 && it->index < list->size) return list->items[it->index--];
    it->sequence = Value();
    it->index = -1;
    return {};
}

Value tuple_next(Thread*, Value self) {
    SequenceIterator* it = self_iterator(self);
    if (!it->sequence) return {};
    Tuple* tuple = it->sequence.as<Tuple>();
    if (it->index < tuple->size) return tuple->items[it->index++];
    it->sequence = Value();
    return {};
}

i64 items_of(Value sequence) { return is_list(sequence) ? sequence.as<List>()->size : sequence.as<Tuple>()->size; }

Value forward_length_hint(Thread*, Value self) {
    SequenceIterator* it = self_iterator(self);
    i64 rest = it->sequence ? items_of(it->sequence) - it->index : 0;
    return Value::from_small_int(rest < 0 ? 0 : rest);
}

Value reverse_length_hint(Thread*, Value self) {
    SequenceIterator* it = self_iterator(self);
    i64 rest = it->index + 1;
    return Value::from_small_int(!it->sequence || rest > items_of(it->sequence) ? 0 : rest);
}

// (iter, ((),)) or (iter, ([],)): what an exhausted iterator becomes.
Value reduce_exhausted(Thread* th, const char* function, Value nothing) {
    return make_tuple(th, KRAIT_TRY(builtin_named(th, function)), KRAIT_TRY(make_tuple(th, nothing)));
}

Value reduce_with_index(Thread* th, const char* function, Value sequence, i64 index) {
    Value maker = KRAIT_TRY(builtin_named(th, function));
    return make_tuple(th, maker, KRAIT_TRY(make_tuple(th, sequence)), Value::from_small_int(index));
}

Value list_reduce(Thread* th, Value self) {
    SequenceIterator* it = self_iterator(self);
    if (!it->sequence) return reduce_exhausted(th, "iter", KRAIT_TRY(new_list(th)));
    return reduce_with_index(th, "iter", it->sequence, it->index);
}

Value list_reverse_reduce(Thread* th, Value self) {
    SequenceIterator* it = self_iterator(self);
    if (!it->sequence) return reduce_exhausted(th, "iter", KRAIT_TRY(new_list(th)));
    return reduce_with_index(th, "reversed", it->sequence, it->index);
}

Value tuple_reduce(Thread* th, Value self) {
    SequenceIterator* it = self_iterator(self);
    if (!it->sequence) return reduce_exhausted(th, "iter", empty_tuple());
    return reduce_with_index(th, "iter", it->sequence, it->index);
}

Value sequence_reduce(Thread* th, Value self) {
    SequenceIterator* it = self_iterator(self);
    if (!it->sequence) return reduce_exhausted(th, "iter", empty_tuple());
    return reduce_with_index(th, "iter", it->sequence, it->index);
}

Value forward_setstate(Thread* th, Value self, Value state) {
    i64 index;
    if (!to_ssize(th, state, Exc::OverflowError, &index)) return {};
    SequenceIterator* it = self_iterator(self);
    if (it->sequence) {
        if (index < 0) index = 0;
        if ((is_list(it->sequence) || is_tuple(it->sequence)) && index > items_of(it->sequence)) {
            index = items_of(it->sequence);
        }
        it->index = index;
    }
    return none();
}

Value reverse_setstate(Thread* th, Value self, Value state) {
    i64 index;
    if (!to_ssize(th, state, Exc::OverflowError, &index)) return {};
    SequenceIterator* it = self_iterator(self);
    if (it->sequence) {
        i64 size = length(th, it->sequence);
        if (size < 0) return {};
        if (index < -1) index = -1;
        if (index > size - 1) index = size - 1;
        it->index = index;
    }
    return none();
}

constexpr NativeDef kListMethods[] = {
    {"__length_hint__", forward_length_hint, "Private method returning an estimate of len(list(it)).", kReads},
    {"__reduce__", list_reduce, "Return state information for pickling."},
    {"__setstate__", forward_setstate, "Set state information for unpickling."},
};
constexpr NativeDef kListReverseMethods[] = {
    {"__length_hint__", reverse_length_hint, "Private method returning an estimate of len(list(it)).", kReads},
    {"__reduce__", list_reverse_reduce, "Return state information for pickling."},
    {"__setstate__", reverse_setstate, "Set state information for unpickling."},
};
constexpr NativeDef kTupleMethods[] = {
    {"__length_hint__", forward_length_hint, "Private method returning an estimate of len(list(it)).", kReads},
    {"__reduce__", tuple_reduce, "Return state information for pickling."},
    {"__setstate__", forward_setstate, "Set state information for unpickling."},
};

// ---- Any object with __getitem__ ----

Value sequence_next(Thread* th, Value self) {
    SequenceIterator* it = self_iterator(self);
    if (!it->sequence) return {};
    if (it->index == INT64_MAX) return raise(th, Exc::OverflowError, "iter index too large");
    Value item = get_item(th, it->sequence, KRAIT_TRY(int_from_i64(th, it->index)));
    if (item) {
        it->index++;
        return item;
    }
    if (pending_matches(th, Exc::IndexError) || pending_matches(th, Exc::StopIteration)) {
        clear_pending(th);
        it->sequence = Value();
    }
    return {};
}

Value sequence_length_hint(Thread* th, Value self) {
    SequenceIterator* it = self_iterator(self);
    if (!it->sequence) return Value::from_small_int(0);
    if (!type_of(it->sequence)->slots.len) return not_implemented();
    i64 size = length(th, it->sequence);
    if (size < 0) return {};
    return Value::from_small_int(size > it->index ? size - it->index : 0);
}

constexpr NativeDef kSequenceMethods[] = {
    {"__length_hint__", sequence_length_hint, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", sequence_reduce, "Return state information for pickling."},
    {"__setstate__", forward_setstate, "Set state information for unpickling."},
};

// ---- iter(callable, sentinel) ----

void trace_callable(Object* object, Marker& marker) {
    marker.visit(static_cast<CallableIterator*>(object)->callable);
    marker.visit(static_cast<CallableIterator*>(object)->sentinel);
}

Value callable_next(Thread* th, Value self) {
    CallableIterator* it = self.as<CallableIterator>();
    if (!it->callable) return {};
    Value result = call(th, it->callable);
    if (!result) {
        if (catch_pending(th, Exc::StopIteration)) it->callable = it->sentinel = Value();
        return {};
    }
    if (!it->callable) return {};
    int same = equals(th, it->sentinel, result);
    if (same == 0) return result;
    if (same > 0) it->callable = it->sentinel = Value();
    return {};
}

Value callable_reduce(Thread* th, Value self) {
    CallableIterator* it = self.as<CallableIterator>();
    if (!it->callable) return reduce_exhausted(th, "iter", empty_tuple());
    return make_tuple(th, KRAIT_TRY(builtin_named(th, "iter")), KRAIT_TRY(make_tuple(th, it->callable, it->sentinel)));
}

constexpr NativeDef kCallableMethods[] = {
    {"__reduce__", callable_reduce, "Return state information for pickling."},
};

// ---- reversed ----

Value reversed_new(Thread* th, Type* type, const Args& args) {
    if (takes_no_keywords(type, reversed_type) && !check_no_keywords(th, "reversed", args)) return {};
    if (!check_arg_count(th, "reversed", args.positional(), 1, 1)) return {};
    Value sequence = args[0];
    Value method = lookup_special(th, sequence, th->vm->names.dunder_reversed);
    if (has_pending(th)) return {};
    if (method && is_none(method)) return raise(th, Exc::TypeError, "'%T' object is not reversible", sequence);
    if (method) return call(th, method);
    Type* sequence_type = type_of(sequence);
    if (!sequence_type->slots.getitem || is_dict(sequence)) {
        return raise(th, Exc::TypeError, "'%T' object is not reversible", sequence);
    }
    i64 size = length(th, sequence);
    if (size < 0) return {};
    SequenceIterator* it = static_cast<SequenceIterator*>(new_instance(th, type));
    if (!it) return {};
    it->sequence = sequence;
    it->index = size - 1;
    return it;
}

Value reversed_next(Thread* th, Value self) {
    SequenceIterator* it = self_iterator(self);
    if (!it->sequence || it->index < 0) return {};
    Value item = get_item(th, it->sequence, Value::from_small_int(it->index));
    if (item) {
        it->index--;
        return item;
    }
    if (pending_matches(th, Exc::IndexError) || pending_matches(th, Exc::StopIteration)) clear_pending(th);
    it->index = -1;
    it->sequence = Value();
    return {};
}

Value reversed_length_hint(Thread* th, Value self) {
    SequenceIterator* it = self_iterator(self);
    if (!it->sequence) return Value::from_small_int(0);
    i64 size = length(th, it->sequence);
    if (size < 0) return {};
    i64 rest = it->index + 1;
    return Value::from_small_int(size < rest ? 0 : rest);
}

Value reversed_reduce(Thread* th, Value self) {
    SequenceIterator* it = self_iterator(self);
    Value type = type_of(self);
    if (!it->sequence) return make_tuple(th, type, KRAIT_TRY(make_tuple(th, empty_tuple())));
    return make_tuple(th, type, KRAIT_TRY(make_tuple(th, it->sequence)), Value::from_small_int(it->index));
}

constexpr NativeDef kReversedMethods[] = {
    {"__length_hint__", reversed_length_hint, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", reversed_reduce, "Return state information for pickling."},
    {"__setstate__", reverse_setstate, "Set state information for unpickling."},
};

Type* add_iterator(Thread* th, const char* name, u32 flags, UnarySlot next, const NativeDef* methods, size_t count) {
    TypeSpec spec{};
    spec.name = name;
    spec.kind = Kind::Iterator;
    spec.flags = flags;
    spec.basic_size = sizeof(SequenceIterator);
    static_assert(sizeof(SequenceIterator) == sizeof(CallableIterator));
    spec.trace = next == callable_next ? trace_callable : trace_sequence_iterator;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = next;
    if (next == reversed_next) {
        spec.slots.new_ = reversed_new;
        spec.doc = "Return a reverse iterator over the values of the given sequence.";
    }
    spec.methods = methods;
    spec.method_count = count;
    return new_builtin_type(th, spec);
}

}  // namespace

Value list_iterator(Thread* th, Value list) { return new_sequence_iterator(th, list_iterator_type, list, 0); }
Value tuple_iterator(Thread* th, Value tuple) { return new_sequence_iterator(th, tuple_iterator_type, tuple, 0); }
Value sequence_iterator(Thread* th, Value sequence) {
    return new_sequence_iterator(th, sequence_iterator_type, sequence, 0);
}

Value callable_iterator(Thread* th, Value callable, Value sentinel) {
    CallableIterator* it = heap_new<CallableIterator>(th, callable_iterator_type->root_shape);
    if (!it) return {};
    it->callable = callable;
    it->sentinel = sentinel;
    return it;
}

void setup_iterator_types(Thread* th) {
    constexpr u32 kHidden = kTypeNoInstantiate;
    list_iterator_type = add_iterator(th, "list_iterator", kHidden, list_next, kListMethods, std::size(kListMethods));
    list_reverse_iterator_type = add_iterator(th, "list_reverseiterator", kHidden, list_reverse_next,
                                              kListReverseMethods, std::size(kListReverseMethods));
    tuple_iterator_type = add_iterator(th, "tuple_iterator", kHidden, tuple_next, kTupleMethods, std::size(kTupleMethods));
    sequence_iterator_type =
        add_iterator(th, "iterator", kHidden, sequence_next, kSequenceMethods, std::size(kSequenceMethods));
    callable_iterator_type =
        add_iterator(th, "callable_iterator", kHidden, callable_next, kCallableMethods, std::size(kCallableMethods));
    reversed_type =
        add_iterator(th, "reversed", kTypeBase, reversed_next, kReversedMethods, std::size(kReversedMethods));
    setup_enumerate_type(th);
    setup_zip_type(th);
    setup_map_types(th);
}

}  // namespace krait
