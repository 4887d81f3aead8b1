// _weakref: what weakref.py builds on.
// Reference: CPython's Modules/_weakref.c.
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/weakref_types.h"

namespace krait {

static Value getweakrefcount(Thread* th, Value, Value object) { return int_from_i64(th, weakref_count(th, object)); }

static Value getweakrefs(Thread* th, Value, Value object) {
    List* list = KRAIT_TRY(new_list(th));
    i64 n = weakref_count(th, object);
    for (i64 i = 0; i < n; i++) KRAIT_TRY(list_append(th, list, weakref_at(th, object, i)));
    return Value(list);
}

static Value proxy(Thread* th, Value, const Args& args) {
    KRAIT_TRY(check_no_keywords(th, "_weakref.proxy", args));
    KRAIT_TRY(check_arg_count(th, "proxy", args, 1, 2));
    return new_weak_proxy(th, args[0], args.get(1));
}

// Deletes a key whose value is a dead reference; a live value stays (the entry was replaced meanwhile).
static Value remove_dead_weakref(Thread* th, Value, Value dict, Value key) {
    if (!is_dict(dict))
        return raise(th, Exc::TypeError, "_remove_dead_weakref() argument 1 must be dict, not %s", type_name(type_of(dict)));
    Value found = dict_get(th, dict.as<Dict>(), key);
    if (!found) return has_pending(th) ? Value() : none();
    if (!is_weakref(found)) return raise(th, Exc::TypeError, "not a weakref");
    if (!found.as<WeakRef>()->target && dict_delete(th, dict.as<Dict>(), key) < 0) return Value();
    return none();
}

constexpr NativeDef kFunctions[] = {
    {"getweakrefcount", getweakrefcount, "getweakrefcount($module, object, /)\n--\n\nReturn the number of weak references to \'object\'."},
    {"getweakrefs", getweakrefs,
     "getweakrefs(object) -- return a list of all weak reference objects\nthat point to \'object\'."},
    {"proxy", proxy,
     "proxy(object[, callback]) -- create a proxy object that weakly\nreferences \'object\'.  \'callback\', if given, is called with a\n"
     "reference to the proxy when \'object\' is about to be finalized."},
    {"_remove_dead_weakref", remove_dead_weakref,
     "_remove_dead_weakref($module, dct, key, /)\n--\n\nAtomically remove key from dict if it points to a dead weakref."},
};
constexpr ModuleDef kModule{"_weakref", "Weak-reference support module.", kFunctions, sizeof kFunctions / sizeof *kFunctions};

Value init_weakref_module(Thread* th) {
    Module* m = KRAIT_TRY(new_native_module(th, kModule));
    Value ref(builtin_type(Kind::WeakRef));
    KRAIT_TRY(module_add(th, m, "ref", ref));
    KRAIT_TRY(module_add(th, m, "ReferenceType", ref));
    KRAIT_TRY(module_add(th, m, "ProxyType", Value(weak_proxy_type())));
    KRAIT_TRY(module_add(th, m, "CallableProxyType", Value(weak_callable_proxy_type())));
    return Value(reinterpret_cast<Object*>(m));
}

}  // namespace krait
