// krait --bisect-jit: see cli/bisect.cpp.
#pragma once

namespace krait {

// Runs the command line `argv` (its option --bisect-jit left out) in child processes. The exit status: 0 nothing found, 1 a trace.
int bisect_jit(const char* executable, int argc, char** argv);

}  // namespace krait
