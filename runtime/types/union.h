// types.UnionType: `int | str`.
#pragma once

#include "runtime/type.h"

namespace krait {

// a | b where both are types, None, or other things that make sense in an annotation; else not_implemented().
Value make_union(Thread* th, Value a, Value b);
bool is_union(Value v);
Tuple* union_args(Value v);

}  // namespace krait
