// Codegen: operators, comparisons, conditions, attributes, subscripts, yield and await.
#include "frontend/codegen.h"
#include "frontend/compile_depth.h"

namespace krait {

using ast::ExprContext;

void Codegen::expressions(Seq<ast::ExprNode*> list) {
    for (ast::ExprNode* e : list) expression(e);
}

void Codegen::expression(ast::ExprNode* e) {
    if (failed_) return;
    CompileDepth guard(th_, depth_);
    if (!guard.ok()) {
        failed_ = true;
        return;
    }
    Location saved = at_;
    set_location(e);
    expression_inner(e);
    at_ = saved;
}

void Codegen::expression_inner(ast::ExprNode* e) {
    using namespace ast;
    switch (e->tag) {
        case Tag::BoolOp: return bool_op(as<BoolOp>(e));
        case Tag::NamedExpr:
            expression(as<NamedExpr>(e)->value);
            emit(StackOp::COPY, 1);
            return expression(as<NamedExpr>(e)->target);
        case Tag::BinOp:
            expression(as<BinOp>(e)->left);
            expression(as<BinOp>(e)->right);
            return binary(as<BinOp>(e)->op, false);
        case Tag::UnaryOp: {
            static constexpr StackOp kUnary[] = {StackOp::UNARY_INVERT, StackOp::UNARY_NOT, StackOp::UNARY_POSITIVE,
                                                 StackOp::UNARY_NEGATIVE};
            expression(as<UnaryOp>(e)->operand);
            return emit(kUnary[static_cast<int>(as<UnaryOp>(e)->op)]);
        }
        case Tag::Lambda: return lambda(as<Lambda>(e));
        case Tag::IfExp: return conditional(as<IfExp>(e));
        case Tag::Dict: return dict_display(as<ast::Dict>(e));
        case Tag::Set:
            return display(as<ast::Set>(e)->elts, 0, StackOp::BUILD_SET, StackOp::SET_ADD, StackOp::SET_UPDATE, false);
        case Tag::GeneratorExp:
            return comprehension(e, "<genexpr>", as<GeneratorExp>(e)->generators, as<GeneratorExp>(e)->elt, nullptr);
        case Tag::ListComp:
            return comprehension(e, "<listcomp>", as<ListComp>(e)->generators, as<ListComp>(e)->elt, nullptr);
        case Tag::SetComp:
            return comprehension(e, "<setcomp>", as<SetComp>(e)->generators, as<SetComp>(e)->elt, nullptr);
        case Tag::DictComp:
            return comprehension(e, "<dictcomp>", as<DictComp>(e)->generators, as<DictComp>(e)->key,
                                 as<DictComp>(e)->value);
        case Tag::Yield: return yield_expression(as<Yield>(e));
        case Tag::YieldFrom: return yield_from_expression(as<YieldFrom>(e));
        case Tag::Await: return await_expression(as<Await>(e));
        case Tag::Compare: return compare_chain(as<Compare>(e));
        case Tag::Call: return call_expression(as<Call>(e));
        case Tag::Constant: return load_constant(as<Constant>(e)->value);
        case Tag::JoinedStr: return joined_string(as<JoinedStr>(e));
        case Tag::FormattedValue: return formatted_value(as<FormattedValue>(e));
        case Tag::Attribute: return attribute(as<Attribute>(e));
        case Tag::Subscript: return subscript(as<Subscript>(e));
        case Tag::Starred:
            if (as<Starred>(e)->ctx == ExprContext::Store)
                return fail("starred assignment target must be in a list or tuple");
            return fail("can't use starred expression here");
        case Tag::Slice: return slice(as<ast::Slice>(e));
        case Tag::Name: return name_op(as<Name>(e)->id, as<Name>(e)->ctx);
        case Tag::List: return list_or_tuple(as<ast::List>(e)->elts, as<ast::List>(e)->ctx, false);
        case Tag::Tuple: return list_or_tuple(as<ast::Tuple>(e)->elts, as<ast::Tuple>(e)->ctx, true);
        default: return fail("unexpected expression");
    }
}

// ---- Conditions ----

void Codegen::bool_op(const ast::BoolOp* e) {
    StackOp op = e->op == ast::BoolOperator::And ? StackOp::JUMP_IF_FALSE_OR_POP : StackOp::JUMP_IF_TRUE_OR_POP;
    Block* end = new_block();
    for (u32 i = 0; i + 1 < e->values.size(); ++i) {
        expression(e->values[i]);
        jump(op, end);
        use(new_block());
    }
    expression(e->values.back());
    use(end);
}

void Codegen::compare_chain(const ast::Compare* e) {
    check_compare(e);
    expression(e->left);
    u32 last = e->ops.size() - 1;
    if (last == 0) {
        expression(e->comparators[0]);
        return compare(e->ops[0]);
    }
    Block* cleanup = new_block();
    for (u32 i = 0; i < last; ++i) {
        expression(e->comparators[i]);
        emit(StackOp::SWAP, 2);
        emit(StackOp::COPY, 2);
        compare(e->ops[i]);
        jump(StackOp::JUMP_IF_FALSE_OR_POP, cleanup);
    }
    expression(e->comparators[last]);
    compare(e->ops[last]);
    Block* end = new_block();
    jump_no_line(StackOp::JUMP, end);
    use(cleanup);
    emit(StackOp::SWAP, 2);
    emit(StackOp::POP_TOP);
    use(end);
}

void Codegen::conditional(const ast::IfExp* e) {
    Block* end = new_block();
    Block* next = new_block();
    jump_if(e->test, next, false);
    expression(e->body);
    jump_no_line(StackOp::JUMP, end);
    use(next);
    expression(e->orelse);
    use(end);
}

// Evaluates `e` only for its truth: jumps to `target` if that equals `condition`.
void Codegen::jump_if(ast::ExprNode* e, Block* target, bool condition) {
    if (failed_) return;
    CompileDepth guard(th_, depth_);
    if (!guard.ok()) {
        failed_ = true;
        return;
    }
    if (auto* unary = ast::is<ast::UnaryOp>(e); unary && unary->op == ast::UnaryOperator::Not)
        return jump_if(unary->operand, target, !condition);
    if (auto* bool_op = ast::is<ast::BoolOp>(e)) {
        bool stops_on = bool_op->op == ast::BoolOperator::Or;
        Block* early = stops_on != condition ? new_block() : target;
        for (u32 i = 0; i + 1 < bool_op->values.size(); ++i) jump_if(bool_op->values[i], early, stops_on);
        jump_if(bool_op->values.back(), target, condition);
        if (early != target) use(early);
        return;
    }
    if (auto* conditional = ast::is<ast::IfExp>(e)) {
        Block* end = new_block();
        Block* next = new_block();
        jump_if(conditional->test, next, false);
        jump_if(conditional->body, target, condition);
        jump_no_line(StackOp::JUMP, end);
        use(next);
        jump_if(conditional->orelse, target, condition);
        use(end);
        return;
    }
    if (auto* comparison = ast::is<ast::Compare>(e)) {
        set_location(e);
        if (comparison->ops.size() > 1) return jump_if_chain(comparison, target, condition);
    }
    expression(e);
    jump(condition ? StackOp::POP_JUMP_IF_TRUE : StackOp::POP_JUMP_IF_FALSE, target);
}

void Codegen::jump_if_chain(const ast::Compare* e, Block* target, bool condition) {
    check_compare(e);
    Block* cleanup = new_block();
    expression(e->left);
    u32 last = e->ops.size() - 1;
    for (u32 i = 0; i < last; ++i) {
        expression(e->comparators[i]);
        emit(StackOp::SWAP, 2);
        emit(StackOp::COPY, 2);
        compare(e->ops[i]);
        jump(StackOp::POP_JUMP_IF_FALSE, cleanup);
    }
    expression(e->comparators[last]);
    compare(e->ops[last]);
    jump(condition ? StackOp::POP_JUMP_IF_TRUE : StackOp::POP_JUMP_IF_FALSE, target);
    Block* end = new_block();
    jump_no_line(StackOp::JUMP, end);
    use(cleanup);
    emit(StackOp::POP_TOP);
    if (!condition) jump_no_line(StackOp::JUMP, target);
    use(end);
}

// ---- Attributes and subscripts ----

void Codegen::attribute(const ast::Attribute* e) {
    expression(e->value);
    locate_attribute(e);
    switch (e->ctx) {
        case ExprContext::Load: return emit_name(StackOp::LOAD_ATTR, e->attr);
        case ExprContext::Store:
            if (forbidden_name(e->attr, e->ctx)) return;
            return emit_name(StackOp::STORE_ATTR, e->attr);
        case ExprContext::Del: return emit_name(StackOp::DELETE_ATTR, e->attr);
    }
}

void Codegen::subscript(const ast::Subscript* e) {
    if (e->ctx == ExprContext::Load) {
        check_subscripter(e->value);
        check_index(e->value, e->slice);
    }
    expression(e->value);
    expression(e->slice);
    switch (e->ctx) {
        case ExprContext::Load: return emit(StackOp::BINARY_SUBSCR);
        case ExprContext::Store: return emit(StackOp::STORE_SUBSCR);
        case ExprContext::Del: return emit(StackOp::DELETE_SUBSCR);
    }
}

void Codegen::slice(const ast::Slice* e) {
    if (e->lower)
        expression(e->lower);
    else
        load_none();
    if (e->upper)
        expression(e->upper);
    else
        load_none();
    if (e->step) expression(e->step);
    emit(StackOp::BUILD_SLICE, e->step ? 3 : 2);
}

// ---- Suspension ----

void Codegen::yield_expression(const ast::Yield* e) {
    if (!unit_->scope->is_function_like()) return fail("'yield' outside function");
    if (e->value)
        expression(e->value);
    else
        load_none();
    yield_value();
}

void Codegen::yield_from_expression(const ast::YieldFrom* e) {
    if (!unit_->scope->is_function_like()) return fail("'yield from' outside function");
    if (unit_->type == UnitType::AsyncFunction) return fail("'yield from' inside async function");
    expression(e->value);
    emit(StackOp::GET_YIELD_FROM_ITER);
    load_none();
    yield_from(false);
}

void Codegen::await_expression(const ast::Await* e) {
    if (!top_level_await()) {
        if (!unit_->scope->is_function_like()) return fail("'await' outside function");
        if (unit_->type != UnitType::AsyncFunction && unit_->type != UnitType::Comprehension)
            return fail("'await' outside async function");
    }
    expression(e->value);
    await_value(0);
}

}  // namespace krait
