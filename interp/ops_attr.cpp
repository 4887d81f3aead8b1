// Attributes: the lookup that fills inline caches (language reference 3.3.2).
//
// What is cached is decided here and only here: `decide` finds a form of the instruction and its cache; the cached facts hold as
// long as the object has the shape and its type the version. An object in dictionary mode never passes a shape guard for its own
// attributes; its class's attributes could be shadowed, so nothing about it is cached. Instances without attribute area (str, int
// objects) cannot shadow.
//
// An instruction that sees many shapes stops rewriting itself (kMaxMisses) and stays generic; then a table shared by all such
// instructions, keyed by shape and name, remembers the decisions (megamorphic cache).
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

// ---- Deciding ----

// A decision: `op` is the generic form when nothing can be cached.
struct Decision {
    RegOp op;
    AttrCache cache;
};

void fill(Decision& d, RegOp op, u32 shape, Type* type, u64 payload) {
    d.op = op;
    d.cache.shape = shape;
    d.cache.type = type;
    d.cache.version = type->version;
    d.cache.payload = payload;
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

void decide_data_descriptor(Decision& d, Object* object, Type* type, Value found) {
    if (d.op != RegOp::GetAttr) return;
    if (is_exactly(found, Kind::Property)) {
        Value getter = found.as<Property>()->fget;
        if (is_exactly(getter, Kind::Function)) fill(d, RegOp::GetAttrProperty, object->shape_bits, type, getter.bits());
    } else if (is_exactly(found, Kind::MemberDescriptor)) {
        auto* member = found.as<MemberDescriptor>();
        if (member->def.kind == MemberKind::ObjectEx && is_subtype(type, member->owner))
            fill(d, RegOp::GetAttrMember, object->shape_bits, type, member->def.offset);
    }
}

// Own attribute in `slot`.
void decide_slot(Decision& d, Object* object, Type* type, int slot) {
    Shape* shape = object->shape();
    bool is_method = d.op == RegOp::GetMethod;
    if (slot < shape->inline_capacity) {
        fill(d, is_method ? RegOp::GetMethodSlot : RegOp::GetAttrSlot, object->shape_bits, type, slot_offset(shape, slot));
    } else if (!is_method) {
        fill(d, RegOp::GetAttrOverflow, object->shape_bits, type, static_cast<u64>(slot - shape->inline_capacity));
        d.cache.new_shape = shape->attribute_offset;
    }
}

void decide_instance(Decision& d, Value v, Str* name) {
    Object* object = v.object();
    Type* type = object->type();
    Value found = type_lookup(type, name);
    Type* kind = found ? type_of(found) : nullptr;
    if (kind && kind->slots.descr_get && kind->slots.descr_set) return decide_data_descriptor(d, object, type, found);
    if (has_plain_slots(object)) {
        int slot = shape_find(object->shape(), name);
        if (slot >= 0) return decide_slot(d, object, type, slot);
    } else if (!has_no_attributes(object)) {
        return;
    }
    if (!found) return;
    bool is_method = d.op == RegOp::GetMethod;
    if (is_method && (kind->type_flags & kTypeMethodDescriptor))
        fill(d, RegOp::GetMethodClass, object->shape_bits, type, found.bits());
    else if (!is_method && !kind->slots.descr_get)
        fill(d, RegOp::GetAttrClass, object->shape_bits, type, found.bits());
}

void decide_module(Thread* th, Decision& d, Value v, Str* name) {
    Dict* dict = v.as<Module>()->dict;
    if (type_lookup(builtin_type(Kind::Module), name)) return;
    i64 at = dict_find_str(dict, name);
    if (at < 0) return;
    RegOp form = d.op == RegOp::GetMethod ? RegOp::GetMethodModule : RegOp::GetAttrModule;
    fill(d, form, v.object()->shape_bits, v.object()->type(), static_cast<u64>(at));
    d.cache.version = dict_version(th, dict);
}

void decide_type(Decision& d, Value v, Str* name) {
    Type* type = v.as<Type>();
    if (!is_exactly(v, Kind::Type) || !type->version) return;
    Value meta = type_lookup(builtin_type(Kind::Type), name);
    if (meta && type_of(meta)->slots.descr_set) return;
    Value found = type_lookup(type, name);
    if (!found) return;
    bool is_method = d.op == RegOp::GetMethod;
    u32 shape = v.object()->shape_bits;
    Value value = found;
    if (is_exactly(found, Kind::ClassMethod)) {
        value = found.as<ClassMethod>()->callable;
        if (is_method && is_exactly(value, Kind::Function)) fill(d, RegOp::GetMethodBound, shape, type, value.bits());
        return;
    }
    if (is_exactly(found, Kind::StaticMethod)) value = found.as<ClassMethod>()->callable;
    else if (!is_exactly(found, Kind::Function) && type_of(found)->slots.descr_get) return;
    fill(d, is_method ? RegOp::GetMethodType : RegOp::GetAttrType, shape, type, value.bits());
}

Decision decide(Thread* th, RegOp base, Value v, Str* name) {
    Decision d{base, {}};
    if (!v.is_object()) return d;
    Type* type = v.object()->type();
    if (is_exactly(v, Kind::Module)) decide_module(th, d, v, name);
    else if (is_type(v)) decide_type(d, v, name);
    else if (type->slots.getattr == generic_get_attribute && type->version) decide_instance(d, v, name);
    return d;
}

Decision decide_store(Thread* th, Value v, Str* name) {
    Decision d{RegOp::SetAttr, {}};
    if (!v.is_object()) return d;
    Object* object = v.object();
    Type* type = object->type();
    if (type->slots.setattr != generic_set_attribute || !type->version || !has_plain_slots(object)) return d;
    Value found = type_lookup(type, name);
    if (found && type_of(found)->slots.descr_set) return d;
    Shape* shape = object->shape();
    int slot = shape_find(shape, name);
    if (slot >= shape->inline_capacity) {
        fill(d, RegOp::SetAttrOverflow, object->shape_bits, type, static_cast<u64>(slot - shape->inline_capacity));
        d.cache.new_shape = shape->attribute_offset;
    } else if (slot >= 0) {
        fill(d, RegOp::SetAttrSlot, object->shape_bits, type, slot_offset(shape, slot));
    } else if (!(shape->flags & kShapeNoDict) && shape->slot_count < shape->inline_capacity) {
        Shape* next = shape_with(th, shape, name);
        if (!next) return d;
        fill(d, RegOp::SetAttrAdd, object->shape_bits, type, slot_offset(shape, shape->slot_count));
        d.cache.new_shape = static_cast<u32>(reinterpret_cast<uintptr_t>(next));
    }
    return d;
}

// ---- Remembering ----

struct SharedEntry {
    Str* name;
    RegOp base, op;
    AttrCache cache;
};
constexpr size_t kSharedEntries = 1024;
SharedEntry shared_entries[kSharedEntries];  // holds no references: guarded by shape and version

SharedEntry& shared_entry(u32 shape, Str* name, RegOp base) {
    u64 h = (shape >> 3) * 31 + (reinterpret_cast<u64>(name) >> 4) * 7 + static_cast<u64>(base);
    return shared_entries[(h ^ h >> 10) % kSharedEntries];
}

bool guards_object(RegOp op) {
    switch (op) {
        case RegOp::GetAttrSlot:
        case RegOp::GetAttrOverflow:
        case RegOp::GetAttrClass:
        case RegOp::GetMethodClass:
        case RegOp::SetAttrSlot:
        case RegOp::SetAttrOverflow:
        case RegOp::SetAttrAdd: return true;
        default: return false;
    }
}

// The remembered decision for `v`, if its guard holds.
const SharedEntry* find_shared(Value v, Str* name, RegOp base) {
    if (!v.is_object()) return nullptr;
    const SharedEntry& e = shared_entry(v.object()->shape_bits, name, base);
    bool hit = e.name == name && e.base == base && e.cache.shape == v.object()->shape_bits && e.cache.type->version == e.cache.version;
    return hit ? &e : nullptr;
}

// After a failed guard or in the generic form: specialises the instruction, or remembers in the shared table.
void remember_decision(u64* pc, const Decision& d, Str* name) {
    AttrCache& cache = attr_cache(pc);
    RegOp base = generic(insn(pc).reg_op());
    if (insn(pc).reg_op() != base && cache.misses < kMaxMisses) cache.misses++;
    if (cache.misses >= kMaxMisses) {
        rewrite(pc, base);
        if (guards_object(d.op)) shared_entry(d.cache.shape, name, base) = {name, base, d.op, d.cache};
        return;
    }
    rewrite(pc, d.op);
    if (d.op == base) return;
    u32 name_index = cache.name;
    u16 misses = cache.misses;
    cache = d.cache;
    cache.name = name_index;
    cache.misses = misses;
}

Value* slot_at(Value v, const SharedEntry& e) {
    return reinterpret_cast<Value*>(reinterpret_cast<char*>(v.object()) + e.cache.payload);
}
Value* overflow_at(Value v, const SharedEntry& e) {
    auto* area = reinterpret_cast<Value*>(reinterpret_cast<char*>(v.object()) + e.cache.new_shape);
    return &area->as<ValueArray>()->items[e.cache.payload];
}

}  // namespace

// ---- Instructions ----

Value op_get_attr(Thread* th, Frame* frame, u64* pc) {
    Str* name = name_of(frame, attr_cache(pc).name);
    Value v = frame->registers[insn(pc).b];
    if (attr_cache(pc).misses >= kMaxMisses) {
        if (const SharedEntry* e = find_shared(v, name, RegOp::GetAttr)) {
            if (e->op == RegOp::GetAttrSlot) return *slot_at(v, *e);
            return e->op == RegOp::GetAttrOverflow ? *overflow_at(v, *e) : e->cache.value();
        }
    }
    remember_decision(pc, decide(th, RegOp::GetAttr, v, name), name);
    return get_attribute(th, v, name);
}

// Writes R[a] and R[a+1]: an unbound method and the object, or empty and what the attribute is.
bool op_get_method(Thread* th, Frame* frame, u64* pc) {
    Str* name = name_of(frame, attr_cache(pc).name);
    Value v = frame->registers[insn(pc).b];
    Value* window = &frame->registers[insn(pc).a];
    if (attr_cache(pc).misses >= kMaxMisses) {
        if (const SharedEntry* e = find_shared(v, name, RegOp::GetMethod)) {
            window[0] = e->cache.value();
            window[1] = v;
            return true;
        }
    }
    remember_decision(pc, decide(th, RegOp::GetMethod, v, name), name);
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

bool op_set_attr(Thread* th, Frame* frame, u64* pc) {
    Str* name = name_of(frame, attr_cache(pc).name);
    Value v = frame->registers[insn(pc).a], value = frame->registers[insn(pc).b];
    if (attr_cache(pc).misses >= kMaxMisses) {
        if (const SharedEntry* e = find_shared(v, name, RegOp::SetAttr)) {
            *(e->op == RegOp::SetAttrOverflow ? overflow_at(v, *e) : slot_at(v, *e)) = value;
            if (e->op == RegOp::SetAttrAdd) v.object()->shape_bits = e->cache.new_shape;
            write_barrier(th, v.object());
            return true;
        }
    }
    remember_decision(pc, decide_store(th, v, name), name);
    return set_attribute(th, v, name, value);
}

bool op_delete_attr(Thread* th, Frame* frame, u64* pc) {
    return set_attribute(th, frame->registers[insn(pc).a], name_of(frame, attr_cache(pc).name), Value());
}

}  // namespace krait
