// Stack code as text (--dump=stack), and its verifier.
#pragma once

#include <string>

#include "ir/stack_ops.h"

namespace krait {
struct Code;
struct Thread;
}

namespace krait::ir {

// The instructions of `code` as `dis` shows them, under their source lines; then its exception table.
std::string print_stack_code(Thread* th, const Code* code);
// "NAME argument (what it refers to)" of the instruction at byte `offset`.
std::string print_stack_instruction(Thread* th, const Code* code, i32 offset);
// --dump=stack: prints `code` and the code objects among its constants, as --dump-to and --dump-filter say.
void dump_stack_code(Thread* th, const Code* code);

// Depth at every join, jump targets, operands, exception ranges. Empty: well formed; else what is wrong and where.
std::string verify_stack_code(const Code* code);

}  // namespace krait::ir
