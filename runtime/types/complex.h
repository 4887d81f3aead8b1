// complex: two doubles. Float values are immediate (runtime/value.h); instances of float subclasses have kind Float.
#pragma once

#include "runtime/thread.h"

namespace krait {

struct Complex : Object {
    double real, imag;
};
Complex* new_complex(Thread* th, double real, double imag);

}  // namespace krait
