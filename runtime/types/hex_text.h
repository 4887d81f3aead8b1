// Bytes as hexadecimal text with separators: bytes.hex, memoryview.hex, binascii.hexlify.
#pragma once

#include <string_view>

#include "runtime/native.h"

namespace krait {

// `separator` and `group` (bytes per separator, negative: counted from the left) as parsed values; may be empty. As str, or
// bytes if `as_bytes`.
Value hex_text(Thread* th, std::string_view data, Value separator, Value group, bool as_bytes);
// hex([sep[, bytes_per_sep]]) of `data`.
Value hex_method(Thread* th, std::string_view data, const Args& args);

}  // namespace krait
