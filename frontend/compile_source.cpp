// From what the program hands over to a syntax tree: encoding declaration (PEP 263), newlines, parser, and the
// SyntaxError when the parser gives up.
#include "frontend/compile_source.h"

#include <cstdio>
#include <string>

#include "frontend/ast_print.h"
#include "frontend/compile_error.h"
#include "frontend/parser.h"
#include "frontend/source.h"
#include "frontend/symtable.h"
#include "ir/dump_file.h"
#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/types/bytes.h"
#include "runtime/types/codecs.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

bool warn_explicit_at(ParseContext& context, Exc category, const std::string& message, i64 lineno) {
    if (!context.warns) return true;
    Thread* th = context.thread();
    Str* text = str_from_utf8(th, message);
    if (text && warn_compile(th, category, text, context.filename, static_cast<i32>(lineno))) return true;
    context.failed = true;
    return false;
}

// ---- Errors ----

namespace {

void raise_syntax_error(Thread* th, Exc type, const std::string& message, std::initializer_list<Value> details) {
    Str* text = str_from_utf8(th, message);
    Tuple* where = tuple_from(th, details.begin(), static_cast<i64>(details.size()));
    if (!text || !where) return;
    Value error = call(th, Value(exception_type(type)), Value(text), Value(where));
    if (error) raise_value(th, error);
}

}  // namespace

void raise_parse_error(ParseContext& context) {
    if (!context.is_syntax_error) return;
    Thread* th = context.thread();
    const SyntaxErrorInfo& e = context.error;
    Value text = e.has_text ? Value(str_from_utf8(th, e.text)) : none();
    auto number = [](i64 n) { return Value::from_small_int(n); };
    raise_syntax_error(th, e.type, e.message,
                       {context.filename, number(e.lineno), number(e.offset), text, number(e.end_lineno),
                        number(e.end_offset)});
}

namespace {

// `message` in compile()'s words. A file's error has no place.
void raise_encoding_error(Thread* th, const CompileOptions& options, const std::string& message) {
    if (options.is_file) {
        Str* text = str_from_utf8(th, message);
        if (text) raise_with(th, Exc::SyntaxError, Value(text));
        return;
    }
    raise_syntax_error(th, Exc::SyntaxError, message,
                       {options.filename, Value::from_small_int(0), Value::from_small_int(-1), none()});
}

// ---- Source to text ----

bool has_surrogates(std::string_view utf8) {
    for (size_t i = utf8.find('\xED'); i != std::string_view::npos; i = utf8.find('\xED', i + 1))
        if (i + 1 < utf8.size() && static_cast<unsigned char>(utf8[i + 1]) >= 0xA0) return true;
    return false;
}

// Files are read line by line as C strings: a null byte hides the rest of its line, the newline too.
std::string drop_after_nulls(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        size_t null = text.find('\0');
        out += text.substr(0, null);
        if (null == std::string_view::npos) break;
        size_t newline = text.find('\n', null);
        text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    }
    return out;
}

// A file without encoding declaration must be UTF-8.
bool check_file_is_utf8(Thread* th, std::string_view text, Value filename) {
    size_t bad = first_invalid_utf8(text);
    if (bad == std::string_view::npos) return true;
    int line = 1;
    for (char c : text.substr(0, bad)) line += c == '\n';
    Str* message = format_message(
        th,
        "Non-UTF-8 code starting with '\\x%x' in file %S on line %d, but no encoding declared; see "
        "https://peps.python.org/pep-0263/ for details",
        static_cast<int>(static_cast<unsigned char>(text[bad])), filename, line);
    if (message) raise_with(th, Exc::SyntaxError, Value(message));
    return false;
}

bool no_null_bytes(Thread* th, std::string_view text) {
    if (text.find('\0') == std::string_view::npos) return true;
    raise(th, Exc::ValueError, "source code string cannot contain null bytes");
    return false;
}

// Bytes in another encoding, decoded; `out` is UTF-8.
bool decode_source(Thread* th, std::string_view data, Value object, const std::string& encoding,
                   const CompileOptions& options, std::string& out) {
    // A declaration in ASCII cannot be true of an encoding with wider units.
    bool wide = options.is_file && (encoding.starts_with("utf-16") || encoding.starts_with("utf-32"));
    Value text = wide ? Value() : decode_text(th, data, object, encoding.c_str(), nullptr);
    if (text && is_str(text)) {
        out = str_utf8(th, text.as<Str>());
        return true;
    }
    if (options.is_file) {
        clear_pending(th);
        raise_encoding_error(th, options, "encoding problem: " + encoding);
    } else if (!text && (pending_matches(th, Exc::LookupError) || pending_matches(th, Exc::UnicodeDecodeError))) {
        Str* why = to_str(th, take_pending(th));
        if (why) raise_encoding_error(th, options, std::string(str_utf8(th, why)));
    }
    return false;
}

bool read_source(Thread* th, Value source, const CompileOptions& options, bool add_newline, SourceText& out) {
    if (is_str(source)) {
        std::string_view text = str_utf8(th, source.as<Str>());
        if (!no_null_bytes(th, text)) return false;
        if (has_surrogates(text) && !encode_text(th, source.as<Str>(), "utf-8", "strict")) return false;
        out.is_declared = true;
        out.text = translate_newlines(text, add_newline);
        return true;
    }
    BufferView view;
    if (!get_buffer(th, source, &view, kBufferSimple)) return false;
    std::string data(view.data, static_cast<size_t>(view.length));
    release_buffer(th, &view);
    if (options.is_file) data = drop_after_nulls(data);
    else if (!no_null_bytes(th, data)) return false;
    std::string_view rest = data;
    if (!(options.flags & kIgnoreCookie)) find_encoding(rest, out);
    if (!out.error.empty()) {
        raise_encoding_error(th, options, out.error);
        return false;
    }
    if (options.is_file && !out.is_declared && !check_file_is_utf8(th, rest, options.filename)) return false;
    std::string decoded;
    if (!out.encoding.empty()) {
        data = translate_newlines(rest, add_newline);
        rest = data;
        Bytes* bytes = bytes_from(th, rest);
        if (!bytes || !decode_source(th, rest, Value(bytes), out.encoding, options, decoded)) return false;
        rest = decoded;
    }
    out.text = translate_newlines(rest, add_newline);
    return true;
}

StartRule start_rule(CompileMode mode) {
    switch (mode) {
        case CompileMode::Exec: return StartRule::File;
        case CompileMode::Eval: return StartRule::Eval;
        case CompileMode::Single: return StartRule::Single;
        case CompileMode::FuncType: return StartRule::FunctionType;
    }
    return StartRule::File;
}

void dump_stages(Thread* th, std::string_view text, const ast::Node* tree, Value filename) {
    const Options* options = th->vm->options;
    if (!options->dump) return;
    std::string out;
    auto heading = [&](const char* stage) {
        out += std::string("---- ") + stage + " of ";
        if (is_str(filename)) out += str_utf8(th, filename.as<Str>());
        out += "\n";
    };
    if (options->dumps("tokens")) {
        heading("tokens");
        print_tokens(th, text, out);
    }
    if (options->dumps("ast")) {
        heading("tree");
        print_ast(th, tree, false, print_constant, out);
    }
    if (!out.empty()) ir::DumpFile(*options, "frontend.txt").write(out);
}

}  // namespace

int optimize_level(Thread* th, const CompileOptions& options) {
    return options.optimize < 0 ? th->vm->options->optimize : options.optimize;
}

ast::ModNode* parse_source(Arena& arena, Value source, const CompileOptions& options) {
    Thread* th = arena.thread();
    ParseInput input;
    input.rule = start_rule(options.mode);
    SourceText text;
    if (!read_source(th, source, options, input.rule == StartRule::File, text)) return nullptr;
    ParseContext context{arena, options.filename};
    if (options.flags & kDontImplyDedent) context.flags |= kParseDontImplyDedent;
    if (options.flags & kTypeComments) context.flags |= kParseTypeComments;
    if (options.flags & kAllowIncompleteInput) context.flags |= kParseAllowIncomplete;
    if (options.flags & static_cast<int>(kFutureBarryAsBdfl)) context.flags |= kParseBarryAsBdfl;
    if (options.feature_version >= 0) context.feature_version = options.feature_version;
    context.check_utf8 = !is_str(source) && text.encoding.empty() && !utf8_error(text.text).empty();
    input.text = text.text;
    input.columns_are_chars = text.is_declared;
    ast::Node* tree = parse_input(context, input);
    if (!tree) {
        raise_parse_error(context);
        return nullptr;
    }
    if (!(options.flags & kOnlyAst)) dump_stages(th, text.text, tree, options.filename);
    return ast::as<ast::ModNode>(tree);
}

}  // namespace krait
