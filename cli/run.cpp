#include "cli/run.h"

#include "cli/repl.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/compile.h"
#include "runtime/error.h"
#include "runtime/marshal.h"
#include "runtime/operators.h"
#include "runtime/startup.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

Dict* make_main_module(Thread* th) {
    Module* module = new_module(th, th->vm->names.dunder_main);
    if (!module) return nullptr;
    Dict* dict = module->dict;
    Names& names = th->vm->names;
    Value builtins = dict_get_str(th->vm->modules, names.builtins);
    bool ok = dict_set_str(th, dict, names.dunder_builtins, builtins) &&
              dict_set_str(th, dict, names.dunder_annotations, Value(new_dict(th))) &&
              dict_set_str(th, dict, names.dunder_spec, none()) && dict_set_str(th, dict, names.dunder_loader, none()) &&
              dict_set_str(th, th->vm->modules, names.dunder_main, Value(module));
    return ok ? dict : nullptr;
}

// Reads all of `fd`; false with errno set.
bool read_all(int fd, std::string* out) {
    struct stat info;
    if (fstat(fd, &info) == 0 && info.st_size > 0) out->reserve(static_cast<size_t>(info.st_size) + 1);
    char buffer[1 << 16];
    for (;;) {
        ssize_t n = read(fd, buffer, sizeof buffer);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        if (n == 0) return true;
        out->append(buffer, static_cast<size_t>(n));
    }
}

bool run_source(Thread* th, Dict* main_dict, Value source, const char* filename, bool is_file) {
    CompileOptions options;
    options.filename = Value(str_from_utf8(th, filename));
    options.mode = CompileMode::Exec;
    options.is_file = is_file;
    Value code = frontend_hooks.compile_source(th, source, options);
    if (!code) return false;
    return !interp_hooks.run_code(th, code.as<Code>(), main_dict, Value(main_dict), nullptr).is_empty();
}

// ---- Compiled files ----

// As CPython's maybe_pyc_file: by its name, or by the first two bytes of its magic number.
bool is_compiled(const char* path, const std::string& content) {
    size_t length = strlen(path);
    if (length > 4 && strcmp(path + length - 4, ".pyc") == 0) return true;
    u32 magic = kPycMagic;
    return content.size() >= 2 && memcmp(content.data(), &magic, 2) == 0;
}

bool run_compiled(Thread* th, Dict* main_dict, std::string_view content) {
    constexpr size_t kHeader = 16;
    u32 magic = 0;
    if (content.size() >= 4) memcpy(&magic, content.data(), 4);
    if (magic != kPycMagic) return !raise(th, Exc::RuntimeError, "Bad magic number in .pyc file").is_empty();
    if (content.size() < kHeader) return !raise(th, Exc::EOFError, "EOF read where not expected").is_empty();
    Value code = marshal_loads(th, content.substr(kHeader));
    if (!code || !has_kind(code, Kind::Code)) {
        clear_pending(th);
        return !raise(th, Exc::RuntimeError, "Bad code object in .pyc file").is_empty();
    }
    return !interp_hooks.run_code(th, code.as<Code>(), main_dict, Value(main_dict), nullptr).is_empty();
}

// Has it the closing record of a zip archive? Such a file may start with anything, `#!` for example.
bool is_zip(const std::string& content) {
    size_t from = content.size() > 65557 ? content.size() - 65557 : 0;
    return content.find(std::string_view("PK\5\6", 4), from) != std::string::npos;
}

// Sets sys.argv and sys.path, then makes __main__.
Dict* prepare(Thread* th, int argc, char** argv, const CommandLine& line, const char* argv0, const char* path0) {
    int rest = line.first_argument < argc ? line.first_argument : argc;
    if (!set_command_line(th, argc - rest, argv + rest, argv0, th->vm->options->safe_path ? nullptr : path0)) return nullptr;
    // What asks for other warnings asks for the module that reads the filters from sys.warnoptions.
    Value warnings = dict_get_str(th->vm->sys_dict, intern(th, "warnoptions"));
    if (warnings && is_list(warnings) && warnings.as<List>()->size) {
        Value import = dict_get_str(th->vm->builtins, th->vm->names.dunder_import);
        if (!call(th, import, Value(str_from_ascii(th, "warnings")))) clear_pending(th);
    }
    return make_main_module(th);
}

int cannot_open(const char* path, const char* executable, const char* why) {
    fprintf(stderr, "%s: can't open file '%s': %s\n", executable, path, why);
    return 2;
}

// runpy.run_path for a folder or zip file with __main__.py; runpy._run_module_as_main for -m.
bool run_module_as_main(Thread* th, Value module_name, bool alter_argv) {
    Value import = dict_get_str(th->vm->builtins, th->vm->names.dunder_import);
    Value runpy = call(th, import, Value(str_from_ascii(th, "runpy")));
    if (!runpy) return false;
    Value run = get_attribute(th, runpy, "_run_module_as_main");
    return run && call(th, run, module_name, py_bool(alter_argv));
}

struct ScriptFile {
    std::string source;
    std::string absolute;
    std::string folder;
};

std::string absolute_path(const char* path) {
    if (path[0] == '/') return path;
    char cwd[PATH_MAX];
    return getcwd(cwd, sizeof cwd) ? std::string(cwd) + "/" + path : std::string(path);
}

std::string folder_of_script(const char* path) {
    char resolved[PATH_MAX];
    std::string whole = realpath(path, resolved) ? resolved : absolute_path(path);
    size_t slash = whole.rfind('/');
    return slash == 0 ? "/" : whole.substr(0, slash);
}

bool run_script(Thread* th, const CommandLine& line, int argc, char** argv, int* status) {
    const char* path = line.target;
    const char* executable = th->vm->options->executable;
    struct stat info;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
        std::string main_file = std::string(path) + "/__main__.py";
        if (access(main_file.c_str(), R_OK) != 0) {
            fprintf(stderr, "%s: can't find '__main__' module in '%s'\n", executable, absolute_path(path).c_str());
            *status = 1;
            return true;
        }
        Dict* dict = prepare(th, argc, argv, line, path, path);
        return dict && run_module_as_main(th, Value(th->vm->names.dunder_main), false);
    }
    ScriptFile file;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || !read_all(fd, &file.source)) {
        int error = errno;
        if (fd >= 0) close(fd);
        char why[300];
        snprintf(why, sizeof why, "[Errno %d] %s", error, strerror(error));
        *status = cannot_open(absolute_path(path).c_str(), executable, why);
        return true;
    }
    close(fd);
    if (th->vm->options->skip_first_line) file.source.erase(0, std::min(file.source.find('\n'), file.source.size()));
    if (is_zip(file.source)) {
        Dict* dict = prepare(th, argc, argv, line, path, path);
        return dict && run_module_as_main(th, Value(th->vm->names.dunder_main), false);
    }
    file.absolute = absolute_path(path);
    file.folder = folder_of_script(path);
    Dict* dict = prepare(th, argc, argv, line, path, file.folder.c_str());
    if (!dict || !dict_set_str(th, dict, "__file__", Value(str_from_utf8(th, file.absolute))) ||
        !dict_set_str(th, dict, "__cached__", none()))
        return false;
    if (is_compiled(path, file.source)) return run_compiled(th, dict, file.source);
    Value source(bytes_from(th, file.source));
    return source && run_source(th, dict, source, file.absolute.c_str(), true);
}

bool run_target(Thread* th, const CommandLine& line, int argc, char** argv, int* status) {
    switch (line.kind) {
        case RunKind::Command: {
            Dict* dict = prepare(th, argc, argv, line, "-c", "");
            if (!dict) return false;
            std::string text = std::string(line.target) + "\n";
            Value source(bytes_from(th, text));
            return source && run_source(th, dict, source, "<string>", false);
        }
        case RunKind::Module: {
            std::string cwd = absolute_path("");
            if (cwd.size() > 1 && cwd.back() == '/') cwd.pop_back();
            Dict* dict = prepare(th, argc, argv, line, "-m", cwd.c_str());
            return dict && run_module_as_main(th, Value(str_from_utf8(th, line.target)), true);
        }
        case RunKind::Script: return run_script(th, line, argc, argv, status);
        default: {
            Dict* dict = prepare(th, argc, argv, line, line.target ? line.target : "", "");
            if (!dict) return false;
            std::string text;
            if (isatty(0) || th->vm->options->interactive) {
                if (!th->vm->options->quiet) print_banner(th);
                run_startup_file(th, dict);
                *status = run_prompt(th, dict);
                return true;
            }
            if (!read_all(0, &text)) {
                raise_errno(th, errno);
                return false;
            }
            Value source(bytes_from(th, text));
            return source && run_source(th, dict, source, "<stdin>", true);
        }
    }
}

// -i, or PYTHONINSPECT (which the program may have set) at a terminal.
bool wants_prompt(Thread* th, const CommandLine& line) {
    const Options& o = *th->vm->options;
    bool prompted = line.kind == RunKind::Stdin && (isatty(0) || o.interactive);
    if (prompted) return false;
    if (o.interactive) return true;
    const char* setting = o.ignore_environment ? nullptr : getenv("PYTHONINSPECT");
    return setting && *setting && isatty(0);
}

int prompt_after_program(Thread* th) {
    Value main = dict_get_str(th->vm->modules, th->vm->names.dunder_main);
    Dict* dict = main && has_kind(main, Kind::Module) ? main.as<Module>()->dict : make_main_module(th);
    th->vm->unhandled_interrupt = false;
    return dict ? run_prompt(th, dict) : report_pending(th);
}

}  // namespace

int run_program(Thread* th, const CommandLine& line, int argc, char** argv) {
    int status = 0;
    if (!init_standard_streams(th) || !run_target(th, line, argc, argv, &status)) status = report_pending(th);
    return wants_prompt(th, line) ? prompt_after_program(th) : status;
}

}  // namespace krait
