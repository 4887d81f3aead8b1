// Module `_io`: open(), the module itself, and the standard streams.
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <string>

#include "runtime/modules/io.h"
#include "runtime/modules/io_text.h"
#include "runtime/options.h"
#include "runtime/roots.h"
#include "runtime/startup.h"
#include "runtime/types/codecs.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"

namespace krait::io {

namespace {

struct Mode {
    bool creating = false, reading = false, writing = false, appending = false, updating = false, text = false, binary = false;
    std::string raw;
};

bool parse_mode(Thread* th, const char* mode, Mode* m) {
    auto fail = [&](const char* message) {
        raise(th, Exc::ValueError, message);
        return false;
    };
    for (const char* c = mode; *c; ++c) {
        bool* flag = *c == 'x' ? &m->creating : *c == 'r' ? &m->reading : *c == 'w' ? &m->writing : *c == 'a' ? &m->appending
                   : *c == '+' ? &m->updating : *c == 't' ? &m->text : *c == 'b' ? &m->binary : nullptr;
        if (!flag || *flag) {
            raise(th, Exc::ValueError, "invalid mode: '%s'", mode);
            return false;
        }
        *flag = true;
    }
    if (m->creating) m->raw += 'x';
    if (m->reading) m->raw += 'r';
    if (m->writing) m->raw += 'w';
    if (m->appending) m->raw += 'a';
    if (m->updating) m->raw += '+';
    if (m->text && m->binary) return fail("can't have text and binary mode at once");
    if (m->creating + m->reading + m->writing + m->appending > 1) return fail("must have exactly one of create/read/write/append mode");
    return true;
}

const char* text_of_argument(Thread* th, Value v, const char* name, bool* ok) {
    if (!v || is_none(v)) return nullptr;
    if (is_str(v)) return str_utf8(th, v.as<Str>()).data();
    raise(th, Exc::TypeError, "open() argument '%s' must be str or None, not %T", name, v);
    *ok = false;
    return nullptr;
}

Value open_layers(Thread* th, Value file, const Mode& m, const char* mode, i64 buffering, Value* v, bool closefd, Value* raw_out) {
    Value raw = new_file_io(th, file, m.raw.c_str(), closefd, v[7]);
    if (!raw) return {};
    *raw_out = raw;
    bool tty = false;
    if (buffering < 0) {
        Value answer = call_method(th, raw, th->vm->names.isatty);
        if (!answer) return {};
        tty = answer == py_true();
    }
    bool line_buffering = buffering == 1 || tty;
    if (line_buffering) buffering = -1;
    if (buffering < 0) buffering = raw.as<FileIo>()->block_size;
    if (buffering == 0) {
        if (!m.binary) return raise(th, Exc::ValueError, "can't have unbuffered text I/O");
        return raw;
    }
    Type* type = m.updating ? types.random : m.creating || m.writing || m.appending ? types.writer : types.reader;
    Value buffer = new_buffered(th, type, raw, buffering);
    if (!buffer || m.binary) return buffer;
    Value text = new_text_wrapper(th, buffer, v[3], v[4], v[5], line_buffering, false);
    if (!text || !set_attribute(th, text, th->vm->names.mode, str_from_ascii(th, mode))) return {};
    return text;
}

}  // namespace

Value io_open(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"};
    Value v[8] = {};
    if (!parse_args(th, ArgSpec{"open", names, 8, 1, 0, 8}, args, v)) return {};
    const char* mode = "r";
    if (v[1]) {
        if (!is_str(v[1])) return raise(th, Exc::TypeError, "open() argument 'mode' must be str, not %s", is_none(v[1]) ? "None" : type_name(type_of(v[1])));
        mode = str_utf8(th, v[1].as<Str>()).data();
    }
    int buffering = -1;
    if (v[2] && !to_int32(th, v[2], &buffering)) return {};
    bool ok = true;
    const char* encoding = text_of_argument(th, v[3], "encoding", &ok);
    const char* errors = ok ? text_of_argument(th, v[4], "errors", &ok) : nullptr;
    const char* newline = ok ? text_of_argument(th, v[5], "newline", &ok) : nullptr;
    if (!ok) return {};
    int closefd = v[6] ? truth(th, v[6]) : 1;
    if (closefd < 0) return {};
    Value file = v[0];
    if (!has_index(file) && !is_str(file) && !is_bytes(file)) {
        Value method = lookup_special(th, file, th->vm->names.dunder_fspath);
        if (!method)
            return has_pending(th) ? Value() : raise(th, Exc::TypeError, "expected str, bytes or os.PathLike object, not %T", file);
        file = call(th, method);
        if (!file) return {};
        if (!is_str(file) && !is_bytes(file))
            return raise(th, Exc::TypeError, "expected %.200s.__fspath__() to return str or bytes, not %.200s", type_name(type_of(v[0])), type_name(type_of(file)));
    }
    Mode m;
    if (!parse_mode(th, mode, &m)) return {};
    if (m.binary && encoding) return raise(th, Exc::ValueError, "binary mode doesn't take an encoding argument");
    if (m.binary && errors) return raise(th, Exc::ValueError, "binary mode doesn't take an errors argument");
    if (m.binary && newline) return raise(th, Exc::ValueError, "binary mode doesn't take a newline argument");
    if (m.binary && buffering == 1 &&
        !warn(th, Exc::RuntimeWarning, 1, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used"))
        return {};
    Value raw;
    Value result = open_layers(th, file, m, mode, buffering, v, closefd, &raw);
    if (result || !raw) return result;
    Value error = take_pending(th);
    if (!call_method(th, raw, th->vm->names.close)) clear_pending(th);
    restore_pending(th, error);
    return {};
}

Value io_open_code(Thread* th, Value, Value path) {
    if (!is_str(path)) return raise(th, Exc::TypeError, "open_code() argument 'path' must be str, not %T", path);
    Value args[2] = {path, str_from_ascii(th, "rb")};
    return io_open(th, Value(), Args{args, 2, nullptr});
}

Value io_text_encoding(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"encoding", "stacklevel"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"text_encoding", names, 2, 1, 2, 2}, args, v)) return {};
    if (!is_none(v[0])) return v[0];
    int level = 2;
    if (v[1] && !to_int32(th, v[1], &level)) return {};
    if (th->vm->options->warn_default_encoding && !warn(th, Exc::EncodingWarning, level, "'encoding' argument not specified")) return {};
    return intern(th, th->vm->options->utf8_mode ? "utf-8" : "locale");
}

namespace {

constexpr NativeDef io_functions[] = {
    {"open", io_open, "open($module, /, file, mode='r', buffering=-1, encoding=None,\n     errors=None, newline=None, closefd=True, opener=None)\n--\n\nOpen file and return a stream.  Raise OSError upon failure."},
    {"open_code", io_open_code, "open_code($module, /, path)\n--\n\nOpens the provided file with the intent to import the contents."},
    {"text_encoding", io_text_encoding, "text_encoding($module, encoding, stacklevel=2, /)\n--\n\nA helper function to choose the text encoding."},
};

bool make_types(Thread* th) {
    if (types.text_wrapper) return true;
    setup_base_types(th);
    setup_file_io(th);
    setup_buffered(th);
    setup_bytes_io(th);
    setup_decoders(th);
    setup_string_io(th);
    setup_text_wrapper(th);
    Dict* ns = new_dict(th);
    Tuple* bases = make_tuple(th, exception_type(Exc::OSError), exception_type(Exc::ValueError));
    if (!ns || !bases || !dict_set_str(th, ns, "__module__", str_from_ascii(th, "io"))) return false;
    Value type = call(th, builtin_type(Kind::Type), str_from_ascii(th, "UnsupportedOperation"), bases, ns);
    if (!type) return false;
    types.unsupported_operation = type.as<Type>();
    static Value root;
    root = type;
    add_root(th, &root);
    return true;
}

Value module_value;

}  // namespace
}  // namespace krait::io

namespace krait {

Value open_from_builtins(Thread* th, const Args& args) { return io::make_types(th) ? io::io_open(th, Value(), args) : Value(); }

Value init_io_module(Thread* th) {
    using namespace io;
    if (!make_types(th)) return {};
    static const ModuleDef def{"_io", nullptr, io_functions, sizeof io_functions / sizeof *io_functions};
    Module* module = new_native_module(th, def);
    if (!module) return {};
    struct Row {
        const char* name;
        Type* type;
    };
    const Row rows[] = {
        {"_IOBase", types.io_base}, {"_RawIOBase", types.raw_base}, {"_BufferedIOBase", types.buffered_base}, {"_TextIOBase", types.text_base},
        {"FileIO", types.file_io}, {"BytesIO", types.bytes_io}, {"StringIO", types.string_io}, {"BufferedReader", types.reader},
        {"BufferedWriter", types.writer}, {"BufferedRandom", types.random}, {"BufferedRWPair", types.rw_pair},
        {"TextIOWrapper", types.text_wrapper}, {"IncrementalNewlineDecoder", types.newline_decoder},
        {"UnsupportedOperation", types.unsupported_operation}, {"BlockingIOError", exception_type(Exc::BlockingIOError)},
        {"_BytesIOBuffer", types.bytes_io_buffer},
    };
    for (const Row& row : rows)
        if (!module_add(th, module, row.name, row.type)) return {};
    // `io.open is open`: the builtin function, unless a program has replaced it.
    Value open = dict_get_str(th->vm->builtins, intern(th, "open"));
    if (open && has_kind(open, Kind::Builtin) && !module_add(th, module, "open", open)) return {};
    if (!module_add(th, module, "DEFAULT_BUFFER_SIZE", Value::from_small_int(kDefaultBufferSize))) return {};
    return module;
}

namespace {

Value make_stream(Thread* th, int fd, const char* name, bool writing, bool unbuffered, const char* encoding, const char* errors) {
    using namespace io;
    if (fcntl(fd, F_GETFD) < 0) return none();
    Value raw = new_file_io(th, Value::from_small_int(fd), writing ? "wb" : "rb", false, none());
    if (!raw) {
        if (catch_pending(th, Exc::OSError)) return none();
        return {};
    }
    bool tty = isatty(fd);
    bool raw_text = unbuffered && writing;
    Value buffer = raw;
    if (!raw_text) {
        buffer = new_buffered(th, writing ? types.writer : types.reader, raw, raw.as<FileIo>()->block_size);
        if (!buffer) return {};
    }
    if (!set_attribute(th, raw, th->vm->names.name, str_from_ascii(th, name))) return {};
    Value newline = writing ? Value(str_from_ascii(th, "\n")) : none();
    Value text = new_text_wrapper(th, buffer, str_from_utf8(th, encoding), str_from_utf8(th, errors), newline, tty || fd == 2, raw_text);
    if (!text || !set_attribute(th, text, th->vm->names.mode, str_from_ascii(th, writing ? "w" : "r"))) return {};
    return text;
}

}  // namespace

bool init_standard_streams(Thread* th) {
    if (!io::make_types(th)) return false;
    bool unbuffered = th->vm->options->unbuffered;
    std::string encoding = "utf-8", errors;
    if (const char* setting = th->vm->options->ignore_environment ? nullptr : getenv("PYTHONIOENCODING"); setting && *setting) {
        std::string text(setting);
        size_t colon = text.find(':');
        if (colon != 0) encoding = text.substr(0, colon);
        if (colon != std::string::npos) errors = text.substr(colon + 1);
        if (errors.empty()) errors = "strict";
        // The names that codecs give themselves.
        switch (find_codec(encoding)) {
            case Codec::Utf8: encoding = "utf-8"; break;
            case Codec::Latin1: encoding = "iso8859-1"; break;
            case Codec::Ascii: encoding = "ascii"; break;
            default: break;
        }
    }
    if (errors.empty()) {
        // The C locale stands for UTF-8 with bytes passed through, as after CPython's coercion of it.
        const char* locale = getenv("LC_ALL");
        if (!locale || !*locale) locale = getenv("LC_CTYPE");
        if (!locale || !*locale) locale = getenv("LANG");
        bool c_locale = !locale || !*locale || std::string(locale) == "C" || std::string(locale) == "POSIX" || std::string(locale) == "C.UTF-8" ||
                        std::string(locale) == "C.utf8";
        errors = c_locale ? "surrogateescape" : "strict";
    }
    struct Row {
        const char* name;
        const char* file;
        int fd;
    };
    const Row rows[] = {{"stdin", "<stdin>", 0}, {"stdout", "<stdout>", 1}, {"stderr", "<stderr>", 2}};
    for (const Row& row : rows) {
        Value stream = make_stream(th, row.fd, row.file, row.fd > 0, unbuffered, encoding.c_str(), row.fd == 2 ? "backslashreplace" : errors.c_str());
        if (!stream) return false;
        std::string dunder = "__" + std::string(row.name) + "__";
        if (!dict_set_str(th, th->vm->sys_dict, row.name, stream) || !dict_set_str(th, th->vm->sys_dict, dunder.c_str(), stream)) return false;
    }
    return true;
}

void flush_files(Thread* th) {
    if (io::types.text_wrapper) io::flush_open_writers(th, false);
}

}  // namespace krait
