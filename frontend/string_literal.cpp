// String literals: prefixes, quotes, escapes, implicit concatenation (language reference 2.4.2). Every node made from
// a run of adjacent literals has the position of the whole run, as in CPython 3.11
// (format specifications excepted).
#include "frontend/string_literal.h"

#include "frontend/source.h"
#include "frontend/string_escapes.h"
#include "runtime/types/bytes.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ast;

ExprNode* concatenate_strings(ParseContext& context, const StringPiece* pieces, size_t count, bool warn,
                              StringError& error) {
    return StringJoiner(context, pieces, count, warn, error).join();
}

template <class T>
T* StringJoiner::node(Span span) {
    T* n = make<T>(arena_);
    n->lineno = span.first.token.lineno;
    n->col_offset = span.first.token.col_offset;
    n->end_lineno = span.last.token.end_lineno;
    n->end_col_offset = span.last.token.end_col_offset;
    return n;
}

StringJoiner::Literal StringJoiner::split(std::string_view text) {
    Literal literal;
    size_t i = 0;
    for (; text[i] != '"' && text[i] != '\''; ++i) {
        char c = static_cast<char>(text[i] | 0x20);
        literal.is_bytes |= c == 'b';
        literal.is_raw |= c == 'r';
        literal.is_format |= c == 'f';
    }
    char quote = text[i];
    bool triple = text.size() - i >= 6 && text[i + 1] == quote && text[i + 2] == quote;
    size_t n = triple ? 3 : 1;
    literal.body = text.substr(i + n, text.size() - i - 2 * n);
    return literal;
}

ExprNode* StringJoiner::join() {
    Parts parts;
    std::string bytes;
    bool is_bytes = false;
    for (size_t i = 0; i < count_; ++i) {
        const StringPiece& piece = pieces_[i];
        Literal literal = split(piece.text);
        if (literal.is_bytes) {
            for (char c : literal.body)
                if (static_cast<unsigned char>(c) >= 128)
                    return fail("bytes can only contain ASCII literal characters"), nullptr;
        }
        std::string decoded;
        if (!literal.is_format && !decode(literal.body, literal.is_raw, literal.is_bytes, piece.token, decoded))
            return nullptr;
        if (i && literal.is_bytes != is_bytes) return fail("cannot mix bytes and nonbytes literals"), nullptr;
        is_bytes = literal.is_bytes;
        if (is_bytes) {
            bytes += decoded;
        } else if (literal.is_format) {
            if (cx_.feature_version < 6) {
                error_.is_final = true;
                return fail_at(piece.token, "Format strings are only supported in Python 3.6 and greater"), nullptr;
            }
            const char* s = literal.body.data();
            if (!format_string(parts, s, s + literal.body.size(), literal.is_raw, 0, piece)) return nullptr;
        } else {
            parts.text += decoded;
        }
    }
    if (!is_bytes) return finish(parts, whole());
    Bytes* value = bytes_from(cx_.thread(), bytes);
    if (!value) return cx_.failed = true, nullptr;
    auto* n = node<Constant>(whole());
    n->value = arena_.root(Value(value));
    return n;
}

bool StringJoiner::decode(std::string_view body, bool is_raw, bool is_bytes, const Token& token, std::string& out) {
    if (cx_.check_utf8 && !is_bytes) {
        std::string error = utf8_error(body);
        if (!error.empty()) return fail(error);
    }
    if (is_raw || body.find('\\') == std::string_view::npos) {
        out.append(body);
        return true;
    }
    Decoded decoded;
    if (is_bytes) decode_bytes_escapes(body, decoded);
    else decode_str_escapes(cx_.thread(), body, decoded);
    if (!decoded.error.empty()) return fail(decoded.error);
    if (!decoded.invalid.empty() && !warn_escape(decoded.invalid, token)) return false;
    out += decoded.text;
    return true;
}

// Warned once for a literal, even if it is parsed again after a failed attempt.
bool StringJoiner::warn_escape(std::string_view escape, const Token& token) {
    bool seen = token.lineno < cx_.warned_line ||
                (token.lineno == cx_.warned_line && token.col_offset <= cx_.warned_col);
    if (!warn_ || seen) return true;
    cx_.warned_line = token.lineno;
    cx_.warned_col = token.col_offset;
    bool octal = escape[0] >= '4' && escape[0] <= '7';
    std::string message = octal ? "invalid octal escape sequence '\\" : "invalid escape sequence '\\";
    message += escape;
    message += "'";
    if (warn_explicit_at(cx_, Exc::DeprecationWarning, message, token.lineno)) return true;
    if (pending_matches(cx_.thread(), Exc::DeprecationWarning)) {
        // Made an error: as a SyntaxError it can show the place.
        clear_pending(cx_.thread());
        cx_.failed = false;
        error_.is_final = true;
        return fail_at(token, message);
    }
    return false;
}

// ---- Nodes ----

Constant* StringJoiner::constant(Value value, Span span) {
    auto* n = node<Constant>(span);
    n->value = arena_.root(value);
    if (span.first.text[0] == 'u') n->kind = arena_.intern("u");
    return n;
}

// Literal text collected so far becomes a Constant.
void StringJoiner::flush(Parts& parts, Span span) {
    if (parts.text.empty()) return;
    Str* s = str_from_utf8(cx_.thread(), parts.text);
    parts.text.clear();
    if (!s) {
        cx_.failed = true;
        return;
    }
    parts.values.push_back(constant(Value(s), span));
}

ExprNode* StringJoiner::finish(Parts& parts, Span span) {
    if (!parts.is_format) {
        Str* s = str_from_utf8(cx_.thread(), parts.text);
        if (!s) return cx_.failed = true, nullptr;
        return constant(Value(s), span);
    }
    flush(parts, span);
    auto* n = node<JoinedStr>(span);
    n->values = arena_.copy(parts.values.data(), parts.values.size());
    return n;
}

template FormattedValue* StringJoiner::node<FormattedValue>(Span);

}  // namespace krait
