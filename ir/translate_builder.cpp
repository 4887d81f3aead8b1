// Virtual stack and emitter of the translator; see ir/translate_builder.h.
#include "ir/translate_builder.h"

#include <cstring>

namespace krait::ir {

Builder::Builder(const Code* code, Cfg& cfg) : code_(code), home_base_(static_cast<u32>(code->nlocalsplus)) {
    words.reserve(cfg.insns.size() * 2);
    offsets.reserve(cfg.insns.size() * 2);
}

// ---- Emission ----

u32 Builder::emit(RegOp op, u32 a, u32 b, u32 c) {
    u32 at = here();
    Word w{static_cast<u16>(op), static_cast<u16>(a), static_cast<u16>(b), static_cast<u16>(c)};
    u64 bits;
    memcpy(&bits, &w, sizeof bits);
    words.push_back(bits);
    offsets.push_back(offset_);
    for (int i = 1; i < info(op).words; i++) {
        words.push_back(0);
        offsets.push_back(offset_);
    }
    result_at_ = kNone;
    return at;
}

u32 Builder::emit_wide(RegOp op, u32 a, u32 wide) { return emit(op, a, wide & 0xFFFF, wide >> 16); }

u32 Builder::emit_name(RegOp op, u32 name, u32 a, u32 b, u32 c) {
    u32 at = emit(op, a, b, c);
    name_cache(&words[at]).name = name;  // AttrCache starts with the name too
    return at;
}

u32 Builder::emit_number(RegOp op, u32 number, u32 a, u32 b, u32 c) {
    u32 at = emit(op, a, b, c);
    number_word(&words[at]).number = number;
    return at;
}

void Builder::move(u16 to, const Slot& from) {
    if (from.kind == Slot::Register) {
        if (from.index != to) emit(RegOp::Move, to, from.index);
    } else if (from.kind == Slot::Constant) {
        emit_wide(RegOp::LoadConst, to, from.index);
    } else {
        emit(RegOp::LoadNull, to);
    }
}

void Builder::result(int pops, RegOp op, u32 b, u32 c) {
    pop(pops);
    pushed_result(emit(op, home(depth()), b, c));
}

void Builder::pushed_result(u32 at) {
    push_register(home(depth()));
    result_at_ = at;
}

bool Builder::retarget_top(u32 reg) {
    int top = depth() - 1;
    if (result_at_ == kNone || !is_home(top) || referenced_elsewhere(stack[top].index, top)) return false;
    for (int i = 0; i < top; i++)
        if (stack[i].kind == Slot::Register && stack[i].index == reg) return false;
    Word& w = word_at(&words[result_at_]);
    if (w.a != stack[top].index) return false;
    w.a = static_cast<u16>(reg);
    result_at_ = kNone;
    return true;
}

// ---- Virtual stack ----

bool Builder::referenced_elsewhere(u32 reg, int slot) const {
    for (int i = 0; i < depth(); i++)
        if (i != slot && stack[i].kind == Slot::Register && stack[i].index == reg) return true;
    return false;
}

void Builder::prepare(int pops, int pushes) {
    u32 low = home(depth() - pops), high = low + static_cast<u32>(pushes);
    for (int i = 0; i < depth() - pops; i++)
        if (stack[i].kind == Slot::Register && stack[i].index >= low && stack[i].index < high) {
            flush_all();
            return;
        }
}

void Builder::flush(int from, int to) {
    // Homes about to be written that a slot outside the range stands in: then everything goes home.
    for (int i = from; i < to; i++) {
        if (stack[i].kind == Slot::Null || is_home(i)) continue;
        for (int j = 0; j < depth(); j++)
            if ((j < from || j >= to) && stack[j].kind == Slot::Register && stack[j].index == home(i)) {
                from = 0;
                to = depth();
            }
    }
    // A parallel move: write a home that nobody still reads, else break the cycle through the scratch register.
    std::vector<int> pending;
    for (int i = from; i < to; i++)
        if (stack[i].kind != Slot::Null && !is_home(i)) pending.push_back(i);
    while (!pending.empty()) {
        bool progress = false;
        for (size_t k = 0; k < pending.size(); k++) {
            int i = pending[k];
            bool read = false;
            for (int j : pending)
                if (j != i && stack[j].kind == Slot::Register && stack[j].index == home(i)) read = true;
            if (read) continue;
            move(home(i), stack[i]);
            stack[i] = {Slot::Register, home(i)};
            pending.erase(pending.begin() + static_cast<long>(k));
            progress = true;
            break;
        }
        if (progress) continue;
        u32 taken = home(pending[0]);
        emit(RegOp::Move, scratch(), taken);
        for (int j : pending)
            if (stack[j].kind == Slot::Register && stack[j].index == taken) stack[j].index = scratch();
    }
}

void Builder::save_local(u32 reg, int except_top) {
    for (int i = 0; i < depth() - except_top; i++)
        if (stack[i].kind == Slot::Register && stack[i].index == reg) flush(i, i + 1);
}

u16 Builder::source(int i) {
    if (stack[i].kind == Slot::Register) return static_cast<u16>(stack[i].index);
    if (referenced_elsewhere(home(i), i)) {
        flush_all();
    } else {
        move(home(i), stack[i]);
        stack[i] = {Slot::Register, home(i)};
    }
    return static_cast<u16>(stack[i].index);
}

// ---- Jumps ----

void Builder::jump_to(u32 at, JumpField field, int unit) { fixups_.push_back({at, field, unit}); }

void Builder::patch_jumps(const std::vector<u32>& label_of_unit) {
    for (const Fixup& f : fixups_) {
        i64 distance = static_cast<i64>(label_of_unit[f.unit]) - f.at;
        Word& w = word_at(&words[f.at]);
        switch (f.field) {
            case JumpField::Jump16:
                if (distance != static_cast<i16>(distance)) jumps_fit = false;
                w.c = static_cast<u16>(distance);
                break;
            case JumpField::Jump: w.set_wide(static_cast<u32>(distance)); break;
            case JumpField::Cache: jump_cache(&words[f.at]).jump = static_cast<i32>(distance); break;
        }
    }
}

}  // namespace krait::ir
