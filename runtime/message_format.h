// Messages with Python values in them: the directives of raise().
#pragma once

#include <cstdarg>

#include "runtime/error.h"

namespace krait {

Str* format_message_v(Thread* th, const char* format, va_list arguments);

}  // namespace krait
