// builtins: numbers.
#include <string>

#include "runtime/call.h"
#include "runtime/modules/builtins.h"
#include "runtime/operators.h"
#include "runtime/types/int_limbs.h"
#include "runtime/types/str.h"

namespace krait {

Value builtin_abs(Thread* th, Value, Value v) { return absolute(th, v); }
Value builtin_divmod(Thread* th, Value, Value a, Value b) { return binary_op(th, BinaryOp::DivMod, a, b); }

Value builtin_pow(Thread* th, Value, const Args& args) {
    static const char* const names[] = {"base", "exp", "mod"};
    Value out[3];
    if (!parse_args(th, {"pow", names, 3, 2, 0, 3}, args, out)) return {};
    return power(th, out[0], out[1], out[2] ? out[2] : none());
}

Value builtin_round(Thread* th, Value, const Args& args) {
    static const char* const names[] = {"number", "ndigits"};
    Value out[2];
    if (!parse_args(th, {"round", names, 2, 1, 0, 2}, args, out)) return {};
    Value method = lookup_special(th, out[0], th->vm->names.dunder_round);
    if (!method)
        return has_pending(th) ? Value() : raise(th, Exc::TypeError, "type %T doesn't define __round__ method", out[0]);
    if (!out[1] || is_none(out[1])) return call(th, method);
    return call(th, method, out[1]);
}

static Value in_base(Thread* th, Value v, int base, const char* prefix) {
    v = KRAIT_TRY(to_index(th, v));
    bool negative = int_sign(v) < 0;
    Value magnitude = KRAIT_TRY(int_abs(th, v));
    Str* digits = KRAIT_TRY(int_to_str(th, magnitude, base));
    std::string text = negative ? "-" : "";
    text += prefix;
    text += digits->ascii();
    return Value(str_from_ascii(th, text));
}
Value builtin_bin(Thread* th, Value, Value v) { return in_base(th, v, 2, "0b"); }
Value builtin_oct(Thread* th, Value, Value v) { return in_base(th, v, 8, "0o"); }
Value builtin_hex(Thread* th, Value, Value v) { return in_base(th, v, 16, "0x"); }

}  // namespace krait
