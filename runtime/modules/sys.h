// The parts of the sys module, each in its file.
#pragma once

#include "runtime/types/dict.h"
#include "runtime/types/str.h"

namespace krait {

// sys_info.cpp: version, flags, float_info and the other facts.
[[nodiscard]] bool add_sys_facts(Thread* th, Dict* dict);
// sys_functions.cpp, sys_hooks.cpp
[[nodiscard]] bool add_sys_functions(Thread* th, Dict* dict);
[[nodiscard]] bool add_sys_hooks(Thread* th, Dict* dict);
// sys_info.cpp: sys.flags once the options are final.
Value make_sys_flags(Thread* th);
// Folder of the standard library in use.
const char* stdlib_folder(Thread* th);
// import.cpp: names of the native modules, sorted.
Value builtin_module_names(Thread* th);
// Calls the audit hooks. False: one raised.
[[nodiscard]] bool audit(Thread* th, const char* event, std::initializer_list<Value> args);

}  // namespace krait
