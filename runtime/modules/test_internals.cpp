// _testinternalcapi: the two facts about the interpreter that CPython's test support asks for (test.support: does a code
// object carry columns, how large is a collector's header). CPython's module of this name exposes its own structures,
// which Krait does not have.
#include "runtime/native.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

Value get_config(Thread* th, Value) {
    Dict* config = KRAIT_TRY(new_dict(th));
    if (!dict_set_str(th, config, "code_debug_ranges", Value::from_small_int(1))) return {};
    return Value(config);
}

constexpr NativeDef kFunctions[] = {{"get_config", get_config, "get_config($module, /)\n--\n\nThe settings that tests look at."}};

}  // namespace

Value init_testinternalcapi(Thread* th) {
    static const ModuleDef def{"_testinternalcapi", nullptr, kFunctions, std::size(kFunctions)};
    Module* module = KRAIT_TRY(new_native_module(th, def));
    if (!module_add(th, module, "SIZEOF_PYGC_HEAD", Value::from_small_int(0))) return {};
    return Value(module);
}

}  // namespace krait
