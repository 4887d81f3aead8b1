// Pickler: output with frames, the memo, and objects of the builtin kinds (CPython's Modules/_pickle.c; byte for byte its output).
#include "runtime/modules/pickle_save.h"

#include <bit>
#include <cstring>

#include "runtime/format.h"
#include "runtime/roots.h"
#include "runtime/types/codecs.h"
#include "runtime/types/float.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/set.h"

namespace krait::pickle {

constexpr i64 kFrameHeader = 9;

// ---- Output ----

void ByteBuffer::grow(size_t count) {
    size_t wanted = size_ + count;
    capacity_ = wanted < 512 ? 1024 : wanted * 2;
    data_ = static_cast<char*>(realloc(data_, capacity_));
    KRAIT_CHECK(data_, "no memory for a pickle");
}

// Room for the header, which is written when the frame's size is known.
void Saver::begin_frame() {
    static constexpr char kRoom[kFrameHeader] = {};
    out.frame_start = static_cast<i64>(out.text.size());
    out.text.append(kRoom, kFrameHeader);
}

void Saver::close_frame() {
    if (!out.framing || out.frame_start < 0) return;
    i64 size = static_cast<i64>(out.text.size()) - out.frame_start - kFrameHeader;
    if (size >= kFrameMinimum) {
        char* header = out.text.data() + out.frame_start;
        header[0] = static_cast<char>(kFrame);
        memcpy(header + 1, &size, 8);
    } else {
        out.text.erase(static_cast<size_t>(out.frame_start), kFrameHeader);
    }
    out.frame_start = -1;
}

bool Saver::flush() {
    if (!p->write || out.text.empty()) return true;
    Value data = Value(KRAIT_TRY(bytes_from(th, out.text.view())));
    out.text.clear();
    return static_cast<bool>(call(th, p->write, data));
}

bool Saver::frame_boundary() {
    if (!out.framing || out.frame_start < 0) return true;
    if (static_cast<i64>(out.text.size()) - out.frame_start - kFrameHeader < kFrameTarget) return true;
    close_frame();
    return flush();
}

// Data of a frame's size or more goes outside of frames, straight to the file.
bool Saver::put_large(const void* header, size_t header_size, std::string_view data, Value payload) {
    bool bypass = data.size() >= static_cast<size_t>(kFrameTarget), framing = out.framing;
    if (bypass) {
        close_frame();
        out.framing = false;
    }
    put(header, header_size);
    if (bypass && p->write) {
        if (!flush()) return false;
        Value whole = payload ? payload : Value(memoryview_from_memory(th, none(), const_cast<char*>(data.data()), static_cast<i64>(data.size()), true));
        if (!whole || !call(th, p->write, whole)) return false;
    } else {
        put(data.data(), data.size());
    }
    out.framing = framing;
    return true;
}

// ---- The memo ----

bool Saver::memo_put(Value v) {
    if (p->fast) return true;
    u32 index = out.memo.size();
    out.memo.add(v.bits(), index);
    if (!list_append(th, p->kept, v)) return false;
    if (p->protocol >= 4) {
        op(kMemoize);
    } else if (!p->binary) {
        std::string line = "p" + std::to_string(index) + "\n";
        put(line.data(), line.size());
    } else if (index < 256) {
        u8 bytes[2] = {kBinPut, static_cast<u8>(index)};
        put(bytes, 2);
    } else {
        u8 bytes[5] = {kLongBinPut};
        memcpy(bytes + 1, &index, 4);
        put(bytes, 5);
    }
    return true;
}

void Saver::memo_get(i64 index) {
    if (!p->binary) {
        std::string line = "g" + std::to_string(index) + "\n";
        put(line.data(), line.size());
    } else if (index < 256) {
        u8 bytes[2] = {kBinGet, static_cast<u8>(index)};
        put(bytes, 2);
    } else {
        u8 bytes[5] = {kLongBinGet};
        u32 low = static_cast<u32>(index);
        memcpy(bytes + 1, &low, 4);
        put(bytes, 5);
    }
}

// ---- Numbers ----

bool Saver::save_int(Value v) {
    i64 i;
    if (int_fits_i64(v, &i) && i <= 0x7FFFFFFF && i >= -0x80000000LL) {
        if (!p->binary) {
            std::string line = "I" + std::to_string(i) + "\n";
            put(line.data(), line.size());
            return true;
        }
        u8 bytes[5] = {kBinInt};
        i32 low = static_cast<i32>(i);
        memcpy(bytes + 1, &low, 4);
        size_t size = 5;
        if (i >= 0 && i < 256) bytes[0] = kBinInt1, size = 2;
        else if (i >= 0 && i < 65536) bytes[0] = kBinInt2, size = 3;
        put(bytes, size);
        return true;
    }
    if (p->protocol < 2) {
        Str* text = KRAIT_TRY(to_repr(th, v));
        op(kLong);
        put(text->data, static_cast<size_t>(text->length));
        put("L\n", 2);
        return true;
    }
    IntView view(v);
    size_t limbs = static_cast<size_t>(view.size < 0 ? -view.size : view.size);
    size_t bits = static_cast<size_t>(int_bit_length(v)), bytes = bits / 8 + 1;
    std::string data(limbs * 8 + 8, '\0');
    memcpy(data.data(), view.limbs, limbs * 8);
    if (view.size < 0) {
        bool carry = true;
        for (char& c : data) {
            u8 b = static_cast<u8>(~static_cast<u8>(c));
            if (carry) carry = ++b == 0;
            c = static_cast<char>(b);
        }
        if (bytes > 1 && static_cast<u8>(data[bytes - 1]) == 0xFF && (static_cast<u8>(data[bytes - 2]) & 0x80)) --bytes;
    }
    u8 header[5] = {kLong1, static_cast<u8>(bytes)};
    if (bytes >= 256) {
        header[0] = kLong4;
        u32 n = static_cast<u32>(bytes);
        memcpy(header + 1, &n, 4);
    }
    put(header, bytes < 256 ? 2 : 5);
    put(data.data(), bytes);
    return true;
}

void Saver::save_float(double d) {
    if (p->binary) {
        u8 bytes[9] = {kBinFloat};
        u64 swapped = __builtin_bswap64(std::bit_cast<u64>(d));
        memcpy(bytes + 1, &swapped, 8);
        put(bytes, 9);
        return;
    }
    std::string line = "F" + float_repr_text(d) + "\n";
    put(line.data(), line.size());
}

// ---- Text and bytes ----

// Header of an opcode with a size of 1, 4 or 8 bytes (`small` of 0: none). 0: too large for this protocol.
static size_t sized_header(u8* header, u64 size, u8 small, u8 middle, u8 large) {
    if (small && size < 256) {
        header[0] = small;
        header[1] = static_cast<u8>(size);
        return 2;
    }
    header[0] = size <= 0xFFFFFFFF ? middle : large;
    memcpy(header + 1, &size, 8);
    return size <= 0xFFFFFFFF ? 5 : large ? 9 : 0;
}

static std::string raw_unicode_escape(Str* s) {
    std::string text;
    char buffer[16];
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        if (c >= 0x10000) snprintf(buffer, sizeof buffer, "\\U%08x", c);
        else if (c >= 256 || c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1a) snprintf(buffer, sizeof buffer, "\\u%04x", c);
        else buffer[0] = static_cast<char>(c), buffer[1] = 0;
        if (c < 256 && buffer[0] != '\\') text += static_cast<char>(c);
        else text += buffer;
    }
    return text;
}

bool Saver::save_str(Value v) {
    Str* s = v.as<Str>();
    if (p->binary) {
        std::string_view utf8 = s->is_ascii() ? s->ascii() : str_utf8(th, s);
        u8 header[9];
        size_t size = sized_header(header, utf8.size(), p->protocol >= 4 ? static_cast<u8>(kShortBinUnicode) : u8{0}, kBinUnicode,
                                   p->protocol >= 4 ? static_cast<u8>(kBinUnicode8) : u8{0});
        if (!size) {
            raise(th, Exc::OverflowError, "serializing a string larger than 4 GiB requires pickle protocol 4 or higher");
            return false;
        }
        if (!put_large(header, size, utf8, Value())) return false;
    } else {
        std::string line = "V" + raw_unicode_escape(s) + "\n";
        put(line.data(), line.size());
    }
    return memo_put(v);
}

bool Saver::save_call(Value function, Value args, Value v) {
    Value pair = Value(KRAIT_TRY(make_tuple(th, function, args)));
    return save_reduced(pair, v);
}

bool Saver::save_bytes_data(Value v, std::string_view data) {
    u8 header[9];
    size_t size = sized_header(header, data.size(), kShortBinBytes, kBinBytes, p->protocol >= 4 ? static_cast<u8>(kBinBytes8) : u8{0});
    if (!size) {
        raise(th, Exc::OverflowError, "serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher");
        return false;
    }
    return put_large(header, size, data, is_bytes(v) ? v : Value()) && memo_put(v);
}

bool Saver::save_bytes(Value v) {
    std::string_view data = byte_view(v);
    if (p->protocol >= 3) return save_bytes_data(v, data);
    // Python 2 reads str for bytes; Python 3 gets them back through an encoding.
    if (data.empty()) return save_call(Value(builtin_type(Kind::Bytes)), Value(empty_tuple()), v);
    Value text = Value(KRAIT_TRY(str_from_latin1(th, data)));
    Value args = Value(KRAIT_TRY(make_tuple(th, text, Value(intern(th, "latin1")))));
    return save_call(shared.codecs_encode, args, v);
}

bool Saver::save_bytearray_data(Value v, std::string_view data) {
    u8 header[9] = {kByteArray8};
    u64 size = data.size();
    memcpy(header + 1, &size, 8);
    return put_large(header, 9, data, is_bytearray(v) ? v : Value()) && memo_put(v);
}

bool Saver::save_bytearray(Value v) {
    std::string_view data = byte_view(v);
    if (p->protocol >= 5) return save_bytearray_data(v, data);
    Value type = Value(builtin_type(Kind::Bytearray));
    if (data.empty()) return save_call(type, Value(empty_tuple()), v);
    Value bytes = Value(KRAIT_TRY(bytes_from(th, data)));
    return save_call(type, Value(KRAIT_TRY(make_tuple(th, bytes))), v);
}

bool Saver::save_buffer(Value v) {
    if (p->protocol < 5) {
        raise_type(th, pickling_error(), "PickleBuffer can only pickled with protocol >= 5");
        return false;
    }
    BufferView* view;
    if (!pickle_buffer_view(th, v, &view)) return false;
    Value raw = call_method(th, v, intern(th, "raw"));
    if (!raw) {
        if (catch_pending(th, Exc::BufferError))
            raise_type(th, pickling_error(), "PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
        return false;
    }
    bool in_band = true;
    if (p->buffer_callback) {
        Value answer = KRAIT_TRY(call(th, p->buffer_callback, v));
        int t = truth(th, answer);
        if (t < 0) return false;
        in_band = t;
    }
    if (!in_band) {
        op(kNextBuffer);
        if (view->read_only) op(kReadonlyBuffer);
        return true;
    }
    std::string_view data{view->data ? view->data : "", static_cast<size_t>(view->length)};
    return view->read_only ? save_bytes_data(v, data) : save_bytearray_data(v, data);
}

// ---- Dispatch ----

// Values without identity of their own.
bool Saver::save_plain(Value v, bool* done) {
    *done = true;
    if (v.is_small_int()) return save_int(v);
    if (v.is_double()) return save_float(v.as_double()), true;
    if (is_none(v)) return op(kNone), true;
    if (is_bool(v)) {
        bool truth = v == py_true();
        if (p->protocol >= 2) op(truth ? kNewTrue : kNewFalse);
        else put(truth ? "I01\n" : "I00\n", 4);
        return true;
    }
    if (is_exactly(v, Kind::Int)) return save_int(v);
    if (is_exactly(v, Kind::Float)) {
        double d;
        if (!to_double(th, v, &d)) return false;
        return save_float(d), true;
    }
    *done = false;
    return true;
}

bool Saver::save(Value v, bool no_persistent_id) {
    if (!frame_boundary()) return false;
    bool done = false;
    if (p->persistent_id && !no_persistent_id) {
        if (!save_persistent(v, &done)) return false;
        if (done) return true;
    }
    if (!save_plain(v, &done)) return false;
    if (done) return true;
    i64 index;
    if (memoised(v, &index)) return memo_get(index), true;
    if (is_exactly(v, Kind::Bytes)) return save_bytes(v);
    if (is_exactly(v, Kind::Str)) return save_str(v);
    RecursionGuard guard(th, " while pickling an object");
    if (!guard.ok()) return false;
    Object* object = v.object();
    if (object->shape() == builtin_shape(object->kind())) {
        switch (object->kind()) {
            case Kind::Dict: return save_dict(v);
            case Kind::Set: return save_set(v);
            case Kind::Frozenset: return save_frozenset(v);
            case Kind::List: return save_list(v);
            case Kind::Tuple: return save_tuple(v);
            case Kind::Bytearray: return save_bytearray(v);
            default: break;
        }
    }
    if (type_of(v) == shared.buffer) return save_buffer(v);
    return save_by_reduce(v);
}

bool Saver::dump(Value v) {
    if (p->protocol >= 2) {
        u8 header[2] = {kProto, static_cast<u8>(p->protocol)};
        put(header, 2);
        if (p->protocol >= 4) out.framing = true;
    }
    bool ok = save(v);
    if (ok) {
        op(kStop);
        close_frame();
    }
    out.framing = false;
    out.frame_start = -1;
    return ok;
}

}  // namespace krait::pickle
