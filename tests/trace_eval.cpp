// Direct execution of trace IR. See tests/trace_eval.h.
#include "tests/trace_eval.h"

#include <bit>
#include <cmath>
#include <algorithm>
#include <cstring>

#include "runtime/object.h"

namespace krait::ir {

krait::Value eval_box(TraceType type, u64 raw) {
    using krait::Value;
    switch (type) {
        case TraceType::Int:
            if (Value::fits_small_int(static_cast<i64>(raw))) return Value::from_small_int(static_cast<i64>(raw));
            return Value::from_bits(raw | 0xFFFF'0000'0000'0000);
        case TraceType::Float: return Value::from_double(std::bit_cast<double>(raw));
        case TraceType::Bool: return py_bool(raw);
        default: return Value::from_bits(raw);
    }
}

namespace {

class Evaluator {
  public:
    Evaluator(const Trace& trace, const krait::Value* slots, const u64* inherited)
        : t_(trace), slots_(slots), inherited_(inherited), env_(trace.insts.size()) {}

    EvalResult run(u64 fuel) {
        u32 i = 0;
        while (i < t_.insts.size() && result_.steps < fuel) {
            ++result_.steps;
            const TraceInst& inst = t_.insts[i];
            if (inst.op == TraceOp::Loop) {
                i = back_edge();
                continue;
            }
            if (inst.op == TraceOp::Nop || inst.op == TraceOp::Phi || inst.op == TraceOp::LoopHead) {
                ++i;
                continue;
            }
            if (!step(i, inst)) {
                leave(i);
                break;
            }
            ++i;
        }
        return result_;
    }

  private:
    u64 raw(Ref r) const { return is_const(r) ? t_.constant_at(r).bits : env_[r]; }
    i64 integer(Ref r) const { return static_cast<i64>(raw(r)); }
    double real(Ref r) const { return std::bit_cast<double>(raw(r)); }
    krait::Value value(Ref r) const { return krait::Value::from_bits(raw(r)); }

    u32 back_edge() {
        std::vector<std::pair<Ref, u64>> next;
        for (const TraceInst& inst : t_.insts)
            if (inst.op == TraceOp::Phi) next.emplace_back(inst.a, raw(inst.b));
        for (auto [r, bits] : next) env_[r] = bits;
        return t_.loop_head + 1;
    }

    void leave(u32 i) {
        result_.exit_inst = i;
        const Snapshot& snap = t_.snapshots[t_.insts[i].c];
        for (u32 f = 0; f < snap.frame_count; ++f) {
            const SnapFrame& frame = t_.frames[snap.first_frame + f];
            for (u32 e = 0; e < frame.entry_count; ++e) {
                const SnapEntry& entry = t_.entries[frame.first_entry + e];
                result_.entries.push_back({f, entry.reg, eval_box(t_.type_of(entry.ref), raw(entry.ref))});
            }
        }
    }

    bool set(u32 i, u64 bits) { return env_[i] = bits, true; }
    bool set_float(u32 i, double d) {
        if (std::isnan(d) && std::bit_cast<u64>(d) > 0xFFF8'0000'0000'0000) d = std::bit_cast<double>(u64{0x7FF8'0000'0000'0000});
        return set(i, std::bit_cast<u64>(d));
    }

    static i64 floor_div(i64 a, i64 b) {
        i64 q = a / b;
        return q - (a % b != 0 && ((a < 0) != (b < 0)));
    }

    bool step(u32 i, const TraceInst& inst) {
        i64 out;
        const Ref a = inst.a, b = inst.b;
        switch (inst.op) {
            case TraceOp::LoadSlot: return set(i, slots_[a].bits());
            case TraceOp::Inherit: return set(i, inherited_[a]);
            case TraceOp::GuardInt: return value(a).is_small_int() && set(i, static_cast<u64>(value(a).small_int()));
            case TraceOp::GuardFloat: return value(a).is_double() && set_float(i, value(a).as_double());
            case TraceOp::GuardBool: return is_bool(value(a)) && set(i, value(a) == py_true());
            case TraceOp::GuardObject: return value(a).is_object() && set(i, raw(a));
            case TraceOp::GuardShape: return value(a).is_object() && value(a).object()->shape_bits == static_cast<u32>(raw(b)) && set(i, raw(a));
            case TraceOp::GuardIs:
            case TraceOp::GuardPtr: return raw(a) == raw(b);
            case TraceOp::GuardIsNot: return raw(a) != raw(b);
            case TraceOp::GuardBound: return raw(a) != 0 && set(i, raw(a));
            case TraceOp::GuardTrue: return raw(a) != 0;
            case TraceOp::GuardFalse: return raw(a) == 0;
            case TraceOp::Leave: return false;
            case TraceOp::Poll: return true;
            case TraceOp::IntAdd: return set(i, raw(a) + raw(b));
            case TraceOp::IntSub: return set(i, raw(a) - raw(b));
            case TraceOp::IntMul: return set(i, raw(a) * raw(b));
            case TraceOp::IntAddOvf: return !__builtin_add_overflow(integer(a), integer(b), &out) && set(i, static_cast<u64>(out));
            case TraceOp::IntSubOvf: return !__builtin_sub_overflow(integer(a), integer(b), &out) && set(i, static_cast<u64>(out));
            case TraceOp::IntMulOvf: return !__builtin_mul_overflow(integer(a), integer(b), &out) && set(i, static_cast<u64>(out));
            case TraceOp::IntAnd: return set(i, raw(a) & raw(b));
            case TraceOp::IntOr: return set(i, raw(a) | raw(b));
            case TraceOp::IntXor: return set(i, raw(a) ^ raw(b));
            case TraceOp::IntShl: return set(i, raw(a) << (raw(b) & 63));
            case TraceOp::IntShlOvf: {
                if (raw(b) > 63) return false;
                i64 shifted = static_cast<i64>(raw(a) << raw(b));
                return (shifted >> raw(b)) == integer(a) && set(i, static_cast<u64>(shifted));
            }
            case TraceOp::IntShr: return set(i, static_cast<u64>(integer(a) >> std::min<u64>(raw(b), 63)));
            case TraceOp::IntUShr: return set(i, raw(a) >> (raw(b) & 63));
            case TraceOp::IntUDiv: return set(i, raw(a) / raw(b));
            case TraceOp::IntUMod: return set(i, raw(a) % raw(b));
            case TraceOp::ToUint: return set(i, raw(a));
            case TraceOp::GuardUint: return value(a).is_small_int() && value(a).small_int() >= 0 && set(i, static_cast<u64>(value(a).small_int()));
            case TraceOp::IntFloorDiv: return set(i, static_cast<u64>(floor_div(integer(a), integer(b))));
            case TraceOp::IntMod: return set(i, raw(a) - static_cast<u64>(floor_div(integer(a), integer(b))) * raw(b));
            case TraceOp::IntEq: return set(i, integer(a) == integer(b));
            case TraceOp::IntNe: return set(i, integer(a) != integer(b));
            case TraceOp::IntLt: return set(i, integer(a) < integer(b));
            case TraceOp::IntLe: return set(i, integer(a) <= integer(b));
            case TraceOp::IntGt: return set(i, integer(a) > integer(b));
            case TraceOp::IntGe: return set(i, integer(a) >= integer(b));
            case TraceOp::IntULt: return set(i, raw(a) < raw(b));
            case TraceOp::IntToFloat: return set_float(i, static_cast<double>(integer(a)));
            case TraceOp::FloatToInt: {
                double d = real(a);
                if (!(d > -9223372036854775808.0 && d < 9223372036854775808.0)) return false;
                return set(i, static_cast<u64>(static_cast<i64>(d)));
            }
            case TraceOp::FloatAdd: return set_float(i, real(a) + real(b));
            case TraceOp::FloatSub: return set_float(i, real(a) - real(b));
            case TraceOp::FloatMul: return set_float(i, real(a) * real(b));
            case TraceOp::FloatDiv: return set_float(i, real(a) / real(b));
            case TraceOp::FloatNeg: return set_float(i, -real(a));
            case TraceOp::FloatAbs: return set_float(i, std::fabs(real(a)));
            case TraceOp::FloatSqrt: return set_float(i, std::sqrt(real(a)));
            case TraceOp::FloatEq: return set(i, real(a) == real(b));
            case TraceOp::FloatNe: return set(i, real(a) != real(b));
            case TraceOp::FloatLt: return set(i, real(a) < real(b));
            case TraceOp::FloatLe: return set(i, real(a) <= real(b));
            case TraceOp::FloatGt: return set(i, real(a) > real(b));
            case TraceOp::FloatGe: return set(i, real(a) >= real(b));
            case TraceOp::BoolNot: return set(i, !raw(a));
            case TraceOp::BoolEq: return set(i, raw(a) == raw(b));
            case TraceOp::BoolToInt: return set(i, raw(a));
            case TraceOp::ValueEq:
            case TraceOp::PtrEq: return set(i, raw(a) == raw(b));
            case TraceOp::BoxInt: return set(i, eval_box(TraceType::Int, raw(a)).bits());
            case TraceOp::BoxFloat: return set(i, eval_box(TraceType::Float, raw(a)).bits());
            case TraceOp::BoxBool: return set(i, eval_box(TraceType::Bool, raw(a)).bits());
            default: return memory(i, inst);
        }
    }

    bool memory(u32 i, const TraceInst& inst) {
        u64 base = raw(inst.a);
        auto at = [&](u64 address) { return reinterpret_cast<void*>(address); };
        u64 field = base + static_cast<u64>(static_cast<i64>(static_cast<i32>(inst.b)));
        auto element = [&](u64 size) { return base + size * raw(inst.b); };
        u64 bits = 0;
        auto load = [&](u64 address, size_t size) {
            std::memcpy(&bits, at(address), size);
            return set(i, bits);
        };
        switch (inst.op) {
            case TraceOp::LoadValue:
            case TraceOp::LoadPtr:
            case TraceOp::LoadI64: return load(field, 8);
            case TraceOp::LoadU32: return load(field, 4);
            case TraceOp::LoadU8: return load(field, 1);
            case TraceOp::LoadItem: return load(element(8) + inst.c, 8);
            case TraceOp::LoadByteAt: return load(element(1) + inst.c, 1);
            case TraceOp::LoadU16At: return load(element(2) + inst.c, 2);
            case TraceOp::LoadU32At: return load(element(4) + inst.c, 4);
            case TraceOp::StoreValue: bits = eval_box(t_.type_of(inst.c), raw(inst.c)).bits(); return std::memcpy(at(field), &bits, 8), true;
            case TraceOp::StoreI64: bits = raw(inst.c); return std::memcpy(at(field), &bits, 8), true;
            case TraceOp::StoreItem: bits = eval_box(t_.type_of(inst.c), raw(inst.c)).bits(); return std::memcpy(at(element(8)), &bits, 8), true;
            case TraceOp::StoreByteAt: bits = raw(inst.c); return std::memcpy(at(element(1)), &bits, 1), true;
            case TraceOp::WriteBarrier:
            case TraceOp::PopFrames:
            case TraceOp::LeaveGenerator:
            case TraceOp::FlushFrames:
            case TraceOp::GuardValid: return true;
            default: return false;
        }
    }

    const Trace& t_;
    const krait::Value* slots_;
    const u64* inherited_;
    std::vector<u64> env_;
    EvalResult result_;
};

}  // namespace

EvalResult eval_trace(const Trace& trace, const krait::Value* slots, const u64* inherited, u64 fuel) {
    return Evaluator(trace, slots, inherited).run(fuel);
}

}  // namespace krait::ir
