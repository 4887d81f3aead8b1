// Pickler: containers of the builtin kinds, their batches and what refers to itself (CPython's Modules/_pickle.c; byte for byte its output).
#include "runtime/modules/pickle_save.h"


#include "runtime/roots.h"
#include "runtime/types/set.h"

namespace krait::pickle {

// fast mode has no memo: cycles are looked for once nesting is deep.
bool Saver::fast_enter(Value v) {
    if (++out.fast_nesting < 50) return true;
    for (u64 inside : out.fast_inside) {
        if (inside != v.bits()) continue;
        raise(th, Exc::ValueError, "fast mode: can't pickle cyclic objects including object type %.200s at %p", type_name(type_of(v)), v.object());
        return false;
    }
    out.fast_inside.push_back(v.bits());
    return true;
}
void Saver::fast_leave(Value) {
    if (out.fast_nesting-- >= 50) out.fast_inside.pop_back();
}

bool Saver::save_tuple(Value v) {
    auto* t = v.as<Tuple>();
    i64 n = t->size, index;
    if (n == 0) {
        if (p->protocol) op(kEmptyTuple);
        else op(kMark), op(kTuple);
        return true;
    }
    bool by_count = n <= 3 && p->protocol >= 2;
    if (!by_count) op(kMark);
    for (i64 i = 0; i < n; ++i)
        if (!save(t->items[i])) return false;
    if (memoised(v, &index)) {
        // The tuple holds itself: what was put on the stack goes.
        if (by_count) {
            for (i64 i = 0; i < n; ++i) op(kPop);
        } else if (p->binary) {
            op(kPopMark);
        } else {
            for (i64 i = 0; i <= n; ++i) op(kPop);
        }
        memo_get(index);
        return true;
    }
    op(by_count ? static_cast<u8>(kTuple1 + n - 1) : static_cast<u8>(kTuple));
    return memo_put(v);
}

bool Saver::batch_list(List* list) {
    if (list->size == 1) {
        if (!save(list->items[0])) return false;
        op(kAppend);
        return true;
    }
    i64 total = 0;
    do {
        i64 batch = 0;
        op(kMark);
        while (total < list->size) {
            if (!save(list->items[total])) return false;
            ++total;
            if (++batch == kBatch) break;
        }
        op(kAppends);
    } while (total < list->size);
    return true;
}

bool Saver::batch_items(Value iterator) {
    if (p->protocol == 0) {
        while (Value v = iter_next(th, iterator)) {
            if (!save(v)) return false;
            op(kAppend);
        }
        return !has_pending(th);
    }
    i64 n;
    do {
        Value first = iter_next(th, iterator);
        if (!first) return !has_pending(th);
        Value v = iter_next(th, iterator);
        if (!v) {
            if (has_pending(th) || !save(first)) return false;
            op(kAppend);
            return true;
        }
        op(kMark);
        if (!save(first)) return false;
        n = 1;
        while (v) {
            if (!save(v)) return false;
            if (++n == kBatch) break;
            v = iter_next(th, iterator);
            if (!v && has_pending(th)) return false;
        }
        op(kAppends);
    } while (n == kBatch);
    return true;
}

bool Saver::save_list(Value v) {
    if (p->fast && !fast_enter(v)) return false;
    if (p->binary) op(kEmptyList);
    else op(kMark), op(kList);
    if (!memo_put(v)) return false;
    bool ok = true;
    if (v.as<List>()->size) {
        if (is_exactly(v, Kind::List) && p->protocol > 0) {
            ok = batch_list(v.as<List>());
        } else {
            Value iterator = get_iter(th, v);
            ok = iterator && batch_items(iterator);
        }
    }
    if (p->fast) fast_leave(v);
    return ok;
}

bool Saver::batch_dict(Dict* dict) {
    i64 size = dict->used, position = 0;
    Value key, value;
    if (size == 1) {
        dict_next(dict, &position, &key, &value);
        if (!save(key) || !save(value)) return false;
        op(kSetItem);
        return true;
    }
    i64 n;
    do {
        n = 0;
        op(kMark);
        while (dict_next(dict, &position, &key, &value)) {
            if (!save(key) || !save(value)) return false;
            if (++n == kBatch) break;
        }
        op(kSetItems);
        if (dict->used != size) {
            raise(th, Exc::RuntimeError, "dictionary changed size during iteration");
            return false;
        }
    } while (n == kBatch);
    return true;
}

static bool check_pair(Thread* th, Value v) {
    if (is_tuple(v) && v.as<Tuple>()->size == 2) return true;
    raise(th, Exc::TypeError, "dict items iterator must return 2-tuples");
    return false;
}

bool Saver::batch_pairs(Value iterator) {
    auto save_pair = [&](Value pair) {
        return check_pair(th, pair) && save(pair.as<Tuple>()->items[0]) && save(pair.as<Tuple>()->items[1]);
    };
    if (p->protocol == 0) {
        while (Value v = iter_next(th, iterator)) {
            if (!save_pair(v)) return false;
            op(kSetItem);
        }
        return !has_pending(th);
    }
    i64 n;
    do {
        Value first = iter_next(th, iterator);
        if (!first) return !has_pending(th);
        if (!check_pair(th, first)) return false;
        Value v = iter_next(th, iterator);
        if (!v) {
            if (has_pending(th) || !save_pair(first)) return false;
            op(kSetItem);
            return true;
        }
        op(kMark);
        if (!save_pair(first)) return false;
        n = 1;
        while (v) {
            if (!save_pair(v)) return false;
            if (++n == kBatch) break;
            v = iter_next(th, iterator);
            if (!v && has_pending(th)) return false;
        }
        op(kSetItems);
    } while (n == kBatch);
    return true;
}

bool Saver::save_dict(Value v) {
    if (p->fast && !fast_enter(v)) return false;
    if (p->binary) op(kEmptyDict);
    else op(kMark), op(kDict);
    if (!memo_put(v)) return false;
    bool ok = true;
    if (v.as<Dict>()->used) {
        if (is_exactly(v, Kind::Dict) && p->protocol > 0) {
            ok = batch_dict(v.as<Dict>());
        } else {
            Value items = call_method(th, v, th->vm->names.items);
            Value iterator = items ? get_iter(th, items) : Value();
            ok = iterator && batch_pairs(iterator);
        }
    }
    if (p->fast) fast_leave(v);
    return ok;
}

bool Saver::save_set(Value v) {
    if (p->protocol < 4) {
        Value items = Value(KRAIT_TRY(to_list(th, v)));
        return save_call(Value(builtin_type(Kind::Set)), Value(KRAIT_TRY(make_tuple(th, items))), v);
    }
    op(kEmptySet);
    if (!memo_put(v)) return false;
    auto* set = v.as<Set>();
    i64 size = set->used, position = 0, n;
    if (!size) return true;
    do {
        n = 0;
        Value key;
        op(kMark);
        while (set_next(set, &position, &key)) {
            if (!save(key)) return false;
            if (++n == kBatch) break;
        }
        op(kAddItems);
        if (set->used != size) {
            raise(th, Exc::RuntimeError, "set changed size during iteration");
            return false;
        }
    } while (n == kBatch);
    return true;
}

bool Saver::save_frozenset(Value v) {
    if (p->fast && !fast_enter(v)) return false;
    if (p->protocol < 4) {
        Value items = Value(KRAIT_TRY(to_list(th, v)));
        return save_call(Value(builtin_type(Kind::Frozenset)), Value(KRAIT_TRY(make_tuple(th, items))), v);
    }
    op(kMark);
    i64 position = 0, index;
    Value key;
    while (set_next(v.as<Set>(), &position, &key))
        if (!save(key)) return false;
    if (p->fast) fast_leave(v);
    if (memoised(v, &index)) {
        op(kPopMark);
        memo_get(index);
        return true;
    }
    op(kFrozenSet);
    return memo_put(v);
}

}  // namespace krait::pickle
