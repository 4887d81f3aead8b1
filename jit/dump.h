// What the dumps share: names of places, values and objects, and disassembly, for text (jit/dump.cpp, jit/dump_code.cpp), JSON
// (jit/dump_json.cpp) and the maps for perf and GDB (jit/perf_map.cpp, jit/gdb_jit.cpp).
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "ir/source_lines.h"
#include "jit/jit.h"

namespace krait::jit {

// A place in a program, in each of its forms.
struct PlaceText {
    std::string function, file, path, source, bytecode, register_text;
    i32 line = 0, offset = 0;  // source line, bytecode offset
    u32 pc = 0;                // register instruction
    std::string head() const { return function + " (" + file + ":" + std::to_string(line) + ")"; }
};
PlaceText describe_place(Thread* th, const Code* code, u32 pc);

// Heads of source lines (and, `with_code`, bytecode and register instructions) between the instructions of a trace.
class PlaceLines {
  public:
    PlaceLines(Thread* th, bool with_code) : th_(th), with_code_(with_code) {}
    // Appends what has changed at instruction `inst`.
    void advance(const ir::Trace& trace, u32 inst, std::string* out);

  private:
    Thread* th_;
    bool with_code_;
    u32 last_ = ir::kNoRef;
    std::string head_;
};

// Is `unit` wanted by --dump-filter: its code, or any that is inlined in it?
bool is_dump_wanted(const Jit& jit, const Unit& unit);
std::string dump_file_name(const Unit& unit, const char* stage);
std::string dump_heading(Jit& jit, const Unit& unit, const char* what);
void dump_code(Jit& jit, const Unit& unit);
std::string symbol_name(Jit& jit, u64 address);

extern const ir::TraceNames kObjectNames;
// Of a constant of a trace; empty if there is nothing to say.
std::string object_name(u64 bits, ir::TraceType type);
// "rax", "xmm3", "slot7", "const".
std::string loc_name(x64::Loc loc);
// A local variable's name, or empty.
std::string variable_name(Thread* th, const Code* code, u32 reg);
const char* kind_name(const Unit& unit);

// Where each trace instruction's value is last needed; 0: nowhere.
std::vector<u32> last_uses(const ir::Trace& trace);

struct MachineInstruction {
    u32 offset, length;
    std::string text, note;
};
// Up to `end` bytes of the unit's code; notes name runtime functions, exits, traces and objects.
std::vector<MachineInstruction> disassemble(Jit& jit, const Unit& unit, u32 end);

// The places of an exit's values: (value, place).
std::vector<std::pair<ir::Ref, x64::Loc>> exit_values(const Unit& unit, const x64::EmittedExit& exit);

// ---- JSON (jit/dump_json.cpp): docs/dump-schema.md ----
std::string json_of_pass(const ir::Trace& trace, const char* pass);
void dump_json(Jit& jit, const Unit& unit);

}  // namespace krait::jit
