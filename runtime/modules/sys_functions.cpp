// Functions of sys about the interpreter's state: frames, tracing, recursion, exceptions, sizes (CPython's Python/sysmodule.c).
#include <iterator>

#include <dlfcn.h>

#include "runtime/gil.h"
#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/frame.h"
#include "runtime/modules/sys.h"
#include "runtime/operators.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "runtime/types/structseq.h"

namespace krait {

namespace {

Value number(i64 i) { return Value::from_small_int(i); }

// ---- Leaving and exceptions ----

Value sys_exit(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "exit", args) || !check_arg_count(th, "exit", args, 0, 1)) return {};
    if (!args.count) return raise_value(th, exception_type(Exc::SystemExit));
    Value status = args[0];
    Type* type = exception_type(Exc::SystemExit);
    // A tuple gives the arguments of the exception, as PyErr_SetObject does.
    Value e = is_tuple(status) ? call_tuple_dict(th, type, status.as<Tuple>(), nullptr)
                               : is_none(status) ? call(th, type) : call(th, type, status);
    return e ? raise_value(th, e) : Value();
}

Value handled_exception(Thread* th) {
    for (HandledException* h = th->handled; h; h = h->previous) {
        if (h->exception && !is_none(h->exception)) return h->exception;
    }
    return {};
}

Value sys_exc_info(Thread* th, Value) {
    Value e = handled_exception(th);
    if (!e) return make_tuple(th, none(), none(), none());
    Value traceback = exception(e)->traceback;
    return make_tuple(th, type_of(e), e, traceback ? traceback : none());
}

Value sys_exception(Thread* th, Value) {
    Value e = handled_exception(th);
    return e ? e : none();
}

// ---- Frames, tracing ----

Value sys_getframe(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "_getframe", args) || !check_arg_count(th, "_getframe", args, 0, 1)) return {};
    int depth = 0;
    if (args.count && !to_int32(th, args[0], &depth)) return {};
    if (!audit(th, "sys._getframe", {number(depth)})) return {};
    Frame* frame = visible_frame(th->frame);
    while (depth > 0 && frame) {
        frame = visible_frame(frame->back);
        --depth;
    }
    if (!frame) return raise(th, Exc::ValueError, "call stack is not deep enough");
    return frame_object(th, frame);
}

Value sys_current_frames(Thread* th, Value) {
    Dict* dict = KRAIT_TRY(new_dict(th));
    if (!th->frame) return dict;
    Value id = KRAIT_TRY(int_from_u64(th, th->id));
    if (!dict_set(th, dict, id, KRAIT_TRY(frame_object(th, th->frame)))) return {};
    for (ThreadRecord* r = first_thread(th); r; r = r->next) {
        if (!r->parked || !r->frame) continue;
        Value other = KRAIT_TRY(int_from_u64(th, r->id));
        if (!dict_set(th, dict, other, KRAIT_TRY(frame_object(th, r->frame)))) return {};
    }
    return dict;
}

Value sys_current_exceptions(Thread* th, Value) {
    Dict* dict = KRAIT_TRY(new_dict(th));
    Value id = KRAIT_TRY(int_from_u64(th, th->id));
    if (!dict_set(th, dict, id, KRAIT_TRY(sys_exc_info(th, Value())))) return {};
    for (ThreadRecord* r = first_thread(th); r; r = r->next) {
        if (!r->parked || !r->frame) continue;
        HandledException* handled = r->handled;
        while (handled && handled != &th->handled_base && !handled->exception) handled = handled->previous;
        Value e = !handled ? Value() : handled == &th->handled_base ? r->handled_base.exception : handled->exception;
        Value info = e ? KRAIT_TRY(make_tuple(th, type_of(e), e, is_exception(e) && exception(e)->traceback ? exception(e)->traceback : none()))
                       : KRAIT_TRY(make_tuple(th, none(), none(), none()));
        Value other = KRAIT_TRY(int_from_u64(th, r->id));
        if (!dict_set(th, dict, other, info)) return {};
    }
    return dict;
}

void update_trace_poll(Thread* th) {
    bool on = th->trace_function || th->profile_function;
    if (on) {
        __atomic_fetch_or(&th->poll, static_cast<u32>(kPollTrace), __ATOMIC_SEQ_CST);
    } else {
        __atomic_fetch_and(&th->poll, ~static_cast<u32>(kPollTrace), __ATOMIC_SEQ_CST);
    }
}

Value sys_settrace(Thread* th, Value, Value function) {
    th->trace_function = is_none(function) ? Value() : function;
    update_trace_poll(th);
    return none();
}
Value sys_gettrace(Thread* th, Value) { return th->trace_function ? th->trace_function : none(); }
Value sys_setprofile(Thread* th, Value, Value function) {
    th->profile_function = is_none(function) ? Value() : function;
    update_trace_poll(th);
    return none();
}
Value sys_getprofile(Thread* th, Value) { return th->profile_function ? th->profile_function : none(); }

Value sys_call_tracing(Thread* th, Value, Value function, Value args) {
    if (!is_tuple(args)) {
        return raise(th, Exc::TypeError, "call_tracing() argument 2 must be tuple, not %T", args);
    }
    return call_tuple_dict(th, function, args.as<Tuple>(), nullptr);
}

// ---- Recursion, limits ----

Value sys_getrecursionlimit(Thread* th, Value) { return number(th->recursion_limit); }

Value sys_setrecursionlimit(Thread* th, Value, Value limit) {
    int n;
    if (!to_int32(th, limit, &n)) return {};
    if (n < 1) return raise(th, Exc::ValueError, "recursion limit must be greater or equal than 1");
    if (th->recursion_depth >= n) {
        return raise(th, Exc::RecursionError,
                     "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", n,
                     th->recursion_depth);
    }
    th->recursion_limit = n;
    return none();
}

Value sys_get_int_max_str_digits(Thread* th, Value) { return number(th->vm->max_str_digits); }

Value sys_set_int_max_str_digits(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"maxdigits"};
    Value parsed[1];
    int n;
    if (!parse_args(th, ArgSpec{"set_int_max_str_digits", kNames, 1, 1, 0, 1}, args, parsed)) return {};
    if (!to_int32(th, parsed[0], &n)) return {};
    if (n != 0 && n < 640) return raise(th, Exc::ValueError, "maxdigits must be 0 or larger than %d", 640);
    th->vm->max_str_digits = n;
    return none();
}

Value sys_getswitchinterval(Thread*, Value) { return Value::from_double(gil_switch_interval); }

Value sys_setswitchinterval(Thread* th, Value, Value interval) {
    double d;
    if (!to_double(th, interval, &d)) return {};
    if (!(d > 0.0)) return raise(th, Exc::ValueError, "switch interval must be strictly positive");
    gil_switch_interval = d;
    return none();
}

// ---- Objects ----

Value sys_intern(Thread* th, Value, Value s) {
    if (!is_str(s)) return raise(th, Exc::TypeError, "intern() argument must be str, not %T", s);
    if (!is_exactly(s, Kind::Str)) return raise(th, Exc::TypeError, "can't intern %T", s);
    return intern(th, s.as<Str>());
}

Value sys_getrefcount(Thread*, Value, Value) { return number(2); }

Value sys_getsizeof(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"object", "default"};
    Value parsed[2];
    if (!parse_args(th, ArgSpec{"getsizeof", kNames, 2, 1, 0, 2}, args, parsed)) return {};
    Value method = lookup_special(th, parsed[0], th->vm->names.dunder_sizeof);
    Value size;
    if (method) {
        size = call(th, method);
    } else if (!has_pending(th)) {
        raise(th, Exc::TypeError, "Type %T doesn't define __sizeof__", parsed[0]);
    }
    i64 bytes;
    if (!size || !to_ssize(th, size, Exc::OverflowError, &bytes)) {
        if (parsed[1] && catch_pending(th, Exc::TypeError)) return parsed[1];
        return {};
    }
    if (bytes < 0) return raise(th, Exc::ValueError, "__sizeof__() should return >= 0");
    return int_from_i64(th, bytes);
}

Value sys_getallocatedblocks(Thread* th, Value) {
    return int_from_u64(th, heap_stats(th).bytes_live / 64 + 1);
}

// ---- Small facts ----

Value sys_getdefaultencoding(Thread* th, Value) { return str_from_ascii(th, "utf-8"); }
Value sys_getfilesystemencodeerrors(Thread* th, Value) { return th->vm->names.surrogateescape; }
Value sys_is_finalizing(Thread* th, Value) { return py_bool(th->vm->finalizing); }
int dlopen_flags = RTLD_NOW;
Value sys_getdlopenflags(Thread*, Value) { return number(dlopen_flags); }
Value sys_setdlopenflags(Thread* th, Value, Value flags) { return to_int32(th, flags, &dlopen_flags) ? none() : Value(); }
Value sys_nothing(Thread*, Value) { return none(); }
Value sys_zero(Thread*, Value) { return number(0); }

// ---- Asynchronous generators ----

constexpr StructField kAsyncFields[] = {{"firstiter", nullptr}, {"finalizer", nullptr}};
constexpr StructSpec kAsyncHooks = {"sys.asyncgen_hooks",
                                    "asyncgen_hooks\n\nA named tuple providing information about asynchronous\ngenerators "
                                    "hooks.  The attributes are read only.",
                                    kAsyncFields, 2, 2, false};
Type* async_hooks_type;

Value sys_get_asyncgen_hooks(Thread* th, Value) {
    if (!async_hooks_type) async_hooks_type = KRAIT_TRY(new_struct_type(th, &kAsyncHooks));
    Tuple* t = KRAIT_TRY(new_struct(th, async_hooks_type));
    if (th->async_gen_firstiter) t->items[0] = th->async_gen_firstiter;
    if (th->async_gen_finalizer) t->items[1] = th->async_gen_finalizer;
    return t;
}

Value sys_set_asyncgen_hooks(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"firstiter", "finalizer"};
    Value parsed[2];
    if (!parse_args(th, ArgSpec{"set_asyncgen_hooks", kNames, 2, 0, 0, 2}, args, parsed)) return {};
    for (int i = 0; i < 2; ++i) {
        if (parsed[i] && !is_none(parsed[i]) && !is_callable(parsed[i])) {
            return raise(th, Exc::TypeError, "callable %s expected, got %T", kNames[i], parsed[i]);
        }
    }
    if (parsed[1]) th->async_gen_finalizer = is_none(parsed[1]) ? Value() : parsed[1];
    if (parsed[0]) th->async_gen_firstiter = is_none(parsed[0]) ? Value() : parsed[0];
    return none();
}

i32 coroutine_origin_depth = 0;

Value sys_set_origin_depth(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"depth"};
    Value parsed[1];
    int n;
    if (!parse_args(th, ArgSpec{"set_coroutine_origin_tracking_depth", kNames, 1, 1, 0, 1}, args, parsed)) return {};
    if (!to_int32(th, parsed[0], &n)) return {};
    if (n < 0) return raise(th, Exc::ValueError, "depth must be >= 0");
    coroutine_origin_depth = n;
    return none();
}
Value sys_get_origin_depth(Thread*, Value) { return number(coroutine_origin_depth); }

constexpr NativeDef kFunctions[] = {
    {"exit", sys_exit,
     "exit($module, status=None, /)\n--\n\nExit the interpreter by raising SystemExit(status).\n\nIf the status is "
     "omitted or None, it defaults to zero (i.e., success).\nIf the status is an integer, it will be used as the system "
     "exit status.\nIf it is another kind of object, it will be printed and the system\nexit status will be one (i.e., "
     "failure)."},
    {"exc_info", sys_exc_info,
     "exc_info($module, /)\n--\n\nReturn current exception information: (type, value, traceback)."},
    {"exception", sys_exception, "exception($module, /)\n--\n\nReturn the current exception."},
    {"_getframe", sys_getframe,
     "_getframe($module, depth=0, /)\n--\n\nReturn a frame object from the call stack."},
    {"_current_frames", sys_current_frames,
     "_current_frames($module, /)\n--\n\nReturn a dict mapping each thread's thread id to its current stack frame."},
    {"_current_exceptions", sys_current_exceptions,
     "_current_exceptions($module, /)\n--\n\nReturn a dict mapping each thread's identifier to its current raised "
     "exception."},
    {"settrace", sys_settrace,
     "settrace(function)\n\nSet the global debug tracing function.  It will be called on each\nfunction call.  See the "
     "debugger chapter in the library manual."},
    {"gettrace", sys_gettrace, "gettrace($module, /)\n--\n\nReturn the global debug tracing function."},
    {"setprofile", sys_setprofile,
     "setprofile(function)\n\nSet the profiling function.  It will be called on each function call\nand return."},
    {"getprofile", sys_getprofile, "getprofile($module, /)\n--\n\nReturn the profiling function."},
    {"call_tracing", sys_call_tracing,
     "call_tracing($module, func, args, /)\n--\n\nCall func(*args), while tracing is enabled."},
    {"getrecursionlimit", sys_getrecursionlimit,
     "getrecursionlimit($module, /)\n--\n\nReturn the current value of the recursion limit."},
    {"setrecursionlimit", sys_setrecursionlimit,
     "setrecursionlimit($module, limit, /)\n--\n\nSet the maximum depth of the Python interpreter stack to n."},
    {"get_int_max_str_digits", sys_get_int_max_str_digits,
     "get_int_max_str_digits($module, /)\n--\n\nReturn the maximum string digits limit for non-binary int<->str "
     "conversions."},
    {"set_int_max_str_digits", sys_set_int_max_str_digits,
     "set_int_max_str_digits($module, /, maxdigits)\n--\n\nSet the maximum string digits limit for non-binary int<->str "
     "conversions."},
    {"getswitchinterval", sys_getswitchinterval,
     "getswitchinterval($module, /)\n--\n\nReturn the current thread switch interval."},
    {"setswitchinterval", sys_setswitchinterval,
     "setswitchinterval($module, interval, /)\n--\n\nSet the ideal thread switching delay inside the interpreter."},
    {"intern", sys_intern, "intern($module, string, /)\n--\n\n``Intern'' the given string."},
    {"getrefcount", sys_getrefcount,
     "getrefcount($module, object, /)\n--\n\nReturn the reference count of object."},
    {"getsizeof", sys_getsizeof, "getsizeof(object [, default]) -> int\n\nReturn the size of object in bytes."},
    {"getallocatedblocks", sys_getallocatedblocks,
     "getallocatedblocks($module, /)\n--\n\nReturn the number of memory blocks currently allocated."},
    {"getdefaultencoding", sys_getdefaultencoding,
     "getdefaultencoding($module, /)\n--\n\nReturn the current default encoding used by the Unicode implementation."},
    {"getfilesystemencoding", sys_getdefaultencoding,
     "getfilesystemencoding($module, /)\n--\n\nReturn the encoding used to convert Unicode filenames to OS filenames."},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors,
     "getfilesystemencodeerrors($module, /)\n--\n\nReturn the error mode used for Unicode to OS filename conversion."},
    {"is_finalizing", sys_is_finalizing,
     "is_finalizing($module, /)\n--\n\nReturn True if Python is exiting."},
    {"getdlopenflags", sys_getdlopenflags,
     "getdlopenflags($module, /)\n--\n\nReturn the current value of the flags that are used for dlopen calls."},
    {"setdlopenflags", sys_setdlopenflags,
     "setdlopenflags($module, flags, /)\n--\n\nSet the flags used by the interpreter for dlopen calls."},
    {"_clear_type_cache", sys_nothing, "_clear_type_cache($module, /)\n--\n\nClear the internal type lookup cache."},
    {"_debugmallocstats", sys_nothing,
     "_debugmallocstats($module, /)\n--\n\nPrint debug info to stderr about the state of the allocator."},
    {"_getquickenedcount", sys_zero, nullptr},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks,
     "get_asyncgen_hooks($module, /)\n--\n\nReturn the installed asynchronous generators hooks."},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks,
     "set_asyncgen_hooks(* [, firstiter] [, finalizer])\n\nSet a finalizer for async generators objects."},
    {"get_coroutine_origin_tracking_depth", sys_get_origin_depth,
     "get_coroutine_origin_tracking_depth($module, /)\n--\n\nCheck status of origin tracking for coroutine objects."},
    {"set_coroutine_origin_tracking_depth", sys_set_origin_depth,
     "set_coroutine_origin_tracking_depth($module, /, depth)\n--\n\nEnable or disable origin tracking for coroutine "
     "objects."},
};

}  // namespace

bool add_sys_functions(Thread* th, Dict* dict) {
    Value module_name = th->vm->names.sys;
    for (const NativeDef& def : kFunctions) {
        if (!dict_set_str(th, dict, def.name, Value(new_builtin(th, &def, Value(), module_name)))) return false;
    }
    return true;
}

}  // namespace krait
