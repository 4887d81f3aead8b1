// Symbol table: for every scope of a module which names are local, global, free or cell variables (language reference
// 4.2), in the two passes of CPython's symtable: collect uses and definitions, then resolve from the outside inwards.
//
// Names are stored mangled (`__x` in class C is `_C__x`). Names and nodes are those of the tree's arena, in which the
// table lives too. Errors are SyntaxErrors with CPython's messages and positions.
#pragma once

#include "frontend/ast.h"

namespace krait {

// How a name is bound in a scope (CPython's LOCAL ... CELL, same numbers).
enum class NameScope : u8 { Unknown = 0, Local = 1, GlobalExplicit = 2, GlobalImplicit = 3, Free = 4, Cell = 5 };

// What happens to a name in a scope (CPython's DEF_*, same bits: `_symtable` shows them).
enum SymbolFlags : u16 {
    kDefGlobal = 1,
    kDefLocal = 2,
    kDefParam = 4,
    kDefNonlocal = 8,
    kUse = 16,
    kDefFree = 32,
    kDefFreeClass = 64,  // free variable of a class scope's method that the class body also binds
    kDefImport = 128,
    kDefAnnotation = 256,
    kDefCompIter = 512,
    kDefBound = kDefLocal | kDefParam | kDefImport,
};

enum class ScopeType : u8 { Function = 0, Class = 1, Module = 2, Annotation = 3 };
enum class ComprehensionType : u8 { None = 0, List = 1, Dict = 2, Set = 3, Generator = 4 };

struct Symbol {
    Str* name;
    u16 flags;        // SymbolFlags
    NameScope scope;  // after resolution
};

struct Scope {
    ScopeType type = ScopeType::Module;
    ComprehensionType comprehension = ComprehensionType::None;
    Str* name = nullptr;          // "top", function or class name, "lambda", "listcomp", "genexpr", ...
    Str* class_name = nullptr;    // name that mangling uses here; null outside classes
    const ast::Node* key = nullptr;
    Scope* parent = nullptr;
    i32 lineno = 0, col_offset = 0, end_lineno = 0, end_col_offset = 0;

    bool is_nested = false;       // some enclosing scope is a function
    bool has_free = false;        // has free variables
    bool has_child_free = false;  // a child block, or a child of it, has free variables
    bool is_generator = false;
    bool is_coroutine = false;
    bool has_varargs = false;
    bool has_varkeywords = false;
    bool returns_value = false;   // `return` with a value, for async generators
    bool needs_class_closure = false;  // class: a method uses `__class__` or super()
    bool comp_iter_target = false;     // visiting the target of a comprehension's first loop
    u8 comp_iter_expr = 0;             // nesting of comprehension iterables
    u32 id = 0;                        // number of the scope, in order of creation

    std::vector<Symbol> symbols;       // in order of first appearance
    std::vector<Str*> varnames;        // parameters, in CPython's order of co_varnames
    std::vector<Scope*> children;      // in order of appearance

    // Null if the name does not occur. `mangled` is interned.
    const Symbol* find(Str* mangled) const;
    // NameScope::Unknown if it does not occur.
    NameScope scope_of(Str* mangled) const {
        const Symbol* s = find(mangled);
        return s ? s->scope : NameScope::Unknown;
    }
    bool is_function_like() const { return type == ScopeType::Function; }

    // For the builder.
    Symbol& add(Str* mangled);
    std::vector<u32> index;            // open addressing over `symbols`, built when there are many
};

// Bits of `from __future__` and compile() flags, CPython's numbers.
enum FutureFlags : u32 {
    kFutureNested = 0x10,
    kFutureDivision = 0x20000,
    kFutureAbsoluteImport = 0x40000,
    kFutureWithStatement = 0x80000,
    kFuturePrintFunction = 0x100000,
    kFutureUnicodeLiterals = 0x200000,
    kFutureBarryAsBdfl = 0x400000,
    kFutureGeneratorStop = 0x800000,
    kFutureAnnotations = 0x1000000,
    kFutureMask = 0x1fe0000,
};

struct Future {
    u32 flags = 0;
    i32 lineno = -1;  // line of the last `from __future__ import`
};
// Collects the future statements at the head of a module. False: raised (SyntaxError).
[[nodiscard]] bool collect_futures(Thread* th, const ast::ModNode* module, Value filename, Future& out);

class SymbolTable {
  public:
    // Builds the table of a Module, Interactive or Expression. Null: raised. The result must be deleted.
    static SymbolTable* build(Arena& arena, ast::ModNode* module, Value filename, const Future& future);
    ~SymbolTable();

    Scope* top() const { return top_; }
    // The scope that a node opens: the module, FunctionDef, Lambda, ClassDef, a comprehension, or an annotation's node
    // (the `arguments` node, or AnnAssign/the function node under `from __future__ import annotations`). Null: none.
    Scope* lookup(const void* node) const;

  private:
    friend class SymtableBuilder;
    SymbolTable() = default;
    void add(const void* node, Scope* scope);
    Scope* top_ = nullptr;
    std::vector<Scope*> scopes_;
    std::vector<std::pair<const void*, Scope*>> by_node_;  // open addressing
};

// `name` as it is inside class `class_name` (null: not mangled). Null: raised.
Str* mangle(Arena& arena, Str* class_name, Str* name);

}  // namespace krait
