// The classes are what CPython's asdl_c.py generates: a class for each sum, product, constructor and enumerator, with
// `_fields`, `__match_args__`, `__doc__` (the ASDL text), `_attributes`, and None as the default of optional fields.
#include "frontend/ast_classes.h"

#include <cstring>
#include <string>

#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/type_set_up.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

using ast::EnumInfo;
using ast::enum_info;
using ast::field_type_name;
using ast::FieldInfo;
using ast::FieldType;
using ast::is_enum;
using ast::node_info;
using ast::NodeInfo;
using ast::Quantifier;
using ast::Tag;

namespace {

constexpr int kStateSlot = 60;  // in Vm::modules_state

// ---- ast.AST ----

// _fields as a tuple or list; empty without exception: none.
Value fields_of(Thread* th, Value self) { return find_attribute(th, Value(type_of(self)), intern(th, "_fields")); }

Value ast_new(Thread* th, Type* type, const Args&) {
    Object* object = new_instance(th, type);
    return object ? Value(object) : Value();
}

bool ast_init(Thread* th, Value self, const Args& args) {
    Value fields = fields_of(th, self);
    if (!fields && has_pending(th)) return false;
    i64 count = 0;
    if (fields && (count = length(th, fields)) < 0) return false;
    const char* name = type_name(type_of(self));
    if (const char* dot = std::strrchr(name, '.')) name = dot + 1;
    if (count < static_cast<i64>(args.count)) {
        raise(th, Exc::TypeError, "%.400s constructor takes at most %zd positional argument%s", name, count,
              count == 1 ? "" : "s");
        return false;
    }
    for (u32 i = 0; i < args.count; ++i) {
        Value field = KRAIT_TRY(get_item(th, fields, Value::from_small_int(i)));
        if (!is_str(field)) {
            raise(th, Exc::TypeError, "attribute name must be string, not '%.200s'", type_name(type_of(field)));
            return false;
        }
        if (!set_attribute(th, self, field.as<Str>(), args[i])) return false;
    }
    for (u32 i = 0; i < args.keyword_count(); ++i) {
        Str* key = args.kwnames->items[i].as<Str>();
        for (u32 k = 0; k < args.count; ++k) {
            Value field = KRAIT_TRY(get_item(th, fields, Value::from_small_int(k)));
            if (!is_str(field) || !str_equal(field.as<Str>(), key)) continue;
            raise(th, Exc::TypeError, "%.400s got multiple values for argument '%U'", name, key);
            return false;
        }
        if (!set_attribute(th, self, intern(th, key), args.data[args.count + i])) return false;
    }
    return true;
}

Value ast_reduce(Thread* th, Value self) {
    Value dict = find_attribute(th, self, th->vm->names.dunder_dict);
    if (!dict && has_pending(th)) return {};
    Value type(type_of(self));
    if (!dict) return Value(make_tuple(th, type, Value(empty_tuple())));
    return Value(make_tuple(th, type, Value(empty_tuple()), dict));
}

constexpr NativeDef kMethods[] = {{"__reduce__", ast_reduce, nullptr}};
constexpr GetSetDef kGetSets[] = {{"__dict__", generic_get_dict, generic_set_dict, nullptr}};

// ---- Documentation: the ASDL ----

std::string constructor_text(const NodeInfo& info) {
    std::string text = info.name;
    if (!info.field_count) return text;
    text += '(';
    for (int i = 0; i < info.field_count; ++i) {
        const FieldInfo& f = info.fields[i];
        if (i) text += ", ";
        text += field_type_name(f.type);
        if (f.quantifier == Quantifier::Opt) text += '?';
        if (f.quantifier == Quantifier::Seq) text += '*';
        text += ' ';
        text += f.name;
    }
    return text + ')';
}

std::string sum_text(FieldType type) {
    std::string name = field_type_name(type);
    std::string text = name + " = ";
    if (is_enum(type)) {
        const EnumInfo& info = enum_info(type);
        for (int i = 0; i < info.count; ++i) text += (i ? " | " : "") + std::string(info.names[i]);
        return text;
    }
    bool first = true;
    for (int tag = 0; tag < static_cast<int>(Tag::Count); ++tag) {
        const NodeInfo& info = node_info(static_cast<Tag>(tag));
        if (info.sum != type || info.is_product) continue;
        if (!first) text += "\n" + std::string(name.size() + 1, ' ') + "| ";
        text += constructor_text(info);
        first = false;
    }
    return text;
}

// ---- Making the classes ----

class Maker {
  public:
    Maker(Thread* th, AstClasses& c) : th_(th), c_(c) {}

    bool make() {
        if (!make_base()) return false;
        for (int t = static_cast<int>(FieldType::expr_context); t < static_cast<int>(FieldType::comprehension); ++t) {
            auto type = static_cast<FieldType>(t);
            Value cls = KRAIT_TRY(make_class(field_type_name(type), Value(c_.base), sum_text(type), nullptr));
            c_.sums[t] = cls;
            bool located = type >= FieldType::stmt && type <= FieldType::excepthandler;
            if (!add_attributes(cls, located, type != FieldType::pattern)) return false;
            if (is_enum(type) && !make_enumerators(type, cls)) return false;
        }
        for (int t = 0; t < static_cast<int>(Tag::Count); ++t)
            if (!make_node(static_cast<Tag>(t))) return false;
        return true;
    }

  private:
    bool make_base() {
        static TypeSpec spec;
        spec = {};
        spec.name = "ast.AST";
        spec.kind = Kind::Instance;
        spec.flags = kTypeBase | kTypeHasDict;
        spec.basic_size = sizeof(Object);
        spec.slots.new_ = ast_new;
        spec.slots.init = ast_init;
        spec.methods = kMethods;
        spec.method_count = sizeof kMethods / sizeof *kMethods;
        spec.getsets = kGetSets;
        spec.getset_count = 1;
        c_.base = new_builtin_type(th_, spec);
        if (!c_.base) return false;
        c_.fields_name = intern(th_, "_fields");
        c_.attributes_name = intern(th_, "_attributes");
        const char* const names[] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};
        for (int i = 0; i < 4; ++i) c_.attribute_names[i] = intern(th_, names[i]);
        Dict* dict = c_.base->dict;
        Value none_yet(empty_tuple());
        return dict_set_str(th_, dict, "__module__", Value(intern(th_, "ast"))) &&
               dict_set_str(th_, dict, "_fields", none_yet) && dict_set_str(th_, dict, "__match_args__", none_yet) &&
               dict_set_str(th_, dict, "_attributes", none_yet);
    }

    // `info` null: a sum, without fields.
    Value make_class(const char* name, Value base, const std::string& doc, const NodeInfo* info) {
        int count = info ? info->field_count : 0;
        Tuple* fields = KRAIT_TRY(new_tuple(th_, count));
        for (int i = 0; i < count; ++i) fields->items[i] = Value(KRAIT_TRY(intern(th_, info->fields[i].name)));
        Dict* ns = KRAIT_TRY(new_dict(th_));
        Str* text = KRAIT_TRY(str_from_utf8(th_, doc));
        if (!dict_set_str(th_, ns, "_fields", Value(fields)) || !dict_set_str(th_, ns, "__match_args__", Value(fields)) ||
            !dict_set_str(th_, ns, "__module__", Value(intern(th_, "ast"))) ||
            !dict_set_str(th_, ns, "__doc__", Value(text)))
            return {};
        for (int i = 0; i < count; ++i)
            if (info->fields[i].quantifier == Quantifier::Opt && !dict_set_str(th_, ns, info->fields[i].name, none()))
                return {};
        Tuple* bases = KRAIT_TRY(make_tuple(th_, base));
        return type_new(th_, builtin_type(Kind::Type), intern(th_, name), bases, ns, Args{nullptr, 0, nullptr});
    }

    bool add_attributes(Value cls, bool located, bool ends_optional) {
        Tuple* names = KRAIT_TRY(new_tuple(th_, located ? 4 : 0));
        for (i64 i = 0; i < names->size; ++i) names->items[i] = Value(c_.attribute_names[i]);
        if (!set_attribute(th_, cls, c_.attributes_name, Value(names))) return false;
        return !located || !ends_optional ||
               (set_attribute(th_, cls, c_.attribute_names[2], none()) &&
                            set_attribute(th_, cls, c_.attribute_names[3], none()));
    }

    bool make_enumerators(FieldType type, Value base) {
        const EnumInfo& info = enum_info(type);
        int t = static_cast<int>(type);
        for (int i = 0; i < info.count; ++i) {
            c_.enumerators[t][i] = KRAIT_TRY(make_class(info.names[i], base, info.names[i], nullptr));
            Object* only = KRAIT_TRY(new_instance(th_, c_.enumerators[t][i].as<Type>()));
            c_.singletons[t][i] = Value(only);
        }
        return true;
    }

    bool make_node(Tag tag) {
        const NodeInfo& info = node_info(tag);
        int t = static_cast<int>(tag);
        Value base = info.is_product ? Value(c_.base) : c_.sum(info.sum);
        Value cls = KRAIT_TRY(make_class(info.name, base, constructor_text(info), &info));
        c_.nodes[t] = cls;
        for (int i = 0; i < info.field_count; ++i) c_.field_names[t][i] = intern(th_, info.fields[i].name);
        if (!info.is_product) return true;
        c_.sums[static_cast<int>(info.sum)] = cls;
        return add_attributes(cls, info.is_located, true);
    }

    Thread* th_;
    AstClasses& c_;
};

void root_all(Thread* th, AstClasses& c) {
    for (Value& v : c.nodes) add_root(th, &v);
    for (Value& v : c.sums) add_root(th, &v);
    for (auto& row : c.enumerators)
        for (Value& v : row) add_root(th, &v);
    for (auto& row : c.singletons)
        for (Value& v : row) add_root(th, &v);
}

}  // namespace

AstClasses* ast_classes(Thread* th) {
    void*& state = th->vm->modules_state[kStateSlot];
    if (state) return static_cast<AstClasses*>(state);
    auto* classes = new AstClasses();
    root_all(th, *classes);
    if (!Maker(th, *classes).make()) return nullptr;
    state = classes;
    return classes;
}

}  // namespace krait
