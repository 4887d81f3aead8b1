// Locks of _thread. One thread runs Python code for now, so a lock is a flag; waiting for a lock that is held can only be ended
// by its time limit or by a signal.
#pragma once

#include "runtime/type.h"

namespace krait {

// The time limit of acquire(blocking, timeout): seconds, -1 for ever. False: raised.
[[nodiscard]] bool parse_acquire(Thread* th, const struct Args& args, bool* blocking, double* seconds);
// Sleeps until the limit has passed or a signal handler raised (false).
[[nodiscard]] bool wait_for_nothing(Thread* th, double seconds);
[[nodiscard]] bool add_lock_types(Thread* th, struct Module* module);

}  // namespace krait
