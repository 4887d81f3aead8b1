// Codegen: simple statements — assignment in its forms, imports, assert, raise, expression statements.
#include "frontend/codegen_try.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

using ast::ExprContext;

void Codegen::statements(Seq<ast::StmtNode*> list) {
    for (ast::StmtNode* s : list) statement(s);
}

void Codegen::statement(ast::StmtNode* s) {
    using namespace ast;
    if (failed_) return;
    set_location(s);
    switch (s->tag) {
        case Tag::FunctionDef: return function(as<FunctionDef>(s), false);
        case Tag::AsyncFunctionDef: return function(as<AsyncFunctionDef>(s), true);
        case Tag::ClassDef: return class_statement(as<ClassDef>(s));
        case Tag::Return: return return_statement(as<Return>(s));
        case Tag::Delete: return expressions(as<Delete>(s)->targets);
        case Tag::Assign: return assign(as<Assign>(s));
        case Tag::AugAssign: return augmented_assign(as<AugAssign>(s));
        case Tag::AnnAssign: return annotated_assign(as<AnnAssign>(s));
        case Tag::For: return for_statement(as<For>(s));
        case Tag::AsyncFor: return async_for(as<AsyncFor>(s));
        case Tag::While: return while_statement(as<While>(s));
        case Tag::If: return if_statement(as<If>(s));
        case Tag::With: return with_statement(s, as<With>(s)->items, as<With>(s)->body, 0);
        case Tag::AsyncWith: return async_with(s, as<AsyncWith>(s)->items, as<AsyncWith>(s)->body, 0);
        case Tag::Match: return match_statement(as<Match>(s));
        case Tag::Raise: return raise_statement(as<Raise>(s));
        case Tag::Try: return try_statement(as<Try>(s));
        case Tag::TryStar: {
            auto* t = as<TryStar>(s);
            auto protected_part = [&] { try_star(t->body, t->handlers, t->orelse); };
            return t->finalbody.empty() ? protected_part() : try_finally(t->finalbody, protected_part);
        }
        case Tag::Assert: return assert_statement(as<Assert>(s));
        case Tag::Import: return import_statement(as<Import>(s));
        case Tag::ImportFrom: return import_from(as<ImportFrom>(s));
        case Tag::Expr: return expression_statement(as<Expr>(s)->value);
        case Tag::Pass: return emit(StackOp::NOP);
        case Tag::Break: return break_statement();
        case Tag::Continue: return continue_statement();
        default: return;  // Global, Nonlocal
    }
}

void Codegen::expression_statement(ast::ExprNode* value) {
    if (interactive_ && nesting_ <= 1) {
        expression(value);
        emit(StackOp::PRINT_EXPR);
        return;
    }
    if (value->tag == ast::Tag::Constant) return emit(StackOp::NOP);
    expression(value);
    clear_location();
    emit(StackOp::POP_TOP);
}

void Codegen::raise_statement(const ast::Raise* s) {
    i32 count = 0;
    if (s->exc) {
        expression(s->exc);
        ++count;
        if (s->cause) {
            expression(s->cause);
            ++count;
        }
    }
    emit(StackOp::RAISE_VARARGS, count);
}

void Codegen::assert_statement(const ast::Assert* s) {
    auto* tuple = ast::is<ast::Tuple>(s->test);
    auto* constant = ast::is<ast::Constant>(s->test);
    bool is_true = (tuple && !tuple->elts.empty()) ||
                   (constant && is_tuple(constant->value) && constant->value.as<krait::Tuple>()->size > 0);
    if (is_true) warn_syntax("assertion is always true, perhaps remove parentheses?");
    if (settings_.optimize) return;
    Block* end = new_block();
    jump_if(s->test, end, true);
    emit(StackOp::LOAD_ASSERTION_ERROR);
    if (s->msg) {
        expression(s->msg);
        call(0);
    }
    emit(StackOp::RAISE_VARARGS, 1);
    use(end);
}

// ---- Assignment ----

void Codegen::assign(const ast::Assign* s) {
    expression(s->value);
    for (u32 i = 0; i < s->targets.size(); ++i) {
        if (i + 1 < s->targets.size()) emit(StackOp::COPY, 1);
        expression(s->targets[i]);
    }
}

void Codegen::augmented_assign(const ast::AugAssign* s) {
    ast::ExprNode* target = s->target;
    Location at_statement = at_;
    auto* attribute = ast::is<ast::Attribute>(target);
    auto* item = ast::is<ast::Subscript>(target);
    auto* name = ast::is<ast::Name>(target);
    set_location(target);
    if (attribute) {
        expression(attribute->value);
        emit(StackOp::COPY, 1);
        locate_attribute(attribute);
        emit_name(StackOp::LOAD_ATTR, attribute->attr);
    } else if (item) {
        expression(item->value);
        expression(item->slice);
        emit(StackOp::COPY, 2);
        emit(StackOp::COPY, 2);
        emit(StackOp::BINARY_SUBSCR);
    } else if (name) {
        name_op(name->id, ExprContext::Load);
    }
    at_ = at_statement;
    expression(s->value);
    binary(s->op, true);
    set_location(target);
    if (attribute) {
        locate_attribute(attribute);
        emit(StackOp::SWAP, 2);
        emit_name(StackOp::STORE_ATTR, attribute->attr);
    } else if (item) {
        emit(StackOp::SWAP, 3);
        emit(StackOp::SWAP, 2);
        emit(StackOp::STORE_SUBSCR);
    } else if (name) {
        name_op(name->id, ExprContext::Store);
    }
}

void Codegen::check_annotated_expression(ast::ExprNode* e) {
    expression(e);
    emit(StackOp::POP_TOP);
}

void Codegen::check_annotated_subscript(ast::ExprNode* e) {
    if (auto* slice = ast::is<ast::Slice>(e)) {
        if (slice->lower) check_annotated_expression(slice->lower);
        if (slice->upper) check_annotated_expression(slice->upper);
        if (slice->step) check_annotated_expression(slice->step);
    } else if (auto* tuple = ast::is<ast::Tuple>(e)) {
        for (ast::ExprNode* element : tuple->elts) check_annotated_subscript(element);
    } else {
        check_annotated_expression(e);
    }
}

void Codegen::annotated_assign(const ast::AnnAssign* s) {
    bool evaluates = unit_->type == UnitType::Module || unit_->type == UnitType::Class;
    if (s->value) {
        expression(s->value);
        expression(s->target);
    }
    if (auto* name = ast::is<ast::Name>(s->target)) {
        if (forbidden_name(name->id, ExprContext::Store)) return;
        if (s->simple && evaluates) {
            if (future_annotations())
                annotation_text(s->annotation);
            else
                expression(s->annotation);
            emit_name(StackOp::LOAD_NAME, id("__annotations__"));
            load_constant(Value(mangled(name->id)));
            emit(StackOp::STORE_SUBSCR);
        }
    } else if (auto* attribute = ast::is<ast::Attribute>(s->target)) {
        if (forbidden_name(attribute->attr, ExprContext::Store)) return;
        if (!s->value) check_annotated_expression(attribute->value);
    } else if (auto* item = ast::is<ast::Subscript>(s->target)) {
        if (!s->value) {
            check_annotated_expression(item->value);
            check_annotated_subscript(item->slice);
        }
    } else {
        fail("invalid node type (%d) for annotated assignment", static_cast<int>(s->target->tag));
    }
    if (!s->simple && evaluates && !future_annotations()) check_annotated_expression(s->annotation);
}

// ---- Imports ----

namespace {
// The part of a dotted name from `start` to the next dot; `*end` is the place of that dot or the length.
Str* dotted_part(Thread* th, Arena& arena, Str* name, i64 start, i64* end) {
    *end = start;
    while (*end < name->length && name->at(*end) != '.') ++*end;
    if (start == 0 && *end == name->length) return name;
    Str* part = str_substring(th, name, start, *end);
    return part ? arena.intern(str_utf8(th, part)) : nullptr;
}
}  // namespace

void Codegen::import_statement(const ast::Import* s) {
    for (const ast::Alias* alias : s->names) {
        load_int(0);
        load_none();
        emit_name(StackOp::IMPORT_NAME, alias->name);
        if (alias->asname) {
            import_as(alias->name, alias->asname);
            continue;
        }
        i64 dot;
        Str* top = dotted_part(th_, arena_, alias->name, 0, &dot);
        if (!top) {
            failed_ = true;
            return;
        }
        name_op(top, ExprContext::Store);
    }
}

// `import a.b.c as d`: the module on the stack is `a`.
void Codegen::import_as(Str* name, Str* asname) {
    i64 end;
    dotted_part(th_, arena_, name, 0, &end);
    if (end == name->length) return name_op(asname, ExprContext::Store);
    for (;;) {
        Str* part = dotted_part(th_, arena_, name, end + 1, &end);
        if (!part) {
            failed_ = true;
            return;
        }
        emit(StackOp::IMPORT_FROM, unit_->code.names.add(part));
        if (end == name->length) break;
        emit(StackOp::SWAP, 2);
        emit(StackOp::POP_TOP);
    }
    name_op(asname, ExprContext::Store);
    emit(StackOp::POP_TOP);
}

void Codegen::import_from(const ast::ImportFrom* s) {
    load_int(s->level);
    std::vector<Str*> names;
    for (const ast::Alias* alias : s->names) names.push_back(alias->name);
    if (s->lineno > future_.lineno && s->module && str_equal(s->module, "__future__"))
        return fail("from __future__ imports must occur at the beginning of the file");
    load_constant(Value(name_tuple(names)));
    emit_name(StackOp::IMPORT_NAME, s->module ? s->module : id(""));
    for (const ast::Alias* alias : s->names) {
        if (alias->name->length == 1 && alias->name->at(0) == '*') return emit(StackOp::IMPORT_STAR);
        emit_name(StackOp::IMPORT_FROM, alias->name);
        name_op(alias->asname ? alias->asname : alias->name, ExprContext::Store);
    }
    emit(StackOp::POP_TOP);
}

}  // namespace krait
