// array.array: a sequence of numbers in machine form.
#pragma once

#include "runtime/type.h"
#include "runtime/types/bytes.h"

namespace krait::array {

struct Array : Object {
    RawBuffer* buffer;
    i64 size;         // items
    i64 exports;
    char typecode;
    u8 item_size;

    char* data() const { return buffer ? buffer->data : nullptr; }
    char* at(i64 i) const { return buffer->data + i * item_size; }
};
extern Type* array_type;
inline Array* array_of(Value v) { return v.as<Array>(); }
inline bool is_array(Value v) { return v.is_object() && is_subtype(v.object()->type(), array_type); }

Array* new_array(Thread* th, Type* type, char typecode, i64 size);
[[nodiscard]] bool resize(Thread* th, Array* a, i64 size);
Value get_item(Thread* th, Array* a, i64 i);
[[nodiscard]] bool set_item(Thread* th, Array* a, i64 i, Value v);  // to memory already there
[[nodiscard]] bool convert_item(Thread* th, char typecode, char* to, Value v);
int item_size_of(char typecode);  // 0: bad code
[[nodiscard]] bool extend(Thread* th, Array* a, Value iterable);

// array_methods.cpp
extern const NativeDef* array_method_rows;
extern size_t array_method_count;
Value reconstruct(Thread* th, Value self, const Args& args);
[[nodiscard]] bool append_bytes(Thread* th, Array* a, std::string_view data);
[[nodiscard]] bool append_text(Thread* th, Array* a, Value text);

}  // namespace krait::array
