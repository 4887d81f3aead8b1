// Calling a row of a native table with arguments in vectorcall form, with CPython's arity messages.
#pragma once

#include "runtime/call.h"

namespace krait {

Value call_builtin(Thread* th, Builtin* builtin, const Args& args);
// The function of `def` with `self`; `prefix` and `name` give the name in messages: "list.append" or "len".
Value call_native(Thread* th, const NativeDef* def, Type* owner, Value self, const Args& args);
// callable(self, *args, **keywords).
Value call_with_self(Thread* th, Value callable, Value self, const Args& args);
Value keyword_argument(const Args& args, Str* name);  // empty if not given

}  // namespace krait
