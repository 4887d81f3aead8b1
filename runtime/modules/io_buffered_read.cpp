// Reading from buffered streams: read, read1, readinto, peek, readline.
#include "runtime/modules/io_buffered.h"

namespace krait::io {

namespace {

bool rewind_for_read(Thread* th, Buffered* b) { return !b->writable || buffered_flush(th, b); }

Value part_of(Thread* th, Bytes* bytes, i64 size) {
    return size == bytes->length ? Value(bytes) : Value(bytes_from(th, {bytes->data, static_cast<size_t>(size)}));
}

Value read_all(Thread* th, Buffered* b) {
    i64 have = readahead(b);
    std::string_view buffered = have ? std::string_view(b->data() + b->pos, static_cast<size_t>(have)) : std::string_view();
    Bytes* head = bytes_from(th, buffered);
    if (!head) return {};
    b->pos += have;
    if (!rewind_for_read(th, b)) return {};
    reset_read(b);
    Value readall = find_attribute(th, b->raw, th->vm->names.readall);
    if (!readall && has_pending(th)) return {};
    if (readall) {
        Value tail = call(th, readall);
        if (!tail) return {};
        if (is_none(tail)) return have ? Value(head) : none();
        if (!is_bytes(tail)) return raise(th, Exc::TypeError, "readall() should return bytes");
        b->abs_pos = -1;
        return have == 0 ? tail : add(th, head, tail);
    }
    Bytearray* all = bytearray_from(th, head->view());
    if (!all) return {};
    while (true) {
        Value piece = call_method(th, b->raw, th->vm->names.read);
        if (!piece) return {};
        if (!is_none(piece) && !is_bytes(piece)) return raise(th, Exc::TypeError, "read() should return bytes");
        i64 n = is_none(piece) ? 0 : piece.as<Bytes>()->length;
        if (n == 0) {
            if (is_none(piece) && all->length == 0) return none();
            return bytes_from(th, byte_view(all));
        }
        i64 old = all->length;
        if (!bytearray_resize(th, all, old + n)) return {};
        memcpy(all->data() + old, piece.as<Bytes>()->data, static_cast<size_t>(n));
        if (b->abs_pos != -1) b->abs_pos += n;
    }
}

// Fills `to` with up to `size` bytes, asking the raw stream until satisfied, at its end, or blocked (*blocked).
i64 read_generic(Thread* th, Buffered* b, char* to, i64 size, bool* blocked) {
    i64 done = readahead(b);
    *blocked = false;
    if (done > size) done = size;
    if (done) {
        memcpy(to, b->data() + b->pos, static_cast<size_t>(done));
        b->pos += done;
    }
    if (!rewind_for_read(th, b)) return -1;
    reset_read(b);
    i64 remaining = size - done;
    while (remaining > 0) {
        i64 whole = remaining - remaining % b->buffer_size;
        if (whole == 0) break;
        i64 n = raw_read(th, b, to + done, whole);
        if (n == -1) return -1;
        if (n <= 0) {
            *blocked = n == -2 && done == 0;
            return done;
        }
        remaining -= n;
        done += n;
    }
    b->pos = b->raw_pos = b->read_end = 0;
    while (remaining > 0 && b->read_end < b->buffer_size) {
        i64 n = fill_buffer(th, b);
        if (n == -1) return -1;
        if (n <= 0) {
            *blocked = n == -2 && done == 0;
            return done;
        }
        i64 take = remaining > n ? n : remaining;
        memcpy(to + done, b->data() + b->pos, static_cast<size_t>(take));
        done += take;
        b->pos += take;
        remaining -= take;
    }
    return done;
}

}  // namespace

Value buffered_read(Thread* th, Value self, const Args& args) {
    BufferedTurn turn(th, buffered_of(self));
    if (!turn) return {};
    if (!check_no_keywords(th, "read", args) || !check_arg_count(th, "read", args, 0, 1)) return {};
    auto* b = buffered_of(self);
    i64 size;
    if (!size_argument(th, args.get(0), &size) || !buffered_ready(th, b)) return {};
    if (size < -1) return raise(th, Exc::ValueError, "read length must be non-negative or -1");
    if (!buffered_open(th, b, "read of closed file")) return {};
    if (size == -1) return read_all(th, b);
    if (size <= readahead(b)) {
        b->pos += size;
        return bytes_from(th, {b->data() + b->pos - size, static_cast<size_t>(size)});
    }
    Bytes* bytes = new_bytes(th, size);
    if (!bytes) return {};
    bool blocked;
    i64 n = read_generic(th, b, bytes->data, size, &blocked);
    return n < 0 ? Value() : blocked ? none() : part_of(th, bytes, n);
}

Value buffered_read1(Thread* th, Buffered* b, i64 size) {
    if (size < 0) size = b->buffer_size;
    if (size == 0) return bytes_from(th, {});
    i64 have = readahead(b);
    if (have > 0) {
        if (have < size) size = have;
        b->pos += size;
        return bytes_from(th, {b->data() + b->pos - size, static_cast<size_t>(size)});
    }
    if (!rewind_for_read(th, b)) return {};
    reset_read(b);
    Bytes* bytes = new_bytes(th, size);
    if (!bytes) return {};
    i64 n = raw_read(th, b, bytes->data, size);
    return n == -1 ? Value() : part_of(th, bytes, n < 0 ? 0 : n);
}

Value buffered_read1_method(Thread* th, Value self, const Args& args) {
    BufferedTurn turn(th, buffered_of(self));
    if (!turn) return {};
    if (!check_no_keywords(th, "read1", args) || !check_arg_count(th, "read1", args, 0, 1)) return {};
    i64 size = -1;
    if (args.count && !to_ssize(th, args[0], Exc::OverflowError, &size)) return {};
    auto* b = buffered_of(self);
    if (!buffered_ready(th, b) || !buffered_open(th, b, "read of closed file")) return {};
    return buffered_read1(th, b, size);
}

namespace {

Value read_into(Thread* th, Value self, Value target, bool one) {
    BufferedTurn turn(th, buffered_of(self));
    if (!turn) return {};
    auto* b = buffered_of(self);
    if (!buffered_ready(th, b)) return {};
    BufferHold hold(th, target, "readinto");
    if (!hold.ok() || !buffered_open(th, b, "readinto of closed file")) return {};
    char* to = hold.view().data;
    i64 size = hold.view().length, done = readahead(b);
    if (done > 0) {
        if (done >= size) {
            memcpy(to, b->data() + b->pos, static_cast<size_t>(size));
            b->pos += size;
            return Value::from_small_int(size);
        }
        memcpy(to, b->data() + b->pos, static_cast<size_t>(done));
        b->pos += done;
    }
    if (!rewind_for_read(th, b)) return {};
    reset_read(b);
    b->pos = 0;
    for (i64 remaining = size - done; remaining > 0;) {
        i64 n;
        if (remaining > b->buffer_size) {
            n = raw_read(th, b, to + done, remaining);
        } else if (!(one && done)) {
            n = fill_buffer(th, b);
            if (n > 0) {
                if (n > remaining) n = remaining;
                memcpy(to + done, b->data() + b->pos, static_cast<size_t>(n));
                b->pos += n;
                done += n;
                remaining -= n;
                if (one) break;
                continue;
            }
        } else {
            n = 0;
        }
        if (n == 0 || (n == -2 && done > 0)) break;
        if (n < 0) return n == -2 ? none() : Value();
        done += n;
        remaining -= n;
        if (one) break;
    }
    return Value::from_small_int(done);
}

}  // namespace

Value buffered_readinto(Thread* th, Value self, Value target) { return read_into(th, self, target, false); }
Value buffered_readinto1(Thread* th, Value self, Value target) { return read_into(th, self, target, true); }

Value buffered_peek(Thread* th, Value self, const Args& args) {
    BufferedTurn turn(th, buffered_of(self));
    if (!turn) return {};
    if (!check_no_keywords(th, "peek", args) || !check_arg_count(th, "peek", args, 0, 1)) return {};
    i64 ignored = 0;
    if (args.count && !to_ssize(th, args[0], Exc::OverflowError, &ignored)) return {};
    auto* b = buffered_of(self);
    if (!buffered_ready(th, b) || !buffered_open(th, b, "peek of closed file")) return {};
    if (!rewind_for_read(th, b)) return {};
    i64 have = readahead(b);
    if (have == 0) {
        reset_read(b);
        b->pos = 0;
        have = fill_buffer(th, b);
        if (have == -1) return {};
        if (have < 0) have = 0;
    }
    return bytes_from(th, {b->data() + b->pos, static_cast<size_t>(have)});
}

// ---- Lines ----

namespace {

Value read_line(Thread* th, Buffered* b, i64 limit) {
    if (!buffered_open(th, b, "readline of closed file")) return {};
    i64 have = readahead(b);
    if (limit >= 0 && have > limit) have = limit;
    const char* start = b->data() + b->pos;
    if (have > 0) {
        if (auto* end = static_cast<const char*>(memchr(start, '\n', static_cast<size_t>(have)))) {
            i64 n = end - start + 1;
            b->pos += n;
            return bytes_from(th, {start, static_cast<size_t>(n)});
        }
    }
    if (have == limit) {
        b->pos += have;
        return bytes_from(th, {start, static_cast<size_t>(have)});
    }
    Bytearray* line = bytearray_from(th, {have ? start : "", static_cast<size_t>(have)});
    if (!line) return {};
    b->pos += have;
    if (limit >= 0) limit -= have;
    if (b->writable && !buffered_flush(th, b)) return {};
    while (true) {
        reset_read(b);
        i64 n = fill_buffer(th, b);
        if (n == -1) return {};
        if (n <= 0) break;
        if (limit >= 0 && n > limit) n = limit;
        auto* end = static_cast<const char*>(memchr(b->data(), '\n', static_cast<size_t>(n)));
        i64 take = end ? end - b->data() + 1 : n;
        i64 old = line->length;
        if (!bytearray_resize(th, line, old + take)) return {};
        memcpy(line->data() + old, b->data(), static_cast<size_t>(take));
        b->pos = take;
        if (end || take == limit) break;
        if (limit >= 0) limit -= take;
    }
    return bytes_from(th, byte_view(line));
}

}  // namespace

Value buffered_readline(Thread* th, Value self, const Args& args) {
    BufferedTurn turn(th, buffered_of(self));
    if (!turn) return {};
    if (!check_no_keywords(th, "readline", args) || !check_arg_count(th, "readline", args, 0, 1)) return {};
    i64 limit;
    if (!size_argument(th, args.get(0), &limit) || !buffered_ready(th, buffered_of(self))) return {};
    return read_line(th, buffered_of(self), limit);
}

Value buffered_next(Thread* th, Value self) {
    BufferedTurn turn(th, buffered_of(self));
    if (!turn) return {};
    auto* b = buffered_of(self);
    if (!buffered_ready(th, b)) return {};
    Value line;
    if (is_exact_reader(self)) {
        line = read_line(th, b, -1);
    } else {
        line = call_method(th, self, th->vm->names.readline);
        if (line && !is_bytes(line))
            return raise(th, Exc::OSError, "readline() should have returned a bytes object, not '%.200s'", type_name(type_of(line)));
    }
    return line && line.as<Bytes>()->length ? line : Value();
}

}  // namespace krait::io
