// ReprGuard: marks an object as being printed while in scope, so that containers that hold themselves print "[...]".
// The chain runs through the C stack frames that print.
#pragma once

#include "runtime/object.h"

namespace krait {

class ReprGuard {
  public:
    explicit ReprGuard(const Object* object) : object_(object), previous_(head_) {
        for (ReprGuard* g = head_; g; g = g->previous_) {
            if (g->object_ == object) recursive_ = true;
        }
        head_ = this;
    }
    ~ReprGuard() { head_ = previous_; }
    ReprGuard(const ReprGuard&) = delete;
    ReprGuard& operator=(const ReprGuard&) = delete;
    // True if the object is already being printed further out.
    bool recursive() const { return recursive_; }

  private:
    const Object* object_;
    ReprGuard* previous_;
    bool recursive_ = false;
    static inline thread_local ReprGuard* head_ = nullptr;
};

}  // namespace krait
