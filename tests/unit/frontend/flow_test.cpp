// Passes over blocks, and the location table, on random input.
#include <gtest/gtest.h>

#include <random>

#include "frontend/code_tables.h"
#include "frontend/constants.h"
#include "frontend/flow_graph.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code_fields.h"
#include "tests/unit/test_vm.h"

namespace krait {
namespace {

std::vector<int> effect_of_swaps(const std::vector<Instr>& instrs, int depth) {
    std::vector<int> stack(static_cast<size_t>(depth));
    for (int i = 0; i < depth; ++i) stack[static_cast<size_t>(i)] = i;
    for (const Instr& instr : instrs)
        if (instr.op == StackOp::SWAP) std::swap(stack[0], stack[static_cast<size_t>(instr.arg - 1)]);
    return stack;
}

TEST(FlowPeephole, SwapsKeepTheirEffect) {
    Thread* th = test_thread();
    ConstantTable constants(th);
    std::mt19937 random(2);
    constexpr int kDepth = 6;
    for (int round = 0; round < 2000; ++round) {
        Block block;
        size_t length = 1 + random() % 8;
        for (size_t i = 0; i < length; ++i) {
            bool nop = random() % 5 == 0;
            i32 arg = nop ? 0 : static_cast<i32>(2 + random() % (kDepth - 1));
            block.instrs.push_back({nop ? StackOp::NOP : StackOp::SWAP, arg, nullptr, nullptr, {}});
        }
        auto before = effect_of_swaps(block.instrs, kDepth);
        ASSERT_TRUE(optimize_block(th, &block, constants));
        EXPECT_EQ(effect_of_swaps(block.instrs, kDepth), before) << round;
        EXPECT_EQ(block.instrs.size(), length);
    }
}

TEST(CodeTables, LocationsAreReadBack) {
    Thread* th = test_thread();
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        FlowGraph graph;
        std::vector<Location> expected;
        i32 line = 100;
        for (int i = 0; i < 40; ++i) {
            Location where;
            if (random() % 8) {
                line += static_cast<i32>(random() % 200) - 90;
                if (line < 0) line = 1;
                where = {line, line + static_cast<i32>(random() % 3), static_cast<i32>(random() % 150), 0};
                where.end_column = static_cast<i32>(random() % 150);
                if (random() % 6 == 0) where.end_line = where.line, where.column = where.end_column = -1;
            }
            expected.push_back(where);
            graph.append(random() % 2 ? StackOp::POP_TOP : StackOp::LOAD_METHOD, 0, nullptr, where);
        }
        Code* code = new_code_object(th);
        code->firstlineno = 90;
        code->linetable = write_line_table(th, graph, 90);
        i32 offset = 0;
        for (size_t i = 0; i < expected.size(); ++i) {
            CodePosition p = code_position(code, offset);
            EXPECT_EQ(p.line, expected[i].line);
            EXPECT_EQ(p.column, expected[i].column);
            EXPECT_EQ(p.end_column, expected[i].end_column);
            EXPECT_EQ(p.end_line, p.line < 0 ? -1 : expected[i].end_line);
            offset += 2 * instruction_units(graph.entry()->instrs[i]);
        }
    }
}

}  // namespace
}  // namespace krait
