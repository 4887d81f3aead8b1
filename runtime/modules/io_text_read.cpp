// Reading text: the stream is decoded a chunk at a time; `decoded[decoded_used:]` is what has not been returned yet. Each chunk
// leaves a snapshot (decoder state before it, bytes fed) from which tell() reconstructs positions.
#include "runtime/modules/io_text.h"

namespace krait::io {

Value get_newlines_of(Thread* th, Value decoder) {
    Value seen = find_attribute(th, decoder, KRAIT_NAME("newlines"));
    if (seen) return seen;
    return has_pending(th) ? Value() : none();
}

void text_set_decoded(Thread* th, TextWrapper* t, Str* text) {
    t->decoded = text ? Value(text) : Value();
    t->decoded_used = 0;
    write_barrier(th, t);
}

int text_read_chunk(Thread* th, TextWrapper* t, i64 hint) {
    if (!t->decoder) {
        unsupported(th, "not readable");
        return -1;
    }
    Value state_bytes, state_flags;
    if (t->telling && !decoder_get_state(th, t->decoder, &state_bytes, &state_flags)) return -1;
    i64 size = t->chunk_size > hint ? t->chunk_size : hint;
    Value input;
    if (is_exact_reader(t->buffer) && t->has_read1) {
        auto* b = t->buffer.as<Buffered>();
        if (!b->ok || !b->buffer) {
            raise(th, Exc::ValueError, "read of closed file");
            return -1;
        }
        input = buffered_read1(th, b, size);
    } else {
        input = call_method(th, t->buffer, t->has_read1 ? KRAIT_NAME("read1") : th->vm->names.read, {int_from_i64(th, size)});
    }
    if (!input) return -1;
    if (!supports_buffer(input)) {
        raise(th, Exc::TypeError, "underlying %s() should have returned a bytes-like object, not '%.200s'", t->has_read1 ? "read1" : "read",
              type_name(type_of(input)));
        return -1;
    }
    bool end;
    {
        BufferHold hold(th, input);
        if (!hold.ok()) return -1;
        end = hold.bytes().empty();
    }
    Str* text = decoder_decode(th, t->decoder, input, end);
    if (!text) return -1;
    text_set_decoded(th, t, text);
    if (text->length > 0) end = false;
    if (t->telling) {
        Value all = input;
        if (!is_bytes(input) || state_bytes.as<Bytes>()->length) {
            BufferHold hold(th, input);
            if (!hold.ok()) return -1;
            all = add(th, state_bytes, bytes_from(th, hold.bytes()));
            if (!all) return -1;
        }
        t->snapshot_flags = state_flags;
        t->snapshot_input = all;
        write_barrier(th, t);
    }
    return !end;
}

namespace {

i64 decoded_left(TextWrapper* t) { return t->decoded ? t->decoded.as<Str>()->length - t->decoded_used : 0; }

// Up to `size` decoded code points (all: negative).
Str* take_decoded(Thread* th, TextWrapper* t, i64 size) {
    i64 left = decoded_left(t);
    if (left == 0) return empty_str();
    if (size < 0 || size > left) size = left;
    Str* text = str_substring(th, t->decoded.as<Str>(), t->decoded_used, t->decoded_used + size);
    if (text) t->decoded_used += size;
    return text;
}

void drop_snapshot(Thread* th, TextWrapper* t) {
    text_set_decoded(th, t, nullptr);
    t->snapshot_input = t->snapshot_flags = Value();
}

Value read_all(Thread* th, TextWrapper* t) {
    if (!t->decoder) return unsupported(th, "not readable");
    Value bytes = call_method(th, t->buffer, th->vm->names.read);
    if (!bytes) return {};
    if (is_none(bytes)) bytes = bytes_from(th, {});
    Str* tail = decoder_decode(th, t->decoder, bytes, true);
    if (!tail) return {};
    Str* head = take_decoded(th, t, -1);
    if (!head) return {};
    drop_snapshot(th, t);
    return str_concat(th, head, tail);
}

}  // namespace

Value text_method_read(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "read", args) || !check_arg_count(th, "read", args, 0, 1)) return {};
    auto* t = text_of(self);
    i64 size;
    if (!size_argument(th, args.get(0), &size) || !text_ready(th, t) || !text_check_open(th, t)) return {};
    if (!t->decoder) return unsupported(th, "not readable");
    if (!text_flush_pending(th, t)) return {};
    if (size < 0) return read_all(th, t);
    StrBuilder out(th);
    while (true) {
        Str* piece = take_decoded(th, t, size - out.length());
        if (!piece) return {};
        out.append(piece);
        if (out.length() >= size) break;
        int more = text_read_chunk(th, t, size - out.length());
        if (more < 0) return {};
        if (!more) break;
    }
    return out.finish();
}

// ---- Lines ----

namespace {

Value read_line(Thread* th, TextWrapper* t, i64 limit) {
    if (!text_check_open(th, t)) return {};
    if (!text_flush_pending(th, t)) return {};
    Str* head = nullptr;  // text of this line from earlier chunks
    i64 searched = 0;     // in the text of head and chunk together
    while (true) {
        while (decoded_left(t) == 0) {
            int more = text_read_chunk(th, t, 0);
            if (more < 0) return {};
            if (more) continue;
            drop_snapshot(th, t);
            return head ? head : empty_str();
        }
        Str* chunk = t->decoded.as<Str>();
        i64 base = t->decoded_used;
        Str* text = chunk;
        i64 start = base, head_length = 0;
        if (head) {
            head_length = head->length;
            Str* rest = str_substring(th, chunk, base, chunk->length);
            text = rest ? str_append(th, head, rest) : nullptr;
            if (!text) return {};
            start = searched;
        }
        i64 origin = head ? 0 : base;  // where the line starts in `text`
        i64 consumed;
        i64 end = find_line_end(t->read_translate, t->read_universal, t->read_newline ? t->read_newline.as<Str>() : nullptr, text, start, text->length, &consumed);
        if (end < 0 && limit >= 0 && text->length - origin >= limit) end = origin + limit;
        if (end >= 0) {
            if (limit >= 0 && end - origin > limit) end = origin + limit;
            t->decoded_used = head ? base + (end - head_length) : end;
            return str_substring(th, text, origin, end);
        }
        searched = consumed - origin;
        head = head ? text : str_substring(th, chunk, base, chunk->length);
        if (!head) return {};
        t->decoded_used = chunk->length;
    }
}

}  // namespace

Value text_method_readline(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "readline", args) || !check_arg_count(th, "readline", args, 0, 1)) return {};
    i64 limit = -1;
    if (args.count && !to_ssize(th, args[0], Exc::OverflowError, &limit)) return {};
    auto* t = text_of(self);
    return text_ready(th, t) ? read_line(th, t, limit) : Value();
}

Value text_next(Thread* th, Value self) {
    auto* t = text_of(self);
    if (!text_ready(th, t)) return {};
    t->telling = false;
    Value line;
    if (type_of(self) == types.text_wrapper) {
        line = read_line(th, t, -1);
    } else {
        line = call_method(th, self, th->vm->names.readline);
        if (line && !is_str(line))
            return raise(th, Exc::OSError, "readline() should have returned a str object, not '%.200s'", type_name(type_of(line)));
    }
    if (!line) return {};
    if (line.as<Str>()->length) return line;
    t->snapshot_input = t->snapshot_flags = Value();
    t->telling = t->seekable;
    return {};
}

}  // namespace krait::io
