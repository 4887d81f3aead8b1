// builtins: iteration, and the folds min, max, sum, any, all, sorted.
#include <cmath>

#include "runtime/call.h"
#include "runtime/modules/builtins.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

Value builtin_len(Thread* th, Value, Value v) {
    i64 n = length(th, v);
    return n < 0 ? Value() : int_from_i64(th, n);
}

Value builtin_iter(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "iter", args) || !check_arg_count(th, "iter", args, 1, 2)) return {};
    if (args.count == 1) return get_iter(th, args[0]);
    if (!is_callable(args[0])) return raise(th, Exc::TypeError, "iter(v, w): v must be callable");
    return callable_iterator(th, args[0], args[1]);
}

Value builtin_next(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "next", args) || !check_arg_count(th, "next", args, 1, 2)) return {};
    if (!is_iterator(args[0])) return raise(th, Exc::TypeError, "'%T' object is not an iterator", args[0]);
    Value v = type_of(args[0])->slots.iternext(th, args[0]);
    if (v) return v;
    if (args.count == 2) {
        if (has_pending(th) && !catch_pending(th, Exc::StopIteration)) return {};
        return args[1];
    }
    if (!has_pending(th)) {
        Value stop = KRAIT_TRY(call(th, Value(exception_type(Exc::StopIteration))));
        return raise_value(th, stop);
    }
    return {};
}

Value builtin_aiter(Thread* th, Value, Value v) {
    auto slot = type_of(v)->slots.aiter;
    if (!slot) return raise(th, Exc::TypeError, "'%T' object is not an async iterable", v);
    Value it = KRAIT_TRY(slot(th, v));
    if (!type_of(it)->slots.anext)
        return raise(th, Exc::TypeError, "%T object returned by __aiter__ does not implement __anext__()", it);
    return it;
}

// anext(it, default): an awaitable that turns StopAsyncIteration into `default` (runtime/types/async_generator.cpp).
Value anext_awaitable(Thread* th, Value awaitable, Value otherwise);

Value builtin_anext(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "anext", args) || !check_arg_count(th, "anext", args, 1, 2)) return {};
    auto slot = type_of(args[0])->slots.anext;
    if (!slot) return raise(th, Exc::TypeError, "'%T' object is not an async iterator", args[0]);
    Value awaitable = KRAIT_TRY(slot(th, args[0]));
    return args.count == 1 ? awaitable : anext_awaitable(th, awaitable, args[1]);
}

// ---- Folds ----

static Value any_or_all(Thread* th, Value iterable, bool stop_at) {
    Value iterator = KRAIT_TRY(get_iter(th, iterable));
    while (Value item = iter_next(th, iterator)) {
        int t = truth(th, item);
        if (t < 0) return {};
        if (static_cast<bool>(t) == stop_at) return py_bool(stop_at);
    }
    return has_pending(th) ? Value() : py_bool(!stop_at);
}
Value builtin_any(Thread* th, Value, Value v) { return any_or_all(th, v, true); }
Value builtin_all(Thread* th, Value, Value v) { return any_or_all(th, v, false); }

// Ints, then floats, are added without boxes until something else comes (as CPython's sum does; 3.11 adds floats plainly).
Value builtin_sum(Thread* th, Value, const Args& args) {
    static const char* const names[] = {"", "start"};
    Value out[2];
    if (!parse_args(th, {"sum", names, 2, 1, 1, 2}, args, out)) return {};
    Value iterator = KRAIT_TRY(get_iter(th, out[0]));
    Value total = out[1] ? out[1] : Value::from_small_int(0);
    if (is_str(total)) return raise(th, Exc::TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
    if (has_kind(total, Kind::Bytes)) return raise(th, Exc::TypeError, "sum() can't sum bytes [use b''.join(seq) instead]");
    if (has_kind(total, Kind::Bytearray))
        return raise(th, Exc::TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]");
    while (Value item = iter_next(th, iterator)) {
        if (total.is_double() && item.is_double()) {
            total = Value::from_double(total.as_double() + item.as_double());
        } else if (both_small_ints(total, item)) {
            total = KRAIT_TRY(int_from_i64(th, total.small_int() + item.small_int()));
        } else {
            total = KRAIT_TRY(binary_op(th, BinaryOp::Add, total, item));
        }
    }
    return has_pending(th) ? Value() : total;
}

static Value min_or_max(Thread* th, const Args& args, CompareOp op, const char* name) {
    Value key, otherwise;
    for (u32 i = 0; i < args.keyword_count(); i++) {
        auto* keyword = args.kwnames->items[i].as<Str>();
        Value v = args.data[args.count + i];
        if (str_equal(keyword, "key")) key = is_none(v) ? Value() : v;
        else if (str_equal(keyword, "default")) otherwise = v;
        else return raise(th, Exc::TypeError, "'%U' is an invalid keyword argument for %s()", keyword, name);
    }
    if (args.count == 0) return raise(th, Exc::TypeError, "%s expected at least 1 argument, got 0", name);
    if (args.count > 1 && otherwise)
        return raise(th, Exc::TypeError, "Cannot specify a default for %s() with multiple positional arguments", name);
    Value iterator;
    u32 next_argument = 0;
    if (args.count == 1) iterator = KRAIT_TRY(get_iter(th, args[0]));
    Value best, best_key;
    for (;;) {
        Value item;
        if (iterator) {
            item = iter_next(th, iterator);
            if (!item && has_pending(th)) return {};
        } else if (next_argument < args.count) {
            item = args[next_argument++];
        }
        if (!item) break;
        Value item_key = item;
        if (key) item_key = KRAIT_TRY(call(th, key, item));
        if (best) {
            int better = compare_bool(th, item_key, best_key, op);
            if (better < 0) return {};
            if (!better) continue;
        }
        best = item;
        best_key = item_key;
    }
    if (best) return best;
    return otherwise ? otherwise : raise(th, Exc::ValueError, "%s() arg is an empty sequence", name);
}
Value builtin_min(Thread* th, Value, const Args& args) { return min_or_max(th, args, CompareOp::Lt, "min"); }
Value builtin_max(Thread* th, Value, const Args& args) { return min_or_max(th, args, CompareOp::Gt, "max"); }

Value builtin_sorted(Thread* th, Value, const Args& args) {
    if (args.count != 1) return raise(th, Exc::TypeError, "sorted expected 1 argument, got %d", static_cast<int>(args.count));
    Value key;
    bool reverse = false;
    for (u32 i = 0; i < args.keyword_count(); i++) {
        auto* keyword = args.kwnames->items[i].as<Str>();
        Value v = args.data[args.count + i];
        if (str_equal(keyword, "key")) {
            key = v;
        } else if (str_equal(keyword, "reverse")) {
            i64 flag;
            if (!to_i64(th, v, &flag)) return {};
            reverse = flag != 0;
        } else {
            return raise(th, Exc::TypeError, "'%U' is an invalid keyword argument for sort()", keyword);
        }
    }
    List* list = KRAIT_TRY(to_list(th, args[0]));
    return list_sort(th, list, key, reverse) ? Value(list) : Value();
}

}  // namespace krait
