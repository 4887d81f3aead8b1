// dict_keys, dict_values, dict_items and the six dict iterators. Views hold the dict only; an iterator fails with
// RuntimeError once the number of keys differs from when it was made. Set operations follow CPython's choice of operand
// (Objects/dictobject.c), which shows in the order of their results.
#include <utility>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/repr_guard.h"
#include "runtime/types/str.h"

namespace krait {

Type* dict_iterator_types[6];
Type* dict_view_types[3];

namespace {

// ---- Iterators ----

DictIterator* self_iterator(Value v) { return v.as<DictIterator>(); }

void trace_iterator(Object* object, Marker& marker) { marker.visit(static_cast<DictIterator*>(object)->dict); }

Value iterator_self(Thread*, Value self) { return self; }

Value part_of(Thread* th, const DictEntry& e, DictPart part) {
    if (part == DictPart::Keys) return e.key;
    if (part == DictPart::Values) return e.value;
    return make_tuple(th, e.key, e.value);
}

Value iterator_next(Thread* th, Value self) {
    DictIterator* it = self_iterator(self);
    Dict* dict = it->dict;
    if (!dict) return {};
    if (it->used != dict->used) {
        it->used = -1;
        return raise(th, Exc::RuntimeError, "dictionary changed size during iteration");
    }
    i64 at = it->position;
    if (it->reversed) {
        if (at >= dict->entry_count) at = static_cast<i64>(dict->entry_count) - 1;
        while (at >= 0 && !dict->entries[at].key) --at;
        if (at < 0) {
            it->dict = nullptr;
            return {};
        }
        it->position = at - 1;
    } else {
        while (at < dict->entry_count && !dict->entries[at].key) ++at;
        if (at >= dict->entry_count) {
            it->dict = nullptr;
            return {};
        }
        if (it->remaining == 0) {
            it->dict = nullptr;
            return raise(th, Exc::RuntimeError, "dictionary keys changed during iteration");
        }
        it->position = at + 1;
    }
    it->remaining--;
    return part_of(th, dict->entries[at], it->part);
}

Value iterator_length_hint(Thread*, Value self) {
    DictIterator* it = self_iterator(self);
    return Value::from_small_int(it->dict && it->used == it->dict->used ? it->remaining : 0);
}

Value iterator_reduce(Thread* th, Value self) {
    DictIterator copy = *self_iterator(self);
    DictIterator* clone = heap_new<DictIterator>(th, copy.shape());
    if (!clone) return {};
    clone->dict = copy.dict;
    clone->position = copy.position;
    clone->used = copy.used;
    clone->remaining = copy.remaining;
    clone->part = copy.part;
    clone->reversed = copy.reversed;
    List* rest = KRAIT_TRY(to_list(th, clone));
    return make_tuple(th, KRAIT_TRY(builtin_named(th, "iter")), KRAIT_TRY(make_tuple(th, rest)));
}

constexpr NativeDef kIteratorMethods[] = {
    {"__length_hint__", iterator_length_hint, "Private method returning an estimate of len(list(it)).", kReads},
    {"__reduce__", iterator_reduce, "Return state information for pickling."},
};

// ---- Views ----

Dict* viewed(Value v) { return v.as<DictView>()->dict; }
DictPart part_of_view(Value v) {
    if (is_dict_view(v, DictPart::Keys)) return DictPart::Keys;
    return is_dict_view(v, DictPart::Items) ? DictPart::Items : DictPart::Values;
}
bool is_set_view(Value v) { return is_dict_view(v, DictPart::Keys) || is_dict_view(v, DictPart::Items); }

void trace_view(Object* object, Marker& marker) { marker.visit(static_cast<DictView*>(object)->dict); }

i64 view_len(Thread*, Value self) { return viewed(self)->used; }
Value keys_iter(Thread* th, Value self) { return dict_iterator(th, viewed(self), DictPart::Keys, false); }
Value values_iter(Thread* th, Value self) { return dict_iterator(th, viewed(self), DictPart::Values, false); }
Value items_iter(Thread* th, Value self) { return dict_iterator(th, viewed(self), DictPart::Items, false); }
Value view_reversed(Thread* th, Value self) { return dict_iterator(th, viewed(self), part_of_view(self), true); }

int keys_contains(Thread* th, Value self, Value key) { return dict_contains(th, viewed(self), key); }

int items_contains(Thread* th, Value self, Value item) {
    if (!is_tuple(item) || item.as<Tuple>()->size != 2) return 0;
    Tuple* pair = item.as<Tuple>();
    Value found = dict_get(th, viewed(self), pair->items[0]);
    if (!found) return has_pending(th) ? -1 : 0;
    return equals(th, found, pair->items[1]);
}

Value view_repr(Thread* th, Value self) {
    ReprGuard guard(self.object());
    if (guard.recursive()) return str_from_ascii(th, "...");
    List* items = KRAIT_TRY(to_list(th, self));
    return format_message(th, "%s(%R)", type_name(type_of(self)), Value(items));
}

Value view_mapping(Thread* th, Value self) { return call(th, builtin_type(Kind::MappingProxy), viewed(self)); }

// Are all of `some` in `whole`? 1, 0, -1.
int all_contained(Thread* th, Value some, Value whole) {
    Value it = get_iter(th, some);
    if (!it) return -1;
    while (Value item = iter_next(th, it)) {
        int in = contains(th, whole, item);
        if (in <= 0) return in;
    }
    return has_pending(th) ? -1 : 1;
}

Value view_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (!is_any_set(b) && !is_set_view(b)) return not_implemented();
    i64 size_a = length(th, a), size_b = length(th, b);
    if (size_a < 0 || size_b < 0) return {};
    int ok = 0;
    switch (op) {
        case CompareOp::Eq:
        case CompareOp::Ne:
            ok = size_a == size_b ? all_contained(th, a, b) : 0;
            if (ok >= 0 && op == CompareOp::Ne) ok = !ok;
            break;
        case CompareOp::Lt: ok = size_a < size_b ? all_contained(th, a, b) : 0; break;
        case CompareOp::Le: ok = size_a <= size_b ? all_contained(th, a, b) : 0; break;
        case CompareOp::Gt: ok = size_a > size_b ? all_contained(th, b, a) : 0; break;
        case CompareOp::Ge: ok = size_a >= size_b ? all_contained(th, b, a) : 0; break;
    }
    if (ok < 0) return {};
    return py_bool(ok);
}

Set* set_of(Thread* th, Value iterable) {
    Set* set = new_set(th);
    return set && set_update(th, set, iterable) ? set : nullptr;
}

Value view_sub(Thread* th, Value a, Value b) {
    Set* result = KRAIT_TRY(set_of(th, a));
    if (!call_method(th, result, intern(th, "difference_update"), {b})) return {};
    return result;
}

Value view_or(Thread* th, Value a, Value b) {
    Set* result = KRAIT_TRY(set_of(th, a));
    if (!set_update(th, result, b)) return {};
    return result;
}

Value view_xor(Thread* th, Value a, Value b) {
    Set* result = KRAIT_TRY(set_of(th, a));
    if (!call_method(th, result, intern(th, "symmetric_difference_update"), {b})) return {};
    return result;
}

Value view_and(Thread* th, Value a, Value b) {
    if (!is_set_view(a)) std::swap(a, b);
    i64 size_a = viewed(a)->used;
    if ((is_exactly(b, Kind::Set) || is_exactly(b, Kind::Frozenset)) && size_a <= b.as<Set>()->used) {
        return call_method(th, b, intern(th, "intersection"), {a});
    }
    if (is_set_view(b) && viewed(b)->used > size_a) std::swap(a, b);
    Set* result = KRAIT_TRY(new_set(th));
    Value it = KRAIT_TRY(get_iter(th, b));
    bool keys = is_dict_view(a, DictPart::Keys);
    while (Value key = iter_next(th, it)) {
        int in = keys ? keys_contains(th, a, key) : items_contains(th, a, key);
        if (in < 0 || (in && set_add(th, result, key) < 0)) return {};
    }
    if (has_pending(th)) return {};
    return result;
}

Value view_isdisjoint(Thread* th, Value self, Value other) {
    if (self == other) return py_bool(viewed(self)->used == 0);
    if (is_exactly(other, Kind::Set) || is_exactly(other, Kind::Frozenset) || is_set_view(other)) {
        i64 size_other = length(th, other);
        if (size_other < 0) return {};
        if (size_other > viewed(self)->used) std::swap(self, other);
    }
    Value it = KRAIT_TRY(get_iter(th, other));
    while (Value item = iter_next(th, it)) {
        int in = contains(th, self, item);
        if (in < 0) return {};
        if (in) return py_false();
    }
    if (has_pending(th)) return {};
    return py_true();
}

constexpr NativeDef kSetViewMethods[] = {
    {"isdisjoint", view_isdisjoint, "Return True if the view and the given iterable have a null intersection."},
    {"__reversed__", view_reversed, "Return a reverse iterator over the dict keys.", kAllocates},
};
constexpr NativeDef kValuesMethods[] = {
    {"__reversed__", view_reversed, "Return a reverse iterator over the dict values.", kAllocates},
};
constexpr GetSetDef kViewGetSets[] = {
    {"mapping", view_mapping, nullptr, "dictionary that this view refers to"},
};

Type* add_view_type(Thread* th, const char* name, UnarySlot iter, int (*contains_slot)(Thread*, Value, Value)) {
    TypeSpec spec{};
    spec.name = name;
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(DictView);
    spec.trace = trace_view;
    Slots& s = spec.slots;
    s.len = view_len;
    s.iter = iter;
    s.repr = view_repr;
    s.contains = contains_slot;
    if (contains_slot) {
        s.richcompare = view_compare;
        s.binary[static_cast<int>(BinaryOp::Sub)] = view_sub;
        s.binary[static_cast<int>(BinaryOp::And)] = view_and;
        s.binary[static_cast<int>(BinaryOp::Or)] = view_or;
        s.binary[static_cast<int>(BinaryOp::Xor)] = view_xor;
    }
    spec.methods = contains_slot ? kSetViewMethods : kValuesMethods;
    spec.method_count = contains_slot ? std::size(kSetViewMethods) : std::size(kValuesMethods);
    spec.getsets = kViewGetSets;
    spec.getset_count = std::size(kViewGetSets);
    return new_builtin_type(th, spec);
}

}  // namespace

Value dict_iterator(Thread* th, Dict* dict, DictPart part, bool reversed) {
    Type* type = dict_iterator_types[static_cast<int>(part) + (reversed ? 3 : 0)];
    DictIterator* it = heap_new<DictIterator>(th, type->root_shape);
    if (!it) return {};
    it->dict = dict;
    it->used = it->remaining = dict->used;
    it->position = reversed ? static_cast<i64>(dict->entry_count) - 1 : 0;
    it->part = part;
    it->reversed = reversed;
    return it;
}

Value dict_view(Thread* th, Dict* dict, DictPart part) {
    DictView* view = heap_new<DictView>(th, dict_view_types[static_cast<int>(part)]->root_shape);
    if (view) view->dict = dict;
    return view;
}

void setup_dict_view_types(Thread* th) {
    static constexpr const char* kIteratorNames[6] = {
        "dict_keyiterator",        "dict_valueiterator",        "dict_itemiterator",
        "dict_reversekeyiterator", "dict_reversevalueiterator", "dict_reverseitemiterator"};
    for (int i = 0; i < 6; ++i) {
        TypeSpec spec{};
        spec.name = kIteratorNames[i];
        spec.kind = Kind::Iterator;
        spec.flags = kTypeNoInstantiate;
        spec.basic_size = sizeof(DictIterator);
        spec.trace = trace_iterator;
        spec.slots.iter = iterator_self;
        spec.slots.iternext = iterator_next;
        spec.methods = kIteratorMethods;
        spec.method_count = std::size(kIteratorMethods);
        dict_iterator_types[i] = new_builtin_type(th, spec);
    }
    dict_view_types[0] = add_view_type(th, "dict_keys", keys_iter, keys_contains);
    dict_view_types[1] = add_view_type(th, "dict_values", values_iter, nullptr);
    dict_view_types[2] = add_view_type(th, "dict_items", items_iter, items_contains);
}

}  // namespace krait
