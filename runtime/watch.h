// Watchers: what traces assume about classes, namespaces and functions is watched, not checked. The one who breaks an
// assumption (type_modified, a store into a watched dict, function attribute assignment) calls notify_*; the JIT sets the hook.
#pragma once

#include "runtime/type.h"

namespace krait {

enum class Watched : u8 { TypeVersion, DictValue, FunctionVersion };

struct WatchHooks {
    // `subject` is the Type, Dict or Function; `key` the name concerned, or empty for all.
    void (*invalidate)(Thread* th, Watched what, Object* subject, Value key);
};
extern WatchHooks watch_hooks;

}  // namespace krait
