// The prompt. CPython's tokenizer asks for a line when it needs one; ours takes whole texts, so the lines typed so far are compiled after
// each: they are complete when they compile as one statement as they stand, unfinished when they would with one more line
// (the way of the standard library's codeop). Prompts go to standard error, as CPython's do without readline.
// Input is read byte by byte, so what follows a statement is still there for input(). Not handled: line editing, history.
#include "cli/repl.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/compile.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/report.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

// compile()'s flags: a block does not end with the text; an error at the end of the text is called "incomplete input".
constexpr int kDontImplyDedent = 0x200, kAllowIncompleteInput = 0x4000;

enum class Typed { Complete, Unfinished, Wrong };
enum class Read { Line, End, Interrupted };

// sys.ps1 or sys.ps2 as text, on standard error.
void show_prompt(Thread* th, const char* name) {
    Value prompt = dict_get_str(th->vm->sys_dict, intern(th, name));
    std::string text;
    if (prompt && text_of(th, prompt, &text)) write_report(th, text);
    clear_pending(th);
}

Read read_line(Thread* th, std::string* line) {
    line->clear();
    for (;;) {
        char c;
        ssize_t n = read(0, &c, 1);
        if (n < 0 && errno == EINTR) {
            if (!interp_hooks.poll(th)) return Read::Interrupted;
            continue;
        }
        if (n <= 0) return line->empty() ? Read::End : Read::Line;
        if (c == '\n') return Read::Line;
        *line += c;
    }
}

bool is_blank(const std::string& text) {
    for (size_t at = 0; at < text.size(); at++) {
        if (text[at] == '#') {
            at = text.find('\n', at);
            if (at == std::string::npos) break;
        } else if (!strchr(" \t\f\r\n", text[at])) {
            return false;
        }
    }
    return true;
}

Value compile_typed(Thread* th, const std::string& text, int flags) {
    CompileOptions options;
    options.filename = Value(str_from_ascii(th, "<stdin>"));
    options.mode = CompileMode::Single;
    options.flags = flags;
    Str* source = str_from_utf8(th, text);
    return source ? frontend_hooks.compile_source(th, Value(source), options) : Value();
}

bool message_has(Thread* th, Value exception, const char* words) {
    std::string text;
    return text_of(th, exception, &text) && text.find(words) != std::string::npos;
}

// A statement that follows a block without an empty line: CPython's parser stops at its first token.
void reword_second_statement(Thread* th, const std::string& text) {
    size_t start = text.rfind('\n') == std::string::npos ? 0 : text.rfind('\n') + 1;
    i64 line = 1;
    for (char c : text) line += c == '\n';
    Tuple* place = new_tuple(th, 4);
    if (!place) return;
    Str* rest = str_from_utf8(th, text.substr(start));
    place->items[0] = Value(str_from_ascii(th, "<stdin>"));
    place->items[1] = Value::from_small_int(line);
    place->items[2] = Value::from_small_int(1);
    place->items[3] = Value(rest);
    Value error = call(th, Value(exception_type(Exc::SyntaxError)), Value(str_from_ascii(th, "invalid syntax")), Value(place));
    if (error) restore_pending(th, error);
}

// Judges the lines typed so far; `*code` when they are complete, the exception pending when they are wrong.
Typed judge(Thread* th, const std::string& text, Value* code) {
    constexpr int kFlags = kDontImplyDedent | kAllowIncompleteInput;
    *code = compile_typed(th, text, kFlags);
    if (*code) return Typed::Complete;
    if (!pending_matches(th, Exc::SyntaxError)) return Typed::Wrong;
    clear_pending(th);
    if (compile_typed(th, text + "\n", kFlags)) return Typed::Unfinished;
    Value error = take_pending(th);
    if (message_has(th, error, "incomplete input")) return Typed::Unfinished;
    if (message_has(th, error, "multiple statements found")) {
        reword_second_statement(th, text);
    } else {
        *code = compile_typed(th, text + "\n", 0);
        if (*code) return Typed::Complete;
    }
    return Typed::Wrong;
}

// At the end of input what is unfinished is wrong: its own error.
Typed judge_at_end(Thread* th, const std::string& text, Value* code) {
    *code = compile_typed(th, text + "\n", 0);
    return *code ? Typed::Complete : Typed::Wrong;
}

// Runs what was typed. True when the program asked to end; `*status` is then its status.
bool run_typed(Thread* th, Dict* main_dict, Typed typed, Value code, int* status) {
    if (typed == Typed::Complete && interp_hooks.run_code(th, code.as<Code>(), main_dict, Value(main_dict), nullptr)) return false;
    bool ends = pending_matches(th, Exc::SystemExit);
    int result = report_pending(th);
    th->vm->unhandled_interrupt = false;
    if (ends) *status = result;
    return ends;
}

void set_prompt(Thread* th, const char* name, const char* text) {
    if (dict_get_str(th->vm->sys_dict, intern(th, name))) return;
    if (!dict_set_str(th, th->vm->sys_dict, name, Value(str_from_ascii(th, text)))) clear_pending(th);
}

void flush_output(Thread* th) {
    Value file = dict_get_str(th->vm->sys_dict, th->vm->names.stdout_);
    if (file && !is_none(file) && !call_method(th, file, th->vm->names.flush)) clear_pending(th);
}

}  // namespace

int run_prompt(Thread* th, Dict* main_dict) {
    th->vm->options->inspect = 0;
    set_prompt(th, "ps1", ">>> ");
    set_prompt(th, "ps2", "... ");
    std::string text, line;
    for (int status = 0;;) {
        flush_output(th);
        show_prompt(th, text.empty() ? "ps1" : "ps2");
        Read got = read_line(th, &line);
        if (got == Read::Interrupted) {
            clear_pending(th);
            write_report(th, "\nKeyboardInterrupt\n");
            text.clear();
            continue;
        }
        Value code;
        Typed typed;
        if (got == Read::End) {
            write_report(th, "\n");
            if (text.empty()) return 0;
            typed = judge_at_end(th, text, &code);
        } else {
            if (text.empty() && is_blank(line)) continue;
            text += text.empty() ? line : "\n" + line;
            typed = judge(th, text, &code);
        }
        if (typed == Typed::Unfinished) {
            // An empty first line would look as if nothing had been typed.
            if (text.empty()) text = "\n";
            continue;
        }
        text.clear();
        if (run_typed(th, main_dict, typed, code, &status)) return status;
    }
}

void print_banner(Thread* th) {
    std::string version, platform;
    Value v = dict_get_str(th->vm->sys_dict, intern(th, "version")), p = dict_get_str(th->vm->sys_dict, intern(th, "platform"));
    if (!v || !p || !text_of(th, v, &version) || !text_of(th, p, &platform)) return;
    write_report(th, "Python " + version + " on " + platform +
                         "\nType \"help\", \"copyright\", \"credits\" or \"license\" for more information.\n");
}

void run_startup_file(Thread* th, Dict* main_dict) {
    const char* path = th->vm->options->ignore_environment ? nullptr : getenv("PYTHONSTARTUP");
    if (!path || !*path) return;
    FILE* file = fopen(path, "r");
    if (!file) {
        write_report(th, std::string("Could not open PYTHONSTARTUP\nFileNotFoundError: [Errno ") + std::to_string(errno) + "] " +
                             strerror(errno) + ": '" + path + "'\n");
        return;
    }
    std::string text;
    char buffer[4096];
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, file)) > 0;) text.append(buffer, n);
    fclose(file);
    CompileOptions options;
    options.filename = Value(str_from_utf8(th, path));
    options.mode = CompileMode::Exec;
    options.is_file = true;
    Value source(str_from_utf8(th, text));
    Value code = source ? frontend_hooks.compile_source(th, source, options) : Value();
    if (!code || !interp_hooks.run_code(th, code.as<Code>(), main_dict, Value(main_dict), nullptr)) report_pending(th);
}

}  // namespace krait
