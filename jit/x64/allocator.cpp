// Register allocation over a linear trace. See jit/x64/allocator.h.
#include "jit/x64/allocator.h"

#include <algorithm>
#include <bit>

#include "runtime/assert.h"

namespace krait::jit::x64 {

using namespace ir;

Allocator::Allocator(Trace& trace, const Liveness& live, MoveSink& sink, u32 gprs, u32 xmms, u32 first_spill)
    : trace_(trace), live_(live), sink_(sink), gprs_(gprs), xmms_(xmms), free_(gprs | xmms << kXmmBase),
      reg_(trace.insts.size(), -1), hint_(trace.insts.size(), -1), now_(trace.insts.size(), kNoRef), spill_(trace.insts.size(), kLocNone), spill_high_(first_spill) {
    for (Ref& r : owner_) r = kNoRef;
}

Loc Allocator::new_slot() {
    if (!free_slots_.empty()) {
        Loc slot = free_slots_.back();
        free_slots_.pop_back();
        return slot;
    }
    return kLocSpill + std::min<u32>(spill_high_++, kMaxSpills - 1);
}

void Allocator::spill_store(Ref r) {
    if (spill_[r] != kLocNone) return;
    spill_[r] = new_slot();
    sink_.store_spill(spill_[r], reg_[r]);
}

// The value whose next use is farthest; values only snapshots want are infinitely far. A value with a slot already costs
// no store, which breaks ties.
int Allocator::choose_victim(u32 mask) const {
    int best = -1;
    u64 best_score = 0;
    for (u32 m = mask; m; m &= m - 1) {
        int reg = std::countr_zero(m);
        Ref r = owner_[reg];
        if (r == kNoRef) continue;
        u64 score = (static_cast<u64>(live_.next_use(r, position_)) << 1 | (spill_[r] != kLocNone)) + 1;
        if (score > best_score) best = reg, best_score = score;
    }
    return best;
}

int Allocator::take(bool xmm, u32 avoid, int hint) {
    u32 mask = (xmm ? xmms_ << kXmmBase : gprs_) & ~pinned_ & ~avoid;
    if (hint >= 0 && (mask & free_ & (1u << hint))) {
        free_ &= ~(1u << hint);
        return hint;
    }
    u32 available = mask & free_;
    if (!available) {
        int victim = choose_victim(mask);
        KRAIT_CHECK(victim >= 0, "no register can be freed");
        Ref r = owner_[victim];
        spill_store(r);
        reg_[r] = -1;
        owner_[victim] = kNoRef;
        return victim;
    }
    // Registers that survive calls are kept for values that live long: short ones take the others first.
    u32 plain = available & ~(1u << kR12 | 1u << kR13);
    int reg = std::countr_zero(plain ? plain : available);
    free_ &= ~(1u << reg);
    return reg;
}

int Allocator::temporary(bool xmm, u32 avoid) {
    int reg = take(xmm, avoid, -1);
    temporaries_ |= 1u << reg;
    pin(reg);
    return reg;
}

void Allocator::free_temporaries() {
    free_ |= temporaries_;
    temporaries_ = 0;
}

int Allocator::use(Ref r, u32 avoid) {
    if (ir::is_const(r)) {
        int reg = temporary(wants_xmm(r), avoid);
        sink_.load_const(reg, r);
        return reg;
    }
    if (reg_[r] < 0) {
        KRAIT_CHECK(spill_[r] != kLocNone, "a value that is nowhere");
        int reg = take(wants_xmm(r), avoid, hint_[r]);
        sink_.load_spill(reg, spill_[r]);
        reg_[r] = static_cast<i8>(reg);
        owner_[reg] = r;
    }
    pin(reg_[r]);
    return reg_[r];
}

int Allocator::define(Ref r, int hint) {
    if (hint < 0) hint = hint_[r];
    int reg = take(wants_xmm(r), 0, hint);
    reg_[r] = static_cast<i8>(reg);
    owner_[reg] = r;
    pin(reg);
    return reg;
}

void Allocator::rename(Ref value, Ref name) {
    int reg = reg_[value];
    reg_[name] = static_cast<i8>(reg);
    spill_[name] = spill_[value];
    owner_[reg] = name;
    reg_[value] = -1;
    spill_[value] = kLocNone;
    now_[value] = name;
    pin(reg);
}

void Allocator::make_way(Ref r) {
    int wanted = hint_[r];
    if (wanted < 0 || is_free(wanted)) return;
    Ref other = owner_[wanted];
    if (other == kNoRef || hint_[other] < 0 || hint_[other] == wanted || !is_free(hint_[other])) return;
    int to = hint_[other];
    sink_.move_reg(to, wanted);
    free_ = (free_ & ~(1u << to)) | 1u << wanted;
    owner_[wanted] = kNoRef;
    owner_[to] = other;
    reg_[other] = static_cast<i8>(to);
}

void Allocator::release_dead(u32 position, const std::vector<Ref>* keep) {
    for (int reg = 0; reg < kRegCount; ++reg) {
        Ref r = owner_[reg];
        if (r == kNoRef || live_.live_end[r] > position) continue;
        if (keep && std::find(keep->begin(), keep->end(), r) != keep->end()) continue;
        owner_[reg] = kNoRef;
        reg_[r] = -1;
        free_ |= 1u << reg;
        pinned_ &= ~(1u << reg);
        if (spill_[r] != kLocNone && !keep) free_slots_.push_back(spill_[r]), spill_[r] = kLocNone;
    }
}

void Allocator::vacate_for_call(u32 position, const std::vector<Ref>& also) {
    u32 saved = (1u << kR12 | 1u << kR13);
    for (int reg = 0; reg < kRegCount; ++reg) {
        Ref r = owner_[reg];
        if (r == kNoRef || (saved >> reg & 1)) continue;
        bool needed = live_.live_end[r] > position || std::find(also.begin(), also.end(), r) != also.end();
        if (needed) {
            // A value used soon again and worth it moves to a register that survives.
            u32 room = saved & free_ & gprs_;
            if (!is_xmm(reg) && spill_[r] == kLocNone && room && live_.next_use(r, position) != Liveness::kNever) {
                int to = std::countr_zero(room);
                sink_.move_reg(to, reg);
                free_ &= ~(1u << to);
                owner_[to] = r;
                reg_[r] = static_cast<i8>(to);
                owner_[reg] = kNoRef;
                free_ |= 1u << reg;
                continue;
            }
            spill_store(r);
        }
    }
}

void Allocator::evict(int reg) {
    Ref r = owner_[reg];
    if (r == kNoRef) return;
    spill_store(r);
    reg_[r] = -1;
    owner_[reg] = kNoRef;
    free_ |= 1u << reg;
}

void Allocator::forget_caller_saved() {
    u32 saved = (1u << kR12 | 1u << kR13);
    for (int reg = 0; reg < kRegCount; ++reg) {
        Ref r = owner_[reg];
        if (r == kNoRef || (saved >> reg & 1)) continue;
        reg_[r] = -1;
        owner_[reg] = kNoRef;
        free_ |= 1u << reg;
    }
}

void Allocator::place(Ref r, Loc loc) {
    if (loc_is_reg(loc)) {
        reg_[r] = static_cast<i8>(loc);
        owner_[loc] = r;
        free_ &= ~(1u << loc);
    } else {
        spill_[r] = loc;
    }
}

// Are there positions of the loop's body at which more values live than there are registers of the class?
bool Allocator::is_short_in_loop(bool xmm) const {
    u32 count = static_cast<u32>(reg_.size());
    std::vector<i32> change(count + 1, 0);
    for (Ref r = 0; r < count; ++r) {
        TraceType type = trace_.insts[r].type;
        if (type == TraceType::None || type == TraceType::Wide || wants_xmm(r) != xmm || live_.live_end[r] <= position_ || live_.fused[r]) continue;
        if (r < position_ && reg_[r] < 0 && spill_[r] == kLocNone) continue;
        ++change[std::max(r, position_)];
        --change[live_.live_end[r]];
    }
    i32 live = 0, most = 0;
    for (u32 i = position_; i < count; ++i) most = std::max(most, live += change[i]);
    return most >= std::popcount(xmm ? xmms_ : gprs_);
}

std::vector<Allocator::Place> Allocator::loop_head(const std::vector<Ref>& phis) {
    std::vector<Place> places;
    const bool is_short[2] = {is_short_in_loop(false), is_short_in_loop(true)};
    for (Ref r = 0; r < reg_.size(); ++r) {
        bool live = live_.live_end[r] > position_;
        if (!live) continue;
        // A value that the loop reads and a free register is there for: load it once, here.
        if (reg_[r] < 0 && spill_[r] != kLocNone && live_.next_use(r, position_) != Liveness::kNever) {
            u32 mask = (wants_xmm(r) ? xmms_ << kXmmBase : gprs_) & free_;
            if (std::popcount(mask) > 2) use(r);
        }
        if (reg_[r] < 0 && spill_[r] == kLocNone) continue;
        bool is_phi = std::find(phis.begin(), phis.end(), r) != phis.end();
        if (is_phi && reg_[r] >= 0) spill_[r] = kLocNone;
        if (!is_phi && reg_[r] >= 0 && is_short[wants_xmm(r)]) spill_store(r);
        places.push_back({r, location(r)});
        // An invariant's slot counts on its value, too.
        if (reg_[r] >= 0 && spill_[r] != kLocNone) places.push_back({r, spill_[r]});
    }
    return places;
}

void parallel_move(std::vector<Move> moves, MoveSink& sink) {
    const int kGprScratch = kScratch, kXmmScratchReg = kXmmBase + kScratchXmm;
    std::erase_if(moves, [](const Move& m) { return m.to == m.from; });
    auto emit = [&](Loc to, Loc from) {
        if (loc_is_reg(to)) {
            if (loc_is_reg(from)) sink.move_reg(static_cast<int>(to), static_cast<int>(from));
            else if (loc_is_spill(from)) sink.load_spill(static_cast<int>(to), from);
            else sink.load_const(static_cast<int>(to), from);
            return;
        }
        int reg = loc_is_reg(from) ? static_cast<int>(from) : kGprScratch;
        if (loc_is_spill(from)) sink.load_spill(reg, from);
        else if (loc_is_const(from)) sink.load_const(reg, from);
        sink.store_spill(to, reg);
    };
    // Constants depend on nothing: last, so that they do not disturb.
    std::vector<Move> constants;
    std::erase_if(moves, [&](const Move& m) {
        if (loc_is_const(m.from)) return constants.push_back(m), true;
        return false;
    });
    while (!moves.empty()) {
        bool progress = false;
        for (size_t i = 0; i < moves.size(); ++i) {
            Loc to = moves[i].to;
            bool blocked = std::any_of(moves.begin(), moves.end(), [&](const Move& m) { return m.from == to; });
            if (blocked) continue;
            emit(to, moves[i].from);
            moves.erase(moves.begin() + static_cast<long>(i));
            progress = true;
            break;
        }
        if (progress) continue;
        // Only cycles are left. What the first one's destination holds goes to the XMM scratch, whatever its class; its
        // readers read it there. The GPR scratch stays free as the stopover of moves between slots.
        Loc temp = static_cast<Loc>(kXmmScratchReg);
        Loc broken = moves.front().to;
        if (loc_is_reg(broken))
            sink.move_reg(kXmmScratchReg, static_cast<int>(broken));
        else
            sink.load_spill(kXmmScratchReg, broken);
        for (Move& other : moves)
            if (other.from == broken) other.from = temp;
    }
    for (const Move& m : constants) emit(m.to, m.from);
}

}  // namespace krait::jit::x64
