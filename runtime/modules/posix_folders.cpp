// posix: names in folders: listing, making, removing, renaming, links, the current folder.
#include <dirent.h>
#include <limits.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <iterator>

#include "runtime/modules/posix.h"
#include "runtime/types/bytes.h"

namespace krait {

namespace {

bool is_dot(const char* name) { return name[0] == '.' && (!name[1] || (name[1] == '.' && !name[2])); }

Value posix_listdir(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path"};
    Value p[1];
    PathArg path;
    if (!parse(th, args, "listdir", kNames, 0, 0, 1, p) ||
        !get_path(th, p[0], "listdir", "path", &path, kPathNullable | kPathOrFd))
        return {};
    DIR* dir = nullptr;
    if (path.fd >= 0) {
        int copy = fcntl(path.fd, F_DUPFD_CLOEXEC, 0);
        dir = copy < 0 ? nullptr : fdopendir(copy);
        if (dir) rewinddir(dir);
    } else {
        dir = opendir(path.c());
    }
    if (!dir) return path_error(th, path);
    List* names = new_list(th);
    bool ok = names != nullptr;
    while (ok) {
        errno = 0;
        dirent* entry = readdir(dir);
        if (!entry) break;
        if (is_dot(entry->d_name)) continue;
        Value name = path_result(th, entry->d_name, path.is_bytes);
        ok = name && list_append(th, names, name);
    }
    int error = errno;
    closedir(dir);
    if (ok && error) return raise_errno(th, error, path.object);
    return ok ? Value(names) : Value();
}

Value posix_mkdir(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "mode", "dir_fd"};
    Value p[3];
    PathArg path;
    int mode, dir_fd;
    if (!parse(th, args, "mkdir", kNames, 1, 0, 2, p) || !get_path(th, p[0], "mkdir", "path", &path) ||
        !get_int(th, p[1], 0777, &mode) || !get_dir_fd(th, p[2], &dir_fd))
        return {};
    return mkdirat(dir_fd, path.c(), static_cast<mode_t>(mode)) < 0 ? path_error(th, path) : none();
}

Value remove_entry(Thread* th, const char* function, const Args& args, int flags) {
    static constexpr const char* kNames[] = {"path", "dir_fd"};
    Value p[2];
    PathArg path;
    int dir_fd;
    if (!parse(th, args, function, kNames, 1, 0, 1, p) || !get_path(th, p[0], function, "path", &path) ||
        !get_dir_fd(th, p[1], &dir_fd))
        return {};
    return unlinkat(dir_fd, path.c(), flags) < 0 ? path_error(th, path) : none();
}
Value posix_unlink(Thread* th, Value, const Args& args) { return remove_entry(th, "unlink", args, 0); }
Value posix_remove(Thread* th, Value, const Args& args) { return remove_entry(th, "remove", args, 0); }
Value posix_rmdir(Thread* th, Value, const Args& args) { return remove_entry(th, "rmdir", args, AT_REMOVEDIR); }

Value do_rename(Thread* th, const char* function, const Args& args) {
    static constexpr const char* kNames[] = {"src", "dst", "src_dir_fd", "dst_dir_fd"};
    Value p[4];
    PathArg from, to;
    int from_fd, to_fd;
    if (!parse(th, args, function, kNames, 2, 0, 2, p) || !get_path(th, p[0], function, "src", &from) ||
        !get_path(th, p[1], function, "dst", &to) || !get_dir_fd(th, p[2], &from_fd) || !get_dir_fd(th, p[3], &to_fd))
        return {};
    return renameat(from_fd, from.c(), to_fd, to.c()) < 0 ? path_error(th, from, to) : none();
}
Value posix_rename(Thread* th, Value, const Args& args) { return do_rename(th, "rename", args); }
Value posix_replace(Thread* th, Value, const Args& args) { return do_rename(th, "replace", args); }

Value posix_link(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"src", "dst", "src_dir_fd", "dst_dir_fd", "follow_symlinks"};
    Value p[5];
    PathArg from, to;
    int from_fd, to_fd;
    bool follow;
    if (!parse(th, args, "link", kNames, 2, 0, 2, p) || !get_path(th, p[0], "link", "src", &from) ||
        !get_path(th, p[1], "link", "dst", &to) || !get_dir_fd(th, p[2], &from_fd) || !get_dir_fd(th, p[3], &to_fd) ||
        !get_flag(th, p[4], true, &follow))
        return {};
    // follow_symlinks=True means what link() does on Linux: it does not follow either, unless told to.
    bool plain = from_fd == AT_FDCWD && to_fd == AT_FDCWD && follow;
    int r = plain ? link(from.c(), to.c()) : linkat(from_fd, from.c(), to_fd, to.c(), follow ? AT_SYMLINK_FOLLOW : 0);
    return r < 0 ? path_error(th, from, to) : none();
}

Value posix_symlink(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"src", "dst", "target_is_directory", "dir_fd"};
    Value p[4];
    PathArg from, to;
    int dir_fd;
    if (!parse(th, args, "symlink", kNames, 2, 0, 3, p) || !get_path(th, p[0], "symlink", "src", &from) ||
        !get_path(th, p[1], "symlink", "dst", &to) || !get_dir_fd(th, p[3], &dir_fd))
        return {};
    return symlinkat(from.c(), dir_fd, to.c()) < 0 ? path_error(th, from, to) : none();
}

Value posix_readlink(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "dir_fd"};
    Value p[2];
    PathArg path;
    int dir_fd;
    if (!parse(th, args, "readlink", kNames, 1, 0, 1, p) || !get_path(th, p[0], "readlink", "path", &path) ||
        !get_dir_fd(th, p[1], &dir_fd))
        return {};
    char buffer[PATH_MAX + 1];
    ssize_t n = readlinkat(dir_fd, path.c(), buffer, sizeof buffer);
    return n < 0 ? path_error(th, path) : path_result(th, {buffer, static_cast<size_t>(n)}, path.is_bytes);
}

Value posix_mkfifo(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "mode", "dir_fd"};
    Value p[3];
    PathArg path;
    int mode, dir_fd;
    if (!parse(th, args, "mkfifo", kNames, 1, 0, 2, p) || !get_path(th, p[0], "mkfifo", "path", &path) ||
        !get_int(th, p[1], 0666, &mode) || !get_dir_fd(th, p[2], &dir_fd))
        return {};
    return mkfifoat(dir_fd, path.c(), static_cast<mode_t>(mode)) < 0 ? path_error(th, path) : none();
}

Value posix_mknod(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "mode", "device", "dir_fd"};
    Value p[4];
    PathArg path;
    int mode, dir_fd;
    i64 device = 0;
    if (!parse(th, args, "mknod", kNames, 1, 0, 3, p) || !get_path(th, p[0], "mknod", "path", &path) ||
        !get_int(th, p[1], 0600, &mode) || (p[2] && !to_i64(th, p[2], &device)) || !get_dir_fd(th, p[3], &dir_fd))
        return {};
    int r = mknodat(dir_fd, path.c(), static_cast<mode_t>(mode), static_cast<dev_t>(device));
    return r < 0 ? path_error(th, path) : none();
}

Value current_folder(Thread* th, bool as_bytes) {
    char buffer[PATH_MAX];
    if (!getcwd(buffer, sizeof buffer)) return raise_errno(th, errno);
    return path_result(th, buffer, as_bytes);
}
Value posix_getcwd(Thread* th, Value) { return current_folder(th, false); }
Value posix_getcwdb(Thread* th, Value) { return current_folder(th, true); }

Value posix_chdir(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path"};
    Value p[1];
    PathArg path;
    if (!parse(th, args, "chdir", kNames, 1, 0, 1, p) || !get_path(th, p[0], "chdir", "path", &path, kPathOrFd)) return {};
    int r = path.fd >= 0 ? fchdir(path.fd) : chdir(path.c());
    return r < 0 ? path_error(th, path) : none();
}

Value posix_fchdir(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"fd"};
    Value p[1];
    int fd;
    if (!parse(th, args, "fchdir", kNames, 1, 0, 1, p) || !get_fd(th, p[0], &fd)) return {};
    return fchdir(fd) < 0 ? raise_errno(th, errno) : none();
}

Value posix_chroot(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path"};
    Value p[1];
    PathArg path;
    if (!parse(th, args, "chroot", kNames, 1, 0, 1, p) || !get_path(th, p[0], "chroot", "path", &path)) return {};
    return chroot(path.c()) < 0 ? path_error(th, path) : none();
}

Value posix_getxattr(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "attribute", "follow_symlinks"};
    Value p[3];
    PathArg path, name;
    bool follow;
    if (!parse(th, args, "getxattr", kNames, 2, 0, 2, p) || !get_path(th, p[0], "getxattr", "path", &path, kPathOrFd) ||
        !get_path(th, p[1], "getxattr", "attribute", &name) || !get_flag(th, p[2], true, &follow))
        return {};
    std::string value(65536, '\0');
    ssize_t n = path.fd >= 0 ? fgetxattr(path.fd, name.c(), value.data(), value.size())
                : follow     ? getxattr(path.c(), name.c(), value.data(), value.size())
                             : lgetxattr(path.c(), name.c(), value.data(), value.size());
    return n < 0 ? path_error(th, path) : Value(bytes_from(th, {value.data(), static_cast<size_t>(n)}));
}

Value posix_listxattr(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "follow_symlinks"};
    Value p[2];
    PathArg path;
    bool follow;
    if (!parse(th, args, "listxattr", kNames, 0, 0, 1, p) ||
        !get_path(th, p[0], "listxattr", "path", &path, kPathOrFd | kPathNullable) || !get_flag(th, p[1], true, &follow))
        return {};
    std::string names(65536, '\0');
    ssize_t n = path.fd >= 0 ? flistxattr(path.fd, names.data(), names.size())
                : follow     ? listxattr(path.c(), names.data(), names.size())
                             : llistxattr(path.c(), names.data(), names.size());
    if (n < 0) return path_error(th, path);
    List* result = KRAIT_TRY(new_list(th));
    for (ssize_t at = 0; at < n;) {
        std::string_view name(names.data() + at);
        if (!list_append(th, result, KRAIT_TRY(path_result(th, name, false)))) return {};
        at += static_cast<ssize_t>(name.size()) + 1;
    }
    return result;
}

Value posix_setxattr(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "attribute", "value", "flags", "follow_symlinks"};
    Value p[5];
    PathArg path, name;
    int flags;
    bool follow;
    BufferView view;
    if (!parse(th, args, "setxattr", kNames, 3, 0, 4, p) || !get_path(th, p[0], "setxattr", "path", &path, kPathOrFd) ||
        !get_path(th, p[1], "setxattr", "attribute", &name) || !get_int(th, p[3], 0, &flags) ||
        !get_flag(th, p[4], true, &follow) || !get_buffer(th, p[2], &view, kBufferSimple))
        return {};
    size_t size = static_cast<size_t>(view.length);
    int r = path.fd >= 0 ? fsetxattr(path.fd, name.c(), view.data, size, flags)
            : follow     ? setxattr(path.c(), name.c(), view.data, size, flags)
                         : lsetxattr(path.c(), name.c(), view.data, size, flags);
    int error = errno;
    release_buffer(th, &view);
    errno = error;
    return r < 0 ? path_error(th, path) : none();
}

Value posix_removexattr(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "attribute", "follow_symlinks"};
    Value p[3];
    PathArg path, name;
    bool follow;
    if (!parse(th, args, "removexattr", kNames, 2, 0, 2, p) ||
        !get_path(th, p[0], "removexattr", "path", &path, kPathOrFd) ||
        !get_path(th, p[1], "removexattr", "attribute", &name) || !get_flag(th, p[2], true, &follow))
        return {};
    int r = path.fd >= 0 ? fremovexattr(path.fd, name.c())
            : follow     ? removexattr(path.c(), name.c())
                         : lremovexattr(path.c(), name.c());
    return r < 0 ? path_error(th, path) : none();
}

// os.path.normpath for str and bytes, without touching the file system.
Value posix_path_normpath(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path"};
    Value p[1];
    if (!parse(th, args, "_path_normpath", kNames, 1, 0, 1, p)) return {};
    if (!is_str(p[0])) return raise(th, Exc::TypeError, "_path_normpath() argument 'path' must be str, not %T", p[0]);
    Str* path = p[0].as<Str>();
    i64 n = path->length;
    if (!n) return str_from_ascii(th, ".");
    i64 slashes = path->at(0) != '/' ? 0 : n > 1 && path->at(1) == '/' && !(n > 2 && path->at(2) == '/') ? 2 : 1;
    struct Part {
        i64 start, end;
    };
    std::basic_string<Part> parts;
    for (i64 i = 0; i <= n;) {
        i64 end = i;
        while (end < n && path->at(end) != '/') ++end;
        i64 length = end - i;
        bool up = length == 2 && path->at(i) == '.' && path->at(i + 1) == '.';
        bool here = length == 0 || (length == 1 && path->at(i) == '.');
        if (up) {
            bool last_is_up = !parts.empty() && parts.back().end - parts.back().start == 2 &&
                              path->at(parts.back().start) == '.' && path->at(parts.back().start + 1) == '.';
            if (!parts.empty() && !last_is_up) {
                parts.pop_back();
            } else if (!slashes) {
                parts.push_back(Part{i, end});
            }
        } else if (!here) {
            parts.push_back(Part{i, end});
        }
        i = end + 1;
    }
    StrBuilder out(th);
    for (i64 i = 0; i < slashes; ++i) out.append("/");
    for (size_t i = 0; i < parts.size(); ++i) {
        if (i) out.append("/");
        out.append(path, parts[i].start, parts[i].end);
    }
    if (!out.length()) return str_from_ascii(th, ".");
    return out.finish();
}

constexpr NativeDef kFunctions[] = {
    {"listdir", posix_listdir, "listdir($module, /, path=None)\n--\n\nReturn a list containing the names of the files in "
                               "the directory."},
    {"mkdir", posix_mkdir, "mkdir($module, /, path, mode=511, *, dir_fd=None)\n--\n\nCreate a directory."},
    {"unlink", posix_unlink, "unlink($module, /, path, *, dir_fd=None)\n--\n\nRemove a file (same as remove())."},
    {"remove", posix_remove, "remove($module, /, path, *, dir_fd=None)\n--\n\nRemove a file (same as unlink())."},
    {"rmdir", posix_rmdir, "rmdir($module, /, path, *, dir_fd=None)\n--\n\nRemove a directory."},
    {"rename", posix_rename, "rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)\n--\n\nRename a file or "
                             "directory."},
    {"replace", posix_replace, "replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)\n--\n\nRename a file or "
                               "directory, overwriting the destination."},
    {"link", posix_link, "link($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None,\n     follow_symlinks=True)\n--"
                         "\n\nCreate a hard link to a file."},
    {"symlink", posix_symlink, "symlink($module, /, src, dst, target_is_directory=False, *, dir_fd=None)\n--\n\nCreate a "
                               "symbolic link pointing to src named dst."},
    {"readlink", posix_readlink, "readlink($module, /, path, *, dir_fd=None)\n--\n\nReturn a string representing the path "
                                 "to which the symbolic link points."},
    {"mkfifo", posix_mkfifo, "mkfifo($module, /, path, mode=438, *, dir_fd=None)\n--\n\nCreate a \"fifo\" (a POSIX named "
                             "pipe)."},
    {"mknod", posix_mknod, "mknod($module, /, path, mode=384, device=0, *, dir_fd=None)\n--\n\nCreate a node in the file "
                           "system."},
    {"getcwd", posix_getcwd, "getcwd($module, /)\n--\n\nReturn a unicode string representing the current working directory."},
    {"getcwdb", posix_getcwdb, "getcwdb($module, /)\n--\n\nReturn a bytes string representing the current working "
                               "directory."},
    {"chdir", posix_chdir, "chdir($module, /, path)\n--\n\nChange the current working directory to the specified path."},
    {"fchdir", posix_fchdir, "fchdir($module, /, fd)\n--\n\nChange to the directory of the given file descriptor."},
    {"chroot", posix_chroot, "chroot($module, /, path)\n--\n\nChange root directory to path."},
    {"getxattr", posix_getxattr, "getxattr($module, /, path, attribute, *, follow_symlinks=True)\n--\n\nReturn the value "
                                 "of extended attribute attribute on path."},
    {"setxattr", posix_setxattr, "setxattr($module, /, path, attribute, value, flags=0, *,\n         "
                                 "follow_symlinks=True)\n--\n\nSet extended attribute attribute on path to value."},
    {"removexattr", posix_removexattr, "removexattr($module, /, path, attribute, *, follow_symlinks=True)\n--\n\nRemove "
                                       "extended attribute attribute on path."},
    {"listxattr", posix_listxattr, "listxattr($module, /, path=None, *, follow_symlinks=True)\n--\n\nReturn a list of "
                                   "extended attributes on path."},
    {"_path_normpath", posix_path_normpath, "_path_normpath($module, /, path)\n--\n\nBasic path normalization."},
};

}  // namespace

bool add_posix_folders(Thread* th, Module* module) { return add_functions(th, module, kFunctions, std::size(kFunctions)); }

}  // namespace krait
