// Arithmetic and comparison beyond what the loop does inline: specialisation, mixed types, strings, operators of Python classes.
//
// A Python class's operator method is run as a frame when it is certain that the method of the left operand comes first and that its
// class is a plain one (Kind::Instance). If it returns NotImplemented, continue_operator does what follows in CPython's
// binary_op1 and do_richcompare.
#include <cmath>

#include "interp/ops.h"
#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "runtime/types/slot_dispatch.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ir;

// ---- Specialised forms ----

namespace {

void specialise(u64* pc, Value x, Value y) {
    const RegOpInfo& base = info(generic(insn(pc).reg_op()));
    u16 wanted = static_cast<u16>(base.generic);
    if (both_small_ints(x, y)) {
        if (base.int_form) wanted = base.int_form;
    } else if (x.is_double() && y.is_double() && base.float_form) {
        wanted = base.float_form;
    }
    insn(pc).op = wanted;
}

struct Operands { Value x, y; };

Operands arith_operands(Frame* frame, u64* pc, OperandForm form) {
    const Word& w = insn(pc);
    const Value* k = frame->code->reg->constants;
    return {form == OperandForm::KR ? k[w.b] : frame->registers[w.b], form == OperandForm::RK ? k[w.c] : frame->registers[w.c]};
}

Operands compare_operands(Frame* frame, u64* pc, const CompareInfo& info) {
    const Word& w = insn(pc);
    const Value* k = frame->code->reg->constants;
    u16 left = info.jumps ? w.a : w.b, right = info.jumps ? w.b : w.c;
    return {frame->registers[left], info.form == OperandForm::RK ? k[right] : frame->registers[right]};
}

// Both as doubles; ints here are small, hence exact.
bool as_doubles(Value x, Value y, double* a, double* b) {
    if (!(x.is_double() || x.is_small_int()) || !(y.is_double() || y.is_small_int())) return false;
    *a = x.is_double() ? x.as_double() : static_cast<double>(x.small_int());
    *b = y.is_double() ? y.as_double() : static_cast<double>(y.small_int());
    return true;
}

// int ⊕ float, int / int. Empty: not a case of these.
Value mixed_arith(BinaryOp op, Value x, Value y) {
    double a, b;
    if (!as_doubles(x, y, &a, &b)) return Value();
    bool ints = both_small_ints(x, y);
    switch (op) {
        case BinaryOp::Add: return ints ? Value() : Value::from_double(a + b);
        case BinaryOp::Sub: return ints ? Value() : Value::from_double(a - b);
        case BinaryOp::Mul: return ints ? Value() : Value::from_double(a * b);
        case BinaryOp::TrueDiv: return b == 0 ? Value() : Value::from_double(a / b);
        case BinaryOp::Pow: {
            if (ints || !(a > 0) || !std::isfinite(a)) return Value();
            double r = std::pow(a, b);
            return std::isfinite(r) ? Value::from_double(r) : Value();
        }
        default: return Value();
    }
}

// ---- Ints of one limb: 64-bit hashes, linear congruential generators ----

struct OneLimb {
    u64 magnitude;
    bool negative;
    bool read(Value v) {
        if (v.is_small_int()) {
            i64 i = v.small_int();
            negative = i < 0;
            magnitude = static_cast<u64>(negative ? -i : i);
            return true;
        }
        if (!is_exactly(v, Kind::Int)) return false;
        const Int* big = v.as<Int>();
        if (big->size != 1 && big->size != -1) return false;
        negative = big->size < 0;
        magnitude = big->limbs[0];
        return true;
    }
};

using u128 = unsigned __int128;

Value make_int(Thread* th, u128 magnitude, bool negative) {
    if (magnitude <= static_cast<u64>(kSmallIntMax)) {
        i64 i = static_cast<i64>(magnitude);
        return Value::from_small_int(negative ? -i : i);
    }
    if (!negative && magnitude >> 64 == 0) return int_from_u64(th, static_cast<u64>(magnitude));
    mp_limb_t limbs[2] = {static_cast<u64>(magnitude), static_cast<u64>(magnitude >> 64)};
    return int_from_limbs(th, limbs, 2, negative);
}

// x & mask where the mask is a natural number of one limb: only the low limb of x matters. Empty: not that case.
Value masked(Thread* th, Value x, Value y) {
    OneLimb mask;
    Value wide = x;
    if (!mask.read(y)) {
        wide = y;
        if (!mask.read(x)) return Value();
    }
    if (mask.negative || !is_exactly(wide, Kind::Int) || wide.as<Int>()->size <= 0) return Value();
    return int_from_u64(th, wide.as<Int>()->limbs[0] & mask.magnitude);
}

// Empty and nothing pending: not a case of these.
Value one_limb_arith(Thread* th, BinaryOp op, Value x, Value y) {
    OneLimb a, b;
    if (!a.read(x) || !b.read(y)) return op == BinaryOp::And ? masked(th, x, y) : Value();
    bool natural = !a.negative && !b.negative;
    switch (op) {
        case BinaryOp::Mul: return make_int(th, u128{a.magnitude} * b.magnitude, a.negative != b.negative);
        case BinaryOp::Sub: b.negative = !b.negative; [[fallthrough]];
        case BinaryOp::Add:
            if (a.negative == b.negative) return make_int(th, u128{a.magnitude} + b.magnitude, a.negative);
            if (a.magnitude >= b.magnitude) return make_int(th, a.magnitude - b.magnitude, a.negative);
            return make_int(th, b.magnitude - a.magnitude, b.negative);
        case BinaryOp::And: return natural ? make_int(th, a.magnitude & b.magnitude, false) : Value();
        case BinaryOp::Or: return natural ? make_int(th, a.magnitude | b.magnitude, false) : Value();
        case BinaryOp::Xor: return natural ? make_int(th, a.magnitude ^ b.magnitude, false) : Value();
        case BinaryOp::RShift: return natural && b.magnitude < 64 ? make_int(th, a.magnitude >> b.magnitude, false) : Value();
        case BinaryOp::LShift: return natural && b.magnitude < 64 ? make_int(th, u128{a.magnitude} << b.magnitude, false) : Value();
        case BinaryOp::FloorDiv: return natural && b.magnitude ? make_int(th, a.magnitude / b.magnitude, false) : Value();
        case BinaryOp::Rem: return natural && b.magnitude ? make_int(th, a.magnitude % b.magnitude, false) : Value();
        default: return Value();
    }
}

// The Python function that is type(v)'s method `name`, if it takes two arguments and nothing can come before it.
Function* left_method(Value x, Value y, Str* name) {
    if (!x.is_object() || x.object()->kind() != Kind::Instance) return nullptr;
    Type* type = x.object()->type();
    Value found = type_lookup(type, name);
    if (!is_exactly(found, Kind::Function)) return nullptr;
    Type* other = type_of(y);
    if (other != type && is_subtype(other, type)) return nullptr;
    return found.as<Function>();
}

Value push_method(Thread* th, u64* pc, Function* method, Value x, Value y) {
    Value args[2] = {x, y};
    ReturnTo to{insn(pc).a, 1, ReturnMode::Binary};
    return push_function(th, method, args, 2, nullptr, to) ? pushed() : Value();
}

Value raise_binary(Thread* th, const ArithInfo& info, Value x, Value y) {
    const char* symbol = binary_op_symbol(info.op);
    if (info.inplace) {
        static const char* const inplace[] = {"+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^="};
        symbol = inplace[static_cast<int>(info.op)];
    }
    return raise(th, Exc::TypeError, "unsupported operand type(s) for %.100s: '%.100s' and '%.100s'", symbol,
                 type_name(type_of(x)), type_name(type_of(y)));
}

CompareOp swapped(CompareOp op) {
    switch (op) {
        case CompareOp::Lt: return CompareOp::Gt;
        case CompareOp::Le: return CompareOp::Ge;
        case CompareOp::Gt: return CompareOp::Lt;
        case CompareOp::Ge: return CompareOp::Le;
        default: return op;
    }
}

}  // namespace

// ---- Arithmetic ----

// Pushes the left operand's method. Empty and nothing pending: not a case of that.
static Value python_arith(Thread* th, u64* pc, const ArithInfo& info, Value x, Value y) {
    if (info.inplace && type_lookup(type_of(x), inplace_op_name(th, info.op))) return Value();
    Function* method = left_method(x, y, binary_op_name(th, info.op));
    return method ? push_method(th, pc, method, x, y) : Value();
}

// Operands one of which is an object.
static Value object_arith(Thread* th, u64* pc, const ArithInfo& info, Value x, Value y) {
    rewrite(pc, generic(insn(pc).reg_op()));
    if (is_exactly(x, Kind::Str) && is_exactly(y, Kind::Str) && info.op == BinaryOp::Add) {
        Str *a = x.as<Str>(), *b = y.as<Str>();
        return Value(info.inplace || insn(pc).a == insn(pc).b ? str_append(th, a, b) : str_concat(th, a, b));
    }
    Value r = one_limb_arith(th, info.op, x, y);
    if (!r && x.is_object() && x.object()->kind() == Kind::Instance) r = python_arith(th, pc, info, x, y);
    if (r || has_pending(th)) return r;
    return info.inplace ? inplace_op(th, info.op, x, y) : binary_op(th, info.op, x, y);
}

Value op_arith(Thread* th, Frame* frame, u64* pc) {
    const ArithInfo& info = arith_info(insn(pc).reg_op());
    auto [x, y] = arith_operands(frame, pc, info.form);
    if (x.is_object() || y.is_object()) return object_arith(th, pc, info, x, y);
    specialise(pc, x, y);
    if (Value r = mixed_arith(info.op, x, y)) return r;
    if (Value r = one_limb_arith(th, info.op, x, y)) return r;
    return info.inplace ? inplace_op(th, info.op, x, y) : binary_op(th, info.op, x, y);
}

Value op_unary(Thread* th, Frame* frame, u64* pc) {
    Value v = frame->registers[insn(pc).b];
    switch (insn(pc).reg_op()) {
        case RegOp::Neg: return unary_neg(th, v);
        case RegOp::Pos: return unary_pos(th, v);
        case RegOp::Invert: return unary_invert(th, v);
        default: {
            int t = op_truth(th, v);
            return t < 0 ? Value() : py_bool(!t);
        }
    }
}

int op_truth(Thread* th, Value v) {
    if (v.is_small_int()) return v.small_int() != 0;
    if (v.is_double()) return v.as_double() != 0;
    if (is_exactly(v, Kind::List)) return v.as<List>()->size != 0;
    if (is_exactly(v, Kind::Str)) return v.as<Str>()->length != 0;
    return truth(th, v);
}

// ---- Comparison ----

static bool order_holds(CompareOp op, int order) {
    switch (op) {
        case CompareOp::Lt: return order < 0;
        case CompareOp::Le: return order <= 0;
        case CompareOp::Eq: return order == 0;
        case CompareOp::Ne: return order != 0;
        case CompareOp::Gt: return order > 0;
        case CompareOp::Ge: return order >= 0;
    }
    return false;
}

static Value compare_values(Thread* th, u64* pc, CompareOp op, Value x, Value y) {
    if (is_exactly(x, Kind::Str) && is_exactly(y, Kind::Str)) {
        bool equality = op == CompareOp::Eq || op == CompareOp::Ne;
        Str *s = x.as<Str>(), *t = y.as<Str>();
        return py_bool(equality ? (s == t || str_equal(s, t)) == (op == CompareOp::Eq) : order_holds(op, str_compare(s, t)));
    }
    double a, b;
    if (as_doubles(x, y, &a, &b)) {
        if (a != a || b != b) return py_bool(op == CompareOp::Ne);
        return py_bool(order_holds(op, a < b ? -1 : a > b ? 1 : 0));
    }
    if (x.is_object() && x.object()->kind() == Kind::Instance) {
        if (Function* method = left_method(x, y, compare_op_name(th, op))) return push_method(th, pc, method, x, y);
    }
    return rich_compare(th, x, y, op);
}

Value op_compare(Thread* th, Frame* frame, u64* pc) {
    const CompareInfo& info = compare_info(insn(pc).reg_op());
    auto [x, y] = compare_operands(frame, pc, info);
    return compare_values(th, pc, info.op, x, y);
}

// 1: jump, 0: do not, -1: raised, 2: pushed.
int op_compare_branch(Thread* th, Frame* frame, u64* pc) {
    const CompareInfo& info = compare_info(insn(pc).reg_op());
    auto [x, y] = compare_operands(frame, pc, info);
    if (!x.is_object() && !y.is_object()) specialise(pc, x, y);
    Value r = compare_values(th, pc, info.op, x, y);
    if (!r) return -1;
    if (is_pushed(r)) return 2;
    int t = r == py_true() ? 1 : r == py_false() ? 0 : truth(th, r);
    return t < 0 ? -1 : (t != 0) == info.sense;
}

// ---- After NotImplemented ----

Value continue_operator(Thread* th, Frame* frame) {
    u64* pc = const_cast<u64*>(frame->pc);
    const ArithInfo& arith = arith_info(insn(pc).reg_op());
    if (arith.valid) {
        auto [x, y] = arith_operands(frame, pc, arith.form);
        Type *tx = type_of(x), *ty = type_of(y);
        int i = static_cast<int>(arith.op);
        Value r = not_implemented();
        if (tx != ty) {
            if (ty->slots.binary[i] && ty->slots.binary[i] == tx->slots.binary[i]) {
                // Two Python classes: the reflected method alone, the left one has answered.
                Value reflected = lookup_special(th, y, reflected_op_name(th, arith.op));
                if (!reflected && has_pending(th)) return Value();
                if (reflected) r = call(th, reflected, x);
            } else if (ty->slots.binary[i]) {
                r = ty->slots.binary[i](th, x, y);
            }
        }
        if (!r) return Value();
        if (r != not_implemented()) return r;
        return raise_binary(th, arith, x, y);
    }
    const CompareInfo& compare = compare_info(insn(pc).reg_op());
    auto [x, y] = compare_operands(frame, pc, compare);
    if (auto slot = type_of(y)->slots.richcompare) {
        Value r = slot(th, y, x, swapped(compare.op));
        if (!r || r != not_implemented()) return r;
    }
    if (compare.op == CompareOp::Eq) return py_bool(x == y);
    if (compare.op == CompareOp::Ne) return py_bool(!(x == y));
    static const char* const symbols[] = {"<", "<=", "==", "!=", ">", ">="};
    return raise(th, Exc::TypeError, "'%s' not supported between instances of '%.100s' and '%.100s'",
                 symbols[static_cast<int>(compare.op)], type_name(type_of(x)), type_name(type_of(y)));
}

int op_contains(Thread* th, Frame*, u64*, Value item, Value container) { return contains(th, container, item); }

}  // namespace krait
