// posix: processes: starting, ending, waiting for them. Their identities are in posix_identity.cpp.
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/times.h>
#include <sys/wait.h>
#include <pty.h>
#include <unistd.h>

#include <cstdlib>
#include <iterator>
#include <vector>

#include "runtime/modules/io.h"
#include "runtime/modules/posix.h"
#include "runtime/roots.h"
#include "runtime/types/bytes.h"
#include "runtime/types/codecs.h"
#include "runtime/types/set.h"
#include "runtime/types/structseq.h"

extern char** environ;

namespace krait {

namespace {

Value number(Thread* th, i64 i) { return int_from_i64(th, i); }

// ---- Strings for exec ----

struct StringArray {
    std::vector<std::string> texts;
    std::vector<char*> pointers;
    char** c() {
        pointers.clear();
        for (std::string& s : texts) pointers.push_back(s.data());
        pointers.push_back(nullptr);
        return pointers.data();
    }
};

bool add_text(Thread* th, Value v, StringArray* out) {
    Value path = fs_path(th, v);
    Bytes* bytes = path ? fs_encode(th, path) : nullptr;
    if (!bytes) return false;
    out->texts.emplace_back(bytes->data, static_cast<size_t>(bytes->length));
    if (out->texts.back().find('\0') == std::string::npos) return true;
    raise(th, Exc::ValueError, "embedded null byte");
    return false;
}

bool get_argv(Thread* th, const char* function, Value argv, StringArray* out) {
    if (!is_list(argv) && !is_tuple(argv)) {
        raise(th, Exc::TypeError, "%s() arg 2 must be a tuple or list", function);
        return false;
    }
    Tuple* items = to_tuple(th, argv);
    if (!items) return false;
    if (!items->size) {
        raise(th, Exc::ValueError, "%s() arg 2 must not be empty", function);
        return false;
    }
    for (i64 i = 0; i < items->size; ++i) {
        if (!add_text(th, items->items[i], out)) return false;
    }
    if (!out->texts[0].empty()) return true;
    raise(th, Exc::ValueError, "%s() arg 2 first element cannot be empty", function);
    return false;
}

bool get_environment(Thread* th, Value env, StringArray* out) {
    Value keys = call_method(th, env, th->vm->names.keys);
    Tuple* names = keys ? to_tuple(th, keys) : nullptr;
    if (!names) return false;
    for (i64 i = 0; i < names->size; ++i) {
        Value value = get_item(th, env, names->items[i]);
        StringArray pair;
        if (!value || !add_text(th, names->items[i], &pair) || !add_text(th, value, &pair)) return false;
        if (pair.texts[0].empty() || pair.texts[0].find('=', 1) != std::string::npos) {
            raise(th, Exc::ValueError, "illegal environment variable name");
            return false;
        }
        out->texts.push_back(pair.texts[0] + "=" + pair.texts[1]);
    }
    return true;
}

void flush_before_exec() { fflush(nullptr); }

Value posix_execv(Thread* th, Value, Value file, Value argv) {
    PathArg path;
    StringArray arguments;
    if (!get_path(th, file, "execv", "path", &path) || !get_argv(th, "execv", argv, &arguments)) return {};
    flush_before_exec();
    execv(path.c(), arguments.c());
    return path_error(th, path);
}

Value posix_execve(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"path", "argv", "env"};
    Value p[3];
    PathArg path;
    StringArray arguments, environment;
    if (!parse(th, args, "execve", kNames, 3, 0, 3, p) || !get_path(th, p[0], "execve", "path", &path, kPathOrFd) ||
        !get_argv(th, "execve", p[1], &arguments))
        return {};
    if (!type_of(p[2])->slots.getitem) return raise(th, Exc::TypeError, "execve: environment must be a mapping object");
    if (!get_environment(th, p[2], &environment)) return {};
    flush_before_exec();
    if (path.fd >= 0) {
        fexecve(path.fd, arguments.c(), environment.c());
    } else {
        execve(path.c(), arguments.c(), environment.c());
    }
    return path_error(th, path);
}

// ---- posix_spawn ----

bool add_file_actions(Thread* th, Value actions, posix_spawn_file_actions_t* out, std::vector<std::string>* keep) {
    Tuple* items = to_tuple(th, actions);
    if (!items) return false;
    keep->reserve(static_cast<size_t>(items->size));
    for (i64 i = 0; i < items->size; ++i) {
        Value item = items->items[i];
        if (!is_tuple(item) || !item.as<Tuple>()->size) {
            raise(th, Exc::TypeError, "Each file_actions element must be a non-empty tuple");
            return false;
        }
        Tuple* t = item.as<Tuple>();
        int kind, fd, extra = 0, mode = 0;
        if (!to_int32(th, t->items[0], &kind)) return false;
        i64 wanted = kind == 0 ? 5 : kind == 1 ? 2 : kind == 2 ? 3 : 0;
        if (!wanted) {
            raise(th, Exc::TypeError, "Unknown file_actions identifier");
            return false;
        }
        if (t->size != wanted) {
            raise(th, Exc::TypeError, kind == 0   ? "A open file_action tuple must have 5 elements"
                                      : kind == 1 ? "A close file_action tuple must have 2 elements"
                                                  : "A dup2 file_action tuple must have 3 elements");
            return false;
        }
        if (!to_int32(th, t->items[1], &fd)) return false;
        if (kind == 0) {
            PathArg path;
            if (!get_path(th, t->items[2], "posix_spawn", "path", &path) || !to_int32(th, t->items[3], &extra) ||
                !to_int32(th, t->items[4], &mode))
                return false;
            keep->push_back(path.text);
            posix_spawn_file_actions_addopen(out, fd, keep->back().c_str(), extra, static_cast<mode_t>(mode));
        } else if (kind == 1) {
            posix_spawn_file_actions_addclose(out, fd);
        } else {
            if (!to_int32(th, t->items[2], &extra)) return false;
            posix_spawn_file_actions_adddup2(out, fd, extra);
        }
    }
    return true;
}

bool fill_signals(Thread* th, Value signals, sigset_t* set) {
    sigemptyset(set);
    Tuple* items = to_tuple(th, signals);
    if (!items) return false;
    for (i64 i = 0; i < items->size; ++i) {
        int n;
        if (!to_int32(th, items->items[i], &n)) return false;
        if (n < 1 || n > 64) {
            raise(th, Exc::ValueError, "signal number %d out of range [1; 64]", n);
            return false;
        }
        sigaddset(set, n);
    }
    return true;
}

Value do_spawn(Thread* th, const char* function, const Args& args, bool search) {
    static constexpr const char* kNames[] = {"path",   "argv",  "env",        "file_actions", "setpgroup",
                                             "resetids", "setsid", "setsigmask", "setsigdef",    "scheduler"};
    Value p[10];
    PathArg path;
    StringArray arguments, environment;
    if (!parse(th, args, function, kNames, 3, 3, 3, p) || !get_path(th, p[0], function, "path", &path) ||
        !get_argv(th, function, p[1], &arguments) || !get_environment(th, p[2], &environment))
        return {};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    std::vector<std::string> keep;
    short flags = 0;
    int group = 0, on = 0;
    bool ok = true;
    sigset_t signals;
    if (p[3] && !is_none(p[3])) ok = add_file_actions(th, p[3], &actions, &keep);
    if (ok && p[4]) {
        ok = to_int32(th, p[4], &group);
        posix_spawnattr_setpgroup(&attributes, group);
        flags |= POSIX_SPAWN_SETPGROUP;
    }
    if (ok && p[5] && (ok = get_int(th, p[5], 0, &on)) && on) flags |= POSIX_SPAWN_RESETIDS;
    if (ok && p[6] && (ok = get_int(th, p[6], 0, &on)) && on) flags |= POSIX_SPAWN_SETSID;
    if (ok && p[7] && (ok = fill_signals(th, p[7], &signals))) {
        posix_spawnattr_setsigmask(&attributes, &signals);
        flags |= POSIX_SPAWN_SETSIGMASK;
    }
    if (ok && p[8] && (ok = fill_signals(th, p[8], &signals))) {
        posix_spawnattr_setsigdefault(&attributes, &signals);
        flags |= POSIX_SPAWN_SETSIGDEF;
    }
    pid_t pid = 0;
    int error = 0;
    if (ok) {
        posix_spawnattr_setflags(&attributes, flags);
        auto spawn = search ? posix_spawnp : posix_spawn;
        error = spawn(&pid, path.c(), &actions, &attributes, arguments.c(), environment.c());
    }
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (!ok) return {};
    return error ? raise_errno(th, error, path.object) : number(th, pid);
}
Value posix_spawn_path(Thread* th, Value, const Args& args) { return do_spawn(th, "posix_spawn", args, false); }
Value posix_spawn_search(Thread* th, Value, const Args& args) { return do_spawn(th, "posix_spawnp", args, true); }

// ---- fork, exit ----

Value fork_before, fork_parent, fork_child;  // lists of callables, or empty

Value posix_register_at_fork(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"before", "after_in_child", "after_in_parent"};
    Value p[3];
    if (!parse(th, args, "register_at_fork", kNames, 0, 0, 0, p)) return {};
    Value* lists[] = {&fork_before, &fork_child, &fork_parent};
    if (!p[0] && !p[1] && !p[2]) return raise(th, Exc::TypeError, "At least one argument is required.");
    for (int i = 0; i < 3; ++i) {
        if (!p[i]) continue;
        if (!is_callable(p[i])) return raise(th, Exc::TypeError, "'%s' must be callable, not %T", kNames[i], p[i]);
        if (!*lists[i]) {
            *lists[i] = KRAIT_TRY(new_list(th));
            add_root(th, lists[i]);
        }
        if (!list_append(th, lists[i]->as<List>(), p[i])) return {};
    }
    return none();
}

void run_hooks(Thread* th, Value hooks, bool backwards) {
    if (!hooks) return;
    List* list = hooks.as<List>();
    for (i64 i = 0; i < list->size; ++i) {
        Value hook = list->items[backwards ? list->size - 1 - i : i];
        if (!call(th, hook)) write_unraisable(th, hook);
    }
}

Value posix_fork(Thread* th, Value) {
    io::flush_writers_of(th, nullptr);
    run_hooks(th, fork_before, true);
    pid_t pid = fork();
    int error = errno;
    if (pid == 0) reset_threads_after_fork(th);
    run_hooks(th, pid == 0 ? fork_child : fork_parent, false);
    return pid < 0 ? raise_errno(th, error) : number(th, pid);
}

Value posix_forkpty(Thread* th, Value) {
    int master;
    run_hooks(th, fork_before, true);
    pid_t pid = forkpty(&master, nullptr, nullptr, nullptr);
    int error = errno;
    if (pid == 0) reset_threads_after_fork(th);
    run_hooks(th, pid == 0 ? fork_child : fork_parent, false);
    if (pid < 0) return raise_errno(th, error);
    return make_tuple(th, Value::from_small_int(pid), Value::from_small_int(master));
}

Value posix_exit(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"status"};
    Value p[1];
    int status;
    if (!parse(th, args, "_exit", kNames, 1, 0, 1, p) || !to_int32(th, p[0], &status)) return {};
    _exit(status);
}

Value posix_abort(Thread*, Value) { abort(); }

Value posix_system(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"command"};
    Value p[1];
    PathArg command;
    if (!parse(th, args, "system", kNames, 1, 0, 1, p) || !get_path(th, p[0], "system", "command", &command)) return {};
    io::flush_writers_of(th, nullptr);
    int status;
    {
        GilRelease released(th);
        status = system(command.c());
    }
    return number(th, status);
}

// ---- Waiting ----

constexpr StructField kUsageFields[] = {
    {"ru_utime", "user time used"},          {"ru_stime", "system time used"},
    {"ru_maxrss", "max. resident set size"}, {"ru_ixrss", "shared memory size"},
    {"ru_idrss", "unshared data size"},      {"ru_isrss", "unshared stack size"},
    {"ru_minflt", "page faults not requiring I/O"}, {"ru_majflt", "page faults requiring I/O"},
    {"ru_nswap", "number of swap outs"},     {"ru_inblock", "block input operations"},
    {"ru_oublock", "block output operations"}, {"ru_msgsnd", "IPC messages sent"},
    {"ru_msgrcv", "IPC messages received"},  {"ru_nsignals", "signals received"},
    {"ru_nvcsw", "voluntary context switches"}, {"ru_nivcsw", "involuntary context switches"},
};
constexpr StructSpec kUsage = {"resource.struct_rusage", "struct_rusage: Result from getrusage.", kUsageFields, 16, 16, false};
Type* usage_type;

constexpr StructField kWaitidFields[] = {
    {"si_pid", nullptr}, {"si_uid", nullptr}, {"si_signo", nullptr}, {"si_status", nullptr}, {"si_code", nullptr}};
constexpr StructSpec kWaitid = {"posix.waitid_result", "waitid_result: Result from waitid.", kWaitidFields, 5, 5, false};
Type* waitid_type;

}  // namespace

Value new_usage(Thread* th, const struct rusage& u) {
    if (!usage_type) usage_type = KRAIT_TRY(new_struct_type(th, &kUsage));
    Tuple* t = KRAIT_TRY(new_struct(th, usage_type));
    auto seconds = [](const timeval& v) {
        return Value::from_double(static_cast<double>(v.tv_sec) + 1e-6 * static_cast<double>(v.tv_usec));
    };
    t->items[0] = seconds(u.ru_utime);
    t->items[1] = seconds(u.ru_stime);
    const long values[] = {u.ru_maxrss, u.ru_ixrss, u.ru_idrss, u.ru_isrss,  u.ru_minflt, u.ru_majflt, u.ru_nswap,
                           u.ru_inblock, u.ru_oublock, u.ru_msgsnd, u.ru_msgrcv, u.ru_nsignals, u.ru_nvcsw, u.ru_nivcsw};
    for (size_t i = 0; i < std::size(values); ++i) t->items[2 + i] = Value::from_small_int(values[i]);
    return t;
}

Type* usage_struct_type(Thread* th) {
    if (!usage_type) usage_type = new_struct_type(th, &kUsage);
    return usage_type;
}

namespace {

Value wait_result(Thread* th, pid_t pid, int status, bool raised) {
    if (pid < 0) return raised ? Value() : raise_errno(th, errno);
    return make_tuple(th, Value::from_small_int(pid), Value::from_small_int(status));
}

Value posix_wait(Thread* th, Value) {
    int status = 0;
    bool raised;
    pid_t pid = retry_on_signal(th, &raised, [&] { return wait(&status); });
    return wait_result(th, pid, status, raised);
}

Value posix_waitpid(Thread* th, Value, Value pid_value, Value options_value) {
    int pid, options, status = 0;
    if (!to_int32(th, pid_value, &pid) || !to_int32(th, options_value, &options)) return {};
    bool raised;
    pid_t r = retry_on_signal(th, &raised, [&] { return waitpid(pid, &status, options); });
    return wait_result(th, r, status, raised);
}

Value wait_usage(Thread* th, int pid, int options) {
    int status = 0;
    struct rusage usage = {};
    bool raised;
    pid_t r = retry_on_signal(th, &raised, [&] { return wait4(pid, &status, options, &usage); });
    if (r < 0) return raised ? Value() : raise_errno(th, errno);
    return make_tuple(th, Value::from_small_int(r), Value::from_small_int(status), KRAIT_TRY(new_usage(th, usage)));
}

Value posix_wait3(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"options"};
    Value p[1];
    int options;
    if (!parse(th, args, "wait3", kNames, 1, 0, 1, p) || !to_int32(th, p[0], &options)) return {};
    return wait_usage(th, -1, options);
}

Value posix_wait4(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"pid", "options"};
    Value p[2];
    int pid, options;
    if (!parse(th, args, "wait4", kNames, 2, 0, 2, p) || !to_int32(th, p[0], &pid) || !to_int32(th, p[1], &options)) return {};
    return wait_usage(th, pid, options);
}

Value posix_waitid(Thread* th, Value, const Args& args) {
    int kind, id, options;
    if (!check_arg_count(th, "waitid", args, 3, 3) || !to_int32(th, args[0], &kind) || !to_int32(th, args[1], &id) ||
        !to_int32(th, args[2], &options))
        return {};
    siginfo_t info = {};
    bool raised;
    int r = retry_on_signal(
        th, &raised, [&] { return waitid(static_cast<idtype_t>(kind), static_cast<id_t>(id), &info, options); });
    if (r < 0) return raised ? Value() : raise_errno(th, errno);
    if (info.si_pid == 0) return none();
    Tuple* t = KRAIT_TRY(new_struct(th, waitid_type));
    const i64 values[] = {info.si_pid, info.si_uid, info.si_signo, info.si_status, info.si_code};
    for (size_t i = 0; i < std::size(values); ++i) t->items[i] = Value::from_small_int(values[i]);
    return t;
}

template <class F>
Value about_status(Thread* th, const char* function, const Args& args, F f) {
    static constexpr const char* kNames[] = {"status"};
    Value p[1];
    int status;
    if (!parse(th, args, function, kNames, 1, 0, 1, p) || !to_int32(th, p[0], &status)) return {};
    return f(status);
}
Value status_coredump(Thread* th, Value, const Args& args) {
    return about_status(th, "WCOREDUMP", args, [](int s) { return py_bool(WCOREDUMP(s)); });
}
Value status_continued(Thread* th, Value, const Args& args) {
    return about_status(th, "WIFCONTINUED", args, [](int s) { return py_bool(WIFCONTINUED(s)); });
}
Value status_stopped(Thread* th, Value, const Args& args) {
    return about_status(th, "WIFSTOPPED", args, [](int s) { return py_bool(WIFSTOPPED(s)); });
}
Value status_signaled(Thread* th, Value, const Args& args) {
    return about_status(th, "WIFSIGNALED", args, [](int s) { return py_bool(WIFSIGNALED(s)); });
}
Value status_exited(Thread* th, Value, const Args& args) {
    return about_status(th, "WIFEXITED", args, [](int s) { return py_bool(WIFEXITED(s)); });
}
Value status_exit(Thread* th, Value, const Args& args) {
    return about_status(th, "WEXITSTATUS", args, [](int s) { return Value::from_small_int(WEXITSTATUS(s)); });
}
Value status_term(Thread* th, Value, const Args& args) {
    return about_status(th, "WTERMSIG", args, [](int s) { return Value::from_small_int(WTERMSIG(s)); });
}
Value status_stop(Thread* th, Value, const Args& args) {
    return about_status(th, "WSTOPSIG", args, [](int s) { return Value::from_small_int(WSTOPSIG(s)); });
}
Value status_to_code(Thread* th, Value, const Args& args) {
    return about_status(th, "waitstatus_to_exitcode", args, [th](int s) {
        if (WIFEXITED(s)) return Value::from_small_int(WEXITSTATUS(s));
        if (WIFSIGNALED(s)) return Value::from_small_int(-WTERMSIG(s));
        if (WIFSTOPPED(s)) return raise(th, Exc::ValueError, "process stopped by delivery of signal %d", WSTOPSIG(s));
        return raise(th, Exc::ValueError, "invalid wait status: %d", s);
    });
}

// ---- times ----

constexpr StructField kTimesFields[] = {{"user", "user time"},
                                        {"system", "system time"},
                                        {"children_user", "user time of children"},
                                        {"children_system", "system time of children"},
                                        {"elapsed", "elapsed time since an arbitrary point in the past"}};
constexpr StructSpec kTimes = {"posix.times_result", "times_result: Result from os.times().", kTimesFields, 5, 5, false};
Type* times_type;

Value posix_times(Thread* th, Value) {
    tms t;
    clock_t elapsed = times(&t);
    double ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
    Tuple* result = KRAIT_TRY(new_struct(th, times_type));
    const clock_t values[] = {t.tms_utime, t.tms_stime, t.tms_cutime, t.tms_cstime, elapsed};
    for (size_t i = 0; i < std::size(values); ++i) result->items[i] = Value::from_double(static_cast<double>(values[i]) / ticks);
    return result;
}

constexpr NativeDef kFunctions[] = {
    {"execv", posix_execv, "execv($module, path, argv, /)\n--\n\nExecute an executable path with arguments, replacing "
                           "current process."},
    {"execve", posix_execve, "execve($module, /, path, argv, env)\n--\n\nExecute an executable path with arguments, "
                             "replacing current process."},
    {"posix_spawn", posix_spawn_path, "posix_spawn($module, path, argv, env, /, *, file_actions=(), ...)\n--\n\nExecute the "
                                      "program specified by path in a new process."},
    {"posix_spawnp", posix_spawn_search, "posix_spawnp($module, path, argv, env, /, *, file_actions=(), ...)\n--\n\nExecute "
                                         "the program specified by path in a new process."},
    {"register_at_fork", posix_register_at_fork, "register_at_fork($module, /, *, before=<unrepresentable>,\n              "
                                                 "   after_in_child=<unrepresentable>,\n                 "
                                                 "after_in_parent=<unrepresentable>)\n--\n\nRegister functions to be called "
                                                 "when forking."},
    {"fork", posix_fork, "fork($module, /)\n--\n\nFork a child process."},
    {"forkpty", posix_forkpty, "forkpty($module, /)\n--\n\nFork a new process with a new pseudo-terminal as controlling "
                               "tty."},
    {"_exit", posix_exit, "_exit($module, /, status)\n--\n\nExit to the system with specified status, without normal exit "
                          "processing."},
    {"abort", posix_abort, "abort($module, /)\n--\n\nAbort the interpreter immediately."},
    {"system", posix_system, "system($module, /, command)\n--\n\nExecute the command in a subshell."},
    {"wait", posix_wait, "wait($module, /)\n--\n\nWait for completion of a child process."},
    {"waitpid", posix_waitpid, "waitpid($module, pid, options, /)\n--\n\nWait for completion of a given child process."},
    {"wait3", posix_wait3, "wait3($module, /, options)\n--\n\nWait for completion of a child process."},
    {"wait4", posix_wait4, "wait4($module, /, pid, options)\n--\n\nWait for completion of a specific child process."},
    {"waitid", posix_waitid, "waitid($module, idtype, id, options, /)\n--\n\nReturns the result of waiting for a process or "
                             "processes."},
    {"WCOREDUMP", status_coredump, "WCOREDUMP($module, status, /)\n--\n\nReturn True if the process returning status was "
                                   "dumped to a core file."},
    {"WIFCONTINUED", status_continued, "WIFCONTINUED($module, /, status)\n--\n\nReturn True if a particular process was "
                                       "continued from a job control stop."},
    {"WIFSTOPPED", status_stopped, "WIFSTOPPED($module, /, status)\n--\n\nReturn True if the process returning status was "
                                   "stopped."},
    {"WIFSIGNALED", status_signaled, "WIFSIGNALED($module, /, status)\n--\n\nReturn True if the process returning status was "
                                     "terminated by a signal."},
    {"WIFEXITED", status_exited, "WIFEXITED($module, /, status)\n--\n\nReturn True if the process returning status exited "
                                 "via the exit() system call."},
    {"WEXITSTATUS", status_exit, "WEXITSTATUS($module, /, status)\n--\n\nReturn the process return code from status."},
    {"WTERMSIG", status_term, "WTERMSIG($module, /, status)\n--\n\nReturn the signal that terminated the process that "
                              "provided the status value."},
    {"WSTOPSIG", status_stop, "WSTOPSIG($module, /, status)\n--\n\nReturn the signal that stopped the process that provided "
                              "the status value."},
    {"waitstatus_to_exitcode", status_to_code, "waitstatus_to_exitcode($module, /, status)\n--\n\nConvert a wait status to "
                                               "an exit code."},
    {"times", posix_times, "times($module, /)\n--\n\nReturn a collection containing process timing information."},
};

}  // namespace

bool add_posix_process(Thread* th, Module* module) {
    times_type = new_struct_type(th, &kTimes);
    waitid_type = new_struct_type(th, &kWaitid);
    return times_type && waitid_type && module_add(th, module, "times_result", times_type) &&
           module_add(th, module, "waitid_result", waitid_type) &&
           add_functions(th, module, kFunctions, std::size(kFunctions));
}

}  // namespace krait
