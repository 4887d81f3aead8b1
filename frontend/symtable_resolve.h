// ScopeResolver: the second pass of the symbol table, from the module inwards.
#pragma once

#include "frontend/symtable_builder.h"

namespace krait {

// A small set of interned names, in order of insertion.
class NameSet {
  public:
    bool contains(Str* name) const { return position(name) >= 0; }
    void add(Str* name);
    bool discard(Str* name);
    void add_all(const NameSet& other);
    const std::vector<Str*>& names() const { return names_; }

  private:
    i64 position(Str* name) const;
    void rebuild();
    std::vector<Str*> names_;   // null where removed, once hashed
    std::vector<u32> index_;    // open addressing, when there are many
};

class ScopeResolver {
  public:
    explicit ScopeResolver(SymtableBuilder& builder) : builder_(builder) {}
    [[nodiscard]] bool resolve(Scope* top);

  private:
    // `bound`: names bound in enclosing functions (null at module level); `free`: names that inner scopes left free.
    bool block(Scope* scope, NameSet* bound, NameSet& free, NameSet& global);
    bool child(Scope* scope, const NameSet& bound, const NameSet& free, const NameSet& global, NameSet& all_free);
    bool name(Scope* scope, Symbol& symbol, NameSet* bound, NameSet& local, NameSet& free, NameSet& global);
    bool fail(const Scope* scope, Str* name, const char* format);
    SymtableBuilder& builder_;
};

}  // namespace krait
