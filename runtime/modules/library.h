// Shared libraries that a module needs only once it is used: opened at its first import, so that start-up does not pay for them.
#pragma once

#include <dlfcn.h>

namespace krait {

class Library {
  public:
    // The first of the names that there is.
    explicit Library(const char* name, const char* other = nullptr) {
        handle_ = dlopen(name, RTLD_NOW | RTLD_LOCAL);
        if (!handle_ && other) handle_ = dlopen(other, RTLD_NOW | RTLD_LOCAL);
    }
    bool ok() const { return handle_; }
    // Sets `function` to the symbol; false if the library lacks it.
    template <class F>
    bool get(F*& function, const char* symbol) const {
        void* found = handle_ ? dlsym(handle_, symbol) : nullptr;
        __builtin_memcpy(&function, &found, sizeof found);
        return found;
    }

  private:
    void* handle_;
};

}  // namespace krait
