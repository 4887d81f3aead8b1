// int and bool: the types, their slots and methods.
#include "runtime/types/int.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/format.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int_limbs.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

// ---- Slots ----

template <BinaryOp op>
Value int_slot(Thread* th, Value a, Value b) {
    if (!is_int(a) || !is_int(b)) return not_implemented();
    return int_binary(th, op, a, b);
}

Value int_divmod(Thread* th, Value a, Value b) {
    if (!is_int(a) || !is_int(b)) return not_implemented();
    if (int_sign(b) == 0) return raise(th, Exc::ZeroDivisionError, "integer division or modulo by zero");
    Value q, r;
    if (!int_floor_divmod(th, a, b, &q, &r)) return {};
    return Value(make_tuple(th, q, r));
}

Value int_power_slot(Thread* th, Value a, Value b, Value m) {
    if (!is_int(a) || !is_int(b)) return not_implemented();
    if (is_none(m)) return int_binary(th, BinaryOp::Pow, a, b);
    if (!is_int(m)) return not_implemented();
    return int_pow_mod(th, a, b, m);
}

Value int_pos(Thread* th, Value v) { return int_exact(th, v); }
int int_bool(Thread*, Value v) { return int_sign(v) != 0; }
i64 int_hash_slot(Thread*, Value v) { return int_hash(v); }
Value int_float(Thread* th, Value v) {
    double d;
    return int_to_double(th, v, &d) ? Value::from_double(d) : Value();
}
Value int_repr(Thread* th, Value v) { return Value(int_to_str(th, v, 10)); }

Value int_richcompare(Thread*, Value a, Value b, CompareOp op) {
    if (!is_int(a) || !is_int(b)) return not_implemented();
    int c = int_compare(a, b);
    switch (op) {
        case CompareOp::Lt: return py_bool(c < 0);
        case CompareOp::Le: return py_bool(c <= 0);
        case CompareOp::Eq: return py_bool(c == 0);
        case CompareOp::Ne: return py_bool(c != 0);
        case CompareOp::Gt: return py_bool(c > 0);
        default: return py_bool(c >= 0);
    }
}

// ---- Construction ----

Value int_new(Thread* th, Type* type, const Args& args) {
    if (args.kwnames == nullptr && args.count == 1 && type == builtin_type(Kind::Int))
        return int_from_value(th, args[0], Value());
    Value x = args.get(0), base = args.get(1);
    if (args.count + args.keyword_count() > 2)
        return raise(th, Exc::TypeError, "int() takes at most 2 arguments (%d given)",
                     static_cast<int>(args.count + args.keyword_count()));
    for (u32 i = 0; i < args.keyword_count(); i++) {
        auto* name = args.kwnames->items[i].as<Str>();
        if (!str_equal(name, "base"))
            return raise(th, Exc::TypeError, "'%U' is an invalid keyword argument for int()", name);
        if (base) return raise(th, Exc::TypeError, "argument for int() given by name ('base') and position (2)");
        base = args.data[args.count + i];
    }
    Value result;
    if (!x) {
        if (base) return raise(th, Exc::TypeError, "int() missing string argument");
        result = Value::from_small_int(0);
    } else {
        result = int_from_value(th, x, base);
    }
    if (!result || type == builtin_type(Kind::Int)) return result;
    return int_as_subtype(th, type, result);
}

// ---- Methods ----

Value int_bit_length_method(Thread* th, Value self) { return int_from_i64(th, int_bit_length(self)); }

Value int_bit_count(Thread* th, Value self) {
    IntView view(self);
    i64 n = std::abs(view.size);
    return int_from_u64(th, n ? mpn_popcount(view.limbs, n) : 0);
}

Value int_self(Thread* th, Value self) { return int_exact(th, self); }

Value int_as_integer_ratio(Thread* th, Value self) {
    Value n = int_exact(th, self);
    return n ? Value(make_tuple(th, n, Value::from_small_int(1))) : Value();
}

Value int_round(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "__round__", args) || !check_arg_count(th, "__round__", args, 0, 1)) return {};
    if (args.count == 0) return int_exact(th, self);
    Value digits = KRAIT_TRY(to_index(th, args[0]));
    if (int_sign(digits) >= 0) return int_exact(th, self);
    // To a multiple of 10**-digits, ties to even.
    Value unit = KRAIT_TRY(int_binary(th, BinaryOp::Pow, Value::from_small_int(10), KRAIT_TRY(int_neg(th, digits))));
    Value q, r;
    if (!int_floor_divmod(th, self, unit, &q, &r)) return {};
    Value twice = KRAIT_TRY(int_binary(th, BinaryOp::Add, r, r));
    int c = int_compare(twice, unit);
    IntView qv(q);
    bool odd = qv.size != 0 && (qv.limbs[0] & 1);
    if (c > 0 || (c == 0 && odd)) q = KRAIT_TRY(int_binary(th, BinaryOp::Add, q, Value::from_small_int(1)));
    return int_binary(th, BinaryOp::Mul, q, unit);
}

bool byte_order_is_little(Thread* th, Value order, bool* little) {
    if (!is_str(order)) {
        raise(th, Exc::TypeError, "to_bytes() argument 'byteorder' must be str, not %T", order);
        return false;
    }
    *little = str_equal(order.as<Str>(), "little");
    if (!*little && !str_equal(order.as<Str>(), "big")) {
        raise(th, Exc::ValueError, "byteorder must be either 'little' or 'big'");
        return false;
    }
    return true;
}

Value int_to_bytes(Thread* th, Value self, const Args& args) {
    static const char* const names[] = {"length", "byteorder", "signed"};
    Value out[3];
    if (!parse_args(th, {"to_bytes", names, 3, 0, 0, 2}, args, out)) return {};
    i64 length = 1;
    bool little = false;
    if (out[0] && !to_ssize(th, out[0], Exc::OverflowError, &length)) return {};
    if (out[1] && !byte_order_is_little(th, out[1], &little)) return {};
    int is_signed = out[2] ? truth(th, out[2]) : 0;
    if (is_signed < 0) return {};
    if (length < 0) return raise(th, Exc::ValueError, "length argument must be non-negative");
    IntView view(self);
    bool negative = view.size < 0;
    if (negative && !is_signed) return raise(th, Exc::OverflowError, "can't convert negative int to unsigned");
    i64 n = std::abs(view.size);
    std::vector<mp_limb_t> limbs(static_cast<size_t>(std::max<i64>(n, length / 8 + 1) + 1), 0);
    std::copy(view.limbs, view.limbs + n, limbs.begin());
    i64 bits = int_bit_length(self);
    i64 needed = bits;
    if (is_signed) {
        // -2^(k-1) fits in k bits.
        bool power = negative && mpn_popcount(view.limbs, n) == 1;
        needed = bits + (power ? 0 : 1);
        if (bits == 0) needed = 0;
    }
    if (needed > length * 8) return raise(th, Exc::OverflowError, "int too big to convert");
    if (negative) mpn_neg(limbs.data(), limbs.data(), static_cast<mp_size_t>(limbs.size()));
    Bytes* bytes = KRAIT_TRY(new_bytes(th, length));
    auto* raw = reinterpret_cast<const char*>(limbs.data());
    for (i64 i = 0; i < length; i++) bytes->data[little ? i : length - 1 - i] = raw[i];
    return Value(bytes);
}

Value int_from_bytes(Thread* th, Value cls, const Args& args) {
    static const char* const names[] = {"bytes", "byteorder", "signed"};
    Value out[3];
    if (!parse_args(th, {"from_bytes", names, 3, 1, 0, 2}, args, out)) return {};
    bool little = false;
    if (out[1] && !byte_order_is_little(th, out[1], &little)) return {};
    int is_signed = out[2] ? truth(th, out[2]) : 0;
    if (is_signed < 0) return {};
    static const char* const no_names[] = {""};
    (void)no_names;
    Value data = out[0];
    if (!has_kind(data, Kind::Bytes)) {
        Value make(builtin_type(Kind::Bytes));
        if (!supports_buffer(data) && (data.is_small_int() || data.is_double() || is_int(data) || is_str(data) || is_none(data)))
            return raise(th, Exc::TypeError, "cannot convert '%T' object to bytes", data);
        data = KRAIT_TRY(call(th, make, data));
    }
    auto* bytes = data.as<Bytes>();
    i64 length = bytes->length;
    std::vector<mp_limb_t> limbs(static_cast<size_t>(length / 8 + 1), 0);
    auto* raw = reinterpret_cast<char*>(limbs.data());
    for (i64 i = 0; i < length; i++) raw[i] = bytes->data[little ? i : length - 1 - i];
    bool negative = is_signed && length && (static_cast<u8>(raw[length - 1]) & 0x80);
    if (negative) {
        memset(raw + length, 0xFF, limbs.size() * 8 - static_cast<size_t>(length));
        mpn_neg(limbs.data(), limbs.data(), static_cast<mp_size_t>(limbs.size()));
    }
    Value v = KRAIT_TRY(int_from_limbs(th, limbs.data(), static_cast<i64>(limbs.size()), negative));
    if (cls.as<Type>() == builtin_type(Kind::Int)) return v;
    return call(th, cls, v);
}

Value int_format_method(Thread* th, Value self, Value spec) {
    if (!is_str(spec)) return raise(th, Exc::TypeError, "__format__() argument must be str, not %T", spec);
    if (!spec.as<Str>()->length && self.is_object()) return Value(to_str(th, self));
    return format_int(th, self, spec.as<Str>());
}

Value int_getnewargs(Thread* th, Value self) {
    Value n = int_exact(th, self);
    return n ? Value(make_tuple(th, n)) : Value();
}

// CPython's figure: 24 bytes and 4 for each 30-bit digit.
Value int_sizeof(Thread* th, Value self) {
    i64 bits = int_bit_length(self);
    return Value::from_small_int(24 + 4 * std::max<i64>(1, (bits + 29) / 30));
}

Value get_zero(Thread*, Value) { return Value::from_small_int(0); }
Value get_one(Thread*, Value) { return Value::from_small_int(1); }

constexpr NativeDef int_methods[] = {
    {"conjugate", int_self, "conjugate($self, /)\n--\n\nReturns self, the complex conjugate of any int.", kPure},
    {"bit_length", int_bit_length_method,
     "bit_length($self, /)\n--\n\nNumber of bits necessary to represent self in binary.\n\n>>> bin(37)\n'0b100101'\n>>> "
     "(37).bit_length()\n6",
     kPure},
    {"bit_count", int_bit_count,
     "bit_count($self, /)\n--\n\nNumber of ones in the binary representation of the absolute value of self.\n\nAlso known as "
     "the population count.\n\n>>> bin(13)\n'0b1101'\n>>> (13).bit_count()\n3",
     kPure},
    {"to_bytes", int_to_bytes,
     "to_bytes($self, /, length=1, byteorder=\'big\', *, signed=False)\n--\n\nReturn an array of bytes representing an integer."},
    {"from_bytes", int_from_bytes,
     "from_bytes($type, /, bytes, byteorder=\'big\', *, signed=False)\n--\n\nReturn the integer represented by the given array "
     "of bytes.",
     kAnyEffect, kNativeClassMethod},
    {"as_integer_ratio", int_as_integer_ratio,
     "as_integer_ratio($self, /)\n--\n\nReturn integer ratio.\n\nReturn a pair of integers, whose ratio is exactly equal to the "
     "original int\nand with a positive denominator.\n\n>>> (10).as_integer_ratio()\n(10, 1)\n>>> (-10).as_integer_ratio()\n"
     "(-10, 1)\n>>> (0).as_integer_ratio()\n(0, 1)"},
    {"__trunc__", int_self, "Truncating an Integral returns itself.", kPure},
    {"__floor__", int_self, "Flooring an Integral returns itself.", kPure},
    {"__ceil__", int_self, "Ceiling of an Integral returns itself.", kPure},
    {"__round__", int_round,
     "Rounding an Integral returns itself.\n\nRounding with an ndigits argument also returns an integer."},
    {"__getnewargs__", int_getnewargs, "__getnewargs__($self, /)\n--\n\n"},
    {"__format__", int_format_method, "__format__($self, format_spec, /)\n--\n\n"},
    {"__sizeof__", int_sizeof, "__sizeof__($self, /)\n--\n\nReturns size in memory, in bytes."},
};

constexpr GetSetDef int_getsets[] = {
    {"real", int_self, nullptr, "the real part of a complex number"},
    {"imag", get_zero, nullptr, "the imaginary part of a complex number"},
    {"numerator", int_self, nullptr, "the numerator of a rational number in lowest terms"},
    {"denominator", get_one, nullptr, "the denominator of a rational number in lowest terms"},
};

// ---- bool ----

Value bool_new(Thread* th, Type*, const Args& args) {
    if (!check_no_keywords(th, "bool", args) || !check_arg_count(th, "bool", args, 0, 1)) return {};
    if (args.count == 0) return py_false();
    int t = truth(th, args[0]);
    return t < 0 ? Value() : py_bool(t);
}

Value bool_repr(Thread* th, Value v) { return Value(intern(th, v == py_true() ? "True" : "False")); }

template <BinaryOp op>
Value bool_bitwise(Thread* th, Value a, Value b) {
    if (!is_bool(a) || !is_bool(b)) return int_slot<op>(th, a, b);
    bool x = a == py_true(), y = b == py_true();
    return py_bool(op == BinaryOp::And ? x && y : op == BinaryOp::Or ? x || y : x != y);
}

}  // namespace

Value int_as_subtype(Thread* th, Type* type, Value v) {
    IntView view(v);
    i64 n = view.size < 0 ? -view.size : view.size;
    Object* object = new_instance(th, type, static_cast<size_t>(n) * sizeof(mp_limb_t));
    if (!object) return {};
    auto* out = reinterpret_cast<Int*>(object);
    IntView again(v);
    out->size = again.size;
    std::copy(again.limbs, again.limbs + n, out->limbs);
    return Value(object);
}

void setup_int_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "int";
    spec.doc = "int([x]) -> integer\nint(x, base=10) -> integer\n\nConvert a number or string to an integer, or return 0 if no "
               "arguments\nare given.  If x is a number, return x.__int__().  For floating point\nnumbers, this truncates "
               "towards zero.\n\nIf x is not a number or if base is given, then x must be a string,\nbytes, or bytearray "
               "instance representing an integer literal in the\ngiven base.  The literal can be preceded by '+' or '-' and "
               "be surrounded\nby whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.\nBase 0 means to "
               "interpret the base from the string as an integer literal.\n>>> int('0b100', base=0)\n4";
    spec.kind = Kind::Int;
    spec.flags = kTypeBase | kTypeMatchSelf | kTypeIntSubclass;
    spec.basic_size = sizeof(Int);
    Slots& s = spec.slots;
    auto at = [&](BinaryOp op) -> BinarySlot& { return s.binary[static_cast<int>(op)]; };
    at(BinaryOp::Add) = int_slot<BinaryOp::Add>;
    at(BinaryOp::Sub) = int_slot<BinaryOp::Sub>;
    at(BinaryOp::Mul) = int_slot<BinaryOp::Mul>;
    at(BinaryOp::TrueDiv) = int_slot<BinaryOp::TrueDiv>;
    at(BinaryOp::FloorDiv) = int_slot<BinaryOp::FloorDiv>;
    at(BinaryOp::Rem) = int_slot<BinaryOp::Rem>;
    at(BinaryOp::Pow) = int_slot<BinaryOp::Pow>;
    at(BinaryOp::LShift) = int_slot<BinaryOp::LShift>;
    at(BinaryOp::RShift) = int_slot<BinaryOp::RShift>;
    at(BinaryOp::And) = int_slot<BinaryOp::And>;
    at(BinaryOp::Or) = int_slot<BinaryOp::Or>;
    at(BinaryOp::Xor) = int_slot<BinaryOp::Xor>;
    at(BinaryOp::DivMod) = int_divmod;
    s.power = int_power_slot;
    s.neg = int_neg;
    s.pos = int_pos;
    s.abs = int_abs;
    s.invert = int_invert;
    s.int_ = int_self;
    s.float_ = int_float;
    s.index = int_self;
    s.bool_ = int_bool;
    s.hash = int_hash_slot;
    s.repr = int_repr;
    s.richcompare = int_richcompare;
    s.new_ = int_new;
    spec.methods = int_methods;
    spec.method_count = std::size(int_methods);
    spec.getsets = int_getsets;
    spec.getset_count = std::size(int_getsets);
    setup_type(th, builtin_type(Kind::Int), spec);

    TypeSpec boolean{};
    boolean.name = "bool";
    boolean.doc = "bool(x) -> bool\n\nReturns True when the argument x is true, False otherwise.\nThe builtins True and False "
                  "are the only two instances of the class bool.\nThe class bool is a subclass of the class int, and cannot "
                  "be subclassed.";
    boolean.kind = Kind::Bool;
    boolean.flags = kTypeMatchSelf | kTypeIntSubclass;
    boolean.basic_size = sizeof(Object);
    boolean.base = builtin_type(Kind::Int);
    boolean.slots.new_ = bool_new;
    boolean.slots.repr = bool_repr;
    boolean.slots.binary[static_cast<int>(BinaryOp::And)] = bool_bitwise<BinaryOp::And>;
    boolean.slots.binary[static_cast<int>(BinaryOp::Or)] = bool_bitwise<BinaryOp::Or>;
    boolean.slots.binary[static_cast<int>(BinaryOp::Xor)] = bool_bitwise<BinaryOp::Xor>;
    setup_type(th, builtin_type(Kind::Bool), boolean);
}

}  // namespace krait
