// Emitter: the loop over instructions, moves, constants, exits and what stands behind the code. See jit/x64/emitter.h.
#include "jit/x64/emitter.h"

#include <bit>

#include "runtime/assert.h"
#include "runtime/thread.h"

namespace krait::jit::x64 {

using namespace ir;
namespace x86 = asmjit::x86;

Emitter::Emitter(x86::Assembler& as, const EmitInput& in, EmitOutput& out)
    : as_(as), in_(in), out_(out), t_(*in.trace), live_(t_), regs_(t_, live_, *this, in.gprs, in.xmms, in.first_spill) {}

using Handler = void (Emitter::*)(u32, const TraceInst&);

void Emitter::run() {
    static constexpr Handler handlers[] = {
#define TRACE_OP(name, ...) &Emitter::name,
#include "ir/trace_ops.def"
#undef TRACE_OP
    };
    u32 count = static_cast<u32>(t_.insts.size());
    entry_ = as_.newLabel();
    as_.bind(entry_);
    as_.nop();  // room for a jump, when the unit is dropped
    as_.nop();
    as_.nop();
    as_.nop();
    as_.nop();
    if (in_.inherited)
        for (u32 i = 0; i < count; ++i)
            if (t_.insts[i].op == TraceOp::Inherit) regs_.place(i, (*in_.inherited)[t_.insts[i].a]);
    out_.inst_offsets.assign(count + 1, 0);
    out_.result_locs.assign(count, kLocNone);
    for (u32 i = 0; i < count; ++i) {
        out_.inst_offsets[i] = static_cast<u32>(as_.offset());
        const TraceInst inst = t_.insts[i];
        if (inst.op == TraceOp::Nop || live_.fused[i]) continue;
        current_ = i;
        regs_.at(i);
        if (inst.type != TraceType::None) regs_.make_way(i);
        (this->*handlers[static_cast<int>(inst.op)])(i, inst);
        if (inst.type != TraceType::None) out_.result_locs[i] = regs_.location(i);
        regs_.free_temporaries();
        regs_.unpin_all();
        regs_.release_dead(i);
    }
    out_.inst_offsets[count] = static_cast<u32>(as_.offset());
    out_.cold_offset = static_cast<u32>(as_.offset());
    emit_cold();
    emit_stubs();
    out_.spills = regs_.spills_used();
    if (regs_.overflowed()) out_.error = "too many values live at once";
}

// ---- Moves ----

void Emitter::move_reg(int to, int from) {
    if (is_xmm(to))
        is_xmm(from) ? as_.movaps(xmm(to), xmm(from)) : as_.movq(xmm(to), gp(from));
    else
        is_xmm(from) ? as_.movq(gp(to), xmm(from)) : as_.mov(gp(to), gp(from));
}

void Emitter::load_spill(int to, Loc slot) {
    Mem m = machine_frame(spill_offset(slot));
    is_xmm(to) ? as_.movsd(xmm(to), m) : as_.mov(gp(to), m);
}

void Emitter::store_spill(Loc slot, int from) {
    Mem m = machine_frame(spill_offset(slot));
    is_xmm(from) ? as_.movsd(m, xmm(from)) : as_.mov(m, gp(from));
}

void Emitter::load_const(int to, Ref constant) {
    const TraceConst& c = t_.constant_at(constant);
    if (is_xmm(to)) {
        if (c.bits == 0)
            as_.xorps(xmm(to), xmm(to));
        else
            as_.movsd(xmm(to), float_constant(c.bits));
        return;
    }
    // Flags must survive: no xor.
    if (c.bits <= 0xFFFFFFFF)
        as_.mov(gp32(to), static_cast<u32>(c.bits));
    else
        as_.mov(gp(to), c.bits);
}

Mem Emitter::float_constant(u64 bits) {
    for (auto& [value, label] : pool_)
        if (value == bits) return x86::qword_ptr(label);
    pool_.emplace_back(bits, as_.newLabel());
    return x86::qword_ptr(pool_.back().second);
}

Mem Emitter::float_mask(u64 low) {
    for (auto& [value, label] : mask_pool_)
        if (value == low) return x86::xmmword_ptr(label);
    mask_pool_.emplace_back(low, as_.newLabel());
    return x86::xmmword_ptr(mask_pool_.back().second);
}

// ---- Exits ----

Label Emitter::exit_of(u32 i) { return make_exit(i, t_.insts[i].c); }

Label Emitter::make_exit(u32 i, u32 snapshot) {
    EmittedExit exit{snapshot, i, static_cast<u32>(out_.locs.size()), 0, 0};
    t_.for_each_snapshot_leaf(snapshot, [&](Ref& r) { out_.locs.push_back(regs_.location(r)); });
    exit.loc_count = static_cast<u32>(out_.locs.size()) - exit.first_loc;
    // The same snapshot with the same places shares its exit.
    if (!out_.exits.empty()) {
        const EmittedExit& last = out_.exits.back();
        if (last.snapshot == snapshot && last.inst == i && last.loc_count == exit.loc_count &&
            std::equal(out_.locs.begin() + exit.first_loc, out_.locs.end(), out_.locs.begin() + last.first_loc)) {
            out_.locs.resize(exit.first_loc);
            return exit_labels_.back();
        }
    }
    out_.exits.push_back(exit);
    exit_labels_.push_back(as_.newLabel());
    return exit_labels_.back();
}

// --stress=exits: a countdown that the exit handler sets anew at random.
void Emitter::stress_exit(u32 i) {
    if (!in_.stress_counter || t_.snapshots[t_.insts[i].c].after) return;
    as_.mov(scratch(), reinterpret_cast<u64>(in_.stress_counter));
    as_.dec(x86::dword_ptr(scratch()));
    guard(CondCode::kZ, i);
}

void Emitter::operands_done_keep_snapshot(u32 i) {
    std::vector<Ref> keep;
    t_.for_each_snapshot_leaf(t_.insts[i].c, [&](Ref& r) {
        if (is_inst(r)) keep.push_back(regs_.resolve(r));
    });
    regs_.release_dead(i, &keep);
}

// ---- Behind the code ----

void Emitter::box_int(int reg) {
    as_.add(gp(reg), bias());
    as_.mov(scratch(), gp(reg));
    as_.shr(scratch(), 48);
    as_.cmp(scratch32(), 1);
    Cold cold{as_.newLabel(), as_.newLabel(), kColdBoxReg, reg, Mem(), 0, 0};
    as_.jne(cold.from);
    as_.bind(cold.back);
    cold_.push_back(cold);
}

// Stores any value as a Value; uses scratch only.
void Emitter::store_value(Mem to, Ref r) {
    if (is_k(r)) {
        const TraceConst& c = t_.constant_at(r);
        u64 bits = c.bits;
        if (c.type == TraceType::Int) {
            if (!krait::Value::fits_small_int(static_cast<i64>(bits))) {
                as_.mov(scratch(), bits);
                as_.call(asmjit::imm(in_.thunks->box_int));
                as_.mov(to, scratch());
                return;
            }
            bits = krait::Value::from_small_int(static_cast<i64>(bits)).bits();
        } else if (c.type == TraceType::Uint) {
            as_.mov(scratch(), bits);
            as_.call(asmjit::imm(in_.thunks->box_uint));
            as_.mov(to, scratch());
            return;
        } else if (c.type == TraceType::Float) {
            bits = krait::Value::from_double(std::bit_cast<double>(bits)).bits();
        } else if (c.type == TraceType::Bool) {
            bits = reinterpret_cast<u64>(bits ? &true_object : &false_object);
        }
        if (bits <= 0x7FFFFFFF) {
            as_.mov(to, asmjit::imm(bits));
        } else {
            as_.mov(scratch(), bits);
            as_.mov(to, scratch());
        }
        return;
    }
    Loc loc = regs_.location(r);
    TraceType type = t_.type_of(r);
    if (type == TraceType::Float) {
        if (loc_is_spill(loc)) as_.mov(scratch(), machine_frame(spill_offset(loc)));
        else as_.movq(scratch(), xmm(static_cast<int>(loc)));
        as_.add(scratch(), dbl());
        as_.mov(to, scratch());
        return;
    }
    if (loc_is_spill(loc)) as_.mov(scratch(), machine_frame(spill_offset(loc)));
    if (type == TraceType::Bool) {
        // False and True stand at constant addresses.
        static_assert(sizeof(Object) == 8);
        u64 no = reinterpret_cast<u64>(&false_object), yes = reinterpret_cast<u64>(&true_object);
        if (!loc_is_spill(loc)) as_.mov(scratch(), gp(static_cast<int>(loc)));
        as_.imul(scratch(), scratch(), static_cast<i32>(yes - no));
        as_.add(scratch(), static_cast<i32>(no));
        as_.mov(to, scratch());
        return;
    }
    if (type == TraceType::Uint) {
        if (!loc_is_spill(loc)) as_.mov(scratch(), gp(static_cast<int>(loc)));
        as_.mov(to, scratch());
        as_.shr(scratch(), 47);
        Cold cold{as_.newLabel(), as_.newLabel(), kColdBoxUintMem, 0, to, 0, 0};
        as_.jnz(cold.from);
        as_.add(to, bias());
        as_.bind(cold.back);
        cold_.push_back(cold);
        return;
    }
    if (type == TraceType::Int) {
        if (!loc_is_spill(loc)) as_.mov(scratch(), gp(static_cast<int>(loc)));
        as_.add(scratch(), bias());
        as_.mov(to, scratch());
        as_.shr(scratch(), 48);
        as_.cmp(scratch32(), 1);
        Cold cold{as_.newLabel(), as_.newLabel(), kColdBoxMem, 0, to, 0, 0};
        as_.jne(cold.from);
        as_.bind(cold.back);
        cold_.push_back(cold);
        return;
    }
    as_.mov(to, loc_is_spill(loc) ? scratch() : gp(static_cast<int>(loc)));
}

void Emitter::WriteBarrier(u32 i, const TraceInst& inst) {
    remember_if_old(gp(regs_.use(inst.a)));
}

void Emitter::remember_if_old(Gp object) {
    as_.test(x86::byte_ptr(object, offsetof(Object, gc)), kGcOld);
    Cold cold{as_.newLabel(), as_.newLabel(), kColdRemember, static_cast<int>(object.id()), Mem(), 0, 0};
    as_.jnz(cold.from);
    as_.bind(cold.back);
    cold_.push_back(cold);
}

void Emitter::WriteBarrierPtr(u32 i, const TraceInst& inst) { WriteBarrier(i, inst); }

void Emitter::NewObject(u32 i, const TraceInst& inst) {
    size_t size = inst.b;
    int size_class = size_class_for(size);
    i32 run = static_cast<i32>(offsetof(Thread, runs) + sizeof(AllocRun) * static_cast<size_t>(size_class));
    int object = regs_.define(i);
    u64 shape = t_.constant_at(inst.a).bits;
    as_.mov(gp(object), x86::qword_ptr(thread(), run));
    as_.lea(scratch(), x86::qword_ptr(gp(object), static_cast<i32>(size_class_bytes(size_class))));
    as_.cmp(scratch(), x86::qword_ptr(thread(), run + 8));
    Cold cold{as_.newLabel(), as_.newLabel(), kColdAllocate, object, Mem(), i, size | static_cast<u64>(inst.aux) << 32};
    as_.ja(cold.from);
    as_.mov(x86::qword_ptr(thread(), run), scratch());
    as_.mov(scratch(), shape | static_cast<u64>(inst.aux) << 32);
    as_.mov(x86::qword_ptr(gp(object)), scratch());
    as_.xorps(scratch_xmm(), scratch_xmm());
    size_t at = 8;
    for (; at + 16 <= size; at += 16) as_.movups(x86::xmmword_ptr(gp(object), static_cast<i32>(at)), scratch_xmm());
    if (at < size) as_.movsd(x86::qword_ptr(gp(object), static_cast<i32>(at)), scratch_xmm());
    as_.bind(cold.back);
    // Memory ran out: the slow path leaves 0. Checked there.
    cold_.push_back(cold);
    if (regs_.overflowed()) return;
    cold_.back().mem = Mem();
    allocate_exits_.emplace_back(cold.from.id(), exit_of(i));
}

void Emitter::emit_cold() {
    for (size_t n = 0; n < cold_.size(); ++n) {
        Cold cold = cold_[n];
        as_.bind(cold.from);
        switch (cold.kind) {
            case kColdBoxReg:
                as_.mov(scratch(), gp(cold.reg));
                as_.sub(scratch(), bias());
                as_.call(asmjit::imm(in_.thunks->box_int));
                as_.mov(gp(cold.reg), scratch());
                break;
            case kColdBoxMem:
                as_.mov(scratch(), cold.mem);
                as_.sub(scratch(), bias());
                as_.call(asmjit::imm(in_.thunks->box_int));
                as_.mov(cold.mem, scratch());
                break;
            case kColdBoxUintReg:
                as_.mov(scratch(), gp(cold.reg));
                as_.call(asmjit::imm(in_.thunks->box_uint));
                as_.mov(gp(cold.reg), scratch());
                break;
            case kColdBoxUintMem:
                as_.mov(scratch(), cold.mem);
                as_.call(asmjit::imm(in_.thunks->box_uint));
                as_.mov(cold.mem, scratch());
                break;
            case kColdRemember:
                as_.mov(scratch(), gp(cold.reg));
                as_.call(asmjit::imm(in_.thunks->remember));
                break;
            case kColdAllocate:
                as_.mov(scratch(), cold.b);
                as_.mov(machine_frame(kThunkArgOffset), scratch());
                as_.mov(scratch(), t_.constant_at(t_.insts[cold.a].a).bits);
                as_.call(asmjit::imm(in_.thunks->allocate));
                as_.mov(gp(cold.reg), scratch());
                as_.test(scratch(), scratch());
                for (auto& [id, label] : allocate_exits_)
                    if (id == cold.from.id()) as_.jz(label);
                break;
        }
        as_.jmp(cold.back);
    }
}

void Emitter::emit_stubs() {
    for (size_t e = 0; e < out_.exits.size(); ++e) {
        as_.align(asmjit::AlignMode::kCode, 4);
        as_.bind(exit_labels_[e]);
        out_.exits[e].stub_offset = static_cast<u32>(as_.offset());
        as_.mov(x86::dword_ptr(x86::rsp, kExitIdOffset), in_.first_exit + static_cast<u32>(e));
        as_.jmp(asmjit::imm(in_.thunks->exit));
    }
    as_.align(asmjit::AlignMode::kZero, 16);
    for (auto& [low, label] : mask_pool_) {
        as_.bind(label);
        u64 both[2] = {low, 0};
        as_.embed(both, 16);
    }
    for (auto& [bits, label] : pool_) {
        as_.bind(label);
        as_.embed(&bits, 8);
    }
}

}  // namespace krait::jit::x64
