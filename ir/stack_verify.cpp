// Verifier of stack code: abstract interpretation of the stack's depth.
//
// Checked: known opcodes; operands within their tables; jumps to the start of an instruction; one depth at every join
// (a handler's from its table entry); never below zero nor above co_stacksize; no running off the end.
#include "ir/stack_print.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code.h"
#include "runtime/types/list.h"

#include <vector>

namespace krait::ir {

namespace {

class Verifier {
  public:
    explicit Verifier(const Code* code)
        : code_(code), bytes_(reinterpret_cast<const u8*>(code->code->data)),
          units_(static_cast<int>(code->code->length / 2)), starts_(static_cast<size_t>(units_), false),
          depth_(static_cast<size_t>(units_), kUnknown) {}

    std::string run();

  private:
    static constexpr int kUnknown = -1;
    void fail(int unit, const std::string& what) {
        if (error_.empty()) error_ = "offset " + std::to_string(2 * unit) + ": " + what;
    }
    void check_operand(const StackInstruction& i);
    void reach(int from, int unit, int depth);
    void step(int at);

    const Code* code_;
    const u8* bytes_;
    int units_;
    std::vector<bool> starts_;
    std::vector<int> depth_;
    std::vector<int> work_;
    std::string error_;
};

void Verifier::check_operand(const StackInstruction& i) {
    i64 limit = INT32_MAX;
    switch (info(i.op).operand) {
        case StackOperand::Const: limit = code_->consts->size; break;
        case StackOperand::Name: limit = code_->names->size; break;
        case StackOperand::GlobalName: limit = code_->names->size * 2; break;
        case StackOperand::Local:
        case StackOperand::Free: limit = code_->localsplusnames->size; break;
        case StackOperand::Compare: limit = 6; break;
        case StackOperand::BinaryOp: limit = kBinaryOpCount; break;
        default: break;
    }
    if (i.arg < 0 || i.arg >= limit) fail(i.offset, std::string(name(i.op)) + ": operand out of range");
}

void Verifier::reach(int from, int unit, int depth) {
    if (unit < 0 || unit >= units_ || !starts_[static_cast<size_t>(unit)])
        return fail(from, "goes to offset " + std::to_string(2 * unit) + ", where no instruction starts");
    if (depth < 0) return fail(from, "stack underflow");
    if (depth > code_->stacksize) return fail(from, "stack deeper than co_stacksize");
    int& known = depth_[static_cast<size_t>(unit)];
    if (known == depth) return;
    if (known != kUnknown)
        return fail(unit, "depth " + std::to_string(known) + " or " + std::to_string(depth));
    known = depth;
    work_.push_back(unit);
}

void Verifier::step(int at) {
    StackInstruction i = decode(bytes_, units_, at);
    int depth = depth_[static_cast<size_t>(at)];
    ExceptionHandler handler;
    if ((info(i.op).flags & kRaises) && find_exception_handler(code_, 2 * i.offset, &handler))
        reach(i.offset, handler.target / 2, handler.depth + 1 + handler.push_lasti);
    if (is_jump(i.op)) reach(i.offset, i.target(), depth + stack_effect_of_jump(i.op, i.arg));
    if (!(info(i.op).flags & kNoFallthrough)) {
        int after = depth + stack_effect(i.op, i.arg);
        // A resumed generator finds the value that was sent on its stack.
        if (i.op == StackOp::RETURN_GENERATOR) ++after;
        reach(i.offset, i.next, after);
    }
}

std::string Verifier::run() {
    for (int at = 0; at < units_ && error_.empty();) {
        StackInstruction i = decode(bytes_, units_, at);
        starts_[static_cast<size_t>(at)] = true;
        if (!is_valid_opcode(static_cast<int>(i.op)))
            fail(at, "unknown opcode " + std::to_string(static_cast<int>(i.op)));
        else
            check_operand(i);
        at = i.next;
    }
    if (error_.empty() && units_) reach(0, 0, 0);
    while (!work_.empty() && error_.empty()) {
        int at = work_.back();
        work_.pop_back();
        step(at);
    }
    return error_;
}

}  // namespace

std::string verify_stack_code(const Code* code) { return Verifier(code).run(); }

}  // namespace krait::ir
