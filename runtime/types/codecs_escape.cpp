// Codecs for Python escapes: unicode_escape, raw_unicode_escape, and the escapes of bytes literals.
#include <cstdio>
#include <cstring>
#include <string>

#include "runtime/error.h"
#include "runtime/types/codecs.h"
#include "runtime/types/codecs_more.h"
#include "runtime/types/str_units.h"

namespace krait {

namespace {

int hex_digit(u8 c) {
    if (c >= '0' && c <= '9') return c - '0';
    if ((c | 32) >= 'a' && (c | 32) <= 'f') return (c | 32) - 'a' + 10;
    return -1;
}

int simple_escape(u8 c) {
    switch (c) {
        case '\\': return '\\';
        case '\'': return '\'';
        case '"': return '"';
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

}  // namespace

Value decode_unicode_escape(Thread* th, std::string_view data, Value object, const char* errors, i64* consumed, i64* bad_escape,
                            std::string_view* bad_text) {
    DecodeErrorSite site{"unicodeescape", data, object, errors};
    if (bad_escape) *bad_escape = -1;
    StrBuilder out(th);
    i64 i = 0;
    while (i < static_cast<i64>(site.data.size())) {
        i64 n = static_cast<i64>(site.data.size());
        auto at = [&](i64 k) { return static_cast<u8>(site.data[static_cast<size_t>(k)]); };
        u8 c = at(i);
        if (c != '\\') {
            out.append(static_cast<u32>(c));
            ++i;
            continue;
        }
        i64 start = i++;
        const char* reason = nullptr;
        bool incomplete = false;
        if (i >= n) {
            reason = "\\ at end of string";
            incomplete = true;
        } else {
            c = at(i++);
            if (c == '\n') continue;
            if (int plain = simple_escape(c); plain >= 0) {
                out.append(static_cast<u32>(plain));
                continue;
            }
            if (c >= '0' && c <= '7') {
                u32 value = c - '0';
                for (int k = 0; k < 2 && i < n && at(i) >= '0' && at(i) <= '7'; ++k) value = value * 8 + (at(i++) - '0');
                if (value > 0377 && bad_escape && *bad_escape < 0) {
                    *bad_escape = start;
                    if (bad_text) *bad_text = site.data.substr(static_cast<size_t>(start) + 1, 3);
                }
                out.append(value);
                continue;
            }
            if (c == 'x' || c == 'u' || c == 'U') {
                int count = c == 'x' ? 2 : c == 'u' ? 4 : 8;
                u32 value = 0;
                int k = 0;
                for (; k < count && i < n && hex_digit(at(i)) >= 0; ++k, ++i) value = value * 16 + static_cast<u32>(hex_digit(at(i)));
                if (k < count) {
                    reason = c == 'x' ? "truncated \\xXX escape" : c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
                    incomplete = i >= n;
                } else if (value > kMaxCodePoint) {
                    reason = "illegal Unicode character";
                } else {
                    out.append(value);
                    continue;
                }
            } else if (c == 'N') {
                reason = "malformed \\N character escape";
                if (i >= n) {
                    incomplete = true;
                } else if (at(i) == '{') {
                    i64 name = ++i;
                    while (i < n && at(i) != '}') ++i;
                    if (i >= n) {
                        incomplete = true;
                    } else if (i > name) {
                        i64 code = code_point_by_name(th, site.data.substr(static_cast<size_t>(name), static_cast<size_t>(i - name)));
                        ++i;
                        if (code >= 0) {
                            out.append(static_cast<u32>(code));
                            continue;
                        }
                        if (has_pending(th)) return {};
                        reason = "unknown Unicode character name";
                    } else {
                        ++i;
                    }
                }
            } else {
                if (bad_escape && *bad_escape < 0) {
                    *bad_escape = start;
                    if (bad_text) *bad_text = site.data.substr(static_cast<size_t>(start) + 1, 1);
                }
                out.append(u32{'\\'});
                out.append(static_cast<u32>(c));
                continue;
            }
        }
        if (incomplete && consumed) {
            i = start;
            break;
        }
        i = handle_decode_error(th, site, start, i, reason, out);
        if (i < 0) return {};
    }
    if (consumed) *consumed = i;
    return out.finish();
}

Value encode_unicode_escape(Thread* th, Str* s) {
    std::string out;
    char text[12];
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        if (c == '\\') out += "\\\\";
        else if (c == '\t') out += "\\t";
        else if (c == '\n') out += "\\n";
        else if (c == '\r') out += "\\r";
        else if (c >= 32 && c < 127) out += static_cast<char>(c);
        else {
            snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
            out += text;
        }
    }
    return bytes_from(th, out);
}

Value encode_raw_unicode_escape(Thread* th, Str* s) {
    std::string out;
    char text[12];
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        if (c < 0x100) {
            out += static_cast<char>(c);
        } else {
            snprintf(text, sizeof text, c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
            out += text;
        }
    }
    return bytes_from(th, out);
}

Value decode_raw_unicode_escape(Thread* th, std::string_view data, Value object, const char* errors, i64* consumed) {
    DecodeErrorSite site{"rawunicodeescape", data, object, errors};
    StrBuilder out(th);
    i64 i = 0;
    while (i < static_cast<i64>(site.data.size())) {
        i64 n = static_cast<i64>(site.data.size());
        auto at = [&](i64 k) { return static_cast<u8>(site.data[static_cast<size_t>(k)]); };
        if (at(i) != '\\') {
            out.append(static_cast<u32>(at(i++)));
            continue;
        }
        i64 start = i++;
        if (i >= n) {
            if (consumed) {
                i = start;
                break;
            }
            out.append(u32{'\\'});
            continue;
        }
        u8 c = at(i++);
        if (c != 'u' && c != 'U') {
            out.append(u32{'\\'});
            out.append(static_cast<u32>(c));
            continue;
        }
        int count = c == 'u' ? 4 : 8, k = 0;
        u32 value = 0;
        for (; k < count && i < n && hex_digit(at(i)) >= 0; ++k, ++i) value = value * 16 + static_cast<u32>(hex_digit(at(i)));
        const char* reason;
        if (k < count) {
            if (i >= n && consumed) {
                i = start;
                break;
            }
            reason = c == 'u' ? "truncated \\uXXXX escape" : "truncated \\UXXXXXXXX escape";
        } else if (value > kMaxCodePoint) {
            reason = "\\Uxxxxxxxx out of range";
        } else {
            out.append(value);
            continue;
        }
        i = handle_decode_error(th, site, start, i, reason, out);
        if (i < 0) return {};
    }
    if (consumed) *consumed = i;
    return out.finish();
}

Value decode_bytes_escape(Thread* th, std::string_view data, const char* errors, i64* bad_escape) {
    if (bad_escape) *bad_escape = -1;
    std::string out;
    for (size_t i = 0; i < data.size();) {
        u8 c = static_cast<u8>(data[i]);
        if (c != '\\') {
            out += static_cast<char>(c);
            ++i;
            continue;
        }
        size_t start = i++;
        if (i == data.size()) return raise(th, Exc::ValueError, "Trailing \\ in string");
        c = static_cast<u8>(data[i++]);
        if (c == '\n') continue;
        if (int plain = simple_escape(c); plain >= 0) {
            out += static_cast<char>(plain);
        } else if (c >= '0' && c <= '7') {
            u32 value = c - '0';
            for (int k = 0; k < 2 && i < data.size() && data[i] >= '0' && data[i] <= '7'; ++k) value = value * 8 + static_cast<u32>(data[i++] - '0');
            if (value > 0377 && bad_escape && *bad_escape < 0) *bad_escape = static_cast<i64>(start);
            out += static_cast<char>(value);
        } else if (c == 'x') {
            int high = i < data.size() ? hex_digit(static_cast<u8>(data[i])) : -1;
            int low = high >= 0 && i + 1 < data.size() ? hex_digit(static_cast<u8>(data[i + 1])) : -1;
            if (low >= 0) {
                out += static_cast<char>(high * 16 + low);
                i += 2;
                continue;
            }
            if (!errors || strcmp(errors, "strict") == 0)
                return raise(th, Exc::ValueError, "invalid \\x escape at position %zd", static_cast<i64>(start));
            if (strcmp(errors, "replace") == 0) out += '?';
            else if (strcmp(errors, "ignore") != 0)
                return raise(th, Exc::ValueError, "decoding error; unknown error handling code: %.400s", errors);
            if (high >= 0) ++i;
        } else {
            if (bad_escape && *bad_escape < 0) *bad_escape = static_cast<i64>(start);
            out += '\\';
            out += static_cast<char>(c);
        }
    }
    return bytes_from(th, out);
}

}  // namespace krait
