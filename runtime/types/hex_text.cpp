// Bytes as hexadecimal text with an optional separator every `group` bytes, counted from the right (positive) or left.
#include "runtime/types/hex_text.h"

#include <string>

#include "runtime/operators.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/str_units.h"

namespace krait {

Value hex_text(Thread* th, std::string_view data, Value separator, Value group_value, bool as_bytes) {
    i64 group = 1;
    int given = 1;
    if (group_value) {
        if (!to_int32(th, group_value, &given)) return {};
        group = given;
    }
    char sep = 0;
    if (separator) {
        i64 length;
        if (is_str(separator)) {
            length = separator.as<Str>()->length;
            if (length == 1) {
                u32 c = separator.as<Str>()->at(0);
                if (c > 127) return raise(th, Exc::ValueError, "sep must be ASCII.");
                sep = static_cast<char>(c);
            }
        } else if (is_bytes(separator)) {
            length = separator.as<Bytes>()->length;
            if (length == 1) sep = separator.as<Bytes>()->data[0];
        } else {
            if (length_hint(th, separator, -2) == -1) return {};
            return raise(th, Exc::TypeError, "sep must be str or bytes.");
        }
        if (length != 1) return raise(th, Exc::ValueError, "sep must be length 1.");
        if (static_cast<u8>(sep) > 127) return raise(th, Exc::ValueError, "sep must be ASCII.");
    } else {
        group = 0;
    }
    std::string out;
    out.reserve(data.size() * 3);
    i64 n = static_cast<i64>(data.size());
    for (i64 i = 0; i < n; ++i) {
        if (i && group && (group > 0 ? (n - i) % group == 0 : i % -group == 0)) out += sep;
        u8 c = static_cast<u8>(data[static_cast<size_t>(i)]);
        out += "0123456789abcdef"[c >> 4];
        out += "0123456789abcdef"[c & 15];
    }
    return as_bytes ? Value(bytes_from(th, out)) : Value(str_from_ascii(th, out));
}

Value hex_method(Thread* th, std::string_view data, const Args& args) {
    static constexpr const char* names[] = {"sep", "bytes_per_sep"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"hex", names, 2, 0, 0, 2}, args, v)) return {};
    return hex_text(th, data, v[0], v[1], false);
}

Value bytes_method_hex(Thread* th, Value self, const Args& args) {
    return hex_method(th, byte_view(self), args);
}

}  // namespace krait
