// Builder: the one way instructions get into a trace, for the recorder and for passes that re-emit code.
//
// emit() folds (jit/opt/fold.cpp), merges equal computations, and forwards loads from earlier loads and stores of the same
// alias class (jit/opt/forward.cpp); only what is left is appended. Guards that hold by what is known vanish.
//
// Requirement on every rule, because loop peeling runs the recorded instructions a second time with other operands
// (jit/opt/peel.cpp): a rule may use what an operand's *instruction* says about its value in any iteration, never what is
// true of the first iteration only. GuardInt therefore gives no range: in later iterations the value may come from arithmetic.
#pragma once

#include "ir/trace.h"
#include "runtime/operators.h"

namespace krait {
struct Shape;
}

namespace krait::jit {

using ir::AliasClass;
using ir::Ref;
using ir::Trace;
using ir::TraceInst;
using ir::TraceOp;
using ir::TraceType;
using ir::kNoRef;

// Results of emit() besides a reference.
constexpr Ref kHolds = 0xFFFFFFFE;   // a guard that needs no check, or a store that changes nothing
constexpr Ref kFails = 0xFFFFFFFD;   // a guard that never holds: the trace must end

struct Range {
    i64 lo = INT64_MIN, hi = INT64_MAX;
    bool non_negative() const { return lo >= 0; }
};

// The operator a Wide instruction stands for.
BinaryOp wide_operator(TraceOp op);

// Bounds of an exact integer; beyond 2^126 nothing is known.
struct Span {
    __int128 lo, hi;
};
Span wide_span(TraceOp op, Span a, Span b);

class Builder {
  public:
    explicit Builder(Trace& trace);

    // Gives the snapshot for a guard about to be appended.
    struct SnapshotSource {
        virtual u32 take_snapshot() = 0;

      protected:
        ~SnapshotSource() = default;
    };
    SnapshotSource* snapshots = nullptr;
    bool fold_enabled = true, cse_enabled = true, forward_enabled = true;
    bool failed = false;  // some guard can never hold
    u32 source = 0;  // index into Trace::sources for what is appended

    Ref emit(TraceOp op, u32 a = 0, u32 b = 0, u32 c = 0, u8 aux = 0, TraceType type = TraceType::None);
    Ref emit_inst(TraceInst inst);
    // Operand boxed: a Value or Object reference.
    Ref as_value(Ref r);
    Ref call(TraceType type, const ir::CallInfo& info, std::initializer_list<Ref> args);
    Ref call_with(TraceType type, ir::CallInfo info, const Ref* args, u32 count);

    Ref load_value(Ref base, i32 offset, AliasClass alias) { return memory(TraceOp::LoadValue, base, offset, 0, alias); }
    Ref load_ptr(Ref base, i32 offset, AliasClass alias) { return memory(TraceOp::LoadPtr, base, offset, 0, alias); }
    Ref load_i64(Ref base, i32 offset, AliasClass alias) { return memory(TraceOp::LoadI64, base, offset, 0, alias); }
    Ref memory(TraceOp op, Ref a, u32 b, u32 c, AliasClass alias) { return emit(op, a, b, c, static_cast<u8>(alias)); }
    // Shape the object is known to have now, or null.
    const Shape* known_shape(Ref r) const;
    Range range(Ref r, int depth = 4) const;      // jit/opt/range.cpp
    Span span(Ref r, int depth = 8) const;        // of an Int, Uint or Wide
    // The low 64 bits of an Int, Uint or Wide, or of `a op b` for a Wide op.
    Ref low_bits(Ref r);
    Ref low_bits(TraceOp op, Ref a, Ref b);
    // `r` stripped of guards that only refine its type: two references are the same object if this agrees.
    Ref origin(Ref r) const;
    // Allocated in this trace. A loop body says so of nothing that the preamble allocated, unless it asks about what the
    // preamble did (`in_preamble`): who jumps into the loop may bring another object (jit/record_link.cpp).
    bool is_fresh(Ref r, bool in_preamble = false) const;
    bool may_alias(Ref a, Ref b, bool in_preamble = false) const;  // may two object or buffer references overlap?
    // While a loop body is re-emitted: does what a load or GuardShape finds come from a store of the body?
    bool supplied_by_body(const TraceInst& inst) const;

    Trace& trace() { return trace_; }
    const Trace& trace() const { return trace_; }
    TraceInst& at(Ref r) { return trace_.at(r); }

    // While a loop body is re-emitted: `invariant[r]` says that instruction r of the preamble is known not to vary.
    const std::vector<Ref>* substitution = nullptr;
    u32 preamble_end = 0;
    // A preamble value that another iteration, or who jumps into the loop, makes in another way.
    bool varies(Ref r) const { return substitution && r < preamble_end && (r >= substitution->size() || (*substitution)[r] != r); }
    // May a rule rely on how `r` was computed? For one that varies only if the instruction vanishes by it: then the jump into
    // the loop checks the fact (jit/record_link.cpp). So a look is noted, and what does not vanish is folded again without.
    bool may_look_through(Ref r) {
        if (!varies(r)) return true;
        looked_through_ = true;
        return !no_look_through_;
    }

    // Forget what is known of memory, or of shapes that can change (a call that runs Python).
    void clobber_memory();
    void clobber_shapes() { header_events_.push_back({kNoRef, static_cast<u32>(trace_.insts.size())}); }

    // True if objects of the shape have it for ever. Replaceable for tests with made-up addresses.
    static bool (*shape_is_fixed)(const Shape* shape);

    // Removes everything from instruction `count` on (peeling that failed).
    void truncate(u32 count);

    // Stores and clobbers of a class, newest last. `store` is kNoRef for an unknown store (a call).
    struct StoreEvent {
        Ref store;
        u32 position;
    };
    const std::vector<StoreEvent>& stores_of(AliasClass alias) const { return stores_[static_cast<int>(alias)]; }
    // Newest instruction of an op, and the next older of the same op.
    u32 newest(TraceOp op) const { return last_[static_cast<int>(op)]; }
    u32 older(u32 r) const { return prev_[r]; }

  private:
    struct HeaderEvent {
        Ref object;   // kNoRef: any object
        u32 position;
    };
    Ref append(TraceInst inst);
    Ref fold_whole(TraceInst& inst);
    Ref materialise(Ref wide);
    Ref emit_checked(TraceInst inst);
    bool has_failed_operand(const TraceInst& inst) const;
    Ref find_equal(const TraceInst& inst) const;
    bool coerce_operands(TraceInst& inst);
    void note_effects(Ref r);

    bool looked_through_ = false, no_look_through_ = false;
    Trace& trace_;
    std::vector<u32> last_;   // newest instruction of each op
    std::vector<u32> prev_;   // next older of the same op
    std::vector<StoreEvent> stores_[static_cast<int>(AliasClass::Count)];
    std::vector<HeaderEvent> header_events_;
};

// One rule set per op (jit/opt/fold.cpp). kNoRef: no change, or `inst` was rewritten and `*again` set.
Ref fold(Builder& builder, TraceInst& inst, bool* again);
// Load from earlier stores and loads (jit/opt/forward.cpp); kNoRef: none.
Ref forward_load(Builder& builder, const TraceInst& inst);
// Does forward_load take the value of a store behind `position`?
bool forwarded_since(const Builder& builder, const TraceInst& load, u32 position);

}  // namespace krait::jit
