// What the files of `_json` share.
#pragma once

#include "runtime/native.h"

namespace krait::json {

// The text as a JSON string, quotes included.
Str* escape_string(Thread* th, Str* s, bool ascii);
// Is `v` one of this module's string encoders?
bool is_native_encoder(Value v, bool* ascii);
Type* encoder_type(Thread* th);

}  // namespace krait::json
