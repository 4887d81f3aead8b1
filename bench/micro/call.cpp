// Calls from C++ into Python functions, and calls between Python functions, builtins and methods (per 1000 in a loop).
#include <benchmark/benchmark.h>

#include "bench/micro/engine.h"
#include "runtime/call.h"

namespace krait::bench {

static void call_from_native(benchmark::State& state) {
    Thread* th = thread();
    Value f = python("def f(a, b):\n    return a\n", "f");
    for (auto _ : state) benchmark::DoNotOptimize(call(th, f, Value::from_small_int(1), Value::from_small_int(2)));
}
BENCHMARK(call_from_native);

// Runs the Python function `run` of `source`; each run is 1000 calls.
static void thousand_calls(benchmark::State& state, const char* source) {
    Thread* th = thread();
    Value run = python(source, "run");
    for (auto _ : state) benchmark::DoNotOptimize(call(th, run));
    state.SetItemsProcessed(state.iterations() * 1000);
}

BENCHMARK_CAPTURE(thousand_calls, python_function,
                  "def f(a, b):\n    return a\ndef run():\n    for i in range(1000): f(i, 2)\n");
BENCHMARK_CAPTURE(thousand_calls, keywords_and_defaults,
                  "def f(a, b=1, *, c=2):\n    return a\ndef run():\n    for i in range(1000): f(i, c=3)\n");
BENCHMARK_CAPTURE(thousand_calls, star_args,
                  "def f(*a, **k):\n    return a\ndef run():\n    for i in range(1000): f(i, 1, x=2)\n");
BENCHMARK_CAPTURE(thousand_calls, method,
                  "class C:\n    def m(self, a):\n        return a\no = C()\ndef run():\n    for i in range(1000): o.m(i)\n");
BENCHMARK_CAPTURE(thousand_calls, constructor,
                  "class C:\n    def __init__(self, a):\n        self.a = a\ndef run():\n    for i in range(1000): C(i)\n");
BENCHMARK_CAPTURE(thousand_calls, builtin, "def run():\n    for i in range(1000): abs(i)\n");
BENCHMARK_CAPTURE(thousand_calls, builtin_method, "a = []\ndef run():\n    for i in range(1000): a.count(i)\n");
BENCHMARK_CAPTURE(thousand_calls, closure,
                  "def make():\n    n = 1\n    return lambda a: a + n\nf = make()\n"
                  "def run():\n    for i in range(1000): f(i)\n");
BENCHMARK_CAPTURE(thousand_calls, generator_step,
                  "def g():\n    for i in range(1000): yield i\ndef run():\n    for i in g(): pass\n");

}  // namespace krait::bench
