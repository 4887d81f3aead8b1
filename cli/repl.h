// The prompt: what `krait` at a terminal, `krait -i` and PYTHONINSPECT give.
#pragma once

#include "runtime/thread.h"

namespace krait {

struct Dict;

// Reads statements from descriptor 0 and runs each in `main_dict` until the end of input or SystemExit; returns the exit status.
int run_prompt(Thread* th, Dict* main_dict);
void print_banner(Thread* th);
// The file that PYTHONSTARTUP names, before the first prompt.
void run_startup_file(Thread* th, Dict* main_dict);

}  // namespace krait
