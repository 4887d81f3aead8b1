// Struct sequences (CPython's Objects/structseq.c). An instance is a Tuple whose `size` is the number of visible fields; the
// others stand behind them in the same object. Types and their specs are kept in a table: there are about twenty.
#include "runtime/types/structseq.h"

#include <iterator>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

struct Row {
    Type* type;
    const StructSpec* spec;
};
constexpr int kMaxTypes = 64;
Row rows[kMaxTypes];
int row_count = 0;

const StructSpec* spec_of(Type* type) {
    for (Type* t = type; t; t = t->base) {
        for (int i = 0; i < row_count; ++i) {
            if (rows[i].type == t) return rows[i].spec;
        }
    }
    return nullptr;
}

void trace_struct(Object* object, Marker& marker) {
    Tuple* tuple = static_cast<Tuple*>(object);
    const StructSpec* spec = spec_of(tuple->type());
    marker.visit_range(tuple->items, tuple->items + (spec ? spec->field_count : tuple->size));
}

Value struct_repr(Thread* th, Value self) {
    Tuple* tuple = self.as<Tuple>();
    const StructSpec* spec = spec_of(type_of(self));
    StrBuilder out(th);
    out.append(spec->name);
    out.append("(");
    for (int i = 0; i < spec->visible; ++i) {
        if (i) out.append(", ");
        out.append(spec->fields[i].name ? spec->fields[i].name : "unnamed field");
        out.append("=");
        out.append(KRAIT_TRY(to_repr(th, tuple->items[i])));
    }
    out.append(")");
    return out.finish();
}

Value struct_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* kNames[] = {"sequence", "dict"};
    Value parsed[2];
    const StructSpec* spec = spec_of(type);
    if (spec->no_instantiate) return raise(th, Exc::TypeError, "cannot create '%N' instances", type);
    if (!parse_args(th, ArgSpec{"structseq", kNames, 2, 1, 0, 2}, args, parsed)) return {};
    if (!type_of(parsed[0])->slots.iter && !type_of(parsed[0])->slots.getitem) {
        return raise(th, Exc::TypeError, "constructor requires a sequence");
    }
    Tuple* items = KRAIT_TRY(to_tuple(th, parsed[0]));
    Dict* extra = nullptr;
    if (parsed[1]) {
        if (!is_dict(parsed[1])) return raise(th, Exc::TypeError, "%s() takes a dict as second arg, if any", spec->name);
        extra = parsed[1].as<Dict>();
    }
    if (items->size < spec->visible || items->size > spec->field_count) {
        if (spec->visible == spec->field_count) {
            return raise(th, Exc::TypeError, "%s() takes a %d-sequence (%zd-sequence given)", spec->name, spec->visible,
                         items->size);
        }
        bool few = items->size < spec->visible;
        return raise(th, Exc::TypeError, "%s() takes an at %s %d-sequence (%zd-sequence given)", spec->name,
                     few ? "least" : "most", few ? spec->visible : spec->field_count, items->size);
    }
    Tuple* result = KRAIT_TRY(new_struct(th, type));
    for (i64 i = 0; i < items->size; ++i) result->items[i] = items->items[i];
    for (i64 i = items->size; extra && i < spec->field_count; ++i) {
        Value v = dict_get_str(extra, intern(th, spec->fields[i].name));
        if (v) result->items[i] = v;
    }
    return result;
}

Value struct_reduce(Thread* th, Value self) {
    Tuple* tuple = self.as<Tuple>();
    const StructSpec* spec = spec_of(type_of(self));
    Tuple* shown = KRAIT_TRY(tuple_from(th, tuple->items, spec->visible));
    Dict* hidden = KRAIT_TRY(new_dict(th));
    for (int i = spec->visible; i < spec->field_count; ++i) {
        if (!dict_set_str(th, hidden, spec->fields[i].name, tuple->items[i])) return {};
    }
    return make_tuple(th, type_of(self), KRAIT_TRY(make_tuple(th, shown, hidden)));
}

constexpr NativeDef kMethods[] = {{"__reduce__", struct_reduce, nullptr}};

bool add_class_facts(Thread* th, Type* type, const StructSpec* spec) {
    int unnamed = 0;
    Tuple* match = new_tuple(th, spec->visible);
    if (!match) return false;
    i64 named = 0;
    for (int i = 0; i < spec->field_count; ++i) {
        if (!spec->fields[i].name) {
            ++unnamed;
        } else if (i < spec->visible) {
            match->items[named++] = intern(th, spec->fields[i].name);
        }
    }
    if (named < match->size) match = tuple_from(th, match->items, named);
    Names& names = th->vm->names;
    return match && dict_set_str(th, type->dict, names.n_sequence_fields, Value::from_small_int(spec->visible)) &&
           dict_set_str(th, type->dict, names.n_fields, Value::from_small_int(spec->field_count)) &&
           dict_set_str(th, type->dict, names.n_unnamed_fields, Value::from_small_int(unnamed)) &&
           dict_set_str(th, type->dict, names.dunder_match_args, match);
}

}  // namespace

Type* new_struct_type(Thread* th, const StructSpec* spec) {
    KRAIT_CHECK(row_count < kMaxTypes, "too many struct sequence types");
    auto* members = new MemberDef[static_cast<size_t>(spec->field_count)];
    size_t count = 0;
    for (int i = 0; i < spec->field_count; ++i) {
        if (!spec->fields[i].name) continue;
        u32 offset = static_cast<u32>(sizeof(Tuple) + static_cast<size_t>(i) * sizeof(Value));
        members[count++] = MemberDef{spec->fields[i].name, offset, MemberKind::Object, true, spec->fields[i].doc};
    }
    TypeSpec type_spec{};
    type_spec.name = spec->name;
    type_spec.doc = spec->doc;
    type_spec.kind = Kind::Tuple;
    type_spec.flags = spec->no_instantiate ? kTypeNoInstantiate : 0u;
    type_spec.basic_size = sizeof(Tuple);
    type_spec.base = builtin_type(Kind::Tuple);
    type_spec.trace = trace_struct;
    type_spec.slots.repr = struct_repr;
    type_spec.slots.new_ = struct_new;
    type_spec.methods = kMethods;
    type_spec.method_count = std::size(kMethods);
    type_spec.members = members;
    type_spec.member_count = count;
    Type* type = new_builtin_type(th, type_spec);
    if (!type) return nullptr;
    rows[row_count++] = Row{type, spec};
    return add_class_facts(th, type, spec) ? type : nullptr;
}

Tuple* new_struct(Thread* th, Type* type) {
    const StructSpec* spec = spec_of(type);
    size_t bytes = static_cast<size_t>(spec->field_count) * sizeof(Value);
    Tuple* tuple = static_cast<Tuple*>(new_instance(th, type, bytes));
    if (!tuple) return nullptr;
    tuple->size = spec->visible;
    for (int i = 0; i < spec->field_count; ++i) tuple->items[i] = none();
    return tuple;
}

int struct_field_count(Type* type) { return spec_of(type)->field_count; }

}  // namespace krait
