// The types of None, Ellipsis and NotImplemented. The objects stand in static storage (runtime/vm.cpp).
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/type.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

template <Object* object>
Value singleton_new(Thread* th, Type* type, const Args& args) {
    if (args.count || args.keyword_count())
        return raise(th, Exc::TypeError, "%s takes no arguments", type_name(type));
    return Value(object);
}

Value none_repr(Thread* th, Value) { return Value(intern(th, "None")); }
int none_bool(Thread*, Value) { return 0; }
// A fixed number, as from CPython 3.12 on, instead of one that depends on an address.
i64 none_hash(Thread*, Value) { return 0xFCA86420; }

Value ellipsis_repr(Thread* th, Value) { return Value(intern(th, "Ellipsis")); }
Value not_implemented_repr(Thread* th, Value) { return Value(intern(th, "NotImplemented")); }
int not_implemented_bool(Thread* th, Value) {
    return warn(th, Exc::DeprecationWarning, 1, "NotImplemented should not be used in a boolean context") ? 1 : -1;
}

// copy and pickle find the objects by name.
Value ellipsis_reduce(Thread* th, Value) { return Value(intern(th, "Ellipsis")); }
Value not_implemented_reduce(Thread* th, Value) { return Value(intern(th, "NotImplemented")); }
constexpr NativeDef ellipsis_methods[] = {{"__reduce__", ellipsis_reduce}};
constexpr NativeDef not_implemented_methods[] = {{"__reduce__", not_implemented_reduce}};

}  // namespace

void setup_singleton_types(Thread* th) {
    TypeSpec none_spec{};
    none_spec.name = "NoneType";
    none_spec.kind = Kind::None;
    none_spec.basic_size = sizeof(Object);
    none_spec.slots.new_ = singleton_new<&none_object>;
    none_spec.slots.repr = none_repr;
    none_spec.slots.bool_ = none_bool;
    none_spec.slots.hash = none_hash;
    setup_type(th, builtin_type(Kind::None), none_spec);

    TypeSpec ellipsis_spec{};
    ellipsis_spec.name = "ellipsis";
    ellipsis_spec.kind = Kind::Ellipsis;
    ellipsis_spec.basic_size = sizeof(Object);
    ellipsis_spec.slots.new_ = singleton_new<&ellipsis_object>;
    ellipsis_spec.slots.repr = ellipsis_repr;
    ellipsis_spec.methods = ellipsis_methods;
    ellipsis_spec.method_count = 1;
    setup_type(th, builtin_type(Kind::Ellipsis), ellipsis_spec);

    TypeSpec not_implemented_spec{};
    not_implemented_spec.name = "NotImplementedType";
    not_implemented_spec.kind = Kind::NotImplemented;
    not_implemented_spec.basic_size = sizeof(Object);
    not_implemented_spec.slots.new_ = singleton_new<&not_implemented_object>;
    not_implemented_spec.slots.repr = not_implemented_repr;
    not_implemented_spec.slots.bool_ = not_implemented_bool;
    not_implemented_spec.methods = not_implemented_methods;
    not_implemented_spec.method_count = 1;
    setup_type(th, builtin_type(Kind::NotImplemented), not_implemented_spec);
}

}  // namespace krait
