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

#include "runtime/compile.h"
#include "runtime/error.h"
#include "runtime/marshal.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/startup.h"
#include "runtime/types/bytes.h"
#include "runtime/types/str.h"

namespace krait {

std::string describe_error(Thread* th) {
    Value error = take_pending(th);
    if (!error) return "failed without exception";
    Str* text = to_repr(th, error);
    return text ? std::string(str_utf8(th, text)) : "exception";
}

Bytes* compile_to_marshal(Thread* th, const std::string& source, int optimize, std::string& error) {
    CompileOptions options;
    options.filename = Value(str_from_ascii(th, "<src>"));
    options.mode = CompileMode::Exec;
    options.optimize = optimize;
    Bytes* text = bytes_from(th, source);
    Value code = frontend_hooks.compile_source(th, Value(text), options);
    Bytes* bytes = code ? marshal_dumps(th, code) : nullptr;
    if (!bytes) error = describe_error(th);
    return bytes;
}

}  // namespace krait

int main(int argc, char** argv) {
    using namespace krait;
    int optimize = 0;
    for (int i = 1; i < argc; ++i)
        if (!std::strncmp(argv[i], "--optimize=", 11)) optimize = std::atoi(argv[i] + 11);
    Options options{};
    install_frontend();
    Vm* vm = create_vm(&options);
    vm->import_function = Value();  // no warnings: they would run Python code
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
