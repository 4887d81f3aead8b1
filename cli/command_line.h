// The command line: CPython's single-letter options and Krait's long ones (rows of runtime/options.def).
#pragma once

#include <string>

#include "runtime/options.h"

namespace krait {

enum class RunKind { Script, Command, Module, Stdin, Version, Help, Subcommand };

struct CommandLine {
    RunKind kind = RunKind::Stdin;
    const char* target = nullptr;  // script path, code, or module name
    int first_argument = 0;        // index in argv of what becomes sys.argv[1]
    int version_count = 0;
};

// Fills `line` and `options`. On a wrong option prints one line and returns the exit status (2); 0: go on.
int parse_command_line(int argc, char** argv, CommandLine* line, Options* options);
void print_help();

}  // namespace krait
