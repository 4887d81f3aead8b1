// Encoding declarations and newlines.
#include "frontend/source.h"

#include <cstdio>
#include <cstring>

namespace krait {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\014'; }
bool is_name_char(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
}

// One spelling for the encodings that need no codec.
std::string normal_name(std::string_view name) {
    std::string lower;
    for (size_t i = 0; i < name.size() && i < 12; ++i) {
        char c = name[i];
        lower += c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    auto is = [&](const char* s) {
        size_t n = std::strlen(s);
        return lower.compare(0, n, s) == 0 && (lower.size() == n || lower[n] == '-');
    };
    if (is("utf-8")) return "utf-8";
    if (is("latin-1") || is("iso-8859-1") || is("iso-latin-1")) return "iso-8859-1";
    return std::string(name);
}

// The encoding declared in a comment line, or "". `is_code`: the line holds more than a comment.
std::string declared_in(std::string_view line, bool& is_code) {
    size_t i = 0;
    while (i < line.size() && is_blank(line[i])) ++i;
    if (i == line.size()) return "";
    if (line[i] != '#') {
        is_code = true;
        return "";
    }
    for (; (i = line.find("coding", i)) != std::string_view::npos; ++i) {
        size_t t = i + 6;
        if (t >= line.size() || (line[t] != ':' && line[t] != '=')) continue;
        do ++t;
        while (t < line.size() && (line[t] == ' ' || line[t] == '\t'));
        size_t begin = t;
        while (t < line.size() && is_name_char(line[t])) ++t;
        if (begin < t) return normal_name(line.substr(begin, t - begin));
    }
    return "";
}

}  // namespace

void find_encoding(std::string_view& source, SourceText& out) {
    bool bom = source.substr(0, 3) == "\xEF\xBB\xBF";
    if (bom) {
        source.remove_prefix(3);
        out.is_declared = true;
    }
    std::string_view rest = source;
    for (int line = 0; line < 2 && !rest.empty(); ++line) {
        size_t end = rest.find_first_of("\r\n");
        bool is_code = false;
        std::string name = declared_in(rest.substr(0, end), is_code);
        if (!name.empty()) {
            if (bom && name != "utf-8") out.error = "encoding problem: " + name + " with BOM";
            else if (name != "utf-8") out.encoding = name;
            out.is_declared = true;
            return;
        }
        if (is_code || end == std::string_view::npos) return;
        size_t next = rest[end] == '\r' && end + 1 < rest.size() && rest[end + 1] == '\n' ? end + 2 : end + 1;
        rest.remove_prefix(next);
    }
}

std::string translate_newlines(std::string_view source, bool add_newline) {
    std::string out;
    out.reserve(source.size() + 1);
    size_t i = 0;
    for (;;) {
        size_t cr = source.find('\r', i);
        out.append(source.substr(i, cr == std::string_view::npos ? cr : cr - i));
        if (cr == std::string_view::npos) break;
        out += '\n';
        i = cr + 1 < source.size() && source[cr + 1] == '\n' ? cr + 2 : cr + 1;
    }
    // CPython's loop takes a final \r\n for an unended line, which shows in the line numbers at the end of the source.
    if (add_newline && (out.empty() || out.back() != '\n' || source.ends_with("\r\n"))) out += '\n';
    return out;
}

namespace {

// Length of the UTF-8 sequence at the start of `s`; 0 if it is invalid: then `bad_bytes` of it are, for `reason`.
size_t sequence_length(std::string_view s, size_t* bad_bytes, const char** reason) {
    auto byte = [&](size_t i) { return static_cast<unsigned char>(s[i]); };
    unsigned char c = byte(0);
    if (c < 0x80) return 1;
    size_t n = c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2 : c >= 0xF0 && c < 0xF5 ? 3 : 0;
    *bad_bytes = 1;
    *reason = "invalid start byte";
    if (!n) return 0;
    for (size_t k = 1; k <= n; ++k) {
        *bad_bytes = k;
        *reason = "unexpected end of data";
        if (k >= s.size()) return 0;
        *reason = "invalid continuation byte";
        unsigned char low = 0x80, high = 0xBF;
        if (k == 1 && c == 0xE0) low = 0xA0;
        if (k == 1 && c == 0xED) high = 0x9F;
        if (k == 1 && c == 0xF0) low = 0x90;
        if (k == 1 && c == 0xF4) high = 0x8F;
        if (byte(k) < low || byte(k) > high) return 0;
    }
    return n + 1;
}

}  // namespace

std::string utf8_error(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
        size_t bad;
        const char* reason;
        size_t n = sequence_length(text.substr(i), &bad, &reason);
        if (n) {
            i += n;
            continue;
        }
        char buffer[160];
        if (bad == 1)
            std::snprintf(buffer, sizeof buffer, "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: %s",
                          static_cast<unsigned char>(text[i]), i, reason);
        else
            std::snprintf(buffer, sizeof buffer, "(unicode error) 'utf-8' codec can't decode bytes in position %zu-%zu: %s", i,
                          i + bad - 1, reason);
        return buffer;
    }
    return "";
}

size_t first_invalid_utf8(std::string_view text) {
    for (size_t i = 0; i < text.size();) {
        size_t bad;
        const char* reason;
        size_t n = sequence_length(text.substr(i), &bad, &reason);
        if (!n) return i;
        i += n;
    }
    return std::string_view::npos;
}

std::string replace_invalid_utf8(std::string_view text) {
    std::string out;
    for (size_t i = 0; i < text.size();) {
        size_t bad;
        const char* reason;
        size_t n = sequence_length(text.substr(i), &bad, &reason);
        if (n) out += text.substr(i, n);
        else out += "\xEF\xBF\xBD";
        i += n ? n : bad;
    }
    return out;
}

}  // namespace krait
