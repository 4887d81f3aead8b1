// The match statement (language reference 8.6.4).
#include "interp/ops.h"
#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ir;

namespace {

// Values of all `keys` in the mapping, or None.
Value match_keys(Thread* th, Value subject, Tuple* keys) {
    if (keys->size == 0) return Value(empty_tuple());
    Set* seen = KRAIT_TRY(new_set(th));
    Object* marker = KRAIT_TRY(new_instance(th, &object_type));
    Value get = KRAIT_TRY(get_attribute(th, subject, th->vm->names.get));
    Tuple* values = KRAIT_TRY(new_tuple(th, keys->size));
    for (i64 i = 0; i < keys->size; i++) {
        Value key = keys->items[i];
        int added = set_add(th, seen, key);
        if (added < 0) return Value();
        if (added == 0) return raise(th, Exc::ValueError, "mapping pattern checks duplicate key (%R)", key);
        Value v = KRAIT_TRY(call(th, get, key, Value(marker)));
        if (v == Value(marker)) return none();
        values->items[i] = v;
        write_barrier(th, values);
    }
    return Value(values);
}

struct ClassMatch {
    Thread* th;
    Value subject;
    Type* type;
    Set* seen = nullptr;
    List* found = nullptr;
    bool failed = false;  // no match, nothing raised

    bool attribute(Str* name) {
        int added = set_add(th, seen, Value(name));
        if (added < 0) return false;
        if (added == 0) {
            raise(th, Exc::TypeError, "%s() got multiple sub-patterns for attribute %R", type_name(type), Value(name));
            return false;
        }
        Value v = find_attribute(th, subject, name);
        if (!v) {
            failed = !has_pending(th);
            return false;
        }
        return list_append(th, found, v);
    }

    bool positional(u32 count) {
        if (count == 0) return true;
        bool match_self = false;
        Value match_args = find_attribute(th, Value(type), th->vm->names.dunder_match_args);
        if (!match_args) {
            if (has_pending(th)) return false;
            match_self = type->type_flags & kTypeMatchSelf;
            match_args = Value(empty_tuple());
        } else if (!is_exactly(match_args, Kind::Tuple)) {
            raise(th, Exc::TypeError, "%s.__match_args__ must be a tuple (got %s)", type_name(type), type_name(type_of(match_args)));
            return false;
        }
        Tuple* names = match_args.as<Tuple>();
        i64 allowed = match_self ? 1 : names->size;
        if (allowed < count) {
            raise(th, Exc::TypeError, "%s() accepts %zd positional sub-pattern%s (%d given)", type_name(type), allowed,
                  allowed == 1 ? "" : "s", count);
            return false;
        }
        if (match_self) return list_append(th, found, subject);
        for (u32 i = 0; i < count; i++) {
            Value name = names->items[i];
            if (!is_exactly(name, Kind::Str)) {
                raise(th, Exc::TypeError, "__match_args__ elements must be strings (got %s)", type_name(type_of(name)));
                return false;
            }
            if (!attribute(name.as<Str>())) return false;
        }
        return true;
    }
};

Value match_class(Thread* th, Value subject, Value cls, Tuple* names, u32 positional) {
    if (!is_type(cls)) return raise(th, Exc::TypeError, "called match pattern must be a type");
    int r = is_instance(th, subject, cls);
    if (r < 0) return Value();
    if (r == 0) return none();
    ClassMatch m{th, subject, cls.as<Type>()};
    m.seen = KRAIT_TRY(new_set(th));
    m.found = KRAIT_TRY(new_list(th));
    bool ok = m.positional(positional);
    for (i64 i = 0; ok && i < names->size; i++) ok = m.attribute(names->items[i].as<Str>());
    if (!ok) return m.failed ? none() : Value();
    return Value(tuple_from(th, m.found->items, m.found->size));
}

}  // namespace

Value op_match(Thread* th, Frame* frame, u64* pc) {
    const Word& w = insn(pc);
    Value subject = frame->registers[w.b];
    switch (w.reg_op()) {
        case RegOp::MatchMapping: return py_bool(type_of(subject)->type_flags & kTypeMapping);
        case RegOp::MatchSequence: return py_bool(type_of(subject)->type_flags & kTypeSequence);
        case RegOp::MatchKeys: return match_keys(th, subject, frame->registers[w.c].as<Tuple>());
        default: return match_class(th, subject, frame->registers[w.b + 1], frame->registers[w.b + 2].as<Tuple>(), w.c);
    }
}

}  // namespace krait
