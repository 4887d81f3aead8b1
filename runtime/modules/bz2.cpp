// _bz2: BZ2Compressor and BZ2Decompressor over libbz2 (CPython's Modules/_bz2module.c; the interpreter lock is kept, so that threads
// may share a stream). One stream at a time; the module bz2 puts files
// of several streams together.
#include <bzlib.h>

#include <cstdlib>
#include <iterator>
#include <string>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/modules/library.h"
#include "runtime/modules/posix.h"
#include "runtime/types/bytes_methods.h"

namespace krait {

namespace {

#define BZ2_FUNCTIONS(F) F(BZ2_bzCompressInit) F(BZ2_bzCompress) F(BZ2_bzCompressEnd) F(BZ2_bzDecompressInit) F(BZ2_bzDecompress) F(BZ2_bzDecompressEnd)
struct Functions {
#define F(name) decltype(::name)* name;
    BZ2_FUNCTIONS(F)
#undef F
} lib;

struct Stream : Object {
    Value unused;          // bytes after the end of the stream
    bz_stream* z;          // malloc memory
    std::string* waiting;  // input not yet used (decompressor)
    bool compressing, finished, eof, needs_input;
};
Stream* stream_of(Value v) { return v.as<Stream>(); }

void trace_stream(Object* object, Marker& marker) { marker.visit(static_cast<Stream*>(object)->unused); }

constexpr i64 kStreamBytes = 6 << 20;  // what the library allocates for one stream, about
void close_stream(Thread* th, Value self) {
    auto* s = stream_of(self);
    if (!s->z) return;
    account_external(th, -kStreamBytes);
    s->compressing ? lib.BZ2_bzCompressEnd(s->z) : lib.BZ2_bzDecompressEnd(s->z);
    free(s->z);
    delete s->waiting;
    s->z = nullptr;
    s->waiting = nullptr;
}

// True when `code` is an error, which is raised.
bool failed(Thread* th, int code) {
    switch (code) {
        case BZ_OK: case BZ_RUN_OK: case BZ_FLUSH_OK: case BZ_FINISH_OK: case BZ_STREAM_END: return false;
        case BZ_CONFIG_ERROR: raise(th, Exc::SystemError, "libbz2 was not compiled correctly"); break;
        case BZ_PARAM_ERROR: raise(th, Exc::ValueError, "Internal error - invalid parameters passed to libbz2"); break;
        case BZ_MEM_ERROR: raise_no_memory(th); break;
        case BZ_DATA_ERROR: case BZ_DATA_ERROR_MAGIC: raise(th, Exc::OSError, "Invalid data stream"); break;
        case BZ_IO_ERROR: raise(th, Exc::OSError, "Unknown I/O error"); break;
        case BZ_UNEXPECTED_EOF:
            raise(th, Exc::EOFError, "Compressed file ended before the logical end-of-stream was detected");
            break;
        case BZ_SEQUENCE_ERROR: raise(th, Exc::RuntimeError, "Internal error - Invalid sequence of commands sent to libbz2"); break;
        default: raise(th, Exc::OSError, "Unrecognized error from libbz2: %d", code);
    }
    return true;
}

Stream* new_stream(Thread* th, Type* type, bool compressing) {
    auto* s = static_cast<Stream*>(new_instance(th, type));
    if (!s) return nullptr;
    s->compressing = compressing;
    s->needs_input = true;
    account_external(th, kStreamBytes);
    s->z = static_cast<bz_stream*>(calloc(1, sizeof(bz_stream)));
    s->waiting = new std::string;
    register_finalizer(th, s);
    return s;
}

Value compressor_new(Thread* th, Type* type, const Args& args) {
    int level = 9;
    if (!check_no_keywords(th, "BZ2Compressor", args) || !check_arg_count(th, "BZ2Compressor", args, 0, 1)) return {};
    if (args.count && !to_int32(th, args[0], &level)) return {};
    if (level < 1 || level > 9) return raise(th, Exc::ValueError, "compresslevel must be between 1 and 9");
    Stream* s = KRAIT_TRY(new_stream(th, type, true));
    return failed(th, lib.BZ2_bzCompressInit(s->z, level, 0, 0)) ? Value() : Value(s);
}

// Compresses `data`, at the end of the stream with BZ_FINISH.
Value compress(Thread* th, Stream* s, std::string_view data, int action) {
    std::string out;
    char buffer[16384];
    int code;
    {
        s->z->next_in = const_cast<char*>(data.data());
        for (;;) {
            // libbz2 counts in 32 bits.
            if (s->z->avail_in == 0 && !data.empty()) {
                size_t part = std::min<size_t>(data.size(), 1u << 30);
                s->z->next_in = const_cast<char*>(data.data());
                s->z->avail_in = static_cast<unsigned>(part);
                data.remove_prefix(part);
            }
            if (action == BZ_RUN && s->z->avail_in == 0) {
                code = BZ_OK;
                break;
            }
            s->z->next_out = buffer;
            s->z->avail_out = sizeof buffer;
            code = lib.BZ2_bzCompress(s->z, action);
            out.append(buffer, sizeof buffer - s->z->avail_out);
            if (code < 0 || code == BZ_STREAM_END) break;
        }
    }
    return failed(th, code) ? Value() : Value(bytes_from(th, out));
}

Value compressor_compress(Thread* th, Value self, Value data) {
    auto* s = stream_of(self);
    BufferHold hold(th, data);
    if (!hold.ok()) return {};
    if (s->finished) return raise(th, Exc::ValueError, "Compressor has been flushed");
    return compress(th, s, hold.bytes(), BZ_RUN);
}

Value compressor_flush(Thread* th, Value self) {
    auto* s = stream_of(self);
    if (s->finished) return raise(th, Exc::ValueError, "Repeated call to flush()");
    s->finished = true;
    return compress(th, s, {}, BZ_FINISH);
}

Value decompressor_new(Thread* th, Type* type, const Args& args) {
    if (!check_no_keywords(th, "BZ2Decompressor", args) || !check_arg_count(th, "BZ2Decompressor", args, 0, 0)) return {};
    Stream* s = KRAIT_TRY(new_stream(th, type, false));
    Value nothing = Value(bytes_from(th, {}));
    set_field(th, s, s->unused, nothing);
    return failed(th, lib.BZ2_bzDecompressInit(s->z, 0, 0)) ? Value() : Value(s);
}

Value decompressor_decompress(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"data", "max_length"};
    Value p[2];
    i64 limit = -1;
    if (!parse(th, args, "decompress", kNames, 1, 0, 2, p)) return {};
    BufferHold hold(th, p[0]);
    if (!hold.ok() || (p[1] && !to_ssize(th, p[1], Exc::OverflowError, &limit))) return {};
    auto* s = stream_of(self);
    if (s->eof) return raise(th, Exc::EOFError, "End of stream already reached");
    std::string& in = *s->waiting;
    in.append(hold.bytes());
    std::string out;
    char buffer[16384];
    int code = BZ_OK;
    size_t used = 0;
    {
        for (;;) {
            size_t room = sizeof buffer;
            if (limit >= 0) room = std::min(room, static_cast<size_t>(limit) - out.size());
            if (room == 0) break;
            size_t part = std::min<size_t>(in.size() - used, 1u << 30);
            s->z->next_in = in.data() + used;
            s->z->avail_in = static_cast<unsigned>(part);
            s->z->next_out = buffer;
            s->z->avail_out = static_cast<unsigned>(room);
            code = lib.BZ2_bzDecompress(s->z);
            used += part - s->z->avail_in;
            out.append(buffer, room - s->z->avail_out);
            if (code != BZ_OK || (used == in.size() && s->z->avail_out != 0)) break;
        }
    }
    in.erase(0, used);
    if (failed(th, code)) return {};
    s->needs_input = in.empty() && (limit < 0 || static_cast<i64>(out.size()) < limit);
    if (code == BZ_STREAM_END) {
        s->eof = true;
        s->needs_input = false;
        Value rest = Value(bytes_from(th, in));
        set_field(th, s, s->unused, rest);
        in.clear();
    }
    return bytes_from(th, out);
}


Value no_pickling(Thread* th, Value self, Value) { return raise(th, Exc::TypeError, "cannot pickle %s object", type_name(type_of(self))); }

constexpr NativeDef kCompressor[] = {
    {"compress", compressor_compress, "compress($self, data, /)\n--\n\nProvide data to the compressor object."},
    {"flush", compressor_flush, "flush($self, /)\n--\n\nFinish the compression process."},
    {"__reduce_ex__", no_pickling, nullptr},
};
constexpr NativeDef kDecompressor[] = {
    {"decompress", decompressor_decompress, "decompress($self, /, data, max_length=-1)\n--\n\nDecompress *data*, returning uncompressed "
                                            "data as bytes."},
    {"__reduce_ex__", no_pickling, nullptr},
};
Value get_eof(Thread*, Value self) { return py_bool(stream_of(self)->eof); }
Value get_unused(Thread*, Value self) { return stream_of(self)->unused; }
Value get_needs_input(Thread*, Value self) { return py_bool(stream_of(self)->needs_input); }
constexpr GetSetDef kGetSets[] = {{"eof", get_eof, nullptr, "True if the end-of-stream marker has been reached."},
                                  {"unused_data", get_unused, nullptr, "Data found after the end of the compressed stream."},
                                  {"needs_input", get_needs_input, nullptr, "True if more input is needed before more decompressed data can be produced."}};

constexpr ModuleDef kModule = {"_bz2", nullptr, nullptr, 0};

}  // namespace

Value init_bz2(Thread* th) {
    Library library("libbz2.so.1.0");
    bool found = true;
#define F(name) found = found && library.get(lib.name, #name);
    BZ2_FUNCTIONS(F)
#undef F
    if (!found) return raise(th, Exc::ImportError, "libbz2.so.1.0: cannot open shared object file");
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    TypeSpec spec{};
    spec.name = "_bz2.BZ2Compressor";
    spec.doc = "BZ2Compressor(compresslevel=9, /)\n--\n\nCreate a compressor object for compressing data incrementally.";
    spec.kind = Kind::Native;
    spec.basic_size = sizeof(Stream);
    spec.trace = trace_stream;
    spec.slots.new_ = compressor_new;
    spec.slots.finalize = close_stream;
    spec.methods = kCompressor;
    spec.method_count = std::size(kCompressor);
    Type* compressor = KRAIT_TRY(new_builtin_type(th, spec));
    spec.name = "_bz2.BZ2Decompressor";
    spec.doc = "BZ2Decompressor()\n--\n\nCreate a decompressor object for decompressing data incrementally.";
    spec.slots.new_ = decompressor_new;
    spec.methods = kDecompressor;
    spec.method_count = std::size(kDecompressor);
    spec.getsets = kGetSets;
    spec.getset_count = std::size(kGetSets);
    Type* decompressor = KRAIT_TRY(new_builtin_type(th, spec));
    bool ok = module_add(th, module, "BZ2Compressor", compressor) && module_add(th, module, "BZ2Decompressor", decompressor);
    return ok ? Value(module) : Value();
}

}  // namespace krait
