// _decimal: shared by the method tables of Decimal and Context.
#pragma once

#include "runtime/modules/decimal/number.h"

namespace krait::decimal {

using Unary = void (*)(Number&, const Number&, const Env&, u32*);
using Binary = void (*)(Number&, const Number&, const Number&, const Env&, u32*);
using Test = bool (*)(const Number&);

inline bool is_finite(const Number& x) { return x.finite(); }
inline bool is_infinite(const Number& x) { return x.infinite(); }
inline bool is_nan(const Number& x) { return x.nan(); }
inline bool is_qnan(const Number& x) { return x.special == Special::NaN; }
inline bool is_snan(const Number& x) { return x.snan(); }
inline bool is_signed(const Number& x) { return x.negative; }
inline bool is_zero(const Number& x) { return x.zero(); }

}  // namespace krait::decimal
