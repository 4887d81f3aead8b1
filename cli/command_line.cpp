#include "cli/command_line.h"

#include <algorithm>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace krait {

namespace {

enum class OptionKind { Flag, Int, Text };
struct OptionRow {
    OptionKind kind;
    const char* name;
    const char* help;
    void* (*field)(Options*);
};
const OptionRow option_rows[] = {
#define OPTION(kind, field, name, default_value, help) \
    {OptionKind::kind, name, help, [](Options* o) -> void* { return &o->field; }},
#include "runtime/options.def"
#undef OPTION
};

size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<size_t> row(b.size() + 1);
    for (size_t j = 0; j <= b.size(); j++) row[j] = j;
    for (size_t i = 1; i <= a.size(); i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size(); j++) {
            size_t up = row[j];
            row[j] = std::min({up + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
            diagonal = up;
        }
    }
    return row[b.size()];
}

int wrong_long_option(std::string_view name) {
    const char* nearest = option_rows[0].name;
    size_t best = SIZE_MAX;
    for (const OptionRow& row : option_rows) {
        size_t distance = edit_distance(name, row.name);
        if (distance < best) {
            best = distance;
            nearest = row.name;
        }
    }
    fprintf(stderr, "krait: unknown option --%.*s; the nearest is --%s (krait -h lists all)\n", static_cast<int>(name.size()),
            name.data(), nearest);
    return 2;
}

int parse_long_option(const char* text, Options* options) {
    std::string_view whole(text + 2);
    size_t equals = whole.find('=');
    std::string_view name = whole.substr(0, equals);
    const char* value = equals == std::string_view::npos ? nullptr : text + 2 + equals + 1;
    for (const OptionRow& row : option_rows) {
        if (name != row.name) continue;
        void* field = row.field(options);
        switch (row.kind) {
            case OptionKind::Flag: {
                std::string_view v = value ? value : "on";
                if (v != "on" && v != "off") {
                    fprintf(stderr, "krait: --%s takes on or off, not '%s'\n", row.name, value);
                    return 2;
                }
                *static_cast<bool*>(field) = v == "on";
                return 0;
            }
            case OptionKind::Int: {
                char* end = nullptr;
                long n = value ? strtol(value, &end, 10) : 0;
                if (!value || !*value || *end || n < 0) {
                    fprintf(stderr, "krait: --%s takes a number, as in --%s=100\n", row.name, row.name);
                    return 2;
                }
                *static_cast<long*>(field) = n;
                return 0;
            }
            case OptionKind::Text:
                if (!value || !*value) {
                    fprintf(stderr, "krait: --%s takes a value: %s\n", row.name, row.help);
                    return 2;
                }
                *static_cast<const char**>(field) = value;
                return 0;
        }
    }
    return wrong_long_option(name);
}

constexpr const char kUsage[] =
    "usage: krait [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `krait -h' for more information.\n";

int fatal(const char* message) {
    fprintf(stderr, "Fatal Python error: %s\nPython runtime state: preinitialized\n\n", message);
    return 1;
}

// -X NAME[=VALUE]: those that change how Krait itself works. All of them stand in sys._xoptions. The exit status, 0 to go on.
int parse_x_option(std::string_view text, Options* o) {
    size_t equals = text.find('=');
    std::string_view name = text.substr(0, equals), value = equals == text.npos ? std::string_view() : text.substr(equals + 1);
    if (name == "no_debug_ranges") o->no_debug_ranges = true;
    if (name == "dev") o->dev_mode = true;
    if (name == "warn_default_encoding") o->warn_default_encoding = true;
    if (name == "utf8") {
        if (equals != text.npos && value != "0" && value != "1") return fatal("preconfig_init_utf8_mode: invalid -X utf8 option value");
        o->utf8_mode = value != "0";
    }
    if (name == "int_max_str_digits") {
        std::string digits(value);
        char* end = nullptr;
        long n = strtol(digits.c_str(), &end, 10);
        if (digits.empty() || *end || n < 0 || n > INT_MAX || (n > 0 && n < 640))
            return fatal("config_init_int_max_str_digits: -X int_max_str_digits: invalid limit; must be >= 640 or 0 for unlimited.");
        o->max_str_digits = static_cast<int>(n);
    }
    return 0;
}

// One cluster of single letters, as in -OOb. Returns the exit status, 0 to go on; `*consumed` when the rest of the
// arguments belong to the program.
int parse_letters(int argc, char** argv, int* index, CommandLine* line, Options* o, bool* consumed) {
    for (const char* p = argv[*index] + 1; *p; p++) {
        auto argument = [&]() -> const char* {
            if (p[1]) return p + 1;
            if (*index + 1 < argc) return argv[++*index];
            fprintf(stderr, "Argument expected for the -%c option\n", *p);
            fputs(kUsage, stderr);
            return nullptr;
        };
        switch (*p) {
            case 'B': o->dont_write_bytecode = 1; break;
            case 'b': o->bytes_warning++; break;
            case 'd': o->debug++; break;
            case 'E': o->ignore_environment = 1; break;
            case 'I': o->isolated = o->ignore_environment = o->no_user_site = o->safe_path = 1; break;
            case 'i': o->interactive++, o->inspect++; break;
            case 'O': o->optimize++; break;
            case 'P': o->safe_path = 1; break;
            case 'q': o->quiet++; break;
            case 's': o->no_user_site = 1; break;
            case 'S': o->no_site++; break;
            case 'u': o->unbuffered = 1; break;
            case 'v': o->verbose++; break;
            case 'x': o->skip_first_line = true; break;
            case 't':
            case 'R': break;  // accepted and without effect, as in CPython
            case 'V': line->version_count++; break;
            case 'h':
            case '?': line->kind = RunKind::Help; return 0;
            case 'c':
            case 'm':
            case 'W':
            case 'X': {
                char letter = *p;
                const char* value = argument();
                if (!value) return 2;
                if (letter == 'W') {
                    if (o->warning_count < 64) o->warnings[o->warning_count++] = value;
                } else if (letter == 'X') {
                    if (o->x_count < 64) o->x_options[o->x_count++] = value;
                    if (int status = parse_x_option(value, o)) return status;
                } else {
                    line->kind = letter == 'c' ? RunKind::Command : RunKind::Module;
                    line->target = value;
                    line->first_argument = *index + 1;
                    *consumed = true;
                }
                return 0;
            }
            default:
                if (*p == 'J') fprintf(stderr, "-J is reserved for Jython\n");
                else fprintf(stderr, "Unknown option: -%c\n", *p);
                fputs(kUsage, stderr);
                return 2;
        }
    }
    return 0;
}

}  // namespace

int parse_command_line(int argc, char** argv, CommandLine* line, Options* options) {
    line->kind = RunKind::Stdin;
    line->first_argument = argc;
    for (int i = 1; i < argc; i++) {
        const char* a = argv[i];
        if (strcmp(a, "--help") == 0) {
            line->kind = RunKind::Help;
            return 0;
        }
        if (strcmp(a, "--version") == 0) {
            line->version_count++;
            continue;
        }
        if (a[0] == '-' && a[1] == '-' && a[2]) {
            if (int status = parse_long_option(a, options)) return status;
            continue;
        }
        if (a[0] == '-' && a[1] && strcmp(a, "--") != 0) {
            bool consumed = false;
            if (int status = parse_letters(argc, argv, &i, line, options, &consumed)) return status;
            if (line->kind == RunKind::Help) return 0;
            if (consumed) break;
            continue;
        }
        if (strcmp(a, "--") == 0 && ++i >= argc) break;
        a = argv[i];
        line->kind = strcmp(a, "-") == 0 ? RunKind::Stdin : RunKind::Script;
        line->target = a;
        line->first_argument = i + 1;
        break;
    }
    if (line->version_count) line->kind = RunKind::Version;
    return 0;
}

void print_help() {
    printf("usage: krait [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
           "Krait runs Python 3.11 programs. As for CPython:\n"
           "-b     : issue warnings about str(bytes_instance); -bb: issue errors\n"
           "-B     : don't write .pyc files to the cache\n"
           "-c cmd : program passed in as string (terminates option list)\n"
           "-d     : accepted; CPython's parser trace has no counterpart\n"
           "-E     : ignore PYTHON* environment variables\n"
           "-h     : print this help message and exit\n"
           "-i     : inspect interactively after running script\n"
           "-I     : isolate Krait from the user's environment (implies -E, -P and -s)\n"
           "-m mod : run library module as a script (terminates option list)\n"
           "-O     : remove assert and __debug__-dependent statements; -OO: docstrings too\n"
           "-P     : don't prepend a potentially unsafe path to sys.path\n"
           "-q     : don't print version messages on interactive startup\n"
           "-s     : don't add user site directory to sys.path\n"
           "-S     : don't imply 'import site' on initialization\n"
           "-u     : force the stdout and stderr streams to be unbuffered\n"
           "-v     : verbose (trace import statements)\n"
           "-V     : print the version number and exit\n"
           "-W arg : warning control; arg is action:message:category:module:lineno\n"
           "-x     : skip first line of source, allowing use of non-Unix forms of #!cmd\n"
           "-X opt : set implementation-specific option: dev, utf8, int_max_str_digits=N, warn_default_encoding, no_debug_ranges\n"
           "\nKrait's own:\n");
    for (const OptionRow& row : option_rows) {
        const char* suffix = row.kind == OptionKind::Int ? "=N" : row.kind == OptionKind::Text ? "=..." : "";
        std::string left = std::string("--") + row.name + suffix;
        printf("%-22s : %s\n", left.c_str(), row.help);
    }
}

}  // namespace krait
