// Incremental decoders: NativeDecoder (a native codec and the bytes that wait for their rest) and
// IncrementalNewlineDecoder, which sits on any decoder and handles "\r\n" across pieces.
#include "runtime/modules/io.h"
#include "runtime/types/codecs.h"

namespace krait::io {

namespace {

Type* type_of_object(Value v) { return v.is_object() ? v.object()->type() : nullptr; }
bool is_native(Value v) { return type_of_object(v) == types.native_decoder; }
bool is_newline(Value v) { return type_of_object(v) == types.newline_decoder; }

void trace_native(Object* object, Marker& marker) {
    auto* d = static_cast<NativeDecoder*>(object);
    marker.visit(d->errors);
    marker.visit(d->pending);
}
void trace_newline(Object* object, Marker& marker) {
    auto* d = static_cast<NewlineDecoder*>(object);
    marker.visit(d->decoder);
    marker.visit(d->errors);
}

Str* native_decode(Thread* th, NativeDecoder* d, Value input, bool final) {
    BufferHold hold(th, input);
    if (!hold.ok()) return nullptr;
    Value whole = input;
    std::string_view data = hold.bytes();
    if (d->pending) {
        whole = add(th, d->pending, bytes_from(th, data));
        if (!whole) return nullptr;
        data = byte_view(whole);
    }
    i64 consumed = static_cast<i64>(data.size());
    Value text = decode_native(th, static_cast<Codec>(d->codec), data, is_bytes(whole) ? whole : Value(),
                               str_utf8(th, d->errors.as<Str>()).data(), final ? nullptr : &consumed);
    if (!text) return nullptr;
    Value rest;
    if (consumed < static_cast<i64>(data.size())) {
        rest = bytes_from(th, data.substr(static_cast<size_t>(consumed)));
        if (!rest) return nullptr;
    }
    set_field(th, d, d->pending, rest);
    return text.as<Str>();
}

// Records and, if asked, translates the line ends of `s`.
Str* translate_newlines(Thread* th, NewlineDecoder* d, Str* s) {
    int seen = 0;
    bool has_cr = false;
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        if (c == '\n') {
            seen |= kSeenLf;
        } else if (c == '\r') {
            has_cr = true;
            if (i + 1 < s->length && s->at(i + 1) == '\n') {
                seen |= kSeenCrLf;
                ++i;
            } else {
                seen |= kSeenCr;
            }
        }
    }
    d->seen |= seen;
    if (!d->translate || !has_cr) return s;
    StrBuilder out(th);
    i64 from = 0;
    for (i64 i = 0; i < s->length; ++i) {
        if (s->at(i) != '\r') continue;
        out.append(s, from, i);
        out.append(u32{'\n'});
        if (i + 1 < s->length && s->at(i + 1) == '\n') ++i;
        from = i + 1;
    }
    out.append(s, from, s->length);
    return out.finish();
}

bool has_line_ends(const Str* s) {
    if (s->width() == 1)
        return memchr(s->data, '\r', static_cast<size_t>(s->length)) || memchr(s->data, '\n', static_cast<size_t>(s->length));
    return true;
}

Str* newline_decode(Thread* th, NewlineDecoder* d, Value input, bool final) {
    Str* text;
    if (is_none(d->decoder)) {
        if (!is_str(input)) {
            raise(th, Exc::TypeError, "decoder should return a string result, not '%.200s'", type_name(type_of(input)));
            return nullptr;
        }
        text = input.as<Str>();
    } else {
        text = decoder_decode(th, d->decoder, input, final);
    }
    if (!text) return nullptr;
    if (d->pending_cr && (final || text->length > 0)) {
        Str* cr = str_from_char(th, '\r');
        text = cr ? str_concat(th, cr, text) : nullptr;
        if (!text) return nullptr;
        d->pending_cr = false;
    }
    if (!final && text->length && text->at(text->length - 1) == '\r') {
        text = str_substring(th, text, 0, text->length - 1);
        if (!text) return nullptr;
        d->pending_cr = true;
    }
    return text->length && has_line_ends(text) ? translate_newlines(th, d, text) : text;
}

}  // namespace

Value new_native_decoder(Thread* th, int codec, Value errors) {
    auto* d = heap_new<NativeDecoder>(th, types.native_decoder->root_shape);
    if (!d) return {};
    d->codec = codec;
    d->errors = errors;
    return d;
}

Value new_newline_decoder(Thread* th, Value decoder, bool translate, Value errors) {
    auto* d = reinterpret_cast<NewlineDecoder*>(new_instance(th, types.newline_decoder));
    if (!d) return {};
    d->decoder = decoder;
    d->errors = errors;
    d->translate = translate;
    return d;
}

Str* decoder_decode(Thread* th, Value decoder, Value input, bool final) {
    if (is_native(decoder)) return native_decode(th, decoder.as<NativeDecoder>(), input, final);
    if (is_newline(decoder)) return newline_decode(th, decoder.as<NewlineDecoder>(), input, final);
    Value text = call_method(th, decoder, th->vm->names.decode, {input, py_bool(final)});
    if (!text) return nullptr;
    if (is_str(text)) return text.as<Str>();
    raise(th, Exc::TypeError, "decoder should return a string result, not '%.200s'", type_name(type_of(text)));
    return nullptr;
}

bool decoder_get_state(Thread* th, Value decoder, Value* bytes, Value* flags) {
    if (is_native(decoder)) {
        auto* d = decoder.as<NativeDecoder>();
        *bytes = d->pending ? d->pending : Value(bytes_from(th, {}));
        *flags = Value::from_small_int(0);
        return static_cast<bool>(*bytes);
    }
    if (is_newline(decoder)) {
        auto* d = decoder.as<NewlineDecoder>();
        i64 flag = 0;
        *bytes = bytes_from(th, {});
        *flags = Value::from_small_int(0);
        if (!is_none(d->decoder)) {
            if (!decoder_get_state(th, d->decoder, bytes, flags) || !to_i64(th, *flags, &flag)) return false;
        }
        *flags = int_from_i64(th, flag * 2 + d->pending_cr);
        return true;
    }
    Value state = call_method(th, decoder, KRAIT_NAME("getstate"));
    if (!state) return false;
    if (!is_tuple(state) || state.as<Tuple>()->size != 2) {
        raise(th, Exc::TypeError, "illegal decoder state");
        return false;
    }
    *bytes = state.as<Tuple>()->items[0];
    *flags = state.as<Tuple>()->items[1];
    if (is_bytes(*bytes)) return true;
    raise(th, Exc::TypeError, "illegal decoder state: the first item should be a bytes object, not '%.200s'", type_name(type_of(*bytes)));
    return false;
}

bool decoder_set_state(Thread* th, Value decoder, Value bytes, Value flags) {
    if (is_native(decoder)) {
        auto* d = decoder.as<NativeDecoder>();
        set_field(th, d, d->pending, is_bytes(bytes) && bytes.as<Bytes>()->length ? bytes : Value());
        return true;
    }
    if (is_newline(decoder)) {
        auto* d = decoder.as<NewlineDecoder>();
        i64 flag;
        if (!to_i64(th, flags, &flag)) return false;
        d->pending_cr = flag & 1;
        return is_none(d->decoder) || decoder_set_state(th, d->decoder, bytes, int_from_i64(th, flag >> 1));
    }
    return static_cast<bool>(call_method(th, decoder, KRAIT_NAME("setstate"), {Value(make_tuple(th, bytes, flags))}));
}

bool decoder_reset(Thread* th, Value decoder) {
    if (is_native(decoder)) {
        decoder.as<NativeDecoder>()->pending = Value();
        return true;
    }
    if (is_newline(decoder)) {
        auto* d = decoder.as<NewlineDecoder>();
        d->seen = 0;
        d->pending_cr = false;
        return is_none(d->decoder) || decoder_reset(th, d->decoder);
    }
    return static_cast<bool>(call_method(th, decoder, KRAIT_NAME("reset")));
}

Value newlines_seen(Thread* th, int seen) {
    Value cr = str_from_char(th, '\r'), lf = str_from_char(th, '\n'), crlf = str_from_ascii(th, "\r\n");
    switch (seen) {
        case kSeenCr: return cr;
        case kSeenLf: return lf;
        case kSeenCrLf: return crlf;
        case kSeenCr | kSeenLf: return make_tuple(th, cr, lf);
        case kSeenCr | kSeenCrLf: return make_tuple(th, cr, crlf);
        case kSeenLf | kSeenCrLf: return make_tuple(th, lf, crlf);
        case kSeenCr | kSeenLf | kSeenCrLf: return make_tuple(th, cr, lf, crlf);
        default: return none();
    }
}

// ---- IncrementalNewlineDecoder as a Python type ----

namespace {

NewlineDecoder* newline_of(Value v) { return v.as<NewlineDecoder>(); }

bool newline_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"decoder", "translate", "errors"};
    Value v[3] = {};
    if (!parse_args(th, ArgSpec{"IncrementalNewlineDecoder", names, 3, 2, 0, 3}, args, v)) return false;
    int translate = truth(th, v[1]);
    if (translate < 0) return false;
    auto* d = newline_of(self);
    d->decoder = v[0];
    d->errors = v[2] ? v[2] : Value(th->vm->names.strict);
    d->translate = translate;
    d->seen = 0;
    d->pending_cr = false;
    write_barrier(th, d);
    return true;
}

bool newline_ready(Thread* th, Value self) {
    if (newline_of(self)->decoder) return true;
    raise(th, Exc::ValueError, "IncrementalNewlineDecoder.__init__() not called");
    return false;
}

Value newline_new(Thread* th, Type* type, const Args&) { return new_instance(th, type); }

Value method_decode(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"input", "final"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"decode", names, 2, 1, 0, 2}, args, v) || !newline_ready(th, self)) return {};
    int final = v[1] ? truth(th, v[1]) : 0;
    return final < 0 ? Value() : Value(newline_decode(th, newline_of(self), v[0], final));
}

Value method_getstate(Thread* th, Value self) {
    Value bytes, flags;
    if (!newline_ready(th, self) || !decoder_get_state(th, self, &bytes, &flags)) return {};
    return make_tuple(th, bytes, flags);
}

Value method_setstate(Thread* th, Value self, Value state) {
    if (!newline_ready(th, self)) return {};
    if (!is_tuple(state)) return raise(th, Exc::TypeError, "state argument must be a tuple");
    if (state.as<Tuple>()->size != 2) return raise(th, Exc::TypeError, "setstate(): illegal state argument");
    return decoder_set_state(th, self, state.as<Tuple>()->items[0], state.as<Tuple>()->items[1]) ? none() : Value();
}

Value method_reset(Thread* th, Value self) { return newline_ready(th, self) && decoder_reset(th, self) ? none() : Value(); }

Value get_newlines(Thread* th, Value self) { return newline_ready(th, self) ? newlines_seen(th, newline_of(self)->seen) : Value(); }

constexpr NativeDef newline_methods[] = {
    {"decode", method_decode, "decode($self, /, input, final=False)\n--\n\n"},
    {"getstate", method_getstate, "getstate($self, /)\n--\n\n"},
    {"setstate", method_setstate, "setstate($self, state, /)\n--\n\n"},
    {"reset", method_reset, "reset($self, /)\n--\n\n"},
};
constexpr GetSetDef newline_getsets[] = {{"newlines", get_newlines, nullptr, nullptr}};

}  // namespace

i64 find_line_end(bool translated, bool universal, Str* newline, Str* text, i64 start, i64 end, i64* consumed) {
    auto find = [&](u32 c, i64 from) -> i64 {
        if (text->width() == 1) {
            auto* hit = static_cast<const char*>(memchr(text->data + from, static_cast<int>(c), static_cast<size_t>(end - from)));
            return hit ? hit - text->data : -1;
        }
        for (i64 i = from; i < end; ++i)
            if (text->at(i) == c) return i;
        return -1;
    };
    *consumed = end;
    if (translated) {
        i64 at = find('\n', start);
        return at < 0 ? -1 : at + 1;
    }
    if (universal) {
        for (i64 i = start; i < end; ++i) {
            u32 c = text->at(i);
            if (c == '\n') return i + 1;
            if (c == '\r') return i + 1 < end && text->at(i + 1) == '\n' ? i + 2 : i + 1;
        }
        return -1;
    }
    u32 first = newline ? newline->at(0) : '\n';
    i64 width = newline ? newline->length : 1;
    for (i64 at = start; (at = find(first, at)) >= 0; ++at) {
        if (at + width > end) {
            *consumed = at;
            return -1;
        }
        bool same = true;
        for (i64 k = 1; k < width; ++k) same = same && text->at(at + k) == newline->at(k);
        if (same) return at + width;
    }
    return -1;
}

void setup_decoders(Thread* th) {
    TypeSpec spec{};
    spec.name = "_io._NativeDecoder";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(NativeDecoder);
    spec.trace = trace_native;
    types.native_decoder = new_builtin_type(th, spec);

    spec = TypeSpec{};
    spec.name = "_io.IncrementalNewlineDecoder";
    spec.doc = "IncrementalNewlineDecoder(decoder, translate, errors='strict')\n--\n\nCodec used when reading a file in universal newlines mode.";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(NewlineDecoder);
    spec.trace = trace_newline;
    spec.slots.new_ = newline_new;
    spec.slots.init = newline_init;
    spec.methods = newline_methods;
    spec.method_count = 4;
    spec.getsets = newline_getsets;
    spec.getset_count = 1;
    types.newline_decoder = new_builtin_type(th, spec);
}

}  // namespace krait::io
