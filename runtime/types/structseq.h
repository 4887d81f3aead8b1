// Struct sequences: tuples with named fields, such as os.stat_result and sys.version_info. The tuple shows the first `visible`
// fields; those behind are attributes only.
#pragma once

#include "runtime/type.h"
#include "runtime/types/list.h"

namespace krait {

struct StructField {
    const char* name;   // null: unnamed
    const char* doc;
};
struct StructSpec {
    const char* name;   // "os.stat_result"
    const char* doc;
    const StructField* fields;
    int field_count;
    int visible;
    bool no_instantiate;   // sys.flags and the like
};

// Both the spec and its fields must live for ever.
Type* new_struct_type(Thread* th, const StructSpec* spec);
// All fields None; fill `items` up to field_count.
Tuple* new_struct(Thread* th, Type* type);
int struct_field_count(Type* type);

}  // namespace krait
