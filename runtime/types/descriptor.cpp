// Descriptors of builtin types: method_descriptor, classmethod_descriptor, wrapper_descriptor, method-wrapper,
// getset_descriptor, member_descriptor. Calls check that `self` is an instance of the owner.
// Reference: CPython's Objects/descrobject.c.
#include "runtime/types/descriptor.h"

#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/shape.h"
#include "runtime/type_set_up.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

static Type class_method_descriptor_storage;
Type* class_method_descriptor_type() { return &class_method_descriptor_storage; }

// All five layouts but MethodWrapper keep owner and name at the end; each is read through its own struct.
struct DescriptorView {
    Type* owner;
    Value name;
    const char* doc;
};

static DescriptorView view_of(Value v) {
    switch (v.object()->kind()) {
        case Kind::SlotWrapper: return {v.as<SlotWrapper>()->owner, v.as<SlotWrapper>()->name, v.as<SlotWrapper>()->def->doc};
        case Kind::GetSetDescriptor: {
            auto* d = v.as<GetSetDescriptor>();
            return {d->owner, d->name, d->def->doc};
        }
        case Kind::MemberDescriptor: {
            auto* d = v.as<MemberDescriptor>();
            return {d->owner, d->name, d->def.doc};
        }
        default: {
            auto* d = v.as<MethodDescriptor>();
            return {d->owner, d->name, d->def->doc};
        }
    }
}

// ---- Making ----

SlotWrapper* new_slot_wrapper(Thread* th, Type* owner, const SlotDef* def, void* wrapped) {
    Str* name = intern(th, def->name);
    auto* w = heap_new<SlotWrapper>(th, builtin_shape(Kind::SlotWrapper));
    if (!w) return nullptr;
    w->def = def;
    w->owner = owner;
    w->wrapped = wrapped;
    w->name = Value(name);
    return w;
}

Value new_method_descriptor(Thread* th, Type* owner, const NativeDef* def) {
    Str* name = intern(th, def->name);
    bool of_class = def->flags & kNativeClassMethod;
    if (of_class && !class_method_descriptor_storage.root_shape) {
        class_method_descriptor_storage.kind = Kind::Native;
        class_method_descriptor_storage.gc |= kGcStatic;
        class_method_descriptor_storage.root_shape = new_root_shape(th, &class_method_descriptor_storage, 0, kShapeNoDict);
    }
    Shape* shape = of_class ? class_method_descriptor_storage.root_shape : builtin_shape(Kind::MethodDescriptor);
    auto* d = heap_new<MethodDescriptor>(th, shape);
    if (!d) return Value();
    d->def = def;
    d->owner = owner;
    d->name = Value(name);
    return Value(d);
}

GetSetDescriptor* new_getset_descriptor(Thread* th, Type* owner, const GetSetDef* def) {
    Str* name = intern(th, def->name);
    auto* d = heap_new<GetSetDescriptor>(th, builtin_shape(Kind::GetSetDescriptor));
    if (!d) return nullptr;
    d->def = def;
    d->owner = owner;
    d->name = Value(name);
    return d;
}

MemberDescriptor* new_member_descriptor(Thread* th, Type* owner, const MemberDef& def) {
    Str* name = intern(th, def.name);
    auto* d = heap_new<MemberDescriptor>(th, builtin_shape(Kind::MemberDescriptor));
    if (!d) return nullptr;
    d->def = def;
    d->owner = owner;
    d->name = Value(name);
    return d;
}

static MethodWrapper* new_method_wrapper(Thread* th, SlotWrapper* descriptor, Value self) {
    auto* w = heap_new<MethodWrapper>(th, builtin_shape(Kind::MethodWrapper));
    if (!w) return nullptr;
    w->descriptor = descriptor;
    w->self = self;
    return w;
}

// ---- Calls ----

static Value wrong_self(Thread* th, const char* format, DescriptorView d, Value self) {
    return raise(th, Exc::TypeError, format, d.name, type_name(d.owner), type_name(type_of(self)));
}

static Args without_first(const Args& args) { return Args{args.data + 1, args.count - 1, args.kwnames}; }

static Value method_descriptor_call(Thread* th, Value callable, const Args& args) {
    auto* d = callable.as<MethodDescriptor>();
    if (args.count == 0)
        return raise(th, Exc::TypeError, "unbound method %s.%U() needs an argument", type_name(d->owner), d->name.as<Str>());
    if (!is_subtype(type_of(args[0]), d->owner))
        return wrong_self(th, "descriptor '%S' for '%.100s' objects doesn't apply to a '%.100s' object", view_of(callable), args[0]);
    return call_native(th, d->def, d->owner, args[0], without_first(args));
}

static Value class_method_descriptor_get(Thread* th, Value descriptor, Value instance, Type* owner) {
    auto* d = descriptor.as<MethodDescriptor>();
    Type* type = owner ? owner : instance ? type_of(instance) : nullptr;
    if (!type)
        return raise(th, Exc::TypeError, "descriptor '%U' for type '%.100s' needs either an object or a type",
                     d->name.as<Str>(), type_name(d->owner));
    if (!is_subtype(type, d->owner))
        return raise(th, Exc::TypeError, "descriptor '%U' requires a subtype of '%.100s' but received '%.100s'",
                     d->name.as<Str>(), type_name(d->owner), type_name(type));
    Builtin* bound = KRAIT_TRY(new_builtin(th, d->def, Value(type), Value()));
    bound->owner = d->owner;
    return Value(bound);
}

static Value class_method_descriptor_call(Thread* th, Value callable, const Args& args) {
    auto* d = callable.as<MethodDescriptor>();
    if (args.count == 0)
        return raise(th, Exc::TypeError, "descriptor '%U' of '%.100s' object needs an argument", d->name.as<Str>(),
                     type_name(d->owner));
    if (!is_type(args[0]))
        return raise(th, Exc::TypeError, "descriptor '%U' for type '%.100s' needs a type, not a '%.100s' as arg 2",
                     d->name.as<Str>(), type_name(d->owner), type_name(type_of(args[0])));
    Value bound = KRAIT_TRY(class_method_descriptor_get(th, callable, Value(), args[0].as<Type>()));
    return call(th, bound, without_first(args));
}

static Value slot_wrapper_call(Thread* th, Value callable, const Args& args) {
    auto* w = callable.as<SlotWrapper>();
    if (args.count == 0)
        return raise(th, Exc::TypeError, "descriptor '%U' of '%.100s' object needs an argument", w->name.as<Str>(),
                     type_name(w->owner));
    if (!is_subtype(type_of(args[0]), w->owner))
        return raise(th, Exc::TypeError, "descriptor '%U' requires a '%.100s' object but received a '%.100s'",
                     w->name.as<Str>(), type_name(w->owner), type_name(type_of(args[0])));
    if (args.keyword_count() && !w->def->takes_keywords)
        return raise(th, Exc::TypeError, "wrapper %s() takes no keyword arguments", w->def->name);
    return w->def->wrapper(th, args[0], without_first(args), w);
}

static Value method_wrapper_call(Thread* th, Value callable, const Args& args) {
    auto* w = callable.as<MethodWrapper>();
    if (args.keyword_count() && !w->descriptor->def->takes_keywords)
        return raise(th, Exc::TypeError, "wrapper %s() takes no keyword arguments", w->descriptor->def->name);
    return w->descriptor->def->wrapper(th, w->self, args, w->descriptor);
}

// ---- Binding ----

static Value method_descriptor_get(Thread* th, Value descriptor, Value instance, Type*) {
    if (!instance) return descriptor;
    auto* d = descriptor.as<MethodDescriptor>();
    if (!is_subtype(type_of(instance), d->owner))
        return wrong_self(th, "descriptor '%S' for '%.100s' objects doesn't apply to a '%.100s' object", view_of(descriptor), instance);
    Builtin* bound = KRAIT_TRY(new_builtin(th, d->def, instance, Value()));
    bound->owner = d->owner;
    return Value(bound);
}

static Value slot_wrapper_get(Thread* th, Value descriptor, Value instance, Type*) {
    if (!instance) return descriptor;
    auto* w = descriptor.as<SlotWrapper>();
    if (!is_subtype(type_of(instance), w->owner))
        return wrong_self(th, "descriptor '%S' for '%.100s' objects doesn't apply to a '%.100s' object", view_of(descriptor), instance);
    return Value(new_method_wrapper(th, w, instance));
}

static Value getset_get(Thread* th, Value descriptor, Value instance, Type*) {
    if (!instance) return descriptor;
    auto* d = descriptor.as<GetSetDescriptor>();
    if (!is_subtype(type_of(instance), d->owner))
        return wrong_self(th, "descriptor '%S' for '%.100s' objects doesn't apply to a '%.100s' object", view_of(descriptor), instance);
    if (!d->def->get)
        return raise(th, Exc::AttributeError, "attribute '%U' of '%.100s' objects is not readable", d->name.as<Str>(),
                     type_name(d->owner));
    return d->def->get(th, instance);
}

static bool getset_set(Thread* th, Value descriptor, Value instance, Value value) {
    auto* d = descriptor.as<GetSetDescriptor>();
    if (!is_subtype(type_of(instance), d->owner)) {
        wrong_self(th, "descriptor '%S' for '%.100s' objects doesn't apply to a '%.100s' object", view_of(descriptor), instance);
        return false;
    }
    if (d->def->set) return d->def->set(th, instance, value);
    raise(th, Exc::AttributeError, "attribute '%U' of '%.100s' objects is not writable", d->name.as<Str>(),
          type_name(d->owner));
    return false;
}

static Value member_get(Thread* th, Value descriptor, Value instance, Type*) {
    if (!instance) return descriptor;
    auto* d = descriptor.as<MemberDescriptor>();
    if (!is_subtype(type_of(instance), d->owner))
        return wrong_self(th, "descriptor '%S' for '%.100s' objects doesn't apply to a '%.100s' object", view_of(descriptor), instance);
    char* field = reinterpret_cast<char*>(instance.object()) + d->def.offset;
    switch (d->def.kind) {
        case MemberKind::Object: {
            Value v = *reinterpret_cast<Value*>(field);
            return v ? v : none();
        }
        case MemberKind::ObjectEx: {
            Value v = *reinterpret_cast<Value*>(field);
            return v ? v : raise_no_attribute(th, instance, d->name.as<Str>());
        }
        case MemberKind::Bool: return py_bool(*reinterpret_cast<bool*>(field));
        case MemberKind::I64: return int_from_i64(th, *reinterpret_cast<i64*>(field));
        case MemberKind::I32: return Value::from_small_int(*reinterpret_cast<i32*>(field));
        case MemberKind::Double: return Value::from_double(*reinterpret_cast<double*>(field));
    }
    return Value();
}

static bool member_set(Thread* th, Value descriptor, Value instance, Value value) {
    auto* d = descriptor.as<MemberDescriptor>();
    if (!is_subtype(type_of(instance), d->owner)) {
        wrong_self(th, "descriptor '%S' for '%.100s' objects doesn't apply to a '%.100s' object", view_of(descriptor), instance);
        return false;
    }
    if (d->def.read_only) {
        raise(th, Exc::AttributeError, "readonly attribute");
        return false;
    }
    char* field = reinterpret_cast<char*>(instance.object()) + d->def.offset;
    if (!value && d->def.kind != MemberKind::Object && d->def.kind != MemberKind::ObjectEx) {
        raise(th, Exc::TypeError, "can't delete numeric/char attribute");
        return false;
    }
    switch (d->def.kind) {
        case MemberKind::ObjectEx:
            if (!value && !*reinterpret_cast<Value*>(field)) {
                raise_with(th, Exc::AttributeError, d->name);
                return false;
            }
            [[fallthrough]];
        case MemberKind::Object:
            *reinterpret_cast<Value*>(field) = value;
            write_barrier(th, instance.object());
            return true;
        case MemberKind::Bool:
            if (!is_bool(value)) {
                raise(th, Exc::TypeError, "attribute value type must be bool");
                return false;
            }
            *reinterpret_cast<bool*>(field) = value == py_true();
            return true;
        case MemberKind::I64: return to_i64(th, value, reinterpret_cast<i64*>(field));
        case MemberKind::I32: return to_int32(th, value, reinterpret_cast<i32*>(field));
        case MemberKind::Double: return to_double(th, value, reinterpret_cast<double*>(field));
    }
    return true;
}

// ---- Attributes of descriptors ----

static Value method_repr(Thread* th, Value v) {
    DescriptorView d = view_of(v);
    return Value(format_message(th, "<method '%S' of '%s' objects>", d.name, type_name(d.owner)));
}
static Value slot_wrapper_repr(Thread* th, Value v) {
    DescriptorView d = view_of(v);
    return Value(format_message(th, "<slot wrapper '%S' of '%s' objects>", d.name, type_name(d.owner)));
}
static Value getset_repr(Thread* th, Value v) {
    DescriptorView d = view_of(v);
    return Value(format_message(th, "<attribute '%S' of '%s' objects>", d.name, type_name(d.owner)));
}
static Value member_repr(Thread* th, Value v) {
    DescriptorView d = view_of(v);
    return Value(format_message(th, "<member '%S' of '%s' objects>", d.name, type_name(d.owner)));
}
static Value method_wrapper_repr(Thread* th, Value v) {
    auto* w = v.as<MethodWrapper>();
    return Value(format_message(th, "<method-wrapper '%S' of %s object at %p>", w->descriptor->name,
                                type_name(type_of(w->self)), reinterpret_cast<void*>(w->self.bits())));
}

static Value get_objclass(Thread*, Value self) { return Value(view_of(self).owner); }
static Value get_name(Thread*, Value self) { return view_of(self).name; }
static Value get_qualname(Thread* th, Value self) {
    DescriptorView d = view_of(self);
    Value owner = KRAIT_TRY(get_attribute(th, Value(d.owner), th->vm->names.dunder_qualname));
    return Value(format_message(th, "%S.%S", owner, d.name));
}
static Value get_doc(Thread* th, Value self) {
    DescriptorView d = view_of(self);
    return doc_text(th, str_utf8(th, d.name.as<Str>()).data(), d.doc);
}
static Value get_text_signature(Thread* th, Value self) {
    DescriptorView d = view_of(self);
    return doc_signature(th, str_utf8(th, d.name.as<Str>()).data(), d.doc);
}
static Value descriptor_reduce(Thread* th, Value self) {
    DescriptorView d = view_of(self);
    Value getattr = KRAIT_TRY(dict_get_str(th->vm->builtins, intern(th, "getattr")));
    Tuple* args = KRAIT_TRY(make_tuple(th, Value(d.owner), d.name));
    return Value(make_tuple(th, getattr, Value(args)));
}

constexpr GetSetDef kDescriptorGetSets[] = {
    {"__objclass__", get_objclass, nullptr, nullptr},
    {"__name__", get_name, nullptr, nullptr},
    {"__qualname__", get_qualname, nullptr, nullptr},
    {"__doc__", get_doc, nullptr, nullptr},
    {"__text_signature__", get_text_signature, nullptr, nullptr},
};
constexpr size_t kWithoutSignature = 4;
constexpr NativeDef kReduce[] = {{"__reduce__", descriptor_reduce, "__reduce__($self, /)\n--\n\n"}};

// ---- method-wrapper ----

static Value wrapper_self(Thread*, Value self) { return self.as<MethodWrapper>()->self; }
static Value wrapper_objclass(Thread*, Value self) { return Value(self.as<MethodWrapper>()->descriptor->owner); }
static Value wrapper_name(Thread*, Value self) { return self.as<MethodWrapper>()->descriptor->name; }
static Value wrapper_qualname(Thread* th, Value self) { return get_qualname(th, Value(self.as<MethodWrapper>()->descriptor)); }
static Value wrapper_doc(Thread* th, Value self) { return get_doc(th, Value(self.as<MethodWrapper>()->descriptor)); }
static Value wrapper_signature(Thread* th, Value self) {
    return get_text_signature(th, Value(self.as<MethodWrapper>()->descriptor));
}
constexpr GetSetDef kWrapperGetSets[] = {
    {"__self__", wrapper_self, nullptr, nullptr},   {"__objclass__", wrapper_objclass, nullptr, nullptr},
    {"__name__", wrapper_name, nullptr, nullptr},   {"__qualname__", wrapper_qualname, nullptr, nullptr},
    {"__doc__", wrapper_doc, nullptr, nullptr},     {"__text_signature__", wrapper_signature, nullptr, nullptr},
};

static Value wrapper_compare(Thread* th, Value a, Value b, CompareOp op) {
    if ((op != CompareOp::Eq && op != CompareOp::Ne) || !has_kind(b, Kind::MethodWrapper)) return not_implemented();
    auto *x = a.as<MethodWrapper>(), *y = b.as<MethodWrapper>();
    return py_bool((x->descriptor == y->descriptor && x->self == y->self) == (op == CompareOp::Eq));
}
static i64 wrapper_hash(Thread* th, Value v) {
    auto* w = v.as<MethodWrapper>();
    i64 h = identity_hash(th, w->self) ^ identity_hash(th, Value(w->descriptor));
    return h == -1 ? -2 : h;
}
static Value wrapper_reduce(Thread* th, Value self) {
    auto* w = self.as<MethodWrapper>();
    Value getattr = KRAIT_TRY(dict_get_str(th->vm->builtins, intern(th, "getattr")));
    Tuple* args = KRAIT_TRY(make_tuple(th, w->self, w->descriptor->name));
    return Value(make_tuple(th, getattr, Value(args)));
}
constexpr NativeDef kWrapperMethods[] = {{"__reduce__", wrapper_reduce, nullptr}};

// ---- Collection and set-up ----

static void trace_descriptor(Object* object, Marker& marker) {
    DescriptorView d = view_of(Value(object));
    marker.visit(Value(d.owner));
    marker.visit(d.name);
}
static void trace_method_wrapper(Object* object, Marker& marker) {
    auto* w = reinterpret_cast<MethodWrapper*>(object);
    marker.visit(Value(w->descriptor));
    marker.visit(w->self);
}

static void setup_one(Thread* th, Type* type, const char* name, Kind kind, u32 size, UnarySlot repr,
                      decltype(Slots::call) call_slot, decltype(Slots::descr_get) get, decltype(Slots::descr_set) set,
                      u32 flags, bool signature) {
    TypeSpec spec{};
    spec.name = name;
    spec.kind = kind;
    spec.flags = flags | kTypeNoInstantiate;
    spec.basic_size = size;
    spec.trace = trace_descriptor;
    spec.slots.repr = repr;
    spec.slots.call = call_slot;
    spec.slots.descr_get = get;
    spec.slots.descr_set = set;
    spec.getsets = kDescriptorGetSets;
    spec.getset_count = signature ? sizeof kDescriptorGetSets / sizeof *kDescriptorGetSets : kWithoutSignature;
    spec.methods = kReduce;
    spec.method_count = 1;
    setup_type(th, type, spec);
}

void setup_descriptor_types(Thread* th) {
    setup_one(th, builtin_type(Kind::MethodDescriptor), "method_descriptor", Kind::MethodDescriptor, sizeof(MethodDescriptor),
              method_repr, method_descriptor_call, method_descriptor_get, nullptr, kTypeMethodDescriptor, true);
    setup_one(th, class_method_descriptor_type(), "classmethod_descriptor", Kind::Native, sizeof(MethodDescriptor), method_repr,
              class_method_descriptor_call, class_method_descriptor_get, nullptr, 0, true);
    setup_one(th, builtin_type(Kind::SlotWrapper), "wrapper_descriptor", Kind::SlotWrapper, sizeof(SlotWrapper),
              slot_wrapper_repr, slot_wrapper_call, slot_wrapper_get, nullptr, kTypeMethodDescriptor, true);
    setup_one(th, builtin_type(Kind::GetSetDescriptor), "getset_descriptor", Kind::GetSetDescriptor, sizeof(GetSetDescriptor),
              getset_repr, nullptr, getset_get, getset_set, 0, false);
    setup_one(th, builtin_type(Kind::MemberDescriptor), "member_descriptor", Kind::MemberDescriptor, sizeof(MemberDescriptor),
              member_repr, nullptr, member_get, member_set, 0, false);
    TypeSpec spec{};
    spec.name = "method-wrapper";
    spec.kind = Kind::MethodWrapper;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(MethodWrapper);
    spec.trace = trace_method_wrapper;
    spec.slots.repr = method_wrapper_repr;
    spec.slots.call = method_wrapper_call;
    spec.slots.richcompare = wrapper_compare;
    spec.slots.hash = wrapper_hash;
    spec.getsets = kWrapperGetSets;
    spec.getset_count = sizeof kWrapperGetSets / sizeof *kWrapperGetSets;
    spec.methods = kWrapperMethods;
    spec.method_count = 1;
    setup_type(th, builtin_type(Kind::MethodWrapper), spec);
}

}  // namespace krait
