// Arithmetic, comparison, truth, hashing and containment on any Values.
//
// Order of operand dispatch is the language reference's (3.3.8): the right operand's method comes first when its type is
// a proper subclass of the left one's; a slot shared by both types is called once. The sequence slots (concat, repeat)
// come after the number slots. Reference: CPython's Objects/abstract.c and object.c.
#include "runtime/operators.h"

#include "runtime/call.h"
#include "runtime/type_set_up.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

constexpr const char* kSymbols[] = {"+", "&", "//", "<<", "@", "*", "%", "|", "** or pow()", ">>", "-", "/", "^", "divmod()"};
constexpr const char* kInplaceSymbols[] = {"+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^="};

Value unsupported_operands(Thread* th, const char* symbol, Value a, Value b) {
    return raise(th, Exc::TypeError, "unsupported operand type(s) for %.100s: '%.100s' and '%.100s'", symbol,
                 type_name(type_of(a)), type_name(type_of(b)));
}

Value binary_number(Thread* th, BinaryOp op, Value a, Value b) {
    Type *ta = type_of(a), *tb = type_of(b);
    int i = static_cast<int>(op);
    BinarySlot left = ta->slots.binary[i];
    BinarySlot right = ta == tb ? nullptr : tb->slots.binary[i];
    if (right == left) right = nullptr;
    if (left) {
        if (right && is_subtype(tb, ta)) {
            Value r = right(th, a, b);
            if (r != not_implemented()) return r;
            right = nullptr;
        }
        Value r = left(th, a, b);
        if (r != not_implemented()) return r;
    }
    return right ? right(th, a, b) : not_implemented();
}

Value repeat_sequence(Thread* th, Value (*slot)(Thread*, Value, i64), Value sequence, Value count) {
    if (!has_index(count))
        return raise(th, Exc::TypeError, "can't multiply sequence by non-int of type '%.200s'", type_name(type_of(count)));
    i64 n;
    KRAIT_TRY(to_ssize(th, count, Exc::OverflowError, &n));
    return slot(th, sequence, n);
}

}  // namespace

// Has the type sequence slots in CPython (any, so that `*=` and `del` look at them)? Python classes always do.
static bool is_sequence_like(Type* type) {
    return (type->type_flags & kTypeHeap) || type->slots.concat || type->slots.repeat || (type->slots.contains && type->slots.len);
}

const char* binary_op_symbol(BinaryOp op) { return kSymbols[static_cast<int>(op)]; }

Value binary_op(Thread* th, BinaryOp op, Value a, Value b) {
    Value r = binary_number(th, op, a, b);
    if (r != not_implemented()) return r;
    if (op == BinaryOp::Add) {
        if (auto concat = type_of(a)->slots.concat) return concat(th, a, b);
    } else if (op == BinaryOp::Mul) {
        if (auto repeat = type_of(a)->slots.repeat) return repeat_sequence(th, repeat, a, b);
        if (auto repeat = type_of(b)->slots.repeat) return repeat_sequence(th, repeat, b, a);
    } else if (op == BinaryOp::RShift && has_kind(a, Kind::Builtin)) {
        if (str_equal(a.as<Builtin>()->name.as<Str>(), "print"))
            return raise(th, Exc::TypeError,
                         "unsupported operand type(s) for >>: '%.100s' and '%.100s'. Did you mean \"print(<message>, "
                         "file=<output_stream>)\"?",
                         type_name(type_of(a)), type_name(type_of(b)));
    }
    return unsupported_operands(th, kSymbols[static_cast<int>(op)], a, b);
}

Value inplace_op(Thread* th, BinaryOp op, Value a, Value b) {
    int i = static_cast<int>(op);
    Slots& slots = type_of(a)->slots;
    if (BinarySlot slot = slots.inplace[i]) {
        Value r = slot(th, a, b);
        if (r != not_implemented()) return r;
    }
    Value r = binary_number(th, op, a, b);
    if (r != not_implemented()) return r;
    if (op == BinaryOp::Add) {
        if (auto concat = slots.inplace_concat ? slots.inplace_concat : slots.concat) return concat(th, a, b);
    } else if (op == BinaryOp::Mul) {
        if (auto repeat = slots.inplace_repeat ? slots.inplace_repeat : slots.repeat)
            return repeat_sequence(th, repeat, a, b);
        if (!is_sequence_like(type_of(a)))
            if (auto repeat = type_of(b)->slots.repeat) return repeat_sequence(th, repeat, b, a);
    }
    return unsupported_operands(th, kInplaceSymbols[i], a, b);
}

Value power(Thread* th, Value base, Value exponent, Value modulus) {
    if (!modulus || is_none(modulus)) return binary_op(th, BinaryOp::Pow, base, exponent);
    Type *tb = type_of(base), *te = type_of(exponent), *tm = type_of(modulus);
    TernarySlot first = tb->slots.power;
    TernarySlot second = tb == te ? nullptr : te->slots.power;
    if (second == first) second = nullptr;
    if (first) {
        if (second && is_subtype(te, tb)) {
            Value r = second(th, base, exponent, modulus);
            if (r != not_implemented()) return r;
            second = nullptr;
        }
        Value r = first(th, base, exponent, modulus);
        if (r != not_implemented()) return r;
    }
    if (second) {
        Value r = second(th, base, exponent, modulus);
        if (r != not_implemented()) return r;
    }
    TernarySlot third = tm->slots.power;
    if (third && third != first && third != te->slots.power) {
        Value r = third(th, base, exponent, modulus);
        if (r != not_implemented()) return r;
    }
    return raise(th, Exc::TypeError, "unsupported operand type(s) for ** or pow(): '%.100s', '%.100s', '%.100s'",
                 type_name(tb), type_name(te), type_name(tm));
}

static Value unary(Thread* th, Value v, UnarySlot slot, const char* what) {
    if (slot) return slot(th, v);
    return raise(th, Exc::TypeError, "bad operand type for %s: '%.200s'", what, type_name(type_of(v)));
}
Value unary_neg(Thread* th, Value v) { return unary(th, v, type_of(v)->slots.neg, "unary -"); }
Value unary_pos(Thread* th, Value v) { return unary(th, v, type_of(v)->slots.pos, "unary +"); }
Value unary_invert(Thread* th, Value v) { return unary(th, v, type_of(v)->slots.invert, "unary ~"); }
Value absolute(Thread* th, Value v) { return unary(th, v, type_of(v)->slots.abs, "abs()"); }

// ---- Comparison ----

static CompareOp swapped(CompareOp op) {
    constexpr CompareOp table[] = {CompareOp::Gt, CompareOp::Ge, CompareOp::Eq, CompareOp::Ne, CompareOp::Lt, CompareOp::Le};
    return table[static_cast<int>(op)];
}

static Value compare_by_slots(Thread* th, Value a, Value b, CompareOp op) {
    Type *ta = type_of(a), *tb = type_of(b);
    bool reflected_tried = false;
    if (ta != tb && tb->slots.richcompare && is_subtype(tb, ta)) {
        reflected_tried = true;
        Value r = tb->slots.richcompare(th, b, a, swapped(op));
        if (r != not_implemented()) return r;
    }
    if (ta->slots.richcompare) {
        Value r = ta->slots.richcompare(th, a, b, op);
        if (r != not_implemented()) return r;
    }
    if (!reflected_tried && tb->slots.richcompare) {
        Value r = tb->slots.richcompare(th, b, a, swapped(op));
        if (r != not_implemented()) return r;
    }
    if (op == CompareOp::Eq) return py_bool(a == b);
    if (op == CompareOp::Ne) return py_bool(!(a == b));
    constexpr const char* symbols[] = {"<", "<=", "==", "!=", ">", ">="};
    return raise(th, Exc::TypeError, "'%s' not supported between instances of '%.100s' and '%.100s'",
                 symbols[static_cast<int>(op)], type_name(ta), type_name(tb));
}

Value rich_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (!a.is_object() && !b.is_object()) return compare_by_slots(th, a, b, op);
    RecursionGuard guard(th, " in comparison");
    if (!guard.ok()) return Value();
    return compare_by_slots(th, a, b, op);
}

int compare_bool(Thread* th, Value a, Value b, CompareOp op) {
    // The same double is the same object only when it would be in CPython; bits decide, NaN included.
    if (a == b) {
        if (op == CompareOp::Eq) return 1;
        if (op == CompareOp::Ne) return 0;
    }
    if (both_small_ints(a, b)) {
        i64 x = a.small_int(), y = b.small_int();
        switch (op) {
            case CompareOp::Lt: return x < y;
            case CompareOp::Le: return x <= y;
            case CompareOp::Eq: return x == y;
            case CompareOp::Ne: return x != y;
            case CompareOp::Gt: return x > y;
            case CompareOp::Ge: return x >= y;
        }
    }
    if (op == CompareOp::Eq && is_exactly(a, Kind::Str) && is_exactly(b, Kind::Str))
        return str_equal(a.as<Str>(), b.as<Str>());
    Value r = rich_compare(th, a, b, op);
    if (!r) return -1;
    return truth(th, r);
}

int truth(Thread* th, Value v) {
    if (v == py_true()) return 1;
    if (v == py_false() || v == none()) return 0;
    if (v.is_small_int()) return v.small_int() != 0;
    if (v.is_double()) return v.as_double() != 0;
    Slots& slots = type_of(v)->slots;
    if (slots.bool_) return slots.bool_(th, v);
    if (slots.len) {
        i64 n = slots.len(th, v);
        return n < 0 ? -1 : n > 0;
    }
    return 1;
}

i64 hash_not_implemented(Thread* th, Value v) {
    raise(th, Exc::TypeError, "unhashable type: '%.200s'", type_name(type_of(v)));
    return -1;
}

i64 identity_hash(Thread* th, Value v) {
    u64 bits = v.bits();
    i64 h = static_cast<i64>((bits >> 4) | (bits << 60));
    return h == -1 ? -2 : h;
}

i64 hash_value(Thread* th, Value v) {
    if (v.is_small_int()) {
        i64 i = v.small_int();
        return i == -1 ? -2 : i;
    }
    if (is_exactly(v, Kind::Str)) return static_cast<i64>(str_hash(th, v.as<Str>()));
    auto hash = type_of(v)->slots.hash;
    return hash ? hash(th, v) : hash_not_implemented(th, v);
}

int contains(Thread* th, Value container, Value item) {
    Type* type = type_of(container);
    if (type->slots.contains) return type->slots.contains(th, container, item);
    Value iterator = get_iter(th, container);
    if (!iterator) {
        if (catch_pending(th, Exc::TypeError))
            raise(th, Exc::TypeError, "argument of type '%.200s' is not iterable", type_name(type));
        return -1;
    }
    while (Value v = iter_next(th, iterator)) {
        int same = equals(th, v, item);
        if (same) return same;
    }
    return has_pending(th) ? -1 : 0;
}

// ---- Items ----

Value get_item(Thread* th, Value container, Value key) {
    Type* type = type_of(container);
    if (type->slots.getitem) return type->slots.getitem(th, container, key);
    if (!is_type(container))
        return raise(th, Exc::TypeError, "'%.200s' object is not subscriptable", type_name(type));
    if (container == Value(builtin_type(Kind::Type))) return new_generic_alias(th, container, key);
    Value method = find_attribute(th, container, th->vm->names.dunder_class_getitem);
    if (!method && has_pending(th)) return Value();
    if (method && !is_none(method)) return call(th, method, key);
    return raise(th, Exc::TypeError, "type '%.200s' is not subscriptable", type_name(container.as<Type>()));
}

bool set_item(Thread* th, Value container, Value key, Value value) {
    auto slot = type_of(container)->slots.setitem;
    if (slot) return slot(th, container, key, value);
    raise(th, Exc::TypeError, "'%.200s' object does not support item assignment", type_name(type_of(container)));
    return false;
}

bool delete_item(Thread* th, Value container, Value key) {
    auto slot = type_of(container)->slots.setitem;
    if (slot) return slot(th, container, key, Value());
    raise(th, Exc::TypeError, "'%.200s' object %s support item deletion", type_name(type_of(container)),
          has_index(key) && is_sequence_like(type_of(container)) ? "doesn't" : "does not");
    return false;
}

i64 length(Thread* th, Value v) {
    auto len = type_of(v)->slots.len;
    if (len) return len(th, v);
    raise(th, Exc::TypeError, "object of type '%.200s' has no len()", type_name(type_of(v)));
    return -1;
}

i64 length_hint(Thread* th, Value v, i64 otherwise) {
    if (type_of(v)->slots.len) {
        i64 n = length(th, v);
        if (n >= 0) return n;
        if (!catch_pending(th, Exc::TypeError)) return -1;
    }
    Value method = lookup_special(th, v, th->vm->names.dunder_length_hint);
    if (!method) return has_pending(th) ? -1 : otherwise;
    Value r = call(th, method);
    if (!r) return catch_pending(th, Exc::TypeError) ? otherwise : -1;
    if (r == not_implemented()) return otherwise;
    if (!is_int(r)) {
        raise(th, Exc::TypeError, "__length_hint__ must be an integer, not %.100s", type_name(type_of(r)));
        return -1;
    }
    i64 n;
    if (!int_fits_i64(r, &n)) {
        raise(th, Exc::OverflowError, "Python int too large to convert to C ssize_t");
        return -1;
    }
    if (n < 0) {
        raise(th, Exc::ValueError, "__length_hint__() should return >= 0");
        return -1;
    }
    return n;
}

}  // namespace krait
