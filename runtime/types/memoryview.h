// memoryview: a view on the memory of a buffer (PEP 3118), of any number of dimensions.
#pragma once

#include "runtime/type.h"
#include "runtime/types/bytes.h"

namespace krait {

// The buffer taken from the exporting object, shared by all views made from it; given back when the last is released.
struct ManagedBuffer : Object {
    BufferView view;
    i64 exports;       // memoryviews over it that are not released
    bool released;
};

constexpr int kMaxDimensions = 64;

struct Memoryview : Object {
    ManagedBuffer* managed;
    i64 exports;       // buffers taken from this view
    i64 hash;
    char* data;
    i64 length;        // bytes
    i64 item_size;
    const char* format;
    Value format_owner;  // keeps `format` alive when a cast made it
    int ndim;
    bool read_only, released;
    i64 dims[];        // ndim of shape, then ndim of strides

    i64* shape() { return dims; }
    i64* strides() { return dims + ndim; }
};

inline Memoryview* memoryview_of(Value v) { return v.as<Memoryview>(); }
Memoryview* memoryview_from(Thread* th, Value object);
// A view of raw memory without owner, for readinto and the like: released by the caller.
Memoryview* memoryview_from_memory(Thread* th, Value owner, char* data, i64 length, bool read_only);
[[nodiscard]] bool memoryview_release(Thread* th, Memoryview* view);
[[nodiscard]] bool memoryview_check(Thread* th, Memoryview* view);  // ValueError when released
Memoryview* new_memoryview(Thread* th, ManagedBuffer* managed, int ndim);

bool is_c_contiguous(Memoryview* view);
bool is_f_contiguous(Memoryview* view);
// The elements in C order into `to`.
void copy_elements(Memoryview* view, char* to);

// memoryview_item.cpp
// The native format character, or 0 if it is no single one.
char native_format(const char* format);
i64 native_size(char format);  // 0: unknown
Value unpack_item(Thread* th, const char* at, const char* format);
[[nodiscard]] bool pack_item(Thread* th, Memoryview* view, char* at, Value v);
Value memoryview_compare(Thread* th, Value a, Value b, CompareOp op);
Value memoryview_to_list(Thread* th, Memoryview* view);

// memoryview_cast.cpp
Value memoryview_cast(Thread* th, Value self, const Args& args);

}  // namespace krait
