// Codec error handlers: strict, ignore, replace, backslashreplace, xmlcharrefreplace, namereplace, surrogateescape,
// surrogatepass, and those registered by programs. The native ones act on exception objects (so programs can call them),
// and the common ones are also done in place without making an exception.
#include <cstdio>
#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/codecs.h"
#include "runtime/types/codecs_errors.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_units.h"

namespace krait {

namespace {

enum class ErrorKind { None, Encode, Decode, Translate };

ErrorKind error_kind(Value e) {
    if (!is_exception(e)) return ErrorKind::None;
    if (is_instance_of(e, exception_type(Exc::UnicodeEncodeError))) return ErrorKind::Encode;
    if (is_instance_of(e, exception_type(Exc::UnicodeDecodeError))) return ErrorKind::Decode;
    if (is_instance_of(e, exception_type(Exc::UnicodeTranslateError))) return ErrorKind::Translate;
    return ErrorKind::None;
}

struct ErrorSite {
    ErrorKind kind;
    Str* text = nullptr;          // encode, translate
    std::string_view bytes;       // decode
    i64 start = 0, end = 0;
    std::string encoding;
};

// Reads the exception's fields, clipped as CPython's getters do.
bool read_site(Thread* th, Value e, ErrorSite* site) {
    site->kind = error_kind(e);
    if (site->kind == ErrorKind::None) {
        if (is_exception(e)) raise(th, Exc::TypeError, "don't know how to handle %.200s in error callback", type_name(type_of(e)));
        else raise(th, Exc::TypeError, "don't know how to handle %.200s in error callback", type_name(type_of(e)));
        return false;
    }
    auto* error = e.as<UnicodeErrorObject>();
    i64 size;
    if (site->kind == ErrorKind::Decode) {
        if (!error->object || !has_kind(error->object, Kind::Bytes)) {
            raise(th, Exc::TypeError, error->object ? "object attribute must be bytes" : "object attribute not set");
            return false;
        }
        site->bytes = error->object.as<Bytes>()->view();
        size = static_cast<i64>(site->bytes.size());
    } else {
        if (!error->object || !is_str(error->object)) {
            raise(th, Exc::TypeError, error->object ? "object attribute must be unicode" : "object attribute not set");
            return false;
        }
        site->text = error->object.as<Str>();
        size = site->text->length;
    }
    site->start = error->start < 0 ? 0 : error->start >= size ? (size ? size - 1 : 0) : error->start;
    site->end = error->end < 1 ? 1 : error->end > size ? size : error->end;
    if (error->encoding && is_str(error->encoding)) site->encoding = str_utf8(th, error->encoding.as<Str>());
    return true;
}

Value answer(Thread* th, Value replacement, i64 position) {
    return replacement ? Value(make_tuple(th, replacement, int_from_i64(th, position))) : Value();
}

Value wrong_kind(Thread* th, Value e) {
    return raise(th, Exc::TypeError, "don't know how to handle %.200s in error callback", type_name(type_of(e)));
}

// \xNN, \uNNNN or \UNNNNNNNN.
void append_backslash(std::string& out, u32 c) {
    char text[12];
    snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    out += text;
}

}  // namespace

Value strict_errors(Thread* th, Value, Value e) {
    if (!is_exception(e)) return raise(th, Exc::TypeError, "codec must pass exception instance");
    return raise_value(th, e);
}

Value ignore_errors(Thread* th, Value, Value e) {
    ErrorSite site;
    return read_site(th, e, &site) ? answer(th, empty_str(), site.end) : Value();
}

Value replace_errors(Thread* th, Value, Value e) {
    ErrorSite site;
    if (!read_site(th, e, &site)) return {};
    if (site.kind == ErrorKind::Decode) return answer(th, str_from_char(th, 0xFFFD), site.end);
    Str* unit = str_from_char(th, site.kind == ErrorKind::Encode ? '?' : 0xFFFD);
    return answer(th, unit ? Value(str_repeat(th, unit, site.end - site.start)) : Value(), site.end);
}

Value xmlcharrefreplace_errors(Thread* th, Value, Value e) {
    ErrorSite site;
    if (!read_site(th, e, &site)) return {};
    if (site.kind != ErrorKind::Encode) return wrong_kind(th, e);
    std::string out;
    for (i64 i = site.start; i < site.end; ++i) out += "&#" + std::to_string(site.text->at(i)) + ";";
    return answer(th, str_from_ascii(th, out), site.end);
}

Value backslashreplace_errors(Thread* th, Value, Value e) {
    ErrorSite site;
    if (!read_site(th, e, &site)) return {};
    std::string out;
    for (i64 i = site.start; i < site.end; ++i)
        append_backslash(out, site.kind == ErrorKind::Decode ? static_cast<u8>(site.bytes[static_cast<size_t>(i)]) : site.text->at(i));
    return answer(th, str_from_ascii(th, out), site.end);
}

Value namereplace_errors(Thread* th, Value, Value e) {
    ErrorSite site;
    if (!read_site(th, e, &site)) return {};
    if (site.kind != ErrorKind::Encode) return wrong_kind(th, e);
    std::string out;
    char name[256];
    for (i64 i = site.start; i < site.end; ++i) {
        u32 c = site.text->at(i);
        int n = name_of_code_point(c, name, sizeof name);
        if (n > 0) out += "\\N{" + std::string(name, static_cast<size_t>(n)) + "}";
        else append_backslash(out, c);
    }
    return answer(th, str_from_ascii(th, out), site.end);
}

Value surrogateescape_errors(Thread* th, Value, Value e) {
    ErrorSite site;
    if (!read_site(th, e, &site)) return {};
    if (site.kind == ErrorKind::Encode) {
        std::string out;
        for (i64 i = site.start; i < site.end; ++i) {
            u32 c = site.text->at(i);
            if (c < 0xDC80 || c > 0xDCFF) return raise_value(th, e);
            out += static_cast<char>(c - 0xDC00);
        }
        return answer(th, bytes_from(th, out), site.end);
    }
    if (site.kind != ErrorKind::Decode) return wrong_kind(th, e);
    StrBuilder out(th);
    i64 i = site.start;
    for (; i < site.end && i < site.start + 4; ++i) {
        u8 b = static_cast<u8>(site.bytes[static_cast<size_t>(i)]);
        if (b < 128) break;
        out.append(u32{0xDC00} + b);
    }
    if (i == site.start) return raise_value(th, e);
    return answer(th, out.finish(), i);
}

namespace {

// Byte layout of surrogates in an encoding: 0 none, 3 UTF-8, ±2 UTF-16, ±4 UTF-32 (negative: big endian).
int surrogate_layout(const std::string& encoding) {
    switch (find_codec(encoding)) {
        case Codec::Utf8: return 3;
        case Codec::Utf16: case Codec::Utf16Le: return 2;
        case Codec::Utf16Be: return -2;
        case Codec::Utf32: case Codec::Utf32Le: return 4;
        case Codec::Utf32Be: return -4;
        default: return encoding == "CP_UTF8" || encoding == "cp65001" ? 3 : 0;
    }
}

bool is_surrogate(u32 c) { return c >= 0xD800 && c <= 0xDFFF; }

}  // namespace

Value surrogatepass_errors(Thread* th, Value, Value e) {
    ErrorSite site;
    if (!read_site(th, e, &site)) return {};
    if (site.kind == ErrorKind::Translate) return wrong_kind(th, e);
    int layout = surrogate_layout(site.encoding);
    if (!layout) return raise_value(th, e);
    int width = layout < 0 ? -layout : layout;
    if (site.kind == ErrorKind::Encode) {
        std::string out;
        for (i64 i = site.start; i < site.end; ++i) {
            u32 c = site.text->at(i);
            if (!is_surrogate(c)) return raise_value(th, e);
            if (width == 3) {
                out += static_cast<char>(0xE0 | (c >> 12));
                out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
                out += static_cast<char>(0x80 | (c & 0x3F));
            } else {
                for (int k = 0; k < width; ++k) out += static_cast<char>(c >> (8 * (layout < 0 ? width - 1 - k : k)));
            }
        }
        return answer(th, bytes_from(th, out), site.end);
    }
    if (static_cast<i64>(site.bytes.size()) - site.start < width) return raise_value(th, e);
    auto* p = reinterpret_cast<const u8*>(site.bytes.data()) + site.start;
    u32 c = 0;
    if (width == 3) {
        if ((p[0] & 0xF0) == 0xE0 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
            c = (p[0] & 15u) << 12 | (p[1] & 63u) << 6 | (p[2] & 63u);
    } else {
        for (int k = 0; k < width; ++k) c |= static_cast<u32>(p[k]) << (8 * (layout < 0 ? width - 1 - k : k));
    }
    if (!is_surrogate(c)) return raise_value(th, e);
    return answer(th, str_from_char(th, c), site.start + width);
}

// ---- The table of handlers ----

namespace {

Value handler_table;  // dict: name to callable

constexpr NativeDef native_handlers[] = {
    {"strict_errors", strict_errors, "Implements the 'strict' error handling, which raises a UnicodeError on coding errors."},
    {"ignore_errors", ignore_errors, "Implements the 'ignore' error handling, which ignores malformed data and continues."},
    {"replace_errors", replace_errors, "Implements the 'replace' error handling, which replaces malformed data with a replacement marker."},
    {"xmlcharrefreplace_errors", xmlcharrefreplace_errors, "Implements the 'xmlcharrefreplace' error handling, which replaces an unencodable character with the appropriate XML character reference."},
    {"backslashreplace_errors", backslashreplace_errors, "Implements the 'backslashreplace' error handling, which replaces malformed data with a backslashed escape sequence."},
    {"namereplace_errors", namereplace_errors, "Implements the 'namereplace' error handling, which replaces an unencodable character with a \\N{...} escape sequence."},
    {"surrogatepass", surrogatepass_errors, nullptr},
    {"surrogateescape", surrogateescape_errors, nullptr},
};
constexpr const char* handler_names[] = {"strict", "ignore", "replace", "xmlcharrefreplace",
                                         "backslashreplace", "namereplace", "surrogatepass", "surrogateescape"};

Dict* handlers(Thread* th) {
    if (!handler_table) {
        add_root(th, &handler_table);
        Dict* table = new_dict(th);
        if (!table) return nullptr;
        handler_table = table;
        for (size_t i = 0; i < 8; ++i) {
            Builtin* f = new_builtin(th, &native_handlers[i], Value(), Value());
            if (!f || !dict_set_str(th, table, handler_names[i], f)) return nullptr;
        }
    }
    return handler_table.as<Dict>();
}

}  // namespace

Value lookup_error_handler(Thread* th, const char* name) {
    Dict* table = handlers(th);
    if (!table) return {};
    Value handler = dict_get_str(table, intern(th, name ? name : "strict"));
    if (!handler) return raise(th, Exc::LookupError, "unknown error handler name '%.400s'", name);
    return handler;
}

bool codec_register_error(Thread* th, const char* name, Value handler) {
    if (!is_callable(handler)) {
        raise(th, Exc::TypeError, "handler must be callable");
        return false;
    }
    Dict* table = handlers(th);
    return table && dict_set_str(th, table, intern(th, name), handler);
}

// ---- Use by codecs ----

namespace {

Value make_error(Thread* th, Exc exc, const char* encoding, Value object, i64 start, i64 end, const char* reason) {
    Value args[5] = {str_from_utf8(th, encoding), object, int_from_i64(th, start), int_from_i64(th, end), str_from_utf8(th, reason)};
    return call(th, exception_type(exc), Args{args, 5, nullptr});
}

// Calls the handler; the replacement and position come back. False: raised.
bool call_handler(Thread* th, const char* name, Value error, bool encoding, Value* replacement, i64* position) {
    Value handler = lookup_error_handler(th, name);
    if (!handler) return false;
    Value result = call(th, handler, error);
    if (!result) return false;
    const char* message = encoding ? "encoding error handler must return (str/bytes, int) tuple" : "decoding error handler must return (str, int) tuple";
    if (!is_tuple(result) || result.as<Tuple>()->size != 2) {
        raise(th, Exc::TypeError, message);
        return false;
    }
    *replacement = result.as<Tuple>()->items[0];
    Value at = result.as<Tuple>()->items[1];
    if (!(is_str(*replacement) || (encoding && has_kind(*replacement, Kind::Bytes))) || !has_index(at)) {
        raise(th, Exc::TypeError, message);
        return false;
    }
    return to_ssize(th, at, Exc::OverflowError, position);
}

}  // namespace

i64 handle_decode_error(Thread* th, DecodeErrorSite& site, i64 start, i64 end, const char* reason, StrBuilder& out) {
    const char* errors = site.errors ? site.errors : "strict";
    if (strcmp(errors, "ignore") == 0) return end;
    if (strcmp(errors, "replace") == 0) {
        out.append(u32{0xFFFD});
        return end;
    }
    if (strcmp(errors, "surrogateescape") == 0) {
        i64 i = start;
        for (; i < end && static_cast<u8>(site.data[static_cast<size_t>(i)]) >= 128; ++i)
            out.append(u32{0xDC00} + static_cast<u8>(site.data[static_cast<size_t>(i)]));
        if (i > start) return i;
    }
    Value object = site.object && is_exactly(site.object, Kind::Bytes) && site.object.as<Bytes>()->view() == site.data
                       ? site.object : Value(bytes_from(th, site.data));
    Value error = object ? make_error(th, Exc::UnicodeDecodeError, site.encoding, object, start, end, reason) : Value();
    if (!error) return -1;
    if (strcmp(errors, "strict") == 0) {
        raise_value(th, error);
        return -1;
    }
    Value replacement;
    i64 position;
    if (!call_handler(th, errors, error, false, &replacement, &position)) return -1;
    Value changed = is_exception(error) ? error.as<UnicodeErrorObject>()->object : Value();
    if (changed && !has_kind(changed, Kind::Bytes)) {
        raise(th, Exc::TypeError, "object attribute must be bytes");
        return -1;
    }
    if (changed && !(changed == object)) {
        site.object = changed;
        site.data = changed.as<Bytes>()->view();
    }
    i64 size = static_cast<i64>(site.data.size());
    if (position < 0) position += size;
    if (position < 0 || position > size) {
        raise(th, Exc::IndexError, "position %zd from error handler out of bounds", position);
        return -1;
    }
    out.append(replacement.as<Str>());
    return position;
}

i64 handle_encode_error(Thread* th, const char* encoding, Str* text, i64 start, i64 end, const char* reason, const char* errors,
                        Value* replacement) {
    if (!errors) errors = "strict";
    if (strcmp(errors, "ignore") == 0) {
        *replacement = empty_str();
        return end;
    }
    Value error = make_error(th, Exc::UnicodeEncodeError, encoding, text, start, end, reason);
    if (!error) return -1;
    if (strcmp(errors, "strict") == 0) {
        raise_value(th, error);
        return -1;
    }
    i64 position;
    if (!call_handler(th, errors, error, true, replacement, &position)) return -1;
    if (position < 0) position += text->length;
    if (position < 0 || position > text->length) {
        raise(th, Exc::IndexError, "position %zd from error handler out of bounds", position);
        return -1;
    }
    return position;
}

}  // namespace krait
