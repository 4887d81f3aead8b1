// BufferedReader, BufferedWriter, BufferedRandom: state, raw stream access, writing, positions, closing. Reading is in
// io_buffered_read.cpp. One buffer serves both directions: [pos, read_end) is read-ahead, [write_pos, write_end) is dirty.
#include <errno.h>

#include <vector>

#include "runtime/modules/io_buffered.h"

#include <sys/stat.h>
#include "runtime/roots.h"
#include "runtime/types/exception.h"
#include "runtime/types/memoryview.h"

namespace krait::io {

BufferedTurn::BufferedTurn(Thread* th, Buffered* b) : b_(b) {
    if (live_thread_count <= 1) return;
    u64 self = current_thread(th)->serial;
    while (b->turn && b->turn != self && live_thread_count > 1) {
        if (th->vm->finalizing) return;
        if (!wait_in(th, &b->waiting, -1)) {
            ok_ = false;
            return;
        }
    }
    b->turn = self;
    ++b->turn_depth;
    taken_ = true;
}

bool buffered_ready(Thread* th, Buffered* b) {
    if (b->ok) return true;
    raise(th, Exc::ValueError, b->detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
    return false;
}

int buffered_closed(Thread* th, Buffered* b) {
    if (!b->buffer) return 1;
    if (b->fast_raw) return b->raw.as<FileIo>()->fd < 0;
    return attribute_truth(th, b->raw, th->vm->names.closed);
}

bool buffered_open(Thread* th, Buffered* b, const char* closed_message) {
    int closed = buffered_closed(th, b);
    if (closed > 0) raise(th, Exc::ValueError, closed_message);
    return closed == 0;
}

// ---- The raw stream ----

i64 raw_tell(Thread* th, Buffered* b) {
    Value at = call_method(th, b->raw, th->vm->names.tell);
    i64 n;
    if (!at || !to_i64(th, at, &n)) return -1;
    if (n < 0) return raise(th, Exc::OSError, "Raw stream returned invalid position %ld", n), -1;
    return b->abs_pos = n;
}

i64 raw_seek(Thread* th, Buffered* b, i64 target, int whence) {
    Value at = call_method(th, b->raw, th->vm->names.seek, {int_from_i64(th, target), Value::from_small_int(whence)});
    i64 n;
    if (!at || !to_i64(th, at, &n)) return -1;
    if (n < 0) return raise(th, Exc::OSError, "Raw stream returned invalid position %ld", n), -1;
    return b->abs_pos = n;
}

i64 raw_read(Thread* th, Buffered* b, char* to, i64 size) {
    i64 n;
    if (b->fast_raw) {
        n = file_read(th, b->raw.as<FileIo>(), to, size);
        if (n < 0) return n;
    } else {
        Memoryview* view = memoryview_from_memory(th, b, to, size, false);
        if (!view) return -1;
        Value count;
        while (!(count = call_method(th, b->raw, th->vm->names.readinto, {Value(view)})))
            if (!catch_pending(th, Exc::InterruptedError)) return -1;
        if (is_none(count)) return -2;
        if (!to_ssize(th, count, Exc::ValueError, &n)) {
            Value cause = take_pending(th);
            raise(th, Exc::OSError, "raw readinto() failed");
            auto* error = exception(th->pending);
            error->context = error->cause = cause;
            error->suppress_context = true;
            write_barrier(th, error);
            return -1;
        }
        if (n < 0 || n > size)
            return raise(th, Exc::OSError, "raw readinto() returned invalid length %zd (should have been between 0 and %zd)", n, size), -1;
    }
    if (n > 0 && b->abs_pos != -1) b->abs_pos += n;
    return n;
}

i64 fill_buffer(Thread* th, Buffered* b) {
    i64 start = valid_read(b) ? b->read_end : 0;
    i64 n = raw_read(th, b, b->data() + start, b->buffer_size - start);
    if (n <= 0) return n;
    b->read_end = start + n;
    b->raw_pos = start + n;
    return n;
}

namespace {

i64 raw_write(Thread* th, Buffered* b, const char* from, i64 size) {
    i64 n;
    if (b->fast_raw) {
        n = file_write(th, b->raw.as<FileIo>(), from, size);
        if (n < 0) return n;
    } else {
        Memoryview* view = memoryview_from_memory(th, b, const_cast<char*>(from), size, true);
        if (!view) return -1;
        Value count;
        while (!(count = call_method(th, b->raw, th->vm->names.write, {Value(view)})))
            if (!catch_pending(th, Exc::InterruptedError)) return -1;
        if (is_none(count)) return -2;
        if (!to_ssize(th, count, Exc::ValueError, &n)) return -1;
        if (n < 0 || n > size)
            return raise(th, Exc::OSError, "raw write() returned invalid length %zd (should have been between 0 and %zd)", n, size), -1;
    }
    if (n > 0 && b->abs_pos != -1) b->abs_pos += n;
    return n;
}

bool raise_blocking(Thread* th, i64 written) {
    Value args[3] = {Value::from_small_int(EAGAIN), str_from_ascii(th, "write could not complete without blocking"), int_from_i64(th, written)};
    Value error = call(th, exception_type(Exc::BlockingIOError), Args{args, 3, nullptr});
    if (error) raise_value(th, error);
    return false;
}

}  // namespace

bool flush_writes(Thread* th, Buffered* b) {
    if (!valid_write(b) || b->write_pos == b->write_end) {
        reset_write(b);
        return true;
    }
    i64 rewind = raw_offset(b) + (b->pos - b->write_pos);
    if (rewind != 0) {
        if (raw_seek(th, b, -rewind, 1) < 0) return false;
        b->raw_pos -= rewind;
    }
    while (b->write_pos < b->write_end) {
        i64 n = raw_write(th, b, b->data() + b->write_pos, b->write_end - b->write_pos);
        if (n == -1) return false;
        if (n == -2) return raise_blocking(th, 0);
        b->write_pos += n;
        b->raw_pos = b->write_pos;
        if (th->poll && !retry_interrupted(th)) return false;
    }
    reset_write(b);
    return true;
}

bool buffered_flush(Thread* th, Buffered* b) {
    BufferedTurn turn(th, b);
    if (!turn) return false;
    if (b->writable && !flush_writes(th, b)) return false;
    if (b->readable) {
        i64 n = raw_seek(th, b, -raw_offset(b), 1);
        reset_read(b);
        if (n < 0) return false;
    }
    return true;
}

// ---- Writing ----

namespace {

// The flush before a write would block: keep what fits, report the rest.
bool keep_after_block(Thread* th, Buffered* b, std::string_view data, i64* written) {
    if (!pending_matches(th, Exc::BlockingIOError)) return false;
    clear_pending(th);
    if (b->readable) reset_read(b);
    memmove(b->data(), b->data() + b->write_pos, static_cast<size_t>(b->write_end - b->write_pos));
    b->write_end -= b->write_pos;
    b->raw_pos -= b->write_pos;
    b->pos -= b->write_pos;
    b->write_pos = 0;
    i64 room = b->buffer_size - b->write_end, size = static_cast<i64>(data.size());
    i64 take = size < room ? size : room;
    memcpy(b->data() + b->write_end, data.data(), static_cast<size_t>(take));
    b->write_end += take;
    b->pos += take;
    *written = take;
    return take == size || raise_blocking(th, take);
}

}  // namespace

bool buffered_write_bytes(Thread* th, Buffered* b, std::string_view data, i64* written) {
    BufferedTurn turn(th, b);
    if (!turn) return false;
    i64 size = static_cast<i64>(data.size());
    if (!valid_read(b) && !valid_write(b)) b->pos = b->raw_pos = 0;
    i64 room = b->buffer_size - b->pos;
    if (size <= room) {
        memcpy(b->data() + b->pos, data.data(), data.size());
        if (!valid_write(b) || b->write_pos > b->pos) b->write_pos = b->pos;
        adjust_position(b, b->pos + size);
        if (b->write_end < b->pos) b->write_end = b->pos;
        *written = size;
        return true;
    }
    if (!flush_writes(th, b)) return keep_after_block(th, b, data, written);
    i64 offset = raw_offset(b);
    if (offset != 0) {
        if (raw_seek(th, b, -offset, 1) < 0) return false;
        b->raw_pos -= offset;
    }
    i64 done = 0, remaining = size;
    while (remaining > b->buffer_size) {
        i64 n = raw_write(th, b, data.data() + done, size - done);
        if (n == -1) return false;
        if (n == -2) {
            if (remaining > b->buffer_size) {
                memcpy(b->data(), data.data() + done, static_cast<size_t>(b->buffer_size));
                b->raw_pos = 0;
                adjust_position(b, b->buffer_size);
                b->write_pos = 0;
                b->write_end = b->buffer_size;
                *written = done + b->buffer_size;
                return raise_blocking(th, *written);
            }
            break;
        }
        done += n;
        remaining -= n;
        if (th->poll && !retry_interrupted(th)) return false;
    }
    if (b->readable) reset_read(b);
    if (remaining > 0) {
        memcpy(b->data(), data.data() + done, static_cast<size_t>(remaining));
        done += remaining;
    }
    b->write_pos = 0;
    b->write_end = remaining;
    adjust_position(b, remaining);
    b->raw_pos = 0;
    *written = done;
    return true;
}

// ---- Open writers ----

namespace {
std::vector<Object*> open_writers;  // weak: each leaves when it is closed or finalised
}

void register_writer(Object* file) { open_writers.push_back(file); }

void forget_writer(Object* file) {
    for (size_t i = open_writers.size(); i-- > 0;)
        if (open_writers[i] == file) open_writers.erase(open_writers.begin() + static_cast<long>(i));
}

// The descriptor of a writer that holds unwritten data, or -1.
static int dirty_descriptor(Object* file) {
    if (is_subtype(file->type(), types.text_wrapper)) {
        auto* t = static_cast<TextWrapper*>(file);
        return t->ok && t->pending_count && is_exact_file(t->raw) ? t->raw.as<FileIo>()->fd : -1;
    }
    auto* b = static_cast<Buffered*>(file);
    bool dirty = b->ok && b->buffer && b->fast_raw && valid_write(b) && b->write_pos < b->write_end;
    return dirty ? b->raw.as<FileIo>()->fd : -1;
}

bool flush_writers_of(Thread* th, const struct stat* which) {
    for (Object* file : open_writers) {
        int fd = dirty_descriptor(file);
        struct stat own;
        if (fd <= 2 || (which && (fstat(fd, &own) != 0 || own.st_ino != which->st_ino || own.st_dev != which->st_dev))) continue;
        flush_open_writers(th, false);
        return true;
    }
    return false;
}

void flush_open_writers(Thread* th, bool everything) {
    if (open_writers.empty()) return;
    ValueVector files(th);
    for (Object* file : open_writers) files.push_back(file);
    Value saved = take_pending(th);
    // Text goes down into its buffer first: wrappers are registered after what they wrap.
    for (size_t i = files.size(); i-- > 0;) {
        Object* file = files[i].object();
        if (is_subtype(file->type(), types.text_wrapper)) {
            auto* t = static_cast<TextWrapper*>(file);
            if (t->ok && t->pending_count && !text_flush_pending(th, t)) clear_pending(th);
            continue;
        }
        auto* b = static_cast<Buffered*>(file);
        bool own = b->ok && b->buffer && b->fast_raw && (everything || b->raw.as<FileIo>()->closefd);
        if (own && valid_write(b) && b->write_pos < b->write_end && !flush_writes(th, b)) clear_pending(th);
    }
    restore_pending(th, saved);
}

namespace {

Value method_write(Thread* th, Value self, Value data) {
    auto* b = buffered_of(self);
    if (!buffered_ready(th, b)) return {};
    BufferHold hold(th, data);
    if (!hold.ok() || !buffered_open(th, b, "write to closed file")) return {};
    i64 written;
    return buffered_write_bytes(th, b, hold.bytes(), &written) ? Value::from_small_int(written) : Value();
}

Value method_flush(Thread* th, Value self) {
    auto* b = buffered_of(self);
    if (!buffered_ready(th, b) || !buffered_open(th, b, "flush of closed file")) return {};
    if (!b->writable) return call_method(th, b->raw, th->vm->names.flush);
    return buffered_flush(th, b) ? none() : Value();
}

// ---- Position ----

Value method_tell(Thread* th, Value self) {
    auto* b = buffered_of(self);
    if (!buffered_ready(th, b)) return {};
    i64 at = raw_tell(th, b);
    if (at < 0) return {};
    at -= raw_offset(b);
    return int_from_i64(th, at < 0 ? 0 : at);
}

Value method_seek(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "seek", args) || !check_arg_count(th, "seek", args, 1, 2)) return {};
    auto* b = buffered_of(self);
    int whence = 0;
    if (args.count > 1 && !to_int32(th, args[1], &whence)) return {};
    if (!buffered_ready(th, b)) return {};
    if (whence < 0 || (whence > 2 && whence != 3 && whence != 4)) return raise(th, Exc::ValueError, "whence value %d unsupported", whence);
    if (!buffered_open(th, b, "seek of closed file") || !check_seekable(th, b->raw)) return {};
    i64 target;
    if (!to_i64(th, args[0], &target)) return {};
    if ((whence == 0 || whence == 1) && b->readable) {
        i64 current = b->abs_pos != -1 ? b->abs_pos : raw_tell(th, b);
        if (current < 0) return {};
        i64 ahead = readahead(b);
        if (ahead > 0) {
            i64 here = current - raw_offset(b);
            i64 offset = whence == 0 ? target - here : target;
            if (offset >= -b->pos && offset <= ahead) {
                b->pos += offset;
                return int_from_i64(th, here + offset);
            }
        }
    }
    if (b->writable && !flush_writes(th, b)) return {};
    if (whence == 1) target -= raw_offset(b);
    i64 at = raw_seek(th, b, target, whence);
    if (at < 0) return {};
    b->raw_pos = -1;
    if (b->readable) reset_read(b);
    return int_from_i64(th, at);
}

Value method_truncate(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "truncate", args) || !check_arg_count(th, "truncate", args, 0, 1)) return {};
    auto* b = buffered_of(self);
    if (!buffered_ready(th, b) || !buffered_open(th, b, "truncate of closed file")) return {};
    if (!b->writable) return unsupported(th, "truncate");
    if (!buffered_flush(th, b)) return {};
    Value result = call_method(th, b->raw, th->vm->names.truncate, {args.get(0, none())});
    if (!result) return {};
    if (raw_tell(th, b) < 0) clear_pending(th);
    return result;
}

// ---- Closing ----

Value method_close(Thread* th, Value self) {
    auto* b = buffered_of(self);
    if (!buffered_ready(th, b)) return {};
    int closed = buffered_closed(th, b);
    if (closed) return closed > 0 ? none() : Value();
    if (b->finalizing && !call_method(th, b->raw, KRAIT_NAME("_dealloc_warn"), {self})) clear_pending(th);
    Value error;
    if (!call_method(th, self, th->vm->names.flush)) error = take_pending(th);
    Value result = call_method(th, b->raw, th->vm->names.close);
    b->buffer = nullptr;
    b->read_end = b->write_end = -1;
    if (b->writable) forget_writer(b);
    if (error) {
        if (result) restore_pending(th, error);
        else chain_pending(th, error);
        return {};
    }
    return result;
}

Value method_detach(Thread* th, Value self) {
    auto* b = buffered_of(self);
    if (!buffered_ready(th, b) || !call_method(th, self, th->vm->names.flush)) return {};
    Value raw = b->raw;
    if (b->fast_raw) raw.as<FileIo>()->owned = false;
    b->raw = Value();
    b->detached = true;
    b->ok = false;
    if (b->writable) forget_writer(b);
    return raw;
}

void buffered_finalize(Thread* th, Value self) {
    auto* b = buffered_of(self);
    if (b->ok && !b->owned) finalize_file(th, self);
    if (b->writable) forget_writer(b);
}

// ---- Delegation to the raw stream ----

#define KRAIT_DELEGATE(method, name)                                                    \
    Value method(Thread* th, Value self) {                                              \
        auto* b = buffered_of(self);                                                    \
        return buffered_ready(th, b) ? call_method(th, b->raw, KRAIT_NAME(name)) : Value(); \
    }
KRAIT_DELEGATE(method_seekable, "seekable")
KRAIT_DELEGATE(method_readable, "readable")
KRAIT_DELEGATE(method_writable, "writable")
KRAIT_DELEGATE(method_fileno, "fileno")
KRAIT_DELEGATE(method_isatty, "isatty")
#undef KRAIT_DELEGATE

Value get_raw(Thread*, Value self) { return buffered_of(self)->raw ? buffered_of(self)->raw : none(); }
Value get_closed(Thread* th, Value self) {
    auto* b = buffered_of(self);
    return buffered_ready(th, b) ? get_attribute(th, b->raw, th->vm->names.closed) : Value();
}
Value get_name(Thread* th, Value self) {
    auto* b = buffered_of(self);
    return buffered_ready(th, b) ? get_attribute(th, b->raw, th->vm->names.name) : Value();
}
Value get_mode(Thread* th, Value self) {
    auto* b = buffered_of(self);
    return buffered_ready(th, b) ? get_attribute(th, b->raw, th->vm->names.mode) : Value();
}
Value get_finalizing(Thread*, Value self) { return py_bool(buffered_of(self)->finalizing); }
bool set_finalizing(Thread* th, Value self, Value v) {
    int t = v ? truth(th, v) : 0;
    if (t >= 0) buffered_of(self)->finalizing = t;
    return t >= 0;
}

Value method_dealloc_warn(Thread* th, Value self, Value source) {
    auto* b = buffered_of(self);
    if (b->ok && b->raw && !call_method(th, b->raw, KRAIT_NAME("_dealloc_warn"), {source})) clear_pending(th);
    return none();
}

Value method_getstate(Thread* th, Value self) {
    return raise(th, Exc::TypeError, "cannot pickle '%.100s' object", type_name(type_of(self)));
}

Value buffered_repr(Thread* th, Value self) {
    const char* type = type_name(type_of(self));
    Value name = find_attribute(th, self, th->vm->names.name);
    if (!name) {
        if (has_pending(th) && !catch_pending(th, Exc::ValueError)) return {};
        return format_message(th, "<%s>", type);
    }
    RecursionGuard guard(th, " while getting the repr of an object");
    if (!guard.ok()) return {};
    return format_message(th, "<%s name=%R>", type, name);
}

// ---- Construction ----

void trace_buffered(Object* object, Marker& marker) {
    auto* b = static_cast<Buffered*>(object);
    marker.visit(b->raw);
    marker.visit(b->buffer);
}

Value buffered_new(Thread* th, Type* type, const Args&) { return new_instance(th, type); }

bool init_buffered(Thread* th, Buffered* b, Value raw, i64 size, bool readable, bool writable) {
    b->ok = b->detached = false;
    if (readable && !check_readable(th, raw)) return false;
    if (writable && !check_writable(th, raw)) return false;
    if (readable && writable && !check_seekable(th, raw)) return false;
    if (size <= 0) {
        raise(th, Exc::ValueError, "buffer size must be strictly positive");
        return false;
    }
    RawBuffer* buffer = new_raw_buffer(th, size);
    if (!buffer) return false;
    b->raw = raw;
    b->buffer = buffer;
    b->buffer_size = size;
    b->readable = readable;
    b->writable = writable;
    b->pos = b->raw_pos = 0;
    b->abs_pos = -1;
    reset_read(b);
    reset_write(b);
    b->fast_raw = is_exact_file(raw);
    if (b->fast_raw) raw.as<FileIo>()->owned = true;
    write_barrier(th, b);
    if (raw_tell(th, b) < 0) clear_pending(th);
    b->ok = true;
    if (writable) {
        forget_writer(b);
        register_writer(b);
    }
    return true;
}

template <bool readable, bool writable>
bool buffered_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"raw", "buffer_size"};
    Value v[2] = {};
    const char* name = readable ? writable ? "BufferedRandom" : "BufferedReader" : "BufferedWriter";
    if (!parse_args(th, ArgSpec{name, names, 2, 1, 0, 2}, args, v)) return false;
    i64 size = kDefaultBufferSize;
    if (v[1] && !to_ssize(th, v[1], Exc::OverflowError, &size)) return false;
    return init_buffered(th, buffered_of(self), v[0], size, readable, writable);
}

Value buffered_sizeof(Thread* th, Value self) {
    auto* b = buffered_of(self);
    return int_from_i64(th, 176 + (b->buffer ? b->buffer_size : 0));
}

#define KRAIT_COMMON_ROWS \
    {"detach", method_detach, nullptr}, {"close", method_close, nullptr}, {"seekable", method_seekable, nullptr}, \
    {"fileno", method_fileno, nullptr}, {"isatty", method_isatty, nullptr}, {"_dealloc_warn", method_dealloc_warn, nullptr}, \
    {"__getstate__", method_getstate, nullptr}, {"__reduce__", method_getstate, nullptr}, {"flush", method_flush, nullptr}, {"seek", method_seek, nullptr}, \
    {"tell", method_tell, nullptr}, {"truncate", method_truncate, nullptr}, {"__sizeof__", buffered_sizeof, nullptr}
#define KRAIT_READER_ROWS \
    {"readable", method_readable, nullptr}, {"read", buffered_read, nullptr}, {"peek", buffered_peek, nullptr}, \
    {"read1", buffered_read1_method, nullptr}, {"readinto", buffered_readinto, nullptr}, {"readinto1", buffered_readinto1, nullptr}, \
    {"readline", buffered_readline, nullptr}
#define KRAIT_WRITER_ROWS {"writable", method_writable, nullptr}, {"write", method_write, nullptr}

constexpr NativeDef reader_methods[] = {KRAIT_COMMON_ROWS, KRAIT_READER_ROWS};
constexpr NativeDef writer_methods[] = {KRAIT_COMMON_ROWS, KRAIT_WRITER_ROWS};
constexpr NativeDef random_methods[] = {KRAIT_COMMON_ROWS, KRAIT_READER_ROWS, KRAIT_WRITER_ROWS};

constexpr GetSetDef buffered_getsets[] = {
    {"raw", get_raw, nullptr, nullptr},
    {"closed", get_closed, nullptr, nullptr},
    {"name", get_name, nullptr, nullptr},
    {"mode", get_mode, nullptr, nullptr},
    {"_finalizing", get_finalizing, set_finalizing, nullptr},
};

template <size_t N>
Type* make_type(Thread* th, const char* name, const char* doc, const NativeDef (&methods)[N], bool (*init)(Thread*, Value, const Args&), bool reads) {
    TypeSpec spec{};
    spec.name = name;
    spec.doc = doc;
    spec.kind = Kind::Native;
    spec.base = types.buffered_base;
    spec.basic_size = sizeof(Buffered);
    spec.trace = trace_buffered;
    spec.slots.new_ = buffered_new;
    spec.slots.init = init;
    spec.slots.repr = buffered_repr;
    spec.slots.finalize = buffered_finalize;
    if (reads) spec.slots.iternext = buffered_next;
    spec.methods = methods;
    spec.method_count = N;
    spec.getsets = buffered_getsets;
    spec.getset_count = sizeof buffered_getsets / sizeof *buffered_getsets;
    return new_io_type(th, spec, false);
}

}  // namespace

Value new_buffered(Thread* th, Type* type, Value raw, i64 size) {
    auto* b = reinterpret_cast<Buffered*>(new_instance(th, type));
    if (!b) return {};
    return init_buffered(th, b, raw, size, type != types.writer, type != types.reader) ? Value(b) : Value();
}

void setup_buffered(Thread* th) {
    types.reader = make_type(th, "_io.BufferedReader", "BufferedReader(raw, buffer_size=8192)\n--\n\nCreate a new buffered reader using the given readable raw IO object.",
                             reader_methods, buffered_init<true, false>, true);
    types.writer = make_type(th, "_io.BufferedWriter", "BufferedWriter(raw, buffer_size=8192)\n--\n\nA buffer for a writeable sequential RawIO object.",
                             writer_methods, buffered_init<false, true>, false);
    types.random = make_type(th, "_io.BufferedRandom", "BufferedRandom(raw, buffer_size=8192)\n--\n\nA buffered interface to random access streams.",
                             random_methods, buffered_init<true, true>, true);
    setup_rw_pair(th);
}

}  // namespace krait::io
