// Recording of displays, unpacking, formatting and functions.
#include "jit/recorder.h"
#include "jit/runtime_calls.h"
#include "interp/ops.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait::jit {

using namespace ir;

// A call that gets registers [first, first + count) as its arguments in memory.
Ref Recorder::build(const void* function, const char* name, u16 effects, const Ref* items, u32 count) {
    if (count > static_cast<u32>(x64::kMaxMemoryArgs)) {
        abort(Abort::CallArguments);
        return kFails;
    }
    CallInfo call;
    call.function = function;
    call.name = name;
    call.effects = effects;
    call.check = CallCheck::EmptyRaised;
    call.variadic = true;
    std::vector<Ref> all;
    for (u32 i = 0; i < count; ++i) all.push_back(b_.as_value(items[i]));
    if (effects & kRunsPython) flush_frames(), ran_python_ = true;
    Ref r = b_.call_with(TraceType::Value, call, all.data(), count);
    unflush_frames();
    return r;
}

Ref Recorder::build_tuple(const Ref* items, u32 count) {
    if (count == 0) return trace_.const_object(empty_tuple());
    if (count > 8) return build(reinterpret_cast<void*>(rt::build_tuple), "build_tuple", kAllocates | kMayRaise, items, count);
    std::vector<Ref> boxed;
    for (u32 i = 0; i < count; ++i) boxed.push_back(b_.as_value(items[i]));
    Ref tuple = b_.emit(TraceOp::NewObject, trace_.const_ptr(builtin_shape(Kind::Tuple)), static_cast<u32>(sizeof(Tuple) + 8 * count), 0, 0);
    b_.emit(TraceOp::StoreI64, tuple, offsetof(Tuple, size), trace_.const_int(count), static_cast<u8>(AliasClass::Immutable));
    for (u32 i = 0; i < count; ++i)
        b_.emit(TraceOp::StoreValue, tuple, static_cast<u32>(offsetof(Tuple, items)) + 8 * i, boxed[i], static_cast<u8>(AliasClass::Immutable));
    return tuple;
}

std::vector<Ref> Recorder::window(u32 first, u32 count) {
    std::vector<Ref> refs;
    for (u32 i = 0; i < count; ++i) refs.push_back(get(first + i));
    return refs;
}

bool Recorder::BuildTuple(const Word& w, u64*) {
    set(w.a, build_tuple(window(w.b, w.c).data(), w.c));
    return abort_ == Abort::None;
}
bool Recorder::BuildTuple1(const Word& w, u64*) {
    Ref items[1] = {get(w.b)};
    set(w.a, build_tuple(items, 1));
    return true;
}
bool Recorder::BuildTuple2(const Word& w, u64*) {
    Ref items[2] = {get(w.b), get(w.c)};
    set(w.a, build_tuple(items, 2));
    return true;
}
bool Recorder::BuildList(const Word& w, u64*) {
    Ref list = build(reinterpret_cast<void*>(rt::build_list), "build_list", kAllocates | kMayRaise, window(w.b, w.c).data(), w.c);
    if (abort_ != Abort::None) return false;
    set(w.a, list);
    return true;
}
bool Recorder::BuildSet(const Word& w, u64*) {
    Ref r = build(reinterpret_cast<void*>(rt::build_set), "build_set", kAnyEffect, window(w.b, w.c).data(), w.c);
    if (abort_ != Abort::None) return false;
    set(w.a, r);
    return true;
}
bool Recorder::BuildMap(const Word& w, u64*) {
    Ref r = build(reinterpret_cast<void*>(rt::build_map), "build_map", kAnyEffect, window(w.b, w.c * 2u).data(), w.c * 2u);
    if (abort_ != Abort::None) return false;
    set(w.a, r);
    return true;
}
bool Recorder::BuildConstKeyMap(const Word& w, u64* pc) {
    Tuple* keys = top().reg->constants[number_word(pc).number].as<Tuple>();
    std::vector<Ref> pairs;
    for (u32 i = 0; i < w.c; ++i) pairs.push_back(constant(keys->items[i])), pairs.push_back(get(w.b + i));
    Ref r = build(reinterpret_cast<void*>(rt::build_map), "build_map", kAnyEffect, pairs.data(), static_cast<u32>(pairs.size()));
    if (abort_ != Abort::None) return false;
    set(w.a, r);
    return true;
}
bool Recorder::BuildString(const Word& w, u64*) {
    Ref r = build(reinterpret_cast<void*>(rt::build_string), "build_string", kReads | kAllocates | kMayRaise, window(w.b, w.c).data(), w.c);
    if (abort_ != Abort::None) return false;
    set(w.a, r);
    return true;
}
bool Recorder::BuildSlice(const Word& w, u64*) {
    Ref start = b_.as_value(get(w.b)), stop = b_.as_value(get(w.c));
    set(w.a, call_runtime(TraceType::Value, reinterpret_cast<void*>(rt::build_slice), "build_slice", kAllocates | kMayRaise, CallCheck::EmptyRaised,
                          {start, stop, trace_.const_object(&none_object)}));
    return true;
}
bool Recorder::BuildSlice3(const Word& w, u64*) {
    Ref start = b_.as_value(get(w.b)), stop = b_.as_value(get(w.b + 1)), step = b_.as_value(get(w.b + 2));
    set(w.a, call_runtime(TraceType::Value, reinterpret_cast<void*>(rt::build_slice), "build_slice", kAllocates | kMayRaise, CallCheck::EmptyRaised, {start, stop, step}));
    return true;
}
bool Recorder::ListAppend(const Word& w, u64*) {
    Operand list = operand(w.a);
    Ref object = as_object(list, builtin_shape(Kind::List));
    call_runtime(TraceType::Int, reinterpret_cast<void*>(rt::list_append), "list_append", kWrites | kAllocates | kMayRaise, CallCheck::NegRaised, {object, b_.as_value(get(w.b))});
    return true;
}

static i64 set_add_value(Thread* th, Value set, Value v) { return krait::set_add(th, set.as<Set>(), v); }
bool Recorder::SetAdd(const Word& w, u64*) {
    Operand set_operand = operand(w.a);
    Ref object = as_object(set_operand, builtin_shape(Kind::Set));
    call_runtime(TraceType::Int, reinterpret_cast<void*>(set_add_value), "set_add", kAnyEffect, CallCheck::NegRaised, {object, b_.as_value(get(w.b))});
    return true;
}
bool Recorder::MapAdd(const Word& w, u64*) {
    Operand dict = operand(w.a);
    Ref object = as_object(dict, builtin_shape(Kind::Dict));
    call_runtime(TraceType::Int, reinterpret_cast<void*>(rt::dict_set), "dict_set", kAnyEffect, CallCheck::NegRaised, {object, b_.as_value(get(w.b)), b_.as_value(get(w.c))});
    return true;
}
static i64 extend_list(Thread* th, Value list, Value iterable) { return list_extend(th, list.as<List>(), iterable) ? 0 : -1; }
bool Recorder::ListExtend(const Word& w, u64* pc) {
    Operand list = operand(w.a);
    Operand source = operand(w.b);
    if (!is_exactly(source.value, Kind::List) && !is_exactly(source.value, Kind::Tuple)) return interpret(w, pc, op_build_into);
    Ref object = as_object(list, builtin_shape(Kind::List));
    Ref items = as_object(source, source.value.object()->shape());
    call_runtime(TraceType::Int, reinterpret_cast<void*>(extend_list), "list_extend", kWrites | kAllocates | kMayRaise, CallCheck::NegRaised, {object, items});
    return true;
}
static Value list_as_tuple(Thread* th, Value list) { return Value(tuple_from(th, list.as<List>()->items, list.as<List>()->size)); }
bool Recorder::ListToTuple(const Word& w, u64*) {
    Operand list = operand(w.b);
    Ref object = as_object(list, builtin_shape(Kind::List));
    set(w.a, call_runtime(TraceType::Value, reinterpret_cast<void*>(list_as_tuple), "list_to_tuple", kReads | kAllocates | kMayRaise, CallCheck::EmptyRaised, {object}));
    return true;
}

// ---- Formatting ----

static Value format_plain(Thread* th, Value v, u64 conversion, Value spec) {
    if (conversion == 1) v = Value(to_str(th, v));
    else if (conversion == 2) v = Value(to_repr(th, v));
    else if (conversion == 3) v = Value(to_ascii(th, v));
    if (!v) return {};
    return krait::format_value(th, v, spec ? spec.as<Str>() : nullptr);
}
bool Recorder::format(u32 dst, u32 src, u32 conversion, Ref spec) {
    Operand o = operand(src);
    Num kind = number_kind(o);
    bool plain = kind == Num::Int || kind == Num::Float || is_exactly(o.value, Kind::Str);
    if (kind == Num::Int) as_int(o);
    else if (kind == Num::Float) as_float(o);
    else if (plain) as_object(o, builtin_shape(Kind::Str));
    set(dst, call_runtime(TraceType::Value, reinterpret_cast<void*>(format_plain), "format", plain ? kReads | kAllocates | kMayRaise : kAnyEffect, CallCheck::EmptyRaised,
                          {value_of(o), trace_.const_int(conversion), spec}));
    return true;
}
bool Recorder::FormatValue(const Word& w, u64*) { return format(w.a, w.b, w.c & 3, trace_.constant(TraceType::Value, 0)); }
bool Recorder::FormatSpec(const Word& w, u64*) {
    Operand spec = operand(w.b + 1);
    if (!is_exactly(spec.value, Kind::Str)) return unsupported(w);
    Ref s = as_object(spec, builtin_shape(Kind::Str));
    return format(w.a, w.b, w.c & 3, s);
}

// ---- Unpacking ----

bool Recorder::unpack(const u32* targets, u32 count, u32 src) {
    Operand o = operand(src);
    bool tuple = is_exactly(o.value, Kind::Tuple), list = is_exactly(o.value, Kind::List);
    if (!tuple && !list) return abort(Abort::Unsupported, "unpacking of an iterable");
    i64 size = tuple ? o.value.as<Tuple>()->size : o.value.as<List>()->size;
    if (size != count) return abort(Abort::Exception);
    Ref object = as_object(o, builtin_shape(tuple ? Kind::Tuple : Kind::List));
    Ref length = b_.load_i64(object, tuple ? static_cast<i32>(offsetof(Tuple, size)) : static_cast<i32>(offsetof(List, size)), tuple ? AliasClass::Immutable : AliasClass::ListSize);
    guard_true(b_.emit(TraceOp::IntEq, length, trace_.const_int(count)));
    std::vector<Ref> items;
    if (tuple) {
        for (u32 i = 0; i < count; ++i) items.push_back(b_.load_value(object, static_cast<i32>(offsetof(Tuple, items) + 8 * i), AliasClass::Immutable));
    } else {
        Ref data = b_.load_ptr(object, offsetof(List, items), AliasClass::ListItems);
        for (u32 i = 0; i < count; ++i) items.push_back(b_.memory(TraceOp::LoadItem, data, trace_.const_int(i), 0, AliasClass::ListItem));
    }
    for (u32 i = 0; i < count; ++i) set(targets[i], items[i]);
    return true;
}
bool Recorder::Unpack(const Word& w, u64*) {
    std::vector<u32> targets;
    for (u32 i = 0; i < w.c; ++i) targets.push_back(w.a + w.c - 1u - i);
    return unpack(targets.data(), w.c, w.b);
}
bool Recorder::Unpack2(const Word& w, u64*) {
    u32 targets[2] = {w.a, w.b};
    return unpack(targets, 2, w.c);
}
bool Recorder::Unpack3(const Word& w, u64* pc) {
    u32 targets[3] = {w.a, w.b, number_word(pc).number};
    return unpack(targets, 3, w.c);
}
bool Recorder::UnpackEx(const Word& w, u64*) { return unsupported(w); }

// ---- Functions ----

static Value make_function_from(Thread* th, Code* code, Dict* globals, Value defaults, Value closure) {
    Function* function = new_function(th, code, globals);
    if (!function) return {};
    if (defaults) set_field(th, function, function->defaults, defaults.as<Tuple>());
    if (closure) set_field(th, function, function->closure, closure.as<Tuple>());
    return Value(function);
}
bool Recorder::MakeFunction(const Word& w, u64*) {
    // Bits: 1 defaults, 2 keyword defaults, 4 annotations, 8 closure; then the code.
    if (w.c & ~9u) return unsupported(w);
    u32 at = w.b;
    Ref empty = trace_.constant(TraceType::Value, 0);
    Ref defaults = w.c & 1 ? b_.as_value(get(at++)) : empty;
    Ref closure = w.c & 8 ? b_.as_value(get(at++)) : empty;
    Ref code = get(at);
    if (!ir::is_const(code)) return unsupported(w);
    set(w.a, call_runtime(TraceType::Object, reinterpret_cast<void*>(make_function_from), "make_function", kAllocates | kMayRaise, CallCheck::EmptyRaised,
                                  {code, trace_.const_ptr(top().real->globals), defaults, closure}));
    return true;
}

}  // namespace krait::jit
