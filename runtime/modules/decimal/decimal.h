// Module _decimal: the Python side of decimal numbers. Behaviour is that of CPython's _decimal (Modules/_decimal), the arithmetic
// number.h. Files: decimal.cpp (the type and conversions), decimal_operators.cpp, decimal_methods.cpp, decimal_format.cpp,
// context.cpp, context_methods.cpp, signals.cpp (exceptions, SignalDict), module.cpp.
#pragma once

#include "runtime/modules/decimal/number.h"
#include "runtime/native.h"
#include "runtime/type.h"

namespace krait::decimal {

// A Decimal: the coefficient is in `low`, or in `more` if it has over two limbs. Immutable once made.
struct Decimal : Object {
    i64 exp;
    i64 digits;
    i64 limb_count;
    mp_limb_t low[2];
    struct RawBuffer* more;

    bool negative() const { return flags & 1; }
    Special special() const { return static_cast<Special>(flags >> 1); }
    const mp_limb_t* limbs() const;
};

struct Context : Object {
    Env env;
    Value flags_dict, traps_dict;  // SignalDicts, made when asked for
};

extern Type *decimal_type, *context_type;
inline bool is_decimal(Value v) { return v.is_object() && is_subtype(v.object()->type(), decimal_type); }
inline bool is_context(Value v) { return v.is_object() && is_subtype(v.object()->type(), context_type); }

// The number shows the Decimal's limbs: the Decimal must stay on the stack.
Number view(Value decimal);
Value new_decimal(Thread* th, const Number& x, Type* type = nullptr);

// ---- decimal.cpp ----
Type* make_decimal_type(Thread* th);
// Decimal(v) exactly; conditions go to `context`.
Value decimal_from_exact(Thread* th, Type* type, Value v, Context* context);
// context.create_decimal(v).
Value decimal_from(Thread* th, Value v, Context* context);
Value decimal_from_float(Thread* th, Type* type, Value v, Context* context, bool exact);
[[nodiscard]] bool number_from_int(Value v, Number* out, const Env& env, u32* status);
void number_from_double(double d, Number* out);
Value int_from_number(Thread* th, const Number& x, Rounding rounding, Context* context);
Value decimal_text(Thread* th, Value self, bool capitals, bool engineering);
// An int or a Decimal as a number. No and nothing pending: some other type.
enum class Operand { Yes, No, Raised };
Operand get_operand(Thread* th, Value v, Context* context, Number* out);
// TypeError for other types.
[[nodiscard]] bool need_operand(Thread* th, Value v, Context* context, Number* out);

// ---- decimal_operators.cpp ----
void set_operator_slots(Slots& slots);

// ---- decimal_methods.cpp, decimal_format.cpp ----
extern const NativeDef* const decimal_methods;
extern const size_t decimal_method_count;
Value decimal_format(Thread* th, Value self, const Args& args);

// ---- context.cpp ----
Type* make_context_type(Thread* th);
Context* current_context(Thread* th);  // null: raised
// The argument `context` of a method: none or absent gives the current one.
Context* context_argument(Thread* th, Value v);
Context* new_context(Thread* th, const Env& env, Type* type = nullptr);
[[nodiscard]] bool add_context_functions(Thread* th, Module* module);
[[nodiscard]] bool get_rounding(Thread* th, Value v, Rounding* out);
extern const NativeDef context_functions[3];

// ---- context_methods.cpp ----
extern const NativeDef* const context_methods;
extern const size_t context_method_count;

// ---- signals.cpp ----
[[nodiscard]] bool make_signals(Thread* th, Module* module);
// Adds to the context's flags; false: a trapped one was raised.
[[nodiscard]] bool add_status_slow(Thread* th, Context* context, u32 status);
[[nodiscard]] inline bool add_status(Thread* th, Context* context, u32 status) {
    context->env.status |= status;
    return !(status & (context->env.traps | kMallocError)) || add_status_slow(th, context, status);
}
Value new_signal_dict(Thread* th, Context* context, bool traps);
// A list of signals, a dict or SignalDict as bits.
[[nodiscard]] bool signals_from(Thread* th, Value v, u32* out);
Value signal_list(Thread* th, u32 bits);
std::string signal_names(u32 bits);  // "[Inexact, Rounded]"

// The result of an operation under a context.
inline Value finish(Thread* th, Context* context, const Number& x, u32 status) {
    return add_status(th, context, status) ? new_decimal(th, x) : Value();
}

}  // namespace krait::decimal
