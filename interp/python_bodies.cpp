// The bodies' source, their copies, and which call has one. See interp/python_bodies.h.
#include "interp/python_bodies.h"

#include <span>
#include <string_view>
#include <unordered_map>

#include "runtime/compile.h"
#include "runtime/error.h"
#include "runtime/roots.h"
#include "runtime/types/bytes.h"
#include "runtime/types/descriptor.h"
#include "runtime/types/dict.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

enum class Body : u8 { Sum, Any, All, List, Tuple, Set, Join, Min, Max, MinKey, MaxKey, Keys, Reduce, Reduce3, Count };

// In the order of Body. No names but parameters and locals: nothing that a program can replace is looked up.
// An empty iterable is left to the builtin, which words the error.
constexpr const char* kSource = R"(
def b(it, total):
    for x in it:
        total = total + x
    return total
def b(it):
    for x in it:
        if x:
            return True
    return False
def b(it):
    for x in it:
        if not x:
            return False
    return True
b = lambda it: [x for x in it]
b = lambda it: (*[x for x in it],)
b = lambda it: {x for x in it}
b = lambda separator, it: separator.join([x for x in it])
def b(it, builtin):
    for m in it:
        break
    else:
        return builtin(())
    for x in it:
        if x < m:
            m = x
    return m
def b(it, builtin):
    for m in it:
        break
    else:
        return builtin(())
    for x in it:
        if x > m:
            m = x
    return m
def b(it, key, builtin):
    first = True
    for x in it:
        k = key(x)
        if first:
            m = x
            best = k
            first = False
        elif k < best:
            m = x
            best = k
    if first:
        return builtin(())
    return m
def b(it, key, builtin):
    first = True
    for x in it:
        k = key(x)
        if first:
            m = x
            best = k
            first = False
        elif k > best:
            m = x
            best = k
    if first:
        return builtin(())
    return m
def b(key, items):
    return [key(x) for x in items]
def b(function, it, builtin):
    first = True
    for x in it:
        if first:
            total = x
            first = False
        else:
            total = function(total, x)
    if first:
        return builtin(None, ())
    return total
def b(function, it, total):
    for x in it:
        total = function(total, x)
    return total
)";

constexpr size_t kMaxCopies = 4096;

struct Bodies {
    Function* originals[static_cast<int>(Body::Count)] = {};
    std::unordered_map<u64, Function*> copies;
    bool failed = false;
};

void trace_bodies(void* context, Marker& marker) {
    auto* bodies = static_cast<Bodies*>(context);
    for (Function* f : bodies->originals)
        if (f) marker.visit(f);
    for (auto& [key, f] : bodies->copies) marker.visit(f);
}

// A copy of its own, with register code of its own; codes among the constants too.
Code* copy_code(Thread* th, const Code* code) {
    Code* copy = new_code_object(th);
    if (!copy) return nullptr;
    constexpr size_t head = sizeof(Object);
    __builtin_memcpy(reinterpret_cast<char*>(copy) + head, reinterpret_cast<const char*>(code) + head, sizeof(Code) - head);
    copy->reg = nullptr;
    copy->weak_extra = Value();
    copy->co_flags |= kCoHidden;
    write_barrier(th, copy);
    for (i64 i = 0; i < code->consts->size; ++i) {
        if (!has_kind(code->consts->items[i], Kind::Code)) continue;
        Tuple* consts = tuple_from(th, code->consts->items, code->consts->size);
        if (!consts) return nullptr;
        for (i64 k = i; k < consts->size; ++k)
            if (has_kind(consts->items[k], Kind::Code)) {
                Code* inner = copy_code(th, consts->items[k].as<Code>());
                if (!inner) return nullptr;
                set_field(th, consts, consts->items[k], Value(inner));
            }
        set_field(th, copy, copy->consts, consts);
        break;
    }
    return copy;
}

void compile_bodies(Thread* th, Bodies& bodies) {
    CompileOptions options;
    options.filename = Value(str_from_ascii(th, "<builtins>"));
    options.mode = CompileMode::Exec;
    Value module = frontend_hooks.compile_source ? frontend_hooks.compile_source(th, Value(str_from_ascii(th, kSource)), options) : Value();
    Dict* globals = module ? new_dict(th) : nullptr;
    int n = 0;
    if (globals)
        for (Value v : std::span(module.as<Code>()->consts->items, static_cast<size_t>(module.as<Code>()->consts->size))) {
            if (!has_kind(v, Kind::Code) || n == static_cast<int>(Body::Count)) continue;
            Code* copy = copy_code(th, v.as<Code>());
            Function* f = copy ? new_function(th, copy, globals) : nullptr;
            if (!f) break;
            bodies.originals[n++] = f;
        }
    bodies.failed = n != static_cast<int>(Body::Count);
    clear_pending(th);
}

Bodies& bodies_of(Thread* th) {
    InterpState& state = interp_state(th);
    if (!state.bodies) {
        auto* bodies = new Bodies;
        state.bodies = bodies;
        add_root_tracer(th, trace_bodies, bodies);
        compile_bodies(th, *bodies);
    }
    return *static_cast<Bodies*>(state.bodies);
}

// The body for items made by `maker`, a code; null if there is none. A code's address may come to mean another one: no harm.
Function* body_for(Thread* th, Body body, const Code* maker) {
    Bodies& bodies = bodies_of(th);
    if (bodies.failed) return nullptr;
    u64 key = reinterpret_cast<u64>(maker) << 4 | static_cast<u64>(body);
    auto found = bodies.copies.find(key);
    if (found != bodies.copies.end()) return found->second;
    Function* original = bodies.originals[static_cast<int>(body)];
    if (bodies.copies.size() >= kMaxCopies) return original;
    Code* code = copy_code(th, original->code);
    Function* f = code ? new_function(th, code, original->globals) : nullptr;
    if (!f) {
        clear_pending(th);
        return original;
    }
    return bodies.copies[key] = f;
}

bool is_of_builtins(Thread* th, const Builtin* builtin) {
    return has_kind(builtin->self, Kind::Module) && builtin->self.as<Module>()->dict == th->vm->builtins;
}

bool set_body(BodyCall* out, Function* f, std::initializer_list<BodyCall::Argument> arguments) {
    if (!f) return false;
    out->function = f;
    for (const auto& a : arguments) out->arguments[out->count++] = a;
    return true;
}

bool over_generator(Thread* th, Value callable, const Value* args, u32 count, BodyCall* out) {
    auto item = [](i32 i) { return BodyCall::Argument{i, Value()}; };
    if (has_kind(callable, Kind::MethodDescriptor)) {
        if (count != 2 || !is_exactly(args[1], Kind::Generator) || !is_exactly(args[0], Kind::Str)) return false;
        auto* method = callable.as<MethodDescriptor>();
        if (method->owner != builtin_type(Kind::Str) || std::string_view(method->def->name) != "join") return false;
        return set_body(out, body_for(th, Body::Join, args[1].as<Generator>()->code), {item(0), item(1)});
    }
    const Code* maker = args[0].as<Generator>()->code;
    if (is_type(callable)) {
        if (count != 1) return false;
        auto* type = callable.as<Type>();
        if (type == builtin_type(Kind::List)) return set_body(out, body_for(th, Body::List, maker), {item(0)});
        if (type == builtin_type(Kind::Tuple)) return set_body(out, body_for(th, Body::Tuple, maker), {item(0)});
        if (type == builtin_type(Kind::Set)) return set_body(out, body_for(th, Body::Set, maker), {item(0)});
        return false;
    }
    auto* builtin = callable.as<Builtin>();
    std::string_view name = builtin->def->name;
    if (name == "sum" && is_of_builtins(th, builtin)) {
        if (count == 1) return set_body(out, body_for(th, Body::Sum, maker), {item(0), {-1, Value::from_small_int(0)}});
        bool number = count == 2 && (args[1].is_small_int() || args[1].is_double());
        return number && set_body(out, body_for(th, Body::Sum, maker), {item(0), item(1)});
    }
    if (count != 1 || (name != "any" && name != "all" && name != "min" && name != "max") || !is_of_builtins(th, builtin)) return false;
    if (name == "any") return set_body(out, body_for(th, Body::Any, maker), {item(0)});
    if (name == "all") return set_body(out, body_for(th, Body::All, maker), {item(0)});
    return set_body(out, body_for(th, name == "min" ? Body::Min : Body::Max, maker), {item(0), {-1, callable}});
}

}  // namespace

bool find_body(Thread* th, Value callable, const Value* args, u32 count, Tuple* kwnames, BodyCall* out) {
    if (is_tracing(th)) return false;
    auto item = [](i32 i) { return BodyCall::Argument{i, Value()}; };
    if (kwnames) {
        // min and max with a key function in Python.
        if (kwnames->size != 1 || count != 1 || !is_exactly(args[1], Kind::Function) || !has_kind(callable, Kind::Builtin)) return false;
        auto* builtin = callable.as<Builtin>();
        std::string_view name = builtin->def->name;
        if ((name != "min" && name != "max") || !is_of_builtins(th, builtin) || !str_equal(kwnames->items[0].as<Str>(), "key")) return false;
        return set_body(out, body_for(th, name == "min" ? Body::MinKey : Body::MaxKey, args[1].as<Function>()->code), {item(0), item(1), {-1, callable}});
    }
    if (count == 0) return false;
    bool takes_generator = is_exactly(args[0], Kind::Generator) || (count == 2 && is_exactly(args[1], Kind::Generator) && has_kind(callable, Kind::MethodDescriptor));
    if (takes_generator && (has_kind(callable, Kind::Builtin) || has_kind(callable, Kind::MethodDescriptor) || is_type(callable)))
        return over_generator(th, callable, args, count, out);
    if ((count == 2 || count == 3) && is_exactly(args[0], Kind::Function) && has_kind(callable, Kind::Builtin)) {
        auto* builtin = callable.as<Builtin>();
        if (std::string_view(builtin->def->name) != "reduce" || type_of(args[1])->slots.iter == nullptr) return false;
        Function* f = body_for(th, count == 2 ? Body::Reduce : Body::Reduce3, args[0].as<Function>()->code);
        if (count == 2) return set_body(out, f, {item(0), item(1), {-1, callable}});
        return set_body(out, f, {item(0), item(1), item(2)});
    }
    return false;
}

Frame* push_body(Thread* th, const BodyCall& body, const Value* args, ReturnTo to) {
    Value values[3];
    for (u32 i = 0; i < body.count; ++i) values[i] = body.arguments[i].index < 0 ? body.arguments[i].constant : args[body.arguments[i].index];
    return push_function(th, body.function, values, body.count, nullptr, to);
}

// ---- Entering a generator from a call ----

bool find_generator_call(Thread* th, Value callable, const Value* args, u32 count, Tuple* kwnames, GeneratorCall* out) {
    if (kwnames || count == 0 || count > 2 || is_tracing(th) || th->recursion_depth >= th->recursion_limit) return false;
    Value v = args[0];
    bool generator = is_exactly(v, Kind::Generator);
    if (!generator && !is_exactly(v, Kind::Coroutine)) return false;
    auto* g = v.as<Generator>();
    if (!can_inline_generator(g)) return false;
    if (has_kind(callable, Kind::Builtin)) {
        auto* builtin = callable.as<Builtin>();
        if (!generator || std::string_view(builtin->def->name) != "next" || !is_of_builtins(th, builtin)) return false;
        if (count == 2) out->otherwise = 1;
    } else if (is_exactly(callable, Kind::MethodDescriptor)) {
        auto* method = callable.as<MethodDescriptor>();
        if (count != 2 || method->owner != type_of(v) || std::string_view(method->def->name) != "send") return false;
        if (g->state == kGenCreated && !is_none(args[1])) return false;
        out->sent = 1;
    } else {
        return false;
    }
    out->generator = g;
    return true;
}

// ---- For runtime/types/sort.cpp ----

List* apply_to_each(Thread* th, Function* key, const Value* items, i64 count) {
    Function* body = is_tracing(th) ? nullptr : body_for(th, Body::Keys, key->code);
    List* list = new_list(th, count);
    if (!list) return nullptr;
    if (!body) {
        for (i64 i = 0; i < count; ++i) {
            Value k = call(th, Value(key), items[i]);
            if (!k || !list_append(th, list, k)) return nullptr;
        }
        return list;
    }
    __builtin_memcpy(static_cast<void*>(list->items), items, static_cast<size_t>(count) * sizeof(Value));
    list->size = count;
    Value made = call(th, Value(body), Value(key), Value(list));
    return made ? made.as<List>() : nullptr;
}

}  // namespace krait
