// The codec registry (codecs.register, lookup, encode, decode) and str.encode / bytes.decode. Common encodings are found by
// find_codec and never touch the registry; the first other lookup imports `encodings`, which registers its search function.
#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/codecs.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/list.h"
#include "runtime/types/str_methods.h"

namespace krait {

namespace {

// Lower case, runs of other characters than letters, digits and '.' as one '_' (as `encodings` names its modules).
std::string normalized(std::string_view name) {
    std::string out;
    bool gap = false;
    for (char raw : name) {
        u8 c = static_cast<u8>(raw);
        bool word = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '.';
        if (!word) {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += '_';
        gap = false;
        out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return out;
}

struct CodecName {
    const char* name;
    Codec codec;
};
constexpr CodecName codec_names[] = {
    {"utf_8", Codec::Utf8}, {"utf8", Codec::Utf8}, {"latin_1", Codec::Latin1}, {"latin1", Codec::Latin1}, {"iso_8859_1", Codec::Latin1},
    {"iso8859_1", Codec::Latin1}, {"ascii", Codec::Ascii}, {"us_ascii", Codec::Ascii}, {"utf_16", Codec::Utf16}, {"utf16", Codec::Utf16},
    {"utf_16_le", Codec::Utf16Le}, {"utf_16_be", Codec::Utf16Be}, {"utf_32", Codec::Utf32}, {"utf32", Codec::Utf32},
    {"utf_32_le", Codec::Utf32Le}, {"utf_32_be", Codec::Utf32Be}, {"utf_16le", Codec::Utf16Le}, {"utf_16be", Codec::Utf16Be},
    {"utf_32le", Codec::Utf32Le}, {"utf_32be", Codec::Utf32Be}, {"iso_8859_1", Codec::Latin1},
};

Value search_path, cache;  // list and dict, once used

bool open_registry(Thread* th) {
    if (search_path) return true;
    add_root(th, &search_path);
    add_root(th, &cache);
    search_path = new_list(th);
    cache = new_dict(th);
    if (!search_path || !cache) return false;
    Value module = call(th, th->vm->import_function, str_from_ascii(th, "encodings"));
    if (module) return true;
    search_path = cache = Value();
    return false;
}

}  // namespace

Codec find_codec(std::string_view name) {
    if (name.size() > 16) return Codec::None;
    std::string key = normalized(name);
    for (const CodecName& row : codec_names)
        if (key == row.name) return row.codec;
    return Codec::None;
}

bool codec_register(Thread* th, Value search_function) {
    if (!search_path) {
        // Registering does not need `encodings`, except that its own function must come first.
        if (!open_registry(th)) return false;
    }
    if (!is_callable(search_function)) {
        raise(th, Exc::TypeError, "argument must be callable");
        return false;
    }
    return list_append(th, search_path.as<List>(), search_function);
}

bool codec_unregister(Thread* th, Value search_function) {
    if (!search_path) return true;
    List* path = search_path.as<List>();
    for (i64 i = 0; i < path->size; ++i)
        if (path->items[i] == search_function) {
            dict_clear(th, cache.as<Dict>());
            return delete_item(th, path, Value::from_small_int(i));
        }
    return true;
}

Value codec_lookup(Thread* th, const char* encoding) {
    if (!open_registry(th)) return {};
    std::string name = normalized(encoding);
    Str* key = intern(th, name.c_str());
    if (!key) return {};
    Value found = dict_get_str(cache.as<Dict>(), key);
    if (found) return found;
    List* path = search_path.as<List>();
    if (path->size == 0) return raise(th, Exc::LookupError, "no codec search functions registered: can't find encoding");
    for (i64 i = 0; i < path->size; ++i) {
        Value result = call(th, path->items[i], key);
        if (!result) return {};
        if (is_none(result)) continue;
        if (!is_tuple(result) || result.as<Tuple>()->size != 4) return raise(th, Exc::TypeError, "codec search functions must return 4-tuples");
        return dict_set_str(th, cache.as<Dict>(), key, result) ? result : Value();
    }
    return raise(th, Exc::LookupError, "unknown encoding: %s", encoding);
}

bool codec_forget(Thread* th, const char* encoding) {
    if (!cache) return true;
    int gone = dict_delete(th, cache.as<Dict>(), intern(th, normalized(encoding).c_str()));
    if (gone < 0) return false;
    return true;
}

namespace {

// Says which codec failed, where an exception of the same type can be made from just a message (_PyErr_TrySetFromCause).
Value wrap_failure(Thread* th, const char* encoding, bool encode) {
    Value cause = th->pending;
    Type* type = type_of(cause);
    Type* plain = exception_type(Exc::Exception);
    if (type->slots.init != plain->slots.init || type->slots.new_ != plain->slots.new_ || type->basic_size != plain->basic_size) return {};
    Tuple* args = exception(cause)->args;
    if (args->size > 1 || (args->size == 1 && !is_str(args->items[0]))) return {};
    take_pending(th);
    Value dict = find_attribute(th, cause, th->vm->names.dunder_dict);
    bool has_state = dict && is_dict(dict) && dict.as<Dict>()->used;
    clear_pending(th);
    if (has_state) {
        restore_pending(th, cause);
        return {};
    }
    raise_type(th, type, "%s with '%s' codec failed (%s: %S)", encode ? "encoding" : "decoding", encoding, type_name(type), cause);
    auto* error = exception(th->pending);
    error->cause = error->context = cause;
    error->suppress_context = true;
    write_barrier(th, error);
    return {};
}

}  // namespace

// encode: item 0 of the CodecInfo, decode: item 1. The result is the first of (object, length consumed).
Value codec_call(Thread* th, Value object, const char* encoding, const char* errors, bool encode) {
    Value info = codec_lookup(th, encoding);
    if (!info) return {};
    Value function = info.as<Tuple>()->items[encode ? 0 : 1];
    Value result = errors ? call(th, function, object, str_from_utf8(th, errors)) : call(th, function, object);
    if (!result) return wrap_failure(th, encoding, encode);
    if (!is_tuple(result) || result.as<Tuple>()->size != 2)
        return raise(th, Exc::TypeError, encode ? "encoder must return a tuple (object, integer)" : "decoder must return a tuple (object,integer)");
    return result.as<Tuple>()->items[0];
}

namespace {

bool check_text_encoding(Thread* th, const char* encoding, bool encode) {
    Value info = codec_lookup(th, encoding);
    if (!info) return false;
    if (is_exactly(info, Kind::Tuple)) return true;
    Value flag = find_attribute(th, info, intern(th, "_is_text_encoding"));
    if (!flag) return !has_pending(th);
    int is_text = truth(th, flag);
    if (is_text) return is_text > 0;
    raise(th, Exc::LookupError, "'%.400s' is not a text encoding; use %s to handle arbitrary codecs", encoding,
          encode ? "codecs.encode()" : "codecs.decode()");
    return false;
}

}  // namespace

Value encode_text(Thread* th, Str* text, const char* encoding, const char* errors) {
    Codec codec = encoding ? find_codec(encoding) : Codec::Utf8;
    if (codec != Codec::None) return encode_native(th, codec, text, errors);
    if (!check_text_encoding(th, encoding, true)) return {};
    Value result = codec_call(th, text, encoding, errors, true);
    if (!result || has_kind(result, Kind::Bytes)) return result;
    if (has_kind(result, Kind::Bytearray)) {
        if (!warn(th, Exc::RuntimeWarning, 1, "encoder %s returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types", encoding))
            return {};
        auto* array = result.as<Bytearray>();
        return bytes_from(th, {array->length ? array->data() : "", static_cast<size_t>(array->length)});
    }
    return raise(th, Exc::TypeError, "'%.400s' encoder returned '%.400s' instead of 'bytes'; use codecs.encode() to encode to arbitrary types",
                 encoding, type_name(type_of(result)));
}

Value decode_text(Thread* th, std::string_view data, Value object, const char* encoding, const char* errors) {
    Codec codec = encoding ? find_codec(encoding) : Codec::Utf8;
    if (codec != Codec::None) return decode_native(th, codec, data, object, errors, nullptr);
    if (!check_text_encoding(th, encoding, false)) return {};
    if (!object) object = bytes_from(th, data);
    Value result = object ? codec_call(th, object, encoding, errors, false) : Value();
    if (!result || is_str(result)) return result;
    return raise(th, Exc::TypeError, "'%.400s' decoder returned '%.400s' instead of 'str'; use codecs.decode() to decode to arbitrary types",
                 encoding, type_name(type_of(result)));
}

Value str_method_encode(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"encoding", "errors"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"encode", names, 2, 0, 0, 2}, args, v)) return {};
    const char* text[2] = {};
    for (int i = 0; i < 2; ++i) {
        if (!v[i]) continue;
        if (!is_str(v[i]))
            return raise(th, Exc::TypeError, "encode() argument '%s' must be str, not %s", names[i],
                         is_none(v[i]) ? "None" : type_name(type_of(v[i])));
        text[i] = str_utf8(th, str_of(v[i])).data();
        if (strlen(text[i]) != str_utf8(th, str_of(v[i])).size()) return raise(th, Exc::ValueError, "embedded null character");
    }
    return encode_text(th, str_of(self), text[0], text[1]);
}

// ---- Names of files ----

Bytes* fs_encode(Thread* th, Value path) {
    if (has_kind(path, Kind::Bytes)) return path.as<Bytes>();
    if (!is_str(path)) {
        raise(th, Exc::TypeError, "expected str, bytes or os.PathLike object, not %T", path);
        return nullptr;
    }
    Value bytes = encode_native(th, Codec::Utf8, str_of(path), "surrogateescape");
    return bytes ? bytes.as<Bytes>() : nullptr;
}

Str* fs_decode(Thread* th, std::string_view bytes) {
    Value text = decode_native(th, Codec::Utf8, bytes, Value(), "surrogateescape", nullptr);
    return text ? str_of(text) : nullptr;
}

}  // namespace krait
