// The import system (language reference 5). Krait runs CPython's own importlib/_bootstrap.py and _bootstrap_external.py from
// the standard library, but only once a module is wanted that is not native: a program that imports only native modules
// pays for none of it. `_bootstrap._setup` later gives the native modules made before it their specs.
//
// The two files are compiled under the names CPython's frozen copies have, and their frames are cut out of tracebacks the same
// way (Python/import.c, remove_importlib_frames).
#include "runtime/import.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/compile.h"
#include "runtime/error.h"
#include "runtime/frame.h"
#include "runtime/marshal.h"
#include "runtime/modules/sys.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/roots.h"
#include "runtime/types/bytes.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

#define MODULE(name, init) Value init(Thread* th);
#include "runtime/modules/modules.def"
#undef MODULE

namespace {

struct NativeModule {
    const char* name;
    Value (*init)(Thread*);
};
constexpr NativeModule kNativeModules[] = {
#define MODULE(name, init) {#name, init},
#include "runtime/modules/modules.def"
#undef MODULE
    {nullptr, nullptr},
};

constexpr const char* kBootstrapFile = "<frozen importlib._bootstrap>";
constexpr const char* kExternalFile = "<frozen importlib._bootstrap_external>";

enum class State : u8 { Unused, Starting, Ready };
State state = State::Unused;
Value bootstrap_module;

const NativeModule* find_native(Str* name) {
    for (const NativeModule* m = kNativeModules; m->name; ++m) {
        if (str_equal(name, m->name)) return m;
    }
    return nullptr;
}

// ---- Bootstrap ----

Value run_bootstrap_file(Thread* th, const char* file, const char* filename, const char* module_name) {
    std::string path = std::string(stdlib_folder(th)) + "/importlib/" + file;
    if (access(path.c_str(), R_OK) != 0) {
        Str* message = format_message(
            th, "krait: no Python standard library in '%s': install the package libpython3.11-stdlib, or name its folder "
                "with --stdlib=FOLDER",
            stdlib_folder(th));
        return message ? raise_with(th, Exc::SystemExit, message) : Value();
    }
    Str* shown = KRAIT_TRY(str_from_ascii(th, filename));
    Code* code = KRAIT_TRY(load_source_cached(th, path, Value(shown), 2));
    Str* name = intern(th, module_name);
    Module* module = KRAIT_TRY(new_module(th, name));
    Names& names = th->vm->names;
    if (!dict_set_str(th, module->dict, names.dunder_builtins, dict_get_str(th->vm->modules, names.builtins)) ||
        !dict_set_str(th, th->vm->modules, name, module))
        return {};
    KRAIT_TRY(interp_hooks.run_code(th, code, module->dict, module->dict, nullptr));
    return module;
}

// importlib's _write_atomic(path, data, mode=0o666), but a write that the system cuts short is an error and leaves no file.
Value write_atomic(Thread* th, Value, const Args& args) {
    if (args.count < 2 || !is_str(args[0]) || !supports_buffer(args[1])) return raise(th, Exc::TypeError, "path and bytes expected");
    i64 mode = 0666;
    if (args.count > 2 && !(is_int(args[2]) && int_fits_i64(args[2], &mode))) return raise(th, Exc::TypeError, "mode must be int");
    BufferHold data(th, args[1]);
    if (!data.ok()) return {};
    int error = write_file_atomically(std::string(str_utf8(th, args[0].as<Str>())), data.bytes(), static_cast<u32>(mode) & 0666);
    return error ? raise_errno(th, error, args[0]) : none();
}

constexpr NativeDef kWriteAtomic = {"_write_atomic", write_atomic, nullptr};

bool run_bootstrap(Thread* th) {
    bootstrap_module = KRAIT_TRY(run_bootstrap_file(th, "_bootstrap.py", kBootstrapFile, "_frozen_importlib"));
    Value imp = KRAIT_TRY(import_native(th, intern(th, "_imp")));
    Value sys = dict_get_str(th->vm->modules, th->vm->names.sys);
    KRAIT_TRY(call_method(th, bootstrap_module, intern(th, "_install"), {sys, imp}));
    Value external = KRAIT_TRY(run_bootstrap_file(th, "_bootstrap_external.py", kExternalFile, "_frozen_importlib_external"));
    Value write = KRAIT_TRY(new_builtin(th, &kWriteAtomic, Value(), Value(intern(th, "_frozen_importlib_external"))));
    if (!dict_set_str(th, external.as<Module>()->dict, "_write_atomic", write)) return false;
    KRAIT_TRY(call_method(th, bootstrap_module, intern(th, "_install_external_importers")));
    return true;
}

// ---- Zip files on sys.path ----

// The first of sys.path_hooks: zipimport.zipimporter for paths that are, or lead through, a regular file. The module
// zipimport itself is imported only then.
Value zip_path_hook(Thread* th, Value, Value path) {
    if (is_str(path)) {
        std::string text(str_utf8(th, path.as<Str>()));
        struct stat info;
        while (!text.empty()) {
            if (stat(text.c_str(), &info) == 0) {
                if (!S_ISREG(info.st_mode)) break;
                return call(th, KRAIT_TRY(import_attribute(th, "zipimport", "zipimporter")), path);
            }
            size_t slash = text.rfind('/');
            if (slash == std::string::npos) break;
            text.resize(slash);
        }
    }
    return raise(th, Exc::ImportError, "not a Zip file: %R", path);
}

constexpr NativeDef kZipHook = {"zipimporter", zip_path_hook, nullptr};

bool install_zip_hook(Thread* th) {
    Value hooks = dict_get_str(th->vm->sys_dict, intern(th, "path_hooks"));
    if (!hooks || !is_list(hooks)) return true;
    Value hook = new_builtin(th, &kZipHook, Value(), Value(intern(th, "zipimport")));
    return hook && list_insert(th, hooks.as<List>(), 0, hook);
}

// ---- Tracebacks ----

bool is_importlib_frame(Value frame, bool* runs_code) {
    Code* code = frame.as<FrameObject>()->frame->code;
    if (!is_str(code->filename)) return false;
    Str* file = code->filename.as<Str>();
    *runs_code = str_equal(code->name, "_call_with_frames_removed");
    return str_equal(file, kBootstrapFile) || str_equal(file, kExternalFile);
}

void remove_importlib_frames(Thread* th) {
    if (!th->pending || th->vm->options->verbose) return;
    ExceptionObject* e = exception(th->pending);
    bool always = pending_matches(th, Exc::ImportError);
    Value* link = &e->traceback;
    Value* outer = nullptr;
    bool inside = false;
    for (Value tb = e->traceback; has_kind(tb, Kind::Traceback);) {
        Traceback* t = tb.as<Traceback>();
        bool runs_code = false;
        bool now_inside = is_importlib_frame(t->frame, &runs_code);
        if (now_inside && !inside) outer = link;
        inside = now_inside;
        if (inside && (always || runs_code)) {
            *outer = t->next;
            link = outer;
        } else {
            link = &t->next;
        }
        tb = t->next;
    }
    write_barrier(th, e);
}

// ---- Finding ----

Value find_and_load(Thread* th, Str* name) {
    if (state != State::Ready) {
        Value native = import_native(th, name);
        if (native || has_pending(th)) return native;
        if (!bootstrap_importlib(th)) return {};
    }
    Value import = th->vm->import_function ? th->vm->import_function : none();
    Value module = call_method(th, bootstrap_module, th->vm->names._find_and_load, {Value(name), import});
    if (!module) remove_importlib_frames(th);
    return module;
}

// A module found in sys.modules may still be being imported by another thread.
bool wait_until_initialized(Thread* th, Value module, Str* name) {
    if (state != State::Ready) return true;
    Names& names = th->vm->names;
    Value spec = find_attribute(th, module, names.dunder_spec);
    if (!spec || is_none(spec)) {
        clear_pending(th);
        return true;
    }
    Value busy = find_attribute(th, spec, names._initializing);
    if (has_pending(th)) return false;
    int is_busy = busy ? truth(th, busy) : 0;
    if (is_busy <= 0) return is_busy == 0;
    return static_cast<bool>(call_method(th, bootstrap_module, intern(th, "_lock_unlock_module"), {Value(name)}));
}

Value import_absolute(Thread* th, Str* name) {
    Value module = dict_get_str(th->vm->modules, name);
    if (module && !is_none(module)) return wait_until_initialized(th, module, name) ? module : Value();
    return find_and_load(th, name);
}

i64 last_dot(const Str* s, i64 end) {
    for (i64 i = end - 1; i >= 0; --i) {
        if (s->at(i) == '.') return i;
    }
    return -1;
}

i64 first_dot(const Str* s) {
    for (i64 i = 0; i < s->length; ++i) {
        if (s->at(i) == '.') return i;
    }
    return -1;
}

// The package that a relative import starts from (PEP 366).
Str* calling_package(Thread* th, Value globals) {
    Names& names = th->vm->names;
    if (!globals || !is_dict(globals)) {
        raise(th, globals ? Exc::TypeError : Exc::KeyError, globals ? "globals must be a dict" : "'__name__' not in globals");
        return nullptr;
    }
    Dict* dict = globals.as<Dict>();
    Value package = dict_get_str(dict, names.dunder_package);
    Value spec = dict_get_str(dict, names.dunder_spec);
    bool has_spec = spec && !is_none(spec);
    if (package && !is_none(package)) {
        if (!is_str(package)) {
            raise(th, Exc::TypeError, "package must be a string");
            return nullptr;
        }
        if (has_spec) {
            Value parent = KRAIT_TRY(get_attribute(th, spec, "parent"));
            int same = equals(th, package, parent);
            if (same < 0) return nullptr;
            if (!same && !warn(th, Exc::ImportWarning, 1, "__package__ != __spec__.parent")) return nullptr;
        }
        return package.as<Str>();
    }
    if (has_spec) {
        Value parent = KRAIT_TRY(get_attribute(th, spec, "parent"));
        if (is_str(parent)) return parent.as<Str>();
        raise(th, Exc::TypeError, "__spec__.parent must be a string");
        return nullptr;
    }
    if (!warn(th, Exc::ImportWarning, 1,
              "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__"))
        return nullptr;
    Value name = dict_get_str(dict, names.dunder_name);
    if (!name) {
        raise(th, Exc::KeyError, "'__name__' not in globals");
        return nullptr;
    }
    if (!is_str(name)) {
        raise(th, Exc::TypeError, "__name__ must be a string");
        return nullptr;
    }
    if (dict_get_str(dict, names.dunder_path)) return name.as<Str>();
    i64 dot = last_dot(name.as<Str>(), name.as<Str>()->length);
    return dot < 0 ? empty_str() : str_substring(th, name.as<Str>(), 0, dot);
}

Str* resolve_relative(Thread* th, Str* name, Value globals, i64 level) {
    Str* package = KRAIT_TRY(calling_package(th, globals));
    if (!package->length) {
        raise(th, Exc::ImportError, "attempted relative import with no known parent package");
        return nullptr;
    }
    i64 end = package->length;
    for (i64 i = 1; i < level; ++i) {
        end = last_dot(package, end);
        if (end < 0) {
            raise(th, Exc::ImportError, "attempted relative import beyond top-level package");
            return nullptr;
        }
    }
    Str* base = KRAIT_TRY(str_substring(th, package, 0, end));
    return name->length ? format_message(th, "%U.%U", base, name) : base;
}

}  // namespace

bool is_native_module(Str* name) { return find_native(name) || str_equal(name, "sys") || str_equal(name, "builtins"); }

Value import_native(Thread* th, Str* name) {
    if (Value module = dict_get_str(th->vm->modules, name)) {
        if (find_native(name) && !is_none(module)) return module;
    }
    const NativeModule* native = find_native(name);
    if (!native) return {};
    Value module = KRAIT_TRY(native->init(th));
    if (!dict_set_str(th, th->vm->modules, intern(th, name), module)) return {};
    return module;
}

Value import_native(Thread* th, const char* name) { return import_native(th, intern(th, name)); }

Value builtin_module_names(Thread* th) {
    std::vector<std::string_view> names = {"sys", "builtins"};
    for (const NativeModule* m = kNativeModules; m->name; ++m) names.push_back(m->name);
    std::sort(names.begin(), names.end());
    Tuple* tuple = KRAIT_TRY(new_tuple(th, static_cast<i64>(names.size())));
    for (size_t i = 0; i < names.size(); ++i) {
        tuple->items[i] = str_from_ascii(th, names[i]);
        write_barrier(th, tuple);
    }
    return tuple;
}

bool bootstrap_importlib(Thread* th) {
    if (state != State::Unused) return true;
    add_root(th, &bootstrap_module);
    state = State::Starting;
    bool ok = run_bootstrap(th) && install_zip_hook(th);
    state = ok ? State::Ready : State::Unused;
    return ok;
}

// `os` and its parts import each other; CPython's site has them all before a program asks for one.
static bool prepare_import(Thread* th, Value name) {
    if (!is_str(name) || !str_equal(name.as<Str>(), "genericpath")) return true;
    if (dict_get_str(th->vm->modules, intern(th, "os"))) return true;
    return static_cast<bool>(import_module(th, "os"));
}

Value import_module_level(Thread* th, Value name_value, Value globals, Value, Value fromlist, i64 level) {
    if (!prepare_import(th, name_value)) return {};
    if (!is_str(name_value)) return raise(th, Exc::TypeError, "module name must be a string");
    if (level < 0) return raise(th, Exc::ValueError, "level must be >= 0");
    Str* name = name_value.as<Str>();
    Str* absolute = name;
    if (level > 0) {
        absolute = KRAIT_TRY(resolve_relative(th, name, globals, level));
    } else if (!name->length) {
        return raise(th, Exc::ValueError, "Empty module name");
    }
    Value module = KRAIT_TRY(import_absolute(th, absolute));
    int has_from = fromlist && !is_none(fromlist) ? truth(th, fromlist) : 0;
    if (has_from < 0) return {};
    Names& names = th->vm->names;
    if (has_from) {
        Value path = find_attribute(th, module, names.dunder_path);
        if (!path) return has_pending(th) ? Value() : module;
        if (!bootstrap_importlib(th)) return {};
        Value import = th->vm->import_function ? th->vm->import_function : none();
        Value result = call_method(th, bootstrap_module, names._handle_fromlist, {module, fromlist, import});
        if (!result) remove_importlib_frames(th);
        return result;
    }
    i64 dot = first_dot(name);
    if (dot < 0 || (level > 0 && !name->length)) return module;
    if (level == 0) return import_absolute(th, KRAIT_TRY(str_substring(th, name, 0, dot)));
    Str* wanted = KRAIT_TRY(str_substring(th, absolute, 0, absolute->length - (name->length - dot)));
    Value found = dict_get_str(th->vm->modules, wanted);
    return found ? found : raise(th, Exc::KeyError, "%R not in sys.modules as expected", Value(wanted));
}

Value import_module(Thread* th, Value name) {
    if (!is_str(name)) return raise(th, Exc::TypeError, "module name must be a string");
    KRAIT_TRY(import_module_level(th, name, Value(), Value(), Value(), 0));
    Value module = dict_get_str(th->vm->modules, name.as<Str>());
    return module ? module : raise(th, Exc::KeyError, "%R", name);
}

Value import_module(Thread* th, const char* name) { return import_module(th, Value(intern(th, name))); }

Value import_attribute(Thread* th, const char* name, const char* attribute) {
    return get_attribute(th, KRAIT_TRY(import_module(th, name)), attribute);
}

}  // namespace krait
