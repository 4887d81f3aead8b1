// Decimal numbers: counting and cutting digits, rounding to a context, text to number and back.
#include "runtime/modules/decimal/number.h"

#include <cstring>

namespace krait::decimal {

namespace {

struct SmallPowers {
    u64 of[20];
    constexpr SmallPowers() : of{} {
        u64 p = 1;
        for (int i = 0; i < 20; ++i, p *= 10) of[i] = p;
    }
};
constexpr SmallPowers kPowers;

// Made when first asked for, kept for ever. Under the interpreter lock.
constexpr i64 kCachedPowers = 2200;
mpz_srcptr cached_power(i64 k) {
    static mpz_t powers[kCachedPowers];
    if (!powers[k]->_mp_d) mpz_init(powers[k]), mpz_ui_pow_ui(powers[k], 10, static_cast<u64>(k));
    return powers[k];
}

int digits_of_word(u64 v) {
    if (v == 0) return 1;
    int guess = (64 - __builtin_clzll(v)) * 1233 >> 12;  // log10(2) is 1233/4096 to enough places
    return guess + (guess < 20 && v >= kPowers.of[guess]);
}

// What is cut off, against half a unit of the last place kept.
enum class Rest { Zero, BelowHalf, Half, AboveHalf };

bool rounds_up(Rest rest, bool odd, u64 last_digit, bool negative, Rounding rounding) {
    if (rest == Rest::Zero) return false;
    switch (rounding) {
        case Rounding::Up: return true;
        case Rounding::Down: return false;
        case Rounding::Ceiling: return !negative;
        case Rounding::Floor: return negative;
        case Rounding::HalfUp: return rest >= Rest::Half;
        case Rounding::HalfDown: return rest == Rest::AboveHalf;
        case Rounding::HalfEven: return rest == Rest::AboveHalf || (rest == Rest::Half && odd);
        case Rounding::ZeroFiveUp: return last_digit % 5 == 0;
    }
    return false;
}

void overflow(Number& x, const Env& env, u32* status) {
    *status |= kOverflow | kInexact | kRounded;
    bool negative = x.negative;
    bool to_infinity = env.rounding == Rounding::Up || env.rounding == Rounding::HalfUp || env.rounding == Rounding::HalfDown ||
                       env.rounding == Rounding::HalfEven || (env.rounding == Rounding::Ceiling && !negative) ||
                       (env.rounding == Rounding::Floor && negative);
    if (to_infinity) return x.set_special(negative, Special::Infinity);
    if (env.prec > kMaxDigits) return fail(x, kMallocError, status);
    power_of_ten(x.c.w(), env.prec);
    mpz_sub_ui(x.c.w(), x.c.r(), 1);
    x.digits = env.prec;
    x.exp = env.etop();
}

}  // namespace

Env max_env() {
    Env env;
    env.prec = kMaxPrec;
    env.emax = kMaxEmax;
    env.emin = -kMaxEmax;
    env.traps = 0;
    return env;
}

void power_of_ten(mpz_ptr out, i64 k) {
    if (k < 20) return mpz_set_ui(out, kPowers.of[k]);
    if (k >= kCachedPowers) return mpz_ui_pow_ui(out, 10, static_cast<u64>(k));
    mpz_set(out, cached_power(k));
}

i64 digits_of(mpz_srcptr c) {
    size_t limbs = mpz_size(c);
    if (limbs <= 1) return digits_of_word(mpz_getlimbn(c, 0));
    if (limbs == 2) {
        unsigned __int128 v = static_cast<unsigned __int128>(mpz_getlimbn(c, 1)) << 64 | mpz_getlimbn(c, 0);
        unsigned __int128 high = v / kPowers.of[19];
        if (high == 0) return digits_of_word(static_cast<u64>(v));
        return high >= kPowers.of[19] ? 39 : 19 + digits_of_word(static_cast<u64>(high));
    }
    i64 n = static_cast<i64>(mpz_sizeinbase(c, 10));  // right, or one too many
    if (n <= kCachedPowers) return mpz_cmpabs(c, cached_power(n - 1)) < 0 ? n - 1 : n;
    Big limit;
    power_of_ten(limit.w(), n - 1);
    return mpz_cmpabs(c, limit.r()) < 0 ? n - 1 : n;
}

void Number::count_digits() { digits = digits_of(c.r()); }

void Number::set_special(bool sign, Special s) {
    negative = sign;
    special = s;
    exp = 0;
    c.set(0);
    digits = s == Special::None ? 1 : 0;
}

void Number::set(bool sign, u64 coefficient, i64 exponent) {
    negative = sign;
    special = Special::None;
    exp = exponent;
    c.set(coefficient);
    digits = digits_of_word(coefficient);
}

bool Number::integer() const {
    if (!finite()) return false;
    if (exp >= 0 || c.is_zero()) return true;
    if (-exp >= digits) return false;
    Big p;
    power_of_ten(p.w(), -exp);
    return mpz_divisible_p(c.r(), p.r());
}

bool Number::odd_integer() const {
    if (!integer() || exp > 0 || c.is_zero()) return false;
    if (exp == 0) return c.odd();
    Big p;
    power_of_ten(p.w(), -exp);
    mpz_divexact(p.w(), c.r(), p.r());
    return p.odd();
}

void fail(Number& out, u32 condition, u32* status) {
    *status |= condition;
    out.set_special(false, Special::NaN);
}

bool drop_digits(Big& c, i64 digits, i64 drop, bool negative, Rounding rounding) {
    Rest rest;
    if (drop > digits) {
        rest = c.is_zero() ? Rest::Zero : Rest::BelowHalf;
        c.set(0);
    } else if (drop < 20 && mpz_size(c.r()) <= 2) {
        unsigned __int128 v = static_cast<unsigned __int128>(mpz_getlimbn(c.r(), 1)) << 64 | mpz_getlimbn(c.r(), 0);
        u64 p = kPowers.of[drop];
        unsigned __int128 q = v / p;
        u64 r = static_cast<u64>(v - q * p);
        rest = r == 0 ? Rest::Zero : r < p - r ? Rest::BelowHalf : r == p - r ? Rest::Half : Rest::AboveHalf;
        mp_limb_t* limbs = mpz_limbs_write(c.w(), 2);
        limbs[0] = static_cast<u64>(q);
        limbs[1] = static_cast<u64>(q >> 64);
        mpz_limbs_finish(c.w(), 2);
    } else {
        Big p, r;
        power_of_ten(p.w(), drop);
        mpz_tdiv_qr(c.w(), r.w(), c.r(), p.r());
        mpz_mul_2exp(r.w(), r.r(), 1);
        int order = mpz_cmp(r.r(), p.r());
        rest = r.is_zero() ? Rest::Zero : order < 0 ? Rest::BelowHalf : order == 0 ? Rest::Half : Rest::AboveHalf;
    }
    u64 last = rounding == Rounding::ZeroFiveUp ? mpz_fdiv_ui(c.r(), 10) : 0;
    if (rounds_up(rest, c.odd(), last, negative, rounding)) mpz_add_ui(c.w(), c.r(), 1);
    return rest != Rest::Zero;
}

void finalize(Number& x, const Env& env, u32* status) {
    if (!x.finite()) {
        i64 room = env.prec - env.clamp;
        if (x.nan() && x.digits > room) {
            Big p;
            power_of_ten(p.w(), room);
            mpz_tdiv_r(x.c.w(), x.c.r(), p.r());
            x.digits = x.c.is_zero() ? 0 : digits_of(x.c.r());
        }
        return;
    }
    i64 etiny = env.etiny(), etop = env.etop();
    if (x.c.is_zero()) {
        i64 most = env.clamp ? etop : env.emax;
        i64 exp = x.exp < etiny ? etiny : x.exp > most ? most : x.exp;
        if (exp != x.exp) *status |= kClamped;
        x.exp = exp;
        return;
    }
    i64 exp_min = x.digits + x.exp - env.prec;
    if (exp_min > etop) return overflow(x, env, status);
    bool subnormal = exp_min < etiny;
    if (subnormal) exp_min = etiny;
    if (x.exp < exp_min) {
        bool inexact = drop_digits(x.c, x.digits, exp_min - x.exp, x.negative, env.rounding);
        x.exp = exp_min;
        x.count_digits();
        if (x.digits > env.prec) {
            mpz_divexact_ui(x.c.w(), x.c.r(), 10);
            --x.digits;
            ++x.exp;
        }
        if (x.exp > etop && x.adjusted() > env.emax) overflow(x, env, status);
        if (inexact) *status |= subnormal ? kUnderflow | kInexact : kInexact;
        if (subnormal) *status |= kSubnormal;
        *status |= kRounded;
        if (x.zero()) *status |= kClamped;
        return;
    }
    if (subnormal) *status |= kSubnormal;
    if (env.clamp && x.exp > etop) {
        *status |= kClamped;
        Big p;
        power_of_ten(p.w(), x.exp - etop);
        mpz_mul(x.c.w(), x.c.r(), p.r());
        x.digits += x.exp - etop;
        x.exp = etop;
    }
}

bool rescale(Number& out, const Number& x, i64 exp, Rounding rounding, u32* status) {
    out = x;
    out.exp = exp;
    if (x.c.is_zero()) return true;
    if (exp <= x.exp) {
        if (x.exp - exp + x.digits > kMaxDigits) {
            fail(out, kMallocError, status);
            return false;
        }
        if (exp == x.exp) return true;
        Big p;
        power_of_ten(p.w(), x.exp - exp);
        mpz_mul(out.c.w(), x.c.r(), p.r());
        out.digits = x.digits + x.exp - exp;
        return true;
    }
    bool inexact = drop_digits(out.c, x.digits, exp - x.exp, x.negative, rounding);
    out.count_digits();
    return !inexact;
}

bool check_nans(Number& out, const Number& a, const Env& env, u32* status) {
    if (!a.nan()) return false;
    out = a;
    if (a.snan()) *status |= kInvalidOperation;
    out.special = Special::NaN;
    finalize(out, env, status);
    return true;
}

bool check_nans(Number& out, const Number& a, const Number& b, const Env& env, u32* status) {
    if (!a.nan() && !b.nan()) return false;
    return check_nans(out, a.snan() ? a : b.snan() ? b : a.nan() ? a : b, env, status);
}

// ---- Text ----

namespace {

bool same_word(std::string_view text, const char* word) {
    return text.size() == strlen(word) && strncasecmp(text.data(), word, text.size()) == 0;
}

bool digits_only(std::string_view text) {
    for (char ch : text)
        if (ch < '0' || ch > '9') return false;
    return true;
}

void set_digits(Big& c, std::string_view digits) {
    if (digits.size() <= 19) {
        u64 v = 0;
        for (char ch : digits) v = v * 10 + static_cast<u64>(ch - '0');
        c.set(v);
        return;
    }
    mpz_set_str(c.w(), std::string(digits).c_str(), 10);
}

// False: not a special value.
bool parse_special(Number& out, std::string_view text, bool negative, const Env& env, u32* status) {
    if (same_word(text, "inf") || same_word(text, "infinity")) {
        out.set_special(negative, Special::Infinity);
        return true;
    }
    Special kind = Special::NaN;
    if (!text.empty() && (text[0] == 's' || text[0] == 'S')) {
        kind = Special::SignalingNaN;
        text.remove_prefix(1);
    }
    if (text.size() < 3 || !same_word(text.substr(0, 3), "nan") || !digits_only(text.substr(3))) return false;
    text.remove_prefix(3);
    while (!text.empty() && text[0] == '0') text.remove_prefix(1);
    out.set_special(negative, kind);
    if (static_cast<i64>(text.size()) > env.prec - env.clamp) return fail(out, kConversionSyntax, status), true;
    set_digits(out.c, text);
    out.digits = static_cast<i64>(text.size());
    return true;
}

}  // namespace

void parse(Number& out, std::string_view text, const Env& env, u32* status) {
    bool negative = false;
    if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
        negative = text[0] == '-';
        text.remove_prefix(1);
    }
    if (parse_special(out, text, negative, env, status)) return;
    // digits [. digits] [e [sign] digits]
    std::string digits;
    i64 exp = 0;
    size_t at = 0, seen = 0;
    bool point = false;
    for (; at < text.size(); ++at) {
        char ch = text[at];
        if (ch == '.' && !point) {
            point = true;
        } else if (ch >= '0' && ch <= '9') {
            ++seen;
            exp -= point;
            if (ch != '0' || !digits.empty()) digits.push_back(ch);
        } else {
            break;
        }
    }
    if (seen == 0) return fail(out, kConversionSyntax, status);
    if (at < text.size()) {
        if (text[at] != 'e' && text[at] != 'E') return fail(out, kConversionSyntax, status);
        text.remove_prefix(at + 1);
        bool below = !text.empty() && text[0] == '-';
        if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
        if (text.empty() || !digits_only(text)) return fail(out, kConversionSyntax, status);
        i64 written = 0;
        constexpr i64 kBeyond = 4'000'000'000'000'000'000;
        for (char ch : text) written = written >= kBeyond / 10 ? kBeyond : written * 10 + (ch - '0');
        exp += below ? -written : written;
    }
    out.negative = negative;
    out.special = Special::None;
    out.exp = exp;
    set_digits(out.c, digits);
    out.digits = digits.empty() ? 1 : static_cast<i64>(digits.size());
    finalize(out, env, status);
}

std::string digits_text(const Number& x) {
    if (mpz_size(x.c.r()) <= 1) return std::to_string(mpz_getlimbn(x.c.r(), 0));
    std::string text(mpz_sizeinbase(x.c.r(), 10) + 2, '\0');
    mpz_get_str(text.data(), 10, x.c.r());
    text.resize(strlen(text.c_str()));
    return text;
}

std::string to_text(const Number& x, bool capitals, bool engineering) {
    std::string text = x.negative ? "-" : "";
    if (x.infinite()) return text + "Infinity";
    if (x.nan()) {
        text += x.snan() ? "sNaN" : "NaN";
        return x.digits ? text + digits_text(x) : text;
    }
    std::string digits = digits_text(x);
    i64 n = static_cast<i64>(digits.size());
    i64 left = x.exp + n;  // digits before the point if written without exponent
    i64 point;             // digits before the point as written
    if (x.exp <= 0 && left > -6) {
        point = left;
    } else if (!engineering) {
        point = 1;
    } else if (x.c.is_zero()) {
        point = ((left + 1) % 3 + 3) % 3 - 1;
    } else {
        point = ((left - 1) % 3 + 3) % 3 + 1;
    }
    if (point <= 0) {
        text += "0.";
        text.append(static_cast<size_t>(-point), '0');
        text += digits;
    } else if (point >= n) {
        text += digits;
        text.append(static_cast<size_t>(point - n), '0');
    } else {
        text.append(digits, 0, static_cast<size_t>(point));
        text += '.';
        text.append(digits, static_cast<size_t>(point));
    }
    if (left != point) {
        text += capitals ? 'E' : 'e';
        if (left > point) text += '+';
        text += std::to_string(left - point);
    }
    return text;
}

}  // namespace krait::decimal
