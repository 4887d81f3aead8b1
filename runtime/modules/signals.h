// Signals: start-up, and the part of the poll that runs Python handlers.
#pragma once

#include "runtime/thread.h"

namespace krait {

void install_signal_handling(Thread* th);
// Runs the handlers of the signals that have arrived. False: one raised.
[[nodiscard]] bool run_signal_handlers(Thread* th);

// As if the signal had arrived: nothing when it is ignored or has its default action.
void simulate_signal(int number);

}  // namespace krait
