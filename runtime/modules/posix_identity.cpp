// posix: identities of processes, users and groups; signals to processes, priority, scheduling.
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <iterator>
#include <vector>

#include "runtime/modules/posix.h"
#include "runtime/roots.h"
#include "runtime/types/set.h"

namespace krait {

namespace {

Value number(Thread* th, i64 i) { return int_from_i64(th, i); }
Value result_none(Thread* th, int r) { return r < 0 ? raise_errno(th, errno) : none(); }

// ---- Identities ----

Value posix_getpid(Thread*, Value) { return Value::from_small_int(getpid()); }
Value posix_getppid(Thread*, Value) { return Value::from_small_int(getppid()); }
Value posix_getuid(Thread*, Value) { return Value::from_small_int(getuid()); }
Value posix_geteuid(Thread*, Value) { return Value::from_small_int(geteuid()); }
Value posix_getgid(Thread*, Value) { return Value::from_small_int(getgid()); }
Value posix_getegid(Thread*, Value) { return Value::from_small_int(getegid()); }
Value posix_getpgrp(Thread*, Value) { return Value::from_small_int(getpgrp()); }

template <auto F>
Value id_of(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"pid"};
    Value p[1];
    int pid;
    if (!parse(th, args, "getpgid", kNames, 1, 0, 1, p) || !to_int32(th, p[0], &pid)) return {};
    int r = F(pid);
    return r < 0 ? raise_errno(th, errno) : number(th, r);
}

template <auto F>
Value set_id(Thread* th, Value, Value id) {
    u32 i;
    return get_id(th, id, "id", &i) ? result_none(th, F(i)) : Value();
}
template <auto F>
Value set_two_ids(Thread* th, Value, Value a, Value b) {
    u32 i, j;
    return get_id(th, a, "id", &i) && get_id(th, b, "id", &j) ? result_none(th, F(i, j)) : Value();
}
template <auto F>
Value get_three_ids(Thread* th, Value) {
    u32 a, b, c;
    if (F(&a, &b, &c) < 0) return raise_errno(th, errno);
    return make_tuple(th, Value::from_small_int(a), Value::from_small_int(b), Value::from_small_int(c));
}

Value posix_setsid(Thread* th, Value) { return result_none(th, setsid()); }
Value posix_setpgrp(Thread* th, Value) { return result_none(th, setpgid(0, 0)); }
Value posix_setpgid(Thread* th, Value, Value a, Value b) {
    int pid, group;
    return to_int32(th, a, &pid) && to_int32(th, b, &group) ? result_none(th, setpgid(pid, group)) : Value();
}
Value posix_tcgetpgrp(Thread* th, Value, Value fd_value) {
    int fd;
    if (!to_int32(th, fd_value, &fd)) return {};
    int r = tcgetpgrp(fd);
    return r < 0 ? raise_errno(th, errno) : number(th, r);
}
Value posix_tcsetpgrp(Thread* th, Value, Value fd_value, Value group_value) {
    int fd, group;
    return to_int32(th, fd_value, &fd) && to_int32(th, group_value, &group) ? result_none(th, tcsetpgrp(fd, group)) : Value();
}

Value posix_getgroups(Thread* th, Value) {
    gid_t groups[65536 / 4];
    int n = getgroups(std::size(groups), groups);
    if (n < 0) return raise_errno(th, errno);
    List* list = KRAIT_TRY(new_list(th, n));
    for (int i = 0; i < n; ++i) {
        if (!list_append(th, list, Value::from_small_int(groups[i]))) return {};
    }
    return list;
}

Value posix_getlogin(Thread* th, Value) {
    char name[256];
    int error = getlogin_r(name, sizeof name);
    return error ? raise_errno(th, error) : path_result(th, name, false);
}

// ---- Signals, priority, scheduling ----

Value posix_kill(Thread* th, Value, Value pid_value, Value signal_value) {
    int pid, sig;
    if (!to_int32(th, pid_value, &pid) || !to_int32(th, signal_value, &sig)) return {};
    if (kill(pid, sig) < 0) return raise_errno(th, errno);
    return run_poll_work(th) ? none() : Value();
}
Value posix_killpg(Thread* th, Value, Value pid_value, Value signal_value) {
    int pid, sig;
    if (!to_int32(th, pid_value, &pid) || !to_int32(th, signal_value, &sig)) return {};
    if (killpg(pid, sig) < 0) return raise_errno(th, errno);
    return run_poll_work(th) ? none() : Value();
}
Value posix_nice(Thread* th, Value, Value increment) {
    int n;
    if (!to_int32(th, increment, &n)) return {};
    errno = 0;
    int r = nice(n);
    return r == -1 && errno ? raise_errno(th, errno) : number(th, r);
}
Value posix_getpriority(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"which", "who"};
    Value p[2];
    int which, who;
    if (!parse(th, args, "getpriority", kNames, 2, 0, 2, p) || !to_int32(th, p[0], &which) || !to_int32(th, p[1], &who)) {
        return {};
    }
    errno = 0;
    int r = getpriority(static_cast<__priority_which_t>(which), static_cast<id_t>(who));
    return errno ? raise_errno(th, errno) : number(th, r);
}
Value posix_sched_yield(Thread*, Value) {
    sched_yield();
    return none();
}
Value posix_sched_getaffinity(Thread* th, Value, Value pid_value) {
    int pid;
    cpu_set_t cpus;
    if (!to_int32(th, pid_value, &pid)) return {};
    if (sched_getaffinity(pid, sizeof cpus, &cpus) < 0) return raise_errno(th, errno);
    Set* set = KRAIT_TRY(new_set(th));
    for (int i = 0; i < CPU_SETSIZE; ++i) {
        if (CPU_ISSET(i, &cpus) && set_add(th, set, Value::from_small_int(i)) < 0) return {};
    }
    return set;
}
Value posix_sched_setaffinity(Thread* th, Value, Value pid_value, Value mask) {
    int pid, cpu;
    cpu_set_t cpus;
    CPU_ZERO(&cpus);
    Tuple* items = nullptr;
    if (!to_int32(th, pid_value, &pid) || !(items = to_tuple(th, mask))) return {};
    for (i64 i = 0; i < items->size; ++i) {
        if (!to_int32(th, items->items[i], &cpu)) return {};
        if (cpu < 0) return raise(th, Exc::ValueError, "negative CPU number");
        CPU_SET(static_cast<unsigned>(cpu), &cpus);
    }
    return result_none(th, sched_setaffinity(pid, sizeof cpus, &cpus));
}
template <auto F>
Value sched_limit(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"policy"};
    Value p[1];
    int policy;
    if (!parse(th, args, "sched_get_priority", kNames, 1, 0, 1, p) || !to_int32(th, p[0], &policy)) return {};
    int r = F(policy);
    return r < 0 ? raise_errno(th, errno) : number(th, r);
}

constexpr NativeDef kFunctions[] = {
    {"getpid", posix_getpid, "getpid($module, /)\n--\n\nReturn the current process id."},
    {"getppid", posix_getppid, "getppid($module, /)\n--\n\nReturn the parent's process id."},
    {"getuid", posix_getuid, "getuid($module, /)\n--\n\nReturn the current process's user id."},
    {"geteuid", posix_geteuid, "geteuid($module, /)\n--\n\nReturn the current process's effective user id."},
    {"getgid", posix_getgid, "getgid($module, /)\n--\n\nReturn the current process's group id."},
    {"getegid", posix_getegid, "getegid($module, /)\n--\n\nReturn the current process's effective group id."},
    {"getpgrp", posix_getpgrp, "getpgrp($module, /)\n--\n\nReturn the current process group id."},
    {"getpgid", id_of<getpgid>, "getpgid($module, /, pid)\n--\n\nCall the system call getpgid(), and return the result."},
    {"getsid", id_of<getsid>, "getsid($module, pid, /)\n--\n\nCall the system call getsid(pid) and return the result."},
    {"getresuid", get_three_ids<getresuid>, "getresuid($module, /)\n--\n\nReturn a tuple of the current process's real, "
                                            "effective, and saved user ids."},
    {"getresgid", get_three_ids<getresgid>, "getresgid($module, /)\n--\n\nReturn a tuple of the current process's real, "
                                            "effective, and saved group ids."},
    {"setuid", set_id<setuid>, "setuid($module, uid, /)\n--\n\nSet the current process's user id."},
    {"seteuid", set_id<seteuid>, "seteuid($module, euid, /)\n--\n\nSet the current process's effective user id."},
    {"setgid", set_id<setgid>, "setgid($module, gid, /)\n--\n\nSet the current process's group id."},
    {"setegid", set_id<setegid>, "setegid($module, egid, /)\n--\n\nSet the current process's effective group id."},
    {"setreuid", set_two_ids<setreuid>, "setreuid($module, ruid, euid, /)\n--\n\nSet the current process's real and "
                                        "effective user ids."},
    {"setregid", set_two_ids<setregid>, "setregid($module, rgid, egid, /)\n--\n\nSet the current process's real and "
                                        "effective group ids."},
    {"setsid", posix_setsid, "setsid($module, /)\n--\n\nCall the system call setsid()."},
    {"setpgrp", posix_setpgrp, "setpgrp($module, /)\n--\n\nMake the current process the leader of its process group."},
    {"setpgid", posix_setpgid, "setpgid($module, pid, pgrp, /)\n--\n\nCall the system call setpgid(pid, pgrp)."},
    {"tcgetpgrp", posix_tcgetpgrp, "tcgetpgrp($module, fd, /)\n--\n\nReturn the process group associated with the terminal "
                                   "specified by fd."},
    {"tcsetpgrp", posix_tcsetpgrp, "tcsetpgrp($module, fd, pgid, /)\n--\n\nSet the process group associated with the "
                                   "terminal specified by fd."},
    {"getgroups", posix_getgroups, "getgroups($module, /)\n--\n\nReturn list of supplemental group IDs for the process."},
    {"getlogin", posix_getlogin, "getlogin($module, /)\n--\n\nReturn the actual login name."},
    {"kill", posix_kill, "kill($module, pid, signal, /)\n--\n\nKill a process with a signal."},
    {"killpg", posix_killpg, "killpg($module, pgid, signal, /)\n--\n\nKill a process group with a signal."},
    {"nice", posix_nice, "nice($module, increment, /)\n--\n\nAdd increment to the priority of process and return the new "
                         "priority."},
    {"getpriority", posix_getpriority, "getpriority($module, /, which, who)\n--\n\nReturn program scheduling priority."},
    {"sched_yield", posix_sched_yield, "sched_yield($module, /)\n--\n\nVoluntarily relinquish the CPU."},
    {"sched_getaffinity", posix_sched_getaffinity, "sched_getaffinity($module, pid, /)\n--\n\nReturn the affinity of the "
                                                   "process identified by pid (or the current process if zero)."},
    {"sched_setaffinity", posix_sched_setaffinity, "sched_setaffinity($module, pid, mask, /)\n--\n\nSet the CPU affinity of "
                                                   "the process identified by pid to mask."},
    {"sched_get_priority_max", sched_limit<sched_get_priority_max>, "sched_get_priority_max($module, /, policy)\n--\n\nGet "
                                                                    "the maximum scheduling priority for policy."},
    {"sched_get_priority_min", sched_limit<sched_get_priority_min>, "sched_get_priority_min($module, /, policy)\n--\n\nGet "
                                                                    "the minimum scheduling priority for policy."},
};

}  // namespace

bool add_posix_identity(Thread* th, Module* module) { return add_functions(th, module, kFunctions, std::size(kFunctions)); }

}  // namespace krait
