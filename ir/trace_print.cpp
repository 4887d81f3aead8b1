// Text form of traces, printing side. The grammar stands at the head of ir/trace_parse.cpp.
#include "ir/trace.h"

#include <charconv>
#include <cmath>
#include <cstdarg>
#include <cstdio>

namespace krait::ir {

static void appendf(std::string& out, const char* format, ...) {
    char buffer[256];
    va_list args;
    va_start(args, format);
    int n = std::vsnprintf(buffer, sizeof buffer, format, args);
    va_end(args);
    out.append(buffer, static_cast<size_t>(n) < sizeof buffer ? static_cast<size_t>(n) : sizeof buffer - 1);
}

static void append_float(std::string& out, double d) {
    if (std::isnan(d)) {
        out += "nanf";
    } else if (std::isinf(d)) {
        out += d < 0 ? "-inff" : "inff";
    } else {
        char buffer[40];
        auto end = std::to_chars(buffer, buffer + sizeof buffer, d).ptr;
        out.append(buffer, end);
        out += 'f';
    }
}

static void append_ref(std::string& out, const Trace& trace, Ref ref, const TraceNames* names) {
    if (ref == kNoRef) {
        out += '_';
        return;
    }
    if (!is_const(ref)) {
        appendf(out, "v%u", ref);
        return;
    }
    const TraceConst& c = trace.constant_at(ref);
    switch (c.type) {
        case TraceType::Int: appendf(out, "%lld", static_cast<long long>(c.bits)); return;
        case TraceType::Uint: appendf(out, "%lluu", static_cast<unsigned long long>(c.bits)); return;
        case TraceType::Float: append_float(out, std::bit_cast<double>(c.bits)); return;
        case TraceType::Bool: out += c.bits ? "true" : "false"; return;
        default: break;
    }
    const char* kind = c.type == TraceType::Object ? "object" : c.type == TraceType::Value ? "value" : "ptr";
    appendf(out, "%s(0x%llx", kind, static_cast<unsigned long long>(c.bits));
    if (names && names->object_name) {
        std::string name = names->object_name(c.bits, c.type);
        if (!name.empty()) out += " " + name;
    }
    out += ')';
}

static void append_snapshot(std::string& out, const Trace& trace, u32 index, const TraceNames* names) {
    out += "!{";
    if (index >= trace.snapshots.size()) {
        out += "}";
        return;
    }
    const Snapshot& snap = trace.snapshots[index];
    if (snap.after) out += "after ";
    if (snap.raise_pc) appendf(out, "raise=%u ", snap.raise_pc);
    for (u32 f = 0; f < snap.frame_count; ++f) {
        const SnapFrame& frame = trace.frames[snap.first_frame + f];
        appendf(out, "%spc=%u", f ? " | " : "", frame.pc);
        if (frame.code) appendf(out, " code=0x%llx", reinterpret_cast<unsigned long long>(frame.code));
        if (frame.base) appendf(out, " base=%u", frame.base);
        if (frame.return_register) appendf(out, " ret=%u", frame.return_register);
        if (frame.flags) appendf(out, " flags=%u", frame.flags);
        if (frame.return_mode) appendf(out, " mode=%u", frame.return_mode);
        if (frame.return_words) appendf(out, " words=%u", frame.return_words);
        if (frame.function != kNoRef) {
            out += " fn=";
            append_ref(out, trace, frame.function, names);
        }
        if (frame.construct_self != kNoRef) {
            out += " self=";
            append_ref(out, trace, frame.construct_self, names);
        }
        if (frame.generator != kNoRef) {
            out += " gen=";
            append_ref(out, trace, frame.generator, names);
        }
        for (u32 e = 0; e < frame.entry_count; ++e) {
            const SnapEntry& entry = trace.entries[frame.first_entry + e];
            appendf(out, " r%u=", entry.reg);
            append_ref(out, trace, entry.ref, names);
        }
    }
    out += '}';
}

static const char* kCallCheckNames[] = {"none", "empty", "negative", "false", "pending"};

static void append_call(std::string& out, const Trace& trace, const CallInfo& call, const TraceNames* names) {
    appendf(out, " %s(", call.name);
    for (u32 i = 0; i < call.arg_count; ++i) {
        if (i) out += ", ";
        append_ref(out, trace, trace.args[call.first_arg + i], names);
    }
    appendf(out, ") effects=%u check=%s", call.effects, kCallCheckNames[static_cast<int>(call.check)]);
    if (!call.pass_thread) out += " nothread";
    if (call.variadic) appendf(out, " memory=%u", call.memory_from);
    if (call.kwnames) appendf(out, " kwnames=0x%llx", static_cast<unsigned long long>(call.kwnames));
}

static void append_inst(std::string& out, const Trace& trace, u32 index, const TraceNames* names,
                        bool with_snapshots) {
    const TraceInst& inst = trace.insts[index];
    const TraceOpInfo& row = info(inst.op);
    if (inst.type != TraceType::None) appendf(out, "v%u = ", index);
    out += row.name;
    if (row.result == TraceType::Any) appendf(out, ":%s", kTraceTypeNames[static_cast<int>(inst.type)]);
    if (row.effects & (kTraceLoad | kTraceStore) && inst.aux < static_cast<u8>(AliasClass::Count))
        appendf(out, ".%s", kAliasClassNames[inst.aux]);
    else if (inst.aux)
        appendf(out, ".%u", inst.aux);
    const u32 operands[3] = {inst.a, inst.b, inst.c};
    bool first = true;
    for (int i = 0; i < 3; ++i) {
        TraceType kind = row.operands[i];
        if (kind == TraceType::None) continue;
        if (kind == TraceType::CallInfo) {
            append_call(out, trace, trace.calls[operands[i]], names);
            continue;
        }
        out += first ? " " : ", ";
        first = false;
        if (kind == TraceType::Imm)
            appendf(out, "%d", static_cast<i32>(operands[i]));
        else
            append_ref(out, trace, operands[i], names);
    }
    if ((row.effects & kTraceGuard) && with_snapshots) {
        out += ' ';
        append_snapshot(out, trace, inst.c, names);
    }
}

std::string print_inst(const Trace& trace, u32 index, const TraceNames* names, bool with_snapshots) {
    std::string out;
    append_inst(out, trace, index, names, with_snapshots);
    return out;
}

std::string print_ref(const Trace& trace, Ref ref, const TraceNames* names) {
    std::string out;
    append_ref(out, trace, ref, names);
    return out;
}

std::string print_snapshot(const Trace& trace, u32 snapshot, const TraceNames* names) {
    std::string out;
    append_snapshot(out, trace, snapshot, names);
    return out;
}

std::string print_trace(const Trace& trace, const TraceNames* names, bool with_snapshots) {
    std::string out;
    for (u32 i = 0; i < trace.insts.size(); ++i) {
        if (trace.insts[i].op == TraceOp::Nop) continue;
        append_inst(out, trace, i, names, with_snapshots);
        out += '\n';
    }
    return out;
}

}  // namespace krait::ir
