// _warnings: filters, registries, and showing. Once the module `warnings` is imported its attributes (filters,
// _defaultaction, _onceregistry, _showwarnmsg) are the ones used; before that the ones kept here.
// Reference: CPython's Python/_warnings.c.
#include "runtime/modules/warnings.h"

#include <cstdio>
#include <string>

#include "runtime/call.h"
#include "runtime/frame.h"
#include "runtime/import.h"
#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/report.h"
#include "runtime/roots.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

struct State {
    Value filters, once_registry, default_action;
    i64 version = 0;
    bool ready = false;
};
State state;

Value filter_row(Thread* th, const char* action, Exc category, const char* module) {
    Value row[] = {Value(intern(th, action)), none(), Value(exception_type(category)), module ? Value(intern(th, module)) : none(),
                   Value::from_small_int(0)};
    return Value(tuple_from(th, row, 5));
}

bool make_ready(Thread* th) {
    if (state.ready) return true;
    state.ready = true;
    add_root(th, &state.filters);
    add_root(th, &state.once_registry);
    add_root(th, &state.default_action);
    List* filters = KRAIT_TRY(new_list(th));
    state.filters = Value(filters);
    state.once_registry = Value(KRAIT_TRY(new_dict(th)));
    state.default_action = Value(intern(th, "default"));
    return list_append(th, filters, filter_row(th, "default", Exc::DeprecationWarning, "__main__")) &&
           list_append(th, filters, filter_row(th, "ignore", Exc::DeprecationWarning, nullptr)) &&
           list_append(th, filters, filter_row(th, "ignore", Exc::PendingDeprecationWarning, nullptr)) &&
           list_append(th, filters, filter_row(th, "ignore", Exc::ImportWarning, nullptr)) &&
           list_append(th, filters, filter_row(th, "ignore", Exc::ResourceWarning, nullptr));
}

// Attribute of the module `warnings` if that is imported (empty without exception if not, or if it lacks it).
Value warnings_attribute(Thread* th, const char* name) {
    Value module = dict_get_str(th->vm->modules, intern(th, "warnings"));
    if (!module || is_none(module)) return Value();
    return find_attribute(th, module, intern(th, name));
}

Value current(Thread* th, const char* name, Value& kept) {
    Value v = warnings_attribute(th, name);
    if (v) kept = v;
    if (!v && has_pending(th)) return Value();
    return kept;
}

// 1, 0, -1.
int matches(Thread* th, Value pattern, Value text) {
    if (is_none(pattern)) return 1;
    if (is_exactly(pattern, Kind::Str)) return equals(th, pattern, text);
    Value r = call_method(th, pattern, intern(th, "match"), {text});
    return r ? truth(th, r) : -1;
}

// The action of the first filter that matches; empty: raised.
Value find_action(Thread* th, Type* category, Value text, i64 line, Value module, Value* item) {
    *item = none();
    Value filters = KRAIT_TRY(current(th, "filters", state.filters));
    if (!is_list(filters)) return raise(th, Exc::ValueError, "_warnings.filters must be a list");
    List* list = filters.as<List>();
    for (i64 i = 0; i < list->size; i++) {
        Value row = list->items[i];
        if (!is_tuple(row) || row.as<Tuple>()->size != 5)
            return raise(th, Exc::ValueError, "_warnings.filters item %zd isn't a 5-tuple", i);
        Value* f = row.as<Tuple>()->items;
        if (!is_str(f[0])) return raise(th, Exc::TypeError, "action must be a string, not '%.200s'", type_name(type_of(f[0])));
        int good = matches(th, f[1], text);
        if (good > 0) good = matches(th, f[3], module);
        if (good > 0) good = is_subclass(th, Value(category), f[2]);
        if (good < 0) return Value();
        i64 wanted;
        if (!good) continue;
        KRAIT_TRY(to_i64(th, f[4], &wanted));
        if (wanted && wanted != line) continue;
        *item = row;
        return f[0];
    }
    return current(th, "_defaultaction", state.default_action);
}

// Was the warning with this key shown already? 1, 0, -1. Registries of an older filter version are emptied.
int already_warned(Thread* th, Value registry, Value key, bool set) {
    if (is_none(registry)) return 0;
    Dict* dict = registry.as<Dict>();
    Str* version_key = intern(th, "version");
    Value version = dict_get_str(dict, version_key);
    i64 have = -1;
    if (!version || !is_int(version) || !int_fits_i64(version, &have) || have != state.version) {
        dict_clear(th, dict);
        if (!dict_set_str(th, dict, version_key, int_from_i64(th, state.version))) return -1;
    } else {
        Value seen = dict_get(th, dict, key);
        if (!seen && has_pending(th)) return -1;
        if (seen) {
            int r = truth(th, seen);
            if (r) return r;
        }
    }
    if (set && !dict_set(th, dict, key, py_true())) return -1;
    return 0;
}

// registry[(text, category, 0)], for "once" and "module".
int update_registry(Thread* th, Value registry, Value text, Value category, bool with_zero) {
    Value key = with_zero ? Value(make_tuple(th, text, category, Value::from_small_int(0))) : Value(make_tuple(th, text, category));
    return key ? already_warned(th, registry, key, true) : -1;
}

std::string utf8(Thread* th, Value v) {
    std::string text;
    if (!text_of(th, v, &text)) return "?";
    return text;
}

// Without the Python module: "file:line: Category: text" and the source line.
void show_plainly(Thread* th, Value filename, i64 line, Value text, Type* category, Value source_line) {
    std::string out = utf8(th, filename) + ":" + std::to_string(line) + ": " + type_name(category) + ": " + utf8(th, text) + "\n";
    std::string shown;
    if (source_line && is_str(source_line)) {
        shown = utf8(th, source_line);
    } else if (FILE* file = fopen(utf8(th, filename).c_str(), "r")) {
        char* buffer = nullptr;
        size_t capacity = 0;
        ssize_t n = -1;
        for (i64 i = 0; i < line && (n = getline(&buffer, &capacity, file)) >= 0; i++) {
        }
        if (n >= 0) shown.assign(buffer, static_cast<size_t>(n));
        free(buffer);
        fclose(file);
    }
    size_t start = shown.find_first_not_of(" \t\f");
    size_t end = shown.find_last_not_of(" \t\f\r\n");
    if (start != std::string::npos && end != std::string::npos && end >= start) out += "  " + shown.substr(start, end - start + 1) + "\n";
    write_report(th, out);
}

bool show(Thread* th, Type* category, Value text, Value message, Value filename, i64 line, Value source_line, Value source) {
    if (source && !is_none(source)) {
        if (!import_module(th, "warnings")) clear_pending(th);
    }
    Value function = warnings_attribute(th, "_showwarnmsg");
    if (!function) {
        if (has_pending(th)) return false;
        show_plainly(th, filename, line, text, category, source_line);
        return !has_pending(th);
    }
    if (!is_callable(function)) {
        raise(th, Exc::TypeError, "warnings._showwarnmsg() must be set to a callable");
        return false;
    }
    Value cls = KRAIT_TRY(warnings_attribute(th, "WarningMessage"));
    Value args[] = {message, Value(category), filename, int_from_i64(th, line), none(), none(), source ? source : none()};
    Value made = KRAIT_TRY(call(th, cls, Args{args, 7, nullptr}));
    return static_cast<bool>(call(th, function, made));
}

// ---- Where a warning is attributed ----

bool is_internal(Thread* th, Frame* frame) {
    Value file = frame->code->filename;
    if (!is_str(file)) return false;
    std::string_view text = str_utf8(th, file.as<Str>());
    return text.find("importlib") != std::string_view::npos && text.find("_bootstrap") != std::string_view::npos;
}

Frame* next_external(Thread* th, Frame* frame) {
    do frame = visible_frame(frame->back);
    while (frame && is_internal(th, frame));
    return frame;
}

struct Place {
    Value filename, module, registry;
    i64 line;
};

bool find_place(Thread* th, i64 stack_level, Place* place) {
    Frame* frame = visible_frame(th->frame);
    if (stack_level <= 0 || (frame && is_internal(th, frame))) {
        while (--stack_level > 0 && frame) frame = visible_frame(frame->back);
    } else {
        while (--stack_level > 0 && frame) frame = next_external(th, frame);
    }
    Dict* globals = frame ? frame->globals : th->vm->sys_dict;
    place->filename = frame ? frame->code->filename : Value(th->vm->names.sys);
    place->line = frame ? frame_line(frame) : 1;
    Str* name = intern(th, "__warningregistry__");
    place->registry = dict_get_str(globals, name);
    if (!place->registry) {
        place->registry = Value(KRAIT_TRY(new_dict(th)));
        KRAIT_TRY(dict_set_str(th, globals, name, place->registry));
    }
    place->module = dict_get_str(globals, th->vm->names.dunder_name);
    if (!place->module || !is_str(place->module)) place->module = Value(intern(th, "<string>"));
    return true;
}

}  // namespace

bool issue_warning_at(Thread* th, Value message, Type* category, Value filename, i64 line, Value module, Value registry,
                      Value source_line, Value source) {
    KRAIT_TRY(make_ready(th));
    if (is_none(module)) return true;
    if (!registry) registry = none();
    if (!is_none(registry) && !is_dict(registry)) {
        raise(th, Exc::TypeError, "'registry' must be a dict or None");
        return false;
    }
    Value text;
    if (is_exception(message) && is_subtype(type_of(message), exception_type(Exc::Warning))) {
        text = Value(KRAIT_TRY(to_str(th, message)));
        category = type_of(message);
    } else {
        text = message;
        message = KRAIT_TRY(call(th, Value(category), message));
    }
    Value key = Value(KRAIT_TRY(make_tuple(th, text, Value(category), int_from_i64(th, line))));
    int seen = already_warned(th, registry, key, false);
    if (seen) return seen > 0;
    Value item;
    Value action = KRAIT_TRY(find_action(th, category, text, line, module, &item));
    auto is = [&](const char* name) { return is_str(action) && str_equal(action.as<Str>(), std::string_view(name)); };
    if (is("error")) {
        raise_value(th, message);
        return false;
    }
    if (is("ignore")) return true;
    if (!is("always")) {
        if (!is_none(registry)) KRAIT_TRY(dict_set(th, registry.as<Dict>(), key, py_true()));
        if (is("once")) {
            Value once = is_none(registry) ? KRAIT_TRY(current(th, "_onceregistry", state.once_registry)) : registry;
            seen = update_registry(th, once, text, Value(category), false);
        } else if (is("module")) {
            seen = update_registry(th, registry, text, Value(category), false);
        } else if (!is("default")) {
            raise(th, Exc::RuntimeError, "Unrecognized action (%R) in warnings.filters:\n %R", action, item);
            return false;
        }
        if (seen) return seen > 0;
    }
    return show(th, category, text, message, filename, line, source_line, source);
}

bool issue_warning(Thread* th, Value message, Type* category, i64 stack_level, Value source) {
    KRAIT_TRY(make_ready(th));
    Place place;
    KRAIT_TRY(find_place(th, stack_level, &place));
    return issue_warning_at(th, message, category, place.filename, place.line, place.module, place.registry, Value(), source);
}

// ---- The module ----

namespace {

Type* check_category(Thread* th, Value message, Value category) {
    if (is_exception(message) && is_subtype(type_of(message), exception_type(Exc::Warning))) return type_of(message);
    if (!category || is_none(category)) return exception_type(Exc::UserWarning);
    if (is_type(category) && is_subtype(category.as<Type>(), exception_type(Exc::Warning))) return category.as<Type>();
    raise(th, Exc::TypeError, "category must be a Warning subclass, not '%s'", type_name(type_of(category)));
    return nullptr;
}

Value warnings_warn(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"message", "category", "stacklevel", "source"};
    Value a[4];
    KRAIT_TRY(parse_args(th, {"warn", names, 4, 1, 0, 4}, args, a));
    Type* category = KRAIT_TRY(check_category(th, a[0], a[1]));
    i64 level = 1;
    if (a[2]) KRAIT_TRY(to_ssize(th, a[2], Exc::OverflowError, &level));
    KRAIT_TRY(issue_warning(th, a[0], category, level, a[3]));
    return none();
}

// The line at `lineno` as the module's loader gives it.
Value loader_line(Thread* th, Value globals, i64 line) {
    if (!globals || !is_dict(globals)) return Value();
    Value loader = dict_get_str(globals.as<Dict>(), th->vm->names.dunder_loader);
    Value name = dict_get_str(globals.as<Dict>(), th->vm->names.dunder_name);
    if (!loader || is_none(loader) || !name) return Value();
    Value get_source = find_attribute(th, loader, intern(th, "get_source"));
    if (!get_source) return Value();
    Value source = KRAIT_TRY(call(th, get_source, name));
    if (is_none(source)) return Value();
    Value lines = KRAIT_TRY(call_method(th, source, intern(th, "splitlines")));
    return get_item(th, lines, int_from_i64(th, line - 1));
}

Value warnings_warn_explicit(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"message", "category", "filename", "lineno", "module", "registry", "module_globals", "source"};
    Value a[8];
    KRAIT_TRY(parse_args(th, {"warn_explicit", names, 8, 4, 0, 8}, args, a));
    i64 line;
    KRAIT_TRY(to_i64(th, a[3], &line));
    Value source_line;
    if (a[6] && !is_none(a[6])) {
        source_line = loader_line(th, a[6], line);
        if (!source_line && has_pending(th)) return Value();
    }
    Value module = a[4];
    if (!module) {
        // The file name without ".py".
        Str* file = KRAIT_TRY(to_str(th, a[2]));
        i64 n = file->length;
        bool py = n >= 3 && file->at(n - 3) == '.' && file->at(n - 2) == 'p' && file->at(n - 1) == 'y';
        module = n == 0 ? Value(intern(th, "<unknown>")) : Value(py ? str_substring(th, file, 0, n - 3) : file);
        if (!module) return Value();
    }
    Value category = a[1];
    Type* type = KRAIT_TRY(check_category(th, a[0], category));
    KRAIT_TRY(issue_warning_at(th, a[0], type, a[2], line, module, a[5], source_line, a[7]));
    return none();
}

Value filters_mutated(Thread*, Value) {
    state.version++;
    return none();
}

constexpr NativeDef kFunctions[] = {
    {"warn", warnings_warn,
     "warn($module, /, message, category=None, stacklevel=1, source=None)\n--\n\nIssue a warning, or maybe ignore it or raise an exception."},
    {"warn_explicit", warnings_warn_explicit, "Low-level interface to warnings functionality."},
    {"_filters_mutated", filters_mutated, nullptr},
};
constexpr ModuleDef kModule{"_warnings", "_warnings provides basic warning filtering support.\nIt is a helper module to speed up interpreter start-up.",
                            kFunctions, sizeof kFunctions / sizeof *kFunctions};

}  // namespace

Value init_warnings_module(Thread* th) {
    KRAIT_TRY(make_ready(th));
    Module* m = KRAIT_TRY(new_native_module(th, kModule));
    KRAIT_TRY(module_add(th, m, "filters", state.filters));
    KRAIT_TRY(module_add(th, m, "_onceregistry", state.once_registry));
    KRAIT_TRY(module_add(th, m, "_defaultaction", state.default_action));
    return Value(reinterpret_cast<Object*>(m));
}

}  // namespace krait
