// builtins: attributes, types, namespaces, identity.
#include "runtime/call.h"
#include "runtime/frame.h"
#include "runtime/modules/builtins.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

// A str usable as an attribute name, interned; null: raised.
Str* attribute_name(Thread* th, Value name, const char* function) {
    if (!is_str(name)) {
        raise(th, Exc::TypeError, "attribute name must be string, not '%T'", name);
        return nullptr;
    }
    return intern(th, name.as<Str>());
}

}  // namespace

Value builtin_callable(Thread*, Value, Value v) { return py_bool(is_callable(v)); }

Value builtin_getattr(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "getattr", args) || !check_arg_count(th, "getattr", args, 2, 3)) return {};
    Str* name = KRAIT_TRY(attribute_name(th, args[1], "getattr"));
    if (args.count == 2) return get_attribute(th, args[0], name);
    Value v = find_attribute(th, args[0], name);
    if (v || has_pending(th)) return v;
    return args[2];
}

Value builtin_hasattr(Thread* th, Value, Value v, Value name) {
    Str* text = KRAIT_TRY(attribute_name(th, name, "hasattr"));
    Value found = find_attribute(th, v, text);
    if (!found && has_pending(th)) return {};
    return py_bool(static_cast<bool>(found));
}

Value builtin_setattr(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "setattr", args) || !check_arg_count(th, "setattr", args, 3, 3)) return {};
    Str* name = KRAIT_TRY(attribute_name(th, args[1], nullptr));
    return set_attribute(th, args[0], name, args[2]) ? none() : Value();
}

Value builtin_delattr(Thread* th, Value, Value v, Value name) {
    Str* text = KRAIT_TRY(attribute_name(th, name, nullptr));
    return set_attribute(th, v, text, Value()) ? none() : Value();
}

Value builtin_hash(Thread* th, Value, Value v) {
    i64 h = hash_value(th, v);
    if (h == -1 && has_pending(th)) return {};
    return int_from_i64(th, h);
}

// Immediates have no address: an int's id comes from its value, a float's from its bits, in ranges no object has.
Value builtin_id(Thread* th, Value, Value v) { return int_from_u64(th, v.bits()); }

Value builtin_isinstance(Thread* th, Value, Value v, Value cls) {
    int r = is_instance(th, v, cls);
    return r < 0 ? Value() : py_bool(r);
}

Value builtin_issubclass(Thread* th, Value, Value v, Value cls) {
    int r = is_subclass(th, v, cls);
    return r < 0 ? Value() : py_bool(r);
}

// ---- Namespaces ----

Value builtin_globals(Thread* th, Value) { return th->frame ? Value(th->frame->globals) : none(); }

Value builtin_locals(Thread* th, Value) {
    if (!th->frame) return raise(th, Exc::SystemError, "frame does not exist");
    return frame_locals(th, th->frame);
}

Value builtin_vars(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "vars", args) || !check_arg_count(th, "vars", args, 0, 1)) return {};
    if (args.count == 0) return builtin_locals(th, Value());
    Value d = find_attribute(th, args[0], th->vm->names.dunder_dict);
    if (d || has_pending(th)) return d;
    return raise(th, Exc::TypeError, "vars() argument must have __dict__ attribute");
}

Value builtin_dir(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "dir", args) || !check_arg_count(th, "dir", args, 0, 1)) return {};
    List* names;
    if (args.count == 0) {
        Value locals = KRAIT_TRY(builtin_locals(th, Value()));
        Value keys = is_exactly(locals, Kind::Dict) ? Value(dict_keys_list(th, locals.as<Dict>())) : call_method(th, locals, th->vm->names.keys);
        if (!keys) return {};
        names = KRAIT_TRY(to_list(th, keys));
    } else {
        Value method = lookup_special(th, args[0], th->vm->names.dunder_dir);
        if (!method) {
            if (!has_pending(th)) raise(th, Exc::TypeError, "object does not provide __dir__");
            return {};
        }
        Value result = KRAIT_TRY(call(th, method));
        names = KRAIT_TRY(to_list(th, result));
    }
    return list_sort(th, names, Value(), false) ? Value(names) : Value();
}

}  // namespace krait
