// mappingproxy: a read-only view of a mapping (`C.__dict__`).
// Reference: CPython's Objects/descrobject.c.
#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/type_set_up.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/function_set_up.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

struct MappingProxy : Object {
    Value mapping;
};
static Value mapping_of(Value v) { return v.as<MappingProxy>()->mapping; }

Value new_mapping_proxy(Thread* th, Value mapping) {
    auto* p = heap_new<MappingProxy>(th, builtin_shape(Kind::MappingProxy));
    if (!p) return Value();
    p->mapping = mapping;
    return Value(p);
}

static Value proxy_new(Thread* th, Type*, const Args& args) {
    static constexpr const char* names[] = {"mapping"};
    Value mapping;
    KRAIT_TRY(parse_args(th, {"mappingproxy", names, 1, 1, 0, 1}, args, &mapping));
    bool sequence = is_list(mapping) || is_tuple(mapping);
    if (!type_of(mapping)->slots.getitem || sequence || is_str(mapping))
        return raise(th, Exc::TypeError, "mappingproxy() argument must be a mapping, not %s", type_name(type_of(mapping)));
    return new_mapping_proxy(th, mapping);
}

static Value proxy_getitem(Thread* th, Value self, Value key) { return get_item(th, mapping_of(self), key); }
static i64 proxy_len(Thread* th, Value self) { return length(th, mapping_of(self)); }
static int proxy_contains(Thread* th, Value self, Value key) { return contains(th, mapping_of(self), key); }
static Value proxy_iter(Thread* th, Value self) { return get_iter(th, mapping_of(self)); }
static Value proxy_str(Thread* th, Value self) { return Value(to_str(th, mapping_of(self))); }
static Value proxy_repr(Thread* th, Value self) { return Value(format_message(th, "mappingproxy(%R)", mapping_of(self))); }
static Value proxy_compare(Thread* th, Value a, Value b, CompareOp op) { return rich_compare(th, mapping_of(a), b, op); }
static Value unwrap(Value v) { return has_kind(v, Kind::MappingProxy) ? mapping_of(v) : v; }
static Value proxy_or(Thread* th, Value a, Value b) { return binary_op(th, BinaryOp::Or, unwrap(a), unwrap(b)); }
static Value proxy_ior(Thread* th, Value a, Value) {
    return raise(th, Exc::TypeError, "'|=' is not supported by %s; use '|' instead", type_name(type_of(a)));
}

static Value proxy_get(Thread* th, Value self, const Args& args) {
    KRAIT_TRY(check_arg_count(th, "get", args, 1, 2));
    return call_method(th, mapping_of(self), th->vm->names.get, {args[0], args.count > 1 ? args[1] : none()});
}
static Value proxy_keys(Thread* th, Value self) { return call_method(th, mapping_of(self), th->vm->names.keys); }
static Value proxy_values(Thread* th, Value self) { return call_method(th, mapping_of(self), th->vm->names.values); }
static Value proxy_items(Thread* th, Value self) { return call_method(th, mapping_of(self), th->vm->names.items); }
static Value proxy_copy(Thread* th, Value self) { return call_method(th, mapping_of(self), th->vm->names.copy); }
static Value proxy_reversed(Thread* th, Value self) { return call_method(th, mapping_of(self), th->vm->names.dunder_reversed); }

constexpr NativeDef kMethods[] = {
    {"get", proxy_get, "Return the value for key if key is in the mapping, else default."},
    {"keys", proxy_keys, "D.keys() -> a set-like object providing a view on D's keys"},
    {"values", proxy_values, "D.values() -> an object providing a view on D's values"},
    {"items", proxy_items, "D.items() -> a set-like object providing a view on D's items"},
    {"copy", proxy_copy, "D.copy() -> a shallow copy of D"},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
    {"__reversed__", proxy_reversed, "D.__reversed__() -> reverse iterator"},
};

static void trace_proxy(Object* object, Marker& marker) { marker.visit(reinterpret_cast<MappingProxy*>(object)->mapping); }

void setup_mapping_proxy_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "mappingproxy";
    spec.doc = "Read-only proxy of a mapping.";
    spec.kind = Kind::MappingProxy;
    spec.flags = kTypeMapping;
    spec.basic_size = sizeof(MappingProxy);
    spec.trace = trace_proxy;
    spec.slots.new_ = proxy_new;
    spec.slots.getitem = proxy_getitem;
    spec.slots.len = proxy_len;
    spec.slots.contains = proxy_contains;
    spec.slots.iter = proxy_iter;
    spec.slots.str = proxy_str;
    spec.slots.repr = proxy_repr;
    spec.slots.hash = hash_not_implemented;
    spec.slots.richcompare = proxy_compare;
    spec.slots.binary[static_cast<int>(BinaryOp::Or)] = proxy_or;
    spec.slots.inplace[static_cast<int>(BinaryOp::Or)] = proxy_ior;
    spec.methods = kMethods;
    spec.method_count = sizeof kMethods / sizeof *kMethods;
    setup_type(th, builtin_type(Kind::MappingProxy), spec);
}

}  // namespace krait
