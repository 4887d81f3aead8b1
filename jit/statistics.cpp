// --jit-stats and --jit-stats-to: what the JIT did, for people and for programs (`krait bench` reads the second).
#include <x86intrin.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "jit/jit.h"

namespace krait::jit {

using namespace ir;

using ull = unsigned long long;

// Of the process's time so far; what traces call in the runtime counts as theirs.
double Jit::compiled_share() const {
    u64 all = __rdtsc() - process_start_ticks;
    return all ? static_cast<double>(stats.compiled_ticks) / static_cast<double>(all) : 0;
}

// The rows of most counts first.
template <class Row>
static void print_most(std::vector<std::pair<u64, Row>> rows, size_t most, const std::function<std::string(const Row&)>& text) {
    std::stable_sort(rows.begin(), rows.end(), [](auto& a, auto& b) { return a.first > b.first; });
    for (size_t i = 0; i < rows.size() && i < most; ++i) fprintf(stderr, "krait: %12llu  %s\n", static_cast<ull>(rows[i].first), text(rows[i].second).c_str());
    if (rows.size() > most) fprintf(stderr, "krait:               and %zu more\n", rows.size() - most);
}

void Jit::print_statistics() const {
    constexpr size_t kMostRows = 12;
    fprintf(stderr, "krait: %.1f %% of the time in compiled code\n", 100 * compiled_share());
    fprintf(stderr, "krait: traces: %llu roots, %llu sides, entered %llu times, left %llu times\n", static_cast<ull>(stats.roots), static_cast<ull>(stats.sides),
            static_cast<ull>(stats.entries), static_cast<ull>(stats.exits_taken));
    fprintf(stderr, "krait: compiling: %llu instructions recorded, %.1f ms with recording, %zu bytes of code\n", static_cast<ull>(stats.recorded),
            1e3 * stats.compile_seconds, memory_.used());
    std::vector<std::pair<u64, std::string>> aborts;
    for (auto& [place, count] : abort_places_) aborts.emplace_back(count, place);
    if (!aborts.empty()) fprintf(stderr, "krait: recordings given up, by reason and line\n");
    print_most<std::string>(std::move(aborts), kMostRows, [](const std::string& s) { return s; });
    std::vector<std::pair<u64, const ::krait::jit::Exit*>> exits;
    for (auto& exit : exits_)
        if (exit.total > 100 && units_[exit.unit]) exits.emplace_back(exit.total, &exit);
    if (!exits.empty()) fprintf(stderr, "krait: exits taken most\n");
    print_most<const ::krait::jit::Exit*>(std::move(exits), kMostRows, [this](const ::krait::jit::Exit* exit) {
        const Unit& unit = *units_[exit->unit];
        u32 inst = unit.out.exits[exit->local].inst;
        auto source = unit.trace.sources[unit.trace.positions[inst]];
        return "exit " + std::to_string(exit->local) + " of trace " + std::to_string(exit->unit) + " at " +
               (source.code ? place_name(source.code, source.pc) : "?") + ", " + info(unit.trace.insts[inst].op).name;
    });
}

void Jit::write_statistics(const char* path) const {
    FILE* f = fopen(path, "w");
    if (!f) {
        fprintf(stderr, "krait: cannot write %s: %s\n", path, strerror(errno));
        return;
    }
    ull aborts = 0;
    for (u64 n : stats.aborts) aborts += n;
    fprintf(f, "{\"schema\": 1, \"code_bytes\": %zu, \"compile_seconds\": %.6f, \"roots\": %llu, \"side_traces\": %llu, ", memory_.used(),
            stats.compile_seconds, static_cast<ull>(stats.roots), static_cast<ull>(stats.sides));
    fprintf(f, "\"recorded\": %llu, \"entries\": %llu, \"exits\": %llu, \"aborts\": %llu, \"compiled_share\": %.4f}\n", static_cast<ull>(stats.recorded),
            static_cast<ull>(stats.entries), static_cast<ull>(stats.exits_taken), aborts, compiled_share());
    fclose(f);
}

}  // namespace krait::jit
