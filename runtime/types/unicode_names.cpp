// Names of code points, from ICU, which is loaded on first use only (start-up must not pay for its data). Characters that
// Unicode 15 added have no name here, as CPython 3.11 knows Unicode 14. Without ICU no character has a name.
#include "runtime/types/unicode_names.h"

#include <dlfcn.h>

#include <cstdio>
#include <cstring>
#include <string>

#include "runtime/types/codecs.h"
#include "runtime/types/unicode.h"

namespace krait {

namespace {

void* icu_library() {
    static void* library = [] {
        void* found = nullptr;
        char name[40];
        for (int version = 72; version >= 66 && !found; --version) {
            snprintf(name, sizeof name, "libicuuc.so.%d", version);
            found = dlopen(name, RTLD_NOW | RTLD_LOCAL);
        }
        for (int version = 73; version < 80 && !found; ++version) {
            snprintf(name, sizeof name, "libicuuc.so.%d", version);
            found = dlopen(name, RTLD_NOW | RTLD_LOCAL);
        }
        return found;
    }();
    return library;
}

int icu_version() {
    static int version = [] {
        for (int v = 60; v < 90; ++v) {
            char name[32];
            snprintf(name, sizeof name, "u_charName_%d", v);
            if (icu_library() && dlsym(icu_library(), name)) return v;
        }
        return 0;
    }();
    return version;
}

// CPython 3.11 has no names for these.
bool is_tangut_ideograph(u32 c) { return (c >= 0x17000 && c <= 0x187F7) || (c >= 0x18D00 && c <= 0x18D08); }

struct Alias {
    std::string_view name;
    u32 code;
};
constexpr Alias aliases[] = {
#include "runtime/types/unicode_aliases.inc"
};

}  // namespace

i64 code_point_by_alias(std::string_view name) {
    size_t low = 0, high = sizeof aliases / sizeof *aliases;
    while (low < high) {
        size_t mid = (low + high) / 2;
        int order = aliases[mid].name.compare(name);
        if (order == 0) return aliases[mid].code;
        if (order < 0) low = mid + 1;
        else high = mid;
    }
    return -1;
}

void* icu_function(const char* name) {
    if (!icu_version()) return nullptr;
    char full[64];
    snprintf(full, sizeof full, "%s_%d", name, icu_version());
    return dlsym(icu_library(), full);
}

int name_of_code_point(u32 c, char* buffer, int size) {
    using CharName = i32 (*)(i32, int, char*, i32, int*);
    static auto char_name = reinterpret_cast<CharName>(icu_function("u_charName"));
    if (!char_name || unicode::is_new_in_15(c) || is_tangut_ideograph(c)) return 0;
    int error = 0;
    i32 n = char_name(static_cast<i32>(c), 0, buffer, size, &error);
    return error > 0 ? 0 : n;
}

i64 code_point_by_name(Thread*, std::string_view name) {
    using FromName = i32 (*)(int, const char*, int*);
    static auto from_name = reinterpret_cast<FromName>(icu_function("u_charFromName"));
    std::string upper(name);
    for (char& c : upper)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (i64 alias = code_point_by_alias(upper); alias >= 0) return alias;
    if (!from_name || upper.size() > 200) return -1;
    for (int kind : {0, 3}) {  // names, then corrections
        int error = 0;
        i32 c = from_name(kind, upper.c_str(), &error);
        if (error <= 0 && !unicode::is_new_in_15(static_cast<u32>(c)) && !is_tangut_ideograph(static_cast<u32>(c))) return c;
    }
    return -1;
}

}  // namespace krait
