// Exception groups: what `except*` needs.
#pragma once

#include "runtime/types/exception.h"

namespace krait {

bool is_exception_group(Value v);
// Splits `exception` by `type` (class or tuple) as `except* type` does. A match that is no group is wrapped in one. `*match`
// and `*rest` are none() when empty. False: raised.
[[nodiscard]] bool exception_group_match(Thread* th, Value exception, Value type, Value* match, Value* rest);
// The operand checks of CHECK_EXC_MATCH and CHECK_EG_MATCH.
[[nodiscard]] bool check_except_type(Thread* th, Value type);
[[nodiscard]] bool check_except_star_type(Thread* th, Value type);
// PREP_RERAISE_STAR: what to raise after the except* blocks; `raised` lists what they raised and what was left (None among
// them). none(): nothing.
Value prepare_reraise_star(Thread* th, Value original, List* raised);

}  // namespace krait
