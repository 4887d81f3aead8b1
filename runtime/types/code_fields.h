// The fields of a code object as constructors give them: types.CodeType(), code.replace(), marshal.
#pragma once

#include "runtime/types/code.h"

namespace krait {

struct CodeFields {
    i64 argcount = 0, posonlyargcount = 0, kwonlyargcount = 0, stacksize = 0, flags = 0, firstlineno = 0;
    Value code, consts, names, localsplusnames, localspluskinds;
    Value filename, name, qualname, linetable, exceptiontable;
};

// Names and kinds of localsplus from the three tuples a program sees. False: raised.
[[nodiscard]] bool set_localsplus(Thread* th, CodeFields& fields, Tuple* varnames, Tuple* cellvars, Tuple* freevars);
// Checks the fields and makes the object. Null: raised ("code: co_code is malformed" …).
Code* code_from_fields(Thread* th, const CodeFields& fields);
CodeFields fields_of(const Code* code);

// Names among localsplus whose kind has a bit of `kinds`: co_varnames, co_cellvars, co_freevars.
Tuple* code_names_of_kind(Thread* th, const Code* code, u8 kinds);

// Steps over co_linetable: one entry at a time.
struct LineEntry {
    i32 start = 0, end = 0;  // bytes of code
    i32 line = 0;            // -1: none
    i32 end_line = 0, column = -1, end_column = -1;
};
class LineTableReader {
  public:
    explicit LineTableReader(const Code* code);
    bool next(LineEntry* entry);

  private:
    u32 varint();
    i32 signed_varint();
    const u8* at_;
    const u8* end_;
    i32 offset_ = 0;
    i32 line_;
};

}  // namespace krait
