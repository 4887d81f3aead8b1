// Translator: stack bytecode to register code, by abstract interpretation of the operand stack.
//
// Each stack slot has a home register. While translating, a slot may instead be *virtual*: it stands for a local, a constant, the
// NULL of a call, or another register. Loads emit nothing; an instruction reads its operands where they stand and writes its result
// to its slot's home, or, when a STORE_FAST follows, to the local. Virtual slots are written home (materialised)
//   - when the local they stand for is about to change,
//   - when control joins or leaves the block (all slots are home at each jump target and handler),
//   - when they are part of a window (arguments of a call, items of a display),
//   - below the depth of an exception handler that covers the code.
// `for` loops are turned: the ForIter at the top is repeated as ForLoop at each backward jump, so an iteration costs one
// dispatch for it. Backward jumps go to a LoopHint.
#pragma once

#include "ir/reg_code.h"

namespace krait::ir {

struct TranslateOptions {
    u32 loop_threshold = 0;   // first count of LoopHint; 0: LoopCold, nobody counts
    u32 entry_threshold = 0;  // likewise for Enter
};
extern TranslateOptions translate_options;

void dump_reg_code(Thread* th, const RegCode& reg);  // --dump=reg

}  // namespace krait::ir
