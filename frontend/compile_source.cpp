// From what the program hands over to a syntax tree: encoding declaration (PEP 263), newlines, parser, and the SyntaxError when the
// parser gives up.
#include "frontend/compile_source.h"

#include <cstdio>
#include <string>

#include "frontend/parser.h"
#include "frontend/source.h"
#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/types/bytes.h"
#include "runtime/types/codecs.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

constexpr int kDontImplyDedent = 0x200, kIgnoreCookie = 0x800, kTypeComments = 0x1000, kAllowIncomplete = 0x4000;
constexpr int kFutureBarry = 0x400000;

bool raise_plain_syntax_error(Thread* th, const std::string& message) {
    Str* text = str_from_utf8(th, message);
    if (text) raise_with(th, Exc::SyntaxError, Value(text));
    return false;
}

// `bytes` decoded by its declaration, or as UTF-8; the result is UTF-8.
bool decode_bytes(Thread* th, std::string_view bytes, bool ignore_cookie, SourceText* out) {
    if (!ignore_cookie) {
        find_encoding(bytes, *out);
        if (!out->error.empty()) return raise_plain_syntax_error(th, out->error);
    }
    if (!out->encoding.empty()) {
        Value decoded = decode_text(th, bytes, Value(), out->encoding.c_str(), nullptr);
        if (!decoded) {
            if (catch_pending(th, Exc::LookupError)) return raise_plain_syntax_error(th, "unknown encoding: " + out->encoding);
            return false;
        }
        out->text = std::string(str_utf8(th, decoded.as<Str>()));
        return true;
    }
    const char* reason = nullptr;
    size_t bad = find_invalid_utf8(bytes, &reason);
    if (bad != std::string_view::npos) {
        char message[200];
        snprintf(message, sizeof message, "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: %s",
                 static_cast<unsigned char>(bytes[bad]), bad, reason);
        return raise_plain_syntax_error(th, message);
    }
    out->text = std::string(bytes);
    return true;
}

bool source_text(Thread* th, Value source, const CompileOptions& options, SourceText* out) {
    if (is_str(source)) {
        Value encoded = encode_text(th, source.as<Str>(), nullptr, nullptr);
        if (!encoded) return false;
        out->text = std::string(encoded.as<Bytes>()->view());
        out->is_declared = true;
        return true;
    }
    bool ignore_cookie = options.flags & kIgnoreCookie;
    if (has_kind(source, Kind::Bytes)) return decode_bytes(th, source.as<Bytes>()->view(), ignore_cookie, out);
    BufferView view;
    if (!get_buffer(th, source, &view, kBufferSimple)) return false;
    std::string copy(view.data, static_cast<size_t>(view.length));
    release_buffer(th, &view);
    return decode_bytes(th, copy, ignore_cookie, out);
}

StartRule start_rule(CompileMode mode) {
    switch (mode) {
        case CompileMode::Eval: return StartRule::Eval;
        case CompileMode::Single: return StartRule::Single;
        case CompileMode::FuncType: return StartRule::FunctionType;
        default: return StartRule::File;
    }
}

}  // namespace

void raise_parse_error(ParseContext& context) {
    Thread* th = context.thread();
    if (has_pending(th) || !context.is_syntax_error) return;
    const SyntaxErrorInfo& e = context.error;
    Value message(str_from_utf8(th, e.message));
    Value text = none();
    if (e.has_text) text = Value(str_from_utf8(th, e.text));
    if (!message || !text) return;
    ValueVector place(th);
    place.push_back(context.filename);
    for (i64 n : {e.lineno, e.offset}) place.push_back(int_from_i64(th, n));
    place.push_back(text);
    for (i64 n : {e.end_lineno, e.end_offset}) place.push_back(int_from_i64(th, n));
    Tuple* details = tuple_from(th, place.data(), static_cast<i64>(place.size()));
    if (!details) return;
    Value instance = call(th, Value(exception_type(e.type)), message, Value(details));
    if (instance) raise_value(th, instance);
}

int optimize_level(Thread* th, const CompileOptions& options) {
    return options.optimize >= 0 ? options.optimize : th->vm->options->optimize;
}

ast::ModNode* parse_source(Arena& arena, Value source, const CompileOptions& options) {
    Thread* th = arena.thread();
    SourceText info;
    if (!source_text(th, source, options, &info)) return nullptr;
    std::string text = translate_newlines(info.text, options.mode == CompileMode::Exec);
    ParseContext context{arena, options.filename};
    if (options.flags & kDontImplyDedent) context.flags |= kParseDontImplyDedent;
    if (options.flags & kTypeComments) context.flags |= kParseTypeComments;
    if (options.flags & kAllowIncomplete) context.flags |= kParseAllowIncomplete;
    if (options.flags & kFutureBarry) context.flags |= kParseBarryAsBdfl;
    if (options.feature_version >= 0) context.feature_version = options.feature_version;
    ParseInput input;
    input.text = text;
    input.rule = start_rule(options.mode);
    ast::Node* tree = parse_input(context, input);
    if (tree) return ast::as<ast::ModNode>(tree);
    raise_parse_error(context);
    if (!has_pending(th)) raise(th, Exc::SyntaxError, "invalid syntax");
    return nullptr;
}

}  // namespace krait
