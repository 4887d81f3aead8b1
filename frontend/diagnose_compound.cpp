// Diagnosing rules for compound statements.
#include "frontend/diagnoser.h"

namespace krait {

bool Diagnoser::compound_stmt() {
    switch (kind()) {
        case Tok::kwDef: return function_def();
        case Tok::AT: return function_def() || class_def();
        case Tok::ASYNC: return function_def() || with_stmt() || for_stmt();
        case Tok::kwIf: return if_stmt();
        case Tok::kwClass: return class_def();
        case Tok::kwWith: return with_stmt();
        case Tok::kwFor: return for_stmt();
        case Tok::kwTry: return try_stmt();
        case Tok::kwWhile: return while_stmt();
        default: return match_stmt();
    }
}

// ---- Definitions ----

bool Diagnoser::decorators() {
    return some([&] {
        size_t m = mark_;
        return (tk(Tok::AT) && named_expression() && tk(Tok::NEWLINE)) || no(m);
    });
}

bool Diagnoser::class_def() {
    size_t m = mark_;
    if (to(m) && decorators() && class_def_raw()) return true;
    return (to(m) && class_def_raw()) || no(m);
}

bool Diagnoser::class_def_raw() {
    size_t m = mark_;
    auto bases = [&] {
        size_t n = mark_;
        if (!(tk(Tok::LPAR) && opt(arguments()) && tk(Tok::RPAR))) to(n);
        return !cx_.failed;
    };
    if (invalid_) {
        if (to(m) && tk(Tok::kwClass) && tk(Tok::NAME) && bases() && tk(Tok::NEWLINE)) return raise_last("expected ':'");
        if (to(m) && tk(Tok::kwClass) && tk(Tok::NAME) && bases() && tk(Tok::COLON) && no_block())
            return raise_indent_after("class definition", m);
    }
    if (to(m) && tk(Tok::kwClass) && tk(Tok::NAME) && bases() && tk(Tok::COLON) && block()) return true;
    return no(m);
}

bool Diagnoser::function_def() {
    size_t m = mark_;
    if (to(m) && decorators() && function_def_raw()) return true;
    return (to(m) && function_def_raw()) || no(m);
}

bool Diagnoser::function_def_raw() {
    size_t m = mark_;
    auto returns = [&] {
        size_t n = mark_;
        if (!(tk(Tok::RARROW) && expression())) to(n);
        return !cx_.failed;
    };
    if (to(m) && invalid_) {
        opt(tk(Tok::ASYNC));
        size_t keyword = mark_;
        if (tk(Tok::kwDef) && tk(Tok::NAME) && tk(Tok::LPAR) && opt(params(false)) && tk(Tok::RPAR) && returns() &&
            tk(Tok::COLON) && no_block())
            return raise_indent_after("function definition", keyword);
    }
    auto rest = [&] {
        return tk(Tok::kwDef) && tk(Tok::NAME) && force(Tok::LPAR, "(") && opt(params(false)) && tk(Tok::RPAR) &&
               returns() && force(Tok::COLON, ":") && opt(func_type_comment()) && block();
    };
    if (to(m) && rest()) return true;
    if (to(m) && tk(Tok::ASYNC) && rest()) return true;
    return no(m);
}

bool Diagnoser::func_type_comment() {
    size_t m = mark_;
    auto body_follows = [&] { return tk(Tok::NEWLINE) && tk(Tok::INDENT); };
    if (to(m) && tk(Tok::NEWLINE) && tk(Tok::TYPE_COMMENT) && ahead(body_follows)) return true;
    if (to(m) && invalid_ && tk(Tok::TYPE_COMMENT) && tk(Tok::NEWLINE) && tk(Tok::TYPE_COMMENT) && body_follows())
        return raise_last("Cannot have two type comments on def");
    return (to(m) && tk(Tok::TYPE_COMMENT)) || no(m);
}

// ---- if, while, for ----

bool Diagnoser::if_stmt() {
    size_t m = mark_;
    auto head = [&] { return tk(Tok::kwIf) && named_expression(); };
    if (invalid_) {
        if (to(m) && head() && tk(Tok::NEWLINE)) return raise_last("expected ':'");
        if (to(m) && head() && tk(Tok::COLON) && no_block()) return raise_indent_after("'if' statement", m);
    }
    if (to(m) && head() && tk(Tok::COLON) && block() && elif_stmt()) return true;
    if (to(m) && head() && tk(Tok::COLON) && block() && opt(else_block())) return true;
    return no(m);
}

bool Diagnoser::elif_stmt() {
    size_t m = mark_;
    auto head = [&] { return tk(Tok::kwElif) && named_expression(); };
    if (invalid_) {
        if (to(m) && head() && tk(Tok::NEWLINE)) return raise_last("expected ':'");
        if (to(m) && head() && tk(Tok::COLON) && no_block()) return raise_indent_after("'elif' statement", m);
    }
    if (to(m) && head() && tk(Tok::COLON) && block() && elif_stmt()) return true;
    if (to(m) && head() && tk(Tok::COLON) && block() && opt(else_block())) return true;
    return no(m);
}

bool Diagnoser::else_block() {
    size_t m = mark_;
    if (invalid_ && to(m) && tk(Tok::kwElse) && tk(Tok::COLON) && no_block())
        return raise_indent_after("'else' statement", m);
    if (to(m) && tk(Tok::kwElse) && force(Tok::COLON, ":") && block()) return true;
    return no(m);
}

bool Diagnoser::while_stmt() {
    size_t m = mark_;
    auto head = [&] { return tk(Tok::kwWhile) && named_expression(); };
    if (invalid_) {
        if (to(m) && head() && tk(Tok::NEWLINE)) return raise_last("expected ':'");
        if (to(m) && head() && tk(Tok::COLON) && no_block()) return raise_indent_after("'while' statement", m);
    }
    if (to(m) && head() && tk(Tok::COLON) && block() && opt(else_block())) return true;
    return no(m);
}

bool Diagnoser::for_stmt() {
    size_t m = mark_;
    if (invalid_) {
        size_t keyword = m;
        auto head = [&] {
            opt(tk(Tok::ASYNC));
            keyword = mark_;
            return tk(Tok::kwFor) && star_targets() && tk(Tok::kwIn) && star_expressions();
        };
        if (to(m) && head() && tk(Tok::NEWLINE)) return raise_last("expected ':'");
        if (to(m) && head() && tk(Tok::COLON) && no_block()) return raise_indent_after("'for' statement", keyword);
    }
    // After `in` no other alternative is tried.
    auto rest = [&] { return star_expressions() && tk(Tok::COLON) && opt(tk(Tok::TYPE_COMMENT)) && block() && opt(else_block()); };
    if (to(m) && tk(Tok::kwFor) && star_targets() && tk(Tok::kwIn)) return rest() || no(m);
    if (to(m) && tk(Tok::ASYNC) && tk(Tok::kwFor) && star_targets() && tk(Tok::kwIn)) return rest() || no(m);
    if (to(m) && invalid_) invalid_for_target();
    return no(m);
}

bool Diagnoser::invalid_for_target() {
    size_t m = mark_;
    E a;
    if (opt(tk(Tok::ASYNC)) && tk(Tok::kwFor) && (a = star_expressions())) raise_invalid_target(Targets::For, a);
    return no(m);
}

// ---- with ----

// ','.(expression ['as' star_target])+, with `expressions` inside brackets.
bool Diagnoser::with_expression_list(bool plural) {
    return list([&] {
        size_t m = mark_;
        if (!(plural ? expressions() : expression())) return no(m);
        size_t n = mark_;
        if (!(tk(Tok::kwAs) && star_target())) to(n);
        return !cx_.failed;
    });
}

bool Diagnoser::with_stmt() {
    size_t m = mark_;
    size_t keyword = m;
    auto with = [&] {
        opt(tk(Tok::ASYNC));
        keyword = mark_;
        return tk(Tok::kwWith);
    };
    auto bracketed = [&] {
        return tk(Tok::LPAR) && with_expression_list(true) && opt_comma() && tk(Tok::RPAR);
    };
    if (invalid_) {
        if (to(m) && with() && with_expression_list(false) && tk(Tok::COLON) && no_block())
            return raise_indent_after("'with' statement", keyword);
        if (to(m) && with() && bracketed() && tk(Tok::COLON) && no_block())
            return raise_indent_after("'with' statement", keyword);
    }
    auto items = [&] { return list([&] { return with_item(); }); };
    for (int async = 0; async < 2; ++async) {
        auto head = [&] { return (!async || tk(Tok::ASYNC)) && tk(Tok::kwWith); };
        if (to(m) && head() && tk(Tok::LPAR) && items() && opt_comma() && tk(Tok::RPAR) && tk(Tok::COLON) && block())
            return true;
        if (to(m) && head() && items() && tk(Tok::COLON) && opt(tk(Tok::TYPE_COMMENT)) && block()) return true;
    }
    if (invalid_) {
        if (to(m) && with() && with_expression_list(false) && tk(Tok::NEWLINE)) return raise_last("expected ':'");
        if (to(m) && with() && bracketed() && tk(Tok::NEWLINE)) return raise_last("expected ':'");
    }
    return no(m);
}

bool Diagnoser::with_item() {
    size_t m = mark_;
    auto ends = [&] { return at(Tok::COMMA) || at(Tok::RPAR) || at(Tok::COLON); };
    E a;
    if (to(m) && expression() && tk(Tok::kwAs) && star_target() && ends()) return true;
    if (to(m) && invalid_ && expression() && tk(Tok::kwAs) && (a = expression()) && ends()) {
        raise_invalid_target(Targets::Star, a);
        if (cx_.failed) return false;
    }
    return (to(m) && expression()) || no(m);
}

// ---- try ----

bool Diagnoser::try_stmt() {
    size_t m = mark_;
    auto many_blocks = [&] { return many([&] { return block(); }); };
    auto handlers = [&] { return some([&] { return except_block(); }); };
    auto star_handlers = [&] { return some([&] { return except_star_block(); }); };
    auto head = [&] { return tk(Tok::kwTry) && tk(Tok::COLON); };
    if (invalid_) {
        if (to(m) && head() && no_block()) return raise_indent_after("'try' statement", m);
        if (to(m) && head() && block() && not_at(Tok::kwExcept) && not_at(Tok::kwFinally))
            return raise_last("expected 'except' or 'finally' block");
        size_t except;
        auto optional_type = [&] {
            size_t n = mark_;
            if (!(expression() && as_name())) to(n);
            return !cx_.failed;
        };
        if (to(m) && head() && many_blocks() && handlers() && (except = mark_, tk(Tok::kwExcept)) && tk(Tok::STAR) &&
            expression() && as_name() && tk(Tok::COLON))
            return raise_tokens(except, except + 1, "cannot have both 'except' and 'except*' on the same 'try'");
        if (to(m) && head() && many_blocks() && star_handlers() && (except = mark_, tk(Tok::kwExcept)) &&
            optional_type() && tk(Tok::COLON))
            return raise_token(except, "cannot have both 'except' and 'except*' on the same 'try'");
    }
    auto body = [&] { return tk(Tok::kwTry) && force(Tok::COLON, ":") && block(); };
    auto tail = [&] { return opt(else_block()) && opt(finally_block()); };
    if (to(m) && body() && finally_block()) return true;
    if (to(m) && body() && handlers() && tail()) return true;
    if (to(m) && body() && star_handlers() && tail()) return true;
    return no(m);
}

bool Diagnoser::except_block() {
    size_t m = mark_;
    if (invalid_) {
        if (to(m) && tk(Tok::kwExcept) && expression() && as_name() && tk(Tok::COLON) && no_block())
            return raise_indent_after("'except' statement", m);
        if (to(m) && tk(Tok::kwExcept) && tk(Tok::COLON) && no_block())
            return raise_indent_after("'except' statement", m);
    }
    if (to(m) && tk(Tok::kwExcept) && expression() && as_name() && tk(Tok::COLON) && block()) return true;
    if (to(m) && tk(Tok::kwExcept) && tk(Tok::COLON) && block()) return true;
    if (to(m) && invalid_) invalid_except_stmt();
    return no(m);
}

bool Diagnoser::except_star_block() {
    size_t m = mark_;
    auto head = [&] { return tk(Tok::kwExcept) && tk(Tok::STAR) && expression() && as_name() && tk(Tok::COLON); };
    if (to(m) && invalid_ && head() && no_block()) return raise_indent_after("'except*' statement", m);
    if (to(m) && head() && block()) return true;
    if (to(m) && invalid_) invalid_except_stmt();
    return no(m);
}

bool Diagnoser::invalid_except_stmt() {
    size_t m = mark_;
    E a;
    if (to(m) && tk(Tok::kwExcept) && opt(tk(Tok::STAR)) && (a = expression()) && tk(Tok::COMMA) && expressions() &&
        as_name() && tk(Tok::COLON)) {
        raise_at(cx_, tokenizer_, input_, Exc::SyntaxError, a->lineno, a->col_offset, kHere, kHere,
                 "multiple exception types must be parenthesized");
        return false;
    }
    if (to(m) && tk(Tok::kwExcept) && opt(tk(Tok::STAR)) && expression() && as_name() && tk(Tok::NEWLINE))
        return raise_last("expected ':'");
    if (to(m) && tk(Tok::kwExcept) && tk(Tok::NEWLINE)) return raise_last("expected ':'");
    if (to(m) && tk(Tok::kwExcept) && tk(Tok::STAR) && (tk(Tok::NEWLINE) || tk(Tok::COLON)))
        return raise_last("expected one or more exception types");
    return no(m);
}

bool Diagnoser::finally_block() {
    size_t m = mark_;
    if (to(m) && invalid_ && tk(Tok::kwFinally) && tk(Tok::COLON) && no_block())
        return raise_indent_after("'finally' statement", m);
    if (to(m) && tk(Tok::kwFinally) && force(Tok::COLON, ":") && block()) return true;
    return no(m);
}

}  // namespace krait
