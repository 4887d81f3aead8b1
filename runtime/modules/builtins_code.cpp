// builtins: compiling and running code, class statements, import.
#include <climits>
#include <string>

#include "runtime/call.h"
#include "runtime/compile.h"
#include "runtime/frame.h"
#include "runtime/import.h"
#include "runtime/modules/builtins.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/codecs.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

constexpr int kFutureFlags = 0x1FF0000 | 0x10;  // CO_FUTURE_* and CO_NESTED
constexpr int kOnlyAst = 0x400, kDontImplyDedent = 0x200, kIgnoreCookie = 0x800, kTypeComments = 0x1000,
              kAllowTopLevelAwait = 0x2000, kAllowIncomplete = 0x4000;

bool is_source(Value v) { return is_str(v) || supports_buffer(v); }

// The __future__ flags of the code that calls compile(), eval() or exec().
int inherited_flags(Thread* th) { return th->frame ? static_cast<int>(th->frame->code->co_flags & 0x1FF0000) : 0; }

bool check_source(Thread* th, Value source, const char* function, const char* what) {
    if (!is_source(source)) {
        raise(th, Exc::TypeError, "%s() arg 1 must be a %s object", function, what);
        return false;
    }
    bool null = false;
    if (is_str(source)) {
        null = str_utf8(th, source.as<Str>()).find('\0') != std::string_view::npos;
    } else if (has_kind(source, Kind::Bytes)) {
        null = source.as<Bytes>()->view().find('\0') != std::string_view::npos;
    }
    if (null) raise(th, Exc::ValueError, "source code string cannot contain null bytes");
    return !null;
}

// A C int as Argument Clinic converts it.
bool c_int(Thread* th, Value v, int* out) {
    i64 n;
    if (!to_i64(th, v, &n)) return false;
    if (n < INT_MIN || n > INT_MAX) {
        raise(th, Exc::OverflowError, "Python int too large to convert to C int");
        return false;
    }
    *out = static_cast<int>(n);
    return true;
}

}  // namespace

Value filename_argument(Thread* th, Value v) {
    if (is_str(v)) return v;
    if (has_kind(v, Kind::Bytes)) return Value(fs_decode(th, v.as<Bytes>()->view()));
    if (supports_buffer(v)) {
        if (!warn(th, Exc::DeprecationWarning, 1, "path should be string, bytes, or os.PathLike, not %.200s",
                  type_name(type_of(v))))
            return {};
        BufferView view;
        if (!get_buffer(th, v, &view, kBufferSimple)) return {};
        Str* s = fs_decode(th, {view.data, static_cast<size_t>(view.length)});
        release_buffer(th, &view);
        return Value(s);
    }
    Value path = lookup_special(th, v, th->vm->names.dunder_fspath);
    if (path) return call(th, path);
    if (has_pending(th)) return {};
    return raise(th, Exc::TypeError, "expected str, bytes or os.PathLike object, not %T", v);
}

Value builtin_compile(Thread* th, Value, const Args& args) {
    static const char* const names[] = {"source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"};
    Value out[7];
    if (!parse_args(th, {"compile", names, 7, 3, 0, 6}, args, out)) return {};
    CompileOptions options;
    options.filename = KRAIT_TRY(filename_argument(th, out[1]));
    if (!is_str(out[2])) return raise(th, Exc::TypeError, "compile() argument 'mode' must be str, not %T", out[2]);
    int flags = 0, optimize = -1, feature_version = -1, dont_inherit = 0;
    if (out[3] && !c_int(th, out[3], &flags)) return {};
    if (out[4] && (dont_inherit = truth(th, out[4])) < 0) return {};
    if (out[5] && !c_int(th, out[5], &optimize)) return {};
    if (out[6] && !c_int(th, out[6], &feature_version)) return {};
    constexpr int known =
        kFutureFlags | kOnlyAst | kDontImplyDedent | kIgnoreCookie | kTypeComments | kAllowTopLevelAwait | kAllowIncomplete | 0x100;
    if (flags & ~known) return raise(th, Exc::ValueError, "compile(): unrecognised flags");
    if (optimize < -1 || optimize > 2) return raise(th, Exc::ValueError, "compile(): invalid optimize value");
    options.flags = flags;
    if (!dont_inherit) options.flags |= inherited_flags(th);
    options.optimize = optimize;
    options.feature_version = feature_version;
    Str* mode = out[2].as<Str>();
    if (str_equal(mode, "exec")) options.mode = CompileMode::Exec;
    else if (str_equal(mode, "eval")) options.mode = CompileMode::Eval;
    else if (str_equal(mode, "single")) options.mode = CompileMode::Single;
    else if (str_equal(mode, "func_type")) {
        if (!(flags & kOnlyAst)) return raise(th, Exc::ValueError, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
        options.mode = CompileMode::FuncType;
    } else {
        return raise(th, Exc::ValueError, flags & kOnlyAst
                                              ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                                              : "compile() mode must be 'exec', 'eval' or 'single'");
    }
    if (!is_source(out[0])) return frontend_hooks.compile_ast(th, out[0], options);
    if (!check_source(th, out[0], "compile", "string, bytes or AST")) return {};
    return frontend_hooks.compile_source(th, out[0], options);
}

// ---- eval, exec ----

namespace {

struct Namespaces {
    Dict* globals;
    Value locals;
};

// The namespaces given, or the caller's; __builtins__ added to globals that lack it.
bool resolve_namespaces(Thread* th, const char* function, Value globals, Value locals, Namespaces* out) {
    if (globals && is_none(globals)) globals = Value();
    if (locals && is_none(locals)) locals = Value();
    if (locals && !is_dict(locals) && !type_of(locals)->slots.getitem) {
        raise(th, Exc::TypeError, "%s", function[1] == 'v' ? "locals must be a mapping" : "");
        if (function[1] != 'v') {
            clear_pending(th);
            raise(th, Exc::TypeError, "locals must be a mapping or None, not %T", locals);
        }
        return false;
    }
    if (globals && !is_dict(globals)) {
        if (function[1] == 'v') {
            bool mapping = type_of(globals)->slots.getitem != nullptr;
            raise(th, Exc::TypeError, mapping ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict");
        } else {
            raise(th, Exc::TypeError, "exec() globals must be a dict, not %T", globals);
        }
        return false;
    }
    if (!globals) {
        if (!th->frame) {
            raise(th, Exc::SystemError, "globals and locals cannot be NULL");
            return false;
        }
        out->globals = th->frame->globals;
        out->locals = locals ? locals : frame_locals(th, th->frame);
        if (!out->locals) return false;
    } else {
        out->globals = globals.as<Dict>();
        out->locals = locals ? locals : globals;
    }
    Str* key = th->vm->names.dunder_builtins;
    if (dict_get_str(out->globals, key)) return true;
    Value builtins = th->frame ? Value(th->frame->builtins) : Value(th->vm->builtins);
    return dict_set_str(th, out->globals, key, builtins);
}

Value run_in(Thread* th, const char* function, Value code, const Namespaces& spaces, Value closure) {
    auto* c = code.as<Code>();
    Tuple* cells = nullptr;
    if (c->nfreevars) {
        if (!closure || !is_tuple(closure)) {
            if (function[1] == 'v') return raise(th, Exc::TypeError, "code object passed to eval() may not contain free variables");
            return raise(th, Exc::TypeError, closure ? "code object requires a closure of exactly length %d"
                                                     : "code object passed to exec() may not contain free variables",
                         c->nfreevars);
        }
        cells = closure.as<Tuple>();
        bool good = cells->size == c->nfreevars;
        for (i64 i = 0; good && i < cells->size; i++) good = has_kind(cells->items[i], Kind::Cell);
        if (!good) return raise(th, Exc::TypeError, "code object requires a closure of exactly length %d", c->nfreevars);
    } else if (closure) {
        return raise(th, Exc::TypeError, "cannot use a closure with this code object");
    }
    return interp_hooks.run_code(th, c, spaces.globals, spaces.locals, cells);
}

}  // namespace

Value builtin_eval(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "eval", args) || !check_arg_count(th, "eval", args, 1, 3)) return {};
    Namespaces spaces;
    if (!resolve_namespaces(th, "eval", args.get(1), args.get(2), &spaces)) return {};
    Value source = args[0];
    if (has_kind(source, Kind::Code)) return run_in(th, "eval", source, spaces, Value());
    if (!check_source(th, source, "eval", "string, bytes or code")) return {};
    if (is_str(source)) {  // leading blanks are no indentation here
        auto* s = source.as<Str>();
        i64 start = 0;
        while (start < s->length && (s->at(start) == ' ' || s->at(start) == '\t')) start++;
        if (start) source = KRAIT_TRY(Value(str_substring(th, s, start, s->length)));
    } else if (has_kind(source, Kind::Bytes)) {
        std::string_view bytes = source.as<Bytes>()->view();
        size_t start = bytes.find_first_not_of(" \t");
        if (start && start != std::string_view::npos) source = KRAIT_TRY(Value(bytes_from(th, bytes.substr(start))));
    }
    CompileOptions options;
    options.filename = KRAIT_TRY(Value(str_from_ascii(th, "<string>")));
    options.mode = CompileMode::Eval;
    options.flags = inherited_flags(th);
    Value code = KRAIT_TRY(frontend_hooks.compile_source(th, source, options));
    return run_in(th, "eval", code, spaces, Value());
}

Value builtin_exec(Thread* th, Value, const Args& args) {
    static const char* const names[] = {"", "", "", "closure"};
    Value out[4];
    if (!parse_args(th, {"exec", names, 4, 1, 3, 3}, args, out)) return {};
    Namespaces spaces;
    if (!resolve_namespaces(th, "exec", out[1], out[2], &spaces)) return {};
    Value closure = out[3] && !is_none(out[3]) ? out[3] : Value();
    Value code = out[0];
    if (!has_kind(code, Kind::Code)) {
        if (closure) return raise(th, Exc::TypeError, "closure can only be used when source is a code object");
        if (!check_source(th, code, "exec", "string, bytes or code")) return {};
        CompileOptions options;
        options.filename = KRAIT_TRY(Value(str_from_ascii(th, "<string>")));
        options.mode = CompileMode::Exec;
        options.flags = inherited_flags(th);
        code = KRAIT_TRY(frontend_hooks.compile_source(th, code, options));
    }
    KRAIT_TRY(run_in(th, "exec", code, spaces, closure));
    return none();
}

// ---- class statements (language reference 8.8; PEP 3115, 487, 560) ----

namespace {

// Replaces bases that are no types by what their __mro_entries__ return. Null: raised.
Tuple* resolve_bases(Thread* th, Tuple* bases) {
    List* resolved = nullptr;
    for (i64 i = 0; i < bases->size; i++) {
        Value base = bases->items[i];
        Value method;
        if (!is_type(base)) {
            method = find_attribute(th, base, th->vm->names.dunder_mro_entries);
            if (!method && has_pending(th)) return nullptr;
        }
        if (!method) {
            if (resolved && !list_append(th, resolved, base)) return nullptr;
            continue;
        }
        Value entries = call(th, method, Value(bases));
        if (!entries) return nullptr;
        if (!is_tuple(entries)) {
            raise(th, Exc::TypeError, "__mro_entries__ must return a tuple");
            return nullptr;
        }
        if (!resolved) resolved = list_from(th, bases->items, i);
        if (!resolved || !list_extend(th, resolved, entries)) return nullptr;
    }
    return resolved ? tuple_from(th, resolved->items, resolved->size) : bases;
}

// The most derived metaclass of `meta` and the bases' types; null: raised.
Type* most_derived_metaclass(Thread* th, Type* meta, Tuple* bases) {
    for (i64 i = 0; i < bases->size; i++) {
        Type* other = type_of(bases->items[i]);
        if (is_subtype(meta, other)) continue;
        if (is_subtype(other, meta)) {
            meta = other;
            continue;
        }
        raise(th, Exc::TypeError,
              "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all "
              "its bases");
        return nullptr;
    }
    return meta;
}

struct ClassCall {
    Value meta;
    Dict* keywords;  // null: none
};

bool choose_metaclass(Thread* th, Tuple* bases, ClassCall* out) {
    Names& names = th->vm->names;
    bool is_class = true;
    if (out->keywords) {
        out->meta = dict_get_str(out->keywords, names.metaclass);
        if (out->meta) {
            if (dict_delete(th, out->keywords, Value(names.metaclass)) < 0) return false;
            is_class = is_type(out->meta);
        }
    }
    if (!out->meta) out->meta = bases->size ? Value(type_of(bases->items[0])) : Value(builtin_type(Kind::Type));
    if (!is_class) return true;
    Type* winner = most_derived_metaclass(th, out->meta.as<Type>(), bases);
    out->meta = Value(winner);
    return winner != nullptr;
}

Value prepare_namespace(Thread* th, const ClassCall& c, Value name, Value bases) {
    if (c.meta == Value(builtin_type(Kind::Type))) return Value(new_dict(th));
    Value prepare = find_attribute(th, c.meta, th->vm->names.dunder_prepare);
    if (!prepare) return has_pending(th) ? Value() : Value(new_dict(th));
    Tuple* pair = KRAIT_TRY(make_tuple(th, name, bases));
    Value ns = KRAIT_TRY(call_tuple_dict(th, prepare, pair, c.keywords));
    if (!is_dict(ns) && !type_of(ns)->slots.getitem) {
        if (is_type(c.meta))
            return raise(th, Exc::TypeError, "%.200s.__prepare__() must return a mapping, not %.200T", type_name(c.meta.as<Type>()), ns);
        return raise(th, Exc::TypeError, "<metaclass>.__prepare__() must return a mapping, not %.200T", ns);
    }
    return ns;
}

}  // namespace

Value builtin_build_class(Thread* th, Value, const Args& args) {
    if (args.count < 2) return raise(th, Exc::TypeError, "__build_class__: not enough arguments");
    if (!has_kind(args[0], Kind::Function)) return raise(th, Exc::TypeError, "__build_class__: func must be a function");
    Value name = args[1];
    if (!is_str(name)) return raise(th, Exc::TypeError, "__build_class__: name is not a string");
    auto* function = args[0].as<Function>();
    Tuple* original = KRAIT_TRY(tuple_from(th, args.data + 2, args.count - 2));
    Tuple* bases = KRAIT_TRY(resolve_bases(th, original));
    ClassCall c{};
    if (args.keyword_count()) {
        c.keywords = KRAIT_TRY(new_dict(th));
        for (u32 i = 0; i < args.keyword_count(); i++)
            if (!dict_set(th, c.keywords, args.kwnames->items[i], args.data[args.count + i])) return {};
    }
    if (!choose_metaclass(th, bases, &c)) return {};
    Value ns = KRAIT_TRY(prepare_namespace(th, c, name, Value(bases)));
    Value cell = KRAIT_TRY(interp_hooks.run_code(th, function->code, function->globals, ns, function->closure));
    if (bases != original) {
        if (!set_item(th, ns, Value(intern(th, "__orig_bases__")), Value(original))) return {};
    }
    Tuple* triple = KRAIT_TRY(make_tuple(th, name, Value(bases), ns));
    Value cls = KRAIT_TRY(call_tuple_dict(th, c.meta, triple, c.keywords));
    if (is_type(cls) && has_kind(cell, Kind::Cell)) {
        Value in_cell = cell.as<Cell>()->value;
        if (!in_cell)
            return raise(th, Exc::RuntimeError,
                         "__class__ not set defining %.200R as %.200R. Was __classcell__ propagated to type.__new__?", name, cls);
        if (in_cell != cls)
            return raise(th, Exc::TypeError, "__class__ set to %.200R defining %.200R as %.200R", in_cell, name, cls);
    }
    return cls;
}

// ---- import, breakpoint ----

Value builtin_import(Thread* th, Value, const Args& args) {
    static const char* const names[] = {"name", "globals", "locals", "fromlist", "level"};
    Value out[5];
    if (!parse_args(th, {"__import__", names, 5, 1, 0, 5}, args, out)) return {};
    i64 level = 0;
    if (out[4] && !to_i64(th, out[4], &level)) return {};
    return import_module_level(th, out[0], out[1], out[2], out[3], level);
}

Value builtin_breakpoint(Thread* th, Value, const Args& args) {
    Value hook = dict_get_str(th->vm->sys_dict, intern(th, "breakpointhook"));
    if (!hook) return raise(th, Exc::RuntimeError, "lost sys.breakpointhook");
    return call(th, hook, args);
}

}  // namespace krait
