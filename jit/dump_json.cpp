// --dump=json: one JSON object for each compiled trace, with what the text stages trace, opt, snap, regs, asm and exits show. The
// fields are documented in docs/dump-schema.md and checked by tests/seeing/dump_schema.json; a change of meaning raises kSchema.
#include "ir/dump_file.h"
#include "jit/dump.h"

namespace krait::jit {

using namespace ir;

static constexpr int kSchema = 1;

static std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (char c : text) {
        char escape[8];
        if (c == '"' || c == '\\') out += '\\', out += c;
        else if (static_cast<unsigned char>(c) < 0x20) snprintf(escape, sizeof escape, "\\u%04x", c), out += escape;
        else out += c;
    }
    return out + "\"";
}
static std::string number(i64 n) { return std::to_string(n); }
static std::string field(const char* name, const std::string& value) { return std::string("\"") + name + "\": " + value; }
static std::string optional_ref(Ref r) { return r == kNoRef || !is_inst(r) ? "null" : number(r); }

// "[row, row]" over 0..count; rows that come out empty are left out.
template <class F>
static std::string list(size_t count, F&& row) {
    std::string out = "[";
    for (size_t i = 0; i < count; ++i) {
        std::string text = row(static_cast<u32>(i));
        if (text.empty()) continue;
        if (out.size() > 1) out += ", ";
        out += text;
    }
    return out + "]";
}

static std::string place_json(const PlaceText& place) {
    return field("function", quoted(place.function)) + ", " + field("file", quoted(place.path)) + ", " + field("line", number(place.line)) + ", " +
           field("source", quoted(place.source)) + ", " + field("bytecode_offset", number(place.offset)) + ", " + field("bytecode", quoted(place.bytecode)) + ", " +
           field("register_index", number(place.pc)) + ", " + field("register_instruction", quoted(place.register_text));
}

std::string json_of_pass(const Trace& trace, const char* pass) {
    return "{" + field("pass", quoted(pass)) + ", \"instructions\": " + list(trace.insts.size(), [&](u32 i) -> std::string {
        const TraceInst& inst = trace.insts[i];
        if (inst.op == TraceOp::Nop) return {};
        u32 position = trace.positions[i];
        return "{" + field("v", number(i)) + ", " + field("op", quoted(info(inst.op).name)) + ", " + field("type", quoted(kTraceTypeNames[static_cast<int>(inst.type)])) + ", " +
               field("text", quoted(print_inst(trace, i, &kObjectNames, false))) + ", " +
               field("place", position < trace.sources.size() ? number(position) : "null") + ", " +
               field("snapshot", is_guard(inst.op) && inst.c < trace.snapshots.size() ? number(inst.c) : "null") + "}";
    }) + "}";
}

static std::string frame_json(Thread* th, const Trace& trace, const SnapFrame& frame) {
    std::string out = "{";
    if (frame.code) out += place_json(describe_place(th, frame.code, frame.pc)) + ", ";
    return out + "\"registers\": " + list(frame.entry_count, [&](u32 e) {
        const SnapEntry& entry = trace.entries[frame.first_entry + e];
        std::string name = variable_name(th, frame.code, entry.reg);
        return "{" + field("register", number(entry.reg)) + ", " + field("name", name.empty() ? "null" : quoted(name)) + ", " + field("v", optional_ref(entry.ref)) + ", " +
               field("value", quoted(print_ref(trace, entry.ref, &kObjectNames))) + "}";
    }) + "}";
}

static std::string snapshots_json(Thread* th, const Trace& trace) {
    std::vector<bool> used(trace.snapshots.size());
    for (const TraceInst& inst : trace.insts)
        if (inst.op != TraceOp::Nop && is_guard(inst.op) && inst.c < used.size()) used[inst.c] = true;
    return list(trace.snapshots.size(), [&](u32 s) -> std::string {
        const Snapshot& snap = trace.snapshots[s];
        if (!used[s]) return {};
        return "{" + field("snapshot", number(s)) + ", " + field("after", snap.after ? "true" : "false") + ", \"frames\": " +
               list(snap.frame_count, [&](u32 f) { return frame_json(th, trace, trace.frames[snap.first_frame + f]); }) + "}";
    });
}

static std::string registers_json(const Unit& unit) {
    std::vector<u32> last = last_uses(unit.trace);
    return list(unit.trace.insts.size(), [&](u32 i) -> std::string {
        if (unit.trace.insts[i].op == TraceOp::Nop || unit.out.result_locs[i] == x64::kLocNone) return {};
        return "{" + field("v", number(i)) + ", " + field("place", quoted(loc_name(unit.out.result_locs[i]))) + ", " + field("last_use", last[i] ? number(last[i]) : "null") + "}";
    });
}

static std::string code_json(Jit& jit, const Unit& unit) {
    std::vector<MachineInstruction> code = disassemble(jit, unit, unit.out.cold_offset);
    u32 inst = 0;
    std::string rows = list(code.size(), [&](u32 k) {
        const MachineInstruction& mi = code[k];
        while (inst + 1 < unit.trace.insts.size() && unit.out.inst_offsets[inst + 1] <= mi.offset) ++inst;
        u32 owner = inst;
        while (owner > 0 && unit.trace.insts[owner].op == TraceOp::Nop) --owner;
        char bytes[40] = "";
        for (u32 b = 0; b < mi.length; ++b) snprintf(bytes + 2 * b, 3, "%02x", unit.code.rx[mi.offset + b]);
        return "{" + field("offset", number(mi.offset)) + ", " + field("bytes", quoted(bytes)) + ", " + field("text", quoted(mi.text)) + ", " +
               field("names", mi.note.empty() ? "null" : quoted(mi.note)) + ", " + field("v", number(owner)) + "}";
    });
    char address[24];
    snprintf(address, sizeof address, "0x%llx", reinterpret_cast<unsigned long long>(unit.code.rx));
    return "{" + field("address", quoted(address)) + ", " + field("bytes", number(unit.code.size)) + ", " + field("exits_at", number(unit.out.cold_offset)) + ", " +
           field("loop_at", unit.trace.loop_head != kNoRef ? number(unit.out.loop_offset) : "null") + ", " + field("spills", number(unit.out.spills)) + ", \"instructions\": " + rows + "}";
}

static std::string exits_json(const Unit& unit) {
    return list(unit.out.exits.size(), [&](u32 e) {
        const x64::EmittedExit& exit = unit.out.exits[e];
        auto values = exit_values(unit, exit);
        return "{" + field("exit", number(unit.first_exit + e)) + ", " + field("v", number(exit.inst)) + ", " + field("snapshot", number(exit.snapshot)) + ", " +
               field("stub_at", number(exit.stub_offset)) + ", \"values\": " + list(values.size(), [&](u32 k) {
                   return "{" + field("value", quoted(print_ref(unit.trace, values[k].first, &kObjectNames))) + ", " + field("place", quoted(loc_name(values[k].second))) + "}";
               }) + "}";
    });
}

void dump_json(Jit& jit, const Unit& unit) {
    Thread* th = jit.main_thread;
    const Trace& trace = unit.trace;
    char seconds[32];
    snprintf(seconds, sizeof seconds, "%.9f", unit.compile_seconds);
    std::string parent = unit.parent < 0 ? "null" : "{" + field("trace", number(unit.parent)) + ", " + field("exit", number(unit.parent_exit)) + "}";
    std::string out = "{" + field("schema", number(kSchema)) + ", " + field("trace", number(unit.number)) + ", " + field("kind", quoted(kind_name(unit))) + ", " +
                      field("parent", parent) + ", " + field("compile_seconds", seconds) + ", \"start\": {" + place_json(describe_place(th, unit.code_object, unit.pc)) + "}";
    out += ", \"places\": " + list(trace.sources.size(), [&](u32 i) -> std::string {
        if (!trace.sources[i].code) return "null";
        return "{" + place_json(describe_place(th, trace.sources[i].code, trace.sources[i].pc)) + "}";
    });
    out += ", \"passes\": [" + unit.json_passes + "], \"snapshots\": " + snapshots_json(th, trace) + ", \"registers\": " + registers_json(unit) +
           ", \"code\": " + code_json(jit, unit) + ", \"exits\": " + exits_json(unit) + "}\n";
    DumpFile(*jit.options, dump_file_name(unit, "json")).write(out);
}

}  // namespace krait::jit
