// The hooks of sys: displayhook, excepthook, unraisablehook, breakpointhook, auditing.
#include <iterator>

#include <cstdlib>
#include <cstring>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/modules/sys.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/roots.h"
#include "runtime/types/exception.h"
#include "runtime/types/list.h"

namespace krait {

namespace {

Value audit_hooks;  // a list, or empty: no hook was ever added

// sys.stderr.write(text), without raising.
void write_error(Thread* th, Str* text) {
    Value file = dict_get_str(th->vm->sys_dict, th->vm->names.stderr_);
    if (text && file && !is_none(file)) call_method(th, file, th->vm->names.write, {Value(text)});
    clear_pending(th);
}

Value sys_displayhook(Thread* th, Value, Value object) {
    if (is_none(object)) return none();
    Names& names = th->vm->names;
    if (!dict_set_str(th, th->vm->builtins, names.underscore, none())) return {};
    Value file = dict_get_str(th->vm->sys_dict, names.stdout_);
    if (!file || is_none(file)) return raise(th, Exc::RuntimeError, "lost sys.stdout");
    Str* text = KRAIT_TRY(to_repr(th, object));
    if (!call_method(th, file, names.write, {Value(text)})) {
        if (!catch_pending(th, Exc::UnicodeEncodeError)) return {};
        KRAIT_TRY(call_method(th, file, names.write, {Value(KRAIT_TRY(to_ascii(th, object)))}));
    }
    KRAIT_TRY(call_method(th, file, names.write, {Value(str_from_ascii(th, "\n"))}));
    if (!dict_set_str(th, th->vm->builtins, names.underscore, object)) return {};
    return none();
}

Value sys_excepthook(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "excepthook", args) || !check_arg_count(th, "excepthook", args, 3, 3)) return {};
    Value value = args[1], traceback = args[2];
    if (!is_exception(value)) {
        write_error(th, format_message(th, "TypeError: print_exception(): Exception expected for value, %T found\n", value));
        return none();
    }
    if (has_kind(traceback, Kind::Traceback) && !exception(value)->traceback) {
        set_field(th, exception(value), exception(value)->traceback, traceback);
    }
    print_exception(th, value);
    clear_pending(th);
    return none();
}

Value attribute_or_none(Thread* th, Value object, const char* name) {
    Value v = find_attribute(th, object, intern(th, name));
    clear_pending(th);
    return v ? v : none();
}

Value sys_unraisablehook(Thread* th, Value, Value unraisable) {
    Value message = attribute_or_none(th, unraisable, "err_msg");
    Value object = attribute_or_none(th, unraisable, "object");
    Value value = attribute_or_none(th, unraisable, "exc_value");
    if (!is_none(object)) {
        if (is_none(message)) {
            write_error(th, format_message(th, "Exception ignored in: %R\n", object));
        } else {
            write_error(th, format_message(th, "%S: %R\n", message, object));
        }
    } else if (!is_none(message)) {
        write_error(th, format_message(th, "%S:\n", message));
    }
    if (is_exception(value)) print_exception(th, value);
    clear_pending(th);
    return none();
}

// PYTHONBREAKPOINT names the function; pdb.set_trace by default.
Value sys_breakpointhook(Thread* th, Value, const Args& args) {
    const char* target = th->vm->options->ignore_environment ? nullptr : getenv("PYTHONBREAKPOINT");
    if (!target || !*target) target = "pdb.set_trace";
    if (strcmp(target, "0") == 0) return none();
    const char* dot = strrchr(target, '.');
    std::string_view module_name = dot ? std::string_view(target, static_cast<size_t>(dot - target)) : "builtins";
    const char* name = dot ? dot + 1 : target;
    Value module = module_name.empty() ? Value() : import_module(th, str_from_utf8(th, module_name));
    Value hook = module ? get_attribute(th, module, name) : Value();
    if (!hook) {
        if (has_pending(th) && !pending_matches(th, Exc::ImportError) && !pending_matches(th, Exc::AttributeError)) return {};
        clear_pending(th);
        if (!warn(th, Exc::RuntimeWarning, 0, "Ignoring unimportable $PYTHONBREAKPOINT: \"%s\"", target)) return {};
        return none();
    }
    return call(th, hook, args);
}

Value sys_audit(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "audit", args)) return {};
    if (!args.count) return raise(th, Exc::TypeError, "audit() missing 1 required positional argument: 'event'");
    if (!is_str(args[0])) return raise(th, Exc::TypeError, "expected str for argument 'event', not %T", args[0]);
    if (!audit_hooks) return none();
    Value rest = KRAIT_TRY(tuple_from(th, args.data + 1, args.count - 1));
    List* hooks = audit_hooks.as<List>();
    for (i64 i = 0; i < hooks->size; ++i) KRAIT_TRY(call(th, hooks->items[i], args[0], rest));
    return none();
}

Value sys_addaudithook(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"hook"};
    Value parsed[1];
    if (!parse_args(th, ArgSpec{"addaudithook", kNames, 1, 1, 0, 1}, args, parsed)) return {};
    if (!audit(th, "sys.addaudithook", {})) {
        // A hook may veto by raising an Exception; the new one is then silently not added.
        return catch_pending(th, Exc::Exception) ? none() : Value();
    }
    if (!audit_hooks) audit_hooks = KRAIT_TRY(new_list(th));
    if (!list_append(th, audit_hooks.as<List>(), parsed[0])) return {};
    return none();
}

constexpr NativeDef kFunctions[] = {
    {"displayhook", sys_displayhook,
     "displayhook($module, object, /)\n--\n\nPrint an object to sys.stdout and also save it in builtins._"},
    {"excepthook", sys_excepthook,
     "excepthook($module, exctype, value, traceback, /)\n--\n\nHandle an exception by displaying it with a traceback on "
     "sys.stderr."},
    {"unraisablehook", sys_unraisablehook,
     "unraisablehook($module, unraisable, /)\n--\n\nHandle an unraisable exception."},
    {"breakpointhook", sys_breakpointhook,
     "breakpointhook(*args, **kws)\n\nThis hook function is called by built-in breakpoint()."},
    {"audit", sys_audit, "audit(event, *args)\n\nPasses the event to any hooks that are attached."},
    {"addaudithook", sys_addaudithook, "addaudithook($module, /, hook)\n--\n\nAdds a new audit hook callback."},
};

}  // namespace

bool audit(Thread* th, const char* event, std::initializer_list<Value> args) {
    if (!audit_hooks) [[likely]] return true;
    Value name = str_from_ascii(th, event);
    Value rest = tuple_from(th, args.begin(), static_cast<i64>(args.size()));
    if (!name || !rest) return false;
    List* hooks = audit_hooks.as<List>();
    for (i64 i = 0; i < hooks->size; ++i) {
        if (!call(th, hooks->items[i], name, rest)) return false;
    }
    return true;
}

bool add_sys_hooks(Thread* th, Dict* dict) {
    add_root(th, &audit_hooks);
    Value module_name = th->vm->names.sys;
    for (const NativeDef& def : kFunctions) {
        Value f = new_builtin(th, &def, Value(), module_name);
        if (!dict_set_str(th, dict, def.name, f)) return false;
        bool is_hook = def.fnN != sys_audit && def.fnN != sys_addaudithook;
        if (is_hook) {
            Str* twin = format_message(th, "__%s__", def.name);
            if (!twin || !dict_set_str(th, dict, intern(th, twin), f)) return false;
        }
    }
    return true;
}

}  // namespace krait
