// Atoms, displays, comprehensions, call arguments and subscripts (language reference 6.2, 6.3).
#include "frontend/parser.h"

namespace krait {

using namespace ast;

template <class T>
T* Parser::constant(Value value) {
    Pos start = pos();
    advance();
    T* n = node<T>(start);
    n->value = value;
    return n;
}

template MatchSingleton* Parser::constant<MatchSingleton>(Value);
template Constant* Parser::constant<Constant>(Value);

ExprNode* Parser::atom() {
    switch (kind()) {
        case Tok::NAME: {
            Pos start = pos();
            Str* id = KRAIT_TRY(identifier());
            auto* n = node<Name>(start);
            n->id = id;
            return n;
        }
        case Tok::NUMBER: return number();
        case Tok::STRING: return strings();
        case Tok::LPAR: return parenthesized();
        case Tok::LSQB: return list_display();
        case Tok::LBRACE: return brace_display();
        case Tok::kwTrue: return constant<Constant>(py_true());
        case Tok::kwFalse: return constant<Constant>(py_false());
        case Tok::kwNone: return constant<Constant>(none());
        case Tok::ELLIPSIS: return constant<Constant>(ellipsis());
        default: return nullptr;
    }
}

ExprNode* Parser::number() {
    std::string error;
    if (text().find('_') != std::string_view::npos && !needs_version(6, "Underscores in numeric literals are"))
        return nullptr;
    Value value = number_value(cx_, text(), error);
    if (value.is_empty()) return nullptr;
    arena_.root(value);
    return constant<Constant>(value);
}

ExprNode* Parser::strings() {
    std::vector<StringPiece> pieces;
    while (kind() == Tok::STRING) {
        pieces.push_back({text(), tok()});
        advance();
    }
    StringError error;
    ExprNode* e = concatenate_strings(cx_, pieces.data(), pieces.size(), true, error);
    if (error.is_final) {
        const Token& t = error.token;
        raise_at(cx_, tokenizer_, input_, Exc::SyntaxError, t.lineno, t.col_offset, t.end_lineno, t.end_col_offset,
                 error.message);
        cx_.error_is_final = true;
    }
    return e;
}

// ---- Displays ----

// tuple | group | genexp
ExprNode* Parser::parenthesized() {
    Depth depth(*this, 28);
    if (!depth.ok()) return nullptr;
    Pos start = pos();
    advance();
    if (accept(Tok::RPAR)) return node<ast::Tuple>(start);
    if (kind() == Tok::kwYield) {
        ExprNode* e = KRAIT_TRY(yield_expression());
        return accept(Tok::RPAR) ? e : nullptr;
    }
    ExprNode* first = KRAIT_TRY(star_named_expression());
    bool is_starred = first->tag == Tag::Starred;
    if (kind() == Tok::RPAR && !is_starred) {
        advance();
        return first;
    }
    if (!is_starred && at_comprehension()) {
        Seq<Comprehension*> generators;
        if (!comprehension_clauses(generators) || !accept(Tok::RPAR)) return nullptr;
        auto* n = node<GeneratorExp>(start);
        n->elt = first;
        n->generators = generators;
        return n;
    }
    Items<ExprNode*> items(*this);
    items.push(first);
    while (accept(Tok::COMMA)) {
        if (kind() == Tok::RPAR) break;
        items.push(KRAIT_TRY(star_named_expression()));
    }
    if (!accept(Tok::RPAR)) return nullptr;
    auto* n = node<ast::Tuple>(start);
    n->elts = items.take();
    // `(*a)` is no tuple: only a comma makes one.
    return is_starred && n->elts.size() == 1 && tokens_[at_ - 2].kind != Tok::COMMA ? nullptr : n;
}

ExprNode* Parser::list_display() {
    Depth depth(*this, 28);
    if (!depth.ok()) return nullptr;
    Pos start = pos();
    advance();
    Items<ExprNode*> items(*this);
    while (kind() != Tok::RSQB) {
        ExprNode* e = KRAIT_TRY(star_named_expression());
        if (!items.size() && e->tag != Tag::Starred && at_comprehension()) {
            Seq<Comprehension*> generators;
            if (!comprehension_clauses(generators) || !accept(Tok::RSQB)) return nullptr;
            auto* n = node<ListComp>(start);
            n->elt = e;
            n->generators = generators;
            return n;
        }
        items.push(e);
        if (!accept(Tok::COMMA)) break;
    }
    if (!accept(Tok::RSQB)) return nullptr;
    auto* n = node<ast::List>(start);
    n->elts = items.take();
    return n;
}

// dict | set | dictcomp | setcomp
ExprNode* Parser::brace_display() {
    Depth depth(*this, 28);
    if (!depth.ok()) return nullptr;
    Pos start = pos();
    advance();
    if (accept(Tok::RBRACE)) return node<ast::Dict>(start);
    if (kind() == Tok::DOUBLESTAR) return dict_display(start, nullptr);
    Pos first_start = pos();
    ExprNode* first = KRAIT_TRY(star_named_expression());
    if (kind() == Tok::COLON)
        return first->tag == Tag::Starred || is_bare_walrus(first, first_start) ? nullptr : dict_display(start, first);
    if (first->tag != Tag::Starred && at_comprehension()) {
        Seq<Comprehension*> generators;
        if (!comprehension_clauses(generators) || !accept(Tok::RBRACE)) return nullptr;
        auto* n = node<SetComp>(start);
        n->elt = first;
        n->generators = generators;
        return n;
    }
    Items<ExprNode*> items(*this);
    items.push(first);
    while (accept(Tok::COMMA)) {
        if (kind() == Tok::RBRACE) break;
        items.push(KRAIT_TRY(star_named_expression()));
    }
    if (!accept(Tok::RBRACE)) return nullptr;
    auto* n = node<ast::Set>(start);
    n->elts = items.take();
    return n;
}

// After `{`, at the colon after the first key, or at `**` (then `first_key` is null).
ExprNode* Parser::dict_display(Pos start, ExprNode* first_key) {
    Items<ExprNode*> pairs(*this);  // key, value, key, value …
    ExprNode* key = first_key;
    for (bool first = true;; first = false) {
        if (!first) {
            if (kind() == Tok::RBRACE) break;
            key = kind() == Tok::DOUBLESTAR ? nullptr : KRAIT_TRY(expression());
        }
        ExprNode* value;
        if (key) {
            if (!accept(Tok::COLON)) return nullptr;
            value = KRAIT_TRY(expression());
        } else {
            advance();
            value = KRAIT_TRY(bitwise_or());
        }
        if (first && key && at_comprehension()) {
            Seq<Comprehension*> generators;
            if (!comprehension_clauses(generators) || !accept(Tok::RBRACE)) return nullptr;
            auto* n = node<DictComp>(start);
            n->key = key;
            n->value = value;
            n->generators = generators;
            return n;
        }
        pairs.push(key);
        pairs.push(value);
        if (!accept(Tok::COMMA)) break;
    }
    if (!accept(Tok::RBRACE)) return nullptr;
    auto* n = node<ast::Dict>(start);
    n->keys = arena_.sequence<ExprNode*>(pairs.size() / 2);
    n->values = arena_.sequence<ExprNode*>(pairs.size() / 2);
    for (size_t i = 0; i < pairs.size(); ++i) (i % 2 ? n->values : n->keys)[i / 2] = pairs[i];
    return n;
}

bool Parser::comprehension_clauses(Seq<Comprehension*>& out) {
    Items<Comprehension*> clauses(*this);
    while (at_comprehension()) {
        auto* c = make<Comprehension>(arena_);
        c->is_async = accept(Tok::ASYNC);
        if (c->is_async && !needs_version(6, "Async comprehensions are")) return false;
        advance();
        c->target = KRAIT_TRY(for_targets());
        if (!accept(Tok::kwIn)) return false;
        c->iter = KRAIT_TRY(disjunction());
        {
            Items<ExprNode*> ifs(*this);
            while (accept(Tok::kwIf)) ifs.push(KRAIT_TRY(disjunction()));
            c->ifs = ifs.take();
        }
        clauses.push(c);
    }
    out = clauses.take();
    return true;
}

// ---- Calls ----

// Up to and including `close`. `open` is where a lone generator expression's bracket is. Order: positional and starred;
// from the first keyword on keywords and starred; from the first `**` on keywords and `**`.
bool Parser::call_arguments(Tok close, bool allow_genexp, Pos open, Seq<ExprNode*>& args, Seq<Keyword*>& keywords) {
    Items<Keyword*> kws(*this);
    std::vector<ExprNode*> positional;
    bool seen_keyword = false, seen_double_star = false;
    while (kind() != close) {
        Pos start = pos();
        if (kind() == Tok::STAR) {
            if (seen_double_star) return false;
            positional.push_back(KRAIT_TRY(starred(&Parser::expression)));
        } else if (accept(Tok::DOUBLESTAR)) {
            seen_double_star = true;
            ExprNode* value = KRAIT_TRY(expression());
            auto* k = node<Keyword>(start);
            k->value = value;
            kws.push(k);
        } else if (kind() == Tok::NAME && peek(1) == Tok::EQUAL) {
            seen_keyword = true;
            Str* name = KRAIT_TRY(identifier());
            advance();
            ExprNode* value = KRAIT_TRY(expression());
            auto* k = node<Keyword>(start);
            k->arg = name;
            k->value = value;
            kws.push(k);
        } else {
            if (seen_keyword || seen_double_star) return false;
            ExprNode* e = KRAIT_TRY(named_expression());
            if (allow_genexp && positional.empty() && at_comprehension()) {
                Seq<Comprehension*> generators;
                if (!comprehension_clauses(generators) || !accept(close)) return false;
                auto* n = node<GeneratorExp>(open);
                n->elt = e;
                n->generators = generators;
                args = arena_.sequence<ExprNode*>(1);
                args[0] = n;
                return true;
            }
            positional.push_back(e);
        }
        if (!accept(Tok::COMMA)) break;
        // `f(,)` is not reached: a comma needs an argument before it.
    }
    if (!accept(close)) return false;
    args = arena_.copy(positional.data(), positional.size());
    keywords = kws.take();
    return true;
}

// ---- Subscripts ----

ExprNode* Parser::slices() {
    Depth depth(*this, 28);
    if (!depth.ok()) return nullptr;
    Pos start = pos();
    bool star = kind() == Tok::STAR;
    ExprNode* first = KRAIT_TRY(star ? starred(&Parser::expression) : slice());
    if (kind() != Tok::COMMA && !star) return first;
    Items<ExprNode*> items(*this);
    items.push(first);
    while (accept(Tok::COMMA)) {
        if (kind() == Tok::RSQB) break;
        items.push(KRAIT_TRY(kind() == Tok::STAR ? starred(&Parser::expression) : slice()));
    }
    auto* n = node<ast::Tuple>(start);
    n->elts = items.take();
    return n;
}

ExprNode* Parser::slice() {
    Pos start = pos();
    ExprNode* lower = nullptr;
    if (kind() != Tok::COLON) {
        lower = KRAIT_TRY(named_expression());
        if (kind() != Tok::COLON) return lower;
        if (is_bare_walrus(lower, start)) return nullptr;
    }
    advance();
    auto at_end = [&] { return kind() == Tok::COLON || kind() == Tok::COMMA || kind() == Tok::RSQB; };
    ExprNode* upper = nullptr;
    ExprNode* step = nullptr;
    if (!at_end()) upper = KRAIT_TRY(expression());
    if (accept(Tok::COLON) && !at_end()) step = KRAIT_TRY(expression());
    auto* n = node<ast::Slice>(start);
    n->lower = lower;
    n->upper = upper;
    n->step = step;
    return n;
}

}  // namespace krait
