// _imp: what importlib asks of the interpreter (CPython's Python/import.c). There are no frozen modules and no extension
// modules in shared libraries: both kinds are answered with "none".
#include "runtime/import.h"

#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/gil.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

// The import lock: a recursive one, so that the tables of module locks change in one thread at a time.
int lock_depth = 0;
u64 lock_owner = 0;
WaitQueue lock_waiting;

Value imp_lock_held(Thread*, Value) { return py_bool(lock_depth > 0); }
Value imp_acquire_lock(Thread* th, Value) {
    while (lock_depth && lock_owner != th->id && live_thread_count > 1)
        if (!wait_in(th, &lock_waiting, -1)) return {};
    lock_owner = th->id;
    ++lock_depth;
    return none();
}
Value imp_release_lock(Thread* th, Value) {
    if (lock_depth <= 0) return raise(th, Exc::RuntimeError, "not holding the import lock");
    if (--lock_depth == 0) wake_one(&lock_waiting);
    return none();
}

Value imp_is_builtin(Thread* th, Value, Value name) {
    if (!is_str(name)) return raise(th, Exc::TypeError, "is_builtin() argument must be str, not %T", name);
    Str* s = name.as<Str>();
    if (str_equal(s, "sys") || str_equal(s, "builtins")) return Value::from_small_int(-1);
    return Value::from_small_int(is_native_module(s));
}

Value imp_is_frozen(Thread*, Value, Value) { return py_false(); }
Value imp_find_frozen(Thread*, Value, const Args&) { return none(); }
Value imp_frozen_missing(Thread* th, Value, const Args& args) {
    return raise(th, Exc::ImportError, "No such frozen object named %R", args.get(0, none()));
}
Value imp_frozen_names(Thread* th, Value) { return new_list(th); }
Value imp_nothing(Thread*, Value, const Args&) { return none(); }
Value imp_zero(Thread*, Value, const Args&) { return Value::from_small_int(0); }

Value imp_create_builtin(Thread* th, Value, Value spec) {
    Value name = KRAIT_TRY(get_attribute(th, spec, th->vm->names.name));
    if (!is_str(name)) return raise(th, Exc::TypeError, "name must be string, not %T", name);
    Str* s = name.as<Str>();
    if (str_equal(s, "sys") || str_equal(s, "builtins")) return dict_get_str(th->vm->modules, s);
    Value module = import_native(th, s);
    if (module || has_pending(th)) return module;
    return none();
}

Value imp_create_dynamic(Thread* th, Value, const Args& args) {
    Value name = args.count ? get_attribute(th, args[0], th->vm->names.name) : none();
    return raise(th, Exc::ImportError, "krait cannot load the extension module %R", name ? name : none());
}

Value imp_extension_suffixes(Thread* th, Value) { return new_list(th); }

// Replaces co_filename in a code object and those nested in it.
void fix_filename(Thread* th, Code* code, Value old_name, Value new_name) {
    if (!is_str(code->filename) || !str_equal(code->filename.as<Str>(), old_name.as<Str>())) return;
    set_field(th, code, code->filename, new_name);
    for (i64 i = 0; i < code->consts->size; ++i) {
        Value v = code->consts->items[i];
        if (has_kind(v, Kind::Code)) fix_filename(th, v.as<Code>(), old_name, new_name);
    }
}

Value imp_fix_co_filename(Thread* th, Value, Value code, Value path) {
    if (!has_kind(code, Kind::Code) || !is_str(path)) {
        return raise(th, Exc::TypeError, "_fix_co_filename() argument 1 must be code, not %T", code);
    }
    Value old_name = code.as<Code>()->filename;
    if (is_str(old_name) && !str_equal(old_name.as<Str>(), path.as<Str>())) fix_filename(th, code.as<Code>(), old_name, path);
    return none();
}

Value imp_source_hash(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"key", "source"};
    Value parsed[2];
    if (!parse_args(th, ArgSpec{"source_hash", kNames, 2, 2, 0, 2}, args, parsed)) return {};
    i64 key = 0;
    if (!to_i64(th, parsed[0], &key)) return {};
    BufferView view;
    if (!get_buffer(th, parsed[1], &view, kBufferSimple)) return {};
    u64 hash = siphash13(static_cast<u64>(key), 0, view.data, static_cast<size_t>(view.length));
    release_buffer(th, &view);
    return bytes_from(th, {reinterpret_cast<char*>(&hash), sizeof hash});
}

constexpr NativeDef kFunctions[] = {
    {"extension_suffixes", imp_extension_suffixes,
     "extension_suffixes($module, /)\n--\n\nReturns the list of file suffixes used to identify extension modules."},
    {"lock_held", imp_lock_held,
     "lock_held($module, /)\n--\n\nReturn True if the import lock is currently held, else False."},
    {"acquire_lock", imp_acquire_lock, "acquire_lock($module, /)\n--\n\nAcquires the interpreter's import lock for the "
                                       "current thread."},
    {"release_lock", imp_release_lock, "release_lock($module, /)\n--\n\nRelease the interpreter's import lock."},
    {"find_frozen", imp_find_frozen, "find_frozen($module, name, /, *, withdata=False)\n--\n\nReturn info about the "
                                     "corresponding frozen module (if there is one) or None."},
    {"get_frozen_object", imp_frozen_missing,
     "get_frozen_object($module, name, data=None, /)\n--\n\nCreate a code object for a frozen module."},
    {"is_frozen_package", imp_frozen_missing, "is_frozen_package($module, name, /)\n--\n\nReturns True if the module "
                                              "name is of a frozen package."},
    {"init_frozen", imp_nothing, "init_frozen($module, name, /)\n--\n\nInitializes a frozen module."},
    {"is_builtin", imp_is_builtin,
     "is_builtin($module, name, /)\n--\n\nReturns True if the module name corresponds to a built-in module."},
    {"is_frozen", imp_is_frozen,
     "is_frozen($module, name, /)\n--\n\nReturns True if the module name corresponds to a frozen module."},
    {"_frozen_module_names", imp_frozen_names, "_frozen_module_names($module, /)\n--\n\nReturns the list of available "
                                               "frozen modules."},
    {"_override_frozen_modules_for_tests", imp_nothing, "_override_frozen_modules_for_tests($module, override, /)\n--\n\n"
                                                        "(internal-only) Override PyConfig.use_frozen_modules."},
    {"create_builtin", imp_create_builtin, "create_builtin($module, spec, /)\n--\n\nCreate an extension module."},
    {"exec_builtin", imp_zero, "exec_builtin($module, mod, /)\n--\n\nInitialize a built-in module."},
    {"create_dynamic", imp_create_dynamic, "create_dynamic($module, spec, file=<unrepresentable>, /)\n--\n\nCreate an "
                                           "extension module."},
    {"exec_dynamic", imp_zero, "exec_dynamic($module, mod, /)\n--\n\nInitialize an extension module."},
    {"_fix_co_filename", imp_fix_co_filename, "_fix_co_filename($module, code, path, /)\n--\n\nChanges code.co_filename "
                                              "to specify the passed-in file path."},
    {"source_hash", imp_source_hash, "source_hash($module, /, key, source)\n--\n\n"},
};
constexpr ModuleDef kModule = {"_imp", "(Extremely) low-level import machinery bits as used by importlib.", kFunctions,
                               std::size(kFunctions)};

}  // namespace

Value init_imp(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    if (!module_add(th, module, "check_hash_based_pycs", str_from_ascii(th, "default"))) return {};
    return module;
}

}  // namespace krait
