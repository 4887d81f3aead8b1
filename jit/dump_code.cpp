// --dump=asm: machine code through Zydis, each block under its source line, bytecode, register instruction and trace
// instruction; runtime functions, exits, traces and objects by name.
#include <Zydis/Zydis.h>

#include <cstring>

#include "ir/dump_file.h"
#include "jit/dump.h"

namespace krait::jit {

using namespace ir;

std::string symbol_name(Jit& jit, u64 address) {
    if (std::string name = jit.thunk_name(address); !name.empty()) return name;
    for (auto& unit : jit.units_) {
        if (!unit) continue;
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

// What an immediate stands for: a symbol, or an object among the trace's constants.
static std::string immediate_name(Jit& jit, const Unit& unit, u64 bits) {
    if (bits <= 4096) return {};
    if (std::string name = symbol_name(jit, bits); !name.empty()) return name;
    for (const TraceConst& c : unit.trace.consts)
        if (c.bits == bits && (c.type == TraceType::Object || c.type == TraceType::Value || c.type == TraceType::Ptr)) return object_name(bits, c.type);
    return {};
}

std::vector<MachineInstruction> disassemble(Jit& jit, const Unit& unit, u32 end) {
    ZydisDecoder decoder;
    ZydisDecoderInit(&decoder, ZYDIS_MACHINE_MODE_LONG_64, ZYDIS_STACK_WIDTH_64);
    ZydisFormatter formatter;
    ZydisFormatterInit(&formatter, ZYDIS_FORMATTER_STYLE_INTEL);
    std::vector<MachineInstruction> out;
    for (u32 offset = 0; offset < end;) {
        ZydisDecodedInstruction decoded;
        ZydisDecodedOperand operands[ZYDIS_MAX_OPERAND_COUNT];
        u64 address = reinterpret_cast<u64>(unit.code.rx) + offset;
        if (!ZYAN_SUCCESS(ZydisDecoderDecodeFull(&decoder, unit.code.rx + offset, end - offset, &decoded, operands))) break;
        char text[256];
        ZydisFormatterFormatInstruction(&formatter, &decoded, operands, decoded.operand_count_visible, text, sizeof text, address, nullptr);
        MachineInstruction mi{offset, decoded.length, text, {}};
        for (int k = 0; k < decoded.operand_count_visible; ++k) {
            u64 target = 0;
            if (operands[k].type == ZYDIS_OPERAND_TYPE_IMMEDIATE) {
                if (operands[k].imm.is_relative) ZydisCalcAbsoluteAddress(&decoded, &operands[k], address, &target);
                else target = operands[k].imm.value.u;
                mi.note = immediate_name(jit, unit, target);
            } else if (operands[k].type == ZYDIS_OPERAND_TYPE_MEMORY && operands[k].mem.base == ZYDIS_REGISTER_RIP && operands[k].size == 64) {
                ZydisCalcAbsoluteAddress(&decoded, &operands[k], address, &target);
                u64 low = reinterpret_cast<u64>(unit.code.rx);
                if (target < low || target + 8 > low + unit.code.size) continue;
                double constant;
                std::memcpy(&constant, reinterpret_cast<const void*>(target), 8);
                snprintf(text, sizeof text, "%.17g", constant);
                mi.note = text;
            }
        }
        out.push_back(std::move(mi));
        offset += decoded.length;
    }
    return out;
}

void dump_code(Jit& jit, const Unit& unit) {
    DumpFile file(*jit.options, dump_file_name(unit, "asm"));
    std::string out = dump_heading(jit, unit, "machine code");
    PlaceLines lines(jit.main_thread, true);
    u32 inst = 0;
    for (const MachineInstruction& mi : disassemble(jit, unit, unit.out.cold_offset)) {
        for (; inst < unit.trace.insts.size() && unit.out.inst_offsets[inst] <= mi.offset; ++inst) {
            if (unit.trace.insts[inst].op == TraceOp::Nop) continue;
            lines.advance(unit.trace, inst, &out);
            out += "    " + print_inst(unit.trace, inst, &kObjectNames, false);
            if (unit.out.result_locs[inst] != x64::kLocNone) out += "   -> " + loc_name(unit.out.result_locs[inst]);
            out += "\n";
        }
        char text[400];
        snprintf(text, sizeof text, "        %06x  %s%s%s\n", mi.offset, mi.text.c_str(), mi.note.empty() ? "" : "  ; ", mi.note.c_str());
        out += text;
    }
    file.write(out);
}

}  // namespace krait::jit
