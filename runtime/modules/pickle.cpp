// _pickle: the module, its exceptions, PickleBuffer, dotted names. Saving is in pickle_save*.cpp, loading in pickle_load*.cpp.
// Reference: CPython's Modules/_pickle.c and Objects/picklebufobject.c.
#include "runtime/modules/pickle.h"

#include <iterator>

#include "runtime/import.h"
#include "runtime/roots.h"
#include "runtime/types/memoryview.h"

namespace krait {

namespace pickle {

Shared shared;

bool split_name(Thread* th, Str* name, Value object, List** parts) {
    Value list = KRAIT_TRY(call_method(th, Value(name), intern(th, "split"), {Value(str_from_ascii(th, "."))}));
    *parts = list.as<List>();
    for (i64 i = 0; i < (*parts)->size; ++i) {
        Value part = (*parts)->items[i];
        if (!is_str(part) || !str_equal(part.as<Str>(), "<locals>")) continue;
        if (object) raise(th, Exc::AttributeError, "Can't get local attribute %R on %R", Value(name), object);
        else raise(th, Exc::AttributeError, "Can't pickle local object %R", Value(name));
        return false;
    }
    return true;
}

Value deep_attribute(Thread* th, Value object, List* parts, Value* parent) {
    Value at = object;
    *parent = object;
    for (i64 i = 0; i < parts->size; ++i) {
        *parent = at;
        at = find_attribute(th, at, intern(th, parts->items[i].as<Str>()));
        if (!at) return {};
    }
    return at;
}

// ---- PickleBuffer ----

namespace {

struct PickleBuffer : Object {
    Value source;      // memoryview; empty once released
};

void trace_pickle_buffer(Object* object, Marker& marker) { marker.visit(static_cast<PickleBuffer*>(object)->source); }

Value source_of(Thread* th, Value self) {
    Value source = self.as<PickleBuffer>()->source;
    return source ? source : raise(th, Exc::ValueError, "operation forbidden on released PickleBuffer object");
}

Value buffer_new(Thread* th, Type* type, const Args& args) {
    if (!check_no_keywords(th, "PickleBuffer", args) || !check_arg_count(th, "PickleBuffer", args, 1, 1)) return {};
    Value view = KRAIT_TRY(call(th, builtin_type(Kind::Memoryview), args[0]));
    auto* b = static_cast<PickleBuffer*>(KRAIT_TRY(new_instance(th, type)));
    b->source = view;
    return Value(b);
}

Value buffer_raw(Thread* th, Value self) {
    Value source = KRAIT_TRY(source_of(th, self));
    Value contiguous = KRAIT_TRY(get_attribute(th, source, "contiguous"));
    if (!truth(th, contiguous)) return raise(th, Exc::BufferError, "cannot extract raw buffer from non-contiguous buffer");
    Value fortran = KRAIT_TRY(get_attribute(th, source, "f_contiguous"));
    Value c = KRAIT_TRY(get_attribute(th, source, "c_contiguous"));
    if (truth(th, fortran) && !truth(th, c)) {
        // Fortran order: the memory as it lies.
        BufferView* view = &source.as<Memoryview>()->managed->view;
        return Value(memoryview_from_memory(th, source, view->data, view->length, view->read_only));
    }
    return call_method(th, source, intern(th, "cast"), {Value(str_from_ascii(th, "B"))});
}

Value buffer_release(Thread* th, Value self) {
    auto* b = self.as<PickleBuffer>();
    Value source = b->source;
    b->source = Value();
    if (source && !call_method(th, source, intern(th, "release"))) return {};
    return none();
}

bool buffer_get(Thread* th, Value self, BufferView* view, int flags) {
    // From the object behind: consumers see it as the owner.
    Value source = source_of(th, self);
    if (!source) return false;
    Value owner = source.as<Memoryview>()->managed->view.owner;
    if (owner && supports_buffer(owner)) source = owner;
    return get_buffer(th, source, view, flags);
}
void buffer_put(Thread* th, BufferView* view) {
    if (view->owner && type_of(view->owner)->slots.release_buffer) type_of(view->owner)->slots.release_buffer(th, view);
}

constexpr NativeDef kBufferMethods[] = {
    {"raw", buffer_raw, "raw($self, /)\n--\n\nReturn a memoryview of the raw memory underlying this buffer."},
    {"release", buffer_release, "release($self, /)\n--\n\nRelease the underlying buffer held by the PickleBuffer object."},
};

}  // namespace

bool pickle_buffer_view(Thread* th, Value v, BufferView** view) {
    Value source = KRAIT_TRY(source_of(th, v));
    *view = &source.as<Memoryview>()->managed->view;
    return true;
}

Type* make_buffer_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "pickle.PickleBuffer";
    spec.doc = "Wrapper for potentially out-of-band buffers";
    spec.kind = Kind::Native;
    spec.flags = kTypeHasWeakref;
    spec.basic_size = sizeof(PickleBuffer);
    spec.trace = trace_pickle_buffer;
    spec.slots.new_ = buffer_new;
    spec.slots.get_buffer = buffer_get;
    spec.slots.release_buffer = buffer_put;
    spec.methods = kBufferMethods;
    spec.method_count = std::size(kBufferMethods);
    return new_builtin_type(th, spec);
}

// ---- The module ----

namespace {

constexpr NativeDef kFunctions[] = {
    {"dump", pickle_dump, "dump($module, /, obj, file, protocol=None, *, fix_imports=True,\n     buffer_callback=None)\n--\n\nWrite a "
                          "pickled representation of obj to the open file object file."},
    {"dumps", pickle_dumps, "dumps($module, /, obj, protocol=None, *, fix_imports=True,\n      buffer_callback=None)\n--\n\nReturn the "
                            "pickled representation of the object as a bytes object."},
    {"load", pickle_load, "load($module, /, file, *, fix_imports=True, encoding=\'ASCII\',\n     errors=\'strict\', "
                          "buffers=())\n--\n\nRead and return an object from the pickle data stored in a file."},
    {"loads", pickle_loads, "loads($module, data, /, *, fix_imports=True, encoding=\'ASCII\',\n      errors=\'strict\', "
                            "buffers=())\n--\n\nRead and return an object from the given pickle data."},
};
constexpr ModuleDef kModule = {"_pickle", "Optimized C implementation for the Python pickle module.", kFunctions, std::size(kFunctions)};

Value make_error(Thread* th, const char* name, Value base) {
    Dict* ns = KRAIT_TRY(new_dict(th));
    if (!dict_set_str(th, ns, "__module__", str_from_ascii(th, "_pickle"))) return {};
    return call(th, builtin_type(Kind::Type), str_from_ascii(th, name), make_tuple(th, base), ns);
}

bool import_shared(Thread* th) {
    struct Row {
        Value* slot;
        const char *module, *name;
    };
    const Row rows[] = {
        {&shared.dispatch_table, "copyreg", "dispatch_table"}, {&shared.extension_registry, "copyreg", "_extension_registry"},
        {&shared.inverted_registry, "copyreg", "_inverted_registry"}, {&shared.extension_cache, "copyreg", "_extension_cache"},
        {&shared.name_mapping, "_compat_pickle", "NAME_MAPPING"}, {&shared.import_mapping, "_compat_pickle", "IMPORT_MAPPING"},
        {&shared.reverse_name_mapping, "_compat_pickle", "REVERSE_NAME_MAPPING"},
        {&shared.reverse_import_mapping, "_compat_pickle", "REVERSE_IMPORT_MAPPING"},
        {&shared.codecs_encode, "codecs", "encode"}, {&shared.getattr, "builtins", "getattr"}, {&shared.partial, "functools", "partial"},
    };
    for (const Row& row : rows) {
        add_root(th, row.slot);
        *row.slot = KRAIT_TRY(import_attribute(th, row.module, row.name));
    }
    return true;
}

}  // namespace

}  // namespace pickle

Value init_pickle(Thread* th) {
    using namespace pickle;
    if (!import_shared(th)) return {};
    Value* errors[] = {&shared.pickle_error, &shared.pickling_error, &shared.unpickling_error};
    constexpr const char* kNames[] = {"PickleError", "PicklingError", "UnpicklingError"};
    Module* module = KRAIT_TRY(new_native_module(th, kModule));
    for (int i = 0; i < 3; ++i) {
        add_root(th, errors[i]);
        *errors[i] = KRAIT_TRY(make_error(th, kNames[i], i ? shared.pickle_error : Value(exception_type(Exc::Exception))));
        if (!module_add(th, module, kNames[i], *errors[i])) return {};
    }
    shared.pickler = KRAIT_TRY(make_pickler_type(th));
    shared.unpickler = KRAIT_TRY(make_unpickler_type(th));
    shared.buffer = KRAIT_TRY(make_buffer_type(th));
    bool ok = module_add(th, module, "Pickler", shared.pickler) && module_add(th, module, "Unpickler", shared.unpickler) &&
              module_add(th, module, "PickleBuffer", shared.buffer);
    return ok ? Value(module) : Value();
}

}  // namespace krait
