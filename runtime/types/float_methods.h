// The method tables of float. Private to runtime/types/float*.cpp.
#pragma once

#include "runtime/type.h"

namespace krait {
void add_float_methods(TypeSpec* spec);
}
