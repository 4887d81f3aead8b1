// BaseExceptionGroup and ExceptionGroup: construction, split and subgroup, and the two helpers of `except*`.
// Reference: PEP 654; CPython's Objects/exceptions.c.
#include "runtime/types/exception_group.h"

#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/type_set_up.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception_layout.h"
#include "runtime/types/function.h"
#include "runtime/types/generic_alias.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

namespace krait {

static GroupObject* group(Value v) { return v.as<GroupObject>(); }
bool is_exception_group(Value v) { return is_exception(v) && is_subtype(type_of(v), exception_type(Exc::BaseExceptionGroup)); }
static bool is_plain_exception(Value v) { return is_subtype(type_of(v), exception_type(Exc::Exception)); }

static Value group_new(Thread* th, Type* type, const Args& args) {
    if (args.count != 2)
        return raise(th, Exc::TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zd given)", static_cast<i64>(args.count));
    if (!is_str(args[0]))
        return raise(th, Exc::TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", type_name(type_of(args[0])));
    bool sequence = type_of(args[1])->slots.getitem && !is_dict(args[1]) && type_of(args[1])->slots.len;
    if (!sequence || is_any_set(args[1])) return raise(th, Exc::TypeError, "second argument (exceptions) must be a sequence");
    Tuple* excs = KRAIT_TRY(to_tuple(th, args[1]));
    if (excs->size == 0) return raise(th, Exc::ValueError, "second argument (exceptions) must be a non-empty sequence");
    bool nested_base = false;
    for (i64 i = 0; i < excs->size; i++) {
        if (!is_exception(excs->items[i]))
            return raise(th, Exc::ValueError, "Item %zd of second argument (exceptions) is not an exception", i);
        nested_base |= !is_plain_exception(excs->items[i]);
    }
    if (type == exception_type(Exc::BaseExceptionGroup)) {
        if (!nested_base) type = exception_type(Exc::ExceptionGroup);
    } else if (type == exception_type(Exc::ExceptionGroup)) {
        if (nested_base) return raise(th, Exc::TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    } else if (nested_base && is_subtype(type, exception_type(Exc::Exception))) {
        return raise(th, Exc::TypeError, "Cannot nest BaseExceptions in '%.200s'", type_name(type));
    }
    Value made = KRAIT_TRY(base_exception_new(th, type, args));
    group(made)->msg = args[0];
    group(made)->excs = Value(excs);
    write_barrier(th, made.object());
    return made;
}

static Value group_str(Thread* th, Value self) {
    i64 n = group(self)->excs.as<Tuple>()->size;
    return Value(format_message(th, "%S (%zd sub-exception%s)", group(self)->msg, n, n > 1 ? "s" : ""));
}

static Value group_derive(Thread* th, Value self, Value excs) {
    Value args[] = {group(self)->msg, excs};
    return group_new(th, exception_type(Exc::BaseExceptionGroup), Args{args, 2, nullptr});
}

// A group like `original` with other exceptions inside: derive(), then traceback, cause, context and notes are copied.
static Value group_subset(Thread* th, Value original, List* excs) {
    if (excs->size == 0) return none();
    Value made = KRAIT_TRY(call_method(th, original, intern(th, "derive"), {Value(excs)}));
    if (!is_exception_group(made))
        return raise(th, Exc::TypeError, "derive must return an instance of BaseExceptionGroup");
    ExceptionObject *to = exception(made), *from = exception(original);
    to->traceback = from->traceback;
    to->context = from->context;
    to->cause = from->cause;
    to->suppress_context = from->suppress_context || from->cause;
    write_barrier(th, to);
    Str* name = th->vm->names.dunder_notes;
    Value notes = find_attribute(th, original, name);
    if (!notes && has_pending(th)) return Value();
    if (notes && type_of(notes)->slots.getitem) {
        List* copy = to_list(th, notes);
        if (!copy) return Value();
        KRAIT_TRY(set_attribute(th, made, name, Value(copy)));
    }
    return made;
}

// ---- split, subgroup ----

namespace {
enum class MatchBy { Type, Predicate, Instances };

bool choose_matcher(Thread* th, Value condition, MatchBy* by) {
    auto is_exception_class = [](Value v) {
        return is_type(v) && (v.as<Type>()->type_flags & kTypeExceptionSubclass);
    };
    if (is_exception_class(condition)) {
        *by = MatchBy::Type;
        return true;
    }
    if (is_tuple(condition)) {
        Tuple* t = condition.as<Tuple>();
        bool all = true;
        for (i64 i = 0; i < t->size; i++) all &= is_exception_class(t->items[i]);
        if (all) {
            *by = MatchBy::Type;
            return true;
        }
    } else if (has_kind(condition, Kind::Function) || (is_callable(condition) && !is_type(condition))) {
        *by = MatchBy::Predicate;
        return true;
    }
    raise(th, Exc::TypeError, "expected a function, exception type or tuple of exception types");
    return false;
}

int matches(Thread* th, Value e, MatchBy by, Value condition) {
    switch (by) {
        case MatchBy::Type: return exception_matches(th, e, condition);
        case MatchBy::Predicate: {
            Value r = call(th, condition, e);
            return r ? truth(th, r) : -1;
        }
        case MatchBy::Instances: return is_exception_group(e) ? 0 : set_contains(th, condition.as<Set>(), int_from_u64(th, e.bits()));
    }
    return 0;
}

bool split(Thread* th, Value e, MatchBy by, Value condition, Value* match, Value* rest) {
    int whole = matches(th, e, by, condition);
    if (whole < 0) return false;
    *match = whole ? e : none();
    if (rest) *rest = none();
    if (whole) return true;
    if (!is_exception_group(e)) {
        if (rest) *rest = e;
        return true;
    }
    RecursionGuard guard(th, " in exceptiongroup_split_recursive");
    if (!guard.ok()) return false;
    List* in = KRAIT_TRY(new_list(th));
    List* out = KRAIT_TRY(new_list(th));
    Tuple* excs = group(e)->excs.as<Tuple>();
    for (i64 i = 0; i < excs->size; i++) {
        Value m, r;
        KRAIT_TRY(split(th, excs->items[i], by, condition, &m, rest ? &r : nullptr));
        if (!is_none(m)) KRAIT_TRY(list_append(th, in, m));
        if (rest && !is_none(r)) KRAIT_TRY(list_append(th, out, r));
    }
    *match = KRAIT_TRY(group_subset(th, e, in));
    if (rest) *rest = KRAIT_TRY(group_subset(th, e, out));
    return true;
}
}  // namespace

static Value group_split(Thread* th, Value self, Value condition) {
    MatchBy by;
    KRAIT_TRY(choose_matcher(th, condition, &by));
    Value match, rest;
    KRAIT_TRY(split(th, self, by, condition, &match, &rest));
    return Value(make_tuple(th, match, rest));
}

static Value group_subgroup(Thread* th, Value self, Value condition) {
    MatchBy by;
    KRAIT_TRY(choose_matcher(th, condition, &by));
    Value match;
    KRAIT_TRY(split(th, self, by, condition, &match, nullptr));
    return match;
}

// ---- except* ----

bool check_except_type(Thread* th, Value type) {
    auto ok = [](Value v) { return is_type(v) && (v.as<Type>()->type_flags & kTypeExceptionSubclass); };
    bool good = ok(type);
    if (is_tuple(type)) {
        good = true;
        for (i64 i = 0; i < type.as<Tuple>()->size; i++) good &= ok(type.as<Tuple>()->items[i]);
    }
    if (!good) raise(th, Exc::TypeError, "catching classes that do not inherit from BaseException is not allowed");
    return good;
}

bool check_except_star_type(Thread* th, Value type) {
    KRAIT_TRY(check_except_type(th, type));
    Type* group_type = exception_type(Exc::BaseExceptionGroup);
    bool bad = is_type(type) && is_subtype(type.as<Type>(), group_type);
    if (is_tuple(type))
        for (i64 i = 0; i < type.as<Tuple>()->size; i++) bad |= is_subtype(type.as<Tuple>()->items[i].as<Type>(), group_type);
    if (bad) raise(th, Exc::TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    return !bad;
}

bool exception_group_match(Thread* th, Value e, Value type, Value* match, Value* rest) {
    *match = *rest = none();
    if (is_none(e)) return true;
    if (exception_matches(th, e, type) > 0) {
        if (is_exception_group(e)) {
            *match = e;
            return true;
        }
        Value args[] = {Value(empty_str()), Value(KRAIT_TRY(make_tuple(th, e)))};
        Value wrapped = KRAIT_TRY(group_new(th, exception_type(Exc::BaseExceptionGroup), Args{args, 2, nullptr}));
        exception(wrapped)->traceback = exception(e)->traceback;
        *match = wrapped;
        return true;
    }
    if (is_exception_group(e)) {
        Value pair = KRAIT_TRY(call_method(th, e, th->vm->names.split, {type}));
        if (!is_tuple(pair)) {
            raise(th, Exc::TypeError, "%.200s.split must return a tuple, not %.200s", type_name(type_of(e)), type_name(type_of(pair)));
            return false;
        }
        if (pair.as<Tuple>()->size < 2) {
            raise(th, Exc::TypeError, "%.200s.split must return a 2-tuple, got tuple of size %zd", type_name(type_of(e)),
                  pair.as<Tuple>()->size);
            return false;
        }
        *match = pair.as<Tuple>()->items[0];
        *rest = pair.as<Tuple>()->items[1];
        return true;
    }
    *rest = e;
    return true;
}

// Leaves of `e` (itself, if no group), by address.
static bool collect_leaves(Thread* th, Value e, Set* leaves) {
    if (!is_exception_group(e)) return set_add(th, leaves, int_from_u64(th, e.bits())) >= 0;
    Tuple* excs = group(e)->excs.as<Tuple>();
    for (i64 i = 0; i < excs->size; i++) KRAIT_TRY(collect_leaves(th, excs->items[i], leaves));
    return true;
}

// Was `a` taken from `b` by splitting, and raised again as it was?
static bool same_metadata(Thread* th, Value a, Value b) {
    ExceptionObject *x = exception(a), *y = exception(b);
    auto notes = [th](Value v) { return instance_get(v.object(), th->vm->names.dunder_notes); };
    if (!is_exception_group(a)) return false;
    bool same_notes = static_cast<bool>(notes(a)) == static_cast<bool>(notes(b));
    return same_notes && x->traceback == y->traceback && x->cause == y->cause && x->context == y->context;
}

Value prepare_reraise_star(Thread* th, Value original, List* raised_list) {
    if (raised_list->size == 0) return none();
    if (!is_exception_group(original)) {
        // A naked exception was wrapped and matched, or did not match: at most one thing was raised.
        return raised_list->items[0];
    }
    List* raised = KRAIT_TRY(new_list(th));
    List* reraised = KRAIT_TRY(new_list(th));
    for (i64 i = 0; i < raised_list->size; i++) {
        Value e = raised_list->items[i];
        if (is_none(e)) continue;
        KRAIT_TRY(list_append(th, same_metadata(th, e, original) ? reraised : raised, e));
    }
    Value projection = none();
    if (reraised->size) {
        Set* leaves = KRAIT_TRY(new_set(th));
        for (i64 i = 0; i < reraised->size; i++) KRAIT_TRY(collect_leaves(th, reraised->items[i], leaves));
        KRAIT_TRY(split(th, original, MatchBy::Instances, Value(leaves), &projection, nullptr));
    }
    if (raised->size == 0) return projection;
    if (!is_none(projection)) KRAIT_TRY(list_append(th, raised, projection));
    Value args[] = {Value(empty_str()), Value(raised)};
    return group_new(th, exception_type(Exc::BaseExceptionGroup), Args{args, 2, nullptr});
}

// ---- Set-up ----

constexpr NativeDef kMethods[] = {
    {"__class_getitem__", class_getitem, "See PEP 585", kAnyEffect, kNativeClassMethod},
    {"derive", group_derive, nullptr},
    {"split", group_split, nullptr},
    {"subgroup", group_subgroup, nullptr},
};
constexpr MemberDef kMembers[] = {
    {"message", offsetof(GroupObject, msg), MemberKind::Object, true, "exception message"},
    {"exceptions", offsetof(GroupObject, excs), MemberKind::Object, true, "nested exceptions"},
};

static void trace_group(Object* object, Marker& marker) {
    trace_exception(object, marker);
    auto* g = reinterpret_cast<GroupObject*>(object);
    marker.visit(g->msg);
    marker.visit(g->excs);
}

void describe_group(TypeSpec& spec) {
    spec.basic_size = sizeof(GroupObject);
    spec.trace = trace_group;
    spec.slots.new_ = group_new;
    spec.slots.str = group_str;
    spec.methods = kMethods;
    spec.method_count = sizeof kMethods / sizeof *kMethods;
    spec.members = kMembers;
    spec.member_count = 2;
}

void setup_exception_group(Thread* th, Type* type) {
    TypeSpec spec{};
    spec.name = "ExceptionGroup";
    spec.doc = nullptr;
    spec.kind = Kind::Exception;
    spec.flags = kTypeBase;
    spec.base = exception_type(Exc::BaseExceptionGroup);
    setup_type(th, type, spec);
    // The second base comes in by hand: class ExceptionGroup(BaseExceptionGroup, Exception).
    Type* order[] = {type, exception_type(Exc::BaseExceptionGroup), exception_type(Exc::Exception),
                     exception_type(Exc::BaseException), &object_type};
    Tuple* mro = new_tuple(th, 5);
    for (int i = 0; i < 5; i++) mro->items[i] = Value(order[i]);
    type->mro = mro;
    type->bases = make_tuple(th, Value(order[1]), Value(order[2]));
    type->slots.new_ = group_new;
    bool ok = dict_set_str(th, type->dict, th->vm->names.dunder_module, Value(th->vm->names.builtins)) &&
              add_subclass(th, exception_type(Exc::Exception), type);
    KRAIT_CHECK(ok, "ExceptionGroup could not be set up");
}

}  // namespace krait
