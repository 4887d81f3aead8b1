// types.SimpleNamespace.
// Reference: CPython's Objects/namespaceobject.c.
#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/type_set_up.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/namespace.h"
#include "runtime/types/repr_guard.h"
#include "runtime/types/str.h"

namespace krait {

static Type* namespace_type;

static Value namespace_new(Thread* th, Type* type, const Args&) { return Value(new_instance(th, type)); }

static bool namespace_init(Thread* th, Value self, const Args& args) {
    if (args.count) {
        raise(th, Exc::TypeError, "no positional arguments expected");
        return false;
    }
    for (u32 i = 0; i < args.keyword_count(); i++)
        KRAIT_TRY(instance_set(th, self.object(), args.kwnames->items[i].as<Str>(), args.data[i]));
    return true;
}

Value new_namespace(Thread* th, Dict* attributes) {
    Value self(new_instance(th, namespace_type));
    if (!self) return self;
    i64 position = 0;
    Value key, value;
    while (attributes && dict_next(attributes, &position, &key, &value))
        KRAIT_TRY(instance_set(th, self.object(), key.as<Str>(), value));
    return self;
}

static Value namespace_repr(Thread* th, Value self) {
    const char* name = type_of(self) == namespace_type ? "namespace" : type_name(type_of(self));
    ReprGuard guard(self.object());
    if (guard.recursive()) return Value(format_message(th, "%s(...)", name));
    Dict* dict = KRAIT_TRY(instance_dict(th, self.object()));
    Dict* copy = KRAIT_TRY(dict_copy(th, dict));
    List* parts = KRAIT_TRY(new_list(th));
    i64 position = 0;
    Value key, value;
    while (dict_next(copy, &position, &key, &value)) {
        if (!is_str(key) || !key.as<Str>()->length) continue;
        Str* part = KRAIT_TRY(format_message(th, "%S=%R", key, value));
        KRAIT_TRY(list_append(th, parts, Value(part)));
    }
    Str* joined = KRAIT_TRY(str_join(th, str_from_ascii(th, ", "), parts->items, parts->size));
    return Value(format_message(th, "%s(%U)", name, joined));
}

static Value namespace_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (!is_subtype(type_of(a), namespace_type) || !is_subtype(type_of(b), namespace_type)) return not_implemented();
    Dict* x = KRAIT_TRY(instance_dict(th, a.object()));
    Dict* y = KRAIT_TRY(instance_dict(th, b.object()));
    return rich_compare(th, Value(x), Value(y), op);
}

static Value namespace_reduce(Thread* th, Value self) {
    Dict* dict = KRAIT_TRY(instance_dict(th, self.object()));
    return Value(make_tuple(th, Value(type_of(self)), Value(empty_tuple()), Value(dict)));
}
constexpr NativeDef kMethods[] = {{"__reduce__", namespace_reduce, "Return state information for pickling"}};
constexpr GetSetDef kGetSets[] = {{"__dict__", generic_get_dict, nullptr, nullptr}};

void setup_namespace_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "types.SimpleNamespace";
    spec.doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)";
    spec.kind = Kind::Instance;
    spec.flags = kTypeBase | kTypeHasDict;
    spec.basic_size = sizeof(Object);
    spec.slots.new_ = namespace_new;
    spec.slots.init = namespace_init;
    spec.slots.repr = namespace_repr;
    spec.slots.richcompare = namespace_compare;
    spec.methods = kMethods;
    spec.method_count = 1;
    spec.getsets = kGetSets;
    spec.getset_count = 1;
    namespace_type = new_builtin_type(th, spec);
}

}  // namespace krait
