// dict: lookup, insertion and deletion by int and str keys at sizes that fit each index width.
#include <benchmark/benchmark.h>

#include <string>

#include "bench/micro/engine.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"

namespace krait::bench {

static Dict* filled(Thread* th, i64 size, bool strings) {
    Dict* dict = new_dict(th);
    for (i64 i = 0; i < size; i++) {
        Value key = strings ? Value(str_from_ascii(th, "key" + std::to_string(i))) : Value::from_small_int(i * 7);
        if (!dict_set(th, dict, key, Value::from_small_int(i))) return nullptr;
    }
    return dict;
}

static void dict_get_int(benchmark::State& state) {
    Thread* th = thread();
    Dict* dict = filled(th, state.range(0), false);
    i64 i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(dict_get(th, dict, Value::from_small_int(i * 7)));
        if (++i == state.range(0)) i = 0;
    }
}
BENCHMARK(dict_get_int)->Arg(4)->Arg(100)->Arg(10'000)->Arg(1'000'000);

static void dict_get_interned_str(benchmark::State& state) {
    Thread* th = thread();
    Dict* dict = filled(th, state.range(0), true);
    Str* key = dict->entries[state.range(0) / 2].key.as<Str>();
    for (auto _ : state) benchmark::DoNotOptimize(dict_get_str(dict, key));
}
BENCHMARK(dict_get_interned_str)->Arg(4)->Arg(100)->Arg(10'000);

static void dict_get_absent(benchmark::State& state) {
    Thread* th = thread();
    Dict* dict = filled(th, state.range(0), false);
    i64 i = 1;
    for (auto _ : state) benchmark::DoNotOptimize(dict_get(th, dict, Value::from_small_int(i += 7)));
}
BENCHMARK(dict_get_absent)->Arg(100)->Arg(10'000);

static void dict_fill(benchmark::State& state) {
    Thread* th = thread();
    for (auto _ : state) benchmark::DoNotOptimize(filled(th, state.range(0), false));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(dict_fill)->Arg(8)->Arg(100)->Arg(10'000);

static void dict_delete_and_set(benchmark::State& state) {
    Thread* th = thread();
    Dict* dict = filled(th, state.range(0), false);
    i64 i = 0;
    for (auto _ : state) {
        Value key = Value::from_small_int(i * 7);
        if (dict_delete(th, dict, key) < 0 || !dict_set(th, dict, key, key)) state.SkipWithError("raised");
        if (++i == state.range(0)) i = 0;
    }
}
BENCHMARK(dict_delete_and_set)->Arg(100)->Arg(10'000);

}  // namespace krait::bench
