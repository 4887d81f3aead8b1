// Object: the header every heap object starts with; Shape: what the header leads to.
//
// Invariants: a Shape lives below 4 GiB for ever (static storage of the fixed-address executable, or the shape arena),
// so the header holds its address in 32 bits and "has this shape" is one 32-bit compare with an immediate. An object
// never moves. A shape belongs to one type for ever; `__class__` assignment gives the object another shape.
//
// Shapes follow hidden classes (Chambers, Ungar, Lee, OOPSLA 1989): an instance's shape says which attribute is in which
// slot; adding an attribute follows or makes a transition. Ours differ in that the number of inline slots is part of
// the root shape, and that a shape in dictionary mode (`kShapeDictMode`) keeps all attributes in a Dict in slot 0.
#pragma once

#include "runtime/assert.h"
#include "runtime/value.h"

namespace krait {

struct Type;
struct Str;
struct Thread;
struct ShapeTable;  // transitions and the name-to-slot index (runtime/shape.cpp)

enum class Kind : u16 {
#define KIND(name) name,
#include "runtime/kinds.def"
#undef KIND
    Count,
};

enum ShapeFlags : u16 {
    kShapeExact = 1,        // the type is the builtin type of this kind itself, no subclass
    kShapeDictMode = 2,     // attributes are in a Dict in slot 0
    kShapeHasSlots = 4,     // objects have an attribute area (overflow pointer and inline slots)
    kShapeVarSized = 8,     // the attribute area starts after a variable-sized body: use attribute_area()
    kShapeNoDict = 16,      // no `__dict__`: only declared __slots__ can be set
    kShapeHasDel = 32,      // the type defines __del__
};

struct Shape {
    Type* type;
    Kind kind;
    u16 flags;
    u16 slot_count;       // attributes present (dictionary mode: 1)
    u16 inline_capacity;  // slots inside the object
    u32 attribute_offset; // bytes from the object's start to its attribute area, if not kShapeVarSized
    u32 id;               // dense number, for dumps
    Shape* parent;        // the shape before `name` was added; null for a root
    Str* name;            // attribute added last, in slot `slot_count - 1`
    ShapeTable* table;    // built on demand

    bool is_exact() const { return flags & kShapeExact; }
    bool is_dict_mode() const { return flags & kShapeDictMode; }
};

enum GcBits : u8 {
    kGcStatic = 1,    // not in the heap: never collected, always traced
    kGcOld = 2,       // survived a collection and is not in the remembered set: a store into it must remember it
    kGcAtomic = 4,    // holds no references
    kGcFinalize = 8,  // in the finaliser table
    kGcWeak = 16,     // some weak reference points to it
};

struct Object {
    u32 shape_bits;
    u8 gc;      // GcBits
    u8 flags;   // meaning is the kind's own
    u16 aux;    // likewise

    Shape* shape() const { return reinterpret_cast<Shape*>(static_cast<uintptr_t>(shape_bits)); }
    void set_shape(const Shape* shape) { shape_bits = static_cast<u32>(reinterpret_cast<uintptr_t>(shape)); }
    Type* type() const { return shape()->type; }
    Kind kind() const { return shape()->kind; }
};

static_assert(sizeof(Object) == 8);
constexpr size_t kHeaderSize = sizeof(Object);

// Root shapes of the builtin types, exact. Static storage: `&builtin_shapes[k]` is a link-time constant below 2 GiB.
extern Shape builtin_shapes[static_cast<size_t>(Kind::Count)];
inline Shape* builtin_shape(Kind kind) { return &builtin_shapes[static_cast<size_t>(kind)]; }

// The singletons, likewise at constant addresses.
extern Object none_object, ellipsis_object, not_implemented_object, true_object, false_object;
inline Value none() { return Value(&none_object); }
inline Value ellipsis() { return Value(&ellipsis_object); }
inline Value not_implemented() { return Value(&not_implemented_object); }
inline Value py_true() { return Value(&true_object); }
inline Value py_false() { return Value(&false_object); }
inline Value py_bool(bool b) { return Value(b ? &true_object : &false_object); }

inline bool is_none(Value v) { return v.object() == &none_object; }
inline bool is_bool(Value v) { return v.object() == &true_object || v.object() == &false_object; }

// Layout tests. `has_kind` accepts subclasses; `is_exactly` does not. Immediate ints have kind Int, doubles Float.
inline Kind kind_of(Value v) {
    if (v.is_object()) return v.object()->kind();
    return v.is_small_int() ? Kind::Int : Kind::Float;
}
inline bool has_kind(Value v, Kind kind) { return v.is_object() && v.object()->kind() == kind; }
inline bool is_exactly(Value v, Kind kind) {
    return v.is_object() && v.object()->shape() == builtin_shape(kind);
}
// int of any size, bool included, subclasses included.
inline bool is_int(Value v) {
    return v.is_small_int() || (v.is_object() && (v.object()->kind() == Kind::Int || v.object()->kind() == Kind::Bool));
}
// float, immediate or an instance of a subclass.
inline bool is_float(Value v) { return v.is_double() || has_kind(v, Kind::Float); }
inline bool is_str(Value v) { return has_kind(v, Kind::Str); }
inline bool is_tuple(Value v) { return has_kind(v, Kind::Tuple); }
inline bool is_list(Value v) { return has_kind(v, Kind::List); }
inline bool is_dict(Value v) { return has_kind(v, Kind::Dict); }
inline bool is_type(Value v) { return has_kind(v, Kind::Type); }

// type(v), for immediates too.
Type* type_of(Value v);

// The attribute area: Value overflow (a ValueArray or empty), then `inline_capacity` slots.
Value* attribute_area(Object* object);
Value* attribute_slot(Object* object, u32 slot);

}  // namespace krait
