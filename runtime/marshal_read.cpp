// marshal, reading: never trusts the data; sizes are checked against what is left before anything is allocated. From a
// file exactly the bytes of one value are read, piece by piece, through readinto().
#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/marshal.h"
#include "runtime/marshal_tags.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code_fields.h"
#include "runtime/types/complex.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

#include <cstdlib>
#include <cstring>
#include <vector>

namespace krait {

namespace {

class Reader {
  public:
    Reader(Thread* th, std::string_view data)
        : th_(th), at_(data.data()), end_(at_ + data.size()), refs_(th) {}
    Reader(Thread* th, Value file) : th_(th), at_(nullptr), end_(nullptr), refs_(th), file_(file) {}

    // Empty: raised.
    Value run() {
        Value v = read();
        if (!v && !failed_) fail(Exc::TypeError, "NULL object in marshal data for object");
        return failed_ ? Value() : v;
    }

  private:
    Value fail(Exc exc, const char* message) {
        if (!failed_) raise(th_, exc, "%s", message);
        failed_ = true;
        return Value();
    }
    Value bad(const char* what) {
        if (!failed_) raise(th_, Exc::ValueError, "bad marshal data (%s)", what);
        failed_ = true;
        return Value();
    }
    Value raised() {
        failed_ = true;
        return Value();
    }
    bool need(i64 size) {
        if (size <= end_ - at_) return true;
        if (file_) return fetch(size);
        fail(Exc::EOFError, "marshal data too short");
        return false;
    }
    // Reads `size` bytes of the file into the buffer, which is empty.
    bool fetch(i64 size);
    int byte() {
        if (at_ < end_) return static_cast<u8>(*at_++);
        if (file_) {
            if (fetch(1)) return static_cast<u8>(*at_++);
            if (!catch_pending(th_, Exc::EOFError)) return 0;
            failed_ = false;
        }
        fail(Exc::EOFError, "EOF read where object expected");
        return 0;
    }
    // Room for `count` objects of at least a byte each?
    bool need_objects(i64 count) {
        if (count <= end_ - at_ || file_) return !failed_;
        fail(Exc::EOFError, "EOF read where object expected");
        return false;
    }
    i32 i32_le() {
        if (!need(4)) return 0;
        i32 n;
        std::memcpy(&n, at_, 4);
        at_ += 4;
        return n;
    }
    double binary_double() {
        if (!need(8)) return 0;
        double d;
        std::memcpy(&d, at_, 8);
        at_ += 8;
        return d;
    }
    double decimal_double() {
        int size = byte();
        if (!need(size)) return 0;
        std::string text(at_, static_cast<size_t>(size));
        at_ += size;
        return std::strtod(text.c_str(), nullptr);
    }
    std::string_view text(i64 size) {
        if (!need(size)) return {};
        std::string_view view(at_, static_cast<size_t>(size));
        at_ += size;
        return view;
    }

    // Reference numbers are given before the parts are read; the object is put in later.
    size_t reserve(bool flag) {
        if (!flag) return kNoRef;
        refs_.push_back(none());
        return refs_.size() - 1;
    }
    Value keep(Value v, size_t ref) {
        if (v && ref != kNoRef) refs_[ref] = v;
        return v;
    }
    Value object(Object* o) { return o ? Value(o) : raised(); }

    Value read();
    Value read_tagged(int tag, bool flag);
    Value read_long();
    Value read_ascii(i64 size, bool interned);
    Value read_utf8(i64 size, bool interned);
    Value read_tuple(i64 count, size_t ref);
    Value read_list(size_t ref);
    Value read_dict(size_t ref);
    Value read_set(bool frozen, bool flag);
    Value read_code(size_t ref);
    Value read_part(Kind kind);

    static constexpr size_t kNoRef = ~size_t{0};
    Thread* th_;
    const char* at_;
    const char* end_;
    ValueVector refs_;
    Value file_;
    std::string buffer_;
    int depth_ = 0;
    bool failed_ = false;
};

bool Reader::fetch(i64 size) {
    if (failed_) return false;
    Bytearray* array = bytearray_from(th_, std::string(static_cast<size_t>(size), '\0'));
    Value read = array ? call_method(th_, file_, intern(th_, "readinto"), {Value(array)}) : Value();
    i64 got;
    if (!read || !to_i64(th_, read, &got)) {
        failed_ = true;
        return false;
    }
    if (got > size) {
        raise(th_, Exc::ValueError, "read() returned too much data: %zd bytes requested, %zd returned", size, got);
        failed_ = true;
        return false;
    }
    if (got < size || array->length < size) {
        fail(Exc::EOFError, "EOF read where not expected");
        return false;
    }
    buffer_.assign(array->data(), static_cast<size_t>(size));
    at_ = buffer_.data();
    end_ = at_ + size;
    return true;
}

Value Reader::read() {
    if (failed_) return Value();
    int head = byte();
    if (failed_) return Value();
    if (++depth_ > kMarshalMaxDepth) return bad("recursion limit exceeded");
    Value v = read_tagged(head & ~kTagRefFlag, head & kTagRefFlag);
    --depth_;
    return failed_ ? Value() : v;
}

Value Reader::read_tagged(int tag, bool flag) {
    switch (tag) {
        case kTagNull: return Value();
        case kTagNone: return none();
        case kTagStopIteration: return Value(exception_type(Exc::StopIteration));
        case kTagEllipsis: return ellipsis();
        case kTagFalse: return py_false();
        case kTagTrue: return py_true();
        case kTagInt: return keep(Value::from_small_int(i32_le()), reserve(flag));
        case kTagInt64: {
            u64 low = static_cast<u32>(i32_le());
            i64 high = i32_le();
            return keep(int_from_i64(th_, static_cast<i64>(low | static_cast<u64>(high) << 32)), reserve(flag));
        }
        case kTagLong: {
            size_t ref = reserve(flag);
            return keep(read_long(), ref);
        }
        case kTagFloat: return keep(Value::from_double(decimal_double()), reserve(flag));
        case kTagBinaryFloat: return keep(Value::from_double(binary_double()), reserve(flag));
        case kTagComplex:
        case kTagBinaryComplex: {
            double re = tag == kTagComplex ? decimal_double() : binary_double();
            double im = tag == kTagComplex ? decimal_double() : binary_double();
            return keep(object(new_complex(th_, re, im)), reserve(flag));
        }
        case kTagString: {
            i32 size = i32_le();
            if (size < 0) return bad("bytes object size out of range");
            std::string_view view = text(size);
            if (failed_) return Value();
            return keep(object(bytes_from(th_, view)), reserve(flag));
        }
        case kTagAscii:
        case kTagAsciiInterned: {
            i32 size = i32_le();
            if (size < 0) return bad("string size out of range");
            return keep(read_ascii(size, tag == kTagAsciiInterned), reserve(flag));
        }
        case kTagShortAscii:
        case kTagShortAsciiInterned:
            return keep(read_ascii(byte(), tag == kTagShortAsciiInterned), reserve(flag));
        case kTagInterned:
        case kTagUnicode: {
            i32 size = i32_le();
            if (size < 0) return bad("string size out of range");
            return keep(read_utf8(size, tag == kTagInterned), reserve(flag));
        }
        case kTagSmallTuple: {
            int count = byte();
            return read_tuple(count, reserve(flag));
        }
        case kTagTuple: {
            i32 count = i32_le();
            if (count < 0) return bad("tuple size out of range");
            return read_tuple(count, reserve(flag));
        }
        case kTagList: return read_list(reserve(flag));
        case kTagDict: return read_dict(reserve(flag));
        case kTagSet:
        case kTagFrozenset: return read_set(tag == kTagFrozenset, flag);
        case kTagCode: return read_code(reserve(flag));
        case kTagRef: {
            i32 n = i32_le();
            if (failed_) return Value();
            if (n < 0 || static_cast<size_t>(n) >= refs_.size()) return bad("invalid reference");
            return refs_[static_cast<size_t>(n)];
        }
        default: return bad("unknown type code");
    }
}

Value Reader::read_long() {
    i32 n = i32_le();
    if (failed_) return Value();
    if (n == INT32_MIN) return bad("long size out of range");
    i64 digits = n < 0 ? -static_cast<i64>(n) : n;
    if (!need(digits * 2)) return Value();
    if (!digits) return Value::from_small_int(0);
    std::vector<mp_limb_t> limbs(static_cast<size_t>(digits * 15 / 64 + 1), 0);
    u32 digit = 0;
    for (i64 i = 0; i < digits; ++i) {
        digit = static_cast<u8>(at_[0]) | static_cast<u32>(static_cast<u8>(at_[1])) << 8;
        at_ += 2;
        if (digit > 0x7FFF) return bad("digit out of range in long");
        size_t bit = static_cast<size_t>(i) * 15;
        limbs[bit / 64] |= static_cast<mp_limb_t>(digit) << (bit % 64);
        if (bit % 64 > 49) limbs[bit / 64 + 1] |= static_cast<mp_limb_t>(digit) >> (64 - bit % 64);
    }
    if (!digit) return bad("unnormalized long data");
    i64 count = static_cast<i64>(limbs.size());
    Value v = int_from_limbs(th_, limbs.data(), count, n < 0);
    return v ? v : raised();
}

Value Reader::read_ascii(i64 size, bool interned) {
    std::string_view view = text(size);
    if (failed_) return Value();
    Str* s = str_from_latin1(th_, view);
    if (s && interned) s = intern(th_, s);
    return object(s);
}

Value Reader::read_utf8(i64 size, bool interned) {
    std::string_view view = text(size);
    if (failed_) return Value();
    Str* s = str_from_utf8(th_, view);
    if (s && interned) s = intern(th_, s);
    return object(s);
}

Value Reader::read_tuple(i64 count, size_t ref) {
    if (!need_objects(count)) return Value();
    if (!count) return keep(Value(empty_tuple()), ref);
    Tuple* tuple = new_tuple(th_, count);
    if (!tuple) return raised();
    for (i64 i = 0; i < count; ++i) tuple->items[i] = none();
    keep(Value(tuple), ref);
    for (i64 i = 0; i < count; ++i) {
        Value item = read();
        if (failed_) return Value();
        if (!item) return fail(Exc::TypeError, "NULL object in marshal data for tuple");
        set_field(th_, tuple, tuple->items[i], item);
    }
    return Value(tuple);
}

Value Reader::read_list(size_t ref) {
    i32 count = i32_le();
    if (failed_) return Value();
    if (count < 0) return bad("list size out of range");
    if (!need_objects(count)) return Value();
    List* list = new_list(th_, count);
    if (!list) return raised();
    keep(Value(list), ref);
    for (i64 i = 0; i < count; ++i) {
        Value item = read();
        if (failed_) return Value();
        if (!item) return fail(Exc::TypeError, "NULL object in marshal data for list");
        if (!list_append(th_, list, item)) return raised();
    }
    return Value(list);
}

Value Reader::read_dict(size_t ref) {
    Dict* dict = new_dict(th_);
    if (!dict) return raised();
    keep(Value(dict), ref);
    for (;;) {
        Value key = read();
        if (failed_) return Value();
        if (!key) return Value(dict);
        Value value = read();
        if (failed_) return Value();
        if (!value) return Value(dict);
        if (!dict_set(th_, dict, key, value)) return raised();
    }
}

Value Reader::read_set(bool frozen, bool flag) {
    i32 count = i32_le();
    if (failed_) return Value();
    if (count < 0) return bad("set size out of range");
    if (!need_objects(count)) return Value();
    Set* set = frozen ? new_frozenset(th_) : new_set(th_);
    if (!set) return raised();
    size_t ref = reserve(flag);
    if (!frozen) keep(Value(set), ref);
    for (i64 i = 0; i < count; ++i) {
        Value item = read();
        if (failed_) return Value();
        if (!item) return fail(Exc::TypeError, "NULL object in marshal data for set");
        if (set_add(th_, set, item) < 0) return raised();
    }
    return keep(Value(set), ref);
}

Value Reader::read_part(Kind kind) {
    Value v = read();
    if (failed_) return Value();
    if (!v) return fail(Exc::TypeError, "NULL object in marshal data for object");
    if (!has_kind(v, kind)) return fail(Exc::TypeError, "bad marshal data (code object field of a wrong type)");
    return v;
}

Value Reader::read_code(size_t ref) {
    CodeFields f;
    f.argcount = i32_le();
    f.posonlyargcount = i32_le();
    f.kwonlyargcount = i32_le();
    f.stacksize = i32_le();
    f.flags = i32_le();
    auto part = [&](Value& field, Kind kind) {
        if (!failed_) field = read_part(kind);
        return !failed_;
    };
    if (!part(f.code, Kind::Bytes) || !part(f.consts, Kind::Tuple) || !part(f.names, Kind::Tuple) ||
        !part(f.localsplusnames, Kind::Tuple) || !part(f.localspluskinds, Kind::Bytes) ||
        !part(f.filename, Kind::Str) || !part(f.name, Kind::Str) || !part(f.qualname, Kind::Str))
        return Value();
    f.firstlineno = i32_le();
    if (!part(f.linetable, Kind::Bytes) || !part(f.exceptiontable, Kind::Bytes)) return Value();
    return keep(object(code_from_fields(th_, f)), ref);
}

}  // namespace

Value marshal_loads(Thread* th, std::string_view data) { return Reader(th, data).run(); }
Value marshal_load(Thread* th, Value file) { return Reader(th, file).run(); }

}  // namespace krait
