// Allocation: objects that die young, by size, and the containers most programs make.
#include <benchmark/benchmark.h>

#include "bench/micro/engine.h"
#include "runtime/heap.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"

namespace krait::bench {

static void allocate_list(benchmark::State& state) {
    Thread* th = thread();
    for (auto _ : state) {
        List* list = new_list(th, state.range(0));
        benchmark::DoNotOptimize(list);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(allocate_list)->Arg(0)->Arg(4)->Arg(64)->Arg(4096);

static void allocate_tuple(benchmark::State& state) {
    Thread* th = thread();
    for (auto _ : state) {
        Tuple* tuple = new_tuple(th, state.range(0));
        for (i64 i = 0; i < state.range(0); i++) tuple->items[i] = Value::from_small_int(i);
        benchmark::DoNotOptimize(tuple);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(allocate_tuple)->Arg(1)->Arg(3)->Arg(16);

static void allocate_dict(benchmark::State& state) {
    Thread* th = thread();
    for (auto _ : state) {
        Dict* dict = new_dict(th);
        benchmark::DoNotOptimize(dict);
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(allocate_dict);

static void allocate_raw_buffer(benchmark::State& state) {
    Thread* th = thread();
    for (auto _ : state) benchmark::DoNotOptimize(new_raw_buffer(th, state.range(0)));
    state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(allocate_raw_buffer)->Arg(64)->Arg(1024)->Arg(100'000);

}  // namespace krait::bench
