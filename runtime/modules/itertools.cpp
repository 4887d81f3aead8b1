// itertools: the module and its sources of items: count, cycle, repeat, chain, islice (CPython's Modules/itertoolsmodule.c).
#include "runtime/modules/itertools.h"

#include "runtime/types/generic_alias.h"

namespace krait {

Type* add_itertool(Thread* th, Module* module, const IteratorSpec& spec) {
    TypeSpec t{};
    t.name = spec.name;
    t.doc = spec.doc;
    t.kind = Kind::Iterator;
    t.flags = spec.new_ ? kTypeBase : kTypeNoInstantiate;
    if (spec.weak) t.flags |= kTypeHasWeakref;
    t.basic_size = spec.size;
    t.trace = spec.trace;
    t.slots.new_ = spec.new_;
    t.slots.iter = [](Thread*, Value self) { return self; };
    t.slots.iternext = spec.next;
    t.slots.repr = spec.repr;
    t.methods = spec.methods;
    t.method_count = spec.method_count;
    Type* type = new_builtin_type(th, t);
    if (!type) return nullptr;
    const char* dot = __builtin_strchr(spec.name, '.');
    return module_add(th, module, dot + 1, type) ? type : nullptr;
}

bool no_keywords_if_exact(Thread* th, Type* type, Type* exact, const char* name, const Args& args) {
    return !takes_no_keywords(type, exact) || check_no_keywords(th, name, args);
}

namespace {

Type *count_type, *cycle_type, *repeat_type, *chain_type_, *islice_type_;

// ---- count ----

struct Count : Object {
    Value next, step;
};

void trace_count(Object* o, Marker& m) {
    m.visit(static_cast<Count*>(o)->next);
    m.visit(static_cast<Count*>(o)->step);
}

bool is_number(Value v) {
    const Slots& s = type_of(v)->slots;
    return s.index || s.int_ || s.float_ || has_kind(v, Kind::Complex);
}

Value count_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* kNames[] = {"start", "step"};
    Value p[2];
    if (!parse_new(th, args, "count", kNames, 0, 0, p)) return {};
    for (Value v : p) {
        if (v && !is_number(v)) return raise(th, Exc::TypeError, "a number is required");
    }
    Count* c = static_cast<Count*>(new_instance(th, type));
    if (!c) return {};
    c->next = p[0] ? p[0] : small(0);
    c->step = p[1] ? p[1] : small(1);
    return c;
}

Value count_next(Thread* th, Value self) {
    Count* c = self.as<Count>();
    Value item = c->next;
    i64 sum;
    if (both_small_ints(item, c->step) && !__builtin_add_overflow(item.small_int(), c->step.small_int(), &sum) &&
        Value::fits_small_int(sum)) {
        c->next = small(sum);
        return item;
    }
    set_field(th, c, c->next, KRAIT_TRY(add(th, item, c->step)));
    return item;
}

bool counts_by_one(Count* c) { return c->step == small(1); }

Value count_repr(Thread* th, Value self) {
    Count* c = self.as<Count>();
    if (counts_by_one(c)) return Value(format_message(th, "%U(%R)", type_of(self)->name, c->next));
    return Value(format_message(th, "%U(%R, %R)", type_of(self)->name, c->next, c->step));
}

Value count_reduce(Thread* th, Value self) {
    Count* c = self.as<Count>();
    Tuple* args = counts_by_one(c) ? make_tuple(th, c->next) : make_tuple(th, c->next, c->step);
    return args ? Value(make_tuple(th, type_of(self), args)) : Value();
}

constexpr NativeDef kCountMethods[] = {{"__reduce__", count_reduce, "Return state information for pickling."}};

// ---- cycle ----

struct Cycle : Object {
    Value iterator;  // empty: exhausted, items come from `saved`
    List* saved;
    i64 index;
    bool first_pass_done;  // restored state: items are saved already
};

void trace_cycle(Object* o, Marker& m) {
    m.visit(static_cast<Cycle*>(o)->iterator);
    m.visit(static_cast<Cycle*>(o)->saved);
}

Value cycle_new(Thread* th, Type* type, const Args& args) {
    if (!no_keywords_if_exact(th, type, cycle_type, "cycle", args) || !check_arg_count(th, "cycle", args.positional(), 1, 1)) return {};
    Value iterator = KRAIT_TRY(get_iter(th, args[0]));
    List* saved = KRAIT_TRY(new_list(th));
    Cycle* c = static_cast<Cycle*>(new_instance(th, type));
    if (!c) return {};
    c->iterator = iterator;
    c->saved = saved;
    return c;
}

Value cycle_next(Thread* th, Value self) {
    Cycle* c = self.as<Cycle>();
    if (c->iterator) {
        Value item = iter_next(th, c->iterator);
        if (item) {
            if (!c->first_pass_done && !list_append(th, c->saved, item)) return {};
            return item;
        }
        if (has_pending(th)) return {};
        c->iterator = Value();
    }
    if (!c->saved->size) return {};
    Value item = c->saved->items[c->index];
    if (++c->index >= c->saved->size) c->index = 0;
    return item;
}

Value cycle_reduce(Thread* th, Value self) {
    Cycle* c = self.as<Cycle>();
    Value iterator = c->iterator;
    Value done = py_bool(!iterator);
    if (!iterator) {
        iterator = KRAIT_TRY(get_iter(th, c->saved));
        if (c->index) KRAIT_TRY(call_method(th, iterator, th->vm->names.dunder_setstate, {small(c->index)}));
    }
    Tuple* args = KRAIT_TRY(make_tuple(th, iterator));
    return make_tuple(th, type_of(self), args, KRAIT_TRY(make_tuple(th, c->saved, done)));
}

Value cycle_setstate(Thread* th, Value self, Value state) {
    Cycle* c = self.as<Cycle>();
    if (!is_tuple(state)) return raise(th, Exc::TypeError, "state is not a tuple");
    Tuple* t = state.as<Tuple>();
    int done;
    if (t->size != 2 || !is_list(t->items[0])) return raise(th, Exc::TypeError, "function takes exactly 2 arguments");
    if (!to_int32(th, t->items[1], &done)) return {};
    set_field(th, c, c->saved, t->items[0].as<List>());
    c->first_pass_done = done != 0;
    c->index = 0;
    return none();
}

constexpr NativeDef kCycleMethods[] = {
    {"__reduce__", cycle_reduce, "Return state information for pickling."},
    {"__setstate__", cycle_setstate, "Set state information for unpickling."},
};

// ---- repeat ----

struct Repeat : Object {
    Value item;
    i64 remaining;  // -1: for ever
};

void trace_repeat(Object* o, Marker& m) { m.visit(static_cast<Repeat*>(o)->item); }

Value repeat_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* kNames[] = {"object", "times"};
    Value p[2];
    i64 times = -1;
    if (!parse_new(th, args, "repeat", kNames, 1, 0, p)) return {};
    if (p[1]) {
        if (!to_ssize(th, p[1], Exc::OverflowError, &times)) return {};
        if (times < 0) times = 0;
    }
    Repeat* r = static_cast<Repeat*>(new_instance(th, type));
    if (!r) return {};
    r->item = p[0];
    r->remaining = times;
    return r;
}

Value repeat_next(Thread*, Value self) {
    Repeat* r = self.as<Repeat>();
    if (r->remaining == 0) return {};
    if (r->remaining > 0) r->remaining--;
    return r->item;
}

Value repeat_repr(Thread* th, Value self) {
    Repeat* r = self.as<Repeat>();
    if (r->remaining < 0) return Value(format_message(th, "%U(%R)", type_of(self)->name, r->item));
    return Value(format_message(th, "%U(%R, %zd)", type_of(self)->name, r->item, r->remaining));
}

Value repeat_length_hint(Thread* th, Value self) {
    Repeat* r = self.as<Repeat>();
    if (r->remaining < 0) return raise(th, Exc::TypeError, "len() of unsized object");
    return int_from_i64(th, r->remaining);
}

Value repeat_reduce(Thread* th, Value self) {
    Repeat* r = self.as<Repeat>();
    Tuple* args = r->remaining < 0 ? make_tuple(th, r->item) : make_tuple(th, r->item, small(r->remaining));
    return args ? Value(make_tuple(th, type_of(self), args)) : Value();
}

constexpr NativeDef kRepeatMethods[] = {
    {"__length_hint__", repeat_length_hint, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", repeat_reduce, "Return state information for pickling."},
};

// ---- chain ----

struct Chain : Object {
    Value source;  // iterator over iterables; empty: exhausted
    Value active;  // iterator being consumed, or empty
};

void trace_chain(Object* o, Marker& m) {
    m.visit(static_cast<Chain*>(o)->source);
    m.visit(static_cast<Chain*>(o)->active);
}

Value make_chain(Thread* th, Type* type, Value source) {
    Chain* c = static_cast<Chain*>(new_instance(th, type));
    if (!c) return {};
    c->source = source;
    return c;
}

Value chain_new(Thread* th, Type* type, const Args& args) {
    if (!no_keywords_if_exact(th, type, chain_type_, "chain", args)) return {};
    Tuple* iterables = KRAIT_TRY(tuple_from(th, args.data, args.count));
    return make_chain(th, type, KRAIT_TRY(get_iter(th, iterables)));
}

Value chain_from_iterable(Thread* th, Value cls, Value iterable) {
    return make_chain(th, cls.as<Type>(), KRAIT_TRY(get_iter(th, iterable)));
}

Value chain_next(Thread* th, Value self) {
    Chain* c = self.as<Chain>();
    while (c->source) {
        if (!c->active) {
            Value iterable = iter_next(th, c->source);
            if (!iterable) {
                c->source = Value();
                return {};
            }
            Value it = get_iter(th, iterable);
            if (!it) {
                c->source = Value();
                return {};
            }
            set_field(th, c, c->active, it);
        }
        Value item = iter_next(th, c->active);
        if (item) return item;
        if (has_pending(th)) return {};
        c->active = Value();
    }
    return {};
}

Value chain_reduce(Thread* th, Value self) {
    Chain* c = self.as<Chain>();
    if (!c->source) return make_tuple(th, type_of(self), empty_tuple());
    Tuple* state = c->active ? make_tuple(th, c->source, c->active) : make_tuple(th, c->source);
    return state ? Value(make_tuple(th, type_of(self), empty_tuple(), state)) : Value();
}

Value chain_setstate(Thread* th, Value self, Value state) {
    Chain* c = self.as<Chain>();
    if (!is_tuple(state)) return raise(th, Exc::TypeError, "state is not a tuple");
    Tuple* t = state.as<Tuple>();
    if (t->size < 1 || t->size > 2) return raise(th, Exc::TypeError, "function takes at least 1 argument (0 given)");
    for (i64 i = 0; i < t->size; ++i) {
        if (!is_iterator(t->items[i])) return raise(th, Exc::TypeError, "Arguments must be iterators.");
    }
    set_field(th, c, c->source, t->items[0]);
    set_field(th, c, c->active, t->size == 2 ? t->items[1] : Value());
    return none();
}

constexpr NativeDef kChainMethods[] = {
    {"from_iterable", chain_from_iterable,
     "from_iterable($type, iterable, /)\n--\n\nAlternative chain() constructor taking a single iterable argument that "
     "evaluates lazily.",
     kAnyEffect, kNativeClassMethod},
    {"__reduce__", chain_reduce, "Return state information for pickling."},
    {"__setstate__", chain_setstate, "Set state information for unpickling."},
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
};

// ---- islice ----

struct Islice : Object {
    Value iterator;  // empty: exhausted
    i64 next, stop, step, count;  // stop -1: none
};

void trace_islice(Object* o, Marker& m) { m.visit(static_cast<Islice*>(o)->iterator); }

// None, or an index in 0..maxsize; false: neither, TypeError turned away.
bool islice_index(Thread* th, Value v, i64 otherwise, i64* out) {
    *out = otherwise;
    if (!v || is_none(v)) return true;
    if (!has_index(v) || !to_ssize(th, v, Exc::Count, out)) {
        clear_pending(th);
        return false;
    }
    return *out >= 0;
}

Value islice_new(Thread* th, Type* type, const Args& args) {
    if (!no_keywords_if_exact(th, type, islice_type_, "islice", args) || !check_arg_count(th, "islice", args.positional(), 2, 4)) return {};
    i64 start = 0, stop = -1, step = 1;
    if (args.count == 2) {
        if (!islice_index(th, args[1], -1, &stop)) {
            return raise(th, Exc::ValueError,
                         "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        }
    } else {
        if (!islice_index(th, args[2], -1, &stop)) {
            return raise(th, Exc::ValueError,
                         "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        }
        if (!islice_index(th, args[1], 0, &start)) {
            return raise(th, Exc::ValueError,
                         "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        }
    }
    if (args.count == 4 && (!islice_index(th, args[3], 1, &step) || step < 1)) {
        return raise(th, Exc::ValueError, "Step for islice() must be a positive integer or None.");
    }
    Value iterator = KRAIT_TRY(get_iter(th, args[0]));
    Islice* s = static_cast<Islice*>(new_instance(th, type));
    if (!s) return {};
    s->iterator = iterator;
    s->next = start;
    s->stop = stop;
    s->step = step;
    return s;
}

Value islice_next(Thread* th, Value self) {
    Islice* s = self.as<Islice>();
    if (!s->iterator) return {};
    while (s->count < s->next) {
        if (!iter_next(th, s->iterator)) {
            s->iterator = Value();
            return {};
        }
        s->count++;
    }
    if (s->stop >= 0 && s->count >= s->stop) {
        s->iterator = Value();
        return {};
    }
    Value item = iter_next(th, s->iterator);
    if (!item) {
        s->iterator = Value();
        return {};
    }
    s->count++;
    i64 next;
    if (__builtin_add_overflow(s->next, s->step, &next) || (s->stop >= 0 && next > s->stop)) {
        next = s->stop >= 0 ? s->stop : INT64_MAX;
    }
    s->next = next;
    return item;
}

Value islice_reduce(Thread* th, Value self) {
    Islice* s = self.as<Islice>();
    if (!s->iterator) {
        Value nothing = KRAIT_TRY(get_iter(th, empty_tuple()));
        return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, nothing, small(0))), small(0));
    }
    Value items[] = {s->iterator, small(s->next), s->stop < 0 ? none() : small(s->stop), small(s->step)};
    return make_tuple(th, type_of(self), KRAIT_TRY(tuple_from(th, items, 4)), small(s->count));
}

Value islice_setstate(Thread* th, Value self, Value state) {
    i64 count;
    if (!to_ssize(th, state, Exc::OverflowError, &count)) return {};
    self.as<Islice>()->count = count;
    return none();
}

constexpr NativeDef kIsliceMethods[] = {
    {"__reduce__", islice_reduce, "Return state information for pickling."},
    {"__setstate__", islice_setstate, "Set state information for unpickling."},
};

constexpr ModuleDef kModule = {
    "itertools",
    "Functional tools for creating and using iterators.\n\nInfinite iterators:\ncount(start=0, step=1) --> start, "
    "start+step, start+2*step, ...\ncycle(p) --> p0, p1, ... plast, p0, p1, ...\nrepeat(elem [,n]) --> elem, elem, elem, "
    "... endlessly or up to n times\n",
    nullptr, 0};

}  // namespace

Type* chain_type() { return chain_type_; }
Type* islice_type() { return islice_type_; }

bool add_itertools_sources(Thread* th, Module* module) {
    count_type = add_itertool(th, module,
                              {"itertools.count",
                               "count(start=0, step=1)\n--\n\nReturn a count object whose .__next__() method returns "
                               "consecutive values.\n\nEquivalent to:\n    def count(firstval=0, step=1):\n        x = "
                               "firstval\n        while 1:\n            yield x\n            x += step",
                               sizeof(Count), trace_count, count_new, count_next, count_repr, kCountMethods,
                               std::size(kCountMethods)});
    cycle_type = add_itertool(th, module,
                              {"itertools.cycle",
                               "cycle(iterable, /)\n--\n\nReturn elements from the iterable until it is exhausted. Then "
                               "repeat the sequence indefinitely.",
                               sizeof(Cycle), trace_cycle, cycle_new, cycle_next, nullptr, kCycleMethods,
                               std::size(kCycleMethods)});
    repeat_type = add_itertool(th, module,
                               {"itertools.repeat",
                                "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified "
                                "number of times.  If not specified, returns the object\nendlessly.",
                                sizeof(Repeat), trace_repeat, repeat_new, repeat_next, repeat_repr, kRepeatMethods,
                                std::size(kRepeatMethods)});
    chain_type_ = add_itertool(th, module,
                               {"itertools.chain",
                                "chain(*iterables) --> chain object\n\nReturn a chain object whose .__next__() method "
                                "returns elements from the\nfirst iterable until it is exhausted, then elements from the "
                                "next\niterable, until all of the iterables are exhausted.",
                                sizeof(Chain), trace_chain, chain_new, chain_next, nullptr, kChainMethods,
                                std::size(kChainMethods)});
    islice_type_ = add_itertool(th, module,
                                {"itertools.islice",
                                 "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice "
                                 "object\n\nReturn an iterator whose next() method returns selected values from an\n"
                                 "iterable.",
                                 sizeof(Islice), trace_islice, islice_new, islice_next, nullptr, kIsliceMethods,
                                 std::size(kIsliceMethods)});
    return count_type && cycle_type && repeat_type && chain_type_ && islice_type_;
}

Value init_itertools(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    bool ok = add_itertools_sources(th, module) && add_itertools_select(th, module) && add_itertools_group(th, module) &&
              add_itertools_combine(th, module);
    return ok ? Value(module) : Value();
}

}  // namespace krait
