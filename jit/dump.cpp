// Dumps: trace IR with names, and machine code through Zydis, each block under its source line and trace instruction; exits,
// runtime functions and builtin objects by name.
#include <Zydis/Zydis.h>

#include <cstdio>
#include <cstring>

#include "jit/jit.h"
#include "runtime/type.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"

namespace krait::jit {

using namespace ir;

static std::string ascii(const Str* s) { return s && s->is_ascii() ? std::string(s->ascii()) : std::string("?"); }

static std::string object_name(u64 bits, TraceType type) {
    if (bits == 0) return "empty";
    if (type == TraceType::Value && !Value::from_bits(bits).is_object()) return {};
    if (type == TraceType::Ptr) {
        for (int k = 0; k < static_cast<int>(Kind::Count); ++k)
            if (bits == reinterpret_cast<u64>(&builtin_shapes[k])) return std::string("shape of ") + type_name(builtin_type(static_cast<Kind>(k)));
        return {};
    }
    auto* object = reinterpret_cast<Object*>(bits);
    switch (object->kind()) {
        case Kind::None: return "None";
        case Kind::Bool: return object == &true_object ? "True" : "False";
        case Kind::Function: return "function " + ascii(static_cast<Function*>(object)->code->qualname);
        case Kind::Type: return std::string("class ") + type_name(static_cast<Type*>(object));
        case Kind::Str: return static_cast<Str*>(object)->length < 30 ? "'" + ascii(static_cast<Str*>(object)) + "'" : "str";
        default: return type_name(object->type());
    }
}
static const TraceNames kNames{object_name};

static FILE* open_dump(Jit& jit, const Unit& unit, const char* stage) {
    if (!jit.options->dump_to) return stderr;
    std::string path = std::string(jit.options->dump_to) + "/trace-" + std::to_string(unit.number) + "." + stage;
    FILE* f = fopen(path.c_str(), "a");
    return f ? f : stderr;
}
static void close_dump(FILE* f) {
    if (f != stderr) fclose(f);
}

static void heading(FILE* f, const Unit& unit, const char* stage) {
    fprintf(f, "---- trace %u, %s: %s", unit.number, stage, place_name(unit.code_object, unit.pc).c_str());
    if (unit.parent >= 0) fprintf(f, ", side of trace %d exit %u", unit.parent, unit.parent_exit);
    fprintf(f, "\n");
}

// "file:line" when it changes.
static void source_line(FILE* f, const Trace& t, u32 inst, u32* last) {
    u32 position = t.positions[inst];
    if (position == *last || position >= t.sources.size()) return;
    bool had = *last < t.sources.size();
    Trace::Source now = t.sources[position], before = had ? t.sources[*last] : Trace::Source{nullptr, 0};
    *last = position;
    std::string text = place_name(now.code, now.pc);
    if (!had || text != place_name(before.code, before.pc)) fprintf(f, "; %s\n", text.c_str());
}

void dump_trace(Jit& jit, const Unit& unit, const char* stage) {
    FILE* f = open_dump(jit, unit, stage);
    heading(f, unit, stage);
    u32 last = kNoRef;
    bool snapshots = jit.options->dumps("snap");
    for (u32 i = 0; i < unit.trace.insts.size(); ++i) {
        if (unit.trace.insts[i].op == TraceOp::Nop) continue;
        source_line(f, unit.trace, i, &last);
        fprintf(f, "    %s\n", print_inst(unit.trace, i, &kNames, snapshots).c_str());
    }
    close_dump(f);
}

std::string symbol_name(Jit& jit, u64 address) {
    for (auto& unit : jit.units_) {
        for (const CallInfo& call : unit->trace.calls)
            if (reinterpret_cast<u64>(call.function) == address) return call.name;
        if (unit->code.rx && address >= reinterpret_cast<u64>(unit->code.rx) && address < reinterpret_cast<u64>(unit->code.rx) + unit->code.size) {
            u32 offset = static_cast<u32>(address - reinterpret_cast<u64>(unit->code.rx));
            for (u32 e = 0; e < unit->out.exits.size(); ++e)
                if (unit->out.exits[e].stub_offset == offset) return "exit " + std::to_string(unit->first_exit + e);
            if (offset == 0) return "trace " + std::to_string(unit->number);
            if (offset == unit->out.loop_offset) return "loop of trace " + std::to_string(unit->number);
            return {};
        }
    }
    return {};
}

static std::string loc_name(x64::Loc loc) {
    static const char* gprs[] = {"rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15"};
    if (loc == x64::kLocNone) return "-";
    if (loc < 16) return gprs[loc];
    if (loc < 32) return "xmm" + std::to_string(loc - 16);
    if (x64::loc_is_spill(loc)) return "slot" + std::to_string(loc - x64::kLocSpill);
    return "const";
}

void dump_code(Jit& jit, const Unit& unit) {
    FILE* f = open_dump(jit, unit, "asm");
    heading(f, unit, "machine code");
    ZydisDecoder decoder;
    ZydisDecoderInit(&decoder, ZYDIS_MACHINE_MODE_LONG_64, ZYDIS_STACK_WIDTH_64);
    ZydisFormatter formatter;
    ZydisFormatterInit(&formatter, ZYDIS_FORMATTER_STYLE_INTEL);
    u32 offset = 0, inst = 0, last = kNoRef;
    while (offset < unit.out.cold_offset) {
        for (; inst < unit.trace.insts.size() && unit.out.inst_offsets[inst] <= offset; ++inst) {
            if (unit.trace.insts[inst].op == TraceOp::Nop) continue;
            source_line(f, unit.trace, inst, &last);
            std::string where = unit.out.result_locs[inst] != x64::kLocNone ? "   -> " + loc_name(unit.out.result_locs[inst]) : "";
            fprintf(f, "    %s%s\n", print_inst(unit.trace, inst, &kNames, false).c_str(), where.c_str());
        }
        ZydisDecodedInstruction decoded;
        ZydisDecodedOperand operands[ZYDIS_MAX_OPERAND_COUNT];
        u64 address = reinterpret_cast<u64>(unit.code.rx) + offset;
        if (!ZYAN_SUCCESS(ZydisDecoderDecodeFull(&decoder, unit.code.rx + offset, unit.out.cold_offset - offset, &decoded, operands))) break;
        char text[256];
        ZydisFormatterFormatInstruction(&formatter, &decoded, operands, decoded.operand_count_visible, text, sizeof text, address, nullptr);
        std::string note;
        for (int k = 0; k < decoded.operand_count_visible; ++k) {
            u64 target = 0;
            if (operands[k].type == ZYDIS_OPERAND_TYPE_IMMEDIATE) {
                if (operands[k].imm.is_relative) ZydisCalcAbsoluteAddress(&decoded, &operands[k], address, &target);
                else target = operands[k].imm.value.u;
                std::string name = target > 4096 ? symbol_name(jit, target) : "";
                if (!name.empty()) note = "  ; " + name;
            }
        }
        fprintf(f, "        %06x  %s%s\n", offset, text, note.c_str());
        offset += decoded.length;
    }
    if (jit.options->dumps("exits")) {
        for (u32 e = 0; e < unit.out.exits.size(); ++e) {
            const x64::EmittedExit& exit = unit.out.exits[e];
            fprintf(f, "    exit %u: v%u %s [", unit.first_exit + e, exit.inst, print_snapshot(unit.trace, exit.snapshot, &kNames).c_str());
            for (u32 l = 0; l < exit.loc_count; ++l) fprintf(f, "%s%s", l ? " " : "", loc_name(unit.out.locs[exit.first_loc + l]).c_str());
            fprintf(f, "]\n");
        }
    }
    close_dump(f);
}

}  // namespace krait::jit
