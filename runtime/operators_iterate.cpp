// Iteration, isinstance and issubclass on any Values.
// Reference: CPython's Objects/abstract.c.
#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

bool is_iterator(Value v) { return type_of(v)->slots.iternext != nullptr; }

Value get_iter(Thread* th, Value v) {
    Type* type = type_of(v);
    if (!type->slots.iter) {
        bool sequence = type->slots.getitem && !(type->type_flags & kTypeMapping) && type->kind != Kind::Dict &&
                        ((type->type_flags & kTypeHeap) || type->slots.concat || type->slots.repeat);
        if (sequence) return sequence_iterator(th, v);
        return raise(th, Exc::TypeError, "'%.200s' object is not iterable", type_name(type));
    }
    Value iterator = KRAIT_TRY(type->slots.iter(th, v));
    if (!is_iterator(iterator))
        return raise(th, Exc::TypeError, "iter() returned non-iterator of type '%.100s'", type_name(type_of(iterator)));
    return iterator;
}

Value iter_next(Thread* th, Value iterator) {
    auto next = type_of(iterator)->slots.iternext;
    if (!next) return raise(th, Exc::TypeError, "'%.200s' object is not an iterator", type_name(type_of(iterator)));
    Value v = next(th, iterator);
    if (!v && has_pending(th) && pending_matches(th, Exc::StopIteration)) clear_pending(th);
    return v;
}

List* to_list(Thread* th, Value iterable) {
    List* list = KRAIT_TRY(new_list(th));
    KRAIT_TRY(list_extend(th, list, iterable));
    return list;
}

Tuple* to_tuple(Thread* th, Value iterable) {
    if (is_exactly(iterable, Kind::Tuple)) return iterable.as<Tuple>();
    if (is_exactly(iterable, Kind::List)) {
        List* list = iterable.as<List>();
        return tuple_from(th, list->items, list->size);
    }
    List* list = KRAIT_TRY(to_list(th, iterable));
    return tuple_from(th, list->items, list->size);
}

// ---- isinstance, issubclass ----

static Value abstract_bases(Thread* th, Value cls) {
    Value bases = find_attribute(th, cls, th->vm->names.dunder_bases);
    if (bases && !is_tuple(bases)) return Value();
    return bases;
}

static int abstract_is_subclass(Thread* th, Value derived, Value cls) {
    if (derived == cls) return 1;
    Value bases = abstract_bases(th, derived);
    if (!bases) return has_pending(th) ? -1 : 0;
    RecursionGuard guard(th, " in __issubclass__");
    if (!guard.ok()) return -1;
    Tuple* tuple = bases.as<Tuple>();
    for (i64 i = 0; i < tuple->size; i++) {
        int r = abstract_is_subclass(th, tuple->items[i], cls);
        if (r) return r;
    }
    return 0;
}

static bool check_class(Thread* th, Value cls, const char* message) {
    if (abstract_bases(th, cls)) return true;
    if (!has_pending(th)) raise(th, Exc::TypeError, "%s", message);
    return false;
}

// isinstance without __instancecheck__.
int plain_is_instance(Thread* th, Value v, Value cls) {
    if (is_type(cls)) {
        if (is_subtype(type_of(v), cls.as<Type>())) return 1;
        Value actual = find_attribute(th, v, th->vm->names.dunder_class);
        if (!actual) return has_pending(th) ? -1 : 0;
        if (actual != Value(type_of(v)) && is_type(actual)) return is_subtype(actual.as<Type>(), cls.as<Type>());
        return 0;
    }
    if (!check_class(th, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union")) return -1;
    Value actual = find_attribute(th, v, th->vm->names.dunder_class);
    if (!actual) return has_pending(th) ? -1 : 0;
    return abstract_is_subclass(th, actual, cls);
}

// issubclass without __subclasscheck__.
int plain_is_subclass(Thread* th, Value derived, Value cls) {
    if (is_type(derived) && is_type(cls)) return is_subtype(derived.as<Type>(), cls.as<Type>());
    if (!check_class(th, derived, "issubclass() arg 1 must be a class")) return -1;
    if (!check_class(th, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union")) return -1;
    return abstract_is_subclass(th, derived, cls);
}

int is_instance(Thread* th, Value v, Value cls) {
    if (Value(type_of(v)) == cls) return 1;
    if (is_type(cls) && cls.object()->type() == builtin_type(Kind::Type)) return plain_is_instance(th, v, cls);
    if (is_tuple(cls)) {
        RecursionGuard guard(th, " in __instancecheck__");
        if (!guard.ok()) return -1;
        Tuple* tuple = cls.as<Tuple>();
        for (i64 i = 0; i < tuple->size; i++) {
            int r = is_instance(th, v, tuple->items[i]);
            if (r) return r;
        }
        return 0;
    }
    Value checker = lookup_special(th, cls, th->vm->names.dunder_instancecheck);
    if (checker) {
        RecursionGuard guard(th, " in __instancecheck__");
        if (!guard.ok()) return -1;
        Value r = call(th, checker, v);
        return r ? truth(th, r) : -1;
    }
    if (has_pending(th)) return -1;
    return plain_is_instance(th, v, cls);
}

int is_subclass(Thread* th, Value sub, Value cls) {
    if (is_type(cls) && cls.object()->type() == builtin_type(Kind::Type)) {
        if (sub == cls) return 1;
        return plain_is_subclass(th, sub, cls);
    }
    if (is_tuple(cls)) {
        RecursionGuard guard(th, " in __subclasscheck__");
        if (!guard.ok()) return -1;
        Tuple* tuple = cls.as<Tuple>();
        for (i64 i = 0; i < tuple->size; i++) {
            int r = is_subclass(th, sub, tuple->items[i]);
            if (r) return r;
        }
        return 0;
    }
    Value checker = lookup_special(th, cls, th->vm->names.dunder_subclasscheck);
    if (checker) {
        RecursionGuard guard(th, " in __subclasscheck__");
        if (!guard.ok()) return -1;
        Value r = call(th, checker, sub);
        return r ? truth(th, r) : -1;
    }
    if (has_pending(th)) return -1;
    return plain_is_subclass(th, sub, cls);
}

}  // namespace krait
