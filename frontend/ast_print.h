// Text form of syntax trees and tokens (`--dump=ast,tokens`).
#pragma once

#include <string>

#include "frontend/ast.h"

namespace krait {

// As `ast.dump(node, include_attributes=..., indent=1)`. `constant` prints a constant's value.
using ConstantPrinter = void (*)(Thread* th, Value value, std::string& out);
void print_ast(Thread* th, const ast::Node* node, bool attributes, ConstantPrinter constant, std::string& out);
// repr() of the value.
void print_constant(Thread* th, Value value, std::string& out);
// One token a line: "line,col-line,col:  KIND  'text'".
void print_tokens(Thread* th, std::string_view source, std::string& out);

}  // namespace krait
