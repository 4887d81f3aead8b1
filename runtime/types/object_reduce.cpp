// Pickling support of object: __reduce__, __reduce_ex__ (protocols 0-5), __getstate__.
// Protocols 0 and 1 go to copyreg._reduce_ex. Reference: CPython's Objects/typeobject.c (reduce_newobj, object_getstate).
#include "runtime/call.h"
#include "runtime/import.h"
#include "runtime/operators.h"
#include "runtime/type_set_up.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/object.h"
#include "runtime/types/str.h"

namespace krait {

static Value cannot_pickle(Thread* th, Type* type) {
    return raise(th, Exc::TypeError, "cannot pickle '%.200s' object", type_name(type));
}

// Does the layout hold what a state of attributes and slots cannot express?
static bool has_hidden_state(Type* type) {
    if (is_var_sized(type->kind)) return true;
    Type* native = type;
    while (native->type_flags & kTypeHeap) native = native->base;
    return native->basic_size > sizeof(Object) && native->kind != Kind::Exception;
}

static Value default_state(Thread* th, Value self, bool required) {
    Type* type = type_of(self);
    if (required && has_hidden_state(type)) return cannot_pickle(th, type);
    Value state = none();
    if (self.is_object() && (type->type_flags & kTypeHasDict)) {
        Value dict = find_attribute(th, self, th->vm->names.dunder_dict);
        if (!dict && has_pending(th)) return Value();
        if (dict) state = is_dict(dict) && !dict.as<Dict>()->used ? none() : dict;
    }
    Value copyreg = KRAIT_TRY(import_module(th, "copyreg"));
    Value slot_names = KRAIT_TRY(call_method(th, copyreg, intern(th, "_slotnames"), {Value(type)}));
    if (is_none(slot_names)) return state;
    if (!is_list(slot_names))
        return raise(th, Exc::TypeError, "copyreg._slotnames didn't return a list or None");
    List* names = slot_names.as<List>();
    if (!names->size) return state;
    Dict* slots = KRAIT_TRY(new_dict(th));
    for (i64 i = 0; i < names->size; i++) {
        Str* name = intern(th, names->items[i].as<Str>());
        Value v = find_attribute(th, self, name);
        if (!v && has_pending(th)) return Value();
        if (v) KRAIT_TRY(dict_set_str(th, slots, name, v));
    }
    if (!slots->used) return state;
    return Value(make_tuple(th, state, Value(slots)));
}

Value object_getstate(Thread* th, Value self) { return default_state(th, self, false); }

static Value state_of(Thread* th, Value self, bool required) {
    Value getstate = KRAIT_TRY(get_attribute(th, self, th->vm->names.dunder_getstate));
    if (has_kind(getstate, Kind::Builtin) && getstate.as<Builtin>()->self == self &&
        getstate.as<Builtin>()->owner == &object_type)
        return default_state(th, self, required);
    return call(th, getstate);
}

// `__getnewargs_ex__` or `__getnewargs__`: *args empty when neither exists.
static bool new_arguments(Thread* th, Value self, Value* args, Value* kwargs) {
    if (Value method = lookup_special(th, self, th->vm->names.dunder_getnewargs_ex)) {
        Value r = KRAIT_TRY(call(th, method));
        if (!is_tuple(r)) {
            raise(th, Exc::TypeError, "__getnewargs_ex__ should return a tuple, not '%.200s'", type_name(type_of(r)));
            return false;
        }
        if (r.as<Tuple>()->size != 2) {
            raise(th, Exc::ValueError, "__getnewargs_ex__ should return a tuple of length 2, not %zd", r.as<Tuple>()->size);
            return false;
        }
        *args = r.as<Tuple>()->items[0];
        *kwargs = r.as<Tuple>()->items[1];
        if (!is_tuple(*args)) {
            raise(th, Exc::TypeError, "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%.200s'",
                  type_name(type_of(*args)));
            return false;
        }
        if (!is_dict(*kwargs)) {
            raise(th, Exc::TypeError, "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%.200s'",
                  type_name(type_of(*kwargs)));
            return false;
        }
        return true;
    }
    if (has_pending(th)) return false;
    if (Value method = lookup_special(th, self, th->vm->names.dunder_getnewargs)) {
        *args = KRAIT_TRY(call(th, method));
        if (!is_tuple(*args)) {
            raise(th, Exc::TypeError, "__getnewargs__ should return a tuple, not '%.200s'", type_name(type_of(*args)));
            return false;
        }
        return true;
    }
    return !has_pending(th);
}

static Value reduce_by_new(Thread* th, Value self) {
    Type* type = type_of(self);
    if (!type->slots.new_) return cannot_pickle(th, type);
    Value args, kwargs;
    KRAIT_TRY(new_arguments(th, self, &args, &kwargs));
    Value copyreg = KRAIT_TRY(import_module(th, "copyreg"));
    bool has_args = static_cast<bool>(args);
    Value maker, maker_args;
    if (!kwargs || !kwargs.as<Dict>()->used) {
        maker = KRAIT_TRY(get_attribute(th, copyreg, "__newobj__"));
        i64 n = has_args ? args.as<Tuple>()->size : 0;
        Tuple* t = KRAIT_TRY(new_tuple(th, n + 1));
        t->items[0] = Value(type);
        for (i64 i = 0; i < n; i++) t->items[i + 1] = args.as<Tuple>()->items[i];
        maker_args = Value(t);
    } else {
        maker = KRAIT_TRY(get_attribute(th, copyreg, "__newobj_ex__"));
        maker_args = Value(KRAIT_TRY(make_tuple(th, Value(type), args, kwargs)));
    }
    bool list = is_list(self), dict = is_dict(self);
    Value state = KRAIT_TRY(state_of(th, self, !has_args && !list && !dict));
    Value list_items = none(), dict_items = none();
    if (list) list_items = KRAIT_TRY(get_iter(th, self));
    if (dict) {
        Value items = KRAIT_TRY(call_method(th, self, th->vm->names.items));
        dict_items = KRAIT_TRY(get_iter(th, items));
    }
    Value parts[] = {maker, maker_args, state, list_items, dict_items};
    return Value(tuple_from(th, parts, 5));
}

static Value reduce(Thread* th, Value self, i64 protocol) {
    if (protocol >= 2) return reduce_by_new(th, self);
    Value copyreg = KRAIT_TRY(import_module(th, "copyreg"));
    return call_method(th, copyreg, intern(th, "_reduce_ex"), {self, Value::from_small_int(protocol)});
}

Value object_reduce(Thread* th, Value self) { return reduce(th, self, 0); }

Value object_reduce_ex(Thread* th, Value self, Value protocol) {
    int version;
    KRAIT_TRY(to_int32(th, protocol, &version));
    Value cls_reduce = type_lookup(type_of(self), th->vm->names.dunder_reduce);
    Value of_object = dict_get_str(object_type.dict, th->vm->names.dunder_reduce);
    Value own = find_attribute(th, self, th->vm->names.dunder_reduce);
    if (!own && has_pending(th)) return Value();
    if (own && cls_reduce != of_object) return call(th, own);
    return reduce(th, self, version);
}

}  // namespace krait
