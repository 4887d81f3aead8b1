// _collections.OrderedDict (CPython's Objects/odictobject.c for behaviour and messages).
//
// A dict keeps its keys in insertion order already, so no list of nodes stands beside it: moving a key to the end is to erase
// and add it, and the first key is found behind the holes that erasing leaves at the front. How many those are is kept in the
// unused value of the first hole: an insertion that rebuilds the table drops the holes, and with them the count.
// move_to_end(key, last=False) writes the whole table anew.
//
// Iterators compare the version of the keys, which changes with every key added or erased and with no new value: it stands
// for CPython's od_state.
#include "runtime/modules/collections.h"

#include <iterator>
#include <vector>

#include "runtime/roots.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/repr_guard.h"

namespace krait {

namespace {

Type* ordered_type;
Type* iterator_type;
Type* view_types[3];

Dict* dict_of(Value v) { return v.as<Dict>(); }
bool is_ordered(Value v) { return is_instance_of(v, ordered_type); }
bool is_exact(Value v) { return v.is_object() && type_of(v) == ordered_type; }

// ---- Order ----

// Index of the first live entry; entry_count if there is none.
i64 first_entry(Dict* dict) {
    i64 count = dict->entry_count;
    if (!count || dict->entries[0].key) return 0;
    Value& holes = dict->entries[0].value;
    i64 at = holes.is_small_int() ? holes.small_int() : 1;
    while (at < count && !dict->entries[at].key) ++at;
    holes = Value::from_small_int(at);
    return at;
}

i64 next_entry(Dict* dict, i64 at) {
    for (i64 count = dict->entry_count; ++at < count;)
        if (dict->entries[at].key) return at;
    return -1;
}

i64 previous_entry(Dict* dict, i64 at) {
    while (--at >= 0)
        if (dict->entries[at].key) return at;
    return -1;
}

// Makes the entry at `index` the first of all.
bool move_to_front(Thread* th, Dict* dict, i64 index) {
    std::vector<u64> hashes;
    ValueVector parts(th);
    auto add = [&](const DictEntry& e) {
        hashes.push_back(e.hash);
        parts.push_back(e.key);
        parts.push_back(e.value);
    };
    add(dict->entries[index]);
    for (i64 at = first_entry(dict); at >= 0 && at < dict->entry_count; at = next_entry(dict, at))
        if (at != index) add(dict->entries[at]);
    dict_clear(th, dict);
    for (size_t i = 0; i < hashes.size(); ++i)
        if (!dict_set_absent(th, dict, parts[2 * i], hashes[i], parts[2 * i + 1])) return false;
    return true;
}

Value ordered_move_to_end(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"key", "last"};
    Value p[2];
    if (!parse_args(th, ArgSpec{"move_to_end", kNames, 2, 1, 0, 2}, args, p)) return {};
    int last = p[1] ? truth(th, p[1]) : 1;
    if (last < 0) return {};
    Dict* dict = dict_of(self);
    u64 hash;
    if (!hash_key(th, p[0], &hash)) return {};
    i64 at = dict_find(th, dict, p[0], hash);
    if (at == -2) return {};
    if (at < 0) return raise_with(th, Exc::KeyError, p[0]);
    if (last ? next_entry(dict, at) < 0 : at == first_entry(dict)) return none();
    if (!last) return move_to_front(th, dict, at) ? none() : Value();
    DictEntry moved = dict->entries[at];
    dict_erase_at(th, dict, at);
    if (!dict_set_absent(th, dict, moved.key, moved.hash, moved.value)) return {};
    return none();
}

// Removes `key` and gives its value; where it is absent, `otherwise`, or KeyError if that is empty.
Value pop_key(Thread* th, Value self, Value key, Value otherwise) {
    Value value = dict_pop(th, dict_of(self), key);
    if (!value && has_pending(th)) return {};
    if (value) return value;
    return otherwise ? otherwise : raise_with(th, Exc::KeyError, key);
}

Value ordered_pop(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"key", "default"};
    Value p[2];
    if (!parse_args(th, ArgSpec{"pop", kNames, 2, 1, 0, 2}, args, p)) return {};
    return pop_key(th, self, p[0], p[1]);
}

Value ordered_popitem(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"last"};
    Value p[1];
    if (!parse_args(th, ArgSpec{"popitem", kNames, 1, 0, 0, 1}, args, p)) return {};
    int last = p[0] ? truth(th, p[0]) : 1;
    if (last < 0) return {};
    Dict* dict = dict_of(self);
    if (!dict->used) return raise(th, Exc::KeyError, "dictionary is empty");
    i64 at = last ? dict_last(dict) : first_entry(dict);
    DictEntry e = dict->entries[at];
    Tuple* pair = KRAIT_TRY(make_tuple(th, e.key, e.value));
    if (last) dict_erase_last(th, dict);
    else dict_erase_at(th, dict, at);
    return pair;
}

Value ordered_setdefault(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"key", "default"};
    Value p[2];
    if (!parse_args(th, ArgSpec{"setdefault", kNames, 2, 1, 0, 2}, args, p)) return {};
    Value otherwise = p[1] ? p[1] : none();
    if (is_exact(self)) {
        u64 hash;
        if (!hash_key(th, p[0], &hash)) return {};
        i64 at = dict_find(th, dict_of(self), p[0], hash);
        if (at >= 0) return dict_of(self)->entries[at].value;
        if (at == -2 || !dict_set_absent(th, dict_of(self), p[0], hash, otherwise)) return {};
        return otherwise;
    }
    int present = contains(th, self, p[0]);
    if (present < 0) return {};
    if (present) return get_item(th, self, p[0]);
    return set_item(th, self, p[0], otherwise) ? otherwise : Value();
}

// ---- Updating, as MutableMapping.update does ----

bool add_pairs(Thread* th, Value self, Value pairs) {
    Value it = KRAIT_TRY(get_iter(th, pairs));
    while (Value pair = iter_next(th, it)) {
        Value parts = KRAIT_TRY(get_iter(th, pair));
        Value both[2];
        for (int i = 0; i < 2; ++i) {
            both[i] = iter_next(th, parts);
            if (both[i]) continue;
            if (!has_pending(th)) raise(th, Exc::ValueError, "need more than %d value%s to unpack", i, i == 1 ? "" : "s");
            return false;
        }
        if (iter_next(th, parts)) {
            raise(th, Exc::ValueError, "too many values to unpack (expected 2)");
            return false;
        }
        if (has_pending(th) || !set_item(th, self, both[0], both[1])) return false;
    }
    return !has_pending(th);
}

bool update_from(Thread* th, Value self, Value other) {
    if (is_exactly(other, Kind::Dict) && type_of(other) == builtin_type(Kind::Dict)) {
        if (is_exact(self)) return dict_update(th, dict_of(self), other);
        return add_pairs(th, self, KRAIT_TRY(call_method(th, other, th->vm->names.items)));
    }
    if (Value keys = find_attribute(th, other, th->vm->names.keys)) {
        Value it = KRAIT_TRY(get_iter(th, KRAIT_TRY(call(th, keys))));
        while (Value key = iter_next(th, it)) {
            Value value = KRAIT_TRY(get_item(th, other, key));
            if (!set_item(th, self, key, value)) return false;
        }
        return !has_pending(th);
    }
    if (has_pending(th)) return false;
    if (Value items = find_attribute(th, other, th->vm->names.items)) return add_pairs(th, self, KRAIT_TRY(call(th, items)));
    return !has_pending(th) && add_pairs(th, self, other);
}

bool update_args(Thread* th, Value self, const Args& args) {
    if (args.count && !update_from(th, self, args[0])) return false;
    for (u32 i = 0; i < args.keyword_count(); ++i)
        if (!set_item(th, self, args.kwnames->items[i], args[args.count + i])) return false;
    return true;
}

Value ordered_update(Thread* th, Value self, const Args& args) {
    if (args.count > 1) return raise(th, Exc::TypeError, "update() takes at most 1 positional argument (%zd given)", static_cast<i64>(args.count));
    return update_args(th, self, args) ? none() : Value();
}

Value ordered_new(Thread* th, Type* type, const Args&) {
    Object* object = new_instance(th, type);
    if (object) object->flags = kDictOnlyStr;
    return object;
}

bool ordered_init(Thread* th, Value self, const Args& args) {
    if (args.count > 1) {
        raise(th, Exc::TypeError, "expected at most 1 arguments, got %zd", static_cast<i64>(args.count));
        return false;
    }
    return update_args(th, self, args);
}

Value ordered_or(Thread* th, Value a, Value b) {
    bool left = is_ordered(a);
    if (!is_dict(left ? b : a)) return not_implemented();
    Value result = KRAIT_TRY(call(th, type_of(left ? a : b), a));
    return update_from(th, result, b) ? result : Value();
}

Value ordered_inplace_or(Thread* th, Value self, Value other) { return update_from(th, self, other) ? self : Value(); }

Value ordered_copy(Thread* th, Value self) {
    bool exact = is_exact(self);
    Value copy = KRAIT_TRY(call(th, type_of(self)));
    Dict* dict = dict_of(self);
    for (i64 at = first_entry(dict); at >= 0 && at < dict->entry_count; at = next_entry(dict, at)) {
        DictEntry e = dict->entries[at];
        if (exact) {
            if (!dict_set_absent(th, dict_of(copy), e.key, e.hash, e.value)) return {};
        } else {
            Value value = KRAIT_TRY(get_item(th, self, e.key));
            if (!set_item(th, copy, e.key, value)) return {};
        }
    }
    return copy;
}

Value ordered_clear(Thread* th, Value self) {
    dict_clear(th, dict_of(self));
    return none();
}

// ---- Comparison, printing, pickling ----

Value ordered_compare(Thread* th, Value a, Value b, CompareOp op) {
    if ((op != CompareOp::Eq && op != CompareOp::Ne) || !is_dict(b)) return not_implemented();
    Value same = KRAIT_TRY(builtin_type(Kind::Dict)->slots.richcompare(th, a, b, CompareOp::Eq));
    bool equal = same == py_true();
    if (equal && is_ordered(b)) {
        Dict *x = dict_of(a), *y = dict_of(b);
        i64 i = first_entry(x), j = first_entry(y);
        for (i64 n = x->used; equal && n > 0 && i >= 0 && j >= 0; --n) {
            int r = equals(th, x->entries[i].key, y->entries[j].key);
            if (r < 0) return {};
            equal = r;
            i = next_entry(x, i);
            j = next_entry(y, j);
        }
    }
    return py_bool(equal == (op == CompareOp::Eq));
}

Value ordered_repr(Thread* th, Value self) {
    Str* name = type_of(self)->name;
    if (!dict_of(self)->used) return format_message(th, "%U()", name);
    ReprGuard guard(self.object());
    if (guard.recursive()) return str_from_ascii(th, "...");
    Value items = is_exact(self) ? dict_view(th, dict_of(self), DictPart::Items) : call_method(th, self, th->vm->names.items);
    if (!items) return {};
    List* list = KRAIT_TRY(to_list(th, items));
    return format_message(th, "%U(%R)", name, Value(list));
}

Value ordered_reduce(Thread* th, Value self) {
    Value state = KRAIT_TRY(call_method(th, self, intern(th, "__getstate__")));
    Value items = KRAIT_TRY(call_method(th, self, th->vm->names.items));
    Value parts[] = {Value(type_of(self)), Value(empty_tuple()), state, none(), KRAIT_TRY(get_iter(th, items))};
    return tuple_from(th, parts, 5);
}

// ---- Iterators and views ----

struct OrderedIterator : Object {
    Dict* dict;  // null: exhausted
    i64 next;    // index of the next entry, -1 at the end
    u32 version;
    DictPart part;
    bool reversed;
};

void trace_iterator(Object* object, Marker& marker) { marker.visit(static_cast<OrderedIterator*>(object)->dict); }

Value new_iterator(Thread* th, Dict* dict, DictPart part, bool reversed) {
    auto* it = heap_new<OrderedIterator>(th, iterator_type->root_shape);
    if (!it) return {};
    it->dict = dict;
    it->next = !dict->used ? -1 : reversed ? previous_entry(dict, dict->entry_count) : first_entry(dict);
    it->version = dict_version(th, dict);
    it->part = part;
    it->reversed = reversed;
    return it;
}

Value iterator_self(Thread*, Value self) { return self; }

Value iterator_next(Thread* th, Value self) {
    auto* it = self.as<OrderedIterator>();
    Dict* dict = it->dict;
    if (!dict) return {};
    if (it->next < 0 || dict->keys_version != it->version) {
        bool mutated = it->next >= 0;
        it->dict = nullptr;
        return mutated ? raise(th, Exc::RuntimeError, "OrderedDict mutated during iteration") : Value();
    }
    DictEntry e = dict->entries[it->next];
    it->next = it->reversed ? previous_entry(dict, it->next) : next_entry(dict, it->next);
    if (it->part == DictPart::Keys) return e.key;
    return it->part == DictPart::Values ? e.value : Value(make_tuple(th, e.key, e.value));
}

// iter() of the list of what is left; the iterator itself stays where it is.
Value iterator_reduce(Thread* th, Value self) {
    OrderedIterator now = *self.as<OrderedIterator>();
    auto* copy = heap_new<OrderedIterator>(th, now.shape());
    if (!copy) return {};
    copy->dict = now.dict;
    copy->next = now.next;
    copy->version = now.version;
    copy->part = now.part;
    copy->reversed = now.reversed;
    List* rest = KRAIT_TRY(to_list(th, copy));
    return make_tuple(th, KRAIT_TRY(builtin_named(th, "iter")), KRAIT_TRY(make_tuple(th, rest)));
}

constexpr NativeDef kIteratorMethods[] = {{"__reduce__", iterator_reduce, "Return state information for pickling"}};

template <DictPart part>
Value view_iter(Thread* th, Value self) {
    return new_iterator(th, self.as<DictView>()->dict, part, false);
}
template <DictPart part>
Value view_reversed(Thread* th, Value self) {
    return new_iterator(th, self.as<DictView>()->dict, part, true);
}
template <DictPart part>
Value ordered_view(Thread* th, Value self) {
    auto* view = heap_new<DictView>(th, view_types[static_cast<int>(part)]->root_shape);
    if (view) view->dict = dict_of(self);
    return view;
}
Value ordered_iter(Thread* th, Value self) { return new_iterator(th, dict_of(self), DictPart::Keys, false); }
Value ordered_reversed(Thread* th, Value self) { return new_iterator(th, dict_of(self), DictPart::Keys, true); }

template <DictPart part>
bool add_view_type(Thread* th, const char* name) {
    static constexpr NativeDef kMethods[] = {{"__reversed__", view_reversed<part>, nullptr}};
    Type* base = dict_view_types[static_cast<int>(part)];
    TypeSpec spec{};
    spec.name = name;
    spec.kind = Kind::Native;
    spec.base = base;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(DictView);
    spec.trace = [](Object* object, Marker& marker) { marker.visit(static_cast<DictView*>(object)->dict); };
    spec.slots.iter = view_iter<part>;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    view_types[static_cast<int>(part)] = new_builtin_type(th, spec);
    return view_types[static_cast<int>(part)] != nullptr;
}

// ---- The type ----

constexpr NativeDef kMethods[] = {
    {"setdefault", ordered_setdefault,
     "setdefault($self, /, key, default=None)\n--\n\nInsert key with a value of default if key is not in the dictionary.\n\nReturn "
     "the value for key if key is in the dictionary, else default."},
    {"pop", ordered_pop,
     "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the "
     "default if given; otherwise,\nraise a KeyError."},
    {"popitem", ordered_popitem,
     "popitem($self, /, last=True)\n--\n\nRemove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO "
     "order if last is true or FIFO order if false."},
    {"keys", ordered_view<DictPart::Keys>, nullptr, kAllocates},
    {"values", ordered_view<DictPart::Values>, nullptr, kAllocates},
    {"items", ordered_view<DictPart::Items>, nullptr, kAllocates},
    {"update", ordered_update, nullptr},
    {"clear", ordered_clear, "od.clear() -> None.  Remove all items from od."},
    {"copy", ordered_copy, "od.copy() -> a shallow copy of od"},
    {"__reduce__", ordered_reduce, "Return state information for pickling"},
    {"__reversed__", ordered_reversed, "od.__reversed__() <==> reversed(od)", kAllocates},
    {"move_to_end", ordered_move_to_end,
     "move_to_end($self, /, key, last=True)\n--\n\nMove an existing element to the end (or beginning if last is false).\n\nRaise "
     "KeyError if the element does not exist."},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};

}  // namespace

bool add_ordered_dict(Thread* th, Module* module) {
    TypeSpec spec{};
    spec.name = "odict_iterator";
    spec.kind = Kind::Iterator;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(OrderedIterator);
    spec.trace = trace_iterator;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = iterator_next;
    spec.methods = kIteratorMethods;
    spec.method_count = std::size(kIteratorMethods);
    iterator_type = new_builtin_type(th, spec);
    if (!iterator_type || !add_view_type<DictPart::Keys>(th, "odict_keys") || !add_view_type<DictPart::Values>(th, "odict_values") ||
        !add_view_type<DictPart::Items>(th, "odict_items"))
        return false;

    spec = TypeSpec{};
    spec.name = "collections.OrderedDict";
    spec.doc = "Dictionary that remembers insertion order";
    spec.kind = Kind::Dict;
    spec.base = builtin_type(Kind::Dict);
    spec.flags = kTypeBase | kTypeMapping | kTypeHasDict | kTypeHasWeakref;
    spec.basic_size = sizeof(Dict);
    spec.trace = trace_dict;
    spec.slots.new_ = ordered_new;
    spec.slots.init = ordered_init;
    spec.slots.repr = ordered_repr;
    spec.slots.iter = ordered_iter;
    spec.slots.richcompare = ordered_compare;
    spec.slots.binary[static_cast<int>(BinaryOp::Or)] = ordered_or;
    spec.slots.inplace[static_cast<int>(BinaryOp::Or)] = ordered_inplace_or;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    ordered_type = new_builtin_type(th, spec);
    return ordered_type && module_add(th, module, "OrderedDict", ordered_type);
}

}  // namespace krait
