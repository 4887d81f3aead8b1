// The type dict: construction, merging, methods, comparison, printing. The table is in dict.cpp, views and iterators in
// dict_views.cpp. Semantics and messages follow CPython's Objects/dictobject.c.
#include "runtime/types/dict.h"

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/list.h"
#include "runtime/types/repr_guard.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

Dict* self_dict(Value v) { return v.as<Dict>(); }

// ---- Merging ----

bool merge_dict(Thread* th, Dict* dict, Dict* other, bool override_existing) {
    if (dict == other || !other->used) return true;
    if (!dict->used) dict_reserve(th, dict, other->used);
    for (u32 i = 0; i < other->entry_count; ++i) {
        DictEntry e = other->entries[i];
        if (!e.key) continue;
        i64 used = other->used;
        i64 hash = static_cast<i64>(e.hash);
        if (!override_existing) {
            i64 at = dict_find(th, dict, e.key, e.hash);
            if (at == -2) return false;
            if (at == -1 && !dict_set(th, dict, e.key, hash, e.value)) return false;
        } else if (!dict_set(th, dict, e.key, hash, e.value)) {
            return false;
        }
        if (other->used != used) {
            raise(th, Exc::RuntimeError, "dict mutated during update");
            return false;
        }
    }
    return true;
}

bool iterates_as_dict(Value v) { return is_dict(v) && type_of(v)->slots.iter == builtin_type(Kind::Dict)->slots.iter; }

bool merge_pairs(Thread* th, Dict* dict, Value pairs) {
    Value it = KRAIT_TRY(get_iter(th, pairs));
    for (i64 n = 0;; ++n) {
        Value item = iter_next(th, it);
        if (!item) return !has_pending(th);
        Value first, second;
        i64 count = 0;
        if (is_exactly(item, Kind::Tuple) || is_exactly(item, Kind::List)) {
            const Value* items = is_tuple(item) ? item.as<Tuple>()->items : item.as<List>()->items;
            count = is_tuple(item) ? item.as<Tuple>()->size : item.as<List>()->size;
            if (count == 2) first = items[0], second = items[1];
        } else {
            Tuple* pair = to_tuple(th, item);
            if (!pair) {
                if (catch_pending(th, Exc::TypeError)) {
                    raise(th, Exc::TypeError, "cannot convert dictionary update sequence element #%zd to a sequence", n);
                }
                return false;
            }
            count = pair->size;
            if (count == 2) first = pair->items[0], second = pair->items[1];
        }
        if (count != 2) {
            raise(th, Exc::ValueError, "dictionary update sequence element #%zd has length %zd; 2 is required", n, count);
            return false;
        }
        if (!dict_set(th, dict, first, second)) return false;
    }
}

}  // namespace

bool dict_merge(Thread* th, Dict* dict, Value mapping, bool override_existing) {
    if (iterates_as_dict(mapping)) return merge_dict(th, dict, mapping.as<Dict>(), override_existing);
    Value keys = KRAIT_TRY(call_method(th, mapping, th->vm->names.keys));
    Value it = KRAIT_TRY(get_iter(th, keys));
    while (Value key = iter_next(th, it)) {
        if (!override_existing) {
            int present = dict_contains(th, dict, key);
            if (present < 0) return false;
            if (present) continue;
        }
        Value value = KRAIT_TRY(get_item(th, mapping, key));
        if (!dict_set(th, dict, key, value)) return false;
    }
    return !has_pending(th);
}

bool dict_update(Thread* th, Dict* dict, Value other) {
    if (is_exactly(other, Kind::Dict)) return merge_dict(th, dict, other.as<Dict>(), true);
    Value keys = find_attribute(th, other, th->vm->names.keys);
    if (keys) return dict_merge(th, dict, other, true);
    return !has_pending(th) && merge_pairs(th, dict, other);
}

bool dict_update_args(Thread* th, Value self, const Args& args, const char* function) {
    if (args.count > 1) {
        raise(th, Exc::TypeError, "%s expected at most 1 argument, got %zd", function, static_cast<i64>(args.count));
        return false;
    }
    Dict* dict = self_dict(self);
    if (args.count && !dict_update(th, dict, args[0])) return false;
    for (u32 i = 0; i < args.keyword_count(); ++i) {
        if (!dict_set(th, dict, args.kwnames->items[i], args[args.count + i])) return false;
    }
    return true;
}

Value dict_subscript(Thread* th, Value self, Value key) {
    Value value = dict_get(th, self_dict(self), key);
    if (value || has_pending(th)) return value;
    if (!is_exactly(self, Kind::Dict)) {
        Value missing = lookup_special(th, self, th->vm->names.dunder_missing);
        if (missing) return call(th, missing, key);
        if (has_pending(th)) return {};
    }
    return raise_with(th, Exc::KeyError, key);
}

Value dict_repr(Thread* th, Value self) {
    Dict* dict = self_dict(self);
    ReprGuard guard(dict);
    if (guard.recursive()) return str_from_ascii(th, "{...}");
    if (!dict->used) return str_from_ascii(th, "{}");
    StrBuilder out(th);
    out.append("{");
    i64 position = 0;
    Value key, value;
    bool first = true;
    while (dict_next(dict, &position, &key, &value)) {
        if (!first) out.append(", ");
        first = false;
        out.append(KRAIT_TRY(to_repr(th, key)));
        out.append(": ");
        out.append(KRAIT_TRY(to_repr(th, value)));
    }
    out.append("}");
    return out.finish();
}

namespace {

// ---- Slots ----

Value dict_new(Thread* th, Type* type, const Args&) {
    if (type == builtin_type(Kind::Dict)) return new_dict(th);
    Object* object = new_instance(th, type);
    if (object) object->flags = kDictOnlyStr;
    return object;
}

bool dict_init(Thread* th, Value self, const Args& args) { return dict_update_args(th, self, args, "dict"); }

i64 dict_len(Thread*, Value self) { return self_dict(self)->used; }

bool dict_assign(Thread* th, Value self, Value key, Value value) {
    if (value) return dict_set(th, self_dict(self), key, value);
    int found = dict_delete(th, self_dict(self), key);
    if (found == 0) raise_with(th, Exc::KeyError, key);
    return found == 1;
}

int dict_has(Thread* th, Value self, Value key) { return dict_contains(th, self_dict(self), key); }

Value dict_iter(Thread* th, Value self) { return dict_iterator(th, self_dict(self), DictPart::Keys, false); }

int dicts_equal(Thread* th, Dict* a, Dict* b) {
    if (a->used != b->used) return 0;
    for (u32 i = 0; i < a->entry_count; ++i) {
        DictEntry e = a->entries[i];
        if (!e.key) continue;
        i64 at = dict_find(th, b, e.key, e.hash);
        if (at < 0) return at == -1 ? 0 : -1;
        int same = equals(th, b->entries[at].value, e.value);
        if (same <= 0) return same;
    }
    return 1;
}

Value dict_compare(Thread* th, Value a, Value b, CompareOp op) {
    if ((op != CompareOp::Eq && op != CompareOp::Ne) || !is_dict(a) || !is_dict(b)) return not_implemented();
    int same = dicts_equal(th, self_dict(a), self_dict(b));
    if (same < 0) return {};
    return py_bool((same == 1) == (op == CompareOp::Eq));
}

Value dict_or(Thread* th, Value a, Value b) {
    if (!is_dict(a) || !is_dict(b)) return not_implemented();
    Dict* result = KRAIT_TRY(dict_copy(th, self_dict(a)));
    if (!dict_update(th, result, b)) return {};
    return result;
}

Value dict_inplace_or(Thread* th, Value a, Value b) {
    if (!dict_update(th, self_dict(a), b)) return {};
    return a;
}

// ---- Methods ----

Value method_get(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "dict.get", args) || !check_arg_count(th, "get", args, 1, 2)) return {};
    Value value = dict_get(th, self_dict(self), args[0]);
    if (value || has_pending(th)) return value;
    return args.get(1, none());
}

Value method_setdefault(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "dict.setdefault", args) || !check_arg_count(th, "setdefault", args, 1, 2)) return {};
    Dict* dict = self_dict(self);
    Value otherwise = args.get(1, none());
    u64 hash;
    if (!hash_key(th, args[0], &hash)) return {};
    i64 at = dict_find(th, dict, args[0], hash);
    if (at >= 0) return dict->entries[at].value;
    if (at == -2 || !dict_set_absent(th, dict, args[0], hash, otherwise)) return {};
    return otherwise;
}

Value method_pop(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "dict.pop", args) || !check_arg_count(th, "pop", args, 1, 2)) return {};
    if (self_dict(self)->used) {
        Value value = dict_pop(th, self_dict(self), args[0]);
        if (value || has_pending(th)) return value;
    } else if (args.count < 2 && hash_value(th, args[0]) == -1) {
        return {};
    }
    if (args.count == 2) return args[1];
    return raise_with(th, Exc::KeyError, args[0]);
}

Value method_popitem(Thread* th, Value self) {
    Dict* dict = self_dict(self);
    if (!dict->used) return raise(th, Exc::KeyError, "popitem(): dictionary is empty");
    i64 at = dict_last(dict);
    Tuple* pair = KRAIT_TRY(make_tuple(th, dict->entries[at].key, dict->entries[at].value));
    dict_erase_last(th, dict);
    return pair;
}

Value method_keys(Thread* th, Value self) { return dict_view(th, self_dict(self), DictPart::Keys); }
Value method_values(Thread* th, Value self) { return dict_view(th, self_dict(self), DictPart::Values); }
Value method_items(Thread* th, Value self) { return dict_view(th, self_dict(self), DictPart::Items); }

Value method_update(Thread* th, Value self, const Args& args) {
    if (!dict_update_args(th, self, args, "update")) return {};
    return none();
}

Value method_clear(Thread* th, Value self) {
    dict_clear(th, self_dict(self));
    return none();
}

Value method_copy(Thread* th, Value self) { return dict_copy(th, self_dict(self)); }

Value method_reversed(Thread* th, Value self) { return dict_iterator(th, self_dict(self), DictPart::Keys, true); }

Value method_sizeof(Thread*, Value self) {
    Dict* dict = self_dict(self);
    i64 bytes = static_cast<i64>(sizeof(Dict) + dict->entry_capacity * sizeof(DictEntry));
    if (dict->index) bytes += i64{1} << dict->index_log2;
    return Value::from_small_int(bytes);
}

Value method_fromkeys(Thread* th, Value cls, const Args& args) {
    if (!check_no_keywords(th, "dict.fromkeys", args) || !check_arg_count(th, "fromkeys", args, 1, 2)) return {};
    Value value = args.get(1, none());
    Value target = KRAIT_TRY(call(th, cls));
    bool plain = is_exactly(target, Kind::Dict);
    // Hashes that are known already are not asked for again.
    if (plain && is_exactly(args[0], Kind::Dict)) {
        Dict* source = args[0].as<Dict>();
        for (u32 i = 0; i < source->entry_count; ++i) {
            DictEntry e = source->entries[i];
            if (e.key && !dict_set(th, self_dict(target), e.key, static_cast<i64>(e.hash), value)) return {};
        }
        return target;
    }
    if (plain && (is_exactly(args[0], Kind::Set) || is_exactly(args[0], Kind::Frozenset))) {
        i64 position = 0;
        SetEntry e;
        while (set_next_entry(args[0].as<Set>(), &position, &e)) {
            if (!dict_set(th, self_dict(target), e.key, static_cast<i64>(e.hash), value)) return {};
        }
        return target;
    }
    Value it = KRAIT_TRY(get_iter(th, args[0]));
    while (Value key = iter_next(th, it)) {
        bool ok = plain ? dict_set(th, self_dict(target), key, value) : set_item(th, target, key, value);
        if (!ok) return {};
    }
    if (has_pending(th)) return {};
    return target;
}

constexpr NativeDef kMethods[] = {
    {"get", method_get,
     "get($self, key, default=None, /)\n--\n\nReturn the value for key if key is in the dictionary, else default.",
     kAnyEffect},
    {"setdefault", method_setdefault,
     "setdefault($self, key, default=None, /)\n--\n\nInsert key with a value of default if key is not in the "
     "dictionary.\n\nReturn the value for key if key is in the dictionary, else default."},
    {"pop", method_pop,
     "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return "
     "the default if given; otherwise,\nraise a KeyError."},
    {"popitem", method_popitem,
     "popitem($self, /)\n--\n\nRemove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO "
     "(last-in, first-out) order.\nRaises KeyError if the dict is empty."},
    {"keys", method_keys, "D.keys() -> a set-like object providing a view on D's keys", kAllocates},
    {"items", method_items, "D.items() -> a set-like object providing a view on D's items", kAllocates},
    {"values", method_values, "D.values() -> an object providing a view on D's values", kAllocates},
    {"update", method_update,
     "D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.\nIf E is present and has a .keys() method, "
     "then does:  for k in E: D[k] = E[k]\nIf E is present and lacks a .keys() method, then does:  for k, v in E: "
     "D[k] = v\nIn either case, this is followed by: for k in F:  D[k] = F[k]"},
    {"fromkeys", method_fromkeys,
     "fromkeys($type, iterable, value=None, /)\n--\n\nCreate a new dictionary with keys from iterable and values set "
     "to value.",
     kAnyEffect, kNativeClassMethod},
    {"clear", method_clear, "D.clear() -> None.  Remove all items from D.", kWrites},
    {"copy", method_copy, "D.copy() -> a shallow copy of D", kReads | kAllocates},
    {"__reversed__", method_reversed,
     "__reversed__($self, /)\n--\n\nReturn a reverse iterator over the dict keys.", kAllocates},
    {"__sizeof__", method_sizeof, "D.__sizeof__() -> size of D in memory, in bytes", kReads},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};

}  // namespace

void setup_dict_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "dict";
    spec.doc =
        "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n    (key, "
        "value) pairs\ndict(iterable) -> new dictionary initialized as if via:\n    d = {}\n    for k, v in iterable:\n  "
        "      d[k] = v\ndict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword "
        "argument list.  For example:  dict(one=1, two=2)";
    spec.kind = Kind::Dict;
    spec.flags = kTypeBase | kTypeMapping | kTypeMatchSelf;
    spec.basic_size = sizeof(Dict);
    spec.trace = trace_dict;
    Slots& s = spec.slots;
    s.new_ = dict_new;
    s.init = dict_init;
    s.len = dict_len;
    s.getitem = dict_subscript;
    s.setitem = dict_assign;
    s.contains = dict_has;
    s.iter = dict_iter;
    s.repr = dict_repr;
    s.richcompare = dict_compare;
    s.binary[static_cast<int>(BinaryOp::Or)] = dict_or;
    s.inplace[static_cast<int>(BinaryOp::Or)] = dict_inplace_or;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    setup_type(th, builtin_type(Kind::Dict), spec);
    setup_dict_view_types(th);
}

}  // namespace krait
