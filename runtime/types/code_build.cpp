// Making code objects from fields that a program or a file gives (CPython: _PyCode_Validate, PyCode_NewWithPosOnlyArgs).
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code_fields.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

#include <string>

namespace krait {

namespace {

bool all_strings(Tuple* tuple) {
    for (i64 i = 0; i < tuple->size; ++i)
        if (!is_str(tuple->items[i])) return false;
    return true;
}

i64 index_of(const Tuple* names, i64 count, Value name) {
    for (i64 i = 0; i < count; ++i)
        if (str_equal(names->items[i].as<Str>(), name.as<Str>())) return i;
    return -1;
}

bool validate(Thread* th, const CodeFields& f) {
    auto tuple = [](Value v) { return is_tuple(v); };
    auto bytes = [](Value v) { return has_kind(v, Kind::Bytes); };
    bool typed = bytes(f.code) && tuple(f.consts) && tuple(f.names) && tuple(f.localsplusnames) &&
                 bytes(f.localspluskinds) && is_str(f.filename) && is_str(f.name) && is_str(f.qualname) &&
                 bytes(f.linetable) && bytes(f.exceptiontable);
    i64 total = typed ? f.argcount + f.kwonlyargcount + ((f.flags & kCoVarArgs) != 0) +
                            ((f.flags & kCoVarKeywords) != 0)
                      : 0;
    if (!typed || f.argcount < f.posonlyargcount || f.posonlyargcount < 0 || f.kwonlyargcount < 0 ||
        f.stacksize < 0 || f.flags < 0 ||
        f.localsplusnames.as<Tuple>()->size != f.localspluskinds.as<Bytes>()->length) {
        raise_system_error(th, "../Objects/codeobject.c:250: bad argument to internal function");
        return false;
    }
    if (!all_strings(f.names.as<Tuple>()) || !all_strings(f.localsplusnames.as<Tuple>())) {
        raise_system_error(th, "non-string found in code slot");
        return false;
    }
    if (f.code.as<Bytes>()->length % 2) {
        raise(th, Exc::ValueError, "code: co_code is malformed");
        return false;
    }
    i64 nlocals = 0;
    for (char kind : f.localspluskinds.as<Bytes>()->view()) nlocals += (kind & kFastLocal) != 0;
    if (total > nlocals) {
        raise(th, Exc::ValueError, "code: varnames is too small");
        return false;
    }
    return true;
}

// A line table without columns (-X no_debug_ranges).
Bytes* without_columns(Thread* th, const Code* code) {
    LineTableReader reader(code);
    LineEntry entry;
    std::string out;
    i32 line = code->firstlineno;
    constexpr u32 kNoColumns = 13, kNone = 15;
    while (reader.next(&entry)) {
        u32 units = static_cast<u32>(entry.end - entry.start) / 2;
        out.push_back(static_cast<char>(0x80 | (entry.line < 0 ? kNone : kNoColumns) << 3 | (units - 1)));
        if (entry.line < 0) continue;
        i32 delta = entry.line - line;
        line = entry.line;
        u32 value = delta < 0 ? static_cast<u32>(-delta) << 1 | 1 : static_cast<u32>(delta) << 1;
        for (; value >= 64; value >>= 6) out.push_back(static_cast<char>(0x40 | (value & 0x3F)));
        out.push_back(static_cast<char>(value));
    }
    return bytes_from(th, out);
}

}  // namespace

bool set_localsplus(Thread* th, CodeFields& fields, Tuple* varnames, Tuple* cellvars, Tuple* freevars) {
    if (!all_strings(varnames) || !all_strings(cellvars) || !all_strings(freevars)) {
        raise_system_error(th, "non-string found in code slot");
        return false;
    }
    Tuple* names = new_tuple(th, varnames->size + cellvars->size + freevars->size);
    if (!names) return false;
    std::string kinds;
    for (i64 i = 0; i < varnames->size; ++i) {
        names->items[i] = varnames->items[i];
        kinds.push_back(kFastLocal);
    }
    i64 count = varnames->size;
    auto add = [&](Value name, u8 kind) {
        names->items[count++] = name;
        kinds.push_back(static_cast<char>(kind));
    };
    for (i64 i = 0; i < cellvars->size; ++i) {
        i64 local = index_of(varnames, varnames->size, cellvars->items[i]);
        if (local >= 0)
            kinds[static_cast<size_t>(local)] = static_cast<char>(kFastLocal | kFastCell);
        else
            add(cellvars->items[i], kFastCell);
    }
    for (i64 i = 0; i < freevars->size; ++i) add(freevars->items[i], kFastFree);
    if (count < names->size) names = tuple_from(th, names->items, count);
    Bytes* kind_bytes = names ? bytes_from(th, kinds) : nullptr;
    if (!kind_bytes) return false;
    fields.localsplusnames = Value(names);
    fields.localspluskinds = Value(kind_bytes);
    return true;
}

Code* code_from_fields(Thread* th, const CodeFields& f) {
    if (!validate(th, f)) return nullptr;
    Code* code = new_code_object(th);
    if (!code) return nullptr;
    code->argcount = static_cast<i32>(f.argcount);
    code->posonlyargcount = static_cast<i32>(f.posonlyargcount);
    code->kwonlyargcount = static_cast<i32>(f.kwonlyargcount);
    code->stacksize = static_cast<i32>(f.stacksize);
    code->co_flags = static_cast<u32>(f.flags);
    code->firstlineno = static_cast<i32>(f.firstlineno);
    code->code = f.code.as<Bytes>();
    code->consts = f.consts.as<Tuple>();
    code->names = f.names.as<Tuple>();
    code->localsplusnames = f.localsplusnames.as<Tuple>();
    code->localspluskinds = f.localspluskinds.as<Bytes>();
    code->filename = f.filename;
    code->name = f.name.as<Str>();
    code->qualname = f.qualname.as<Str>();
    code->linetable = f.linetable.as<Bytes>();
    code->exceptiontable = f.exceptiontable.as<Bytes>();
    write_barrier(th, code);
    if (th->vm->options->no_debug_ranges) {
        Bytes* lines = without_columns(th, code);
        if (!lines) return nullptr;
        set_field(th, code, code->linetable, lines);
    }
    for (char kind : code->localspluskinds->view()) {
        code->nlocals += (kind & kFastLocal) != 0;
        code->ncellvars += (kind & kFastCell) != 0;
        code->nfreevars += (kind & kFastFree) != 0;
    }
    code->nlocalsplus = static_cast<i32>(code->localsplusnames->size);
    // Names are looked up by identity first: let them be the interned ones, as the compiler's are.
    for (i64 i = 0; i < code->names->size; ++i)
        if (Str* s = intern(th, code->names->items[i].as<Str>())) set_field(th, code->names, code->names->items[i], Value(s));
    for (i64 i = 0; i < code->localsplusnames->size; ++i)
        if (Str* s = intern(th, code->localsplusnames->items[i].as<Str>()))
            set_field(th, code->localsplusnames, code->localsplusnames->items[i], Value(s));
    return code;
}

CodeFields fields_of(const Code* code) {
    CodeFields f;
    f.argcount = code->argcount;
    f.posonlyargcount = code->posonlyargcount;
    f.kwonlyargcount = code->kwonlyargcount;
    f.stacksize = code->stacksize;
    f.flags = code->co_flags;
    f.firstlineno = code->firstlineno;
    f.code = Value(code->code);
    f.consts = Value(code->consts);
    f.names = Value(code->names);
    f.localsplusnames = Value(code->localsplusnames);
    f.localspluskinds = Value(code->localspluskinds);
    f.filename = code->filename;
    f.name = Value(code->name);
    f.qualname = Value(code->qualname);
    f.linetable = Value(code->linetable);
    f.exceptiontable = Value(code->exceptiontable);
    return f;
}

Tuple* code_names_of_kind(Thread* th, const Code* code, u8 kinds) {
    i64 count = 0;
    for (char kind : code->localspluskinds->view()) count += (kind & kinds) != 0;
    Tuple* names = new_tuple(th, count);
    if (!names) return nullptr;
    i64 at = 0;
    for (i64 i = 0; i < code->localsplusnames->size; ++i)
        if (code->localspluskinds->data[i] & kinds) names->items[at++] = code->localsplusnames->items[i];
    return names;
}

}  // namespace krait
