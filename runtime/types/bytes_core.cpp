// bytes and bytearray storage, and the dispatch of the buffer protocol (PEP 3118).
//
// A bytearray's data stand in a RawBuffer at an offset, so deleting from the front costs nothing; there is always a NUL
// behind the last byte. While views exist (`exports`) its size is fixed.
#include <cstring>

#include "runtime/error.h"
#include "runtime/roots.h"
#include "runtime/type.h"
#include "runtime/types/bytes_methods.h"

namespace krait {

namespace {

Bytes* bytes_chars[257];  // one byte each; the last is b""

void trace_bytes_chars(void*, Marker& marker) {
    for (Bytes* b : bytes_chars) marker.visit(b);
}

Bytes* raw_bytes(Thread* th, i64 length) {
    if (length < 0 || length > (i64{1} << 60)) {
        raise_no_memory(th);
        return nullptr;
    }
    auto* b = heap_new<Bytes>(th, builtin_shape(Kind::Bytes), static_cast<size_t>(length) + 1, kGcAtomic);
    if (!b) return nullptr;
    b->length = length;
    b->hash = -1;
    return b;
}

Bytes* cached_bytes(Thread* th, int i) {
    if (bytes_chars[i]) return bytes_chars[i];
    static bool rooted = false;
    if (!rooted) {
        rooted = true;
        add_root_tracer(th, trace_bytes_chars, nullptr);
    }
    Bytes* b = raw_bytes(th, i < 256);
    if (!b) return nullptr;
    if (i < 256) b->data[0] = static_cast<char>(i);
    return bytes_chars[i] = b;
}

}  // namespace

Bytes* bytes_char(Thread* th, u8 c) {
    return cached_bytes(th, c);
}

Bytes* new_bytes(Thread* th, i64 length) {
    return length == 0 ? cached_bytes(th, 256) : raw_bytes(th, length);
}

Bytes* bytes_from(Thread* th, std::string_view data) {
    if (data.empty()) return cached_bytes(th, 256);
    if (data.size() == 1) return cached_bytes(th, static_cast<u8>(data[0]));
    Bytes* b = raw_bytes(th, static_cast<i64>(data.size()));
    if (b) memcpy(b->data, data.data(), data.size());
    return b;
}

Bytearray* bytearray_from(Thread* th, std::string_view data) {
    auto* array = heap_new<Bytearray>(th, builtin_shape(Kind::Bytearray));
    if (!array || !bytearray_resize(th, array, static_cast<i64>(data.size()))) return nullptr;
    if (!data.empty()) memcpy(array->data(), data.data(), data.size());
    return array;
}

bool bytearray_resize(Thread* th, Bytearray* array, i64 length) {
    if (length == array->length) return true;
    if (array->exports > 0) {
        // Views that nobody can reach any more do not count: CPython would have freed them at once.
        collect(th, CollectKind::Full);
        run_pending_finalizers(th);
    }
    if (array->exports > 0) {
        raise(th, Exc::BufferError, "Existing exports of data: object cannot be re-sized");
        return false;
    }
    i64 capacity = array->buffer ? array->buffer->capacity : 0;
    bool fits = array->buffer && array->offset + length + 1 <= capacity && length + 1 >= capacity / 4;
    if (!fits) {
        if (length > (i64{1} << 60)) {
            raise_no_memory(th);
            return false;
        }
        i64 room = length > array->length && array->length ? length + length / 8 + (length < 9 ? 3 : 6) : length;
        RawBuffer* buffer = new_raw_buffer(th, room + 1);
        if (!buffer) return false;
        i64 kept = length < array->length ? length : array->length;
        if (kept) memcpy(buffer->data, array->data(), static_cast<size_t>(kept));
        array->buffer = buffer;
        array->offset = 0;
        write_barrier(th, array);
    }
    array->length = length;
    array->data()[length] = 0;
    return true;
}

Value bytes_like(Thread* th, Value self, std::string_view data) {
    if (is_bytearray(self)) return bytearray_from(th, data);
    return bytes_from(th, data);
}

Value bytes_unchanged(Thread* th, Value self) {
    return is_exactly(self, Kind::Bytes) ? self : bytes_like(th, self, byte_view(self));
}

// ---- Buffers ----

bool supports_buffer(Value v) {
    return type_of(v)->slots.get_buffer != nullptr;
}

bool get_buffer(Thread* th, Value v, BufferView* view, int flags) {
    auto slot = type_of(v)->slots.get_buffer;
    if (!slot) {
        raise(th, Exc::TypeError, "a bytes-like object is required, not '%.100s'", type_name(type_of(v)));
        return false;
    }
    *view = BufferView{};
    return slot(th, v, view, flags);
}

BufferHold::BufferHold(Thread* th, Value v, const char* function) : th_(th) {
    ok_ = supports_buffer(v) && get_buffer(th, v, &view_, kBufferWritable);
    if (ok_) return;
    clear_pending(th);
    raise(th, Exc::TypeError, "%s() argument must be read-write bytes-like object, not %.50s", function,
          is_none(v) ? "None" : type_name(type_of(v)));
}

void release_buffer(Thread* th, BufferView* view) {
    if (!view->owner) return;
    Value owner = view->owner;
    auto slot = type_of(owner)->slots.release_buffer;
    if (slot) slot(th, view);
    view->owner = Value();
}

}  // namespace krait
