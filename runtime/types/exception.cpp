// BaseException and the set-up of all builtin exception classes from exceptions.def.
//
// An instance keeps `args` and the chain in fields; fields of layouts follow (exception_fields.cpp, exception_os.cpp,
// exception_unicode.cpp, exception_group.cpp); other attributes go into the attribute area.
// Reference: CPython's Objects/exceptions.c.
#include "runtime/types/exception.h"

#include "runtime/call.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/type_set_up.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception_layout.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

static Type exception_types[static_cast<size_t>(Exc::Count)];
Type* exception_type(Exc exc) { return &exception_types[static_cast<size_t>(exc)]; }

static Value out_of_memory;
Value memory_error_instance() { return out_of_memory; }

// ---- Construction ----

Value base_exception_new(Thread* th, Type* type, const Args& args) {
    Tuple* tuple = KRAIT_TRY(tuple_from(th, args.data, args.count));
    Object* object = new_instance(th, type);
    if (!object) return Value();
    reinterpret_cast<ExceptionObject*>(object)->args = tuple;
    return Value(object);
}

bool base_exception_init(Thread* th, Value self, const Args& args) {
    if (args.keyword_count()) {
        raise(th, Exc::TypeError, "%.200s() takes no keyword arguments", type_name(type_of(self)));
        return false;
    }
    Tuple* have = exception(self)->args;
    if (have->size == static_cast<i64>(args.count)) {
        bool same = true;
        for (u32 i = 0; i < args.count; i++) same &= have->items[i] == args[i];
        if (same) return true;
    }
    Tuple* tuple = KRAIT_TRY(tuple_from(th, args.data, args.count));
    set_field(th, self.object(), exception(self)->args, tuple);
    return true;
}

Value new_exception(Thread* th, Type* type, Value argument) {
    Args args{&argument, argument ? 1u : 0u, nullptr};
    if (type->slots.new_ == base_exception_new && type->slots.init == base_exception_init)
        return base_exception_new(th, type, args);
    Value made = KRAIT_TRY(type_call(th, Value(type), args));
    if (!is_exception(made))
        return raise(th, Exc::TypeError, "calling %R should have returned an instance of BaseException, not %s", Value(type),
                     type_name(type_of(made)));
    return made;
}

// ---- Text ----

Value base_exception_str(Thread* th, Value self) {
    Tuple* args = exception(self)->args;
    if (args->size == 0) return Value(empty_str());
    return Value(to_str(th, args->size == 1 ? args->items[0] : Value(args)));
}

Value base_exception_repr(Thread* th, Value self) {
    Tuple* args = exception(self)->args;
    const char* name = type_name(type_of(self));
    if (args->size == 1) return Value(format_message(th, "%s(%R)", name, args->items[0]));
    return Value(format_message(th, "%s%R", name, Value(args)));
}

// KeyError prints its key's repr, so that an empty or blank key can be seen.
static Value key_error_str(Thread* th, Value self) {
    Tuple* args = exception(self)->args;
    if (args->size == 1) return Value(to_repr(th, args->items[0]));
    return base_exception_str(th, self);
}

// ---- Attributes ----

static Value or_none(Value v) { return v ? v : none(); }

static Value get_args(Thread*, Value self) { return Value(exception(self)->args); }
static bool set_args(Thread* th, Value self, Value value) {
    if (!value) {
        raise(th, Exc::TypeError, "args may not be deleted");
        return false;
    }
    Tuple* tuple = KRAIT_TRY(to_tuple(th, value));
    set_field(th, self.object(), exception(self)->args, tuple);
    return true;
}

static Value get_traceback(Thread*, Value self) { return or_none(exception(self)->traceback); }
static bool set_traceback(Thread* th, Value self, Value value) {
    if (!value) {
        raise(th, Exc::TypeError, "__traceback__ may not be deleted");
        return false;
    }
    if (!is_none(value) && !has_kind(value, Kind::Traceback)) {
        raise(th, Exc::TypeError, "__traceback__ must be a traceback or None");
        return false;
    }
    set_field(th, self.object(), exception(self)->traceback, is_none(value) ? Value() : value);
    return true;
}

static bool set_link(Thread* th, Value self, Value value, Value& field, const char* name, const char* what) {
    if (!value) {
        raise(th, Exc::TypeError, "%s may not be deleted", name);
        return false;
    }
    if (!is_none(value) && !is_exception(value)) {
        raise(th, Exc::TypeError, "exception %s must be None or derive from BaseException", what);
        return false;
    }
    set_field(th, self.object(), field, is_none(value) ? Value() : value);
    return true;
}
static Value get_context(Thread*, Value self) { return or_none(exception(self)->context); }
static bool set_context(Thread* th, Value self, Value value) {
    return set_link(th, self, value, exception(self)->context, "__context__", "context");
}
static Value get_cause(Thread*, Value self) { return or_none(exception(self)->cause); }
static bool set_cause(Thread* th, Value self, Value value) {
    KRAIT_TRY(set_link(th, self, value, exception(self)->cause, "__cause__", "cause"));
    exception(self)->suppress_context = true;
    return true;
}

// ---- Methods ----

static Value with_traceback(Thread* th, Value self, Value traceback) {
    KRAIT_TRY(set_traceback(th, self, traceback));
    return self;
}

static Value add_note(Thread* th, Value self, Value note) {
    if (!is_str(note)) return raise(th, Exc::TypeError, "note must be a str, not '%s'", type_name(type_of(note)));
    Str* name = th->vm->names.dunder_notes;
    Value notes = find_attribute(th, self, name);
    if (!notes) {
        if (has_pending(th)) return Value();
        notes = Value(KRAIT_TRY(new_list(th)));
        KRAIT_TRY(set_attribute(th, self, name, notes));
    }
    if (!is_list(notes)) return raise(th, Exc::TypeError, "Cannot add note: __notes__ is not a list");
    KRAIT_TRY(list_append(th, notes.as<List>(), note));
    return none();
}

static Value exception_reduce(Thread* th, Value self) {
    Value args(exception(self)->args);
    Dict* dict = nullptr;
    Value found = find_attribute(th, self, th->vm->names.dunder_dict);
    if (!found && has_pending(th)) return Value();
    if (found && is_dict(found)) dict = found.as<Dict>();
    if (dict && dict->used) return Value(make_tuple(th, Value(type_of(self)), args, Value(dict)));
    return Value(make_tuple(th, Value(type_of(self)), args));
}

static Value exception_setstate(Thread* th, Value self, Value state) {
    if (is_none(state)) return none();
    if (!is_dict(state)) return raise(th, Exc::TypeError, "state is not a dictionary");
    i64 position = 0;
    Value key, value;
    while (dict_next(state.as<Dict>(), &position, &key, &value)) {
        if (!is_str(key)) return raise(th, Exc::TypeError, "attribute name must be string, not '%.200s'", type_name(type_of(key)));
        KRAIT_TRY(set_attribute(th, self, key.as<Str>(), value));
    }
    return none();
}

constexpr NativeDef kMethods[] = {
    {"__reduce__", exception_reduce, nullptr},
    {"__setstate__", exception_setstate, nullptr},
    {"with_traceback", with_traceback, "Exception.with_traceback(tb) --\n    set self.__traceback__ to tb and return self."},
    {"add_note", add_note, "Exception.add_note(note) --\n    add a note to the exception"},
};
constexpr GetSetDef kGetSets[] = {
    {"__dict__", generic_get_dict, generic_set_dict, nullptr},
    {"args", get_args, set_args, nullptr},
    {"__traceback__", get_traceback, set_traceback, nullptr},
    {"__context__", get_context, set_context, "exception context"},
    {"__cause__", get_cause, set_cause, "exception cause"},
};
constexpr MemberDef kMembers[] = {
    {"__suppress_context__", offsetof(ExceptionObject, suppress_context), MemberKind::Bool, false, nullptr},
};

void trace_exception(Object* object, Marker& marker) {
    auto* e = reinterpret_cast<ExceptionObject*>(object);
    for (Value v : {Value(e->args), e->traceback, e->context, e->cause, e->notes}) marker.visit(v);
}

// ---- Set-up ----

namespace {
enum class Layout { Plain, Group, SystemExit, Attribute, Import, Name, OSError, StopIteration, Syntax, Unicode };

struct Row {
    const char* name;
    Exc base;
    Layout layout;
    const char* doc;
};
constexpr Row kRows[] = {
#define EXCEPTION(name, base, layout, doc) {#name, Exc::base, Layout::layout, doc},
#include "runtime/exceptions.def"
#undef EXCEPTION
};

void describe_layout(TypeSpec& spec, Exc exc, Layout layout) {
    switch (layout) {
        case Layout::Plain: break;
        case Layout::Group: describe_group(spec); break;
        case Layout::SystemExit: describe_system_exit(spec); break;
        case Layout::Attribute: describe_attribute_error(spec); break;
        case Layout::Import: describe_import_error(spec); break;
        case Layout::Name: describe_name_error(spec); break;
        case Layout::OSError: describe_os_error(spec); break;
        case Layout::StopIteration: describe_stop_iteration(spec); break;
        case Layout::Syntax: describe_syntax_error(spec); break;
        case Layout::Unicode: describe_unicode_error(spec, exc); break;
    }
}
}  // namespace

static void setup_base_exception(Thread* th, const Row& row) {
    TypeSpec spec{};
    spec.name = row.name;
    spec.doc = row.doc;
    spec.kind = Kind::Exception;
    spec.flags = kTypeBase | kTypeHasDict | kTypeExceptionSubclass;
    spec.basic_size = sizeof(ExceptionObject);
    spec.trace = trace_exception;
    spec.slots.new_ = base_exception_new;
    spec.slots.init = base_exception_init;
    spec.slots.str = base_exception_str;
    spec.slots.repr = base_exception_repr;
    spec.methods = kMethods;
    spec.method_count = sizeof kMethods / sizeof *kMethods;
    spec.getsets = kGetSets;
    spec.getset_count = sizeof kGetSets / sizeof *kGetSets;
    spec.members = kMembers;
    spec.member_count = 1;
    setup_type(th, exception_type(Exc::BaseException), spec);
}

void setup_exception_types(Thread* th) {
    for (size_t i = 0; i < static_cast<size_t>(Exc::Count); i++) {
        auto exc = static_cast<Exc>(i);
        const Row& row = kRows[i];
        if (exc == Exc::BaseException) {
            setup_base_exception(th, row);
            continue;
        }
        if (exc == Exc::ExceptionGroup) continue;  // two bases: below
        Type* base = exception_type(row.base);
        TypeSpec spec{};
        spec.name = row.name;
        spec.doc = row.doc;
        spec.kind = Kind::Exception;
        spec.flags = kTypeBase;
        spec.base = base;
        spec.slots.new_ = base->slots.new_;
        spec.slots.init = base->slots.init;
        if (exc == Exc::KeyError) spec.slots.str = key_error_str;
        if (kRows[static_cast<size_t>(row.base)].layout != row.layout || row.layout == Layout::Unicode)
            describe_layout(spec, exc, row.layout);
        setup_type(th, exception_type(exc), spec);
    }
    setup_exception_group(th, exception_type(Exc::ExceptionGroup));
    *builtin_shape(Kind::Exception) = *exception_type(Exc::BaseException)->root_shape;
    add_root(th, &out_of_memory);
    out_of_memory = base_exception_new(th, exception_type(Exc::MemoryError), Args{nullptr, 0, nullptr});
}

}  // namespace krait
