// Diagnosing rules for expressions down to atoms.
#include "frontend/diagnoser.h"

namespace krait {

using ast::as;

// ---- Lists ----

// item (',' item)* [','] : the item, or a Tuple.
Diagnoser::E Diagnoser::tuple_of(E (Diagnoser::*item)(), size_t m) {
    E first = (this->*item)();
    if (!first) return no(m), nullptr;
    if (!at(Tok::COMMA)) return cx_.failed ? nullptr : first;
    std::vector<E> items{first};
    for (;;) {
        size_t n = mark_;
        E next;
        if (tk(Tok::COMMA) && (next = (this->*item)())) {
            items.push_back(next);
            continue;
        }
        to(n);
        break;
    }
    tk(Tok::COMMA);
    if (cx_.failed) return nullptr;
    auto* t = mk<ast::Tuple>(m);
    t->elts = cx_.arena.copy(items.data(), items.size());
    return t;
}

Diagnoser::E Diagnoser::expressions() { return tuple_of(&Diagnoser::expression, mark_); }
Diagnoser::E Diagnoser::star_expressions() { return tuple_of(&Diagnoser::star_expression, mark_); }

Diagnoser::E Diagnoser::star_expression() {
    return memo(Rule::StarExpression, [&]() -> E {
        size_t m = mark_;
        E a;
        if (to(m) && tk(Tok::STAR) && (a = bitwise_or())) {
            auto* s = mk<ast::Starred>(m);
            s->value = a;
            return s;
        }
        return to(m) ? expression() : nullptr;
    });
}

bool Diagnoser::star_named_expressions(std::vector<E>* items) {
    size_t m = mark_;
    E a;
    if (!list([&] {
            a = star_named_expression();
            if (a && items) items->push_back(a);
            return a != nullptr;
        }))
        return no(m);
    return opt_comma();
}

Diagnoser::E Diagnoser::star_named_expression() {
    size_t m = mark_;
    E a;
    if (to(m) && tk(Tok::STAR) && (a = bitwise_or())) {
        auto* s = mk<ast::Starred>(m);
        s->value = a;
        return s;
    }
    return to(m) ? named_expression() : nullptr;
}

Diagnoser::E Diagnoser::assignment_expression() {
    size_t m = mark_;
    if (to(m) && tk(Tok::NAME) && tk(Tok::COLONEQUAL)) return expression() ? mk<ast::NamedExpr>(m) : (no(m), nullptr);
    return no(m), nullptr;
}

// `name :=` decides for an assignment expression: the other alternatives are not tried then.
Diagnoser::E Diagnoser::named_expression() {
    size_t m = mark_;
    E a;
    if (to(m) && (a = assignment_expression())) return a;
    if (to(m) && invalid_) invalid_named_expression();
    if (to(m) && (a = expression()) && not_at(Tok::COLONEQUAL)) return a;
    return no(m), nullptr;
}

Diagnoser::E Diagnoser::invalid_named_expression() {
    return memo(Rule::InvalidNamed, [&]() -> E {
        size_t m = mark_;
        E a, b;
        if (to(m) && (a = expression()) && tk(Tok::COLONEQUAL) && expression())
            return raise_node(a, std::string("cannot use assignment expressions with ") + expression_name(a)), nullptr;
        auto no_more = [&] { return not_at(Tok::EQUAL) && not_at(Tok::COLONEQUAL); };
        if (to(m) && (a = name()) && tk(Tok::EQUAL) && (b = bitwise_or()) && no_more())
            return raise_range(a, b, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"), nullptr;
        auto excluded = [&] {
            return list_display() || tuple() || genexp() || tk(Tok::kwTrue) || tk(Tok::kwNone) || tk(Tok::kwFalse);
        };
        if (to(m) && not_ahead(excluded) && (a = bitwise_or()) && tk(Tok::EQUAL) && bitwise_or() && no_more())
            return raise_node(a, std::string("cannot assign to ") + expression_name(a) +
                                     " here. Maybe you meant '==' instead of '='?"),
                   nullptr;
        return no(m), nullptr;
    });
}

// ---- Conditional, lambda, boolean ----

Diagnoser::E Diagnoser::expression() {
    return memo(Rule::Expression, [&]() -> E {
        size_t m = mark_;
        if (invalid_) {
            invalid_expression();
            E a, b;
            // A name directly before an expression may be a statement of Python 2.
            if (to(m) && (a = name()) && not_at(Tok::LPAR) && (b = star_expressions()) && is_legacy_name(a)) {
                std::string word(tokenizer_.text(tokens_[m]));
                raise_range(a, b,
                            "Missing parentheses in call to '" + word + "'. Did you mean " + word + "(...)?");
            }
        }
        return to(m) ? expression_plain() : nullptr;
    });
}

Diagnoser::E Diagnoser::expression_plain() {
    size_t m = mark_;
    E a;
    if (to(m) && disjunction() && tk(Tok::kwIf) && disjunction() && tk(Tok::kwElse) && expression())
        return mk<ast::IfExp>(m);
    if (to(m) && (a = disjunction())) return a;
    if (to(m) && (a = lambdef())) return a;
    return no(m), nullptr;
}

Diagnoser::E Diagnoser::expression_without_invalid() {
    bool saved = invalid_;
    invalid_ = false;
    E a = expression_plain();
    invalid_ = saved;
    return a;
}

Diagnoser::E Diagnoser::invalid_expression() {
    size_t m = mark_;
    E a, b;
    auto prefix_or_soft = [&] {
        size_t n = mark_;
        if (tk(Tok::NAME) && tk(Tok::STRING)) return true;
        to(n);
        if (!tk(Tok::NAME)) return false;
        // CPython compares as many characters as the name has: `m` passes for `match`.
        std::string_view word = tokenizer_.text(tokens_[n]);
        for (std::string_view keyword : {"_", "case", "match"})
            if (keyword.starts_with(word)) return true;
        return false;
    };
    if (to(m) && not_ahead(prefix_or_soft) && (a = disjunction()) && (b = expression_without_invalid())) {
        if (!is_legacy_name(a) && tokens_[mark_ - 1].level != 0)
            return raise_range(a, b, "invalid syntax. Perhaps you forgot a comma?"), nullptr;
    }
    if (to(m) && (a = disjunction()) && tk(Tok::kwIf) && (b = disjunction()) && not_at(Tok::kwElse) &&
        not_at(Tok::COLON))
        return raise_range(a, b, "expected 'else' after 'if' expression"), nullptr;
    return no(m), nullptr;
}

Diagnoser::E Diagnoser::yield_expr() {
    size_t m = mark_;
    if (to(m) && tk(Tok::kwYield) && tk(Tok::kwFrom) && expression()) return mk<ast::YieldFrom>(m);
    if (to(m) && tk(Tok::kwYield) && opt(star_expressions())) return mk<ast::Yield>(m);
    return no(m), nullptr;
}

Diagnoser::E Diagnoser::lambdef() {
    size_t m = mark_;
    if (tk(Tok::kwLambda) && opt(params(true)) && tk(Tok::COLON) && expression()) return mk<ast::Lambda>(m);
    return no(m), nullptr;
}

Diagnoser::E Diagnoser::disjunction() {
    return memo(Rule::Disjunction, [&]() -> E {
        size_t m = mark_;
        E a = conjunction();
        if (!a) return nullptr;
        bool any = false;
        many([&] {
            size_t n = mark_;
            bool more = (tk(Tok::kwOr) && conjunction()) || no(n);
            any |= more;
            return more;
        });
        return cx_.failed ? nullptr : any ? mk<ast::BoolOp>(m) : a;
    });
}

Diagnoser::E Diagnoser::conjunction() {
    return memo(Rule::Conjunction, [&]() -> E {
        size_t m = mark_;
        E a = inversion();
        if (!a) return nullptr;
        bool any = false;
        many([&] {
            size_t n = mark_;
            bool more = (tk(Tok::kwAnd) && inversion()) || no(n);
            any |= more;
            return more;
        });
        return cx_.failed ? nullptr : any ? mk<ast::BoolOp>(m) : a;
    });
}

Diagnoser::E Diagnoser::inversion() {
    return memo(Rule::Inversion, [&]() -> E {
        size_t m = mark_;
        if (to(m) && tk(Tok::kwNot) && inversion()) return mk<ast::UnaryOp>(m);
        return to(m) ? comparison() : nullptr;
    });
}

// ---- Comparison and arithmetic ----

bool Diagnoser::compare_op(ast::CompareOperator& op) {
    using O = ast::CompareOperator;
    size_t m = mark_;
    switch (kind()) {
        case Tok::EQEQUAL: op = O::Eq; break;
        case Tok::NOTEQUAL: {
            bool diamond = tokenizer_.text(tokens_[mark_]) == "<>";
            if (cx_.flags & kParseBarryAsBdfl) {
                if (!diamond) return raise_last("with Barry as BDFL, use '<>' instead of '!='");
            } else if (diamond) {
                return false;
            }
            op = O::NotEq;
            break;
        }
        case Tok::LESS: op = O::Lt; break;
        case Tok::LESSEQUAL: op = O::LtE; break;
        case Tok::GREATER: op = O::Gt; break;
        case Tok::GREATEREQUAL: op = O::GtE; break;
        case Tok::kwIn: op = O::In; break;
        case Tok::kwNot: op = O::NotIn; return (tk(Tok::kwNot) && tk(Tok::kwIn)) || no(m);
        case Tok::kwIs:
            op = O::Is;
            tk(Tok::kwIs);
            // `is not x` first; `is` with an operand that starts with `not` cannot be.
            if (tk(Tok::kwNot)) op = O::IsNot;
            return !cx_.failed;
        default: return false;
    }
    ++mark_;
    return true;
}

Diagnoser::E Diagnoser::comparison() {
    size_t m = mark_;
    E left = bitwise_or();
    if (!left) return no(m), nullptr;
    ast::CompareOperator first = ast::CompareOperator::Eq, op;
    bool any = false;
    many([&] {
        size_t n = mark_;
        bool more = (compare_op(op) && bitwise_or()) || no(n);
        if (more && !any) first = op;
        any |= more;
        return more;
    });
    if (cx_.failed) return nullptr;
    if (!any) return left;
    auto* c = mk<ast::Compare>(m);
    c->left = left;
    c->ops = cx_.arena.copy(&first, 1);
    return c;
}

namespace {
// Operators of each level, loosest first; the rule of the level.
constexpr Tok kLevelOps[6][5] = {
    {Tok::VBAR}, {Tok::CIRCUMFLEX}, {Tok::AMPER}, {Tok::LEFTSHIFT, Tok::RIGHTSHIFT}, {Tok::PLUS, Tok::MINUS},
    {Tok::STAR, Tok::SLASH, Tok::DOUBLESLASH, Tok::PERCENT, Tok::AT},
};
}  // namespace

Diagnoser::E Diagnoser::bitwise_or() { return binary_loop(Rule::BitwiseOr, 0); }

Diagnoser::E Diagnoser::binary_loop(Rule rule, int level) {
    return memo(rule, [&]() -> E {
        size_t m = mark_;
        auto operand = [&]() -> E {
            return level == 5 ? factor() : binary_loop(static_cast<Rule>(static_cast<int>(rule) + 1), level + 1);
        };
        E a = operand();
        if (!a) return nullptr;
        for (;;) {
            size_t n = mark_;
            bool matched = false;
            for (Tok t : kLevelOps[level])
                if (!matched && t != Tok::ENDMARKER && tk(t)) matched = true;
            if (!matched || !operand()) {
                if (!to(n)) return nullptr;
                return a;
            }
            a = mk<ast::BinOp>(m);
        }
    });
}

Diagnoser::E Diagnoser::factor() {
    return memo(Rule::Factor, [&]() -> E {
        size_t m = mark_;
        for (Tok t : {Tok::PLUS, Tok::MINUS, Tok::TILDE})
            if (to(m) && tk(t) && factor()) return mk<ast::UnaryOp>(m);
        return to(m) ? power() : nullptr;
    });
}

Diagnoser::E Diagnoser::power() {
    size_t m = mark_;
    if (to(m) && await_primary() && tk(Tok::DOUBLESTAR) && factor()) return mk<ast::BinOp>(m);
    return to(m) ? await_primary() : nullptr;
}

Diagnoser::E Diagnoser::await_primary() {
    return memo(Rule::AwaitPrimary, [&]() -> E {
        size_t m = mark_;
        if (to(m) && tk(Tok::AWAIT) && primary()) return mk<ast::Await>(m);
        return to(m) ? primary() : nullptr;
    });
}

// ---- Primaries ----

Diagnoser::E Diagnoser::primary() {
    return memo(Rule::Primary, [&]() -> E {
        size_t m = mark_;
        E a = atom();
        if (!a) return nullptr;
        for (;;) {
            size_t n = mark_;
            if (to(n) && tk(Tok::DOT) && tk(Tok::NAME)) a = mk<ast::Attribute>(m);
            else if (to(n) && genexp()) a = mk<ast::Call>(m);
            else if (to(n) && tk(Tok::LPAR) && opt(arguments()) && tk(Tok::RPAR)) a = mk<ast::Call>(m);
            else if (to(n) && tk(Tok::LSQB) && slices() && tk(Tok::RSQB)) a = mk<ast::Subscript>(m);
            else return to(n) ? a : nullptr;
        }
    });
}

bool Diagnoser::t_lookahead() { return at(Tok::LPAR) || at(Tok::LSQB) || at(Tok::DOT); }

// A primary that another trailer follows.
Diagnoser::E Diagnoser::t_primary() {
    return memo(Rule::TPrimary, [&]() -> E {
        size_t m = mark_;
        E a = atom();
        if (!a || !t_lookahead()) return nullptr;
        for (;;) {
            size_t n = mark_;
            if (to(n) && tk(Tok::DOT) && tk(Tok::NAME) && t_lookahead()) a = mk<ast::Attribute>(m);
            else if (to(n) && tk(Tok::LSQB) && slices() && tk(Tok::RSQB) && t_lookahead()) a = mk<ast::Subscript>(m);
            else if (to(n) && genexp() && t_lookahead()) a = mk<ast::Call>(m);
            else if (to(n) && tk(Tok::LPAR) && opt(arguments()) && tk(Tok::RPAR) && t_lookahead()) a = mk<ast::Call>(m);
            else return to(n) ? a : nullptr;
        }
    });
}

bool Diagnoser::slices() {
    size_t m = mark_;
    if (to(m) && slice() && not_at(Tok::COMMA)) return true;
    if (to(m) && list([&] { return slice() || starred_expression(); })) return opt_comma();
    return no(m);
}

bool Diagnoser::slice() {
    size_t m = mark_;
    if (to(m) && opt(expression()) && tk(Tok::COLON) && opt(expression())) {
        size_t n = mark_;
        if (tk(Tok::COLON)) return opt(expression());
        return to(n);
    }
    return (to(m) && named_expression()) || no(m);
}

// ---- Atoms ----

Diagnoser::E Diagnoser::name() {
    size_t m = mark_;
    if (!tk(Tok::NAME)) return nullptr;
    auto* n = mk<ast::Name>(m);
    n->id = intern_identifier(cx_, tokenizer_.text(tokens_[m]));
    return n;
}

Diagnoser::E Diagnoser::number() {
    size_t m = mark_;
    std::string error;
    Value value = number_value(cx_, tokenizer_.text(tokens_[m]), error);
    if (!value) {
        const Token& t = tokens_[m];
        if (!error.empty())
            raise_at(cx_, tokenizer_, input_, Exc::SyntaxError, t.lineno, -1, t.end_lineno, -1, error);
        return nullptr;
    }
    ++mark_;
    auto* n = mk<ast::Constant>(m);
    n->value = cx_.arena.root(value);
    return n;
}

Diagnoser::E Diagnoser::strings() {
    if (!at(Tok::STRING)) return nullptr;
    return memo(Rule::Strings, [&]() -> E {
        std::vector<StringPiece> pieces;
        while (at(Tok::STRING)) {
            pieces.push_back({tokenizer_.text(tokens_[mark_]), tokens_[mark_]});
            ++mark_;
        }
        if (cx_.failed) return nullptr;
        StringError error;
        E e = concatenate_strings(cx_, pieces.data(), pieces.size(), false, error);
        if (!error.failed) return e;
        const Token& t = error.token;
        if (error.known)
            raise_at(cx_, tokenizer_, input_, Exc::SyntaxError, t.lineno, t.col_offset, t.end_lineno, t.end_col_offset,
                     error.message);
        else
            raise_last(error.message);
        return nullptr;
    });
}

Diagnoser::E Diagnoser::atom() {
    size_t m = mark_;
    auto constant = [&](Value v) -> E {
        ++mark_;
        auto* n = mk<ast::Constant>(m);
        n->value = v;
        return n;
    };
    E a;
    switch (kind()) {
        case Tok::NAME: return name();
        case Tok::kwTrue: return constant(py_true());
        case Tok::kwFalse: return constant(py_false());
        case Tok::kwNone: return constant(none());
        case Tok::ELLIPSIS: return constant(ellipsis());
        case Tok::STRING: return strings();
        case Tok::NUMBER: return number();
        case Tok::LPAR:
            if ((a = tuple()) || (to(m) && (a = group())) || (to(m) && (a = genexp()))) return a;
            break;
        case Tok::LSQB:
            if ((a = list_display()) || (to(m) && (a = comprehension(Tok::LSQB, Tok::RSQB)))) return a;
            break;
        case Tok::LBRACE:
            if ((a = dict_display()) || (to(m) && (a = set_display())) || (to(m) && (a = dictcomp())) ||
                (to(m) && (a = comprehension(Tok::LBRACE, Tok::RBRACE))))
                return a;
            break;
        default: break;
    }
    return no(m), nullptr;
}

}  // namespace krait
