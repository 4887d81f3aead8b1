// Recording of subscripts: lists, tuples, strings, bytes and dicts directly, the rest as calls.
#include "jit/recorder.h"
#include "jit/runtime_calls.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait::jit {

using namespace ir;

// The index in [0, size), a negative one counted from the end, guarded as it was seen.
Ref Recorder::index_in(Operand& key, Ref size, i64 real_size) {
    Ref index = as_int(key);
    i64 i = 0;
    if (is_bool(key.value)) i = key.value == py_true();
    else int_fits_i64(key.value, &i);
    if (i < 0) {
        guard_true(b_.emit(TraceOp::IntLt, index, trace_.const_int(0)));
        index = b_.emit(TraceOp::IntAdd, index, size);
        i += real_size;
    }
    if (static_cast<u64>(i) >= static_cast<u64>(real_size)) {
        abort(Abort::Exception);
        return index;
    }
    guard_true(b_.emit(TraceOp::IntULt, index, size));
    return index;
}

bool Recorder::get_item(u32 dst, Operand& container, Operand& key) {
    if (push_item(dst, container, key, nullptr)) return abort_ == Abort::None;
    bool int_key = number_kind(key) == Num::Int || number_kind(key) == Num::Bool;
    Value c = container.value;
    if (int_key && is_exactly(c, Kind::List)) {
        Ref list = as_object(container, builtin_shape(Kind::List));
        Ref size = b_.load_i64(list, offsetof(List, size), AliasClass::ListSize);
        Ref index = index_in(key, size, c.as<List>()->size);
        Ref items = b_.load_ptr(list, offsetof(List, items), AliasClass::ListItems);
        set(dst, b_.memory(TraceOp::LoadItem, items, index, 0, AliasClass::ListItem));
        return abort_ == Abort::None;
    }
    if (int_key && is_exactly(c, Kind::Tuple)) {
        Ref tuple = as_object(container, builtin_shape(Kind::Tuple));
        Ref size = b_.load_i64(tuple, offsetof(Tuple, size), AliasClass::Immutable);
        Ref index = index_in(key, size, c.as<Tuple>()->size);
        if (ir::is_const(index))
            set(dst, b_.load_value(tuple, static_cast<i32>(offsetof(Tuple, items)) + 8 * static_cast<i32>(trace_.int_at(index)), AliasClass::Immutable));
        else
            set(dst, b_.memory(TraceOp::LoadItem, tuple, index, offsetof(Tuple, items), AliasClass::Immutable));
        return abort_ == Abort::None;
    }
    if (int_key && is_exactly(c, Kind::Str)) {
        Ref str = as_object(container, builtin_shape(Kind::Str));
        Ref size = b_.load_i64(str, offsetof(Str, length), AliasClass::Immutable);
        Ref index = index_in(key, size, c.as<Str>()->length);
        if (abort_ != Abort::None) return false;
        if (c.as<Str>()->width() == 1) {
            Ref item = char_at(str, index);
            if (item == kNoRef) return abort(Abort::Exception);
            set(dst, item);
            return true;
        }
        set(dst, call_runtime(TraceType::Value, reinterpret_cast<void*>(rt::str_item), "str_item", kReads | kAllocates | kMayRaise, CallCheck::EmptyRaised, {str, index}));
        return true;
    }
    if (int_key && is_exactly(c, Kind::Bytes)) {
        Ref bytes = as_object(container, builtin_shape(Kind::Bytes));
        Ref size = b_.load_i64(bytes, offsetof(Bytes, length), AliasClass::Immutable);
        Ref index = index_in(key, size, c.as<Bytes>()->length);
        set(dst, b_.memory(TraceOp::LoadByteAt, bytes, index, offsetof(Bytes, data), AliasClass::Immutable));
        return abort_ == Abort::None;
    }
    if (int_key && is_exactly(c, Kind::Bytearray)) {
        Ref array = as_object(container, builtin_shape(Kind::Bytearray));
        Ref size = b_.load_i64(array, offsetof(Bytearray, length), AliasClass::Bytes);
        Ref index = index_in(key, size, c.as<Bytearray>()->length);
        Ref offset = b_.load_i64(array, offsetof(Bytearray, offset), AliasClass::Bytes);
        Ref buffer = b_.load_ptr(array, offsetof(Bytearray, buffer), AliasClass::Bytes);
        set(dst, b_.memory(TraceOp::LoadByteAt, buffer, b_.emit(TraceOp::IntAdd, index, offset), offsetof(RawBuffer, data), AliasClass::BytesData));
        return abort_ == Abort::None;
    }
    if (is_exactly(c, Kind::Dict) && is_plain_key(c, key.value)) {
        Ref dict = as_object(container, builtin_shape(Kind::Dict));
        guard_plain_key(key);
        set(dst, call_runtime(TraceType::Value, reinterpret_cast<void*>(rt::dict_get), "dict_get", kReads | kMayRaise, CallCheck::EmptyRaised, {dict, value_of(key)}));
        return true;
    }
    // list[a:b], str[a:b]: no Python code runs for exact builtin sequences and int bounds.
    bool plain_sequence = is_exactly(c, Kind::List) || is_exactly(c, Kind::Str) || is_exactly(c, Kind::Tuple) || is_exactly(c, Kind::Bytes);
    if (plain_sequence && is_exactly(key.value, Kind::Slice)) {
        auto* slice = key.value.as<Slice>();
        auto plain = [](Value v) { return v.is_small_int() || is_none(v); };
        if (plain(slice->start) && plain(slice->stop) && plain(slice->step)) {
            Ref sequence = as_object(container, c.object()->shape());
            Ref s = as_object(key, builtin_shape(Kind::Slice));
            set(dst, call_runtime(TraceType::Value, reinterpret_cast<void*>(rt::get_item), "get_slice", kReads | kAllocates | kMayRaise, CallCheck::EmptyRaised, {sequence, s}));
            return true;
        }
    }
    set(dst, call_python_capable(TraceType::Value, reinterpret_cast<void*>(rt::get_item), "get_item", CallCheck::EmptyRaised, {value_of(container), value_of(key)}));
    return true;
}

// The key stays of a type whose hash and comparison run no Python code. A number in a register is one, however it is boxed.
void Recorder::guard_plain_key(Operand& key) {
    switch (trace_.type_of(key.ref)) {
        case TraceType::Int:
        case TraceType::Uint:
        case TraceType::Wide:
        case TraceType::Float:
        case TraceType::Bool: return;
        default: break;
    }
    if (key.value.is_object() && !is_bool(key.value) && !is_none(key.value)) as_object(key, key.value.object()->shape());
    else if (number_kind(key) == Num::Float) as_float(key);
    else if (number_kind(key) == Num::Int) as_int(key);
}

bool Recorder::set_item(Operand& container, Operand& key, Operand& value) {
    if (push_item(0, container, key, &value)) return abort_ == Abort::None;
    bool int_key = number_kind(key) == Num::Int || number_kind(key) == Num::Bool;
    Value c = container.value;
    if (int_key && is_exactly(c, Kind::List)) {
        Ref list = as_object(container, builtin_shape(Kind::List));
        Ref size = b_.load_i64(list, offsetof(List, size), AliasClass::ListSize);
        Ref index = index_in(key, size, c.as<List>()->size);
        Ref items = b_.load_ptr(list, offsetof(List, items), AliasClass::ListItems);
        if (abort_ != Abort::None) return false;
        Ref boxed = b_.as_value(value.ref);
        b_.emit(TraceOp::StoreItem, items, index, boxed, static_cast<u8>(AliasClass::ListItem));
        if (needs_barrier(value.ref)) b_.emit(TraceOp::WriteBarrier, list);
        return true;
    }
    if (int_key && is_exactly(c, Kind::Bytearray) && value.value.is_small_int() && value.value.small_int() >= 0 && value.value.small_int() < 256) {
        Ref array = as_object(container, builtin_shape(Kind::Bytearray));
        Ref size = b_.load_i64(array, offsetof(Bytearray, length), AliasClass::Bytes);
        Ref index = index_in(key, size, c.as<Bytearray>()->length);
        if (abort_ != Abort::None) return false;
        Ref byte = as_int(value);
        if (!ir::is_const(byte)) guard_true(b_.emit(TraceOp::IntULt, byte, trace_.const_int(256)));
        Ref offset = b_.load_i64(array, offsetof(Bytearray, offset), AliasClass::Bytes);
        Ref buffer = b_.load_ptr(array, offsetof(Bytearray, buffer), AliasClass::Bytes);
        Ref start = b_.emit(TraceOp::IntAdd, b_.emit(TraceOp::IntAdd, index, offset), trace_.const_int(offsetof(RawBuffer, data)));
        b_.emit(TraceOp::StoreByteAt, buffer, start, byte, static_cast<u8>(AliasClass::BytesData));
        return true;
    }
    if (is_exactly(c, Kind::Dict) && is_plain_key(c, key.value)) {
        Ref dict = as_object(container, builtin_shape(Kind::Dict));
        guard_plain_key(key);
        call_runtime(TraceType::Int, reinterpret_cast<void*>(rt::dict_set_plain), "dict_set", kWrites | kAllocates | kMayRaise, CallCheck::NegRaised,
                     {dict, value_of(key), value_of(value)});
        return true;
    }
    call_runtime(TraceType::Int, reinterpret_cast<void*>(rt::set_item), "set_item", kAnyEffect, CallCheck::NegRaised,
                 {value_of(container), value_of(key), value_of(value)});
    return true;
}

bool Recorder::GetItem(const Word& w, u64*) {
    Operand container = operand(w.b), key = operand(w.c);
    return get_item(w.a, container, key);
}
bool Recorder::GetItemK(const Word& w, u64*) {
    Operand container = operand(w.b), key = constant_operand(w.c);
    return get_item(w.a, container, key);
}
bool Recorder::SetItem(const Word& w, u64*) {
    Operand container = operand(w.a), key = operand(w.b), value = operand(w.c);
    return set_item(container, key, value);
}
bool Recorder::SetItemK(const Word& w, u64*) {
    Operand container = operand(w.a), key = constant_operand(w.b), value = operand(w.c);
    return set_item(container, key, value);
}
bool Recorder::DeleteItem(const Word& w, u64*) {
    Operand container = operand(w.a), key = operand(w.b);
    call_runtime(TraceType::Int, reinterpret_cast<void*>(rt::delete_item), "delete_item", kAnyEffect, CallCheck::NegRaised, {value_of(container), value_of(key)});
    return true;
}
bool Recorder::GetLen(const Word& w, u64*) {
    Operand o = operand(w.b);
    set(w.a, call_python_capable(TraceType::Int, reinterpret_cast<void*>(rt::length), "length", CallCheck::NegRaised, {value_of(o)}));
    return true;
}

}  // namespace krait::jit
