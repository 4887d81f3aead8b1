// posix: stat and what changes what it reports: mode, owner, times, access.
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <iterator>

#include "runtime/modules/io.h"
#include "runtime/modules/posix.h"
#include "runtime/types/structseq.h"

namespace krait {

namespace {

constexpr StructField kStatFields[] = {
    {"st_mode", "protection bits"},
    {"st_ino", "inode"},
    {"st_dev", "device"},
    {"st_nlink", "number of hard links"},
    {"st_uid", "user ID of owner"},
    {"st_gid", "group ID of owner"},
    {"st_size", "total size, in bytes"},
    {nullptr, "integer time of last access"},
    {nullptr, "integer time of last modification"},
    {nullptr, "integer time of last change"},
    {"st_atime", "time of last access"},
    {"st_mtime", "time of last modification"},
    {"st_ctime", "time of last change"},
    {"st_atime_ns", "time of last access in nanoseconds"},
    {"st_mtime_ns", "time of last modification in nanoseconds"},
    {"st_ctime_ns", "time of last change in nanoseconds"},
    {"st_blksize", "blocksize for filesystem I/O"},
    {"st_blocks", "number of blocks allocated"},
    {"st_rdev", "device type (if inode device)"},
};
constexpr StructSpec kStat = {
    "os.stat_result",
    "stat_result: Result from stat, fstat, or lstat.\n\nThis object may be accessed either as a tuple of\n  (mode, ino, dev, "
    "nlink, uid, gid, size, atime, mtime, ctime)\nor via the attributes st_mode, st_ino, st_dev, st_nlink, st_uid, and so "
    "on.\n\nPosix/windows: If your platform supports st_blksize, st_blocks, st_rdev,\nor st_flags, they are available as "
    "attributes only.\n\nSee os.stat for more information.",
    kStatFields, 19, 10, false};

constexpr StructField kVfsFields[] = {{"f_bsize", nullptr}, {"f_frsize", nullptr}, {"f_blocks", nullptr},
                                      {"f_bfree", nullptr}, {"f_bavail", nullptr}, {"f_files", nullptr},
                                      {"f_ffree", nullptr}, {"f_favail", nullptr}, {"f_flag", nullptr},
                                      {"f_namemax", nullptr}, {"f_fsid", nullptr}};
constexpr StructSpec kVfs = {"os.statvfs_result", "statvfs_result: Result from statvfs or fstatvfs.", kVfsFields, 11, 10,
                             false};

Type* stat_type;
Type* vfs_type;

Value nanoseconds(Thread* th, const timespec& t) {
    return int_from_i64(th, static_cast<i64>(t.tv_sec) * 1000000000 + t.tv_nsec);
}
Value seconds(const timespec& t) {
    return Value::from_double(static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec));
}

Value do_stat(Thread* th, const char* function, const Args& args, bool follow_default, bool has_follow) {
    static constexpr const char* kNames[] = {"path", "dir_fd", "follow_symlinks"};
    Value p[3];
    if (!parse_args(th, ArgSpec{function, kNames, static_cast<u8>(has_follow ? 3 : 2), 1, 0, 1}, args, p)) return {};
    PathArg path;
    int dir_fd;
    bool follow;
    u8 flags = has_follow ? kPathOrFd : kPathPlain;
    if (!get_path(th, p[0], function, "path", &path, flags) || !get_dir_fd(th, p[1], &dir_fd) ||
        !get_flag(th, p[2], follow_default, &follow))
        return {};
    struct stat st;
    int r;
    if (path.fd >= 0) {
        if (dir_fd != AT_FDCWD) return raise(th, Exc::ValueError, "%s: can't specify dir_fd without matching path", function);
        if (!follow) return raise(th, Exc::ValueError, "%s: cannot use fd and follow_symlinks together", function);
        r = fstat(path.fd, &st);
    } else {
        r = fstatat(dir_fd, path.c(), &st, follow ? 0 : AT_SYMLINK_NOFOLLOW);
        if (r == 0 && S_ISREG(st.st_mode) && io::flush_writers_of(th, &st)) r = fstatat(dir_fd, path.c(), &st, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    }
    return r < 0 ? path_error(th, path) : new_stat_result(th, st);
}

Value posix_stat(Thread* th, Value, const Args& args) { return do_stat(th, "stat", args, true, true); }
Value posix_lstat(Thread* th, Value, const Args& args) { return do_stat(th, "lstat", args, false, false); }

Value posix_fstat(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"fd"};
    Value p[1];
    int fd;
    if (!parse(th, args, "fstat", kNames, 1, 0, 1, p) || !to_int32(th, p[0], &fd)) return {};
    struct stat st;
    if (fstat(fd, &st) < 0) return raise_errno(th, errno);
    return new_stat_result(th, st);
}

Value vfs_result(Thread* th, const struct statvfs& st) {
    Tuple* t = KRAIT_TRY(new_struct(th, vfs_type));
    const u64 values[] = {st.f_bsize, st.f_frsize, st.f_blocks, st.f_bfree, st.f_bavail, st.f_files,
                          st.f_ffree, st.f_favail, st.f_flag,   st.f_namemax, st.f_fsid};
    for (size_t i = 0; i < std::size(values); ++i) set_field(th, t, t->items[i], KRAIT_TRY(int_from_u64(th, values[i])));
    return t;
}

Value posix_statvfs(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path"};
    Value p[1];
    PathArg path;
    if (!parse(th, args, "statvfs", kNames, 1, 0, 1, p) || !get_path(th, p[0], "statvfs", "path", &path, kPathOrFd)) return {};
    struct statvfs st;
    int r = path.fd >= 0 ? fstatvfs(path.fd, &st) : statvfs(path.c(), &st);
    return r < 0 ? path_error(th, path) : vfs_result(th, st);
}

Value posix_fstatvfs(Thread* th, Value, Value fd_value) {
    int fd;
    if (!to_int32(th, fd_value, &fd)) return {};
    struct statvfs st;
    if (fstatvfs(fd, &st) < 0) return raise_errno(th, errno);
    return vfs_result(th, st);
}

Value posix_access(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "mode", "dir_fd", "effective_ids", "follow_symlinks"};
    Value p[5];
    PathArg path;
    int mode, dir_fd;
    bool effective, follow;
    if (!parse(th, args, "access", kNames, 2, 0, 2, p) || !get_path(th, p[0], "access", "path", &path) ||
        !to_int32(th, p[1], &mode) || !get_dir_fd(th, p[2], &dir_fd) || !get_flag(th, p[3], false, &effective) ||
        !get_flag(th, p[4], true, &follow))
        return {};
    int flags = (effective ? AT_EACCESS : 0) | (follow ? 0 : AT_SYMLINK_NOFOLLOW);
    return py_bool(faccessat(dir_fd, path.c(), mode, flags) == 0);
}

Value posix_chmod(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "mode", "dir_fd", "follow_symlinks"};
    Value p[4];
    PathArg path;
    int mode, dir_fd;
    bool follow;
    if (!parse(th, args, "chmod", kNames, 2, 0, 2, p) || !get_path(th, p[0], "chmod", "path", &path, kPathOrFd) ||
        !to_int32(th, p[1], &mode) || !get_dir_fd(th, p[2], &dir_fd) || !get_flag(th, p[3], true, &follow))
        return {};
    mode_t m = static_cast<mode_t>(mode);
    int r = path.fd >= 0 ? fchmod(path.fd, m) : fchmodat(dir_fd, path.c(), m, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    if (r < 0 && (errno == ENOTSUP || errno == EOPNOTSUPP) && !follow) {
        return raise(th, Exc::NotImplementedError, "chmod: follow_symlinks unavailable on this platform");
    }
    return r < 0 ? path_error(th, path) : none();
}

Value posix_fchmod(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"fd", "mode"};
    Value p[2];
    int fd, mode;
    if (!parse(th, args, "fchmod", kNames, 2, 0, 2, p) || !to_int32(th, p[0], &fd) || !to_int32(th, p[1], &mode)) return {};
    return fchmod(fd, static_cast<mode_t>(mode)) < 0 ? raise_errno(th, errno) : none();
}

Value posix_chown(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "uid", "gid", "dir_fd", "follow_symlinks"};
    Value p[5];
    PathArg path;
    u32 uid, gid;
    int dir_fd;
    bool follow;
    if (!parse(th, args, "chown", kNames, 3, 0, 3, p) || !get_path(th, p[0], "chown", "path", &path, kPathOrFd) ||
        !get_id(th, p[1], "uid", &uid) || !get_id(th, p[2], "gid", &gid) || !get_dir_fd(th, p[3], &dir_fd) ||
        !get_flag(th, p[4], true, &follow))
        return {};
    int r = path.fd >= 0 ? fchown(path.fd, uid, gid)
                         : fchownat(dir_fd, path.c(), uid, gid, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    return r < 0 ? path_error(th, path) : none();
}

Value posix_lchown(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "uid", "gid"};
    Value p[3];
    PathArg path;
    u32 uid, gid;
    if (!parse(th, args, "lchown", kNames, 3, 0, 3, p) || !get_path(th, p[0], "lchown", "path", &path) ||
        !get_id(th, p[1], "uid", &uid) || !get_id(th, p[2], "gid", &gid))
        return {};
    return lchown(path.c(), uid, gid) < 0 ? path_error(th, path) : none();
}

Value posix_fchown(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"fd", "uid", "gid"};
    Value p[3];
    int fd;
    u32 uid, gid;
    if (!parse(th, args, "fchown", kNames, 3, 0, 3, p) || !to_int32(th, p[0], &fd) || !get_id(th, p[1], "uid", &uid) ||
        !get_id(th, p[2], "gid", &gid))
        return {};
    return fchown(fd, uid, gid) < 0 ? raise_errno(th, errno) : none();
}

// Seconds as int or float.
bool to_timespec(Thread* th, Value v, timespec* out) {
    if (is_float(v)) {
        double d;
        if (!to_double(th, v, &d)) return false;
        double whole = __builtin_floor(d);
        out->tv_sec = static_cast<time_t>(whole);
        out->tv_nsec = static_cast<long>((d - whole) * 1e9);
        return true;
    }
    i64 s;
    if (!to_i64(th, v, &s)) return false;
    out->tv_sec = s;
    out->tv_nsec = 0;
    return true;
}

bool ns_to_timespec(Thread* th, Value v, timespec* out) {
    Value billion = Value::from_small_int(1000000000);
    Value whole = binary_op(th, BinaryOp::FloorDiv, v, billion);
    Value rest = whole ? binary_op(th, BinaryOp::Rem, v, billion) : Value();
    i64 s, ns;
    if (!rest || !to_i64(th, whole, &s) || !to_i64(th, rest, &ns)) return false;
    out->tv_sec = s;
    out->tv_nsec = ns;
    return true;
}

Value posix_utime(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "times", "ns", "dir_fd", "follow_symlinks"};
    Value p[5];
    PathArg path;
    int dir_fd;
    bool follow;
    if (!parse(th, args, "utime", kNames, 1, 0, 2, p) || !get_path(th, p[0], "utime", "path", &path, kPathOrFd) ||
        !get_dir_fd(th, p[3], &dir_fd) || !get_flag(th, p[4], true, &follow))
        return {};
    timespec times[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
    bool has_times = p[1] && !is_none(p[1]);
    if (has_times && p[2]) {
        return raise(th, Exc::ValueError, "utime: you may specify either 'times' or 'ns' but not both");
    }
    if (has_times || p[2]) {
        Value pair = has_times ? p[1] : p[2];
        if (!is_tuple(pair) || pair.as<Tuple>()->size != 2) {
            return raise(th, Exc::TypeError, has_times ? "utime: 'times' must be either a tuple of two ints or None"
                                                       : "utime: 'ns' must be a tuple of two ints");
        }
        for (int i = 0; i < 2; ++i) {
            Value v = pair.as<Tuple>()->items[i];
            if (!(has_times ? to_timespec(th, v, &times[i]) : ns_to_timespec(th, v, &times[i]))) return {};
        }
    }
    int r = path.fd >= 0 ? futimens(path.fd, times) : utimensat(dir_fd, path.c(), times, follow ? 0 : AT_SYMLINK_NOFOLLOW);
    return r < 0 ? path_error(th, path) : none();
}

Value posix_umask(Thread* th, Value, Value mask) {
    int m;
    if (!to_int32(th, mask, &m)) return {};
    return Value::from_small_int(umask(static_cast<mode_t>(m)));
}

// dev_t: not negative.
bool get_device(Thread* th, Value v, i64* out) {
    if (!to_i64(th, v, out)) return false;
    if (*out >= 0) return true;
    raise(th, Exc::OverflowError, "can't convert negative int to unsigned");
    return false;
}

Value posix_major(Thread* th, Value, Value device) {
    i64 d;
    return get_device(th, device, &d) ? Value::from_small_int(major(static_cast<dev_t>(d))) : Value();
}
Value posix_minor(Thread* th, Value, Value device) {
    i64 d;
    return get_device(th, device, &d) ? Value::from_small_int(minor(static_cast<dev_t>(d))) : Value();
}
Value posix_makedev(Thread* th, Value, Value a, Value b) {
    int x, y;
    if (!to_int32(th, a, &x) || !to_int32(th, b, &y)) return {};
    return int_from_u64(th, makedev(static_cast<unsigned>(x), static_cast<unsigned>(y)));
}

constexpr NativeDef kFunctions[] = {
    {"stat", posix_stat,
     "stat($module, /, path, *, dir_fd=None, follow_symlinks=True)\n--\n\nPerform a stat system call on the given path."},
    {"lstat", posix_lstat, "lstat($module, /, path, *, dir_fd=None)\n--\n\nPerform a stat system call on the given path, "
                           "without following symbolic links."},
    {"fstat", posix_fstat, "fstat($module, /, fd)\n--\n\nPerform a stat system call on the given file descriptor."},
    {"statvfs", posix_statvfs, "statvfs($module, /, path)\n--\n\nPerform a statvfs system call on the given path."},
    {"fstatvfs", posix_fstatvfs, "fstatvfs($module, fd, /)\n--\n\nPerform an fstatvfs system call on the given fd."},
    {"access", posix_access,
     "access($module, /, path, mode, *, dir_fd=None,\n       effective_ids=False, follow_symlinks=True)\n--\n\nUse the "
     "real uid/gid to test for access to a path."},
    {"chmod", posix_chmod, "chmod($module, /, path, mode, *, dir_fd=None, follow_symlinks=True)\n--\n\nChange the access "
                           "permissions of a file."},
    {"fchmod", posix_fchmod, "fchmod($module, /, fd, mode)\n--\n\nChange the access permissions of the file given by file "
                             "descriptor fd."},
    {"chown", posix_chown, "chown($module, /, path, uid, gid, *, dir_fd=None,\n      follow_symlinks=True)\n--\n\nChange "
                           "the owner and group id of path to the numeric uid and gid."},
    {"lchown", posix_lchown, "lchown($module, /, path, uid, gid)\n--\n\nChange the owner and group id of path."},
    {"fchown", posix_fchown, "fchown($module, /, fd, uid, gid)\n--\n\nChange the owner and group id of the file."},
    {"utime", posix_utime, "utime($module, /, path, times=None, *, ns=<unrepresentable>,\n      dir_fd=None, "
                           "follow_symlinks=True)\n--\n\nSet the access and modified time of path."},
    {"umask", posix_umask, "umask($module, mask, /)\n--\n\nSet the current numeric umask and return the previous umask."},
    {"major", posix_major, "major($module, device, /)\n--\n\nExtracts a device major number from a raw device number."},
    {"minor", posix_minor, "minor($module, device, /)\n--\n\nExtracts a device minor number from a raw device number."},
    {"makedev", posix_makedev, "makedev($module, major, minor, /)\n--\n\nComposes a raw device number from the major and "
                               "minor device numbers."},
};

}  // namespace

Value new_stat_result(Thread* th, const struct stat& st) {
    Tuple* t = KRAIT_TRY(new_struct(th, stat_type));
    const u64 ids[] = {st.st_mode, st.st_ino, st.st_dev, st.st_nlink, st.st_uid, st.st_gid};
    for (size_t i = 0; i < std::size(ids); ++i) set_field(th, t, t->items[i], KRAIT_TRY(int_from_u64(th, ids[i])));
    set_field(th, t, t->items[6], KRAIT_TRY(int_from_i64(th, st.st_size)));
    const timespec* times[] = {&st.st_atim, &st.st_mtim, &st.st_ctim};
    for (size_t i = 0; i < 3; ++i) {
        t->items[7 + i] = Value::from_small_int(times[i]->tv_sec);
        t->items[10 + i] = seconds(*times[i]);
        set_field(th, t, t->items[13 + i], KRAIT_TRY(nanoseconds(th, *times[i])));
    }
    t->items[16] = Value::from_small_int(st.st_blksize);
    t->items[17] = Value::from_small_int(st.st_blocks);
    set_field(th, t, t->items[18], KRAIT_TRY(int_from_u64(th, st.st_rdev)));
    return t;
}

bool add_posix_stat(Thread* th, Module* module) {
    stat_type = new_struct_type(th, &kStat);
    vfs_type = new_struct_type(th, &kVfs);
    return stat_type && vfs_type && module_add(th, module, "stat_result", stat_type) &&
           module_add(th, module, "statvfs_result", vfs_type) && add_functions(th, module, kFunctions, std::size(kFunctions));
}

}  // namespace krait
