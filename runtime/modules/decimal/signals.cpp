// _decimal: the exceptions (signals and the conditions under InvalidOperation) and SignalDict, the mapping from signals to flags
// behind Context.flags and Context.traps.
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/modules/decimal/decimal.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::decimal {

namespace {

struct Signal {
    const char* name;
    u32 flag;
    Value type;
};
// In the order of SignalDict.
Signal signals[] = {
    {"InvalidOperation", kAnyInvalid, {}}, {"FloatOperation", kFloatOperation, {}}, {"DivisionByZero", kDivisionByZero, {}},
    {"Overflow", kOverflow, {}},           {"Underflow", kUnderflow, {}},           {"Subnormal", kSubnormal, {}},
    {"Inexact", kInexact, {}},             {"Rounded", kRounded, {}},               {"Clamped", kClamped, {}},
};
Signal conditions[] = {
    {"InvalidOperation", kInvalidOperation, {}},       {"ConversionSyntax", kConversionSyntax, {}},
    {"DivisionImpossible", kDivisionImpossible, {}},   {"DivisionUndefined", kDivisionUndefined, {}},
    {"InvalidContext", kInvalidContext, {}},
};
Type* mixin_type;
Value signal_dict_class, signal_tuple;

struct SignalDict : Object {
    Value context;  // empty: made by hand
    bool traps;
};
u32* bits_of(Thread* th, Value self) {
    auto* d = self.as<SignalDict>();
    if (!d->context) return raise(th, Exc::ValueError, "invalid signal dict"), nullptr;
    Env& env = d->context.as<Context>()->env;
    return d->traps ? &env.traps : &env.status;
}
void trace_signal_dict(Object* object, Marker& marker) { marker.visit(static_cast<SignalDict*>(object)->context); }
bool is_signal_dict(Value v) { return v.is_object() && is_subtype(v.object()->type(), mixin_type); }

constexpr const char* kBadSignal =
    "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, "
    "Inexact, Rounded,\n   Clamped]";

// 0: KeyError raised.
u32 flag_of(Thread* th, Value key) {
    for (const Signal& s : signals)
        if (s.type == key) return s.flag;
    return raise_with(th, Exc::KeyError, str_from_ascii(th, kBadSignal)), 0;
}

Value mixin_new(Thread* th, Type* type, const Args&) { return Value(new_instance(th, type)); }
i64 mixin_len(Thread*, Value) { return static_cast<i64>(std::size(signals)); }
Value mixin_iter(Thread* th, Value) { return get_iter(th, signal_tuple); }
Value mixin_getitem(Thread* th, Value self, Value key) {
    u32* bits = KRAIT_TRY(bits_of(th, self));
    u32 flag = KRAIT_TRY(flag_of(th, key));
    return py_bool(*bits & flag);
}
bool mixin_setitem(Thread* th, Value self, Value key, Value value) {
    u32* bits = KRAIT_TRY(bits_of(th, self));
    if (!value) return raise(th, Exc::ValueError, "signal keys cannot be deleted"), false;
    u32 flag = KRAIT_TRY(flag_of(th, key));
    int on = truth(th, value);
    if (on < 0) return false;
    *bits = on ? *bits | flag : *bits & ~flag;
    return true;
}
Value mixin_repr(Thread* th, Value self) {
    u32* bits = KRAIT_TRY(bits_of(th, self));
    std::string text = "{";
    for (const Signal& s : signals) {
        if (text.size() > 1) text += ", ";
        text += std::string("<class 'decimal.") + s.name + "'>:" + (*bits & s.flag ? "True" : "False");
    }
    return str_from_ascii(th, text + "}");
}
Value mixin_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (op != CompareOp::Eq && op != CompareOp::Ne) return not_implemented();
    u32* bits = KRAIT_TRY(bits_of(th, a));
    u32 other;
    if (is_signal_dict(b)) {
        other = *KRAIT_TRY(bits_of(th, b));
    } else if (is_dict(b)) {
        if (!signals_from(th, b, &other)) return catch_pending(th, Exc::KeyError) ? not_implemented() : Value();
    } else {
        return not_implemented();
    }
    return py_bool((*bits == other) == (op == CompareOp::Eq));
}
Value mixin_copy(Thread* th, Value self) {
    u32* bits = KRAIT_TRY(bits_of(th, self));
    Dict* copy = KRAIT_TRY(new_dict(th));
    for (const Signal& s : signals) KRAIT_TRY(dict_set(th, copy, s.type, py_bool(*bits & s.flag)));
    return Value(copy);
}
constexpr NativeDef kMixinMethods[] = {{"copy", mixin_copy, nullptr}};

// A new exception class of the module; `bases` may be a class.
Value make_exception(Thread* th, Module* module, const char* name, Value bases) {
    Dict* ns = KRAIT_TRY(new_dict(th));
    KRAIT_TRY(dict_set_str(th, ns, "__module__", str_from_ascii(th, "decimal")));
    Value tuple = is_tuple(bases) ? bases : Value(make_tuple(th, bases));
    Value type = KRAIT_TRY(call(th, builtin_type(Kind::Type), str_from_ascii(th, name), tuple, Value(ns)));
    KRAIT_TRY(module_add(th, module, name, type));
    return type;
}

bool make_exceptions(Thread* th, Module* module) {
    Value base = KRAIT_TRY(make_exception(th, module, "DecimalException", exception_type(Exc::ArithmeticError)));
    auto make = [&](Signal& s, Value bases) {
        s.type = make_exception(th, module, s.name, bases);
        return static_cast<bool>(s.type);
    };
    auto& [invalid, float_operation, by_zero, overflow, underflow, subnormal, inexact, rounded, clamped] = signals;
    auto pair = [&](Value a, Value b) { return Value(make_tuple(th, a, b)); };
    if (!make(clamped, base) || !make(rounded, base) || !make(inexact, base) || !make(subnormal, base)) return false;
    Value four[] = {inexact.type, rounded.type, subnormal.type};
    if (!make(underflow, tuple_from(th, four, 3)) || !make(overflow, pair(inexact.type, rounded.type)) ||
        !make(by_zero, pair(base, exception_type(Exc::ZeroDivisionError))) ||
        !make(float_operation, pair(base, exception_type(Exc::TypeError))) || !make(invalid, base))
        return false;
    conditions[0].type = invalid.type;
    for (Signal& c : conditions) {
        if (c.type) continue;
        bool undefined = c.flag == kDivisionUndefined;
        if (!make(c, undefined ? pair(invalid.type, exception_type(Exc::ZeroDivisionError)) : invalid.type)) return false;
    }
    Value all[std::size(signals)];
    for (size_t i = 0; i < std::size(signals); ++i) all[i] = signals[i].type;
    signal_tuple = Value(tuple_from(th, all, static_cast<i64>(std::size(signals))));
    return static_cast<bool>(signal_tuple);
}

}  // namespace

bool make_signals(Thread* th, Module* module) {
    for (Signal& s : signals) add_root(th, &s.type);
    for (Signal& s : conditions) add_root(th, &s.type);
    add_root(th, &signal_dict_class);
    add_root(th, &signal_tuple);
    if (!make_exceptions(th, module)) return false;
    TypeSpec spec{};
    spec.name = "decimal.SignalDictMixin";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(SignalDict);
    spec.trace = trace_signal_dict;
    spec.slots.new_ = mixin_new;
    spec.slots.len = mixin_len;
    spec.slots.iter = mixin_iter;
    spec.slots.getitem = mixin_getitem;
    spec.slots.setitem = mixin_setitem;
    spec.slots.repr = mixin_repr;
    spec.slots.richcompare = mixin_compare;
    spec.slots.hash = [](Thread* t, Value self) -> i64 {
        return raise(t, Exc::TypeError, "unhashable type: '%T'", self), -1;
    };
    spec.methods = kMixinMethods;
    spec.method_count = std::size(kMixinMethods);
    mixin_type = new_builtin_type(th, spec);
    if (!mixin_type) return false;
    Value mapping = KRAIT_TRY(import_attribute(th, "collections.abc", "MutableMapping"));
    Dict* ns = KRAIT_TRY(new_dict(th));
    KRAIT_TRY(dict_set_str(th, ns, "__module__", str_from_ascii(th, "abc")));
    signal_dict_class = KRAIT_TRY(call(th, type_of(mapping), str_from_ascii(th, "SignalDict"), make_tuple(th, mixin_type, mapping), Value(ns)));
    return true;
}

Value new_signal_dict(Thread* th, Context* context, bool traps) {
    auto* d = static_cast<SignalDict*>(KRAIT_TRY(new_instance(th, signal_dict_class.as<Type>())));
    set_field(th, d, d->context, Value(context));
    d->traps = traps;
    return Value(d);
}

bool signals_from(Thread* th, Value v, u32* out) {
    *out = 0;
    if (is_signal_dict(v)) {
        u32* bits = KRAIT_TRY(bits_of(th, v));
        *out = *bits;
        return true;
    }
    if (is_list(v)) {
        List* list = v.as<List>();
        for (i64 i = 0; i < list->size; ++i) *out |= KRAIT_TRY(flag_of(th, list->items[i]));
        return true;
    }
    if (!is_dict(v)) return raise(th, Exc::TypeError, "argument must be a signal dict"), false;
    Dict* dict = v.as<Dict>();
    auto invalid = [&] { return raise_with(th, Exc::KeyError, str_from_ascii(th, "invalid signal dict")), false; };
    if (dict->used != static_cast<i64>(std::size(signals))) return invalid();
    for (const Signal& s : signals) {
        Value value = dict_get(th, dict, s.type);
        if (!value) return has_pending(th) ? false : invalid();
        int on = truth(th, value);
        if (on < 0) return false;
        if (on) *out |= s.flag;
    }
    return true;
}

Value signal_list(Thread* th, u32 bits) {
    List* list = KRAIT_TRY(new_list(th));
    for (const Signal& s : signals)
        if (bits & s.flag) KRAIT_TRY(list_append(th, list, s.type));
    return Value(list);
}

std::string signal_names(u32 bits) {
    // In the order of the bits; InvalidOperation once, where the first of its conditions is.
    bool invalid_seen = false;
    std::string text = "[";
    for (u32 bit = 1; bit <= kUnderflow; bit <<= 1) {
        if (!(bits & bit) || ((bit & kAnyInvalid) && invalid_seen)) continue;
        if (bit & kAnyInvalid) invalid_seen = true;
        for (const Signal& s : signals) {
            if (!(s.flag & bit)) continue;
            if (text.size() > 1) text += ", ";
            text += s.name;
        }
    }
    return text + "]";
}

bool add_status_slow(Thread* th, Context* context, u32 status) {
    if (status & kMallocError) return raise_no_memory(th), false;
    u32 trapped = status & context->env.traps;
    List* list = KRAIT_TRY(new_list(th));
    for (const Signal& c : conditions)
        if (trapped & c.flag) KRAIT_TRY(list_append(th, list, c.type));
    for (size_t i = 1; i < std::size(signals); ++i)
        if (trapped & signals[i].flag) KRAIT_TRY(list_append(th, list, signals[i].type));
    for (const Signal& s : signals) {
        if (!(trapped & s.flag)) continue;
        Value exception = KRAIT_TRY(call(th, s.type, Value(list)));
        return raise_value(th, exception), false;
    }
    return true;
}

}  // namespace krait::decimal
