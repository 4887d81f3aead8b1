// Ranges: bounds of a 64-bit register, read as signed, by what its instruction and those below it say.
//
// A rule may use only what holds in every iteration (head of jit/builder.h), so values that vary round a loop and values from
// memory have no bounds but their instruction's. A Uint's range is that of its bits read as signed: `lo >= 0` says that the number
// is below 2^63, and nothing is said of larger ones. Spans bound exact integers, Wide ones included: Uints up to 2^64 - 1.
#include <algorithm>
#include <bit>

#include "jit/builder.h"
#include "runtime/types/function.h"

namespace krait::jit {

using namespace ir;

namespace {

// All bits up to the highest of x.
i64 filled(i64 x) { return static_cast<i64>((u64{1} << std::bit_width(static_cast<u64>(x))) - 1); }

Range bits_range(TraceOp op, Range a, Range b) {
    bool positive_a = a.lo >= 0, positive_b = b.lo >= 0;
    if (op == TraceOp::IntAnd) {
        if (positive_a && positive_b) return {0, std::min(a.hi, b.hi)};
        if (positive_a) return {0, a.hi};
        if (positive_b) return {0, b.hi};
        return {};
    }
    if (positive_a && positive_b) return {0, filled(std::max(a.hi, b.hi))};
    return {};
}

// Exact for what fits; where an op wraps, nothing is known of results that may not fit; where it exits, they are cut off.
Range sum_range(Range a, Range b, bool subtract, bool exits) {
    __int128 lo = subtract ? static_cast<__int128>(a.lo) - b.hi : static_cast<__int128>(a.lo) + b.lo;
    __int128 hi = subtract ? static_cast<__int128>(a.hi) - b.lo : static_cast<__int128>(a.hi) + b.hi;
    bool fits = lo >= INT64_MIN && hi <= INT64_MAX;
    if (!fits && !exits) return {};
    return {static_cast<i64>(std::max<__int128>(lo, INT64_MIN)), static_cast<i64>(std::min<__int128>(hi, INT64_MAX))};
}

Range product_range(Range a, Range b, bool exits) {
    __int128 corners[4] = {static_cast<__int128>(a.lo) * b.lo, static_cast<__int128>(a.lo) * b.hi,
                           static_cast<__int128>(a.hi) * b.lo, static_cast<__int128>(a.hi) * b.hi};
    __int128 lo = *std::min_element(corners, corners + 4), hi = *std::max_element(corners, corners + 4);
    bool fits = lo >= INT64_MIN && hi <= INT64_MAX;
    if (!fits && !exits) return {};
    return {static_cast<i64>(std::max<__int128>(lo, INT64_MIN)), static_cast<i64>(std::min<__int128>(hi, INT64_MAX))};
}

i64 floor_div(i64 a, i64 b) {
    i64 q = a / b;
    return q - (a % b != 0 && ((a < 0) != (b < 0)));
}

// By the instruction alone.
bool leaf_range(const Trace& trace, const TraceInst& inst, Range* out) {
    switch (inst.op) {
        case TraceOp::BoolToInt: return *out = {0, 1}, true;
        case TraceOp::LoadU8:
        case TraceOp::LoadByteAt: return *out = {0, 255}, true;
        case TraceOp::LoadU16At: return *out = {0, 65535}, true;
        case TraceOp::LoadU32:
        case TraceOp::LoadU32At: return *out = {0, 0xFFFFFFFF}, true;
        case TraceOp::LoadI64:
            if (inst.aux != static_cast<u8>(AliasClass::ListSize) && inst.aux != static_cast<u8>(AliasClass::Immutable)) return false;
            // Sizes and lengths, but for a range iterator's step.
            if (inst.aux == static_cast<u8>(AliasClass::Immutable) && inst.b == offsetof(RangeIterator, step)) return false;
            return *out = {0, i64{1} << 47}, true;
        case TraceOp::IntMod:
        case TraceOp::IntUMod:
            if (!ir::is_const(inst.b) || trace.int_at(inst.b) <= 0) return false;
            return *out = {0, trace.int_at(inst.b) - 1}, true;
        default: return false;
    }
}

}  // namespace

Range Builder::range(Ref r, int depth) const {
    if (ir::is_const(r)) {
        i64 i = trace_.int_at(r);
        return {i, i};
    }
    // A value of the preamble that may vary from iteration to iteration is known by nothing but its type.
    if (varies(r)) return {};
    const TraceInst& inst = trace_.insts[r];
    Range leaf;
    if (leaf_range(trace_, inst, &leaf)) return leaf;
    if (depth == 0) return {};
    auto of = [&](Ref operand) { return range(operand, depth - 1); };
    bool constant = ir::is_const(inst.b) && info(inst.op).operands[1] == TraceType::Int;
    i64 k = constant ? trace_.int_at(inst.b) : 0;
    switch (inst.op) {
        case TraceOp::IntAnd:
        case TraceOp::IntOr:
        case TraceOp::IntXor: return bits_range(inst.op, of(inst.a), of(inst.b));
        case TraceOp::IntAdd:
        case TraceOp::IntAddOvf: return sum_range(of(inst.a), of(inst.b), false, inst.op == TraceOp::IntAddOvf);
        case TraceOp::IntSub:
        case TraceOp::IntSubOvf: return sum_range(of(inst.a), of(inst.b), true, inst.op == TraceOp::IntSubOvf);
        case TraceOp::IntMul:
        case TraceOp::IntMulOvf: return product_range(of(inst.a), of(inst.b), inst.op == TraceOp::IntMulOvf);
        case TraceOp::IntShl:
        case TraceOp::IntShlOvf:
            if (!constant || k < 0 || k > 62) return {};
            return product_range(of(inst.a), {i64{1} << k, i64{1} << k}, inst.op == TraceOp::IntShlOvf);
        case TraceOp::IntShr: {
            Range a = of(inst.a);
            if (!constant) return a.lo >= 0 ? Range{0, a.hi} : a;
            i64 n = std::clamp<i64>(k, 0, 63);
            return {a.lo >> n, a.hi >> n};
        }
        case TraceOp::IntUShr: {
            Range a = of(inst.a);
            if (a.lo >= 0) return constant && k >= 0 && k < 64 ? Range{a.lo >> k, a.hi >> k} : Range{0, a.hi};
            if (constant && k > 0 && k < 64) return {0, INT64_MAX >> (k - 1)};
            return {};
        }
        case TraceOp::IntFloorDiv: {
            if (!constant || k < 1) return {};
            Range a = of(inst.a);
            return {floor_div(a.lo, k), floor_div(a.hi, k)};
        }
        case TraceOp::IntUDiv:
            if (!constant || k < 2) return {};
            return {0, static_cast<i64>(UINT64_MAX / static_cast<u64>(k))};
        case TraceOp::ToUint: return of(inst.a);
        default: return {};
    }
}

// ---- Exact integers ----

namespace {

// The sum of two must fit in 128 bits.
constexpr __int128 kSpanLimit = static_cast<__int128>(1) << 125;

__int128 clamp_span(__int128 x) { return std::clamp<__int128>(x, -kSpanLimit, kSpanLimit); }

__int128 multiply(__int128 a, __int128 b) {
    __int128 out;
    if (__builtin_mul_overflow(a, b, &out)) return (a < 0) == (b < 0) ? kSpanLimit : -kSpanLimit;
    return clamp_span(out);
}

__int128 filled_span(__int128 x) {
    __int128 power = 1;
    while (power <= x && power < kSpanLimit) power *= 2;
    return power <= x ? kSpanLimit : power - 1;
}

}  // namespace

Span wide_span(TraceOp op, Span a, Span b) {
    const Span unknown{-kSpanLimit, kSpanLimit};
    switch (op) {
        case TraceOp::WideAdd: return {clamp_span(a.lo + b.lo), clamp_span(a.hi + b.hi)};
        case TraceOp::WideSub: return {clamp_span(a.lo - b.hi), clamp_span(a.hi - b.lo)};
        case TraceOp::WideShl:
            if (b.lo != b.hi || b.lo < 0 || b.lo > 64) return a.lo >= 0 ? Span{0, kSpanLimit} : unknown;
            b.lo = b.hi = static_cast<__int128>(1) << static_cast<int>(b.lo);
            [[fallthrough]];
        case TraceOp::WideMul: {
            __int128 corners[4] = {multiply(a.lo, b.lo), multiply(a.lo, b.hi), multiply(a.hi, b.lo), multiply(a.hi, b.hi)};
            return {*std::min_element(corners, corners + 4), *std::max_element(corners, corners + 4)};
        }
        case TraceOp::WideAnd:
            if (a.lo >= 0 && b.lo >= 0) return {0, std::min(a.hi, b.hi)};
            if (a.lo >= 0) return {0, a.hi};
            if (b.lo >= 0) return {0, b.hi};
            return unknown;
        default:  // Or, Xor
            if (a.lo >= 0 && b.lo >= 0) return {0, filled_span(std::max(a.hi, b.hi))};
            return unknown;
    }
}

Span Builder::span(Ref r, int depth) const {
    const Span unknown{-kSpanLimit, kSpanLimit};
    TraceType type = trace_.type_of(r);
    if (type == TraceType::Wide) {
        if (depth == 0) return unknown;
        const TraceInst& inst = trace_.insts[r];
        return wide_span(inst.op, span(inst.a, depth - 1), span(inst.b, depth - 1));
    }
    if (type == TraceType::Uint && ir::is_const(r)) {
        u64 bits = trace_.constant_at(r).bits;
        return {static_cast<__int128>(bits), static_cast<__int128>(bits)};
    }
    Range known = range(r);
    if (type == TraceType::Uint && known.lo < 0) return {0, static_cast<__int128>(UINT64_MAX)};
    return {known.lo, known.hi};
}

// The low 64 bits of an exact integer, which need the low 64 bits of its operands only.
Ref Builder::low_bits(TraceOp op, Ref a, Ref b) {
    Ref x = low_bits(a);
    if (op == TraceOp::WideShl && ir::is_const(b)) {
        if (trace_.int_at(b) > 63) return trace_.const_int(0);
        return emit(TraceOp::IntShl, x, b);
    }
    Ref y = low_bits(b);
    switch (op) {
        case TraceOp::WideAdd: return emit(TraceOp::IntAdd, x, y);
        case TraceOp::WideSub: return emit(TraceOp::IntSub, x, y);
        case TraceOp::WideMul: return emit(TraceOp::IntMul, x, y);
        case TraceOp::WideShl: return emit(TraceOp::IntShl, x, y);
        case TraceOp::WideAnd: return emit(TraceOp::IntAnd, x, y);
        case TraceOp::WideOr: return emit(TraceOp::IntOr, x, y);
        default: return emit(TraceOp::IntXor, x, y);
    }
}
Ref Builder::low_bits(Ref r) {
    if (r >= kFails) return r;
    if (trace_.type_of(r) == TraceType::Wide) {
        const TraceInst wide = trace_.insts[r];
        return low_bits(wide.op, wide.a, wide.b);
    }
    // Constants of one kind merge better.
    if (ir::is_const(r)) return trace_.const_int(trace_.int_at(r));
    return r;
}

}  // namespace krait::jit
