// memoryview.cast: another format or shape for C-contiguous memory.
#include <cstring>

#include "runtime/operators.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

bool is_byte_format(char c) { return c == 'b' || c == 'B' || c == 'c'; }

// The dimensions asked for; -1: raised.
int parse_shape(Thread* th, Value shape, i64 item_size, i64 bytes, i64* dims) {
    const Value* items;
    i64 count;
    if (is_list(shape)) items = shape.as<List>()->items, count = shape.as<List>()->size;
    else if (is_tuple(shape)) items = shape.as<Tuple>()->items, count = shape.as<Tuple>()->size;
    else {
        raise(th, Exc::TypeError, "shape must be a list or a tuple");
        return -1;
    }
    if (count > kMaxDimensions) {
        raise(th, Exc::ValueError, "memoryview: number of dimensions must not exceed %d", kMaxDimensions);
        return -1;
    }
    i64 product = item_size;
    for (i64 i = 0; i < count; ++i) {
        if (!is_int(items[i])) {
            raise(th, Exc::TypeError, "memoryview.cast(): elements of shape must be integers");
            return -1;
        }
        if (!to_ssize(th, items[i], Exc::OverflowError, &dims[i])) return -1;
        if (dims[i] <= 0) {
            raise(th, Exc::ValueError, "memoryview.cast(): elements of shape must be integers > 0");
            return -1;
        }
        if (dims[i] > INT64_MAX / product) {
            raise(th, Exc::ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX");
            return -1;
        }
        product *= dims[i];
    }
    if (product != bytes) {
        raise(th, Exc::TypeError, "memoryview: product(shape) * itemsize != buffer size");
        return -1;
    }
    return static_cast<int>(count);
}

Value cast_checked(Thread* th, Memoryview* view, Str* format, Value shape) {
    const char* text = str_utf8(th, format).data();
    char to = native_format(text);
    if (!to || !format->is_ascii())
        return raise(th, Exc::ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'");
    char from = native_format(view->format);
    if (!from)
        return raise(th, Exc::ValueError, "memoryview: source format must be a native single character format prefixed with an optional '@'");
    if (!is_byte_format(from) && !is_byte_format(to))
        return raise(th, Exc::TypeError, "memoryview: cannot cast between two non-byte formats");
    i64 size = native_size(to);
    if (view->length % size) return raise(th, Exc::TypeError, "memoryview: length is not a multiple of itemsize");
    i64 dims[kMaxDimensions];
    int ndim = 1;
    dims[0] = view->length / size;
    if (shape) {
        if (view->ndim != 1 && !((is_list(shape) && shape.as<List>()->size == 1) || (is_tuple(shape) && shape.as<Tuple>()->size == 1)))
            if (is_list(shape) || is_tuple(shape))
                return raise(th, Exc::TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
        ndim = parse_shape(th, shape, size, view->length, dims);
        if (ndim < 0) return {};
    }
    Memoryview* result = new_memoryview(th, view->managed, ndim);
    if (!result) return {};
    result->data = view->data;
    result->length = view->length;
    result->item_size = size;
    result->read_only = view->read_only;
    result->format_owner = format;
    result->format = text;
    i64 stride = size;
    for (int i = ndim - 1; i >= 0; --i) {
        result->shape()[i] = dims[i];
        result->strides()[i] = stride;
        stride *= dims[i];
    }
    return result;
}

}  // namespace

Value memoryview_cast(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"format", "shape"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"cast", names, 2, 1, 0, 2}, args, v)) return {};
    auto* view = memoryview_of(self);
    if (!memoryview_check(th, view)) return {};
    if (!is_str(v[0])) return raise(th, Exc::TypeError, "cast() argument 'format' must be str, not %T", v[0]);
    if (!is_c_contiguous(view)) return raise(th, Exc::TypeError, "memoryview: casts are restricted to C-contiguous views");
    if ((v[1] || view->ndim != 1)) {
        for (int i = 0; i < view->ndim; ++i)
            if (view->shape()[i] == 0)
                return raise(th, Exc::TypeError, "memoryview: cannot cast view with zeros in shape or strides");
    }
    return cast_checked(th, view, v[0].as<Str>(), v[1]);
}

}  // namespace krait
