"""What pyperformance's scripts use of the package pyperf: run each benchmark once, for a number of loops given on the
command line as --loops=N, and print its name. Timing is done from outside, over the whole process."""
import argparse
import subprocess
import sys
from time import perf_counter

__all__ = ["Runner", "perf_counter", "python_implementation", "python_has_jit"]


def python_implementation():
    return sys.implementation.name


def python_has_jit():
    return False


class Runner:
    def __init__(self, **_):
        self.metadata = {}
        self.argparser = argparse.ArgumentParser()
        self.argparser.add_argument("--loops", type=int, default=1)
        self.argparser.add_argument("--only", help="the benchmark of this name and no other")
        self.args = None

    def parse_args(self, argv=None):
        if self.args is None:
            self.args = self.argparser.parse_args(argv)
        return self.args

    def _loops(self, name):
        self.parse_args()
        if self.args.only not in (None, name):
            return 0
        print(name, self.args.loops)
        return self.args.loops

    def bench_func(self, name, func, *args, **_):
        for _ in range(self._loops(name)):
            func(*args)

    def bench_time_func(self, name, func, *args, **_):
        loops = self._loops(name)
        if loops:
            func(loops, *args)

    def bench_command(self, name, command, **_):
        for _ in range(self._loops(name)):
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)

    def bench_async_func(self, name, func, *args, loop_factory=None, **_):
        loops = self._loops(name)
        if not loops:
            return
        import asyncio

        async def run():
            for _ in range(loops):
                await func(*args)

        if loop_factory is None:
            asyncio.run(run())
        else:
            with asyncio.Runner(loop_factory=loop_factory) as runner:
                runner.run(run())
