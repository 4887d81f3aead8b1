// memoryview elements: reading and writing single items by format, lists of them, comparison of whole views.
#include <cstring>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/str.h"

namespace krait {

char native_format(const char* format) {
    if (!format) return 'B';
    if (*format == '@') ++format;
    if (!*format || format[1]) return 0;
    return native_size(*format) ? *format : 0;
}

i64 native_size(char format) {
    switch (format) {
        case 'c': case 'b': case 'B': case '?': return 1;
        case 'h': case 'H': return 2;
        case 'i': case 'I': case 'f': return 4;
        case 'l': case 'L': case 'q': case 'Q': case 'n': case 'N': case 'd': case 'P': return 8;
        default: return 0;
    }
}

namespace {

template <class T>
T load(const char* at) {
    T v;
    memcpy(&v, at, sizeof v);
    return v;
}

template <class T>
bool store_signed(Thread* th, char* at, const char* format, Value v, bool* handled) {
    *handled = true;
    Value index = to_index(th, v);
    i64 i;
    if (!index) {
        if (catch_pending(th, Exc::TypeError)) raise(th, Exc::TypeError, "memoryview: invalid type for format '%s'", format);
        return false;
    }
    if (!int_fits_i64(index, &i) || static_cast<T>(i) != i) {
        raise(th, Exc::ValueError, "memoryview: invalid value for format '%s'", format);
        return false;
    }
    T t = static_cast<T>(i);
    memcpy(at, &t, sizeof t);
    return true;
}

template <class T>
bool store_unsigned(Thread* th, char* at, const char* format, Value v) {
    Value index = to_index(th, v);
    if (!index) {
        if (catch_pending(th, Exc::TypeError)) raise(th, Exc::TypeError, "memoryview: invalid type for format '%s'", format);
        return false;
    }
    IntView number(index);
    u64 u = number.size ? number.limbs[0] : 0;
    if (number.size < 0 || number.size > 1 || static_cast<T>(u) != u) {
        raise(th, Exc::ValueError, "memoryview: invalid value for format '%s'", format);
        return false;
    }
    T t = static_cast<T>(u);
    memcpy(at, &t, sizeof t);
    return true;
}

// struct.unpack_from for formats that are not native single characters.
Value unpack_with_struct(Thread* th, const char* at, i64 size, const char* format) {
    Value module = call(th, th->vm->import_function, str_from_ascii(th, "struct"));
    if (!module) return {};
    Value function = get_attribute(th, module, "unpack_from");
    if (!function) return {};
    Value row = call(th, function, str_from_utf8(th, format), bytes_from(th, {at, static_cast<size_t>(size)}));
    if (row && is_tuple(row) && row.as<Tuple>()->size == 1) return row.as<Tuple>()->items[0];
    return row;
}

}  // namespace

Value unpack_item(Thread* th, const char* at, const char* format) {
    switch (native_format(format)) {
        case 'B': return Value::from_small_int(load<u8>(at));
        case 'b': return Value::from_small_int(load<i8>(at));
        case 'h': return Value::from_small_int(load<i16>(at));
        case 'H': return Value::from_small_int(load<u16>(at));
        case 'i': return Value::from_small_int(load<i32>(at));
        case 'I': return Value::from_small_int(load<u32>(at));
        case 'l': case 'q': case 'n': return int_from_i64(th, load<i64>(at));
        case 'L': case 'Q': case 'N': case 'P': return int_from_u64(th, load<u64>(at));
        case 'f': return Value::from_double(load<float>(at));
        case 'd': return Value::from_double(load<double>(at));
        case '?': return py_bool(*at != 0);
        case 'c': return bytes_from(th, {at, 1});
        default: return raise(th, Exc::NotImplementedError, "memoryview: format %s not supported", format);
    }
}

static bool pack_raw(Thread* th, char* at, const char* format, Value v) {
    bool handled;
    switch (native_format(format)) {
        case 'B': return store_unsigned<u8>(th, at, "B", v);
        case 'b': return store_signed<i8>(th, at, format, v, &handled);
        case 'h': return store_signed<i16>(th, at, format, v, &handled);
        case 'H': return store_unsigned<u16>(th, at, format, v);
        case 'i': return store_signed<i32>(th, at, format, v, &handled);
        case 'I': return store_unsigned<u32>(th, at, format, v);
        case 'l': case 'q': case 'n': return store_signed<i64>(th, at, format, v, &handled);
        case 'L': case 'Q': case 'N': case 'P': return store_unsigned<u64>(th, at, format, v);
        case 'f': case 'd': {
            double d;
            if (!to_double(th, v, &d)) {
                if (catch_pending(th, Exc::TypeError)) raise(th, Exc::TypeError, "memoryview: invalid type for format '%s'", format);
                return false;
            }
            if (native_format(format) == 'f') {
                float f = static_cast<float>(d);
                memcpy(at, &f, 4);
            } else {
                memcpy(at, &d, 8);
            }
            return true;
        }
        case '?': {
            int t = truth(th, v);
            if (t < 0) return false;
            *at = static_cast<char>(t);
            return true;
        }
        case 'c':
            if (!has_kind(v, Kind::Bytes)) {
                raise(th, Exc::TypeError, "memoryview: invalid type for format '%s'", format);
                return false;
            }
            if (v.as<Bytes>()->length != 1) {
                raise(th, Exc::ValueError, "memoryview: invalid value for format '%s'", format);
                return false;
            }
            *at = v.as<Bytes>()->data[0];
            return true;
        default: raise(th, Exc::NotImplementedError, "memoryview: format %s not supported", format); return false;
    }
}

bool pack_item(Thread* th, Memoryview* view, char* at, Value v) {
    // The conversion may run code that releases the view: it goes to a buffer first.
    char item[16];
    if (view->item_size > 16) return raise(th, Exc::NotImplementedError, "memoryview: format %s not supported", view->format), false;
    if (!pack_raw(th, item, view->format, v) || !memoryview_check(th, view)) return false;
    memcpy(at, item, static_cast<size_t>(view->item_size));
    return true;
}

// ---- Lists ----

namespace {

Value list_of(Thread* th, Memoryview* view, const char* at, int dim) {
    List* list = new_list(th, view->shape()[dim]);
    if (!list) return {};
    for (i64 i = 0; i < view->shape()[dim]; ++i, at += view->strides()[dim]) {
        Value item = dim + 1 == view->ndim ? unpack_item(th, at, view->format) : list_of(th, view, at, dim + 1);
        if (!item || !list_append(th, list, item)) return {};
    }
    return list;
}

}  // namespace

Value memoryview_to_list(Thread* th, Memoryview* view) {
    if (view->format && !native_format(view->format))
        return raise(th, Exc::NotImplementedError, "memoryview: format %s not supported", view->format);
    if (view->ndim == 0) return unpack_item(th, view->data, view->format);
    return list_of(th, view, view->data, 0);
}

// ---- Comparison ----

namespace {

struct Side {
    const char* data;
    const char* format;
    i64 item_size;
    int ndim;
    const i64* shape;
    const i64* strides;
};

// 1 equal, 0 different, -1 raised.
int items_equal(Thread* th, const Side& a, const char* p, const Side& b, const char* q) {
    char fa = native_format(a.format), fb = native_format(b.format);
    if (fa && fa == fb && fa != 'f' && fa != 'd' && fa != '?') return memcmp(p, q, static_cast<size_t>(a.item_size)) == 0;
    auto read = [&](const Side& s, char native, const char* at) {
        return native ? unpack_item(th, at, s.format ? s.format : "B") : unpack_with_struct(th, at, s.item_size, s.format);
    };
    Value x = read(a, fa, p);
    Value y = x ? read(b, fb, q) : Value();
    if (!x || !y) {
        clear_pending(th);  // an unknown format compares unequal
        return 0;
    }
    if (x.is_double() && y.is_double()) return x.as_double() == y.as_double();
    return equals(th, x, y);
}

int sides_equal(Thread* th, const Side& a, const char* p, const Side& b, const char* q, int dim) {
    if (a.ndim == dim) return items_equal(th, a, p, b, q);
    for (i64 i = 0; i < a.shape[dim]; ++i) {
        int same = sides_equal(th, a, p + i * a.strides[dim], b, q + i * b.strides[dim], dim + 1);
        if (same != 1) return same;
    }
    return 1;
}

}  // namespace

Value memoryview_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (op != CompareOp::Eq && op != CompareOp::Ne) return not_implemented();
    auto* view = memoryview_of(a);
    auto answer = [&](bool equal) { return py_bool(equal == (op == CompareOp::Eq)); };
    if (view->released) return answer(a == b);
    if (!supports_buffer(b)) return not_implemented();
    if (has_kind(b, Kind::Memoryview) && memoryview_of(b)->released) return answer(a == b);
    BufferView other;
    if (!get_buffer(th, b, &other, kBufferFormat | kBufferStrides)) {
        clear_pending(th);
        return not_implemented();
    }
    i64 flat_shape = other.item_size ? other.length / other.item_size : 0, flat_stride = other.item_size;
    Side left{view->data, view->format ? view->format : "B", view->item_size, view->ndim, view->shape(), view->strides()};
    Side right{other.data, other.format ? other.format : "B", other.item_size, other.ndim, other.shape ? other.shape : &flat_shape,
               other.strides ? other.strides : &flat_stride};
    i64 own_strides[kMaxDimensions];
    if (other.shape && !other.strides) {
        i64 stride = other.item_size;
        for (int i = other.ndim - 1; i >= 0; --i) {
            own_strides[i] = stride;
            stride *= other.shape[i];
        }
        right.strides = own_strides;
    }
    int same = left.ndim == right.ndim;
    for (int i = 0; same && i < left.ndim; ++i) {
        same = left.shape[i] == right.shape[i];
        if (left.shape[i] == 0) break;
    }
    if (same) same = sides_equal(th, left, left.data, right, right.data, 0);
    release_buffer(th, &other);
    return same < 0 ? Value() : answer(same);
}

}  // namespace krait
