// The abstract operations of the language on any Values: what CPython's abstract.c and object.c offer. All follow the
// language reference 3.3 through type slots; all may run Python code unless said otherwise.
#pragma once

#include "runtime/type.h"

namespace krait {

// ---- Arithmetic (6.5-6.9) ----
Value binary_op(Thread* th, BinaryOp op, Value a, Value b);
Value inplace_op(Thread* th, BinaryOp op, Value a, Value b);
Value power(Thread* th, Value base, Value exponent, Value modulus);
Value unary_neg(Thread* th, Value v);
Value unary_pos(Thread* th, Value v);
Value unary_invert(Thread* th, Value v);
Value absolute(Thread* th, Value v);
inline Value add(Thread* th, Value a, Value b) { return binary_op(th, BinaryOp::Add, a, b); }
inline Value subtract(Thread* th, Value a, Value b) { return binary_op(th, BinaryOp::Sub, a, b); }
inline Value multiply(Thread* th, Value a, Value b) { return binary_op(th, BinaryOp::Mul, a, b); }
const char* binary_op_symbol(BinaryOp op);  // "+", "<<", "** or pow()", "divmod()"

// ---- Comparison (6.10) and truth ----
Value rich_compare(Thread* th, Value a, Value b, CompareOp op);
// 1, 0 or -1 (raised). Identity implies equality for Eq/Ne, as PyObject_RichCompareBool.
int compare_bool(Thread* th, Value a, Value b, CompareOp op);
inline int equals(Thread* th, Value a, Value b) { return compare_bool(th, a, b, CompareOp::Eq); }
int truth(Thread* th, Value v);  // 1, 0, -1
i64 hash_value(Thread* th, Value v);  // -1: raised
int contains(Thread* th, Value container, Value item);  // 1, 0, -1
int is_instance(Thread* th, Value v, Value cls);   // isinstance(), 1, 0, -1
int is_subclass(Thread* th, Value sub, Value cls);

// ---- Attributes (3.3.2) ----
Value get_attribute(Thread* th, Value v, Str* name);
Value get_attribute(Thread* th, Value v, const char* name);
// Empty without a pending exception when the attribute is missing; other errors stay pending. `found` semantics: check has_pending.
Value find_attribute(Thread* th, Value v, Str* name);
[[nodiscard]] bool set_attribute(Thread* th, Value v, Str* name, Value value);  // empty value deletes
Value generic_get_attribute(Thread* th, Value v, Str* name);      // object.__getattribute__
[[nodiscard]] bool generic_set_attribute(Thread* th, Value v, Str* name, Value value);  // object.__setattr__
// Instance attribute straight from the shape or dict, no descriptors. Empty if absent.
Value instance_get(Object* object, Str* name);
[[nodiscard]] bool instance_set(Thread* th, Object* object, Str* name, Value value);  // empty value deletes; false also when absent and nothing pending
// `__dict__`: moves the object into dictionary mode.
Dict* instance_dict(Thread* th, Object* object);

// ---- Items ----
Value get_item(Thread* th, Value container, Value key);
[[nodiscard]] bool set_item(Thread* th, Value container, Value key, Value value);
[[nodiscard]] bool delete_item(Thread* th, Value container, Value key);
i64 length(Thread* th, Value v);        // len(); -1 raised
i64 length_hint(Thread* th, Value v, i64 otherwise);  // -1 raised

// ---- Iteration ----
Value get_iter(Thread* th, Value v);
Value iter_next(Thread* th, Value iterator);  // empty and nothing pending: exhausted
List* to_list(Thread* th, Value iterable);    // list(iterable)
Tuple* to_tuple(Thread* th, Value iterable);
bool is_iterator(Value v);

// ---- Conversions ----
Str* to_str(Thread* th, Value v);      // str(v)
Str* to_repr(Thread* th, Value v);
Str* to_ascii(Thread* th, Value v);
Value format_value(Thread* th, Value v, Str* spec);  // format(); spec may be null
Value to_index(Thread* th, Value v);   // operator.index(): an int of any size (exact int or subclass as given)
// To C integers with CPython's errors ("'%T' object cannot be interpreted as an integer", OverflowError).
[[nodiscard]] bool to_i64(Thread* th, Value v, i64* out);
[[nodiscard]] bool to_int32(Thread* th, Value v, int* out);
// Index for slicing: clamps instead of OverflowError when `overflow` is Exc::Count; None is not accepted.
[[nodiscard]] bool to_ssize(Thread* th, Value v, Exc overflow, i64* out);
[[nodiscard]] bool to_double(Thread* th, Value v, double* out);  // float(v) via __float__/__index__: "must be real number, not %T"
bool is_callable(Value v);
bool has_index(Value v);

// ---- Names of attributes in C++ strings ----
Str* intern(Thread* th, const char* text);
Str* intern(Thread* th, Str* string);

}  // namespace krait
