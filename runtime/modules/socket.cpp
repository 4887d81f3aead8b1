// _socket: the socket type. As in CPython a socket with a timeout is non-blocking underneath, and every operation that
// would block waits in poll() until its deadline; signals are handled in between (PEP 475). Families with addresses are
// AF_INET, AF_INET6 and AF_UNIX; ancillary data (sendmsg, recvmsg) is not supported.
#include "runtime/modules/socket.h"

#include <poll.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cmath>

#include "runtime/heap.h"
#include "runtime/type.h"
#include "runtime/types/bytes.h"
#include "runtime/types/float.h"

namespace krait {

namespace {

struct Socket : Object {
    int fd, family, type, proto;
    i64 timeout;  // nanoseconds; -1: blocking, 0: non-blocking
};

Type* socket_type;
i64 default_timeout = -1;

Socket* as_socket(Value v) { return v.as<Socket>(); }
Value number(Thread* th, i64 i) { return int_from_i64(th, i); }

i64 now_ns() {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1'000'000'000LL + t.tv_nsec;
}

bool get_timeout(Thread* th, Value v, i64* out) {
    *out = -1;
    if (is_none(v)) return true;
    double seconds;
    if (is_int(v)) {
        i64 n;
        if (!to_i64(th, v, &n)) return false;
        seconds = static_cast<double>(n);
    } else if (v.is_double() || is_float(v)) {
        if (!to_double(th, v, &seconds)) return false;
    } else {
        raise(th, Exc::TypeError, "'%T' object cannot be interpreted as an integer", v);
        return false;
    }
    if (seconds < 0) {
        raise(th, Exc::ValueError, "Timeout value out of range");
        return false;
    }
    *out = seconds > 9e9 ? -1 : static_cast<i64>(std::ceil(seconds * 1e9));
    return true;
}

Value timeout_value(i64 timeout) { return timeout < 0 ? none() : Value::from_double(static_cast<double>(timeout) / 1e9); }

bool set_blocking(Thread* th, int fd, bool blocking) {
    int on = !blocking;
    if (ioctl(fd, FIONBIO, &on) >= 0) return true;
    raise_errno(th, errno);
    return false;
}

// Waits until `fd` is ready for `events`: 1 ready, 0 timed out, -1 raised or errno.
int wait_ready(Thread* th, int fd, short events, i64 deadline, bool* raised) {
    for (;;) {
        int ms = -1;
        if (deadline >= 0) ms = static_cast<int>(std::clamp<i64>((deadline - now_ns() + 999'999) / 1'000'000, 0, INT_MAX));
        pollfd p{fd, events, 0};
        int n;
        {
            GilRelease released(th);
            n = poll(&p, 1, ms);
        }
        if (n >= 0) return n > 0;
        if (errno != EINTR) return -1;
        if (!run_poll_work(th)) {
            *raised = true;
            return -1;
        }
    }
}

// Runs `operation` until it does not block: the result, or -1 with an exception pending.
template <class F>
i64 perform(Thread* th, Socket* s, short events, i64 deadline, F operation) {
    for (;;) {
        bool raised = false;
        if (s->timeout > 0) {
            int ready = wait_ready(th, s->fd, events, deadline, &raised);
            if (ready < 0) {
                if (!raised) raise_errno(th, errno);
                return -1;
            }
            if (ready == 0) {
                raise(th, Exc::TimeoutError, "timed out");
                return -1;
            }
        }
        i64 r = retry_on_signal(th, &raised, operation);
        if (r >= 0) return r;
        if (raised) return -1;
        if (s->timeout > 0 && (errno == EWOULDBLOCK || errno == EAGAIN)) continue;
        raise_errno(th, errno);
        return -1;
    }
}
template <class F>
i64 perform(Thread* th, Socket* s, short events, F operation) {
    return perform(th, s, events, s->timeout > 0 ? now_ns() + s->timeout : -1, operation);
}

// ---- Life ----

Value socket_new(Thread* th, Type* type, const Args&) {
    auto* s = static_cast<Socket*>(KRAIT_TRY(new_instance(th, type)));
    s->fd = -1;
    s->timeout = default_timeout;
    register_finalizer(th, s);
    return Value(s);
}

bool socket_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"family", "type", "proto", "fileno"};
    Value p[4];
    if (!parse(th, args, "socket", kNames, 0, 0, 4, p)) return false;
    Socket* s = as_socket(self);
    int given[3] = {-1, -1, -1};
    for (int i = 0; i < 3; ++i)
        if (p[i] && !to_int32(th, p[i], &given[i])) return false;
    if (p[3] && !is_none(p[3])) {
        int fd;
        if (!to_int32(th, p[3], &fd)) return false;
        if (fd < 0) {
            raise(th, Exc::ValueError, "negative file descriptor");
            return false;
        }
        const int options[] = {SO_DOMAIN, SO_TYPE, SO_PROTOCOL};
        for (int i = 0; i < 3; ++i) {
            socklen_t length = sizeof(int);
            if (given[i] == -1 && getsockopt(fd, SOL_SOCKET, options[i], &given[i], &length) < 0) {
                raise_errno(th, errno);
                return false;
            }
        }
        s->fd = fd;
    } else {
        if (given[0] == -1) given[0] = AF_INET;
        if (given[1] == -1) given[1] = SOCK_STREAM;
        if (given[2] == -1) given[2] = 0;
        s->fd = socket(given[0], given[1] | SOCK_CLOEXEC, given[2]);
        if (s->fd < 0) {
            raise_errno(th, errno);
            return false;
        }
    }
    s->family = given[0];
    s->type = given[1] & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
    s->proto = given[2];
    s->timeout = given[1] & SOCK_NONBLOCK ? 0 : default_timeout;
    return s->timeout < 0 || set_blocking(th, s->fd, false);
}

void socket_finalize(Thread* th, Value self) {
    Socket* s = as_socket(self);
    if (s->fd < 0) return;
    Value pending = take_pending(th);
    if (!warn(th, Exc::ResourceWarning, 1, "unclosed %R", self)) write_unraisable(th, self);
    restore_pending(th, pending);
    close(s->fd);
    s->fd = -1;
}

Value socket_repr(Thread* th, Value self) {
    Socket* s = as_socket(self);
    return Value(format_message(th, "<socket object, fd=%d, family=%d, type=%d, proto=%d>", s->fd, s->family, s->type, s->proto));
}

Value socket_close(Thread* th, Value self) {
    int fd = as_socket(self)->fd;
    as_socket(self)->fd = -1;
    return fd >= 0 && close(fd) < 0 && errno != ECONNRESET ? raise_errno(th, errno) : none();
}

Value socket_detach(Thread* th, Value self) {
    int fd = as_socket(self)->fd;
    as_socket(self)->fd = -1;
    return number(th, fd);
}

Value socket_fileno(Thread* th, Value self) { return number(th, as_socket(self)->fd); }

// ---- Blocking and timeouts ----

Value set_timeout(Thread* th, Value self, i64 timeout) {
    as_socket(self)->timeout = timeout;
    return set_blocking(th, as_socket(self)->fd, timeout < 0) ? none() : Value();
}
Value socket_settimeout(Thread* th, Value self, Value v) {
    i64 timeout;
    return get_timeout(th, v, &timeout) ? set_timeout(th, self, timeout) : Value();
}
Value socket_setblocking(Thread* th, Value self, Value v) {
    int on = truth(th, v);
    return on < 0 ? Value() : set_timeout(th, self, on ? -1 : 0);
}
Value socket_gettimeout(Thread*, Value self) { return timeout_value(as_socket(self)->timeout); }
Value socket_getblocking(Thread*, Value self) { return py_bool(as_socket(self)->timeout != 0); }

// ---- Connections ----

Value socket_bind(Thread* th, Value self, Value v) {
    SocketAddress address;
    if (!get_address(th, "bind", as_socket(self)->family, v, &address)) return {};
    return bind(as_socket(self)->fd, address.get(), address.length) < 0 ? raise_errno(th, errno) : none();
}

Value socket_listen(Thread* th, Value self, const Args& args) {
    int backlog;
    if (!check_arg_count(th, "listen", args, 0, 1) || !get_int(th, args.get(0), 128, &backlog)) return {};
    return listen(as_socket(self)->fd, std::max(backlog, 0)) < 0 ? raise_errno(th, errno) : none();
}

Value socket_accept(Thread* th, Value self) {
    Socket* s = as_socket(self);
    SocketAddress address;
    i64 fd = perform(th, s, POLLIN, [&] { return accept4(s->fd, address.get(), &address.length, SOCK_CLOEXEC); });
    if (fd < 0) return {};
    Value peer = KRAIT_TRY(address_value(th, address));
    return Value(make_tuple(th, number(th, fd), peer));
}

// 0, or an errno; -1: raised.
int connect_to(Thread* th, Socket* s, SocketAddress& address) {
    if (connect(s->fd, address.get(), address.length) >= 0) return 0;
    bool wait = errno == EINTR ? s->timeout != 0 : s->timeout > 0 && errno == EINPROGRESS;
    if (errno == EINTR && !run_poll_work(th)) return -1;
    if (!wait) return errno;
    bool raised = false;
    int ready = wait_ready(th, s->fd, POLLOUT, s->timeout > 0 ? now_ns() + s->timeout : -1, &raised);
    if (ready < 0) return raised ? -1 : errno;
    if (ready == 0) return EWOULDBLOCK;
    int error = 0;
    socklen_t length = sizeof error;
    return getsockopt(s->fd, SOL_SOCKET, SO_ERROR, &error, &length) < 0 ? errno : error;
}

Value socket_connect(Thread* th, Value self, Value v) {
    Socket* s = as_socket(self);
    SocketAddress address;
    if (!get_address(th, "connect", s->family, v, &address)) return {};
    int error = connect_to(th, s, address);
    if (error < 0) return {};
    if (error == EWOULDBLOCK && s->timeout > 0) return raise(th, Exc::TimeoutError, "timed out");
    return error ? raise_errno(th, error) : none();
}

Value socket_connect_ex(Thread* th, Value self, Value v) {
    SocketAddress address;
    if (!get_address(th, "connect_ex", as_socket(self)->family, v, &address)) return {};
    int error = connect_to(th, as_socket(self), address);
    return error < 0 ? Value() : number(th, error);
}

Value name_of(Thread* th, Value self, int (*ask)(int, sockaddr*, socklen_t*)) {
    SocketAddress address;
    if (ask(as_socket(self)->fd, address.get(), &address.length) < 0) return raise_errno(th, errno);
    return address_value(th, address);
}
Value socket_getsockname(Thread* th, Value self) {
    return name_of(th, self, [](int fd, sockaddr* a, socklen_t* n) { return getsockname(fd, a, n); });
}
Value socket_getpeername(Thread* th, Value self) {
    return name_of(th, self, [](int fd, sockaddr* a, socklen_t* n) { return getpeername(fd, a, n); });
}

Value socket_shutdown(Thread* th, Value self, Value how) {
    int h;
    if (!to_int32(th, how, &h)) return {};
    return shutdown(as_socket(self)->fd, h) < 0 ? raise_errno(th, errno) : none();
}

Value socket_getsockopt(Thread* th, Value self, const Args& args) {
    int level, option, size;
    if (!check_arg_count(th, "getsockopt", args, 2, 3) || !to_int32(th, args[0], &level) ||
        !to_int32(th, args[1], &option) || !get_int(th, args.get(2), 0, &size))
        return {};
    int value = 0;
    socklen_t length = sizeof value;
    if (size == 0) {
        if (getsockopt(as_socket(self)->fd, level, option, &value, &length) < 0) return raise_errno(th, errno);
        return number(th, value);
    }
    if (size < 0 || size > 1024) return raise(th, Exc::OSError, "getsockopt buflen out of range");
    char buffer[1024];
    length = static_cast<socklen_t>(size);
    if (getsockopt(as_socket(self)->fd, level, option, buffer, &length) < 0) return raise_errno(th, errno);
    return Value(bytes_from(th, {buffer, length}));
}

Value socket_setsockopt(Thread* th, Value self, const Args& args) {
    int level, option, r;
    if (!check_arg_count(th, "setsockopt", args, 3, 4) || !to_int32(th, args[0], &level) || !to_int32(th, args[1], &option))
        return {};
    int fd = as_socket(self)->fd;
    if (is_int(args[2])) {
        int value;
        if (!to_int32(th, args[2], &value)) return {};
        r = setsockopt(fd, level, option, &value, sizeof value);
    } else if (is_none(args[2])) {
        int length;
        if (!get_int(th, args.get(3), 0, &length)) return {};
        r = setsockopt(fd, level, option, nullptr, static_cast<socklen_t>(length));
    } else {
        BufferView view;
        if (!get_buffer(th, args[2], &view, kBufferSimple)) return {};
        r = setsockopt(fd, level, option, view.data, static_cast<socklen_t>(view.length));
        int error = errno;
        release_buffer(th, &view);
        errno = error;
    }
    return r < 0 ? raise_errno(th, errno) : none();
}

// ---- Data ----

Value receive(Thread* th, Value self, const char* name, const Args& args, bool with_address) {
    i64 size;
    int flags;
    if (!check_arg_count(th, name, args, 1, 2) || !to_ssize(th, args[0], Exc::OverflowError, &size) ||
        !get_int(th, args.get(1), 0, &flags))
        return {};
    if (size < 0) return raise(th, Exc::ValueError, "negative buffersize in %s", name);
    Socket* s = as_socket(self);
    Bytes* buffer = KRAIT_TRY(new_bytes(th, size));
    SocketAddress address;
    i64 n = perform(th, s, POLLIN, [&] {
        return recvfrom(s->fd, buffer->data, static_cast<size_t>(size), flags, with_address ? address.get() : nullptr,
                        with_address ? &address.length : nullptr);
    });
    if (n < 0) return {};
    Value data = n == size ? Value(buffer) : Value(bytes_from(th, {buffer->data, static_cast<size_t>(n)}));
    if (!data || !with_address) return data;
    Value from = KRAIT_TRY(address_value(th, address));
    return Value(make_tuple(th, data, from));
}
Value socket_recv(Thread* th, Value self, const Args& args) { return receive(th, self, "recv", args, false); }
Value socket_recvfrom(Thread* th, Value self, const Args& args) { return receive(th, self, "recvfrom", args, true); }

Value receive_into(Thread* th, Value self, const char* name, const Args& args, bool with_address) {
    static constexpr const char* kNames[] = {"buffer", "nbytes", "flags"};
    Value p[3];
    i64 size = 0;
    int flags;
    if (!parse(th, args, name, kNames, 1, 0, 3, p) || (p[1] && !to_ssize(th, p[1], Exc::OverflowError, &size)) ||
        !get_int(th, p[2], 0, &flags))
        return {};
    BufferView view;
    if (!get_buffer(th, p[0], &view, kBufferWritable)) return {};
    Value result;
    if (size < 0 || size > view.length) {
        raise(th, Exc::ValueError, size < 0 ? "negative buffersize in %s" : "buffer too small for requested bytes", name);
    } else {
        if (size == 0) size = view.length;
        Socket* s = as_socket(self);
        SocketAddress address;
        i64 n = perform(th, s, POLLIN, [&] {
            return recvfrom(s->fd, view.data, static_cast<size_t>(size), flags, with_address ? address.get() : nullptr,
                            with_address ? &address.length : nullptr);
        });
        if (n >= 0) result = number(th, n);
        if (result && with_address) {
            Value from = address_value(th, address);
            result = from ? Value(make_tuple(th, result, from)) : Value();
        }
    }
    release_buffer(th, &view);
    return result;
}
Value socket_recv_into(Thread* th, Value self, const Args& args) { return receive_into(th, self, "recv_into", args, false); }
Value socket_recvfrom_into(Thread* th, Value self, const Args& args) {
    return receive_into(th, self, "recvfrom_into", args, true);
}

Value socket_send(Thread* th, Value self, const Args& args) {
    int flags;
    BufferView view;
    if (!check_arg_count(th, "send", args, 1, 2) || !get_int(th, args.get(1), 0, &flags) ||
        !get_buffer(th, args[0], &view, kBufferSimple))
        return {};
    Socket* s = as_socket(self);
    i64 n = perform(th, s, POLLOUT,
                    [&] { return send(s->fd, view.data, static_cast<size_t>(view.length), flags | MSG_NOSIGNAL); });
    release_buffer(th, &view);
    return n < 0 ? Value() : number(th, n);
}

Value socket_sendall(Thread* th, Value self, const Args& args) {
    int flags;
    BufferView view;
    if (!check_arg_count(th, "sendall", args, 1, 2) || !get_int(th, args.get(1), 0, &flags) ||
        !get_buffer(th, args[0], &view, kBufferSimple))
        return {};
    Socket* s = as_socket(self);
    i64 deadline = s->timeout > 0 ? now_ns() + s->timeout : -1;
    i64 sent = 0;
    while (sent < view.length) {
        i64 n = perform(th, s, POLLOUT, deadline, [&] {
            return send(s->fd, view.data + sent, static_cast<size_t>(view.length - sent), flags | MSG_NOSIGNAL);
        });
        if (n < 0) break;
        sent += n;
    }
    bool done = sent == view.length;
    release_buffer(th, &view);
    return done ? none() : Value();
}

Value socket_sendto(Thread* th, Value self, const Args& args) {
    int flags = 0;
    if (!check_arg_count(th, "sendto", args, 2, 3)) return {};
    if (args.count == 3 && !to_int32(th, args[1], &flags)) return {};
    Socket* s = as_socket(self);
    SocketAddress address;
    BufferView view;
    if (!get_address(th, "sendto", s->family, args[args.count - 1], &address) ||
        !get_buffer(th, args[0], &view, kBufferSimple))
        return {};
    i64 n = perform(th, s, POLLOUT, [&] {
        return sendto(s->fd, view.data, static_cast<size_t>(view.length), flags | MSG_NOSIGNAL, address.get(), address.length);
    });
    release_buffer(th, &view);
    return n < 0 ? Value() : number(th, n);
}

// ---- Module functions ----

Value module_socketpair(Thread* th, Value, const Args& args) {
    int family, type, proto;
    if (!check_arg_count(th, "socketpair", args, 0, 3) || !get_int(th, args.get(0), AF_UNIX, &family) ||
        !get_int(th, args.get(1), SOCK_STREAM, &type) || !get_int(th, args.get(2), 0, &proto))
        return {};
    int fds[2];
    if (socketpair(family, type | SOCK_CLOEXEC, proto, fds) < 0) return raise_errno(th, errno);
    Value ends[2];
    for (int i = 0; i < 2; ++i) {
        ends[i] = KRAIT_TRY(socket_new(th, socket_type, args));
        Socket* s = as_socket(ends[i]);
        s->fd = fds[i];
        s->family = family;
        s->type = type & ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
        s->proto = proto;
        s->timeout = type & SOCK_NONBLOCK ? 0 : default_timeout;
        if (s->timeout >= 0 && !set_blocking(th, s->fd, false)) return {};
    }
    return Value(make_tuple(th, ends[0], ends[1]));
}

Value module_close(Thread* th, Value, Value v) {
    int fd;
    if (!get_fd(th, v, &fd)) return {};
    return close(fd) < 0 && errno != ECONNRESET ? raise_errno(th, errno) : none();
}
Value module_dup(Thread* th, Value, Value v) {
    int fd;
    if (!get_fd(th, v, &fd)) return {};
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    return copy < 0 ? raise_errno(th, errno) : number(th, copy);
}
Value module_getdefaulttimeout(Thread*, Value) { return timeout_value(default_timeout); }
Value module_setdefaulttimeout(Thread* th, Value, Value v) {
    i64 timeout;
    if (!get_timeout(th, v, &timeout)) return {};
    default_timeout = timeout;
    return none();
}

constexpr NativeDef kMethods[] = {
    {"_accept", socket_accept, "_accept()\n--\n\n"},  {"bind", socket_bind, nullptr},
    {"close", socket_close, nullptr},                  {"connect", socket_connect, nullptr},
    {"connect_ex", socket_connect_ex, nullptr},        {"detach", socket_detach, nullptr},
    {"fileno", socket_fileno, nullptr},                {"getpeername", socket_getpeername, nullptr},
    {"getsockname", socket_getsockname, nullptr},      {"getsockopt", socket_getsockopt, nullptr},
    {"listen", socket_listen, nullptr},                {"recv", socket_recv, nullptr},
    {"recv_into", socket_recv_into, nullptr},          {"recvfrom", socket_recvfrom, nullptr},
    {"recvfrom_into", socket_recvfrom_into, nullptr},  {"send", socket_send, nullptr},
    {"sendall", socket_sendall, nullptr},              {"sendto", socket_sendto, nullptr},
    {"setblocking", socket_setblocking, nullptr},      {"getblocking", socket_getblocking, nullptr},
    {"settimeout", socket_settimeout, nullptr},        {"gettimeout", socket_gettimeout, nullptr},
    {"setsockopt", socket_setsockopt, nullptr},        {"shutdown", socket_shutdown, nullptr},
};
constexpr MemberDef kMembers[] = {
    {"family", offsetof(Socket, family), MemberKind::I32, true, "the socket family"},
    {"type", offsetof(Socket, type), MemberKind::I32, true, "the socket type"},
    {"proto", offsetof(Socket, proto), MemberKind::I32, true, "the socket protocol"},
};
constexpr GetSetDef kGetSets[] = {{"timeout", socket_gettimeout, nullptr, "the socket timeout"}};
constexpr NativeDef kFunctions[] = {
    {"socketpair", module_socketpair, nullptr}, {"close", module_close, nullptr}, {"dup", module_dup, nullptr},
    {"getdefaulttimeout", module_getdefaulttimeout, nullptr}, {"setdefaulttimeout", module_setdefaulttimeout, nullptr},
};

}  // namespace

Value init_socket(Thread* th) {
    TypeSpec spec{};
    spec.name = "_socket.socket";
    spec.doc = "socket(family=AF_INET, type=SOCK_STREAM, proto=0) -> socket object\n\nOpen a socket of the given type.";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Socket);
    spec.slots.new_ = socket_new;
    spec.slots.init = socket_init;
    spec.slots.repr = socket_repr;
    spec.slots.finalize = socket_finalize;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    spec.members = kMembers;
    spec.member_count = std::size(kMembers);
    spec.getsets = kGetSets;
    spec.getset_count = std::size(kGetSets);
    socket_type = new_builtin_type(th, spec);
    static const ModuleDef def{"_socket", "Implementation module for socket operations.\n\nSee the socket module for documentation.",
                               kFunctions, std::size(kFunctions)};
    Module* module = KRAIT_TRY(new_native_module(th, def));
    if (!socket_type || !module_add(th, module, "socket", Value(socket_type)) ||
        !module_add(th, module, "SocketType", Value(socket_type)) || !add_socket_addresses(th, module))
        return {};
    return Value(module);
}

}  // namespace krait
