// _ssl: what `import ssl` needs: constants, exceptions, random bytes, object identifiers, MemoryBIO, and contexts as records of
// settings. Not handled: handshakes (wrap_socket, wrap_bio) and certificates, which raise NotImplementedError.
#include <openssl/objects.h>
#include <openssl/rand.h>

#include <iterator>
#include <string>

#include "runtime/modules/library.h"
#include "runtime/modules/posix.h"
#include "runtime/modules/sys.h"
#include "runtime/roots.h"
#include "runtime/types/bytes_methods.h"

namespace krait {

namespace {

#define SSL_FUNCTIONS(F) F(RAND_bytes) F(RAND_status) F(RAND_add) F(OBJ_txt2obj) F(OBJ_nid2obj) F(OBJ_obj2nid) F(OBJ_nid2sn) F(OBJ_nid2ln) \
    F(OBJ_obj2txt) F(ASN1_OBJECT_free) F(OpenSSL_version_num) F(OpenSSL_version)
struct Functions {
#define F(name) decltype(::name)* name;
    SSL_FUNCTIONS(F)
#undef F
} lib;

Value error_types[7];

// ---- Random bytes ----

Value ssl_rand_status(Thread*, Value) { return py_bool(lib.RAND_status() == 1); }
Value ssl_rand_bytes(Thread* th, Value, Value count) {
    int n;
    if (!to_int32(th, count, &n)) return {};
    if (n < 0) return raise(th, Exc::ValueError, "num must be positive");
    Bytes* bytes = KRAIT_TRY(new_bytes(th, n));
    if (lib.RAND_bytes(reinterpret_cast<unsigned char*>(bytes->data), n) != 1)
        return raise_type(th, error_types[0].as<Type>(), "no random bytes");
    return Value(bytes);
}
Value ssl_rand_pseudo_bytes(Thread* th, Value self, Value count) {
    Value bytes = KRAIT_TRY(ssl_rand_bytes(th, self, count));
    return Value(make_tuple(th, bytes, py_true()));
}
Value ssl_rand_add(Thread* th, Value, Value data, Value entropy) {
    double e;
    std::string text;
    if (is_str(data)) {
        text = str_utf8(th, data.as<Str>());
    } else {
        BufferHold hold(th, data);
        if (!hold.ok()) return {};
        text = hold.bytes();
    }
    if (!to_double(th, entropy, &e)) return {};
    lib.RAND_add(text.data(), static_cast<int>(text.size()), e);
    return none();
}

// ---- Object identifiers ----

Value describe(Thread* th, const ASN1_OBJECT* object) {
    int nid = lib.OBJ_obj2nid(object);
    if (nid == NID_undef) return raise(th, Exc::ValueError, "Unknown object");
    char dotted[128];
    int n = lib.OBJ_obj2txt(dotted, sizeof dotted, object, 1);
    Value parts[] = {Value::from_small_int(nid), Value(str_from_ascii(th, lib.OBJ_nid2sn(nid))), Value(str_from_ascii(th, lib.OBJ_nid2ln(nid))),
                     n > 0 ? Value(str_from_ascii(th, dotted)) : none()};
    return Value(tuple_from(th, parts, 4));
}
Value ssl_txt2obj(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"txt", "name"};
    Value p[2];
    bool by_name;
    if (!parse(th, args, "txt2obj", kNames, 1, 0, 2, p) || !get_flag(th, p[1], false, &by_name)) return {};
    if (!is_str(p[0])) return raise(th, Exc::TypeError, "txt2obj() argument 'txt' must be str, not %T", p[0]);
    std::string text(str_utf8(th, p[0].as<Str>()));
    ASN1_OBJECT* object = lib.OBJ_txt2obj(text.c_str(), !by_name);
    if (!object) return raise(th, Exc::ValueError, "unknown object '%.100s'", text.c_str());
    Value r = describe(th, object);
    lib.ASN1_OBJECT_free(object);
    return r;
}
Value ssl_nid2obj(Thread* th, Value, Value number) {
    int nid;
    if (!to_int32(th, number, &nid)) return {};
    if (nid < NID_undef) return raise(th, Exc::ValueError, "NID must be positive.");
    ASN1_OBJECT* object = lib.OBJ_nid2obj(nid);
    if (!object) return raise(th, Exc::ValueError, "unknown NID %i", nid);
    Value r = describe(th, object);
    lib.ASN1_OBJECT_free(object);
    return r;
}

Value ssl_default_verify_paths(Thread* th, Value) {
    Value parts[] = {Value(str_from_ascii(th, "SSL_CERT_FILE")), Value(str_from_ascii(th, "/usr/lib/ssl/cert.pem")),
                     Value(str_from_ascii(th, "SSL_CERT_DIR")), Value(str_from_ascii(th, "/usr/lib/ssl/certs"))};
    return Value(tuple_from(th, parts, 4));
}

constexpr NativeDef kFunctions[] = {
    {"RAND_add", ssl_rand_add, "RAND_add($module, string, entropy, /)\n--\n\nMix string into the OpenSSL PRNG state."},
    {"RAND_bytes", ssl_rand_bytes, "RAND_bytes($module, n, /)\n--\n\nGenerate n cryptographically strong pseudo-random bytes."},
    {"RAND_pseudo_bytes", ssl_rand_pseudo_bytes, "RAND_pseudo_bytes($module, n, /)\n--\n\nGenerate n pseudo-random bytes."},
    {"RAND_status", ssl_rand_status, "RAND_status($module, /)\n--\n\nReturns True if the OpenSSL PRNG has been seeded with enough data and False if not."},
    {"get_default_verify_paths", ssl_default_verify_paths, "get_default_verify_paths($module, /)\n--\n\nReturn search paths and environment vars that are used by SSLContext's set_default_verify_paths() to load default CAs."},
    {"txt2obj", ssl_txt2obj, "txt2obj($module, /, txt, name=False)\n--\n\nLookup NID, short name, long name and OID of an ASN1_OBJECT."},
    {"nid2obj", ssl_nid2obj, "nid2obj($module, nid, /)\n--\n\nLookup NID, short name, long name and OID of an ASN1_OBJECT by NID."},
};
constexpr ModuleDef kModule = {"_ssl", "Implementation module for SSL socket operations.  See the socket module\nfor documentation.", kFunctions,
                               std::size(kFunctions)};

// ---- MemoryBIO ----

struct MemoryBio : Object {
    std::string* data;
    bool eof;
};
MemoryBio* bio_of(Value v) { return v.as<MemoryBio>(); }
Value bio_new(Thread* th, Type* type, const Args& args) {
    if (!check_no_keywords(th, "MemoryBIO", args) || !check_arg_count(th, "MemoryBIO", args, 0, 0)) return {};
    auto* b = static_cast<MemoryBio*>(KRAIT_TRY(new_instance(th, type)));
    b->data = new std::string;
    register_finalizer(th, b);
    return Value(b);
}
void bio_close(Thread*, Value self) {
    delete bio_of(self)->data;
    bio_of(self)->data = nullptr;
}
Value bio_read(Thread* th, Value self, const Args& args) {
    int n = -1;
    if (!check_arg_count(th, "read", args, 0, 1) || (args.count && !to_int32(th, args[0], &n))) return {};
    std::string& data = *bio_of(self)->data;
    size_t size = n < 0 ? data.size() : std::min(data.size(), static_cast<size_t>(n));
    Value r = KRAIT_TRY(Value(bytes_from(th, {data.data(), size})));
    data.erase(0, size);
    return r;
}
Value bio_write(Thread* th, Value self, Value data) {
    BufferHold hold(th, data);
    if (!hold.ok()) return {};
    if (bio_of(self)->eof) return raise_type(th, error_types[0].as<Type>(), "cannot write() after write_eof()");
    bio_of(self)->data->append(hold.bytes());
    return Value::from_small_int(static_cast<i64>(hold.bytes().size()));
}
Value bio_write_eof(Thread*, Value self) {
    bio_of(self)->eof = true;
    return none();
}
Value bio_pending(Thread*, Value self) { return Value::from_small_int(static_cast<i64>(bio_of(self)->data->size())); }
Value bio_eof(Thread*, Value self) { return py_bool(bio_of(self)->data->empty() && bio_of(self)->eof); }
constexpr NativeDef kBioMethods[] = {
    {"read", bio_read, "read($self, size=-1, /)\n--\n\nRead up to size bytes from the memory BIO."},
    {"write", bio_write, "write($self, b, /)\n--\n\nWrites the bytes b into the memory BIO."},
    {"write_eof", bio_write_eof, "write_eof($self, /)\n--\n\nWrite an EOF marker to the memory BIO."},
};
constexpr GetSetDef kBioGetSets[] = {{"pending", bio_pending, nullptr, "The number of bytes pending in the memory BIO."},
                                     {"eof", bio_eof, nullptr, "Whether the memory BIO is at EOF."}};

// ---- Contexts ----

struct Context : Object {
    i64 protocol, options, verify_mode, verify_flags, minimum, maximum, host_flags;
    Value sni_callback, message_callback, keylog;
    bool check_hostname, post_handshake_auth;
};
Context* context_of(Value v) { return v.as<Context>(); }
void trace_context(Object* object, Marker& marker) {
    auto* c = static_cast<Context*>(object);
    for (Value v : {c->sni_callback, c->message_callback, c->keylog}) marker.visit(v);
}
constexpr i64 kProtocolTls = 2, kProtocolTlsClient = 16, kProtocolTlsServer = 17;
constexpr i64 kMinimumSupported = -2, kMaximumSupported = -1;

Value context_new(Thread* th, Type* type, const Args& args) {
    int protocol;
    if (!check_no_keywords(th, "_SSLContext", args) || !check_arg_count(th, "_SSLContext", args, 1, 1) || !to_int32(th, args[0], &protocol)) return {};
    if (protocol < 2 || (protocol > 5 && protocol != kProtocolTlsClient && protocol != kProtocolTlsServer))
        return raise(th, Exc::ValueError, "invalid or unsupported protocol version");
    if (protocol != kProtocolTlsClient && protocol != kProtocolTlsServer && !warn(th, Exc::DeprecationWarning, 2, protocol == kProtocolTls ? "ssl.PROTOCOL_TLS is deprecated" : "ssl.PROTOCOL_TLSv1 is deprecated"))
        return {};
    auto* c = static_cast<Context*>(KRAIT_TRY(new_instance(th, type)));
    c->protocol = protocol;
    c->sni_callback = c->message_callback = c->keylog = none();
    c->check_hostname = protocol == kProtocolTlsClient;
    c->verify_mode = c->check_hostname ? 2 : 0;
    c->verify_flags = 32768;
    c->host_flags = 4;
    c->options = 0x80000000LL | 0x100000 | 0x20000 | 0x40000 | 0x02000000 | 0x400000 | 0x10;
    c->minimum = kMinimumSupported;
    c->maximum = kMaximumSupported;
    return Value(c);
}

Value context_unsupported(Thread* th, Value, const Args&) { return raise_unsupported(th, "TLS connections"); }
Value context_accept(Thread*, Value, const Args&) { return none(); }
Value context_stats(Thread* th, Value) {
    Dict* dict = KRAIT_TRY(new_dict(th));
    for (const char* name : {"x509", "crl", "x509_ca"})
        if (!dict_set_str(th, dict, name, Value::from_small_int(0))) return {};
    return Value(dict);
}
Value context_certificates(Thread* th, Value, const Args&) { return Value(new_list(th)); }

constexpr NativeDef kContextMethods[] = {
    {"_wrap_socket", context_unsupported, nullptr},      {"_wrap_bio", context_unsupported, nullptr},
    {"load_cert_chain", context_unsupported, nullptr},   {"load_dh_params", context_unsupported, nullptr},
    {"load_verify_locations", context_accept, nullptr},  {"set_default_verify_paths", context_accept, nullptr},
    {"set_ciphers", context_accept, nullptr},            {"set_ecdh_curve", context_accept, nullptr},
    {"_set_alpn_protocols", context_accept, nullptr},    {"cert_store_stats", context_stats, nullptr},
    {"get_ca_certs", context_certificates, nullptr},     {"get_ciphers", context_certificates, nullptr},
};

template <i64 Context::* Field>
Value get_number(Thread* th, Value self) { return int_from_i64(th, context_of(self)->*Field); }
template <i64 Context::* Field>
bool set_number(Thread* th, Value self, Value v) {
    i64 n;
    if (!v || !to_i64(th, v, &n)) return false;
    context_of(self)->*Field = n;
    return true;
}
bool set_verify_mode(Thread* th, Value self, Value v) {
    i64 n;
    if (!v || !to_i64(th, v, &n)) return false;
    if (n < 0 || n > 2) return raise(th, Exc::ValueError, "invalid value for verify_mode"), false;
    if (n == 0 && context_of(self)->check_hostname)
        return raise(th, Exc::ValueError, "Cannot set verify_mode to CERT_NONE when check_hostname is enabled."), false;
    context_of(self)->verify_mode = n;
    return true;
}
Value get_check_hostname(Thread*, Value self) { return py_bool(context_of(self)->check_hostname); }
bool set_check_hostname(Thread* th, Value self, Value v) {
    int on = v ? truth(th, v) : -1;
    if (on < 0) return false;
    if (on && context_of(self)->verify_mode == 0) context_of(self)->verify_mode = 2;
    context_of(self)->check_hostname = on;
    return true;
}
Value get_post_auth(Thread*, Value self) { return py_bool(context_of(self)->post_handshake_auth); }
bool set_post_auth(Thread* th, Value self, Value v) {
    int on = v ? truth(th, v) : -1;
    if (on < 0) return false;
    context_of(self)->post_handshake_auth = on;
    return true;
}
Value get_tickets(Thread*, Value) { return Value::from_small_int(2); }
Value get_security_level(Thread*, Value) { return Value::from_small_int(2); }
template <Value Context::* Field>
Value get_object(Thread*, Value self) { return context_of(self)->*Field; }
template <Value Context::* Field>
bool set_object(Thread* th, Value self, Value v) {
    if (!v) return raise(th, Exc::AttributeError, "cannot delete attribute"), false;
    set_field(th, self.object(), context_of(self)->*Field, v);
    return true;
}

constexpr GetSetDef kContextGetSets[] = {
    {"protocol", get_number<&Context::protocol>, nullptr, nullptr},
    {"options", get_number<&Context::options>, set_number<&Context::options>, nullptr},
    {"verify_mode", get_number<&Context::verify_mode>, set_verify_mode, nullptr},
    {"verify_flags", get_number<&Context::verify_flags>, set_number<&Context::verify_flags>, nullptr},
    {"minimum_version", get_number<&Context::minimum>, set_number<&Context::minimum>, nullptr},
    {"maximum_version", get_number<&Context::maximum>, set_number<&Context::maximum>, nullptr},
    {"_host_flags", get_number<&Context::host_flags>, set_number<&Context::host_flags>, nullptr},
    {"check_hostname", get_check_hostname, set_check_hostname, nullptr},
    {"post_handshake_auth", get_post_auth, set_post_auth, nullptr},
    {"num_tickets", get_tickets, nullptr, nullptr},
    {"security_level", get_security_level, nullptr, nullptr},
    {"sni_callback", get_object<&Context::sni_callback>, set_object<&Context::sni_callback>, nullptr},
    {"_msg_callback", get_object<&Context::message_callback>, set_object<&Context::message_callback>, nullptr},
    {"keylog_filename", get_object<&Context::keylog>, set_object<&Context::keylog>, nullptr},
};

// ---- The module ----

bool add_errors(Thread* th, Module* module) {
    constexpr const char* kNames[] = {"SSLError", "SSLZeroReturnError", "SSLWantReadError", "SSLWantWriteError", "SSLSyscallError", "SSLEOFError",
                                      "SSLCertVerificationError"};
    constexpr const char* kDocs[] = {"An error occurred in the SSL implementation.", "SSL/TLS session closed cleanly.",
                                     "Non-blocking SSL socket needs to read more data\nbefore the requested operation can be completed.",
                                     "Non-blocking SSL socket needs to write more data\nbefore the requested operation can be completed.",
                                     "System error when attempting SSL operation.", "SSL/TLS connection terminated abruptly.",
                                     "A certificate could not be verified."};
    for (int i = 0; i < 7; ++i) {
        Dict* ns = KRAIT_TRY(new_dict(th));
        if (!dict_set_str(th, ns, "__module__", str_from_ascii(th, "ssl")) || !dict_set_str(th, ns, "__doc__", str_from_ascii(th, kDocs[i]))) return false;
        Value bases = i == 0 ? Value(make_tuple(th, exception_type(Exc::OSError)))
                      : i == 6 ? Value(make_tuple(th, error_types[0], Value(exception_type(Exc::ValueError))))
                               : Value(make_tuple(th, error_types[0]));
        add_root(th, &error_types[i]);
        error_types[i] = KRAIT_TRY(call(th, builtin_type(Kind::Type), str_from_ascii(th, kNames[i]), bases, ns));
        if (!module_add(th, module, kNames[i], error_types[i])) return false;
    }
    return true;
}

bool add_types(Thread* th, Module* module) {
    TypeSpec spec{};
    spec.name = "_ssl.MemoryBIO";
    spec.kind = Kind::Native;
    spec.basic_size = sizeof(MemoryBio);
    spec.slots.new_ = bio_new;
    spec.slots.finalize = bio_close;
    spec.methods = kBioMethods;
    spec.method_count = std::size(kBioMethods);
    spec.getsets = kBioGetSets;
    spec.getset_count = std::size(kBioGetSets);
    Type* bio = KRAIT_TRY(new_builtin_type(th, spec));
    spec = {};
    spec.name = "_ssl._SSLContext";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Context);
    spec.trace = trace_context;
    spec.slots.new_ = context_new;
    spec.methods = kContextMethods;
    spec.method_count = std::size(kContextMethods);
    spec.getsets = kContextGetSets;
    spec.getset_count = std::size(kContextGetSets);
    Type* context = KRAIT_TRY(new_builtin_type(th, spec));
    spec = {};
    spec.name = "_ssl.SSLSession";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(Object);
    Type* session = KRAIT_TRY(new_builtin_type(th, spec));
    spec.name = "_ssl._SSLSocket";
    Type* socket = KRAIT_TRY(new_builtin_type(th, spec));
    return module_add(th, module, "MemoryBIO", bio) && module_add(th, module, "_SSLContext", context) && module_add(th, module, "SSLSession", session) &&
           module_add(th, module, "_SSLSocket", socket);
}

}  // namespace

Value init_ssl(Thread* th) {
    Library library("libcrypto.so.3");
    bool found = true;
#define F(name) found = found && library.get(lib.name, #name);
    SSL_FUNCTIONS(F)
#undef F
    if (!found) return raise(th, Exc::ImportError, "libcrypto.so.3: cannot open shared object file");
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    if (!add_errors(th, module) || !add_types(th, module)) return {};
    struct Constant {
        const char* name;
        i64 value;
    };
    static constexpr Constant kConstants[] = {
#define SSL_CONSTANT(name, value) {#name, value},
#include "runtime/modules/ssl_constants.def"
#undef SSL_CONSTANT
    };
    for (const Constant& c : kConstants)
        if (!module_add(th, module, c.name, int_from_i64(th, c.value))) return {};
    struct Feature {
        const char* name;
        bool on;
    };
    constexpr Feature kFeatures[] = {{"HAS_SNI", true}, {"HAS_TLS_UNIQUE", true}, {"HAS_ECDH", true}, {"HAS_NPN", false}, {"HAS_ALPN", true},
                                     {"HAS_SSLv2", false}, {"HAS_SSLv3", false}, {"HAS_TLSv1", true}, {"HAS_TLSv1_1", true}, {"HAS_TLSv1_2", true},
                                     {"HAS_TLSv1_3", true}};
    for (const Feature& f : kFeatures)
        if (!module_add(th, module, f.name, py_bool(f.on))) return {};
    u64 version = lib.OpenSSL_version_num();
    auto parts = [&](u64 v) {
        Value p[5];
        const u64 n[] = {v >> 28 & 0xFF, v >> 20 & 0xFF, v >> 12 & 0xFF, v >> 4 & 0xFF, v & 0xF};
        for (int i = 0; i < 5; ++i) p[i] = Value::from_small_int(static_cast<i64>(n[i]));
        return Value(tuple_from(th, p, 5));
    };
    bool ok = module_add(th, module, "OPENSSL_VERSION_NUMBER", int_from_u64(th, version)) &&
              module_add(th, module, "OPENSSL_VERSION_INFO", parts(version)) && module_add(th, module, "_OPENSSL_API_VERSION", parts(version)) &&
              module_add(th, module, "OPENSSL_VERSION", str_from_ascii(th, lib.OpenSSL_version(0))) &&
              module_add(th, module, "_DEFAULT_CIPHERS",
                         str_from_ascii(th, "ALL:!COMPLEMENTOFDEFAULT:!eNULL"));
    for (const char* name : {"err_codes_to_names", "err_names_to_codes", "lib_codes_to_names"}) ok = ok && module_add(th, module, name, Value(new_dict(th)));
    return ok ? Value(module) : Value();
}

}  // namespace krait
