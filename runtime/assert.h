// Broken invariants. KRAIT_ASSERT costs nothing in release builds; KRAIT_CHECK always runs, for places where going on
// could produce wrong machine code. Neither is ever used for what a Python program can cause.
#pragma once

namespace krait {
[[noreturn]] void broken_invariant(const char* file, int line, const char* condition, const char* why);
}

#define KRAIT_CHECK(condition, why) \
    do {                            \
        if (!(condition)) [[unlikely]] ::krait::broken_invariant(__FILE__, __LINE__, #condition, why); \
    } while (0)

#if KRAIT_ASSERTS
#define KRAIT_ASSERT(condition, why) KRAIT_CHECK(condition, why)
#else
#define KRAIT_ASSERT(condition, why) ((void)0)
#endif
