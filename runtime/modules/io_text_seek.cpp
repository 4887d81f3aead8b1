// Positions in text streams. A position is an int: the byte offset of a point where the decoder's state is simple, and above
// it (64 bits up) the decoder's flags, how many bytes to feed from there, whether to signal the end, and how many
// characters to skip. Layout as CPython's cookie, so plain offsets are plain numbers.
#include "runtime/modules/io_text.h"

namespace krait::io {

namespace {

struct Cookie {
    i64 start = 0;
    i32 flags = 0, bytes_to_feed = 0, chars_to_skip = 0;
    bool need_end = false;
};

Value pack_cookie(Thread* th, const Cookie& c) {
    unsigned char raw[24] = {};
    memcpy(raw, &c.start, 8);
    memcpy(raw + 8, &c.flags, 4);
    memcpy(raw + 12, &c.bytes_to_feed, 4);
    memcpy(raw + 16, &c.chars_to_skip, 4);
    raw[20] = c.need_end;
    mp_limb_t limbs[3];
    memcpy(limbs, raw, 24);
    return int_from_limbs(th, limbs, 3, false);
}

bool unpack_cookie(Thread* th, Value v, Cookie* c) {
    IntView number(v);
    if (number.size < 0 || number.size > 3) {
        raise(th, Exc::OverflowError, number.size < 0 ? "can't convert negative int to unsigned" : "int too big to convert");
        return false;
    }
    unsigned char raw[24] = {};
    memcpy(raw, number.limbs, static_cast<size_t>(number.size) * 8);
    memcpy(&c->start, raw, 8);
    memcpy(&c->flags, raw + 8, 4);
    memcpy(&c->bytes_to_feed, raw + 12, 4);
    memcpy(&c->chars_to_skip, raw + 16, 4);
    c->need_end = raw[20];
    return true;
}

// Finds the latest point before `skip` characters of the snapshot where the decoder's state is empty.
bool locate(Thread* th, TextWrapper* t, Bytes* input, i64 flags, i64 skip, Cookie* c) {
    Value empty = bytes_from(th, {});
    if (!decoder_set_state(th, t->decoder, empty, int_from_i64(th, flags))) return false;
    i64 decoded = 0, fed = 0, i = 0;
    c->flags = static_cast<i32>(flags);
    c->need_end = false;
    for (; i < input->length; ++i) {
        Str* text = decoder_decode(th, t->decoder, bytes_char(th, static_cast<u8>(input->data[i])), false);
        if (!text) return false;
        ++fed;
        decoded += text->length;
        Value state, state_flags;
        if (!decoder_get_state(th, t->decoder, &state, &state_flags)) return false;
        i64 now;
        if (!to_i64(th, state_flags, &now)) return false;
        if (state.as<Bytes>()->length == 0 && decoded <= skip) {
            c->start += fed;
            skip -= decoded;
            c->flags = static_cast<i32>(now);
            fed = decoded = 0;
        }
        if (decoded >= skip) break;
    }
    if (i == input->length) {
        Str* text = decoder_decode(th, t->decoder, empty, true);
        if (!text) return false;
        decoded += text->length;
        c->need_end = true;
        if (decoded < skip) {
            raise(th, Exc::OSError, "can't reconstruct logical file position");
            return false;
        }
    }
    c->bytes_to_feed = static_cast<i32>(fed);
    c->chars_to_skip = static_cast<i32>(skip);
    return true;
}

bool simple_input(TextWrapper* t, Bytes* input, i64 flags) {
    if (flags != 0 || !is_ascii_data(input->data, static_cast<size_t>(input->length))) return false;
    Value inner = t->decoder;
    if (inner.object()->type() == types.newline_decoder) {
        if (memchr(input->data, '\r', static_cast<size_t>(input->length))) return false;
        inner = inner.as<NewlineDecoder>()->decoder;
    }
    return inner.is_object() && inner.object()->type() == types.native_decoder;
}

}  // namespace

Value text_tell(Thread* th, Value self) {
    auto* t = text_of(self);
    if (!text_ready(th, t) || !text_check_open(th, t)) return {};
    if (!t->seekable) return unsupported(th, "underlying stream is not seekable");
    if (!t->telling) return raise(th, Exc::OSError, "telling position disabled by next() call");
    if (!text_flush_pending(th, t) || !call_method(th, t->buffer, th->vm->names.flush)) return {};
    Value at = call_method(th, t->buffer, th->vm->names.tell);
    if (!at || !t->decoder || !t->snapshot_input) return at;
    Cookie c;
    i64 flags;
    if (!to_i64(th, at, &c.start) || !to_i64(th, t->snapshot_flags, &flags)) return {};
    auto* input = t->snapshot_input.as<Bytes>();
    c.start -= input->length;
    i64 skip = t->decoded_used;
    c.flags = static_cast<i32>(flags);
    if (skip == 0 || !t->decoded) return pack_cookie(th, c);
    if (simple_input(t, input, flags)) return int_from_i64(th, c.start + skip);
    Value saved_bytes, saved_flags;
    if (!decoder_get_state(th, t->decoder, &saved_bytes, &saved_flags)) return {};
    bool ok = locate(th, t, input, flags, skip, &c);
    Value error = ok ? Value() : take_pending(th);
    if (!decoder_set_state(th, t->decoder, saved_bytes, saved_flags) && ok) return {};
    if (!ok) {
        restore_pending(th, error);
        return {};
    }
    return pack_cookie(th, c);
}

namespace {

bool reset_encoder(Thread* th, TextWrapper* t, bool at_start) {
    if (!t->encoder) {
        t->encoding_started = !at_start;
        return true;
    }
    if (at_start) return static_cast<bool>(call_method(th, t->encoder, KRAIT_NAME("reset")));
    return static_cast<bool>(call_method(th, t->encoder, KRAIT_NAME("setstate"), {Value::from_small_int(0)}));
}

Value seek_end(Thread* th, Value self, TextWrapper* t) {
    if (!call_method(th, self, th->vm->names.flush)) return {};
    text_set_decoded(th, t, nullptr);
    t->snapshot_input = t->snapshot_flags = Value();
    if (t->decoder && !decoder_reset(th, t->decoder)) return {};
    Value at = call_method(th, t->buffer, th->vm->names.seek, {Value::from_small_int(0), Value::from_small_int(2)});
    if (!at) return {};
    int zero = equals(th, at, Value::from_small_int(0));
    if (zero < 0 || ((t->encoder || t->codec) && !reset_encoder(th, t, zero))) return {};
    return at;
}

bool restore_position(Thread* th, TextWrapper* t, const Cookie& c) {
    text_set_decoded(th, t, nullptr);
    t->snapshot_input = t->snapshot_flags = Value();
    if (!t->decoder) return true;
    Value empty = bytes_from(th, {});
    bool plain = c.start == 0 && c.flags == 0;
    if (!(plain ? decoder_reset(th, t->decoder) : decoder_set_state(th, t->decoder, empty, int_from_i64(th, c.flags)))) return false;
    t->snapshot_flags = int_from_i64(th, c.flags);
    t->snapshot_input = empty;
    if (c.chars_to_skip) {
        Value input = call_method(th, t->buffer, th->vm->names.read, {Value::from_small_int(c.bytes_to_feed)});
        if (!input) return false;
        if (!is_bytes(input)) {
            raise(th, Exc::TypeError, "underlying read() should have returned a bytes object, not '%.200s'", type_name(type_of(input)));
            return false;
        }
        t->snapshot_input = input;
        Str* text = decoder_decode(th, t->decoder, input, c.need_end);
        if (!text) return false;
        text_set_decoded(th, t, text);
        if (text->length < c.chars_to_skip) {
            raise(th, Exc::OSError, "can't restore logical file position");
            return false;
        }
        t->decoded_used = c.chars_to_skip;
    }
    write_barrier(th, t);
    return true;
}

}  // namespace

Value text_seek(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "seek", args) || !check_arg_count(th, "seek", args, 1, 2)) return {};
    auto* t = text_of(self);
    int whence = 0;
    if (args.count > 1 && !to_int32(th, args[1], &whence)) return {};
    if (!text_ready(th, t) || !text_check_open(th, t)) return {};
    if (!t->seekable) return unsupported(th, "underlying stream is not seekable");
    Value cookie = args[0];
    int zero = equals(th, cookie, Value::from_small_int(0));
    if (zero < 0) return {};
    if (whence == 1) {
        if (!zero) return unsupported(th, "can't do nonzero cur-relative seeks");
        cookie = call_method(th, self, th->vm->names.tell);
        if (!cookie) return {};
    } else if (whence == 2) {
        if (!zero) return unsupported(th, "can't do nonzero end-relative seeks");
        return seek_end(th, self, t);
    } else if (whence != 0) {
        return raise(th, Exc::ValueError, "invalid whence (%d, should be 0, 1 or 2)", whence);
    }
    int negative = compare_bool(th, cookie, Value::from_small_int(0), CompareOp::Lt);
    if (negative < 0) return {};
    if (negative) return raise(th, Exc::ValueError, "negative seek position %R", cookie);
    if (!call_method(th, self, th->vm->names.flush)) return {};
    Value number = to_index(th, cookie);
    Cookie c;
    if (!number || !unpack_cookie(th, number, &c)) return {};
    if (!call_method(th, t->buffer, th->vm->names.seek, {int_from_i64(th, c.start)})) return {};
    if (!restore_position(th, t, c)) return {};
    if ((t->encoder || t->codec) && !reset_encoder(th, t, c.start == 0 && c.flags == 0)) return {};
    return cookie;
}

}  // namespace krait::io
