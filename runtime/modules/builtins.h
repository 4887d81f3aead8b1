// The functions of the builtins module, by file. Rows that name them: runtime/modules/builtins.cpp.
#pragma once

#include "runtime/native.h"

namespace krait {

// builtins_object.cpp: attributes, types, namespaces.
Value builtin_callable(Thread* th, Value, Value v);
Value builtin_delattr(Thread* th, Value, Value v, Value name);
Value builtin_dir(Thread* th, Value, const Args& args);
Value builtin_getattr(Thread* th, Value, const Args& args);
Value builtin_globals(Thread* th, Value);
Value builtin_hasattr(Thread* th, Value, Value v, Value name);
Value builtin_hash(Thread* th, Value, Value v);
Value builtin_id(Thread* th, Value, Value v);
Value builtin_isinstance(Thread* th, Value, Value v, Value cls);
Value builtin_issubclass(Thread* th, Value, Value v, Value cls);
Value builtin_locals(Thread* th, Value);
Value builtin_setattr(Thread* th, Value, const Args& args);
Value builtin_vars(Thread* th, Value, const Args& args);

// builtins_iterate.cpp
Value builtin_aiter(Thread* th, Value, Value v);
Value builtin_anext(Thread* th, Value, const Args& args);
Value builtin_all(Thread* th, Value, Value v);
Value builtin_any(Thread* th, Value, Value v);
Value builtin_iter(Thread* th, Value, const Args& args);
Value builtin_len(Thread* th, Value, Value v);
Value builtin_max(Thread* th, Value, const Args& args);
Value builtin_min(Thread* th, Value, const Args& args);
Value builtin_next(Thread* th, Value, const Args& args);
Value builtin_sorted(Thread* th, Value, const Args& args);
Value builtin_sum(Thread* th, Value, const Args& args);

// builtins_number.cpp
Value builtin_abs(Thread* th, Value, Value v);
Value builtin_bin(Thread* th, Value, Value v);
Value builtin_divmod(Thread* th, Value, Value a, Value b);
Value builtin_hex(Thread* th, Value, Value v);
Value builtin_oct(Thread* th, Value, Value v);
Value builtin_pow(Thread* th, Value, const Args& args);
Value builtin_round(Thread* th, Value, const Args& args);

// builtins_text.cpp
Value builtin_ascii(Thread* th, Value, Value v);
Value builtin_chr(Thread* th, Value, Value v);
Value builtin_format(Thread* th, Value, const Args& args);
Value builtin_input(Thread* th, Value, const Args& args);
Value builtin_open(Thread* th, Value, const Args& args);
Value builtin_ord(Thread* th, Value, Value v);
Value builtin_print(Thread* th, Value, const Args& args);
Value builtin_repr(Thread* th, Value, Value v);

// builtins_code.cpp
Value builtin_breakpoint(Thread* th, Value, const Args& args);
Value builtin_build_class(Thread* th, Value, const Args& args);
Value builtin_compile(Thread* th, Value, const Args& args);
Value builtin_eval(Thread* th, Value, const Args& args);
Value builtin_exec(Thread* th, Value, const Args& args);
Value builtin_import(Thread* th, Value, const Args& args);

// A file name as a str: from a str, bytes, buffer (with a warning) or os.PathLike (PyUnicode_FSDecoder). Empty: raised.
Value filename_argument(Thread* th, Value v);

}  // namespace krait
