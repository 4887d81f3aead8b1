// BytesIO: a binary file in memory. getbuffer() gives a view on the memory itself; while views exist the size is fixed.
#include "runtime/modules/io.h"
#include "runtime/types/dict.h"
#include "runtime/types/memoryview.h"

namespace krait::io {

namespace {

BytesIo* bytes_io(Value v) { return v.as<BytesIo>(); }

struct BytesIoBuffer : Object {
    Value source;
};

bool check_open(Thread* th, BytesIo* b) {
    if (!b->closed) return true;
    raise(th, Exc::ValueError, "I/O operation on closed file.");
    return false;
}

bool check_exports(Thread* th, BytesIo* b) {
    if (b->exports > 0) {
        collect(th, CollectKind::Full);
        run_pending_finalizers(th);
    }
    if (b->exports <= 0) return true;
    raise(th, Exc::BufferError, "Existing exports of data: object cannot be re-sized");
    return false;
}

bool reserve(Thread* th, BytesIo* b, i64 size) {
    if (b->buffer && size <= b->buffer->capacity) return true;
    if (size > (i64{1} << 60)) return raise(th, Exc::OverflowError, "new buffer size too large"), false;
    RawBuffer* buffer = new_raw_buffer(th, size + (size >> 3) + 64);
    if (!buffer) return false;
    if (b->length) memcpy(buffer->data, b->buffer->data, static_cast<size_t>(b->length));
    set_field(th, b, b->buffer, buffer);
    return true;
}

bool write_bytes(Thread* th, BytesIo* b, std::string_view data) {
    if (data.empty()) return true;
    i64 end = b->pos + static_cast<i64>(data.size());
    if (b->exports > 0 && end > b->length) return check_exports(th, b);
    if (!reserve(th, b, end)) return false;
    if (b->pos > b->length) memset(b->buffer->data + b->length, 0, static_cast<size_t>(b->pos - b->length));
    memcpy(b->buffer->data + b->pos, data.data(), data.size());
    b->pos = end;
    if (end > b->length) b->length = end;
    return true;
}

i64 available(BytesIo* b) { return b->length > b->pos ? b->length - b->pos : 0; }
const char* at(BytesIo* b) { return b->buffer ? b->buffer->data + b->pos : ""; }

Value take(Thread* th, BytesIo* b, i64 size) {
    Bytes* bytes = bytes_from(th, {size ? at(b) : "", static_cast<size_t>(size)});
    if (bytes) b->pos += size;
    return bytes;
}

i64 line_length(BytesIo* b, i64 limit) {
    i64 n = available(b);
    if (limit >= 0 && limit < n) n = limit;
    if (n == 0) return 0;
    auto* end = static_cast<const char*>(memchr(at(b), '\n', static_cast<size_t>(n)));
    return end ? end - at(b) + 1 : n;
}

Value method_read(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "read", args) || !check_arg_count(th, "read", args, 0, 1)) return {};
    i64 size;
    if (!size_argument(th, args.get(0), &size) || !check_open(th, bytes_io(self))) return {};
    i64 n = available(bytes_io(self));
    return take(th, bytes_io(self), size < 0 || size > n ? n : size);
}

Value method_readline(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "readline", args) || !check_arg_count(th, "readline", args, 0, 1)) return {};
    i64 size;
    if (!size_argument(th, args.get(0), &size) || !check_open(th, bytes_io(self))) return {};
    return take(th, bytes_io(self), line_length(bytes_io(self), size));
}

Value method_readlines(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "readlines", args) || !check_arg_count(th, "readlines", args, 0, 1)) return {};
    i64 limit;
    if (!size_argument(th, args.get(0), &limit) || !check_open(th, bytes_io(self))) return {};
    List* list = new_list(th);
    if (!list) return {};
    i64 total = 0;
    while (i64 n = line_length(bytes_io(self), -1)) {
        Value line = take(th, bytes_io(self), n);
        if (!line || !list_append(th, list, line)) return {};
        total += n;
        if (limit > 0 && total >= limit) break;
    }
    return list;
}

Value method_readinto(Thread* th, Value self, Value target) {
    auto* b = bytes_io(self);
    BufferHold hold(th, target, "readinto");
    if (!hold.ok() || !check_open(th, b)) return {};
    i64 n = available(b);
    if (n > hold.view().length) n = hold.view().length;
    if (n) memcpy(hold.view().data, at(b), static_cast<size_t>(n));
    b->pos += n;
    return Value::from_small_int(n);
}

Value method_write(Thread* th, Value self, Value data) {
    auto* b = bytes_io(self);
    if (!check_open(th, b)) return {};
    BufferHold hold(th, data);
    if (!hold.ok() || !write_bytes(th, b, hold.bytes())) return {};
    return int_from_i64(th, hold.view().length);
}

Value method_writelines(Thread* th, Value self, Value lines) {
    if (!check_open(th, bytes_io(self))) return {};
    Value iterator = get_iter(th, lines);
    if (!iterator) return {};
    while (Value line = iter_next(th, iterator))
        if (!method_write(th, self, line)) return {};
    return has_pending(th) ? Value() : none();
}

Value method_seek(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "seek", args) || !check_arg_count(th, "seek", args, 1, 2)) return {};
    auto* b = bytes_io(self);
    i64 pos;
    int whence = 0;
    if (!to_ssize(th, args[0], Exc::OverflowError, &pos) || (args.count > 1 && !to_int32(th, args[1], &whence)) || !check_open(th, b)) return {};
    if (pos < 0 && whence == 0) return raise(th, Exc::ValueError, "negative seek value %zd", pos);
    i64 base = whence == 1 ? b->pos : whence == 2 ? b->length : 0;
    if (whence < 0 || whence > 2) return raise(th, Exc::ValueError, "invalid whence (%i, should be 0, 1 or 2)", whence);
    if (pos > INT64_MAX - base) return raise(th, Exc::OverflowError, "new position too large");
    pos += base;
    b->pos = pos < 0 ? 0 : pos;
    return int_from_i64(th, b->pos);
}

Value method_tell(Thread* th, Value self) { return check_open(th, bytes_io(self)) ? int_from_i64(th, bytes_io(self)->pos) : Value(); }

Value method_truncate(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "truncate", args) || !check_arg_count(th, "truncate", args, 0, 1)) return {};
    auto* b = bytes_io(self);
    if (!check_open(th, b)) return {};
    i64 size = b->pos;
    if (args.count && !is_none(args[0])) {
        if (!has_index(args[0])) return raise(th, Exc::TypeError, "argument should be integer or None, not '%.200s'", type_name(type_of(args[0])));
        if (!to_ssize(th, args[0], Exc::OverflowError, &size)) return {};
    }
    if (!check_exports(th, b)) return {};
    if (size < 0) return raise(th, Exc::ValueError, "negative size value %zd", size);
    if (size < b->length) b->length = size;
    return int_from_i64(th, size);
}

Value method_getvalue(Thread* th, Value self) {
    auto* b = bytes_io(self);
    if (!check_open(th, b)) return {};
    return bytes_from(th, {b->length ? b->buffer->data : "", static_cast<size_t>(b->length)});
}

Value method_getbuffer(Thread* th, Value self) {
    if (!check_open(th, bytes_io(self))) return {};
    auto* holder = heap_new<BytesIoBuffer>(th, types.bytes_io_buffer->root_shape);
    if (!holder) return {};
    holder->source = self;
    return memoryview_from(th, holder);
}

Value method_close(Thread* th, Value self) {
    if (!check_exports(th, bytes_io(self))) return {};
    bytes_io(self)->closed = true;
    bytes_io(self)->buffer = nullptr;
    bytes_io(self)->length = 0;
    return none();
}

Value method_true(Thread* th, Value self) { return check_open(th, bytes_io(self)) ? py_true() : Value(); }
Value method_isatty(Thread* th, Value self) { return check_open(th, bytes_io(self)) ? py_false() : Value(); }
Value method_flush(Thread* th, Value self) { return check_open(th, bytes_io(self)) ? none() : Value(); }

Value method_getstate(Thread* th, Value self) {
    Value value = method_getvalue(th, self);
    if (!value) return {};
    Value dict = none();
    if (Dict* d = instance_dict(th, self.object()); d && d->used) dict = dict_copy(th, d);
    return make_tuple(th, value, int_from_i64(th, bytes_io(self)->pos), dict);
}

Value method_setstate(Thread* th, Value self, Value state) {
    if (!is_tuple(state) || state.as<Tuple>()->size < 3)
        return raise(th, Exc::TypeError, "%.200s.__setstate__ argument should be 3-tuple, got %.200s", type_name(type_of(self)), type_name(type_of(state)));
    auto* b = bytes_io(self);
    if (!check_exports(th, b)) return {};
    Value* items = state.as<Tuple>()->items;
    b->length = b->pos = 0;
    if (!method_write(th, self, items[0])) return {};
    i64 pos;
    if (!is_int(items[1])) return raise(th, Exc::TypeError, "second item of state must be an integer, got %.200s", type_name(type_of(items[1])));
    if (!to_ssize(th, items[1], Exc::OverflowError, &pos)) return {};
    if (pos < 0) return raise(th, Exc::ValueError, "position value cannot be negative");
    b->pos = pos;
    if (!is_none(items[2])) {
        if (!is_dict(items[2])) return raise(th, Exc::TypeError, "third item of state should be a dict, got a %.200s", type_name(type_of(items[2])));
        Dict* d = instance_dict(th, self.object());
        if (!d || !dict_update(th, d, items[2])) return {};
    }
    return none();
}

Value method_sizeof(Thread* th, Value self) {
    auto* b = bytes_io(self);
    return int_from_i64(th, 104 + (b->buffer ? b->buffer->capacity + 33 : 0));
}

constexpr NativeDef bytes_io_methods[] = {
    {"readable", method_true, nullptr}, {"seekable", method_true, nullptr}, {"writable", method_true, nullptr}, {"close", method_close, nullptr},
    {"flush", method_flush, nullptr}, {"isatty", method_isatty, nullptr}, {"tell", method_tell, nullptr}, {"write", method_write, nullptr},
    {"writelines", method_writelines, nullptr}, {"read1", method_read, nullptr}, {"readinto", method_readinto, nullptr},
    {"readline", method_readline, nullptr}, {"readlines", method_readlines, nullptr}, {"read", method_read, nullptr},
    {"getbuffer", method_getbuffer, nullptr}, {"getvalue", method_getvalue, nullptr}, {"seek", method_seek, nullptr},
    {"truncate", method_truncate, nullptr}, {"__getstate__", method_getstate, nullptr}, {"__setstate__", method_setstate, nullptr},
    {"__sizeof__", method_sizeof, nullptr},
};

Value get_closed(Thread*, Value self) { return py_bool(bytes_io(self)->closed); }
constexpr GetSetDef bytes_io_getsets[] = {{"closed", get_closed, nullptr, "True if the file is closed."}};

Value bytes_io_next(Thread* th, Value self) {
    auto* b = bytes_io(self);
    if (!check_open(th, b)) return {};
    i64 n = line_length(b, -1);
    return n ? take(th, b, n) : Value();
}

Value bytes_io_new(Thread* th, Type* type, const Args&) { return new_instance(th, type); }

bool bytes_io_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"initial_bytes"};
    Value initial;
    if (!parse_args(th, ArgSpec{"BytesIO", names, 1, 0, 0, 1}, args, &initial)) return false;
    auto* b = bytes_io(self);
    if (!check_exports(th, b)) return false;
    b->length = b->pos = 0;
    if (initial && !is_none(initial)) {
        BufferHold hold(th, initial);
        if (!hold.ok() || !write_bytes(th, b, hold.bytes())) return false;
        b->pos = 0;
    }
    return true;
}

void trace_bytes_io(Object* object, Marker& marker) { marker.visit(static_cast<BytesIo*>(object)->buffer); }
void trace_holder(Object* object, Marker& marker) { marker.visit(static_cast<BytesIoBuffer*>(object)->source); }

bool holder_get_buffer(Thread* th, Value self, BufferView* view, int) {
    auto* b = bytes_io(self.as<BytesIoBuffer>()->source);
    if (!b->buffer && !reserve(th, b, 1)) return false;
    view->data = b->buffer->data;
    view->owner = self;
    view->length = b->length;
    view->item_size = 1;
    view->ndim = 1;
    ++b->exports;
    return true;
}

void holder_release_buffer(Thread*, BufferView* view) { --bytes_io(view->owner.as<BytesIoBuffer>()->source)->exports; }

}  // namespace

void setup_bytes_io(Thread* th) {
    TypeSpec spec{};
    spec.name = "_io._BytesIOBuffer";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(BytesIoBuffer);
    spec.trace = trace_holder;
    spec.slots.get_buffer = holder_get_buffer;
    spec.slots.release_buffer = holder_release_buffer;
    types.bytes_io_buffer = new_builtin_type(th, spec);

    spec = TypeSpec{};
    spec.name = "_io.BytesIO";
    spec.doc = "BytesIO(initial_bytes=b'')\n--\n\nBuffered I/O implementation using an in-memory bytes buffer.";
    spec.kind = Kind::Native;
    spec.base = types.buffered_base;
    spec.basic_size = sizeof(BytesIo);
    spec.trace = trace_bytes_io;
    spec.slots.new_ = bytes_io_new;
    spec.slots.init = bytes_io_init;
    spec.slots.iternext = bytes_io_next;
    spec.methods = bytes_io_methods;
    spec.method_count = sizeof bytes_io_methods / sizeof *bytes_io_methods;
    spec.getsets = bytes_io_getsets;
    spec.getset_count = 1;
    types.bytes_io = new_io_type(th, spec, false);
    types.bytes_io->root_shape->flags &= static_cast<u16>(~kShapeHasDel);  // nothing to close
}

}  // namespace krait::io
