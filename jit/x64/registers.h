// Register conventions of compiled traces, and the layout of the machine-stack frame they all share.
//
//   rbx  the thread         rbp  the root frame          rsp  machine frame (below)
//   r14  kIntBias           r15  kDoubleOffset           r11, xmm15  scratch of the emitter
//
// The rest is allocated. One machine frame, made by the entry routine, serves every trace run until it is left; traces jump to
// each other without touching rsp. Values that leave registers live in its spill slots, where the collector's conservative
// scan of the machine stack finds them.
#pragma once

#include "runtime/value.h"

namespace krait::jit::x64 {

constexpr int kRax = 0, kRcx = 1, kRdx = 2, kRbx = 3, kRsp = 4, kRbp = 5, kRsi = 6, kRdi = 7, kR11 = 11, kR12 = 12,
              kR13 = 13, kR14 = 14, kR15 = 15;
constexpr int kThreadReg = kRbx, kFrameReg = kRbp, kBiasReg = kR14, kDoubleReg = kR15, kScratch = kR11, kScratchXmm = 15;

constexpr u32 kAllGprs = 0xFFFF & ~(1u << kRbx | 1u << kRsp | 1u << kRbp | 1u << kR11 | 1u << kR14 | 1u << kR15);
constexpr u32 kAllXmms = 0x7FFF;
constexpr u32 kCallerSavedGprs = kAllGprs & ~(1u << kR12 | 1u << kR13);

// A unit's inlined frames take at most this much VM stack, and so many levels.
constexpr u32 kStackMarginWords = 4096;
constexpr i32 kDepthMargin = 64;

// Registers are numbered 0..15 (GPR) and 16..31 (XMM).
constexpr int kXmmBase = 16;
constexpr int kRegCount = 32;
constexpr bool is_xmm(int reg) { return reg >= kXmmBase; }

constexpr int kMaxMemoryArgs = 64;
constexpr int kMaxSpills = 480;

// Offsets from rsp.
constexpr i32 kArgsOffset = 0;                                    // Args{data, count, kwnames}
constexpr i32 kArgValuesOffset = 32;
constexpr i32 kExitIdOffset = kArgValuesOffset + 8 * kMaxMemoryArgs;
constexpr i32 kEntryTopOffset = kExitIdOffset + 8;                // th->stack_top when the root frame was entered
constexpr i32 kThunkArgOffset = kEntryTopOffset + 8;
constexpr i32 kEntryFrameOffset = kThunkArgOffset + 8;            // frame handed to the entry routine
constexpr i32 kGprsOffset = kEntryFrameOffset + 8;
constexpr i32 kXmmsOffset = kGprsOffset + 16 * 8;
constexpr i32 kSpillsOffset = kXmmsOffset + 16 * 8;
constexpr i32 kFrameBytes = kSpillsOffset + 8 * kMaxSpills;

// What the exit handler sees at rsp.
struct ExitState {
    u64 args[kArgValuesOffset / 8];
    u64 arg_values[kMaxMemoryArgs];
    u64 exit_id;
    u64 entry_top;
    u64 thunk_arg;
    u64 entry_frame;
    u64 gprs[16];
    double xmms[16];
    u64 spills[kMaxSpills];
};
static_assert(sizeof(ExitState) == kFrameBytes);
static_assert(offsetof(ExitState, spills) == kSpillsOffset && offsetof(ExitState, gprs) == kGprsOffset);

// Where a value is. Registers 0..31; spill slots from kLocSpill on; constants name their reference.
using Loc = u32;
constexpr Loc kLocNone = 0xFFFFFFFF;
constexpr Loc kLocSpill = 64;
constexpr Loc kLocConst = 0x80000000;
constexpr bool loc_is_reg(Loc loc) { return loc < kRegCount; }
constexpr bool loc_is_spill(Loc loc) { return loc >= kLocSpill && loc < kLocConst; }
constexpr bool loc_is_const(Loc loc) { return loc != kLocNone && loc >= kLocConst; }
constexpr i32 spill_offset(Loc loc) { return kSpillsOffset + 8 * static_cast<i32>(loc - kLocSpill); }

}  // namespace krait::jit::x64
