// Identity of constants and the table of a code object's constants (CPython's _PyCode_ConstantKey).
#include "frontend/constants.h"

#include "runtime/types/bytes.h"
#include "runtime/types/code.h"
#include "runtime/types/complex.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

u64 mix(u64 h, u64 x) {
    h ^= x + 0x9E37'79B9'7F4A'7C15 + (h << 6) + (h >> 2);
    return h * 0xFF51'AFD7'ED55'8CCD;
}

u64 hash_text(std::string_view text) {
    u64 h = 14695981039346656037u;
    for (char c : text) h = (h ^ static_cast<u8>(c)) * 1099511628211u;
    return h;
}

u64 hash_units(const Str* s) {
    u64 h = static_cast<u64>(s->length) * 31;
    for (i64 i = 0; i < s->length; ++i) h = (h ^ s->at(i)) * 1099511628211u;
    return h;
}

bool is_bits_equal(double a, double b) { return std::bit_cast<u64>(a) == std::bit_cast<u64>(b) && a == a; }

bool code_constants_equal(const Code* a, const Code* b) {
    auto same_bytes = [](const Bytes* x, const Bytes* y) { return x->view() == y->view(); };
    return a->argcount == b->argcount && a->posonlyargcount == b->posonlyargcount &&
           a->kwonlyargcount == b->kwonlyargcount && a->co_flags == b->co_flags &&
           a->firstlineno == b->firstlineno && str_equal(a->name, b->name) && same_bytes(a->code, b->code) &&
           same_bytes(a->linetable, b->linetable) && same_bytes(a->exceptiontable, b->exceptiontable) &&
           constants_equal(Value(a->consts), Value(b->consts)) && constants_equal(Value(a->names), Value(b->names)) &&
           constants_equal(Value(a->localsplusnames), Value(b->localsplusnames));
}

bool frozensets_equal(Set* a, Set* b) {
    if (a->used != b->used) return false;
    i64 at = 0;
    Value key;
    while (set_next(a, &at, &key)) {
        i64 other = 0;
        Value candidate;
        bool found = false;
        while (!found && set_next(b, &other, &candidate)) found = constants_equal(key, candidate);
        if (!found) return false;
    }
    return true;
}

}  // namespace

u64 constant_hash(Value v) {
    if (!v.is_object()) return mix(1, v.bits());
    Object* object = v.object();
    u64 kind = static_cast<u64>(object->kind());
    switch (object->kind()) {
        case Kind::Str: return mix(kind, hash_units(v.as<Str>()));
        case Kind::Bytes: return mix(kind, hash_text(v.as<Bytes>()->view()));
        case Kind::Int: return mix(kind, static_cast<u64>(int_hash(v)));
        case Kind::Complex: {
            const Complex* z = v.as<Complex>();
            return mix(mix(kind, std::bit_cast<u64>(z->real)), std::bit_cast<u64>(z->imag));
        }
        case Kind::Tuple: {
            u64 h = kind;
            const Tuple* t = v.as<Tuple>();
            for (i64 i = 0; i < t->size; ++i) h = mix(h, constant_hash(t->items[i]));
            return h;
        }
        case Kind::Frozenset: {
            u64 h = 0;
            i64 at = 0;
            Value key;
            while (set_next(v.as<Set>(), &at, &key)) h += constant_hash(key);
            return mix(kind, h);
        }
        case Kind::Code: {
            const Code* code = v.as<Code>();
            return mix(mix(kind, hash_text(code->code->view())), static_cast<u64>(code->firstlineno));
        }
        default: return mix(kind, v.bits());
    }
}

bool constants_equal(Value a, Value b) {
    if (a == b) return !(a.is_double() && a.as_double() != a.as_double());
    if (!a.is_object() || !b.is_object() || a.object()->shape() != b.object()->shape()) return false;
    switch (a.object()->kind()) {
        case Kind::Str: return str_equal(a.as<Str>(), b.as<Str>());
        case Kind::Bytes: return a.as<Bytes>()->view() == b.as<Bytes>()->view();
        case Kind::Int: return int_compare(a, b) == 0;
        case Kind::Complex:
            return is_bits_equal(a.as<Complex>()->real, b.as<Complex>()->real) &&
                   is_bits_equal(a.as<Complex>()->imag, b.as<Complex>()->imag);
        case Kind::Tuple: {
            const Tuple *x = a.as<Tuple>(), *y = b.as<Tuple>();
            if (x->size != y->size) return false;
            for (i64 i = 0; i < x->size; ++i)
                if (!constants_equal(x->items[i], y->items[i])) return false;
            return true;
        }
        case Kind::Frozenset: return frozensets_equal(a.as<Set>(), b.as<Set>());
        case Kind::Code: return code_constants_equal(a.as<Code>(), b.as<Code>());
        default: return false;
    }
}

i32 ConstantTable::add(Value v) {
    if (slots_.size() < 2 * (values_.size() + 1)) grow();
    u64 hash = constant_hash(v);
    size_t mask = slots_.size() - 1;
    size_t slot = hash & mask;
    for (; slots_[slot] >= 0; slot = (slot + 1) & mask) {
        size_t i = static_cast<size_t>(slots_[slot]);
        if (hashes_[i] == hash && constants_equal(values_[i], v)) return slots_[slot];
    }
    slots_[slot] = size();
    hashes_.push_back(hash);
    values_.push_back(v);
    return size() - 1;
}

void ConstantTable::grow() {
    size_t capacity = slots_.empty() ? 16 : slots_.size() * 2;
    slots_.assign(capacity, -1);
    for (size_t i = 0; i < hashes_.size(); ++i) {
        size_t slot = hashes_[i] & (capacity - 1);
        while (slots_[slot] >= 0) slot = (slot + 1) & (capacity - 1);
        slots_[slot] = static_cast<i32>(i);
    }
}

}  // namespace krait
