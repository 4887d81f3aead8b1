// The constants of sys: version, platform, flags, limits of number types (CPython's Python/sysmodule.c). Krait presents itself as
// CPython 3.11.2 in version numbers and cache tag, since that is the language and bytecode it implements;
// sys.implementation.name says who it is.
#include <iterator>

#include <cfloat>
#include <cstdlib>

#include "runtime/call.h"
#include "runtime/error.h"
#include "runtime/modules/sys.h"
#include "runtime/operators.h"
#include "runtime/options.h"
#include "runtime/types/int.h"
#include "runtime/types/namespace.h"
#include "runtime/types/set.h"
#include "runtime/types/structseq.h"

namespace krait {

namespace {

constexpr StructField kVersionFields[] = {{"major", "Major release number"},
                                          {"minor", "Minor release number"},
                                          {"micro", "Patch release number"},
                                          {"releaselevel", "'alpha', 'beta', 'candidate', or 'final'"},
                                          {"serial", "Serial release number"}};
constexpr StructSpec kVersion = {"sys.version_info", "sys.version_info\n\nVersion information as a named tuple.",
                                 kVersionFields, 5, 5, true};

constexpr StructField kFlagFields[] = {
    {"debug", "-d"},
    {"inspect", "-i"},
    {"interactive", "-i"},
    {"optimize", "-O or -OO"},
    {"dont_write_bytecode", "-B"},
    {"no_user_site", "-s"},
    {"no_site", "-S"},
    {"ignore_environment", "-E"},
    {"verbose", "-v"},
    {"bytes_warning", "-b"},
    {"quiet", "-q"},
    {"hash_randomization", "-R"},
    {"isolated", "-I"},
    {"dev_mode", "-X dev"},
    {"utf8_mode", "-X utf8"},
    {"warn_default_encoding", "-X warn_default_encoding"},
    {"safe_path", "-P"},
    {"int_max_str_digits", "-X int_max_str_digits"},
};
constexpr StructSpec kFlags = {"sys.flags",
                               "sys.flags\n\nFlags provided through command line arguments or environment vars.",
                               kFlagFields, 18, 18, true};

constexpr StructField kFloatFields[] = {
    {"max", "DBL_MAX -- maximum representable finite float"},
    {"max_exp", "DBL_MAX_EXP -- maximum int e such that radix**(e-1) is representable"},
    {"max_10_exp", "DBL_MAX_10_EXP -- maximum int e such that 10**e is representable"},
    {"min", "DBL_MIN -- Minimum positive normalized float"},
    {"min_exp", "DBL_MIN_EXP -- minimum int e such that radix**(e-1) is a normalized float"},
    {"min_10_exp", "DBL_MIN_10_EXP -- minimum int e such that 10**e is a normalized float"},
    {"dig", "DBL_DIG -- maximum number of decimal digits that can be faithfully represented in a float"},
    {"mant_dig", "DBL_MANT_DIG -- mantissa digits"},
    {"epsilon", "DBL_EPSILON -- Difference between 1 and the next representable float"},
    {"radix", "FLT_RADIX -- radix of exponent"},
    {"rounds", "FLT_ROUNDS -- rounding mode used for arithmetic operations"},
};
constexpr StructSpec kFloat = {"sys.float_info", "sys.float_info\n\nA named tuple holding information about the float type.",
                               kFloatFields, 11, 11, false};

constexpr StructField kIntFields[] = {
    {"bits_per_digit", "size of a digit in bits"},
    {"sizeof_digit", "size in bytes of the C type used to represent a digit"},
    {"default_max_str_digits", "maximum string conversion digits limitation"},
    {"str_digits_check_threshold", "minimum positive value for int_max_str_digits"},
};
constexpr StructSpec kInt = {"sys.int_info",
                             "sys.int_info\n\nA named tuple that holds information about Python's\ninternal "
                             "representation of integers.  The attributes are read only.",
                             kIntFields, 4, 4, false};

constexpr StructField kHashFields[] = {
    {"width", "width of the type used for hashing, in bits"},
    {"modulus", "prime number giving the modulus on which the hash function is based"},
    {"inf", "value to be used for hash of a positive infinity"},
    {"nan", "value to be used for hash of a nan"},
    {"imag", "multiplier used for the imaginary part of a complex number"},
    {"algorithm", "name of the algorithm for hashing of str, bytes and memoryviews"},
    {"hash_bits", "internal output size of hash algorithm"},
    {"seed_bits", "seed size of hash algorithm"},
    {"cutoff", "small string optimization cutoff"},
};
constexpr StructSpec kHash = {"sys.hash_info",
                              "hash_info\n\nA named tuple providing parameters used for computing\nhashes. The attributes "
                              "are read only.",
                              kHashFields, 9, 9, false};

constexpr StructField kThreadFields[] = {
    {"name", "name of the thread implementation"},
    {"lock", "name of the lock implementation"},
    {"version", "name and version of the thread library"},
};
constexpr StructSpec kThread = {"sys.thread_info",
                                "sys.thread_info\n\nA named tuple holding information about the thread implementation.",
                                kThreadFields, 3, 3, false};

Type* flags_type;

Value number(i64 i) { return Value::from_small_int(i); }
Value text(Thread* th, const char* s) { return str_from_utf8(th, s); }

Value make_struct(Thread* th, Type* type, std::initializer_list<Value> values) {
    Tuple* t = new_struct(th, type);
    if (!t) return {};
    size_t i = 0;
    for (Value v : values) t->items[i++] = v;
    return t;
}

Value make_version(Thread* th) {
    Type* type = new_struct_type(th, &kVersion);
    return make_struct(th, type, {number(3), number(11), number(2), text(th, "final"), number(0)});
}

constexpr i64 kHexVersion = 0x030b02f0;

bool add_implementation(Thread* th, Dict* dict, Value version) {
    Dict* facts = new_dict(th);
    return facts && dict_set_str(th, facts, "name", text(th, "krait")) &&
           dict_set_str(th, facts, "cache_tag", text(th, "cpython-311")) && dict_set_str(th, facts, "version", version) &&
           dict_set_str(th, facts, "hexversion", number(kHexVersion)) &&
           dict_set_str(th, facts, "_multiarch", text(th, "x86_64-linux-gnu")) &&
           dict_set_str(th, dict, "implementation", new_namespace(th, facts));
}

bool add_number_facts(Thread* th, Dict* dict) {
    auto real = [](double d) { return Value::from_double(d); };
    Value floats = make_struct(th, new_struct_type(th, &kFloat),
                               {real(DBL_MAX), number(DBL_MAX_EXP), number(DBL_MAX_10_EXP), real(DBL_MIN),
                                number(DBL_MIN_EXP), number(DBL_MIN_10_EXP), number(DBL_DIG), number(DBL_MANT_DIG),
                                real(DBL_EPSILON), number(FLT_RADIX), number(1)});
    Value ints =
        make_struct(th, new_struct_type(th, &kInt), {number(30), number(4), number(4300), number(640)});
    Value hashes = make_struct(th, new_struct_type(th, &kHash),
                               {number(64), int_from_i64(th, (i64{1} << 61) - 1), number(314159), number(0),
                                number(1000003), text(th, "siphash13"), number(64), number(128), number(0)});
    Value threads = make_struct(th, new_struct_type(th, &kThread),
                                {text(th, "pthread"), text(th, "semaphore"), text(th, "NPTL 2.36")});
    return dict_set_str(th, dict, "float_info", floats) && dict_set_str(th, dict, "int_info", ints) &&
           dict_set_str(th, dict, "hash_info", hashes) && dict_set_str(th, dict, "thread_info", threads) &&
           dict_set_str(th, dict, "float_repr_style", text(th, "short")) &&
           dict_set_str(th, dict, "maxsize", int_from_i64(th, INT64_MAX)) &&
           dict_set_str(th, dict, "maxunicode", number(0x10FFFF));
}

Value stdlib_names(Thread* th) {
    static constexpr const char* kNames[] = {
#define STDLIB_NAME(name) #name,
#include "runtime/modules/stdlib_names.def"
#undef STDLIB_NAME
    };
    Set* set = KRAIT_TRY(new_frozenset(th));
    for (const char* name : kNames) {
        if (set_add(th, set, intern(th, name)) < 0) return {};
    }
    return set;
}

}  // namespace

const char* stdlib_folder(Thread* th) {
    if (th->vm->options->stdlib) return th->vm->options->stdlib;
    const char* home = th->vm->options->ignore_environment ? nullptr : getenv("KRAIT_STDLIB");
    return home && *home ? home : "/usr/lib/python3.11";
}

Value make_sys_flags(Thread* th) {
    const Options& o = *th->vm->options;
    if (!flags_type) flags_type = new_struct_type(th, &kFlags);
    return make_struct(th, flags_type,
                       {number(o.debug), number(o.inspect), number(o.interactive), number(o.optimize),
                        number(o.dont_write_bytecode), number(o.no_user_site), number(o.no_site),
                        number(o.ignore_environment), number(o.verbose), number(o.bytes_warning), number(o.quiet),
                        number(th->vm->hash_randomized), number(o.isolated), py_bool(o.dev_mode), number(o.utf8_mode), number(o.warn_default_encoding),
                        py_bool(o.safe_path), number(o.max_str_digits)});
}

bool add_sys_facts(Thread* th, Dict* dict) {
    Value version = make_version(th);
    Value git = make_tuple(th, text(th, "CPython"), text(th, ""), text(th, ""));
    auto add = [&](const char* name, const char* value) { return dict_set_str(th, dict, name, text(th, value)); };
    return version && dict_set_str(th, dict, "version_info", version) &&
           add("version", "3.11.2 (Krait 0.1, compatible with CPython) [GCC]") &&
           dict_set_str(th, dict, "hexversion", number(kHexVersion)) &&
           dict_set_str(th, dict, "api_version", number(1013)) && add_implementation(th, dict, version) &&
           add_number_facts(th, dict) && add("platform", "linux") && add("byteorder", "little") &&
           add("platlibdir", "lib") && add("abiflags", "") && add("_framework", "") &&
           dict_set_str(th, dict, "_git", git) &&
           add("copyright", "Copyright (c) 2001-2023 Python Software Foundation.\nAll Rights Reserved.") &&
           add("prefix", "/usr") && add("exec_prefix", "/usr") && add("base_prefix", "/usr") &&
           add("base_exec_prefix", "/usr") && add("_stdlib_dir", stdlib_folder(th)) &&
           dict_set_str(th, dict, "_home", none()) && dict_set_str(th, dict, "flags", make_sys_flags(th)) &&
           dict_set_str(th, dict, "dont_write_bytecode", py_bool(th->vm->options->dont_write_bytecode)) &&
           dict_set_str(th, dict, "stdlib_module_names", stdlib_names(th)) &&
           dict_set_str(th, dict, "builtin_module_names", builtin_module_names(th));
}

}  // namespace krait
