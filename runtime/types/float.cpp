// float: operators, conversions and the type's slots. Methods with text are in float_methods.cpp.
#include "runtime/types/float.h"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstring>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/format.h"
#include "runtime/number_text.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/float_methods.h"
#include "runtime/types/int_limbs.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

// ---- Operators on doubles ----

double float_mod(double a, double b) {
    double m = std::fmod(a, b);
    if (m != 0.0) {
        if ((b < 0) != (m < 0)) m += b;
    } else {
        m = std::copysign(0.0, b);
    }
    return m;
}

// Floor quotient computed from the modulo, so that it agrees with it (CPython's _float_div_mod).
static void div_mod(double a, double b, double* quotient, double* modulo) {
    double m = std::fmod(a, b);
    double d = (a - m) / b;
    if (m != 0.0) {
        if ((b < 0) != (m < 0)) {
            m += b;
            d -= 1.0;
        }
    } else {
        m = std::copysign(0.0, b);
    }
    double q;
    if (d != 0.0) {
        q = std::floor(d);
        if (d - q > 0.5) q += 1.0;
    } else {
        q = std::copysign(0.0, a / b);
    }
    *quotient = q;
    *modulo = m;
}

double float_floor_div(double a, double b) {
    double q, m;
    div_mod(a, b, &q, &m);
    return q;
}

Value float_divmod(Thread* th, double a, double b) {
    if (b == 0.0) return raise(th, Exc::ZeroDivisionError, "float divmod()");
    double q, m;
    div_mod(a, b, &q, &m);
    return Value(make_tuple(th, Value::from_double(q), Value::from_double(m)));
}

Value float_pow(Thread* th, double a, double b) {
    // The special cases of C99 Annex F, spelled out as CPython does, before asking libm.
    if (b == 0) return Value::from_double(1.0);
    if (std::isnan(a)) return Value::from_double(a);
    if (std::isnan(b)) return Value::from_double(a == 1.0 ? 1.0 : b);
    if (std::isinf(b)) {
        double magnitude = std::fabs(a);
        if (magnitude == 1.0) return Value::from_double(1.0);
        if ((b > 0) == (magnitude > 1.0)) return Value::from_double(HUGE_VAL);
        return Value::from_double(0.0);
    }
    bool b_odd = std::fmod(std::fabs(b), 2.0) == 1.0;
    if (std::isinf(a)) {
        if (b > 0) return Value::from_double(b_odd ? a : std::fabs(a));
        return Value::from_double(b_odd ? std::copysign(0.0, a) : 0.0);
    }
    if (a == 0.0) {
        if (b < 0) return raise(th, Exc::ZeroDivisionError, "0.0 cannot be raised to a negative power");
        return Value::from_double(b_odd ? a : 0.0);
    }
    bool negate = false;
    if (a < 0) {
        if (b != std::floor(b)) {
            Value base(new_complex(th, a, 0.0));
            if (!base) return {};
            Value exponent(new_complex(th, b, 0.0));
            return exponent ? binary_op(th, BinaryOp::Pow, base, exponent) : Value();
        }
        a = -a;
        negate = b_odd;
    }
    if (a == 1.0) return Value::from_double(negate ? -1.0 : 1.0);
    double result = std::pow(a, b);
    if (negate) result = -result;
    if (std::isinf(result)) {
        // The same two arguments as strerror(ERANGE) gives.
        Value args(make_tuple(th, Value::from_small_int(ERANGE), Value(str_from_ascii(th, "Numerical result out of range"))));
        if (!args) return {};
        Value instance = call_tuple_dict(th, Value(exception_type(Exc::OverflowError)), args.as<Tuple>(), nullptr);
        return instance ? raise_value(th, instance) : Value();
    }
    return Value::from_double(result);
}

i64 float_hash(double d) {
    if (!std::isfinite(d)) {
        if (std::isinf(d)) return d > 0 ? 314159 : -314159;
        return 0;
    }
    int exponent;
    double m = std::frexp(d, &exponent);
    int sign = 1;
    if (m < 0) {
        sign = -1;
        m = -m;
    }
    // Base 2^28 digits of the mantissa, modulo 2^61 - 1.
    constexpr u64 kModulus = (u64{1} << 61) - 1;
    u64 x = 0;
    while (m != 0.0) {
        x = ((x << 28) & kModulus) | x >> 33;
        m *= 268435456.0;
        exponent -= 28;
        auto y = static_cast<u64>(m);
        m -= static_cast<double>(y);
        x += y;
        if (x >= kModulus) x -= kModulus;
    }
    exponent = exponent >= 0 ? exponent % 61 : 60 - ((-1 - exponent) % 61);
    x = ((x << exponent) & kModulus) | x >> (61 - exponent);
    i64 result = static_cast<i64>(x) * sign;
    return result == -1 ? -2 : result;
}

Str* float_repr(Thread* th, double d) {
    if (!std::isfinite(d)) return str_from_ascii(th, float_repr_text(d));
    char buffer[kFloatTextSize + 3];
    buffer[0] = '-';
    char* start = buffer + std::signbit(d);
    return str_from_ascii(th, {buffer, static_cast<size_t>(write_float_repr(std::fabs(d), true, start) - buffer)});
}

// ---- Slots ----

namespace {

// Both operands as doubles. 1 yes, 0 other types, -1 raised (an int too large).
int operands(Thread* th, Value a, Value b, double* x, double* y) {
    for (auto [v, out] : {std::pair{a, x}, std::pair{b, y}}) {
        if (v.is_double()) *out = v.as_double();
        else if (v.is_small_int()) *out = static_cast<double>(v.small_int());
        else if (has_kind(v, Kind::Float)) *out = v.as<FloatObject>()->value;
        else if (is_int(v)) {
            if (!int_to_double(th, v, out)) return -1;
        } else return 0;
    }
    return 1;
}

template <class F>
Value arithmetic(Thread* th, Value a, Value b, F operation) {
    double x, y;
    int ok = operands(th, a, b, &x, &y);
    if (ok <= 0) return ok ? Value() : not_implemented();
    return operation(x, y);
}

Value float_add(Thread* th, Value a, Value b) {
    return arithmetic(th, a, b, [](double x, double y) { return Value::from_double(x + y); });
}
Value float_sub(Thread* th, Value a, Value b) {
    return arithmetic(th, a, b, [](double x, double y) { return Value::from_double(x - y); });
}
Value float_mul(Thread* th, Value a, Value b) {
    return arithmetic(th, a, b, [](double x, double y) { return Value::from_double(x * y); });
}
Value float_truediv(Thread* th, Value a, Value b) {
    return arithmetic(th, a, b, [th](double x, double y) {
        return y == 0.0 ? raise(th, Exc::ZeroDivisionError, "float division by zero") : Value::from_double(x / y);
    });
}
Value float_floordiv(Thread* th, Value a, Value b) {
    return arithmetic(th, a, b, [th](double x, double y) {
        return y == 0.0 ? raise(th, Exc::ZeroDivisionError, "float floor division by zero")
                        : Value::from_double(float_floor_div(x, y));
    });
}
Value float_rem(Thread* th, Value a, Value b) {
    return arithmetic(th, a, b, [th](double x, double y) {
        return y == 0.0 ? raise(th, Exc::ZeroDivisionError, "float modulo") : Value::from_double(float_mod(x, y));
    });
}
Value float_divmod_slot(Thread* th, Value a, Value b) {
    return arithmetic(th, a, b, [th](double x, double y) { return float_divmod(th, x, y); });
}
Value float_pow_slot(Thread* th, Value a, Value b) {
    return arithmetic(th, a, b, [th](double x, double y) { return float_pow(th, x, y); });
}
Value float_power(Thread* th, Value a, Value b, Value m) {
    if (!is_none(m)) return raise(th, Exc::TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
    return float_pow_slot(th, a, b);
}

Value float_neg(Thread*, Value v) { return Value::from_double(-float_value(v)); }
Value float_pos(Thread*, Value v) { return Value::from_double(float_value(v)); }
Value float_abs(Thread*, Value v) { return Value::from_double(std::fabs(float_value(v))); }
int float_bool(Thread*, Value v) { return float_value(v) != 0.0; }
Value float_int(Thread* th, Value v) {
    double d = float_value(v);
    if (std::isinf(d)) return raise(th, Exc::OverflowError, "cannot convert float infinity to integer");
    if (std::isnan(d)) return raise(th, Exc::ValueError, "cannot convert float NaN to integer");
    return int_from_double(th, d);
}
i64 float_hash_slot(Thread*, Value v) {
    double d = float_value(v);
    if (std::isnan(d)) return v.is_object() ? static_cast<i64>(v.bits() >> 4) : static_cast<i64>(v.bits() >> 8);
    return float_hash(d);
}
Value float_repr_slot(Thread* th, Value v) { return Value(float_repr(th, float_value(v))); }

Value float_richcompare(Thread*, Value a, Value b, CompareOp op) {
    // Called with a float on the left.
    double x = float_value(a);
    int c;
    if (is_float(b)) {
        double y = float_value(b);
        switch (op) {
            case CompareOp::Lt: return py_bool(x < y);
            case CompareOp::Le: return py_bool(x <= y);
            case CompareOp::Eq: return py_bool(x == y);
            case CompareOp::Ne: return py_bool(x != y);
            case CompareOp::Gt: return py_bool(x > y);
            default: return py_bool(x >= y);
        }
    }
    if (!is_int(b)) return not_implemented();
    if (std::isnan(x)) return py_bool(op == CompareOp::Ne);
    c = b.is_object() && b.object()->kind() == Kind::Bool
            ? -((double(b == py_true()) > x) - (double(b == py_true()) < x))
            : -int_compare_double(b, x);
    switch (op) {
        case CompareOp::Lt: return py_bool(c < 0);
        case CompareOp::Le: return py_bool(c <= 0);
        case CompareOp::Eq: return py_bool(c == 0);
        case CompareOp::Ne: return py_bool(c != 0);
        case CompareOp::Gt: return py_bool(c > 0);
        default: return py_bool(c >= 0);
    }
}

// ---- Construction ----

Value float_from_value(Thread* th, Value v) {
    if (v.is_double()) return v;
    if (is_str(v) || has_kind(v, Kind::Bytes) || has_kind(v, Kind::Bytearray)) return float_from_str(th, v);
    Type* type = type_of(v);
    if (type->slots.float_) {
        Value result = KRAIT_TRY(type->slots.float_(th, v));
        if (result.is_double()) return result;
        if (!is_float(result)) return raise(th, Exc::TypeError, "%T.__float__ returned non-float (type %T)", v, result);
        if (!warn(th, Exc::DeprecationWarning, 1,
                  "%T.__float__ returned non-float (type %T).  The ability to return an instance of a strict subclass of "
                  "float is deprecated, and may not be supported in a future version of Python.",
                  v, result))
            return {};
        return Value::from_double(float_value(result));
    }
    if (type->slots.index) {
        Value i = KRAIT_TRY(to_index(th, v));
        double d;
        return int_to_double(th, i, &d) ? Value::from_double(d) : Value();
    }
    if (supports_buffer(v)) return float_from_str(th, v);
    return raise(th, Exc::TypeError, "float() argument must be a string or a real number, not '%T'", v);
}

Value float_new(Thread* th, Type* type, const Args& args) {
    bool exact = type == builtin_type(Kind::Float);
    if (exact && !check_no_keywords(th, "float", args)) return {};
    if (!check_arg_count(th, "float", args, 0, 1)) return {};
    Value result = args.count ? float_from_value(th, args[0]) : Value::from_double(0.0);
    if (!result || exact) return result;
    Object* object = new_instance(th, type);
    if (!object) return {};
    reinterpret_cast<FloatObject*>(object)->value = result.as_double();
    return Value(object);
}

}  // namespace

void setup_float_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "float";
    spec.doc = "float(x=0, /)\n--\n\nConvert a string or number to a floating point number, if possible.";
    spec.kind = Kind::Float;
    spec.flags = kTypeBase | kTypeMatchSelf;
    spec.basic_size = sizeof(FloatObject);
    Slots& s = spec.slots;
    auto at = [&](BinaryOp op) -> BinarySlot& { return s.binary[static_cast<int>(op)]; };
    at(BinaryOp::Add) = float_add;
    at(BinaryOp::Sub) = float_sub;
    at(BinaryOp::Mul) = float_mul;
    at(BinaryOp::TrueDiv) = float_truediv;
    at(BinaryOp::FloorDiv) = float_floordiv;
    at(BinaryOp::Rem) = float_rem;
    at(BinaryOp::Pow) = float_pow_slot;
    at(BinaryOp::DivMod) = float_divmod_slot;
    s.power = float_power;
    s.neg = float_neg;
    s.pos = float_pos;
    s.abs = float_abs;
    s.bool_ = float_bool;
    s.int_ = float_int;
    s.float_ = float_pos;
    s.hash = float_hash_slot;
    s.repr = float_repr_slot;
    s.richcompare = float_richcompare;
    s.new_ = float_new;
    add_float_methods(&spec);
    setup_type(th, builtin_type(Kind::Float), spec);
}

}  // namespace krait
