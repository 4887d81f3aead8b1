// Native functions: arity checks, calls, and parsing of arguments as Argument Clinic's generated code does.
// Reference: CPython's Objects/methodobject.c, Python/getargs.c (_PyArg_UnpackKeywords).
#include "runtime/native.h"

#include <cstring>

#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

u32 Args::keyword_count() const { return kwnames ? static_cast<u32>(kwnames->size) : 0; }

Value keyword_argument(const Args& args, Str* name) {
    u32 n = args.keyword_count();
    for (u32 i = 0; i < n; i++) {
        Str* key = args.kwnames->items[i].as<Str>();
        if (key == name || str_equal(key, name)) return args.data[args.count + i];
    }
    return Value();
}

Builtin* new_builtin(Thread* th, const NativeDef* def, Value self, Value module) {
    auto* builtin = heap_new<Builtin>(th, builtin_shape(Kind::Builtin));
    if (!builtin) return nullptr;
    builtin->def = def;
    builtin->self = self;
    builtin->module = module;
    builtin->owner = nullptr;
    builtin->name = Value(intern(th, def->name));
    return builtin;
}

// ---- Calls ----

// "list.append" for methods, "math.sin" and "len" for functions: how messages name the callee.
static Str* qualified_name(Thread* th, const NativeDef* def, Type* owner, Value self) {
    if (self && has_kind(self, Kind::Module)) {
        Value module = find_attribute(th, self, th->vm->names.dunder_name);
        if (module && is_str(module) && !str_equal(module.as<Str>(), "builtins"))
            return format_message(th, "%S.%s", module, def->name);
        clear_pending(th);
        return str_from_ascii(th, def->name);
    }
    Type* type = owner;
    if (self && is_type(self))
        type = self.as<Type>();
    else if (self && owner)
        type = type_of(self);
    if (!type) return str_from_ascii(th, def->name);
    return format_message(th, "%S.%s", type->qualname ? type->qualname : Value(type->name), def->name);
}

[[gnu::cold]] static Value wrong_arity(Thread* th, const NativeDef* def, Type* owner, Value self, const Args& args) {
    Str* name = KRAIT_TRY(qualified_name(th, def, owner, self));
    if (args.keyword_count()) return raise(th, Exc::TypeError, "%U() takes no keyword arguments", name);
    if (def->arity == 0)
        return raise(th, Exc::TypeError, "%U() takes no arguments (%zd given)", name, static_cast<i64>(args.count));
    if (def->arity == 1)
        return raise(th, Exc::TypeError, "%U() takes exactly one argument (%zd given)", name, static_cast<i64>(args.count));
    return raise(th, Exc::TypeError, "%s expected %d argument%s, got %zd", def->name, static_cast<int>(def->arity),
                 def->arity == 1 ? "" : "s", static_cast<i64>(args.count));
}

Value call_native(Thread* th, const NativeDef* def, Type* owner, Value self, const Args& args) {
    if (def->arity == NativeDef::kVariadic) return def->fnN(th, self, args);
    if (args.count != def->arity || args.kwnames) [[unlikely]] {
        if (args.count != def->arity || args.keyword_count()) return wrong_arity(th, def, owner, self, args);
    }
    switch (def->arity) {
        case 0: return def->fn0(th, self);
        case 1: return def->fn1(th, self, args[0]);
        default: return def->fn2(th, self, args[0], args[1]);
    }
}

Value call_builtin(Thread* th, Builtin* builtin, const Args& args) {
    RecursionGuard guard(th, " while calling a Python object");
    if (!guard.ok()) return Value();
    Value r = call_native(th, builtin->def, builtin->owner, builtin->self, args);
    KRAIT_ASSERT(static_cast<bool>(r) != has_pending(th), builtin->def->name);
    return r;
}

// ---- Argument parsing ----

bool check_no_keywords(Thread* th, const char* function, const Args& args) {
    if (!args.keyword_count()) return true;
    raise(th, Exc::TypeError, "%.200s() takes no keyword arguments", function);
    return false;
}

bool check_arg_count(Thread* th, const char* function, const Args& args, u32 min, u32 max) {
    if (args.keyword_count()) return check_no_keywords(th, function, args);
    if (args.count >= min && args.count <= max) return true;
    const char* bound = min == max ? "" : args.count < min ? "at least " : "at most ";
    u32 wanted = args.count < min ? min : max;
    if (function)
        raise(th, Exc::TypeError, "%.200s expected %s%u argument%s, got %zd", function, bound, wanted,
              wanted == 1 ? "" : "s", static_cast<i64>(args.count));
    else
        raise(th, Exc::TypeError, "unpacked tuple should have %s%u element%s, but has %zd", bound, wanted,
              wanted == 1 ? "" : "s", static_cast<i64>(args.count));
    return false;
}

namespace {

struct Parser {
    Thread* th;
    const ArgSpec& spec;
    const Args& args;

    const char* fname() const { return spec.function ? spec.function : "function"; }
    const char* parens() const { return spec.function ? "()" : ""; }

    int parameter_index(Str* key) const {
        for (int i = spec.positional_only; i < spec.count; i++)
            if (str_equal(key, std::string_view(spec.names[i]))) return i;
        return -1;
    }

    bool too_many_positional() const {
        u32 max = spec.keyword_only;
        u32 min = spec.required < max ? spec.required : max;
        if (spec.count == max && args.count + args.keyword_count() > spec.count) return too_many();
        if (max == 0) {
            raise(th, Exc::TypeError, "%.200s%s takes no positional arguments", fname(), parens());
            return false;
        }
        raise(th, Exc::TypeError, "%.200s%s takes %s %d positional argument%s (%zd given)", fname(), parens(),
              min < max ? "at most" : "exactly", static_cast<int>(max), max == 1 ? "" : "s",
              static_cast<i64>(args.count));
        return false;
    }

    bool too_many() const {
        u32 given = args.count + args.keyword_count();
        raise(th, Exc::TypeError, "%.200s%s takes %s %d %sargument%s (%zd given)", fname(), parens(),
              spec.required < spec.count ? "at most" : "exactly", static_cast<int>(spec.count),
              args.count == 0 ? "keyword " : "", spec.count == 1 ? "" : "s", static_cast<i64>(given));
        return false;
    }

    // Binds the keywords that name a parameter not given by position; `*odd` is the first other one.
    void bind_keywords(Value* out, Str** odd) const {
        u32 n = args.keyword_count();
        for (u32 k = 0; k < n; k++) {
            Str* key = args.kwnames->items[k].as<Str>();
            int i = parameter_index(key);
            if (i < 0 || out[i]) {
                if (!*odd) *odd = key;
                continue;
            }
            out[i] = args.data[args.count + k];
        }
    }

    bool bad_keyword(Str* key) const {
        int i = parameter_index(key);
        if (i >= 0)
            raise(th, Exc::TypeError, "argument for %.200s%s given by name ('%s') and position (%d)", fname(), parens(), spec.names[i],
                  i + 1);
        else
            raise(th, Exc::TypeError, "'%U' is an invalid keyword argument for %.200s%s", key,
                  spec.function ? fname() : "this function", parens());
        return false;
    }

    bool check_required(Value* out) const {
        for (int i = 0; i < spec.required; i++) {
            if (out[i]) continue;
            if (i < spec.positional_only) {
                u32 min = spec.positional_only < spec.required ? spec.positional_only : spec.required;
                raise(th, Exc::TypeError, "%.200s%s takes %s %d positional argument%s (%zd given)", fname(), parens(),
                      min < spec.keyword_only || spec.count > spec.required ? "at least" : "exactly", static_cast<int>(min),
                      min == 1 ? "" : "s", static_cast<i64>(args.count));
                return false;
            }
            raise(th, Exc::TypeError, "%.200s%s missing required argument '%s' (pos %d)", fname(), parens(), spec.names[i],
                  i + 1);
            return false;
        }
        return true;
    }
};

}  // namespace

bool parse_args(Thread* th, const ArgSpec& spec, const Args& args, Value* out) {
    for (int i = 0; i < spec.count; i++) out[i] = Value();
    Parser parser{th, spec, args};
    u32 keywords = args.keyword_count();
    if (!keywords && spec.positional_only == spec.count) {
        KRAIT_TRY(check_arg_count(th, spec.function, args, spec.required, spec.count));
    } else {
        if (args.count + keywords > spec.count) return parser.too_many();
        if (args.count > spec.keyword_only) return parser.too_many_positional();
    }
    for (u32 i = 0; i < args.count; i++) out[i] = args[i];
    Str* odd = nullptr;
    if (keywords) parser.bind_keywords(out, &odd);
    if (!parser.check_required(out)) return false;
    return !odd || parser.bad_keyword(odd);
}

// ---- Docs ----

// Where the signature in `doc` begins ("name(") and ends (")\n--\n\n"); null if there is none.
static const char* find_signature(const char* name, const char* doc, const char** text) {
    *text = doc;
    if (!doc) return nullptr;
    const char* dot = strrchr(name, '.');
    if (dot) name = dot + 1;
    size_t length = strlen(name);
    if (strncmp(doc, name, length) != 0 || doc[length] != '(') return nullptr;
    const char* end = strstr(doc, ")\n--\n\n");
    if (!end) return nullptr;
    const char* blank = strstr(doc, "\n\n");
    if (blank && blank < end) return nullptr;
    *text = end + 6;
    return doc + length;
}

Value doc_text(Thread* th, const char* name, const char* doc) {
    const char* text;
    find_signature(name, doc, &text);
    if (!text || !*text) return none();
    return Value(str_from_utf8(th, text));
}

Value doc_signature(Thread* th, const char* name, const char* doc) {
    const char* text;
    const char* start = find_signature(name, doc, &text);
    if (!start) return none();
    return Value(str_from_utf8(th, std::string_view(start, static_cast<size_t>(text - 5 - start))));
}

}  // namespace krait
