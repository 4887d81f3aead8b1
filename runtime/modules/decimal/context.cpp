// _decimal: Context, the current context (a context variable), localcontext.
#include <cstring>
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/import.h"
#include "runtime/modules/contextvars.h"
#include "runtime/modules/decimal/decimal.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::decimal {

Type* context_type;

namespace {

Value default_context, basic_context, extended_context, current_var;
Type* manager_type;

constexpr const char* kRoundings[] = {"ROUND_UP",      "ROUND_DOWN",      "ROUND_CEILING",   "ROUND_FLOOR",
                                      "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"};

Context* context_of(Value v) { return v.as<Context>(); }
void trace_context(Object* object, Marker& marker) {
    auto* c = static_cast<Context*>(object);
    marker.visit(c->flags_dict);
    marker.visit(c->traps_dict);
}

bool get_number(Thread* th, Value v, i64* out) {
    if (!is_int(v)) return raise(th, Exc::TypeError, "an integer is required"), false;
    if (int_fits_i64(v, out)) return true;
    return raise(th, Exc::OverflowError, "Python int too large to convert to C ssize_t"), false;
}

// Each attribute: its range and what is said of others.
bool set_prec(Thread* th, Value self, Value value) {
    i64 n;
    if (!get_number(th, value, &n)) return false;
    if (n < 1 || n > kMaxPrec) return raise(th, Exc::ValueError, "valid range for prec is [1, MAX_PREC]"), false;
    context_of(self)->env.prec = n;
    return true;
}
bool set_emin(Thread* th, Value self, Value value) {
    i64 n;
    if (!get_number(th, value, &n)) return false;
    if (n < -kMaxEmax || n > 0) return raise(th, Exc::ValueError, "valid range for Emin is [MIN_EMIN, 0]"), false;
    context_of(self)->env.emin = n;
    return true;
}
bool set_emax(Thread* th, Value self, Value value) {
    i64 n;
    if (!get_number(th, value, &n)) return false;
    if (n < 0 || n > kMaxEmax) return raise(th, Exc::ValueError, "valid range for Emax is [0, MAX_EMAX]"), false;
    context_of(self)->env.emax = n;
    return true;
}
bool set_capitals(Thread* th, Value self, Value value) {
    i64 n;
    if (!get_number(th, value, &n)) return false;
    if (n != 0 && n != 1) return raise(th, Exc::ValueError, "valid values for capitals are 0 or 1"), false;
    context_of(self)->env.capitals = static_cast<u8>(n);
    return true;
}
bool set_clamp(Thread* th, Value self, Value value) {
    i64 n;
    if (!get_number(th, value, &n)) return false;
    if (n != 0 && n != 1) return raise(th, Exc::ValueError, "valid values for clamp are 0 or 1"), false;
    context_of(self)->env.clamp = static_cast<u8>(n);
    return true;
}
bool set_rounding(Thread* th, Value self, Value value) { return get_rounding(th, value, &context_of(self)->env.rounding); }
bool set_flags(Thread* th, Value self, Value value) { return signals_from(th, value, &context_of(self)->env.status); }
bool set_traps(Thread* th, Value self, Value value) { return signals_from(th, value, &context_of(self)->env.traps); }
// As attributes: no lists.
bool no_list(Thread* th, Value value) {
    return !is_list(value) || (raise(th, Exc::TypeError, "argument must be a signal dict"), false);
}
bool set_flags_attribute(Thread* th, Value self, Value value) { return no_list(th, value) && set_flags(th, self, value); }
bool set_traps_attribute(Thread* th, Value self, Value value) { return no_list(th, value) && set_traps(th, self, value); }

Value get_signal_dict(Thread* th, Value self, bool traps) {
    Context* c = context_of(self);
    Value& slot = traps ? c->traps_dict : c->flags_dict;
    if (!slot) {
        Value made = KRAIT_TRY(new_signal_dict(th, c, traps));
        set_field(th, c, slot, made);
    }
    return slot;
}

constexpr GetSetDef kContextGetSets[] = {
    {"prec", [](Thread* t, Value v) { return int_from_i64(t, context_of(v)->env.prec); }, set_prec, nullptr},
    {"Emax", [](Thread* t, Value v) { return int_from_i64(t, context_of(v)->env.emax); }, set_emax, nullptr},
    {"Emin", [](Thread* t, Value v) { return int_from_i64(t, context_of(v)->env.emin); }, set_emin, nullptr},
    {"rounding", [](Thread* t, Value v) { return Value(intern(t, kRoundings[static_cast<int>(context_of(v)->env.rounding)])); },
     set_rounding, nullptr},
    {"capitals", [](Thread*, Value v) { return Value::from_small_int(context_of(v)->env.capitals); }, set_capitals, nullptr},
    {"clamp", [](Thread*, Value v) { return Value::from_small_int(context_of(v)->env.clamp); }, set_clamp, nullptr},
    {"flags", [](Thread* t, Value v) { return get_signal_dict(t, v, false); }, set_flags_attribute, nullptr},
    {"traps", [](Thread* t, Value v) { return get_signal_dict(t, v, true); }, set_traps_attribute, nullptr},
};

bool context_setattr(Thread* th, Value self, Str* name, Value value) {
    if (value) return generic_set_attribute(th, self, name, value);
    return raise(th, Exc::AttributeError, "context attributes cannot be deleted"), false;
}

// prec, rounding, Emin, Emax, capitals, clamp, flags, traps; None or empty leaves one alone.
bool set_attributes(Thread* th, Value self, const Value* v) {
    static constexpr bool (*kSetters[])(Thread*, Value, Value) = {set_prec,     set_rounding, set_emin,  set_emax,
                                                                  set_capitals, set_clamp,    set_traps, set_flags};
    static constexpr int kFrom[] = {0, 1, 2, 3, 4, 5, 7, 6};
    for (int i = 0; i < 8; ++i) {
        Value given = v[kFrom[i]];
        if (given && !is_none(given) && !kSetters[i](th, self, given)) return false;
    }
    return true;
}

Value context_new(Thread* th, Type* type, const Args&) {
    return Value(new_context(th, default_context ? context_of(default_context)->env : Env{}, type));
}
bool context_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"};
    Value v[8];
    return parse_args(th, {"Context", kNames, 8, 0, 0, 8}, args, v) && set_attributes(th, self, v);
}

Value context_repr(Thread* th, Value self) {
    const Env& e = context_of(self)->env;
    std::string text = "Context(prec=" + std::to_string(e.prec) + ", rounding=" + kRoundings[static_cast<int>(e.rounding)] +
                       ", Emin=" + std::to_string(e.emin) + ", Emax=" + std::to_string(e.emax) + ", capitals=" + std::to_string(e.capitals) +
                       ", clamp=" + std::to_string(e.clamp) + ", flags=" + signal_names(e.status) + ", traps=" + signal_names(e.traps) + ")";
    return str_from_ascii(th, text);
}

// ---- The current context ----

Value set_current(Thread* th, Value v) {
    if (!is_context(v)) return raise(th, Exc::TypeError, "argument must be a context");
    if (v == default_context || v == basic_context || v == extended_context) {
        Env env = context_of(v)->env;
        env.status = 0;
        v = KRAIT_TRY(Value(new_context(th, env)));
    }
    return set_context_var(th, current_var, v) ? none() : Value();
}

Value get_context(Thread* th, Value) { return Value(current_context(th)); }
Value set_context(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"context"};
    Value v[1];
    return parse_args(th, {"setcontext", kNames, 1, 1, 0, 1}, args, v) ? set_current(th, v[0]) : Value();
}

struct Manager : Object {
    Value local, global;
};
void trace_manager(Object* object, Marker& marker) {
    marker.visit(static_cast<Manager*>(object)->local);
    marker.visit(static_cast<Manager*>(object)->global);
}
Value manager_enter(Thread* th, Value self) {
    Value local = self.as<Manager>()->local;
    return set_current(th, local) ? local : Value();
}
Value manager_exit(Thread* th, Value self, const Args&) { return set_current(th, self.as<Manager>()->global); }
constexpr NativeDef kManagerMethods[] = {{"__enter__", manager_enter, nullptr}, {"__exit__", manager_exit, nullptr}};

Value local_context(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"ctx", "prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"};
    Value v[9];
    Context* global = KRAIT_TRY(current_context(th));
    if (!parse_args(th, {"localcontext", kNames, 9, 0, 0, 9}, args, v)) return {};
    Value from = v[0] && !is_none(v[0]) ? v[0] : Value(global);
    if (!is_context(from)) return raise(th, Exc::TypeError, "optional argument must be a context");
    Value local = KRAIT_TRY(Value(new_context(th, context_of(from)->env)));
    if (!set_attributes(th, local, v + 1)) return {};
    auto* m = heap_new<Manager>(th, manager_type->root_shape);
    if (!m) return {};
    m->local = local;
    m->global = Value(global);
    return Value(m);
}

}  // namespace

const NativeDef context_functions[3] = {
    {"getcontext", get_context, "getcontext($module, /)\n--\n\nThe current context of this thread."},
    {"setcontext", set_context, "setcontext($module, context, /)\n--\n\nMakes a context the current one."},
    {"localcontext", local_context, "localcontext($module, /, ctx=None, **kwargs)\n--\n\nA context manager: a copy of a context for a block."},
};

bool get_rounding(Thread* th, Value v, Rounding* out) {
    if (is_str(v)) {
        for (size_t i = 0; i < std::size(kRoundings); ++i) {
            if (!str_equal(v.as<Str>(), kRoundings[i])) continue;
            *out = static_cast<Rounding>(i);
            return true;
        }
    }
    raise(th, Exc::TypeError, "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   "
                              "ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]");
    return false;
}

Context* new_context(Thread* th, const Env& env, Type* type) {
    auto* c = static_cast<Context*>(KRAIT_TRY(new_instance(th, type ? type : context_type)));
    c->env = env;
    return c;
}

Context* current_context(Thread* th) {
    Value v = context_var_value(th, current_var);
    if (v) return context_of(v);
    if (has_pending(th)) return nullptr;
    Env env = context_of(default_context)->env;
    env.status = 0;
    Context* c = KRAIT_TRY(new_context(th, env));
    return set_context_var(th, current_var, Value(c)) ? c : nullptr;
}

Context* context_argument(Thread* th, Value v) {
    if (!v || is_none(v)) return current_context(th);
    if (is_context(v)) return context_of(v);
    raise(th, Exc::TypeError, "optional argument must be a context");
    return nullptr;
}

Type* make_context_type(Thread* th) {
    TypeSpec manager{};
    manager.name = "decimal.ContextManager";
    manager.kind = Kind::Native;
    manager.flags = kTypeNoInstantiate;
    manager.basic_size = sizeof(Manager);
    manager.trace = trace_manager;
    manager.methods = kManagerMethods;
    manager.method_count = std::size(kManagerMethods);
    manager_type = KRAIT_TRY(new_builtin_type(th, manager));
    TypeSpec spec{};
    spec.name = "decimal.Context";
    spec.doc = "Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)\n--\n\n"
               "The rules of decimal arithmetic: precision, rounding, exponents, and which signals raise.";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Context);
    spec.trace = trace_context;
    spec.slots.new_ = context_new;
    spec.slots.init = context_init;
    spec.slots.repr = context_repr;
    spec.slots.setattr = context_setattr;
    spec.getsets = kContextGetSets;
    spec.getset_count = std::size(kContextGetSets);
    spec.methods = context_methods;
    spec.method_count = context_method_count;
    return context_type = new_builtin_type(th, spec);
}

bool add_context_functions(Thread* th, Module* module) {
    for (Value* root : {&default_context, &basic_context, &extended_context, &current_var}) add_root(th, root);
    KRAIT_TRY(import_native(th, "_contextvars"));
    current_var = KRAIT_TRY(new_context_var(th, "decimal_context"));
    Env env;
    default_context = KRAIT_TRY(Value(new_context(th, env)));
    env.prec = 9;
    env.rounding = Rounding::HalfUp;
    env.traps |= kUnderflow | kClamped;
    basic_context = KRAIT_TRY(Value(new_context(th, env)));
    env.rounding = Rounding::HalfEven;
    env.traps = 0;
    extended_context = KRAIT_TRY(Value(new_context(th, env)));
    for (const char* name : kRoundings) KRAIT_TRY(module_add(th, module, name, Value(intern(th, name))));
    return module_add(th, module, "DefaultContext", default_context) && module_add(th, module, "BasicContext", basic_context) &&
           module_add(th, module, "ExtendedContext", extended_context);
}

}  // namespace krait::decimal
