// --jit-stats and --jit-stats-to: what the JIT did, for people and for programs (`krait bench` reads the second).
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "jit/jit.h"

namespace krait::jit {

using namespace ir;

using ull = unsigned long long;

void Jit::print_statistics() const {
    fprintf(stderr, "krait: %llu roots, %llu side traces, %zu bytes of code, %llu instructions recorded, %.3f s compiling, %llu entries, %llu exits\n",
            static_cast<unsigned long long>(stats.roots), static_cast<unsigned long long>(stats.sides), memory_.used(), static_cast<unsigned long long>(stats.recorded),
            stats.compile_seconds, static_cast<unsigned long long>(stats.entries), static_cast<unsigned long long>(stats.exits_taken));
    for (int a = 0; a < static_cast<int>(Abort::Count); ++a)
        if (stats.aborts[a]) fprintf(stderr, "krait: %8llu aborts: %s\n", static_cast<unsigned long long>(stats.aborts[a]), kAbortTexts[a]);
    std::vector<const ::krait::jit::Exit*> busy;
    for (auto& exit : exits_)
        if (exit.total > 1000) busy.push_back(&exit);
    for (auto* exit : busy) {
        const Unit& unit = *units_[exit->unit];
        const TraceInst& inst = unit.trace.insts[unit.out.exits[exit->local].inst];
        auto source = unit.trace.sources[unit.trace.positions[unit.out.exits[exit->local].inst]];
        fprintf(stderr, "krait: %8u times exit %u of trace %u at %s (%s)\n", exit->total, exit->local, exit->unit,
                source.code ? place_name(source.code, source.pc).c_str() : "?", info(inst.op).name);
    }
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
    fprintf(f, "\"recorded\": %llu, \"entries\": %llu, \"exits\": %llu, \"aborts\": %llu}\n", static_cast<ull>(stats.recorded),
            static_cast<ull>(stats.entries), static_cast<ull>(stats.exits_taken), aborts);
    fclose(f);
}

}  // namespace krait::jit
