// super, with and without arguments.
//
// `super()` takes the class from the cell `__class__` of the calling frame and the object from its first argument.
// Reference: CPython's Objects/typeobject.c (super_*).
#include "runtime/frame.h"
#include "runtime/operators.h"
#include "runtime/shape.h"
#include "runtime/type_set_up.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/function_set_up.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/super.h"

namespace krait {

static SuperObject* super(Value v) { return v.as<SuperObject>(); }

// The class whose MRO is searched: obj itself if it is a subclass of `type`, its type, or its `__class__`.
static Type* super_check(Thread* th, Type* type, Value obj) {
    if (is_type(obj) && is_subtype(obj.as<Type>(), type)) return obj.as<Type>();
    if (is_subtype(type_of(obj), type)) return type_of(obj);
    Value cls = find_attribute(th, obj, th->vm->names.dunder_class);
    if (!cls && has_pending(th)) return nullptr;
    if (cls && is_type(cls) && cls.as<Type>() != type_of(obj) && is_subtype(cls.as<Type>(), type)) return cls.as<Type>();
    raise(th, Exc::TypeError, "super(type, obj): obj must be an instance or subtype of type");
    return nullptr;
}

static bool find_caller(Thread* th, Type** type, Value* obj) {
    Frame* frame = th->frame;
    if (!frame) {
        raise(th, Exc::RuntimeError, "super(): no current frame");
        return false;
    }
    Code* code = frame->code;
    if (code->argcount == 0) {
        raise(th, Exc::RuntimeError, "super(): no arguments");
        return false;
    }
    Value first = frame->registers[0];
    if (first && has_kind(first, Kind::Cell) && (code->localspluskinds->data[0] & kFastCell)) first = first.as<Cell>()->value;
    if (!first) {
        raise(th, Exc::RuntimeError, "super(): arg[0] deleted");
        return false;
    }
    for (i32 i = code->nlocalsplus - code->nfreevars; i < code->nlocalsplus; i++) {
        if (!str_equal(code->localsplusnames->items[i].as<Str>(), th->vm->names.dunder_class)) continue;
        Value cell = frame->registers[i];
        if (!cell || !has_kind(cell, Kind::Cell)) {
            raise(th, Exc::RuntimeError, "super(): bad __class__ cell");
            return false;
        }
        Value cls = cell.as<Cell>()->value;
        if (!cls) {
            raise(th, Exc::RuntimeError, "super(): empty __class__ cell");
            return false;
        }
        if (!is_type(cls)) {
            raise(th, Exc::RuntimeError, "super(): __class__ is not a type (%s)", type_name(type_of(cls)));
            return false;
        }
        *type = cls.as<Type>();
        *obj = first;
        return true;
    }
    raise(th, Exc::RuntimeError, "super(): __class__ cell not found");
    return false;
}

static bool super_init(Thread* th, Value self, const Args& args) {
    KRAIT_TRY(check_no_keywords(th, "super", args));
    KRAIT_TRY(check_arg_count(th, "super()", args, 0, 2));
    Type* type = nullptr;
    Value obj = args.get(1);
    if (args.count == 0) {
        KRAIT_TRY(find_caller(th, &type, &obj));
    } else {
        if (!is_type(args[0])) {
            raise(th, Exc::TypeError, "super() argument 1 must be a type, not %.200s", type_name(type_of(args[0])));
            return false;
        }
        type = args[0].as<Type>();
    }
    if (obj && is_none(obj)) obj = Value();
    Type* obj_type = nullptr;
    if (obj) obj_type = KRAIT_TRY(super_check(th, type, obj));
    SuperObject* s = super(self);
    s->type = type;
    s->obj = obj;
    s->obj_type = obj_type;
    write_barrier(th, s);
    return true;
}

Value super_lookup(Thread* th, Type* type, Value obj, Type* start, Str* name, bool* found) {
    *found = false;
    Tuple* mro = start->mro;
    if (!mro) return Value();
    i64 i = 0;
    while (i < mro->size && mro->items[i] != Value(type)) i++;
    for (i++; i < mro->size; i++) {
        Type* t = mro->items[i].as<Type>();
        Value v = t->dict ? dict_get_str(t->dict, name) : Value();
        if (!v) continue;
        *found = true;
        auto get = type_of(v)->slots.descr_get;
        return get ? get(th, v, obj == Value(start) ? Value() : obj, start) : v;
    }
    return Value();
}

static Value super_getattr(Thread* th, Value self, Str* name) {
    SuperObject* s = super(self);
    if (s->obj_type && name != th->vm->names.dunder_class) {
        bool found;
        Value v = super_lookup(th, s->type, s->obj, s->obj_type, name, &found);
        if (found) return v;
    }
    return generic_get_attribute(th, self, name);
}

static Value super_get(Thread* th, Value self, Value instance, Type*) {
    SuperObject* s = super(self);
    if (!instance || is_none(instance) || s->obj) return self;
    if (type_of(self) != builtin_type(Kind::Super)) return call(th, Value(type_of(self)), Value(s->type), instance);
    Type* obj_type = KRAIT_TRY(super_check(th, s->type, instance));
    auto* made = heap_new<SuperObject>(th, builtin_shape(Kind::Super));
    if (!made) return Value();
    made->type = s->type;
    made->obj = instance;
    made->obj_type = obj_type;
    return Value(made);
}

static Value super_repr(Thread* th, Value self) {
    SuperObject* s = super(self);
    const char* type = s->type ? type_name(s->type) : "NULL";
    if (s->obj_type) return Value(format_message(th, "<super: <class '%s'>, <%s object>>", type, type_name(s->obj_type)));
    return Value(format_message(th, "<super: <class '%s'>, NULL>", type));
}

static Value super_new(Thread* th, Type* type, const Args&) { return Value(new_instance(th, type)); }

constexpr MemberDef kMembers[] = {
    {"__thisclass__", offsetof(SuperObject, type), MemberKind::Object, true, "the class invoking super()"},
    {"__self__", offsetof(SuperObject, obj), MemberKind::Object, true, "the instance invoking super(); may be None"},
    {"__self_class__", offsetof(SuperObject, obj_type), MemberKind::Object, true, "the type of the instance invoking super(); may be None"},
};

static void trace_super(Object* object, Marker& marker) {
    auto* s = reinterpret_cast<SuperObject*>(object);
    marker.visit(Value(s->type));
    marker.visit(s->obj);
    marker.visit(Value(s->obj_type));
}

void setup_super_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "super";
    spec.doc = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\n"
               "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
               "super(type, type2) -> bound super object; requires issubclass(type2, type)\n"
               "Typical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, arg):\n"
               "        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n"
               "    def cmeth(cls, arg):\n        super().cmeth(arg)\n";
    spec.kind = Kind::Super;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(SuperObject);
    spec.trace = trace_super;
    spec.slots.new_ = super_new;
    spec.slots.init = super_init;
    spec.slots.getattr = super_getattr;
    spec.slots.descr_get = super_get;
    spec.slots.repr = super_repr;
    spec.members = kMembers;
    spec.member_count = 3;
    setup_type(th, builtin_type(Kind::Super), spec);
}

}  // namespace krait
