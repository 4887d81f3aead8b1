// Module `_json`: the accelerators of json: scanstring, the scanner (c_make_scanner), and string escaping. The encoder is in
// json_encode.cpp.
#include "runtime/modules/json.h"

#include <charconv>
#include <cmath>
#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/type.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_units.h"

namespace krait::json {

namespace {

// json.decoder.JSONDecodeError(message, text, position).
Value decode_error(Thread* th, const char* message, Str* s, i64 at) {
    Value module = call(th, th->vm->import_function, str_from_ascii(th, "json.decoder"));
    if (!module) return {};
    Value decoder = get_attribute(th, module, "decoder");
    Value type = decoder ? get_attribute(th, decoder, "JSONDecodeError") : Value();
    Value error = type ? call(th, type, str_from_ascii(th, message), s, int_from_i64(th, at)) : Value();
    return error ? raise_value(th, error) : Value();
}

Value stop_at(Thread* th, i64 at) { return raise_with(th, Exc::StopIteration, int_from_i64(th, at)); }

int hex_value(u32 c) {
    if (c - '0' < 10) return static_cast<int>(c - '0');
    if ((c | 32) - 'a' < 6) return static_cast<int>((c | 32) - 'a' + 10);
    return -1;
}

// Four hex digits at `at`; -1: none.
i64 read_hex(Str* s, i64 at) {
    if (at + 4 > s->length) return -1;
    i64 v = 0;
    for (i64 i = at; i < at + 4; ++i) {
        int d = hex_value(s->at(i));
        if (d < 0) return -1;
        v = v * 16 + d;
    }
    return v;
}

bool is_blank(u32 c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// The string whose opening quote is before `at`; `*end` gets the position after the closing quote.
Value scan_string(Thread* th, Str* s, i64 at, bool strict, i64* end) {
    i64 begin = at - 1;
    if (at < 0 || at > s->length) return raise(th, Exc::ValueError, "end is out of bounds");
    StrBuilder out(th);
    bool copied = false;
    i64 from = at;
    while (true) {
        i64 i = from;
        u32 c = 0;
        for (; i < s->length; ++i) {
            c = s->at(i);
            if (c == '"' || c == '\\') break;
            if (c <= 0x1f && strict) return decode_error(th, "Invalid control character at", s, i);
        }
        if (i >= s->length) return decode_error(th, "Unterminated string starting at", s, begin);
        if (c == '"') {
            *end = i + 1;
            if (!copied) return str_substring(th, s, from, i);
            out.append(s, from, i);
            return out.finish();
        }
        out.append(s, from, i);
        copied = true;
        if (++i >= s->length) return decode_error(th, "Unterminated string starting at", s, begin);
        c = s->at(i++);
        if (c != 'u') {
            switch (c) {
                case '"': case '\\': case '/': break;
                case 'b': c = '\b'; break;
                case 'f': c = '\f'; break;
                case 'n': c = '\n'; break;
                case 'r': c = '\r'; break;
                case 't': c = '\t'; break;
                default: return decode_error(th, "Invalid \\escape", s, i - 2);
            }
            out.append(c);
        } else {
            i64 unit = read_hex(s, i);
            if (unit < 0) return decode_error(th, "Invalid \\uXXXX escape", s, i - 1);
            i += 4;
            if (unit >= 0xD800 && unit < 0xDC00 && i + 6 <= s->length && s->at(i) == '\\' && s->at(i + 1) == 'u') {
                i64 low = read_hex(s, i + 2);
                if (low >= 0xDC00 && low <= 0xDFFF) {
                    unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                    i += 6;
                }
            }
            out.append(static_cast<u32>(unit));
        }
        from = i;
    }
}

// ---- The scanner ----

struct Scanner : Object {
    Value object_hook, object_pairs_hook, parse_float, parse_int, parse_constant;
    Dict* memo;      // keys seen in this call
    bool strict, plain_float, plain_int;
};
Type* scanner_type;

void trace_scanner(Object* object, Marker& marker) {
    auto* s = static_cast<Scanner*>(object);
    for (Value v : {s->object_hook, s->object_pairs_hook, s->parse_float, s->parse_int, s->parse_constant}) marker.visit(v);
    marker.visit(s->memo);
}

class Parser {
  public:
    Parser(Thread* th, Scanner* scanner, Str* s) : th_(th), scanner_(scanner), s_(s) {}
    Value value(i64 at, i64* next);

  private:
    Value object(i64 at, i64* next);
    Value array(i64 at, i64* next);
    Value number(i64 at, i64* next);
    Value constant(const char* name, i64* next, i64 end) {
        Value text = intern(th_, name);
        *next = end;
        return call(th_, scanner_->parse_constant, text);
    }
    bool word(i64 at, const char* text) {
        for (; *text; ++text, ++at)
            if (at >= s_->length || s_->at(at) != static_cast<u8>(*text)) return false;
        return true;
    }
    void skip(i64* at) {
        while (*at < s_->length && is_blank(s_->at(*at))) ++*at;
    }
    u32 char_at(i64 i) { return i < s_->length ? s_->at(i) : 0xFFFFFFFF; }
    Thread* th_;
    Scanner* scanner_;
    Str* s_;
};

Value Parser::value(i64 at, i64* next) {
    if (at < 0) return raise(th_, Exc::ValueError, "idx cannot be negative");
    if (at >= s_->length) return stop_at(th_, at);
    switch (s_->at(at)) {
        case '"': return scan_string(th_, s_, at + 1, scanner_->strict, next);
        case '{': {
            RecursionGuard guard(th_, " while decoding a JSON object from a unicode string");
            return guard.ok() ? object(at + 1, next) : Value();
        }
        case '[': {
            RecursionGuard guard(th_, " while decoding a JSON array from a unicode string");
            return guard.ok() ? array(at + 1, next) : Value();
        }
        case 'n':
            if (word(at, "null")) return *next = at + 4, none();
            break;
        case 't':
            if (word(at, "true")) return *next = at + 4, py_true();
            break;
        case 'f':
            if (word(at, "false")) return *next = at + 5, py_false();
            break;
        case 'N':
            if (word(at, "NaN")) return constant("NaN", next, at + 3);
            break;
        case 'I':
            if (word(at, "Infinity")) return constant("Infinity", next, at + 8);
            break;
        case '-':
            if (word(at, "-Infinity")) return constant("-Infinity", next, at + 9);
            break;
        default: break;
    }
    return number(at, next);
}

Value Parser::number(i64 start, i64* next) {
    i64 at = start;
    if (char_at(at) == '-') {
        if (++at >= s_->length) return stop_at(th_, start);
    }
    u32 c = char_at(at);
    if (c - '1' < 9) {
        while (char_at(at) - '0' < 10) ++at;
    } else if (c == '0') {
        ++at;
    } else {
        return stop_at(th_, start);
    }
    bool is_float = false;
    if (char_at(at) == '.' && char_at(at + 1) - '0' < 10) {
        is_float = true;
        at += 2;
        while (char_at(at) - '0' < 10) ++at;
    }
    if (char_at(at) == 'e' || char_at(at) == 'E') {
        i64 exponent = at + 1;
        if (char_at(exponent) == '-' || char_at(exponent) == '+') ++exponent;
        if (char_at(exponent) - '0' < 10) {
            while (char_at(exponent) - '0' < 10) ++exponent;
            at = exponent;
            is_float = true;
        }
    }
    *next = at;
    if (!is_float && scanner_->plain_int && at - start <= 14) {
        i64 v = 0;
        bool negative = s_->at(start) == '-';
        for (i64 i = start + negative; i < at; ++i) v = v * 10 + (s_->at(i) - '0');
        return Value::from_small_int(negative ? -v : v);
    }
    Str* text = str_substring(th_, s_, start, at);
    if (!text) return {};
    if (is_float) {
        if (!scanner_->plain_float) return call(th_, scanner_->parse_float, text);
        double d = 0;
        auto digits = text->ascii();
        auto result = std::from_chars(digits.data(), digits.data() + digits.size(), d);
        if (result.ec == std::errc::result_out_of_range) d = strtod(str_utf8(th_, text).data(), nullptr);
        return Value::from_double(d);
    }
    return scanner_->plain_int ? int_from_str(th_, text, 10) : call(th_, scanner_->parse_int, text);
}

Value Parser::array(i64 at, i64* next) {
    List* list = new_list(th_);
    if (!list) return {};
    skip(&at);
    if (char_at(at) != ']') {
        while (true) {
            Value v = value(at, &at);
            if (!v) {
                Value stop = pending_matches(th_, Exc::StopIteration) ? take_stop_iteration(th_) : Value();
                if (!stop) return {};
                i64 where = 0;
                int_fits_i64(stop, &where);
                return decode_error(th_, "Expecting value", s_, where);
            }
            if (!list_append(th_, list, v)) return {};
            skip(&at);
            u32 c = char_at(at);
            if (c == ']') break;
            if (c != ',') return decode_error(th_, "Expecting ',' delimiter", s_, at);
            ++at;
            skip(&at);
        }
    }
    *next = at + 1;
    return list;
}

Value Parser::object(i64 at, i64* next) {
    bool pairs_hook = !is_none(scanner_->object_pairs_hook);
    List* pairs = pairs_hook ? new_list(th_) : nullptr;
    Dict* dict = pairs_hook ? nullptr : new_dict(th_);
    if (!pairs && !dict) return {};
    skip(&at);
    if (char_at(at) != '}') {
        while (true) {
            if (char_at(at) != '"') return decode_error(th_, "Expecting property name enclosed in double quotes", s_, at);
            Value key = scan_string(th_, s_, at + 1, scanner_->strict, &at);
            if (!key) return {};
            Value seen = dict_get_str(scanner_->memo, key.as<Str>());
            if (seen) key = seen;
            else if (!dict_set_str(th_, scanner_->memo, key.as<Str>(), key)) return {};
            skip(&at);
            if (char_at(at) != ':') return decode_error(th_, "Expecting ':' delimiter", s_, at);
            ++at;
            skip(&at);
            Value v = value(at, &at);
            if (!v) {
                Value stop = pending_matches(th_, Exc::StopIteration) ? take_stop_iteration(th_) : Value();
                if (!stop) return {};
                i64 where = 0;
                int_fits_i64(stop, &where);
                return decode_error(th_, "Expecting value", s_, where);
            }
            if (pairs ? !list_append(th_, pairs, make_tuple(th_, key, v)) : !dict_set_str(th_, dict, key.as<Str>(), v)) return {};
            skip(&at);
            u32 c = char_at(at);
            if (c == '}') break;
            if (c != ',') return decode_error(th_, "Expecting ',' delimiter", s_, at);
            ++at;
            skip(&at);
        }
    }
    *next = at + 1;
    if (pairs) return call(th_, scanner_->object_pairs_hook, pairs);
    if (!is_none(scanner_->object_hook)) return call(th_, scanner_->object_hook, dict);
    return dict;
}

Value scanner_call(Thread* th, Value self, const Args& args) {
    static constexpr const char* names[] = {"string", "idx"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"scan_once", names, 2, 2, 0, 2}, args, v)) return {};
    auto* scanner = self.as<Scanner>();
    i64 at, next = -1;
    if (!is_str(v[0])) return raise(th, Exc::TypeError, "first argument must be a string, not %.80s", type_name(type_of(v[0])));
    if (!to_ssize(th, v[1], Exc::OverflowError, &at)) return {};
    Parser parser(th, scanner, v[0].as<Str>());
    Value result = parser.value(at, &next);
    dict_clear(th, scanner->memo);
    return result ? Value(make_tuple(th, result, int_from_i64(th, next))) : Value();
}

Value scanner_new(Thread* th, Type* type, const Args& args) {
    static constexpr const char* names[] = {"context"};
    Value context;
    if (!parse_args(th, ArgSpec{"make_scanner", names, 1, 1, 0, 1}, args, &context)) return {};
    auto* s = reinterpret_cast<Scanner*>(new_instance(th, type));
    if (!s) return {};
    Value strict = get_attribute(th, context, "strict");
    int is_strict = strict ? truth(th, strict) : -1;
    if (is_strict < 0) return {};
    s->strict = is_strict;
    struct Field {
        const char* name;
        Value* to;
    };
    for (Field f : {Field{"object_hook", &s->object_hook}, Field{"object_pairs_hook", &s->object_pairs_hook}, Field{"parse_float", &s->parse_float},
                    Field{"parse_int", &s->parse_int}, Field{"parse_constant", &s->parse_constant}}) {
        *f.to = get_attribute(th, context, f.name);
        if (!*f.to) return {};
    }
    s->plain_float = s->parse_float == Value(builtin_type(Kind::Float));
    s->plain_int = s->parse_int == Value(builtin_type(Kind::Int));
    s->memo = new_dict(th);
    write_barrier(th, s);
    return s->memo ? Value(s) : Value();
}

template <int which>
Value scanner_get(Thread*, Value self) {
    auto* s = self.as<Scanner>();
    switch (which) {
        case 0: return py_bool(s->strict);
        case 1: return s->object_hook;
        case 2: return s->object_pairs_hook;
        case 3: return s->parse_float;
        case 4: return s->parse_int;
        default: return s->parse_constant;
    }
}
constexpr GetSetDef scanner_getsets[] = {
    {"strict", scanner_get<0>, nullptr, nullptr}, {"object_hook", scanner_get<1>, nullptr, nullptr}, {"object_pairs_hook", scanner_get<2>, nullptr, nullptr},
    {"parse_float", scanner_get<3>, nullptr, nullptr}, {"parse_int", scanner_get<4>, nullptr, nullptr}, {"parse_constant", scanner_get<5>, nullptr, nullptr}};

// ---- Functions ----

Value scanstring(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "scanstring", args) || !check_arg_count(th, "scanstring", args, 2, 3)) return {};
    i64 at, end = 0;
    if (!to_ssize(th, args[1], Exc::OverflowError, &at)) return {};
    int strict = args.count > 2 ? truth(th, args[2]) : 1;
    if (strict < 0) return {};
    if (!is_str(args[0])) return raise(th, Exc::TypeError, "first argument must be a string, not %.80s", type_name(type_of(args[0])));
    Value text = scan_string(th, args[0].as<Str>(), at, strict, &end);
    return text ? Value(make_tuple(th, text, int_from_i64(th, end))) : Value();
}

Value encode_ascii(Thread* th, Value, Value v) {
    if (!is_str(v)) return raise(th, Exc::TypeError, "first argument must be a string, not %.80s", type_name(type_of(v)));
    return escape_string(th, v.as<Str>(), true);
}
Value encode_plain(Thread* th, Value, Value v) {
    if (!is_str(v)) return raise(th, Exc::TypeError, "first argument must be a string, not %.80s", type_name(type_of(v)));
    return escape_string(th, v.as<Str>(), false);
}

constexpr NativeDef functions[] = {
    {"encode_basestring_ascii", encode_ascii, "encode_basestring_ascii(string) -> string\n\nReturn an ASCII-only JSON representation of a Python string"},
    {"encode_basestring", encode_plain, "encode_basestring(string) -> string\n\nReturn a JSON representation of a Python string"},
    {"scanstring", scanstring, "scanstring(string, end, strict=True) -> (string, end)"},
};

}  // namespace

bool is_native_encoder(Value v, bool* ascii) {
    if (!has_kind(v, Kind::Builtin)) return false;
    auto* def = v.as<Builtin>()->def;
    *ascii = def == &functions[0];
    return def == &functions[0] || def == &functions[1];
}

}  // namespace krait::json

namespace krait {

Value init_json(Thread* th) {
    using namespace json;
    if (!scanner_type) {
        TypeSpec spec{};
        spec.name = "_json.Scanner";
        spec.doc = "JSON scanner object";
        spec.kind = Kind::Native;
        spec.flags = kTypeBase;
        spec.basic_size = sizeof(Scanner);
        spec.trace = trace_scanner;
        spec.slots.new_ = scanner_new;
        spec.slots.call = scanner_call;
        spec.getsets = scanner_getsets;
        spec.getset_count = 6;
        scanner_type = new_builtin_type(th, spec);
    }
    static const ModuleDef def{"_json", "json speedups\n", functions, sizeof functions / sizeof *functions};
    Module* module = new_native_module(th, def);
    if (!module || !module_add(th, module, "make_scanner", scanner_type) || !module_add(th, module, "make_encoder", encoder_type(th))) return {};
    return module;
}

}  // namespace krait
