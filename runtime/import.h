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
Value import_native(Thread* th, Str* name);
bool is_native_module(Str* name);
// The module `name` (dotted), fully imported: importlib.import_module(name).
Value import_module(Thread* th, Value name);
Value import_module(Thread* th, const char* name);
// The attribute `attribute` of module `name`: for native code that needs something of the standard library.
Value import_attribute(Thread* th, const char* name, const char* attribute);
// Makes importlib ready to import from files. Does nothing the second time.
[[nodiscard]] bool bootstrap_importlib(Thread* th);

}  // namespace krait
