// Diagnosing rules for parameter lists of functions and (`l`) lambdas, which differ in the closing token and in having
// no annotations.
#include "frontend/diagnoser.h"

namespace krait {

bool Diagnoser::params(bool l) {
    size_t m = mark_;
    if (invalid_) {
        invalid_parameters(l);
        if (cx_.failed) return false;
    }
    return (to(m) && parameters(l)) || no(m);
}

bool Diagnoser::parameters(bool l) {
    size_t m = mark_;
    auto plain = [&] { return param_no_default(l); };
    auto defaulted = [&] { return param_with_default(l); };
    if (to(m) && slash_no_default(l) && many(plain) && many(defaulted) && opt(star_etc(l))) return true;
    if (to(m) && slash_with_default(l) && many(defaulted) && opt(star_etc(l))) return true;
    if (to(m) && some(plain) && many(defaulted) && opt(star_etc(l))) return true;
    if (to(m) && some(defaulted) && opt(star_etc(l))) return true;
    if (to(m) && star_etc(l)) return true;
    return no(m);
}

bool Diagnoser::slash_no_default(bool l) {
    size_t m = mark_;
    for (int comma = 1; comma >= 0; --comma)
        if (to(m) && some([&] { return param_no_default(l); }) && tk(Tok::SLASH) &&
            (comma ? tk(Tok::COMMA) : at(l ? Tok::COLON : Tok::RPAR)))
            return true;
    return no(m);
}

bool Diagnoser::slash_with_default(bool l) {
    size_t m = mark_;
    for (int comma = 1; comma >= 0; --comma)
        if (to(m) && many([&] { return param_no_default(l); }) && some([&] { return param_with_default(l); }) &&
            tk(Tok::SLASH) && (comma ? tk(Tok::COMMA) : at(l ? Tok::COLON : Tok::RPAR)))
            return true;
    return no(m);
}

bool Diagnoser::star_etc(bool l) {
    size_t m = mark_;
    auto maybe = [&] { return param_maybe_default(l); };
    if (invalid_) {
        invalid_star_etc(l);
        if (cx_.failed) return false;
    }
    if (to(m) && tk(Tok::STAR) && param_no_default(l) && many(maybe) && opt(kwds(l))) return true;
    if (!l && to(m) && tk(Tok::STAR) && param_no_default_star_annotation() && many(maybe) && opt(kwds(l))) return true;
    if (to(m) && tk(Tok::STAR) && tk(Tok::COMMA) && some(maybe) && opt(kwds(l))) return true;
    if (to(m) && kwds(l)) return true;
    return no(m);
}

bool Diagnoser::kwds(bool l) {
    size_t m = mark_;
    if (invalid_) {
        invalid_kwds(l);
        if (cx_.failed) return false;
    }
    return (to(m) && tk(Tok::DOUBLESTAR) && param_no_default(l)) || no(m);
}

// ---- One parameter, with the comma after it ----

bool Diagnoser::param_end(bool l) {
    // After a function's parameter CPython looks for a type comment, and so reads one token more.
    if (tk(Tok::COMMA)) return l || opt(tk(Tok::TYPE_COMMENT));
    if (!l && !opt(tk(Tok::TYPE_COMMENT))) return false;
    return at(l ? Tok::COLON : Tok::RPAR);
}

bool Diagnoser::param(bool l) {
    size_t m = mark_;
    if (!tk(Tok::NAME)) return no(m);
    if (l) return true;
    size_t n = mark_;
    if (!(tk(Tok::COLON) && expression())) to(n);
    return !cx_.failed || no(m);
}

bool Diagnoser::param_no_default(bool l) {
    size_t m = mark_;
    return (param(l) && param_end(l)) || no(m);
}

bool Diagnoser::param_no_default_star_annotation() {
    size_t m = mark_;
    return (tk(Tok::NAME) && tk(Tok::COLON) && star_expression() && param_end(false)) || no(m);
}

bool Diagnoser::param_with_default(bool l) {
    size_t m = mark_;
    return (param(l) && default_value() && param_end(l)) || no(m);
}

bool Diagnoser::param_maybe_default(bool l) {
    size_t m = mark_;
    return (param(l) && opt(default_value()) && param_end(l)) || no(m);
}

bool Diagnoser::default_value() {
    size_t m = mark_;
    if (tk(Tok::EQUAL) && expression()) return true;
    if (to(m) && invalid_ && tk(Tok::EQUAL) && (at(Tok::RPAR) || at(Tok::COMMA)))
        raise_token(m, "expected default value expression");
    return no(m);
}

// ---- Mistakes ----

bool Diagnoser::invalid_parameters(bool l) {
    size_t m = mark_;
    auto plain = [&] { return param_no_default(l); };
    auto maybe = [&] { return param_maybe_default(l); };
    auto helper = [&] { return slash_with_default(l) || some([&] { return param_with_default(l); }); };
    auto slashed = [&] { return slash_no_default(l) || slash_with_default(l); };
    size_t a;
    if (to(m) && many(plain) && helper() && (a = mark_, param_no_default(l))) {
        // The parameter without its comma.
        size_t end = mark_;
        mark_ = a;
        param(l);
        ast::LocatedNode where;
        locate(&where, a);
        mark_ = end;
        return raise_node(&where, "non-default argument follows default argument");
    }
    auto bracketed = [&] { return l ? list([&] { return param(true); }) : some(plain); };
    if (to(m) && many(plain) && (a = mark_, tk(Tok::LPAR)) && bracketed() && opt_comma() && tk(Tok::RPAR))
        return raise_tokens(a, mark_ - 1,
                            l ? "Lambda expression parameters cannot be parenthesized"
                              : "Function parameters cannot be parenthesized");
    if (to(m) && tk(Tok::SLASH) && tk(Tok::COMMA)) return raise_token(m, "at least one argument must precede /");
    if (to(m) && slashed() && many(maybe) && (a = mark_, tk(Tok::SLASH)))
        return raise_token(a, "/ may appear only once");
    if (to(m) && opt(slashed()) && many(maybe) && tk(Tok::STAR) && (tk(Tok::COMMA) || plain()) && many(maybe) &&
        (a = mark_, tk(Tok::SLASH)))
        return raise_token(a, "/ must be ahead of *");
    if (to(m) && some(maybe) && tk(Tok::SLASH) && (a = mark_, tk(Tok::STAR)))
        return raise_token(a, "expected comma between / and *");
    return no(m);
}

bool Diagnoser::invalid_star_etc(bool l) {
    size_t m = mark_;
    Tok close = l ? Tok::COLON : Tok::RPAR;
    if (to(m) && tk(Tok::STAR)) {
        bool bare = tk(close);
        if (!bare && tk(Tok::COMMA)) bare = tk(close) || tk(Tok::DOUBLESTAR);
        if (bare) {
            const char* message = "named arguments must follow bare *";
            return l ? raise_last(message) : raise_token(m, message);
        }
    }
    if (!l && to(m) && tk(Tok::STAR) && tk(Tok::COMMA) && tk(Tok::TYPE_COMMENT))
        return raise_last("bare * has associated type comment");
    size_t a;
    auto star_or_comma = [&] { return param_no_default(l) || tk(Tok::COMMA); };
    if (to(m) && tk(Tok::STAR) && param(l) && (a = mark_, tk(Tok::EQUAL)))
        return raise_token(a, "var-positional argument cannot have default value");
    if (to(m) && tk(Tok::STAR) && star_or_comma() && many([&] { return param_maybe_default(l); }) &&
        (a = mark_, tk(Tok::STAR)) && star_or_comma())
        return raise_token(a, "* argument may appear only once");
    return no(m);
}

bool Diagnoser::invalid_kwds(bool l) {
    size_t m = mark_;
    size_t a;
    if (to(m) && tk(Tok::DOUBLESTAR) && param(l) && (a = mark_, tk(Tok::EQUAL)))
        return raise_token(a, "var-keyword argument cannot have default value");
    if (to(m) && tk(Tok::DOUBLESTAR) && param(l) && tk(Tok::COMMA) && (a = mark_, param(l))) {
        ast::LocatedNode where;
        locate(&where, a);
        return raise_node(&where, "arguments cannot follow var-keyword argument");
    }
    if (to(m) && tk(Tok::DOUBLESTAR) && param(l) && tk(Tok::COMMA) &&
        (a = mark_, tk(Tok::STAR) || tk(Tok::DOUBLESTAR) || tk(Tok::SLASH)))
        return raise_token(a, "arguments cannot follow var-keyword argument");
    return no(m);
}

}  // namespace krait
