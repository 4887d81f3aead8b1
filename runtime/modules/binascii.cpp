// Module `binascii`: base64, hex, quoted-printable, uuencode, CRCs.
#include <zlib.h>

#include <cstring>
#include <string>

#include "runtime/call.h"
#include "runtime/operators.h"
#include "runtime/roots.h"
#include "runtime/type.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/hex_text.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_units.h"

namespace krait {

namespace {

Value error_type, incomplete_type;

Value fail(Thread* th, const char* message) { return raise_type(th, error_type.as<Type>(), "%s", message); }

// Bytes or ASCII text, as the a2b functions take.
class AsciiHold {
  public:
    AsciiHold(Thread* th, Value v) : th_(th) {
        if (is_str(v)) {
            if (!v.as<Str>()->is_ascii()) {
                raise(th, Exc::ValueError, "string argument should contain only ASCII characters");
                return;
            }
            data_ = v.as<Str>()->ascii();
            ok_ = true;
            return;
        }
        if (!supports_buffer(v)) {
            raise(th, Exc::TypeError, "argument should be bytes, buffer or ASCII string, not '%.100s'", type_name(type_of(v)));
            return;
        }
        ok_ = held_ = get_buffer(th, v, &view_, kBufferSimple);
        if (ok_) data_ = {view_.data ? view_.data : "", static_cast<size_t>(view_.length)};
    }
    ~AsciiHold() {
        if (held_) release_buffer(th_, &view_);
    }
    AsciiHold(const AsciiHold&) = delete;
    bool ok() const { return ok_; }
    std::string_view data() const { return data_; }

  private:
    Thread* th_;
    BufferView view_{};
    bool ok_ = false, held_ = false;
    std::string_view data_;
};

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if ((c | 32) >= 'a' && (c | 32) <= 'f') return (c | 32) - 'a' + 10;
    return -1;
}

Value hexlify(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"data", "sep", "bytes_per_sep"};
    Value v[3] = {};
    if (!parse_args(th, ArgSpec{"b2a_hex", names, 3, 1, 0, 3}, args, v)) return {};
    BufferHold hold(th, v[0]);
    return hold.ok() ? hex_text(th, hold.bytes(), v[1], v[2], true) : Value();
}

Value unhexlify(Thread* th, Value, Value text) {
    AsciiHold hold(th, text);
    if (!hold.ok()) return {};
    std::string_view s = hold.data();
    if (s.size() % 2) return fail(th, "Odd-length string");
    std::string out;
    for (size_t i = 0; i < s.size(); i += 2) {
        int high = hex_digit(s[i]), low = hex_digit(s[i + 1]);
        if (high < 0 || low < 0) return fail(th, "Non-hexadecimal digit found");
        out += static_cast<char>(high * 16 + low);
    }
    return bytes_from(th, out);
}

// ---- Base64 ----

constexpr char base64_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int base64_value(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

Value b2a_base64(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"", "newline"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"b2a_base64", names, 2, 1, 1, 1}, args, v)) return {};
    int newline = v[1] ? truth(th, v[1]) : 1;
    if (newline < 0) return {};
    BufferHold hold(th, v[0]);
    if (!hold.ok()) return {};
    std::string out;
    u32 bits = 0;
    int count = 0;
    for (char c : hold.bytes()) {
        bits = (bits << 8) | static_cast<u8>(c);
        count += 8;
        while (count >= 6) {
            count -= 6;
            out += base64_digits[(bits >> count) & 63];
        }
    }
    if (count == 2) out += base64_digits[(bits & 3) << 4], out += "==";
    else if (count == 4) out += base64_digits[(bits & 15) << 2], out += '=';
    if (newline) out += '\n';
    return bytes_from(th, out);
}

Value a2b_base64(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"", "strict_mode"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"a2b_base64", names, 2, 1, 1, 1}, args, v)) return {};
    int strict = v[1] ? truth(th, v[1]) : 0;
    if (strict < 0) return {};
    AsciiHold hold(th, v[0]);
    if (!hold.ok()) return {};
    std::string_view s = hold.data();
    std::string out;
    if (strict && !s.empty() && s[0] == '=') return fail(th, "Leading padding not allowed");
    int quad = 0, pads = 0;
    u32 left = 0;
    bool padding_started = false;
    for (size_t i = 0; i < s.size(); ++i) {
        char c = s[i];
        if (c == '=') {
            padding_started = true;
            if (strict && quad == 0) return fail(th, "Excess padding not allowed");
            if (quad >= 2 && quad + ++pads >= 4) {
                if (strict && i + 1 < s.size()) return fail(th, "Excess data after padding");
                return bytes_from(th, out);
            }
            continue;
        }
        int value = base64_value(c);
        if (value < 0) {
            if (strict) return fail(th, "Only base64 data is allowed");
            continue;
        }
        if (strict && padding_started) return fail(th, "Discontinuous padding not allowed");
        pads = 0;
        switch (quad) {
            case 0: quad = 1, left = static_cast<u32>(value); break;
            case 1: quad = 2, out += static_cast<char>((left << 2) | (static_cast<u32>(value) >> 4)), left = value & 15; break;
            case 2: quad = 3, out += static_cast<char>((left << 4) | (static_cast<u32>(value) >> 2)), left = value & 3; break;
            default: quad = 0, out += static_cast<char>((left << 6) | static_cast<u32>(value)), left = 0;
        }
    }
    if (quad == 1)
        return raise_type(th, error_type.as<Type>(),
                          "Invalid base64-encoded string: number of data characters (%zd) cannot be 1 more than a multiple of 4",
                          static_cast<i64>(out.size()) / 3 * 4 + 1);
    if (quad) return fail(th, "Incorrect padding");
    return bytes_from(th, out);
}

// ---- uuencode ----

Value a2b_uu(Thread* th, Value, Value text) {
    AsciiHold hold(th, text);
    if (!hold.ok()) return {};
    std::string_view s = hold.data();
    size_t i = 0;
    auto next = [&]() -> int { return i < s.size() ? static_cast<u8>(s[i++]) : -1; };
    int first = next();
    i64 want = first < 0 ? (0 - ' ') & 63 : (first - ' ') & 63;
    std::string out;
    u32 bits = 0;
    int count = 0;
    while (static_cast<i64>(out.size()) < want) {
        int c = next();
        if (c < 0 || c == '\n' || c == '\r') {
            c = 0;
            if (i && i <= s.size() && (s[i - 1] == '\n' || s[i - 1] == '\r')) --i, i = s.size();
        } else {
            if (c < ' ' || c > ' ' + 64) return fail(th, "Illegal char");
            c = (c - ' ') & 63;
        }
        bits = (bits << 6) | static_cast<u32>(c);
        count += 6;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>(bits >> count);
            bits &= (1u << count) - 1;
        }
    }
    for (; i < s.size(); ++i) {
        char c = s[i];
        if (c != ' ' && c != ' ' + 64 && c != '\n' && c != '\r') return fail(th, "Trailing garbage");
    }
    return bytes_from(th, out);
}

Value b2a_uu(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"", "backtick"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"b2a_uu", names, 2, 1, 1, 1}, args, v)) return {};
    int backtick = v[1] ? truth(th, v[1]) : 0;
    if (backtick < 0) return {};
    BufferHold hold(th, v[0]);
    if (!hold.ok()) return {};
    std::string_view s = hold.bytes();
    if (s.size() > 45) return fail(th, "At most 45 bytes at once");
    std::string out;
    auto put = [&](u32 value) { out += static_cast<char>(backtick && value == 0 ? '`' : ' ' + value); };
    put(static_cast<u32>(s.size()));
    u32 bits = 0;
    int count = 0;
    for (size_t i = 0; i < s.size() || count != 0; ++i) {
        bits = (bits << 8) | (i < s.size() ? static_cast<u8>(s[i]) : 0);
        count += 8;
        while (count >= 6) {
            count -= 6;
            put((bits >> count) & 63);
        }
        bits &= (1u << count) - 1;
    }
    out += '\n';
    return bytes_from(th, out);
}

// ---- Quoted-printable ----

Value a2b_qp(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"data", "header"};
    Value v[2] = {};
    if (!parse_args(th, ArgSpec{"a2b_qp", names, 2, 1, 0, 2}, args, v)) return {};
    int header = v[1] ? truth(th, v[1]) : 0;
    if (header < 0) return {};
    AsciiHold hold(th, v[0]);
    if (!hold.ok()) return {};
    std::string_view s = hold.data();
    std::string out;
    size_t i = 0;
    while (i < s.size()) {
        if (s[i] == '=') {
            if (++i >= s.size()) break;
            if (s[i] == '\n' || s[i] == '\r') {
                if (s[i] != '\n')
                    while (i < s.size() && s[i] != '\n') ++i;
                if (i < s.size()) ++i;
            } else if (s[i] == '=') {
                out += '=';
                ++i;
            } else if (i + 1 < s.size() && hex_digit(s[i]) >= 0 && hex_digit(s[i + 1]) >= 0) {
                out += static_cast<char>(hex_digit(s[i]) * 16 + hex_digit(s[i + 1]));
                i += 2;
            } else {
                out += '=';
            }
        } else if (header && s[i] == '_') {
            out += ' ';
            ++i;
        } else {
            out += s[i++];
        }
    }
    return bytes_from(th, out);
}

void put_escaped(std::string& out, u8 c) {
    out += '=';
    out += "0123456789ABCDEF"[c >> 4];
    out += "0123456789ABCDEF"[c & 15];
}

Value b2a_qp(Thread* th, Value, const Args& args) {
    static constexpr const char* names[] = {"data", "quotetabs", "istext", "header"};
    Value v[4] = {};
    if (!parse_args(th, ArgSpec{"b2a_qp", names, 4, 1, 0, 4}, args, v)) return {};
    int quotetabs = v[1] ? truth(th, v[1]) : 0, istext = v[2] ? truth(th, v[2]) : 1, header = v[3] ? truth(th, v[3]) : 0;
    if (quotetabs < 0 || istext < 0 || header < 0) return {};
    BufferHold hold(th, v[0]);
    if (!hold.ok()) return {};
    std::string_view s = hold.bytes();
    size_t newline = s.find('\n');
    bool crlf = newline != s.npos && newline > 0 && s[newline - 1] == '\r';
    const char* eol = crlf ? "\r\n" : "\n";
    std::string out;
    int line = 0;
    size_t n = s.size();
    for (size_t i = 0; i < n;) {
        u8 c = static_cast<u8>(s[i]);
        bool quote = c > 126 || c == '=' || (header && c == '_') || (c == '.' && line == 0 && (i + 1 == n || s[i + 1] == '\n' || s[i + 1] == '\r' || s[i + 1] == 0)) ||
                     (!istext && (c == '\r' || c == '\n')) || ((c == '\t' || c == ' ') && i + 1 == n) ||
                     (c < 33 && c != '\r' && c != '\n' && c != '\t' && c != ' ') || (c < 33 && c != '\r' && c != '\n' && (quotetabs || (!quotetabs && c != '\t' && c != ' ')));
        if (quote) {
            if (line + 3 >= 76) {
                out += '=';
                out += eol;
                line = 0;
            }
            put_escaped(out, c);
            ++i;
            line += 3;
            continue;
        }
        if (istext && (c == '\n' || (c == '\r' && i + 1 < n && s[i + 1] == '\n'))) {
            line = 0;
            if (!out.empty() && (out.back() == ' ' || out.back() == '\t')) {
                u8 last = static_cast<u8>(out.back());
                out.pop_back();
                put_escaped(out, last);
            }
            out += eol;
            i += c == '\r' ? 2 : 1;
            continue;
        }
        if (i + 1 != n && s[i + 1] != '\n' && line + 1 >= 76) {
            out += '=';
            out += eol;
            line = 0;
        }
        ++line;
        if (header && c == ' ') out += '_';
        else out += static_cast<char>(c);
        ++i;
    }
    return bytes_from(th, out);
}

// ---- Checksums ----

Value crc_hqx(Thread* th, Value, Value data, Value start) {
    BufferHold hold(th, data);
    if (!hold.ok()) return {};
    Value index = to_index(th, start);
    if (!index) return {};
    IntView view(index);
    u32 crc = view.size ? static_cast<u32>(view.limbs[0]) & 0xFFFF : 0;
    if (view.size < 0) crc = (0 - crc) & 0xFFFF;
    for (char c : hold.bytes()) {
        crc ^= static_cast<u32>(static_cast<u8>(c)) << 8;
        for (int i = 0; i < 8; ++i) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xFFFF : (crc << 1) & 0xFFFF;
    }
    return Value::from_small_int(crc);
}

Value crc32_function(Thread* th, Value, const Args& args) {
    if (!check_no_keywords(th, "crc32", args) || !check_arg_count(th, "crc32", args, 1, 2)) return {};
    u32 crc = 0;
    if (args.count > 1) {
        Value index = to_index(th, args[1]);
        if (!index) return {};
        IntView view(index);
        crc = view.size ? static_cast<u32>(view.limbs[0]) : 0;
        if (view.size < 0) crc = 0 - crc;
    }
    BufferHold hold(th, args[0]);
    if (!hold.ok()) return {};
    return Value::from_small_int(static_cast<i64>(crc32_z(crc, reinterpret_cast<const Bytef*>(hold.bytes().data()), hold.bytes().size())));
}

constexpr NativeDef functions[] = {
    {"a2b_uu", a2b_uu, "a2b_uu($module, data, /)\n--\n\nDecode a line of uuencoded data."},
    {"b2a_uu", b2a_uu, "b2a_uu($module, data, /, *, backtick=False)\n--\n\nUuencode line of data."},
    {"a2b_base64", a2b_base64, "a2b_base64($module, data, /, *, strict_mode=False)\n--\n\nDecode a line of base64 data."},
    {"b2a_base64", b2a_base64, "b2a_base64($module, data, /, *, newline=True)\n--\n\nBase64-code line of data."},
    {"crc_hqx", crc_hqx, "crc_hqx($module, data, crc, /)\n--\n\nCompute CRC-CCITT incrementally."},
    {"crc32", crc32_function, "crc32($module, data, crc=0, /)\n--\n\nCompute CRC-32 incrementally."},
    {"b2a_hex", hexlify, "b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nHexadecimal representation of binary data."},
    {"hexlify", hexlify, "hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nHexadecimal representation of binary data."},
    {"a2b_hex", unhexlify, "a2b_hex($module, hexstr, /)\n--\n\nBinary data of hexadecimal representation."},
    {"unhexlify", unhexlify, "unhexlify($module, hexstr, /)\n--\n\nBinary data of hexadecimal representation."},
    {"a2b_qp", a2b_qp, "a2b_qp($module, /, data, header=False)\n--\n\nDecode a string of qp-encoded data."},
    {"b2a_qp", b2a_qp, "b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)\n--\n\nEncode a string using quoted-printable encoding."},
};

Value make_class(Thread* th, const char* name, Exc base) {
    Dict* ns = new_dict(th);
    if (!ns || !dict_set_str(th, ns, "__module__", str_from_ascii(th, "binascii"))) return {};
    return call(th, builtin_type(Kind::Type), str_from_ascii(th, name), make_tuple(th, exception_type(base)), ns);
}

}  // namespace

Value init_binascii(Thread* th) {
    if (!error_type) {
        add_root(th, &error_type);
        add_root(th, &incomplete_type);
    }
    if (!error_type) error_type = make_class(th, "Error", Exc::ValueError);
    if (!incomplete_type) incomplete_type = make_class(th, "Incomplete", Exc::Exception);
    if (!error_type || !incomplete_type) return {};
    static const ModuleDef def{"binascii", "Conversion between binary data and ASCII", functions, sizeof functions / sizeof *functions};
    Module* module = new_native_module(th, def);
    if (!module || !module_add(th, module, "Error", error_type) || !module_add(th, module, "Incomplete", incomplete_type)) return {};
    return module;
}

}  // namespace krait
