// Between the files that implement exceptions.
#pragma once

#include "runtime/types/exception.h"

namespace krait {

Value memory_error_instance();
void set_context_from_handled(Thread* th, Value exception);
Value base_exception_new(Thread* th, Type* type, const Args& args);
bool base_exception_init(Thread* th, Value self, const Args& args);
Value base_exception_str(Thread* th, Value self);
Value base_exception_repr(Thread* th, Value self);
void trace_exception(Object* object, Marker& marker);

// The slots, methods and fields that a layout adds to its base class (`layout` column of exceptions.def).
void describe_stop_iteration(TypeSpec& spec);
void describe_system_exit(TypeSpec& spec);
void describe_import_error(TypeSpec& spec);
void describe_name_error(TypeSpec& spec);
void describe_attribute_error(TypeSpec& spec);
void describe_syntax_error(TypeSpec& spec);
void describe_os_error(TypeSpec& spec);
void describe_unicode_error(TypeSpec& spec, Exc exc);
void describe_group(TypeSpec& spec);
void setup_exception_group(Thread* th, Type* type);   // ExceptionGroup(BaseExceptionGroup, Exception)

}  // namespace krait
