// itertools: groupby, tee, pairwise, zip_longest.
//
// tee: the iterators made share a chain of blocks (TeeBlock) of items read so far. Each has a place in the chain; blocks behind
// all of them become garbage.
#include "runtime/modules/itertools.h"

namespace krait {

namespace {

Type *groupby_type, *grouper_type, *pairwise_type, *zip_longest_type, *tee_type, *tee_block_type;

// ---- groupby ----

struct GroupBy : Object {
    Value iterator, key_function;
    Value target_key, current_key, current_value;  // empty: none yet
    Object* current_grouper;
};
struct Grouper : Object {
    Value parent;
    Value target_key;
};

void trace_groupby(Object* o, Marker& m) {
    GroupBy* g = static_cast<GroupBy*>(o);
    m.visit(g->iterator);
    m.visit(g->key_function);
    m.visit(g->target_key);
    m.visit(g->current_key);
    m.visit(g->current_value);
    m.visit(g->current_grouper);
}
void trace_grouper(Object* o, Marker& m) {
    m.visit(static_cast<Grouper*>(o)->parent);
    m.visit(static_cast<Grouper*>(o)->target_key);
}

Value groupby_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* kNames[] = {"iterable", "key"};
    Value p[2];
    if (!parse_new(th, args, "groupby", kNames, 1, 0, p)) return {};
    Value iterator = KRAIT_TRY(get_iter(th, p[0]));
    GroupBy* g = static_cast<GroupBy*>(new_instance(th, type));
    if (!g) return {};
    g->iterator = iterator;
    g->key_function = p[1] ? p[1] : none();
    return g;
}

bool groupby_step(Thread* th, GroupBy* g) {
    Value value = iter_next(th, g->iterator);
    if (!value) return false;
    Value key = is_none(g->key_function) ? value : call(th, g->key_function, value);
    if (!key) return false;
    g->current_value = value;
    g->current_key = key;
    write_barrier(th, g);
    return true;
}

Value new_grouper(Thread* th, GroupBy* g, Value target_key) {
    Grouper* grouper = heap_new<Grouper>(th, grouper_type->root_shape);
    if (!grouper) return {};
    grouper->parent = g;
    grouper->target_key = target_key;
    set_field(th, g, g->current_grouper, static_cast<Object*>(grouper));
    return grouper;
}

Value groupby_next(Thread* th, Value self) {
    GroupBy* g = self.as<GroupBy>();
    g->current_grouper = nullptr;
    for (;;) {
        if (g->current_key) {
            if (!g->target_key) break;
            int equal = equals(th, g->target_key, g->current_key);
            if (equal < 0) return {};
            if (!equal) break;
        }
        if (!groupby_step(th, g)) return {};
    }
    set_field(th, g, g->target_key, g->current_key);
    Value grouper = KRAIT_TRY(new_grouper(th, g, g->target_key));
    return make_tuple(th, g->current_key, grouper);
}

Value groupby_reduce(Thread* th, Value self) {
    GroupBy* g = self.as<GroupBy>();
    Tuple* args = KRAIT_TRY(make_tuple(th, g->iterator, g->key_function));
    if (!g->target_key || !g->current_key || !g->current_value) return make_tuple(th, type_of(self), args);
    Tuple* state = KRAIT_TRY(make_tuple(th, g->current_value, g->target_key, g->current_key));
    return make_tuple(th, type_of(self), args, state);
}

Value groupby_setstate(Thread* th, Value self, Value state) {
    GroupBy* g = self.as<GroupBy>();
    if (!is_tuple(state)) return raise(th, Exc::TypeError, "state is not a tuple");
    Tuple* t = state.as<Tuple>();
    if (t->size != 3) return raise(th, Exc::TypeError, "function takes exactly 3 arguments (%zd given)", t->size);
    g->current_value = t->items[0];
    g->target_key = t->items[1];
    g->current_key = t->items[2];
    write_barrier(th, g);
    return none();
}

Value grouper_new(Thread* th, Type* type, const Args& args) {
    if (!check_no_keywords(th, "_grouper", args) || !check_arg_count(th, "_grouper", args, 2, 2)) return {};
    if (!is_instance_of(args[0], groupby_type)) {
        return raise(th, Exc::TypeError, "argument 1 must be itertools.groupby, not %T", args[0]);
    }
    return new_grouper(th, args[0].as<GroupBy>(), args[1]);
}

Value grouper_next(Thread* th, Value self) {
    Grouper* grouper = self.as<Grouper>();
    GroupBy* g = grouper->parent.as<GroupBy>();
    if (g->current_grouper != grouper) return {};
    if (!g->current_value && !groupby_step(th, g)) return {};
    int equal = equals(th, grouper->target_key, g->current_key);
    if (equal <= 0) return {};
    Value item = g->current_value;
    g->current_value = Value();
    return item;
}

Value grouper_reduce(Thread* th, Value self) {
    Grouper* grouper = self.as<Grouper>();
    GroupBy* g = grouper->parent.as<GroupBy>();
    if (g->current_grouper != grouper) {
        return make_tuple(th, KRAIT_TRY(builtin_named(th, "iter")), KRAIT_TRY(make_tuple(th, empty_tuple())));
    }
    return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, grouper->parent, grouper->target_key)));
}

constexpr NativeDef kGroupbyMethods[] = {
    {"__reduce__", groupby_reduce, "Return state information for pickling."},
    {"__setstate__", groupby_setstate, "Set state information for unpickling."},
};
constexpr NativeDef kGrouperMethods[] = {{"__reduce__", grouper_reduce, "Return state information for pickling."}};

// ---- pairwise ----

struct Pairwise : Object {
    Value iterator;  // empty: exhausted
    Value old;
};

void trace_pairwise(Object* o, Marker& m) {
    m.visit(static_cast<Pairwise*>(o)->iterator);
    m.visit(static_cast<Pairwise*>(o)->old);
}

Value pairwise_new(Thread* th, Type* type, const Args& args) {
    if (!no_keywords_if_exact(th, type, pairwise_type, "pairwise", args) || !check_arg_count(th, "pairwise", args.positional(), 1, 1)) {
        return {};
    }
    Value iterator = KRAIT_TRY(get_iter(th, args[0]));
    Pairwise* p = static_cast<Pairwise*>(new_instance(th, type));
    if (!p) return {};
    p->iterator = iterator;
    return p;
}

Value pairwise_next(Thread* th, Value self) {
    Pairwise* p = self.as<Pairwise>();
    if (!p->iterator) return {};
    if (!p->old) {
        Value first = iter_next(th, p->iterator);
        if (!first) {
            p->iterator = Value();
            return {};
        }
        set_field(th, p, p->old, first);
        if (!p->iterator) return {};
    }
    Value item = iter_next(th, p->iterator);
    if (!item) {
        p->iterator = p->old = Value();
        return {};
    }
    Value old = p->old;
    set_field(th, p, p->old, item);
    return make_tuple(th, old, item);
}

// ---- zip_longest ----

struct ZipLongest : Object {
    Tuple* iterators;  // an exhausted one is replaced by None
    Value fill;
    i64 active;
};

void trace_zip_longest(Object* o, Marker& m) {
    m.visit(static_cast<ZipLongest*>(o)->iterators);
    m.visit(static_cast<ZipLongest*>(o)->fill);
}

Value zip_longest_new(Thread* th, Type* type, const Args& args) {
    Value fill = none();
    if (args.keyword_count()) {
        if (args.keyword_count() > 1 || !str_equal(args.kwnames->items[0].as<Str>(), "fillvalue")) {
            return raise(th, Exc::TypeError, "zip_longest() got an unexpected keyword argument");
        }
        fill = args[args.count];
    }
    Tuple* iterators = KRAIT_TRY(new_tuple(th, args.count));
    for (u32 i = 0; i < args.count; ++i) set_field(th, iterators, iterators->items[i], KRAIT_TRY(get_iter(th, args[i])));
    ZipLongest* z = static_cast<ZipLongest*>(new_instance(th, type));
    if (!z) return {};
    z->iterators = iterators;
    z->fill = fill;
    z->active = args.count;
    return z;
}

Value zip_longest_next(Thread* th, Value self) {
    ZipLongest* z = self.as<ZipLongest>();
    i64 count = z->iterators->size;
    if (!count || !z->active) return {};
    Tuple* result = KRAIT_TRY(new_tuple(th, count));
    for (i64 i = 0; i < count; ++i) {
        Value it = z->iterators->items[i];
        Value item = z->fill;
        if (!is_none(it)) {
            item = iter_next(th, it);
            if (!item) {
                z->active--;
                if (!z->active || has_pending(th)) {
                    z->active = 0;
                    return {};
                }
                item = z->fill;
                z->iterators->items[i] = none();
            }
        }
        set_field(th, result, result->items[i], item);
    }
    return result;
}

Value zip_longest_reduce(Thread* th, Value self) {
    ZipLongest* z = self.as<ZipLongest>();
    Tuple* args = KRAIT_TRY(new_tuple(th, z->iterators->size));
    for (i64 i = 0; i < args->size; ++i) {
        Value it = z->iterators->items[i];
        set_field(th, args, args->items[i], is_none(it) ? Value(empty_tuple()) : it);
    }
    return make_tuple(th, type_of(self), args, z->fill);
}

Value zip_longest_setstate(Thread* th, Value self, Value state) {
    ZipLongest* z = self.as<ZipLongest>();
    set_field(th, z, z->fill, state);
    return none();
}

constexpr NativeDef kZipLongestMethods[] = {
    {"__reduce__", zip_longest_reduce, "Return state information for pickling."},
    {"__setstate__", zip_longest_setstate, "Set state information for unpickling."},
};

// ---- tee ----

constexpr i64 kBlockItems = 57;

struct TeeBlock : Object {
    Value iterator;
    i64 count;
    bool running;
    TeeBlock* next;
    Value items[kBlockItems];
};
struct Tee : Object {
    TeeBlock* block;
    i64 index;
};

void trace_block(Object* o, Marker& m) {
    TeeBlock* b = static_cast<TeeBlock*>(o);
    m.visit(b->iterator);
    m.visit(b->next);
    m.visit_range(b->items, b->items + b->count);
}
void trace_tee(Object* o, Marker& m) { m.visit(static_cast<Tee*>(o)->block); }

TeeBlock* new_block(Thread* th, Value iterator) {
    TeeBlock* b = heap_new<TeeBlock>(th, tee_block_type->root_shape);
    if (b) b->iterator = iterator;
    return b;
}

Value new_tee(Thread* th, Type* type, TeeBlock* block, i64 index) {
    Tee* t = static_cast<Tee*>(new_instance(th, type));
    if (!t) return {};
    t->block = block;
    t->index = index;
    return t;
}

Value tee_next(Thread* th, Value self) {
    Tee* t = self.as<Tee>();
    if (t->index >= kBlockItems) {
        TeeBlock* b = t->block;
        if (!b->next) {
            TeeBlock* fresh = KRAIT_TRY(new_block(th, b->iterator));
            set_field(th, b, b->next, fresh);
        }
        set_field(th, t, t->block, b->next);
        t->index = 0;
    }
    TeeBlock* b = t->block;
    if (t->index < b->count) return b->items[t->index++];
    if (b->running) return raise(th, Exc::RuntimeError, "cannot re-enter the tee iterator");
    b->running = true;
    Value item = iter_next(th, b->iterator);
    b->running = false;
    if (!item) return {};
    b->items[b->count++] = item;
    write_barrier(th, b);
    t->index++;
    return item;
}

// A tee iterator for any iterable.
Value tee_from(Thread* th, Value iterable) {
    Value iterator = KRAIT_TRY(get_iter(th, iterable));
    if (is_instance_of(iterator, tee_type)) {
        Tee* t = iterator.as<Tee>();
        return new_tee(th, tee_type, t->block, t->index);
    }
    return new_tee(th, tee_type, KRAIT_TRY(new_block(th, iterator)), 0);
}

Value tee_new(Thread* th, Type*, const Args& args) {
    if (!check_no_keywords(th, "_tee", args) || !check_arg_count(th, "_tee", args, 1, 1)) return {};
    return tee_from(th, args[0]);
}

Value tee_copy(Thread* th, Value self) { return new_tee(th, tee_type, self.as<Tee>()->block, self.as<Tee>()->index); }

Value tee_reduce(Thread* th, Value self) {
    Tee* t = self.as<Tee>();
    Tuple* args = KRAIT_TRY(make_tuple(th, empty_tuple()));
    return make_tuple(th, type_of(self), args, KRAIT_TRY(make_tuple(th, t->block, small(t->index))));
}

Value tee_setstate(Thread* th, Value self, Value state) {
    if (!is_tuple(state)) return raise(th, Exc::TypeError, "state is not a tuple");
    Tuple* t = state.as<Tuple>();
    i64 index;
    if (t->size != 2 || !is_instance_of(t->items[0], tee_block_type)) {
        return raise(th, Exc::TypeError, "function takes exactly 2 arguments (%zd given)", t->size);
    }
    if (!to_ssize(th, t->items[1], Exc::OverflowError, &index)) return {};
    if (index < 0 || index > kBlockItems) return raise(th, Exc::ValueError, "Index out of range");
    Tee* tee = self.as<Tee>();
    set_field(th, tee, tee->block, t->items[0].as<TeeBlock>());
    tee->index = index;
    return none();
}

Value block_new(Thread* th, Type*, const Args& args) {
    if (!check_no_keywords(th, "teedataobject", args) || !check_arg_count(th, "teedataobject", args, 3, 3)) return {};
    if (!is_list(args[1])) return raise(th, Exc::TypeError, "teedataobject() argument 2 must be list, not %T", args[1]);
    List* values = args[1].as<List>();
    if (values->size > kBlockItems) return raise(th, Exc::ValueError, "Invalid arguments");
    TeeBlock* b = KRAIT_TRY(new_block(th, args[0]));
    for (i64 i = 0; i < values->size; ++i) b->items[i] = values->items[i];
    b->count = values->size;
    if (b->count == kBlockItems) {
        if (!is_none(args[2])) {
            if (!is_instance_of(args[2], tee_block_type)) return raise(th, Exc::ValueError, "Invalid arguments");
            b->next = args[2].as<TeeBlock>();
        }
    } else if (!is_none(args[2])) {
        return raise(th, Exc::ValueError, "Invalid arguments");
    }
    return b;
}

Value block_reduce(Thread* th, Value self) {
    TeeBlock* b = self.as<TeeBlock>();
    List* values = KRAIT_TRY(list_from(th, b->items, b->count));
    Value next = b->next ? Value(b->next) : none();
    return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, b->iterator, values, next)));
}

Value itertools_tee(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "tee", args) || !check_arg_count(th, "tee", args, 1, 2)) return {};
    i64 n = 2;
    if (args.count == 2 && !to_ssize(th, args[1], Exc::OverflowError, &n)) return {};
    if (n < 0) return raise(th, Exc::ValueError, "n must be >= 0");
    Tuple* result = KRAIT_TRY(new_tuple(th, n));
    if (n == 0) return result;
    Value iterator = KRAIT_TRY(get_iter(th, args[0]));
    Value copy_method = find_attribute(th, iterator, intern(th, "__copy__"));
    if (has_pending(th)) return {};
    Value first = iterator;
    if (!copy_method) {
        first = KRAIT_TRY(tee_from(th, iterator));
        copy_method = KRAIT_TRY(get_attribute(th, first, "__copy__"));
    }
    set_field(th, result, result->items[0], first);
    for (i64 i = 1; i < n; ++i) set_field(th, result, result->items[i], KRAIT_TRY(call(th, copy_method)));
    return result;
}

constexpr NativeDef kTeeMethods[] = {
    {"__copy__", tee_copy, "Returns an independent iterator."},
    {"__reduce__", tee_reduce, "Return state information for pickling."},
    {"__setstate__", tee_setstate, "Set state information for unpickling."},
};
constexpr NativeDef kBlockMethods[] = {{"__reduce__", block_reduce, "Return state information for pickling."}};
constexpr NativeDef kTeeFunction = {"tee", itertools_tee,
                                    "tee($module, iterable, n=2, /)\n--\n\nReturns a tuple of n independent iterators."};

}  // namespace

bool add_itertools_group(Thread* th, Module* module) {
    groupby_type = add_itertool(th, module,
                                {"itertools.groupby",
                                 "groupby(iterable, key=None)\n--\n\nmake an iterator that returns consecutive keys and groups "
                                 "from the iterable\n\n  iterable\n    Elements to divide into groups according to the key "
                                 "function.\n  key\n    A function for computing the group category for each element.\n    If "
                                 "the key function is not specified or is None, the element itself\n    is used for grouping.",
                                 sizeof(GroupBy), trace_groupby, groupby_new, groupby_next, nullptr, kGroupbyMethods,
                                 std::size(kGroupbyMethods)});
    grouper_type = add_itertool(th, module,
                                {"itertools._grouper", nullptr, sizeof(Grouper), trace_grouper, grouper_new, grouper_next,
                                 nullptr, kGrouperMethods, std::size(kGrouperMethods)});
    pairwise_type = add_itertool(th, module,
                                 {"itertools.pairwise",
                                  "pairwise(iterable, /)\n--\n\nReturn an iterator of overlapping pairs taken from the input "
                                  "iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...",
                                  sizeof(Pairwise), trace_pairwise, pairwise_new, pairwise_next, nullptr, nullptr, 0});
    zip_longest_type = add_itertool(th, module,
                                    {"itertools.zip_longest",
                                     "zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object\n\nReturn a "
                                     "zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes "
                                     "from the i-th iterable argument.  The .__next__()\nmethod continues until the longest "
                                     "iterable in the argument sequence\nis exhausted and then it raises StopIteration.",
                                     sizeof(ZipLongest), trace_zip_longest, zip_longest_new, zip_longest_next, nullptr,
                                     kZipLongestMethods, std::size(kZipLongestMethods)});
    tee_type = add_itertool(th, module,
                            {"itertools._tee", "Iterator wrapped to make it copyable.", sizeof(Tee), trace_tee, tee_new,
                             tee_next, nullptr, kTeeMethods, std::size(kTeeMethods), true});
    TypeSpec block{};
    block.name = "itertools._tee_dataobject";
    block.doc = "teedataobject(iterable, values, next, /)\n--\n\nData container common to multiple tee objects.";
    block.kind = Kind::Native;
    block.basic_size = sizeof(TeeBlock);
    block.trace = trace_block;
    block.slots.new_ = block_new;
    block.methods = kBlockMethods;
    block.method_count = std::size(kBlockMethods);
    tee_block_type = new_builtin_type(th, block);
    Value name = dict_get_str(module->dict, th->vm->names.dunder_name);
    Value tee = new_builtin(th, &kTeeFunction, Value(module), name);
    return groupby_type && grouper_type && pairwise_type && zip_longest_type && tee_type && tee_block_type &&
           module_add(th, module, "_tee_dataobject", tee_block_type) && module_add(th, module, "tee", tee);
}

}  // namespace krait
