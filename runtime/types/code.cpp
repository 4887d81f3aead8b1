// The `code` type: attributes, constructor, replace(), equality and hash, line and position iterators.
//
// A code object is immutable for programs. Derived tuples (co_varnames …) are made on demand. Reference:
// Objects/codeobject.c; equality compares constants as the compiler tells them apart (0.0 and -0.0 differ).
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code_fields.h"
#include "runtime/types/complex.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace krait {

namespace {

void trace_code(Object* object, Marker& marker) {
    Code* code = reinterpret_cast<Code*>(object);
    marker.visit(code->code);
    marker.visit(code->consts);
    marker.visit(code->names);
    marker.visit(code->localsplusnames);
    marker.visit(code->localspluskinds);
    marker.visit(code->filename);
    marker.visit(code->name);
    marker.visit(code->qualname);
    marker.visit(code->linetable);
    marker.visit(code->exceptiontable);
    marker.visit(code->weak_extra);
}

// ---- Attributes ----

Code* self_code(Value self) { return self.as<Code>(); }

template <i32 Code::*field>
Value get_i32(Thread*, Value self) {
    return Value::from_small_int(self_code(self)->*field);
}
Value get_flags(Thread*, Value self) { return Value::from_small_int(self_code(self)->co_flags); }

template <auto field>
Value get_object(Thread*, Value self) {
    return Value(self_code(self)->*field);
}
Value get_filename(Thread*, Value self) { return self_code(self)->filename; }

template <u8 kinds>
Value get_names_of_kind(Thread* th, Value self) {
    Tuple* names = code_names_of_kind(th, self_code(self), kinds);
    return names ? Value(names) : Value();
}

// The line table of Python before 3.10: pairs of byte increments of offset and line.
Value get_lnotab(Thread* th, Value self) {
    Code* code = self_code(self);
    LineTableReader reader(code);
    LineEntry entry;
    std::string out;
    i32 line = code->firstlineno, offset = 0;
    while (reader.next(&entry)) {
        if (entry.line < 0 || entry.line == line) continue;
        i32 offset_delta = entry.start - offset, line_delta = entry.line - line;
        for (; offset_delta > 255; offset_delta -= 255) out += std::string("\xff\0", 2);
        auto put = [&](i32 a, i32 b) {
            out.push_back(static_cast<char>(a));
            out.push_back(static_cast<char>(b));
        };
        for (; line_delta > 127; line_delta -= 127) {
            put(offset_delta, 127);
            offset_delta = 0;
        }
        for (; line_delta < -128; line_delta += 128) {
            put(offset_delta, -128);
            offset_delta = 0;
        }
        put(offset_delta, line_delta);
        line = entry.line;
        offset = entry.start;
    }
    Bytes* bytes = bytes_from(th, out);
    return bytes ? Value(bytes) : Value();
}

bool read_only(Thread* th, Value, Value) {
    raise(th, Exc::AttributeError, "readonly attribute");
    return false;
}

constexpr GetSetDef kGetSets[] = {
    {"co_argcount", get_i32<&Code::argcount>, read_only, nullptr},
    {"co_posonlyargcount", get_i32<&Code::posonlyargcount>, read_only, nullptr},
    {"co_kwonlyargcount", get_i32<&Code::kwonlyargcount>, read_only, nullptr},
    {"co_nlocals", get_i32<&Code::nlocals>, read_only, nullptr},
    {"co_stacksize", get_i32<&Code::stacksize>, read_only, nullptr},
    {"co_flags", get_flags, read_only, nullptr},
    {"co_firstlineno", get_i32<&Code::firstlineno>, read_only, nullptr},
    {"co_code", get_object<&Code::code>, nullptr, nullptr},
    {"_co_code_adaptive", get_object<&Code::code>, nullptr, nullptr},
    {"co_consts", get_object<&Code::consts>, read_only, nullptr},
    {"co_names", get_object<&Code::names>, read_only, nullptr},
    {"co_name", get_object<&Code::name>, read_only, nullptr},
    {"co_qualname", get_object<&Code::qualname>, read_only, nullptr},
    {"co_filename", get_filename, read_only, nullptr},
    {"co_linetable", get_object<&Code::linetable>, read_only, nullptr},
    {"co_exceptiontable", get_object<&Code::exceptiontable>, read_only, nullptr},
    {"co_lnotab", get_lnotab, nullptr, nullptr},
    {"co_varnames", get_names_of_kind<kFastLocal>, nullptr, nullptr},
    {"co_cellvars", get_names_of_kind<kFastCell>, nullptr, nullptr},
    {"co_freevars", get_names_of_kind<kFastFree>, nullptr, nullptr},
};

// ---- Iteration over lines ----

Value number_or_none(i32 n) { return n < 0 ? none() : Value::from_small_int(n); }

Value code_co_lines(Thread* th, Value self) {
    LineTableReader reader(self_code(self));
    LineEntry entry;
    List* list = new_list(th);
    while (list && reader.next(&entry)) {
        Tuple* row = make_tuple(th, Value::from_small_int(entry.start), Value::from_small_int(entry.end),
                                number_or_none(entry.line));
        if (!row || !list_append(th, list, Value(row))) return {};
    }
    return list ? get_iter(th, Value(list)) : Value();
}

Value code_co_positions(Thread* th, Value self) {
    LineTableReader reader(self_code(self));
    LineEntry entry;
    List* list = new_list(th);
    while (list && reader.next(&entry)) {
        Value row[] = {number_or_none(entry.line), number_or_none(entry.end_line), number_or_none(entry.column),
                       number_or_none(entry.end_column)};
        for (i32 at = entry.start; at < entry.end; at += 2) {
            Tuple* tuple = tuple_from(th, row, 4);
            if (!tuple || !list_append(th, list, Value(tuple))) return {};
        }
    }
    return list ? get_iter(th, Value(list)) : Value();
}

Value code_varname_from_oparg(Thread* th, Value self, Value oparg) {
    i64 i;
    if (!to_i64(th, oparg, &i)) return {};
    const Tuple* names = self_code(self)->localsplusnames;
    if (i < 0 || i >= names->size) return raise(th, Exc::IndexError, "tuple index out of range");
    return names->items[i];
}

// ---- Constructors ----

// Type-checks argument `what` of function `function`.
bool expect(Thread* th, const char* function, const char* what, Value v, Kind kind, const char* type) {
    if (has_kind(v, kind)) return true;
    raise(th, Exc::TypeError, "%s() argument %s must be %s, not %T", function, what, type, v);
    return false;
}

bool non_negative(Thread* th, const char* name, i64 n) {
    if (n >= 0) return true;
    raise(th, Exc::ValueError, "code: %s must not be negative", name);
    return false;
}

Value code_new(Thread* th, Type*, const Args& args) {
    if (!check_no_keywords(th, "code", args) || !check_arg_count(th, "code", args, 16, 18)) return {};
    i64 numbers[6];
    for (u32 i = 0; i < 6; ++i)
        if (!to_i64(th, args[i], &numbers[i])) return {};
    static constexpr struct {
        Kind kind;
        const char* type;
    } kKinds[] = {{Kind::Bytes, "bytes"}, {Kind::Tuple, "tuple"}, {Kind::Tuple, "tuple"}, {Kind::Tuple, "tuple"},
                  {Kind::Str, "str"},     {Kind::Str, "str"},     {Kind::Str, "str"},     {Kind::Int, "int"},
                  {Kind::Bytes, "bytes"}, {Kind::Bytes, "bytes"}, {Kind::Tuple, "tuple"}, {Kind::Tuple, "tuple"}};
    for (u32 i = 6; i < args.count; ++i) {
        if (i == 13) continue;
        std::string what = std::to_string(i + 1);
        if (!expect(th, "code", what.c_str(), args[i], kKinds[i - 6].kind, kKinds[i - 6].type)) return {};
    }
    i64 first_line;
    if (!to_i64(th, args[13], &first_line)) return {};
    if (!non_negative(th, "argcount", numbers[0]) || !non_negative(th, "posonlyargcount", numbers[1]) ||
        !non_negative(th, "kwonlyargcount", numbers[2]) || !non_negative(th, "nlocals", numbers[3]))
        return {};
    CodeFields f;
    f.argcount = numbers[0];
    f.posonlyargcount = numbers[1];
    f.kwonlyargcount = numbers[2];
    f.stacksize = numbers[4];
    f.flags = numbers[5];
    f.code = args[6];
    f.consts = args[7];
    f.names = args[8];
    f.filename = args[10];
    f.name = args[11];
    f.qualname = args[12];
    f.firstlineno = first_line;
    f.linetable = args[14];
    f.exceptiontable = args[15];
    Tuple* freevars = args.count > 16 ? args[16].as<Tuple>() : empty_tuple();
    Tuple* cellvars = args.count > 17 ? args[17].as<Tuple>() : empty_tuple();
    if (numbers[3] != args[9].as<Tuple>()->size)
        return raise(th, Exc::ValueError, "code: co_nlocals != len(co_varnames)");
    if (!set_localsplus(th, f, args[9].as<Tuple>(), cellvars, freevars)) return {};
    Code* code = code_from_fields(th, f);
    return code ? Value(code) : Value();
}

struct ReplaceArguments {
    enum {
        kArgcount, kPosonly, kKwonly, kNlocals, kStacksize, kFlags, kFirstLine, kNumbers,
        kCode = kNumbers, kConsts, kNames, kVarnames, kFreevars, kCellvars, kFilename, kName, kQualname, kLinetable,
        kExceptiontable, kCount,
    };
    static constexpr const char* kArgNames[] = {
        "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize", "co_flags",
        "co_firstlineno", "co_code", "co_consts", "co_names", "co_varnames", "co_freevars", "co_cellvars",
        "co_filename", "co_name", "co_qualname", "co_linetable", "co_exceptiontable",
    };
    static constexpr Kind kKinds[] = {Kind::Bytes, Kind::Tuple, Kind::Tuple, Kind::Tuple, Kind::Tuple, Kind::Tuple,
                                      Kind::Str,   Kind::Str,   Kind::Str,   Kind::Bytes, Kind::Bytes};
};

Value code_replace(Thread* th, Value self, const Args& args) {
    using R = ReplaceArguments;
    Code* code = self_code(self);
    static const ArgSpec spec{"replace", R::kArgNames, R::kCount, 0, 0, 0};
    if (args.count) return raise(th, Exc::TypeError, "replace() takes no positional arguments");
    Value in[R::kCount];
    if (!parse_args(th, spec, args, in)) return {};
    i64 numbers[R::kNumbers] = {code->argcount, code->posonlyargcount, code->kwonlyargcount, code->nlocals,
                                code->stacksize, static_cast<i64>(code->co_flags), code->firstlineno};
    for (int i = 0; i < R::kNumbers; ++i)
        if (in[i] && !to_i64(th, in[i], &numbers[i])) return {};
    for (int i = R::kNumbers; i < R::kCount; ++i) {
        if (!in[i]) continue;
        Kind kind = R::kKinds[i - R::kNumbers];
        const char* type = kind == Kind::Bytes ? "bytes" : kind == Kind::Tuple ? "tuple" : "str";
        std::string what = std::string("'") + R::kArgNames[i] + "'";
        if (!expect(th, "replace", what.c_str(), in[i], kind, type)) return {};
    }
    for (int i = 0; i < R::kNumbers; ++i)
        if (numbers[i] < 0) return raise(th, Exc::ValueError, "%s must be a positive integer", R::kArgNames[i]);
    CodeFields f = fields_of(code);
    f.argcount = numbers[R::kArgcount];
    f.posonlyargcount = numbers[R::kPosonly];
    f.kwonlyargcount = numbers[R::kKwonly];
    f.stacksize = numbers[R::kStacksize];
    f.flags = numbers[R::kFlags];
    f.firstlineno = numbers[R::kFirstLine];
    auto take = [&](Value& field, int i) {
        if (in[i]) field = in[i];
    };
    take(f.code, R::kCode);
    take(f.consts, R::kConsts);
    take(f.names, R::kNames);
    take(f.filename, R::kFilename);
    take(f.name, R::kName);
    take(f.qualname, R::kQualname);
    take(f.linetable, R::kLinetable);
    take(f.exceptiontable, R::kExceptiontable);
    auto names = [&](int i, u8 kind) {
        return in[i] ? in[i].as<Tuple>() : code_names_of_kind(th, code, kind);
    };
    Tuple* varnames = names(R::kVarnames, kFastLocal);
    Tuple* cellvars = varnames ? names(R::kCellvars, kFastCell) : nullptr;
    Tuple* freevars = cellvars ? names(R::kFreevars, kFastFree) : nullptr;
    if (!freevars) return {};
    if (numbers[R::kNlocals] != varnames->size)
        return raise(th, Exc::ValueError, "code: co_nlocals != len(co_varnames)");
    if (!set_localsplus(th, f, varnames, cellvars, freevars)) return {};
    Code* result = code_from_fields(th, f);
    return result ? Value(result) : Value();
}

constexpr NativeDef kMethods[] = {
    {"__sizeof__", [](Thread*, Value) { return Value::from_small_int(sizeof(Code)); }},
    {"co_lines", code_co_lines},
    {"co_positions", code_co_positions},
    {"replace", code_replace,
     "replace($self, /, *, co_argcount=-1, co_posonlyargcount=-1,\n        co_kwonlyargcount=-1, co_nlocals=-1, "
     "co_stacksize=-1,\n        co_flags=-1, co_firstlineno=-1, co_code=None, co_consts=None,\n        co_names=None, "
     "co_varnames=None, co_freevars=None,\n        co_cellvars=None, co_filename=None, co_name=None,\n        "
     "co_qualname=None, co_linetable=None, co_exceptiontable=None)\n--\n\nReturn a copy of the code object with new "
     "values for the specified fields."},
    {"_varname_from_oparg", code_varname_from_oparg,
     "_varname_from_oparg($self, /, oparg)\n--\n\n(internal-only) Return the local variable name for the given "
     "oparg.\n\nWARNING: this method is for internal use only and may change or go away."},
};

// ---- Representation, equality, hash ----

Value code_repr(Thread* th, Value self) {
    Code* code = self_code(self);
    i32 line = code->firstlineno ? code->firstlineno : -1;
    Str* text = is_str(code->filename)
                    ? format_message(th, "<code object %U at %p, file \"%U\", line %d>", code->name, code,
                                     code->filename.as<Str>(), line)
                    : format_message(th, "<code object %U at %p, file ???, line %d>", code->name, code, line);
    return text ? Value(text) : Value();
}

bool same_bytes(const Bytes* a, const Bytes* b) { return a->view() == b->view(); }

int constants_equal(Thread* th, Value a, Value b) {
    if (a == b) return 1;
    if (type_of(a) != type_of(b)) return 0;
    if (a.is_double()) return 0;  // same bits only
    if (is_exactly(a, Kind::Complex)) {
        const Complex *x = a.as<Complex>(), *y = b.as<Complex>();
        return std::bit_cast<u64>(x->real) == std::bit_cast<u64>(y->real) &&
               std::bit_cast<u64>(x->imag) == std::bit_cast<u64>(y->imag);
    }
    if (is_exactly(a, Kind::Tuple)) {
        const Tuple *x = a.as<Tuple>(), *y = b.as<Tuple>();
        if (x->size != y->size) return 0;
        for (i64 i = 0; i < x->size; ++i)
            if (int equal = constants_equal(th, x->items[i], y->items[i]); equal != 1) return equal;
        return 1;
    }
    return equals(th, a, b);
}

Value code_richcompare(Thread* th, Value left, Value right, CompareOp op) {
    if ((op != CompareOp::Eq && op != CompareOp::Ne) || !has_kind(left, Kind::Code) || !has_kind(right, Kind::Code))
        return not_implemented();
    Code *a = self_code(left), *b = self_code(right);
    int equal = str_equal(a->name, b->name) && a->argcount == b->argcount &&
                a->posonlyargcount == b->posonlyargcount && a->kwonlyargcount == b->kwonlyargcount &&
                a->co_flags == b->co_flags && a->firstlineno == b->firstlineno && same_bytes(a->code, b->code) &&
                same_bytes(a->linetable, b->linetable) && same_bytes(a->exceptiontable, b->exceptiontable) &&
                same_bytes(a->localspluskinds, b->localspluskinds);
    if (equal) equal = constants_equal(th, Value(a->consts), Value(b->consts));
    if (equal == 1) equal = equals(th, Value(a->names), Value(b->names));
    if (equal == 1) equal = equals(th, Value(a->localsplusnames), Value(b->localsplusnames));
    if (equal < 0) return {};
    return py_bool((equal == 1) == (op == CompareOp::Eq));
}

i64 code_hash(Thread* th, Value self) {
    Code* code = self_code(self);
    u64 h = str_hash(th, code->name) ^ static_cast<u64>(code->argcount) ^ static_cast<u64>(code->kwonlyargcount) << 8 ^
            static_cast<u64>(code->co_flags) << 16 ^ static_cast<u64>(code->firstlineno) << 32;
    h ^= hash_bytes(th, code->code->data, static_cast<size_t>(code->code->length));
    for (i64 i = 0; i < code->names->size; ++i) h = h * 31 + str_hash(th, code->names->items[i].as<Str>());
    i64 result = static_cast<i64>(h);
    return result == -1 ? -2 : result;
}

}  // namespace

Code* new_code_object(Thread* th) { return heap_new<Code>(th, builtin_shape(Kind::Code)); }

void setup_code_types(Thread* th) {
    TypeSpec spec{};
    spec.name = "code";
    spec.doc =
        "code(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,\n     flags, codestring, constants, names, "
        "varnames, filename, name,\n     qualname, firstlineno, linetable, exceptiontable, freevars=(),\n     "
        "cellvars=(), /)\n--\n\nCreate a code object.  Not for the faint of heart.";
    spec.kind = Kind::Code;
    spec.flags = kTypeHasWeakref;
    spec.basic_size = sizeof(Code);
    spec.trace = trace_code;
    spec.slots.new_ = code_new;
    spec.slots.repr = code_repr;
    spec.slots.hash = code_hash;
    spec.slots.richcompare = code_richcompare;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    spec.getsets = kGetSets;
    spec.getset_count = std::size(kGetSets);
    setup_type(th, builtin_type(Kind::Code), spec);
}

}  // namespace krait
