// Recording of `with`, `raise`, and of instructions that the interpreter's own functions carry out.
//
// Entering `try` costs nothing: there is no instruction. A `with` over a user class inlines __enter__ and, on the way out without an
// exception, __exit__. A raise ends the trace: the interpreter raises and finds the handler.
// Not handled: handlers inside traces (PushExcInfo and what follows it).
#include "jit/recorder.h"
#include "jit/runtime_calls.h"
#include "interp/ops.h"
#include "runtime/operators.h"
#include "runtime/types/exception.h"

namespace krait::jit {

using namespace ir;

constexpr u32 kWorthLeaving = 40;  // instructions before a raise that make a root trace worth its entry

bool Recorder::BeforeWith(const Word& w, u64*) {
    Operand manager = operand(w.b);
    if (!manager.value.is_object()) return unsupported(w);
    Type* type = type_of(manager.value);
    Value enter = type_lookup(type, th_->vm->names.dunder_enter), leave = type_lookup(type, th_->vm->names.dunder_exit);
    if (!type->version || !enter || !leave || !is_exactly(leave, Kind::Function) || !(type_of(enter)->type_flags & kTypeMethodDescriptor)) return unsupported(w);
    Ref self = as_object(manager, manager.value.object()->shape());
    guard_type_version(type);
    Ref bound = b_.emit(TraceOp::NewObject, trace_.const_ptr(builtin_shape(Kind::BoundMethod)), sizeof(BoundMethod), 0, 0);
    b_.emit(TraceOp::StoreValue, bound, offsetof(BoundMethod, function), trace_.const_object(leave.object()), static_cast<u8>(AliasClass::Immutable));
    b_.emit(TraceOp::StoreValue, bound, offsetof(BoundMethod, self), self, static_cast<u8>(AliasClass::Immutable));
    set(w.a, bound);
    set(w.a + 1u, trace_.const_object(enter.object()));
    set(w.a + 2u, self);
    return true;
}

// What came before is worth keeping; the interpreter raises.
bool Recorder::leave_to_raise(const Word& w) {
    if (recorded_ < (is_root_ ? kWorthLeaving : 3)) return unsupported(w);
    finish_leave();
    return false;
}

bool Recorder::Raise(const Word& w, u64*) { return leave_to_raise(w); }
bool Recorder::Reraise(const Word& w, u64*) { return leave_to_raise(w); }

// ---- By the interpreter's functions ----

static Value run_value_op(Thread* th, Value (*op)(Thread*, Frame*, u64*), u64* pc) { return op(th, th->frame, pc); }
static bool run_bool_op(Thread* th, bool (*op)(Thread*, Frame*, u64*), u64* pc) { return op(th, th->frame, pc); }

// All registers are in memory then. For instructions that write no register but R[a], and push no frame.
bool Recorder::interpret(const Word& w, u64* pc, Value (*op)(Thread*, Frame*, u64*)) {
    set(w.a, call_python_capable(TraceType::Value, reinterpret_cast<void*>(run_value_op), info(w.reg_op()).name, CallCheck::EmptyRaised,
                                 {trace_.const_ptr(reinterpret_cast<void*>(op)), trace_.const_ptr(pc)}));
    return true;
}
bool Recorder::interpret(const Word& w, u64* pc, bool (*op)(Thread*, Frame*, u64*)) {
    call_python_capable(TraceType::Bool, reinterpret_cast<void*>(run_bool_op), info(w.reg_op()).name, CallCheck::FalseRaised,
                        {trace_.const_ptr(reinterpret_cast<void*>(op)), trace_.const_ptr(pc)});
    return true;
}

bool Recorder::SetUpdate(const Word& w, u64* pc) { return interpret(w, pc, op_build_into); }
bool Recorder::DictUpdate(const Word& w, u64* pc) { return interpret(w, pc, op_build_into); }
bool Recorder::DictMerge(const Word& w, u64* pc) { return interpret(w, pc, op_build_into); }
bool Recorder::MatchMapping(const Word& w, u64* pc) { return interpret(w, pc, op_match); }
bool Recorder::MatchSequence(const Word& w, u64* pc) { return interpret(w, pc, op_match); }
bool Recorder::MatchKeys(const Word& w, u64* pc) { return interpret(w, pc, op_match); }
bool Recorder::MatchClass(const Word& w, u64* pc) { return interpret(w, pc, op_match); }
bool Recorder::ImportName(const Word& w, u64* pc) { return interpret(w, pc, op_import_name); }
bool Recorder::ImportFrom(const Word& w, u64* pc) { return interpret(w, pc, op_import_from); }
bool Recorder::LoadAssertionError(const Word& w, u64*) {
    set(w.a, trace_.const_object(exception_type(Exc::AssertionError)));
    return true;
}

}  // namespace krait::jit
