// Pickler: classes and functions by name, everything else through its reduction, persistent ids; the type Pickler and the functions
// dump and dumps. Reference: CPython's Modules/_pickle.c (save_global, save_reduce, save).
#include <iterator>

#include "runtime/import.h"
#include "runtime/modules/pickle_save.h"
#include "runtime/roots.h"
#include "runtime/types/codecs.h"

namespace krait::pickle {

namespace {

// The module an object says it is from, or one of sys.modules that has it under that name.
Value module_of(Thread* th, Value v, List* parts) {
    Value name = find_attribute(th, v, th->vm->names.dunder_module);
    if (!name && has_pending(th)) return {};
    if (name && !is_none(name)) return name;
    Dict* modules = KRAIT_TRY(dict_copy(th, th->vm->modules));
    i64 position = 0;
    Value key, module, parent;
    while (dict_next(modules, &position, &key, &module)) {
        if (is_none(module) || (is_str(key) && str_equal(key.as<Str>(), "__main__"))) continue;
        Value found = deep_attribute(th, module, parts, &parent);
        if (!found && has_pending(th)) return {};
        if (found == v) return key;
    }
    return Value(th->vm->names.dunder_main);
}

}  // namespace

// ---- By name ----

// Names as Python 2 knew them.
static bool python2_names(Thread* th, Value* module, Value* name) {
    Value key = Value(KRAIT_TRY(make_tuple(th, *module, *name)));
    Value pair = dict_get(th, shared.reverse_name_mapping.as<Dict>(), key);
    if (pair) {
        if (!is_tuple(pair) || pair.as<Tuple>()->size != 2) {
            raise(th, Exc::RuntimeError, "_compat_pickle.REVERSE_NAME_MAPPING values should be 2-tuples, not %.200s", type_name(type_of(pair)));
            return false;
        }
        *module = pair.as<Tuple>()->items[0];
        *name = pair.as<Tuple>()->items[1];
        return true;
    }
    if (has_pending(th)) return false;
    if (Value other = dict_get(th, shared.reverse_import_mapping.as<Dict>(), *module)) *module = other;
    return !has_pending(th);
}

// The line of a GLOBAL opcode.
static bool put_name(Saver& s, Value name, const char* what) {
    Thread* th = s.th;
    Str* text = name.as<Str>();
    if (s.p->protocol < 3 && !text->is_ascii()) {
        raise_type(th, pickling_error(), "can't pickle %s '%S' using pickle protocol %d", what, name, s.p->protocol);
        return false;
    }
    std::string_view utf8 = str_utf8(th, text);
    s.put(utf8.data(), utf8.size());
    s.put("\n", 1);
    return true;
}

bool Saver::save_global(Value v, Value name) {
    if (!name) {
        name = find_attribute(th, v, th->vm->names.dunder_qualname);
        if (!name && has_pending(th)) return false;
        if (!name) name = KRAIT_TRY(get_attribute(th, v, th->vm->names.dunder_name));
    }
    if (!is_str(name)) {
        raise_type(th, pickling_error(), "Can't pickle %R: not a name", v);
        return false;
    }
    List* parts;
    if (!split_name(th, name.as<Str>(), Value(), &parts)) return false;
    Value module_name = KRAIT_TRY(module_of(th, v, parts));
    Value module = import_module(th, module_name);
    if (!module) {
        if (pending_matches(th, Exc::ImportError) || pending_matches(th, Exc::ValueError)) {
            clear_pending(th);
            raise_type(th, pickling_error(), "Can't pickle %R: import of module %R failed", v, module_name);
        }
        return false;
    }
    Value parent;
    Value found = deep_attribute(th, module, parts, &parent);
    if (!found) {
        clear_pending(th);
        raise_type(th, pickling_error(), "Can't pickle %R: attribute lookup %S on %S failed", v, name, module_name);
        return false;
    }
    if (found != v) {
        raise_type(th, pickling_error(), "Can't pickle %R: it's not the same object as %S.%S", v, module_name, name);
        return false;
    }
    if (p->protocol >= 2) {
        Value key = Value(KRAIT_TRY(make_tuple(th, module_name, name)));
        Value code = dict_get(th, shared.extension_registry.as<Dict>(), key);
        if (!code && has_pending(th)) return false;
        if (code) {
            i64 n;
            if (!is_int(code) || !int_fits_i64(code, &n) || n <= 0 || n > 0x7FFFFFFF) {
                raise(th, Exc::RuntimeError, "extension code %S is out of range", code);
                return false;
            }
            u8 bytes[5] = {n < 256 ? static_cast<u8>(kExt1) : n < 65536 ? static_cast<u8>(kExt2) : static_cast<u8>(kExt4)};
            i32 low = static_cast<i32>(n);
            __builtin_memcpy(bytes + 1, &low, 4);
            put(bytes, n < 256 ? 2 : n < 65536 ? 3 : 5);
            return true;
        }
    }
    Value last = parts->items[parts->size - 1];
    if (parent == module) name = last;
    if (p->protocol >= 4) {
        if (!save(module_name) || !save(name)) return false;
        op(kStackGlobal);
    } else if (parent != module) {
        Value pair = Value(KRAIT_TRY(make_tuple(th, parent, last)));
        if (!save_call(shared.getattr, pair, Value())) return false;
    } else {
        if (p->protocol < 3 && p->fix_imports && !python2_names(th, &module_name, &name)) return false;
        op(kGlobal);
        if (!put_name(*this, module_name, "module identifier") || !put_name(*this, name, "global identifier")) return false;
    }
    return memo_put(v);
}

bool Saver::save_type(Value v) {
    const Value singletons[] = {none(), ellipsis(), not_implemented()};
    for (Value one : singletons) {
        if (Value(type_of(one)) != v) continue;
        return save_call(Value(builtin_type(Kind::Type)), Value(KRAIT_TRY(make_tuple(th, one))), v);
    }
    return save_global(v, Value());
}

// ---- Reduction ----

static bool broken(Thread* th, const char* format, auto... args) {
    raise_type(th, pickling_error(), format, args...);
    return false;
}

// callable.__name__ of copyreg's constructors.
static bool is_named(Value name, const char* text) { return name && is_str(name) && str_equal(name.as<Str>(), text); }

static bool save_new_ex(Saver& s, Tuple* args) {
    Thread* th = s.th;
    if (args->size != 3) return broken(th, "length of the NEWOBJ_EX argument tuple must be exactly 3, not %zd", args->size);
    Value cls = args->items[0], positional = args->items[1], keywords = args->items[2];
    if (!is_type(cls)) return broken(th, "first item from NEWOBJ_EX argument tuple must be a class, not %.200s", type_name(type_of(cls)));
    if (!is_tuple(positional))
        return broken(th, "second item from NEWOBJ_EX argument tuple must be a tuple, not %.200s", type_name(type_of(positional)));
    if (!is_dict(keywords))
        return broken(th, "third item from NEWOBJ_EX argument tuple must be a dict, not %.200s", type_name(type_of(keywords)));
    if (s.p->protocol >= 4) {
        if (!s.save(cls) || !s.save(positional) || !s.save(keywords)) return false;
        s.op(kNewObjEx);
        return true;
    }
    // partial(cls.__new__, cls, *args, **keywords)()
    Value make = KRAIT_TRY(get_attribute(th, cls, th->vm->names.dunder_new));
    i64 n = positional.as<Tuple>()->size;
    Tuple* all = KRAIT_TRY(new_tuple(th, n + 2));
    all->items[0] = make;
    all->items[1] = cls;
    for (i64 i = 0; i < n; ++i) all->items[i + 2] = positional.as<Tuple>()->items[i];
    Value partial = KRAIT_TRY(call_tuple_dict(th, shared.partial, all, keywords.as<Dict>()));
    if (!s.save(partial) || !s.save(Value(empty_tuple()))) return false;
    s.op(kReduce);
    return true;
}

static bool save_new(Saver& s, Tuple* args, Value v) {
    Thread* th = s.th;
    if (args->size < 1) return broken(th, "__newobj__ arglist is empty");
    Value cls = args->items[0];
    Value make = find_attribute(th, cls, th->vm->names.dunder_new);
    if (!make && has_pending(th)) return false;
    if (!make) return broken(th, "args[0] from __newobj__ args has no __new__");
    if (v) {
        Value own = KRAIT_TRY(get_attribute(th, v, th->vm->names.dunder_class));
        if (own != cls) return broken(th, "args[0] from __newobj__ args has the wrong class");
    }
    if (!s.save(cls)) return false;
    Value rest = Value(KRAIT_TRY(tuple_from(th, args->items + 1, args->size - 1)));
    if (!s.save(rest)) return false;
    s.op(kNewObj);
    return true;
}

static bool save_state(Saver& s, Value v, Value state, Value setter) {
    if (setter) {
        if (!s.save(setter) || !s.save(v) || !s.save(state)) return false;
        s.op(kTuple2);
        s.op(kReduce);
        s.op(kPop);
        return true;
    }
    if (!s.save(state)) return false;
    s.op(kBuild);
    return true;
}

bool Saver::save_reduced(Value reduced, Value v) {
    auto* t = reduced.as<Tuple>();
    if (t->size < 2 || t->size > 6) return broken(th, "tuple returned by __reduce__ must contain 2 through 6 elements");
    Value part[6];
    for (i64 i = 0; i < t->size; ++i)
        if (i < 2 || !is_none(t->items[i])) part[i] = t->items[i];
    if (!is_callable(part[0])) return broken(th, "first item of the tuple returned by __reduce__ must be callable");
    if (!is_tuple(part[1])) return broken(th, "second item of the tuple returned by __reduce__ must be a tuple");
    if (part[3] && !is_iterator(part[3]))
        return broken(th, "fourth element of the tuple returned by __reduce__ must be an iterator, not %s", type_name(type_of(part[3])));
    if (part[4] && !is_iterator(part[4]))
        return broken(th, "fifth element of the tuple returned by __reduce__ must be an iterator, not %s", type_name(type_of(part[4])));
    if (part[5] && !is_callable(part[5]))
        return broken(th, "sixth element of the tuple returned by __reduce__ must be a function, not %s", type_name(type_of(part[5])));
    Value name;
    if (p->protocol >= 2) {
        name = find_attribute(th, part[0], th->vm->names.dunder_name);
        if (!name && has_pending(th)) return false;
    }
    auto* args = part[1].as<Tuple>();
    if (is_named(name, "__newobj_ex__")) {
        if (!save_new_ex(*this, args)) return false;
    } else if (is_named(name, "__newobj__")) {
        if (!save_new(*this, args, v)) return false;
    } else {
        if (!save(part[0]) || !save(part[1])) return false;
        op(kReduce);
    }
    if (v) {
        i64 index;
        if (memoised(v, &index)) {
            // Saved while its arguments were: a recursive structure.
            op(kPop);
            memo_get(index);
        } else if (!memo_put(v)) {
            return false;
        }
    }
    if (part[3] && !batch_items(part[3])) return false;
    if (part[4] && !batch_pairs(part[4])) return false;
    return !part[2] || save_state(*this, v, part[2], part[5]);
}

bool Saver::save_by_reduce(Value v) {
    Value reduced;
    if (p->reducer_override) {
        reduced = KRAIT_TRY(call(th, p->reducer_override, v));
        if (reduced == not_implemented()) reduced = Value();
    }
    Type* type = type_of(v);
    if (!reduced) {
        if (type == builtin_type(Kind::Type)) return save_type(v);
        if (type == builtin_type(Kind::Function)) return save_global(v, Value());
        Value reducer;
        if (p->dispatch_table) {
            reducer = get_item(th, p->dispatch_table, Value(type));
            if (!reducer && !catch_pending(th, Exc::KeyError)) return false;
        } else {
            reducer = dict_get(th, shared.dispatch_table.as<Dict>(), Value(type));
            if (!reducer && has_pending(th)) return false;
        }
        if (reducer) {
            reduced = KRAIT_TRY(call(th, reducer, v));
        } else if (is_subtype(type, builtin_type(Kind::Type))) {
            return save_global(v, Value());
        } else {
            Value method = find_attribute(th, v, th->vm->names.dunder_reduce_ex);
            if (!method && has_pending(th)) return false;
            if (method) {
                reduced = KRAIT_TRY(call(th, method, Value::from_small_int(p->protocol)));
            } else {
                method = find_attribute(th, v, th->vm->names.dunder_reduce);
                if (!method) {
                    if (has_pending(th)) return false;
                    return broken(th, "can't pickle '%.200s' object: %R", type_name(type), v);
                }
                reduced = KRAIT_TRY(call(th, method));
            }
        }
    }
    if (is_str(reduced)) return save_global(v, reduced);
    if (!is_tuple(reduced)) return broken(th, "__reduce__ must return a string or tuple");
    return save_reduced(reduced, v);
}

bool Saver::save_persistent(Value v, bool* done) {
    Value id = KRAIT_TRY(call(th, p->persistent_id, v));
    if (is_none(id)) return true;
    *done = true;
    if (p->binary) {
        if (!save(id, true)) return false;
        op(kBinPersId);
        return true;
    }
    Str* text = KRAIT_TRY(to_str(th, id));
    if (!text->is_ascii()) return broken(th, "persistent IDs in protocol 0 must be ASCII strings");
    op(kPersId);
    put(text->data, static_cast<size_t>(text->length));
    put("\n", 1);
    return true;
}

// ---- The type ----

namespace {

void trace_pickler(Object* object, Marker& marker) {
    auto* p = static_cast<Pickler*>(object);
    for (Value v : {p->write, p->persistent_id, p->dispatch_table, p->reducer_override, p->buffer_callback}) marker.visit(v);
    marker.visit(p->kept);
}

void drop_output(Thread*, Value self) {
    auto* p = self.as<Pickler>();
    delete p->output;
    p->output = nullptr;
}

// An optional method or attribute; AttributeError means there is none.
bool optional_attribute(Thread* th, Value self, const char* name, Value* out) {
    *out = find_attribute(th, self, intern(th, name));
    return *out || !has_pending(th);
}

bool set_up(Thread* th, Pickler* p, Value file, Value protocol, Value fix_imports, Value callback) {
    int version = kDefaultProtocol;
    if (protocol && !is_none(protocol)) {
        if (!to_int32(th, protocol, &version)) return false;
        if (version < 0) version = kHighestProtocol;
        if (version > kHighestProtocol) {
            raise(th, Exc::ValueError, "pickle protocol must be <= %d", kHighestProtocol);
            return false;
        }
    }
    int fix = fix_imports ? truth(th, fix_imports) : 1;
    if (fix < 0) return false;
    p->protocol = version;
    p->binary = version > 0;
    p->fix_imports = fix && version < 3;
    p->buffer_callback = callback && !is_none(callback) ? callback : Value();
    if (p->buffer_callback && version < 5) {
        raise(th, Exc::ValueError, "buffer_callback needs protocol >= 5");
        return false;
    }
    if (file) {
        Value write;
        if (!optional_attribute(th, file, "write", &write)) return false;
        if (!write) {
            raise(th, Exc::TypeError, "file must have a 'write' attribute");
            return false;
        }
        p->write = write;
    }
    List* kept = KRAIT_TRY(new_list(th));
    p->kept = kept;
    delete p->output;
    p->output = new Output;
    write_barrier(th, p);
    return true;
}

bool pickler_init(Thread* th, Value self, const Args& args) {
    static constexpr const char* kNames[] = {"file", "protocol", "fix_imports", "buffer_callback"};
    Value v[4];
    if (!parse_args(th, ArgSpec{"Pickler", kNames, 4, 1, 0, 4}, args, v)) return false;
    auto* p = self.as<Pickler>();
    if (!p->output) register_finalizer(th, p);
    p->fast = false;
    if (!set_up(th, p, v[0], v[1], v[2], v[3])) return false;
    Value found;
    // A subclass may have set them before it calls __init__.
    if (!optional_attribute(th, self, "persistent_id", &found)) return false;
    set_field(th, p, p->persistent_id, found);
    if (!optional_attribute(th, self, "dispatch_table", &found)) return false;
    set_field(th, p, p->dispatch_table, found);
    return true;
}

Value pickler_new(Thread* th, Type* type, const Args&) { return new_instance(th, type); }

Value pickler_dump(Thread* th, Value self, Value v) {
    auto* p = self.as<Pickler>();
    if (!p->output) {
        return raise_type(th, pickling_error(), "Pickler.__init__() was not called by %s.__init__()", type_name(type_of(self)));
    }
    p->output->text.clear();
    Value override;
    if (!optional_attribute(th, self, "reducer_override", &override)) return {};
    set_field(th, p, p->reducer_override, override);
    Saver saver{th, p, *p->output};
    bool ok = saver.dump(v) && saver.flush();
    p->reducer_override = Value();
    return ok ? none() : Value();
}

Value pickler_clear_memo(Thread* th, Value self) {
    auto* p = self.as<Pickler>();
    if (p->output) p->output->memo.clear();
    if (p->kept) list_clear(th, p->kept);
    return none();
}

Value pickler_sizeof(Thread* th, Value self) {
    auto* p = self.as<Pickler>();
    i64 size = static_cast<i64>(sizeof(Pickler));
    if (p->output) size += static_cast<i64>(sizeof(Output) + p->output->text.capacity() + p->output->memo.size() * 32u);
    return int_from_i64(th, size);
}

constexpr NativeDef kMethods[] = {
    {"dump", pickler_dump, "dump($self, obj, /)\n--\n\nWrite a pickled representation of the given object to the open file."},
    {"clear_memo", pickler_clear_memo, "clear_memo($self, /)\n--\n\nClears the pickler's \"memo\"."},
    {"__sizeof__", pickler_sizeof, "__sizeof__($self, /)\n--\n\nReturns size in memory, in bytes."},
};

// {id: (number, object)}
Value get_memo(Thread* th, Value self) {
    auto* p = self.as<Pickler>();
    Dict* dict = KRAIT_TRY(new_dict(th));
    if (!p->output) return Value(dict);
    bool ok = true;
    p->output->memo.each([&](u64 key, u32 index) {
        Value id = int_from_u64(th, key);
        Value pair = id ? Value(make_tuple(th, Value::from_small_int(index), Value::from_bits(key))) : Value();
        ok = ok && pair && dict_set(th, dict, id, pair);
    });
    return ok ? Value(dict) : Value();
}

bool set_memo(Thread* th, Value self, Value memo) {
    auto* p = self.as<Pickler>();
    if (!memo || !is_dict(memo)) {
        raise(th, Exc::TypeError, "'memo' attribute must be a PicklerMemoProxy object or dict, not %.200s", memo ? type_name(type_of(memo)) : "NULL");
        return false;
    }
    if (!p->output) return true;
    MemoTable table;
    List* kept = KRAIT_TRY(new_list(th));
    i64 position = 0;
    Value key, pair;
    while (dict_next(memo.as<Dict>(), &position, &key, &pair)) {
        if (!is_tuple(pair) || pair.as<Tuple>()->size != 2) {
            raise(th, Exc::TypeError, "'memo' values must be 2-item tuples");
            return false;
        }
        i64 index;
        if (!to_i64(th, pair.as<Tuple>()->items[0], &index)) return false;
        table.add(pair.as<Tuple>()->items[1].bits(), static_cast<u32>(index));
        if (!list_append(th, kept, pair.as<Tuple>()->items[1])) return false;
    }
    p->output->memo = std::move(table);
    set_field(th, p, p->kept, kept);
    return true;
}

Value get_persistent_id(Thread* th, Value self) {
    Value v = self.as<Pickler>()->persistent_id;
    return v ? v : raise(th, Exc::AttributeError, "persistent_id");
}
bool set_persistent_id(Thread* th, Value self, Value v) {
    if (!v) return raise(th, Exc::TypeError, "attribute deletion is not supported"), false;
    if (!is_callable(v)) return raise(th, Exc::TypeError, "persistent_id must be a callable taking one argument"), false;
    set_field(th, self.object(), self.as<Pickler>()->persistent_id, v);
    return true;
}
Value get_bin(Thread*, Value self) { return Value::from_small_int(self.as<Pickler>()->binary); }
bool set_bin(Thread* th, Value self, Value v) {
    int on;
    if (!v || !to_int32(th, v, &on)) return false;
    self.as<Pickler>()->binary = on;
    return true;
}
Value get_fast(Thread*, Value self) { return Value::from_small_int(self.as<Pickler>()->fast); }
bool set_fast(Thread* th, Value self, Value v) {
    int on;
    if (!v || !to_int32(th, v, &on)) return false;
    self.as<Pickler>()->fast = on;
    return true;
}

constexpr GetSetDef kGetSets[] = {{"memo", get_memo, set_memo, nullptr},
                                  {"persistent_id", get_persistent_id, set_persistent_id, nullptr},
                                  {"bin", get_bin, set_bin, nullptr},
                                  {"fast", get_fast, set_fast, nullptr}};
constexpr MemberDef kMembers[] = {{"dispatch_table", offsetof(Pickler, dispatch_table), MemberKind::ObjectEx, false, nullptr}};

Pickler* plain_pickler(Thread* th, Value file, Value protocol, Value fix_imports, Value callback) {
    auto* p = static_cast<Pickler*>(new_instance(th, shared.pickler));
    if (!p || !set_up(th, p, file, protocol, fix_imports, callback)) return nullptr;
    return p;
}

}  // namespace

Type* make_pickler_type(Thread* th) {
    TypeSpec spec{};
    spec.name = "_pickle.Pickler";
    spec.doc = "Pickler(file, protocol=None, fix_imports=True, buffer_callback=None)\n--\n\nThis takes a binary file for writing a "
               "pickle data stream.";
    spec.kind = Kind::Native;
    spec.flags = kTypeBase;
    spec.basic_size = sizeof(Pickler);
    spec.trace = trace_pickler;
    spec.slots.new_ = pickler_new;
    spec.slots.init = pickler_init;
    spec.slots.finalize = drop_output;
    spec.methods = kMethods;
    spec.method_count = std::size(kMethods);
    spec.getsets = kGetSets;
    spec.getset_count = std::size(kGetSets);
    spec.members = kMembers;
    spec.member_count = std::size(kMembers);
    return new_builtin_type(th, spec);
}

// ---- dump, dumps ----

Value pickle_dump(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"obj", "file", "protocol", "fix_imports", "buffer_callback"};
    Value v[5];
    if (!parse_args(th, ArgSpec{"dump", kNames, 5, 2, 0, 3}, args, v)) return {};
    Pickler* p = KRAIT_TRY(plain_pickler(th, v[1], v[2], v[3], v[4]));
    Saver saver{th, p, *p->output};
    bool ok = saver.dump(v[0]) && saver.flush();
    drop_output(th, Value(p));
    return ok ? none() : Value();
}

Value pickle_dumps(Thread* th, Value, const Args& args) {
    static constexpr const char* kNames[] = {"obj", "protocol", "fix_imports", "buffer_callback"};
    Value v[4];
    if (!parse_args(th, ArgSpec{"dumps", kNames, 4, 1, 0, 2}, args, v)) return {};
    Pickler* p = KRAIT_TRY(plain_pickler(th, Value(), v[1], v[2], v[3]));
    Saver saver{th, p, *p->output};
    bool ok = saver.dump(v[0]);
    Value result = ok ? Value(bytes_from(th, p->output->text.view())) : Value();
    drop_output(th, Value(p));
    return result;
}

}  // namespace krait::pickle
