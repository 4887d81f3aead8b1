// How much cyclic garbage a collection finds: what gc.collect() returns in CPython, where all other garbage is gone before.
#pragma once

#include "runtime/heap.h"

namespace krait {

// Collects; of the objects that died, the number that lie in a reference cycle, or are reached from one, and that `counts`
// accepts. `counts` must not allocate.
i64 collect_and_count(Thread* th, CollectKind kind, bool (*counts)(Object*));

}  // namespace krait
