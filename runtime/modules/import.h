// The import system: builtins.__import__, the bootstrap of importlib, native modules.
#pragma once

#include "runtime/thread.h"

namespace krait {

// __import__(name, globals, locals, fromlist, level): globals may be empty, fromlist empty or none.
Value import_module_level(Thread* th, Value name, Value globals, Value fromlist, int level);
// The module `name` (dotted), fully imported: importlib.import_module(name).
Value import_module(Thread* th, Value name);
Value import_module(Thread* th, const char* name);
// The attribute `attribute` of module `name`: for native code that needs something of the standard library.
Value import_attribute(Thread* th, const char* name, const char* attribute);
// A native module (a row of modules.def), made on first use and entered into sys.modules. Empty without exception: no such.
Value import_native(Thread* th, Str* name);
bool is_native_module(Str* name);
// Makes importlib ready to import from files. Does nothing the second time.
[[nodiscard]] bool bootstrap_importlib(Thread* th);

}  // namespace krait
