// Assembler: prefix instructions, the order of the passes, offsets of jumps, and the code object.
//
// Source: CPython 3.11 Python/compile.c, `assemble` and below it. Cell and free variables are numbered relative to each
// other by the generator; here they get their final places in localsplus (locals, cells that are no arguments, free).
// Tables of locations and exceptions are written by frontend/code_tables.cpp.
#include "frontend/assemble.h"

#include "frontend/code_tables.h"
#include "runtime/types/bytes.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"

#include <string>

namespace krait {

i32 NameTable::find(Str* name) const {
    if (slots_.empty()) {
        for (size_t i = 0; i < names_.size(); ++i)
            if (names_[i] == name) return static_cast<i32>(i);
        return -1;
    }
    size_t mask = slots_.size() - 1;
    size_t slot = (reinterpret_cast<uintptr_t>(name) >> 4) * 0x9E37'79B9u & mask;
    for (; slots_[slot] >= 0; slot = (slot + 1) & mask)
        if (names_[static_cast<size_t>(slots_[slot])] == name) return slots_[slot];
    return -1;
}

i32 NameTable::add(Str* name) {
    if (i32 i = find(name); i >= 0) return i;
    names_.push_back(name);
    constexpr size_t kLinear = 8;
    if (names_.size() > kLinear) {
        auto insert = [&](size_t i) {
            size_t mask = slots_.size() - 1;
            size_t slot = (reinterpret_cast<uintptr_t>(names_[i]) >> 4) * 0x9E37'79B9u & mask;
            while (slots_[slot] >= 0) slot = (slot + 1) & mask;
            slots_[slot] = static_cast<i32>(i);
        };
        if (slots_.size() < names_.size() * 2) {
            slots_.assign(slots_.empty() ? 32 : slots_.size() * 2, -1);
            for (size_t i = 0; i < names_.size(); ++i) insert(i);
        } else {
            insert(names_.size() - 1);
        }
    }
    return size() - 1;
}

namespace {

constexpr u32 kGeneratorFlags = kCoGenerator | kCoCoroutine | kCoAsyncGenerator;

class Assembler {
  public:
    Assembler(Thread* th, CodeUnit& unit) : th_(th), unit_(unit), graph_(unit.graph) {}
    Code* run();

  private:
    void place_cells();
    void insert_prefix();
    void renumber_cells();
    void resolve_offsets();
    Bytes* emit();
    bool fill_names(Code* code);
    Code* make_code(i32 depth);

    bool is_generator() const { return unit_.flags & kGeneratorFlags; }

    Thread* th_;
    CodeUnit& unit_;
    FlowGraph& graph_;
    std::vector<i32> cell_places_;  // index among cells and free variables -> index in localsplus
    i32 dropped_ = 0;               // cells that are arguments and need no place of their own
};

Code* Assembler::run() {
    normalize_blocks(graph_);
    inline_exit_blocks(graph_);
    if (!unit_.first_line) {
        const Block* entry = graph_.entry();
        bool known = !entry->empty() && entry->instrs[0].location.line > 0;
        unit_.first_line = known ? entry->instrs[0].location.line : 1;
    }
    place_cells();
    insert_prefix();
    renumber_cells();
    if (!optimize_flow_graph(th_, graph_, unit_.constants)) return nullptr;
    duplicate_exits_without_line(graph_);
    trim_unused_constants(graph_, unit_.constants);
    propagate_lines(graph_);
    guarantee_lines_of_exits(graph_, unit_.first_line);
    i32 depth = compute_stack_depth(graph_, is_generator());
    label_exception_targets(graph_);
    remove_exception_pseudo_ops(graph_);
    for (Block* block = graph_.entry(); block; block = block->next) remove_nops(block);
    resolve_jump_directions(graph_);
    resolve_offsets();
    return make_code(depth);
}

// ---- Cells ----

void Assembler::place_cells() {
    i32 locals = unit_.varnames.size(), cells = unit_.cellvars.size(), frees = unit_.freevars.size();
    for (i32 i = 0; i < cells + frees; ++i) {
        i32 place = locals + i;
        if (i < cells)
            if (i32 argument = unit_.varnames.find(unit_.cellvars[i]); argument >= 0) place = argument;
        cell_places_.push_back(place);
    }
}

// COPY_FREE_VARS, MAKE_CELL for each cell (arguments first), RETURN_GENERATOR, before the first instruction.
void Assembler::insert_prefix() {
    std::vector<Instr> prefix;
    auto add = [&](StackOp op, i32 arg, Location where) { prefix.push_back({op, arg, nullptr, nullptr, where}); };
    if (unit_.freevars.size()) add(StackOp::COPY_FREE_VARS, unit_.freevars.size(), kNoLocation);
    i32 cells = unit_.cellvars.size();
    std::vector<i32> by_place(static_cast<size_t>(unit_.varnames.size() + cells), -1);
    for (i32 i = 0; i < cells; ++i) by_place[static_cast<size_t>(cell_places_[i])] = i;
    for (i32 cell : by_place)
        if (cell >= 0) add(StackOp::MAKE_CELL, cell, kNoLocation);
    if (is_generator()) {
        add(StackOp::RETURN_GENERATOR, 0, {unit_.first_line, unit_.first_line, -1, -1});
        add(StackOp::POP_TOP, 0, kNoLocation);
    }
    std::vector<Instr>& entry = graph_.entry()->instrs;
    entry.insert(entry.begin(), prefix.begin(), prefix.end());
}

void Assembler::renumber_cells() {
    i32 locals = unit_.varnames.size();
    for (i32 i = 0; i < static_cast<i32>(cell_places_.size()); ++i) {
        if (cell_places_[i] == i + locals)
            cell_places_[i] -= dropped_;
        else
            ++dropped_;
    }
    for (Block* block = graph_.entry(); block; block = block->next)
        for (Instr& instr : block->instrs)
            if (ir::info(instr.op).operand == ir::StackOperand::Free) instr.arg = cell_places_[instr.arg];
}

// ---- Layout ----

// Offsets depend on the sizes of jumps, and those on the offsets: repeat until nothing changes.
void Assembler::resolve_offsets() {
    for (bool again = true; again;) {
        i32 offset = 0;
        for (Block* block = graph_.entry(); block; block = block->next) {
            block->offset = offset;
            for (const Instr& instr : block->instrs) offset += instruction_units(instr);
        }
        again = false;
        for (Block* block = graph_.entry(); block; block = block->next) {
            i32 at = block->offset;
            for (Instr& instr : block->instrs) {
                i32 size = instruction_units(instr);
                at += size;
                if (!is_jump(instr)) continue;
                i32 target = instr.target->offset;
                instr.arg = target < at ? at - target : target - at;
                if (instruction_units(instr) != size) again = true;
            }
        }
    }
}

Bytes* Assembler::emit() {
    std::vector<u8> out;
    for (Block* block = graph_.entry(); block; block = block->next) {
        for (const Instr& instr : block->instrs) {
            u32 arg = ir::has_argument(instr.op) ? static_cast<u32>(instr.arg) : 0;
            for (int shift = 24; shift; shift -= 8) {
                if (arg >> shift == 0) continue;
                out.push_back(static_cast<u8>(StackOp::EXTENDED_ARG));
                out.push_back(static_cast<u8>(arg >> shift));
            }
            out.push_back(static_cast<u8>(instr.op));
            out.push_back(static_cast<u8>(arg));
            out.resize(out.size() + 2 * static_cast<size_t>(ir::caches(instr.op)), 0);
        }
    }
    return bytes_from(th_, {reinterpret_cast<const char*>(out.data()), out.size()});
}

// ---- The code object ----

bool Assembler::fill_names(Code* code) {
    i32 locals = unit_.varnames.size(), cells = unit_.cellvars.size(), frees = unit_.freevars.size();
    i32 total = locals + cells + frees - dropped_;
    std::string kinds(static_cast<size_t>(total), '\0');
    Tuple* names = new_tuple(th_, unit_.names.size());
    Tuple* plus = names ? new_tuple(th_, total) : nullptr;
    if (!plus) return false;
    for (i32 i = 0; i < unit_.names.size(); ++i) names->items[i] = Value(unit_.names[i]);
    for (i32 i = 0; i < locals; ++i) {
        plus->items[i] = Value(unit_.varnames[i]);
        kinds[i] = kFastLocal;
    }
    for (i32 i = 0; i < cells + frees; ++i) {
        i32 place = cell_places_[i];
        plus->items[place] = Value(i < cells ? unit_.cellvars[i] : unit_.freevars[i - cells]);
        kinds[place] = static_cast<char>(kinds[place] | (i < cells ? kFastCell : kFastFree));
    }
    set_field(th_, code, code->names, names);
    set_field(th_, code, code->localsplusnames, plus);
    Bytes* kind_bytes = bytes_from(th_, kinds);
    if (!kind_bytes) return false;
    set_field(th_, code, code->localspluskinds, kind_bytes);
    code->nlocals = locals;
    code->nlocalsplus = total;
    code->ncellvars = cells;
    code->nfreevars = frees;
    return true;
}

Code* Assembler::make_code(i32 depth) {
    Code* code = new_code_object(th_);
    if (!code) return nullptr;
    Bytes* bytes = emit();
    if (!bytes) return nullptr;
    set_field(th_, code, code->code, bytes);
    Tuple* constants = tuple_from(th_, unit_.constants.data(), unit_.constants.size());
    if (!constants) return nullptr;
    set_field(th_, code, code->consts, constants);
    Bytes* lines = write_line_table(th_, graph_, unit_.first_line);
    if (!lines) return nullptr;
    set_field(th_, code, code->linetable, lines);
    Bytes* handlers = write_exception_table(th_, graph_);
    if (!handlers) return nullptr;
    set_field(th_, code, code->exceptiontable, handlers);
    if (!fill_names(code)) return nullptr;
    code->argcount = unit_.posonlyargcount + unit_.argcount;
    code->posonlyargcount = unit_.posonlyargcount;
    code->kwonlyargcount = unit_.kwonlyargcount;
    code->stacksize = depth;
    code->co_flags = unit_.flags;
    code->firstlineno = unit_.first_line;
    set_field(th_, code, code->filename, unit_.filename);
    set_field(th_, code, code->name, unit_.name);
    set_field(th_, code, code->qualname, unit_.qualname);
    return code;
}

}  // namespace

Code* assemble(Thread* th, CodeUnit& unit) { return Assembler(th, unit).run(); }

}  // namespace krait
