// types.GenericAlias: what unions share with it.
#pragma once

#include "runtime/type.h"

namespace krait {

bool is_generic_alias(Value v);
Type* generic_alias_type();
Type* union_type_object();
void setup_union_type(Thread* th);
// How `v` prints inside an annotation: "int", "list[int]", "module.Class", "...".
Str* annotation_repr(Thread* th, Value v);
// Type variables in `args`, each once.
Tuple* collect_parameters(Thread* th, Tuple* args);
// `args` with `parameters` replaced by `item` (one value or a tuple); errors name `self`.
Tuple* substitute_parameters(Thread* th, Value self, Tuple* args, Tuple* parameters, Value item);

}  // namespace krait
