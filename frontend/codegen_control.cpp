// Codegen: if, loops, and leaving them — `return`, `break`, `continue` undo the regions they jump out of.
#include "frontend/codegen.h"

namespace krait {

void Codegen::if_statement(const ast::If* s) {
    Block* end = new_block();
    Block* next = s->orelse.empty() ? end : new_block();
    jump_if(s->test, next, false);
    statements(s->body);
    if (!s->orelse.empty()) {
        jump_no_line(StackOp::JUMP, end);
        use(next);
        statements(s->orelse);
    }
    use(end);
}

void Codegen::for_statement(const ast::For* s) {
    Block* start = new_block();
    Block* body = new_block();
    Block* cleanup = new_block();
    Block* end = new_block();
    push_region({.type = Region::ForLoop, .start = start, .exit = end});
    expression(s->iter);
    emit(StackOp::GET_ITER);
    use(start);
    jump(StackOp::FOR_ITER, cleanup);
    use(body);
    expression(s->target);
    statements(s->body);
    clear_location();
    jump(StackOp::JUMP, start);
    use(cleanup);
    pop_region();
    statements(s->orelse);
    use(end);
}

void Codegen::async_for(const ast::AsyncFor* s) {
    if (top_level_await())
        unit_->scope->is_coroutine = true;
    else if (unit_->type != UnitType::AsyncFunction)
        return fail("'async for' outside async function");
    Block* start = new_block();
    Block* except = new_block();
    Block* end = new_block();
    expression(s->iter);
    emit(StackOp::GET_AITER);
    use(start);
    push_region({.type = Region::ForLoop, .start = start, .exit = end});
    jump(StackOp::SETUP_FINALLY, except);
    emit(StackOp::GET_ANEXT);
    load_none();
    yield_from(true);
    emit(StackOp::POP_BLOCK);
    expression(s->target);
    statements(s->body);
    clear_location();
    jump(StackOp::JUMP, start);
    pop_region();
    use(except);
    set_location(s->iter);
    emit(StackOp::END_ASYNC_FOR);
    statements(s->orelse);
    use(end);
}

void Codegen::while_statement(const ast::While* s) {
    Block* loop = new_block();
    Block* body = new_block();
    Block* anchor = new_block();
    Block* end = new_block();
    use(loop);
    push_region({.type = Region::WhileLoop, .start = loop, .exit = end});
    jump_if(s->test, anchor, false);
    use(body);
    statements(s->body);
    set_location(s);
    jump_if(s->test, body, true);
    pop_region();
    use(anchor);
    statements(s->orelse);
    use(end);
}

// ---- Leaving ----

void Codegen::return_statement(const ast::Return* s) {
    bool preserve_top = s->value && s->value->tag != ast::Tag::Constant;
    if (!unit_->scope->is_function_like()) return fail("'return' outside function");
    if (s->value && unit_->scope->is_coroutine && unit_->scope->is_generator)
        return fail("'return' with value in async generator");
    if (preserve_top) {
        expression(s->value);
    } else if (s->value) {
        set_location(s->value);
        emit(StackOp::NOP);
    }
    if (!s->value || s->value->lineno != s->lineno) {
        set_location(s);
        emit(StackOp::NOP);
    }
    unwind_regions(preserve_top, nullptr, nullptr);
    if (!s->value)
        load_none();
    else if (!preserve_top)
        load_constant(ast::as<ast::Constant>(s->value)->value);
    emit(StackOp::RETURN_VALUE);
}

void Codegen::break_statement() {
    emit(StackOp::NOP);
    RegionInfo loop{};
    bool found = false;
    Location here = at_;
    unwind_regions(false, &loop, &found);
    if (!found) {
        at_ = here;  // unwinding may have cleared it
        return fail("'break' outside loop");
    }
    unwind(loop, false);
    jump(StackOp::JUMP, loop.exit);
}

void Codegen::continue_statement() {
    emit(StackOp::NOP);
    RegionInfo loop{};
    bool found = false;
    Location here = at_;
    unwind_regions(false, &loop, &found);
    if (!found) {
        at_ = here;  // unwinding may have cleared it
        return fail("'continue' not properly in loop");
    }
    jump(StackOp::JUMP, loop.start);
}

void Codegen::push_region(RegionInfo region) {
    constexpr size_t kMaxRegions = 20;  // CO_MAXBLOCKS
    if (unit_->regions.size() >= kMaxRegions) return fail("too many statically nested blocks");
    unit_->regions.push_back(region);
}

void Codegen::pop_region() {
    if (!failed_) unit_->regions.pop_back();
}

void Codegen::unwind_regions(bool preserve_top, RegionInfo* loop, bool* found_loop) {
    if (failed_ || unit_->regions.empty()) return;
    RegionInfo top = unit_->regions.back();
    if (top.type == Region::ExceptionGroupHandler)
        return fail("'break', 'continue' and 'return' cannot appear in an except* block");
    if (loop && (top.type == Region::WhileLoop || top.type == Region::ForLoop)) {
        *loop = top;
        *found_loop = true;
        return;
    }
    unit_->regions.pop_back();
    unwind(top, preserve_top);
    unwind_regions(preserve_top, loop, found_loop);
    unit_->regions.push_back(top);
}

// Code that leaves `region`; with `preserve_top` the value to return stays on top of the stack.
void Codegen::unwind(const RegionInfo& region, bool preserve_top) {
    auto save_top = [&] {
        if (preserve_top) emit(StackOp::SWAP, 2);
    };
    switch (region.type) {
        case Region::WhileLoop:
        case Region::ExceptionHandler:
        case Region::ExceptionGroupHandler:
        case Region::AsyncComprehension: return;
        case Region::ForLoop:
        case Region::PopValue:
            save_top();
            return emit(StackOp::POP_TOP);
        case Region::TryExcept: return emit(StackOp::POP_BLOCK);
        case Region::FinallyTry:
            emit(StackOp::POP_BLOCK);
            if (preserve_top) push_region({.type = Region::PopValue});
            statements(region.final_body);
            if (preserve_top) pop_region();
            return clear_location();
        case Region::FinallyEnd:
            save_top();
            emit(StackOp::POP_TOP);
            save_top();
            emit(StackOp::POP_BLOCK);
            return emit(StackOp::POP_EXCEPT);
        case Region::With:
        case Region::AsyncWith:
            set_location(region.statement);
            emit(StackOp::POP_BLOCK);
            save_top();
            call_exit_with_nones();
            if (region.type == Region::AsyncWith) await_value(2);
            emit(StackOp::POP_TOP);
            return clear_location();
        case Region::HandlerCleanup:
            if (region.name) emit(StackOp::POP_BLOCK);
            save_top();
            emit(StackOp::POP_BLOCK);
            emit(StackOp::POP_EXCEPT);
            if (region.name) clear_handler_name(region.name);
            return;
    }
}

}  // namespace krait
