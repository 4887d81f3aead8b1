// --dump=trace,opt,snap,regs,exits as text: the trace as recorded and after each pass, what each snapshot rebuilds, where each
// value lives, and the exits. Machine code is jit/dump_code.cpp, --dump=json jit/dump_json.cpp.
#include "ir/dump_file.h"
#include "jit/dump.h"

namespace krait::jit {

using namespace ir;

bool is_dump_wanted(const Jit& jit, const Unit& unit) {
    Thread* th = jit.main_thread;
    if (jit.options->dump_unit >= 0 && jit.options->dump_unit != static_cast<long>(unit.number)) return false;
    if (!jit.options->dump_filter || ir::is_dump_wanted(th, unit.code_object)) return true;
    for (const Trace::Source& source : unit.trace.sources)
        if (source.code && ir::is_dump_wanted(th, source.code)) return true;
    return false;
}

std::string dump_file_name(const Unit& unit, const char* stage) { return "trace-" + std::to_string(unit.number) + "." + stage; }

std::string dump_heading(Jit& jit, const Unit& unit, const char* what) {
    std::string out = "---- trace " + std::to_string(unit.number) + ", " + what + ": " + describe_place(jit.main_thread, unit.code_object, unit.pc).head();
    if (unit.parent >= 0) out += ", side of trace " + std::to_string(unit.parent) + " exit " + std::to_string(unit.parent_exit);
    return out + "\n";
}

void PlaceLines::advance(const Trace& trace, u32 inst, std::string* out) {
    u32 position = trace.positions[inst];
    if (position == last_ || position >= trace.sources.size() || !trace.sources[position].code) return;
    last_ = position;
    PlaceText place = describe_place(th_, trace.sources[position].code, trace.sources[position].pc);
    std::string head = place.head();
    if (head != head_) *out += "; " + head + (place.source.empty() ? "" : "  " + place.source) + "\n";
    head_ = head;
    if (with_code_) *out += ";   " + std::to_string(place.offset) + " " + place.bytecode + "  =  " + std::to_string(place.pc) + " " + place.register_text + "\n";
}

// ---- The trace, pass by pass ----

static std::string trace_text(Jit& jit, const Trace& trace) {
    std::string out;
    PlaceLines lines(jit.main_thread, false);
    for (u32 i = 0; i < trace.insts.size(); ++i) {
        if (trace.insts[i].op == TraceOp::Nop) continue;
        lines.advance(trace, i, &out);
        out += "    " + print_inst(trace, i, &kObjectNames, false) + "\n";
    }
    return out;
}

void Jit::after_pass(Unit& unit, const char* pass) {
    if (!dump_any || !is_dump_wanted(*this, unit)) return;
    if (Options::list_has(options->dump, "json")) unit.json_passes += (unit.json_passes.empty() ? "" : ", ") + json_of_pass(unit.trace, pass ? pass : "record");
    bool wanted = pass ? options->dumps("opt") : options->dumps("trace");
    if (!wanted && !options->dumps("opt")) return;
    std::string text = trace_text(*this, unit.trace);
    if (wanted) {
        DumpFile file(*options, dump_file_name(unit, pass ? "opt" : "trace"));
        file.write(dump_heading(*this, unit, pass ? (std::string("after ") + pass).c_str() : "as recorded"));
        file.write(text == unit.dumped ? "    (nothing changed)\n" : text);
    }
    unit.dumped = std::move(text);
}

// ---- Snapshots ----

static std::string snapshot_text(Thread* th, const Trace& trace, u32 index, const char* indent) {
    std::string out;
    const Snapshot& snap = trace.snapshots[index];
    for (u32 f = 0; f < snap.frame_count; ++f) {
        const SnapFrame& frame = trace.frames[snap.first_frame + f];
        PlaceText place = frame.code ? describe_place(th, frame.code, frame.pc) : PlaceText{};
        out += indent + place.head() + ", " + (snap.after && f + 1 == snap.frame_count ? "after " : "at ") + std::to_string(frame.pc) + " " + place.register_text;
        if (frame.function != kNoRef) out += ", function " + print_ref(trace, frame.function, &kObjectNames);
        if (frame.construct_self != kNoRef) out += ", new object " + print_ref(trace, frame.construct_self, &kObjectNames);
        if (frame.generator != kNoRef) out += ", in generator " + print_ref(trace, frame.generator, &kObjectNames);
        for (u32 e = 0; e < frame.entry_count; ++e) {
            const SnapEntry& entry = trace.entries[frame.first_entry + e];
            std::string name = variable_name(th, frame.code, entry.reg);
            out += std::string(e ? ", " : ": ") + "r" + std::to_string(entry.reg) + (name.empty() ? "" : " " + name) + " = " + print_ref(trace, entry.ref, &kObjectNames);
        }
        out += "\n";
    }
    return out;
}

static void dump_snapshots(Jit& jit, const Unit& unit) {
    DumpFile file(*jit.options, dump_file_name(unit, "snap"));
    file.write(dump_heading(jit, unit, "snapshots"));
    std::vector<bool> shown(unit.trace.snapshots.size());
    for (u32 i = 0; i < unit.trace.insts.size(); ++i) {
        const TraceInst& inst = unit.trace.insts[i];
        if (!is_guard(inst.op) || inst.c >= unit.trace.snapshots.size()) continue;
        fprintf(file, "    v%u %s: snapshot %u\n", i, info(inst.op).name, inst.c);
        if (!shown[inst.c]) file.write(snapshot_text(jit.main_thread, unit.trace, inst.c, "        "));
        shown[inst.c] = true;
    }
}

// ---- Registers ----

std::vector<u32> last_uses(const Trace& trace) {
    std::vector<u32> last(trace.insts.size());
    auto& mutable_trace = const_cast<Trace&>(trace);  // the visitors hand out places to change; none is changed
    for (u32 i = 0; i < trace.insts.size(); ++i) {
        auto use = [&](Ref& r) {
            if (r != kNoRef && is_inst(r)) last[r] = i;
        };
        mutable_trace.for_each_operand(mutable_trace.insts[i], use);
        if (is_guard(trace.insts[i].op) && trace.insts[i].c < trace.snapshots.size()) mutable_trace.for_each_snapshot_ref(trace.insts[i].c, use);
    }
    return last;
}

static void dump_registers(Jit& jit, const Unit& unit) {
    DumpFile file(*jit.options, dump_file_name(unit, "regs"));
    file.write(dump_heading(jit, unit, "registers"));
    fprintf(file, "    %u values spilled to the machine stack\n", unit.out.spills);
    std::vector<u32> last = last_uses(unit.trace);
    for (u32 i = 0; i < unit.trace.insts.size(); ++i) {
        if (unit.trace.insts[i].op == TraceOp::Nop || unit.out.result_locs[i] == x64::kLocNone) continue;
        std::string until = last[i] ? "until v" + std::to_string(last[i]) : "unused";
        fprintf(file, "    %-6s %-12s %s\n", loc_name(unit.out.result_locs[i]).c_str(), until.c_str(), print_inst(unit.trace, i, &kObjectNames, false).c_str());
    }
}

// ---- Exits ----

std::vector<std::pair<Ref, x64::Loc>> exit_values(const Unit& unit, const x64::EmittedExit& exit) {
    std::vector<std::pair<Ref, x64::Loc>> values;
    const_cast<Trace&>(unit.trace).for_each_snapshot_leaf(exit.snapshot, [&](Ref& r) {
        if (values.size() < exit.loc_count) values.emplace_back(r, unit.out.locs[exit.first_loc + values.size()]);
    });
    return values;
}

static void dump_exits(Jit& jit, const Unit& unit) {
    DumpFile file(*jit.options, dump_file_name(unit, "exits"));
    file.write(dump_heading(jit, unit, "exits"));
    for (u32 e = 0; e < unit.out.exits.size(); ++e) {
        const x64::EmittedExit& exit = unit.out.exits[e];
        fprintf(file, "    exit %u (stub at %06x): %s", unit.first_exit + e, exit.stub_offset, print_inst(unit.trace, exit.inst, &kObjectNames, false).c_str());
        const char* separator = "; ";
        for (auto& [ref, loc] : exit_values(unit, exit)) {
            if (is_const(ref)) continue;
            fprintf(file, "%s%s in %s", separator, print_ref(unit.trace, ref, &kObjectNames).c_str(), loc_name(loc).c_str());
            separator = ", ";
        }
        fprintf(file, "\n");
        file.write(snapshot_text(jit.main_thread, unit.trace, exit.snapshot, "        "));
    }
}

void Jit::dump_compiled(Unit& unit) {
    unit.dumped.clear();
    if (!dump_any || !is_dump_wanted(*this, unit)) return;
    if (options->dumps("snap")) dump_snapshots(*this, unit);
    if (options->dumps("regs")) dump_registers(*this, unit);
    if (options->dumps("asm")) dump_code(*this, unit);
    if (options->dumps("exits")) dump_exits(*this, unit);
    if (Options::list_has(options->dump, "json")) dump_json(*this, unit);
    unit.json_passes.clear();
}

}  // namespace krait::jit
