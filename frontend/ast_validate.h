// TreeValidator: CPython's checks of trees that did not come from the parser.
#pragma once

#include "frontend/ast.h"
#include "runtime/error.h"
#include "runtime/operators.h"

namespace krait {

class TreeValidator {
  public:
    explicit TreeValidator(Thread* th);
    bool module(const ast::ModNode* tree);

  private:
    template <class... A>
    bool fail(const char* format, A... args) {
        raise(th_, Exc::ValueError, format, args...);
        return false;
    }
    bool deeper();
    bool positions(const ast::LocatedNode* n);
    bool name(Str* id);
    bool not_empty(u32 count, const char* what, const char* owner);
    bool constant(Value v);
    bool comprehension(Seq<ast::Comprehension*> generators);
    bool keywords(Seq<ast::Keyword*> list);
    bool arguments(const ast::Arguments* a);
    bool expressions(Seq<ast::ExprNode*> list, ast::ExprContext context, bool null_ok);
    bool expression(const ast::ExprNode* e, ast::ExprContext context);
    bool optional(const ast::ExprNode* e) { return !e || expression(e, ast::ExprContext::Load); }
    bool context_of(const ast::ExprNode* e, ast::ExprContext wanted);
    bool contents(const ast::ExprNode* e, ast::ExprContext context);
    bool statements(Seq<ast::StmtNode*> list);
    bool statement(const ast::StmtNode* s);
    bool body(Seq<ast::StmtNode*> list, const char* owner);
    bool names(Seq<Str*> list, const char* owner);
    template <class T>
    bool try_statement(const T* n, const char* owner);
    // Patterns (frontend/ast_validate_patterns.cpp).
    bool match(const ast::Match* n);
    bool pattern(const ast::PatternNode* p, bool star_ok);
    bool pattern_contents(const ast::PatternNode* p, bool star_ok);
    bool patterns(Seq<ast::PatternNode*> list, bool star_ok);
    bool match_value(const ast::ExprNode* e);
    bool capture(Str* id);
    bool mapping(const ast::MatchMapping* p);
    bool class_pattern(const ast::MatchClass* p);

    Thread* th_;
    int depth_ = 0, limit_ = 0;
};

}  // namespace krait
