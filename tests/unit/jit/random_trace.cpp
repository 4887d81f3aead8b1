// Random traces, run by the evaluator and as machine code, straight and peeled, with all and with few registers: same exit,
// same values. Each trace is a loop body over six registers that hold ints and floats.
//
// By hand for a time: KRAIT_RANDOM_TRACE_SECONDS=3600 KRAIT_RANDOM_TRACE_SEED=7 build/release/krait_unit --gtest_filter=RandomTrace*
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <random>

#include "jit/opt/passes.h"
#include "jit/x64/compile.h"
#include "jit/x64/thunks.h"
#include "runtime/frame.h"
#include "runtime/thread.h"
#include "tests/trace_eval.h"

namespace krait::jit {
namespace {

using namespace ir;

constexpr int kSlots = 6;

struct Harness {
    x64::CodeMemory memory{64 << 20};
    x64::Thunks thunks;
    x64::CodeBlock block;
    Thread* th;
    Frame* frame;

    static inline const Trace* trace;
    static inline const x64::EmitOutput* output;
    static inline EvalResult seen;

    static u32 handle_exit(Thread*, x64::ExitState* state) {
        // A stub stores 32 bits of the field.
        const x64::EmittedExit& exit = output->exits[static_cast<u32>(state->exit_id)];
        seen = {};
        seen.exit_inst = exit.inst;
        std::vector<std::pair<Ref, u64>> values;
        u32 n = exit.first_loc;
        const_cast<Trace*>(trace)->for_each_snapshot_ref(exit.snapshot, [&](Ref& r) {
            x64::Loc loc = output->locs[n++];
            u64 raw = x64::loc_is_const(loc) ? trace->constant_at(loc).bits
                      : x64::loc_is_spill(loc) ? state->spills[loc - x64::kLocSpill]
                      : loc >= 16 ? std::bit_cast<u64>(state->xmms[loc - 16]) : state->gprs[loc];
            values.emplace_back(r, raw);
        });
        const Snapshot& snap = trace->snapshots[exit.snapshot];
        size_t at = 0;
        for (u32 e = 0; e < trace->frames[snap.first_frame].entry_count; ++e) {
            const SnapEntry& entry = trace->entries[trace->frames[snap.first_frame].first_entry + e];
            seen.entries.push_back({0, entry.reg, eval_box(trace->type_of(entry.ref), values[at++].second)});
        }
        return 0;
    }
    static u64 box_int(Thread*, i64 i) { return eval_box(TraceType::Int, static_cast<u64>(i)).bits(); }

    Harness() {
        th = static_cast<Thread*>(calloc(1, sizeof(Thread)));
        frame = static_cast<Frame*>(calloc(1, sizeof(Frame) + 64 * 8));
        EXPECT_TRUE(x64::make_thunks(memory, {handle_exit, box_int, nullptr, nullptr, nullptr}, &thunks, &block));
    }
    ~Harness() {
        free(th);
        free(frame);
    }

    EvalResult run(Trace& t, const krait::Value* slots, u32 gprs, u32 xmms) {
        x64::EmitOutput out;
        x64::CodeBlock code;
        x64::EmitInput in{};
        in.trace = &t;
        in.thunks = &thunks;
        in.gprs = gprs;
        in.xmms = xmms;
        EXPECT_TRUE(x64::compile_trace(memory, in, &out, &code)) << out.error;
        trace = &t;
        output = &out;
        for (int s = 0; s < kSlots; ++s) frame->registers[s] = slots[s];
        reinterpret_cast<u32 (*)(Thread*, Frame*, void*)>(thunks.enter)(th, frame, code.rx);
        memory.release(code);
        return seen;
    }
};

// Records a random loop body through the builder, as the recorder would.
class Generator final : public Builder::SnapshotSource {
  public:
    Generator(Trace& trace, u32 seed, bool optimise) : rng_(seed), b_(trace), t_(trace) {
        b_.snapshots = this;
        b_.fold_enabled = b_.cse_enabled = b_.forward_enabled = optimise;
    }

    bool generate(int length, bool floats) {
        for (int s = 0; s < kSlots; ++s) {
            bool is_float = floats && s >= 4;
            Ref loaded = b_.emit(TraceOp::LoadSlot, static_cast<u32>(s));
            value_[s] = b_.emit(is_float ? TraceOp::GuardFloat : TraceOp::GuardInt, loaded);
            first_[s] = loaded;
        }
        // Counts down, so that every run ends.
        value_[0] = b_.emit(TraceOp::IntSubOvf, value_[0], t_.const_int(1));
        if (b_.emit(TraceOp::GuardTrue, b_.emit(TraceOp::IntGt, value_[0], t_.const_int(0))) == kFails) return false;
        for (int n = 0; n < length; ++n) step(floats);
        Carried carried;
        for (int s = 0; s < kSlots; ++s) carried.push_back({static_cast<u32>(s), value_[s]});
        if (failed_) return false;
        return peel_loop(b_, carried);
    }

    u32 take_snapshot() override {
        Snapshot snap;
        snap.first_frame = static_cast<u32>(t_.frames.size());
        snap.frame_count = 1;
        SnapFrame frame;
        frame.first_entry = static_cast<u32>(t_.entries.size());
        for (int s = 0; s < kSlots; ++s)
            if (value_[s] != first_[s] && first_[s] != kNoRef) t_.entries.push_back({static_cast<u32>(s), value_[s]}), ++frame.entry_count;
        t_.frames.push_back(frame);
        t_.snapshots.push_back(snap);
        return static_cast<u32>(t_.snapshots.size()) - 1;
    }

  private:
    u32 pick(u32 n) { return rng_() % n; }
    Ref int_operand() {
        static const i64 constants[] = {0, 1, -1, 2, 3, 7, 10, -5, 255, 65535, 1000003, -128, i64{1} << 40, INT64_MAX,
                                        INT64_MIN, (i64{1} << 47) - 1, -(i64{1} << 47), i64{1} << 31, INT64_MAX - 1};
        return pick(4) == 0 ? t_.const_int(constants[pick(std::size(constants))]) : value_[pick(4)];
    }
    Ref float_constant() {
        static const double constants[] = {1.5, 0.0, -0.0, 1.0, -1.0, 2.0, 0.5, 1e308, 5e-324, INFINITY, -INFINITY, NAN};
        return t_.const_float(constants[pick(std::size(constants))]);
    }
    void put(int slot, Ref r) {
        if (r == kFails) failed_ = true;
        else if (r != kHolds) value_[slot] = r;
    }
    void step(bool floats) {
        static const i64 masks[] = {0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, (i64{1} << 47) - 1, (i64{1} << 53) - 1, INT64_MAX, ~i64{0xFF}};
        int to = 1 + static_cast<int>(pick(3));
        switch (pick(floats ? 26 : 20)) {
            case 16: put(to, b_.emit(pick(2) ? TraceOp::IntSubOvf : TraceOp::IntMulOvf, int_operand(), int_operand())); break;
            case 17: put(to, b_.emit(TraceOp::IntUShr, int_operand(), pick(2) ? t_.const_int(pick(64)) : b_.emit(TraceOp::IntAnd, value_[pick(4)], t_.const_int(63)))); break;
            case 18: {
                Ref d = b_.emit(TraceOp::IntOr, pick(2) ? int_operand() : t_.const_int(i64{1} << pick(64)), t_.const_int(1));
                put(to, b_.emit(pick(2) ? TraceOp::IntUDiv : TraceOp::IntUMod, int_operand(), pick(3) ? d : t_.const_int(i64{1} << pick(64))));
                break;
            }
            case 19: put(to, b_.emit(pick(2) ? TraceOp::IntMulOvf : TraceOp::IntShlOvf, b_.emit(TraceOp::IntAnd, int_operand(), t_.const_int(masks[pick(8)])), t_.const_int(pick(40)))); break;
            case 12: put(to, b_.emit(TraceOp::IntShlOvf, int_operand(), t_.const_int(pick(64)))); break;
            case 13: put(to, b_.emit(TraceOp::IntOr, int_operand(), int_operand())); break;
            case 14: put(to, b_.emit(TraceOp::IntAnd, int_operand(), t_.const_int(masks[pick(8)]))); break;
            case 15: {
                static const TraceOp compares[] = {TraceOp::IntEq, TraceOp::IntNe, TraceOp::IntLt, TraceOp::IntLe, TraceOp::IntGt, TraceOp::IntGe, TraceOp::IntULt};
                Ref c = b_.emit(compares[pick(7)], int_operand(), int_operand());
                if (b_.emit(pick(2) ? TraceOp::GuardTrue : TraceOp::GuardFalse, c) == kFails) failed_ = true;
                break;
            }
            case 0: put(to, b_.emit(TraceOp::IntAdd, int_operand(), int_operand())); break;
            case 1: put(to, b_.emit(TraceOp::IntSub, int_operand(), int_operand())); break;
            case 2: put(to, b_.emit(TraceOp::IntMul, int_operand(), int_operand())); break;
            case 3: put(to, b_.emit(TraceOp::IntAddOvf, int_operand(), int_operand())); break;
            case 4: put(to, b_.emit(TraceOp::IntXor, int_operand(), int_operand())); break;
            case 5: put(to, b_.emit(TraceOp::IntAnd, int_operand(), int_operand())); break;
            case 6: put(to, b_.emit(TraceOp::IntShr, int_operand(), t_.const_int(pick(70)))); break;
            case 7: put(to, b_.emit(TraceOp::IntShl, int_operand(), b_.emit(TraceOp::IntAnd, value_[pick(4)], t_.const_int(63)))); break;
            case 8: {
                static const i64 divisors[] = {1, 2, 3, 7, 10, 64, 1000, 1000000007};
                Ref d = t_.const_int(divisors[pick(8)]);
                put(to, b_.emit(pick(2) ? TraceOp::IntFloorDiv : TraceOp::IntMod, value_[pick(4)], d));
                break;
            }
            case 9: {
                Ref d = b_.emit(TraceOp::IntOr, b_.emit(TraceOp::IntAnd, value_[pick(4)], t_.const_int(1023)), t_.const_int(2));
                put(to, b_.emit(pick(2) ? TraceOp::IntFloorDiv : TraceOp::IntMod, value_[pick(4)], d));
                break;
            }
            case 10: {
                static const TraceOp compares[] = {TraceOp::IntEq, TraceOp::IntNe, TraceOp::IntLt, TraceOp::IntLe, TraceOp::IntGt, TraceOp::IntGe, TraceOp::IntULt};
                Ref c = b_.emit(compares[pick(7)], int_operand(), int_operand());
                put(to, b_.emit(TraceOp::BoolToInt, c));
                break;
            }
            case 11: put(to, b_.emit(TraceOp::GuardInt, b_.as_value(value_[pick(4)]))); break;
            case 20: {
                static const TraceOp ops[] = {TraceOp::FloatAdd, TraceOp::FloatSub, TraceOp::FloatMul, TraceOp::FloatDiv};
                put(4 + pick(2), b_.emit(ops[pick(4)], value_[4 + pick(2)], pick(3) ? value_[4 + pick(2)] : float_constant()));
                break;
            }
            case 21: put(4 + pick(2), b_.emit(pick(2) ? TraceOp::FloatNeg : TraceOp::FloatAbs, value_[4 + pick(2)])); break;
            case 22: put(4 + pick(2), b_.emit(TraceOp::IntToFloat, value_[pick(4)])); break;
            case 23: put(to, b_.emit(TraceOp::FloatToInt, value_[4 + pick(2)])); break;
            case 24: put(4 + pick(2), b_.emit(TraceOp::FloatSqrt, b_.emit(TraceOp::FloatAbs, value_[4 + pick(2)]))); break;
            case 25: {
                static const TraceOp compares[] = {TraceOp::FloatEq, TraceOp::FloatNe, TraceOp::FloatLt, TraceOp::FloatLe, TraceOp::FloatGt, TraceOp::FloatGe};
                Ref c = b_.emit(compares[pick(6)], value_[4 + pick(2)], value_[4 + pick(2)]);
                if (pick(2)) put(to, b_.emit(TraceOp::BoolToInt, c));
                else put(0, b_.emit(pick(2) ? TraceOp::GuardTrue : TraceOp::GuardFalse, c) == kFails ? kFails : value_[0]);
                break;
            }
        }
    }

    std::mt19937 rng_;
    Builder b_;
    Trace& t_;
    Ref value_[kSlots] = {kNoRef, kNoRef, kNoRef, kNoRef, kNoRef, kNoRef};
    Ref first_[kSlots] = {kNoRef, kNoRef, kNoRef, kNoRef, kNoRef, kNoRef};
    bool failed_ = false;
};

std::string show(const EvalResult& r) {
    std::string s = "exit v" + std::to_string(r.exit_inst);
    for (auto& e : r.entries) s += " r" + std::to_string(e.reg) + "=" + (e.value.is_double() && e.value.as_double() != e.value.as_double() ? "nan" : std::to_string(e.value.bits()));
    return s;
}

// The six registers after an exit.
std::string state(const EvalResult& r, const krait::Value* slots) {
    EvalResult all;
    for (u32 s = 0; s < kSlots; ++s) all.entries.push_back({0, s, slots[s]});
    for (auto& e : r.entries) all.entries[e.reg].value = e.value;
    return show({0, all.entries});
}

// One seed; false when the generator gave no loop.
bool check_seed(Harness& harness, u32 seed) {
    Trace trace;
    Generator generator(trace, seed, true);
    bool floats = seed % 2;
    if (!generator.generate(4 + static_cast<int>(seed % 30), floats)) return false;
    std::string before = print_trace(trace);
    EXPECT_EQ(verify_trace(trace), "") << before;
    std::mt19937 rng(seed);
    krait::Value slots[kSlots];
    for (int s = 0; s < kSlots; ++s) {
        i64 i = s == 0 ? 2 + static_cast<i64>(rng() % 20) : static_cast<i64>(rng()) - (i64{1} << 31);
        if (s && rng() % 4 == 0) i = (i << 16) % (i64{1} << 47);
        slots[s] = floats && s >= 4 ? krait::Value::from_double(static_cast<double>(i) / 3) : krait::Value::from_small_int(i);
    }
    EvalResult expected = eval_trace(trace, slots, nullptr, 100000);
    // As recorded, without the builder's rules. Two guards that folding removes may leave early: GuardInt of a boxed int
    // beyond 48 bits, and FloatToInt of -2^63, which machine code cannot tell from failure.
    Trace plain;
    if (Generator(plain, seed, false).generate(4 + static_cast<int>(seed % 30), floats)) {
        EvalResult unoptimised = eval_trace(plain, slots, nullptr, 200000);
        TraceOp left = unoptimised.exit_inst == kNoRef ? TraceOp::Nop : plain.at(unoptimised.exit_inst).op;
        if (left != TraceOp::GuardInt && left != TraceOp::FloatToInt) {
            EXPECT_EQ(state(unoptimised, slots), state(expected, slots)) << seed << "\n" << before << "\n" << print_trace(plain);
        }
    }
    eliminate_dead_code(trace);
    EXPECT_EQ(verify_trace(trace), "") << before;
    EvalResult cleaned = eval_trace(trace, slots, nullptr, 100000);
    EXPECT_EQ(show(cleaned), show(expected)) << seed << "\n" << before << "\n" << print_trace(trace);
    u32 some = 1u << 0 | 1u << 1 | 1u << 2 | 1u << 6 | 1u << 12;
    for (u32 gprs : {x64::kAllGprs, some, some | (static_cast<u32>(rng()) & x64::kAllGprs)})
        EXPECT_EQ(show(harness.run(trace, slots, gprs, gprs == x64::kAllGprs ? x64::kAllXmms : 7u | (rng() & x64::kAllXmms))), show(expected))
            << "seed " << seed << " gprs " << gprs << "\n" << print_trace(trace);
    // The text form holds everything.
    std::string text = print_trace(trace), error;
    Trace again;
    EXPECT_TRUE(parse_trace(text, &again, &error)) << error << "\n" << text;
    auto values = [](const EvalResult& r) { return show({0, r.entries}); };  // parsing renumbers instructions
    EXPECT_EQ(values(eval_trace(again, slots, nullptr, 100000)), values(expected)) << seed << "\n" << text;
    return true;
}

TEST(RandomTrace, MachineCodeAgreesWithEvaluator) {
    Harness harness;
    const char* seconds = getenv("KRAIT_RANDOM_TRACE_SECONDS");
    const char* first = getenv("KRAIT_RANDOM_TRACE_SEED");
    u32 seed = first ? static_cast<u32>(strtoul(first, nullptr, 10)) : 1, last = seed + 3000;
    auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds ? strtol(seconds, nullptr, 10) : 0);
    u32 loops = 0, tried = 0;
    for (; seconds ? std::chrono::steady_clock::now() < end : seed < last; ++seed, ++tried) {
        loops += check_seed(harness, seed);
        ASSERT_FALSE(HasFailure()) << "seed " << seed;
    }
    if (seconds) printf("%u seeds, %u loops, next seed %u\n", tried, loops, seed);
    EXPECT_GT(loops, tried / 3);
}

}  // namespace
}  // namespace krait::jit
