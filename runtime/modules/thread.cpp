// _thread: starting threads, identity; locks are in thread_locks.cpp, thread-local data in thread_local.cpp, the interpreter lock
// in runtime/gil.h.
#include <iterator>

#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/gil.h"
#include "runtime/modules/signals.h"
#include "runtime/modules/thread_locks.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/structseq.h"

namespace krait {

namespace {

Value thread_get_ident(Thread* th, Value) { return int_from_u64(th, th->id); }
Value thread_get_native_id(Thread*, Value) { return Value::from_small_int(syscall(SYS_gettid)); }
Value thread_count(Thread*, Value) { return Value::from_small_int(live_thread_count - 1); }

i64 stack_size = 0;

Value thread_start(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "start_new_thread", args) || !check_arg_count(th, "start_new_thread", args, 2, 3)) return {};
    if (!is_callable(args[0])) return raise(th, Exc::TypeError, "first arg must be callable");
    if (!is_tuple(args[1])) return raise(th, Exc::TypeError, "2nd arg must be a tuple");
    if (args.count == 3 && !is_dict(args[2])) return raise(th, Exc::TypeError, "optional 3rd arg must be a dictionary");
    u64 id = start_thread(th, args[0], args[1].as<Tuple>(), args.count == 3 ? args[2].as<Dict>() : nullptr,
                          static_cast<size_t>(stack_size));
    return id ? int_from_u64(th, id) : raise(th, Exc::RuntimeError, "can't start new thread");
}

Value thread_exit(Thread* th, Value) { return raise_value(th, exception_type(Exc::SystemExit)); }

Value thread_stack_size(Thread* th, Value, const Args& args) {
    if (!check_arg_count(th, "stack_size", args, 0, 1)) return {};
    i64 old = stack_size, size = 0;
    if (args.count && !to_i64(th, args[0], &size)) return {};
    if (size < 0) return raise(th, Exc::ValueError, "size must be 0 or a positive value");
    if (size && size < 32768) return raise(th, Exc::ValueError, "size not valid: %zd bytes", size);
    if (args.count) stack_size = size;
    return int_from_i64(th, old);
}

// A lock that is let go when the thread ends.
Value thread_set_sentinel(Thread* th, Value) {
    Value lock = KRAIT_TRY(new_lock(th));
    current_thread(th)->sentinel = lock;
    return lock;
}

void at_thread_end(Thread* th, ThreadRecord* record) {
    forget_thread_locals(th, record);
    if (record->sentinel) release_lock(record->sentinel);
    record->sentinel = Value();
}

Value thread_interrupt_main(Thread* th, Value, const Args& args) {
    i64 signal_number = 2;
    if (args.count && !to_i64(th, args[0], &signal_number)) return {};
    if (signal_number < 1 || signal_number > 64) return raise(th, Exc::ValueError, "signal number out of range");
    simulate_signal(static_cast<int>(signal_number));
    return run_signal_handlers(th) ? none() : Value();
}

// ---- _thread._excepthook ----

constexpr StructField kHookFields[] = {{"exc_type", "Exception type"},
                                       {"exc_value", "Exception value"},
                                       {"exc_traceback", "Exception traceback"},
                                       {"thread", "Thread"}};
Type* hook_args_type;
constexpr StructSpec kHookArgs = {"_thread._ExceptHookArgs",
                                  "ExceptHookArgs\n\nType used to pass arguments to threading.excepthook.", kHookFields,
                                  4, 4, false};

// "Exception in thread NAME:" and the traceback, to sys.stderr or what the thread had for it when it was made.
Value thread_excepthook(Thread* th, Value, Value args) {
    if (!is_instance_of(args, hook_args_type))
        return raise(th, Exc::TypeError, "_thread.excepthook argument type must be ExceptHookArgs");
    Value* items = args.as<Tuple>()->items;
    Value type = items[0], value = items[1], thread = items[3];
    if (type == Value(exception_type(Exc::SystemExit))) return none();
    if (is_none(value)) value = KRAIT_TRY(call(th, type));
    Value file = dict_get_str(th->vm->sys_dict, intern(th, "stderr"));
    if (!file || is_none(file)) {
        if (is_none(thread)) return none();
        file = KRAIT_TRY(get_attribute(th, thread, "_stderr"));
        if (is_none(file)) return none();
    }
    Value name;
    if (!is_none(thread)) name = find_attribute(th, thread, intern(th, "_name"));
    clear_pending(th);
    Str* title = name ? format_message(th, "Exception in thread %S:\n", name)
                      : format_message(th, "Exception in thread %llu:\n", static_cast<unsigned long long>(th->id));
    if (!title || !call_method(th, file, th->vm->names.write, {Value(title)})) return {};
    // print_exception writes to sys.stderr.
    Value old = dict_get_str(th->vm->sys_dict, intern(th, "stderr"));
    if (!dict_set_str(th, th->vm->sys_dict, "stderr", file)) return {};
    print_exception(th, value);
    clear_pending(th);
    if (old && !dict_set_str(th, th->vm->sys_dict, "stderr", old)) return {};
    if (!call_method(th, file, th->vm->names.flush)) clear_pending(th);
    return none();
}

constexpr NativeDef kFunctions[] = {
    {"start_new_thread", thread_start, "start_new_thread(function, args[, kwargs])\n\nStart a new thread and return its "
                                       "identifier."},
    {"start_new", thread_start, "start_new_thread(function, args[, kwargs])\n\nStart a new thread and return its "
                                "identifier."},
    {"exit_thread", thread_exit, "exit()\n\nThis is synonymous to ``raise SystemExit''."},
    {"exit", thread_exit, "exit()\n\nThis is synonymous to ``raise SystemExit''."},
    {"interrupt_main", thread_interrupt_main,
     "interrupt_main(signum=signal.SIGINT, /)\n\nSimulate the arrival of the given signal in the main thread."},
    {"get_ident", thread_get_ident, "get_ident() -> integer\n\nReturn a non-zero integer that uniquely identifies the "
                                    "current thread."},
    {"get_native_id", thread_get_native_id, "get_native_id() -> integer"},
    {"_count", thread_count, "_count() -> integer\n\nReturn the number of currently running Python threads."},
    {"stack_size", thread_stack_size, "stack_size([size]) -> size\n\nReturn the thread stack size."},
    {"_set_sentinel", thread_set_sentinel, "_set_sentinel() -> lock"},
    {"_excepthook", thread_excepthook, "excepthook(exc_type, exc_value, exc_traceback, thread)\n\nHandle uncaught "
                                       "Thread.run() exception."},
};
constexpr ModuleDef kModule = {"_thread",
                               "This module provides primitive operations to write multi-threaded programs.\nThe "
                               "'threading' module provides a more convenient interface.",
                               kFunctions, std::size(kFunctions)};

}  // namespace

Value init_thread(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    thread_end_hook = at_thread_end;
    hook_args_type = new_struct_type(th, &kHookArgs);
    bool ok = add_lock_types(th, module) && module_add(th, module, "error", exception_type(Exc::RuntimeError)) &&
              module_add(th, module, "TIMEOUT_MAX", Value::from_double(9223372036.0)) &&
              module_add(th, module, "_local", make_local_type(th)) &&
              module_add(th, module, "_ExceptHookArgs", hook_args_type);
    return ok ? Value(module) : Value();
}

}  // namespace krait
