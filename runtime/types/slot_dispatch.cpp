// Slots of Python classes: look the special method up on the type and call it (language reference 3.3).
//
// `iternext` turns StopIteration into the plain end, losing its value: `yield from` over such an iterator calls
// `__next__` itself. Reference: slot_* functions of CPython's Objects/typeobject.c.
#include "runtime/types/slot_dispatch.h"

#include <alloca.h>

#include "runtime/call.h"
#include "runtime/shape.h"
#include "runtime/type_set_up.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

static Names& names(Thread* th) { return th->vm->names; }

Value lookup_method(Thread* th, Value self, Str* name, bool* self_needed) {
    *self_needed = false;
    Type* type = type_of(self);
    Value found = type_lookup(type, name);
    if (!found) return Value();
    Type* kind = type_of(found);
    if (kind->type_flags & kTypeMethodDescriptor) {
        *self_needed = true;
        return found;
    }
    auto get = kind->slots.descr_get;
    return get ? get(th, found, self, type) : found;
}

namespace {

// Calls the special method with up to three arguments. `*missing` and an empty result when the class has none.
Value call_maybe(Thread* th, Value self, Str* name, bool* missing, const Value* args = nullptr, u32 count = 0) {
    bool unbound;
    Value method = lookup_method(th, self, name, &unbound);
    *missing = !method && !has_pending(th);
    if (!method) return Value();
    Value buffer[5];
    u32 n = 0;
    if (unbound) buffer[n++] = self;
    for (u32 i = 0; i < count; i++) buffer[n++] = args[i];
    return call(th, method, Args{buffer, n, nullptr});
}

Value call_required(Thread* th, Value self, Str* name, const Value* args = nullptr, u32 count = 0) {
    bool missing;
    Value r = call_maybe(th, self, name, &missing, args, count);
    if (missing) return raise_with(th, Exc::AttributeError, Value(name));
    return r;
}

Value call_or_not_implemented(Thread* th, Value self, Str* name, Value arg) {
    bool missing;
    Value r = call_maybe(th, self, name, &missing, &arg, 1);
    return missing ? not_implemented() : r;
}

// Does type(b) define `name` otherwise than type(a)?
bool is_overloaded(Thread* th, Value a, Value b, Str* name) {
    Value of_b = type_lookup(type_of(b), name);
    if (!of_b) return false;
    Value of_a = type_lookup(type_of(a), name);
    return !of_a || of_a != of_b;
}

Value dispatch_binary(Thread* th, BinaryOp op, BinarySlot self_fn, Value a, Value b) {
    Type *ta = type_of(a), *tb = type_of(b);
    int i = static_cast<int>(op);
    bool do_other = ta != tb && tb->slots.binary[i] == self_fn;
    Str* reflected = reflected_op_name(th, op);
    if (ta->slots.binary[i] == self_fn) {
        if (do_other && is_subtype(tb, ta) && is_overloaded(th, a, b, reflected)) {
            Value r = KRAIT_TRY(call_or_not_implemented(th, b, reflected, a));
            if (r != not_implemented()) return r;
            do_other = false;
        }
        Value r = KRAIT_TRY(call_or_not_implemented(th, a, binary_op_name(th, op), b));
        if (r != not_implemented() || ta == tb) return r;
    }
    if (do_other) return call_or_not_implemented(th, b, reflected, a);
    return not_implemented();
}

}  // namespace

template <BinaryOp op>
Value slot_binary(Thread* th, Value a, Value b) {
    return dispatch_binary(th, op, &slot_binary<op>, a, b);
}
template <BinaryOp op>
Value slot_inplace(Thread* th, Value a, Value b) {
    return call_required(th, a, inplace_op_name(th, op), &b, 1);
}
#define INSTANTIATE(op)                                                     \
    template Value slot_binary<BinaryOp::op>(Thread*, Value, Value);        \
    template Value slot_inplace<BinaryOp::op>(Thread*, Value, Value);
INSTANTIATE(Add)
INSTANTIATE(And)
INSTANTIATE(FloorDiv)
INSTANTIATE(LShift)
INSTANTIATE(MatMul)
INSTANTIATE(Mul)
INSTANTIATE(Rem)
INSTANTIATE(Or)
INSTANTIATE(Pow)
INSTANTIATE(RShift)
INSTANTIATE(Sub)
INSTANTIATE(TrueDiv)
INSTANTIATE(Xor)
#undef INSTANTIATE
template Value slot_binary<BinaryOp::DivMod>(Thread*, Value, Value);

// Three-operand pow() never consults the reflected method of a Python class.
Value slot_power(Thread* th, Value a, Value b, Value modulus) {
    if (is_none(modulus)) return slot_binary<BinaryOp::Pow>(th, a, b);
    if (type_of(a)->slots.power != slot_power) return not_implemented();
    Value args[2] = {b, modulus};
    return call_required(th, a, names(th).dunder_pow, args, 2);
}

#define UNARY(fn, name) \
    Value fn(Thread* th, Value v) { return call_required(th, v, names(th).name); }
UNARY(slot_neg, dunder_neg)
UNARY(slot_pos, dunder_pos)
UNARY(slot_abs, dunder_abs)
UNARY(slot_invert, dunder_invert)
UNARY(slot_int, dunder_int)
UNARY(slot_float, dunder_float)
UNARY(slot_index, dunder_index)
#undef UNARY

Value slot_repr(Thread* th, Value v) {
    bool missing;
    Value r = call_maybe(th, v, names(th).dunder_repr, &missing);
    if (missing)
        return Value(format_message(th, "<%s object at %p>", type_name(type_of(v)), static_cast<void*>(v.object())));
    return r;
}

Value slot_str(Thread* th, Value v) { return call_required(th, v, names(th).dunder_str); }

int slot_bool(Thread* th, Value v) {
    bool missing;
    Value r = call_maybe(th, v, names(th).dunder_bool, &missing);
    if (missing) {
        Value n = call_maybe(th, v, names(th).dunder_len, &missing);
        if (missing) return 1;
        if (!n) return -1;
        Value i = to_index(th, n);
        if (!i) return -1;
        int sign = int_sign(i);
        if (sign < 0) {
            raise(th, Exc::ValueError, "__len__() should return >= 0");
            return -1;
        }
        return sign > 0;
    }
    if (!r) return -1;
    if (!is_bool(r)) {
        raise(th, Exc::TypeError, "__bool__ should return bool, returned %s", type_name(type_of(r)));
        return -1;
    }
    return r == py_true();
}

i64 slot_len(Thread* th, Value v) {
    Value r = call_required(th, v, names(th).dunder_len);
    if (!r) return -1;
    Value i = to_index(th, r);
    if (!i) return -1;
    if (int_sign(i) < 0) {
        raise(th, Exc::ValueError, "__len__() should return >= 0");
        return -1;
    }
    i64 n;
    return to_ssize(th, i, Exc::OverflowError, &n) ? n : -1;
}

Value slot_getitem(Thread* th, Value self, Value key) { return call_required(th, self, names(th).dunder_getitem, &key, 1); }

bool slot_setitem(Thread* th, Value self, Value key, Value value) {
    Value args[2] = {key, value};
    if (value) return static_cast<bool>(call_required(th, self, names(th).dunder_setitem, args, 2));
    return static_cast<bool>(call_required(th, self, names(th).dunder_delitem, args, 1));
}

int slot_contains(Thread* th, Value self, Value item) {
    bool unbound;
    Value method = lookup_method(th, self, names(th).dunder_contains, &unbound);
    if (method && is_none(method)) {
        raise(th, Exc::TypeError, "'%.200s' object is not a container", type_name(type_of(self)));
        return -1;
    }
    if (method) {
        Value r = unbound ? call(th, method, self, item) : call(th, method, item);
        return r ? truth(th, r) : -1;
    }
    if (has_pending(th)) return -1;
    Value iterator = get_iter(th, self);
    if (!iterator) return -1;
    while (Value v = iter_next(th, iterator)) {
        int same = equals(th, v, item);
        if (same) return same;
    }
    return has_pending(th) ? -1 : 0;
}

i64 slot_hash(Thread* th, Value v) {
    bool unbound;
    Value method = lookup_method(th, v, names(th).dunder_hash, &unbound);
    if (!method && has_pending(th)) return -1;
    if (!method || is_none(method)) return hash_not_implemented(th, v);
    Value r = unbound ? call(th, method, v) : call(th, method);
    if (!r) return -1;
    if (!is_int(r)) {
        raise(th, Exc::TypeError, "__hash__ method should return an integer");
        return -1;
    }
    i64 h;
    if (!int_fits_i64(r, &h)) h = int_hash(r);
    return h == -1 ? -2 : h;
}

Value slot_call_dispatch(Thread* th, Value callable, const Args& args) {
    bool unbound;
    Value method = lookup_method(th, callable, names(th).dunder_call, &unbound);
    if (!method) {
        if (has_pending(th)) return Value();
        return raise(th, Exc::TypeError, "'%.200s' object is not callable", type_name(type_of(callable)));
    }
    RecursionGuard guard(th, " while calling a Python object");
    if (!guard.ok()) return Value();
    if (!unbound) return call(th, method, args);
    u32 total = args.count + args.keyword_count();
    auto* buffer = static_cast<Value*>(alloca((total + 1) * sizeof(Value)));
    buffer[0] = callable;
    for (u32 i = 0; i < total; i++) buffer[i + 1] = args.data[i];
    return call(th, method, Args{buffer, args.count + 1, args.kwnames});
}

Value slot_richcompare(Thread* th, Value a, Value b, CompareOp op) {
    bool unbound;
    Value method = lookup_method(th, a, compare_op_name(th, op), &unbound);
    if (!method) {
        clear_pending(th);
        return not_implemented();
    }
    return unbound ? call(th, method, a, b) : call(th, method, b);
}

Value slot_iter(Thread* th, Value v) {
    bool unbound;
    Value method = lookup_method(th, v, names(th).dunder_iter, &unbound);
    if (method && is_none(method))
        return raise(th, Exc::TypeError, "'%.200s' object is not iterable", type_name(type_of(v)));
    if (method) return unbound ? call(th, method, v) : call(th, method);
    if (has_pending(th)) return Value();
    if (!type_lookup(type_of(v), names(th).dunder_getitem))
        return raise(th, Exc::TypeError, "'%.200s' object is not iterable", type_name(type_of(v)));
    return sequence_iterator(th, v);
}

Value slot_iternext_dispatch(Thread* th, Value self) {
    Value r = call_required(th, self, names(th).dunder_next);
    if (!r && pending_matches(th, Exc::StopIteration)) clear_pending(th);
    return r;
}

static Value call_async(Thread* th, Value v, Str* name) {
    bool missing;
    Value r = call_maybe(th, v, name, &missing);
    if (missing)
        return raise(th, Exc::AttributeError, "object %.50s does not have %U method", type_name(type_of(v)), name);
    return r;
}
Value slot_await(Thread* th, Value v) { return call_async(th, v, names(th).dunder_await); }
Value slot_aiter(Thread* th, Value v) { return call_async(th, v, names(th).dunder_aiter); }
Value slot_anext(Thread* th, Value v) { return call_async(th, v, names(th).dunder_anext); }

// ---- Attributes ----

// `__getattribute__`, then `__getattr__` if it raised AttributeError. Serves classes that define either.
Value slot_getattr_hook(Thread* th, Value self, Str* name) {
    Type* type = type_of(self);
    Value getattr = type_lookup(type, names(th).dunder_getattr);
    Value getattribute = type_lookup(type, names(th).dunder_getattribute);
    bool native = getattribute && has_kind(getattribute, Kind::SlotWrapper);
    Value args[3] = {self, Value(name)};
    if (native) {
        auto wrapped = reinterpret_cast<Value (*)(Thread*, Value, Str*)>(getattribute.as<SlotWrapper>()->wrapped);
        if (!getattr) return wrapped(th, self, name);
        if (wrapped == generic_get_attribute) {
            Value v = generic_find_attribute(th, self, name);
            if (v) return v;
            if (has_pending(th) && !catch_pending(th, Exc::AttributeError)) return Value();
        } else {
            Value v = wrapped(th, self, name);
            if (v || !catch_pending(th, Exc::AttributeError)) return v;
        }
    } else {
        Value v = call_required(th, self, names(th).dunder_getattribute, args + 1, 1);
        if (!getattr || v || !catch_pending(th, Exc::AttributeError)) return v;
    }
    return call_required(th, self, names(th).dunder_getattr, args + 1, 1);
}

bool slot_setattr(Thread* th, Value self, Str* name, Value value) {
    Value args[2] = {Value(name), value};
    if (value) return static_cast<bool>(call_required(th, self, names(th).dunder_setattr, args, 2));
    return static_cast<bool>(call_required(th, self, names(th).dunder_delattr, args, 1));
}

Value slot_descr_get(Thread* th, Value descriptor, Value instance, Type* owner) {
    Value get = type_lookup(type_of(descriptor), names(th).dunder_get);
    if (!get) return descriptor;
    Value args[3] = {descriptor, instance ? instance : none(), owner ? Value(owner) : none()};
    return call(th, get, Args{args, 3, nullptr});
}

bool slot_descr_set(Thread* th, Value descriptor, Value instance, Value value) {
    Value args[2] = {instance, value};
    if (value) return static_cast<bool>(call_required(th, descriptor, names(th).dunder_set, args, 2));
    return static_cast<bool>(call_required(th, descriptor, names(th).dunder_delete, args, 1));
}

// ---- Construction and destruction ----

bool slot_init_dispatch(Thread* th, Value self, const Args& args) {
    bool unbound;
    Value method = lookup_method(th, self, names(th).dunder_init, &unbound);
    if (!method) {
        if (!has_pending(th)) raise_with(th, Exc::AttributeError, Value(names(th).dunder_init));
        return false;
    }
    Value r;
    if (unbound) {
        u32 total = args.count + args.keyword_count();
        auto* buffer = static_cast<Value*>(alloca((total + 1) * sizeof(Value)));
        buffer[0] = self;
        for (u32 i = 0; i < total; i++) buffer[i + 1] = args.data[i];
        r = call(th, method, Args{buffer, args.count + 1, args.kwnames});
    } else {
        r = call(th, method, args);
    }
    if (!r) return false;
    if (!is_none(r)) {
        raise(th, Exc::TypeError, "__init__() should return None, not '%.200s'", type_name(type_of(r)));
        return false;
    }
    return true;
}

Value slot_new_dispatch(Thread* th, Type* type, const Args& args) {
    Value method = KRAIT_TRY(get_attribute(th, Value(type), names(th).dunder_new));
    u32 total = args.count + args.keyword_count();
    auto* buffer = static_cast<Value*>(alloca((total + 1) * sizeof(Value)));
    buffer[0] = Value(type);
    for (u32 i = 0; i < total; i++) buffer[i + 1] = args.data[i];
    return call(th, method, Args{buffer, args.count + 1, args.kwnames});
}

void slot_finalize(Thread* th, Value self) {
    Value saved = take_pending(th);
    bool unbound;
    Value method = lookup_method(th, self, names(th).dunder_del, &unbound);
    if (method) {
        Value r = unbound ? call(th, method, self) : call(th, method);
        if (!r) write_unraisable(th, method);
    } else if (has_pending(th)) {
        write_unraisable(th, Value());
    }
    restore_pending(th, saved);
}

// ---- Names ----

Str* binary_op_name(Thread* th, BinaryOp op) {
    Names& n = names(th);
    Str* table[] = {n.dunder_add, n.dunder_and, n.dunder_floordiv, n.dunder_lshift, n.dunder_matmul, n.dunder_mul,
                    n.dunder_mod, n.dunder_or,  n.dunder_pow,      n.dunder_rshift, n.dunder_sub,    n.dunder_truediv,
                    n.dunder_xor, n.dunder_divmod};
    return table[static_cast<int>(op)];
}
Str* reflected_op_name(Thread* th, BinaryOp op) {
    Names& n = names(th);
    Str* table[] = {n.dunder_radd, n.dunder_rand, n.dunder_rfloordiv, n.dunder_rlshift, n.dunder_rmatmul,
                    n.dunder_rmul, n.dunder_rmod, n.dunder_ror,       n.dunder_rpow,    n.dunder_rrshift,
                    n.dunder_rsub, n.dunder_rtruediv, n.dunder_rxor,  n.dunder_rdivmod};
    return table[static_cast<int>(op)];
}
Str* inplace_op_name(Thread* th, BinaryOp op) {
    Names& n = names(th);
    Str* table[] = {n.dunder_iadd, n.dunder_iand, n.dunder_ifloordiv, n.dunder_ilshift, n.dunder_imatmul,
                    n.dunder_imul, n.dunder_imod, n.dunder_ior,       n.dunder_ipow,    n.dunder_irshift,
                    n.dunder_isub, n.dunder_itruediv, n.dunder_ixor};
    return table[static_cast<int>(op)];
}
Str* compare_op_name(Thread* th, CompareOp op) {
    Names& n = names(th);
    Str* table[] = {n.dunder_lt, n.dunder_le, n.dunder_eq, n.dunder_ne, n.dunder_gt, n.dunder_ge};
    return table[static_cast<int>(op)];
}

}  // namespace krait
