// Translation of one code object: blocks in code order, then jumps, handlers, verification. See ir/translate.h.
#include "ir/translate.h"

#include <cstring>

#include "ir/translate_ops.h"
#include "runtime/error.h"
#include "runtime/options.h"
#include "runtime/types/list.h"

namespace krait::ir {

TranslateOptions translate_options;

Translator::Translator(const Code* code, Cfg& cfg, bool fuse_branches)
    : b(code, cfg), code_(code), cfg_(cfg), fuse_(fuse_branches) {
    size_t units = static_cast<size_t>(cfg.units) + 1;
    label_of_unit.assign(units, 0);
    body_of_unit.assign(units, 0);
    loop_of_unit_.assign(units, -1);
    for_header_of_unit_.assign(units, -1);
}

void Translator::run() {
    int n = static_cast<int>(cfg_.insns.size());
    int filled = 0;
    auto fill_to = [&](int unit, u32 label) {
        for (; filled <= unit; filled++) label_of_unit[filled] = body_of_unit[filled] = label;
    };
    for (int i = 0; i < n;) {
        const Insn& insn = cfg_.insns[i];
        b.set_position(insn);
        if (cfg_.leader[i]) {
            if (falls_through_) end_block(i);
            if (!cfg_.states[i].reached) {
                fill_to(insn.start, b.here());
                falls_through_ = false;
                i++;
                while (i < n && !cfg_.leader[i]) i++;
                continue;
            }
            fill_to(insn.start, b.here());
            begin_block(i);
        } else {
            fill_to(insn.start, b.here());
        }
        mark_line(insn);
        i = translate(i);
    }
    finish_line();
    fill_to(cfg_.units, b.here());
    b.patch_jumps(label_of_unit);
}

// Leaving the block before instruction `i` by falling through.
void Translator::end_block(int i) {
    finish_line();
    if (cfg_.states[i].is_target) b.flush_all();
    b.forget_result();
}

void Translator::begin_block(int i) {
    const Insn& insn = cfg_.insns[i];
    const BlockState& state = cfg_.states[i];
    bound_ = state.bound;
    b.forget_result();
    if (state.is_target || !falls_through_) {
        b.stack.clear();
        for (u8 is_null : state.null_slots) {
            if (is_null) b.push_null();
            else b.push_register(b.home(b.depth()));
        }
        line_ = -2;
        line_first_ = nullptr;
        line_started_at_ = b.here();
        label_of_unit[insn.start] = b.here();
    }
    falls_through_ = true;
    if (cfg_.range_of[i] >= 0) b.flush(0, cfg_.ranges[cfg_.range_of[i]].depth);
    if (cfg_.backward_target[i] && insn.op != StackOp::FOR_ITER && insn.op != StackOp::SEND) loop_hint(insn.start);
    body_of_unit[insn.start] = b.here();
}

void Translator::loop_hint(int unit) {
    loop_of_unit_[unit] = static_cast<int>(loops.size());
    bool counts = translate_options.loop_threshold != 0;
    u32 at = b.emit_wide(counts ? RegOp::LoopHint : RegOp::LoopCold, static_cast<u32>(loops.size()),
                         translate_options.loop_threshold);
    loops.push_back({at, at, nullptr});
}

// ---- Lines ----
// Tracing sees every line that has a bytecode instruction; a line whose instructions emitted nothing gets one of its own.

void Translator::mark_line(const Insn& insn) {
    if (insn.line == line_) return;
    finish_line();
    b.set_position(insn);
    line_ = insn.line;
    line_first_ = insn.line >= 0 && insn.op != StackOp::RESUME ? &insn : nullptr;
    line_started_at_ = b.here();
}

void Translator::finish_line() {
    const Insn* first = line_first_;
    line_first_ = nullptr;
    if (!first || b.here() != line_started_at_ || !falls_through_) return;
    b.set_position(*first);
    int top = b.depth() - 1;
    if (top >= 0 && !b.is_home(top) && b.stack[top].kind != Slot::Null) b.flush(top, top + 1);
    if (b.here() == line_started_at_) b.emit(RegOp::Nop);
}

// ---- Result ----

namespace {

void make_handlers(const Cfg& cfg, const Translator& t, RegCode* reg) {
    for (const ExceptionRange& r : cfg.ranges) {
        if (!cfg.states[cfg.insn_at[r.target]].reached) continue;
        RegHandler h{t.body_of_unit[r.start], t.label_of_unit[r.end], t.label_of_unit[r.target], static_cast<u16>(r.depth),
                     r.push_lasti};
        if (h.start < h.end) reg->handlers.push_back(h);
    }
}

RegCode* finish(Thread* th, Code* code, const Cfg& cfg, Translator& t) {
    auto* reg = new RegCode;
    reg->code = code;
    reg->word_count = t.b.here();
    reg->storage = std::make_unique<u64[]>(reg->word_count);
    reg->offsets = std::make_unique<u32[]>(reg->word_count);
    memcpy(reg->storage.get(), t.b.words.data(), reg->word_count * sizeof(u64));
    memcpy(reg->offsets.get(), t.b.offsets.data(), reg->word_count * sizeof(u32));
    reg->words = reg->storage.get();
    reg->home = static_cast<u32>(code->nlocalsplus);
    reg->register_count = static_cast<u32>(code->nlocalsplus + code->stacksize + 6);
    reg->constants = code->consts->items;
    bool plain = !(code->co_flags & (kCoVarArgs | kCoVarKeywords)) && code->kwonlyargcount == 0;
    reg->exact_args = plain ? code->argcount : -1;
    reg->loops = std::move(t.loops);
    make_handlers(cfg, t, reg);
#if KRAIT_ASSERTS
    std::string wrong = verify(*reg);
    if (!wrong.empty()) broken_invariant("ir/translate.cpp", 0, wrong.c_str(), print(*reg).c_str());
#endif
    code->reg = reg;
    if (th->vm->options && th->vm->options->dumps("reg")) dump_reg_code(th, *reg);
    return reg;
}

}  // namespace

RegCode* reg_code(Thread* th, Code* code) {
    if (code->reg) return code->reg;
    Cfg cfg(code);
    if (code->nlocalsplus + static_cast<i64>(code->stacksize) > 65000 || !cfg.build()) {
        raise(th, Exc::SystemError, "malformed code object: %s", cfg.error ? cfg.error : "too many registers");
        return nullptr;
    }
    // Fused branches have 16-bit distances; code too long for them is translated without.
    bool fuse = cfg.units < 20000;
    for (;; fuse = false) {
        Translator t(code, cfg, fuse);
        t.run();
        if (t.jumps_fit()) return finish(th, code, cfg, t);
    }
}

}  // namespace krait::ir
