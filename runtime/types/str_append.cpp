// Building strings: concatenation, `+=` that grows a shared buffer, repetition, join, StrBuilder.
//
// A shared buffer is a RawBuffer whose first 8 bytes say how many bytes of units are in use. str_append(a, b) writes b after
// a when a ends exactly there (a is the longest text over that buffer) and makes a new header; any other append copies.
// The capacity at least doubles on each copy, so n appends cost O(n). Short results are plain inline strings.
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/type.h"
#include "runtime/types/str_units.h"

namespace krait {

namespace {

constexpr i64 kShareFrom = 256;  // bytes: below, copying is cheaper than a header over a buffer

bool check_length(Thread* th, i64 a, i64 b) {
    if (a > INT64_MAX - b) {
        raise(th, Exc::OverflowError, "strings are too large to concat");
        return false;
    }
    return true;
}

u64& used_bytes(RawBuffer* buffer) {
    return *reinterpret_cast<u64*>(buffer->data);
}

Str* shared_header(Thread* th, RawBuffer* buffer, i64 length, int width, bool ascii) {
    Str* s = heap_new<Str>(th, builtin_shape(Kind::Str), sizeof(StrTail));
    if (!s) return nullptr;
    s->length = length;
    s->data = buffer->data + 8;
    s->flags = static_cast<u8>(width | (ascii ? kStrAscii : 0) | kStrShared);
    str_tail(s)->owner = buffer;
    return s;
}

}  // namespace

Str* str_concat(Thread* th, Str* a, Str* b) {
    if (b->length == 0 && is_exactly(a, Kind::Str)) return a;
    if (a->length == 0 && is_exactly(b, Kind::Str)) return b;
    if (!check_length(th, a->length, b->length)) return nullptr;
    if (a->is_ascii() && b->is_ascii()) {
        Str* s = new_str(th, a->length + b->length, 1, true);
        if (!s) return nullptr;
        copy_bytes(s->data, a->data, static_cast<size_t>(a->length));
        copy_bytes(s->data + a->length, b->data, static_cast<size_t>(b->length));
        return s;
    }
    u32 bound = max_char_bound(a) | max_char_bound(b);
    Str* s = new_str_for(th, a->length + b->length, bound > kMaxCodePoint ? kMaxCodePoint : bound);
    if (!s) return nullptr;
    copy_units(s->data, s->width(), 0, a, 0, a->length);
    copy_units(s->data, s->width(), a->length, b, 0, b->length);
    return s;
}

Str* str_append(Thread* th, Str* a, Str* b) {
    i64 total = a->length + b->length;
    int width = a->width() > b->width() ? a->width() : b->width();
    if (total * width < kShareFrom || b->length == 0 || a->length == 0) return str_concat(th, a, b);
    if (!check_length(th, a->length, b->length)) return nullptr;
    bool ascii = a->is_ascii() && b->is_ascii();
    i64 old_bytes = a->length * width;
    i64 bytes = total * width;
    if ((a->flags & kStrShared) && a->width() == width) {
        Object* owner = str_tail(a)->owner;
        if (owner && owner->kind() == Kind::RawBuffer) {
            auto* buffer = reinterpret_cast<RawBuffer*>(owner);
            if (a->data + old_bytes == buffer->data + 8 + used_bytes(buffer) && a->data == buffer->data + 8 &&
                bytes + 8 <= buffer->capacity) {
                Str* s = shared_header(th, buffer, total, width, ascii);
                if (!s) return nullptr;
                copy_units(buffer->data + 8, width, a->length, b, 0, b->length);
                used_bytes(buffer) = static_cast<u64>(bytes);
                return s;
            }
        }
    }
    RawBuffer* buffer = new_raw_buffer(th, bytes + bytes / 2 + 64);
    if (!buffer) return nullptr;
    copy_units(buffer->data + 8, width, 0, a, 0, a->length);
    copy_units(buffer->data + 8, width, a->length, b, 0, b->length);
    used_bytes(buffer) = static_cast<u64>(bytes);
    return shared_header(th, buffer, total, width, ascii);
}

Str* str_repeat(Thread* th, Str* s, i64 count) {
    if (count <= 0 || s->length == 0) return empty_str();
    if (count == 1) return exact_str(th, s);
    if (s->length > INT64_MAX / count) {
        raise(th, Exc::OverflowError, "repeated string is too long");
        return nullptr;
    }
    Str* result = new_str(th, s->length * count, s->width(), s->is_ascii());
    if (!result) return nullptr;
    size_t unit = static_cast<size_t>(s->length) * s->width();
    size_t total = unit * static_cast<size_t>(count);
    if (unit == 1) {
        memset(result->data, s->data[0], total);
        return result;
    }
    memcpy(result->data, s->data, unit);
    for (size_t done = unit; done < total;) {
        size_t more = done < total - done ? done : total - done;
        memcpy(result->data + done, result->data, more);
        done += more;
    }
    return result;
}

Str* str_join(Thread* th, Str* separator, const Value* items, i64 count) {
    if (count == 0) return empty_str();
    if (count == 1 && is_exactly(items[0], Kind::Str)) return items[0].as<Str>();
    i64 length = 0;
    if (separator && (separator->length == 0 || count == 1)) separator = nullptr;
    u32 bound = separator ? max_char_bound(separator) : 0x7f;
    i64 gap = separator ? separator->length : 0;
    for (i64 i = 0; i < count; ++i) {
        if (!is_str(items[i])) {
            raise(th, Exc::TypeError, "sequence item %zd: expected str instance, %.80s found", i,
                  type_name(type_of(items[i])));
            return nullptr;
        }
        const Str* item = items[i].as<Str>();
        if (!item->is_ascii()) {
            u32 item_bound = max_char_bound(item);
            if (item_bound > bound) bound = item_bound;
        }
        length += item->length + (i ? gap : 0);
        if (length > (i64{1} << 60)) {
            raise(th, Exc::OverflowError, "join() result is too long for a Python string");
            return nullptr;
        }
    }
    Str* result = new_str_for(th, length, bound);
    if (!result || length == 0) return result;
    i64 at = 0;
    int width = result->width();
    for (i64 i = 0; i < count; ++i) {
        if (i && separator) {
            copy_units(result->data, width, at, separator, 0, gap);
            at += gap;
        }
        const Str* item = items[i].as<Str>();
        copy_units(result->data, width, at, item, 0, item->length);
        at += item->length;
    }
    return result;
}

// ---- StrBuilder ----

void StrBuilder::reserve(i64 more, u32 max_code_point) {
    int width = width_for(max_code_point);
    if (max_code_point >= 0x80) ascii_ = false;
    if (width < width_) width = width_;
    if (width == width_ && length_ + more <= capacity_) return;
    i64 capacity = capacity_;
    if (length_ + more > capacity) {
        capacity = capacity + capacity / 2;
        if (capacity < length_ + more) capacity = length_ + more;
        if (capacity < 32) capacity = 32;
    }
    if (width == width_ && data_ != local_) {
        data_ = static_cast<char*>(realloc(data_, static_cast<size_t>(capacity) * width));
    } else {
        char* wider = static_cast<char*>(malloc(static_cast<size_t>(capacity) * width));
        Str view{};
        view.length = length_;
        view.flags = static_cast<u8>(width_);
        view.data = data_;
        if (length_) copy_units(wider, width, 0, &view, 0, length_);
        if (data_ != local_) free(data_);
        data_ = wider;
        width_ = width;
    }
    capacity_ = capacity;
}

void StrBuilder::append_slow(u32 c) {
    reserve(1, c);
    put_unit(data_, width_, length_++, c);
}

void StrBuilder::append(const Str* s, i64 start, i64 end) {
    if (start >= end) return;
    reserve(end - start, max_char_bound(s, start, end));
    copy_units(data_, width_, length_, s, start, end - start);
    length_ += end - start;
}

void StrBuilder::append_slow(std::string_view ascii) {
    if (ascii.empty()) return;
    Str view{};
    view.length = static_cast<i64>(ascii.size());
    view.flags = 1 | kStrAscii;
    view.data = const_cast<char*>(ascii.data());
    append(&view, 0, view.length);
}

void StrBuilder::append_repeated(u32 c, i64 count) {
    if (count <= 0) return;
    reserve(count, c);
    if (width_ == 1) memset(data_ + length_, static_cast<int>(c), static_cast<size_t>(count));
    else for (i64 i = 0; i < count; ++i) put_unit(data_, width_, length_ + i, c);
    length_ += count;
}

Str* StrBuilder::finish() {
    if (length_ == 0) return empty_str();
    if (length_ == 1) {
        Str view{};
        view.length = 1;
        view.flags = static_cast<u8>(width_);
        view.data = data_;
        return str_from_char(th_, view.at(0));
    }
    Str* s = new_str(th_, length_, width_, ascii_);
    if (s) copy_bytes(s->data, data_, static_cast<size_t>(length_) * width_);
    return s;
}

}  // namespace krait
