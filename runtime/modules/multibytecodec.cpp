// Modules `_multibytecodec` and `_codecs_cn`, `_hk`, `_jp`, `_kr`, `_tw`, `_iso2022`: East Asian encodings through the C
// library's iconv. Codec objects have encode and decode; the incremental classes keep undecoded bytes between calls. Where
// iconv's tables differ from CPython's, iconv's hold.
#include <errno.h>
#include <iconv.h>

#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/type.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/codecs.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_units.h"

namespace krait {

namespace {

struct EncodingName {
    const char* python;
    const char* iconv;
};
constexpr EncodingName encodings[] = {
    {"gb2312", "GB2312"}, {"gbk", "GBK"}, {"gb18030", "GB18030"}, {"hz", "HZ-GB-2312"}, {"big5hkscs", "BIG5-HKSCS"}, {"cp932", "CP932"},
    {"shift_jis", "SHIFT_JIS"}, {"euc_jp", "EUC-JP"}, {"euc_jis_2004", "EUC-JISX0213"}, {"euc_jisx0213", "EUC-JISX0213"},
    {"shift_jis_2004", "SHIFT_JISX0213"}, {"shift_jisx0213", "SHIFT_JISX0213"}, {"cp949", "CP949"}, {"euc_kr", "EUC-KR"}, {"johab", "JOHAB"},
    {"big5", "BIG5"}, {"cp950", "CP950"}, {"iso2022_jp", "ISO-2022-JP"}, {"iso2022_jp_1", "ISO-2022-JP-2"}, {"iso2022_jp_2", "ISO-2022-JP-2"},
    {"iso2022_jp_3", "ISO-2022-JP-3"}, {"iso2022_jp_2004", "ISO-2022-JP-3"}, {"iso2022_jp_ext", "ISO-2022-JP-2"}, {"iso2022_kr", "ISO-2022-KR"},
};

struct MultibyteCodec : Object {
    const EncodingName* name;
};
Type* codec_type;
MultibyteCodec* codec_of(Value v) { return v.as<MultibyteCodec>(); }

// iconv for the scope.
class Converter {
  public:
    Converter(const char* to, const char* from) : cd_(iconv_open(to, from)) {}
    ~Converter() {
        if (ok()) iconv_close(cd_);
    }
    bool ok() const { return cd_ != reinterpret_cast<iconv_t>(-1); }
    // Converts `in`; `*used` bytes were taken. 0, or errno of what stopped it.
    int run(std::string_view in, size_t* used, std::string* out) {
        char* from = const_cast<char*>(in.data());
        size_t left = in.size();
        char buffer[256];
        while (true) {
            char* to = buffer;
            size_t room = sizeof buffer;
            size_t r = iconv(cd_, &from, &left, &to, &room);
            out->append(buffer, sizeof buffer - room);
            *used = in.size() - left;
            if (r != static_cast<size_t>(-1)) return 0;
            if (errno != E2BIG) return errno;
        }
    }
    void finish(std::string* out) {
        char buffer[64];
        char* to = buffer;
        size_t room = sizeof buffer;
        iconv(cd_, nullptr, nullptr, &to, &room);
        out->append(buffer, sizeof buffer - room);
    }

  private:
    iconv_t cd_;
};

Value unknown(Thread* th, const char* name) { return raise(th, Exc::LookupError, "unknown encoding: %s", name); }

Value encode(Thread* th, const EncodingName& name, Str* s, const char* errors) {
    Converter converter(name.iconv, "UTF-32LE");
    if (!converter.ok()) return unknown(th, name.python);
    std::string out;
    for (i64 i = 0; i < s->length;) {
        u32 c = s->at(i);
        size_t used;
        if (converter.run({reinterpret_cast<char*>(&c), 4}, &used, &out) == 0) {
            ++i;
            continue;
        }
        Value replacement;
        i64 next = handle_encode_error(th, name.python, s, i, i + 1, "illegal multibyte sequence", errors, &replacement);
        if (next < 0) return {};
        if (is_str(replacement)) {
            Str* text = replacement.as<Str>();
            for (i64 k = 0; k < text->length; ++k) {
                u32 r = text->at(k);
                if (converter.run({reinterpret_cast<char*>(&r), 4}, &used, &out) != 0) {
                    Value unused;
                    handle_encode_error(th, name.python, s, i, i + 1, "illegal multibyte sequence", "strict", &unused);
                    return {};
                }
            }
        } else {
            out += byte_view(replacement);
        }
        i = next;
    }
    converter.finish(&out);
    return bytes_from(th, out);
}

// `*consumed` null: all input is final.
Value decode(Thread* th, const EncodingName& name, std::string_view data, Value object, const char* errors, i64* consumed) {
    Converter converter("UTF-32LE", name.iconv);
    if (!converter.ok()) return unknown(th, name.python);
    DecodeErrorSite site{name.python, data, object, errors};
    StrBuilder out(th);
    i64 at = 0;
    while (at < static_cast<i64>(site.data.size())) {
        std::string units;
        size_t used;
        int stop = converter.run(site.data.substr(static_cast<size_t>(at)), &used, &units);
        for (size_t k = 0; k + 4 <= units.size(); k += 4) {
            u32 c;
            memcpy(&c, units.data() + k, 4);
            out.append(c);
        }
        at += static_cast<i64>(used);
        if (stop == 0) break;
        bool incomplete = stop == EINVAL;
        if (incomplete && consumed) break;
        i64 end = incomplete ? static_cast<i64>(site.data.size()) : at + 1;
        at = handle_decode_error(th, site, at, end, incomplete ? "incomplete multibyte sequence" : "illegal multibyte sequence", out);
        if (at < 0) return {};
    }
    if (consumed) *consumed = at;
    return out.finish();
}

const char* errors_text(Thread* th, Value v) { return v && is_str(v) ? str_utf8(th, v.as<Str>()).data() : nullptr; }

Value codec_encode(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"input", "errors"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"encode", names, 2, 1, 0, 2}, args, v)) return {};
    if (!is_str(v[0])) return raise(th, Exc::TypeError, "couldn't convert the object to str.");
    Value bytes = encode(th, *codec_of(self)->name, v[0].as<Str>(), errors_text(th, v[1]));
    return bytes ? Value(make_tuple(th, bytes, int_from_i64(th, v[0].as<Str>()->length))) : Value();
}

Value codec_decode(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"input", "errors"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"decode", names, 2, 1, 0, 2}, args, v)) return {};
    BufferHold hold(th, v[0]);
    if (!hold.ok()) return {};
    Value text = decode(th, *codec_of(self)->name, hold.bytes(), v[0], errors_text(th, v[1]), nullptr);
    return text ? Value(make_tuple(th, text, int_from_i64(th, hold.view().length))) : Value();
}

constexpr NativeDef codec_methods[] = {{"encode", codec_encode, nullptr}, {"decode", codec_decode, nullptr}};

// ---- Incremental and stream classes ----

struct Incremental : Object {
    Value codec, errors, pending, stream;
};
Incremental* incremental(Value v) { return v.as<Incremental>(); }
void trace_incremental(Object* object, Marker& marker) {
    auto* s = static_cast<Incremental*>(object);
    for (Value v : {s->codec, s->errors, s->pending, s->stream}) marker.visit(v);
}

Value incremental_new_with(Thread* th, Type* type, const Args& args, bool stream) {
    static constexpr const char* plain_names[] = {"errors"};
    static constexpr const char* stream_names[] = {"stream", "errors"};
    Value v[2] = {};
    if (stream ? !parse_args(th, ArgSpec{"StreamReader", stream_names, 2, 1, 0, 2}, args, v) : !parse_args(th, ArgSpec{"IncrementalCodec", plain_names, 1, 0, 0, 1}, args, v + 1))
        return {};
    auto* s = reinterpret_cast<Incremental*>(new_instance(th, type));
    if (!s) return {};
    s->codec = get_attribute(th, type, "codec");
    if (!s->codec) return {};
    if (type_of(s->codec) != codec_type) return raise(th, Exc::TypeError, "codec is unexpected type");
    s->errors = v[1] ? v[1] : Value(th->vm->names.strict);
    s->pending = bytes_from(th, {});
    s->stream = v[0];
    write_barrier(th, s);
    return s;
}
Value incremental_new(Thread* th, Type* type, const Args& args) { return incremental_new_with(th, type, args, false); }
Value stream_new(Thread* th, Type* type, const Args& args) { return incremental_new_with(th, type, args, true); }

Value incremental_encode(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"input", "final"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"encode", names, 2, 1, 0, 2}, args, v)) return {};
    if (!is_str(v[0])) return raise(th, Exc::TypeError, "couldn't convert the object to str.");
    return encode(th, *codec_of(incremental(self)->codec)->name, v[0].as<Str>(), errors_text(th, incremental(self)->errors));
}

Value decode_more(Thread* th, Incremental* s, Value input, bool final) {
    BufferHold hold(th, input);
    if (!hold.ok()) return {};
    std::string data(byte_view(s->pending));
    data += hold.bytes();
    i64 consumed = static_cast<i64>(data.size());
    Value text = decode(th, *codec_of(s->codec)->name, data, Value(), errors_text(th, s->errors), final ? nullptr : &consumed);
    if (!text) return {};
    s->pending = bytes_from(th, std::string_view(data).substr(static_cast<size_t>(consumed)));
    write_barrier(th, s);
    return text;
}

Value incremental_decode(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"input", "final"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"decode", names, 2, 1, 0, 2}, args, v)) return {};
    int final = v[1] ? truth(th, v[1]) : 0;
    return final < 0 ? Value() : decode_more(th, incremental(self), v[0], final);
}

Value incremental_reset(Thread* th, Value self) {
    incremental(self)->pending = bytes_from(th, {});
    return none();
}
Value encoder_getstate(Thread*, Value) { return Value::from_small_int(0); }
Value encoder_setstate(Thread*, Value, Value) { return none(); }
Value decoder_getstate(Thread* th, Value self) { return make_tuple(th, incremental(self)->pending, Value::from_small_int(0)); }
Value decoder_setstate(Thread* th, Value self, Value state) {
    if (!is_tuple(state) || state.as<Tuple>()->size != 2 || !is_bytes(state.as<Tuple>()->items[0])) return raise(th, Exc::TypeError, "illegal decoder state");
    set_field(th, incremental(self), incremental(self)->pending, state.as<Tuple>()->items[0]);
    return none();
}

Value stream_read(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "read", args) || !check_arg_count(th, "read", args, 0, 1)) return {};
    bool all = args.count == 0 || is_none(args[0]);
    Value data = all ? call_method(th, incremental(self)->stream, th->vm->names.read) : call_method(th, incremental(self)->stream, th->vm->names.read, {args[0]});
    return data ? decode_more(th, incremental(self), data, all || length(th, data) == 0) : Value();
}
Value stream_readline(Thread* th, Value self, const Args&) {
    Value data = call_method(th, incremental(self)->stream, th->vm->names.readline);
    return data ? decode_more(th, incremental(self), data, length(th, data) == 0) : Value();
}
Value stream_readlines(Thread* th, Value self, const Args&) {
    Value text = stream_read(th, self, Args{nullptr, 0, nullptr});
    return text ? call_method(th, text, intern(th, "splitlines"), {py_true()}) : Value();
}
Value stream_write(Thread* th, Value self, Value text) {
    if (!is_str(text)) return raise(th, Exc::TypeError, "couldn't convert the object to str.");
    Value bytes = encode(th, *codec_of(incremental(self)->codec)->name, text.as<Str>(), errors_text(th, incremental(self)->errors));
    return bytes && call_method(th, incremental(self)->stream, th->vm->names.write, {bytes}) ? none() : Value();
}
Value stream_writelines(Thread* th, Value self, Value lines) {
    List* list = to_list(th, lines);
    if (!list) return {};
    for (i64 i = 0; i < list->size; ++i)
        if (!stream_write(th, self, list->items[i])) return {};
    return none();
}
Value get_errors(Thread*, Value self) { return incremental(self)->errors; }
Value get_stream(Thread*, Value self) { return incremental(self)->stream ? incremental(self)->stream : none(); }
bool set_errors(Thread* th, Value self, Value v) {
    if (!v || !is_str(v)) return raise(th, Exc::TypeError, "errors must be a string"), false;
    set_field(th, incremental(self), incremental(self)->errors, v);
    return true;
}
constexpr GetSetDef incremental_getsets[] = {{"errors", get_errors, set_errors, nullptr}, {"stream", get_stream, nullptr, nullptr}};
constexpr NativeDef encoder_methods[] = {{"encode", incremental_encode, nullptr}, {"getstate", encoder_getstate, nullptr}, {"setstate", encoder_setstate, nullptr}, {"reset", incremental_reset, nullptr}};
constexpr NativeDef decoder_methods[] = {{"decode", incremental_decode, nullptr}, {"getstate", decoder_getstate, nullptr}, {"setstate", decoder_setstate, nullptr}, {"reset", incremental_reset, nullptr}};
constexpr NativeDef reader_methods[] = {{"read", stream_read, nullptr}, {"readline", stream_readline, nullptr}, {"readlines", stream_readlines, nullptr}, {"reset", incremental_reset, nullptr}};
constexpr NativeDef writer_methods[] = {{"write", stream_write, nullptr}, {"writelines", stream_writelines, nullptr}, {"reset", incremental_reset, nullptr}};

Type* incremental_type(Thread* th, const char* name, const NativeDef* methods, size_t count, bool stream) {
    TypeSpec spec{};
    spec.name = name;
    spec.kind = Kind::Native;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Incremental);
    spec.trace = trace_incremental;
    spec.slots.new_ = stream ? stream_new : incremental_new;
    spec.slots.init = [](Thread*, Value, const Args&) { return true; };
    spec.methods = methods;
    spec.method_count = count;
    spec.getsets = incremental_getsets;
    spec.getset_count = stream ? 2 : 1;
    return new_builtin_type(th, spec);
}

void make_codec_type(Thread* th) {
    if (codec_type) return;
    TypeSpec spec{};
    spec.name = "_multibytecodec.MultibyteCodec";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(MultibyteCodec);
    spec.methods = codec_methods;
    spec.method_count = 2;
    codec_type = new_builtin_type(th, spec);
}

Value getcodec(Thread* th, Value, Value name) {
    make_codec_type(th);
    if (!is_str(name)) return raise(th, Exc::TypeError, "encoding name must be a string.");
    for (const EncodingName& row : encodings) {
        if (!str_equal(name.as<Str>(), row.python)) continue;
        auto* c = heap_new<MultibyteCodec>(th, codec_type->root_shape);
        if (c) c->name = &row;
        return c;
    }
    return raise(th, Exc::LookupError, "no such codec is supported.");
}

constexpr NativeDef getcodec_rows[] = {{"getcodec", getcodec, nullptr}};

}  // namespace

#define KRAIT_CODECS_MODULE(suffix)                                          \
    Value init_codecs_##suffix(Thread* th) {                                 \
        static const ModuleDef def{"_codecs_" #suffix, nullptr, getcodec_rows, 1}; \
        return new_native_module(th, def);                                   \
    }
KRAIT_CODECS_MODULE(cn)
KRAIT_CODECS_MODULE(hk)
KRAIT_CODECS_MODULE(jp)
KRAIT_CODECS_MODULE(kr)
KRAIT_CODECS_MODULE(tw)
KRAIT_CODECS_MODULE(iso2022)
#undef KRAIT_CODECS_MODULE

Value init_multibytecodec(Thread* th) {
    make_codec_type(th);
    static Type* made[4] = {};
    if (!made[0]) {
        made[0] = incremental_type(th, "_multibytecodec.MultibyteIncrementalEncoder", encoder_methods, 4, false);
        made[1] = incremental_type(th, "_multibytecodec.MultibyteIncrementalDecoder", decoder_methods, 4, false);
        made[2] = incremental_type(th, "_multibytecodec.MultibyteStreamReader", reader_methods, 4, true);
        made[3] = incremental_type(th, "_multibytecodec.MultibyteStreamWriter", writer_methods, 3, true);
    }
    static const ModuleDef def{"_multibytecodec", nullptr, nullptr, 0};
    Module* module = new_native_module(th, def);
    if (!module) return {};
    for (Type* type : made)
        if (!module_add(th, module, type->name->data, type)) return {};
    return module;
}

}  // namespace krait
