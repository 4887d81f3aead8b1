// From what the program gives (bytes of a file, str) to what the tokenizer reads: UTF-8 text without BOM, lines ended
// by \n (PEP 263, language reference 2.1.4).
#pragma once

#include <string>
#include <string_view>

namespace krait {

struct SourceText {
    std::string text;
    bool is_declared = false;   // BOM, encoding declaration, or str: known to be UTF-8
    std::string encoding;       // other than UTF-8: the caller decodes with it, then translates
    std::string error;          // SyntaxError without a place
};

// The encoding that `source` declares in its first two lines; removes the BOM. Sets `error` on a contradiction.
void find_encoding(std::string_view& source, SourceText& out);
// \r\n and \r become \n; `add_newline` ends the last line.
std::string translate_newlines(std::string_view source, bool add_newline);
// "(unicode error) 'utf-8' codec can't decode …" for the first invalid byte of `text`; empty if there is none.
std::string utf8_error(std::string_view text);
// Offset of the first invalid byte, or npos.
size_t first_invalid_utf8(std::string_view text);
// `text` with invalid bytes as U+FFFD.
std::string replace_invalid_utf8(std::string_view text);

}  // namespace krait
