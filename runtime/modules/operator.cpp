// _operator: the operators as functions. itemgetter, attrgetter and methodcaller are in operator_getters.cpp.
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace krait {

bool add_operator_getters(Thread* th, Module* module);

namespace {

template <BinaryOp Op>
Value binary(Thread* th, Value, Value a, Value b) {
    return binary_op(th, Op, a, b);
}
template <BinaryOp Op>
Value inplace(Thread* th, Value, Value a, Value b) {
    return inplace_op(th, Op, a, b);
}
template <CompareOp Op>
Value compare(Thread* th, Value, Value a, Value b) {
    return rich_compare(th, a, b, Op);
}
template <Value (*F)(Thread*, Value)>
Value unary(Thread* th, Value, Value v) {
    return F(th, v);
}

Value bool_result(int r) { return r < 0 ? Value() : py_bool(r); }

Value op_truth(Thread* th, Value, Value v) { return bool_result(truth(th, v)); }
Value op_not(Thread* th, Value, Value v) {
    int r = truth(th, v);
    return r < 0 ? Value() : py_bool(!r);
}
Value op_is(Thread*, Value, Value a, Value b) { return py_bool(a == b); }
Value op_is_not(Thread*, Value, Value a, Value b) { return py_bool(a != b); }
Value op_contains(Thread* th, Value, Value a, Value b) { return bool_result(contains(th, a, b)); }
Value op_getitem(Thread* th, Value, Value a, Value b) { return get_item(th, a, b); }
Value op_setitem(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "setitem", args) || !check_arg_count(th, "setitem", args, 3, 3)) return {};
    return set_item(th, args[0], args[1], args[2]) ? none() : Value();
}
Value op_delitem(Thread* th, Value, Value a, Value b) { return delete_item(th, a, b) ? none() : Value(); }
Value op_pow(Thread* th, Value, Value a, Value b) { return power(th, a, b, none()); }

Value op_index(Thread* th, Value, Value v) {
    v = KRAIT_TRY(to_index(th, v));
    if (v.is_small_int() || is_exactly(v, Kind::Int)) return v;
    return int_binary(th, BinaryOp::Add, v, Value::from_small_int(0));
}

bool is_sequence(Value v) { return !is_dict(v) && type_of(v)->slots.getitem; }

Value op_concat(Thread* th, Value, Value a, Value b) {
    if (!is_sequence(a) || !(type_of(a)->slots.concat || type_of(a)->slots.binary[0])) {
        return raise(th, Exc::TypeError, "'%T' object can't be concatenated", a);
    }
    return add(th, a, b);
}
Value op_iconcat(Thread* th, Value, Value a, Value b) {
    if (!is_sequence(a)) return raise(th, Exc::TypeError, "'%T' object can't be concatenated", a);
    return inplace_op(th, BinaryOp::Add, a, b);
}

Value op_count_of(Thread* th, Value, Value a, Value b) {
    Value it = KRAIT_TRY(get_iter(th, a));
    i64 n = 0;
    while (Value item = iter_next(th, it)) {
        int same = equals(th, item, b);
        if (same < 0) return {};
        n += same;
    }
    return has_pending(th) ? Value() : int_from_i64(th, n);
}

Value op_index_of(Thread* th, Value, Value a, Value b) {
    Value it = KRAIT_TRY(get_iter(th, a));
    for (i64 i = 0;; ++i) {
        Value item = iter_next(th, it);
        if (!item) {
            if (has_pending(th)) return {};
            return raise(th, Exc::ValueError, "sequence.index(x): x not in sequence");
        }
        int same = equals(th, item, b);
        if (same < 0) return {};
        if (same) return int_from_i64(th, i);
    }
}

Value op_length_hint(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "length_hint", args) || !check_arg_count(th, "length_hint", args, 1, 2)) return {};
    i64 otherwise = 0;
    if (args.count == 2) {
        if (!is_int(args[1])) return raise(th, Exc::TypeError, "'%T' object cannot be interpreted as an integer", args[1]);
        if (!to_ssize(th, args[1], Exc::OverflowError, &otherwise)) return {};
    }
    i64 hint = length_hint(th, args[0], otherwise);
    return hint == -1 && has_pending(th) ? Value() : int_from_i64(th, hint);
}

Value op_call(Thread* th, Value, const Args& args) {
    if (!args.count) return raise(th, Exc::TypeError, "call expected at least 1 argument, got 0");
    return call(th, args[0], Args{args.data + 1, args.count - 1, args.kwnames});
}

// Takes the same time whatever the contents.
Value op_compare_digest(Thread* th, Value, Value a, Value b) {
    std::string_view x, y;
    BufferView view_a{}, view_b{};
    bool text = is_str(a) && is_str(b);
    if (text) {
        if (!a.as<Str>()->is_ascii() || !b.as<Str>()->is_ascii()) {
            return raise(th, Exc::TypeError, "comparing strings with non-ASCII characters is not supported");
        }
        x = a.as<Str>()->ascii();
        y = b.as<Str>()->ascii();
    } else {
        if (!supports_buffer(a) || !supports_buffer(b)) {
            return raise(th, Exc::TypeError, "unsupported operand types(s) or combination of types: '%T' and '%T'", a, b);
        }
        if (!get_buffer(th, a, &view_a, kBufferSimple)) return {};
        if (!get_buffer(th, b, &view_b, kBufferSimple)) {
            release_buffer(th, &view_a);
            return {};
        }
        x = {view_a.data, static_cast<size_t>(view_a.length)};
        y = {view_b.data, static_cast<size_t>(view_b.length)};
    }
    volatile u8 difference = x.size() == y.size() ? 0 : 1;
    const std::string_view& left = x.size() == y.size() ? x : y;
    for (size_t i = 0; i < y.size(); ++i) difference = difference | static_cast<u8>(left[i] ^ y[i]);
    if (!text) {
        release_buffer(th, &view_a);
        release_buffer(th, &view_b);
    }
    return py_bool(difference == 0);
}

#define SAME(name, symbol) name "($module, a, b, /)\n--\n\nSame as a " symbol " b."
constexpr NativeDef kFunctions[] = {
    {"truth", op_truth, "truth($module, a, /)\n--\n\nReturn True if a is true, False otherwise."},
    {"not_", op_not, "not_($module, a, /)\n--\n\nSame as not a."},
    {"is_", op_is, SAME("is_", "is"), kPure},
    {"is_not", op_is_not, SAME("is_not", "is not"), kPure},
    {"contains", op_contains, "contains($module, a, b, /)\n--\n\nSame as b in a (note reversed operands)."},
    {"countOf", op_count_of, "countOf($module, a, b, /)\n--\n\nReturn the number of items in a which are, or which equal, b."},
    {"indexOf", op_index_of, "indexOf($module, a, b, /)\n--\n\nReturn the first index of b in a."},
    {"length_hint", op_length_hint, "length_hint($module, obj, default=0, /)\n--\n\nReturn an estimate of the number of items in obj."},
    {"call", op_call, "call($module, obj, /, *args, **kwargs)\n--\n\nSame as obj(*args, **kwargs)."},
    {"_compare_digest", op_compare_digest, "_compare_digest($module, a, b, /)\n--\n\nReturn 'a == b'."},
    {"getitem", op_getitem, "getitem($module, a, b, /)\n--\n\nSame as a[b]."},
    {"setitem", op_setitem, "setitem($module, a, b, c, /)\n--\n\nSame as a[b] = c."},
    {"delitem", op_delitem, "delitem($module, a, b, /)\n--\n\nSame as del a[b]."},
    {"concat", op_concat, "concat($module, a, b, /)\n--\n\nSame as a + b, for a and b sequences."},
    {"iconcat", op_iconcat, "iconcat($module, a, b, /)\n--\n\nSame as a += b, for a and b sequences."},
    {"index", op_index, "index($module, a, /)\n--\n\nSame as a.__index__()"},
    {"neg", unary<unary_neg>, "neg($module, a, /)\n--\n\nSame as -a."},
    {"pos", unary<unary_pos>, "pos($module, a, /)\n--\n\nSame as +a."},
    {"abs", unary<absolute>, "abs($module, a, /)\n--\n\nSame as abs(a)."},
    {"inv", unary<unary_invert>, "inv($module, a, /)\n--\n\nSame as ~a."},
    {"invert", unary<unary_invert>, "invert($module, a, /)\n--\n\nSame as ~a."},
    {"lt", compare<CompareOp::Lt>, SAME("lt", "<")},
    {"le", compare<CompareOp::Le>, SAME("le", "<=")},
    {"eq", compare<CompareOp::Eq>, SAME("eq", "==")},
    {"ne", compare<CompareOp::Ne>, SAME("ne", "!=")},
    {"gt", compare<CompareOp::Gt>, SAME("gt", ">")},
    {"ge", compare<CompareOp::Ge>, SAME("ge", ">=")},
    {"add", binary<BinaryOp::Add>, SAME("add", "+")},
    {"sub", binary<BinaryOp::Sub>, SAME("sub", "-")},
    {"mul", binary<BinaryOp::Mul>, SAME("mul", "*")},
    {"matmul", binary<BinaryOp::MatMul>, SAME("matmul", "@")},
    {"floordiv", binary<BinaryOp::FloorDiv>, SAME("floordiv", "//")},
    {"truediv", binary<BinaryOp::TrueDiv>, SAME("truediv", "/")},
    {"mod", binary<BinaryOp::Rem>, SAME("mod", "%")},
    {"lshift", binary<BinaryOp::LShift>, SAME("lshift", "<<")},
    {"rshift", binary<BinaryOp::RShift>, SAME("rshift", ">>")},
    {"and_", binary<BinaryOp::And>, SAME("and_", "&")},
    {"xor", binary<BinaryOp::Xor>, SAME("xor", "^")},
    {"or_", binary<BinaryOp::Or>, SAME("or_", "|")},
    {"pow", op_pow, SAME("pow", "**")},
    {"iadd", inplace<BinaryOp::Add>, SAME("iadd", "+=")},
    {"isub", inplace<BinaryOp::Sub>, SAME("isub", "-=")},
    {"imul", inplace<BinaryOp::Mul>, SAME("imul", "*=")},
    {"imatmul", inplace<BinaryOp::MatMul>, SAME("imatmul", "@=")},
    {"ifloordiv", inplace<BinaryOp::FloorDiv>, SAME("ifloordiv", "//=")},
    {"itruediv", inplace<BinaryOp::TrueDiv>, SAME("itruediv", "/=")},
    {"imod", inplace<BinaryOp::Rem>, SAME("imod", "%=")},
    {"ilshift", inplace<BinaryOp::LShift>, SAME("ilshift", "<<=")},
    {"irshift", inplace<BinaryOp::RShift>, SAME("irshift", ">>=")},
    {"iand", inplace<BinaryOp::And>, SAME("iand", "&=")},
    {"ixor", inplace<BinaryOp::Xor>, SAME("ixor", "^=")},
    {"ior", inplace<BinaryOp::Or>, SAME("ior", "|=")},
    {"ipow", inplace<BinaryOp::Pow>, SAME("ipow", "**=")},
};
#undef SAME
constexpr ModuleDef kModule = {"_operator",
                               "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto "
                               "the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the "
                               "expression x+y.",
                               kFunctions, std::size(kFunctions)};

}  // namespace

Value init_operator(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    return add_operator_getters(th, module) ? Value(module) : Value();
}

}  // namespace krait
