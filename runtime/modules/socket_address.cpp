// _socket: addresses, name resolution through the system's resolver, byte order, and the module's constants.
#include <arpa/inet.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "runtime/modules/socket.h"
#include "runtime/roots.h"
#include "runtime/types/bytes.h"
#include "runtime/types/codecs.h"

namespace krait {

namespace {

Value gai_error, h_error;

Value raise_gai(Thread* th, int code) {
    if (code == EAI_SYSTEM) return raise_errno(th, errno);
    Value e = call(th, gai_error, Value::from_small_int(code), Value(str_from_utf8(th, gai_strerror(code))));
    return e ? raise_value(th, e) : Value();
}

Value text(Thread* th, const char* s) { return Value(str_from_utf8(th, s)); }

// A host as str or bytes; empty text for None.
bool get_host(Thread* th, Value v, std::string* out) {
    if (is_none(v)) return true;
    if (is_str(v)) {
        Bytes* bytes = fs_encode(th, v);
        if (!bytes) return false;
        out->assign(bytes->data, static_cast<size_t>(bytes->length));
        return true;
    }
    if (supports_buffer(v)) {
        BufferView view;
        if (!get_buffer(th, v, &view, kBufferSimple)) return false;
        out->assign(view.data, static_cast<size_t>(view.length));
        release_buffer(th, &view);
        return true;
    }
    raise(th, Exc::TypeError, "str, bytes or bytearray expected, not %T", v);
    return false;
}

// The first address of `host` in `family`; "" is any, "<broadcast>" the broadcast address.
bool resolve(Thread* th, const std::string& host, int family, SocketAddress* out) {
    if (family == AF_INET && host == "<broadcast>") {
        auto* in = reinterpret_cast<sockaddr_in*>(&out->storage);
        in->sin_addr.s_addr = INADDR_BROADCAST;
        out->length = sizeof *in;
        return true;
    }
    addrinfo hints{}, *found = nullptr;
    hints.ai_family = family;
    hints.ai_socktype = SOCK_DGRAM;
    hints.ai_flags = host.empty() ? AI_PASSIVE : 0;
    int error = getaddrinfo(host.empty() ? nullptr : host.c_str(), host.empty() ? "0" : nullptr, &hints, &found);
    if (error) {
        raise_gai(th, error);
        return false;
    }
    memcpy(&out->storage, found->ai_addr, found->ai_addrlen);
    out->length = found->ai_addrlen;
    freeaddrinfo(found);
    return true;
}

bool get_port(Thread* th, const char* function, Value v, u16* out) {
    int port;
    if (!to_int32(th, v, &port)) return false;
    if (port < 0 || port > 0xffff) {
        raise(th, Exc::OverflowError, "%s(): port must be 0-65535.", function);
        return false;
    }
    *out = htons(static_cast<u16>(port));
    return true;
}

bool get_unix_address(Thread* th, Value v, SocketAddress* out) {
    auto* un = reinterpret_cast<sockaddr_un*>(&out->storage);
    std::string path;
    if (!get_host(th, v, &path)) return false;
    if (path.size() >= sizeof un->sun_path && !(path.size() == sizeof un->sun_path && path[0] == 0)) {
        raise(th, Exc::OSError, "AF_UNIX path too long");
        return false;
    }
    un->sun_family = AF_UNIX;
    memcpy(un->sun_path, path.data(), path.size());
    bool abstract = !path.empty() && path[0] == 0;
    out->length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + (abstract ? 0 : 1));
    return true;
}

}  // namespace

bool get_address(Thread* th, const char* function, int family, Value v, SocketAddress* out) {
    memset(&out->storage, 0, sizeof out->storage);
    if (family == AF_UNIX) return get_unix_address(th, v, out);
    if (family != AF_INET && family != AF_INET6) {
        raise(th, Exc::OSError, "%s(): unknown address family %d", function, family);
        return false;
    }
    const char* name = family == AF_INET ? "AF_INET" : "AF_INET6";
    i64 most = family == AF_INET ? 2 : 4;
    if (!is_tuple(v)) {
        raise(th, Exc::TypeError, "%s(): %s address must be tuple, not %T", function, name, v);
        return false;
    }
    auto* parts = v.as<Tuple>();
    if (parts->size < 2 || parts->size > most) {
        raise(th, Exc::TypeError, "%s(): %s address must be a %s", function, name,
              family == AF_INET ? "pair (host, port)" : "tuple (host, port[, flowinfo[, scopeid]])");
        return false;
    }
    std::string host;
    u16 port;
    if (!get_host(th, parts->items[0], &host) || !get_port(th, function, parts->items[1], &port)) return false;
    if (!resolve(th, host, family, out)) return false;
    if (family == AF_INET) {
        auto* in = reinterpret_cast<sockaddr_in*>(&out->storage);
        in->sin_family = AF_INET;
        in->sin_port = port;
        return true;
    }
    auto* in6 = reinterpret_cast<sockaddr_in6*>(&out->storage);
    in6->sin6_family = AF_INET6;
    in6->sin6_port = port;
    int flow = 0, scope = 0;
    if ((parts->size > 2 && !to_int32(th, parts->items[2], &flow)) || (parts->size > 3 && !to_int32(th, parts->items[3], &scope)))
        return false;
    in6->sin6_flowinfo = htonl(static_cast<u32>(flow));
    if (parts->size > 3) in6->sin6_scope_id = static_cast<u32>(scope);
    return true;
}

Value address_value(Thread* th, SocketAddress& address) {
    if (address.length == 0) return none();
    char host[INET6_ADDRSTRLEN];
    switch (address.storage.ss_family) {
        case AF_INET: {
            auto* in = reinterpret_cast<sockaddr_in*>(&address.storage);
            inet_ntop(AF_INET, &in->sin_addr, host, sizeof host);
            return Value(make_tuple(th, text(th, host), Value::from_small_int(ntohs(in->sin_port))));
        }
        case AF_INET6: {
            auto* in6 = reinterpret_cast<sockaddr_in6*>(&address.storage);
            inet_ntop(AF_INET6, &in6->sin6_addr, host, sizeof host);
            Tuple* out = KRAIT_TRY(new_tuple(th, 4));
            out->items[1] = Value::from_small_int(ntohs(in6->sin6_port));
            out->items[2] = Value::from_small_int(ntohl(in6->sin6_flowinfo));
            out->items[3] = Value::from_small_int(in6->sin6_scope_id);
            out->items[0] = none();
            Value name = KRAIT_TRY(text(th, host));
            set_field(th, out, out->items[0], name);
            return Value(out);
        }
        case AF_UNIX: {
            auto* un = reinterpret_cast<sockaddr_un*>(&address.storage);
            size_t length = address.length - offsetof(sockaddr_un, sun_path);
            if (length && un->sun_path[0] == 0) return Value(bytes_from(th, {un->sun_path, length}));
            return text(th, std::string(un->sun_path, strnlen(un->sun_path, length)).c_str());
        }
        default: return none();
    }
}

namespace {

Value socket_getaddrinfo(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"host", "port", "family", "type", "proto", "flags"};
    Value p[6];
    addrinfo hints{};
    if (!parse(th, args, "getaddrinfo", kNames, 2, 0, 6, p) || !get_int(th, p[2], AF_UNSPEC, &hints.ai_family) ||
        !get_int(th, p[3], 0, &hints.ai_socktype) || !get_int(th, p[4], 0, &hints.ai_protocol) ||
        !get_int(th, p[5], 0, &hints.ai_flags))
        return {};
    std::string host, port;
    if (!get_host(th, p[0], &host)) return {};
    if (is_int(p[1])) {
        i64 n;
        if (!to_i64(th, p[1], &n)) return {};
        port = std::to_string(n);
    } else if (!is_none(p[1]) && !is_str(p[1]) && !supports_buffer(p[1])) {
        return raise(th, Exc::OSError, "Int or String expected");
    } else if (!get_host(th, p[1], &port)) {
        return {};
    }
    addrinfo* found = nullptr;
    int error = getaddrinfo(is_none(p[0]) ? nullptr : host.c_str(), is_none(p[1]) ? nullptr : port.c_str(), &hints, &found);
    if (error) return raise_gai(th, error);
    List* out = new_list(th);
    for (addrinfo* a = found; a && out; a = a->ai_next) {
        SocketAddress address;
        memcpy(&address.storage, a->ai_addr, a->ai_addrlen);
        address.length = a->ai_addrlen;
        Value where = address_value(th, address);
        Tuple* row = where ? new_tuple(th, 5) : nullptr;
        if (!row) {
            out = nullptr;
            break;
        }
        row->items[0] = Value::from_small_int(a->ai_family);
        row->items[1] = Value::from_small_int(a->ai_socktype);
        row->items[2] = Value::from_small_int(a->ai_protocol);
        row->items[3] = none();
        row->items[4] = where;
        Value canonical = text(th, a->ai_canonname ? a->ai_canonname : "");
        if (!canonical) out = nullptr;
        if (!out) break;
        set_field(th, row, row->items[3], canonical);
        if (!list_append(th, out, Value(row))) out = nullptr;
    }
    freeaddrinfo(found);
    return out ? Value(out) : Value();
}

Value socket_getnameinfo(Thread* th, Value, Value where, Value flags_value) {
    int flags;
    if (!to_int32(th, flags_value, &flags)) return {};
    if (!is_tuple(where)) return raise(th, Exc::TypeError, "getnameinfo() argument 1 must be a tuple");
    SocketAddress address;
    if (!get_address(th, "getnameinfo", where.as<Tuple>()->size > 2 ? AF_INET6 : AF_INET, where, &address)) return {};
    char host[NI_MAXHOST], service[NI_MAXSERV];
    int error = getnameinfo(address.get(), address.length, host, sizeof host, service, sizeof service, flags);
    return error ? raise_gai(th, error) : Value(make_tuple(th, text(th, host), text(th, service)));
}

Value socket_gethostname(Thread* th, Value) {
    char name[256];
    return gethostname(name, sizeof name) < 0 ? raise_errno(th, errno) : text(th, name);
}

Value socket_gethostbyname(Thread* th, Value, Value v) {
    std::string host;
    SocketAddress address;
    memset(&address.storage, 0, sizeof address.storage);
    if (!get_host(th, v, &host) || !resolve(th, host, AF_INET, &address)) return {};
    char out[INET_ADDRSTRLEN];
    inet_ntop(AF_INET, &reinterpret_cast<sockaddr_in*>(&address.storage)->sin_addr, out, sizeof out);
    return text(th, out);
}

Value socket_getservbyname(Thread* th, Value, const Args& args) {
    std::string name, protocol;
    if (!check_arg_count(th, "getservbyname", args, 1, 2) || !get_host(th, args[0], &name) ||
        (args.count > 1 && !get_host(th, args[1], &protocol)))
        return {};
    servent* s = getservbyname(name.c_str(), protocol.empty() ? nullptr : protocol.c_str());
    return s ? Value::from_small_int(ntohs(static_cast<u16>(s->s_port))) : raise(th, Exc::OSError, "service/proto not found");
}

Value socket_getprotobyname(Thread* th, Value, Value v) {
    std::string name;
    if (!get_host(th, v, &name)) return {};
    protoent* p = getprotobyname(name.c_str());
    return p ? Value::from_small_int(p->p_proto) : raise(th, Exc::OSError, "protocol not found");
}

// ---- Byte order and packed addresses ----

template <u64 kLimit, u32 (*kSwap)(u32)>
Value swapped(Thread* th, const char* name, const char* type, Value v) {
    i64 n;
    if (!to_i64(th, v, &n)) return {};
    if (n < 0) return raise(th, Exc::OverflowError, "%s: can't convert negative Python int to C %s", name, type);
    if (static_cast<u64>(n) > kLimit) return raise(th, Exc::OverflowError, "%s: Python int too large to convert to C %s", name, type);
    return int_from_i64(th, kSwap(static_cast<u32>(n)));
}
u32 swap16(u32 n) { return htons(static_cast<u16>(n)); }
u32 swap32(u32 n) { return htonl(n); }
Value socket_htons(Thread* th, Value, Value v) { return swapped<0xffff, swap16>(th, "htons", "16-bit unsigned integer", v); }
Value socket_ntohs(Thread* th, Value, Value v) { return swapped<0xffff, swap16>(th, "ntohs", "16-bit unsigned integer", v); }
Value socket_htonl(Thread* th, Value, Value v) { return swapped<0xffffffff, swap32>(th, "htonl", "32-bit unsigned integer", v); }
Value socket_ntohl(Thread* th, Value, Value v) { return swapped<0xffffffff, swap32>(th, "ntohl", "32-bit unsigned integer", v); }

Value socket_inet_aton(Thread* th, Value, Value v) {
    std::string host;
    in_addr out;
    if (!get_host(th, v, &host)) return {};
    if (!inet_aton(host.c_str(), &out)) return raise(th, Exc::OSError, "illegal IP address string passed to inet_aton");
    return Value(bytes_from(th, {reinterpret_cast<char*>(&out), sizeof out}));
}

Value socket_inet_pton(Thread* th, Value, Value family_value, Value v) {
    int family;
    std::string host;
    if (!to_int32(th, family_value, &family) || !get_host(th, v, &host)) return {};
    char out[sizeof(in6_addr)];
    int r = inet_pton(family, host.c_str(), out);
    if (r < 0) return raise_errno(th, errno);
    if (r == 0) return raise(th, Exc::OSError, "illegal IP address string passed to inet_pton");
    return Value(bytes_from(th, {out, family == AF_INET ? sizeof(in_addr) : sizeof(in6_addr)}));
}

Value unpack_address(Thread* th, int family, Value v, const char* function) {
    std::string packed;
    if (!get_host(th, v, &packed)) return {};
    if (family != AF_INET && family != AF_INET6) return raise(th, Exc::ValueError, "unknown address family %d", family);
    if (packed.size() != (family == AF_INET ? sizeof(in_addr) : sizeof(in6_addr)))
        return raise(th, family == AF_INET && !strcmp(function, "inet_ntoa") ? Exc::OSError : Exc::ValueError,
                     !strcmp(function, "inet_ntoa") ? "packed IP wrong length" : "invalid length of packed IP address string");
    char out[INET6_ADDRSTRLEN];
    return text(th, inet_ntop(family, packed.data(), out, sizeof out));
}
Value socket_inet_ntoa(Thread* th, Value, Value v) { return unpack_address(th, AF_INET, v, "inet_ntoa"); }
Value socket_inet_ntop(Thread* th, Value, Value family_value, Value v) {
    int family;
    return to_int32(th, family_value, &family) ? unpack_address(th, family, v, "inet_ntop") : Value();
}

constexpr NativeDef kFunctions[] = {
    {"getaddrinfo", socket_getaddrinfo, nullptr},     {"getnameinfo", socket_getnameinfo, nullptr},
    {"gethostname", socket_gethostname, nullptr},     {"gethostbyname", socket_gethostbyname, nullptr},
    {"getservbyname", socket_getservbyname, nullptr}, {"getprotobyname", socket_getprotobyname, nullptr},
    {"htons", socket_htons, nullptr},                 {"ntohs", socket_ntohs, nullptr},
    {"htonl", socket_htonl, nullptr},                 {"ntohl", socket_ntohl, nullptr},
    {"inet_aton", socket_inet_aton, nullptr},         {"inet_ntoa", socket_inet_ntoa, nullptr},
    {"inet_pton", socket_inet_pton, nullptr},         {"inet_ntop", socket_inet_ntop, nullptr},
};

struct Constant {
    const char* name;
    i64 value;
};
#define NAMED(name) {#name, name}
constexpr Constant kConstants[] = {
    NAMED(AF_UNSPEC), NAMED(AF_INET), NAMED(AF_INET6), NAMED(AF_UNIX), NAMED(SOCK_STREAM), NAMED(SOCK_DGRAM), NAMED(SOCK_RAW),
    NAMED(SOCK_SEQPACKET), NAMED(SOCK_CLOEXEC), NAMED(SOCK_NONBLOCK), NAMED(SOL_SOCKET), NAMED(SOMAXCONN), NAMED(SO_DEBUG),
    NAMED(SO_REUSEADDR), NAMED(SO_REUSEPORT), NAMED(SO_TYPE), NAMED(SO_ERROR), NAMED(SO_KEEPALIVE), NAMED(SO_BROADCAST),
    NAMED(SO_LINGER), NAMED(SO_SNDBUF), NAMED(SO_RCVBUF), NAMED(SO_SNDTIMEO), NAMED(SO_RCVTIMEO), NAMED(SO_ACCEPTCONN),
    NAMED(SO_OOBINLINE), NAMED(SO_DOMAIN), NAMED(SO_PROTOCOL), NAMED(SO_PEERCRED), NAMED(IPPROTO_IP), NAMED(IPPROTO_ICMP),
    NAMED(IPPROTO_TCP), NAMED(IPPROTO_UDP), NAMED(IPPROTO_IPV6), NAMED(IPPROTO_RAW), NAMED(IPV6_V6ONLY), NAMED(IPV6_JOIN_GROUP),
    NAMED(IPV6_MULTICAST_HOPS), NAMED(IP_TTL), NAMED(IP_TOS), NAMED(IP_ADD_MEMBERSHIP), NAMED(IP_MULTICAST_TTL),
    NAMED(IP_MULTICAST_LOOP), NAMED(TCP_NODELAY), NAMED(TCP_KEEPIDLE), NAMED(TCP_KEEPINTVL), NAMED(TCP_KEEPCNT),
    NAMED(TCP_CORK), NAMED(TCP_FASTOPEN), NAMED(MSG_OOB), NAMED(MSG_PEEK), NAMED(MSG_DONTWAIT), NAMED(MSG_WAITALL),
    NAMED(MSG_NOSIGNAL), NAMED(MSG_TRUNC), NAMED(MSG_CTRUNC), NAMED(SHUT_RD), NAMED(SHUT_WR), NAMED(SHUT_RDWR),
    NAMED(AI_PASSIVE), NAMED(AI_CANONNAME), NAMED(AI_NUMERICHOST), NAMED(AI_NUMERICSERV), NAMED(AI_ADDRCONFIG),
    NAMED(AI_V4MAPPED), NAMED(AI_ALL), NAMED(NI_NUMERICHOST), NAMED(NI_NUMERICSERV), NAMED(NI_NAMEREQD), NAMED(NI_DGRAM),
    NAMED(NI_NOFQDN), NAMED(NI_MAXHOST), NAMED(NI_MAXSERV), NAMED(EAI_AGAIN), NAMED(EAI_BADFLAGS), NAMED(EAI_FAIL),
    NAMED(EAI_FAMILY), NAMED(EAI_MEMORY), NAMED(EAI_NONAME), NAMED(EAI_SERVICE), NAMED(EAI_SOCKTYPE), NAMED(EAI_SYSTEM),
    {"INADDR_ANY", INADDR_ANY}, {"INADDR_BROADCAST", INADDR_BROADCAST}, {"INADDR_LOOPBACK", INADDR_LOOPBACK},
    {"INADDR_NONE", INADDR_NONE}, NAMED(IPPORT_RESERVED), NAMED(IPPORT_USERRESERVED),
};
#undef NAMED

// class NAME(OSError) of the module `socket`.
bool add_error(Thread* th, Module* module, const char* name, Value* slot) {
    add_root(th, slot);
    Dict* ns = new_dict(th);
    if (!ns || !dict_set_str(th, ns, "__module__", Value(str_from_ascii(th, "socket")))) return false;
    *slot = call(th, Value(builtin_type(Kind::Type)), Value(str_from_ascii(th, name)),
                 Value(make_tuple(th, Value(exception_type(Exc::OSError)))), Value(ns));
    return *slot && module_add(th, module, name, *slot);
}

}  // namespace

bool add_socket_addresses(Thread* th, Module* module) {
    for (const Constant& c : kConstants)
        if (!module_add(th, module, c.name, int_from_i64(th, c.value))) return false;
    return add_functions(th, module, kFunctions, std::size(kFunctions)) && add_error(th, module, "gaierror", &gai_error) &&
           add_error(th, module, "herror", &h_error) &&
           module_add(th, module, "error", Value(exception_type(Exc::OSError))) &&
           module_add(th, module, "timeout", Value(exception_type(Exc::TimeoutError))) &&
           module_add(th, module, "has_ipv6", py_bool(true));
}

}  // namespace krait
