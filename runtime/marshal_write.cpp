// marshal, writing.
//
// From version 3 on every object that could occur again gets a reference number, in the order of first writing; a later
// occurrence is written as that number. CPython leaves the flag out for objects with one reference, which cannot occur
// again; there being no counts here, all get one. An immediate number is identical with every equal one, as constants are
// in CPython.
#include "runtime/error.h"
#include "runtime/marshal.h"
#include "runtime/marshal_tags.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code.h"
#include "runtime/types/complex.h"
#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace krait {

namespace {

class Writer {
  public:
    Writer(Thread* th, int version) : th_(th), version_(version) {}

    bool run(Value v) {
        write(v);
        if (unmarshallable_) raise(th_, Exc::ValueError, "unmarshallable object");
        if (too_deep_) raise(th_, Exc::ValueError, "object too deeply nested to marshal");
        return !failed_;
    }
    std::string& bytes() { return out_; }

  private:
    void byte(int b) { out_.push_back(static_cast<char>(b)); }
    void tag(char t) { byte(static_cast<u8>(t) | flag_); }
    void u16_le(u32 n) {
        byte(n & 0xFF);
        byte(n >> 8 & 0xFF);
    }
    void i32_le(i64 n) {
        for (int shift = 0; shift < 32; shift += 8) byte(static_cast<int>(n >> shift & 0xFF));
    }
    void text(std::string_view s) {
        i32_le(static_cast<i64>(s.size()));
        out_ += s;
    }
    void binary_double(double d) {
        char raw[8];
        std::memcpy(raw, &d, 8);
        out_.append(raw, 8);
    }
    void decimal_double(double d) {
        Str* repr = to_repr(th_, Value::from_double(d));
        if (!repr) {
            failed_ = true;
            return;
        }
        byte(static_cast<int>(repr->length));
        out_ += repr->ascii();
    }

    bool reference(u64 identity);
    void write(Value v);
    void write_object(Value v);
    void write_int(Value v);
    void write_float(double d);
    void write_complex(const Complex* z);
    void write_str(Str* s);
    void write_sequence(char t, const Value* items, i64 count);
    void write_dict(Dict* dict);
    void write_set(Set* set, char t);
    void write_code(const Code* code);

    Thread* th_;
    int version_;
    int flag_ = 0;
    int depth_ = 0;
    bool failed_ = false, unmarshallable_ = false, too_deep_ = false;
    std::string out_;
    std::vector<std::pair<u64, u32>> table_;  // identity -> number, open addressing
    u32 count_ = 0;
};

// Writes a reference if `identity` was written before; else numbers it and sets the flag for the coming tag.
bool Writer::reference(u64 identity) {
    flag_ = 0;
    if (version_ < 3) return false;
    if (table_.size() < 2 * (count_ + 1)) {
        auto old = std::move(table_);
        table_.assign(old.empty() ? 64 : old.size() * 2, {0, 0});
        for (auto& entry : old) {
            if (!entry.first) continue;
            size_t slot = entry.first * 0x9E37'79B9'7F4A'7C15u >> 20 & (table_.size() - 1);
            while (table_[slot].first) slot = (slot + 1) & (table_.size() - 1);
            table_[slot] = entry;
        }
    }
    size_t slot = identity * 0x9E37'79B9'7F4A'7C15u >> 20 & (table_.size() - 1);
    for (; table_[slot].first; slot = (slot + 1) & (table_.size() - 1)) {
        if (table_[slot].first != identity) continue;
        byte(kTagRef);
        i32_le(table_[slot].second);
        return true;
    }
    table_[slot] = {identity, count_++};
    flag_ = kTagRefFlag;
    return false;
}

void Writer::write(Value v) {
    if (failed_) return;
    if (++depth_ > kMarshalMaxDepth) {
        failed_ = too_deep_ = true;
    } else if (!v) {
        byte(kTagNull);
    } else if (is_none(v)) {
        byte(kTagNone);
    } else if (v == ellipsis()) {
        byte(kTagEllipsis);
    } else if (v == py_false()) {
        byte(kTagFalse);
    } else if (v == py_true()) {
        byte(kTagTrue);
    } else if (v == Value(exception_type(Exc::StopIteration))) {
        byte(kTagStopIteration);
    } else {
        if (!reference(v.bits())) write_object(v);
    }
    --depth_;
}

void Writer::write_object(Value v) {
    if (v.is_small_int()) return write_int(v);
    if (v.is_double()) return write_float(v.as_double());
    Object* object = v.object();
    if (object->shape() == builtin_shape(object->kind())) {
        switch (object->kind()) {
            case Kind::Int: return write_int(v);
            case Kind::Complex: return write_complex(v.as<Complex>());
            case Kind::Str: return write_str(v.as<Str>());
            case Kind::Bytes:
                tag(kTagString);
                return text(v.as<Bytes>()->view());
            case Kind::Tuple: return write_sequence(kTagTuple, v.as<Tuple>()->items, v.as<Tuple>()->size);
            case Kind::List: return write_sequence(kTagList, v.as<List>()->items, v.as<List>()->size);
            case Kind::Dict: return write_dict(v.as<Dict>());
            case Kind::Set: return write_set(v.as<Set>(), kTagSet);
            case Kind::Frozenset: return write_set(v.as<Set>(), kTagFrozenset);
            case Kind::Code: return write_code(v.as<Code>());
            default: break;
        }
    }
    if (supports_buffer(v)) {
        BufferView view;
        if (get_buffer(th_, v, &view, kBufferSimple)) {
            tag(kTagString);
            text({view.data, static_cast<size_t>(view.length)});
            release_buffer(th_, &view);
            return;
        }
        clear_pending(th_);
    }
    byte(kTagUnknown);
    failed_ = unmarshallable_ = true;
}

void Writer::write_int(Value v) {
    i64 n;
    if (int_fits_i64(v, &n) && n >= INT32_MIN && n <= INT32_MAX) {
        tag(kTagInt);
        return i32_le(n);
    }
    // Digits of 15 bits, least significant first; the count carries the sign.
    tag(kTagLong);
    IntView view(v);
    i64 limbs = view.size < 0 ? -view.size : view.size;
    i64 digits = (int_bit_length(v) + 14) / 15;
    i32_le(view.size < 0 ? -digits : digits);
    for (i64 i = 0; i < digits; ++i) {
        i64 bit = i * 15;
        u64 low = view.limbs[bit / 64] >> (bit % 64);
        if (bit % 64 > 49 && bit / 64 + 1 < limbs) low |= view.limbs[bit / 64 + 1] << (64 - bit % 64);
        u16_le(low & 0x7FFF);
    }
}

void Writer::write_float(double d) {
    tag(version_ > 1 ? kTagBinaryFloat : kTagFloat);
    if (version_ > 1)
        binary_double(d);
    else
        decimal_double(d);
}

void Writer::write_complex(const Complex* z) {
    tag(version_ > 1 ? kTagBinaryComplex : kTagComplex);
    for (double part : {z->real, z->imag}) {
        if (version_ > 1)
            binary_double(part);
        else
            decimal_double(part);
    }
}

void Writer::write_str(Str* s) {
    bool interned = s->flags & kStrInterned;
    if (version_ >= 4 && s->is_ascii()) {
        bool is_short = s->length < 256;
        if (is_short) {
            tag(interned ? kTagShortAsciiInterned : kTagShortAscii);
            byte(static_cast<int>(s->length));
            out_ += s->ascii();
        } else {
            tag(interned ? kTagAsciiInterned : kTagAscii);
            text(s->ascii());
        }
        return;
    }
    tag(version_ >= 3 && interned ? kTagInterned : kTagUnicode);
    text(str_utf8(th_, s));
}

void Writer::write_sequence(char t, const Value* items, i64 count) {
    if (t == kTagTuple && version_ >= 4 && count < 256) {
        tag(kTagSmallTuple);
        byte(static_cast<int>(count));
    } else {
        tag(t);
        i32_le(count);
    }
    for (i64 i = 0; i < count; ++i) write(items[i]);
}

void Writer::write_dict(Dict* dict) {
    tag(kTagDict);
    i64 at = 0;
    Value key, value;
    while (dict_next(dict, &at, &key, &value)) {
        write(key);
        write(value);
    }
    byte(kTagNull);
}

// Elements in the order of their own marshalled bytes, so that the result does not depend on hashes.
void Writer::write_set(Set* set, char t) {
    tag(t);
    i32_le(set->used);
    std::vector<std::pair<std::string, Value>> items;
    ValueVector keep(th_);
    i64 at = 0;
    Value key;
    while (set_next(set, &at, &key)) {
        keep.push_back(key);
        Writer inner(th_, version_);
        if (!inner.run(key)) {
            failed_ = true;
            return;
        }
        items.emplace_back(std::move(inner.bytes()), key);
    }
    std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& item : items) write(item.second);
}

void Writer::write_code(const Code* code) {
    tag(kTagCode);
    i32_le(code->argcount);
    i32_le(code->posonlyargcount);
    i32_le(code->kwonlyargcount);
    i32_le(code->stacksize);
    i32_le(code->co_flags);
    write(Value(code->code));
    write(Value(code->consts));
    write(Value(code->names));
    write(Value(code->localsplusnames));
    write(Value(code->localspluskinds));
    write(code->filename);
    write(Value(code->name));
    write(Value(code->qualname));
    i32_le(code->firstlineno);
    write(Value(code->linetable));
    write(Value(code->exceptiontable));
}

}  // namespace

Bytes* marshal_dumps(Thread* th, Value v, int version) {
    Writer writer(th, version);
    if (!writer.run(v)) return nullptr;
    return bytes_from(th, writer.bytes());
}

}  // namespace krait
