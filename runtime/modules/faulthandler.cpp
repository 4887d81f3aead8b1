// faulthandler: tracebacks on demand. Fatal signals keep their default action: enable() only remembers that it was called;
// dump_traceback writes the current thread's Python frames, dump_traceback_later does nothing.
// Reference: CPython's Modules/faulthandler.c.
#include <unistd.h>

#include <string>

#include "runtime/call.h"
#include "runtime/frame.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

bool enabled;

// The file descriptor of `file` (an int, an object with fileno(), or sys.stderr). -1: raised.
int descriptor_of(Thread* th, Value file) {
    if (!file || is_none(file)) {
        file = dict_get_str(th->vm->sys_dict, th->vm->names.stderr_);
        if (!file) {
            raise(th, Exc::RuntimeError, "unable to get sys.stderr");
            return -1;
        }
        if (is_none(file)) {
            raise(th, Exc::RuntimeError, "sys.stderr is None");
            return -1;
        }
    }
    int fd;
    if (is_int(file)) return to_int32(th, file, &fd) ? fd : -1;
    Value number = call_method(th, file, th->vm->names.fileno);
    if (!number || !to_int32(th, number, &fd)) return -1;
    if (!call_method(th, file, th->vm->names.flush)) clear_pending(th);
    return fd;
}

Value enable(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"file", "all_threads"};
    Value a[2];
    KRAIT_TRY(parse_args(th, {"enable", names, 2, 0, 0, 2}, args, a));
    if (descriptor_of(th, a[0]) < 0) return Value();
    enabled = true;
    return none();
}
Value disable(Thread*, Value) {
    bool was = enabled;
    enabled = false;
    return py_bool(was);
}
Value is_enabled(Thread*, Value) { return py_bool(enabled); }

Value dump_traceback(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"file", "all_threads"};
    Value a[2];
    KRAIT_TRY(parse_args(th, {"dump_traceback", names, 2, 0, 0, 2}, args, a));
    int fd = descriptor_of(th, a[0]);
    if (fd < 0) return Value();
    std::string out = "Stack (most recent call first):\n";
    for (Frame* f = visible_frame(th->frame); f; f = visible_frame(f->back)) {
        Value file = f->code->filename;
        out += "  File \"" + (is_str(file) ? std::string(str_utf8(th, file.as<Str>())) : std::string("???")) + "\", line " +
               std::to_string(frame_line(f)) + " in " + std::string(str_utf8(th, f->code->name)) + "\n";
    }
    if (write(fd, out.data(), out.size()) < 0) return none();
    return none();
}

Value do_nothing(Thread*, Value, const Args&) { return none(); }
Value return_false(Thread*, Value, const Args&) { return py_false(); }

constexpr NativeDef kFunctions[] = {
    {"enable", enable, "enable(file=sys.stderr, all_threads=True): enable the fault handler"},
    {"disable", disable, "disable(): disable the fault handler"},
    {"is_enabled", is_enabled, "is_enabled()->bool: check if the handler is enabled"},
    {"dump_traceback", dump_traceback, "dump_traceback(file=sys.stderr, all_threads=True): dump the traceback of the current thread into file"},
    {"dump_traceback_later", do_nothing, nullptr},
    {"cancel_dump_traceback_later", do_nothing, nullptr},
    {"register", do_nothing, nullptr},
    {"unregister", return_false, nullptr},
};
constexpr ModuleDef kModule{"faulthandler", "faulthandler module.", kFunctions, sizeof kFunctions / sizeof *kFunctions};

}  // namespace

Value init_faulthandler_module(Thread* th) {
    Module* m = KRAIT_TRY(new_native_module(th, kModule));
    return Value(reinterpret_cast<Object*>(m));
}

}  // namespace krait
