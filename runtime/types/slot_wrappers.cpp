// The slot table and the wrappers that make slots callable from Python (`int.__add__`).
//
// Rows of one slot stand together; a special method that fills two slots (`__add__`: number and sequence) has a row for
// each, number first, and only the first non-null slot gets the wrapper. Keeping a wrapper's arguments in Python form is
// the wrapper function's work. Rows with a null wrapper only dispatch (`__getattr__`, `__new__`, `__del__`).
// Reference: slotdefs in CPython's Objects/typeobject.c.
#include <cstring>

#include "runtime/operators.h"
#include "runtime/type_set_up.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/slot_dispatch.h"
#include "runtime/types/str.h"

namespace krait {

static Value wrap_binary_left(Thread* th, Value self, const Args& args, SlotWrapper* w);

namespace {

template <class F>
F slot_function(SlotWrapper* w) {
    return reinterpret_cast<F>(w->wrapped);
}

bool check_args(Thread* th, const Args& args, u32 wanted) {
    if (args.count == wanted) return true;
    raise(th, Exc::TypeError, "expected %d argument%s, got %zd", static_cast<int>(wanted), wanted == 1 ? "" : "s",
          static_cast<i64>(args.count));
    return false;
}

Value wrap_unary(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 0));
    return slot_function<UnarySlot>(w)(th, self);
}

Value wrap_binary(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 1));
    return slot_function<BinarySlot>(w)(th, self, args[0]);
}

Value wrap_reflected(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 1));
    return slot_function<BinarySlot>(w)(th, args[0], self);
}

Value wrap_pow(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_arg_count(th, "", args, 1, 2));
    if (args.count == 2 && !is_none(args[1]) && w->owner->slots.power)
        return w->owner->slots.power(th, self, args[0], args[1]);
    return w->owner->slots.binary[static_cast<int>(BinaryOp::Pow)](th, self, args[0]);
}

Value wrap_rpow(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_arg_count(th, "", args, 1, 2));
    if (args.count == 2 && !is_none(args[1]) && w->owner->slots.power)
        return w->owner->slots.power(th, args[0], self, args[1]);
    return w->owner->slots.binary[static_cast<int>(BinaryOp::Pow)](th, args[0], self);
}

Value wrap_bool(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 0));
    int r = slot_function<int (*)(Thread*, Value)>(w)(th, self);
    return r < 0 ? Value() : py_bool(r);
}

Value wrap_len(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 0));
    i64 r = slot_function<i64 (*)(Thread*, Value)>(w)(th, self);
    return r < 0 && has_pending(th) ? Value() : int_from_i64(th, r);
}

Value wrap_hash(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 0));
    i64 r = slot_function<i64 (*)(Thread*, Value)>(w)(th, self);
    return r == -1 && has_pending(th) ? Value() : int_from_i64(th, r);
}

Value wrap_repeat(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 1));
    i64 n;
    KRAIT_TRY(to_ssize(th, args[0], Exc::OverflowError, &n));
    return slot_function<Value (*)(Thread*, Value, i64)>(w)(th, self, n);
}

Value wrap_setitem(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 2));
    KRAIT_TRY(slot_function<bool (*)(Thread*, Value, Value, Value)>(w)(th, self, args[0], args[1]));
    return none();
}

Value wrap_delitem(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 1));
    KRAIT_TRY(slot_function<bool (*)(Thread*, Value, Value, Value)>(w)(th, self, args[0], Value()));
    return none();
}

Value wrap_contains(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 1));
    int r = slot_function<int (*)(Thread*, Value, Value)>(w)(th, self, args[0]);
    return r < 0 ? Value() : py_bool(r);
}

Value wrap_next(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 0));
    Value v = slot_function<UnarySlot>(w)(th, self);
    if (!v && !has_pending(th)) return raise_value(th, Value(exception_type(Exc::StopIteration)));
    return v;
}

Value wrap_call(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    return slot_function<Value (*)(Thread*, Value, const Args&)>(w)(th, self, args);
}

template <CompareOp op>
Value wrap_compare(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 1));
    return slot_function<Value (*)(Thread*, Value, Value, CompareOp)>(w)(th, self, args[0], op);
}

Str* attribute_name(Thread* th, Value v) {
    if (is_str(v)) return intern(th, v.as<Str>());
    raise(th, Exc::TypeError, "attribute name must be string, not '%.200s'", type_name(type_of(v)));
    return nullptr;
}

Value wrap_getattr(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 1));
    Str* name = KRAIT_TRY(attribute_name(th, args[0]));
    return slot_function<Value (*)(Thread*, Value, Str*)>(w)(th, self, name);
}

// Refuses `object.__setattr__(cls, …)`, which would bypass the nearest builtin class's own slot (CPython's hackcheck).
bool check_not_bypassed(Thread* th, Value self, SlotWrapper* w, const char* what) {
    Type* type = type_of(self);
    Tuple* mro = type->mro;
    if (!mro) return true;
    using SetAttr = decltype(type->slots.setattr);
    SetAttr called = reinterpret_cast<SetAttr>(w->wrapped);
    // The base that defined the type's slot function; Python classes never define one of their own.
    Type* defining = type;
    for (i64 i = mro->size - 1; i >= 0; i--) {
        Type* base = mro->items[i].as<Type>();
        if (base->slots.setattr != slot_setattr && base->slots.setattr == type->slots.setattr) {
            defining = base;
            break;
        }
    }
    for (Type* base = defining; base; base = base->base) {
        if (base->slots.setattr == called) break;
        if (base->slots.setattr != slot_setattr) {
            raise(th, Exc::TypeError, "can't apply this %s to %s object", what, type_name(type));
            return false;
        }
    }
    return true;
}

Value wrap_setattr(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 2));
    KRAIT_TRY(check_not_bypassed(th, self, w, "__setattr__"));
    Str* name = KRAIT_TRY(attribute_name(th, args[0]));
    KRAIT_TRY(slot_function<bool (*)(Thread*, Value, Str*, Value)>(w)(th, self, name, args[1]));
    return none();
}

Value wrap_delattr(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 1));
    KRAIT_TRY(check_not_bypassed(th, self, w, "__delattr__"));
    Str* name = KRAIT_TRY(attribute_name(th, args[0]));
    KRAIT_TRY(slot_function<bool (*)(Thread*, Value, Str*, Value)>(w)(th, self, name, Value()));
    return none();
}

Value wrap_descr_get(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_arg_count(th, "", args, 1, 2));
    Value instance = args[0], owner = args.get(1);
    if (is_none(instance)) instance = Value();
    if (owner && is_none(owner)) owner = Value();
    if (!instance && !owner) return raise(th, Exc::TypeError, "__get__(None, None) is invalid");
    Type* type = owner && is_type(owner) ? owner.as<Type>() : instance ? type_of(instance) : nullptr;
    return slot_function<Value (*)(Thread*, Value, Value, Type*)>(w)(th, self, instance, type);
}

Value wrap_descr_set(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 2));
    KRAIT_TRY(slot_function<bool (*)(Thread*, Value, Value, Value)>(w)(th, self, args[0], args[1]));
    return none();
}

Value wrap_descr_delete(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 1));
    KRAIT_TRY(slot_function<bool (*)(Thread*, Value, Value, Value)>(w)(th, self, args[0], Value()));
    return none();
}

Value wrap_init(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(slot_function<bool (*)(Thread*, Value, const Args&)>(w)(th, self, args));
    return none();
}

Value wrap_del(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 0));
    slot_function<void (*)(Thread*, Value)>(w)(th, self);
    return has_pending(th) ? Value() : none();
}

constexpr u16 binary(BinaryOp op) { return static_cast<u16>(offsetof(Slots, binary) + 8 * static_cast<int>(op)); }
constexpr u16 inplace(BinaryOp op) { return static_cast<u16>(offsetof(Slots, inplace) + 8 * static_cast<int>(op)); }
template <class F>
void* fn(F f) {
    return reinterpret_cast<void*>(f);
}

}  // namespace

#define SLOT(method, field, dispatcher, wrapper, signature, text) \
    {method, offsetof(Slots, field), dispatcher, wrapper, method signature "\n--\n\n" text, false}
#define BINARY(method, op, text)                                                                       \
    {method, binary(BinaryOp::op), fn(slot_binary<BinaryOp::op>), wrap_binary_left,                    \
     method "($self, value, /)\n--\n\nReturn self" text "value.", false}
#define REFLECTED(method, op, text)                                                                    \
    {method, binary(BinaryOp::op), fn(slot_binary<BinaryOp::op>), wrap_reflected,                      \
     method "($self, value, /)\n--\n\nReturn value" text "self.", false}
#define INPLACE(method, op, text)                                                                      \
    {method, inplace(BinaryOp::op), fn(slot_inplace<BinaryOp::op>), wrap_binary,                       \
     method "($self, value, /)\n--\n\nReturn self" text "value.", false}
#define COMPARE(method, op, text)                                                                      \
    {method, offsetof(Slots, richcompare), fn(slot_richcompare), wrap_compare<CompareOp::op>,          \
     method "($self, value, /)\n--\n\nReturn self" text "value.", false}

// Same as wrap_binary, under another address: a number row must not take the sequence slot of the same name for its own.
static Value wrap_binary_left(Thread* th, Value self, const Args& args, SlotWrapper* w) {
    KRAIT_TRY(check_args(th, args, 1));
    asm volatile("");
    return slot_function<BinarySlot>(w)(th, self, args[0]);
}

const SlotDef slot_defs[] = {
    SLOT("__repr__", repr, fn(slot_repr), wrap_unary, "($self, /)", "Return repr(self)."),
    SLOT("__hash__", hash, fn(slot_hash), wrap_hash, "($self, /)", "Return hash(self)."),
    {"__call__", offsetof(Slots, call), fn(slot_call_dispatch), wrap_call,
     "__call__($self, /, *args, **kwargs)\n--\n\nCall self as a function.", true},
    SLOT("__str__", str, fn(slot_str), wrap_unary, "($self, /)", "Return str(self)."),
    SLOT("__getattribute__", getattr, fn(slot_getattr_hook), wrap_getattr, "($self, name, /)", "Return getattr(self, name)."),
    {"__getattr__", offsetof(Slots, getattr), fn(slot_getattr_hook), nullptr, "", false},
    SLOT("__setattr__", setattr, fn(slot_setattr), wrap_setattr, "($self, name, value, /)",
         "Implement setattr(self, name, value)."),
    SLOT("__delattr__", setattr, fn(slot_setattr), wrap_delattr, "($self, name, /)", "Implement delattr(self, name)."),
    COMPARE("__lt__", Lt, "<"),
    COMPARE("__le__", Le, "<="),
    COMPARE("__eq__", Eq, "=="),
    COMPARE("__ne__", Ne, "!="),
    COMPARE("__gt__", Gt, ">"),
    COMPARE("__ge__", Ge, ">="),
    SLOT("__iter__", iter, fn(slot_iter), wrap_unary, "($self, /)", "Implement iter(self)."),
    SLOT("__next__", iternext, fn(slot_iternext_dispatch), wrap_next, "($self, /)", "Implement next(self)."),
    SLOT("__get__", descr_get, fn(slot_descr_get), wrap_descr_get, "($self, instance, owner=None, /)",
         "Return an attribute of instance, which is of type owner."),
    SLOT("__set__", descr_set, fn(slot_descr_set), wrap_descr_set, "($self, instance, value, /)",
         "Set an attribute of instance to value."),
    SLOT("__delete__", descr_set, fn(slot_descr_set), wrap_descr_delete, "($self, instance, /)",
         "Delete an attribute of instance."),
    {"__init__", offsetof(Slots, init), fn(slot_init_dispatch), wrap_init,
     "__init__($self, /, *args, **kwargs)\n--\n\nInitialize self.  See help(type(self)) for accurate signature.", true},
    {"__new__", offsetof(Slots, new_), fn(slot_new_dispatch), nullptr, "", false},
    SLOT("__del__", finalize, fn(slot_finalize), wrap_del, "", ""),
    SLOT("__await__", await, fn(slot_await), wrap_unary, "($self, /)",
         "Return an iterator to be used in await expression."),
    SLOT("__aiter__", aiter, fn(slot_aiter), wrap_unary, "($self, /)",
         "Return an awaitable, that resolves in asynchronous iterator."),
    SLOT("__anext__", anext, fn(slot_anext), wrap_unary, "($self, /)", "Return a value or raise StopAsyncIteration."),
    BINARY("__add__", Add, "+"),
    REFLECTED("__radd__", Add, "+"),
    BINARY("__sub__", Sub, "-"),
    REFLECTED("__rsub__", Sub, "-"),
    BINARY("__mul__", Mul, "*"),
    REFLECTED("__rmul__", Mul, "*"),
    BINARY("__mod__", Rem, "%"),
    REFLECTED("__rmod__", Rem, "%"),
    {"__divmod__", binary(BinaryOp::DivMod), fn(slot_binary<BinaryOp::DivMod>), wrap_binary_left,
     "__divmod__($self, value, /)\n--\n\nReturn divmod(self, value).", false},
    {"__rdivmod__", binary(BinaryOp::DivMod), fn(slot_binary<BinaryOp::DivMod>), wrap_reflected,
     "__rdivmod__($self, value, /)\n--\n\nReturn divmod(value, self).", false},
    {"__pow__", binary(BinaryOp::Pow), fn(slot_binary<BinaryOp::Pow>), wrap_pow,
     "__pow__($self, value, mod=None, /)\n--\n\nReturn pow(self, value, mod).", false},
    {"__rpow__", binary(BinaryOp::Pow), fn(slot_binary<BinaryOp::Pow>), wrap_rpow,
     "__rpow__($self, value, mod=None, /)\n--\n\nReturn pow(value, self, mod).", false},
    {"__pow__", offsetof(Slots, power), fn(slot_power), wrap_pow, "", false},
    {"__rpow__", offsetof(Slots, power), fn(slot_power), wrap_rpow, "", false},
    SLOT("__neg__", neg, fn(slot_neg), wrap_unary, "($self, /)", "-self"),
    SLOT("__pos__", pos, fn(slot_pos), wrap_unary, "($self, /)", "+self"),
    SLOT("__abs__", abs, fn(slot_abs), wrap_unary, "($self, /)", "abs(self)"),
    SLOT("__bool__", bool_, fn(slot_bool), wrap_bool, "($self, /)", "True if self else False"),
    SLOT("__invert__", invert, fn(slot_invert), wrap_unary, "($self, /)", "~self"),
    BINARY("__lshift__", LShift, "<<"),
    REFLECTED("__rlshift__", LShift, "<<"),
    BINARY("__rshift__", RShift, ">>"),
    REFLECTED("__rrshift__", RShift, ">>"),
    BINARY("__and__", And, "&"),
    REFLECTED("__rand__", And, "&"),
    BINARY("__xor__", Xor, "^"),
    REFLECTED("__rxor__", Xor, "^"),
    BINARY("__or__", Or, "|"),
    REFLECTED("__ror__", Or, "|"),
    SLOT("__int__", int_, fn(slot_int), wrap_unary, "($self, /)", "int(self)"),
    SLOT("__float__", float_, fn(slot_float), wrap_unary, "($self, /)", "float(self)"),
    INPLACE("__iadd__", Add, "+="),
    INPLACE("__isub__", Sub, "-="),
    INPLACE("__imul__", Mul, "*="),
    INPLACE("__imod__", Rem, "%="),
    INPLACE("__ipow__", Pow, "**="),
    INPLACE("__ilshift__", LShift, "<<="),
    INPLACE("__irshift__", RShift, ">>="),
    INPLACE("__iand__", And, "&="),
    INPLACE("__ixor__", Xor, "^="),
    INPLACE("__ior__", Or, "|="),
    BINARY("__floordiv__", FloorDiv, "//"),
    REFLECTED("__rfloordiv__", FloorDiv, "//"),
    BINARY("__truediv__", TrueDiv, "/"),
    REFLECTED("__rtruediv__", TrueDiv, "/"),
    INPLACE("__ifloordiv__", FloorDiv, "//="),
    INPLACE("__itruediv__", TrueDiv, "/="),
    SLOT("__index__", index, fn(slot_index), wrap_unary, "($self, /)",
         "Return self converted to an integer, if self is suitable for use as an index into a list."),
    BINARY("__matmul__", MatMul, "@"),
    REFLECTED("__rmatmul__", MatMul, "@"),
    INPLACE("__imatmul__", MatMul, "@="),
    SLOT("__len__", len, fn(slot_len), wrap_len, "($self, /)", "Return len(self)."),
    SLOT("__getitem__", getitem, fn(slot_getitem), wrap_binary, "($self, key, /)", "Return self[key]."),
    SLOT("__setitem__", setitem, fn(slot_setitem), wrap_setitem, "($self, key, value, /)", "Set self[key] to value."),
    SLOT("__delitem__", setitem, fn(slot_setitem), wrap_delitem, "($self, key, /)", "Delete self[key]."),
    SLOT("__add__", concat, nullptr, wrap_binary, "($self, value, /)", "Return self+value."),
    SLOT("__mul__", repeat, nullptr, wrap_repeat, "($self, value, /)", "Return self*value."),
    SLOT("__rmul__", repeat, nullptr, wrap_repeat, "($self, value, /)", "Return value*self."),
    SLOT("__contains__", contains, fn(slot_contains), wrap_contains, "($self, key, /)", "Return key in self."),
    SLOT("__iadd__", inplace_concat, nullptr, wrap_binary, "($self, value, /)", "Implement self+=value."),
    SLOT("__imul__", inplace_repeat, nullptr, wrap_repeat, "($self, value, /)", "Implement self*=value."),
};
const size_t slot_def_count = sizeof slot_defs / sizeof slot_defs[0];
#undef SLOT
#undef BINARY
#undef REFLECTED
#undef INPLACE
#undef COMPARE

// ---- Names ----

static Str* slot_names[sizeof slot_defs / sizeof slot_defs[0]];

void intern_slot_names(Thread* th) {
    for (size_t i = 0; i < slot_def_count; i++) slot_names[i] = intern(th, slot_defs[i].name);
}
Str* slot_def_name(size_t row) { return slot_names[row]; }

bool add_slot_wrappers(Thread* th, Type* type) {
    for (size_t i = 0; i < slot_def_count; i++) {
        const SlotDef& def = slot_defs[i];
        if (!def.wrapper || def.offset == offsetof(Slots, power)) continue;
        void* wrapped = slot_at(type->slots, def.offset);
        if (!wrapped || dict_get_str(type->dict, slot_names[i])) continue;
        if (wrapped == reinterpret_cast<void*>(hash_not_implemented)) {
            KRAIT_TRY(dict_set_str(th, type->dict, slot_names[i], none()));
            continue;
        }
        KRAIT_TRY(dict_set_str(th, type->dict, slot_names[i], Value(new_slot_wrapper(th, type, &def, wrapped))));
    }
    return true;
}

// ---- Slots of heap types ----

// The one slot that a doubly defined method of `name` fills in `type`: null when none or several do.
static void* sole_slot_of_name(Type* type, Str* name) {
    void* found = nullptr;
    for (size_t i = 0; i < slot_def_count; i++) {
        if (slot_names[i] != name) continue;
        void*& slot = slot_at(type->slots, slot_defs[i].offset);
        if (!slot) continue;
        if (found && found != &slot) return nullptr;
        found = &slot;
    }
    return found;
}

// Recomputes the slot of rows [i, …) with the same offset; returns the row after them.
static size_t update_slot(Type* type, size_t i) {
    u16 offset = slot_defs[i].offset;
    void*& slot = slot_at(type->slots, offset);
    void *specific = nullptr, *generic = nullptr;
    bool use_generic = false;
    for (; i < slot_def_count && slot_defs[i].offset == offset; i++) {
        const SlotDef& def = slot_defs[i];
        Value found = type_lookup(type, slot_names[i]);
        if (!found) {
            if (offset == offsetof(Slots, iternext)) specific = nullptr;
            continue;
        }
        if (has_kind(found, Kind::SlotWrapper) && strcmp(found.as<SlotWrapper>()->def->name, def.name) == 0) {
            auto* wrapper = found.as<SlotWrapper>();
            void* sole = sole_slot_of_name(type, slot_names[i]);
            bool doubled = offset == offsetof(Slots, power) || offset == binary(BinaryOp::Pow);
            if (!sole || sole == &slot || doubled) generic = def.dispatcher;
            void* of_owner = slot_at(wrapper->owner->slots, offset);
            if ((!specific || specific == of_owner) && wrapper->def->wrapper == def.wrapper &&
                is_subtype(type, wrapper->owner))
                specific = of_owner;
            else
                use_generic = true;
        } else if (offset == offsetof(Slots, new_) && is_new_wrapper(found)) {
            specific = reinterpret_cast<void*>(type->base ? type->base->slots.new_ : type->slots.new_);
            Value self = found.as<Builtin>()->self;
            if (is_type(self)) specific = reinterpret_cast<void*>(self.as<Type>()->slots.new_);
        } else if (is_none(found) && offset == offsetof(Slots, hash)) {
            specific = reinterpret_cast<void*>(hash_not_implemented);
        } else {
            use_generic = true;
            generic = def.dispatcher;
        }
    }
    slot = specific && !use_generic ? specific : generic;
    return i;
}

void update_all_slots(Type* type) {
    for (size_t i = 0; i < slot_def_count;) i = update_slot(type, i);
}

bool update_slots_of(Type* type, Str* name) {
    bool any = false;
    for (size_t i = 0; i < slot_def_count;) {
        size_t end = i;
        bool match = false;
        while (end < slot_def_count && slot_defs[end].offset == slot_defs[i].offset)
            match |= slot_names[end++] == name;
        if (match) {
            update_slot(type, i);
            any = true;
        }
        i = end;
    }
    return any;
}

static bool overrides_hash(Type* type) {
    if (!type->dict) return false;
    for (size_t i = 0; i < slot_def_count; i++) {
        const char* name = slot_defs[i].name;
        if ((strcmp(name, "__hash__") == 0 || strcmp(name, "__eq__") == 0) && dict_get_str(type->dict, slot_names[i]))
            return true;
    }
    return false;
}

void inherit_slots(Type* type, Type* base) {
    constexpr size_t count = sizeof(Slots) / sizeof(void*);
    bool heap = type->type_flags & kTypeHeap;
    for (size_t i = 0; i < count; i++) {
        size_t offset = i * sizeof(void*);
        if (offset == offsetof(Slots, richcompare) || offset == offsetof(Slots, hash)) continue;
        if (offset == offsetof(Slots, new_) && (type->type_flags & kTypeNoInstantiate)) continue;
        if (offset == offsetof(Slots, new_) && !heap && base == &object_type) continue;
        void*& slot = slot_at(type->slots, offset);
        if (!slot) slot = slot_at(base->slots, offset);
    }
    if (!type->slots.richcompare && !type->slots.hash && !overrides_hash(type)) {
        type->slots.richcompare = base->slots.richcompare;
        type->slots.hash = base->slots.hash;
    }
}

}  // namespace krait
