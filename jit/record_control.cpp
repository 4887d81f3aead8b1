// Recording of control flow, names and cells.
#include "jit/recorder.h"
#include "jit/runtime_calls.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::jit {

using namespace ir;

bool Recorder::unsupported(const Word& w) { return abort(Abort::Unsupported, info(w.reg_op()).name); }

// ---- Control ----

bool Recorder::Nop(const Word&, u64*) { return true; }
bool Recorder::Move(const Word& w, u64*) {
    set(w.a, get(w.b));
    return true;
}
bool Recorder::LoadConst(const Word& w, u64*) {
    set(w.a, constant(top().reg->constants[w.wide()]));
    return true;
}
bool Recorder::LoadNull(const Word& w, u64*) {
    set(w.a, trace_.constant(TraceType::Value, 0));
    return true;
}
bool Recorder::Jump(const Word& w, u64*) {
    expected_[0] = static_cast<u32>(static_cast<i32>(snapshot_cache_pc_) + w.jump());
    return true;
}
bool Recorder::JumpIfTrue(const Word& w, u64*) {
    Operand o = operand(w.a);
    Ref condition = truth(o);
    branch(condition, true, static_cast<u32>(static_cast<i32>(snapshot_cache_pc_) + w.jump()), snapshot_cache_pc_ + 1);
    return true;
}
bool Recorder::JumpIfFalse(const Word& w, u64*) {
    Operand o = operand(w.a);
    Ref condition = truth(o);
    branch(condition, false, static_cast<u32>(static_cast<i32>(snapshot_cache_pc_) + w.jump()), snapshot_cache_pc_ + 1);
    return true;
}
bool Recorder::JumpIfNone(const Word& w, u64*) {
    Ref condition = b_.emit(TraceOp::ValueEq, get(w.a), trace_.const_object(&none_object));
    branch(condition, true, static_cast<u32>(static_cast<i32>(snapshot_cache_pc_) + w.jump()), snapshot_cache_pc_ + 1);
    return true;
}
bool Recorder::JumpIfNotNone(const Word& w, u64*) {
    Ref condition = b_.emit(TraceOp::ValueEq, get(w.a), trace_.const_object(&none_object));
    branch(condition, false, static_cast<u32>(static_cast<i32>(snapshot_cache_pc_) + w.jump()), snapshot_cache_pc_ + 1);
    return true;
}
bool Recorder::Return(const Word& w, u64*) {
    return_value(get(w.a), real(w.a));
    return unit_ != nullptr && abort_ == Abort::None;
}
bool Recorder::ReturnConst(const Word& w, u64*) {
    return_value(constant(top().reg->constants[w.wide()]), top().reg->constants[w.wide()]);
    return unit_ != nullptr && abort_ == Abort::None;
}
bool Recorder::LoopHint(const Word&, u64*) { return true; }
bool Recorder::LoopEnter(const Word&, u64*) { return true; }
bool Recorder::LoopCold(const Word&, u64*) { return true; }
bool Recorder::Enter(const Word&, u64*) { return true; }
bool Recorder::EnterTrace(const Word&, u64*) { return true; }
bool Recorder::EnterCold(const Word&, u64*) { return true; }

// ---- Names ----

bool Recorder::CheckLocal(const Word& w, u64*) {
    Ref r = b_.emit(TraceOp::GuardBound, get(w.a));
    if (r < kFails) top().regs[w.a] = r;
    return true;
}
bool Recorder::DeleteLocal(const Word& w, u64*) {
    b_.emit(TraceOp::GuardBound, get(w.a));
    set(w.a, trace_.constant(TraceType::Value, 0));
    return true;
}
bool Recorder::MakeCell(const Word& w, u64*) {
    Ref cell = call_runtime(TraceType::Value, reinterpret_cast<void*>(rt::new_cell_of), "new_cell", kAllocates | kMayRaise,
                            CallCheck::EmptyRaised, {b_.as_value(get(w.a))});
    set(w.a, cell);
    return true;
}
bool Recorder::CopyFreeVars(const Word& w, u64*) {
    AbsFrame& frame = top();
    Function* function = frame.real->function;
    Ref function_ref = frame.function;
    if (function_ref == kNoRef) return abort(Abort::Unsupported, "CopyFreeVars at the root");
    for (u32 i = 0; i < w.b; ++i) {
        Ref cell;
        if (ir::is_const(function_ref)) {
            cell = trace_.const_object(function->closure->items[i].object());
        } else {
            Ref closure = b_.load_ptr(function_ref, offsetof(Function, closure), AliasClass::Immutable);
            cell = b_.load_value(closure, static_cast<i32>(offsetof(Tuple, items) + 8 * i), AliasClass::Immutable);
        }
        set(w.a + i, cell);
    }
    return true;
}
bool Recorder::LoadDeref(const Word& w, u64*) {
    Operand cell = operand(w.b);
    Value content = cell.value.as<Cell>()->value;
    if (content.is_empty()) return abort(Abort::Exception);
    Ref object = as_object(cell, builtin_shape(Kind::Cell));
    Ref value = b_.load_value(object, offsetof(Cell, value), AliasClass::Cell);
    set(w.a, b_.emit(TraceOp::GuardBound, value));
    return true;
}
bool Recorder::StoreDeref(const Word& w, u64*) {
    Operand cell = operand(w.a);
    Ref object = as_object(cell, builtin_shape(Kind::Cell));
    Ref value = get(w.b);
    b_.emit(TraceOp::StoreValue, object, offsetof(Cell, value), b_.as_value(value), static_cast<u8>(AliasClass::Cell));
    if (trace_.type_of(value) != TraceType::Float && trace_.type_of(value) != TraceType::Bool) b_.emit(TraceOp::WriteBarrier, object);
    return true;
}
bool Recorder::DeleteDeref(const Word& w, u64*) { return unsupported(w); }
bool Recorder::LoadClassDeref(const Word& w, u64*) { return unsupported(w); }

// The value in entry `at` of a namespace. Its keys_version is guarded, so the entry stays where it is; functions, classes and
// modules are taken as constants, guarded by identity.
Ref Recorder::global_value(Dict* dict, i64 at) {
    Ref object = trace_.const_object(dict);
    Ref version = b_.memory(TraceOp::LoadU32, object, offsetof(Dict, keys_version), 0, AliasClass::Dict);
    b_.emit(TraceOp::GuardTrue, b_.emit(TraceOp::IntEq, version, trace_.const_int(dict_version(th_, dict))));
    Ref entries = b_.load_ptr(object, offsetof(Dict, entries), AliasClass::Dict);
    Ref value = b_.load_value(entries, static_cast<i32>(static_cast<u64>(at) * sizeof(DictEntry) + offsetof(DictEntry, value)), AliasClass::DictValue);
    Value now = dict->entries[at].value;
    if (!now.is_object()) return value;
    switch (now.object()->kind()) {
        case Kind::Function:
        case Kind::Type:
        case Kind::Module:
        case Kind::Builtin: {
            Ref constant_ref = trace_.const_object(now.object());
            b_.emit(TraceOp::GuardIs, value, constant_ref);
            return constant_ref;
        }
        default: return value;
    }
}

bool Recorder::is_unstable(const Dict* dict) const {
    auto found = jit_.unstable_namespaces.find(reinterpret_cast<u64>(dict));
    return found != jit_.unstable_namespaces.end() && found->second >= 2;
}

static Value find_global(Dict* globals, Dict* builtins, Str* name) {
    Value v = dict_get_str(globals, name);
    return v ? v : dict_get_str(builtins, name);
}

bool Recorder::load_global_slowly(u32 dst, Str* name) {
    Frame* frame = top().real;
    Value now = find_global(frame->globals, frame->builtins, name);
    if (!now) return abort(Abort::Exception);
    CallInfo call;
    call.function = reinterpret_cast<void*>(find_global);
    call.name = "find_global";
    call.effects = kReads;
    call.pass_thread = false;
    Ref value = b_.call(TraceType::Value, call, {trace_.const_object(frame->globals), trace_.const_object(frame->builtins), trace_.const_object(name)});
    value = b_.emit(TraceOp::GuardBound, value);
    if (now.is_object()) {
        Kind kind = now.object()->kind();
        if (kind == Kind::Function || kind == Kind::Type || kind == Kind::Module || kind == Kind::Builtin) {
            Ref constant_ref = trace_.const_object(now.object());
            b_.emit(TraceOp::GuardIs, value, constant_ref);
            value = constant_ref;
        }
    }
    set(dst, value);
    return true;
}

bool Recorder::LoadGlobal(const Word& w, u64* pc) {
    Str* name = top().code->names->items[name_cache(pc).name].as<Str>();
    Frame* frame = top().real;
    if (is_unstable(frame->globals)) return load_global_slowly(w.a, name);
    i64 at = dict_find_str(frame->globals, name);
    if (at >= 0) {
        set(w.a, global_value(frame->globals, at));
        return true;
    }
    i64 builtin = dict_find_str(frame->builtins, name);
    if (builtin < 0) return abort(Abort::Exception);
    // Absence from the globals is part of their keys_version.
    Ref version = b_.memory(TraceOp::LoadU32, trace_.const_object(frame->globals), offsetof(Dict, keys_version), 0, AliasClass::Dict);
    b_.emit(TraceOp::GuardTrue, b_.emit(TraceOp::IntEq, version, trace_.const_int(dict_version(th_, frame->globals))));
    set(w.a, global_value(frame->builtins, builtin));
    return true;
}

bool Recorder::StoreGlobal(const Word& w, u64* pc) {
    Str* name = top().code->names->items[name_cache(pc).name].as<Str>();
    Dict* dict = top().real->globals;
    i64 at = dict_find_str(dict, name);
    Ref value = get(w.a);
    Ref object = trace_.const_object(dict);
    if (at >= 0 && !(dict->flags & kDictWatched) && !is_unstable(dict)) {
        Ref version = b_.memory(TraceOp::LoadU32, object, offsetof(Dict, keys_version), 0, AliasClass::Dict);
        b_.emit(TraceOp::GuardTrue, b_.emit(TraceOp::IntEq, version, trace_.const_int(dict_version(th_, dict))));
        Ref entries = b_.load_ptr(object, offsetof(Dict, entries), AliasClass::Dict);
        b_.emit(TraceOp::StoreValue, entries, static_cast<u32>(static_cast<u64>(at) * sizeof(DictEntry) + offsetof(DictEntry, value)), b_.as_value(value),
                static_cast<u8>(AliasClass::DictValue));
        dict_store_barrier(object, entries, value);
        return true;
    }
    call_runtime(TraceType::Int, reinterpret_cast<void*>(rt::dict_set_plain), "dict_set", kWrites | kAllocates | kMayRaise, CallCheck::NegRaised,
                 {object, trace_.const_object(name), b_.as_value(value)});
    return true;
}
bool Recorder::DeleteGlobal(const Word& w, u64*) { return unsupported(w); }

// Module code: names are globals.
bool Recorder::LoadName(const Word& w, u64* pc) {
    Frame* frame = top().real;
    if (frame->locals.bits() != reinterpret_cast<u64>(frame->globals)) return unsupported(w);
    return LoadGlobal(w, pc);
}
bool Recorder::StoreName(const Word& w, u64* pc) {
    Frame* frame = top().real;
    if (frame->locals.bits() != reinterpret_cast<u64>(frame->globals)) return unsupported(w);
    return StoreGlobal(w, pc);
}
bool Recorder::DeleteName(const Word& w, u64*) { return unsupported(w); }
bool Recorder::LoadBuildClass(const Word& w, u64*) { return unsupported(w); }
bool Recorder::SetupAnnotations(const Word& w, u64*) { return unsupported(w); }
bool Recorder::ImportStar(const Word& w, u64*) { return unsupported(w); }

// ---- Exceptions, match: left to the interpreter ----

bool Recorder::PushExcInfo(const Word& w, u64*) { return unsupported(w); }
bool Recorder::PopExcept(const Word& w, u64*) { return unsupported(w); }
bool Recorder::CheckExcMatch(const Word& w, u64*) { return unsupported(w); }
bool Recorder::JumpUnlessExcMatch(const Word& w, u64*) { return unsupported(w); }
bool Recorder::CheckEgMatch(const Word& w, u64*) { return unsupported(w); }
bool Recorder::PrepReraiseStar(const Word& w, u64*) { return unsupported(w); }
bool Recorder::BeforeAsyncWith(const Word& w, u64*) { return unsupported(w); }
bool Recorder::WithExceptStart(const Word& w, u64*) { return unsupported(w); }
bool Recorder::PrintExpr(const Word& w, u64*) { return unsupported(w); }

}  // namespace krait::jit
