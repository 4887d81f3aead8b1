// The diagnosing parser's machinery: tokens, passes, and how an error gets its place and its line of text.
//
// A first pass without the rules for mistakes finds the farthest token looked at, which is where a plain "invalid
// syntax" is reported; a second pass has them. An error of the parser gives way to one that the tokenizer finds
// further on, so that an unclosed bracket is blamed before what it made of the lines after it.
#include "frontend/diagnose.h"

#include <cstring>

#include "frontend/diagnoser.h"
#include "frontend/source.h"

namespace krait {

ast::Node* diagnose(ParseContext& context, const ParseInput& input) {
    Diagnoser diagnoser(context, input);
    return diagnoser.run();
}

Diagnoser::Diagnoser(ParseContext& context, const ParseInput& input)
    : cx_(context), input_(input),
      tokenizer_(context, input.text, input.starting_lineno ? input.starting_lineno - 1 : 0) {
    tokenizer_.mute_warnings();
    if (context.flags & kParseTypeComments) tokenizer_.read_type_comments();
}

ast::Node* Diagnoser::run() {
    bool valid = start_rule();
    if (valid && !cx_.failed) {
        if (input_.rule == StartRule::Single) {
            raise_last("multiple statements found while compiling a single statement");
            return nullptr;
        }
        // The fast parser found it invalid, and it is not.
        raise_last("invalid syntax (parsers disagree)");
        return nullptr;
    }
    TokState end = tokenizer_.state();
    bool at_end = end == TokState::Eof || end == TokState::EofInString || end == TokState::EolInString;
    if ((cx_.flags & kParseAllowIncomplete) && at_end) {
        cx_.failed = cx_.is_syntax_error = false;
        raise_last("incomplete input");
        return nullptr;
    }
    if (cx_.failed && !cx_.is_syntax_error) return nullptr;
    size_t last = tokens_.size() - 1;
    if (!cx_.failed) {
        for (auto& memos : memos_) memos.clear();
        mark_ = 0;
        invalid_ = true;
        start_rule();
    }
    set_generic_error(last);
    return nullptr;
}

bool Diagnoser::start_rule() {
    switch (input_.rule) {
        case StartRule::File: return opt(statements()) && tk(Tok::ENDMARKER);
        case StartRule::Single: return statement_newline();
        case StartRule::Eval:
            return expressions() && many([&] { return tk(Tok::NEWLINE); }) && tk(Tok::ENDMARKER);
        case StartRule::FString: return star_expressions();
        case StartRule::FunctionType: {
            auto types = [&] {
                return many([&] {
                    return (opt(tk(Tok::STAR)) && opt(tk(Tok::DOUBLESTAR)) && expression()) && opt(tk(Tok::COMMA));
                });
            };
            return tk(Tok::LPAR) && types() && tk(Tok::RPAR) && tk(Tok::RARROW) && expression() &&
                   many([&] { return tk(Tok::NEWLINE); }) && tk(Tok::ENDMARKER);
        }
    }
    return false;
}

// ---- Tokens ----

bool Diagnoser::fill() {
    Token t;
    do t = tokenizer_.next();
    while (t.kind == Tok::TYPE_IGNORE);
    adjust_token(t, tokenizer_, input_);
    if (input_.rule == StartRule::Single && t.kind == Tok::ENDMARKER && started_) {
        t.kind = Tok::NEWLINE;
        started_ = false;
        if (tokenizer_.has_indents() && !(cx_.flags & kParseDontImplyDedent)) tokenizer_.close_indents();
    } else {
        started_ = true;
    }
    tokens_.push_back(t);
    memos_.emplace_back();
    if (t.kind != Tok::ERRORTOKEN) return true;
    if (!cx_.failed) raise_tokenizer_error();
    return false;
}

bool Diagnoser::soft(const char* word) {
    if (!at(Tok::NAME) || tokenizer_.text(tokens_[mark_]) != word) return false;
    ++mark_;
    return true;
}

bool Diagnoser::force(Tok k, const char* text) {
    if (tk(k)) return true;
    if (cx_.failed) return false;
    return raise_token(mark_, std::string("expected '") + text + "'");
}

void Diagnoser::locate(ast::LocatedNode* n, size_t m) {
    n->lineno = tokens_[m].lineno;
    n->col_offset = tokens_[m].col_offset;
    for (size_t i = mark_; i > 0; --i) {
        const Token& t = tokens_[i - 1];
        if (t.kind == Tok::ENDMARKER || (t.kind >= Tok::NEWLINE && t.kind <= Tok::DEDENT)) continue;
        n->end_lineno = t.end_lineno;
        n->end_col_offset = t.end_col_offset;
        return;
    }
}

// ---- Raising ----

namespace {

std::string line_of_text(const Tokenizer& tokenizer, const ParseInput& input, i64 lineno) {
    if (tokenizer.lineno() <= lineno && tokenizer.inp() > tokenizer.buf())
        return std::string(tokenizer.buf(), tokenizer.inp());
    i64 relative = input.starting_lineno ? lineno - input.starting_lineno + 1 : lineno;
    std::string_view rest = input.text;
    for (i64 i = 1; i < relative; ++i) {
        size_t newline = rest.find('\n');
        if (newline == std::string_view::npos || rest.data() + newline + 1 > tokenizer.inp()) break;
        rest.remove_prefix(newline + 1);
    }
    return std::string(rest.substr(0, rest.find('\n')));
}

// Characters in the first `bytes` bytes of `line`.
i64 to_characters(const std::string& line, i64 bytes) {
    if (bytes > static_cast<i64>(line.size()) + 1) bytes = static_cast<i64>(line.size()) + 1;
    i64 count = 0;
    for (i64 i = 0; i < bytes; ++i)
        count += i >= static_cast<i64>(line.size()) || (line[static_cast<size_t>(i)] & 0xC0) != 0x80;
    return count;
}

}  // namespace

void raise_at(ParseContext& context, const Tokenizer& tokenizer, const ParseInput& input, Exc type, i64 lineno, i64 col,
              i64 end_lineno, i64 end_col, const std::string& message) {
    if (context.failed) return;
    context.failed = context.is_syntax_error = true;
    if (end_lineno == kHere) end_lineno = tokenizer.lineno();
    if (end_col == kHere) end_col = tokenizer.cur() - tokenizer.line_start();
    else ++end_col;
    ++col;
    bool in_fstring = input.rule == StartRule::FString;
    SyntaxErrorInfo& e = context.error;
    e.type = type;
    e.message = in_fstring ? "f-string: " + message : message;
    e.text = line_of_text(tokenizer, input, lineno);
    if (context.check_utf8) e.text = replace_invalid_utf8(e.text);
    e.has_text = true;
    if (in_fstring) {
        col -= input.starting_col_offset;
        end_col -= input.starting_col_offset;
    }
    if (input.columns_are_chars) {
        col = to_characters(e.text, col);
        if (end_col > 0) end_col = to_characters(e.text, end_col);
    }
    e.lineno = lineno;
    e.offset = col;
    e.end_lineno = end_lineno;
    e.end_offset = end_col;
}

// At the last token read, wherever the parser stands.
bool Diagnoser::raise_last(const std::string& message, Exc type) {
    if (cx_.failed) return false;
    if (tokens_.empty()) {
        raise_at(cx_, tokenizer_, input_, type, 0, -1, 0, -2, message);
        return false;
    }
    const Token& t = tokens_.back();
    i64 col = t.col_offset;
    if (col == -1) {
        const char* start = tokenizer_.line_start();
        col = tokenizer_.cur() == tokenizer_.buf() ? -1 : tokenizer_.cur() - start - 1;
    }
    raise_at(cx_, tokenizer_, input_, type, t.lineno, col, t.end_lineno,
             t.end_col_offset == -1 ? -2 : t.end_col_offset, message);
    return false;
}

bool Diagnoser::raise_node(const ast::LocatedNode* n, const std::string& message) { return raise_range(n, n, message); }

bool Diagnoser::raise_range(const ast::LocatedNode* a, const ast::LocatedNode* b, const std::string& message) {
    raise_at(cx_, tokenizer_, input_, Exc::SyntaxError, a->lineno, a->col_offset, b->end_lineno, b->end_col_offset,
             message);
    return false;
}

bool Diagnoser::raise_token(size_t index, const std::string& message) { return raise_tokens(index, index, message); }

bool Diagnoser::raise_tokens(size_t from, size_t last, const std::string& message) {
    const Token& a = tokens_[from];
    const Token& b = tokens_[last];
    raise_at(cx_, tokenizer_, input_, Exc::SyntaxError, a.lineno, a.col_offset, b.end_lineno, b.end_col_offset, message);
    return false;
}

bool Diagnoser::raise_from_token(size_t index, const std::string& message) {
    const Token& t = tokens_[index];
    raise_at(cx_, tokenizer_, input_, Exc::SyntaxError, t.lineno, t.col_offset, kHere, kHere, message);
    return false;
}

bool Diagnoser::raise_indent_after(const char* what, size_t keyword) {
    return raise_indent(std::string("expected an indented block after ") + what + " on line " +
                        std::to_string(tokens_[keyword].lineno));
}

bool Diagnoser::raise_unclosed() {
    i32 line = tokenizer_.open_bracket_line();
    raise_at(cx_, tokenizer_, input_, Exc::SyntaxError, line, tokenizer_.open_bracket_col(), line, -1,
             std::string("'") + tokenizer_.open_bracket() + "' was never closed");
    return false;
}

// The tokenizer stopped without wording an error.
bool Diagnoser::raise_tokenizer_error() {
    Exc type = Exc::SyntaxError;
    std::string message = "unknown parsing error";
    i64 col = 0;
    switch (tokenizer_.state()) {
        case TokState::Eof:
            if (tokenizer_.level()) return raise_unclosed();
            return raise_last("unexpected EOF while parsing");
        case TokState::Dedent:
            return raise_last("unindent does not match any outer indentation level", Exc::IndentationError);
        case TokState::TabSpace:
            type = Exc::TabError;
            message = "inconsistent use of tabs and spaces in indentation";
            break;
        case TokState::TooDeep:
            type = Exc::IndentationError;
            message = "too many levels of indentation";
            break;
        case TokState::LineCont:
            col = tokenizer_.cur() - tokenizer_.buf() - 1;
            message = "unexpected character after line continuation character";
            break;
        case TokState::Decode: return raise_last(tokenizer_.decode_error());
        default: break;
    }
    raise_at(cx_, tokenizer_, input_, type, tokenizer_.lineno(), col >= 0 ? col : 0, tokenizer_.lineno(), -1, message);
    return false;
}

// After the second pass: keeps its error, or makes the general one. `last`: the farthest token of the first pass.
void Diagnoser::set_generic_error(size_t last) {
    if (cx_.failed) {
        if (tokenizer_.state() == TokState::Ok && cx_.is_syntax_error) check_rest_of_source();
        return;
    }
    if (tokens_.empty()) {
        raise_last("error at start before reading any input");
        return;
    }
    const Token& t = tokens_[last];
    if (t.kind == Tok::ERRORTOKEN && tokenizer_.state() == TokState::Eof) {
        if (tokenizer_.level()) raise_unclosed();
        else raise_last("unexpected EOF while parsing");
        return;
    }
    if (t.kind == Tok::INDENT || t.kind == Tok::DEDENT) {
        raise_indent(t.kind == Tok::INDENT ? "unexpected indent" : "unexpected unindent");
        return;
    }
    raise_token(last, "invalid syntax");
    check_rest_of_source();
}

// Reads all tokens that are left; an error of the tokenizer, or a bracket left open before the error's line, replaces
// the error.
void Diagnoser::check_rest_of_source() {
    SyntaxErrorInfo found = cx_.error;
    i64 line = tokens_.back().lineno;
    cx_.failed = cx_.is_syntax_error = false;
    for (;;) {
        Token t = tokenizer_.next();
        if (t.kind == Tok::ERRORTOKEN) {
            if (!cx_.failed && tokenizer_.level() && line > tokenizer_.open_bracket_line()) raise_unclosed();
            break;
        }
        if (t.kind == Tok::ENDMARKER) break;
    }
    if (cx_.failed) return;
    cx_.failed = cx_.is_syntax_error = true;
    cx_.error = found;
}

// ---- What messages say about expressions ----

const char* Diagnoser::expression_name(E e) {
    switch (e->tag) {
        case Tag::Attribute: return "attribute";
        case Tag::Subscript: return "subscript";
        case Tag::Starred: return "starred";
        case Tag::Name: return "name";
        case Tag::List: return "list";
        case Tag::Tuple: return "tuple";
        case Tag::Lambda: return "lambda";
        case Tag::Call: return "function call";
        case Tag::BoolOp:
        case Tag::BinOp:
        case Tag::UnaryOp: return "expression";
        case Tag::GeneratorExp: return "generator expression";
        case Tag::Yield:
        case Tag::YieldFrom: return "yield expression";
        case Tag::Await: return "await expression";
        case Tag::ListComp: return "list comprehension";
        case Tag::SetComp: return "set comprehension";
        case Tag::DictComp: return "dict comprehension";
        case Tag::Dict: return "dict literal";
        case Tag::Set: return "set display";
        case Tag::JoinedStr:
        case Tag::FormattedValue: return "f-string expression";
        case Tag::Constant: {
            Value v = ast::as<ast::Constant>(e)->value;
            if (v == none()) return "None";
            if (v == py_true()) return "True";
            if (v == py_false()) return "False";
            return v == ellipsis() ? "ellipsis" : "literal";
        }
        case Tag::Compare: return "comparison";
        case Tag::IfExp: return "conditional expression";
        case Tag::NamedExpr: return "named expression";
        default: return "expression";
    }
}

// The part of `e` that cannot be a target, or null.
ast::ExprNode* Diagnoser::invalid_target(E e, Targets kind) {
    if (!e) return nullptr;
    auto first_of = [&](const Seq<E>& items) -> E {
        for (E item : items)
            if (E bad = invalid_target(item, kind)) return bad;
        return nullptr;
    };
    switch (e->tag) {
        case Tag::List: return first_of(ast::as<ast::List>(e)->elts);
        case Tag::Tuple: return first_of(ast::as<ast::Tuple>(e)->elts);
        case Tag::Starred: return kind == Targets::Del ? e : invalid_target(ast::as<ast::Starred>(e)->value, kind);
        case Tag::Compare:
            if (kind != Targets::For) return e;
            // `for x in y` was read as the comparison `x in y`.
            if (ast::as<ast::Compare>(e)->ops[0] != ast::CompareOperator::In) return nullptr;
            return invalid_target(ast::as<ast::Compare>(e)->left, kind);
        case Tag::Name:
        case Tag::Subscript:
        case Tag::Attribute: return nullptr;
        default: return e;
    }
}

bool Diagnoser::raise_invalid_target(Targets kind, E e) {
    E bad = invalid_target(e, kind);
    if (!bad) return false;
    return raise_node(bad, std::string(kind == Targets::Del ? "cannot delete " : "cannot assign to ") +
                               expression_name(bad));
}

// `print` or `exec`, statements once.
bool Diagnoser::is_legacy_name(E e) {
    auto* n = ast::is<ast::Name>(e);
    if (!n) return false;
    for (const char* word : {"print", "exec"})
        if (n->id == cx_.arena.intern(word)) return true;
    return false;
}

}  // namespace krait
