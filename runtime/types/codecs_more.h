// The less common native codecs.
#pragma once

#include "runtime/types/codecs.h"

namespace krait {

Value decode_utf7(Thread* th, std::string_view data, Value object, const char* errors, i64* consumed);
Value encode_utf7(Thread* th, Str* text);
Value decode_raw_unicode_escape(Thread* th, std::string_view data, Value object, const char* errors, i64* consumed);
Value encode_raw_unicode_escape(Thread* th, Str* text);
Value encode_unicode_escape(Thread* th, Str* text);

}  // namespace krait
