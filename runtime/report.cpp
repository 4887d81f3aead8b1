// What happens to exceptions that nobody catches: the top-level report, unraisable ones, and warnings from C++.
#include "runtime/report.h"

#include <unistd.h>

#include <cstdarg>
#include <cstring>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/frame.h"
#include "runtime/import.h"
#include "runtime/message_format.h"
#include "runtime/modules/warnings.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/namespace.h"
#include "runtime/types/str.h"

namespace krait {

void write_report(Thread* th, const std::string& text) {
    Value pending = take_pending(th);
    Value file = dict_get_str(th->vm->sys_dict, th->vm->names.stderr_);
    bool written = false;
    if (file && is_none(file)) {
        written = true;  // no standard error: nothing is printed
    } else if (file) {
        Str* s = str_from_utf8(th, text);
        written = s && call_method(th, file, th->vm->names.write, {Value(s)});
        if (written && !call_method(th, file, th->vm->names.flush)) clear_pending(th);
    }
    clear_pending(th);
    if (!written && write(2, text.data(), text.size()) < 0) {
        // Nowhere left to say it.
    }
    restore_pending(th, pending);
}

void print_exception(Thread* th, Value e) {
    Value pending = take_pending(th);
    write_report(th, exception_text(th, e));
    restore_pending(th, pending);
}

// ---- Top level ----

static void flush_stream(Thread* th, Str* name) {
    Value file = dict_get_str(th->vm->sys_dict, name);
    if (file && !is_none(file) && !call_method(th, file, th->vm->names.flush)) clear_pending(th);
}

static int system_exit_status(Thread* th, Value e) {
    Value code = e.as<SystemExitObject>()->code;
    if (!code || is_none(code)) return 0;
    if (is_int(code)) {
        i64 n;
        if (!int_fits_i64(code, &n)) n = -1;
        return static_cast<int>(n & 0xFF);
    }
    std::string text;
    flush_stream(th, th->vm->names.stdout_);
    if (text_of(th, code, &text)) write_report(th, text + "\n");
    return 1;
}

static void set_last(Thread* th, Value e) {
    auto set = [&](const char* name, Value v) {
        if (!dict_set_str(th, th->vm->sys_dict, name, v)) clear_pending(th);
    };
    Value tb = exception(e)->traceback;
    set("last_type", Value(type_of(e)));
    set("last_value", e);
    set("last_traceback", tb ? tb : none());
}

int report_pending(Thread* th) {
    Value e = take_pending(th);
    if (!e) return 0;
    // Before a prompt (-i) the program's wish to end is shown, not granted.
    if (is_instance_of(e, exception_type(Exc::SystemExit)) && !th->vm->options->inspect) return system_exit_status(th, e);
    if (is_instance_of(e, exception_type(Exc::KeyboardInterrupt))) th->vm->unhandled_interrupt = true;
    flush_stream(th, th->vm->names.stdout_);
    set_last(th, e);
    Value hook = dict_get_str(th->vm->sys_dict, intern(th, "excepthook"));
    if (!hook || has_kind(hook, Kind::Builtin)) {
        print_exception(th, e);
        return 1;
    }
    Value tb = exception(e)->traceback;
    if (!call(th, hook, Value(type_of(e)), e, tb ? tb : none())) {
        Value second = take_pending(th);
        if (is_instance_of(second, exception_type(Exc::SystemExit))) return system_exit_status(th, second);
        write_report(th, "Error in sys.excepthook:\n");
        print_exception(th, second);
        write_report(th, "\nOriginal exception was:\n");
        print_exception(th, e);
    }
    return 1;
}

// ---- Unraisable ----

void write_unraisable(Thread* th, Value object, const char* what) {
    Value e = take_pending(th);
    if (!e) return;
    Value tb = exception(e)->traceback;
    Value hook = th->vm->sys_dict ? dict_get_str(th->vm->sys_dict, intern(th, "unraisablehook")) : Value();
    if (hook && !has_kind(hook, Kind::Builtin)) {
        Dict* fields = new_dict(th);
        Value arguments;
        if (fields && dict_set_str(th, fields, "exc_type", Value(type_of(e))) && dict_set_str(th, fields, "exc_value", e) &&
            dict_set_str(th, fields, "exc_traceback", tb ? tb : none()) && dict_set_str(th, fields, "err_msg", what ? Value(str_from_ascii(th, what)) : none()) &&
            dict_set_str(th, fields, "object", object ? object : none()))
            arguments = new_namespace(th, fields);
        if (!arguments || !call(th, hook, arguments)) clear_pending(th);
        return;
    }
    std::string text;
    if (object) {
        Str* repr = to_repr(th, object);
        clear_pending(th);
        text = std::string(what ? what : "Exception ignored in") + ": " + (repr ? std::string(str_utf8(th, repr)) : std::string("<object repr() failed>")) + "\n";
    }
    write_report(th, text + exception_text(th, e));
}

// ---- Warnings ----

bool warn(Thread* th, Exc category, int stack_level, const char* format, ...) {
    va_list list;
    va_start(list, format);
    Str* message = format_message_v(th, format, list);
    va_end(list);
    if (!message) return false;
    return issue_warning(th, Value(message), exception_type(category), stack_level, Value());
}

}  // namespace krait
