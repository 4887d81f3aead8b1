// StringJoiner: adjacent string literals and the parts of f-strings, on their way to one node.
#pragma once

#include "frontend/parser.h"

namespace krait {

class StringJoiner {
  public:
    StringJoiner(ParseContext& context, const StringPiece* pieces, size_t count, bool warn, StringError& error)
        : cx_(context), arena_(context.arena), pieces_(pieces), count_(count), warn_(warn), error_(error) {}
    ast::ExprNode* join();

  private:
    // One JoinedStr being collected: the whole, or a format specification.
    struct Parts {
        bool is_format = false;
        std::string text;                    // literal text since the last expression
        std::vector<ast::ExprNode*> values;
    };
    struct Literal {
        bool is_bytes = false, is_raw = false, is_format = false;
        std::string_view body;
    };

    bool fail(std::string message) {
        if (!error_.failed && !cx_.failed) {
            error_.failed = true;
            error_.message = std::move(message);
        }
        return false;
    }
    bool fail_at(const Token& token, std::string message) {
        if (!error_.failed && !cx_.failed) {
            error_.known = true;
            error_.token = token;
        }
        return fail(std::move(message));
    }
    static Literal split(std::string_view text);
    bool decode(std::string_view body, bool is_raw, bool is_bytes, const Token& token, std::string& out);
    bool warn_escape(std::string_view escape, const Token& token);
    // Nodes span `first` to `last`: the whole run of literals, except what ends a format specification, which spans
    // the one literal it stands in.
    struct Span {
        const StringPiece& first;
        const StringPiece& last;
    };
    Span whole() const { return {pieces_[0], pieces_[count_ - 1]}; }
    ast::ExprNode* finish(Parts& parts, Span span);
    void flush(Parts& parts, Span span);
    ast::Constant* constant(Value value, Span span);
    template <class T>
    T* node(Span span);

    // f-strings (frontend/fstring.cpp). `s` stands in piece `piece`'s text and moves; `end` is its end.
    bool format_string(Parts& parts, const char*& s, const char* end, bool is_raw, int level, const StringPiece& piece);
    int literal_part(const char*& s, const char* end, bool is_raw, int level, const StringPiece& piece,
                     std::string& out);
    bool expression_part(Parts& parts, const char*& s, const char* end, bool is_raw, int level,
                         const StringPiece& piece);
    bool find_expression_end(const char*& s, const char* end);
    ast::ExprNode* parse_expression(const char* begin, const char* end, const StringPiece& piece);

    ParseContext& cx_;
    Arena& arena_;
    const StringPiece* pieces_;
    size_t count_;
    bool warn_;
    StringError& error_;
};

}  // namespace krait
