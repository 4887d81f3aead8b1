// Options: what the command line chose. CPython's single-letter options keep their meaning; Krait's own are rows of
// runtime/options.def.
#pragma once

#include <string_view>

namespace krait {

struct Options {
#define KRAIT_OPTION_Flag bool
#define KRAIT_OPTION_Int long
#define KRAIT_OPTION_Text const char*
#define OPTION(kind, field, name, default_value, help) KRAIT_OPTION_##kind field = default_value;
#include "runtime/options.def"
#undef OPTION
#undef KRAIT_OPTION_Flag
#undef KRAIT_OPTION_Int
#undef KRAIT_OPTION_Text

    // CPython's: -B -d -E -I -i -O -OO -P -q -s -S -u -v -W -X -b
    int dont_write_bytecode = 0, debug = 0, ignore_environment = 0, isolated = 0, interactive = 0, optimize = 0;
    int no_user_site = 0, no_site = 0, unbuffered = 0, verbose = 0, quiet = 0, bytes_warning = 0, safe_path = 0;
    int inspect = 0;                  // -i or PYTHONINSPECT: the prompt follows the program
    bool skip_first_line = false;     // -x
    bool dev_mode = false, utf8_mode = false, warn_default_encoding = false;  // of -X
    int max_str_digits = -1;          // -X int_max_str_digits; -1: the default
    int warning_count = 0, x_count = 0;
    bool no_debug_ranges = false;  // -X no_debug_ranges: code objects without columns
    const char* warnings[64];   // -W arguments
    const char* x_options[64];  // -X arguments
    const char* executable = nullptr;

    // Is `stage` in the list given with --dump (or was `all`)?
    bool dumps(std::string_view stage) const { return list_has(dump, stage) || list_has(dump, "all"); }
    bool stresses(std::string_view what) const { return list_has(stress, what); }

    static bool list_has(const char* list, std::string_view word) {
        if (!list) return false;
        std::string_view rest(list);
        while (!rest.empty()) {
            size_t comma = rest.find(',');
            if (rest.substr(0, comma) == word) return true;
            if (comma == std::string_view::npos) break;
            rest.remove_prefix(comma + 1);
        }
        return false;
    }
};

}  // namespace krait
