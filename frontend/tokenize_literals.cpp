// The tokenizer's numbers and strings (language reference 2.4): only their extent and form; values are made by the
// parser (frontend/parse_number.cpp, frontend/string_literal.cpp).
#include <cstring>

#include "frontend/tokenizer.h"

namespace krait {

namespace {
bool is_digit(int c) { return c >= '0' && c <= '9'; }
bool in_radix(int c, int base) {
    if (base == 16) return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    return c >= '0' && c < '0' + base;
}
bool is_name_char(int c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 128;
}
}  // namespace

bool Tokenizer::ahead(const char* rest) {
    size_t n = std::strlen(rest);
    return static_cast<size_t>(inp_ - cur_) >= n && !std::memcmp(cur_, rest, n) &&
           (cur_ + n == inp_ || !is_name_char(static_cast<unsigned char>(cur_[n])));
}

// `c` follows a number. A keyword that may stand there in valid code gets a warning, another letter is an error.
bool Tokenizer::end_of_number(int& c, const char* kind) {
    bool keyword = false;
    switch (c) {
        case 'a': keyword = ahead("nd"); break;
        case 'e': keyword = ahead("lse"); break;
        case 'f': keyword = ahead("or"); break;
        case 'i': keyword = cur_ < inp_ && (*cur_ == 'f' || *cur_ == 'n' || *cur_ == 's'); break;
        case 'o': keyword = ahead("r"); break;
        case 'n': keyword = ahead("ot"); break;
    }
    if (keyword) {
        if (muted_) return true;
        std::string message = std::string("invalid ") + kind + " literal";
        if (warn_explicit_at(context_, Exc::SyntaxWarning, message, lineno_)) return true;
        backup(c);
        state_ = TokState::Error;
        if (!pending_matches(context_.thread(), Exc::SyntaxWarning)) return false;
        clear_pending(context_.thread());
        context_.failed = false;
        context_.error_is_final = true;
        return error(message);
    }
    if (is_name_char(c)) {
        backup(c);
        return error(std::string("invalid ") + kind + " literal");
    }
    return true;
}

// Digits and single underscores; `c` becomes the character after them.
bool Tokenizer::decimal_tail(int& c) {
    for (;;) {
        do c = advance();
        while (is_digit(c));
        if (c != '_') return true;
        c = advance();
        if (!is_digit(c)) {
            backup(c);
            return error("invalid decimal literal");
        }
    }
}

// After `0x`, `0o` or `0b`. The character after the literal is put back.
bool Tokenizer::radix_literal(int base, const char* name) {
    int c = advance();
    auto bad_digit = [&] {
        return error(std::string("invalid digit '") + static_cast<char>(c) + "' in " + name + " literal");
    };
    do {
        if (c == '_') c = advance();
        if (!in_radix(c, base)) {
            if (is_digit(c)) return bad_digit();
            backup(c);
            return error(std::string("invalid ") + name + " literal");
        }
        do c = advance();
        while (in_radix(c, base));
    } while (c == '_');
    if (is_digit(c)) return bad_digit();
    if (!end_of_number(c, name)) return false;
    backup(c);
    return true;
}

// After a leading `0` with `c` after it: prefixed literals (then `done`), zeros, or a float. Octal in the old style is
// rejected.
bool Tokenizer::number_after_zero(int& c, bool& done) {
    int lower = c == kEof ? 0 : c | 0x20;
    if (lower == 'x' || lower == 'o' || lower == 'b') {
        done = true;
        if (lower == 'x') return radix_literal(16, "hexadecimal");
        return lower == 'o' ? radix_literal(8, "octal") : radix_literal(2, "binary");
    }
    for (;;) {
        if (c == '_') {
            c = advance();
            if (!is_digit(c)) {
                backup(c);
                return error("invalid decimal literal");
            }
        }
        if (c != '0') break;
        c = advance();
    }
    const char* zeros_end = cur_;
    bool nonzero = is_digit(c);
    if (nonzero && !decimal_tail(c)) return false;
    if (nonzero && c != '.' && c != 'e' && c != 'E' && c != 'j' && c != 'J') {
        backup(c);
        return error(
            "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
            start_ + 1 - line_start_, zeros_end - line_start_);
    }
    return true;
}

// A number whose first character `c` (a digit, or the dot before one) is read.
bool Tokenizer::number(int c, Token& token) {
    bool done = false;
    bool after_dot = c == '.';
    if (c == '0') {
        c = advance();
        if (!number_after_zero(c, done)) return false;
        if (done) return true;
    } else if (!after_dot) {
        if (!decimal_tail(c)) return false;
    }
    if (c == '.') {
        c = advance();
        if (is_digit(c) && !decimal_tail(c)) return false;
    }
    if (c == 'e' || c == 'E') {
        int e = c;
        c = advance();
        if (c == '+' || c == '-') {
            c = advance();
            if (!is_digit(c)) {
                backup(c);
                return error("invalid decimal literal");
            }
        } else if (!is_digit(c)) {
            backup(c);
            if (!end_of_number(e, "decimal")) return false;
            --cur_;
            return true;
        }
        if (!decimal_tail(c)) return false;
    }
    const char* kind = "decimal";
    if (c == 'j' || c == 'J') {
        c = advance();
        kind = "imaginary";
    }
    if (!end_of_number(c, kind)) return false;
    backup(c);
    return true;
}

// The rest of a string literal whose prefix and first quote are read.
bool Tokenizer::string(int quote, Token& token) {
    first_lineno_ = lineno_;
    multi_line_start_ = line_start_;
    int quotes = 1, closing = 0;
    int c = advance();
    if (c == quote) {
        c = advance();
        if (c == quote) quotes = 3;
        else closing = 1;
    }
    if (c != quote) backup(c);
    while (closing != quotes) {
        c = advance();
        if (c == kEof || (quotes == 1 && c == '\n')) {
            // Reported at the first quote.
            int detected = lineno_;
            cur_ = start_ + 1;
            line_start_ = multi_line_start_;
            lineno_ = first_lineno_;
            error(std::string(quotes == 3 ? "unterminated triple-quoted string literal" : "unterminated string literal") +
                  " (detected at line " + std::to_string(detected) + ")");
            if (c != '\n') state_ = quotes == 3 ? TokState::EofInString : TokState::EolInString;
            return false;
        }
        if (c == quote) {
            ++closing;
        } else {
            closing = 0;
            if (c == '\\') advance();
        }
    }
    token.length = static_cast<u32>(cur_ - text_.data()) - token.start;
    return true;
}

}  // namespace krait
