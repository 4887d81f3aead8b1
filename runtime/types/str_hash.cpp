// Hash of str and bytes: SipHash-1-3 (Aumasson, Bernstein, 2012, with one compression and three finalisation rounds) over
// the code units in memory, keyed by vm->hash_seed. Equal to CPython 3.11's for the same PYTHONHASHSEED. Interning too:
// the table of interned strings is an open-addressing set in C++ memory whose members are roots for ever.
#include <vector>

#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/str_units.h"

namespace krait {

namespace {

inline u64 rotl(u64 x, int b) { return (x << b) | (x >> (64 - b)); }

struct SipState {
    u64 v0, v1, v2, v3;
    void round() {
        v0 += v1, v2 += v3;
        v1 = rotl(v1, 13) ^ v0, v3 = rotl(v3, 16) ^ v2;
        v0 = rotl(v0, 32);
        v2 += v1, v0 += v3;
        v1 = rotl(v1, 17) ^ v2, v3 = rotl(v3, 21) ^ v0;
        v2 = rotl(v2, 32);
    }
};

// Without a loop, and without a call of memcpy for the odd size.
inline u64 load_up_to_7(const u8* in, size_t size) {
    if (size >= 4) {
        u32 low, high;
        memcpy(&low, in, 4);
        memcpy(&high, in + size - 4, 4);
        return low | static_cast<u64>(high) << (8 * (size - 4));
    }
    if (size == 0) return 0;
    return in[0] | static_cast<u64>(in[size / 2]) << (8 * (size / 2)) | static_cast<u64>(in[size - 1]) << (8 * (size - 1));
}

}  // namespace

u64 siphash13(u64 k0, u64 k1, const void* data, size_t size) {
    SipState s{k0 ^ 0x736f6d6570736575, k1 ^ 0x646f72616e646f6d, k0 ^ 0x6c7967656e657261, k1 ^ 0x7465646279746573};
    auto* in = static_cast<const u8*>(data);
    u64 last = static_cast<u64>(size) << 56;
    for (; size >= 8; size -= 8, in += 8) {
        u64 word;
        memcpy(&word, in, 8);
        s.v3 ^= word;
        s.round();
        s.v0 ^= word;
    }
    last |= load_up_to_7(in, size);
    s.v3 ^= last;
    s.round();
    s.v0 ^= last;
    s.v2 ^= 0xff;
    s.round();
    s.round();
    s.round();
    return (s.v0 ^ s.v1) ^ (s.v2 ^ s.v3);
}

u64 hash_bytes(Thread* th, const void* data, size_t size) {
    if (size == 0) return 0;
    u64 h = siphash13(th->vm->hash_seed[0], th->vm->hash_seed[1], data, size);
    return h == ~u64{0} ? ~u64{0} - 1 : h;
}

void seed_hash(Vm* vm, u32 seed) {
    vm->hash_seed[0] = vm->hash_seed[1] = 0;
    if (seed == 0) return;
    u32 x = seed;
    u8 bytes[16];
    for (u8& b : bytes) {
        x = x * 214013 + 2531011;
        b = static_cast<u8>(x >> 16);
    }
    memcpy(vm->hash_seed, bytes, 16);
}

u64 str_hash(Thread* th, Str* s) {
    if (s->hash == 0) s->hash = hash_bytes(th, s->data, static_cast<size_t>(s->length) * s->width());
    return s->hash;
}

// ---- Equality and order ----

bool str_equal(const Str* a, std::string_view ascii) {
    return a->is_ascii() && a->ascii() == ascii;
}

int str_compare(const Str* a, const Str* b) {
    i64 shared = a->length < b->length ? a->length : b->length;
    int order = with_units(a, [&](auto* p) {
        return with_units(b, [&](auto* q) {
            if constexpr (sizeof(*p) == 1 && sizeof(*q) == 1) {
                return shared ? memcmp(p, q, static_cast<size_t>(shared)) : 0;
            } else {
                for (i64 i = 0; i < shared; ++i)
                    if (p[i] != q[i]) return p[i] < q[i] ? -1 : 1;
                return 0;
            }
        });
    });
    if (order) return order < 0 ? -1 : 1;
    return a->length < b->length ? -1 : a->length > b->length;
}

// ---- Interning ----

namespace {

struct InternTable {
    Str** slots = nullptr;
    size_t mask = 0;
    size_t used = 0;
};
InternTable interned;

// Interned since the last collection; the others are old already.
std::vector<Str*> newly_interned;

void trace_interned(void*, Marker& marker) {
    if (marker.young()) {
        for (Str* s : newly_interned) marker.visit(s);
        newly_interned.clear();
        return;
    }
    newly_interned.clear();
    for (size_t i = 0; interned.slots && i <= interned.mask; ++i)
        if (interned.slots[i]) marker.visit(interned.slots[i]);
}

void grow_interned(Thread* th) {
    if (!interned.slots) add_root_tracer(th, trace_interned, nullptr);
    size_t size = interned.slots ? (interned.mask + 1) * 2 : 4096;
    Str** old = interned.slots;
    size_t old_size = old ? interned.mask + 1 : 0;
    interned.slots = static_cast<Str**>(calloc(size, sizeof(Str*)));
    interned.mask = size - 1;
    for (size_t i = 0; i < old_size; ++i) {
        if (!old[i]) continue;
        size_t at = old[i]->hash & interned.mask;
        while (interned.slots[at]) at = (at + 1) & interned.mask;
        interned.slots[at] = old[i];
    }
    free(old);
}

}  // namespace

Str* intern(Thread* th, Str* s) {
    if (!s || (s->flags & kStrInterned)) return s;
    if (s->shape() != builtin_shape(Kind::Str)) return s;
    if (interned.used * 2 >= interned.mask) grow_interned(th);
    u64 hash = str_hash(th, s);
    size_t at = hash & interned.mask;
    for (; interned.slots[at]; at = (at + 1) & interned.mask)
        if (interned.slots[at]->hash == hash && str_equal(interned.slots[at], s)) return interned.slots[at];
    if (s->length == 1 && s->at(0) < 256) {
        s = str_from_char(th, s->at(0));
        if (!s) return nullptr;
        str_hash(th, s);
    } else if (s->flags & kStrShared) {
        Str view = *s;  // its own units, so that the shared buffer can go
        view.flags &= static_cast<u8>(~kStrShared);
        Str* copy = str_from_units(th, view.data, view.width(), view.length);
        if (!copy) return nullptr;
        copy->hash = hash;
        s = copy;
    }
    s->flags |= kStrInterned;
    interned.slots[at] = s;
    newly_interned.push_back(s);
    ++interned.used;
    return s;
}

Str* intern(Thread* th, const char* text) {
    std::string_view view(text);
    if (view.size() == 0) return intern(th, empty_str());
    if (is_ascii_data(view.data(), view.size()) && interned.slots) {
        u64 hash = hash_bytes(th, view.data(), view.size());
        for (size_t at = hash & interned.mask; interned.slots[at]; at = (at + 1) & interned.mask)
            if (interned.slots[at]->hash == hash && str_equal(interned.slots[at], view)) return interned.slots[at];
    }
    return intern(th, str_from_utf8(th, view));
}

}  // namespace krait
