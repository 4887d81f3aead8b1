// See engine.h. Start-up is cli/main.cpp's without a command line.
#include "bench/micro/engine.h"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>

#include "runtime/call.h"
#include "runtime/compile.h"
#include "runtime/error.h"
#include "runtime/options.h"
#include "runtime/startup.h"
#include "runtime/types/code.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"

namespace krait::bench {

Thread* thread() {
    static Options options;
    static Vm* vm = [] {
        options.jit = false;
        install_frontend();
        install_interp();
        return create_vm(&options);
    }();
    return vm->main_thread;
}

static Value must(Value v, std::string_view what) {
    if (v) return v;
    fprintf(stderr, "krait_bench: %.*s raised\n", static_cast<int>(what.size()), what.data());
    abort();
}

Value python(std::string_view source, const char* name) {
    Thread* th = thread();
    Dict* globals = new_dict(th);
    CompileOptions options{Value(str_from_ascii(th, "<bench>")), CompileMode::Exec};
    Value code = must(frontend_hooks.compile_source(th, Value(str_from_utf8(th, source)), options), source);
    if (!dict_set_str(th, globals, "__builtins__", Value(th->vm->builtins))) abort();
    must(interp_hooks.run_code(th, code.as<Code>(), globals, Value(globals), nullptr), source);
    return must(dict_get_str(globals, str_from_utf8(th, name)), name);
}

}  // namespace krait::bench

int main(int argc, char** argv) {
    krait::bench::thread();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
