// Recording of special methods written in Python: operators, comparisons, subscripts and calls of instances go on in the
// method's frame, where the interpreter pushes one (interp/ops_arith.cpp, interp/ops_item.cpp, interp/frames.cpp) and under
// the same conditions. Guarded are the shape and the class version of the left operand, and that the right one's class is
// what it was, since a subclass's reflected method would come first.
//
// A result of NotImplemented leaves the trace at the method's return; the interpreter goes on with the other operand.
// Left to calls: reflected and in-place methods, methods with *args or defaults.
#include "jit/recorder.h"
#include "runtime/operators.h"
#include "runtime/types/slot_dispatch.h"

namespace krait::jit {

using namespace ir;

// An instance whose class and attributes its shape tells.
static bool has_own_shape(Value v) {
    return v.is_object() && v.object()->kind() == Kind::Instance && !(v.object()->shape()->flags & kShapeDictMode) && v.object()->type()->version;
}

static bool takes(Function* function, u32 count) {
    const Code* code = function->code;
    return static_cast<u32>(code->argcount) == count && code->kwonlyargcount == 0 && !(code->co_flags & (kCoVarArgs | kCoVarKeywords));
}

// The Python method `name` of the operand's class, guarded, or null.
Function* Recorder::special_method(Operand& o, Str* name, u32 count) {
    if (!has_own_shape(o.value)) return nullptr;
    Type* type = o.value.object()->type();
    Value found = type_lookup(type, name);
    if (!is_exactly(found, Kind::Function) || !takes(found.as<Function>(), count)) return nullptr;
    as_object(o, o.value.object()->shape());
    guard_type_version(type);
    return found.as<Function>();
}

// The class of `o` stays what it is.
bool Recorder::guard_class(Operand& o) {
    switch (number_kind(o)) {
        case Num::Int: return as_int(o), true;
        case Num::Float: return as_float(o), true;
        default: break;
    }
    if (!o.value.is_object() || o.value.object()->shape()->flags & kShapeDictMode) return false;
    as_object(o, o.value.object()->shape());
    return true;
}

// False: not such a case.
bool Recorder::push_operator(u32 dst, Str* name, Operand& a, Operand& b) {
    if (!has_own_shape(a.value) || b.value.is_empty()) return false;
    Type *type = a.value.object()->type(), *other = type_of(b.value);
    if (other != type && is_subtype(other, type)) return false;
    Value found = type_lookup(type, name);
    if (!is_exactly(found, Kind::Function) || !takes(found.as<Function>(), 2) || !guard_class(b)) return false;
    Function* method = special_method(a, name, 2);
    Ref args[2] = {a.ref, b.ref};
    call_function(dst, method, trace_.const_object(method), args, 2, 1, ReturnMode::Binary, kNoRef, nullptr);
    return true;
}

bool Recorder::push_arith(u32 dst, BinaryOp op, bool inplace, Operand& a, Operand& b) {
    if (!has_own_shape(a.value)) return false;
    if (inplace && type_lookup(a.value.object()->type(), inplace_op_name(th_, op))) return false;
    return push_operator(dst, binary_op_name(th_, op), a, b);
}

bool Recorder::push_compare(u32 dst, krait::CompareOp op, Operand& a, Operand& b) { return push_operator(dst, compare_op_name(th_, op), a, b); }

// container[key] and container[key] = value.
bool Recorder::push_item(u32 dst, Operand& container, Operand& key, Operand* value) {
    Str* name = value ? th_->vm->names.dunder_setitem : th_->vm->names.dunder_getitem;
    Function* method = special_method(container, name, value ? 3 : 2);
    if (!method) return false;
    Ref args[3] = {container.ref, key.ref, value ? value->ref : kNoRef};
    call_function(dst, method, trace_.const_object(method), args, value ? 3 : 2, 1, value ? ReturnMode::Discard : ReturnMode::Store, kNoRef, nullptr);
    return true;
}

bool Recorder::push_call(u32 dst, Operand& callee, const Ref* args, u32 count, u8 words) {
    if (callee.value.object()->type()->slots.call != slot_call_dispatch) return false;
    Function* method = special_method(callee, th_->vm->names.dunder_call, count + 1);
    if (!method) return false;
    std::vector<Ref> all{callee.ref};
    all.insert(all.end(), args, args + count);
    call_function(dst, method, trace_.const_object(method), all.data(), count + 1, words, ReturnMode::Store, kNoRef, nullptr);
    return true;
}

// An operator's method returns. `at_return` is the state at its return instruction, where an exit runs that again.
bool Recorder::operator_returns(Ref value, Value real) {
    if (real == not_implemented()) return abort(Abort::Unsupported, "NotImplemented");
    b_.emit(TraceOp::GuardIsNot, b_.as_value(value), trace_.const_object(&not_implemented_object));
    const AbsFrame& caller = frames_[frames_.size() - 2];
    if (!compare_info(word_at(caller.reg->words + caller.pc).reg_op()).jumps) return true;
    if (!is_bool(real) && !real.is_small_int() && !is_none(real)) return abort(Abort::Unsupported, "truth of a comparison's result");
    Operand o{value, real, kNoRef};
    branch_.condition = truth(o);
    return abort_ == Abort::None;
}

// Behind the return, in the caller: a comparison that jumps decides now.
void Recorder::branch_on_operator(Ref value, u16 dst) {
    const Word& w = word_at(top().reg->words + top().pc);
    const CompareInfo& row = compare_info(w.reg_op());
    if (!row.jumps) {
        set(dst, value);
        return;
    }
    branch(branch_.condition, row.sense, static_cast<u32>(static_cast<i32>(top().pc) + w.jump16()), top().pc + 1);
}

}  // namespace krait::jit
