// Gamma and log-gamma by Lanczos' approximation (N = 13, g = 6.0246..., the constants of Boost's lanczos13m53), as in
// CPython's mathmodule.c, so that results agree to the last bit.
#include <cerrno>
#include <cmath>

#include "runtime/modules/math.h"
#include "runtime/value.h"

namespace krait {

namespace {

constexpr double kG = 6.024680040776729583740234375;
constexpr double kGMinusHalf = 5.524680040776729583740234375;
constexpr double kNumerator[13] = {23531376880.410759688572007674451636754734846804940,
                                   42919803642.649098768957899047001988850926355848959,
                                   35711959237.355668049440185451547166705960488635843,
                                   17921034426.037209699919755754458931112671403265390,
                                   6039542586.3520280050642916443072979210699388420708,
                                   1439720407.3117216736632230727949123939715485786372,
                                   248874557.86205415651146038641322942321632125127801,
                                   31426415.585400194380614231628318205362874684987640,
                                   2876370.6289353724412254090516208496135991145378768,
                                   186056.26539522349504029498971604569928220784236328,
                                   8071.6720023658162106380029022722506138218516325024,
                                   210.82427775157934587250973392071336271166969580291,
                                   2.5066282746310002701649081771338373386264310793408};
constexpr double kDenominator[13] = {0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
                                     2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};
constexpr double kFactorials[] = {1.0,
                                  1.0,
                                  2.0,
                                  6.0,
                                  24.0,
                                  120.0,
                                  720.0,
                                  5040.0,
                                  40320.0,
                                  362880.0,
                                  3628800.0,
                                  39916800.0,
                                  479001600.0,
                                  6227020800.0,
                                  87178291200.0,
                                  1307674368000.0,
                                  20922789888000.0,
                                  355687428096000.0,
                                  6402373705728000.0,
                                  121645100408832000.0,
                                  2432902008176640000.0,
                                  51090942171709440000.0,
                                  1124000727777607680000.0};

double lanczos_sum(double x) {
    double numerator = 0.0, denominator = 0.0;
    if (x < 5.0) {
        for (int i = 12; i >= 0; i--) {
            numerator = numerator * x + kNumerator[i];
            denominator = denominator * x + kDenominator[i];
        }
    } else {
        for (int i = 0; i < 13; i++) {
            numerator = numerator / x + kNumerator[i];
            denominator = denominator / x + kDenominator[i];
        }
    }
    return numerator / denominator;
}

// sin(pi x), exact at multiples of one half.
double sin_pi(double x) {
    double y = std::fmod(std::fabs(x), 2.0);
    double r;
    switch (static_cast<int>(std::round(2.0 * y))) {
        case 0: r = std::sin(M_PI * y); break;
        case 1: r = std::cos(M_PI * (y - 0.5)); break;
        case 2: r = std::sin(M_PI * (1.0 - y)); break;
        case 3: r = -std::cos(M_PI * (y - 1.5)); break;
        default: r = std::sin(M_PI * (y - 2.0)); break;
    }
    return std::copysign(1.0, x) * r;
}

}  // namespace

double gamma_function(double x) {
    if (!std::isfinite(x)) {
        if (std::isnan(x) || x > 0.0) return x;
        errno = EDOM;
        return std::nan("");
    }
    if (x == 0.0) {
        errno = EDOM;
        return std::copysign(HUGE_VAL, x);
    }
    if (x == std::floor(x)) {
        if (x < 0.0) {
            errno = EDOM;
            return std::nan("");
        }
        if (x <= 23) return kFactorials[static_cast<int>(x) - 1];
    }
    double absolute = std::fabs(x);
    if (absolute < 1e-20) {
        double r = 1.0 / x;
        if (std::isinf(r)) errno = ERANGE;
        return r;
    }
    if (absolute > 200.0) {
        if (x < 0.0) return 0.0 / sin_pi(x);
        errno = ERANGE;
        return HUGE_VAL;
    }
    double y = absolute + kGMinusHalf;
    // The rounding error of y, to correct the power below.
    double z;
    if (absolute > kGMinusHalf) {
        double q = y - absolute;
        z = q - kGMinusHalf;
    } else {
        double q = y - kGMinusHalf;
        z = q - absolute;
    }
    z = z * kG / y;
    double r;
    if (x < 0.0) {
        r = -M_PI / sin_pi(absolute) / absolute * std::exp(y) / lanczos_sum(absolute);
        r -= z * r;
        if (absolute < 140.0) {
            r /= std::pow(y, absolute - 0.5);
        } else {
            double root = std::pow(y, absolute / 2.0 - 0.25);
            r /= root;
            r /= root;
        }
    } else {
        r = lanczos_sum(absolute) / std::exp(y);
        r += z * r;
        if (absolute < 140.0) {
            r *= std::pow(y, absolute - 0.5);
        } else {
            double root = std::pow(y, absolute / 2.0 - 0.25);
            r *= root;
            r *= root;
        }
    }
    if (std::isinf(r)) errno = ERANGE;
    return r;
}

double log_gamma_function(double x) {
    if (!std::isfinite(x)) return std::isnan(x) ? x : HUGE_VAL;
    if (x == std::floor(x) && x <= 2.0) {
        if (x <= 0.0) {
            errno = EDOM;
            return HUGE_VAL;
        }
        return 0.0;
    }
    double absolute = std::fabs(x);
    if (absolute < 1e-20) return -std::log(absolute);
    double r = std::log(lanczos_sum(absolute)) - kG;
    r += (absolute - 0.5) * (std::log(absolute + kG - 0.5) - 1);
    if (x < 0.0) r = std::log(M_PI) - std::log(std::fabs(sin_pi(absolute))) - std::log(absolute) - r;
    if (std::isinf(r)) errno = ERANGE;
    return r;
}

}  // namespace krait
