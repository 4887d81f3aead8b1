// Type: a class. A table of slots with the meaning of CPython's data model, inherited and overridden in the same way
// (Objects/typeobject.c is the reference for order and fallbacks; language reference 3.3).
//
// Slot conventions:
// * binary slots get the operands in source order, whichever operand's type the slot was found on, and return
//   not_implemented() when they do not apply;
// * `setattr`, `setitem`, `descr_set` with an empty value delete;
// * `iternext` returns empty without a pending exception at the end;
// * `hash` returns -1 with a pending exception on failure; `len`, `bool_` and `contains` return -1 likewise;
// * Slots of Python classes are dispatchers that look the special method up and call it (runtime/types/slot_dispatch.cpp).
//
// A type's version changes whenever its dictionary or its bases' change; 0 is never a valid version. Inline caches
// compare it; traces register as dependants (watch_type) and are dropped.
#pragma once

#include "runtime/native.h"
#include "runtime/object.h"

namespace krait {

struct Dict;
struct Tuple;
struct List;

using UnarySlot = Value (*)(Thread*, Value);
using BinarySlot = Value (*)(Thread*, Value, Value);
using TernarySlot = Value (*)(Thread*, Value, Value, Value);

enum class CompareOp : u8 { Lt, Le, Eq, Ne, Gt, Ge };  // numbers as in COMPARE_OP

// The binary operators, in CPython's BINARY_OP order (NB_ADD …); inplace is `op + kBinaryOpCount`.
enum class BinaryOp : u8 { Add, And, FloorDiv, LShift, MatMul, Mul, Rem, Or, Pow, RShift, Sub, TrueDiv, Xor, DivMod };
constexpr int kBinaryOpCount = 13;  // those of BINARY_OP; DivMod is reached through divmod() only

struct Slots {
    BinarySlot binary[14];   // indexed by BinaryOp; Pow here is the two-operand form
    BinarySlot inplace[13];
    TernarySlot power;       // three-operand pow()
    UnarySlot neg, pos, abs, invert, int_, float_, index;
    int (*bool_)(Thread*, Value);
    i64 (*len)(Thread*, Value);
    BinarySlot getitem;
    bool (*setitem)(Thread*, Value self, Value key, Value value);
    int (*contains)(Thread*, Value self, Value item);
    BinarySlot concat;       // sq_concat, tried after binary[Add]
    Value (*repeat)(Thread*, Value, i64);  // sq_repeat, tried after binary[Mul]
    BinarySlot inplace_concat;
    Value (*inplace_repeat)(Thread*, Value, i64);
    UnarySlot iter, iternext;
    UnarySlot await, aiter, anext;
    int (*send)(Thread*, Value self, Value value, Value* result);  // am_send: 1 yielded, 0 returned, -1 raised
    UnarySlot repr, str;
    i64 (*hash)(Thread*, Value);
    Value (*call)(Thread*, Value callable, const Args&);
    Value (*richcompare)(Thread*, Value, Value, CompareOp);
    Value (*getattr)(Thread*, Value self, Str* name);
    bool (*setattr)(Thread*, Value self, Str* name, Value value);
    Value (*descr_get)(Thread*, Value descriptor, Value instance, Type* owner);  // instance empty: through the class
    bool (*descr_set)(Thread*, Value descriptor, Value instance, Value value);
    Value (*new_)(Thread*, Type* type, const Args&);
    bool (*init)(Thread*, Value self, const Args&);
    void (*finalize)(Thread*, Value self);   // __del__; also native clean-up such as closing a file
    void (*get_buffer_unused)();             // reserved
    bool (*get_buffer)(Thread*, Value self, struct BufferView* view, int flags);
    void (*release_buffer)(Thread*, struct BufferView* view);
};

enum TypeFlags : u32 {
    kTypeBase = 1,          // may be subclassed
    kTypeHeap = 2,          // made by a class statement or type()
    kTypeAbstract = 4,      // has non-empty __abstractmethods__
    kTypeImmutable = 8,     // attributes cannot be set
    kTypeSequence = 16,     // Py_TPFLAGS_SEQUENCE (match)
    kTypeMapping = 32,      // Py_TPFLAGS_MAPPING
    kTypeMatchSelf = 64,    // class pattern C(x) binds the subject itself
    kTypeNoInstantiate = 128,
    kTypeMethodDescriptor = 256,  // calling through an instance needs no bound method
    kTypeHasDict = 512,     // instances have __dict__
    kTypeHasWeakref = 1024,
    kTypeIntSubclass = 1 << 12,   // is_subtype fast checks
    kTypeExceptionSubclass = 1 << 13,
    kTypeTypeSubclass = 1 << 14,
    kTypeDisallowSubclassAttrs = 1 << 15,
};

struct Type : Object {
    Slots slots;
    Str* name;               // __name__ (for builtin types the part after the last dot)
    Value qualname;          // str
    Value module;            // str or any
    const char* c_name;      // "collections.deque"; null for heap types: for messages use type_name()
    const char* doc;
    Type* base;              // __base__, null for object
    Tuple* bases;
    Tuple* mro;              // null while being built
    Dict* dict;
    List* subclasses;        // weak references
    u32 type_flags;          // TypeFlags
    u32 version;
    Kind kind;               // layout of instances
    u16 inline_capacity;     // slots inside new instances; grows with what instances are seen to need
    u32 basic_size;          // bytes of the layout before the attribute area
    Shape* root_shape;       // of new instances
    TraceFn trace;           // layout's references besides header and attribute area; null: none
    Tuple* slot_names;       // mangled __slots__ of this class, or null
    Value cached_init, cached_new;  // what __init__/__new__ resolve to (kept with `version`), for constructor calls
    u32 cache_version;
    void* watchers;          // traces that rely on this type (runtime/watch.h)
};

// A builtin type is declared by a TypeSpec and set up at start-up by add_type (runtime/types/builtin_types.cpp lists them).
struct TypeSpec {
    const char* name;        // "list", "collections.deque"
    const char* doc;
    Kind kind;
    u32 flags;
    u32 basic_size;
    Type* base;              // null: object
    TraceFn trace;
    Slots slots;
    const NativeDef* methods;
    size_t method_count;
    const GetSetDef* getsets;
    size_t getset_count;
    const MemberDef* members;
    size_t member_count;
};

// Static storage of builtin types that have a kind of their own: builtin_type(Kind::List).
extern Type builtin_types[static_cast<size_t>(Kind::Count)];
inline Type* builtin_type(Kind kind) { return &builtin_types[static_cast<size_t>(kind)]; }
extern Type object_type;     // `object` itself: Kind::Instance
// Fills `type` from `spec`, inherits slots, adds wrappers for slots (`__add__` for binary[Add] …) and methods to its dict.
void setup_type(Thread* th, Type* type, const TypeSpec& spec);
// A new builtin type for a native module, never freed (allocate_low, add_static_object). Instances usually have Kind::Native or Kind::Iterator.
Type* new_builtin_type(Thread* th, const TypeSpec& spec);

inline bool is_subtype(Type* type, Type* of);
bool is_subtype_slow(Type* type, Type* of);
inline bool is_subtype(Type* type, Type* of) { return type == of || is_subtype_slow(type, of); }
inline bool is_instance_of(Value v, Type* type) { return is_subtype(type_of(v), type); }

// Looks `name` up along the MRO, through the method cache; borrowed, empty if absent; never raises.
Value type_lookup(Type* type, Str* name);
// type_lookup on type(v) followed by binding (descr_get). Empty without exception when absent. CPython's
// _PyObject_LookupSpecial.
Value lookup_special(Thread* th, Value v, Str* name);
// To be called after a change to type->dict or bases: new versions for it and its subclasses, slots updated, dependants dropped.
void type_modified(Thread* th, Type* type, Str* name);
// type.__setattr__
[[nodiscard]] bool type_set_attribute(Thread* th, Type* type, Str* name, Value value);
// type(name, bases, namespace): the whole of type.__new__.
Value type_new(Thread* th, Type* metatype, Str* name, Tuple* bases, Dict* ns, const Args& keywords);
// Allocates an instance of `type` (object.__new__ without checks; attribute area ready).
Object* new_instance(Thread* th, Type* type, size_t extra_bytes = 0);
// "list" or "collections.deque" for builtin types, __name__ for heap types: what messages print.
const char* type_name(Type* type);
// Kinds to types. Immediates included.
inline Type* type_of(Value v) {
    if (v.is_object()) return v.object()->type();
    return builtin_type(v.is_small_int() ? Kind::Int : Kind::Float);
}

}  // namespace krait
