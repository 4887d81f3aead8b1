// krait-parse: the frontend alone, for tests. Reads names of files, one a line, and prints for each its syntax tree with
// attributes or its syntax error; constants are printed in a form that does not depend on repr().
//
//   krait-parse [--mode=exec|eval|single] [--symtable] < names
//
// A record is "== name", the text, and "--". A test harness compares it with what python3.11 says.
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>

#include "frontend/ast_print.h"
#include "frontend/parser.h"
#include "frontend/source.h"
#include "runtime/options.h"
#include "runtime/types/bytes.h"
#include "runtime/types/complex.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace krait {

void print_double(double d, std::string& out) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.17g", d);
    out += std::isinf(d) ? "inf" : buffer;
}

// Strings and bytes in hexadecimal UTF-8, ints in hexadecimal, floats with 17 digits.
void print_raw_constant(Thread* th, Value v, std::string& out) {
    auto hex = [&](std::string_view s) {
        char buffer[4];
        for (unsigned char c : s) std::snprintf(buffer, sizeof buffer, "%02x", c), out += buffer;
    };
    if (v == none()) out += "None";
    else if (v == py_true()) out += "True";
    else if (v == py_false()) out += "False";
    else if (v == ellipsis()) out += "Ellipsis";
    else if (v.is_double()) print_double(v.as_double(), out);
    else if (is_str(v)) out += "s", hex(str_utf8(th, v.as<Str>()));
    else if (has_kind(v, Kind::Bytes)) out += "b", hex(v.as<Bytes>()->view());
    else if (has_kind(v, Kind::Complex)) out += "j", print_double(v.as<Complex>()->imag, out);
    else {
        IntView view(v);
        char* text = nullptr;
        mpz_t z;
        mpz_roinit_n(z, view.limbs, view.size);
        text = mpz_get_str(nullptr, 16, z);
        out += "0x";
        out += text;
        free(text);
    }
}

std::string dump(Thread* th, const std::string& source, StartRule rule) {
    Arena arena(th);
    ParseContext context{arena, Value()};
    context.warns = false;
    std::string_view view = source;
    SourceText info;
    find_encoding(view, info);
    std::string text = translate_newlines(view, rule == StartRule::File);
    if (info.encoding == "iso-8859-1") {
        std::string utf8;
        for (unsigned char c : text) append_utf8(utf8, c);
        text = utf8;
    }
    ParseInput input;
    input.text = text;
    input.rule = rule;
    std::string out;
    if (ast::Node* tree = parse_input(context, input)) {
        print_ast(th, tree, true, print_raw_constant, out);
    } else if (context.is_syntax_error) {
        const SyntaxErrorInfo& e = context.error;
        const char* type = e.type == Exc::SyntaxError ? "SyntaxError" : e.type == Exc::TabError ? "TabError" : "IndentationError";
        std::ostringstream s;
        s << type << '|' << e.message << '|' << e.lineno << '|' << e.offset << '|' << e.end_lineno << '|' << e.end_offset
          << '|' << e.text;
        out = s.str();
    } else {
        out = "exception";
    }
    return out;
}

}  // namespace krait

int main(int argc, char** argv) {
    using namespace krait;
    StartRule rule = StartRule::File;
    for (int i = 1; i < argc; ++i) {
        if (!std::strcmp(argv[i], "--mode=eval")) rule = StartRule::Eval;
        if (!std::strcmp(argv[i], "--mode=single")) rule = StartRule::Single;
    }
    Options options{};
    Vm* vm = create_vm(&options);
    std::string name;
    while (std::getline(std::cin, name)) {
        std::ifstream file(name, std::ios::binary);
        std::ostringstream source;
        source << file.rdbuf();
        std::string text = dump(vm->main_thread, source.str(), rule);
        std::printf("== %s\n", name.c_str());
        std::fwrite(text.data(), 1, text.size(), stdout);
        std::printf("\n--\n");
        std::fflush(stdout);
    }
    return 0;
}
