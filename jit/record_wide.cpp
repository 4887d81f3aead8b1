// Recording of ints that need all 64 bits, unsigned, and of expressions whose exact value needs more.
//
// Hash functions and random number generators compute beyond 64 bits and mask the result. An operation whose exact result may not
// fit is recorded as a Wide node: an expression over Ints and Uints that no machine code computes. A mask of at most 64 bits over it
// needs only low bits, which wrapping operations give: Builder::low_bits. Whatever else wants the value boxes it, by calls of
// the operators (Builder::as_value), or checks that it fits (wide_as_int). At an exit the interpreter's registers get the exact
// integer (jit/exits.cpp). Frames written to memory by machine code never hold one: settle_wides boxes them before.
//
// An operation that does not overflow now but whose result is masked soon after is recorded as Wide too (masked_later), so
// that its trace does not depend on the numbers seen. Not handled: right shifts and divisions of a Wide (boxed first).
#include "jit/recorder.h"

#include <bit>

#include "runtime/types/int.h"

namespace krait::jit {

using namespace ir;

constexpr u32 kMaxWideNodes = 24;   // of one expression
constexpr u32 kMaskDistance = 10;   // register instructions from an operation to its mask

static bool int_fits_u64(Value v, u64* out) {
    i64 i;
    if (int_fits_i64(v, &i)) return *out = static_cast<u64>(i), i >= 0;
    if (!is_exactly(v, Kind::Int) || v.as<Int>()->size != 1) return false;
    return *out = v.as<Int>()->limbs[0], true;
}

static u32 wide_nodes(const Trace& trace, Ref r) {
    if (trace.type_of(r) != TraceType::Wide) return 1;
    return 1 + wide_nodes(trace, trace.at(r).a) + wide_nodes(trace, trace.at(r).b);
}

// Is an int that Int alone does not describe: unsigned, wide, or beyond 2^63 now.
bool Recorder::is_wide(const Operand& o) const {
    TraceType type = trace_.type_of(o.ref);
    if (type == TraceType::Wide) return trace_.at(o.ref).op != TraceOp::WideComplex;
    if (type == TraceType::Uint) return true;
    if (type == TraceType::Int || !is_exactly(o.value, Kind::Int) || o.value.is_small_int()) return false;
    i64 i;
    u64 bits;
    return !int_fits_i64(o.value, &i) && int_fits_u64(o.value, &bits);
}

// A Wide that is not sure to be narrow, or beyond 2^63 now: signed arithmetic will not do.
bool Recorder::wide_now(const Operand& o) const {
    i64 i;
    return is_wide(o) && (trace_.type_of(o.ref) == TraceType::Wide || !int_fits_i64(o.value, &i));
}

// An int object that is not negative: recorded as Uint where signed and unsigned are alike.
bool Recorder::is_positive_object(const Operand& o) const {
    if (ir::is_const(o.ref) || trace_.type_of(o.ref) == TraceType::Int || !is_exactly(o.value, Kind::Int) || o.value.is_small_int()) return false;
    u64 bits;
    return int_fits_u64(o.value, &bits);
}

// The operand as Int, Uint or Wide; kNoRef: it has more than 64 bits.
Ref Recorder::as_wide(Operand& o) {
    TraceType type = trace_.type_of(o.ref);
    if (type == TraceType::Int || type == TraceType::Uint || type == TraceType::Wide) return o.ref;
    i64 i;
    u64 bits;
    if (type == TraceType::Bool || is_bool(o.value)) return as_int(o);
    bool is_signed = int_fits_i64(o.value, &i);
    if (!is_signed && !int_fits_u64(o.value, &bits)) return kNoRef;
    if (ir::is_const(o.ref)) return is_signed ? trace_.const_int(i) : trace_.constant(TraceType::Uint, bits);
    if (o.value.is_small_int() || (is_signed && i < 0)) return as_int(o);
    return refine(o, b_.emit(TraceOp::GuardUint, o.ref));
}

// A Wide, known to fit in 64 bits signed now, as an Int.
Ref Recorder::wide_as_int(Operand& o) {
    const TraceInst wide = trace_.at(o.ref);
    Ref r = kNoRef;
    bool plain = trace_.type_of(wide.a) == TraceType::Int && trace_.type_of(wide.b) == TraceType::Int;
    if (plain && wide.op == TraceOp::WideAdd) r = b_.emit(TraceOp::IntAddOvf, wide.a, wide.b);
    else if (plain && wide.op == TraceOp::WideSub) r = b_.emit(TraceOp::IntSubOvf, wide.a, wide.b);
    else if (plain && wide.op == TraceOp::WideMul) r = b_.emit(TraceOp::IntMulOvf, wide.a, wide.b);
    else if (plain && wide.op == TraceOp::WideShl && ir::is_const(wide.b) && trace_.int_at(wide.b) < 63) r = b_.emit(TraceOp::IntShlOvf, wide.a, wide.b);
    if (r != kNoRef) return refine(o, r);
    refine(o, b_.as_value(o.ref));
    return refine(o, b_.emit(TraceOp::GuardIntAny, o.ref));
}

// Boxes the live Wides in all frames, before machine code writes them to memory. A loop may carry the parts of complexes round.
void Recorder::settle_wides(bool keep_complex) {
    bool any = false;
    for (AbsFrame& frame : frames_)
        for (size_t r = 0; r < frame.regs.size(); ++r) {
            Ref wide = frame.regs[r];
            if (wide == kNoRef || wide >= kFails || trace_.type_of(wide) != TraceType::Wide) continue;
            if (keep_complex && trace_.at(wide).op == TraceOp::WideComplex) continue;
            if (!is_live(frame, static_cast<u32>(r), &frame == &frames_.back() ? snapshot_cache_pc_ : kNoRef)) continue;
            Ref boxed = b_.as_value(wide);
            any = true;
            for (AbsFrame& other : frames_)
                for (Ref& same : other.regs)
                    if (same == wide) same = boxed;
        }
    if (any) snapshot_cache_ = kNoRef;
}

// Does a mask of at most 64 bits come soon in straight-line code? Looks for `&` or `% 2**n` of register `dst`, through
// operations whose low bits need low bits only. A wrong guess costs speed, never the result.
bool Recorder::masked_later(u32 dst, u32 pc) const {
    const RegCode* reg = frames_.back().reg;
    u32 at = pc + static_cast<u32>(length_at(reg->words + pc));
    for (u32 n = 0; n < kMaskDistance && at < reg->word_count; ++n) {
        const Word& w = word_at(reg->words + at);
        RegOp op = generic(w.reg_op());
        if (info(op).flags & (reg_flags::kJumps | reg_flags::kEnds | reg_flags::kHint)) return false;
        if (op == RegOp::Move && w.b == dst) dst = w.a;
        if (info(op).family == RegFamily::Arith) {
            const ArithInfo& row = arith_info(op);
            bool left = row.form != OperandForm::KR && w.b == dst, right = row.form != OperandForm::RK && w.c == dst;
            if (left || right) {
                if (row.op == BinaryOp::And) return true;
                if (row.op == BinaryOp::Rem && left) return row.form == OperandForm::RK && power_of_two(reg->constants[w.c]) >= 0;
                bool low = row.op == BinaryOp::Add || row.op == BinaryOp::Sub || row.op == BinaryOp::Mul || row.op == BinaryOp::Or ||
                           row.op == BinaryOp::Xor || (row.op == BinaryOp::LShift && left);
                if (!low) return false;
                dst = w.a;
            }
        }
        at += static_cast<u32>(length_at(reg->words + at));
    }
    return false;
}

// n for 2^n up to 2^64, else -1.
int Recorder::power_of_two(Value v) {
    i64 i;
    if (!v.is_small_int() && !is_exactly(v, Kind::Int)) return -1;
    if (int_fits_i64(v, &i)) return i > 0 && std::has_single_bit(static_cast<u64>(i)) ? std::countr_zero(static_cast<u64>(i)) : -1;
    const Int* big = v.as<Int>();
    if (big->size == 1) return std::has_single_bit(big->limbs[0]) ? 63 : -1;
    return big->size == 2 && big->limbs[0] == 0 && big->limbs[1] == 1 ? 64 : -1;
}

// ---- Operations ----

// Is `a op b` better recorded with wide_arith? `dst` is the register for the result.
bool Recorder::wants_wide(BinaryOp op, const Operand& a, const Operand& b, u32 dst) const {
    auto is_int = [&](const Operand& o) {
        Num n = number_kind(o);
        return n == Num::Int || n == Num::Big || (n == Num::Bool && trace_.type_of(o.ref) != TraceType::Wide);
    };
    if (!is_int(a) || !is_int(b)) return false;
    i64 x = 0, y = 0, out;
    auto value = [](Value v, i64* i) { return is_bool(v) ? (*i = v == py_true(), true) : int_fits_i64(v, i); };
    bool small = value(a.value, &x) && value(b.value, &y);
    bool any = is_wide(a) || is_wide(b);
    switch (op) {
        case BinaryOp::Add: return !small || __builtin_add_overflow(x, y, &out) || wide_now(a) || wide_now(b) || masked_later(dst, snapshot_cache_pc_);
        case BinaryOp::Sub: return !small || __builtin_sub_overflow(x, y, &out) || wide_now(a) || wide_now(b) || masked_later(dst, snapshot_cache_pc_);
        case BinaryOp::Mul: return !small || __builtin_mul_overflow(x, y, &out) || wide_now(a) || wide_now(b) || masked_later(dst, snapshot_cache_pc_);
        case BinaryOp::LShift:
            if (!small || any) return true;
            return y >= 0 && y < 64 && (y > 62 || ((x << y) >> y) != x || masked_later(dst, snapshot_cache_pc_));
        case BinaryOp::And:
        case BinaryOp::Or:
        case BinaryOp::Xor:
        case BinaryOp::RShift: return any || is_positive_object(a) || (op != BinaryOp::RShift && is_positive_object(b));
        case BinaryOp::FloorDiv: return any;
        case BinaryOp::Rem: return any || (ir::is_const(b.ref) && power_of_two(b.value) > 62);
        default: return false;
    }
}

// Not negative for certain; a guard says so if it is only so now.
bool Recorder::is_unsigned(Ref r, Value now) {
    if (b_.span(r).lo >= 0) return true;
    if (trace_.type_of(r) != TraceType::Int || int_sign(now) < 0) return false;
    guard_true(b_.emit(TraceOp::IntGe, r, trace_.const_int(0)));
    return true;
}

// The narrowest that holds the exact result of a Wide op.
Ref Recorder::narrow(TraceOp op, Ref a, Ref b) {
    Span s = wide_span(op, b_.span(a), b_.span(b));
    if (s.lo >= INT64_MIN && s.hi <= INT64_MAX) return b_.low_bits(op, a, b);
    if (s.lo >= 0 && s.hi <= static_cast<__int128>(UINT64_MAX)) return b_.emit(TraceOp::ToUint, b_.low_bits(op, a, b));
    if (wide_nodes(trace_, a) + wide_nodes(trace_, b) >= kMaxWideNodes) return kNoRef;
    return b_.emit(op, a, b);
}

Ref Recorder::wide_bits(BinaryOp op, Ref a, Ref b, Value x, Value y) {
    bool wide = trace_.type_of(a) == TraceType::Wide || trace_.type_of(b) == TraceType::Wide;
    bool any_uint = trace_.type_of(a) == TraceType::Uint || trace_.type_of(b) == TraceType::Uint;
    TraceOp wide_op = op == BinaryOp::And ? TraceOp::WideAnd : op == BinaryOp::Or ? TraceOp::WideOr : TraceOp::WideXor;
    // One side below 2^64 and not negative cuts the other off; two Ints cannot leave 64 bits.
    bool fits = op == BinaryOp::And ? trace_.type_of(a) == TraceType::Uint || trace_.type_of(b) == TraceType::Uint ||
                                          (trace_.type_of(b) == TraceType::Int && is_unsigned(b, y)) || (trace_.type_of(a) == TraceType::Int && is_unsigned(a, x))
                                    : !wide && (is_unsigned(a, x) && is_unsigned(b, y));
    if (!wide && !any_uint) return b_.low_bits(wide_op, a, b);
    if (fits) return b_.emit(TraceOp::ToUint, b_.low_bits(wide_op, a, b));
    return narrow(wide_op, a, b);
}

// kNoRef: left to the other ways.
Ref Recorder::wide_arith(BinaryOp op, Operand& a, Operand& b) {
    if (op == BinaryOp::Rem) {
        int n = ir::is_const(b.ref) ? power_of_two(b.value) : -1;
        if (n < 0) return wide_divide(op, a, b);
        Ref x = as_wide(a);
        if (x == kNoRef) return kNoRef;
        Ref mask = trace_.const_int(n == 64 ? -1 : static_cast<i64>((u64{1} << n) - 1));
        return b_.emit(TraceOp::ToUint, b_.emit(TraceOp::IntAnd, b_.low_bits(x), mask));
    }
    if (op == BinaryOp::FloorDiv) return wide_divide(op, a, b);
    i64 count = 0;
    if (op == BinaryOp::LShift || op == BinaryOp::RShift) {
        if (is_bool(b.value) || !int_fits_i64(b.value, &count) || count < 0 || count > 63 || trace_.type_of(b.ref) == TraceType::Wide) return kNoRef;
        if (op == BinaryOp::RShift && trace_.type_of(a.ref) == TraceType::Wide) return kNoRef;
    }
    Ref x = as_wide(a);
    if (x == kNoRef) return kNoRef;
    Ref y = as_wide(b);
    if (y == kNoRef || x >= kFails || y >= kFails) return y;
    switch (op) {
        case BinaryOp::Add: return narrow(TraceOp::WideAdd, x, y);
        case BinaryOp::Sub: return narrow(TraceOp::WideSub, x, y);
        case BinaryOp::Mul: return narrow(TraceOp::WideMul, x, y);
        case BinaryOp::And:
        case BinaryOp::Or:
        case BinaryOp::Xor: return wide_bits(op, x, y, a.value, b.value);
        case BinaryOp::LShift:
        case BinaryOp::RShift:
            if (!ir::is_const(y)) guard_true(b_.emit(TraceOp::IntULt, y, trace_.const_int(64)));
            if (op == BinaryOp::LShift) return narrow(TraceOp::WideShl, x, y);
            if (!is_unsigned(x, a.value)) return b_.emit(TraceOp::IntShr, x, y);
            return b_.emit(TraceOp::ToUint, b_.emit(TraceOp::IntUShr, x, y));
        default: return kNoRef;
    }
}

Ref Recorder::wide_divide(BinaryOp op, Operand& a, Operand& b) {
    if (trace_.type_of(a.ref) == TraceType::Wide || trace_.type_of(b.ref) == TraceType::Wide || int_sign(a.value) < 0 || int_sign(b.value) <= 0) return kNoRef;
    Ref x = as_wide(a);
    if (x == kNoRef) return kNoRef;
    Ref y = as_wide(b);
    if (y == kNoRef || x >= kFails || y >= kFails) return y;
    if (!is_unsigned(x, a.value) || !is_unsigned(y, b.value)) return kNoRef;
    if (!ir::is_const(y)) guard_true(b_.emit(TraceOp::IntNe, y, trace_.const_int(0)));
    return b_.emit(TraceOp::ToUint, b_.emit(op == BinaryOp::Rem ? TraceOp::IntUMod : TraceOp::IntUDiv, x, y));
}

// Unsigned comparison; kNoRef: left to the other ways.
Ref Recorder::wide_compare(CompareOp op, Operand& a, Operand& b) {
    if (trace_.type_of(a.ref) == TraceType::Wide || trace_.type_of(b.ref) == TraceType::Wide) return kNoRef;
    if (int_sign(a.value) < 0 || int_sign(b.value) < 0) return kNoRef;
    Ref x = as_wide(a);
    if (x == kNoRef) return kNoRef;
    Ref y = as_wide(b);
    if (y == kNoRef || x >= kFails || y >= kFails) return y;
    if (!is_unsigned(x, a.value) || !is_unsigned(y, b.value)) return kNoRef;
    switch (op) {
        case CompareOp::Eq: return b_.emit(TraceOp::IntEq, x, y);
        case CompareOp::Ne: return b_.emit(TraceOp::IntNe, x, y);
        case CompareOp::Lt: return b_.emit(TraceOp::IntULt, x, y);
        case CompareOp::Gt: return b_.emit(TraceOp::IntULt, y, x);
        case CompareOp::Le: return b_.emit(TraceOp::BoolNot, b_.emit(TraceOp::IntULt, y, x));
        default: return b_.emit(TraceOp::BoolNot, b_.emit(TraceOp::IntULt, x, y));
    }
}

}  // namespace krait::jit
