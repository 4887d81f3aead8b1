// Diagnosing rules for the match statement and patterns.
#include "frontend/diagnoser.h"

namespace krait {

bool Diagnoser::match_stmt() {
    size_t m = mark_;
    if (!at(Tok::NAME)) return false;
    if (to(m) && soft("match") && subject_expr() && tk(Tok::COLON) && tk(Tok::NEWLINE) && tk(Tok::INDENT) &&
        some([&] { return case_block(); }) && tk(Tok::DEDENT))
        return true;
    if (invalid_) {
        if (to(m) && soft("match") && subject_expr() && tk(Tok::NEWLINE)) return raise_last("expected ':'");
        if (to(m) && soft("match") && subject_expr() && tk(Tok::COLON) && no_block())
            return raise_indent_after("'match' statement", m);
    }
    return no(m);
}

bool Diagnoser::subject_expr() {
    size_t m = mark_;
    if (to(m) && star_named_expression() && tk(Tok::COMMA) && opt(star_named_expressions(nullptr))) return true;
    return (to(m) && named_expression()) || no(m);
}

bool Diagnoser::case_block() {
    size_t m = mark_;
    auto head = [&] { return soft("case") && patterns() && opt(guard()); };
    if (invalid_) {
        if (to(m) && head() && tk(Tok::NEWLINE)) return raise_last("expected ':'");
        if (to(m) && head() && tk(Tok::COLON) && no_block()) return raise_indent_after("'case' statement", m);
    }
    return (to(m) && head() && tk(Tok::COLON) && block()) || no(m);
}

bool Diagnoser::guard() {
    size_t m = mark_;
    return (tk(Tok::kwIf) && named_expression()) || no(m);
}

bool Diagnoser::patterns() { return open_sequence_pattern() || pattern(); }

bool Diagnoser::pattern() { return as_pattern() || or_pattern(); }

bool Diagnoser::as_pattern() {
    size_t m = mark_;
    if (to(m) && or_pattern() && tk(Tok::kwAs) && capture_target()) return true;
    if (invalid_) {
        if (to(m) && or_pattern() && tk(Tok::kwAs) && soft("_")) return raise_token(mark_ - 1, "cannot use '_' as a target");
        E a;
        if (to(m) && or_pattern() && tk(Tok::kwAs) && not_at(Tok::NAME) && (a = expression()))
            return raise_node(a, "invalid pattern target");
    }
    return no(m);
}

bool Diagnoser::or_pattern() {
    size_t m = mark_;
    if (!closed_pattern()) return no(m);
    for (;;) {
        size_t n = mark_;
        if (!(tk(Tok::VBAR) && closed_pattern())) return to(n);
    }
}

bool Diagnoser::closed_pattern() {
    return memo_bool(Rule::ClosedPattern, [&]() -> bool {
        size_t m = mark_;
        auto no_tail = [&] { return not_at(Tok::DOT) && not_at(Tok::LPAR) && not_at(Tok::EQUAL); };
        if (to(m) && literal(false)) return true;
        if (to(m) && capture_target()) return true;
        if (to(m) && soft("_")) return true;
        if (to(m) && attr() && no_tail()) return true;
        if (to(m) && tk(Tok::LPAR) && pattern() && tk(Tok::RPAR)) return true;
        if (to(m) && sequence_pattern()) return true;
        if (to(m) && mapping_pattern()) return true;
        if (to(m) && class_pattern()) return true;
        return no(m);
    });
}

// ---- Literals ----

bool Diagnoser::literal(bool) {
    size_t m = mark_;
    if (to(m) && signed_number() && not_at(Tok::PLUS) && not_at(Tok::MINUS)) return true;
    if (to(m) && complex_number()) return true;
    if (to(m) && strings()) return true;
    if (to(m) && (tk(Tok::kwNone) || tk(Tok::kwTrue) || tk(Tok::kwFalse))) return true;
    return no(m);
}

bool Diagnoser::signed_number() {
    size_t m = mark_;
    if (to(m) && tk(Tok::NUMBER)) return true;
    return (to(m) && tk(Tok::MINUS) && tk(Tok::NUMBER)) || no(m);
}

bool Diagnoser::complex_number() {
    size_t m = mark_;
    auto real = [&] {
        size_t n = mark_;
        if (real_or_imaginary(false)) return true;
        return (to(n) && tk(Tok::MINUS) && real_or_imaginary(false)) || no(n);
    };
    if (to(m) && real() && tk(Tok::PLUS) && real_or_imaginary(true)) return true;
    if (to(m) && real() && tk(Tok::MINUS) && real_or_imaginary(true)) return true;
    return no(m);
}

bool Diagnoser::real_or_imaginary(bool imaginary) {
    size_t m = mark_;
    if (!at(Tok::NUMBER)) return no(m);
    std::string_view text = tokenizer_.text(tokens_[m]);
    bool is_imaginary = text.back() == 'j' || text.back() == 'J';
    ++mark_;
    if (is_imaginary == imaginary) return true;
    return raise_token(m, imaginary ? "imaginary number required in complex literal"
                                    : "real number required in complex literal");
}

// ---- Names ----

bool Diagnoser::capture_target() {
    size_t m = mark_;
    if (not_ahead([&] { return soft("_"); }) && tk(Tok::NAME) && not_at(Tok::DOT) && not_at(Tok::LPAR) &&
        not_at(Tok::EQUAL))
        return true;
    return no(m);
}

bool Diagnoser::attr() {
    size_t m = mark_;
    if (!(tk(Tok::NAME) && tk(Tok::DOT) && tk(Tok::NAME))) return no(m);
    for (;;) {
        size_t n = mark_;
        if (!(tk(Tok::DOT) && tk(Tok::NAME))) return to(n);
    }
}

bool Diagnoser::name_or_attr() { return attr() || tk(Tok::NAME); }

// ---- Sequences ----

bool Diagnoser::sequence_pattern() {
    size_t m = mark_;
    if (to(m) && tk(Tok::LSQB) && opt(maybe_sequence_pattern()) && tk(Tok::RSQB)) return true;
    if (to(m) && tk(Tok::LPAR) && opt(open_sequence_pattern()) && tk(Tok::RPAR)) return true;
    return no(m);
}

bool Diagnoser::open_sequence_pattern() {
    size_t m = mark_;
    return (maybe_star_pattern() && tk(Tok::COMMA) && opt(maybe_sequence_pattern())) || no(m);
}

bool Diagnoser::maybe_sequence_pattern() {
    size_t m = mark_;
    return (list([&] { return maybe_star_pattern(); }) && opt_comma()) || no(m);
}

bool Diagnoser::maybe_star_pattern() { return star_pattern() || pattern(); }

bool Diagnoser::star_pattern() {
    return memo_bool(Rule::StarPattern, [&]() -> bool {
        size_t m = mark_;
        if (to(m) && tk(Tok::STAR) && capture_target()) return true;
        return (to(m) && tk(Tok::STAR) && soft("_")) || no(m);
    });
}

// ---- Mappings ----

bool Diagnoser::mapping_pattern() {
    size_t m = mark_;
    if (to(m) && tk(Tok::LBRACE) && tk(Tok::RBRACE)) return true;
    if (to(m) && tk(Tok::LBRACE) && double_star_pattern() && opt_comma() && tk(Tok::RBRACE)) return true;
    if (to(m) && tk(Tok::LBRACE) && items_pattern() && tk(Tok::COMMA) && double_star_pattern() && opt_comma() &&
        tk(Tok::RBRACE))
        return true;
    if (to(m) && tk(Tok::LBRACE) && items_pattern() && opt_comma() && tk(Tok::RBRACE)) return true;
    return no(m);
}

bool Diagnoser::items_pattern() {
    return list([&] {
        size_t m = mark_;
        return ((literal(true) || attr()) && tk(Tok::COLON) && pattern()) || no(m);
    });
}

bool Diagnoser::double_star_pattern() {
    size_t m = mark_;
    return (tk(Tok::DOUBLESTAR) && capture_target()) || no(m);
}

// ---- Classes ----

bool Diagnoser::class_pattern() {
    size_t m = mark_;
    auto head = [&] { return name_or_attr() && tk(Tok::LPAR); };
    auto tail = [&] { return opt_comma() && tk(Tok::RPAR); };
    if (to(m) && head() && tk(Tok::RPAR)) return true;
    if (to(m) && head() && positional_patterns() && tail()) return true;
    if (to(m) && head() && keyword_patterns() && tail()) return true;
    if (to(m) && head() && positional_patterns() && tk(Tok::COMMA) && keyword_patterns() && tail()) return true;
    if (to(m) && invalid_ && head()) {
        size_t n = mark_;
        if (!(positional_patterns() && tk(Tok::COMMA))) to(n);
        size_t first;
        if (keyword_patterns() && tk(Tok::COMMA) && (first = mark_, positional_patterns()))
            return raise_tokens(first, mark_ - 1, "positional patterns follow keyword patterns");
    }
    return no(m);
}

bool Diagnoser::positional_patterns() {
    return list([&] { return pattern(); });
}

bool Diagnoser::keyword_patterns() {
    return list([&] {
        size_t m = mark_;
        return (tk(Tok::NAME) && tk(Tok::EQUAL) && pattern()) || no(m);
    });
}

}  // namespace krait
