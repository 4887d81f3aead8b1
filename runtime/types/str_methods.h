// The methods of str, one declaration per table row of str_type.cpp, and what their files share.
#pragma once

#include "runtime/native.h"
#include "runtime/types/str_units.h"

namespace krait {

// str_search.cpp
Value str_method_find(Thread*, Value, const Args&);
Value str_method_rfind(Thread*, Value, const Args&);
Value str_method_index(Thread*, Value, const Args&);
Value str_method_rindex(Thread*, Value, const Args&);
Value str_method_count(Thread*, Value, const Args&);
Value str_method_startswith(Thread*, Value, const Args&);
Value str_method_endswith(Thread*, Value, const Args&);
Value str_method_replace(Thread*, Value, const Args&);
Value str_method_removeprefix(Thread*, Value, Value);
Value str_method_removesuffix(Thread*, Value, Value);
// Start and end of a search, clipped to `length`; values may be empty or None.
[[nodiscard]] bool search_bounds(Thread* th, Value start, Value end, i64 length, i64* from, i64* to);
Str* str_replace(Thread* th, Str* s, Str* old, Str* with, i64 limit);

// str_split.cpp
Value str_method_split(Thread*, Value, const Args&);
Value str_method_rsplit(Thread*, Value, const Args&);
Value str_method_splitlines(Thread*, Value, const Args&);
Value str_method_partition(Thread*, Value, Value);
Value str_method_rpartition(Thread*, Value, Value);
Value str_method_strip(Thread*, Value, const Args&);
Value str_method_lstrip(Thread*, Value, const Args&);
Value str_method_rstrip(Thread*, Value, const Args&);
Value str_method_join(Thread*, Value, Value);

// str_case.cpp
Value str_method_capitalize(Thread*, Value);
Value str_method_casefold(Thread*, Value);
Value str_method_lower(Thread*, Value);
Value str_method_swapcase(Thread*, Value);
Value str_method_title(Thread*, Value);
Value str_method_upper(Thread*, Value);
Value str_method_isalnum(Thread*, Value);
Value str_method_isalpha(Thread*, Value);
Value str_method_isascii(Thread*, Value);
Value str_method_isdecimal(Thread*, Value);
Value str_method_isdigit(Thread*, Value);
Value str_method_isidentifier(Thread*, Value);
Value str_method_islower(Thread*, Value);
Value str_method_isnumeric(Thread*, Value);
Value str_method_isprintable(Thread*, Value);
Value str_method_isspace(Thread*, Value);
Value str_method_istitle(Thread*, Value);
Value str_method_isupper(Thread*, Value);

// str_layout.cpp: padding, tabs, translation
Value str_method_center(Thread*, Value, const Args&);
Value str_method_ljust(Thread*, Value, const Args&);
Value str_method_rjust(Thread*, Value, const Args&);
Value str_method_zfill(Thread*, Value, Value);
Value str_method_expandtabs(Thread*, Value, const Args&);
Value str_method_translate(Thread*, Value, Value);
Value str_method_maketrans(Thread*, Value, const Args&);

// str_format.cpp, str_percent.cpp, codecs
Value str_method_format(Thread*, Value, const Args&);
Value str_method_format_map(Thread*, Value, Value);
Value str_method_dunder_format(Thread*, Value, Value);
Value str_method_encode(Thread*, Value, const Args&);
Value str_percent(Thread* th, Value format, Value arguments);

// str_repr.cpp
Str* str_repr(Thread* th, Str* s);
Str* str_ascii(Thread* th, Str* repr);  // escapes what is not ASCII in a repr
bool str_is_identifier(const Str* s);

// str_iterator.cpp
Value str_iter(Thread* th, Value self);
void setup_str_iterators(Thread* th);

inline Str* str_of(Value v) { return v.as<Str>(); }
// Argument number `position` of `function`, which must be a str; 0: "argument must be str". Null: raised.
Str* str_argument(Thread* th, Value v, const char* function, int position);
// "must be str, not int"
Str* plain_str_argument(Thread* th, Value v);

}  // namespace krait
