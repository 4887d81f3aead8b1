// Running what the command line names, in __main__.
#pragma once

#include "cli/command_line.h"
#include "runtime/thread.h"

namespace krait {

// Returns the process's exit status; exceptions are reported.
int run_program(Thread* th, const CommandLine& line, int argc, char** argv);

}  // namespace krait
