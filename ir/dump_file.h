// Where dumps go (--dump-to) and of which code (--dump-filter): one rule for all stages.
#pragma once

#include <cstdio>
#include <string>

namespace krait {
struct Code;
struct Options;
struct Thread;
}

namespace krait::ir {

// The file `name` in the folder of --dump-to, emptied when this process first writes to it; without the option, or when the
// file cannot be written (said once), stderr.
class DumpFile {
  public:
    DumpFile(const Options& options, const std::string& name);
    ~DumpFile();
    DumpFile(const DumpFile&) = delete;
    DumpFile& operator=(const DumpFile&) = delete;

    void write(const std::string& text) { fwrite(text.data(), 1, text.size(), file_); }
    operator FILE*() const { return file_; }

  private:
    FILE* file_;
};

// Does --dump-filter (absent: everything) name this code object? FUNCTION is its name or qualified name; FILE:LINE a line on
// which it has instructions, in a file whose path ends with FILE.
bool is_dump_wanted(Thread* th, const Code* code);

}  // namespace krait::ir
