// Unpickler: classes, instances, persistent ids, buffers out of band; the type Unpickler and the functions load and loads.
#include <iterator>

#include "runtime/gil.h"
#include "runtime/import.h"
#include "runtime/modules/pickle_load.h"
#include "runtime/modules/sys.h"
#include "runtime/shape.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/set.h"

namespace krait::pickle {

// ---- Names ----

static bool python3_names(Thread* th, Value* module, Value* name) {
    Value key = Value(KRAIT_TRY(make_tuple(th, *module, *name)));
    Value pair = dict_get(th, shared.name_mapping.as<Dict>(), key);
    if (pair) {
        if (!is_tuple(pair) || pair.as<Tuple>()->size != 2) {
            raise(th, Exc::RuntimeError, "_compat_pickle.NAME_MAPPING values should be 2-tuples, not %.200s", type_name(type_of(pair)));
            return false;
        }
        *module = pair.as<Tuple>()->items[0];
        *name = pair.as<Tuple>()->items[1];
        return true;
    }
    if (has_pending(th)) return false;
    if (Value other = dict_get(th, shared.import_mapping.as<Dict>(), *module)) *module = other;
    return !has_pending(th);
}

static Value find_global(Thread* th, Unpickler* u, int protocol, Value module, Value name) {
    if (!audit(th, "pickle.find_class", {module, name})) return {};
    if (protocol < 3 && u->fix_imports && !python3_names(th, &module, &name)) return {};
    // Other threads may still be running the module: import waits for them.
    Value from = is_str(module) && live_thread_count <= 1 ? dict_get_str(th->vm->modules, module.as<Str>()) : Value();
    if (!from) from = KRAIT_TRY(import_module(th, module));
    if (protocol < 4) {
        Value found = find_attribute(th, from, intern(th, name.as<Str>()));
        if (found || has_pending(th)) return found;
        return raise(th, Exc::AttributeError, "Can't get attribute %R on %R", name, from);
    }
    List* parts;
    Value parent;
    if (!split_name(th, name.as<Str>(), from, &parts)) return {};
    Value found = deep_attribute(th, from, parts, &parent);
    if (found || has_pending(th)) return found;
    return raise(th, Exc::AttributeError, "Can't get attribute %R on %R", name, from);
}

Value Loader::find_class(Value module, Value name) {
    if (plain_class) return find_global(th, u, protocol, module, name);
    u->protocol = protocol;
    return call_method(th, Value(u), intern(th, "find_class"), {module, name});
}

bool Loader::load_global() {
    std::string_view line;
    if (!read_line(&line)) return false;
    if (line.size() < 2) {
        raise_type(th, unpickling_error(), "pickle data was truncated");
        return false;
    }
    Value module = Value(KRAIT_TRY(str_from_utf8(th, line.substr(0, line.size() - 1))));
    if (!read_line(&line)) return false;
    if (line.size() < 2) {
        raise_type(th, unpickling_error(), "pickle data was truncated");
        return false;
    }
    Value name = Value(KRAIT_TRY(str_from_utf8(th, line.substr(0, line.size() - 1))));
    return push_new(find_class(module, name));
}

bool Loader::load_stack_global() {
    Value name, module;
    if (!pop(&name) || !pop(&module)) return false;
    if (!is_exactly(name, Kind::Str) || !is_exactly(module, Kind::Str)) {
        raise_type(th, unpickling_error(), "STACK_GLOBAL requires str");
        return false;
    }
    return push_new(find_class(module, name));
}

bool Loader::load_extension(int size_bytes) {
    const char* data;
    if (!read(static_cast<size_t>(size_bytes), &data)) return false;
    i32 code = 0;
    __builtin_memcpy(&code, data, static_cast<size_t>(size_bytes));
    if (code <= 0) {
        raise_type(th, unpickling_error(), "EXT specifies code <= 0");
        return false;
    }
    Value key = Value::from_small_int(code);
    Value found = dict_get(th, shared.extension_cache.as<Dict>(), key);
    if (found) return push(found), true;
    if (has_pending(th)) return false;
    Value pair = dict_get(th, shared.inverted_registry.as<Dict>(), key);
    if (!pair) {
        if (!has_pending(th)) raise(th, Exc::ValueError, "unregistered extension code %ld", static_cast<long>(code));
        return false;
    }
    if (!is_tuple(pair) || pair.as<Tuple>()->size != 2 || !is_str(pair.as<Tuple>()->items[0]) || !is_str(pair.as<Tuple>()->items[1])) {
        raise(th, Exc::ValueError, "_inverted_registry[%ld] isn't a 2-tuple of strings", static_cast<long>(code));
        return false;
    }
    found = KRAIT_TRY(find_class(pair.as<Tuple>()->items[0], pair.as<Tuple>()->items[1]));
    if (!dict_set(th, shared.extension_cache.as<Dict>(), key, found)) return false;
    push(found);
    return true;
}

// ---- Instances ----

static bool new_broken(Thread* th, bool ex, const char* rest, const char* what) {
    Str* text = format_message(th, rest, ex ? "NEWOBJ_EX" : "NEWOBJ", what);
    if (text) raise_type(th, unpickling_error(), "%U", text);
    return false;
}

bool Loader::load_new(bool ex) {
    Value keywords, args, cls;
    if ((ex && !pop(&keywords)) || !pop(&args) || !pop(&cls)) return false;
    if (!is_type(cls)) return new_broken(th, ex, "%s class argument must be a type, not %.200s", type_name(type_of(cls)));
    auto* type = cls.as<Type>();
    if (!type->slots.new_) return new_broken(th, ex, "%s class argument '%.200s' doesn't have __new__", type_name(type));
    if (!is_tuple(args)) return new_broken(th, ex, "%s args argument must be a tuple, not %.200s", type_name(type_of(args)));
    if (ex && !is_dict(keywords)) return new_broken(th, ex, "%s kwargs argument must be a dict, not %.200s", type_name(type_of(keywords)));
    auto* positional = args.as<Tuple>();
    if (!ex || !keywords.as<Dict>()->used) return push_new(type->slots.new_(th, type, Args{positional->items, static_cast<u32>(positional->size), nullptr}));
    i64 n = keywords.as<Dict>()->used, i = 0, position = 0;
    Tuple* names = KRAIT_TRY(new_tuple(th, n));
    ValueVector all(th);
    for (i64 k = 0; k < positional->size; ++k) all.push_back(positional->items[k]);
    Value key, value;
    while (dict_next(keywords.as<Dict>(), &position, &key, &value) && i < n) {
        if (!is_str(key)) return raise(th, Exc::TypeError, "keywords must be strings"), false;
        names->items[i++] = key;
        all.push_back(value);
    }
    return push_new(type->slots.new_(th, type, Args{all.data(), static_cast<u32>(positional->size), names}));
}

// OBJ and INST: classes of Python 2's time, made without __init__ when there are no arguments.
bool Loader::load_instance(bool by_name) {
    Value cls;
    size_t at;
    if (by_name) {
        if (!load_global() || !pop(&cls)) return false;
        if (!mark(&at)) return false;
    } else {
        if (!mark(&at)) return false;
        if (stack.size() == at) return underflow();
        cls = stack[at];
    }
    size_t first = by_name ? at : at + 1;
    Value args = Value(KRAIT_TRY(tuple_from(th, stack.data() + first, static_cast<i64>(stack.size() - first))));
    stack.resize(at);
    if (!args.as<Tuple>()->size && is_type(cls)) {
        Value old = find_attribute(th, cls, intern(th, "__getinitargs__"));
        if (!old && has_pending(th)) return false;
        if (!old) return push_new(call_method(th, cls, th->vm->names.dunder_new, {cls}));
    }
    return push_new(call_tuple_dict(th, cls, args.as<Tuple>(), nullptr));
}

bool Loader::load_reduce() {
    Value args, function;
    if (!pop(&args) || !pop(&function)) return false;
    if (!is_tuple(args)) {
        if (!is_callable(function)) return raise(th, Exc::TypeError, "'%.200s' object is not callable", type_name(type_of(function))), false;
        return raise(th, Exc::TypeError, "argument list must be a tuple"), false;
    }
    return push_new(call_tuple_dict(th, function, args.as<Tuple>(), nullptr));
}

// May attributes go straight into the shape, with what `__dict__` would show as the only difference that it is not made?
static bool has_plain_dict(Thread* th, Value v) {
    if (!v.is_object() || !(v.object()->shape()->flags & kShapeHasSlots) || (v.object()->shape()->flags & kShapeNoDict)) return false;
    Type* type = type_of(v);
    if (!(type->type_flags & kTypeHasDict) || type->slots.getattr != generic_get_attribute) return false;
    Value descriptor = type_lookup(type, th->vm->names.dunder_dict);
    return descriptor && has_kind(descriptor, Kind::GetSetDescriptor);
}

static bool set_dict_state(Thread* th, Value v, Value state) {
    if (!is_dict(state)) {
        raise_type(th, unpickling_error(), "state is not a dictionary");
        return false;
    }
    bool plain = has_plain_dict(th, v);
    Value target = plain ? Value() : get_attribute(th, v, th->vm->names.dunder_dict);
    if (!plain && !target) return false;
    i64 position = 0;
    Value key, value;
    while (dict_next(state.as<Dict>(), &position, &key, &value)) {
        if (is_exactly(key, Kind::Str)) key = Value(intern(th, key.as<Str>()));
        else if (plain) {
            plain = false;
            target = KRAIT_TRY(get_attribute(th, v, th->vm->names.dunder_dict));
        }
        if (plain ? !instance_set(th, v.object(), key.as<Str>(), value) : !set_item(th, target, key, value)) return false;
    }
    return true;
}

bool Loader::load_build() {
    Value state, v;
    if (stack.size() < fence + 2) return underflow();
    if (!pop(&state) || !top(&v)) return false;
    Value setstate = find_attribute(th, v, th->vm->names.dunder_setstate);
    if (!setstate && has_pending(th)) return false;
    if (setstate) return static_cast<bool>(call(th, setstate, state));
    Value slots;
    if (is_tuple(state) && state.as<Tuple>()->size == 2) {
        slots = state.as<Tuple>()->items[1];
        state = state.as<Tuple>()->items[0];
    }
    if (!is_none(state) && !set_dict_state(th, v, state)) return false;
    if (!slots || is_none(slots)) return true;
    if (!is_dict(slots)) {
        raise_type(th, unpickling_error(), "slot state is not a dictionary");
        return false;
    }
    i64 position = 0;
    Value key, value;
    while (dict_next(slots.as<Dict>(), &position, &key, &value)) {
        if (!is_str(key)) return raise(th, Exc::TypeError, "attribute name must be string, not '%T'", key), false;
        if (!set_attribute(th, v, intern(th, key.as<Str>()), value)) return false;
    }
    return true;
}

// ---- From outside ----

bool Loader::load_persistent(bool binary) {
    Value id;
    if (binary) {
        if (!pop(&id)) return false;
    } else {
        std::string_view line;
        if (!read_line(&line)) return false;
        line.remove_suffix(1);
        for (char c : line) {
            if (!(c & 0x80)) continue;
            raise_type(th, unpickling_error(), "persistent IDs in protocol 0 must be ASCII strings");
            return false;
        }
        id = Value(KRAIT_TRY(str_from_ascii(th, line)));
    }
    if (!u->persistent_load) {
        raise_type(th, unpickling_error(), "A load persistent id instruction was encountered,\nbut no persistent_load function was specified.");
        return false;
    }
    return push_new(call(th, u->persistent_load, id));
}

bool Loader::load_next_buffer() {
    if (!u->buffers) {
        raise_type(th, unpickling_error(), "pickle stream refers to out-of-band data but no *buffers* argument was given");
        return false;
    }
    Value v = iter_next(th, u->buffers);
    if (!v && !has_pending(th)) raise_type(th, unpickling_error(), "not enough out-of-band buffers");
    return push_new(v);
}

bool Loader::load_readonly_buffer() {
    Value v;
    if (!top(&v)) return false;
    Value view = KRAIT_TRY(call(th, builtin_type(Kind::Memoryview), v));
    Value fixed = KRAIT_TRY(get_attribute(th, view, "readonly"));
    if (fixed == py_true()) return true;
    stack.pop_back();
    return push_new(call_method(th, view, intern(th, "toreadonly")));
}

// ---- The type ----

namespace {

void trace_unpickler(Object* object, Marker& marker) {
    auto* u = static_cast<Unpickler*>(object);
    for (Value v : {u->read, u->readline, u->peek, u->persistent_load, u->buffers, u->encoding, u->errors}) marker.visit(v);
    marker.visit(u->memo);
}

bool optional_attribute(Thread* th, Value self, const char* name, Value* out) {
    *out = find_attribute(th, self, intern(th, name));
    return *out || !has_pending(th);
}

bool set_up(Thread* th, Unpickler* u, Value file, Value fix_imports, Value encoding, Value errors, Value buffers) {
    if (file) {
        Value read, readline, peek;
        if (!optional_attribute(th, file, "peek", &peek) || !optional_attribute(th, file, "read", &read) ||
            !optional_attribute(th, file, "readline", &readline))
            return false;
        if (!read || !readline) {
            raise(th, Exc::TypeError, "file must have 'read' and 'readline' attributes");
            return false;
        }
        u->read = read;
        u->readline = readline;
        u->peek = peek;
    }
    int fix = fix_imports ? truth(th, fix_imports) : 1;
    if (fix < 0) return false;
    u->fix_imports = fix;
    if ((encoding && !is_str(encoding)) || (errors && !is_str(errors))) {
        raise(th, Exc::TypeError, "Unpickler() argument '%s' must be str, not %T", encoding && !is_str(encoding) ? "encoding" : "errors",
              encoding && !is_str(encoding) ? encoding : errors);
        return false;
    }
    u->encoding = encoding ? encoding : Value(intern(th, "ASCII"));
    u->errors = errors ? errors : Value(intern(th, "strict"));
    write_barrier(th, u);
    ValueArray* memo = KRAIT_TRY(new_value_array(th, 32));
    set_field(th, u, u->memo, memo);
    u->buffers = Value();
    if (buffers && !is_none(buffers)) {
        Value iterator = KRAIT_TRY(get_iter(th, buffers));
        set_field(th, u, u->buffers, iterator);
    }
    u->ready = true;
    return true;
}

bool unpickler_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"file", "fix_imports", "encoding", "errors", "buffers"};
    Value v[5];
    if (!parse_args(th, ArgSpec{"Unpickler", kNames, 5, 1, 0, 1}, args, v)) return false;
    auto* u = self.as<Unpickler>();
    if (!set_up(th, u, v[0], v[1], v[2], v[3], v[4])) return false;
    Value found;
    if (!optional_attribute(th, self, "persistent_load", &found)) return false;
    set_field(th, u, u->persistent_load, found);
    return true;
}

Value unpickler_new(Thread* th, Type* type, const Args&) { return new_instance(th, type); }

Value unpickler_load(Thread* th, Value self) {
    auto* u = self.as<Unpickler>();
    if (!u->ready) return raise_type(th, unpickling_error(), "Unpickler.__init__() was not called by %s.__init__()", type_name(type_of(self)));
    Loader loader(th, u, type_of(self) == shared.unpickler);
    loader.memo_count = u->memo_count;
    Value v = loader.run();
    u->memo_count = loader.memo_count;
    return v;
}

Value unpickler_find_class(Thread* th, Value self, Value module, Value name) {
    return find_global(th, self.as<Unpickler>(), self.as<Unpickler>()->protocol, module, name);
}

Value unpickler_sizeof(Thread* th, Value self) {
    auto* u = self.as<Unpickler>();
    return int_from_i64(th, static_cast<i64>(sizeof(Unpickler)) + (u->memo ? u->memo->capacity * 8 : 0));
}

constexpr NativeDef kMethods[] = {
    {"load", unpickler_load, "load($self, /)\n--\n\nLoad a pickle.\n\nRead a pickled object representation from the open file object "
                             "given in\nthe constructor, and return the reconstituted object hierarchy specified\ntherein."},
    {"find_class", unpickler_find_class, "find_class($self, module_name, global_name, /)\n--\n\nReturn an object from a specified "
                                         "module."},
    {"__sizeof__", unpickler_sizeof, "__sizeof__($self, /)\n--\n\nReturns size in memory, in bytes."},
};

Value get_memo(Thread* th, Value self) {
    auto* u = self.as<Unpickler>();
    Dict* dict = KRAIT_TRY(new_dict(th));
    for (i64 i = 0; u->memo && i < u->memo->capacity; ++i)
        if (u->memo->items[i] && !dict_set(th, dict, Value::from_small_int(i), u->memo->items[i])) return {};
    return Value(dict);
}
bool set_memo(Thread* th, Value self, Value memo) {
    auto* u = self.as<Unpickler>();
    if (!memo || !is_dict(memo)) {
        raise(th, Exc::TypeError, "'memo' attribute must be an UnpicklerMemoProxy object or dict, not %.200s", memo ? type_name(type_of(memo)) : "NULL");
        return false;
    }
    i64 position = 0, highest = 31, count = 0;
    Value key, value;
    while (dict_next(memo.as<Dict>(), &position, &key, &value)) {
        i64 index;
        if (!is_int(key)) return raise(th, Exc::TypeError, "memo key must be integers"), false;
        if (!to_i64(th, key, &index)) return false;
        if (index < 0) return raise(th, Exc::ValueError, "memo key must be positive integers."), false;
        highest = std::max(highest, index);
        ++count;
    }
    ValueArray* array = KRAIT_TRY(new_value_array(th, highest + 1));
    position = 0;
    while (dict_next(memo.as<Dict>(), &position, &key, &value)) array->items[key.small_int()] = value;
    set_field(th, u, u->memo, array);
    u->memo_count = count;
    return true;
}
Value get_persistent_load(Thread* th, Value self) {
    Value v = self.as<Unpickler>()->persistent_load;
    return v ? v : raise(th, Exc::AttributeError, "persistent_load");
}
bool set_persistent_load(Thread* th, Value self, Value v) {
    if (!v) return raise(th, Exc::TypeError, "attribute deletion is not supported"), false;
    if (!is_callable(v)) return raise(th, Exc::TypeError, "persistent_load must be a callable taking one argument"), false;
    set_field(th, self.object(), self.as<Unpickler>()->persistent_load, v);
    return true;
}
constexpr GetSetDef kGetSets[] = {{"memo", get_memo, set_memo, nullptr}, {"persistent_load", get_persistent_load, set_persistent_load, nullptr}};

}  // namespace

Type* make_unpickler_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "_pickle.Unpickler";
    spec.doc = "Unpickler(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())\n--\n\nThis takes a binary file for "
               "reading a pickle data stream.";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Unpickler);
    spec.trace = trace_unpickler;
    spec.slots.new_ = unpickler_new;
    spec.slots.init = unpickler_init;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    spec.getsets = kGetSets;
    spec.getset_count = std::size(kGetSets);
    return new_builtin_type(th, spec);
}

// ---- load, loads ----

Value pickle_load(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"file", "fix_imports", "encoding", "errors", "buffers"};
    Value v[5];
    if (!parse_args(th, ArgSpec{"load", kNames, 5, 1, 0, 1}, args, v)) return {};
    auto* u = static_cast<Unpickler*>(KRAIT_TRY(new_instance(th, shared.unpickler)));
    if (!set_up(th, u, v[0], v[1], v[2], v[3], v[4])) return {};
    return Loader(th, u, true).run();
}

Value pickle_loads(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"", "fix_imports", "encoding", "errors", "buffers"};
    Value v[5];
    if (!parse_args(th, ArgSpec{"loads", kNames, 5, 1, 1, 1}, args, v)) return {};
    auto* u = static_cast<Unpickler*>(KRAIT_TRY(new_instance(th, shared.unpickler)));
    if (!set_up(th, u, Value(), v[1], v[2], v[3], v[4])) return {};
    BufferHold hold(th, v[0]);
    if (!hold.ok()) return {};
    Loader loader(th, u, true);
    loader.next = hold.bytes().data();
    loader.end = loader.next + hold.bytes().size();
    return loader.run();
}

}  // namespace krait::pickle
