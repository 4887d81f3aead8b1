// Names of characters, for \N{...}: looked up in ICU, which is loaded at the first use only, because few programs use
// names and its data is large.
#include <dlfcn.h>

#include <string>

#include "frontend/string_escapes.h"

namespace krait {

namespace {

using CharFromName = i32 (*)(int choice, const char* name, int* error);
constexpr int kUnicodeName = 0, kNameAlias = 3;  // UCharNameChoice

CharFromName load() {
    // The symbol carries the library's version.
    for (int version = 60; version < 90; ++version) {
        std::string v = std::to_string(version);
        void* library = dlopen(("libicuuc.so." + v).c_str(), RTLD_LAZY | RTLD_LOCAL);
        if (!library) continue;
        if (void* symbol = dlsym(library, ("u_charFromName_" + v).c_str())) return reinterpret_cast<CharFromName>(symbol);
    }
    return nullptr;
}

u32 from_icu(std::string_view name) {
    static const CharFromName char_from_name = load();
    if (!char_from_name) return kNoCharacter;
    for (int choice : {kUnicodeName, kNameAlias}) {
        int error = 0;
        i32 c = char_from_name(choice, std::string(name).c_str(), &error);
        if (error <= 0) return static_cast<u32>(c);
    }
    return kNoCharacter;
}

}  // namespace

u32 (*lookup_character_name)(std::string_view name) = from_icu;

}  // namespace krait
