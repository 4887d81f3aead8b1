// Calls (language reference 6.3.4): choice of the specialised form, native functions, starred calls.
#include <alloca.h>

#include <string>

#include "interp/ops.h"
#include "runtime/error.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"

namespace krait {

using namespace ir;

Value call_native_fast(Thread* th, const NativeDef* def, Value self, const Value* args, u32 count, Type* owner) {
    if (def->arity == NativeDef::kVariadic) return def->fnN(th, self, Args{args, count, nullptr});
    if (def->arity == count) {
        if (count == 0) return def->fn0(th, self);
        return count == 1 ? def->fn1(th, self, args[0]) : def->fn2(th, self, args[0], args[1]);
    }
    return call_native(th, def, owner, self, Args{args, count, nullptr});
}

// A builtin that may become a frame of this loop (interp/python_bodies.h) keeps the generic form, which looks for that.
static bool takes_callback(const Value* args, u32 count) {
    for (u32 i = 0; i < count && i < 2; i++)
        if (args[i].is_object() && (is_exactly(args[i], Kind::Generator) || is_exactly(args[i], Kind::Coroutine) || is_exactly(args[i], Kind::Function))) return true;
    return false;
}

static void specialise_call(Thread* th, u64* pc, Value f, const Value* args, u32 count) {
    RegOp form = RegOp::Call;
    if (is_exactly(f, Kind::Builtin) && takes_callback(args, count)) form = RegOp::Call;
    else if (is_exactly(f, Kind::Function)) {
        RegCode* reg = f.as<Function>()->code->reg;
        if (reg && reg->exact_args == static_cast<i32>(count)) form = RegOp::CallPython;
    } else if (is_exactly(f, Kind::Builtin)) {
        form = f.as<Builtin>()->def->arity == 1 && count == 1 ? RegOp::CallBuiltin1 : RegOp::CallBuiltin;
    } else if (is_type(f) && python_init(th, f.as<Type>())) {
        form = RegOp::CallClass;
    }
    rewrite(pc, form);
}

Value op_call(Thread* th, Frame* frame, u64* pc) {
    const Word& w = insn(pc);
    Value* window = &frame->registers[w.b];
    Value f = window[0];
    specialise_call(th, pc, f, window + 1, w.c);
    if (is_exactly(f, Kind::Builtin) && is_profiling(th)) [[unlikely]] return profile_native_call(th, frame, f, Args{window + 1, w.c, nullptr});
    return call_or_push(th, f, window + 1, w.c, nullptr, ReturnTo{w.a, 1});
}

static void specialise_method(u64* pc, Value f, const Value* args, u32 count) {
    RegOp form = RegOp::CallMethod;
    if (is_exactly(f, Kind::Function)) {
        RegCode* reg = f.as<Function>()->code->reg;
        if (reg && reg->exact_args == static_cast<i32>(count) + 1) form = RegOp::CallMethodPython;
    } else if (is_exactly(f, Kind::MethodDescriptor) && !takes_callback(args, count + 1)) {
        u8 arity = f.as<MethodDescriptor>()->def->arity;
        form = arity == 0 && count == 0   ? RegOp::CallMethodNative0
               : arity == 1 && count == 1 ? RegOp::CallMethodNative1
                                          : RegOp::CallMethodNative;
    }
    rewrite(pc, form);
}

Value op_call_method(Thread* th, Frame* frame, u64* pc) {
    const Word& w = insn(pc);
    Value* window = &frame->registers[w.b];
    ReturnTo to{w.a, 1};
    if (window[0].is_empty()) {
        Value f = window[1];
        if (is_exactly(f, Kind::Builtin) && is_profiling(th)) [[unlikely]]
            return profile_native_call(th, frame, f, Args{window + 2, w.c, nullptr});
        return call_or_push(th, f, window + 2, w.c, nullptr, to);
    }
    specialise_method(pc, window[0], window + 1, w.c);
    if (is_profiling(th) && is_exactly(window[0], Kind::MethodDescriptor)) [[unlikely]]
        return profile_native_call(th, frame, window[0], Args{window + 1, w.c + 1u, nullptr});
    return call_or_push(th, window[0], window + 1, w.c + 1u, nullptr, to);
}

// CallKw, CallMethodKw: `c` arguments of which the last have names.
Value op_call_kw(Thread* th, Frame* frame, u64* pc) {
    const Word& w = insn(pc);
    Tuple* names = frame->code->reg->constants[number_word(pc).number].as<Tuple>();
    Value* window = &frame->registers[w.b];
    u32 count = w.c;
    if (generic(w.reg_op()) == RegOp::CallMethodKw) {
        if (window[0].is_empty()) window++;
        else count++;
    }
    return call_or_push(th, window[0], window + 1, count - static_cast<u32>(names->size), names, ReturnTo{w.a, 2});
}

// ---- f(*args, **kwargs) ----

static Tuple* starred_arguments(Thread* th, Value callable, Value args) {
    if (is_exactly(args, Kind::Tuple)) return args.as<Tuple>();
    if (!type_of(args)->slots.iter && !type_of(args)->slots.getitem) {
        std::string text = function_text(th, callable);
        if (!has_pending(th))
            raise(th, Exc::TypeError, "%s argument after * must be an iterable, not %.200s", text.c_str(), type_name(type_of(args)));
        return nullptr;
    }
    return to_tuple(th, args);
}

static Value call_flat(Thread* th, Value callable, Tuple* args, Dict* kwargs, Value* buffer, ReturnTo to) {
    u32 n = 0;
    buffer++;  // buffer[0] is the place for a self
    for (i64 i = 0; i < args->size; i++) buffer[n++] = args->items[i];
    Tuple* names = nullptr;
    if (kwargs && kwargs->used) {
        names = new_tuple(th, kwargs->used);
        if (!names) return Value();
        i64 position = 0, k = 0;
        Value key, value;
        while (dict_next(kwargs, &position, &key, &value)) {
            if (!is_str(key)) return raise(th, Exc::TypeError, "keywords must be strings");
            names->items[k++] = key;
            buffer[n++] = value;
        }
    }
    return call_or_push(th, callable, buffer, static_cast<u32>(args->size), names, to);
}

Value op_call_ex(Thread* th, Frame* frame, u64* pc) {
    const Word& w = insn(pc);
    Value* window = &frame->registers[w.b];
    Value callable = window[0];
    Dict* kwargs = nullptr;
    if (w.c) {
        Value v = window[2];
        if (is_exactly(v, Kind::Dict)) {
            kwargs = v.as<Dict>();
        } else {
            kwargs = KRAIT_TRY(new_dict(th));
            if (!merge_keywords(th, kwargs, v, callable)) return Value();
        }
    }
    Tuple* args = KRAIT_TRY(starred_arguments(th, callable, window[1]));
    size_t total = static_cast<size_t>(args->size + (kwargs ? kwargs->used : 0)) + 1;
    ReturnTo to{w.a, 1};
    if (total < 512) return call_flat(th, callable, args, kwargs, static_cast<Value*>(alloca(total * sizeof(Value))), to);
    ValueVector buffer(th);
    buffer.resize(total);
    return call_flat(th, callable, args, kwargs, buffer.data(), to);
}

}  // namespace krait
