// Tokenizer: UTF-8 source to tokens (language reference 2), one at a time, with CPython 3.11's positions and errors.
//
// The source has been decoded and its newlines translated (frontend/source.h). Columns are byte offsets in the line.
// A token that is not part of a line's text (INDENT, DEDENT, ENDMARKER) has column -1. The state that error positions
// are computed from (`cur`, `buf`, `line_start`, `lineno`) follows CPython's tokenizer, because its messages show it.
#pragma once

#include "frontend/parse_context.h"

namespace krait {

enum class Tok : u8 {
#define TOKEN(name, text) name,
#define KEYWORD(name, text) kw##name,
#include "frontend/tokens.def"
#undef TOKEN
#undef KEYWORD
    Count,
};
// "NAME", "LPAR", "if" …
const char* token_name(Tok kind);
// Kind of a NAME's text: a keyword, ASYNC, AWAIT or NAME.
Tok keyword_kind(std::string_view text);

struct Token {
    Tok kind = Tok::ENDMARKER;
    u8 level = 0;              // bracket nesting after the token
    u32 start = 0, length = 0; // bytes in the source
    i32 lineno = 0, col_offset = -1, end_lineno = 0, end_col_offset = -1;
};

// Where the tokenizer stands (CPython's tok->done).
enum class TokState : u8 { Ok, Eof, Error, Dedent, TabSpace, TooDeep, LineCont, EofInString, EolInString, Decode };

class Tokenizer {
  public:
    // `text` ends with a NUL byte beyond its size. `first_line`: number of the line before the first one.
    Tokenizer(ParseContext& context, std::string_view text, i32 line_before = 0)
        : context_(context), text_(text), cur_(text.data()), inp_(text.data()), buf_(text.data()),
          line_start_(text.data()), lineno_(line_before) {}

    // The next token. ERRORTOKEN: if `context.failed` the error is known, else `state()` tells (Eof in brackets,
    // Dedent, TabSpace, TooDeep, LineCont).
    Token next();

    void read_type_comments() { type_comments_ = true; }

    std::string_view text() const { return text_; }
    std::string_view text(const Token& t) const { return text_.substr(t.start, t.length); }
    TokState state() const { return state_; }

    // For single input at the end of the source: queue DEDENTs for all open blocks.
    void close_indents() {
        pending_ = -indent_;
        indent_ = 0;
    }
    bool has_indents() const { return indent_ > 0; }
    void mute_warnings() { muted_ = true; }

    // Of TokState::Decode.
    const std::string& decode_error() const { return decode_error_; }
    // State that error positions are made from.
    i32 lineno() const { return lineno_; }
    const char* cur() const { return cur_; }
    const char* inp() const { return inp_; }
    const char* buf() const { return buf_; }
    const char* line_start() const { return line_start_; }
    int level() const { return level_; }
    char open_bracket() const { return brackets_[level_ - 1].kind; }
    i32 open_bracket_line() const { return brackets_[level_ - 1].lineno; }
    i32 open_bracket_col() const { return brackets_[level_ - 1].col; }

  private:
    static constexpr int kEof = -1;
    static constexpr int kMaxIndent = 100;
    static constexpr int kMaxLevel = 200;

    int advance() {
        if (cur_ != inp_) return static_cast<unsigned char>(*cur_++);
        return advance_line();
    }
    int advance_line();
    void backup(int c) {
        if (c != kEof) --cur_;
    }
    bool read_indentation(bool& blank);
    int continuation_line();
    bool name_or_prefix(int c, Token& token, bool& is_string, int& quote);
    bool number(int c, Token& token);
    bool radix_literal(int base, const char* name);
    bool number_after_zero(int& c, bool& done);
    bool decimal_tail(int& c);
    bool end_of_number(int& c, const char* kind);
    bool ahead(const char* rest);
    bool string(int quote, Token& token);
    bool type_comment(bool blank, Token& token);
    bool verify_identifier();
    Tok old_keyword(Tok kind);
    Token op(int c, Token& token);
    bool open_or_close(int c);
    Token finish(Token& token, Tok kind);
    Token finish_bare(Token& token, Tok kind);
    bool error(const std::string& message, i64 col = -1, i64 end_col = -1);
    bool stop(TokState state) {
        state_ = state;
        return false;
    }

    struct Bracket {
        char kind;
        i32 lineno, col;
    };

    ParseContext& context_;
    std::string_view text_;
    const char* cur_;
    const char* inp_;
    const char* buf_;
    const char* line_start_;
    const char* start_ = nullptr;
    const char* multi_line_start_ = nullptr;
    i32 lineno_;
    i32 first_lineno_ = 0;
    TokState state_ = TokState::Ok;
    bool at_line_start_ = true;
    bool muted_ = false;
    bool type_comments_ = false;
    bool in_async_def_ = false, async_def_started_ = false;  // only for syntax before Python 3.7
    int async_def_indent_ = 0;
    int pending_ = 0;
    int indent_ = 0;
    int level_ = 0;
    int indents_[kMaxIndent] = {0};
    int alt_indents_[kMaxIndent] = {0};
    Bracket brackets_[kMaxLevel];
    std::string decode_error_;
};

// One code point of valid UTF-8 at `p`; advances `p`.
u32 decode_utf8(const char*& p, const char* end);
void append_utf8(std::string& out, u32 c);

}  // namespace krait
