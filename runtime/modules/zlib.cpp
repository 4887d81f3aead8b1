// Module `zlib`.
#include <zlib.h>

#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/type.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

Value error_type;
Type *compress_type, *decompress_type;

struct Stream : Object {
    Value unused_data, unconsumed_tail, dictionary;
    z_stream* z;     // malloc memory, freed by the finaliser
    bool compressing, live, eof;
};
Stream* stream_of(Value v) { return v.as<Stream>(); }

Value zlib_error(Thread* th, z_stream* z, int code, const char* what) {
    const char* detail = z->msg;
    if (code == Z_VERSION_ERROR) detail = "library version mismatch";
    if (!detail) {
        if (code == Z_BUF_ERROR) detail = "incomplete or truncated stream";
        if (code == Z_STREAM_ERROR) detail = "inconsistent stream state";
        if (code == Z_DATA_ERROR) detail = "invalid input data";
    }
    if (detail) return raise_type(th, error_type.as<Type>(), "Error %d %s: %.200s", code, what, detail);
    return raise_type(th, error_type.as<Type>(), "Error %d %s", code, what);
}

// Runs deflate or inflate over all input, appending what comes out (at most `limit` bytes if positive).
int pump(z_stream* z, bool compressing, int flush, std::string& out, i64 limit) {
    char buffer[16384];
    int code = Z_OK;
    while (true) {
        size_t room = sizeof buffer;
        if (limit > 0) {
            size_t left = static_cast<size_t>(limit) - out.size();
            if (left == 0) return code;
            if (left < room) room = left;
        }
        z->next_out = reinterpret_cast<Bytef*>(buffer);
        z->avail_out = static_cast<uInt>(room);
        code = compressing ? deflate(z, flush) : inflate(z, flush);
        out.append(buffer, room - z->avail_out);
        if (code != Z_OK && code != Z_BUF_ERROR) return code;
        if (z->avail_out != 0) return code;
    }
}

void set_input(z_stream* z, std::string_view data) {
    z->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(data.data()));
    z->avail_in = static_cast<uInt>(data.size());
}

Value zlib_compress(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"", "level", "wbits"};
    Value v[3] = {};
    if (!parse_args(th, ArgSpec{"compress", names, 3, 1, 1, 3}, args, v)) return {};
    int level = Z_DEFAULT_COMPRESSION, wbits = MAX_WBITS;
    if ((v[1] && !to_int32(th, v[1], &level)) || (v[2] && !to_int32(th, v[2], &wbits))) return {};
    BufferHold hold(th, v[0]);
    if (!hold.ok()) return {};
    z_stream z{};
    int code = deflateInit2(&z, level, Z_DEFLATED, wbits, 8, Z_DEFAULT_STRATEGY);
    if (code == Z_STREAM_ERROR) return raise_type(th, error_type.as<Type>(), "Bad compression level");
    if (code != Z_OK) return zlib_error(th, &z, code, "while compressing data");
    set_input(&z, hold.bytes());
    std::string out;
    code = pump(&z, true, Z_FINISH, out, 0);
    deflateEnd(&z);
    if (code != Z_STREAM_END) return zlib_error(th, &z, code, "while compressing data");
    return bytes_from(th, out);
}

Value zlib_decompress(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"", "wbits", "bufsize"};
    Value v[3] = {};
    if (!parse_args(th, ArgSpec{"decompress", names, 3, 1, 1, 3}, args, v)) return {};
    int wbits = MAX_WBITS;
    i64 bufsize = 16384;
    if ((v[1] && !to_int32(th, v[1], &wbits)) || (v[2] && !to_ssize(th, v[2], Exc::OverflowError, &bufsize))) return {};
    if (bufsize < 0) return raise(th, Exc::ValueError, "bufsize must be non-negative");
    BufferHold hold(th, v[0]);
    if (!hold.ok()) return {};
    z_stream z{};
    int code = inflateInit2(&z, wbits);
    if (code != Z_OK) return zlib_error(th, &z, code, "while preparing to decompress data");
    set_input(&z, hold.bytes());
    std::string out;
    code = pump(&z, false, Z_SYNC_FLUSH, out, 0);
    if (code != Z_STREAM_END) {
        if (code == Z_OK) code = Z_BUF_ERROR;
        Value r = zlib_error(th, &z, code, "while decompressing data");
        inflateEnd(&z);
        return r;
    }
    inflateEnd(&z);
    return bytes_from(th, out);
}

// ---- Objects ----

void trace_stream(Object* object, Marker& marker) {
    auto* s = static_cast<Stream*>(object);
    marker.visit(s->unused_data);
    marker.visit(s->unconsumed_tail);
    marker.visit(s->dictionary);
}

void finalize_stream(Thread*, Value self) {
    auto* s = stream_of(self);
    if (!s->z) return;
    if (s->live) s->compressing ? deflateEnd(s->z) : inflateEnd(s->z);
    free(s->z);
    s->z = nullptr;
}

Stream* new_stream(Thread* th, Type* type, bool compressing) {
    auto* s = heap_new<Stream>(th, type->root_shape);
    if (!s) return nullptr;
    s->compressing = compressing;
    s->unused_data = s->unconsumed_tail = bytes_from(th, {});
    s->z = static_cast<z_stream*>(calloc(1, sizeof(z_stream)));
    register_finalizer(th, s);
    return s;
}

Value zlib_compressobj(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"level", "method", "wbits", "memLevel", "strategy", "zdict"};
    Value v[6] = {};
    if (!parse_args(th, ArgSpec{"compressobj", names, 6, 0, 0, 6}, args, v)) return {};
    int settings[5] = {Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS, 8, Z_DEFAULT_STRATEGY};
    for (int i = 0; i < 5; ++i)
        if (v[i] && !to_int32(th, v[i], &settings[i])) return {};
    Stream* s = new_stream(th, compress_type, true);
    if (!s) return {};
    int code = deflateInit2(s->z, settings[0], settings[1], settings[2], settings[3], settings[4]);
    if (code == Z_STREAM_ERROR) return raise(th, Exc::ValueError, "Invalid initialization option");
    if (code != Z_OK) return zlib_error(th, s->z, code, "while creating compression object");
    s->live = true;
    if (v[5] && !is_none(v[5])) {
        BufferHold hold(th, v[5]);
        if (!hold.ok()) return {};
        code = deflateSetDictionary(s->z, reinterpret_cast<const Bytef*>(hold.bytes().data()), static_cast<uInt>(hold.bytes().size()));
        if (code != Z_OK) return raise(th, Exc::ValueError, "Invalid dictionary");
    }
    return s;
}

Value zlib_decompressobj(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"wbits", "zdict"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"decompressobj", names, 2, 0, 0, 2}, args, v)) return {};
    int wbits = MAX_WBITS;
    if (v[0] && !to_int32(th, v[0], &wbits)) return {};
    if (v[1] && !supports_buffer(v[1])) return raise(th, Exc::TypeError, "zdict argument must support the buffer protocol");
    Stream* s = new_stream(th, decompress_type, false);
    if (!s) return {};
    s->dictionary = v[1];
    int code = inflateInit2(s->z, wbits);
    if (code == Z_STREAM_ERROR) return raise(th, Exc::ValueError, "Invalid initialization option");
    if (code != Z_OK) return zlib_error(th, s->z, code, "while creating decompression object");
    s->live = true;
    if (v[1] && wbits < 0) {
        BufferHold hold(th, v[1]);
        if (!hold.ok()) return {};
        code = inflateSetDictionary(s->z, reinterpret_cast<const Bytef*>(hold.bytes().data()), static_cast<uInt>(hold.bytes().size()));
        if (code != Z_OK) return zlib_error(th, s->z, code, "while setting zdict");
    }
    return s;
}

Value compress_method(Thread* th, Value self, Value data) {
    auto* s = stream_of(self);
    BufferHold hold(th, data);
    if (!hold.ok()) return {};
    set_input(s->z, hold.bytes());
    std::string out;
    int code = pump(s->z, true, Z_NO_FLUSH, out, 0);
    if (code != Z_OK && code != Z_BUF_ERROR) return zlib_error(th, s->z, code, "while compressing data");
    return bytes_from(th, out);
}

Value compress_flush(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "flush", args) || !check_arg_count(th, "flush", args, 0, 1)) return {};
    int mode = Z_FINISH;
    if (args.count && !to_int32(th, args[0], &mode)) return {};
    if (mode == Z_NO_FLUSH) return bytes_from(th, {});
    auto* s = stream_of(self);
    set_input(s->z, {});
    std::string out;
    int code = pump(s->z, true, mode, out, 0);
    if (code == Z_STREAM_END && mode == Z_FINISH) {
        deflateEnd(s->z);
        s->live = false;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
        return zlib_error(th, s->z, code, "while flushing");
    }
    return bytes_from(th, out);
}

Value compress_copy(Thread* th, Value self, const Args&) {
    auto* s = stream_of(self);
    Stream* copy = new_stream(th, type_of(self), s->compressing);
    if (!copy) return {};
    if (!s->live) return raise(th, Exc::ValueError, "Inconsistent stream state");
    int code = s->compressing ? deflateCopy(copy->z, s->z) : inflateCopy(copy->z, s->z);
    if (code != Z_OK) return zlib_error(th, s->z, code, s->compressing ? "while copying compression object" : "while copying decompression object");
    copy->live = true;
    copy->unused_data = s->unused_data;
    copy->unconsumed_tail = s->unconsumed_tail;
    copy->dictionary = s->dictionary;
    copy->eof = s->eof;
    write_barrier(th, copy);
    return copy;
}

// Inflates, supplying the dictionary when asked for.
int inflate_more(Thread* th, Stream* s, int flush, std::string& out, i64 limit) {
    int code = pump(s->z, false, flush, out, limit);
    if (code == Z_NEED_DICT && s->dictionary) {
        BufferHold hold(th, s->dictionary);
        if (!hold.ok()) return Z_ERRNO;
        code = inflateSetDictionary(s->z, reinterpret_cast<const Bytef*>(hold.bytes().data()), static_cast<uInt>(hold.bytes().size()));
        if (code == Z_OK) code = pump(s->z, false, flush, out, limit);
    }
    return code;
}

Value left_over(Thread* th, Stream* s) {
    return bytes_from(th, {reinterpret_cast<char*>(s->z->next_in), s->z->avail_in});
}

Value decompress_method(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"", "max_length"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"decompress", names, 2, 1, 1, 2}, args, v)) return {};
    i64 limit = 0;
    if (v[1] && !to_ssize(th, v[1], Exc::OverflowError, &limit)) return {};
    if (limit < 0) return raise(th, Exc::ValueError, "max_length must be non-negative");
    auto* s = stream_of(self);
    BufferHold hold(th, v[0]);
    if (!hold.ok()) return {};
    set_input(s->z, hold.bytes());
    std::string out;
    int code = s->eof ? Z_STREAM_END : inflate_more(th, s, Z_SYNC_FLUSH, out, limit);
    if (has_pending(th)) return {};
    Value rest = left_over(th, s);
    if (code == Z_STREAM_END) {
        Value unused = add(th, s->unused_data, rest);
        if (!unused) return {};
        s->unused_data = unused;
        s->unconsumed_tail = bytes_from(th, {});
        s->eof = true;
    } else {
        s->unconsumed_tail = limit ? rest : Value(bytes_from(th, {}));
    }
    write_barrier(th, s);
    if (code != Z_STREAM_END && code != Z_OK && code != Z_BUF_ERROR) return zlib_error(th, s->z, code, "while decompressing data");
    return bytes_from(th, out);
}

Value decompress_flush(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "flush", args) || !check_arg_count(th, "flush", args, 0, 1)) return {};
    i64 length = 16384;
    if (args.count && !to_ssize(th, args[0], Exc::OverflowError, &length)) return {};
    if (length <= 0) return raise(th, Exc::ValueError, "length must be greater than zero");
    auto* s = stream_of(self);
    std::string tail(byte_view(s->unconsumed_tail));
    set_input(s->z, tail);
    std::string out;
    int code = s->eof ? Z_STREAM_END : inflate_more(th, s, Z_FINISH, out, 0);
    if (has_pending(th)) return {};
    Value rest = left_over(th, s);
    if (code == Z_STREAM_END) {
        if (!s->eof) s->unused_data = add(th, s->unused_data, rest);
        s->unconsumed_tail = bytes_from(th, {});
        s->eof = true;
        if (s->live) inflateEnd(s->z);
        s->live = false;
    } else {
        s->unconsumed_tail = rest;
    }
    write_barrier(th, s);
    return bytes_from(th, out);
}

constexpr NativeDef compress_methods[] = {
    {"compress", compress_method, nullptr}, {"flush", compress_flush, nullptr}, {"copy", compress_copy, nullptr},
    {"__copy__", compress_copy, nullptr}, {"__deepcopy__", compress_copy, nullptr},
};
constexpr NativeDef decompress_methods[] = {
    {"decompress", decompress_method, nullptr}, {"flush", decompress_flush, nullptr}, {"copy", compress_copy, nullptr},
    {"__copy__", compress_copy, nullptr}, {"__deepcopy__", compress_copy, nullptr},
};
Value get_unused(Thread*, Value self) { return stream_of(self)->unused_data; }
Value get_tail(Thread*, Value self) { return stream_of(self)->unconsumed_tail; }
Value get_eof(Thread*, Value self) { return py_bool(stream_of(self)->eof); }
constexpr GetSetDef decompress_getsets[] = {{"unused_data", get_unused, nullptr, nullptr}, {"unconsumed_tail", get_tail, nullptr, nullptr}, {"eof", get_eof, nullptr, nullptr}};

Value checksum(Thread* th, const Args& args, const char* name, u32 start, bool adler) {
    if (!check_no_keywords(th, name, args) || !check_arg_count(th, name, args, 1, 2)) return {};
    u32 value = start;
    if (args.count > 1) {
        Value index = to_index(th, args[1]);
        if (!index) return {};
        IntView view(index);
        value = view.size ? static_cast<u32>(view.limbs[0]) : 0;
        if (view.size < 0) value = 0 - value;
    }
    BufferHold hold(th, args[0]);
    if (!hold.ok()) return {};
    auto* data = reinterpret_cast<const Bytef*>(hold.bytes().data());
    u64 sum = adler ? adler32_z(value, data, hold.bytes().size()) : crc32_z(value, data, hold.bytes().size());
    return Value::from_small_int(static_cast<i64>(sum & 0xFFFFFFFF));
}
Value zlib_adler32(Thread* th, Value, const Args& args) { return checksum(th, args, "adler32", 1, true); }
Value zlib_crc32(Thread* th, Value, const Args& args) { return checksum(th, args, "crc32", 0, false); }

constexpr NativeDef functions[] = {
    {"adler32", zlib_adler32, "adler32($module, data, value=1, /)\n--\n\nCompute an Adler-32 checksum of data."},
    {"compress", zlib_compress, "compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)\n--\n\nReturns a bytes object containing compressed data."},
    {"compressobj", zlib_compressobj, "Return a compressor object."},
    {"crc32", zlib_crc32, "crc32($module, data, value=0, /)\n--\n\nCompute a CRC-32 checksum of data."},
    {"decompress", zlib_decompress, "decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)\n--\n\nReturns a bytes object containing the uncompressed data."},
    {"decompressobj", zlib_decompressobj, "Return a decompressor object."},
};

struct Constant {
    const char* name;
    int value;
};
constexpr Constant constants[] = {
    {"MAX_WBITS", MAX_WBITS}, {"DEFLATED", Z_DEFLATED}, {"DEF_MEM_LEVEL", 8}, {"DEF_BUF_SIZE", 16384}, {"Z_BEST_SPEED", Z_BEST_SPEED},
    {"Z_BEST_COMPRESSION", Z_BEST_COMPRESSION}, {"Z_DEFAULT_COMPRESSION", Z_DEFAULT_COMPRESSION}, {"Z_FILTERED", Z_FILTERED},
    {"Z_HUFFMAN_ONLY", Z_HUFFMAN_ONLY}, {"Z_RLE", Z_RLE}, {"Z_FIXED", Z_FIXED}, {"Z_DEFAULT_STRATEGY", Z_DEFAULT_STRATEGY},
    {"Z_NO_FLUSH", Z_NO_FLUSH}, {"Z_PARTIAL_FLUSH", Z_PARTIAL_FLUSH}, {"Z_SYNC_FLUSH", Z_SYNC_FLUSH}, {"Z_FULL_FLUSH", Z_FULL_FLUSH},
    {"Z_FINISH", Z_FINISH}, {"Z_BLOCK", Z_BLOCK}, {"Z_TREES", Z_TREES}, {"Z_NO_COMPRESSION", Z_NO_COMPRESSION},
};

Type* stream_type(Thread* th, const char* name, const NativeDef* methods, bool inflates) {
    TypeSpec spec{};
    spec.name = name;
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(Stream);
    spec.trace = trace_stream;
    spec.slots.finalize = finalize_stream;
    spec.methods = methods;
    spec.method_count = 5;
    if (inflates) {
        spec.getsets = decompress_getsets;
        spec.getset_count = 3;
    }
    return new_builtin_type(th, spec);
}

}  // namespace

Value init_zlib(Thread* th) {
    add_root(th, &error_type);
    Dict* ns = new_dict(th);
    if (!ns || !dict_set_str(th, ns, "__module__", str_from_ascii(th, "zlib"))) return {};
    error_type = call(th, builtin_type(Kind::Type), str_from_ascii(th, "error"), make_tuple(th, exception_type(Exc::Exception)), ns);
    if (!error_type) return {};
    compress_type = stream_type(th, "zlib.Compress", compress_methods, false);
    decompress_type = stream_type(th, "zlib.Decompress", decompress_methods, true);
    static const ModuleDef def{"zlib", "The functions in this module allow compression and decompression using the\nzlib library.", functions,
                               sizeof functions / sizeof *functions};
    Module* module = new_native_module(th, def);
    if (!module || !module_add(th, module, "error", error_type)) return {};
    for (const Constant& row : constants)
        if (!module_add(th, module, row.name, Value::from_small_int(row.value))) return {};
    Value version = str_from_ascii(th, ZLIB_VERSION);
    if (!module_add(th, module, "ZLIB_VERSION", version) || !module_add(th, module, "ZLIB_RUNTIME_VERSION", str_from_ascii(th, zlibVersion()))) return {};
    return module;
}

}  // namespace krait
