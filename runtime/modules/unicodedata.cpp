// Module `unicodedata`: properties from utf8proc; names, numeric values, widths and raw decompositions from ICU, which is
// loaded on first use. Both know Unicode 15; characters newer than 14 are treated as unassigned.
#include <utf8proc.h>

#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "runtime/operators.h"
#include "runtime/type.h"
#include "runtime/types/codecs.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/str_units.h"
#include "runtime/types/unicode.h"
#include "runtime/types/unicode_names.h"

namespace krait {

namespace {

bool one_char(Thread* th, Value v, const char* function, u32* out) {
    if (is_str(v) && v.as<Str>()->length == 1) {
        *out = v.as<Str>()->at(0);
        return true;
    }
    raise(th, Exc::TypeError, "%s() argument must be a unicode character, not %.50s", function, type_name(type_of(v)));
    return false;
}

const utf8proc_property_t* property(u32 c) { return utf8proc_get_property(static_cast<utf8proc_int32_t>(unicode::is_new_in_15(c) ? 0xFFFF : c)); }

Value text(Thread* th, const char* s) { return intern(th, s); }

Value ud_category(Thread* th, Value, Value v) {
    static constexpr const char* names[] = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps",
                                            "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co"};
    u32 c;
    return one_char(th, v, "category", &c) ? text(th, names[unicode::category(c)]) : Value();
}

Value ud_bidirectional(Thread* th, Value, Value v) {
    static constexpr const char* names[] = {"", "L", "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN", "ES", "ET",
                                            "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"};
    u32 c;
    if (!one_char(th, v, "bidirectional", &c)) return {};
    if (unicode::category(c) == unicode::Cn) return empty_str();
    unsigned k = property(c)->bidi_class;
    return text(th, k < 24 ? names[k] : "");
}

Value ud_combining(Thread* th, Value, Value v) {
    u32 c;
    return one_char(th, v, "combining", &c) ? Value::from_small_int(unicode::is_new_in_15(c) ? 0 : property(c)->combining_class) : Value();
}

Value ud_mirrored(Thread* th, Value, Value v) {
    u32 c;
    return one_char(th, v, "mirrored", &c) ? Value::from_small_int(property(c)->bidi_mirrored) : Value();
}

Value ud_east_asian_width(Thread* th, Value, Value v) {
    static constexpr const char* names[] = {"N", "A", "H", "F", "Na", "W"};
    using IntProperty = i32 (*)(i32, int);
    static auto int_property = reinterpret_cast<IntProperty>(icu_function("u_getIntPropertyValue"));
    u32 c;
    if (!one_char(th, v, "east_asian_width", &c)) return {};
    if (unicode::category(c) == unicode::Cn) return text(th, "F");  // as CPython's first record has it
    i32 width = int_property ? int_property(static_cast<i32>(c), 0x1004) : 0;
    return text(th, width >= 0 && width < 6 ? names[width] : "N");
}

// ---- Numbers ----

Value or_default(Thread* th, const Args& args, const char* message) {
    return args.count > 1 ? args[1] : raise(th, Exc::ValueError, message);
}

bool number_args(Thread* th, const Args& args, const char* name, u32* c) {
    if (!check_no_keywords(th, name, args) || !check_arg_count(th, name, args, 1, 2)) return false;
    if (is_str(args[0]) && args[0].as<Str>()->length == 1) {
        *c = args[0].as<Str>()->at(0);
        return true;
    }
    raise(th, Exc::TypeError, "%s() argument 1 must be a unicode character, not %.50s", name, type_name(type_of(args[0])));
    return false;
}

Value ud_decimal(Thread* th, Value, const Args& args) {
    u32 c;
    if (!number_args(th, args, "decimal", &c)) return {};
    int d = unicode::decimal_value(c);
    return d < 0 ? or_default(th, args, "not a decimal") : Value::from_small_int(d);
}

Value ud_digit(Thread* th, Value, const Args& args) {
    u32 c;
    if (!number_args(th, args, "digit", &c)) return {};
    int d = unicode::digit_value(c);
    return d < 0 ? or_default(th, args, "not a digit") : Value::from_small_int(d);
}

Value ud_numeric(Thread* th, Value, const Args& args) {
    using Numeric = double (*)(i32);
    static auto numeric = reinterpret_cast<Numeric>(icu_function("u_getNumericValue"));
    u32 c;
    if (!number_args(th, args, "numeric", &c)) return {};
    if (!unicode::is_numeric(c) || !numeric) return or_default(th, args, "not a numeric character");
    return Value::from_double(numeric(static_cast<i32>(c)));
}

// ---- Names ----

Value ud_name(Thread* th, Value, const Args& args) {
    u32 c;
    if (!number_args(th, args, "name", &c)) return {};
    char buffer[256];
    int n = name_of_code_point(c, buffer, sizeof buffer);
    return n <= 0 ? or_default(th, args, "no such name") : Value(str_from_ascii(th, {buffer, static_cast<size_t>(n)}));
}

Value ud_lookup(Thread* th, Value, Value name) {
    if (!is_str(name)) return raise(th, Exc::TypeError, "lookup() argument must be str, not %T", name);
    std::string_view s = str_utf8(th, name.as<Str>());
    i64 c = s.size() < 256 ? code_point_by_name(th, s) : -1;
    if (c >= 0) return str_from_char(th, static_cast<u32>(c));
    return raise_with(th, Exc::KeyError, format_message(th, s.size() < 256 ? "undefined character name '%s'" : "name too long", s.data()));
}

// ---- Decomposition and normalisation ----

Value ud_decomposition(Thread* th, Value, Value v) {
    static constexpr const char* tags[] = {"", "", "<compat> ", "<circle> ", "<final> ", "<font> ", "<fraction> ", "<initial> ", "<isolated> ",
                                           "<medial> ", "<narrow> ", "<noBreak> ", "<small> ", "<square> ", "<sub> ", "<super> ", "<vertical> ", "<wide> "};
    using Instance = const void* (*)(int*);
    using Raw = i32 (*)(const void*, i32, char16_t*, i32, int*);
    using IntProperty = i32 (*)(i32, int);
    static auto instance = reinterpret_cast<Instance>(icu_function("unorm2_getNFKCInstance"));
    static auto raw = reinterpret_cast<Raw>(icu_function("unorm2_getRawDecomposition"));
    static auto int_property = reinterpret_cast<IntProperty>(icu_function("u_getIntPropertyValue"));
    u32 c;
    if (!one_char(th, v, "decomposition", &c)) return {};
    if (!instance || !raw || !int_property || unicode::is_new_in_15(c) || (c >= 0xAC00 && c <= 0xD7A3)) return empty_str();
    int error = 0;
    const void* nfkc = instance(&error);
    char16_t units[64];
    i32 n = nfkc ? raw(nfkc, static_cast<i32>(c), units, 64, &error) : -1;
    if (n < 0 || error > 0) return empty_str();
    i32 type = int_property(static_cast<i32>(c), 0x1003);
    std::string out = type >= 0 && type < 18 ? tags[type] : "";
    for (i32 i = 0; i < n; ++i) {
        u32 code = units[i];
        if (code >= 0xD800 && code < 0xDC00 && i + 1 < n) code = 0x10000 + ((code - 0xD800) << 10) + (units[++i] - 0xDC00u);
        char hex[12];
        snprintf(hex, sizeof hex, "%s%04X", i > 0 && !out.empty() && out.back() != ' ' ? " " : "", code);
        out += hex;
    }
    return str_from_ascii(th, out);
}

bool parse_form(Thread* th, Value form, bool* compose, bool* compat) {
    if (is_str(form)) {
        Str* s = form.as<Str>();
        *compose = str_equal(s, "NFC") || str_equal(s, "NFKC");
        *compat = str_equal(s, "NFKC") || str_equal(s, "NFKD");
        if (*compose || *compat || str_equal(s, "NFD")) return true;
    }
    raise(th, Exc::ValueError, "invalid normalization form");
    return false;
}

int combining_class(u32 c) { return unicode::is_new_in_15(c) ? 0 : property(c)->combining_class; }

Str* normalized(Thread* th, Str* s, bool compose, bool compat) {
    auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | (compat ? UTF8PROC_COMPAT : 0));
    std::vector<utf8proc_int32_t> out;
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        if (c < 128 || unicode::is_new_in_15(c)) {
            out.push_back(static_cast<i32>(c));
            continue;
        }
        utf8proc_int32_t buffer[32];
        int last = 0;
        auto n = utf8proc_decompose_char(static_cast<i32>(c), buffer, 32, options, &last);
        if (n < 1 || n > 32) out.push_back(static_cast<i32>(c));
        else out.insert(out.end(), buffer, buffer + n);
    }
    // Canonical order: runs of marks sorted by combining class, stably.
    for (size_t i = 1; i < out.size(); ++i) {
        int k = combining_class(static_cast<u32>(out[i]));
        if (k == 0) continue;
        size_t j = i;
        utf8proc_int32_t c = out[i];
        for (; j > 0 && combining_class(static_cast<u32>(out[j - 1])) > k; --j) out[j] = out[j - 1];
        out[j] = c;
    }
    auto size = static_cast<utf8proc_ssize_t>(out.size());
    if (compose && size)
        size = utf8proc_normalize_utf32(out.data(), size, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    return str_from_ucs4(th, reinterpret_cast<u32*>(out.data()), size < 0 ? 0 : size);
}

Value ud_normalize(Thread* th, Value, Value form, Value v) {
    bool compose, compat;
    if (!is_str(form)) return raise(th, Exc::TypeError, "normalize() argument 1 must be str, not %T", form);
    if (!is_str(v)) return raise(th, Exc::TypeError, "normalize() argument 2 must be str, not %T", v);
    if (v.as<Str>()->length == 0) return v;
    if (!parse_form(th, form, &compose, &compat)) return {};
    if (v.as<Str>()->is_ascii()) return v;
    return normalized(th, v.as<Str>(), compose, compat);
}

Value ud_is_normalized(Thread* th, Value, Value form, Value v) {
    bool compose, compat;
    if (!is_str(form)) return raise(th, Exc::TypeError, "is_normalized() argument 1 must be str, not %T", form);
    if (!is_str(v)) return raise(th, Exc::TypeError, "is_normalized() argument 2 must be str, not %T", v);
    if (v.as<Str>()->length == 0) return py_true();
    if (!parse_form(th, form, &compose, &compat)) return {};
    if (v.as<Str>()->is_ascii()) return py_true();
    Str* s = normalized(th, v.as<Str>(), compose, compat);
    return s ? py_bool(str_equal(s, v.as<Str>())) : Value();
}

constexpr NativeDef functions[] = {
    {"decimal", ud_decimal, "decimal($self, chr, default=<unrepresentable>, /)\n--\n\nConverts a Unicode character into its equivalent decimal value."},
    {"digit", ud_digit, "digit($self, chr, default=<unrepresentable>, /)\n--\n\nConverts a Unicode character into its equivalent digit value."},
    {"numeric", ud_numeric, "numeric($self, chr, default=<unrepresentable>, /)\n--\n\nConverts a Unicode character into its equivalent numeric value."},
    {"category", ud_category, "category($self, chr, /)\n--\n\nReturns the general category assigned to the character chr as string."},
    {"bidirectional", ud_bidirectional, "bidirectional($self, chr, /)\n--\n\nReturns the bidirectional class assigned to the character chr as string."},
    {"combining", ud_combining, "combining($self, chr, /)\n--\n\nReturns the canonical combining class assigned to the character chr as integer."},
    {"mirrored", ud_mirrored, "mirrored($self, chr, /)\n--\n\nReturns the mirrored property assigned to the character chr as integer."},
    {"east_asian_width", ud_east_asian_width, "east_asian_width($self, chr, /)\n--\n\nReturns the east asian width assigned to the character chr as string."},
    {"decomposition", ud_decomposition, "decomposition($self, chr, /)\n--\n\nReturns the character decomposition mapping assigned to the character chr as string."},
    {"name", ud_name, "name($self, chr, default=<unrepresentable>, /)\n--\n\nReturns the name assigned to the character chr as a string."},
    {"lookup", ud_lookup, "lookup($self, name, /)\n--\n\nLook up character by name."},
    {"is_normalized", ud_is_normalized, "is_normalized($self, form, unistr, /)\n--\n\nReturn whether the Unicode string unistr is in the normal form 'form'."},
    {"normalize", ud_normalize, "normalize($self, form, unistr, /)\n--\n\nReturn the normal form 'form' for the Unicode string unistr."},
};
constexpr size_t function_count = sizeof functions / sizeof *functions;

Value old_version(Thread* th, Value) { return str_from_ascii(th, "3.2.0"); }
constexpr GetSetDef ucd_getsets[] = {{"unidata_version", old_version, nullptr, nullptr}};

}  // namespace

Value init_unicodedata(Thread* th) {
    static const ModuleDef def{"unicodedata", "This module provides access to the Unicode Character Database.", functions, function_count};
    Module* module = new_native_module(th, def);
    if (!module || !module_add(th, module, "unidata_version", str_from_ascii(th, "14.0.0"))) return {};
    TypeSpec spec{};
    spec.name = "unicodedata.UCD";
    spec.kind = Kind::Native;
    spec.flags = kTypeNoInstantiate;
    spec.basic_size = sizeof(Object);
    spec.methods = functions;
    spec.method_count = function_count;
    spec.getsets = ucd_getsets;
    spec.getset_count = 1;
    Type* ucd = new_builtin_type(th, spec);
    Object* old = new_instance(th, ucd);
    if (!old || !module_add(th, module, "UCD", ucd) || !module_add(th, module, "ucd_3_2_0", old)) return {};
    return module;
}

}  // namespace krait
