#include "cli/bench.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace krait {

static pid_t child = 0;

static double now() {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

static double seconds(const timeval& t) { return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec); }

static void pass_on(int signal) {
    if (child > 0) kill(-child, signal == SIGALRM ? SIGKILL : signal);
}

int bench_spawn(int argc, char** argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: krait bench --spawn FILE SECONDS COMMAND [ARGS]\n");
        return 2;
    }
    const char* file = argv[0];
    double limit = atof(argv[1]);
    double start = now();
    child = fork();
    if (child < 0) {
        perror("krait bench: fork");
        return 1;
    }
    if (child == 0) {
        setpgid(0, 0);
        execvp(argv[2], argv + 2);
        fprintf(stderr, "krait bench: cannot run %s: %s\n", argv[2], strerror(errno));
        _exit(127);
    }
    setpgid(child, child);
    for (int s : {SIGALRM, SIGINT, SIGTERM}) signal(s, pass_on);
    if (limit > 0) alarm(static_cast<unsigned>(limit) + 1);
    int status = 0;
    rusage usage{};
    while (wait4(child, &status, 0, &usage) < 0)
        if (errno != EINTR) return 1;
    double wall = now() - start;
    if (limit > 0 && wall > limit) return 124;
    FILE* out = fopen(file, "w");
    if (!out) {
        fprintf(stderr, "krait bench: cannot write %s: %s\n", file, strerror(errno));
        return 1;
    }
    fprintf(out, "%.9f %.6f %ld\n", wall, seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_maxrss);
    fclose(out);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::string bench_folder(const std::string& executable) {
    std::string folder = executable.substr(0, executable.rfind('/'));
    for (const std::string& candidate : {folder + "/../lib/krait/bench", folder + "/../../cli/bench", std::string(KRAIT_BENCH_FOLDER)})
        if (access((candidate + "/__main__.py").c_str(), R_OK) == 0) return candidate;
    return {};
}

}  // namespace krait
