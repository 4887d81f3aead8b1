// str, the core: layout, creation from encoded text, substrings, UTF-8 form.
//
// Inline strings hold their units after the header; shared ones point into a RawBuffer (str_append.cpp) or, for instances of
// subclasses, into another Str. Both kinds of owner hang in the StrTail, which the collector traces.
// Bytes that are not UTF-8 become U+DC80..U+DCFF as PEP 383 says, so str_from_utf8 cannot fail.
#include "runtime/types/str_units.h"

#include "runtime/error.h"
#include "runtime/roots.h"
#include "runtime/type.h"

namespace krait {

namespace {

struct EmptyStr {
    Str header;
    char units[8];
};
alignas(16) EmptyStr the_empty_str;
Str* latin1_chars[256];

void trace_latin1_chars(void*, Marker& marker) {
    for (Str* s : latin1_chars) marker.visit(s);
}

__attribute__((constructor)) void build_empty_str() {
    the_empty_str.header.set_shape(builtin_shape(Kind::Str));
    the_empty_str.header.gc = kGcStatic | kGcAtomic;
    the_empty_str.header.flags = 1 | kStrAscii;
    the_empty_str.header.data = the_empty_str.units;
}

}  // namespace

Str* empty_str() {
    return &the_empty_str.header;
}

Str* new_str(Thread* th, i64 length, int width, bool is_ascii) {
    if (length == 0) return empty_str();
    if (length < 0 || length > (i64{1} << 60) / width) {
        raise_no_memory(th);
        return nullptr;
    }
    size_t tail = is_ascii ? 0 : sizeof(StrTail);
    Str* s = heap_new<Str>(th, builtin_shape(Kind::Str), tail + static_cast<size_t>(length + 1) * width,
                           is_ascii ? kGcAtomic : 0);
    if (!s) return nullptr;
    s->length = length;
    s->flags = static_cast<u8>(width | (is_ascii ? kStrAscii : 0));
    s->data = reinterpret_cast<char*>(s + 1) + tail;
    put_unit(s->data, width, length, 0);
    return s;
}

Str* str_from_char(Thread* th, u32 c) {
    if (c < 256) {
        if (latin1_chars[c]) return latin1_chars[c];
        static bool rooted = false;
        if (!rooted) {
            rooted = true;
            add_root_tracer(th, trace_latin1_chars, nullptr);
        }
        Str* s = new_str(th, 1, 1, c < 128);
        if (!s) return nullptr;
        s->data[0] = static_cast<char>(c);
        latin1_chars[c] = s;
        return s;
    }
    Str* s = new_str(th, 1, width_for(c), false);
    if (s) put_unit(s->data, s->width(), 0, c);
    return s;
}

Str* str_from_ascii(Thread* th, std::string_view text) {
    if (text.size() == 1) return str_from_char(th, static_cast<u8>(text[0]));
    Str* s = new_str(th, static_cast<i64>(text.size()), 1, true);
    if (s && s->length) copy_bytes(s->data, text.data(), text.size());
    return s;
}

Str* const* latin1_char_table(Thread* th) {
    for (u32 c = 0; c < 256; ++c)
        if (!str_from_char(th, c)) return nullptr;
    return latin1_chars;
}

Str* str_from_latin1(Thread* th, std::string_view bytes) {
    if (bytes.size() == 1) return str_from_char(th, static_cast<u8>(bytes[0]));
    Str* s = new_str(th, static_cast<i64>(bytes.size()), 1, is_ascii_data(bytes.data(), bytes.size()));
    if (s && s->length) memcpy(s->data, bytes.data(), bytes.size());
    return s;
}

namespace {

template <class Unit>
u32 or_of(const Unit* units, i64 count) {
    u32 all = 0;
    for (i64 i = 0; i < count; ++i) all |= units[i];
    return all;
}

template <class From, class To>
void widen_units(To* to, const From* from, i64 count) {
    for (i64 i = 0; i < count; ++i) to[i] = static_cast<To>(from[i]);
}

template <class From>
void copy_from(char* data, int width, i64 at, const From* from, i64 count) {
    switch (width) {
        case 1: widen_units(reinterpret_cast<u8*>(data) + at, from, count); break;
        case 2: widen_units(reinterpret_cast<u16*>(data) + at, from, count); break;
        default: widen_units(reinterpret_cast<u32*>(data) + at, from, count);
    }
}

u32 bound_of(u32 all) {
    return all < 0x80 ? 0x7f : all < 0x100 ? 0xff : all < 0x10000 ? 0xffff : kMaxCodePoint;
}

}  // namespace

u32 max_char_bound(const Str* s, i64 start, i64 end) {
    if (s->is_ascii()) return 0x7f;
    return bound_of(with_units(s, [&](auto* units) { return or_of(units + start, end - start); }));
}

void convert_units(char* data, int width, i64 at, const Str* s, i64 start, i64 count) {
    with_units(s, [&](auto* units) { copy_from(data, width, at, units + start, count); });
}

Str* str_from_units(Thread* th, const void* units, int width, i64 length) {
    if (length == 0) return empty_str();
    Str view{};
    view.length = length;
    view.flags = static_cast<u8>(width);
    view.data = const_cast<char*>(static_cast<const char*>(units));
    if (length == 1) return str_from_char(th, view.at(0));
    Str* s = new_str_for(th, length, max_char_bound(&view, 0, length));
    if (s) copy_units(s->data, s->width(), 0, &view, 0, length);
    return s;
}

Str* str_from_ucs4(Thread* th, const u32* units, i64 length) {
    return str_from_units(th, units, 4, length);
}

// ---- UTF-8 ----

namespace {

// One code point at `*p`; a byte that starts no valid sequence (surrogates allowed) becomes U+DC00 + byte.
u32 decode_utf8_char(const u8** p, const u8* end) {
    const u8* at = *p;
    u32 lead = *at;
    int extra = lead < 0x80 ? 0 : lead < 0xC2 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : -1;
    if (extra == 0) {
        *p = at + 1;
        return lead;
    }
    if (extra > 0 && end - at > extra) {
        u32 c = lead & (0x3Fu >> extra);
        bool good = true;
        for (int i = 1; i <= extra; ++i) {
            good = good && (at[i] & 0xC0) == 0x80;
            c = (c << 6) | (at[i] & 0x3F);
        }
        static constexpr u32 smallest[] = {0, 0x80, 0x800, 0x10000};
        if (good && c >= smallest[extra] && c <= kMaxCodePoint) {
            *p = at + extra + 1;
            return c;
        }
    }
    *p = at + 1;
    return 0xDC00 + lead;
}

}  // namespace

Str* str_from_utf8(Thread* th, std::string_view text) {
    if (is_ascii_data(text.data(), text.size())) return str_from_ascii(th, text);
    auto* begin = reinterpret_cast<const u8*>(text.data());
    const u8* end = begin + text.size();
    i64 length = 0;
    u32 all = 0;
    for (const u8* p = begin; p < end; ++length) all |= decode_utf8_char(&p, end);
    if (length == 1) return str_from_char(th, all);
    Str* s = new_str_for(th, length, bound_of(all));
    if (!s) return nullptr;
    int width = s->width();
    i64 i = 0;
    for (const u8* p = begin; p < end; ++i) put_unit(s->data, width, i, decode_utf8_char(&p, end));
    return s;
}

std::string_view str_utf8(Thread* th, Str* s) {
    if (s->is_ascii() && !(s->flags & kStrShared)) return s->ascii();
    StrTail* tail = str_tail(s);
    if (auto* cached = reinterpret_cast<RawBuffer*>(tail->utf8)) return {cached->data + 8, *reinterpret_cast<u64*>(cached->data)};
    if (s->length == 0) return {"", 0};
    u64 size = 0;
    with_units(s, [&](auto* units) {
        for (i64 i = 0; i < s->length; ++i) {
            u32 c = units[i];
            size += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        }
    });
    RawBuffer* buffer = new_raw_buffer(th, static_cast<i64>(size) + 9);
    if (!buffer) return {"", 0};
    *reinterpret_cast<u64*>(buffer->data) = size;
    char* p = buffer->data + 8;
    with_units(s, [&](auto* units) {
        for (i64 i = 0; i < s->length; ++i) {
            u32 c = units[i];
            if (c < 0x80) {
                *p++ = static_cast<char>(c);
            } else if (c < 0x800) {
                *p++ = static_cast<char>(0xC0 | (c >> 6));
                *p++ = static_cast<char>(0x80 | (c & 0x3F));
            } else if (c < 0x10000) {
                *p++ = static_cast<char>(0xE0 | (c >> 12));
                *p++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
                *p++ = static_cast<char>(0x80 | (c & 0x3F));
            } else {
                *p++ = static_cast<char>(0xF0 | (c >> 18));
                *p++ = static_cast<char>(0x80 | ((c >> 12) & 0x3F));
                *p++ = static_cast<char>(0x80 | ((c >> 6) & 0x3F));
                *p++ = static_cast<char>(0x80 | (c & 0x3F));
            }
        }
    });
    *p = 0;
    tail->utf8 = buffer;
    write_barrier(th, s);
    return {buffer->data + 8, size};
}

// ---- Parts and subclasses ----

Str* str_substring(Thread* th, Str* s, i64 start, i64 end) {
    if (start >= end) return empty_str();
    i64 count = end - start;
    if (count == s->length && s->shape() == builtin_shape(Kind::Str)) return s;
    if (count == 1) return str_from_char(th, s->at(start));
    if (s->is_ascii()) {
        Str* part = new_str(th, count, 1, true);
        if (part) copy_bytes(part->data, s->data + start, static_cast<size_t>(count));
        return part;
    }
    Str* part = new_str_for(th, count, max_char_bound(s, start, end));
    if (part) copy_units(part->data, part->width(), 0, s, start, count);
    return part;
}

Str* exact_str(Thread* th, Value v) {
    Str* s = v.as<Str>();
    if (s->shape() == builtin_shape(Kind::Str)) return s;
    Object* owner = (s->flags & kStrShared) ? str_tail(s)->owner : nullptr;
    if (owner && owner->shape() == builtin_shape(Kind::Str)) return reinterpret_cast<Str*>(owner);
    return str_substring(th, s, 0, s->length);
}

Str* str_subclass_instance(Thread* th, Type* type, Str* text) {
    text = exact_str(th, text);
    if (!text) return nullptr;
    Object* object = new_instance(th, type);
    if (!object) return nullptr;
    Str* s = reinterpret_cast<Str*>(object);
    s->length = text->length;
    s->hash = text->hash;
    s->data = text->data;
    s->flags = static_cast<u8>((text->flags & (kStrWidthMask | kStrAscii)) | kStrShared);
    str_tail(s)->owner = text;
    return s;
}

}  // namespace krait
