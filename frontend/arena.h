// Arena: the memory of one compilation. Nodes, sequences and scopes are bumped out of chunks and die with it; nothing
// in it has a destructor. Python objects that nodes refer to are kept alive by `root`, because the collector does not
// see malloc memory.
#pragma once

#include <cstddef>
#include <cstring>
#include <new>
#include <string_view>
#include <vector>

#include "runtime/roots.h"

namespace krait {

// A sequence in an arena. `size` is fixed when it is made.
template <class T>
struct Seq {
    T* data = nullptr;
    u32 count = 0;

    u32 size() const { return count; }
    bool empty() const { return count == 0; }
    T& operator[](size_t i) const { return data[i]; }
    T* begin() const { return data; }
    T* end() const { return data + count; }
    T& front() const { return data[0]; }
    T& back() const { return data[count - 1]; }
};

class Arena {
  public:
    explicit Arena(Thread* th) : th_(th), roots_(th) {}
    ~Arena();
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    Thread* thread() const { return th_; }

    void* allocate(size_t bytes) {
        bytes = (bytes + 7) & ~size_t{7};
        if (static_cast<size_t>(limit_ - next_) < bytes) return allocate_slow(bytes);
        char* p = next_;
        next_ += bytes;
        return p;
    }
    template <class T>
    T* make() {
        return new (allocate(sizeof(T))) T();
    }
    template <class T>
    Seq<T> sequence(size_t count) {
        Seq<T> seq;
        if (!count) return seq;
        seq.data = static_cast<T*>(allocate(sizeof(T) * count));
        seq.count = static_cast<u32>(count);
        for (size_t i = 0; i < count; ++i) new (&seq.data[i]) T();
        return seq;
    }
    template <class T>
    Seq<T> copy(const T* items, size_t count) {
        Seq<T> seq = sequence<T>(count);
        if (count) std::memcpy(static_cast<void*>(seq.data), items, sizeof(T) * count);
        return seq;
    }
    std::string_view copy(std::string_view text) {
        char* p = static_cast<char*>(allocate(text.size() + 1));
        std::memcpy(p, text.data(), text.size());
        p[text.size()] = 0;
        return {p, text.size()};
    }

    // Keeps `value` alive as long as the arena; returns it.
    Value root(Value value) {
        if (value.is_object()) roots_.push_back(value);
        return value;
    }
    template <class T>
    T* root(T* object) {
        if (object) roots_.push_back(Value(reinterpret_cast<Object*>(object)));
        return object;
    }
    // The interned str for UTF-8 `name` (already NFKC), rooted; one look-up per distinct name. Null: raised.
    Str* intern(std::string_view name);

  private:
    void* allocate_slow(size_t bytes);
    void grow_names();

    struct NameEntry {
        u32 hash = 0;
        std::string_view text;
        Str* str = nullptr;
    };

    Thread* th_;
    char* next_ = nullptr;
    char* limit_ = nullptr;
    size_t chunk_bytes_ = 16 * 1024;
    std::vector<void*> chunks_;
    ValueVector roots_;
    std::vector<NameEntry> names_;
    size_t name_count_ = 0;
};

}  // namespace krait
