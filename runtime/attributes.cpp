// Attribute access (language reference 3.3.2): generic lookup through type, instance and descriptors; the instance's own
// attributes in its shape, in its dictionary, or in the `__dict__` field of functions, modules and classes.
//
// generic_find_attribute and find_attribute report "absent" without making an AttributeError, so that hasattr, getattr
// with a default and `__getattr__` hooks cost no exception object.
#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/shape.h"
#include "runtime/type_set_up.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/slot_dispatch.h"
#include "runtime/types/str.h"

namespace krait {

// ---- Where an object's own attributes are ----

// The `__dict__` field of layouts that have one; null for others.
static Dict** own_dict_field(Object* object) {
    switch (object->kind()) {
        case Kind::Type: return &reinterpret_cast<Type*>(object)->dict;
        case Kind::Function: return &reinterpret_cast<Function*>(object)->dict;
        case Kind::Module: return &reinterpret_cast<Module*>(object)->dict;
        case Kind::ClassMethod:
        case Kind::StaticMethod: return &reinterpret_cast<ClassMethod*>(object)->dict;
        default: return nullptr;
    }
}

static Str* interned(Thread* th, Str* name) { return name->flags & kStrInterned ? name : intern(th, name); }

Value instance_get(Object* object, Str* name) {
    Shape* shape = object->shape();
    if (shape->flags & kShapeHasSlots) {
        if (shape->is_dict_mode()) {
            Value dict = *attribute_slot(object, 0);
            return dict ? dict_get_str(dict.as<Dict>(), name) : Value();
        }
        if (!(name->flags & kStrInterned)) {
            // Names in shapes are interned; find the one with this text.
            Str* names[kMaxShapeSlots + 1];
            shape_names(shape, names);
            for (u32 i = 0; i < shape->slot_count; i++)
                if (str_equal(names[i], name)) return *attribute_slot(object, i);
            return Value();
        }
        int slot = shape_find(shape, name);
        return slot < 0 ? Value() : *attribute_slot(object, static_cast<u32>(slot));
    }
    Dict** field = own_dict_field(object);
    return field && *field ? dict_get_str(*field, name) : Value();
}

static bool delete_in_shape(Thread* th, Object* object, Str* name) {
    Shape* shape = object->shape();
    int slot = shape_find(shape, name);
    if (slot < 0) return false;
    if (slot == shape->slot_count - 1) {
        *attribute_slot(object, static_cast<u32>(slot)) = Value();
        object->set_shape(shape->parent);
        return true;
    }
    Dict* dict = enter_dict_mode(th, object);
    return dict && dict_delete(th, dict, Value(name)) > 0;
}

bool instance_set(Thread* th, Object* object, Str* name, Value value) {
    Shape* shape = object->shape();
    name = interned(th, name);
    if (shape->flags & kShapeHasSlots) {
        if (!shape->is_dict_mode()) {
            if (!value) return delete_in_shape(th, object, name);
            int slot = shape_find(shape, name);
            if (slot < 0) return add_attribute(th, object, name, value);
            *attribute_slot(object, static_cast<u32>(slot)) = value;
            write_barrier(th, object);
            return true;
        }
        Value dict = *attribute_slot(object, 0);
        if (!dict) {
            dict = Value(KRAIT_TRY(new_dict(th)));
            *attribute_slot(object, 0) = dict;
            write_barrier(th, object);
        }
        if (value) return dict_set(th, dict.as<Dict>(), Value(name), value);
        return dict_delete(th, dict.as<Dict>(), Value(name)) > 0;
    }
    Dict** field = own_dict_field(object);
    if (!field) return false;
    if (!*field) {
        if (!value) return false;
        *field = KRAIT_TRY(new_dict(th));
        write_barrier(th, object);
    }
    if (value) return dict_set(th, *field, Value(name), value);
    return dict_delete(th, *field, Value(name)) > 0;
}

Dict* instance_dict(Thread* th, Object* object) {
    if (object->shape()->flags & kShapeHasSlots) {
        if (!object->shape()->is_dict_mode()) return enter_dict_mode(th, object);
        Value* slot = attribute_slot(object, 0);
        if (!*slot) {
            Dict* dict = KRAIT_TRY(new_dict(th));
            *attribute_slot(object, 0) = Value(dict);
            write_barrier(th, object);
            return dict;
        }
        return slot->as<Dict>();
    }
    Dict** field = own_dict_field(object);
    if (!field) return nullptr;
    if (!*field) {
        *field = KRAIT_TRY(new_dict(th));
        write_barrier(th, object);
    }
    return *field;
}

static bool has_instance_attributes(Object* object) {
    return (object->shape()->flags & kShapeHasSlots) || own_dict_field(object);
}

// ---- Generic access ----

Value raise_no_attribute(Thread* th, Value v, Str* name) {
    if (is_type(v))
        raise(th, Exc::AttributeError, "type object '%.50s' has no attribute '%U'", type_name(v.as<Type>()), name);
    else
        raise(th, Exc::AttributeError, "'%.100s' object has no attribute '%U'", type_name(type_of(v)), name);
    if (th->pending && is_exception(th->pending) && pending_matches(th, Exc::AttributeError)) {
        auto* e = th->pending.as<AttributeErrorObject>();
        e->obj = v;
        e->name = Value(name);
        write_barrier(th, e);
    }
    return Value();
}

Value generic_find_attribute(Thread* th, Value v, Str* name) {
    Type* type = type_of(v);
    Value found = type_lookup(type, name);
    decltype(type->slots.descr_get) get = nullptr;
    if (found) {
        Type* kind = type_of(found);
        get = kind->slots.descr_get;
        if (get && kind->slots.descr_set) return get(th, found, v, type);
    }
    if (v.is_object()) {
        if (Value own = instance_get(v.object(), name)) return own;
    }
    if (get) return get(th, found, v, type);
    return found;
}

Value generic_get_attribute(Thread* th, Value v, Str* name) {
    Value r = generic_find_attribute(th, v, name);
    if (r || has_pending(th)) return r;
    return raise_no_attribute(th, v, name);
}

bool generic_set_attribute(Thread* th, Value v, Str* name, Value value) {
    Type* type = type_of(v);
    Value found = type_lookup(type, name);
    if (found) {
        if (auto set = type_of(found)->slots.descr_set) return set(th, found, v, value);
    }
    if (v.is_object() && has_instance_attributes(v.object())) {
        if (instance_set(th, v.object(), name, value)) return true;
        if (has_pending(th)) return false;
        raise_no_attribute(th, v, name);
        return false;
    }
    if (found)
        raise(th, Exc::AttributeError, "'%.100s' object attribute '%U' is read-only", type_name(type), name);
    else
        raise_no_attribute(th, v, name);
    return false;
}

// ---- Through the slots ----

// An AttributeError that a hook raised without saying of what gets object and name, for the suggestion when it is printed.
static void note_missing_attribute(Thread* th, Value v, Str* name) {
    if (!pending_matches(th, Exc::AttributeError)) return;
    auto* e = th->pending.as<AttributeErrorObject>();
    if (e->name || e->obj) return;
    e->name = Value(name);
    e->obj = v;
    write_barrier(th, e);
}

Value get_attribute(Thread* th, Value v, Str* name) {
    auto getattr = type_of(v)->slots.getattr;
    if (!getattr) return raise_no_attribute(th, v, name);
    Value r = getattr(th, v, name);
    if (!r) [[unlikely]] note_missing_attribute(th, v, name);
    return r;
}

Value get_attribute(Thread* th, Value v, const char* name) { return get_attribute(th, v, intern(th, name)); }

Value find_attribute(Thread* th, Value v, Str* name) {
    auto getattr = type_of(v)->slots.getattr;
    Value r;
    if (getattr == generic_get_attribute)
        r = generic_find_attribute(th, v, name);
    else if (getattr == type_get_attribute)
        r = type_find_attribute(th, v.as<Type>(), name);
    else if (getattr)
        r = getattr(th, v, name);
    if (!r && has_pending(th)) catch_pending(th, Exc::AttributeError);
    return r;
}

bool set_attribute(Thread* th, Value v, Str* name, Value value) {
    Type* type = type_of(v);
    name = interned(th, name);
    if (type->slots.setattr) return type->slots.setattr(th, v, name, value);
    if (type->slots.getattr)
        raise(th, Exc::TypeError, "'%.100s' object has only read-only attributes (%s .%U)", type_name(type),
              value ? "assign to" : "del", name);
    else
        raise(th, Exc::TypeError, "'%.100s' object has no attributes (%s .%U)", type_name(type),
              value ? "assign to" : "del", name);
    return false;
}

// ---- `__dict__` as an attribute ----

Value generic_get_dict(Thread* th, Value self) {
    Dict* dict = instance_dict(th, self.object());
    if (!dict && !has_pending(th)) return raise(th, Exc::AttributeError, "This object has no __dict__");
    return Value(dict);
}

bool generic_set_dict(Thread* th, Value self, Value value) {
    if (!value) {
        raise(th, Exc::TypeError, "cannot delete __dict__");
        return false;
    }
    if (!is_dict(value)) {
        raise(th, Exc::TypeError, "__dict__ must be set to a dictionary, not a '%.200s'", type_name(type_of(value)));
        return false;
    }
    Object* object = self.object();
    if (object->shape()->flags & kShapeHasSlots) {
        KRAIT_TRY(enter_dict_mode(th, object));
        *attribute_slot(object, 0) = value;
        write_barrier(th, object);
        return true;
    }
    Dict** field = own_dict_field(object);
    if (!field) {
        raise(th, Exc::AttributeError, "This object has no __dict__");
        return false;
    }
    *field = value.as<Dict>();
    write_barrier(th, object);
    return true;
}

Value abstract_get(Thread* th, Value f) {
    Value flag = find_attribute(th, f, th->vm->names.dunder_isabstractmethod);
    if (!flag) return has_pending(th) ? Value() : py_false();
    int r = truth(th, flag);
    return r < 0 ? Value() : py_bool(r);
}

}  // namespace krait
