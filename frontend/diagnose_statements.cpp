// Diagnosing rules for simple statements and blocks.
#include "frontend/diagnoser.h"

namespace krait {

bool Diagnoser::statements() {
    return some([&] { return statement(); });
}

bool Diagnoser::statement() { return compound_stmt() || simple_stmts(); }

bool Diagnoser::statement_newline() {
    size_t m = mark_;
    if (to(m) && compound_stmt() && tk(Tok::NEWLINE)) return true;
    if (to(m) && simple_stmts()) return true;
    if (to(m) && tk(Tok::NEWLINE)) return true;
    return no(m);
}

bool Diagnoser::simple_stmts() {
    size_t m = mark_;
    if (to(m) && simple_stmt() && not_at(Tok::SEMI) && tk(Tok::NEWLINE)) return true;
    if (to(m) && simple_stmt()) {
        for (;;) {
            size_t n = mark_;
            if (tk(Tok::SEMI) && simple_stmt()) continue;
            to(n);
            break;
        }
        if (opt(tk(Tok::SEMI)) && tk(Tok::NEWLINE)) return true;
    }
    return no(m);
}

bool Diagnoser::simple_stmt() {
    return memo_bool(Rule::SimpleStmt, [&]() -> bool {
        size_t m = mark_;
        if (to(m) && assignment()) return true;
        if (to(m) && star_expressions()) return true;
        if (to(m) && tk(Tok::kwReturn) && opt(star_expressions())) return true;
        if (to(m) && import_stmt()) return true;
        if (to(m) && tk(Tok::kwRaise) && expression()) {
            size_t n = mark_;
            if (!(tk(Tok::kwFrom) && expression())) to(n);
            return !cx_.failed;
        }
        if (to(m) && tk(Tok::kwRaise)) return true;
        if (to(m) && tk(Tok::kwPass)) return true;
        if (to(m) && del_stmt()) return true;
        if (to(m) && yield_expr()) return true;
        if (to(m) && tk(Tok::kwAssert) && expression()) {
            size_t n = mark_;
            if (!(tk(Tok::COMMA) && expression())) to(n);
            return !cx_.failed;
        }
        if (to(m) && tk(Tok::kwBreak)) return true;
        if (to(m) && tk(Tok::kwContinue)) return true;
        auto names = [&] { return list([&] { return tk(Tok::NAME); }); };
        if (to(m) && tk(Tok::kwGlobal) && names()) return true;
        if (to(m) && tk(Tok::kwNonlocal) && names()) return true;
        return no(m);
    });
}

bool Diagnoser::yield_or_star_expressions() { return yield_expr() || star_expressions(); }

bool Diagnoser::augassign() {
    switch (kind()) {
        case Tok::PLUSEQUAL: case Tok::MINEQUAL: case Tok::STAREQUAL: case Tok::ATEQUAL: case Tok::SLASHEQUAL:
        case Tok::PERCENTEQUAL: case Tok::AMPEREQUAL: case Tok::VBAREQUAL: case Tok::CIRCUMFLEXEQUAL:
        case Tok::LEFTSHIFTEQUAL: case Tok::RIGHTSHIFTEQUAL: case Tok::DOUBLESTAREQUAL: case Tok::DOUBLESLASHEQUAL:
            ++mark_;
            return true;
        default: return false;
    }
}

bool Diagnoser::assignment() {
    size_t m = mark_;
    auto optional_value = [&] {
        size_t n = mark_;
        if (!(tk(Tok::EQUAL) && yield_or_star_expressions())) to(n);
        return !cx_.failed;
    };
    auto parenthesized_target = [&] {
        size_t n = mark_;
        if (tk(Tok::LPAR) && single_target() && tk(Tok::RPAR)) return true;
        return to(n) && single_subscript_attribute_target();
    };
    auto targets = [&] {
        return some([&] {
            size_t n = mark_;
            return (star_targets() && tk(Tok::EQUAL)) || no(n);
        });
    };
    if (to(m) && tk(Tok::NAME) && tk(Tok::COLON) && expression() && optional_value()) return true;
    if (to(m) && parenthesized_target() && tk(Tok::COLON) && expression() && optional_value()) return true;
    if (to(m) && targets() && yield_or_star_expressions() && not_at(Tok::EQUAL)) return opt(tk(Tok::TYPE_COMMENT));
    if (to(m) && single_target() && augassign()) {
        // Decided: no other alternative is tried.
        return yield_or_star_expressions() || no(m);
    }
    if (to(m) && invalid_) invalid_assignment();
    return no(m);
}

bool Diagnoser::invalid_assignment() {
    size_t m = mark_;
    E a;
    if (to(m) && (a = invalid_ann_assign_target()) && tk(Tok::COLON) && expression())
        return raise_node(a, std::string("only single target (not ") + expression_name(a) + ") can be annotated");
    if (to(m) && (a = star_named_expression()) && tk(Tok::COMMA) &&
        many([&] { return star_named_expressions(nullptr); }) && tk(Tok::COLON) && expression())
        return raise_node(a, "only single target (not tuple) can be annotated");
    if (to(m) && (a = expression()) && tk(Tok::COLON) && expression())
        return raise_node(a, "illegal target for annotation");
    auto targets = [&] {
        return many([&] {
            size_t n = mark_;
            return (star_targets() && tk(Tok::EQUAL)) || no(n);
        });
    };
    if (to(m) && targets() && (a = star_expressions()) && tk(Tok::EQUAL)) {
        raise_invalid_target(Targets::Star, a);
        if (cx_.failed) return false;
    }
    if (to(m) && targets() && (a = yield_expr()) && tk(Tok::EQUAL))
        return raise_node(a, "assignment to yield expression not possible");
    if (to(m) && (a = star_expressions()) && augassign() && yield_or_star_expressions())
        return raise_node(a, std::string("'") + expression_name(a) +
                                 "' is an illegal expression for augmented assignment");
    return no(m);
}

Diagnoser::E Diagnoser::invalid_ann_assign_target() {
    size_t m = mark_;
    E a;
    if (to(m) && (a = list_display())) return a;
    if (to(m) && (a = tuple())) return a;
    if (to(m) && tk(Tok::LPAR) && (a = invalid_ann_assign_target()) && tk(Tok::RPAR)) return a;
    return no(m), nullptr;
}

bool Diagnoser::del_stmt() {
    size_t m = mark_;
    if (!at(Tok::kwDel)) return false;
    if (to(m) && tk(Tok::kwDel) && del_targets() && (at(Tok::SEMI) || at(Tok::NEWLINE))) return true;
    E a;
    if (to(m) && invalid_ && tk(Tok::kwDel) && (a = star_expressions())) raise_invalid_target(Targets::Del, a);
    return no(m);
}

// ---- Imports ----

bool Diagnoser::import_stmt() {
    size_t m = mark_;
    auto dots = [&](bool at_least_one) {
        bool any = false;
        while (tk(Tok::DOT) || tk(Tok::ELLIPSIS)) any = true;
        return !cx_.failed && (any || !at_least_one);
    };
    if (!at(Tok::kwImport) && !at(Tok::kwFrom)) return false;
    if (to(m) && tk(Tok::kwImport) && list([&] { return dotted_as_name(); })) return true;
    if (to(m) && tk(Tok::kwFrom) && dots(false) && dotted_name() && tk(Tok::kwImport) && import_from_targets())
        return true;
    if (to(m) && tk(Tok::kwFrom) && dots(true) && tk(Tok::kwImport) && import_from_targets()) return true;
    return no(m);
}

bool Diagnoser::import_from_targets() {
    size_t m = mark_;
    auto names = [&] { return list([&] { return import_as_name(); }); };
    if (to(m) && tk(Tok::LPAR) && names() && opt_comma() && tk(Tok::RPAR)) return true;
    if (to(m) && names() && not_at(Tok::COMMA)) return true;
    if (to(m) && tk(Tok::STAR)) return true;
    if (to(m) && invalid_ && names() && tk(Tok::COMMA) && tk(Tok::NEWLINE))
        raise_last("trailing comma not allowed without surrounding parentheses");
    return no(m);
}

bool Diagnoser::as_name() {
    size_t m = mark_;
    if (!(tk(Tok::kwAs) && tk(Tok::NAME))) to(m);
    return !cx_.failed;
}

bool Diagnoser::import_as_name() {
    size_t m = mark_;
    return (tk(Tok::NAME) && as_name()) || no(m);
}

bool Diagnoser::dotted_as_name() {
    size_t m = mark_;
    return (dotted_name() && as_name()) || no(m);
}

bool Diagnoser::dotted_name() {
    size_t m = mark_;
    if (!tk(Tok::NAME)) return no(m);
    for (;;) {
        size_t n = mark_;
        if (!(tk(Tok::DOT) && tk(Tok::NAME))) return to(n);
    }
}

// ---- Blocks ----

bool Diagnoser::block() {
    return memo_bool(Rule::Block, [&]() -> bool {
        size_t m = mark_;
        if (to(m) && tk(Tok::NEWLINE) && tk(Tok::INDENT) && statements() && tk(Tok::DEDENT)) return true;
        if (to(m) && simple_stmts()) return true;
        if (to(m) && invalid_ && no_block()) raise_indent("expected an indented block");
        return no(m);
    });
}

bool Diagnoser::no_block() {
    size_t m = mark_;
    return (tk(Tok::NEWLINE) && not_at(Tok::INDENT)) || no(m);
}

}  // namespace krait
