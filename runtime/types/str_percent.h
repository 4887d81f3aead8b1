// printf-style formatting.
#pragma once

#include "runtime/types/bytes.h"
#include "runtime/types/str.h"

namespace krait {

// `bytes % arguments` as Latin-1 text.
Str* bytes_percent(Thread* th, std::string_view format, Value arguments);

}  // namespace krait
