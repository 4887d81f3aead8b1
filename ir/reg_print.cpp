// Text form of register code: printing, parsing, verifying, each driven by the operand kinds of ir/reg_ops.def.
//
// A line is `NAME operand, operand, …`: r3 a register, k2 a constant, 7 a number, ->12 a jump to word 12, @4 a name index. Caches
// are not printed: a parsed instruction has empty ones. parse(print(x)) equals x with its caches emptied.
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "ir/reg_code.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::ir {

namespace {

struct Printer {
    std::string out;
    bool first = true;
    void operand(const char* prefix, i64 n) {
        char buffer[40];
        snprintf(buffer, sizeof buffer, "%s%s%lld", first ? " " : ", ", prefix, static_cast<long long>(n));
        out += buffer;
        first = false;
    }
};

void print_operand(Printer& p, RegOperand kind, u16 value, const Word& w, u32 at) {
    switch (kind) {
        case RegOperand::Off: break;
        case RegOperand::Dst:
        case RegOperand::Reg:
        case RegOperand::Upd:
        case RegOperand::Base: p.operand("r", value); break;
        case RegOperand::NoReg16:
            if (value == 0xFFFF) p.operand("r", -1);
            else p.operand("r", value);
            break;
        case RegOperand::Const: p.operand("k", value); break;
        case RegOperand::Imm: p.operand("", value); break;
        case RegOperand::Jump16: p.operand("->", static_cast<i64>(at) + w.jump16()); break;
        case RegOperand::Wide: p.operand("", w.wide()); break;
        case RegOperand::Jump: p.operand("->", static_cast<i64>(at) + w.jump()); break;
    }
}

std::string instruction_text(const u64* pc, u32 at) {
    const Word& w = word_at(pc);
    const RegOpInfo& row = info(w.reg_op());
    Printer p;
    p.out = row.name;
    u16 values[3] = {w.a, w.b, w.c};
    for (int i = 0; i < 3; i++) print_operand(p, row.operands[i], values[i], w, at);
    u64* writable = const_cast<u64*>(pc);
    switch (row.extra) {
        case RegExtra::Xnone: break;
        case RegExtra::Xname: p.operand("@", name_cache(writable).name); break;
        case RegExtra::Xattr: p.operand("@", attr_cache(writable).name); break;
        case RegExtra::Xjump: p.operand("->", static_cast<i64>(at) + jump_cache(writable).jump); break;
        case RegExtra::Xnum: p.operand("", number_word(writable).number); break;
    }
    return p.out;
}

const char* skip_spaces(const char* p) {
    while (*p == ' ' || *p == ',' || *p == '\t') p++;
    return p;
}

bool parse_number(const char*& p, const char* prefix, i64* out) {
    p = skip_spaces(p);
    size_t n = strlen(prefix);
    if (strncmp(p, prefix, n) != 0) return false;
    p += n;
    char* end;
    *out = strtoll(p, &end, 10);
    if (end == p) return false;
    p = end;
    return true;
}

bool parse_operand(const char*& p, RegOperand kind, int position, Word& w, u32 at) {
    i64 n = 0;
    switch (kind) {
        case RegOperand::Off: return true;
        case RegOperand::Dst:
        case RegOperand::Reg:
        case RegOperand::Upd:
        case RegOperand::Base:
        case RegOperand::NoReg16:
            if (!parse_number(p, "r", &n)) return false;
            break;
        case RegOperand::Const:
            if (!parse_number(p, "k", &n)) return false;
            break;
        case RegOperand::Imm:
            if (!parse_number(p, "", &n)) return false;
            break;
        case RegOperand::Jump16:
            if (!parse_number(p, "->", &n)) return false;
            n -= at;
            break;
        case RegOperand::Wide:
            if (!parse_number(p, "", &n)) return false;
            w.set_wide(static_cast<u32>(n));
            return true;
        case RegOperand::Jump:
            if (!parse_number(p, "->", &n)) return false;
            w.set_wide(static_cast<u32>(n - at));
            return true;
    }
    (position == 0 ? w.a : position == 1 ? w.b : w.c) = static_cast<u16>(n);
    return true;
}

bool parse_extra(const char*& p, RegExtra extra, u64* pc, u32 at) {
    i64 n = 0;
    switch (extra) {
        case RegExtra::Xnone: return true;
        case RegExtra::Xname:
            if (!parse_number(p, "@", &n)) return false;
            name_cache(pc).name = static_cast<u32>(n);
            return true;
        case RegExtra::Xattr:
            if (!parse_number(p, "@", &n)) return false;
            attr_cache(pc).name = static_cast<u32>(n);
            return true;
        case RegExtra::Xjump:
            if (!parse_number(p, "->", &n)) return false;
            jump_cache(pc).jump = static_cast<i32>(n - at);
            return true;
        case RegExtra::Xnum:
            if (!parse_number(p, "", &n)) return false;
            number_word(pc).number = static_cast<u32>(n);
            return true;
    }
    return false;
}

}  // namespace

std::string print_instruction(const RegCode& reg, u32 word) { return instruction_text(reg.words + word, word); }

std::string print(const RegCode& reg) {
    std::string out;
    char buffer[80];
    i32 line = -2;
    for (u32 at = 0; at < reg.word_count; at += length_at(reg.words + at)) {
        i32 now = reg.code ? code_line(reg.code, static_cast<i32>(reg.offsets[at])) : -1;
        if (now != line) {
            snprintf(buffer, sizeof buffer, "; line %d\n", now);
            out += buffer;
            line = now;
        }
        snprintf(buffer, sizeof buffer, "%5u ", at);
        out += buffer + print_instruction(reg, at);
        snprintf(buffer, sizeof buffer, "  ; %u\n", reg.offsets[at]);
        out += buffer;
    }
    for (const RegHandler& h : reg.handlers) {
        snprintf(buffer, sizeof buffer, "; handler [%u, %u) -> %u depth %u%s\n", h.start, h.end, h.target, h.depth,
                 h.push_lasti ? " lasti" : "");
        out += buffer;
    }
    return out;
}

bool parse_instruction(const char* text, u32 at, std::vector<u64>* out) {
    text = skip_spaces(text);
    size_t n = strcspn(text, " \t\n;");
    for (int op = 0; op < kRegOpCount; op++) {
        const RegOpInfo& row = kRegOps[op];
        if (strlen(row.name) != n || strncmp(row.name, text, n) != 0) continue;
        u64 words[8] = {};
        Word w{static_cast<u16>(op), 0, 0, 0};
        const char* p = text + n;
        for (int i = 0; i < 3; i++)
            if (!parse_operand(p, row.operands[i], i, w, at)) return false;
        memcpy(words, &w, sizeof w);
        if (!parse_extra(p, row.extra, words, at)) return false;
        out->insert(out->end(), words, words + row.words);
        return true;
    }
    return false;
}

// ---- Verifier ----

namespace {

struct Verifier {
    const RegCode& reg;
    std::vector<bool> starts;
    std::string error;

    bool fail(u32 at, const char* what) {
        char buffer[160];
        snprintf(buffer, sizeof buffer, "word %u: %s: ", at, what);
        if (error.empty()) error = buffer + print_instruction(reg, at);
        return false;
    }
    bool jump_ok(u32 at, i64 distance) {
        i64 target = at + distance;
        return (target >= 0 && target < reg.word_count && starts[target]) || fail(at, "jump into nowhere");
    }
    bool operand_ok(u32 at, const Word& w, RegOperand kind, u16 value) {
        switch (kind) {
            case RegOperand::Dst:
            case RegOperand::Reg:
            case RegOperand::Upd:
            case RegOperand::Base: return value < reg.register_count || fail(at, "register out of range");
            case RegOperand::Const: return !reg.code || value < reg.code->consts->size || fail(at, "constant out of range");
            case RegOperand::Jump16: return jump_ok(at, w.jump16());
            case RegOperand::Jump: return jump_ok(at, w.jump());
            default: return true;
        }
    }
    bool instruction_ok(u32 at) {
        const Word& w = word_at(reg.words + at);
        const RegOpInfo& row = info(w.reg_op());
        u16 values[3] = {w.a, w.b, w.c};
        for (int i = 0; i < 3; i++)
            if (!operand_ok(at, w, row.operands[i], values[i])) return false;
        if (row.extra == RegExtra::Xjump && !jump_ok(at, jump_cache(reg.words + at).jump)) return false;
        bool last = at + row.words >= reg.word_count;
        return !last || (row.flags & reg_flags::kEnds) || fail(at, "runs off the end");
    }
    void run() {
        starts.assign(reg.word_count + 1, false);
        for (u32 at = 0; at < reg.word_count;) {
            if (word_at(reg.words + at).op >= kRegOpCount) {
                error = "no such operation at word " + std::to_string(at);
                return;
            }
            starts[at] = true;
            at += length_at(reg.words + at);
        }
        for (u32 at = 0; at < reg.word_count; at += length_at(reg.words + at))
            if (!instruction_ok(at)) return;
        for (const RegHandler& h : reg.handlers)
            if (h.start > h.end || h.end > reg.word_count || h.target >= reg.word_count || !starts[h.target] ||
                reg.home + h.depth + 1u >= reg.register_count) {
                error = "exception handler out of range";
                return;
            }
    }
};

}  // namespace

std::string verify(const RegCode& reg) {
    Verifier v{reg, {}, {}};
    v.run();
    return v.error;
}

}  // namespace krait::ir
