// Numbers as text. See runtime/number_text.h.
//
// write_fixed is exact: a double is m * 2**e with m below 2**53, so for e < 0 the digits wanted are m * 10**precision shifted right
// by -e, rounded by what is shifted out. m * 10**15 has at most 103 bits; shifts of 128 and more leave nothing, and nothing to round up.
#include "runtime/number_text.h"

#include <bit>
#include <charconv>
#include <cstring>

namespace krait {

namespace {

constexpr char kDigitPairs[] =
    "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
    "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";

constexpr int kMostFixed = 15;
constexpr u64 kPowersOfTen[kMostFixed + 1] = {1,          10,          100,          1000,          10000,          100000,
                                              1000000,    10000000,    100000000,    1000000000,    10000000000,    100000000000,
                                              1000000000000, 10000000000000, 100000000000000, 1000000000000000};

}  // namespace

char* write_decimal(u64 v, char* end) {
    while (v >= 100) {
        end -= 2;
        memcpy(end, kDigitPairs + v % 100 * 2, 2);
        v /= 100;
    }
    if (v >= 10) {
        end -= 2;
        memcpy(end, kDigitPairs + v * 2, 2);
    } else {
        *--end = static_cast<char>('0' + v);
    }
    return end;
}

std::string_view int_text(i64 v, int base, char (&buffer)[kIntTextSize]) {
    u64 magnitude = v < 0 ? 0 - static_cast<u64>(v) : static_cast<u64>(v);
    if (base != 10) {
        buffer[0] = '-';
        char* start = buffer + (v < 0);
        char* end = std::to_chars(start, buffer + kIntTextSize, magnitude, base).ptr;
        return {buffer, static_cast<size_t>(end - buffer)};
    }
    char* end = buffer + kIntTextSize;
    char* start = write_decimal(magnitude, end);
    if (v < 0) *--start = '-';
    return {start, static_cast<size_t>(end - start)};
}

char* write_float_repr(double v, bool dot0, char* out) {
    bool exponent = v != 0 && (v < 1e-4 || v >= 1e16);
    char* end = std::to_chars(out, out + kFloatTextSize, v, exponent ? std::chars_format::scientific : std::chars_format::fixed).ptr;
    if (!exponent && dot0 && !memchr(out, '.', static_cast<size_t>(end - out))) {
        *end++ = '.';
        *end++ = '0';
    }
    return end;
}

char* write_fixed(double v, int precision, char* out) {
    u64 bits = std::bit_cast<u64>(v);
    int exponent = static_cast<int>(bits >> 52);
    u64 mantissa = bits & ((u64{1} << 52) - 1);
    if (exponent == 0x7FF || precision < 0 || precision > kMostFixed) return nullptr;
    if (exponent) mantissa |= u64{1} << 52;
    else exponent = 1;
    int shift = 1075 - exponent;
    if (shift < 0) return nullptr;
    auto scaled = static_cast<unsigned __int128>(mantissa) * kPowersOfTen[precision];
    unsigned __int128 digits = 0;
    if (shift < 128) {
        digits = scaled >> shift;
        if (shift) {
            auto rest = scaled - (digits << shift), half = static_cast<unsigned __int128>(1) << (shift - 1);
            if (rest > half || (rest == half && (digits & 1))) ++digits;
        }
    }
    if (digits >> 63) return nullptr;
    u64 all = static_cast<u64>(digits), whole = all / kPowersOfTen[precision], fraction = all % kPowersOfTen[precision];
    char buffer[24];
    char* start = write_decimal(whole, buffer + sizeof buffer);
    size_t count = static_cast<size_t>(buffer + sizeof buffer - start);
    memcpy(out, start, count);
    out += count;
    if (precision == 0) return out;
    *out++ = '.';
    memset(out, '0', static_cast<size_t>(precision));
    if (fraction) {
        start = write_decimal(fraction, buffer + sizeof buffer);
        count = static_cast<size_t>(buffer + sizeof buffer - start);
        memcpy(out + precision - count, start, count);
    }
    return out + precision;
}

}  // namespace krait
