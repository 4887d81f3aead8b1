// The engine under the part benchmarks: one Vm for the process, made on first use with the JIT off, and a way to run Python
// source or to take a function out of it. Benchmarks measure the runtime through the interfaces the interpreter uses.
#pragma once

#include <string_view>

#include "runtime/object.h"
#include "runtime/thread.h"

namespace krait::bench {

// Collected memory is found from this thread's stack, so benchmarks keep objects in locals.
Thread* thread();

// Runs `source` as a module body and returns its global `name`. Stops the process when anything raises.
Value python(std::string_view source, const char* name);

}  // namespace krait::bench
