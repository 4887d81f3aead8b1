// _testinternalcapi: what the standard test suite asks to know which of its tests apply here. Only that part:
// configuration (get_config), the size of a collector's header, the recursion depth.
#include "runtime/native.h"
#include "runtime/options.h"
#include "runtime/types/dict.h"

#include <iterator>

namespace krait {

namespace {

constexpr i64 kSizeOfGcHead = 16;  // CPython's; sys.getsizeof adds it there

Value get_config(Thread* th, Value) {
    const Options& options = *th->vm->options;
    Dict* config = new_dict(th);
    if (!config) return {};
    auto set = [&](const char* name, i64 value) {
        return dict_set_str(th, config, name, Value::from_small_int(value));
    };
    if (!set("code_debug_ranges", !options.no_debug_ranges) || !set("isolated", options.isolated) ||
        !set("use_environment", !options.ignore_environment) || !set("optimization_level", options.optimize) ||
        !set("bytes_warning", options.bytes_warning) || !set("verbose", options.verbose) ||
        !set("quiet", options.quiet) || !set("inspect", options.interactive) ||
        !set("write_bytecode", !options.dont_write_bytecode) || !set("site_import", !options.no_site))
        return {};
    return Value(config);
}

Value get_recursion_depth(Thread* th, Value) { return Value::from_small_int(th->recursion_depth); }

constexpr NativeDef kFunctions[] = {
    {"get_config", get_config},
    {"get_recursion_depth", get_recursion_depth},
};

}  // namespace

Value init_testinternalcapi(Thread* th) {
    static const ModuleDef def{"_testinternalcapi", nullptr, kFunctions, std::size(kFunctions)};
    Module* module = new_native_module(th, def);
    if (!module || !module_add(th, module, "SIZEOF_PYGC_HEAD", Value::from_small_int(kSizeOfGcHead))) return {};
    return Value(reinterpret_cast<Object*>(module));
}

}  // namespace krait
