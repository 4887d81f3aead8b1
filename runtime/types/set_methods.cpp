// The types set and frozenset: construction, operators, methods, hash, printing.
#include <iterator>

#include <utility>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/repr_guard.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

Set* self_set(Value v) { return v.as<Set>(); }

// ---- Slots ----

Value set_new(Thread* th, Type* type, const Args&) { return set_make(th, type, Value()); }

bool set_init(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "set", args) || !check_arg_count(th, "set", args, 0, 1)) return false;
    Set* set = self_set(self);
    if (set->fill) set_clear(set);
    return !args.count || set_update(th, set, args[0]);
}

Value frozenset_new(Thread* th, Type* type, const Args& args) {
    Type* plain = builtin_type(Kind::Frozenset);
    if ((type == plain || type->slots.init == plain->slots.init) && !check_no_keywords(th, "frozenset", args)) return {};
    if (!check_arg_count(th, "frozenset", args.positional(), 0, 1)) return {};
    if (type == plain && args.count && is_exactly(args[0], Kind::Frozenset)) return args[0];
    return set_make(th, type, args.get(0));
}

i64 set_len(Thread*, Value self) { return self_set(self)->used; }

// An unhashable set as key stands for the frozenset of its elements. Empty: raised.
Value key_or_frozen(Thread* th, Value key, u64* hash) {
    if (hash_key(th, key, hash)) return key;
    if (!has_kind(key, Kind::Set) || !catch_pending(th, Exc::TypeError)) return {};
    Set* frozen = KRAIT_TRY(set_make(th, builtin_type(Kind::Frozenset), key));
    if (!hash_key(th, frozen, hash)) return {};
    return frozen;
}

int set_has(Thread* th, Value self, Value key) {
    u64 hash;
    key = key_or_frozen(th, key, &hash);
    return key ? set_contains(th, self_set(self), key, hash) : -1;
}

u64 shuffle_bits(u64 h) { return ((h ^ 89869747u) ^ (h << 16)) * 3644798167u; }

i64 frozenset_hash(Thread*, Value self) {
    Set* set = self_set(self);
    if (set->hash != -1) return set->hash;
    u64 hash = 0;
    i64 position = 0;
    SetEntry e;
    while (set_next_entry(set, &position, &e)) hash ^= shuffle_bits(e.hash);
    hash ^= (static_cast<u64>(set->used) + 1) * 1927868237u;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069u + 907133923u;
    if (hash == ~u64{0}) hash = 590923713;
    return set->hash = static_cast<i64>(hash);
}

Value set_repr(Thread* th, Value self) {
    Set* set = self_set(self);
    const char* name = type_name(type_of(self));
    if (!set->used) return Value(format_message(th, "%s()", name));
    ReprGuard guard(set);
    if (guard.recursive()) return Value(format_message(th, "%s(...)", name));
    bool plain = is_exactly(self, Kind::Set);
    List* items = KRAIT_TRY(to_list(th, self));
    StrBuilder out(th);
    if (!plain) out.append(KRAIT_TRY(format_message(th, "%s(", name)));
    out.append("{");
    for (i64 i = 0; i < items->size; ++i) {
        if (i) out.append(", ");
        out.append(KRAIT_TRY(to_repr(th, items->items[i])));
    }
    out.append(plain ? "}" : "})");
    return out.finish();
}

int equal_sets(Thread* th, Set* a, Set* b) {
    if (a->used != b->used) return 0;
    if (a->hash != -1 && b->hash != -1 && a->hash != b->hash) return 0;
    return set_is_subset(th, a, b);
}

Value set_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (!is_any_set(a) || !is_any_set(b)) return not_implemented();
    Set *x = self_set(a), *y = self_set(b);
    int r = 0;
    switch (op) {
        case CompareOp::Eq: r = equal_sets(th, x, y); break;
        case CompareOp::Ne:
            r = equal_sets(th, x, y);
            if (r >= 0) r = !r;
            break;
        case CompareOp::Lt: r = x->used < y->used ? set_is_subset(th, x, b) : 0; break;
        case CompareOp::Le: r = set_is_subset(th, x, b); break;
        case CompareOp::Gt: r = x->used > y->used ? set_is_subset(th, y, a) : 0; break;
        case CompareOp::Ge: r = set_is_subset(th, y, a); break;
    }
    if (r < 0) return {};
    return py_bool(r);
}

bool both_sets(Value a, Value b) { return is_any_set(a) && is_any_set(b); }

Value operator_or(Thread* th, Value a, Value b) {
    if (!both_sets(a, b)) return not_implemented();
    Set* result = KRAIT_TRY(set_copy(th, self_set(a)));
    if (a != b && !set_update(th, result, b)) return {};
    return result;
}
Value operator_and(Thread* th, Value a, Value b) {
    return both_sets(a, b) ? Value(set_intersection(th, self_set(a), b)) : not_implemented();
}
Value operator_sub(Thread* th, Value a, Value b) {
    return both_sets(a, b) ? Value(set_difference(th, self_set(a), b)) : not_implemented();
}
Value operator_xor(Thread* th, Value a, Value b) {
    return both_sets(a, b) ? Value(set_symmetric_difference(th, self_set(a), b)) : not_implemented();
}
Value inplace_or(Thread* th, Value a, Value b) {
    if (!is_any_set(b)) return not_implemented();
    return set_update(th, self_set(a), b) ? a : Value();
}
Value inplace_and(Thread* th, Value a, Value b) {
    if (!is_any_set(b)) return not_implemented();
    Set* result = KRAIT_TRY(set_intersection(th, self_set(a), b));
    set_swap_bodies(th, self_set(a), result);
    return a;
}
Value inplace_sub(Thread* th, Value a, Value b) {
    if (!is_any_set(b)) return not_implemented();
    return set_difference_update(th, self_set(a), b) ? a : Value();
}
Value inplace_xor(Thread* th, Value a, Value b) {
    if (!is_any_set(b)) return not_implemented();
    return set_symmetric_difference_update(th, self_set(a), b) ? a : Value();
}

// ---- Methods of both ----

Value method_copy(Thread* th, Value self) {
    if (is_exactly(self, Kind::Frozenset)) return self;
    return set_copy(th, self_set(self));
}

Value method_union(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "set.union", args)) return {};
    Set* result = KRAIT_TRY(set_copy(th, self_set(self)));
    for (u32 i = 0; i < args.count; ++i) {
        if (args[i] != self && !set_update(th, result, args[i])) return {};
    }
    return result;
}

Set* intersect_all(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "set.intersection", args)) return nullptr;
    if (!args.count) return set_copy(th, self_set(self));
    Set* result = self_set(self);
    for (u32 i = 0; i < args.count; ++i) {
        result = set_intersection(th, result, args[i]);
        if (!result) return nullptr;
    }
    return result;
}

Value method_intersection(Thread* th, Value self, const Args& args) { return intersect_all(th, self, args); }

Value method_difference(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "set.difference", args)) return {};
    if (!args.count) return set_copy(th, self_set(self));
    Set* result = KRAIT_TRY(set_difference(th, self_set(self), args[0]));
    for (u32 i = 1; i < args.count; ++i) {
        if (!set_difference_update(th, result, args[i])) return {};
    }
    return result;
}

Value method_symmetric_difference(Thread* th, Value self, Value other) {
    return set_symmetric_difference(th, self_set(self), other);
}

Value method_isdisjoint(Thread* th, Value self, Value other) {
    Set* set = self_set(self);
    if (self == other) return py_bool(set->used == 0);
    if (is_exactly(other, Kind::Set) || is_exactly(other, Kind::Frozenset)) {
        Set *walked = self_set(other), *asked = set;
        if (walked->used > asked->used) std::swap(walked, asked);
        i64 position = 0;
        SetEntry e;
        while (set_next_entry(walked, &position, &e)) {
            int in = set_contains(th, asked, e.key, e.hash);
            if (in < 0) return {};
            if (in) return py_false();
        }
        return py_true();
    }
    Value it = KRAIT_TRY(get_iter(th, other));
    while (Value item = iter_next(th, it)) {
        int in = set_contains(th, set, item);
        if (in < 0) return {};
        if (in) return py_false();
    }
    if (has_pending(th)) return {};
    return py_true();
}

Value method_issubset(Thread* th, Value self, Value other) {
    int r = set_is_subset(th, self_set(self), other);
    return r < 0 ? Value() : py_bool(r);
}

Value method_issuperset(Thread* th, Value self, Value other) {
    if (is_any_set(other)) {
        int r = set_is_subset(th, self_set(other), self);
        return r < 0 ? Value() : py_bool(r);
    }
    Value it = KRAIT_TRY(get_iter(th, other));
    while (Value item = iter_next(th, it)) {
        int in = set_contains(th, self_set(self), item);
        if (in < 0) return {};
        if (!in) return py_false();
    }
    if (has_pending(th)) return {};
    return py_true();
}

Value method_reduce(Thread* th, Value self) {
    List* keys = KRAIT_TRY(to_list(th, self));
    Tuple* args = KRAIT_TRY(make_tuple(th, keys));
    Value state = KRAIT_TRY(call_method(th, self, th->vm->names.dunder_getstate));
    return make_tuple(th, type_of(self), args, state);
}

Value method_contains(Thread* th, Value self, Value key) {
    int in = set_has(th, self, key);
    return in < 0 ? Value() : py_bool(in);
}

Value method_sizeof(Thread*, Value self) {
    Set* set = self_set(self);
    i64 bytes = static_cast<i64>(sizeof(Set));
    if (set->table) bytes += (set->mask + 1) * static_cast<i64>(sizeof(SetEntry));
    return Value::from_small_int(bytes);
}

// ---- Methods of set ----

Value method_add(Thread* th, Value self, Value key) {
    if (set_add(th, self_set(self), key) < 0) return {};
    return none();
}

Value method_discard(Thread* th, Value self, Value key) {
    u64 hash;
    key = KRAIT_TRY(key_or_frozen(th, key, &hash));
    if (set_discard(th, self_set(self), key, hash) < 0) return {};
    return none();
}

Value method_remove(Thread* th, Value self, Value key) {
    u64 hash;
    Value found = KRAIT_TRY(key_or_frozen(th, key, &hash));
    int removed = set_discard(th, self_set(self), found, hash);
    if (removed < 0) return {};
    if (!removed) return raise_with(th, Exc::KeyError, key);
    return none();
}

Value method_pop(Thread* th, Value self) {
    Set* set = self_set(self);
    if (!set->used) return raise(th, Exc::KeyError, "pop from an empty set");
    i64 i = set->finger & set->mask;
    while (!set->table[i].key) i = i == set->mask ? 0 : i + 1;
    Value key = set->table[i].key;
    set->table[i] = SetEntry{Value(), ~u64{0}};
    set->used--;
    set->finger = i + 1;
    return key;
}

Value method_clear(Thread*, Value self) {
    set_clear(self_set(self));
    return none();
}

Value method_update(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "set.update", args)) return {};
    for (u32 i = 0; i < args.count; ++i) {
        if (!set_update(th, self_set(self), args[i])) return {};
    }
    return none();
}

Value method_intersection_update(Thread* th, Value self, const Args& args) {
    Set* result = KRAIT_TRY(intersect_all(th, self, args));
    set_swap_bodies(th, self_set(self), result);
    return none();
}

Value method_difference_update(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "set.difference_update", args)) return {};
    for (u32 i = 0; i < args.count; ++i) {
        if (!set_difference_update(th, self_set(self), args[i])) return {};
    }
    return none();
}

Value method_symmetric_difference_update(Thread* th, Value self, Value other) {
    if (!set_symmetric_difference_update(th, self_set(self), other)) return {};
    return none();
}

#define SHARED_METHODS                                                                                               \
    {"__contains__", method_contains, "x.__contains__(y) <==> y in x."},                                             \
    {"__reduce__", method_reduce, "Return state information for pickling."},                                         \
    {"__sizeof__", method_sizeof, "S.__sizeof__() -> size of S in memory, in bytes"},                                \
    {"copy", method_copy, "Return a shallow copy of a set."},                                                        \
    {"union", method_union,                                                                                          \
     "Return the union of sets as a new set.\n\n(i.e. all elements that are in either set.)"},                       \
    {"intersection", method_intersection,                                                                            \
     "Return the intersection of two sets as a new set.\n\n(i.e. all elements that are in both sets.)"},             \
    {"difference", method_difference,                                                                                \
     "Return the difference of two or more sets as a new set.\n\n(i.e. all elements that are in this set but not the " \
     "others.)"},                                                                                                    \
    {"symmetric_difference", method_symmetric_difference,                                                            \
     "Return the symmetric difference of two sets as a new set.\n\n(i.e. all elements that are in exactly one of the " \
     "sets.)"},                                                                                                      \
    {"isdisjoint", method_isdisjoint, "Return True if two sets have a null intersection."},                          \
    {"issubset", method_issubset, "Report whether another set contains this set."},                                  \
    {"issuperset", method_issuperset, "Report whether this set contains another set."},                              \
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod}

constexpr NativeDef kSetMethods[] = {
    SHARED_METHODS,
    {"add", method_add, "Add an element to a set.\n\nThis has no effect if the element is already present."},
    {"clear", method_clear, "Remove all elements from this set.", kWrites},
    {"discard", method_discard,
     "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan "
     "exception when an element is missing from the set."},
    {"remove", method_remove,
     "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError."},
    {"pop", method_pop, "Remove and return an arbitrary set element.\nRaises KeyError if the set is empty."},
    {"update", method_update, "Update a set with the union of itself and others."},
    {"intersection_update", method_intersection_update, "Update a set with the intersection of itself and another."},
    {"difference_update", method_difference_update, "Remove all elements of another set from this set."},
    {"symmetric_difference_update", method_symmetric_difference_update,
     "Update a set with the symmetric difference of itself and another."},
};
constexpr NativeDef kFrozensetMethods[] = {SHARED_METHODS};
#undef SHARED_METHODS

// ---- Iterator ----

void trace_iterator(Object* object, Marker& marker) { marker.visit(static_cast<SetIterator*>(object)->set); }
Value iterator_self(Thread*, Value self) { return self; }

Value set_iter(Thread* th, Value self) {
    SetIterator* it = heap_new<SetIterator>(th, set_iterator_type->root_shape);
    if (!it) return {};
    it->set = self_set(self);
    it->used = it->remaining = self_set(self)->used;
    return it;
}

Value iterator_next(Thread* th, Value self) {
    SetIterator* it = self.as<SetIterator>();
    if (!it->set) return {};
    if (it->used != it->set->used) {
        it->used = -1;
        return raise(th, Exc::RuntimeError, "Set changed size during iteration");
    }
    Value key;
    if (set_next(it->set, &it->position, &key)) {
        it->remaining--;
        return key;
    }
    it->set = nullptr;
    return {};
}

Value iterator_length_hint(Thread*, Value self) {
    SetIterator* it = self.as<SetIterator>();
    return Value::from_small_int(it->set && it->used == it->set->used ? it->remaining : 0);
}

Value iterator_reduce(Thread* th, Value self) {
    SetIterator* it = self.as<SetIterator>();
    List* rest = KRAIT_TRY(new_list(th));
    i64 position = it->position;
    Value key;
    while (it->set && set_next(it->set, &position, &key)) {
        if (!list_append(th, rest, key)) return {};
    }
    return make_tuple(th, KRAIT_TRY(builtin_named(th, "iter")), KRAIT_TRY(make_tuple(th, rest)));
}

constexpr NativeDef kIteratorMethods[] = {
    {"__length_hint__", iterator_length_hint, "Private method returning an estimate of len(list(it)).", kReads},
    {"__reduce__", iterator_reduce, "Return state information for pickling."},
};

}  // namespace

Type* set_iterator_type;

void setup_set_iterator_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "set_iterator";
    spec.kind = Kind::Iterator;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(SetIterator);
    spec.trace = trace_iterator;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = iterator_next;
    spec.methods = kIteratorMethods;
    spec.method_count = std::size(kIteratorMethods);
    set_iterator_type = new_builtin_type(th, spec);
}

void setup_set_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "set";
    spec.doc = "set() -> new empty set object\nset(iterable) -> new set object\n\nBuild an unordered collection of unique "
               "elements.";
    spec.kind = Kind::Set;
    spec.flags = kTypeBase | kTypeMatchSelf | kTypeHasWeakref;
    spec.basic_size = sizeof(Set);
    spec.trace = trace_set;
    Slots& s = spec.slots;
    s.new_ = set_new;
    s.init = set_init;
    s.len = set_len;
    s.contains = set_has;
    s.iter = set_iter;
    s.repr = set_repr;
    s.richcompare = set_compare;
    s.binary[static_cast<int>(BinaryOp::Or)] = operator_or;
    s.binary[static_cast<int>(BinaryOp::And)] = operator_and;
    s.binary[static_cast<int>(BinaryOp::Sub)] = operator_sub;
    s.binary[static_cast<int>(BinaryOp::Xor)] = operator_xor;
    spec.methods = kFrozensetMethods;
    spec.method_count = std::size(kFrozensetMethods);

    TypeSpec mutable_spec = spec;
    Slots& m = mutable_spec.slots;
    m.inplace[static_cast<int>(BinaryOp::Or)] = inplace_or;
    m.inplace[static_cast<int>(BinaryOp::And)] = inplace_and;
    m.inplace[static_cast<int>(BinaryOp::Sub)] = inplace_sub;
    m.inplace[static_cast<int>(BinaryOp::Xor)] = inplace_xor;
    mutable_spec.methods = kSetMethods;
    mutable_spec.method_count = std::size(kSetMethods);
    setup_type(th, builtin_type(Kind::Set), mutable_spec);

    spec.name = "frozenset";
    spec.doc = "frozenset() -> empty frozenset object\nfrozenset(iterable) -> frozenset object\n\nBuild an immutable "
               "unordered collection of unique elements.";
    spec.kind = Kind::Frozenset;
    s.new_ = frozenset_new;
    s.init = nullptr;
    s.hash = frozenset_hash;
    setup_type(th, builtin_type(Kind::Frozenset), spec);
    setup_set_iterator_type(th);
}

}  // namespace krait
