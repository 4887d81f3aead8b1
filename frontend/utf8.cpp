// UTF-8, one code point at a time, for the tokenizer and the literals.
#include "frontend/tokenizer.h"

namespace krait {

u32 decode_utf8(const char*& p, const char* end) {
    auto byte = [&](int i) { return static_cast<u32>(static_cast<unsigned char>(p[i])); };
    u32 c = byte(0);
    int extra = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    if (p + extra >= end) extra = static_cast<int>(end - p) - 1;
    if (extra == 1) c = (c & 0x1F) << 6 | (byte(1) & 0x3F);
    if (extra == 2) c = (c & 0xF) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    if (extra == 3) c = (c & 7) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    p += extra + 1;
    return c;
}

void append_utf8(std::string& out, u32 c) {
    auto put = [&](u32 b) { out += static_cast<char>(b); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

}  // namespace krait
