// Text inside traces: characters as numbers, and the calls of str that run no Python code.
//
// s[i], chr(i) and an item of iterating over a str are, when the code point is below 256, loads from the table of one-character
// strings (str_from_char), so `char_code` finds the code point again where such a string is compared, looked for in a constant or
// asked what it is: nothing is loaded or called then. Only instructions of the same recording are looked through; a character that
// comes from elsewhere is an ordinary str.
// Relied on: the table is filled before the first use and never changes; units and flags' width of a str never change.
// Not handled: characters from 256 on, which take the calls.
#include "jit/recorder.h"
#include "jit/runtime_calls.h"

#include <string_view>

#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/unicode.h"

namespace krait::jit {

using namespace ir;
using krait::CompareOp;

// ---- Characters ----

// The code point of a string made by `char_at` or `char_of_code`; kNoRef: of any other.
Ref Recorder::char_code(Ref ref) const {
    if (!jit_.char_table) return kNoRef;
    Ref at = b_.origin(ref);
    if (at >= trace_.insts.size() || ir::is_const(at)) return kNoRef;
    const TraceInst& inst = trace_.at(at);
    if (inst.op != TraceOp::LoadItem || !ir::is_const(inst.a)) return kNoRef;
    const TraceConst& base = trace_.constant_at(inst.a);
    return base.type == TraceType::Ptr && base.bits == reinterpret_cast<u64>(jit_.char_table) ? inst.b : kNoRef;
}

// The string of a code point known to be in [0, 256).
Ref Recorder::char_of_code(Ref code) {
    if (!jit_.char_table) jit_.char_table = latin1_char_table(th_);
    if (!jit_.char_table) {
        clear_pending(th_);
        return kNoRef;
    }
    return b_.memory(TraceOp::LoadItem, trace_.const_ptr(jit_.char_table), code, 0, AliasClass::Immutable);
}

// Character `index` (in range) of `str`, whose units are bytes now and then.
Ref Recorder::char_at(Ref str, Ref index) {
    Ref flags = b_.memory(TraceOp::LoadU8, str, offsetof(Str, flags), 0, AliasClass::Immutable);
    Ref width = b_.emit(TraceOp::IntAnd, flags, trace_.const_int(kStrWidthMask));
    guard_true(b_.emit(TraceOp::IntEq, width, trace_.const_int(1)));
    Ref data = b_.load_ptr(str, offsetof(Str, data), AliasClass::Immutable);
    return char_of_code(b_.memory(TraceOp::LoadByteAt, data, index, 0, AliasClass::Immutable));
}

// The next item of a str_iterator over bytes. False: not such an iterator.
bool Recorder::next_char(u32 dst, Operand& o, u32 have, u32 end) {
    Value v = o.value;
    const Shape* shape = v.is_object() ? v.object()->shape() : nullptr;
    if (!shape || (shape != str_iterator_types[0]->root_shape && shape != str_iterator_types[1]->root_shape)) return false;
    auto* it = v.as<StrIterator>();
    if (!it->string || it->string->width() != 1 || !is_exactly(it->string, Kind::Str)) return false;
    Ref iterator = as_object(o, shape);
    Ref string = b_.load_value(iterator, offsetof(StrIterator, string), AliasClass::Iterator);
    Ref str = b_.emit(TraceOp::GuardShape, string, trace_.const_ptr(builtin_shape(Kind::Str)));
    Ref index = b_.load_i64(iterator, offsetof(StrIterator, index), AliasClass::Iterator);
    Ref inside = b_.emit(TraceOp::IntULt, index, b_.load_i64(str, offsetof(Str, length), AliasClass::Immutable));
    bool more = it->index < it->string->length;
    b_.emit(more ? TraceOp::GuardTrue : TraceOp::GuardFalse, inside);
    frame_changed_ = true;
    expected_[0] = more ? have : end;
    if (!more) {
        // The interpreter lets go of the string.
        b_.emit(TraceOp::StoreValue, iterator, offsetof(StrIterator, string), trace_.constant(TraceType::Value, 0), static_cast<u8>(AliasClass::Iterator));
        return true;
    }
    Ref item = char_at(str, index);
    if (item == kNoRef) return abort(Abort::Exception), true;
    b_.emit(TraceOp::StoreI64, iterator, offsetof(StrIterator, index), b_.emit(TraceOp::IntAdd, index, trace_.const_int(1)), static_cast<u8>(AliasClass::Iterator));
    set(dst, item);
    return true;
}

// A constant string of one character below 256; -1: none such.
static i64 constant_char(Ref ref, Value v) {
    if (!ir::is_const(ref) || !is_exactly(v, Kind::Str)) return -1;
    auto* s = v.as<Str>();
    return s->length == 1 && s->at(0) < 256 ? static_cast<i64>(s->at(0)) : -1;
}

// Comparison of two characters as of their code points; kNoRef: the operands are not both known as such.
Ref Recorder::compare_chars(CompareOp op, const Operand& a, const Operand& b) {
    Ref x = char_code(a.ref), y = char_code(b.ref);
    if (x == kNoRef && y == kNoRef) return kNoRef;
    const Operand& other = x == kNoRef ? a : b;
    if (x == kNoRef || y == kNoRef) {
        if (!ir::is_const(other.ref) || !is_exactly(other.value, Kind::Str)) return kNoRef;
        i64 c = constant_char(other.ref, other.value);
        if (c < 0) {
            if (op != CompareOp::Eq && op != CompareOp::Ne) return kNoRef;
            return trace_.const_bool(op == CompareOp::Ne);
        }
        (x == kNoRef ? x : y) = trace_.const_int(c);
    }
    static const TraceOp ops[] = {TraceOp::IntLt, TraceOp::IntLe, TraceOp::IntEq, TraceOp::IntNe, TraceOp::IntGt, TraceOp::IntGe};
    return b_.emit(ops[static_cast<int>(op)], x, y);
}

// Is a character in a constant: a str, or a tuple of strs? A map of the 256 answers. kNoRef: not such operands.
Ref Recorder::char_in_constant(const Operand& item, const Operand& container) {
    Ref code = char_code(item.ref);
    if (code == kNoRef || !ir::is_const(container.ref)) return kNoRef;
    std::string members;
    auto add = [&](const Str* s, bool only_single) {
        if (only_single && s->length != 1) return;
        for (i64 i = 0; i < s->length; ++i)
            if (s->at(i) < 256) members.push_back(static_cast<char>(s->at(i)));
    };
    Value c = container.value;
    if (is_exactly(c, Kind::Str)) {
        add(c.as<Str>(), false);
    } else if (is_exactly(c, Kind::Tuple)) {
        for (i64 i = 0; i < c.as<Tuple>()->size; ++i) {
            Value v = c.as<Tuple>()->items[i];
            if (!is_exactly(v, Kind::Str)) return kNoRef;
            add(v.as<Str>(), true);
        }
    } else {
        return kNoRef;
    }
    const u8* map = jit_.char_map(members);
    return b_.emit(TraceOp::IntNe, b_.memory(TraceOp::LoadByteAt, trace_.const_ptr(map), code, 0, AliasClass::Immutable), trace_.const_int(0));
}

const u8* Jit::char_map(const std::string& members) {
    auto [at, is_new] = char_maps_.try_emplace(members);
    if (is_new)
        for (char c : members) at->second[static_cast<u8>(c)] = 1;
    return at->second.data();
}

// ---- Methods ----

namespace {

struct Predicate { const char* name; bool (*holds)(u32 c); };
constexpr Predicate kPredicates[] = {
    {"isalpha", unicode::is_alpha},
    {"isalnum", unicode::is_alnum},
    {"isdigit", unicode::is_digit},
    {"isdecimal", unicode::is_decimal},
    {"isnumeric", unicode::is_numeric},
    {"isspace", [](u32 c) { return unicode::is_space(c); }},
    {"islower", unicode::is_lower},
    {"isupper", unicode::is_upper},
    {"isidentifier", unicode::is_id_start},
    {"isprintable", unicode::is_printable},
};

// Methods that run no Python code on strs, ints, None, and tuples and lists of strs.
constexpr const char* kPlainMethods[] = {
    "capitalize", "casefold", "center", "count", "endswith", "expandtabs", "find", "index", "isalnum", "isalpha", "isascii", "isdecimal",
    "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join", "ljust", "lower", "lstrip",
    "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split",
    "splitlines", "startswith", "strip", "swapcase", "title", "upper", "zfill"};

}  // namespace

// May this call of a method of str be recorded with effects that leave out Python code? Guards what that relies on.
bool Recorder::plain_str_call(const NativeDef* def, Value self_value, const Ref* args, const Value* values, u32 count) {
    if (!is_exactly(self_value, Kind::Str)) return false;
    std::string_view name = def->name;
    bool known = false;
    for (const char* method : kPlainMethods) known |= name == method;
    if (!known) return false;
    for (u32 i = 0; i < count; ++i) {
        Value v = values[i];
        bool texts = name == "join" ? is_exactly(v, Kind::List) || is_exactly(v, Kind::Tuple) : (name == "startswith" || name == "endswith") && is_exactly(v, Kind::Tuple);
        if (!v.is_small_int() && !is_none(v) && !is_exactly(v, Kind::Str) && !texts) return false;
    }
    for (u32 i = 0; i < count; ++i) {
        Operand o{args[i], values[i], kNoRef};
        if (values[i].is_small_int()) as_int(o);
        else if (is_none(values[i])) guard_is(o, values[i]);
        else as_object(o, values[i].object()->shape());
    }
    return true;
}

// A method of a character without arguments: what it is, by a map; its ASCII case.
bool Recorder::char_recipe(u32 dst, const NativeDef* def, Ref self, u32 count) {
    Ref code = char_code(self);
    if (code == kNoRef || count != 0) return false;
    std::string_view name = def->name;
    for (const Predicate& predicate : kPredicates) {
        if (name != predicate.name) continue;
        std::string members;
        for (u32 c = 0; c < 256; ++c)
            if (predicate.holds(c)) members.push_back(static_cast<char>(c));
        set(dst, b_.emit(TraceOp::IntNe, b_.memory(TraceOp::LoadByteAt, trace_.const_ptr(jit_.char_map(members)), code, 0, AliasClass::Immutable), trace_.const_int(0)));
        return true;
    }
    return false;
}

// str(x), int(text), float(text) of exact builtins.
bool Recorder::text_type_recipe(u32 dst, Type* type, Operand& o) {
    Num kind = number_kind(o);
    bool to_text = type == builtin_type(Kind::Str);
    const void* function = nullptr;
    if (to_text && is_exactly(o.value, Kind::Str)) {
        set(dst, as_object(o, builtin_shape(Kind::Str)));
        return true;
    }
    if (to_text && kind == Num::Int && o.value.is_small_int()) {
        as_int(o);
        function = reinterpret_cast<const void*>(rt::int_text);
    } else if (to_text && kind == Num::Float) {
        as_float(o);
        function = reinterpret_cast<const void*>(rt::float_text);
    } else if (is_exactly(o.value, Kind::Str) && (type == builtin_type(Kind::Int) || type == builtin_type(Kind::Float))) {
        as_object(o, builtin_shape(Kind::Str));
        function = type == builtin_type(Kind::Int) ? reinterpret_cast<const void*>(rt::int_from_text) : reinterpret_cast<const void*>(rt::float_from_text);
    } else {
        return false;
    }
    set(dst, call_runtime(TraceType::Value, function, to_text ? "str" : "number_from_text", kReads | kAllocates | kMayRaise, CallCheck::EmptyRaised, {value_of(o)}));
    return true;
}

// `text % values`, where nothing that is formatted runs Python code; asked again at each run. kNoRef: not now.
Ref Recorder::percent(Operand& a, Operand& b) {
    if (!is_exact(a, Kind::Str) || !rt::is_plain_percent(b.value)) return kNoRef;
    Ref format = as_object(a, builtin_shape(Kind::Str));
    return call_runtime(TraceType::Value, reinterpret_cast<const void*>(rt::percent_plain), "str_percent", kReads | kAllocates | kMayRaise, CallCheck::EmptyRaised,
                        {format, value_of(b)});
}

}  // namespace krait::jit
