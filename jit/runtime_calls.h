// What compiled traces call in the runtime. Plain functions of words; an empty Value (or a negative number) says that an exception
// is pending.
#pragma once

#include "runtime/type.h"
#include "runtime/types/function.h"

namespace krait {
struct Str;
struct Cell;
}

namespace krait::jit::rt {

// Any operands, through the abstract operations.
Value binary(Thread* th, u64 op, Value a, Value b);
Value inplace(Thread* th, u64 op, Value a, Value b);
Value neg(Thread* th, Value v);
Value pos(Thread* th, Value v);
Value invert(Thread* th, Value v);
Value rich_compare(Thread* th, Value a, Value b, u64 op);
i64 truth(Thread* th, Value v);
i64 contains(Thread* th, Value container, Value item);
Value get_item(Thread* th, Value container, Value key);
i64 set_item(Thread* th, Value container, Value key, Value value);
i64 delete_item(Thread* th, Value container, Value key);
Value get_attribute(Thread* th, Value v, Str* name);
i64 set_attribute(Thread* th, Value v, Str* name, Value value);
i64 delete_attribute(Thread* th, Value v, Str* name);
Value get_iter(Thread* th, Value v);
// Next item; exhausted: the bits 3 << 48. Empty: raised.
Value iter_next(Thread* th, Value iterator);
i64 length(Thread* th, Value v);

// Ints beyond immediates, and float operations that are no instruction.
Value int_binary(Thread* th, u64 op, Value a, Value b);
i64 int_compare(Value a, Value b);
double float_floor_div(double a, double b);
double float_mod(double a, double b);
double power(double a, double b);
double complex_abs(double re, double im);
Value make_complex(Thread* th, double re, double im);
i64 bit_length(i64 i);

// Exact builtin types. The look-ups are for keys that compare without Python code; where a user's key has the same hash,
// they give what says "raised", but with no exception pending: the trace is left and the interpreter runs the instruction.
Value dict_get(Thread* th, Value dict, Value key);          // raises KeyError
Value dict_find(Thread* th, Value dict, Value key);         // absent: the bits 3 << 48
i64 dict_set(Thread* th, Value dict, Value key, Value value);
i64 dict_set_plain(Thread* th, Value dict, Value key, Value value);
i64 dict_contains(Thread* th, Value dict, Value key);
i64 set_contains(Thread* th, Value set, Value key);
// Does none of these have to run Python code now?
bool is_plain_lookup(Thread* th, Value container, Value key);
Value str_item(Thread* th, Value s, i64 index);             // index in range
Value str_concat(Thread* th, Value a, Value b);
Value str_append(Thread* th, Value a, Value b);
bool str_equal(Value a, Value b);
i64 str_compare(Value a, Value b);
Value int_text(Thread* th, Value i);
Value float_text(Thread* th, Value f);
Value int_from_text(Thread* th, Value text);
Value float_from_text(Thread* th, Value text);
// Would `text % values` run no Python code? percent_plain asks too; if not, as the look-ups above.
bool is_plain_percent(Value values);
Value percent_plain(Thread* th, Value text, Value values);
i64 list_append(Thread* th, Value list, Value v);
Value list_pop(Thread* th, Value list);                     // empty list: raises
Value build_tuple(Thread* th, const Args& items);
Value build_list(Thread* th, const Args& items);
Value build_string(Thread* th, const Args& items);
Value build_map(Thread* th, const Args& pairs);
Value build_set(Thread* th, const Args& items);
Value build_slice(Thread* th, Value start, Value stop, Value step);
Value range_iter(Thread* th, i64 start, i64 stop, i64 step);
Value bound_method(Thread* th, Value function, Value self);
Value new_cell_of(Thread* th, Value v);
Value new_instance_of(Thread* th, Type* type);
Value slice_of(Thread* th, Value sequence, Value start, Value stop);

// Calls.
Value call_args(Thread* th, Value callable, const Args& args);
Value call_native(Thread* th, const NativeDef* def, Value self, const Args& args);

}  // namespace krait::jit::rt
