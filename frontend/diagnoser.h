// Diagnoser: recognises a source by the rules of CPython 3.11's grammar in its order of trying, with ordered choice,
// backtracking and memoisation (Ford, "Packrat Parsing", ICFP 2002), first plainly, then with the rules for common
// mistakes. Which mistake is found, and what "the last token" is, depends on that order, so it is kept exactly; the fast
// parser (frontend/parser.h) is free of it.
//
// Conventions. A rule is a method that returns true (or a node) and has consumed what it matched, or returns false (null)
// and has consumed nothing. `to(m)` goes back to `m` for the next alternative; `no(m)` ends a rule that does not match.
// An `invalid_…` rule never matches: it sets the error, after which nothing matches any more. Expression nodes have kind
// and position; children only where a message needs them. Left-recursive rules are loops.
#pragma once

#include "frontend/diagnose.h"

namespace krait {

class Diagnoser {
  public:
    Diagnoser(ParseContext& context, const ParseInput& input);
    ast::Node* run();

  private:
    using E = ast::ExprNode*;
    using Tag = ast::Tag;
    enum class Rule : u8 {
        SimpleStmt, Block, Expression, StarExpression, Disjunction, Conjunction, Inversion, InvalidNamed, Factor,
        AwaitPrimary, Strings, Arguments, StarTarget, TargetWithStarAtom, DelTarget, ClosedPattern, StarPattern,
        BitwiseOr, BitwiseXor, BitwiseAnd, ShiftExpr, Sum, Term, Primary, TPrimary,
    };
    struct Memo {
        Rule rule;
        void* result;
        u32 end;
    };
    enum class Targets { Star, Del, For };
    // What `args` matched, as a Call's parts.
    struct CallParts {
        bool ok = false;
        ast::LocatedNode where;
        u32 count = 0;       // positional arguments, starred ones included
        E last = nullptr;
        bool has_unpacking = false;
        explicit operator bool() const { return ok; }
    };
    struct Clauses {
        bool ok = false;
        E last = nullptr;    // last condition, else the last iterable
        explicit operator bool() const { return ok; }
    };

    // ---- Machinery (diagnose.cpp) ----
    bool start_rule();
    bool fill();
    bool ready() { return !cx_.failed && (mark_ < tokens_.size() || fill()); }
    Tok kind() { return ready() ? tokens_[mark_].kind : Tok::ERRORTOKEN; }
    bool tk(Tok k) {
        if (!ready() || tokens_[mark_].kind != k) return false;
        ++mark_;
        return true;
    }
    bool soft(const char* word);
    bool at(Tok k) { return kind() == k && !cx_.failed; }
    bool not_at(Tok k) { return !at(k) && !cx_.failed; }
    bool force(Tok k, const char* text);
    bool to(size_t m) {
        mark_ = m;
        return !cx_.failed;
    }
    bool no(size_t m) {
        mark_ = m;
        return false;
    }
    bool opt(bool) { return !cx_.failed; }
    template <class T>
    bool opt(T*) {
        return !cx_.failed;
    }
    template <class F>
    bool many(F f) {  // zero or more
        while (!cx_.failed && f()) {}
        return !cx_.failed;
    }
    template <class F>
    bool some(F f) {  // one or more
        return f() && many(f);
    }
    template <class F>
    bool list(F f) {  // one or more, separated by commas
        if (!f()) return false;
        for (;;) {
            size_t m = mark_;
            if (!(tk(Tok::COMMA) && f())) return to(m);
        }
    }
    template <class F>
    bool ahead(F f) {
        size_t m = mark_;
        bool matched = f();
        mark_ = m;
        return matched && !cx_.failed;
    }
    template <class F>
    bool not_ahead(F f) {
        size_t m = mark_;
        bool matched = f();
        mark_ = m;
        return !matched && !cx_.failed;
    }
    template <class F>
    E memo(Rule rule, F f) {
        return static_cast<E>(memo_raw(rule, [&] { return static_cast<void*>(f()); }));
    }
    template <class F>
    bool memo_bool(Rule rule, F f) {
        return memo_raw(rule, [&] { return f() ? static_cast<void*>(this) : nullptr; }) != nullptr;
    }
    template <class F>
    void* memo_raw(Rule rule, F f) {
        if (!ready()) return nullptr;
        size_t m = mark_;
        for (const Memo& e : memos_[m])
            if (e.rule == rule) {
                if (e.result) mark_ = e.end;
                return e.result;
            }
        void* result = f();
        if (!result) mark_ = m;
        memos_[m].push_back({rule, result, static_cast<u32>(mark_)});
        return result;
    }
    // A node from the token at `m` to the last one consumed.
    template <class T>
    T* mk(size_t m) {
        T* n = ast::make<T>(cx_.arena);
        locate(n, m);
        return n;
    }
    void locate(ast::LocatedNode* n, size_t m);
    const Token& token(size_t i) const { return tokens_[i]; }

    // ---- Errors ----
    bool raise_last(const std::string& message, Exc type = Exc::SyntaxError);
    bool raise_node(const ast::LocatedNode* n, const std::string& message);
    bool raise_range(const ast::LocatedNode* a, const ast::LocatedNode* b, const std::string& message);
    bool raise_token(size_t index, const std::string& message);
    bool raise_tokens(size_t from, size_t last, const std::string& message);
    bool raise_from_token(size_t index, const std::string& message);
    bool raise_indent(const std::string& message) { return raise_last(message, Exc::IndentationError); }
    bool raise_indent_after(const char* what, size_t keyword);
    bool raise_unclosed();
    bool raise_tokenizer_error();
    bool raise_invalid_target(Targets kind, E e);
    void check_rest_of_source();
    void set_generic_error(size_t last);
    E invalid_target(E e, Targets kind);
    static const char* expression_name(E e);
    bool is_legacy_name(E e);

    // ---- Statements (diagnose_statements.cpp) ----
    bool statements();
    bool statement();
    bool statement_newline();
    bool simple_stmts();
    bool simple_stmt();
    bool compound_stmt();
    bool assignment();
    bool augassign();
    bool yield_or_star_expressions();
    bool import_stmt();
    bool import_from_targets();
    bool import_as_name();
    bool dotted_as_name();
    bool dotted_name();
    bool del_stmt();
    bool invalid_assignment();
    E invalid_ann_assign_target();
    bool block();
    // ---- Compound statements (diagnose_compound.cpp) ----
    bool decorators();
    bool class_def();
    bool class_def_raw();
    bool function_def();
    bool function_def_raw();
    bool func_type_comment();
    bool if_stmt();
    bool elif_stmt();
    bool else_block();
    bool while_stmt();
    bool for_stmt();
    bool with_stmt();
    bool with_item();
    bool try_stmt();
    bool except_block();
    bool except_star_block();
    bool invalid_except_stmt();
    bool finally_block();
    bool as_name();
    bool no_block();  // NEWLINE !INDENT
    bool invalid_for_target();
    bool with_expression_list(bool plural);
    // ---- Parameters (diagnose_parameters.cpp); `lambda_` chooses the lambda's versions ----
    bool params(bool lambda_);
    bool parameters(bool lambda_);
    bool slash_no_default(bool l);
    bool slash_with_default(bool l);
    bool star_etc(bool l);
    bool kwds(bool l);
    bool param_end(bool l);
    bool param(bool l);
    bool param_no_default(bool l);
    bool param_no_default_star_annotation();
    bool param_with_default(bool l);
    bool param_maybe_default(bool l);
    bool default_value();
    bool invalid_parameters(bool l);
    bool invalid_star_etc(bool l);
    bool invalid_kwds(bool l);
    // ---- Patterns (diagnose_patterns.cpp) ----
    bool match_stmt();
    bool subject_expr();
    bool case_block();
    bool guard();
    bool patterns();
    bool pattern();
    bool as_pattern();
    bool or_pattern();
    bool closed_pattern();
    bool literal(bool is_key);
    bool signed_number();
    bool complex_number();
    bool real_or_imaginary(bool imaginary);
    bool capture_target();
    bool attr();
    bool name_or_attr();
    bool sequence_pattern();
    bool open_sequence_pattern();
    bool maybe_sequence_pattern();
    bool maybe_star_pattern();
    bool star_pattern();
    bool mapping_pattern();
    bool items_pattern();
    bool double_star_pattern();
    bool class_pattern();
    bool positional_patterns();
    bool keyword_patterns();
    bool opt_comma() { return opt(tk(Tok::COMMA)); }
    // ---- Expressions (diagnose_expressions.cpp) ----
    E expressions();
    E expression();
    E expression_plain();  // without the rules for mistakes at its own level
    E expression_without_invalid();
    E invalid_expression();
    E yield_expr();
    E star_expressions();
    E star_expression();
    E tuple_of(E (Diagnoser::*item)(), size_t m);
    bool star_named_expressions(std::vector<E>* items);
    E star_named_expression();
    E assignment_expression();
    E named_expression();
    E invalid_named_expression();
    E disjunction();
    E conjunction();
    E inversion();
    E comparison();
    bool compare_op(ast::CompareOperator& op);
    E bitwise_or();
    E binary_loop(Rule rule, int level);
    E factor();
    E power();
    E await_primary();
    E primary();
    E t_primary();
    bool t_lookahead();
    bool slices();
    bool slice();
    E atom();
    E number();
    E name();
    E strings();
    E lambdef();
    // ---- Displays, calls, targets (diagnose_atoms.cpp) ----
    E group();
    E tuple();
    E list_display();
    E set_display();
    E dict_display();
    bool double_starred_kvpair();
    bool kvpair();
    bool invalid_double_starred_kvpairs();
    bool invalid_kvpair();
    bool invalid_dict_value();
    E comprehension(Tok open, Tok close);
    E genexp();
    E dictcomp();
    bool invalid_comprehension();
    Clauses for_if_clauses();
    bool for_if_clause(Clauses& out);
    bool arguments();
    CallParts args();
    bool kwargs(CallParts& parts);
    bool kwarg_or_starred(CallParts& parts);
    bool kwarg_or_double_starred(CallParts& parts);
    bool invalid_kwarg();
    bool invalid_arguments();
    E starred_expression();
    E positional_argument();
    bool star_targets();
    bool star_target();
    bool target_with_star_atom();
    bool star_atom();
    bool single_target();
    bool single_subscript_attribute_target();
    bool target_tail();
    bool del_targets();
    bool del_target();
    bool del_t_atom();

    ParseContext& cx_;
    ParseInput input_;
    Tokenizer tokenizer_;
    std::vector<Token> tokens_;
    std::vector<std::vector<Memo>> memos_;
    size_t mark_ = 0;
    bool invalid_ = false;   // second pass: the rules for mistakes are active
    bool started_ = false;
};

}  // namespace krait
