// Conversions of any Value to text and to numbers of C++.
// Reference: CPython's Objects/object.c, abstract.c, longobject.c.
#include <climits>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/format.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace krait {

Str* to_str(Thread* th, Value v) {
    if (is_exactly(v, Kind::Str)) return v.as<Str>();
    if (v.is_small_int()) return int_to_str(th, v);
    UnarySlot slot = type_of(v)->slots.str;
    if (!slot) return to_repr(th, v);
    RecursionGuard guard(th, " while getting the str of an object");
    if (!guard.ok()) return nullptr;
    Value r = KRAIT_TRY(slot(th, v));
    if (!is_str(r)) {
        raise(th, Exc::TypeError, "__str__ returned non-string (type %.200s)", type_name(type_of(r)));
        return nullptr;
    }
    return r.as<Str>();
}

Str* to_repr(Thread* th, Value v) {
    if (!v) return str_from_ascii(th, "<NULL>");
    if (v.is_small_int()) return int_to_str(th, v);
    UnarySlot slot = type_of(v)->slots.repr;
    if (!slot) return format_message(th, "<%s object at %p>", type_name(type_of(v)), static_cast<void*>(v.object()));
    RecursionGuard guard(th, " while getting the repr of an object");
    if (!guard.ok()) return nullptr;
    Value r = KRAIT_TRY(slot(th, v));
    if (!is_str(r)) {
        raise(th, Exc::TypeError, "__repr__ returned non-string (type %.200s)", type_name(type_of(r)));
        return nullptr;
    }
    return r.as<Str>();
}

Str* to_ascii(Thread* th, Value v) {
    Str* repr = KRAIT_TRY(to_repr(th, v));
    if (repr->is_ascii()) return repr;
    constexpr char digits[] = "0123456789abcdef";
    StrBuilder out(th);
    for (i64 i = 0; i < repr->length; i++) {
        u32 c = repr->at(i);
        if (c < 128) {
            out.append(c);
            continue;
        }
        int width = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        out.append('\\');
        out.append(width == 2 ? 'x' : width == 4 ? 'u' : 'U');
        for (int d = width - 1; d >= 0; d--) out.append(static_cast<u32>(digits[c >> (4 * d) & 15]));
    }
    return out.finish();
}

Value format_value(Thread* th, Value v, Str* spec) {
    if (!spec || spec->length == 0) {
        if (is_exactly(v, Kind::Str)) return v;
        if (v.is_small_int()) return Value(int_to_str(th, v));
    }
    if (!spec) spec = empty_str();
    if (v.is_small_int()) return format_int(th, v, spec);
    if (v.is_double()) return format_float(th, v.as_double(), spec);
    if (is_exactly(v, Kind::Str)) return format_str(th, v.as<Str>(), spec);
    Value method = lookup_special(th, v, th->vm->names.dunder_format);
    if (!method) {
        if (has_pending(th)) return Value();
        return raise(th, Exc::TypeError, "Type %.100s doesn't define __format__", type_name(type_of(v)));
    }
    Value r = KRAIT_TRY(call(th, method, Value(spec)));
    if (!is_str(r))
        return raise(th, Exc::TypeError, "__format__ must return a str, not %.200s", type_name(type_of(r)));
    return r;
}

bool has_index(Value v) { return is_int(v) || type_of(v)->slots.index; }
bool is_callable(Value v) { return type_of(v)->slots.call != nullptr; }

Value to_index(Thread* th, Value v) {
    if (is_int(v)) return v;
    UnarySlot slot = type_of(v)->slots.index;
    if (!slot)
        return raise(th, Exc::TypeError, "'%.200s' object cannot be interpreted as an integer", type_name(type_of(v)));
    Value r = KRAIT_TRY(slot(th, v));
    if (!is_int(r))
        return raise(th, Exc::TypeError, "__index__ returned non-int (type %.200s)", type_name(type_of(r)));
    if (r.is_object() && type_of(r) != builtin_type(Kind::Int)) {
        KRAIT_TRY(warn(th, Exc::DeprecationWarning, 1,
                       "__index__ returned non-int (type %.200s).  The ability to return an instance of a strict "
                       "subclass of int is deprecated, and may not be supported in a future version of Python.",
                       type_name(type_of(r))));
    }
    return r;
}

bool to_i64(Thread* th, Value v, i64* out) {
    Value i = KRAIT_TRY(to_index(th, v));
    if (int_fits_i64(i, out)) return true;
    raise(th, Exc::OverflowError, "Python int too large to convert to C long");
    return false;
}

bool to_int32(Thread* th, Value v, int* out) {
    i64 wide;
    KRAIT_TRY(to_i64(th, v, &wide));
    if (wide < INT_MIN || wide > INT_MAX) {
        raise(th, Exc::OverflowError, wide > 0 ? "signed integer is greater than maximum"
                                               : "signed integer is less than minimum");
        return false;
    }
    *out = static_cast<int>(wide);
    return true;
}

bool to_ssize(Thread* th, Value v, Exc overflow, i64* out) {
    if (v.is_small_int()) {
        *out = v.small_int();
        return true;
    }
    Value i = KRAIT_TRY(to_index(th, v));
    if (int_fits_i64(i, out)) return true;
    if (overflow == Exc::Count) {
        *out = int_sign(i) < 0 ? INT64_MIN : INT64_MAX;
        return true;
    }
    raise(th, overflow, "cannot fit '%.200s' into an index-sized integer", type_name(type_of(v)));
    return false;
}

bool to_double(Thread* th, Value v, double* out) {
    if (v.is_double()) {
        *out = v.as_double();
        return true;
    }
    Type* type = type_of(v);
    if (type->slots.float_ && !is_int(v)) {
        Value r = KRAIT_TRY(type->slots.float_(th, v));
        if (!is_float(r)) {
            raise(th, Exc::TypeError, "%.50s.__float__ returned non-float (type %.50s)", type_name(type),
                  type_name(type_of(r)));
            return false;
        }
        if (r.is_object()) {
            KRAIT_TRY(warn(th, Exc::DeprecationWarning, 1,
                           "%.50s.__float__ returned non-float (type %.50s).  The ability to return an instance of a "
                           "strict subclass of float is deprecated, and may not be supported in a future version of "
                           "Python.",
                           type_name(type), type_name(type_of(r))));
            return to_double(th, builtin_type(Kind::Float)->slots.float_(th, r), out);
        }
        *out = r.as_double();
        return true;
    }
    if (is_int(v) || type->slots.index) {
        Value i = KRAIT_TRY(to_index(th, v));
        return int_to_double(th, i, out);
    }
    raise(th, Exc::TypeError, "must be real number, not %.50s", type_name(type));
    return false;
}

}  // namespace krait
