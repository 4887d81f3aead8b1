// Traceback entries: file, line, function, source line, and carets under the part that was executing (PEP 657).
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "runtime/compile.h"
#include "runtime/error.h"
#include "runtime/frame.h"
#include "runtime/operators.h"
#include "runtime/report.h"
#include "runtime/types/codecs.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

constexpr int kRepeatLimit = 3;        // identical entries shown before they are counted
constexpr int kDefaultLimit = 1000;    // sys.tracebacklimit
constexpr int kOnlyAst = 0x400;

// The encoding that a comment in `text` declares (PEP 263), or nothing.
std::string declared_encoding(const std::string& text) {
    size_t hash = text.find_first_not_of(" \t\f");
    if (hash == std::string::npos || text[hash] != '#') return "";
    size_t at = text.find("coding", hash);
    if (at == std::string::npos || at + 6 >= text.size() || (text[at + 6] != ':' && text[at + 6] != '=')) return "";
    size_t start = text.find_first_not_of(" \t", at + 7);
    if (start == std::string::npos) return "";
    size_t end = start;
    while (end < text.size() && (isalnum(static_cast<unsigned char>(text[end])) || strchr("-_.", text[end]))) end++;
    return text.substr(start, end - start);
}

bool read_line(Thread* th, const std::string& path, int line, std::string* out) {
    flush_files(th);  // the program may have written to its own source
    FILE* file = fopen(path.c_str(), "rbe");
    if (!file) return false;
    char* buffer = nullptr;
    size_t capacity = 0;
    ssize_t n = -1;
    std::string encoding;
    for (int i = 0; i < line; i++) {
        if ((n = getline(&buffer, &capacity, file)) < 0) break;
        if (i < 2 && encoding.empty()) encoding = declared_encoding(buffer);
    }
    if (n >= 0) out->assign(buffer, static_cast<size_t>(n));
    free(buffer);
    fclose(file);
    if (!encoding.empty() && strcasecmp(encoding.c_str(), "utf-8") != 0) {
        Value decoded = decode_text(th, *out, Value(), encoding.c_str(), "replace");
        if (decoded && is_str(decoded)) *out = std::string(str_utf8(th, decoded.as<Str>()));
        clear_pending(th);
    }
    while (!out->empty() && (out->back() == '\n' || out->back() == '\r')) out->pop_back();
    if (line == 1 && out->starts_with("\xEF\xBB\xBF")) out->erase(0, 3);
    return n >= 0;
}

// A file that is not where its code object says may be found by its last component on sys.path.
bool source_line(Thread* th, const std::string& filename, int line, std::string* out) {
    if (filename.empty() || line <= 0) return false;
    if (read_line(th, filename, line, out)) return true;
    if (filename[0] == '<') return false;
    size_t slash = filename.rfind('/');
    std::string tail = slash == std::string::npos ? filename : filename.substr(slash + 1);
    Value path = dict_get_str(th->vm->sys_dict, th->vm->names.path);
    if (!path || !is_list(path)) return false;
    auto* list = path.as<List>();
    for (i64 i = 0; i < list->size; i++) {
        if (!is_str(list->items[i])) continue;
        std::string folder(str_utf8(th, list->items[i].as<Str>()));
        if (read_line(th, folder.empty() ? tail : folder + "/" + tail, line, out)) return true;
    }
    return false;
}

// Characters in the first `bytes` bytes of UTF-8 text.
int characters_before(const std::string& text, int bytes) {
    int count = 0;
    for (int i = 0; i < bytes && i < static_cast<int>(text.size()); i++) count += (text[static_cast<size_t>(i)] & 0xC0) != 0x80;
    return count;
}

// The operator of a binary operation, or the brackets of a subscript, in `segment`: byte offsets.
struct Anchors {
    int left = -1, right = -1;
};

bool int_attribute(Thread* th, Value object, const char* name, int* out) {
    Value v = get_attribute(th, object, name);
    return v && to_int32(th, v, out);
}

// Parses the segment and looks at its only expression. Errors leave no anchors.
bool expression_of(Thread* th, const std::string& segment, Value* expression) {
    CompileOptions options;
    options.filename = Value(str_from_ascii(th, "<string>"));
    options.mode = CompileMode::Exec;
    options.flags = kOnlyAst;
    Value source(str_from_utf8(th, segment));
    Value tree = source ? frontend_hooks.compile_source(th, source, options) : Value();
    Value body = tree ? get_attribute(th, tree, "body") : Value();
    if (!body || !is_list(body) || body.as<List>()->size != 1) return false;
    Value statement = body.as<List>()->items[0];
    if (strcmp(type_name(type_of(statement)), "Expr") != 0) return false;
    *expression = get_attribute(th, statement, "value");
    return static_cast<bool>(*expression);
}

Anchors operator_anchors(const std::string& segment, int from, int to) {
    auto space = [&](int i) { return strchr(" \t\f\n\r", segment[static_cast<size_t>(i)]) != nullptr; };
    Anchors anchors;
    for (int i = from; i < to; i++) {
        if (space(i)) continue;
        anchors.left = i;
        anchors.right = i + 1;
        if (i + 1 < to && !space(i + 1)) anchors.right++;
        if (i + 1 < to && segment[static_cast<size_t>(i)] == ')') continue;
        break;
    }
    return anchors;
}

Anchors find_anchors(Thread* th, const std::string& segment) {
    Anchors anchors;
    Value expression;
    if (!frontend_hooks.compile_source || !expression_of(th, segment, &expression)) {
        clear_pending(th);
        return anchors;
    }
    const char* name = type_name(type_of(expression));
    int from, to;
    if (strcmp(name, "BinOp") == 0) {
        Value left = get_attribute(th, expression, "left"), right = left ? get_attribute(th, expression, "right") : Value();
        if (right && int_attribute(th, left, "end_col_offset", &from) && int_attribute(th, right, "col_offset", &to))
            anchors = operator_anchors(segment, from, std::min<int>(to, static_cast<int>(segment.size())));
    } else if (strcmp(name, "Subscript") == 0) {
        Value value = get_attribute(th, expression, "value"), slice = value ? get_attribute(th, expression, "slice") : Value();
        if (slice && int_attribute(th, value, "end_col_offset", &from) && int_attribute(th, slice, "end_col_offset", &to))
            anchors = {from, to + 1};
    }
    clear_pending(th);
    return anchors;
}

// The caret line for the bytes [start, end) of `line`, of which `indent` leading blanks are not shown. Empty: none.
std::string caret_line(Thread* th, const std::string& line, int indent, const CodePosition& position, int line_number) {
    if (position.column < 0 || position.end_column < 0) return "";
    int start_byte = position.column;
    int end_byte = position.end_line == line_number ? position.end_column : static_cast<int>(line.size());
    if (start_byte > static_cast<int>(line.size())) return "";
    end_byte = std::min<int>(end_byte, static_cast<int>(line.size()));
    int start = characters_before(line, start_byte), end = characters_before(line, end_byte);
    Anchors anchors;
    if (end_byte > start_byte) {
        std::string segment = line.substr(static_cast<size_t>(start_byte), static_cast<size_t>(end_byte - start_byte));
        anchors = find_anchors(th, segment);
        if (anchors.left >= 0) {
            anchors.left = start + characters_before(segment, anchors.left);
            anchors.right = start + characters_before(segment, anchors.right);
        }
    }
    bool special = anchors.left >= 0;
    size_t last = line.find_last_not_of(" \t\f");
    int shown = characters_before(line, static_cast<int>(last + 1)) - indent;
    if (!special && end - start == shown) return "";
    std::string out = "    ";
    for (int i = indent; i < end; i++) {
        if (i < start) out += ' ';
        else if (special) out += i >= anchors.left && i < anchors.right ? '^' : '~';
        else out += '^';
    }
    return out + "\n";
}

std::string entry_text(Thread* th, const Traceback* tb) {
    Frame* frame = tb->frame.as<FrameObject>()->frame;
    Code* code = frame->code;
    std::string filename = is_str(code->filename) ? std::string(str_utf8(th, code->filename.as<Str>())) : "?";
    std::string out = "  File \"" + filename + "\", line " + std::to_string(traceback_line(tb)) + ", in ";
    out += str_utf8(th, code->name);
    out += "\n";
    std::string line;
    if (!source_line(th, filename, traceback_line(tb), &line)) return out;
    size_t indent = line.find_first_not_of(" \t\f");
    if (indent == std::string::npos) return out;
    size_t last = line.find_last_not_of(" \t\f");
    out += "    " + line.substr(indent, last + 1 - indent) + "\n";
    return out + caret_line(th, line, static_cast<int>(indent), code_position(code, tb->lasti), traceback_line(tb));
}

int traceback_limit(Thread* th) {
    Value v = dict_get_str(th->vm->sys_dict, intern(th, "tracebacklimit"));
    if (!v || !is_int(v)) return kDefaultLimit;
    i64 n;
    if (!int_fits_i64(v, &n)) return int_sign(v) > 0 ? INT32_MAX : 0;
    return static_cast<int>(std::clamp<i64>(n, 0, INT32_MAX));
}

}  // namespace

std::string traceback_text(Thread* th, Value traceback) {
    int limit = traceback_limit(th);
    i64 depth = 0;
    for (Value v = traceback; has_kind(v, Kind::Traceback); v = v.as<Traceback>()->next) depth++;
    Value v = traceback;
    for (; depth > limit && has_kind(v, Kind::Traceback); depth--) v = v.as<Traceback>()->next;
    std::string out;
    const Code* last_code = nullptr;
    int last_line = -1;
    i64 repeats = 0;
    auto flush_repeats = [&] {
        if (repeats <= kRepeatLimit) return;
        i64 more = repeats - kRepeatLimit;
        out += "  [Previous line repeated " + std::to_string(more) + (more > 1 ? " more times]\n" : " more time]\n");
    };
    for (; has_kind(v, Kind::Traceback); v = v.as<Traceback>()->next) {
        auto* tb = v.as<Traceback>();
        const Code* code = tb->frame.as<FrameObject>()->frame->code;
        if (code != last_code || traceback_line(tb) != last_line) {
            flush_repeats();
            last_code = code;
            last_line = traceback_line(tb);
            repeats = 0;
        }
        if (++repeats <= kRepeatLimit) out += entry_text(th, tb);
    }
    flush_repeats();
    return out;
}

}  // namespace krait
