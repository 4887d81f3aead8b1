// Module `_csv`: dialects, and the state machine that reads and writes rows.
#pragma once

#include "runtime/type.h"
#include "runtime/types/str.h"

namespace krait::csv {

enum Quoting : int { kQuoteMinimal, kQuoteAll, kQuoteNonnumeric, kQuoteNone };
constexpr u32 kNotSet = 0xFFFFFFFF;

struct Dialect : Object {
    bool double_quote, skip_initial_space, strict;
    int quoting;
    u32 delimiter, quote, escape;   // kNotSet: none
    Value line_terminator;          // str
};

extern Type* dialect_type;
extern Value error_type;
extern i64 field_limit;

// The dialect of a reader or writer: `dialect` (name, class, instance, empty) changed by keywords.
Dialect* make_dialect(Thread* th, Value dialect, const Args& keywords);
Value fail(Thread* th, const char* message);
void setup_dialect(Thread* th);
void setup_reader(Thread* th);
void setup_writer(Thread* th);
Value new_reader(Thread* th, Value self, const Args& args);
Value new_writer(Thread* th, Value self, const Args& args);
Value register_dialect(Thread* th, Value self, const Args& args);
Value unregister_dialect(Thread* th, Value self, Value name);
Value get_dialect(Thread* th, Value self, Value name);
Value list_dialects(Thread* th, Value self);
Dict* dialects(Thread* th);

}  // namespace krait::csv
