// _opcode: what `dis` and `opcode` ask about the instruction set. The instruction table stands a floor higher, so the
// answer comes through frontend_hooks.
#include "runtime/compile.h"
#include "runtime/error.h"
#include "runtime/native.h"
#include "runtime/operators.h"

#include <iterator>

namespace krait {

namespace {

constexpr int kHaveArgument = 90;

Value stack_effect(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"opcode", "oparg", "jump"};
    static const ArgSpec spec{"stack_effect", names, 3, 1, 2, 2};
    Value in[3];
    int opcode, oparg = 0, jump = -1;
    if (!parse_args(th, spec, args, in) || !to_int32(th, in[0], &opcode)) return {};
    bool has_oparg = in[1] && !is_none(in[1]);
    if (opcode < kHaveArgument && has_oparg)
        return raise(th, Exc::ValueError, "stack_effect: opcode does not permit oparg but oparg was specified");
    if (opcode >= kHaveArgument && !has_oparg)
        return raise(th, Exc::ValueError, "stack_effect: opcode requires oparg but oparg was not specified");
    if (has_oparg && !to_int32(th, in[1], &oparg)) return {};
    if (in[2] && !is_none(in[2])) {
        if (!is_bool(in[2]))
            return raise(th, Exc::ValueError, "stack_effect: jump must be False, True or None");
        jump = in[2] == py_true();
    }
    int effect = 0;
    if (!frontend_hooks.stack_effect || !frontend_hooks.stack_effect(opcode, oparg, jump, &effect))
        return raise(th, Exc::ValueError, "invalid opcode or oparg");
    return Value::from_small_int(effect);
}

Value get_specialization_stats(Thread*, Value) { return none(); }

constexpr NativeDef kFunctions[] = {
    {"stack_effect", stack_effect,
     "stack_effect($module, opcode, oparg=None, /, *, jump=None)\n--\n\nCompute the stack effect of the opcode.", kPure},
    {"get_specialization_stats", get_specialization_stats,
     "get_specialization_stats($module, /)\n--\n\nReturn the specialization stats", kPure},
};

}  // namespace

Value init__opcode(Thread* th) {
    static const ModuleDef def{"_opcode", "Opcode support module.", kFunctions, std::size(kFunctions)};
    Module* module = new_native_module(th, def);
    return module ? Value(reinterpret_cast<Object*>(module)) : Value();
}

}  // namespace krait
