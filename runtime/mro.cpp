// The method resolution order: C3 linearisation (Barrett et al., OOPSLA 1996), `mro()` overrides, and refreshing after
// `__bases__` changed. Reference: CPython's Objects/typeobject.c.
#include <algorithm>
#include <vector>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/type_set_up.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

namespace krait {

static Value inconsistent_mro(Thread* th, const std::vector<std::vector<Value>>& rest, const std::vector<size_t>& heads) {
    // The heads that are left, in order, each once.
    std::vector<Value> names;
    for (size_t i = 0; i < rest.size(); i++) {
        if (heads[i] >= rest[i].size()) continue;
        Value head = rest[i][heads[i]];
        if (std::find(names.begin(), names.end(), head) == names.end()) names.push_back(head);
    }
    StrBuilder out(th);
    out.append("Cannot create a consistent method resolution\norder (MRO) for bases");
    for (size_t i = 0; i < names.size(); i++) {
        out.append(i ? ", " : " ");
        out.append(names[i].as<Type>()->name);
    }
    Str* message = KRAIT_TRY(out.finish());
    return raise(th, Exc::TypeError, "%U", message);
}

Tuple* c3_mro(Thread* th, Type* type) {
    Tuple* bases = type->bases;
    for (i64 i = 0; i < bases->size; i++)
        for (i64 j = i + 1; j < bases->size; j++)
            if (bases->items[i] == bases->items[j]) {
                Value name = KRAIT_TRY(get_attribute(th, bases->items[i], th->vm->names.dunder_name));
                raise(th, Exc::TypeError, "duplicate base class %S", name);
                return nullptr;
            }
    // Every class here is kept alive by `bases`, so plain vectors are safe.
    std::vector<std::vector<Value>> lists;
    for (i64 i = 0; i < bases->size; i++) {
        Type* base = bases->items[i].as<Type>();
        if (!base->mro) {
            raise(th, Exc::TypeError, "Cannot extend an incomplete type '%.100s'", type_name(base));
            return nullptr;
        }
        lists.emplace_back(base->mro->items, base->mro->items + base->mro->size);
    }
    lists.emplace_back(bases->items, bases->items + bases->size);
    std::vector<size_t> heads(lists.size(), 0);
    std::vector<Value> out{Value(type)};
    while (true) {
        bool exhausted = true, advanced = false;
        for (size_t i = 0; i < lists.size() && !advanced; i++) {
            if (heads[i] >= lists[i].size()) continue;
            exhausted = false;
            Value candidate = lists[i][heads[i]];
            bool in_tail = false;
            for (size_t j = 0; j < lists.size() && !in_tail; j++)
                for (size_t k = heads[j] + 1; k < lists[j].size(); k++)
                    if (lists[j][k] == candidate) {
                        in_tail = true;
                        break;
                    }
            if (in_tail) continue;
            out.push_back(candidate);
            for (size_t j = 0; j < lists.size(); j++)
                if (heads[j] < lists[j].size() && lists[j][heads[j]] == candidate) heads[j]++;
            advanced = true;
        }
        if (exhausted) break;
        if (!advanced) {
            inconsistent_mro(th, lists, heads);
            return nullptr;
        }
    }
    return tuple_from(th, out.data(), static_cast<i64>(out.size()));
}

Tuple* compute_mro(Thread* th, Type* type) {
    Type* metatype = type->type();
    if (metatype == builtin_type(Kind::Type)) return c3_mro(th, type);
    Value method = lookup_special(th, Value(type), th->vm->names.mro);
    if (!method) return has_pending(th) ? nullptr : c3_mro(th, type);
    Value result = KRAIT_TRY(call(th, method));
    Tuple* mro = KRAIT_TRY(to_tuple(th, result));
    Type* solid = solid_base(type);
    if (mro->size == 0) {
        raise(th, Exc::TypeError, "type MRO must not be empty");
        return nullptr;
    }
    for (i64 i = 0; i < mro->size; i++) {
        Value base = mro->items[i];
        if (!is_type(base)) {
            raise(th, Exc::TypeError, "mro() returned a non-class ('%.500s')", type_name(type_of(base)));
            return nullptr;
        }
        if (!is_subtype(solid, solid_base(base.as<Type>()))) {
            raise(th, Exc::TypeError, "mro() returned base with unsuitable layout ('%.500s')", type_name(base.as<Type>()));
            return nullptr;
        }
    }
    return mro;
}

bool refresh_mro(Thread* th, Type* type) {
    Tuple* old = type->mro;
    Tuple* mro = KRAIT_TRY(compute_mro(th, type));
    if (type->mro != old) return true;  // a mro() override set __bases__ again: that refreshed everything
    set_field(th, type, type->mro, mro);
    type->version = next_version(th);
    ValueVector subclasses(th);
    for_each_subclass(type, [](Type* sub, void* context) { static_cast<ValueVector*>(context)->push_back(Value(sub)); }, &subclasses);
    for (Value sub : subclasses) KRAIT_TRY(refresh_mro(th, sub.as<Type>()));
    return true;
}

// ---- Layouts ----

// Does `type` add fields to `base`'s layout (so that it can have only one such base)?
bool has_extra_layout(Type* type, Type* base) {
    return type->basic_size != base->basic_size || (type->kind != base->kind && type->kind != Kind::Instance) ||
           (!(type->type_flags & kTypeHeap) && type->kind != base->kind);
}

Type* solid_base(Type* type) {
    Type* base = type->base ? solid_base(type->base) : &object_type;
    return type->base && has_extra_layout(type, base) ? type : base;
}

Type* best_base(Thread* th, Tuple* bases) {
    Type *winner = nullptr, *base = nullptr;
    for (i64 i = 0; i < bases->size; i++) {
        if (!is_type(bases->items[i])) {
            raise(th, Exc::TypeError, "bases must be types");
            return nullptr;
        }
        Type* candidate_base = bases->items[i].as<Type>();
        if (!(candidate_base->type_flags & kTypeBase)) {
            raise(th, Exc::TypeError, "type '%.100s' is not an acceptable base type", type_name(candidate_base));
            return nullptr;
        }
        Type* candidate = solid_base(candidate_base);
        if (!winner || (winner != candidate && is_subtype(candidate, winner))) {
            winner = candidate;
            base = candidate_base;
        } else if (!is_subtype(winner, candidate)) {
            raise(th, Exc::TypeError, "multiple bases have instance lay-out conflict");
            return nullptr;
        }
    }
    return base;
}

Type* calculate_metaclass(Thread* th, Type* metatype, Tuple* bases) {
    Type* winner = metatype;
    for (i64 i = 0; i < bases->size; i++) {
        Type* of_base = type_of(bases->items[i]);
        if (is_subtype(winner, of_base)) continue;
        if (is_subtype(of_base, winner)) {
            winner = of_base;
            continue;
        }
        raise(th, Exc::TypeError,
              "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of "
              "all its bases");
        return nullptr;
    }
    return winner;
}

}  // namespace krait
