// Codegen: with, try, and their cleanups (PEP 343, 654; zero-cost exceptions: regions become table entries).
#include "frontend/codegen_try.h"

namespace krait {

using ast::ExprContext;

// ---- with ----

void Codegen::call_exit_with_nones() {
    load_none();
    load_none();
    load_none();
    call(2);
}

// After WITH_EXCEPT_START: suppressed, or raised again.
void Codegen::with_except_finish(Block* cleanup) {
    clear_location();
    Block* suppress = new_block();
    jump(StackOp::POP_JUMP_IF_TRUE, suppress);
    emit(StackOp::RERAISE, 2);
    use(cleanup);
    pop_except_and_reraise();
    use(suppress);
    emit(StackOp::POP_TOP);
    emit(StackOp::POP_BLOCK);
    emit(StackOp::POP_EXCEPT);
    emit(StackOp::POP_TOP);
    emit(StackOp::POP_TOP);
}

void Codegen::with_statement(const ast::StmtNode* s, Seq<ast::WithItem*> items, Seq<ast::StmtNode*> with_body,
                             u32 index) {
    const ast::WithItem* item = items[index];
    Block* block = new_block();
    Block* final = new_block();
    Block* exit = new_block();
    Block* cleanup = new_block();
    expression(item->context_expr);
    emit(StackOp::BEFORE_WITH);
    jump(StackOp::SETUP_WITH, final);
    use(block);
    push_region({.type = Region::With, .start = block, .exit = final, .statement = s});
    if (item->optional_vars)
        expression(item->optional_vars);
    else
        emit(StackOp::POP_TOP);
    if (index + 1 == items.size())
        statements(with_body);
    else
        with_statement(s, items, with_body, index + 1);
    clear_location();
    emit(StackOp::POP_BLOCK);
    pop_region();
    set_location(s);
    call_exit_with_nones();
    emit(StackOp::POP_TOP);
    jump(StackOp::JUMP, exit);
    use(final);
    jump(StackOp::SETUP_CLEANUP, cleanup);
    emit(StackOp::PUSH_EXC_INFO);
    emit(StackOp::WITH_EXCEPT_START);
    with_except_finish(cleanup);
    use(exit);
}

void Codegen::async_with(const ast::StmtNode* s, Seq<ast::WithItem*> items, Seq<ast::StmtNode*> with_body, u32 index) {
    if (top_level_await())
        unit_->scope->is_coroutine = true;
    else if (unit_->type != UnitType::AsyncFunction)
        return fail("'async with' outside async function");
    const ast::WithItem* item = items[index];
    Block* block = new_block();
    Block* final = new_block();
    Block* exit = new_block();
    Block* cleanup = new_block();
    expression(item->context_expr);
    emit(StackOp::BEFORE_ASYNC_WITH);
    await_value(1);
    jump(StackOp::SETUP_WITH, final);
    use(block);
    push_region({.type = Region::AsyncWith, .start = block, .exit = final, .statement = s});
    if (item->optional_vars)
        expression(item->optional_vars);
    else
        emit(StackOp::POP_TOP);
    if (index + 1 == items.size())
        statements(with_body);
    else
        async_with(s, items, with_body, index + 1);
    pop_region();
    emit(StackOp::POP_BLOCK);
    set_location(s);
    call_exit_with_nones();
    await_value(2);
    emit(StackOp::POP_TOP);
    jump(StackOp::JUMP, exit);
    use(final);
    jump(StackOp::SETUP_CLEANUP, cleanup);
    emit(StackOp::PUSH_EXC_INFO);
    emit(StackOp::WITH_EXCEPT_START);
    await_value(2);
    with_except_finish(cleanup);
    use(exit);
}

// ---- try … except ----

void Codegen::try_statement(const ast::Try* s) {
    auto protected_part = [&] {
        if (s->handlers.empty())
            statements(s->body);
        else
            try_except(s->body, s->handlers, s->orelse);
    };
    if (s->finalbody.empty())
        protected_part();
    else
        try_finally(s->finalbody, protected_part);
}

void Codegen::clear_handler_name(Str* name) {
    load_none();
    name_op(name, ExprContext::Store);
    name_op(name, ExprContext::Del);
}

void Codegen::try_except(Seq<ast::StmtNode*> try_body, Seq<ast::HandlerNode*> handlers, Seq<ast::StmtNode*> orelse) {
    Block* body = new_block();
    Block* except = new_block();
    Block* end = new_block();
    Block* cleanup = new_block();
    jump(StackOp::SETUP_FINALLY, except);
    use(body);
    push_region({.type = Region::TryExcept, .start = body});
    statements(try_body);
    pop_region();
    emit_no_line(StackOp::POP_BLOCK);
    statements(orelse);
    jump_no_line(StackOp::JUMP, end);
    use(except);
    clear_location();
    jump(StackOp::SETUP_CLEANUP, cleanup);
    emit(StackOp::PUSH_EXC_INFO);
    push_region({.type = Region::ExceptionHandler});
    for (u32 i = 0; i < handlers.size(); ++i) {
        const auto* handler = ast::as<ast::ExceptHandler>(handlers[i]);
        set_location(handler);
        if (!handler->type && i + 1 < handlers.size()) return fail("default 'except:' must be last");
        except = new_block();
        if (handler->type) {
            expression(handler->type);
            emit(StackOp::CHECK_EXC_MATCH);
            jump(StackOp::POP_JUMP_IF_FALSE, except);
        }
        except_handler(handler, end);
        use(except);
    }
    pop_region();
    emit(StackOp::RERAISE, 0);
    use(cleanup);
    pop_except_and_reraise();
    use(end);
}

void Codegen::except_handler(const ast::ExceptHandler* handler, Block* end) {
    if (!handler->name) {
        Block* body = new_block();
        emit(StackOp::POP_TOP);
        use(body);
        push_region({.type = Region::HandlerCleanup, .start = body});
        statements(handler->body);
        pop_region();
        clear_location();
        emit(StackOp::POP_BLOCK);
        emit(StackOp::POP_EXCEPT);
        jump(StackOp::JUMP, end);
        return;
    }
    Block* cleanup_end = new_block();
    Block* body = new_block();
    name_op(handler->name, ExprContext::Store);
    jump(StackOp::SETUP_CLEANUP, cleanup_end);
    use(body);
    push_region({.type = Region::HandlerCleanup, .start = body, .name = handler->name});
    statements(handler->body);
    pop_region();
    clear_location();
    emit(StackOp::POP_BLOCK);
    emit(StackOp::POP_BLOCK);
    emit(StackOp::POP_EXCEPT);
    clear_handler_name(handler->name);
    jump(StackOp::JUMP, end);
    use(cleanup_end);
    clear_location();
    clear_handler_name(handler->name);
    emit(StackOp::RERAISE, 1);
}

// ---- try … except* (PEP 654) ----

void Codegen::try_star(Seq<ast::StmtNode*> try_body, Seq<ast::HandlerNode*> handlers, Seq<ast::StmtNode*> orelse) {
    Block* body = new_block();
    Block* except = new_block();
    Block* otherwise = new_block();
    Block* end = new_block();
    Block* cleanup = new_block();
    Block* reraise_star = new_block();
    jump(StackOp::SETUP_FINALLY, except);
    use(body);
    push_region({.type = Region::TryExcept, .start = body});
    statements(try_body);
    pop_region();
    emit_no_line(StackOp::POP_BLOCK);
    jump_no_line(StackOp::JUMP, otherwise);
    use(except);
    clear_location();
    jump(StackOp::SETUP_CLEANUP, cleanup);
    emit(StackOp::PUSH_EXC_INFO);
    push_region({.type = Region::ExceptionGroupHandler});
    for (u32 i = 0; i < handlers.size(); ++i) {
        except = new_block();
        star_handler(ast::as<ast::ExceptHandler>(handlers[i]), i == 0, except);
        use(except);
        if (i + 1 == handlers.size()) {
            emit(StackOp::LIST_APPEND, 1);
            jump(StackOp::JUMP, reraise_star);
        }
    }
    pop_region();
    Block* reraise = new_block();
    use(reraise_star);
    emit(StackOp::PREP_RERAISE_STAR);
    emit(StackOp::COPY, 1);
    jump(StackOp::POP_JUMP_IF_NOT_NONE, reraise);
    emit(StackOp::POP_TOP);
    emit(StackOp::POP_BLOCK);
    emit(StackOp::POP_EXCEPT);
    jump(StackOp::JUMP, end);
    use(reraise);
    emit(StackOp::POP_BLOCK);
    emit(StackOp::SWAP, 2);
    emit(StackOp::POP_EXCEPT);
    emit(StackOp::RERAISE, 0);
    use(cleanup);
    pop_except_and_reraise();
    use(otherwise);
    statements(orelse);
    use(end);
}

// On the stack: the original group, the list of exceptions to raise, the part not handled yet.
void Codegen::star_handler(const ast::ExceptHandler* handler, bool first, Block* except) {
    Block* handle_match = new_block();
    set_location(handler);
    if (first) {
        emit(StackOp::COPY, 1);
        emit(StackOp::BUILD_LIST, 0);
        emit(StackOp::SWAP, 2);
    }
    if (handler->type) {
        expression(handler->type);
        emit(StackOp::CHECK_EG_MATCH);
        emit(StackOp::COPY, 1);
        jump(StackOp::POP_JUMP_IF_NOT_NONE, handle_match);
        emit(StackOp::POP_TOP);
        jump(StackOp::JUMP, except);
    }
    use(handle_match);
    Block* cleanup_end = new_block();
    Block* body = new_block();
    if (handler->name)
        name_op(handler->name, ExprContext::Store);
    else
        emit(StackOp::POP_TOP);
    jump(StackOp::SETUP_CLEANUP, cleanup_end);
    use(body);
    push_region({.type = Region::HandlerCleanup, .start = body, .name = handler->name});
    statements(handler->body);
    pop_region();
    clear_location();
    emit(StackOp::POP_BLOCK);
    if (handler->name) clear_handler_name(handler->name);
    jump(StackOp::JUMP, except);
    use(cleanup_end);
    clear_location();
    if (handler->name) clear_handler_name(handler->name);
    emit(StackOp::LIST_APPEND, 3);
    emit(StackOp::POP_TOP);
    jump(StackOp::JUMP, except);
}

}  // namespace krait
