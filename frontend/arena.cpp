// The arena's chunks (doubling up to 1 MiB, so that a 50 MB source takes few), and its table of interned names.
#include "frontend/arena.h"

#include <cstdlib>

#include "runtime/operators.h"
#include "runtime/types/str.h"

namespace krait {

Arena::~Arena() {
    for (void* chunk : chunks_) std::free(chunk);
}

void* Arena::allocate_slow(size_t bytes) {
    size_t size = bytes > chunk_bytes_ ? bytes : chunk_bytes_;
    if (chunk_bytes_ < (size_t{1} << 20)) chunk_bytes_ *= 2;
    char* chunk = static_cast<char*>(std::malloc(size));
    if (!chunk) std::abort();
    chunks_.push_back(chunk);
    if (size - bytes > static_cast<size_t>(limit_ - next_)) {
        next_ = chunk + bytes;
        limit_ = chunk + size;
    }
    return chunk;
}

namespace {
u32 hash_text(std::string_view text) {
    u32 h = 2166136261u;
    for (char c : text) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
    return h ^ h >> 15;
}
}  // namespace

void Arena::grow_names() {
    std::vector<NameEntry> old(names_.empty() ? 256 : names_.size() * 2);
    old.swap(names_);
    size_t mask = names_.size() - 1;
    for (const NameEntry& e : old) {
        if (!e.str) continue;
        size_t i = e.hash & mask;
        while (names_[i].str) i = (i + 1) & mask;
        names_[i] = e;
    }
}

Str* Arena::intern(std::string_view name) {
    if (name_count_ * 2 >= names_.size()) grow_names();
    u32 hash = hash_text(name);
    size_t mask = names_.size() - 1;
    size_t i = hash & mask;
    for (; names_[i].str; i = (i + 1) & mask)
        if (names_[i].hash == hash && names_[i].text == name) return names_[i].str;
    Str* s = str_from_utf8(th_, name);
    if (s) s = krait::intern(th_, s);
    if (!s) return nullptr;
    root(s);
    names_[i] = {hash, copy(name), s};
    ++name_count_;
    return s;
}

}  // namespace krait
