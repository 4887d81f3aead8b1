// math: fsum (Shewchuk's exact partial sums, 1997), prod, hypot and dist.
#include <algorithm>
#include <cmath>
#include <vector>

#include "runtime/modules/math.h"
#include "runtime/operators.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"

namespace krait {

Value math_fsum(Thread* th, Value, Value iterable) {
    Value iterator = KRAIT_TRY(get_iter(th, iterable));
    std::vector<double> partials;
    double special_sum = 0.0, infinity_sum = 0.0;
    for (;;) {
        Value item = iter_next(th, iterator);
        if (!item) {
            if (has_pending(th)) return {};
            break;
        }
        double x;
        if (!to_double(th, item, &x)) return {};
        double original = x;
        size_t used = 0;
        for (double y : partials) {
            if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
            double high = x + y;
            double low = y - (high - x);
            if (low != 0.0) partials[used++] = low;
            x = high;
        }
        partials.resize(used);
        if (x == 0.0) continue;
        if (std::isfinite(x)) {
            partials.push_back(x);
            continue;
        }
        if (std::isfinite(original)) return raise(th, Exc::OverflowError, "intermediate overflow in fsum");
        if (std::isinf(original)) infinity_sum += original;
        special_sum += original;
        partials.clear();
    }
    if (special_sum != 0.0) {
        if (std::isnan(infinity_sum)) return raise(th, Exc::ValueError, "-inf + inf in fsum");
        return Value::from_double(special_sum);
    }
    double high = 0.0, low = 0.0;
    size_t n = partials.size();
    if (n > 0) {
        high = partials[--n];
        while (n > 0) {
            double x = high, y = partials[--n];
            high = x + y;
            low = y - (high - x);
            if (low != 0.0) break;
        }
        // Round half to even across the remaining partials.
        if (n > 0 && ((low < 0.0 && partials[n - 1] < 0.0) || (low > 0.0 && partials[n - 1] > 0.0))) {
            double y = low * 2.0, x = high + y;
            if (y == x - high) high = x;
        }
    }
    return Value::from_double(high);
}

Value math_prod(Thread* th, Value, const Args& args) {
    static const char* const names[] = {"", "start"};
    Value out[2];
    if (!parse_args(th, {"prod", names, 2, 1, 1, 1}, args, out)) return {};
    Value result = out[1] ? out[1] : Value::from_small_int(1);
    Value iterator = KRAIT_TRY(get_iter(th, out[0]));
    for (;;) {
        Value item = iter_next(th, iterator);
        if (!item) return has_pending(th) ? Value() : result;
        result = KRAIT_TRY(multiply(th, result, item));
    }
}

// Square root of the sum of squares. Quadruple precision holds the squares exactly and cannot overflow; one Newton step
// corrects the double square root (CPython reaches the same rounding with split products).
static double norm(const std::vector<double>& v) {
    double largest = 0.0;
    bool nan = false;
    for (double x : v) {
        if (std::isinf(x)) return HUGE_VAL;
        nan = nan || std::isnan(x);
        largest = std::max(largest, std::fabs(x));
    }
    if (nan) return std::nan("");
    if (largest == 0.0 || v.size() == 1) return largest;
    int exponent;
    std::frexp(largest, &exponent);
    __float128 sum = 0;
    for (double x : v) {
        auto scaled = static_cast<__float128>(std::ldexp(x, -exponent));
        sum += scaled * scaled;
    }
    double h = std::sqrt(static_cast<double>(sum));
    __float128 precise = h;
    precise += (sum - precise * precise) / (2 * precise);
    return std::ldexp(static_cast<double>(precise), exponent);
}

Value math_hypot(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "math.hypot", args)) return {};
    std::vector<double> v(args.count);
    for (u32 i = 0; i < args.count; i++)
        if (!to_double(th, args[i], &v[i])) return {};
    return Value::from_double(norm(v));
}

Value math_dist(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "math.dist", args) || !check_arg_count(th, "dist", args, 2, 2)) return {};
    Tuple* p = KRAIT_TRY(to_tuple(th, args[0]));
    Tuple* q = KRAIT_TRY(to_tuple(th, args[1]));
    if (p->size != q->size)
        return raise(th, Exc::ValueError, "both points must have the same number of dimensions");
    std::vector<double> v(static_cast<size_t>(p->size));
    for (i64 i = 0; i < p->size; i++) {
        double a, b;
        if (!to_double(th, p->items[i], &a) || !to_double(th, q->items[i], &b)) return {};
        v[static_cast<size_t>(i)] = std::fabs(a - b);
    }
    return Value::from_double(norm(v));
}

}  // namespace krait
