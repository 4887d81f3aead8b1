// StackOp: the stack instructions as an enum and a table of facts, both derived from ir/stack_ops.def.
//
// Numbers below 256 are CPython 3.11's opcodes; those from 256 on are pseudo instructions, which never reach a code
// object. `stack_effect` equals CPython's `dis.stack_effect`.
#pragma once

#include "runtime/value.h"

namespace krait::ir {

enum class StackOp : u16 {
#define STACK_OP(name, number, ...) name = number,
#include "ir/stack_ops.def"
};

enum class StackOperand : u8 {
    None,          // ignored
    Count,         // a plain number
    Flag,          // 0 or 1
    Flags,         // a bit set
    Const,         // index in co_consts
    Name,          // index in co_names
    GlobalName,    // index in co_names << 1 | push NULL first
    Local,         // index in localsplus
    Free,          // index in localsplus, of a cell
    Compare,       // kCompareNames
    BinaryOp,      // BinaryOperator
    UnpackEx,      // count before | count after << 8
    JumpForward,   // code units from the next instruction
    JumpBackward,  // likewise, subtracted
    Jump,          // pseudo: a block
};

enum StackOpFlags : u8 { kRaises = 1, kNoFallthrough = 2, kPseudo = 4 };

// Operand of BINARY_OP; the in-place form is the plain one + kInplace.
enum class BinaryOperator : u8 {
    Add, And, FloorDivide, LShift, MatMul, Multiply, Remainder, Or, Power, RShift, Subtract, TrueDivide, Xor,
};
constexpr int kInplace = 13;
constexpr int kBinaryOpCount = 26;
extern const char* const kBinaryOpNames[kBinaryOpCount];  // "+" … "^="

// Operand of COMPARE_OP.
enum class CompareOp : u8 { Lt, Le, Eq, Ne, Gt, Ge };
extern const char* const kCompareNames[6];

struct StackOpInfo {
    const char* name;  // null: no such opcode
    StackOperand operand;
    u8 caches;
    u8 flags;
    const char* meaning;
};

constexpr int kStackOpLimit = 272;
constexpr int kHaveArgument = 90;
extern const StackOpInfo* const kStackOps;  // [kStackOpLimit]

inline const StackOpInfo& info(StackOp op) { return kStackOps[static_cast<int>(op)]; }
inline const char* name(StackOp op) { return info(op).name; }
inline int caches(StackOp op) { return info(op).caches; }
inline bool has_argument(StackOp op) { return static_cast<int>(op) >= kHaveArgument && op != StackOp::POP_BLOCK; }
inline bool is_jump(StackOp op) { return info(op).operand >= StackOperand::JumpForward; }
inline bool is_forward_jump(StackOp op) { return info(op).operand == StackOperand::JumpForward; }
inline bool is_backward_jump(StackOp op) { return info(op).operand == StackOperand::JumpBackward; }
inline bool is_valid_opcode(int number) { return number >= 0 && number < 256 && kStackOps[number].name; }

int stack_pops(StackOp op, int arg);
int stack_pushes(StackOp op, int arg);
// Net change of depth: on fall-through, and when the instruction jumps. For instructions that do not jump both agree.
int stack_effect(StackOp op, int arg);
int stack_effect_of_jump(StackOp op, int arg);

// One decoded instruction of a code object's bytes.
struct StackInstruction {
    StackOp op;
    int arg;     // EXTENDED_ARG prefixes joined in
    int start;   // offset in code units of the first prefix
    int offset;  // offset in code units of the opcode itself
    int next;    // offset in code units of the following instruction, caches skipped

    // Offset in code units, for a jump.
    int target() const { return is_backward_jump(op) ? next - arg : next + arg; }
};

// Reads the instruction at code unit `at` of `code` (`units` long). Prefixes that run over the end give a NOP.
StackInstruction decode(const u8* code, int units, int at);

}  // namespace krait::ir
