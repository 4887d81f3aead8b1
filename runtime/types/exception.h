// Exception instances.
#pragma once

#include "runtime/error.h"
#include "runtime/type.h"

namespace krait {

// Layout of every exception; subclasses with extra fields extend it (`layout` column of exceptions.def). Python-level
// attributes live in the attribute area after the layout.
struct ExceptionObject : Object {
    Tuple* args;
    Value traceback;        // Traceback or empty
    Value context, cause;   // exceptions or empty
    Value notes;            // list or empty
    bool suppress_context;
};
struct StopIterationObject : ExceptionObject { Value value; };
struct SystemExitObject : ExceptionObject { Value code; };
struct ImportErrorObject : ExceptionObject { Value msg, name, path; };
struct NameErrorObject : ExceptionObject { Value name; };
struct AttributeErrorObject : ExceptionObject { Value obj, name; };
struct SyntaxErrorObject : ExceptionObject {
    Value msg, filename, lineno, offset, end_lineno, end_offset, text, print_file_and_line;
};
struct OSErrorObject : ExceptionObject { Value errno_, strerror, filename, filename2; i64 written; };
struct UnicodeErrorObject : ExceptionObject { Value encoding, object, reason; i64 start, end; };
struct GroupObject : ExceptionObject { Value msg, excs; };

struct Traceback : Object {
    Value next;      // Traceback or empty
    Value frame;     // frame object
    i32 lasti;       // byte offset of the instruction
    i32 lineno;      // kLineLater until someone asks: use traceback_line
};
constexpr i32 kLineLater = -0x7FFFFFFF;
i32 traceback_line(const Traceback* traceback);

inline bool is_exception(Value v) { return has_kind(v, Kind::Exception); }
inline ExceptionObject* exception(Value v) { return v.as<ExceptionObject>(); }
// Instance from a class and one argument; empty if the constructor raised.
Value new_exception(Thread* th, Type* type, Value argument = Value());
// Does the exception (or class) match `cls`, a class or tuple of classes (6.? "except")? 1, 0, -1.
int exception_matches(Thread* th, Value exception, Value cls);
// The whole of what the interpreter prints for an uncaught exception, to sys.stderr.
void print_exception(Thread* th, Value exception);

}  // namespace krait
