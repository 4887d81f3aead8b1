// ParseContext: what the tokenizer, the parser and the parsers of f-string expressions of one compilation share: arena,
// file name, flags, and the error found.
//
// The first error wins and is plain data until the outermost caller turns it into an exception: later steps (the
// tokenizer running ahead) may replace it. `failed` is also set when a Python exception is pending on the thread
// (no memory, a warning turned into an error).
#pragma once

#include <string>
#include <string_view>

#include "frontend/arena.h"
#include "runtime/error.h"

namespace krait {

struct SyntaxErrorInfo {
    Exc type = Exc::SyntaxError;
    std::string message;  // UTF-8
    i64 lineno = 0, offset = 0, end_lineno = 0, end_offset = 0;
    std::string text;     // UTF-8 of the line
    bool has_text = true;
};

enum ParseFlags : u32 {
    kParseBarryAsBdfl = 1,
    kParseTypeComments = 2,
    kParseDontImplyDedent = 4,
    kParseAllowIncomplete = 8,
};

enum class StartRule : u8 { File, Single, Eval, FunctionType, FString };

struct ParseContext {
    Arena& arena;
    Value filename;         // str, kept alive by the caller
    u32 flags = 0;          // ParseFlags
    int feature_version = 11;
    bool warns = true;      // warnings are issued
    bool check_utf8 = false;  // bytes of no declared encoding: literals and names are checked one by one
    bool failed = false;    // `error` is set, or an exception is pending
    bool is_syntax_error = false;  // `error` is what was found
    bool error_is_final = false;   // a warning became `error`: nothing may replace it
    SyntaxErrorInfo error;
    i64 warned_line = -1, warned_col = -1;  // place of the last warning about an escape or number
    int depth = 0;          // nesting of f-string expression parsers

    Thread* thread() const { return arena.thread(); }
};

// Issues a warning with the compilation's file name and `lineno` (warnings.warn_explicit). False: it became an
// exception, pending on the thread; `context.failed` is set.
[[nodiscard]] bool warn_explicit_at(ParseContext& context, Exc category, const std::string& message, i64 lineno);

}  // namespace krait
