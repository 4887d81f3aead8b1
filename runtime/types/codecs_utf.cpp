// The native codecs: UTF-8, UTF-16, UTF-32, Latin-1, ASCII. Valid input takes a fast path; the first error switches to a
// loop that calls error handlers with CPython's positions and reasons.
#include <cstring>
#include <string>

#include "runtime/operators.h"
#include "runtime/types/codecs.h"
#include "runtime/types/codecs_more.h"
#include "runtime/types/str_units.h"

namespace krait {

namespace {

using View = std::string_view;

// ---- UTF-8 decoding ----

// One sequence at `p`: its length and code point, or 0 with the reason and the number of bad bytes.
struct Utf8Step {
    int length;
    u32 code;
    int bad;
    const char* reason;  // null with length 0: incomplete at the end
};

bool continues(u8 b) { return (b & 0xC0) == 0x80; }

Utf8Step utf8_step(const u8* p, i64 left) {
    u8 lead = *p;
    if (lead < 0x80) return {1, lead, 0, nullptr};
    if (lead < 0xC2 || lead > 0xF4) return {0, 0, 1, "invalid start byte"};
    if (left < 2) return {0, 0, 0, nullptr};
    u8 second = p[1];
    if (lead < 0xE0) {
        if (!continues(second)) return {0, 0, 1, "invalid continuation byte"};
        return {2, (lead & 0x1Fu) << 6 | (second & 0x3Fu), 0, nullptr};
    }
    if (lead < 0xF0) {
        if (!continues(second) || (second < 0xA0 ? lead == 0xE0 : lead == 0xED)) return {0, 0, 1, "invalid continuation byte"};
        if (left < 3) return {0, 0, 0, nullptr};
        if (!continues(p[2])) return {0, 0, 2, "invalid continuation byte"};
        return {3, (lead & 15u) << 12 | (second & 63u) << 6 | (p[2] & 63u), 0, nullptr};
    }
    if (!continues(second) || (second < 0x90 ? lead == 0xF0 : lead == 0xF4)) return {0, 0, 1, "invalid continuation byte"};
    if (left < 3) return {0, 0, 0, nullptr};
    if (!continues(p[2])) return {0, 0, 2, "invalid continuation byte"};
    if (left < 4) return {0, 0, 0, nullptr};
    if (!continues(p[3])) return {0, 0, 3, "invalid continuation byte"};
    return {4, (lead & 7u) << 18 | (second & 63u) << 12 | (p[2] & 63u) << 6 | (p[3] & 63u), 0, nullptr};
}

Value decode_utf8_slow(Thread* th, DecodeErrorSite& site, bool final, i64* consumed) {
    StrBuilder out(th);
    i64 i = 0;
    while (i < static_cast<i64>(site.data.size())) {
        i64 left = static_cast<i64>(site.data.size()) - i;
        Utf8Step step = utf8_step(reinterpret_cast<const u8*>(site.data.data()) + i, left);
        if (step.length) {
            out.append(step.code);
            i += step.length;
            continue;
        }
        if (!step.reason && !final) break;
        // A surrogate whose end has not come yet: left to the next piece, for surrogatepass.
        if (!final && left == 2 && step.bad == 1 && static_cast<u8>(site.data[static_cast<size_t>(i)]) == 0xED &&
            (static_cast<u8>(site.data[static_cast<size_t>(i) + 1]) & 0xE0) == 0xA0)
            break;
        i = handle_decode_error(th, site, i, step.reason ? i + step.bad : i + left, step.reason ? step.reason : "unexpected end of data", out);
        if (i < 0) return {};
    }
    if (consumed) *consumed = i;
    return out.finish();
}

Value decode_utf8(Thread* th, DecodeErrorSite& site, i64* consumed) {
    View data = site.data;
    if (is_ascii_data(data.data(), data.size())) {
        if (consumed) *consumed = static_cast<i64>(data.size());
        return str_from_ascii(th, data);
    }
    auto* p = reinterpret_cast<const u8*>(data.data());
    i64 n = static_cast<i64>(data.size()), i = 0;
    while (i < n) {
        if (p[i] < 0x80) {
            ++i;
            continue;
        }
        Utf8Step step = utf8_step(p + i, n - i);
        if (!step.length) {
            if (!step.reason && consumed) break;
            return decode_utf8_slow(th, site, consumed == nullptr, consumed);
        }
        i += step.length;
    }
    if (consumed) *consumed = i;
    return str_from_utf8(th, data.substr(0, static_cast<size_t>(i)));
}

// ---- UTF-16 and UTF-32 decoding ----

Value decode_wide(Thread* th, DecodeErrorSite& site, int width, int* byte_order, i64* consumed) {
    StrBuilder out(th);
    bool final = consumed == nullptr;
    i64 i = 0;
    int order = byte_order ? *byte_order : 0;
    auto unit = [&](i64 at, bool big) {
        u32 v = 0;
        for (int k = 0; k < width; ++k)
            v |= static_cast<u32>(static_cast<u8>(site.data[static_cast<size_t>(at + k)])) << (8 * (big ? width - 1 - k : k));
        return v;
    };
    if (order == 0 && static_cast<i64>(site.data.size()) >= width) {
        if (unit(0, false) == 0xFEFF) order = -1, i = width;
        else if (unit(0, true) == 0xFEFF) order = 1, i = width;
    }
    bool big = order == 1;
    while (true) {
        i64 n = static_cast<i64>(site.data.size());
        if (i >= n) break;
        const char* reason;
        i64 bad = n - i;
        if (n - i < width) {
            if (!final) break;
            reason = "truncated data";
        } else {
            u32 c = unit(i, big);
            if (width == 4) {
                if (c <= kMaxCodePoint && (c < 0xD800 || c > 0xDFFF)) {
                    out.append(c);
                    i += 4;
                    continue;
                }
                reason = c > kMaxCodePoint ? "code point not in range(0x110000)" : "code point in surrogate code point range(0xd800, 0xe000)";
                bad = 4;
            } else if (c < 0xD800 || c > 0xDFFF) {
                out.append(c);
                i += 2;
                continue;
            } else if (c >= 0xDC00) {
                reason = "illegal encoding";
                bad = 2;
            } else if (n - i < 4) {
                if (!final) break;
                reason = "unexpected end of data";
            } else {
                u32 low = unit(i + 2, big);
                if (low >= 0xDC00 && low <= 0xDFFF) {
                    out.append(0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00));
                    i += 4;
                    continue;
                }
                reason = "illegal UTF-16 surrogate";
                bad = 2;
            }
        }
        i = handle_decode_error(th, site, i, i + bad, reason, out);
        if (i < 0) return {};
    }
    if (byte_order) *byte_order = order;
    if (consumed) *consumed = i;
    return out.finish();
}

Value decode_ascii(Thread* th, DecodeErrorSite& site) {
    if (is_ascii_data(site.data.data(), site.data.size())) return str_from_ascii(th, site.data);
    StrBuilder out(th);
    for (i64 i = 0; i < static_cast<i64>(site.data.size());) {
        u8 b = static_cast<u8>(site.data[static_cast<size_t>(i)]);
        if (b < 128) {
            out.append(static_cast<u32>(b));
            ++i;
            continue;
        }
        i = handle_decode_error(th, site, i, i + 1, "ordinal not in range(128)", out);
        if (i < 0) return {};
    }
    return out.finish();
}

const char* codec_label(Codec codec, int byte_order) {
    switch (codec) {
        case Codec::Utf8: return "utf-8";
        case Codec::Latin1: return "latin-1";
        case Codec::Ascii: return "ascii";
        case Codec::Utf16: return byte_order < 0 ? "utf-16-le" : byte_order > 0 ? "utf-16-be" : "utf-16";
        case Codec::Utf16Le: return "utf-16-le";
        case Codec::Utf16Be: return "utf-16-be";
        case Codec::Utf32: return byte_order < 0 ? "utf-32-le" : byte_order > 0 ? "utf-32-be" : "utf-32";
        case Codec::Utf32Le: return "utf-32-le";
        case Codec::Utf32Be: return "utf-32-be";
        case Codec::Utf7: return "utf7";
        case Codec::UnicodeEscape: return "unicodeescape";
        case Codec::RawUnicodeEscape: return "rawunicodeescape";
        default: return "?";
    }
}

}  // namespace

Value decode_native(Thread* th, Codec codec, View data, Value object, const char* errors, i64* consumed, int* byte_order) {
    int order = byte_order ? *byte_order : 0;
    DecodeErrorSite site{codec_label(codec, order), data, object, errors};
    switch (codec) {
        case Codec::Utf8: return decode_utf8(th, site, consumed);
        case Codec::Utf16: return decode_wide(th, site, 2, byte_order, consumed);
        case Codec::Utf32: return decode_wide(th, site, 4, byte_order, consumed);
        case Codec::Utf16Le: case Codec::Utf32Le: order = -1; return decode_wide(th, site, codec == Codec::Utf16Le ? 2 : 4, &order, consumed);
        case Codec::Utf16Be: case Codec::Utf32Be: order = 1; return decode_wide(th, site, codec == Codec::Utf16Be ? 2 : 4, &order, consumed);
        case Codec::Latin1:
            if (consumed) *consumed = static_cast<i64>(data.size());
            return str_from_latin1(th, data);
        case Codec::Ascii:
            if (consumed) *consumed = static_cast<i64>(data.size());
            return decode_ascii(th, site);
        case Codec::Utf7: return decode_utf7(th, data, object, errors, consumed);
        case Codec::UnicodeEscape: return decode_unicode_escape(th, data, object, errors, consumed, nullptr);
        case Codec::RawUnicodeEscape: return decode_raw_unicode_escape(th, data, object, errors, consumed);
        default: return raise_system_error(th, "no such codec");
    }
}

// ---- Encoding ----

namespace {

void put_utf8(std::string& out, u32 c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

struct WideSink {
    int width;
    bool big;
    void put(std::string& out, u32 c) const {
        if (width == 2 && c > 0xFFFF) {
            put(out, 0xD800 + ((c - 0x10000) >> 10));
            put(out, 0xDC00 + ((c - 0x10000) & 0x3FF));
            return;
        }
        for (int k = 0; k < width; ++k) out += static_cast<char>(c >> (8 * (big ? width - 1 - k : k)));
    }
};

// Encodes by `put`; code points that `can` refuses go to the error handler in runs. Replacement text is encoded likewise.
template <class Can, class Put>
bool encode_with(Thread* th, const char* label, const char* reason, Str* s, const char* errors, std::string& out, int unit, Can can, Put put,
                 bool ascii_replacement = false) {
    for (i64 i = 0; i < s->length;) {
        u32 c = s->at(i);
        if (can(c)) {
            put(out, c);
            ++i;
            continue;
        }
        i64 end = i + 1;
        while (end < s->length && !can(s->at(end))) ++end;
        Value replacement;
        i64 next = handle_encode_error(th, label, s, i, end, reason, errors, &replacement);
        if (next < 0) return false;
        if (is_str(replacement)) {
            Str* text = replacement.as<Str>();
            for (i64 k = 0; k < text->length; ++k) {
                if (!can(text->at(k)) || (ascii_replacement && text->at(k) > 127)) {
                    Value unused;
                    handle_encode_error(th, label, s, i, end, reason, "strict", &unused);
                    return false;
                }
                put(out, text->at(k));
            }
        } else {
            View bytes = replacement.as<Bytes>()->view();
            if (bytes.size() % static_cast<size_t>(unit)) {
                Value unused;
                handle_encode_error(th, label, s, i, end, reason, "strict", &unused);
                return false;
            }
            out += bytes;
        }
        i = next;
    }
    return true;
}

bool not_surrogate(u32 c) { return c < 0xD800 || c > 0xDFFF; }

}  // namespace

Value encode_native(Thread* th, Codec codec, Str* s, const char* errors) {
    if (s->is_ascii() && (codec == Codec::Utf8 || codec == Codec::Latin1 || codec == Codec::Ascii)) return bytes_from(th, s->ascii());
    if (codec == Codec::Latin1 && s->width() == 1) return bytes_from(th, s->ascii());
    if (codec == Codec::Utf8 && s->width() == 1) {
        // Latin-1 text has no surrogates: one byte, or two from U+0080.
        auto* from = reinterpret_cast<const u8*>(s->data);
        i64 wide = 0;
        for (i64 i = 0; i < s->length; ++i) wide += from[i] >> 7;
        Bytes* bytes = new_bytes(th, s->length + wide);
        if (!bytes) return {};
        char* to = bytes->data;
        for (i64 i = 0; i < s->length; ++i) {
            if (from[i] < 0x80) {
                *to++ = static_cast<char>(from[i]);
            } else {
                *to++ = static_cast<char>(0xC0 | (from[i] >> 6));
                *to++ = static_cast<char>(0x80 | (from[i] & 0x3F));
            }
        }
        return bytes;
    }
    std::string out;
    out.reserve(static_cast<size_t>(s->length) * 2);
    bool ok = true;
    int order = codec == Codec::Utf16Be || codec == Codec::Utf32Be ? 1 : -1;
    switch (codec) {
        case Codec::Utf8: ok = encode_with(th, "utf-8", "surrogates not allowed", s, errors, out, 1, not_surrogate, put_utf8, true); break;
        case Codec::Latin1:
            ok = encode_with(th, "latin-1", "ordinal not in range(256)", s, errors, out, 1, [](u32 c) { return c < 256; },
                             [](std::string& to, u32 c) { to += static_cast<char>(c); });
            break;
        case Codec::Ascii:
            ok = encode_with(th, "ascii", "ordinal not in range(128)", s, errors, out, 1, [](u32 c) { return c < 128; },
                             [](std::string& to, u32 c) { to += static_cast<char>(c); });
            break;
        case Codec::Utf16: case Codec::Utf16Le: case Codec::Utf16Be: case Codec::Utf32: case Codec::Utf32Le: case Codec::Utf32Be: {
            bool marked = codec == Codec::Utf16 || codec == Codec::Utf32;
            WideSink sink{codec == Codec::Utf16 || codec == Codec::Utf16Le || codec == Codec::Utf16Be ? 2 : 4, order > 0};
            if (marked) sink.put(out, 0xFEFF);
            ok = encode_with(th, codec_label(codec, 0), "surrogates not allowed", s, errors, out, sink.width, not_surrogate,
                             [sink](std::string& to, u32 c) { sink.put(to, c); }, true);
            break;
        }
        case Codec::Utf7: return encode_utf7(th, s);
        case Codec::UnicodeEscape: return encode_unicode_escape(th, s);
        case Codec::RawUnicodeEscape: return encode_raw_unicode_escape(th, s);
        default: return raise_system_error(th, "no such codec");
    }
    return ok ? Value(bytes_from(th, out)) : Value();
}

}  // namespace krait
