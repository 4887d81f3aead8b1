// _random: the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), seeded as CPython seeds it, so that sequences agree.
#include <sys/random.h>

#include <cstring>
#include <iterator>
#include <vector>

#include "runtime/native.h"
#include "runtime/operators.h"
#include "runtime/type.h"
#include "runtime/types/int_limbs.h"
#include "runtime/types/list.h"

namespace krait {

namespace {

constexpr int kN = 624, kM = 397;

struct Random : Object {
    i32 index;
    u32 state[kN];
};

Random* self_random(Value v) { return v.as<Random>(); }

void seed_with_number(Random* r, u32 s) {
    r->state[0] = s;
    for (u32 i = 1; i < kN; i++) r->state[i] = 1812433253u * (r->state[i - 1] ^ (r->state[i - 1] >> 30)) + i;
    r->index = kN;
}

void seed_with_array(Random* r, const std::vector<u32>& key) {
    u32* mt = r->state;
    seed_with_number(r, 19650218u);
    size_t i = 1, j = 0, length = key.size();
    for (size_t k = kN > length ? kN : length; k; k--) {
        mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1664525u)) + key[j] + static_cast<u32>(j);
        i++;
        j++;
        if (i >= kN) {
            mt[0] = mt[kN - 1];
            i = 1;
        }
        if (j >= length) j = 0;
    }
    for (size_t k = kN - 1; k; k--) {
        mt[i] = (mt[i] ^ ((mt[i - 1] ^ (mt[i - 1] >> 30)) * 1566083941u)) - static_cast<u32>(i);
        i++;
        if (i >= kN) {
            mt[0] = mt[kN - 1];
            i = 1;
        }
    }
    mt[0] = 0x80000000u;
}

u32 next_word(Random* r) {
    u32* mt = r->state;
    if (r->index >= kN) {
        auto mix = [](u32 upper, u32 lower, u32 other) {
            u32 y = (upper & 0x80000000u) | (lower & 0x7fffffffu);
            return other ^ (y >> 1) ^ ((y & 1) ? 0x9908b0dfu : 0);
        };
        int k = 0;
        for (; k < kN - kM; k++) mt[k] = mix(mt[k], mt[k + 1], mt[k + kM]);
        for (; k < kN - 1; k++) mt[k] = mix(mt[k], mt[k + 1], mt[k + kM - kN]);
        mt[kN - 1] = mix(mt[kN - 1], mt[0], mt[kM - 1]);
        r->index = 0;
    }
    u32 y = mt[r->index++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

// seed(None): from the system; an int: its absolute value's 32-bit words; anything else: its hash.
bool seed(Thread* th, Random* r, Value argument) {
    if (!argument || is_none(argument)) {
        std::vector<u32> key(kN);
        if (getrandom(key.data(), kN * 4, 0) < 0) key[0] = static_cast<u32>(reinterpret_cast<u64>(r));
        seed_with_array(r, key);
        return true;
    }
    Value n;
    if (is_int(argument)) {
        n = int_abs(th, argument);
    } else {
        i64 h = hash_value(th, argument);
        if (h == -1 && has_pending(th)) return false;
        n = int_from_u64(th, static_cast<u64>(h));
    }
    if (!n) return false;
    IntView view(n);
    std::vector<u32> key;
    for (i64 i = 0; i < view.size; i++) {
        key.push_back(static_cast<u32>(view.limbs[i]));
        key.push_back(static_cast<u32>(view.limbs[i] >> 32));
    }
    while (key.size() > 1 && key.back() == 0) key.pop_back();
    if (key.empty()) key.push_back(0);
    seed_with_array(r, key);
    return true;
}

Value random_new(Thread* th, Type* type, const Args& args) {
    if (args.count > 1) return raise(th, Exc::TypeError, "Random() takes at most 1 argument (%d given)", static_cast<int>(args.count));
    Object* object = KRAIT_TRY(new_instance(th, type));
    return seed(th, reinterpret_cast<Random*>(object), args.get(0)) ? Value(object) : Value();
}

bool random_init(Thread*, Value, const Args&) { return true; }

Value random_random(Thread*, Value self) {
    Random* r = self_random(self);
    u32 a = next_word(r) >> 5, b = next_word(r) >> 6;
    return Value::from_double((a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

Value random_seed(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "seed", args) || !check_arg_count(th, "seed", args, 0, 1)) return {};
    return seed(th, self_random(self), args.get(0)) ? none() : Value();
}

Value random_getrandbits(Thread* th, Value self, Value bits) {
    int k;
    if (!to_int32(th, bits, &k)) return {};
    if (k < 0) return raise(th, Exc::ValueError, "number of bits must be non-negative");
    Random* r = self_random(self);
    if (k == 0) return Value::from_small_int(0);
    if (k <= 32) return Value::from_small_int(next_word(r) >> (32 - k));
    i64 limbs = (k + 63) / 64;
    Int* out = KRAIT_TRY(new_int(th, limbs));
    auto* words = reinterpret_cast<u32*>(out->limbs);
    for (int i = 0; k > 0; i++, k -= 32) {
        u32 w = next_word(r);
        words[i] = k < 32 ? w >> (32 - k) : w;
    }
    return finish_int(out, limbs, false);
}

Value random_getstate(Thread* th, Value self) {
    Random* r = self_random(self);
    Tuple* state = KRAIT_TRY(new_tuple(th, kN + 1));
    for (int i = 0; i < kN; i++) state->items[i] = Value::from_small_int(r->state[i]);
    state->items[kN] = Value::from_small_int(r->index);
    return Value(state);
}

Value random_setstate(Thread* th, Value self, Value state) {
    if (!is_tuple(state)) return raise(th, Exc::TypeError, "state vector must be a tuple");
    auto* tuple = state.as<Tuple>();
    if (tuple->size != kN + 1) return raise(th, Exc::ValueError, "state vector is the wrong size");
    u32 words[kN];
    for (int i = 0; i < kN; i++) {
        i64 w;
        if (!to_i64(th, tuple->items[i], &w)) return {};
        words[i] = static_cast<u32>(w);
    }
    i64 index;
    if (!to_i64(th, tuple->items[kN], &index)) return {};
    if (index < 0 || index > kN) return raise(th, Exc::ValueError, "invalid state");
    Random* r = self_random(self);
    memcpy(r->state, words, sizeof words);
    r->index = static_cast<i32>(index);
    return none();
}

constexpr NativeDef methods[] = {
    {"random", random_random, "random($self, /)\n--\n\nrandom() -> x in the interval [0, 1).", kReads | kWrites},
    {"seed", random_seed, "seed($self, n=None, /)\n--\n\nseed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier."},
    {"getstate", random_getstate, "getstate($self, /)\n--\n\ngetstate() -> tuple containing the current state."},
    {"setstate", random_setstate, "setstate($self, state, /)\n--\n\nsetstate(state) -> None.  Restores generator state."},
    {"getrandbits", random_getrandbits, "getrandbits($self, k, /)\n--\n\ngetrandbits(k) -> x.  Generates an int with k random bits.", kReads | kWrites | kAllocates | kMayRaise},
};

}  // namespace

Value init_random(Thread* th) {
    TypeSpec spec{};
    spec.name = "_random.Random";
    spec.doc = "Random() -> create a random number generator with its own internal state.";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Random);
    spec.slots.new_ = random_new;
    spec.slots.init = random_init;
    spec.methods = methods;
    spec.method_count = std::size(methods);
    Type* type = new_builtin_type(th, spec);
    static const ModuleDef def{"_random", "Module implements the Mersenne Twister random number generator.", nullptr, 0};
    Module* module = new_native_module(th, def);
    if (!module || !module_add(th, module, "Random", Value(type))) return {};
    return Value(reinterpret_cast<Object*>(module));
}

}  // namespace krait
