// _collections: the module; defaultdict, _tuplegetter (the fields of named tuples), _count_elements (under Counter).
// deque and OrderedDict have files of their own.
#include "runtime/modules/collections.h"

#include <iterator>

#include "runtime/types/generic_alias.h"
#include "runtime/types/repr_guard.h"

namespace krait {

namespace {

// ---- defaultdict ----

struct DefaultDict : Dict {
    Value factory;  // none() when there is none
};
Type* defaultdict_type;

Value& factory_of(Value v) { return v.as<DefaultDict>()->factory; }

void trace_defaultdict(Object* o, Marker& m) {
    trace_dict(o, m);
    m.visit(static_cast<DefaultDict*>(o)->factory);
}

Value defaultdict_new(Thread* th, Type* type, const Args&) {
    DefaultDict* d = static_cast<DefaultDict*>(new_instance(th, type));
    if (!d) return {};
    d->flags = kDictOnlyStr;
    d->factory = none();
    return d;
}

bool defaultdict_init(Thread* th, Value self, const Args& args) {
    Value factory = none();
    if (args.count) {
        factory = args[0];
        if (!is_none(factory) && !is_callable(factory)) {
            raise(th, Exc::TypeError, "first argument must be callable or None");
            return false;
        }
    }
    set_field(th, self.object(), factory_of(self), factory);
    u32 skip = args.count ? 1 : 0;
    return dict_update_args(th, self, Args{args.data + skip, args.count - skip, args.kwnames}, "defaultdict");
}

Value defaultdict_missing(Thread* th, Value self, Value key) {
    Value factory = factory_of(self);
    if (is_none(factory)) return raise_with(th, Exc::KeyError, key);
    Value value = KRAIT_TRY(call(th, factory));
    if (!set_item(th, self, key, value)) return {};
    return value;
}

Value defaultdict_repr(Thread* th, Value self) {
    Value text = KRAIT_TRY(dict_repr(th, self));
    Value factory = factory_of(self);
    Str* name = type_of(self)->name;
    if (is_none(factory)) return Value(format_message(th, "%U(None, %S)", name, text));
    Str* factory_text;
    {
        // Guards the factory, not the dict: a bound method of the dict prints the dict again.
        ReprGuard guard(factory.object());
        factory_text = guard.recursive() ? str_from_ascii(th, "...") : to_repr(th, factory);
    }
    return factory_text ? Value(format_message(th, "%U(%U, %S)", name, factory_text, text)) : Value();
}

Value defaultdict_copy(Thread* th, Value self) { return call(th, type_of(self), factory_of(self), self); }

Value defaultdict_reduce(Thread* th, Value self) {
    Value factory = factory_of(self);
    Value args = is_none(factory) ? Value(empty_tuple()) : Value(KRAIT_TRY(make_tuple(th, factory)));
    Value items = KRAIT_TRY(call_method(th, self, th->vm->names.items));
    Value parts[] = {Value(type_of(self)), args, none(), none(), KRAIT_TRY(get_iter(th, items))};
    return tuple_from(th, parts, 5);
}

Value defaultdict_or(Thread* th, Value a, Value b) {
    bool left = is_instance_of(a, defaultdict_type);
    Value self = left ? a : b, other = left ? b : a;
    if (!is_dict(other)) return not_implemented();
    // Like dict(self) | other, keeping the type of the defaultdict and its factory.
    Value result = KRAIT_TRY(call(th, type_of(self), factory_of(self), a));
    if (!dict_update(th, result.as<Dict>(), b)) return {};
    return result;
}

constexpr NativeDef kDefaultdictMethods[] = {
    {"__missing__", defaultdict_missing,
     "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if self.default_factory is None: raise "
     "KeyError((key,))\n  self[key] = value = self.default_factory()\n  return value\n"},
    {"copy", defaultdict_copy, "D.copy() -> a shallow copy of D."},
    {"__copy__", defaultdict_copy, "D.copy() -> a shallow copy of D."},
    {"__reduce__", defaultdict_reduce, "Return state information for pickling."},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};
constexpr MemberDef kDefaultdictMembers[] = {
    {"default_factory", offsetof(DefaultDict, factory), MemberKind::Object, false,
     "Factory for default value called by __missing__()."},
};

Type* make_defaultdict(Thread* th) {
    TypeSpec spec{};
    spec.name = "collections.defaultdict";
    spec.doc =
        "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nThe default factory is called without "
        "arguments to produce\na new value when a key is not present, in __getitem__ only.\nA defaultdict compares equal to a "
        "dict with the same items.\nAll remaining arguments are treated the same as if they were\npassed to the dict "
        "constructor, including keyword arguments.";
    spec.kind = Kind::Dict;
    spec.base = builtin_type(Kind::Dict);
    spec.flags = kTypeBase | kTypeMapping;
    spec.basic_size = sizeof(DefaultDict);
    spec.trace = trace_defaultdict;
    spec.slots.new_ = defaultdict_new;
    spec.slots.init = defaultdict_init;
    spec.slots.repr = defaultdict_repr;
    spec.slots.binary[static_cast<int>(BinaryOp::Or)] = defaultdict_or;
    spec.methods = kDefaultdictMethods;
    spec.method_count = std::size(kDefaultdictMethods);
    spec.members = kDefaultdictMembers;
    spec.member_count = std::size(kDefaultdictMembers);
    return new_builtin_type(th, spec);
}

// ---- _tuplegetter ----

struct TupleGetter : Object {
    i64 index;
    Value doc;
};

void trace_getter(Object* o, Marker& m) { m.visit(static_cast<TupleGetter*>(o)->doc); }

Value getter_new(Thread* th, Type* type, const Args& args) {
    i64 index;
    if (!check_no_keywords(th, "_tuplegetter", args) || !check_arg_count(th, "_tuplegetter", args, 2, 2) ||
        !to_ssize(th, args[0], Exc::OverflowError, &index))
        return {};
    TupleGetter* g = static_cast<TupleGetter*>(new_instance(th, type));
    if (!g) return {};
    g->index = index;
    g->doc = args[1];
    return g;
}

Value getter_get(Thread* th, Value self, Value instance, Type*) {
    TupleGetter* g = self.as<TupleGetter>();
    if (!instance) return self;
    if (!is_tuple(instance)) {
        if (is_none(instance)) return self;
        return raise(th, Exc::TypeError, "descriptor for index '%zd' for tuple subclasses doesn't apply to '%T' object", g->index,
                     instance);
    }
    Tuple* t = instance.as<Tuple>();
    if (g->index < 0 || g->index >= t->size) return raise(th, Exc::IndexError, "tuple index out of range");
    return t->items[g->index];
}

bool getter_set(Thread* th, Value, Value, Value value) {
    raise(th, Exc::AttributeError, value ? "can't set attribute" : "can't delete attribute");
    return false;
}

Value getter_reduce(Thread* th, Value self) {
    TupleGetter* g = self.as<TupleGetter>();
    return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, Value::from_small_int(g->index), g->doc)));
}

Value getter_repr(Thread* th, Value self) {
    TupleGetter* g = self.as<TupleGetter>();
    return Value(format_message(th, "%U(%zd, %R)", type_of(self)->name, g->index, g->doc));
}

constexpr NativeDef kGetterMethods[] = {{"__reduce__", getter_reduce, nullptr}};
constexpr MemberDef kGetterMembers[] = {{"__doc__", offsetof(TupleGetter, doc), MemberKind::Object, false, nullptr}};

Type* make_getter(Thread* th) {
    TypeSpec spec{};
    spec.name = "_collections._tuplegetter";
    spec.kind = Kind::Native;
    spec.basic_size = sizeof(TupleGetter);
    spec.trace = trace_getter;
    spec.slots.new_ = getter_new;
    spec.slots.descr_get = getter_get;
    spec.slots.descr_set = getter_set;
    spec.slots.repr = getter_repr;
    spec.methods = kGetterMethods;
    spec.method_count = std::size(kGetterMethods);
    spec.members = kGetterMembers;
    spec.member_count = std::size(kGetterMembers);
    return new_builtin_type(th, spec);
}

// ---- _count_elements ----

// Does `v` get and set items the way dict does?
bool is_plain_mapping(Thread* th, Value v) {
    if (!is_dict(v)) return false;
    Type* dict_type = builtin_type(Kind::Dict);
    Names& names = th->vm->names;
    return type_lookup(type_of(v), names.get) == type_lookup(dict_type, names.get) &&
           type_lookup(type_of(v), names.dunder_setitem) == type_lookup(dict_type, names.dunder_setitem);
}

Value count_elements(Thread* th, Value, Value mapping, Value iterable) {
    Value it = KRAIT_TRY(get_iter(th, iterable));
    Value one = Value::from_small_int(1), zero = Value::from_small_int(0);
    if (is_plain_mapping(th, mapping)) {
        Dict* dict = mapping.as<Dict>();
        while (Value key = iter_next(th, it)) {
            u64 hash;
            if (!hash_key(th, key, &hash)) return {};
            i64 at = dict_find(th, dict, key, hash);
            if (at == -2) return {};
            Value old = at >= 0 ? dict->entries[at].value : Value();
            if (old && old.is_small_int() && old.small_int() < kSmallIntMax && !(dict->flags & kDictWatched)) {
                dict->entries[at].value = Value::from_small_int(old.small_int() + 1);
                continue;
            }
            Value sum = old ? KRAIT_TRY(add(th, old, one)) : one;
            if (!dict_set(th, dict, key, static_cast<i64>(hash), sum)) return {};
        }
    } else {
        Value get = KRAIT_TRY(get_attribute(th, mapping, th->vm->names.get));
        while (Value key = iter_next(th, it)) {
            Value old = KRAIT_TRY(call(th, get, key, zero));
            if (!set_item(th, mapping, key, KRAIT_TRY(add(th, old, one)))) return {};
        }
    }
    return has_pending(th) ? Value() : none();
}

constexpr NativeDef kFunctions[] = {
    {"_count_elements", count_elements,
     "_count_elements($module, mapping, iterable, /)\n--\n\nCount elements in the iterable, updating the mapping"},
};
constexpr ModuleDef kModule = {"_collections",
                               "High performance data structures.\n- deque:        ordered collection accessible from endpoints "
                               "only\n- defaultdict:  dict subclass with a default value factory\n",
                               kFunctions, std::size(kFunctions)};

}  // namespace

Value init_collections(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    defaultdict_type = KRAIT_TRY(make_defaultdict(th));
    bool ok = add_deque(th, module) && add_ordered_dict(th, module) && module_add(th, module, "defaultdict", defaultdict_type) &&
              module_add(th, module, "_tuplegetter", make_getter(th));
    return ok ? Value(module) : Value();
}

}  // namespace krait
