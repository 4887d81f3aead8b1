// StringIO: a text file in memory. Its text is an array of code points; line ends are translated on the way in.
#include "runtime/modules/io.h"
#include "runtime/types/dict.h"
#include "runtime/types/str_methods.h"

namespace krait::io {

namespace {

StringIo* string_io(Value v) { return v.as<StringIo>(); }

bool check_open(Thread* th, StringIo* s) {
    if (s->ok && !s->closed) return true;
    raise(th, Exc::ValueError, s->ok ? "I/O operation on closed file" : "I/O operation on uninitialized object");
    return false;
}

u32* units(StringIo* s) { return s->buffer ? reinterpret_cast<u32*>(s->buffer->data) : nullptr; }

bool reserve(Thread* th, StringIo* s, i64 size) {
    if (size <= s->capacity) return true;
    if (size > (i64{1} << 58)) return raise(th, Exc::OverflowError, "new buffer size too large"), false;
    i64 capacity = size + (size >> 2) + 32;
    RawBuffer* buffer = new_raw_buffer(th, capacity * 4);
    if (!buffer) return false;
    if (s->length) memcpy(buffer->data, s->buffer->data, static_cast<size_t>(s->length) * 4);
    set_field(th, s, s->buffer, buffer);
    s->capacity = capacity;
    return true;
}

bool write_text(Thread* th, StringIo* s, Str* text) {
    if (s->decoder) {
        text = decoder_decode(th, s->decoder, text, true);
        if (!text) return false;
    }
    if (s->write_newline) {
        text = str_replace(th, text, str_from_char(th, '\n'), s->write_newline.as<Str>(), -1);
        if (!text) return false;
    }
    if (text->length == 0) return true;
    i64 end = s->pos + text->length;
    if (!reserve(th, s, end)) return false;
    for (i64 i = s->length; i < s->pos; ++i) units(s)[i] = 0;
    copy_units(s->buffer->data, 4, s->pos, text, 0, text->length);
    s->pos = end;
    if (end > s->length) s->length = end;
    return true;
}

i64 available(StringIo* s) { return s->length > s->pos ? s->length - s->pos : 0; }

Value take(Thread* th, StringIo* s, i64 size) {
    Str* text = size ? str_from_ucs4(th, units(s) + s->pos, size) : empty_str();
    if (text) s->pos += size;
    return text;
}

i64 line_length(StringIo* s, i64 limit) {
    i64 n = available(s);
    if (limit >= 0 && limit < n) n = limit;
    if (n == 0) return 0;
    Str view{};
    view.length = n;
    view.flags = 4;
    view.data = reinterpret_cast<char*>(units(s) + s->pos);
    i64 consumed;
    i64 end = find_line_end(s->read_translate, s->read_universal, s->read_newline ? s->read_newline.as<Str>() : nullptr, &view, 0, n, &consumed);
    return end < 0 ? n : end;
}

Value method_read(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "read", args) || !check_arg_count(th, "read", args, 0, 1)) return {};
    i64 size;
    if (!size_argument(th, args.get(0), &size) || !check_open(th, string_io(self))) return {};
    i64 n = available(string_io(self));
    return take(th, string_io(self), size < 0 || size > n ? n : size);
}

Value method_readline(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "readline", args) || !check_arg_count(th, "readline", args, 0, 1)) return {};
    i64 size;
    if (!size_argument(th, args.get(0), &size) || !check_open(th, string_io(self))) return {};
    return take(th, string_io(self), line_length(string_io(self), size));
}

Value string_io_next(Thread* th, Value self) {
    auto* s = string_io(self);
    if (!check_open(th, s)) return {};
    if (type_of(self) == types.string_io) {
        i64 n = line_length(s, -1);
        return n ? take(th, s, n) : Value();
    }
    Value line = call_method(th, self, th->vm->names.readline);
    if (line && !is_str(line)) return raise(th, Exc::OSError, "readline() should have returned a str object, not '%.200s'", type_name(type_of(line)));
    return line && line.as<Str>()->length ? line : Value();
}

Value method_write(Thread* th, Value self, Value text) {
    auto* s = string_io(self);
    if (!s->ok) return check_open(th, s), Value();
    if (!is_str(text)) return raise(th, Exc::TypeError, "string argument expected, got '%s'", type_name(type_of(text)));
    if (!check_open(th, s)) return {};
    i64 n = text.as<Str>()->length;
    return n == 0 || write_text(th, s, text.as<Str>()) ? int_from_i64(th, n) : Value();
}

Value method_seek(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "seek", args) || !check_arg_count(th, "seek", args, 1, 2)) return {};
    auto* s = string_io(self);
    i64 pos;
    int whence = 0;
    if (!to_ssize(th, args[0], Exc::OverflowError, &pos) || (args.count > 1 && !to_int32(th, args[1], &whence)) || !check_open(th, s)) return {};
    if (whence != 0 && whence != 1 && whence != 2) return raise(th, Exc::ValueError, "Invalid whence (%i, should be 0, 1 or 2)", whence);
    if (pos < 0 && whence == 0) return raise(th, Exc::ValueError, "Negative seek position %zd", pos);
    if (whence != 0 && pos != 0) return raise(th, Exc::OSError, "Can't do nonzero cur-relative seeks");
    if (whence == 1) pos = s->pos;
    if (whence == 2) pos = s->length;
    s->pos = pos;
    return int_from_i64(th, pos);
}

Value method_tell(Thread* th, Value self) { return check_open(th, string_io(self)) ? int_from_i64(th, string_io(self)->pos) : Value(); }

Value method_truncate(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "truncate", args) || !check_arg_count(th, "truncate", args, 0, 1)) return {};
    auto* s = string_io(self);
    if (!check_open(th, s)) return {};
    i64 size = s->pos;
    if (args.count && !is_none(args[0])) {
        if (!has_index(args[0])) return raise(th, Exc::TypeError, "argument should be integer or None, not '%.200s'", type_name(type_of(args[0])));
        if (!to_ssize(th, args[0], Exc::OverflowError, &size)) return {};
    }
    if (size < 0) return raise(th, Exc::ValueError, "Negative size value %zd", size);
    if (size < s->length) s->length = size;
    return int_from_i64(th, size);
}

Value method_getvalue(Thread* th, Value self) {
    auto* s = string_io(self);
    if (!check_open(th, s)) return {};
    return s->length ? str_from_ucs4(th, units(s), s->length) : empty_str();
}

Value method_close(Thread*, Value self) {
    auto* s = string_io(self);
    s->closed = true;
    s->buffer = nullptr;
    s->length = s->capacity = 0;
    return none();
}

Value method_true(Thread* th, Value self) { return check_open(th, string_io(self)) ? py_true() : Value(); }

Value method_getstate(Thread* th, Value self) {
    Value value = method_getvalue(th, self);
    if (!value) return {};
    auto* s = string_io(self);
    Tuple* state = new_tuple(th, 4);
    if (!state) return {};
    state->items[0] = value;
    state->items[1] = s->read_newline ? s->read_newline : none();
    state->items[2] = int_from_i64(th, s->pos);
    state->items[3] = none();
    if (Dict* d = instance_dict(th, self.object()); d && d->used) state->items[3] = dict_copy(th, d);
    return state;
}

// ---- Construction ----

bool set_newline(Thread* th, StringIo* s, Value newline) {
    Str* text = nullptr;
    if (!newline) newline = str_from_char(th, '\n');
    if (!is_none(newline)) {
        if (!is_str(newline)) return raise(th, Exc::TypeError, "newline must be str or None, not %.200s", type_name(type_of(newline))), false;
        text = newline.as<Str>();
        bool good = text->length == 0 || str_equal(text, "\n") || str_equal(text, "\r") || str_equal(text, "\r\n");
        if (!good) return raise(th, Exc::ValueError, "illegal newline value: %R", newline), false;
    }
    s->read_newline = text ? Value(text) : Value();
    s->read_universal = !text || text->length == 0;
    s->read_translate = !text;
    s->write_newline = text && text->at(0) == '\r' && text->length ? Value(text) : Value();
    s->decoder = Value();
    if (s->read_universal) s->decoder = new_newline_decoder(th, none(), s->read_translate, th->vm->names.strict);
    write_barrier(th, s);
    return !s->read_universal || s->decoder;
}

bool string_io_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"initial_value", "newline"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"StringIO", names, 2, 0, 0, 2}, args, v)) return false;
    auto* s = string_io(self);
    if (v[0] && !is_none(v[0]) && !is_str(v[0]))
        return raise(th, Exc::TypeError, "initial_value must be str or None, not %.200s", type_name(type_of(v[0]))), false;
    s->ok = false;
    s->length = s->pos = 0;
    if (!set_newline(th, s, v[1])) return false;
    s->ok = true;
    s->closed = false;
    if (v[0] && is_str(v[0])) {
        if (!write_text(th, s, v[0].as<Str>())) return false;
        s->pos = 0;
    }
    return true;
}

Value method_setstate(Thread* th, Value self, Value state) {
    auto* s = string_io(self);
    if (s->closed) return check_open(th, s), Value();
    if (!is_tuple(state) || state.as<Tuple>()->size < 4)
        return raise(th, Exc::TypeError, "%.200s.__setstate__ argument should be 4-tuple, got %.200s", type_name(type_of(self)), type_name(type_of(state)));
    Value* items = state.as<Tuple>()->items;
    if (!is_str(items[0])) return raise(th, Exc::TypeError, "first item of state must be a str, got %.200s", type_name(type_of(items[0])));
    s->length = s->pos = 0;
    if (!set_newline(th, s, items[1])) return {};
    s->ok = true;
    Str* text = items[0].as<Str>();
    if (!reserve(th, s, text->length)) return {};
    if (text->length) copy_units(s->buffer->data, 4, 0, text, 0, text->length);
    s->length = text->length;
    i64 pos;
    if (!is_int(items[2])) return raise(th, Exc::TypeError, "third item of state must be an integer, got %.200s", type_name(type_of(items[2])));
    if (!to_ssize(th, items[2], Exc::OverflowError, &pos)) return {};
    if (pos < 0) return raise(th, Exc::ValueError, "position value cannot be negative");
    s->pos = pos;
    if (!is_none(items[3])) {
        if (!is_dict(items[3])) return raise(th, Exc::TypeError, "fourth item of state should be a dict, got a %.200s", type_name(type_of(items[3])));
        Dict* d = instance_dict(th, self.object());
        if (!d || !dict_update(th, d, items[3])) return {};
    }
    return none();
}

Value string_io_new(Thread* th, Type* type, const Args&) { return new_instance(th, type); }

constexpr NativeDef string_io_methods[] = {
    {"close", method_close, nullptr}, {"getvalue", method_getvalue, nullptr}, {"read", method_read, nullptr}, {"readline", method_readline, nullptr},
    {"tell", method_tell, nullptr}, {"truncate", method_truncate, nullptr}, {"seek", method_seek, nullptr}, {"write", method_write, nullptr},
    {"seekable", method_true, nullptr}, {"readable", method_true, nullptr}, {"writable", method_true, nullptr},
    {"__getstate__", method_getstate, nullptr}, {"__setstate__", method_setstate, nullptr},
};

Value get_closed(Thread* th, Value self) {
    auto* s = string_io(self);
    if (!s->ok) return check_open(th, s), Value();
    return py_bool(s->closed);
}
Value get_line_buffering(Thread* th, Value self) { return check_open(th, string_io(self)) ? py_false() : Value(); }
Value get_newlines(Thread* th, Value self) {
    auto* s = string_io(self);
    if (!check_open(th, s)) return {};
    return s->decoder ? newlines_seen(th, s->decoder.as<NewlineDecoder>()->seen) : none();
}
constexpr GetSetDef string_io_getsets[] = {
    {"closed", get_closed, nullptr, nullptr},
    {"newlines", get_newlines, nullptr, nullptr},
    {"line_buffering", get_line_buffering, nullptr, nullptr},
};

void trace_string_io(Object* object, Marker& marker) {
    auto* s = static_cast<StringIo*>(object);
    marker.visit(s->buffer);
    marker.visit(s->decoder);
    marker.visit(s->read_newline);
    marker.visit(s->write_newline);
}

}  // namespace

void setup_string_io(Thread* th) {
    TypeSpec spec{};
    spec.name = "_io.StringIO";
    spec.doc = "StringIO(initial_value='', newline='\\n')\n--\n\nText I/O implementation using an in-memory buffer.";
    spec.kind = Kind::Native;
    spec.base = types.text_base;
    spec.basic_size = sizeof(StringIo);
    spec.trace = trace_string_io;
    spec.slots.new_ = string_io_new;
    spec.slots.init = string_io_init;
    spec.slots.iternext = string_io_next;
    spec.methods = string_io_methods;
    spec.method_count = sizeof string_io_methods / sizeof *string_io_methods;
    spec.getsets = string_io_getsets;
    spec.getset_count = 3;
    types.string_io = new_io_type(th, spec, false);
    types.string_io->root_shape->flags &= static_cast<u16>(~kShapeHasDel);
}

}  // namespace krait::io
