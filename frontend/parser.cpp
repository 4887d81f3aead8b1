// The parser's tokens, and `parse_input`: first the fast parser, then, only if the source is not valid, the diagnosing
// one.
#include "frontend/parser.h"

#include <utf8proc.h>

#include <cstdlib>

#include "frontend/diagnose.h"
#include "runtime/types/str.h"

namespace krait {

ast::Node* parse_input(ParseContext& context, const ParseInput& input) {
    {
        Parser parser(context, input);
        ast::Node* tree = parser.parse();
        if (tree && !context.failed) return tree;
        // An exception that is not about syntax stays; a syntax error found here will be found again, or a better one.
        if (context.failed && !context.is_syntax_error) return nullptr;
        if (context.failed && context.error_is_final) return nullptr;
        context.failed = context.is_syntax_error = false;
    }
    return diagnose(context, input);
}

Parser::Parser(ParseContext& context, const ParseInput& input)
    : cx_(context), arena_(context.arena), input_(input),
      tokenizer_(context, input.text, input.starting_lineno ? input.starting_lineno - 1 : 0) {
    if (context.flags & kParseTypeComments) tokenizer_.read_type_comments();
    fetch();
}

ast::Node* Parser::parse() {
    Depth depth(*this, 28);
    switch (input_.rule) {
        case StartRule::File: return file();
        case StartRule::Single: return single();
        case StartRule::Eval: return eval();
        case StartRule::FunctionType: return function_type();
        case StartRule::FString: return star_expressions();
    }
    return nullptr;
}

// ---- Tokens ----

void adjust_token(Token& token, const Tokenizer& tokenizer, const ParseInput& input) {
    if (input.starting_lineno && tokenizer.lineno() == input.starting_lineno) {
        token.col_offset += input.starting_col_offset;
        token.end_col_offset += input.starting_col_offset;
    }
}

// The next token but `type: ignore` comments, which are collected.
Token Parser::next_token() {
    for (;;) {
        Token token = tokenizer_.next();
        adjust_token(token, tokenizer_, input_);
        if (token.kind != Tok::TYPE_IGNORE) return token;
        auto* ignore = ast::make<ast::TypeIgnore>(arena_);
        ignore->lineno = token.lineno;
        ignore->tag = arena_.root(str_from_utf8(cx_.thread(), tokenizer_.text(token)));
        type_ignores_.push_back(ignore);
    }
}

void Parser::fetch() {
    Token token = next_token();
    if (input_.rule == StartRule::Single && token.kind == Tok::ENDMARKER && started_) {
        token.kind = Tok::NEWLINE;
        started_ = false;
        if (tokenizer_.has_indents() && !(cx_.flags & kParseDontImplyDedent)) tokenizer_.close_indents();
    } else {
        started_ = true;
    }
    tokens_.push_back(token);
}

void Parser::advance() {
    const Token& t = tokens_[at_];
    if (t.kind > Tok::DEDENT || (t.kind != Tok::ENDMARKER && t.kind < Tok::NEWLINE)) {
        end_line_ = t.end_lineno;
        end_col_ = t.end_col_offset;
    }
    if (++at_ == tokens_.size()) {
        // Nothing follows the end or an error.
        if (t.kind == Tok::ENDMARKER || t.kind == Tok::ERRORTOKEN) --at_;
        else fetch();
    }
}

Tok Parser::peek(size_t ahead) {
    while (at_ + ahead >= tokens_.size()) {
        Tok last = tokens_.back().kind;
        if (last == Tok::ENDMARKER || last == Tok::ERRORTOKEN) return last;
        fetch();
    }
    return tokens_[at_ + ahead].kind;
}

// An optional type comment. False: raised.
bool Parser::type_comment(Str*& out) {
    if (kind() != Tok::TYPE_COMMENT) return true;
    out = arena_.root(str_from_utf8(cx_.thread(), text()));
    if (!out) return false;
    advance();
    return true;
}

// After a function's colon: on the same line, or alone on the next one before the body's indentation.
bool Parser::function_type_comment(Str*& out) {
    if (!(cx_.flags & kParseTypeComments)) return true;
    if (kind() == Tok::NEWLINE && peek(1) == Tok::TYPE_COMMENT && peek(2) == Tok::NEWLINE && peek(3) == Tok::INDENT)
        advance();
    return type_comment(out);
}

// Is syntax of Python 3.`version` allowed? False: the error is set.
bool Parser::needs_version(int version, const char* what) {
    if (cx_.feature_version >= version) return true;
    const Token& t = tokens_.back();
    raise_at(cx_, tokenizer_, input_, Exc::SyntaxError, t.lineno, t.col_offset, t.end_lineno, t.end_col_offset,
             std::string(what) + " only supported in Python 3." + std::to_string(version) + " and greater");
    cx_.error_is_final = true;
    return false;
}

// Between statements, outside attempts: tokens read so far are not needed any more.
void Parser::forget_tokens() {
    if (trying_ || at_ < 512) return;
    tokens_.erase(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(at_));
    at_ = 0;
}

bool Parser::too_deep() {
    if (!cx_.failed) {
        cx_.failed = true;
        raise_no_memory(cx_.thread());
    }
    return false;
}

// ---- Names ----

// The NFKC form of an identifier with other characters than ASCII ones.
Str* intern_identifier(ParseContext& context, std::string_view text) {
    bool ascii = true;
    for (char c : text) ascii &= static_cast<unsigned char>(c) < 128;
    Str* s;
    if (ascii) {
        s = context.arena.intern(text);
    } else {
        utf8proc_uint8_t* normal = nullptr;
        utf8proc_ssize_t n = utf8proc_map(
            reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &normal,
            static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
        s = context.arena.intern(n < 0 ? text : std::string_view(reinterpret_cast<char*>(normal), static_cast<size_t>(n)));
        std::free(normal);
    }
    if (!s) context.failed = true;
    return s;
}

Str* Parser::intern(const Token& token) { return intern_identifier(cx_, tokenizer_.text(token)); }

Str* Parser::identifier() {
    if (kind() != Tok::NAME) return nullptr;
    Str* s = intern(tok());
    if (s) advance();
    return s;
}

}  // namespace krait
