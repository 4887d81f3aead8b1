// Texts of exceptions as the interpreter prints them. Private to runtime/report*.cpp.
#pragma once

#include <string>

#include "runtime/thread.h"

namespace krait {

// "Traceback" entries of `traceback` without the heading, CPython 3.11's format with carets. Never raises.
std::string traceback_text(Thread* th, Value traceback);
// " Did you mean: 'x'?" for a NameError or AttributeError, or nothing. Never raises.
std::string suggestion_text(Thread* th, Value exception);
// The whole report with causes, contexts, notes and groups.
std::string exception_text(Thread* th, Value exception);
// Writes what open files hold back (io_open.cpp): before a source file is read, and at exit.
void flush_files(Thread* th);
// str(v) as UTF-8; empty optional is signalled by false (the exception is cleared).
bool text_of(Thread* th, Value v, std::string* out);
// To sys.stderr, or to file descriptor 2 if there is none.
void write_report(Thread* th, const std::string& text);

}  // namespace krait
