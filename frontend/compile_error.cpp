// Raising errors and warnings of the compiler's later steps (CPython: compiler_error, PyErr_ProgramTextObject).
#include "frontend/compile_error.h"

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

#include <cstdio>
#include <cstdlib>

namespace krait {

namespace {

// Line `number` of the file, or None.
Value source_line(Thread* th, Value filename, i32 number) {
    if (!is_str(filename) || number < 1) return none();
    std::FILE* file = std::fopen(str_utf8(th, filename.as<Str>()).data(), "rb");
    if (!file) return none();
    char* line = nullptr;
    size_t capacity = 0;
    ssize_t length = -1;
    for (i32 i = 0; i < number; ++i) {
        length = getline(&line, &capacity, file);
        if (length < 0) break;
    }
    std::fclose(file);
    Value text = none();
    if (length >= 0)
        if (Str* s = str_from_utf8(th, {line, static_cast<size_t>(length)})) text = Value(s);
    std::free(line);
    return text;
}

}  // namespace

void raise_compile_error(Thread* th, Value filename, const Location& where, Str* message) {
    Tuple* details = new_tuple(th, 6);
    if (!details) return;
    auto number = [](i32 n) { return Value::from_small_int(n); };
    for (i64 i = 0; i < 6; ++i) details->items[i] = none();
    details->items[0] = filename;
    details->items[1] = number(where.line);
    details->items[2] = number(where.column + 1);
    details->items[3] = source_line(th, filename, where.line);
    details->items[4] = number(where.end_line);
    details->items[5] = number(where.end_column + 1);
    Value error = call(th, Value(exception_type(Exc::SyntaxError)), Value(message), Value(details));
    if (error) raise_value(th, error);
}

void raise_scope_error(Thread* th, Value filename, const Location& where, Str* message) {
    Value error = call(th, Value(exception_type(Exc::SyntaxError)), Value(message));
    if (!error) return;
    auto number = [](i32 n) { return Value::from_small_int(n); };
    auto set = [&](const char* name, Value v) { return set_attribute(th, error, intern(th, name), v); };
    if (set("filename", filename) && set("lineno", number(where.line)) && set("offset", number(where.column + 1)) &&
        set("end_lineno", number(where.end_line)) &&
        set("end_offset", where.end_column < 0 ? none() : number(where.end_column + 1)) &&
        set("text", source_line(th, filename, where.line)))
        raise_value(th, error);
}

bool warn_compile(Thread* th, Exc category, Str* message, Value filename, i32 line) {
    if (!th->vm->import_function) return true;
    Str* module_name = str_from_ascii(th, "warnings");
    if (!module_name) return false;
    Value warnings = call(th, th->vm->import_function, Value(module_name));
    if (!warnings) {
        clear_pending(th);
        return true;
    }
    Value function = get_attribute(th, warnings, "warn_explicit");
    if (!function) return false;
    Value args[] = {Value(message), Value(exception_type(category)), filename, Value::from_small_int(line)};
    return static_cast<bool>(call(th, function, Args{args, 4, nullptr}));
}

}  // namespace krait
