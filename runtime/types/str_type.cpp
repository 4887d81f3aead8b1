// str, the type: constructor, slots and the table of methods (implemented in the other str_*.cpp files).
#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/types/codecs.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_methods.h"

namespace krait {

namespace {

void trace_str(Object* object, Marker& marker) {
    auto* s = static_cast<Str*>(object);
    if (!str_has_tail(s)) return;
    StrTail* tail = str_tail(s);
    marker.visit(tail->owner);
    marker.visit(tail->utf8);
}

const char* codec_name(Thread* th, Value v) {
    return v ? str_utf8(th, str_of(v)).data() : nullptr;
}

Value decode_object(Thread* th, Value object, Value encoding, Value errors) {
    if (is_str(object)) return raise(th, Exc::TypeError, "decoding str is not supported");
    if (!supports_buffer(object))
        return raise(th, Exc::TypeError, "decoding to str: need a bytes-like object, %T found", object);
    BufferView view;
    if (!get_buffer(th, object, &view, kBufferSimple)) return {};
    Value result = decode_text(th, {view.data, static_cast<size_t>(view.length)}, object, codec_name(th, encoding),
                               codec_name(th, errors));
    release_buffer(th, &view);
    return result;
}

Value str_new(Thread* th, Type* type, const Args& args) {
    Value result;
    if (args.count == 1 && !args.kwnames) {
        result = to_str(th, args[0]);
    } else {
        static constexpr const char* names[] = {"object", "encoding", "errors"};
        Value v[3] = {};
        if (!parse_args(th, ArgSpec{"str", names, 3, 0, 0, 3}, args, v)) return {};
        for (int i = 1; i < 3; ++i)
            if (v[i] && !is_str(v[i]))
                return raise(th, Exc::TypeError, "str() argument '%s' must be str, not %s", names[i],
                             is_none(v[i]) ? "None" : type_name(type_of(v[i])));
        if (!v[0]) result = empty_str();
        else if (!v[1] && !v[2]) result = to_str(th, v[0]);
        else result = decode_object(th, v[0], v[1], v[2]);
    }
    if (!result || type == builtin_type(Kind::Str)) return result;
    return str_subclass_instance(th, type, str_of(result));
}

Value str_repr_slot(Thread* th, Value self) {
    return str_repr(th, str_of(self));
}

Value str_str_slot(Thread* th, Value self) {
    return exact_str(th, self);
}

i64 str_hash_slot(Thread* th, Value self) {
    return static_cast<i64>(str_hash(th, str_of(self)));
}

Value str_richcompare(Thread*, Value a, Value b, CompareOp op) {
    if (!is_str(a) || !is_str(b)) return not_implemented();
    if (op == CompareOp::Eq) return py_bool(str_equal(str_of(a), str_of(b)));
    if (op == CompareOp::Ne) return py_bool(!str_equal(str_of(a), str_of(b)));
    int order = str_compare(str_of(a), str_of(b));
    switch (op) {
        case CompareOp::Lt: return py_bool(order < 0);
        case CompareOp::Le: return py_bool(order <= 0);
        case CompareOp::Gt: return py_bool(order > 0);
        default: return py_bool(order >= 0);
    }
}

i64 str_len(Thread*, Value self) {
    return str_of(self)->length;
}

Value str_slice(Thread* th, Str* s, Slice* slice) {
    i64 start, stop, step, count;
    if (!slice_indices(th, slice, s->length, &start, &stop, &step, &count)) return {};
    if (step == 1) return str_substring(th, s, start, start + count);
    if (count <= 0) return empty_str();
    u32 bound = 0;
    for (i64 i = 0, at = start; i < count; ++i, at += step) bound |= s->at(at);
    if (bound > kMaxCodePoint) bound = kMaxCodePoint;
    if (count == 1) return str_from_char(th, s->at(start));
    Str* result = new_str_for(th, count, bound);
    if (!result) return {};
    int width = result->width();
    for (i64 i = 0, at = start; i < count; ++i, at += step) put_unit(result->data, width, i, s->at(at));
    return result;
}

Value str_getitem(Thread* th, Value self, Value key) {
    Str* s = str_of(self);
    if (has_kind(key, Kind::Slice)) return str_slice(th, s, key.as<Slice>());
    if (!key.is_small_int() && !has_index(key))
        return raise(th, Exc::TypeError, "string indices must be integers, not '%.200s'", type_name(type_of(key)));
    i64 i;
    if (key.is_small_int()) i = key.small_int();
    else if (!to_ssize(th, key, Exc::IndexError, &i)) return {};
    if (i < 0) i += s->length;
    if (i < 0 || i >= s->length) return raise(th, Exc::IndexError, "string index out of range");
    return str_from_char(th, s->at(i));
}

int str_contains(Thread* th, Value self, Value item) {
    if (!is_str(item)) {
        raise(th, Exc::TypeError, "'in <string>' requires string as left operand, not %T", item);
        return -1;
    }
    Str* s = str_of(self);
    return str_find(s, str_of(item), 0, s->length) >= 0;
}

Value str_concat_slot(Thread* th, Value a, Value b) {
    if (!is_str(b)) return raise(th, Exc::TypeError, "can only concatenate str (not \"%.200s\") to str", type_name(type_of(b)));
    return str_concat(th, str_of(a), str_of(b));
}

Value str_repeat_slot(Thread* th, Value self, i64 count) {
    return str_repeat(th, str_of(self), count);
}

Value str_mod(Thread* th, Value a, Value b) {
    if (!is_str(a)) return not_implemented();
    return str_percent(th, a, b);
}

Value str_getnewargs(Thread* th, Value self) {
    Str* s = str_of(self);
    Str* copy = str_from_units(th, s->data, s->width(), s->length);  // another object, as CPython gives
    return copy ? Value(make_tuple(th, copy)) : Value();
}

Value str_sizeof(Thread* th, Value self) {
    Str* s = str_of(self);
    i64 units = (s->length + 1) * s->width();
    return int_from_i64(th, (s->is_ascii() ? 48 : s->width() == 1 ? 72 : 72) + units);
}

constexpr NativeDef str_methods[] = {
    {"encode", str_method_encode, "encode($self, /, encoding='utf-8', errors='strict')\n--\n\nEncode the string using the codec registered for encoding."},
    {"replace", str_method_replace, "replace($self, old, new, count=-1, /)\n--\n\nReturn a copy with all occurrences of substring old replaced by new."},
    {"split", str_method_split, "split($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the substrings in the string, using sep as the separator string."},
    {"rsplit", str_method_rsplit, "rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the substrings in the string, using sep as the separator string."},
    {"join", str_method_join, "join($self, iterable, /)\n--\n\nConcatenate any number of strings."},
    {"capitalize", str_method_capitalize, "capitalize($self, /)\n--\n\nReturn a capitalized version of the string."},
    {"casefold", str_method_casefold, "casefold($self, /)\n--\n\nReturn a version of the string suitable for caseless comparisons."},
    {"title", str_method_title, "title($self, /)\n--\n\nReturn a version of the string where each word is titlecased."},
    {"center", str_method_center, "center($self, width, fillchar=' ', /)\n--\n\nReturn a centered string of length width."},
    {"count", str_method_count, "S.count(sub[, start[, end]]) -> int"},
    {"expandtabs", str_method_expandtabs, "expandtabs($self, /, tabsize=8)\n--\n\nReturn a copy where all tab characters are expanded using spaces."},
    {"find", str_method_find, "S.find(sub[, start[, end]]) -> int"},
    {"partition", str_method_partition, "partition($self, sep, /)\n--\n\nPartition the string into three parts using the given separator."},
    {"index", str_method_index, "S.index(sub[, start[, end]]) -> int"},
    {"ljust", str_method_ljust, "ljust($self, width, fillchar=' ', /)\n--\n\nReturn a left-justified string of length width."},
    {"lower", str_method_lower, "lower($self, /)\n--\n\nReturn a copy of the string converted to lowercase."},
    {"lstrip", str_method_lstrip, "lstrip($self, chars=None, /)\n--\n\nReturn a copy of the string with leading whitespace removed."},
    {"rfind", str_method_rfind, "S.rfind(sub[, start[, end]]) -> int"},
    {"rindex", str_method_rindex, "S.rindex(sub[, start[, end]]) -> int"},
    {"rjust", str_method_rjust, "rjust($self, width, fillchar=' ', /)\n--\n\nReturn a right-justified string of length width."},
    {"rstrip", str_method_rstrip, "rstrip($self, chars=None, /)\n--\n\nReturn a copy of the string with trailing whitespace removed."},
    {"rpartition", str_method_rpartition, "rpartition($self, sep, /)\n--\n\nPartition the string into three parts using the given separator."},
    {"splitlines", str_method_splitlines, "splitlines($self, /, keepends=False)\n--\n\nReturn a list of the lines in the string, breaking at line boundaries."},
    {"strip", str_method_strip, "strip($self, chars=None, /)\n--\n\nReturn a copy of the string with leading and trailing whitespace removed."},
    {"swapcase", str_method_swapcase, "swapcase($self, /)\n--\n\nConvert uppercase characters to lowercase and lowercase characters to uppercase."},
    {"translate", str_method_translate, "translate($self, table, /)\n--\n\nReplace each character in the string using the given translation table."},
    {"upper", str_method_upper, "upper($self, /)\n--\n\nReturn a copy of the string converted to uppercase."},
    {"startswith", str_method_startswith, "S.startswith(prefix[, start[, end]]) -> bool"},
    {"endswith", str_method_endswith, "S.endswith(suffix[, start[, end]]) -> bool"},
    {"removeprefix", str_method_removeprefix, "removeprefix($self, prefix, /)\n--\n\nReturn a str with the given prefix string removed if present."},
    {"removesuffix", str_method_removesuffix, "removesuffix($self, suffix, /)\n--\n\nReturn a str with the given suffix string removed if present."},
    {"isascii", str_method_isascii, "isascii($self, /)\n--\n\nReturn True if all characters in the string are ASCII, False otherwise."},
    {"islower", str_method_islower, "islower($self, /)\n--\n\nReturn True if the string is a lowercase string, False otherwise."},
    {"isupper", str_method_isupper, "isupper($self, /)\n--\n\nReturn True if the string is an uppercase string, False otherwise."},
    {"istitle", str_method_istitle, "istitle($self, /)\n--\n\nReturn True if the string is a title-cased string, False otherwise."},
    {"isspace", str_method_isspace, "isspace($self, /)\n--\n\nReturn True if the string is a whitespace string, False otherwise."},
    {"isdecimal", str_method_isdecimal, "isdecimal($self, /)\n--\n\nReturn True if the string is a decimal string, False otherwise."},
    {"isdigit", str_method_isdigit, "isdigit($self, /)\n--\n\nReturn True if the string is a digit string, False otherwise."},
    {"isnumeric", str_method_isnumeric, "isnumeric($self, /)\n--\n\nReturn True if the string is a numeric string, False otherwise."},
    {"isalpha", str_method_isalpha, "isalpha($self, /)\n--\n\nReturn True if the string is an alphabetic string, False otherwise."},
    {"isalnum", str_method_isalnum, "isalnum($self, /)\n--\n\nReturn True if the string is an alpha-numeric string, False otherwise."},
    {"isidentifier", str_method_isidentifier, "isidentifier($self, /)\n--\n\nReturn True if the string is a valid Python identifier, False otherwise."},
    {"isprintable", str_method_isprintable, "isprintable($self, /)\n--\n\nReturn True if the string is printable, False otherwise."},
    {"zfill", str_method_zfill, "zfill($self, width, /)\n--\n\nPad a numeric string with zeros on the left, to fill a field of the given width."},
    {"format", str_method_format, "S.format(*args, **kwargs) -> str"},
    {"format_map", str_method_format_map, "S.format_map(mapping) -> str"},
    {"__format__", str_method_dunder_format, "__format__($self, format_spec, /)\n--\n\nReturn a formatted version of the string as described by format_spec."},
    {"maketrans", str_method_maketrans, "Return a translation table usable for str.translate().", kAnyEffect, kNativeStaticMethod},
    {"__sizeof__", str_sizeof, "__sizeof__($self, /)\n--\n\nReturn the size of the string in memory, in bytes."},
    {"__getnewargs__", str_getnewargs, nullptr},
};

}  // namespace

void setup_str_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "str";
    spec.doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a new string object from "
               "the given object. If encoding or\nerrors is specified, then the object must expose a data buffer\nthat will "
               "be decoded using the given encoding and error handler.\nOtherwise, returns the result of object.__str__() "
               "(if defined)\nor repr(object).\nencoding defaults to sys.getdefaultencoding().\nerrors defaults to 'strict'.";
    spec.kind = Kind::Str;
    spec.flags = kTypeBase | kTypeMatchSelf;
    spec.basic_size = sizeof(Str) + sizeof(StrTail);
    spec.trace = trace_str;
    spec.slots.new_ = str_new;
    spec.slots.repr = str_repr_slot;
    spec.slots.str = str_str_slot;
    spec.slots.hash = str_hash_slot;
    spec.slots.richcompare = str_richcompare;
    spec.slots.len = str_len;
    spec.slots.getitem = str_getitem;
    spec.slots.contains = str_contains;
    spec.slots.concat = str_concat_slot;
    spec.slots.repeat = str_repeat_slot;
    spec.slots.iter = str_iter;
    spec.slots.binary[static_cast<int>(BinaryOp::Rem)] = str_mod;
    spec.methods = str_methods;
    spec.method_count = sizeof str_methods / sizeof *str_methods;
    setup_type(th, builtin_type(Kind::Str), spec);
    setup_str_iterators(th);
}

}  // namespace krait
