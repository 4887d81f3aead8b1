// Reading the source lines of a code object.
#include "ir/source_lines.h"

#include "runtime/types/code.h"
#include "runtime/types/str.h"

#include <cstdio>

namespace krait::ir {

SourceLines::SourceLines(Thread* th, const Code* code) {
    if (!is_str(code->filename)) return;
    std::FILE* file = std::fopen(str_utf8(th, code->filename.as<Str>()).data(), "rb");
    if (!file) return;
    char buffer[1 << 14];
    size_t n;
    while ((n = std::fread(buffer, 1, sizeof buffer, file)) > 0) text_.append(buffer, n);
    std::fclose(file);
    std::string_view rest = text_;
    while (!rest.empty()) {
        size_t end = rest.find('\n');
        lines_.push_back(rest.substr(0, end));
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
}

std::string_view SourceLines::line(i32 number) const {
    if (number < 1 || static_cast<size_t>(number) > lines_.size()) return {};
    std::string_view text = lines_[static_cast<size_t>(number) - 1];
    size_t begin = text.find_first_not_of(" \t\r\f");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\f") - begin + 1);
}

}  // namespace krait::ir
