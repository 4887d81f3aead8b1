// property.
// Reference: CPython's Objects/descrobject.c (property_*). The doc of a getter is copied when `doc` is not given; in
// subclasses it goes into the instance's attributes.
#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/type_set_up.h"
#include "runtime/types/function.h"
#include "runtime/types/function_set_up.h"
#include "runtime/types/str.h"

namespace krait {

static Property* property(Value v) { return v.as<Property>(); }

static Value property_new(Thread* th, Type* type, const Args&) {
    Object* object = new_instance(th, type);
    if (!object) return Value();
    auto* p = reinterpret_cast<Property*>(object);
    p->fget = p->fset = p->fdel = p->doc = none();
    return Value(object);
}

static bool property_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"fget", "fset", "fdel", "doc"};
    Value a[4];
    KRAIT_TRY(parse_args(th, {"property", names, 4, 0, 0, 4}, args, a));
    Property* p = property(self);
    p->fget = a[0] ? a[0] : none();
    p->fset = a[1] ? a[1] : none();
    p->fdel = a[2] ? a[2] : none();
    p->doc = none();
    p->getter_doc = false;
    p->name = Value();
    write_barrier(th, p);
    Value doc = a[3] ? a[3] : none();
    if ((!a[3] || is_none(a[3])) && !is_none(p->fget)) {
        Value of_getter = find_attribute(th, p->fget, th->vm->names.dunder_doc);
        if (!of_getter && has_pending(th)) return false;
        if (of_getter && !is_none(of_getter)) {
            doc = of_getter;
            p->getter_doc = true;
        }
    }
    if (type_of(self) == builtin_type(Kind::Property)) {
        p->doc = doc;
        return true;
    }
    return set_attribute(th, self, th->vm->names.dunder_doc, doc);
}

[[gnu::cold]] static Value no_accessor(Thread* th, Property* p, Value instance, const char* what) {
    Value qualname = KRAIT_TRY(get_attribute(th, Value(type_of(instance)), th->vm->names.dunder_qualname));
    if (p->name && !is_none(p->name))
        return raise(th, Exc::AttributeError, "property %R of %R object has no %s", p->name, qualname, what);
    return raise(th, Exc::AttributeError, "property of %R object has no %s", qualname, what);
}

static Value property_get(Thread* th, Value self, Value instance, Type*) {
    if (!instance || is_none(instance)) return self;
    Property* p = property(self);
    if (is_none(p->fget)) return no_accessor(th, p, instance, "getter");
    return call(th, p->fget, instance);
}

static bool property_set(Thread* th, Value self, Value instance, Value value) {
    Property* p = property(self);
    Value f = value ? p->fset : p->fdel;
    if (is_none(f)) {
        no_accessor(th, p, instance, value ? "setter" : "deleter");
        return false;
    }
    return static_cast<bool>(value ? call(th, f, instance, value) : call(th, f, instance));
}

static Value property_copy(Thread* th, Value self, Value get, Value set, Value del) {
    Property* p = property(self);
    if (!get || is_none(get)) get = p->fget;
    if (!set || is_none(set)) set = p->fset;
    if (!del || is_none(del)) del = p->fdel;
    Value doc = p->getter_doc && !is_none(get) ? none() : p->doc;
    Value args[] = {get, set, del, doc};
    Value made = KRAIT_TRY(call(th, Value(type_of(self)), Args{args, 4, nullptr}));
    if (has_kind(made, Kind::Property)) set_field(th, made.object(), property(made)->name, p->name);
    return made;
}
static Value property_getter(Thread* th, Value self, Value f) { return property_copy(th, self, f, Value(), Value()); }
static Value property_setter(Thread* th, Value self, Value f) { return property_copy(th, self, Value(), f, Value()); }
static Value property_deleter(Thread* th, Value self, Value f) { return property_copy(th, self, Value(), Value(), f); }

static Value property_set_name(Thread* th, Value self, const Args& args) {
    if (args.count != 2 || args.keyword_count())
        return raise(th, Exc::TypeError, "__set_name__() takes 2 positional arguments but %zd were given",
                     static_cast<i64>(args.count));
    set_field(th, self.object(), property(self)->name, args[1]);
    return none();
}

static Value property_is_abstract(Thread* th, Value self) {
    Property* p = property(self);
    for (Value f : {p->fget, p->fset, p->fdel}) {
        Value r = KRAIT_TRY(abstract_get(th, f));
        if (r == py_true()) return r;
    }
    return py_false();
}

constexpr NativeDef kMethods[] = {
    {"getter", property_getter, "Descriptor to obtain a copy of the property with a different getter."},
    {"setter", property_setter, "Descriptor to obtain a copy of the property with a different setter."},
    {"deleter", property_deleter, "Descriptor to obtain a copy of the property with a different deleter."},
    {"__set_name__", property_set_name, "Method to set name of a property."},
};
constexpr MemberDef kMembers[] = {
    {"fget", offsetof(Property, fget), MemberKind::Object, true, nullptr},
    {"fset", offsetof(Property, fset), MemberKind::Object, true, nullptr},
    {"fdel", offsetof(Property, fdel), MemberKind::Object, true, nullptr},
    {"__doc__", offsetof(Property, doc), MemberKind::Object, false, nullptr},
};
constexpr GetSetDef kGetSets[] = {{"__isabstractmethod__", property_is_abstract, nullptr, nullptr}};

static void trace_property(Object* object, Marker& marker) {
    auto* p = reinterpret_cast<Property*>(object);
    for (Value v : {p->fget, p->fset, p->fdel, p->doc, p->name}) marker.visit(v);
}

void setup_property_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "property";
    spec.doc = "property(fget=None, fset=None, fdel=None, doc=None)\n--\n\nProperty attribute.\n\n"
               "  fget\n    function to be used for getting an attribute value\n"
               "  fset\n    function to be used for setting an attribute value\n"
               "  fdel\n    function to be used for del\'ing an attribute\n  doc\n    docstring\n\n"
               "Typical use is to define a managed attribute x:\n\nclass C(object):\n    def getx(self): return self._x\n"
               "    def setx(self, value): self._x = value\n    def delx(self): del self._x\n"
               "    x = property(getx, setx, delx, \"I\'m the \'x\' property.\")\n\n"
               "Decorators make defining new properties or modifying existing ones easy:\n\nclass C(object):\n"
               "    @property\n    def x(self):\n        \"I am the \'x\' property.\"\n        return self._x\n"
               "    @x.setter\n    def x(self, value):\n        self._x = value\n    @x.deleter\n    def x(self):\n"
               "        del self._x";
    spec.kind = Kind::Property;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Property);
    spec.trace = trace_property;
    spec.slots.new_ = property_new;
    spec.slots.init = property_init;
    spec.slots.descr_get = property_get;
    spec.slots.descr_set = property_set;
    spec.methods = kMethods;
    spec.method_count = sizeof kMethods / sizeof *kMethods;
    spec.members = kMembers;
    spec.member_count = 4;
    spec.getsets = kGetSets;
    spec.getset_count = 1;
    setup_type(th, builtin_type(Kind::Property), spec);
}

}  // namespace krait
