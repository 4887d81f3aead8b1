// exit, quit, copyright, credits, license and help: what `site` adds to builtins. Krait does not import site at start-up; these names
// are made when a program first asks for one of them.
#pragma once

#include "runtime/thread.h"

namespace krait {

// The value for `name` after putting all of them into builtins; empty, nothing pending: not one of these names, or -S was given.
Value site_builtin(Thread* th, Str* name);

}  // namespace krait
