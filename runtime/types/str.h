// str: PEP 393 code units of 1, 2 or 4 bytes, the narrowest that holds the text; hash cached; identifiers interned.
//
// The code units stand inside the object, or in a RawBuffer that several strings may share: `a += b` in a loop appends
// to the buffer's unused tail and makes a new header, so it is linear; the older, shorter string stays what it was.
#pragma once

#include <cstdlib>
#include <cstring>
#include <string_view>

#include "runtime/thread.h"

namespace krait {

enum StrFlags : u8 {
    kStrWidthMask = 7,   // 1, 2 or 4
    kStrAscii = 8,
    kStrInterned = 16,
    kStrShared = 32,     // units are in a RawBuffer: `buffer()`
};

struct Str : Object {
    i64 length;          // code points
    u64 hash;            // 0: not computed yet (a computed hash is never 0 or -1)
    char* data;          // NUL-terminated when not shared
    // ASCII and not shared: units follow. Otherwise a StrTail follows, then the units unless kStrShared.

    int width() const { return flags & kStrWidthMask; }
    bool is_ascii() const { return flags & kStrAscii; }
    u32 at(i64 i) const {
        switch (width()) {
            case 1: return reinterpret_cast<u8*>(data)[i];
            case 2: return reinterpret_cast<u16*>(data)[i];
            default: return reinterpret_cast<u32*>(data)[i];
        }
    }
    // ASCII strings as bytes.
    std::string_view ascii() const { return {data, static_cast<size_t>(length)}; }
};

// What keeps shared units alive (a RawBuffer, or the Str whose units an instance of a subclass shows), and the cached
// UTF-8 form (a RawBuffer). Either may be null. Instances of subclasses always are shared, so their size is fixed.
struct StrTail {
    Object* owner;
    Object* utf8;
};
inline bool str_has_tail(const Str* s) { return (s->flags & (kStrAscii | kStrShared)) != kStrAscii; }
inline StrTail* str_tail(const Str* s) { return reinterpret_cast<StrTail*>(const_cast<Str*>(s) + 1); }

Str* new_str(Thread* th, i64 length, int width, bool is_ascii);   // units uninitialised; caller fills them exactly
Str* str_from_utf8(Thread* th, std::string_view utf8);            // valid UTF-8 or surrogates encoded (surrogatepass); never raises UnicodeError
Str* str_from_ascii(Thread* th, std::string_view text);
Str* str_from_latin1(Thread* th, std::string_view bytes);
Str* str_from_ucs4(Thread* th, const u32* units, i64 length);     // narrows
Str* str_from_char(Thread* th, u32 code_point);                   // cached for Latin-1
Str* const* latin1_char_table(Thread* th);                         // the 256 of str_from_char, all made; null: no memory
Str* empty_str();
// UTF-8 with surrogates passed through (for C++ use: paths, messages). Lives as long as the string (cached) — NUL-terminated.
std::string_view str_utf8(Thread* th, Str* s);
u64 str_hash(Thread* th, Str* s);
u64 siphash13(u64 k0, u64 k1, const void* data, size_t size);
// Equal bytes. Short ones, which most comparisons are about, without a call.
inline bool bytes_equal(const char* a, const char* b, size_t size) {
    if (size > 16) return memcmp(a, b, size) == 0;
    auto differ = [&]<class T>(T, size_t at) {
        T x, y;
        memcpy(&x, a + at, sizeof(T));
        memcpy(&y, b + at, sizeof(T));
        return x ^ y;
    };
    if (size >= 8) return (differ(u64{}, 0) | differ(u64{}, size - 8)) == 0;
    if (size >= 4) return (differ(u32{}, 0) | differ(u32{}, size - 4)) == 0;
    for (size_t i = 0; i < size; ++i)
        if (a[i] != b[i]) return false;
    return true;
}
// memcpy; short pieces, which most texts are made of, without a call.
inline void copy_bytes(char* to, const char* from, size_t size) {
    if (size > 16) {
        memcpy(to, from, size);
        return;
    }
    auto both_ends = [&]<class T>(T) {
        T first, last;
        memcpy(&first, from, sizeof(T));
        memcpy(&last, from + size - sizeof(T), sizeof(T));
        memcpy(to, &first, sizeof(T));
        memcpy(to + size - sizeof(T), &last, sizeof(T));
    };
    if (size >= 8) both_ends(u64{});
    else if (size >= 4) both_ends(u32{});
    else for (size_t i = 0; i < size; ++i) to[i] = from[i];
}
inline bool str_equal(const Str* a, const Str* b) {
    if (a == b) return true;
    if (a->length != b->length || a->width() != b->width()) return false;
    return bytes_equal(a->data, b->data, static_cast<size_t>(a->length) * static_cast<size_t>(a->width()));
}
bool str_equal(const Str* a, std::string_view ascii);
int str_compare(const Str* a, const Str* b);
Str* str_concat(Thread* th, Str* a, Str* b);
Str* exact_str(Thread* th, Value v);                              // the same text as an exact str (itself if it is one)
Str* str_subclass_instance(Thread* th, Type* type, Str* text);    // instance of a subclass showing `text`
Str* str_repeat(Thread* th, Str* s, i64 count);
i64 str_rfind(const Str* s, const Str* sub, i64 start, i64 end);
i64 str_count(const Str* s, const Str* sub, i64 start, i64 end, i64 limit);
// Key from vm->hash_seed. Also for bytes: `hash(b"a") == hash("a")`. Never -1; 0 only for no bytes.
u64 hash_bytes(Thread* th, const void* data, size_t size);
void seed_hash(Vm* vm, u32 python_hash_seed);                     // PYTHONHASHSEED=n, CPython's stream
Str* str_append(Thread* th, Str* a, Str* b);   // concat that may grow a's buffer: for += and builders
Str* str_substring(Thread* th, Str* s, i64 start, i64 end);
i64 str_find(const Str* s, const Str* sub, i64 start, i64 end);   // -1: absent
Str* str_join(Thread* th, Str* separator, const Value* items, i64 count);  // items may be any Values: TypeError as str.join

// Collects code points and pieces, widening as needed. Short texts stay in the object itself.
class StrBuilder {
  public:
    explicit StrBuilder(Thread* th) : th_(th) {}
    ~StrBuilder() {
        if (data_ != local_) free(data_);
    }
    StrBuilder(const StrBuilder&) = delete;
    void append(u32 code_point) {
        if (code_point < 0x80 && width_ == 1 && length_ < capacity_) data_[length_++] = static_cast<char>(code_point);
        else append_slow(code_point);
    }
    void append(const Str* s) {
        if (s->is_ascii()) append(s->ascii());
        else append(s, 0, s->length);
    }
    void append(const Str* s, i64 start, i64 end);
    void append(std::string_view ascii) {
        i64 size = static_cast<i64>(ascii.size());
        if (width_ == 1 && size <= capacity_ - length_) {
            copy_bytes(data_ + length_, ascii.data(), ascii.size());
            length_ += size;
        } else {
            append_slow(ascii);
        }
    }
    void append_repeated(u32 code_point, i64 count);
    i64 length() const { return length_; }
    void clear() {
        length_ = 0;
        ascii_ = true;
        if (width_ == 1) return;
        if (data_ != local_) free(data_);
        data_ = local_, capacity_ = kLocal, width_ = 1;
    }
    Str* finish();   // null: MemoryError raised

  private:
    static constexpr i64 kLocal = 256;
    void append_slow(u32 code_point);
    void append_slow(std::string_view ascii);
    void reserve(i64 more, u32 max_code_point);
    Thread* th_;
    char* data_ = local_;  // local or malloc memory: holds no references
    i64 length_ = 0;
    i64 capacity_ = kLocal;  // units
    int width_ = 1;
    bool ascii_ = true;
    char local_[kLocal];
};

}  // namespace krait
