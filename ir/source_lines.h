// Lines of the source file a code object came from, for dumps that stand under them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/value.h"

namespace krait {
struct Code;
struct Thread;
}

namespace krait::ir {

class SourceLines {
  public:
    SourceLines() = default;
    // Reads the file named by co_filename; without one (`<string>`) there are no lines.
    SourceLines(Thread* th, const Code* code);
    // Line `number` (from 1) without the white space around it; empty if unknown.
    std::string_view line(i32 number) const;

  private:
    std::string text_;
    std::vector<std::string_view> lines_;
};

}  // namespace krait::ir
