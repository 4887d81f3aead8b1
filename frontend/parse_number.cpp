// Values of number literals (language reference 2.4.4 to 2.4.6). The tokenizer has checked their form.
#include <charconv>
#include <cstdlib>

#include "frontend/parser.h"
#include "runtime/operators.h"
#include "runtime/types/complex.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace krait {

namespace {

double parse_double(const std::string& text) {
    double d = 0;
    auto result = std::from_chars(text.data(), text.data() + text.size(), d);
    // Out of range leaves `d` alone; strtod says whether it is 0 or infinity.
    return result.ec == std::errc() ? d : std::strtod(text.c_str(), nullptr);
}

}  // namespace

// Empty with `error` set: a SyntaxError at the number's line.
Value number_value(ParseContext& context, std::string_view literal, std::string& error) {
    Thread* th = context.thread();
    std::string text;
    for (char c : literal)
        if (c != '_') text += c;
    char last = text.back();
    char marker = text.size() > 1 && text[0] == '0' ? static_cast<char>(text[1] | 0x20) : 0;
    Value value;
    if (marker == 'x' || marker == 'o' || marker == 'b') {
        int base = marker == 'x' ? 16 : marker == 'o' ? 8 : 2;
        value = int_from_digits(th, text.data() + 2, text.size() - 2, base);
    } else if (last == 'j' || last == 'J') {
        text.pop_back();
        value = new_complex(th, 0.0, parse_double(text));
    } else if (text.find_first_of(".eE") != std::string::npos) {
        value = Value::from_double(parse_double(text));
    } else {
        value = int_from_digits(th, text.data(), text.size(), 10);
    }
    if (value) return value;
    if (pending_matches(th, Exc::ValueError)) {
        // Longer than sys.get_int_max_str_digits().
        Str* message = to_str(th, take_pending(th));
        if (message)
            error = std::string(str_utf8(th, message)) +
                    " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.";
    }
    if (error.empty()) context.failed = true;
    return {};
}

}  // namespace krait
