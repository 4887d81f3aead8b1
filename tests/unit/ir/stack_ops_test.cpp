// The table of stack instructions: its own consistency, stack effects, decoding.
#include "ir/stack_ops.h"

#include <gtest/gtest.h>

namespace krait::ir {
namespace {

TEST(StackOps, RowsAreConsistent) {
    int count = 0;
    for (int number = 0; number < kStackOpLimit; ++number) {
        const StackOpInfo& row = kStackOps[number];
        if (!row.name) continue;
        ++count;
        bool pseudo = row.flags & kPseudo;
        EXPECT_EQ(pseudo, number >= 256) << row.name;
        EXPECT_TRUE(number >= kHaveArgument || row.operand == StackOperand::None) << row.name;
        EXPECT_EQ(row.operand == StackOperand::Jump, pseudo && is_jump(static_cast<StackOp>(number)) &&
                                                         row.operand != StackOperand::JumpForward)
            << row.name;
    }
    EXPECT_EQ(count, 120);
}

TEST(StackOps, EffectsOfSomeRows) {
    EXPECT_EQ(stack_effect(StackOp::LOAD_GLOBAL, 3), 2);
    EXPECT_EQ(stack_effect(StackOp::LOAD_GLOBAL, 2), 1);
    EXPECT_EQ(stack_effect(StackOp::UNPACK_EX, 2 | 3 << 8), 5);
    EXPECT_EQ(stack_effect(StackOp::FOR_ITER, 0), 1);
    EXPECT_EQ(stack_effect_of_jump(StackOp::FOR_ITER, 0), -1);
    EXPECT_EQ(stack_effect(StackOp::JUMP_IF_TRUE_OR_POP, 0), -1);
    EXPECT_EQ(stack_effect_of_jump(StackOp::JUMP_IF_TRUE_OR_POP, 0), 0);
    EXPECT_EQ(stack_effect(StackOp::MAKE_FUNCTION, 0xF), -4);
    EXPECT_EQ(stack_effect(StackOp::PRECALL, 3) + stack_effect(StackOp::CALL, 3), -4);
}

TEST(StackOps, DecodesPrefixesAndCaches) {
    const u8 code[] = {144, 1, 144, 2, 116, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 83, 0};
    StackInstruction load = decode(code, sizeof code / 2, 0);
    EXPECT_EQ(load.op, StackOp::LOAD_GLOBAL);
    EXPECT_EQ(load.arg, 0x010203);
    EXPECT_EQ(load.start, 0);
    EXPECT_EQ(load.offset, 2);
    EXPECT_EQ(load.next, 8);
    EXPECT_EQ(decode(code, sizeof code / 2, 8).op, StackOp::RETURN_VALUE);
    EXPECT_EQ(decode(code, 2, 0).op, StackOp::NOP);  // prefixes up to the end
}

}  // namespace
}  // namespace krait::ir
