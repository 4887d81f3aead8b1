// Recording of attributes: slots of instances by shape, class attributes and methods by the type's version, modules by their
// namespace's keys_version. What is looked up here follows interp/ops_attr.cpp.
#include "jit/recorder.h"
#include "jit/runtime_calls.h"
#include "runtime/operators.h"
#include "runtime/shape.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::jit {

using namespace ir;

static bool has_plain_slots(const Shape* shape) {
    return (shape->flags & kShapeHasSlots) && !(shape->flags & (kShapeDictMode | kShapeVarSized));
}

static bool nothing_but_class(Object* object) {
    if (object->shape()->flags & kShapeHasSlots) return false;
    switch (object->kind()) {
        case Kind::Type:
        case Kind::Function:
        case Kind::Module:
        case Kind::ClassMethod:
        case Kind::StaticMethod: return false;
        default: return true;
    }
}

Ref Recorder::load_attribute_slot(Ref object, const Shape* shape, int slot) {
    if (slot < shape->inline_capacity)
        return b_.load_value(object, static_cast<i32>(shape->attribute_offset + 8 + 8 * static_cast<u32>(slot)), AliasClass::Attribute);
    Ref overflow = b_.load_ptr(object, static_cast<i32>(shape->attribute_offset), AliasClass::Overflow);
    return b_.load_value(overflow, static_cast<i32>(offsetof(ValueArray, items) + 8 * static_cast<u32>(slot - shape->inline_capacity)), AliasClass::Overflow);
}

// What an attribute access comes to. Guards have been emitted; `method`: GetMethod's pair in R[dst], R[dst + 1].
bool Recorder::get_attribute(u32 dst, u32 object_reg, Str* name, u64* pc, bool method) {
    Operand o = operand(object_reg);
    auto give = [&](Ref value) {
        if (method) {
            set(dst, trace_.constant(TraceType::Value, 0));
            set(dst + 1, value);
        } else {
            set(dst, value);
        }
        return true;
    };
    auto give_method = [&](Value function, Ref self) {
        set(dst, trace_.const_object(function.object()));
        set(dst + 1, self);
        return true;
    };
    auto generic = [&] {
        return give(call_python_capable(TraceType::Value, reinterpret_cast<void*>(rt::get_attribute), "get_attribute", CallCheck::EmptyRaised,
                                        {value_of(o), trace_.const_object(name)}));
    };
    Value v = o.value;
    Type* type = type_of(v);
    if (!v.is_object()) {
        // Methods of ints and floats.
        Value found = type_lookup(type, name);
        if (!method || !found || !(type_of(found)->type_flags & kTypeMethodDescriptor)) return generic();
        v.is_double() ? as_float(o) : as_int(o);
        return give_method(found, b_.as_value(o.ref));
    }
    Object* object = v.object();
    Shape* shape = object->shape();
    if (is_exactly(v, Kind::Module)) {
        Dict* dict = v.as<Module>()->dict;
        i64 at = dict_find_str(dict, name);
        if (at < 0 || type_lookup(type, name)) return generic();
        guard_is(o, v);
        return give(global_value(dict, at));
    }
    if (is_type(v)) {
        Type* cls = v.as<Type>();
        if (!is_exactly(v, Kind::Type) || !cls->version) return generic();
        Value meta = type_lookup(builtin_type(Kind::Type), name);
        Value found = type_lookup(cls, name);
        if (!found || (meta && type_of(meta)->slots.descr_set)) return generic();
        Value value = found;
        bool bind_class = false;
        if (is_exactly(found, Kind::StaticMethod)) value = found.as<ClassMethod>()->callable;
        else if (is_exactly(found, Kind::ClassMethod)) value = found.as<ClassMethod>()->callable, bind_class = true;
        else if (!is_exactly(found, Kind::Function) && type_of(found)->slots.descr_get) return generic();
        if (bind_class && (!method || !is_exactly(value, Kind::Function))) return generic();
        guard_is(o, v);
        guard_type_version(cls);
        if (bind_class) return give_method(value, o.ref);
        return give(constant(value));
    }
    if (type->slots.getattr != generic_get_attribute || !type->version) return generic();
    Value found = type_lookup(type, name);
    Type* kind = found ? type_of(found) : nullptr;
    if (kind && kind->slots.descr_get && kind->slots.descr_set) {
        if (shape->flags & kShapeVarSized) return generic();
        if (is_exactly(found, Kind::Property) && is_exactly(found.as<Property>()->fget, Kind::Function) && !method) {
            Ref self = as_object(o, shape);
            guard_type_version(type);
            Function* getter = found.as<Property>()->fget.as<Function>();
            return call_function(dst, getter, trace_.const_object(getter), &self, 1, 6, ReturnMode::Store, kNoRef, nullptr);
        }
        if (is_exactly(found, Kind::MemberDescriptor)) {
            auto* member = found.as<MemberDescriptor>();
            Value now = *reinterpret_cast<Value*>(reinterpret_cast<char*>(object) + member->def.offset);
            if (member->def.kind != MemberKind::ObjectEx || !is_subtype(type, member->owner) || !now) return generic();
            Ref self = as_object(o, shape);
            guard_type_version(type);
            Ref value = b_.load_value(self, static_cast<i32>(member->def.offset), AliasClass::Attribute);
            return give(b_.emit(TraceOp::GuardBound, value));
        }
        return generic();
    }
    if (has_plain_slots(shape)) {
        int slot = shape_find(shape, name);
        if (slot >= 0) {
            Ref self = as_object(o, shape);
            if (found) guard_type_version(type);
            else guard_type_version(type);
            return give(load_attribute_slot(self, shape, slot));
        }
    } else if ((shape->flags & kShapeHasSlots) && !(shape->flags & kShapeDictMode)) {
        // Behind a body of any size: which attributes there are, the shape says all the same.
        if (shape_find(shape, name) >= 0) return generic();
    } else if (!nothing_but_class(object)) {
        return generic();
    }
    if (!found) return generic();
    if (method && (kind->type_flags & kTypeMethodDescriptor)) {
        Ref self = as_object(o, shape);
        if (type->type_flags & kTypeHeap) guard_type_version(type);
        return give_method(found, self);
    }
    if (!kind->slots.descr_get) {
        as_object(o, shape);
        guard_type_version(type);
        return give(constant(found));
    }
    if (is_exactly(found, Kind::Function) && !method) {
        Ref self = as_object(o, shape);
        guard_type_version(type);
        return give(call_runtime(TraceType::Value, reinterpret_cast<void*>(rt::bound_method), "bound_method", kAllocates | kMayRaise, CallCheck::EmptyRaised,
                                 {trace_.const_object(found.object()), self}));
    }
    if (is_exactly(found, Kind::StaticMethod)) {
        as_object(o, shape);
        guard_type_version(type);
        return give(constant(found.as<ClassMethod>()->callable));
    }
    return generic();
}

bool Recorder::GetAttr(const Word& w, u64* pc) {
    return get_attribute(w.a, w.b, top().code->names->items[attr_cache(pc).name].as<Str>(), pc, false);
}
bool Recorder::GetMethod(const Word& w, u64* pc) {
    return get_attribute(w.a, w.b, top().code->names->items[attr_cache(pc).name].as<Str>(), pc, true);
}

bool Recorder::set_attribute_op(u32 object_reg, u32 value_reg, Str* name, u64*) {
    Operand o = operand(object_reg);
    Ref value = get(value_reg);
    auto generic = [&] {
        call_runtime(TraceType::Int, reinterpret_cast<void*>(rt::set_attribute), "set_attribute", kAnyEffect, CallCheck::NegRaised,
                     {value_of(o), trace_.const_object(name), b_.as_value(value)});
        return true;
    };
    Value v = o.value;
    if (!v.is_object() || is_type(v) || is_exactly(v, Kind::Module)) return generic();
    Object* object = v.object();
    Shape* shape = object->shape();
    Type* type = object->type();
    if (type->slots.setattr != generic_set_attribute || !type->version) return generic();
    Value found = type_lookup(type, name);
    u32 offset = 0;
    AliasClass alias = AliasClass::Attribute;
    const Shape* new_shape = nullptr;
    Ref base = kNoRef;
    if (found && type_of(found)->slots.descr_set) {
        if (!is_exactly(found, Kind::MemberDescriptor)) return generic();
        auto* member = found.as<MemberDescriptor>();
        if (member->def.kind != MemberKind::ObjectEx || member->def.read_only || !is_subtype(type, member->owner)) return generic();
        offset = member->def.offset;
    } else {
        if (!has_plain_slots(shape) || (shape->flags & kShapeNoDict)) return generic();
        int slot = shape_find(shape, name);
        if (slot < 0) {
            if (shape->slot_count >= shape->inline_capacity) return generic();
            Shape* next = shape_with(th_, shape, name);
            if (!next || (next->flags & kShapeDictMode)) return generic();
            new_shape = next;
            slot = shape->slot_count;
        }
        if (slot < shape->inline_capacity) {
            offset = shape->attribute_offset + 8 + 8 * static_cast<u32>(slot);
        } else {
            alias = AliasClass::Overflow;
            offset = static_cast<u32>(offsetof(ValueArray, items)) + 8 * static_cast<u32>(slot - shape->inline_capacity);
        }
    }
    Ref self = as_object(o, shape);
    guard_type_version(type);
    base = alias == AliasClass::Overflow ? b_.load_ptr(self, static_cast<i32>(shape->attribute_offset), AliasClass::Overflow) : self;
    Ref boxed = b_.as_value(value);
    b_.emit(TraceOp::StoreValue, base, offset, boxed, static_cast<u8>(alias));
    if (new_shape) b_.emit(TraceOp::SetShape, self, trace_.const_ptr(new_shape));
    if (needs_barrier(value)) {
        b_.emit(TraceOp::WriteBarrier, self);
        if (base != self) b_.emit(TraceOp::WriteBarrierPtr, base);
    }
    return true;
}

bool Recorder::SetAttr(const Word& w, u64* pc) {
    return set_attribute_op(w.a, w.b, top().code->names->items[attr_cache(pc).name].as<Str>(), pc);
}
bool Recorder::DeleteAttr(const Word& w, u64* pc) {
    Operand o = operand(w.a);
    call_runtime(TraceType::Int, reinterpret_cast<void*>(rt::delete_attribute), "delete_attribute", kAnyEffect, CallCheck::NegRaised,
                 {value_of(o), trace_.const_object(top().code->names->items[attr_cache(pc).name].as<Str>())});
    return true;
}

// Could the value be a heap reference younger than its holder?
bool Recorder::needs_barrier(Ref value) const {
    switch (trace_.type_of(value)) {
        case TraceType::Float:
        case TraceType::Bool: return false;
        case TraceType::Int: return !ir::is_const(value);  // beyond 48 bits it is an object
        default: break;
    }
    if (ir::is_const(value)) {
        u64 bits = trace_.constant_at(value).bits;
        return bits && Value::from_bits(bits).is_object() && !(Value::from_bits(bits).object()->gc & kGcStatic);
    }
    const TraceInst& inst = trace_.at(value);
    return inst.op != TraceOp::BoxFloat && inst.op != TraceOp::BoxBool;
}

void Recorder::dict_store_barrier(Ref dict, Ref, Ref value) {
    if (needs_barrier(value)) b_.emit(TraceOp::WriteBarrier, dict);
}

}  // namespace krait::jit
