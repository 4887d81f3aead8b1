// Recording of iteration: range, list and tuple iterators by their fields, the rest through a call of __next__.
#include "jit/recorder.h"
#include "jit/runtime_calls.h"
#include "runtime/frame.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"

namespace krait::jit {

using namespace ir;

static bool builtin_iterable(Value v) {
    if (!v.is_object() || !v.object()->shape()->is_exact()) return false;
    switch (v.object()->kind()) {
        case Kind::List:
        case Kind::Tuple:
        case Kind::Range:
        case Kind::Str:
        case Kind::Bytes:
        case Kind::Bytearray:
        case Kind::Dict:
        case Kind::Set:
        case Kind::Frozenset:
        case Kind::Generator: return true;
        default: return false;
    }
}

bool Recorder::get_iter(u32 dst, u32 src) {
    Operand o = operand(src);
    if (is_exactly(o.value, Kind::Range) && b_.known_shape(o.ref) == range_iterator_type->root_shape) {  // made by iterate_range
        set(dst, o.ref);
        return true;
    }
    if (builtin_iterable(o.value)) {
        Ref object = as_object(o, o.value.object()->shape());
        if (o.value.object()->kind() == Kind::Generator) {
            set(dst, object);
            return true;
        }
        if (o.value.object()->kind() == Kind::List || o.value.object()->kind() == Kind::Tuple) {
            set(dst, new_sequence_iterator(object, o.value.object()->kind() == Kind::List));
            return true;
        }
        set(dst, call_runtime(TraceType::Value, reinterpret_cast<void*>(rt::get_iter), "get_iter", kReads | kAllocates | kMayRaise, CallCheck::EmptyRaised, {object}));
        return true;
    }
    set(dst, call_python_capable(TraceType::Value, reinterpret_cast<void*>(rt::get_iter), "get_iter", CallCheck::EmptyRaised, {value_of(o)}));
    return true;
}
bool Recorder::GetIter(const Word& w, u64*) { return get_iter(w.a, w.b); }

// `have`: where control goes with an item, `end`: where at exhaustion.
bool Recorder::for_iter(u32 dst, u32 src, u32 have, u32 end) {
    Operand o = operand(src);
    Value v = o.value;
    const Shape* shape = v.is_object() ? v.object()->shape() : nullptr;
    if (shape == range_iterator_type->root_shape) {
        Ref it = as_object(o, shape);
        Ref remaining = b_.load_i64(it, offsetof(RangeIterator, remaining), AliasClass::Iterator);
        bool more = v.as<RangeIterator>()->remaining > 0;
        // Exhaustion changes nothing: the exit resumes behind the loop.
        snapshot_cache_ = snapshot_at(more ? end : have, true, false);
        Ref positive = b_.emit(TraceOp::IntGt, remaining, trace_.const_int(0));
        if (!more) {
            snapshot_cache_ = kNoRef;
            b_.emit(TraceOp::GuardFalse, positive);
            expected_[0] = end;
            return true;
        }
        b_.emit(TraceOp::GuardTrue, positive);
        snapshot_cache_ = kNoRef;
        Ref next = b_.load_i64(it, offsetof(RangeIterator, next), AliasClass::Iterator);
        Ref step = b_.load_i64(it, offsetof(RangeIterator, step), AliasClass::Immutable);
        i64 real_step = v.as<RangeIterator>()->step;
        if (real_step == 1) {
            guard_true(b_.emit(TraceOp::IntEq, step, trace_.const_int(1)));
            step = trace_.const_int(1);
        }
        // remaining > 1 keeps next + step in the range of the stop value; beyond it wraps unseen.
        b_.emit(TraceOp::StoreI64, it, offsetof(RangeIterator, next), b_.emit(TraceOp::IntAdd, next, step), static_cast<u8>(AliasClass::Iterator));
        b_.emit(TraceOp::StoreI64, it, offsetof(RangeIterator, remaining), b_.emit(TraceOp::IntSub, remaining, trace_.const_int(1)), static_cast<u8>(AliasClass::Iterator));
        set(dst, next);
        expected_[0] = have;
        frame_changed_ = true;
        return true;
    }
    bool list = shape == list_iterator_type->root_shape, tuple = shape == tuple_iterator_type->root_shape;
    if (list || tuple) {
        auto* it = v.as<SequenceIterator>();
        if (it->sequence && is_exactly(it->sequence, list ? Kind::List : Kind::Tuple)) {
            i64 size = list ? it->sequence.as<List>()->size : it->sequence.as<Tuple>()->size;
            Ref iterator = as_object(o, shape);
            Ref sequence = b_.load_value(iterator, offsetof(SequenceIterator, sequence), AliasClass::Iterator);
            Ref object = b_.emit(TraceOp::GuardShape, sequence, trace_.const_ptr(builtin_shape(list ? Kind::List : Kind::Tuple)));
            Ref index = b_.load_i64(iterator, offsetof(SequenceIterator, index), AliasClass::Iterator);
            Ref length = b_.load_i64(object, list ? static_cast<i32>(offsetof(List, size)) : static_cast<i32>(offsetof(Tuple, size)), list ? AliasClass::ListSize : AliasClass::Immutable);
            Ref inside = b_.emit(TraceOp::IntULt, index, length);
            if (it->index >= size) {
                // The interpreter lets go of the sequence.
                b_.emit(TraceOp::GuardFalse, inside);
                b_.emit(TraceOp::StoreValue, iterator, offsetof(SequenceIterator, sequence), trace_.constant(TraceType::Value, 0), static_cast<u8>(AliasClass::Iterator));
                expected_[0] = end;
                frame_changed_ = true;
                return true;
            }
            b_.emit(TraceOp::GuardTrue, inside);
            Ref item;
            if (list) {
                Ref items = b_.load_ptr(object, offsetof(List, items), AliasClass::ListItems);
                item = b_.memory(TraceOp::LoadItem, items, index, 0, AliasClass::ListItem);
            } else {
                item = b_.memory(TraceOp::LoadItem, object, index, offsetof(Tuple, items), AliasClass::Immutable);
            }
            b_.emit(TraceOp::StoreI64, iterator, offsetof(SequenceIterator, index), b_.emit(TraceOp::IntAdd, index, trace_.const_int(1)), static_cast<u8>(AliasClass::Iterator));
            set(dst, item);
            expected_[0] = have;
            frame_changed_ = true;
            return true;
        }
    }
    if (next_char(dst, o, have, end)) return abort_ == Abort::None;
    if (is_exactly(v, Kind::Generator)) {
        if (v.as<Generator>()->state != kGenFinished) return resume_here(o, constant(krait::none()));
        Ref generator = as_object(o, shape);
        guard_true(b_.emit(TraceOp::IntEq, b_.load_i64(generator, offsetof(Generator, state), AliasClass::Generator), trace_.const_int(kGenFinished)));
        expected_[0] = end;
        frame_changed_ = true;
        return true;
    }
    // Any iterator: the call's result says item or end.
    Ref result;
    bool builtin_no_python = false;
    if (v.is_object() && (v.object()->kind() == Kind::Iterator)) {
        Type* type = v.object()->type();
        for (int k = 0; k < 6; ++k) builtin_no_python |= type == dict_iterator_types[k];
        builtin_no_python |= type == set_iterator_type;
    }
    if (builtin_no_python) {
        Ref it = as_object(o, shape);
        result = call_runtime(TraceType::Value, reinterpret_cast<void*>(rt::iter_next), "iter_next", kReads | kWrites | kAllocates | kMayRaise, CallCheck::EmptyRaised, {it});
    } else {
        result = call_python_capable(TraceType::Value, reinterpret_cast<void*>(rt::iter_next), "iter_next", CallCheck::EmptyRaised, {value_of(o)});
    }
    // Decided when it is seen where control went; the item is in the register by then.
    Ref ended = b_.emit(TraceOp::ValueEq, result, trace_.constant(TraceType::Value, u64{3} << 48));
    iteration_ = {true, dst, result};
    branch(ended, true, end, have);
    return true;
}

bool Recorder::ForIter(const Word& w, u64* pc) {
    u32 target = static_cast<u32>(static_cast<i32>(snapshot_cache_pc_) + jump_cache(pc).jump);
    return for_iter(w.a, w.b, snapshot_cache_pc_ + 2, target);
}
bool Recorder::ForLoop(const Word& w, u64* pc) {
    u32 target = static_cast<u32>(static_cast<i32>(snapshot_cache_pc_) + jump_cache(pc).jump);
    return for_iter(w.a, w.b, target, snapshot_cache_pc_ + 2);
}

bool Recorder::AsyncGenWrap(const Word& w, u64*) { return unsupported(w); }
bool Recorder::GetAiter(const Word& w, u64*) { return unsupported(w); }
bool Recorder::GetAnext(const Word& w, u64*) { return unsupported(w); }
bool Recorder::EndAsyncFor(const Word& w, u64*) { return unsupported(w); }

}  // namespace krait::jit
