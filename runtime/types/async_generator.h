// Set-up of async generators from the parts they share with generators. Private to runtime/types.
#pragma once

#include "runtime/type.h"

namespace krait {

struct AsyncGeneratorParts {
    Value (*get_name)(Thread*, Value);
    bool (*set_name)(Thread*, Value, Value);
    Value (*get_qualname)(Thread*, Value);
    bool (*set_qualname)(Thread*, Value, Value);
    Value (*get_frame)(Thread*, Value);
    Value (*get_running)(Thread*, Value);
    Value (*get_suspended)(Thread*, Value);
    Value (*get_code)(Thread*, Value);
    Value (*get_receiver)(Thread*, Value);
    UnarySlot repr;
    void (*finalize)(Thread*, Value);
    TraceFn trace;
};
void setup_async_generator_types(Thread* th, const AsyncGeneratorParts& parts);
// One exception instance of the arguments of throw(). Empty: raised.
Value exception_of_throw(Thread* th, const Args& args);

}  // namespace krait
