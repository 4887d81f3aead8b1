// select: select(), poll objects and epoll objects, thin over the system's. A wait interrupted by a signal runs the
// handlers and goes on with what is left of the timeout (PEP 475).
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cmath>
#include <cstring>
#include <vector>

#include "runtime/modules/posix.h"
#include "runtime/type.h"
#include "runtime/types/float.h"

namespace krait {

namespace {

i64 now_ns() {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1'000'000'000LL + t.tv_nsec;
}

// A timeout in nanoseconds from None (-1: for ever) or a number in units of `unit` nanoseconds, rounded up.
bool get_timeout(Thread* th, Value v, double unit, const char* message, i64* out) {
    *out = -1;
    if (!v || is_none(v)) return true;
    double amount;
    if (is_int(v)) {
        i64 whole;
        if (!to_i64(th, v, &whole)) return false;
        amount = static_cast<double>(whole);
    } else if (v.is_double() || is_float(v)) {
        if (!to_double(th, v, &amount)) return false;
    } else {
        raise(th, Exc::TypeError, "%s", message);
        return false;
    }
    double ns = std::ceil(amount * unit);
    *out = ns < 0 ? -2 : ns > 9e18 ? -1 : static_cast<i64>(ns);
    return true;
}

// Milliseconds until `deadline` for poll and epoll_wait, rounded up; -1 for ever.
int milliseconds_left(i64 deadline) {
    if (deadline < 0) return -1;
    i64 left = deadline - now_ns();
    return left <= 0 ? 0 : static_cast<int>(std::min<i64>((left + 999'999) / 1'000'000, INT_MAX));
}

i64 deadline_of(i64 timeout) { return timeout < 0 ? -1 : now_ns() + timeout; }

// ---- select ----

struct FdList {
    std::vector<int> fds;
    Tuple* objects;
    fd_set set;
};

bool get_fds(Thread* th, Value sequence, FdList* out, int* highest) {
    FD_ZERO(&out->set);
    out->objects = to_tuple(th, sequence);
    if (!out->objects) {
        if (catch_pending(th, Exc::TypeError)) raise(th, Exc::TypeError, "arguments 1-3 must be sequences");
        return false;
    }
    for (i64 i = 0; i < out->objects->size; ++i) {
        int fd;
        if (!get_fd(th, out->objects->items[i], &fd)) return false;
        if (fd >= FD_SETSIZE) {
            raise(th, Exc::ValueError, "filedescriptor out of range in select()");
            return false;
        }
        out->fds.push_back(fd);
        FD_SET(fd, &out->set);
        *highest = std::max(*highest, fd);
    }
    return true;
}

Value ready_list(Thread* th, const FdList& list, const fd_set& ready) {
    List* out = KRAIT_TRY(new_list(th));
    for (size_t i = 0; i < list.fds.size(); ++i)
        if (FD_ISSET(list.fds[i], &ready)) KRAIT_TRY(list_append(th, out, list.objects->items[i]));
    return Value(out);
}

Value select_select(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "select", args) || !check_arg_count(th, "select", args, 3, 4)) return {};
    FdList lists[3];
    int highest = -1;
    i64 timeout;
    if (!get_timeout(th, args.get(3), 1e9, "timeout must be a float or None", &timeout)) return {};
    if (timeout == -2) return raise(th, Exc::ValueError, "timeout must be non-negative");
    for (size_t i = 0; i < 3; ++i)
        if (!get_fds(th, args[i], &lists[i], &highest)) return {};
    i64 deadline = deadline_of(timeout);
    fd_set sets[3];
    for (;;) {
        for (int i = 0; i < 3; ++i) sets[i] = lists[i].set;
        timeval tv{}, *limit = nullptr;
        if (deadline >= 0) {
            i64 left = std::max<i64>(deadline - now_ns(), 0);
            tv.tv_sec = left / 1'000'000'000;
            tv.tv_usec = (left % 1'000'000'000 + 999) / 1000;
            limit = &tv;
        }
        int n;
        {
            GilRelease released(th);
            n = select(highest + 1, &sets[0], &sets[1], &sets[2], limit);
        }
        if (n >= 0) break;
        if (errno != EINTR) return raise_errno(th, errno);
        if (!run_poll_work(th)) return {};
    }
    Tuple* out = KRAIT_TRY(new_tuple(th, 3));
    for (int i = 0; i < 3; ++i) out->items[i] = none();
    for (int i = 0; i < 3; ++i) {
        Value ready = KRAIT_TRY(ready_list(th, lists[i], sets[i]));
        set_field(th, out, out->items[i], ready);
    }
    return Value(out);
}

// ---- poll objects ----

struct Poll : Object {
    RawBuffer* entries;   // pollfd
    i64 count;
    bool polling;

    pollfd* fds() { return reinterpret_cast<pollfd*>(entries->data); }
    i64 find(int fd) {
        for (i64 i = 0; i < count; ++i)
            if (fds()[i].fd == fd) return i;
        return -1;
    }
};

Type* poll_type;
Poll* as_poll(Value v) { return v.as<Poll>(); }

void trace_poll(Object* object, Marker& m) { m.visit_owned(static_cast<Poll*>(object)->entries); }

Value new_poll(Thread* th, Value) {
    auto* p = static_cast<Poll*>(KRAIT_TRY(new_instance(th, poll_type)));
    RawBuffer* entries = KRAIT_TRY(new_raw_buffer(th, 8 * sizeof(pollfd)));
    set_field(th, p, p->entries, entries);
    return Value(p);
}

bool get_events(Thread* th, Value v, int otherwise, int* out) {
    *out = otherwise;
    if (!v) return true;
    i64 n;
    if (!to_i64(th, v, &n)) return false;
    if (n < 0 || n > USHRT_MAX) {
        raise(th, Exc::OverflowError, n < 0 ? "can't convert negative value to C unsigned short"
                                            : "Python int too large for C unsigned short");
        return false;
    }
    *out = static_cast<int>(n);
    return true;
}

Value poll_register(Thread* th, Value self, const Args& args) {
    int fd, events;
    if (!check_arg_count(th, "register", args, 1, 2) || !get_fd(th, args[0], &fd) ||
        !get_events(th, args.get(1), POLLIN | POLLPRI | POLLOUT, &events))
        return {};
    Poll* p = as_poll(self);
    i64 at = p->find(fd);
    if (at < 0) {
        at = p->count;
        if ((at + 1) * static_cast<i64>(sizeof(pollfd)) > p->entries->capacity) {
            RawBuffer* larger = KRAIT_TRY(new_raw_buffer(th, p->entries->capacity * 2));
            memcpy(larger->data, p->entries->data, static_cast<size_t>(at) * sizeof(pollfd));
            set_field(th, p, p->entries, larger);
        }
        p->count++;
    }
    p->fds()[at] = pollfd{fd, static_cast<short>(events), 0};
    return none();
}

Value poll_modify(Thread* th, Value self, Value fd_value, Value events_value) {
    int fd, events;
    if (!get_fd(th, fd_value, &fd) || !get_events(th, events_value, 0, &events)) return {};
    i64 at = as_poll(self)->find(fd);
    if (at < 0) return raise_errno(th, ENOENT);
    as_poll(self)->fds()[at].events = static_cast<short>(events);
    return none();
}

Value poll_unregister(Thread* th, Value self, Value fd_value) {
    int fd;
    if (!get_fd(th, fd_value, &fd)) return {};
    Poll* p = as_poll(self);
    i64 at = p->find(fd);
    if (at < 0) return raise_with(th, Exc::KeyError, fd_value);
    memmove(p->fds() + at, p->fds() + at + 1, static_cast<size_t>(p->count - at - 1) * sizeof(pollfd));
    p->count--;
    return none();
}

Value pair_of(Thread* th, i64 a, i64 b) {
    Tuple* pair = KRAIT_TRY(new_tuple(th, 2));
    pair->items[0] = Value::from_small_int(a);
    pair->items[1] = Value::from_small_int(b);
    return Value(pair);
}

Value poll_poll(Thread* th, Value self, const Args& args) {
    i64 timeout;
    if (!check_arg_count(th, "poll", args, 0, 1) ||
        !get_timeout(th, args.get(0), 1e6, "timeout must be an integer or None", &timeout))
        return {};
    Poll* p = as_poll(self);
    if (p->polling) return raise(th, Exc::RuntimeError, "concurrent poll() invocation");
    i64 deadline = timeout == -2 ? -1 : deadline_of(timeout);
    p->polling = true;
    int n;
    auto wait = [&] {
        GilRelease released(th);
        return poll(p->fds(), static_cast<nfds_t>(p->count), milliseconds_left(deadline));
    };
    while ((n = wait()) < 0) {
        if (errno == EINTR && run_poll_work(th)) continue;
        p->polling = false;
        return has_pending(th) ? Value() : raise_errno(th, errno);
    }
    p->polling = false;
    List* out = KRAIT_TRY(new_list(th));
    for (i64 i = 0; i < p->count && n > 0; ++i) {
        if (!p->fds()[i].revents) continue;
        --n;
        Value pair = KRAIT_TRY(pair_of(th, p->fds()[i].fd, static_cast<unsigned short>(p->fds()[i].revents)));
        KRAIT_TRY(list_append(th, out, pair));
    }
    return Value(out);
}

// ---- epoll objects ----

struct Epoll : Object {
    int fd;
};

Type* epoll_type;
Epoll* as_epoll(Value v) { return v.as<Epoll>(); }

Value closed_epoll(Thread* th) { return raise(th, Exc::ValueError, "I/O operation on closed epoll object"); }

Value epoll_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* kNames[] = {"sizehint", "flags"};
    Value p[2];
    int size, flags;
    if (!parse(th, args, "epoll", kNames, 0, 0, 2, p) || !get_int(th, p[0], -1, &size) || !get_int(th, p[1], 0, &flags))
        return {};
    if (size == 0 || size < -1) return raise(th, Exc::ValueError, "negative sizehint");
    if (flags && flags != EPOLL_CLOEXEC) return raise(th, Exc::OSError, "invalid flags");
    auto* e = static_cast<Epoll*>(KRAIT_TRY(new_instance(th, type)));
    e->fd = epoll_create1(EPOLL_CLOEXEC);
    return e->fd < 0 ? raise_errno(th, errno) : Value(e);
}

Value epoll_close(Thread* th, Value self) {
    Epoll* e = as_epoll(self);
    int fd = e->fd;
    e->fd = -1;
    return fd >= 0 && close(fd) < 0 ? raise_errno(th, errno) : none();
}

Value epoll_closed(Thread*, Value self) { return py_bool(as_epoll(self)->fd < 0); }
Value epoll_fileno(Thread* th, Value self) {
    return as_epoll(self)->fd < 0 ? closed_epoll(th) : Value::from_small_int(as_epoll(self)->fd);
}

Value control(Thread* th, Value self, int operation, Value fd_value, u32 events) {
    int fd;
    if (as_epoll(self)->fd < 0) return closed_epoll(th);
    if (!get_fd(th, fd_value, &fd)) return {};
    epoll_event event{};
    event.events = events;
    event.data.fd = fd;
    return epoll_ctl(as_epoll(self)->fd, operation, fd, &event) < 0 ? raise_errno(th, errno) : none();
}

bool get_mask(Thread* th, Value v, u32* out) {
    i64 n;
    if (!to_i64(th, v, &n)) return false;
    *out = static_cast<u32>(n);
    return true;
}

Value epoll_register(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"fd", "eventmask"};
    Value p[2];
    u32 events = EPOLLIN | EPOLLPRI | EPOLLOUT;
    if (!parse(th, args, "register", kNames, 1, 0, 2, p) || (p[1] && !get_mask(th, p[1], &events))) return {};
    return control(th, self, EPOLL_CTL_ADD, p[0], events);
}

Value epoll_modify(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"fd", "eventmask"};
    Value p[2];
    u32 events;
    if (!parse(th, args, "modify", kNames, 2, 0, 2, p) || !get_mask(th, p[1], &events)) return {};
    return control(th, self, EPOLL_CTL_MOD, p[0], events);
}

Value epoll_unregister(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"fd"};
    Value p[1];
    if (!parse(th, args, "unregister", kNames, 1, 0, 1, p)) return {};
    return control(th, self, EPOLL_CTL_DEL, p[0], 0);
}

Value epoll_poll(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"timeout", "maxevents"};
    Value p[2];
    i64 timeout;
    int limit;
    if (!parse(th, args, "poll", kNames, 0, 0, 2, p) ||
        !get_timeout(th, p[0], 1e9, "timeout must be an integer or None", &timeout) || !get_int(th, p[1], -1, &limit))
        return {};
    if (as_epoll(self)->fd < 0) return closed_epoll(th);
    if (limit == -1) limit = FD_SETSIZE - 1;
    if (limit < 1) return raise(th, Exc::ValueError, "maxevents must be greater than 0, got %d", limit);
    i64 deadline = timeout == -2 ? -1 : deadline_of(timeout);
    std::vector<epoll_event> events(static_cast<size_t>(limit));
    int n;
    auto wait = [&] {
        GilRelease released(th);
        return epoll_wait(as_epoll(self)->fd, events.data(), limit, milliseconds_left(deadline));
    };
    while ((n = wait()) < 0) {
        if (errno != EINTR) return raise_errno(th, errno);
        if (!run_poll_work(th)) return {};
    }
    List* out = KRAIT_TRY(new_list(th));
    for (int i = 0; i < n; ++i) {
        Value pair = KRAIT_TRY(pair_of(th, events[static_cast<size_t>(i)].data.fd, events[static_cast<size_t>(i)].events));
        KRAIT_TRY(list_append(th, out, pair));
    }
    return Value(out);
}

Value epoll_enter(Thread* th, Value self) { return as_epoll(self)->fd < 0 ? closed_epoll(th) : self; }
Value epoll_exit(Thread* th, Value self, const Args&) { return epoll_close(th, self); }

constexpr NativeDef kPollMethods[] = {
    {"register", poll_register, "register($self, fd, eventmask=POLLIN | POLLPRI | POLLOUT, /)\n--\n\nRegister a file descriptor."},
    {"modify", poll_modify, "modify($self, fd, eventmask, /)\n--\n\nModify an already registered file descriptor."},
    {"unregister", poll_unregister, "unregister($self, fd, /)\n--\n\nRemove a file descriptor."},
    {"poll", poll_poll, "poll($self, timeout=None, /)\n--\n\nPoll the registered file descriptors."},
};
constexpr NativeDef kEpollMethods[] = {
    {"close", epoll_close, "close($self, /)\n--\n\nClose the epoll control file descriptor."},
    {"fileno", epoll_fileno, "fileno($self, /)\n--\n\nReturn the epoll control file descriptor."},
    {"register", epoll_register, "register($self, /, fd, eventmask=EPOLLIN | EPOLLPRI | EPOLLOUT)\n--\n\nRegister a file descriptor."},
    {"modify", epoll_modify, "modify($self, /, fd, eventmask)\n--\n\nModify a registered file descriptor."},
    {"unregister", epoll_unregister, "unregister($self, /, fd)\n--\n\nRemove a file descriptor."},
    {"poll", epoll_poll, "poll($self, /, timeout=None, maxevents=-1)\n--\n\nWait for events."},
    {"__enter__", epoll_enter, nullptr},
    {"__exit__", epoll_exit, nullptr},
};
constexpr GetSetDef kEpollGetSets[] = {{"closed", epoll_closed, nullptr, "True if the epoll handler is closed"}};
constexpr NativeDef kFunctions[] = {
    {"select", select_select,
     "select($module, rlist, wlist, xlist, timeout=None, /)\n--\n\nWait until one or more file descriptors are ready for "
     "some kind of I/O."},
    {"poll", new_poll, "poll($module, /)\n--\n\nReturns a polling object."},
};

struct Constant {
    const char* name;
    i64 value;
};
constexpr Constant kConstants[] = {
    {"PIPE_BUF", PIPE_BUF},       {"POLLIN", POLLIN},           {"POLLPRI", POLLPRI},       {"POLLOUT", POLLOUT},
    {"POLLERR", POLLERR},         {"POLLHUP", POLLHUP},         {"POLLNVAL", POLLNVAL},     {"POLLRDNORM", POLLRDNORM},
    {"POLLRDBAND", POLLRDBAND},   {"POLLWRNORM", POLLWRNORM},   {"POLLWRBAND", POLLWRBAND}, {"POLLMSG", POLLMSG},
    {"POLLRDHUP", POLLRDHUP},     {"EPOLLIN", EPOLLIN},         {"EPOLLOUT", EPOLLOUT},     {"EPOLLPRI", EPOLLPRI},
    {"EPOLLERR", EPOLLERR},       {"EPOLLHUP", EPOLLHUP},       {"EPOLLRDHUP", EPOLLRDHUP}, {"EPOLLET", EPOLLET},
    {"EPOLLONESHOT", EPOLLONESHOT}, {"EPOLLEXCLUSIVE", EPOLLEXCLUSIVE}, {"EPOLLRDNORM", EPOLLRDNORM},
    {"EPOLLRDBAND", EPOLLRDBAND}, {"EPOLLWRNORM", EPOLLWRNORM}, {"EPOLLWRBAND", EPOLLWRBAND}, {"EPOLLMSG", EPOLLMSG},
    {"EPOLL_CLOEXEC", EPOLL_CLOEXEC},
};

}  // namespace

Value init_select(Thread* th) {
    TypeSpec poll_spec{};
    poll_spec.name = "select.poll";
    poll_spec.kind = Kind::Native;
    poll_spec.flags = kTypeNoInstantiate;
    poll_spec.basic_size = sizeof(Poll);
    poll_spec.trace = trace_poll;
    poll_spec.methods = kPollMethods;
    poll_spec.method_count = std::size(kPollMethods);
    poll_type = new_builtin_type(th, poll_spec);

    TypeSpec epoll_spec{};
    epoll_spec.name = "select.epoll";
    epoll_spec.doc = "select.epoll(sizehint=-1, flags=0)\n\nReturns an epolling object";
    epoll_spec.kind = Kind::Native;
    epoll_spec.basic_size = sizeof(Epoll);
    epoll_spec.slots.new_ = epoll_new;
    epoll_spec.methods = kEpollMethods;
    epoll_spec.method_count = std::size(kEpollMethods);
    epoll_spec.getsets = kEpollGetSets;
    epoll_spec.getset_count = std::size(kEpollGetSets);
    epoll_type = new_builtin_type(th, epoll_spec);

    static const ModuleDef def{"select", "This module supports asynchronous I/O on multiple file descriptors.", kFunctions,
                               std::size(kFunctions)};
    Module* module = KRAIT_TRY(new_native_module(th, def));
    if (!poll_type || !epoll_type || !module_add(th, module, "epoll", Value(epoll_type)) ||
        !module_add(th, module, "error", Value(exception_type(Exc::OSError))))
        return {};
    for (const Constant& c : kConstants)
        if (!module_add(th, module, c.name, int_from_i64(th, c.value))) return {};
    return Value(module);
}

}  // namespace krait
