// Between types/type.cpp and type_new.cpp.
#pragma once

#include "runtime/type.h"

namespace krait {

[[nodiscard]] bool check_encodable(Thread* th, Str* s);
Value type_new_slot(Thread* th, Type* metatype, const Args& args);
bool type_init_slot(Thread* th, Value self, const Args& args);
bool type_set_bases(Thread* th, Value self, Value value);

}  // namespace krait
