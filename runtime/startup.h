// The order of start-up and shut-down: functions that each have one caller, runtime/vm.cpp or cli/main.cpp.
#pragma once

#include "runtime/thread.h"

namespace krait {

// runtime/modules/builtins.cpp: fills vm->builtins and puts the module into sys.modules.
[[nodiscard]] bool init_builtins_module(Thread* th);
// runtime/modules/sys*.cpp: fills vm->sys_dict, without stdin, stdout, stderr.
[[nodiscard]] bool init_sys_module(Thread* th);
// runtime/modules/io*.cpp: sys.stdin, stdout, stderr and their dunder twins.
[[nodiscard]] bool init_standard_streams(Thread* th);
// runtime/modules/sys_path*.cpp: sys.argv, orig_argv, path, flags, warnoptions from the command line. `script` is what
// argv[0] shall be; `path0` the first entry of sys.path (null: none).
[[nodiscard]] bool set_command_line(Thread* th, int argc, const char* const* argv, const char* argv0, const char* path0);
// threading._shutdown, atexit callbacks, flush of the standard streams, finalisers. False: flushing stdout failed.
bool finalize_modules(Thread* th);

// cli calls these once before create_vm.
void install_frontend();   // frontend/install.cpp
void install_interp();     // interp/install.cpp
void install_jit();        // jit/jit.cpp
void configure_jit(const Options* options);
void finish_jit(Thread* th);  // prints what --jit-stats asks for

}  // namespace krait
