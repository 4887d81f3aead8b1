// Stack code as text: line number, jump target mark, offset, name, operand and what it refers to; as `dis` lays it out,
// so that both can be laid side by side.
#include "ir/stack_print.h"

#include "ir/dump_file.h"
#include "ir/source_lines.h"

#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code_fields.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

#include <cstdio>
#include <vector>

namespace krait::ir {

namespace {

class Printer {
  public:
    Printer(Thread* th, const Code* code, const SourceLines& source)
        : th_(th), code_(code), source_(source), bytes_(reinterpret_cast<const u8*>(code->code->data)),
          units_(static_cast<int>(code->code->length / 2)), is_target_(static_cast<size_t>(units_) + 1, false) {}

    std::string run();
    std::string one(i32 offset);

  private:
    void find_targets();
    void instruction(const StackInstruction& i);
    std::string meaning(const StackInstruction& i);
    std::string item(const Tuple* tuple, int index, bool quoted);
    void exception_table();

    Thread* th_;
    const Code* code_;
    const SourceLines& source_;
    const u8* bytes_;
    int units_;
    std::vector<bool> is_target_;
    i32 line_ = -2;
    std::string out_;
};

std::string Printer::item(const Tuple* tuple, int index, bool quoted) {
    if (index < 0 || index >= tuple->size) return "<out of range>";
    Value v = tuple->items[index];
    Str* text = quoted ? to_repr(th_, v) : is_str(v) ? v.as<Str>() : nullptr;
    if (!text) {
        clear_pending(th_);
        return "?";
    }
    return std::string(str_utf8(th_, text));
}

std::string Printer::meaning(const StackInstruction& i) {
    switch (info(i.op).operand) {
        case StackOperand::Const: return item(code_->consts, i.arg, true);
        case StackOperand::Name: return item(code_->names, i.arg, false);
        case StackOperand::GlobalName: return (i.arg & 1 ? "NULL + " : "") + item(code_->names, i.arg >> 1, false);
        case StackOperand::Local:
        case StackOperand::Free: return item(code_->localsplusnames, i.arg, false);
        case StackOperand::Compare: return i.arg < 6 ? kCompareNames[i.arg] : "?";
        case StackOperand::BinaryOp: return i.arg < kBinaryOpCount ? kBinaryOpNames[i.arg] : "?";
        case StackOperand::JumpForward:
        case StackOperand::JumpBackward: return "to " + std::to_string(2 * i.target());
        default: return "";
    }
}

void Printer::find_targets() {
    for (int at = 0; at < units_;) {
        StackInstruction i = decode(bytes_, units_, at);
        if (is_jump(i.op) && i.target() >= 0 && i.target() <= units_) is_target_[static_cast<size_t>(i.target())] = true;
        at = i.next;
    }
    for (int at = 0; at < units_; ++at) {
        ExceptionHandler handler;
        if (find_exception_handler(code_, 2 * at, &handler) && handler.target / 2 <= units_)
            is_target_[static_cast<size_t>(handler.target / 2)] = true;
    }
}

void Printer::instruction(const StackInstruction& i) {
    char text[128];
    i32 line = code_line(code_, 2 * i.offset);
    if (line != line_ && line >= 0) {
        if (line_ != -2) out_ += '\n';
        std::string_view source = source_.line(line);
        if (!source.empty()) out_.append("; ").append(source).append("\n");
        std::snprintf(text, sizeof text, "%4d", line);
    } else {
        std::snprintf(text, sizeof text, "    ");
    }
    if (line >= 0) line_ = line;
    out_ += text;
    const char* opcode = is_valid_opcode(static_cast<int>(i.op)) ? name(i.op) : "<unknown>";
    std::snprintf(text, sizeof text, " %s %4d %-28s", is_target_[static_cast<size_t>(i.start)] ? ">>" : "  ",
                  2 * i.offset, opcode);
    out_ += text;
    if (has_argument(i.op)) {
        std::snprintf(text, sizeof text, "%5d", i.arg);
        out_ += text;
        if (std::string what = meaning(i); !what.empty()) out_ += " (" + what + ")";
    }
    while (out_.back() == ' ') out_.pop_back();
    out_ += '\n';
}

void Printer::exception_table() {
    if (!code_->exceptiontable->length) return;
    out_ += "exception table:\n";
    for (int at = 0; at < units_;) {
        ExceptionHandler h;
        if (!find_exception_handler(code_, 2 * at, &h) || h.end <= 2 * at) {
            ++at;
            continue;
        }
        char text[96];
        std::snprintf(text, sizeof text, "  %d to %d -> %d [%d]%s\n", h.start, h.end - 2, h.target, h.depth,
                      h.push_lasti ? " lasti" : "");
        out_ += text;
        at = h.end / 2;
    }
}

std::string Printer::run() {
    find_targets();
    for (int at = 0; at < units_;) {
        StackInstruction i = decode(bytes_, units_, at);
        instruction(i);
        at = i.next;
    }
    exception_table();
    return out_;
}

std::string Printer::one(i32 offset) {
    for (int at = 0; at < units_;) {
        StackInstruction i = decode(bytes_, units_, at);
        at = i.next;
        if (2 * i.offset != offset && 2 * i.start != offset) continue;
        std::string out = is_valid_opcode(static_cast<int>(i.op)) ? name(i.op) : "<unknown>";
        if (!has_argument(i.op)) return out;
        std::string what = meaning(i);
        return out + " " + std::to_string(i.arg) + (what.empty() ? "" : " (" + what + ")");
    }
    return {};
}

std::string print_code(Thread* th, const Code* code, const SourceLines& source) {
    return "code " + std::string(str_utf8(th, code->qualname)) + ", line " + std::to_string(code->firstlineno) +
           ", stack " + std::to_string(code->stacksize) + "\n" + Printer(th, code, source).run();
}

void dump_wanted_code(Thread* th, const Code* code, const SourceLines& source, std::FILE* file) {
    std::string path = is_str(code->filename) ? std::string(str_utf8(th, code->filename.as<Str>())) : "";
    if (is_dump_wanted(th, code))
        std::fprintf(file, "== stack %s (%s:%d)\n%s\n", std::string(str_utf8(th, code->qualname)).c_str(), path.c_str(), code->firstlineno,
                     print_code(th, code, source).c_str());
    for (i64 i = 0; i < code->consts->size; ++i)
        if (has_kind(code->consts->items[i], Kind::Code))
            dump_wanted_code(th, code->consts->items[i].as<Code>(), source, file);
}

}  // namespace

std::string print_stack_instruction(Thread* th, const Code* code, i32 offset) {
    static const SourceLines kNone;
    return Printer(th, code, kNone).one(offset);
}

std::string print_stack_code(Thread* th, const Code* code) { return print_code(th, code, SourceLines(th, code)); }

void dump_stack_code(Thread* th, const Code* code) {
    const Options* options = th->vm->options;
    if (!options->dump || !options->dumps("stack")) return;
    dump_wanted_code(th, code, SourceLines(th, code), DumpFile(*options, "stack.txt"));
}

}  // namespace krait::ir
