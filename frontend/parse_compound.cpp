// Compound statements and parameter lists (language reference 8).
#include "frontend/parser.h"

namespace krait {

using namespace ast;

// `is_compound` is set when the statement is a compound one; null then means that it is not valid.
StmtNode* Parser::compound_stmt(bool& is_compound) {
    Pos start = pos();
    is_compound = true;
    switch (kind()) {
        case Tok::kwDef: return function_def({});
        case Tok::AT: return decorated();
        case Tok::kwIf: return if_stmt();
        case Tok::kwClass: return class_def({});
        case Tok::kwWith: return with_stmt(start, false);
        case Tok::kwFor: return for_stmt(start, false);
        case Tok::kwTry: return try_stmt();
        case Tok::kwWhile: return while_stmt();
        case Tok::ASYNC:
            switch (peek(1)) {
                case Tok::kwDef: return function_def({});
                case Tok::kwWith: advance(); return with_stmt(start, true);
                case Tok::kwFor: advance(); return for_stmt(start, true);
                default: return nullptr;
            }
        case Tok::NAME:
            if (text() == "match" && may_start_match()) return match_stmt(is_compound);
            break;
        default: break;
    }
    is_compound = false;
    return nullptr;
}

// ---- Definitions ----

StmtNode* Parser::decorated() {
    Items<ExprNode*> decorators(*this);
    while (accept(Tok::AT)) {
        decorators.push(KRAIT_TRY(named_expression()));
        if (!accept(Tok::NEWLINE)) return nullptr;
    }
    if (kind() == Tok::kwClass) return class_def(decorators.take());
    if (kind() == Tok::kwDef || (kind() == Tok::ASYNC && peek(1) == Tok::kwDef)) return function_def(decorators.take());
    return nullptr;
}

StmtNode* Parser::function_def(Seq<ExprNode*> decorators) {
    Pos start = pos();
    bool is_async = accept(Tok::ASYNC);
    advance();
    Str* name = KRAIT_TRY(identifier());
    if (!accept(Tok::LPAR)) return nullptr;
    Arguments* args = KRAIT_TRY(parameters(false));
    if (!accept(Tok::RPAR)) return nullptr;
    ExprNode* returns = nullptr;
    if (accept(Tok::RARROW)) returns = KRAIT_TRY(expression());
    Seq<StmtNode*> body;
    Str* comment = nullptr;
    if (!accept(Tok::COLON) || !function_type_comment(comment) || !block(body)) return nullptr;
    if (is_async && !needs_version(5, "Async functions are")) return nullptr;
    auto fill = [&](auto* n) -> StmtNode* {
        n->type_comment = comment;
        n->name = name;
        n->args = args;
        n->body = body;
        n->decorator_list = decorators;
        n->returns = returns;
        return n;
    };
    return is_async ? fill(node<AsyncFunctionDef>(start)) : fill(node<FunctionDef>(start));
}

StmtNode* Parser::class_def(Seq<ExprNode*> decorators) {
    Pos start = pos();
    advance();
    Str* name = KRAIT_TRY(identifier());
    Seq<ExprNode*> bases;
    Seq<Keyword*> keywords;
    Pos open = pos();
    if (accept(Tok::LPAR) && !call_arguments(Tok::RPAR, false, open, bases, keywords)) return nullptr;
    Seq<StmtNode*> body;
    if (!accept(Tok::COLON) || !block(body)) return nullptr;
    auto* n = node<ClassDef>(start);
    n->name = name;
    n->bases = bases;
    n->keywords = keywords;
    n->body = body;
    n->decorator_list = decorators;
    return n;
}

// ---- Control flow ----

bool Parser::else_block(Seq<StmtNode*>& out) {
    if (!accept(Tok::kwElse)) return true;
    return accept(Tok::COLON) && block(out);
}

// From `if` or `elif`.
StmtNode* Parser::if_stmt() {
    Depth depth(*this);
    if (!depth.ok()) return nullptr;
    Pos start = pos();
    advance();
    ExprNode* test = KRAIT_TRY(named_expression());
    Seq<StmtNode*> body, orelse;
    if (!accept(Tok::COLON) || !block(body)) return nullptr;
    if (kind() == Tok::kwElif) {
        StmtNode* rest = KRAIT_TRY(if_stmt());
        orelse = arena_.copy(&rest, 1);
    } else if (!else_block(orelse)) {
        return nullptr;
    }
    auto* n = node<If>(start);
    n->test = test;
    n->body = body;
    n->orelse = orelse;
    return n;
}

StmtNode* Parser::while_stmt() {
    Pos start = pos();
    advance();
    ExprNode* test = KRAIT_TRY(named_expression());
    Seq<StmtNode*> body, orelse;
    if (!accept(Tok::COLON) || !block(body) || !else_block(orelse)) return nullptr;
    auto* n = node<While>(start);
    n->test = test;
    n->body = body;
    n->orelse = orelse;
    return n;
}

StmtNode* Parser::for_stmt(Pos start, bool is_async) {
    advance();
    ExprNode* target = KRAIT_TRY(for_targets());
    if (!accept(Tok::kwIn)) return nullptr;
    ExprNode* iter = KRAIT_TRY(star_expressions());
    Seq<StmtNode*> body, orelse;
    Str* comment = nullptr;
    if (!accept(Tok::COLON) || !type_comment(comment) || !block(body) || !else_block(orelse)) return nullptr;
    if (is_async && !needs_version(5, "Async for loops are")) return nullptr;
    auto fill = [&](auto* n) -> StmtNode* {
        n->type_comment = comment;
        n->target = target;
        n->iter = iter;
        n->body = body;
        n->orelse = orelse;
        return n;
    };
    return is_async ? fill(node<AsyncFor>(start)) : fill(node<For>(start));
}

// ---- with ----

// `(` may open a list of items or belong to the first item's expression: the list is tried first.
StmtNode* Parser::with_stmt(Pos start, bool is_async) {
    advance();
    Seq<WithItem*> items;
    bool parenthesized = false;
    if (kind() == Tok::LPAR) {
        Mark here = mark();
        ++trying_;
        parenthesized = with_items(true, items);
        --trying_;
        if (!parenthesized) {
            if (cx_.failed && !cx_.is_syntax_error) return nullptr;
            rewind(here);
        }
    }
    if (!parenthesized && !with_items(false, items)) return nullptr;
    Seq<StmtNode*> body;
    Str* comment = nullptr;
    if (!accept(Tok::COLON) || (!parenthesized && !type_comment(comment)) || !block(body)) return nullptr;
    if (is_async && !needs_version(5, "Async with statements are")) return nullptr;
    if (!is_async && parenthesized && !needs_version(9, "Parenthesized context managers are")) return nullptr;
    auto fill = [&](auto* n) -> StmtNode* {
        n->type_comment = comment;
        n->items = items;
        n->body = body;
        return n;
    };
    return is_async ? fill(node<AsyncWith>(start)) : fill(node<With>(start));
}

bool Parser::with_items(bool parenthesized, Seq<WithItem*>& out) {
    if (parenthesized) advance();
    Items<WithItem*> items(*this);
    do {
        if (parenthesized && items.size() && kind() == Tok::RPAR) break;
        auto* item = make<WithItem>(arena_);
        item->context_expr = KRAIT_TRY(expression());
        if (accept(Tok::kwAs)) {
            // star_target: `*` cannot be compiled, but can be parsed.
            ExprNode* target = KRAIT_TRY(kind() == Tok::STAR ? starred(&Parser::primary) : primary());
            if (!make_target(target, TargetKind::Star)) return false;
            if (kind() != Tok::COMMA && kind() != Tok::RPAR && kind() != Tok::COLON) return false;
            item->optional_vars = target;
        }
        items.push(item);
    } while (accept(Tok::COMMA));
    if (parenthesized && (!accept(Tok::RPAR) || kind() != Tok::COLON)) return false;
    out = items.take();
    return true;
}

// ---- try ----

HandlerNode* Parser::except_block(bool& is_star) {
    Pos start = pos();
    advance();
    is_star = accept(Tok::STAR);
    ExprNode* type = nullptr;
    Str* name = nullptr;
    if (is_star || kind() != Tok::COLON) {
        type = KRAIT_TRY(expression());
        if (accept(Tok::kwAs)) name = KRAIT_TRY(identifier());
    }
    Seq<StmtNode*> body;
    if (!accept(Tok::COLON) || !block(body)) return nullptr;
    auto* n = node<ExceptHandler>(start);
    n->type = type;
    n->name = name;
    n->body = body;
    return n;
}

StmtNode* Parser::try_stmt() {
    Pos start = pos();
    advance();
    Seq<StmtNode*> body, orelse, finalbody;
    if (!accept(Tok::COLON) || !block(body)) return nullptr;
    Items<HandlerNode*> handlers(*this);
    bool any_star = false;
    while (kind() == Tok::kwExcept) {
        bool is_star;
        HandlerNode* h = KRAIT_TRY(except_block(is_star));
        if (handlers.size() && is_star != any_star) return nullptr;
        any_star = is_star;
        handlers.push(h);
    }
    if (handlers.size() && !else_block(orelse)) return nullptr;
    if (accept(Tok::kwFinally)) {
        if (!accept(Tok::COLON) || !block(finalbody)) return nullptr;
    } else if (!handlers.size()) {
        return nullptr;
    }
    auto fill = [&](auto* n) -> StmtNode* {
        n->body = body;
        n->handlers = handlers.take();
        n->orelse = orelse;
        n->finalbody = finalbody;
        return n;
    };
    if (any_star && !needs_version(11, "Exception groups are")) return nullptr;
    return any_star ? fill(node<TryStar>(start)) : fill(node<Try>(start));
}

// ---- Parameters ----

Arg* Parser::parameter(bool is_lambda, bool star) {
    Pos start = pos();
    Str* name = KRAIT_TRY(identifier());
    ExprNode* annotation = nullptr;
    if (!is_lambda && accept(Tok::COLON)) annotation = KRAIT_TRY(star ? star_expression() : expression());
    auto* n = node<Arg>(start);
    n->arg = name;
    n->annotation = annotation;
    return n;
}

// Up to, not including, the `)` or the lambda's `:`.
Arguments* Parser::parameters(bool is_lambda) {
    Tok close = is_lambda ? Tok::COLON : Tok::RPAR;
    std::vector<Arg*> plain, kwonly;
    std::vector<ExprNode*> defaults, kw_defaults;
    auto* n = make<Arguments>(arena_);
    bool seen_star = false, seen_slash = false;
    while (kind() != close) {
        if (n->kwarg) return nullptr;
        Arg* last = nullptr;  // may be followed by a type comment
        if (kind() == Tok::SLASH) {
            if (seen_slash || seen_star || plain.empty()) return nullptr;
            if (!needs_version(8, "Positional-only parameters are")) return nullptr;
            seen_slash = true;
            advance();
            n->posonlyargs = arena_.copy(plain.data(), plain.size());
            plain.clear();
        } else if (kind() == Tok::STAR) {
            if (seen_star) return nullptr;
            seen_star = true;
            advance();
            if (kind() == Tok::COMMA) {
                if (peek(1) != Tok::NAME) return nullptr;
            } else {
                last = n->vararg = KRAIT_TRY(parameter(is_lambda, true));
            }
        } else if (accept(Tok::DOUBLESTAR)) {
            last = n->kwarg = KRAIT_TRY(parameter(is_lambda, false));
        } else {
            Arg* arg = last = KRAIT_TRY(parameter(is_lambda, false));
            ExprNode* value = nullptr;
            if (accept(Tok::EQUAL)) value = KRAIT_TRY(expression());
            if (seen_star) {
                kwonly.push_back(arg);
                kw_defaults.push_back(value);
            } else {
                plain.push_back(arg);
                if (value) defaults.push_back(value);
                else if (!defaults.empty()) return nullptr;
            }
        }
        bool comma = accept(Tok::COMMA);
        if (last && !type_comment(last->type_comment)) return nullptr;
        if (!comma) break;
    }
    if (kind() != close) return nullptr;
    n->args = arena_.copy(plain.data(), plain.size());
    n->kwonlyargs = arena_.copy(kwonly.data(), kwonly.size());
    n->kw_defaults = arena_.copy(kw_defaults.data(), kw_defaults.size());
    n->defaults = arena_.copy(defaults.data(), defaults.size());
    return n;
}

}  // namespace krait
