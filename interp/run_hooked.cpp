// The dispatch loop with a hook before each instruction, for sys.settrace and the JIT's recorder; see interp/loop.inc.
#define KRAIT_HOOKED 1
#define KRAIT_RUN_NAME run_hooked
#include "interp/loop_includes.h"

namespace krait {

using namespace ir;

#include "interp/loop.inc"

}  // namespace krait
