// atexit: functions called at the end, last first.
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"

namespace krait {

namespace {

Value callbacks;  // list of (function, args, kwargs or None)

Value atexit_register(Thread* th, Value, const Args& args) {
    if (!args.count) return raise(th, Exc::TypeError, "register() takes at least 1 argument (0 given)");
    if (!is_callable(args[0])) return raise(th, Exc::TypeError, "the first argument must be callable");
    Value keywords = none();
    if (args.keyword_count()) {
        Dict* dict = KRAIT_TRY(new_dict(th));
        for (u32 i = 0; i < args.keyword_count(); ++i) {
            if (!dict_set(th, dict, args.kwnames->items[i], args[args.count + i])) return {};
        }
        keywords = dict;
    }
    Tuple* rest = KRAIT_TRY(tuple_from(th, args.data + 1, args.count - 1));
    Tuple* entry = KRAIT_TRY(make_tuple(th, args[0], rest, keywords));
    if (!list_append(th, callbacks.as<List>(), entry)) return {};
    return args[0];
}

Value atexit_run(Thread* th, Value) {
    List* list = callbacks.as<List>();
    while (list->size) {
        Tuple* entry = list->items[--list->size].as<Tuple>();
        Dict* keywords = is_none(entry->items[2]) ? nullptr : entry->items[2].as<Dict>();
        if (!call_tuple_dict(th, entry->items[0], entry->items[1].as<Tuple>(), keywords)) {
            write_unraisable(th, entry->items[0], "Exception ignored in atexit callback");
        }
    }
    return none();
}

Value atexit_clear(Thread* th, Value) {
    list_clear(th, callbacks.as<List>());
    return none();
}

Value atexit_unregister(Thread* th, Value, Value function) {
    List* list = callbacks.as<List>();
    for (i64 i = 0; i < list->size;) {
        int same = equals(th, list->items[i].as<Tuple>()->items[0], function);
        if (same < 0) return {};
        if (!same || i >= list->size) {
            ++i;
            continue;
        }
        for (i64 j = i; j + 1 < list->size; ++j) list->items[j] = list->items[j + 1];
        --list->size;
    }
    return none();
}

Value atexit_count(Thread*, Value) { return Value::from_small_int(callbacks.as<List>()->size); }

constexpr NativeDef kFunctions[] = {
    {"register", atexit_register, "register(func, *args, **kwargs) -> func\n\nRegister a function to be executed upon normal "
                                  "program termination\n\n    func - function to be called at exit\n    args - optional arguments "
                                  "to pass to func\n    kwargs - optional keyword arguments to pass to func\n\n    func is returned "
                                  "to facilitate usage as a decorator."},
    {"_run_exitfuncs", atexit_run, "_run_exitfuncs() -> None\n\nRun all registered exit functions."},
    {"_clear", atexit_clear, "_clear() -> None\n\nClear the list of previously registered exit functions."},
    {"unregister", atexit_unregister, "unregister(func) -> None\n\nUnregister an exit function which was previously registered "
                                      "using\natexit.register"},
    {"_ncallbacks", atexit_count, "_ncallbacks() -> int\n\nReturn the number of registered exit functions."},
};
constexpr ModuleDef kModule = {"atexit",
                               "allow programmer to define multiple exit functions to be executed\nupon normal program "
                               "termination.\n\nTwo public functions, register and unregister, are defined.",
                               kFunctions, std::size(kFunctions)};

}  // namespace

void run_exit_functions(Thread* th) {
    if (callbacks) atexit_run(th, Value());
}

Value init_atexit(Thread* th) {
    if (!callbacks) {
        callbacks = KRAIT_TRY(new_list(th));
        add_root(th, &callbacks);
    }
    return new_native_module(th, kModule);
}

}  // namespace krait
