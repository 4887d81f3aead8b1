// The abstract bases of `_io`: _IOBase, _RawIOBase, _BufferedIOBase, _TextIOBase. They have no fields of their own, so that
// Python classes can derive from them; being closed is an attribute `__IOBase_closed`.
#include "runtime/modules/io.h"
#include "runtime/types/dict.h"

namespace krait::io {

IoTypes types;

Value unsupported(Thread* th, const char* what) { return raise_type(th, types.unsupported_operation, "%s", what); }

int attribute_truth(Thread* th, Value v, Str* name) {
    Value a = get_attribute(th, v, name);
    return a ? truth(th, a) : -1;
}

bool retry_interrupted(Thread* th) {
    return !(th->poll && interp_hooks.poll) || interp_hooks.poll(th);
}

bool check_closed(Thread* th, Value file) {
    int closed = attribute_truth(th, file, th->vm->names.closed);
    if (closed > 0) raise(th, Exc::ValueError, "I/O operation on closed file.");
    return closed == 0;
}

namespace {

bool check_ability(Thread* th, Value file, Str* method, const char* message) {
    Value able = call_method(th, file, method);
    if (!able) return false;
    if (able == py_true()) return true;
    unsupported(th, message);
    return false;
}

}  // namespace

bool check_readable(Thread* th, Value file) { return check_ability(th, file, th->vm->names.readable, "File or stream is not readable."); }
bool check_writable(Thread* th, Value file) { return check_ability(th, file, th->vm->names.writable, "File or stream is not writable."); }
bool check_seekable(Thread* th, Value file) { return check_ability(th, file, th->vm->names.seekable, "File or stream is not seekable."); }

bool size_argument(Thread* th, Value v, i64* out) {
    *out = -1;
    if (!v || is_none(v)) return true;
    if (!has_index(v)) {
        raise(th, Exc::TypeError, "argument should be integer or None, not '%.200s'", type_name(type_of(v)));
        return false;
    }
    return to_ssize(th, v, Exc::OverflowError, out);
}

void finalize_file(Thread* th, Value file) {
    Value saved = take_pending(th);
    Value closed = find_attribute(th, file, th->vm->names.closed);
    int is_closed = closed ? truth(th, closed) : -1;
    clear_pending(th);
    if (is_closed == 0) {
        if (!set_attribute(th, file, KRAIT_NAME("_finalizing"), py_true())) clear_pending(th);
        if (!call_method(th, file, th->vm->names.close)) clear_pending(th);
    }
    restore_pending(th, saved);
}

Type* new_io_type(Thread* th, TypeSpec& spec, bool finalizes) {
    if (finalizes) spec.slots.finalize = finalize_file;
    spec.flags |= kTypeBase | kTypeHasDict | kTypeHasWeakref;
    Type* type = new_builtin_type(th, spec);
    if (type->slots.finalize) type->root_shape->flags |= kShapeHasDel;
    return type;
}

namespace {

bool is_closed_base(Thread* th, Value self) {
    Value closed = find_attribute(th, self, KRAIT_NAME("__IOBase_closed"));
    clear_pending(th);
    return static_cast<bool>(closed);
}

Value base_new(Thread* th, Type* type, const Args&) { return new_instance(th, type); }

Value base_seek(Thread* th, Value, const Args&) { return unsupported(th, "seek"); }
Value base_tell(Thread* th, Value self) {
    return call_method(th, self, th->vm->names.seek, {Value::from_small_int(0), Value::from_small_int(1)});
}
Value base_truncate(Thread* th, Value, const Args&) { return unsupported(th, "truncate"); }
Value base_fileno(Thread* th, Value) { return unsupported(th, "fileno"); }

Value base_flush(Thread* th, Value self) {
    if (is_closed_base(th, self)) return raise(th, Exc::ValueError, "I/O operation on closed file.");
    return none();
}

Value base_close(Thread* th, Value self) {
    if (is_closed_base(th, self)) return none();
    Value result = call_method(th, self, th->vm->names.flush);
    Value error = take_pending(th);
    if (!set_attribute(th, self, KRAIT_NAME("__IOBase_closed"), py_true())) {
        if (error) chain_pending(th, error);
        return {};
    }
    if (error) {
        restore_pending(th, error);
        return {};
    }
    return result ? none() : Value();
}

Value base_false(Thread*, Value) { return py_false(); }

Value base_isatty(Thread* th, Value self) { return check_closed(th, self) ? py_false() : Value(); }

Value base_check_closed(Thread* th, Value self, const Args&) { return check_closed(th, self) ? none() : Value(); }
Value base_check_readable(Thread* th, Value self, const Args&) { return check_readable(th, self) ? none() : Value(); }
Value base_check_writable(Thread* th, Value self, const Args&) { return check_writable(th, self) ? none() : Value(); }
Value base_check_seekable(Thread* th, Value self, const Args&) { return check_seekable(th, self) ? none() : Value(); }

Value base_enter(Thread* th, Value self) { return check_closed(th, self) ? self : Value(); }
Value base_exit(Thread* th, Value self, const Args&) { return call_method(th, self, th->vm->names.close); }

Value base_readline(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "readline", args) || !check_arg_count(th, "readline", args, 0, 1)) return {};
    i64 limit;
    if (!size_argument(th, args.get(0), &limit)) return {};
    Value peek = find_attribute(th, self, th->vm->names.peek);
    if (!peek && has_pending(th)) return {};
    Bytearray* line = bytearray_from(th, {});
    if (!line) return {};
    while (limit < 0 || line->length < limit) {
        i64 want = 1;
        if (peek) {
            Value ahead = call(th, peek, Value::from_small_int(1));
            if (!ahead) return {};
            if (!is_bytes(ahead)) return raise(th, Exc::OSError, "peek() should have returned a bytes object, not '%.200s'", type_name(type_of(ahead)));
            std::string_view data = byte_view(ahead);
            if (!data.empty()) {
                size_t end = limit >= 0 && static_cast<i64>(data.size()) > limit - line->length ? static_cast<size_t>(limit - line->length) : data.size();
                size_t at = data.substr(0, end).find('\n');
                want = static_cast<i64>(at == data.npos ? end : at + 1);
            }
        }
        Value piece = call_method(th, self, th->vm->names.read, {Value::from_small_int(want)});
        if (!piece) return {};
        if (!is_bytes(piece)) return raise(th, Exc::OSError, "read() should have returned a bytes object, not '%.200s'", type_name(type_of(piece)));
        std::string_view data = byte_view(piece);
        if (data.empty()) break;
        i64 old = line->length;
        if (!bytearray_resize(th, line, old + static_cast<i64>(data.size()))) return {};
        memcpy(line->data() + old, data.data(), data.size());
        if (data.back() == '\n') break;
    }
    return bytes_from(th, byte_view(line));
}

Value base_readlines(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "readlines", args) || !check_arg_count(th, "readlines", args, 0, 1)) return {};
    i64 hint;
    if (!size_argument(th, args.get(0), &hint)) return {};
    List* list = new_list(th);
    if (!list) return {};
    Value iterator = get_iter(th, self);
    if (!iterator) return {};
    i64 total = 0;
    while (Value line = iter_next(th, iterator)) {
        if (!list_append(th, list, line)) return {};
        if (hint <= 0) continue;
        i64 n = length(th, line);
        if (n < 0) return {};
        if (n > hint - total) break;
        total += n;
    }
    return has_pending(th) ? Value() : Value(list);
}

Value base_writelines(Thread* th, Value self, Value lines) {
    if (!check_closed(th, self)) return {};
    Value iterator = get_iter(th, lines);
    if (!iterator) return {};
    while (Value line = iter_next(th, iterator))
        if (!call_method(th, self, th->vm->names.write, {line})) return {};
    return has_pending(th) ? Value() : none();
}

Value base_iter(Thread* th, Value self) { return check_closed(th, self) ? self : Value(); }

Value base_next(Thread* th, Value self) {
    Value line = call_method(th, self, th->vm->names.readline);
    if (!line) return {};
    i64 n = length(th, line);
    return n > 0 ? line : Value();
}

Value get_closed(Thread* th, Value self) { return py_bool(is_closed_base(th, self)); }

constexpr NativeDef base_methods[] = {
    {"seek", base_seek, "Change stream position."},
    {"tell", base_tell, "tell($self, /)\n--\n\nReturn current stream position."},
    {"truncate", base_truncate, "Truncate file to size bytes."},
    {"flush", base_flush, "flush($self, /)\n--\n\nFlush write buffers, if applicable."},
    {"close", base_close, "close($self, /)\n--\n\nFlush and close the IO object."},
    {"seekable", base_false, "seekable($self, /)\n--\n\nReturn whether object supports random access."},
    {"readable", base_false, "readable($self, /)\n--\n\nReturn whether object was opened for reading."},
    {"writable", base_false, "writable($self, /)\n--\n\nReturn whether object was opened for writing."},
    {"_checkClosed", base_check_closed, nullptr},
    {"_checkSeekable", base_check_seekable, nullptr},
    {"_checkReadable", base_check_readable, nullptr},
    {"_checkWritable", base_check_writable, nullptr},
    {"fileno", base_fileno, "fileno($self, /)\n--\n\nReturns underlying file descriptor if one exists."},
    {"isatty", base_isatty, "isatty($self, /)\n--\n\nReturn whether this is an 'interactive' stream."},
    {"__enter__", base_enter, nullptr},
    {"__exit__", base_exit, nullptr},
    {"readline", base_readline, "readline($self, size=-1, /)\n--\n\nRead and return a line from the stream."},
    {"readlines", base_readlines, "readlines($self, hint=-1, /)\n--\n\nReturn a list of lines from the stream."},
    {"writelines", base_writelines, "writelines($self, lines, /)\n--\n\nWrite a list of lines to stream."},
};
constexpr GetSetDef base_getsets[] = {{"closed", get_closed, nullptr, nullptr}};

// ---- Raw ----

Value raw_read(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "read", args) || !check_arg_count(th, "read", args, 0, 1)) return {};
    i64 n = -1;
    if (args.count && !to_ssize(th, args[0], Exc::OverflowError, &n)) return {};
    if (n < 0) return call_method(th, self, th->vm->names.readall);
    Bytearray* array = bytearray_from(th, {});
    if (!array || !bytearray_resize(th, array, n)) return {};
    if (n) memset(array->data(), 0, static_cast<size_t>(n));
    Value count = call_method(th, self, th->vm->names.readinto, {Value(array)});
    if (!count || is_none(count)) return count;
    i64 got;
    if (!to_ssize(th, count, Exc::ValueError, &got)) return {};
    return bytes_from(th, byte_view(array).substr(0, static_cast<size_t>(got < 0 ? 0 : got)));
}

Value raw_readall(Thread* th, Value self) {
    Bytearray* all = bytearray_from(th, {});
    if (!all) return {};
    while (true) {
        Value piece = call_method(th, self, th->vm->names.read, {Value::from_small_int(kDefaultBufferSize)});
        if (!piece) return {};
        if (is_none(piece)) {
            if (all->length == 0) return piece;
            break;
        }
        if (!is_bytes(piece)) return raise(th, Exc::TypeError, "read() should return bytes");
        std::string_view data = byte_view(piece);
        if (data.empty()) break;
        i64 old = all->length;
        if (!bytearray_resize(th, all, old + static_cast<i64>(data.size()))) return {};
        memcpy(all->data() + old, data.data(), data.size());
    }
    return bytes_from(th, byte_view(all));
}

constexpr NativeDef raw_methods[] = {
    {"read", raw_read, nullptr},
    {"readall", raw_readall, "readall($self, /)\n--\n\nRead until EOF, using multiple read() call."},
};

// ---- Buffered and text ----

Value buffered_detach(Thread* th, Value) { return unsupported(th, "detach"); }
Value buffered_read(Thread* th, Value, const Args&) { return unsupported(th, "read"); }
Value buffered_read1_base(Thread* th, Value, const Args&) { return unsupported(th, "read1"); }
Value buffered_write(Thread* th, Value, const Args&) { return unsupported(th, "write"); }

Value read_into(Thread* th, Value self, Value target, bool one) {
    BufferHold hold(th, target, "readinto");
    if (!hold.ok()) return {};
    Value data = call_method(th, self, one ? KRAIT_NAME("read1") : th->vm->names.read, {Value::from_small_int(hold.view().length)});
    if (!data) return {};
    if (!is_bytes(data)) return raise(th, Exc::TypeError, "read() should return bytes");
    i64 n = data.as<Bytes>()->length;
    if (n > hold.view().length)
        return raise(th, Exc::ValueError, "read() returned too much data: %zd bytes requested, %zd returned", hold.view().length, n);
    memcpy(hold.view().data, data.as<Bytes>()->data, static_cast<size_t>(n));
    return Value::from_small_int(n);
}
Value buffered_readinto(Thread* th, Value self, Value target) { return read_into(th, self, target, false); }
Value buffered_readinto1(Thread* th, Value self, Value target) { return read_into(th, self, target, true); }

constexpr NativeDef buffered_methods[] = {
    {"detach", buffered_detach, "detach($self, /)\n--\n\nDisconnect this buffer from its underlying raw stream and return it."},
    {"read", buffered_read, "Read and return up to n bytes."},
    {"read1", buffered_read1_base, "Read and return up to n bytes, with at most one read() call to the underlying raw stream."},
    {"readinto", buffered_readinto, nullptr},
    {"readinto1", buffered_readinto1, nullptr},
    {"write", buffered_write, "Write the given buffer to the IO stream."},
};

Value text_readline_base(Thread* th, Value, const Args&) { return unsupported(th, "readline"); }
Value text_none(Thread*, Value) { return none(); }

constexpr NativeDef text_methods[] = {
    {"detach", buffered_detach, nullptr},
    {"read", buffered_read, nullptr},
    {"readline", text_readline_base, nullptr},
    {"write", buffered_write, nullptr},
};
constexpr GetSetDef text_getsets[] = {
    {"encoding", text_none, nullptr, "Encoding of the text stream."},
    {"newlines", text_none, nullptr, "Line endings translated so far."},
    {"errors", text_none, nullptr, "The error setting of the decoder or encoder."},
};

template <size_t N>
void set_methods(TypeSpec& spec, const NativeDef (&methods)[N]) {
    spec.methods = methods;
    spec.method_count = N;
}

}  // namespace

void setup_base_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "_io._IOBase";
    spec.doc = "The abstract base class for all I/O classes.";
    spec.kind = Kind::Instance;
    spec.basic_size = sizeof(Object);
    spec.slots.new_ = base_new;
    spec.slots.iter = base_iter;
    spec.slots.iternext = base_next;
    set_methods(spec, base_methods);
    spec.getsets = base_getsets;
    spec.getset_count = 1;
    types.io_base = new_io_type(th, spec, true);

    spec = TypeSpec{};
    spec.name = "_io._RawIOBase";
    spec.doc = "Base class for raw binary I/O.";
    spec.kind = Kind::Instance;
    spec.base = types.io_base;
    set_methods(spec, raw_methods);
    types.raw_base = new_io_type(th, spec, false);

    spec = TypeSpec{};
    spec.name = "_io._BufferedIOBase";
    spec.doc = "Base class for buffered IO objects.";
    spec.kind = Kind::Instance;
    spec.base = types.io_base;
    set_methods(spec, buffered_methods);
    types.buffered_base = new_io_type(th, spec, false);

    spec = TypeSpec{};
    spec.name = "_io._TextIOBase";
    spec.doc = "Base class for text I/O.";
    spec.kind = Kind::Instance;
    spec.base = types.io_base;
    set_methods(spec, text_methods);
    spec.getsets = text_getsets;
    spec.getset_count = 3;
    types.text_base = new_io_type(th, spec, false);
}

}  // namespace krait::io
