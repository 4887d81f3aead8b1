// Forwarding: a load takes its value from the newest store to, or load from, the same place, when nothing between them
// may have written there. Places are (alias class, object, offset or index); objects that differ for certain (one of them
// was allocated in this trace, after the other was known) do not conflict, nor do different constant offsets.
// As in LuaJIT's lj_opt_mem.c; classes stand in ir/trace.h.
#include "jit/builder.h"

#include "runtime/object.h"

namespace krait::jit {

using namespace ir;

struct Forward {
    enum class Overlap { None, Same, Maybe };

    static bool is_indexed(TraceOp op) {
        return op == TraceOp::LoadItem || op == TraceOp::StoreItem || op == TraceOp::LoadByteAt ||
               op == TraceOp::StoreByteAt || op == TraceOp::LoadU16At || op == TraceOp::LoadU32At;
    }

    // i and j differ by a known constant other than 0?
    static bool differ(const Builder& builder, Ref i, Ref j, bool in_preamble) {
        const Trace& trace = builder.trace();
        auto split = [&](Ref r, Ref* base, i64* offset) {
            *base = r;
            *offset = 0;
            if (ir::is_const(r)) {
                *base = kNoRef;
                *offset = trace.int_at(r);
                return;
            }
            if (!in_preamble && builder.varies(r)) return;
            const TraceInst& inst = trace.at(r);
            bool plus = inst.op == TraceOp::IntAdd || inst.op == TraceOp::IntAddOvf;
            bool minus = inst.op == TraceOp::IntSub || inst.op == TraceOp::IntSubOvf;
            if ((plus || minus) && ir::is_const(inst.b)) {
                *base = inst.a;
                *offset = plus ? trace.int_at(inst.b) : -trace.int_at(inst.b);
            }
        };
        Ref base_i, base_j;
        i64 offset_i, offset_j;
        split(i, &base_i, &offset_i);
        split(j, &base_j, &offset_j);
        return base_i == base_j && offset_i != offset_j;
    }

    static Overlap overlap(const Builder& builder, const TraceInst& load, const TraceInst& store, bool in_preamble) {
        bool same_object = builder.origin(load.a) == builder.origin(store.a);
        if (!same_object && !builder.may_alias(load.a, store.a, in_preamble)) return Overlap::None;
        if (is_indexed(load.op)) {
            if (load.c != 0) return Overlap::Maybe;
            if (same_object && load.b == store.b) return Overlap::Same;
            if (same_object && differ(builder, load.b, store.b, in_preamble)) return Overlap::None;
            return Overlap::Maybe;
        }
        if (is_indexed(store.op)) return Overlap::Maybe;
        if (load.b != store.b) return Overlap::None;
        return same_object ? Overlap::Same : Overlap::Maybe;
    }

    // The stored value as the load would give it, or kNoRef.
    static Ref stored_value(Builder& builder, const TraceInst& load, const TraceInst& store) {
        Ref value = store.c;
        switch (load.op) {
            case TraceOp::LoadValue:
            case TraceOp::LoadItem: return store.op == TraceOp::StoreValue || store.op == TraceOp::StoreItem ? value : kNoRef;
            case TraceOp::LoadI64: return store.op == TraceOp::StoreI64 ? value : kNoRef;
            case TraceOp::LoadByteAt: return store.op == TraceOp::StoreByteAt && builder.range(value).lo >= 0 && builder.range(value).hi <= 255 ? value : kNoRef;
            default: return kNoRef;
        }
    }
};

Ref forward_load(Builder& builder, const TraceInst& load) {
    const Trace& trace = builder.trace();
    // 1. Stores, newest first, down to the first that may conflict.
    u32 limit = 0;
    auto& stores = builder.stores_of(static_cast<AliasClass>(load.aux));
    for (size_t i = stores.size(); i-- > 0;) {
        if (stores[i].store == kNoRef) {
            limit = stores[i].position;
            break;
        }
        const TraceInst& store = trace.at(stores[i].store);
        Forward::Overlap overlap = Forward::overlap(builder, load, store, stores[i].position < builder.preamble_end);
        if (overlap == Forward::Overlap::None) continue;
        if (overlap == Forward::Overlap::Same) {
            Ref value = Forward::stored_value(builder, load, store);
            if (value != kNoRef) return value;
        }
        limit = stores[i].position;
        break;
    }
    // 2. Equal loads after that.
    for (u32 r = builder.newest(load.op); r != kNoRef && r >= limit; r = builder.older(r)) {
        const TraceInst& other = trace.at(r);
        if (other.aux == load.aux && other.b == load.b && other.c == load.c && other.type == load.type &&
            builder.origin(other.a) == builder.origin(load.a))
            return r;
    }
    return kNoRef;
}

bool forwarded_since(const Builder& builder, const TraceInst& load, u32 position) {
    auto& stores = builder.stores_of(static_cast<AliasClass>(load.aux));
    for (size_t i = stores.size(); i-- > 0 && stores[i].position > position;)
        if (stores[i].store != kNoRef &&
            Forward::overlap(builder, load, builder.trace().at(stores[i].store), false) == Forward::Overlap::Same)
            return true;
    return false;
}

}  // namespace krait::jit
