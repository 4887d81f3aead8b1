// posix: assembling the module, its constants, and the arguments its functions share (CPython's Modules/posixmodule.c).
#include "runtime/modules/posix.h"

#include <dlfcn.h>
#include <limits.h>
#include <linux/memfd.h>
#include <sched.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <sysexits.h>
#include <unistd.h>

#include <iterator>

#include "runtime/types/bytes.h"
#include "runtime/types/codecs.h"
#include "runtime/types/exception.h"

extern char** environ;

namespace krait {

Value fs_path(Thread* th, Value path) {
    if (is_str(path) || has_kind(path, Kind::Bytes)) return path;
    Value method = lookup_special(th, path, th->vm->names.dunder_fspath);
    if (!method) {
        if (has_pending(th)) return {};
        return raise(th, Exc::TypeError, "expected str, bytes or os.PathLike object, not %T", path);
    }
    Value result = KRAIT_TRY(call(th, method));
    if (is_str(result) || has_kind(result, Kind::Bytes)) return result;
    return raise(th, Exc::TypeError, "expected %T.__fspath__() to return str or bytes, not %T", path, result);
}

bool get_path(Thread* th, Value v, const char* function, const char* argument, PathArg* out, u8 flags) {
    if ((flags & kPathNullable) && (!v || is_none(v))) {
        out->object = Value();
        out->text = ".";
        return true;
    }
    out->object = v;
    Value path = v;
    if (!is_str(v) && !has_kind(v, Kind::Bytes)) {
        if ((flags & kPathOrFd) && has_index(v)) return to_int32(th, v, &out->fd);
        Value method = lookup_special(th, v, th->vm->names.dunder_fspath);
        if (!method) {
            if (has_pending(th)) return false;
            bool is_buffer = supports_buffer(v);
            const char* kinds = (flags & kPathOrFd) && (flags & kPathNullable) ? "string, bytes, os.PathLike, integer or None"
                                : (flags & kPathOrFd)                          ? "string, bytes, os.PathLike or integer"
                                : (flags & kPathNullable)                      ? "string, bytes, os.PathLike or None"
                                                                               : "string, bytes or os.PathLike";
            if (!is_buffer) {
                raise(th, Exc::TypeError, "%s: %s should be %s, not %T", function, argument, kinds, v);
                return false;
            }
            // Other buffers are taken as bytes, with a warning.
            if (!warn(th, Exc::DeprecationWarning, 1, "%s: %s should be %s, not %T", function, argument, kinds, v)) return false;
            path = call(th, builtin_type(Kind::Bytes), v);
        } else {
            path = call(th, method);
        }
        if (!path) return false;
        if (!is_str(path) && !has_kind(path, Kind::Bytes)) {
            raise(th, Exc::TypeError, "expected %T.__fspath__() to return str or bytes, not %T", v, path);
            return false;
        }
        out->object = path;
    }
    out->is_bytes = has_kind(path, Kind::Bytes);
    Bytes* bytes = fs_encode(th, path);
    if (!bytes) return false;
    out->text.assign(bytes->data, static_cast<size_t>(bytes->length));
    if (out->text.find('\0') != std::string::npos) {
        if (out->is_bytes)
            raise(th, Exc::ValueError, "%s: embedded null character in %s", function, argument);
        else
            raise(th, Exc::ValueError, "embedded null byte");
        return false;
    }
    return true;
}

bool get_dir_fd(Thread* th, Value v, int* fd) {
    *fd = AT_FDCWD;
    if (!v || is_none(v)) return true;
    if (!has_index(v)) {
        raise(th, Exc::TypeError, "argument should be integer or None, not %T", v);
        return false;
    }
    return to_int32(th, v, fd);
}

bool get_fd(Thread* th, Value v, int* fd) {
    if (is_int(v)) {
        if (!to_int32(th, v, fd)) return false;
    } else {
        Value method = find_attribute(th, v, th->vm->names.fileno);
        if (!method) {
            if (!has_pending(th)) raise(th, Exc::TypeError, "argument must be an int, or have a fileno() method.");
            return false;
        }
        Value number = call(th, method);
        if (!number) return false;
        if (!is_int(number)) {
            raise(th, Exc::TypeError, "fileno() returned a non-integer");
            return false;
        }
        if (!to_int32(th, number, fd)) return false;
    }
    if (*fd >= 0) return true;
    raise(th, Exc::ValueError, "file descriptor cannot be a negative integer (%d)", *fd);
    return false;
}

bool get_flag(Thread* th, Value v, bool otherwise, bool* out) {
    *out = otherwise;
    if (!v) return true;
    int t = truth(th, v);
    *out = t > 0;
    return t >= 0;
}

bool get_int(Thread* th, Value v, int otherwise, int* out) {
    *out = otherwise;
    return !v || to_int32(th, v, out);
}

bool get_offset(Thread* th, Value v, i64* out) { return to_i64(th, v, out); }

bool get_id(Thread* th, Value v, const char* what, u32* out) {
    Value index = to_index(th, v);
    if (!index) return false;
    i64 i;
    if (!int_fits_i64(index, &i) || i > 0xFFFFFFFFll || i < -1) {
        raise(th, Exc::OverflowError, "%s is %s", what, int_sign(index) < 0 ? "less than minimum" : "greater than maximum");
        return false;
    }
    *out = static_cast<u32>(i);
    return true;
}

Value path_result(Thread* th, std::string_view text, bool as_bytes) {
    if (as_bytes) return bytes_from(th, text);
    return fs_decode(th, text);
}

Value path_error(Thread* th, const PathArg& path) { return raise_errno(th, errno, path.object); }
Value path_error(Thread* th, const PathArg& a, const PathArg& b) { return raise_errno(th, errno, a.object, b.object); }

bool run_poll_work(Thread* th) { return !th->poll || !interp_hooks.poll || interp_hooks.poll(th); }

bool add_functions(Thread* th, Module* module, const NativeDef* defs, size_t count) {
    Value name = dict_get_str(module->dict, th->vm->names.dunder_name);
    for (size_t i = 0; i < count; ++i) {
        Value f = new_builtin(th, &defs[i], Value(module), name);
        if (!f || !module_add(th, module, defs[i].name, f)) return false;
    }
    return true;
}

namespace {

struct Constant {
    const char* name;
    i64 value;
};
constexpr Constant kConstants[] = {
#define CONSTANT(name) {#name, static_cast<i64>(name)},
#include "runtime/modules/posix_constants.def"
#undef CONSTANT
    {"O_LARGEFILE", 0},
    {"EX_OK", 0},
    {"P_PIDFD", 3},
    {"POSIX_SPAWN_OPEN", 0},
    {"POSIX_SPAWN_CLOSE", 1},
    {"POSIX_SPAWN_DUP2", 2},
    {"SCHED_RESET_ON_FORK", 0x40000000},
};

// What os.py asks to build supports_dir_fd and its like.
constexpr const char* kHaveFunctions[] = {
    "HAVE_FACCESSAT", "HAVE_FCHDIR",  "HAVE_FCHMOD",   "HAVE_FCHMODAT", "HAVE_FCHOWN",    "HAVE_FCHOWNAT", "HAVE_FDOPENDIR",
    "HAVE_FEXECVE",   "HAVE_FPATHCONF", "HAVE_FSTATAT", "HAVE_FSTATVFS", "HAVE_FTRUNCATE", "HAVE_FUTIMENS", "HAVE_LINKAT",
    "HAVE_LCHOWN",    "HAVE_LSTAT",   "HAVE_LUTIMES",  "HAVE_MEMFD_CREATE", "HAVE_MKDIRAT", "HAVE_MKFIFOAT", "HAVE_MKNODAT",
    "HAVE_OPENAT",    "HAVE_READLINKAT", "HAVE_RENAMEAT", "HAVE_SYMLINKAT", "HAVE_UNLINKAT", "HAVE_UTIMENSAT",
};

Dict* make_environ(Thread* th) {
    Dict* dict = new_dict(th);
    if (!dict) return nullptr;
    for (char** entry = environ; entry && *entry; ++entry) {
        std::string_view text(*entry);
        size_t equal = text.find('=');
        if (equal == std::string_view::npos) continue;
        Value name = bytes_from(th, text.substr(0, equal));
        Value value = bytes_from(th, text.substr(equal + 1));
        if (!name || !value) return nullptr;
        int present = dict_contains(th, dict, name);
        if (present < 0 || (!present && !dict_set(th, dict, name, value))) return nullptr;
    }
    return dict;
}

Value posix_fspath(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path"};
    Value p[1];
    if (!parse(th, args, "fspath", kNames, 1, 0, 1, p)) return {};
    return fs_path(th, p[0]);
}

constexpr NativeDef kFunctions[] = {
    {"fspath", posix_fspath,
     "fspath($module, /, path)\n--\n\nReturn the file system path representation of the object.\n\nIf the object is str "
     "or bytes, then allow it to pass through as-is. If the\nobject defines __fspath__(), then return the result of that "
     "method. All other\ntypes raise a TypeError."},
};
constexpr ModuleDef kModule = {"posix",
                               "This module provides access to operating system functionality that is\nstandardized by "
                               "the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).  Refer to the "
                               "library manual and\ncorresponding Unix manual entries for more information on calls.",
                               kFunctions, std::size(kFunctions)};

}  // namespace

Value init_posix(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    for (const Constant& c : kConstants) {
        if (!module_add(th, module, c.name, KRAIT_TRY(int_from_i64(th, c.value)))) return {};
    }
    List* have = KRAIT_TRY(new_list(th));
    for (const char* name : kHaveFunctions) {
        if (!list_append(th, have, Value(intern(th, name)))) return {};
    }
    Dict* environment = KRAIT_TRY(make_environ(th));
    bool ok = module_add(th, module, "_have_functions", have) && module_add(th, module, "environ", environment) &&
              module_add(th, module, "error", exception_type(Exc::OSError)) && add_posix_stat(th, module) &&
              add_posix_files(th, module) && add_posix_folders(th, module) && add_posix_scandir(th, module) &&
              add_posix_process(th, module) && add_posix_identity(th, module) && add_posix_system(th, module);
    return ok ? Value(module) : Value();
}

}  // namespace krait
