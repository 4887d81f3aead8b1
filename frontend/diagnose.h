// The diagnosing parser: finds CPython 3.11's message and place for a source that is not valid.
#pragma once

#include "frontend/parser.h"

namespace krait {

// Sets context.error (or an exception is pending): `context.failed` afterwards. Returns null, unless the source is
// valid after all.
ast::Node* diagnose(ParseContext& context, const ParseInput& input);

}  // namespace krait
