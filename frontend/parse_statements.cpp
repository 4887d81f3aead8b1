// Whole inputs and simple statements (language reference 7 and 9).
#include <algorithm>

#include "frontend/parser.h"

namespace krait {

using namespace ast;

// ---- Whole inputs ----

Node* Parser::file() {
    Items<StmtNode*> body(*this);
    if (!statements(body) || kind() != Tok::ENDMARKER) return nullptr;
    auto* m = make<ast::Module>(arena_);
    m->body = body.take();
    m->type_ignores = arena_.copy(type_ignores_.data(), type_ignores_.size());
    return m;
}

// Nothing but space and comments after the NEWLINE read last?
bool Parser::only_blank_follows() {
    std::string_view rest = tokenizer_.text();
    const Token& newline = tokens_[at_ == tokens_.size() - 1 && kind() == Tok::NEWLINE ? at_ : at_ - 1];
    rest.remove_prefix(std::min<size_t>(rest.size(), newline.start + newline.length));
    while (!rest.empty()) {
        size_t i = rest.find_first_not_of(" \t\n\014");
        if (i == std::string_view::npos) return true;
        if (rest[i] != '#') return false;
        rest.remove_prefix(std::min(rest.size(), rest.find('\n', i)));
    }
    return true;
}

// One statement of the interactive loop.
Node* Parser::single() {
    Items<StmtNode*> body(*this);
    Pos start = pos();
    if (kind() == Tok::NEWLINE) {
        advance();
        // EXTRA of an empty line: ends where it starts.
        end_line_ = start.line;
        end_col_ = start.col;
        body.push(node<Pass>(start));
    } else {
        bool is_compound = false;
        StmtNode* s = compound_stmt(is_compound);
        if (is_compound) {
            if (!s || !accept(Tok::NEWLINE)) return nullptr;
            body.push(s);
        } else if (!simple_stmts(body)) {
            return nullptr;
        }
    }
    if (!only_blank_follows()) return nullptr;
    auto* m = make<Interactive>(arena_);
    m->body = body.take();
    return m;
}

Node* Parser::eval() {
    Pos start = pos();
    ExprNode* e = KRAIT_TRY(expression());
    if (kind() == Tok::COMMA) {
        Items<ExprNode*> items(*this);
        items.push(e);
        while (accept(Tok::COMMA)) {
            if (kind() == Tok::NEWLINE || kind() == Tok::ENDMARKER) break;
            items.push(KRAIT_TRY(expression()));
        }
        auto* n = node<ast::Tuple>(start);
        n->elts = items.take();
        e = n;
    }
    while (accept(Tok::NEWLINE)) {}
    if (kind() != Tok::ENDMARKER) return nullptr;
    auto* m = make<Expression>(arena_);
    m->body = e;
    return m;
}

Node* Parser::function_type() {
    if (!accept(Tok::LPAR)) return nullptr;
    Items<ExprNode*> types(*this);
    int stars = 0;
    while (kind() != Tok::RPAR) {
        int here = accept(Tok::STAR) ? 1 : accept(Tok::DOUBLESTAR) ? 2 : 0;
        if (here <= stars && stars) return nullptr;
        stars = here;
        types.push(KRAIT_TRY(expression()));
        if (!accept(Tok::COMMA)) break;
        if (kind() == Tok::RPAR) return nullptr;
    }
    if (!accept(Tok::RPAR) || !accept(Tok::RARROW)) return nullptr;
    ExprNode* returns = KRAIT_TRY(expression());
    while (accept(Tok::NEWLINE)) {}
    if (kind() != Tok::ENDMARKER) return nullptr;
    auto* m = make<FunctionType>(arena_);
    m->argtypes = types.take();
    m->returns = returns;
    return m;
}

// ---- Sequences of statements ----

bool Parser::statements(Items<StmtNode*>& out) {
    while (kind() != Tok::ENDMARKER && kind() != Tok::DEDENT) {
        forget_tokens();
        bool is_compound = false;
        StmtNode* s = compound_stmt(is_compound);
        if (is_compound) {
            if (!s) return false;
            out.push(s);
        } else if (!simple_stmts(out)) {
            return false;
        }
    }
    return true;
}

bool Parser::simple_stmts(Items<StmtNode*>& out) {
    do {
        StmtNode* s = KRAIT_TRY(simple_stmt());
        out.push(s);
    } while (accept(Tok::SEMI) && kind() != Tok::NEWLINE);
    return accept(Tok::NEWLINE);
}

bool Parser::block(Seq<StmtNode*>& out) {
    Items<StmtNode*> body(*this);
    if (kind() != Tok::NEWLINE) {
        if (!simple_stmts(body)) return false;
    } else {
        advance();
        if (!accept(Tok::INDENT) || !statements(body) || !accept(Tok::DEDENT)) return false;
    }
    out = body.take();
    return true;
}

template <class T>
StmtNode* Parser::keyword_stmt() {
    Pos start = pos();
    advance();
    return node<T>(start);
}

StmtNode* Parser::simple_stmt() {
    switch (kind()) {
        case Tok::kwReturn: {
            Pos start = pos();
            advance();
            ExprNode* value = nullptr;
            if (kind() != Tok::NEWLINE && kind() != Tok::SEMI) value = KRAIT_TRY(star_expressions());
            auto* n = node<Return>(start);
            n->value = value;
            return n;
        }
        case Tok::kwImport: return import_name();
        case Tok::kwFrom: return import_from();
        case Tok::kwRaise: return raise_stmt();
        case Tok::kwPass: return keyword_stmt<Pass>();
        case Tok::kwBreak: return keyword_stmt<Break>();
        case Tok::kwContinue: return keyword_stmt<Continue>();
        case Tok::kwDel: return del_stmt();
        case Tok::kwAssert: return assert_stmt();
        case Tok::kwGlobal: return scope_stmt<Global>();
        case Tok::kwNonlocal: return scope_stmt<Nonlocal>();
        default: return expression_stmt();
    }
}

// ---- Expression statements and assignments ----

static bool augmented_operator(Tok t, Operator& op) {
    switch (t) {
        case Tok::PLUSEQUAL: op = Operator::Add; break;
        case Tok::MINEQUAL: op = Operator::Sub; break;
        case Tok::STAREQUAL: op = Operator::Mult; break;
        case Tok::ATEQUAL: op = Operator::MatMult; break;
        case Tok::SLASHEQUAL: op = Operator::Div; break;
        case Tok::PERCENTEQUAL: op = Operator::Mod; break;
        case Tok::AMPEREQUAL: op = Operator::BitAnd; break;
        case Tok::VBAREQUAL: op = Operator::BitOr; break;
        case Tok::CIRCUMFLEXEQUAL: op = Operator::BitXor; break;
        case Tok::LEFTSHIFTEQUAL: op = Operator::LShift; break;
        case Tok::RIGHTSHIFTEQUAL: op = Operator::RShift; break;
        case Tok::DOUBLESTAREQUAL: op = Operator::Pow; break;
        case Tok::DOUBLESLASHEQUAL: op = Operator::FloorDiv; break;
        default: return false;
    }
    return true;
}

StmtNode* Parser::expression_stmt() {
    Pos start = pos();
    size_t first_token = at_;
    bool starts_with_paren = kind() == Tok::LPAR;
    bool starts_with_name = kind() == Tok::NAME;
    ExprNode* e = KRAIT_TRY(value_or_yield());
    Operator op;
    if (kind() == Tok::EQUAL) return e->tag == Tag::Yield ? nullptr : assignment(start, e);
    if (kind() == Tok::COLON) {
        bool bare_name = starts_with_name && at_ == first_token + 1;
        return annotated_assignment(start, e, bare_name, starts_with_paren);
    }
    if (augmented_operator(kind(), op)) {
        if (!make_target(e, TargetKind::Single)) return nullptr;
        if (kind() == Tok::ATEQUAL && !needs_version(5, "The '@' operator is")) return nullptr;
        advance();
        ExprNode* value = KRAIT_TRY(value_or_yield());
        auto* n = node<AugAssign>(start);
        n->target = e;
        n->op = op;
        n->value = value;
        return n;
    }
    auto* n = node<Expr>(start);
    n->value = e;
    return n;
}

StmtNode* Parser::annotated_assignment(Pos start, ExprNode* target, bool bare_name, bool parenthesized) {
    if (!needs_version(6, bare_name ? "Variable annotation syntax is" : "Variable annotations syntax is")) return nullptr;
    if (!make_target(target, TargetKind::Single)) return nullptr;
    if (target->tag == Tag::Name && !bare_name && !parenthesized) return nullptr;
    advance();
    ExprNode* annotation = KRAIT_TRY(expression());
    ExprNode* value = nullptr;
    if (accept(Tok::EQUAL)) value = KRAIT_TRY(value_or_yield());
    auto* n = node<AnnAssign>(start);
    n->target = target;
    n->annotation = annotation;
    n->value = value;
    n->simple = bare_name;
    return n;
}

StmtNode* Parser::assignment(Pos start, ExprNode* first) {
    Items<ExprNode*> targets(*this);
    ExprNode* value = first;
    while (accept(Tok::EQUAL)) {
        if (!make_target(value, TargetKind::Star)) return nullptr;
        targets.push(value);
        value = KRAIT_TRY(value_or_yield());
    }
    Str* comment = nullptr;
    if (!type_comment(comment)) return nullptr;
    auto* n = node<Assign>(start);
    n->type_comment = comment;
    n->targets = targets.take();
    n->value = value;
    return n;
}

// ---- Other simple statements ----

StmtNode* Parser::del_stmt() {
    Pos start = pos();
    advance();
    Items<ExprNode*> targets(*this);
    do {
        if (targets.size() && (kind() == Tok::SEMI || kind() == Tok::NEWLINE)) break;
        ExprNode* e = KRAIT_TRY(primary());
        if (!make_target(e, TargetKind::Delete)) return nullptr;
        targets.push(e);
    } while (accept(Tok::COMMA));
    if (kind() != Tok::SEMI && kind() != Tok::NEWLINE) return nullptr;
    auto* n = node<Delete>(start);
    n->targets = targets.take();
    return n;
}

StmtNode* Parser::raise_stmt() {
    Pos start = pos();
    advance();
    ExprNode* exc = nullptr;
    ExprNode* cause = nullptr;
    if (kind() != Tok::NEWLINE && kind() != Tok::SEMI) {
        exc = KRAIT_TRY(expression());
        if (accept(Tok::kwFrom)) cause = KRAIT_TRY(expression());
    }
    auto* n = node<Raise>(start);
    n->exc = exc;
    n->cause = cause;
    return n;
}

StmtNode* Parser::assert_stmt() {
    Pos start = pos();
    advance();
    ExprNode* test = KRAIT_TRY(expression());
    ExprNode* msg = nullptr;
    if (accept(Tok::COMMA)) msg = KRAIT_TRY(expression());
    auto* n = node<Assert>(start);
    n->test = test;
    n->msg = msg;
    return n;
}

template <class T>
StmtNode* Parser::scope_stmt() {
    Pos start = pos();
    advance();
    Items<Str*> names(*this);
    do names.push(KRAIT_TRY(identifier()));
    while (accept(Tok::COMMA));
    auto* n = node<T>(start);
    n->names = names.take();
    return n;
}

// ---- Imports ----

Str* Parser::dotted_name() {
    Str* first = KRAIT_TRY(identifier());
    if (kind() != Tok::DOT) return first;
    std::string whole(tokenizer_.text(tokens_[at_ - 1]));
    while (accept(Tok::DOT)) {
        if (kind() != Tok::NAME) return nullptr;
        whole += '.';
        whole += text();
        advance();
    }
    // NFKC leaves the dots alone, so the joined text can be normalised as one.
    return intern_identifier(cx_, whole);
}

Alias* Parser::import_alias(bool dotted) {
    Pos start = pos();
    Str* name = KRAIT_TRY(dotted ? dotted_name() : identifier());
    Str* asname = nullptr;
    if (accept(Tok::kwAs)) asname = KRAIT_TRY(identifier());
    auto* n = node<Alias>(start);
    n->name = name;
    n->asname = asname;
    return n;
}

StmtNode* Parser::import_name() {
    Pos start = pos();
    advance();
    Items<Alias*> names(*this);
    do names.push(KRAIT_TRY(import_alias(true)));
    while (accept(Tok::COMMA));
    auto* n = node<Import>(start);
    n->names = names.take();
    return n;
}

StmtNode* Parser::import_from() {
    Pos start = pos();
    advance();
    i32 level = 0;
    for (;; advance()) {
        if (kind() == Tok::DOT) level += 1;
        else if (kind() == Tok::ELLIPSIS) level += 3;
        else break;
    }
    Str* module = nullptr;
    if (kind() == Tok::NAME) module = KRAIT_TRY(dotted_name());
    else if (!level) return nullptr;
    if (!accept(Tok::kwImport)) return nullptr;
    Items<Alias*> names(*this);
    if (kind() == Tok::STAR) {
        Pos star = pos();
        Str* name = KRAIT_TRY(arena_.intern("*"));
        advance();
        auto* alias = node<Alias>(star);
        alias->name = name;
        names.push(alias);
    } else {
        bool paren = accept(Tok::LPAR);
        do {
            if (paren && names.size() && kind() == Tok::RPAR) break;
            names.push(KRAIT_TRY(import_alias(false)));
        } while (accept(Tok::COMMA));
        if (paren && !accept(Tok::RPAR)) return nullptr;
    }
    auto* n = node<ImportFrom>(start);
    n->module = module;
    n->names = names.take();
    n->level = level;
    return n;
}

}  // namespace krait
