// _tracemalloc: allocations are not recorded, so that tracing always is as good as off: start() is accepted and is_tracing() tells
// what was asked for, traces are empty, and memory is the heap's (CPython's Modules/_tracemalloc.c).
#include <iterator>

#include "runtime/modules/posix.h"

namespace krait {

namespace {

bool tracing;
int limit = 1;
u64 peak;

Value trace_is_tracing(Thread*, Value) { return py_bool(tracing); }
Value trace_clear(Thread*, Value) { return none(); }
Value trace_traces(Thread* th, Value) { return Value(new_list(th)); }
Value trace_object(Thread*, Value, Value) { return none(); }
Value trace_start(Thread* th, Value, const Args& args) {
    int frames = 1;
    if (!check_arg_count(th, "start", args, 0, 1) || (args.count && !to_int32(th, args[0], &frames))) return {};
    if (frames < 1 || frames > 65535) return raise(th, Exc::ValueError, "the number of frames must be in range [1; 65535]");
    tracing = true;
    limit = frames;
    return none();
}
Value trace_stop(Thread*, Value) {
    tracing = false;
    return none();
}
Value trace_limit(Thread*, Value) { return Value::from_small_int(limit); }
Value trace_own_memory(Thread*, Value) { return Value::from_small_int(0); }
Value trace_memory(Thread* th, Value) {
    u64 now = tracing ? heap_stats(th).bytes_live : 0;
    if (now > peak) peak = now;
    return Value(make_tuple(th, int_from_u64(th, now), int_from_u64(th, tracing ? peak : 0)));
}
Value trace_reset_peak(Thread*, Value) {
    peak = 0;
    return none();
}

constexpr NativeDef kFunctions[] = {
    {"is_tracing", trace_is_tracing, "is_tracing($module, /)\n--\n\nReturn True if the tracemalloc module is tracing Python memory allocations."},
    {"clear_traces", trace_clear, "clear_traces($module, /)\n--\n\nClear traces of memory blocks allocated by Python."},
    {"_get_traces", trace_traces, "_get_traces($module, /)\n--\n\nGet traces of all memory blocks allocated by Python."},
    {"_get_object_traceback", trace_object, "_get_object_traceback($module, obj, /)\n--\n\nGet the traceback where the Python object obj was allocated."},
    {"start", trace_start, "start($module, nframe=1, /)\n--\n\nStart tracing Python memory allocations."},
    {"stop", trace_stop, "stop($module, /)\n--\n\nStop tracing Python memory allocations."},
    {"get_traceback_limit", trace_limit, "get_traceback_limit($module, /)\n--\n\nGet the maximum number of frames stored in the traceback of a trace."},
    {"get_tracemalloc_memory", trace_own_memory, "get_tracemalloc_memory($module, /)\n--\n\nGet the memory usage in bytes of the tracemalloc module."},
    {"get_traced_memory", trace_memory, "get_traced_memory($module, /)\n--\n\nGet the current size and peak size of memory blocks traced by tracemalloc."},
    {"reset_peak", trace_reset_peak, "reset_peak($module, /)\n--\n\nSet the peak size of memory blocks traced by tracemalloc to the current size."},
};
constexpr ModuleDef kModule = {"_tracemalloc", "Debug module to trace memory blocks allocated by Python.", kFunctions, std::size(kFunctions)};

}  // namespace

Value init_tracemalloc(Thread* th) { return Value(new_native_module(th, kModule)); }

}  // namespace krait
