// Guards, compares and boxing. A compare and the guard that alone wants it become one compare and branch.
#include "jit/x64/emitter.h"

#include "runtime/object.h"
#include "runtime/types/int.h"

namespace krait::jit::x64 {

using namespace ir;
namespace x86 = asmjit::x86;

// ---- Unboxing ----

// Top 16 bits are 0x0001: an immediate int.
void Emitter::GuardInt(u32 i, const TraceInst& inst) {
    stress_exit(i);
    int value = regs_.use(inst.a);
    as_.mov(scratch(), gp(value));
    as_.shr(scratch(), 48);
    as_.cmp(scratch32(), 1);
    guard(CondCode::kNE, i);
    operands_done(i);
    int result = regs_.define(i, value);
    if (result != value) as_.mov(gp(result), gp(value));
    as_.sub(gp(result), bias());
}

// An immediate, or an Int object of one limb that fits.
void Emitter::GuardIntAny(u32 i, const TraceInst& inst) {
    stress_exit(i);
    int value = regs_.use(inst.a);
    int result = regs_.define(i);
    Label object = as_.newLabel(), done = as_.newLabel(), negative = as_.newLabel();
    Label leave = exit_of(i);
    as_.mov(scratch(), gp(value));
    as_.shr(scratch(), 48);
    as_.cmp(scratch32(), 1);
    as_.jne(object);
    as_.mov(gp(result), gp(value));
    as_.sub(gp(result), bias());
    as_.jmp(done);
    as_.bind(object);
    as_.test(scratch(), scratch());
    as_.jnz(leave);
    as_.test(gp(value), gp(value));
    as_.jz(leave);
    as_.cmp(x86::dword_ptr(gp(value)), static_cast<u32>(reinterpret_cast<u64>(builtin_shape(Kind::Int))));
    as_.jne(leave);
    as_.mov(scratch(), x86::qword_ptr(gp(value), offsetof(krait::Int, size)));
    as_.mov(gp(result), x86::qword_ptr(gp(value), offsetof(krait::Int, limbs)));
    as_.cmp(scratch(), 1);
    as_.jne(negative);
    as_.test(gp(result), gp(result));
    as_.js(leave);
    as_.jmp(done);
    as_.bind(negative);
    as_.cmp(scratch(), -1);
    as_.jne(leave);
    // -2^63 is left to the interpreter.
    as_.test(gp(result), gp(result));
    as_.js(leave);
    as_.neg(gp(result));
    as_.bind(done);
}

// An immediate that is not negative, or an Int object of one limb and positive sign.
void Emitter::GuardUint(u32 i, const TraceInst& inst) {
    stress_exit(i);
    int value = regs_.use(inst.a);
    int result = regs_.define(i);
    Label object = as_.newLabel(), done = as_.newLabel();
    Label leave = exit_of(i);
    as_.mov(scratch(), gp(value));
    as_.shr(scratch(), 48);
    as_.jz(object);
    as_.cmp(scratch32(), 1);
    as_.jne(leave);
    as_.mov(gp(result), gp(value));
    as_.sub(gp(result), bias());
    as_.js(leave);
    as_.jmp(done);
    as_.bind(object);
    as_.test(gp(value), gp(value));
    as_.jz(leave);
    as_.cmp(x86::dword_ptr(gp(value)), static_cast<u32>(reinterpret_cast<u64>(builtin_shape(Kind::Int))));
    as_.jne(leave);
    as_.cmp(x86::qword_ptr(gp(value), offsetof(krait::Int, size)), 1);
    as_.jne(leave);
    as_.mov(gp(result), x86::qword_ptr(gp(value), offsetof(krait::Int, limbs)));
    as_.bind(done);
}

// bits - kDoubleOffset borrows exactly when the value is no double.
void Emitter::GuardFloat(u32 i, const TraceInst& inst) {
    stress_exit(i);
    int value = regs_.use(inst.a);
    as_.mov(scratch(), gp(value));
    as_.sub(scratch(), dbl());
    guard(CondCode::kB, i);
    operands_done(i);
    as_.movq(xmm(regs_.define(i)), scratch());
}

void Emitter::GuardBool(u32 i, const TraceInst& inst) {
    stress_exit(i);
    int value = regs_.use(inst.a);
    Label known = as_.newLabel();
    int result = regs_.define(i);
    Label leave = exit_of(i);
    as_.xor_(gp32(result), gp32(result));
    as_.cmp(gp(value), static_cast<i32>(reinterpret_cast<u64>(&true_object)));
    as_.sete(x86::gpb_lo(static_cast<u32>(result)));
    as_.je(known);
    as_.cmp(gp(value), static_cast<i32>(reinterpret_cast<u64>(&false_object)));
    as_.jne(leave);
    as_.bind(known);
}

// User-space addresses are below 2^47, so one shift of bits - 1 tells a pointer from the empty Value, an int and a double.
void Emitter::check_pointer(u32 i, int value) {
    as_.lea(scratch(), x86::qword_ptr(gp(value), -1));
    as_.shr(scratch(), 47);
    guard(CondCode::kNZ, i);
}

// The same word, known better.
void Emitter::refined(u32 i, const TraceInst& inst, int value) {
    if (is_inst(inst.a) && live_.renamed[inst.a] == i) return regs_.rename(inst.a, i);
    operands_done(i);
    int result = regs_.define(i, value);
    if (result != value) as_.mov(gp(result), gp(value));
}

void Emitter::GuardObject(u32 i, const TraceInst& inst) {
    stress_exit(i);
    int value = regs_.use(inst.a);
    check_pointer(i, value);
    refined(i, inst, value);
}

void Emitter::GuardShape(u32 i, const TraceInst& inst) {
    stress_exit(i);
    int value = regs_.use(inst.a);
    if (t_.type_of(inst.a) != TraceType::Object) {
        check_pointer(i, value);
    }
    as_.cmp(x86::dword_ptr(gp(value)), static_cast<u32>(t_.constant_at(inst.b).bits));
    guard(CondCode::kNE, i);
    refined(i, inst, value);
}

void Emitter::GuardComplex(u32 i, const TraceInst& inst) {
    stress_exit(i);
    int value = regs_.use(inst.a);
    check_pointer(i, value);
    as_.cmp(x86::dword_ptr(gp(value)), static_cast<u32>(reinterpret_cast<u64>(builtin_shape(Kind::Complex))));
    guard(CondCode::kNE, i);
    operands_done(i);
    int result = regs_.define(i, value);
    if (result != value) as_.mov(gp(result), gp(value));
}

// Flags of a ? b for two words; constants that fit are immediates.
void Emitter::compare_value(Ref a, Ref b) {
    if (is_k(a)) std::swap(a, b);
    int left = regs_.use(a);
    if (is_k(b)) {
        u64 bits = t_.constant_at(b).bits;
        if (bits <= 0x7FFFFFFF) {
            if (bits == 0) as_.test(gp(left), gp(left));
            else as_.cmp(gp(left), static_cast<i32>(bits));
        } else {
            as_.mov(scratch(), bits);
            as_.cmp(gp(left), scratch());
        }
        return;
    }
    int right = regs_.use(b);
    as_.cmp(gp(left), gp(right));
}

void Emitter::GuardIs(u32 i, const TraceInst& inst) {
    stress_exit(i);
    compare_value(inst.a, inst.b);
    guard(CondCode::kNE, i);
}
void Emitter::GuardIsNot(u32 i, const TraceInst& inst) {
    stress_exit(i);
    compare_value(inst.a, inst.b);
    guard(CondCode::kE, i);
}
void Emitter::GuardPtr(u32 i, const TraceInst& inst) { GuardIs(i, inst); }
void Emitter::GuardBound(u32 i, const TraceInst& inst) {
    stress_exit(i);
    int value = regs_.use(inst.a);
    as_.test(gp(value), gp(value));
    guard(CondCode::kZ, i);
    refined(i, inst, value);
}

// ---- Compares ----

// Emits the compare; `holds` is the condition under which it is true. For float equality the parity flag (unordered)
// joins in: with *check_parity, parity set means the truth is *parity_holds.
void Emitter::compare(const TraceInst& inst, CondCode* holds, bool* check_parity, bool* parity_holds) {
    *check_parity = *parity_holds = false;
    TraceOp op = inst.op;
    if (op >= TraceOp::FloatEq && op <= TraceOp::FloatGe) {
        Ref a = inst.a, b = inst.b;
        // a < b as b > a: `above` is false for unordered operands.
        if (op == TraceOp::FloatLt || op == TraceOp::FloatLe) std::swap(a, b);
        int left = regs_.use(a);
        if (is_k(b)) as_.ucomisd(xmm(left), float_constant(t_.constant_at(b).bits));
        else as_.ucomisd(xmm(left), xmm(regs_.use(b)));
        switch (op) {
            case TraceOp::FloatEq: *holds = CondCode::kE, *check_parity = true; break;
            case TraceOp::FloatNe: *holds = CondCode::kNE, *check_parity = *parity_holds = true; break;
            case TraceOp::FloatLt:
            case TraceOp::FloatGt: *holds = CondCode::kA; break;
            default: *holds = CondCode::kAE; break;
        }
        return;
    }
    if (op == TraceOp::ValueEq || op == TraceOp::PtrEq) {
        compare_value(inst.a, inst.b);
        *holds = CondCode::kE;
        return;
    }
    int left = regs_.use(inst.a);
    if (fits32(inst.b)) {
        if (k(inst.b) == 0) as_.test(gp(left), gp(left));
        else as_.cmp(gp(left), static_cast<i32>(k(inst.b)));
    } else {
        as_.cmp(gp(left), gp(regs_.use(inst.b)));
    }
    switch (op) {
        case TraceOp::IntEq: *holds = CondCode::kE; break;
        case TraceOp::IntNe: *holds = CondCode::kNE; break;
        case TraceOp::IntLt: *holds = CondCode::kL; break;
        case TraceOp::IntLe: *holds = CondCode::kLE; break;
        case TraceOp::IntGt: *holds = CondCode::kG; break;
        case TraceOp::IntGe: *holds = CondCode::kGE; break;
        default: *holds = CondCode::kB; break;
    }
}

void Emitter::guard_truth(u32 i, const TraceInst& inst, bool wanted) {
    stress_exit(i);
    if (ir::is_inst(inst.a) && live_.fused[inst.a]) {
        CondCode holds;
        bool check_parity, parity_holds;
        compare(t_.insts[inst.a], &holds, &check_parity, &parity_holds);
        CondCode leave_if = wanted ? x86::negateCond(holds) : holds;
        if (check_parity) {
            if (parity_holds != wanted) {
                guard(CondCode::kP, i);
            } else {
                // Unordered decides for staying: skip the branch.
                Label stay = as_.newLabel();
                Label leave = exit_of(i);
                as_.jp(stay);
                as_.j(leave_if, leave);
                as_.bind(stay);
                return;
            }
        }
        guard(leave_if, i);
        return;
    }
    int bit = regs_.use(inst.a);
    as_.test(gp32(bit), gp32(bit));
    guard(wanted ? CondCode::kZ : CondCode::kNZ, i);
}
void Emitter::GuardTrue(u32 i, const TraceInst& inst) { guard_truth(i, inst, true); }
void Emitter::GuardFalse(u32 i, const TraceInst& inst) { guard_truth(i, inst, false); }

void Emitter::set_bool(u32 i, const TraceInst& inst) {
    CondCode holds;
    bool check_parity, parity_holds;
    compare(inst, &holds, &check_parity, &parity_holds);
    as_.set(holds, x86::r11b);
    if (check_parity) {
        // r11b = holds and ordered, or differs or unordered.
        int extra = regs_.temporary(false);
        as_.set(parity_holds ? CondCode::kP : CondCode::kNP, x86::gpb_lo(static_cast<u32>(extra)));
        if (parity_holds) as_.or_(x86::r11b, x86::gpb_lo(static_cast<u32>(extra)));
        else as_.and_(x86::r11b, x86::gpb_lo(static_cast<u32>(extra)));
    }
    operands_done(i);
    as_.movzx(gp32(regs_.define(i)), x86::r11b);
}
void Emitter::IntEq(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::IntNe(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::IntLt(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::IntLe(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::IntGt(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::IntGe(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::IntULt(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::FloatEq(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::FloatNe(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::FloatLt(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::FloatLe(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::FloatGt(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::FloatGe(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::ValueEq(u32 i, const TraceInst& inst) { set_bool(i, inst); }
void Emitter::PtrEq(u32 i, const TraceInst& inst) { set_bool(i, inst); }

void Emitter::BoolNot(u32 i, const TraceInst& inst) {
    int bit = regs_.use(inst.a);
    operands_done(i);
    int result = regs_.define(i, bit);
    if (result != bit) as_.mov(gp(result), gp(bit));
    as_.xor_(gp32(result), 1);
}
void Emitter::BoolEq(u32 i, const TraceInst& inst) {
    int a = regs_.use(inst.a), b = regs_.use(inst.b);
    as_.mov(scratch(), gp(a));
    as_.xor_(scratch32(), gp32(b));
    as_.xor_(scratch32(), 1);
    operands_done(i);
    as_.mov(gp(regs_.define(i)), scratch());
}
void Emitter::BoolToInt(u32 i, const TraceInst& inst) {
    int bit = regs_.use(inst.a);
    operands_done(i);
    int result = regs_.define(i, bit);
    if (result != bit) as_.mov(gp(result), gp(bit));
}

// ---- Boxing ----

void Emitter::BoxInt(u32 i, const TraceInst& inst) {
    int value = regs_.use(inst.a);
    operands_done(i);
    int result = regs_.define(i, value);
    if (result != value) as_.mov(gp(result), gp(value));
    box_int(result);
}
void Emitter::BoxUint(u32 i, const TraceInst& inst) {
    int value = regs_.use(inst.a);
    operands_done(i);
    int result = regs_.define(i, value);
    if (result != value) as_.mov(gp(result), gp(value));
    // Below 2^47 an immediate.
    as_.mov(scratch(), gp(result));
    as_.shr(scratch(), 47);
    Cold cold{as_.newLabel(), as_.newLabel(), kColdBoxUintReg, result, Mem(), 0, 0};
    as_.jnz(cold.from);
    as_.add(gp(result), bias());
    as_.bind(cold.back);
    cold_.push_back(cold);
}
void Emitter::BoxFloat(u32 i, const TraceInst& inst) {
    int value = regs_.use(inst.a);
    operands_done(i);
    int result = regs_.define(i);
    as_.movq(gp(result), xmm(value));
    as_.add(gp(result), dbl());
}
void Emitter::BoxBool(u32 i, const TraceInst& inst) {
    int bit = regs_.use(inst.a);
    operands_done(i);
    int result = regs_.define(i, bit);
    i64 no = static_cast<i64>(reinterpret_cast<u64>(&false_object)), yes = static_cast<i64>(reinterpret_cast<u64>(&true_object));
    as_.imul(gp(result), gp(bit), static_cast<i32>(yes - no));
    as_.add(gp(result), static_cast<i32>(no));
}

}  // namespace krait::jit::x64
