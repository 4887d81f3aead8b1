// printf-style formatting, `text % values`, for str and for bytes (which is done as Latin-1 text and turned back).
#include "runtime/types/str_percent.h"

#include <cmath>
#include <string>

#include "runtime/call.h"
#include "runtime/format.h"
#include "runtime/number_text.h"
#include "runtime/operators.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str_methods.h"

namespace krait {

namespace {

struct Directive {
    bool left = false, sign = false, blank = false, alternate = false, zero = false;
    i64 width = -1;
    int precision = -1;
    u32 code = 0;
};

class Formatter {
  public:
    Formatter(Thread* th, Str* format, Value arguments, bool bytes)
        : th_(th), format_(format), arguments_(arguments), bytes_(bytes), out_(th) {
        if (is_tuple(arguments)) {
            count_ = arguments.as<Tuple>()->size;
        } else {
            count_ = -1;
            next_ = -2;
            Kind kind = kind_of(arguments);
            if (type_of(arguments)->slots.getitem && kind != Kind::Str && !(bytes && (kind == Kind::Bytes || kind == Kind::Bytearray)))
                mapping_ = arguments;
        }
    }

    Str* run();

  private:
    Value next_argument();
    bool parse(Directive& d);
    bool parse_key();
    bool parse_star(i64* out);
    bool parse_count(i64 limit, const char* message, i64* out);
    bool convert(const Directive& d);
    bool put_text(const Directive& d, Str* text);
    bool put_number(const Directive& d, std::string_view text, bool is_float);
    bool convert_int(const Directive& d, Value v);
    bool convert_float(const Directive& d, Value v);
    bool convert_char(const Directive& d, Value v);
    u32 peek() const { return at_ < format_->length ? format_->at(at_) : 0; }
    bool incomplete() {
        if (at_ < format_->length) return false;
        raise(th_, Exc::ValueError, "incomplete format");
        return true;
    }

    Thread* th_;
    Str* format_;
    Value arguments_;
    Value mapping_;
    Value keyed_;      // the value a %(key) selected
    i64 count_ = 0;    // of a tuple; -1: a single value
    i64 next_ = 0;
    i64 at_ = 0;
    bool bytes_;
    StrBuilder out_;
};

Value Formatter::next_argument() {
    if (next_ < count_) {
        i64 i = next_++;
        if (count_ < 0) return keyed_ ? keyed_ : arguments_;
        return arguments_.as<Tuple>()->items[i];
    }
    return raise(th_, Exc::TypeError, "not enough arguments for format string");
}

bool Formatter::parse_key() {
    if (!mapping_) {
        raise(th_, Exc::TypeError, "format requires a mapping");
        return false;
    }
    i64 start = ++at_;
    int depth = 1;
    for (; at_ < format_->length && depth > 0; ++at_) {
        u32 c = format_->at(at_);
        if (c == ')') --depth;
        else if (c == '(') ++depth;
    }
    if (depth > 0) {
        raise(th_, Exc::ValueError, "incomplete format key");
        return false;
    }
    Str* text = str_substring(th_, format_, start, at_ - 1);
    if (!text) return false;
    Value key = bytes_ ? Value(bytes_from(th_, {text->data, static_cast<size_t>(text->length)})) : Value(text);
    keyed_ = get_item(th_, mapping_, key);
    count_ = -1;
    next_ = -2;
    return static_cast<bool>(keyed_);
}

bool Formatter::parse_star(i64* out) {
    ++at_;
    Value v = next_argument();
    if (!v) return false;
    if (!is_int(v)) {
        raise(th_, Exc::TypeError, "* wants int");
        return false;
    }
    if (!to_ssize(th_, v, Exc::OverflowError, out)) return false;
    return !incomplete();
}

bool Formatter::parse_count(i64 limit, const char* message, i64* out) {
    i64 value = 0;
    while (peek() >= '0' && peek() <= '9') {
        value = value * 10 + (peek() - '0');
        if (value > limit) {
            raise(th_, Exc::ValueError, message);
            return false;
        }
        ++at_;
    }
    *out = value;
    return true;
}

bool Formatter::parse(Directive& d) {
    if (incomplete()) return false;
    if (peek() == '(' && !parse_key()) return false;
    for (bool more = true; more; at_ += more) {
        switch (peek()) {
            case '-': d.left = true; break;
            case '+': d.sign = true; break;
            case ' ': d.blank = true; break;
            case '#': d.alternate = true; break;
            case '0': d.zero = true; break;
            default: more = false;
        }
    }
    if (peek() == '*') {
        if (!parse_star(&d.width)) return false;
        if (d.width < 0) d.left = true, d.width = -d.width;
    } else if (peek() >= '0' && peek() <= '9') {
        if (!parse_count(INT64_MAX / 16, "width too big", &d.width)) return false;
    }
    if (peek() == '.') {
        ++at_;
        i64 precision = 0;
        if (peek() == '*') {
            if (!parse_star(&precision)) return false;
            if (precision > INT32_MAX) {
                raise(th_, Exc::OverflowError, "Python int too large to convert to C int");
                return false;
            }
            if (precision < 0) precision = 0;
        } else if (!parse_count(INT32_MAX, bytes_ ? "prec too big" : "precision too big", &precision)) {
            return false;
        }
        d.precision = static_cast<int>(precision);
    }
    if (peek() == 'h' || peek() == 'l' || peek() == 'L') ++at_;
    if (incomplete()) return false;
    d.code = format_->at(at_++);
    return true;
}

bool Formatter::put_text(const Directive& d, Str* text) {
    i64 length = text->length;
    if (d.precision >= 0 && d.code != 'c' && length > d.precision) length = d.precision;
    i64 padding = d.width > length ? d.width - length : 0;
    if (padding > (i64{1} << 33)) {
        raise_no_memory(th_);
        return false;
    }
    if (!d.left) out_.append_repeated(' ', padding);
    if (length == text->length) out_.append(text);
    else out_.append(text, 0, length);
    if (d.left) out_.append_repeated(' ', padding);
    return true;
}

bool Formatter::put_number(const Directive& d, std::string_view text, bool is_float) {
    char head[4];
    size_t head_size = 0;
    if (text[0] == '-') {
        head[head_size++] = '-';
        text.remove_prefix(1);
    } else if (d.sign) {
        head[head_size++] = '+';
    } else if (d.blank) {
        head[head_size++] = ' ';
    }
    if (!is_float && d.alternate && text.size() > 1 && (d.code == 'x' || d.code == 'X' || d.code == 'o')) {
        head[head_size++] = text[0];
        head[head_size++] = text[1];
        text.remove_prefix(2);
    }
    i64 padding = d.width - static_cast<i64>(head_size + text.size());
    if (padding > (i64{1} << 33)) {
        raise_no_memory(th_);
        return false;
    }
    bool zeros = !d.left && d.zero;
    if (!d.left && !zeros) out_.append_repeated(' ', padding);
    out_.append(std::string_view(head, head_size));
    if (zeros) out_.append_repeated('0', padding);
    out_.append(text);
    if (d.left) out_.append_repeated(' ', padding);
    return true;
}

bool is_number(Value v) {
    if (is_int(v) || is_float(v) || has_kind(v, Kind::Complex)) return true;
    Type* type = type_of(v);
    return type->slots.index || type->slots.int_ || type->slots.float_;
}

bool Formatter::convert_int(const Directive& d, Value v) {
    bool needs_int = d.code == 'o' || d.code == 'x' || d.code == 'X';
    if (v.is_small_int() && d.precision < 0 && !d.alternate && d.code != 'X') {
        char buffer[kIntTextSize];
        return put_number(d, int_text(v.small_int(), d.code == 'o' ? 8 : needs_int ? 16 : 10, buffer), false);
    }
    Value number;
    if (is_int(v)) number = v;
    else if (is_number(v)) {
        number = needs_int ? to_index(th_, v) : call(th_, builtin_type(Kind::Int), v);
        if (!number && !catch_pending(th_, Exc::TypeError)) return false;
    }
    if (!number) {
        char code = bytes_ && !needs_int ? 'd' : static_cast<char>(d.code);
        raise(th_, Exc::TypeError, needs_int ? "%%%c format: an integer is required, not %.200s" : "%%%c format: a real number is required, not %.200s",
              code, type_name(type_of(v)));
        return false;
    }
    int base = d.code == 'o' ? 8 : needs_int ? 16 : 10;
    Str* digits = int_to_str(th_, number, base);
    if (!digits) return false;
    std::string text(digits->ascii());
    std::string sign;
    if (text[0] == '-') {
        sign = "-";
        text.erase(0, 1);
    }
    if (d.precision > INT32_MAX - 3) {
        raise(th_, Exc::OverflowError, "precision too large");
        return false;
    }
    if (d.precision > static_cast<int>(text.size())) text.insert(0, static_cast<size_t>(d.precision) - text.size(), '0');
    if (d.code == 'X')
        for (char& c : text)
            if (c >= 'a') c = static_cast<char>(c - 32);
    if (d.alternate && base != 10) text.insert(0, std::string("0") + static_cast<char>(d.code));
    return put_number(d, sign + text, false);
}

bool Formatter::convert_float(const Directive& d, Value v) {
    double x;
    if (v.is_double() && d.code == 'f' && !d.alternate && std::isfinite(v.as_double())) {
        char buffer[kFloatTextSize + 1];
        buffer[0] = '-';
        char* start = buffer + std::signbit(v.as_double());
        if (char* end = write_fixed(std::fabs(v.as_double()), d.precision < 0 ? 6 : d.precision, start))
            return put_number(d, {buffer, static_cast<size_t>(end - buffer)}, true);
    }
    if (!to_double(th_, v, &x)) {
        if (bytes_ && catch_pending(th_, Exc::TypeError))
            raise(th_, Exc::TypeError, "float argument required, not %.200s", type_name(type_of(v)));
        return false;
    }
    int precision = d.precision < 0 ? 6 : d.precision;
    return put_number(d, float_text(x, static_cast<char>(d.code), precision, d.alternate ? kFloatAlternate : 0), true);
}

bool Formatter::convert_char(const Directive& d, Value v) {
    u32 limit = bytes_ ? 256 : kMaxCodePoint + 1;
    i64 code = -1;
    if (!bytes_ && is_str(v) && str_of(v)->length == 1) {
        code = str_of(v)->at(0);
    } else if (bytes_ && has_kind(v, Kind::Bytes) && v.as<Bytes>()->length == 1) {
        code = static_cast<u8>(v.as<Bytes>()->data[0]);
    } else if (bytes_ && has_kind(v, Kind::Bytearray) && v.as<Bytearray>()->length == 1) {
        code = static_cast<u8>(v.as<Bytearray>()->data()[0]);
    } else {
        Value number = is_int(v) ? v : has_index(v) ? to_index(th_, v) : Value();
        if (!number && has_pending(th_)) return false;
        if (!number) {
            raise(th_, Exc::TypeError, bytes_ ? "%%c requires an integer in range(256) or a single byte" : "%%c requires int or char");
            return false;
        }
        if (!int_fits_i64(number, &code) || code < 0 || code >= limit) {
            raise(th_, Exc::OverflowError, bytes_ ? "%%c arg not in range(256)" : "%%c arg not in range(0x110000)");
            return false;
        }
    }
    Str* text = str_from_char(th_, static_cast<u32>(code));
    return text && put_text(d, text);
}

// What %s and %b take in bytes formatting, as Latin-1 text.
Str* bytes_text(Thread* th, Value v) {
    if (has_kind(v, Kind::Bytes)) return str_from_latin1(th, v.as<Bytes>()->view());
    if (!supports_buffer(v)) {
        Value method = lookup_special(th, v, th->vm->names.dunder_bytes);
        if (method) {
            Value result = call(th, method);
            if (!result) return nullptr;
            if (!has_kind(result, Kind::Bytes)) {
                raise(th, Exc::TypeError, "__bytes__ returned non-bytes (type %.200s)", type_name(type_of(result)));
                return nullptr;
            }
            return str_from_latin1(th, result.as<Bytes>()->view());
        }
        if (!has_pending(th))
            raise(th, Exc::TypeError, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%.100s'",
                  type_name(type_of(v)));
        return nullptr;
    }
    BufferView view;
    if (!get_buffer(th, v, &view, kBufferSimple)) return nullptr;
    Str* text = str_from_latin1(th, {view.data, static_cast<size_t>(view.length)});
    release_buffer(th, &view);
    return text;
}

bool Formatter::convert(const Directive& d) {
    Value v = next_argument();
    if (!v) return false;
    Str* text;
    switch (d.code) {
        case 'b':
            if (!bytes_) break;
            [[fallthrough]];
        case 's':
            if (v.is_small_int() && !bytes_ && d.width < 0 && d.precision < 0) {
                char buffer[kIntTextSize];
                return out_.append(int_text(v.small_int(), 10, buffer)), true;
            }
            text = bytes_ ? bytes_text(th_, v) : is_exactly(v, Kind::Str) ? str_of(v) : to_str(th_, v);
            return text && put_text(d, text);
        case 'r':
            text = bytes_ ? to_ascii(th_, v) : to_repr(th_, v);
            return text && put_text(d, text);
        case 'a':
            text = to_ascii(th_, v);
            return text && put_text(d, text);
        case 'd': case 'i': case 'u': case 'o': case 'x': case 'X': return convert_int(d, v);
        case 'e': case 'E': case 'f': case 'F': case 'g': case 'G': return convert_float(d, v);
        case 'c': return convert_char(d, v);
        default: break;
    }
    raise(th_, Exc::ValueError, "unsupported format character '%c' (0x%x) at index %zd",
          d.code > 31 && d.code < 127 ? static_cast<int>(d.code) : '?', d.code, at_ - 1);
    return false;
}

Str* Formatter::run() {
    while (at_ < format_->length) {
        i64 next = at_;
        while (next < format_->length && format_->at(next) != '%') ++next;
        if (format_->is_ascii()) out_.append(format_->ascii().substr(static_cast<size_t>(at_), static_cast<size_t>(next - at_)));
        else out_.append(format_, at_, next);
        at_ = next;
        if (at_ == format_->length) break;
        ++at_;
        if (peek() == '%' && at_ < format_->length) {
            out_.append(u32{'%'});
            ++at_;
            continue;
        }
        Directive d;
        if (!parse(d) || !convert(d)) return nullptr;
    }
    if (next_ < count_ && !mapping_) {
        raise(th_, Exc::TypeError, bytes_ ? "not all arguments converted during bytes formatting" : "not all arguments converted during string formatting");
        return nullptr;
    }
    return out_.finish();
}

}  // namespace

Value str_percent(Thread* th, Value format, Value arguments) {
    Formatter formatter(th, str_of(format), arguments, false);
    return formatter.run();
}

Str* bytes_percent(Thread* th, std::string_view format, Value arguments) {
    Str* text = str_from_latin1(th, format);
    if (!text) return nullptr;
    Formatter formatter(th, text, arguments, true);
    return formatter.run();
}

}  // namespace krait
