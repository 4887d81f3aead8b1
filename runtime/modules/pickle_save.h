// The state of a Pickler, for the files that save.
#pragma once

#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

#include "runtime/modules/pickle.h"

namespace krait::pickle {

// What has been written. Most writes are one to five bytes, hence inline.
class ByteBuffer {
  public:
    ByteBuffer() = default;
    ByteBuffer(const ByteBuffer&) = delete;
    ByteBuffer& operator=(const ByteBuffer&) = delete;
    ~ByteBuffer() { free(data_); }
    size_t size() const { return size_; }
    size_t capacity() const { return capacity_; }
    char* data() { return data_; }
    bool empty() const { return size_ == 0; }
    std::string_view view() const { return {data_, size_}; }
    void clear() { size_ = 0; }
    void append(const void* bytes, size_t count) {
        if (!count) return;
        if (count > capacity_ - size_) [[unlikely]] grow(count);
        memcpy(data_ + size_, bytes, count);
        size_ += count;
    }
    void erase(size_t start, size_t count) {
        memmove(data_ + start, data_ + start + count, size_ - start - count);
        size_ -= count;
    }

  private:
    void grow(size_t count);
    char* data_ = nullptr;
    size_t size_ = 0, capacity_ = 0;
};

// Addresses of saved objects to memo numbers: open addressing, in malloc memory. What keeps the objects alive is Pickler::kept.
class MemoTable {
  public:
    u32 size() const { return count_; }
    i64 find(u64 key) const {
        if (slots_.empty()) return -1;
        for (u64 i = place(key);; i = (i + 1) & mask_) {
            if (!slots_[i].key) return -1;
            if (slots_[i].key == key) return slots_[i].index;
        }
    }
    void add(u64 key, u32 index) {
        if (2 * (count_ + 1) > slots_.size()) grow();
        insert(key, index);
    }
    void clear() {
        slots_.clear();
        count_ = 0;
    }
    template <class F>
    void each(F f) const {
        for (const Slot& s : slots_)
            if (s.key) f(s.key, s.index);
    }

  private:
    struct Slot {
        u64 key;
        u32 index;
    };
    u64 place(u64 key) const { return ((key >> 4) * 0x9E3779B97F4A7C15) >> shift_; }
    void insert(u64 key, u32 index) {
        u64 i = place(key);
        while (slots_[i].key && slots_[i].key != key) i = (i + 1) & mask_;
        if (!slots_[i].key) ++count_;
        slots_[i] = {key, index};
    }
    void grow() {
        std::vector<Slot> old = std::move(slots_);
        size_t size = old.empty() ? 64 : old.size() * 4;
        slots_.assign(size, Slot{});
        mask_ = size - 1;
        shift_ = 64 - __builtin_ctzll(size);
        count_ = 0;
        for (const Slot& s : old)
            if (s.key) insert(s.key, s.index);
    }
    std::vector<Slot> slots_;
    u64 mask_ = 0;
    int shift_ = 0;
    u32 count_ = 0;
};

struct Pickler : Object {
    Value write;            // method of the file, or empty (dumps)
    Value persistent_id;    // method or empty
    Value dispatch_table;   // or empty
    Value reducer_override; // during dump(), or empty
    Value buffer_callback;  // or empty
    List* kept;             // memoised objects
    struct Output* output;  // null before __init__
    i32 protocol;
    bool binary, fix_imports, fast;
};

// The buffer with its frame (PEP 3154), and the memo: malloc memory.
struct Output {
    ByteBuffer text;
    i64 frame_start = -1;
    bool framing = false;
    i64 fast_nesting = 0;
    std::vector<u64> fast_inside;
    MemoTable memo;
};

struct Saver {
    Thread* th;
    Pickler* p;
    Output& out;

    // pickle_save.cpp: output
    void put(const void* data, size_t size) {
        if (out.framing && out.frame_start < 0) begin_frame();
        out.text.append(data, size);
    }
    void op(u8 c) { put(&c, 1); }
    void begin_frame();
    [[nodiscard]] bool frame_boundary();
    void close_frame();
    [[nodiscard]] bool flush();
    [[nodiscard]] bool put_large(const void* header, size_t header_size, std::string_view data, Value payload);
    [[nodiscard]] bool memo_put(Value v);
    void memo_get(i64 index);
    bool memoised(Value v, i64* index) {
        *index = out.memo.find(v.bits());
        return *index >= 0;
    }
    [[nodiscard]] bool dump(Value v);
    [[nodiscard]] bool save(Value v, bool no_persistent_id = false);
    [[nodiscard]] bool save_plain(Value v, bool* done);

    // values
    [[nodiscard]] bool save_int(Value v);
    void save_float(double d);
    [[nodiscard]] bool save_str(Value v);
    [[nodiscard]] bool save_bytes(Value v);
    [[nodiscard]] bool save_bytes_data(Value v, std::string_view data);
    [[nodiscard]] bool save_bytearray(Value v);
    [[nodiscard]] bool save_bytearray_data(Value v, std::string_view data);
    [[nodiscard]] bool save_buffer(Value v);
    [[nodiscard]] bool save_tuple(Value v);
    [[nodiscard]] bool save_list(Value v);
    [[nodiscard]] bool save_dict(Value v);
    [[nodiscard]] bool save_set(Value v);
    [[nodiscard]] bool save_frozenset(Value v);
    [[nodiscard]] bool batch_items(Value iterator);
    [[nodiscard]] bool batch_pairs(Value iterator);
    [[nodiscard]] bool batch_list(List* list);
    [[nodiscard]] bool batch_dict(Dict* dict);
    [[nodiscard]] bool fast_enter(Value v);
    void fast_leave(Value v);

    // pickle_save_object.cpp
    [[nodiscard]] bool save_type(Value v);
    [[nodiscard]] bool save_global(Value v, Value name);
    [[nodiscard]] bool save_by_reduce(Value v);
    [[nodiscard]] bool save_reduced(Value reduced, Value v);
    [[nodiscard]] bool save_persistent(Value v, bool* done);
    [[nodiscard]] bool save_call(Value function, Value args, Value v);   // reduce of (function, args)
};

}  // namespace krait::pickle
