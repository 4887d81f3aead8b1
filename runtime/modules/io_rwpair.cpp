// BufferedRWPair: a reader and a writer over two raw streams, as one object.
#include "runtime/modules/io_buffered.h"

namespace krait::io {

namespace {

struct RwPair : Object {
    Value reader, writer;
};
RwPair* pair_of(Value v) { return v.as<RwPair>(); }

void trace_pair(Object* object, Marker& marker) {
    auto* p = static_cast<RwPair*>(object);
    marker.visit(p->reader);
    marker.visit(p->writer);
}

Value pair_new(Thread* th, Type* type, const Args&) { return new_instance(th, type); }

bool pair_init(Thread* th, Value self, const Args& args) {
    if (!check_no_keywords(th, "BufferedRWPair", args) || !check_arg_count(th, "BufferedRWPair", args, 2, 3)) return false;
    i64 size = kDefaultBufferSize;
    if (args.count > 2 && !to_ssize(th, args[2], Exc::OverflowError, &size)) return false;
    if (!check_readable(th, args[0]) || !check_writable(th, args[1])) return false;
    auto* p = pair_of(self);
    Value reader = new_buffered(th, types.reader, args[0], size);
    if (!reader) return false;
    set_field(th, p, p->reader, reader);
    Value writer = new_buffered(th, types.writer, args[1], size);
    if (!writer) return false;
    set_field(th, p, p->writer, writer);
    return true;
}

Value forward(Thread* th, Value self, bool to_writer, Str* name, const Args& args) {
    auto* p = pair_of(self);
    Value target = to_writer ? p->writer : p->reader;
    if (!target) return raise(th, Exc::ValueError, "I/O operation on uninitialized object");
    Value method = get_attribute(th, target, name);
    return method ? call(th, method, args) : Value();
}

#define KRAIT_FORWARD(method, writer, name) \
    Value method(Thread* th, Value self, const Args& args) { return forward(th, self, writer, KRAIT_NAME(name), args); }
KRAIT_FORWARD(pair_read, false, "read")
KRAIT_FORWARD(pair_peek, false, "peek")
KRAIT_FORWARD(pair_read1, false, "read1")
KRAIT_FORWARD(pair_readinto, false, "readinto")
KRAIT_FORWARD(pair_readinto1, false, "readinto1")
KRAIT_FORWARD(pair_write, true, "write")
KRAIT_FORWARD(pair_flush, true, "flush")
KRAIT_FORWARD(pair_readable, false, "readable")
KRAIT_FORWARD(pair_writable, true, "writable")
#undef KRAIT_FORWARD

Value pair_close(Thread* th, Value self, const Args& args) {
    Value error;
    if (!forward(th, self, true, th->vm->names.close, args)) error = take_pending(th);
    Value result = forward(th, self, false, th->vm->names.close, args);
    if (error) {
        if (result) restore_pending(th, error);
        else chain_pending(th, error);
        return {};
    }
    return result;
}

Value pair_isatty(Thread* th, Value self, const Args& args) {
    Value result = forward(th, self, true, th->vm->names.isatty, args);
    if (!result || !(result == py_false())) return result;
    return forward(th, self, false, th->vm->names.isatty, args);
}

Value get_closed(Thread* th, Value self) {
    auto* p = pair_of(self);
    if (!p->writer) return raise(th, Exc::RuntimeError, "the BufferedRWPair object is being garbage-collected");
    return get_attribute(th, p->writer, th->vm->names.closed);
}

constexpr NativeDef pair_methods[] = {
    {"read", pair_read, nullptr}, {"peek", pair_peek, nullptr}, {"read1", pair_read1, nullptr}, {"readinto", pair_readinto, nullptr},
    {"readinto1", pair_readinto1, nullptr}, {"write", pair_write, nullptr}, {"flush", pair_flush, nullptr}, {"readable", pair_readable, nullptr},
    {"writable", pair_writable, nullptr}, {"close", pair_close, nullptr}, {"isatty", pair_isatty, nullptr},
};
constexpr GetSetDef pair_getsets[] = {{"closed", get_closed, nullptr, nullptr}};

void pair_finalize(Thread* th, Value self) {
    if (pair_of(self)->writer) finalize_file(th, self);
}

}  // namespace

void setup_rw_pair(Thread* th) {
    TypeSpec spec{};
    spec.name = "_io.BufferedRWPair";
    spec.doc = "BufferedRWPair(reader, writer, buffer_size=8192, /)\n--\n\nA buffered reader and writer object together.";
    spec.kind = Kind::Native;
    spec.base = types.buffered_base;
    spec.basic_size = sizeof(RwPair);
    spec.trace = trace_pair;
    spec.slots.new_ = pair_new;
    spec.slots.init = pair_init;
    spec.slots.finalize = pair_finalize;
    spec.methods = pair_methods;
    spec.method_count = sizeof pair_methods / sizeof *pair_methods;
    spec.getsets = pair_getsets;
    spec.getset_count = 1;
    types.rw_pair = new_io_type(th, spec, false);
}

}  // namespace krait::io
