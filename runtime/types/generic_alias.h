// types.GenericAlias: list[int] and the like.
#pragma once

#include "runtime/thread.h"

namespace krait {

Value new_generic_alias(Thread* th, Value origin, Value args);
// `__class_getitem__` for NativeDef tables of builtin classes (flag kNativeClassMethod).
inline Value class_getitem(Thread* th, Value cls, Value item) { return new_generic_alias(th, cls, item); }

}  // namespace krait
