// FileIO: a raw stream over a file descriptor.
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/gil.h"
#include "runtime/modules/io.h"
#include "runtime/types/codecs.h"
#include "runtime/types/dict.h"

namespace krait::io {

namespace {

FileIo* file_of(Value v) { return v.as<FileIo>(); }

Value closed_error(Thread* th) { return raise(th, Exc::ValueError, "I/O operation on closed file"); }

Value file_new(Thread* th, Type* type, const Args&) {
    auto* file = reinterpret_cast<FileIo*>(new_instance(th, type));
    if (!file) return {};
    file->fd = -1;
    file->seekable = -1;
    file->closefd = true;
    file->block_size = kDefaultBufferSize;
    return file;
}

bool close_fd(Thread* th, FileIo* file) {
    int fd = file->fd;
    file->fd = -1;
    if (fd >= 0 && file->closefd && close(fd) < 0) {
        raise_errno(th, errno);
        return false;
    }
    return true;
}

// open() flags from a mode; false: raised.
bool parse_mode(Thread* th, FileIo* file, const char* mode, int* flags) {
    auto bad = [&] {
        raise(th, Exc::ValueError, "Must have exactly one of create/read/write/append mode and at most one plus");
        return false;
    };
    bool rwa = false, plus = false;
    *flags = 0;
    file->created = file->readable = file->writable = file->appending = false;
    for (const char* m = mode; *m; ++m) {
        switch (*m) {
            case 'x':
                if (rwa) return bad();
                rwa = file->created = file->writable = true;
                *flags |= O_EXCL | O_CREAT;
                break;
            case 'r':
                if (rwa) return bad();
                rwa = file->readable = true;
                break;
            case 'w':
                if (rwa) return bad();
                rwa = file->writable = true;
                *flags |= O_CREAT | O_TRUNC;
                break;
            case 'a':
                if (rwa) return bad();
                rwa = file->writable = file->appending = true;
                *flags |= O_APPEND | O_CREAT;
                break;
            case 'b': break;
            case '+':
                if (plus) return bad();
                file->readable = file->writable = plus = true;
                break;
            default: raise(th, Exc::ValueError, "invalid mode: %.200s", mode); return false;
        }
    }
    if (!rwa) return bad();
    *flags |= file->readable && file->writable ? O_RDWR : file->readable ? O_RDONLY : O_WRONLY;
    *flags |= O_CLOEXEC;
    return true;
}

bool open_by_name(Thread* th, FileIo* file, Value name, int flags, Value opener) {
    if (opener && !is_none(opener)) {
        Value result = call(th, opener, name, Value::from_small_int(flags));
        if (!result) return false;
        if (!is_int(result)) {
            raise(th, Exc::TypeError, "expected integer from opener");
            return false;
        }
        int fd;
        if (!to_int32(th, result, &fd)) return false;
        if (fd < 0) {
            raise(th, Exc::ValueError, "opener returned %d", fd);
            return false;
        }
        file->fd = fd;
        return true;
    }
    Bytes* path = fs_encode(th, name);
    if (!path) return false;
    if (strlen(path->data) != static_cast<size_t>(path->length)) {
        raise(th, Exc::ValueError, "embedded null byte");
        return false;
    }
    flush_open_writers(th, false);
    do {
        GilRelease released(th);  // a FIFO waits for its other end
        file->fd = open(path->data, flags, 0666);
    } while (file->fd < 0 && errno == EINTR && retry_interrupted(th));
    if (file->fd >= 0) return true;
    if (!has_pending(th)) raise_errno(th, errno, name);
    return false;
}

// Is the descriptor usable as a file? Directories are refused.
bool check_descriptor(Thread* th, FileIo* file, Value name, bool own) {
    struct stat st;
    if (fstat(file->fd, &st) == 0) {
        if (S_ISDIR(st.st_mode)) {
            raise_errno(th, EISDIR, name);
            if (own) close(file->fd);
            file->fd = -1;
            return false;
        }
        if (st.st_blksize > 1) file->block_size = static_cast<u32>(st.st_blksize);
    } else if (errno == EBADF) {
        raise_errno(th, EBADF);
        file->fd = -1;
        return false;
    }
    return true;
}

bool init_file(Thread* th, FileIo* file, Value name, const char* mode, bool closefd, Value opener) {
    if (file->fd >= 0) {
        if (file->closefd) {
            if (!close_fd(th, file)) return false;
        } else {
            file->fd = -1;
        }
    }
    if (is_float(name)) {
        raise(th, Exc::TypeError, "integer argument expected, got float");
        return false;
    }
    int fd = -1;
    Value path = name;
    if (has_index(name)) {
        if (!to_int32(th, name, &fd)) return false;
        if (fd < 0) {
            raise(th, Exc::ValueError, "negative file descriptor");
            return false;
        }
    } else if (!is_str(name) && !is_bytes(name)) {
        Value method = lookup_special(th, name, th->vm->names.dunder_fspath);
        if (!method) {
            if (!has_pending(th)) raise(th, Exc::TypeError, "expected str, bytes or os.PathLike object, not %T", name);
            return false;
        }
        path = call(th, method);
        if (!path) return false;
    }
    int flags;
    if (!parse_mode(th, file, mode, &flags)) return false;
    file->seekable = -1;
    file->closefd = closefd;
    if (fd >= 0) {
        file->fd = fd;
    } else {
        if (!closefd) {
            raise(th, Exc::ValueError, "Cannot use closefd=False with file name");
            return false;
        }
        if (!open_by_name(th, file, path, flags, opener)) return false;
    }
    if (!check_descriptor(th, file, name, fd < 0)) return false;
    if (!set_attribute(th, file, th->vm->names.name, name)) return false;
    if (file->appending) {
        // So that tell() is right at once; a pipe cannot seek, which is no error.
        lseek(file->fd, 0, SEEK_END);
    }
    return true;
}

bool file_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"file", "mode", "closefd", "opener"};
    Value v[4] = {};
    if (!parse_args(th, ArgSpec{"FileIO", names, 4, 1, 0, 4}, args, v)) return false;
    const char* mode = "r";
    if (v[1]) {
        if (!is_str(v[1])) {
            raise(th, Exc::TypeError, "FileIO() argument 'mode' must be str, not %T", v[1]);
            return false;
        }
        mode = str_utf8(th, v[1].as<Str>()).data();
    }
    int closefd = v[2] ? truth(th, v[2]) : 1;
    return closefd >= 0 && init_file(th, file_of(self), v[0], mode, closefd, v[3]);
}

// ---- Closing ----

void warn_unclosed(Thread* th, Value self) {
    if (!dict_get_str(th->vm->modules, KRAIT_NAME("warnings"))) return;
    Value saved = take_pending(th);
    Str* text = to_repr(th, self);
    if (!text || !warn(th, Exc::ResourceWarning, 1, "unclosed file %U", text)) write_unraisable(th, self);
    restore_pending(th, saved);
}

Value file_close(Thread* th, Value self) {
    auto* file = file_of(self);
    Value base_close = type_lookup(types.raw_base, th->vm->names.close);
    Value result = call(th, base_close, self);
    if (!file->closefd) {
        file->fd = -1;
        return result ? none() : Value();
    }
    Value error = result ? Value() : take_pending(th);
    if (file->finalizing && file->fd >= 0) warn_unclosed(th, self);
    bool ok = close_fd(th, file);
    if (error) {
        if (!ok) chain_pending(th, error);
        else restore_pending(th, error);
        return {};
    }
    return ok ? none() : Value();
}

void file_finalize(Thread* th, Value self) {
    if (!file_of(self)->owned) finalize_file(th, self);
}

}  // namespace

// ---- Reading and writing ----

i64 file_read(Thread* th, FileIo* file, char* to, i64 size) {
    if (file->fd < 0) return closed_error(th), -1;
    if (!file->readable) return unsupported(th, "File not open for reading"), -1;
    while (true) {
        ssize_t n;
        {
            GilRelease released(th);
            n = read(file->fd, to, static_cast<size_t>(size));
        }
        if (n >= 0) return n;
        if (errno == EAGAIN) return -2;
        if (errno != EINTR) return raise_errno(th, errno), -1;
        if (!retry_interrupted(th)) return -1;
    }
}

i64 file_write(Thread* th, FileIo* file, const char* from, i64 size) {
    if (file->fd < 0) return closed_error(th), -1;
    if (!file->writable) return unsupported(th, "File not open for writing"), -1;
    while (true) {
        ssize_t n;
        {
            GilRelease released(th);
            n = write(file->fd, from, static_cast<size_t>(size > INT32_MAX ? INT32_MAX : size));
        }
        if (n >= 0) return n;
        if (errno == EAGAIN) return -2;
        if (errno != EINTR) return raise_errno(th, errno), -1;
        if (!retry_interrupted(th)) return -1;
    }
}

namespace {

Value count_or_none(i64 n) { return n == -1 ? Value() : n == -2 ? none() : Value::from_small_int(n); }

Value file_readinto(Thread* th, Value self, Value target) {
    auto* file = file_of(self);
    if (file->fd < 0) return closed_error(th);
    if (!file->readable) return unsupported(th, "File not open for reading");
    BufferHold hold(th, target, "readinto");
    return hold.ok() ? count_or_none(file_read(th, file, hold.view().data, hold.view().length)) : Value();
}

Value file_readall(Thread* th, Value self) {
    auto* file = file_of(self);
    if (file->fd < 0) return closed_error(th);
    i64 room = kDefaultBufferSize;
    struct stat st;
    off_t at = lseek(file->fd, 0, SEEK_CUR);
    if (at >= 0 && fstat(file->fd, &st) == 0 && st.st_size >= at && st.st_size < (i64{1} << 40)) room = st.st_size - at + 1;
    RawBuffer* buffer = new_raw_buffer(th, room);
    if (!buffer) return {};
    i64 used = 0;
    while (true) {
        if (used == buffer->capacity) {
            RawBuffer* larger = new_raw_buffer(th, used + (used < 65536 ? used + 256 : used >> 3) + 65536);
            if (!larger) return {};
            memcpy(larger->data, buffer->data, static_cast<size_t>(used));
            buffer = larger;
        }
        i64 n = file_read(th, file, buffer->data + used, buffer->capacity - used);
        if (n == -1) return {};
        if (n == -2) {
            if (used == 0) return none();
            break;
        }
        if (n == 0) break;
        used += n;
    }
    return bytes_from(th, {buffer->data, static_cast<size_t>(used)});
}

Value file_read_method(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "read", args) || !check_arg_count(th, "read", args, 0, 1)) return {};
    auto* file = file_of(self);
    if (file->fd < 0) return closed_error(th);
    if (!file->readable) return unsupported(th, "File not open for reading");
    i64 size;
    if (!size_argument(th, args.get(0), &size)) return {};
    if (size < 0) return file_readall(th, self);
    Bytes* bytes = new_bytes(th, size);
    if (!bytes) return {};
    i64 n = file_read(th, file, bytes->data, size);
    if (n < 0) return count_or_none(n);
    return n == size ? Value(bytes) : Value(bytes_from(th, {bytes->data, static_cast<size_t>(n)}));
}

Value file_write_method(Thread* th, Value self, Value data) {
    auto* file = file_of(self);
    if (file->fd < 0) return closed_error(th);
    if (!file->writable) return unsupported(th, "File not open for writing");
    BufferHold hold(th, data);
    return hold.ok() ? count_or_none(file_write(th, file, hold.bytes().data(), hold.view().length)) : Value();
}

// ---- Position ----

Value seek_to(Thread* th, FileIo* file, Value position, int whence) {
    if (file->fd < 0) return closed_error(th);
    i64 offset = 0;
    if (position) {
        if (is_float(position)) return raise(th, Exc::TypeError, "an integer is required");
        if (!to_i64(th, position, &offset)) return {};
    }
    off_t at = lseek(file->fd, offset, whence);
    if (file->seekable < 0) file->seekable = at >= 0;
    if (at < 0) return raise_errno(th, errno);
    return int_from_i64(th, at);
}

Value file_seek(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "seek", args) || !check_arg_count(th, "seek", args, 1, 2)) return {};
    int whence = 0;
    if (args.count > 1 && !to_int32(th, args[1], &whence)) return {};
    return seek_to(th, file_of(self), args[0], whence);
}

Value file_tell(Thread* th, Value self) { return seek_to(th, file_of(self), Value(), SEEK_CUR); }

Value file_truncate(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "truncate", args) || !check_arg_count(th, "truncate", args, 0, 1)) return {};
    auto* file = file_of(self);
    if (file->fd < 0) return closed_error(th);
    if (!file->writable) return unsupported(th, "File not open for writing");
    Value size = args.get(0);
    if (!size || is_none(size)) size = seek_to(th, file, Value(), SEEK_CUR);
    if (!size) return {};
    i64 n;
    if (!to_i64(th, size, &n)) return {};
    if (ftruncate(file->fd, n) < 0) return raise_errno(th, errno);
    return size;
}

Value file_fileno(Thread* th, Value self) {
    return file_of(self)->fd < 0 ? closed_error(th) : Value::from_small_int(file_of(self)->fd);
}

Value file_readable(Thread* th, Value self) { return file_of(self)->fd < 0 ? closed_error(th) : py_bool(file_of(self)->readable); }
Value file_writable(Thread* th, Value self) { return file_of(self)->fd < 0 ? closed_error(th) : py_bool(file_of(self)->writable); }

Value file_seekable(Thread* th, Value self) {
    auto* file = file_of(self);
    if (file->fd < 0) return closed_error(th);
    if (file->seekable < 0) file->seekable = lseek(file->fd, 0, SEEK_CUR) >= 0;
    return py_bool(file->seekable);
}

Value file_isatty(Thread* th, Value self) { return file_of(self)->fd < 0 ? closed_error(th) : py_bool(isatty(file_of(self)->fd)); }

const char* mode_text(FileIo* file) {
    if (file->created) return file->readable ? "xb+" : "xb";
    if (file->appending) return file->readable ? "ab+" : "ab";
    if (file->readable) return file->writable ? "rb+" : "rb";
    return "wb";
}

Value file_repr(Thread* th, Value self) {
    auto* file = file_of(self);
    const char* type = "_io.FileIO";
    if (file->fd < 0) return format_message(th, "<%s [closed]>", type);
    Value name = find_attribute(th, self, th->vm->names.name);
    if (!name) {
        clear_pending(th);
        return format_message(th, "<%s fd=%d mode='%s' closefd=%s>", type, file->fd, mode_text(file), file->closefd ? "True" : "False");
    }
    return format_message(th, "<%s name=%R mode='%s' closefd=%s>", type, name, mode_text(file), file->closefd ? "True" : "False");
}

Value file_dealloc_warn(Thread* th, Value self, Value source) {
    auto* file = file_of(self);
    if (file->fd >= 0 && file->closefd) warn_unclosed(th, source);
    return none();
}

Value file_getstate(Thread* th, Value self) {
    return raise(th, Exc::TypeError, "cannot pickle '%.100s' object", type_name(type_of(self)));
}

constexpr NativeDef file_methods[] = {
    {"read", file_read_method, "read($self, size=-1, /)\n--\n\nRead at most size bytes, returned as bytes."},
    {"readall", file_readall, "readall($self, /)\n--\n\nRead all data from the file, returned as bytes."},
    {"readinto", file_readinto, "readinto($self, buffer, /)\n--\n\nSame as RawIOBase.readinto()."},
    {"write", file_write_method, "write($self, b, /)\n--\n\nWrite buffer b to file, return number of bytes written."},
    {"seek", file_seek, "seek($self, pos, whence=0, /)\n--\n\nMove to new file position and return the file position."},
    {"tell", file_tell, "tell($self, /)\n--\n\nCurrent file position."},
    {"truncate", file_truncate, "truncate($self, size=None, /)\n--\n\nTruncate the file to at most size bytes and return the truncated size."},
    {"close", file_close, "close($self, /)\n--\n\nClose the file."},
    {"seekable", file_seekable, "seekable($self, /)\n--\n\nTrue if file supports random-access."},
    {"readable", file_readable, "readable($self, /)\n--\n\nTrue if file was opened in a read mode."},
    {"writable", file_writable, "writable($self, /)\n--\n\nTrue if file was opened in a write mode."},
    {"fileno", file_fileno, "fileno($self, /)\n--\n\nReturn the underlying file descriptor (an integer)."},
    {"isatty", file_isatty, "isatty($self, /)\n--\n\nTrue if the file is connected to a TTY device."},
    {"_dealloc_warn", file_dealloc_warn, nullptr},
    {"__getstate__", file_getstate, nullptr},
    {"__reduce__", file_getstate, nullptr},
};

Value get_closed(Thread*, Value self) { return py_bool(file_of(self)->fd < 0); }
Value get_closefd(Thread*, Value self) { return py_bool(file_of(self)->closefd); }
Value get_mode(Thread* th, Value self) { return str_from_ascii(th, mode_text(file_of(self))); }
Value get_block_size(Thread*, Value self) { return Value::from_small_int(file_of(self)->block_size); }
bool set_block_size(Thread* th, Value self, Value v) {
    int n;
    if (!v || !to_int32(th, v, &n)) return false;
    file_of(self)->block_size = static_cast<u32>(n);
    return true;
}
Value get_finalizing(Thread*, Value self) { return py_bool(file_of(self)->finalizing); }
bool set_finalizing(Thread* th, Value self, Value v) {
    int t = v ? truth(th, v) : 0;
    if (t < 0) return false;
    file_of(self)->finalizing = t;
    return true;
}

constexpr GetSetDef file_getsets[] = {
    {"closed", get_closed, nullptr, "True if the file is closed"},
    {"closefd", get_closefd, nullptr, "True if the file descriptor will be closed by close()."},
    {"mode", get_mode, nullptr, "String giving the file mode"},
    {"_blksize", get_block_size, set_block_size, nullptr},
    {"_finalizing", get_finalizing, set_finalizing, nullptr},
};

}  // namespace

Value new_file_io(Thread* th, Value name, const char* mode, bool closefd, Value opener) {
    Value self = file_new(th, types.file_io, Args{nullptr, 0, nullptr});
    return self && init_file(th, file_of(self), name, mode, closefd, opener) ? self : Value();
}

void setup_file_io(Thread* th) {
    TypeSpec spec{};
    spec.name = "_io.FileIO";
    spec.doc = "FileIO(file, mode='r', closefd=True, opener=None)\n--\n\nOpen a file.";
    spec.kind = Kind::Native;
    spec.base = types.raw_base;
    spec.basic_size = sizeof(FileIo);
    spec.slots.new_ = file_new;
    spec.slots.init = file_init;
    spec.slots.repr = file_repr;
    spec.slots.finalize = file_finalize;
    spec.methods = file_methods;
    spec.method_count = sizeof file_methods / sizeof *file_methods;
    spec.getsets = file_getsets;
    spec.getset_count = sizeof file_getsets / sizeof *file_getsets;
    types.file_io = new_io_type(th, spec, false);
}

}  // namespace krait::io
