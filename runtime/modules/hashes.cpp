// _md5, _sha1, _sha256, _sha512, _sha3, _blake2: message digests through OpenSSL's libcrypto, which is opened when the first of them
// is imported, so that start-up does not pay for it. hashlib uses these when it finds no _hashlib.
#include <dlfcn.h>
#include <openssl/evp.h>

#include <cstring>
#include <iterator>
#include <string>

#include "runtime/error.h"
#include "runtime/native.h"
#include "runtime/operators.h"
#include "runtime/type.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

// The functions of libcrypto that are used, with their own types.
struct Crypto {
    decltype(&EVP_MD_CTX_new) new_context;
    decltype(&EVP_MD_CTX_free) free_context;
    decltype(&EVP_MD_CTX_copy_ex) copy_context;
    decltype(&EVP_DigestInit_ex) init;
    decltype(&EVP_DigestUpdate) update;
    decltype(&EVP_DigestFinal_ex) final;
    decltype(&EVP_DigestFinalXOF) final_xof;
    decltype(&EVP_get_digestbyname) by_name;
    bool ready = false;
};
Crypto crypto;

bool open_crypto(Thread* th) {
    if (crypto.ready) return true;
    void* library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        raise(th, Exc::ImportError, "libcrypto.so.3 (package libssl3) is not installed");
        return false;
    }
    auto load = [&](auto& function, const char* name) {
        function = reinterpret_cast<std::decay_t<decltype(function)>>(dlsym(library, name));
        return function != nullptr;
    };
    crypto.ready = load(crypto.new_context, "EVP_MD_CTX_new") && load(crypto.free_context, "EVP_MD_CTX_free") &&
                   load(crypto.copy_context, "EVP_MD_CTX_copy_ex") && load(crypto.init, "EVP_DigestInit_ex") &&
                   load(crypto.update, "EVP_DigestUpdate") && load(crypto.final, "EVP_DigestFinal_ex") &&
                   load(crypto.final_xof, "EVP_DigestFinalXOF") && load(crypto.by_name, "EVP_get_digestbyname");
    if (!crypto.ready) raise(th, Exc::ImportError, "libcrypto.so.3 lacks a function");
    return crypto.ready;
}

struct Algorithm {
    const char* constructor;  // function of the module
    const char* python_name;  // .name
    const char* openssl_name;
    int digest_size;          // 0: extendable output
    int block_size;
};
constexpr Algorithm algorithms[] = {
    {"md5", "md5", "MD5", 16, 64},
    {"sha1", "sha1", "SHA1", 20, 64},
    {"sha224", "sha224", "SHA224", 28, 64},
    {"sha256", "sha256", "SHA256", 32, 64},
    {"sha384", "sha384", "SHA384", 48, 128},
    {"sha512", "sha512", "SHA512", 64, 128},
    {"sha3_224", "sha3_224", "SHA3-224", 28, 144},
    {"sha3_256", "sha3_256", "SHA3-256", 32, 136},
    {"sha3_384", "sha3_384", "SHA3-384", 48, 104},
    {"sha3_512", "sha3_512", "SHA3-512", 64, 72},
    {"shake_128", "shake_128", "SHAKE128", 0, 168},
    {"shake_256", "shake_256", "SHAKE256", 0, 136},
    {"blake2b", "blake2b", "BLAKE2b512", 64, 128},
    {"blake2s", "blake2s", "BLAKE2s256", 32, 64},
};

struct Hash : Object {
    const Algorithm* algorithm;
    EVP_MD_CTX* context;
};
Type* hash_type;

Hash* self_hash(Value v) { return v.as<Hash>(); }

Value new_hash(Thread* th, const Algorithm* algorithm) {
    auto* h = KRAIT_TRY(heap_new<Hash>(th, hash_type->root_shape, 0, kGcAtomic));
    h->algorithm = algorithm;
    h->context = crypto.new_context();
    register_finalizer(th, h);
    return Value(h);
}

void hash_finalize(Thread*, Value self) {
    Hash* h = self_hash(self);
    if (h->context) crypto.free_context(h->context);
    h->context = nullptr;
}

bool update(Thread* th, Hash* h, Value data) {
    if (is_str(data)) {
        raise(th, Exc::TypeError, "Strings must be encoded before hashing");
        return false;
    }
    if (!supports_buffer(data)) {
        raise(th, Exc::TypeError, "object supporting the buffer API required");
        return false;
    }
    BufferView view;
    if (!get_buffer(th, data, &view, kBufferSimple)) return false;
    crypto.update(h->context, view.data, static_cast<size_t>(view.length));
    release_buffer(th, &view);
    return true;
}

template <size_t row>
Value construct(Thread* th, Value, const Args& args) {
    static const char* const names[] = {"string", "usedforsecurity"};
    Value out[2];
    const Algorithm& a = algorithms[row];
    if (!parse_args(th, {a.constructor, names, 2, 0, 0, 1}, args, out)) return {};
    Value v = KRAIT_TRY(new_hash(th, &a));
    Hash* h = self_hash(v);
    if (!crypto.init(h->context, crypto.by_name(a.openssl_name), nullptr))
        return raise(th, Exc::ValueError, "unsupported hash type %s", a.python_name);
    if (out[0] && !update(th, h, out[0])) return {};
    return v;
}

Value hash_update(Thread* th, Value self, Value data) { return update(th, self_hash(self), data) ? none() : Value(); }

Value hash_copy(Thread* th, Value self) {
    Value v = KRAIT_TRY(new_hash(th, self_hash(self)->algorithm));
    crypto.copy_context(self_hash(v)->context, self_hash(self)->context);
    return v;
}

// The digest of what was hashed so far, leaving the state as it is.
bool finish(Thread* th, Value self, const Args& args, std::string* out) {
    Hash* h = self_hash(self);
    i64 size = h->algorithm->digest_size;
    bool extendable = size == 0;
    static const char* const names[] = {"length"};
    if (extendable) {
        Value length;
        if (!parse_args(th, {"digest", names, 1, 1, 0, 1}, args, &length) || !to_ssize(th, length, Exc::OverflowError, &size))
            return false;
        if (size < 0 || size >= (i64{1} << 29)) {
            raise(th, Exc::ValueError, "length is too large");
            return false;
        }
    } else if (!check_no_keywords(th, "digest", args) || !check_arg_count(th, "digest", args, 0, 0)) {
        return false;
    }
    EVP_MD_CTX* copy = crypto.new_context();
    crypto.copy_context(copy, h->context);
    out->resize(static_cast<size_t>(size));
    auto* data = reinterpret_cast<unsigned char*>(out->data());
    if (extendable) crypto.final_xof(copy, data, out->size());
    else crypto.final(copy, data, nullptr);
    crypto.free_context(copy);
    return true;
}

Value hash_digest(Thread* th, Value self, const Args& args) {
    std::string digest;
    return finish(th, self, args, &digest) ? Value(bytes_from(th, digest)) : Value();
}

Value hash_hexdigest(Thread* th, Value self, const Args& args) {
    std::string digest, text;
    if (!finish(th, self, args, &digest)) return {};
    for (unsigned char c : digest) {
        text.push_back("0123456789abcdef"[c >> 4]);
        text.push_back("0123456789abcdef"[c & 15]);
    }
    return Value(str_from_ascii(th, text));
}

Value hash_repr(Thread* th, Value self) {
    return Value(format_message(th, "<%s %s object @ 0x%zx>", self_hash(self)->algorithm->python_name, "hash",
                                static_cast<size_t>(self.bits())));
}
Value get_name(Thread* th, Value self) { return Value(str_from_ascii(th, self_hash(self)->algorithm->python_name)); }
Value get_digest_size(Thread*, Value self) { return Value::from_small_int(self_hash(self)->algorithm->digest_size); }
Value get_block_size(Thread*, Value self) { return Value::from_small_int(self_hash(self)->algorithm->block_size); }

constexpr NativeDef hash_methods[] = {
    {"update", hash_update, "update($self, obj, /)\n--\n\nUpdate this hash object's state with the provided string."},
    {"digest", hash_digest, "digest($self, /)\n--\n\nReturn the digest value as a bytes object."},
    {"hexdigest", hash_hexdigest, "hexdigest($self, /)\n--\n\nReturn the digest value as a string of hexadecimal digits."},
    {"copy", hash_copy, "copy($self, /)\n--\n\nReturn a copy of the hash object."},
};
constexpr GetSetDef hash_getsets[] = {
    {"name", get_name, nullptr, nullptr},
    {"digest_size", get_digest_size, nullptr, nullptr},
    {"digestsize", get_digest_size, nullptr, nullptr},
    {"block_size", get_block_size, nullptr, nullptr},
};

bool ready(Thread* th) {
    if (!open_crypto(th)) return false;
    if (hash_type) return true;
    TypeSpec spec{};
    spec.name = "_hashlib.HASH";
    spec.doc = "A hash is an object used to calculate a checksum of a string of information.";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(Hash);
    spec.slots.repr = hash_repr;
    spec.slots.finalize = hash_finalize;
    spec.methods = hash_methods;
    spec.method_count = std::size(hash_methods);
    spec.getsets = hash_getsets;
    spec.getset_count = std::size(hash_getsets);
    hash_type = new_builtin_type(th, spec);
    return true;
}

constexpr NativeDef md5_functions[] = {{"md5", construct<0>}};
constexpr NativeDef sha1_functions[] = {{"sha1", construct<1>}};
constexpr NativeDef sha256_functions[] = {{"sha224", construct<2>}, {"sha256", construct<3>}};
constexpr NativeDef sha512_functions[] = {{"sha384", construct<4>}, {"sha512", construct<5>}};
constexpr NativeDef sha3_functions[] = {{"sha3_224", construct<6>}, {"sha3_256", construct<7>},  {"sha3_384", construct<8>},
                                        {"sha3_512", construct<9>}, {"shake_128", construct<10>}, {"shake_256", construct<11>}};
constexpr NativeDef blake2_functions[] = {{"blake2b", construct<12>}, {"blake2s", construct<13>}};

Value make_module(Thread* th, const ModuleDef& def) {
    return ready(th) ? Value(reinterpret_cast<Object*>(new_native_module(th, def))) : Value();
}

}  // namespace

Value init_md5(Thread* th) {
    static const ModuleDef def{"_md5", nullptr, md5_functions, std::size(md5_functions)};
    return make_module(th, def);
}
Value init_sha1(Thread* th) {
    static const ModuleDef def{"_sha1", nullptr, sha1_functions, std::size(sha1_functions)};
    return make_module(th, def);
}
Value init_sha256(Thread* th) {
    static const ModuleDef def{"_sha256", nullptr, sha256_functions, std::size(sha256_functions)};
    return make_module(th, def);
}
Value init_sha512(Thread* th) {
    static const ModuleDef def{"_sha512", nullptr, sha512_functions, std::size(sha512_functions)};
    return make_module(th, def);
}
Value init_sha3(Thread* th) {
    static const ModuleDef def{"_sha3", nullptr, sha3_functions, std::size(sha3_functions)};
    return make_module(th, def);
}
Value init_blake2(Thread* th) {
    static const ModuleDef def{"_blake2", nullptr, blake2_functions, std::size(blake2_functions)};
    return make_module(th, def);
}

}  // namespace krait
