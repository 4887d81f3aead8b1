// posix: open descriptors: reading, writing, positions, pipes, locks, terminals.
#include <pty.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <iterator>
#include <vector>

#include "runtime/modules/posix.h"
#include "runtime/modules/sys.h"
#include "runtime/types/bytes.h"

namespace krait {

namespace {

Value number(Thread* th, i64 i) { return int_from_i64(th, i); }

// The usual end: an error from errno unless a signal handler raised.
Value finish(Thread* th, i64 r, bool raised) {
    if (r >= 0) return number(th, r);
    return raised ? Value() : raise_errno(th, errno);
}
Value finish_none(Thread* th, i64 r, bool raised) {
    if (r >= 0) return none();
    return raised ? Value() : raise_errno(th, errno);
}

Value posix_open(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "flags", "mode", "dir_fd"};
    Value p[4];
    PathArg path;
    int flags, mode, dir_fd;
    if (!parse(th, args, "open", kNames, 2, 0, 3, p) || !get_path(th, p[0], "open", "path", &path) ||
        !to_int32(th, p[1], &flags) || !get_int(th, p[2], 0777, &mode) || !get_dir_fd(th, p[3], &dir_fd))
        return {};
    if (!audit(th, "open", {path.object, none(), Value::from_small_int(flags)})) return {};
    bool raised = false;
    int fd = retry_on_signal(th, &raised, [&] { return openat(dir_fd, path.c(), flags | O_CLOEXEC, mode); });
    if (fd >= 0) return number(th, fd);
    return raised ? Value() : path_error(th, path);
}

Value posix_close(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"fd"};
    Value p[1];
    int fd;
    if (!parse(th, args, "close", kNames, 1, 0, 1, p) || !to_int32(th, p[0], &fd)) return {};
    if (close(fd) < 0 && errno != EINTR) return raise_errno(th, errno);
    return none();
}

Value posix_closerange(Thread* th, Value, Value low, Value high) {
    int a, b;
    if (!to_int32(th, low, &a) || !to_int32(th, high, &b)) return {};
    if (a < 0) a = 0;
    if (b > a) close_range(static_cast<unsigned>(a), static_cast<unsigned>(b - 1), 0);
    return none();
}

Value posix_dup(Thread* th, Value, Value fd_value) {
    int fd;
    if (!to_int32(th, fd_value, &fd)) return {};
    return finish(th, fcntl(fd, F_DUPFD_CLOEXEC, 0), false);
}

Value posix_dup2(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"fd", "fd2", "inheritable"};
    Value p[3];
    int fd, fd2;
    bool inheritable;
    if (!parse(th, args, "dup2", kNames, 2, 0, 3, p) || !to_int32(th, p[0], &fd) || !to_int32(th, p[1], &fd2) ||
        !get_flag(th, p[2], true, &inheritable))
        return {};
    if (fd == fd2 || inheritable) return finish(th, dup2(fd, fd2), false);
    return finish(th, dup3(fd, fd2, O_CLOEXEC), false);
}

Value read_at(Thread* th, int fd, i64 count, i64 offset) {
    if (count < 0) return raise_errno(th, EINVAL);
    if (count > 0x7ffff000) count = 0x7ffff000;
    Bytes* buffer = KRAIT_TRY(new_bytes(th, count));
    bool raised = false;
    ssize_t n = retry_on_signal(th, &raised, [&] {
        return offset < 0 ? read(fd, buffer->data, static_cast<size_t>(count))
                          : pread(fd, buffer->data, static_cast<size_t>(count), offset);
    });
    if (n < 0) return raised ? Value() : raise_errno(th, errno);
    return n == count ? Value(buffer) : Value(bytes_from(th, {buffer->data, static_cast<size_t>(n)}));
}

Value posix_read(Thread* th, Value, Value fd_value, Value count_value) {
    int fd;
    i64 count;
    if (!to_int32(th, fd_value, &fd) || !to_ssize(th, count_value, Exc::OverflowError, &count)) return {};
    return read_at(th, fd, count, -1);
}

Value posix_pread(Thread* th, Value, const Args& args) {
    int fd;
    i64 count, offset;
    if (!check_arg_count(th, "pread", args, 3, 3) || !to_int32(th, args[0], &fd) ||
        !to_ssize(th, args[1], Exc::OverflowError, &count) || !get_offset(th, args[2], &offset))
        return {};
    if (offset < 0) return raise_errno(th, EINVAL);
    return read_at(th, fd, count, offset);
}

Value write_at(Thread* th, int fd, Value data, i64 offset) {
    BufferView view;
    if (!get_buffer(th, data, &view, kBufferSimple)) return {};
    size_t count = view.length > 0x7ffff000 ? 0x7ffff000 : static_cast<size_t>(view.length);
    bool raised = false;
    ssize_t n = retry_on_signal(
        th, &raised, [&] { return offset < 0 ? write(fd, view.data, count) : pwrite(fd, view.data, count, offset); });
    int error = errno;
    release_buffer(th, &view);
    errno = error;
    return finish(th, n, raised);
}

Value posix_write(Thread* th, Value, Value fd_value, Value data) {
    int fd;
    return to_int32(th, fd_value, &fd) ? write_at(th, fd, data, -1) : Value();
}

Value posix_pwrite(Thread* th, Value, const Args& args) {
    int fd;
    i64 offset;
    if (!check_arg_count(th, "pwrite", args, 3, 3) || !to_int32(th, args[0], &fd) || !get_offset(th, args[2], &offset)) return {};
    if (offset < 0) return raise_errno(th, EINVAL);
    return write_at(th, fd, args[1], offset);
}

// readv and writev over a sequence of buffers.
Value vector_io(Thread* th, Value fd_value, Value buffers, bool is_read) {
    int fd;
    if (!to_int32(th, fd_value, &fd)) return {};
    Tuple* items = KRAIT_TRY(to_tuple(th, buffers));
    std::vector<BufferView> views(static_cast<size_t>(items->size));
    std::vector<iovec> parts;
    bool ok = true;
    for (i64 i = 0; ok && i < items->size; ++i) {
        BufferView& view = views[static_cast<size_t>(i)];
        ok = get_buffer(th, items->items[i], &view, is_read ? kBufferWritable : kBufferSimple);
        if (ok) parts.push_back(iovec{view.data, static_cast<size_t>(view.length)});
    }
    ssize_t n = -1;
    bool raised = !ok;
    if (ok) {
        n = retry_on_signal(th, &raised, [&] {
            return is_read ? readv(fd, parts.data(), static_cast<int>(parts.size()))
                           : writev(fd, parts.data(), static_cast<int>(parts.size()));
        });
    }
    int error = errno;
    for (size_t i = 0; i < parts.size(); ++i) release_buffer(th, &views[i]);
    errno = error;
    return finish(th, n, raised);
}

Value posix_readv(Thread* th, Value, Value fd, Value buffers) { return vector_io(th, fd, buffers, true); }
Value posix_writev(Thread* th, Value, Value fd, Value buffers) { return vector_io(th, fd, buffers, false); }

Value posix_lseek(Thread* th, Value, const Args& args) {
    int fd, how;
    i64 position;
    if (!check_arg_count(th, "lseek", args, 3, 3) || !to_int32(th, args[0], &fd) || !get_offset(th, args[1], &position) ||
        !to_int32(th, args[2], &how))
        return {};
    return finish(th, lseek(fd, position, how), false);
}

Value posix_ftruncate(Thread* th, Value, Value fd_value, Value length) {
    int fd;
    i64 n;
    if (!to_int32(th, fd_value, &fd) || !get_offset(th, length, &n)) return {};
    bool raised = false;
    int r = retry_on_signal(th, &raised, [&] { return ftruncate(fd, n); });
    return finish_none(th, r, raised);
}

Value posix_truncate(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "length"};
    Value p[2];
    PathArg path;
    i64 n;
    if (!parse(th, args, "truncate", kNames, 2, 0, 2, p) || !get_path(th, p[0], "truncate", "path", &path, kPathOrFd) ||
        !get_offset(th, p[1], &n))
        return {};
    int r = path.fd >= 0 ? ftruncate(path.fd, n) : truncate(path.c(), n);
    return r < 0 ? path_error(th, path) : none();
}

template <int (*F)(int)>
Value sync_file(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"fd"};
    Value p[1];
    int fd;
    if (!parse(th, args, "fsync", kNames, 1, 0, 1, p) || !get_fd(th, p[0], &fd)) return {};
    bool raised = false;
    int r = retry_on_signal(th, &raised, [&] { return F(fd); });
    return finish_none(th, r, raised);
}

Value posix_sync(Thread*, Value) {
    sync();
    return none();
}

Value posix_isatty(Thread* th, Value, Value fd_value) {
    int fd;
    return to_int32(th, fd_value, &fd) ? py_bool(isatty(fd)) : Value();
}

Value posix_ttyname(Thread* th, Value, Value fd_value) {
    int fd;
    char name[256];
    if (!to_int32(th, fd_value, &fd)) return {};
    int error = ttyname_r(fd, name, sizeof name);
    return error ? raise_errno(th, error) : path_result(th, name, false);
}

Value pair(Thread* th, int a, int b) { return make_tuple(th, Value::from_small_int(a), Value::from_small_int(b)); }

Value posix_pipe(Thread* th, Value) {
    int fds[2];
    if (pipe2(fds, O_CLOEXEC) < 0) return raise_errno(th, errno);
    return pair(th, fds[0], fds[1]);
}

Value posix_pipe2(Thread* th, Value, Value flags_value) {
    int fds[2], flags;
    if (!to_int32(th, flags_value, &flags)) return {};
    if (pipe2(fds, flags) < 0) return raise_errno(th, errno);
    return pair(th, fds[0], fds[1]);
}

Value posix_openpty(Thread* th, Value) {
    int master, slave;
    if (openpty(&master, &slave, nullptr, nullptr, nullptr) < 0) return raise_errno(th, errno);
    fcntl(master, F_SETFD, FD_CLOEXEC);
    fcntl(slave, F_SETFD, FD_CLOEXEC);
    return pair(th, master, slave);
}

Value posix_get_inheritable(Thread* th, Value, Value fd_value) {
    int fd;
    if (!to_int32(th, fd_value, &fd)) return {};
    int flags = fcntl(fd, F_GETFD);
    return flags < 0 ? raise_errno(th, errno) : py_bool(!(flags & FD_CLOEXEC));
}

Value posix_set_inheritable(Thread* th, Value, Value fd_value, Value on) {
    int fd, flag;
    if (!to_int32(th, fd_value, &fd) || !to_int32(th, on, &flag)) return {};
    int flags = fcntl(fd, F_GETFD);
    if (flags < 0 || fcntl(fd, F_SETFD, flag ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC) < 0) return raise_errno(th, errno);
    return none();
}

Value posix_get_blocking(Thread* th, Value, Value fd_value) {
    int fd;
    if (!to_int32(th, fd_value, &fd)) return {};
    int flags = fcntl(fd, F_GETFL);
    return flags < 0 ? raise_errno(th, errno) : py_bool(!(flags & O_NONBLOCK));
}

Value posix_set_blocking(Thread* th, Value, Value fd_value, Value on) {
    int fd;
    if (!to_int32(th, fd_value, &fd)) return {};
    int blocking = truth(th, on);
    if (blocking < 0) return {};
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0 || fcntl(fd, F_SETFL, blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK) < 0) {
        return raise_errno(th, errno);
    }
    return none();
}

Value posix_sendfile(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"out_fd", "in_fd", "offset", "count"};
    Value p[4];
    int out, in;
    i64 count;
    if (!parse(th, args, "sendfile", kNames, 4, 0, 4, p) || !to_int32(th, p[0], &out) || !to_int32(th, p[1], &in) ||
        !to_ssize(th, p[3], Exc::OverflowError, &count))
        return {};
    bool raised = false;
    if (is_none(p[2])) {
        ssize_t sent =
            retry_on_signal(th, &raised, [&] { return sendfile(out, in, nullptr, static_cast<size_t>(count)); });
        return finish(th, sent, raised);
    }
    i64 offset;
    if (!get_offset(th, p[2], &offset)) return {};
    off_t at = offset;
    ssize_t n = retry_on_signal(th, &raised, [&] { return sendfile(out, in, &at, static_cast<size_t>(count)); });
    return finish(th, n, raised);
}

Value posix_copy_file_range(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"src", "dst", "count", "offset_src", "offset_dst"};
    Value p[5];
    int from, to;
    i64 count, at_from, at_to;
    if (!parse(th, args, "copy_file_range", kNames, 3, 0, 5, p) || !to_int32(th, p[0], &from) || !to_int32(th, p[1], &to) ||
        !to_ssize(th, p[2], Exc::OverflowError, &count))
        return {};
    if (count < 0) return raise(th, Exc::ValueError, "negative value for 'count' not allowed");
    off_t positions[2];
    off_t* places[2] = {nullptr, nullptr};
    if (p[3] && !is_none(p[3])) {
        if (!get_offset(th, p[3], &at_from)) return {};
        positions[0] = at_from;
        places[0] = &positions[0];
    }
    if (p[4] && !is_none(p[4])) {
        if (!get_offset(th, p[4], &at_to)) return {};
        positions[1] = at_to;
        places[1] = &positions[1];
    }
    bool raised = false;
    ssize_t n = retry_on_signal(
        th, &raised, [&] { return copy_file_range(from, places[0], to, places[1], static_cast<size_t>(count), 0); });
    return finish(th, n, raised);
}

Value posix_lockf(Thread* th, Value, const Args& args) {
    int fd, command;
    i64 length;
    if (!check_arg_count(th, "lockf", args, 3, 3) || !to_int32(th, args[0], &fd) || !to_int32(th, args[1], &command) ||
        !get_offset(th, args[2], &length))
        return {};
    bool raised = false;
    int r = retry_on_signal(th, &raised, [&] { return lockf(fd, command, length); });
    return finish_none(th, r, raised);
}

Value posix_fallocate_file(Thread* th, Value, const Args& args) {
    int fd;
    i64 offset, length;
    if (!check_arg_count(th, "posix_fallocate", args, 3, 3) || !to_int32(th, args[0], &fd) ||
        !get_offset(th, args[1], &offset) || !get_offset(th, args[2], &length))
        return {};
    int error = posix_fallocate(fd, offset, length);
    return error ? raise_errno(th, error) : none();
}

Value posix_advise(Thread* th, Value, const Args& args) {
    int fd, advice;
    i64 offset, length;
    if (!check_arg_count(th, "posix_fadvise", args, 4, 4) || !to_int32(th, args[0], &fd) ||
        !get_offset(th, args[1], &offset) || !get_offset(th, args[2], &length) || !to_int32(th, args[3], &advice))
        return {};
    int error = posix_fadvise(fd, offset, length, advice);
    return error ? raise_errno(th, error) : none();
}

Value posix_memfd_create(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"name", "flags"};
    Value p[2];
    PathArg name;
    int flags;
    if (!parse(th, args, "memfd_create", kNames, 1, 0, 2, p) || !get_path(th, p[0], "memfd_create", "name", &name) ||
        !get_int(th, p[1], MFD_CLOEXEC, &flags))
        return {};
    return finish(th, memfd_create(name.c(), static_cast<unsigned>(flags)), false);
}

Value posix_eventfd(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"initval", "flags"};
    Value p[2];
    int initial, flags;
    if (!parse(th, args, "eventfd", kNames, 1, 0, 2, p) || !to_int32(th, p[0], &initial) ||
        !get_int(th, p[1], EFD_CLOEXEC, &flags))
        return {};
    return finish(th, eventfd(static_cast<unsigned>(initial), flags), false);
}

constexpr NativeDef kFunctions[] = {
    {"open", posix_open, "open($module, /, path, flags, mode=511, *, dir_fd=None)\n--\n\nOpen a file for low level IO.  "
                         "Returns a file descriptor (integer)."},
    {"close", posix_close, "close($module, /, fd)\n--\n\nClose a file descriptor."},
    {"closerange", posix_closerange, "closerange($module, fd_low, fd_high, /)\n--\n\nCloses all file descriptors in "
                                     "[fd_low, fd_high), ignoring errors."},
    {"dup", posix_dup, "dup($module, fd, /)\n--\n\nReturn a duplicate of a file descriptor."},
    {"dup2", posix_dup2, "dup2($module, /, fd, fd2, inheritable=True)\n--\n\nDuplicate file descriptor."},
    {"read", posix_read, "read($module, fd, length, /)\n--\n\nRead from a file descriptor.  Returns a bytes object."},
    {"pread", posix_pread, "pread($module, fd, length, offset, /)\n--\n\nRead a number of bytes from a file descriptor "
                           "starting at a particular offset."},
    {"write", posix_write, "write($module, fd, data, /)\n--\n\nWrite a bytes object to a file descriptor."},
    {"pwrite", posix_pwrite, "pwrite($module, fd, buffer, offset, /)\n--\n\nWrite bytes to a file descriptor starting at "
                             "a particular offset."},
    {"readv", posix_readv, "readv($module, fd, buffers, /)\n--\n\nRead from a file descriptor fd into an iterable of "
                           "buffers."},
    {"writev", posix_writev, "writev($module, fd, buffers, /)\n--\n\nIterate over buffers, and write the contents of each "
                             "to a file descriptor."},
    {"lseek", posix_lseek, "lseek($module, fd, position, whence, /)\n--\n\nSet the position of a file descriptor.  Return "
                           "the new position."},
    {"ftruncate", posix_ftruncate, "ftruncate($module, fd, length, /)\n--\n\nTruncate a file, specified by file "
                                   "descriptor, to a specific length."},
    {"truncate", posix_truncate, "truncate($module, /, path, length)\n--\n\nTruncate a file, specified by path, to a "
                                 "specific length."},
    {"fsync", sync_file<fsync>, "fsync($module, /, fd)\n--\n\nForce write of fd to disk."},
    {"fdatasync", sync_file<fdatasync>, "fdatasync($module, /, fd)\n--\n\nForce write of fd to disk without forcing "
                                        "update of metadata."},
    {"sync", posix_sync, "sync($module, /)\n--\n\nForce write of everything to disk."},
    {"isatty", posix_isatty, "isatty($module, fd, /)\n--\n\nReturn True if the fd is connected to a terminal."},
    {"ttyname", posix_ttyname, "ttyname($module, fd, /)\n--\n\nReturn the name of the terminal device."},
    {"pipe", posix_pipe, "pipe($module, /)\n--\n\nCreate a pipe."},
    {"pipe2", posix_pipe2, "pipe2($module, flags, /)\n--\n\nCreate a pipe with flags set atomically."},
    {"openpty", posix_openpty, "openpty($module, /)\n--\n\nOpen a pseudo-terminal."},
    {"get_inheritable", posix_get_inheritable, "get_inheritable($module, fd, /)\n--\n\nGet the close-on-exe flag of the "
                                               "specified file descriptor."},
    {"set_inheritable", posix_set_inheritable, "set_inheritable($module, fd, inheritable, /)\n--\n\nSet the inheritable "
                                               "flag of the specified file descriptor."},
    {"get_blocking", posix_get_blocking, "get_blocking($module, fd, /)\n--\n\nGet the blocking mode of the file "
                                         "descriptor."},
    {"set_blocking", posix_set_blocking, "set_blocking($module, fd, blocking, /)\n--\n\nSet the blocking mode of the "
                                         "specified file descriptor."},
    {"sendfile", posix_sendfile, "sendfile($module, /, out_fd, in_fd, offset, count)\n--\n\nCopy count bytes from file "
                                 "descriptor in_fd to file descriptor out_fd."},
    {"copy_file_range", posix_copy_file_range, "copy_file_range($module, /, src, dst, count, offset_src=None,\n            "
                                               "    offset_dst=None)\n--\n\nCopy count bytes from one file descriptor to "
                                               "another."},
    {"lockf", posix_lockf, "lockf($module, fd, command, length, /)\n--\n\nApply, test or remove a POSIX lock on an open "
                           "file descriptor."},
    {"posix_fallocate", posix_fallocate_file, "posix_fallocate($module, fd, offset, length, /)\n--\n\nEnsure a file has "
                                              "allocated at least a particular number of bytes on disk."},
    {"posix_fadvise", posix_advise, "posix_fadvise($module, fd, offset, length, advice, /)\n--\n\nAnnounce an intention to "
                                    "access data in a specific pattern."},
    {"memfd_create", posix_memfd_create, "memfd_create($module, /, name, flags=MFD_CLOEXEC)\n--\n\n"},
    {"eventfd", posix_eventfd, "eventfd($module, /, initval, flags=EFD_CLOEXEC)\n--\n\nCreates and returns an event "
                               "notification file descriptor."},
};

}  // namespace

bool add_posix_files(Thread* th, Module* module) { return add_functions(th, module, kFunctions, std::size(kFunctions)); }

}  // namespace krait
