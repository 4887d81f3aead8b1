// Case methods of str (full mappings, final sigma as Unicode 3.13 says) and the is… predicates.
#include "runtime/operators.h"
#include "runtime/types/str_methods.h"
#include "runtime/types/unicode.h"

namespace krait {

namespace {

// Is a capital sigma at `i` the last cased letter of its word?
bool is_final_sigma(const Str* s, i64 i) {
    i64 j = i - 1;
    while (j >= 0 && unicode::is_case_ignorable(s->at(j))) --j;
    if (j < 0 || !unicode::is_cased(s->at(j))) return false;
    j = i + 1;
    while (j < s->length && unicode::is_case_ignorable(s->at(j))) ++j;
    return j == s->length || !unicode::is_cased(s->at(j));
}

int lower_at(const Str* s, i64 i, u32* out) {
    u32 c = s->at(i);
    if (c == 0x3A3) {
        out[0] = is_final_sigma(s, i) ? 0x3C2 : 0x3C3;
        return 1;
    }
    return unicode::full_lower(c, out);
}

template <class F>
Value map_chars(Thread* th, Str* s, F f) {
    StrBuilder out(th);
    u32 to[3];
    for (i64 i = 0; i < s->length; ++i) {
        int n = f(i, to);
        for (int k = 0; k < n; ++k) out.append(to[k]);
    }
    return out.finish();
}

// Lower, upper, swapcase and capitalize of ASCII text.
template <class F>
Value map_ascii(Thread* th, Str* s, F f) {
    Str* result = new_str(th, s->length, 1, true);
    if (!result) return {};
    const u8* from = reinterpret_cast<const u8*>(s->data);
    u8* __restrict__ to = reinterpret_cast<u8*>(result->data);
    for (i64 i = 0, n = s->length; i < n; ++i) to[i] = f(i, from[i]);
    return result;
}

inline u8 ascii_lower(u8 c) { return static_cast<u8>(c - 'A') < 26 ? c + 32 : c; }
inline u8 ascii_upper(u8 c) { return static_cast<u8>(c - 'a') < 26 ? c - 32 : c; }

}  // namespace

Value str_method_lower(Thread* th, Value self) {
    Str* s = str_of(self);
    if (s->is_ascii()) return map_ascii(th, s, [](i64, u8 c) { return ascii_lower(c); });
    return map_chars(th, s, [s](i64 i, u32* to) { return lower_at(s, i, to); });
}

Value str_method_upper(Thread* th, Value self) {
    Str* s = str_of(self);
    if (s->is_ascii()) return map_ascii(th, s, [](i64, u8 c) { return ascii_upper(c); });
    return map_chars(th, s, [s](i64 i, u32* to) { return unicode::full_upper(s->at(i), to); });
}

Value str_method_casefold(Thread* th, Value self) {
    Str* s = str_of(self);
    if (s->is_ascii()) return map_ascii(th, s, [](i64, u8 c) { return ascii_lower(c); });
    return map_chars(th, s, [s](i64 i, u32* to) { return unicode::full_fold(s->at(i), to); });
}

Value str_method_swapcase(Thread* th, Value self) {
    Str* s = str_of(self);
    if (s->is_ascii())
        return map_ascii(th, s, [](i64, u8 c) { return static_cast<u8>((c | 32) - 'a') < 26 ? static_cast<u8>(c ^ 32) : c; });
    return map_chars(th, s, [s](i64 i, u32* to) {
        u32 c = s->at(i);
        if (unicode::is_upper(c)) return lower_at(s, i, to);
        if (unicode::is_lower(c)) return unicode::full_upper(c, to);
        to[0] = c;
        return 1;
    });
}

Value str_method_capitalize(Thread* th, Value self) {
    Str* s = str_of(self);
    if (s->is_ascii()) return map_ascii(th, s, [](i64 i, u8 c) { return i ? ascii_lower(c) : ascii_upper(c); });
    return map_chars(th, s, [s](i64 i, u32* to) {
        return i == 0 ? unicode::full_title(s->at(0), to) : lower_at(s, i, to);
    });
}

Value str_method_title(Thread* th, Value self) {
    Str* s = str_of(self);
    bool previous_cased = false;
    return map_chars(th, s, [&](i64 i, u32* to) {
        u32 c = s->at(i);
        int n = previous_cased ? lower_at(s, i, to) : unicode::full_title(c, to);
        previous_cased = unicode::is_cased(c);
        return n;
    });
}

// ---- Predicates ----

namespace {

template <class F>
Value all_chars(Value self, F f) {
    Str* s = str_of(self);
    if (s->length == 0) return py_false();
    for (i64 i = 0; i < s->length; ++i)
        if (!f(s->at(i))) return py_false();
    return py_true();
}

}  // namespace

Value str_method_isalnum(Thread*, Value self) { return all_chars(self, unicode::is_alnum); }
Value str_method_isalpha(Thread*, Value self) { return all_chars(self, unicode::is_alpha); }
Value str_method_isascii(Thread*, Value self) { return py_bool(str_of(self)->is_ascii()); }
Value str_method_isdecimal(Thread*, Value self) { return all_chars(self, unicode::is_decimal); }
Value str_method_isdigit(Thread*, Value self) { return all_chars(self, unicode::is_digit); }
Value str_method_isnumeric(Thread*, Value self) { return all_chars(self, unicode::is_numeric); }
Value str_method_isspace(Thread*, Value self) { return all_chars(self, unicode::is_space); }
Value str_method_isidentifier(Thread*, Value self) { return py_bool(str_is_identifier(str_of(self))); }

Value str_method_isprintable(Thread*, Value self) {
    return py_bool(str_of(self)->length == 0 || all_chars(self, unicode::is_printable) == py_true());
}

Value str_method_islower(Thread*, Value self) {
    Str* s = str_of(self);
    bool cased = false;
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        if (unicode::is_upper(c) || unicode::is_title(c)) return py_false();
        cased = cased || unicode::is_lower(c);
    }
    return py_bool(cased);
}

Value str_method_isupper(Thread*, Value self) {
    Str* s = str_of(self);
    bool cased = false;
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        if (unicode::is_lower(c) || unicode::is_title(c)) return py_false();
        cased = cased || unicode::is_upper(c);
    }
    return py_bool(cased);
}

Value str_method_istitle(Thread*, Value self) {
    Str* s = str_of(self);
    bool cased = false, previous_cased = false;
    for (i64 i = 0; i < s->length; ++i) {
        u32 c = s->at(i);
        if (unicode::is_upper(c) || unicode::is_title(c)) {
            if (previous_cased) return py_false();
            previous_cased = cased = true;
        } else if (unicode::is_lower(c)) {
            if (!previous_cased) return py_false();
            cased = true;
        } else {
            previous_cased = false;
        }
    }
    return py_bool(cased);
}

bool str_is_identifier(const Str* s) {
    if (s->length == 0 || !unicode::is_id_start(s->at(0))) return false;
    for (i64 i = 1; i < s->length; ++i)
        if (!unicode::is_id_continue(s->at(i))) return false;
    return true;
}

}  // namespace krait
