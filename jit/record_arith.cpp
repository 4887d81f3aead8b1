// Recording of arithmetic: int and float operations by the operands' types, everything else as calls of the operator.
#include "jit/recorder.h"
#include "jit/runtime_calls.h"

#include <cmath>

#include "runtime/operators.h"
#include "runtime/types/int.h"

namespace krait::jit {

using namespace ir;

bool Recorder::arith_row(const Word& w, u64*) {
    const ArithInfo& row = arith_info(w.reg_op());
    Operand a = row.form == OperandForm::KR ? constant_operand(w.b) : operand(w.b);
    Operand b = row.form == OperandForm::RK ? constant_operand(w.c) : operand(w.c);
    if (push_arith(w.a, row.op, row.inplace, a, b)) return abort_ == Abort::None;
    Ref r = wants_wide(row.op, a, b, w.a) ? wide_arith(row.op, a, b) : kNoRef;
    if (r == kNoRef) r = arith(row.op, a, b, row.inplace);
    if (abort_ != Abort::None) return false;
    set(w.a, r);
    return true;
}

Ref Recorder::arith(BinaryOp op, Operand& a, Operand& b, bool inplace) {
    Num ka = number_kind(a), kb = number_kind(b);
    bool int_a = ka == Num::Int || ka == Num::Bool, int_b = kb == Num::Int || kb == Num::Bool;
    if (int_a && int_b) {
        if (ka == Num::Bool && kb == Num::Bool && (op == BinaryOp::And || op == BinaryOp::Or || op == BinaryOp::Xor)) return generic_arith(op, a, b, inplace);
        Ref r = int_arith(op, a, b);
        if (r != kNoRef || abort_ != Abort::None) return r;
    } else if ((ka == Num::Float || int_a) && (kb == Num::Float || int_b)) {
        i64 i;
        double x = ka == Num::Float ? a.value.as_double() : (is_bool(a.value) ? a.value == py_true() : int_fits_i64(a.value, &i) ? static_cast<double>(i) : 0.0);
        double y = kb == Num::Float ? b.value.as_double() : (is_bool(b.value) ? b.value == py_true() : int_fits_i64(b.value, &i) ? static_cast<double>(i) : 0.0);
        if (op <= BinaryOp::TrueDiv && op != BinaryOp::And) {
            switch (op) {
                case BinaryOp::Add:
                case BinaryOp::Sub:
                case BinaryOp::Mul:
                case BinaryOp::TrueDiv:
                case BinaryOp::FloorDiv:
                case BinaryOp::Rem:
                case BinaryOp::Pow: {
                    Ref fa = as_float(a), fb = as_float(b);
                    Ref r = float_arith(op, fa, fb, x, y);
                    if (r != kNoRef) return r;
                    break;
                }
                default: break;
            }
        }
    }
    return generic_arith(op, a, b, inplace);
}

static bool int_value(Value v, i64* out) {
    if (is_bool(v)) return *out = v == py_true(), true;
    return int_fits_i64(v, out);
}

// kNoRef: left to the generic operator.
Ref Recorder::int_arith(BinaryOp op, Operand& a, Operand& b) {
    i64 x, y, out;
    if (!int_value(a.value, &x) || !int_value(b.value, &y)) return kNoRef;
    switch (op) {
        case BinaryOp::Add: if (__builtin_add_overflow(x, y, &out)) return kNoRef; return b_.emit(TraceOp::IntAddOvf, as_int(a), as_int(b));
        case BinaryOp::Sub: if (__builtin_sub_overflow(x, y, &out)) return kNoRef; return b_.emit(TraceOp::IntSubOvf, as_int(a), as_int(b));
        case BinaryOp::Mul: if (__builtin_mul_overflow(x, y, &out)) return kNoRef; return b_.emit(TraceOp::IntMulOvf, as_int(a), as_int(b));
        case BinaryOp::And: return b_.emit(TraceOp::IntAnd, as_int(a), as_int(b));
        case BinaryOp::Or: return b_.emit(TraceOp::IntOr, as_int(a), as_int(b));
        case BinaryOp::Xor: return b_.emit(TraceOp::IntXor, as_int(a), as_int(b));
        case BinaryOp::LShift:
            if (y < 0 || y > 62 || ((x << y) >> y) != x) return kNoRef;
            return b_.emit(TraceOp::IntShlOvf, as_int(a), as_int(b));
        case BinaryOp::RShift: {
            if (y < 0) return kNoRef;
            Ref ib = as_int(b), ia = as_int(a);
            guard_true(b_.emit(TraceOp::IntGe, ib, trace_.const_int(0)));
            return b_.emit(TraceOp::IntShr, ia, ib);
        }
        case BinaryOp::FloorDiv:
        case BinaryOp::Rem: {
            if (y == 0 || y == -1) return kNoRef;
            Ref ib = as_int(b), ia = as_int(a);
            // Neither 0 nor -1: b + 1 above 1 as unsigned.
            if (!ir::is_const(ib)) guard_true(b_.emit(TraceOp::IntULt, trace_.const_int(1), b_.emit(TraceOp::IntAdd, ib, trace_.const_int(1))));
            return b_.emit(op == BinaryOp::Rem ? TraceOp::IntMod : TraceOp::IntFloorDiv, ia, ib);
        }
        case BinaryOp::TrueDiv: {
            // Exact operands make the quotient of the doubles the correctly rounded one.
            const i64 exact = i64{1} << 53;
            if (y == 0 || x > exact || x < -exact || y > exact || y < -exact) return kNoRef;
            Ref refs[2] = {as_int(a), as_int(b)};
            for (Ref r : refs)
                if (!ir::is_const(r)) guard_true(b_.emit(TraceOp::IntULt, b_.emit(TraceOp::IntAdd, r, trace_.const_int(exact)), trace_.const_int(2 * exact + 1)));
            if (!ir::is_const(refs[1])) guard_true(b_.emit(TraceOp::IntNe, refs[1], trace_.const_int(0)));
            return b_.emit(TraceOp::FloatDiv, b_.emit(TraceOp::IntToFloat, refs[0]), b_.emit(TraceOp::IntToFloat, refs[1]));
        }
        case BinaryOp::Pow: {
            if (y < 0 || y > 4 || !ir::is_const(b.ref)) return kNoRef;
            i64 product = 1;
            for (i64 n = 0; n < y; ++n)
                if (__builtin_mul_overflow(product, x, &product)) return kNoRef;
            Ref base = as_int(a), r = trace_.const_int(1);
            for (i64 n = 0; n < y; ++n) r = n ? b_.emit(TraceOp::IntMulOvf, r, base) : base;
            return r;
        }
        default: return kNoRef;
    }
}

Ref Recorder::float_arith(BinaryOp op, Ref a, Ref b, double x, double y) {
    auto pure = [&](const void* function, const char* name) {
        CallInfo call;
        call.function = function;
        call.name = name;
        call.pass_thread = false;
        return b_.call(TraceType::Float, call, {a, b});
    };
    switch (op) {
        case BinaryOp::Add: return b_.emit(TraceOp::FloatAdd, a, b);
        case BinaryOp::Sub: return b_.emit(TraceOp::FloatSub, a, b);
        case BinaryOp::Mul: return b_.emit(TraceOp::FloatMul, a, b);
        default: break;
    }
    Ref zero = trace_.const_float(0.0);
    if (op == BinaryOp::Pow) {
        // pow() itself where it neither raises nor turns complex: a finite result of a positive base, or of any base but zero
        // where the exponent is a whole constant. (x * x would not do for x ** 2: pow() is not correctly rounded.)
        double r = std::pow(x, y);
        if (!std::isfinite(x) || !std::isfinite(y) || !std::isfinite(r)) return kNoRef;
        bool whole = ir::is_const(b) && std::trunc(y) == y;
        if (x <= 0 && !(whole && (x != 0 || y > 0))) return kNoRef;
        if (!whole) guard_true(b_.emit(TraceOp::FloatGt, a, zero));
        else if (y < 0) guard_true(b_.emit(TraceOp::FloatNe, a, zero));
        Ref inf = trace_.const_float(HUGE_VAL);
        Ref result = pure(reinterpret_cast<void*>(rt::power), "pow");
        guard_true(b_.emit(TraceOp::FloatLt, b_.emit(TraceOp::FloatAbs, result), inf));
        return result;
    }
    if (y == 0) return kNoRef;
    if (!ir::is_const(b)) guard_true(b_.emit(TraceOp::FloatNe, b, zero));
    if (op == BinaryOp::TrueDiv) return b_.emit(TraceOp::FloatDiv, a, b);
    if (op == BinaryOp::FloorDiv) return pure(reinterpret_cast<void*>(rt::float_floor_div), "float_floor_div");
    return pure(reinterpret_cast<void*>(rt::float_mod), "float_mod");
}

// The operator itself. On exact builtin types it runs no Python code.
Ref Recorder::generic_arith(BinaryOp op, Operand& a, Operand& b, bool inplace) {
    if (is_exact(a, Kind::Str) && is_exact(b, Kind::Str) && op == BinaryOp::Add) {
        Ref ra = as_object(a, builtin_shape(Kind::Str)), rb = as_object(b, builtin_shape(Kind::Str));
        return call_runtime(TraceType::Value, inplace ? reinterpret_cast<void*>(rt::str_append) : reinterpret_cast<void*>(rt::str_concat),
                            inplace ? "str_append" : "str_concat", kReads | kAllocates | kMayRaise, CallCheck::EmptyRaised, {ra, rb});
    }
    if (op == BinaryOp::Rem && is_exact(a, Kind::Str)) {
        Ref r = percent(a, b);
        if (r != kNoRef) return r;
    }
    if (is_exact(a, Kind::Complex) || is_exact(b, Kind::Complex)) {
        Ref r = complex_arith(op, a, b);
        if (r != kNoRef) return r;
    }
    Num ka = number_kind(a), kb = number_kind(b);
    bool int_a = ka == Num::Int || ka == Num::Big, int_b = kb == Num::Int || kb == Num::Big;
    Ref code = trace_.const_int(static_cast<i64>(op));
    if (int_a && int_b && op != BinaryOp::MatMul) {
        // Big ints. What is not known to be an int is checked.
        Operand* both[2] = {&a, &b};
        for (Operand* o : both) {
            TraceType type = trace_.type_of(o->ref);
            if (type == TraceType::Int || type == TraceType::Uint || type == TraceType::Wide) continue;
            if (o->value.is_object() && !ir::is_const(o->ref)) as_object(*o, builtin_shape(Kind::Int));
            else as_int(*o);
        }
        return call_runtime(TraceType::Value, reinterpret_cast<void*>(rt::int_binary), "int_binary", kReads | kAllocates | kMayRaise,
                            CallCheck::EmptyRaised, {code, value_of(a), value_of(b)});
    }
    // Shapes of builtin operands are guarded, so that the effects hold.
    auto plain = [&](Operand& o) {
        if (o.value.is_small_int()) return as_int(o), true;
        if (o.value.is_double()) return as_float(o), true;
        if (!o.value.is_object() || !o.value.object()->shape()->is_exact()) return false;
        switch (o.value.object()->kind()) {
            case Kind::Str:
            case Kind::List:
            case Kind::Tuple:
            case Kind::Bytes:
            case Kind::Complex: return as_object(o, o.value.object()->shape()), true;
            default: return false;
        }
    };
    bool no_python = (op == BinaryOp::Add || op == BinaryOp::Mul || op == BinaryOp::Sub || op == BinaryOp::TrueDiv) && !inplace &&
                     plain(a) && plain(b);
    return call_runtime(TraceType::Value, inplace ? reinterpret_cast<void*>(rt::inplace) : reinterpret_cast<void*>(rt::binary),
                        inplace ? "inplace_op" : "binary_op", no_python ? kReads | kAllocates | kMayRaise : kAnyEffect, CallCheck::EmptyRaised,
                        {code, value_of(a), value_of(b)});
}

bool Recorder::Neg(const Word& w, u64*) {
    Operand o = operand(w.b);
    if (Ref re, im; is_exact(o, Kind::Complex) && complex_parts(o, &re, &im))
        return set(w.a, b_.emit(TraceOp::WideComplex, b_.emit(TraceOp::FloatNeg, re), b_.emit(TraceOp::FloatNeg, im))), true;
    if (is_wide(o) || is_positive_object(o)) {
        Ref x = as_wide(o);
        Ref r = x == kNoRef ? kNoRef : narrow(TraceOp::WideSub, trace_.const_int(0), x);
        if (r != kNoRef) return set(w.a, r), true;
    }
    switch (number_kind(o)) {
        case Num::Int: set(w.a, b_.emit(TraceOp::IntSubOvf, trace_.const_int(0), as_int(o))); return true;
        case Num::Float: set(w.a, b_.emit(TraceOp::FloatNeg, as_float(o))); return true;
        default: break;
    }
    set(w.a, call_python_capable(TraceType::Value, reinterpret_cast<void*>(rt::neg), "neg", CallCheck::EmptyRaised, {value_of(o)}));
    return true;
}
bool Recorder::Pos(const Word& w, u64*) {
    Operand o = operand(w.b);
    if (number_kind(o) == Num::Int) return set(w.a, as_int(o)), true;
    if (number_kind(o) == Num::Float) return set(w.a, as_float(o)), true;
    set(w.a, call_python_capable(TraceType::Value, reinterpret_cast<void*>(rt::pos), "pos", CallCheck::EmptyRaised, {value_of(o)}));
    return true;
}
bool Recorder::Invert(const Word& w, u64*) {
    Operand o = operand(w.b);
    if (is_wide(o) || is_positive_object(o)) {
        Ref x = as_wide(o);
        Ref r = x == kNoRef ? kNoRef : narrow(TraceOp::WideXor, x, trace_.const_int(-1));
        if (r != kNoRef) return set(w.a, r), true;
    }
    if (number_kind(o) == Num::Int) return set(w.a, b_.emit(TraceOp::IntXor, as_int(o), trace_.const_int(-1))), true;
    set(w.a, call_python_capable(TraceType::Value, reinterpret_cast<void*>(rt::invert), "invert", CallCheck::EmptyRaised, {value_of(o)}));
    return true;
}
bool Recorder::Not(const Word& w, u64*) {
    Operand o = operand(w.b);
    Ref t = truth(o);
    if (abort_ != Abort::None) return false;
    set(w.a, b_.emit(TraceOp::BoolNot, t));
    return true;
}

}  // namespace krait::jit
