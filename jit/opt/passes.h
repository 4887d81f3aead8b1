// The passes over a finished recording, in the order they run. Each stands in a file of its name.
#pragma once

#include "jit/builder.h"

namespace krait::jit {

// A register of the root frame and the value it has at the end of an iteration.
using Carried = std::vector<ir::SnapEntry>;

// Peels one iteration: the trace so far becomes the preamble, and its instructions are emitted a second time, with what
// the registers hold at the end of the first. False: types differ between iterations; the trace is as it was.
[[nodiscard]] bool peel_loop(Builder& builder, const Carried& carried, struct LoopLink* link = nullptr);

// What another trace must know to jump into a peeled loop with values in registers (jit/record_link.cpp).
struct LoopLink {
    std::vector<ir::TraceInst> preamble;  // the recorded iteration, dead code and all
    std::vector<Ref> next;                // what peeling made of each instruction: value, kHolds, or an instruction of the body
    std::vector<u8> entry;                // vanished from the body for a fact about the iteration's start
    Carried carried;
};

// Allocations whose object is seen only by exits move into the snapshots.
void sink_allocations(Trace& trace);

// Removes what nothing needs.
void eliminate_dead_code(Trace& trace);

}  // namespace krait::jit
