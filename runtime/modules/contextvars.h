// Context variables for modules written in C++: _decimal keeps its current context in one.
#pragma once

#include "runtime/thread.h"

namespace krait {

// `_contextvars` must have been imported. Rooting the variable is the caller's affair.
Value new_context_var(Thread* th, const char* name);
Value context_var_value(Thread* th, Value var);  // empty without exception: not set
[[nodiscard]] bool set_context_var(Thread* th, Value var, Value value);

}  // namespace krait
