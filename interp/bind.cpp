// Binding of arguments to parameters (language reference 6.3.4, 8.7), with CPython's error messages.
//
// Registers: positional parameters, keyword-only ones, then *args, then **kwargs, as in co_varnames. All locals are empty when
// binding starts, so "given" is "not empty".
#include <string>

#include "interp/frames.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

struct Binder {
    Thread* th;
    Function* f;
    Code* code;
    const Args& args;
    Value* out;

    Str* qualname() const { return f->qualname.as<Str>(); }
    Str* name(i64 i) const { return code->localsplusnames->items[i].as<Str>(); }
    i32 total() const { return code->argcount + code->kwonlyargcount; }
    bool fail() const { return false; }

    bool keyword(Value key, Value value, Dict* rest);
    bool unexpected(Value key);
    bool too_many();
    bool missing(const char* kind, i32 from, i32 to);
    bool positional_defaults();
    bool keyword_defaults();
    bool run();
};

bool Binder::run() {
    i32 given = static_cast<i32>(args.count);
    Dict* rest = nullptr;
    i32 index = total();
    i32 star = code->co_flags & kCoVarArgs ? index++ : -1;
    if (code->co_flags & kCoVarKeywords) {
        rest = KRAIT_TRY(new_dict(th));
        out[index] = Value(rest);
    }
    i32 direct = given < code->argcount ? given : code->argcount;
    for (i32 i = 0; i < direct; i++) out[i] = args.data[i];
    if (star >= 0) {
        i32 extra = given - direct;
        Tuple* tuple = extra ? tuple_from(th, args.data + direct, extra) : empty_tuple();
        if (!tuple) return false;
        out[star] = Value(tuple);
    }
    if (args.kwnames) {
        for (i64 i = 0; i < args.kwnames->size; i++)
            if (!keyword(args.kwnames->items[i], args.data[given + i], rest)) return false;
    }
    if (given > code->argcount && star < 0) return too_many();
    if (given < code->argcount && !positional_defaults()) return false;
    return code->kwonlyargcount == 0 || keyword_defaults();
}

bool Binder::keyword(Value key, Value value, Dict* rest) {
    if (!is_str(key)) {
        raise(th, Exc::TypeError, "%U() keywords must be strings", qualname());
        return false;
    }
    i32 n = total(), i = code->posonlyargcount;
    for (; i < n; i++)
        if (code->localsplusnames->items[i] == key) break;
    if (i == n) {
        for (i = code->posonlyargcount; i < n; i++)
            if (str_equal(name(i), key.as<Str>())) break;
    }
    if (i == n) {
        if (!rest) return unexpected(key);
        int there = dict_contains(th, rest, key);
        if (there > 0) {
            raise(th, Exc::TypeError, "%U() got multiple values for keyword argument '%S'", qualname(), key);
            return false;
        }
        return there == 0 && dict_set(th, rest, key, value);
    }
    if (out[i]) {
        raise(th, Exc::TypeError, "%U() got multiple values for argument '%S'", qualname(), key);
        return false;
    }
    out[i] = value;
    return true;
}

bool Binder::unexpected(Value key) {
    // Positional-only parameters that were passed by keyword, all of them.
    std::string names;
    for (i32 i = 0; i < code->posonlyargcount; i++) {
        for (i64 k = 0; args.kwnames && k < args.kwnames->size; k++)
            if (is_str(args.kwnames->items[k]) && str_equal(args.kwnames->items[k].as<Str>(), name(i))) {
                if (!names.empty()) names += ", ";
                names += str_utf8(th, name(i));
            }
    }
    if (!names.empty())
        raise(th, Exc::TypeError, "%U() got some positional-only arguments passed as keyword arguments: '%s'", qualname(),
              names.c_str());
    else
        raise(th, Exc::TypeError, "%U() got an unexpected keyword argument '%S'", qualname(), key);
    return false;
}

bool Binder::too_many() {
    i64 most = code->argcount, least = most - (f->defaults ? f->defaults->size : 0), given = args.count;
    i64 keywords = 0;
    for (i32 i = code->argcount; i < total(); i++) keywords += out[i] ? 1 : 0;
    std::string takes = f->defaults && f->defaults->size
                            ? "from " + std::to_string(least) + " to " + std::to_string(most)
                            : std::to_string(most);
    bool plural = (f->defaults && f->defaults->size) || most != 1;
    std::string also;
    if (keywords)
        also = std::string(" positional argument") + (given != 1 ? "s" : "") + " (and " + std::to_string(keywords) +
               " keyword-only argument" + (keywords != 1 ? "s" : "") + ")";
    raise(th, Exc::TypeError, "%U() takes %s positional argument%s but %zd%s %s given", qualname(), takes.c_str(),
          plural ? "s" : "", given, also.c_str(), given == 1 && !keywords ? "was" : "were");
    return false;
}

// Raises if any of the parameters [from, to) is not given.
bool Binder::missing(const char* kind, i32 from, i32 to) {
    std::string text;
    i32 count = 0;
    for (i32 i = from; i < to; i++) count += out[i] ? 0 : 1;
    if (count == 0) return true;
    i32 seen = 0;
    for (i32 i = from; i < to; i++) {
        if (out[i]) continue;
        if (seen) text += count == 2 ? " and " : seen == count - 1 ? ", and " : ", ";
        text += "'" + std::string(str_utf8(th, name(i))) + "'";
        seen++;
    }
    raise(th, Exc::TypeError, "%U() missing %d required %s argument%s: %s", qualname(), count, kind, count == 1 ? "" : "s",
          text.c_str());
    return false;
}

bool Binder::positional_defaults() {
    i32 defaults = f->defaults ? static_cast<i32>(f->defaults->size) : 0;
    i32 first = code->argcount - defaults;
    if (!missing("positional", static_cast<i32>(args.count), first)) return false;
    for (i32 i = first < 0 ? 0 : first; i < code->argcount; i++)
        if (!out[i]) out[i] = f->defaults->items[i - first];
    return true;
}

bool Binder::keyword_defaults() {
    for (i32 i = code->argcount; i < total(); i++) {
        if (out[i] || !f->kwdefaults) continue;
        Value v = dict_get(th, f->kwdefaults, Value(name(i)));
        if (!v && has_pending(th)) return false;
        out[i] = v;
    }
    return missing("keyword-only", code->argcount, total());
}

}  // namespace

bool bind_arguments(Thread* th, Function* function, const Args& args, Value* registers) {
    return Binder{th, function, function->code, args, registers}.run();
}

}  // namespace krait
