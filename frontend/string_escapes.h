// Escape sequences of string and bytes literals (language reference 2.4.1).
#pragma once

#include <string>
#include <string_view>

#include "runtime/thread.h"

namespace krait {

// What decoding one literal gives: `text` (UTF-8 with surrogates, or bytes), or `error` (as CPython words it in a
// SyntaxError). `invalid`: the first escape that means nothing or is an octal number above 0o377, without its backslash;
// empty if none.
struct Decoded {
    std::string text;
    std::string error;
    std::string_view invalid;
};

void decode_str_escapes(Thread* th, std::string_view source, Decoded& out);
void decode_bytes_escapes(std::string_view source, Decoded& out);

}  // namespace krait
