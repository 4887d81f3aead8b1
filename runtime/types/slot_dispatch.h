// The slot functions of Python classes: each looks its special method up and calls it. Named in the slot table.
#pragma once

#include "runtime/operators.h"
#include "runtime/types/descriptor.h"

namespace krait {

template <BinaryOp op>
Value slot_binary(Thread* th, Value a, Value b);
template <BinaryOp op>
Value slot_inplace(Thread* th, Value a, Value b);
Value slot_power(Thread* th, Value a, Value b, Value modulus);
Value slot_neg(Thread* th, Value v);
Value slot_pos(Thread* th, Value v);
Value slot_abs(Thread* th, Value v);
Value slot_invert(Thread* th, Value v);
Value slot_int(Thread* th, Value v);
Value slot_float(Thread* th, Value v);
Value slot_index(Thread* th, Value v);
int slot_bool(Thread* th, Value v);
i64 slot_len(Thread* th, Value v);
Value slot_getitem(Thread* th, Value self, Value key);
bool slot_setitem(Thread* th, Value self, Value key, Value value);
int slot_contains(Thread* th, Value self, Value item);
Value slot_iter(Thread* th, Value v);
Value slot_await(Thread* th, Value v);
Value slot_aiter(Thread* th, Value v);
Value slot_anext(Thread* th, Value v);
Value slot_repr(Thread* th, Value v);
Value slot_str(Thread* th, Value v);
i64 slot_hash(Thread* th, Value v);
Value slot_richcompare(Thread* th, Value a, Value b, CompareOp op);
bool slot_setattr(Thread* th, Value self, Str* name, Value value);
Value slot_descr_get(Thread* th, Value descriptor, Value instance, Type* owner);
bool slot_descr_set(Thread* th, Value descriptor, Value instance, Value value);
void slot_finalize(Thread* th, Value self);
Str* binary_op_name(Thread* th, BinaryOp op);            // "__add__"
Str* reflected_op_name(Thread* th, BinaryOp op);         // "__radd__"
Str* inplace_op_name(Thread* th, BinaryOp op);           // "__iadd__"
Str* compare_op_name(Thread* th, CompareOp op);          // "__lt__"

}  // namespace krait
