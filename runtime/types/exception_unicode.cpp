// UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError.
// Reference: CPython's Objects/exceptions.c.
#include <algorithm>

#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/type_set_up.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exception_layout.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

static UnicodeErrorObject* unicode_error(Value v) { return v.as<UnicodeErrorObject>(); }

static bool wrong_argument(Thread* th, const char* function, int position, const char* expected, Value v) {
    raise(th, Exc::TypeError, "%sargument %d must be %s, not %.50s", function, position, expected, type_name(type_of(v)));
    return false;
}

// encoding (not for translate), object, start, end, reason.
static bool init_fields(Thread* th, Value self, const Args& args, const char* function, bool with_encoding, bool bytes) {
    KRAIT_TRY(base_exception_init(th, self, args));
    u32 wanted = with_encoding ? 5 : 4;
    if (args.count != wanted) {
        raise(th, Exc::TypeError, "function takes exactly %d arguments (%zd given)", static_cast<int>(wanted), static_cast<i64>(args.count));
        return false;
    }
    u32 i = 0;
    Value encoding;
    if (with_encoding) {
        encoding = args[i++];
        if (!is_str(encoding)) return wrong_argument(th, "", 1, "str", encoding);
    }
    Value object = args[i++];
    if (bytes && !has_kind(object, Kind::Bytes)) {
        BufferView view;
        KRAIT_TRY(get_buffer(th, object, &view, kBufferSimple));
        Bytes* copy = bytes_from(th, std::string_view(view.data, static_cast<size_t>(view.length)));
        release_buffer(th, &view);
        if (!copy) return false;
        object = Value(copy);
    } else if (!bytes && !is_str(object)) {
        return wrong_argument(th, "", static_cast<int>(i), "str", object);
    }
    i64 start, end;
    KRAIT_TRY(to_ssize(th, args[i], Exc::OverflowError, &start));
    KRAIT_TRY(to_ssize(th, args[i + 1], Exc::OverflowError, &end));
    if (!is_str(args[i + 2])) return wrong_argument(th, "", static_cast<int>(i + 3), "str", args[i + 2]);
    auto* e = unicode_error(self);
    e->encoding = encoding;
    e->object = object;
    e->start = start;
    e->end = end;
    e->reason = args[i + 2];
    write_barrier(th, e);
    return true;
}
static bool encode_init(Thread* th, Value self, const Args& args) { return init_fields(th, self, args, "encode", true, false); }
static bool decode_init(Thread* th, Value self, const Args& args) { return init_fields(th, self, args, "decode", true, true); }
static bool translate_init(Thread* th, Value self, const Args& args) { return init_fields(th, self, args, "translate", false, false); }

static Str* escaped(Thread* th, u32 c) {
    if (c <= 0xff) return format_message(th, "\\x%02x", c);
    if (c <= 0xffff) return format_message(th, "\\u%04x", c);
    return format_message(th, "\\U%08x", c);
}

static Value encode_str(Thread* th, Value self) {
    auto* e = unicode_error(self);
    if (!e->object || !is_str(e->object)) return Value(empty_str());
    Str* s = e->object.as<Str>();
    if (e->start < s->length && e->start >= 0 && e->end == e->start + 1)
        return Value(format_message(th, "'%S' codec can't encode character '%U' in position %zd: %S", e->encoding,
                                    escaped(th, s->at(e->start)), e->start, e->reason));
    return Value(format_message(th, "'%S' codec can't encode characters in position %zd-%zd: %S", e->encoding, e->start, e->end - 1,
                                e->reason));
}
static Value decode_str(Thread* th, Value self) {
    auto* e = unicode_error(self);
    if (!e->object || !has_kind(e->object, Kind::Bytes)) return Value(empty_str());
    Bytes* b = e->object.as<Bytes>();
    if (e->start < b->length && e->start >= 0 && e->end == e->start + 1)
        return Value(format_message(th, "'%S' codec can't decode byte 0x%02x in position %zd: %S", e->encoding,
                                    static_cast<unsigned>(static_cast<u8>(b->data[e->start])), e->start, e->reason));
    return Value(format_message(th, "'%S' codec can't decode bytes in position %zd-%zd: %S", e->encoding, e->start, e->end - 1,
                                e->reason));
}
static Value translate_str(Thread* th, Value self) {
    auto* e = unicode_error(self);
    if (!e->object || !is_str(e->object)) return Value(empty_str());
    Str* s = e->object.as<Str>();
    if (e->start < s->length && e->start >= 0 && e->end == e->start + 1)
        return Value(format_message(th, "can't translate character '%U' in position %zd: %S", escaped(th, s->at(e->start)), e->start,
                                    e->reason));
    return Value(format_message(th, "can't translate characters in position %zd-%zd: %S", e->start, e->end - 1, e->reason));
}

constexpr MemberDef kMembers[] = {
    {"encoding", offsetof(UnicodeErrorObject, encoding), MemberKind::Object, false, "exception encoding"},
    {"object", offsetof(UnicodeErrorObject, object), MemberKind::Object, false, "exception object"},
    {"start", offsetof(UnicodeErrorObject, start), MemberKind::I64, false, "exception start"},
    {"end", offsetof(UnicodeErrorObject, end), MemberKind::I64, false, "exception end"},
    {"reason", offsetof(UnicodeErrorObject, reason), MemberKind::Object, false, "exception reason"},
};

static void trace_unicode_error(Object* object, Marker& marker) {
    trace_exception(object, marker);
    auto* e = reinterpret_cast<UnicodeErrorObject*>(object);
    for (Value v : {e->encoding, e->object, e->reason}) marker.visit(v);
}

void describe_unicode_error(TypeSpec& spec, Exc exc) {
    spec.basic_size = sizeof(UnicodeErrorObject);
    spec.trace = trace_unicode_error;
    bool encode = exc == Exc::UnicodeEncodeError, decode = exc == Exc::UnicodeDecodeError;
    spec.slots.init = encode ? encode_init : decode ? decode_init : translate_init;
    spec.slots.str = encode ? encode_str : decode ? decode_str : translate_str;
    spec.members = kMembers;
    spec.member_count = 5;
}

}  // namespace krait
