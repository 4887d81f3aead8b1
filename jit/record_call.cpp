// Recording of calls: Python functions and constructors inlined, native functions called directly with their declared
// effects, anything else through the abstract call.
#include "jit/recorder.h"

#include <algorithm>

#include "jit/runtime_calls.h"
#include "runtime/error.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/shape.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "interp/ops.h"
#include "interp/python_bodies.h"

namespace krait::jit {

using namespace ir;

bool Recorder::Call(const Word& w, u64*) {
    Operand callee = operand(w.b);
    std::vector<Ref> args;
    std::vector<Value> values;
    for (u32 i = 0; i < w.c; ++i) args.push_back(get(w.b + 1u + i)), values.push_back(real(w.b + 1u + i));
    return call_value(w.a, callee, args.data(), values.data(), w.c, 1);
}

// The recorder may have found a method as one bound object where the interpreter has function and self: then what is in
// the registers tells nothing about the recorded values.
bool Recorder::method_form_agrees(Ref first, bool bound) const {
    return !ir::is_const(first) || (trace_.constant_at(first).bits == 0) == bound;
}

bool Recorder::CallMethod(const Word& w, u64*) {
    bool bound = real(w.b).is_empty();
    Ref empty = get(w.b);
    if (!method_form_agrees(empty, bound)) return abort(Abort::Unsupported, "method found in another form");
    Operand callee = operand(bound ? w.b + 1u : w.b);
    u32 first = bound ? w.b + 2u : w.b + 1u, count = bound ? w.c : w.c + 1u;
    if (!ir::is_const(empty)) {
        if (bound) b_.emit(TraceOp::GuardIs, empty, trace_.constant(TraceType::Value, 0));
        else b_.emit(TraceOp::GuardBound, empty);
    }
    std::vector<Ref> args;
    std::vector<Value> values;
    for (u32 i = 0; i < count; ++i) args.push_back(get(first + i)), values.push_back(real(first + i));
    return call_value(w.a, callee, args.data(), values.data(), count, 1);
}

bool Recorder::call_value(u32 dst, Operand& callee, const Ref* args, const Value* values, u32 count, u8 words) {
    Value f = callee.value;
    if (!f.is_object()) return abort(Abort::Exception);
    if (call_into_builtin(dst, callee, args, values, count, words, nullptr)) return abort_ == Abort::None;
    switch (f.object()->kind()) {
        case Kind::Function: {
            if (!is_exactly(f, Kind::Function)) break;
            Function* function = f.as<Function>();
            if (!ir::is_const(callee.ref)) {
                // Closures are made anew: what matters is the code.
                Ref object = as_object(callee, builtin_shape(Kind::Function));
                b_.emit(TraceOp::GuardPtr, b_.load_ptr(object, offsetof(Function, code), AliasClass::Other), trace_.const_ptr(function->code));
                b_.emit(TraceOp::GuardPtr, b_.load_ptr(object, offsetof(Function, globals), AliasClass::Immutable), trace_.const_ptr(function->globals));
            }
            return call_function(dst, function, callee.ref, args, count, words, ReturnMode::Store, kNoRef, nullptr);
        }
        case Kind::Builtin: {
            if (!is_exactly(f, Kind::Builtin)) break;
            auto* builtin = f.as<Builtin>();
            Ref self;
            if (ir::is_const(callee.ref)) {
                self = builtin->self ? constant(builtin->self) : trace_.constant(TraceType::Value, 0);
            } else {
                Ref object = as_object(callee, builtin_shape(Kind::Builtin));
                b_.emit(TraceOp::GuardPtr, b_.load_ptr(object, offsetof(Builtin, def), AliasClass::Immutable), trace_.const_ptr(builtin->def));
                self = b_.load_value(object, offsetof(Builtin, self), AliasClass::Immutable);
            }
            return call_native(dst, builtin->def, self, builtin->self, args, values, count, builtin->owner);
        }
        case Kind::MethodDescriptor: {
            if (!is_exactly(f, Kind::MethodDescriptor) || count == 0) break;
            auto* method = f.as<MethodDescriptor>();
            if (!is_subtype(type_of(values[0]), method->owner)) break;
            guard_is(callee, f);
            Operand self{args[0], values[0], kNoRef};
            if (values[0].is_object()) as_object(self, values[0].object()->shape());
            else values[0].is_double() ? as_float(self) : as_int(self);
            return call_native(dst, method->def, self.ref, values[0], args + 1, values + 1, count - 1, method->owner);
        }
        case Kind::BoundMethod: {
            if (!is_exactly(f, Kind::BoundMethod)) break;
            auto* bound = f.as<BoundMethod>();
            if (!is_exactly(bound->function, Kind::Function)) break;
            Ref object = as_object(callee, builtin_shape(Kind::BoundMethod));
            Ref function = b_.load_value(object, offsetof(BoundMethod, function), AliasClass::Immutable);
            Ref constant_function = trace_.const_object(bound->function.object());
            b_.emit(TraceOp::GuardIs, function, constant_function);
            std::vector<Ref> all{b_.load_value(object, offsetof(BoundMethod, self), AliasClass::Immutable)};
            all.insert(all.end(), args, args + count);
            return call_function(dst, bound->function.as<Function>(), constant_function, all.data(), count + 1, words, ReturnMode::Store, kNoRef, nullptr);
        }
        case Kind::Type:
            guard_is(callee, f);
            return call_type(dst, f.as<Type>(), callee.ref, args, values, count, words);
        case Kind::Instance:
            if (push_call(dst, callee, args, count, words)) return abort_ == Abort::None;
            break;
        default: break;
    }
    return call_generic(dst, value_of(callee), args, count, nullptr);
}

// next, send, and builtins that run as Python code (interp/python_bodies.h), decided as the interpreter does. False: none of these.
bool Recorder::call_into_builtin(u32 dst, Operand& callee, const Ref* args, const Value* values, u32 count, u8 words, Tuple* kwnames) {
    if (!is_exactly(callee.value, Kind::Builtin) && !is_exactly(callee.value, Kind::MethodDescriptor) && !is_type(callee.value)) return false;
    GeneratorCall entered;
    BodyCall body;
    bool enters = find_generator_call(th_, callee.value, values, count, kwnames, &entered);
    if (!enters && !find_body(th_, callee.value, values, count, kwnames, &body)) return false;
    guard_is(callee, callee.value);
    if (enters) {
        Operand generator{args[0], values[0], kNoRef};
        Ref sent = entered.sent < 0 ? constant(krait::none()) : args[entered.sent];
        if (entered.generator->state == kGenCreated && !ir::is_const(sent)) b_.emit(TraceOp::GuardIs, b_.as_value(sent), trace_.const_object(&none_object));
        ResumedBy by{static_cast<u16>(dst), words, ReturnMode::GeneratorCall, kNoRef};
        if (entered.otherwise >= 0) by.mode = ReturnMode::GeneratorDefault, by.otherwise = args[entered.otherwise];
        resume(generator, sent, by);
        return true;
    }
    std::vector<Ref> refs;
    for (u32 i = 0; i < body.count; ++i) {
        i32 index = body.arguments[i].index;
        if (index < 0) {
            refs.push_back(constant(body.arguments[i].constant));
            continue;
        }
        Operand o{args[index], values[index], kNoRef};
        if (o.value.is_small_int()) as_int(o);
        else if (o.value.is_double()) as_float(o);
        else if (o.value.is_object()) as_object(o, o.value.object()->shape());
        refs.push_back(o.ref);
    }
    call_function(dst, body.function, trace_.const_object(body.function), refs.data(), body.count, words, ReturnMode::Store, kNoRef, nullptr);
    return true;
}

bool Recorder::call_generic(u32 dst, Ref callee, const Ref* args, u32 count, Tuple* kwnames) {
    if (count > static_cast<u32>(x64::kMaxMemoryArgs)) return abort(Abort::CallArguments);
    CallInfo call;
    call.function = reinterpret_cast<void*>(rt::call_args);
    call.name = "call";
    call.effects = kAnyEffect;
    call.check = CallCheck::EmptyRaised;
    call.variadic = true;
    call.memory_from = 1;
    if (kwnames) call.kwnames = reinterpret_cast<u64>(kwnames), call.kw_count = static_cast<u8>(kwnames->size);
    std::vector<Ref> all{callee};
    for (u32 i = 0; i < count; ++i) all.push_back(b_.as_value(args[i]));
    flush_frames();
    ran_python_ = true;
    Ref r = b_.call_with(TraceType::Value, call, all.data(), static_cast<u32>(all.size()));
    unflush_frames();
    set(dst, r);
    return true;
}

// ---- Python functions ----

bool Recorder::call_function(u32 dst, Function* function, Ref function_ref, const Ref* args, u32 count, u8 words, ReturnMode mode, Ref self, Tuple* kwnames) {
    Code* code = function->code;
    auto residual = [&] {
        if (mode != ReturnMode::Store) return abort(Abort::NoCallTarget);
        return call_generic(dst, b_.as_value(function_ref), args, count, kwnames);
    };
    bool starred = code->co_flags & kCoVarArgs, keywords = code->co_flags & kCoVarKeywords;
    u32 depth = 0;
    for (const AbsFrame& frame : frames_) depth += frame.code == code;
    if (depth >= 3) return abort(Abort::Recursion);
    const RegCode* reg = code->reg ? code->reg : reg_code(th_, code);
    if (!reg) {
        clear_pending(th_);
        return abort(Abort::Unsupported, "callee does not translate");
    }
    u32 wanted = static_cast<u32>(code->argcount + code->kwonlyargcount);
    std::vector<Ref> bound(wanted, kNoRef);
    u32 positional = count - (kwnames ? static_cast<u32>(kwnames->size) : 0);
    if (positional > static_cast<u32>(code->argcount) && !starred) return residual();
    std::vector<Ref> others;  // keyword arguments without a parameter of their own: name, value
    u32 plain = std::min(positional, static_cast<u32>(code->argcount));
    for (u32 i = 0; i < plain; ++i) bound[i] = args[i];
    for (u32 k = 0; k + positional < count; ++k) {
        Str* name = kwnames->items[k].as<Str>();
        u32 at = wanted;
        for (u32 p = static_cast<u32>(code->posonlyargcount); p < wanted; ++p)
            if (str_equal(code->localsplusnames->items[p].as<Str>(), name)) at = p;
        if (at == wanted && keywords) {
            others.push_back(constant(Value(name)));
            others.push_back(args[positional + k]);
            continue;
        }
        if (at == wanted || bound[at] != kNoRef) return residual();
        bound[at] = args[positional + k];
    }
    bool missing = false;
    for (Ref r : bound) missing |= r == kNoRef;
    if (missing) {
        // Defaults, as the function holds them now.
        Tuple* defaults = function->defaults;
        u32 have = defaults ? static_cast<u32>(defaults->size) : 0;
        for (u32 p = 0; p < wanted; ++p) {
            if (bound[p] != kNoRef) continue;
            if (p >= static_cast<u32>(code->argcount)) {
                Value v = function->kwdefaults ? dict_get_str(function->kwdefaults, code->localsplusnames->items[p].as<Str>()) : Value();
                if (!v || !ir::is_const(function_ref)) return residual();
                bound[p] = constant(v);
                continue;
            }
            u32 first = static_cast<u32>(code->argcount) - have;
            if (p < first) return residual();
            bound[p] = constant(defaults->items[p - first]);
        }
        Ref now = b_.load_ptr(function_ref, offsetof(Function, defaults), AliasClass::Other);
        b_.emit(TraceOp::GuardPtr, now, trace_.const_ptr(defaults));
    }
    if (ir::is_const(function_ref))
        b_.emit(TraceOp::GuardPtr, b_.load_ptr(function_ref, offsetof(Function, code), AliasClass::Other), trace_.const_ptr(code));
    if (starred) {
        Ref rest = build_tuple(args + plain, positional - plain);
        if (abort_ != Abort::None) return false;
        bound.push_back(rest);
        ++wanted;
    }
    if (keywords) {
        // The names are exact strings: hashing and comparing them runs no Python.
        Ref rest = build(reinterpret_cast<void*>(rt::build_map), "build_map", kAllocates | kMayRaise, others.data(), static_cast<u32>(others.size()));
        if (abort_ != Abort::None) return false;
        bound.push_back(rest);
        ++wanted;
    }
    push_frame(function, function_ref, reg, bound.data(), wanted, static_cast<u16>(dst), words, mode, self);
    return abort_ == Abort::None;
}

// A class: builtin ones by recipe, Python ones with object.__new__ by allocation and __init__ inlined.
bool Recorder::call_type(u32 dst, Type* type, Ref type_ref, const Ref* args, const Value* values, u32 count, u8 words) {
    if (!(type->type_flags & kTypeHeap)) {
        if (type_recipe(dst, type, args, values, count)) return true;
        if (abort_ != Abort::None) return false;
        return call_generic(dst, type_ref, args, count, nullptr);
    }
    Function* init = python_init(th_, type);
    if (!init || type->root_shape->flags & (kShapeVarSized | kShapeHasDel) || type->kind != Kind::Instance) return call_generic(dst, type_ref, args, count, nullptr);
    guard_type_version(type);
    Ref shape_now = b_.load_ptr(type_ref, offsetof(Type, root_shape), AliasClass::Type);
    b_.emit(TraceOp::GuardPtr, shape_now, trace_.const_ptr(type->root_shape));
    size_t size = instance_size(type->root_shape);
    Ref instance = size <= 256 ? b_.emit(TraceOp::NewObject, trace_.const_ptr(type->root_shape), static_cast<u32>(size), 0, 0)
                               : call_runtime(TraceType::Object, reinterpret_cast<void*>(rt::new_instance_of), "new_instance", kAllocates | kMayRaise, CallCheck::EmptyRaised,
                                              {type_ref});
    std::vector<Ref> all{instance};
    all.insert(all.end(), args, args + count);
    return call_function(dst, init, trace_.const_object(init), all.data(), count + 1, words, ReturnMode::Init, instance, nullptr);
}

bool Recorder::CallKw(const Word& w, u64* pc) { return call_keywords(w, pc, false); }
bool Recorder::CallMethodKw(const Word& w, u64* pc) { return call_keywords(w, pc, true); }

bool Recorder::call_keywords(const Word& w, u64* pc, bool method) {
    Tuple* names = top().reg->constants[number_word(pc).number].as<Tuple>();
    u32 first = w.b, count = w.c;
    if (method) {
        bool bound = real(w.b).is_empty();
        Ref empty = get(w.b);
        if (!method_form_agrees(empty, bound)) return abort(Abort::Unsupported, "method found in another form");
        if (!ir::is_const(empty)) bound ? b_.emit(TraceOp::GuardIs, empty, trace_.constant(TraceType::Value, 0)) : b_.emit(TraceOp::GuardBound, empty);
        if (bound) ++first;
        else ++count;
    }
    Operand callee = operand(first);
    std::vector<Ref> args;
    std::vector<Value> values;
    for (u32 i = 0; i < count; ++i) args.push_back(get(first + 1 + i)), values.push_back(real(first + 1 + i));
    if (callee.value.is_object() && call_into_builtin(w.a, callee, args.data(), values.data(), count - static_cast<u32>(names->size), 2, names))
        return abort_ == Abort::None;
    if (is_exactly(callee.value, Kind::Function)) {
        Function* function = callee.value.as<Function>();
        if (!ir::is_const(callee.ref)) guard_is(callee, callee.value);
        return call_function(w.a, function, callee.ref, args.data(), count, 2, ReturnMode::Store, kNoRef, names);
    }
    if (is_type(callee.value) && (callee.value.as<Type>()->type_flags & kTypeHeap)) {
        Type* type = callee.value.as<Type>();
        Function* init = python_init(th_, type);
        if (init && type->kind == Kind::Instance && !(type->root_shape->flags & (kShapeVarSized | kShapeHasDel)) && instance_size(type->root_shape) <= 256) {
            guard_is(callee, callee.value);
            guard_type_version(type);
            b_.emit(TraceOp::GuardPtr, b_.load_ptr(callee.ref, offsetof(Type, root_shape), AliasClass::Type), trace_.const_ptr(type->root_shape));
            Ref instance = b_.emit(TraceOp::NewObject, trace_.const_ptr(type->root_shape), static_cast<u32>(instance_size(type->root_shape)), 0, 0);
            std::vector<Ref> all{instance};
            all.insert(all.end(), args.begin(), args.end());
            return call_function(w.a, init, trace_.const_object(init), all.data(), count + 1, 2, ReturnMode::Init, instance, names);
        }
    }
    return call_generic(w.a, value_of(callee), args.data(), count, names);
}

// f(*args): the items of an exact tuple become arguments.
bool Recorder::CallEx(const Word& w, u64*) {
    Operand tuple = operand(w.b + 1u);
    if (!is_exactly(tuple.value, Kind::Tuple) || tuple.value.as<Tuple>()->size > 12) return unsupported(w);
    if (w.c) {
        Operand keywords = operand(w.b + 2u);
        if (!is_exactly(keywords.value, Kind::Dict) || keywords.value.as<Dict>()->used) return unsupported(w);
        Ref dict = as_object(keywords, builtin_shape(Kind::Dict));
        b_.emit(TraceOp::GuardTrue, b_.emit(TraceOp::IntEq, b_.load_i64(dict, offsetof(Dict, used), AliasClass::Dict), trace_.const_int(0)));
    }
    i64 size = tuple.value.as<Tuple>()->size;
    Ref object = as_object(tuple, builtin_shape(Kind::Tuple));
    guard_true(b_.emit(TraceOp::IntEq, b_.load_i64(object, offsetof(Tuple, size), AliasClass::Immutable), trace_.const_int(size)));
    std::vector<Ref> args;
    std::vector<Value> values;
    for (i64 i = 0; i < size; ++i) {
        args.push_back(b_.load_value(object, static_cast<i32>(offsetof(Tuple, items) + 8 * static_cast<size_t>(i)), AliasClass::Immutable));
        values.push_back(tuple.value.as<Tuple>()->items[i]);
    }
    Operand callee = operand(w.b);
    return call_value(w.a, callee, args.data(), values.data(), static_cast<u32>(size), 1);
}

// ---- Native functions ----

bool Recorder::call_native(u32 dst, const NativeDef* def, Ref self, Value self_value, const Ref* args, const Value* values, u32 count, Type* owner) {
    if (recipe(dst, def, self, self_value, args, values, count)) return true;
    if (abort_ != Abort::None) return false;
    // Those that look at the frame of their caller, or change it.
    static const char* const kIntrospective[] = {"locals", "globals", "vars", "dir", "eval", "exec", "_getframe", "settrace", "setprofile", "breakpoint", "__build_class__", "super"};
    for (const char* name : kIntrospective)
        if (std::string_view(def->name) == name) return abort(Abort::Unsupported, def->name);
    if (count > static_cast<u32>(x64::kMaxMemoryArgs)) return abort(Abort::CallArguments);
    CallInfo call;
    call.name = def->name;
    call.effects = plain_str_call(def, self_value, args, values, count) ? static_cast<u16>(kReads | kAllocates | kMayRaise) : static_cast<u16>(def->effects | kMayRaise);
    call.check = CallCheck::EmptyRaised;
    std::vector<Ref> all{b_.as_value(self)};
    if (def->arity == NativeDef::kVariadic) {
        call.function = reinterpret_cast<const void*>(def->fnN);
        call.variadic = true;
        call.memory_from = 1;
    } else if (def->arity == count) {
        call.function = count == 0 ? reinterpret_cast<const void*>(def->fn0) : count == 1 ? reinterpret_cast<const void*>(def->fn1) : reinterpret_cast<const void*>(def->fn2);
    } else {
        return abort(Abort::Exception);  // a TypeError is coming
    }
    for (u32 i = 0; i < count; ++i) all.push_back(b_.as_value(args[i]));
    bool python = call.effects & kRunsPython;
    if (python) flush_frames(), ran_python_ = true;
    Ref r = b_.call_with(TraceType::Value, call, all.data(), static_cast<u32>(all.size()));
    unflush_frames();
    set(dst, r);
    return true;
}

}  // namespace krait::jit
