// The parts of _functools.
#pragma once

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

[[nodiscard]] bool add_partial(Thread* th, Module* module);
[[nodiscard]] bool add_lru_cache(Thread* th, Module* module);

}  // namespace krait
