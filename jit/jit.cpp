// Jit: hot counters, starting and ending of recordings, compiling, linking. See jit/jit.h.
#include "jit/jit.h"

#include <time.h>
#include <x86intrin.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "ir/translate.h"
#include "jit/code_map.h"
#include "jit/recorder.h"
#include "runtime/gil.h"
#include "runtime/error.h"
#include "runtime/roots.h"
#include "runtime/startup.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace krait::jit {

using namespace ir;

const char* const kAbortTexts[] = {
#define ABORT(name, text) text,
#include "jit/abort_reasons.def"
#undef ABORT
};

u64 process_start_ticks = 0;

// Lower ones make no program of 100 ms faster (geomean over bench/programs 0.231 of CPython at 60 and 300, 0.226 at these), and an import
// compiles what it runs once: 22 % more instructions for json, re and dataclasses, 1 % here.
constexpr u32 kDefaultHotLoop = 200, kDefaultHotCall = 600, kDefaultHotExit = 12;
constexpr size_t kDefaultMaxCode = 64 << 20;
constexpr u32 kMaxSidesPerRoot = 200;
constexpr u32 kMaxFailures = 6;

static double now() {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

static u64 box_int_slow(Thread* th, i64 i) {
    Value v = int_from_i64(th, i);
    KRAIT_CHECK(v, "no memory for an int");
    return v.bits();
}
static u64 box_uint_slow(Thread* th, u64 i) {
    Value v = int_from_u64(th, i);
    KRAIT_CHECK(v, "no memory for an int");
    return v.bits();
}
static void remember_slow(Thread* th, void* object) { remember(th, static_cast<Object*>(object)); }
static void* allocate_slow(Thread* th, void* shape, u64 size_and_bits) {
    return allocate(th, static_cast<const Shape*>(shape), static_cast<u32>(size_and_bits), static_cast<u8>(size_and_bits >> 32));
}
static u32 exit_thunk(Thread* th, x64::ExitState* state) { return Jit::of(th)->handle_exit(th, state); }

static bool switched_off(const Options* options, const char* pass) {
    return Options::list_has(options->opt, (std::string("-") + pass).c_str());
}

// What machine code and recordings refer to stays alive.
static void trace_roots(void* context, Marker& marker) {
    auto* jit = static_cast<Jit*>(context);
    auto visit_trace = [&](const Trace& trace) {
        for (const TraceConst& c : trace.consts)
            if (c.type == TraceType::Object || c.type == TraceType::Value || c.type == TraceType::Ptr) marker.visit_conservative(c.bits);
        for (const CallInfo& call : trace.calls) marker.visit_conservative(call.kwnames);
        for (const Trace::Source& source : trace.sources) marker.visit_conservative(reinterpret_cast<u64>(source.code));
        for (const SnapFrame& frame : trace.frames) marker.visit_conservative(reinterpret_cast<u64>(frame.code));
    };
    for (auto& unit : jit->units_)
        if (unit) visit_trace(unit->trace);
    jit->visit_recording(visit_trace);
}

Jit::Jit(Thread* th, Options* o) : options(o), main_thread(th), memory_(o->max_code ? static_cast<size_t>(o->max_code) : kDefaultMaxCode, o->perf_map) {
    hot_loop = o->hot_loop ? static_cast<u32>(o->hot_loop) : kDefaultHotLoop;
    hot_call = o->hot_call ? static_cast<u32>(o->hot_call) : kDefaultHotCall;
    hot_exit = o->hot_exit ? static_cast<u32>(o->hot_exit) : kDefaultHotExit;
    if (o->stresses("hot")) hot_loop = hot_call = hot_exit = 1;
    if (o->hot_loop == 1 && !o->hot_exit) hot_exit = 2;
    if (o->hot_loop == 1 && !o->hot_call) hot_call = 2;
    optimise_loop = !switched_off(o, "loop");
    optimise_fold = !switched_off(o, "fold");
    optimise_cse = !switched_off(o, "cse");
    optimise_forward = !switched_off(o, "forward");
    optimise_dce = !switched_off(o, "dce");
    optimise_link = !switched_off(o, "link");
    counts_time_ = o->jit_stats || o->jit_stats_to;
    stress_exits = o->stresses("exits");
    stress_regs = o->stresses("regs");
    random_state = static_cast<u64>(o->stress_seed) * 0x9E37'79B9'7F4A'7C15 + 1;
    if (stress_exits) stress_counter = 50;
    for (const char* stage : {"trace", "opt", "asm", "snap", "regs", "exits", "json"}) dump_any |= o->dumps(stage);
    x64::ThunkTargets targets{exit_thunk, box_int_slow, box_uint_slow, remember_slow, allocate_slow};
    usable_ = x64::make_thunks(memory_, targets, &thunks_, &thunk_block_);
    if (usable_) publish_thunks();
    add_root_tracer(th, trace_roots, this);
}

Jit::~Jit() = default;

void Jit::visit_recording(const std::function<void(const Trace&)>& visit) const {
    if (recorder_ && recorder_->unit()) visit(recorder_->unit()->trace);
}

// ---- Places ----

std::string place_name(const Code* code, u32 pc) {
    std::string out;
    if (code->qualname && code->qualname->is_ascii()) out = std::string(code->qualname->ascii());
    std::string file;
    if (is_exactly(code->filename, Kind::Str) && code->filename.as<Str>()->is_ascii()) file = std::string(code->filename.as<Str>()->ascii());
    size_t slash = file.rfind('/');
    if (slash != std::string::npos) file = file.substr(slash + 1);
    i32 line = code->reg && pc < code->reg->word_count ? code_line(code, static_cast<i32>(code->reg->offsets[pc])) : 0;
    return out + " (" + file + ":" + std::to_string(line) + ")";
}

const RegLiveness& Jit::liveness(const RegCode* reg) {
    // Kept with the register code, whose address may be given out again when its code object dies.
    auto* mutable_reg = const_cast<RegCode*>(reg);
    if (!mutable_reg->jit) mutable_reg->jit = new RegLiveness(*reg);
    return *static_cast<RegLiveness*>(mutable_reg->jit);
}

i32 Jit::root_at(const u64* pc) const {
    RegOp op = word_at(pc).reg_op();
    if (op != RegOp::LoopEnter && op != RegOp::EnterTrace) return -1;
    auto found = loops_.find(const_cast<u64*>(pc));
    return found == loops_.end() ? -1 : found->second.unit;
}

// ---- Counters ----

static bool is_recursive(const Frame* frame) {
    const Frame* f = frame->back;
    for (int n = 0; f && n < 12; ++n, f = f->back)
        if (f->code == frame->code) return true;
    return false;
}

void Jit::start_recording_clock() { recording_started_ = now(); }

HotAction Jit::hot(Thread* th, Frame* frame, u64* pc) {
    Word& w = word_at(pc);
    bool entry = w.reg_op() == RegOp::Enter;
    u32 threshold = entry ? hot_call : hot_loop;
    if (!usable_ || recorder_ || over_limit() || th->trace_function || th->profile_function) {
        w.set_wide(threshold);
        return HotAction::Continue;
    }
    if (resume_suspended(pc)) return HotAction::Continue;
    if (entry && !is_recursive(frame)) {
        w.set_wide(threshold * 4);
        return HotAction::Continue;
    }
    bool generator = frame->owner == FrameOwner::Generator;
    if (generator && !entry && !loops_[pc].deferred) {  // its consumer, which inlines it, goes first
        loops_[pc].deferred = true;
        w.set_wide(threshold * 4);
        return HotAction::Continue;
    }
    if ((frame->owner != FrameOwner::Stack && !(generator && !entry)) || (entry && !frame->function)) {
        w.op = static_cast<u16>(entry ? RegOp::EnterCold : RegOp::LoopCold);
        return HotAction::Continue;
    }
    if (frame->code->reg->register_count > 400) {
        w.op = static_cast<u16>(entry ? RegOp::EnterCold : RegOp::LoopCold);
        return HotAction::Continue;
    }
    w.set_wide(threshold);
    recording_started_ = now();
    recorder_ = std::make_unique<Recorder>(*this, th, frame, pc, entry);
    return HotAction::Record;
}

bool Jit::record(Thread* th, Frame* frame, u64* pc) {
    if (!recorder_) return false;
    if (recorder_->record(th, frame, pc)) return true;
    recorder_.reset();
    return false;
}

void Jit::abandon_recording() {
    if (!recorder_) return;
    ++stats.aborts[static_cast<int>(Abort::ThreadSwitch)];
    if (recorder_->parent_exit() >= 0) exits_[static_cast<u32>(recorder_->parent_exit())].count = 0;
    recorder_.reset();
}

void Jit::aborted(Abort why, const char* detail, const RegCode* reg, u32 pc) {
    ++stats.aborts[static_cast<int>(why)];
    if (counts_time_) ++abort_places_[std::string(kAbortTexts[static_cast<int>(why)]) + (detail ? std::string(": ") + detail : "") + ", at " + place_name(reg->code, pc)];
    if (options->jit_log)
        fprintf(stderr, "krait: abort at %s: %s%s%s\n", place_name(reg->code, pc).c_str(), kAbortTexts[static_cast<int>(why)], detail ? ": " : "", detail ? detail : "");
    if (recorder_->parent_exit() >= 0) {
        ::krait::jit::Exit& exit = exits_[static_cast<u32>(recorder_->parent_exit())];
        ++exit.backoff;
        exit.count = 0;
        return;
    }
    u64* start = recorder_->start_pc();
    Word& w = word_at(start);
    LoopState& state = loops_[start];
    bool entry = w.reg_op() == RegOp::Enter;
    // An inner loop gets its own trace first; it does not speak against this one.
    u32 limit = why == Abort::InnerLoop ? 2 * kMaxFailures : kMaxFailures;
    if (++state.failures >= limit) {
        w.op = static_cast<u16>(entry ? RegOp::EnterCold : RegOp::LoopCold);
        if (options->jit_log) fprintf(stderr, "krait: blacklisted %s\n", place_name(reg->code, pc).c_str());
        return;
    }
    w.set_wide((entry ? hot_call : hot_loop) << state.failures);
}

// ---- Compiling ----

static const void* root_entry(void* context, u32 root) { return static_cast<Jit*>(context)->entry_of(root); }
static x64::LoopTarget root_loop(void* context, u32 root) {
    auto* jit = static_cast<Jit*>(context);
    return {jit->loop_of(root), &jit->units_[root]->out.head_places};
}

// The last addition becomes a subtraction: for trying out what finds wrong traces.
static void break_trace(Trace& trace) {
    for (size_t i = trace.insts.size(); i-- > 0;) {
        TraceOp& op = trace.insts[i].op;
        if (op == TraceOp::IntAdd) op = TraceOp::IntSub;
        else if (op == TraceOp::IntAddOvf) op = TraceOp::IntSubOvf;
        else if (op == TraceOp::FloatAdd) op = TraceOp::FloatSub;
        else continue;
        return;
    }
}

Unit* Jit::compile(std::unique_ptr<Unit> unit, const std::vector<x64::Loc>* inherited, u32 first_spill, const char** why) {
    if (unit->parent >= 0 && units_[unit->root]->side_count >= kMaxSidesPerRoot) {
        *why = "too many side traces";
        return nullptr;
    }
    if (options->break_trace == static_cast<long>(unit->number)) break_trace(unit->trace);
    x64::EmitInput in{};
    in.trace = &unit->trace;
    in.thunks = &thunks_;
    in.first_exit = static_cast<u32>(exits_.size());
    in.inherited = inherited;
    in.first_spill = first_spill;
    in.root_entry = root_entry;
    in.root_loop = root_loop;
    in.context = this;
    in.self = unit->number;
    if (stress_exits) in.stress_counter = &stress_counter;
    if (stress_regs && !inherited) in.gprs = 1u << 0 | 1u << 1 | 1u << 2 | 1u << 6 | 1u << 7 | 1u << 12, in.xmms = 0xF;
    if (!x64::compile_trace(memory_, in, &unit->out, &unit->code)) {
        *why = unit->out.error;
        return nullptr;
    }
    unit->first_exit = in.first_exit;
    for (u32 e = 0; e < unit->out.exits.size(); ++e) exits_.push_back({unit->number, e});
    unit->compile_seconds = now() - recording_started_;
    stats.compile_seconds += unit->compile_seconds;
    Unit* raw = unit.get();
    KRAIT_CHECK(unit->number == units_.size(), "units are numbered in order");
    units_.push_back(std::move(unit));
    raw->trace.shrink();
    raw->out.locs.shrink_to_fit();
    raw->out.exits.shrink_to_fit();
    dump_compiled(*raw);
    publish(*raw);
    return raw;
}

void Jit::attach_root(Unit* unit, u64* pc) {
    LoopState& state = loops_[pc];
    state.unit = static_cast<i32>(unit->number);
    Word& w = word_at(pc);
    w.op = static_cast<u16>(unit->is_function ? RegOp::EnterTrace : RegOp::LoopEnter);
    w.set_wide(unit->number);
    ++stats.roots;
    if (options->jit_log)
        fprintf(stderr, "krait: trace %u at %s: %s, %zu instructions, %u bytes\n", unit->number, place_name(unit->code_object, unit->pc).c_str(),
                unit->trace.loop_head != kNoRef ? "loop" : unit->is_function ? "function" : "path", unit->trace.insts.size(), unit->code.size);
}

void Jit::attach_side(Unit* unit) {
    ::krait::jit::Exit& exit = exits_[unit->parent_exit];
    Unit& parent = *units_[exit.unit];
    exit.side = static_cast<i32>(unit->number);
    ++units_[unit->root]->side_count;
    ++stats.sides;
    memory_.patch_jump(parent.code, parent.out.exits[exit.local].stub_offset, unit->code.rx);
    if (options->jit_log)
        fprintf(stderr, "krait: trace %u at %s: side of %u exit %u, %zu instructions, %u bytes\n", unit->number, place_name(unit->code_object, unit->pc).c_str(),
                parent.number, exit.local, unit->trace.insts.size(), unit->code.size);
}

// ---- Told to others ----

std::vector<ThunkSymbol> Jit::thunk_symbols() const {
    std::vector<ThunkSymbol> out;
    for (auto& [start, name] : {std::pair<const void*, const char*>{thunks_.enter, "enter trace"}, {thunks_.exit, "leave trace"}, {thunks_.box_int, "box int"},
                                {thunks_.remember, "remember old object"}, {thunks_.allocate, "allocate"}, {thunks_.box_uint, "box unsigned int"}}) {
        u64 at = reinterpret_cast<u64>(start);
        if (!out.empty()) out.back().size = at - out.back().start;  // they stand in this order
        out.push_back({name, at, reinterpret_cast<u64>(thunk_block_.rx) + thunk_block_.size - at});
    }
    return out;
}

std::string Jit::thunk_name(u64 address) const {
    for (const ThunkSymbol& t : thunk_symbols())
        if (t.start == address) return t.name;
    return {};
}

void Jit::publish_thunks() {
    if (options->perf_map) perf_map_thunks(thunk_symbols());
    if (options->perf_jitdump) jitdump_thunks(*this, thunk_symbols());
    if (options->gdb_jit) gdb_register_thunks(thunk_symbols());
}

void Jit::publish(const Unit& unit) {
    if (options->perf_map) perf_map_unit(*this, unit);
    if (options->perf_jitdump) jitdump_unit(*this, unit);
    if (options->gdb_jit) gdb_register_unit(*this, unit);
}

// ---- Running ----

RunAction Jit::run(Thread* th, Frame* frame, u64* pc) {
    u32 number = word_at(pc).wide();
    frame->pc = pc + 1;
    if (number >= units_.size() || recorder_) return RunAction::Resume;
    Unit& unit = *units_[number];
    if (th->stack_top + x64::kStackMarginWords > th->stack_limit || th->recursion_depth + x64::kDepthMargin > th->recursion_limit) return RunAction::Resume;
    ++unit.entries;
    ++stats.entries;
    entered_unit_ = number;
    entered_at_ = __rdtsc();
    using Enter = u32 (*)(Thread*, Frame*, void*);
    if (!counts_time_) return static_cast<RunAction>(reinterpret_cast<Enter>(thunks_.enter)(th, frame, unit.code.rx));
    ++run_depth_;
    u64 start = __rdtsc();
    auto action = static_cast<RunAction>(reinterpret_cast<Enter>(thunks_.enter)(th, frame, unit.code.rx));
    if (--run_depth_ == 0) stats.compiled_ticks += __rdtsc() - start;
    return action;
}

}  // namespace krait::jit

// ---- Hooks ----

namespace krait {

static HotAction hot_hook(Thread* th, Frame* frame, u64* pc) {
    if (!th->vm->jit) th->vm->jit = new jit::Jit(th, th->vm->options);
    return jit::Jit::of(th)->hot(th, frame, pc);
}
static RunAction run_hook(Thread* th, Frame* frame, u64* pc) { return jit::Jit::of(th)->run(th, frame, pc); }
static bool record_hook(Thread* th, Frame* frame, u64* pc) { return jit::Jit::of(th)->record(th, frame, pc); }

// Another thread goes on: what the recording has seen may not hold when this one comes back.
static void abandon_hook(Thread* th) {
    if (th->vm->jit) jit::Jit::of(th)->abandon_recording();
}

void install_jit() {}

void configure_jit(const Options* options) {
    if (!options->jit) {
        ir::translate_options.loop_threshold = ir::translate_options.entry_threshold = 0;
        return;
    }
    jit::process_start_ticks = __rdtsc();
    jit_hooks.hot = hot_hook;
    jit_hooks.run = run_hook;
    jit_hooks.record = record_hook;
    abandon_recording_hook = abandon_hook;
    bool at_once = options->stresses("hot");
    ir::translate_options.loop_threshold = options->hot_loop ? static_cast<u32>(options->hot_loop) : at_once ? 1 : jit::kDefaultHotLoop;
    ir::translate_options.entry_threshold = options->hot_call ? static_cast<u32>(options->hot_call) : at_once || options->hot_loop == 1 ? 2 : jit::kDefaultHotCall;
}

void finish_jit(Thread* th) {
    auto* jit = static_cast<jit::Jit*>(th->vm->jit);
    if (jit && th->vm->options->jit_stats) jit->print_statistics();
    if (jit && th->vm->options->jit_stats_to) jit->write_statistics(th->vm->options->jit_stats_to);
}

}  // namespace krait
