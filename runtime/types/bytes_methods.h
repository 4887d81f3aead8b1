// Methods that bytes and bytearray share. Each works on the bytes of `self` and makes its result of self's own kind.
#pragma once

#include "runtime/native.h"
#include "runtime/types/bytes.h"

namespace krait {

inline bool is_bytes(Value v) { return has_kind(v, Kind::Bytes); }
inline bool is_bytearray(Value v) { return has_kind(v, Kind::Bytearray); }
// The bytes of a bytes or bytearray; of a bytearray only until it changes.
inline std::string_view byte_view(Value v) {
    if (has_kind(v, Kind::Bytes)) return v.as<Bytes>()->view();
    auto* array = v.as<Bytearray>();
    return {array->length ? array->data() : "", static_cast<size_t>(array->length)};
}
// bytes or bytearray (exact) like `self`.
Value bytes_like(Thread* th, Value self, std::string_view data);
// `self` itself when it is exactly bytes, else an exact copy.
Value bytes_unchanged(Thread* th, Value self);

// A buffer held for a scope. `ok()` is false after TypeError.
class BufferHold {
  public:
    BufferHold(Thread* th, Value v, int flags = kBufferSimple) : th_(th), ok_(get_buffer(th, v, &view_, flags)) {}
    ~BufferHold() {
        if (ok_) release_buffer(th_, &view_);
    }
    // For a read-write argument of `function`: TypeError as Argument Clinic gives it.
    BufferHold(Thread* th, Value v, const char* function);
    BufferHold(const BufferHold&) = delete;
    bool ok() const { return ok_; }
    std::string_view bytes() const { return {view_.data ? view_.data : "", static_cast<size_t>(view_.length)}; }
    BufferView& view() { return view_; }

  private:
    Thread* th_;
    BufferView view_{};
    bool ok_;
};

// int in range(256) from any index-able value: ValueError "byte must be in range(0, 256)". -1: raised.
int byte_value(Thread* th, Value v);
// The bytes that bytes(x) and bytearray(x) take from an object which is no str and no count. Null: raised.
Bytes* bytes_from_object(Thread* th, Value v);
// bytes(...) after argument parsing: any value may be empty.
Value bytes_construct(Thread* th, Value source, Value encoding, Value errors);
Str* bytes_repr(Thread* th, std::string_view data);
void append_bytes_repr(class StrBuilder& out, std::string_view data, bool escape_single = false);
Bytes* bytes_char(Thread* th, u8 c);

#define KRAIT_BYTES_METHODS_0(M) \
    M(capitalize) M(isalnum) M(isalpha) M(isascii) M(isdigit) M(islower) M(isspace) M(istitle) M(isupper) M(lower) \
    M(swapcase) M(title) M(upper) M(copy) M(sizeof_)
#define KRAIT_BYTES_METHODS_1(M) M(join) M(partition) M(rpartition) M(removeprefix) M(removesuffix) M(zfill) M(fromhex)
#define KRAIT_BYTES_METHODS_N(M) \
    M(center) M(count) M(decode) M(endswith) M(expandtabs) M(find) M(hex) M(index) M(ljust) M(lstrip) M(maketrans) \
    M(replace) M(rfind) M(rindex) M(rjust) M(rsplit) M(rstrip) M(split) M(splitlines) M(startswith) M(strip) M(translate)
#define M(name) Value bytes_method_##name(Thread* th, Value self);
KRAIT_BYTES_METHODS_0(M)
#undef M
#define M(name) Value bytes_method_##name(Thread* th, Value self, Value a);
KRAIT_BYTES_METHODS_1(M)
#undef M
#define M(name) Value bytes_method_##name(Thread* th, Value self, const Args& args);
KRAIT_BYTES_METHODS_N(M)
#undef M

// Rows of the shared methods, for both types' tables.
#define KRAIT_BYTES_ROWS \
    {"capitalize", bytes_method_capitalize, "B.capitalize() -> copy of B"}, \
    {"center", bytes_method_center, "center($self, width, fillchar=b' ', /)\n--\n\nReturn a centered string of length width."}, \
    {"count", bytes_method_count, "B.count(sub[, start[, end]]) -> int"}, \
    {"decode", bytes_method_decode, "decode($self, /, encoding='utf-8', errors='strict')\n--\n\nDecode the bytes using the codec registered for encoding."}, \
    {"endswith", bytes_method_endswith, "B.endswith(suffix[, start[, end]]) -> bool"}, \
    {"expandtabs", bytes_method_expandtabs, "expandtabs($self, /, tabsize=8)\n--\n\nReturn a copy where all tab characters are expanded using spaces."}, \
    {"find", bytes_method_find, "B.find(sub[, start[, end]]) -> int"}, \
    {"hex", bytes_method_hex, "Create a string of hexadecimal numbers from a bytes object."}, \
    {"index", bytes_method_index, "B.index(sub[, start[, end]]) -> int"}, \
    {"isalnum", bytes_method_isalnum, "B.isalnum() -> bool"}, \
    {"isalpha", bytes_method_isalpha, "B.isalpha() -> bool"}, \
    {"isascii", bytes_method_isascii, "B.isascii() -> bool"}, \
    {"isdigit", bytes_method_isdigit, "B.isdigit() -> bool"}, \
    {"islower", bytes_method_islower, "B.islower() -> bool"}, \
    {"isspace", bytes_method_isspace, "B.isspace() -> bool"}, \
    {"istitle", bytes_method_istitle, "B.istitle() -> bool"}, \
    {"isupper", bytes_method_isupper, "B.isupper() -> bool"}, \
    {"join", bytes_method_join, "join($self, iterable_of_bytes, /)\n--\n\nConcatenate any number of bytes objects."}, \
    {"ljust", bytes_method_ljust, "ljust($self, width, fillchar=b' ', /)\n--\n\nReturn a left-justified string of length width."}, \
    {"lower", bytes_method_lower, "B.lower() -> copy of B"}, \
    {"lstrip", bytes_method_lstrip, "lstrip($self, bytes=None, /)\n--\n\nStrip leading bytes contained in the argument."}, \
    {"partition", bytes_method_partition, "partition($self, sep, /)\n--\n\nPartition the bytes into three parts using the given separator."}, \
    {"replace", bytes_method_replace, "replace($self, old, new, count=-1, /)\n--\n\nReturn a copy with all occurrences of substring old replaced by new."}, \
    {"removeprefix", bytes_method_removeprefix, "removeprefix($self, prefix, /)\n--\n\nReturn a bytes object with the given prefix string removed if present."}, \
    {"removesuffix", bytes_method_removesuffix, "removesuffix($self, suffix, /)\n--\n\nReturn a bytes object with the given suffix string removed if present."}, \
    {"rfind", bytes_method_rfind, "B.rfind(sub[, start[, end]]) -> int"}, \
    {"rindex", bytes_method_rindex, "B.rindex(sub[, start[, end]]) -> int"}, \
    {"rjust", bytes_method_rjust, "rjust($self, width, fillchar=b' ', /)\n--\n\nReturn a right-justified string of length width."}, \
    {"rpartition", bytes_method_rpartition, "rpartition($self, sep, /)\n--\n\nPartition the bytes into three parts using the given separator."}, \
    {"rsplit", bytes_method_rsplit, "rsplit($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the sections in the bytes, using sep as the delimiter."}, \
    {"rstrip", bytes_method_rstrip, "rstrip($self, bytes=None, /)\n--\n\nStrip trailing bytes contained in the argument."}, \
    {"split", bytes_method_split, "split($self, /, sep=None, maxsplit=-1)\n--\n\nReturn a list of the sections in the bytes, using sep as the delimiter."}, \
    {"splitlines", bytes_method_splitlines, "splitlines($self, /, keepends=False)\n--\n\nReturn a list of the lines in the bytes, breaking at line boundaries."}, \
    {"startswith", bytes_method_startswith, "B.startswith(prefix[, start[, end]]) -> bool"}, \
    {"strip", bytes_method_strip, "strip($self, bytes=None, /)\n--\n\nStrip leading and trailing bytes contained in the argument."}, \
    {"swapcase", bytes_method_swapcase, "B.swapcase() -> copy of B"}, \
    {"title", bytes_method_title, "B.title() -> copy of B"}, \
    {"translate", bytes_method_translate, "translate($self, table, /, delete=b'')\n--\n\nReturn a copy with each character mapped by the given translation table."}, \
    {"upper", bytes_method_upper, "B.upper() -> copy of B"}, \
    {"zfill", bytes_method_zfill, "zfill($self, width, /)\n--\n\nPad a numeric string with zeros on the left, to fill a field of the given width."}, \
    {"__sizeof__", bytes_method_sizeof_, "Returns the size of the object in memory, in bytes."}, \
    {"fromhex", bytes_method_fromhex, "fromhex($type, string, /)\n--\n\nCreate a bytes object from a string of hexadecimal numbers.", kAnyEffect, kNativeClassMethod}, \
    {"maketrans", bytes_method_maketrans, "maketrans(frm, to, /)\n--\n\nReturn a translation table useable for the bytes or bytearray translate method.", kAnyEffect, kNativeStaticMethod}

}  // namespace krait
