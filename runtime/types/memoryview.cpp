// memoryview, the type: taking and releasing buffers, indexing, slicing, attributes.
//
// A view that nobody reaches any more is released by its finaliser, so the exporter can be resized again.
#include "runtime/types/memoryview.h"

#include <cstring>
#include <string>

#include "runtime/operators.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/hex_text.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_units.h"

namespace krait {

namespace {

Type* managed_type;
Type* iterator_type;

void trace_managed(Object* object, Marker& marker) { marker.visit(static_cast<ManagedBuffer*>(object)->view.owner); }

void release_managed(Thread* th, ManagedBuffer* managed) {
    if (managed->released) return;
    managed->released = true;
    release_buffer(th, &managed->view);
}

void finalize_managed(Thread* th, Value self) { release_managed(th, self.as<ManagedBuffer>()); }

void trace_memoryview(Object* object, Marker& marker) {
    auto* view = static_cast<Memoryview*>(object);
    marker.visit(view->managed);
    marker.visit(view->format_owner);
}

ManagedBuffer* new_managed(Thread* th) {
    auto* managed = heap_new<ManagedBuffer>(th, managed_type->root_shape);
    if (managed) register_finalizer(th, managed);
    return managed;
}

Memoryview* view_over(Thread* th, ManagedBuffer* managed) {
    BufferView& b = managed->view;
    Memoryview* view = new_memoryview(th, managed, b.ndim);
    if (!view) return nullptr;
    view->data = b.data;
    view->length = b.length;
    view->item_size = b.item_size;
    view->read_only = b.read_only;
    view->format = b.format ? b.format : "B";
    i64 stride = b.item_size;
    for (int i = b.ndim - 1; i >= 0; --i) {
        view->shape()[i] = b.shape ? b.shape[i] : b.item_size ? b.length / b.item_size : 0;
        view->strides()[i] = b.strides ? b.strides[i] : stride;
        stride *= view->shape()[i];
    }
    return view;
}

Memoryview* copy_view(Thread* th, Memoryview* from, int ndim) {
    Memoryview* view = new_memoryview(th, from->managed, ndim);
    if (!view) return nullptr;
    view->data = from->data;
    view->length = from->length;
    view->item_size = from->item_size;
    view->read_only = from->read_only;
    view->format = from->format;
    view->format_owner = from->format_owner;
    if (ndim == from->ndim) memcpy(view->dims, from->dims, sizeof(i64) * 2 * static_cast<size_t>(ndim));
    return view;
}

}  // namespace

Memoryview* new_memoryview(Thread* th, ManagedBuffer* managed, int ndim) {
    auto* view = heap_new<Memoryview>(th, builtin_shape(Kind::Memoryview), sizeof(i64) * 2 * static_cast<size_t>(ndim));
    if (!view) return nullptr;
    view->managed = managed;
    view->ndim = ndim;
    view->hash = -1;
    ++managed->exports;
    return view;
}

Memoryview* memoryview_from(Thread* th, Value object) {
    if (has_kind(object, Kind::Memoryview)) {
        auto* from = memoryview_of(object);
        return memoryview_check(th, from) ? copy_view(th, from, from->ndim) : nullptr;
    }
    if (!supports_buffer(object)) {
        raise(th, Exc::TypeError, "memoryview: a bytes-like object is required, not '%.200s'", type_name(type_of(object)));
        return nullptr;
    }
    ManagedBuffer* managed = new_managed(th);
    if (!managed || !get_buffer(th, object, &managed->view, kBufferFormat | kBufferStrides)) return nullptr;
    return view_over(th, managed);
}

Memoryview* memoryview_from_memory(Thread* th, Value owner, char* data, i64 length, bool read_only) {
    ManagedBuffer* managed = new_managed(th);
    if (!managed) return nullptr;
    managed->view.data = data;
    managed->view.length = length;
    managed->view.item_size = 1;
    managed->view.ndim = 1;
    managed->view.read_only = read_only;
    Memoryview* view = view_over(th, managed);
    if (view) view->format_owner = owner;
    return view;
}

bool memoryview_check(Thread* th, Memoryview* view) {
    if (!view->released && !view->managed->released) return true;
    raise(th, Exc::ValueError, "operation forbidden on released memoryview object");
    return false;
}

bool memoryview_release(Thread* th, Memoryview* view) {
    if (view->released) return true;
    if (view->exports > 0) {
        raise(th, Exc::BufferError, "memoryview has %zd exported buffer%s", view->exports, view->exports == 1 ? "" : "s");
        return false;
    }
    view->released = true;
    if (--view->managed->exports == 0) release_managed(th, view->managed);
    return true;
}

bool is_c_contiguous(Memoryview* view) {
    if (view->length == 0) return true;
    i64 stride = view->item_size;
    for (int i = view->ndim - 1; i >= 0; --i) {
        if (view->shape()[i] > 1 && view->strides()[i] != stride) return false;
        stride *= view->shape()[i];
    }
    return true;
}

bool is_f_contiguous(Memoryview* view) {
    if (view->length == 0) return true;
    i64 stride = view->item_size;
    for (int i = 0; i < view->ndim; ++i) {
        if (view->shape()[i] > 1 && view->strides()[i] != stride) return false;
        stride *= view->shape()[i];
    }
    return true;
}

namespace {

char* copy_dim(Memoryview* view, const char* at, int dim, char* to) {
    if (dim == view->ndim) {
        memcpy(to, at, static_cast<size_t>(view->item_size));
        return to + view->item_size;
    }
    for (i64 i = 0; i < view->shape()[dim]; ++i) to = copy_dim(view, at + i * view->strides()[dim], dim + 1, to);
    return to;
}

// Elements in Fortran order: the first index runs fastest.
char* copy_fortran(Memoryview* view, const char* at, int dim, char* to) {
    if (dim < 0) {
        memcpy(to, at, static_cast<size_t>(view->item_size));
        return to + view->item_size;
    }
    for (i64 i = 0; i < view->shape()[dim]; ++i) to = copy_fortran(view, at + i * view->strides()[dim], dim - 1, to);
    return to;
}

}  // namespace

void copy_elements(Memoryview* view, char* to) {
    if (is_c_contiguous(view)) memcpy(to, view->data, static_cast<size_t>(view->length));
    else copy_dim(view, view->data, 0, to);
}

namespace {

Value memoryview_new(Thread* th, Type*, const Args& args) {
    static constexpr const char* names[] = {"object"};
    Value object;
    if (!parse_args(th, ArgSpec{"memoryview", names, 1, 1, 0, 1}, args, &object)) return {};
    return memoryview_from(th, object);
}

Value memoryview_repr(Thread* th, Value self) {
    return format_message(th, memoryview_of(self)->released ? "<released memory at %p>" : "<memory at %p>", self.object());
}

i64 memoryview_len(Thread* th, Value self) {
    auto* view = memoryview_of(self);
    if (!memoryview_check(th, view)) return -1;
    return view->ndim == 0 ? 1 : view->shape()[0];
}

i64 memoryview_hash(Thread* th, Value self) {
    auto* view = memoryview_of(self);
    if (view->hash != -1) return view->hash;
    if (!memoryview_check(th, view)) return -1;
    if (!view->read_only) {
        raise(th, Exc::ValueError, "cannot hash writable memoryview object");
        return -1;
    }
    char f = native_format(view->format);
    if (f != 'B' && f != 'b' && f != 'c') {
        raise(th, Exc::ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        return -1;
    }
    if (view->managed->view.owner && hash_value(th, view->managed->view.owner) == -1) return -1;
    std::string data(static_cast<size_t>(view->length), 0);
    copy_elements(view, data.data());
    return view->hash = static_cast<i64>(hash_bytes(th, data.data(), data.size()));
}

// ---- Indexing ----

bool step_into(Thread* th, Memoryview* view, Value key, int dim, char** at) {
    i64 i;
    if (!to_ssize(th, key, Exc::IndexError, &i)) return false;
    if (!memoryview_check(th, view)) return false;  // __index__ may have released it
    i64 n = view->shape()[dim];
    if (i < 0) i += n;
    if (i < 0 || i >= n) {
        raise(th, Exc::IndexError, "index out of bounds on dimension %d", dim + 1);
        return false;
    }
    *at += i * view->strides()[dim];
    return true;
}

bool is_index_tuple(Value key) {
    if (!is_tuple(key)) return false;
    Tuple* t = key.as<Tuple>();
    for (i64 i = 0; i < t->size; ++i)
        if (!has_index(t->items[i])) return false;
    return true;
}

bool is_slice_tuple(Value key) {
    if (!is_tuple(key) || key.as<Tuple>()->size == 0) return false;
    Tuple* t = key.as<Tuple>();
    for (i64 i = 0; i < t->size; ++i)
        if (!has_kind(t->items[i], Kind::Slice)) return false;
    return true;
}

// Address of the element a tuple of ints selects; null: raised.
char* element_at(Thread* th, Memoryview* view, Tuple* key) {
    if (key->size < view->ndim) {
        raise(th, Exc::NotImplementedError, "sub-views are not implemented");
        return nullptr;
    }
    if (key->size > view->ndim) {
        raise(th, Exc::TypeError, "cannot index %d-dimension view with %zd-element tuple", view->ndim, key->size);
        return nullptr;
    }
    char* at = view->data;
    for (int i = 0; i < view->ndim; ++i)
        if (!step_into(th, view, key->items[i], i, &at)) return nullptr;
    return at;
}

Memoryview* sliced(Thread* th, Memoryview* view, Slice* slice) {
    i64 start, stop, step, count;
    if (!slice_indices(th, slice, view->shape()[0], &start, &stop, &step, &count)) return nullptr;
    if (count < 0) count = 0;
    Memoryview* part = copy_view(th, view, view->ndim);
    if (!part) return nullptr;
    part->data += start * view->strides()[0];
    part->shape()[0] = count;
    part->strides()[0] = view->strides()[0] * step;
    i64 length = view->item_size;
    for (int i = 0; i < view->ndim; ++i) length *= part->shape()[i];
    part->length = length;
    return part;
}

Value memoryview_getitem(Thread* th, Value self, Value key) {
    auto* view = memoryview_of(self);
    if (!memoryview_check(th, view)) return {};
    if (view->ndim == 0) {
        if (is_tuple(key) && key.as<Tuple>()->size == 0) return unpack_item(th, view->data, view->format);
        if (key == ellipsis()) return self;
        return raise(th, Exc::TypeError, "invalid indexing of 0-dim memory");
    }
    if (has_index(key)) {
        if (!native_format(view->format)) return raise(th, Exc::NotImplementedError, "memoryview: format %s not supported", view->format);
        if (view->ndim > 1) return raise(th, Exc::NotImplementedError, "multi-dimensional sub-views are not implemented");
        char* at = view->data;
        return step_into(th, view, key, 0, &at) ? unpack_item(th, at, view->format) : Value();
    }
    if (has_kind(key, Kind::Slice)) return sliced(th, view, key.as<Slice>());
    if (is_index_tuple(key)) {
        if (!native_format(view->format)) return raise(th, Exc::NotImplementedError, "memoryview: format %s not supported", view->format);
        char* at = element_at(th, view, key.as<Tuple>());
        return at ? unpack_item(th, at, view->format) : Value();
    }
    if (is_slice_tuple(key)) return raise(th, Exc::NotImplementedError, "multi-dimensional slicing is not implemented");
    return raise(th, Exc::TypeError, "memoryview: invalid slice key");
}

bool assign_slice(Thread* th, Memoryview* view, Slice* slice, Value value) {
    Memoryview* source = memoryview_from(th, value);
    if (!source) return false;
    Memoryview* target = sliced(th, view, slice);
    if (!target) return false;
    const char* a = target->format[0] == '@' ? target->format + 1 : target->format;
    const char* b = source->format[0] == '@' ? source->format + 1 : source->format;
    bool same = source->ndim == 1 && strcmp(a, b) == 0 && source->item_size == target->item_size && source->shape()[0] == target->shape()[0];
    if (!same) {
        raise(th, Exc::ValueError, "memoryview assignment: lvalue and rvalue have different structures");
    } else {
        std::string data(static_cast<size_t>(source->length), 0);
        copy_elements(source, data.data());
        for (i64 i = 0; i < target->shape()[0]; ++i)
            memcpy(target->data + i * target->strides()[0], data.data() + i * target->item_size, static_cast<size_t>(target->item_size));
    }
    return memoryview_release(th, source) && memoryview_release(th, target) && same;
}

bool memoryview_setitem(Thread* th, Value self, Value key, Value value) {
    auto* view = memoryview_of(self);
    if (!memoryview_check(th, view)) return false;
    auto fail = [&](Exc exc, const char* message) {
        raise(th, exc, message);
        return false;
    };
    if (view->read_only) return fail(Exc::TypeError, "cannot modify read-only memory");
    if (!value) return fail(Exc::TypeError, "cannot delete memory");
    if (view->ndim == 0) {
        if (key == ellipsis() || (is_tuple(key) && key.as<Tuple>()->size == 0)) return pack_item(th, view, view->data, value);
        return fail(Exc::TypeError, "invalid indexing of 0-dim memory");
    }
    if (has_index(key)) {
        if (view->ndim > 1) return fail(Exc::NotImplementedError, "sub-views are not implemented");
        char* at = view->data;
        return step_into(th, view, key, 0, &at) && pack_item(th, view, at, value);
    }
    if (has_kind(key, Kind::Slice)) {
        if (view->ndim > 1) return fail(Exc::NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1");
        return assign_slice(th, view, key.as<Slice>(), value);
    }
    if (is_index_tuple(key)) {
        char* at = element_at(th, view, key.as<Tuple>());
        return at && pack_item(th, view, at, value);
    }
    if (is_slice_tuple(key)) return fail(Exc::NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1");
    return fail(Exc::TypeError, "memoryview: invalid slice key");
}

// ---- Buffer protocol ----

bool memoryview_get_buffer(Thread* th, Value self, BufferView* out, int flags) {
    auto* view = memoryview_of(self);
    if (!memoryview_check(th, view)) return false;
    auto fail = [&](const char* message) {
        raise(th, Exc::BufferError, message);
        return false;
    };
    if ((flags & kBufferWritable) && view->read_only) return fail("memoryview: underlying buffer is not writable");
    bool contiguous = is_c_contiguous(view);
    if ((flags & kBufferStrides) != kBufferStrides && !contiguous)
        return fail("memoryview: underlying buffer is not C-contiguous");
    out->data = view->data;
    out->owner = self;
    out->length = view->length;
    out->item_size = view->item_size;
    out->read_only = view->read_only;
    out->ndim = (flags & kBufferNd) ? view->ndim : 1;
    out->format = (flags & kBufferFormat) ? view->format : nullptr;
    if (flags & kBufferNd) out->shape = view->shape();
    if ((flags & kBufferStrides) == kBufferStrides) out->strides = view->strides();
    ++view->exports;
    return true;
}

void memoryview_release_buffer(Thread*, BufferView* out) { --memoryview_of(out->owner)->exports; }

// ---- Methods ----

Value method_release(Thread* th, Value self) { return memoryview_release(th, memoryview_of(self)) ? none() : Value(); }
Value method_enter(Thread* th, Value self) { return memoryview_check(th, memoryview_of(self)) ? self : Value(); }
Value method_exit(Thread* th, Value self, const Args&) { return method_release(th, self); }

Value method_tobytes(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"order"};
    Value order;
    if (!parse_args(th, ArgSpec{"tobytes", names, 1, 0, 0, 1}, args, &order)) return {};
    auto* view = memoryview_of(self);
    if (!memoryview_check(th, view)) return {};
    char kind = 'C';
    if (order && !is_none(order)) {
        if (!is_str(order)) return raise(th, Exc::TypeError, "tobytes() argument 'order' must be str or None, not %T", order);
        Str* s = order.as<Str>();
        kind = s->length == 1 ? static_cast<char>(s->at(0)) : 0;
        if (kind != 'C' && kind != 'F' && kind != 'A') return raise(th, Exc::ValueError, "order must be 'C', 'F' or 'A'");
    }
    if (kind == 'A') kind = is_f_contiguous(view) && !is_c_contiguous(view) ? 'F' : 'C';
    Bytes* bytes = new_bytes(th, view->length);
    if (!bytes) return {};
    if (view->length == 0) return bytes;
    if (kind == 'F') copy_fortran(view, view->data, view->ndim - 1, bytes->data);
    else copy_elements(view, bytes->data);
    return bytes;
}

Value method_hex(Thread* th, Value self, const Args& args) {
    auto* view = memoryview_of(self);
    if (!memoryview_check(th, view)) return {};
    std::string data(static_cast<size_t>(view->length), 0);
    copy_elements(view, data.data());
    return hex_method(th, data, args);
}

Value method_tolist(Thread* th, Value self) {
    return memoryview_check(th, memoryview_of(self)) ? memoryview_to_list(th, memoryview_of(self)) : Value();
}

Value method_toreadonly(Thread* th, Value self) {
    auto* view = memoryview_of(self);
    if (!memoryview_check(th, view)) return {};
    Memoryview* copy = copy_view(th, view, view->ndim);
    if (copy) copy->read_only = true;
    return copy;
}

constexpr NativeDef memoryview_methods[] = {
    {"release", method_release, "release($self, /)\n--\n\nRelease the underlying buffer exposed by the memoryview object."},
    {"tobytes", method_tobytes, "tobytes($self, /, order='C')\n--\n\nReturn the data in the buffer as a byte string."},
    {"hex", method_hex, "Return the data in the buffer as a str of hexadecimal numbers."},
    {"tolist", method_tolist, "tolist($self, /)\n--\n\nReturn the data in the buffer as a list of elements."},
    {"cast", memoryview_cast, "cast($self, /, format, shape=<unrepresentable>)\n--\n\nCast a memoryview to a new format or shape."},
    {"toreadonly", method_toreadonly, "toreadonly($self, /)\n--\n\nReturn a readonly version of the memoryview."},
    {"__enter__", method_enter, nullptr},
    {"__exit__", method_exit, nullptr},
};

Value tuple_of(Thread* th, const i64* values, int count) {
    Tuple* t = new_tuple(th, count);
    if (!t) return {};
    for (int i = 0; i < count; ++i) t->items[i] = int_from_i64(th, values[i]);
    return t;
}

#define KRAIT_VIEW_GETTER(name, expression)                    \
    Value get_##name(Thread* th, Value self) {                 \
        auto* view = memoryview_of(self);                      \
        if (!memoryview_check(th, view)) return {};            \
        return expression;                                     \
    }
KRAIT_VIEW_GETTER(obj, view->managed->view.owner ? view->managed->view.owner : none())
KRAIT_VIEW_GETTER(nbytes, int_from_i64(th, view->length))
KRAIT_VIEW_GETTER(readonly, py_bool(view->read_only))
KRAIT_VIEW_GETTER(itemsize, int_from_i64(th, view->item_size))
KRAIT_VIEW_GETTER(format, str_from_utf8(th, view->format))
KRAIT_VIEW_GETTER(ndim, Value::from_small_int(view->ndim))
KRAIT_VIEW_GETTER(shape, tuple_of(th, view->shape(), view->ndim))
KRAIT_VIEW_GETTER(strides, tuple_of(th, view->strides(), view->ndim))
KRAIT_VIEW_GETTER(suboffsets, empty_tuple())
KRAIT_VIEW_GETTER(c_contiguous, py_bool(is_c_contiguous(view)))
KRAIT_VIEW_GETTER(f_contiguous, py_bool(is_f_contiguous(view)))
KRAIT_VIEW_GETTER(contiguous, py_bool(is_c_contiguous(view) || is_f_contiguous(view)))
#undef KRAIT_VIEW_GETTER

constexpr GetSetDef memoryview_getsets[] = {
    {"obj", get_obj, nullptr, "The underlying object of the memoryview."},
    {"nbytes", get_nbytes, nullptr, "The amount of space in bytes that the array would use in\n a contiguous representation."},
    {"readonly", get_readonly, nullptr, "A bool indicating whether the memory is read only."},
    {"itemsize", get_itemsize, nullptr, "The size in bytes of each element of the memoryview."},
    {"format", get_format, nullptr, "A string containing the format (in struct module style)\n for each element in the view."},
    {"ndim", get_ndim, nullptr, "An integer indicating how many dimensions of a multi-dimensional\n array the memory represents."},
    {"shape", get_shape, nullptr, "A tuple of ndim integers giving the shape of the memory\n as an N-dimensional array."},
    {"strides", get_strides, nullptr, "A tuple of ndim integers giving the size in bytes to access\n each element for each dimension of the array."},
    {"suboffsets", get_suboffsets, nullptr, "A tuple of integers used internally for PIL-style arrays."},
    {"c_contiguous", get_c_contiguous, nullptr, "A bool indicating whether the memory is C contiguous."},
    {"f_contiguous", get_f_contiguous, nullptr, "A bool indicating whether the memory is Fortran contiguous."},
    {"contiguous", get_contiguous, nullptr, "A bool indicating whether the memory is contiguous."},
};

// ---- Iterator ----

struct ViewIterator : Object {
    Value view;  // empty: exhausted
    i64 index;
};

void trace_iterator(Object* object, Marker& marker) { marker.visit(static_cast<ViewIterator*>(object)->view); }
Value iterator_self(Thread*, Value self) { return self; }

Value iterator_next(Thread* th, Value self) {
    auto* it = self.as<ViewIterator>();
    if (!it->view) return {};
    auto* view = memoryview_of(it->view);
    if (!memoryview_check(th, view)) return {};
    if (it->index < view->shape()[0]) return unpack_item(th, view->data + view->strides()[0] * it->index++, view->format);
    it->view = Value();
    return {};
}

Value memoryview_iter(Thread* th, Value self) {
    auto* view = memoryview_of(self);
    if (!memoryview_check(th, view)) return {};
    if (view->ndim == 0) return raise(th, Exc::TypeError, "invalid indexing of 0-dim memory");
    if (view->ndim != 1) return raise(th, Exc::NotImplementedError, "multi-dimensional sub-views are not implemented");
    if (!native_format(view->format)) return raise(th, Exc::NotImplementedError, "memoryview: format %s not supported", view->format);
    auto* it = heap_new<ViewIterator>(th, iterator_type->root_shape);
    if (it) it->view = self;
    return it;
}

}  // namespace

void setup_memoryview_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "managedbuffer";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(ManagedBuffer);
    spec.trace = trace_managed;
    spec.slots.finalize = finalize_managed;
    managed_type = new_builtin_type(th, spec);

    spec = TypeSpec{};
    spec.name = "memory_iterator";
    spec.kind = Kind::Iterator;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(ViewIterator);
    spec.trace = trace_iterator;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = iterator_next;
    iterator_type = new_builtin_type(th, spec);

    spec = TypeSpec{};
    spec.name = "memoryview";
    spec.doc = "memoryview(object)\n--\n\nCreate a new memoryview object which references the given object.";
    spec.kind = Kind::Memoryview;
    spec.flags = kTypeSequence | kTypeHasWeakref;
    spec.basic_size = sizeof(Memoryview);
    spec.trace = trace_memoryview;
    spec.slots.new_ = memoryview_new;
    spec.slots.repr = memoryview_repr;
    spec.slots.hash = memoryview_hash;
    spec.slots.richcompare = memoryview_compare;
    spec.slots.len = memoryview_len;
    spec.slots.getitem = memoryview_getitem;
    spec.slots.setitem = memoryview_setitem;
    spec.slots.iter = memoryview_iter;
    spec.slots.get_buffer = memoryview_get_buffer;
    spec.slots.release_buffer = memoryview_release_buffer;
    spec.methods = memoryview_methods;
    spec.method_count = sizeof memoryview_methods / sizeof *memoryview_methods;
    spec.getsets = memoryview_getsets;
    spec.getset_count = sizeof memoryview_getsets / sizeof *memoryview_getsets;
    setup_type(th, builtin_type(Kind::Memoryview), spec);
}

}  // namespace krait
