// Iterators over str: str_iterator, and str_ascii_iterator for ASCII text (the names CPython 3.11 gives them).
#include "runtime/operators.h"
#include "runtime/type.h"
#include "runtime/types/dict.h"
#include "runtime/types/iterators.h"
#include "runtime/types/list.h"
#include "runtime/types/str_methods.h"

namespace krait {

Type* str_iterator_types[2];

namespace {

void trace_iterator(Object* object, Marker& marker) {
    marker.visit(static_cast<StrIterator*>(object)->string);
}

Value iterator_next(Thread* th, Value self) {
    auto* it = self.as<StrIterator>();
    if (!it->string) return {};
    if (it->index >= it->string->length) {
        it->string = nullptr;
        return {};
    }
    return str_from_char(th, it->string->at(it->index++));
}

Value iterator_self(Thread*, Value self) {
    return self;
}

Value iterator_length_hint(Thread*, Value self) {
    auto* it = self.as<StrIterator>();
    return Value::from_small_int(it->string ? it->string->length - it->index : 0);
}

Value iterator_reduce(Thread* th, Value self) {
    auto* it = self.as<StrIterator>();
    Value iter = dict_get_str(th->vm->builtins, intern(th, "iter"));
    if (!it->string) return make_tuple(th, iter, make_tuple(th, empty_str()));
    return make_tuple(th, iter, make_tuple(th, it->string), Value::from_small_int(it->index));
}

Value iterator_setstate(Thread* th, Value self, Value state) {
    auto* it = self.as<StrIterator>();
    i64 index;
    if (!to_ssize(th, state, Exc::OverflowError, &index)) return {};
    if (it->string) {
        if (index < 0) index = 0;
        if (index > it->string->length) index = it->string->length;
        it->index = index;
    }
    return none();
}

constexpr NativeDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, "Return state information for pickling."},
    {"__setstate__", iterator_setstate, "Set state information for unpickling."},
};

Type* make_type(Thread* th, const char* name) {
    TypeSpec spec{};
    spec.name = name;
    spec.kind = Kind::Iterator;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(StrIterator);
    spec.trace = trace_iterator;
    spec.slots.iter = iterator_self;
    spec.slots.iternext = iterator_next;
    spec.methods = iterator_methods;
    spec.method_count = sizeof iterator_methods / sizeof *iterator_methods;
    return new_builtin_type(th, spec);
}

}  // namespace

void setup_str_iterators(Thread* th) {
    str_iterator_types[0] = make_type(th, "str_iterator");
    str_iterator_types[1] = make_type(th, "str_ascii_iterator");
}

Value str_iter(Thread* th, Value self) {
    Type* type = str_iterator_types[str_of(self)->is_ascii()];
    auto* it = heap_new<StrIterator>(th, type->root_shape);
    if (!it) return {};
    it->string = str_of(self);
    return it;
}

}  // namespace krait
