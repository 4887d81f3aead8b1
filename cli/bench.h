// `krait bench`: the driver is a Python program (cli/bench), run by krait itself; here is how it is found, and the small
// parent of each measured process. That parent exists because Linux counts what a process had resident before `exec` towards
// its peak: started from the driver itself, every program would seem to use at least what the driver uses.
#pragma once

#include <string>

namespace krait {

// The folder with the driver: installed beside the executable (../lib/krait/bench), or in the source tree. Empty: not found.
std::string bench_folder(const std::string& executable);

// `krait bench --spawn FILE SECONDS COMMAND [ARGS]`, given what follows --spawn. Runs COMMAND, writes "wall cpu peak-KiB" to FILE
// and returns its exit status, 124 when it took longer than SECONDS and was killed, 128 + N when signal N ended it.
int bench_spawn(int argc, char** argv);

}  // namespace krait
