// try, raise, with, except* (language reference 7.8, 8.4, 8.5).
#include "interp/ops.h"
#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/exception.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ir;

void op_push_exc_info(Thread* th, Frame* frame, u64* pc) {
    Value* window = &frame->registers[insn(pc).a];
    Value exc = window[0];
    Value previous = th->handled->exception;
    window[0] = previous ? previous : none();
    window[1] = exc;
    th->handled->exception = exc;
}

// ---- except ----

static bool is_exception_class(Value v) { return is_type(v) && (v.as<Type>()->type_flags & kTypeExceptionSubclass); }

static bool valid_except_types(Thread* th, Value type) {
    bool ok = true;
    if (is_tuple(type)) {
        for (i64 i = 0; ok && i < type.as<Tuple>()->size; i++) ok = is_exception_class(type.as<Tuple>()->items[i]);
    } else {
        ok = is_exception_class(type);
    }
    if (!ok) raise(th, Exc::TypeError, "catching classes that do not inherit from BaseException is not allowed");
    return ok;
}

int op_exc_match(Thread* th, Value exc, Value type) {
    if (is_type(type) && (type.as<Type>()->type_flags & kTypeExceptionSubclass)) [[likely]]
        return is_subtype(type_of(exc), type.as<Type>());
    return valid_except_types(th, type) ? exception_matches(th, exc, type) : -1;
}

// ---- except* ----

static bool is_group(Value v) { return is_instance_of(v, exception_type(Exc::BaseExceptionGroup)); }

static Value new_group(Thread* th, Value list) {
    return call(th, Value(exception_type(Exc::BaseExceptionGroup)), Value(empty_str()), list);
}

static bool valid_star_types(Thread* th, Value type) {
    if (!valid_except_types(th, type)) return false;
    Type* group = exception_type(Exc::BaseExceptionGroup);
    bool bad = false;
    if (is_tuple(type)) {
        for (i64 i = 0; i < type.as<Tuple>()->size; i++) bad |= is_subtype(type.as<Tuple>()->items[i].as<Type>(), group);
    } else {
        bad = is_subtype(type.as<Type>(), group);
    }
    if (bad) raise(th, Exc::TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    return !bad;
}

static bool split_group(Thread* th, Value exc, Value type, Value* match, Value* rest) {
    *match = *rest = none();
    if (is_none(exc)) return true;
    int r = exception_matches(th, exc, type);
    if (r < 0) return false;
    if (r) {
        if (is_group(exc)) {
            *match = exc;
            return true;
        }
        Value one[] = {exc};
        List* list = list_from(th, one, 1);
        *match = list ? new_group(th, Value(list)) : Value();
        return static_cast<bool>(*match);
    }
    if (!is_group(exc)) {
        *rest = exc;
        return true;
    }
    Value pair = call_method(th, exc, th->vm->names.split, {type});
    if (!pair) return false;
    if (!is_tuple(pair)) {
        raise(th, Exc::TypeError, "%.200s.split must return a tuple, not %.200s", type_name(type_of(exc)), type_name(type_of(pair)));
        return false;
    }
    if (pair.as<Tuple>()->size < 2) {
        raise(th, Exc::TypeError, "%.200s.split must return a 2-tuple, got tuple of size %zd", type_name(type_of(exc)),
              pair.as<Tuple>()->size);
        return false;
    }
    *match = pair.as<Tuple>()->items[0];
    *rest = pair.as<Tuple>()->items[1];
    return true;
}

bool op_check_eg_match(Thread* th, Frame* frame, u64* pc) {
    Value* window = &frame->registers[insn(pc).a];
    Value match, rest;
    if (!valid_star_types(th, window[1]) || !split_group(th, window[0], window[1], &match, &rest)) return false;
    window[0] = rest;
    window[1] = match;
    if (!is_none(match)) th->handled->exception = match;
    return true;
}

namespace {

bool same_metadata(Value a, Value b) {
    if (!is_group(a) || !is_group(b)) return false;
    auto *x = exception(a), *y = exception(b);
    return x->notes == y->notes && x->traceback == y->traceback && x->cause == y->cause && x->context == y->context;
}

Tuple* group_items(Value group) {
    Value excs = group.as<GroupObject>()->excs;
    return is_tuple(excs) ? excs.as<Tuple>() : empty_tuple();
}

bool collect_leaves(Thread* th, Value exc, List* out) {
    if (!is_group(exc)) return list_append(th, out, exc);
    Tuple* items = group_items(exc);
    for (i64 i = 0; i < items->size; i++)
        if (!collect_leaves(th, items->items[i], out)) return false;
    return true;
}

bool holds(List* list, Value v) {
    for (i64 i = 0; i < list->size; i++)
        if (list->items[i] == v) return true;
    return false;
}

// The part of `group` whose leaves are in `keep`; None if empty; empty: raised.
Value project(Thread* th, Value group, List* keep) {
    RecursionGuard guard(th, " in exceptiongroup_split_recursive");
    if (!guard.ok()) return Value();
    List* kept = KRAIT_TRY(new_list(th));
    Tuple* items = group_items(group);
    for (i64 i = 0; i < items->size; i++) {
        Value item = items->items[i];
        if (is_group(item)) {
            Value part = KRAIT_TRY(project(th, item, keep));
            if (!is_none(part) && !list_append(th, kept, part)) return Value();
        } else if (holds(keep, item)) {
            if (!list_append(th, kept, item)) return Value();
        }
    }
    if (kept->size == 0) return none();
    Value made = KRAIT_TRY(call_method(th, group, intern(th, "derive"), {Value(kept)}));
    if (!is_group(made)) return raise(th, Exc::TypeError, "derive must return an instance of BaseExceptionGroup");
    auto *to = exception(made), *from = exception(group);
    to->traceback = from->traceback;
    to->context = from->context;
    to->cause = from->cause;
    to->suppress_context = from->suppress_context;
    to->notes = from->notes;
    write_barrier(th, made.object());
    return made;
}

}  // namespace

// As _PyExc_PrepReraiseStar: what an except* statement raises in the end.
Value op_prep_reraise_star(Thread* th, Frame* frame, u64* pc) {
    Value original = frame->registers[insn(pc).b];
    List* results = frame->registers[insn(pc).c].as<List>();
    if (results->size == 0) return none();
    if (!is_group(original)) return results->items[0];
    List* raised = KRAIT_TRY(new_list(th));
    List* leaves = KRAIT_TRY(new_list(th));
    bool reraised = false;
    for (i64 i = 0; i < results->size; i++) {
        Value e = results->items[i];
        if (is_none(e)) continue;
        if (same_metadata(e, original)) {
            reraised = true;
            if (!collect_leaves(th, e, leaves)) return Value();
        } else if (!list_append(th, raised, e)) {
            return Value();
        }
    }
    Value part = reraised ? KRAIT_TRY(project(th, original, leaves)) : none();
    if (raised->size == 0) return part;
    if (!is_none(part) && !list_append(th, raised, part)) return Value();
    return raised->size == 1 ? raised->items[0] : new_group(th, Value(raised));
}

// ---- raise ----

namespace {

Value instantiate(Thread* th, Value v) {
    if (!is_exception_class(v)) return v;
    Value made = KRAIT_TRY(call(th, v));
    if (!is_exception(made))
        return raise(th, Exc::TypeError, "calling %R should have returned an instance of BaseException, not %R", v, Value(type_of(made)));
    return made;
}

void raise_from(Thread* th, Value exc, Value cause) {
    exc = instantiate(th, exc);
    if (!exc) return;
    if (!is_exception(exc)) {
        raise(th, Exc::TypeError, "exceptions must derive from BaseException");
        return;
    }
    if (is_exception_class(cause)) {
        cause = instantiate(th, cause);
        if (!cause) return;
    } else if (is_none(cause)) {
        cause = Value();
    } else if (!is_exception(cause)) {
        raise(th, Exc::TypeError, "exception causes must derive from BaseException");
        return;
    }
    auto* e = exception(exc);
    e->cause = cause;
    e->suppress_context = true;
    write_barrier(th, exc.object());
    raise_value(th, exc);
}

}  // namespace

void op_raise(Thread* th, Frame* frame, u64* pc, bool* is_reraise) {
    const Word& w = insn(pc);
    Value* window = &frame->registers[w.b];
    if (w.a == 2) return raise_from(th, window[0], window[1]);
    if (w.a == 1) {
        raise_value(th, window[0]);
        return;
    }
    for (HandledException* h = th->handled; h; h = h->previous)
        if (h->exception && !is_none(h->exception)) {
            th->pending = h->exception;
            *is_reraise = true;
            return;
        }
    raise(th, Exc::RuntimeError, "No active exception to reraise");
}

void op_reraise(Thread* th, Frame* frame, u64* pc) { th->pending = frame->registers[insn(pc).a]; }

// ---- with ----

bool op_before_with(Thread* th, Frame* frame, u64* pc) {
    bool is_async = insn(pc).reg_op() == RegOp::BeforeAsyncWith;
    Names& names = th->vm->names;
    Value manager = frame->registers[insn(pc).b];
    Value* window = &frame->registers[insn(pc).a];
    Str* enter_name = is_async ? names.dunder_aenter : names.dunder_enter;
    const char* protocol = is_async ? "asynchronous context manager" : "context manager";
    Value enter = type_lookup(type_of(manager), enter_name);
    Value self = manager;
    if (!enter || !(type_of(enter)->type_flags & kTypeMethodDescriptor)) {
        enter = enter ? lookup_special(th, manager, enter_name) : Value();
        self = Value();
    }
    if (!enter) {
        if (!has_pending(th))
            raise(th, Exc::TypeError, "'%.200s' object does not support the %s protocol", type_name(type_of(manager)), protocol);
        return false;
    }
    Value leave = lookup_special(th, manager, is_async ? names.dunder_aexit : names.dunder_exit);
    if (!leave) {
        if (!has_pending(th))
            raise(th, Exc::TypeError, "'%.200s' object does not support the %s protocol (missed %s method)",
                  type_name(type_of(manager)), protocol, is_async ? "__aexit__" : "__exit__");
        return false;
    }
    window[0] = leave;
    window[1] = self ? enter : Value();
    window[2] = self ? self : enter;
    return true;
}

void op_with_except_start(Thread* th, Frame* frame, u64* pc) {
    const Value* from = &frame->registers[insn(pc).b];
    Value* to = &frame->registers[insn(pc).a];
    Value exc = from[3];
    Value traceback = exception(exc)->traceback;
    to[0] = from[0];
    to[1] = Value(type_of(exc));
    to[2] = exc;
    to[3] = traceback ? traceback : none();
}

}  // namespace krait
