// Recording of loops' iterators: those of ranges of ints, of lists and of tuples are allocated and filled in line, and what the loop
// then reads of them is known.
//
// `range(...)` whose result goes straight into GetIter makes the iterator at once: the register that the interpreter would hold the
// range in holds its iterator, of which GetIter gives the same. It is a temporary that GetIter uses up, so no program sees the difference.
// Not handled: steps that are not constant, bounds beyond 48 bits when recorded.
#include "jit/recorder.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"

namespace krait::jit {

using namespace ir;

// Is the result of the current instruction, register `dst`, used by a GetIter behind it and by nothing else?
bool Recorder::is_iterated_at_once(u32 dst) {
    const RegCode* reg = top().reg;
    u64* pc = reg->words + snapshot_cache_pc_;
    u32 next = snapshot_cache_pc_ + static_cast<u32>(length_at(pc));
    if (dst < reg->home || next >= reg->word_count) return false;
    const Word& w = word_at(reg->words + next);
    if (generic(w.reg_op()) != RegOp::GetIter || w.b != dst) return false;
    u32 behind = next + static_cast<u32>(length_at(reg->words + next));
    return w.a == dst || !jit_.liveness(reg).live_in(behind, dst);
}

Ref Recorder::new_range_iterator(Ref start, Ref step, Ref remaining) {
    Ref it = b_.emit(TraceOp::NewObject, trace_.const_ptr(range_iterator_type->root_shape), sizeof(RangeIterator), 0, 0);
    auto store = [&](size_t offset, Ref value, AliasClass alias) {
        b_.emit(TraceOp::StoreI64, it, static_cast<u32>(offset), value, static_cast<u8>(alias));
    };
    store(offsetof(RangeIterator, next), start, AliasClass::Iterator);
    store(offsetof(RangeIterator, step), step, AliasClass::Immutable);
    store(offsetof(RangeIterator, remaining), remaining, AliasClass::Iterator);
    store(offsetof(RangeIterator, start), start, AliasClass::Iterator);
    return it;
}

// range(...) that a loop runs over.
bool Recorder::iterate_range(u32 dst, const Ref* args, const Value* values, u32 count) {
    for (u32 i = 0; i < count; ++i)
        if (!values[i].is_small_int()) return false;
    if (!is_iterated_at_once(dst)) return false;
    i64 step = count == 3 ? values[2].small_int() : 1;
    if (step == 0 || step > 1'000'000 || step < -1'000'000) return false;
    if (count == 3 && !ir::is_const(args[2])) return false;
    Operand first{args[0], values[0], kNoRef};
    Ref start = trace_.const_int(0), stop = as_int(first);
    i64 from = 0, to = values[0].small_int();
    if (count > 1) {
        Operand second{args[1], values[1], kNoRef};
        start = stop;
        from = to;
        stop = as_int(second);
        to = values[1].small_int();
    }
    bool up = step > 0;
    Ref distance = up ? b_.emit(TraceOp::IntSubOvf, stop, start) : b_.emit(TraceOp::IntSubOvf, start, stop);
    bool some = up ? to > from : from > to;
    Ref positive = b_.emit(TraceOp::IntGt, distance, trace_.const_int(0));
    b_.emit(some ? TraceOp::GuardTrue : TraceOp::GuardFalse, positive);
    Ref remaining = trace_.const_int(0);
    if (some) {
        i64 size = up ? step : -step;
        remaining = distance;
        if (size > 1) {
            Ref whole = b_.emit(TraceOp::IntFloorDiv, b_.emit(TraceOp::IntSub, distance, trace_.const_int(1)), trace_.const_int(size));
            remaining = b_.emit(TraceOp::IntAdd, whole, trace_.const_int(1));
        }
    }
    set(dst, new_range_iterator(start, trace_.const_int(step), remaining));
    return true;
}

// iter() of an exact list or tuple.
Ref Recorder::new_sequence_iterator(Ref sequence, bool list) {
    Ref it = b_.emit(TraceOp::NewObject, trace_.const_ptr((list ? list_iterator_type : tuple_iterator_type)->root_shape), sizeof(SequenceIterator), 0, 0);
    b_.emit(TraceOp::StoreValue, it, offsetof(SequenceIterator, sequence), sequence, static_cast<u8>(AliasClass::Iterator));
    b_.emit(TraceOp::StoreI64, it, offsetof(SequenceIterator, index), trace_.const_int(0), static_cast<u8>(AliasClass::Iterator));
    return it;
}

}  // namespace krait::jit
