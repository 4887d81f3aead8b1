// Shared by the files of _socket: addresses between Python and the system, and the errors of name resolution.
#pragma once

#include <sys/socket.h>

#include "runtime/modules/posix.h"

namespace krait {

struct SocketAddress {
    sockaddr_storage storage;
    socklen_t length = sizeof(sockaddr_storage);
    sockaddr* get() { return reinterpret_cast<sockaddr*>(&storage); }
};

// The address `v` of the given family, as connect() and bind() take it; `function` is for messages.
[[nodiscard]] bool get_address(Thread* th, const char* function, int family, Value v, SocketAddress* out);
// The Python form of an address: (host, port), (host, port, flow, scope), a path, or None for an empty one.
Value address_value(Thread* th, SocketAddress& address);
// Name resolution and conversions, and the constants of the module.
[[nodiscard]] bool add_socket_addresses(Thread* th, Module* module);

}  // namespace krait
