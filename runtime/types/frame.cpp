// frame: the object that shows an activation to Python. It points at the live Frame; when the activation ends the interpreter
// gives it a heap copy of the header and the locals (`storage`).
#include "runtime/frame.h"

#include <iterator>

#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/generator.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

FrameObject* frame_object(Thread* th, Frame* frame) {
    if (frame->object) return frame->object;
    auto* object = heap_new<FrameObject>(th, builtin_shape(Kind::Frame));
    if (!object) return nullptr;
    object->frame = frame;
    object->trace_lines = true;
    frame->object = object;
    frame->flags |= kFrameHasObject;
    if (frame->owner == FrameOwner::Generator) write_barrier(th, frame->generator);
    return object;
}

// Current value of fast local `i`; empty: unbound. Cells are looked through once they exist.
static Value local_value(const Frame* frame, i32 i, u8 kind) {
    Value v = frame->registers[i];
    if ((kind & (kFastCell | kFastFree)) && has_kind(v, Kind::Cell)) return v.as<Cell>()->value;
    return v;
}

// Copies the fast locals into the frame's dict, as PyFrame_FastToLocalsWithError.
static bool update_locals_dict(Thread* th, Frame* frame, Dict* dict) {
    Code* code = frame->code;
    const char* kinds = code->localspluskinds->data;
    for (i32 i = 0; i < code->nlocalsplus; i++) {
        auto kind = static_cast<u8>(kinds[i]);
        if ((kind & kFastFree) && !(code->co_flags & kCoOptimized)) continue;
        Str* name = code->localsplusnames->items[i].as<Str>();
        Value v = local_value(frame, i, kind);
        if (v) {
            if (!dict_set_str(th, dict, name, v)) return false;
        } else if (dict_delete(th, dict, Value(name)) < 0) {
            return false;
        }
    }
    return true;
}

Value frame_locals(Thread* th, Frame* frame) {
    if (frame->locals) return frame->locals;
    FrameObject* object = KRAIT_TRY(frame_object(th, frame));
    if (!object->locals_dict) {
        Dict* dict = KRAIT_TRY(new_dict(th));
        object->locals_dict = Value(dict);
        write_barrier(th, object);
    }
    auto* dict = object->locals_dict.as<Dict>();
    return update_locals_dict(th, frame, dict) ? Value(dict) : Value();
}

namespace {

FrameObject* self_frame(Value self) { return self.as<FrameObject>(); }

void trace_frame(Object* object, Marker& marker) {
    auto* f = reinterpret_cast<FrameObject*>(object);
    marker.visit(f->trace);
    marker.visit(f->locals_dict);
    marker.visit(f->back);
    if (f->storage) marker.visit_owned(f->storage);
    Frame* frame = f->frame;
    if (!frame) return;
    if (!f->ended) {
        if (frame->owner == FrameOwner::Generator) marker.visit(frame->generator);
        return;
    }
    marker.visit(reinterpret_cast<Object*>(frame->function));
    marker.visit(frame->code);
    marker.visit(reinterpret_cast<Object*>(frame->globals));
    marker.visit(reinterpret_cast<Object*>(frame->builtins));
    marker.visit(frame->locals);
    marker.visit_range(frame->registers, frame->registers + frame->code->nlocalsplus);
}

// ---- Attributes ----

bool is_suspended_generator(const FrameObject* f) {
    return !f->ended && f->frame->owner == FrameOwner::Generator && f->frame->generator->state != kGenRunning;
}

Value frame_back(Thread* th, Value self) {
    FrameObject* f = self_frame(self);
    if (f->ended) return f->back ? f->back : none();
    Frame* back = is_suspended_generator(f) ? nullptr : visible_frame(f->frame->back);
    return back ? Value(frame_object(th, back)) : none();
}
Value frame_builtins(Thread*, Value self) { return Value(self_frame(self)->frame->builtins); }
Value frame_globals(Thread*, Value self) { return Value(self_frame(self)->frame->globals); }
Value frame_code(Thread*, Value self) { return Value(self_frame(self)->frame->code); }
Value frame_lasti_attribute(Thread*, Value self) { return Value::from_small_int(frame_lasti(self_frame(self)->frame)); }

int line_of(const FrameObject* f) {
    i32 lasti = frame_lasti(f->frame);
    return lasti < 0 ? f->frame->code->firstlineno : code_line(f->frame->code, lasti);
}
Value frame_lineno(Thread*, Value self) {
    int line = line_of(self_frame(self));
    return line < 0 ? none() : Value::from_small_int(line);
}
bool set_frame_lineno(Thread* th, Value self, Value value) {
    if (!value) {
        raise(th, Exc::AttributeError, "cannot delete attribute");
        return false;
    }
    raise(th, Exc::ValueError, "f_lineno can only be set in a trace function");
    return false;
}
Value frame_locals_attribute(Thread* th, Value self) {
    FrameObject* f = self_frame(self);
    if (f->cleared) return Value(new_dict(th));
    return frame_locals(th, f->frame);
}
Value frame_trace_attribute(Thread*, Value self) {
    FrameObject* f = self_frame(self);
    return f->trace ? f->trace : none();
}
bool set_frame_trace(Thread* th, Value self, Value value) {
    FrameObject* f = self_frame(self);
    f->trace = value && !is_none(value) ? value : Value();
    write_barrier(th, f);
    return true;
}
bool set_flag(Thread* th, Value value, bool* flag) {
    if (!value || !is_bool(value)) {
        raise(th, Exc::TypeError, "attribute value type must be bool");
        return false;
    }
    *flag = value == py_true();
    return true;
}
Value frame_trace_lines(Thread*, Value self) { return py_bool(self_frame(self)->trace_lines); }
bool set_frame_trace_lines(Thread* th, Value self, Value v) { return set_flag(th, v, &self_frame(self)->trace_lines); }
Value frame_trace_opcodes(Thread*, Value self) { return py_bool(self_frame(self)->trace_opcodes); }
bool set_frame_trace_opcodes(Thread* th, Value self, Value v) { return set_flag(th, v, &self_frame(self)->trace_opcodes); }

Value frame_clear(Thread* th, Value self) {
    FrameObject* f = self_frame(self);
    if (!f->ended) {
        if (!is_suspended_generator(f)) return raise(th, Exc::RuntimeError, "cannot clear an executing frame");
        return generator_close(th, f->frame->generator) ? none() : Value();
    }
    f->cleared = true;
    for (i32 i = 0; i < f->frame->code->nlocalsplus; i++) f->frame->registers[i] = Value();
    f->locals_dict = Value();
    return none();
}

Value frame_repr(Thread* th, Value self) {
    FrameObject* f = self_frame(self);
    Code* code = f->frame->code;
    return Value(format_message(th, "<frame at 0x%zx, file %R, line %d, code %U>", static_cast<size_t>(self.bits()),
                                code->filename, line_of(f), code->name));
}

Value frame_sizeof(Thread*, Value self) {
    return Value::from_small_int(static_cast<i64>(sizeof(FrameObject)) + 8 * self_frame(self)->frame->code->nlocalsplus);
}

constexpr NativeDef frame_methods[] = {
    {"clear", frame_clear, "F.clear(): clear most references held by the frame"},
    {"__sizeof__", frame_sizeof, "F.__sizeof__() -> size of F in memory, in bytes"},
};
constexpr GetSetDef frame_getsets[] = {
    {"f_back", frame_back, nullptr, nullptr},
    {"f_locals", frame_locals_attribute, nullptr, nullptr},
    {"f_lineno", frame_lineno, set_frame_lineno, nullptr},
    {"f_trace", frame_trace_attribute, set_frame_trace, nullptr},
    {"f_lasti", frame_lasti_attribute, nullptr, nullptr},
    {"f_globals", frame_globals, nullptr, nullptr},
    {"f_builtins", frame_builtins, nullptr, nullptr},
    {"f_code", frame_code, nullptr, nullptr},
    {"f_trace_lines", frame_trace_lines, set_frame_trace_lines, nullptr},
    {"f_trace_opcodes", frame_trace_opcodes, set_frame_trace_opcodes, nullptr},
};

}  // namespace

void setup_frame_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "frame";
    spec.kind = Kind::Frame;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(FrameObject);
    spec.trace = trace_frame;
    spec.slots.repr = frame_repr;
    spec.methods = frame_methods;
    spec.method_count = std::size(frame_methods);
    spec.getsets = frame_getsets;
    spec.getset_count = std::size(frame_getsets);
    setup_type(th, builtin_type(Kind::Frame), spec);
}

}  // namespace krait
