// The tokenizer's main loop: lines, indentation, names, operators, brackets. Literals are in tokenize_literals.cpp.
//
// Indentation follows the reference (2.1.8) with two columns per line, tabs counting to multiples of 8 and as 1; where
// the two disagree about an indent the use of tabs is inconsistent. Errors that the tokenizer words itself carry the
// column of the character after `cur`, as CPython's do; the others are left to the parser as a TokState.
#include "frontend/tokenizer.h"

#include <cstdio>
#include <cstring>

#include "frontend/source.h"
#include "runtime/types/unicode.h"

namespace krait {

namespace {

const char* const kTokenNames[] = {
#define TOKEN(name, text) #name,
#define KEYWORD(name, text) text,
#include "frontend/tokens.def"
#undef TOKEN
#undef KEYWORD
};

struct KeywordRow {
    const char* text;
    u8 length;
    Tok kind;
};
constexpr KeywordRow kKeywords[] = {
#define TOKEN(name, text)
#define KEYWORD(name, text) {text, sizeof(text) - 1, Tok::kw##name},
#include "frontend/tokens.def"
#undef TOKEN
#undef KEYWORD
    {"async", 5, Tok::ASYNC},
    {"await", 5, Tok::AWAIT},
};

// Buckets of keywords by length and first letter, filled at compile time.
struct KeywordIndex {
    u8 slot[64][3] = {};
    static constexpr int hash(const char* s, size_t n) {
        return (static_cast<unsigned char>(s[0]) * 7 + static_cast<int>(n) * 13 + static_cast<unsigned char>(s[n - 1])) & 63;
    }
    constexpr KeywordIndex() {
        for (u8 i = 0; i < sizeof(kKeywords) / sizeof(*kKeywords); ++i) {
            u8* bucket = slot[hash(kKeywords[i].text, kKeywords[i].length)];
            int k = 0;
            while (bucket[k]) ++k;
            bucket[k] = static_cast<u8>(i + 1);
        }
    }
};
constexpr KeywordIndex kKeywordIndex;

bool starts_identifier(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}
bool continues_identifier(int c) { return starts_identifier(c) || (c >= '0' && c <= '9'); }

Tok one_char(int c) {
    switch (c) {
        case '%': return Tok::PERCENT;
        case '&': return Tok::AMPER;
        case '(': return Tok::LPAR;
        case ')': return Tok::RPAR;
        case '*': return Tok::STAR;
        case '+': return Tok::PLUS;
        case ',': return Tok::COMMA;
        case '-': return Tok::MINUS;
        case '.': return Tok::DOT;
        case '/': return Tok::SLASH;
        case ':': return Tok::COLON;
        case ';': return Tok::SEMI;
        case '<': return Tok::LESS;
        case '=': return Tok::EQUAL;
        case '>': return Tok::GREATER;
        case '@': return Tok::AT;
        case '[': return Tok::LSQB;
        case ']': return Tok::RSQB;
        case '^': return Tok::CIRCUMFLEX;
        case '{': return Tok::LBRACE;
        case '|': return Tok::VBAR;
        case '}': return Tok::RBRACE;
        case '~': return Tok::TILDE;
    }
    return Tok::OP;
}

// With `=` as the second character, and the doubled ones.
Tok two_chars(int a, int b) {
    if (b == '=') {
        switch (a) {
            case '!': return Tok::NOTEQUAL;
            case '%': return Tok::PERCENTEQUAL;
            case '&': return Tok::AMPEREQUAL;
            case '*': return Tok::STAREQUAL;
            case '+': return Tok::PLUSEQUAL;
            case '-': return Tok::MINEQUAL;
            case '/': return Tok::SLASHEQUAL;
            case ':': return Tok::COLONEQUAL;
            case '<': return Tok::LESSEQUAL;
            case '=': return Tok::EQEQUAL;
            case '>': return Tok::GREATEREQUAL;
            case '@': return Tok::ATEQUAL;
            case '^': return Tok::CIRCUMFLEXEQUAL;
            case '|': return Tok::VBAREQUAL;
        }
        return Tok::OP;
    }
    if (a == '-' && b == '>') return Tok::RARROW;
    if (a == '<' && b == '>') return Tok::NOTEQUAL;
    if (a != b) return Tok::OP;
    switch (a) {
        case '*': return Tok::DOUBLESTAR;
        case '/': return Tok::DOUBLESLASH;
        case '<': return Tok::LEFTSHIFT;
        case '>': return Tok::RIGHTSHIFT;
    }
    return Tok::OP;
}

Tok with_equal(Tok two) {
    switch (two) {
        case Tok::DOUBLESTAR: return Tok::DOUBLESTAREQUAL;
        case Tok::DOUBLESLASH: return Tok::DOUBLESLASHEQUAL;
        case Tok::LEFTSHIFT: return Tok::LEFTSHIFTEQUAL;
        case Tok::RIGHTSHIFT: return Tok::RIGHTSHIFTEQUAL;
        default: return Tok::OP;
    }
}

}  // namespace

const char* token_name(Tok kind) { return kTokenNames[static_cast<int>(kind)]; }

Tok keyword_kind(std::string_view text) {
    if (text.size() < 2 || text.size() > 8) return Tok::NAME;
    const u8* bucket = kKeywordIndex.slot[KeywordIndex::hash(text.data(), text.size())];
    for (int k = 0; k < 3 && bucket[k]; ++k) {
        const KeywordRow& row = kKeywords[bucket[k] - 1];
        if (row.length == text.size() && !std::memcmp(row.text, text.data(), row.length)) return row.kind;
    }
    return Tok::NAME;
}

int Tokenizer::advance_line() {
    if (state_ != TokState::Ok) return kEof;
    const char* limit = text_.data() + text_.size();
    if (inp_ == limit) {
        state_ = TokState::Eof;
        return kEof;
    }
    const void* newline = std::memchr(inp_, '\n', static_cast<size_t>(limit - inp_));
    if (!start_) buf_ = cur_;
    line_start_ = cur_;
    ++lineno_;
    inp_ = newline ? static_cast<const char*>(newline) + 1 : limit;
    return static_cast<unsigned char>(*cur_++);
}

// Records the error at `col` (characters from the line's start to `cur`, if -1). Always false.
bool Tokenizer::error(const std::string& message, i64 col, i64 end_col) {
    state_ = TokState::Error;
    if (context_.failed) return false;
    context_.failed = context_.is_syntax_error = true;
    SyntaxErrorInfo& e = context_.error;
    e.type = Exc::SyntaxError;
    e.message = message;
    if (col == -1) {
        col = 0;
        for (const char* p = line_start_; p < cur_; ++p) col += (*p & 0xC0) != 0x80;
    }
    const char* limit = text_.data() + text_.size();
    const void* newline = std::memchr(line_start_, '\n', static_cast<size_t>(limit - line_start_));
    const char* line_end = newline ? static_cast<const char*>(newline) : limit;
    e.text.assign(line_start_, static_cast<size_t>(line_end - line_start_));
    e.has_text = true;
    e.lineno = e.end_lineno = lineno_;
    e.offset = col;
    e.end_offset = end_col == -1 ? col : end_col;
    return false;
}

Token Tokenizer::finish(Token& token, Tok kind) {
    const char* line = kind == Tok::STRING ? multi_line_start_ : line_start_;
    const char* start = text_.data() + token.start;
    token.kind = kind;
    token.level = static_cast<u8>(level_);
    token.lineno = kind == Tok::STRING ? first_lineno_ : lineno_;
    token.end_lineno = lineno_;
    token.col_offset = start >= line ? static_cast<i32>(start - line) : -1;
    token.end_col_offset = static_cast<i32>(start + token.length - line_start_);
    return token;
}

Token Tokenizer::finish_bare(Token& token, Tok kind) {
    token.kind = kind;
    token.level = static_cast<u8>(level_);
    token.lineno = token.end_lineno = lineno_;
    token.start = static_cast<u32>(cur_ - text_.data());
    return token;
}

// ---- Lines and indentation ----

// After a backslash: the next physical line continues this one. The character after it stays ahead; kEof - 1 is never
// returned: false means `state_` is set.
int Tokenizer::continuation_line() {
    int c = advance();
    if (c != '\n') {
        state_ = TokState::LineCont;
        return -1;
    }
    c = advance();
    if (c == kEof) {
        state_ = TokState::Eof;
        cur_ = inp_;
        return -1;
    }
    backup(c);
    return c;
}

// At the start of a line: measures the indentation and queues INDENT or DEDENTs. `blank`: the line holds no code.
bool Tokenizer::read_indentation(bool& blank) {
    int col = 0, alt = 0, continued = 0;
    at_line_start_ = false;
    int c;
    for (;;) {
        c = advance();
        if (c == ' ') {
            ++col, ++alt;
        } else if (c == '\t') {
            col = (col / 8 + 1) * 8;
            ++alt;
        } else if (c == '\014') {
            col = alt = 0;
        } else if (c == '\\') {
            if (!continued) continued = col;
            if (continuation_line() == -1) return false;
        } else {
            break;
        }
    }
    backup(c);
    if (c == '#' || c == '\n') {
        blank = true;
        return true;
    }
    if (level_) return true;
    if (continued) col = alt = continued;
    if (col == indents_[indent_]) {
        if (alt != alt_indents_[indent_]) return cur_ = inp_, stop(TokState::TabSpace);
    } else if (col > indents_[indent_]) {
        if (indent_ + 1 >= kMaxIndent) return cur_ = inp_, stop(TokState::TooDeep);
        if (alt <= alt_indents_[indent_]) return cur_ = inp_, stop(TokState::TabSpace);
        ++pending_;
        indents_[++indent_] = col;
        alt_indents_[indent_] = alt;
    } else {
        while (indent_ > 0 && col < indents_[indent_]) --pending_, --indent_;
        if (col != indents_[indent_]) return cur_ = inp_, stop(TokState::Dedent);
        if (alt != alt_indents_[indent_]) return cur_ = inp_, stop(TokState::TabSpace);
    }
    return true;
}

// ---- Tokens ----

Token Tokenizer::next() {
    Token token;
    bool blank;
next_line:
    start_ = nullptr;
    blank = false;
    if (at_line_start_ && !read_indentation(blank)) return finish_bare(token, Tok::ERRORTOKEN);
    start_ = cur_;
    if (pending_) {
        Tok kind = pending_ < 0 ? Tok::DEDENT : Tok::INDENT;
        pending_ += pending_ < 0 ? 1 : -1;
        return finish_bare(token, kind);
    }
    backup(advance());
    if (in_async_def_ && !blank && !level_ && async_def_started_ && async_def_indent_ >= indent_) in_async_def_ = false;
again:
    start_ = nullptr;
    int c;
    do c = advance();
    while (c == ' ' || c == '\t' || c == '\014');
    start_ = c == kEof ? cur_ : cur_ - 1;
    if (c == '#') {
        // To the end of the line at once: a comment has no tokens.
        cur_ = inp_;
        if (cur_[-1] == '\n') --cur_;
        if (type_comments_ && type_comment(blank, token)) return token;
        c = advance();
    }
    if (c == kEof) {
        bool ended = !level_ && state_ == TokState::Eof;
        return finish_bare(token, ended ? Tok::ENDMARKER : Tok::ERRORTOKEN);
    }
    token.start = static_cast<u32>(cur_ - 1 - text_.data());
    int quote = c;
    bool is_string = c == '"' || c == '\'';
    if (starts_identifier(c)) {
        if (!name_or_prefix(c, token, is_string, quote)) return finish_bare(token, Tok::ERRORTOKEN);
        if (!is_string) return token;
    }
    if (is_string) {
        if (!string(quote, token)) return finish_bare(token, Tok::ERRORTOKEN);
        return finish(token, Tok::STRING);
    }
    if (c == '\n') {
        at_line_start_ = true;
        if (blank || level_) goto next_line;
        async_def_started_ = true;
        // A comment counts as part of the NEWLINE after it.
        token.start = static_cast<u32>(start_ - text_.data());
        token.length = static_cast<u32>(cur_ - 1 - start_);
        return finish(token, Tok::NEWLINE);
    }
    bool dot_number = false;
    if (c == '.') {
        int d = advance();
        dot_number = d >= '0' && d <= '9';
        backup(d);
    }
    if (dot_number || (c >= '0' && c <= '9')) {
        if (!number(c, token)) return finish_bare(token, Tok::ERRORTOKEN);
        token.length = static_cast<u32>(cur_ - text_.data()) - token.start;
        return finish(token, Tok::NUMBER);
    }
    if (c == '\\') {
        if (continuation_line() == -1) return finish_bare(token, Tok::ERRORTOKEN);
        goto again;
    }
    return op(c, token);
}

// Is the comment from `start_` to `cur_` a type comment (PEP 484)? `type: ignore` alone on a line takes its newline along.
bool Tokenizer::type_comment(bool blank, Token& token) {
    const char* p = start_;
    for (const char* prefix = "# type: "; *prefix; ++prefix) {
        if (*prefix == ' ') {
            while (p < cur_ && (*p == ' ' || *p == '\t')) ++p;
        } else if (p < cur_ && *p == *prefix) {
            ++p;
        } else {
            return false;
        }
    }
    std::string_view rest(p, static_cast<size_t>(cur_ - p));
    bool ignore = rest.starts_with("ignore");
    if (ignore && rest.size() > 6) {
        unsigned char next = static_cast<unsigned char>(rest[6]);
        ignore = next < 128 && !starts_identifier(next | 0x20) && !(next >= '0' && next <= '9');
        if (next == '_') ignore = true;
    }
    if (ignore) rest.remove_prefix(6);
    token.start = static_cast<u32>(rest.data() - text_.data());
    token.length = static_cast<u32>(rest.size());
    finish(token, ignore ? Tok::TYPE_IGNORE : Tok::TYPE_COMMENT);
    if (ignore && blank) {
        advance();
        at_line_start_ = true;
    }
    return true;
}

// A name, or the prefix of a string literal: then `is_string` is set and the opening quote is read.
bool Tokenizer::name_or_prefix(int c, Token& token, bool& is_string, int& quote) {
    bool b = false, r = false, u = false, f = false;
    for (;;) {
        int lower = c | 0x20;
        if (lower == 'b' && !(b || u || f)) b = true;
        else if (lower == 'u' && !(b || u || r || f)) u = true;
        else if (lower == 'r' && !(r || u)) r = true;
        else if (lower == 'f' && !(f || b || u)) f = true;
        else break;
        c = advance();
        if (c == '"' || c == '\'') {
            is_string = true;
            quote = c;
            return true;
        }
    }
    bool ascii = true;
    while (continues_identifier(c)) {
        if (c >= 128) ascii = false;
        c = advance();
    }
    backup(c);
    if (!ascii && !verify_identifier()) return false;
    token.length = static_cast<u32>(cur_ - start_);
    Tok kind = ascii ? keyword_kind({start_, token.length}) : Tok::NAME;
    if (context_.feature_version < 7 && (kind == Tok::ASYNC || kind == Tok::AWAIT)) kind = old_keyword(kind);
    finish(token, kind);
    return true;
}

// Before Python 3.7 `async` and `await` are keywords only before `def` and inside the function it starts.
Tok Tokenizer::old_keyword(Tok kind) {
    if (in_async_def_) return kind;
    if (kind == Tok::AWAIT) return Tok::NAME;
    const char* p = cur_;
    while (p < inp_ && (*p == ' ' || *p == '\t' || *p == '\014')) ++p;
    if (inp_ - p < 4 || std::memcmp(p, "def", 3) || continues_identifier(static_cast<unsigned char>(p[3]))) return Tok::NAME;
    in_async_def_ = true;
    async_def_started_ = false;
    async_def_indent_ = indent_;
    return kind;
}

bool Tokenizer::verify_identifier() {
    if (context_.check_utf8) {
        decode_error_ = utf8_error({start_, static_cast<size_t>(cur_ - start_)});
        if (!decode_error_.empty()) return stop(TokState::Decode);
    }
    const char* p = start_;
    u32 bad = 0;
    while (p < cur_) {
        const char* here = p;
        u32 c = decode_utf8(p, cur_);
        if (here == start_ ? unicode::is_id_start(c) : unicode::is_id_continue(c)) continue;
        bad = c;
        break;
    }
    if (!bad) return true;
    cur_ = p;
    char hex[16];
    std::snprintf(hex, sizeof hex, "%04X", bad);
    if (!unicode::is_printable(bad)) return error(std::string("invalid non-printable character U+") + hex);
    std::string message = "invalid character '";
    append_utf8(message, bad);
    return error(message + "' (U+" + hex + ")");
}

Token Tokenizer::op(int c, Token& token) {
    if (c == '.') {
        token.length = 1;
        int d = advance();
        if (d == '.') {
            d = advance();
            if (d == '.') {
                token.length = 3;
                return finish(token, Tok::ELLIPSIS);
            }
            backup(d);
            --cur_;
        } else {
            backup(d);
        }
        return finish(token, Tok::DOT);
    }
    int c2 = advance();
    Tok kind = c2 == kEof ? Tok::OP : two_chars(c, c2);
    if (kind != Tok::OP) {
        int c3 = advance();
        Tok three = c3 == '=' ? with_equal(kind) : Tok::OP;
        if (three != Tok::OP) kind = three;
        else backup(c3);
    } else {
        backup(c2);
        if (!open_or_close(c)) return finish_bare(token, Tok::ERRORTOKEN);
        kind = one_char(c);
    }
    token.length = static_cast<u32>(cur_ - text_.data()) - token.start;
    return finish(token, kind);
}

// Keeps track of brackets; rejects characters that are no text.
bool Tokenizer::open_or_close(int c) {
    if (c == '(' || c == '[' || c == '{') {
        if (level_ >= kMaxLevel) return error("too many nested parentheses");
        brackets_[level_++] = {static_cast<char>(c), lineno_, static_cast<i32>(start_ - line_start_)};
        return true;
    }
    if (c == ')' || c == ']' || c == '}') {
        std::string name = std::string("'") + static_cast<char>(c) + "'";
        if (!level_) return error("unmatched " + name);
        Bracket open = brackets_[--level_];
        if (open.kind == (c == ')' ? '(' : c == ']' ? '[' : '{')) return true;
        std::string message = "closing parenthesis " + name + " does not match opening parenthesis '" + open.kind + "'";
        if (open.lineno != lineno_) message += " on line " + std::to_string(open.lineno);
        return error(message);
    }
    if (c < ' ' || c == 127) {
        char hex[32];
        std::snprintf(hex, sizeof hex, "%04X", c);
        return error(std::string("invalid non-printable character U+") + hex);
    }
    return true;
}

}  // namespace krait
