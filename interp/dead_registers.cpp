// Emptying registers that hold no value of the program any more, before an explicit collection.
//
// Registers of stack slots are not cleared when a value is popped, so the collector, which scans them conservatively, could
// keep an object that Python code has let go. For each frame on the stack the depth at its instruction says which slots are
// in use; those above are emptied. The depth is taken from the neighbouring instructions too, as a register instruction may
// stand for several.
#include <algorithm>

#include "interp/frames.h"
#include "ir/translate_cfg.h"
#include "runtime/frame.h"

namespace krait {

using namespace ir;

// Highest depth of the operand stack around the instruction at byte `lasti`, or -1 if the code cannot be analysed.
static int depth_around(Code* code, i32 lasti) {
    Cfg cfg(code);
    if (lasti < 0 || !cfg.build()) return -1;
    int at = -1;
    for (int unit = lasti / 2; unit >= 0 && at < 0; unit--) at = cfg.insn_at[unit];
    if (at < 0) return -1;
    int leader = at;
    while (leader > 0 && !(cfg.leader[leader] && cfg.states[leader].reached)) leader--;
    if (!cfg.states[leader].reached) return -1;
    int depth = static_cast<int>(cfg.states[leader].null_slots.size()), highest = leader == at ? depth : 0;
    int end = std::min<int>(at + 3, static_cast<int>(cfg.insns.size()));
    for (int i = leader; i < end; i++) {
        if (i >= at - 3) highest = std::max(highest, depth);
        if (i > at && cfg.leader[i]) break;
        depth += stack_effect(cfg.insns[i].op, cfg.insns[i].arg);
    }
    return highest;
}

void clear_dead_registers(Thread* th) {
    for (Frame* frame = th->frame; frame; frame = frame->back) {
        RegCode* reg = frame->code->reg;
        if (!reg) continue;
        int depth = depth_around(frame->code, frame_lasti(frame));
        if (depth < 0) continue;
        u32 end = std::min<u32>(reg->home + static_cast<u32>(frame->code->stacksize), reg->register_count);
        for (u32 i = reg->home + static_cast<u32>(depth); i < end; i++) frame->registers[i] = Value();
    }
}

}  // namespace krait
