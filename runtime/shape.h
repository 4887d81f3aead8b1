// Transitions between shapes, and where an attribute's slot is.
//
// Names are interned, so they compare by address. A shape with more than kMaxShapeSlots attributes, and an object whose
// `__dict__` was asked for or that lost an attribute other than its newest, is in dictionary mode: all its attributes are
// in a Dict in slot 0. Shapes are never freed: a type that dies leaves its shapes behind (some 60 bytes each).
#pragma once

#include "runtime/object.h"
#include "runtime/thread.h"

namespace krait {

constexpr int kMaxShapeSlots = 128;

// A root: no attributes yet. `flags` are ShapeFlags; kind, offset and inline capacity come from the type.
Shape* new_root_shape(Thread* th, Type* type, u16 inline_capacity, u16 flags);
// A root shape for static storage, in place.
void init_root_shape(Shape* shape, Type* type, Kind kind, u16 inline_capacity, u32 attribute_offset, u16 flags);
// The shape after adding `name` (interned); null when the object must go to dictionary mode.
Shape* shape_with(Thread* th, Shape* shape, Str* name);
// The dictionary-mode shape with the same type and inline capacity.
Shape* dict_mode_shape(Thread* th, Shape* shape);
// Slot of `name`, or -1. Meaningless in dictionary mode.
int shape_find(Shape* shape, Str* name);
// Names in order of addition.
void shape_names(Shape* shape, Str** out);
// Root of the chain.
Shape* shape_root(Shape* shape);

// Moves the attributes of `object` to a Dict; returns it. `attributes` may be null (a new Dict is filled).
Dict* enter_dict_mode(Thread* th, Object* object);
// Appends attribute `name` with `value`, following or making the transition; false: MemoryError.
[[nodiscard]] bool add_attribute(Thread* th, Object* object, Str* name, Value value);
// Bytes an instance with this root shape takes: layout and attribute area.
size_t instance_size(const Shape* shape);

// Memory below 4 GiB that is never freed: shapes.
void* allocate_low(size_t bytes);

}  // namespace krait
