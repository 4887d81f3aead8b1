// complex: operators, construction, text.
#include <cerrno>
#include <cmath>
#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/format.h"
#include "runtime/operators.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/unicode_digits.h"

namespace krait {

Complex* new_complex(Thread* th, double re, double im) {
    auto* c = heap_new<Complex>(th, builtin_shape(Kind::Complex), 0, kGcAtomic);
    if (!c) return nullptr;
    c->real = re;
    c->imag = im;
    return c;
}

int to_complex(Thread* th, Value v, double* re, double* im) {
    *im = 0.0;
    if (has_kind(v, Kind::Complex)) {
        *re = v.as<Complex>()->real;
        *im = v.as<Complex>()->imag;
        return 1;
    }
    if (is_float(v)) {
        *re = float_value(v);
        return 1;
    }
    if (is_int(v)) return int_to_double(th, v, re) ? 1 : -1;
    return 0;
}

namespace {

struct Parts {
    double re, im;
};

// Smith's division (CPython's _Py_c_quot). False: division by zero.
bool quotient(Parts a, Parts b, Parts* out) {
    double abs_re = std::fabs(b.re), abs_im = std::fabs(b.im);
    if (abs_re >= abs_im) {
        if (abs_re == 0.0) return false;
        double ratio = b.im / b.re, denominator = b.re + b.im * ratio;
        *out = {(a.re + a.im * ratio) / denominator, (a.im - a.re * ratio) / denominator};
    } else if (abs_im >= abs_re) {
        double ratio = b.re / b.im, denominator = b.re * ratio + b.im;
        *out = {(a.re * ratio + a.im) / denominator, (a.im * ratio - a.re) / denominator};
    } else {
        *out = {std::nan(""), std::nan("")};
    }
    return true;
}

Parts product(Parts a, Parts b) { return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re}; }

// Non-negative integer powers by squaring, as CPython does for exponents up to 100.
Parts power_unsigned(Parts x, long n) {
    Parts r{1.0, 0.0}, p = x;
    for (long mask = 1; mask > 0 && n >= mask; mask <<= 1) {
        if (n & mask) r = product(r, p);
        p = product(p, p);
    }
    return r;
}

// Any other power, over length and angle. As in CPython, errno says what went wrong, also where the C library set it.
Parts power_polar(Parts x, Parts y) {
    if (y.re == 0.0 && y.im == 0.0) return {1.0, 0.0};
    if (x.re == 0.0 && x.im == 0.0) {
        if (y.im != 0.0 || y.re < 0.0) errno = EDOM;
        return {0.0, 0.0};
    }
    double magnitude = std::hypot(x.re, x.im);
    double length = std::pow(magnitude, y.re);
    double angle = std::atan2(x.im, x.re), phase = angle * y.re;
    if (y.im != 0.0) {
        length /= std::exp(angle * y.im);
        phase += y.im * std::log(magnitude);
    }
    return {length * std::cos(phase), length * std::sin(phase)};
}

int operands(Thread* th, Value a, Value b, Parts* x, Parts* y) {
    int ok = to_complex(th, a, &x->re, &x->im);
    if (ok != 1) return ok;
    return to_complex(th, b, &y->re, &y->im);
}

template <class F>
Value arithmetic(Thread* th, Value a, Value b, F operation) {
    Parts x, y;
    int ok = operands(th, a, b, &x, &y);
    if (ok <= 0) return ok ? Value() : not_implemented();
    Parts r = operation(x, y);
    return new_complex(th, r.re, r.im);
}

Value complex_add(Thread* th, Value a, Value b) {
    return arithmetic(th, a, b, [](Parts x, Parts y) { return Parts{x.re + y.re, x.im + y.im}; });
}
Value complex_sub(Thread* th, Value a, Value b) {
    return arithmetic(th, a, b, [](Parts x, Parts y) { return Parts{x.re - y.re, x.im - y.im}; });
}
Value complex_mul(Thread* th, Value a, Value b) { return arithmetic(th, a, b, product); }

Value complex_div(Thread* th, Value a, Value b) {
    Parts x, y, r;
    int ok = operands(th, a, b, &x, &y);
    if (ok <= 0) return ok ? Value() : not_implemented();
    if (!quotient(x, y, &r)) return raise(th, Exc::ZeroDivisionError, "complex division by zero");
    return new_complex(th, r.re, r.im);
}

Value complex_pow(Thread* th, Value a, Value b) {
    Parts x, y, r;
    int ok = operands(th, a, b, &x, &y);
    if (ok <= 0) return ok ? Value() : not_implemented();
    errno = 0;
    bool small_int_exponent = y.im == 0.0 && y.re == std::floor(y.re) && std::fabs(y.re) <= 100.0;
    if (!small_int_exponent) {
        r = power_polar(x, y);
    } else if (long n = static_cast<long>(y.re); n > 0) {
        r = power_unsigned(x, n);
    } else if (!quotient({1.0, 0.0}, power_unsigned(x, -n), &r)) {
        r = {0.0, 0.0};
        errno = EDOM;
    }
    bool infinite = std::isinf(r.re) || std::isinf(r.im);
    if (infinite && errno == 0) errno = ERANGE;
    else if (!infinite && errno == ERANGE) errno = 0;
    if (errno == EDOM) return raise(th, Exc::ZeroDivisionError, "0.0 to a negative or complex power");
    if (errno == ERANGE) return raise(th, Exc::OverflowError, "complex exponentiation");
    return new_complex(th, r.re, r.im);
}

Value complex_power(Thread* th, Value a, Value b, Value m) {
    if (!is_none(m)) return raise(th, Exc::ValueError, "complex modulo");
    return complex_pow(th, a, b);
}

Parts parts(Value v) { return {v.as<Complex>()->real, v.as<Complex>()->imag}; }

Value complex_neg(Thread* th, Value v) { return new_complex(th, -parts(v).re, -parts(v).im); }
Value complex_pos(Thread* th, Value v) {
    return is_exactly(v, Kind::Complex) ? v : new_complex(th, parts(v).re, parts(v).im);
}
Value complex_abs(Thread* th, Value v) {
    Parts p = parts(v);
    if (!std::isfinite(p.re) || !std::isfinite(p.im)) {
        if (std::isinf(p.re) || std::isinf(p.im)) return Value::from_double(HUGE_VAL);
        return Value::from_double(std::nan(""));
    }
    double r = std::hypot(p.re, p.im);
    if (std::isinf(r)) return raise(th, Exc::OverflowError, "absolute value too large");
    return Value::from_double(r);
}
int complex_bool(Thread*, Value v) { return parts(v).re != 0.0 || parts(v).im != 0.0; }

i64 complex_hash(Thread*, Value v) {
    Parts p = parts(v);
    auto part = [&](double d) { return static_cast<u64>(std::isnan(d) ? static_cast<i64>(v.bits() >> 4) : float_hash(d)); };
    u64 h = part(p.re) + 1000003 * part(p.im);
    return static_cast<i64>(h) == -1 ? -2 : static_cast<i64>(h);
}

Value complex_repr(Thread* th, Value v) { return Value(str_from_ascii(th, complex_repr_text(parts(v).re, parts(v).im))); }

Value complex_richcompare(Thread* th, Value a, Value b, CompareOp op) {
    if (op != CompareOp::Eq && op != CompareOp::Ne) return not_implemented();
    Parts x = parts(a);
    bool equal;
    if (has_kind(b, Kind::Complex)) {
        equal = x.re == parts(b).re && x.im == parts(b).im;
    } else if (is_float(b)) {
        equal = x.im == 0.0 && x.re == float_value(b);
    } else if (is_int(b)) {
        Value r = x.im == 0.0 ? rich_compare(th, Value::from_double(x.re), b, CompareOp::Eq) : py_false();
        if (!r) return {};
        equal = r == py_true();
    } else {
        return not_implemented();
    }
    return py_bool(equal == (op == CompareOp::Eq));
}

// ---- Construction ----

// One decimal number at the front of `*text`: longest prefix that parses. False if none.
bool number_prefix(std::string_view* text, double* out) {
    size_t i = 0, n = text->size();
    if (i < n && ((*text)[i] == '+' || (*text)[i] == '-')) i++;
    size_t start = i;
    auto word = [&](std::string_view w) {
        if (n - start < w.size()) return false;
        for (size_t k = 0; k < w.size(); k++)
            if (((*text)[start + k] | 32) != w[k]) return false;
        i = start + w.size();
        return true;
    };
    if (!word("infinity") && !word("inf") && !word("nan")) {
        auto digit = [&](size_t k) { return k < n && (((*text)[k] >= '0' && (*text)[k] <= '9') || (*text)[k] == '_'); };
        while (digit(i)) i++;
        if (i < n && (*text)[i] == '.') {
            i++;
            while (digit(i)) i++;
        }
        if (i > start && i < n && ((*text)[i] | 32) == 'e') {
            size_t k = i + 1;
            if (k < n && ((*text)[k] == '+' || (*text)[k] == '-')) k++;
            if (digit(k)) {
                while (digit(k)) k++;
                i = k;
            }
        }
    }
    if (i == start || !parse_float_text(text->substr(0, i), out)) return false;
    text->remove_prefix(i);
    return true;
}

bool parse_complex(std::string_view s, Parts* out) {
    auto trim = [](std::string_view t) {
        auto space = [](char c) { return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f); };
        while (!t.empty() && space(t.front())) t.remove_prefix(1);
        while (!t.empty() && space(t.back())) t.remove_suffix(1);
        return t;
    };
    s = trim(s);
    if (s.size() >= 2 && s.front() == '(' && s.back() == ')') s = trim(s.substr(1, s.size() - 2));
    if (s.empty()) return false;
    auto is_j = [](std::string_view t) { return t == "j" || t == "J"; };
    auto signed_unit = [&](std::string_view t, double* v) {  // "j", "+j", "-j"
        double sign = 1.0;
        if (!t.empty() && (t[0] == '+' || t[0] == '-')) {
            sign = t[0] == '-' ? -1.0 : 1.0;
            t.remove_prefix(1);
        }
        *v = sign;
        return is_j(t);
    };
    double x;
    if (signed_unit(s, &x)) {
        *out = {0.0, x};
        return true;
    }
    if (!number_prefix(&s, &x)) return false;
    if (s.empty()) {
        *out = {x, 0.0};
        return true;
    }
    if (is_j(s)) {
        *out = {0.0, x};
        return true;
    }
    if (s[0] != '+' && s[0] != '-') return false;
    double y;
    if (signed_unit(s, &y)) {
        *out = {x, y};
        return true;
    }
    if (!number_prefix(&s, &y) || !is_j(s)) return false;
    *out = {x, y};
    return true;
}

bool underscores_between_digits(std::string_view text) {
    auto digit = [&](size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    for (size_t i = 0; i < text.size(); i++)
        if (text[i] == '_' && !(i > 0 && digit(i - 1) && digit(i + 1))) return false;
    return true;
}

// `v` through __complex__, if its type has one. Empty and nothing pending: it has not.
Value through_dunder(Thread* th, Value v) {
    Value method = lookup_special(th, v, th->vm->names.dunder_complex);
    if (!method) return {};
    Value result = call(th, method);
    if (!result || is_exactly(result, Kind::Complex)) return result;
    if (!has_kind(result, Kind::Complex))
        return raise(th, Exc::TypeError, "__complex__ returned non-complex (type %T)", result);
    if (!warn(th, Exc::DeprecationWarning, 1,
              "%T.__complex__ returned non-complex (type %T).  The ability to return an instance of a strict subclass of complex "
              "is deprecated, and may not be supported in a future version of Python.",
              v, result))
        return {};
    return result;
}

Value make(Thread* th, Type* type, Parts p) {
    if (type == builtin_type(Kind::Complex)) return new_complex(th, p.re, p.im);
    Object* object = new_instance(th, type);
    if (!object) return {};
    reinterpret_cast<Complex*>(object)->real = p.re;
    reinterpret_cast<Complex*>(object)->imag = p.im;
    return Value(object);
}

// A real or complex argument. 1 good, 0 wrong type, -1 raised.
int argument_parts(Thread* th, Value v, Parts* p) {
    int ok = to_complex(th, v, &p->re, &p->im);
    if (ok) return ok;
    Slots& s = type_of(v)->slots;
    if (!s.float_ && !s.index) return 0;
    p->im = 0.0;
    return to_double(th, v, &p->re) ? 1 : -1;
}

Value complex_new(Thread* th, Type* type, const Args& args) {
    static const char* const names[] = {"real", "imag"};
    Value out[2];
    if (!parse_args(th, {"complex", names, 2, 0, 0, 2}, args, out)) return {};
    Value r = out[0], i = out[1];
    if (r && !i && type == builtin_type(Kind::Complex) && is_exactly(r, Kind::Complex)) return r;
    if (r && is_str(r)) {
        if (i) return raise(th, Exc::TypeError, "complex() can't take second arg if first is a string");
        Parts p;
        std::string text = ascii_digits_text(r.as<Str>());
        if (!underscores_between_digits(text))
            return raise(th, Exc::ValueError, "could not convert string to complex: %R", r);
        if (!parse_complex(text, &p))
            return raise(th, Exc::ValueError, "complex() arg is a malformed string");
        return make(th, type, p);
    }
    if (i && is_str(i)) return raise(th, Exc::TypeError, "complex() second arg can't be a string");
    Parts a{0.0, 0.0}, b{0.0, 0.0};
    bool r_complex = false, i_complex = false;
    if (r) {
        if (Value converted = through_dunder(th, r)) r = converted;
        else if (has_pending(th)) return {};
        r_complex = has_kind(r, Kind::Complex);
        int ok = argument_parts(th, r, &a);
        if (ok < 0) return {};
        if (!ok) return raise(th, Exc::TypeError, "complex() first argument must be a string or a number, not '%T'", r);
    }
    if (i) {
        i_complex = has_kind(i, Kind::Complex);
        int ok = argument_parts(th, i, &b);
        if (ok < 0) return {};
        if (!ok) return raise(th, Exc::TypeError, "complex() second argument must be a number, not '%T'", i);
    }
    Parts p{a.re, b.re};
    if (i_complex) p.re -= b.im;
    if (r_complex) p.im = i ? p.im + a.im : a.im;
    return make(th, type, p);
}

// ---- Methods ----

Value complex_conjugate(Thread* th, Value v) { return new_complex(th, parts(v).re, -parts(v).im); }
Value complex_getnewargs(Thread* th, Value v) {
    return Value(make_tuple(th, Value::from_double(parts(v).re), Value::from_double(parts(v).im)));
}
Value complex_format(Thread* th, Value v, Value spec) {
    if (!is_str(spec)) return raise(th, Exc::TypeError, "__format__() argument must be str, not %T", spec);
    if (!spec.as<Str>()->length) return Value(to_str(th, v));
    return format_complex(th, parts(v).re, parts(v).im, spec.as<Str>());
}

constexpr NativeDef complex_methods[] = {
    {"conjugate", complex_conjugate,
     "conjugate($self, /)\n--\n\nReturn the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."},
    {"__complex__", complex_pos, "__complex__($self, /)\n--\n\nConvert this value to exact type complex."},
    {"__getnewargs__", complex_getnewargs, "__getnewargs__($self, /)\n--\n\n"},
    {"__format__", complex_format, "__format__($self, format_spec, /)\n--\n\nConvert to a string according to format_spec."},
};
constexpr MemberDef complex_members[] = {
    {"real", offsetof(Complex, real), MemberKind::Double, true, "the real part of a complex number"},
    {"imag", offsetof(Complex, imag), MemberKind::Double, true, "the imaginary part of a complex number"},
};

}  // namespace

void setup_complex_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "complex";
    spec.doc = "complex(real=0, imag=0)\n--\n\nCreate a complex number from a real part and an optional imaginary part.\n\nThis is "
               "equivalent to (real + imag*1j) where imag defaults to 0.";
    spec.kind = Kind::Complex;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Complex);
    Slots& s = spec.slots;
    auto at = [&](BinaryOp op) -> BinarySlot& { return s.binary[static_cast<int>(op)]; };
    at(BinaryOp::Add) = complex_add;
    at(BinaryOp::Sub) = complex_sub;
    at(BinaryOp::Mul) = complex_mul;
    at(BinaryOp::TrueDiv) = complex_div;
    at(BinaryOp::Pow) = complex_pow;
    s.power = complex_power;
    s.neg = complex_neg;
    s.pos = complex_pos;
    s.abs = complex_abs;
    s.bool_ = complex_bool;
    s.hash = complex_hash;
    s.repr = complex_repr;
    s.richcompare = complex_richcompare;
    s.new_ = complex_new;
    spec.methods = complex_methods;
    spec.method_count = std::size(complex_methods);
    spec.members = complex_members;
    spec.member_count = std::size(complex_members);
    setup_type(th, builtin_type(Kind::Complex), spec);
}

}  // namespace krait
