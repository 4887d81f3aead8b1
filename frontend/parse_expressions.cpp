// Expressions above atoms (language reference 6.3 to 6.15). Binary operators by precedence climbing; every node starts
// with its first operand's position and ends with the last token read.
#include "frontend/parser.h"

namespace krait {

using namespace ast;  // node names; only in this file

namespace {

struct BinaryRow {
    int precedence;  // 0: not a binary operator
    Operator op;
};

BinaryRow binary_row(Tok t) {
    switch (t) {
        case Tok::VBAR: return {1, Operator::BitOr};
        case Tok::CIRCUMFLEX: return {2, Operator::BitXor};
        case Tok::AMPER: return {3, Operator::BitAnd};
        case Tok::LEFTSHIFT: return {4, Operator::LShift};
        case Tok::RIGHTSHIFT: return {4, Operator::RShift};
        case Tok::PLUS: return {5, Operator::Add};
        case Tok::MINUS: return {5, Operator::Sub};
        case Tok::STAR: return {6, Operator::Mult};
        case Tok::SLASH: return {6, Operator::Div};
        case Tok::DOUBLESLASH: return {6, Operator::FloorDiv};
        case Tok::PERCENT: return {6, Operator::Mod};
        case Tok::AT: return {6, Operator::MatMult};
        default: return {0, Operator::Add};
    }
}

}  // namespace

// ---- Lists of expressions ----

ExprNode* Parser::starred(ExprNode* (Parser::*operand)()) {
    Pos start = pos();
    advance();
    ExprNode* value = KRAIT_TRY((this->*operand)());
    auto* n = node<Starred>(start);
    n->value = value;
    n->ctx = ExprContext::Load;
    return n;
}

ExprNode* Parser::star_expression() {
    return kind() == Tok::STAR ? starred(&Parser::bitwise_or) : expression();
}

// Can an expression (or `*`) start with this token? Tells a trailing comma.
static bool starts_expression(Tok t) {
    switch (t) {
        case Tok::NAME: case Tok::NUMBER: case Tok::STRING: case Tok::LPAR: case Tok::LSQB: case Tok::LBRACE:
        case Tok::MINUS: case Tok::PLUS: case Tok::TILDE: case Tok::ELLIPSIS: case Tok::STAR: case Tok::AWAIT:
        case Tok::kwLambda: case Tok::kwNot: case Tok::kwNone: case Tok::kwTrue: case Tok::kwFalse:
            return true;
        default:
            return false;
    }
}

ExprNode* Parser::star_expressions() {
    Pos start = pos();
    ExprNode* first = KRAIT_TRY(star_expression());
    if (kind() != Tok::COMMA) return first;
    Items<ExprNode*> items(*this);
    items.push(first);
    while (accept(Tok::COMMA)) {
        if (!starts_expression(kind())) break;
        items.push(KRAIT_TRY(star_expression()));
    }
    auto* n = node<ast::Tuple>(start);
    n->elts = items.take();
    return n;
}

ExprNode* Parser::star_named_expression() {
    return kind() == Tok::STAR ? starred(&Parser::bitwise_or) : named_expression();
}

// assignment_expression | expression. The name before `:=` must stand alone.
ExprNode* Parser::named_expression() {
    size_t first = at_;
    bool name = kind() == Tok::NAME;
    Pos start = pos();
    ExprNode* e = KRAIT_TRY(expression());
    if (kind() != Tok::COLONEQUAL) return e;
    if (!name || at_ != first + 1) return nullptr;
    if (!needs_version(8, "Assignment expressions are")) return nullptr;
    advance();
    ExprNode* value = KRAIT_TRY(expression());
    as<Name>(e)->ctx = ExprContext::Store;
    auto* n = node<NamedExpr>(start);
    n->target = e;
    n->value = value;
    return n;
}

ExprNode* Parser::value_or_yield() {
    return kind() == Tok::kwYield ? yield_expression() : star_expressions();
}

ExprNode* Parser::yield_expression() {
    Pos start = pos();
    advance();
    if (accept(Tok::kwFrom)) {
        ExprNode* value = KRAIT_TRY(expression());
        auto* n = node<YieldFrom>(start);
        n->value = value;
        return n;
    }
    ExprNode* value = nullptr;
    if (starts_expression(kind())) value = KRAIT_TRY(star_expressions());
    auto* n = node<Yield>(start);
    n->value = value;
    return n;
}

// ---- Conditional, lambda, boolean ----

ExprNode* Parser::expression() {
    Depth depth(*this);
    if (!depth.ok()) return nullptr;
    if (kind() == Tok::kwLambda) return lambda();
    Pos start = pos();
    ExprNode* body = KRAIT_TRY(disjunction());
    if (kind() != Tok::kwIf) return body;
    advance();
    ExprNode* test = KRAIT_TRY(disjunction());
    if (!accept(Tok::kwElse)) return nullptr;
    ExprNode* orelse = KRAIT_TRY(expression());
    auto* n = node<IfExp>(start);
    n->test = test;
    n->body = body;
    n->orelse = orelse;
    return n;
}

ExprNode* Parser::lambda() {
    Depth depth(*this);
    if (!depth.ok()) return nullptr;
    Pos start = pos();
    advance();
    Arguments* args = KRAIT_TRY(parameters(true));
    if (!accept(Tok::COLON)) return nullptr;
    ExprNode* body = KRAIT_TRY(expression());
    auto* n = node<Lambda>(start);
    n->args = args;
    n->body = body;
    return n;
}

ExprNode* Parser::disjunction() {
    Pos start = pos();
    ExprNode* first = KRAIT_TRY(conjunction());
    if (kind() != Tok::kwOr) return first;
    Items<ExprNode*> values(*this);
    values.push(first);
    while (accept(Tok::kwOr)) values.push(KRAIT_TRY(conjunction()));
    auto* n = node<BoolOp>(start);
    n->op = BoolOperator::Or;
    n->values = values.take();
    return n;
}

ExprNode* Parser::conjunction() {
    Pos start = pos();
    ExprNode* first = KRAIT_TRY(inversion());
    if (kind() != Tok::kwAnd) return first;
    Items<ExprNode*> values(*this);
    values.push(first);
    while (accept(Tok::kwAnd)) values.push(KRAIT_TRY(inversion()));
    auto* n = node<BoolOp>(start);
    n->op = BoolOperator::And;
    n->values = values.take();
    return n;
}

ExprNode* Parser::inversion() {
    if (kind() != Tok::kwNot) return comparison();
    Depth depth(*this);
    if (!depth.ok()) return nullptr;
    Pos start = pos();
    advance();
    ExprNode* operand = KRAIT_TRY(inversion());
    auto* n = node<UnaryOp>(start);
    n->op = UnaryOperator::Not;
    n->operand = operand;
    return n;
}

// ---- Comparison ----

ExprNode* Parser::comparison() {
    Pos start = pos();
    ExprNode* left = KRAIT_TRY(bitwise_or());
    Items<ExprNode*> comparators(*this);
    std::vector<CompareOperator> ops;
    for (;;) {
        CompareOperator op;
        switch (kind()) {
            case Tok::EQEQUAL: op = CompareOperator::Eq; break;
            case Tok::NOTEQUAL:
                if ((text() == "<>") != ((cx_.flags & kParseBarryAsBdfl) != 0)) return nullptr;
                op = CompareOperator::NotEq;
                break;
            case Tok::LESS: op = CompareOperator::Lt; break;
            case Tok::LESSEQUAL: op = CompareOperator::LtE; break;
            case Tok::GREATER: op = CompareOperator::Gt; break;
            case Tok::GREATEREQUAL: op = CompareOperator::GtE; break;
            case Tok::kwIn: op = CompareOperator::In; break;
            case Tok::kwNot:
                if (peek(1) != Tok::kwIn) goto done;
                advance();
                op = CompareOperator::NotIn;
                break;
            case Tok::kwIs:
                op = CompareOperator::Is;
                if (peek(1) == Tok::kwNot) {
                    advance();
                    op = CompareOperator::IsNot;
                }
                break;
            default: goto done;
        }
        advance();
        ops.push_back(op);
        comparators.push(KRAIT_TRY(bitwise_or()));
    }
done:
    if (ops.empty()) return left;
    auto* n = node<Compare>(start);
    n->left = left;
    n->ops = arena_.copy(ops.data(), ops.size());
    n->comparators = comparators.take();
    return n;
}

// ---- Arithmetic ----

ExprNode* Parser::binary(int min_precedence) {
    Pos start = pos();
    ExprNode* left = KRAIT_TRY(factor());
    for (;;) {
        BinaryRow row = binary_row(kind());
        if (row.precedence < min_precedence || !row.precedence) return left;
        if (row.op == Operator::MatMult && !needs_version(5, "The '@' operator is")) return nullptr;
        advance();
        ExprNode* right = KRAIT_TRY(binary(row.precedence + 1));
        auto* n = node<BinOp>(start);
        n->left = left;
        n->op = row.op;
        n->right = right;
        left = n;
    }
}

ExprNode* Parser::factor() {
    UnaryOperator op;
    switch (kind()) {
        case Tok::PLUS: op = UnaryOperator::UAdd; break;
        case Tok::MINUS: op = UnaryOperator::USub; break;
        case Tok::TILDE: op = UnaryOperator::Invert; break;
        default: return power();
    }
    Depth depth(*this);
    if (!depth.ok()) return nullptr;
    Pos start = pos();
    advance();
    ExprNode* operand = KRAIT_TRY(factor());
    auto* n = node<UnaryOp>(start);
    n->op = op;
    n->operand = operand;
    return n;
}

ExprNode* Parser::power() {
    Pos start = pos();
    ExprNode* base;
    if (kind() == Tok::AWAIT) {
        advance();
        ExprNode* value = KRAIT_TRY(primary());
        if (!needs_version(5, "Await expressions are")) return nullptr;
        auto* n = node<Await>(start);
        n->value = value;
        base = n;
    } else {
        base = KRAIT_TRY(primary());
    }
    if (kind() != Tok::DOUBLESTAR) return base;
    Depth depth(*this, 2);
    if (!depth.ok()) return nullptr;
    advance();
    ExprNode* exponent = KRAIT_TRY(factor());
    auto* n = node<BinOp>(start);
    n->left = base;
    n->op = Operator::Pow;
    n->right = exponent;
    return n;
}

// An atom with its attributes, calls and subscripts.
ExprNode* Parser::primary() {
    Pos start = pos();
    ExprNode* e = KRAIT_TRY(atom());
    for (;;) {
        if (kind() == Tok::DOT) {
            advance();
            Str* name = KRAIT_TRY(identifier());
            auto* n = node<Attribute>(start);
            n->value = e;
            n->attr = name;
            e = n;
        } else if (kind() == Tok::LPAR) {
            Pos open = pos();
            advance();
            Seq<ExprNode*> args;
            Seq<Keyword*> keywords;
            Depth depth(*this, 28);
            if (!call_arguments(Tok::RPAR, true, open, args, keywords)) return nullptr;
            auto* n = node<Call>(start);
            n->func = e;
            n->args = args;
            n->keywords = keywords;
            e = n;
        } else if (kind() == Tok::LSQB) {
            advance();
            ExprNode* index = KRAIT_TRY(slices());
            if (!accept(Tok::RSQB)) return nullptr;
            auto* n = node<Subscript>(start);
            n->value = e;
            n->slice = index;
            e = n;
        } else {
            return e;
        }
    }
}

}  // namespace krait
