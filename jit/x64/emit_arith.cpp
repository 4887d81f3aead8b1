// Integer and float arithmetic.
#include "jit/x64/emitter.h"

#include <bit>

namespace krait::jit::x64 {

using namespace ir;
namespace x86 = asmjit::x86;
namespace Inst = asmjit::x86::Inst;

// ---- Integers ----

void Emitter::int_binary(u32 i, const TraceInst& inst, Inst::Id op, bool overflow, bool commutative) {
    if (overflow) stress_exit(i);
    Ref x = inst.a, y = inst.b;
    if (is_k(x) && commutative) std::swap(x, y);
    int a = regs_.use(x);
    bool immediate = fits32(y);
    int b = immediate ? -1 : regs_.use(y);
    overflow ? operands_done_keep_snapshot(i) : operands_done(i);
    int hint = regs_.hint_for(i);
    if (hint < 0 || !regs_.is_free(hint)) hint = a;
    int result = regs_.define(i, hint);
    if (b >= 0 && result == b && a != b) {
        // The right operand must survive the copy of the left one into the result.
        if (commutative) {
            std::swap(a, b);
        } else {
            as_.mov(scratch(), gp(b));
            b = kScratch;
        }
    }
    bool add_small = op == Inst::kIdAdd && !overflow && result != a;
    if (add_small) {
        immediate ? as_.lea(gp(result), x86::qword_ptr(gp(a), static_cast<i32>(k(y)))) : as_.lea(gp(result), x86::qword_ptr(gp(a), gp(b)));
        return;
    }
    if (op == Inst::kIdImul && immediate) {
        as_.imul(gp(result), gp(a), static_cast<i32>(k(y)));
    } else {
        if (result != a) as_.mov(gp(result), gp(a));
        if (immediate) as_.emit(op, gp(result), asmjit::imm(k(y)));
        else as_.emit(op, gp(result), gp(b));
    }
    if (overflow) guard(CondCode::kO, i);
}

void Emitter::IntAdd(u32 i, const TraceInst& inst) { int_binary(i, inst, Inst::kIdAdd, false, true); }
void Emitter::IntSub(u32 i, const TraceInst& inst) { int_binary(i, inst, Inst::kIdSub, false, false); }
void Emitter::IntMul(u32 i, const TraceInst& inst) { int_binary(i, inst, Inst::kIdImul, false, true); }
void Emitter::IntAddOvf(u32 i, const TraceInst& inst) { int_binary(i, inst, Inst::kIdAdd, true, true); }
void Emitter::IntSubOvf(u32 i, const TraceInst& inst) { int_binary(i, inst, Inst::kIdSub, true, false); }
void Emitter::IntMulOvf(u32 i, const TraceInst& inst) { int_binary(i, inst, Inst::kIdImul, true, true); }
void Emitter::IntAnd(u32 i, const TraceInst& inst) { int_binary(i, inst, Inst::kIdAnd, false, true); }
void Emitter::IntOr(u32 i, const TraceInst& inst) { int_binary(i, inst, Inst::kIdOr, false, true); }
void Emitter::IntXor(u32 i, const TraceInst& inst) { int_binary(i, inst, Inst::kIdXor, false, true); }

// Shift count in cl, unless constant.
void Emitter::shift(u32 i, const TraceInst& inst, Inst::Id op) {
    if (is_k(inst.b)) {
        int a = regs_.use(inst.a);
        operands_done(i);
        int result = regs_.define(i, a);
        if (result != a) as_.mov(gp(result), gp(a));
        i64 n = k(inst.b);
        if (op == Inst::kIdSar && n > 63) n = 63;
        as_.emit(op, gp(result), asmjit::imm(n & 63));
        return;
    }
    regs_.claim(kRcx);
    int b = regs_.use(inst.b);
    int a = regs_.use(inst.a);
    as_.mov(x86::rcx, gp(b));
    if (op == Inst::kIdSar) {
        // Counts above 63 shift everything out.
        as_.cmp(x86::rcx, 63);
        Label small = as_.newLabel();
        as_.jbe(small);
        as_.mov(x86::ecx, 63);
        as_.bind(small);
    }
    as_.mov(scratch(), gp(a));
    as_.emit(op, scratch(), x86::cl);
    operands_done(i);
    as_.mov(gp(regs_.define(i)), scratch());
}
void Emitter::IntShl(u32 i, const TraceInst& inst) { shift(i, inst, Inst::kIdShl); }
void Emitter::IntShr(u32 i, const TraceInst& inst) { shift(i, inst, Inst::kIdSar); }
void Emitter::IntUShr(u32 i, const TraceInst& inst) { shift(i, inst, Inst::kIdShr); }

// Shifts there and back; a difference means bits were lost.
void Emitter::IntShlOvf(u32 i, const TraceInst& inst) {
    stress_exit(i);
    if (is_k(inst.b)) {
        int a = regs_.use(inst.a);
        int result = regs_.define(i);
        Label leave = exit_of(i);
        if (k(inst.b) < 0 || k(inst.b) > 63) {
            as_.jmp(leave);
            return;
        }
        as_.mov(gp(result), gp(a));
        as_.shl(gp(result), static_cast<u32>(k(inst.b)));
        as_.mov(scratch(), gp(result));
        as_.sar(scratch(), static_cast<u32>(k(inst.b)));
        as_.cmp(scratch(), gp(a));
        as_.jne(leave);
        return;
    }
    regs_.claim(kRcx);
    int b = regs_.use(inst.b);
    int a = regs_.use(inst.a);
    int result = regs_.define(i);
    Label leave = exit_of(i);
    as_.mov(x86::rcx, gp(b));
    as_.cmp(x86::rcx, 63);
    as_.ja(leave);
    as_.mov(gp(result), gp(a));
    as_.shl(gp(result), x86::cl);
    as_.mov(scratch(), gp(result));
    as_.sar(scratch(), x86::cl);
    as_.cmp(scratch(), gp(a));
    as_.jne(leave);
}

// Division by a constant as a multiplication by its reciprocal (Granlund, Montgomery, PLDI 1994; Hacker's Delight 10-1):
// q = (hi(n * m) [+ n]) >> s for n >= 0.
bool Emitter::divide_by_constant(u32 i, const TraceInst& inst, bool modulo) {
    if (!is_k(inst.b)) return false;
    i64 d = k(inst.b);
    if (d < 2) return false;
    // Magic number for signed division by d >= 2.
    u64 two63 = u64{1} << 63, ad = static_cast<u64>(d), t = two63, anc = t - 1 - t % ad;
    int p = 63;
    u64 q1 = two63 / anc, r1 = two63 - q1 * anc, q2 = two63 / ad, r2 = two63 - q2 * ad, delta;
    do {
        ++p;
        q1 *= 2, r1 *= 2;
        if (r1 >= anc) ++q1, r1 -= anc;
        q2 *= 2, r2 *= 2;
        if (r2 >= ad) ++q2, r2 -= ad;
        delta = ad - r2;
    } while (q1 < delta || (q1 == delta && r1 == 0));
    i64 magic = static_cast<i64>(q2 + 1);
    int s = p - 64;
    // floor(a / d) = ~floor(~a / d) for negative a, and ~a is not negative: with sign = a >> 63 one formula does for both.
    regs_.claim(kRax);
    regs_.claim(kRdx);
    int a = regs_.use(inst.a);
    int positive = regs_.temporary(false);
    as_.mov(scratch(), gp(a));
    as_.sar(scratch(), 63);
    as_.mov(gp(positive), gp(a));
    as_.xor_(gp(positive), scratch());
    as_.mov(x86::rax, magic);
    as_.imul(gp(positive));
    if (magic < 0) as_.add(x86::rdx, gp(positive));
    if (s) as_.sar(x86::rdx, static_cast<u32>(s));
    as_.xor_(x86::rdx, scratch());
    if (!modulo) {
        operands_done(i);
        as_.mov(gp(regs_.define(i)), x86::rdx);
        return true;
    }
    as_.mov(scratch(), gp(a));
    if (fits32(inst.b)) {
        as_.imul(x86::rdx, x86::rdx, static_cast<i32>(d));
    } else {
        as_.mov(x86::rax, d);
        as_.imul(x86::rdx, x86::rax);
    }
    as_.sub(scratch(), x86::rdx);
    operands_done(i);
    as_.mov(gp(regs_.define(i)), scratch());
    return true;
}

// idiv truncates; floor subtracts one from the quotient (adds the divisor to the remainder) when a remainder is left and
// the signs differ.
void Emitter::divide(u32 i, const TraceInst& inst, bool modulo) {
    if (divide_by_constant(i, inst, modulo)) return;
    regs_.claim(kRax);
    regs_.claim(kRdx);
    int b = regs_.use(inst.b);
    int a = regs_.use(inst.a);
    Label done = as_.newLabel();
    as_.mov(x86::rax, gp(a));
    as_.cqo();
    as_.idiv(gp(b));
    as_.test(x86::rdx, x86::rdx);
    as_.jz(done);
    as_.mov(scratch(), x86::rdx);
    as_.xor_(scratch(), gp(b));
    as_.jns(done);
    if (modulo) as_.add(x86::rdx, gp(b));
    else as_.dec(x86::rax);
    as_.bind(done);
    as_.mov(scratch(), modulo ? x86::rdx : x86::rax);
    operands_done(i);
    as_.mov(gp(regs_.define(i)), scratch());
}
void Emitter::IntFloorDiv(u32 i, const TraceInst& inst) { divide(i, inst, false); }
void Emitter::IntMod(u32 i, const TraceInst& inst) { divide(i, inst, true); }

// Unsigned: rdx:rax by a register.
void Emitter::divide_unsigned(u32 i, const TraceInst& inst, bool modulo) {
    regs_.claim(kRax);
    regs_.claim(kRdx);
    int b = regs_.use(inst.b);
    int a = regs_.use(inst.a);
    as_.mov(x86::rax, gp(a));
    as_.xor_(x86::edx, x86::edx);
    as_.div(gp(b));
    as_.mov(scratch(), modulo ? x86::rdx : x86::rax);
    operands_done(i);
    as_.mov(gp(regs_.define(i)), scratch());
}
void Emitter::IntUDiv(u32 i, const TraceInst& inst) { divide_unsigned(i, inst, false); }
void Emitter::IntUMod(u32 i, const TraceInst& inst) { divide_unsigned(i, inst, true); }

void Emitter::ToUint(u32 i, const TraceInst& inst) {
    int a = regs_.use(inst.a);
    operands_done(i);
    int hint = regs_.hint_for(i);
    int result = regs_.define(i, hint >= 0 && regs_.is_free(hint) ? hint : a);
    if (result != a) as_.mov(gp(result), gp(a));
}

// In no register: exits compute them (jit/exits.cpp), other users had them boxed.
void Emitter::WideAdd(u32, const TraceInst&) {}
void Emitter::WideSub(u32, const TraceInst&) {}
void Emitter::WideMul(u32, const TraceInst&) {}
void Emitter::WideShl(u32, const TraceInst&) {}
void Emitter::WideAnd(u32, const TraceInst&) {}
void Emitter::WideOr(u32, const TraceInst&) {}
void Emitter::WideXor(u32, const TraceInst&) {}
void Emitter::WideComplex(u32, const TraceInst&) {}

void Emitter::IntToFloat(u32 i, const TraceInst& inst) {
    int a = regs_.use(inst.a);
    operands_done(i);
    int result = regs_.define(i);
    as_.xorps(xmm(result), xmm(result));
    as_.cvtsi2sd(xmm(result), gp(a));
}

// cvttsd2si gives 0x8000... for what does not fit, NaN included.
void Emitter::FloatToInt(u32 i, const TraceInst& inst) {
    stress_exit(i);
    int a = regs_.use(inst.a);
    int result = regs_.define(i);
    as_.cvttsd2si(gp(result), xmm(a));
    as_.mov(scratch(), gp(result));
    as_.dec(scratch());
    guard(CondCode::kO, i);
}

// ---- Floats ----

void Emitter::float_binary(u32 i, const TraceInst& inst, Inst::Id op, bool commutative) {
    Ref x = inst.a, y = inst.b;
    if (is_k(x) && commutative) std::swap(x, y);
    int a = regs_.use(x);
    bool memory = is_k(y) && !(t_.constant_at(y).bits == 0);
    int b = memory ? -1 : regs_.use(y);
    operands_done(i);
    int hint = regs_.hint_for(i);
    if (hint < 0 || !regs_.is_free(hint)) hint = a;
    int result = regs_.define(i, hint);
    if (b >= 0 && result == b && a != b) {
        if (commutative) {
            std::swap(a, b);
        } else {
            as_.movaps(scratch_xmm(), xmm(b));
            b = kXmmBase + kScratchXmm;
        }
    }
    if (result != a) as_.movaps(xmm(result), xmm(a));
    if (memory) as_.emit(op, xmm(result), float_constant(t_.constant_at(y).bits));
    else as_.emit(op, xmm(result), xmm(b));
}
void Emitter::FloatAdd(u32 i, const TraceInst& inst) { float_binary(i, inst, Inst::kIdAddsd, true); }
void Emitter::FloatSub(u32 i, const TraceInst& inst) { float_binary(i, inst, Inst::kIdSubsd, false); }
void Emitter::FloatMul(u32 i, const TraceInst& inst) { float_binary(i, inst, Inst::kIdMulsd, true); }
void Emitter::FloatDiv(u32 i, const TraceInst& inst) { float_binary(i, inst, Inst::kIdDivsd, false); }

// Values in Float registers are NaNs that Value can hold; a flipped sign may leave that set.
void Emitter::canonical_nan(int reg) {
    Label fine = as_.newLabel();
    as_.ucomisd(xmm(reg), xmm(reg));
    as_.jnp(fine);
    as_.andps(xmm(reg), float_mask(0xFFF8'0000'0000'0000));
    as_.orps(xmm(reg), float_mask(0x0008'0000'0000'0000));
    as_.bind(fine);
}

void Emitter::FloatNeg(u32 i, const TraceInst& inst) {
    int a = regs_.use(inst.a);
    operands_done(i);
    int result = regs_.define(i, a);
    if (result != a) as_.movaps(xmm(result), xmm(a));
    as_.xorps(xmm(result), float_mask(u64{1} << 63));
    canonical_nan(result);
}
void Emitter::FloatAbs(u32 i, const TraceInst& inst) {
    int a = regs_.use(inst.a);
    operands_done(i);
    int result = regs_.define(i, a);
    if (result != a) as_.movaps(xmm(result), xmm(a));
    as_.andps(xmm(result), float_mask(~(u64{1} << 63)));
}
void Emitter::FloatSqrt(u32 i, const TraceInst& inst) {
    int a = regs_.use(inst.a);
    operands_done(i);
    int result = regs_.define(i);
    as_.sqrtsd(xmm(result), xmm(a));
}

}  // namespace krait::jit::x64
