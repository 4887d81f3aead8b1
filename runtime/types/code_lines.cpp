// Reading co_linetable (CPython 3.11, Objects/locations.md) and co_exceptiontable (exception_handling_notes.txt).
//
// Tables may come from a program (code.replace), so readers never run past their end.
#include "runtime/types/bytes.h"
#include "runtime/types/code_fields.h"

namespace krait {

LineTableReader::LineTableReader(const Code* code)
    : at_(reinterpret_cast<const u8*>(code->linetable->data)),
      end_(at_ + code->linetable->length),
      line_(code->firstlineno) {}

u32 LineTableReader::varint() {
    u32 value = 0;
    for (int shift = 0; at_ < end_; shift += 6) {
        u8 byte = *at_++;
        if (shift < 32) value |= static_cast<u32>(byte & 0x3F) << shift;
        if (!(byte & 0x40)) break;
    }
    return value;
}

i32 LineTableReader::signed_varint() {
    u32 value = varint();
    return value & 1 ? -static_cast<i32>(value >> 1) : static_cast<i32>(value >> 1);
}

bool LineTableReader::next(LineEntry* entry) {
    enum { kOneLine0 = 10, kNoColumns = 13, kLong = 14, kNone = 15 };
    if (at_ >= end_) return false;
    u8 head = *at_++;
    int code = (head >> 3) & 15;
    entry->start = offset_;
    offset_ += 2 * ((head & 7) + 1);
    entry->end = offset_;
    entry->column = entry->end_column = -1;
    auto byte = [&]() -> i32 { return at_ < end_ ? *at_++ : 0; };
    if (code == kNone) {
        entry->line = entry->end_line = -1;
        return true;
    }
    i32 end_delta = 0;
    if (code == kLong) {
        line_ += signed_varint();
        end_delta = static_cast<i32>(varint());
        entry->column = static_cast<i32>(varint()) - 1;
        entry->end_column = static_cast<i32>(varint()) - 1;
    } else if (code == kNoColumns) {
        line_ += signed_varint();
    } else if (code >= kOneLine0) {
        line_ += code - kOneLine0;
        entry->column = byte();
        entry->end_column = byte();
    } else {
        i32 second = byte();
        entry->column = code << 3 | second >> 4;
        entry->end_column = entry->column + (second & 15);
    }
    entry->line = line_;
    entry->end_line = line_ + end_delta;
    return true;
}

CodePosition code_position(const Code* code, i32 offset) {
    LineTableReader reader(code);
    LineEntry entry;
    while (reader.next(&entry))
        if (offset < entry.end) return {entry.line, entry.end_line, entry.column, entry.end_column};
    return {-1, -1, -1, -1};
}

bool find_exception_handler(const Code* code, i32 offset, ExceptionHandler* out) {
    const u8* at = reinterpret_cast<const u8*>(code->exceptiontable->data);
    const u8* end = at + code->exceptiontable->length;
    auto varint = [&] {
        i32 value = 0;
        while (at < end) {
            u8 byte = *at++;
            value = value << 6 | (byte & 0x3F);
            if (!(byte & 0x40)) break;
        }
        return value;
    };
    while (at < end) {
        i32 start = varint() * 2;
        i32 size = varint() * 2;
        i32 target = varint() * 2;
        i32 depth_lasti = varint();
        if (offset < start) return false;
        if (offset >= start + size) continue;
        *out = {start, start + size, target, depth_lasti >> 1, (depth_lasti & 1) != 0};
        return true;
    }
    return false;
}

}  // namespace krait
