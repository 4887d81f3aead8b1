// Trace: one recorded path as linear, typed SSA.
//
// An instruction is 16 bytes; it is named by its index, and operands only look backwards (Phi and snapshots of a loop
// included: a value carried round the loop keeps the name it had before the loop, and `Phi r, s` at the end says that
// `r` takes the value of `s` in the next iteration; as LuaJIT does, lj_opt_loop.c). Constants are interned in a table
// of their own; a reference with kConstBit set is an index there. A snapshot says how to rebuild the interpreter's
// frames, outermost first: for each inlined frame its code, pc and those registers whose value differs from what the VM
// stack holds. Guards keep their snapshot's index in `c`.
//
// The text form (ir/trace_print.cpp, ir/trace_parse.cpp) holds everything but addresses of functions, which are named.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/value.h"

namespace krait {
struct Code;
struct Function;
}  // namespace krait

namespace krait::ir {

enum class TraceOp : u8 {
#define TRACE_OP(name, ...) name,
#include "ir/trace_ops.def"
#undef TRACE_OP
    Count,
};

// Uint: 64 bits in a register as an unsigned number; differs from Int only in how it is boxed and compared. A Uint may stand
// where Int is wanted: the op sees the bits. Wide: an exact integer that is in no register, described by an expression
// over Ints and Uints; only exits and the boxing of it compute it. A complex of two Floats is one too.
enum class TraceType : u8 { None, Int, Float, Bool, Object, Value, Ptr, Uint, Wide, Any, Imm, CallInfo };

enum TraceEffects : u8 {
    kTracePure = 0,
    kTraceGuard = 1,
    kTraceLoad = 2,
    kTraceStore = 4,
    kTraceCall = 8,
    kTraceAlloc = 16,
    kTraceControl = 32,
};

// What memory an access touches. Accesses of different classes never overlap; `Immutable` memory is never stored to
// after it became visible.
enum class AliasClass : u8 {
    None, Immutable, Header, Attribute, Overflow, ListSize, ListItems, ListItem, Cell, Iterator, Dict, DictValue,
    Bytes, BytesData, Type, Frame, Generator, Other, Count,
};
extern const char* const kAliasClassNames[static_cast<int>(AliasClass::Count)];

struct TraceOpInfo {
    const char* name;
    TraceType result, operands[3];
    u8 effects;
    const char* meaning;
};
extern const TraceOpInfo kTraceOps[static_cast<int>(TraceOp::Count)];
extern const char* const kTraceTypeNames[];
inline const TraceOpInfo& info(TraceOp op) { return kTraceOps[static_cast<int>(op)]; }
inline bool is_guard(TraceOp op) { return info(op).effects & kTraceGuard; }

using Ref = u32;
constexpr Ref kNoRef = 0xFFFFFFFF;
constexpr Ref kConstBit = 0x80000000;
inline bool is_const(Ref r) { return r != kNoRef && (r & kConstBit); }
inline bool is_inst(Ref r) { return !(r & kConstBit); }

struct TraceInst {
    TraceOp op;
    TraceType type;
    u8 aux;      // AliasClass of memory accesses
    u8 flags;    // InstFlags
    u32 a, b, c;
};
static_assert(sizeof(TraceInst) == 16);
enum InstFlags : u8 { kInstDead = 1, kInstSunk = 2, kInstHoisted = 4 };

struct TraceConst {
    TraceType type;
    u64 bits;  // i64, double bits, 0/1, Value bits or address
};

struct SnapEntry {
    u32 reg;   // register of its frame
    Ref ref;
};

struct SnapFrame {
    const Code* code = nullptr;
    u32 pc = 0;               // index of the register instruction
    Ref function = kNoRef;    // Object; root frame: kNoRef
    Ref construct_self = kNoRef;
    Ref generator = kNoRef;   // the frame stands in this generator; registers not listed are there
    u32 base = 0;             // words above the VM stack's top at entry where the frame header stands; root: 0
    u16 return_register = 0;
    u8 flags = 0;             // FrameFlags
    u8 return_mode = 0;       // ReturnMode
    u8 return_words = 0;
    u32 first_entry = 0, entry_count = 0;
};

struct Snapshot {
    u32 first_frame = 0;
    u16 frame_count = 0;
    bool after = false;       // the innermost instruction has been carried out (its pc is the next one)
    u32 raise_pc = 0;         // pc to report when an exception is pending at the exit
};

enum class CallCheck : u8 {
    None,        // cannot raise
    EmptyRaised, // Value or pointer: 0 means an exception is pending
    NegRaised,   // Int: negative means an exception is pending
    FalseRaised, // Bool
    PendingCheck // looks at th->pending
};

struct CallInfo {
    const void* function = nullptr;
    const char* name = "";      // static storage or interned
    u32 first_arg = 0;
    u16 arg_count = 0;
    u16 effects = 0;            // runtime Effects
    CallCheck check = CallCheck::None;
    bool pass_thread = true;    // th is the first argument
    bool variadic = false;      // arguments from `memory_from` on go to memory and are passed as `const Args&`
    u8 memory_from = 0;
    u64 kwnames = 0;            // Tuple* for variadic calls
    u8 kw_count = 0;            // arguments at the end that kwnames name
};

class Trace {
  public:
    std::vector<TraceInst> insts;
    std::vector<TraceConst> consts;
    std::vector<Ref> args;           // of calls
    std::vector<CallInfo> calls;
    std::vector<Snapshot> snapshots;
    std::vector<SnapFrame> frames;
    std::vector<SnapEntry> entries;
    std::vector<u32> positions;      // for each instruction: index into `sources`
    struct Source { const Code* code; u32 pc; };
    std::vector<Source> sources;
    Ref loop_head = kNoRef;          // index of LoopHead

    Trace();
    Ref constant(TraceType type, u64 bits);
    Ref const_int(i64 i) { return constant(TraceType::Int, static_cast<u64>(i)); }
    Ref const_float(double d) { return constant(TraceType::Float, std::bit_cast<u64>(d)); }
    Ref const_bool(bool b) { return constant(TraceType::Bool, b); }
    Ref const_object(const void* p) { return constant(TraceType::Object, reinterpret_cast<u64>(p)); }
    Ref const_ptr(const void* p) { return constant(TraceType::Ptr, reinterpret_cast<u64>(p)); }
    Ref const_value(Value v);  // of the narrowest type: an immediate gives an Int or Float constant

    const TraceConst& constant_at(Ref r) const { return consts[r & ~kConstBit]; }
    TraceInst& at(Ref r) { return insts[r]; }
    const TraceInst& at(Ref r) const { return insts[r]; }
    TraceType type_of(Ref r) const {
        if (r == kNoRef) return TraceType::None;
        return is_const(r) ? constant_at(r).type : insts[r].type;
    }
    i64 int_at(Ref r) const { return static_cast<i64>(constant_at(r).bits); }
    double float_at(Ref r) const { return std::bit_cast<double>(constant_at(r).bits); }
    bool is_int_const(Ref r, i64 i) const {
        return is_const(r) && constant_at(r).type == TraceType::Int && int_at(r) == i;
    }

    // Calls visit(Ref& operand) for each reference among the operands and call arguments; not for snapshots.
    template <class F>
    void for_each_operand(TraceInst& inst, F&& visit) {
        const TraceOpInfo& row = info(inst.op);
        u32* slots[3] = {&inst.a, &inst.b, &inst.c};
        for (int i = 0; i < 3; ++i)
            if (row.operands[i] != TraceType::None && row.operands[i] < TraceType::Imm) visit(*slots[i]);
        if (inst.op == TraceOp::Call || inst.op == TraceOp::JumpLoop) {
            CallInfo& call = calls[inst.a];
            for (u32 i = 0; i < call.arg_count; ++i) visit(args[call.first_arg + i]);
        }
    }
    // Calls visit(Ref& ref) for everything the snapshot names.
    template <class F>
    void for_each_snapshot_ref(u32 snapshot, F&& visit) {
        Snapshot& snap = snapshots[snapshot];
        for (u32 f = snap.first_frame; f < snap.first_frame + snap.frame_count; ++f) {
            SnapFrame& frame = frames[f];
            if (frame.function != kNoRef) visit(frame.function);
            if (frame.construct_self != kNoRef) visit(frame.construct_self);
            if (frame.generator != kNoRef) visit(frame.generator);
            for (u32 e = 0; e < frame.entry_count; ++e) visit(entries[frame.first_entry + e].ref);
        }
    }

    // The same with Wide expressions taken apart: visits what is in registers (or constant) at an exit.
    template <class F>
    void for_each_snapshot_leaf(u32 snapshot, F&& visit) {
        for_each_snapshot_ref(snapshot, [&](Ref& r) { visit_leaves(r, visit); });
    }

    // The trace is finished: gives back memory kept for growing.
    void shrink();

  private:
    template <class F>
    void visit_leaves(Ref r, F& visit) {
        if (type_of(r) != TraceType::Wide) return visit(r);
        visit_leaves(insts[r].a, visit);
        visit_leaves(insts[r].b, visit);
    }
    std::vector<u32> const_buckets_;  // open addressing, index + 1
    void grow_buckets();
};

// True if `given` may stand where `wanted` is asked for.
bool type_fits(TraceType wanted, TraceType given);

// Names for what the text cannot spell itself. Both may be null: numbers are used.
struct TraceNames {
    std::string (*object_name)(u64 bits, TraceType type) = nullptr;
};

std::string print_trace(const Trace& trace, const TraceNames* names = nullptr, bool with_snapshots = true);
std::string print_inst(const Trace& trace, u32 index, const TraceNames* names = nullptr, bool with_snapshots = true);
std::string print_ref(const Trace& trace, Ref ref, const TraceNames* names = nullptr);
std::string print_snapshot(const Trace& trace, u32 snapshot, const TraceNames* names = nullptr);

// Parses the text form. On failure returns false and puts "line N: what" into `*error`. Functions of calls are found by
// `resolve` (may be null: then left null).
using ResolveFunction = const void* (*)(std::string_view name);
[[nodiscard]] bool parse_trace(std::string_view text, Trace* out, std::string* error, ResolveFunction resolve = nullptr);

// Empty if the trace is well-formed, else what is wrong: backward references, types, snapshots.
std::string verify_trace(const Trace& trace);

}  // namespace krait::ir
