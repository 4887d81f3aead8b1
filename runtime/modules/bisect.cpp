// _bisect (CPython's Modules/_bisectmodule.c).
#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

struct Search {
    Value sequence, item, key;
    i64 low, high;
};

bool parse_search(Thread* th, const char* name, const Args& args, Search* out) {
    static constexpr const char* kNames[] = {"a", "x", "lo", "hi", "key"};
    Value p[5];
    if (!parse_args(th, ArgSpec{name, kNames, 5, 2, 0, 4}, args, p)) return false;
    out->sequence = p[0];
    out->item = p[1];
    out->key = p[4] && !is_none(p[4]) ? p[4] : Value();
    out->low = 0;
    out->high = -1;
    if (p[2] && !to_ssize(th, p[2], Exc::OverflowError, &out->low)) return false;
    if (p[3] && !is_none(p[3]) && !to_ssize(th, p[3], Exc::OverflowError, &out->high)) return false;
    if (out->low < 0) {
        raise(th, Exc::ValueError, "lo must be non-negative");
        return false;
    }
    if (out->high == -1) {
        out->high = length(th, out->sequence);
        if (out->high < 0) return false;
    }
    return true;
}

Value item_at(Thread* th, Value sequence, i64 i) {
    if (is_exactly(sequence, Kind::List) && i < sequence.as<List>()->size) return sequence.as<List>()->items[i];
    return get_item(th, sequence, KRAIT_TRY(int_from_i64(th, i)));
}

// -1 raised.
i64 find(Thread* th, const Search& s, bool right) {
    i64 low = s.low, high = s.high;
    while (low < high) {
        i64 middle = low + (high - low) / 2;
        Value v = item_at(th, s.sequence, middle);
        if (v && s.key) v = call(th, s.key, v);
        if (!v) return -1;
        Value less = right ? rich_compare(th, s.item, v, CompareOp::Lt) : rich_compare(th, v, s.item, CompareOp::Lt);
        int is_less = less ? truth(th, less) : -1;
        if (is_less < 0) return -1;
        if ((is_less != 0) == right) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

template <bool Right>
Value bisect(Thread* th, Value, const Args& args) {
    Search s;
    if (!parse_search(th, Right ? "bisect_right" : "bisect_left", args, &s)) return {};
    i64 at = find(th, s, Right);
    return at < 0 ? Value() : int_from_i64(th, at);
}

template <bool Right>
Value insort(Thread* th, Value, const Args& args) {
    Search s;
    if (!parse_search(th, Right ? "insort_right" : "insort_left", args, &s)) return {};
    Value item = s.item;
    if (s.key) s.item = KRAIT_TRY(call(th, s.key, item));
    i64 at = find(th, s, Right);
    if (at < 0) return {};
    if (is_exactly(s.sequence, Kind::List)) return list_insert(th, s.sequence.as<List>(), at, item) ? none() : Value();
    KRAIT_TRY(call_method(th, s.sequence, intern(th, "insert"), {KRAIT_TRY(int_from_i64(th, at)), item}));
    return none();
}

#define DOC(name, text) name "($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\n" text
constexpr NativeDef kFunctions[] = {
    {"bisect_right", bisect<true>, DOC("bisect_right", "Return the index where to insert item x in list a, assuming a is sorted.")},
    {"bisect", bisect<true>, DOC("bisect_right", "Return the index where to insert item x in list a, assuming a is sorted.")},
    {"bisect_left", bisect<false>, DOC("bisect_left", "Return the index where to insert item x in list a, assuming a is sorted.")},
    {"insort_right", insort<true>, DOC("insort_right", "Insert item x in list a, and keep it sorted assuming a is sorted.")},
    {"insort", insort<true>, DOC("insort_right", "Insert item x in list a, and keep it sorted assuming a is sorted.")},
    {"insort_left", insort<false>, DOC("insort_left", "Insert item x in list a, and keep it sorted assuming a is sorted.")},
};
#undef DOC
constexpr ModuleDef kModule = {"_bisect",
                               "Bisection algorithms.\n\nThis module provides support for maintaining a list in sorted order "
                               "without\nhaving to sort the list after each insertion.",
                               kFunctions, std::size(kFunctions)};

}  // namespace

Value init_bisect(Thread* th) { return new_native_module(th, kModule); }

}  // namespace krait
