// The module sys: assembling it, and the order of shutting down. Facts are in sys_info.cpp, functions in sys_functions.cpp and
// sys_hooks.cpp, the command line and search path in sys_path.cpp.
#include "runtime/gil.h"
#include "runtime/modules/sys.h"


#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/report.h"
#include "runtime/modules/signals.h"
#include "runtime/operators.h"
#include "runtime/startup.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"

namespace krait {

bool init_sys_module(Thread* th) {
    Module* module = new_module(th, th->vm->names.sys);
    if (!module) return false;
    Dict* dict = module->dict;
    th->vm->sys_dict = dict;
    install_signal_handling(th);
    return dict_set_str(th, dict, "__doc__",
                        str_from_ascii(th, "This module provides access to some objects used or maintained by the\n"
                                           "interpreter and to functions that interact strongly with the interpreter.")) &&
           dict_set_str(th, dict, "modules", th->vm->modules) && add_sys_facts(th, dict) &&
           add_sys_functions(th, dict) && add_sys_hooks(th, dict) &&
           dict_set_str(th, th->vm->modules, th->vm->names.sys, module);
}

namespace {

// Flushes sys.stdout or sys.stderr. False: it failed.
bool flush_stream(Thread* th, Str* name, bool report) {
    Value stream = dict_get_str(th->vm->sys_dict, name);
    if (!stream || is_none(stream)) return true;
    Value closed = find_attribute(th, stream, th->vm->names.closed);
    clear_pending(th);
    if (closed && truth(th, closed) > 0) return true;
    clear_pending(th);
    if (call_method(th, stream, th->vm->names.flush)) return true;
    if (report) {
        write_unraisable(th, stream);
    } else {
        clear_pending(th);
    }
    return false;
}

}  // namespace

void run_exit_functions(Thread* th);  // atexit.cpp

// __del__ of what the program leaves behind: what __main__ names, in its order, then the rest. Files stay open until the
// streams are flushed.
static void finalize_program(Thread* th) {
    Value main = dict_get_str(th->vm->modules, th->vm->names.dunder_main);
    if (main && has_kind(main, Kind::Module)) {
        Dict* names = dict_copy(th, main.as<Module>()->dict);
        i64 position = 0;
        Value key, value;
        while (names && dict_next(names, &position, &key, &value))
            if (value.is_object() && value.object()->kind() != Kind::Native) finalize_now(th, value.object());
    }
    finalize_all(th, [](Object* object) { return object->kind() != Kind::Native; });
    clear_pending(th);
}

bool finalize_modules(Thread* th) {
    Vm* vm = th->vm;
    if (Value threading = dict_get_str(vm->modules, intern(th, "threading"))) {
        if (!call_method(th, threading, intern(th, "_shutdown"))) write_unraisable(th, threading);
    }
    run_exit_functions(th);
    flush_files(th);
    bool ok = flush_stream(th, vm->names.stdout_, true);
    if (!flush_stream(th, vm->names.stderr_, false)) ok = false;
    keep_gil(th);
    vm->finalizing = true;
    finalize_program(th);
    // Only warnings about what was left open need a collection; the system takes back the rest.
    Value warnings = dict_get_str(vm->sys_dict, intern(th, "warnoptions"));
    if (warnings && is_list(warnings) && warnings.as<List>()->size) {
        collect(th, CollectKind::Full);
        run_pending_finalizers(th);
    }
    if (!flush_stream(th, vm->names.stdout_, ok)) ok = false;  // what failed once is not reported again
    flush_stream(th, vm->names.stderr_, false);
    return ok;
}

}  // namespace krait
