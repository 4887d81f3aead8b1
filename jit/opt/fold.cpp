// Folding: algebra on one instruction and those its operands name, applied when an instruction is emitted.
//
// Each rule is a member function named after its op. It returns what replaces the instruction (a reference, kHolds or
// kFails), or kNoRef; it may also rewrite the instruction and set `again`. Every rule makes the trace shorter, cheaper or
// more canonical (constants on the right), so folding ends. Rules keep the requirement at the head of jit/builder.h.
#include <bit>
#include <cmath>

#include "jit/builder.h"
#include "runtime/object.h"

namespace krait::jit {

using namespace ir;

struct Fold {
    Builder& b;
    TraceInst& i;
    bool* again;

    Trace& trace() const { return b.trace(); }
    bool is_k(Ref r) const { return ir::is_const(r); }
    i64 k(Ref r) const { return trace().int_at(r); }
    double kf(Ref r) const { return trace().float_at(r); }
    TraceType type(Ref r) const { return trace().type_of(r); }
    Ref integer(i64 v) const { return trace().const_int(v); }
    Ref real(double d) const { return trace().const_float(d); }
    Ref truth(bool v) const { return trace().const_bool(v); }
    bool both_const() const { return is_k(i.a) && is_k(i.b); }
    const TraceInst* def(Ref r, TraceOp op) const {
        if (!ir::is_inst(r) || trace().at(r).op != op) return nullptr;
        return b.may_look_through(r) ? &trace().at(r) : nullptr;
    }
    Ref become(TraceOp op, Ref a, Ref b2 = 0) const {
        i = TraceInst{op, info(op).result, 0, 0, a, b2, 0};
        *again = true;
        return kNoRef;
    }
    // Constant operand of a commutative op to the right.
    bool swap_const() const {
        if (!is_k(i.a) || is_k(i.b)) return false;
        std::swap(i.a, i.b);
        *again = true;
        return true;
    }
    bool immediate(Ref r) const {
        TraceType t = type(r);
        return t == TraceType::Int || t == TraceType::Uint || t == TraceType::Float || t == TraceType::Bool;
    }
    // The bits of a constant as a Value, if it has some without allocation.
    bool value_bits(Ref r, u64* out) const {
        if (!is_k(r)) return false;
        TraceConst c = trace().constant_at(r);
        switch (c.type) {
            case TraceType::Int:
                if (!krait::Value::fits_small_int(static_cast<i64>(c.bits))) return false;
                *out = krait::Value::from_small_int(static_cast<i64>(c.bits)).bits();
                return true;
            case TraceType::Uint:
                if (c.bits >> 47) return false;
                *out = krait::Value::from_small_int(static_cast<i64>(c.bits)).bits();
                return true;
            case TraceType::Wide: return false;
            case TraceType::Float: *out = krait::Value::from_double(std::bit_cast<double>(c.bits)).bits(); return true;
            case TraceType::Bool: *out = reinterpret_cast<u64>(c.bits ? &true_object : &false_object); return true;
            default: *out = c.bits; return true;
        }
    }
    // 1 identical, 0 different for certain, -1 unknown.
    int identity(Ref x, Ref y) const {
        x = b.origin(x);
        y = b.origin(y);
        if (x == y) return 1;
        u64 p, q;
        if (value_bits(x, &p) && value_bits(y, &q)) return p == q;
        auto kind = [&](Ref r) {  // 1 number, 2 bool, 3 object, 0 unknown
            u64 bits;
            if (value_bits(r, &bits)) {
                if (bits == 0) return 4;
                if (bits == reinterpret_cast<u64>(&true_object) || bits == reinterpret_cast<u64>(&false_object)) return 2;
                return krait::Value::from_bits(bits).is_object() ? 3 : 1;
            }
            if (type(r) == TraceType::Float || def(r, TraceOp::BoxFloat)) return 1;
            if (type(r) == TraceType::Bool || def(r, TraceOp::BoxBool)) return 2;
            if (def(r, TraceOp::NewObject)) return 3;
            return 0;
        };
        int kx = kind(x), ky = kind(y);
        if (kx && ky && kx != ky) return 0;
        // An int may be an object, but never one of the singletons or any object that is a constant here and no int.
        auto is_int = [&](Ref r) { return is_number(r) || def(r, TraceOp::BoxInt) || def(r, TraceOp::BoxUint); };
        if ((is_int(x) && ky >= 2) || (is_int(y) && kx >= 2)) return 0;
        if (b.is_fresh(x) || b.is_fresh(y)) return b.may_alias(x, y) ? -1 : 0;
        return -1;
    }

    bool is_number(Ref r) const { return type(r) == TraceType::Int || type(r) == TraceType::Uint || type(r) == TraceType::Wide; }
    // The int in a register behind i.a, signed or unsigned, or kNoRef.
    Ref unboxed_int(TraceOp box, TraceType t) const {
        if (type(i.a) == t) return i.a;
        const TraceInst* d = def(i.a, box);
        return d ? d->a : kNoRef;
    }
    // Signed and unsigned numbers agree while the sign bit is clear.
    Ref checked_sign(Ref r) const {
        if (b.range(r).lo >= 0) return r;
        return b.emit(TraceOp::GuardTrue, b.emit(TraceOp::IntGe, r, integer(0))) == kFails ? kFails : r;
    }

    // ---- Guards ----
    // GuardX(BoxX(v)) = v; of another unboxed type it never holds.
    Ref unbox(TraceType wanted, TraceOp box) const {
        if (type(i.a) == wanted) return i.a;
        if (const TraceInst* d = def(i.a, box)) return d->a;
        if (type(i.a) == TraceType::Wide) return kFails;
        if (wanted == TraceType::Int)
            if (Ref r = unboxed_int(TraceOp::BoxUint, TraceType::Uint); r != kNoRef) return checked_sign(r);
        u64 bits;
        if (value_bits(i.a, &bits)) {
            krait::Value v = krait::Value::from_bits(bits);
            if (wanted == TraceType::Int) return v.is_small_int() ? integer(v.small_int()) : v.is_double() ? kFails : kNoRef;
            if (wanted == TraceType::Float) return v.is_double() ? real(v.as_double()) : kFails;
            return is_bool(v) ? truth(v == py_true()) : kFails;
        }
        if (immediate(i.a)) return kFails;
        for (TraceOp other : {TraceOp::BoxInt, TraceOp::BoxUint, TraceOp::BoxFloat, TraceOp::BoxBool})
            if (def(i.a, other)) return kFails;
        return kNoRef;
    }
    Ref GuardInt() const {
        Ref r = unbox(TraceType::Int, TraceOp::BoxInt);
        if (r == kNoRef && type(i.a) == TraceType::Object) return kFails;
        return r;
    }
    Ref GuardIntAny() const { return unbox(TraceType::Int, TraceOp::BoxInt); }
    Ref GuardUint() const {
        if (Ref r = unboxed_int(TraceOp::BoxUint, TraceType::Uint); r != kNoRef) return r;
        if (Ref r = unboxed_int(TraceOp::BoxInt, TraceType::Int); r != kNoRef) return checked_sign(r);
        if (immediate(i.a) || type(i.a) == TraceType::Wide || def(i.a, TraceOp::BoxFloat) || def(i.a, TraceOp::BoxBool)) return kFails;
        return kNoRef;
    }
    Ref GuardFloat() const {
        Ref r = unbox(TraceType::Float, TraceOp::BoxFloat);
        if (r == kNoRef && type(i.a) == TraceType::Object) return kFails;
        return r;
    }
    Ref GuardBool() const { return unbox(TraceType::Bool, TraceOp::BoxBool); }
    // A number in a register may be an object once boxed.
    bool box_number() const {
        if (type(i.a) != TraceType::Uint && type(i.a) != TraceType::Wide) return false;
        i.a = b.as_value(i.a);
        *again = i.a < kFails;
        return true;
    }
    Ref GuardObject() const {
        if (box_number()) return *again ? kNoRef : kFails;
        if (type(i.a) == TraceType::Object) return i.a;
        if (type(i.a) == TraceType::Int || type(i.a) == TraceType::Float || def(i.a, TraceOp::BoxFloat)) return kFails;
        return kNoRef;
    }
    Ref GuardShape() const {
        if (box_number()) return *again ? kNoRef : kFails;
        if (type(i.a) == TraceType::Int || type(i.a) == TraceType::Float || def(i.a, TraceOp::BoxFloat)) return kFails;
        if (type(i.a) == TraceType::Bool) {
            i.a = b.as_value(i.a);
            *again = true;
            return kNoRef;
        }
        const Shape* wanted = reinterpret_cast<const Shape*>(trace().constant_at(i.b).bits);
        const Shape* known = b.known_shape(i.a);
        if (known == wanted && type(i.a) == TraceType::Object) return i.a;
        if (known && known != wanted) return kFails;
        return kNoRef;
    }
    Ref GuardComplex() const {
        if (def(i.a, TraceOp::WideComplex) || def(i.a, TraceOp::GuardComplex)) return i.a;
        return immediate(i.a) ? kFails : kNoRef;
    }
    Ref ComplexReal() const {
        const TraceInst* d = def(i.a, TraceOp::WideComplex);
        return d ? d->a : kNoRef;
    }
    Ref ComplexImag() const {
        const TraceInst* d = def(i.a, TraceOp::WideComplex);
        return d ? d->b : kNoRef;
    }
    Ref GuardIs() const {
        int same = identity(i.a, i.b);
        if (same >= 0) return same ? kHolds : kFails;
        if (type(i.a) == TraceType::Bool || def(i.a, TraceOp::BoxBool)) {
            Ref bit = type(i.a) == TraceType::Bool ? i.a : def(i.a, TraceOp::BoxBool)->a;
            if (is_k(i.b)) return become(trace().constant_at(i.b).bits == reinterpret_cast<u64>(&true_object) ? TraceOp::GuardTrue : TraceOp::GuardFalse, bit);
        }
        return kNoRef;
    }
    Ref GuardIsNot() const {
        int same = identity(i.a, i.b);
        return same >= 0 ? (same ? kFails : kHolds) : kNoRef;
    }
    Ref GuardBound() const {
        if (type(i.a) != TraceType::Value) return i.a;
        u64 bits;
        if (value_bits(i.a, &bits)) return bits ? i.a : kFails;
        if (def(i.a, TraceOp::BoxInt) || def(i.a, TraceOp::BoxUint) || def(i.a, TraceOp::BoxFloat) || def(i.a, TraceOp::BoxBool)) return i.a;
        return kNoRef;
    }
    Ref GuardPtr() const {
        if (i.a == i.b) return kHolds;
        if (both_const()) return trace().constant_at(i.a).bits == trace().constant_at(i.b).bits ? kHolds : kFails;
        return kNoRef;
    }
    Ref GuardTrue() const {
        if (is_k(i.a)) return k(i.a) ? kHolds : kFails;
        if (const TraceInst* d = def(i.a, TraceOp::BoolNot)) return become(TraceOp::GuardFalse, d->a);
        return kNoRef;
    }
    Ref GuardFalse() const {
        if (is_k(i.a)) return k(i.a) ? kFails : kHolds;
        if (const TraceInst* d = def(i.a, TraceOp::BoolNot)) return become(TraceOp::GuardTrue, d->a);
        return kNoRef;
    }

    // ---- Integers ----
    // (x + c1) + c2 = x + (c1 + c2), wrapping
    Ref IntAdd() const {
        if (both_const()) return integer(static_cast<i64>(static_cast<u64>(k(i.a)) + static_cast<u64>(k(i.b))));
        if (swap_const()) return kNoRef;
        if (!is_k(i.b)) return kNoRef;
        if (k(i.b) == 0) return i.a;
        const TraceInst* d = def(i.a, TraceOp::IntAdd);
        if (d && is_k(d->b)) return become(TraceOp::IntAdd, d->a, integer(static_cast<i64>(static_cast<u64>(k(d->b)) + static_cast<u64>(k(i.b)))));
        return kNoRef;
    }
    // x - x = 0, x - 0 = x
    Ref IntSub() const {
        if (both_const()) return integer(static_cast<i64>(static_cast<u64>(k(i.a)) - static_cast<u64>(k(i.b))));
        if (i.a == i.b) return integer(0);
        if (is_k(i.b) && k(i.b) == 0) return i.a;
        return kNoRef;
    }
    // x * 0 = 0, x * 1 = x, x * 2^n = x << n
    Ref IntMul() const {
        if (both_const()) return integer(static_cast<i64>(static_cast<u64>(k(i.a)) * static_cast<u64>(k(i.b))));
        if (swap_const()) return kNoRef;
        if (!is_k(i.b)) return kNoRef;
        if (k(i.b) == 0) return i.b;
        if (k(i.b) == 1) return i.a;
        if (k(i.b) > 1 && std::has_single_bit(static_cast<u64>(k(i.b))))
            return become(TraceOp::IntShl, i.a, integer(std::countr_zero(static_cast<u64>(k(i.b)))));
        return kNoRef;
    }
    bool fits(TraceOp op) const {
        Range x = b.range(i.a), y = b.range(i.b);
        i64 out;
        if (op == TraceOp::IntAdd) return !__builtin_add_overflow(x.lo, y.lo, &out) && !__builtin_add_overflow(x.hi, y.hi, &out);
        if (op == TraceOp::IntSub) return !__builtin_sub_overflow(x.lo, y.hi, &out) && !__builtin_sub_overflow(x.hi, y.lo, &out);
        return !__builtin_mul_overflow(x.lo, y.lo, &out) && !__builtin_mul_overflow(x.hi, y.hi, &out) &&
               !__builtin_mul_overflow(x.lo, y.hi, &out) && !__builtin_mul_overflow(x.hi, y.lo, &out);
    }
    Ref IntAddOvf() const {
        if (both_const()) {
            i64 sum;
            return __builtin_add_overflow(k(i.a), k(i.b), &sum) ? kFails : integer(sum);
        }
        if (swap_const()) return kNoRef;
        if (is_k(i.b) && k(i.b) == 0) return i.a;
        return fits(TraceOp::IntAdd) ? become(TraceOp::IntAdd, i.a, i.b) : kNoRef;
    }
    Ref IntSubOvf() const {
        if (both_const()) {
            i64 sum;
            return __builtin_sub_overflow(k(i.a), k(i.b), &sum) ? kFails : integer(sum);
        }
        if (i.a == i.b) return integer(0);
        if (is_k(i.b) && k(i.b) == 0) return i.a;
        if (is_k(i.b) && k(i.b) != INT64_MIN) return become(TraceOp::IntAddOvf, i.a, integer(-k(i.b)));
        return fits(TraceOp::IntSub) ? become(TraceOp::IntSub, i.a, i.b) : kNoRef;
    }
    Ref IntMulOvf() const {
        if (both_const()) {
            i64 product;
            return __builtin_mul_overflow(k(i.a), k(i.b), &product) ? kFails : integer(product);
        }
        if (swap_const()) return kNoRef;
        if (is_k(i.b) && k(i.b) == 0) return i.b;
        if (is_k(i.b) && k(i.b) == 1) return i.a;
        if (is_k(i.b) && k(i.b) == 2) return become(TraceOp::IntAddOvf, i.a, i.a);
        return fits(TraceOp::IntMul) ? become(TraceOp::IntMul, i.a, i.b) : kNoRef;
    }
    // x & 0 = 0, x & -1 = x & x = x; (x & c1) & c2; x & mask = x for 0 <= x <= mask = 2^n - 1
    Ref IntAnd() const {
        if (both_const()) return integer(k(i.a) & k(i.b));
        if (swap_const()) return kNoRef;
        if (i.a == i.b) return i.a;
        if (!is_k(i.b)) return kNoRef;
        i64 mask = k(i.b);
        if (mask == 0) return i.b;
        if (mask == -1) return i.a;
        Range r = b.range(i.a);
        if (mask > 0 && (mask & (mask + 1)) == 0 && r.lo >= 0 && r.hi <= mask) return i.a;
        const TraceInst* d = def(i.a, TraceOp::IntAnd);
        if (d && is_k(d->b)) return become(TraceOp::IntAnd, d->a, integer(k(d->b) & mask));
        return kNoRef;
    }
    Ref IntOr() const {
        if (both_const()) return integer(k(i.a) | k(i.b));
        if (swap_const()) return kNoRef;
        if (i.a == i.b || (is_k(i.b) && k(i.b) == 0)) return i.a;
        return kNoRef;
    }
    Ref IntXor() const {
        if (both_const()) return integer(k(i.a) ^ k(i.b));
        if (swap_const()) return kNoRef;
        if (i.a == i.b) return integer(0);
        if (is_k(i.b) && k(i.b) == 0) return i.a;
        return kNoRef;
    }
    Ref IntShl() const {
        if (is_k(i.b) && k(i.b) == 0) return i.a;
        if (both_const()) return integer(static_cast<i64>(static_cast<u64>(k(i.a)) << (k(i.b) & 63)));
        return kNoRef;
    }
    Ref IntShlOvf() const {
        if (is_k(i.b)) {
            i64 n = k(i.b);
            if (n < 0 || n > 63) return kNoRef;
            if (n == 0) return i.a;
            Range r = b.range(i.a);
            if (r.lo >= (INT64_MIN >> n) && r.hi <= (INT64_MAX >> n)) return become(TraceOp::IntShl, i.a, i.b);
        }
        return kNoRef;
    }
    Ref IntShr() const {
        if (is_k(i.b) && k(i.b) == 0) return i.a;
        if (both_const() && k(i.b) >= 0) return integer(k(i.a) >> std::min<i64>(k(i.b), 63));
        return kNoRef;
    }
    Ref IntUShr() const {
        if (is_k(i.b) && k(i.b) == 0) return i.a;
        if (both_const()) return integer(static_cast<i64>(static_cast<u64>(k(i.a)) >> (k(i.b) & 63)));
        return kNoRef;
    }
    // floor(x / 2^n) = x >> n
    Ref IntFloorDiv() const {
        if (!is_k(i.b)) return kNoRef;
        i64 d = k(i.b);
        if (d == 1) return i.a;
        if (d > 1 && std::has_single_bit(static_cast<u64>(d))) return become(TraceOp::IntShr, i.a, integer(std::countr_zero(static_cast<u64>(d))));
        if (is_k(i.a) && d != 0 && d != -1) {
            i64 q = k(i.a) / d;
            return integer(q - (k(i.a) % d != 0 && ((k(i.a) < 0) != (d < 0))));
        }
        return kNoRef;
    }
    // x mod 2^n = x & (2^n - 1), the sign being the divisor's
    Ref IntMod() const {
        if (!is_k(i.b)) return kNoRef;
        i64 d = k(i.b);
        if (d == 1) return integer(0);
        if (d > 1 && std::has_single_bit(static_cast<u64>(d))) return become(TraceOp::IntAnd, i.a, integer(d - 1));
        if (is_k(i.a) && d != 0 && d != -1) {
            i64 r = k(i.a) % d;
            return integer(r && ((r < 0) != (d < 0)) ? r + d : r);
        }
        Range r = b.range(i.a);
        if (d > 0 && r.lo >= 0 && r.hi < d) return i.a;
        return kNoRef;
    }
    // By constants, equal operands, and disjoint ranges.
    template <class Compare>
    Ref compare(Compare c, bool when_equal, TraceOp mirrored) const {
        if (both_const()) return truth(c(k(i.a), k(i.b)));
        if (i.a == i.b) return truth(when_equal);
        if (is_k(i.a)) return become(mirrored, i.b, i.a);
        Range x = b.range(i.a), y = b.range(i.b);
        if (x.hi < y.lo) return truth(c(0, 1));
        if (y.hi < x.lo) return truth(c(1, 0));
        return kNoRef;
    }
    Ref IntEq() const { return compare([](i64 x, i64 y) { return x == y; }, true, TraceOp::IntEq); }
    Ref IntNe() const { return compare([](i64 x, i64 y) { return x != y; }, false, TraceOp::IntNe); }
    Ref IntLt() const {
        if (b.range(i.a).lo >= b.range(i.b).hi) return truth(false);
        return compare([](i64 x, i64 y) { return x < y; }, false, TraceOp::IntGt);
    }
    Ref IntLe() const {
        if (b.range(i.a).hi <= b.range(i.b).lo) return truth(true);
        return compare([](i64 x, i64 y) { return x <= y; }, true, TraceOp::IntGe);
    }
    Ref IntGt() const {
        if (b.range(i.a).hi <= b.range(i.b).lo) return truth(false);
        return compare([](i64 x, i64 y) { return x > y; }, false, TraceOp::IntLt);
    }
    Ref IntGe() const {
        if (b.range(i.a).lo >= b.range(i.b).hi) return truth(true);
        return compare([](i64 x, i64 y) { return x >= y; }, true, TraceOp::IntLe);
    }
    Ref IntULt() const {
        if (both_const()) return truth(static_cast<u64>(k(i.a)) < static_cast<u64>(k(i.b)));
        if (i.a == i.b) return truth(false);
        Range x = b.range(i.a), y = b.range(i.b);
        if (x.lo >= 0 && x.hi < y.lo) return truth(true);
        return kNoRef;
    }
    // x / 2^n = x >> n; signed where the sign bit is clear
    Ref IntUDiv() const {
        if (!is_k(i.b)) return kNoRef;
        u64 d = static_cast<u64>(k(i.b));
        if (d == 1) return i.a;
        if (is_k(i.a) && d) return integer(static_cast<i64>(static_cast<u64>(k(i.a)) / d));
        if (std::has_single_bit(d)) return become(TraceOp::IntUShr, i.a, integer(std::countr_zero(d)));
        if (k(i.b) > 0 && b.range(i.a).lo >= 0) return become(TraceOp::IntFloorDiv, i.a, i.b);
        return kNoRef;
    }
    // x mod 2^n = x & (2^n - 1)
    Ref IntUMod() const {
        if (!is_k(i.b)) return kNoRef;
        u64 d = static_cast<u64>(k(i.b));
        if (d == 1) return integer(0);
        if (is_k(i.a) && d) return integer(static_cast<i64>(static_cast<u64>(k(i.a)) % d));
        if (std::has_single_bit(d)) return become(TraceOp::IntAnd, i.a, integer(static_cast<i64>(d - 1)));
        if (k(i.b) > 0 && b.range(i.a).lo >= 0) return become(TraceOp::IntMod, i.a, i.b);
        return kNoRef;
    }
    // Below 2^63 an Int is as good.
    Ref ToUint() const {
        if (is_k(i.a)) return k(i.a) >= 0 ? integer(k(i.a)) : trace().constant(TraceType::Uint, trace().constant_at(i.a).bits);
        if (type(i.a) == TraceType::Uint || b.range(i.a).lo >= 0) return i.a;
        return kNoRef;
    }
    Ref IntToFloat() const { return is_k(i.a) ? real(static_cast<double>(k(i.a))) : kNoRef; }
    Ref FloatToInt() const {
        if (!is_k(i.a)) return kNoRef;
        double d = kf(i.a);
        return d >= -9223372036854775808.0 && d < 9223372036854775808.0 ? integer(static_cast<i64>(d)) : kFails;
    }

    // ---- Floats: only what is exact for every double, -0.0, infinities and NaN included ----
    Ref FloatAdd() const { return both_const() ? real(kf(i.a) + kf(i.b)) : kNoRef; }
    // x - (+0.0) = x
    Ref FloatSub() const {
        if (both_const()) return real(kf(i.a) - kf(i.b));
        if (is_k(i.b) && trace().constant_at(i.b).bits == 0) return i.a;
        return kNoRef;
    }
    // x * 1.0 = x
    Ref FloatMul() const {
        if (both_const()) return real(kf(i.a) * kf(i.b));
        if (swap_const()) return kNoRef;
        if (is_k(i.b) && kf(i.b) == 1.0) return i.a;
        return kNoRef;
    }
    // x / 2^n = x * 2^-n
    Ref FloatDiv() const {
        if (both_const() && kf(i.b) != 0) return real(kf(i.a) / kf(i.b));
        if (is_k(i.b)) {
            int exponent;
            double mantissa = std::frexp(kf(i.b), &exponent);
            if (std::fabs(mantissa) == 0.5 && exponent > -1000 && exponent < 1000) return become(TraceOp::FloatMul, i.a, real(1.0 / kf(i.b)));
        }
        return kNoRef;
    }
    Ref FloatNeg() const {
        if (is_k(i.a)) return real(-kf(i.a));
        if (const TraceInst* d = def(i.a, TraceOp::FloatNeg)) return d->a;
        return kNoRef;
    }
    Ref FloatAbs() const {
        if (is_k(i.a)) return real(std::fabs(kf(i.a)));
        if (def(i.a, TraceOp::FloatAbs)) return i.a;
        return kNoRef;
    }
    Ref FloatSqrt() const { return is_k(i.a) ? real(std::sqrt(kf(i.a))) : kNoRef; }
    Ref FloatEq() const { return both_const() ? truth(kf(i.a) == kf(i.b)) : kNoRef; }
    Ref FloatNe() const { return both_const() ? truth(kf(i.a) != kf(i.b)) : kNoRef; }
    Ref FloatLt() const { return both_const() ? truth(kf(i.a) < kf(i.b)) : kNoRef; }
    Ref FloatLe() const { return both_const() ? truth(kf(i.a) <= kf(i.b)) : kNoRef; }
    Ref FloatGt() const { return both_const() ? truth(kf(i.a) > kf(i.b)) : kNoRef; }
    Ref FloatGe() const { return both_const() ? truth(kf(i.a) >= kf(i.b)) : kNoRef; }

    // ---- Bools ----
    // not (a < b) = a >= b, for ints
    Ref BoolNot() const {
        if (is_k(i.a)) return truth(!k(i.a));
        if (const TraceInst* d = def(i.a, TraceOp::BoolNot)) return d->a;
        static constexpr struct { TraceOp op, inverse; } kInverse[] = {
            {TraceOp::IntEq, TraceOp::IntNe}, {TraceOp::IntNe, TraceOp::IntEq}, {TraceOp::IntLt, TraceOp::IntGe},
            {TraceOp::IntGe, TraceOp::IntLt}, {TraceOp::IntGt, TraceOp::IntLe}, {TraceOp::IntLe, TraceOp::IntGt}};
        for (auto [op, inverse] : kInverse)
            if (const TraceInst* d = def(i.a, op)) return become(inverse, d->a, d->b);
        return kNoRef;
    }
    Ref BoolEq() const {
        if (both_const()) return truth(k(i.a) == k(i.b));
        if (i.a == i.b) return truth(true);
        if (swap_const()) return kNoRef;
        if (is_k(i.b)) return k(i.b) ? i.a : become(TraceOp::BoolNot, i.a);
        return kNoRef;
    }
    Ref BoolToInt() const { return is_k(i.a) ? integer(k(i.a)) : kNoRef; }
    Ref ValueEq() const {
        int same = identity(i.a, i.b);
        if (same >= 0) return truth(same);
        if (is_k(i.a)) std::swap(i.a, i.b);
        if (type(i.a) == TraceType::Bool && is_k(i.b)) {
            u64 bits = trace().constant_at(i.b).bits;
            return bits == reinterpret_cast<u64>(&true_object) ? i.a : become(TraceOp::BoolNot, i.a);
        }
        return kNoRef;
    }
    Ref PtrEq() const {
        if (i.a == i.b) return truth(true);
        if (both_const()) return truth(trace().constant_at(i.a).bits == trace().constant_at(i.b).bits);
        return kNoRef;
    }

    // ---- Boxing ----
    Ref BoxInt() const {
        if (const TraceInst* d = def(i.a, TraceOp::GuardInt)) return d->a;
        if (const TraceInst* d = def(i.a, TraceOp::GuardIntAny)) return d->a;
        return kNoRef;
    }
    Ref BoxUint() const {
        const TraceInst* d = def(i.a, TraceOp::GuardUint);
        if (d) return d->a;
        return type(i.a) == TraceType::Int ? become(TraceOp::BoxInt, i.a) : kNoRef;
    }
    Ref BoxFloat() const {
        const TraceInst* d = def(i.a, TraceOp::GuardFloat);
        return d ? d->a : kNoRef;
    }
    Ref BoxBool() const {
        const TraceInst* d = def(i.a, TraceOp::GuardBool);
        return d ? d->a : kNoRef;
    }

    // ---- Memory ----
    // A fresh object needs no barrier until the next allocation.
    Ref WriteBarrier() const {
        if (!b.is_fresh(i.a)) return kNoRef;
        for (TraceOp op : {TraceOp::NewObject, TraceOp::BoxInt, TraceOp::BoxUint, TraceOp::Call}) {
            u32 newest = b.newest(op);
            if (newest != kNoRef && newest > i.a) return kNoRef;
        }
        return kHolds;
    }
    Ref SetShape() const {
        return b.known_shape(i.a) == reinterpret_cast<const Shape*>(trace().constant_at(i.b).bits) ? kHolds : kNoRef;
    }
};

using Rule = Ref (Fold::*)() const;

// Ops without a rule of their own map to null.
static Rule rule_of(TraceOp op) {
    switch (op) {
#define RULE(name) \
    case TraceOp::name: return &Fold::name;
        RULE(GuardInt) RULE(GuardIntAny) RULE(GuardUint) RULE(GuardFloat) RULE(GuardBool) RULE(GuardObject) RULE(GuardShape)
        RULE(GuardIs) RULE(GuardIsNot) RULE(GuardBound) RULE(GuardPtr) RULE(GuardTrue) RULE(GuardFalse)
        RULE(IntAdd) RULE(IntSub) RULE(IntMul) RULE(IntAddOvf) RULE(IntSubOvf) RULE(IntMulOvf) RULE(IntAnd)
        RULE(IntOr) RULE(IntXor) RULE(IntShl) RULE(IntShlOvf) RULE(IntShr) RULE(IntUShr) RULE(IntFloorDiv)
        RULE(IntMod) RULE(IntEq) RULE(IntNe) RULE(IntLt) RULE(IntLe) RULE(IntGt) RULE(IntGe) RULE(IntULt)
        RULE(IntUDiv) RULE(IntUMod) RULE(ToUint) RULE(IntToFloat) RULE(FloatToInt) RULE(FloatAdd) RULE(FloatSub) RULE(FloatMul) RULE(FloatDiv)
        RULE(FloatNeg) RULE(FloatAbs) RULE(FloatSqrt) RULE(FloatEq) RULE(FloatNe) RULE(FloatLt) RULE(FloatLe)
        RULE(FloatGt) RULE(FloatGe) RULE(BoolNot) RULE(BoolEq) RULE(BoolToInt) RULE(ValueEq) RULE(PtrEq)
        RULE(GuardComplex) RULE(ComplexReal) RULE(ComplexImag) RULE(BoxInt) RULE(BoxUint) RULE(BoxFloat) RULE(BoxBool) RULE(WriteBarrier) RULE(SetShape)
#undef RULE
        default: return nullptr;
    }
}

Ref fold(Builder& builder, TraceInst& inst, bool* again) {
    Rule rule = rule_of(inst.op);
    if (!rule) return kNoRef;
    Fold context{builder, inst, again};
    return (context.*rule)();
}

}  // namespace krait::jit
