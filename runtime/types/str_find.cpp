// Searching in str: memchr and memmem (two-way in the C library, so linear) over the units' bytes; a hit that is not
// aligned to a unit is skipped. A narrower needle is widened to the haystack's width first.
#include "runtime/types/str_units.h"

namespace krait {

namespace {

constexpr i64 kStackNeedle = 256;

// The needle's units in the haystack's width.
struct Needle {
    const char* data;
    char* owned = nullptr;
    alignas(8) char local[kStackNeedle];

    Needle(const Str* sub, int width) {
        if (sub->width() == width) {
            data = sub->data;
            return;
        }
        i64 bytes = sub->length * width;
        char* to = local;
        if (bytes > kStackNeedle) to = owned = static_cast<char*>(malloc(static_cast<size_t>(bytes)));
        copy_units(to, width, 0, sub, 0, sub->length);
        data = to;
    }
    ~Needle() { free(owned); }
};

i64 find_bytes(const char* base, int width, i64 start, i64 end, const char* needle, i64 length) {
    const char* from = base + start * width;
    const char* limit = base + end * width;
    if (width == 1 && length == 1) {
        auto* hit = static_cast<const char*>(memchr(from, *needle, static_cast<size_t>(limit - from)));
        return hit ? hit - base : -1;
    }
    if (length == 1) {
        for (i64 i = start; i < end; ++i)
            if (memcmp(base + i * width, needle, static_cast<size_t>(width)) == 0) return i;
        return -1;
    }
    while (true) {
        auto* hit = static_cast<const char*>(
            memmem(from, static_cast<size_t>(limit - from), needle, static_cast<size_t>(length * width)));
        if (!hit) return -1;
        if ((hit - base) % width == 0) return (hit - base) / width;
        from = hit + 1;
    }
}

i64 rfind_bytes(const char* base, int width, i64 start, i64 end, const char* needle, i64 length) {
    size_t bytes = static_cast<size_t>(length * width);
    if (width == 1 && length == 1) {
        auto* hit = static_cast<const char*>(memrchr(base + start, *needle, static_cast<size_t>(end - start)));
        return hit ? hit - base : -1;
    }
    for (i64 i = end - length; i >= start; --i) {
        const char* at = base + i * width;
        if (*at == *needle && memcmp(at, needle, bytes) == 0) return i;
    }
    return -1;
}

}  // namespace

i64 str_find(const Str* s, const Str* sub, i64 start, i64 end) {
    if (end - start < sub->length || start > end) return -1;
    if (sub->length == 0) return start;
    if (sub->width() > s->width()) return -1;
    Needle needle(sub, s->width());
    return find_bytes(s->data, s->width(), start, end, needle.data, sub->length);
}

i64 str_rfind(const Str* s, const Str* sub, i64 start, i64 end) {
    if (end - start < sub->length || start > end) return -1;
    if (sub->length == 0) return end;
    if (sub->width() > s->width()) return -1;
    Needle needle(sub, s->width());
    return rfind_bytes(s->data, s->width(), start, end, needle.data, sub->length);
}

i64 str_count(const Str* s, const Str* sub, i64 start, i64 end, i64 limit) {
    if (start > end) return 0;
    if (sub->length == 0) return end - start + 1 < limit ? end - start + 1 : limit;
    if (end - start < sub->length || sub->width() > s->width()) return 0;
    Needle needle(sub, s->width());
    i64 count = 0;
    while (count < limit && end - start >= sub->length) {
        i64 at = find_bytes(s->data, s->width(), start, end, needle.data, sub->length);
        if (at < 0) break;
        ++count;
        start = at + sub->length;
    }
    return count;
}

}  // namespace krait
