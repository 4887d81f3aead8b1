"""Runs inside the measured process with --call: imports the script, then times one call after the other.

    ENGINE harness.py RESULT ITERATIONS CLOCK CALL SCRIPT [ARGS]

CALL is a function of the script, or an expression over its names. RESULT gets JSON: the times, seconds until the first
call, and the last value if it is of a plain type. Runs in every engine alike, so it uses nothing newer than Python 3.6.
"""
import json
import os
import sys
import time

PLAIN = (int, float, complex, bool, str, bytes, type(None))


def load(script, arguments):
    sys.argv = [script] + arguments
    sys.path[0] = os.path.dirname(os.path.abspath(script))
    module = type(sys)("krait_bench_script")
    module.__file__ = os.path.abspath(script)
    sys.modules[module.__name__] = module
    with open(script, "rb") as f:
        code = compile(f.read(), module.__file__, "exec")
    exec(code, module.__dict__)
    return module


def timed_calls(function, count, clock):
    times = []
    value = None
    for _ in range(count):
        start = clock()
        value = function()
        times.append(clock() - start)
    return times, value


def main():
    result, count, clock, call, script = sys.argv[1:6]
    started = time.perf_counter()
    module = load(script, sys.argv[6:])
    if call.isidentifier():
        if not hasattr(module, call):
            sys.exit("krait bench: %s has no function %s" % (script, call))
        function = getattr(module, call)
    else:
        function = eval("lambda: " + call, module.__dict__)
    set_up = time.perf_counter() - started
    times, value = timed_calls(function, int(count), time.process_time if clock == "cpu" else time.perf_counter)
    sys.stdout.flush()
    with open(result, "w") as f:
        json.dump({"times": times, "set_up": set_up, "value": repr(value) if type(value) in PLAIN else None}, f)


main()
