// --dump=reg: the register code of each code object when it is translated, under its source lines, on stderr or in
// DIR/reg.txt (--dump-to). --dump-filter takes a function's name or FILE:LINE.
#include <cstdio>
#include <string>

#include "ir/dump_file.h"
#include "ir/source_lines.h"
#include "ir/translate.h"
#include "runtime/options.h"
#include "runtime/types/str.h"

namespace krait::ir {

namespace {

std::string text_of(const RegCode& reg, const SourceLines& source) {
    std::string out;
    char buffer[96];
    i32 line = -2;
    for (u32 at = 0; at < reg.word_count; at += length_at(reg.words + at)) {
        i32 now = code_line(reg.code, static_cast<i32>(reg.offsets[at]));
        if (now != line) {
            snprintf(buffer, sizeof buffer, "; line %d  ", now);
            out.append(buffer).append(source.line(now)).append("\n");
            line = now;
        }
        snprintf(buffer, sizeof buffer, "%5u ", at);
        out += buffer + print_instruction(reg, at) + "\n";
    }
    for (const RegHandler& h : reg.handlers) {
        snprintf(buffer, sizeof buffer, "; handler [%u, %u) -> %u depth %u%s\n", h.start, h.end, h.target, h.depth,
                 h.push_lasti ? " lasti" : "");
        out += buffer;
    }
    return out;
}

}  // namespace

void dump_reg_code(Thread* th, const RegCode& reg) {
    const Options& options = *th->vm->options;
    std::string path(str_utf8(th, reg.code->filename.as<Str>()));
    std::string name(str_utf8(th, reg.code->qualname ? reg.code->qualname : reg.code->name));
    if (!is_dump_wanted(th, reg.code)) return;
    DumpFile file(options, "reg.txt");
    fprintf(file, "== reg %s (%s:%d), %u registers\n%s\n", name.c_str(), path.c_str(), reg.code->firstlineno, reg.register_count,
            text_of(reg, SourceLines(th, reg.code)).c_str());
}

}  // namespace krait::ir
