// Module `_locale`: the C library's locale functions.
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>

#include <climits>
#include <cstring>
#include <cwchar>
#include <string>
#include <vector>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/type.h"
#include "runtime/types/codecs.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_units.h"

namespace krait {

namespace {

Value error_type;

Value decoded(Thread* th, const char* s) { return s ? Value(fs_decode(th, s)) : none(); }

// A str argument or None as a C string.
bool optional_text(Thread* th, Value v, const char* function, const char** out) {
    *out = nullptr;
    if (!v || is_none(v)) return true;
    if (!is_str(v)) {
        raise(th, Exc::TypeError, "%s() argument 1 must be str or None, not %T", function, v);
        return false;
    }
    *out = str_utf8(th, v.as<Str>()).data();
    return true;
}

Value locale_setlocale(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "setlocale", args) || !check_arg_count(th, "setlocale", args, 1, 2)) return {};
    int category;
    const char* name;
    if (!to_int32(th, args[0], &category)) return {};
    if (args.count > 1 && !is_none(args[1]) && !is_str(args[1])) return raise(th, Exc::TypeError, "setlocale() argument 2 must be str or None, not %T", args[1]);
    if (!optional_text(th, args.get(1), "setlocale", &name)) return {};
    const char* result = setlocale(category, name);
    if (!result) return raise_type(th, error_type.as<Type>(), name ? "unsupported locale setting" : "locale query failed");
    return decoded(th, result);
}

Value grouping_list(Thread* th, const char* grouping) {
    List* list = new_list(th);
    if (!list) return {};
    const char* p = grouping;
    for (; *p && *p != CHAR_MAX; ++p)
        if (!list_append(th, list, Value::from_small_int(*p))) return {};
    if (*grouping && !list_append(th, list, Value::from_small_int(*p))) return {};
    return list;
}

Value locale_localeconv(Thread* th, Value) {
    lconv* l = localeconv();
    Dict* d = new_dict(th);
    if (!d) return {};
    auto put = [&](const char* key, Value v) { return v && dict_set_str(th, d, key, v); };
    bool ok = put("decimal_point", decoded(th, l->decimal_point)) && put("thousands_sep", decoded(th, l->thousands_sep)) &&
              put("grouping", grouping_list(th, l->grouping)) && put("int_curr_symbol", decoded(th, l->int_curr_symbol)) &&
              put("currency_symbol", decoded(th, l->currency_symbol)) && put("mon_decimal_point", decoded(th, l->mon_decimal_point)) &&
              put("mon_thousands_sep", decoded(th, l->mon_thousands_sep)) && put("mon_grouping", grouping_list(th, l->mon_grouping)) &&
              put("positive_sign", decoded(th, l->positive_sign)) && put("negative_sign", decoded(th, l->negative_sign));
    struct Row {
        const char* name;
        char value;
    };
    const Row rows[] = {{"int_frac_digits", l->int_frac_digits}, {"frac_digits", l->frac_digits}, {"p_cs_precedes", l->p_cs_precedes},
                        {"p_sep_by_space", l->p_sep_by_space}, {"n_cs_precedes", l->n_cs_precedes}, {"n_sep_by_space", l->n_sep_by_space},
                        {"p_sign_posn", l->p_sign_posn}, {"n_sign_posn", l->n_sign_posn}};
    for (const Row& row : rows) ok = ok && put(row.name, Value::from_small_int(row.value));
    return ok ? Value(d) : Value();
}

std::vector<wchar_t> wide(const Str* s) {
    std::vector<wchar_t> out;
    for (i64 i = 0; i < s->length; ++i) out.push_back(static_cast<wchar_t>(s->at(i)));
    out.push_back(0);
    return out;
}

Value locale_strcoll(Thread* th, Value, Value a, Value b) {
    if (!is_str(a)) return raise(th, Exc::TypeError, "strcoll() argument 1 must be str, not %T", a);
    if (!is_str(b)) return raise(th, Exc::TypeError, "strcoll() argument 2 must be str, not %T", b);
    for (Value v : {a, b})
        if (wcslen(wide(v.as<Str>()).data()) != static_cast<size_t>(v.as<Str>()->length)) return raise(th, Exc::ValueError, "embedded null character");
    return Value::from_small_int(wcscoll(wide(a.as<Str>()).data(), wide(b.as<Str>()).data()));
}

Value locale_strxfrm(Thread* th, Value, Value s) {
    if (!is_str(s)) return raise(th, Exc::TypeError, "strxfrm() argument must be str, not %T", s);
    auto text = wide(s.as<Str>());
    if (text.size() != wcslen(text.data()) + 1) return raise(th, Exc::ValueError, "embedded null character");
    std::vector<wchar_t> out(text.size() * 4 + 16);
    size_t n = wcsxfrm(out.data(), text.data(), out.size());
    if (n >= out.size()) {
        out.resize(n + 1);
        n = wcsxfrm(out.data(), text.data(), out.size());
    }
    std::vector<u32> units(out.begin(), out.begin() + static_cast<long>(n));
    return str_from_ucs4(th, units.data(), static_cast<i64>(n));
}

Value locale_nl_langinfo(Thread* th, Value, Value key) {
    int item;
    return to_int32(th, key, &item) ? decoded(th, nl_langinfo(item)) : Value();
}

Value locale_getencoding(Thread* th, Value) {
    const char* name = nl_langinfo(CODESET);
    bool c_locale = !*name || strcmp(name, "ANSI_X3.4-1968") == 0;
    return str_from_ascii(th, c_locale ? "UTF-8" : name);
}

Value locale_gettext(Thread* th, Value, Value message) {
    const char* text;
    return optional_text(th, message, "gettext", &text) ? decoded(th, gettext(text)) : Value();
}
Value locale_textdomain(Thread* th, Value, Value domain) {
    const char* text;
    return optional_text(th, domain, "textdomain", &text) ? decoded(th, textdomain(text)) : Value();
}
Value locale_bindtextdomain(Thread* th, Value, Value domain, Value folder) {
    const char *text, *path;
    if (!optional_text(th, domain, "bindtextdomain", &text) || !optional_text(th, folder, "bindtextdomain", &path)) return {};
    return decoded(th, bindtextdomain(text, path));
}
Value locale_dgettext(Thread* th, Value, Value domain, Value message) {
    const char *d, *m;
    return optional_text(th, domain, "dgettext", &d) && optional_text(th, message, "dgettext", &m) ? decoded(th, dgettext(d, m)) : Value();
}

constexpr NativeDef functions[] = {
    {"setlocale", locale_setlocale, "setlocale($module, category, locale=None, /)\n--\n\nActivates/queries locale processing."},
    {"localeconv", locale_localeconv, "localeconv($module, /)\n--\n\nReturns numeric and monetary locale-specific parameters."},
    {"strcoll", locale_strcoll, "strcoll($module, os1, os2, /)\n--\n\nCompares two strings according to the locale."},
    {"strxfrm", locale_strxfrm, "strxfrm($module, string, /)\n--\n\nReturn a string that can be used as a key for locale-aware comparisons."},
    {"nl_langinfo", locale_nl_langinfo, "nl_langinfo($module, key, /)\n--\n\nReturn the value for the locale information associated with key."},
    {"getencoding", locale_getencoding, "getencoding($module, /)\n--\n\nGet the current locale encoding."},
    {"gettext", locale_gettext, nullptr},
    {"dgettext", locale_dgettext, nullptr},
    {"textdomain", locale_textdomain, nullptr},
    {"bindtextdomain", locale_bindtextdomain, nullptr},
};

struct Constant {
    const char* name;
    int value;
};
#define ROW(name) {#name, name}
constexpr Constant constants[] = {
    ROW(LC_CTYPE), ROW(LC_TIME), ROW(LC_COLLATE), ROW(LC_MONETARY), ROW(LC_MESSAGES), ROW(LC_NUMERIC), ROW(LC_ALL), ROW(CHAR_MAX),
    ROW(DAY_1), ROW(DAY_2), ROW(DAY_3), ROW(DAY_4), ROW(DAY_5), ROW(DAY_6), ROW(DAY_7), ROW(ABDAY_1), ROW(ABDAY_2), ROW(ABDAY_3),
    ROW(ABDAY_4), ROW(ABDAY_5), ROW(ABDAY_6), ROW(ABDAY_7), ROW(MON_1), ROW(MON_2), ROW(MON_3), ROW(MON_4), ROW(MON_5), ROW(MON_6),
    ROW(MON_7), ROW(MON_8), ROW(MON_9), ROW(MON_10), ROW(MON_11), ROW(MON_12), ROW(ABMON_1), ROW(ABMON_2), ROW(ABMON_3), ROW(ABMON_4),
    ROW(ABMON_5), ROW(ABMON_6), ROW(ABMON_7), ROW(ABMON_8), ROW(ABMON_9), ROW(ABMON_10), ROW(ABMON_11), ROW(ABMON_12), ROW(RADIXCHAR),
    ROW(THOUSEP), ROW(CRNCYSTR), ROW(D_FMT), ROW(D_T_FMT), ROW(T_FMT), ROW(AM_STR), ROW(PM_STR), ROW(CODESET), ROW(T_FMT_AMPM), ROW(ERA),
    ROW(ERA_D_FMT), ROW(ERA_D_T_FMT), ROW(ERA_T_FMT), ROW(ALT_DIGITS), ROW(YESEXPR), ROW(NOEXPR),
};
#undef ROW

}  // namespace

Value init_locale(Thread* th) {
    add_root(th, &error_type);
    Dict* ns = new_dict(th);
    if (!ns || !dict_set_str(th, ns, "__module__", str_from_ascii(th, "locale"))) return {};
    error_type = call(th, builtin_type(Kind::Type), str_from_ascii(th, "Error"), make_tuple(th, exception_type(Exc::Exception)), ns);
    if (!error_type) return {};
    static const ModuleDef def{"_locale", "Support for POSIX locales.", functions, sizeof functions / sizeof *functions};
    Module* module = new_native_module(th, def);
    if (!module || !module_add(th, module, "Error", error_type)) return {};
    for (const Constant& row : constants)
        if (!module_add(th, module, row.name, Value::from_small_int(row.value))) return {};
    return module;
}

}  // namespace krait
