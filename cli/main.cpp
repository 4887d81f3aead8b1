// The executable: reads the command line, starts the Vm, runs a script, a command, a module or standard input.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "cli/bench.h"
#include "cli/bisect.h"
#include "cli/command_line.h"
#include "cli/run.h"
#include "runtime/startup.h"

namespace krait {

// C++ recursion (a repr of nested lists, a sort key that sorts) may go deep before RecursionError: let the stack grow.
static void raise_stack_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_STACK, &limit) != 0) return;
    const rlim_t wanted = 64 << 20;
    if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur < wanted) {
        limit.rlim_cur = limit.rlim_max == RLIM_INFINITY || limit.rlim_max > wanted ? wanted : limit.rlim_max;
        setrlimit(RLIMIT_STACK, &limit);
    }
}

static std::string executable_path(const char* argv0) {
    char buffer[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", buffer, sizeof buffer - 1);
    return n > 0 ? std::string(buffer, static_cast<size_t>(n)) : std::string(argv0);
}

static void read_environment(Options* o) {
    if (o->ignore_environment) return;
    auto set = [](const char* name) {
        const char* v = getenv(name);
        return v && *v;
    };
    auto level = [](const char* name) {
        const char* v = getenv(name);
        if (!v || !*v) return 0;
        int n = atoi(v);
        return n > 0 ? n : 1;
    };
    if (set("PYTHONDONTWRITEBYTECODE")) o->dont_write_bytecode = 1;
    if (set("PYTHONNODEBUGRANGES")) o->no_debug_ranges = true;
    if (set("PYTHONUNBUFFERED")) o->unbuffered = 1;
    if (set("PYTHONNOUSERSITE")) o->no_user_site = 1;
    if (set("PYTHONSAFEPATH")) o->safe_path = 1;
    if (set("PYTHONINSPECT") && !o->inspect) o->inspect = 1;
    if (set("PYTHONDEVMODE")) o->dev_mode = true;
    if (set("PYTHONWARNDEFAULTENCODING")) o->warn_default_encoding = true;
    if (const char* v = getenv("PYTHONUTF8"); v && *v == '1' && !v[1]) o->utf8_mode = true;
    if (const char* v = getenv("PYTHONINTMAXSTRDIGITS"); v && *v && o->max_str_digits < 0) {
        char* end = nullptr;
        long n = strtol(v, &end, 10);
        if (!*end && n >= 0 && n <= INT_MAX && (n == 0 || n >= 640)) o->max_str_digits = static_cast<int>(n);
    }
    if (level("PYTHONOPTIMIZE") > o->optimize) o->optimize = level("PYTHONOPTIMIZE");
    if (level("PYTHONVERBOSE") > o->verbose) o->verbose = level("PYTHONVERBOSE");
}

static int run(int argc, char** argv) {
    static Options options;
    CommandLine line;
    if (int status = parse_command_line(argc, argv, &line, &options)) return status;
    if (line.kind == RunKind::Help) {
        print_help();
        return 0;
    }
    if (line.kind == RunKind::Version) {
        printf(line.version_count > 1 ? "Python 3.11.2 (Krait 0.1.0, register VM with tracing JIT, x86-64)\n" : "Python 3.11.2\n");
        return 0;
    }
    if (options.dump_to && mkdir(options.dump_to, 0777) != 0 && errno != EEXIST) {
        fprintf(stderr, "krait: cannot make the folder %s: %s\n", options.dump_to, strerror(errno));
        return 2;
    }
    if (options.bisect_jit) return bisect_jit(executable_path(argv[0]).c_str(), argc, argv);
    raise_stack_limit();
    read_environment(&options);
    static std::string executable = executable_path(argv[0]);
    options.executable = executable.c_str();
    install_frontend();
    install_interp();
    install_jit();
    configure_jit(&options);
    Vm* vm = create_vm(&options);
    int status = run_program(vm->main_thread, line, argc, argv);
    bool interrupted = vm->unhandled_interrupt;
    finish_jit(vm->main_thread);
    status = destroy_vm(vm, status);
    if (interrupted) {
        // As CPython: the parent shall see that the signal ended the process.
        signal(SIGINT, SIG_DFL);
        kill(getpid(), SIGINT);
    }
    return status;
}

// `krait bench ...` is the driver's folder run as a script.
static int run_bench(int argc, char** argv) {
    if (argc > 2 && strcmp(argv[2], "--spawn") == 0) return bench_spawn(argc - 3, argv + 3);
    static std::string folder = bench_folder(executable_path(argv[0]));
    if (folder.empty()) {
        fprintf(stderr, "krait: the driver of krait bench is not installed beside the executable (lib/krait/bench)\n");
        return 1;
    }
    std::vector<char*> arguments(argv, argv + argc);
    arguments[1] = folder.data();
    arguments.push_back(nullptr);
    return run(argc, arguments.data());
}

}  // namespace krait

int main(int argc, char** argv) {
    bool is_bench = argc > 1 && strcmp(argv[1], "bench") == 0;
    int status = is_bench ? krait::run_bench(argc, argv) : krait::run(argc, argv);
    fflush(stdout);
    fflush(stderr);
    _exit(status);
}
