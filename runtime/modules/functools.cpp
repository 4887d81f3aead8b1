// _functools: reduce, cmp_to_key. partial is in functools_partial.cpp, the lru_cache wrapper in functools_cache.cpp.
#include "runtime/modules/functools.h"

#include <iterator>

namespace krait {

namespace {

Value functools_reduce(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "reduce", args) || !check_arg_count(th, "reduce", args, 2, 3)) return {};
    Value it = get_iter(th, args[1]);
    if (!it) {
        if (catch_pending(th, Exc::TypeError)) raise(th, Exc::TypeError, "reduce() arg 2 must support iteration");
        return {};
    }
    Value result = args.get(2);
    while (Value item = iter_next(th, it)) {
        result = result ? KRAIT_TRY(call(th, args[0], result, item)) : item;
    }
    if (has_pending(th)) return {};
    if (!result) return raise(th, Exc::TypeError, "reduce() of empty iterable with no initial value");
    return result;
}

// ---- cmp_to_key ----

struct Key : Object {
    Value compare, object;
};
Type* key_type;

void trace_key(Object* o, Marker& m) {
    m.visit(static_cast<Key*>(o)->compare);
    m.visit(static_cast<Key*>(o)->object);
}

Value make_key(Thread* th, Value compare, Value object) {
    Key* k = heap_new<Key>(th, key_type->root_shape);
    if (!k) return {};
    k->compare = compare;
    k->object = object;
    return k;
}

Value key_call(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"obj"};
    Value p[1];
    if (!parse_args(th, ArgSpec{"K", kNames, 1, 1, 0, 1}, args, p)) return {};
    return make_key(th, self.as<Key>()->compare, p[0]);
}

Value key_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (!has_kind(b, Kind::Native) || type_of(b) != key_type) {
        return raise(th, Exc::TypeError, "other argument must be K instance");
    }
    Key *x = a.as<Key>(), *y = b.as<Key>();
    if (!x->object || !y->object) return raise(th, Exc::AttributeError, "object");
    Value order = KRAIT_TRY(call(th, x->compare, x->object, y->object));
    return rich_compare(th, order, Value::from_small_int(0), op);
}

Value functools_cmp_to_key(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"mycmp"};
    Value p[1];
    if (!parse_args(th, ArgSpec{"cmp_to_key", kNames, 1, 1, 0, 1}, args, p)) return {};
    return make_key(th, p[0], Value());
}

constexpr MemberDef kKeyMembers[] = {
    {"obj", offsetof(Key, object), MemberKind::Object, false, "Value wrapped by a key function."},
};

bool make_key_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "functools.KeyWrapper";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(Key);
    spec.trace = trace_key;
    spec.slots.call = key_call;
    spec.slots.richcompare = key_compare;
    spec.members = kKeyMembers;
    spec.member_count = std::size(kKeyMembers);
    key_type = new_builtin_type(th, spec);
    return key_type != nullptr;
}

constexpr NativeDef kFunctions[] = {
    {"reduce", functools_reduce,
     "reduce(function, iterable[, initial]) -> value\n\nApply a function of two arguments cumulatively to the items of a "
     "sequence\nor iterable, from left to right, so as to reduce the iterable to a single\nvalue.  For example, reduce(lambda x, "
     "y: x+y, [1, 2, 3, 4, 5]) calculates\n((((1+2)+3)+4)+5).  If initial is present, it is placed before the items\nof the "
     "iterable in the calculation, and serves as a default when the\niterable is empty."},
    {"cmp_to_key", functools_cmp_to_key, "cmp_to_key($module, /, mycmp)\n--\n\nConvert a cmp= function into a key= function."},
};
constexpr ModuleDef kModule = {"_functools", "Tools that operate on functions.", kFunctions, std::size(kFunctions)};

}  // namespace

Value init_functools(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    return make_key_type(th) && add_partial(th, module) && add_lru_cache(th, module) ? Value(module) : Value();
}

}  // namespace krait
