// Names of what dumps show: places in the program, objects, registers, variables.
#include "ir/reg_code.h"
#include "ir/stack_print.h"
#include "jit/dump.h"
#include "runtime/type.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::jit {

using namespace ir;

static std::string ascii(const Str* s) { return s && s->is_ascii() ? std::string(s->ascii()) : std::string("?"); }

std::string object_name(u64 bits, TraceType type) {
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
const TraceNames kObjectNames{object_name};

// Source files are read once for all dumps.
static std::string_view source_line(Thread* th, const Code* code, const std::string& path, i32 line) {
    static std::unordered_map<std::string, SourceLines> files;
    auto found = files.find(path);
    if (found == files.end()) found = files.emplace(path, SourceLines(th, code)).first;
    return found->second.line(line);
}

PlaceText describe_place(Thread* th, const Code* code, u32 pc) {
    PlaceText place;
    place.pc = pc;
    place.function = std::string(str_utf8(th, code->qualname ? code->qualname : code->name));
    if (is_str(code->filename)) place.path = std::string(str_utf8(th, code->filename.as<Str>()));
    place.file = place.path.substr(place.path.rfind('/') + 1);
    if (code->reg && pc < code->reg->word_count) {
        place.offset = static_cast<i32>(code->reg->offsets[pc]);
        place.line = code_line(code, place.offset);
        place.bytecode = print_stack_instruction(th, code, place.offset);
        place.register_text = print_instruction(*code->reg, pc);
    }
    place.source = std::string(source_line(th, code, place.path, place.line));
    return place;
}

std::string loc_name(x64::Loc loc) {
    static const char* gprs[] = {"rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15"};
    if (loc == x64::kLocNone) return "-";
    if (loc < 16) return gprs[loc];
    if (loc < 32) return "xmm" + std::to_string(loc - 16);
    if (x64::loc_is_spill(loc)) return "slot" + std::to_string(loc - x64::kLocSpill);
    return "const";
}

std::string variable_name(Thread* th, const Code* code, u32 reg) {
    if (!code || static_cast<i64>(reg) >= code->localsplusnames->size) return {};
    Value name = code->localsplusnames->items[reg];
    return is_str(name) ? std::string(str_utf8(th, name.as<Str>())) : std::string();
}

const char* kind_name(const Unit& unit) {
    if (unit.parent >= 0) return "side";
    return unit.trace.loop_head != kNoRef ? "loop" : unit.is_function ? "function" : "path";
}

}  // namespace krait::jit
