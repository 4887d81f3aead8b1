// Files and filter of dumps.
#include "ir/dump_file.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <unordered_set>

#include "runtime/options.h"
#include "runtime/thread.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code.h"
#include "runtime/types/str.h"

namespace krait::ir {

DumpFile::DumpFile(const Options& options, const std::string& name) : file_(stderr) {
    if (!options.dump_to) return;
    static std::unordered_set<std::string> begun;
    std::string path = std::string(options.dump_to) + "/" + name;
    bool is_first = begun.insert(path).second;
    FILE* file = fopen(path.c_str(), is_first ? "w" : "a");
    if (file) file_ = file;
    else if (is_first) fprintf(stderr, "krait: cannot write %s: %s\n", path.c_str(), strerror(errno));
}

DumpFile::~DumpFile() {
    if (file_ != stderr) fclose(file_);
}

static bool has_line(const Code* code, long line) {
    for (i64 offset = 0; offset < code->code->length; offset += 2)
        if (code_line(code, static_cast<i32>(offset)) == line) return true;
    return false;
}

bool is_dump_wanted(Thread* th, const Code* code) {
    const char* wanted = th->vm->options->dump_filter;
    if (!wanted) return true;
    std::string_view filter = wanted;
    if (filter == str_utf8(th, code->name) || (code->qualname && filter == str_utf8(th, code->qualname))) return true;
    size_t colon = filter.rfind(':');
    if (colon == std::string_view::npos || !is_str(code->filename)) return false;
    char* end = nullptr;
    long line = strtol(wanted + colon + 1, &end, 10);
    if (*end || end == wanted + colon + 1) return false;
    std::string_view path = str_utf8(th, code->filename.as<Str>()), file = filter.substr(0, colon);
    if (!path.ends_with(file)) return false;
    if (path.size() > file.size() && path[path.size() - file.size() - 1] != '/') return false;
    return has_line(code, line);
}

}  // namespace krait::ir
