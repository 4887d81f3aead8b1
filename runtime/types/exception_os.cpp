// OSError: two to five arguments fill errno, strerror and file names; the class is chosen by errno.
//
// Fields are filled in __new__ unless a subclass overrides only __init__, then in __init__ (CPython's
// oserror_use_init). Reference: CPython's Objects/exceptions.c.
#include <cerrno>

#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/type_set_up.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception_layout.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

static Value os_error_new(Thread* th, Type* type, const Args& args);
static bool os_error_init(Thread* th, Value self, const Args& args);

static Type* class_for_errno(i64 number) {
    switch (number) {
        case EAGAIN:
        case EALREADY:
        case EINPROGRESS: return exception_type(Exc::BlockingIOError);
        case EPIPE:
        case ESHUTDOWN: return exception_type(Exc::BrokenPipeError);
        case ECHILD: return exception_type(Exc::ChildProcessError);
        case ECONNABORTED: return exception_type(Exc::ConnectionAbortedError);
        case ECONNREFUSED: return exception_type(Exc::ConnectionRefusedError);
        case ECONNRESET: return exception_type(Exc::ConnectionResetError);
        case EEXIST: return exception_type(Exc::FileExistsError);
        case ENOENT: return exception_type(Exc::FileNotFoundError);
        case EISDIR: return exception_type(Exc::IsADirectoryError);
        case ENOTDIR: return exception_type(Exc::NotADirectoryError);
        case EINTR: return exception_type(Exc::InterruptedError);
        case EACCES:
        case EPERM: return exception_type(Exc::PermissionError);
        case ESRCH: return exception_type(Exc::ProcessLookupError);
        case ETIMEDOUT: return exception_type(Exc::TimeoutError);
        default: return nullptr;
    }
}

static bool uses_init(Type* type) { return type->slots.init != os_error_init && type->slots.new_ == os_error_new; }

static bool fill(Thread* th, Value self, const Args& args) {
    auto* e = self.as<OSErrorObject>();
    u32 n = args.count;
    Tuple* tuple = nullptr;
    e->written = -1;
    if (n >= 2 && n <= 5) {
        e->errno_ = args[0];
        e->strerror = args[1];
        Value filename = args.get(2), filename2 = args.get(4);
        if (filename && !is_none(filename)) {
            i64 written;
            if (type_of(self) == exception_type(Exc::BlockingIOError) && has_index(filename)) {
                // BlockingIOError's third argument may be the number of characters written.
                KRAIT_TRY(to_ssize(th, filename, Exc::ValueError, &written));
                e->written = written;
            } else {
                e->filename = filename;
                if (filename2 && !is_none(filename2)) e->filename2 = filename2;
                // args holds only the first two, for compatibility.
                tuple = KRAIT_TRY(tuple_from(th, args.data, 2));
            }
        }
    }
    if (!tuple) tuple = KRAIT_TRY(tuple_from(th, args.data, n));
    e->args = tuple;
    write_barrier(th, e);
    return true;
}

static Value os_error_new(Thread* th, Type* type, const Args& args) {
    if (!uses_init(type)) {
        if (args.keyword_count()) return raise(th, Exc::TypeError, "%.200s() takes no keyword arguments", type_name(type));
        i64 number;
        if (type == exception_type(Exc::OSError) && args.count >= 2 && args.count <= 5 && is_int(args[0]) &&
            int_fits_i64(args[0], &number)) {
            if (Type* better = class_for_errno(number)) type = better;
        }
    }
    Tuple* empty = empty_tuple();
    Object* object = new_instance(th, type);
    if (!object) return Value();
    auto* e = reinterpret_cast<OSErrorObject*>(object);
    e->args = empty;
    e->written = -1;
    if (!uses_init(type)) KRAIT_TRY(fill(th, Value(object), args));
    return Value(object);
}

static bool os_error_init(Thread* th, Value self, const Args& args) {
    if (!uses_init(type_of(self))) return true;
    if (args.keyword_count()) {
        raise(th, Exc::TypeError, "%.200s() takes no keyword arguments", type_name(type_of(self)));
        return false;
    }
    return fill(th, self, args);
}

static Value os_error_str(Thread* th, Value self) {
    auto* e = self.as<OSErrorObject>();
    Value number = e->errno_ ? e->errno_ : none(), text = e->strerror ? e->strerror : none();
    if (e->filename) {
        if (e->filename2)
            return Value(format_message(th, "[Errno %S] %S: %R -> %R", number, text, e->filename, e->filename2));
        return Value(format_message(th, "[Errno %S] %S: %R", number, text, e->filename));
    }
    if (e->errno_ && e->strerror) return Value(format_message(th, "[Errno %S] %S", number, text));
    return base_exception_str(th, self);
}

static Value get_written(Thread* th, Value self) {
    i64 n = self.as<OSErrorObject>()->written;
    if (n == -1) return raise(th, Exc::AttributeError, "characters_written");
    return int_from_i64(th, n);
}
static bool set_written(Thread* th, Value self, Value value) {
    auto* e = self.as<OSErrorObject>();
    if (!value) {
        if (e->written == -1) {
            raise(th, Exc::AttributeError, "characters_written");
            return false;
        }
        e->written = -1;
        return true;
    }
    i64 n;
    KRAIT_TRY(to_ssize(th, value, Exc::ValueError, &n));
    e->written = n;
    return true;
}

static Value os_error_reduce(Thread* th, Value self) {
    auto* e = self.as<OSErrorObject>();
    Tuple* args = e->args;
    if (args->size == 2 && e->filename) {
        Value with_file[5] = {args->items[0], args->items[1], e->filename, none(), e->filename2};
        args = KRAIT_TRY(tuple_from(th, with_file, e->filename2 ? 5 : 3));
    }
    Value dict = find_attribute(th, self, th->vm->names.dunder_dict);
    if (!dict && has_pending(th)) return Value();
    if (dict && is_dict(dict) && dict.as<Dict>()->used) return Value(make_tuple(th, Value(type_of(self)), Value(args), dict));
    return Value(make_tuple(th, Value(type_of(self)), Value(args)));
}

constexpr MemberDef kMembers[] = {
    {"errno", offsetof(OSErrorObject, errno_), MemberKind::Object, false, "POSIX exception code"},
    {"strerror", offsetof(OSErrorObject, strerror), MemberKind::Object, false, "exception strerror"},
    {"filename", offsetof(OSErrorObject, filename), MemberKind::Object, false, "exception filename"},
    {"filename2", offsetof(OSErrorObject, filename2), MemberKind::Object, false, "second exception filename"},
};
constexpr GetSetDef kGetSets[] = {{"characters_written", get_written, set_written, nullptr}};
constexpr NativeDef kMethods[] = {{"__reduce__", os_error_reduce, nullptr}};

static void trace_os_error(Object* object, Marker& marker) {
    trace_exception(object, marker);
    auto* e = reinterpret_cast<OSErrorObject*>(object);
    for (Value v : {e->errno_, e->strerror, e->filename, e->filename2}) marker.visit(v);
}

void describe_os_error(TypeSpec& spec) {
    spec.basic_size = sizeof(OSErrorObject);
    spec.trace = trace_os_error;
    spec.slots.new_ = os_error_new;
    spec.slots.init = os_error_init;
    spec.slots.str = os_error_str;
    spec.members = kMembers;
    spec.member_count = 4;
    spec.getsets = kGetSets;
    spec.getset_count = 1;
    spec.methods = kMethods;
    spec.method_count = 1;
}

}  // namespace krait
