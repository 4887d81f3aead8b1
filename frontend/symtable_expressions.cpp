// Symbol table, first pass: expressions. Comprehensions are scopes of their own except for their first iterable; a
// walrus inside one binds in the nearest function or module around it (PEP 572).
#include "frontend/symtable_builder.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ast;

bool SymtableBuilder::expressions(Seq<ExprNode*> list) {
    for (ExprNode* e : list)
        if (!optional(e)) return false;  // a Dict's key is null at `**`
    return true;
}

bool SymtableBuilder::keywords(Seq<Keyword*> list) {
    for (Keyword* k : list)
        if (!expression(k->value)) return false;
    return true;
}

bool SymtableBuilder::expression(ExprNode* e) {
    struct Count {
        int& n;
        explicit Count(int& d) : n(++d) {}
        ~Count() { --n; }
    } count(depth_);
    if (deep_enough()) return false;
    switch (e->tag) {
        case Tag::NamedExpr: return walrus(as<NamedExpr>(e));
        case Tag::BoolOp: return expressions(as<BoolOp>(e)->values);
        case Tag::BinOp: return expression(as<BinOp>(e)->left) && expression(as<BinOp>(e)->right);
        case Tag::UnaryOp: return expression(as<UnaryOp>(e)->operand);
        case Tag::Lambda: return lambda(as<Lambda>(e));
        case Tag::IfExp: {
            auto* n = as<IfExp>(e);
            return expression(n->test) && expression(n->body) && expression(n->orelse);
        }
        case Tag::Dict: return expressions(as<ast::Dict>(e)->keys) && expressions(as<ast::Dict>(e)->values);
        case Tag::Set: return expressions(as<ast::Set>(e)->elts);
        case Tag::ListComp: {
            auto* n = as<ListComp>(e);
            return comprehension(e, "listcomp", ComprehensionType::List, n->generators, n->elt, nullptr);
        }
        case Tag::SetComp: {
            auto* n = as<SetComp>(e);
            return comprehension(e, "setcomp", ComprehensionType::Set, n->generators, n->elt, nullptr);
        }
        case Tag::GeneratorExp: {
            auto* n = as<GeneratorExp>(e);
            return comprehension(e, "genexpr", ComprehensionType::Generator, n->generators, n->elt, nullptr);
        }
        case Tag::DictComp: {
            auto* n = as<DictComp>(e);
            return comprehension(e, "dictcomp", ComprehensionType::Dict, n->generators, n->key, n->value);
        }
        case Tag::Yield: return yield_or_await(e, as<Yield>(e)->value);
        case Tag::YieldFrom: return yield_or_await(e, as<YieldFrom>(e)->value);
        case Tag::Await: return yield_or_await(e, as<Await>(e)->value);
        case Tag::Compare: return expression(as<Compare>(e)->left) && expressions(as<Compare>(e)->comparators);
        case Tag::Call: {
            auto* n = as<Call>(e);
            return expression(n->func) && expressions(n->args) && keywords(n->keywords);
        }
        case Tag::FormattedValue:
            return expression(as<FormattedValue>(e)->value) && optional(as<FormattedValue>(e)->format_spec);
        case Tag::JoinedStr: return expressions(as<JoinedStr>(e)->values);
        case Tag::Attribute: return expression(as<Attribute>(e)->value);
        case Tag::Subscript: return expression(as<Subscript>(e)->value) && expression(as<Subscript>(e)->slice);
        case Tag::Starred: return expression(as<Starred>(e)->value);
        case Tag::Slice: {
            auto* n = as<ast::Slice>(e);
            return optional(n->lower) && optional(n->upper) && optional(n->step);
        }
        case Tag::Name: return name(as<Name>(e));
        case Tag::List: return expressions(as<ast::List>(e)->elts);
        case Tag::Tuple: return expressions(as<ast::Tuple>(e)->elts);
        default: return true;
    }
}

bool SymtableBuilder::name(Name* e) {
    bool is_load = e->ctx == ExprContext::Load;
    if (!define(e->id, is_load ? kUse : kDefLocal, at(e))) return false;
    // super() without arguments needs the class.
    if (is_load && current_->type == ScopeType::Function && e->id == id("super"))
        return define(id("__class__"), kUse, at(e));
    return true;
}

bool SymtableBuilder::lambda(Lambda* e) {
    if (!defaults(e->args)) return false;
    KRAIT_TRY(enter(id("lambda"), ScopeType::Function, e, at(e)));
    if (!parameters(e->args) || !expression(e->body)) return false;
    leave();
    return true;
}

bool SymtableBuilder::forbid_in_annotation(const char* what, ExprNode* e) {
    if (current_->type != ScopeType::Annotation) return true;
    return fail(at(e), "'%U' can not be used within an annotation", id(what));
}

// ---- Walrus ----

bool SymtableBuilder::walrus(NamedExpr* e) {
    if (!forbid_in_annotation("named expression", e)) return false;
    if (current_->comp_iter_expr > 0)
        return fail(at(e), "assignment expression cannot be used in a comprehension iterable expression");
    if (current_->comprehension != ComprehensionType::None && !walrus_in_comprehension(e)) return false;
    return expression(e->value) && expression(e->target);
}

bool SymtableBuilder::walrus_in_comprehension(NamedExpr* e) {
    Str* target = as<Name>(e->target)->id;
    Location where = at(e->target);
    for (size_t i = stack_.size(); i-- > 0;) {
        Scope* scope = stack_[i];
        if (scope->comprehension != ComprehensionType::None) {
            u16 seen = flags_of(scope, target);
            if ((seen & kDefCompIter) && (seen & kDefLocal))
                return fail(where, "assignment expression cannot rebind comprehension iteration variable '%U'", target);
            continue;
        }
        if (scope->type == ScopeType::Function) {
            u16 flag = flags_of(scope, target) & kDefGlobal ? kDefGlobal : kDefNonlocal;
            if (!define(target, flag, where)) return false;
            add_directive(target, where);
            return define_in(scope, target, kDefLocal, where);
        }
        if (scope->type == ScopeType::Module) {
            if (!define(target, kDefGlobal, where)) return false;
            add_directive(target, where);
            return define_in(scope, target, kDefGlobal, where);
        }
        return fail(where, "assignment expression within a comprehension cannot be used in a class body");
    }
    return true;
}

// ---- Generators and comprehensions ----

bool SymtableBuilder::yield_or_await(ExprNode* e, ExprNode* value) {
    bool is_await = e->tag == Tag::Await;
    if (!forbid_in_annotation(is_await ? "await expression" : "yield expression", e)) return false;
    if (!optional(value)) return false;
    if (is_await) {
        current_->is_coroutine = true;
        return true;
    }
    current_->is_generator = true;
    switch (current_->comprehension) {
        case ComprehensionType::None: return true;
        case ComprehensionType::List: return fail(at(e), "'yield' inside list comprehension");
        case ComprehensionType::Set: return fail(at(e), "'yield' inside set comprehension");
        case ComprehensionType::Dict: return fail(at(e), "'yield' inside dict comprehension");
        case ComprehensionType::Generator: return fail(at(e), "'yield' inside generator expression");
    }
    return true;
}

bool SymtableBuilder::comprehension(ExprNode* e, const char* scope_name, ComprehensionType type,
                                    Seq<Comprehension*> generators, ExprNode* element, ExprNode* value) {
    Comprehension* first = generators[0];
    ++current_->comp_iter_expr;
    if (!expression(first->iter)) return false;
    --current_->comp_iter_expr;
    Scope* scope = KRAIT_TRY(enter(id(scope_name), ScopeType::Function, e, at(e)));
    scope->comprehension = type;
    scope->is_coroutine = first->is_async;
    // The first iterable arrives as a parameter.
    if (!define(id(".0"), kDefParam, at(e))) return false;
    scope->comp_iter_target = true;
    if (!expression(first->target)) return false;
    scope->comp_iter_target = false;
    if (!expressions(first->ifs)) return false;
    for (u32 i = 1; i < generators.size(); ++i)
        if (!inner_clause(generators[i])) return false;
    if (!optional(value) || !expression(element)) return false;
    bool is_generator = type == ComprehensionType::Generator;
    scope->is_generator = is_generator;
    bool is_async = scope->is_coroutine && !is_generator;
    leave();
    if (is_async) current_->is_coroutine = true;
    return true;
}

bool SymtableBuilder::inner_clause(Comprehension* c) {
    current_->comp_iter_target = true;
    if (!expression(c->target)) return false;
    current_->comp_iter_target = false;
    ++current_->comp_iter_expr;
    if (!expression(c->iter)) return false;
    --current_->comp_iter_expr;
    if (!expressions(c->ifs)) return false;
    if (c->is_async) current_->is_coroutine = true;
    return true;
}

}  // namespace krait
