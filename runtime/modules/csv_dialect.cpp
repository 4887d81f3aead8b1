// Dialects of `_csv` and their registry.
#include "runtime/call.h"
#include "runtime/modules/csv.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"

namespace krait::csv {

Type* dialect_type;

namespace {

Value registry;

Dialect* dialect_of(Value v) { return v.as<Dialect>(); }
void trace_dialect(Object* object, Marker& marker) { marker.visit(static_cast<Dialect*>(object)->line_terminator); }

constexpr const char* names[] = {"delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"};
enum Field { kDelimiter, kDoubleQuote, kEscape, kTerminator, kQuote, kQuotingField, kSkip, kStrict, kFieldCount };

bool set_bool(Thread* th, Value v, bool otherwise, bool* out) {
    int t = v ? truth(th, v) : otherwise;
    *out = t > 0;
    return t >= 0;
}

bool set_char(Thread* th, const char* name, Value v, u32 otherwise, bool none_allowed, u32* out) {
    *out = otherwise;
    if (!v) return true;
    if (is_none(v) && none_allowed) {
        *out = kNotSet;
        return true;
    }
    if (!is_str(v)) {
        raise(th, Exc::TypeError, none_allowed ? "\"%s\" must be string or None, not %.200s" : "\"%s\" must be string, not %.200s", name, type_name(type_of(v)));
        return false;
    }
    if (v.as<Str>()->length != 1) {
        raise(th, Exc::TypeError, "\"%s\" must be a 1-character string", name);
        return false;
    }
    *out = v.as<Str>()->at(0);
    return true;
}

bool fill(Thread* th, Dialect* d, Value* f) {
    auto bad = [&](const char* message) {
        raise(th, Exc::TypeError, message);
        return false;
    };
    if (!set_char(th, "delimiter", f[kDelimiter], ',', false, &d->delimiter) || !set_bool(th, f[kDoubleQuote], true, &d->double_quote) ||
        !set_char(th, "escapechar", f[kEscape], kNotSet, true, &d->escape))
        return false;
    Value terminator = f[kTerminator];
    if (!terminator) terminator = str_from_ascii(th, "\r\n");
    if (is_none(terminator)) return bad("\"lineterminator\" must be set");
    if (!is_str(terminator)) {
        raise(th, Exc::TypeError, "\"lineterminator\" must be a string");
        return false;
    }
    set_field(th, d, d->line_terminator, terminator);
    if (!set_char(th, "quotechar", f[kQuote], '"', true, &d->quote)) return false;
    d->quoting = kQuoteMinimal;
    if (f[kQuotingField]) {
        if (!f[kQuotingField].is_small_int()) return bad("\"quoting\" must be an integer");
        d->quoting = static_cast<int>(f[kQuotingField].small_int());
    }
    if (!set_bool(th, f[kSkip], false, &d->skip_initial_space) || !set_bool(th, f[kStrict], false, &d->strict)) return false;
    if (d->quoting < 0 || d->quoting > 3) return bad("bad \"quoting\" value");
    if (f[kQuote] && is_none(f[kQuote]) && !f[kQuotingField]) d->quoting = kQuoteNone;
    if (d->quoting != kQuoteNone && d->quote == kNotSet) return bad("quotechar must be set if quoting enabled");
    return true;
}

Value dialect_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* all[] = {"dialect", "delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"};
    Value v[9] = {};
    if (!parse_args(th, ArgSpec{"Dialect", all, 9, 0, 0, 9}, args, v)) return {};
    Value base = v[0] && !is_none(v[0]) ? v[0] : Value();
    if (base) {
        if (is_str(base)) {
            base = get_dialect(th, Value(), base);
            if (!base) return {};
        }
        bool plain = type_of(base) == dialect_type && type == dialect_type;
        for (int i = 0; i < kFieldCount; ++i) plain = plain && !v[i + 1];
        if (plain) return base;
        for (int i = 0; i < kFieldCount; ++i)
            if (!v[i + 1]) {
                v[i + 1] = find_attribute(th, base, intern(th, names[i]));
                clear_pending(th);
            }
    }
    auto* d = reinterpret_cast<Dialect*>(new_instance(th, type));
    return d && fill(th, d, v + 1) ? Value(d) : Value();
}

Value char_value(Thread* th, u32 c) { return c == kNotSet ? none() : Value(str_from_char(th, c)); }
constexpr GetSetDef getsets[] = {
    {"delimiter", [](Thread* th, Value s) { return char_value(th, dialect_of(s)->delimiter); }, nullptr, nullptr},
    {"doublequote", [](Thread*, Value s) { return py_bool(dialect_of(s)->double_quote); }, nullptr, nullptr},
    {"escapechar", [](Thread* th, Value s) { return char_value(th, dialect_of(s)->escape); }, nullptr, nullptr},
    {"lineterminator", [](Thread*, Value s) { return dialect_of(s)->line_terminator; }, nullptr, nullptr},
    {"quotechar", [](Thread* th, Value s) { return char_value(th, dialect_of(s)->quote); }, nullptr, nullptr},
    {"quoting", [](Thread*, Value s) { return Value::from_small_int(dialect_of(s)->quoting); }, nullptr, nullptr},
    {"skipinitialspace", [](Thread*, Value s) { return py_bool(dialect_of(s)->skip_initial_space); }, nullptr, nullptr},
    {"strict", [](Thread*, Value s) { return py_bool(dialect_of(s)->strict); }, nullptr, nullptr},
};

Value no_pickle(Thread* th, Value self) { return raise(th, Exc::TypeError, "cannot pickle '%.100s' instances", type_name(type_of(self))); }
Value no_pickle_ex(Thread* th, Value self, Value) { return no_pickle(th, self); }
constexpr NativeDef methods[] = {{"__reduce__", no_pickle, nullptr}, {"__reduce_ex__", no_pickle_ex, nullptr}};

}  // namespace

Dialect* make_dialect(Thread* th, Value dialect, const Args& args) {
    // Keywords pass through; the dialect comes first.
    ValueVector values(th);
    if (dialect) values.push_back(dialect);
    for (u32 i = 0; i < args.keyword_count(); ++i) values.push_back(args.data[args.count + i]);
    Value d = dialect_new(th, dialect_type, Args{values.data(), dialect ? 1u : 0u, args.kwnames});
    return d ? dialect_of(d) : nullptr;
}

Dict* dialects(Thread* th) {
    if (!registry) {
        add_root(th, &registry);
        registry = new_dict(th);
    }
    return registry.as<Dict>();
}

Value register_dialect(Thread* th, Value, const Args& args) {
    if (args.count < 1 || args.count > 2) return raise(th, Exc::TypeError, "register_dialect expected at least 1 argument, got %zd", static_cast<i64>(args.count));
    if (!is_str(args[0])) return raise(th, Exc::TypeError, "dialect name must be a string");
    Dialect* d = make_dialect(th, args.get(1), args);
    return d && dict_set(th, dialects(th), args[0], d) ? none() : Value();
}

Value unregister_dialect(Thread* th, Value, Value name) {
    int gone = dict_delete(th, dialects(th), name);
    if (gone == 0) return fail(th, "unknown dialect");
    return gone > 0 ? none() : Value();
}

Value get_dialect(Thread* th, Value, Value name) {
    Value d = dict_get(th, dialects(th), name);
    if (!d && !has_pending(th)) return fail(th, "unknown dialect");
    return d;
}

Value list_dialects(Thread* th, Value) { return dict_keys_list(th, dialects(th)); }

void setup_dialect(Thread* th) {
    TypeSpec spec{};
    spec.name = "_csv.Dialect";
    spec.doc = "CSV dialect\n\nThe Dialect type records CSV dialect options.";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Dialect);
    spec.trace = trace_dialect;
    spec.slots.new_ = dialect_new;
    spec.methods = methods;
    spec.method_count = 2;
    spec.getsets = getsets;
    spec.getset_count = sizeof getsets / sizeof *getsets;
    dialect_type = new_builtin_type(th, spec);
}

}  // namespace krait::csv
