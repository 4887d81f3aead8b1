// Between types/weakref.cpp and the module _weakref.
#pragma once

#include "runtime/types/weakref.h"

namespace krait {

Type* weak_proxy_type();
Type* weak_callable_proxy_type();
Value new_weak_proxy(Thread* th, Value target, Value callback);
i64 weakref_count(Thread* th, Value target);
Value weakref_at(Thread* th, Value target, i64 i);

}  // namespace krait
