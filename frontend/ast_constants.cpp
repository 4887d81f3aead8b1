// Operations on constants, done by the runtime itself so that the result is what the program would compute; refused
// where a short expression would make a large constant (CPython's Python/ast_opt.c: the limits are its own).
#include "frontend/ast_optimize.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

constexpr i64 kMaxIntBits = 128;
constexpr i64 kMaxCollectionItems = 256;
constexpr i64 kMaxStringLength = 4096;
constexpr i64 kMaxTotalItems = 1024;

// `limit` less the items of nested tuples and frozensets in `v`; negative: too many.
i64 check_complexity(Value v, i64 limit) {
    if (is_tuple(v)) {
        const Tuple* t = v.as<Tuple>();
        limit -= t->size;
        for (i64 i = 0; limit >= 0 && i < t->size; ++i) {
            limit = check_complexity(t->items[i], limit);
            if (limit < 0) return limit;
        }
    } else if (has_kind(v, Kind::Frozenset)) {
        limit -= v.as<Set>()->used;
        i64 at = 0;
        Value key;
        while (limit >= 0 && set_next(v.as<Set>(), &at, &key)) {
            limit = check_complexity(key, limit);
            if (limit < 0) return limit;
        }
    }
    return limit;
}

i64 repeat_count(Value v) {
    i64 n;
    return int_fits_i64(v, &n) ? n : -1;
}

bool multiply_is_safe(Value a, Value b) {
    if (is_int(a) && is_int(b)) {
        if (!int_sign(a) || !int_sign(b)) return true;
        return int_bit_length(a) <= kMaxIntBits - int_bit_length(b);
    }
    if (is_int(b)) return !is_int(a) && multiply_is_safe(b, a);
    if (!is_int(a)) return true;
    if (is_tuple(b) || has_kind(b, Kind::Frozenset)) {
        i64 size = is_tuple(b) ? b.as<Tuple>()->size : b.as<Set>()->used;
        if (!size) return true;
        i64 n = repeat_count(a);
        if (n < 0 || n > kMaxCollectionItems / size) return false;
        return !n || check_complexity(b, kMaxTotalItems / n) >= 0;
    }
    if (is_str(b) || has_kind(b, Kind::Bytes)) {
        i64 size = is_str(b) ? b.as<Str>()->length : b.as<Bytes>()->length;
        if (!size) return true;
        i64 n = repeat_count(a);
        return n >= 0 && n <= kMaxStringLength / size;
    }
    return true;
}

bool power_is_safe(Value a, Value b) {
    if (!is_int(a) || !is_int(b) || !int_sign(a) || int_sign(b) <= 0) return true;
    i64 n;
    return int_fits_i64(b, &n) && int_bit_length(a) <= kMaxIntBits / n;
}

bool shift_is_safe(Value a, Value b) {
    if (!is_int(a) || !is_int(b) || !int_sign(a) || !int_sign(b)) return true;
    i64 n;
    if (!int_fits_i64(b, &n) || n < 0) return false;
    return n <= kMaxIntBits && int_bit_length(a) <= kMaxIntBits - n;
}

bool is_safe(ast::Operator op, Value a, Value b) {
    switch (op) {
        case ast::Operator::Mult: return multiply_is_safe(a, b);
        case ast::Operator::Pow: return power_is_safe(a, b);
        case ast::Operator::LShift: return shift_is_safe(a, b);
        case ast::Operator::Mod: return !is_str(a) && !has_kind(a, Kind::Bytes);
        case ast::Operator::MatMult: return false;
        default: return true;
    }
}

BinaryOp runtime_operator(ast::Operator op) {
    static constexpr BinaryOp kOperators[] = {
        BinaryOp::Add, BinaryOp::Sub,    BinaryOp::Mul,    BinaryOp::MatMul, BinaryOp::TrueDiv,
        BinaryOp::Rem, BinaryOp::Pow,    BinaryOp::LShift, BinaryOp::RShift, BinaryOp::Or,
        BinaryOp::Xor, BinaryOp::And,    BinaryOp::FloorDiv,
    };
    return kOperators[static_cast<int>(op)];
}

Value or_nothing(Thread* th, Value v) {
    if (!v) clear_pending(th);
    return v;
}

}  // namespace

Value fold_binary(Thread* th, ast::Operator op, Value left, Value right) {
    if (!is_safe(op, left, right)) return Value();
    return or_nothing(th, binary_op(th, runtime_operator(op), left, right));
}

Value fold_unary(Thread* th, ast::UnaryOperator op, Value operand) {
    switch (op) {
        case ast::UnaryOperator::Invert: return or_nothing(th, unary_invert(th, operand));
        case ast::UnaryOperator::UAdd: return or_nothing(th, unary_pos(th, operand));
        case ast::UnaryOperator::USub: return or_nothing(th, unary_neg(th, operand));
        case ast::UnaryOperator::Not: {
            int is_true = truth(th, operand);
            if (is_true < 0) clear_pending(th);
            return is_true < 0 ? Value() : py_bool(!is_true);
        }
    }
    return Value();
}

}  // namespace krait
