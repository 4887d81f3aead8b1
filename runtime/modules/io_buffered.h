// What the files of the buffered layers share: the state of a Buffered in CPython's terms.
#pragma once

#include "runtime/modules/io.h"

namespace krait::io {

inline Buffered* buffered_of(Value v) { return v.as<Buffered>(); }
inline bool valid_read(const Buffered* b) { return b->readable && b->read_end != -1; }
inline bool valid_write(const Buffered* b) { return b->writable && b->write_end != -1; }
inline i64 readahead(const Buffered* b) { return valid_read(b) ? b->read_end - b->pos : 0; }
inline i64 raw_offset(const Buffered* b) { return (valid_read(b) || valid_write(b)) && b->raw_pos >= 0 ? b->raw_pos - b->pos : 0; }
inline void reset_read(Buffered* b) { b->read_end = -1; }
inline void reset_write(Buffered* b) { b->write_pos = 0, b->write_end = -1; }
inline void adjust_position(Buffered* b, i64 pos) {
    b->pos = pos;
    if (valid_read(b) && b->read_end < pos) b->read_end = pos;
}

// One thread at a time uses a buffer: the interpreter lock is given up while the raw stream blocks.
class BufferedTurn {
  public:
    BufferedTurn(Thread* th, Buffered* b);
    ~BufferedTurn() {
        if (taken_ && --b_->turn_depth == 0) {
            b_->turn = 0;
            wake_one(&b_->waiting);
        }
    }
    BufferedTurn(const BufferedTurn&) = delete;
    explicit operator bool() const { return ok_; }

  private:
    Buffered* b_;
    bool ok_ = true, taken_ = false;
};

[[nodiscard]] bool buffered_ready(Thread* th, Buffered* b);       // initialised and not detached
[[nodiscard]] bool buffered_open(Thread* th, Buffered* b, const char* closed_message);
int buffered_closed(Thread* th, Buffered* b);                     // 1, 0, -1
i64 raw_tell(Thread* th, Buffered* b);                            // -1 raised
i64 raw_seek(Thread* th, Buffered* b, i64 target, int whence);
i64 raw_read(Thread* th, Buffered* b, char* to, i64 size);        // -1 raised, -2 would block
i64 fill_buffer(Thread* th, Buffered* b);
[[nodiscard]] bool flush_writes(Thread* th, Buffered* b);

// io_buffered_read.cpp
Value buffered_read(Thread* th, Value self, const Args& args);
Value buffered_read1_method(Thread* th, Value self, const Args& args);
Value buffered_readinto(Thread* th, Value self, Value target);
Value buffered_readinto1(Thread* th, Value self, Value target);
Value buffered_peek(Thread* th, Value self, const Args& args);
Value buffered_readline(Thread* th, Value self, const Args& args);
Value buffered_next(Thread* th, Value self);
// io_rwpair.cpp
void setup_rw_pair(Thread* th);

}  // namespace krait::io
