// Arithmetic and comparison beyond what the loop does inline: specialisation, mixed types, strings, operators of Python classes.
//
// A Python class's operator method is run as a frame when it is certain that the method of the left operand comes first and that its
// class is a plain one (Kind::Instance). If it returns NotImplemented, continue_operator does what follows in CPython's
// binary_op1 and do_richcompare.
#include <string>

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

struct Forms { u16 integer, real; };  // 0: none

struct FormTable {
    Forms rows[kRegOpCount] = {};
    FormTable() {
        // A specialised form follows its generic one by name: NAMEInt, NAMEFloat.
        for (int i = 0; i < kRegOpCount; i++) {
            RegOp base = kRegOps[i].generic;
            if (static_cast<int>(base) == i) continue;
            std::string name = kRegOps[i].name, stem = kRegOps[static_cast<int>(base)].name;
            if (name == stem + "Int") rows[static_cast<int>(base)].integer = static_cast<u16>(i);
            if (name == stem + "Float") rows[static_cast<int>(base)].real = static_cast<u16>(i);
        }
    }
};

const Forms& forms_of(RegOp op) {
    static const FormTable table;
    return table.rows[static_cast<int>(generic(op))];
}

void specialise(u64* pc, Value x, Value y) {
    RegOp op = insn(pc).reg_op();
    const Forms& forms = forms_of(op);
    u16 wanted = static_cast<u16>(generic(op));
    if (both_small_ints(x, y) && forms.integer) wanted = forms.integer;
    if (x.is_double() && y.is_double() && forms.real) wanted = forms.real;
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

Value op_arith(Thread* th, Frame* frame, u64* pc) {
    const ArithInfo& info = arith_info(insn(pc).reg_op());
    auto [x, y] = arith_operands(frame, pc, info.form);
    specialise(pc, x, y);
    if (Value r = mixed_arith(info.op, x, y)) return r;
    if (!info.inplace || !x.is_object() || !type_lookup(type_of(x), inplace_op_name(th, info.op))) {
        if (Function* method = left_method(x, y, binary_op_name(th, info.op))) return push_method(th, pc, method, x, y);
    }
    if (info.op == BinaryOp::Add && is_exactly(x, Kind::Str) && is_exactly(y, Kind::Str)) {
        Str *a = x.as<Str>(), *b = y.as<Str>();
        return Value(info.inplace || insn(pc).a == insn(pc).b ? str_append(th, a, b) : str_concat(th, a, b));
    }
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

static Value compare_values(Thread* th, u64* pc, CompareOp op, Value x, Value y) {
    if (op == CompareOp::Eq || op == CompareOp::Ne) {
        bool want = op == CompareOp::Eq;
        if (is_exactly(x, Kind::Str) && is_exactly(y, Kind::Str))
            return py_bool((x == y || str_equal(x.as<Str>(), y.as<Str>())) == want);
    }
    double a, b;
    if (as_doubles(x, y, &a, &b)) {
        switch (op) {
            case CompareOp::Lt: return py_bool(a < b);
            case CompareOp::Le: return py_bool(a <= b);
            case CompareOp::Eq: return py_bool(a == b);
            case CompareOp::Ne: return py_bool(a != b);
            case CompareOp::Gt: return py_bool(a > b);
            case CompareOp::Ge: return py_bool(a >= b);
        }
    }
    if (Function* method = left_method(x, y, compare_op_name(th, op))) return push_method(th, pc, method, x, y);
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
    specialise(pc, x, y);
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
