// _posixsubprocess: fork_exec, the one step of subprocess.Popen that Python code cannot take: between fork and exec only
// system calls happen in the child (except for `preexec_fn`, which is Python by the caller's wish).
//
// All strings are made before the fork. The child reports through `errpipe_write` as subprocess.py reads it:
// "OSError:<errno in hex>:" when exec failed, "…:noexec" when something before it did, or a SubprocessError for preexec_fn.
// vfork is not used: the child shares nothing it could damage, and fork of a small heap is cheap.
#include <grp.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstring>
#include <string>
#include <vector>

#include "runtime/modules/io.h"
#include "runtime/modules/posix.h"
#include "runtime/types/bytes.h"
#include "runtime/types/codecs.h"

namespace krait {

namespace {

constexpr int kArgumentCount = 23;

struct Texts {
    std::vector<std::string> texts;
    std::vector<char*> pointers;
    char** c() {
        pointers.clear();
        for (std::string& s : texts) pointers.push_back(s.data());
        pointers.push_back(nullptr);
        return pointers.data();
    }
};

struct Plan {
    Texts argv, environment, executables;
    bool has_environment = false, has_cwd = false, close_fds = false, restore_signals = false, new_session = false;
    bool has_gid = false, has_uid = false, has_groups = false;
    std::vector<int> keep;
    std::vector<gid_t> groups;
    std::string cwd;
    int p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write;
    int process_group, umask;
    u32 gid = 0, uid = 0;
    Value preexec;
};

bool get_texts(Thread* th, Value v, Texts* out) {
    Tuple* items = to_tuple(th, v);
    if (!items) return false;
    for (i64 i = 0; i < items->size; ++i) {
        Value path = fs_path(th, items->items[i]);
        Bytes* bytes = path ? fs_encode(th, path) : nullptr;
        if (!bytes) return false;
        out->texts.emplace_back(bytes->data, static_cast<size_t>(bytes->length));
        if (out->texts.back().find('\0') != std::string::npos) {
            raise(th, Exc::ValueError, "embedded null byte");
            return false;
        }
    }
    return true;
}

bool get_groups(Thread* th, Value v, Plan* plan) {
    plan->has_groups = true;
    Tuple* items = to_tuple(th, v);
    if (!items) return false;
    for (i64 i = 0; i < items->size; ++i) {
        u32 id;
        if (!is_int(items->items[i])) {
            raise(th, Exc::TypeError, "gids must be integers");
            return false;
        }
        if (!get_id(th, items->items[i], "gid", &id)) return false;
        plan->groups.push_back(id);
    }
    return true;
}

bool read_plan(Thread* th, const Args& a, Plan* plan) {
    if (!get_texts(th, a[0], &plan->argv) || !get_texts(th, a[1], &plan->executables)) return false;
    if (!get_flag(th, a[2], false, &plan->close_fds)) return false;
    Tuple* keep = is_tuple(a[3]) ? a[3].as<Tuple>() : nullptr;
    if (!keep) {
        raise(th, Exc::TypeError, "fork_exec() argument 4 must be tuple, not %T", a[3]);
        return false;
    }
    int previous = -1;
    for (i64 i = 0; i < keep->size; ++i) {
        int fd;
        if (!is_int(keep->items[i]) || !to_int32(th, keep->items[i], &fd) || fd <= previous) {
            clear_pending(th);
            raise(th, Exc::ValueError, "bad value(s) in fds_to_keep");
            return false;
        }
        plan->keep.push_back(previous = fd);
    }
    plan->has_cwd = !is_none(a[4]);
    if (plan->has_cwd) {
        Value path = fs_path(th, a[4]);
        Bytes* bytes = path ? fs_encode(th, path) : nullptr;
        if (!bytes) return false;
        plan->cwd.assign(bytes->data, static_cast<size_t>(bytes->length));
    }
    plan->has_environment = !is_none(a[5]);
    if (plan->has_environment && !get_texts(th, a[5], &plan->environment)) return false;
    int* ends[] = {&plan->p2cread, &plan->p2cwrite,     &plan->c2pread,       &plan->c2pwrite, &plan->errread,
                   &plan->errwrite, &plan->errpipe_read, &plan->errpipe_write};
    for (int i = 0; i < 8; ++i)
        if (!to_int32(th, a[6 + static_cast<size_t>(i)], ends[i])) return false;
    if (plan->close_fds && plan->errpipe_write < 3) {
        raise(th, Exc::ValueError, "errpipe_write must be >= 3");
        return false;
    }
    if (!get_flag(th, a[14], false, &plan->restore_signals) || !get_flag(th, a[15], false, &plan->new_session) ||
        !to_int32(th, a[16], &plan->process_group) || !to_int32(th, a[20], &plan->umask))
        return false;
    plan->has_gid = !is_none(a[17]);
    if (plan->has_gid && !get_id(th, a[17], "gid", &plan->gid)) return false;
    if (!is_none(a[18]) && !get_groups(th, a[18], plan)) return false;
    plan->has_uid = !is_none(a[19]);
    if (plan->has_uid && !get_id(th, a[19], "uid", &plan->uid)) return false;
    plan->preexec = a[21];
    return true;
}

// ---- In the child ----

void tell(int fd, const char* text) {
    if (write(fd, text, strlen(text)) < 0) return;
}

void tell_errno(int fd, int error, bool before_exec) {
    char text[64];
    snprintf(text, sizeof text, "OSError:%x:%s", static_cast<unsigned>(error), before_exec ? "noexec" : "");
    tell(fd, text);
}

bool set_inheritable(int fd, bool inheritable) {
    int flags = fcntl(fd, F_GETFD);
    if (flags < 0) return false;
    return fcntl(fd, F_SETFD, inheritable ? flags & ~FD_CLOEXEC : flags | FD_CLOEXEC) >= 0;
}

// Puts `from` at the standard place `to`, inheritable; -1 leaves what is there.
bool place(int from, int to) {
    if (from == to) return set_inheritable(from, true);
    return from < 0 || dup2(from, to) >= 0;
}

void close_others(const Plan& plan) {
    unsigned first = 3;
    for (int keep : plan.keep) {
        if (keep < 3) continue;
        if (static_cast<unsigned>(keep) > first) syscall(SYS_close_range, first, static_cast<unsigned>(keep) - 1, 0);
        first = static_cast<unsigned>(keep) + 1;
    }
    syscall(SYS_close_range, first, ~0u, 0);
}

// False with errno: something failed before exec.
bool prepare_child(Plan& plan) {
    for (int fd : plan.keep)
        if (fd != plan.errpipe_write && !set_inheritable(fd, true)) return false;
    for (int fd : {plan.p2cwrite, plan.c2pread, plan.errread, plan.errpipe_read})
        if (fd >= 0 && close(fd) < 0) return false;
    // Descriptors that would be overwritten by the dup2 calls below move out of the way first.
    if (plan.c2pwrite == 0 && (plan.c2pwrite = dup(plan.c2pwrite)) < 0) return false;
    while (plan.errwrite == 0 || plan.errwrite == 1)
        if ((plan.errwrite = dup(plan.errwrite)) < 0) return false;
    if (!place(plan.p2cread, 0) || !place(plan.c2pwrite, 1) || !place(plan.errwrite, 2)) return false;
    if (plan.has_cwd && chdir(plan.cwd.c_str()) < 0) return false;
    if (plan.umask >= 0) ::umask(static_cast<mode_t>(plan.umask));
    if (plan.restore_signals) {
        signal(SIGPIPE, SIG_DFL);
        signal(SIGXFSZ, SIG_DFL);
    }
    if (plan.new_session && setsid() < 0) return false;
    if (plan.process_group >= 0 && setpgid(0, plan.process_group) < 0) return false;
    if (plan.has_groups && setgroups(plan.groups.size(), plan.groups.data()) < 0) return false;
    if (plan.has_gid && setregid(plan.gid, plan.gid) < 0) return false;
    if (plan.has_uid && setreuid(plan.uid, plan.uid) < 0) return false;
    return true;
}

[[noreturn]] void run_child(Thread* th, Plan& plan, char** argv, char** environment, char** executables) {
    if (!prepare_child(plan)) {
        tell_errno(plan.errpipe_write, errno, true);
        _exit(255);
    }
    if (!is_none(plan.preexec) && !call(th, plan.preexec)) {
        tell(plan.errpipe_write, "SubprocessError:0:Exception occurred in preexec_fn.");
        _exit(255);
    }
    if (plan.close_fds) close_others(plan);
    int first_error = 0;
    for (char** path = executables; *path; ++path) {
        if (environment) {
            execve(*path, argv, environment);
        } else {
            execv(*path, argv);
        }
        if (errno != ENOENT && errno != ENOTDIR && !first_error) first_error = errno;
    }
    tell_errno(plan.errpipe_write, first_error ? first_error : errno, false);
    _exit(255);
}

Value fork_exec(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "fork_exec", args)) return {};
    if (args.count != kArgumentCount)
        return raise(th, Exc::TypeError, "fork_exec() takes exactly %d arguments (%d given)", kArgumentCount,
                     static_cast<int>(args.count));
    io::flush_writers_of(th, nullptr);
    Plan plan;
    if (!read_plan(th, args, &plan)) return {};
    char** argv = plan.argv.c();
    char** environment = plan.has_environment ? plan.environment.c() : nullptr;
    char** executables = plan.executables.c();
    // No handler of this process may run in the child before exec.
    sigset_t all, old;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &old);
    pid_t pid = fork();
    if (pid == 0) {
        sigprocmask(SIG_SETMASK, &old, nullptr);
        run_child(th, plan, argv, environment, executables);
    }
    int error = errno;
    sigprocmask(SIG_SETMASK, &old, nullptr);
    return pid < 0 ? raise_errno(th, error) : int_from_i64(th, pid);
}

constexpr NativeDef kFunctions[] = {
    {"fork_exec", fork_exec,
     "fork_exec(*args)\n--\n\nStarts a child process as subprocess.Popen describes it; gives its process id."},
};

}  // namespace

Value init_posixsubprocess(Thread* th) {
    static const ModuleDef def{"_posixsubprocess", "A POSIX helper for the subprocess module.", kFunctions, std::size(kFunctions)};
    return Value(new_native_module(th, def));
}

}  // namespace krait
