// _decimal: the Decimal object, conversions to and from it, its hash and its text.
#include <bit>
#include <cmath>
#include <cstring>
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/modules/decimal/decimal.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/unicode.h"

namespace krait::decimal {

Type* decimal_type;

const mp_limb_t* Decimal::limbs() const { return more ? reinterpret_cast<const mp_limb_t*>(more->data) : low; }

namespace {
void trace_decimal(Object* object, Marker& marker) {
    auto* d = static_cast<Decimal*>(object);
    if (d->more) marker.visit(d->more);
}
}  // namespace

Number view(Value decimal) {
    auto* d = decimal.as<Decimal>();
    Number x;
    x.negative = d->negative();
    x.special = d->special();
    x.exp = d->exp;
    x.digits = d->digits;
    x.c = Big(d->limbs(), d->limb_count);
    return x;
}

Value new_decimal(Thread* th, const Number& x, Type* type) {
    i64 count = static_cast<i64>(mpz_size(x.c.r()));
    RawBuffer* more = nullptr;
    if (count > 2) {
        more = KRAIT_TRY(new_raw_buffer(th, count * 8));
        memcpy(more->data, mpz_limbs_read(x.c.r()), static_cast<size_t>(count) * 8);
    }
    Decimal* d;
    if (!type || type == decimal_type) d = heap_new<Decimal>(th, decimal_type->root_shape, 0, more ? 0 : kGcAtomic);
    else d = static_cast<Decimal*>(new_instance(th, type));
    if (!d) return {};
    d->flags = static_cast<u8>(x.negative | static_cast<int>(x.special) << 1);
    d->exp = x.exp;
    d->digits = x.digits;
    d->limb_count = count;
    if (more) d->more = more;
    else for (i64 i = 0; i < count; ++i) d->low[i] = mpz_getlimbn(x.c.r(), i);
    write_barrier(th, d);
    return Value(d);
}

// ---- From other types ----

bool number_from_int(Value v, Number* out, const Env& env, u32* status) {
    IntView i(v);
    i64 count = i.size < 0 ? -i.size : i.size;
    out->set(i.size < 0, 0, 0);
    if (count == 1) {
        out->c.set(i.limbs[0]);
    } else if (count > 1) {
        out->c = Big(i.limbs, count);
    }
    out->count_digits();
    finalize(*out, env, status);
    return true;
}

void number_from_double(double d, Number* out) {
    bool negative = std::signbit(d);
    if (d != d) return out->set_special(false, Special::NaN);
    if (std::isinf(d)) return out->set_special(negative, Special::Infinity);
    int exponent;
    u64 mantissa = static_cast<u64>(std::ldexp(std::frexp(std::fabs(d), &exponent), 53));
    out->set(negative, mantissa, 0);
    if (mantissa == 0) return;
    int zeros = __builtin_ctzll(mantissa);
    out->c.set(mantissa >> zeros);
    exponent += zeros - 53;
    if (exponent >= 0) {
        mpz_mul_2exp(out->c.w(), out->c.r(), static_cast<u64>(exponent));
    } else {
        // m / 2**k = m * 5**k / 10**k
        Big fives;
        mpz_ui_pow_ui(fives.w(), 5, static_cast<u64>(-exponent));
        mpz_mul(out->c.w(), out->c.r(), fives.r());
        out->exp = exponent;
    }
    out->count_digits();
}

Value decimal_from_float(Thread* th, Type* type, Value v, Context* context, bool exact) {
    Number x;
    u32 status = 0;
    if (is_int(v)) {
        KRAIT_TRY(number_from_int(v, &x, exact ? max_env() : context->env, &status));
    } else if (is_float(v)) {
        double d;
        if (!to_double(th, v, &d)) return {};
        number_from_double(d, &x);
        if (!exact) finalize(x, context->env, &status);
    } else {
        return raise(th, Exc::TypeError, "argument must be int or float");
    }
    return add_status(th, context, status) ? new_decimal(th, x, type) : Value();
}

namespace {

// The text of a number in ASCII; other characters give text that is no number.
std::string ascii_text(Str* s, bool strip) {
    i64 at = 0, end = s->length;
    if (strip) {
        while (end > 0 && unicode::is_space(s->at(end - 1))) --end;
        while (at < end && unicode::is_space(s->at(at))) ++at;
    }
    std::string text;
    text.reserve(static_cast<size_t>(end - at));
    for (; at < end; ++at) {
        u32 ch = s->at(at);
        if (strip && ch == '_') continue;
        if (ch > 0 && ch < 128) {
            text.push_back(static_cast<char>(ch));
            continue;
        }
        int digit = unicode::is_space(ch) ? -16 : unicode::decimal_value(ch);
        if (digit == -1) return "";
        text.push_back(static_cast<char>('0' + digit));
    }
    return text;
}

// (sign, digits, exponent) as text.
bool tuple_text(Thread* th, Value v, std::string* text) {
    auto fail = [&](const char* what) { return raise(th, Exc::ValueError, "%s", what), false; };
    Tuple* triple = KRAIT_TRY(to_tuple(th, v));
    if (triple->size != 3) return fail("argument must be a sequence of length 3");
    Value sign = triple->items[0], digits = triple->items[1], exponent = triple->items[2];
    i64 n;
    if (!is_int(sign) || !int_fits_i64(sign, &n) || (n != 0 && n != 1)) return fail("sign must be an integer with the value 0 or 1");
    *text = n ? "-" : "+";
    bool infinite = false, special = is_str(exponent);
    i64 exp = 0;
    if (special) {
        Str* kind = exponent.as<Str>();
        infinite = str_equal(kind, "F");
        if (infinite) *text += "Inf";
        else if (str_equal(kind, "n")) *text += "NaN";
        else if (str_equal(kind, "N")) *text += "sNaN";
        else return fail("string argument in the third position must be 'F', 'n' or 'N'");
    } else if (!is_int(exponent)) {
        return fail("exponent must be an integer");
    } else if (!int_fits_i64(exponent, &exp)) {
        return raise(th, Exc::OverflowError, "Python int too large to convert to C ssize_t"), false;
    }
    if (!is_tuple(digits) && !is_list(digits)) return fail("coefficient must be a tuple of digits");
    Tuple* items = KRAIT_TRY(to_tuple(th, digits));
    if (items->size == 0 && !special) *text += '0';
    for (i64 i = 0; i < items->size; ++i) {
        if (!is_int(items->items[i]) || !int_fits_i64(items->items[i], &n) || n < 0 || n > 9) return fail("coefficient must be a tuple of digits");
        if (!infinite) *text += static_cast<char>('0' + n);
    }
    if (!special) *text += "E" + std::to_string(exp);
    return true;
}

Value from_text(Thread* th, Type* type, const std::string& text, Context* context, bool exact) {
    Number x;
    u32 status = 0;
    parse(x, text, exact ? max_env() : context->env, &status);
    if (exact) {
        if (status & (kInexact | kRounded | kClamped)) fail(x, kInvalidOperation, &status);
        status &= kErrors;
    }
    return add_status(th, context, status) ? new_decimal(th, x, type) : Value();
}

Value raise_no_conversion(Thread* th, Value v) {
    return raise(th, Exc::TypeError, "conversion from %s to Decimal is not supported", type_name(type_of(v)));
}

}  // namespace

Value decimal_from_exact(Thread* th, Type* type, Value v, Context* context) {
    Number x;
    u32 status = 0;
    if (!v) return new_decimal(th, x, type);
    if (is_decimal(v)) {
        if (type == decimal_type && v.object()->type() == type) return v;
        return new_decimal(th, view(v), type);
    }
    if (is_str(v)) return from_text(th, type, ascii_text(v.as<Str>(), true), context, true);
    if (is_int(v)) {
        KRAIT_TRY(number_from_int(v, &x, max_env(), &status));
        return new_decimal(th, x, type);
    }
    if (is_tuple(v) || is_list(v)) {
        std::string text;
        return tuple_text(th, v, &text) ? from_text(th, type, text, context, true) : Value();
    }
    if (is_float(v)) {
        if (!add_status(th, context, kFloatOperation)) return {};
        return decimal_from_float(th, type, v, context, true);
    }
    return raise_no_conversion(th, v);
}

Value decimal_from(Thread* th, Value v, Context* context) {
    Number x;
    u32 status = 0;
    if (!v) return new_decimal(th, x);
    if (is_decimal(v)) {
        x = view(v);
        if (x.nan() && x.digits > context->env.prec - context->env.clamp) fail(x, kConversionSyntax, &status);
        else finalize(x, context->env, &status);
        return finish(th, context, x, status);
    }
    if (is_str(v)) return from_text(th, nullptr, ascii_text(v.as<Str>(), false), context, false);
    if (is_int(v)) {
        KRAIT_TRY(number_from_int(v, &x, context->env, &status));
        return finish(th, context, x, status);
    }
    if (is_tuple(v) || is_list(v)) {
        std::string text;
        return tuple_text(th, v, &text) ? from_text(th, nullptr, text, context, false) : Value();
    }
    if (is_float(v)) {
        if (!add_status(th, context, kFloatOperation)) return {};
        return decimal_from_float(th, nullptr, v, context, false);
    }
    return raise_no_conversion(th, v);
}

Operand get_operand(Thread* th, Value v, Context* context, Number* out) {
    if (is_decimal(v)) {
        *out = view(v);
        return Operand::Yes;
    }
    if (!is_int(v)) return Operand::No;
    u32 status = 0;
    bool ok = number_from_int(v, out, max_env(), &status) && add_status(th, context, status);
    return ok ? Operand::Yes : Operand::Raised;
}

bool need_operand(Thread* th, Value v, Context* context, Number* out) {
    Operand o = get_operand(th, v, context, out);
    if (o == Operand::No) raise_no_conversion(th, v);
    return o == Operand::Yes;
}

// ---- To other types ----

Value int_from_number(Thread* th, const Number& x, Rounding rounding, Context* context) {
    if (x.nan()) return raise(th, Exc::ValueError, "cannot convert NaN to integer");
    if (x.infinite()) return raise(th, Exc::OverflowError, "cannot convert Infinity to integer");
    Number whole;
    u32 status = 0;
    rescale(whole, x, 0, rounding, &status);
    if (!add_status(th, context, status)) return {};
    return int_from_limbs(th, mpz_limbs_read(whole.c.r()), static_cast<i64>(mpz_size(whole.c.r())), x.negative);
}

Value decimal_text(Thread* th, Value self, bool capitals, bool engineering) {
    return str_from_ascii(th, to_text(view(self), capitals, engineering));
}

namespace {

Value decimal_str(Thread* th, Value self) {
    Context* c = KRAIT_TRY(current_context(th));
    return decimal_text(th, self, c->env.capitals, false);
}
Value decimal_repr(Thread* th, Value self) {
    Context* c = KRAIT_TRY(current_context(th));
    return str_from_ascii(th, "Decimal('" + to_text(view(self), c->env.capitals, false) + "')");
}

// The hash of the rational number it is, modulo the prime 2**61 - 1 (language reference 3.3.1, library reference "Hashing of
// numeric types").
i64 decimal_hash(Thread* th, Value self) {
    Number x = view(self);
    if (x.snan()) return raise(th, Exc::TypeError, "Cannot hash a signaling NaN value"), -1;
    if (x.nan()) return identity_hash(th, self);
    if (x.infinite()) return x.negative ? -314159 : 314159;
    Big prime, base, exponent;
    mpz_setbit(prime.w(), 61);
    mpz_sub_ui(prime.w(), prime.r(), 1);
    base.set(10);
    if (x.exp < 0) mpz_invert(base.w(), base.r(), prime.r());
    exponent.set(static_cast<u64>(x.exp < 0 ? -x.exp : x.exp));
    mpz_powm(base.w(), base.r(), exponent.r(), prime.r());
    mpz_mul(base.w(), base.r(), x.c.r());
    mpz_fdiv_r(base.w(), base.r(), prime.r());
    i64 h = static_cast<i64>(mpz_get_ui(base.r()));
    if (x.negative) h = -h;
    return h == -1 ? -2 : h;
}

Value decimal_new(Thread* th, Type* type, const Args& args) {
    Value v, context;
    if (args.count <= 1 && !args.kwnames) {
        v = args.get(0);
    } else {
        static constexpr const char* kNames[] = {"value", "context"};
        Value p[2];
        if (!parse_args(th, {"Decimal", kNames, 2, 0, 0, 2}, args, p)) return {};
        v = p[0];
        context = p[1];
    }
    Context* c = KRAIT_TRY(context_argument(th, context));
    return decimal_from_exact(th, type, v, c);
}

}  // namespace

Type* make_decimal_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "decimal.Decimal";
    spec.doc = "Decimal(value=\"0\", context=None)\n--\n\nA decimal number. value: an int, a str, a tuple (sign, digits, exponent), a float or a Decimal.";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Decimal);
    spec.trace = trace_decimal;
    spec.slots.new_ = decimal_new;
    spec.slots.repr = decimal_repr;
    spec.slots.str = decimal_str;
    spec.slots.hash = decimal_hash;
    set_operator_slots(spec.slots);
    spec.methods = decimal_methods;
    spec.method_count = decimal_method_count;
    static constexpr GetSetDef kGetSets[] = {
        {"real", [](Thread*, Value self) { return self; }, nullptr, nullptr},
        {"imag", [](Thread* t, Value) { return new_decimal(t, Number()); }, nullptr, nullptr},
    };
    spec.getsets = kGetSets;
    spec.getset_count = std::size(kGetSets);
    return decimal_type = new_builtin_type(th, spec);
}

}  // namespace krait::decimal
