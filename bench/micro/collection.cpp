// Collection: young and full, with live data of a given number of list cells behind one root.
#include <benchmark/benchmark.h>

#include "bench/micro/engine.h"
#include "runtime/heap.h"
#include "runtime/types/list.h"

namespace krait::bench {

// A list of `count` lists of two ints each.
static List* live_data(Thread* th, i64 count) {
    List* all = new_list(th, count);
    for (i64 i = 0; i < count; i++) {
        List* pair = new_list(th, 2);
        if (!list_append(th, pair, Value::from_small_int(i)) || !list_append(th, pair, Value::from_small_int(-i)) ||
            !list_append(th, all, Value(pair)))
            return nullptr;
    }
    return all;
}

static void collect_full(benchmark::State& state) {
    Thread* th = thread();
    List* live = live_data(th, state.range(0));
    for (auto _ : state) collect(th, CollectKind::Full);
    benchmark::DoNotOptimize(live);
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(collect_full)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMicrosecond);

static void collect_young(benchmark::State& state) {
    Thread* th = thread();
    List* live = live_data(th, state.range(0));
    collect(th, CollectKind::Full);
    for (auto _ : state) {
        for (int i = 0; i < 1000; i++) benchmark::DoNotOptimize(new_list(th, 2));
        collect(th, CollectKind::Young);
    }
    benchmark::DoNotOptimize(live);
}
BENCHMARK(collect_young)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMicrosecond);

}  // namespace krait::bench
