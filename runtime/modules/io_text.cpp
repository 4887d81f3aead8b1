// TextIOWrapper: construction, writing, attributes, closing. Reading is in io_text_read.cpp, positions in io_text_seek.cpp.
//
// UTF-8, Latin-1, ASCII and the UTF-16/32 family are encoded natively; other encodings through their incremental encoder.
// Encoded text waits in `pending` until it exceeds the chunk size, or at once when line buffering sees a line end.
#include "runtime/modules/io.h"
#include "runtime/modules/io_text.h"
#include "runtime/options.h"
#include "runtime/types/codecs.h"
#include "runtime/types/str_methods.h"

namespace krait::io {

bool text_ready(Thread* th, TextWrapper* t) {
    if (t->ok && !t->detached) return true;
    raise(th, Exc::ValueError, t->detached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
    return false;
}

int text_closed(Thread* th, TextWrapper* t) {
    if (t->raw) return t->raw.as<FileIo>()->fd < 0;
    return attribute_truth(th, t->buffer, th->vm->names.closed);
}

bool text_check_open(Thread* th, TextWrapper* t) {
    int closed = text_closed(th, t);
    if (closed > 0) raise(th, Exc::ValueError, "I/O operation on closed file.");
    return closed == 0;
}

// ---- Writing ----

bool text_flush_pending(Thread* th, TextWrapper* t) {
    if (t->pending_count == 0) return true;
    i64 size = t->pending_count;
    RawBuffer* data = t->pending;
    t->pending_count = 0;
    if (is_exact_writer(t->buffer)) {
        i64 written;
        auto* b = t->buffer.as<Buffered>();
        if (!b->ok || !b->buffer) {
            raise(th, Exc::ValueError, "write to closed file");
            return false;
        }
        return buffered_write_bytes(th, b, {data->data, static_cast<size_t>(size)}, &written);
    }
    t->pending = nullptr;
    Value bytes = bytes_from(th, {data->data, static_cast<size_t>(size)});
    while (bytes) {
        if (call_method(th, t->buffer, th->vm->names.write, {bytes})) return true;
        if (!catch_pending(th, Exc::InterruptedError)) return false;
    }
    return false;
}

namespace {

bool add_pending(Thread* th, TextWrapper* t, std::string_view data) {
    i64 need = t->pending_count + static_cast<i64>(data.size());
    if (t->pending_count && need > t->chunk_size) {
        if (!text_flush_pending(th, t)) return false;
        need = static_cast<i64>(data.size());
    }
    if (!t->pending || t->pending->capacity < need) {
        i64 room = t->chunk_size > need ? t->chunk_size : need;
        RawBuffer* larger = new_raw_buffer(th, room < (i64{1} << 24) ? room : need);
        if (!larger) return false;
        if (t->pending_count) memcpy(larger->data, t->pending->data, static_cast<size_t>(t->pending_count));
        set_field(th, t, t->pending, larger);
    }
    memcpy(t->pending->data + t->pending_count, data.data(), data.size());
    t->pending_count = need;
    return true;
}

Value encode(Thread* th, TextWrapper* t, Str* text) {
    const char* errors = str_utf8(th, t->errors.as<Str>()).data();
    if (t->encoder) return call_method(th, t->encoder, th->vm->names.encode, {Value(text)});
    auto codec = static_cast<Codec>(t->codec);
    if (t->encoding_started) {
        if (codec == Codec::Utf16) codec = Codec::Utf16Le;
        if (codec == Codec::Utf32) codec = Codec::Utf32Le;
    }
    if (text->length) t->encoding_started = true;
    return encode_native(th, codec, text, errors);
}

bool has_char(const Str* s, char c) {
    if (s->width() == 1) return memchr(s->data, c, static_cast<size_t>(s->length)) != nullptr;
    for (i64 i = 0; i < s->length; ++i)
        if (s->at(i) == static_cast<u32>(c)) return true;
    return false;
}

bool write_text(Thread* th, TextWrapper* t, Str* text) {
    bool has_lf = (t->write_translate && t->write_newline[0]) || t->line_buffering ? has_char(text, '\n') : false;
    if (has_lf && t->write_translate && t->write_newline[0]) {
        text = str_replace(th, text, str_from_char(th, '\n'), str_from_ascii(th, t->write_newline), -1);
        if (!text) return false;
    }
    bool flush_buffer = t->line_buffering && (has_lf || has_char(text, '\r'));
    bool ascii_codec = t->codec == static_cast<int>(Codec::Utf8) || t->codec == static_cast<int>(Codec::Latin1) || t->codec == static_cast<int>(Codec::Ascii);
    if (text->is_ascii() && ascii_codec && !t->encoder) {
        if (!add_pending(th, t, text->ascii())) return false;
    } else {
        Value bytes = encode(th, t, text);
        if (!bytes) return false;
        if (!is_bytes(bytes)) {
            raise(th, Exc::TypeError, "encoder should return a bytes object, not '%.200s'", type_name(type_of(bytes)));
            return false;
        }
        if (!add_pending(th, t, byte_view(bytes))) return false;
    }
    if (t->pending_count >= t->chunk_size || flush_buffer || t->write_through) {
        if (!text_flush_pending(th, t)) return false;
    }
    if (flush_buffer && !call_method(th, t->buffer, th->vm->names.flush)) return false;
    if (t->decoded || t->snapshot_input) {
        text_set_decoded(th, t, nullptr);
        t->snapshot_input = t->snapshot_flags = Value();
    }
    if (t->decoder && t->seekable) return decoder_reset(th, t->decoder);
    return true;
}

Value method_write(Thread* th, Value self, Value text) {
    auto* t = text_of(self);
    if (!text_ready(th, t)) return {};
    if (!is_str(text)) return raise(th, Exc::TypeError, "write() argument must be str, not %s", is_none(text) ? "None" : type_name(type_of(text)));
    if (!text_check_open(th, t)) return {};
    if (!t->encoder && !t->codec) return unsupported(th, "not writable");
    i64 n = text.as<Str>()->length;
    return write_text(th, t, text.as<Str>()) ? int_from_i64(th, n) : Value();
}

}  // namespace

Value text_method_flush(Thread* th, Value self) {
    auto* t = text_of(self);
    if (!text_ready(th, t) || !text_check_open(th, t)) return {};
    t->telling = t->seekable;
    if (!text_flush_pending(th, t)) return {};
    return call_method(th, t->buffer, th->vm->names.flush);
}

// ---- Construction ----

namespace {

// Python's incremental encoder or decoder for the wrapper's encoding.
Value python_codec(Thread* th, TextWrapper* t, const char* which) {
    Value info = codec_lookup(th, str_utf8(th, t->encoding.as<Str>()).data());
    Value factory = info ? get_attribute(th, info, which) : Value();
    return factory ? call(th, factory, t->errors) : Value();
}

bool set_decoder(Thread* th, TextWrapper* t, int codec) {
    int readable = 0;
    Value able = call_method(th, t->buffer, th->vm->names.readable);
    if (!able || (readable = truth(th, able)) < 0) return false;
    t->decoder = Value();
    if (!readable) return true;
    bool simple = codec == static_cast<int>(Codec::Utf8) || codec == static_cast<int>(Codec::Latin1) || codec == static_cast<int>(Codec::Ascii);
    Value decoder = simple ? new_native_decoder(th, codec, t->errors) : python_codec(th, t, "incrementaldecoder");
    if (!decoder) return false;
    if (t->read_universal) decoder = new_newline_decoder(th, decoder, t->read_translate, th->vm->names.strict);
    if (!decoder) return false;
    set_field(th, t, t->decoder, decoder);
    return true;
}

bool set_encoder(Thread* th, TextWrapper* t, int codec) {
    int writable = 0;
    Value able = call_method(th, t->buffer, th->vm->names.writable);
    if (!able || (writable = truth(th, able)) < 0) return false;
    t->encoder = Value();
    t->codec = 0;
    t->encoding_started = false;
    if (!writable) return true;
    t->codec = codec;
    if (!codec) {
        Value encoder = python_codec(th, t, "incrementalencoder");
        if (!encoder) return false;
        set_field(th, t, t->encoder, encoder);
    }
    forget_writer(t);
    register_writer(t);
    if (!t->seekable) return true;
    Value at = call_method(th, t->buffer, th->vm->names.tell);
    if (!at) return false;
    int moved = equals(th, at, Value::from_small_int(0));
    if (moved < 0) return false;
    if (!moved) {
        t->encoding_started = true;
        if (t->encoder && !call_method(th, t->encoder, KRAIT_NAME("setstate"), {Value::from_small_int(0)})) return false;
    }
    return true;
}

bool check_newline(Thread* th, Value newline) {
    if (!newline || is_none(newline)) return true;
    if (!is_str(newline)) {
        raise(th, Exc::TypeError, "TextIOWrapper() argument 'newline' must be str or None, not %T", newline);
        return false;
    }
    Str* s = newline.as<Str>();
    if (s->length == 0 || str_equal(s, "\n") || str_equal(s, "\r") || str_equal(s, "\r\n")) return true;
    raise(th, Exc::ValueError, "illegal newline value: %U", s);
    return false;
}

void set_newline(Thread* th, TextWrapper* t, Value newline) {
    bool given = newline && !is_none(newline);
    Str* s = given ? newline.as<Str>() : nullptr;
    t->read_newline = given ? newline : Value();
    write_barrier(th, t);
    t->read_universal = !s || s->length == 0;
    t->read_translate = !s;
    t->write_translate = !s || s->length != 0;
    t->write_newline[0] = 0;
    if (s && s->length && !str_equal(s, "\n")) {
        memcpy(t->write_newline, s->data, static_cast<size_t>(s->length));
        t->write_newline[s->length] = 0;
    }
}

bool check_text_codec(Thread* th, Value encoding) {
    const char* name = str_utf8(th, encoding.as<Str>()).data();
    if (find_codec(name) != Codec::None) return true;
    Value info = codec_lookup(th, name);
    if (!info) return false;
    Value flag = find_attribute(th, info, KRAIT_NAME("_is_text_encoding"));
    if (!flag) return !has_pending(th);
    int is_text = truth(th, flag);
    if (is_text) return is_text > 0;
    raise(th, Exc::LookupError, "'%.400s' is not a text encoding; use codecs.open() to handle arbitrary codecs", name);
    return false;
}

struct TextOptions {
    Value buffer, encoding, errors, newline;
    bool line_buffering = false, write_through = false;
};

bool init_text(Thread* th, TextWrapper* t, TextOptions o) {
    t->ok = t->detached = false;
    bool unsaid = !o.encoding || is_none(o.encoding);
    if (unsaid && th->vm->options->warn_default_encoding && !warn(th, Exc::EncodingWarning, 1, "'encoding' argument not specified")) return false;
    bool locale = unsaid || str_equal(o.encoding.as<Str>(), "locale");
    if (locale) o.encoding = str_from_ascii(th, "UTF-8");
    if (!o.errors || is_none(o.errors)) o.errors = th->vm->names.strict;
    if (!check_newline(th, o.newline) || !check_text_codec(th, o.encoding)) return false;
    t->buffer = o.buffer;
    t->encoding = o.encoding;
    t->errors = o.errors;
    t->raw = Value();
    t->line_buffering = o.line_buffering;
    t->write_through = o.write_through;
    t->pending_count = 0;
    t->chunk_size = kDefaultBufferSize;
    t->snapshot_flags = t->snapshot_input = t->decoded = Value();
    t->decoded_used = 0;
    write_barrier(th, t);
    set_newline(th, t, o.newline);
    int codec = static_cast<int>(find_codec(str_utf8(th, o.encoding.as<Str>())));
    t->seekable = false;
    Type* type = type_of(o.buffer);
    if (type == types.reader || type == types.writer || type == types.random) {
        auto* b = o.buffer.as<Buffered>();
        if (b->fast_raw) t->raw = b->raw;
        b->owned = true;
    }
    Value seekable = call_method(th, o.buffer, th->vm->names.seekable);
    int can_seek = seekable ? truth(th, seekable) : -1;
    if (can_seek < 0) return false;
    t->seekable = t->telling = can_seek;
    if (!set_decoder(th, t, codec) || !set_encoder(th, t, codec)) return false;
    Value read1 = find_attribute(th, o.buffer, KRAIT_NAME("read1"));
    if (!read1 && has_pending(th)) return false;
    t->has_read1 = static_cast<bool>(read1);
    t->ok = true;
    return true;
}

bool text_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"buffer", "encoding", "errors", "newline", "line_buffering", "write_through"};
    Value v[6] = {};
    if (!parse_args(th, ArgSpec{"TextIOWrapper", names, 6, 1, 0, 6}, args, v)) return false;
    for (int i = 1; i < 3; ++i)
        if (v[i] && !is_none(v[i]) && !is_str(v[i])) {
            raise(th, Exc::TypeError, "TextIOWrapper() argument '%s' must be str or None, not %T", names[i], v[i]);
            return false;
        }
    int line = v[4] ? truth(th, v[4]) : 0, through = v[5] ? truth(th, v[5]) : 0;
    if (line < 0 || through < 0) return false;
    return init_text(th, text_of(self), {v[0], v[1], v[2], v[3], line > 0, through > 0});
}

Value text_new(Thread* th, Type* type, const Args&) { return new_instance(th, type); }

void trace_text(Object* object, Marker& marker) {
    auto* t = static_cast<TextWrapper*>(object);
    for (Value v : {t->buffer, t->encoding, t->errors, t->encoder, t->decoder, t->read_newline, t->raw, t->decoded, t->snapshot_flags, t->snapshot_input})
        marker.visit(v);
    marker.visit(t->pending);
}

Value method_reconfigure(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"encoding", "errors", "newline", "line_buffering", "write_through"};
    Value v[5] = {};
    if (!parse_args(th, ArgSpec{"reconfigure", names, 5, 0, 0, 0}, args, v)) return {};
    auto* t = text_of(self);
    if (!text_ready(th, t)) return {};
    auto given = [&](int i) { return v[i] && !is_none(v[i]); };
    bool newline_given = static_cast<bool>(v[2]);
    if (t->decoded && (given(0) || given(1) || newline_given))
        return unsupported(th, "It is not possible to set the encoding or newline of stream after the first read");
    if (newline_given && !check_newline(th, v[2])) return {};
    int line = given(3) ? truth(th, v[3]) : t->line_buffering, through = given(4) ? truth(th, v[4]) : t->write_through;
    if (line < 0 || through < 0 || !text_method_flush(th, self)) return {};
    if (newline_given) set_newline(th, t, v[2]);
    if (given(0) || given(1) || newline_given) {
        if (given(0) && !is_str(v[0])) return raise(th, Exc::TypeError, "reconfigure() argument 'encoding' must be str or None, not %T", v[0]);
        if (given(1) && !is_str(v[1])) return raise(th, Exc::TypeError, "reconfigure() argument 'errors' must be str or None, not %T", v[1]);
        Value encoding = t->encoding;
        if (given(0)) encoding = str_equal(v[0].as<Str>(), "locale") ? Value(str_from_ascii(th, "UTF-8")) : v[0];
        if (!check_text_codec(th, encoding)) return {};
        if (given(1)) t->errors = v[1];
        else if (given(0)) t->errors = th->vm->names.strict;
        t->encoding = encoding;
        write_barrier(th, t);
        int codec = static_cast<int>(find_codec(str_utf8(th, encoding.as<Str>())));
        if (!set_decoder(th, t, codec) || !set_encoder(th, t, codec)) return {};
    }
    t->line_buffering = line;
    t->write_through = through;
    return none();
}

// ---- Closing, delegation, attributes ----

Value method_close(Thread* th, Value self) {
    auto* t = text_of(self);
    if (!text_ready(th, t)) return {};
    int closed = text_closed(th, t);
    if (closed) return closed > 0 ? none() : Value();
    if (t->finalizing && !call_method(th, t->buffer, KRAIT_NAME("_dealloc_warn"), {self})) clear_pending(th);
    Value error;
    if (!call_method(th, self, th->vm->names.flush)) error = take_pending(th);
    Value result = call_method(th, t->buffer, th->vm->names.close);
    forget_writer(t);
    if (error) {
        if (result) restore_pending(th, error);
        else chain_pending(th, error);
        return {};
    }
    return result;
}

Value method_detach(Thread* th, Value self) {
    auto* t = text_of(self);
    if (!text_ready(th, t) || !call_method(th, self, th->vm->names.flush)) return {};
    Value buffer = t->buffer;
    Type* type = type_of(buffer);
    if (type == types.reader || type == types.writer || type == types.random) buffer.as<Buffered>()->owned = false;
    forget_writer(t);
    t->buffer = Value();
    t->raw = Value();
    t->detached = true;
    return buffer;
}

void text_finalize(Thread* th, Value self) {
    auto* t = text_of(self);
    if (t->ok && !t->detached) finalize_file(th, self);
    forget_writer(t);
}

#define KRAIT_DELEGATE(method, name)                                                        \
    Value method(Thread* th, Value self) {                                                  \
        auto* t = text_of(self);                                                            \
        return text_ready(th, t) ? call_method(th, t->buffer, KRAIT_NAME(name)) : Value();  \
    }
KRAIT_DELEGATE(method_fileno, "fileno")
KRAIT_DELEGATE(method_seekable, "seekable")
KRAIT_DELEGATE(method_readable, "readable")
KRAIT_DELEGATE(method_writable, "writable")
KRAIT_DELEGATE(method_isatty, "isatty")
#undef KRAIT_DELEGATE

Value method_truncate(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "truncate", args) || !check_arg_count(th, "truncate", args, 0, 1)) return {};
    auto* t = text_of(self);
    if (!text_ready(th, t) || !text_method_flush(th, self)) return {};
    return call_method(th, t->buffer, th->vm->names.truncate, {args.get(0, none())});
}

Value text_repr(Thread* th, Value self) {
    auto* t = text_of(self);
    if (!t->ok) return text_ready(th, t), Value();
    RecursionGuard guard(th, " while getting the repr of an object");
    if (!guard.ok()) return {};
    Value name = find_attribute(th, self, th->vm->names.name);
    if (!name && has_pending(th) && !catch_pending(th, Exc::ValueError)) return {};
    Value mode = find_attribute(th, self, th->vm->names.mode);
    if (!mode && has_pending(th)) return {};
    StrBuilder out(th);
    out.append("<_io.TextIOWrapper");
    if (name) {
        Str* text = format_message(th, " name=%R", name);
        if (!text) return {};
        out.append(text);
    }
    if (mode) {
        Str* text = format_message(th, " mode=%R", mode);
        if (!text) return {};
        out.append(text);
    }
    Str* tail = format_message(th, " encoding=%R>", t->encoding);
    if (!tail) return {};
    out.append(tail);
    return out.finish();
}

Value method_getstate(Thread* th, Value self) {
    return raise(th, Exc::TypeError, "cannot pickle '%.100s' object", type_name(type_of(self)));
}

constexpr NativeDef text_methods[] = {
    {"detach", method_detach, nullptr}, {"reconfigure", method_reconfigure, nullptr}, {"write", method_write, nullptr},
    {"read", text_method_read, nullptr}, {"readline", text_method_readline, nullptr}, {"flush", text_method_flush, nullptr},
    {"close", method_close, nullptr}, {"fileno", method_fileno, nullptr}, {"seekable", method_seekable, nullptr},
    {"readable", method_readable, nullptr}, {"writable", method_writable, nullptr}, {"isatty", method_isatty, nullptr},
    {"seek", text_seek, nullptr}, {"tell", text_tell, nullptr}, {"truncate", method_truncate, nullptr},
    {"__getstate__", method_getstate, nullptr}, {"__reduce__", method_getstate, nullptr},
};

#define KRAIT_TEXT_GETTER(name, expression)          \
    Value get_##name(Thread* th, Value self) {       \
        auto* t = text_of(self);                     \
        if (!text_ready(th, t)) return {};           \
        return expression;                           \
    }
KRAIT_TEXT_GETTER(name, get_attribute(th, t->buffer, th->vm->names.name))
KRAIT_TEXT_GETTER(closed, get_attribute(th, t->buffer, th->vm->names.closed))
KRAIT_TEXT_GETTER(newlines, !t->decoder ? none() : get_newlines_of(th, t->decoder))
KRAIT_TEXT_GETTER(chunk_size, int_from_i64(th, t->chunk_size))
KRAIT_TEXT_GETTER(finalizing, py_bool(t->finalizing))
#undef KRAIT_TEXT_GETTER
Value get_encoding(Thread*, Value self) { return text_of(self)->encoding ? text_of(self)->encoding : none(); }
Value get_buffer(Thread*, Value self) { return text_of(self)->buffer ? text_of(self)->buffer : none(); }
Value get_errors(Thread* th, Value self) { return text_of(self)->ok ? text_of(self)->errors : (text_ready(th, text_of(self)), Value()); }
Value get_line_buffering(Thread*, Value self) { return py_bool(text_of(self)->line_buffering); }
Value get_write_through(Thread*, Value self) { return py_bool(text_of(self)->write_through); }

bool set_chunk_size(Thread* th, Value self, Value v) {
    if (!text_ready(th, text_of(self))) return false;
    if (!v) return raise(th, Exc::AttributeError, "cannot delete attribute"), false;
    i64 n;
    if (!to_ssize(th, v, Exc::ValueError, &n)) return false;
    if (n <= 0) return raise(th, Exc::ValueError, "a strictly positive integer is required"), false;
    text_of(self)->chunk_size = n;
    return true;
}
bool set_finalizing(Thread* th, Value self, Value v) {
    int flag = v ? truth(th, v) : 0;
    if (flag >= 0) text_of(self)->finalizing = flag;
    return flag >= 0;
}

constexpr GetSetDef text_getsets[] = {
    {"name", get_name, nullptr, nullptr}, {"closed", get_closed, nullptr, nullptr}, {"newlines", get_newlines, nullptr, nullptr},
    {"errors", get_errors, nullptr, nullptr}, {"_CHUNK_SIZE", get_chunk_size, set_chunk_size, nullptr},
    {"encoding", get_encoding, nullptr, nullptr}, {"buffer", get_buffer, nullptr, nullptr},
    {"line_buffering", get_line_buffering, nullptr, nullptr}, {"write_through", get_write_through, nullptr, nullptr},
    {"_finalizing", get_finalizing, set_finalizing, nullptr},
};

}  // namespace

Value new_text_wrapper(Thread* th, Value buffer, Value encoding, Value errors, Value newline, bool line_buffering, bool write_through) {
    auto* t = reinterpret_cast<TextWrapper*>(new_instance(th, types.text_wrapper));
    if (!t) return {};
    return init_text(th, t, {buffer, encoding, errors, newline, line_buffering, write_through}) ? Value(t) : Value();
}

void setup_text_wrapper(Thread* th) {
    TypeSpec spec{};
    spec.name = "_io.TextIOWrapper";
    spec.doc = "TextIOWrapper(buffer, encoding=None, errors=None, newline=None,\n              line_buffering=False, write_through=False)\n--\n\n"
               "Character and line based layer over a BufferedIOBase object, buffer.";
    spec.kind = Kind::Native;
    spec.base = types.text_base;
    spec.basic_size = sizeof(TextWrapper);
    spec.trace = trace_text;
    spec.slots.new_ = text_new;
    spec.slots.init = text_init;
    spec.slots.repr = text_repr;
    spec.slots.iternext = text_next;
    spec.slots.finalize = text_finalize;
    spec.methods = text_methods;
    spec.method_count = sizeof text_methods / sizeof *text_methods;
    spec.getsets = text_getsets;
    spec.getset_count = sizeof text_getsets / sizeof *text_getsets;
    types.text_wrapper = new_io_type(th, spec, false);
}

}  // namespace krait::io
