// .pyc files: Krait's cache of compiled sources.
//
// The format and the place are importlib's (PEP 552, 3147, sys.pycache_prefix), so that modules cached here are found by it
// and the other way round: magic, flags 0, mtime and size of the source (each 32 bits), marshalled code. Anything not as
// expected in a cache file means compiling again, never an error.
#include "runtime/call.h"
#include "runtime/compile.h"
#include "runtime/error.h"
#include "runtime/marshal.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace krait {

namespace {

bool read_whole(const std::string& path, std::string* out, struct stat* status) {
    int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    bool ok = fstat(fd, status) == 0 && S_ISREG(status->st_mode);
    if (ok) {
        out->resize(static_cast<size_t>(status->st_size));
        size_t got = 0;
        while (got < out->size()) {
            ssize_t n = read(fd, out->data() + got, out->size() - got);
            if (n <= 0) break;
            got += static_cast<size_t>(n);
        }
        out->resize(got);
        ok = got == static_cast<size_t>(status->st_size);
    }
    close(fd);
    return ok;
}

std::string header(const struct stat& source) {
    u32 words[4] = {kPycMagic, 0, static_cast<u32>(source.st_mtime), static_cast<u32>(source.st_size)};
    return std::string(reinterpret_cast<const char*>(words), sizeof words);
}

void make_folders(const std::string& path) {
    for (size_t slash = path.find('/', 1); slash != std::string::npos; slash = path.find('/', slash + 1))
        mkdir(path.substr(0, slash).c_str(), 0777);
}

}  // namespace

std::string pyc_cache_path(Thread* th, const std::string& source, int optimize) {
    Str* key = str_from_ascii(th, "pycache_prefix");
    Value prefix = key ? dict_get_str(th->vm->sys_dict, key) : Value();
    if (!prefix || !is_str(prefix) || source.empty() || source[0] != '/') return "";
    size_t dot = source.rfind('.');
    std::string stem = dot != std::string::npos && dot > source.rfind('/') ? source.substr(0, dot) : source;
    std::string path(str_utf8(th, prefix.as<Str>()));
    path += stem + ".cpython-311";
    if (optimize) path += ".opt-" + std::to_string(optimize);
    return path + ".pyc";
}

int write_file_atomically(const std::string& path, std::string_view data, u32 mode) {
    std::string temporary = path + "." + std::to_string(getpid());
    int fd = open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0) return errno;
    int error = 0;
    while (!error && !data.empty()) {
        ssize_t n = write(fd, data.data(), data.size());
        if (n > 0) data.remove_prefix(static_cast<size_t>(n));
        else if (n == 0) error = ENOSPC;
        else if (errno != EINTR) error = errno;
    }
    if (close(fd) != 0 && !error) error = errno;
    if (!error && rename(temporary.c_str(), path.c_str()) != 0) error = errno;
    if (error) unlink(temporary.c_str());
    return error;
}

Code* load_source_cached(Thread* th, const std::string& path, Value filename, int optimize) {
    struct stat source_status, cache_status;
    if (stat(path.c_str(), &source_status) != 0) {
        raise_errno(th, errno, filename);
        return nullptr;
    }
    std::string cache = pyc_cache_path(th, path, optimize);
    std::string expected = header(source_status), data;
    if (!cache.empty() && read_whole(cache, &data, &cache_status) && data.compare(0, expected.size(), expected) == 0) {
        Value code = marshal_loads(th, std::string_view(data).substr(expected.size()));
        if (code && has_kind(code, Kind::Code)) {
            if (is_str(filename)) fix_code_filename(th, code.as<Code>(), filename.as<Str>());
            return code.as<Code>();
        }
        clear_pending(th);
    }
    std::string source;
    if (!read_whole(path, &source, &source_status)) {
        raise_errno(th, errno ? errno : EIO, filename);
        return nullptr;
    }
    CompileOptions options;
    options.filename = filename;
    options.mode = CompileMode::Exec;
    options.optimize = optimize;
    Bytes* bytes = bytes_from(th, source);
    Value code = bytes ? frontend_hooks.compile_source(th, Value(bytes), options) : Value();
    if (!code) return nullptr;
    Str* key = str_from_ascii(th, "dont_write_bytecode");
    Value dont_write = key ? dict_get_str(th->vm->sys_dict, key) : Value();
    if (!cache.empty() && dont_write != py_true()) {
        Bytes* marshalled = marshal_dumps(th, code);
        if (marshalled) {
            make_folders(cache);
            write_file_atomically(cache, header(source_status) + std::string(marshalled->view()), 0644);
        } else {
            clear_pending(th);
        }
    }
    return code.as<Code>();
}

void fix_code_filename(Thread* th, Code* code, Str* filename) {
    if (is_str(code->filename) && str_equal(code->filename.as<Str>(), filename)) return;
    Value old = code->filename;
    set_field(th, code, code->filename, Value(filename));
    for (i64 i = 0; i < code->consts->size; ++i) {
        Value v = code->consts->items[i];
        if (!has_kind(v, Kind::Code)) continue;
        Code* inner = v.as<Code>();
        bool same = inner->filename == old ||
                    (is_str(inner->filename) && is_str(old) && str_equal(inner->filename.as<Str>(), old.as<Str>()));
        if (same) fix_code_filename(th, inner, filename);
    }
}

// SipHash-1-3 as CPython's _Py_KeyedHash: the key's second half is zero.
u64 pyc_source_hash(u64 key, std::string_view source) {
    auto rotl = [](u64 x, int b) { return x << b | x >> (64 - b); };
    u64 v0 = key ^ 0x736f6d6570736575ULL, v1 = 0x646f72616e646f6dULL, v2 = key ^ 0x6c7967656e657261ULL,
        v3 = 0x7465646279746573ULL;
    auto round = [&] {
        v0 += v1; v1 = rotl(v1, 13); v1 ^= v0; v0 = rotl(v0, 32);
        v2 += v3; v3 = rotl(v3, 16); v3 ^= v2;
        v0 += v3; v3 = rotl(v3, 21); v3 ^= v0;
        v2 += v1; v1 = rotl(v1, 17); v1 ^= v2; v2 = rotl(v2, 32);
    };
    size_t size = source.size();
    const char* p = source.data();
    for (; source.end() - p >= 8; p += 8) {
        u64 word;
        std::memcpy(&word, p, 8);
        v3 ^= word;
        round();
        v0 ^= word;
    }
    u64 last = static_cast<u64>(size) << 56;
    for (size_t i = 0; i < size % 8; ++i) last |= static_cast<u64>(static_cast<u8>(p[i])) << (8 * i);
    v3 ^= last;
    round();
    v0 ^= last;
    v2 ^= 0xff;
    round();
    round();
    round();
    return (v0 ^ v1) ^ (v2 ^ v3);
}

}  // namespace krait
