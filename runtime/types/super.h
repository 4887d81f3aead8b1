// super objects, and the lookup that `super().name` does without making one.
#pragma once

#include "runtime/call.h"
#include "runtime/type.h"

namespace krait {

struct SuperObject : Object {
    Type* type;       // __thisclass__
    Value obj;        // __self__, or empty when unbound
    Type* obj_type;   // __self_class__
};

// `name` in the MRO of `start` after `type`, bound to `obj`. `*found` says whether it is there; then empty means raised.
Value super_lookup(Thread* th, Type* type, Value obj, Type* start, Str* name, bool* found);

}  // namespace krait
