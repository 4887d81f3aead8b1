// krait --bisect-jit SCRIPT: finds the one trace that makes a program misbehave.
//
// The program runs in child processes: first with the JIT off, which is taken as right, then with all traces; when these differ
// (standard output, exit status, last line of standard error, or no end within ten times the time), with the first N traces only
// (--jit-limit=N), halving the range. The same program records the same traces in the same order: children run without
// address space randomisation and with PYTHONHASHSEED=0. At the end the guilty trace is printed (--dump-unit).
//
// Relied on: more traces never cure a program. Not handled: programs that read standard input (children get none), and ones
// that depend on time or on each other's files.
#include "cli/bisect.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace krait {

namespace {

struct Outcome {
    std::string out, err;
    int status = 0;  // as waitpid gives it
    bool timed_out = false;
    double seconds = 0;

    std::string_view last_error_line() const {
        std::string_view text = err;
        while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
        size_t newline = text.rfind('\n');
        return newline == std::string_view::npos ? text : text.substr(newline + 1);
    }
    bool agrees_with(const Outcome& other) const {
        return out == other.out && status == other.status && timed_out == other.timed_out && (!status || last_error_line() == other.last_error_line());
    }
};

double now() {
    timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

std::string contents(int fd) {
    std::string text;
    char buffer[1 << 16];
    lseek(fd, 0, SEEK_SET);
    for (ssize_t n; (n = read(fd, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<size_t>(n));
    return text;
}

class Bisector {
  public:
    Bisector(const char* executable, int argc, char** argv) : executable_(executable) {
        for (int i = 1; i < argc; ++i)
            if (strncmp(argv[i], "--bisect-jit", 12) != 0) arguments_.push_back(argv[i]);
    }

    int run() {
        Outcome right = start({"--jit=off"}, 0);
        limit_ = right.seconds * 10 + 10;
        if (right.timed_out) return 1;
        Outcome whole = start({"--jit-log"}, limit_);
        // What the program writes on stderr stands behind lines of the log: only its last line counts.
        if (!whole.status) whole.err.clear();
        if (whole.agrees_with(right)) {
            fprintf(stderr, "krait: the JIT makes no difference to this program\n");
            return 0;
        }
        long bad = highest_trace(whole.err.empty() ? contents_of_log_ : whole.err) + 2, good = 0;
        if (!start({"--jit-limit=0"}, limit_).agrees_with(right)) {
            fprintf(stderr, "krait: differs even without a trace: recording, not machine code, is to blame\n");
            return 1;
        }
        while (bad - good > 1) {
            long middle = good + (bad - good) / 2;
            bool agrees = start({"--jit-limit=" + std::to_string(middle)}, limit_).agrees_with(right);
            fprintf(stderr, "krait: with %ld traces: %s\n", middle, agrees ? "right" : "wrong");
            (agrees ? good : bad) = middle;
        }
        return report(right, good);
    }

  private:
    // The program with these options before its own. `limit`: seconds, 0: as long as it takes.
    Outcome start(std::vector<std::string> options, double limit) {
        std::vector<char*> argv{const_cast<char*>(executable_)};
        for (std::string& option : options) argv.push_back(option.data());
        for (char* argument : arguments_) argv.push_back(argument);
        argv.push_back(nullptr);
        int out = memfd_create("out", MFD_CLOEXEC), err = memfd_create("err", MFD_CLOEXEC);
        double begin = now();
        pid_t pid = fork();
        if (pid == 0) {
            personality(ADDR_NO_RANDOMIZE);
            setenv("PYTHONHASHSEED", "0", 0);
            dup2(open("/dev/null", O_RDONLY), 0);
            dup2(out, 1);
            dup2(err, 2);
            execv(executable_, argv.data());
            _exit(127);
        }
        Outcome outcome;
        while (waitpid(pid, &outcome.status, WNOHANG) == 0) {
            if (limit && now() - begin > limit) {
                kill(pid, SIGKILL);
                outcome.timed_out = true;
                waitpid(pid, &outcome.status, 0);
                break;
            }
            ::poll(nullptr, 0, 2);
        }
        outcome.seconds = now() - begin;
        outcome.out = contents(out);
        outcome.err = contents(err);
        close(out);
        close(err);
        if (!options.empty() && options[0] == "--jit-log") contents_of_log_ = outcome.err;
        return outcome;
    }

    static long highest_trace(const std::string& log) {
        long highest = -1;
        for (size_t at = 0; (at = log.find("krait: trace ", at)) != std::string::npos; at += 13)
            highest = std::max(highest, strtol(log.c_str() + at + 13, nullptr, 10));
        return highest;
    }

    int report(const Outcome& right, long guilty) {
        std::string number = std::to_string(guilty);
        Outcome wrong = start({"--jit-limit=" + std::to_string(guilty + 1), "--dump-unit=" + number, "--dump=opt,snap,asm,exits"}, limit_);
        printf("trace %s makes the difference (--jit-limit=%ld --dump-unit=%s --dump=opt,snap,asm,exits shows it)\n", number.c_str(), guilty + 1, number.c_str());
        if (wrong.timed_out) printf("with it the program does not end\n");
        else if (WIFSIGNALED(wrong.status)) printf("with it the program is killed by signal %d\n", WTERMSIG(wrong.status));
        else if (wrong.status != right.status) printf("with it the exit status is %d, not %d\n", WEXITSTATUS(wrong.status), WEXITSTATUS(right.status));
        else show_difference(right.out, wrong.out);
        fwrite(wrong.err.data(), 1, wrong.err.size(), stdout);
        return 1;
    }

    static void show_difference(const std::string& right, const std::string& wrong) {
        size_t at = 0, line = 1, start = 0;
        for (; at < right.size() && at < wrong.size() && right[at] == wrong[at]; ++at)
            if (right[at] == '\n') ++line, start = at + 1;
        auto rest = [&](const std::string& s) { return s.substr(std::min(start, s.size()), std::min(s.find('\n', start), s.size()) - std::min(start, s.size())).substr(0, 200); };
        printf("line %zu of the output is\n    %s\nnot\n    %s\n", line, rest(wrong).c_str(), rest(right).c_str());
    }

    const char* executable_;
    std::vector<char*> arguments_;
    std::string contents_of_log_;
    double limit_ = 0;
};

}  // namespace

int bisect_jit(const char* executable, int argc, char** argv) { return Bisector(executable, argc, argv).run(); }

}  // namespace krait
