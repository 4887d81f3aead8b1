// str: building, joining ends, hashing, comparing and searching.
#include <benchmark/benchmark.h>

#include <string>

#include "bench/micro/engine.h"
#include "runtime/types/str.h"

namespace krait::bench {

static void str_from_text(benchmark::State& state) {
    Thread* th = thread();
    std::string text(static_cast<size_t>(state.range(0)), 'a');
    for (auto _ : state) benchmark::DoNotOptimize(str_from_utf8(th, text));
    state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(str_from_text)->Arg(5)->Arg(100)->Arg(10'000);

static void str_concat_pair(benchmark::State& state) {
    Thread* th = thread();
    Str* a = str_from_ascii(th, std::string(static_cast<size_t>(state.range(0)), 'a'));
    Str* b = str_from_ascii(th, "tail");
    for (auto _ : state) benchmark::DoNotOptimize(str_concat(th, a, b));
}
BENCHMARK(str_concat_pair)->Arg(5)->Arg(100)->Arg(10'000);

static void str_compare_equal(benchmark::State& state) {
    Thread* th = thread();
    std::string text(static_cast<size_t>(state.range(0)), 'a');
    Str* a = str_from_ascii(th, text);
    Str* b = str_from_ascii(th, text);
    for (auto _ : state) benchmark::DoNotOptimize(str_equal(a, b));
}
BENCHMARK(str_compare_equal)->Arg(5)->Arg(100)->Arg(10'000);

static void str_search(benchmark::State& state) {
    Thread* th = thread();
    Str* text = str_from_ascii(th, std::string(static_cast<size_t>(state.range(0)), 'a') + "needle");
    Str* needle = str_from_ascii(th, "needle");
    for (auto _ : state) benchmark::DoNotOptimize(str_rfind(text, needle, 0, text->length));
}
BENCHMARK(str_search)->Arg(100)->Arg(10'000);

static void str_hash_new(benchmark::State& state) {
    Thread* th = thread();
    std::string text(static_cast<size_t>(state.range(0)), 'a');
    for (auto _ : state) benchmark::DoNotOptimize(str_hash(th, str_from_ascii(th, text)));
    state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(str_hash_new)->Arg(5)->Arg(100)->Arg(10'000);

}  // namespace krait::bench
