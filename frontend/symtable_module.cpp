// The module `_symtable`: symbol tables as Python objects.
#include <memory>

#include "frontend/compile_source.h"
#include "frontend/symtable.h"
#include "runtime/modules/builtins.h"
#include "runtime/native.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/type_set_up.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

constexpr int kScopeOffset = 11;  // of the NameScope in a symbol's number
constexpr int kTypeSlot = 61;     // in Vm::modules_state: the type of entries

Value entry_repr(Thread* th, Value self) {
    Value name = KRAIT_TRY(get_attribute(th, self, "name"));
    Value id = KRAIT_TRY(get_attribute(th, self, "id"));
    Value line = KRAIT_TRY(get_attribute(th, self, "lineno"));
    return Value(format_message(th, "<symtable entry %S(%R), line %S>", name, id, line));
}

constexpr GetSetDef kGetSets[] = {{"__dict__", generic_get_dict, nullptr, nullptr}};

Type* entry_type(Thread* th) {
    void*& state = th->vm->modules_state[kTypeSlot];
    if (!state) {
        static TypeSpec spec;
        spec.name = "symtable entry";
        spec.kind = Kind::Instance;
        spec.flags = kTypeHasDict | kTypeNoInstantiate;
        spec.basic_size = sizeof(Object);
        spec.slots.repr = entry_repr;
        spec.getsets = kGetSets;
        spec.getset_count = 1;
        state = new_builtin_type(th, spec);
    }
    return static_cast<Type*>(state);
}

// `ids` counts the entries made.
Value entry(Thread* th, const Scope* scope) {
    Object* object = KRAIT_TRY(new_instance(th, KRAIT_TRY(entry_type(th))));
    auto set = [&](const char* name, Value v) { return v && instance_set(th, object, intern(th, name), v); };
    Dict* symbols = KRAIT_TRY(new_dict(th));
    for (const Symbol& s : scope->symbols) {
        i64 number = s.flags | static_cast<i64>(s.scope) << kScopeOffset;
        if (!dict_set_str(th, symbols, s.name, Value::from_small_int(number))) return {};
    }
    List* varnames = KRAIT_TRY(new_list(th));
    for (Str* name : scope->varnames)
        if (!list_append(th, varnames, Value(name))) return {};
    List* children = KRAIT_TRY(new_list(th));
    for (const Scope* child : scope->children)
        if (!list_append(th, children, KRAIT_TRY(entry(th, child)))) return {};
    if (!set("id", int_from_i64(th, static_cast<i64>(reinterpret_cast<uintptr_t>(object)))) ||
        !set("name", Value(scope->name)) || !set("symbols", Value(symbols)) || !set("varnames", Value(varnames)) ||
        !set("children", Value(children)) || !set("nested", Value::from_small_int(scope->is_nested)) ||
        !set("type", Value::from_small_int(static_cast<i64>(scope->type))) ||
        !set("lineno", Value::from_small_int(scope->lineno)))
        return {};
    return Value(object);
}

Value symtable(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "symtable", args) || !check_arg_count(th, "symtable", args, 3, 3)) return {};
    CompileOptions options;
    options.filename = KRAIT_TRY(filename_argument(th, args[1]));
    if (!is_str(args[2])) return raise(th, Exc::TypeError, "symtable() argument 3 must be str, not %T", args[2]);
    std::string_view mode = str_utf8(th, args[2].as<Str>());
    if (mode == "exec") options.mode = CompileMode::Exec;
    else if (mode == "eval") options.mode = CompileMode::Eval;
    else if (mode == "single") options.mode = CompileMode::Single;
    else return raise(th, Exc::ValueError, "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
    Arena arena(th);
    ast::ModNode* tree = KRAIT_TRY(parse_source(arena, args[0], options));
    Future future;
    if (!collect_futures(th, tree, options.filename, future)) return {};
    std::unique_ptr<SymbolTable> table(SymbolTable::build(arena, tree, options.filename, future));
    return table ? entry(th, table->top()) : Value();
}

constexpr NativeDef kFunctions[] = {
    {"symtable", symtable,
     "symtable($module, source, filename, startstr, /)\n--\n\nReturn symbol and scope dictionaries used internally by "
     "compiler."},
};

struct ConstantRow {
    const char* name;
    int value;
};
constexpr ConstantRow kConstants[] = {
    {"USE", kUse}, {"DEF_GLOBAL", kDefGlobal}, {"DEF_NONLOCAL", kDefNonlocal}, {"DEF_LOCAL", kDefLocal},
    {"DEF_PARAM", kDefParam}, {"DEF_FREE", kDefFree}, {"DEF_FREE_CLASS", kDefFreeClass}, {"DEF_IMPORT", kDefImport},
    {"DEF_BOUND", kDefBound}, {"DEF_ANNOT", kDefAnnotation}, {"TYPE_FUNCTION", 0}, {"TYPE_CLASS", 1},
    {"TYPE_MODULE", 2}, {"LOCAL", 1}, {"GLOBAL_EXPLICIT", 2}, {"GLOBAL_IMPLICIT", 3}, {"FREE", 4}, {"CELL", 5},
    {"SCOPE_OFF", kScopeOffset}, {"SCOPE_MASK", 15},
};

}  // namespace

Value init_symtable_module(Thread* th) {
    static const ModuleDef def{"_symtable", nullptr, kFunctions, 1};
    Module* module = KRAIT_TRY(new_native_module(th, def));
    for (const ConstantRow& row : kConstants)
        if (!module_add(th, module, row.name, Value::from_small_int(row.value))) return {};
    return Value(module);
}

}  // namespace krait
