// weakref.ref (ReferenceType) and the proxies.
//
// The collector empties `target` when the referent dies and calls weak_cleared_hook at a safe point for each live
// reference it emptied; that runs the callback. The reference without callback is shared: one per referent and kind,
// found through a table of references by referent's address, whose dead entries are dropped when it is looked at.
// Reference: CPython's Objects/weakrefobject.c.
#include "runtime/types/weakref.h"

#include <unordered_map>
#include <vector>

#include "runtime/call.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/shape.h"
#include "runtime/type_set_up.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/str.h"
#include "runtime/types/weakref_types.h"

namespace krait {

static Type proxy_type_storage, callable_proxy_type_storage;
Type* weak_proxy_type() { return &proxy_type_storage; }
Type* weak_callable_proxy_type() { return &callable_proxy_type_storage; }

static WeakRef* weak(Value v) { return v.as<WeakRef>(); }

bool is_weakref(Value v) {
    return v.is_object() && v.object()->kind() == Kind::WeakRef && is_subtype(type_of(v), builtin_type(Kind::WeakRef));
}
static bool is_proxy(Value v) {
    return v.is_object() && (type_of(v) == &proxy_type_storage || type_of(v) == &callable_proxy_type_storage);
}

bool supports_weakrefs(Value v) {
    return v.is_object() && (type_of(v)->type_flags & kTypeHasWeakref);
}

static WeakRef* make(Thread* th, Type* type, Value target, Value callback) {
    auto* ref = reinterpret_cast<WeakRef*>(new_instance(th, type));
    if (!ref) return nullptr;
    ref->target = target;
    ref->callback = callback;
    ref->hash = -1;
    register_weak_slot(th, ref, &ref->target);
    return ref;
}

WeakRef* new_plain_weakref(Thread* th, Object* target) {
    auto* ref = heap_new<WeakRef>(th, builtin_shape(Kind::WeakRef));
    if (!ref) return nullptr;
    ref->target = Value(target);
    ref->hash = -1;
    if (!(target->gc & kGcStatic)) register_weak_slot(th, ref, &ref->target);
    return ref;
}

// References by referent. The collector does not see these Values: an entry counts only if it is (still, or again) a live
// reference to that very referent.
struct RefTable {
    std::unordered_map<Object*, std::vector<Value>> refs;
};
static RefTable& table() {
    static RefTable t;
    return t;
}

// References to `target` that are alive; drops dead ones.
static std::vector<Value>& live_refs(Thread* th, Object* target) {
    auto& list = table().refs[target];
    size_t kept = 0;
    for (Value v : list) {
        Object* object = object_containing(th, v.bits());
        bool alive = object && object == v.object() && object->kind() == Kind::WeakRef && weak(v)->target == Value(target);
        if (alive) list[kept++] = v;
    }
    list.resize(kept);
    return list;
}

i64 weakref_count(Thread* th, Value target) {
    return supports_weakrefs(target) ? static_cast<i64>(live_refs(th, target.object()).size()) : 0;
}
Value weakref_at(Thread* th, Value target, i64 i) { return live_refs(th, target.object())[static_cast<size_t>(i)]; }

static Value cannot_reference(Thread* th, Value target) {
    return raise(th, Exc::TypeError, "cannot create weak reference to '%s' object", type_name(type_of(target)));
}

static Value reference(Thread* th, Type* type, Value target, Value callback) {
    if (!supports_weakrefs(target)) return cannot_reference(th, target);
    bool shareable = (!callback || is_none(callback)) &&
                     (type == builtin_type(Kind::WeakRef) || type == &proxy_type_storage || type == &callable_proxy_type_storage);
    if (shareable)
        for (Value v : live_refs(th, target.object()))
            if (type_of(v) == type && !(weak(v)->callback && !is_none(weak(v)->callback))) return v;
    WeakRef* ref = KRAIT_TRY(make(th, type, target, callback ? callback : none()));
    auto& list = live_refs(th, target.object());
    // The shared ones stand first, as getweakrefs() lists them.
    list.insert(shareable ? list.begin() : list.end(), Value(ref));
    return Value(ref);
}

Value new_weakref(Thread* th, Value target, Value callback) { return reference(th, builtin_type(Kind::WeakRef), target, callback); }
Value new_weak_proxy(Thread* th, Value target, Value callback) {
    return reference(th, is_callable(target) ? &callable_proxy_type_storage : &proxy_type_storage, target, callback);
}

static void run_callback(Thread* th, Object* owner) {
    if (owner->kind() != Kind::WeakRef) return;
    auto* ref = reinterpret_cast<WeakRef*>(owner);
    Value callback = ref->callback;
    ref->callback = none();
    if (!callback || is_none(callback)) return;
    Value saved = take_pending(th);
    if (!call(th, callback, Value(ref))) write_unraisable(th, callback);
    restore_pending(th, saved);
}

// ---- ref ----

static Value ref_new(Thread* th, Type* type, const Args& args) {
    if (type == builtin_type(Kind::WeakRef)) KRAIT_TRY(check_no_keywords(th, "ref", args));
    KRAIT_TRY(check_arg_count(th, "__new__", Args{args.data, args.count, nullptr}, 1, 2));
    return reference(th, type, args[0], args.get(1));
}
static bool ref_init(Thread* th, Value, const Args& args) {
    KRAIT_TRY(check_no_keywords(th, "ref", args));
    return check_arg_count(th, "__init__", args, 1, 2);
}
static Value ref_call(Thread* th, Value self, const Args& args) {
    KRAIT_TRY(check_no_keywords(th, "weakref", args));
    KRAIT_TRY(check_arg_count(th, "weakref", args, 0, 0));
    Value target = weak(self)->target;
    return target ? target : none();
}
static i64 ref_hash(Thread* th, Value self) {
    WeakRef* ref = weak(self);
    if (ref->hash != -1) return ref->hash;
    if (!ref->target) {
        raise(th, Exc::TypeError, "weak object has gone away");
        return -1;
    }
    return ref->hash = hash_value(th, ref->target);
}
static Value ref_compare(Thread* th, Value a, Value b, CompareOp op) {
    if ((op != CompareOp::Eq && op != CompareOp::Ne) || !is_weakref(a) || !is_weakref(b)) return not_implemented();
    Value x = weak(a)->target, y = weak(b)->target;
    if (!x || !y) return py_bool((a == b) == (op == CompareOp::Eq));
    return rich_compare(th, x, y, op);
}
static Value ref_repr(Thread* th, Value self) {
    Value target = weak(self)->target;
    void* address = static_cast<void*>(self.object());
    if (!target) return Value(format_message(th, "<weakref at %p; dead>", address));
    Value name = find_attribute(th, target, th->vm->names.dunder_name);
    if (!name && has_pending(th)) return Value();
    void* at = static_cast<void*>(target.object());
    if (name && is_str(name))
        return Value(format_message(th, "<weakref at %p; to '%s' at %p (%S)>", address, type_name(type_of(target)), at, name));
    return Value(format_message(th, "<weakref at %p; to '%s' at %p>", address, type_name(type_of(target)), at));
}
static Value get_callback(Thread*, Value self) {
    Value c = weak(self)->callback;
    return c && weak(self)->target ? c : none();
}
constexpr GetSetDef kGetSets[] = {{"__callback__", get_callback, nullptr, nullptr}};
constexpr NativeDef kMethods[] = {{"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod}};

static void trace_weakref(Object* object, Marker& marker) { marker.visit(reinterpret_cast<WeakRef*>(object)->callback); }

// ---- Proxies ----

// The referent, or an empty Value after ReferenceError.
static Value alive(Thread* th, Value v) {
    if (!is_proxy(v)) return v;
    Value target = weak(v)->target;
    return target ? target : raise(th, Exc::ReferenceError, "weakly-referenced object no longer exists");
}

template <BinaryOp op>
static Value proxy_binary(Thread* th, Value a, Value b) {
    Value x = KRAIT_TRY(alive(th, a)), y = KRAIT_TRY(alive(th, b));
    return binary_op(th, op, x, y);
}
template <BinaryOp op>
static Value proxy_inplace(Thread* th, Value a, Value b) {
    Value x = KRAIT_TRY(alive(th, a)), y = KRAIT_TRY(alive(th, b));
    return inplace_op(th, op, x, y);
}
static Value proxy_power(Thread* th, Value a, Value b, Value c) {
    Value x = KRAIT_TRY(alive(th, a)), y = KRAIT_TRY(alive(th, b)), z = KRAIT_TRY(alive(th, c));
    return power(th, x, y, z);
}
template <Value (*f)(Thread*, Value)>
static Value proxy_unary(Thread* th, Value v) {
    Value x = KRAIT_TRY(alive(th, v));
    return f(th, x);
}
static Value proxy_int(Thread* th, Value v) { Value x = KRAIT_TRY(alive(th, v)); return call(th, Value(builtin_type(Kind::Int)), x); }
static Value proxy_float(Thread* th, Value v) { Value x = KRAIT_TRY(alive(th, v)); return call(th, Value(builtin_type(Kind::Float)), x); }
static Value proxy_str(Thread* th, Value v) { Value x = KRAIT_TRY(alive(th, v)); return Value(to_str(th, x)); }
static Value proxy_getattr(Thread* th, Value v, Str* name) { Value x = KRAIT_TRY(alive(th, v)); return get_attribute(th, x, name); }
static bool proxy_setattr(Thread* th, Value v, Str* name, Value value) { Value x = KRAIT_TRY(alive(th, v)); return set_attribute(th, x, name, value); }
static Value proxy_compare(Thread* th, Value a, Value b, CompareOp op) {
    Value x = KRAIT_TRY(alive(th, a)), y = KRAIT_TRY(alive(th, b));
    return rich_compare(th, x, y, op);
}
static int proxy_bool(Thread* th, Value v) { Value x = alive(th, v); return x ? truth(th, x) : -1; }
static i64 proxy_len(Thread* th, Value v) { Value x = alive(th, v); return x ? length(th, x) : -1; }
static Value proxy_getitem(Thread* th, Value v, Value key) { Value x = KRAIT_TRY(alive(th, v)); return get_item(th, x, key); }
static bool proxy_setitem(Thread* th, Value v, Value key, Value value) {
    Value x = KRAIT_TRY(alive(th, v));
    return value ? set_item(th, x, key, value) : delete_item(th, x, key);
}
static int proxy_contains(Thread* th, Value v, Value item) { Value x = alive(th, v); return x ? contains(th, x, item) : -1; }
static Value proxy_iter(Thread* th, Value v) { Value x = KRAIT_TRY(alive(th, v)); return get_iter(th, x); }
static Value proxy_next(Thread* th, Value v) {
    Value x = KRAIT_TRY(alive(th, v));
    if (!is_iterator(x)) return raise(th, Exc::TypeError, "Weakref proxy referenced a non-iterator '%.200s' object", type_name(type_of(x)));
    return iter_next(th, x);
}
static Value proxy_call(Thread* th, Value v, const Args& args) { Value x = KRAIT_TRY(alive(th, v)); return call(th, x, args); }
static Value proxy_repr(Thread* th, Value v) {
    Value target = weak(v)->target;
    return Value(format_message(th, "<weakproxy at %p to %s at %p>", static_cast<void*>(v.object()),
                                target ? type_name(type_of(target)) : "NoneType",
                                target ? static_cast<void*>(target.object()) : static_cast<void*>(&none_object)));
}
static Value proxy_bytes(Thread* th, Value v) { Value x = KRAIT_TRY(alive(th, v)); return call_method(th, x, th->vm->names.dunder_bytes); }
static Value proxy_reversed(Thread* th, Value v) { Value x = KRAIT_TRY(alive(th, v)); return call_method(th, x, th->vm->names.dunder_reversed); }
constexpr NativeDef kProxyMethods[] = {{"__bytes__", proxy_bytes, nullptr}, {"__reversed__", proxy_reversed, nullptr}};

static void fill_proxy_slots(Slots& s) {
#define OP(name) \
    s.binary[static_cast<int>(BinaryOp::name)] = proxy_binary<BinaryOp::name>; \
    s.inplace[static_cast<int>(BinaryOp::name)] = proxy_inplace<BinaryOp::name>;
    OP(Add) OP(Sub) OP(Mul) OP(Rem) OP(LShift) OP(RShift) OP(And) OP(Xor) OP(Or) OP(FloorDiv) OP(TrueDiv) OP(MatMul) OP(Pow)
#undef OP
    s.binary[static_cast<int>(BinaryOp::DivMod)] = proxy_binary<BinaryOp::DivMod>;
    s.power = proxy_power;
    s.neg = proxy_unary<unary_neg>;
    s.pos = proxy_unary<unary_pos>;
    s.abs = proxy_unary<absolute>;
    s.invert = proxy_unary<unary_invert>;
    s.int_ = proxy_int;
    s.float_ = proxy_float;
    s.index = proxy_unary<to_index>;
    s.bool_ = proxy_bool;
    s.len = proxy_len;
    s.getitem = proxy_getitem;
    s.setitem = proxy_setitem;
    s.contains = proxy_contains;
    s.iter = proxy_iter;
    s.iternext = proxy_next;
    s.str = proxy_str;
    s.repr = proxy_repr;
    s.getattr = proxy_getattr;
    s.setattr = proxy_setattr;
    s.richcompare = proxy_compare;
    s.hash = hash_not_implemented;
}

void setup_weakref_types(Thread* th) {
    weak_cleared_hook = run_callback;
    TypeSpec spec{};
    spec.name = "weakref.ReferenceType";
    spec.kind = Kind::WeakRef;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(WeakRef);
    spec.trace = trace_weakref;
    spec.slots.new_ = ref_new;
    spec.slots.init = ref_init;
    spec.slots.call = ref_call;
    spec.slots.hash = ref_hash;
    spec.slots.richcompare = ref_compare;
    spec.slots.repr = ref_repr;
    spec.getsets = kGetSets;
    spec.getset_count = 1;
    spec.methods = kMethods;
    spec.method_count = 1;
    setup_type(th, builtin_type(Kind::WeakRef), spec);

    TypeSpec proxy{};
    proxy.name = "weakref.ProxyType";
    proxy.kind = Kind::WeakRef;
    proxy.flags = kTypeNoInstantiate;
    proxy.basic_size = sizeof(WeakRef);
    proxy.trace = trace_weakref;
    fill_proxy_slots(proxy.slots);
    proxy.methods = kProxyMethods;
    proxy.method_count = 2;
    setup_type(th, &proxy_type_storage, proxy);
    proxy.name = "weakref.CallableProxyType";
    proxy.slots.call = proxy_call;
    setup_type(th, &callable_proxy_type_storage, proxy);
}

}  // namespace krait
