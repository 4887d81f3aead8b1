// The native codec error handlers, as callables on exception objects.
#pragma once

#include "runtime/native.h"

namespace krait {

Value strict_errors(Thread* th, Value self, Value error);
Value ignore_errors(Thread* th, Value self, Value error);
Value replace_errors(Thread* th, Value self, Value error);
Value xmlcharrefreplace_errors(Thread* th, Value self, Value error);
Value backslashreplace_errors(Thread* th, Value self, Value error);
Value namereplace_errors(Thread* th, Value self, Value error);
Value surrogateescape_errors(Thread* th, Value self, Value error);
Value surrogatepass_errors(Thread* th, Value self, Value error);

}  // namespace krait
