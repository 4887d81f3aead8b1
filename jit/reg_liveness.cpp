// Backward data flow over register code. Windows of operands (Base) are taken to read every temporary from their first
// register on, which is what a stack machine's windows do; exception handlers read what stands below their depth.
#include "jit/reg_liveness.h"

namespace krait::jit {

using namespace ir;

RegLiveness::RegLiveness(const RegCode& reg) : first_(reg.home), in_(reg.word_count + 1, 0) {
    if (reg.register_count > reg.home + 64) {
        all_live_ = true;
        return;
    }
    std::vector<u32> starts;
    for (u32 pc = 0; pc < reg.word_count; pc += static_cast<u32>(length_at(reg.words + pc))) starts.push_back(pc);
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t n = starts.size(); n-- > 0;) {
            u32 pc = starts[n];
            u64* at = reg.words + pc;
            const RegOpInfo& row = info(word_at(at).reg_op());
            u64 out = 0;
            if (!(row.flags & reg_flags::kEnds)) out |= in_[pc + row.words];
            const Word& w = word_at(at);
            if (row.extra == RegExtra::Xjump) {
                out |= in_[static_cast<u32>(static_cast<i32>(pc) + jump_cache(at).jump)];
            } else if (row.flags & reg_flags::kJumps) {
                for (RegOperand kind : row.operands) {
                    if (kind == RegOperand::Jump16) out |= in_[static_cast<u32>(static_cast<i32>(pc) + w.jump16())];
                    if (kind == RegOperand::Jump) out |= in_[static_cast<u32>(static_cast<i32>(pc) + w.jump())];
                }
            }
            u64 live = transfer(reg, pc, out);
            if (row.flags & reg_flags::kRaises)
                if (const RegHandler* handler = find_handler(reg, pc)) {
                    u64 below = handler->depth >= 64 ? ~u64{0} : (u64{1} << handler->depth) - 1;
                    live |= in_[handler->target] & below;
                }
            if (live != in_[pc]) in_[pc] = live, changed = true;
        }
    }
}

u64 RegLiveness::transfer(const RegCode& reg, u32 pc, u64 live) const {
    const Word& w = word_at(reg.words + pc);
    const RegOpInfo& row = info(w.reg_op());
    const u32 fields[3] = {w.a, w.b, w.c};
    auto bit = [&](u32 r) { return r < first_ || r - first_ >= 64 ? 0 : u64{1} << (r - first_); };
    for (int i = 0; i < 3; ++i)
        if (row.operands[i] == RegOperand::Dst) live &= ~bit(fields[i]);
    RegOp op = generic(w.reg_op());
    // Windows that are only written.
    if (op == RegOp::GetMethod) live &= ~(bit(w.a) | bit(w.a + 1u));
    for (int i = 0; i < 3; ++i) {
        switch (row.operands[i]) {
            case RegOperand::Reg:
            case RegOperand::Upd: live |= bit(fields[i]); break;
            case RegOperand::NoReg16:
                if (fields[i] != 0xFFFF) live |= bit(fields[i]);
                break;
            case RegOperand::Base:
                if (op == RegOp::GetMethod) break;
                if (op == RegOp::Call) {
                    for (u32 r = 0; r <= w.c; ++r) live |= bit(w.b + r);
                } else if (op == RegOp::CallMethod) {
                    for (u32 r = 0; r <= w.c + 1u; ++r) live |= bit(w.b + r);
                } else if (fields[i] >= first_ && fields[i] - first_ < 64) {
                    live |= ~u64{0} << (fields[i] - first_);
                } else {
                    live = ~u64{0};
                }
                break;
            default: break;
        }
    }
    return live;
}

}  // namespace krait::jit
