// The warnings machinery behind runtime's warn() and the module _warnings.
#pragma once

#include "runtime/type.h"

namespace krait {

// warnings.warn(message, category, stack_level): False if it became an exception. `source` may be empty.
[[nodiscard]] bool issue_warning(Thread* th, Value message, Type* category, i64 stack_level, Value source);
// warnings.warn_explicit with the registry of the warning's module (may be none()).
[[nodiscard]] bool issue_warning_at(Thread* th, Value message, Type* category, Value filename, i64 line, Value module, Value registry,
                                    Value source_line, Value source);

}  // namespace krait
