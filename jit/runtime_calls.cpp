// What compiled traces call in the runtime. See jit/runtime_calls.h.
#include "jit/runtime_calls.h"

#include <bit>
#include <cmath>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/complex.h"
#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/str_methods.h"

namespace krait::jit::rt {

static const Value kExhausted = Value::from_bits(u64{3} << 48);

Value binary(Thread* th, u64 op, Value a, Value b) { return binary_op(th, static_cast<BinaryOp>(op), a, b); }
Value inplace(Thread* th, u64 op, Value a, Value b) { return inplace_op(th, static_cast<BinaryOp>(op), a, b); }
Value neg(Thread* th, Value v) { return unary_neg(th, v); }
Value pos(Thread* th, Value v) { return unary_pos(th, v); }
Value invert(Thread* th, Value v) { return unary_invert(th, v); }
Value rich_compare(Thread* th, Value a, Value b, u64 op) { return krait::rich_compare(th, a, b, static_cast<CompareOp>(op)); }
i64 truth(Thread* th, Value v) { return krait::truth(th, v); }
i64 contains(Thread* th, Value container, Value item) { return krait::contains(th, container, item); }
Value get_item(Thread* th, Value container, Value key) { return krait::get_item(th, container, key); }
i64 set_item(Thread* th, Value container, Value key, Value value) { return krait::set_item(th, container, key, value) ? 0 : -1; }
i64 delete_item(Thread* th, Value container, Value key) { return krait::delete_item(th, container, key) ? 0 : -1; }
Value get_attribute(Thread* th, Value v, Str* name) { return krait::get_attribute(th, v, name); }
i64 set_attribute(Thread* th, Value v, Str* name, Value value) { return krait::set_attribute(th, v, name, value) ? 0 : -1; }
i64 delete_attribute(Thread* th, Value v, Str* name) { return krait::set_attribute(th, v, name, Value()) ? 0 : -1; }
Value get_iter(Thread* th, Value v) { return krait::get_iter(th, v); }
Value iter_next(Thread* th, Value iterator) {
    Value v = krait::iter_next(th, iterator);
    if (v) return v;
    return has_pending(th) ? Value() : kExhausted;
}
i64 length(Thread* th, Value v) { return krait::length(th, v); }

Value int_binary(Thread* th, u64 op, Value a, Value b) { return krait::int_binary(th, static_cast<BinaryOp>(op), a, b); }
i64 int_compare(Value a, Value b) { return krait::int_compare(a, b); }

// CPython's float_floor_div and float_rem (_float_div_mod): fmod, its sign made the divisor's; quotient by subtraction.
double float_mod(double a, double b) {
    double mod = std::fmod(a, b);
    if (mod != 0) {
        if ((b < 0) != (mod < 0)) mod += b;
    } else {
        mod = std::copysign(0.0, b);
    }
    return mod;
}
double float_floor_div(double a, double b) {
    double mod = std::fmod(a, b), div = (a - mod) / b;
    if (mod != 0) {
        if ((b < 0) != (mod < 0)) div -= 1.0;
    }
    if (div == 0) return std::copysign(0.0, a / b);
    double floored = std::floor(div);
    if (div - floored > 0.5) floored += 1.0;
    return floored;
}
double complex_abs(double re, double im) { return std::hypot(re, im); }
Value make_complex(Thread* th, double re, double im) { return Value(new_complex(th, re, im)); }
double power(double a, double b) { return std::pow(a, b); }
i64 bit_length(i64 i) { return std::bit_width(i < 0 ? -static_cast<u64>(i) : static_cast<u64>(i)); }

static i64 find(Thread* th, Value dict, Value key, u64* hash) {
    return hash_key(th, key, hash) ? dict_find_plain(th, dict.as<Dict>(), key, *hash) : kFindRunsPython;
}
Value dict_get(Thread* th, Value dict, Value key) {
    u64 hash;
    i64 at = find(th, dict, key, &hash);
    if (at >= 0) return dict.as<Dict>()->entries[at].value;
    return at == -1 ? krait::get_item(th, dict, key) : Value();  // raises KeyError
}
Value dict_find(Thread* th, Value dict, Value key) {
    u64 hash;
    i64 at = find(th, dict, key, &hash);
    if (at >= 0) return dict.as<Dict>()->entries[at].value;
    return at == -1 ? kExhausted : Value();
}
i64 dict_set(Thread* th, Value dict, Value key, Value value) { return krait::dict_set(th, dict.as<Dict>(), key, value) ? 0 : -1; }
i64 dict_set_plain(Thread* th, Value dict, Value key, Value value) {
    u64 hash;
    i64 at = find(th, dict, key, &hash);
    if (at == kFindRunsPython) return -1;
    if (at == -1) return dict_set_absent(th, dict.as<Dict>(), key, hash, value) ? 0 : -1;
    return dict_store(th, dict.as<Dict>(), at, value), 0;
}
i64 dict_contains(Thread* th, Value dict, Value key) {
    u64 hash;
    i64 at = find(th, dict, key, &hash);
    return at >= 0 ? 1 : at == -1 ? 0 : -1;
}
i64 set_contains(Thread* th, Value set, Value key) {
    u64 hash;
    return hash_key(th, key, &hash) ? set_contains_plain(th, set.as<Set>(), key, hash) : -1;
}
bool is_plain_lookup(Thread* th, Value container, Value key) {
    u64 hash;
    if (!hash_key(th, key, &hash)) return clear_pending(th), false;
    if (is_any_set(container)) return set_contains_plain(th, container.as<Set>(), key, hash) != kFindRunsPython;
    return dict_find_plain(th, container.as<Dict>(), key, hash) != kFindRunsPython;
}
Value str_item(Thread* th, Value s, i64 index) { return Value(str_from_char(th, s.as<Str>()->at(index))); }
Value str_concat(Thread* th, Value a, Value b) { return Value(krait::str_concat(th, a.as<Str>(), b.as<Str>())); }
Value str_append(Thread* th, Value a, Value b) { return Value(krait::str_append(th, a.as<Str>(), b.as<Str>())); }
bool str_equal(Value a, Value b) { return a == b || krait::str_equal(a.as<Str>(), b.as<Str>()); }
i64 str_compare(Value a, Value b) { return krait::str_compare(a.as<Str>(), b.as<Str>()); }
Value int_text(Thread* th, Value i) { return Value(int_to_str(th, i, 10)); }
Value float_text(Thread* th, Value f) { return Value(float_repr(th, f.as_double())); }
Value int_from_text(Thread* th, Value text) { return int_from_str(th, text.as<Str>(), 10); }
Value float_from_text(Thread* th, Value text) { return float_from_str(th, text); }
static bool is_plain_formatted(Value v) {
    return !v.is_object() || is_exactly(v, Kind::Str) || is_exactly(v, Kind::Int) || is_bool(v) || is_none(v);
}
bool is_plain_percent(Value values) {
    if (!is_exactly(values, Kind::Tuple)) return is_plain_formatted(values);
    for (i64 i = 0; i < values.as<Tuple>()->size; ++i)
        if (!is_plain_formatted(values.as<Tuple>()->items[i])) return false;
    return true;
}
Value percent_plain(Thread* th, Value text, Value values) { return is_plain_percent(values) ? str_percent(th, text, values) : Value(); }
i64 list_append(Thread* th, Value list, Value v) { return krait::list_append(th, list.as<List>(), v) ? 0 : -1; }
Value list_pop(Thread* th, Value list) {
    List* l = list.as<List>();
    if (l->size == 0) return raise(th, Exc::IndexError, "pop from empty list");
    Value v = l->items[--l->size];
    l->items[l->size] = Value();
    return v;
}
Value build_tuple(Thread* th, const Args& items) { return Value(tuple_from(th, items.data, items.count)); }
Value build_list(Thread* th, const Args& items) { return Value(list_from(th, items.data, items.count)); }
Value build_string(Thread* th, const Args& items) { return Value(str_join(th, empty_str(), items.data, items.count)); }
Value build_map(Thread* th, const Args& pairs) {
    Dict* dict = new_dict(th, pairs.count / 2);
    if (!dict) return {};
    for (u32 i = 0; i < pairs.count; i += 2)
        if (!krait::dict_set(th, dict, pairs[i], pairs[i + 1])) return {};
    return Value(dict);
}
Value build_set(Thread* th, const Args& items) {
    Set* set = new_set(th);
    if (!set) return {};
    for (u32 i = 0; i < items.count; ++i)
        if (set_add(th, set, items[i]) < 0) return {};
    return Value(set);
}
Value build_slice(Thread* th, Value start, Value stop, Value step) { return Value(new_slice(th, start, stop, step)); }
Value range_iter(Thread* th, i64 start, i64 stop, i64 step) {
    auto* it = heap_new<RangeIterator>(th, range_iterator_type->root_shape);
    if (!it) return {};
    it->next = start;
    it->step = step;
    // step is 1 or -1 or any nonzero; the bounds are immediates, so nothing overflows
    it->remaining = step > 0 ? (stop > start ? (stop - start - 1) / step + 1 : 0) : (start > stop ? (start - stop - 1) / -step + 1 : 0);
    return Value(it);
}
Value bound_method(Thread* th, Value function, Value self) { return Value(new_bound_method(th, function, self)); }
Value new_cell_of(Thread* th, Value v) { return Value(new_cell(th, v)); }
Value new_instance_of(Thread* th, Type* type) { return Value(new_instance(th, type)); }
Value slice_of(Thread* th, Value sequence, Value start, Value stop) {
    Slice* slice = new_slice(th, start, stop, none());
    return slice ? krait::get_item(th, sequence, Value(slice)) : Value();
}

Value call_args(Thread* th, Value callable, const Args& args) { return krait::call(th, callable, args); }
Value call_native(Thread* th, const NativeDef* def, Value self, const Args& args) { return def->fnN(th, self, args); }

}  // namespace krait::jit::rt
