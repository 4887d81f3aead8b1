// The methods of array.array, and unpickling.
#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/modules/array.h"
#include "runtime/operators.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/codecs.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_units.h"

namespace krait::array {

bool append_bytes(Thread* th, Array* a, std::string_view data) {
    if (data.size() % a->item_size) return raise(th, Exc::ValueError, "bytes length not a multiple of item size"), false;
    i64 old = a->size;
    if (!resize(th, a, old + static_cast<i64>(data.size()) / a->item_size)) return false;
    if (!data.empty()) memcpy(a->at(old), data.data(), data.size());
    return true;
}

bool append_text(Thread* th, Array* a, Value text) {
    Str* s = text.as<Str>();
    i64 old = a->size;
    if (!resize(th, a, old + s->length)) return false;
    if (s->length) copy_units(a->at(old), 4, 0, s, 0, s->length);
    return true;
}

namespace {

std::string_view bytes_of(Array* a) { return {a->size ? a->data() : "", static_cast<size_t>(a->size * a->item_size)}; }

Value method_append(Thread* th, Value self, Value v) {
    auto* a = array_of(self);
    char item[8];
    if (!convert_item(th, a->typecode, item, v) || !resize(th, a, a->size + 1)) return {};
    memcpy(a->at(a->size - 1), item, a->item_size);
    return none();
}

Value method_insert(Thread* th, Value self, Value at, Value v) {
    auto* a = array_of(self);
    i64 i;
    if (!to_ssize(th, at, Exc::OverflowError, &i)) return {};
    char item[8];
    if (!convert_item(th, a->typecode, item, v)) return {};
    i64 n = a->size;
    if (i < 0) i = i + n < 0 ? 0 : i + n;
    if (i > n) i = n;
    if (!resize(th, a, n + 1)) return {};
    memmove(a->at(i + 1), a->at(i), static_cast<size_t>((n - i) * a->item_size));
    memcpy(a->at(i), item, a->item_size);
    return none();
}

bool remove_at(Thread* th, Array* a, i64 i) {
    if (a->exports > 0) return raise(th, Exc::BufferError, "cannot resize an array that is exporting buffers"), false;
    memmove(a->at(i), a->at(i + 1), static_cast<size_t>((a->size - i - 1) * a->item_size));
    return resize(th, a, a->size - 1);
}

Value method_pop(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "array.pop", args) || !check_arg_count(th, "pop", args, 0, 1)) return {};
    auto* a = array_of(self);
    i64 i = -1;
    if (args.count && !to_ssize(th, args[0], Exc::OverflowError, &i)) return {};
    if (a->size == 0) return raise(th, Exc::IndexError, "pop from empty array");
    if (i < 0) i += a->size;
    if (i < 0 || i >= a->size) return raise(th, Exc::IndexError, "pop index out of range");
    Value v = get_item(th, a, i);
    return v && remove_at(th, a, i) ? v : Value();
}

// Index of the first equal item in [start, stop), -1 none, -2 raised.
i64 find(Thread* th, Array* a, Value item, i64 start, i64 stop) {
    for (i64 i = start; i < stop && i < a->size; ++i) {
        Value v = get_item(th, a, i);
        int same = v ? equals(th, v, item) : -1;
        if (same < 0) return -2;
        if (same) return i;
    }
    return -1;
}

Value method_index(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "array.index", args) || !check_arg_count(th, "index", args, 1, 3)) return {};
    auto* a = array_of(self);
    i64 start = 0, stop = INT64_MAX;
    if ((args.count > 1 && !to_ssize(th, args[1], Exc::Count, &start)) || (args.count > 2 && !to_ssize(th, args[2], Exc::Count, &stop))) return {};
    if (start < 0) start = start + a->size < 0 ? 0 : start + a->size;
    if (stop < 0) stop += a->size;
    i64 i = find(th, a, args[0], start, stop);
    if (i == -1) return raise(th, Exc::ValueError, "array.index(x): x not in array");
    return i < 0 ? Value() : Value::from_small_int(i);
}

Value method_remove(Thread* th, Value self, Value item) {
    i64 i = find(th, array_of(self), item, 0, INT64_MAX);
    if (i == -1) return raise(th, Exc::ValueError, "array.remove(x): x not in array");
    return i >= 0 && remove_at(th, array_of(self), i) ? none() : Value();
}

Value method_count(Thread* th, Value self, Value item) {
    auto* a = array_of(self);
    i64 count = 0;
    for (i64 i = 0; i < a->size; ++i) {
        Value v = get_item(th, a, i);
        int same = v ? equals(th, v, item) : -1;
        if (same < 0) return {};
        count += same;
    }
    return Value::from_small_int(count);
}

Value method_extend(Thread* th, Value self, Value iterable) { return extend(th, array_of(self), iterable) ? none() : Value(); }

Value method_fromlist(Thread* th, Value self, Value v) {
    if (!is_list(v)) return raise(th, Exc::TypeError, "arg must be list");
    auto* a = array_of(self);
    auto* list = v.as<List>();
    i64 old = a->size, n = list->size;
    if (!resize(th, a, old + n)) return {};
    for (i64 i = 0; i < n; ++i) {
        bool same = list->size == n;
        if (!same) raise(th, Exc::RuntimeError, "list changed size during iteration");
        if (!same || !set_item(th, a, old + i, list->items[i])) {
            a->size = old;
            return {};
        }
    }
    return none();
}

Value method_tolist(Thread* th, Value self) {
    auto* a = array_of(self);
    List* list = new_list(th, a->size);
    for (i64 i = 0; list && i < a->size; ++i) {
        Value v = get_item(th, a, i);
        if (!v || !list_append(th, list, v)) return {};
    }
    return list;
}

Value method_frombytes(Thread* th, Value self, Value data) {
    BufferHold hold(th, data);
    if (!hold.ok()) return {};
    if (data == self) {
        std::string copy(hold.bytes());
        return append_bytes(th, array_of(self), copy) ? none() : Value();
    }
    return append_bytes(th, array_of(self), hold.bytes()) ? none() : Value();
}

Value method_tobytes(Thread* th, Value self) { return bytes_from(th, bytes_of(array_of(self))); }

Value method_fromfile(Thread* th, Value self, Value file, Value count) {
    auto* a = array_of(self);
    i64 n;
    if (!to_ssize(th, count, Exc::OverflowError, &n)) return {};
    if (n < 0) return raise(th, Exc::ValueError, "negative count");
    Value data = call_method(th, file, th->vm->names.read, {int_from_i64(th, n * a->item_size)});
    if (!data) return {};
    if (!is_bytes(data)) return raise(th, Exc::TypeError, "read() didn't return bytes");
    bool enough = data.as<Bytes>()->length == n * a->item_size;
    if (!append_bytes(th, a, byte_view(data))) return {};
    return enough ? none() : raise(th, Exc::EOFError, "read() didn't return enough bytes");
}

Value method_tofile(Thread* th, Value self, Value file) {
    std::string_view data = bytes_of(array_of(self));
    for (size_t i = 0; i < data.size(); i += 65536)
        if (!call_method(th, file, th->vm->names.write, {Value(bytes_from(th, bytes_of(array_of(self)).substr(i, 65536)))})) return {};
    return none();
}

Value method_fromunicode(Thread* th, Value self, Value text) {
    if (!is_str(text)) return raise(th, Exc::TypeError, "fromunicode() argument must be str, not %T", text);
    if (array_of(self)->typecode != 'u') return raise(th, Exc::ValueError, "fromunicode() may only be called on unicode type arrays");
    return append_text(th, array_of(self), text) ? none() : Value();
}

Value method_tounicode(Thread* th, Value self) {
    auto* a = array_of(self);
    if (a->typecode != 'u') return raise(th, Exc::ValueError, "tounicode() may only be called on unicode type arrays");
    for (i64 i = 0; i < a->size; ++i) {
        u32 c;
        memcpy(&c, a->at(i), 4);
        if (c > kMaxCodePoint) return raise(th, Exc::ValueError, "character U+%x is not in range [U+0000; U+10ffff]", c);
    }
    return a->size ? str_from_ucs4(th, reinterpret_cast<u32*>(a->data()), a->size) : empty_str();
}

void reverse_bytes(char* p, int size) {
    for (int i = 0; i < size / 2; ++i) {
        char t = p[i];
        p[i] = p[size - 1 - i];
        p[size - 1 - i] = t;
    }
}

Value method_byteswap(Thread*, Value self) {
    auto* a = array_of(self);
    for (i64 i = 0; i < a->size; ++i) reverse_bytes(a->at(i), a->item_size);
    return none();
}

Value method_reverse(Thread*, Value self) {
    auto* a = array_of(self);
    char t[8];
    for (i64 i = 0, j = a->size - 1; i < j; ++i, --j) {
        memcpy(t, a->at(i), a->item_size);
        memcpy(a->at(i), a->at(j), a->item_size);
        memcpy(a->at(j), t, a->item_size);
    }
    return none();
}

Value method_buffer_info(Thread* th, Value self) {
    auto* a = array_of(self);
    return make_tuple(th, int_from_u64(th, reinterpret_cast<u64>(a->data())), int_from_i64(th, a->size));
}

Value copy_of(Thread* th, Value self) {
    auto* a = array_of(self);
    Array* b = new_array(th, array_type, a->typecode, a->size);
    if (b && a->size) memcpy(b->data(), a->data(), bytes_of(a).size());
    return b;
}
Value method_copy(Thread* th, Value self) { return copy_of(th, self); }
Value method_deepcopy(Thread* th, Value self, Value) { return copy_of(th, self); }
Value method_class_getitem(Thread* th, Value cls, Value item) { return new_generic_alias(th, cls, item); }
Value method_sizeof(Thread* th, Value self) { return int_from_i64(th, 64 + array_of(self)->size * array_of(self)->item_size); }

int machine_code(char typecode) {
    switch (typecode) {
        case 'B': return 0;
        case 'b': return 1;
        case 'H': return 2;
        case 'h': return 4;
        case 'I': return 6;
        case 'i': return 8;
        case 'L': case 'Q': return 10;
        case 'l': case 'q': return 12;
        case 'f': return 14;
        case 'd': return 16;
        default: return 20;
    }
}

Value method_reduce_ex(Thread* th, Value self, Value protocol_value) {
    int protocol;
    if (!is_int(protocol_value)) return raise(th, Exc::TypeError, "__reduce_ex__ argument should be an integer");
    if (!to_int32(th, protocol_value, &protocol)) return {};
    Value dict = find_attribute(th, self, th->vm->names.dunder_dict);
    if (!dict) {
        if (has_pending(th)) return {};
        dict = none();
    }
    auto* a = array_of(self);
    Value code = str_from_char(th, static_cast<u32>(a->typecode)), type = type_of(self);
    if (protocol < 3) return make_tuple(th, type, make_tuple(th, code, method_tolist(th, self)), dict);
    Value module = call(th, th->vm->import_function, str_from_ascii(th, "array"));
    Value function = module ? get_attribute(th, module, "_array_reconstructor") : Value();
    Tuple* arguments = function ? new_tuple(th, 4) : nullptr;
    if (!arguments) return {};
    arguments->items[0] = type;
    arguments->items[1] = code;
    arguments->items[2] = Value::from_small_int(machine_code(a->typecode));
    arguments->items[3] = bytes_from(th, bytes_of(a));
    write_barrier(th, arguments);
    return make_tuple(th, function, arguments, dict);
}

constexpr NativeDef rows[] = {
    {"append", method_append, "append($self, v, /)\n--\n\nAppend new value v to the end of the array."},
    {"buffer_info", method_buffer_info, "buffer_info($self, /)\n--\n\nReturn a tuple (address, length)."},
    {"byteswap", method_byteswap, "byteswap($self, /)\n--\n\nByteswap all items of the array."},
    {"__copy__", method_copy, nullptr},
    {"__deepcopy__", method_deepcopy, nullptr},
    {"count", method_count, "count($self, v, /)\n--\n\nReturn number of occurrences of v in the array."},
    {"extend", method_extend, "extend($self, bb, /)\n--\n\nAppend items to the end of the array."},
    {"fromfile", method_fromfile, "fromfile($self, f, n, /)\n--\n\nRead n objects from the file object f and append them to the end of the array."},
    {"fromlist", method_fromlist, "fromlist($self, list, /)\n--\n\nAppend items to array from list."},
    {"frombytes", method_frombytes, "frombytes($self, buffer, /)\n--\n\nAppends items from the string."},
    {"fromunicode", method_fromunicode, "fromunicode($self, ustr, /)\n--\n\nExtends this array with data from the unicode string ustr."},
    {"index", method_index, "index($self, v, start=0, stop=sys.maxsize, /)\n--\n\nReturn index of first occurrence of v in the array."},
    {"insert", method_insert, "insert($self, i, v, /)\n--\n\nInsert a new item v into the array before position i."},
    {"pop", method_pop, "pop($self, i=-1, /)\n--\n\nReturn the i-th element and delete it from the array."},
    {"__reduce_ex__", method_reduce_ex, nullptr},
    {"remove", method_remove, "remove($self, v, /)\n--\n\nRemove the first occurrence of v in the array."},
    {"reverse", method_reverse, "reverse($self, /)\n--\n\nReverse the order of the items in the array."},
    {"tofile", method_tofile, "tofile($self, f, /)\n--\n\nWrite all items (as machine values) to the file object f."},
    {"tolist", method_tolist, "tolist($self, /)\n--\n\nConvert array to an ordinary list with the same items."},
    {"tobytes", method_tobytes, "tobytes($self, /)\n--\n\nConvert the array to an array of machine values and return the bytes representation."},
    {"tounicode", method_tounicode, "tounicode($self, /)\n--\n\nExtends this array with data from the unicode string ustr."},
    {"__sizeof__", method_sizeof, nullptr},
    {"__class_getitem__", method_class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};

}  // namespace

const NativeDef* array_method_rows = rows;
size_t array_method_count = sizeof rows / sizeof *rows;

Value reconstruct(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "_array_reconstructor", args) || !check_arg_count(th, "_array_reconstructor", args, 4, 4)) return {};
    if (!is_type(args[0])) return raise(th, Exc::TypeError, "first argument must be a type object, not %.200s", type_name(type_of(args[0])));
    if (!is_subtype(args[0].as<Type>(), array_type))
        return raise(th, Exc::TypeError, "%.200s is not a subtype of %.200s", type_name(args[0].as<Type>()), type_name(array_type));
    if (!is_str(args[1]) || args[1].as<Str>()->length != 1)
        return raise(th, Exc::TypeError, "_array_reconstructor() argument 2 must be a unicode character, not %T", args[1]);
    char code = static_cast<char>(args[1].as<Str>()->at(0));
    if (!item_size_of(code)) return raise(th, Exc::ValueError, "second argument must be a valid type code");
    int machine;
    if (!to_int32(th, args[2], &machine)) return {};
    if (machine < 0 || machine > 21) return raise(th, Exc::ValueError, "third argument must be a valid machine format code.");
    if (!is_bytes(args[3])) return raise(th, Exc::TypeError, "fourth argument should be bytes, not %.200s", type_name(type_of(args[3])));
    static constexpr struct {
        char code;
        int size;
        bool big;
    } formats[] = {{'B', 1, 0}, {'b', 1, 0}, {'H', 2, 0}, {'H', 2, 1}, {'h', 2, 0}, {'h', 2, 1}, {'I', 4, 0}, {'I', 4, 1}, {'i', 4, 0}, {'i', 4, 1}, {'Q', 8, 0},
                   {'Q', 8, 1}, {'q', 8, 0}, {'q', 8, 1}, {'f', 4, 0}, {'f', 4, 1}, {'d', 8, 0}, {'d', 8, 1}, {'u', 2, 0}, {'u', 2, 1}, {'u', 4, 0}, {'u', 4, 1}};
    auto format = formats[machine];
    std::string_view data = byte_view(args[3]);
    if (data.size() % static_cast<size_t>(format.size)) return raise(th, Exc::ValueError, "string length not a multiple of item size");
    i64 n = static_cast<i64>(data.size()) / format.size;
    Array* raw = new_array(th, array_type, format.code, machine == 18 || machine == 19 ? 0 : n);
    if (!raw) return {};
    if (raw->size) memcpy(raw->data(), data.data(), data.size());
    if (machine == 18 || machine == 19) {
        Value text = decode_native(th, machine == 18 ? Codec::Utf16Le : Codec::Utf16Be, data, args[3], "surrogatepass", nullptr);
        if (!text || !append_text(th, raw, text)) return {};
    }
    if (format.big && machine != 19) method_byteswap(th, raw);
    Value arguments[2] = {args[1], raw};
    return call(th, args[0], Args{arguments, 2, nullptr});
}

}  // namespace krait::array
