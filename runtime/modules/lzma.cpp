// _lzma: LZMACompressor and LZMADecompressor over liblzma (CPython's Modules/_lzmamodule.c).
#include <lzma.h>

#include <cstdlib>
#include <iterator>
#include <string>
#include <vector>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/modules/library.h"
#include "runtime/modules/posix.h"
#include "runtime/roots.h"
#include "runtime/types/bytes_methods.h"

namespace krait {

namespace {

#define LZMA_FUNCTIONS(F) \
    F(lzma_easy_encoder) F(lzma_stream_encoder) F(lzma_alone_encoder) F(lzma_raw_encoder) F(lzma_code) F(lzma_end) F(lzma_auto_decoder) \
    F(lzma_stream_decoder) F(lzma_alone_decoder) F(lzma_raw_decoder) F(lzma_lzma_preset) F(lzma_check_is_supported) F(lzma_get_check) \
    F(lzma_properties_size) F(lzma_properties_encode) F(lzma_properties_decode)
struct Functions {
#define F(name) decltype(::name)* name;
    LZMA_FUNCTIONS(F)
#undef F
} lib;

Value error_type;
enum Format { kAuto, kXz, kAlone, kRaw };
constexpr int kCheckUnknown = LZMA_CHECK_ID_MAX + 1;

struct Stream : Object {
    Value unused;
    lzma_stream* z;
    std::string* waiting;
    i64 external;
    int check;
    bool flushed, eof, needs_input;
};
Stream* stream_of(Value v) { return v.as<Stream>(); }
void trace_stream(Object* object, Marker& marker) { marker.visit(static_cast<Stream*>(object)->unused); }
// What the library allocates for one stream, so that dead streams are collected in time: encoders of the default preset, decoders.
constexpr i64 kEncoderBytes = 96 << 20, kDecoderBytes = 8 << 20;
void close_stream(Thread* th, Value self) {
    auto* s = stream_of(self);
    if (!s->z) return;
    account_external(th, -s->external);
    lib.lzma_end(s->z);
    free(s->z);
    delete s->waiting;
    s->z = nullptr;
    s->waiting = nullptr;
}

bool failed(Thread* th, lzma_ret code) {
    const char* text = nullptr;
    switch (code) {
        case LZMA_OK: case LZMA_GET_CHECK: case LZMA_NO_CHECK: case LZMA_STREAM_END: return false;
        case LZMA_UNSUPPORTED_CHECK: text = "Unsupported integrity check"; break;
        case LZMA_MEM_ERROR: raise_no_memory(th); return true;
        case LZMA_MEMLIMIT_ERROR: text = "Memory usage limit exceeded"; break;
        case LZMA_FORMAT_ERROR: text = "Input format not supported by decoder"; break;
        case LZMA_OPTIONS_ERROR: text = "Invalid or unsupported options"; break;
        case LZMA_DATA_ERROR: text = "Corrupt input data"; break;
        case LZMA_BUF_ERROR: text = "Insufficient buffer space"; break;
        case LZMA_PROG_ERROR: text = "Internal error"; break;
        default: raise_type(th, error_type.as<Type>(), "Unrecognized error from liblzma: %d", code); return true;
    }
    raise_type(th, error_type.as<Type>(), "%s", text);
    return true;
}

Stream* new_stream(Thread* th, Type* type, i64 external) {
    auto* s = static_cast<Stream*>(new_instance(th, type));
    if (!s) return nullptr;
    s->needs_input = true;
    s->external = external;
    account_external(th, external);
    s->z = static_cast<lzma_stream*>(calloc(1, sizeof(lzma_stream)));
    s->waiting = new std::string;
    register_finalizer(th, s);
    Value nothing = Value(bytes_from(th, {}));
    set_field(th, s, s->unused, nothing);
    return s;
}

// ---- Filter specifications: dictionaries ----

struct FilterChain {
    lzma_filter filters[LZMA_FILTERS_MAX + 1];
    union Options {
        lzma_options_lzma lzma;
        lzma_options_delta delta;
        lzma_options_bcj bcj;
    } options[LZMA_FILTERS_MAX];
};

bool to_u64(Thread* th, Value v, u64* out) {
    Value index = to_index(th, v);
    if (!index) return false;
    IntView view(index);
    if (view.size < 0) return raise(th, Exc::OverflowError, "can't convert negative int to unsigned"), false;
    if (view.size > 1) return raise(th, Exc::OverflowError, "int too big to convert"), false;
    *out = view.size ? view.limbs[0] : 0;
    return true;
}

// Known keys of a filter's dictionary, each to a number; others are an error.
bool read_keys(Thread* th, Dict* spec, const char* const* names, u32** to, size_t count, const char* message) {
    i64 position = 0;
    Value key, value;
    while (dict_next(spec, &position, &key, &value)) {
        if (!is_str(key)) return raise(th, Exc::ValueError, message), false;
        if (str_equal(key.as<Str>(), "id")) continue;
        size_t i = 0;
        while (i < count && !str_equal(key.as<Str>(), names[i])) ++i;
        u64 n;
        if (i == count) return raise(th, Exc::ValueError, message), false;
        if (!to_u64(th, value, &n)) return false;
        *to[i] = static_cast<u32>(n);
    }
    return true;
}

bool read_lzma_options(Thread* th, Dict* spec, lzma_options_lzma* o) {
    u32 preset = LZMA_PRESET_DEFAULT, mode = 0, mf = 0;
    if (Value v = dict_get_str(spec, intern(th, "preset"))) {
        u64 n;
        if (!to_u64(th, v, &n)) return false;
        preset = static_cast<u32>(n);
    }
    if (lib.lzma_lzma_preset(o, preset)) {
        raise_type(th, error_type.as<Type>(), "Invalid compression preset: %u", preset);
        return false;
    }
    mode = o->mode;
    mf = o->mf;
    static constexpr const char* kNames[] = {"preset", "dict_size", "lc", "lp", "pb", "mode", "nice_len", "mf", "depth"};
    u32* to[] = {&preset, &o->dict_size, &o->lc, &o->lp, &o->pb, &mode, &o->nice_len, &mf, &o->depth};
    if (!read_keys(th, spec, kNames, to, std::size(kNames), "Invalid filter specifier for LZMA filter")) return false;
    o->mode = static_cast<lzma_mode>(mode);
    o->mf = static_cast<lzma_match_finder>(mf);
    return true;
}

bool read_filter(Thread* th, Value spec, lzma_filter* f, FilterChain::Options* o) {
    if (!is_dict(spec)) return raise(th, Exc::TypeError, "Filter specifier must be a dict or dict-like object"), false;
    Value id = dict_get_str(spec.as<Dict>(), intern(th, "id"));
    if (!id) return raise(th, Exc::ValueError, "Filter specifier must have an \"id\" entry"), false;
    u64 number;
    if (!to_u64(th, id, &number)) return false;
    f->id = number;
    f->options = o;
    *o = {};
    switch (number) {
        case LZMA_FILTER_LZMA1: case LZMA_FILTER_LZMA2: return read_lzma_options(th, spec.as<Dict>(), &o->lzma);
        case LZMA_FILTER_DELTA: {
            static constexpr const char* kNames[] = {"dist"};
            u32 dist = 1;
            u32* to[] = {&dist};
            if (!read_keys(th, spec.as<Dict>(), kNames, to, 1, "Invalid filter specifier for delta filter")) return false;
            o->delta.type = LZMA_DELTA_TYPE_BYTE;
            o->delta.dist = dist;
            return true;
        }
        case LZMA_FILTER_X86: case LZMA_FILTER_POWERPC: case LZMA_FILTER_IA64: case LZMA_FILTER_ARM: case LZMA_FILTER_ARMTHUMB:
        case LZMA_FILTER_SPARC: {
            static constexpr const char* kNames[] = {"start_offset"};
            u32* to[] = {&o->bcj.start_offset};
            return read_keys(th, spec.as<Dict>(), kNames, to, 1, "Invalid filter specifier for BCJ filter");
        }
    }
    raise(th, Exc::ValueError, "Invalid filter ID: %llu", static_cast<unsigned long long>(number));
    return false;
}

bool read_chain(Thread* th, Value specs, FilterChain* chain) {
    if (is_dict(specs)) return raise(th, Exc::TypeError, "dict is not a sequence"), false;
    i64 count = length(th, specs);
    if (count < 0) return false;
    if (count > LZMA_FILTERS_MAX) return raise(th, Exc::ValueError, "Too many filters - liblzma supports a maximum of %d", LZMA_FILTERS_MAX), false;
    for (i64 i = 0; i < count; ++i) {
        Value spec = get_item(th, specs, Value::from_small_int(i));
        if (!spec || !read_filter(th, spec, &chain->filters[i], &chain->options[i])) return false;
    }
    chain->filters[count].id = LZMA_VLI_UNKNOWN;
    return true;
}

// ---- Running ----

Value code(Thread* th, Stream* s, std::string_view data, lzma_action action, i64 limit, bool keep_rest) {
    std::string out;
    char buffer[16384];
    lzma_ret r = LZMA_OK;
    std::string& in = *s->waiting;
    if (keep_rest) {
        in.append(data);
        data = in;
    }
    {
        s->z->next_in = reinterpret_cast<const u8*>(data.data());
        s->z->avail_in = data.size();
        for (;;) {
            size_t room = sizeof buffer;
            if (limit >= 0) room = std::min(room, static_cast<size_t>(limit) - out.size());
            if (room == 0) break;
            s->z->next_out = reinterpret_cast<u8*>(buffer);
            s->z->avail_out = room;
            r = lib.lzma_code(s->z, action);
            out.append(buffer, room - s->z->avail_out);
            if (r == LZMA_BUF_ERROR && s->z->avail_in == 0 && s->z->avail_out > 0) r = LZMA_OK;
            if (r == LZMA_GET_CHECK || r == LZMA_NO_CHECK) {
                s->check = lib.lzma_get_check(s->z);
                continue;
            }
            if (r != LZMA_OK || (s->z->avail_in == 0 && s->z->avail_out > 0)) {
                if (action == LZMA_FINISH && r == LZMA_OK) continue;
                break;
            }
        }
    }
    size_t left = s->z->avail_in;
    if (keep_rest) in.erase(0, in.size() - left);
    if (failed(th, r)) return {};
    if (r == LZMA_STREAM_END) s->eof = true;
    s->needs_input = left == 0 && (limit < 0 || static_cast<i64>(out.size()) < limit);
    return Value(bytes_from(th, out));
}

Value compressor_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* kNames[] = {"format", "check", "preset", "filters"};
    Value p[4];
    int format = kXz, check = -1;
    if (!parse(th, args, "LZMACompressor", kNames, 0, 0, 4, p) || (p[0] && !to_int32(th, p[0], &format)) ||
        (p[1] && !to_int32(th, p[1], &check)))
        return {};
    bool has_preset = p[2] && !is_none(p[2]), has_filters = p[3] && !is_none(p[3]);
    if (has_preset && has_filters) return raise(th, Exc::ValueError, "Cannot specify both preset and filter chain");
    u64 preset = LZMA_PRESET_DEFAULT;
    if (has_preset && !to_u64(th, p[2], &preset)) return {};
    if (format != kXz && check != -1 && check != LZMA_CHECK_NONE)
        return raise(th, Exc::ValueError, "Integrity checks are only supported by FORMAT_XZ");
    Stream* s = KRAIT_TRY(new_stream(th, type, kEncoderBytes));
    FilterChain chain;
    if (has_filters && !read_chain(th, p[3], &chain)) return {};
    lzma_ret r;
    if (format == kXz) {
        lzma_check c = static_cast<lzma_check>(check == -1 ? LZMA_CHECK_CRC64 : check);
        r = has_filters ? lib.lzma_stream_encoder(s->z, chain.filters, c) : lib.lzma_easy_encoder(s->z, static_cast<u32>(preset), c);
    } else if (format == kAlone) {
        if (!has_filters) {
            lzma_options_lzma options;
            if (lib.lzma_lzma_preset(&options, static_cast<u32>(preset)))
                return raise_type(th, error_type.as<Type>(), "Invalid compression preset: %u", static_cast<unsigned>(preset));
            r = lib.lzma_alone_encoder(s->z, &options);
        } else {
            if (chain.filters[0].id != LZMA_FILTER_LZMA1 || chain.filters[1].id != LZMA_VLI_UNKNOWN)
                return raise(th, Exc::ValueError, "Invalid filter chain for FORMAT_ALONE - must be a single LZMA1 filter");
            r = lib.lzma_alone_encoder(s->z, static_cast<lzma_options_lzma*>(chain.filters[0].options));
        }
    } else if (format == kRaw) {
        if (!has_filters) return raise(th, Exc::ValueError, "Must specify filters for FORMAT_RAW");
        r = lib.lzma_raw_encoder(s->z, chain.filters);
    } else {
        return raise(th, Exc::ValueError, "Invalid container format: %d", format);
    }
    return failed(th, r) ? Value() : Value(s);
}

Value compressor_compress(Thread* th, Value self, Value data) {
    auto* s = stream_of(self);
    BufferHold hold(th, data);
    if (!hold.ok()) return {};
    if (s->flushed) return raise(th, Exc::ValueError, "Compressor has been flushed");
    return code(th, s, hold.bytes(), LZMA_RUN, -1, false);
}
Value compressor_flush(Thread* th, Value self) {
    auto* s = stream_of(self);
    if (s->flushed) return raise(th, Exc::ValueError, "Repeated call to flush()");
    s->flushed = true;
    return code(th, s, {}, LZMA_FINISH, -1, false);
}

Value decompressor_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* kNames[] = {"format", "memlimit", "filters"};
    Value p[3];
    int format = kAuto;
    u64 memory = UINT64_MAX;
    if (!parse(th, args, "LZMADecompressor", kNames, 0, 0, 3, p) || (p[0] && !to_int32(th, p[0], &format))) return {};
    bool has_filters = p[2] && !is_none(p[2]);
    if (p[1] && !is_none(p[1])) {
        if (format == kRaw) return raise(th, Exc::ValueError, "Cannot specify memory limit with FORMAT_RAW");
        if (!to_u64(th, p[1], &memory)) return {};
    }
    if (format == kRaw && !has_filters) return raise(th, Exc::ValueError, "Must specify filters for FORMAT_RAW");
    if (format != kRaw && has_filters) return raise(th, Exc::ValueError, "Cannot specify filters except with FORMAT_RAW");
    Stream* s = KRAIT_TRY(new_stream(th, type, kDecoderBytes));
    s->check = kCheckUnknown;
    constexpr u32 kFlags = LZMA_TELL_ANY_CHECK | LZMA_TELL_NO_CHECK;
    lzma_ret r;
    FilterChain chain;
    switch (format) {
        case kAuto: r = lib.lzma_auto_decoder(s->z, memory, kFlags); break;
        case kXz: r = lib.lzma_stream_decoder(s->z, memory, kFlags); break;
        case kAlone:
            s->check = LZMA_CHECK_NONE;
            r = lib.lzma_alone_decoder(s->z, memory);
            break;
        case kRaw:
            s->check = LZMA_CHECK_NONE;
            if (!read_chain(th, p[2], &chain)) return {};
            r = lib.lzma_raw_decoder(s->z, chain.filters);
            break;
        default: return raise(th, Exc::ValueError, "Invalid container format: %d", format);
    }
    return failed(th, r) ? Value() : Value(s);
}

Value decompressor_decompress(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"data", "max_length"};
    Value p[2];
    i64 limit = -1;
    if (!parse(th, args, "decompress", kNames, 1, 0, 2, p)) return {};
    BufferHold hold(th, p[0]);
    if (!hold.ok() || (p[1] && !to_ssize(th, p[1], Exc::OverflowError, &limit))) return {};
    auto* s = stream_of(self);
    if (s->eof) return raise(th, Exc::EOFError, "Already at end of stream");
    Value out = KRAIT_TRY(code(th, s, hold.bytes(), LZMA_RUN, limit, true));
    if (s->eof) {
        s->needs_input = false;
        Value rest = Value(bytes_from(th, *s->waiting));
        set_field(th, s, s->unused, rest);
        s->waiting->clear();
    }
    return out;
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
Value get_check(Thread*, Value self) { return Value::from_small_int(stream_of(self)->check); }
Value get_eof(Thread*, Value self) { return py_bool(stream_of(self)->eof); }
Value get_unused(Thread*, Value self) { return stream_of(self)->unused; }
Value get_needs_input(Thread*, Value self) { return py_bool(stream_of(self)->needs_input); }
constexpr GetSetDef kGetSets[] = {{"check", get_check, nullptr, "ID of the integrity check used by the input stream."},
                                  {"eof", get_eof, nullptr, "True if the end-of-stream marker has been reached."},
                                  {"needs_input", get_needs_input, nullptr, "True if more input is needed before more decompressed data can be produced."},
                                  {"unused_data", get_unused, nullptr, "Data found after the end of the compressed stream."}};

// ---- Functions ----

Value is_check_supported(Thread* th, Value, Value v) {
    int id;
    return to_int32(th, v, &id) ? py_bool(lib.lzma_check_is_supported(static_cast<lzma_check>(id))) : Value();
}

Value encode_properties(Thread* th, Value, Value spec) {
    lzma_filter f{};
    FilterChain::Options options;
    u32 size;
    if (!read_filter(th, spec, &f, &options) || failed(th, lib.lzma_properties_size(&size, &f))) return {};
    std::string out(size, '\0');
    if (failed(th, lib.lzma_properties_encode(&f, reinterpret_cast<u8*>(out.data())))) return {};
    return bytes_from(th, out);
}

Value decode_properties(Thread* th, Value, Value id, Value properties) {
    lzma_filter f{};
    BufferHold hold(th, properties);
    if (!hold.ok() || !to_u64(th, id, &f.id)) return {};
    if (failed(th, lib.lzma_properties_decode(&f, nullptr, reinterpret_cast<const u8*>(hold.bytes().data()), hold.bytes().size()))) return {};
    Dict* dict = KRAIT_TRY(new_dict(th));
    auto add = [&](const char* name, u64 n) { return dict_set_str(th, dict, name, int_from_u64(th, n)); };
    bool ok = add("id", f.id);
    if (f.id == LZMA_FILTER_LZMA1) {
        auto* o = static_cast<lzma_options_lzma*>(f.options);
        ok = ok && add("dict_size", o->dict_size) && add("lc", o->lc) && add("lp", o->lp) && add("pb", o->pb);
    } else if (f.id == LZMA_FILTER_LZMA2) {
        ok = ok && add("dict_size", static_cast<lzma_options_lzma*>(f.options)->dict_size);
    } else if (f.id == LZMA_FILTER_DELTA) {
        ok = ok && add("dist", static_cast<lzma_options_delta*>(f.options)->dist);
    } else if (f.options) {
        ok = ok && add("start_offset", static_cast<lzma_options_bcj*>(f.options)->start_offset);
    }
    free(f.options);
    return ok ? Value(dict) : Value();
}

constexpr NativeDef kFunctions[] = {
    {"is_check_supported", is_check_supported, "is_check_supported($module, check_id, /)\n--\n\nTest whether the given integrity check is supported."},
    {"_encode_filter_properties", encode_properties, "_encode_filter_properties($module, filter, /)\n--\n\nReturn a bytes object encoding the "
                                                     "options (properties) of the filter specified by *filter* (a dict)."},
    {"_decode_filter_properties", decode_properties, "_decode_filter_properties($module, filter_id, encoded_props, /)\n--\n\nReturn a dict describing "
                                                     "a filter with ID *filter_id*."},
};
constexpr ModuleDef kModule = {"_lzma", nullptr, kFunctions, std::size(kFunctions)};

struct Constant {
    const char* name;
    u64 value;
};
constexpr Constant kConstants[] = {
    {"FORMAT_AUTO", kAuto}, {"FORMAT_XZ", kXz}, {"FORMAT_ALONE", kAlone}, {"FORMAT_RAW", kRaw}, {"CHECK_NONE", LZMA_CHECK_NONE},
    {"CHECK_CRC32", LZMA_CHECK_CRC32}, {"CHECK_CRC64", LZMA_CHECK_CRC64}, {"CHECK_SHA256", LZMA_CHECK_SHA256},
    {"CHECK_ID_MAX", LZMA_CHECK_ID_MAX}, {"CHECK_UNKNOWN", kCheckUnknown}, {"FILTER_LZMA1", LZMA_FILTER_LZMA1},
    {"FILTER_LZMA2", LZMA_FILTER_LZMA2}, {"FILTER_DELTA", LZMA_FILTER_DELTA}, {"FILTER_X86", LZMA_FILTER_X86},
    {"FILTER_POWERPC", LZMA_FILTER_POWERPC}, {"FILTER_IA64", LZMA_FILTER_IA64}, {"FILTER_ARM", LZMA_FILTER_ARM},
    {"FILTER_ARMTHUMB", LZMA_FILTER_ARMTHUMB}, {"FILTER_SPARC", LZMA_FILTER_SPARC}, {"MF_HC3", LZMA_MF_HC3}, {"MF_HC4", LZMA_MF_HC4},
    {"MF_BT2", LZMA_MF_BT2}, {"MF_BT3", LZMA_MF_BT3}, {"MF_BT4", LZMA_MF_BT4}, {"MODE_FAST", LZMA_MODE_FAST},
    {"MODE_NORMAL", LZMA_MODE_NORMAL}, {"PRESET_DEFAULT", LZMA_PRESET_DEFAULT}, {"PRESET_EXTREME", LZMA_PRESET_EXTREME},
};

}  // namespace

Value init_lzma(Thread* th) {
    Library library("liblzma.so.5");
    bool found = true;
#define F(name) found = found && library.get(lib.name, #name);
    LZMA_FUNCTIONS(F)
#undef F
    if (!found) return raise(th, Exc::ImportError, "liblzma.so.5: cannot open shared object file");
    add_root(th, &error_type);
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    Dict* ns = KRAIT_TRY(new_dict(th));
    if (!dict_set_str(th, ns, "__module__", str_from_ascii(th, "_lzma")) || !dict_set_str(th, ns, "__doc__", str_from_ascii(th, "Call to liblzma failed.")))
        return {};
    error_type = KRAIT_TRY(call(th, builtin_type(Kind::Type), str_from_ascii(th, "LZMAError"), make_tuple(th, exception_type(Exc::Exception)), ns));
    for (const Constant& c : kConstants)
        if (!module_add(th, module, c.name, int_from_u64(th, c.value))) return {};
    TypeSpec spec{};
    spec.name = "_lzma.LZMACompressor";
    spec.doc = "LZMACompressor(format=FORMAT_XZ, check=-1, preset=None, filters=None)\n\nCreate a compressor object for compressing data incrementally.";
    spec.kind = Kind::Native;
    spec.basic_size = sizeof(Stream);
    spec.trace = trace_stream;
    spec.slots.new_ = compressor_new;
    spec.slots.finalize = close_stream;
    spec.methods = kCompressor;
    spec.method_count = std::size(kCompressor);
    Type* compressor = KRAIT_TRY(new_builtin_type(th, spec));
    spec.name = "_lzma.LZMADecompressor";
    spec.doc = "LZMADecompressor(format=FORMAT_AUTO, memlimit=None, filters=None)\n--\n\nCreate a decompressor object for decompressing data incrementally.";
    spec.slots.new_ = decompressor_new;
    spec.methods = kDecompressor;
    spec.method_count = std::size(kDecompressor);
    spec.getsets = kGetSets;
    spec.getset_count = std::size(kGetSets);
    Type* decompressor = KRAIT_TRY(new_builtin_type(th, spec));
    bool ok = module_add(th, module, "LZMAError", error_type) && module_add(th, module, "LZMACompressor", compressor) &&
              module_add(th, module, "LZMADecompressor", decompressor);
    return ok ? Value(module) : Value();
}

}  // namespace krait
