// sys.argv, sys.path, sys.flags, warning and -X options from the command line (what CPython's getpath and site do before a
// program runs). The `site` module itself is not imported at start-up: the folders it would add are added here; .pth files
// are not read.
#include <sys/stat.h>
#include <unistd.h>

#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/modules/sys.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/startup.h"
#include "runtime/types/codecs.h"
#include "runtime/types/list.h"

namespace krait {

namespace {

Value path_value(Thread* th, std::string_view s) { return fs_decode(th, s); }

bool is_folder(const std::string& path) {
    struct stat info;
    return stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

bool add_path(Thread* th, List* path, std::string_view entry) {
    Value v = path_value(th, entry);
    return v && list_append(th, path, v);
}

const char* environment(Thread* th, const char* name) {
    if (th->vm->options->ignore_environment) return nullptr;
    const char* value = getenv(name);
    return value && *value ? value : nullptr;
}

bool add_site_folders(Thread* th, List* path, const std::string& stdlib) {
    const Options& o = *th->vm->options;
    const char* home = getenv("HOME");
    if (home && !o.no_user_site && !o.isolated && !environment(th, "PYTHONNOUSERSITE")) {
        std::string user = std::string(home) + "/.local/lib/python3.11/site-packages";
        if (is_folder(user) && !add_path(th, path, user)) return false;
    }
    for (const char* folder : {"/usr/local/lib/python3.11/dist-packages", "/usr/lib/python3/dist-packages"}) {
        if (is_folder(folder) && !add_path(th, path, folder)) return false;
    }
    return true;
}

List* make_path(Thread* th, const char* path0) {
    List* path = new_list(th, 8);
    if (!path) return nullptr;
    if (path0 && !add_path(th, path, path0)) return nullptr;
    if (const char* extra = environment(th, "PYTHONPATH")) {
        std::string_view rest(extra);
        for (;;) {
            size_t colon = rest.find(':');
            std::string entry(rest.substr(0, colon));
            char cwd[PATH_MAX];
            if (entry.empty() && getcwd(cwd, sizeof cwd)) entry = cwd;
            if (!add_path(th, path, entry)) return nullptr;
            if (colon == std::string_view::npos) break;
            rest.remove_prefix(colon + 1);
        }
    }
    std::string stdlib = stdlib_folder(th);
    size_t slash = stdlib.rfind('/');
    std::string lib = slash == std::string::npos ? "/usr/lib" : stdlib.substr(0, slash);
    if (!add_path(th, path, lib + "/python311.zip") || !add_path(th, path, stdlib) ||
        !add_path(th, path, stdlib + "/lib-dynload"))
        return nullptr;
    if (!th->vm->options->no_site && !add_site_folders(th, path, stdlib)) return nullptr;
    return path;
}

// -X NAME[=VALUE] as a dict.
Dict* make_x_options(Thread* th) {
    Dict* dict = new_dict(th);
    const Options& o = *th->vm->options;
    for (int i = 0; dict && i < o.x_count; ++i) {
        std::string_view text(o.x_options[i]);
        size_t equal = text.find('=');
        Value name = path_value(th, text.substr(0, equal));
        Value value = equal == std::string_view::npos ? py_true() : path_value(th, text.substr(equal + 1));
        if (!name || !value || !dict_set(th, dict, name, value)) return nullptr;
    }
    return dict;
}

List* make_warning_options(Thread* th) {
    List* list = new_list(th);
    const Options& o = *th->vm->options;
    if (!list || (o.dev_mode && !add_path(th, list, "default"))) return nullptr;
    if (const char* text = environment(th, "PYTHONWARNINGS")) {
        std::string_view rest(text);
        for (;;) {
            size_t comma = rest.find(',');
            if (!add_path(th, list, rest.substr(0, comma))) return nullptr;
            if (comma == std::string_view::npos) break;
            rest.remove_prefix(comma + 1);
        }
    }
    for (int i = 0; i < o.warning_count; ++i) {
        if (!add_path(th, list, o.warnings[i])) return nullptr;
    }
    if (o.bytes_warning && !add_path(th, list, o.bytes_warning > 1 ? "error::BytesWarning" : "default::BytesWarning")) return nullptr;
    return list;
}

// The full path of the running executable, as found through PATH.
std::string executable_path(const Options& o) {
    char buffer[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", buffer, sizeof buffer);
    if (n > 0) return std::string(buffer, static_cast<size_t>(n));
    return o.executable ? o.executable : "";
}

// $XDG_CACHE_HOME/krait/pyc: where importlib puts compiled modules, so that nothing is written beside sources.
Value cache_prefix(Thread* th) {
    if (const char* chosen = environment(th, "PYTHONPYCACHEPREFIX")) return path_value(th, chosen);
    const char* cache = getenv("XDG_CACHE_HOME");
    const char* home = getenv("HOME");
    if (cache && *cache == '/') return path_value(th, std::string(cache) + "/krait/pyc");
    if (home && *home) return path_value(th, std::string(home) + "/.cache/krait/pyc");
    return path_value(th, "/tmp/krait-cache-" + std::to_string(getuid()));
}

// The process's own argument vector; `otherwise` if it cannot be read.
Value original_arguments(Thread* th, List* otherwise) {
    FILE* file = fopen("/proc/self/cmdline", "r");
    if (!file) return otherwise;
    std::string text;
    for (int c; (c = getc(file)) != EOF;) text += static_cast<char>(c);
    fclose(file);
    List* list = new_list(th);
    for (size_t at = 0; list && at < text.size();) {
        size_t end = text.find('\0', at);
        if (end == std::string::npos) end = text.size();
        if (!add_path(th, list, std::string_view(text).substr(at, end - at))) return otherwise;
        at = end + 1;
    }
    return list;
}

}  // namespace

bool set_command_line(Thread* th, int argc, const char* const* argv, const char* argv0, const char* path0) {
    Dict* dict = th->vm->sys_dict;
    List* arguments = new_list(th, argc + 1);
    if (!arguments || !add_path(th, arguments, argv0)) return false;
    for (int i = 0; i < argc; ++i) {
        if (!add_path(th, arguments, argv[i])) return false;
    }
    List* path = make_path(th, path0);
    Dict* x_options = make_x_options(th);
    List* warnings = make_warning_options(th);
    if (!path || !x_options || !warnings) return false;
    th->vm->argv = arguments;
    if (!th->vm->orig_argv) th->vm->orig_argv = original_arguments(th, arguments);
    Value executable = path_value(th, executable_path(*th->vm->options));
    return dict_set_str(th, dict, "argv", arguments) && dict_set_str(th, dict, "orig_argv", th->vm->orig_argv) &&
           dict_set_str(th, dict, "path", path) && dict_set_str(th, dict, "_xoptions", x_options) &&
           dict_set_str(th, dict, "warnoptions", warnings) && dict_set_str(th, dict, "executable", executable) &&
           dict_set_str(th, dict, "_base_executable", executable) &&
           dict_set_str(th, dict, "pycache_prefix", cache_prefix(th)) &&
           dict_set_str(th, dict, "flags", make_sys_flags(th)) &&
           dict_set_str(th, dict, "dont_write_bytecode", py_bool(th->vm->options->dont_write_bytecode)) &&
           dict_set_str(th, dict, "meta_path", Value(new_list(th))) &&
           dict_set_str(th, dict, "path_hooks", Value(new_list(th))) &&
           dict_set_str(th, dict, "path_importer_cache", Value(new_dict(th)));
}

}  // namespace krait
