// Dispatch: small loops of 1000 rounds that each lean on one family of instructions. The JIT is off.
#include <benchmark/benchmark.h>

#include "bench/micro/engine.h"
#include "runtime/call.h"

namespace krait::bench {

static void loop(benchmark::State& state, const char* source) {
    Thread* th = thread();
    Value run = python(source, "run");
    for (auto _ : state) benchmark::DoNotOptimize(call(th, run));
    state.SetItemsProcessed(state.iterations() * 1000);
}

BENCHMARK_CAPTURE(loop, empty_range, "def run():\n    for i in range(1000): pass\n");
BENCHMARK_CAPTURE(loop, while_int, "def run():\n    i = 0\n    while i < 1000: i += 1\n");
BENCHMARK_CAPTURE(loop, int_arithmetic, "def run():\n    t = 0\n    for i in range(1000): t = (t * 3 + i) & 0xFFFF\n");
BENCHMARK_CAPTURE(loop, float_arithmetic, "def run():\n    t = 1.5\n    for i in range(1000): t = t * 0.5 + 1.25\n");
BENCHMARK_CAPTURE(loop, branches,
                  "def run():\n    t = 0\n    for i in range(1000):\n        if i & 1: t += 1\n        elif i & 2: t -= 1\n");
BENCHMARK_CAPTURE(loop, attribute_load_store,
                  "class C: pass\no = C()\no.x = 0\ndef run():\n    for i in range(1000): o.x = o.x + 1\n");
BENCHMARK_CAPTURE(loop, global_load, "g = 1\ndef run():\n    for i in range(1000): g\n");
BENCHMARK_CAPTURE(loop, list_items, "a = [0] * 1000\ndef run():\n    for i in range(1000): a[i] = a[i] + 1\n");
BENCHMARK_CAPTURE(loop, dict_items, "d = {}\ndef run():\n    for i in range(1000): d[i] = d.get(i, 0)\n");
BENCHMARK_CAPTURE(loop, unpack, "p = (1, 2, 3)\ndef run():\n    for i in range(1000): a, b, c = p\n");
BENCHMARK_CAPTURE(loop, build_tuple, "def run():\n    for i in range(1000): t = (i, i)\n");
BENCHMARK_CAPTURE(loop, comprehension, "def run():\n    return [i for i in range(1000)]\n");
BENCHMARK_CAPTURE(loop, try_except,
                  "def run():\n    for i in range(1000):\n        try: i\n        except ValueError: pass\n");
BENCHMARK_CAPTURE(loop, raise_and_catch,
                  "def run():\n    for i in range(1000):\n        try: raise ValueError\n        except ValueError: pass\n");

}  // namespace krait::bench
