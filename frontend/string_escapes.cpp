// Decoding of escapes. The positions in error messages are those of the text that CPython hands to its codec, in which
// every character beyond ASCII has been rewritten as a ten-character \U escape.
#include "frontend/string_escapes.h"

#include <cstdio>

#include "frontend/tokenizer.h"
#include "runtime/types/codecs.h"

namespace krait {

namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// One-character escapes; -1: none.
int simple_escape(char c) {
    switch (c) {
        case '\\': case '\'': case '"': return c;
        case 'b': return '\b';
        case 'f': return '\f';
        case 't': return '\t';
        case 'n': return '\n';
        case 'r': return '\r';
        case 'v': return '\v';
        case 'a': return '\a';
        default: return -1;
    }
}

int octal(std::string_view s, size_t& i, Decoded& out) {
    size_t start = i;
    int value = s[i++] - '0';
    for (int k = 0; k < 2 && i < s.size() && s[i] >= '0' && s[i] <= '7'; ++k) value = value * 8 + (s[i++] - '0');
    if (value > 0377 && out.invalid.empty()) out.invalid = s.substr(start, 3);
    return value;
}

class StrDecoder {
  public:
    StrDecoder(Thread* th, std::string_view s, Decoded& out) : th_(th), s_(s), out_(out) {}

    void run() {
        while (i_ < s_.size()) {
            size_t backslash = s_.find('\\', i_);
            copy_plain(backslash == std::string_view::npos ? s_.size() : backslash);
            if (i_ < s_.size() && !escape()) return;
        }
    }

  private:
    void copy_plain(size_t end) {
        for (size_t k = i_; k < end; ++k)
            if ((s_[k] & 0xC0) == 0xC0) extra_ += 10 - utf8_length(s_[k]);
        out_.text.append(s_, i_, end - i_);
        i_ = end;
    }
    static i64 utf8_length(char lead) {
        unsigned char c = static_cast<unsigned char>(lead);
        return c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    }

    bool fail(size_t start, const char* message) {
        i64 from = static_cast<i64>(start) + extra_, to = static_cast<i64>(i_) + extra_ - 1;
        char buffer[160];
        if (to == from)
            std::snprintf(buffer, sizeof buffer, "can't decode byte 0x5c in position %lld: %s",
                          static_cast<long long>(from), message);
        else
            std::snprintf(buffer, sizeof buffer, "can't decode bytes in position %lld-%lld: %s",
                          static_cast<long long>(from), static_cast<long long>(to), message);
        out_.error = std::string("(unicode error) 'unicodeescape' codec ") + buffer;
        return false;
    }

    bool escape() {
        size_t start = i_++;
        if (i_ == s_.size()) return out_.text += '\\', true;  // before an f-string's brace
        char c = s_[i_];
        if (c == '\n') return ++i_, true;
        if (int simple = simple_escape(c); simple >= 0) return ++i_, out_.text += static_cast<char>(simple), true;
        if (c >= '0' && c <= '7') return append_utf8(out_.text, static_cast<u32>(octal(s_, i_, out_))), true;
        if (c == 'x') return hex(start, 2, "truncated \\xXX escape");
        if (c == 'u') return hex(start, 4, "truncated \\uXXXX escape");
        if (c == 'U') return hex(start, 8, "truncated \\UXXXXXXXX escape");
        if (c == 'N') return name(start);
        out_.text += '\\';
        if (static_cast<unsigned char>(c) >= 128) {
            extra_ += 5;  // the backslash itself became \u005c
            return true;
        }
        if (out_.invalid.empty()) out_.invalid = s_.substr(i_, 1);
        out_.text += c;
        ++i_;
        return true;
    }

    bool hex(size_t start, int digits, const char* message) {
        ++i_;
        u32 value = 0;
        for (int k = 0; k < digits; ++k, ++i_) {
            int d = i_ < s_.size() ? hex_digit(s_[i_]) : -1;
            if (d < 0) return fail(start, message);
            value = value << 4 | static_cast<u32>(d);
        }
        if (value > 0x10FFFF) return fail(start, "illegal Unicode character");
        append_utf8(out_.text, value);
        return true;
    }

    bool name(size_t start) {
        ++i_;
        const char* malformed = "malformed \\N character escape";
        if (i_ == s_.size() || s_[i_] != '{') return fail(start, malformed);
        size_t first = ++i_;
        while (i_ < s_.size() && s_[i_] != '}') ++i_;
        if (i_ == s_.size() || i_ == first) return fail(start, malformed);
        i64 c = code_point_by_name(th_, s_.substr(first, i_ - first));
        ++i_;
        if (c < 0) return fail(start, "unknown Unicode character name");
        append_utf8(out_.text, static_cast<u32>(c));
        return true;
    }

    Thread* th_;
    std::string_view s_;
    Decoded& out_;
    size_t i_ = 0;
    i64 extra_ = 0;  // how much longer CPython's rewritten text is so far
};

}  // namespace

void decode_str_escapes(Thread* th, std::string_view source, Decoded& out) { StrDecoder(th, source, out).run(); }

void decode_bytes_escapes(std::string_view s, Decoded& out) {
    for (size_t i = 0; i < s.size();) {
        size_t start = i;
        char c = s[i++];
        if (c != '\\') {
            out.text += c;
            continue;
        }
        if (i == s.size()) {
            out.error = "(value error) Trailing \\ in string";
            return;
        }
        c = s[i];
        int simple = simple_escape(c);
        if (c == '\n') {
            ++i;
        } else if (simple >= 0) {
            out.text += static_cast<char>(simple);
            ++i;
        } else if (c >= '0' && c <= '7') {
            out.text += static_cast<char>(octal(s, i, out));
        } else if (c == 'x') {
            int high = i + 1 < s.size() ? hex_digit(s[i + 1]) : -1;
            int low = i + 2 < s.size() ? hex_digit(s[i + 2]) : -1;
            if (high < 0 || low < 0) {
                out.error = "(value error) invalid \\x escape at position " + std::to_string(start);
                return;
            }
            out.text += static_cast<char>(high << 4 | low);
            i += 3;
        } else {
            if (out.invalid.empty()) out.invalid = s.substr(i, 1);
            out.text += '\\';
            out.text += c;
            ++i;
        }
    }
}

}  // namespace krait
