// SymtableBuilder: the first pass of the symbol table, a walk over the tree that records definitions and uses.
#pragma once

#include "frontend/compile_error.h"
#include "frontend/symtable.h"

namespace krait {

// A `global`, `nonlocal` or walrus that names something: where to report a contradiction found in the second pass.
struct Directive {
    const Scope* scope;
    Str* name;
    Location where;
};

class SymtableBuilder {
  public:
    SymtableBuilder(Arena& arena, Value filename, const Future& future, SymbolTable& table);
    [[nodiscard]] bool build(ast::ModNode* module);

  private:
    friend class ScopeResolver;
    template <class T>
    static Location at(const T* n) {
        return {n->lineno, n->end_lineno, n->col_offset, n->end_col_offset};
    }

    // ---- Scopes and names ----
    Scope* enter(Str* name, ScopeType type, const void* key, Location where);
    void leave();
    bool define(Str* name, u16 flags, Location where) { return define_in(current_, name, flags, where); }
    bool define_in(Scope* scope, Str* name, u16 flags, Location where);
    u16 flags_of(const Scope* scope, Str* name);
    bool fail(Location where, const char* format, Str* name = nullptr);
    void add_directive(Str* name, Location where) { directives_.push_back({current_, mangled(name), where}); }
    Str* mangled(Str* name) { return mangle(arena_, class_name_, name); }
    Str* id(const char* text) { return arena_.intern(text); }
    bool deep_enough();  // RecursionError

    // ---- Statements (symtable_statements.cpp) ----
    bool statement(ast::StmtNode* s);
    bool function(ast::StmtNode* s, Str* name, ast::Arguments* args, Seq<ast::StmtNode*> body,
                  Seq<ast::ExprNode*> decorators, ast::ExprNode* returns, bool is_async);
    bool class_def(ast::ClassDef* s);
    bool annotated_assign(ast::AnnAssign* s);
    bool declare(ast::StmtNode* s, Seq<Str*> names, bool is_global);
    bool defaults(ast::Arguments* args);
    bool parameters(ast::Arguments* args);
    bool annotations(ast::StmtNode* s, ast::Arguments* args, ast::ExprNode* returns);
    bool annotation(ast::ExprNode* e);
    bool import_alias(ast::Alias* alias);
    bool handler(ast::HandlerNode* h);
    bool pattern(ast::PatternNode* p);
    template <class T>
    bool block(Seq<T*> list);

    // ---- Expressions (symtable_expressions.cpp) ----
    bool expression(ast::ExprNode* e);
    bool expressions(Seq<ast::ExprNode*> list);
    bool optional(ast::ExprNode* e) { return !e || expression(e); }
    bool name(ast::Name* e);
    bool lambda(ast::Lambda* e);
    bool walrus(ast::NamedExpr* e);
    bool walrus_in_comprehension(ast::NamedExpr* e);
    bool yield_or_await(ast::ExprNode* e, ast::ExprNode* value);
    bool comprehension(ast::ExprNode* e, const char* scope_name, ComprehensionType type,
                       Seq<ast::Comprehension*> generators, ast::ExprNode* element, ast::ExprNode* value);
    bool inner_clause(ast::Comprehension* c);
    bool keywords(Seq<ast::Keyword*> list);
    bool forbid_in_annotation(const char* what, ast::ExprNode* e);

    Arena& arena_;
    Thread* th_;
    Value filename_;
    const Future& future_;
    SymbolTable& table_;
    Scope* current_ = nullptr;
    std::vector<Scope*> stack_;
    Scope* global_ = nullptr;
    Str* class_name_ = nullptr;
    std::vector<Directive> directives_;
    int depth_ = 0, depth_limit_ = 0;
};

}  // namespace krait
