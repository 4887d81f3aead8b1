// itertools: accumulate, compress, dropwhile, takewhile, filterfalse, starmap.
#include "runtime/modules/itertools.h"

namespace krait {

namespace {

// Most of these hold a function (or selectors) and an iterator, and whether a switch has happened.
struct Selecting : Object {
    Value function;
    Value iterator;
    bool switched;
};

void trace_selecting(Object* o, Marker& m) {
    m.visit(static_cast<Selecting*>(o)->function);
    m.visit(static_cast<Selecting*>(o)->iterator);
}

Type *dropwhile_type, *takewhile_type, *filterfalse_type, *starmap_type, *compress_type, *accumulate_type;

Value make_selecting(Thread* th, Type* type, Type* exact, const char* name, const Args& args) {
    if (!no_keywords_if_exact(th, type, exact, name, args) || !check_arg_count(th, name, args.positional(), 2, 2)) return {};
    Value iterator = KRAIT_TRY(get_iter(th, args[1]));
    Selecting* s = static_cast<Selecting*>(new_instance(th, type));
    if (!s) return {};
    s->function = args[0];
    s->iterator = iterator;
    return s;
}

Value reduce_plain(Thread* th, Value self) {
    Selecting* s = self.as<Selecting>();
    return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, s->function, s->iterator)));
}
Value reduce_switched(Thread* th, Value self) {
    Selecting* s = self.as<Selecting>();
    Tuple* args = KRAIT_TRY(make_tuple(th, s->function, s->iterator));
    return make_tuple(th, type_of(self), args, small(s->switched));
}
Value setstate_switched(Thread* th, Value self, Value state) {
    int flag = truth(th, state);
    if (flag < 0) return {};
    self.as<Selecting>()->switched = flag;
    return none();
}

// predicate(item): 1, 0, -1.
int test(Thread* th, Value predicate, Value item) {
    Value verdict = call(th, predicate, item);
    return verdict ? truth(th, verdict) : -1;
}

// ---- dropwhile, takewhile ----

Value dropwhile_new(Thread* th, Type* type, const Args& args) {
    return make_selecting(th, type, dropwhile_type, "dropwhile", args);
}

Value dropwhile_next(Thread* th, Value self) {
    Selecting* s = self.as<Selecting>();
    for (;;) {
        Value item = iter_next(th, s->iterator);
        if (!item || s->switched) return item;
        int drop = test(th, s->function, item);
        if (drop < 0) return {};
        if (!drop) {
            s->switched = true;
            return item;
        }
    }
}

Value takewhile_new(Thread* th, Type* type, const Args& args) {
    return make_selecting(th, type, takewhile_type, "takewhile", args);
}

Value takewhile_next(Thread* th, Value self) {
    Selecting* s = self.as<Selecting>();
    if (s->switched) return {};
    Value item = iter_next(th, s->iterator);
    if (!item) return {};
    int take = test(th, s->function, item);
    if (take > 0) return item;
    if (take == 0) s->switched = true;
    return {};
}

constexpr NativeDef kSwitchedMethods[] = {
    {"__reduce__", reduce_switched, "Return state information for pickling."},
    {"__setstate__", setstate_switched, "Set state information for unpickling."},
};
constexpr NativeDef kPlainMethods[] = {{"__reduce__", reduce_plain, "Return state information for pickling."}};

// ---- filterfalse, starmap ----

Value filterfalse_new(Thread* th, Type* type, const Args& args) {
    return make_selecting(th, type, filterfalse_type, "filterfalse", args);
}

Value filterfalse_next(Thread* th, Value self) {
    Selecting* s = self.as<Selecting>();
    bool by_truth = is_none(s->function) || s->function == Value(builtin_type(Kind::Bool));
    for (;;) {
        Value item = iter_next(th, s->iterator);
        if (!item) return {};
        int keep = by_truth ? truth(th, item) : test(th, s->function, item);
        if (keep < 0) return {};
        if (!keep) return item;
    }
}

Value starmap_new(Thread* th, Type* type, const Args& args) {
    return make_selecting(th, type, starmap_type, "starmap", args);
}

Value starmap_next(Thread* th, Value self) {
    Selecting* s = self.as<Selecting>();
    Value args = iter_next(th, s->iterator);
    if (!args) return {};
    Tuple* tuple = is_exactly(args, Kind::Tuple) ? args.as<Tuple>() : KRAIT_TRY(to_tuple(th, args));
    return call(th, s->function, Args{tuple->items, static_cast<u32>(tuple->size), nullptr});
}

// ---- compress: `function` holds the iterator over data, `iterator` the one over selectors ----

Value compress_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* kNames[] = {"data", "selectors"};
    Value p[2];
    if (!parse_new(th, args, "compress", kNames, 2, 0, p)) return {};
    Value data = KRAIT_TRY(get_iter(th, p[0]));
    Value selectors = KRAIT_TRY(get_iter(th, p[1]));
    Selecting* s = static_cast<Selecting*>(new_instance(th, type));
    if (!s) return {};
    s->function = data;
    s->iterator = selectors;
    return s;
}

Value compress_next(Thread* th, Value self) {
    Selecting* s = self.as<Selecting>();
    for (;;) {
        Value item = iter_next(th, s->function);
        if (!item) return {};
        Value selector = iter_next(th, s->iterator);
        if (!selector) return {};
        int keep = truth(th, selector);
        if (keep > 0) return item;
        if (keep < 0) return {};
    }
}

// ---- accumulate ----

struct Accumulate : Object {
    Value total;     // empty: nothing given yet
    Value iterator;
    Value function;  // empty: addition
    Value initial;   // empty: none
};

void trace_accumulate(Object* o, Marker& m) {
    Accumulate* a = static_cast<Accumulate*>(o);
    m.visit(a->total);
    m.visit(a->iterator);
    m.visit(a->function);
    m.visit(a->initial);
}

Value accumulate_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* kNames[] = {"iterable", "func", "initial"};
    Value p[3];
    if (!parse_args(th, ArgSpec{"accumulate", kNames, 3, 1, 0, 2}, args, p)) return {};
    Value iterator = KRAIT_TRY(get_iter(th, p[0]));
    Accumulate* a = static_cast<Accumulate*>(new_instance(th, type));
    if (!a) return {};
    a->iterator = iterator;
    if (p[1] && !is_none(p[1])) a->function = p[1];
    if (p[2] && !is_none(p[2])) a->initial = p[2];
    return a;
}

Value accumulate_next(Thread* th, Value self) {
    Accumulate* a = self.as<Accumulate>();
    if (a->initial) {
        set_field(th, a, a->total, a->initial);
        a->initial = Value();
        return a->total;
    }
    Value item = iter_next(th, a->iterator);
    if (!item) return {};
    if (a->total) item = KRAIT_TRY(a->function ? call(th, a->function, a->total, item) : add(th, a->total, item));
    set_field(th, a, a->total, item);
    return item;
}

Value accumulate_reduce(Thread* th, Value self) {
    Accumulate* a = self.as<Accumulate>();
    Value function = a->function ? a->function : none();
    Value type = type_of(self);
    if (a->initial || (a->total && is_none(a->total))) {
        Value head = a->initial ? a->initial : none();
        Value joined = KRAIT_TRY(call(th, chain_type(), Value(KRAIT_TRY(make_tuple(th, head))), a->iterator));
        if (a->initial) return make_tuple(th, type, KRAIT_TRY(make_tuple(th, joined, function)), none());
        Value again = KRAIT_TRY(call(th, type, joined, function));
        return make_tuple(th, Value(islice_type()), KRAIT_TRY(make_tuple(th, again, small(1), none())));
    }
    Tuple* args = KRAIT_TRY(make_tuple(th, a->iterator, function));
    return make_tuple(th, type, args, a->total ? a->total : none());
}

Value accumulate_setstate(Thread* th, Value self, Value state) {
    Accumulate* a = self.as<Accumulate>();
    set_field(th, a, a->total, state);
    return none();
}

constexpr NativeDef kAccumulateMethods[] = {
    {"__reduce__", accumulate_reduce, "Return state information for pickling."},
    {"__setstate__", accumulate_setstate, "Set state information for unpickling."},
};

}  // namespace

bool add_itertools_select(Thread* th, Module* module) {
    auto add_type = [&](const char* name, const char* doc, Value (*new_)(Thread*, Type*, const Args&), UnarySlot next,
                        bool switched) {
        return add_itertool(th, module,
                            {name, doc, sizeof(Selecting), trace_selecting, new_, next, nullptr,
                             switched ? kSwitchedMethods : kPlainMethods,
                             switched ? std::size(kSwitchedMethods) : std::size(kPlainMethods)});
    };
    dropwhile_type = add_type("itertools.dropwhile",
                              "dropwhile(predicate, iterable, /)\n--\n\nDrop items from the iterable while predicate(item) is "
                              "true.\n\nAfterwards, return every element until the iterable is exhausted.",
                              dropwhile_new, dropwhile_next, true);
    takewhile_type = add_type("itertools.takewhile",
                              "takewhile(predicate, iterable, /)\n--\n\nReturn successive entries from an iterable as long as "
                              "the predicate evaluates to true for each entry.",
                              takewhile_new, takewhile_next, true);
    filterfalse_type = add_type("itertools.filterfalse",
                                "filterfalse(function, iterable, /)\n--\n\nReturn those items of iterable for which "
                                "function(item) is false.\n\nIf function is None, return the items that are false.",
                                filterfalse_new, filterfalse_next, false);
    starmap_type = add_type("itertools.starmap",
                            "starmap(function, iterable, /)\n--\n\nReturn an iterator whose values are returned from the "
                            "function evaluated with an argument tuple taken from the given sequence.",
                            starmap_new, starmap_next, false);
    compress_type = add_type("itertools.compress",
                             "compress(data, selectors)\n--\n\nReturn data elements corresponding to true selector "
                             "elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose "
                             "the data elements.",
                             compress_new, compress_next, false);
    accumulate_type = add_itertool(th, module,
                                   {"itertools.accumulate",
                                    "accumulate(iterable, func=None, *, initial=None)\n--\n\nReturn series of accumulated sums "
                                    "(or other binary function results).",
                                    sizeof(Accumulate), trace_accumulate, accumulate_new, accumulate_next, nullptr,
                                    kAccumulateMethods, std::size(kAccumulateMethods)});
    return dropwhile_type && takewhile_type && filterfalse_type && starmap_type && compress_type && accumulate_type;
}

}  // namespace krait
