// Targets of assignments, loops, `with … as`, `del` (language reference 7.2): an expression that has been parsed
// becomes a target by changing the context of its nodes, or is none.
#include "frontend/parser.h"

namespace krait {

using namespace ast;

// Star: star_target (tuples, lists, starred). Single: only a name, attribute or subscript. Delete: as Star, without
// starred.
bool Parser::make_target(ExprNode* e, TargetKind kind) {
    ExprContext ctx = kind == TargetKind::Delete ? ExprContext::Del : ExprContext::Store;
    switch (e->tag) {
        case Tag::Name: as<Name>(e)->ctx = ctx; return true;
        case Tag::Attribute: as<Attribute>(e)->ctx = ctx; return true;
        case Tag::Subscript: as<Subscript>(e)->ctx = ctx; return true;
        case Tag::Starred:
            if (kind != TargetKind::Star || as<Starred>(e)->value->tag == Tag::Starred) return false;
            as<Starred>(e)->ctx = ctx;
            return make_target(as<Starred>(e)->value, kind);
        case Tag::Tuple:
            if (kind == TargetKind::Single) return false;
            as<ast::Tuple>(e)->ctx = ctx;
            for (ExprNode* item : as<ast::Tuple>(e)->elts)
                if (!make_target(item, kind)) return false;
            return true;
        case Tag::List:
            if (kind == TargetKind::Single) return false;
            as<ast::List>(e)->ctx = ctx;
            for (ExprNode* item : as<ast::List>(e)->elts)
                if (!make_target(item, kind)) return false;
            return true;
        default: return false;
    }
}

// star_targets before `in`: an operand ends where `in` stands, so each is a bitwise_or.
ExprNode* Parser::for_targets() {
    Pos start = pos();
    auto item = [&] { return kind() == Tok::STAR ? starred(&Parser::bitwise_or) : bitwise_or(); };
    ExprNode* first = KRAIT_TRY(item());
    if (kind() != Tok::COMMA) return make_target(first, TargetKind::Star) ? first : nullptr;
    Items<ExprNode*> items(*this);
    items.push(first);
    while (accept(Tok::COMMA)) {
        if (kind() == Tok::kwIn) break;
        items.push(KRAIT_TRY(item()));
    }
    auto* n = node<ast::Tuple>(start);
    n->elts = items.take();
    return make_target(n, TargetKind::Star) ? n : nullptr;
}

}  // namespace krait
