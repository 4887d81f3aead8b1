// bytes, bytearray, memoryview and the buffer protocol (PEP 3118).
#pragma once

#include <string_view>

#include "runtime/thread.h"

namespace krait {

struct Bytes : Object {
    i64 length;
    i64 hash;        // -1: not computed
    char data[];     // NUL-terminated

    std::string_view view() const { return {data, static_cast<size_t>(length)}; }
};

struct Bytearray : Object {
    i64 length;
    i64 offset;          // first byte in the buffer (deleting from the front is cheap)
    RawBuffer* buffer;   // capacity in buffer->capacity
    i64 exports;         // live views: resizing raises BufferError while > 0

    char* data() const { return buffer ? buffer->data + offset : nullptr; }
};

enum BufferFlags : int { kBufferSimple = 0, kBufferWritable = 1, kBufferFormat = 4, kBufferNd = 8, kBufferStrides = 0x18 };

// A view on an object's memory. `owner` keeps it alive; give back with release_buffer.
struct BufferView {
    char* data;
    Value owner;
    i64 length;          // bytes
    i64 item_size;
    bool read_only;
    int ndim;
    const char* format;  // struct syntax; null means "B"
    i64* shape;          // ndim entries; null when ndim == 1 and flat
    i64* strides;
    void* internal;
    i64 shape_storage[1], stride_storage[1];
};

Bytes* new_bytes(Thread* th, i64 length);                     // contents zero
Bytes* bytes_from(Thread* th, std::string_view data);
Bytearray* bytearray_from(Thread* th, std::string_view data);
[[nodiscard]] bool bytearray_resize(Thread* th, Bytearray* array, i64 length);
bool supports_buffer(Value v);
// False with TypeError "a bytes-like object is required, not '%T'" when `v` has no buffer.
[[nodiscard]] bool get_buffer(Thread* th, Value v, BufferView* view, int flags);
void release_buffer(Thread* th, BufferView* view);

}  // namespace krait
