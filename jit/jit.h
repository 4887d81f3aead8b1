// Jit: the state of the compiler in one Vm: compiled traces, exits, counters, code memory.
//
// A Unit is one compiled trace. Root units start at a LoopHint or Enter instruction, which is rewritten to LoopEnter or
// EnterTrace with the unit's number; side units start at an exit of another unit, whose stub is patched to jump to them.
// Every exit of every unit has a global number. Units are never moved; a dropped one keeps its number.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "interp/jit_hooks.h"
#include "ir/trace.h"
#include "jit/opt/passes.h"
#include "jit/reg_liveness.h"
#include "jit/x64/compile.h"
#include "jit/x64/thunks.h"
#include "runtime/heap.h"
#include "runtime/options.h"
#include "runtime/thread.h"

namespace krait::jit {

class Recorder;
struct ThunkSymbol;

enum class Abort : u8 {
#define ABORT(name, text) name,
#include "jit/abort_reasons.def"
#undef ABORT
    Count,
    None,
};
extern const char* const kAbortTexts[];

struct Exit {
    u32 unit;
    u32 local;            // index in the unit's EmitOutput::exits
    u32 count = 0;        // since the last attempt to record
    u32 total = 0;
    u32 backoff = 0;      // failed recordings
    i32 side = -1;        // unit attached
};

struct Unit {
    u32 number;
    ir::Trace trace;
    x64::EmitOutput out;
    x64::CodeBlock code;
    u32 first_exit = 0;
    i32 parent = -1;      // side unit: unit and exit it hangs on
    u32 parent_exit = 0;
    u32 root = 0;         // the root of its tree
    const Code* code_object = nullptr;
    u32 pc = 0;           // register instruction it starts at
    bool is_function = false;
    std::unique_ptr<LoopLink> link;  // of a root with a loop that others may jump into
    u32 max_words = 0;    // VM stack the inlined frames may need
    u64 entries = 0;
    u32 short_runs = 0;   // entries that left again at once, less the long ones (Jit::note_run)
    u32 side_count = 0;
    double compile_seconds = 0;
    std::string dumped, json_passes;  // while it is made, with --dump: its text after the last pass; what JSON says of passes
};

struct LoopState {        // of a LoopHint or Enter
    u32 failures = 0;
    bool deferred = false;  // loops of generators count again before they are recorded
    i32 unit = -1;
    bool suspended = false;  // the unit is not entered until the counter is down
    u32 suspensions = 0;
};

struct Statistics {
    u64 roots = 0, sides = 0, recorded = 0, exits_taken = 0, entries = 0;
    u64 aborts[static_cast<int>(Abort::Count)] = {};
    double compile_seconds = 0;
    u64 compiled_ticks = 0;  // of the time stamp counter, in traces and what they call; with --jit-stats only
};
extern u64 process_start_ticks;

class Jit {
  public:
    Jit(Thread* th, Options* options);
    ~Jit();

    static Jit* of(Thread* th) { return static_cast<Jit*>(th->vm->jit); }

    HotAction hot(Thread* th, Frame* frame, u64* pc);
    RunAction run(Thread* th, Frame* frame, u64* pc);
    bool record(Thread* th, Frame* frame, u64* pc);
    // Ends a recording from outside (another thread is about to run).
    void abandon_recording();
    u32 handle_exit(Thread* th, x64::ExitState* state);

    // Takes over a finished recording. Null: `*why` says what went wrong.
    Unit* compile(std::unique_ptr<Unit> unit, const std::vector<x64::Loc>* inherited, u32 first_spill, const char** why);
    void attach_root(Unit* unit, u64* pc);
    void attach_side(Unit* unit);
    void aborted(Abort why, const char* detail, const ir::RegCode* reg, u32 pc);
    const RegLiveness& liveness(const ir::RegCode* reg);
    // The root unit of the loop or function entry at `pc`, or -1.
    i32 root_at(const u64* pc) const;
    LoopState& state_of(u64* pc) { return loops_[pc]; }
    // jit/statistics.cpp
    void print_statistics() const;
    void write_statistics(const char* path) const;
    void visit_recording(const std::function<void(const ir::Trace&)>& visit) const;
    // With --dump: the trace after `pass`, or as recorded (null). jit/dump.cpp
    void after_pass(Unit& unit, const char* pass);
    void dump_compiled(Unit& unit);
    // A shared routine's name if one begins at `address`.
    std::string thunk_name(u64 address) const;
    std::vector<ThunkSymbol> thunk_symbols() const;
    const void* entry_of(u32 unit) const { return units_[unit]->code.rx; }
    const void* loop_of(u32 unit) const { return units_[unit]->code.rx + units_[unit]->out.loop_offset; }

    std::vector<std::unique_ptr<Unit>> units_;
    std::vector<Exit> exits_;
    Statistics stats;
    Options* options;
    Thread* main_thread;
    u32 hot_loop, hot_call, hot_exit;
    bool dump_any = false;
    bool optimise_loop = true, optimise_fold = true, optimise_cse = true, optimise_forward = true, optimise_dce = true, optimise_link = true;
    u32 stress_counter = 0x7FFFFFFF;
    bool stress_exits = false, stress_regs = false;
    u64 random_state = 1;
    Str* const* char_table = nullptr;                   // latin1_char_table, once a recording asked for it
    const u8* char_map(const std::string& members);     // 256 bytes: is this character one of `members`? Lives as long as this
    std::unordered_map<u64, u32> unstable_namespaces;  // dicts whose keys were seen to change while traces ran

  private:
    void restore_frames(Thread* th, const Unit& unit, const x64::EmittedExit& exit, x64::ExitState* state);
    void start_recording_clock();
    void note_run();
    void suspend(Unit& root);
    bool resume_suspended(u64* pc);
    u32 exit_threshold(const Exit& exit) const;
    // To perf and GDB, as the options say.
    void publish(const Unit& unit);
    void publish_thunks();
    double compiled_share() const;
    bool is_chain(const Unit& unit, const Frame* frame) const;
    bool over_limit() const { return options->jit_limit >= 0 && units_.size() >= static_cast<size_t>(options->jit_limit); }

    x64::CodeMemory memory_;
    x64::Thunks thunks_;
    x64::CodeBlock thunk_block_;
    std::unique_ptr<Recorder> recorder_;
    std::unordered_map<u64*, LoopState> loops_;
    bool usable_ = false, counts_time_ = false;
    u32 run_depth_ = 0;  // traces that run inside each other, with --jit-stats
    std::map<std::string, u64> abort_places_;
    std::map<std::string, std::array<u8, 256>> char_maps_;
    double recording_started_ = 0;
    u32 entered_unit_ = 0;        // by the interpreter, and when
    u64 entered_at_ = 0;
    friend class Recorder;
};

// "function (file:line)" of a place in register code.
std::string place_name(const Code* code, u32 pc);

}  // namespace krait::jit
