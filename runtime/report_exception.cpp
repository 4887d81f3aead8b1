// The report of an exception: chain of causes and contexts, traceback, notes, syntax errors, exception groups. CPython's format
// (Lib/traceback.py and Python/pythonrun.c agree on it).
#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/report.h"
#include "runtime/types/exception.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

bool text_of(Thread* th, Value v, std::string* out) {
    Str* text = to_str(th, v);
    if (!text) {
        clear_pending(th);
        return false;
    }
    *out = std::string(str_utf8(th, text));
    return true;
}

namespace {

constexpr i64 kMaxGroupWidth = 15;
constexpr int kMaxGroupDepth = 10;

struct Report {
    Thread* th;
    std::string out;
    std::vector<Object*> seen;
    int depth = 0;
    bool need_close = false;

    std::string indent() const { return std::string(static_cast<size_t>(2 * depth), ' '); }
    // Each line of `text` behind the margin of the group being printed.
    void emit(const std::string& text, char margin = '|') {
        if (depth == 0) {
            out += text;
            return;
        }
        std::string prefix = indent() + margin + " ";
        size_t start = 0;
        while (start < text.size()) {
            size_t end = text.find('\n', start);
            end = end == std::string::npos ? text.size() : end + 1;
            out += prefix + text.substr(start, end - start);
            start = end;
        }
    }
};

std::string class_text(Thread* th, Value e) {
    Type* type = type_of(e);
    std::string out;
    Value of_type = find_attribute(th, Value(type), th->vm->names.dunder_module);
    clear_pending(th);
    if (of_type && is_str(of_type)) {
        std::string module(str_utf8(th, of_type.as<Str>()));
        if (module != "builtins" && module != "__main__") out = module + ".";
    } else {
        out = "<unknown>.";
    }
    out += is_str(type->qualname) ? std::string(str_utf8(th, type->qualname.as<Str>())) : std::string(type_name(type));
    return out;
}

// ---- Syntax errors ----

i64 number(Value v, i64 otherwise) {
    i64 n;
    return v && is_int(v) && int_fits_i64(v, &n) ? n : otherwise;
}

// The source text with carets from `offset` (1-based) to `end_offset`.
std::string marked_text(std::string text, i64 offset, i64 end_offset) {
    size_t carets = end_offset > 0 && end_offset > offset ? static_cast<size_t>(end_offset - offset) : 1;
    offset--;
    size_t blanks = text.find_first_not_of(" \t\f");
    if (blanks == std::string::npos) blanks = text.size();
    text.erase(0, blanks);
    offset -= static_cast<i64>(blanks);
    i64 length = static_cast<i64>(text.size());
    if (length > 0 && text.back() == '\n') length--;
    offset = std::min(offset, length);
    for (size_t newline; (newline = text.find('\n')) != std::string::npos && static_cast<i64>(newline) < offset;) {
        text.erase(0, newline + 1);
        offset -= static_cast<i64>(newline) + 1;
    }
    std::string out = "    " + text;
    if (text.empty() || text.back() != '\n') out += "\n";
    if (offset < 0) return out;
    return out + "    " + std::string(static_cast<size_t>(offset), ' ') + std::string(carets, '^') + "\n";
}

// Location lines of a SyntaxError; `*message` becomes its msg. False: has none.
bool syntax_error_text(Thread* th, Value e, std::string* location, std::string* message) {
    auto* error = e.as<SyntaxErrorObject>();
    if (!error->lineno || !is_int(error->lineno)) return false;
    std::string filename = "<string>";
    if (error->filename && !is_none(error->filename)) text_of(th, error->filename, &filename);
    i64 line = number(error->lineno, -1);
    *location = "  File \"" + filename + "\", line " + std::to_string(line) + "\n";
    if (error->text && is_str(error->text)) {
        std::string text(str_utf8(th, error->text.as<Str>()));
        i64 offset = number(error->offset, -1), end_offset = number(error->end_offset, -1);
        // CPython gives subclasses (IndentationError) one caret.
        if (type_of(e) != exception_type(Exc::SyntaxError)) end_offset = -1;
        else if (number(error->end_lineno, line) > line) end_offset = static_cast<i64>(text.size());
        // No carets beyond the text.
        end_offset = std::min(end_offset, static_cast<i64>(text.size()) + 1);
        *location += marked_text(text, offset, end_offset);
    }
    if (!error->msg || !text_of(th, error->msg, message)) *message = "None";
    return true;
}

// ---- One exception ----

std::string notes_text(Thread* th, Value e) {
    Value notes = find_attribute(th, e, th->vm->names.dunder_notes);
    clear_pending(th);
    if (!notes) return "";
    std::string out;
    auto add = [&](const std::string& note) { out += note + "\n"; };
    if (is_str(notes) || (!is_list(notes) && !is_tuple(notes))) {
        Str* text = to_repr(th, notes);
        clear_pending(th);
        if (text) add(std::string(str_utf8(th, text)));
        return out;
    }
    List* list = to_list(th, notes);
    clear_pending(th);
    for (i64 i = 0; list && i < list->size; i++) {
        std::string note;
        add(text_of(th, list->items[i], &note) ? note : "<note str() failed>");
    }
    return out;
}

// The last lines: location of a syntax error, class and message, notes.
std::string exception_only(Thread* th, Value e) {
    std::string location, message;
    bool printed = false;
    if (is_instance_of(e, exception_type(Exc::SyntaxError))) printed = syntax_error_text(th, e, &location, &message);
    std::string out = location + class_text(th, e);
    if (!printed && !text_of(th, e, &message)) out += ": <exception str() failed>";
    else if (!message.empty()) out += ": " + message;
    return out + suggestion_text(th, e) + "\n" + notes_text(th, e);
}

void report(Report& r, Value e);

void report_group(Report& r, Value e) {
    bool top = r.depth == 0;
    if (top) r.depth++;
    if (r.depth > kMaxGroupDepth) {
        r.emit("... (max_group_depth is " + std::to_string(kMaxGroupDepth) + ")\n");
        return;
    }
    Value tb = exception(e)->traceback;
    if (tb && !is_none(tb)) {
        r.emit("Exception Group Traceback (most recent call last):\n", top ? '+' : '|');
        r.emit(traceback_text(r.th, tb));
    }
    r.emit(exception_only(r.th, e));
    Value excs = e.as<GroupObject>()->excs;
    Tuple* parts = excs && is_tuple(excs) ? excs.as<Tuple>() : empty_tuple();
    i64 shown = parts->size <= kMaxGroupWidth ? parts->size : kMaxGroupWidth + 1;
    r.need_close = false;
    for (i64 i = 0; i < shown; i++) {
        bool last = i == shown - 1, truncated = i >= kMaxGroupWidth;
        if (last) r.need_close = true;
        r.out += r.indent() + (i == 0 ? "+-" : "  ") + "+---------------- " + (truncated ? "..." : std::to_string(i + 1)) +
                 " ----------------\n";
        r.depth++;
        if (truncated) {
            i64 rest = parts->size - kMaxGroupWidth;
            r.emit("and " + std::to_string(rest) + " more exception" + (rest > 1 ? "s" : "") + "\n");
        } else {
            report(r, parts->items[i]);
        }
        if (last && r.need_close) {
            r.out += r.indent() + "+------------------------------------\n";
            r.need_close = false;
        }
        r.depth--;
    }
    if (top) r.depth = 0;
}

void report_one(Report& r, Value e) {
    if (is_instance_of(e, exception_type(Exc::BaseExceptionGroup))) return report_group(r, e);
    Value tb = exception(e)->traceback;
    // Empty with sys.tracebacklimit = 0.
    std::string frames = tb && !is_none(tb) ? traceback_text(r.th, tb) : "";
    if (!frames.empty()) r.emit("Traceback (most recent call last):\n" + frames);
    r.emit(exception_only(r.th, e));
}

void report(Report& r, Value e) {
    // The chain from the oldest to `e`, with the sentence that stands before each link.
    struct Link {
        Value exception;
        const char* sentence;
    };
    std::vector<Link> chain;
    const char* sentence = nullptr;
    for (Value v = e;;) {
        chain.push_back({v, sentence});
        r.seen.push_back(v.object());
        auto* object = exception(v);
        auto fresh = [&](Value other) {
            return is_exception(other) && std::find(r.seen.begin(), r.seen.end(), other.object()) == r.seen.end();
        };
        if (is_exception(object->cause)) {
            if (!fresh(object->cause)) break;
            sentence = "\nThe above exception was the direct cause of the following exception:\n\n";
            v = object->cause;
        } else if (!object->suppress_context && fresh(object->context)) {
            sentence = "\nDuring handling of the above exception, another exception occurred:\n\n";
            v = object->context;
        } else {
            break;
        }
    }
    for (size_t i = chain.size(); i-- > 0;) {
        report_one(r, chain[i].exception);
        if (i > 0) r.emit(chain[i].sentence);
    }
}

}  // namespace

std::string exception_text(Thread* th, Value e) {
    Report r{th, {}, {}, 0, false};
    report(r, e);
    return r.out;
}

}  // namespace krait
