// f-strings (language reference 2.4.3) the way CPython 3.11 parses them: the literal is scanned for braces, and the
// text of each expression, in parentheses, is parsed as a source of its own whose tokens are then moved to where the
// expression stands. Hence 3.11's limits (no backslash, no `#`, no reuse of the quotes) and its positions.
#include <cstring>

#include "frontend/string_literal.h"

namespace krait {

using namespace ast;

// One f-string, or (level > 0) a format specification, which ends before its `}`.
bool StringJoiner::format_string(Parts& parts, const char*& s, const char* end, bool is_raw, int level,
                                 const StringPiece& piece) {
    parts.is_format = true;
    for (;;) {
        int more = literal_part(s, end, is_raw, level, piece, parts.text);
        if (more < 0) return false;
        if (more > 0) continue;
        if (s >= end || *s == '}') break;
        if (!expression_part(parts, s, end, is_raw, level, piece)) return false;
    }
    if (level == 0 && s < end - 1) return fail("f-string: unexpected end of string");
    if (level != 0 && (s >= end || *s != '}')) return fail("f-string: expecting '}'");
    return true;
}

// Text up to a brace. 1: a doubled brace was undoubled, go on; 0: at a brace or the end; -1: failed.
int StringJoiner::literal_part(const char*& s, const char* end, bool is_raw, int level, const StringPiece& piece,
                               std::string& out) {
    const char* start = s;
    int result = 0;
    const char* stop = nullptr;
    while (s < end) {
        char c = *s++;
        if (!is_raw && c == '\\' && s < end) {
            c = *s++;
            if (c == 'N') {
                // The braces of a character's name are not an expression's.
                if (s < end && *s++ == '{')
                    while (s < end && *s++ != '}') {}
                continue;
            }
            if (c == '{' && !warn_escape("{", piece.token)) return -1;
        }
        if (c != '{' && c != '}') continue;
        if (level == 0) {
            if (s < end && *s == c) {
                stop = s++;
                result = 1;
                break;
            }
            if (c == '}') return fail("f-string: single '}' is not allowed"), -1;
        }
        --s;
        break;
    }
    if (!stop) stop = s;
    std::string_view body(start, static_cast<size_t>(stop - start));
    if (!body.empty() && !decode(body, is_raw, false, piece.token, out)) return -1;
    return result;
}

// From the character after `{` to the one that ends the expression, which is not consumed.
bool StringJoiner::find_expression_end(const char*& s, const char* end) {
    constexpr int kMaxLevel = 200;
    char stack[kMaxLevel];
    int depth = 0;
    char quote = 0;
    bool triple = false;
    auto tripled = [&](char c) { return s + 2 < end && s[1] == c && s[2] == c; };
    for (; s < end; ++s) {
        char c = *s;
        if (c == '\\') return fail("f-string expression part cannot include a backslash");
        if (quote) {
            if (c != quote || (triple && !tripled(c))) continue;
            if (triple) s += 2;
            quote = 0;
            continue;
        }
        if (c == '\'' || c == '"') {
            quote = c;
            triple = tripled(c);
            if (triple) s += 2;
        } else if (c == '[' || c == '{' || c == '(') {
            if (depth >= kMaxLevel) return fail("f-string: too many nested parenthesis");
            stack[depth++] = c;
        } else if (c == '#') {
            return fail("f-string expression part cannot include '#'");
        } else if (!depth && std::strchr("!:}=<>", c) && c) {
            bool pair = s + 1 < end && s[1] == '=' && (c == '!' || c == '=' || c == '<' || c == '>');
            if (pair) ++s;
            else if (c != '<' && c != '>') break;
        } else if (c == ']' || c == '}' || c == ')') {
            if (!depth) return fail(std::string("f-string: unmatched '") + c + "'");
            char open = stack[--depth];
            if (open != (c == ')' ? '(' : c == ']' ? '[' : '{'))
                return fail(std::string("f-string: closing parenthesis '") + c +
                            "' does not match opening parenthesis '" + open + "'");
        }
    }
    if (quote) return fail("f-string: unterminated string");
    if (depth) return fail(std::string("f-string: unmatched '") + stack[depth - 1] + "'");
    if (s >= end) return fail("f-string: expecting '}'");
    return true;
}

// `{expression = !r :spec}`
bool StringJoiner::expression_part(Parts& parts, const char*& s, const char* end, bool is_raw, int level,
                                   const StringPiece& piece) {
    if (level >= 2) return fail("f-string: expressions nested too deeply");
    const char* begin = ++s;
    if (!find_expression_end(s, end)) return false;
    ExprNode* value = KRAIT_TRY(parse_expression(begin, s, piece));
    bool shows_text = *s == '=';
    std::string expression_text;
    if (shows_text) {
        if (cx_.feature_version < 8) {
            error_.is_final = true;
            return fail_at(piece.token, "f-string: self documenting expressions are only supported in Python 3.8 and greater");
        }
        ++s;
        while (s < end && (*s == ' ' || (*s >= '\t' && *s <= '\r'))) ++s;
        if (s >= end) return fail("f-string: expecting '}'");
        expression_text.assign(begin, s);
    }
    int conversion = -1;
    if (*s == '!') {
        if (++s >= end) return fail("f-string: expecting '}'");
        conversion = static_cast<unsigned char>(*s++);
        if (conversion != 's' && conversion != 'r' && conversion != 'a')
            return fail("f-string: invalid conversion character: expected 's', 'r', or 'a'");
        if (s >= end) return fail("f-string: expecting '}'");
    }
    ExprNode* spec = nullptr;
    if (*s == ':') {
        if (++s >= end) return fail("f-string: expecting '}'");
        Parts spec_parts;
        if (!format_string(spec_parts, s, end, is_raw, level + 1, piece)) return false;
        spec = KRAIT_TRY(finish(spec_parts, {piece, piece}));
    }
    if (s >= end || *s != '}') return fail("f-string: expecting '}'");
    ++s;
    if (shows_text && !spec && conversion == -1) conversion = 'r';
    parts.text += expression_text;
    flush(parts, whole());
    auto* n = node<FormattedValue>(whole());
    n->value = value;
    n->conversion = conversion;
    n->format_spec = spec;
    parts.values.push_back(n);
    return true;
}

// `begin` is the character after the brace.
ExprNode* StringJoiner::parse_expression(const char* begin, const char* end, const StringPiece& piece) {
    const char* p = begin;
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\n' || *p == '\f')) ++p;
    if (p == end) {
        if (*end == '!' || *end == ':' || *end == '=')
            return fail(std::string("f-string: expression required before '") + *end + "'"), nullptr;
        return fail("f-string: empty expression not allowed"), nullptr;
    }
    std::string source = "(";
    source.append(begin, end);
    source += ")\n";
    ParseInput input;
    input.text = arena_.copy(source);
    input.rule = StartRule::FString;
    input.columns_are_chars = false;
    const char* brace = begin - 1;
    const char* token_start = piece.text.data();
    int lines = 0;
    for (const char* q = token_start; q < brace; ++q) lines += *q == '\n';
    bool newline_follows = false;
    for (p = begin; *p != '}' && !newline_follows; ++p) {
        if (*p == '\n') newline_follows = true;
        else if (*p != ' ' && *p != '\t' && *p != '\f') break;
    }
    int col = 0;
    if (!newline_follows) {
        const char* line = brace;
        while (line > token_start && line[-1] != '\n') --line;
        col = static_cast<int>(brace - line);
    }
    input.starting_lineno = piece.token.lineno + lines;
    input.starting_col_offset = lines ? col : piece.token.col_offset + col;
    if (cx_.depth >= 100) return fail("f-string: expressions nested too deeply"), nullptr;
    ++cx_.depth;
    Node* e = parse_input(cx_, input);
    --cx_.depth;
    return static_cast<ExprNode*>(e);
}

}  // namespace krait
