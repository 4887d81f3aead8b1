// Recipes: builtins that become a few trace instructions instead of a call. Each returns false when its operands are not
// the ones it knows; the call is then recorded as a call.
#include "jit/recorder.h"
#include "jit/runtime_calls.h"

#include <cmath>
#include <string_view>

#include "runtime/types/bytes.h"
#include "runtime/types/complex.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait::jit {

using namespace ir;

struct Recipes {
    Recorder& r;
    u32 dst;
    Ref self;
    Value self_value;
    const Ref* args;
    const Value* values;
    u32 count;

    using Operand = Recorder::Operand;
    using Num = Recorder::Num;
    Operand arg(u32 i) const { return {args[i], values[i], kNoRef}; }
    Builder& b() const { return r.b_; }
    bool give(Ref ref) const {
        r.set(dst, ref);
        return true;
    }
    bool is_int(u32 i) const {
        Num n = r.number_kind(arg(i));
        return n == Num::Int || n == Num::Bool;
    }
    bool is_float(u32 i) const { return r.number_kind(arg(i)) == Num::Float; }
    Ref pure(TraceType type, const void* function, const char* name, std::initializer_list<Ref> refs) const {
        CallInfo call;
        call.function = function;
        call.name = name;
        call.pass_thread = false;
        return b().call(type, call, refs);
    }

    // ---- builtins ----
    bool len() const {
        if (count != 1 || !values[0].is_object()) return false;
        Operand o = arg(0);
        struct Row { Kind kind; i32 offset; AliasClass alias; };
        static const Row rows[] = {{Kind::List, offsetof(List, size), AliasClass::ListSize},
                                   {Kind::Tuple, offsetof(Tuple, size), AliasClass::Immutable},
                                   {Kind::Str, offsetof(Str, length), AliasClass::Immutable},
                                   {Kind::Bytes, offsetof(Bytes, length), AliasClass::Immutable},
                                   {Kind::Bytearray, offsetof(Bytearray, length), AliasClass::Bytes},
                                   {Kind::Dict, offsetof(Dict, used), AliasClass::Dict},
                                   {Kind::Set, offsetof(Set, used), AliasClass::Dict}};
        for (const Row& row : rows)
            if (is_exactly(values[0], row.kind)) return give(b().load_i64(r.as_object(o, builtin_shape(row.kind)), row.offset, row.alias));
        return false;
    }
    bool abs() const {
        if (count != 1) return false;
        Operand o = arg(0);
        if (is_float(0)) return give(b().emit(TraceOp::FloatAbs, r.as_float(o)));
        if (r.is_exact(o, Kind::Complex)) {
            // Infinite and NaN results are left to the function itself, which may raise.
            auto* z = values[0].as<Complex>();
            Ref re, im;
            if (!std::isfinite(std::hypot(z->real, z->imag)) || !r.complex_parts(o, &re, &im)) return false;
            Ref result = pure(TraceType::Float, reinterpret_cast<void*>(rt::complex_abs), "hypot", {re, im});
            r.guard_true(b().emit(TraceOp::FloatLt, result, r.trace_.const_float(HUGE_VAL)));
            return give(result);
        }
        if (!is_int(0)) return false;
        Ref i = r.as_int(o);
        i64 v;
        bool negative = int_fits_i64(values[0], &v) && v < 0;
        Ref zero = r.trace_.const_int(0);
        b().emit(negative ? TraceOp::GuardTrue : TraceOp::GuardFalse, b().emit(TraceOp::IntLt, i, zero));
        return give(negative ? b().emit(TraceOp::IntSubOvf, zero, i) : i);
    }
    // min(a, b, ...), max(...) of ints or of floats: the order seen is guarded.
    bool extremum(bool maximum) const {
        if (count < 2 || count > 6) return false;
        bool ints = true, floats = true;
        for (u32 i = 0; i < count; ++i) {
            ints &= is_int(i) && !is_bool(values[i]);
            floats &= is_float(i);
        }
        if (!ints && !floats) return false;
        std::vector<Ref> refs;
        for (u32 i = 0; i < count; ++i) {
            Operand o = arg(i);
            refs.push_back(ints ? r.as_int(o) : r.as_float(o));
        }
        u32 best = 0;
        for (u32 i = 1; i < count; ++i) {
            bool taken;
            if (ints) {
                i64 x, y;
                int_fits_i64(values[best], &x);
                int_fits_i64(values[i], &y);
                taken = maximum ? y > x : y < x;
            } else {
                double x = values[best].as_double(), y = values[i].as_double();
                taken = maximum ? y > x : y < x;
            }
            TraceOp op = ints ? (maximum ? TraceOp::IntGt : TraceOp::IntLt) : (maximum ? TraceOp::FloatGt : TraceOp::FloatLt);
            b().emit(taken ? TraceOp::GuardTrue : TraceOp::GuardFalse, b().emit(op, refs[i], refs[best]));
            if (taken) best = i;
        }
        return give(refs[best]);
    }
    bool ord() const {
        if (count != 1 || !is_exactly(values[0], Kind::Str) || values[0].as<Str>()->length != 1) return false;
        if (Ref code = r.char_code(args[0]); code != kNoRef) return give(code);
        Str* s = values[0].as<Str>();
        if (s->width() != 1) return false;
        Operand o = arg(0);
        Ref str = r.as_object(o, builtin_shape(Kind::Str));
        Ref length = b().load_i64(str, offsetof(Str, length), AliasClass::Immutable);
        r.guard_true(b().emit(TraceOp::IntEq, length, r.trace_.const_int(1)));
        Ref flags = b().memory(TraceOp::LoadU8, str, offsetof(Str, flags), 0, AliasClass::Immutable);
        Ref width = b().emit(TraceOp::IntAnd, flags, r.trace_.const_int(kStrWidthMask));
        r.guard_true(b().emit(TraceOp::IntEq, width, r.trace_.const_int(1)));
        Ref data = b().load_ptr(str, offsetof(Str, data), AliasClass::Immutable);
        return give(b().memory(TraceOp::LoadU8, data, 0, 0, AliasClass::Immutable));
    }
    bool chr() const {
        if (count != 1 || !values[0].is_small_int() || values[0].small_int() < 0 || values[0].small_int() > 255) return false;
        Operand o = arg(0);
        Ref i = r.as_int(o);
        r.guard_true(b().emit(TraceOp::IntULt, i, r.trace_.const_int(256)));
        Ref text = r.char_of_code(i);
        return text != kNoRef && give(text);
    }
    // isinstance(x, C) for a class whose metaclass is type itself: by the type of x, which its shape says.
    bool isinstance() const {
        if (count != 2 || !is_exactly(values[1], Kind::Type)) return false;
        Type* cls = values[1].as<Type>();
        Operand o = arg(0), c = arg(1);
        r.guard_is(c, values[1]);
        if (values[0].is_object()) {
            if (values[0].object()->kind() == Kind::Instance && (values[0].object()->shape()->flags & kShapeDictMode)) return false;
            Type* type = values[0].object()->type();
            bool answer = is_subtype(type, cls);
            if (!answer && (type->type_flags & kTypeHeap)) return false;  // __class__ may say something else
            r.as_object(o, values[0].object()->shape());
            if (type->type_flags & kTypeHeap) r.guard_type_version(type);
            return give(r.trace_.const_bool(answer));
        }
        values[0].is_double() ? r.as_float(o) : r.as_int(o);
        return give(r.trace_.const_bool(is_subtype(type_of(values[0]), cls)));
    }

    // ---- list ----
    bool append() const {
        if (count != 1 || !is_exactly(self_value, Kind::List)) return false;
        Ref list = list_self();
        r.call_runtime(TraceType::Int, reinterpret_cast<void*>(rt::list_append), "list_append", kWrites | kAllocates | kMayRaise, CallCheck::NegRaised,
                       {list, b().as_value(args[0])});
        return give(r.trace_.const_object(&none_object));
    }
    bool pop() const {
        if (count != 0 || !is_exactly(self_value, Kind::List)) return false;
        Ref list = list_self();
        return give(r.call_runtime(TraceType::Value, reinterpret_cast<void*>(rt::list_pop), "list_pop", kWrites | kMayRaise, CallCheck::EmptyRaised, {list}));
    }
    Ref list_self() const {
        Operand o{self, self_value, kNoRef};
        return r.as_object(o, builtin_shape(Kind::List));
    }

    // ---- math ----
    bool sqrt() const {
        if (count != 1 || !(is_float(0) || is_int(0))) return false;
        Operand o = arg(0);
        double d = is_float(0) ? values[0].as_double() : 1.0;
        i64 i;
        if (!is_float(0) && int_fits_i64(values[0], &i)) d = static_cast<double>(i);
        if (!(d >= 0)) return false;
        Ref x = r.as_float(o);
        r.guard_true(b().emit(TraceOp::FloatGe, x, r.trace_.const_float(0.0)));
        return give(b().emit(TraceOp::FloatSqrt, x));
    }
    // Functions finite on finite arguments.
    bool total(double (*function)(double), const char* name) const {
        if (count != 1 || !(is_float(0) || is_int(0))) return false;
        Operand o = arg(0);
        if (is_float(0) && !std::isfinite(values[0].as_double())) return false;
        Ref x = r.as_float(o);
        if (is_float(0)) r.guard_true(b().emit(TraceOp::FloatLt, b().emit(TraceOp::FloatAbs, x), r.trace_.const_float(HUGE_VAL)));
        return give(pure(TraceType::Float, reinterpret_cast<void*>(function), name, {x}));
    }
    bool fabs() const {
        if (count != 1 || !(is_float(0) || is_int(0))) return false;
        Operand o = arg(0);
        return give(b().emit(TraceOp::FloatAbs, r.as_float(o)));
    }
};

bool Recorder::recipe(u32 dst, const NativeDef* def, Ref self, Value self_value, const Ref* args, const Value* values, u32 count) {
    Recipes recipes{*this, dst, self, self_value, args, values, count};
    using Rule = bool (*)(const Recipes&);
    struct Row { const char* module; const char* name; Rule rule; };
    static const Row rows[] = {
        {"builtins", "len", [](const Recipes& x) { return x.len(); }},
        {"builtins", "abs", [](const Recipes& x) { return x.abs(); }},
        {"builtins", "min", [](const Recipes& x) { return x.extremum(false); }},
        {"builtins", "max", [](const Recipes& x) { return x.extremum(true); }},
        {"builtins", "ord", [](const Recipes& x) { return x.ord(); }},
        {"builtins", "chr", [](const Recipes& x) { return x.chr(); }},
        {"builtins", "isinstance", [](const Recipes& x) { return x.isinstance(); }},
        {"list", "append", [](const Recipes& x) { return x.append(); }},
        {"list", "pop", [](const Recipes& x) { return x.pop(); }},
        {"math", "sqrt", [](const Recipes& x) { return x.sqrt(); }},
        {"math", "fabs", [](const Recipes& x) { return x.fabs(); }},
        {"math", "sin", [](const Recipes& x) { return x.total(std::sin, "sin"); }},
        {"math", "cos", [](const Recipes& x) { return x.total(std::cos, "cos"); }},
        {"math", "atan", [](const Recipes& x) { return x.total(std::atan, "atan"); }},
    };
    std::string_view owner;
    if (is_exactly(self_value, Kind::Module)) {
        Value name = dict_get_str(self_value.as<Module>()->dict, th_->vm->names.dunder_name);
        if (!is_exactly(name, Kind::Str) || !name.as<Str>()->is_ascii()) return false;
        owner = name.as<Str>()->ascii();
    } else if (is_exactly(self_value, Kind::List)) {
        owner = "list";
    } else if (is_exactly(self_value, Kind::Str)) {
        return char_recipe(dst, def, self, count);
    } else {
        return false;
    }
    for (const Row& row : rows)
        if (owner == row.module && std::string_view(def->name) == row.name) return row.rule(recipes);
    return false;
}

// int(x), float(x), range(...) and the like.
bool Recorder::type_recipe(u32 dst, Type* type, const Ref* args, const Value* values, u32 count) {
    Operand o{count ? args[0] : kNoRef, count ? values[0] : Value(), kNoRef};
    if (count == 1 && text_type_recipe(dst, type, o)) return true;
    if (type == builtin_type(Kind::Int) && count == 1) {
        switch (number_kind(o)) {
            case Num::Int:
            case Num::Bool: return set(dst, as_int(o)), true;
            case Num::Float: {
                double d = values[0].as_double();
                if (!(std::fabs(d) < 9.2e18)) return false;
                return set(dst, b_.emit(TraceOp::FloatToInt, as_float(o))), true;
            }
            default: return false;
        }
    }
    if (type == builtin_type(Kind::Float) && count == 1 && (number_kind(o) == Num::Float || number_kind(o) == Num::Int || number_kind(o) == Num::Bool))
        return set(dst, as_float(o)), true;
    if (type == builtin_type(Kind::Complex) && count == 2) {
        // Of real numbers.
        Operand x{args[0], values[0], kNoRef}, y{args[1], values[1], kNoRef};
        for (Operand* part : {&x, &y}) {
            Num n = number_kind(*part);
            if (n != Num::Float && n != Num::Int && n != Num::Bool) return false;
        }
        Ref re = as_float(x), im = as_float(y);
        return set(dst, b_.emit(TraceOp::WideComplex, re, im)), true;
    }
    if (type == builtin_type(Kind::Bool) && count == 1) {
        Ref t = truth(o);
        return set(dst, t), true;
    }
    if (type == builtin_type(Kind::Type) && count == 1) {
        if (values[0].is_object()) {
            if (values[0].object()->shape()->flags & kShapeDictMode) return false;
            as_object(o, values[0].object()->shape());
        } else {
            values[0].is_double() ? as_float(o) : as_int(o);
        }
        return set(dst, trace_.const_object(type_of(values[0]))), true;
    }
    if (type == builtin_type(Kind::Range) && count >= 1 && count <= 3) {
        if (iterate_range(dst, args, values, count)) return true;
        // The object is made by the constructor; no Python code runs for ints.
        std::vector<Ref> all{trace_.const_object(type)};
        for (u32 i = 0; i < count; ++i) {
            Operand x{args[i], values[i], kNoRef};
            if (number_kind(x) != Num::Int) return false;
            all.push_back(b_.as_value(as_int(x)));
        }
        CallInfo call;
        call.function = reinterpret_cast<void*>(rt::call_args);
        call.name = "range";
        call.effects = kAllocates | kMayRaise;
        call.check = CallCheck::EmptyRaised;
        call.variadic = true;
        call.memory_from = 1;
        set(dst, b_.call_with(TraceType::Value, call, all.data(), static_cast<u32>(all.size())));
        return true;
    }
    if ((type == builtin_type(Kind::List) || type == builtin_type(Kind::Dict) || type == builtin_type(Kind::Set)) && count == 0) {
        CallInfo call;
        call.function = type == builtin_type(Kind::List) ? reinterpret_cast<void*>(rt::build_list) : type == builtin_type(Kind::Dict) ? reinterpret_cast<void*>(rt::build_map) : reinterpret_cast<void*>(rt::build_set);
        call.name = "new_container";
        call.effects = kAllocates | kMayRaise;
        call.check = CallCheck::EmptyRaised;
        call.variadic = true;
        set(dst, b_.call_with(TraceType::Value, call, nullptr, 0));
        return true;
    }
    return false;
}

}  // namespace krait::jit
