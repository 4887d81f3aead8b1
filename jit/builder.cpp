// Appending to a trace: folding, merging of equal computations, bookkeeping of effects. See jit/builder.h.
#include "jit/builder.h"

#include <algorithm>

#include "jit/runtime_calls.h"
#include "runtime/native.h"
#include "runtime/object.h"

namespace krait::jit {

using namespace ir;

static bool exact_shape(const Shape* shape) { return shape->is_exact() && !(shape->flags & kShapeHasSlots); }
bool (*Builder::shape_is_fixed)(const Shape*) = exact_shape;

Builder::Builder(Trace& trace) : trace_(trace), last_(static_cast<int>(TraceOp::Count), kNoRef) {
    prev_.reserve(512);
}

Ref Builder::emit(TraceOp op, u32 a, u32 b, u32 c, u8 aux, TraceType type) {
    TraceInst inst{op, info(op).result == TraceType::Any ? type : info(op).result, aux, 0, a, b, c};
    return emit_inst(inst);
}

Ref Builder::emit_inst(TraceInst inst) {
    Ref r = has_failed_operand(inst) ? kFails : emit_checked(inst);
    if (r == kFails) failed = true;
    return r;
}

// What follows a guard that cannot hold never runs; it is not emitted.
bool Builder::has_failed_operand(const TraceInst& inst) const {
    const TraceOpInfo& row = info(inst.op);
    const u32 operands[3] = {inst.a, inst.b, inst.c};
    for (int i = 0; i < 3; ++i)
        if (row.operands[i] != TraceType::None && row.operands[i] < TraceType::Imm && operands[i] >= kFails) return true;
    return false;
}

// Folds until nothing changes; see may_look_through.
Ref Builder::fold_whole(TraceInst& inst) {
    const TraceInst original = inst;
    const bool outer_looked = looked_through_, outer_no_look = no_look_through_;
    Ref folded = kNoRef;
    for (bool no_look : {false, true}) {
        looked_through_ = false;
        bool again;
        do {
            no_look_through_ = no_look;
            again = false;
            folded = fold(*this, inst, &again);
        } while (folded == kNoRef && again);
        if (folded != kNoRef || !looked_through_ || no_look) break;
        inst = original;
    }
    looked_through_ = outer_looked;
    no_look_through_ = outer_no_look;
    return folded;
}

Ref Builder::emit_checked(TraceInst inst) {
    if (fold_enabled) {
        Ref folded = fold_whole(inst);
        if (folded != kNoRef) return folded;
    }
    if (!coerce_operands(inst)) return kFails;
    const TraceOpInfo& row = info(inst.op);
    bool mergeable = row.effects == kTracePure || row.effects == kTraceGuard || inst.op == TraceOp::BoxInt || inst.op == TraceOp::BoxUint;
    if (mergeable && inst.op != TraceOp::Inherit && inst.op != TraceOp::Nop && cse_enabled) {
        Ref found = find_equal(inst);
        if (found != kNoRef) return info(inst.op).result == TraceType::None ? kHolds : found;
    }
    if ((row.effects & kTraceLoad) && forward_enabled) {
        Ref found = forward_load(*this, inst);
        if (found != kNoRef) return found;
    }
    return append(inst);
}

Ref Builder::append(TraceInst inst) {
    if (info(inst.op).effects & kTraceGuard) inst.c = snapshots ? snapshots->take_snapshot() : 0;
    u32 index = static_cast<u32>(trace_.insts.size());
    trace_.insts.push_back(inst);
    trace_.positions.push_back(source);
    prev_.push_back(last_[static_cast<int>(inst.op)]);
    last_[static_cast<int>(inst.op)] = index;
    note_effects(index);
    return index;
}

void Builder::truncate(u32 count) {
    trace_.insts.resize(count);
    trace_.positions.resize(count);
    for (auto& last : last_)
        while (last != kNoRef && last >= count) last = prev_[last];
    prev_.resize(count);
    for (auto& events : stores_)
        while (!events.empty() && events.back().position >= count) events.pop_back();
    while (!header_events_.empty() && header_events_.back().position >= count) header_events_.pop_back();
}

// ---- Operands ----

// Boxes operands where the row wants a Value. False: an operand can never fit.
bool Builder::coerce_operands(TraceInst& inst) {
    const TraceOpInfo& row = info(inst.op);
    u32* slots[3] = {&inst.a, &inst.b, &inst.c};
    for (int i = 0; i < 3; ++i) {
        TraceType wanted = row.operands[i];
        if (wanted == TraceType::None || wanted >= TraceType::Any) continue;
        TraceType given = trace_.type_of(*slots[i]);
        if (type_fits(wanted, given)) continue;
        if (wanted != TraceType::Value) return false;
        *slots[i] = as_value(*slots[i]);
    }
    return true;
}

BinaryOp wide_operator(TraceOp op) {
    switch (op) {
        case TraceOp::WideAdd: return BinaryOp::Add;
        case TraceOp::WideSub: return BinaryOp::Sub;
        case TraceOp::WideMul: return BinaryOp::Mul;
        case TraceOp::WideShl: return BinaryOp::LShift;
        case TraceOp::WideAnd: return BinaryOp::And;
        case TraceOp::WideOr: return BinaryOp::Or;
        default: return BinaryOp::Xor;
    }
}

// A Wide expression becomes the operator's call.
Ref Builder::materialise(Ref r) {
    const TraceInst wide = trace_.at(r);
    CallInfo call;
    call.function = reinterpret_cast<void*>(rt::int_binary);
    call.name = "int_binary";
    call.effects = kReads | kAllocates | kMayRaise;
    call.check = CallCheck::EmptyRaised;
    if (wide.op == TraceOp::WideComplex) {
        call.function = reinterpret_cast<void*>(rt::make_complex);
        call.name = "make_complex";
        return this->call(TraceType::Value, call, {wide.a, wide.b});
    }
    Ref a = as_value(wide.a), b = as_value(wide.b);
    return this->call(TraceType::Value, call, {trace_.const_int(static_cast<i64>(wide_operator(wide.op))), a, b});
}

Ref Builder::as_value(Ref r) {
    if (r >= kFails) return kFails;
    if (ir::is_const(r)) {
        TraceConst c = trace_.constant_at(r);
        switch (c.type) {
            case TraceType::Int:
                if (krait::Value::fits_small_int(static_cast<i64>(c.bits)))
                    return trace_.constant(TraceType::Value, krait::Value::from_small_int(static_cast<i64>(c.bits)).bits());
                return emit(TraceOp::BoxInt, r);
            case TraceType::Uint: return emit(TraceOp::BoxUint, r);
            case TraceType::Float:
                return trace_.constant(TraceType::Value, krait::Value::from_double(std::bit_cast<double>(c.bits)).bits());
            case TraceType::Bool:
                return trace_.const_object(c.bits ? &true_object : &false_object);
            default: return r;
        }
    }
    switch (trace_.type_of(r)) {
        case TraceType::Int: return emit(TraceOp::BoxInt, r);
        case TraceType::Uint: return emit(TraceOp::BoxUint, r);
        case TraceType::Wide: return materialise(r);
        case TraceType::Float: return emit(TraceOp::BoxFloat, r);
        case TraceType::Bool: return emit(TraceOp::BoxBool, r);
        default: return r;
    }
}

Ref Builder::call(TraceType type, const CallInfo& info, std::initializer_list<Ref> args) {
    return call_with(type, info, args.begin(), static_cast<u32>(args.size()));
}

Ref Builder::call_with(TraceType type, CallInfo call, const Ref* args, u32 count) {
    for (u32 i = 0; i < count; ++i)
        if (args[i] >= kFails) return failed = true, kFails;
    bool pure = call.effects == kPure && call.check == CallCheck::None;
    if (pure && cse_enabled) {
        for (u32 r = last_[static_cast<int>(TraceOp::Call)]; r != kNoRef; r = prev_[r]) {
            const ir::CallInfo& other = trace_.calls[trace_.insts[r].a];
            if (other.function != call.function || other.arg_count != count || trace_.insts[r].type != type) continue;
            if (other.function == nullptr) continue;
            if (std::equal(args, args + count, trace_.args.begin() + other.first_arg)) return r;
        }
    }
    std::vector<Ref> copy(args, args + count);  // `args` may point into the pool
    for (Ref& r : copy)
        if (trace_.type_of(r) == TraceType::Wide) r = as_value(r);
    call.first_arg = static_cast<u32>(trace_.args.size());
    call.arg_count = static_cast<u16>(count);
    trace_.args.insert(trace_.args.end(), copy.begin(), copy.end());
    trace_.calls.push_back(call);
    return append({TraceOp::Call, type, 0, 0, static_cast<u32>(trace_.calls.size()) - 1, 0, 0});
}

// ---- Equal computations ----

Ref Builder::find_equal(const TraceInst& inst) const {
    bool guard = info(inst.op).effects & kTraceGuard;
    // Nothing older than its operands can be equal.
    u32 oldest = 0;
    const TraceOpInfo& row = info(inst.op);
    const u32 operands[3] = {inst.a, inst.b, inst.c};
    for (int i = 0; i < 3; ++i)
        if (row.operands[i] != TraceType::None && row.operands[i] < TraceType::Imm && is_inst(operands[i]))
            oldest = std::max(oldest, operands[i]);
    bool mutable_shape = inst.op == TraceOp::GuardShape &&
                         !shape_is_fixed(reinterpret_cast<const Shape*>(trace_.constant_at(inst.b).bits));
    for (u32 r = last_[static_cast<int>(inst.op)]; r != kNoRef && r >= oldest; r = prev_[r]) {
        const TraceInst& other = trace_.insts[r];
        if (other.a != inst.a || other.b != inst.b || other.type != inst.type || other.aux != inst.aux) continue;
        if (!guard && other.c != inst.c) continue;
        if (mutable_shape && known_shape(r) != reinterpret_cast<const Shape*>(trace_.constant_at(inst.b).bits)) continue;
        return r;
    }
    return kNoRef;
}

Ref Builder::origin(Ref r) const {
    while (is_inst(r)) {
        const TraceInst& inst = trace_.insts[r];
        if (inst.op != TraceOp::GuardShape && inst.op != TraceOp::GuardObject && inst.op != TraceOp::GuardBound) break;
        r = inst.a;
    }
    return r;
}

bool Builder::is_fresh(Ref r, bool in_preamble) const {
    return is_inst(r) && trace_.insts[r].op == TraceOp::NewObject && (!substitution || r >= preamble_end || in_preamble);
}

bool Builder::may_alias(Ref a, Ref b, bool in_preamble) const {
    a = origin(a);
    b = origin(b);
    if (a == b) return true;
    bool fresh_a = is_fresh(a, in_preamble), fresh_b = is_fresh(b, in_preamble);
    if (fresh_a && fresh_b) return false;
    // What was there before an object was allocated is another object.
    if (fresh_a && (ir::is_const(b) || b < a)) return false;
    if (fresh_b && (ir::is_const(a) || a < b)) return false;
    // One address may stand as an object and as a pointer.
    if (ir::is_const(a) && ir::is_const(b)) return trace_.constant_at(a).bits == trace_.constant_at(b).bits;
    return true;
}

bool Builder::supplied_by_body(const TraceInst& inst) const {
    if (inst.op == TraceOp::GuardShape || inst.op == TraceOp::SetShape) {
        Ref root = origin(inst.a);
        for (const HeaderEvent& event : header_events_)
            if (event.position > preamble_end && event.object != kNoRef && origin(event.object) == root) return true;
        return false;
    }
    return (info(inst.op).effects & ir::kTraceLoad) && forwarded_since(*this, inst, preamble_end);
}

// ---- What is known ----

const Shape* Builder::known_shape(Ref r) const {
    if (r == kNoRef) return nullptr;
    Ref root = origin(r);
    const Shape* fixed = nullptr;
    u32 guarded_at = kNoRef;
    for (Ref g = r; is_inst(g) && g != root; g = trace_.insts[g].a)
        if (trace_.insts[g].op == TraceOp::GuardShape) {
            const Shape* shape = reinterpret_cast<const Shape*>(trace_.constant_at(trace_.insts[g].b).bits);
            if (shape_is_fixed(shape)) return shape;
            if (guarded_at == kNoRef) fixed = shape, guarded_at = g;
        }
    if (is_inst(root) && trace_.insts[root].op == TraceOp::NewObject) {
        fixed = reinterpret_cast<const Shape*>(trace_.constant_at(trace_.insts[root].a).bits);
        if (shape_is_fixed(fixed)) return fixed;
        if (guarded_at == kNoRef) guarded_at = root;
        else fixed = reinterpret_cast<const Shape*>(trace_.constant_at(trace_.insts[guarded_at].b).bits);
    }
    if (ir::is_const(root) && trace_.constant_at(root).type == TraceType::Object) {
        const Shape* shape = reinterpret_cast<const Object*>(trace_.constant_at(root).bits)->shape();
        if (shape_is_fixed(shape)) return shape;
    }
    for (size_t i = header_events_.size(); i-- > 0;) {
        const HeaderEvent& event = header_events_[i];
        if (guarded_at != kNoRef && event.position < guarded_at) break;
        if (event.object == kNoRef) return nullptr;
        if (origin(event.object) == root)
            return reinterpret_cast<const Shape*>(trace_.constant_at(trace_.insts[event.position].b).bits);
        if (may_alias(event.object, root, event.position < preamble_end)) return nullptr;
    }
    return guarded_at == kNoRef ? nullptr : fixed;
}

// ---- Effects ----

void Builder::clobber_memory() {
    u32 position = static_cast<u32>(trace_.insts.size());
    for (int k = 0; k < static_cast<int>(AliasClass::Count); ++k)
        if (k != static_cast<int>(AliasClass::Immutable)) stores_[k].push_back({kNoRef, position});
}

void Builder::note_effects(Ref r) {
    const TraceInst& inst = trace_.insts[r];
    if (inst.op == TraceOp::SetShape) {
        header_events_.push_back({inst.a, r});
    } else if (info(inst.op).effects & kTraceStore) {
        stores_[inst.aux].push_back({r, r});
    } else if (inst.op == TraceOp::Call) {
        u16 effects = trace_.calls[inst.a].effects;
        if (effects & (kWrites | kRunsPython)) {
            for (int k = 0; k < static_cast<int>(AliasClass::Count); ++k)
                if (k != static_cast<int>(AliasClass::Immutable)) stores_[k].push_back({kNoRef, r});
        }
        if (effects & kRunsPython) header_events_.push_back({kNoRef, r});
    }
}

}  // namespace krait::jit
