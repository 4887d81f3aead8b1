// method (bound method), builtin_function_or_method, cell.
// Reference: CPython's Objects/classobject.c, methodobject.c, cellobject.c.
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/type_set_up.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/function_set_up.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

// ---- method ----

BoundMethod* new_bound_method(Thread* th, Value function, Value self) {
    auto* m = heap_new<BoundMethod>(th, builtin_shape(Kind::BoundMethod));
    if (!m) return nullptr;
    m->function = function;
    m->self = self;
    return m;
}

static Value method_new(Thread* th, Type*, const Args& args) {
    KRAIT_TRY(check_no_keywords(th, "method", args));
    KRAIT_TRY(check_arg_count(th, "method", args, 2, 2));
    if (!is_callable(args[0])) return raise(th, Exc::TypeError, "first argument must be callable");
    if (is_none(args[1])) return raise(th, Exc::TypeError, "instance must not be None");
    return Value(new_bound_method(th, args[0], args[1]));
}

static Value method_call(Thread* th, Value callable, const Args& args) {
    auto* m = callable.as<BoundMethod>();
    return call_with_self(th, m->function, m->self, args);
}

static Value method_repr(Thread* th, Value v) {
    auto* m = v.as<BoundMethod>();
    Value name = find_attribute(th, m->function, th->vm->names.dunder_qualname);
    if (!name && !has_pending(th)) name = find_attribute(th, m->function, th->vm->names.dunder_name);
    if (!name && has_pending(th)) return Value();
    Str* text = name && is_str(name) ? name.as<Str>() : str_from_ascii(th, "?");
    return Value(format_message(th, "<bound method %U of %R>", text, m->self));
}

static Value method_compare(Thread* th, Value a, Value b, CompareOp op) {
    if ((op != CompareOp::Eq && op != CompareOp::Ne) || !has_kind(b, Kind::BoundMethod)) return not_implemented();
    auto *x = a.as<BoundMethod>(), *y = b.as<BoundMethod>();
    int eq = equals(th, x->function, y->function);
    if (eq < 0) return Value();
    if (eq) eq = x->self == y->self;
    return py_bool(eq == (op == CompareOp::Eq));
}

static i64 method_hash(Thread* th, Value v) {
    auto* m = v.as<BoundMethod>();
    i64 x = identity_hash(th, m->self);
    i64 y = hash_value(th, m->function);
    if (y == -1) return -1;
    x ^= y;
    return x == -1 ? -2 : x;
}

// Attributes that the method type lacks are the function's.
static Value method_getattr(Thread* th, Value self, Str* name) {
    Type* type = type_of(self);
    if (Value found = type_lookup(type, name)) {
        auto get = type_of(found)->slots.descr_get;
        return get ? get(th, found, self, type) : found;
    }
    return get_attribute(th, self.as<BoundMethod>()->function, name);
}

static Value method_doc(Thread* th, Value self) {
    return get_attribute(th, self.as<BoundMethod>()->function, th->vm->names.dunder_doc);
}

static Value method_reduce(Thread* th, Value self) {
    auto* m = self.as<BoundMethod>();
    Value name = KRAIT_TRY(get_attribute(th, m->function, th->vm->names.dunder_name));
    Value getattr = KRAIT_TRY(dict_get_str(th->vm->builtins, intern(th, "getattr")));
    Tuple* args = KRAIT_TRY(make_tuple(th, m->self, name));
    return Value(make_tuple(th, getattr, Value(args)));
}

constexpr MemberDef kMethodMembers[] = {
    {"__func__", offsetof(BoundMethod, function), MemberKind::Object, true, "the function (or other callable) implementing a method"},
    {"__self__", offsetof(BoundMethod, self), MemberKind::Object, true, "the instance to which a method is bound"},
};
constexpr GetSetDef kMethodGetSets[] = {{"__doc__", method_doc, nullptr, nullptr}};
constexpr NativeDef kMethodMethods[] = {{"__reduce__", method_reduce, "__reduce__($self, /)\n--\n\n"}};

static void trace_method(Object* object, Marker& marker) {
    auto* m = reinterpret_cast<BoundMethod*>(object);
    marker.visit(m->function);
    marker.visit(m->self);
}

// ---- builtin_function_or_method ----

static Value builtin_call(Thread* th, Value callable, const Args& args) {
    return call_builtin(th, callable.as<Builtin>(), args);
}

static bool is_module(Value v) { return has_kind(v, Kind::Module); }

// What it is a method of: static methods of builtin types have an owner but no self.
static Value bound_to(Builtin* b) { return b->self ? b->self : b->owner ? Value(b->owner) : Value(); }

static Value builtin_repr(Thread* th, Value v) {
    auto* b = v.as<Builtin>();
    Value self = bound_to(b);
    if (!self || is_module(self))
        return Value(format_message(th, "<built-in function %U>", b->name.as<Str>()));
    return Value(format_message(th, "<built-in method %U of %s object at %p>", b->name.as<Str>(), type_name(type_of(self)),
                                reinterpret_cast<void*>(self.bits())));
}

static Value builtin_compare(Thread*, Value a, Value b, CompareOp op) {
    if ((op != CompareOp::Eq && op != CompareOp::Ne) || !has_kind(b, Kind::Builtin)) return not_implemented();
    auto *x = a.as<Builtin>(), *y = b.as<Builtin>();
    return py_bool((x->self == y->self && x->def == y->def) == (op == CompareOp::Eq));
}

static i64 builtin_hash(Thread* th, Value v) {
    auto* b = v.as<Builtin>();
    i64 h = identity_hash(th, b->self) ^ static_cast<i64>(reinterpret_cast<uintptr_t>(b->def) >> 4);
    return h == -1 ? -2 : h;
}

static Value builtin_self(Thread*, Value self) {
    Value s = self.as<Builtin>()->self;
    return s ? s : none();
}
static Value builtin_name(Thread*, Value self) { return self.as<Builtin>()->name; }
static Value builtin_qualname(Thread* th, Value self) {
    auto* b = self.as<Builtin>();
    Value self_value = bound_to(b);
    if (!self_value || is_module(self_value)) return b->name;
    Value type = is_type(self_value) ? self_value : Value(type_of(self_value));
    Value qualname = KRAIT_TRY(get_attribute(th, type, th->vm->names.dunder_qualname));
    return Value(format_message(th, "%S.%U", qualname, b->name.as<Str>()));
}
static Value builtin_doc(Thread* th, Value self) {
    auto* b = self.as<Builtin>();
    return doc_text(th, b->def->name, b->def->doc);
}
static Value builtin_signature(Thread* th, Value self) {
    auto* b = self.as<Builtin>();
    return doc_signature(th, b->def->name, b->def->doc);
}
static Value builtin_reduce(Thread* th, Value self) {
    auto* b = self.as<Builtin>();
    if (!b->self || is_module(b->self)) return b->name;
    Value getattr = KRAIT_TRY(dict_get_str(th->vm->builtins, intern(th, "getattr")));
    Tuple* args = KRAIT_TRY(make_tuple(th, b->self, b->name));
    return Value(make_tuple(th, getattr, Value(args)));
}

constexpr GetSetDef kBuiltinGetSets[] = {
    {"__doc__", builtin_doc, nullptr, nullptr},         {"__name__", builtin_name, nullptr, nullptr},
    {"__qualname__", builtin_qualname, nullptr, nullptr}, {"__self__", builtin_self, nullptr, nullptr},
    {"__text_signature__", builtin_signature, nullptr, nullptr},
};
constexpr MemberDef kBuiltinMembers[] = {{"__module__", offsetof(Builtin, module), MemberKind::Object, false, nullptr}};
constexpr NativeDef kBuiltinMethods[] = {{"__reduce__", builtin_reduce, "__reduce__($self, /)\n--\n\n"}};

static void trace_builtin(Object* object, Marker& marker) {
    auto* b = reinterpret_cast<Builtin*>(object);
    marker.visit(b->self);
    marker.visit(b->module);
    marker.visit(b->name);
    marker.visit(Value(b->owner));
}

void setup_method_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "method";
    spec.doc = "method(function, instance)\n--\n\nCreate a bound instance method object.";
    spec.kind = Kind::BoundMethod;
    spec.flags = kTypeHasWeakref;
    spec.basic_size = sizeof(BoundMethod);
    spec.trace = trace_method;
    spec.slots.new_ = method_new;
    spec.slots.call = method_call;
    spec.slots.repr = method_repr;
    spec.slots.richcompare = method_compare;
    spec.slots.hash = method_hash;
    spec.slots.getattr = method_getattr;
    spec.slots.setattr = generic_set_attribute;
    spec.members = kMethodMembers;
    spec.member_count = 2;
    spec.getsets = kMethodGetSets;
    spec.getset_count = 1;
    spec.methods = kMethodMethods;
    spec.method_count = 1;
    setup_type(th, builtin_type(Kind::BoundMethod), spec);

    TypeSpec builtin{};
    builtin.name = "builtin_function_or_method";
    builtin.kind = Kind::Builtin;
    builtin.flags = kTypeHasWeakref | kTypeNoInstantiate;
    builtin.basic_size = sizeof(Builtin);
    builtin.trace = trace_builtin;
    builtin.slots.call = builtin_call;
    builtin.slots.repr = builtin_repr;
    builtin.slots.richcompare = builtin_compare;
    builtin.slots.hash = builtin_hash;
    builtin.members = kBuiltinMembers;
    builtin.member_count = 1;
    builtin.getsets = kBuiltinGetSets;
    builtin.getset_count = sizeof kBuiltinGetSets / sizeof *kBuiltinGetSets;
    builtin.methods = kBuiltinMethods;
    builtin.method_count = 1;
    setup_type(th, builtin_type(Kind::Builtin), builtin);
}

// ---- cell ----

Cell* new_cell(Thread* th, Value v) {
    auto* cell = heap_new<Cell>(th, builtin_shape(Kind::Cell));
    if (cell) cell->value = v;
    return cell;
}

static Value cell_new(Thread* th, Type*, const Args& args) {
    KRAIT_TRY(check_no_keywords(th, "cell", args));
    KRAIT_TRY(check_arg_count(th, "cell", args, 0, 1));
    return Value(new_cell(th, args.get(0)));
}
static Value cell_repr(Thread* th, Value v) {
    Value held = v.as<Cell>()->value;
    if (!held) return Value(format_message(th, "<cell at %p: empty>", static_cast<void*>(v.object())));
    return Value(format_message(th, "<cell at %p: %.80s object at %p>", static_cast<void*>(v.object()), type_name(type_of(held)),
                                reinterpret_cast<void*>(held.bits())));
}
static Value cell_compare(Thread* th, Value a, Value b, CompareOp op) {
    if (!has_kind(b, Kind::Cell)) return not_implemented();
    Value x = a.as<Cell>()->value, y = b.as<Cell>()->value;
    if (x && y) return rich_compare(th, x, y, op);
    int left = static_cast<bool>(x), right = static_cast<bool>(y);
    bool results[] = {left < right, left <= right, left == right, left != right, left > right, left >= right};
    return py_bool(results[static_cast<int>(op)]);
}
static Value cell_get(Thread* th, Value self) {
    Value v = self.as<Cell>()->value;
    return v ? v : raise(th, Exc::ValueError, "Cell is empty");
}
static bool cell_set(Thread* th, Value self, Value value) {
    set_field(th, self.object(), self.as<Cell>()->value, value);
    return true;
}
constexpr GetSetDef kCellGetSets[] = {{"cell_contents", cell_get, cell_set, nullptr}};
static void trace_cell(Object* object, Marker& marker) { marker.visit(reinterpret_cast<Cell*>(object)->value); }

void setup_cell_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "cell";
    spec.doc = "cell([contents])\n--\n\nCreate a new cell object.\n\n  contents\n"
               "    the contents of the cell. If not specified, the cell will be empty,\n"
               "    and \n further attempts to access its cell_contents attribute will\n    raise a ValueError.";
    spec.kind = Kind::Cell;
    spec.basic_size = sizeof(Cell);
    spec.trace = trace_cell;
    spec.slots.new_ = cell_new;
    spec.slots.repr = cell_repr;
    spec.slots.richcompare = cell_compare;
    spec.slots.hash = hash_not_implemented;
    spec.getsets = kCellGetSets;
    spec.getset_count = 1;
    setup_type(th, builtin_type(Kind::Cell), spec);
}

}  // namespace krait
