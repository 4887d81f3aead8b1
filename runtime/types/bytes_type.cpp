// bytes, the type: construction, slots, iterator.
#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/codecs.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/str_percent.h"
#include "runtime/types/str_units.h"

namespace krait {

int byte_value(Thread* th, Value v) {
    if (v.is_small_int()) {
        i64 i = v.small_int();
        if (i >= 0 && i < 256) return static_cast<int>(i);
    } else {
        Value index = to_index(th, v);
        if (!index) return -1;
        i64 i;
        if (int_fits_i64(index, &i) && i >= 0 && i < 256) return static_cast<int>(i);
    }
    raise(th, Exc::ValueError, "byte must be in range(0, 256)");
    return -1;
}

namespace {

// Items of a sequence or iterable for bytes(x): their message differs from byte_value's.
bool item_byte(Thread* th, Value v, std::string& out) {
    Value index = to_index(th, v);
    if (!index) return false;
    i64 i;
    if (!int_fits_i64(index, &i) || i < 0 || i > 255) {
        raise(th, Exc::ValueError, "bytes must be in range(0, 256)");
        return false;
    }
    out += static_cast<char>(i);
    return true;
}

}  // namespace

Bytes* bytes_from_object(Thread* th, Value v) {
    if (is_exactly(v, Kind::Bytes)) return v.as<Bytes>();
    if (has_kind(v, Kind::Memoryview)) {
        auto* view = memoryview_of(v);
        Bytes* copy = memoryview_check(th, view) ? new_bytes(th, view->length) : nullptr;
        if (copy && copy->length) copy_elements(view, copy->data);
        return copy;
    }
    if (supports_buffer(v)) {
        BufferHold hold(th, v);
        return hold.ok() ? bytes_from(th, hold.bytes()) : nullptr;
    }
    std::string out;
    if (is_exactly(v, Kind::List)) {
        for (i64 i = 0; i < v.as<List>()->size; ++i)
            if (!item_byte(th, v.as<List>()->items[i], out)) return nullptr;
        return bytes_from(th, out);
    }
    if (is_exactly(v, Kind::Tuple)) {
        for (i64 i = 0; i < v.as<Tuple>()->size; ++i)
            if (!item_byte(th, v.as<Tuple>()->items[i], out)) return nullptr;
        return bytes_from(th, out);
    }
    if (is_str(v) || (!type_of(v)->slots.iter && !type_of(v)->slots.getitem)) {
        raise(th, Exc::TypeError, "cannot convert '%.200s' object to bytes", type_name(type_of(v)));
        return nullptr;
    }
    Value iterator = get_iter(th, v);
    if (!iterator) {
        if (catch_pending(th, Exc::TypeError))
            raise(th, Exc::TypeError, "cannot convert '%.200s' object to bytes", type_name(type_of(v)));
        return nullptr;
    }
    while (Value item = iter_next(th, iterator))
        if (!item_byte(th, item, out)) return nullptr;
    return has_pending(th) ? nullptr : bytes_from(th, out);
}

namespace {

const char* text_of(Thread* th, Value v) {
    return v ? str_utf8(th, v.as<Str>()).data() : nullptr;
}

}  // namespace

Value bytes_construct(Thread* th, Value source, Value encoding, Value errors) {
    if (!source) {
        if (encoding) return raise(th, Exc::TypeError, "encoding without a string argument");
        if (errors) return raise(th, Exc::TypeError, "errors without a string argument");
        return bytes_from(th, {});
    }
    if (encoding) {
        if (!is_str(source)) return raise(th, Exc::TypeError, "encoding without a string argument");
        return encode_text(th, source.as<Str>(), text_of(th, encoding), text_of(th, errors));
    }
    if (errors)
        return raise(th, Exc::TypeError, is_str(source) ? "string argument without an encoding" : "errors without a string argument");
    if (is_exactly(source, Kind::Bytes)) return source;
    Value method = lookup_special(th, source, th->vm->names.dunder_bytes);
    if (method) {
        Value result = call(th, method);
        if (result && !is_bytes(result))
            return raise(th, Exc::TypeError, "__bytes__ returned non-bytes (type %.200s)", type_name(type_of(result)));
        return result;
    }
    if (has_pending(th)) return {};
    if (is_str(source)) return raise(th, Exc::TypeError, "string argument without an encoding");
    if (has_index(source)) {
        i64 count;
        if (to_ssize(th, source, Exc::OverflowError, &count)) {
            if (count < 0) return raise(th, Exc::ValueError, "negative count");
            return new_bytes(th, count);
        }
        if (!catch_pending(th, Exc::TypeError)) return {};
    }
    return bytes_from_object(th, source);
}

void append_bytes_repr(StrBuilder& out, std::string_view data, bool escape_single) {
    bool has_single = data.find('\'') != data.npos, has_double = data.find('"') != data.npos;
    char quote = has_single && !has_double ? '"' : '\'';
    out.append(u32{'b'});
    out.append(static_cast<u32>(quote));
    for (char raw : data) {
        u8 c = static_cast<u8>(raw);
        if (c == quote || c == '\\' || (escape_single && c == '\'')) {
            out.append(u32{'\\'});
            out.append(static_cast<u32>(c));
        } else if (c == '\t') {
            out.append("\\t");
        } else if (c == '\n') {
            out.append("\\n");
        } else if (c == '\r') {
            out.append("\\r");
        } else if (c < 32 || c >= 127) {
            char hex[5] = {'\\', 'x', "0123456789abcdef"[c >> 4], "0123456789abcdef"[c & 15], 0};
            out.append(std::string_view(hex, 4));
        } else {
            out.append(static_cast<u32>(c));
        }
    }
    out.append(static_cast<u32>(quote));
}

Str* bytes_repr(Thread* th, std::string_view data) {
    StrBuilder out(th);
    append_bytes_repr(out, data);
    return out.finish();
}

namespace {

Value bytes_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* names[] = {"source", "encoding", "errors"};
    Value v[3] = {};
    if (!parse_args(th, ArgSpec{"bytes", names, 3, 0, 0, 3}, args, v)) return {};
    for (int i = 1; i < 3; ++i)
        if (v[i] && !is_str(v[i]))
            return raise(th, Exc::TypeError, "bytes() argument '%s' must be str, not %s", names[i],
                         is_none(v[i]) ? "None" : type_name(type_of(v[i])));
    Value result = bytes_construct(th, v[0], v[1], v[2]);
    if (!result || type == builtin_type(Kind::Bytes)) return result;
    auto* from = result.as<Bytes>();
    auto* b = reinterpret_cast<Bytes*>(new_instance(th, type, static_cast<size_t>(from->length) + 1));
    if (!b) return {};
    b->length = from->length;
    b->hash = -1;
    memcpy(b->data, from->data, static_cast<size_t>(from->length));
    return b;
}

Value bytes_repr_slot(Thread* th, Value self) { return bytes_repr(th, byte_view(self)); }

Value bytes_str_slot(Thread* th, Value self) {
    if (th->vm->options->bytes_warning && !warn(th, Exc::BytesWarning, 1, "str() on a bytes instance")) return {};
    return bytes_repr_slot(th, self);
}

i64 bytes_hash(Thread* th, Value self) {
    auto* b = self.as<Bytes>();
    if (b->hash == -1) b->hash = static_cast<i64>(hash_bytes(th, b->data, static_cast<size_t>(b->length)));
    return b->hash;
}

// With -b: comparing for equality with a str or an int is worth a word. False: raised.
bool warn_of_comparison(Thread* th, Value a, Value b) {
    if (is_str(a) || is_str(b)) return warn(th, Exc::BytesWarning, 1, "Comparison between bytes and string");
    if (is_int(a) || is_int(b)) return warn(th, Exc::BytesWarning, 1, "Comparison between bytes and int");
    return true;
}

Value bytes_richcompare(Thread* th, Value a, Value b, CompareOp op) {
    if (!is_bytes(a) || !is_bytes(b)) {
        bool warns = th->vm->options->bytes_warning && (op == CompareOp::Eq || op == CompareOp::Ne);
        return warns && !warn_of_comparison(th, a, b) ? Value() : not_implemented();
    }
    int order = byte_view(a).compare(byte_view(b));
    switch (op) {
        case CompareOp::Eq: return py_bool(order == 0);
        case CompareOp::Ne: return py_bool(order != 0);
        case CompareOp::Lt: return py_bool(order < 0);
        case CompareOp::Le: return py_bool(order <= 0);
        case CompareOp::Gt: return py_bool(order > 0);
        default: return py_bool(order >= 0);
    }
}

i64 bytes_len(Thread*, Value self) { return self.as<Bytes>()->length; }

Value bytes_getitem(Thread* th, Value self, Value key) {
    auto* b = self.as<Bytes>();
    if (has_kind(key, Kind::Slice)) {
        i64 start, stop, step, count;
        if (!slice_indices(th, key.as<Slice>(), b->length, &start, &stop, &step, &count)) return {};
        if (count <= 0) return bytes_from(th, {});
        if (step == 1 && count == b->length && is_exactly(self, Kind::Bytes)) return self;
        if (step == 1) return bytes_from(th, b->view().substr(static_cast<size_t>(start), static_cast<size_t>(count)));
        std::string out;
        for (i64 i = 0; i < count; ++i, start += step) out += b->data[start];
        return bytes_from(th, out);
    }
    if (!has_index(key))
        return raise(th, Exc::TypeError, "byte indices must be integers or slices, not %.200s", type_name(type_of(key)));
    i64 i;
    if (!to_ssize(th, key, Exc::IndexError, &i)) return {};
    if (i < 0) i += b->length;
    if (i < 0 || i >= b->length) return raise(th, Exc::IndexError, "index out of range");
    return Value::from_small_int(static_cast<u8>(b->data[i]));
}

int bytes_contains(Thread* th, Value self, Value item) {
    if (has_index(item) && !supports_buffer(item)) {
        int c = byte_value(th, item);
        return c < 0 ? -1 : byte_view(self).find(static_cast<char>(c)) != std::string_view::npos;
    }
    BufferHold hold(th, item);
    if (!hold.ok()) return -1;
    std::string_view text = byte_view(self), sub = hold.bytes();
    return sub.empty() || memmem(text.data(), text.size(), sub.data(), sub.size()) != nullptr;
}

Value bytes_concat(Thread* th, Value a, Value b) {
    if (!supports_buffer(a) || !supports_buffer(b))
        return raise(th, Exc::TypeError, "can't concat %.100s to %.100s", type_name(type_of(b)), type_name(type_of(a)));
    if (is_exactly(a, Kind::Bytes) && is_bytes(b) && b.as<Bytes>()->length == 0) return a;
    if (is_exactly(b, Kind::Bytes) && is_bytes(a) && a.as<Bytes>()->length == 0) return b;
    BufferHold hold(th, b);
    if (!hold.ok()) return {};
    std::string_view left = byte_view(a), right = hold.bytes();
    Bytes* out = new_bytes(th, static_cast<i64>(left.size() + right.size()));
    if (!out) return {};
    memcpy(out->data, left.data(), left.size());
    memcpy(out->data + left.size(), right.data(), right.size());
    return out;
}

Value bytes_repeat(Thread* th, Value self, i64 count) {
    auto* b = self.as<Bytes>();
    if (count < 0) count = 0;
    if (count && b->length > INT64_MAX / count) return raise(th, Exc::OverflowError, "repeated bytes are too long");
    if (count == 1 && is_exactly(self, Kind::Bytes)) return self;
    Bytes* out = new_bytes(th, b->length * count);
    if (!out || out->length == 0) return out;
    if (b->length == 1) memset(out->data, b->data[0], static_cast<size_t>(count));
    else
        for (i64 i = 0; i < count; ++i) memcpy(out->data + i * b->length, b->data, static_cast<size_t>(b->length));
    return out;
}

Value bytes_mod(Thread* th, Value a, Value b) {
    if (!is_bytes(a)) return not_implemented();
    Str* text = bytes_percent(th, byte_view(a), b);
    return text ? Value(bytes_from(th, {text->data, static_cast<size_t>(text->length)})) : Value();
}

bool bytes_get_buffer(Thread* th, Value self, BufferView* view, int flags) {
    auto* b = self.as<Bytes>();
    if (flags & kBufferWritable) {
        raise(th, Exc::BufferError, "Object is not writable.");
        return false;
    }
    view->data = b->data;
    view->owner = self;
    view->length = b->length;
    view->item_size = 1;
    view->read_only = true;
    view->ndim = 1;
    return true;
}

Value bytes_getnewargs(Thread* th, Value self) {
    Value copy = bytes_unchanged(th, self);
    return copy ? Value(make_tuple(th, copy)) : Value();
}

Value bytes_dunder_bytes(Thread* th, Value self) { return bytes_unchanged(th, self); }

constexpr NativeDef bytes_methods[] = {
    KRAIT_BYTES_ROWS,
    {"__getnewargs__", bytes_getnewargs, nullptr},
    {"__bytes__", bytes_dunder_bytes, "__bytes__($self, /)\n--\n\nConvert this value to exact type bytes."},
};

// ---- Iterators ----

struct BytesIterator : Object {
    Value sequence;  // empty: exhausted
    i64 index;
};
Type* bytes_iterator_type;
Type* bytearray_iterator_type;

void trace_iterator(Object* object, Marker& marker) { marker.visit(static_cast<BytesIterator*>(object)->sequence); }
Value iterator_self(Thread*, Value self) { return self; }

Value iterator_next(Thread*, Value self) {
    auto* it = self.as<BytesIterator>();
    if (!it->sequence) return {};
    std::string_view data = byte_view(it->sequence);
    if (it->index >= static_cast<i64>(data.size())) {
        it->sequence = Value();
        return {};
    }
    return Value::from_small_int(static_cast<u8>(data[static_cast<size_t>(it->index++)]));
}

Value iterator_length_hint(Thread*, Value self) {
    auto* it = self.as<BytesIterator>();
    i64 left = it->sequence ? static_cast<i64>(byte_view(it->sequence).size()) - it->index : 0;
    return Value::from_small_int(left < 0 ? 0 : left);
}

Value iterator_reduce(Thread* th, Value self) {
    auto* it = self.as<BytesIterator>();
    Value iter = dict_get_str(th->vm->builtins, intern(th, "iter"));
    if (!it->sequence) return make_tuple(th, iter, make_tuple(th, empty_tuple()));
    return make_tuple(th, iter, make_tuple(th, it->sequence), Value::from_small_int(it->index));
}

Value iterator_setstate(Thread* th, Value self, Value state) {
    auto* it = self.as<BytesIterator>();
    i64 index;
    if (!to_ssize(th, state, Exc::OverflowError, &index)) return {};
    if (it->sequence) {
        i64 n = static_cast<i64>(byte_view(it->sequence).size());
        it->index = index < 0 ? 0 : index > n ? n : index;
    }
    return none();
}

constexpr NativeDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, "Return state information for pickling."},
    {"__setstate__", iterator_setstate, "Set state information for unpickling."},
};

Type* make_iterator_type(Thread* th, const char* name) {
    TypeSpec spec{};
    spec.name = name;
    spec.kind = Kind::Iterator;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(BytesIterator);
    spec.trace = trace_iterator;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = iterator_next;
    spec.methods = iterator_methods;
    spec.method_count = 3;
    return new_builtin_type(th, spec);
}

}  // namespace

Value bytes_iter(Thread* th, Value self) {
    Type* type = is_bytes(self) ? bytes_iterator_type : bytearray_iterator_type;
    auto* it = heap_new<BytesIterator>(th, type->root_shape);
    if (!it) return {};
    it->sequence = self;
    return it;
}

void setup_bytes_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "bytes";
    spec.doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable "
               "copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\n"
               "bytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in "
               "range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n"
               "  - an integer";
    spec.kind = Kind::Bytes;
    spec.flags = kTypeBase | kTypeMatchSelf;
    spec.basic_size = sizeof(Bytes);
    spec.slots.new_ = bytes_new;
    spec.slots.repr = bytes_repr_slot;
    spec.slots.str = bytes_str_slot;
    spec.slots.hash = bytes_hash;
    spec.slots.richcompare = bytes_richcompare;
    spec.slots.len = bytes_len;
    spec.slots.getitem = bytes_getitem;
    spec.slots.contains = bytes_contains;
    spec.slots.concat = bytes_concat;
    spec.slots.repeat = bytes_repeat;
    spec.slots.iter = bytes_iter;
    spec.slots.binary[static_cast<int>(BinaryOp::Rem)] = bytes_mod;
    spec.slots.get_buffer = bytes_get_buffer;
    spec.methods = bytes_methods;
    spec.method_count = sizeof bytes_methods / sizeof *bytes_methods;
    setup_type(th, builtin_type(Kind::Bytes), spec);
    bytes_iterator_type = make_iterator_type(th, "bytes_iterator");
    bytearray_iterator_type = make_iterator_type(th, "bytearray_iterator");
}

}  // namespace krait
