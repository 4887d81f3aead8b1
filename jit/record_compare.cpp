// Recording of comparisons, identity, containment and truth.
#include "jit/recorder.h"
#include "jit/runtime_calls.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait::jit {

using namespace ir;
using krait::CompareOp;

bool Recorder::compare_row(const Word& w, u64*) {
    const CompareInfo& row = compare_info(w.reg_op());
    u32 left = row.jumps ? w.a : w.b, right = row.jumps ? w.b : w.c;
    Operand a = operand(left);
    Operand b = row.form == OperandForm::RK ? constant_operand(right) : operand(right);
    if (push_compare(w.a, static_cast<CompareOp>(row.op), a, b)) return abort_ == Abort::None;
    Ref condition = compare(static_cast<CompareOp>(row.op), a, b);
    if (abort_ != Abort::None) return false;
    if (!row.jumps) {
        set(w.a, condition);
        return true;
    }
    if (trace_.type_of(condition) != TraceType::Bool) {
        // The result of a rich comparison; its truth is asked for after the call, when no exit may repeat it.
        condition = call_python_capable(TraceType::Int, reinterpret_cast<void*>(rt::truth), "truth", CallCheck::NegRaised, {condition});
        condition = b_.emit(TraceOp::IntNe, condition, trace_.const_int(0));
    }
    branch(condition, row.sense, static_cast<u32>(static_cast<i32>(snapshot_cache_pc_) + w.jump16()), snapshot_cache_pc_ + 1);
    return true;
}

static TraceOp int_compare_op(CompareOp op) {
    static const TraceOp ops[] = {TraceOp::IntLt, TraceOp::IntLe, TraceOp::IntEq, TraceOp::IntNe, TraceOp::IntGt, TraceOp::IntGe};
    return ops[static_cast<int>(op)];
}
static TraceOp float_compare_op(CompareOp op) {
    static const TraceOp ops[] = {TraceOp::FloatLt, TraceOp::FloatLe, TraceOp::FloatEq, TraceOp::FloatNe, TraceOp::FloatGt, TraceOp::FloatGe};
    return ops[static_cast<int>(op)];
}

// A Bool, or the Value that the operator gave.
Ref Recorder::compare(CompareOp op, Operand& a, Operand& b) {
    Num ka = number_kind(a), kb = number_kind(b);
    bool int_a = ka == Num::Int || ka == Num::Bool, int_b = kb == Num::Int || kb == Num::Bool;
    if ((is_wide(a) || is_wide(b)) && (int_a || ka == Num::Big) && (int_b || kb == Num::Big)) {
        Ref r = wide_compare(op, a, b);
        if (r != kNoRef) return r;
    }
    if (int_a && int_b) {
        Ref x = as_int(a), y = as_int(b);
        return b_.emit(int_compare_op(op), x, y);
    }
    if (ka == Num::Float && kb == Num::Float) {
        Ref x = as_float(a), y = as_float(b);
        return b_.emit(float_compare_op(op), x, y);
    }
    if ((ka == Num::Float && int_b) || (int_a && kb == Num::Float)) {
        // Exact while the int has at most 53 bits.
        Operand& i = int_a ? a : b;
        const i64 exact = i64{1} << 53;
        i64 v;
        bool fits = is_bool(i.value) || (int_fits_i64(i.value, &v) && v <= exact && v >= -exact);
        if (fits) {
            Ref r = as_int(i);
            if (!ir::is_const(r)) guard_true(b_.emit(TraceOp::IntULt, b_.emit(TraceOp::IntAdd, r, trace_.const_int(exact)), trace_.const_int(2 * exact + 1)));
            Ref x = as_float(a), y = as_float(b);
            return b_.emit(float_compare_op(op), x, y);
        }
    }
    if (is_exact(a, Kind::Str) && is_exact(b, Kind::Str)) {
        Ref chars = compare_chars(op, a, b);
        if (chars != kNoRef) return chars;
        Ref x = as_object(a, builtin_shape(Kind::Str)), y = as_object(b, builtin_shape(Kind::Str));
        CallInfo call;
        call.pass_thread = false;
        if (op == CompareOp::Eq || op == CompareOp::Ne) {
            call.function = reinterpret_cast<void*>(rt::str_equal);
            call.name = "str_equal";
            Ref r = b_.call(TraceType::Bool, call, {x, y});
            return op == CompareOp::Eq ? r : b_.emit(TraceOp::BoolNot, r);
        }
        call.function = reinterpret_cast<void*>(rt::str_compare);
        call.name = "str_compare";
        return b_.emit(int_compare_op(op), b_.call(TraceType::Int, call, {x, y}), trace_.const_int(0));
    }
    bool big = (ka == Num::Int || ka == Num::Big) && (kb == Num::Int || kb == Num::Big);
    if (big) {
        for (Operand* o : {&a, &b}) {
            TraceType type = trace_.type_of(o->ref);
            if (type == TraceType::Int || type == TraceType::Uint || type == TraceType::Wide || ir::is_const(o->ref)) continue;
            if (o->value.is_object()) as_object(*o, builtin_shape(Kind::Int));
            else as_int(*o);
        }
        CallInfo call;
        call.pass_thread = false;
        call.function = reinterpret_cast<void*>(rt::int_compare);
        call.name = "int_compare";
        return b_.emit(int_compare_op(op), b_.call(TraceType::Int, call, {value_of(a), value_of(b)}), trace_.const_int(0));
    }
    // None and other singletons compare by identity with themselves.
    if ((op == CompareOp::Eq || op == CompareOp::Ne) && (is_none(a.value) || is_none(b.value))) {
        Operand& other = is_none(a.value) ? b : a;
        if (is_none(other.value) || other.value.is_small_int() || other.value.is_double() || is_exact(other, Kind::Str) || is_exact(other, Kind::List) || is_exact(other, Kind::Tuple)) {
            if (other.value.is_object() && !is_none(other.value)) as_object(other, other.value.object()->shape());
            else if (!other.value.is_object()) number_kind(other) == Num::Float ? as_float(other) : as_int(other);
            if (is_none(other.value)) guard_is(other, none());
            Operand& null = is_none(a.value) ? a : b;
            guard_is(null, none());
            bool equal = is_none(other.value);
            return trace_.const_bool(equal == (op == CompareOp::Eq));
        }
    }
    return call_python_capable(TraceType::Value, reinterpret_cast<void*>(rt::rich_compare), "rich_compare", CallCheck::EmptyRaised,
                               {value_of(a), value_of(b), trace_.const_int(static_cast<i64>(op))});
}

Ref Recorder::truth(Operand& o) {
    switch (trace_.type_of(o.ref)) {
        case TraceType::Bool: return o.ref;
        case TraceType::Int:
        case TraceType::Uint: return b_.emit(TraceOp::IntNe, o.ref, trace_.const_int(0));
        case TraceType::Float: return b_.emit(TraceOp::FloatNe, o.ref, trace_.const_float(0.0));
        default: break;
    }
    Value v = o.value;
    if (is_bool(v)) return refine(o, b_.emit(TraceOp::GuardBool, o.ref));
    if (v.is_small_int()) return b_.emit(TraceOp::IntNe, as_int(o), trace_.const_int(0));
    if (v.is_double()) return b_.emit(TraceOp::FloatNe, as_float(o), trace_.const_float(0.0));
    if (is_none(v)) {
        guard_is(o, v);
        return trace_.const_bool(false);
    }
    auto sized = [&](Kind kind, i32 offset, AliasClass alias) {
        Ref object = as_object(o, builtin_shape(kind));
        return b_.emit(TraceOp::IntNe, b_.load_i64(object, offset, alias), trace_.const_int(0));
    };
    if (is_exact(o, Kind::List)) return sized(Kind::List, offsetof(List, size), AliasClass::ListSize);
    if (is_exact(o, Kind::Tuple)) return sized(Kind::Tuple, offsetof(Tuple, size), AliasClass::Immutable);
    if (is_exact(o, Kind::Str)) return sized(Kind::Str, offsetof(Str, length), AliasClass::Immutable);
    if (is_exact(o, Kind::Dict)) return sized(Kind::Dict, offsetof(Dict, used), AliasClass::Dict);
    if (v.is_object()) {
        Type* type = v.object()->type();
        if (!type->slots.bool_ && !type->slots.len && !(v.object()->shape()->flags & kShapeDictMode)) {
            as_object(o, v.object()->shape());
            guard_type_version(type);
            return trace_.const_bool(true);
        }
    }
    Ref r = call_python_capable(TraceType::Int, reinterpret_cast<void*>(rt::truth), "truth", CallCheck::NegRaised, {value_of(o)});
    return b_.emit(TraceOp::IntNe, r, trace_.const_int(0));
}

bool Recorder::Is(const Word& w, u64*) {
    set(w.a, b_.emit(TraceOp::ValueEq, get(w.b), get(w.c)));
    return true;
}
bool Recorder::IsNot(const Word& w, u64*) {
    set(w.a, b_.emit(TraceOp::BoolNot, b_.emit(TraceOp::ValueEq, get(w.b), get(w.c))));
    return true;
}
bool Recorder::JumpIfIs(const Word& w, u64*) {
    branch(b_.emit(TraceOp::ValueEq, get(w.a), get(w.b)), true, static_cast<u32>(static_cast<i32>(snapshot_cache_pc_) + w.jump16()), snapshot_cache_pc_ + 1);
    return true;
}
bool Recorder::JumpUnlessIs(const Word& w, u64*) {
    branch(b_.emit(TraceOp::ValueEq, get(w.a), get(w.b)), false, static_cast<u32>(static_cast<i32>(snapshot_cache_pc_) + w.jump16()), snapshot_cache_pc_ + 1);
    return true;
}

// A key whose hash and comparison run no Python code, and no key of a user class with its hash in `container` now.
bool Recorder::is_plain_key(Value container, Value v) const {
    bool plain = !v.is_object() || is_exactly(v, Kind::Str) || is_exactly(v, Kind::Int) || is_none(v) || is_bool(v);
    return plain && rt::is_plain_lookup(th_, container, v);
}

Ref Recorder::contains(Operand& item, Operand& container) {
    Ref found = char_in_constant(item, container);
    if (found != kNoRef) return found;
    u16 effects = kAnyEffect;
    const void* function = reinterpret_cast<void*>(rt::contains);
    const char* name = "contains";
    if ((is_exact(container, Kind::Dict) || is_exact(container, Kind::Set) || is_exact(container, Kind::Frozenset)) && is_plain_key(container.value, item.value)) {
        as_object(container, container.value.object()->shape());
        if (is_none(item.value) || is_bool(item.value)) as_object(item, item.value.object()->shape());
        else guard_plain_key(item);
        bool dict = is_exact(container, Kind::Dict);
        function = dict ? reinterpret_cast<void*>(rt::dict_contains) : reinterpret_cast<void*>(rt::set_contains);
        name = dict ? "dict_contains" : "set_contains";
        effects = kReads | kMayRaise;
    } else if (is_exact(container, Kind::Str) && is_exact(item, Kind::Str)) {
        as_object(container, container.value.object()->shape());
        as_object(item, item.value.object()->shape());
        effects = kReads | kMayRaise;
    }
    Ref r = call_runtime(TraceType::Int, function, name, effects, CallCheck::NegRaised, {value_of(container), value_of(item)});
    return b_.emit(TraceOp::IntNe, r, trace_.const_int(0));
}

bool Recorder::Contains(const Word& w, u64*) {
    Operand item = operand(w.b), container = operand(w.c);
    set(w.a, contains(item, container));
    return true;
}
bool Recorder::NotContains(const Word& w, u64*) {
    Operand item = operand(w.b), container = operand(w.c);
    set(w.a, b_.emit(TraceOp::BoolNot, contains(item, container)));
    return true;
}
bool Recorder::JumpIfIn(const Word& w, u64*) {
    Operand item = operand(w.a), container = operand(w.b);
    branch(contains(item, container), true, static_cast<u32>(static_cast<i32>(snapshot_cache_pc_) + w.jump16()), snapshot_cache_pc_ + 1);
    return true;
}
bool Recorder::JumpUnlessIn(const Word& w, u64*) {
    Operand item = operand(w.a), container = operand(w.b);
    branch(contains(item, container), false, static_cast<u32>(static_cast<i32>(snapshot_cache_pc_) + w.jump16()), snapshot_cache_pc_ + 1);
    return true;
}

}  // namespace krait::jit
