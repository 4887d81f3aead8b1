// Between the files that make types: parts of type.cpp, mro.cpp, type_new.cpp and the type type.
#pragma once

#include "runtime/type.h"

namespace krait {

void trace_type(Object* object, Marker& marker);
u32 next_version(Thread* th);
void for_each_subclass(Type* type, void (*visit)(Type*, void*), void* context);
bool add_subclass(Thread* th, Type* base, Type* type);
void remove_subclass(Thread* th, Type* base, Type* type);
bool is_var_sized(Kind kind);
// Kinds whose `__dict__` is a field of the layout and not the attribute area.
bool kind_has_own_dict(Kind kind);
u16 shape_flags_of(Type* type);
u32 inherited_type_flags();
Value new_static_method(Thread* th, Value callable);
Value new_class_method(Thread* th, Value callable);

// The C3 linearisation of `type` with its bases; null: TypeError raised.
Tuple* c3_mro(Thread* th, Type* type);
// type.mro() or its override, checked; null: raised.
Tuple* compute_mro(Thread* th, Type* type);
[[nodiscard]] bool refresh_mro(Thread* th, Type* type);  // type and, recursively, its subclasses
Type* best_base(Thread* th, Tuple* bases);
Type* solid_base(Type* type);
bool has_extra_layout(Type* type, Type* base);
Type* calculate_metaclass(Thread* th, Type* metatype, Tuple* bases);
void trace_slotted_instance(Object* object, Marker& marker);
void set_finalize_flag(Thread* th, Type* type);

Value type_get_attribute(Thread* th, Value self, Str* name);   // type.__getattribute__
Value type_find_attribute(Thread* th, Type* type, Str* name);  // without raising AttributeError
Value type_call(Thread* th, Value type, const Args& args);     // type.__call__
bool type_set_attr_slot(Thread* th, Value self, Str* name, Value value);
Value generic_find_attribute(Thread* th, Value v, Str* name);  // object.__getattribute__ without AttributeError
Value module_find_attribute(Thread* th, Value v, Str* name);
Value raise_no_attribute(Thread* th, Value v, Str* name);

// Setters and getters shared by types with a `__dict__`.
Value generic_get_dict(Thread* th, Value self);
bool generic_set_dict(Thread* th, Value self, Value value);
Value abstract_get(Thread* th, Value f);                        // __isabstractmethod__ of f: 1, 0 as bool; empty raised

}  // namespace krait
