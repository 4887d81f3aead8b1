// The _sre module.
#include "runtime/modules/sre.h"

#include <iterator>

#include "runtime/operators.h"
#include "runtime/types/int.h"
#include "runtime/types/unicode.h"

namespace krait {

namespace sre {
namespace {

bool character(Thread* th, Value v, u32* c) {
    int i;
    if (!to_int32(th, v, &i)) return false;
    *c = static_cast<u32>(i);
    return true;
}

Value getcodesize(Thread*, Value) { return Value::from_small_int(sizeof(u32)); }
Value ascii_iscased(Thread* th, Value, Value v) {
    u32 c;
    if (!character(th, v, &c)) return {};
    return py_bool((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
}
Value unicode_iscased(Thread* th, Value, Value v) {
    u32 c;
    if (!character(th, v, &c)) return {};
    return py_bool(lower_unicode(c) != c || unicode::simple_upper(c) != c);
}
Value ascii_tolower(Thread* th, Value, Value v) {
    u32 c;
    return character(th, v, &c) ? Value::from_small_int(lower_ascii(c)) : Value();
}
Value unicode_tolower(Thread* th, Value, Value v) {
    u32 c;
    return character(th, v, &c) ? Value::from_small_int(lower_unicode(c)) : Value();
}

constexpr NativeDef functions[] = {
    {"compile", compile_pattern, "compile($module, /, pattern, flags, code, groups, groupindex,\n        indexgroup)\n--\n\n"},
    {"getcodesize", getcodesize, "getcodesize($module, /)\n--\n\n"},
    {"ascii_iscased", ascii_iscased, "ascii_iscased($module, character, /)\n--\n\n"},
    {"unicode_iscased", unicode_iscased, "unicode_iscased($module, character, /)\n--\n\n"},
    {"ascii_tolower", ascii_tolower, "ascii_tolower($module, character, /)\n--\n\n"},
    {"unicode_tolower", unicode_tolower, "unicode_tolower($module, character, /)\n--\n\n"},
};

}  // namespace
}  // namespace sre

Value init_sre(Thread* th) {
    static const ModuleDef def{"_sre", nullptr, sre::functions, std::size(sre::functions)};
    sre::setup_match_type(th);
    sre::setup_pattern_types(th);
    sre::setup_category_maps();
    Module* module = new_native_module(th, def);
    bool ok = module && module_add(th, module, "MAGIC", Value::from_small_int(sre::kMagic)) &&
              module_add(th, module, "CODESIZE", Value::from_small_int(sizeof(u32))) &&
              module_add(th, module, "MAXREPEAT", Value::from_small_int(sre::kMaxRepeat)) &&
              module_add(th, module, "MAXGROUPS", Value::from_small_int(1073741823));
    return ok ? Value(reinterpret_cast<Object*>(module)) : Value();
}

}  // namespace krait
