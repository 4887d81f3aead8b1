// Parser: tokens to syntax tree, by recursive descent with one token of lookahead (language reference 10).
//
// This parser only decides whether the source is valid and builds the tree with CPython 3.11's positions. It never
// words an error: a function that returns null (or false) means "not valid here", and the caller then runs the slower
// diagnosing parser (frontend/diagnose.h) over the same source to find CPython's message. Where one token does not
// decide (`with (`, the soft keyword `match`) it tries, and rewinds.
//
// A target is parsed as an expression and turned into a target afterwards (`make_target`), which is linear where
// CPython's grammar backtracks.
#pragma once

#include "frontend/ast.h"
#include "frontend/tokenizer.h"

namespace krait {

// What is parsed: a whole source, or the parenthesised expression of an f-string.
struct ParseInput {
    std::string_view text;        // NUL-terminated
    StartRule rule = StartRule::File;
    i32 starting_lineno = 0;      // of an f-string's expression: line and column its first line stands at
    i32 starting_col_offset = 0;
    bool columns_are_chars = true;  // error columns count characters (source known to be UTF-8), else bytes
};

// Parses; on failure `context.failed` is set and the error known. `used`, if given: bytes read (single input).
ast::Node* parse_input(ParseContext& context, const ParseInput& input);

// Literals, used by both parsers (frontend/parse_number.cpp, string_literal.cpp, fstring.cpp).
// Empty: raised or failed.
Value number_value(ParseContext& context, std::string_view text, std::string& error);
struct StringPiece {
    std::string_view text;
    Token token;
};
// What a failed string literal says, and where: at `token` if `known`, else at the parser's last token.
struct StringError {
    bool failed = false;
    bool known = false;
    bool is_final = false;  // a warning that is an error
    Token token;
    std::string message;
};
// Adjacent string literals as one Constant or JoinedStr. Null: `error.failed`, or context.failed.
ast::ExprNode* concatenate_strings(ParseContext& context, const StringPiece* pieces, size_t count, bool warn,
                                   StringError& error);

// The interned NFKC form of an identifier. Null: raised, context.failed.
Str* intern_identifier(ParseContext& context, std::string_view text);
// Moves a token of an f-string's expression to where it stands in the source.
void adjust_token(Token& token, const Tokenizer& tokenizer, const ParseInput& input);

// Sets context.error (unless one is set), as CPython's parser does: columns from 0, in bytes; kHere: where the tokenizer
// stands.
constexpr i64 kHere = -5;
void raise_at(ParseContext& context, const Tokenizer& tokenizer, const ParseInput& input, Exc type, i64 lineno, i64 col,
              i64 end_lineno, i64 end_col, const std::string& message);

class Parser {
  public:
    Parser(ParseContext& context, const ParseInput& input);
    // The whole input; null: not valid.
    ast::Node* parse();
    Tokenizer& tokenizer() { return tokenizer_; }

  private:
    using Tag = ast::Tag;
    struct Pos {
        i32 line, col;
    };
    struct Mark {
        size_t at;
        i32 end_line, end_col;
    };
    // A growing list of pointers on the parser's scratch stack.
    template <class T>
    class Items {
      public:
        explicit Items(Parser& p) : p_(p), base_(p.scratch_.size()) {}
        ~Items() { p_.scratch_.resize(base_); }
        void push(T item) { p_.scratch_.push_back(reinterpret_cast<void*>(item)); }
        size_t size() const { return p_.scratch_.size() - base_; }
        T operator[](size_t i) const { return reinterpret_cast<T>(p_.scratch_[base_ + i]); }
        Seq<T> take() {
            Seq<T> seq = p_.arena_.copy(reinterpret_cast<T*>(p_.scratch_.data() + base_), size());
            return seq;
        }

      private:
        Parser& p_;
        size_t base_;
    };
    // Counts nesting as CPython's parser does, to give MemoryError where it does.
    class Depth {
      public:
        explicit Depth(Parser& p, int weight = 1) : p_(p), weight_(weight) { p.depth_ += weight; }
        ~Depth() { p_.depth_ -= weight_; }
        bool ok() const { return p_.depth_ < kMaxDepth || p_.too_deep(); }

      private:
        Parser& p_;
        int weight_;
    };
    static constexpr int kMaxDepth = 6000;

    // ---- Tokens ----
    const Token& tok() const { return tokens_[at_]; }
    Tok kind() const { return tokens_[at_].kind; }
    Tok peek(size_t ahead);
    std::string_view text() const { return tokenizer_.text(tokens_[at_]); }
    void advance();
    void fetch();
    Token next_token();
    bool type_comment(Str*& out);
    bool function_type_comment(Str*& out);
    bool needs_version(int version, const char* what);
    bool accept(Tok k) {
        if (kind() != k) return false;
        advance();
        return true;
    }
    bool at_name(const char* word) const { return kind() == Tok::NAME && text() == word; }
    Pos pos() const { return {tok().lineno, tok().col_offset}; }
    Mark mark() const { return {at_, end_line_, end_col_}; }
    void rewind(Mark m) {
        at_ = m.at;
        end_line_ = m.end_line;
        end_col_ = m.end_col;
    }
    void forget_tokens();
    bool too_deep();

    // A located node that starts at `start` and ends with the last token read.
    template <class T>
    T* node(Pos start) {
        T* n = ast::make<T>(arena_);
        n->lineno = start.line;
        n->col_offset = start.col;
        n->end_lineno = end_line_;
        n->end_col_offset = end_col_;
        return n;
    }
    template <class T>
    static Pos start_of(const T* n) {
        return {n->lineno, n->col_offset};
    }
    // `x := y` without brackets around it.
    static bool is_bare_walrus(const ast::ExprNode* e, Pos start) {
        return e->tag == Tag::NamedExpr && e->lineno == start.line && e->col_offset == start.col;
    }
    Str* identifier();                 // the NAME token's, NFKC; advances. Null: not a NAME, or raised
    Str* intern(const Token& token);

    // ---- Whole inputs (parse_statements.cpp) ----
    ast::Node* file();
    ast::Node* single();
    bool only_blank_follows();
    ast::Node* eval();
    ast::Node* function_type();

    // ---- Statements ----
    bool statements(Items<ast::StmtNode*>& out);
    bool simple_stmts(Items<ast::StmtNode*>& out);
    ast::StmtNode* compound_stmt(bool& is_compound);
    bool block(Seq<ast::StmtNode*>& out);
    ast::StmtNode* simple_stmt();
    ast::StmtNode* expression_stmt();
    ast::StmtNode* annotated_assignment(Pos start, ast::ExprNode* target, bool bare_name, bool parenthesized);
    ast::StmtNode* assignment(Pos start, ast::ExprNode* first);
    ast::StmtNode* del_stmt();
    ast::StmtNode* raise_stmt();
    ast::StmtNode* assert_stmt();
    ast::StmtNode* import_name();
    ast::StmtNode* import_from();
    ast::Alias* import_alias(bool dotted);
    Str* dotted_name();
    template <class T>
    ast::StmtNode* scope_stmt();
    template <class T>
    ast::StmtNode* keyword_stmt();

    // ---- Compound statements (parse_compound.cpp) ----
    ast::StmtNode* decorated();
    ast::StmtNode* function_def(Seq<ast::ExprNode*> decorators);
    ast::StmtNode* class_def(Seq<ast::ExprNode*> decorators);
    ast::StmtNode* if_stmt();
    ast::StmtNode* while_stmt();
    ast::StmtNode* for_stmt(Pos start, bool is_async);
    ast::StmtNode* with_stmt(Pos start, bool is_async);
    bool with_items(bool parenthesized, Seq<ast::WithItem*>& out);
    ast::StmtNode* try_stmt();
    ast::HandlerNode* except_block(bool& is_star);
    bool else_block(Seq<ast::StmtNode*>& out);

    // ---- Parameters ----
    ast::Arguments* parameters(bool is_lambda);
    ast::Arg* parameter(bool is_lambda, bool star);

    // ---- Patterns (parse_patterns.cpp) ----
    bool may_start_match();
    ast::StmtNode* match_stmt(bool& is_match);
    ast::MatchCase* case_block();
    ast::PatternNode* patterns();
    ast::PatternNode* pattern();
    ast::PatternNode* or_pattern();
    ast::PatternNode* closed_pattern();
    ast::PatternNode* number_pattern();
    ast::ExprNode* signed_number(bool& ok);
    ast::PatternNode* name_pattern();
    ast::PatternNode* class_pattern(Pos start, ast::ExprNode* cls);
    ast::PatternNode* group_or_sequence();
    ast::PatternNode* bracket_sequence();
    ast::PatternNode* mapping_pattern();
    ast::ExprNode* mapping_key();
    ast::PatternNode* maybe_star_pattern();
    Str* capture_target();
    ast::ExprNode* name_or_attribute();

    // ---- Expressions (parse_expressions.cpp) ----
    ast::ExprNode* star_expressions();
    ast::ExprNode* star_expression();
    ast::ExprNode* star_named_expression();
    ast::ExprNode* named_expression();
    ast::ExprNode* assigned_or_expression();
    ast::ExprNode* expression();
    ast::ExprNode* yield_expression();
    ast::ExprNode* value_or_yield();   // yield_expr | star_expressions
    ast::ExprNode* lambda();
    ast::ExprNode* disjunction();
    ast::ExprNode* conjunction();
    ast::ExprNode* inversion();
    ast::ExprNode* comparison();
    ast::ExprNode* bitwise_or() { return binary(1); }
    ast::ExprNode* binary(int min_precedence);
    ast::ExprNode* factor();
    ast::ExprNode* power();
    ast::ExprNode* primary();
    ast::ExprNode* starred(ast::ExprNode* (Parser::*operand)());

    // ---- Atoms and calls (parse_atoms.cpp) ----
    ast::ExprNode* atom();
    ast::ExprNode* strings();
    ast::ExprNode* number();
    ast::ExprNode* parenthesized();
    ast::ExprNode* list_display();
    ast::ExprNode* brace_display();
    ast::ExprNode* dict_display(Pos start, ast::ExprNode* first_key);
    bool comprehension_clauses(Seq<ast::Comprehension*>& out);
    bool at_comprehension() { return kind() == Tok::kwFor || (kind() == Tok::ASYNC && peek(1) == Tok::kwFor); }
    bool call_arguments(Tok close, bool allow_genexp, Pos open, Seq<ast::ExprNode*>& args,
                        Seq<ast::Keyword*>& keywords);
    ast::ExprNode* slices();
    ast::ExprNode* slice();
    template <class T>
    T* constant(Value value);

    // ---- Targets (parse_targets.cpp) ----
    enum class TargetKind { Star, Single, Delete };
    bool make_target(ast::ExprNode* e, TargetKind kind);
    ast::ExprNode* for_targets();

    ParseContext& cx_;
    Arena& arena_;
    ParseInput input_;
    Tokenizer tokenizer_;
    std::vector<Token> tokens_;
    size_t at_ = 0;
    i32 end_line_ = 0, end_col_ = 0;
    int trying_ = 0;
    int depth_ = 0;
    bool started_ = false;
    std::vector<ast::TypeIgnoreNode*> type_ignores_;
    std::vector<void*> scratch_;
};

}  // namespace krait
