// Native functions: how C++ functions appear as Python functions and methods.
//
// A table row is a NativeDef; the C++ signature chooses how it is called:
//   Value f(Thread*, Value self)                 no arguments
//   Value f(Thread*, Value self, Value a)        exactly one positional argument
//   Value f(Thread*, Value self, Value a, Value b)
//   Value f(Thread*, Value self, const Args&)    anything; parse with parse_args or by hand
// For module functions `self` is the module; for static methods empty; for class methods the class.
//
//   constexpr NativeDef list_methods[] = {
//       {"append", list_append, "append($self, object, /)\n--\n\nAppend object to the end of the list.", kWrites},
//   };
#pragma once

#include "runtime/error.h"
#include "runtime/thread.h"

namespace krait {

// Arguments in vectorcall order: `count` positional ones, then one value for each name in `kwnames` (null if none).
struct Args {
    const Value* data;
    u32 count;
    Tuple* kwnames;

    Value operator[](size_t i) const { return data[i]; }
    Value get(size_t i) const { return i < count ? data[i] : Value(); }
    Value get(size_t i, Value otherwise) const { return i < count ? data[i] : otherwise; }
    u32 keyword_count() const;
    // Without the keyword arguments.
    Args positional() const { return Args{data, count, nullptr}; }
};

// What a call may do, for the recorder: a pure call can be repeated or dropped.
enum Effects : u16 {
    kPure = 0,
    kReads = 1,       // reads the heap
    kWrites = 2,      // writes the heap (implies reads)
    kAllocates = 4,
    kMayRaise = 8,
    kRunsPython = 16, // may call back into Python code: anything can happen
    kAnyEffect = kReads | kWrites | kAllocates | kMayRaise | kRunsPython,
};

enum NativeFlags : u8 { kNativeMethod = 0, kNativeClassMethod = 1, kNativeStaticMethod = 2 };

using Native0 = Value (*)(Thread*, Value self);
using Native1 = Value (*)(Thread*, Value self, Value);
using Native2 = Value (*)(Thread*, Value self, Value, Value);
using NativeN = Value (*)(Thread*, Value self, const Args&);

struct NativeDef {
    const char* name;
    union {
        Native0 fn0;
        Native1 fn1;
        Native2 fn2;
        NativeN fnN;
    };
    const char* doc;  // CPython's form, "name(args)\n--\n\ntext": gives __text_signature__ and __doc__; may be null
    u16 effects;
    u8 arity;         // 0, 1, 2, or kVariadic
    u8 flags;         // NativeFlags

    static constexpr u8 kVariadic = 255;
    constexpr NativeDef(const char* n, Native0 f, const char* d = nullptr, u16 e = kAnyEffect, u8 fl = 0)
        : name(n), fn0(f), doc(d), effects(e), arity(0), flags(fl) {}
    constexpr NativeDef(const char* n, Native1 f, const char* d = nullptr, u16 e = kAnyEffect, u8 fl = 0)
        : name(n), fn1(f), doc(d), effects(e), arity(1), flags(fl) {}
    constexpr NativeDef(const char* n, Native2 f, const char* d = nullptr, u16 e = kAnyEffect, u8 fl = 0)
        : name(n), fn2(f), doc(d), effects(e), arity(2), flags(fl) {}
    constexpr NativeDef(const char* n, NativeN f, const char* d = nullptr, u16 e = kAnyEffect, u8 fl = 0)
        : name(n), fnN(f), doc(d), effects(e), arity(kVariadic), flags(fl) {}
};

struct GetSetDef {
    const char* name;
    Value (*get)(Thread*, Value self);
    bool (*set)(Thread*, Value self, Value value);  // `value` empty: delete. Null: read-only
    const char* doc;
};

// A field of the object holding a Value (T_OBJECT) exposed as an attribute, as CPython's PyMemberDef.
enum class MemberKind : u8 { Object, ObjectEx, Bool, I64, I32, Double };  // ObjectEx: AttributeError when empty
struct MemberDef {
    const char* name;
    u32 offset;
    MemberKind kind;
    bool read_only;
    const char* doc;
};

// Parses arguments as Argument Clinic does, with its messages. `spec.names` lists all parameters; the first
// `positional_only` cannot be keywords, those from `keyword_only` on must be; the first `required` must be present (of the keyword-only
// ones none). Missing optional ones are left empty in `out`.
struct ArgSpec {
    const char* function;
    const char* const* names;
    u8 count;
    u8 required;
    u8 positional_only;
    u8 keyword_only;  // index of the first keyword-only parameter; `count` if none
};
[[nodiscard]] bool parse_args(Thread* th, const ArgSpec& spec, const Args& args, Value* out);
// No keywords, between `min` and `max` positional ("%s expected at least %d argument%s, got %zd").
[[nodiscard]] bool check_arg_count(Thread* th, const char* function, const Args& args, u32 min, u32 max);
[[nodiscard]] bool check_no_keywords(Thread* th, const char* function, const Args& args);

// builtin_function_or_method: a native function bound to `self` (a module, an instance, or empty).
struct Builtin : Object {
    const NativeDef* def;
    Value self;
    Value module;   // str or empty
    Value name;     // str
    Type* owner;    // for bound methods the type that defined it, else null
};
Builtin* new_builtin(Thread* th, const NativeDef* def, Value self, Value module);

// Native modules. `slots` rows register with `KRAIT_MODULE` tables in runtime/modules/modules.def: the module's name and its
// `Value init_NAME(Thread*)`, called on first import, which returns the module object.
struct Module;
struct ModuleDef {
    const char* name;
    const char* doc;
    const NativeDef* functions;
    size_t function_count;
};
// A module object whose namespace holds the functions, __name__, __doc__, __package__, __loader__, __spec__.
Module* new_native_module(Thread* th, const ModuleDef& def);
[[nodiscard]] bool module_add(Thread* th, Module* module, const char* name, Value value);

}  // namespace krait
