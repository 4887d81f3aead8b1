// Weak references and proxies.
#pragma once

#include "runtime/type.h"

namespace krait {

struct WeakRef : Object {
    Value target;     // empty once dead
    Value callback;   // none() or callable; empty in plain references of the runtime
    i64 hash;         // -1: not computed
    WeakRef* next;    // in the list of references with a callback
};

// A weak reference for the runtime's own use.
WeakRef* new_plain_weakref(Thread* th, Object* target);
// weakref.ref(target, callback), of exact type.
Value new_weakref(Thread* th, Value target, Value callback = Value());
// Calls the callbacks of references whose target has died since the last call; part of run_pending_finalizers.
void run_weakref_callbacks(Thread* th);
bool supports_weakrefs(Value v);
bool is_weakref(Value v);

}  // namespace krait
