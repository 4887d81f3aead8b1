// Facts of the stack instructions, all derived from ir/stack_ops.def, and the decoder of instruction bytes.
#include "ir/stack_ops.h"

namespace krait::ir {

const char* const kBinaryOpNames[kBinaryOpCount] = {
    "+",  "&",  "//",  "<<",  "@",  "*",  "%",  "|",  "**",  ">>",  "-",  "/",  "^",
    "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^=",
};
const char* const kCompareNames[6] = {"<", "<=", "==", "!=", ">", ">="};

namespace {
struct StackOpTable {
    StackOpInfo rows[kStackOpLimit] = {};
    constexpr StackOpTable() {
#define STACK_OP(name, number, operand, caches, pops, pushes, jump_effect, flags, meaning) \
    rows[number] = {#name, StackOperand::operand, caches, flags, meaning};
#include "ir/stack_ops.def"
    }
};
constexpr StackOpTable kTable;
}  // namespace

const StackOpInfo* const kStackOps = kTable.rows;

int stack_pops(StackOp op, int arg) {
    switch (op) {
#define STACK_OP(name, number, operand, caches, pops, pushes, jump_effect, flags, meaning) \
    case StackOp::name: return pops;
#include "ir/stack_ops.def"
    }
    return 0;
}

int stack_pushes(StackOp op, int arg) {
    switch (op) {
#define STACK_OP(name, number, operand, caches, pops, pushes, jump_effect, flags, meaning) \
    case StackOp::name: return pushes;
#include "ir/stack_ops.def"
    }
    return 0;
}

int stack_effect(StackOp op, int arg) { return stack_pushes(op, arg) - stack_pops(op, arg); }

int stack_effect_of_jump(StackOp op, int arg) {
    if (!is_jump(op)) return stack_effect(op, arg);
    switch (op) {
#define STACK_OP(name, number, operand, caches, pops, pushes, jump_effect, flags, meaning) \
    case StackOp::name: return jump_effect;
#include "ir/stack_ops.def"
    }
    return 0;
}

StackInstruction decode(const u8* code, int units, int at) {
    StackInstruction instruction{StackOp::NOP, 0, at, at, at + 1};
    int arg = 0;
    while (at < units && code[2 * at] == static_cast<u8>(StackOp::EXTENDED_ARG)) {
        arg = (arg | code[2 * at + 1]) << 8;
        at++;
    }
    if (at >= units) {
        instruction.next = units;
        return instruction;
    }
    instruction.op = static_cast<StackOp>(code[2 * at]);
    instruction.arg = arg | code[2 * at + 1];
    instruction.offset = at;
    instruction.next = at + 1 + caches(instruction.op);
    return instruction;
}

}  // namespace krait::ir
