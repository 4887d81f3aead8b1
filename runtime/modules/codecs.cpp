// Module `_codecs`: the registry, error handlers and native codecs as functions.
#include <cstring>
#include <string>

#include "runtime/operators.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/codecs.h"
#include "runtime/types/codecs_errors.h"
#include "runtime/types/codecs_more.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_methods.h"

namespace krait {

bool codec_forget(Thread* th, const char* encoding);

namespace {

// A str argument (or None where allowed) as a C string; `*ok` is cleared after TypeError.
const char* text_argument(Thread* th, Value v, const char* function, const char* what, bool none_allowed, bool* ok) {
    if (!v || (none_allowed && is_none(v))) return nullptr;
    if (!is_str(v)) {
        raise(th, Exc::TypeError, none_allowed ? "%s() argument %s must be str or None, not %s" : "%s() argument %s must be str, not %s", function,
              what, is_none(v) ? "None" : type_name(type_of(v)));
        *ok = false;
        return nullptr;
    }
    std::string_view text = str_utf8(th, str_of(v));
    if (strlen(text.data()) != text.size()) {
        raise(th, Exc::ValueError, "embedded null character");
        *ok = false;
    }
    return text.data();
}

Value pair(Thread* th, Value v, i64 length) { return v ? Value(make_tuple(th, v, int_from_i64(th, length))) : Value(); }

// ---- Registry ----

Value codecs_register(Thread* th, Value, Value f) { return codec_register(th, f) ? none() : Value(); }
Value codecs_unregister(Thread* th, Value, Value f) { return codec_unregister(th, f) ? none() : Value(); }

Value codecs_lookup(Thread* th, Value, Value encoding) {
    bool ok = true;
    const char* name = text_argument(th, encoding, "lookup", "1", false, &ok);
    return ok ? codec_lookup(th, name) : Value();
}

Value codecs_forget(Thread* th, Value, Value encoding) {
    bool ok = true;
    const char* name = text_argument(th, encoding, "_forget_codec", "1", false, &ok);
    return ok && codec_forget(th, name) ? none() : Value();
}

Value code_any(Thread* th, const Args& args, bool encode) {
    static constexpr const char* names[] = {"obj", "encoding", "errors"};
    Value v[3] = {};
    const char* function = encode ? "encode" : "decode";
    if (!parse_args(th, ArgSpec{function, names, 3, 1, 0, 3}, args, v)) return {};
    bool ok = true;
    const char* encoding = text_argument(th, v[1], function, "'encoding'", false, &ok);
    const char* errors = text_argument(th, v[2], function, "'errors'", false, &ok);
    return ok ? codec_call(th, v[0], encoding ? encoding : "utf-8", errors, encode) : Value();
}
Value codecs_encode(Thread* th, Value, const Args& args) { return code_any(th, args, true); }
Value codecs_decode(Thread* th, Value, const Args& args) { return code_any(th, args, false); }

Value codecs_register_error(Thread* th, Value, Value name, Value handler) {
    bool ok = true;
    const char* text = text_argument(th, name, "register_error", "1", false, &ok);
    return ok && codec_register_error(th, text, handler) ? none() : Value();
}

Value codecs_lookup_error(Thread* th, Value, Value name) {
    bool ok = true;
    const char* text = text_argument(th, name, "lookup_error", "1", false, &ok);
    return ok ? lookup_error_handler(th, text) : Value();
}

// ---- Native codecs: name_encode(str, errors=None), name_decode(data, errors=None, final=False) ----

template <Codec codec, bool stateful>
Value native_decode(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "decode", args) || !check_arg_count(th, "decode", args, 1, stateful ? 3 : 2)) return {};
    bool ok = true;
    const char* errors = text_argument(th, args.get(1), "decode", "2", true, &ok);
    if (!ok) return {};
    bool final = !stateful || codec == Codec::UnicodeEscape || codec == Codec::RawUnicodeEscape;
    if (args.count > 2) {
        int t = truth(th, args[2]);
        if (t < 0) return {};
        final = t;
    }
    Value object = args[0];
    if ((codec == Codec::UnicodeEscape || codec == Codec::RawUnicodeEscape) && is_str(object)) {
        object = encode_native(th, Codec::Utf8, str_of(object), nullptr);
        if (!object) return {};
    }
    BufferHold hold(th, object);
    if (!hold.ok()) return {};
    i64 consumed = static_cast<i64>(hold.bytes().size());
    i64 bad_escape = -1;
    std::string_view bad_text;
    Value text = codec == Codec::UnicodeEscape
                     ? decode_unicode_escape(th, hold.bytes(), object, errors, final ? nullptr : &consumed, &bad_escape, &bad_text)
                     : decode_native(th, codec, hold.bytes(), object, errors, final ? nullptr : &consumed);
    if (text && bad_escape >= 0) {
        std::string shown(bad_text);
        u8 c = static_cast<u8>(shown[0]);
        bool octal = c >= '4' && c <= '7';
        if (octal ? !warn(th, Exc::DeprecationWarning, 1, "invalid octal escape sequence '\\%s'", shown.c_str())
                  : !warn(th, Exc::DeprecationWarning, 1, "invalid escape sequence '\\%c'", static_cast<int>(c)))
            return {};
    }
    return pair(th, text, consumed);
}

const char* encode_name(Codec codec) {
    switch (codec) {
        case Codec::Utf8: return "utf_8_encode";
        case Codec::Latin1: return "latin_1_encode";
        case Codec::Ascii: return "ascii_encode";
        case Codec::Utf16: return "utf_16_encode";
        case Codec::Utf16Le: return "utf_16_le_encode";
        case Codec::Utf16Be: return "utf_16_be_encode";
        case Codec::Utf32: return "utf_32_encode";
        case Codec::Utf32Le: return "utf_32_le_encode";
        case Codec::Utf32Be: return "utf_32_be_encode";
        case Codec::Utf7: return "utf_7_encode";
        case Codec::UnicodeEscape: return "unicode_escape_encode";
        case Codec::RawUnicodeEscape: return "raw_unicode_escape_encode";
        default: return "encode";
    }
}

template <Codec codec>
Value native_encode(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "encode", args) || !check_arg_count(th, "encode", args, 1, 3)) return {};
    if (!is_str(args[0])) return raise(th, Exc::TypeError, "%s() argument 1 must be str, not %T", encode_name(codec), args[0]);
    bool ok = true;
    const char* errors = text_argument(th, args.get(1), "encode", "2", true, &ok);
    if (!ok) return {};
    Codec chosen = codec;
    if ((codec == Codec::Utf16 || codec == Codec::Utf32) && args.count > 2) {
        int order;
        if (!to_int32(th, args[2], &order)) return {};
        bool wide = codec == Codec::Utf32;
        if (order < 0) chosen = wide ? Codec::Utf32Le : Codec::Utf16Le;
        else if (order > 0) chosen = wide ? Codec::Utf32Be : Codec::Utf16Be;
    }
    return pair(th, encode_native(th, chosen, str_of(args[0]), errors), str_of(args[0])->length);
}

template <Codec codec>
Value ex_decode(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "decode", args) || !check_arg_count(th, "decode", args, 1, 4)) return {};
    bool ok = true;
    const char* errors = text_argument(th, args.get(1), "decode", "2", true, &ok);
    int order = 0, final = 0;
    if (!ok || (args.count > 2 && !to_int32(th, args[2], &order))) return {};
    if (args.count > 3 && (final = truth(th, args[3])) < 0) return {};
    BufferHold hold(th, args[0]);
    if (!hold.ok()) return {};
    i64 consumed = static_cast<i64>(hold.bytes().size());
    Value text = decode_native(th, codec, hold.bytes(), args[0], errors, final ? nullptr : &consumed, &order);
    return text ? Value(make_tuple(th, text, int_from_i64(th, consumed), Value::from_small_int(order))) : Value();
}

// ---- The rest ----

Value codecs_escape_decode(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "escape_decode", args) || !check_arg_count(th, "escape_decode", args, 1, 2)) return {};
    bool ok = true;
    const char* errors = text_argument(th, args.get(1), "escape_decode", "2", true, &ok);
    if (!ok) return {};
    Value object = args[0];
    if (is_str(object)) object = encode_native(th, Codec::Utf8, str_of(object), nullptr);
    if (!object) return {};
    BufferHold hold(th, object);
    if (!hold.ok()) return {};
    i64 bad = -1;
    Value bytes = decode_bytes_escape(th, hold.bytes(), errors, &bad);
    if (bytes && bad >= 0) {
        u8 c = static_cast<u8>(hold.bytes()[static_cast<size_t>(bad) + 1]);
        if ((c < '0' || c > '7') && !warn(th, Exc::DeprecationWarning, 1, "invalid escape sequence '\\%c'", static_cast<int>(c))) return {};
    }
    return pair(th, bytes, static_cast<i64>(hold.bytes().size()));
}

Value codecs_escape_encode(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "escape_encode", args) || !check_arg_count(th, "escape_encode", args, 1, 2)) return {};
    if (!is_bytes(args[0])) return raise(th, Exc::TypeError, "escape_encode() argument 1 must be bytes, not %T", args[0]);
    std::string out;
    for (char raw : byte_view(args[0])) {
        u8 c = static_cast<u8>(raw);
        if (c == '\'' || c == '\\') out += '\\', out += raw;
        else if (c == '\t') out += "\\t";
        else if (c == '\n') out += "\\n";
        else if (c == '\r') out += "\\r";
        else if (c < 32 || c >= 127) {
            out += "\\x";
            out += "0123456789abcdef"[c >> 4];
            out += "0123456789abcdef"[c & 15];
        } else out += raw;
    }
    return pair(th, bytes_from(th, out), args[0].as<Bytes>()->length);
}

Value codecs_charmap_encode(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "charmap_encode", args) || !check_arg_count(th, "charmap_encode", args, 1, 3)) return {};
    if (!is_str(args[0])) return raise(th, Exc::TypeError, "charmap_encode() argument 1 must be str, not %T", args[0]);
    bool ok = true;
    const char* errors = text_argument(th, args.get(1), "charmap_encode", "2", true, &ok);
    if (!ok) return {};
    return pair(th, encode_charmap(th, str_of(args[0]), args.get(2), errors), str_of(args[0])->length);
}

Value codecs_charmap_decode(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "charmap_decode", args) || !check_arg_count(th, "charmap_decode", args, 1, 3)) return {};
    bool ok = true;
    const char* errors = text_argument(th, args.get(1), "charmap_decode", "2", true, &ok);
    if (!ok) return {};
    BufferHold hold(th, args[0]);
    if (!hold.ok()) return {};
    return pair(th, decode_charmap(th, hold.bytes(), args[0], args.get(2), errors), static_cast<i64>(hold.bytes().size()));
}

Value codecs_charmap_build(Thread* th, Value, Value table) {
    if (!is_str(table)) return raise(th, Exc::TypeError, "charmap_build() argument must be str, not %T", table);
    Str* s = str_of(table);
    Dict* map = new_dict(th, s->length);
    if (!map) return {};
    for (i64 i = 0; i < s->length && i < 256; ++i)
        if (!dict_set(th, map, Value::from_small_int(s->at(i)), Value::from_small_int(i))) return {};
    return map;
}

Value codecs_readbuffer_encode(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "readbuffer_encode", args) || !check_arg_count(th, "readbuffer_encode", args, 1, 2)) return {};
    if (is_str(args[0])) {
        Value bytes = encode_native(th, Codec::Utf8, str_of(args[0]), nullptr);
        return bytes ? pair(th, bytes, bytes.as<Bytes>()->length) : Value();
    }
    BufferHold hold(th, args[0]);
    return hold.ok() ? pair(th, bytes_from(th, hold.bytes()), static_cast<i64>(hold.bytes().size())) : Value();
}

constexpr NativeDef codecs_functions[] = {
    {"register", codecs_register, "register($module, search_function, /)\n--\n\nRegister a codec search function."},
    {"unregister", codecs_unregister, "unregister($module, search_function, /)\n--\n\nUnregister a codec search function and clear the registry's cache."},
    {"lookup", codecs_lookup, "lookup($module, encoding, /)\n--\n\nLooks up a codec tuple in the Python codec registry and returns a CodecInfo object."},
    {"_forget_codec", codecs_forget, "_forget_codec($module, encoding, /)\n--\n\nPurge the named codec from the internal codec lookup cache"},
    {"encode", codecs_encode, "encode($module, /, obj, encoding='utf-8', errors='strict')\n--\n\nEncodes obj using the codec registered for encoding."},
    {"decode", codecs_decode, "decode($module, /, obj, encoding='utf-8', errors='strict')\n--\n\nDecodes obj using the codec registered for encoding."},
    {"register_error", codecs_register_error, "register_error($module, errors, handler, /)\n--\n\nRegister the specified error handler under the name errors."},
    {"lookup_error", codecs_lookup_error, "lookup_error($module, name, /)\n--\n\nlookup_error(errors) -> handler"},
    {"escape_decode", codecs_escape_decode, nullptr},
    {"escape_encode", codecs_escape_encode, nullptr},
    {"utf_8_encode", native_encode<Codec::Utf8>, nullptr},
    {"utf_8_decode", native_decode<Codec::Utf8, true>, nullptr},
    {"utf_7_encode", native_encode<Codec::Utf7>, nullptr},
    {"utf_7_decode", native_decode<Codec::Utf7, true>, nullptr},
    {"utf_16_encode", native_encode<Codec::Utf16>, nullptr},
    {"utf_16_le_encode", native_encode<Codec::Utf16Le>, nullptr},
    {"utf_16_be_encode", native_encode<Codec::Utf16Be>, nullptr},
    {"utf_16_decode", native_decode<Codec::Utf16, true>, nullptr},
    {"utf_16_le_decode", native_decode<Codec::Utf16Le, true>, nullptr},
    {"utf_16_be_decode", native_decode<Codec::Utf16Be, true>, nullptr},
    {"utf_16_ex_decode", ex_decode<Codec::Utf16>, nullptr},
    {"utf_32_encode", native_encode<Codec::Utf32>, nullptr},
    {"utf_32_le_encode", native_encode<Codec::Utf32Le>, nullptr},
    {"utf_32_be_encode", native_encode<Codec::Utf32Be>, nullptr},
    {"utf_32_decode", native_decode<Codec::Utf32, true>, nullptr},
    {"utf_32_le_decode", native_decode<Codec::Utf32Le, true>, nullptr},
    {"utf_32_be_decode", native_decode<Codec::Utf32Be, true>, nullptr},
    {"utf_32_ex_decode", ex_decode<Codec::Utf32>, nullptr},
    {"unicode_escape_encode", native_encode<Codec::UnicodeEscape>, nullptr},
    {"unicode_escape_decode", native_decode<Codec::UnicodeEscape, true>, nullptr},
    {"raw_unicode_escape_encode", native_encode<Codec::RawUnicodeEscape>, nullptr},
    {"raw_unicode_escape_decode", native_decode<Codec::RawUnicodeEscape, true>, nullptr},
    {"latin_1_encode", native_encode<Codec::Latin1>, nullptr},
    {"latin_1_decode", native_decode<Codec::Latin1, false>, nullptr},
    {"ascii_encode", native_encode<Codec::Ascii>, nullptr},
    {"ascii_decode", native_decode<Codec::Ascii, false>, nullptr},
    {"charmap_encode", codecs_charmap_encode, nullptr},
    {"charmap_decode", codecs_charmap_decode, nullptr},
    {"charmap_build", codecs_charmap_build, nullptr},
    {"readbuffer_encode", codecs_readbuffer_encode, nullptr},
};

}  // namespace

Value init_codecs_module(Thread* th) {
    static const ModuleDef def{"_codecs", nullptr, codecs_functions, sizeof codecs_functions / sizeof *codecs_functions};
    return new_native_module(th, def);
}

}  // namespace krait
