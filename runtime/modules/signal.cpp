// _signal: Python handlers for signals (CPython's Modules/signalmodule.c). The C handler only notes the signal and sets a poll bit; the
// interpreter calls run_signal_handlers at its next poll, in machine-code loops too. SIGINT raises KeyboardInterrupt from the
// start, SIGPIPE and SIGXFSZ are ignored, as in CPython.
#include <signal.h>

#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/frame.h"
#include "runtime/modules/posix.h"
#include "runtime/modules/signals.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/exception.h"
#include "runtime/types/set.h"
#include "runtime/types/structseq.h"

namespace krait {

namespace {

constexpr int kSignals = 65;

Value handlers[kSignals];  // None: unknown; ints 0 and 1: SIG_DFL and SIG_IGN; else callable
volatile sig_atomic_t tripped[kSignals];
volatile sig_atomic_t any_tripped;
Thread* main_thread;
Value default_int_handler;
int wakeup_fd = -1;
Type* timer_error;
Type* siginfo_type;

void on_signal(int number) {
    int error = errno;
    tripped[number] = 1;
    any_tripped = 1;
    __atomic_fetch_or(&main_thread->poll, static_cast<u32>(kPollSignal), __ATOMIC_SEQ_CST);
    wake_main_thread();
    if (wakeup_fd >= 0) {
        char byte = static_cast<char>(number);
        ssize_t ignored = write(wakeup_fd, &byte, 1);
        (void)ignored;
    }
    errno = error;
}

void set_action(int number, void (*handler)(int)) {
    struct sigaction action = {};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, nullptr);
}

bool check_number(Thread* th, Value v, int* number) {
    if (!to_int32(th, v, number)) return false;
    if (*number >= 1 && *number < kSignals) return true;
    raise(th, Exc::ValueError, "signal number out of range");
    return false;
}

// ---- Handlers ----

Value signal_default_int_handler(Thread* th, Value, const Args&) {
    return raise_value(th, exception_type(Exc::KeyboardInterrupt));
}

Value signal_signal(Thread* th, Value, Value number_value, Value handler) {
    int number;
    if (!check_number(th, number_value, &number)) return {};
    void (*action)(int) = on_signal;
    if (is_callable(handler)) {
    } else if (is_int(handler) && int_sign(handler) == 0) {
        action = SIG_DFL;
    } else if (is_int(handler) && int_compare(handler, Value::from_small_int(1)) == 0) {
        action = SIG_IGN;
    } else {
        return raise(th, Exc::TypeError, "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    }
    if (!on_main_thread(th))
        return raise(th, Exc::ValueError, "signal only works in main thread of the main interpreter");
    if (!run_signal_handlers(th)) return {};
    struct sigaction change = {};
    change.sa_handler = action;
    sigemptyset(&change.sa_mask);
    if (sigaction(number, &change, nullptr) < 0) return raise_errno(th, errno);
    Value old = handlers[number];
    handlers[number] = action == SIG_DFL ? Value::from_small_int(0) : action == SIG_IGN ? Value::from_small_int(1) : handler;
    return old ? old : none();
}

Value signal_getsignal(Thread* th, Value, Value number_value) {
    int number;
    if (!check_number(th, number_value, &number)) return {};
    return handlers[number] ? handlers[number] : none();
}

// ---- Sending and waiting ----

Value after_signal(Thread* th, int r) {
    if (r < 0) return raise_errno(th, errno);
    return run_signal_handlers(th) ? none() : Value();
}

Value signal_alarm(Thread* th, Value, Value seconds) {
    int n;
    return to_int32(th, seconds, &n) ? Value::from_small_int(alarm(static_cast<unsigned>(n))) : Value();
}
Value signal_pause(Thread* th, Value) {
    {
        GilRelease released(th);
        pause();
    }
    return run_signal_handlers(th) ? none() : Value();
}
Value signal_raise(Thread* th, Value, Value number_value) {
    int number;
    if (!to_int32(th, number_value, &number)) return {};
    return after_signal(th, ::raise(number));
}
Value signal_pthread_kill(Thread* th, Value, Value thread, Value number_value) {
    i64 id;
    int number;
    if (!to_i64(th, thread, &id) || !to_int32(th, number_value, &number)) return {};
    int error = pthread_kill(static_cast<pthread_t>(id), number);
    if (error) return raise_errno(th, error);
    return run_signal_handlers(th) ? none() : Value();
}
Value signal_pidfd_send(Thread* th, Value, const Args& args) {
    int fd, number;
    if (!check_arg_count(th, "pidfd_send_signal", args, 2, 4) || !to_int32(th, args[0], &fd) || !to_int32(th, args[1], &number)) {
        return {};
    }
    if (args.count > 2 && !is_none(args[2])) return raise(th, Exc::TypeError, "siginfo must be None");
    return after_signal(th, static_cast<int>(syscall(SYS_pidfd_send_signal, fd, number, nullptr, 0)));
}
Value signal_siginterrupt(Thread* th, Value, Value number_value, Value flag) {
    int number, on;
    if (!check_number(th, number_value, &number) || !to_int32(th, flag, &on)) return {};
    struct sigaction action;
    if (sigaction(number, nullptr, &action) < 0) return raise_errno(th, errno);
    action.sa_flags = on ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
    return sigaction(number, &action, nullptr) < 0 ? raise_errno(th, errno) : none();
}

Value signal_set_wakeup_fd(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"", "warn_on_full_buffer"};
    Value p[2];
    int fd;
    if (!parse(th, args, "set_wakeup_fd", kNames, 1, 1, 1, p) || !to_int32(th, p[0], &fd)) return {};
    if (fd >= 0 && fcntl(fd, F_GETFD) < 0) return raise(th, Exc::ValueError, "invalid fd");
    if (fd >= 0 && !(fcntl(fd, F_GETFL) & O_NONBLOCK)) return raise(th, Exc::ValueError, "the fd %d must be in non-blocking mode", fd);
    int old = wakeup_fd;
    wakeup_fd = fd;
    return Value::from_small_int(old);
}

Value signal_strsignal(Thread* th, Value, Value number_value) {
    int number;
    if (!check_number(th, number_value, &number)) return {};
    const char* text = strsignal(number);
    if (!text || strncmp(text, "Unknown signal", 14) == 0) return none();
    return str_from_utf8(th, text);
}

// ---- Sets of signals ----

Value set_to_python(Thread* th, const sigset_t& set) {
    Set* result = KRAIT_TRY(new_set(th));
    for (int i = 1; i < kSignals; ++i) {
        if (sigismember(&set, i) == 1 && set_add(th, result, Value::from_small_int(i)) < 0) return {};
    }
    return result;
}

bool set_from_python(Thread* th, Value v, sigset_t* set) {
    sigemptyset(set);
    Tuple* items = to_tuple(th, v);
    if (!items) return false;
    for (i64 i = 0; i < items->size; ++i) {
        int n;
        if (!to_int32(th, items->items[i], &n)) return false;
        if (n < 1 || n >= kSignals) {
            raise(th, Exc::ValueError, "signal number %d out of range [1; 64]", n);
            return false;
        }
        sigaddset(set, n);
    }
    return true;
}

Value signal_valid_signals(Thread* th, Value) {
    sigset_t set;
    sigfillset(&set);
    return set_to_python(th, set);
}
Value signal_sigpending(Thread* th, Value) {
    sigset_t set;
    return sigpending(&set) < 0 ? raise_errno(th, errno) : set_to_python(th, set);
}
Value signal_pthread_sigmask(Thread* th, Value, Value how_value, Value mask) {
    int how;
    sigset_t set, old;
    if (!to_int32(th, how_value, &how) || !set_from_python(th, mask, &set)) return {};
    int error = pthread_sigmask(how, &set, &old);
    if (error) return raise_errno(th, error);
    if (!run_signal_handlers(th)) return {};
    return set_to_python(th, old);
}
Value signal_sigwait(Thread* th, Value, Value mask) {
    sigset_t set;
    int number;
    if (!set_from_python(th, mask, &set)) return {};
    int error = sigwait(&set, &number);
    return error ? raise_errno(th, error) : Value::from_small_int(number);
}

constexpr StructField kInfoFields[] = {
    {"si_signo", "signal number"}, {"si_code", "signal code"},
    {"si_errno", "errno associated with this signal"}, {"si_pid", "sending process ID"},
    {"si_uid", "real user ID of sending process"}, {"si_status", "exit value or signal"},
    {"si_band", "band event for SIGPOLL"}};
constexpr StructSpec kInfo = {"signal.struct_siginfo", "struct_siginfo: Result from sigwaitinfo or sigtimedwait.", kInfoFields,
                              7, 7, false};

Value info_to_python(Thread* th, const siginfo_t& info) {
    Tuple* t = KRAIT_TRY(new_struct(th, siginfo_type));
    const i64 values[] = {info.si_signo, info.si_code, info.si_errno, info.si_pid, info.si_uid, info.si_status, info.si_band};
    for (size_t i = 0; i < std::size(values); ++i) t->items[i] = Value::from_small_int(values[i]);
    return t;
}
Value signal_sigwaitinfo(Thread* th, Value, Value mask) {
    sigset_t set;
    siginfo_t info;
    if (!set_from_python(th, mask, &set)) return {};
    bool raised;
    int r = retry_on_signal(th, &raised, [&] { return sigwaitinfo(&set, &info); });
    if (r < 0) return raised ? Value() : raise_errno(th, errno);
    return info_to_python(th, info);
}
Value signal_sigtimedwait(Thread* th, Value, Value mask, Value timeout) {
    sigset_t set;
    siginfo_t info;
    double seconds;
    if (!set_from_python(th, mask, &set) || !to_double(th, timeout, &seconds)) return {};
    if (seconds < 0) return raise(th, Exc::ValueError, "timeout must be non-negative");
    timespec limit = {static_cast<time_t>(seconds), static_cast<long>(std::fmod(seconds, 1.0) * 1e9)};
    bool raised;
    int r = retry_on_signal(th, &raised, [&] { return sigtimedwait(&set, &info, &limit); });
    if (r >= 0) return info_to_python(th, info);
    if (raised) return {};
    return errno == EAGAIN ? none() : raise_errno(th, errno);
}

// ---- Timers ----

Value timer_to_python(Thread* th, const itimerval& v) {
    auto seconds = [](const timeval& t) {
        return Value::from_double(static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec));
    };
    return make_tuple(th, seconds(v.it_value), seconds(v.it_interval));
}
bool to_timeval(Thread* th, Value v, timeval* out) {
    double d = 0;
    if (v && !to_double(th, v, &d)) return false;
    out->tv_sec = static_cast<time_t>(std::floor(d));
    out->tv_usec = static_cast<suseconds_t>((d - std::floor(d)) * 1e6);
    if (d > 0 && out->tv_sec == 0 && out->tv_usec == 0) out->tv_usec = 1;
    return true;
}
Value timer_failed(Thread* th) {
    Value e = call(th, timer_error, Value::from_small_int(errno), Value(str_from_utf8(th, strerror(errno))));
    return e ? raise_value(th, e) : Value();
}
Value signal_setitimer(Thread* th, Value, const Args& args) {
    int which;
    itimerval fresh, old;
    if (!check_arg_count(th, "setitimer", args, 2, 3) || !to_int32(th, args[0], &which) ||
        !to_timeval(th, args[1], &fresh.it_value) || !to_timeval(th, args.get(2), &fresh.it_interval))
        return {};
    if (setitimer(static_cast<__itimer_which_t>(which), &fresh, &old) < 0) return timer_failed(th);
    return timer_to_python(th, old);
}
Value signal_getitimer(Thread* th, Value, Value which_value) {
    int which;
    itimerval v;
    if (!to_int32(th, which_value, &which)) return {};
    if (getitimer(static_cast<__itimer_which_t>(which), &v) < 0) return timer_failed(th);
    return timer_to_python(th, v);
}

constexpr NativeDef kFunctions[] = {
    {"default_int_handler", signal_default_int_handler,
     "default_int_handler($module, signalnum, frame, /)\n--\n\nThe default handler for SIGINT installed by Python.\n\nIt "
     "raises KeyboardInterrupt."},
    {"signal", signal_signal, "signal($module, signalnum, handler, /)\n--\n\nSet the action for the given signal."},
    {"getsignal", signal_getsignal, "getsignal($module, signalnum, /)\n--\n\nReturn the current action for the given signal."},
    {"alarm", signal_alarm, "alarm($module, seconds, /)\n--\n\nArrange for SIGALRM to arrive after the given number of seconds."},
    {"pause", signal_pause, "pause($module, /)\n--\n\nWait until a signal arrives."},
    {"raise_signal", signal_raise, "raise_signal($module, signalnum, /)\n--\n\nSend a signal to the executing process."},
    {"pthread_kill", signal_pthread_kill, "pthread_kill($module, thread_id, signalnum, /)\n--\n\nSend a signal to a thread."},
    {"pidfd_send_signal", signal_pidfd_send, "pidfd_send_signal($module, pidfd, signalnum, siginfo=None, flags=0, /)\n--\n\nSend "
                                             "a signal to a process referred to by a pid file descriptor."},
    {"siginterrupt", signal_siginterrupt, "siginterrupt($module, signalnum, flag, /)\n--\n\nChange system call restart "
                                          "behaviour."},
    {"set_wakeup_fd", signal_set_wakeup_fd, "set_wakeup_fd(fd, *, warn_on_full_buffer=True) -> fd\n\nSets the fd to be written "
                                            "to (with the signal number) when a signal comes in."},
    {"strsignal", signal_strsignal, "strsignal($module, signalnum, /)\n--\n\nReturn the system description of the given signal."},
    {"valid_signals", signal_valid_signals, "valid_signals($module, /)\n--\n\nReturn a set of valid signal numbers on this "
                                            "platform."},
    {"sigpending", signal_sigpending, "sigpending($module, /)\n--\n\nExamine pending signals."},
    {"pthread_sigmask", signal_pthread_sigmask, "pthread_sigmask($module, how, mask, /)\n--\n\nFetch and/or change the signal "
                                                "mask of the calling thread."},
    {"sigwait", signal_sigwait, "sigwait($module, sigset, /)\n--\n\nWait for a signal."},
    {"sigwaitinfo", signal_sigwaitinfo, "sigwaitinfo($module, sigset, /)\n--\n\nWait synchronously until one of the signals in "
                                        "*sigset* is delivered."},
    {"sigtimedwait", signal_sigtimedwait, "sigtimedwait($module, sigset, timeout, /)\n--\n\nLike sigwaitinfo(), but with a "
                                          "timeout."},
    {"setitimer", signal_setitimer, "setitimer($module, which, seconds, interval=0.0, /)\n--\n\nSets given itimer."},
    {"getitimer", signal_getitimer, "getitimer($module, which, /)\n--\n\nReturns current value of given itimer."},
};
constexpr ModuleDef kModule = {"_signal", "This module provides mechanisms to use signal handlers in Python.", kFunctions,
                               std::size(kFunctions)};

struct Named {
    const char* name;
    int number;
};
constexpr Named kNumbers[] = {
#define S(name) {#name, name}
    S(SIGABRT), S(SIGALRM), S(SIGBUS), S(SIGCHLD), S(SIGCLD), S(SIGCONT), S(SIGFPE), S(SIGHUP), S(SIGILL), S(SIGINT),
    S(SIGIO), S(SIGIOT), S(SIGKILL), S(SIGPIPE), S(SIGPOLL), S(SIGPROF), S(SIGPWR), S(SIGQUIT), S(SIGSEGV), S(SIGSTKFLT),
    S(SIGSTOP), S(SIGSYS), S(SIGTERM), S(SIGTRAP), S(SIGTSTP), S(SIGTTIN), S(SIGTTOU), S(SIGURG), S(SIGUSR1), S(SIGUSR2),
    S(SIGVTALRM), S(SIGWINCH), S(SIGXCPU), S(SIGXFSZ), S(SIG_BLOCK), S(SIG_UNBLOCK), S(SIG_SETMASK),
#undef S
    {"ITIMER_REAL", ITIMER_REAL}, {"ITIMER_VIRTUAL", ITIMER_VIRTUAL}, {"ITIMER_PROF", ITIMER_PROF},
    {"SIG_DFL", 0}, {"SIG_IGN", 1}, {"NSIG", 65}, {"SIGRTMIN", 34}, {"SIGRTMAX", 64},
};

}  // namespace

bool run_signal_handlers(Thread* th) {
    if (!any_tripped || !on_main_thread(th)) return true;
    any_tripped = 0;
    for (int i = 1; i < kSignals; ++i) {
        if (!tripped[i]) continue;
        tripped[i] = 0;
        Value handler = handlers[i];
        if (!handler || is_int(handler) || is_none(handler)) continue;
        Value frame = th->frame ? Value(frame_object(th, th->frame)) : none();
        if (!call(th, handler, Value::from_small_int(i), frame)) {
            // Those that came later wait for the next poll.
            any_tripped = 1;
            __atomic_fetch_or(&th->poll, static_cast<u32>(kPollSignal), __ATOMIC_SEQ_CST);
            return false;
        }
    }
    return true;
}

void simulate_signal(int number) {
    Value handler = handlers[number];
    if (!handler || is_none(handler) || is_int(handler)) return;
    on_signal(number);
}

void install_signal_handling(Thread* th) {
    main_thread = th;
    set_action(SIGPIPE, SIG_IGN);
    set_action(SIGXFSZ, SIG_IGN);
    default_int_handler = new_builtin(th, &kFunctions[0], Value(), Value(str_from_ascii(th, "_signal")));
    add_root(th, &default_int_handler);
    for (int i = 1; i < kSignals; ++i) {
        add_root(th, &handlers[i]);
        struct sigaction action;
        if (sigaction(i, nullptr, &action) < 0) continue;
        handlers[i] = action.sa_handler == SIG_DFL   ? Value::from_small_int(0)
                      : action.sa_handler == SIG_IGN ? Value::from_small_int(1)
                                                     : none();
    }
    if (handlers[SIGINT] == Value::from_small_int(0)) {
        handlers[SIGINT] = default_int_handler;
        set_action(SIGINT, on_signal);
    }
}

Value init_signal(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    for (const Named& n : kNumbers) {
        if (!module_add(th, module, n.name, Value::from_small_int(n.number))) return {};
    }
    siginfo_type = KRAIT_TRY(new_struct_type(th, &kInfo));
    Dict* ns = KRAIT_TRY(new_dict(th));
    if (!dict_set_str(th, ns, "__module__", Value(str_from_ascii(th, "signal")))) return {};
    Value error = KRAIT_TRY(call(th, builtin_type(Kind::Type), Value(str_from_ascii(th, "itimer_error")),
                                 Value(KRAIT_TRY(make_tuple(th, exception_type(Exc::OSError)))), ns));
    timer_error = error.as<Type>();
    bool ok = module_add(th, module, "struct_siginfo", siginfo_type) && module_add(th, module, "ItimerError", error) &&
              module_add(th, module, "default_int_handler", default_int_handler);
    return ok ? Value(module) : Value();
}

}  // namespace krait
