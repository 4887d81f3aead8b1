// builtins: text, and input and output.
#include <unistd.h>

#include "runtime/call.h"
#include "runtime/modules/builtins.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

Value open_from_builtins(Thread* th, const Args& args);  // io_open.cpp

Value builtin_repr(Thread* th, Value, Value v) { return Value(to_repr(th, v)); }
Value builtin_ascii(Thread* th, Value, Value v) { return Value(to_ascii(th, v)); }

Value builtin_chr(Thread* th, Value, Value v) {
    i64 c;
    Value index = KRAIT_TRY(to_index(th, v));
    if (!int_fits_i64(index, &c) || c < INT32_MIN || c > INT32_MAX)
        return raise(th, Exc::OverflowError,
                     int_sign(index) < 0 ? "signed integer is less than minimum" : "Python int too large to convert to C int");
    if (c < 0 || c > 0x10FFFF) return raise(th, Exc::ValueError, "chr() arg not in range(0x110000)");
    return Value(str_from_char(th, static_cast<u32>(c)));
}

Value builtin_ord(Thread* th, Value, Value v) {
    i64 size;
    if (is_str(v)) {
        auto* s = v.as<Str>();
        if (s->length == 1) return Value::from_small_int(s->at(0));
        size = s->length;
    } else if (has_kind(v, Kind::Bytes)) {
        auto* b = v.as<Bytes>();
        if (b->length == 1) return Value::from_small_int(static_cast<u8>(b->data[0]));
        size = b->length;
    } else if (has_kind(v, Kind::Bytearray)) {
        auto* b = v.as<Bytearray>();
        if (b->length == 1) return Value::from_small_int(static_cast<u8>(b->data()[0]));
        size = b->length;
    } else {
        return raise(th, Exc::TypeError, "ord() expected string of length 1, but %T found", v);
    }
    return raise(th, Exc::TypeError, "ord() expected a character, but string of length %zd found", static_cast<ssize_t>(size));
}

Value builtin_format(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "format", args) || !check_arg_count(th, "format", args, 1, 2)) return {};
    if (args.count == 2 && !is_str(args[1]))
        return raise(th, Exc::TypeError, "format() argument 2 must be str, not %T", args[1]);
    return format_value(th, args[0], args.count == 2 ? args[1].as<Str>() : nullptr);
}

// ---- print, input, open ----

static Value standard_stream(Thread* th, Str* name) {
    Value stream = dict_get_str(th->vm->sys_dict, name);
    if (!stream) return raise(th, Exc::RuntimeError, "lost sys.%U", name);
    return stream;
}

static bool check_separator(Thread* th, Value* v, const char* name) {
    if (*v && is_none(*v)) *v = Value();
    if (*v && !is_str(*v)) {
        raise(th, Exc::TypeError, "%s must be None or a string, not %T", name, *v);
        return false;
    }
    return true;
}

// str(v) neither raises nor runs Python code.
static bool is_plain_text(Value v) { return !v.is_object() || is_exactly(v, Kind::Str) || is_none(v) || is_bool(v); }

// The text is put together and written in one call if the stream is the shipped one, whose write cannot tell the difference; what
// is there is written before an argument whose str() may print or raise. Other objects see one write for each piece, as CPython
// makes them.
Value builtin_print(Thread* th, Value, const Args& args) {
    Value separator, end, file, flush;
    for (u32 i = 0; i < args.keyword_count(); i++) {
        auto* keyword = args.kwnames->items[i].as<Str>();
        Value v = args.data[args.count + i];
        if (str_equal(keyword, "sep")) separator = v;
        else if (str_equal(keyword, "end")) end = v;
        else if (str_equal(keyword, "file")) file = v;
        else if (str_equal(keyword, "flush")) flush = v;
        else return raise(th, Exc::TypeError, "'%U' is an invalid keyword argument for print()", keyword);
    }
    Names& names = th->vm->names;
    if (!file || is_none(file)) {
        file = KRAIT_TRY(standard_stream(th, names.stdout_));
        if (is_none(file)) return none();
    }
    if (!check_separator(th, &separator, "sep") || !check_separator(th, &end, "end")) return {};
    Value write = KRAIT_TRY(get_attribute(th, file, names.write));
    if (has_kind(write, Kind::Builtin)) {
        for (u32 i = 0; i < args.count || i == 0;) {
            StrBuilder text(th);
            for (u32 first = i; i < args.count && (i == first || is_plain_text(args[i])); i++) {
                Str* piece = KRAIT_TRY(to_str(th, args[i]));
                text.append(piece);
                if (i + 1 < args.count) separator ? text.append(separator.as<Str>()) : text.append(u32{' '});
            }
            if (i == args.count) end ? text.append(end.as<Str>()) : text.append(u32{'\n'});
            Str* whole = KRAIT_TRY(text.finish());
            KRAIT_TRY(call(th, write, Value(whole)));
            if (!args.count) break;
        }
    } else {
        for (u32 i = 0; i < args.count; i++) {
            if (i) KRAIT_TRY(call(th, write, separator ? separator : Value(str_from_char(th, ' '))));
            Str* piece = KRAIT_TRY(to_str(th, args[i]));
            KRAIT_TRY(call(th, write, Value(piece)));
        }
        KRAIT_TRY(call(th, write, end ? end : Value(str_from_char(th, '\n'))));
    }
    if (flush) {
        int t = truth(th, flush);
        if (t < 0) return {};
        if (t) KRAIT_TRY(call_method(th, file, names.flush));
    }
    return none();
}

Value builtin_input(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "input", args) || !check_arg_count(th, "input", args, 0, 1)) return {};
    Names& names = th->vm->names;
    Value in = KRAIT_TRY(standard_stream(th, names.stdin_));
    Value out = KRAIT_TRY(standard_stream(th, names.stdout_));
    Value err = KRAIT_TRY(standard_stream(th, names.stderr_));
    if (is_none(in)) return raise(th, Exc::RuntimeError, "input(): lost sys.stdin");
    if (is_none(out)) return raise(th, Exc::RuntimeError, "input(): lost sys.stdout");
    if (!is_none(err) && !call_method(th, err, names.flush)) clear_pending(th);
    if (args.count) {
        Str* prompt = KRAIT_TRY(to_str(th, args[0]));
        KRAIT_TRY(call_method(th, out, names.write, {Value(prompt)}));
    }
    if (!call_method(th, out, names.flush)) clear_pending(th);
    Value line = KRAIT_TRY(call_method(th, in, names.readline));
    if (!is_str(line)) return raise(th, Exc::TypeError, "object.readline() returned non-string");
    auto* text = line.as<Str>();
    if (text->length == 0) return raise(th, Exc::EOFError, "EOF when reading a line");
    if (text->at(text->length - 1) == '\n') return Value(str_substring(th, text, 0, text->length - 1));
    return line;
}

Value builtin_open(Thread* th, Value, const Args& args) {
    return open_from_builtins(th, args);
}

}  // namespace krait
