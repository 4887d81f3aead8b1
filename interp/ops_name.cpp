// Names, cells and imports (language reference 4.2, 5, 7.11).
#include "interp/ops.h"
#include "runtime/modules/site_builtins.h"
#include "runtime/error.h"
#include "runtime/operators.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/str.h"

namespace krait {

using namespace ir;

// ---- Errors ----

static void raise_name(Thread* th, Exc exc, const char* format, Value name) {
    raise(th, exc, format, name);
    if (th->pending && pending_matches(th, Exc::NameError)) {
        auto* e = th->pending.as<NameErrorObject>();
        set_field(th, e, e->name, name);
    }
}

static void raise_undefined(Thread* th, Str* name) { raise_name(th, Exc::NameError, "name '%S' is not defined", Value(name)); }

// A cell or free variable without content.
static void raise_unbound_deref(Thread* th, Frame* frame, u32 local) {
    Value name = frame->code->localsplusnames->items[local];
    u8 kind = static_cast<u8>(frame->code->localspluskinds->data[local]);
    if (kind & kFastFree)
        raise_name(th, Exc::NameError, "cannot access free variable '%S' where it is not associated with a value in enclosing scope",
                   name);
    else
        raise(th, Exc::UnboundLocalError, "cannot access local variable '%S' where it is not associated with a value", name);
}

bool op_check_local(Thread* th, Frame* frame, u32 local) {
    raise(th, Exc::UnboundLocalError, "cannot access local variable '%S' where it is not associated with a value",
          frame->code->localsplusnames->items[local]);
    return false;
}

// ---- Cells ----

Value op_load_deref(Thread* th, Frame* frame, u64* pc) {
    raise_unbound_deref(th, frame, insn(pc).b);
    return Value();
}

bool op_delete_deref(Thread* th, Frame* frame, u64* pc) {
    Cell* cell = frame->registers[insn(pc).a].as<Cell>();
    if (!cell->value) {
        raise_unbound_deref(th, frame, insn(pc).a);
        return false;
    }
    cell->value = Value();
    return true;
}

// `name` in a mapping that may be any: empty and nothing pending if absent.
static Value mapping_get(Thread* th, Value mapping, Str* name) {
    if (is_exactly(mapping, Kind::Dict)) return dict_get(th, mapping.as<Dict>(), Value(name));
    Value v = get_item(th, mapping, Value(name));
    if (!v) catch_pending(th, Exc::KeyError);
    return v;
}

Value op_load_class_deref(Thread* th, Frame* frame, u64* pc) {
    u32 local = insn(pc).b;
    Str* name = frame->code->localsplusnames->items[local].as<Str>();
    if (!frame->locals) return raise(th, Exc::SystemError, "no locals when loading %R", Value(name));
    Value v = mapping_get(th, frame->locals, name);
    if (v || has_pending(th)) return v;
    v = frame->registers[local].as<Cell>()->value;
    if (!v) raise_unbound_deref(th, frame, local);
    return v;
}

// ---- Globals ----

namespace {

// Looks `name` up in globals, then builtins, and fills the cache. `module_form` and `builtin_form` are what to specialise to.
Value find_global(Thread* th, Frame* frame, u64* pc, Str* name, RegOp module_form, RegOp builtin_form) {
    NameCache& cache = name_cache(pc);
    i64 at = dict_find_str(frame->globals, name);
    if (at >= 0) {
        cache.index = static_cast<u32>(at);
        cache.globals_version = dict_version(th, frame->globals);
        rewrite(pc, module_form);
        return frame->globals->entries[at].value;
    }
    at = dict_find_str(frame->builtins, name);
    if (at >= 0) {
        cache.index = static_cast<u32>(at);
        cache.globals_version = dict_version(th, frame->globals);
        cache.builtins_version = dict_version(th, frame->builtins);
        rewrite(pc, builtin_form);
        return frame->builtins->entries[at].value;
    }
    return Value();
}

bool plain_namespaces(Frame* frame) {
    return is_exactly(Value(frame->globals), Kind::Dict) && is_exactly(Value(frame->builtins), Kind::Dict);
}

// Globals or builtins of a dict subclass: through their __getitem__.
Value find_global_slowly(Thread* th, Frame* frame, Str* name) {
    Value v = mapping_get(th, Value(frame->globals), name);
    if (v || has_pending(th)) return v;
    return mapping_get(th, Value(frame->builtins), name);
}

}  // namespace

Value op_load_global(Thread* th, Frame* frame, u64* pc) {
    Str* name = name_of(frame, name_cache(pc).name);
    Value v = plain_namespaces(frame) ? find_global(th, frame, pc, name, RegOp::LoadGlobalModule, RegOp::LoadGlobalBuiltin)
                                      : find_global_slowly(th, frame, name);
    if (!v && !has_pending(th) && frame->builtins == th->vm->builtins) v = site_builtin(th, name);
    if (!v && !has_pending(th)) raise_undefined(th, name);
    return v;
}

// Overwrites the value of an existing key through the cache; the watched flag and new keys go through dict_set.
static bool store_cached(Thread* th, Dict* dict, NameCache& cache, Str* name, Value v) {
    if (dict->keys_version && dict->keys_version == cache.globals_version && !(dict->flags & kDictWatched)) {
        dict->entries[cache.index].value = v;
        write_barrier(th, dict);
        return true;
    }
    if (!dict_set(th, dict, Value(name), v)) return false;
    i64 at = is_exactly(Value(dict), Kind::Dict) ? dict_find_str(dict, name) : -1;
    if (at >= 0) {
        cache.index = static_cast<u32>(at);
        cache.globals_version = dict_version(th, dict);
    }
    return true;
}

bool op_store_global(Thread* th, Frame* frame, u64* pc) {
    NameCache& cache = name_cache(pc);
    return store_cached(th, frame->globals, cache, name_of(frame, cache.name), frame->registers[insn(pc).a]);
}

bool op_delete_global(Thread* th, Frame* frame, u64* pc) {
    Str* name = name_of(frame, name_cache(pc).name);
    int r = dict_delete(th, frame->globals, Value(name));
    if (r == 0) raise_undefined(th, name);
    return r > 0;
}

// ---- Names ----

Value op_load_name(Thread* th, Frame* frame, u64* pc) {
    Str* name = name_of(frame, name_cache(pc).name);
    if (!frame->locals) return raise(th, Exc::SystemError, "no locals when loading %R", Value(name));
    bool plain = plain_namespaces(frame);
    Value v;
    if (frame->locals != Value(frame->globals)) {
        v = mapping_get(th, frame->locals, name);
        if (!v && !has_pending(th)) v = find_global_slowly(th, frame, name);
    } else if (plain) {
        v = find_global(th, frame, pc, name, RegOp::LoadNameModule, RegOp::LoadNameBuiltin);
    } else {
        v = find_global_slowly(th, frame, name);
    }
    if (!v && !has_pending(th) && frame->builtins == th->vm->builtins) v = site_builtin(th, name);
    if (!v && !has_pending(th)) raise_undefined(th, name);
    return v;
}

bool op_store_name(Thread* th, Frame* frame, u64* pc) {
    NameCache& cache = name_cache(pc);
    Str* name = name_of(frame, cache.name);
    Value v = frame->registers[insn(pc).a];
    if (!frame->locals) {
        raise(th, Exc::SystemError, "no locals found when storing %R", Value(name));
        return false;
    }
    if (frame->locals == Value(frame->globals)) return store_cached(th, frame->globals, cache, name, v);
    if (is_exactly(frame->locals, Kind::Dict)) return dict_set(th, frame->locals.as<Dict>(), Value(name), v);
    return set_item(th, frame->locals, Value(name), v);
}

bool op_delete_name(Thread* th, Frame* frame, u64* pc) {
    Str* name = name_of(frame, name_cache(pc).name);
    if (!frame->locals) {
        raise(th, Exc::SystemError, "no locals when deleting %R", Value(name));
        return false;
    }
    if (delete_item(th, frame->locals, Value(name))) return true;
    if (catch_pending(th, Exc::KeyError)) raise_undefined(th, name);
    return false;
}

Value op_load_build_class(Thread* th, Frame* frame, u64*) {
    Value v = mapping_get(th, Value(frame->builtins), th->vm->names.dunder_build_class);
    if (!v && !has_pending(th)) return raise(th, Exc::NameError, "__build_class__ not found");
    return v;
}

bool op_setup_annotations(Thread* th, Frame* frame, u64*) {
    Str* name = th->vm->names.dunder_annotations;
    if (!frame->locals) {
        raise(th, Exc::SystemError, "no locals found when setting up annotations");
        return false;
    }
    Value there = mapping_get(th, frame->locals, name);
    if (there) return true;
    if (has_pending(th)) return false;
    Dict* dict = new_dict(th);
    return dict && set_item(th, frame->locals, Value(name), Value(dict));
}

// ---- Imports ----

Value op_import_name(Thread* th, Frame* frame, u64* pc) {
    Str* name = name_of(frame, name_cache(pc).name);
    Value level = frame->registers[insn(pc).b], from = frame->registers[insn(pc).c];
    Value import = mapping_get(th, Value(frame->builtins), th->vm->names.dunder_import);
    if (!import) return has_pending(th) ? Value() : raise(th, Exc::ImportError, "__import__ not found");
    Value locals = frame->locals ? frame->locals : none();
    Value args[5] = {Value(name), Value(frame->globals), locals, from, level};
    return call(th, import, Args{args, 5, nullptr});
}

Value op_import_from(Thread* th, Frame* frame, u64* pc) {
    Str* name = name_of(frame, name_cache(pc).name);
    Value module = frame->registers[insn(pc).b];
    Names& names = th->vm->names;
    Value v = find_attribute(th, module, name);
    if (v || has_pending(th)) return v;
    // A circular import: the submodule may be in sys.modules already.
    Value package = find_attribute(th, module, names.dunder_name);
    if (!package && has_pending(th)) return Value();
    Value package_name = package && is_str(package) ? package : Value();
    if (package_name) {
        Str* full = format_message(th, "%S.%U", package_name, name);
        if (!full) return Value();
        Value found = dict_get(th, th->vm->modules, Value(full));
        if (found || has_pending(th)) return found;
    }
    Value shown = package_name ? package_name : Value(str_from_ascii(th, "<unknown module name>"));
    Value file = find_attribute(th, module, names.dunder_file);
    if (!file && has_pending(th)) clear_pending(th);
    bool has_file = file && is_str(file);
    bool initializing = false;
    Value spec = find_attribute(th, module, names.dunder_spec);
    if (spec && !is_none(spec)) {
        Value flag = find_attribute(th, spec, names._initializing);
        initializing = flag && truth(th, flag) > 0;
    }
    if (has_pending(th)) clear_pending(th);
    if (!has_file)
        raise(th, Exc::ImportError, "cannot import name %R from %R (unknown location)", Value(name), shown);
    else if (initializing)
        raise(th, Exc::ImportError,
              "cannot import name %R from partially initialized module %R (most likely due to a circular import) (%S)", Value(name),
              shown, file);
    else
        raise(th, Exc::ImportError, "cannot import name %R from %R (%S)", Value(name), shown, file);
    if (th->pending && pending_matches(th, Exc::ImportError)) {
        auto* e = th->pending.as<ImportErrorObject>();
        set_field(th, e, e->name, shown);
        set_field(th, e, e->path, has_file ? file : none());
    }
    return Value();
}

bool op_import_star(Thread* th, Frame* frame, u64* pc) {
    Value module = frame->registers[insn(pc).a];
    Names& names = th->vm->names;
    if (!frame->locals) {
        raise(th, Exc::SystemError, "no locals found during 'import *'");
        return false;
    }
    Value all = find_attribute(th, module, names.dunder_all);
    if (!all && has_pending(th)) return false;
    bool skip_private = !all;
    if (!all) {
        Value dict = find_attribute(th, module, names.dunder_dict);
        if (!dict) {
            if (!has_pending(th)) raise(th, Exc::ImportError, "from-import-* object has no __dict__ and no __all__");
            return false;
        }
        all = is_exactly(dict, Kind::Dict) ? Value(dict_keys_list(th, dict.as<Dict>())) : call_method(th, dict, names.keys);
        if (!all) return false;
    }
    List* list = to_list(th, all);
    if (!list) return false;
    for (i64 i = 0; i < list->size; i++) {
        Value name = list->items[i];
        if (!is_str(name)) {
            Value module_name = get_attribute(th, module, names.dunder_name);
            if (!module_name) return false;
            raise(th, Exc::TypeError, "%s in %S.%s must be str, not %.100s", skip_private ? "Key" : "Item", module_name,
                  skip_private ? "__dict__" : "__all__", type_name(type_of(name)));
            return false;
        }
        if (skip_private && name.as<Str>()->length > 0 && name.as<Str>()->at(0) == '_') continue;
        Value v = get_attribute(th, module, name.as<Str>());
        if (!v || !set_item(th, frame->locals, name, v)) return false;
    }
    return true;
}

}  // namespace krait
