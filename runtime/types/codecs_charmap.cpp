// Character maps (codecs.charmap_encode and charmap_decode, under most of `encodings`) and UTF-7 (RFC 2152).
#include <cstring>
#include <string>

#include "runtime/operators.h"
#include "runtime/types/codecs.h"
#include "runtime/types/codecs_more.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/str_units.h"

namespace krait {

namespace {

// What `mapping` gives for a key: 1 found in `*out`, 0 undefined, -1 raised.
int map_lookup(Thread* th, Value mapping, i64 key, Value* out) {
    Value k = Value::from_small_int(key);
    Value v = is_exactly(mapping, Kind::Dict) ? dict_get(th, mapping.as<Dict>(), k) : get_item(th, mapping, k);
    if (!v) {
        if (!has_pending(th)) return 0;
        return catch_pending(th, Exc::LookupError) ? 0 : -1;
    }
    if (is_none(v)) return 0;
    *out = v;
    return 1;
}

// Decodes one byte: 1, 0 undefined, -1 raised.
int decode_one(Thread* th, Value mapping, u8 byte, StrBuilder& out) {
    if (is_exactly(mapping, Kind::Str)) {
        Str* table = mapping.as<Str>();
        if (byte >= table->length || table->at(byte) == 0xFFFE) return 0;
        out.append(table->at(byte));
        return 1;
    }
    Value v;
    int found = map_lookup(th, mapping, byte, &v);
    if (found != 1) return found;
    if (is_int(v)) {
        i64 code;
        if (!int_fits_i64(v, &code) || code < 0 || code > kMaxCodePoint) {
            raise(th, Exc::TypeError, "character mapping must be in range(0x%lx)", static_cast<i64>(kMaxCodePoint) + 1);
            return -1;
        }
        if (code == 0xFFFE) return 0;
        out.append(static_cast<u32>(code));
        return 1;
    }
    if (is_str(v)) {
        if (v.as<Str>()->length == 1 && v.as<Str>()->at(0) == 0xFFFE) return 0;
        out.append(v.as<Str>());
        return 1;
    }
    raise(th, Exc::TypeError, "character mapping must return integer, None or str");
    return -1;
}

int encode_one(Thread* th, Value mapping, u32 c, std::string& out) {
    Value v;
    int found = map_lookup(th, mapping, c, &v);
    if (found != 1) return found;
    if (is_int(v)) {
        i64 code;
        if (!int_fits_i64(v, &code) || code < 0 || code > 255) {
            raise(th, Exc::TypeError, "character mapping must be in range(256)");
            return -1;
        }
        out += static_cast<char>(code);
        return 1;
    }
    if (has_kind(v, Kind::Bytes)) {
        out += v.as<Bytes>()->view();
        return 1;
    }
    raise(th, Exc::TypeError, "character mapping must return integer, bytes or None, not %.400s", type_name(type_of(v)));
    return -1;
}

}  // namespace

Value decode_charmap(Thread* th, std::string_view data, Value object, Value mapping, const char* errors) {
    if (!mapping || is_none(mapping)) return str_from_latin1(th, data);
    DecodeErrorSite site{"charmap", data, object, errors};
    StrBuilder out(th);
    for (i64 i = 0; i < static_cast<i64>(site.data.size());) {
        int done = decode_one(th, mapping, static_cast<u8>(site.data[static_cast<size_t>(i)]), out);
        if (done < 0) return {};
        if (done) {
            ++i;
            continue;
        }
        i = handle_decode_error(th, site, i, i + 1, "character maps to <undefined>", out);
        if (i < 0) return {};
    }
    return out.finish();
}

Value encode_charmap(Thread* th, Str* s, Value mapping, const char* errors) {
    if (!mapping || is_none(mapping)) return encode_native(th, Codec::Latin1, s, errors);
    std::string out, scratch;
    const char* reason = "character maps to <undefined>";
    for (i64 i = 0; i < s->length;) {
        int done = encode_one(th, mapping, s->at(i), out);
        if (done < 0) return {};
        if (done) {
            ++i;
            continue;
        }
        i64 end = i + 1;
        for (; end < s->length; ++end) {
            done = encode_one(th, mapping, s->at(end), scratch);
            if (done < 0) return {};
            if (done) break;
        }
        Value replacement;
        i64 next = handle_encode_error(th, "charmap", s, i, end, reason, errors, &replacement);
        if (next < 0) return {};
        if (is_str(replacement)) {
            Str* text = replacement.as<Str>();
            for (i64 k = 0; k < text->length; ++k) {
                done = encode_one(th, mapping, text->at(k), out);
                if (done < 0) return {};
                if (done == 0) {
                    Value unused;
                    handle_encode_error(th, "charmap", s, i, end, reason, "strict", &unused);
                    return {};
                }
            }
        } else {
            out += replacement.as<Bytes>()->view();
        }
        i = next;
    }
    return bytes_from(th, out);
}

// ---- UTF-7 ----

namespace {

int base64_value(u8 c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool direct_in_utf7(u32 c) {
    if (c == 0 || c > 127) return false;
    if (c == '\t' || c == '\n' || c == '\r' || c == ' ') return true;
    return (c >= '!' && c <= '}' && c != '\\' && c != '+');
}

constexpr char base64_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

Value encode_utf7(Thread* th, Str* s) {
    std::string out;
    bool shifted = false;
    u32 bits = 0;
    int count = 0;
    auto put_unit16 = [&](u32 unit) {
        bits = (bits << 16) | unit;
        count += 16;
        while (count >= 6) {
            count -= 6;
            out += base64_digits[(bits >> count) & 63];
        }
        bits &= (1u << count) - 1;
    };
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        if (shifted) {
            if (direct_in_utf7(c)) {
                if (count) out += base64_digits[(bits << (6 - count)) & 63];
                bits = 0, count = 0, shifted = false;
                if (base64_value(static_cast<u8>(c)) >= 0 || c == '-') out += '-';
                out += static_cast<char>(c);
                continue;
            }
        } else {
            if (c == '+') {
                out += "+-";
                continue;
            }
            if (direct_in_utf7(c)) {
                out += static_cast<char>(c);
                continue;
            }
            out += '+';
            shifted = true;
        }
        if (c >= 0x10000) {
            put_unit16(0xD800 + ((c - 0x10000) >> 10));
            put_unit16(0xDC00 + ((c - 0x10000) & 0x3FF));
        } else {
            put_unit16(c);
        }
    }
    if (count) out += base64_digits[(bits << (6 - count)) & 63];
    if (shifted) out += '-';
    return bytes_from(th, out);
}

Value decode_utf7(Thread* th, std::string_view data, Value object, const char* errors, i64* consumed) {
    DecodeErrorSite site{"utf7", data, object, errors};
    StrBuilder out(th);
    bool shifted = false;
    u64 bits = 0;
    int count = 0;
    u32 surrogate = 0;
    i64 shift_start = 0, i = 0;
    auto at = [&](i64 k) { return static_cast<u8>(site.data[static_cast<size_t>(k)]); };
    auto fail = [&](i64 start, i64 end, const char* reason) {
        i = handle_decode_error(th, site, start, end, reason, out);
        return i >= 0;
    };
    while (i < static_cast<i64>(site.data.size())) {
        u8 c = at(i);
        if (shifted) {
            int v = base64_value(c);
            if (v >= 0) {
                bits = (bits << 6) | static_cast<u64>(v);
                count += 6;
                ++i;
                if (count >= 16) {
                    u32 unit = static_cast<u32>(bits >> (count - 16)) & 0xFFFF;
                    count -= 16;
                    bits &= (u64{1} << count) - 1;
                    if (surrogate && unit >= 0xDC00 && unit <= 0xDFFF) {
                        out.append(0x10000 + ((surrogate - 0xD800) << 10) + (unit - 0xDC00));
                        surrogate = 0;
                        continue;
                    }
                    if (surrogate) out.append(surrogate), surrogate = 0;
                    if (unit >= 0xD800 && unit <= 0xDBFF) surrogate = unit;
                    else out.append(unit);
                }
                continue;
            }
            shifted = false;
            if (count > 0) {
                if (count >= 6) {
                    ++i;
                    count = 0, bits = 0;
                    if (!fail(shift_start, i, "partial character in base64 sequence")) return {};
                    continue;
                }
                if (bits != 0) {
                    ++i;
                    count = 0, bits = 0;
                    if (!fail(shift_start, i, "non-zero padding bits in shift sequence")) return {};
                    continue;
                }
            }
            count = 0, bits = 0;
            if (surrogate && c < 128) {
                out.append(surrogate);
            }
            surrogate = 0;
            if (c == '-') ++i;
            continue;
        }
        if (c == '+') {
            shift_start = i++;
            if (i < static_cast<i64>(site.data.size()) && at(i) == '-') {
                out.append(u32{'+'});
                ++i;
            } else if (i < static_cast<i64>(site.data.size()) && base64_value(at(i)) < 0) {
                ++i;
                if (!fail(shift_start, i, "ill-formed sequence")) return {};
            } else {
                shifted = true;
                surrogate = 0;
                count = 0, bits = 0;
            }
        } else if (c < 128) {
            out.append(static_cast<u32>(c));
            ++i;
        } else if (!fail(i, i + 1, "unexpected special character")) {
            return {};
        }
    }
    if (shifted && !consumed) {
        if (surrogate || count >= 6 || (count > 0 && bits != 0)) {
            if (!fail(shift_start, static_cast<i64>(site.data.size()), "unterminated shift sequence")) return {};
        }
    }
    if (consumed) {
        if (shifted) {
            // Everything since the shift is decoded again with the next piece.
            *consumed = shift_start;
            return decode_utf7(th, site.data.substr(0, static_cast<size_t>(shift_start)), Value(), errors, nullptr);
        }
        *consumed = i;
    }
    return out.finish();
}

}  // namespace krait
