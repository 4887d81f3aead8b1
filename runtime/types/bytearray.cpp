// bytearray, the type: construction, slots, mutating methods. Methods shared with bytes are in bytes_search.cpp and
// bytes_text.cpp.
#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/codecs.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_percent.h"
#include "runtime/types/str_units.h"

namespace krait {

Value bytes_iter(Thread* th, Value self);

namespace {

Bytearray* array_of(Value v) { return v.as<Bytearray>(); }

void trace_bytearray(Object* object, Marker& marker) {
    marker.visit(static_cast<Bytearray*>(object)->buffer);
}

// Replaces [start, end) by `data`, which must not lie in the array.
bool splice(Thread* th, Bytearray* array, i64 start, i64 end, std::string_view data) {
    i64 growth = static_cast<i64>(data.size()) - (end - start);
    i64 tail = array->length - end;
    if (growth < 0) {
        if (array->exports > 0) {
            raise(th, Exc::BufferError, "Existing exports of data: object cannot be re-sized");
            return false;
        }
        if (start == 0 && array->buffer) {
            // Deleting at the front only moves the start.
            array->offset -= growth;
            array->length += growth;
            if (!data.empty()) memcpy(array->data(), data.data(), data.size());
            return true;
        }
        memmove(array->data() + end + growth, array->data() + end, static_cast<size_t>(tail));
        if (!bytearray_resize(th, array, array->length + growth)) return false;
    } else if (growth > 0) {
        if (!bytearray_resize(th, array, array->length + growth)) return false;
        memmove(array->data() + end + growth, array->data() + end, static_cast<size_t>(tail));
    }
    if (!data.empty()) memcpy(array->data() + start, data.data(), data.size());
    return true;
}

bool bytearray_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"source", "encoding", "errors"};
    Value v[3] = {};
    if (!parse_args(th, ArgSpec{"bytearray", names, 3, 0, 0, 3}, args, v)) return false;
    for (int i = 1; i < 3; ++i)
        if (v[i] && !is_str(v[i])) {
            raise(th, Exc::TypeError, "bytearray() argument '%s' must be str, not %s", names[i],
                  is_none(v[i]) ? "None" : type_name(type_of(v[i])));
            return false;
        }
    auto* array = array_of(self);
    if (array->length && !bytearray_resize(th, array, 0)) return false;
    Value data;
    if (!v[0] || v[1] || v[2] || is_str(v[0])) {
        data = bytes_construct(th, v[0], v[1], v[2]);
    } else if (has_index(v[0])) {
        i64 count;
        if (to_ssize(th, v[0], Exc::OverflowError, &count)) {
            if (count < 0) {
                raise(th, Exc::ValueError, "negative count");
                return false;
            }
            if (count == 0) return true;
            if (!bytearray_resize(th, array, count)) return false;
            memset(array->data(), 0, static_cast<size_t>(count));
            return true;
        }
        if (!catch_pending(th, Exc::TypeError)) return false;
        data = bytes_from_object(th, v[0]);
    } else if (supports_buffer(v[0])) {
        data = bytes_from_object(th, v[0]);
    } else {
        Value iterator = get_iter(th, v[0]);
        if (!iterator) {
            if (catch_pending(th, Exc::TypeError))
                raise(th, Exc::TypeError, "cannot convert '%.200s' object to bytearray", type_name(type_of(v[0])));
            return false;
        }
        while (Value item = iter_next(th, iterator)) {
            int c = byte_value(th, item);
            if (c < 0 || !bytearray_resize(th, array, array->length + 1)) return false;
            array->data()[array->length - 1] = static_cast<char>(c);
        }
        return !has_pending(th);
    }
    return data && splice(th, array, 0, array->length, byte_view(data));
}

Value bytearray_new(Thread* th, Type* type, const Args&) { return new_instance(th, type); }

Value bytearray_repr(Thread* th, Value self) {
    StrBuilder out(th);
    out.append(type_of(self)->name);
    out.append("(");
    append_bytes_repr(out, byte_view(self), true);
    out.append(")");
    return out.finish();
}

Value bytearray_str(Thread* th, Value self) {
    if (th->vm->options->bytes_warning && !warn(th, Exc::BytesWarning, 1, "str() on a bytearray instance")) return {};
    return bytearray_repr(th, self);
}

Value bytearray_richcompare(Thread* th, Value a, Value b, CompareOp op) {
    if (!supports_buffer(a) || !supports_buffer(b)) {
        bool warns = th->vm->options->bytes_warning && (op == CompareOp::Eq || op == CompareOp::Ne) && (is_str(a) || is_str(b));
        return warns && !warn(th, Exc::BytesWarning, 1, "Comparison between bytearray and string") ? Value() : not_implemented();
    }
    BufferHold left(th, a);
    if (!left.ok()) return clear_pending(th), not_implemented();
    BufferHold right(th, b);
    if (!right.ok()) return clear_pending(th), not_implemented();
    int order = left.bytes().compare(right.bytes());
    switch (op) {
        case CompareOp::Eq: return py_bool(order == 0);
        case CompareOp::Ne: return py_bool(order != 0);
        case CompareOp::Lt: return py_bool(order < 0);
        case CompareOp::Le: return py_bool(order <= 0);
        case CompareOp::Gt: return py_bool(order > 0);
        default: return py_bool(order >= 0);
    }
}

i64 bytearray_len(Thread*, Value self) { return array_of(self)->length; }

bool item_index(Thread* th, Value self, Value key, i64* out) {
    if (!has_index(key)) {
        raise(th, Exc::TypeError, "bytearray indices must be integers or slices, not %.200s", type_name(type_of(key)));
        return false;
    }
    if (!to_ssize(th, key, Exc::IndexError, out)) return false;
    i64 n = array_of(self)->length;
    if (*out < 0) *out += n;
    if (*out >= 0 && *out < n) return true;
    raise(th, Exc::IndexError, "bytearray index out of range");
    return false;
}

Value bytearray_getitem(Thread* th, Value self, Value key) {
    auto* array = array_of(self);
    if (has_kind(key, Kind::Slice)) {
        i64 start, stop, step, count;
        if (!slice_indices(th, key.as<Slice>(), array->length, &start, &stop, &step, &count)) return {};
        if (count <= 0) return bytearray_from(th, {});
        if (step == 1) return bytearray_from(th, byte_view(self).substr(static_cast<size_t>(start), static_cast<size_t>(count)));
        std::string out;
        for (i64 i = 0; i < count; ++i, start += step) out += array->data()[start];
        return bytearray_from(th, out);
    }
    i64 i;
    if (!item_index(th, self, key, &i)) return {};
    return Value::from_small_int(static_cast<u8>(array->data()[i]));
}

bool delete_stepped(Thread* th, Bytearray* array, i64 start, i64 step, i64 count) {
    if (array->exports > 0) {
        raise(th, Exc::BufferError, "Existing exports of data: object cannot be re-sized");
        return false;
    }
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    char* data = array->data();
    i64 to = start;
    for (i64 i = start, next = start, left = count; i < array->length; ++i) {
        if (left && i == next) {
            next += step;
            --left;
        } else {
            data[to++] = data[i];
        }
    }
    return bytearray_resize(th, array, to);
}

bool set_slice(Thread* th, Value self, Slice* slice, Value value) {
    auto* array = array_of(self);
    std::string data;
    if (value) {
        if (supports_buffer(value)) {
            BufferHold hold(th, value);
            if (!hold.ok()) return false;
            data = hold.bytes();
        } else {
            if (is_int(value) || is_str(value)) {
                raise(th, Exc::TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
                return false;
            }
            Value converted = call(th, builtin_type(Kind::Bytearray), value);
            if (!converted) return false;
            data = byte_view(converted);
        }
    }
    i64 start, stop, step, count;
    if (!slice_indices(th, slice, array->length, &start, &stop, &step, &count)) return false;
    if (step == 1) {
        if (count < 0) count = 0;
        return splice(th, array, start, start + count, data);
    }
    if (!value || data.empty()) return count <= 0 || delete_stepped(th, array, start, step, count);
    if (count != static_cast<i64>(data.size())) {
        raise(th, Exc::ValueError, "attempt to assign bytes of size %zd to extended slice of size %zd", static_cast<i64>(data.size()), count);
        return false;
    }
    for (i64 i = 0; i < count; ++i, start += step) array->data()[start] = data[static_cast<size_t>(i)];
    return true;
}

bool bytearray_setitem(Thread* th, Value self, Value key, Value value) {
    if (has_kind(key, Kind::Slice)) return set_slice(th, self, key.as<Slice>(), value);
    i64 i;
    if (!item_index(th, self, key, &i)) return false;
    if (!value) return splice(th, array_of(self), i, i + 1, {});
    int c = byte_value(th, value);
    if (c < 0) return false;
    if (i >= array_of(self)->length) {
        raise(th, Exc::IndexError, "bytearray index out of range");
        return false;
    }
    array_of(self)->data()[i] = static_cast<char>(c);
    return true;
}

int bytearray_contains(Thread* th, Value self, Value item) {
    if (has_index(item) && !supports_buffer(item)) {
        int c = byte_value(th, item);
        return c < 0 ? -1 : byte_view(self).find(static_cast<char>(c)) != std::string_view::npos;
    }
    BufferHold hold(th, item);
    if (!hold.ok()) return -1;
    std::string_view text = byte_view(self), sub = hold.bytes();
    return sub.empty() || memmem(text.data(), text.size(), sub.data(), sub.size()) != nullptr;
}

Value bytearray_concat(Thread* th, Value a, Value b) {
    if (!supports_buffer(a) || !supports_buffer(b))
        return raise(th, Exc::TypeError, "can't concat %.100s to %.100s", type_name(type_of(b)), type_name(type_of(a)));
    BufferHold hold(th, b);
    if (!hold.ok()) return {};
    std::string_view left = byte_view(a), right = hold.bytes();
    auto* out = bytearray_from(th, {});
    if (!out || !bytearray_resize(th, out, static_cast<i64>(left.size() + right.size()))) return {};
    if (!left.empty()) memcpy(out->data(), left.data(), left.size());
    if (!right.empty()) memcpy(out->data() + left.size(), right.data(), right.size());
    return out;
}

// Appends the bytes of `b`; another array's directly, its own through a copy.
bool append_buffer(Thread* th, Value self, Value b) {
    auto* array = array_of(self);
    std::string own;
    {
        BufferHold hold(th, b);
        if (!hold.ok()) return false;
        if (b != self) return splice(th, array, array->length, array->length, hold.bytes());
        own = hold.bytes();
    }
    return splice(th, array, array->length, array->length, own);
}

Value bytearray_inplace_concat(Thread* th, Value self, Value b) {
    if (!supports_buffer(b))
        return raise(th, Exc::TypeError, "can't concat %.100s to %.100s", type_name(type_of(b)), type_name(type_of(self)));
    // As in CPython, `a += a` meets a's own buffer.
    if (b == self && array_of(self)->length)
        return raise(th, Exc::BufferError, "Existing exports of data: object cannot be re-sized");
    return append_buffer(th, self, b) ? self : Value();
}

std::string repeated(std::string_view data, i64 count) {
    std::string out;
    out.reserve(data.size() * static_cast<size_t>(count));
    for (i64 i = 0; i < count; ++i) out += data;
    return out;
}

Value bytearray_repeat(Thread* th, Value self, i64 count) {
    auto* array = array_of(self);
    if (count < 0) count = 0;
    if (count && array->length > (i64{1} << 46) / count) return raise_no_memory(th);
    auto* out = bytearray_from(th, {});
    if (!out || !bytearray_resize(th, out, array->length * count)) return {};
    if (array->length == 1) memset(out->data(), array->data()[0], static_cast<size_t>(count));
    else
        for (i64 i = 0; i < count && array->length; ++i)
            memcpy(out->data() + i * array->length, array->data(), static_cast<size_t>(array->length));
    return out;
}

Value bytearray_inplace_repeat(Thread* th, Value self, i64 count) {
    auto* array = array_of(self);
    if (count < 0) count = 0;
    if (count && array->length > (i64{1} << 46) / count) return raise_no_memory(th);
    if (count == 1) return self;
    if (array->exports > 0 && array->length)
        return raise(th, Exc::BufferError, "Existing exports of data: object cannot be re-sized");
    return splice(th, array, 0, array->length, repeated(byte_view(self), count)) ? self : Value();
}

Value bytearray_mod(Thread* th, Value a, Value b) {
    if (!is_bytearray(a)) return not_implemented();
    Str* text = bytes_percent(th, byte_view(a), b);
    return text ? Value(bytearray_from(th, {text->data, static_cast<size_t>(text->length)})) : Value();
}

bool bytearray_get_buffer(Thread*, Value self, BufferView* view, int) {
    auto* array = array_of(self);
    static char nothing[1];
    view->data = array->buffer ? array->data() : nothing;
    view->owner = self;
    view->length = array->length;
    view->item_size = 1;
    view->ndim = 1;
    ++array->exports;
    return true;
}

void bytearray_release_buffer(Thread*, BufferView* view) { --view->owner.as<Bytearray>()->exports; }

// ---- Methods ----

Value method_append(Thread* th, Value self, Value item) {
    int c = byte_value(th, item);
    if (c < 0) return {};
    auto* array = array_of(self);
    if (!bytearray_resize(th, array, array->length + 1)) return {};
    array->data()[array->length - 1] = static_cast<char>(c);
    return none();
}

Value method_clear(Thread* th, Value self) { return bytearray_resize(th, array_of(self), 0) ? none() : Value(); }

Value method_extend(Thread* th, Value self, Value iterable) {
    auto* array = array_of(self);
    if (supports_buffer(iterable)) return append_buffer(th, self, iterable) ? none() : Value();
    Value iterator = get_iter(th, iterable);
    if (!iterator) {
        if (catch_pending(th, Exc::TypeError))
            return raise(th, Exc::TypeError, "can't extend bytearray with %.100s", type_name(type_of(iterable)));
        return {};
    }
    std::string out;
    while (Value item = iter_next(th, iterator)) {
        int c = byte_value(th, item);
        if (c < 0) return {};
        out += static_cast<char>(c);
    }
    if (has_pending(th)) return {};
    return splice(th, array, array->length, array->length, out) ? none() : Value();
}

Value method_insert(Thread* th, Value self, Value at, Value item) {
    i64 i;
    if (!to_ssize(th, at, Exc::OverflowError, &i)) return {};
    int c = byte_value(th, item);
    if (c < 0) return {};
    auto* array = array_of(self);
    if (i < 0) i = i + array->length < 0 ? 0 : i + array->length;
    if (i > array->length) i = array->length;
    char byte = static_cast<char>(c);
    return splice(th, array, i, i, {&byte, 1}) ? none() : Value();
}

Value method_pop(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "bytearray.pop", args) || !check_arg_count(th, "pop", args, 0, 1)) return {};
    i64 i = -1;
    if (args.count && !to_ssize(th, args[0], Exc::OverflowError, &i)) return {};
    auto* array = array_of(self);
    if (array->length == 0) return raise(th, Exc::IndexError, "pop from empty bytearray");
    if (i < 0) i += array->length;
    if (i < 0 || i >= array->length) return raise(th, Exc::IndexError, "pop index out of range");
    u8 c = static_cast<u8>(array->data()[i]);
    return splice(th, array, i, i + 1, {}) ? Value::from_small_int(c) : Value();
}

Value method_remove(Thread* th, Value self, Value item) {
    int c = byte_value(th, item);
    if (c < 0) return {};
    size_t at = byte_view(self).find(static_cast<char>(c));
    if (at == std::string_view::npos) return raise(th, Exc::ValueError, "value not found in bytearray");
    i64 i = static_cast<i64>(at);
    return splice(th, array_of(self), i, i + 1, {}) ? none() : Value();
}

Value method_reverse(Thread*, Value self) {
    auto* array = array_of(self);
    for (i64 a = 0, b = array->length - 1; a < b; ++a, --b) {
        char t = array->data()[a];
        array->data()[a] = array->data()[b];
        array->data()[b] = t;
    }
    return none();
}

Value method_alloc(Thread* th, Value self) {
    auto* array = array_of(self);
    return int_from_i64(th, array->length == 0 && !array->buffer ? 0 : array->buffer->capacity - array->offset);
}

Value reduce(Thread* th, Value self, int protocol) {
    Value dict = call_method(th, self, th->vm->names.dunder_getstate);
    if (!dict) return {};
    std::string_view data = byte_view(self);
    Value type = type_of(self);
    if (data.empty()) return make_tuple(th, type, make_tuple(th, bytes_from(th, {})), dict);
    if (protocol < 3) {
        Value text = str_from_latin1(th, data);
        Tuple* args = make_tuple(th, text, str_from_ascii(th, "latin-1"));
        return make_tuple(th, type, args, dict);
    }
    return make_tuple(th, type, make_tuple(th, bytes_from(th, data)), dict);
}

Value method_reduce(Thread* th, Value self) { return reduce(th, self, 2); }
Value method_reduce_ex(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "bytearray.__reduce_ex__", args) || !check_arg_count(th, "__reduce_ex__", args, 0, 1)) return {};
    int protocol = 0;
    if (args.count && !to_int32(th, args[0], &protocol)) return {};
    return reduce(th, self, protocol);
}

constexpr NativeDef bytearray_methods[] = {
    KRAIT_BYTES_ROWS,
    {"__alloc__", method_alloc, "B.__alloc__() -> int\n\nReturn the number of bytes actually allocated."},
    {"__reduce__", method_reduce, "__reduce__($self, /)\n--\n\nReturn state information for pickling."},
    {"__reduce_ex__", method_reduce_ex, "__reduce_ex__($self, proto=0, /)\n--\n\nReturn state information for pickling."},
    {"append", method_append, "append($self, item, /)\n--\n\nAppend a single item to the end of the bytearray."},
    {"clear", method_clear, "clear($self, /)\n--\n\nRemove all items from the bytearray."},
    {"copy", bytes_method_copy, "copy($self, /)\n--\n\nReturn a copy of B."},
    {"extend", method_extend, "extend($self, iterable_of_ints, /)\n--\n\nAppend all the items from the iterator or sequence to the end of the bytearray."},
    {"insert", method_insert, "insert($self, index, item, /)\n--\n\nInsert a single item into the bytearray before the given index."},
    {"pop", method_pop, "pop($self, index=-1, /)\n--\n\nRemove and return a single item from B."},
    {"remove", method_remove, "remove($self, value, /)\n--\n\nRemove the first occurrence of a value in the bytearray."},
    {"reverse", method_reverse, "reverse($self, /)\n--\n\nReverse the order of the values in B in place."},
};

}  // namespace

Value bytes_method_copy(Thread* th, Value self) { return bytearray_from(th, byte_view(self)); }

void setup_bytearray_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "bytearray";
    spec.doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) "
               "-> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null "
               "bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object from:\n  - an iterable yielding integers "
               "in range(256)\n  - a text string encoded using the specified encoding\n  - a bytes or a buffer object\n  - any object "
               "implementing the buffer API.\n  - an integer";
    spec.kind = Kind::Bytearray;
    spec.flags = kTypeBase | kTypeMatchSelf;
    spec.basic_size = sizeof(Bytearray);
    spec.trace = trace_bytearray;
    spec.slots.new_ = bytearray_new;
    spec.slots.init = bytearray_init;
    spec.slots.repr = bytearray_repr;
    spec.slots.str = bytearray_str;
    spec.slots.richcompare = bytearray_richcompare;
    spec.slots.len = bytearray_len;
    spec.slots.getitem = bytearray_getitem;
    spec.slots.setitem = bytearray_setitem;
    spec.slots.contains = bytearray_contains;
    spec.slots.concat = bytearray_concat;
    spec.slots.inplace_concat = bytearray_inplace_concat;
    spec.slots.repeat = bytearray_repeat;
    spec.slots.inplace_repeat = bytearray_inplace_repeat;
    spec.slots.iter = bytes_iter;
    spec.slots.binary[static_cast<int>(BinaryOp::Rem)] = bytearray_mod;
    spec.slots.get_buffer = bytearray_get_buffer;
    spec.slots.release_buffer = bytearray_release_buffer;
    spec.methods = bytearray_methods;
    spec.method_count = sizeof bytearray_methods / sizeof *bytearray_methods;
    setup_type(th, builtin_type(Kind::Bytearray), spec);
}

}  // namespace krait
