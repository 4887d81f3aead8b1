// Exceptions with a few extra fields: StopIteration, SystemExit, ImportError, NameError, AttributeError, SyntaxError.
// Reference: CPython's Objects/exceptions.c.
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/type_set_up.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception_layout.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

template <size_t n>
static void set_members(TypeSpec& spec, const MemberDef (&members)[n]) {
    spec.members = members;
    spec.member_count = n;
}
template <size_t n>
static void set_methods(TypeSpec& spec, const NativeDef (&methods)[n]) {
    spec.methods = methods;
    spec.method_count = n;
}

// Traces the Values from `first` byte on to the end of the layout.
static void trace_fields(Object* object, Marker& marker, size_t end) {
    trace_exception(object, marker);
    char* base = reinterpret_cast<char*>(object);
    marker.visit_range(reinterpret_cast<Value*>(base + sizeof(ExceptionObject)), reinterpret_cast<Value*>(base + end));
}
template <class T>
static void trace_all(Object* object, Marker& marker) {
    trace_fields(object, marker, sizeof(T));
}

// ---- StopIteration, SystemExit ----

static bool stop_iteration_init(Thread* th, Value self, const Args& args) {
    KRAIT_TRY(base_exception_init(th, self, args));
    set_field(th, self.object(), self.as<StopIterationObject>()->value, args.count ? args[0] : none());
    return true;
}
constexpr MemberDef kStopMembers[] = {
    {"value", offsetof(StopIterationObject, value), MemberKind::Object, false, "generator return value"}};
void describe_stop_iteration(TypeSpec& spec) {
    spec.basic_size = sizeof(StopIterationObject);
    spec.trace = trace_all<StopIterationObject>;
    spec.slots.init = stop_iteration_init;
    set_members(spec, kStopMembers);
}

static bool system_exit_init(Thread* th, Value self, const Args& args) {
    KRAIT_TRY(base_exception_init(th, self, args));
    Value code = none();
    if (args.count == 1) code = args[0];
    if (args.count > 1) code = Value(exception(self)->args);
    set_field(th, self.object(), self.as<SystemExitObject>()->code, code);
    return true;
}
constexpr MemberDef kExitMembers[] = {{"code", offsetof(SystemExitObject, code), MemberKind::Object, false, "exception code"}};
void describe_system_exit(TypeSpec& spec) {
    spec.basic_size = sizeof(SystemExitObject);
    spec.trace = trace_all<SystemExitObject>;
    spec.slots.init = system_exit_init;
    set_members(spec, kExitMembers);
}

// ---- ImportError, NameError, AttributeError ----

// BaseException.__init__ with the positional arguments, then the keyword-only fields named in `names`.
static bool init_with_keywords(Thread* th, Value self, const Args& args, const char* function, const char* const* names,
                               int count, Value* out) {
    KRAIT_TRY(base_exception_init(th, self, Args{args.data, args.count, nullptr}));
    u32 given = args.keyword_count();
    if (given > static_cast<u32>(count)) {
        raise(th, Exc::TypeError, "%s() takes at most %d keyword argument%s (%zd given)", function, count, count == 1 ? "" : "s",
              static_cast<i64>(given));
        return false;
    }
    for (u32 k = 0; k < given; k++) {
        Str* key = args.kwnames->items[k].as<Str>();
        int i = 0;
        while (i < count && !str_equal(key, std::string_view(names[i]))) i++;
        if (i == count) {
            raise(th, Exc::TypeError, "'%U' is an invalid keyword argument for %s()", key, function);
            return false;
        }
        out[i] = args.data[args.count + k];
    }
    return true;
}

static bool import_error_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"name", "path"};
    Value fields[2];
    KRAIT_TRY(init_with_keywords(th, self, args, "ImportError", names, 2, fields));
    auto* e = self.as<ImportErrorObject>();
    e->name = fields[0];
    e->path = fields[1];
    e->msg = args.count == 1 ? args[0] : Value();
    write_barrier(th, e);
    return true;
}
static Value import_error_str(Thread* th, Value self) {
    auto* e = self.as<ImportErrorObject>();
    if (e->msg && is_exactly(e->msg, Kind::Str)) return e->msg;
    return base_exception_str(th, self);
}
static Value import_error_reduce(Thread* th, Value self) {
    auto* e = self.as<ImportErrorObject>();
    Value args(e->args);
    Value found = find_attribute(th, self, th->vm->names.dunder_dict);
    if (!found && has_pending(th)) return Value();
    Dict* state = found && is_dict(found) ? KRAIT_TRY(dict_copy(th, found.as<Dict>())) : KRAIT_TRY(new_dict(th));
    if (e->name) KRAIT_TRY(dict_set_str(th, state, th->vm->names.name, e->name));
    if (e->path) KRAIT_TRY(dict_set_str(th, state, th->vm->names.path, e->path));
    if (!state->used) return Value(make_tuple(th, Value(type_of(self)), args));
    return Value(make_tuple(th, Value(type_of(self)), args, Value(state)));
}
constexpr MemberDef kImportMembers[] = {
    {"msg", offsetof(ImportErrorObject, msg), MemberKind::Object, false, "exception message"},
    {"name", offsetof(ImportErrorObject, name), MemberKind::Object, false, "module name"},
    {"path", offsetof(ImportErrorObject, path), MemberKind::Object, false, "module path"},
};
constexpr NativeDef kImportMethods[] = {{"__reduce__", import_error_reduce, nullptr}};
void describe_import_error(TypeSpec& spec) {
    spec.basic_size = sizeof(ImportErrorObject);
    spec.trace = trace_all<ImportErrorObject>;
    spec.slots.init = import_error_init;
    spec.slots.str = import_error_str;
    set_members(spec, kImportMembers);
    set_methods(spec, kImportMethods);
}

static bool name_error_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"name"};
    Value fields[1];
    KRAIT_TRY(init_with_keywords(th, self, args, "NameError", names, 1, fields));
    set_field(th, self.object(), self.as<NameErrorObject>()->name, fields[0]);
    return true;
}
constexpr MemberDef kNameMembers[] = {{"name", offsetof(NameErrorObject, name), MemberKind::Object, false, "name"}};
void describe_name_error(TypeSpec& spec) {
    spec.basic_size = sizeof(NameErrorObject);
    spec.trace = trace_all<NameErrorObject>;
    spec.slots.init = name_error_init;
    set_members(spec, kNameMembers);
}

static bool attribute_error_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"name", "obj"};
    Value fields[2];
    KRAIT_TRY(init_with_keywords(th, self, args, "AttributeError", names, 2, fields));
    auto* e = self.as<AttributeErrorObject>();
    e->name = fields[0];
    e->obj = fields[1];
    write_barrier(th, e);
    return true;
}
constexpr MemberDef kAttributeMembers[] = {
    {"name", offsetof(AttributeErrorObject, name), MemberKind::Object, false, "attribute name"},
    {"obj", offsetof(AttributeErrorObject, obj), MemberKind::Object, false, "object"},
};
void describe_attribute_error(TypeSpec& spec) {
    spec.basic_size = sizeof(AttributeErrorObject);
    spec.trace = trace_all<AttributeErrorObject>;
    spec.slots.init = attribute_error_init;
    set_members(spec, kAttributeMembers);
}

// ---- SyntaxError ----

static bool syntax_error_init(Thread* th, Value self, const Args& args) {
    KRAIT_TRY(base_exception_init(th, self, args));
    auto* e = self.as<SyntaxErrorObject>();
    if (args.count >= 1) e->msg = args[0];
    write_barrier(th, e);
    if (args.count != 2) return true;
    Tuple* info = KRAIT_TRY(to_tuple(th, args[1]));
    if (info->size < 4 || info->size > 6) {
        raise(th, Exc::TypeError, "function takes at %s %d arguments (%zd given)", info->size < 4 ? "least" : "most",
              info->size < 4 ? 4 : 6, info->size);
        return false;
    }
    e->filename = info->items[0];
    e->lineno = info->items[1];
    e->offset = info->items[2];
    e->text = info->items[3];
    e->end_lineno = info->size > 4 ? info->items[4] : Value();
    e->end_offset = info->size > 5 ? info->items[5] : Value();
    write_barrier(th, e);
    if (e->end_lineno && !e->end_offset) {
        raise(th, Exc::TypeError, "end_offset must be provided when end_lineno is provided");
        return false;
    }
    return true;
}

static Value syntax_error_str(Thread* th, Value self) {
    auto* e = self.as<SyntaxErrorObject>();
    Value msg = e->msg ? e->msg : none();
    bool have_file = e->filename && is_str(e->filename);
    bool have_line = e->lineno && is_int(e->lineno);
    if (!have_file && !have_line) return Value(to_str(th, msg));
    Str* base = nullptr;
    if (have_file) {
        Str* file = e->filename.as<Str>();
        i64 start = file->length;
        while (start > 0 && file->at(start - 1) != '/') start--;
        base = KRAIT_TRY(str_substring(th, file, start, file->length));
    }
    if (have_file && have_line) return Value(format_message(th, "%S (%U, line %S)", msg, base, e->lineno));
    if (have_file) return Value(format_message(th, "%S (%U)", msg, base));
    return Value(format_message(th, "%S (line %S)", msg, e->lineno));
}
constexpr MemberDef kSyntaxMembers[] = {
    {"msg", offsetof(SyntaxErrorObject, msg), MemberKind::Object, false, "exception msg"},
    {"filename", offsetof(SyntaxErrorObject, filename), MemberKind::Object, false, "exception filename"},
    {"lineno", offsetof(SyntaxErrorObject, lineno), MemberKind::Object, false, "exception lineno"},
    {"offset", offsetof(SyntaxErrorObject, offset), MemberKind::Object, false, "exception offset"},
    {"text", offsetof(SyntaxErrorObject, text), MemberKind::Object, false, "exception text"},
    {"end_lineno", offsetof(SyntaxErrorObject, end_lineno), MemberKind::Object, false, "exception end lineno"},
    {"end_offset", offsetof(SyntaxErrorObject, end_offset), MemberKind::Object, false, "exception end offset"},
    {"print_file_and_line", offsetof(SyntaxErrorObject, print_file_and_line), MemberKind::Object, false, "exception print_file_and_line"},
};
void describe_syntax_error(TypeSpec& spec) {
    spec.basic_size = sizeof(SyntaxErrorObject);
    spec.trace = trace_all<SyntaxErrorObject>;
    spec.slots.init = syntax_error_init;
    spec.slots.str = syntax_error_str;
    set_members(spec, kSyntaxMembers);
}

}  // namespace krait
