// type.__new__: making classes (language reference 3.3.3).
//
// A class's own `__slots__` are Values that follow its base's layout; the attribute area, if instances have a `__dict__`,
// comes after them. `type_new` first decides the layout, then fills the dictionary, then MRO and slots, and only then
// runs Python code (`__set_name__`, `__init_subclass__`) on a class that is whole.
// Reference: CPython's Objects/typeobject.c (type_new_impl and what it calls).
#include <algorithm>
#include <vector>

#include "runtime/call.h"
#include "runtime/frame.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/shape.h"
#include "runtime/type_set_up.h"
#include "runtime/types/bytes.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/exception_layout.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/object.h"
#include "runtime/types/slot_dispatch.h"
#include "runtime/types/str.h"
#include "runtime/types/super.h"
#include "runtime/types/type_object.h"
#include "runtime/types/weakref_types.h"

namespace krait {

bool str_is_identifier(const Str* s);

// ---- Tracing of instances with __slots__ ----

void trace_slotted_instance(Object* object, Marker& marker) {
    char* base = reinterpret_cast<char*>(object);
    Type* t = object->type();
    for (; t->base && (t->type_flags & kTypeHeap); t = t->base) {
        if (t->basic_size > t->base->basic_size)
            marker.visit_range(reinterpret_cast<Value*>(base + t->base->basic_size), reinterpret_cast<Value*>(base + t->basic_size));
    }
    if (t->trace && t->trace != trace_slotted_instance) t->trace(object, marker);
}

// A class whose instances have a finaliser: allocation must register them.
void set_finalize_flag(Thread* th, Type* type) {
    if (type->slots.finalize) type->root_shape->flags |= kShapeHasDel;
    for_each_subclass(type, [](Type* sub, void* context) { set_finalize_flag(static_cast<Thread*>(context), sub); }, th);
}

namespace {

struct NewClass {
    Thread* th;
    Type* metatype;
    Str* name;
    Tuple* bases;
    Dict* dict;
    Type* base = nullptr;
    Type* type = nullptr;
    Tuple* slots = nullptr;     // mangled and sorted; null: no __slots__
    bool add_dict = false, add_weakref = false;
};

bool has_dict(Type* t) { return t->type_flags & kTypeHasDict; }
bool has_weakref(Type* t) { return t->type_flags & kTypeHasWeakref; }

// "__x" in class "_C" is "_C__x" (6.2.1).
Str* mangle(Thread* th, Str* class_name, Str* name) {
    i64 n = name->length;
    if (n < 2 || name->at(0) != '_' || name->at(1) != '_') return name;
    if (name->at(n - 1) == '_' && name->at(n - 2) == '_') return name;
    for (i64 i = 0; i < n; i++)
        if (name->at(i) == '.') return name;
    i64 skip = 0;
    while (skip < class_name->length && class_name->at(skip) == '_') skip++;
    if (skip == class_name->length) return name;
    StrBuilder out(th);
    out.append('_');
    out.append(class_name, skip, class_name->length);
    out.append(name);
    return out.finish();
}

bool may_have_slots(Type* base) { return !is_var_sized(base->kind) && base->kind != Kind::Type; }

bool read_slots(NewClass& c, Value declared) {
    Thread* th = c.th;
    Tuple* list = is_str(declared) ? make_tuple(th, declared) : to_tuple(th, declared);
    if (!list) return false;
    if (list->size > 0 && !may_have_slots(c.base)) {
        raise(th, Exc::TypeError, "nonempty __slots__ not supported for subtype of '%s'", type_name(c.base));
        return false;
    }
    bool may_add_dict = !has_dict(c.base), may_add_weakref = !has_weakref(c.base) && may_have_slots(c.base);
    List* names = KRAIT_TRY(new_list(th));
    for (i64 i = 0; i < list->size; i++) {
        Value v = list->items[i];
        if (!is_str(v)) {
            raise(th, Exc::TypeError, "__slots__ items must be strings, not '%.200s'", type_name(type_of(v)));
            return false;
        }
        Str* s = v.as<Str>();
        if (!str_is_identifier(s)) {
            raise(th, Exc::TypeError, "__slots__ must be identifiers");
            return false;
        }
        if (str_equal(s, "__dict__")) {
            if (!may_add_dict || c.add_dict) {
                raise(th, Exc::TypeError, "__dict__ slot disallowed: we already got one");
                return false;
            }
            c.add_dict = true;
            continue;
        }
        if (str_equal(s, "__weakref__")) {
            if (!may_add_weakref || c.add_weakref) {
                raise(th, Exc::TypeError, "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
                return false;
            }
            c.add_weakref = true;
            continue;
        }
        Str* mangled = KRAIT_TRY(mangle(th, c.name, s));
        mangled = intern(th, mangled);
        if (dict_get_str(c.dict, mangled) && !str_equal(mangled, "__qualname__") && !str_equal(mangled, "__classcell__")) {
            raise(th, Exc::ValueError, "%R in __slots__ conflicts with class variable", Value(mangled));
            return false;
        }
        KRAIT_TRY(list_append(th, names, Value(mangled)));
    }
    KRAIT_TRY(list_sort(th, names, Value(), false));
    c.slots = KRAIT_TRY(tuple_from(th, names->items, names->size));
    // A secondary base may have what the primary one lacks.
    for (i64 i = 0; i < c.bases->size; i++) {
        Type* other = c.bases->items[i].as<Type>();
        if (other == c.base) continue;
        if (may_add_dict && has_dict(other)) c.add_dict = true;
        if (may_add_weakref && has_weakref(other)) c.add_weakref = true;
    }
    return true;
}

bool decide_layout(NewClass& c) {
    c.base = KRAIT_TRY(best_base(c.th, c.bases));
    Value declared = dict_get_str(c.dict, c.th->vm->names.dunder_slots);
    if (declared) return read_slots(c, declared);
    c.add_dict = !has_dict(c.base);
    c.add_weakref = !has_weakref(c.base);
    return true;
}

// Attributes that `__init__` sets, as a guess at what instances will need: STORE_ATTR instructions with distinct names.
u16 predicted_capacity(NewClass& c) {
    constexpr u8 kStoreAttr = 95;
    Value init = dict_get_str(c.dict, c.th->vm->names.dunder_init);
    u32 count = c.base->inline_capacity;
    if (init && has_kind(init, Kind::Function)) {
        Bytes* code = init.as<Function>()->code->code;
        bool seen[64] = {};
        for (i64 i = 0; code && i + 1 < code->length; i += 2) {
            if (static_cast<u8>(code->data[i]) != kStoreAttr) continue;
            u8 name = static_cast<u8>(code->data[i + 1]);
            if (name < 64 && !seen[name]) {
                seen[name] = true;
                count++;
            }
        }
    }
    return static_cast<u16>(std::min<u32>(count, 32));
}

bool allocate_type(NewClass& c) {
    Thread* th = c.th;
    auto* t = reinterpret_cast<Type*>(new_instance(th, c.metatype));
    if (!t) return false;
    c.type = t;
    t->name = c.name;
    t->qualname = Value(c.name);
    t->bases = c.bases;
    t->base = c.base;
    t->dict = c.dict;
    t->kind = c.base->kind;
    t->type_flags = kTypeHeap | kTypeBase | (c.base->type_flags & inherited_type_flags());
    if (c.add_dict) t->type_flags |= kTypeHasDict;
    if (c.add_weakref) t->type_flags |= kTypeHasWeakref;
    // Sequence or mapping, for patterns: as the first base that is either.
    constexpr u32 kCollection = kTypeSequence | kTypeMapping;
    t->type_flags &= ~kCollection;
    for (i64 i = 0; i < c.bases->size && !(t->type_flags & kCollection); i++)
        t->type_flags |= c.bases->items[i].as<Type>()->type_flags & kCollection;
    t->slot_names = c.slots;
    i64 slot_count = c.slots ? c.slots->size : 0;
    t->basic_size = c.base->basic_size + static_cast<u32>(slot_count) * sizeof(Value);
    t->trace = slot_count || c.base->trace == trace_slotted_instance ? trace_slotted_instance : c.base->trace;
    u16 flags = shape_flags_of(t);
    t->inline_capacity = flags & kShapeHasSlots && !is_var_sized(t->kind) ? predicted_capacity(c) : 0;
    t->version = next_version(th);
    t->root_shape = new_root_shape(th, t, t->inline_capacity, flags);
    return true;
}

// ---- The dictionary ----

bool set_module_and_qualname(NewClass& c) {
    Thread* th = c.th;
    Names& n = th->vm->names;
    if (!dict_get_str(c.dict, n.dunder_module) && th->frame && th->frame->globals) {
        Value module = dict_get_str(th->frame->globals, n.dunder_name);
        if (module) KRAIT_TRY(dict_set_str(th, c.dict, n.dunder_module, module));
    }
    if (Value qualname = dict_get_str(c.dict, n.dunder_qualname)) {
        if (!is_str(qualname)) {
            raise(th, Exc::TypeError, "type __qualname__ must be a str, not %s", type_name(type_of(qualname)));
            return false;
        }
        set_field(th, c.type, c.type->qualname, qualname);
        if (dict_delete(th, c.dict, Value(n.dunder_qualname)) < 0) return false;
    }
    if (!dict_get_str(c.dict, n.dunder_doc)) KRAIT_TRY(dict_set_str(th, c.dict, n.dunder_doc, none()));
    return true;
}

bool wrap_implicit_methods(NewClass& c) {
    Thread* th = c.th;
    Names& n = th->vm->names;
    Value f = dict_get_str(c.dict, n.dunder_new);
    if (f && has_kind(f, Kind::Function)) {
        Value wrapped = new_static_method(th, f);
        if (!wrapped) return false;
        KRAIT_TRY(dict_set_str(th, c.dict, n.dunder_new, wrapped));
    }
    for (Str* name : {n.dunder_init_subclass, n.dunder_class_getitem}) {
        f = dict_get_str(c.dict, name);
        if (!f || !has_kind(f, Kind::Function)) continue;
        Value wrapped = new_class_method(th, f);
        if (!wrapped) return false;
        KRAIT_TRY(dict_set_str(th, c.dict, name, wrapped));
    }
    return true;
}

// The first weak reference to the object, as the head of CPython's list.
Value get_weakref(Thread* th, Value self) { return weakref_count(th, self) ? weakref_at(th, self, 0) : none(); }

// The nearest builtin base with a `__dict__` of its own (type, module): that one's descriptor decides.
Type* builtin_base_with_dict(Type* type) {
    for (; type->base; type = type->base)
        if ((type->type_flags & kTypeHasDict) && !(type->type_flags & kTypeHeap)) return type;
    return nullptr;
}
Value dict_descriptor_of(Thread* th, Type* base, Value self) {
    Value descriptor = type_lookup(base, th->vm->names.dunder_dict);
    if (descriptor && type_of(descriptor)->slots.descr_get && type_of(descriptor)->slots.descr_set) return descriptor;
    return raise(th, Exc::TypeError, "this __dict__ descriptor does not support '%.200s' objects", type_name(type_of(self)));
}
Value get_own_dict(Thread* th, Value self) {
    Type* base = builtin_base_with_dict(type_of(self));
    if (!base) return generic_get_dict(th, self);
    Value descriptor = KRAIT_TRY(dict_descriptor_of(th, base, self));
    return type_of(descriptor)->slots.descr_get(th, descriptor, self, type_of(self));
}
bool set_own_dict(Thread* th, Value self, Value value) {
    Type* base = builtin_base_with_dict(type_of(self));
    if (!base && !value) value = Value(KRAIT_TRY(new_dict(th)));
    if (!base) return generic_set_dict(th, self, value);
    Value descriptor = KRAIT_TRY(dict_descriptor_of(th, base, self));
    return type_of(descriptor)->slots.descr_set(th, descriptor, self, value);
}
constexpr GetSetDef kDictGetSet{"__dict__", get_own_dict, set_own_dict, "dictionary for instance variables (if defined)"};
constexpr GetSetDef kWeakrefGetSet{"__weakref__", get_weakref, nullptr, "list of weak references to the object (if defined)"};

bool add_descriptors(NewClass& c) {
    Thread* th = c.th;
    Names& n = th->vm->names;
    if (c.add_dict && !dict_get_str(c.dict, n.dunder_dict))
        KRAIT_TRY(dict_set_str(th, c.dict, n.dunder_dict, Value(new_getset_descriptor(th, c.type, &kDictGetSet))));
    if (c.add_weakref && !dict_get_str(c.dict, n.dunder_weakref))
        KRAIT_TRY(dict_set_str(th, c.dict, n.dunder_weakref, Value(new_getset_descriptor(th, c.type, &kWeakrefGetSet))));
    u32 offset = c.base->basic_size;
    for (i64 i = 0; c.slots && i < c.slots->size; i++, offset += sizeof(Value)) {
        Str* name = c.slots->items[i].as<Str>();
        MemberDef def{str_utf8(th, name).data(), offset, MemberKind::ObjectEx, false, nullptr};
        MemberDescriptor* d = KRAIT_TRY(new_member_descriptor(th, c.type, def));
        KRAIT_TRY(dict_set_str(th, c.dict, name, Value(d)));
    }
    return true;
}

bool fill_class_cell(NewClass& c) {
    Thread* th = c.th;
    Str* name = th->vm->names.dunder_classcell;
    Value cell = dict_get_str(c.dict, name);
    if (!cell) return true;
    if (!has_kind(cell, Kind::Cell)) {
        raise(th, Exc::TypeError, "__classcell__ must be a nonlocal cell, not %.200R", Value(type_of(cell)));
        return false;
    }
    set_field(th, cell.object(), cell.as<Cell>()->value, Value(c.type));
    return dict_delete(th, c.dict, Value(name)) >= 0;
}

bool make_ready(NewClass& c) {
    Thread* th = c.th;
    Type* t = c.type;
    if (dict_get_str(c.dict, intern(th, "__eq__")) && !dict_get_str(c.dict, th->vm->names.dunder_hash))
        KRAIT_TRY(dict_set_str(th, c.dict, th->vm->names.dunder_hash, none()));
    Tuple* mro = KRAIT_TRY(compute_mro(th, t));
    if (t->mro)
        mro = t->mro;  // made meanwhile by a mro() override that set __bases__
    else
        set_field(th, t, t->mro, mro);
    for (i64 i = 1; i < mro->size; i++) inherit_slots(t, mro->items[i].as<Type>());
    for (i64 i = 0; i < c.bases->size; i++) KRAIT_TRY(add_subclass(th, c.bases->items[i].as<Type>(), t));
    t->version = next_version(th);
    update_all_slots(t);
    if (t->slots.finalize) t->root_shape->flags |= kShapeHasDel;
    return true;
}

// ---- Hooks ----

bool call_set_names(NewClass& c) {
    Thread* th = c.th;
    Dict* snapshot = KRAIT_TRY(dict_copy(th, c.type->dict));
    i64 position = 0;
    Value key, value;
    while (dict_next(snapshot, &position, &key, &value)) {
        Value hook = lookup_special(th, value, th->vm->names.dunder_set_name);
        if (!hook) {
            if (has_pending(th)) return false;
            continue;
        }
        if (call(th, hook, Value(c.type), key)) continue;
        Value cause = take_pending(th);
        raise(th, Exc::RuntimeError, "Error calling __set_name__ on '%.100s' instance %R in '%.100s'", type_name(type_of(value)), key,
              type_name(c.type));
        if (pending_matches(th, Exc::RuntimeError)) {
            exception(th->pending)->cause = cause;
            exception(th->pending)->context = cause;
            exception(th->pending)->suppress_context = true;
            write_barrier(th, th->pending.object());
        }
        return false;
    }
    return true;
}

bool call_init_subclass(NewClass& c, const Args& keywords) {
    Thread* th = c.th;
    if (!is_subtype_slow(c.type, c.type)) {
        raise(th, Exc::TypeError, "super(type, obj): obj must be an instance or subtype of type");
        return false;
    }
    bool found;
    Value hook = super_lookup(th, c.type, Value(c.type), c.type, th->vm->names.dunder_init_subclass, &found);
    if (!hook) return !found || !has_pending(th);
    Args only_keywords{keywords.data + keywords.count, 0, keywords.kwnames};
    return static_cast<bool>(call(th, hook, only_keywords));
}

}  // namespace

// A subclass of dict with an order of its own (OrderedDict) is asked for it.
static Dict* copy_namespace(Thread* th, Dict* ns) {
    if (ns->shape()->is_exact() || ns->type()->slots.iter == builtin_type(Kind::Dict)->slots.iter) return dict_copy(th, ns);
    Dict* copy = KRAIT_TRY(new_dict(th));
    Value keys = KRAIT_TRY(call_method(th, Value(ns), th->vm->names.keys));
    List* list = KRAIT_TRY(to_list(th, keys));
    for (i64 i = 0; i < list->size; i++) {
        Value v = KRAIT_TRY(get_item(th, Value(ns), list->items[i]));
        KRAIT_TRY(dict_set(th, copy, list->items[i], v));
    }
    return copy;
}

// False with UnicodeEncodeError if UTF-8 cannot hold `s`.
bool check_encodable(Thread* th, Str* s) {
    for (i64 i = 0; i < s->length && s->width() > 1; i++) {
        if (s->at(i) < 0xD800 || s->at(i) > 0xDFFF) continue;
        Value args[] = {Value(intern(th, "utf-8")), Value(s), Value::from_small_int(i), Value::from_small_int(i + 1),
                        Value(str_from_ascii(th, "surrogates not allowed"))};
        Value e = KRAIT_TRY(call(th, Value(exception_type(Exc::UnicodeEncodeError)), Args{args, 5, nullptr}));
        raise_value(th, e);
        return false;
    }
    return true;
}

Value type_new(Thread* th, Type* metatype, Str* name, Tuple* bases, Dict* ns, const Args& keywords) {
    if (bases->size == 0) {
        bases = KRAIT_TRY(make_tuple(th, Value(&object_type)));
    } else {
        for (i64 i = 0; i < bases->size; i++)
            if (!is_type(bases->items[i]) ) {
                if (find_attribute(th, bases->items[i], th->vm->names.dunder_mro_entries))
                    return raise(th, Exc::TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
                if (has_pending(th)) return Value();
            }
        Type* winner = KRAIT_TRY(calculate_metaclass(th, metatype, bases));
        if (winner != metatype) {
            if (winner->slots.new_ != type_new_slot) {
                u32 extra = keywords.keyword_count();
                ValueVector args(th);
                for (Value v : {Value(name), Value(bases), Value(ns)}) args.push_back(v);
                for (u32 i = 0; i < extra; i++) args.push_back(keywords.data[keywords.count + i]);
                return winner->slots.new_(th, winner, Args{args.data(), 3, keywords.kwnames});
            }
            metatype = winner;
        }
    }
    NewClass c{th, metatype, name, bases, nullptr};
    c.dict = KRAIT_TRY(copy_namespace(th, ns));
    KRAIT_TRY(decide_layout(c));
    KRAIT_TRY(check_encodable(th, name));
    Value doc = dict_get_str(c.dict, th->vm->names.dunder_doc);
    if (doc && is_str(doc)) KRAIT_TRY(check_encodable(th, doc.as<Str>()));
    for (i64 i = 0; i < name->length; i++)
        if (name->at(i) == 0) return raise(th, Exc::ValueError, "type name must not contain null characters");
    KRAIT_TRY(allocate_type(c));
    KRAIT_TRY(set_module_and_qualname(c));
    KRAIT_TRY(wrap_implicit_methods(c));
    KRAIT_TRY(fill_class_cell(c));
    KRAIT_TRY(add_descriptors(c));
    KRAIT_TRY(make_ready(c));
    KRAIT_TRY(call_set_names(c));
    KRAIT_TRY(call_init_subclass(c, keywords));
    return Value(c.type);
}

Value type_new_slot(Thread* th, Type* metatype, const Args& args) {
    if (args.count != 3)
        return raise(th, Exc::TypeError, "type.__new__() takes exactly 3 arguments (%zd given)", static_cast<i64>(args.count));
    static constexpr Kind kinds[] = {Kind::Str, Kind::Tuple, Kind::Dict};
    static constexpr const char* names[] = {"str", "tuple", "dict"};
    for (int i = 0; i < 3; i++)
        if (!has_kind(args[static_cast<size_t>(i)], kinds[i]))
            return raise(th, Exc::TypeError, "type.__new__() argument %d must be %s, not %s", i + 1, names[i],
                         type_name(type_of(args[static_cast<size_t>(i)])));
    return type_new(th, metatype, args[0].as<Str>(), args[1].as<Tuple>(), args[2].as<Dict>(), args);
}

bool type_init_slot(Thread* th, Value, const Args& args) {
    if (args.keyword_count() && args.count == 1) {
        raise(th, Exc::TypeError, "type.__init__() takes no keyword arguments");
        return false;
    }
    if (args.count != 1 && args.count != 3) {
        raise(th, Exc::TypeError, "type.__init__() takes 1 or 3 arguments");
        return false;
    }
    return true;
}

// ---- __bases__ ----

bool type_set_bases(Thread* th, Value self, Value value) {
    Type* t = self.as<Type>();
    if (t->type_flags & kTypeImmutable) {
        raise(th, Exc::TypeError, "cannot set '__bases__' attribute of immutable type '%s'", type_name(t));
        return false;
    }
    if (!value) {
        raise(th, Exc::TypeError, "cannot delete '__bases__' attribute of immutable type '%s'", type_name(t));
        return false;
    }
    if (!is_tuple(value)) {
        raise(th, Exc::TypeError, "can only assign tuple to %s.__bases__, not %s", type_name(t), type_name(type_of(value)));
        return false;
    }
    Tuple* bases = value.as<Tuple>();
    if (bases->size == 0) {
        raise(th, Exc::TypeError, "can only assign non-empty tuple to %s.__bases__, not ()", type_name(t));
        return false;
    }
    for (i64 i = 0; i < bases->size; i++) {
        Value base = bases->items[i];
        if (!is_type(base)) {
            raise(th, Exc::TypeError, "%s.__bases__ must be tuple of classes, not '%s'", type_name(t), type_name(type_of(base)));
            return false;
        }
        bool cycle = is_subtype(base.as<Type>(), t);
        // The MRO may be out of date inside a mro() override; the chain of first bases is not.
        for (Type* b = base.as<Type>(); b && !cycle; b = b->base) cycle = b == t;
        if (cycle) {
            raise(th, Exc::TypeError, "a __bases__ item causes an inheritance cycle");
            return false;
        }
    }
    Type* new_base = KRAIT_TRY(best_base(th, bases));
    KRAIT_TRY(check_same_layout(th, new_base, t->base, "__bases__"));
    Tuple* old_bases = t->bases;
    Type* old_base = t->base;
    set_field(th, t, t->bases, bases);
    set_field(th, t, t->base, new_base);
    if (!refresh_mro(th, t)) {
        if (t->bases != bases) return false;
        t->bases = old_bases;
        t->base = old_base;
        Value error = take_pending(th);
        if (!refresh_mro(th, t)) clear_pending(th);
        restore_pending(th, error);
        return false;
    }
    if (t->bases != bases) return true;  // set again meanwhile
    for (i64 i = 0; i < old_bases->size; i++) remove_subclass(th, old_bases->items[i].as<Type>(), t);
    for (i64 i = 0; i < bases->size; i++) KRAIT_TRY(add_subclass(th, bases->items[i].as<Type>(), t));
    type_modified(th, t, nullptr);
    return true;
}

}  // namespace krait
