// Slow paths of instructions, one file per family (ops_arith.cpp …). Conventions:
//   Value op(th, frame, pc)   the result; empty: raised; pushed(): a frame was pushed. The loop stores it in R[a] and goes on.
//   bool op(th, frame, pc)    false: raised.
//   int op(…)                 1, 0, -1 raised, 2 a frame was pushed
// frame->pc is `pc` already. They may rewrite the instruction to a specialised form.
#pragma once

#include <string>

#include "interp/frames.h"
#include "runtime/type.h"
#include "runtime/types/list.h"

namespace krait {

inline ir::Word& insn(u64* pc) { return ir::word_at(pc); }
inline void rewrite(u64* pc, ir::RegOp op) { ir::word_at(pc).op = static_cast<u16>(op); }
inline Str* name_of(const Frame* frame, u32 index) { return frame->code->names->items[index].as<Str>(); }

// ---- arith, compare ----
Value op_arith(Thread* th, Frame* frame, u64* pc);
Value op_unary(Thread* th, Frame* frame, u64* pc);
Value op_compare(Thread* th, Frame* frame, u64* pc);
int op_compare_branch(Thread* th, Frame* frame, u64* pc);
int op_truth(Thread* th, Value v);
int op_contains(Thread* th, Frame* frame, u64* pc, Value item, Value container);
// After a Python operator method returned NotImplemented: the rest of the operator at frame->pc.
Value continue_operator(Thread* th, Frame* frame);

// ---- attr ----
Value op_get_attr(Thread* th, Frame* frame, u64* pc);
bool op_set_attr(Thread* th, Frame* frame, u64* pc);
bool op_delete_attr(Thread* th, Frame* frame, u64* pc);
bool op_get_method(Thread* th, Frame* frame, u64* pc);

// ---- item ----
Value op_get_item(Thread* th, Frame* frame, u64* pc, Value container, Value key);
Value op_set_item(Thread* th, Frame* frame, u64* pc, Value container, Value key, Value value);  // any value: done

// ---- name ----
bool op_check_local(Thread* th, Frame* frame, u32 local);
Value op_load_deref(Thread* th, Frame* frame, u64* pc);
bool op_delete_deref(Thread* th, Frame* frame, u64* pc);
Value op_load_class_deref(Thread* th, Frame* frame, u64* pc);
Value op_load_global(Thread* th, Frame* frame, u64* pc);
bool op_store_global(Thread* th, Frame* frame, u64* pc);
bool op_delete_global(Thread* th, Frame* frame, u64* pc);
Value op_load_name(Thread* th, Frame* frame, u64* pc);
bool op_store_name(Thread* th, Frame* frame, u64* pc);
bool op_delete_name(Thread* th, Frame* frame, u64* pc);
Value op_load_build_class(Thread* th, Frame* frame, u64* pc);
bool op_setup_annotations(Thread* th, Frame* frame, u64* pc);
Value op_import_name(Thread* th, Frame* frame, u64* pc);
Value op_import_from(Thread* th, Frame* frame, u64* pc);
bool op_import_star(Thread* th, Frame* frame, u64* pc);

// ---- build ----
Value op_build(Thread* th, Frame* frame, u64* pc);          // every instruction that makes one object of a window
bool op_build_into(Thread* th, Frame* frame, u64* pc);      // ListAppend … DictMerge
bool op_unpack(Thread* th, Frame* frame, u64* pc);
Value op_make_function(Thread* th, Frame* frame, u64* pc);
Value op_match(Thread* th, Frame* frame, u64* pc);
bool op_print_expr(Thread* th, Frame* frame, u64* pc);

std::string function_text(Thread* th, Value callable);      // "module.qualname()" for messages
[[nodiscard]] bool merge_keywords(Thread* th, Dict* dict, Value mapping, Value callable);

// ---- call ----
Value op_call(Thread* th, Frame* frame, u64* pc);
Value op_call_method(Thread* th, Frame* frame, u64* pc);
Value op_call_kw(Thread* th, Frame* frame, u64* pc);
Value op_call_ex(Thread* th, Frame* frame, u64* pc);
Function* python_init(Thread* th, Type* type);
Value call_native_fast(Thread* th, const NativeDef* def, Value self, const Value* args, u32 count, Type* owner);

// ---- iter ----
Value op_get_iter(Thread* th, Frame* frame, u64* pc);
Value op_for_iter(Thread* th, Frame* frame, u64* pc);       // item, exhausted(), pushed(), empty
Value op_return_generator(Thread* th, Frame* frame, u64* pc);
int op_send(Thread* th, Frame* frame, u64* pc, Value* result);  // 1 yielded, 0 returned, -1, 2
Value op_coroutine(Thread* th, Frame* frame, u64* pc);      // AsyncGenWrap, GetAwaitable, GetAiter, GetAnext, GetYieldFromIter
bool op_end_async_for(Thread* th, Frame* frame, u64* pc, bool* reraise);
Value get_awaitable(Thread* th, Value v);                   // _PyCoro_GetAwaitableIter

// ---- except ----
void op_push_exc_info(Thread* th, Frame* frame, u64* pc);
int op_exc_match(Thread* th, Value exception, Value type);
bool op_check_eg_match(Thread* th, Frame* frame, u64* pc);
Value op_prep_reraise_star(Thread* th, Frame* frame, u64* pc);
void op_raise(Thread* th, Frame* frame, u64* pc, bool* is_reraise);
void op_reraise(Thread* th, Frame* frame, u64* pc);
bool op_before_with(Thread* th, Frame* frame, u64* pc);
void op_with_except_start(Thread* th, Frame* frame, u64* pc);

// A frame that ends while a frame object shows it.
void detach_frame_object(Thread* th, Frame* frame);

}  // namespace krait
