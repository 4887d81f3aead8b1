// Locks of _thread, for those modules that need one.
#pragma once

#include "runtime/type.h"

namespace krait {

// The time limit of acquire(blocking, timeout): seconds, -1 for ever. False: raised.
[[nodiscard]] bool parse_acquire(Thread* th, const struct Args& args, bool* blocking, double* seconds);
// A _thread.lock, and letting a held one go.
Value new_lock(Thread* th);
void release_lock(Value lock);
[[nodiscard]] bool add_lock_types(Thread* th, struct Module* module);
// thread_local.cpp: _thread._local.
Type* make_local_type(Thread* th);
void forget_thread_locals(Thread* th, struct ThreadRecord* record);

}  // namespace krait
