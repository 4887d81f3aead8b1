// Liveness of temporaries in register code, so that snapshots and loops do not carry dead ones. Locals count as live
// always: they can be seen from outside (locals(), tracebacks).
#pragma once

#include <vector>

#include "ir/reg_code.h"

namespace krait::jit {

class RegLiveness {
  public:
    explicit RegLiveness(const ir::RegCode& reg);
    // Is register `r` read after, or by, the instruction at word `pc` before it is written?
    bool live_in(u32 pc, u32 r) const { return all_live_ || r < first_ || (in_[pc] >> (r - first_) & 1); }

  private:
    u64 transfer(const ir::RegCode& reg, u32 pc, u64 out) const;
    bool all_live_ = false;
    u32 first_;
    std::vector<u64> in_;
};

}  // namespace krait::jit
