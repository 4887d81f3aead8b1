// Decimal numbers: neighbours, and operations on digits: shift, rotate, scale, the logical ones.
#include "runtime/modules/decimal/number.h"

namespace krait::decimal {

namespace {

void largest(Number& out, bool negative, const Env& env, u32* status) {
    if (env.prec > kMaxDigits) return fail(out, kMallocError, status);
    out.set(negative, 0, env.etop());
    power_of_ten(out.c.w(), env.prec);
    mpz_sub_ui(out.c.w(), out.c.r(), 1);
    out.digits = env.prec;
}

// The next number above (or below) `a` that the context can hold; not a NaN.
void neighbour(Number& out, const Number& a, bool up, const Env& env, u32* status) {
    if (a.infinite()) {
        if (a.negative != up) out = a;
        else largest(out, a.negative, env, status);
        return;
    }
    Env toward = env;
    toward.rounding = up ? Rounding::Ceiling : Rounding::Floor;
    u32 seen = 0;
    Number fixed = a;
    finalize(fixed, toward, &seen);
    if (!fixed.finite() || compare_values(fixed, a) != 0) {
        out = std::move(fixed);
        return;
    }
    Number tiny;
    tiny.set(!up, 1, env.etiny() - 1);
    add(out, a, tiny, toward, &seen);
    if (seen & kMallocError) *status |= kMallocError;
}

// The value of a whole number within +-limit.
bool small_integer(const Number& b, i64 limit, i64* out) {
    if (!b.finite() || b.exp != 0 || mpz_size(b.c.r()) > 1) return false;
    u64 v = mpz_getlimbn(b.c.r(), 0);
    if (v > static_cast<u64>(limit)) return false;
    *out = b.negative ? -static_cast<i64>(v) : static_cast<i64>(v);
    return true;
}

// The digits, exactly `width` of them: leading ones dropped or zeros added.
std::string digits_to_width(const Number& a, i64 width) {
    std::string text = digits_text(a);
    size_t w = static_cast<size_t>(width);
    if (text.size() >= w) return text.substr(text.size() - w);
    return std::string(w - text.size(), '0') + text;
}

void set_from_digits(Number& out, const std::string& digits) {
    mpz_set_str(out.c.w(), digits.c_str(), 10);
    out.count_digits();
}

// Operands of logical operations: non-negative whole numbers of digits 0 and 1.
bool logical_operand(const Number& a) {
    if (!a.finite() || a.negative || a.exp != 0) return false;
    return digits_text(a).find_first_not_of("01") == std::string::npos;
}

template <class F>
void logical(Number& out, const Number& a, const Number& b, const Env& env, u32* status, F combine) {
    if (!logical_operand(a) || !logical_operand(b)) return fail(out, kInvalidOperation, status);
    i64 width = a.digits > b.digits ? a.digits : b.digits;
    if (width > env.prec) width = env.prec;
    std::string x = digits_to_width(a, width), y = digits_to_width(b, width);
    for (size_t i = 0; i < x.size(); ++i) x[i] = static_cast<char>('0' + combine(x[i] - '0', y[i] - '0'));
    out.set(false, 0, 0);
    set_from_digits(out, x);
}

}  // namespace

void next_minus(Number& out, const Number& a, const Env& env, u32* status) {
    if (!check_nans(out, a, env, status)) neighbour(out, a, false, env, status);
}
void next_plus(Number& out, const Number& a, const Env& env, u32* status) {
    if (!check_nans(out, a, env, status)) neighbour(out, a, true, env, status);
}

void next_toward(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) return;
    int order = compare_values(a, b);
    if (order == 0) {
        out = a;
        out.negative = b.negative;
        return finalize(out, env, status);
    }
    neighbour(out, a, order < 0, env, status);
    if (out.infinite()) {
        *status |= kOverflow | kInexact | kRounded;
    } else if (out.adjusted() < env.emin) {
        *status |= kUnderflow | kSubnormal | kInexact | kRounded;
        if (out.c.is_zero()) *status |= kClamped;
    }
}

void logb(Number& out, const Number& a, const Env& env, u32* status) {
    if (check_nans(out, a, env, status)) return;
    if (a.infinite()) return out.set_special(false, Special::Infinity);
    if (a.c.is_zero()) {
        *status |= kDivisionByZero;
        return out.set_special(true, Special::Infinity);
    }
    i64 v = a.adjusted();
    out.set(v < 0, static_cast<u64>(v < 0 ? -v : v), 0);
    finalize(out, env, status);
}

void scaleb(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) return;
    i64 n;
    i64 limit = 2 * (env.emax + env.prec);
    if (!small_integer(b, limit, &n)) return fail(out, kInvalidOperation, status);
    out = a;
    if (a.infinite()) return;
    out.exp += n;
    finalize(out, env, status);
}

void shift(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) return;
    i64 n;
    if (!small_integer(b, env.prec, &n)) return fail(out, kInvalidOperation, status);
    out = a;
    if (a.infinite()) return;
    Big p;
    if (a.digits > env.prec) {  // digits beyond the precision are lost first
        power_of_ten(p.w(), env.prec);
        mpz_tdiv_r(out.c.w(), out.c.r(), p.r());
    }
    if (n < 0) {
        if (-n >= a.digits) {
            out.c.set(0);
        } else {
            power_of_ten(p.w(), -n);
            mpz_tdiv_q(out.c.w(), out.c.r(), p.r());
        }
    } else if (!a.c.is_zero()) {
        if (n > kMaxDigits) return fail(out, kMallocError, status);
        power_of_ten(p.w(), n);
        mpz_mul(out.c.w(), out.c.r(), p.r());
    }
    if (digits_of(out.c.r()) > env.prec) {
        power_of_ten(p.w(), env.prec);
        mpz_tdiv_r(out.c.w(), out.c.r(), p.r());
    }
    out.count_digits();
}

void rotate(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (check_nans(out, a, b, env, status)) return;
    i64 n;
    if (!small_integer(b, env.prec, &n)) return fail(out, kInvalidOperation, status);
    out = a;
    if (a.infinite()) return;
    if (env.prec > kMaxDigits) return fail(out, kMallocError, status);
    std::string digits = digits_to_width(a, env.prec);
    size_t cut = static_cast<size_t>(n < 0 ? n + env.prec : n);
    set_from_digits(out, digits.substr(cut) + digits.substr(0, cut));
}

void logical_and(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    logical(out, a, b, env, status, [](int x, int y) { return x & y; });
}
void logical_or(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    logical(out, a, b, env, status, [](int x, int y) { return x | y; });
}
void logical_xor(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    logical(out, a, b, env, status, [](int x, int y) { return x ^ y; });
}
void logical_invert(Number& out, const Number& a, const Env& env, u32* status) {
    if (!logical_operand(a)) return fail(out, kInvalidOperation, status);
    if (env.prec > kMaxDigits) return fail(out, kMallocError, status);
    std::string digits = digits_to_width(a, env.prec);
    for (char& ch : digits) ch = ch == '0' ? '1' : '0';
    out.set(false, 0, 0);
    set_from_digits(out, digits);
}

}  // namespace krait::decimal
