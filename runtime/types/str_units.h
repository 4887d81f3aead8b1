// Access to the code units of a str by width: templates over u8, u16 and u32 units, and copies that widen.
//
// Invariant everywhere: a str has the narrowest width that holds its largest code point, so texts of different widths are
// never equal, and a needle wider than its haystack is absent.
#pragma once

#include <cstdlib>
#include <cstring>

#include "runtime/types/str.h"

namespace krait {

constexpr u32 kMaxCodePoint = 0x10FFFF;

inline int width_for(u32 max_code_point) { return max_code_point < 0x100 ? 1 : max_code_point < 0x10000 ? 2 : 4; }

template <class F>
auto with_units(const Str* s, F f) {
    switch (s->width()) {
        case 1: return f(reinterpret_cast<const u8*>(s->data));
        case 2: return f(reinterpret_cast<const u16*>(s->data));
        default: return f(reinterpret_cast<const u32*>(s->data));
    }
}

inline void put_unit(char* data, int width, i64 i, u32 c) {
    switch (width) {
        case 1: reinterpret_cast<u8*>(data)[i] = static_cast<u8>(c); break;
        case 2: reinterpret_cast<u16*>(data)[i] = static_cast<u16>(c); break;
        default: reinterpret_cast<u32*>(data)[i] = c;
    }
}

inline bool is_ascii_data(const char* data, size_t size) {
    size_t i = 0;
    for (; i + 8 <= size; i += 8) {
        u64 word;
        memcpy(&word, data + i, 8);
        if (word & 0x8080'8080'8080'8080) return false;
    }
    for (; i < size; ++i)
        if (data[i] & 0x80) return false;
    return true;
}

// Some code point with the same width and ASCII-ness as the largest in [start, end): 0x7f, 0xff, 0xffff or 0x10ffff.
u32 max_char_bound(const Str* s, i64 start, i64 end);
inline u32 max_char_bound(const Str* s) {
    return s->is_ascii() ? 0x7f : s->width() == 1 ? 0xff : s->width() == 2 ? 0xffff : kMaxCodePoint;
}

// Copies units [start, start + count) of `s` to position `at` of `data`, whose width is at least what they need.
void convert_units(char* data, int width, i64 at, const Str* s, i64 start, i64 count);
inline void copy_units(char* data, int width, i64 at, const Str* s, i64 start, i64 count) {
    if (s->width() == width) copy_bytes(data + at * width, s->data + start * width, static_cast<size_t>(count * width));
    else convert_units(data, width, at, s, start, count);
}
// new_str for texts whose largest code point is at most `bound`.
inline Str* new_str_for(Thread* th, i64 length, u32 bound) { return new_str(th, length, width_for(bound), bound < 0x80); }
// A str from units of any width, narrowed.
Str* str_from_units(Thread* th, const void* units, int width, i64 length);

}  // namespace krait
