// Scopes, mangling, future statements, and the entry point; the passes are in symtable_statements.cpp,
// symtable_expressions.cpp and symtable_resolve.cpp.
#include "frontend/symtable.h"

#include <string>

#include "frontend/symtable_builder.h"
#include "frontend/symtable_resolve.h"
#include "runtime/types/str.h"

namespace krait {

// ---- Scope ----

namespace {
constexpr size_t kLinearSymbols = 8;  // up to here a scan is faster than hashing
size_t hash_pointer(const void* p) { return reinterpret_cast<uintptr_t>(p) * 0x9E3779B97F4A7C15ull >> 20; }
}  // namespace

const Symbol* Scope::find(Str* mangled) const {
    if (index.empty()) {
        for (const Symbol& s : symbols)
            if (s.name == mangled) return &s;
        return nullptr;
    }
    size_t mask = index.size() - 1;
    for (size_t i = hash_pointer(mangled) & mask; index[i]; i = (i + 1) & mask)
        if (symbols[index[i] - 1].name == mangled) return &symbols[index[i] - 1];
    return nullptr;
}

Symbol& Scope::add(Str* mangled) {
    if (const Symbol* s = find(mangled)) return const_cast<Symbol&>(*s);
    symbols.push_back({mangled, 0, NameScope::Unknown});
    if (symbols.size() > kLinearSymbols && symbols.size() * 2 > index.size()) {
        index.assign(index.empty() ? 64 : index.size() * 2, 0);
        for (u32 k = 0; k < symbols.size(); ++k) {
            size_t i = hash_pointer(symbols[k].name) & (index.size() - 1);
            while (index[i]) i = (i + 1) & (index.size() - 1);
            index[i] = k + 1;
        }
    } else if (!index.empty()) {
        size_t i = hash_pointer(mangled) & (index.size() - 1);
        while (index[i]) i = (i + 1) & (index.size() - 1);
        index[i] = static_cast<u32>(symbols.size());
    }
    return symbols.back();
}

// ---- Table ----

SymbolTable::~SymbolTable() {
    for (Scope* scope : scopes_) delete scope;
}

Scope* SymbolTable::lookup(const void* node) const {
    if (by_node_.empty()) return nullptr;
    size_t mask = by_node_.size() - 1;
    for (size_t i = hash_pointer(node) & mask; by_node_[i].first; i = (i + 1) & mask)
        if (by_node_[i].first == node) return by_node_[i].second;
    return nullptr;
}

void SymbolTable::add(const void* node, Scope* scope) {
    scope->id = static_cast<u32>(scopes_.size());
    scopes_.push_back(scope);
    auto insert = [&](const void* key, Scope* value) {
        size_t mask = by_node_.size() - 1;
        size_t i = hash_pointer(key) & mask;
        while (by_node_[i].first && by_node_[i].first != key) i = (i + 1) & mask;
        by_node_[i] = {key, value};
    };
    if (scopes_.size() * 2 > by_node_.size()) {
        std::vector<std::pair<const void*, Scope*>> old(by_node_.empty() ? 32 : by_node_.size() * 2);
        old.swap(by_node_);
        for (auto& [key, value] : old)
            if (key) insert(key, value);
    }
    insert(node, scope);
}

SymbolTable* SymbolTable::build(Arena& arena, ast::ModNode* module, Value filename, const Future& future) {
    auto* table = new SymbolTable();
    SymtableBuilder builder(arena, filename, future, *table);
    if (builder.build(module)) return table;
    delete table;
    return nullptr;
}

// ---- Mangling (language reference 6.2.1) ----

Str* mangle(Arena& arena, Str* class_name, Str* name) {
    if (!class_name) return name;
    std::string_view text = str_utf8(arena.thread(), name);
    if (text.size() < 2 || text[0] != '_' || text[1] != '_') return name;
    if (text.ends_with("__") || text.find('.') != std::string_view::npos) return name;
    std::string_view cls = str_utf8(arena.thread(), class_name);
    while (!cls.empty() && cls[0] == '_') cls.remove_prefix(1);
    if (cls.empty()) return name;
    std::string whole = "_";
    whole += cls;
    whole += text;
    return arena.intern(whole);
}

// ---- Future statements ----

namespace {

struct FutureRow {
    const char* name;
    u32 flag;
};
constexpr FutureRow kFutures[] = {
    {"nested_scopes", 0},      {"generators", 0},      {"division", 0},
    {"absolute_import", 0},    {"with_statement", 0},  {"print_function", 0},
    {"unicode_literals", 0},   {"generator_stop", 0},  {"barry_as_FLUFL", kFutureBarryAsBdfl},
    {"annotations", kFutureAnnotations},
};

bool check_features(Thread* th, const ast::ImportFrom* s, Value filename, Future& out) {
    for (const ast::Alias* alias : s->names) {
        std::string_view name = str_utf8(th, alias->name);
        const FutureRow* found = nullptr;
        for (const FutureRow& row : kFutures)
            if (name == row.name) found = &row;
        if (found) {
            out.flags |= found->flag;
            continue;
        }
        Location where{s->lineno, s->lineno, s->col_offset, -1};
        Str* message = name == "braces" ? format_message(th, "not a chance")
                                        : format_message(th, "future feature %.100U is not defined", alias->name);
        if (message) raise_scope_error(th, filename, where, message);
        return false;
    }
    return true;
}

bool starts_with_docstring(Seq<ast::StmtNode*> body) {
    auto* e = body.empty() ? nullptr : ast::is<ast::Expr>(body[0]);
    auto* c = e ? ast::is<ast::Constant>(e->value) : nullptr;
    return c && is_str(c->value);
}

}  // namespace

bool collect_futures(Thread* th, const ast::ModNode* module, Value filename, Future& out) {
    Seq<ast::StmtNode*> body;
    if (module->tag == ast::Tag::Module) body = static_cast<const ast::Module*>(module)->body;
    else if (module->tag == ast::Tag::Interactive) body = static_cast<const ast::Interactive*>(module)->body;
    else return true;
    // Only a docstring may precede them. One that follows other code of its line is an error found here; one on a later
    // line is found by the code generator.
    bool done = false;
    i32 previous_line = 0;
    for (u32 i = starts_with_docstring(body); i < body.size(); ++i) {
        const ast::StmtNode* s = body[i];
        if (done && s->lineno > previous_line) return true;
        previous_line = s->lineno;
        if (s->tag == ast::Tag::ImportFrom) {
            auto* import = ast::as<ast::ImportFrom>(s);
            if (!import->module || str_utf8(th, import->module) != "__future__") {
                done = true;
                continue;
            }
            if (done) {
                Str* message = format_message(th, "from __future__ imports must occur at the beginning of the file");
                if (message) raise_scope_error(th, filename, {s->lineno, s->lineno, s->col_offset - 1, -1}, message);
                return false;
            }
            if (!check_features(th, import, filename, out)) return false;
            out.lineno = s->lineno;
        } else {
            done = true;
        }
    }
    return true;
}

}  // namespace krait
