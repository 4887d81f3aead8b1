// Assembler: from a finished flow graph to a code object.
#pragma once

#include "frontend/constants.h"
#include "frontend/flow_graph.h"
#include "runtime/types/code.h"

namespace krait {

struct Str;

// An insertion-ordered set of names, each with its index.
class NameTable {
  public:
    i32 add(Str* name);
    i32 find(Str* name) const;  // -1: absent
    i32 size() const { return static_cast<i32>(names_.size()); }
    Str* operator[](i32 i) const { return names_[static_cast<size_t>(i)]; }

  private:
    std::vector<Str*> names_;   // interned; kept alive by the arena
    std::vector<i32> slots_;    // open addressing over names_, built when there are many
};

// What the generator knows of one code object besides its instructions.
struct CodeUnit {
    explicit CodeUnit(Thread* th) : constants(th) {}

    FlowGraph graph;
    ConstantTable constants;
    NameTable names, varnames, cellvars, freevars;
    Str* name = nullptr;
    Str* qualname = nullptr;
    Value filename;
    u32 flags = 0;
    i32 first_line = 0;
    i32 argcount = 0;  // positional or keyword
    i32 posonlyargcount = 0;
    i32 kwonlyargcount = 0;
};

// Optimises the graph and lays it out. Null: raised.
Code* assemble(Thread* th, CodeUnit& unit);

}  // namespace krait
