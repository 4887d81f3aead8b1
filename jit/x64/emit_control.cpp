// Structure of a trace: loop head and back-edge, links, frames written to memory, calls.
#include "jit/x64/emitter.h"

#include "runtime/assert.h"
#include "runtime/frame.h"
#include "runtime/native.h"
#include "runtime/thread.h"
#include "runtime/types/function.h"
#include "ir/reg_code.h"

namespace krait::jit::x64 {

using namespace ir;
namespace x86 = asmjit::x86;

void Emitter::Nop(u32, const TraceInst&) {}
void Emitter::Inherit(u32, const TraceInst&) {}  // placed before the first instruction
void Emitter::RootFrame(u32 i, const TraceInst&) { as_.mov(gp(regs_.define(i)), frame()); }
void Emitter::ThreadPtr(u32 i, const TraceInst&) { as_.mov(gp(regs_.define(i)), thread()); }
void Emitter::Leave(u32 i, const TraceInst&) { as_.jmp(exit_of(i)); }

void Emitter::Poll(u32 i, const TraceInst&) {
    stress_exit(i);
    as_.cmp(x86::dword_ptr(thread(), offsetof(Thread, poll)), 0);
    guard(CondCode::kNE, i);
}

void Emitter::GuardValid(u32 i, const TraceInst&) {
    if (!in_.invalid_flag) return;
    as_.mov(scratch(), reinterpret_cast<u64>(in_.invalid_flag));
    as_.cmp(x86::dword_ptr(scratch()), 0);
    guard(CondCode::kNE, i);
}

// ---- Loop ----

void Emitter::LoopHead(u32 i, const TraceInst&) {
    std::vector<Ref> phis;
    for (const TraceInst& inst : t_.insts)
        if (inst.op == TraceOp::Phi) phis.push_back(inst.a);
    out_.head_places = regs_.loop_head(phis);
    for (const TraceInst& inst : t_.insts)
        if (inst.op == TraceOp::Phi && is_inst(inst.b))
            if (Loc loc = regs_.location(inst.a); loc_is_reg(loc)) regs_.set_hint(inst.b, static_cast<int>(loc));
    as_.align(asmjit::AlignMode::kCode, 16);
    head_ = as_.newLabel();
    as_.bind(head_);
    out_.loop_offset = static_cast<u32>(as_.offset());
}

void Emitter::Phi(u32, const TraceInst&) {}

void Emitter::Loop(u32, const TraceInst&) {
    std::vector<Move> moves;
    for (const Allocator::Place& place : out_.head_places) {
        Ref source = place.ref;
        for (const TraceInst& inst : t_.insts)
            if (inst.op == TraceOp::Phi && inst.a == place.ref) source = inst.b;
        Loc from = regs_.location(source);
        if (source == place.ref && !loc_is_reg(place.loc)) continue;  // an invariant's slot stays as it is
        KRAIT_CHECK(from != kLocNone, "a loop value is nowhere at the back-edge");
        moves.push_back({place.loc, from});
    }
    parallel_move(std::move(moves), *this);
    as_.jmp(head_);
}

// ---- Frames in memory ----

static i32 register_offset(u32 reg) { return static_cast<i32>(offsetof(krait::Frame, registers) + 8 * reg); }
static u64 pc_address(const SnapFrame& frame) { return reinterpret_cast<u64>(frame.code->reg->words + frame.pc); }

void Emitter::load_any(Gp to, Ref r) {
    Loc loc = regs_.location(r);
    if (loc_is_const(loc)) as_.mov(to, t_.constant_at(r).bits);
    else if (loc_is_spill(loc)) as_.mov(to, machine_frame(spill_offset(loc)));
    else as_.mov(to, gp(static_cast<int>(loc)));
}

// Address of frame `f` of a snapshot: the root's, a generator's, or on the VM stack.
void Emitter::frame_address(Gp to, const SnapFrame& f, bool is_root, Gp top) {
    if (is_root) {
        as_.mov(to, frame());
    } else if (f.generator != kNoRef) {
        load_any(to, f.generator);
        as_.add(to, static_cast<i32>(offsetof(krait::Generator, frame)));
    } else {
        as_.lea(to, x86::qword_ptr(top, static_cast<i32>(8 * f.base)));
    }
}

// The frame of an inlined generator: registers that changed, and what link_generator_frame does.
void Emitter::write_generator(const SnapFrame& f, const SnapFrame& back, bool back_is_root, Gp top, Gp temp) {
    frame_address(scratch(), back, back_is_root, top);
    load_any(temp, f.generator);
    constexpr i32 at = offsetof(krait::Generator, frame);
    as_.mov(x86::qword_ptr(temp, at + static_cast<i32>(offsetof(krait::Frame, back))), scratch());
    for (u32 e = 0; e < f.entry_count; ++e) {
        SnapEntry entry = t_.entries[f.first_entry + e];
        store_value(x86::qword_ptr(temp, at + register_offset(entry.reg)), entry.ref);
    }
    if (f.construct_self != kNoRef) store_value(x86::qword_ptr(temp, at + static_cast<i32>(offsetof(krait::Frame, construct_self))), f.construct_self);
    as_.mov(scratch(), pc_address(f));
    as_.mov(x86::qword_ptr(temp, at + static_cast<i32>(offsetof(krait::Frame, pc))), scratch());
    as_.and_(x86::byte_ptr(temp, at + static_cast<i32>(offsetof(krait::Frame, flags))), static_cast<u8>(~kFrameEntry));
    as_.mov(x86::byte_ptr(temp, at + static_cast<i32>(offsetof(krait::Frame, return_mode))), f.return_mode);
    as_.mov(x86::byte_ptr(temp, at + static_cast<i32>(offsetof(krait::Frame, return_words))), f.return_words);
    as_.mov(x86::word_ptr(temp, at + static_cast<i32>(offsetof(krait::Frame, return_register))), f.return_register);
    as_.mov(scratch(), x86::qword_ptr(thread(), offsetof(Thread, handled)));
    as_.mov(x86::qword_ptr(temp, offsetof(krait::Generator, handled.previous)), scratch());
    as_.lea(scratch(), x86::qword_ptr(temp, offsetof(krait::Generator, handled)));
    as_.mov(x86::qword_ptr(thread(), offsetof(Thread, handled)), scratch());
    as_.mov(x86::byte_ptr(temp, offsetof(krait::Generator, state)), kGenRunning);
}

void Emitter::LeaveGenerator(u32, const TraceInst& inst) {
    int generator = regs_.use(inst.a);
    as_.mov(scratch(), x86::qword_ptr(gp(generator), offsetof(krait::Generator, handled.previous)));
    as_.mov(x86::qword_ptr(thread(), offsetof(Thread, handled)), scratch());
    as_.mov(x86::byte_ptr(gp(generator), offsetof(krait::Generator, state)), kGenSuspended);
}

// Header of an inlined frame at top + 8 * base.
void Emitter::write_header(const SnapFrame& f, const SnapFrame& back, bool back_is_root, Gp top, Gp temp) {
    i32 at = static_cast<i32>(8 * f.base);
    auto slot = [&](size_t offset) { return x86::qword_ptr(top, at + static_cast<i32>(offset)); };
    frame_address(temp, back, back_is_root, top);
    as_.mov(slot(offsetof(krait::Frame, back)), temp);
    load_any(temp, f.function);
    as_.mov(slot(offsetof(krait::Frame, function)), temp);
    as_.mov(scratch(), x86::qword_ptr(temp, offsetof(krait::Function, globals)));
    as_.mov(slot(offsetof(krait::Frame, globals)), scratch());
    as_.mov(scratch(), x86::qword_ptr(temp, offsetof(krait::Function, builtins)));
    as_.mov(slot(offsetof(krait::Frame, builtins)), scratch());
    as_.mov(scratch(), reinterpret_cast<u64>(f.code));
    as_.mov(slot(offsetof(krait::Frame, code)), scratch());
    as_.mov(slot(offsetof(krait::Frame, locals)), 0);
    if (f.construct_self != kNoRef) store_value(slot(offsetof(krait::Frame, construct_self)), f.construct_self);
    else as_.mov(slot(offsetof(krait::Frame, construct_self)), 0);
    as_.mov(scratch(), pc_address(f));
    as_.mov(slot(offsetof(krait::Frame, pc)), scratch());
    as_.mov(slot(offsetof(krait::Frame, object)), 0);
    as_.mov(slot(offsetof(krait::Frame, generator)), 0);
    static_assert(offsetof(krait::Frame, return_words) == offsetof(krait::Frame, owner) + 3 &&
                  offsetof(krait::Frame, return_register) == offsetof(krait::Frame, owner) + 4);
    u64 packed = static_cast<u64>(FrameOwner::Stack) | static_cast<u64>(f.flags) << 8 | static_cast<u64>(f.return_mode) << 16 |
                 static_cast<u64>(f.return_words) << 24 | static_cast<u64>(f.return_register) << 32;
    as_.mov(scratch(), packed);
    as_.mov(slot(offsetof(krait::Frame, owner)), scratch());
}

// Every frame of the snapshot as the interpreter would have it; registers of inlined frames that it does not list are empty.
void Emitter::write_frames(u32 index, bool enter_innermost, bool) {
    const Snapshot snap = t_.snapshots[index];
    const SnapFrame root = t_.frames[snap.first_frame];
    for (u32 e = 0; e < root.entry_count; ++e) {
        SnapEntry entry = t_.entries[root.first_entry + e];
        store_value(x86::qword_ptr(frame(), register_offset(entry.reg)), entry.ref);
    }
    as_.mov(scratch(), pc_address(root));
    as_.mov(x86::qword_ptr(frame(), offsetof(krait::Frame, pc)), scratch());
    if (snap.frame_count == 1) return;
    Gp top = gp(regs_.temporary(false)), temp = gp(regs_.temporary(false));
    as_.mov(top, machine_frame(kEntryTopOffset));
    u32 words = 0;  // of the VM stack in use
    for (u32 f = 1; f < snap.frame_count; ++f) {
        const SnapFrame& info = t_.frames[snap.first_frame + f];
        if (info.generator == kNoRef) words = info.base + static_cast<u32>(kFrameWords) + info.code->reg->register_count;
    }
    // First of all: boxing an int may collect, and an int boxed for a frame is nowhere else.
    as_.lea(scratch(), x86::qword_ptr(top, static_cast<i32>(8 * words)));
    as_.mov(x86::qword_ptr(thread(), offsetof(Thread, stack_top)), scratch());
    for (u32 f = 1; f < snap.frame_count; ++f) {
        const SnapFrame frame_info = t_.frames[snap.first_frame + f];
        const SnapFrame back = t_.frames[snap.first_frame + f - 1];
        if (frame_info.generator != kNoRef) {
            write_generator(frame_info, back, f == 1, top, temp);
            continue;
        }
        std::vector<bool> listed(frame_info.code->reg->register_count);
        for (u32 e = 0; e < frame_info.entry_count; ++e) {
            SnapEntry entry = t_.entries[frame_info.first_entry + e];
            listed[entry.reg] = true;
            store_value(x86::qword_ptr(top, static_cast<i32>(8 * frame_info.base) + register_offset(entry.reg)), entry.ref);
        }
        // Locals not listed are unbound; temporaries not listed are dead.
        for (u32 r = 0; r < frame_info.code->reg->home; ++r)
            if (!listed[r]) as_.mov(x86::qword_ptr(top, static_cast<i32>(8 * frame_info.base) + register_offset(r)), 0);
        write_header(frame_info, back, f == 1, top, temp);
    }
    const SnapFrame last = t_.frames[snap.first_frame + snap.frame_count - 1];
    frame_address(temp, last, false, top);
    as_.mov(x86::qword_ptr(thread(), offsetof(Thread, frame)), temp);
    if (enter_innermost) {
        as_.lea(scratch(), x86::qword_ptr(top, static_cast<i32>(8 * words)));
        as_.mov(machine_frame(kEntryTopOffset), scratch());
        as_.mov(frame(), temp);
        as_.add(x86::dword_ptr(thread(), offsetof(Thread, recursion_depth)), snap.frame_count - 1);
    }
}

void Emitter::FlushFrames(u32, const TraceInst& inst) { write_frames(inst.c, false, true); }

void Emitter::PopFrames(u32, const TraceInst&) {
    as_.mov(x86::qword_ptr(thread(), offsetof(Thread, frame)), frame());
    as_.mov(scratch(), machine_frame(kEntryTopOffset));
    as_.mov(x86::qword_ptr(thread(), offsetof(Thread, stack_top)), scratch());
}

void Emitter::JumpRoot(u32 i, const TraceInst& inst) {
    const Snapshot& snap = t_.snapshots[inst.c];
    if (snap.frame_count > 1) {
        // Room on the VM stack and below the recursion limit, else the interpreter goes on (and raises in time).
        const SnapFrame& last = t_.frames[snap.first_frame + snap.frame_count - 1];
        as_.mov(scratch(), machine_frame(kEntryTopOffset));
        as_.add(scratch(), static_cast<i32>(8 * (last.base + kStackMarginWords)));
        as_.cmp(scratch(), x86::qword_ptr(thread(), offsetof(Thread, stack_limit)));
        guard(CondCode::kA, i);
        as_.mov(scratch32(), x86::dword_ptr(thread(), offsetof(Thread, recursion_depth)));
        as_.add(scratch32(), kDepthMargin);
        as_.cmp(scratch32(), x86::dword_ptr(thread(), offsetof(Thread, recursion_limit)));
        guard(CondCode::kGE, i);
    }
    write_frames(inst.c, true, false);
    if (inst.a == in_.self) as_.jmp(entry_);
    else as_.jmp(asmjit::imm(in_.root_entry(in_.context, inst.a)));
}

// Registers the loop does not carry go to the frame, everything live at its head to its place there.
void Emitter::JumpLoop(u32, const TraceInst& inst) {
    const SnapFrame root = t_.frames[t_.snapshots[inst.c].first_frame];
    for (u32 e = 0; e < root.entry_count; ++e) {
        SnapEntry entry = t_.entries[root.first_entry + e];
        store_value(x86::qword_ptr(frame(), register_offset(entry.reg)), entry.ref);
    }
    const CallInfo& call = t_.calls[inst.a];
    LoopTarget target = in_.root_loop(in_.context, inst.b);
    std::vector<Move> moves;
    for (u32 k = 0; k < call.arg_count; ++k) moves.push_back({(*target.places)[k].loc, regs_.location(t_.args[call.first_arg + k])});
    parallel_move(std::move(moves), *this);
    as_.jmp(asmjit::imm(target.code));
}

void Emitter::ReturnRoot(u32 i, const TraceInst& inst) {
    int temp = regs_.temporary(false);
    Label leave = exit_of(i);
    as_.test(x86::dword_ptr(frame(), offsetof(krait::Frame, owner)), 0x00FFFFFF);  // plain: owner, flags, mode
    as_.jnz(leave);
    as_.cmp(x86::qword_ptr(frame(), offsetof(krait::Frame, object)), 0);
    as_.jne(leave);
    as_.mov(scratch(), x86::qword_ptr(frame(), offsetof(krait::Frame, back)));
    as_.mov(gp(temp), t_.constant_at(inst.a).bits);
    as_.cmp(x86::qword_ptr(scratch(), offsetof(krait::Frame, pc)), gp(temp));
    as_.jne(leave);
    as_.mov(x86::qword_ptr(thread(), offsetof(Thread, stack_top)), frame());
    as_.mov(machine_frame(kEntryTopOffset), frame());
    as_.dec(x86::dword_ptr(thread(), offsetof(Thread, recursion_depth)));
    as_.mov(x86::qword_ptr(thread(), offsetof(Thread, frame)), scratch());
    as_.mov(frame(), scratch());
}

// As yield_slow in the interpreter.
void Emitter::YieldRoot(u32 i, const TraceInst& inst) {
    Gp back = gp(regs_.temporary(false)), generator = gp(regs_.temporary(false));
    Label leave = exit_of(i);
    as_.cmp(x86::dword_ptr(frame(), offsetof(krait::Frame, owner)), inst.b);
    as_.jne(leave);
    as_.mov(back, x86::qword_ptr(frame(), offsetof(krait::Frame, back)));
    as_.mov(scratch(), t_.constant_at(inst.a).bits);
    as_.cmp(x86::qword_ptr(back, offsetof(krait::Frame, pc)), scratch());
    as_.jne(leave);
    write_frames(inst.c, false, false);
    as_.mov(generator, x86::qword_ptr(frame(), offsetof(krait::Frame, generator)));
    as_.mov(x86::byte_ptr(generator, offsetof(krait::Generator, state)), kGenSuspended);
    as_.mov(scratch(), x86::qword_ptr(generator, offsetof(krait::Generator, handled.previous)));
    as_.mov(x86::qword_ptr(thread(), offsetof(Thread, handled)), scratch());
    as_.dec(x86::dword_ptr(thread(), offsetof(Thread, recursion_depth)));
    as_.mov(x86::qword_ptr(thread(), offsetof(Thread, frame)), back);
    as_.mov(frame(), back);
    remember_if_old(generator);
}

// ---- Calls ----

void Emitter::call_address(const void* function) {
    u64 address = reinterpret_cast<u64>(function);
    if (address <= 0xFFFFFFFF) as_.mov(x86::eax, static_cast<u32>(address));
    else as_.mov(x86::rax, address);
    as_.call(x86::rax);
}

void Emitter::Call(u32 i, const TraceInst& inst) {
    const CallInfo call = t_.calls[inst.a];
    std::vector<Ref> also;
    if (call.check != CallCheck::None)
        t_.for_each_snapshot_leaf(inst.c, [&](Ref& r) {
            if (is_inst(r)) also.push_back(regs_.resolve(r));
        });
    regs_.vacate_for_call(i, also);
    u32 in_registers = call.variadic ? call.memory_from : call.arg_count;
    for (u32 n = in_registers; n < call.arg_count; ++n)
        store_value(machine_frame(kArgValuesOffset + 8 * static_cast<i32>(n - in_registers)), t_.args[call.first_arg + n]);
    if (call.variadic) {
        as_.lea(scratch(), machine_frame(kArgValuesOffset));
        as_.mov(machine_frame(kArgsOffset + offsetof(Args, data)), scratch());
        as_.mov(x86::dword_ptr(x86::rsp, kArgsOffset + offsetof(Args, count)), call.arg_count - in_registers - call.kw_count);
        as_.mov(scratch(), call.kwnames);
        as_.mov(machine_frame(kArgsOffset + offsetof(Args, kwnames)), scratch());
    }
    static constexpr int kIntArgs[] = {kRdi, kRsi, kRdx, kRcx, 8, 9};
    u32 next_int = call.pass_thread ? 1 : 0, next_float = 0;
    std::vector<Move> moves;
    for (u32 n = 0; n < in_registers; ++n) {
        Ref r = t_.args[call.first_arg + n];
        bool is_float = t_.type_of(r) == TraceType::Float;
        if (!is_float && next_int >= 6) {
            out_.error = "too many arguments in registers";
            return;
        }
        int to = is_float ? kXmmBase + static_cast<int>(next_float++) : kIntArgs[next_int++];
        moves.push_back({static_cast<Loc>(to), regs_.location(r)});
    }
    parallel_move(std::move(moves), *this);
    if (call.variadic) as_.lea(gp(kIntArgs[next_int]), machine_frame(kArgsOffset));
    if (call.pass_thread) as_.mov(x86::rdi, thread());
    regs_.forget_caller_saved();
    call_address(call.function);
    switch (call.check) {
        case CallCheck::None: break;
        case CallCheck::EmptyRaised:
            as_.test(x86::rax, x86::rax);
            guard(CondCode::kZ, i);
            break;
        case CallCheck::NegRaised:
            as_.test(x86::rax, x86::rax);
            guard(CondCode::kS, i);
            break;
        case CallCheck::FalseRaised:
            as_.test(x86::al, x86::al);
            guard(CondCode::kZ, i);
            break;
        case CallCheck::PendingCheck:
            as_.cmp(x86::qword_ptr(thread(), offsetof(Thread, pending)), 0);
            guard(CondCode::kNE, i);
            break;
    }
    operands_done(i);
    if (inst.type == TraceType::None) return;
    if (inst.type == TraceType::Float) {
        int result = regs_.define(i, kXmmBase);
        if (result != kXmmBase) as_.movaps(xmm(result), x86::xmm0);
        canonical_nan(result);
        return;
    }
    int result = regs_.define(i, kRax);
    if (inst.type == TraceType::Bool) as_.movzx(gp32(result), x86::al);
    else if (result != kRax) as_.mov(gp(result), x86::rax);
}

}  // namespace krait::jit::x64
