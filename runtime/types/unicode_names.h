// Names of code points and the ICU library behind them.
#pragma once

#include <string_view>

#include "runtime/value.h"

namespace krait {

// A function of the lazily loaded ICU library by its name without version suffix; null if there is no ICU.
void* icu_function(const char* name);
// Formal aliases of characters (NameAliases of Unicode): "LINE FEED", "NBSP". -1: none.
i64 code_point_by_alias(std::string_view upper_name);

}  // namespace krait
