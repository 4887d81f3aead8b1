// types.SimpleNamespace.
#pragma once

#include "runtime/thread.h"

namespace krait {

// A SimpleNamespace with the attributes in `dict` (str keys).
Value new_namespace(Thread* th, Dict* dict);

}  // namespace krait
