// Descriptors of builtin types: what stands in their dictionaries for native methods, slots, getsets and fields.
#pragma once

#include "runtime/type.h"

namespace krait {

struct SlotWrapper;

// Calls the C++ slot `wrapper->wrapped` with arguments given in Python form.
using WrapperFn = Value (*)(Thread* th, Value self, const Args& args, SlotWrapper* wrapper);

// One row of the slot table (runtime/types/slot_wrappers.cpp): a special method and the slot behind it.
struct SlotDef {
    const char* name;    // "__add__"
    u16 offset;          // of the slot in Slots
    void* dispatcher;    // slot function for Python classes; null: none
    WrapperFn wrapper;   // null: no wrapper is made
    const char* doc;     // "__add__($self, value, /)\n--\n\n…"
    bool takes_keywords;
};

// wrapper_descriptor: `int.__add__`.
struct SlotWrapper : Object {
    const SlotDef* def;
    Type* owner;
    void* wrapped;
    Value name;
};
// method-wrapper: `(1).__add__`.
struct MethodWrapper : Object {
    SlotWrapper* descriptor;
    Value self;
};
// method_descriptor and classmethod_descriptor.
struct MethodDescriptor : Object {
    const NativeDef* def;
    Type* owner;
    Value name;
};
struct GetSetDescriptor : Object {
    const GetSetDef* def;
    Type* owner;
    Value name;
};
// The field is `def.offset` bytes into the object. Also __slots__ members.
struct MemberDescriptor : Object {
    MemberDef def;
    Type* owner;
    Value name;
};

SlotWrapper* new_slot_wrapper(Thread* th, Type* owner, const SlotDef* def, void* wrapped);
Value new_method_descriptor(Thread* th, Type* owner, const NativeDef* def);
GetSetDescriptor* new_getset_descriptor(Thread* th, Type* owner, const GetSetDef* def);
MemberDescriptor* new_member_descriptor(Thread* th, Type* owner, const MemberDef& def);
Type* class_method_descriptor_type();

// ---- The slot table ----
extern const SlotDef slot_defs[];
extern const size_t slot_def_count;
Str* slot_def_name(size_t row);      // interned
void intern_slot_names(Thread* th);
// Adds wrappers for `type`'s own slots to its dict.
bool add_slot_wrappers(Thread* th, Type* type);
// Recomputes every slot of a heap type from what its MRO says.
void update_all_slots(Type* type);
// Recomputes the slots that the special method `name` takes part in, in `type` only. True if `name` is a special method.
bool update_slots_of(Type* type, Str* name);
// Copies to `type`'s empty slots those of `base`, as inherit_slots.
void inherit_slots(Type* type, Type* base);
inline void*& slot_at(Slots& slots, size_t offset) {
    return *reinterpret_cast<void**>(reinterpret_cast<char*>(&slots) + offset);
}

// Dispatchers that others compare with.
Value slot_getattr_hook(Thread* th, Value self, Str* name);
Value slot_call_dispatch(Thread* th, Value callable, const Args& args);
Value slot_new_dispatch(Thread* th, Type* type, const Args& args);
bool slot_init_dispatch(Thread* th, Value self, const Args& args);
Value slot_iternext_dispatch(Thread* th, Value self);
i64 hash_not_implemented(Thread* th, Value v);
i64 identity_hash(Thread* th, Value v);
Value iternext_not_implemented(Thread* th, Value v);
bool is_new_wrapper(Value v);        // the builtin that `T.__new__` of a builtin type is
Value new_new_wrapper(Thread* th, Type* type);

// Signature and text parts of a doc in CPython's form.
Value doc_text(Thread* th, const char* name, const char* doc);        // None if there is none
Value doc_signature(Thread* th, const char* name, const char* doc);   // None if there is none

// The special method `name` of type(self), for a call: `*self_needed` says that it is unbound and wants self first.
Value lookup_method(Thread* th, Value self, Str* name, bool* self_needed);

// What a class attribute that is an instance of `type` does to look-ups. Caches of classes that hold one rely on it: when it
// changes (rare), every class gets a new version.
enum class DescriptorKind : u8 { None, Get, Set, Both };
inline DescriptorKind descriptor_kind(const Type* type) {
    return static_cast<DescriptorKind>((type->slots.descr_get ? 1 : 0) | (type->slots.descr_set ? 2 : 0));
}
void all_types_modified(Thread* th);

}  // namespace krait
