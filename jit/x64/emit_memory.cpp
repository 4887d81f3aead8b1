// Loads and stores.
#include "jit/x64/emitter.h"

#include "runtime/object.h"
#include "runtime/frame.h"
#include "runtime/types/complex.h"

namespace krait::jit::x64 {

using namespace ir;
namespace x86 = asmjit::x86;

Mem Emitter::field(Ref base, i32 offset, u32 size) {
    if (is_k(base)) {
        u64 address = t_.constant_at(base).bits + static_cast<u64>(static_cast<i64>(offset));
        if (address <= 0x7FFFFFFF) {
            Mem m = x86::ptr(address);
            m.setSize(size);
            return m;
        }
    }
    return Mem(gp(regs_.use(base)), offset, size);
}

Mem Emitter::item(const TraceInst& inst, u32 shift) {
    i32 disp = static_cast<i32>(inst.op == TraceOp::StoreItem || inst.op == TraceOp::StoreByteAt ? 0 : inst.c);
    int base = regs_.use(inst.a);
    if (fits32(inst.b)) {
        i64 at = (k(inst.b) << shift) + disp;
        if (at == static_cast<i32>(at)) return Mem(gp(base), static_cast<i32>(at), 1u << shift);
    }
    return Mem(gp(base), gp(regs_.use(inst.b)), shift, disp, 1u << shift);
}

void Emitter::load(u32 i, const TraceInst&, Mem from, u32 size) {
    operands_done(i);
    int result = regs_.define(i);
    from.setSize(size);
    if (size == 8) as_.mov(gp(result), from);
    else if (size == 4) as_.mov(gp32(result), from);
    else as_.movzx(gp32(result), from);
}

void Emitter::LoadValue(u32 i, const TraceInst& inst) { load(i, inst, field(inst.a, static_cast<i32>(inst.b), 8), 8); }
void Emitter::LoadPtr(u32 i, const TraceInst& inst) { load(i, inst, field(inst.a, static_cast<i32>(inst.b), 8), 8); }
void Emitter::LoadI64(u32 i, const TraceInst& inst) { load(i, inst, field(inst.a, static_cast<i32>(inst.b), 8), 8); }
void Emitter::LoadU32(u32 i, const TraceInst& inst) { load(i, inst, field(inst.a, static_cast<i32>(inst.b), 4), 4); }
void Emitter::LoadU8(u32 i, const TraceInst& inst) { load(i, inst, field(inst.a, static_cast<i32>(inst.b), 1), 1); }
void Emitter::LoadItem(u32 i, const TraceInst& inst) { load(i, inst, item(inst, 3), 8); }
void Emitter::LoadByteAt(u32 i, const TraceInst& inst) { load(i, inst, item(inst, 0), 1); }
void Emitter::LoadU16At(u32 i, const TraceInst& inst) { load(i, inst, item(inst, 1), 2); }
void Emitter::LoadU32At(u32 i, const TraceInst& inst) { load(i, inst, item(inst, 2), 4); }

void Emitter::StoreValue(u32 i, const TraceInst& inst) {
    Mem to = field(inst.a, static_cast<i32>(inst.b), 8);
    if (!is_k(inst.c)) regs_.use(inst.c);
    store_value(to, inst.c);
}
void Emitter::StoreI64(u32 i, const TraceInst& inst) {
    Mem to = field(inst.a, static_cast<i32>(inst.b), 8);
    if (fits32(inst.c)) as_.mov(to, asmjit::imm(k(inst.c)));
    else as_.mov(to, gp(regs_.use(inst.c)));
}
void Emitter::StoreItem(u32 i, const TraceInst& inst) {
    Mem to = item(inst, 3);
    if (!is_k(inst.c)) regs_.use(inst.c);
    store_value(to, inst.c);
}
void Emitter::StoreByteAt(u32 i, const TraceInst& inst) {
    Mem to = item(inst, 0);
    if (is_k(inst.c)) {
        as_.mov(to, asmjit::imm(k(inst.c) & 0xFF));
        return;
    }
    as_.mov(scratch(), gp(regs_.use(inst.c)));
    as_.mov(to, x86::r11b);
}
void Emitter::SetShape(u32 i, const TraceInst& inst) {
    as_.mov(field(inst.a, 0, 4), asmjit::imm(static_cast<u32>(t_.constant_at(inst.b).bits)));
}

void Emitter::load_double(u32 i, const TraceInst& inst, i32 offset) {
    int object = regs_.use(inst.a);
    operands_done(i);
    int result = regs_.define(i);
    as_.movsd(xmm(result), x86::qword_ptr(gp(object), offset));
    canonical_nan(result);
}
void Emitter::ComplexReal(u32 i, const TraceInst& inst) { load_double(i, inst, offsetof(krait::Complex, real)); }
void Emitter::ComplexImag(u32 i, const TraceInst& inst) { load_double(i, inst, offsetof(krait::Complex, imag)); }

void Emitter::LoadSlot(u32 i, const TraceInst& inst) {
    as_.mov(gp(regs_.define(i)), x86::qword_ptr(frame(), static_cast<i32>(offsetof(krait::Frame, registers) + 8 * inst.a)));
}

}  // namespace krait::jit::x64
