// traceback: one entry of the list that hangs on an exception.
#include <iterator>

#include "runtime/error.h"
#include "runtime/frame.h"
#include "runtime/operators.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

i32 traceback_line(const Traceback* traceback) {
    auto* tb = const_cast<Traceback*>(traceback);
    if (tb->lineno == kLineLater) tb->lineno = code_line(tb->frame.as<FrameObject>()->frame->code, tb->lasti);
    return tb->lineno;
}

namespace {

Traceback* self_traceback(Value self) { return self.as<Traceback>(); }

void trace_traceback(Object* object, Marker& marker) {
    auto* tb = reinterpret_cast<Traceback*>(object);
    marker.visit(tb->next);
    marker.visit(tb->frame);
}

bool check_next(Thread* th, Value next, const Traceback* self) {
    if (!is_none(next) && !has_kind(next, Kind::Traceback)) {
        raise(th, Exc::TypeError, "expected traceback object or None, got '%T'", next);
        return false;
    }
    for (Value v = next; has_kind(v, Kind::Traceback); v = v.as<Traceback>()->next) {
        if (v.as<Traceback>() != self) continue;
        raise(th, Exc::ValueError, "traceback loop detected");
        return false;
    }
    return true;
}

Value traceback_new(Thread* th, Type*, const Args& args) {
    static const char* const names[] = {"tb_next", "tb_frame", "tb_lasti", "tb_lineno"};
    Value out[4];
    int lasti, lineno;
    if (!parse_args(th, {"traceback", names, 4, 4, 0, 4}, args, out)) return {};
    if (!is_none(out[0]) && !has_kind(out[0], Kind::Traceback))
        return raise(th, Exc::TypeError, "expected traceback object or None, got '%T'", out[0]);
    if (!has_kind(out[1], Kind::Frame))
        return raise(th, Exc::TypeError, "traceback() argument 'tb_frame' must be frame, not %T", out[1]);
    if (!to_int32(th, out[2], &lasti) || !to_int32(th, out[3], &lineno)) return {};
    auto* tb = KRAIT_TRY(heap_new<Traceback>(th, builtin_shape(Kind::Traceback)));
    tb->next = is_none(out[0]) ? Value() : out[0];
    tb->frame = out[1];
    tb->lasti = lasti;
    tb->lineno = lineno;
    return Value(tb);
}

Value get_next(Thread*, Value self) {
    Value next = self_traceback(self)->next;
    return next ? next : none();
}
bool set_next(Thread* th, Value self, Value value) {
    if (!value) {
        raise(th, Exc::TypeError, "can't delete tb_next attribute");
        return false;
    }
    Traceback* tb = self_traceback(self);
    if (!check_next(th, value, tb)) return false;
    tb->next = is_none(value) ? Value() : value;
    write_barrier(th, tb);
    return true;
}
Value get_frame(Thread*, Value self) { return self_traceback(self)->frame; }
Value get_lasti(Thread*, Value self) { return Value::from_small_int(self_traceback(self)->lasti); }
Value get_lineno(Thread*, Value self) {
    int line = traceback_line(self_traceback(self));
    return line < 0 ? none() : Value::from_small_int(line);
}

Value traceback_dir(Thread* th, Value) {
    List* list = KRAIT_TRY(new_list(th));
    for (const char* name : {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"})
        if (!list_append(th, list, Value(intern(th, name)))) return {};
    return Value(list);
}

constexpr NativeDef traceback_methods[] = {{"__dir__", traceback_dir}};
constexpr GetSetDef traceback_getsets[] = {
    {"tb_next", get_next, set_next, nullptr},
    {"tb_frame", get_frame, nullptr, nullptr},
    {"tb_lasti", get_lasti, nullptr, nullptr},
    {"tb_lineno", get_lineno, nullptr, nullptr},
};

}  // namespace

void setup_traceback_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "traceback";
    spec.doc = "TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)\n--\n\nCreate a new traceback object.";
    spec.kind = Kind::Traceback;
    spec.basic_size = sizeof(Traceback);
    spec.trace = trace_traceback;
    spec.slots.new_ = traceback_new;
    spec.methods = traceback_methods;
    spec.method_count = std::size(traceback_methods);
    spec.getsets = traceback_getsets;
    spec.getset_count = std::size(traceback_getsets);
    setup_type(th, builtin_type(Kind::Traceback), spec);
}

}  // namespace krait
