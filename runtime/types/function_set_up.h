// Set-up of the types around functions and attributes, called in order from setup_function_types.
#pragma once

#include "runtime/thread.h"

namespace krait {

void setup_method_types(Thread* th);        // method, builtin_function_or_method
void setup_cell_type(Thread* th);
void setup_class_method_types(Thread* th);  // classmethod, staticmethod
void setup_property_type(Thread* th);
void setup_super_type(Thread* th);
void setup_mapping_proxy_type(Thread* th);
Value new_mapping_proxy(Thread* th, Value mapping);

}  // namespace krait
