// One VM for all unit tests of a process, with the frontend installed; no interpreter behind it.
#pragma once

#include "runtime/options.h"
#include "runtime/startup.h"
#include "runtime/thread.h"

namespace krait {

inline Thread* test_thread() {
    static Thread* thread = [] {
        static Options options{};
        install_frontend();
        Vm* vm = create_vm(&options);
        vm->import_function = Value();  // warnings would run Python code
        return vm->main_thread;
    }();
    return thread;
}

}  // namespace krait
