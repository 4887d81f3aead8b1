// Importing: the native part of `import`. runtime/modules/import*.cpp implements it: modules of modules.def natively, others
// through the standard library's importlib, started at the first import that needs it.
#pragma once

#include "runtime/thread.h"

namespace krait {

// builtins.__import__(name, globals, locals, fromlist, level): the whole of it, with CPython's fast path for modules that are in
// sys.modules already. `globals`, `locals`, `fromlist` may be empty.
Value import_module_level(Thread* th, Value name, Value globals, Value locals, Value fromlist, i64 level);
// A module of modules.def, made or taken from sys.modules; empty without exception if there is none of that name.
Value import_native(Thread* th, const char* name);

}  // namespace krait
