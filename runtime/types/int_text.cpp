// int: text to int and back, through GMP's subquadratic conversions, under CPython's limit on decimal digits.
#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "runtime/error.h"
#include "runtime/call.h"
#include "runtime/number_text.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int_limbs.h"
#include "runtime/types/str.h"
#include "runtime/types/unicode_digits.h"

namespace krait {

namespace {

int digit_value(int c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return 99;
}

// Parses `text` (ASCII) as int(text, base) does. Returns 0 parsed, 1 malformed, 2 raised.
int parse_ascii(Thread* th, std::string_view text, int base, Value* out) {
    if (base == 10 && text.size() - 1 < 14) {  // digits with at most a sign: below 10**14, an immediate
        size_t sign = text[0] == '-' || text[0] == '+';
        i64 n = 0;
        size_t at = sign;
        for (; at < text.size() && static_cast<u8>(text[at] - '0') < 10; ++at) n = n * 10 + (text[at] - '0');
        if (at == text.size() && at > sign) {
            *out = Value::from_small_int(text[0] == '-' ? -n : n);
            return 0;
        }
    }
    size_t i = 0, end = text.size();
    auto space = [](char c) { return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f); };
    while (i < end && space(text[i])) i++;
    while (end > i && space(text[end - 1])) end--;
    bool negative = false;
    if (i < end && (text[i] == '+' || text[i] == '-')) negative = text[i++] == '-';
    auto prefix_base = [&](size_t at) {
        if (at + 1 >= end || text[at] != '0') return 0;
        switch (text[at + 1] | 32) {
            case 'x': return 16;
            case 'o': return 8;
            case 'b': return 2;
            default: return 0;
        }
    };
    int prefix = prefix_base(i);
    bool zero_only = false;
    if (base == 0) {
        base = prefix ? prefix : 10;
        zero_only = !prefix && i < end && text[i] == '0';
    }
    if (prefix && prefix == base) {
        i += 2;
        if (i < end && text[i] == '_') i++;
    }
    std::string digits;
    digits.reserve(end - i);
    bool last_underscore = true;  // an underscore may not come first
    for (; i < end; i++) {
        if (text[i] == '_') {
            if (last_underscore) return 1;
            last_underscore = true;
            continue;
        }
        int d = digit_value(static_cast<unsigned char>(text[i]));
        if (d >= base) return 1;
        digits.push_back(text[i]);
        last_underscore = false;
    }
    if (digits.empty() || last_underscore) return 1;
    if (zero_only && digits.find_first_not_of('0') != std::string::npos) return 1;
    Value v = int_from_digits(th, digits.data(), digits.size(), base);
    if (!v) return 2;
    *out = negative ? int_neg(th, v) : v;
    return *out ? 0 : 2;
}

bool over_limit(Thread* th, size_t digits, int base) {
    i64 limit = th->vm->max_str_digits;
    return limit > 0 && (base & (base - 1)) != 0 && digits > 640 && digits > static_cast<size_t>(limit);
}

}  // namespace

Value int_from_digits(Thread* th, const char* digits, size_t count, int base) {
    while (count > 1 && *digits == '0') digits++, count--;
    if (count <= 18 && base == 10) {
        i64 n = 0;
        for (size_t i = 0; i < count; i++) n = n * 10 + (digits[i] - '0');
        return int_from_i64(th, n);
    }
    if (over_limit(th, count, base))
        return raise(th, Exc::ValueError,
                     "Exceeds the limit (%lld digits) for integer string conversion: value has %zd digits; use "
                     "sys.set_int_max_str_digits() to increase the limit",
                     static_cast<long long>(th->vm->max_str_digits), static_cast<ssize_t>(count));
    std::vector<unsigned char> values(count);
    for (size_t i = 0; i < count; i++) values[i] = static_cast<unsigned char>(digit_value(static_cast<unsigned char>(digits[i])));
    // log2(36) < 5.17 bits a digit.
    i64 limbs = static_cast<i64>(count * 6 / 64 + 2);
    Int* out = new_int(th, limbs);
    if (!out) return {};
    mp_size_t n = mpn_set_str(out->limbs, values.data(), count, base);
    std::fill(out->limbs + n, out->limbs + limbs, 0);
    return finish_int(out, n, false);
}

Value int_from_str(Thread* th, Str* text, int base) {
    Value result;
    int status = 1;
    if (text->is_ascii()) {
        status = parse_ascii(th, text->ascii(), base, &result);
    } else {
        std::string ascii = ascii_digits_text(text);
        status = parse_ascii(th, ascii, base, &result);
    }
    if (status == 1) return raise(th, Exc::ValueError, "invalid literal for int() with base %d: %.200R", base, Value(text));
    return status == 2 ? Value() : result;
}

static Value int_from_buffer(Thread* th, Value v, std::string_view bytes, int base) {
    Value result;
    int status = parse_ascii(th, bytes, base, &result);
    if (status == 1) {
        Value copy(bytes_from(th, bytes));
        return copy ? raise(th, Exc::ValueError, "invalid literal for int() with base %d: %.200R", base, copy) : Value();
    }
    return status == 2 ? Value() : result;
}

Str* int_to_str(Thread* th, Value v, int base) {
    i64 small;
    if (int_fits_i64(v, &small)) {
        char buffer[kIntTextSize];
        return str_from_ascii(th, int_text(small, base, buffer));
    }
    IntView view(v);
    i64 n = view.size < 0 ? -view.size : view.size;
    if (n == 0) return str_from_ascii(th, "0");
    size_t estimate = mpn_sizeinbase(view.limbs, n, base) + 2;
    bool decimal_limit = base == 10 && th->vm->max_str_digits > 0 && estimate - 3 > static_cast<size_t>(th->vm->max_str_digits);
    std::vector<unsigned char> digits;
    if (!decimal_limit || n < (1 << 16)) {
        std::vector<mp_limb_t> copy(view.limbs, view.limbs + n);
        copy.push_back(0);
        digits.resize(estimate);
        size_t count = mpn_get_str(digits.data(), base, copy.data(), n);
        size_t zeros = 0;
        while (zeros + 1 < count && digits[zeros] == 0) zeros++;
        digits.erase(digits.begin(), digits.begin() + static_cast<i64>(zeros));
        digits.resize(count - zeros);
        decimal_limit = over_limit(th, digits.size(), base);
    }
    if (decimal_limit) {
        raise(th, Exc::ValueError,
              "Exceeds the limit (%lld digits) for integer string conversion; use sys.set_int_max_str_digits() to increase "
              "the limit",
              static_cast<long long>(th->vm->max_str_digits));
        return nullptr;
    }
    std::string text;
    text.reserve(digits.size() + 1);
    if (view.size < 0) text.push_back('-');
    for (unsigned char d : digits) text.push_back("0123456789abcdefghijklmnopqrstuvwxyz"[d]);
    return str_from_ascii(th, text);
}

// ---- int(v) ----

static Value checked_int_result(Thread* th, Value result, const char* method) {
    if (!result || (result.is_small_int() || is_exactly(result, Kind::Int))) return result;
    if (!is_int(result)) return raise(th, Exc::TypeError, "%s returned non-int (type %T)", method, result);
    if (!warn(th, Exc::DeprecationWarning, 1,
              "%s returned non-int (type %T).  The ability to return an instance of a strict subclass of int is deprecated, "
              "and may not be supported in a future version of Python.",
              method, result))
        return {};
    return int_exact(th, result);
}

Value int_exact(Thread* th, Value v) {
    if (v.is_small_int() || is_exactly(v, Kind::Int)) return v;
    IntView view(v);
    return int_from_limbs(th, view.limbs, view.size < 0 ? -view.size : view.size, view.size < 0);
}

Value int_from_value(Thread* th, Value v, Value base) {
    if (base) {
        i64 b;
        if (!to_ssize(th, base, Exc::Count, &b)) return {};
        if (b != 0 && (b < 2 || b > 36)) return raise(th, Exc::ValueError, "int() base must be >= 2 and <= 36, or 0");
        if (is_str(v)) return int_from_str(th, v.as<Str>(), static_cast<int>(b));
        if (has_kind(v, Kind::Bytes)) return int_from_buffer(th, v, v.as<Bytes>()->view(), static_cast<int>(b));
        if (has_kind(v, Kind::Bytearray)) {
            auto* array = v.as<Bytearray>();
            return int_from_buffer(th, v, {array->data(), static_cast<size_t>(array->length)}, static_cast<int>(b));
        }
        return raise(th, Exc::TypeError, "int() can't convert non-string with explicit base");
    }
    if (v.is_small_int() || is_exactly(v, Kind::Int)) return v;
    if (is_exactly(v, Kind::Str)) return int_from_str(th, v.as<Str>(), 10);
    Type* type = type_of(v);
    if (type->slots.int_) return checked_int_result(th, type->slots.int_(th, v), "__int__");
    if (type->slots.index) return checked_int_result(th, type->slots.index(th, v), "__index__");
    if (Value trunc = lookup_special(th, v, th->vm->names.dunder_trunc)) {
        if (!warn(th, Exc::DeprecationWarning, 1, "The delegation of int() to __trunc__ is deprecated.")) return {};
        Value result = call(th, trunc);
        if (!result || is_int(result)) return result ? int_exact(th, result) : result;
        if (!has_index(result))
            return raise(th, Exc::TypeError, "__trunc__ returned non-Integral (type %T)", result);
        return checked_int_result(th, type_of(result)->slots.index(th, result), "__index__");
    }
    if (has_pending(th)) return {};
    if (is_str(v)) return int_from_str(th, v.as<Str>(), 10);
    if (supports_buffer(v)) {
        BufferView view;
        if (!get_buffer(th, v, &view, kBufferSimple)) return {};
        std::string copy(view.data, static_cast<size_t>(view.length));
        release_buffer(th, &view);
        return int_from_buffer(th, v, copy, 10);
    }
    return raise(th, Exc::TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%T'", v);
}

}  // namespace krait
