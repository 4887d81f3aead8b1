// object: what subclasses' slots are compared with, and pickling support.
#pragma once

#include "runtime/type.h"

namespace krait {

Value object_new(Thread* th, Type* type, const Args& args);
bool object_init(Thread* th, Value self, const Args& args);
Value object_reduce(Thread* th, Value self);
Value object_reduce_ex(Thread* th, Value self, Value protocol);
Value object_getstate(Thread* th, Value self);
bool same_layout(Type* a, Type* b);
[[nodiscard]] bool check_same_layout(Thread* th, Type* to, Type* from, const char* attribute);
[[nodiscard]] bool merge_class_dict(Thread* th, Dict* into, Value cls);

}  // namespace krait
