// Liveness of a linear trace: for each value the positions of its uses, its last one, and which compares are computed at
// the guard that wants them. A value from before the loop that the body uses lives to the loop's end.
//
// An object that a guard has refined is the same word under a new name: from there on the new name stands for the old one (`renamed`),
// in operands, which are rewritten, and in snapshots, so that both are one register.
#pragma once

#include <vector>

#include "ir/trace.h"

namespace krait::jit::x64 {

struct Liveness {
    std::vector<u32> live_end;      // last position that needs the value (snapshots included); 0: none
    std::vector<u32> use_begin;     // per value: index into `uses`
    std::vector<u32> uses;          // positions of uses by instructions, ascending
    std::vector<ir::Ref> renamed;   // the guard whose result stands for the value from there on, or kNoRef
    std::vector<u8> fused;          // a compare emitted by its only user, a guard
    u32 loop_end = 0;

    explicit Liveness(ir::Trace& trace);
    // Next use after `position`, kNever if none. `cursor` speeds up repeated queries.
    static constexpr u32 kNever = 0xFFFFFFFF;
    u32 next_use(ir::Ref r, u32 position) const;

  private:
    void find_fusions(ir::Trace& trace);
    bool may_rename(const ir::Trace& trace, u32 guard, ir::Ref value) const;
    std::vector<u32> last_;         // last position that names the value
    std::vector<bool> is_phi_;
    u32 loop_head_ = ir::kNoRef;
    mutable std::vector<u32> cursor_;
};

bool is_compare(ir::TraceOp op);

}  // namespace krait::jit::x64
