// The register instruction table: parse(print(x)) == x for every row, specialised forms agree with their generic form.
#include "ir/reg_code.h"

#include <gtest/gtest.h>

#include <cstring>

namespace krait::ir {
namespace {

RegCode code_of(std::vector<u64>& words) {
    RegCode reg;
    reg.words = words.data();
    reg.word_count = static_cast<u32>(words.size());
    reg.register_count = 64;
    return reg;
}

// An instruction at word 8 with small operands that differ from each other; jumps go to word 10.
std::vector<u64> sample(const RegOpInfo& row, RegOp op) {
    Word w{static_cast<u16>(op), 1, 2, 3};
    std::vector<u64> words(8 + row.words);
    u64* at = &words[8];
    for (int i = 0; i < 3; i++) {
        if (row.operands[i] == RegOperand::Off) (i == 0 ? w.a : i == 1 ? w.b : w.c) = 0;
        if (row.operands[i] == RegOperand::Jump16) w.c = 2;
        if (row.operands[i] == RegOperand::Jump) w.set_wide(2);
        if (row.operands[i] == RegOperand::Wide) w.set_wide(70000);
    }
    memcpy(at, &w, sizeof w);
    if (row.extra == RegExtra::Xname) name_cache(at).name = 5;
    if (row.extra == RegExtra::Xattr) attr_cache(at).name = 6;
    if (row.extra == RegExtra::Xjump) jump_cache(at).jump = 2;
    if (row.extra == RegExtra::Xnum) number_word(at).number = 7;
    return words;
}

TEST(RegCode, EveryRowRoundTripsThroughText) {
    for (int op = 0; op < kRegOpCount; op++) {
        const RegOpInfo& row = kRegOps[op];
        std::vector<u64> words = sample(row, static_cast<RegOp>(op));
        RegCode reg = code_of(words);
        std::string text = print_instruction(reg, 8);
        std::vector<u64> parsed;
        ASSERT_TRUE(parse_instruction(text.c_str(), 8, &parsed)) << text;
        EXPECT_EQ(parsed, std::vector<u64>(words.begin() + 8, words.end())) << text;
    }
}

TEST(RegCode, SpecialisedFormsHaveTheShapeOfTheirGeneric) {
    for (int op = 0; op < kRegOpCount; op++) {
        const RegOpInfo& row = kRegOps[op];
        const RegOpInfo& base = info(row.generic);
        EXPECT_EQ(base.generic, row.generic) << row.name;
        EXPECT_EQ(base.words, row.words) << row.name;
        EXPECT_EQ(memcmp(base.operands, row.operands, sizeof base.operands), 0) << row.name;
        EXPECT_EQ(arith_info(static_cast<RegOp>(op)).valid, arith_info(row.generic).valid) << row.name;
        EXPECT_EQ(compare_info(static_cast<RegOp>(op)).valid, compare_info(row.generic).valid) << row.name;
    }
}

TEST(RegCode, NonsenseDoesNotParse) {
    std::vector<u64> out;
    EXPECT_FALSE(parse_instruction("NoSuchOp r1", 0, &out));
    EXPECT_FALSE(parse_instruction("Move r1", 0, &out));
    EXPECT_FALSE(parse_instruction("Jump 3", 0, &out));
}

TEST(RegCode, VerifierFindsJumpsIntoNowhere) {
    std::vector<u64> out;
    ASSERT_TRUE(parse_instruction("Jump ->9", 0, &out));
    RegCode reg = code_of(out);
    EXPECT_NE(verify(reg), "");
    out.clear();
    ASSERT_TRUE(parse_instruction("Move r1, r63", 0, &out));
    ASSERT_TRUE(parse_instruction("Return r1", 1, &out));
    RegCode good = code_of(out);
    EXPECT_EQ(verify(good), "");
}

}  // namespace
}  // namespace krait::ir
