// The tables beside a code object's instructions: source locations (co_linetable, PEP 626 and 657) and exception
// handlers (co_exceptiontable), in CPython 3.11's encodings.
#pragma once

#include "frontend/flow_graph.h"

namespace krait {

struct Bytes;

// Code units an instruction takes, EXTENDED_ARG prefixes and caches included.
inline i32 instruction_units(const Instr& instr) {
    u32 arg = ir::has_argument(instr.op) ? static_cast<u32>(instr.arg) : 0;
    return (arg > 0xFF'FFFF) + (arg > 0xFFFF) + (arg > 0xFF) + 1 + ir::caches(instr.op);
}

Bytes* write_line_table(Thread* th, FlowGraph& graph, i32 first_line);
Bytes* write_exception_table(Thread* th, FlowGraph& graph);

}  // namespace krait
