// Container of a trace: the op table and interned constants. See ir/trace.h.
#include "ir/trace.h"

#include <algorithm>
#include <bit>

namespace krait::ir {

using enum TraceType;
const TraceOpInfo kTraceOps[static_cast<int>(TraceOp::Count)] = {
#define TRACE_OP(name, result, a, b, c, effects, meaning) \
    {#name, TraceType::result, {TraceType::a, TraceType::b, TraceType::c}, effects, meaning},
#include "ir/trace_ops.def"
#undef TRACE_OP
};

const char* const kTraceTypeNames[] = {"None", "Int", "Float", "Bool", "Object", "Value", "Ptr", "Uint", "Wide", "Any", "Imm", "CallInfo"};

const char* const kAliasClassNames[static_cast<int>(AliasClass::Count)] = {
    "none", "immutable", "header", "attribute", "overflow", "list_size", "list_items", "list_item", "cell",
    "iterator", "dict", "dict_value", "bytes", "bytes_data", "type", "frame", "generator", "other",
};

Trace::Trace() : const_buckets_(64, 0) {
    insts.reserve(512);
    consts.reserve(64);
}

void Trace::shrink() {
    insts.shrink_to_fit();
    consts.shrink_to_fit();
    args.shrink_to_fit();
    calls.shrink_to_fit();
    snapshots.shrink_to_fit();
    frames.shrink_to_fit();
    entries.shrink_to_fit();
    positions.shrink_to_fit();
    sources.shrink_to_fit();
    const_buckets_ = {};
}

static u64 mix(TraceType type, u64 bits) {
    u64 h = (bits ^ (static_cast<u64>(type) << 57)) * 0x9E37'79B9'7F4A'7C15;
    return h ^ (h >> 32);
}

void Trace::grow_buckets() {
    std::vector<u32> bigger(std::max<size_t>(64, std::bit_ceil(consts.size() * 4)), 0);
    size_t mask = bigger.size() - 1;
    for (u32 i = 0; i < consts.size(); ++i) {
        size_t at = mix(consts[i].type, consts[i].bits) & mask;
        while (bigger[at]) at = (at + 1) & mask;
        bigger[at] = i + 1;
    }
    const_buckets_ = std::move(bigger);
}

Ref Trace::constant(TraceType type, u64 bits) {
    if (consts.size() * 2 >= const_buckets_.size()) grow_buckets();
    size_t mask = const_buckets_.size() - 1;
    size_t at = mix(type, bits) & mask;
    while (u32 found = const_buckets_[at]) {
        const TraceConst& c = consts[found - 1];
        if (c.type == type && c.bits == bits) return (found - 1) | kConstBit;
        at = (at + 1) & mask;
    }
    consts.push_back({type, bits});
    const_buckets_[at] = static_cast<u32>(consts.size());
    return (static_cast<u32>(consts.size()) - 1) | kConstBit;
}

Ref Trace::const_value(krait::Value v) {
    if (v.is_small_int()) return const_int(v.small_int());
    if (v.is_double()) return const_float(v.as_double());
    if (v.is_empty()) return constant(TraceType::Value, 0);
    return const_object(v.object());
}

bool type_fits(TraceType wanted, TraceType given) {
    if (wanted == given || wanted == Any) return given != TraceType::None;
    if (given == Uint) return wanted == Int;
    if (given == Int) return wanted == Uint;  // known not to be negative (see GuardUint in jit/opt/fold.cpp)
    if (given == Object) return wanted == TraceType::Value || wanted == Ptr;
    return false;
}

}  // namespace krait::ir
