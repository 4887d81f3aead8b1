// What the interpreter and the JIT know of each other. The interpreter counts and hands over; the JIT (set up by cli, absent
// with --jit=off) records, compiles and runs machine code.
//
// * LoopHint and Enter count down their b:c. At zero the interpreter calls `hot`, which decides: rewrite the instruction (to
//   LoopEnter, EnterTrace, LoopCold …, or give it a new count) and say Again, or start recording.
// * While recording, the dispatch loop is a second copy that calls `record` before each instruction, with th->frame = frame and
//   frame->pc = the instruction; results of the previous one are in its registers. It stops when `record` says so. Python code that
//   C++ calls meanwhile (a key function of sort) runs in the plain loop and is not recorded.
// * LoopEnter and EnterTrace call `run`. Machine code may push and pop frames above `frame`, and `frame` itself if
//   it is no entry frame; when it leaves, th->frame is the innermost frame again, th->stack_top behind it, all registers are written
//   back, and th->frame->pc is the next instruction (Resume, Record) or the one that raised (Raised, with th->pending).
#pragma once

#include "ir/reg_code.h"
#include "runtime/frame.h"

namespace krait {

enum class HotAction : u8 {
    Continue,  // go on behind the instruction
    Again,     // the instruction was rewritten: execute it
    Record,    // go on behind it in the recording loop
};
enum class RunAction : u8 { Resume, Raised, Record };

struct JitHooks {
    HotAction (*hot)(Thread* th, Frame* frame, u64* pc);
    RunAction (*run)(Thread* th, Frame* frame, u64* pc);
    // False: recording is over (finished or aborted); the instruction at `pc` runs in the plain loop.
    bool (*record)(Thread* th, Frame* frame, u64* pc);
};
extern JitHooks jit_hooks;

}  // namespace krait
