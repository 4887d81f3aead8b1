// classmethod and staticmethod.
// Reference: CPython's Objects/funcobject.c (functools_wraps copies the wrapped callable's attributes).
#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/shape.h"
#include "runtime/type_set_up.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/function_set_up.h"
#include "runtime/types/str.h"

namespace krait {

static ClassMethod* wrapper(Value v) { return v.as<ClassMethod>(); }

static Value allocate_wrapper(Thread* th, Type* type) {
    return Value(new_instance(th, type));
}

static bool copy_attributes(Thread* th, Value self, Value callable) {
    Names& n = th->vm->names;
    Dict* dict = nullptr;
    for (Str* name : {n.dunder_module, n.dunder_name, n.dunder_qualname, n.dunder_doc, n.dunder_annotations}) {
        Value v = find_attribute(th, callable, name);
        if (!v) {
            if (has_pending(th)) return false;
            continue;
        }
        if (!dict) dict = KRAIT_TRY(instance_dict(th, self.object()));
        KRAIT_TRY(dict_set_str(th, dict, name, v));
    }
    return true;
}

static Value wrap(Thread* th, Kind kind, Value callable) {
    auto* made = heap_new<ClassMethod>(th, builtin_shape(kind));
    if (!made) return Value();
    made->callable = callable;
    return Value(made);
}
Value new_static_method(Thread* th, Value callable) { return wrap(th, Kind::StaticMethod, callable); }
Value new_class_method(Thread* th, Value callable) {
    Value v = KRAIT_TRY(wrap(th, Kind::ClassMethod, callable));
    KRAIT_TRY(copy_attributes(th, v, callable));
    return v;
}

static Value wrapper_new(Thread* th, Type* type, const Args&) { return allocate_wrapper(th, type); }

static bool init_named(Thread* th, Value self, const Args& args, const char* name) {
    KRAIT_TRY(check_no_keywords(th, name, args));
    KRAIT_TRY(check_arg_count(th, name, args, 1, 1));
    set_field(th, self.object(), wrapper(self)->callable, args[0]);
    return copy_attributes(th, self, args[0]);
}
static bool class_method_init(Thread* th, Value self, const Args& args) { return init_named(th, self, args, "classmethod"); }
static bool static_method_init(Thread* th, Value self, const Args& args) { return init_named(th, self, args, "staticmethod"); }

static Value class_method_get(Thread* th, Value self, Value instance, Type* owner) {
    Value callable = wrapper(self)->callable;
    if (!callable) return raise(th, Exc::RuntimeError, "uninitialized classmethod object");
    if (!owner) owner = type_of(instance);
    // A descriptor inside (classmethod(property(…))) is asked with the class as its instance.
    auto get = type_of(callable)->slots.descr_get;
    if (get) return get(th, callable, Value(owner), owner);
    return Value(new_bound_method(th, callable, Value(owner)));
}
static Value static_method_get(Thread* th, Value self, Value, Type*) {
    Value callable = wrapper(self)->callable;
    return callable ? callable : raise(th, Exc::RuntimeError, "uninitialized staticmethod object");
}
static Value static_method_call(Thread* th, Value self, const Args& args) { return call(th, wrapper(self)->callable, args); }

static Value class_method_repr(Thread* th, Value v) {
    return Value(format_message(th, "<classmethod(%R)>", wrapper(v)->callable));
}
static Value static_method_repr(Thread* th, Value v) {
    return Value(format_message(th, "<staticmethod(%R)>", wrapper(v)->callable));
}

static Value is_abstract(Thread* th, Value self) {
    Value callable = wrapper(self)->callable;
    return callable ? abstract_get(th, callable) : py_false();
}

constexpr MemberDef kMembers[] = {
    {"__func__", offsetof(ClassMethod, callable), MemberKind::Object, true, nullptr},
    {"__wrapped__", offsetof(ClassMethod, callable), MemberKind::Object, true, nullptr},
};
constexpr GetSetDef kGetSets[] = {
    {"__isabstractmethod__", is_abstract, nullptr, nullptr},
    {"__dict__", generic_get_dict, generic_set_dict, nullptr},
};

static void trace_wrapper(Object* object, Marker& marker) {
    auto* w = reinterpret_cast<ClassMethod*>(object);
    marker.visit(w->callable);
    marker.visit(Value(w->dict));
}

void setup_class_method_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "classmethod";
    spec.doc = "classmethod(function) -> method\n\nConvert a function to be a class method.\n\n"
               "A class method receives the class as implicit first argument,\njust like an instance method receives the "
               "instance.\nTo declare a class method, use this idiom:\n\n  class C:\n      @classmethod\n"
               "      def f(cls, arg1, arg2, argN):\n          ...\n\n"
               "It can be called either on the class (e.g. C.f()) or on an instance\n(e.g. C().f()).  The instance is "
               "ignored except for its class.\nIf a class method is called for a derived class, the derived class\n"
               "object is passed as the implied first argument.\n\n"
               "Class methods are different than C++ or Java static methods.\nIf you want those, see the staticmethod "
               "builtin.";
    spec.kind = Kind::ClassMethod;
    spec.flags = kTypeBase | kTypeHasDict | kTypeHasWeakref;
    spec.basic_size = sizeof(ClassMethod);
    spec.trace = trace_wrapper;
    spec.slots.new_ = wrapper_new;
    spec.slots.init = class_method_init;
    spec.slots.descr_get = class_method_get;
    spec.slots.repr = class_method_repr;
    spec.members = kMembers;
    spec.member_count = 2;
    spec.getsets = kGetSets;
    spec.getset_count = 2;
    setup_type(th, builtin_type(Kind::ClassMethod), spec);
    spec.name = "staticmethod";
    spec.doc = "staticmethod(function) -> method\n\nConvert a function to be a static method.\n\n"
               "A static method does not receive an implicit first argument.\nTo declare a static method, use this idiom:"
               "\n\n     class C:\n         @staticmethod\n         def f(arg1, arg2, argN):\n             ...\n\n"
               "It can be called either on the class (e.g. C.f()) or on an instance\n(e.g. C().f()). Both the class and "
               "the instance are ignored, and\nneither is passed implicitly as the first argument to the method.\n\n"
               "Static methods in Python are similar to those found in Java or C++.\nFor a more advanced concept, see the "
               "classmethod builtin.";
    spec.kind = Kind::StaticMethod;
    spec.slots.init = static_method_init;
    spec.slots.descr_get = static_method_get;
    spec.slots.call = static_method_call;
    spec.slots.repr = static_method_repr;
    setup_type(th, builtin_type(Kind::StaticMethod), spec);
}

}  // namespace krait
