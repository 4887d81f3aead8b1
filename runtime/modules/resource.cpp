// resource: limits and usage of the process.
#include <sys/resource.h>
#include <unistd.h>

#include <iterator>

#include "runtime/modules/posix.h"
#include "runtime/types/exception.h"

namespace krait {

Value new_usage(Thread* th, const struct rusage& u);   // posix_process.cpp
Type* usage_struct_type(Thread* th);

namespace {

Value limit_value(Thread* th, rlim_t v) { return v == RLIM_INFINITY ? Value::from_small_int(-1) : int_from_u64(th, v); }

Value limits(Thread* th, const rlimit& l) {
    return make_tuple(th, KRAIT_TRY(limit_value(th, l.rlim_cur)), KRAIT_TRY(limit_value(th, l.rlim_max)));
}

bool get_resource(Thread* th, Value v, int* out) {
    if (!to_int32(th, v, out)) return false;
    if (*out >= 0 && *out < RLIM_NLIMITS) return true;
    raise(th, Exc::ValueError, "invalid resource specified");
    return false;
}

bool get_limits(Thread* th, Value v, rlimit* out) {
    Tuple* t = to_tuple(th, v);
    if (!t) return false;
    i64 soft, hard;
    if (t->size != 2) {
        raise(th, Exc::ValueError, "expected a tuple of 2 integers");
        return false;
    }
    if (!to_i64(th, t->items[0], &soft) || !to_i64(th, t->items[1], &hard)) return false;
    out->rlim_cur = static_cast<rlim_t>(soft);
    out->rlim_max = static_cast<rlim_t>(hard);
    return true;
}

Value raise_limit(Thread* th) {
    if (errno == EINVAL) return raise(th, Exc::ValueError, "current limit exceeds maximum limit");
    if (errno == EPERM) return raise(th, Exc::ValueError, "not allowed to raise maximum limit");
    return raise_errno(th, errno);
}

Value resource_getrusage(Thread* th, Value, Value who_value) {
    int who;
    struct rusage usage;
    if (!to_int32(th, who_value, &who)) return {};
    if (getrusage(static_cast<__rusage_who_t>(who), &usage) < 0) {
        if (errno == EINVAL) return raise(th, Exc::ValueError, "invalid who parameter");
        return raise_errno(th, errno);
    }
    return new_usage(th, usage);
}
Value resource_getrlimit(Thread* th, Value, Value which_value) {
    int which;
    rlimit l;
    if (!get_resource(th, which_value, &which)) return {};
    return getrlimit(static_cast<__rlimit_resource_t>(which), &l) < 0 ? raise_errno(th, errno) : limits(th, l);
}
Value resource_setrlimit(Thread* th, Value, Value which_value, Value value) {
    int which;
    rlimit l;
    if (!get_resource(th, which_value, &which) || !get_limits(th, value, &l)) return {};
    return setrlimit(static_cast<__rlimit_resource_t>(which), &l) < 0 ? raise_limit(th) : none();
}
Value resource_prlimit(Thread* th, Value, const Args& args) {
    int pid, which;
    rlimit fresh, old;
    if (!check_arg_count(th, "prlimit", args, 2, 3) || !to_int32(th, args[0], &pid) || !get_resource(th, args[1], &which) ||
        (args.count == 3 && !get_limits(th, args[2], &fresh)))
        return {};
    int r = prlimit(pid, static_cast<__rlimit_resource>(which), args.count == 3 ? &fresh : nullptr, &old);
    return r < 0 ? raise_limit(th) : limits(th, old);
}
Value resource_getpagesize(Thread*, Value) { return Value::from_small_int(getpagesize()); }

constexpr NativeDef kFunctions[] = {
    {"getrusage", resource_getrusage, nullptr},
    {"getrlimit", resource_getrlimit, nullptr},
    {"setrlimit", resource_setrlimit, nullptr},
    {"prlimit", resource_prlimit, nullptr},
    {"getpagesize", resource_getpagesize, nullptr},
};
constexpr ModuleDef kModule = {"resource", nullptr, kFunctions, std::size(kFunctions)};

struct Named {
    const char* name;
    i64 number;
};
constexpr Named kConstants[] = {
#define CONSTANT(name) {#name, static_cast<i64>(name)},
#include "runtime/modules/resource_constants.def"
#undef CONSTANT
};

}  // namespace

Value init_resource(Thread* th) {
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    for (const Named& c : kConstants) {
        if (!module_add(th, module, c.name, Value::from_small_int(c.number))) return {};
    }
    bool ok = module_add(th, module, "struct_rusage", usage_struct_type(th)) &&
              module_add(th, module, "error", exception_type(Exc::OSError));
    return ok ? Value(module) : Value();
}

}  // namespace krait
