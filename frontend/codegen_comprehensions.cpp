// Codegen: comprehensions and generator expressions, each a function of its own with the first iterator as `.0`.
#include "frontend/codegen.h"
#include "runtime/types/code.h"

namespace krait {

using ast::Tag;

void Codegen::comprehension(ast::ExprNode* e, const char* name, Seq<ast::Comprehension*> generators,
                            ast::ExprNode* element, ast::ExprNode* value) {
    bool is_genexpr = e->tag == Tag::GeneratorExp;
    bool async_allowed = unit_->type == UnitType::AsyncFunction || unit_->type == UnitType::Comprehension;
    bool top_level = top_level_await();
    enter(id(name), UnitType::Comprehension, e, e->lineno);
    set_location(e);
    bool is_async = unit_->scope->is_coroutine;
    if (is_async && !is_genexpr && !async_allowed && !top_level)
        fail("asynchronous comprehension outside of an asynchronous function");
    if (e->tag == Tag::ListComp) emit(StackOp::BUILD_LIST, 0);
    if (e->tag == Tag::SetComp) emit(StackOp::BUILD_SET, 0);
    if (e->tag == Tag::DictComp) emit(StackOp::BUILD_MAP, 0);
    generator_clause(e->tag, generators, 0, 0, element, value);
    if (!is_genexpr) emit(StackOp::RETURN_VALUE);
    Code* code = leave(true);
    if (top_level && is_async) unit_->scope->is_coroutine = true;
    make_closure(code, 0);
    expression(generators[0]->iter);
    emit(generators[0]->is_async ? StackOp::GET_AITER : StackOp::GET_ITER);
    call(0);
    if (is_async && !is_genexpr) await_value(0);
}

void Codegen::generator_clause(Tag type, Seq<ast::Comprehension*> generators, u32 index, i32 depth,
                               ast::ExprNode* element, ast::ExprNode* value) {
    if (failed_) return;
    if (generators[index]->is_async)
        async_clause(type, generators, index, depth, element, value);
    else
        sync_clause(type, generators, index, depth, element, value);
}

void Codegen::sync_clause(Tag type, Seq<ast::Comprehension*> generators, u32 index, i32 depth, ast::ExprNode* element,
                          ast::ExprNode* value) {
    const ast::Comprehension* generator = generators[index];
    Block* start = new_block();
    Block* if_cleanup = new_block();
    Block* anchor = new_block();
    if (index == 0) {
        unit_->code.argcount = 1;
        emit(StackOp::LOAD_FAST, 0);
    } else {
        // `for y in [f(x)]` binds a name: no loop.
        Seq<ast::ExprNode*> elements;
        if (auto* list = ast::is<ast::List>(generator->iter)) elements = list->elts;
        if (auto* tuple = ast::is<ast::Tuple>(generator->iter)) elements = tuple->elts;
        if (elements.size() == 1 && elements[0]->tag != Tag::Starred) {
            expression(elements[0]);
            start = nullptr;
        } else {
            expression(generator->iter);
            emit(StackOp::GET_ITER);
        }
    }
    if (start) {
        ++depth;
        use(start);
        jump(StackOp::FOR_ITER, anchor);
    }
    expression(generator->target);
    for (ast::ExprNode* condition : generator->ifs) jump_if(condition, if_cleanup, false);
    if (index + 1 < generators.size())
        generator_clause(type, generators, index + 1, depth, element, value);
    else
        collect_element(type, depth, element, value);
    use(if_cleanup);
    if (start) {
        jump(StackOp::JUMP, start);
        use(anchor);
    }
}

void Codegen::async_clause(Tag type, Seq<ast::Comprehension*> generators, u32 index, i32 depth,
                           ast::ExprNode* element, ast::ExprNode* value) {
    const ast::Comprehension* generator = generators[index];
    Block* start = new_block();
    Block* except = new_block();
    Block* if_cleanup = new_block();
    if (index == 0) {
        unit_->code.argcount = 1;
        emit(StackOp::LOAD_FAST, 0);
    } else {
        expression(generator->iter);
        emit(StackOp::GET_AITER);
    }
    use(start);
    push_region({.type = Region::AsyncComprehension, .start = start});
    jump(StackOp::SETUP_FINALLY, except);
    emit(StackOp::GET_ANEXT);
    load_none();
    yield_from(true);
    emit(StackOp::POP_BLOCK);
    expression(generator->target);
    for (ast::ExprNode* condition : generator->ifs) jump_if(condition, if_cleanup, false);
    ++depth;
    if (index + 1 < generators.size())
        generator_clause(type, generators, index + 1, depth, element, value);
    else
        collect_element(type, depth, element, value);
    use(if_cleanup);
    jump(StackOp::JUMP, start);
    pop_region();
    use(except);
    emit(StackOp::END_ASYNC_FOR);
}

// `depth` iterators are above the collection.
void Codegen::collect_element(Tag type, i32 depth, ast::ExprNode* element, ast::ExprNode* value) {
    expression(element);
    switch (type) {
        case Tag::GeneratorExp:
            yield_value();
            return emit(StackOp::POP_TOP);
        case Tag::ListComp: return emit(StackOp::LIST_APPEND, depth + 1);
        case Tag::SetComp: return emit(StackOp::SET_ADD, depth + 1);
        default:
            expression(value);
            return emit(StackOp::MAP_ADD, depth + 1);
    }
}

}  // namespace krait
