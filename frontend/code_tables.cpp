// Writing co_linetable and co_exceptiontable.
//
// co_linetable (CPython 3.11, Objects/locations.md): one entry per instruction, of at most 8 code units: first byte
// 0x80 | code << 3 | units - 1, then varints of 6 bits, least significant first, bit 6 meaning "more".
// co_exceptiontable (Objects/exception_handling_notes.txt): start, length, target, depth << 1 | lasti, each a varint of 6
// bits, most significant first; bit 7 marks the first byte of an entry. Offsets are in code units.
#include "frontend/code_tables.h"

#include "runtime/options.h"

#include "runtime/types/bytes.h"

#include <string>

namespace krait {

namespace {

enum LocationCode { kShortLimit = 10, kOneLine0 = 10, kNoColumns = 13, kLong = 14, kNone = 15 };

class LineTableWriter {
  public:
    explicit LineTableWriter(i32 first_line) : line_(first_line) {}

    // `columns`: false under -X no_debug_ranges.
    void add(Location where, i32 units, bool columns) {
        if (!columns) where.end_line = where.line, where.column = where.end_column = -1;
        for (; units > 8; units -= 8) entry(where, 8);
        entry(where, units);
    }
    std::string& bytes() { return out_; }

  private:
    void byte(u32 b) { out_.push_back(static_cast<char>(b)); }
    void head(int code, i32 units) { byte(0x80u | static_cast<u32>(code << 3) | static_cast<u32>(units - 1)); }
    void varint(u32 v) {
        for (; v >= 64; v >>= 6) byte(0x40 | (v & 0x3F));
        byte(v);
    }
    void signed_varint(i32 v) { varint(v < 0 ? (static_cast<u32>(-v) << 1) | 1 : static_cast<u32>(v) << 1); }

    void entry(const Location& where, i32 units) {
        if (where.line < 0) return head(kNone, units);
        i32 delta = where.line - line_;
        i32 column = where.column, end = where.end_column;
        if (column < 0 || end < 0) {
            if (where.end_line == where.line || where.end_line == -1) {
                head(kNoColumns, units);
                signed_varint(delta);
                line_ = where.line;
                return;
            }
        } else if (where.end_line == where.line) {
            if (delta == 0 && column < 80 && end - column < 16 && end >= column) {
                head(column >> 3, units);
                byte(static_cast<u32>((column & 7) << 4 | (end - column)));
                return;
            }
            if (delta >= 0 && delta < 3 && column < 128 && end < 128) {
                head(kOneLine0 + delta, units);
                byte(static_cast<u32>(column));
                byte(static_cast<u32>(end));
                line_ = where.line;
                return;
            }
        }
        head(kLong, units);
        signed_varint(delta);
        varint(static_cast<u32>(where.end_line - where.line));
        varint(static_cast<u32>(column + 1));
        varint(static_cast<u32>(end + 1));
        line_ = where.line;
    }

    std::string out_;
    i32 line_;
};

void write_exception_item(std::string& out, u32 value, u32 first) {
    int shift = 24;
    while (shift && value >> shift == 0) shift -= 6;
    for (; shift; shift -= 6) {
        out.push_back(static_cast<char>(first | 0x40 | ((value >> shift) & 0x3F)));
        first = 0;
    }
    out.push_back(static_cast<char>(first | (value & 0x3F)));
}

void write_exception_entry(std::string& out, i32 start, i32 end, const Block* handler) {
    u32 lasti = handler->preserve_lasti;
    u32 depth = static_cast<u32>(handler->start_depth) - 1 - lasti;
    write_exception_item(out, static_cast<u32>(start), 0x80);
    write_exception_item(out, static_cast<u32>(end - start), 0);
    write_exception_item(out, static_cast<u32>(handler->offset), 0);
    write_exception_item(out, depth << 1 | lasti, 0);
}

}  // namespace

Bytes* write_line_table(Thread* th, FlowGraph& graph, i32 first_line) {
    LineTableWriter writer(first_line);
    bool columns = !th->vm->options->no_debug_ranges;
    for (Block* block = graph.entry(); block; block = block->next)
        for (const Instr& instr : block->instrs) writer.add(instr.location, instruction_units(instr), columns);
    return bytes_from(th, writer.bytes());
}

Bytes* write_exception_table(Thread* th, FlowGraph& graph) {
    std::string out;
    i32 at = 0, start = 0;
    const Block* handler = nullptr;
    for (Block* block = graph.entry(); block; block = block->next) {
        at = block->offset;
        for (const Instr& instr : block->instrs) {
            if (instr.handler != handler) {
                if (handler) write_exception_entry(out, start, at, handler);
                start = at;
                handler = instr.handler;
            }
            at += instruction_units(instr);
        }
    }
    if (handler) write_exception_entry(out, start, at, handler);
    return bytes_from(th, out);
}

}  // namespace krait
