// The match statement and its patterns (language reference 8.6).
#include "frontend/parser.h"
#include "runtime/types/int.h"

namespace krait {

using namespace ast;

// `match` is a name in most programs: only what can start a subject after it makes trying worthwhile.
bool Parser::may_start_match() {
    switch (peek(1)) {
        case Tok::NAME: case Tok::NUMBER: case Tok::STRING: case Tok::LPAR: case Tok::LSQB: case Tok::LBRACE:
        case Tok::MINUS: case Tok::PLUS: case Tok::TILDE: case Tok::ELLIPSIS: case Tok::STAR: case Tok::AWAIT:
        case Tok::kwLambda: case Tok::kwNot: case Tok::kwNone: case Tok::kwTrue: case Tok::kwFalse:
            return true;
        default: return false;
    }
}

StmtNode* Parser::match_stmt(bool& is_match) {
    Pos start = pos();
    Mark here = mark();
    ++trying_;
    advance();
    Pos subject_start = pos();
    ExprNode* subject = star_named_expression();
    if (subject && kind() == Tok::COMMA) {
        Items<ExprNode*> items(*this);
        items.push(subject);
        while (accept(Tok::COMMA) && kind() != Tok::COLON) {
            subject = star_named_expression();
            if (!subject) break;
            items.push(subject);
        }
        if (subject) {
            auto* n = node<ast::Tuple>(subject_start);
            n->elts = items.take();
            subject = n;
        }
    } else if (subject && subject->tag == Tag::Starred) {
        subject = nullptr;
    }
    --trying_;
    if (!subject || !accept(Tok::COLON) || !accept(Tok::NEWLINE)) {
        is_match = false;
        if (!cx_.failed || cx_.is_syntax_error) rewind(here);
        return nullptr;
    }
    if (!accept(Tok::INDENT)) return nullptr;
    Items<MatchCase*> cases(*this);
    while (at_name("case")) cases.push(KRAIT_TRY(case_block()));
    if (!cases.size() || !accept(Tok::DEDENT)) return nullptr;
    if (!needs_version(10, "Pattern matching is")) return nullptr;
    auto* n = node<Match>(start);
    n->subject = subject;
    n->cases = cases.take();
    return n;
}

MatchCase* Parser::case_block() {
    advance();
    auto* n = make<MatchCase>(arena_);
    n->pattern = KRAIT_TRY(patterns());
    if (accept(Tok::kwIf)) n->guard = KRAIT_TRY(named_expression());
    if (!accept(Tok::COLON) || !block(n->body)) return nullptr;
    return n;
}

// open_sequence_pattern | pattern
PatternNode* Parser::patterns() {
    Pos start = pos();
    PatternNode* first = KRAIT_TRY(maybe_star_pattern());
    if (kind() != Tok::COMMA) return first->tag == Tag::MatchStar ? nullptr : first;
    Items<PatternNode*> items(*this);
    items.push(first);
    while (accept(Tok::COMMA)) {
        if (kind() == Tok::COLON || kind() == Tok::kwIf) break;
        items.push(KRAIT_TRY(maybe_star_pattern()));
    }
    auto* n = node<MatchSequence>(start);
    n->patterns = items.take();
    return n;
}

PatternNode* Parser::maybe_star_pattern() {
    if (kind() != Tok::STAR) return pattern();
    Pos start = pos();
    advance();
    Str* name = nullptr;
    if (at_name("_")) advance();
    else name = KRAIT_TRY(capture_target());
    auto* n = node<MatchStar>(start);
    n->name = name;
    return n;
}

// !"_" NAME !('.' | '(' | '=')
Str* Parser::capture_target() {
    if (at_name("_")) return nullptr;
    Str* name = KRAIT_TRY(identifier());
    return kind() == Tok::DOT || kind() == Tok::LPAR || kind() == Tok::EQUAL ? nullptr : name;
}

PatternNode* Parser::pattern() {
    Depth depth(*this, 20);
    if (!depth.ok()) return nullptr;
    Pos start = pos();
    PatternNode* p = KRAIT_TRY(or_pattern());
    if (!accept(Tok::kwAs)) return p;
    Str* name = KRAIT_TRY(capture_target());
    auto* n = node<MatchAs>(start);
    n->pattern = p;
    n->name = name;
    return n;
}

PatternNode* Parser::or_pattern() {
    Pos start = pos();
    PatternNode* first = KRAIT_TRY(closed_pattern());
    if (kind() != Tok::VBAR) return first;
    Items<PatternNode*> items(*this);
    items.push(first);
    while (accept(Tok::VBAR)) items.push(KRAIT_TRY(closed_pattern()));
    auto* n = node<MatchOr>(start);
    n->patterns = items.take();
    return n;
}

PatternNode* Parser::closed_pattern() {
    Pos start = pos();
    switch (kind()) {
        case Tok::NUMBER:
        case Tok::MINUS: return number_pattern();
        case Tok::STRING: {
            ExprNode* value = KRAIT_TRY(strings());
            auto* n = node<MatchValue>(start);
            n->value = value;
            return n;
        }
        case Tok::kwNone: return constant<MatchSingleton>(none());
        case Tok::kwTrue: return constant<MatchSingleton>(py_true());
        case Tok::kwFalse: return constant<MatchSingleton>(py_false());
        case Tok::NAME: return name_pattern();
        case Tok::LPAR: return group_or_sequence();
        case Tok::LSQB: return bracket_sequence();
        case Tok::LBRACE: return mapping_pattern();
        default: return nullptr;
    }
}

// ---- Numbers ----

// ['-'] NUMBER [('+' | '-') imaginary NUMBER]
ExprNode* Parser::signed_number(bool& ok) {
    ok = false;
    Pos start = pos();
    bool negative = accept(Tok::MINUS);
    if (kind() != Tok::NUMBER) return nullptr;
    ExprNode* e = KRAIT_TRY(number());
    bool is_complex = has_kind(as<Constant>(e)->value, Kind::Complex);
    if (negative) {
        auto* n = node<UnaryOp>(start);
        n->op = UnaryOperator::USub;
        n->operand = e;
        e = n;
    }
    if (kind() == Tok::PLUS || kind() == Tok::MINUS) {
        Operator op = kind() == Tok::PLUS ? Operator::Add : Operator::Sub;
        advance();
        if (is_complex || kind() != Tok::NUMBER) return nullptr;
        ExprNode* imaginary = KRAIT_TRY(number());
        if (!has_kind(as<Constant>(imaginary)->value, Kind::Complex)) return nullptr;
        auto* n = node<BinOp>(start);
        n->left = e;
        n->op = op;
        n->right = imaginary;
        e = n;
    }
    ok = true;
    return e;
}

PatternNode* Parser::number_pattern() {
    Pos start = pos();
    bool ok;
    ExprNode* value = KRAIT_TRY(signed_number(ok));
    auto* n = node<MatchValue>(start);
    n->value = value;
    return n;
}

// ---- Names and classes ----

ExprNode* Parser::name_or_attribute() {
    Pos start = pos();
    Str* id = KRAIT_TRY(identifier());
    auto* name = node<Name>(start);
    name->id = id;
    ExprNode* e = name;
    while (accept(Tok::DOT)) {
        Str* attr = KRAIT_TRY(identifier());
        auto* n = node<Attribute>(start);
        n->value = e;
        n->attr = attr;
        e = n;
    }
    return e;
}

// Capture, wildcard, value or class pattern.
PatternNode* Parser::name_pattern() {
    Pos start = pos();
    bool wildcard = at_name("_");
    ExprNode* e = KRAIT_TRY(name_or_attribute());
    if (kind() == Tok::LPAR) return class_pattern(start, e);
    if (e->tag == Tag::Attribute) {
        if (kind() == Tok::EQUAL) return nullptr;
        auto* n = node<MatchValue>(start);
        n->value = e;
        return n;
    }
    if (kind() == Tok::EQUAL) return nullptr;
    auto* n = node<MatchAs>(start);
    if (!wildcard) n->name = as<Name>(e)->id;
    return n;
}

PatternNode* Parser::class_pattern(Pos start, ExprNode* cls) {
    advance();
    Items<PatternNode*> positional(*this);
    std::vector<Str*> names;
    std::vector<PatternNode*> values;
    while (kind() != Tok::RPAR) {
        if (kind() == Tok::NAME && peek(1) == Tok::EQUAL) {
            names.push_back(KRAIT_TRY(identifier()));
            advance();
            values.push_back(KRAIT_TRY(pattern()));
        } else {
            if (!names.empty()) return nullptr;
            positional.push(KRAIT_TRY(pattern()));
        }
        if (!accept(Tok::COMMA)) break;
    }
    if (!accept(Tok::RPAR)) return nullptr;
    auto* n = node<MatchClass>(start);
    n->cls = cls;
    n->patterns = positional.take();
    n->kwd_attrs = arena_.copy(names.data(), names.size());
    n->kwd_patterns = arena_.copy(values.data(), values.size());
    return n;
}

// ---- Sequences and mappings ----

PatternNode* Parser::group_or_sequence() {
    Pos start = pos();
    advance();
    if (accept(Tok::RPAR)) return node<MatchSequence>(start);
    PatternNode* first = KRAIT_TRY(maybe_star_pattern());
    if (kind() == Tok::RPAR && first->tag != Tag::MatchStar) {
        advance();
        return first;
    }
    if (kind() != Tok::COMMA) return nullptr;
    Items<PatternNode*> items(*this);
    items.push(first);
    while (accept(Tok::COMMA)) {
        if (kind() == Tok::RPAR) break;
        items.push(KRAIT_TRY(maybe_star_pattern()));
    }
    if (!accept(Tok::RPAR)) return nullptr;
    auto* n = node<MatchSequence>(start);
    n->patterns = items.take();
    return n;
}

PatternNode* Parser::bracket_sequence() {
    Pos start = pos();
    advance();
    Items<PatternNode*> items(*this);
    while (kind() != Tok::RSQB) {
        items.push(KRAIT_TRY(maybe_star_pattern()));
        if (!accept(Tok::COMMA)) break;
    }
    if (!accept(Tok::RSQB)) return nullptr;
    auto* n = node<MatchSequence>(start);
    n->patterns = items.take();
    return n;
}

// literal_expr | attr
ExprNode* Parser::mapping_key() {
    bool ok;
    switch (kind()) {
        case Tok::NUMBER:
        case Tok::MINUS: return signed_number(ok);
        case Tok::STRING: return strings();
        case Tok::kwNone: return constant<Constant>(none());
        case Tok::kwTrue: return constant<Constant>(py_true());
        case Tok::kwFalse: return constant<Constant>(py_false());
        case Tok::NAME: {
            ExprNode* e = KRAIT_TRY(name_or_attribute());
            return e->tag == Tag::Attribute ? e : nullptr;
        }
        default: return nullptr;
    }
}

PatternNode* Parser::mapping_pattern() {
    Pos start = pos();
    advance();
    std::vector<ExprNode*> keys;
    std::vector<PatternNode*> values;
    Str* rest = nullptr;
    while (kind() != Tok::RBRACE) {
        if (rest) return nullptr;
        if (accept(Tok::DOUBLESTAR)) {
            rest = KRAIT_TRY(capture_target());
        } else {
            keys.push_back(KRAIT_TRY(mapping_key()));
            if (!accept(Tok::COLON)) return nullptr;
            values.push_back(KRAIT_TRY(pattern()));
        }
        if (!accept(Tok::COMMA)) break;
    }
    if (!accept(Tok::RBRACE)) return nullptr;
    auto* n = node<MatchMapping>(start);
    n->keys = arena_.copy(keys.data(), keys.size());
    n->patterns = arena_.copy(values.data(), values.size());
    n->rest = rest;
    return n;
}

}  // namespace krait
