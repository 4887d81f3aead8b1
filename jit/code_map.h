// Compiled code told to tools outside the process, on demand: perf (jit/perf_map.cpp) and GDB (jit/gdb_jit.cpp).
#pragma once

#include <string>
#include <vector>

#include "jit/jit.h"

namespace krait::jit {

// From `offset` of the code on, the machine code belongs to this line. Ascending; equal neighbours are merged.
struct CodeLine {
    u32 offset;
    std::string function, path;
    i32 line;
    std::string label() const { return function + " " + path.substr(path.rfind('/') + 1) + ":" + std::to_string(line); }
};
std::vector<CodeLine> code_lines(Thread* th, const Unit& unit);
std::string unit_symbol(Thread* th, const Unit& unit);

// Each shared routine: its name and extent in `block`.
struct ThunkSymbol {
    const char* name;
    u64 start, size;
};

// ---- perf ----
// A line in /tmp/perf-PID.map for each source line's piece of the code; records in jit-PID.dump (in --dump-to's folder or here).
void perf_map_unit(Jit& jit, const Unit& unit);
void perf_map_thunks(const std::vector<ThunkSymbol>& thunks);
void jitdump_unit(Jit& jit, const Unit& unit);
void jitdump_thunks(Jit& jit, const std::vector<ThunkSymbol>& thunks);

// ---- GDB ----
void gdb_register_unit(Jit& jit, const Unit& unit);
void gdb_register_thunks(const std::vector<ThunkSymbol>& thunks);
// Before the code of `unit` is given back.
void gdb_forget_unit(const Unit& unit);

}  // namespace krait::jit
