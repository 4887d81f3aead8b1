// What the files of TextIOWrapper share.
#pragma once

#include "runtime/modules/io.h"

namespace krait::io {

inline TextWrapper* text_of(Value v) { return v.as<TextWrapper>(); }
int text_closed(Thread* th, TextWrapper* t);
[[nodiscard]] bool text_check_open(Thread* th, TextWrapper* t);
Value get_newlines_of(Thread* th, Value decoder);
Value new_text_wrapper(Thread* th, Value buffer, Value encoding, Value errors, Value newline, bool line_buffering, bool write_through);

}  // namespace krait::io
