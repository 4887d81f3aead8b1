// Runs trace IR directly: the oracle for passes and for the backend. Memory operations act on real memory; a guard that
// fails ends the run, with the boxed values that its snapshot lists.
#pragma once

#include <vector>

#include "ir/trace.h"

namespace krait::ir {

struct EvalResult {
    u32 exit_inst = kNoRef;            // guard that was left through; kNoRef: ran out of fuel
    struct Entry { u32 frame, reg; krait::Value value; };
    std::vector<Entry> entries;
    u64 steps = 0;
};

// `slots`: registers of the root frame (LoadSlot). `inherited`: raw values of Inherit. Stops after `fuel` instructions.
EvalResult eval_trace(const Trace& trace, const krait::Value* slots, const u64* inherited, u64 fuel);

// Boxed as an exit would; ints beyond 48 bits give their low bits tagged with 0xFFFF so that runs can be compared.
krait::Value eval_box(TraceType type, u64 raw);

}  // namespace krait::ir
