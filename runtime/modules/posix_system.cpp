// posix: facts about the system, environment, terminal, random bytes.
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <iterator>

#include "runtime/modules/posix.h"
#include "runtime/types/bytes.h"
#include "runtime/types/structseq.h"

namespace krait {

namespace {

constexpr StructField kSizeFields[] = {{"columns", "width of the terminal window in characters"},
                                       {"lines", "height of the terminal window in characters"}};
constexpr StructSpec kSize = {"os.terminal_size", "A tuple of (columns, lines) for holding terminal window size", kSizeFields,
                              2, 2, false};
constexpr StructField kUnameFields[] = {{"sysname", "operating system name"},
                                        {"nodename", "name of machine on network (implementation-defined)"},
                                        {"release", "operating system release"},
                                        {"version", "operating system version"},
                                        {"machine", "hardware identifier"}};
constexpr StructSpec kUname = {"posix.uname_result", "uname_result: Result from os.uname().", kUnameFields, 5, 5, false};
constexpr StructField kParamFields[] = {{"sched_priority", "the scheduling priority"}};
constexpr StructSpec kParam = {"posix.sched_param", "Currently has only one field: sched_priority", kParamFields, 1, 1, false};

Type* size_type;
Type* uname_type;

Value posix_get_terminal_size(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "get_terminal_size", args) || !check_arg_count(th, "get_terminal_size", args, 0, 1)) return {};
    int fd = 1;
    winsize size;
    if (args.count && !to_int32(th, args[0], &fd)) return {};
    if (ioctl(fd, TIOCGWINSZ, &size) < 0) return raise_errno(th, errno);
    Tuple* t = KRAIT_TRY(new_struct(th, size_type));
    t->items[0] = Value::from_small_int(size.ws_col);
    t->items[1] = Value::from_small_int(size.ws_row);
    return t;
}

Value posix_uname(Thread* th, Value) {
    utsname u;
    if (uname(&u) < 0) return raise_errno(th, errno);
    Tuple* t = KRAIT_TRY(new_struct(th, uname_type));
    const char* texts[] = {u.sysname, u.nodename, u.release, u.version, u.machine};
    for (size_t i = 0; i < std::size(texts); ++i) set_field(th, t, t->items[i], KRAIT_TRY(path_result(th, texts[i], false)));
    return t;
}

struct NamedNumber {
    const char* name;
    int number;
};
constexpr NamedNumber kSysconf[] = {
#define NAME(text, number) {text, number},
#include "runtime/modules/posix_sysconf.def"
};
constexpr NamedNumber kPathconf[] = {
#include "runtime/modules/posix_pathconf.def"
};
constexpr NamedNumber kConfstr[] = {
#include "runtime/modules/posix_confstr.def"
#undef NAME
};

template <size_t N>
bool configuration_name(Thread* th, Value v, const NamedNumber (&table)[N], int* out) {
    if (is_int(v)) return to_int32(th, v, out);
    if (!is_str(v)) {
        raise(th, Exc::TypeError, "configuration names must be strings or integers");
        return false;
    }
    for (const NamedNumber& row : table) {
        if (str_equal(v.as<Str>(), row.name)) {
            *out = row.number;
            return true;
        }
    }
    raise(th, Exc::ValueError, "unrecognized configuration name");
    return false;
}

template <size_t N>
bool add_names(Thread* th, Module* module, const char* name, const NamedNumber (&table)[N]) {
    Dict* dict = new_dict(th);
    for (const NamedNumber& row : table) {
        if (!dict || !dict_set_str(th, dict, row.name, Value::from_small_int(row.number))) return false;
    }
    return module_add(th, module, name, dict);
}

Value posix_sysconf(Thread* th, Value, Value name) {
    int number;
    if (!configuration_name(th, name, kSysconf, &number)) return {};
    errno = 0;
    long value = sysconf(number);
    return value == -1 && errno ? raise_errno(th, errno) : int_from_i64(th, value);
}

Value posix_pathconf(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "name"};
    Value p[2];
    PathArg path;
    int number;
    if (!parse(th, args, "pathconf", kNames, 2, 0, 2, p) || !get_path(th, p[0], "pathconf", "path", &path, kPathOrFd) ||
        !configuration_name(th, p[1], kPathconf, &number))
        return {};
    errno = 0;
    long value = path.fd >= 0 ? fpathconf(path.fd, number) : pathconf(path.c(), number);
    return value == -1 && errno ? path_error(th, path) : int_from_i64(th, value);
}

Value posix_confstr(Thread* th, Value, Value name) {
    int number;
    if (!configuration_name(th, name, kConfstr, &number)) return {};
    char buffer[4096];
    errno = 0;
    size_t n = confstr(number, buffer, sizeof buffer);
    if (n == 0) return errno ? raise_errno(th, errno) : none();
    return path_result(th, {buffer, n - 1}, false);
}

Value posix_cpu_count(Thread* th, Value) {
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? none() : int_from_i64(th, n);
}

Value posix_getloadavg(Thread* th, Value) {
    double load[3];
    if (getloadavg(load, 3) != 3) return raise(th, Exc::OSError, "Load averages are unobtainable");
    return make_tuple(th, Value::from_double(load[0]), Value::from_double(load[1]), Value::from_double(load[2]));
}

Value random_bytes(Thread* th, i64 count, unsigned flags) {
    if (count < 0) return raise(th, Exc::ValueError, "negative argument not allowed");
    Bytes* bytes = KRAIT_TRY(new_bytes(th, count));
    i64 done = 0;
    while (done < count) {
        ssize_t n = getrandom(bytes->data + done, static_cast<size_t>(count - done), flags);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return raise_errno(th, errno);
        done += n;
    }
    return bytes;
}
Value posix_urandom(Thread* th, Value, Value size) {
    i64 n;
    return to_ssize(th, size, Exc::OverflowError, &n) ? random_bytes(th, n, 0) : Value();
}
Value posix_getrandom(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"size", "flags"};
    Value p[2];
    i64 n;
    int flags;
    if (!parse(th, args, "getrandom", kNames, 1, 0, 2, p) || !to_ssize(th, p[0], Exc::OverflowError, &n) ||
        !get_int(th, p[1], 0, &flags))
        return {};
    if (n < 0) return raise_errno(th, EINVAL);
    return random_bytes(th, n, static_cast<unsigned>(flags));
}

Value posix_strerror(Thread* th, Value, Value code) {
    int n;
    return to_int32(th, code, &n) ? path_result(th, strerror(n), false) : Value();
}

Value posix_putenv(Thread* th, Value, Value name_value, Value value_value) {
    PathArg name, value;
    if (!get_path(th, name_value, "putenv", "name", &name) || !get_path(th, value_value, "putenv", "value", &value)) return {};
    if (name.text.find('=') != std::string::npos) {
        return raise(th, Exc::ValueError, "illegal environment variable name");
    }
    return setenv(name.c(), value.c(), 1) < 0 ? raise_errno(th, errno) : none();
}
Value posix_unsetenv(Thread* th, Value, Value name_value) {
    PathArg name;
    if (!get_path(th, name_value, "unsetenv", "name", &name)) return {};
    return unsetenv(name.c()) < 0 ? raise_errno(th, errno) : none();
}

Value posix_device_encoding(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"fd"};
    Value p[1];
    int fd;
    if (!parse(th, args, "device_encoding", kNames, 1, 0, 1, p) || !to_int32(th, p[0], &fd)) return {};
    return isatty(fd) ? Value(str_from_ascii(th, "utf-8")) : none();
}

Value posix_ctermid(Thread* th, Value) {
    char name[L_ctermid];
    return path_result(th, ctermid(name), false);
}

constexpr NativeDef kFunctions[] = {
    {"get_terminal_size", posix_get_terminal_size, "Return the size of the terminal window as (columns, lines)."},
    {"uname", posix_uname, "uname($module, /)\n--\n\nReturn an object identifying the current operating system."},
    {"sysconf", posix_sysconf, "sysconf($module, name, /)\n--\n\nReturn an integer-valued system configuration variable."},
    {"pathconf", posix_pathconf, "pathconf($module, /, path, name)\n--\n\nReturn the configuration limit name for the file "
                                 "or directory path."},
    {"fpathconf", posix_pathconf, "fpathconf($module, fd, name, /)\n--\n\nReturn the configuration limit name for the file "
                                  "descriptor fd."},
    {"confstr", posix_confstr, "confstr($module, name, /)\n--\n\nReturn a string-valued system configuration variable."},
    {"cpu_count", posix_cpu_count, "cpu_count($module, /)\n--\n\nReturn the number of CPUs in the system; return None if "
                                   "indeterminable."},
    {"getloadavg", posix_getloadavg, "getloadavg($module, /)\n--\n\nReturn average recent system load information."},
    {"urandom", posix_urandom, "urandom($module, size, /)\n--\n\nReturn a bytes object containing random bytes suitable for "
                               "cryptographic use."},
    {"getrandom", posix_getrandom, "getrandom($module, /, size, flags=0)\n--\n\nObtain a series of random bytes."},
    {"strerror", posix_strerror, "strerror($module, code, /)\n--\n\nTranslate an error code to a message string."},
    {"putenv", posix_putenv, "putenv($module, name, value, /)\n--\n\nChange or add an environment variable."},
    {"unsetenv", posix_unsetenv, "unsetenv($module, name, /)\n--\n\nDelete an environment variable."},
    {"device_encoding", posix_device_encoding, "device_encoding($module, /, fd)\n--\n\nReturn a string describing the "
                                               "encoding of a terminal's file descriptor."},
    {"ctermid", posix_ctermid, "ctermid($module, /)\n--\n\nReturn the name of the controlling terminal for this process."},
};

}  // namespace

bool add_posix_system(Thread* th, Module* module) {
    size_type = new_struct_type(th, &kSize);
    uname_type = new_struct_type(th, &kUname);
    Type* param_type = new_struct_type(th, &kParam);
    return size_type && uname_type && param_type && module_add(th, module, "terminal_size", size_type) &&
           module_add(th, module, "uname_result", uname_type) && module_add(th, module, "sched_param", param_type) &&
           add_names(th, module, "sysconf_names", kSysconf) && add_names(th, module, "pathconf_names", kPathconf) &&
           add_names(th, module, "confstr_names", kConfstr) && add_functions(th, module, kFunctions, std::size(kFunctions));
}

}  // namespace krait
