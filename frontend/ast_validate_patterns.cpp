// Checks of match statements.
#include "frontend/ast_validate.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ast;

namespace {

bool is_exact_number(Value v, bool real, bool imaginary) {
    if (real && (v.is_small_int() || v.is_double() || is_exactly(v, Kind::Int) || is_exactly(v, Kind::Float))) return true;
    return imaginary && is_exactly(v, Kind::Complex);
}

bool is_number(const ExprNode* e, bool real, bool imaginary) {
    return e->tag == Tag::Constant && is_exact_number(as<Constant>(e)->value, real, imaginary);
}

bool is_negative(const ExprNode* e, bool real, bool imaginary) {
    return e->tag == Tag::UnaryOp && as<UnaryOp>(e)->op == UnaryOperator::USub &&
           is_number(as<UnaryOp>(e)->operand, real, imaginary);
}

// real ± imaginary
bool is_complex(const ExprNode* e) {
    auto* b = as<BinOp>(e);
    if (b->op != Operator::Add && b->op != Operator::Sub) return false;
    bool left = is_number(b->left, true, false) || is_negative(b->left, true, false);
    return left && is_number(b->right, false, true);
}

}  // namespace

bool TreeValidator::match(const Match* n) {
    if (!expression(n->subject, ExprContext::Load) || !not_empty(n->cases.size(), "cases", "Match")) return false;
    for (const MatchCase* c : n->cases)
        if (!pattern(c->pattern, false) || !optional(c->guard) || !body(c->body, "match_case")) return false;
    return true;
}

bool TreeValidator::match_value(const ExprNode* e) {
    if (!expression(e, ExprContext::Load)) return false;
    switch (e->tag) {
        case Tag::Constant: {
            Value v = as<Constant>(e)->value;
            if (is_exact_number(v, true, true) || is_exactly(v, Kind::Bytes) || is_exactly(v, Kind::Str)) return true;
            return fail("unexpected constant inside of a literal pattern");
        }
        case Tag::Attribute:
        case Tag::JoinedStr: return true;
        case Tag::UnaryOp:
            if (is_negative(e, true, true)) return true;
            break;
        case Tag::BinOp:
            if (is_complex(e)) return true;
            break;
        default: break;
    }
    return fail("patterns may only match literals and attribute lookups");
}

bool TreeValidator::capture(Str* id) {
    if (str_equal(id, "_")) return fail("can't capture name '_' in patterns");
    return name(id);
}

bool TreeValidator::patterns(Seq<PatternNode*> list, bool star_ok) {
    for (const PatternNode* p : list)
        if (!pattern(p, star_ok)) return false;
    return true;
}

bool TreeValidator::pattern(const PatternNode* p, bool star_ok) {
    if (!positions(p) || !deeper() || !pattern_contents(p, star_ok)) return false;
    --depth_;
    return true;
}

bool TreeValidator::pattern_contents(const PatternNode* p, bool star_ok) {
    switch (p->tag) {
        case Tag::MatchValue: return match_value(as<MatchValue>(p)->value);
        case Tag::MatchSingleton: {
            Value v = as<MatchSingleton>(p)->value;
            return is_none(v) || is_bool(v) ? true : fail("MatchSingleton can only contain True, False and None");
        }
        case Tag::MatchSequence: return patterns(as<MatchSequence>(p)->patterns, true);
        case Tag::MatchMapping: return mapping(as<MatchMapping>(p));
        case Tag::MatchClass: return class_pattern(as<MatchClass>(p));
        case Tag::MatchStar:
            if (!star_ok) return fail("can't use MatchStar here");
            return !as<MatchStar>(p)->name || capture(as<MatchStar>(p)->name);
        case Tag::MatchAs: {
            auto* n = as<MatchAs>(p);
            if (n->name && !capture(n->name)) return false;
            if (!n->pattern) return true;
            if (!n->name) return fail("MatchAs must specify a target name if a pattern is given");
            return pattern(n->pattern, false);
        }
        case Tag::MatchOr:
            if (as<MatchOr>(p)->patterns.size() < 2) return fail("MatchOr requires at least 2 patterns");
            return patterns(as<MatchOr>(p)->patterns, false);
        default: return true;
    }
}

bool TreeValidator::mapping(const MatchMapping* p) {
    if (p->keys.size() != p->patterns.size())
        return fail("MatchMapping doesn't have the same number of keys as patterns");
    if (p->rest && !capture(p->rest)) return false;
    for (const ExprNode* key : p->keys) {
        if (key->tag == Tag::Constant) {
            Value v = as<Constant>(key)->value;
            if (is_none(v) || is_bool(v)) continue;
        }
        if (!match_value(key)) return false;
    }
    return patterns(p->patterns, false);
}

bool TreeValidator::class_pattern(const MatchClass* p) {
    if (p->kwd_attrs.size() != p->kwd_patterns.size())
        return fail("MatchClass doesn't have the same number of keyword attributes as patterns");
    if (!expression(p->cls, ExprContext::Load)) return false;
    const ExprNode* cls = p->cls;
    while (cls->tag == Tag::Attribute) cls = as<Attribute>(cls)->value;
    if (cls->tag != Tag::Name) return fail("MatchClass cls field can only contain Name or Attribute nodes.");
    for (Str* attribute : p->kwd_attrs)
        if (!name(attribute)) return false;
    return patterns(p->patterns, false) && patterns(p->kwd_patterns, false);
}

}  // namespace krait
