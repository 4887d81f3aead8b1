// Diagnosing rules for displays, comprehensions, call arguments and targets.
#include "frontend/diagnoser.h"

namespace krait {

// ---- Parentheses, lists ----

Diagnoser::E Diagnoser::group() {
    size_t m = mark_;
    E a;
    if (to(m) && tk(Tok::LPAR) && ((a = yield_expr()) || (a = named_expression())) && tk(Tok::RPAR)) return a;
    if (invalid_) {
        if (to(m) && tk(Tok::LPAR) && (a = starred_expression()) && tk(Tok::RPAR))
            return raise_node(a, "cannot use starred expression here"), nullptr;
        if (to(m) && tk(Tok::LPAR) && tk(Tok::DOUBLESTAR) && expression() && tk(Tok::RPAR))
            return raise_token(m + 1, "cannot use double starred expression here"), nullptr;
    }
    return no(m), nullptr;
}

Diagnoser::E Diagnoser::tuple() {
    size_t m = mark_;
    if (!tk(Tok::LPAR)) return nullptr;
    std::vector<E> items;
    size_t n = mark_;
    E first = star_named_expression();
    if (first && tk(Tok::COMMA)) {
        items.push_back(first);
        opt(star_named_expressions(&items));
    } else {
        to(n);
    }
    if (cx_.failed || !tk(Tok::RPAR)) return no(m), nullptr;
    auto* t = mk<ast::Tuple>(m);
    t->elts = cx_.arena.copy(items.data(), items.size());
    return t;
}

Diagnoser::E Diagnoser::list_display() {
    size_t m = mark_;
    std::vector<E> items;
    if (!(tk(Tok::LSQB) && opt(star_named_expressions(&items)) && tk(Tok::RSQB))) return no(m), nullptr;
    auto* t = mk<ast::List>(m);
    t->elts = cx_.arena.copy(items.data(), items.size());
    return t;
}

Diagnoser::E Diagnoser::set_display() {
    size_t m = mark_;
    if (tk(Tok::LBRACE) && star_named_expressions(nullptr) && tk(Tok::RBRACE)) return mk<ast::Set>(m);
    return no(m), nullptr;
}

// ---- Dicts ----

Diagnoser::E Diagnoser::dict_display() {
    size_t m = mark_;
    auto pairs = [&] { return list([&] { return double_starred_kvpair(); }) && opt_comma(); };
    if (to(m) && tk(Tok::LBRACE) && opt(pairs()) && tk(Tok::RBRACE)) return mk<ast::Dict>(m);
    // CPython's grammar has this one active in the first pass too.
    if (to(m) && tk(Tok::LBRACE)) invalid_double_starred_kvpairs();
    return no(m), nullptr;
}

bool Diagnoser::double_starred_kvpair() {
    size_t m = mark_;
    if (to(m) && tk(Tok::DOUBLESTAR) && bitwise_or()) return true;
    return (to(m) && kvpair()) || no(m);
}

bool Diagnoser::kvpair() {
    size_t m = mark_;
    return (expression() && tk(Tok::COLON) && expression()) || no(m);
}

bool Diagnoser::invalid_double_starred_kvpairs() {
    size_t m = mark_;
    if (to(m) && list([&] { return double_starred_kvpair(); }) && tk(Tok::COMMA)) {
        invalid_kvpair();
        if (cx_.failed) return false;
    }
    if (to(m)) invalid_dict_value();
    return no(m);
}

bool Diagnoser::invalid_dict_value() {
    size_t m = mark_;
    size_t a;
    if (to(m) && expression() && tk(Tok::COLON) && (a = mark_, tk(Tok::STAR)) && bitwise_or())
        return raise_from_token(a, "cannot use a starred expression in a dictionary value");
    if (to(m) && expression() && (a = mark_, tk(Tok::COLON)) && (at(Tok::RBRACE) || at(Tok::COMMA)))
        return raise_token(a, "expression expected after dictionary key and ':'");
    return no(m);
}

bool Diagnoser::invalid_kvpair() {
    size_t m = mark_;
    E a;
    if (to(m) && (a = expression()) && not_at(Tok::COLON)) {
        raise_at(cx_, tokenizer_, input_, Exc::SyntaxError, a->lineno, a->end_col_offset - 1, a->end_lineno, -1,
                 "':' expected after dictionary key");
        return false;
    }
    if (to(m)) invalid_dict_value();
    return no(m);
}

// ---- Comprehensions ----

Diagnoser::Clauses Diagnoser::for_if_clauses() {
    Clauses clauses;
    if (!for_if_clause(clauses)) return {};
    while (!cx_.failed && for_if_clause(clauses)) {}
    clauses.ok = !cx_.failed;
    return clauses;
}

bool Diagnoser::for_if_clause(Clauses& out) {
    size_t m = mark_;
    for (int async = 1; async >= 0; --async) {
        if (!(to(m) && (!async || tk(Tok::ASYNC)) && tk(Tok::kwFor) && star_targets() && tk(Tok::kwIn))) continue;
        // After `in` no other alternative is tried.
        E last = disjunction();
        if (!last) return no(m);
        for (;;) {
            size_t n = mark_;
            E condition;
            if (!(tk(Tok::kwIf) && (condition = disjunction()))) {
                if (!to(n)) return false;
                out.last = last;
                return true;
            }
            last = condition;
        }
    }
    if (to(m) && invalid_) invalid_for_target();
    return no(m);
}

// listcomp and setcomp
Diagnoser::E Diagnoser::comprehension(Tok open, Tok close) {
    size_t m = mark_;
    if (to(m) && tk(open) && named_expression() && for_if_clauses() && tk(close)) {
        if (open == Tok::LSQB) return mk<ast::ListComp>(m);
        return mk<ast::SetComp>(m);
    }
    if (to(m) && invalid_) invalid_comprehension();
    return no(m), nullptr;
}

Diagnoser::E Diagnoser::positional_argument() {
    size_t m = mark_;
    E a;
    if (to(m) && (a = assignment_expression())) return a;
    if (to(m) && (a = expression()) && not_at(Tok::COLONEQUAL)) return a;
    return no(m), nullptr;
}

Diagnoser::E Diagnoser::genexp() {
    size_t m = mark_;
    if (to(m) && tk(Tok::LPAR) && positional_argument() && for_if_clauses() && tk(Tok::RPAR))
        return mk<ast::GeneratorExp>(m);
    if (to(m) && invalid_) invalid_comprehension();
    return no(m), nullptr;
}

Diagnoser::E Diagnoser::dictcomp() {
    size_t m = mark_;
    if (to(m) && tk(Tok::LBRACE) && kvpair() && for_if_clauses() && tk(Tok::RBRACE)) return mk<ast::DictComp>(m);
    if (to(m) && invalid_ && tk(Tok::LBRACE) && tk(Tok::DOUBLESTAR) && bitwise_or() && for_if_clauses() &&
        tk(Tok::RBRACE))
        return raise_token(m + 1, "dict unpacking cannot be used in dict comprehension"), nullptr;
    return no(m), nullptr;
}

bool Diagnoser::invalid_comprehension() {
    size_t m = mark_;
    E a;
    auto bracket = [&] { return tk(Tok::LSQB) || tk(Tok::LBRACE); };
    if (to(m) && (tk(Tok::LSQB) || tk(Tok::LPAR) || tk(Tok::LBRACE)) && (a = starred_expression()) && for_if_clauses())
        return raise_node(a, "iterable unpacking cannot be used in comprehension");
    const char* forgot = "did you forget parentheses around the comprehension target?";
    std::vector<E> items;
    if (to(m) && bracket() && (a = star_named_expression()) && tk(Tok::COMMA) && star_named_expressions(&items) &&
        for_if_clauses())
        return raise_range(a, items.back(), forgot);
    size_t comma;
    if (to(m) && bracket() && (a = star_named_expression()) && (comma = mark_, tk(Tok::COMMA)) && for_if_clauses()) {
        const Token& t = tokens_[comma];
        raise_at(cx_, tokenizer_, input_, Exc::SyntaxError, a->lineno, a->col_offset, t.end_lineno, t.end_col_offset,
                 forgot);
        return false;
    }
    return no(m);
}

// ---- Arguments ----

bool Diagnoser::arguments() {
    return memo_bool(Rule::Arguments, [&]() -> bool {
        size_t m = mark_;
        if (to(m) && args() && opt_comma() && at(Tok::RPAR)) return true;
        if (to(m) && invalid_) invalid_arguments();
        return no(m);
    });
}

bool Diagnoser::invalid_arguments() {
    size_t m = mark_;
    CallParts a, c;
    Clauses b;
    E e;
    const char* generator = "Generator expression must be parenthesized";
    if (to(m) && (a = args()) && tk(Tok::COMMA) && tk(Tok::STAR))
        return raise_node(&a.where, "iterable argument unpacking follows keyword argument unpacking");
    if (to(m) && (e = expression()) && (b = for_if_clauses()) && tk(Tok::COMMA)) {
        size_t n = mark_;
        if (!args() && to(n) && !(expression() && for_if_clauses())) to(n);
        if (!cx_.failed) return raise_range(e, b.last, generator);
    }
    if (to(m) && tk(Tok::NAME) && tk(Tok::EQUAL) && expression() && for_if_clauses())
        return raise_tokens(m, m + 1, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    if (to(m) && (a = args()) && (b = for_if_clauses()) && a.count > 1) return raise_range(a.last, b.last, generator);
    if (to(m) && args() && tk(Tok::COMMA) && (e = expression()) && (b = for_if_clauses()))
        return raise_range(e, b.last, generator);
    if (to(m) && (a = args()) && tk(Tok::COMMA) && (c = args()))
        return raise_last(a.has_unpacking ? "positional argument follows keyword argument unpacking"
                                          : "positional argument follows keyword argument");
    return no(m);
}

Diagnoser::CallParts Diagnoser::args() {
    size_t m = mark_;
    CallParts parts;
    auto positional = [&] {
        size_t n = mark_;
        E a;
        if ((a = starred_expression()) || (to(n) && (a = positional_argument()) && not_at(Tok::EQUAL))) {
            ++parts.count;
            parts.last = a;
            return true;
        }
        return no(n);
    };
    if (list(positional)) {
        size_t n = mark_;
        CallParts saved = parts;
        if (!(tk(Tok::COMMA) && kwargs(parts))) {
            parts = saved;
            to(n);
        }
        parts.ok = !cx_.failed;
    } else if (to(m)) {
        parts = {};
        parts.ok = kwargs(parts);
    }
    if (!parts.ok) return no(m), CallParts{};
    locate(&parts.where, m);
    return parts;
}

bool Diagnoser::kwargs(CallParts& parts) {
    size_t m = mark_;
    CallParts start = parts;
    auto starred = [&] { return list([&] { return kwarg_or_starred(parts); }); };
    auto doubled = [&] { return list([&] { return kwarg_or_double_starred(parts); }); };
    if (to(m) && starred() && tk(Tok::COMMA) && doubled()) return true;
    parts = start;
    if (to(m) && starred()) return true;
    parts = start;
    if (to(m) && doubled()) return true;
    parts = start;
    return no(m);
}

bool Diagnoser::kwarg_or_starred(CallParts& parts) {
    size_t m = mark_;
    if (invalid_) {
        invalid_kwarg();
        if (cx_.failed) return false;
    }
    E a;
    if (to(m) && tk(Tok::NAME) && tk(Tok::EQUAL) && expression()) return true;
    if (to(m) && (a = starred_expression())) {
        ++parts.count;
        parts.last = a;
        return true;
    }
    return no(m);
}

bool Diagnoser::kwarg_or_double_starred(CallParts& parts) {
    size_t m = mark_;
    if (invalid_) {
        invalid_kwarg();
        if (cx_.failed) return false;
    }
    if (to(m) && tk(Tok::NAME) && tk(Tok::EQUAL) && expression()) return true;
    if (to(m) && tk(Tok::DOUBLESTAR) && expression()) {
        parts.has_unpacking = true;
        return true;
    }
    return no(m);
}

bool Diagnoser::invalid_kwarg() {
    size_t m = mark_;
    if (to(m) && (tk(Tok::kwTrue) || tk(Tok::kwFalse) || tk(Tok::kwNone)) && tk(Tok::EQUAL))
        return raise_tokens(m, m + 1, "cannot assign to " + std::string(tokenizer_.text(tokens_[m])));
    if (to(m) && tk(Tok::NAME) && tk(Tok::EQUAL) && expression() && for_if_clauses())
        return raise_tokens(m, m + 1, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    E a;
    size_t equal;
    if (to(m) && not_ahead([&] { return tk(Tok::NAME) && tk(Tok::EQUAL); }) && (a = expression()) &&
        (equal = mark_, tk(Tok::EQUAL))) {
        const Token& t = tokens_[equal];
        raise_at(cx_, tokenizer_, input_, Exc::SyntaxError, a->lineno, a->col_offset, t.end_lineno, t.end_col_offset,
                 "expression cannot contain assignment, perhaps you meant \"==\"?");
        return false;
    }
    return no(m);
}

Diagnoser::E Diagnoser::starred_expression() {
    size_t m = mark_;
    E a;
    if (!(tk(Tok::STAR) && (a = expression()))) return no(m), nullptr;
    auto* s = mk<ast::Starred>(m);
    s->value = a;
    return s;
}

// ---- Targets ----

bool Diagnoser::star_targets() {
    size_t m = mark_;
    if (to(m) && star_target() && not_at(Tok::COMMA)) return true;
    if (to(m) && list([&] { return star_target(); })) return opt_comma();
    return no(m);
}

bool Diagnoser::star_target() {
    return memo_bool(Rule::StarTarget, [&]() -> bool {
        size_t m = mark_;
        if (to(m) && tk(Tok::STAR) && not_at(Tok::STAR) && star_target()) return true;
        return (to(m) && target_with_star_atom()) || no(m);
    });
}

// t_primary '.' NAME !t_lookahead | t_primary '[' slices ']' !t_lookahead
bool Diagnoser::target_tail() {
    size_t m = mark_;
    if (to(m) && t_primary() && tk(Tok::DOT) && tk(Tok::NAME) && !t_lookahead() && !cx_.failed) return true;
    if (to(m) && t_primary() && tk(Tok::LSQB) && slices() && tk(Tok::RSQB) && !t_lookahead() && !cx_.failed) return true;
    return no(m);
}

bool Diagnoser::target_with_star_atom() {
    return memo_bool(Rule::TargetWithStarAtom, [&]() -> bool { return target_tail() || star_atom(); });
}

bool Diagnoser::star_atom() {
    size_t m = mark_;
    auto several = [&] {
        size_t n = mark_;
        if (star_target() && tk(Tok::COMMA)) {
            size_t k = mark_;
            if (list([&] { return star_target(); })) return opt_comma();
            return to(k);
        }
        return no(n);
    };
    auto items = [&] { return list([&] { return star_target(); }) && opt_comma(); };
    if (to(m) && tk(Tok::NAME)) return true;
    if (to(m) && tk(Tok::LPAR) && target_with_star_atom() && tk(Tok::RPAR)) return true;
    if (to(m) && tk(Tok::LPAR) && opt(several()) && tk(Tok::RPAR)) return true;
    if (to(m) && tk(Tok::LSQB) && opt(items()) && tk(Tok::RSQB)) return true;
    return no(m);
}

bool Diagnoser::single_target() {
    size_t m = mark_;
    if (to(m) && target_tail()) return true;
    if (to(m) && tk(Tok::NAME)) return true;
    return (to(m) && tk(Tok::LPAR) && single_target() && tk(Tok::RPAR)) || no(m);
}

bool Diagnoser::single_subscript_attribute_target() { return target_tail(); }

bool Diagnoser::del_targets() {
    size_t m = mark_;
    return (list([&] { return del_target(); }) && opt_comma()) || no(m);
}

bool Diagnoser::del_target() {
    return memo_bool(Rule::DelTarget, [&]() -> bool { return target_tail() || del_t_atom(); });
}

bool Diagnoser::del_t_atom() {
    size_t m = mark_;
    if (to(m) && tk(Tok::NAME)) return true;
    if (to(m) && tk(Tok::LPAR) && del_target() && tk(Tok::RPAR)) return true;
    if (to(m) && tk(Tok::LPAR) && opt(del_targets()) && tk(Tok::RPAR)) return true;
    return (to(m) && tk(Tok::LSQB) && opt(del_targets()) && tk(Tok::RSQB)) || no(m);
}

}  // namespace krait
