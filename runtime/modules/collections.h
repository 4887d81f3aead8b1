// The parts of _collections.
#pragma once

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

[[nodiscard]] bool add_deque(Thread* th, Module* module);
[[nodiscard]] bool add_ordered_dict(Thread* th, Module* module);

}  // namespace krait
