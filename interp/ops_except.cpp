// try, raise, with, except* (language reference 7.8, 8.4, 8.5).
#include "interp/ops.h"
#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/exception_group.h"
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

int op_exc_match(Thread* th, Value exc, Value type) {
    if (is_type(type) && (type.as<Type>()->type_flags & kTypeExceptionSubclass)) [[likely]]
        return is_subtype(type_of(exc), type.as<Type>());
    return check_except_type(th, type) ? exception_matches(th, exc, type) : -1;
}

// ---- except* ----

bool op_check_eg_match(Thread* th, Frame* frame, u64* pc) {
    Value* window = &frame->registers[insn(pc).a];
    Value match, rest;
    if (!check_except_star_type(th, window[1]) || !exception_group_match(th, window[0], window[1], &match, &rest)) return false;
    window[0] = rest;
    window[1] = match;
    if (!is_none(match)) th->handled->exception = match;
    return true;
}

Value op_prep_reraise_star(Thread* th, Frame* frame, u64* pc) {
    return prepare_reraise_star(th, frame->registers[insn(pc).b], frame->registers[insn(pc).c].as<List>());
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
