// Attributes: the lookup that fills inline caches (language reference 3.3.2).
//
// What is cached is decided here and only here: the cached facts hold as long as the object has the shape and its type the version.
// An object in dictionary mode never passes a shape guard for its own attributes; its class's attributes could be shadowed, so nothing
// about it is cached. Instances without attribute area (str, int objects) cannot shadow.
#include "interp/ops.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/shape.h"
#include "runtime/type_set_up.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ir;

namespace {

void fill(AttrCache& cache, u32 shape, Type* type, u64 payload) {
    cache.shape = shape;
    cache.type = type;
    cache.version = type->version;
    cache.payload = payload;
}

void miss(u64* pc) {
    AttrCache& cache = attr_cache(pc);
    if (cache.misses < kMaxMisses) cache.misses++;
    rewrite(pc, generic(insn(pc).reg_op()));
}

// Attributes of `object` are exactly those its shape says, and the shape is good for a cache.
bool has_plain_slots(Object* object) {
    Shape* shape = object->shape();
    return (shape->flags & kShapeHasSlots) && !(shape->flags & (kShapeDictMode | kShapeVarSized));
}

// Nothing but the class can have attributes.
bool has_no_attributes(Object* object) {
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

u64 slot_offset(Shape* shape, int slot) { return shape->attribute_offset + 8 + static_cast<u64>(slot) * 8; }

bool is_module(Value v) { return is_exactly(v, Kind::Module); }

// ---- Reading ----

void cache_data_descriptor(u64* pc, Object* object, Type* type, Value found) {
    AttrCache& cache = attr_cache(pc);
    if (generic(insn(pc).reg_op()) != RegOp::GetAttr) return;
    if (is_exactly(found, Kind::Property)) {
        Value getter = found.as<Property>()->fget;
        if (!is_exactly(getter, Kind::Function)) return;
        fill(cache, object->shape_bits, type, getter.bits());
        rewrite(pc, RegOp::GetAttrProperty);
    } else if (is_exactly(found, Kind::MemberDescriptor)) {
        auto* member = found.as<MemberDescriptor>();
        if (member->def.kind != MemberKind::ObjectEx || !is_subtype(type, member->owner)) return;
        fill(cache, object->shape_bits, type, member->def.offset);
        rewrite(pc, RegOp::GetAttrMember);
    }
}

// Own attribute in `slot`.
void cache_slot(u64* pc, Object* object, Type* type, int slot) {
    AttrCache& cache = attr_cache(pc);
    Shape* shape = object->shape();
    bool is_method = generic(insn(pc).reg_op()) == RegOp::GetMethod;
    if (slot < shape->inline_capacity) {
        fill(cache, object->shape_bits, type, slot_offset(shape, slot));
        rewrite(pc, is_method ? RegOp::GetMethodSlot : RegOp::GetAttrSlot);
    } else if (!is_method) {
        fill(cache, object->shape_bits, type, static_cast<u64>(slot - shape->inline_capacity));
        cache.new_shape = shape->attribute_offset;
        rewrite(pc, RegOp::GetAttrOverflow);
    }
}

// The attribute `found` of the class, which nothing shadows.
void cache_class_attribute(u64* pc, Object* object, Type* type, Value found, bool has_get) {
    AttrCache& cache = attr_cache(pc);
    bool is_method = generic(insn(pc).reg_op()) == RegOp::GetMethod;
    if (is_method && (type_of(found)->type_flags & kTypeMethodDescriptor)) {
        fill(cache, object->shape_bits, type, found.bits());
        rewrite(pc, RegOp::GetMethodClass);
    } else if (!is_method && !has_get) {
        fill(cache, object->shape_bits, type, found.bits());
        rewrite(pc, RegOp::GetAttrClass);
    }
}

void cache_instance(u64* pc, Value v, Str* name) {
    Object* object = v.object();
    Type* type = object->type();
    Value found = type_lookup(type, name);
    Type* kind = found ? type_of(found) : nullptr;
    if (kind && kind->slots.descr_get && kind->slots.descr_set) return cache_data_descriptor(pc, object, type, found);
    if (has_plain_slots(object)) {
        int slot = shape_find(object->shape(), name);
        if (slot >= 0) return cache_slot(pc, object, type, slot);
    } else if (!has_no_attributes(object)) {
        return;
    }
    if (found) cache_class_attribute(pc, object, type, found, kind->slots.descr_get);
}

void cache_module(Thread* th, u64* pc, Value v, Str* name) {
    Dict* dict = v.as<Module>()->dict;
    if (type_lookup(builtin_type(Kind::Module), name)) return;
    i64 at = dict_find_str(dict, name);
    if (at < 0) return;
    AttrCache& cache = attr_cache(pc);
    fill(cache, v.object()->shape_bits, v.object()->type(), static_cast<u64>(at));
    cache.version = dict_version(th, dict);
    rewrite(pc, generic(insn(pc).reg_op()) == RegOp::GetMethod ? RegOp::GetMethodModule : RegOp::GetAttrModule);
}

void cache_type(u64* pc, Value v, Str* name) {
    Type* type = v.as<Type>();
    if (!is_exactly(v, Kind::Type) || !type->version) return;
    Value meta = type_lookup(builtin_type(Kind::Type), name);
    if (meta && type_of(meta)->slots.descr_set) return;
    Value found = type_lookup(type, name);
    if (!found) return;
    bool is_method = generic(insn(pc).reg_op()) == RegOp::GetMethod;
    AttrCache& cache = attr_cache(pc);
    Value value = found;
    if (is_exactly(found, Kind::StaticMethod)) {
        value = found.as<ClassMethod>()->callable;
    } else if (is_exactly(found, Kind::ClassMethod)) {
        value = found.as<ClassMethod>()->callable;
        if (!is_method || !is_exactly(value, Kind::Function)) return;
        fill(cache, v.object()->shape_bits, type, value.bits());
        rewrite(pc, RegOp::GetMethodBound);
        return;
    } else if (!is_exactly(found, Kind::Function) && type_of(found)->slots.descr_get) {
        return;
    }
    fill(cache, v.object()->shape_bits, type, value.bits());
    rewrite(pc, is_method ? RegOp::GetMethodType : RegOp::GetAttrType);
}

void cache_lookup(Thread* th, u64* pc, Value v, Str* name) {
    AttrCache& cache = attr_cache(pc);
    if (insn(pc).reg_op() != generic(insn(pc).reg_op())) miss(pc);
    if (cache.misses >= kMaxMisses || !v.is_object()) return;
    Type* type = v.object()->type();
    if (is_module(v)) cache_module(th, pc, v, name);
    else if (is_type(v)) cache_type(pc, v, name);
    else if (type->slots.getattr == generic_get_attribute && type->version) cache_instance(pc, v, name);
}

}  // namespace

Value op_get_attr(Thread* th, Frame* frame, u64* pc) {
    Str* name = name_of(frame, attr_cache(pc).name);
    Value v = frame->registers[insn(pc).b];
    cache_lookup(th, pc, v, name);
    return get_attribute(th, v, name);
}

// Writes R[a] and R[a+1]: an unbound method and the object, or empty and what the attribute is.
bool op_get_method(Thread* th, Frame* frame, u64* pc) {
    Str* name = name_of(frame, attr_cache(pc).name);
    Value v = frame->registers[insn(pc).b];
    cache_lookup(th, pc, v, name);
    Value* window = &frame->registers[insn(pc).a];
    Type* type = type_of(v);
    if (type->slots.getattr == generic_get_attribute) {
        Value found = type_lookup(type, name);
        bool is_method = found && (type_of(found)->type_flags & kTypeMethodDescriptor);
        if (is_method && !(v.is_object() && instance_get(v.object(), name))) {
            window[0] = found;
            window[1] = v;
            return true;
        }
    }
    Value attribute = get_attribute(th, v, name);
    if (!attribute) return false;
    window[0] = Value();
    window[1] = attribute;
    return true;
}

// ---- Writing ----

static void cache_store(Thread* th, u64* pc, Value v, Str* name) {
    AttrCache& cache = attr_cache(pc);
    if (insn(pc).reg_op() != RegOp::SetAttr) miss(pc);
    if (cache.misses >= kMaxMisses || !v.is_object()) return;
    Object* object = v.object();
    Type* type = object->type();
    if (type->slots.setattr != generic_set_attribute || !type->version || !has_plain_slots(object)) return;
    Value found = type_lookup(type, name);
    if (found && type_of(found)->slots.descr_set) return;
    Shape* shape = object->shape();
    int slot = shape_find(shape, name);
    if (slot >= shape->inline_capacity) {
        fill(cache, object->shape_bits, type, static_cast<u64>(slot - shape->inline_capacity));
        cache.new_shape = shape->attribute_offset;
        rewrite(pc, RegOp::SetAttrOverflow);
    } else if (slot >= 0) {
        fill(cache, object->shape_bits, type, slot_offset(shape, slot));
        rewrite(pc, RegOp::SetAttrSlot);
    } else if (!(shape->flags & kShapeNoDict) && shape->slot_count < shape->inline_capacity) {
        Shape* next = shape_with(th, shape, name);
        if (!next) return;
        fill(cache, object->shape_bits, type, slot_offset(shape, shape->slot_count));
        cache.new_shape = static_cast<u32>(reinterpret_cast<uintptr_t>(next));
        rewrite(pc, RegOp::SetAttrAdd);
    }
}

bool op_set_attr(Thread* th, Frame* frame, u64* pc) {
    Str* name = name_of(frame, attr_cache(pc).name);
    Value v = frame->registers[insn(pc).a];
    cache_store(th, pc, v, name);
    return set_attribute(th, v, name, frame->registers[insn(pc).b]);
}

bool op_delete_attr(Thread* th, Frame* frame, u64* pc) {
    return set_attribute(th, frame->registers[insn(pc).a], name_of(frame, attr_cache(pc).name), Value());
}

}  // namespace krait
