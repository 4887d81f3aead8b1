// Module _decimal: its contents. See decimal.h and number.h. A second import (test_decimal makes several) gives a module with the
// same types, as CPython's does.
#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/modules/decimal/decimal.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

// collections.namedtuple("DecimalTuple", "sign digits exponent") of module decimal.
Value make_decimal_tuple(Thread* th) {
    Value make = KRAIT_TRY(import_attribute(th, "collections", "namedtuple"));
    Value type = KRAIT_TRY(call(th, make, str_from_ascii(th, "DecimalTuple"), str_from_ascii(th, "sign digits exponent")));
    return set_attribute(th, type, intern(th, "__module__"), str_from_ascii(th, "decimal")) ? type : Value();
}

}  // namespace

Value init_decimal(Thread* th) {
    using namespace decimal;
    static const ModuleDef def{"decimal", "C decimal arithmetic module", context_functions, 3};
    static Value first;
    Module* module = KRAIT_TRY(new_native_module(th, def));
    if (first) return dict_merge(th, module->dict, Value(first.as<Module>()->dict), false) ? Value(module) : Value();
    if (!make_signals(th, module)) return {};
    Type* number = KRAIT_TRY(make_decimal_type(th));
    Type* context = KRAIT_TRY(make_context_type(th));
    Value tuple = KRAIT_TRY(make_decimal_tuple(th));
    Value numbers = KRAIT_TRY(import_attribute(th, "numbers", "Number"));
    KRAIT_TRY(call_method(th, numbers, intern(th, "register"), {Value(number)}));
    bool ok = module_add(th, module, "Decimal", number) && module_add(th, module, "Context", context) &&
              module_add(th, module, "DecimalTuple", tuple) && add_context_functions(th, module) &&
              module_add(th, module, "HAVE_CONTEXTVAR", py_true()) && module_add(th, module, "HAVE_THREADS", py_true()) &&
              module_add(th, module, "MAX_PREC", int_from_i64(th, kMaxPrec)) && module_add(th, module, "MAX_EMAX", int_from_i64(th, kMaxEmax)) &&
              module_add(th, module, "MIN_EMIN", int_from_i64(th, -kMaxEmax)) && module_add(th, module, "MIN_ETINY", int_from_i64(th, kMinEtiny)) &&
              module_add(th, module, "__version__", str_from_ascii(th, "1.70")) &&
              module_add(th, module, "__libmpdec_version__", str_from_ascii(th, "2.5.1"));
    if (!ok) return {};
    add_root(th, &first);
    return first = Value(module);
}

}  // namespace krait
