// fcntl: fcntl, ioctl, flock, lockf (CPython's Modules/fcntlmodule.c).
#include <fcntl.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstring>
#include <iterator>

#include "runtime/modules/posix.h"
#include "runtime/types/bytes.h"

namespace krait {

namespace {

Value fcntl_fcntl(Thread* th, Value, const Args& args) {
    int fd, command;
    if (!check_no_keywords(th, "fcntl", args) || !check_arg_count(th, "fcntl", args, 2, 3) || !get_fd(th, args[0], &fd) ||
        !to_int32(th, args[1], &command))
        return {};
    bool raised;
    if (args.count == 3 && !is_int(args[2])) {
        BufferView view;
        char buffer[1024];
        if (!get_buffer(th, args[2], &view, kBufferSimple)) return {};
        size_t size = static_cast<size_t>(view.length);
        if (size > sizeof buffer) {
            release_buffer(th, &view);
            return raise(th, Exc::ValueError, "fcntl string arg too long");
        }
        memcpy(buffer, view.data, size);
        release_buffer(th, &view);
        int r = retry_on_signal(th, &raised, [&] { return fcntl(fd, command, buffer); });
        if (r < 0) return raised ? Value() : raise_errno(th, errno);
        return bytes_from(th, {buffer, size});
    }
    i64 argument = 0;
    if (args.count == 3 && !to_i64(th, args[2], &argument)) return {};
    int r = retry_on_signal(th, &raised, [&] { return fcntl(fd, command, argument); });
    if (r < 0) return raised ? Value() : raise_errno(th, errno);
    return int_from_i64(th, r);
}

Value fcntl_ioctl(Thread* th, Value, const Args& args) {
    int fd;
    i64 request;
    if (!check_no_keywords(th, "ioctl", args) || !check_arg_count(th, "ioctl", args, 2, 4) || !get_fd(th, args[0], &fd) ||
        !to_i64(th, args[1], &request))
        return {};
    unsigned long code = static_cast<unsigned long>(request) & 0xFFFFFFFFul;
    if (args.count < 3 || is_int(args[2])) {
        i64 argument = 0;
        if (args.count > 2 && !to_i64(th, args[2], &argument)) return {};
        int r = ioctl(fd, code, argument);
        return r < 0 ? raise_errno(th, errno) : int_from_i64(th, r);
    }
    bool mutate = true;
    if (args.count == 4 && !get_flag(th, args[3], true, &mutate)) return {};
    BufferView view;
    bool writable = mutate && !is_str(args[2]) && !has_kind(args[2], Kind::Bytes);
    if (!get_buffer(th, args[2], &view, writable ? kBufferWritable : kBufferSimple)) return {};
    char buffer[1024];
    size_t size = static_cast<size_t>(view.length);
    if (!writable && size > sizeof buffer) {
        release_buffer(th, &view);
        return raise(th, Exc::ValueError, "ioctl string arg too long");
    }
    char* data = view.data;
    if (!writable) data = static_cast<char*>(memcpy(buffer, view.data, size));
    int r = ioctl(fd, code, data);
    int error = errno;
    release_buffer(th, &view);
    if (r < 0) return raise_errno(th, error);
    return writable ? int_from_i64(th, r) : Value(bytes_from(th, {buffer, size}));
}

Value fcntl_flock(Thread* th, Value, Value fd_value, Value operation) {
    int fd, code;
    if (!get_fd(th, fd_value, &fd) || !to_int32(th, operation, &code)) return {};
    bool raised;
    int r = retry_on_signal(th, &raised, [&] { return flock(fd, code); });
    if (r < 0) return raised ? Value() : raise_errno(th, errno);
    return none();
}

Value fcntl_lockf(Thread* th, Value, const Args& args) {
    int fd, code, whence = 0;
    i64 length = 0, start = 0;
    if (!check_no_keywords(th, "lockf", args) || !check_arg_count(th, "lockf", args, 2, 5) || !get_fd(th, args[0], &fd) ||
        !to_int32(th, args[1], &code) || (args.count > 2 && !to_i64(th, args[2], &length)) ||
        (args.count > 3 && !to_i64(th, args[3], &start)) || !get_int(th, args.get(4), 0, &whence))
        return {};
    struct flock lock = {};
    if (code == LOCK_UN) {
        lock.l_type = F_UNLCK;
    } else if (code & LOCK_SH) {
        lock.l_type = F_RDLCK;
    } else if (code & LOCK_EX) {
        lock.l_type = F_WRLCK;
    } else {
        return raise(th, Exc::ValueError, "unrecognized lockf argument");
    }
    lock.l_len = length;
    lock.l_start = start;
    lock.l_whence = static_cast<short>(whence);
    bool raised;
    int r = retry_on_signal(th, &raised, [&] { return fcntl(fd, code & LOCK_NB ? F_SETLK : F_SETLKW, &lock); });
    if (r < 0) return raised ? Value() : raise_errno(th, errno);
    return none();
}

constexpr NativeDef kFunctions[] = {
    {"fcntl", fcntl_fcntl, "fcntl($module, fd, cmd, arg=0, /)\n--\n\nPerform the operation `cmd` on file descriptor fd."},
    {"ioctl", fcntl_ioctl, "ioctl($module, fd, request, arg=0, mutate_flag=True, /)\n--\n\nPerform the operation request on file "
                           "descriptor fd."},
    {"flock", fcntl_flock, "flock($module, fd, operation, /)\n--\n\nPerform the lock operation `operation` on file descriptor `fd`."},
    {"lockf", fcntl_lockf, "lockf($module, fd, cmd, len=0, start=0, whence=0, /)\n--\n\nA wrapper around the fcntl() locking calls."},
};
constexpr ModuleDef kModule = {"fcntl",
                               "This module performs file control and I/O control on file\ndescriptors.  It is an interface to the "
                               "fcntl() and ioctl() Unix\nroutines.",
                               kFunctions, std::size(kFunctions)};

struct Named {
    const char* name;
    i64 number;
};
constexpr Named kConstants[] = {
#define CONSTANT(name) {#name, static_cast<i64>(name)},
#include "runtime/modules/fcntl_constants.def"
#undef CONSTANT
};

}  // namespace

Value init_fcntl(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    for (const Named& c : kConstants) {
        if (!module_add(th, module, c.name, Value::from_small_int(c.number))) return {};
    }
    return module;
}

}  // namespace krait
