// try … finally around any protected part: the template that `try` and `try … except*` share.
#pragma once

#include "frontend/codegen.h"

namespace krait {

// `final_body` is compiled twice: for the normal way out and for exceptions (ways out through return, break and
// continue add more copies, in Codegen::unwind).
template <class F>
void Codegen::try_finally(Seq<ast::StmtNode*> final_body, F protected_part) {
    Block* body = new_block();
    Block* end = new_block();
    Block* exit = new_block();
    Block* cleanup = new_block();
    jump(StackOp::SETUP_FINALLY, end);
    use(body);
    push_region({.type = Region::FinallyTry, .start = body, .exit = end, .final_body = final_body});
    protected_part();
    emit_no_line(StackOp::POP_BLOCK);
    pop_region();
    statements(final_body);
    jump_no_line(StackOp::JUMP, exit);
    use(end);
    push_region({.type = Region::FinallyEnd, .start = end});
    clear_location();
    jump(StackOp::SETUP_CLEANUP, cleanup);
    emit(StackOp::PUSH_EXC_INFO);
    statements(final_body);
    emit(StackOp::RERAISE, 0);
    pop_region();
    use(cleanup);
    pop_except_and_reraise();
    use(exit);
}

}  // namespace krait
