// itertools: product, permutations, combinations, combinations_with_replacement.
//
// All four keep indices into pools and step them like an odometer. Indices live in the object's own RawBuffer.
#include "runtime/modules/itertools.h"

namespace krait {

namespace {

Type *product_type, *permutations_type, *combinations_type, *replacement_type;

struct Combining : Object {
    Tuple* pools;      // product: tuple of tuples; the others: the pool itself
    RawBuffer* buffer; // i64: `r` indices (permutations: n indices, then r cycles)
    i64 r;
    bool started, stopped;

    i64* indices() const { return reinterpret_cast<i64*>(buffer->data); }
};

void trace_combining(Object* o, Marker& m) {
    m.visit(static_cast<Combining*>(o)->pools);
    m.visit(static_cast<Combining*>(o)->buffer);
}

Combining* make(Thread* th, Type* type, Tuple* pools, i64 r, i64 index_count) {
    RawBuffer* buffer = new_raw_buffer(th, (index_count > 0 ? index_count : 1) * 8);
    Combining* c = buffer ? static_cast<Combining*>(new_instance(th, type)) : nullptr;
    if (!c) return nullptr;
    c->pools = pools;
    c->buffer = buffer;
    c->r = r;
    for (i64 i = 0; i < index_count; ++i) c->indices()[i] = 0;
    return c;
}

// The tuple of pool items at the indices.
Value selected(Thread* th, Combining* c) {
    Tuple* result = KRAIT_TRY(new_tuple(th, c->r));
    i64* index = c->indices();
    for (i64 i = 0; i < c->r; ++i) result->items[i] = c->pools->items[index[i]];
    return result;
}

Value index_tuple(Thread* th, const i64* from, i64 count) {
    Tuple* t = KRAIT_TRY(new_tuple(th, count));
    for (i64 i = 0; i < count; ++i) t->items[i] = small(from[i]);
    return t;
}

// ---- product ----

Value product_new(Thread* th, Type* type, const Args& args) {
    i64 repeat = 1;
    if (args.keyword_count()) {
        if (args.keyword_count() > 1 || !str_equal(args.kwnames->items[0].as<Str>(), "repeat")) {
            for (u32 i = 0; i < args.keyword_count(); ++i) {
                Str* name = args.kwnames->items[i].as<Str>();
                if (!str_equal(name, "repeat")) {
                    return raise(th, Exc::TypeError, "'%U' is an invalid keyword argument for product()", name);
                }
            }
        }
        if (!to_ssize(th, args[args.count], Exc::OverflowError, &repeat)) return {};
        if (repeat < 0) return raise(th, Exc::ValueError, "repeat argument cannot be negative");
    }
    i64 given = repeat == 0 ? 0 : args.count;
    if (given > 0 && repeat > INT64_MAX / 64 / given) return raise(th, Exc::OverflowError, "repeat argument too large");
    Tuple* pools = KRAIT_TRY(new_tuple(th, given * repeat));
    bool stopped = false;
    for (i64 i = 0; i < given; ++i) {
        Tuple* pool = KRAIT_TRY(to_tuple(th, args[static_cast<size_t>(i)]));
        if (!pool->size) stopped = true;
        for (i64 j = 0; j < repeat; ++j) set_field(th, pools, pools->items[j * given + i], Value(pool));
    }
    Combining* c = KRAIT_TRY(make(th, type, pools, pools->size, pools->size));
    c->stopped = stopped;
    return c;
}

Value product_next(Thread* th, Value self) {
    Combining* c = self.as<Combining>();
    if (c->stopped) return {};
    i64* index = c->indices();
    if (!c->started) {
        c->started = true;
    } else {
        i64 i = c->r - 1;
        for (; i >= 0; --i) {
            if (++index[i] < c->pools->items[i].as<Tuple>()->size) break;
            index[i] = 0;
        }
        if (i < 0) {
            c->stopped = true;
            return {};
        }
    }
    Tuple* result = KRAIT_TRY(new_tuple(th, c->r));
    for (i64 i = 0; i < c->r; ++i) result->items[i] = c->pools->items[i].as<Tuple>()->items[index[i]];
    return result;
}

Value product_reduce(Thread* th, Value self) {
    Combining* c = self.as<Combining>();
    if (c->stopped) {
        return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, empty_tuple())));
    }
    if (!c->started) return make_tuple(th, type_of(self), c->pools);
    return make_tuple(th, type_of(self), c->pools, KRAIT_TRY(index_tuple(th, c->indices(), c->r)));
}

// Indices from a state tuple, clamped to 0..limit(i)-1.
template <class Limit>
bool restore_indices(Thread* th, Combining* c, Value state, Limit limit) {
    if (!is_tuple(state) || state.as<Tuple>()->size != c->r) {
        raise(th, Exc::ValueError, "invalid arguments");
        return false;
    }
    for (i64 i = 0; i < c->r; ++i) {
        i64 index;
        if (!to_ssize(th, state.as<Tuple>()->items[i], Exc::OverflowError, &index)) return false;
        i64 max = limit(i);
        c->indices()[i] = index < 0 ? 0 : index > max - 1 ? max - 1 : index;
    }
    c->started = true;
    return true;
}

Value product_setstate(Thread* th, Value self, Value state) {
    Combining* c = self.as<Combining>();
    bool ok = restore_indices(th, c, state, [&](i64 i) { return c->pools->items[i].as<Tuple>()->size; });
    return ok ? none() : Value();
}

Value product_sizeof(Thread*, Value self) {
    return small(static_cast<i64>(sizeof(Combining)) + self.as<Combining>()->r * 8);
}

constexpr NativeDef kProductMethods[] = {
    {"__reduce__", product_reduce, "Return state information for pickling."},
    {"__setstate__", product_setstate, "Set state information for unpickling."},
    {"__sizeof__", product_sizeof, "Returns size in memory, in bytes."},
};

// ---- combinations, with and without replacement ----

Value make_combinations(Thread* th, Type* type, const Args& args, const char* name, bool replacement) {
    static constexpr const char* kNames[] = {"iterable", "r"};
    Value p[2];
    i64 r;
    if (!parse_new(th, args, name, kNames, 2, 0, p)) return {};
    Tuple* pool = KRAIT_TRY(to_tuple(th, p[0]));
    if (!to_ssize(th, p[1], Exc::OverflowError, &r)) return {};
    if (r < 0) return raise(th, Exc::ValueError, "r must be non-negative");
    Combining* c = KRAIT_TRY(make(th, type, pool, r, r));
    if (replacement) {
        c->stopped = pool->size == 0 && r > 0;
    } else {
        for (i64 i = 0; i < r; ++i) c->indices()[i] = i;
        c->stopped = r > pool->size;
    }
    return c;
}

Value combinations_new(Thread* th, Type* type, const Args& args) {
    return make_combinations(th, type, args, "combinations", false);
}
Value replacement_new(Thread* th, Type* type, const Args& args) {
    return make_combinations(th, type, args, "combinations_with_replacement", true);
}

Value combinations_next(Thread* th, Value self) {
    Combining* c = self.as<Combining>();
    if (c->stopped) return {};
    if (!c->started) {
        c->started = true;
        return selected(th, c);
    }
    i64* index = c->indices();
    i64 n = c->pools->size, i = c->r - 1;
    while (i >= 0 && index[i] == i + n - c->r) --i;
    if (i < 0) {
        c->stopped = true;
        return {};
    }
    ++index[i];
    for (i64 j = i + 1; j < c->r; ++j) index[j] = index[j - 1] + 1;
    return selected(th, c);
}

Value replacement_next(Thread* th, Value self) {
    Combining* c = self.as<Combining>();
    if (c->stopped) return {};
    if (!c->started) {
        c->started = true;
        return selected(th, c);
    }
    i64* index = c->indices();
    i64 n = c->pools->size, i = c->r - 1;
    while (i >= 0 && index[i] == n - 1) --i;
    if (i < 0) {
        c->stopped = true;
        return {};
    }
    i64 value = index[i] + 1;
    for (; i < c->r; ++i) index[i] = value;
    return selected(th, c);
}

Value combinations_reduce(Thread* th, Value self) {
    Combining* c = self.as<Combining>();
    if (c->stopped && c->started) {
        return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, empty_tuple(), small(c->r))));
    }
    Tuple* args = KRAIT_TRY(make_tuple(th, c->pools, small(c->r)));
    if (!c->started) return make_tuple(th, type_of(self), args);
    return make_tuple(th, type_of(self), args, KRAIT_TRY(index_tuple(th, c->indices(), c->r)));
}

Value combinations_setstate(Thread* th, Value self, Value state) {
    Combining* c = self.as<Combining>();
    i64 n = c->pools->size;
    return restore_indices(th, c, state, [&](i64 i) { return i + n - c->r + 1; }) ? none() : Value();
}
Value replacement_setstate(Thread* th, Value self, Value state) {
    Combining* c = self.as<Combining>();
    i64 n = c->pools->size;
    return restore_indices(th, c, state, [&](i64) { return n; }) ? none() : Value();
}

constexpr NativeDef kCombinationsMethods[] = {
    {"__reduce__", combinations_reduce, "Return state information for pickling."},
    {"__setstate__", combinations_setstate, "Set state information for unpickling."},
    {"__sizeof__", product_sizeof, "Returns size in memory, in bytes."},
};
constexpr NativeDef kReplacementMethods[] = {
    {"__reduce__", combinations_reduce, "Return state information for pickling."},
    {"__setstate__", replacement_setstate, "Set state information for unpickling."},
    {"__sizeof__", product_sizeof, "Returns size in memory, in bytes."},
};

// ---- permutations: n indices, then r cycles ----

Value permutations_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* kNames[] = {"iterable", "r"};
    Value p[2];
    if (!parse_new(th, args, "permutations", kNames, 1, 0, p)) return {};
    Tuple* pool = KRAIT_TRY(to_tuple(th, p[0]));
    i64 n = pool->size, r = n;
    if (p[1] && !is_none(p[1])) {
        if (!is_int(p[1])) return raise(th, Exc::TypeError, "Expected int as r");
        if (!to_ssize(th, p[1], Exc::OverflowError, &r)) return {};
        if (r < 0) return raise(th, Exc::ValueError, "r must be non-negative");
    }
    Combining* c = KRAIT_TRY(make(th, type, pool, r, r > n ? n : n + r));
    for (i64 i = 0; i < n; ++i) c->indices()[i] = i;
    for (i64 i = 0; r <= n && i < r; ++i) c->indices()[n + i] = n - i;
    c->stopped = r > n;
    return c;
}

Value permutations_next(Thread* th, Value self) {
    Combining* c = self.as<Combining>();
    if (c->stopped) return {};
    if (!c->started) {
        c->started = true;
        return selected(th, c);
    }
    i64 n = c->pools->size;
    i64* index = c->indices();
    i64* cycles = index + n;
    for (i64 i = c->r - 1; i >= 0; --i) {
        if (--cycles[i] == 0) {
            // indices[i:] = indices[i+1:] + indices[i:i+1]
            i64 first = index[i];
            for (i64 j = i; j < n - 1; ++j) index[j] = index[j + 1];
            index[n - 1] = first;
            cycles[i] = n - i;
        } else {
            std::swap(index[i], index[n - cycles[i]]);
            return selected(th, c);
        }
    }
    c->stopped = true;
    return {};
}

Value permutations_reduce(Thread* th, Value self) {
    Combining* c = self.as<Combining>();
    if (c->stopped && c->started) {
        return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, empty_tuple(), small(c->r))));
    }
    Tuple* args = KRAIT_TRY(make_tuple(th, c->pools, small(c->r)));
    if (!c->started) return make_tuple(th, type_of(self), args);
    i64 n = c->pools->size;
    Value indices = KRAIT_TRY(index_tuple(th, c->indices(), n));
    Value cycles = KRAIT_TRY(index_tuple(th, c->indices() + n, c->r));
    return make_tuple(th, type_of(self), args, KRAIT_TRY(make_tuple(th, indices, cycles)));
}

Value permutations_setstate(Thread* th, Value self, Value state) {
    Combining* c = self.as<Combining>();
    i64 n = c->pools->size;
    Tuple* t = is_tuple(state) ? state.as<Tuple>() : nullptr;
    bool ok = t && t->size == 2 && is_tuple(t->items[0]) && is_tuple(t->items[1]) && t->items[0].as<Tuple>()->size == n &&
              t->items[1].as<Tuple>()->size == c->r && c->r <= n;
    if (!ok) return raise(th, Exc::ValueError, "invalid arguments");
    for (i64 i = 0; i < n; ++i) {
        i64 index;
        if (!to_ssize(th, t->items[0].as<Tuple>()->items[i], Exc::OverflowError, &index)) return {};
        c->indices()[i] = index < 0 ? 0 : index > n - 1 ? n - 1 : index;
    }
    for (i64 i = 0; i < c->r; ++i) {
        i64 index;
        if (!to_ssize(th, t->items[1].as<Tuple>()->items[i], Exc::OverflowError, &index)) return {};
        c->indices()[n + i] = index < 1 ? 1 : index > n - i ? n - i : index;
    }
    c->started = true;
    return none();
}

constexpr NativeDef kPermutationsMethods[] = {
    {"__reduce__", permutations_reduce, "Return state information for pickling."},
    {"__setstate__", permutations_setstate, "Set state information for unpickling."},
    {"__sizeof__", product_sizeof, "Returns size in memory, in bytes."},
};

}  // namespace

bool add_itertools_combine(Thread* th, Module* module) {
    auto add_type = [&](const char* name, const char* doc, Value (*new_)(Thread*, Type*, const Args&), UnarySlot next,
                        const NativeDef* methods) {
        return add_itertool(th, module,
                            {name, doc, sizeof(Combining), trace_combining, new_, next, nullptr, methods, 3});
    };
    product_type = add_type("itertools.product",
                            "product(*iterables, repeat=1) --> product object\n\nCartesian product of input iterables.  "
                            "Equivalent to nested for-loops.",
                            product_new, product_next, kProductMethods);
    combinations_type = add_type("itertools.combinations",
                                 "combinations(iterable, r)\n--\n\nReturn successive r-length combinations of elements in the "
                                 "iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)",
                                 combinations_new, combinations_next, kCombinationsMethods);
    replacement_type = add_type("itertools.combinations_with_replacement",
                                "combinations_with_replacement(iterable, r)\n--\n\nReturn successive r-length combinations of "
                                "elements in the iterable allowing individual elements to have successive repeats.",
                                replacement_new, replacement_next, kReplacementMethods);
    permutations_type = add_type("itertools.permutations",
                                 "permutations(iterable, r=None)\n--\n\nReturn successive r-length permutations of elements in "
                                 "the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)",
                                 permutations_new, permutations_next, kPermutationsMethods);
    return product_type && combinations_type && replacement_type && permutations_type;
}

}  // namespace krait
