// Resolution: a name bound in a function is local there and, if an inner scope uses it, a cell; a name bound in an
// enclosing function is free; any other is global. A class body binds nothing for the functions in it, except
// `__class__`.
#include "frontend/symtable_resolve.h"

#include <algorithm>

namespace krait {

// ---- NameSet ----

namespace {
constexpr size_t kLinearNames = 12;
size_t hash_name(const void* p) { return reinterpret_cast<uintptr_t>(p) * 0x9E3779B97F4A7C15ull >> 20; }
}  // namespace

i64 NameSet::position(Str* name) const {
    if (index_.empty()) {
        for (size_t i = 0; i < names_.size(); ++i)
            if (names_[i] == name) return static_cast<i64>(i);
        return -1;
    }
    size_t mask = index_.size() - 1;
    for (size_t i = hash_name(name) & mask; index_[i]; i = (i + 1) & mask)
        if (names_[index_[i] - 1] == name) return index_[i] - 1;
    return -1;
}

void NameSet::rebuild() {
    names_.erase(std::remove(names_.begin(), names_.end(), nullptr), names_.end());
    size_t size = 64;
    while (size < names_.size() * 4) size *= 2;
    index_.assign(size, 0);
    for (u32 k = 0; k < names_.size(); ++k) {
        size_t i = hash_name(names_[k]) & (size - 1);
        while (index_[i]) i = (i + 1) & (size - 1);
        index_[i] = k + 1;
    }
}

void NameSet::add(Str* name) {
    if (contains(name)) return;
    names_.push_back(name);
    if (names_.size() <= kLinearNames) return;
    if (names_.size() * 2 > index_.size()) return rebuild();
    size_t i = hash_name(name) & (index_.size() - 1);
    while (index_[i]) i = (i + 1) & (index_.size() - 1);
    index_[i] = static_cast<u32>(names_.size());
}

bool NameSet::discard(Str* name) {
    i64 at = position(name);
    if (at < 0) return false;
    if (index_.empty()) names_.erase(names_.begin() + at);
    else names_[static_cast<size_t>(at)] = nullptr;  // its index entry stays, and matches nothing
    return true;
}

void NameSet::add_all(const NameSet& other) {
    for (Str* name : other.names_)
        if (name) add(name);
}

// ---- Resolution ----

bool ScopeResolver::resolve(Scope* top) {
    NameSet free, global;
    return block(top, nullptr, free, global);
}

bool ScopeResolver::fail(const Scope* scope, Str* name, const char* format) {
    for (const Directive& d : builder_.directives_)
        if (d.scope == scope && d.name == name) return builder_.fail(d.where, format, name);
    return builder_.fail({}, format, name);
}

bool ScopeResolver::name(Scope* scope, Symbol& symbol, NameSet* bound, NameSet& local, NameSet& free, NameSet& global) {
    Str* n = symbol.name;
    if (symbol.flags & kDefGlobal) {
        if (symbol.flags & kDefNonlocal) return fail(scope, n, "name '%U' is nonlocal and global");
        symbol.scope = NameScope::GlobalExplicit;
        global.add(n);
        if (bound) bound->discard(n);
        return true;
    }
    if (symbol.flags & kDefNonlocal) {
        if (!bound) return fail(scope, n, "nonlocal declaration not allowed at module level");
        if (!bound->contains(n)) return fail(scope, n, "no binding for nonlocal '%U' found");
        symbol.scope = NameScope::Free;
        scope->has_free = true;
        free.add(n);
        return true;
    }
    if (symbol.flags & kDefBound) {
        symbol.scope = NameScope::Local;
        local.add(n);
        global.discard(n);
        return true;
    }
    if (bound && bound->contains(n)) {
        symbol.scope = NameScope::Free;
        scope->has_free = true;
        free.add(n);
        return true;
    }
    symbol.scope = NameScope::GlobalImplicit;
    if (!global.contains(n) && scope->is_nested) scope->has_free = true;
    return true;
}

bool ScopeResolver::block(Scope* scope, NameSet* bound, NameSet& free, NameSet& global) {
    NameSet local, new_bound, new_global, new_free;
    bool is_class = scope->type == ScopeType::Class;
    if (is_class) {
        new_global.add_all(global);
        if (bound) new_bound.add_all(*bound);
    }
    for (Symbol& symbol : scope->symbols)
        if (!name(scope, symbol, bound, local, free, global)) return false;
    Str* class_cell = builder_.id("__class__");
    if (is_class) {
        new_bound.add(class_cell);
    } else {
        if (scope->type == ScopeType::Function) new_bound.add_all(local);
        if (bound) new_bound.add_all(*bound);
        new_global.add_all(global);
    }
    NameSet all_free;
    for (Scope* c : scope->children) {
        if (!child(c, new_bound, new_free, new_global, all_free)) return false;
        scope->has_child_free |= c->has_free || c->has_child_free;
    }
    new_free.add_all(all_free);
    if (scope->type == ScopeType::Function) {
        for (Symbol& symbol : scope->symbols)
            if (symbol.scope == NameScope::Local && new_free.discard(symbol.name)) symbol.scope = NameScope::Cell;
    } else if (is_class) {
        scope->needs_class_closure = new_free.discard(class_cell);
    }
    // What inner scopes left free passes through this one.
    for (Str* n : new_free.names()) {
        if (!n) continue;
        if (const Symbol* s = scope->find(n)) {
            if (is_class && (s->flags & (kDefBound | kDefGlobal))) scope->add(n).flags |= kDefFreeClass;
            continue;
        }
        if (bound && !bound->contains(n)) continue;
        scope->add(n).scope = NameScope::Free;
    }
    free.add_all(new_free);
    return true;
}

bool ScopeResolver::child(Scope* scope, const NameSet& bound, const NameSet& free, const NameSet& global,
                          NameSet& all_free) {
    NameSet child_bound = bound, child_free = free, child_global = global;
    if (!block(scope, &child_bound, child_free, child_global)) return false;
    all_free.add_all(child_free);
    return true;
}

}  // namespace krait
