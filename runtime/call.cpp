// Calls: one entry for all callables, with the frequent layouts taken first. Functions go to the interpreter's hook.
//
// A callee that wants `self` in front gets a copy of the argument vector on the C stack; the vector itself is never
// written to. Reference: CPython's Objects/call.c.
#include "runtime/call.h"

#include <alloca.h>

#include "runtime/native_call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

Value call(Thread* th, Value callable, const Args& args) {
    if (callable.is_object()) {
        Object* object = callable.object();
        switch (object->kind()) {
            case Kind::Function: return interp_hooks.call_function(th, callable.as<Function>(), args);
            case Kind::Builtin: return call_builtin(th, callable.as<Builtin>(), args);
            case Kind::BoundMethod: {
                auto* method = callable.as<BoundMethod>();
                return call_with_self(th, method->function, method->self, args);
            }
            default: break;
        }
    }
    auto slot = type_of(callable)->slots.call;
    if (!slot) return raise(th, Exc::TypeError, "'%.200s' object is not callable", type_name(type_of(callable)));
    RecursionGuard guard(th, " while calling a Python object");
    if (!guard.ok()) return Value();
    return slot(th, callable, args);
}

Value call_with_self(Thread* th, Value callable, Value self, const Args& args) {
    u32 total = args.count + args.keyword_count();
    auto run = [&](Value* buffer) {
        buffer[0] = self;
        for (u32 i = 0; i < total; i++) buffer[i + 1] = args.data[i];
        return call(th, callable, Args{buffer, args.count + 1, args.kwnames});
    };
    if (total < 256) return run(static_cast<Value*>(alloca((total + 1) * sizeof(Value))));
    ValueVector buffer(th);
    buffer.resize(total + 1);
    return run(buffer.data());
}

Value call(Thread* th, Value callable) { return call(th, callable, Args{nullptr, 0, nullptr}); }
Value call(Thread* th, Value callable, Value a) {
    Value args[] = {a};
    return call(th, callable, Args{args, 1, nullptr});
}
Value call(Thread* th, Value callable, Value a, Value b) {
    Value args[] = {a, b};
    return call(th, callable, Args{args, 2, nullptr});
}
Value call(Thread* th, Value callable, Value a, Value b, Value c) {
    Value args[] = {a, b, c};
    return call(th, callable, Args{args, 3, nullptr});
}

Value call_tuple_dict(Thread* th, Value callable, Tuple* args, Dict* kwargs) {
    u32 positional = args ? static_cast<u32>(args->size) : 0;
    if (!kwargs || kwargs->used == 0) return call(th, callable, Args{args ? args->items : nullptr, positional, nullptr});
    ValueVector buffer(th);
    buffer.reserve(positional + static_cast<size_t>(kwargs->used));
    for (u32 i = 0; i < positional; i++) buffer.push_back(args->items[i]);
    Tuple* names = KRAIT_TRY(new_tuple(th, kwargs->used));
    i64 position = 0, n = 0;
    Value key, value;
    while (dict_next(kwargs, &position, &key, &value)) {
        if (!is_str(key)) return raise(th, Exc::TypeError, "keywords must be strings");
        names->items[n++] = key;
        buffer.push_back(value);
    }
    return call(th, callable, Args{buffer.data(), positional, names});
}

Value call_method(Thread* th, Value self, Str* name, std::initializer_list<Value> args) {
    Type* type = type_of(self);
    if (type->slots.getattr == generic_get_attribute) {
        Value found = type_lookup(type, name);
        bool unbound = found && (type_of(found)->type_flags & kTypeMethodDescriptor);
        if (unbound && !(self.is_object() && instance_get(self.object(), name))) {
            auto* buffer = static_cast<Value*>(alloca((args.size() + 1) * sizeof(Value)));
            buffer[0] = self;
            u32 n = 1;
            for (Value v : args) buffer[n++] = v;
            return call(th, found, Args{buffer, n, nullptr});
        }
    }
    Value method = KRAIT_TRY(get_attribute(th, self, name));
    return call(th, method, Args{args.begin(), static_cast<u32>(args.size()), nullptr});
}

Value call_special(Thread* th, Value self, Str* name, std::initializer_list<Value> args) {
    bool unbound;
    Value method = lookup_method(th, self, name, &unbound);
    if (!method) {
        if (has_pending(th)) return Value();
        return raise_with(th, Exc::AttributeError, Value(name));
    }
    Args rest{args.begin(), static_cast<u32>(args.size()), nullptr};
    return unbound ? call_with_self(th, method, self, rest) : call(th, method, rest);
}

}  // namespace krait
