#include "runtime/modules/site_builtins.h"

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

constexpr const char* kNames[] = {"exit", "quit", "copyright", "credits", "license", "help"};

// site.setquit(), setcopyright(), sethelper(): they fill builtins themselves.
bool run_site_setup(Thread* th) {
    Value site = import_module(th, "site");
    if (!site) return false;
    for (const char* name : {"setquit", "setcopyright", "sethelper"}) {
        Value function = get_attribute(th, site, name);
        if (!function || !call(th, function)) return false;
    }
    return true;
}

}  // namespace

Value site_builtin(Thread* th, Str* name) {
    if (th->vm->options->no_site) return {};
    bool known = false;
    for (const char* candidate : kNames) known = known || str_equal(name, candidate);
    if (!known || !run_site_setup(th)) return {};
    return dict_get_str(th->vm->builtins, name);
}

}  // namespace krait
