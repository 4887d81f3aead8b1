// The dispatch loop as it normally runs; see interp/loop.inc.
#define KRAIT_HOOKED 0
#define KRAIT_RUN_NAME run_plain
#include "interp/loop_includes.h"

namespace krait {

using namespace ir;

#include "interp/loop.inc"

}  // namespace krait
