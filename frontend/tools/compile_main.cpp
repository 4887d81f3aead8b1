// krait-compile: source to code objects, for tests that need no interpreter. Reads names of files, one a line; writes for
// each the size (8 bytes, little-endian) and the code as marshal makes it. Size 0: it did not compile; the exception's text
// is on stderr.
//
//   krait-compile [--optimize=N] < names | tests/codeobjects/compare_marshal.py
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>

#include "frontend/compile_tree.h"
#include "frontend/parser.h"
#include "frontend/source.h"
#include "runtime/marshal.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/types/bytes.h"
#include "runtime/types/str.h"

namespace krait {

std::string describe_error(Thread* th, const ParseContext& context) {
    if (context.is_syntax_error) return context.error.message + " line " + std::to_string(context.error.lineno);
    Value error = take_pending(th);
    if (!error) return "failed without exception";
    Str* text = to_repr(th, error);
    return text ? std::string(str_utf8(th, text)) : "exception";
}

Bytes* compile_to_marshal(Thread* th, const std::string& source, int optimize, std::string& error) {
    Arena arena(th);
    Value filename(str_from_ascii(th, "<src>"));
    ParseContext context{arena, filename};
    std::string_view view = source;
    SourceText info;
    find_encoding(view, info);
    std::string text = translate_newlines(view, true);
    if (info.encoding == "iso-8859-1") {
        std::string utf8;
        for (unsigned char c : text) append_utf8(utf8, c);
        text = utf8;
    }
    ParseInput input;
    input.text = text;
    ast::Node* tree = parse_input(context, input);
    Code* code = tree ? compile_tree(arena, ast::as<ast::ModNode>(tree), filename, 0, optimize) : nullptr;
    Bytes* bytes = code ? marshal_dumps(th, Value(code)) : nullptr;
    if (!bytes) error = describe_error(th, context);
    return bytes;
}

}  // namespace krait

int main(int argc, char** argv) {
    using namespace krait;
    int optimize = 0;
    for (int i = 1; i < argc; ++i)
        if (!std::strncmp(argv[i], "--optimize=", 11)) optimize = std::atoi(argv[i] + 11);
    Options options{};
    Vm* vm = create_vm(&options);
    std::string name;
    while (std::getline(std::cin, name)) {
        std::ifstream file(name, std::ios::binary);
        std::ostringstream source;
        source << file.rdbuf();
        std::string error;
        Bytes* bytes = compile_to_marshal(vm->main_thread, source.str(), optimize, error);
        u64 size = bytes ? static_cast<u64>(bytes->length) : 0;
        std::fwrite(&size, 1, 8, stdout);
        if (bytes) std::fwrite(bytes->data, 1, size, stdout);
        if (!bytes) std::fprintf(stderr, "%s: %s\n", name.c_str(), error.c_str());
        std::fflush(stdout);
    }
    return 0;
}
