// Module `array`: the type, its items and slots. Methods are in array_methods.cpp.
#include "runtime/modules/array.h"

#include <climits>
#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_units.h"

namespace krait::array {

Type* array_type;

namespace {
Type* iterator_type;

void trace_array(Object* object, Marker& marker) { marker.visit(static_cast<Array*>(object)->buffer); }

bool get_i64(Thread* th, Value v, i64* out, i64 low, i64 high, const char* kind) {
    if (is_float(v) || !has_index(v)) {
        raise(th, Exc::TypeError, "'%.200s' object cannot be interpreted as an integer", type_name(type_of(v)));
        return false;
    }
    Value index = to_index(th, v);
    if (!index) return false;
    if (!int_fits_i64(index, out)) {
        raise(th, Exc::OverflowError, "Python int too large to convert to C long");
        return false;
    }
    if (*out < low) return raise(th, Exc::OverflowError, "%s is less than minimum", kind), false;
    if (*out > high) return raise(th, Exc::OverflowError, "%s is greater than maximum", kind), false;
    return true;
}

template <class T>
bool put_signed(Thread* th, char* to, Value v, const char* kind) {
    i64 i;
    if (!get_i64(th, v, &i, static_cast<i64>(static_cast<T>(u64{1} << (sizeof(T) * 8 - 1))), static_cast<i64>((u64{1} << (sizeof(T) * 8 - 1)) - 1), kind)) return false;
    T t = static_cast<T>(i);
    memcpy(to, &t, sizeof t);
    return true;
}

bool put_unsigned(Thread* th, char* to, Value v, int size, const char* kind) {
    if (is_float(v) || !has_index(v)) {
        raise(th, Exc::TypeError, "'%.200s' object cannot be interpreted as an integer", type_name(type_of(v)));
        return false;
    }
    Value index = to_index(th, v);
    if (!index) return false;
    IntView view(index);
    if (view.size < 0) return raise(th, Exc::OverflowError, size == 8 ? "can't convert negative value to unsigned int" : "%s is less than minimum", kind), false;
    u64 u = view.size ? view.limbs[0] : 0;
    if (view.size > 1) return raise(th, Exc::OverflowError, "Python int too large to convert to C unsigned long"), false;
    if (size < 8 && u >> (size * 8)) return raise(th, Exc::OverflowError, "%s is greater than maximum", kind), false;
    memcpy(to, &u, static_cast<size_t>(size));
    return true;
}

}  // namespace

int item_size_of(char typecode) {
    switch (typecode) {
        case 'b': case 'B': return 1;
        case 'h': case 'H': return 2;
        case 'u': case 'i': case 'I': case 'f': return 4;
        case 'l': case 'L': case 'q': case 'Q': case 'd': return 8;
        default: return 0;
    }
}

bool convert_item(Thread* th, char typecode, char* to, Value v) {
    switch (typecode) {
        case 'b': return put_signed<i8>(th, to, v, "signed char");
        case 'B': return put_unsigned(th, to, v, 1, "unsigned byte integer");
        case 'h': return put_signed<i16>(th, to, v, "signed short integer");
        case 'H': return put_unsigned(th, to, v, 2, "unsigned short");
        case 'i': return put_signed<i32>(th, to, v, "signed integer");
        case 'I': return put_unsigned(th, to, v, 4, "unsigned int");
        case 'l': case 'q': return put_signed<i64>(th, to, v, "integer");
        case 'L': case 'Q': return put_unsigned(th, to, v, 8, "unsigned long");
        case 'f': case 'd': {
            double d;
            if (!to_double(th, v, &d)) return false;
            float f = static_cast<float>(d);
            typecode == 'f' ? memcpy(to, &f, 4) : memcpy(to, &d, 8);
            return true;
        }
        default: {
            if (!is_str(v) || v.as<Str>()->length != 1)
                return raise(th, Exc::TypeError, "array item must be unicode character"), false;
            u32 c = v.as<Str>()->at(0);
            memcpy(to, &c, 4);
            return true;
        }
    }
}

Value get_item(Thread* th, Array* a, i64 i) {
    const char* p = a->at(i);
    auto load = [p](auto t) {
        memcpy(&t, p, sizeof t);
        return t;
    };
    switch (a->typecode) {
        case 'b': return Value::from_small_int(load(i8{}));
        case 'B': return Value::from_small_int(load(u8{}));
        case 'h': return Value::from_small_int(load(i16{}));
        case 'H': return Value::from_small_int(load(u16{}));
        case 'i': return Value::from_small_int(load(i32{}));
        case 'I': return Value::from_small_int(load(u32{}));
        case 'l': case 'q': return int_from_i64(th, load(i64{}));
        case 'L': case 'Q': return int_from_u64(th, load(u64{}));
        case 'f': return Value::from_double(load(float{}));
        case 'd': return Value::from_double(load(double{}));
        default: {
            u32 c = load(u32{});
            if (c > kMaxCodePoint) return raise(th, Exc::ValueError, "character U+%x is not in range [U+0000; U+10ffff]", c);
            return str_from_char(th, c);
        }
    }
}

bool set_item(Thread* th, Array* a, i64 i, Value v) {
    char item[8];
    if (!convert_item(th, a->typecode, item, v)) return false;
    if (i >= a->size) return raise(th, Exc::IndexError, "array assignment index out of range"), false;
    memcpy(a->at(i), item, a->item_size);
    return true;
}

Array* new_array(Thread* th, Type* type, char typecode, i64 size) {
    auto* a = reinterpret_cast<Array*>(new_instance(th, type));
    if (!a) return nullptr;
    a->typecode = typecode;
    a->item_size = static_cast<u8>(item_size_of(typecode));
    return resize(th, a, size) ? a : nullptr;
}

bool resize(Thread* th, Array* a, i64 size) {
    if (a->exports > 0 && size != a->size) {
        collect(th, CollectKind::Full);
        run_pending_finalizers(th);
        if (a->exports > 0) return raise(th, Exc::BufferError, "cannot resize an array that is exporting buffers"), false;
    }
    i64 need = size * a->item_size;
    if (size < 0 || size > (i64{1} << 56)) return raise_no_memory(th), false;
    if (!a->buffer || a->buffer->capacity < need) {
        RawBuffer* buffer = new_raw_buffer(th, need + (a->size ? need / 8 + 16 : 0) + 8);
        if (!buffer) return false;
        if (a->size) memcpy(buffer->data, a->buffer->data, static_cast<size_t>(a->size * a->item_size));
        set_field(th, a, a->buffer, buffer);
    }
    a->size = size;
    return true;
}

bool extend(Thread* th, Array* a, Value iterable) {
    if (is_array(iterable)) {
        Array* b = array_of(iterable);
        if (a->typecode != b->typecode) return raise(th, Exc::TypeError, "can only extend with array of same kind"), false;
        i64 old = a->size, more = b->size;
        if (!resize(th, a, old + more)) return false;
        if (more) memcpy(a->at(old), b->data(), static_cast<size_t>(more * a->item_size));
        return true;
    }
    Value iterator = get_iter(th, iterable);
    if (!iterator) return false;
    while (Value v = iter_next(th, iterator)) {
        char item[8];
        if (!convert_item(th, a->typecode, item, v) || !resize(th, a, a->size + 1)) return false;
        memcpy(a->at(a->size - 1), item, a->item_size);
    }
    return !has_pending(th);
}

namespace {

Value array_new(Thread* th, Type* type, const Args& args) {
    if (args.kwnames && args.keyword_count() && type == array_type) return raise(th, Exc::TypeError, "array.array() takes no keyword arguments");
    Args positional{args.data, args.count, nullptr};
    if (!check_arg_count(th, "array", positional, 1, 2)) return {};
    if (!is_str(args[0]) || args[0].as<Str>()->length != 1)
        return raise(th, Exc::TypeError, "array() argument 1 must be a unicode character, not %.50s", type_name(type_of(args[0])));
    u32 c = args[0].as<Str>()->at(0);
    if (c > 127 || !item_size_of(static_cast<char>(c)))
        return raise(th, Exc::ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    char code = static_cast<char>(c);
    Value initial = args.get(1);
    if (initial && is_str(initial) && code != 'u') return raise(th, Exc::TypeError, "cannot use a str to initialize an array with typecode '%c'", code);
    if (initial && is_array(initial) && array_of(initial)->typecode == 'u' && code != 'u')
        return raise(th, Exc::TypeError, "cannot use a unicode array to initialize an array with typecode '%c'", code);
    Array* a = new_array(th, type, code, 0);
    if (!a || !initial) return a;
    bool ok;
    if (is_str(initial)) ok = append_text(th, a, initial);
    else if (is_bytes(initial) || is_bytearray(initial)) ok = append_bytes(th, a, byte_view(initial));
    else if (is_array(initial) && array_of(initial)->typecode != code) {
        Array* b = array_of(initial);
        ok = true;
        for (i64 i = 0; ok && i < b->size; ++i) {
            Value v = get_item(th, b, i);
            ok = v && resize(th, a, a->size + 1) && set_item(th, a, a->size - 1, v);
        }
    } else ok = extend(th, a, initial);
    return ok ? Value(a) : Value();
}

i64 array_len(Thread*, Value self) { return array_of(self)->size; }

bool index_of(Thread* th, Value self, Value key, const char* message, i64* out) {
    if (!to_ssize(th, key, Exc::IndexError, out)) return false;
    i64 n = array_of(self)->size;
    if (*out < 0) *out += n;
    if (*out >= 0 && *out < n) return true;
    raise(th, Exc::IndexError, message);
    return false;
}

Value array_getitem(Thread* th, Value self, Value key) {
    auto* a = array_of(self);
    if (has_kind(key, Kind::Slice)) {
        i64 start, stop, step, count;
        if (!slice_indices(th, key.as<Slice>(), a->size, &start, &stop, &step, &count)) return {};
        if (count < 0) count = 0;
        Array* part = new_array(th, array_type, a->typecode, count);
        if (!part) return {};
        for (i64 i = 0; i < count; ++i, start += step) memcpy(part->at(i), a->at(start), a->item_size);
        return part;
    }
    if (!has_index(key)) return raise(th, Exc::TypeError, "array indices must be integers");
    i64 i;
    return index_of(th, self, key, "array index out of range", &i) ? get_item(th, a, i) : Value();
}

// Replaces [start, start + count) by `n` items at `data`.
bool splice(Thread* th, Array* a, i64 start, i64 count, const char* data, i64 n) {
    if (n != count && a->exports > 0) return raise(th, Exc::BufferError, "cannot resize an array that is exporting buffers"), false;
    std::string copy(data ? data : "", static_cast<size_t>(n * a->item_size));
    i64 tail = a->size - start - count, growth = n - count;
    if (growth < 0) memmove(a->at(start + n), a->at(start + count), static_cast<size_t>(tail * a->item_size));
    i64 old = a->size;
    if (!resize(th, a, a->size + growth)) return false;
    if (growth > 0 && tail) memmove(a->at(start + n), a->at(old - tail), static_cast<size_t>(tail * a->item_size));
    if (n) memcpy(a->at(start), copy.data(), copy.size());
    return true;
}

bool array_setitem(Thread* th, Value self, Value key, Value value) {
    auto* a = array_of(self);
    if (!has_kind(key, Kind::Slice)) {
        if (!has_index(key)) return raise(th, Exc::TypeError, "array indices must be integers"), false;
        i64 i;
        if (!index_of(th, self, key, "array assignment index out of range", &i)) return false;
        return value ? set_item(th, a, i, value) : splice(th, a, i, 1, nullptr, 0);
    }
    i64 start, stop, step, count;
    if (!slice_indices(th, key.as<Slice>(), a->size, &start, &stop, &step, &count)) return false;
    if (count < 0) count = 0;
    Array* b = nullptr;
    if (value) {
        if (!is_array(value)) return raise(th, Exc::TypeError, "can only assign array (not \"%.200s\") to array slice", type_name(type_of(value))), false;
        b = array_of(value);
        if (b->typecode != a->typecode) return raise(th, Exc::TypeError, "bad argument type for built-in operation"), false;
    }
    if (step == 1) return splice(th, a, start, count, b ? b->data() : nullptr, b ? b->size : 0);
    if (!b || b->size == 0) {
        if (a->exports > 0 && count) return raise(th, Exc::BufferError, "cannot resize an array that is exporting buffers"), false;
        if (step < 0) start += step * (count - 1), step = -step;
        for (i64 k = 0; k < count; ++k)
            if (!splice(th, a, start + k * (step - 1), 1, nullptr, 0)) return false;
        return true;
    }
    if (b->size != count)
        return raise(th, Exc::ValueError, "attempt to assign array of size %zd to extended slice of size %zd", b->size, count), false;
    std::string copy(b->data(), static_cast<size_t>(b->size * b->item_size));
    for (i64 k = 0; k < count; ++k, start += step) memcpy(a->at(start), copy.data() + k * a->item_size, a->item_size);
    return true;
}

int array_contains(Thread* th, Value self, Value item) {
    auto* a = array_of(self);
    for (i64 i = 0; i < a->size; ++i) {
        Value v = get_item(th, a, i);
        int same = v ? equals(th, v, item) : -1;
        if (same) return same;
    }
    return 0;
}

Value array_concat(Thread* th, Value x, Value y) {
    if (!is_array(y)) return raise(th, Exc::TypeError, "can only append array (not \"%.200s\") to array", type_name(type_of(y)));
    Array *a = array_of(x), *b = array_of(y);
    if (a->typecode != b->typecode) return raise(th, Exc::TypeError, "bad argument type for built-in operation");
    Array* sum = new_array(th, array_type, a->typecode, a->size + b->size);
    if (!sum) return {};
    if (a->size) memcpy(sum->at(0), a->data(), static_cast<size_t>(a->size * a->item_size));
    if (b->size) memcpy(sum->at(a->size), b->data(), static_cast<size_t>(b->size * b->item_size));
    return sum;
}

Value array_inplace_concat(Thread* th, Value self, Value other) {
    if (!is_array(other)) return raise(th, Exc::TypeError, "can only extend with array (not \"%.200s\")", type_name(type_of(other)));
    return extend(th, array_of(self), other) ? self : Value();
}

Value array_repeat(Thread* th, Value self, i64 n) {
    auto* a = array_of(self);
    if (n < 0) n = 0;
    if (n && a->size > (i64{1} << 46) / n) return raise_no_memory(th);
    Array* out = new_array(th, array_type, a->typecode, a->size * n);
    for (i64 i = 0; out && a->size && i < n; ++i) memcpy(out->at(i * a->size), a->data(), static_cast<size_t>(a->size * a->item_size));
    return out;
}

Value array_inplace_repeat(Thread* th, Value self, i64 n) {
    auto* a = array_of(self);
    if (n < 0) n = 0;
    i64 old = a->size;
    if (n && old > (i64{1} << 46) / n) return raise_no_memory(th);
    if (!resize(th, a, old * n)) return {};
    for (i64 i = 1; i < n && old; ++i) memcpy(a->at(i * old), a->data(), static_cast<size_t>(old * a->item_size));
    return self;
}

Value array_richcompare(Thread* th, Value x, Value y, CompareOp op) {
    if (!is_array(x) || !is_array(y)) return not_implemented();
    Array *a = array_of(x), *b = array_of(y);
    if (a->size != b->size && (op == CompareOp::Eq || op == CompareOp::Ne)) return py_bool(op == CompareOp::Ne);
    i64 i = 0;
    for (; i < a->size && i < b->size; ++i) {
        Value v = get_item(th, a, i), w = v ? get_item(th, b, i) : Value();
        int same = !w ? -1 : v.is_double() && w.is_double() ? v.as_double() == w.as_double() : equals(th, v, w);
        if (same < 0) return {};
        if (!same) {
            if (op == CompareOp::Eq) return py_false();
            if (op == CompareOp::Ne) return py_true();
            return rich_compare(th, v, w, op);
        }
    }
    i64 m = a->size, n = b->size;
    switch (op) {
        case CompareOp::Lt: return py_bool(m < n);
        case CompareOp::Le: return py_bool(m <= n);
        case CompareOp::Eq: return py_bool(m == n);
        case CompareOp::Ne: return py_bool(m != n);
        case CompareOp::Gt: return py_bool(m > n);
        default: return py_bool(m >= n);
    }
}

Value array_repr(Thread* th, Value self) {
    auto* a = array_of(self);
    if (a->size == 0) return format_message(th, "%s('%c')", type_of(self)->name->data, a->typecode);
    Value items = call_method(th, self, intern(th, a->typecode == 'u' ? "tounicode" : "tolist"));
    return items ? Value(format_message(th, "%s('%c', %R)", type_of(self)->name->data, a->typecode, items)) : Value();
}

bool array_get_buffer(Thread* th, Value self, BufferView* view, int flags) {
    auto* a = array_of(self);
    static const char* formats[128] = {};
    formats['b'] = "b", formats['B'] = "B", formats['u'] = "w", formats['h'] = "h", formats['H'] = "H", formats['i'] = "i", formats['I'] = "I";
    formats['l'] = "l", formats['L'] = "L", formats['q'] = "q", formats['Q'] = "Q", formats['f'] = "f", formats['d'] = "d";
    if (!a->buffer && !resize(th, a, a->size)) return false;
    view->data = a->data();
    view->owner = self;
    view->length = a->size * a->item_size;
    view->item_size = a->item_size;
    view->ndim = 1;
    if (flags & kBufferFormat) view->format = formats[static_cast<int>(a->typecode)];
    ++a->exports;
    return true;
}
void array_release_buffer(Thread*, BufferView* view) { --array_of(view->owner)->exports; }

struct ArrayIterator : Object {
    Value array;
    i64 index;
};
void trace_iterator(Object* object, Marker& marker) { marker.visit(static_cast<ArrayIterator*>(object)->array); }
Value iterator_self(Thread*, Value self) { return self; }
Value iterator_next(Thread* th, Value self) {
    auto* it = self.as<ArrayIterator>();
    if (!it->array) return {};
    if (it->index < array_of(it->array)->size) return get_item(th, array_of(it->array), it->index++);
    it->array = Value();
    return {};
}
Value iterator_reduce(Thread* th, Value self) {
    auto* it = self.as<ArrayIterator>();
    Value iter = dict_get_str(th->vm->builtins, intern(th, "iter"));
    if (!it->array) return make_tuple(th, iter, make_tuple(th, new_list(th)));
    return make_tuple(th, iter, make_tuple(th, it->array), Value::from_small_int(it->index));
}
Value iterator_setstate(Thread* th, Value self, Value state) {
    auto* it = self.as<ArrayIterator>();
    i64 index;
    if (!to_ssize(th, state, Exc::OverflowError, &index)) return {};
    i64 n = it->array ? array_of(it->array)->size : 0;
    it->index = index < 0 ? 0 : index > n ? n : index;
    return none();
}
constexpr NativeDef iterator_methods[] = {{"__reduce__", iterator_reduce, nullptr}, {"__setstate__", iterator_setstate, nullptr}};

Value array_iter(Thread* th, Value self) {
    auto* it = heap_new<ArrayIterator>(th, iterator_type->root_shape);
    if (it) it->array = self;
    return it;
}

constexpr NativeDef functions[] = {{"_array_reconstructor", reconstruct, "_array_reconstructor($module, arraytype, typecode, mformat_code, items, /)\n--\n\nInternal. Used for pickling support."}};

}  // namespace
}  // namespace krait::array

namespace krait {

Value init_array(Thread* th) {
    using namespace array;
    if (!array_type) {
    TypeSpec spec{};
    spec.name = "arrayiterator";
    spec.kind = Kind::Iterator;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(ArrayIterator);
    spec.trace = trace_iterator;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = iterator_next;
    spec.methods = iterator_methods;
    spec.method_count = 2;
    iterator_type = new_builtin_type(th, spec);
    spec = TypeSpec{};
    spec.name = "array.array";
    spec.doc = "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode.";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase | kTypeSequence | kTypeHasWeakref;
    spec.basic_size = sizeof(Array);
    spec.trace = trace_array;
    spec.slots.new_ = array_new;
    spec.slots.len = array_len;
    spec.slots.getitem = array_getitem;
    spec.slots.setitem = array_setitem;
    spec.slots.contains = array_contains;
    spec.slots.concat = array_concat;
    spec.slots.inplace_concat = array_inplace_concat;
    spec.slots.repeat = array_repeat;
    spec.slots.inplace_repeat = array_inplace_repeat;
    spec.slots.richcompare = array_richcompare;
    spec.slots.repr = array_repr;
    spec.slots.iter = array_iter;
    spec.slots.get_buffer = array_get_buffer;
    spec.slots.release_buffer = array_release_buffer;
    spec.methods = array_method_rows;
    spec.method_count = array_method_count;
    static constexpr GetSetDef getsets[] = {
        {"typecode", [](Thread* t, Value self) -> Value { return str_from_char(t, static_cast<u32>(array_of(self)->typecode)); }, nullptr, "the typecode character used to create the array"},
        {"itemsize", [](Thread*, Value self) -> Value { return Value::from_small_int(array_of(self)->item_size); }, nullptr, "the size, in bytes, of one array item"},
    };
    spec.getsets = getsets;
    spec.getset_count = 2;
    array_type = new_builtin_type(th, spec);
    }
    static const ModuleDef def{"array", "This module defines an object type which can efficiently represent\nan array of basic values.", functions, 1};
    Module* module = new_native_module(th, def);
    if (!module || !module_add(th, module, "array", array_type) || !module_add(th, module, "ArrayType", array_type) ||
        !module_add(th, module, "typecodes", str_from_ascii(th, "bBuhHiIlLqQfd")))
        return {};
    // Registered as the ABC expects of sequences.
    Value abc = dict_get_str(th->vm->modules, intern(th, "collections.abc"));
    if (!abc) {
        Value top = call(th, th->vm->import_function, str_from_ascii(th, "_collections_abc"));
        if (!top) return {};
        abc = top;
    }
    Value sequence = get_attribute(th, abc, "MutableSequence");
    if (!sequence || !call_method(th, sequence, intern(th, "register"), {Value(array_type)})) return {};
    return module;
}

}  // namespace krait
